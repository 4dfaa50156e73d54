//! The registry of rules, and how one is chosen: the kinds of word a rule may begin with select the rules to try, and
//! the longest reading wins (the earlier rule on a tie).

use super::meaning::Reading;
use super::rules;
use super::view::View;
use super::words::Kind;
use std::sync::LazyLock;

/// A way of writing times.
pub(super) struct Rule {
    /// Its name, stable: evidence refers to it.
    pub(super) name: &'static str,
    /// What it reads.
    #[cfg_attr(not(test), expect(dead_code, reason = "read by the test that walks the registry"))]
    pub(super) doc: &'static str,
    /// The kinds of word it may begin with.
    pub(super) first: &'static [Kind],
    /// Reads at a token.
    pub(super) read: fn(&View, usize) -> Option<Reading>,
    /// A sentence it must read, with what it reads in brackets.
    #[cfg_attr(not(test), expect(dead_code, reason = "read by the test that walks the registry"))]
    pub(super) yes: &'static str,
    /// A sentence in which it must read nothing.
    #[cfg_attr(not(test), expect(dead_code, reason = "read by the test that walks the registry"))]
    pub(super) no: &'static str,
}

/// Every rule, by group.
pub(super) fn all() -> impl Iterator<Item = &'static Rule> {
    rules::GROUPS.iter().flat_map(|group| group.iter())
}

/// The rules by the kind of their first word.
static BY_KIND: LazyLock<Vec<Vec<&'static Rule>>> = LazyLock::new(|| {
    let mut table = vec![Vec::new(); Kind::COUNT];
    for rule in all() {
        for kind in rule.first {
            table[*kind as usize].push(rule);
        }
    }
    table
});

/// The best reading that begins at token `n`.
pub(super) fn best(view: &View, n: usize) -> Option<Reading> {
    let sense = view.sense(n);
    if is_idle(view, n) {
        return None;
    }
    let mut best: Option<Reading> = None;
    let named = sense.name.then_some(&rules::NAMED);
    for rule in BY_KIND[sense.kind as usize].iter().copied().chain(named) {
        if let Some(mut reading) = (rule.read)(view, n)
            && best.is_none_or(|b| reading.end > b.end)
        {
            // Rules that build on an inner reading keep the name it was given, if they name none themselves.
            if reading.rule.is_empty() {
                reading.rule = rule.name;
            }
            best = Some(reading);
        }
    }
    best
}

/// Whether no rule reads anything at the article `n`. Most articles stand before other things than times, and many rules may
/// begin with one; all of those ask for a word of the table right behind "the", or among the next three behind "a", but for
/// those that begin with the words given here.
fn is_idle(view: &View, n: usize) -> bool {
    let is_of_time = |n: usize| view.kind(n) != Kind::Other;
    match view.kind(n) {
        _ if view.sense(n).name => false,
        Kind::The => !is_of_time(n + 1) && !view.is(n + 1, &["very", "near", "foreseeable", "time"]),
        Kind::Article => !(n + 1..n + 4).any(is_of_time),
        _ => false,
    }
}

/// The best reading at `n` for use inside a rule ("the end of …"); at most two deep, which keeps reading linear.
pub(super) fn inner(view: &View, n: usize) -> Option<Reading> {
    let depth = view.depth.get();
    if depth >= 2 {
        return None;
    }
    view.depth.set(depth + 1);
    let reading = best(view, n).map(|r| Reading { rule: "", ..r });
    view.depth.set(depth);
    reading
}
