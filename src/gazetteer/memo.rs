//! What a thread found in the name index lately: where first words lead, and which places names stand for. News repeats its
//! names, within an article and from one to the next, and a walk over the index takes longer than a look-up here.

use super::walk::Opened;
use super::{Candidate, Match, Step};
use foldhash::fast::RandomState;
use std::collections::HashMap;

/// First words kept, at most; about a megabyte.
const MAX_WORDS: usize = 4_096;

/// Candidates kept, at most; about two megabytes.
const MAX_CANDIDATES: usize = 65_536;

/// Seeded, since whoever writes an article chooses the keys.
type Map<K, V> = HashMap<K, V, RandomState>;

/// See the module's comment. What no longer fits begins anew.
#[derive(Default)]
pub(super) struct Memo {
    /// Walks of one word, on the lane of plain keys alone and on all.
    opened: [Map<Box<str>, Opened>; 2],
    candidates: Map<(Step, Match), Box<[Candidate]>>,
    kept: usize,
}

impl Memo {
    /// Where a walk that begins with `word` stands after it.
    pub(super) fn opened(&self, exact_only: bool, word: &str) -> Option<Opened> {
        self.opened[usize::from(!exact_only)].get(word).copied()
    }

    pub(super) fn keep_opened(&mut self, exact_only: bool, word: &str, opened: Opened) {
        let map = &mut self.opened[usize::from(!exact_only)];
        if map.len() >= MAX_WORDS {
            map.clear();
        }
        map.insert(word.into(), opened);
    }

    /// [`super::Gazetteer::candidates_within`] of a step and a level.
    pub(super) fn candidates(&self, key: &(Step, Match)) -> Option<Vec<Candidate>> {
        self.candidates.get(key).map(|found| found.to_vec())
    }

    pub(super) fn keep_candidates(&mut self, key: (Step, Match), found: &[Candidate]) {
        if self.kept + found.len() > MAX_CANDIDATES || self.candidates.len() >= MAX_WORDS {
            self.candidates.clear();
            self.kept = 0;
        }
        self.kept += found.len();
        self.candidates.insert(key, found.into());
    }
}
