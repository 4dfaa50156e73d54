//! Lengths of time and things that recur: "three days", "the past two weeks", "25-year-old", "daily", "twice a week".

use crate::when::meaning::{Amount, Meaning, Reading, Window};
use crate::when::rule::Rule;
use crate::when::view::View;
use crate::when::words::{Kind, Unit};

/// Words a number of units may begin with.
const NUMBERS: &[Kind] =
    &[Kind::Figure, Kind::Number, Kind::Tens, Kind::Hundred, Kind::Article, Kind::Vague, Kind::Half];

pub(super) static RULES: &[Rule] = &[
    Rule {
        name: "age",
        doc: "How old someone is",
        first: NUMBERS,
        read: age,
        yes: "A [25-year-old] man was led off.",
        no: "A 25-year sentence is long.",
    },
    Rule {
        name: "duration",
        doc: "A number of units",
        first: NUMBERS,
        read: duration,
        yes: "The curfew lasted [two and a half years] in all.",
        no: "The two men had a dayroom and 3 second thoughts.",
    },
    Rule {
        name: "first_of_two_amounts",
        doc: "A number whose unit stands after the second number",
        first: NUMBERS,
        read: first_amount,
        yes: "It should take [three] to five weeks in all.",
        no: "It took three men and five weeks.",
    },
    Rule {
        name: "window",
        doc: "A number of units before or after now",
        first: &[Kind::The, Kind::Last, Kind::Next, Kind::Previous, Kind::Following, Kind::This],
        read: window,
        yes: "It rained for [the past three days] without a break.",
        no: "The past three men were tall.",
    },
    Rule {
        name: "plural",
        doc: "Units without a number",
        first: &[Kind::Units, Kind::Unit],
        read: plural,
        yes: "It has been dry for [decades] in the valley.",
        no: "The hours of work are fixed and a month passed.",
    },
    Rule {
        name: "recurring",
        doc: "Something that recurs with every unit",
        first: &[Kind::Recurring, Kind::Every, Kind::Per, Kind::Nightly, Kind::Article],
        read: recurring,
        yes: "Patrols pass [daily] through the village.",
        no: "Every man has a week of leave.",
    },
];

/// A number, the unit, and the token after it: "three days", "41-year", "two consecutive quarters", "a full day".
fn counted(view: &View, n: usize) -> Option<(Amount, Unit, usize)> {
    let (amount, at) = view.amount(n)?;
    let mut at = view.past_dash(at);
    if view.is(at, &["and", "or", "to"]) && view.is_dash(at + 1) {
        return None;
    }
    // An adjective may stand between: "ten hard months", "a full day".
    if view.unit(at).is_none() && view.unit(at + 1).is_some_and(|u| u >= Unit::Day) {
        let known = view.is(at, &["full", "whole", "single", "entire", "further", "additional", "extra"]);
        let plain = view.kind(at + 1) == Kind::Units
            && view.is_word(at)
            && !view.capitalised(at)
            && view.kind(at) == Kind::Other
            && !view.is(
                at,
                &[
                    "and", "or", "of", "to", "in", "for", "per", "on", "at", "by", "times", "percent", "km",
                    "people",
                ],
            );
        at += usize::from(known || plain);
    }
    // "a months-long trek"
    if view.kind(n) == Kind::Article && view.kind(at) == Kind::Units && amount == Amount::whole(1) {
        return None;
    }
    let unit = view.unit(at)?;
    let plural = view.kind(at) == Kind::Units;
    // "three day" without a hyphen is rare; "one days" is none. Seconds are written out.
    let joined = view.is_dash(at - 1);
    let one = amount == Amount::whole(1) || matches!(amount, Amount::Tenths(5));
    let fits = plural || one || joined || view.is_word(at + 1) || view.kind(n) == Kind::Article;
    // "a year and a half"
    if one
        && view.is(at + 1, &["and"])
        && view.kind(at + 2) == Kind::Article
        && view.kind(at + 3) == Kind::Half
    {
        return Some((Amount::Tenths(15), unit, at + 4));
    }
    fits.then_some((amount, unit, at + 1))
}

/// "25-year-old", "25 years old", "26 years of age".
fn age(view: &View, n: usize) -> Option<Reading> {
    let (amount, unit, at) = counted(view, n)?;
    let old = view.past_dash(at);
    let end = if view.is(old, &["old", "olds"]) {
        old + 1
    } else if view.is(at, &["of"]) && view.is(at + 1, &["age"]) {
        at + 2
    } else {
        return None;
    };
    let start = n + usize::from(view.kind(n) == Kind::Article);
    (start < end).then(|| Reading::new(n, end, Meaning::Duration { amount, unit, window: Window::None }))
}

/// "60" of "60 to 90 days": a length of time of its own.
fn first_amount(view: &View, n: usize) -> Option<Reading> {
    let (amount, end) = view.amount(n).filter(|_| view.kind(n) != Kind::Article)?;
    let linked = view.is(end, &["to", "or"])
        || (view.is_dash(end) && view.joined(end))
        || (view.is(end, &["and"]) && view.before(n) == "between");
    let number = matches!(view.kind(end + 1), Kind::Figure | Kind::Number | Kind::Tens | Kind::Hundred);
    if !linked || !number || view.is_dash(n.wrapping_sub(1)) {
        return None;
    }
    let (_, unit, last) = counted(view, end + 1)?;
    // "five or 10 years old" are ages.
    (!view.is(last, &["old"]))
        .then(|| Reading::new(n, end, Meaning::Duration { amount, unit, window: Window::None }))
}

fn duration(view: &View, n: usize) -> Option<Reading> {
    let (amount, unit, end) = counted(view, n)?;
    // "4.5 billion years", "1990 days"? a number that is part of a larger one is not read here.
    if n > view.tokens.start && view.joined(n) && matches!(view.before(n), "$" | "€" | "£" | "." | "/") {
        return None;
    }
    // "twice a week", "15 a year": a rate.
    if view.kind(n) == Kind::Article && end == n + 2 && view.kind(n + 1) == Kind::Unit {
        if rate(view, n) {
            return Some(Reading::new(n, end, Meaning::Set { every: 1, unit }));
        }
        // "a day": once; "a year of the dragon", "a minute’s".
        if matches!(unit, Unit::Second | Unit::Minute) {
            return None;
        }
    }
    // "-long", "-old" belong to it.
    let long = view.past_dash(end);
    let end = if view.is(long, &["long"]) { long + 1 } else { end };
    Some(Reading::new(n, end, Meaning::Duration { amount, unit, window: Window::None }))
}

/// Whether "a week" at `n` says how often: a count or price stands before it.
fn rate(view: &View, n: usize) -> bool {
    n.checked_sub(1).is_some_and(|b| {
        matches!(view.kind(b), Kind::Figure | Kind::Number | Kind::Tens | Kind::Hundred)
            || view.is(
                b,
                &[
                    "once", "twice", "times", "million", "billion", "barrels", "dollars", "euros", "hours",
                    "percent", "%",
                ],
            )
    })
}

/// "the past three days", "last 24 hours", "the next few weeks", "the first ten months", "the following two years".
fn window(view: &View, n: usize) -> Option<Reading> {
    let at = view.past_the(n);
    let window = match view.kind(at) {
        Kind::Last => Window::Past,
        Kind::Next => Window::Next,
        Kind::This | Kind::Previous | Kind::Following => Window::None,
        Kind::Ordinal | Kind::Final if at > n => Window::None,
        // "the three years", "the days".
        Kind::Number | Kind::Tens | Kind::Figure | Kind::Units if at > n => {
            let (amount, unit, end) = counted(view, at).or_else(|| {
                let unit = view.unit(at).filter(|u| *u >= Unit::Day)?;
                Some((Amount::Vague, unit, at + 1))
            })?;
            return Some(Reading::new(n, end, Meaning::Duration { amount, unit, window: Window::None }));
        }
        _ => return None,
    };
    let (amount, unit, end) = if view.kind(at + 1) == Kind::Units {
        (Amount::Vague, view.unit(at + 1)?, at + 2)
    } else if matches!(view.kind(at), Kind::Ordinal | Kind::Final) && view.kind(at + 1) == Kind::Unit {
        // "the first year": its length is known, its place is not.
        (
            Amount::whole(1),
            view.unit(at + 1).filter(|u| {
                *u >= Unit::Hour && *u != Unit::Day && *u != Unit::Quarter && *u != Unit::Century
            })?,
            at + 2,
        )
    } else {
        counted(view, at + 1)?
    };
    Some(Reading::new(n, end, Meaning::Duration { amount, unit, window }))
}

/// "years", "decades-long"; not hours and seconds, which are mostly something else.
fn plural(view: &View, n: usize) -> Option<Reading> {
    let unit = view.unit(n)?;
    let long = view.past_dash(n + 1);
    let compound = view.is(long, &["long"]) && long > n + 1;
    if view.kind(n) == Kind::Unit {
        return (compound && unit >= Unit::Hour).then(|| {
            Reading::new(
                n,
                long + 1,
                Meaning::Duration { amount: Amount::whole(1), unit, window: Window::None },
            )
        });
    }
    let vague = unit != Unit::Second && unit != Unit::Quarter;
    let set = unit != Unit::Hour
        || matches!(view.before(n), "for" | "in" | "within" | "of" | "took" | "lasted" | "last" | "take");
    let noun = view.is(n + 1, &["of"]) && unit == Unit::Hour;
    let end = if compound { long + 1 } else { n + 1 };
    (vague && set && !noun && (n == view.tokens.start || !view.is_dash(n - 1))).then(|| {
        Reading::new(n, end, Meaning::Duration { amount: Amount::Vague, unit, window: Window::None })
    })
}

/// "daily", "[almost] every day", "every two weeks", "per month", "each night".
fn recurring(view: &View, n: usize) -> Option<Reading> {
    let set = |end, every, unit| Some(Reading::new(n, end, Meaning::Set { every, unit }));
    match view.kind(n) {
        // "the daily Kommersant", "the Annual Conference": part of a name.
        Kind::Recurring if view.capitalised(n + 1) => None,
        Kind::Recurring => set(n + 1, 1, Unit::from_value(view.sense(n).value)?),
        Kind::Nightly => Some(Reading::new(
            n,
            n + 1,
            Meaning::SetPart(crate::when::meaning::DayPart::from_value(view.sense(n).value)),
        )),
        Kind::Every | Kind::Per => {
            let at = n + 1;
            if let Some(v) = view.value(at, Kind::DayPart) {
                return Some(Reading::new(
                    n,
                    at + 1,
                    Meaning::SetPart(crate::when::meaning::DayPart::from_value(v)),
                ));
            }
            let at = at + usize::from(view.is(at, &["single", "other"]));
            let other = u32::from(view.is(at - 1, &["other"])) + 1;
            if let Some(unit) = view.unit(at).filter(|_| view.kind(at) == Kind::Unit) {
                return set(at + 1, other, unit);
            }
            let (amount, unit, end) = counted(view, at)?;
            let every = u32::try_from(amount.as_whole()?).ok()?;
            set(end, every, unit)
        }
        _ => None,
    }
}
