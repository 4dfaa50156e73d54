//! Dates counted from the date last told of: "a day earlier", "the same day", "two days later", "that year".

use super::relative::counted;
use crate::when::meaning::{Amount, Clock, DayPart, From, Meaning, Reading, Year};
use crate::when::rule::Rule;
use crate::when::view::View;
use crate::when::words::{Kind, Unit};

pub(super) static RULES: &[Rule] = &[
    Rule {
        name: "later",
        doc: "A number of units before or after the date told of",
        first: &[
            Kind::Figure,
            Kind::Number,
            Kind::Tens,
            Kind::Hundred,
            Kind::Article,
            Kind::Vague,
            Kind::Units,
            Kind::Half,
        ],
        read: later,
        yes: "The bridge fell [two days later] in a storm.",
        no: "Two days before the vote it rained.",
    },
    Rule {
        name: "same_period",
        doc: "The same, that, previous or following day, month or year",
        first: &[Kind::The, Kind::That, Kind::Next, Kind::Previous, Kind::Following],
        read: same_period,
        yes: "A force came [the same day] from the north.",
        no: "The same daylight saving.",
    },
    Rule {
        name: "day_before",
        doc: "The day, week, month or year before or after",
        first: &[Kind::The],
        read: day_before,
        yes: "They had met [the day before] in the square.",
        no: "The day before the vote was cold.",
    },
    Rule {
        name: "the_day",
        doc: "The day, week, month or year told of",
        first: &[Kind::The],
        read: the_day,
        yes: "The shares rose for the rest of [the day], traders said.",
        no: "The day that changed us was the day laborer’s.",
    },
];

/// "two days later", "a week earlier", "a month before,": "before" and "after" only without an object.
fn later(view: &View, n: usize) -> Option<Reading> {
    let (amount, at) = match view.kind(n) {
        Kind::Units => (Amount::Vague, n),
        _ => view.amount(n)?,
    };
    let unit = view.unit(at)?;
    let mut word = at + 1;
    // "two days after that, planes bombed".
    let of_that =
        view.is(word + 1, &["that", "this"]) && !view.is_word(word + 2) && !view.is_figure(word + 2);
    let sign = match view.lower(word) {
        "after" if of_that => 1,
        "before" if of_that => -1,
        "later" | "afterwards" | "afterward" => 1,
        "earlier" | "previously" => -1,
        "before" | "prior" if !view.is_word(word + 1) && !view.is_figure(word + 1) => -1,
        "after" if !view.is_word(word + 1) && !view.is_figure(word + 1) => 1,
        _ => return None,
    };
    word += usize::from(of_that && matches!(view.lower(word), "after" | "before"));
    // "three days later than planned" compares.
    if view.is(word + 1, &["than"]) {
        return None;
    }
    Some(Reading::new(n, word + 1, counted(From::Narrated, amount, unit, sign)))
}

/// "[the] same day", "that year", "the previous month", "the next day", "the following morning".
fn same_period(view: &View, n: usize) -> Option<Reading> {
    let at = view.past_the(n);
    let mut word = at;
    let count = match view.kind(at) {
        Kind::That => {
            // "that same day"
            word += usize::from(view.lower(at) == "that" && view.lower(at + 1) == "same");
            0
        }
        Kind::Previous => -1,
        Kind::Following => 1,
        // "next week" looks ahead from today; "the next day" goes on with the story.
        Kind::Next if view.lower(at) == "next" => 1,
        _ => return None,
    };
    if let Some(v) = view.value(word + 1, Kind::DayPart) {
        let noun = view.is(word + 2, &["of"]);
        let part = Clock::Part(DayPart::from_value(v));
        return (!noun).then(|| Reading::new(n, word + 2, offset(Unit::Day, count)).at(part));
    }
    // "on that date", and not "to date".
    if view.kind(at) == Kind::That && view.is(word + 1, &["date"]) {
        let named = Meaning::Offset { from: From::Named, unit: Unit::Day, n: 0 };
        return Some(Reading::new(n, word + 2, named));
    }
    let unit = view.unit(word + 1).filter(|u| !u.within_day() && view.kind(word + 1) == Kind::Unit)?;
    if view.lower(at) == "next" && unit != Unit::Day && at == n {
        return None;
    }
    Some(Reading::new(n, word + 2, offset(unit, count)))
}

fn offset(unit: Unit, n: i32) -> Meaning {
    match unit {
        Unit::Year => Meaning::Year(Year::Narrated(n)),
        unit => Meaning::Offset { from: From::Narrated, unit, n },
    }
}

/// "the day before", "the year previous", "the day following".
fn day_before(view: &View, n: usize) -> Option<Reading> {
    // "the evening before" is of the day before.
    let of_day = view.kind(n + 1) == Kind::DayPart;
    let unit = if of_day {
        Unit::Day
    } else {
        view.unit(n + 1).filter(|u| *u >= Unit::Day && view.kind(n + 1) == Kind::Unit)?
    };
    let count = match view.lower(n + 2) {
        "before" | "previous" | "earlier" | "prior" => -1,
        "after" | "following" => 1,
        _ => return None,
    };
    let object = view.is_word(n + 3)
        && !view
            .is(n + 3, &["in", "at", "and", "when", "but", "on", "by", "as", "were", "was", "had", "for"]);
    (!object && !view.is_figure(n + 3)).then(|| Reading::new(n, n + 3, offset(unit, count)))
}

/// "the day", when nothing says which.
fn the_day(view: &View, n: usize) -> Option<Reading> {
    let unit =
        view.unit(n + 1).filter(|u| *u >= Unit::Day && *u <= Unit::Year && view.kind(n + 1) == Kind::Unit)?;
    let at = n + 2;
    let free = !view.is_word(at)
        || view.is(
            at,
            &[
                "and", "but", "with", "at", "by", "on", "as", "when", "while", "to", "for", "after", "down",
                "up", "in", "had", "however", "ended", "before", "was", "is",
            ],
        );
    let definite = matches!(
        view.before(n),
        "of" | "in"
            | "on"
            | "during"
            | "for"
            | "throughout"
            | "over"
            | "through"
            | "ended"
            | "ending"
            | "finish"
            | "finishing"
            | "later"
            | "finished"
            | "closed"
            | "end"
            | "by"
            | "within"
            | "opened"
            | "half"
            | "started"
            | "began"
            | "entire"
    );
    let open = !view.is_dash(at) && view.unit(n + 1) != Some(Unit::Quarter);
    (free && definite && open).then(|| Reading::new(n, at, offset(unit, 0)))
}
