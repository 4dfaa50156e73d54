//! Weekdays and weekends: "on Friday", "last Friday night", "Monday of last week", "over the weekend".

use crate::when::meaning::{Clock, DayPart, Meaning, Part, Reading, Turn};
use crate::when::rule::Rule;
use crate::when::view::View;
use crate::when::words::{Kind, Unit};

/// Words that may stand before a weekday or weekend.
const LEADS: &[Kind] = &[
    Kind::Weekday,
    Kind::Last,
    Kind::Next,
    Kind::This,
    Kind::Previous,
    Kind::Following,
    Kind::The,
    Kind::Early,
    Kind::That,
];

pub(super) static RULES: &[Rule] = &[
    Rule {
        name: "weekday",
        doc: "A weekday, with last, next or this, a part of the day, or a week",
        first: LEADS,
        read: weekday,
        yes: "The patrol came [last Friday night] from the west.",
        no: "The sun sat low; Sun and Sat are names, as is Man Friday.",
    },
    Rule {
        name: "weekend",
        doc: "A weekend",
        first: &[
            Kind::Weekend,
            Kind::Last,
            Kind::Next,
            Kind::This,
            Kind::The,
            Kind::Previous,
            Kind::Following,
        ],
        read: weekend,
        yes: "It rained over [the weekend] in the hills.",
        no: "She is a weekend painter.",
    },
    Rule {
        name: "weekdays",
        doc: "The same weekday every week",
        first: &[Kind::Weekdays, Kind::Every],
        read: weekdays,
        yes: "Markets are held [every Friday] in the square.",
        no: "Friday’s market was empty.",
    },
];

/// What stands before a weekday, and the token after it.
fn turn(view: &View, n: usize) -> (Turn, usize) {
    let at = view.past_the(n);
    match view.kind(at) {
        // "said that Thursday's raids hit A".
        Kind::That if is_said(view.before(at)) => (Turn::Near, at),
        Kind::Last | Kind::Previous | Kind::That => (Turn::Last, at + 1),
        Kind::Next | Kind::Following => (Turn::Next, at + 1),
        Kind::This => (Turn::This, at + 1),
        _ => (Turn::Near, at),
    }
}

/// Words behind which "that" opens what is said.
fn is_said(word: &str) -> bool {
    matches!(
        word,
        "said"
            | "says"
            | "added"
            | "told"
            | "reported"
            | "announced"
            | "confirmed"
            | "claimed"
            | "noted"
            | "stated"
    )
}

/// "Last week, on Friday": the reading up to the weekday.
fn weekday_of_week(view: &View, n: usize) -> Option<Reading> {
    let the = view.past_the(n);
    let week = match view.kind(the) {
        Kind::Last | Kind::Previous => -1,
        Kind::This => 0,
        _ => return None,
    };
    let comma = the + 2 + usize::from(view.is(the + 2, &[","]));
    let at = comma + 1;
    let sense = view.sense(at);
    let is_day =
        view.unit(the + 1) == Some(Unit::Week) && view.is(comma, &["on"]) && sense.kind == Kind::Weekday;
    let day = sense.value as i8;
    (is_day && view.capitalised(at))
        .then(|| Reading::new(n, at + 1, Meaning::Weekday { day, turn: Turn::Near, week: Some(week) }))
}

/// "early Friday", "the Friday before last", "Friday night", "Friday last week".
fn weekday(view: &View, n: usize) -> Option<Reading> {
    if let Some(reading) = weekday_of_week(view, n) {
        return Some(reading);
    }
    let part = view.value(n, Kind::Early);
    let (turn, at) = turn(view, n + usize::from(part.is_some()));
    let sense = view.sense(at);
    if sense.kind != Kind::Weekday || sense.careful || !view.capitalised(at) {
        return None;
    }
    // "Man Friday", "Bloody Sunday", "Sheffield Wednesday": a capitalised word before it that opens no sentence.
    if turn == Turn::Near
        && at > view.tokens.start + 1
        && view.capitalised(at - 1)
        && !view.joined(at)
        && view.is(
            at - 1,
            &["man", "bloody", "black", "good", "holy", "palm", "ash", "sheffield", "cyber", "super", "girl"],
        )
    {
        return None;
    }
    let day = sense.value as i8;
    let mut end = at + 1;
    let mut clock = None;
    let early = usize::from(view.kind(end) == Kind::Early);
    if let Some(v) = view.value(end + early, Kind::DayPart) {
        clock = Some(Clock::Part(DayPart::from_value(v)));
        end += 1 + early;
    } else if view.kind(end) == Kind::Twilight {
        end += 1;
        clock = Some(Clock::Part(DayPart::from_value(view.sense(end - 1).value)));
    }
    // "Friday last week", "Friday of this week"
    let mut week = None;
    let of = end + usize::from(view.is(end, &["of"]));
    let the = view.past_the(of);
    if view.unit(the + 1) == Some(Unit::Week) {
        week = match view.kind(the) {
            Kind::Last | Kind::Previous => Some(-1),
            Kind::This | Kind::That => Some(0),
            Kind::Next | Kind::Following => Some(1),
            _ => None,
        };
        if week.is_some() {
            end = the + 2;
        }
    }
    let mut reading = Reading::new(n, end, Meaning::Weekday { day, turn, week });
    reading.clock = clock;
    Some(match part {
        Some(part) => reading.part(Part::from_value(part)),
        None => reading,
    })
}

/// "the weekend", "last weekend".
fn weekend(view: &View, n: usize) -> Option<Reading> {
    let (turn, at) = turn(view, n);
    let led = at > n;
    if view.kind(at) != Kind::Weekend || !led || view.is_dash(at + 1) {
        return None;
    }
    Some(Reading::new(n, at + 1, Meaning::Weekend(turn)))
}

/// "every Friday", "Fridays", "on Friday nights" left to the weekday.
fn weekdays(view: &View, n: usize) -> Option<Reading> {
    if let Some(day) = view.value(n, Kind::Weekdays) {
        return view.capitalised(n).then(|| Reading::new(n, n + 1, Meaning::SetWeekday(day as i8)));
    }
    let day = view.value(n + 1, Kind::Weekday).filter(|_| view.capitalised(n + 1))?;
    Some(Reading::new(n, n + 2, Meaning::SetWeekday(day as i8)))
}
