//! The dead of an event summed up: "bringing the toll to 14", "put the number of wounded at 17", and what such a sum replaces.

use super::clause::View;
use super::figure::Harm;
use super::harmed::harm_at;
use super::number::{count, plausible};
use super::report::Figure;
use std::ops::Range;

/// Tokens between a toll and its rising, with the clause that says of what it is the toll.
const REACH_OVER_CLAUSE: usize = 34;

/// "bringing the toll to 14", "the death toll rose to 15": the dead so far.
pub(super) fn toll(view: &View, n: usize, sentence: &Range<usize>) -> Option<(Figure, Range<usize>)> {
    let rises = |i: usize| {
        matches!(
            view.lower(i),
            "bringing"
                | "brings"
                | "brought"
                | "raising"
                | "raises"
                | "raised"
                | "reached"
                | "rose"
                | "risen"
                | "rises"
                | "climbed"
                | "increased"
                | "taking"
                | "stood"
                | "stands"
                | "revised"
        ) || matches!(view.lower(i), "gone" | "went" | "goes") && view.lower(i + 1) == "up"
    };
    // "the number of people killed rose to 15", "of those who lost their lives in the protest".
    let dead = view.lower(n) == "number"
        && (n + 1..(n + 7).min(sentence.end)).any(|i| harm_at(view, i) == Some(Harm::Killed));
    // "revised its count upward to three".
    let revised = matches!(view.lower(n), "count" | "figure")
        && (n.saturating_sub(4).max(sentence.start)..n).any(|i| view.lower(i) == "revised");
    if view.lower(n) != "toll" && !dead && !revised {
        return None;
    }
    let reach = 24;
    // "has since risen", "the number of those who lost their lives has risen".
    let parted = |i: &usize| {
        let before = view.lower(i - 1);
        let since = view.lower(*i) == "since" && matches!(before, "has" | "have" | "had");
        let who = dead && view.lower(*i) == "who" && matches!(before, "those" | "people" | "civilians");
        view.parts(*i) && !since && !who
    };
    let behind = (n + 1..(n + reach).min(sentence.end)).take_while(|i| !parted(i)).find(|i| rises(*i));
    // "The toll from a bomb that hit a bus has risen to seven": over the clause that says of what.
    let over_clause = || {
        (n + 1..(n + REACH_OVER_CLAUSE).min(sentence.end))
            .take_while(|i| view.lower(*i) != ",")
            .find(|i| rises(*i) && matches!(view.lower(i - 1), "has" | "have" | "had"))
    };
    let behind = behind.or_else(over_clause);
    let before = (n.saturating_sub(4).max(sentence.start)..n).any(rises);
    if !before && behind.is_none() {
        return None;
    }

    // "The toll from the strike on the market has risen to four".
    let verb = behind.unwrap_or(n);
    let to = (verb + 1..(verb + if dead { reach } else { 6 }).min(sentence.end))
        .find(|i| view.lower(*i) == "to")
        .or(behind.filter(|_| !before));
    let from = to.unwrap_or(n);
    (from + 1..(from + 8).min(sentence.end))
        .take_while(|i| !parted(i))
        .find_map(|i| count(view, i, sentence).filter(|c| plausible(view, c.end)))
        .map(|c| (c.figure, n..c.end))
}

/// "put the death toll at eight", "a toll of six", "the number of wounded at 17": as one source has it.
pub(super) fn sum_told(
    view: &View,
    n: usize,
    sentence: &Range<usize>,
) -> Option<(Harm, Figure, Range<usize>)> {
    const REACH: usize = 7;
    let harm = match view.lower(n) {
        "toll" => Harm::Killed,
        "number" if view.lower(n + 1) == "of" => {
            (n + 2..(n + 5).min(sentence.end)).find_map(|i| match view.lower(i) {
                "dead" | "killed" => Some(Harm::Killed),
                "wounded" | "injured" => Some(Harm::Injured),
                "detained" | "arrested" | "detainees" => Some(Harm::Detained),
                _ => None,
            })?
        }
        _ => return None,
    };
    let told = |i: usize| {
        view.is_form_of(i, &["put", "give"])
            || matches!(view.lower(i), "put" | "puts" | "gave" | "putting" | "giving")
    };
    // "had earlier put the toll at two".
    let before = (n.saturating_sub(12).max(sentence.start)..n).rev().find(|i| told(*i));
    let once = |i: usize| matches!(view.lower(i), "earlier" | "previously" | "initially" | "first");
    if before.is_some_and(|i| (i.saturating_sub(2).max(sentence.start)..i).any(once)) {
        return None;
    }
    if !(n.saturating_sub(12).max(sentence.start)..n).any(told) || is_superseded(view, n + 1, sentence) {
        return None;
    }
    let at = (n + 1..(n + REACH).min(sentence.end)).take_while(|i| !view.parts(*i)).find(|i| {
        view.lower(*i) == "at" || view.lower(n) == "toll" && *i == n + 1 && view.lower(*i) == "of"
    })?;
    let count = (at + 1..(at + 4).min(sentence.end))
        .find_map(|i| count(view, i, sentence))
        .filter(|c| c.start == at + 1)?;
    Some((harm, count.figure, n..count.end))
}

/// Whether "an earlier count", "a previous toll" stands before `n` in its clause.
pub(super) fn is_superseded(view: &View, n: usize, sentence: &Range<usize>) -> bool {
    let start = view.clause_start(n, sentence).max(n.saturating_sub(12));
    (start..n).any(|k| {
        matches!(view.lower(k), "earlier" | "previous" | "initial")
            && !is_first_given(view, k)
            && matches!(view.lower(k + 1), "given" | "gave" | "count" | "toll" | "figure" | "statements")
            && !(k..n).any(|i| view.lower(i) == ",")
    })
}

/// "gave an initial toll of six killed": whether the word at token `n` says of a toll that it is the first, and it is the one given.
pub(super) fn is_first_given(view: &View, n: usize) -> bool {
    view.lower(n) == "initial"
        && (n.saturating_sub(3)..n)
            .any(|i| matches!(view.lower(i), "gave" | "gives" | "giving" | "reported" | "announced"))
}
