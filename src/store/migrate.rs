//! Brings a database to the current schema: numbered files, each applied once, in one transaction.

use super::Error;
use super::pack::pack;
use super::pool::{With, stored_with};
use super::words::Changed;
use rusqlite::functions::FunctionFlags;
use rusqlite::{Connection, Transaction, TransactionBehavior};
use std::path::Path;

/// The schema's steps; `PRAGMA user_version` counts those applied.
const STEPS: &[&str] = &[
    include_str!("schema/0001_init.sql"),
    include_str!("schema/0002_features.sql"),
    include_str!("schema/0003_apart.sql"),
    include_str!("schema/0004_bulk.sql"),
    include_str!("schema/0005_words.sql"),
    include_str!("schema/0006_spots.sql"),
    include_str!("schema/0007_packed.sql"),
];

/// The step that left `blocks` empty.
const BLOCKS_SINCE: i64 = 7;
/// The step that put the words of each row aside.
const WORDS_SINCE: i64 = 5;
/// Rows whose words are moved at a time.
const AT_ONCE: usize = 65_536;

/// Applies the steps that are missing.
pub(super) fn migrate(connection: &mut Connection, path: &Path) -> Result<(), Error> {
    let opening = |source| Error::Open { path: path.to_owned(), source };
    // Immediate: of two processes that open a new file at once, the second waits and finds it done.
    let tx = connection.transaction_with_behavior(TransactionBehavior::Immediate).map_err(opening)?;
    let version: i64 = tx.query_row("PRAGMA user_version", [], |row| row.get(0)).map_err(opening)?;
    let known = STEPS.len() as i64;
    if version > known {
        return Err(Error::TooNew { path: path.to_owned(), found: version, known });
    }
    if version == 0 && tx.query_row("SELECT count(*) > 0 FROM sqlite_schema", [], |row| row.get(0))? {
        return Err(Error::Foreign { path: path.to_owned() });
    }
    add_functions(&tx)?;
    for step in &STEPS[version as usize..] {
        tx.execute_batch(step)?;
    }
    if (1..BLOCKS_SINCE).contains(&version) {
        fill_blocks(&tx)?;
    }
    if version < WORDS_SINCE {
        move_words(&tx)?;
    }
    if version == 0 {
        // Change ids begin at the creation time in milliseconds, so that an id from a database that was deleted and
        // made anew lies before the new one's history: its holder is told to start over instead of missing events.
        let start = jiff::Timestamp::now().as_millisecond();
        tx.execute("INSERT INTO sqlite_sequence (name, seq) VALUES ('changes', ?1)", [start])?;
        tx.execute("INSERT INTO state (one, version, pruned_to) VALUES (1, ?1, ?1)", [start])?;
    }
    if version < known {
        tx.pragma_update(None, "user_version", known)?;
    }
    tx.commit()?;
    if (1..known).contains(&version) {
        // All that was rewritten stands in the log, and is read more slowly there. Another's reading may keep it there for now.
        let _ = connection.execute_batch("PRAGMA wal_checkpoint(TRUNCATE)");
    }
    Ok(())
}

/// Adds to `connection` what the steps call.
fn add_functions(connection: &Connection) -> rusqlite::Result<()> {
    let flags = FunctionFlags::SQLITE_UTF8 | FunctionFlags::SQLITE_DETERMINISTIC;
    connection.create_scalar_function("zw_pack", 1, flags, |context| Ok(pack(context.get_raw(0).as_str()?)))
}

/// Writes the words of every row where they stand since version 5.
fn move_words(tx: &Transaction<'_>) -> Result<(), Error> {
    let mut old = tx.prepare("SELECT seq, search FROM old_words ORDER BY seq")?;
    let mut rows = old.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
    loop {
        let some: Vec<Changed> = rows.by_ref().take(AT_ONCE).collect::<Result<_, _>>()?;
        if some.is_empty() {
            break;
        }
        super::words::store(tx, some)?;
    }
    drop(rows);
    drop(old);
    tx.execute_batch("DROP TABLE old_words")?;
    Ok(())
}

/// Writes the keys of every report.
fn fill_blocks(tx: &Transaction<'_>) -> Result<(), Error> {
    let mut reports = tx.prepare("SELECT seq FROM reports")?;
    let mut rows = reports.query([])?;
    let mut standing = Vec::new();
    while let Some(row) = rows.next()? {
        for report in stored_with(tx, With::Row, row.get(0)?)? {
            standing.extend(report.blocks.stands.iter().map(|key| (*key, report.row)));
        }
    }
    super::blocks::write(tx, standing)
}
