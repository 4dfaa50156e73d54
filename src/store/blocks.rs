//! Under which keys written reports stand ([`Blocks`]): one row for the reports of a day that were stored together.
//!
//! A row for every key would be three million for a million reports, each put in its place among all others. What may be of
//! one event is of one day or the next, so a search reads the few rows of a day, which stand beside each other.

use super::Error;
use super::words::{number, write_number};
use crate::incident::Blocks;
use rusqlite::{OptionalExtension, Transaction};

/// Bytes of what a key holds besides its day.
const REST: usize = 5;

/// A key and the report, by its row, that stands under it.
pub(super) type Standing = (i64, i64);

/// Calls `each` with whatever stands under a key of this day.
pub(super) fn of_day(tx: &Transaction<'_>, day: i64, mut each: impl FnMut(Standing)) -> Result<(), Error> {
    let sql = "SELECT block, keys FROM blocks WHERE block >= ?1 AND block < ?2";
    let mut statement = tx.prepare_cached(sql)?;
    let mut rows = statement.query([Blocks::first(day), Blocks::first(day + 1)])?;
    while let Some(row) = rows.next()? {
        read(row.get(0)?, row.get_ref(1)?.as_blob().map_err(rusqlite::Error::from)?, &mut each);
    }
    Ok(())
}

/// Writes what `standing` says of reports that are new.
pub(super) fn write(tx: &Transaction<'_>, mut standing: Vec<Standing>) -> Result<(), Error> {
    standing.sort_unstable_by_key(|(key, report)| (Blocks::day(*key), *report, *key));
    let mut insert = tx.prepare_cached("INSERT INTO blocks (block, keys) VALUES (?1, ?2)")?;
    for of_day in standing.chunk_by(|(a, _), (b, _)| Blocks::day(*a) == Blocks::day(*b)) {
        let (key, first) = of_day[0];
        insert.execute((Blocks::first(Blocks::day(key)) | first, bytes(first, of_day)))?;
    }
    Ok(())
}

/// Takes out what stands for a report under these keys.
pub(super) fn remove(tx: &Transaction<'_>, report: i64, keys: &[i64]) -> Result<(), Error> {
    let mut days: Vec<i64> = keys.iter().map(|key| Blocks::day(*key)).collect();
    days.sort_unstable();
    days.dedup();
    for first in days.into_iter().map(Blocks::first) {
        // Reports that were stored together have rows that follow each other.
        let sql = "SELECT block, keys FROM blocks WHERE block BETWEEN ?1 AND ?2 ORDER BY block DESC LIMIT 1";
        let found: Option<(i64, Vec<u8>)> = tx
            .prepare_cached(sql)?
            .query_row([first, first | report], |row| Ok((row.get(0)?, row.get(1)?)))
            .optional()?;
        let Some((block, old)) = found else { continue };
        let mut kept = Vec::new();
        read(block, &old, |standing| {
            if standing.1 != report {
                kept.push(standing);
            }
        });
        if kept.is_empty() {
            tx.prepare_cached("DELETE FROM blocks WHERE block = ?1")?.execute([block])?;
        } else {
            let keys = bytes(block - first, &kept);
            tx.prepare_cached("UPDATE blocks SET keys = ?2 WHERE block = ?1")?.execute((block, keys))?;
        }
    }
    Ok(())
}

/// What is written of a day's keys, in the order of their reports: of each how far its report is from the one before,
/// the first from `last`, and what the key holds besides the day.
fn bytes(mut last: i64, standing: &[Standing]) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(standing.len() * (REST + 1));
    for (key, report) in standing {
        write_number(&mut bytes, (report - last) as usize);
        bytes.extend_from_slice(&key.to_le_bytes()[..REST]);
        last = *report;
    }
    bytes
}

/// Reads a row.
fn read(block: i64, mut bytes: &[u8], mut each: impl FnMut(Standing)) {
    let day = Blocks::first(Blocks::day(block));
    let mut report = block - day;
    while let Some(distance) = number(&mut bytes) {
        let Some((rest, after)) = bytes.split_first_chunk::<REST>() else { return };
        bytes = after;
        let mut key = day.to_le_bytes();
        key[..REST].copy_from_slice(rest);
        report += distance as i64;
        each((i64::from_le_bytes(key), report));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use rusqlite::Connection;

    #[test]
    fn what_stands_under_keys_is_found_by_day_until_it_is_removed() {
        let mut db = Connection::open_in_memory().unwrap();
        db.execute_batch("CREATE TABLE blocks (block INTEGER PRIMARY KEY, keys BLOB NOT NULL)").unwrap();
        let tx = db.transaction().unwrap();
        let key = |day: i64, rest: i64| Blocks::first(day) | rest;
        let (most, days) = ((1 << 40) - 1, [-4_371_587, 0, 20_000]);
        let mut all: Vec<Standing> = Vec::new();
        for reports in [[3_000_000_000, 3_000_000_001], [3_000_000_200, 3_000_100_000]] {
            let some = days.into_iter().flat_map(|day| {
                reports.into_iter().flat_map(move |report| [0, 77, most].map(|rest| (key(day, rest), report)))
            });
            let some: Vec<Standing> = some.collect();
            write(&tx, some.iter().rev().copied().collect()).unwrap();
            all.extend(some);
        }
        let found = |day| {
            let mut found = Vec::new();
            of_day(&tx, day, |standing| found.push(standing)).unwrap();
            found.sort_unstable();
            found
        };
        let mut expect = |without: i64| {
            all.retain(|(_, report)| *report != without);
            all.sort_unstable();
            for day in days {
                let of_day: Vec<_> = all.iter().copied().filter(|(k, _)| Blocks::day(*k) == day).collect();
                assert_eq!(found(day), of_day);
            }
            assert!(found(1).is_empty());
        };
        expect(0);
        for report in [3_000_000_001, 3_000_000_000, 3_000_100_000, 3_000_000_200] {
            remove(&tx, report, &days.map(|day| key(day, 77))).unwrap();
            expect(report);
        }
        assert!(!tx.prepare("SELECT 1 FROM blocks").unwrap().exists([]).unwrap());
    }
}
