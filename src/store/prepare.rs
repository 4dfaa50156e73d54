//! What can be worked out of articles without the database: their keys, bytes and blocks. Done for many at once, beside
//! the one thread that writes: of the next batch while one is stored.

use super::pack::pack;
use super::{Error, Input};
use crate::format::{Plain, article_feature, tally_feature};
use crate::incident::{Blocks, SourcedReport, report_key};
use rayon::prelude::*;
use serde::Serialize;
use std::collections::BTreeMap;

/// Bytes that most reports take.
const REPORT: usize = 1024;

/// Articles ready for [`Store::store`](super::Store::store).
#[derive(Debug)]
pub struct Prepared(pub(super) Vec<Article>);

impl Prepared {
    /// Prepares `inputs` on all threads there are.
    pub fn new(inputs: Vec<Input>) -> Result<Self, Error> {
        inputs.into_par_iter().map(Article::new).collect::<Result<_, _>>().map(Self)
    }
}

/// An article ready to store.
#[derive(Debug)]
pub(super) struct Article {
    /// Its id.
    pub(super) id: String,
    /// Its whole text, packed.
    pub(super) text: Vec<u8>,
    /// Hash of the file it came from.
    pub(super) input_hash: Option<[u8; 32]>,
    /// Hash over record, text, reports and tallies.
    pub(super) content: [u8; 32],
    /// Its feature.
    pub(super) plain: Plain,
    /// By key: the same words read twice are one report.
    pub(super) reports: Vec<Ready>,
    /// By id.
    pub(super) tallies: Vec<Plain>,
}

/// A report ready to store.
#[derive(Debug)]
pub(super) struct Ready {
    /// The report with its key and article.
    pub(super) sourced: SourcedReport,
    /// Its JSON, packed.
    pub(super) packed: Vec<u8>,
    /// Its keys among all reports.
    pub(super) blocks: Blocks,
}

impl Article {
    fn new(input: Input) -> Result<Self, Error> {
        let Input { record, text, reports, tallies, input_hash } = input;
        let article = &record.article;
        // Of the same words read twice the first counts.
        let keyed: BTreeMap<String, _> =
            reports.into_iter().rev().map(|r| (report_key(&article.id, &r), r)).collect();
        let mut reports = Vec::with_capacity(keyed.len());
        let mut jsons = Vec::with_capacity(keyed.len());
        for (key, report) in keyed {
            let json = json(&report, REPORT)?;
            let packed = pack(&json);
            jsons.push(json);
            let sourced = SourcedReport { key, article: article.clone(), report, apart: false };
            let blocks = Blocks::of(&sourced);
            reports.push(Ready { sourced, packed, blocks });
        }
        let tallies: BTreeMap<String, Plain> = tallies
            .iter()
            .map(|t| tally_feature(t, article))
            .map(|plain| (plain.id.clone(), plain))
            .collect();
        let tallies: Vec<Plain> = tallies.into_values().collect();
        let plain = article_feature(&record, reports.len(), tallies.len());
        let (id, record) = (article.id.clone(), serde_json::to_string(&record)?);
        let content = content_hash(&record, &text, &jsons, &tallies);
        Ok(Self { id, text: pack(&text), input_hash, content, plain, reports, tallies })
    }
}

/// JSON of about `length` bytes.
pub(super) fn json(value: &impl Serialize, length: usize) -> Result<String, serde_json::Error> {
    let mut bytes = Vec::with_capacity(length);
    crate::json::append(&mut bytes, value)?;
    // What serde_json writes is text.
    String::from_utf8(bytes).map_err(serde::ser::Error::custom)
}

fn content_hash(record: &str, text: &str, reports: &[String], tallies: &[Plain]) -> [u8; 32] {
    let mut hash = blake3::Hasher::new();
    let reports = reports.iter().map(String::as_str);
    let tallies = tallies.iter().map(|t| t.json.as_str());
    for part in [record, text].into_iter().chain(reports).chain(tallies) {
        hash.update(&(part.len() as u64).to_le_bytes()).update(part.as_bytes());
    }
    *hash.finalize().as_bytes()
}
