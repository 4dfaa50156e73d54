//! Bringing what large batches left in the write-ahead log into the database, on a thread of its own: it waits for the
//! disk, which the one thread that writes need not.
//!
//! The log begins anew only when all of it was brought over before a batch begins, so every now and then one waits for that.
//! Small batches leave all this to their commits.

use super::{BUSY, Error};
use rusqlite::Connection;
use std::path::Path;
use std::thread::JoinHandle;

/// Pages of the log that a commit leaves there, usually and during large batches.
const USUAL_LOG: i64 = 250;
const LARGEST_LOG: i64 = 100_000;
/// Memory for pages in KB, as SQLite counts it: usually, and during large batches, which otherwise write pages twice.
const USUAL_CACHE: i64 = -32_000;
const LARGEST_CACHE: i64 = -200_000;
/// Large batches that follow each other before one waits: some 100 MB of log each.
const MOST_BEHIND: u32 = 4;

/// What is known of the log.
#[derive(Debug, Default)]
pub(super) struct Checkpoints {
    running: Option<JoinHandle<()>>,
    /// Large batches since the log was brought over whole.
    behind: u32,
}

impl Checkpoints {
    /// Makes `writer`, which is in no transaction, ready for a batch.
    pub(super) fn before(&mut self, writer: &Connection, is_large: bool) -> Result<(), Error> {
        let (pages, cache) = if is_large { (LARGEST_LOG, LARGEST_CACHE) } else { (USUAL_LOG, USUAL_CACHE) };
        writer.pragma_update(None, "wal_autocheckpoint", pages)?;
        writer.pragma_update(None, "cache_size", cache)?;
        if self.behind >= MOST_BEHIND || (self.behind > 0 && !is_large) {
            self.wait();
            bring_over(writer)?;
            self.behind = 0;
        }
        Ok(())
    }

    /// Begins to bring the log of the database at `path` over, after a large batch.
    pub(super) fn after(&mut self, path: &Path) -> Result<(), Error> {
        self.behind += 1;
        if self.running.as_ref().is_some_and(|thread| !thread.is_finished()) {
            return Ok(());
        }
        self.wait();
        let path = path.to_owned();
        let bring = move || {
            let done = Connection::open(path).map_err(Error::from).and_then(|connection| {
                connection.busy_timeout(BUSY)?;
                bring_over(&connection)
            });
            if let Err(error) = done {
                // Nothing is lost: the log holds it.
                tracing::warn!(%error, "the write-ahead log was not brought into the database");
            }
        };
        let thread = std::thread::Builder::new().name("checkpoint".into()).spawn(bring);
        self.running = Some(thread.map_err(|e| Error::Thread(e.to_string()))?);
        Ok(())
    }

    fn wait(&mut self) {
        if let Some(thread) = self.running.take() {
            // It told of its errors; a panic was told as well.
            let _ = thread.join();
        }
    }
}

impl Drop for Checkpoints {
    fn drop(&mut self) {
        self.wait();
    }
}

/// Brings over what no reader holds back, without waiting for any.
fn bring_over(connection: &Connection) -> Result<(), Error> {
    Ok(connection.query_row("PRAGMA wal_checkpoint(PASSIVE)", [], |_| Ok(()))?)
}
