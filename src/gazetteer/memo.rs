//! What a thread found in the name index lately: where words lead, one after the other, and which places names stand for. News
//! repeats its names, within an article and from one to the next, and a walk over the index takes longer than a look-up here.

use super::fold::Folded;
use super::walk::State;
use super::{Candidate, Match, Step};
use foldhash::fast::RandomState;
use std::cell::RefCell;
use std::collections::HashMap;
use std::hash::Hash;

/// Walks kept, at most; about four megabytes.
const MAX_WALKS: usize = 8_192;

/// Names and candidates kept, at most; about two megabytes.
const MAX_NAMES: usize = 4_096;
const MAX_CANDIDATES: usize = 65_536;

/// Seeded, since whoever writes an article chooses the keys.
type Map<K, V> = HashMap<K, V, RandomState>;

/// See the module's comment.
#[derive(Default)]
pub(super) struct Memo {
    pub(super) walks: RefCell<Walks>,
    /// Those on the lane of plain keys alone.
    pub(super) plain_walks: RefCell<Walks>,
    /// By where the walk over a name ended, and the loosest level.
    pub(super) names: RefCell<Found<(Step, Match)>>,
    /// By strict key and most edits.
    pub(super) likenesses: RefCell<Found<(Box<str>, u8)>>,
}

/// A tree of walks. When it is full, it begins anew.
#[derive(Default)]
pub(super) struct Walks {
    /// The first is that of no word.
    walks: Vec<Walk>,
    /// How often it began anew.
    generation: u32,
}

/// The candidates found for what was asked. When there are too many, they begin anew.
pub(super) struct Found<K> {
    candidates: Map<K, Box<[Candidate]>>,
    kept: usize,
}

impl<K> Default for Found<K> {
    fn default() -> Self {
        Self { candidates: Map::default(), kept: 0 }
    }
}

/// A walk over some words.
#[derive(Default)]
struct Walk {
    state: State,
    /// The last word, when it may be an article.
    held: Option<Box<Folded>>,
    /// One word on.
    next: Map<Box<str>, u32>,
}

/// A walk in [`Walks`].
#[derive(Debug, Clone, Copy)]
pub(super) struct Place {
    generation: u32,
    walk: u32,
}

impl Walks {
    /// The walk of no word.
    pub(super) fn start(&self) -> Place {
        Place { generation: self.generation, walk: 0 }
    }

    /// The walk one word on, if it is known.
    pub(super) fn next(&self, at: Place, word: &str) -> Option<(Place, State, Option<Folded>)> {
        let walk = self.walks.get(at.walk as usize).filter(|_| at.generation == self.generation)?;
        let next = *walk.next.get(word)?;
        let walk = self.walks.get(next as usize)?;
        Some((Place { walk: next, ..at }, walk.state, walk.held.as_deref().cloned()))
    }

    /// Keeps the walk one word on; `None` when the walks began anew since `at`.
    pub(super) fn keep(
        &mut self,
        at: Place,
        word: &str,
        state: State,
        held: Option<&Folded>,
    ) -> Option<Place> {
        if self.walks.len() >= MAX_WALKS {
            self.walks.clear();
            self.generation = self.generation.wrapping_add(1);
        }
        if at.generation != self.generation {
            return None;
        }
        if self.walks.is_empty() {
            self.walks.push(Walk::default());
        }
        let walk = self.walks.len() as u32;
        self.walks.get_mut(at.walk as usize)?.next.insert(word.into(), walk);
        self.walks.push(Walk { state, held: held.cloned().map(Box::new), next: Map::default() });
        Some(Place { walk, ..at })
    }
}

impl<K: Eq + Hash> Found<K> {
    /// What was found for `key`.
    pub(super) fn get(&self, key: &K) -> Option<Vec<Candidate>> {
        self.candidates.get(key).map(|found| found.to_vec())
    }

    /// Keeps what [`Self::get`] gives.
    pub(super) fn keep(&mut self, key: K, found: &[Candidate]) {
        if self.kept + found.len() > MAX_CANDIDATES || self.candidates.len() >= MAX_NAMES {
            self.candidates.clear();
            self.kept = 0;
        }
        self.kept += found.len();
        self.candidates.insert(key, found.into());
    }
}
