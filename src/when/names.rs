//! Days known by a name ("the fall of Assad", "Christmas"): the table `data/lexicon/time/names.tsv`.

use super::view::View;
use super::words::Kind;
use jiff::civil::Date;
use rustc_hash::FxHashMap;
use std::sync::LazyLock;

/// The table, embedded at build time.
const TABLE: &str = include_str!("../../data/lexicon/time/names.tsv");

/// One named day or spell.
#[derive(Debug)]
pub(super) struct Name {
    pattern: Vec<Slot>,
    /// When it is.
    pub(super) when: When,
}

/// One word of a pattern.
#[derive(Debug)]
struct Slot {
    words: Vec<&'static str>,
    optional: bool,
}

/// When a named day is.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum When {
    /// Every year on this month and day.
    Yearly(i8, i8),
    /// On these days, in order.
    Once(Vec<(Date, Date)>),
}

/// All entries, and for each first word the entries it may begin.
struct Names {
    entries: Vec<Name>,
    by_first: FxHashMap<&'static str, Vec<usize>>,
}

static NAMES: LazyLock<Names> = LazyLock::new(|| {
    let entries: Vec<Name> = rows().filter_map(|(pattern, when)| parse(pattern, when)).collect();
    let mut by_first: FxHashMap<&'static str, Vec<usize>> = FxHashMap::default();
    for (n, name) in entries.iter().enumerate() {
        for word in name.pattern.iter().take(1).flat_map(|slot| &slot.words) {
            by_first.entry(word).or_default().push(n);
        }
    }
    Names { entries, by_first }
});

fn rows() -> impl Iterator<Item = (&'static str, &'static str)> {
    TABLE.lines().filter(|l| !l.starts_with('#')).filter_map(|l| l.split_once('\t'))
}

fn parse(pattern: &'static str, when: &'static str) -> Option<Name> {
    let pattern = pattern
        .split(' ')
        .map(|slot| {
            let inner = slot.strip_prefix('[').and_then(|s| s.strip_suffix(']'));
            Slot { words: inner.unwrap_or(slot).split('|').collect(), optional: inner.is_some() }
        })
        .collect();
    let when = if when.len() == 5 {
        let (month, day) = when.split_once('-')?;
        When::Yearly(month.parse().ok()?, day.parse().ok()?)
    } else {
        let spell = |s: &str| {
            let (a, b) = s.split_once('/').unwrap_or((s, s));
            Some((a.parse().ok()?, b.parse().ok()?))
        };
        When::Once(when.split(' ').map(spell).collect::<Option<_>>()?)
    };
    Some(Name { pattern, when })
}

/// The words a name may begin with.
pub(super) fn first_words() -> impl Iterator<Item = &'static str> {
    NAMES.by_first.keys().copied()
}

/// The longest name that begins at token `n`: its entry and the token after it.
pub(super) fn at(view: &View, n: usize) -> Option<(usize, usize)> {
    let candidates = NAMES.by_first.get(view.lower(n))?;
    candidates
        .iter()
        .filter_map(|&e| Some((e, matches(&NAMES.entries[e].pattern, view, n)?)))
        .max_by_key(|m| m.1)
}

/// An entry by its number.
pub(super) fn entry(n: usize) -> &'static Name {
    &NAMES.entries[n]
}

/// The token after the pattern if it fits at `n`. Missing words are skipped as soon as the next word does not fit, which
/// is enough for patterns whose optional words differ from what follows them.
fn matches(pattern: &[Slot], view: &View, n: usize) -> Option<usize> {
    let mut at = n;
    for slot in pattern {
        if slot.words.contains(&view.lower(at)) {
            at += 1;
        } else if !slot.optional {
            return None;
        }
    }
    // A proper name must be written as one.
    (n..at).any(|n| view.capitalised(n) || view.kind(n) == Kind::Figure).then_some(at)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_is_read() {
        let lines = TABLE.lines().filter(|l| !l.starts_with('#') && !l.is_empty()).count();
        assert_eq!(NAMES.entries.len(), lines, "a row has a date that cannot be read");
        for name in &NAMES.entries {
            assert!(!name.pattern[0].optional, "the first word must not be optional");
            if let When::Once(spells) = &name.when {
                assert!(spells.is_sorted() && spells.iter().all(|(a, b)| a <= b));
            }
        }
    }
}
