//! Names a few letters away from a key: a walk over the index with the row of the edit-distance table for the letters so far
//! (Wagner and Fischer 1974), cut where no entry of the row is small enough.
//!
//! An automaton made for each key would do the same, but making it takes longer than the walk: texts ask for many keys, each once.

use super::walk::Lane;
use fst::raw::{Fst, Output};

/// Calls `found` with the edits and the index value of every name behind `lane` at most `most` letters from `key`, in the order
/// of the index. `key` must have fewer than [`WIDTH`] letters.
pub(super) fn near(
    keys: &Fst<impl AsRef<[u8]>>,
    lane: Lane,
    key: &str,
    most: u8,
    found: &mut impl FnMut(u8, u64),
) {
    let key: Vec<char> = key.chars().collect();
    let Some((at, output)) = lane.filter(|_| key.len() < WIDTH) else { return };
    let row = std::array::from_fn(|n| n as u8);
    Walk { keys, key: &key, most, found }.go(
        at,
        output,
        &Beside { row, letters: 0, bytes: [0; 4], filled: 0 },
    );
}

/// One more than the letters of the longest key.
pub(super) const WIDTH: usize = 64;

struct Walk<'k, D, F> {
    keys: &'k Fst<D>,
    key: &'k [char],
    most: u8,
    found: &'k mut F,
}

/// What the letters on the way to a node say of the key.
#[derive(Clone)]
struct Beside {
    /// Edits between them and the first n letters of the key, where that can be small enough.
    row: [u8; WIDTH],
    letters: usize,
    /// Of a letter of several bytes, those read.
    bytes: [u8; 4],
    filled: usize,
}

impl<D: AsRef<[u8]>, F: FnMut(u8, u64)> Walk<'_, D, F> {
    fn go(&mut self, at: fst::raw::CompiledAddr, output: Output, beside: &Beside) {
        let node = self.keys.node(at);
        let edits = beside.row[self.key.len()];
        if node.is_final() && edits <= self.most && beside.filled == 0 {
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
        let mut next = beside.clone();
        next.bytes[next.filled.min(3)] = byte;
        next.filled += 1;
        let Ok(letter) = std::str::from_utf8(&next.bytes[..next.filled.min(4)]) else {
            return (next.filled < 4).then_some(next);
        };
        let letter = letter.chars().next()?;
        next.filled = 0;
        next.letters += 1;
        // Only so near the diagonal can a way of few edits lie.
        let reach = usize::from(self.most);
        let first = next.letters.saturating_sub(reach);
        let last = (next.letters + reach).min(self.key.len());
        if first > last {
            return None;
        }
        let far = self.most + 1;
        let mut least = far;
        for n in first..=last {
            let cell = if n == 0 {
                next.letters as u8
            } else {
                let left = if n == first { far } else { next.row[n - 1] };
                let above = if n == next.letters + reach { far } else { beside.row[n] };
                let changed = beside.row[n - 1] + u8::from(self.key[n - 1] != letter);
                changed.min(left + 1).min(above + 1)
            };
            next.row[n] = cell;
            least = least.min(cell);
        }
        // The whole key is out of reach as long as the row ends before it.
        if last < self.key.len() {
            next.row[self.key.len()] = far;
        }
        (least <= self.most).then_some(next)
    }
}
