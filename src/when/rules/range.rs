//! The halves of a range that borrow their month or year from the other half: "between 5 and 7 May", "November 5-7",
//! "from March to May 2025". Each half is an expression; [`crate::when::join`] gives both the whole interval.

use super::explicit::{day_month, month_day, year_after};
use crate::when::meaning::{Meaning, Reading, Year};
use crate::when::rule::Rule;
use crate::when::view::View;
use crate::when::words::Kind;

pub(super) static RULES: &[Rule] = &[
    Rule {
        name: "range_first_day",
        doc: "A day whose month follows after the second day",
        first: &[Kind::Figure, Kind::The],
        read: first_day,
        yes: "The road was closed between [5] and 7 May 2025.",
        no: "Between 5 and 7 men may have left.",
    },
    Rule {
        name: "range_second_day",
        doc: "A day whose month stands before the first day",
        first: &[Kind::Figure],
        read: second_day,
        yes: "The road was closed on November 5-[7, 2025].",
        no: "He left on November 5 and 7 others stayed.",
    },
    Rule {
        name: "range_day_with_year",
        doc: "A day whose year stands after the second day",
        first: &[Kind::Month, Kind::Figure],
        read: with_year_of_second,
        yes: "It lasted from [5 November] to 7 December 1974.",
        no: "It lasted from 5 November to the end.",
    },
    Rule {
        name: "range_month",
        doc: "A month whose year stands after the second month",
        first: &[Kind::Month, Kind::LevantMonth],
        read: first_month,
        yes: "It lasted from [March] to May 2021.",
        no: "They march to May 2021.",
    },
];

/// Whether token `n` links the halves of a range or list.
fn link(view: &View, n: usize) -> bool {
    view.is_dash(n) || view.is(n, &["and", "to", "or", "until", "till", "through", "/", "&"])
}

/// "5" of "5 and 7 May 2025", "5, 6 and 7 May".
fn first_day(view: &View, n: usize) -> Option<Reading> {
    let first = view.past_the(n);
    if view.kind(first) != Kind::Figure || (view.before(n) == "-" && view.joined(n)) {
        return None;
    }
    let (day, end) = view.day(first)?;
    let mut at = end;
    // Up to three days before the last.
    for _ in 0..3 {
        if link(view, at) {
            let last = day_month(view, at + 1)?;
            let Meaning::Day { year, month, .. } = last.meaning else { return None };
            let meaning = Meaning::Day { year, month, day, weekday: None };
            return Some(Reading::new(n, end, meaning));
        }
        if view.lower(at) != "," {
            return None;
        }
        at = view.day(at + 1).filter(|_| view.kind(at + 1) == Kind::Figure)?.1;
    }
    None
}

/// "7" of "November 5-7, 2025".
fn second_day(view: &View, n: usize) -> Option<Reading> {
    let linked = n.checked_sub(1).filter(|b| link(view, *b))?;
    let (day, at) = view.day(n)?;
    // One or two days may stand between month and this one.
    let first = linked.checked_sub(1)?;
    let start = if view.month(first.wrapping_sub(1)).is_some() {
        first.checked_sub(1)?
    } else {
        let comma = first.checked_sub(1).filter(|c| view.lower(*c) == ",")?;
        comma.checked_sub(2).filter(|m| view.month(*m).is_some())?
    };
    let Meaning::Day { year, month, day: other, .. } = month_day(view, start)?.meaning else { return None };
    // "November 5 and 7 others" counts; "5-3" is a score.
    if day <= other
        || (view.lower(linked) == "and"
            && view.is_word(at)
            && !view.is(at, &["in", "at", "when", "of", "and", "were", "was", "had", "the", "by", "with"]))
    {
        return None;
    }
    let (year, end) = match year {
        Year::Open => year_after(view, at, true).unwrap_or((Year::Open, at)),
        given => (given, at),
    };
    Some(Reading::new(n, end, Meaning::Day { year, month, day, weekday: None }))
}

/// "5 November" of "5 November to 7 December 1974"; "November 5" of "November 5-7, 2025".
fn with_year_of_second(view: &View, n: usize) -> Option<Reading> {
    let first = day_month(view, n).or_else(|| month_day(view, n))?;
    let Meaning::Day { year: Year::Open, month, day, .. } = first.meaning else { return None };
    if !link(view, first.end) {
        return None;
    }
    let at = first.end + 1;
    let second = day_month(view, at).or_else(|| month_day(view, at));
    let year = if let Some(Reading { meaning: Meaning::Day { year, .. }, .. }) = second {
        year
    } else {
        let (_, end) = view.day(at).filter(|(second, _)| *second > day)?;
        year_after(view, end, true)?.0
    };
    matches!(year, Year::Given(_))
        .then(|| Reading::new(n, first.end, Meaning::Day { year, month, day, weekday: None }))
}

/// "March" of "March to May 2021".
fn first_month(view: &View, n: usize) -> Option<Reading> {
    let (month, end) = view.month(n)?;
    if !link(view, end) || (view.sense(n).careful && !view.after_preposition(n)) {
        return None;
    }
    let (_, at) = view.month(end + 1)?;
    let (year, _) = year_after(view, at, true)?;
    Some(Reading::new(n, end, Meaning::Month { year, month }))
}
