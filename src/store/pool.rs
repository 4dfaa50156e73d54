//! The reports a batch has to do with: those that came with it, and those stored before that they may be of one event
//! with, each read once.

use super::Error;
use super::blocks::{self, Standing};
use super::pack::unpack;
use super::prepare::Ready;
use crate::incident::{ArticleRef, Blocks, SourcedReport, same_event};
use rusqlite::{Connection, OptionalExtension, Row, Transaction};
use rustc_hash::FxHashMap;
use smallvec::SmallVec;
use std::collections::hash_map::Entry;
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
    /// The report as it is stored, see [`pack`](super::pack).
    pub(super) packed: Vec<u8>,
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
        let Ready { sourced, packed, blocks } = ready;
        Self { sourced, blocks, row, incident, first_seen, unwritten: Some(Unwritten { article, packed }) }
    }

    fn read(row: &Row<'_>) -> Result<Self, Error> {
        let article: ArticleFeature =
            serde_json::from_str(row.get_ref(5)?.as_str().map_err(rusqlite::Error::from)?)?;
        let report = unpack(row.get_ref(4)?.as_blob().map_err(rusqlite::Error::from)?)?;
        let report = serde_json::from_str(&report)?;
        let sourced =
            SourcedReport { key: row.get(1)?, article: article.properties, report, apart: row.get(6)? };
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

/// What is needed of an article's feature.
#[derive(serde::Deserialize)]
struct ArticleFeature {
    properties: ArticleRef,
}

const COLUMNS: &str = "SELECT r.seq, r.key, r.incident, r.first_seen, r.report, a.feature,
                           EXISTS (SELECT 1 FROM apart WHERE apart.report = r.key)
                       FROM reports r JOIN articles a ON a.seq = r.article WHERE ";

/// Which stored reports are asked for, by a number.
#[derive(Debug, Clone, Copy)]
pub(super) enum With {
    /// The one in this row.
    Row,
    /// Those of the article in this row.
    Article,
    /// Those of the incident in this row.
    Incident,
}

/// The stored reports that have to do with `number`.
pub(super) fn stored_with(connection: &Connection, with: With, number: i64) -> Result<Vec<Stored>, Error> {
    let condition = match with {
        With::Row => "r.seq = ?1",
        // Between other articles' reports only in databases of old.
        With::Article => {
            "a.seq = ?1 AND r.seq BETWEEN a.first_report AND a.last_report AND r.article = a.seq"
        }
        With::Incident => "r.incident = ?1",
    };
    let mut statement = connection.prepare_cached(&format!("{COLUMNS} {condition}"))?;
    let mut rows = statement.query([number])?;
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
    let mut reports = seq.map_or(Ok(Vec::new()), |seq| stored_with(connection, With::Incident, seq))?;
    reports.sort_by_cached_key(|r| (r.sourced.article.published, r.sourced.key.clone()));
    Ok(reports)
}

/// Reports by number: those that came first, then those read for them.
pub(super) struct Pool<'t> {
    tx: &'t Transaction<'t>,
    /// All of them.
    pub(super) reports: Vec<Arc<Stored>>,
    of_row: FxHashMap<i64, usize>,
    /// Written reports by the keys that those which came ask for.
    written: FxHashMap<i64, SmallVec<[i64; 2]>>,
    /// What stands under the keys of a day, in their order: for written reports, which ask for themselves.
    days: FxHashMap<i64, Vec<Standing>>,
}

impl<'t> Pool<'t> {
    /// With the reports that came.
    pub(super) fn new(tx: &'t Transaction<'t>, reports: Vec<Arc<Stored>>) -> Result<Self, Error> {
        let (of_row, written, days) = Default::default();
        let mut pool = Self { tx, reports, of_row, written, days };
        pool.look_up()?;
        Ok(pool)
    }

    /// Looks up every key that the reports which came ask for, day by day.
    fn look_up(&mut self) -> Result<(), Error> {
        let mut keys: Vec<i64> = self.reports.iter().flat_map(|r| r.blocks.asks.iter().copied()).collect();
        keys.sort_unstable();
        keys.dedup();
        for keys in keys.chunk_by(|a, b| Blocks::day(*a) == Blocks::day(*b)) {
            blocks::of_day(self.tx, Blocks::day(keys[0]), |(key, row)| {
                if keys.binary_search(&key).is_ok() {
                    self.written.entry(key).or_default().push(row);
                }
            })?;
        }
        Ok(())
    }

    /// The written reports that stand under a key which a written one asks for.
    fn standing(&mut self, key: i64) -> Result<&[Standing], Error> {
        let day = match self.days.entry(Blocks::day(key)) {
            Entry::Occupied(day) => day.into_mut(),
            Entry::Vacant(day) => {
                let mut all = Vec::new();
                blocks::of_day(self.tx, *day.key(), |standing| all.push(standing))?;
                all.sort_unstable();
                day.insert(all)
            }
        };
        let from = day.partition_point(|(k, _)| *k < key);
        let many = day[from..].partition_point(|(k, _)| *k == key);
        Ok(&day[from..from + many])
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
        let report =
            stored_with(self.tx, With::Row, row)?.pop().ok_or(rusqlite::Error::QueryReturnedNoRows)?;
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

    /// Written reports that could be of one event with `report`; those that came are looked at anyhow.
    pub(super) fn neighbours(&mut self, report: &Stored) -> Result<Vec<usize>, Error> {
        let mut rows: SmallVec<[i64; 8]> = SmallVec::new();
        for key in &report.blocks.asks {
            if report.unwritten.is_some() {
                rows.extend(self.written.get(key).into_iter().flatten().copied());
            } else {
                rows.extend(self.standing(*key)?.iter().map(|(_, row)| *row));
            }
        }
        rows.sort_unstable();
        rows.dedup();
        let mut found = Vec::new();
        for row in rows {
            let n = self.row(row)?;
            let other = &self.reports[n].sourced;
            if other.key != report.sourced.key && same_event(&report.sourced, other) {
                found.push(n);
            }
        }
        Ok(found)
    }
}
