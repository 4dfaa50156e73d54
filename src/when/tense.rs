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
    let until = (end + REACH).min(view.tokens.end);
    // "a June 1 deadline"
    if view.is(end, &["deadline"]) {
        return Tense::Future;
    }
    // "to keep the gate closed until Friday": what is open-ended looks ahead wherever an infinitive allows it.
    if matches!(view.before(start), "until" | "till" | "by") && (from..start).any(|n| is_infinitive(view, n))
    {
        return Tense::Future;
    }
    // "put off its ruling until 14 November".
    let put_off = |n: usize| {
        matches!(view.lower(n), "postponed" | "adjourned" | "extended" | "delayed" | "suspended")
            || view.lower(n) == "put" && view.is(n + 1, &["off", "back"])
    };
    if matches!(view.before(start), "until" | "till" | "to") && (from..start).any(put_off) {
        return Tense::Future;
    }
    (from..start)
        .rev()
        .find_map(|n| cue(view, n))
        .or_else(|| (end..until).find_map(|n| cue(view, n)))
        .unwrap_or(Tense::Unknown)
}

/// Whether "to" stands before a verb, as far as that can be told without knowing verbs.
fn is_infinitive(view: &View, n: usize) -> bool {
    view.lower(n) == "to"
        && view.is_word(n + 1)
        && !view.capitalised(n + 1)
        && view.kind(n + 1) == Kind::Other
}

/// Whether a word is a past participle or a past tense in "-ed".
fn is_past_form(view: &View, n: usize) -> bool {
    let word = view.lower(n);
    word.len() > 3
        && word.ends_with("ed")
        && view.is_word(n)
        && !matches!(word, "hundred" | "need" | "indeed" | "exceed")
}

/// What one word tells.
fn cue(view: &View, n: usize) -> Option<Tense> {
    match view.kind(n) {
        // "set off clashes", "set fire to a house", not "is set to meet".
        Kind::Future if view.lower(n) == "set" && !view.is(n + 1, &["to", "for"]) => {
            let done = view.is(n + 1, &["off", "fire", "ablaze", "alight"])
                && !matches!(view.before(n), "to" | "will" | "would" | "could" | "may" | "might");
            return done.then_some(Tense::Past);
        }
        Kind::Future => return Some(Tense::Future),
        // "to be held"
        Kind::Past if view.before(n) == "be" => return None,
        Kind::Past => {
            // "was to meet", "has to leave", "has been scheduled".
            let ahead = (view.is(n + 1, &["to"]) && view.is(n, &["was", "were", "has", "have"]))
                || (view.is(n + 1, &["been"]) && view.kind(n + 2) == Kind::Future);
            return Some(if ahead { Tense::Future } else { Tense::Past });
        }
        // The modal verb, not the month.
        Kind::Month if view.lower(n) == "may" && !view.capitalised(n) => return Some(Tense::Future),
        _ => {}
    }
    if is_past_form(view, n) {
        // A participle before its noun is no verb: "the occupied heights", "of armed men"; nor one after "be".
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
                | "remain"
        ) || (view.capitalised(n) && n > view.tokens.start);
        return (!adjective).then_some(Tense::Past);
    }
    if view.lower(n) != "to" {
        return None;
    }
    // "is to meet", "an event to be held"; but not "said to be".
    let told = n.checked_sub(1).is_some_and(|b| view.kind(b) == Kind::Past || is_past_form(view, b));
    let ahead = matches!(view.before(n), "is" | "are" | "about") || (view.is(n + 1, &["be"]) && !told);
    ahead.then_some(Tense::Future)
}

#[cfg(test)]
mod tests {
    use super::super::tests::times;
    use jiff::civil::date;

    /// What "Friday" is in a sentence of Wednesday, 5 November 2025.
    fn friday(sentence: &str) -> String {
        let found = times(sentence, Some(date(2025, 11, 5)));
        found.into_iter().map(|e| e.value).find(|v| v.len() == 10).unwrap_or_default()
    }

    #[test]
    fn the_verb_decides_which_friday() {
        let (last, next) = ("2025-10-31", "2025-11-07");
        for (sentence, expected) in [
            ("Soldiers entered the village on Friday.", last),
            ("The envoys will meet on Friday.", next),
            ("The minister said on Friday that he will resign.", last),
            ("The minister said he would travel to Rome on Friday.", next),
            ("On Friday, the council is to vote.", next),
            ("On Friday, armed men took the mill.", last),
            ("A summit scheduled for Friday was welcomed.", next),
            ("The army decided to keep the road closed until Friday.", next),
            ("Five men were held on Friday in the occupied heights.", last),
            ("A round of talks to be held on Friday.", next),
            ("They may return on Friday.", next),
            ("On Friday a quarrel set off a fight in which ten lost their lives.", last),
            (
                "On Friday, an attack on the guards of a bridge near a village in the hills set off days of killings by bands that came from the towns.",
                last,
            ),
            ("The talks are set for Friday.", next),
        ] {
            assert_eq!(friday(sentence), expected, "{sentence}");
        }
    }
}
