//! Names a few letters away from a key: a walk over the index with the row of the edit-distance table for the letters so far
//! (Wagner and Fischer 1974), of which only the cells near the diagonal can be small enough (Ukkonen 1985).
//!
//! Such a row has few values, so all of them are numbered beforehand, each with the row that follows it for every way in which the
//! next letter can meet the letters of the key beside the diagonal (the universal automaton of Mihov and Schulz 2004): a letter
//! costs one look-up. An automaton made for each key would do the same, but making it takes longer than the walk: texts ask for
//! many keys, each once.

use super::walk::Lane;
use fst::raw::{CompiledAddr, Fst, Output, Transition};
use smallvec::SmallVec;
use std::sync::LazyLock;

/// Most edits looked for.
const MOST: usize = 2;

/// Cells of a row: those at most so many edits from the diagonal.
const WIDTH: usize = 2 * MOST + 1;

/// More edits than any that count.
const FAR: u8 = MOST as u8 + 1;

/// Edits between the letters read and the first letters of the key: as many as they are themselves, and up to two fewer or more.
type Row = [u8; WIDTH];

/// All rows.
struct Rows {
    /// By number; the first is that of no letter.
    rows: Vec<Row>,
    /// By number and by which letters of the key the next letter is, bit 0 for the one furthest left of the diagonal.
    next: Vec<[u8; 1 << WIDTH]>,
}

static ROWS: LazyLock<Rows> = LazyLock::new(|| {
    // No letter: as many edits as letters of the key, and nothing before its start.
    let first = std::array::from_fn(|cell| cell.checked_sub(MOST).map_or(FAR, |letters| letters as u8));
    let mut all = Rows { rows: vec![first], next: Vec::new() };
    while let Some(row) = all.rows.get(all.next.len()).copied() {
        let next = std::array::from_fn(|same| {
            let following = following(row, same);
            let known = all.rows.iter().position(|r| *r == following);
            known.unwrap_or_else(|| {
                all.rows.push(following);
                all.rows.len() - 1
            }) as u8
        });
        all.next.push(next);
    }
    all
});

/// The row after one more letter; bit `cell` of `same`: it is the letter of the key that this cell ends with.
fn following(before: Row, same: usize) -> Row {
    let mut row = [FAR; WIDTH];
    for cell in 0..WIDTH {
        let changed = before[cell] + u8::from(same >> cell & 1 == 0);
        let without = before.get(cell + 1).map_or(FAR, |edits| edits + 1);
        let with = cell.checked_sub(1).map_or(FAR, |left| row[left] + 1);
        row[cell] = changed.min(without).min(with).min(FAR);
    }
    row
}

/// Longest key, in letters, that is looked for.
const LONGEST: usize = 60;

/// Calls `found` with the edits and the index value of every name behind `lane` at most `most` letters (two, whatever is asked
/// for) from `key`, in the order of the index; of none for a key of more than sixty letters.
pub(super) fn near(
    keys: &Fst<impl AsRef<[u8]>>,
    lane: Lane,
    key: &str,
    most: u8,
    found: &mut impl FnMut(u8, u64),
) {
    let Some((at, output)) = lane else { return };
    let key: Vec<char> = key.chars().collect();
    if key.len() > LONGEST {
        return;
    }
    let mut ascii = [0; 128];
    for (n, letter) in key.iter().enumerate().filter(|(_, letter)| letter.is_ascii()) {
        ascii[*letter as usize] |= 1 << (n + MOST + 1);
    }
    let beside = Beside { row: 0, letters: 0, bytes: [0; 4], filled: 0 };
    Walk { keys, key: &key, ascii, rows: &ROWS, most: most.min(MOST as u8), found }.go(at, output, beside);
}

struct Walk<'k, D, F> {
    keys: &'k Fst<D>,
    key: &'k [char],
    /// Where in the key an ASCII letter stands: bit n + 3 for the n-th letter, so that the row after n letters begins at bit n.
    ascii: [u64; 128],
    rows: &'static Rows,
    most: u8,
    found: &'k mut F,
}

/// What the letters on the way to a node say of the key.
#[derive(Clone, Copy)]
struct Beside {
    /// Number of the row.
    row: u8,
    letters: u8,
    /// Of a letter of several bytes, those read.
    bytes: [u8; 4],
    filled: u8,
}

impl<D: AsRef<[u8]>, F: FnMut(u8, u64)> Walk<'_, D, F> {
    fn go(&mut self, at: CompiledAddr, output: Output, beside: Beside) {
        let node = self.keys.node(at);
        if node.is_final() && beside.filled == 0 {
            // The cell at the end of the key, if the row reaches it.
            let open = self.open(beside);
            let reaches = usize::from(beside.letters) + open.len() == self.key.len() + MOST + 1;
            if let Some(edits) = open.last().copied().filter(|edits| reaches && *edits <= self.most) {
                (self.found)(edits, output.cat(node.final_output()).value());
            }
        }
        let follow = |walk: &mut Self, edge: Transition| {
            if let Some(next) = walk.step(beside, edge.inp) {
                walk.go(edge.addr, output.cat(edge.out), next);
            }
        };
        if let Some(bytes) = self.only(beside) {
            for at in bytes.into_iter().filter_map(|byte| node.find_input(byte)) {
                follow(self, node.transition(at));
            }
        } else {
            for edge in node.transitions() {
                follow(self, edge);
            }
        }
    }

    /// Where no more edits are allowed, which is at most nodes: the bytes that letters can begin with, ascending.
    fn only(&self, beside: Beside) -> Option<SmallVec<[u8; WIDTH]>> {
        let open = self.open(beside);
        if beside.filled > 0 || open.iter().any(|edits| *edits < self.most) {
            return None;
        }
        let at = |cell: usize| (usize::from(beside.letters) + cell).checked_sub(MOST);
        let cells = (0..open.len()).filter(|cell| open[*cell] == self.most);
        let letters = cells.filter_map(|cell| self.key.get(at(cell)?));
        let mut bytes: SmallVec<[u8; WIDTH]> =
            letters.map(|letter| letter.encode_utf8(&mut [0; 4]).as_bytes()[0]).collect();
        bytes.sort_unstable();
        bytes.dedup();
        Some(bytes)
    }

    /// The cells of a row that do not lie past the end of the key.
    fn open(&self, beside: Beside) -> &'static [u8] {
        let row = &self.rows.rows[usize::from(beside.row)];
        let cells = (self.key.len() + MOST + 1).saturating_sub(usize::from(beside.letters));
        &row[..cells.min(WIDTH)]
    }

    /// One byte on; `None` when nothing behind it is near enough.
    fn step(&self, beside: Beside, byte: u8) -> Option<Beside> {
        if beside.filled == 0 && byte.is_ascii() {
            return self.letter(beside, self.ascii[usize::from(byte)]);
        }
        let mut next = beside;
        *next.bytes.get_mut(usize::from(next.filled))? = byte;
        next.filled += 1;
        let Ok(letter) = std::str::from_utf8(&next.bytes[..usize::from(next.filled)]) else {
            return Some(next);
        };
        let letter = letter.chars().next()?;
        let places = self.key.iter().enumerate().filter(|(_, l)| **l == letter);
        self.letter(next, places.fold(0, |set, (n, _)| set | 1 << (n + MOST + 1)))
    }

    /// One letter on, which stands in the key at `places`.
    fn letter(&self, beside: Beside, places: u64) -> Option<Beside> {
        let letters = beside.letters + 1;
        let same = places.checked_shr(u32::from(letters)).unwrap_or(0) as usize % (1 << WIDTH);
        let row = self.rows.next[usize::from(beside.row)][same];
        let next = Beside { row, letters, bytes: [0; 4], filled: 0 };
        self.open(next).iter().any(|edits| *edits <= self.most).then_some(next)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::gazetteer::edit_distance;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn all_names_near_enough_are_found_and_no_others(
            names in prop::collection::btree_set("[abé]{1,7}", 1..60),
            key in "[abcé]{0,8}",
            most in 0_u8..4,
        ) {
            let index = fst::Map::from_iter(names.iter().map(|name| (name, 7)))?;
            let lane = Some((index.as_fst().root().addr(), Output::zero()));
            let mut found = Vec::new();
            near(index.as_fst(), lane, &key, most, &mut |edits, value| found.push((edits, value)));
            // One byte a letter, for the plain algorithm counts bytes.
            let plain = |s: &str| s.replace('é', "e").into_bytes();
            let edits = names.iter().map(|name| edit_distance(&plain(name), &plain(&key)) as u8);
            let expected: Vec<(u8, u64)> =
                edits.filter(|edits| *edits <= most.min(MOST as u8)).map(|edits| (edits, 7)).collect();
            prop_assert_eq!(found, expected);
        }
    }
}
