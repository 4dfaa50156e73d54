//! The columns that filters go by, in memory, so that a page finds its rows without reading any other.
//!
//! A row takes 28 bytes and stands in a bucket of rows whose days are near each other ([`bucket`]). A filter is turned
//! into whole numbers ([`select`]) and tried on every row of the buckets it can touch. SQLite stays the truth: an index
//! belongs to one version of the data, is used for a snapshot of just that version, and follows the change log to the
//! next one by reading again the rows that changed. While there is none, and for filters on text it does not hold,
//! queries go by SQL, with the same answers: `tests.rs` holds the two together.
//!
//! Measured over a million incidents against SQLite's R*Tree over longitude, latitude and days: see the README.

mod bucket;
mod count;
mod select;
mod spots;

pub(super) use select::Position;

use super::{Error, lock};
use bucket::Bucket;
use rusqlite::{Connection, OptionalExtension, Row as SqlRow};
use rustc_hash::FxHashMap;
use spots::Spots;
use std::collections::{BTreeMap, BTreeSet};
use std::str::FromStr;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};

use crate::kind::{Certainty, DatePrecision, IncidentType, PlacePrecision, ZoneRelation};

/// Incidents that are read in at once, while a request waits; more are read by a thread of its own.
const AT_ONCE: i64 = 5_000;
/// Coordinates are stored with six decimals: as whole numbers of these parts of a degree they are exact.
const PARTS: f64 = 1e6;
/// Longitude and latitude of what has no point.
const NOWHERE: i32 = i32::MIN;
/// Code of what has no zone, or no relation to one.
const NONE: u8 = u8::MAX;

const COLUMNS: &str = "SELECT seq, type, lon, lat, day_lo, day_hi, spot, zone, zone_relation, certainty, precision, \
                       publishers, date_precision FROM incidents";

/// The index of one version of the data.
#[derive(Debug, Clone)]
pub(super) struct Index {
    version: i64,
    /// Last change it includes.
    cursor: i64,
    /// By [`Bucket::key`].
    buckets: BTreeMap<i32, Arc<Bucket>>,
    words: Arc<Words>,
    spots: Arc<Spots>,
}

/// Texts that rows name by their place in these lists.
#[derive(Debug, Default, Clone)]
struct Words {
    /// Lists of publishers, as filters see them.
    publishers: Interner,
    /// Ids of zones.
    zones: Interner,
}

#[derive(Debug, Default, Clone)]
struct Interner {
    codes: FxHashMap<Arc<str>, u32>,
    words: Vec<Arc<str>>,
}

impl Interner {
    fn known(&self, word: &str) -> Option<u32> {
        self.codes.get(word).copied()
    }

    fn add(&mut self, word: &str) -> u32 {
        let (word, code): (Arc<str>, _) = (word.into(), self.words.len() as u32);
        self.words.push(word.clone());
        self.codes.insert(word, code);
        code
    }

    /// The place of a word in the list of `all` that `which` names; a new one is added, to a copy when others hold `all`.
    fn code<T: Clone>(
        all: &mut Arc<T>,
        which: impl Fn(&mut T) -> &mut Self,
        known: Option<u32>,
        word: &str,
    ) -> u32 {
        known.unwrap_or_else(|| which(Arc::make_mut(all)).add(word))
    }
}

/// What the index holds of a row.
#[derive(Debug, Clone, Copy)]
struct Entry {
    seq: u32,
    lon: i32,
    lat: i32,
    day_lo: i32,
    day_hi: i32,
    kind: u8,
    zone: u8,
    relation: u8,
    certainty: u8,
    precision: u8,
    date: u8,
    spot: u32,
    publishers: u32,
}

/// Place of a word in its closed list.
fn code<T: FromStr + PartialEq>(list: &[T], word: &str) -> Option<u8> {
    let word = word.parse::<T>().ok()?;
    list.iter().position(|known| *known == word).map(|n| n as u8)
}

impl Entry {
    /// Reads a row of [`COLUMNS`]; `None` when it holds what the index has no number for.
    fn read(row: &SqlRow<'_>, words: &mut Arc<Words>) -> rusqlite::Result<Option<Self>> {
        let text = |n| row.get_ref(n)?.as_str().map_err(rusqlite::Error::from);
        let optional = |n| row.get_ref(n)?.as_str_or_null().map_err(rusqlite::Error::from);
        let zone = optional(7)?.map_or(Some(NONE), |zone| {
            let known = words.zones.known(zone);
            let code = Interner::code(words, |w| &mut w.zones, known, zone);
            u8::try_from(code).ok().filter(|code| *code != NONE)
        });
        let relation = optional(8)?.map_or(Some(NONE), |word| code(ZoneRelation::ALL, word));
        let known = (
            u32::try_from(row.get::<_, i64>(0)?).ok().zip(u32::try_from(row.get::<_, i64>(6)?).ok()),
            in_parts(row.get(2)?).zip(in_parts(row.get(3)?)),
            code(IncidentType::ALL, text(1)?).zip(zone).zip(relation),
            code(Certainty::ALL, text(9)?).zip(code(PlacePrecision::ALL, text(10)?)),
        );
        let (
            Some((seq, spot)),
            Some((lon, lat)),
            Some(((kind, zone), relation)),
            Some((certainty, precision)),
        ) = known
        else {
            return Ok(None);
        };
        let (day_lo, day_hi) = (row.get(4)?, row.get(5)?);
        let known = words.publishers.known(text(11)?);
        let publishers = Interner::code(words, |w| &mut w.publishers, known, text(11)?);
        Ok(Some(Self {
            seq,
            lon,
            lat,
            day_lo,
            day_hi,
            kind,
            zone,
            relation,
            certainty,
            precision,
            date: code(DatePrecision::ALL, text(12)?).unwrap_or(NONE),
            spot,
            publishers,
        }))
    }
}

/// Degrees as a whole number of parts of a degree; `None` when that is not exact.
fn in_parts(degrees: Option<f64>) -> Option<i32> {
    let Some(degrees) = degrees else { return Some(NOWHERE) };
    let parts = (degrees * PARTS).round();
    let is_exact =
        parts.abs() <= 180.0 * PARTS && (parts / PARTS + 0.0).to_bits() == (degrees + 0.0).to_bits();
    is_exact.then_some(parts as i32)
}

impl Index {
    /// Reads every row of the snapshot; `None` when one cannot be indexed.
    fn build(connection: &Connection, version: i64) -> Result<Option<Self>, Error> {
        let mut words = Arc::new(Words::default());
        let mut spots = Arc::new(Spots::default());
        Spots::follow(&mut spots, connection)?;
        let mut buckets = Self::empty_buckets(connection)?;
        let mut statement = connection.prepare_cached(&format!("{COLUMNS} ORDER BY seq"))?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            let Some(entry) = Entry::read(row, &mut words)? else { return Ok(None) };
            let key = Bucket::key(entry.day_lo, entry.day_hi);
            buckets.entry(key).or_insert_with(|| Bucket::new(key, 0)).push(&entry);
        }
        let buckets = buckets.into_iter().map(|(key, bucket)| (key, Arc::new(bucket))).collect();
        Ok(Some(Self { version, cursor: super::cursor(connection)?, buckets, words, spots }))
    }

    /// Buckets with room for what the snapshot has for each.
    fn empty_buckets(connection: &Connection) -> Result<BTreeMap<i32, Bucket>, Error> {
        let mut lengths: BTreeMap<i32, usize> = BTreeMap::new();
        let sql = "SELECT day_lo, day_hi, count(*) FROM incidents GROUP BY day_lo, day_hi";
        let mut statement = connection.prepare_cached(sql)?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            let count: i64 = row.get(2)?;
            *lengths.entry(Bucket::key(row.get(0)?, row.get(1)?)).or_default() += count as usize;
        }
        Ok(lengths.into_iter().map(|(key, rows)| (key, Bucket::new(key, rows))).collect())
    }

    /// The index of the snapshot, made from this one, which is of an earlier version; `None` when the change log does
    /// not tell how, or tells of so much that reading everything again is better.
    fn follow(&self, connection: &Connection, version: i64) -> Result<Option<Self>, Error> {
        let cursor = super::cursor(connection)?;
        let pruned_to: i64 =
            connection.prepare_cached("SELECT pruned_to FROM state")?.query_row([], |row| row.get(0))?;
        if pruned_to > self.cursor || cursor - self.cursor > AT_ONCE {
            return Ok(None);
        }
        let sql = "SELECT DISTINCT seq FROM changes WHERE id > ?1 ORDER BY seq";
        let mut changed = BTreeSet::new();
        let mut statement = connection.prepare_cached(sql)?;
        let mut rows = statement.query([self.cursor])?;
        while let Some(row) = rows.next()? {
            let seq: Option<i64> = row.get(0)?;
            let Some(seq) = seq.and_then(|s| u32::try_from(s).ok()) else { return Ok(None) };
            changed.insert(seq);
        }
        let mut next = Self { version, cursor, ..self.clone() };
        Spots::follow(&mut next.spots, connection)?;
        for bucket in next.buckets.values_mut() {
            if changed.iter().any(|seq| bucket.has(*seq)) {
                Arc::make_mut(bucket).retain(|seq| !changed.contains(&seq));
            }
        }
        let mut statement = connection.prepare_cached(&format!("{COLUMNS} WHERE seq = ?1"))?;
        for seq in &changed {
            let entry = statement.query_row([seq], |row| Entry::read(row, &mut next.words)).optional()?;
            // A row that is gone has gone from its bucket.
            let Some(entry) = entry else { continue };
            let Some(entry) = entry else { return Ok(None) };
            let key = Bucket::key(entry.day_lo, entry.day_hi);
            let bucket = next.buckets.entry(key).or_insert_with(|| Arc::new(Bucket::new(key, 0)));
            Arc::make_mut(bucket).insert(&entry);
        }
        next.buckets.retain(|_, bucket| !bucket.is_empty());
        Ok(Some(next))
    }
}

/// The newest index, shared by all readers.
#[derive(Debug, Default)]
pub(super) struct Shared {
    newest: Mutex<Option<Arc<Index>>>,
    is_building: AtomicBool,
    /// Version that could not be indexed, so that it is not tried again and again.
    refused: Mutex<Option<i64>>,
}

impl Shared {
    /// The index of the snapshot that `connection` reads, if there is one or it is quickly made. Else a thread begins to
    /// make one from a connection that `open` gives.
    pub(super) fn of_snapshot(
        self: &Arc<Self>,
        connection: &Connection,
        open: impl FnOnce() -> Result<Connection, Error>,
    ) -> Result<Option<Arc<Index>>, Error> {
        let sql = "SELECT version, incidents FROM state";
        let (version, incidents): (i64, i64) =
            connection.prepare_cached(sql)?.query_row([], |row| Ok((row.get(0)?, row.get(1)?)))?;
        let newest = lock(&self.newest).clone();
        if let Some(index) = &newest {
            if index.version == version {
                return Ok(newest);
            }
            if index.version > version {
                return Ok(None);
            }
            if let Some(next) = index.follow(connection, version)? {
                return Ok(Some(self.publish(next)));
            }
        }
        if *lock(&self.refused) == Some(version) {
            return Ok(None);
        }
        if incidents <= AT_ONCE {
            return self.build(connection, version);
        }
        if !self.is_building.swap(true, Ordering::AcqRel) {
            let (shared, connection) = (self.clone(), open());
            let build = move || {
                let result = connection.and_then(|connection| shared.build_snapshot(&connection));
                if let Err(error) = result {
                    tracing::error!(%error, "the index could not be made; queries go on without it");
                }
                shared.is_building.store(false, Ordering::Release);
            };
            std::thread::Builder::new()
                .name("index".into())
                .spawn(build)
                .map_err(|e| Error::Thread(e.to_string()))?;
        }
        Ok(None)
    }

    fn build_snapshot(&self, connection: &Connection) -> Result<(), Error> {
        connection.execute_batch("BEGIN")?;
        let version = connection.query_row("SELECT version FROM state", [], |row| row.get(0))?;
        self.build(connection, version).map(|_| ())
    }

    fn build(&self, connection: &Connection, version: i64) -> Result<Option<Arc<Index>>, Error> {
        let index = Index::build(connection, version)?;
        if index.is_none() {
            *lock(&self.refused) = Some(version);
        }
        Ok(index.map(|index| self.publish(index)))
    }

    fn publish(&self, index: Index) -> Arc<Index> {
        let index = Arc::new(index);
        let mut newest = lock(&self.newest);
        if newest.as_ref().is_none_or(|n| n.version < index.version) {
            *newest = Some(index.clone());
        }
        index
    }
}
