//! Times of day: "03:40", "5 a.m. on Friday", "18:00 UTC", "the evening of Wednesday, October 22", "at dawn".

use crate::when::meaning::{Clock, DayPart, Meaning, Reading};
use crate::when::rule::{Rule, inner};
use crate::when::view::View;
use crate::when::words::Kind;

pub(super) static RULES: &[Rule] = &[
    Rule {
        name: "clock",
        doc: "Hour and minute, with the day it stands beside",
        first: &[Kind::Figure, Kind::Number],
        read: clock,
        yes: "The gate was shut at [3:40 p.m. Friday] by guards.",
        no: "They won 3:40 points, John 3:16 says.",
    },
    Rule {
        name: "part_of_date",
        doc: "The morning or night of a day",
        first: &[Kind::The, Kind::DayPart, Kind::Twilight, Kind::Early],
        read: part_of_date,
        yes: "Shells fell on [the evening of Wednesday, October 22] by the river.",
        no: "On the evening of her life she sang.",
    },
    Rule {
        name: "part_of_day",
        doc: "A part of the day being told of",
        first: &[Kind::The, Kind::DayPart, Kind::Twilight, Kind::Early],
        read: part_of_day,
        yes: "Shots were heard in [the morning] by the river.",
        no: "A morning paper, a night watch and the evening class.",
    },
];

/// Hour and minute of "03:40" or "0340".
pub(super) fn digits(text: &str) -> Option<(i8, i8)> {
    let (hour, minute) = match text.split_once(':') {
        Some((hour, minute)) if minute.len() == 2 && (1..=2).contains(&hour.len()) => (hour, minute),
        // Seconds are read over.
        Some((hour, rest)) if rest.len() == 5 && rest.as_bytes().get(2) == Some(&b':') => {
            (hour, rest.get(..2)?)
        }
        None if text.len() == 4 => (text.get(..2)?, text.get(2..)?),
        _ => return None,
    };
    let (hour, minute): (i8, i8) = (hour.parse().ok()?, minute.parse().ok()?);
    ((0..=24).contains(&hour) && (0..60).contains(&minute)).then_some((hour, minute))
}

/// "a.m." or "pm": whether it is after noon.
fn half_of_day(word: &str) -> Option<bool> {
    match word {
        "am" | "a.m." | "a.m" => Some(false),
        "pm" | "p.m." | "p.m" => Some(true),
        _ => None,
    }
}

/// "3:40", "3:40 a.m.", "5pm", "18:00 UTC", "0800 GMT", "eight o'clock".
fn clock(view: &View, n: usize) -> Option<Reading> {
    let text = view.lower(n);
    let mut end = n + 1;
    let mut sure = false;
    let mut half = None;
    let (mut hour, minute) = if view.kind(n) == Kind::Number {
        (view.sense(n).value as i8, 0)
    } else {
        // "5pm" is one token.
        let bare = text.strip_suffix("hrs").or_else(|| text.strip_suffix('h')).unwrap_or(text);
        let number = bare.strip_suffix("am").or_else(|| bare.strip_suffix("pm")).unwrap_or(bare);
        half = half_of_day(&bare[number.len()..]);
        match number.replace('.', ":") {
            colon if colon.contains(':') => digits(&colon)?,
            short if short.len() <= 2 => (short.parse().ok().filter(|h| (0..=24).contains(h))?, 0),
            long => digits(&long)?,
        }
    };
    let colon = text.contains(':');
    if let Some(h) = half_of_day(view.lower(end)) {
        half = Some(h);
        end += 1;
    }
    if half.is_some() && !(1..=12).contains(&hour) {
        return None;
    }
    sure |= half.is_some();
    if view.is(end, &["o'clock", "o’clock"]) {
        end += 1;
        sure = true;
    }
    let four = text.len() == 4 && !colon;
    if view.is(end, &["hours", "hrs", "hr"]) && (colon || four) {
        end += 1;
        sure = true;
    }
    let mut utc = false;
    if view.is(end, &["utc", "gmt", "z"]) {
        utc = true;
        sure |= colon || four;
        end += 1;
    } else if view.is(end, &["local"]) && view.is(end + 1, &["time"]) {
        end += 2;
        sure |= colon || four;
    } else if view.is(end, &["est", "edt", "et", "bst", "cet", "cest", "eest", "eet"]) && (sure || colon) {
        end += 1;
        sure = true;
    }
    // "(GMT +8)", "(1540 GMT)"
    if sure && view.is(end, &["("]) {
        let close = (end + 1..end + 6).find(|c| view.is(*c, &[")"]));
        if let Some(close) = close.filter(|c| (end + 1..*c).any(|t| view.is(t, &["gmt", "utc"]))) {
            end = close + 1;
        }
    }
    let before = view.before(n);
    let set = matches!(
        before,
        "at" | "by"
            | "around"
            | "about"
            | "from"
            | "until"
            | "till"
            | "since"
            | "after"
            | "before"
            | "and"
            | "to"
            | "("
            | ","
            | ""
    );
    let two_digits = colon && text.split(':').nth(1).is_some_and(|m| m.len() >= 2);
    if !(sure
        || (two_digits && set && !view.is_word(end))
        || (two_digits && matches!(before, "at" | "around" | "by" | "about")))
    {
        return None;
    }
    if half == Some(true) && hour < 12 {
        hour += 12;
    } else if half == Some(false) && hour == 12 {
        hour = 0;
    }
    let at = Clock::At { hour, minute, utc };
    // The day beside it: "3:40 p.m. Friday", "12:00 UTC today", "8:05 p.m., May 5", "10 p.m. on 5 November".
    let beside = view.past_comma(end);
    if let Some(day) = inner(view, beside)
        && is_day(&day.meaning)
        && day.clock.is_none()
    {
        return Some(day.from(n).at(at));
    }
    Some(Reading::new(n, end, day_told(view, end)).at(at))
}

/// Whether a meaning names one day.
fn is_day(meaning: &Meaning) -> bool {
    match meaning {
        Meaning::Day { .. } | Meaning::Digits { .. } | Meaning::Weekday { .. } => true,
        Meaning::Offset { unit, .. } => *unit == crate::when::words::Unit::Day,
        _ => false,
    }
}

/// The day of a time of day that ends before token `n`: "at 5 a.m. on Friday" has two expressions, but one day.
fn day_told(view: &View, n: usize) -> Meaning {
    if !view.is(n, &["on"]) {
        return Meaning::TheDay;
    }
    match inner(view, n + 1) {
        Some(day) if is_day(&day.meaning) => day.meaning,
        _ => Meaning::TheDay,
    }
}

/// Part of the day at a token, if any.
fn daypart(view: &View, n: usize) -> Option<DayPart> {
    view.value(n, Kind::DayPart).or_else(|| view.value(n, Kind::Twilight)).map(DayPart::from_value)
}

/// "[the] [early] morning [hours] [of]", up to the date.
fn part_head(view: &View, n: usize) -> Option<(DayPart, usize)> {
    let mut at = view.past_the(n);
    let early = view.kind(at) == Kind::Early;
    if early {
        at = view.past_dash(at + 1);
        // "early in the morning"
        if view.is(at, &["in"]) && view.kind(at + 1) == Kind::The {
            at += 2;
        }
    }
    // "the early hours of Friday"
    if early && view.is(at, &["hours"]) {
        return Some((DayPart::Morning, at + 1));
    }
    let part = daypart(view, at)?;
    let hours = usize::from(view.is(at + 1, &["hours"]) || (view.is(at + 1, &["time"]) && early));
    Some((part, at + 1 + hours))
}

/// "the night of Friday", "the evening of Wednesday, October 22", "the morning of 5 November".
fn part_of_date(view: &View, n: usize) -> Option<Reading> {
    let (part, at) = part_head(view, n)?;
    if !view.is(at, &["of", "on"]) {
        return None;
    }
    let date = inner(view, at + 1)?;
    let fits = is_day(&date.meaning)
        || matches!(
            date.meaning,
            Meaning::Named { .. } | Meaning::DayOfMonth(_) | Meaning::WeekdayOfMonth { .. }
        );
    (fits && date.clock.is_none()).then(|| date.from(n).at(Clock::Part(part)))
}

/// "in the morning", "at night", "at dawn", "by nightfall".
fn part_of_day(view: &View, n: usize) -> Option<Reading> {
    let (part, end) = part_head(view, n)?;
    let definite = view.kind(n) == Kind::The;
    let word = end - 1;
    let led = matches!(
        view.before(n),
        "in" | "at"
            | "by"
            | "during"
            | "on"
            | "before"
            | "until"
            | "around"
            | "after"
            | "since"
            | "through"
            | "of"
            | "one"
            | "into"
            | "every"
            | "from"
    );
    let noun = view.is_word(end)
        && !view.is(
            end,
            &[
                "and",
                "but",
                "to",
                "as",
                "when",
                "while",
                "after",
                "before",
                "in",
                "at",
                "by",
                "on",
                "with",
                "from",
                "for",
                "the",
                "a",
                "an",
                "near",
                "until",
                "following",
                "or",
            ],
        );
    let bare = view.kind(word) == Kind::DayPart && view.kind(n) == Kind::DayPart;
    // Dawn and dusk are read only as a time told ("at dawn").
    let fits = if view.kind(word) == Kind::Twilight {
        view.before(n) == "at" || view.before(n) == "by"
    } else {
        led || (definite && !noun)
    };
    // "at dawn yesterday"
    if fits
        && view.kind(word) == Kind::Twilight
        && let Some(day) = inner(view, end)
        && is_day(&day.meaning)
        && day.clock.is_none()
    {
        return Some(day.from(n).at(Clock::Part(part)));
    }
    let compound =
        view.is_dash(end) || (noun && bare && !led) || view.before(n) == "-" || (noun && definite && !led);
    (fits && !compound).then(|| Reading::new(n, end, day_told(view, end)).at(Clock::Part(part)))
}
