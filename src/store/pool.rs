//! The reports a batch has to do with: those that came with it, and those stored before that they may be of one event
//! with, each read once.

use super::Error;
use super::prepare::Ready;
use super::read::AT_ONCE;
use crate::format::ArticleRecord;
use crate::incident::{Blocks, SourcedReport, same_event};
use rusqlite::types::Value;
use rusqlite::{Connection, OptionalExtension, Row, Transaction};
use rustc_hash::FxHashMap;
use smallvec::SmallVec;
use std::rc::Rc;
use std::sync::Arc;

/// A report with where it is stored and the incident it belonged to before the batch.
#[derive(Debug)]
pub(super) struct Stored {
    /// The report.
    pub(super) sourced: SourcedReport,
    /// Its keys among all reports.
    pub(super) blocks: Blocks,
    /// `reports.seq`.
    pub(super) row: i64,
    /// `incidents.seq`; `None` when it is new.
    pub(super) incident: Option<i64>,
    /// When it was first stored, RFC 3339, UTC.
    pub(super) first_seen: Arc<str>,
    /// Its JSON, when its row is to be written.
    pub(super) unwritten: Option<Unwritten>,
}

/// What of a report's row is known only before it is written.
#[derive(Debug)]
pub(super) struct Unwritten {
    /// `articles.seq`.
    pub(super) article: i64,
    /// The report as JSON.
    pub(super) json: String,
}

impl Stored {
    /// A report that is to be written as row `row`.
    pub(super) fn new(
        ready: Ready,
        row: i64,
        article: i64,
        incident: Option<i64>,
        first_seen: Arc<str>,
    ) -> Self {
        let Ready { sourced, json, blocks } = ready;
        Self { sourced, blocks, row, incident, first_seen, unwritten: Some(Unwritten { article, json }) }
    }

    fn read(row: &Row<'_>) -> Result<Self, Error> {
        let record: ArticleRecord =
            serde_json::from_str(row.get_ref(5)?.as_str().map_err(rusqlite::Error::from)?)?;
        let report = serde_json::from_str(row.get_ref(4)?.as_str().map_err(rusqlite::Error::from)?)?;
        let sourced = SourcedReport { key: row.get(1)?, article: record.article, report, apart: row.get(6)? };
        let blocks = Blocks::of(&sourced);
        Ok(Self {
            sourced,
            blocks,
            row: row.get(0)?,
            incident: row.get(2)?,
            first_seen: row.get::<_, String>(3)?.into(),
            unwritten: None,
        })
    }
}

const COLUMNS: &str = "SELECT r.seq, r.key, r.incident, r.first_seen, r.report, a.record,
                           EXISTS (SELECT 1 FROM apart WHERE apart.report = r.key)
                       FROM reports r JOIN articles a ON a.seq = r.article WHERE ";

/// The stored reports whose `column` (`seq`, `article` or `incident`) is `value`.
pub(super) fn stored_with(connection: &Connection, column: &str, value: i64) -> Result<Vec<Stored>, Error> {
    let mut statement = connection.prepare_cached(&format!("{COLUMNS} r.{column} = ?1"))?;
    let mut rows = statement.query([value])?;
    let mut reports = Vec::new();
    while let Some(row) = rows.next()? {
        reports.push(Stored::read(row)?);
    }
    Ok(reports)
}

/// The stored reports of the incident with this id, oldest first.
pub(super) fn stored_of(connection: &Connection, incident: &str) -> Result<Vec<Stored>, Error> {
    let seq = connection
        .prepare_cached("SELECT seq FROM incidents WHERE id = ?1")?
        .query_row([incident], |row| row.get(0))
        .optional()?;
    let mut reports = seq.map_or(Ok(Vec::new()), |seq| stored_with(connection, "incident", seq))?;
    reports.sort_by_cached_key(|r| (r.sourced.article.published, r.sourced.key.clone()));
    Ok(reports)
}

/// Reports by number: those that came first, then those read for them.
pub(super) struct Pool<'t> {
    tx: &'t Transaction<'t>,
    /// All of them.
    pub(super) reports: Vec<Arc<Stored>>,
    of_row: FxHashMap<i64, usize>,
    /// Those not yet written, by the keys they stand under.
    standing: FxHashMap<i64, SmallVec<[u32; 2]>>,
    /// Whether any written report stands under a key of this day.
    is_day_known: FxHashMap<i64, bool>,
    /// Written reports by the keys that those which came ask for.
    written: FxHashMap<i64, SmallVec<[i64; 2]>>,
}

impl<'t> Pool<'t> {
    /// With the reports that came.
    pub(super) fn new(tx: &'t Transaction<'t>, reports: Vec<Arc<Stored>>) -> Result<Self, Error> {
        let mut standing: FxHashMap<i64, SmallVec<[u32; 2]>> = FxHashMap::default();
        for (n, report) in reports.iter().enumerate() {
            for block in &report.blocks.stands {
                standing.entry(*block).or_default().push(n as u32);
            }
        }
        let (is_day_known, written) = (FxHashMap::default(), FxHashMap::default());
        let mut pool = Self { tx, reports, of_row: FxHashMap::default(), standing, is_day_known, written };
        pool.look_up()?;
        Ok(pool)
    }

    /// Looks up every key that the reports which came ask for, in their order: many times faster than one by one.
    fn look_up(&mut self) -> Result<(), Error> {
        let mut keys: Vec<i64> = Vec::new();
        for n in 0..self.reports.len() {
            let report = self.reports[n].clone();
            for block in &report.blocks.asks {
                if self.is_known(Blocks::day(*block))? {
                    keys.push(*block);
                }
            }
        }
        keys.sort_unstable();
        keys.dedup();
        let sql = "SELECT block, report FROM rarray(?1) CROSS JOIN blocks ON block = value";
        let mut statement = self.tx.prepare_cached(sql)?;
        for some in keys.chunks(AT_ONCE) {
            let some: Vec<Value> = some.iter().map(|key| Value::Integer(*key)).collect();
            let mut rows = statement.query([Rc::new(some)])?;
            while let Some(row) = rows.next()? {
                self.written.entry(row.get(0)?).or_default().push(row.get(1)?);
            }
        }
        Ok(())
    }

    fn add(&mut self, report: Stored) -> usize {
        self.of_row.insert(report.row, self.reports.len());
        self.reports.push(Arc::new(report));
        self.reports.len() - 1
    }

    /// The written report in this row.
    pub(super) fn row(&mut self, row: i64) -> Result<usize, Error> {
        if let Some(n) = self.of_row.get(&row) {
            return Ok(*n);
        }
        let report = stored_with(self.tx, "seq", row)?.pop().ok_or(rusqlite::Error::QueryReturnedNoRows)?;
        Ok(self.add(report))
    }

    /// The written reports of an incident.
    pub(super) fn of_incident(&mut self, incident: i64) -> Result<Vec<usize>, Error> {
        let rows: Vec<i64> = {
            let mut statement = self.tx.prepare_cached("SELECT seq FROM reports WHERE incident = ?1")?;
            statement.query_map([incident], |row| row.get(0))?.collect::<Result<_, _>>()?
        };
        rows.into_iter().map(|row| self.row(row)).collect()
    }

    /// Other reports that could be of one event with `report`.
    pub(super) fn neighbours(&mut self, report: &Stored) -> Result<Vec<usize>, Error> {
        let (mut found, mut rows): (SmallVec<[usize; 8]>, SmallVec<[i64; 8]>) = Default::default();
        for block in &report.blocks.asks {
            if let Some(fresh) = self.standing.get(block) {
                found.extend(fresh.iter().map(|n| *n as usize));
            }
            if report.unwritten.is_some() {
                rows.extend(self.written.get(block).into_iter().flatten().copied());
            } else if self.is_known(Blocks::day(*block))? {
                let mut statement = self.tx.prepare_cached("SELECT report FROM blocks WHERE block = ?1")?;
                let mut written = statement.query([block])?;
                while let Some(row) = written.next()? {
                    rows.push(row.get(0)?);
                }
            }
        }
        rows.sort_unstable();
        rows.dedup();
        for row in rows {
            found.push(self.row(row)?);
        }
        found.sort_unstable();
        found.dedup();
        let is_other = |other: &Stored| other.sourced.key != report.sourced.key;
        found.retain(|n| {
            let other = &self.reports[*n];
            is_other(other) && same_event(&report.sourced, &other.sourced)
        });
        Ok(found.to_vec())
    }

    /// Whether written reports of this day are to be looked for: news are mostly of days not told of before.
    fn is_known(&mut self, day: i64) -> Result<bool, Error> {
        if let Some(known) = self.is_day_known.get(&day) {
            return Ok(*known);
        }
        let known = self
            .tx
            .prepare_cached("SELECT 1 FROM blocks WHERE block >= ?1 AND block < ?2 LIMIT 1")?
            .exists([Blocks::first(day), Blocks::first(day + 1)])?;
        self.is_day_known.insert(day, known);
        Ok(known)
    }
}
