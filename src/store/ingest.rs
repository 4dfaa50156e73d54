//! Articles into the database: idempotent, one transaction for a batch.

use super::Error;
use super::merge::{Affected, settle};
use super::pool::Stored;
use super::prepare::{Article, Ready};
use super::write::{Done, Known, finish};
use crate::event::{Report, Tally};
use crate::format::ArticleRecord;
use rusqlite::{Connection, OptionalExtension, Transaction, TransactionBehavior, params};
use std::collections::HashSet;
use std::sync::Arc;

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

/// Stores `articles` in one transaction.
pub(super) fn ingest(
    connection: &mut Connection,
    articles: Vec<Article>,
    now: jiff::Timestamp,
    known: &mut Known<'_>,
) -> Result<Summary, Error> {
    let now: Arc<str> = jiff::Timestamp::from_second(now.as_second()).unwrap_or(now).to_string().into();
    let tx = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    known.spots.begin();
    let mut done = Done::default();
    let mut batch = Batch::begin(&tx, now.clone())?;
    for article in articles {
        if let Some(hash) = &article.input_hash {
            tx.prepare_cached("INSERT OR IGNORE INTO inputs (hash) VALUES (?1)")?.execute([hash])?;
        }
        // Another version of an article of this batch: it replaces what is written by then.
        if batch.articles.contains(&article.id) && !is_stored(&tx, &article)? {
            settle(&tx, batch.affected, &now, known, &mut done)?;
            batch = Batch::begin(&tx, now.clone())?;
        }
        batch.store_article(article, &mut done)?;
    }
    settle(&tx, batch.affected, &now, known, &mut done)?;
    if done.summary.added + done.summary.changed > 0 {
        finish(&tx, &done)?;
    }
    tx.commit()?;
    known.spots.end();
    Ok(done.summary)
}

/// Whether the article is stored, word for word.
fn is_stored(tx: &Transaction<'_>, article: &Article) -> Result<bool, Error> {
    Ok(stored(tx, article)?.is_some_and(|(_, content)| content == article.content))
}

/// Row and content of the article as stored.
fn stored(tx: &Transaction<'_>, article: &Article) -> Result<Option<(i64, [u8; 32])>, Error> {
    let sql = "SELECT seq, content FROM articles WHERE id = ?1";
    let mut statement = tx.prepare_cached(sql)?;
    Ok(statement.query_row([&article.id], |row| Ok((row.get(0)?, row.get(1)?))).optional()?)
}

/// Articles whose rows are written, and whose reports are not yet.
struct Batch<'t> {
    tx: &'t Transaction<'t>,
    now: Arc<str>,
    /// Ids of the articles that are new or changed.
    articles: HashSet<String>,
    affected: Affected,
    /// Row of the next report.
    next_row: i64,
    has_apart: bool,
}

impl<'t> Batch<'t> {
    fn begin(tx: &'t Transaction<'t>, now: Arc<str>) -> Result<Self, Error> {
        let next_row = tx
            .prepare_cached("SELECT ifnull(max(seq), 0) + 1 FROM reports")?
            .query_row([], |row| row.get(0))?;
        let has_apart = tx.prepare_cached("SELECT 1 FROM apart LIMIT 1")?.exists([])?;
        Ok(Self { tx, now, articles: HashSet::new(), affected: Affected::default(), next_row, has_apart })
    }

    /// Stores one article's rows and notes which reports came or went; incidents are settled afterwards.
    fn store_article(&mut self, article: Article, done: &mut Done) -> Result<(), Error> {
        let known = match stored(self.tx, &article)? {
            Some((_, content)) if content == article.content => {
                done.summary.unchanged += 1;
                return Ok(());
            }
            Some((seq, _)) => {
                done.summary.changed += 1;
                Some(seq)
            }
            None => {
                done.summary.added += 1;
                None
            }
        };
        let old = match known {
            Some(seq) => self.affected.load_article(self.tx, seq)?,
            None => Vec::new(),
        };
        let seq = store_plain(self.tx, &article, known, self.next_row, &mut done.tallies)?;
        let (kept, gone): (Vec<Stored>, Vec<Stored>) =
            old.into_iter().partition(|r| article.reports.iter().any(|new| new.sourced.key == r.sourced.key));
        for old in kept.iter().chain(&gone) {
            self.remove_report(old)?;
        }
        for mut report in article.reports {
            let same = kept.iter().find(|r| r.sourced.key == report.sourced.key);
            // What an earlier reading of the same words became keeps its incident and its age.
            let ancestor = same.or_else(|| gone.iter().find(|r| is_ancestor(r, &report)));
            report.sourced.apart = self.is_apart(&report.sourced.key, ancestor)?;
            let incident = ancestor.and_then(|r| r.incident);
            let first_seen = ancestor.map_or_else(|| self.now.clone(), |r| r.first_seen.clone());
            self.affected.seed(Stored::new(report, self.next_row, seq, incident, first_seen));
            self.next_row += 1;
        }
        for report in kept.into_iter().chain(gone) {
            self.affected.seed_gone(report);
        }
        self.articles.insert(article.id);
        Ok(())
    }

    /// Whether a report stands apart; one that takes the place of such a one does, from now on.
    fn is_apart(&self, key: &str, ancestor: Option<&Stored>) -> Result<bool, Error> {
        if !self.has_apart {
            return Ok(false);
        }
        if ancestor.is_some_and(|r| r.sourced.apart) {
            self.tx.prepare_cached("INSERT OR IGNORE INTO apart (report) VALUES (?1)")?.execute([key])?;
            return Ok(true);
        }
        Ok(self.tx.prepare_cached("SELECT 1 FROM apart WHERE report = ?1")?.exists([key])?)
    }

    fn remove_report(&self, report: &Stored) -> Result<(), Error> {
        super::blocks::remove(self.tx, report.row, &report.blocks.stands)?;
        self.tx.prepare_cached("DELETE FROM reports WHERE seq = ?1")?.execute([report.row])?;
        Ok(())
    }
}

/// Whether the new report was read from words that the one gone was read from.
fn is_ancestor(gone: &Stored, new: &Ready) -> bool {
    let (a, b) = (&gone.sourced.report.evidence, &new.sourced.report.evidence);
    a.text == b.text || (a.start < b.end && b.start < a.end)
}

/// Article, text and tallies; gives the article's row. Its reports are to have the rows from `first_report` on.
fn store_plain(
    tx: &Transaction<'_>,
    article: &Article,
    known: Option<i64>,
    first_report: i64,
    tallies: &mut i64,
) -> Result<i64, Error> {
    let Article { id, text, content, plain, .. } = article;
    let (lo, hi) = (plain.facts.day_lo, plain.facts.day_hi);
    let last_report = first_report + article.reports.len() as i64 - 1;
    let seq = if let Some(seq) = known {
        tx.prepare_cached(
            "UPDATE articles SET content = ?2, day_lo = ?3, day_hi = ?4, feature = ?5, first_report = ?6,
                 last_report = ?7 WHERE seq = ?1",
        )?
        .execute(params![seq, content, lo, hi, plain.json, first_report, last_report])?;
        *tallies -= tx.prepare_cached("DELETE FROM tallies WHERE article = ?1")?.execute([id])? as i64;
        seq
    } else {
        tx.prepare_cached(
            "INSERT INTO articles (id, content, day_lo, day_hi, feature, first_report, last_report)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
        )?
        .execute(params![id, content, lo, hi, plain.json, first_report, last_report])?;
        tx.last_insert_rowid()
    };
    tx.prepare_cached("INSERT OR REPLACE INTO texts (article, text) VALUES (?1, ?2)")?
        .execute(params![seq, text])?;
    *tallies += article.tallies.len() as i64;
    for t in &article.tallies {
        let (lon, lat) = t.facts.point.unzip();
        tx.prepare_cached(
            "INSERT INTO tallies (id, article, lon, lat, day_lo, day_hi, feature)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
        )?
        .execute(params![t.id, id, lon, lat, t.facts.day_lo, t.facts.day_hi, t.json])?;
    }
    Ok(seq)
}
