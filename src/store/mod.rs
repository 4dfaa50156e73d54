//! Everything that lasts: one SQLite file in WAL mode, one writer, any number of readers, a log of changes.
//!
//! A batch of articles is one transaction, so a program killed at any moment leaves whole articles only, and reading
//! the same article again changes nothing. Several processes may open the same file.

mod apart;
mod blocks;
mod checkpoint;
mod cql2;
mod error;
mod evidence;
mod index;
mod ingest;
mod input;
mod merge;
mod migrate;
mod pack;
mod points;
mod pool;
mod prepare;
mod read;
mod spots;
mod sql;
mod standing;
mod table;
mod values;
mod words;
mod write;

pub use apart::{ApartError, Member};
pub use error::Error;
pub use ingest::{Input, Summary};
pub use prepare::Prepared;
pub use read::{Change, Collection, Counts, Found, Op, Page, Reader, Row};
pub(crate) use read::{changes, cursor, data_version};
pub use table::{Extent, Grouping, ValueRef};

use rusqlite::config::DbConfig;
use rusqlite::{Connection, OpenFlags};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

/// Read connections kept open while idle.
const IDLE_READERS: usize = 8;
/// How long one process waits for another's transaction.
const BUSY: Duration = Duration::from_secs(30);

/// Articles from which on a batch is large.
const MANY: usize = 500;

/// Bytes of a page of a new database: eleven features, with less room left over than five leave in half of it. Neighbours
/// in time and space stand beside each other (`merge`), so that most of what is read is wanted, with a quarter of the calls
/// that SQLite's usual 4 KB take.
const PAGE: i64 = 16 * 1024;

/// An open database.
#[derive(Debug)]
pub struct Store {
    path: PathBuf,
    // Closed before the writer, which as the last one brings the write-ahead log into the database.
    checkpoints: Mutex<checkpoint::Checkpoints>,
    idle: Mutex<Vec<Connection>>,
    writer: Mutex<Connection>,
    /// Counts our own commits, to wake [`Store::wait`].
    commits: Mutex<u64>,
    surroundings: standing::Surroundings,
    /// Locked after the writer.
    spots: Mutex<spots::Spots>,
    committed: Condvar,
    index: Arc<index::Shared>,
    matched: read::Matched,
    found: words::Found,
}

impl Store {
    /// Opens the database at `path`, creating or upgrading it as needed.
    pub fn open(path: &Path) -> Result<Self, Error> {
        let about = |source| Error::Open { path: path.to_owned(), source };
        let mut writer = Connection::open(path).map_err(about)?;
        configure(&writer).map_err(about)?;
        migrate::migrate(&mut writer, path)?;
        Ok(Self {
            path: path.to_owned(),
            checkpoints: Mutex::default(),
            idle: Mutex::default(),
            writer: Mutex::new(writer),
            commits: Mutex::default(),
            surroundings: standing::Surroundings::default(),
            spots: Mutex::default(),
            committed: Condvar::new(),
            index: Arc::default(),
            matched: read::Matched::default(),
            found: words::Found::default(),
        })
    }

    /// Where the database is.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// A snapshot to read from: everything it returns is of one moment.
    pub fn reader(&self) -> Result<Reader<'_>, Error> {
        let idle = lock(&self.idle).pop();
        let connection = match idle {
            Some(connection) => connection,
            None => self.open_reader()?,
        };
        Reader::begin(self, connection)
    }

    /// Another read-only connection, outside the pool.
    pub(crate) fn open_reader(&self) -> Result<Connection, Error> {
        let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let connection = Connection::open_with_flags(&self.path, flags)?;
        connection.busy_timeout(BUSY)?;
        // Pages come from the system's cache, not from a mapping: as fast, and nothing of it counts as our memory.
        connection.pragma_update(None, "cache_size", -4_000)?;
        connection.set_prepared_statement_cache_capacity(64);
        plan_once(&connection)?;
        sql::add_functions(&connection)?;
        cql2::add_functions(&connection)?;
        rusqlite::vtab::array::load_module(&connection)?;
        Ok(connection)
    }

    fn give_back(&self, connection: Connection) {
        let mut idle = lock(&self.idle);
        if idle.len() < IDLE_READERS {
            idle.push(connection);
        }
    }

    /// Waits until this process has committed more than `seen` times or `timeout` is over; the new count.
    pub fn wait(&self, seen: u64, timeout: Duration) -> u64 {
        let commits = lock(&self.commits);
        let (commits, _) = self
            .committed
            .wait_timeout_while(commits, timeout, |commits| *commits <= seen)
            .unwrap_or_else(PoisonError::into_inner);
        *commits
    }

    /// Wakes whoever waits in [`Store::wait`].
    pub fn wake(&self) {
        *lock(&self.commits) += 1;
        self.committed.notify_all();
    }

    /// Stores `articles`: one transaction for all. `now` stamps what is new or changed.
    pub fn store(&self, articles: Prepared, now: jiff::Timestamp) -> Result<Summary, Error> {
        let is_large = articles.0.len() >= MANY;
        let mut writer = lock(&self.writer);
        lock(&self.checkpoints).before(&writer, is_large)?;
        let known = &mut write::Known { surroundings: &self.surroundings, spots: &mut lock(&self.spots) };
        let summary = ingest::ingest(&mut writer, articles.0, now, known)?;
        if is_large {
            lock(&self.checkpoints).after(&self.path)?;
        }
        drop(writer);
        self.wake();
        Ok(summary)
    }

    /// Prepares and stores `inputs`.
    pub fn ingest(&self, inputs: &[Input], now: jiff::Timestamp) -> Result<Summary, Error> {
        self.store(Prepared::new(inputs.to_vec())?, now)
    }
}

/// Locks, whatever became of the last holder: no state here is left half-changed by a panic, for the database rolls
/// back what was not committed.
fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Plans each statement once, whatever values it is given: SQLite would else plan it again for every new value, which
/// takes longer than looking a row up.
fn plan_once(connection: &Connection) -> rusqlite::Result<()> {
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_QPSG, true).map(|_| ())
}

fn configure(connection: &Connection) -> rusqlite::Result<()> {
    connection.busy_timeout(BUSY)?;
    plan_once(connection)?;
    // Only a new database takes it on.
    connection.pragma_update(None, "page_size", PAGE)?;
    // NORMAL under WAL: a killed process loses nothing; a power cut may lose the last commits but never corrupts.
    connection.pragma_update(None, "journal_mode", "wal")?;
    connection.pragma_update(None, "synchronous", "normal")?;
    connection.set_prepared_statement_cache_capacity(64);
    rusqlite::vtab::array::load_module(connection)?;
    Ok(())
}

#[cfg(test)]
mod tests;
