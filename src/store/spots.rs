//! Names of places with the areas that hold them, each stored once for all incidents that share them.

use super::Error;
use rusqlite::{OptionalExtension, Transaction};
use rustc_hash::FxHashMap;

/// Names remembered; beyond, the memory is emptied.
const MOST: usize = 200_000;

/// The rows of names written or looked up before.
#[derive(Debug, Default)]
pub(super) struct Spots {
    rows: FxHashMap<String, i64>,
    /// What was written since may be rolled back.
    is_open: bool,
}

impl Spots {
    /// Begins a transaction. What one before it wrote is forgotten unless that ended well.
    pub(super) fn begin(&mut self) {
        if self.is_open || self.rows.len() > MOST {
            self.rows.clear();
        }
        self.is_open = true;
    }

    /// Ends a transaction that is committed.
    pub(super) fn end(&mut self) {
        self.is_open = false;
    }

    /// The row of `names`, written if it is not there; `folded` is what filters see of them.
    pub(super) fn row(&mut self, tx: &Transaction<'_>, names: &str, folded: &str) -> Result<i64, Error> {
        if let Some(row) = self.rows.get(names) {
            return Ok(*row);
        }
        let mut known = tx.prepare_cached("SELECT seq FROM spots WHERE names = ?1 AND folded = ?2")?;
        let known = known.query_row([names, folded], |row| row.get(0)).optional()?;
        let row = if let Some(row) = known {
            row
        } else {
            tx.prepare_cached("INSERT INTO spots (names, folded) VALUES (?1, ?2)")?
                .execute([names, folded])?;
            tx.last_insert_rowid()
        };
        self.rows.insert(names.to_owned(), row);
        Ok(row)
    }
}
