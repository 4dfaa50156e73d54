//! Whether the sentence around a date looks back or ahead: the nearest telling verb before it, else the first after it.

use super::view::View;
use super::words::Kind;

/// What the verb says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Tense {
    /// It happened.
    Past,
    /// It is to happen.
    Future,
    /// Nothing tells.
    Unknown,
}

/// How far a verb may be from its date, in tokens.
const REACH: usize = 20;

/// The tense that governs tokens `start..end`.
pub(super) fn of(view: &View, start: usize, end: usize) -> Tense {
    let from = start.saturating_sub(REACH).max(view.tokens.start);
    if let Some(tense) = (from..start).rev().find_map(|n| cue(view, n)) {
        return tense;
    }
    let until = (end + REACH).min(view.tokens.end);
    if let Some(tense) = (end..until).find_map(|n| cue(view, n)) {
        return tense;
    }
    // "closed until Friday" tells nothing by a verb of its own.
    if matches!(view.before(start), "until" | "till") { Tense::Future } else { Tense::Unknown }
}

/// What one word tells.
fn cue(view: &View, n: usize) -> Option<Tense> {
    match view.kind(n) {
        Kind::Future => {
            // "the planned talks" looks ahead as much as "talks are planned".
            return Some(Tense::Future);
        }
        Kind::Past => {
            // "was to meet", "has to leave".
            return Some(if view.is(n + 1, &["to"]) && view.is(n, &["was", "were", "has", "have"]) {
                Tense::Future
            } else {
                Tense::Past
            });
        }
        _ => {}
    }
    let word = view.lower(n);
    if word.len() > 3 && word.ends_with("ed") && view.is_word(n) {
        // A participle that stands before its noun is no verb: "the occupied heights", "of armed men".
        let adjective = matches!(
            view.before(n),
            "the"
                | "a"
                | "an"
                | "of"
                | "in"
                | "its"
                | "their"
                | "this"
                | "that"
                | "for"
                | "to"
                | "with"
                | "by"
                | "from"
                | "be"
        ) || view.capitalised(n) && n > view.tokens.start
            || matches!(word, "armed" | "hundred" | "united" | "need" | "indeed");
        return (!adjective).then_some(Tense::Past);
    }
    // "is to meet", "are to vote".
    (word == "to" && matches!(view.before(n), "is" | "are" | "due" | "about")).then_some(Tense::Future)
}
