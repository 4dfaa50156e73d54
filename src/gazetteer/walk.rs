//! Reading names off a running text: words go in one by one, and after each the walker says whether a name ends
//! there and whether a longer one may follow.
//!
//! Three lanes go through the name index side by side, one for each level of `fold`. A lane that finds no edge for
//! a letter is closed; when all are, the walk is over. Nothing is allocated once the word buffer is warm, most walks end
//! within the first word, and where words lead is remembered ([`memo`]).

use super::fold::{self, Folded};
use super::format::{TAG_LOOSE, TAG_PLAIN, TAG_STRICT};
use super::memo::{self, Walks};
use super::{Gazetteer, Match};
use fst::raw::{CompiledAddr, Fst, Output};
use std::cell::RefCell;

/// What one more word brought.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub struct Step {
    /// Whether a longer name may follow.
    pub can_continue: bool,
    /// Values of the name index for the names that end here, by level.
    hits: [Option<u64>; 3],
    /// The words so far, strict, as far as they fit: what loose matches are compared with.
    typed: Typed,
}

/// The first bytes of a strict key.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
struct Typed {
    len: u8,
    bytes: [u8; TYPED_LEN],
}

/// Longer keys are compared by so many bytes.
const TYPED_LEN: usize = 31;

impl Default for Typed {
    fn default() -> Self {
        Self { len: 0, bytes: [0; TYPED_LEN] }
    }
}

impl Typed {
    fn push(&mut self, key: &str) {
        let len = usize::from(self.len);
        let taken = key.len().min(TYPED_LEN - len);
        self.bytes[len..len + taken].copy_from_slice(&key.as_bytes()[..taken]);
        self.len += taken as u8;
    }
}

impl Step {
    /// Whether a name ends here.
    pub fn is_match(&self) -> bool {
        self.hits.iter().any(Option::is_some)
    }

    /// The best level at which one ends here.
    pub fn level(&self) -> Option<Match> {
        LEVELS.into_iter().zip(self.hits).find_map(|(level, hit)| hit.map(|_| level))
    }

    /// The strict key of the words so far, cut at 31 bytes.
    pub(super) fn typed(&self) -> &[u8] {
        &self.typed.bytes[..usize::from(self.typed.len)]
    }

    /// Level and index value of each hit, best level first.
    pub(super) fn hits(&self) -> impl Iterator<Item = (Match, u64)> {
        LEVELS.into_iter().zip(self.hits).filter_map(|(level, hit)| hit.map(|value| (level, value)))
    }
}

const LEVELS: [Match; 3] = [Match::Exact, Match::Strict, Match::Loose];
const TAGS: [u8; 3] = [TAG_PLAIN, TAG_STRICT, TAG_LOOSE];
/// The lane of strict keys.
pub(super) const STRICT: usize = 1;

/// A place in the name index, and the value gathered on the way; `None` where the lane is closed.
pub(super) type Lane = Option<(CompiledAddr, Output)>;

/// A walk over the words of a text. Cheap to make; [`Walker::reset`] starts again with its buffers warm.
#[derive(Clone)]
pub struct Walker<'g> {
    gazetteer: &'g Gazetteer,
    state: State,
    word: Folded,
    /// A word that is an article if the next one allows it: left out of the strict and loose lanes, or caught up.
    held: Folded,
    is_holding: bool,
    exact_only: bool,
    known: &'g RefCell<Walks>,
    /// Where the walk stands among those known, as long as it does.
    at: Option<memo::Place>,
}

/// Where the lanes are.
#[derive(Debug, Default, Clone, Copy)]
pub(super) struct State {
    lanes: [Lane; 3],
    typed: Typed,
    last: Step,
}

impl<'g> Walker<'g> {
    pub(super) fn new(gazetteer: &'g Gazetteer) -> Self {
        let known = &gazetteer.memo.get_or_default().walks;
        let mut walker = Self {
            gazetteer,
            state: State::default(),
            word: Folded::default(),
            held: Folded::default(),
            is_holding: false,
            exact_only: false,
            known,
            at: None,
        };
        walker.reset();
        walker
    }

    /// Keeps to [`Match::Exact`] from now on: a third of the work, for texts that name nothing of the theatre.
    #[must_use]
    pub fn exact_only(mut self) -> Self {
        self.exact_only = true;
        self.known = &self.gazetteer.memo.get_or_default().plain_walks;
        self.reset();
        self
    }

    /// Forgets all words.
    pub fn reset(&mut self) {
        self.state = State { lanes: self.gazetteer.roots, ..State::default() };
        self.is_holding = false;
        self.at = Some(self.known.borrow().start());
    }

    /// Takes the next word: letters, digits and inner apostrophes; hyphens and spaces between words are not
    /// pushed. A word without a letter or digit changes nothing.
    pub fn push_word(&mut self, word: &str) -> Step {
        if let Some((next, state, held)) = self.at.and_then(|at| self.known.borrow().next(at, word)) {
            (self.at, self.state, self.is_holding) = (Some(next), state, held.is_some());
            if let Some(held) = held {
                self.held = held;
            }
            return self.state.last;
        }
        if self.exact_only {
            self.push_plain(word);
        } else {
            self.word.fill(word);
            if !self.word.plain.is_empty() {
                self.state.last = self.follow_word();
            }
        }
        let held = Some(&self.held).filter(|_| self.is_holding);
        self.at = self.at.and_then(|at| self.known.borrow_mut().keep(at, word, self.state, held));
        self.state.last
    }

    /// [`Self::push_word`] on the lane of plain keys alone.
    fn push_plain(&mut self, word: &str) {
        self.word.fill_plain(word);
        if !self.word.plain.is_empty() {
            let keys = self.gazetteer.blob.keys.as_fst();
            follow(keys, &mut self.state.lanes[0], &self.word.plain);
            self.state.last.can_continue =
                self.state.lanes[0].is_some_and(|(at, _)| !keys.node(at).is_empty());
            self.state.last.hits = [value(keys, self.state.lanes[0]), None, None];
        }
    }

    /// Takes the word in the buffer.
    fn follow_word(&mut self) -> Step {
        let keys = self.gazetteer.blob.keys.as_fst();
        follow(keys, &mut self.state.lanes[0], &self.word.plain);
        if self.is_holding {
            self.is_holding = false;
            if !fold::article_before(&self.held.plain, &self.word.plain) {
                self.state.typed.push(&self.held.strict);
                follow(keys, &mut self.state.lanes[1], &self.held.strict);
                follow(keys, &mut self.state.lanes[2], &self.held.loose);
            }
        }
        if fold::may_be_article(&self.word.plain) {
            std::mem::swap(&mut self.word, &mut self.held);
            self.is_holding = true;
            // A name may end in what looks like an article ("Bab el At"); the lanes themselves do not move yet.
            let mut ahead = self.state.lanes;
            follow(keys, &mut ahead[1], &self.held.strict);
            follow(keys, &mut ahead[2], &self.held.loose);
            let mut typed = self.state.typed;
            typed.push(&self.held.strict);
            return Step { can_continue: self.is_open(), hits: ahead.map(|lane| value(keys, lane)), typed };
        }
        follow(keys, &mut self.state.lanes[1], &self.word.strict);
        follow(keys, &mut self.state.lanes[2], &self.word.loose);
        self.state.typed.push(&self.word.strict);
        Step {
            can_continue: self.is_open(),
            hits: self.state.lanes.map(|lane| value(keys, lane)),
            typed: self.state.typed,
        }
    }

    /// Whether any lane has somewhere to go.
    fn is_open(&self) -> bool {
        let keys = self.gazetteer.blob.keys.as_fst();
        self.state.lanes.iter().flatten().any(|(at, _)| !keys.node(*at).is_empty())
    }
}

/// The lanes before the first word.
pub(super) fn roots(keys: &Fst<impl AsRef<[u8]>>) -> [Lane; 3] {
    TAGS.map(|tag| {
        let mut lane = Some((keys.root().addr(), Output::zero()));
        step(keys, &mut lane, tag);
        lane
    })
}

/// Follows the bytes of `key` from the lane's place.
fn follow(keys: &Fst<impl AsRef<[u8]>>, lane: &mut Lane, key: &str) {
    for byte in key.bytes() {
        if lane.is_none() {
            return;
        }
        step(keys, lane, byte);
    }
}

fn step(keys: &Fst<impl AsRef<[u8]>>, lane: &mut Lane, byte: u8) {
    *lane = lane.and_then(|(at, output)| {
        let node = keys.node(at);
        let edge = node.transition(node.find_input(byte)?);
        Some((edge.addr, output.cat(edge.out)))
    });
}

/// The value of the name that ends at the lane's place, if one does.
fn value(keys: &Fst<impl AsRef<[u8]>>, lane: Lane) -> Option<u64> {
    let (at, output) = lane?;
    let node = keys.node(at);
    node.is_final().then(|| output.cat(node.final_output()).value())
}
