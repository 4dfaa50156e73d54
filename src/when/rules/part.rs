//! Parts of a date: "early December 2025", "mid-2011", "the end of the year", "late in 1914", "month’s end".

use crate::when::meaning::{From, Meaning, Part, Reading, Year};
use crate::when::rule::{Rule, inner};
use crate::when::view::View;
use crate::when::words::{Kind, Unit};

pub(super) static RULES: &[Rule] = &[
    Rule {
        name: "early",
        doc: "Early, mid or late in a month, year or other date",
        first: &[Kind::Early, Kind::The],
        read: early,
        yes: "A vote was held in [early December 2025] at the hall.",
        no: "An early train left 2025 people behind.",
    },
    Rule {
        name: "edge",
        doc: "The beginning, middle or end of a date",
        first: &[Kind::The, Kind::Edge],
        read: edge,
        yes: "The deal is due by [the end of the year] at most.",
        no: "At the end of the road stands a mill.",
    },
    Rule {
        name: "period_end",
        doc: "A possessive unit and its end",
        first: &[Kind::Unit],
        read: period_end,
        yes: "Work stops by [year’s end] for want of funds.",
        no: "The year’s harvest was poor.",
    },
    Rule {
        name: "week_of_month",
        doc: "A numbered or last week of a month",
        first: &[Kind::The],
        read: week_of_month,
        yes: "It opened in [the last week of March] to the public.",
        no: "The last week of rain was hard.",
    },
    Rule {
        name: "weekday_of_month",
        doc: "A numbered or last weekday of a month",
        first: &[Kind::The],
        read: weekday_of_month,
        yes: "It opened on [the first Sunday of October] to the public.",
        no: "The first Sunday of the war was quiet.",
    },
];

/// "early [in] December 2025", "mid-June", "late in the year" (see `near_period`).
fn early(view: &View, n: usize) -> Option<Reading> {
    let first = view.past_the(n);
    let part = Part::from_value(view.value(first, Kind::Early)?);
    let mut at = view.past_dash(first + 1);
    // "mid-to-late June", "early to mid May"
    if view.is(at, &["to", "or"]) && view.kind(view.past_dash(at + 1)) == Kind::Early {
        at = view.past_dash(view.past_dash(at + 1) + 1);
    } else if view.is(at, &["in", "on"]) {
        at += 1;
        if view.is(at, &["the"]) {
            return None;
        }
    }
    let reading = inner(view, at)?;
    let fits = matches!(
        reading.meaning,
        Meaning::Month { .. }
            | Meaning::Year(_)
            | Meaning::Season { .. }
            | Meaning::Day { .. }
            | Meaning::Digits { .. }
            | Meaning::Quarter { .. }
            | Meaning::Century { .. }
            | Meaning::Decade(_)
            | Meaning::Offset { from: From::Reference, .. }
            | Meaning::Named { .. }
    );
    fits.then_some(Reading { part, start: n, ..reading })
}

/// "the [very] end of X", "the first days of X" with X a date.
fn edge(view: &View, n: usize) -> Option<Reading> {
    let mut at = view.past_the(n);
    at += usize::from(at > n && view.is(at, &["very"]));
    let part = match Part::from_value(view.value(at, Kind::Edge)?) {
        Part::Start => Part::Opening,
        Part::End => Part::Closing,
        part => part,
    };
    if !view.is(at + 1, &["of"]) {
        return None;
    }
    let at = at + 2;
    let reading = match inner(view, at) {
        Some(reading) => reading,
        // "the end of the year": of the year told of.
        None if view.kind(at) == Kind::The => {
            let unit = view.unit(at + 1).filter(|u| *u >= Unit::Week && view.kind(at + 1) == Kind::Unit)?;
            Reading::new(at, at + 2, Meaning::Offset { from: From::Narrated, unit, n: 0 })
        }
        None => return None,
    };
    let fits = matches!(
        reading.meaning,
        Meaning::Month { .. }
            | Meaning::Year(_)
            | Meaning::Season { .. }
            | Meaning::Quarter { .. }
            | Meaning::Half { .. }
            | Meaning::Century { .. }
            | Meaning::Decade(_)
            | Meaning::Offset { .. }
            | Meaning::Weekend(_)
            | Meaning::Open
    );
    fits.then_some(Reading { part, ..reading.from(n) })
}

/// "year’s end", "month's end".
fn period_end(view: &View, n: usize) -> Option<Reading> {
    let unit = view.unit(n).filter(|u| *u >= Unit::Week)?;
    if !view.is(n + 1, &["’s", "'s"]) || !view.is(n + 2, &["end"]) {
        return None;
    }
    let meaning = match unit {
        Unit::Year => Meaning::Year(Year::Shift(0)),
        unit => Meaning::Offset { from: From::Narrated, unit, n: 0 },
    };
    Some(Reading::new(n, n + 3, meaning).part(Part::Closing))
}

/// "the first Sunday of October", "the last Friday in March 2025".
fn weekday_of_month(view: &View, n: usize) -> Option<Reading> {
    let nth = match view.kind(n + 1) {
        Kind::Last | Kind::Final => -1,
        Kind::Ordinal => i8::try_from(view.sense(n + 1).value).ok().filter(|nth| (1..=5).contains(nth))?,
        _ => return None,
    };
    let day = view.sense(n + 2);
    if day.kind != Kind::Weekday || !view.capitalised(n + 2) || !view.is(n + 3, &["of", "in"]) {
        return None;
    }
    let reading = inner(view, n + 4)?;
    let Meaning::Month { year, month } = reading.meaning else { return None };
    let meaning = Meaning::NthWeekday { year, month, weekday: day.value as i8, n: nth };
    Some(Reading { meaning, ..reading.from(n) })
}

/// "the last week of March": written as the month's start, middle or end.
fn week_of_month(view: &View, n: usize) -> Option<Reading> {
    let part = match view.kind(n + 1) {
        Kind::Last | Kind::Final => Part::End,
        Kind::Ordinal => match view.sense(n + 1).value {
            1 => Part::Start,
            2 | 3 => Part::Middle,
            _ => Part::End,
        },
        _ => return None,
    };
    if !matches!(view.unit(n + 2), Some(Unit::Week | Unit::Day)) || !view.is(n + 3, &["of", "in"]) {
        return None;
    }
    let reading = inner(view, n + 4)?;
    matches!(reading.meaning, Meaning::Month { .. }).then(|| reading.from(n).part(part))
}
