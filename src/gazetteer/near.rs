//! Names a few letters away from a key: a walk over the index with the row of the edit-distance table for the letters so far
//! (Wagner and Fischer 1974), of which only the cells near the diagonal can be small enough (Ukkonen 1985).
//!
//! An automaton made for each key would do the same, but making it takes longer than the walk: texts ask for many keys, each once.

use super::walk::Lane;
use fst::raw::{CompiledAddr, Fst, Output};

/// Most edits looked for.
const MOST: usize = 2;

/// Cells of a row: those at most so many edits from the diagonal.
const WIDTH: usize = 2 * MOST + 1;

/// Calls `found` with the edits and the index value of every name behind `lane` at most `most` letters (two, whatever is asked
/// for) from `key`, in the order of the index.
pub(super) fn near(
    keys: &Fst<impl AsRef<[u8]>>,
    lane: Lane,
    key: &str,
    most: u8,
    found: &mut impl FnMut(u8, u64),
) {
    let Some((at, output)) = lane else { return };
    let key: Vec<char> = key.chars().collect();
    // The row of no letter: as many edits as letters of the key, and nothing before its start.
    let row = std::array::from_fn(|cell| cell.checked_sub(MOST).map_or(FAR, |letters| letters as u8));
    let beside = Beside { row, letters: 0, bytes: [0; 4], filled: 0 };
    Walk { keys, key: &key, most: most.min(MOST as u8), found }.go(at, output, &beside);
}

/// More edits than any that count.
const FAR: u8 = MOST as u8 + 1;

struct Walk<'k, D, F> {
    keys: &'k Fst<D>,
    key: &'k [char],
    most: u8,
    found: &'k mut F,
}

/// What the letters on the way to a node say of the key.
#[derive(Clone, Copy)]
struct Beside {
    /// Edits between them and the first letters of the key: as many as they are themselves, and up to two more or fewer.
    row: [u8; WIDTH],
    letters: usize,
    /// Of a letter of several bytes, those read.
    bytes: [u8; 4],
    filled: usize,
}

impl<D: AsRef<[u8]>, F: FnMut(u8, u64)> Walk<'_, D, F> {
    fn go(&mut self, at: CompiledAddr, output: Output, beside: &Beside) {
        let node = self.keys.node(at);
        let cell = (self.key.len() + MOST).checked_sub(beside.letters).filter(|_| beside.filled == 0);
        let edits = cell.and_then(|cell| beside.row.get(cell)).copied().unwrap_or(FAR);
        if node.is_final() && edits <= self.most {
            (self.found)(edits, output.cat(node.final_output()).value());
        }
        for edge in node.transitions() {
            if let Some(next) = self.step(beside, edge.inp) {
                self.go(edge.addr, output.cat(edge.out), &next);
            }
        }
    }

    /// One byte on; `None` when nothing behind it is near enough.
    fn step(&self, beside: &Beside, byte: u8) -> Option<Beside> {
        if beside.filled == 0 && byte.is_ascii() {
            return self.letter(beside, char::from(byte));
        }
        let mut next = *beside;
        *next.bytes.get_mut(next.filled)? = byte;
        next.filled += 1;
        match std::str::from_utf8(&next.bytes[..next.filled]) {
            Ok(letter) => self.letter(beside, letter.chars().next()?),
            Err(_) => Some(next),
        }
    }

    /// One letter on.
    fn letter(&self, beside: &Beside, letter: char) -> Option<Beside> {
        let letters = beside.letters + 1;
        let mut row = [FAR; WIDTH];
        for cell in 0..WIDTH {
            // The letters of the key that this cell stands for.
            let Some(n) = (letters + cell).checked_sub(MOST).filter(|n| *n <= self.key.len()) else {
                continue;
            };
            let changed = match n.checked_sub(1) {
                Some(last) => beside.row[cell] + u8::from(self.key[last] != letter),
                None => FAR,
            };
            let without = beside.row.get(cell + 1).map_or(FAR, |edits| edits + 1);
            let with = cell.checked_sub(1).map_or(FAR, |left| row[left] + 1);
            row[cell] = changed.min(without).min(with).min(FAR);
        }
        row.iter().any(|edits| *edits <= self.most).then_some(Beside {
            row,
            letters,
            bytes: [0; 4],
            filled: 0,
        })
    }
}
