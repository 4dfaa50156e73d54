//! Longest-match look-up of word sequences at a token.

use crate::text::Doc;
use rustc_hash::FxHashMap;

/// Phrases (sequences of lower-case tokens) with a value each.
#[derive(Debug)]
pub struct Phrases<T> {
    /// First word → number of the list of its phrases, for [`super::Lexicon::word`].
    pub(super) by_first: FxHashMap<String, Head>,
    /// By first word: following words and index of the value, longest first.
    lists: Vec<Vec<(Vec<String>, usize)>>,
    values: Vec<T>,
}

/// What a word is to some [`Phrases`]: the number of the phrases that begin with it, counted from 1; 0 when none does.
pub type Head = u32;

/// What a word is to the phrases of the lexicon.
#[derive(Debug, Clone, Copy, Default)]
pub struct Heads {
    /// To [`super::Lexicon::nouns`].
    pub noun: Head,
    /// To [`super::Lexicon::actors`].
    pub actor: Head,
    /// To [`super::Lexicon::sources`].
    pub source: Head,
}

impl<T> Default for Phrases<T> {
    fn default() -> Self {
        Self { by_first: FxHashMap::default(), lists: Vec::new(), values: Vec::new() }
    }
}

impl<T> Phrases<T> {
    /// Adds the phrases of `written` (separated by `|`) for one value.
    pub(super) fn add(&mut self, written: &str, value: impl FnOnce() -> T) {
        self.values.push(value());
        let value = self.values.len() - 1;
        for phrase in written.split('|') {
            let mut words = tokens(phrase).into_iter();
            let Some(first) = words.next() else { continue };
            let head = *self.by_first.entry(first).or_insert_with(|| {
                self.lists.push(Vec::new());
                self.lists.len() as Head
            });
            let list = &mut self.lists[head as usize - 1];
            list.push((words.collect(), value));
            list.sort_by_key(|(rest, _)| std::cmp::Reverse(rest.len()));
        }
    }

    /// The longest phrase that begins at `token`, whose word is `head`: its length in tokens and its value.
    pub fn at(&self, doc: &Doc, token: usize, head: Head) -> Option<(usize, &T)> {
        let list = self.lists.get((head as usize).checked_sub(1)?)?;
        list.iter()
            .find(|(rest, _)| rest.iter().enumerate().all(|(n, word)| same(doc.lower(token + 1 + n), word)))
            .map(|(rest, value)| (rest.len() + 1, &self.values[*value]))
    }
}

/// Words are the same whichever apostrophe they are written with.
fn same(token: &str, word: &str) -> bool {
    token == word || (!word.is_ascii() || !token.is_ascii()) && token.replace('’', "'") == word
}

/// Splits a phrase as the tokeniser would.
fn tokens(phrase: &str) -> Vec<String> {
    let mut out = Vec::new();
    for part in phrase.split(' ').filter(|p| !p.is_empty()) {
        let (word, possessive) = match part.strip_suffix("'s") {
            Some(word) => (word, true),
            None => (part, false),
        };
        for (n, piece) in word.split('-').enumerate() {
            if n > 0 {
                out.push("-".to_owned());
            }
            out.push(piece.to_owned());
        }
        if possessive {
            out.push("'s".to_owned());
        }
    }
    out
}
