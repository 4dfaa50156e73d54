//! Articles into the database: idempotent, one transaction for a batch.

use super::Error;
use super::merge::{Affected, KEPT_CHANGES, prune, settle};
use super::standing::Surroundings;
use crate::event::{Report, Tally};
use crate::format::{ArticleRecord, Plain, article_feature, tally_feature};
use crate::incident::{SourcedReport, block_keys, report_key};
use rusqlite::{Connection, OptionalExtension, Transaction, TransactionBehavior, params};
use std::collections::{BTreeMap, BTreeSet};

/// An article as read, with what was read from it.
#[derive(Debug, Clone)]
pub struct Input {
    /// Id, title, outlet, link, dates.
    pub record: ArticleRecord,
    /// The whole text that evidence spans count in.
    pub text: String,
    /// What it says.
    pub reports: Vec<Report>,
    /// Running totals in it.
    pub tallies: Vec<Tally>,
    /// Hash of the file it came from, to skip that file at the next start.
    pub input_hash: Option<[u8; 32]>,
}

/// What a batch did.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Summary {
    /// Articles not seen before.
    pub added: usize,
    /// Articles whose content or reading changed.
    pub changed: usize,
    /// Articles that were there already, word for word.
    pub unchanged: usize,
    /// Incidents created.
    pub created: usize,
    /// Incidents changed.
    pub updated: usize,
    /// Incidents that became part of another.
    pub merged: usize,
    /// Incidents that no report tells of any more.
    pub deleted: usize,
}

impl std::ops::AddAssign for Summary {
    fn add_assign(&mut self, other: Self) {
        self.added += other.added;
        self.changed += other.changed;
        self.unchanged += other.unchanged;
        self.created += other.created;
        self.updated += other.updated;
        self.merged += other.merged;
        self.deleted += other.deleted;
    }
}

/// Stores `inputs` in one transaction.
pub(super) fn ingest(
    connection: &mut Connection,
    inputs: &[Input],
    now: jiff::Timestamp,
    surroundings: &Surroundings,
) -> Result<Summary, Error> {
    let now = jiff::Timestamp::from_second(now.as_second()).unwrap_or(now).to_string();
    let tx = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    let mut summary = Summary::default();
    let mut affected = Affected::default();
    for input in inputs {
        if let Some(hash) = &input.input_hash {
            tx.prepare_cached("INSERT OR IGNORE INTO inputs (hash) VALUES (?1)")?.execute([hash])?;
        }
        store_article(&tx, input, &now, &mut affected, &mut summary)?;
    }
    settle(&tx, affected, &now, surroundings, &mut summary)?;
    if summary.added + summary.changed > 0 {
        tx.execute("UPDATE state SET version = version + 1", [])?;
        prune(&tx, KEPT_CHANGES)?;
    }
    tx.commit()?;
    Ok(summary)
}

/// Stores one article's rows and notes which reports came or went; incidents are settled afterwards.
fn store_article(
    tx: &Transaction<'_>,
    input: &Input,
    now: &str,
    affected: &mut Affected,
    summary: &mut Summary,
) -> Result<(), Error> {
    let article = &input.record.article;
    // By key: the same words read twice are one report.
    let reports: BTreeMap<String, &Report> =
        input.reports.iter().rev().map(|r| (report_key(&article.id, r), r)).collect();
    let tallies: BTreeMap<String, Plain> = input
        .tallies
        .iter()
        .map(|t| tally_feature(t, article))
        .map(|plain| (plain.id.clone(), plain))
        .collect();
    let record = serde_json::to_string(&input.record)?;
    let jsons: BTreeMap<String, String> = reports
        .iter()
        .map(|(key, r)| Ok((key.clone(), serde_json::to_string(r)?)))
        .collect::<Result<_, Error>>()?;
    let content = content_hash(&record, &input.text, jsons.values(), &tallies);
    let stored: Option<[u8; 32]> = tx
        .prepare_cached("SELECT content FROM articles WHERE id = ?1")?
        .query_row([&article.id], |row| row.get(0))
        .optional()?;
    match stored {
        Some(hash) if hash == content => {
            summary.unchanged += 1;
            return Ok(());
        }
        Some(_) => summary.changed += 1,
        None => summary.added += 1,
    }

    let old = affected.load_article(tx, &article.id)?;
    store_plain(tx, input, &record, &content, reports.len(), &tallies)?;
    let gone: Vec<&SourcedReport> =
        old.iter().filter(|r| !reports.contains_key(&r.key)).map(|r| &**r).collect();
    let gone_keys: BTreeSet<&str> = gone.iter().map(|r| r.key.as_str()).collect();
    for report in &gone {
        remove_report(tx, &report.key)?;
    }
    for (key, report) in reports {
        // What an earlier reading of the same words became keeps its incident and its age.
        let same = old.iter().find(|r| r.key == key);
        let ancestor = same.or_else(|| {
            old.iter().find(|r| {
                let (a, b) = (&r.report.evidence, &report.evidence);
                gone_keys.contains(r.key.as_str())
                    && (a.text == b.text || (a.start < b.end && b.start < a.end))
            })
        });
        let (incident, first_seen) = match ancestor.and_then(|r| affected.origin(&r.key)) {
            Some((incident, first_seen)) => (incident, first_seen),
            None => (String::new(), now.to_owned()),
        };
        let apart = ancestor.is_some_and(|r| r.apart);
        if apart {
            tx.prepare_cached("INSERT OR IGNORE INTO apart (report) VALUES (?1)")?.execute([&key])?;
        }
        if let Some(same) = same {
            remove_report(tx, &key)?;
            if same.report != *report {
                affected.seed_former((**same).clone());
            }
        }
        let sql =
            "INSERT INTO reports (key, article, incident, first_seen, report) VALUES (?1, ?2, ?3, ?4, ?5)";
        tx.prepare_cached(sql)?.execute(params![key, article.id, incident, first_seen, jsons[&key]])?;
        let seq = tx.last_insert_rowid();
        for block in block_keys(report) {
            let sql = "INSERT OR IGNORE INTO blocks (block, report) VALUES (?1, ?2)";
            tx.prepare_cached(sql)?.execute([block_hash(&block), seq])?;
        }
        affected.seed(SourcedReport { key, article: article.clone(), report: report.clone(), apart });
    }
    for report in gone {
        affected.seed_gone(report.clone());
    }
    Ok(())
}

/// Article, text and tallies.
fn store_plain(
    tx: &Transaction<'_>,
    input: &Input,
    record: &str,
    content: &[u8; 32],
    reports: usize,
    tallies: &BTreeMap<String, Plain>,
) -> Result<(), Error> {
    let id = &input.record.article.id;
    let plain = article_feature(&input.record, reports, tallies.len());
    tx.prepare_cached(
        "INSERT INTO articles (id, record, content, day_lo, day_hi, feature) VALUES (?1, ?2, ?3, ?4, ?5, ?6)
         ON CONFLICT (id) DO UPDATE SET record = excluded.record, content = excluded.content,
             day_lo = excluded.day_lo, day_hi = excluded.day_hi, feature = excluded.feature",
    )?
    .execute(params![id, record, content, plain.facts.day_lo, plain.facts.day_hi, plain.json])?;
    tx.prepare_cached("INSERT OR REPLACE INTO texts (article, text) VALUES (?1, ?2)")?
        .execute([id, &input.text])?;
    tx.prepare_cached("DELETE FROM tallies WHERE article = ?1")?.execute([id])?;
    for t in tallies.values() {
        let (lon, lat) = t.facts.point.unzip();
        tx.prepare_cached(
            "INSERT INTO tallies (id, article, lon, lat, day_lo, day_hi, feature)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
        )?
        .execute(params![t.id, id, lon, lat, t.facts.day_lo, t.facts.day_hi, t.json])?;
    }
    Ok(())
}

fn remove_report(tx: &Transaction<'_>, key: &str) -> Result<(), Error> {
    tx.prepare_cached("DELETE FROM blocks WHERE report = (SELECT seq FROM reports WHERE key = ?1)")?
        .execute([key])?;
    tx.prepare_cached("DELETE FROM reports WHERE key = ?1")?.execute([key])?;
    Ok(())
}

/// A block key as the integer the index holds; two keys with one hash only cost a comparison.
pub(super) fn block_hash(key: &str) -> i64 {
    let mut bytes = [0; 8];
    bytes.copy_from_slice(&blake3::hash(key.as_bytes()).as_bytes()[..8]);
    i64::from_le_bytes(bytes)
}

fn content_hash<'a>(
    record: &'a str,
    text: &'a str,
    reports: impl Iterator<Item = &'a String>,
    tallies: &'a BTreeMap<String, Plain>,
) -> [u8; 32] {
    let mut hash = blake3::Hasher::new();
    let parts = [record, text].into_iter();
    for part in parts.chain(reports.map(String::as_str)).chain(tallies.values().map(|t| t.json.as_str())) {
        hash.update(&(part.len() as u64).to_le_bytes()).update(part.as_bytes());
    }
    *hash.finalize().as_bytes()
}
