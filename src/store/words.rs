//! The words that `q` looks for: which rows hold one, by blocks of rows.
//!
//! A word asked for may be a part of one in the text, so the words of a block, each once, stand in one text that is
//! searched through; beside it stand the rows of each. That is 41 MB for a million incidents, and a block of it is written
//! whole when one of its rows changes.

use super::{Error, lock};
use memchr::memmem::Finder;
use rayon::prelude::*;
use rusqlite::{Connection, OptionalExtension, Transaction, params};
use rustc_hash::FxHashMap;
use smallvec::SmallVec;
use std::collections::{BTreeMap, VecDeque};
use std::sync::{Arc, Mutex};

/// Rows of a block, by their numbers.
const ROWS: usize = 4_096;
/// Their bits, 64 to a number.
const BITS: usize = ROWS / 64;

/// Some rows, by their numbers.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Rows(Vec<[u64; BITS]>);

impl Rows {
    /// Whether row `seq` is one of them.
    pub(super) fn has(&self, seq: u32) -> bool {
        let (block, row) = (seq as usize / ROWS, seq as usize % ROWS);
        self.0.get(block).is_some_and(|bits| bits[row / 64] >> (row % 64) & 1 == 1)
    }

    /// As bytes, the bit of row 0 lowest in the first: for [`is_in`].
    pub(super) fn to_bytes(&self) -> Vec<u8> {
        self.0.iter().flatten().flat_map(|bits| bits.to_le_bytes()).collect()
    }
}

/// Whether row `seq` is one of the rows written as `bytes`.
pub(super) fn is_in(bytes: &[u8], seq: i64) -> bool {
    let byte = usize::try_from(seq / 8).ok().and_then(|n| bytes.get(n));
    byte.is_some_and(|byte| byte >> (seq % 8) & 1 == 1)
}

/// Rows that hold the words, in a version of the data.
type Remembered = (i64, Vec<String>, Arc<Rows>);

/// Rows that hold some words, of the version of the data last asked: pages, counts and tiles ask for the same ones.
#[derive(Debug, Default)]
pub(super) struct Found(Mutex<VecDeque<Remembered>>);

impl Found {
    /// Words remembered.
    const MOST: usize = 8;

    /// The rows of the snapshot, of this version, that hold every one of `words`, each a folded word without spaces.
    pub(super) fn rows(
        &self,
        connection: &Connection,
        version: i64,
        words: &[String],
    ) -> Result<Arc<Rows>, Error> {
        let known =
            lock(&self.0).iter().find(|(v, w, _)| *v == version && w == words).map(|(.., r)| r.clone());
        if let Some(rows) = known {
            return Ok(rows);
        }
        let rows = Arc::new(search(connection, words)?);
        let mut known = lock(&self.0);
        known.truncate(Self::MOST - 1);
        known.push_front((version, words.to_vec(), rows.clone()));
        Ok(rows)
    }
}

fn search(connection: &Connection, words: &[String]) -> Result<Rows, Error> {
    let finders: Vec<Finder<'_>> = words.iter().map(|w| Finder::new(w.as_bytes())).collect();
    let mut texts = connection.prepare_cached("SELECT block, words FROM words ORDER BY block")?;
    let mut rows_of = connection.prepare_cached("SELECT rows FROM word_rows WHERE block = ?1")?;
    let mut found = Rows::default();
    let mut texts = texts.query([])?;
    while let Some(row) = texts.next()? {
        let block: i64 = row.get(0)?;
        let text = row.get_ref(1)?.as_bytes().map_err(rusqlite::Error::from)?;
        if !finders.iter().all(|finder| finder.find(text).is_some()) {
            continue;
        }
        let mut lists = rows_of.query([block])?;
        let Some(row) = lists.next()? else { continue };
        let lists = row.get_ref(0)?.as_bytes().map_err(rusqlite::Error::from)?;
        let all = finders.iter().map(|finder| holding(text, lists, finder));
        let bits = all.reduce(|a, b| std::array::from_fn(|n| a[n] & b[n]));
        let at = block as usize;
        found.0.resize(found.0.len().max(at + 1), [0; BITS]);
        found.0[at] = bits.unwrap_or([0; BITS]);
    }
    Ok(found)
}

/// The rows of a block one of whose words holds what is looked for.
fn holding(text: &[u8], lists: &[u8], finder: &Finder<'_>) -> [u64; BITS] {
    let mut bits = [0; BITS];
    let mut lists = Lists(lists);
    // The number of the list that comes next, and of the word that begins at `counted`.
    let (mut next, mut word, mut counted) = (0, 0, 0);
    for hit in finder.find_iter(text) {
        word += memchr::memchr_iter(b' ', &text[counted..hit]).count();
        counted = hit;
        if word < next {
            continue;
        }
        if let Some(list) = lists.nth(word - next) {
            for row in rows(list) {
                bits[row / 64] |= 1 << (row % 64);
            }
        }
        next = word + 1;
    }
    bits
}

/// Lists of rows one after another, each with its length in bytes before it.
struct Lists<'b>(&'b [u8]);

impl<'b> Iterator for Lists<'b> {
    type Item = &'b [u8];

    fn next(&mut self) -> Option<&'b [u8]> {
        let length = number(&mut self.0)?;
        let (list, rest) = self.0.split_at_checked(length)?;
        self.0 = rest;
        Some(list)
    }
}

/// The rows of a list: each is written as its distance from the one before.
fn rows(mut list: &[u8]) -> impl Iterator<Item = usize> {
    let mut row = 0;
    std::iter::from_fn(move || {
        row += number(&mut list)?;
        // A damaged list leads nowhere else.
        Some(row % ROWS)
    })
}

/// Takes a number: seven bits a byte, the lowest first, the highest bit set in all but the last.
pub(super) fn number(bytes: &mut &[u8]) -> Option<usize> {
    let (mut value, mut shift) = (0, 0);
    loop {
        let (byte, rest) = bytes.split_first()?;
        *bytes = rest;
        value |= usize::from(byte & 0x7f) << shift;
        shift += 7;
        if *byte < 0x80 || shift > 28 {
            return Some(value);
        }
    }
}

/// Writes what [`number`] takes.
pub(super) fn write_number(bytes: &mut Vec<u8>, mut value: usize) {
    while value >= 0x80 {
        bytes.push(value as u8 | 0x80);
        value >>= 7;
    }
    bytes.push(value as u8);
}

/// A row and its words, which are new; none when the row is gone.
pub(super) type Changed = (i64, String);

/// Writes the words of rows that came, changed or went.
pub(super) fn store(tx: &Transaction<'_>, mut changed: Vec<Changed>) -> Result<(), Error> {
    changed.sort_unstable_by_key(|(seq, _)| *seq);
    let of = |(seq, _): &Changed| seq.div_euclid(ROWS as i64);
    let mut blocks: BTreeMap<i64, (&[Changed], Option<Block>)> =
        changed.chunk_by(|a, b| of(a) == of(b)).map(|some| (of(&some[0]), (some, None))).collect();
    for (block, (_, known)) in &mut blocks {
        let sql = "SELECT words, rows FROM words JOIN word_rows USING (block) WHERE block = ?1";
        let read = |row: &rusqlite::Row<'_>| Ok(Block { words: row.get(0)?, rows: row.get(1)? });
        *known = tx.prepare_cached(sql)?.query_row([block], read).optional()?;
    }
    let made: Vec<(i64, Block)> = blocks
        .into_par_iter()
        .map(|(block, (changed, known))| (block, known.unwrap_or_default().with(changed)))
        .collect();
    for (block, Block { words, rows }) in made {
        let sql = "INSERT OR REPLACE INTO words (block, words) VALUES (?1, ?2)";
        tx.prepare_cached(sql)?.execute(params![block, words])?;
        let sql = "INSERT OR REPLACE INTO word_rows (block, rows) VALUES (?1, ?2)";
        tx.prepare_cached(sql)?.execute(params![block, rows])?;
    }
    Ok(())
}

/// A block as it is stored.
#[derive(Debug, Default, PartialEq, Eq)]
struct Block {
    /// Its words, a space after each.
    words: String,
    /// [`Lists`] of their rows.
    rows: Vec<u8>,
}

impl Block {
    /// With other words for some of its rows.
    fn with(&self, changed: &[Changed]) -> Self {
        let row_of = |seq: i64| seq.rem_euclid(ROWS as i64) as u16;
        let mut is_kept = [true; ROWS];
        for (seq, _) in changed {
            is_kept[usize::from(row_of(*seq))] = false;
        }
        let mut numbers: FxHashMap<&str, usize> = FxHashMap::default();
        let mut entries: Vec<(&str, SmallVec<[u16; 10]>)> = Vec::new();
        for (word, list) in self.words.split_terminator(' ').zip(Lists(&self.rows)) {
            let kept: SmallVec<_> = rows(list).filter(|row| is_kept[*row]).map(|row| row as u16).collect();
            if !kept.is_empty() {
                numbers.insert(word, entries.len());
                entries.push((word, kept));
            }
        }
        for (seq, words) in changed {
            let row = row_of(*seq);
            for word in words.split(' ').filter(|w| !w.is_empty()) {
                let n = *numbers.entry(word).or_insert(entries.len());
                if n == entries.len() {
                    entries.push((word, SmallVec::new()));
                }
                let list = &mut entries[n].1;
                if list.last() != Some(&row) {
                    list.push(row);
                }
            }
        }
        let mut block = Self::default();
        let mut written = Vec::new();
        for (word, mut list) in entries {
            if !list.is_sorted() {
                list.sort_unstable();
            }
            block.words.push_str(word);
            block.words.push(' ');
            written.clear();
            let mut last = 0;
            for row in list {
                write_number(&mut written, usize::from(row - last));
                last = row;
            }
            write_number(&mut block.rows, written.len());
            block.rows.extend_from_slice(&written);
        }
        block
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use std::collections::BTreeSet;

    fn database() -> Connection {
        let db = Connection::open_in_memory().unwrap();
        db.execute_batch(
            "CREATE TABLE words (block INTEGER PRIMARY KEY, words TEXT); CREATE TABLE word_rows (block INTEGER PRIMARY KEY, rows BLOB)",
        )
        .unwrap();
        db
    }

    #[test]
    fn numbers_come_back() {
        let values = [0, 1, 127, 128, 4_095, 16_384, 1 << 27];
        let mut bytes = Vec::new();
        for value in &values {
            write_number(&mut bytes, *value);
        }
        let mut rest = &bytes[..];
        assert!(values.iter().all(|v| number(&mut rest) == Some(*v)));
        assert_eq!(number(&mut rest), None);
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 64, ..ProptestConfig::default() })]

        /// Rows that come, change and go, in several blocks, are found by parts of their words, and no others are.
        #[test]
        fn rows_are_found_by_parts_of_their_words(
            batches in prop::collection::vec(
                prop::collection::btree_map(prop::sample::select(vec![0_i64, 1, 2, 63, 64, 4_095, 4_096, 9_000, 12_287]),
                    prop::sample::select(vec!["", "raid at village", "raid raid", "a é village", "talks raided", "x"]), 1..6),
                1..6),
            words in prop::collection::vec(prop::sample::select(vec!["raid", "a", "aid", "age", "é", "talks", "none", "d"]), 1..3),
        ) {
            let mut db = database();
            let mut texts: BTreeMap<i64, &str> = BTreeMap::new();
            for batch in batches {
                let tx = db.transaction().unwrap();
                store(&tx, batch.iter().map(|(seq, text)| (*seq, (*text).to_owned())).collect()).unwrap();
                tx.commit().unwrap();
                texts.extend(batch);
            }
            let words: Vec<String> = words.into_iter().map(str::to_owned).collect();
            let found = search(&db, &words).unwrap();
            let bytes = found.to_bytes();
            let is_wanted = |seq: &i64| {
                texts.get(seq).is_some_and(|text| words.iter().all(|w| text.contains(w.as_str())))
            };
            let expected: BTreeSet<i64> = (0..20_000).filter(is_wanted).collect();
            let has: BTreeSet<i64> = (0..20_000).filter(|seq| found.has(*seq as u32)).collect();
            prop_assert_eq!(&has, &expected);
            let has: BTreeSet<i64> = (0..20_000).filter(|seq| is_in(&bytes, *seq)).collect();
            prop_assert_eq!(has, expected);
        }
    }
}
