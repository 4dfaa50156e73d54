//! What can be worked out of an article without the database: its keys, its bytes and its blocks. Done for many at once,
//! beside the one thread that writes.

use super::{Error, Input};
use crate::format::{Plain, article_feature, tally_feature};
use crate::incident::{Blocks, SourcedReport, report_key};
use serde::Serialize;
use std::collections::BTreeMap;

/// Bytes that most reports take.
const REPORT: usize = 1024;

/// An article ready to store.
#[derive(Debug)]
pub(super) struct Prepared {
    /// Its id.
    pub(super) id: String,
    /// JSON of its record.
    pub(super) record: String,
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
    /// Its JSON.
    pub(super) json: String,
    /// Its keys among all reports.
    pub(super) blocks: Blocks,
}

impl Prepared {
    pub(super) fn new(input: &Input) -> Result<Self, Error> {
        let article = &input.record.article;
        // Of the same words read twice the first counts.
        let keyed: BTreeMap<String, _> =
            input.reports.iter().rev().map(|r| (report_key(&article.id, r), r)).collect();
        let mut reports = Vec::with_capacity(keyed.len());
        for (key, report) in keyed {
            let json = json(report, REPORT)?;
            let sourced =
                SourcedReport { key, article: article.clone(), report: report.clone(), apart: false };
            let blocks = Blocks::of(&sourced);
            reports.push(Ready { sourced, json, blocks });
        }
        let tallies: BTreeMap<String, Plain> = input
            .tallies
            .iter()
            .map(|t| tally_feature(t, article))
            .map(|plain| (plain.id.clone(), plain))
            .collect();
        let tallies: Vec<Plain> = tallies.into_values().collect();
        let record = serde_json::to_string(&input.record)?;
        let content = content_hash(&record, &input.text, &reports, &tallies);
        let plain = article_feature(&input.record, reports.len(), tallies.len());
        Ok(Self { id: article.id.clone(), record, content, plain, reports, tallies })
    }
}

/// JSON of about `length` bytes.
pub(super) fn json(value: &impl Serialize, length: usize) -> Result<String, serde_json::Error> {
    let mut bytes = Vec::with_capacity(length);
    serde_json::to_writer(&mut bytes, value)?;
    // What serde_json writes is text.
    String::from_utf8(bytes).map_err(serde::ser::Error::custom)
}

fn content_hash(record: &str, text: &str, reports: &[Ready], tallies: &[Plain]) -> [u8; 32] {
    let mut hash = blake3::Hasher::new();
    let reports = reports.iter().map(|r| r.json.as_str());
    let tallies = tallies.iter().map(|t| t.json.as_str());
    for part in [record, text].into_iter().chain(reports).chain(tallies) {
        hash.update(&(part.len() as u64).to_le_bytes()).update(part.as_bytes());
    }
    *hash.finalize().as_bytes()
}
