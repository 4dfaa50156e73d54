//! Dates that name a day or month: "5 November 2025", "Wednesday, October 22", "2025-12-29", "12/29/2025", "March 2025",
//! "20 Nisan".

use crate::when::meaning::{Clock, DayPart, Meaning, Reading, Turn, Year};
use crate::when::rule::Rule;
use crate::when::view::View;
use crate::when::words::Kind;

pub(super) static RULES: &[Rule] = &[
    Rule {
        name: "iso_date",
        doc: "Year, month and day in digits with hyphens",
        first: &[Kind::Figure],
        read: iso_date,
        yes: "The note of [2025-12-29] was short.",
        no: "Call 2025-13-29 for help.",
    },
    Rule {
        name: "digit_date",
        doc: "Day, month and year in digits; where both orders are dates, the one nearest before publication, else month first",
        first: &[Kind::Figure],
        read: digit_date,
        yes: "Filed on [12/29/2025] at the office.",
        no: "About 3/4 of them left.",
    },
    Rule {
        name: "bracketed_day",
        doc: "Day and month in digits with a dot, alone in brackets, as weekly reports date their items",
        first: &[Kind::Figure],
        read: bracketed_day,
        yes: "They met in the hall ([8.7]) and left.",
        no: "The quake (magnitude 6.1) and the score (8.75) were low.",
    },
    Rule {
        name: "day_month",
        doc: "Day before month, with weekday and year if written",
        first: &[Kind::Figure, Kind::Ordinal, Kind::Tens, Kind::The],
        read: day_month,
        yes: "It rained on [the 5th of November 2025] in the hills.",
        no: "About 5 may have left.",
    },
    Rule {
        name: "month_day",
        doc: "Month before day, with year if written",
        first: &[Kind::Month, Kind::LevantMonth, Kind::LevantPair],
        read: month_day,
        yes: "It rained on [November 5, 2025], in the hills.",
        no: "They march 5 miles.",
    },
    Rule {
        name: "weekday_date",
        doc: "Weekday followed by a day and month, which is then decisive",
        first: &[Kind::Weekday, Kind::The],
        read: weekday_date,
        yes: "It rained on [Wednesday, 22 October] in the hills.",
        no: "On Wednesday, 22 men came.",
    },
    Rule {
        name: "month_year",
        doc: "Month with a year, written or pointed at",
        first: &[Kind::Month, Kind::LevantMonth, Kind::LevantPair],
        read: month_year,
        yes: "It began in [March of last year] on the coast.",
        no: "They march of their own will.",
    },
    Rule {
        name: "month",
        doc: "Month alone",
        first: &[Kind::Month, Kind::LevantMonth, Kind::LevantPair],
        read: month,
        yes: "It began in [March] on the coast.",
        no: "It may rain, and the March of the Living begins.",
    },
    Rule {
        name: "turned_month",
        doc: "Month with last, next or this",
        first: &[Kind::Last, Kind::Next, Kind::This, Kind::Previous, Kind::Following, Kind::The],
        read: turned_month,
        yes: "The house was sold [last December] by its owner.",
        no: "His last march was long.",
    },
    Rule {
        name: "day_alone",
        doc: "An ordinal that can only be a day of the month told of",
        first: &[Kind::The],
        read: day_alone,
        yes: "They met on [the 20th] in the town hall.",
        no: "The 20th brigade came on the 3rd floor.",
    },
    Rule {
        name: "hijri",
        doc: "A date of the Islamic calendar: marked, left open",
        first: &[Kind::Figure, Kind::HijriMonth],
        read: hijri,
        yes: "The letter is dated [10 Muharram 1446] at the top.",
        no: "Safar said that Rajab left 12 behind.",
    },
];

/// "2025-12-29", with a time after T or a blank left out.
fn iso_date(view: &View, n: usize) -> Option<Reading> {
    let year = view.digits(n, 4)?;
    if !(view.is_dash(n + 1) && view.is_dash(n + 3) && view.joined(n + 1) && view.joined(n + 3)) {
        return None;
    }
    let month = view.digits(n + 2, 2)?;
    // "29T03:40Z" is one number token.
    let last = view.lower(n + 4);
    let (day, time) = last.split_once('t').unwrap_or((last, ""));
    let day: u32 = (day.len() == 2).then(|| day.parse().ok())??;
    let meaning = calendar_day(Year::Given(i16::try_from(year).ok()?), month, day)?;
    let reading = Reading::new(n, n + 5, meaning);
    Some(match super::clock::digits(time.trim_end_matches('z')) {
        Some((hour, minute)) => reading.at(Clock::At { hour, minute, utc: time.ends_with('z') }),
        None => reading,
    })
}

/// "12/29/2025", "29.12.2025", "29.12.25", "7/8/07".
fn digit_date(view: &View, n: usize) -> Option<Reading> {
    let mark = view.lower(n + 1);
    let (a, b, year, end, dots) = if matches!(mark, "/" | "-") && view.lower(n + 3) == mark {
        let year = view.lower(n + 4);
        if mark == "-" && year.len() != 4 {
            return None;
        }
        (view.figure(n)?, view.figure(n + 2)?, year, n + 5, false)
    } else {
        let mut parts = view.lower(n).split('.');
        let number = |s: Option<&str>| s.filter(|s| s.len() <= 2)?.parse::<u32>().ok();
        let (a, b) = (number(parts.next())?, number(parts.next())?);
        // Each in two digits: "29.12.25", and no "1.4.26" of a list or a version.
        let all_two = view.lower(n).len() == 8;
        let year = parts.next().filter(|y| y.len() == 4 || y.len() == 2 && all_two)?;
        if parts.next().is_some() {
            return None;
        }
        (a, b, year, n + 1, true)
    };
    let long: i16 = year.parse().ok()?;
    let year = match year.len() {
        4 => long,
        2 if long < 50 => 2000 + long,
        2 => 1900 + long,
        _ => return None,
    };
    if !dots && (1..=12).contains(&a) && (1..=12).contains(&b) && a != b {
        let (first, second) = (i8::try_from(a).ok()?, i8::try_from(b).ok()?);
        return Some(Reading::new(n, end, Meaning::Digits { year, first, second }));
    }
    let (month, day) = if dots || a > 12 { (b, a) } else { (a, b) };
    Some(Reading::new(n, end, calendar_day(Year::Given(year), month, day)?))
}

/// "(8.7)"; of "(29–30.6)" the last day.
fn bracketed_day(view: &View, n: usize) -> Option<Reading> {
    let of_range = n >= 3 && view.is_dash(n - 1) && view.is_figure(n - 2);
    let first = if of_range { n - 2 } else { n };
    if first == 0 || !view.is(first - 1, &["("]) || !view.is(n + 1, &[")"]) {
        return None;
    }
    let (day, month) = view.lower(n).split_once('.')?;
    let number = |s: &str| (s.len() <= 2).then(|| s.parse::<u32>().ok()).flatten();
    Some(Reading::new(n, n + 1, calendar_day(Year::Open, number(month)?, number(day)?)?))
}

/// A day that the calendar can have.
fn calendar_day(year: Year, month: u32, day: u32) -> Option<Meaning> {
    let (month, day) = (i8::try_from(month).ok()?, i8::try_from(day).ok()?);
    let leap = if let Year::Given(y) = year { y } else { 2024 };
    jiff::civil::Date::new(leap, month, day).ok()?;
    Some(Meaning::Day { year, month, day, weekday: None })
}

/// "[the] 5[th] [of] November[,] [2025]".
pub(super) fn day_month(view: &View, n: usize) -> Option<Reading> {
    let first = view.past_the(n);
    let (day, at) = view.day(first)?;
    let of = at + usize::from(view.is(at, &["of"]));
    // "31-May" joins with a hyphen; "5 may" is a verb.
    let of = if of == at && view.is_dash(at) && view.joined(at + 1) { at + 1 } else { of };
    let (month, at) = view.month(of)?;
    if view.kind(first) == Kind::Ordinal && of == at {
        return None;
    }
    // "13 August, Wednesday 2025", as chronologies have it.
    let named = view.is(at, &[","]) && view.value(at + 1, Kind::Weekday).is_some();
    let at = if named && year_after(view, at + 2, true).is_some() { at + 2 } else { at };
    let (year, end) = year_after(view, at, true).unwrap_or((Year::Open, at));
    if view.kind(end) == Kind::Place && view.capitalised(end) {
        return None;
    }
    Some(Reading::new(n, end, calendar_day(year, month as u32, day as u32)?))
}

/// "November 5[th][,] [2025]".
pub(super) fn month_day(view: &View, n: usize) -> Option<Reading> {
    let (month, at) = view.month(n)?;
    let first = view.past_the(at);
    let bare = first == at;
    let (day, at) = view.day(first)?;
    // "May the Second Squadron"
    if view.kind(first) == Kind::Ordinal && (bare || view.capitalised(first)) {
        return None;
    }
    // "March 20 percent", "May 3:1"
    if view.is(at, &["%", "percent", "per"]) {
        return None;
    }
    let (year, end) = year_after(view, at, true).unwrap_or((Year::Open, at));
    if view.kind(end) == Kind::Place && view.capitalised(end) {
        return None;
    }
    Some(Reading::new(n, end, calendar_day(year, month as u32, day as u32)?))
}

/// "Wednesday[,] [the] 22 October", "Wed., Oct. 22", and in diaries "Wednesday 22:".
fn weekday_date(view: &View, n: usize) -> Option<Reading> {
    let first = view.past_the(n);
    let weekday = view.value(first, Kind::Weekday)? as i8;
    // "Sunday 23 people came" counts them.
    let counts = view.is_word(first + 2) || view.is_figure(first + 2);
    if let Some(day) =
        view.digits(first + 1, 2).or(view.digits(first + 1, 1)).filter(|d| (1..=31).contains(d) && !counts)
    {
        return Some(Reading::new(n, first + 2, Meaning::WeekdayOfMonth { weekday, day: day as i8 }));
    }
    let mut at = view.past_comma(view.past_stop(first + 1));
    let mut part = None;
    if let Some(v) = view.value(at, Kind::DayPart) {
        part = Some(DayPart::from_value(v));
        at = view.past_comma(at + 1);
    }
    let at = if view.is(at, &["("]) { at + 1 } else { at };
    let date = day_month(view, at).or_else(|| month_day(view, at)).or_else(|| iso_date(view, at))?;
    let Meaning::Day { year, month, day, .. } = date.meaning else { return None };
    let reading = Reading::new(n, date.end, Meaning::Day { year, month, day, weekday: Some(weekday) });
    Some(match part {
        Some(part) => reading.at(Clock::Part(part)),
        None => reading,
    })
}

/// A year after a date: "2025", ", 2025", "of that year", "last year", "480 BC".
pub(super) fn year_after(view: &View, n: usize, comma: bool) -> Option<(Year, usize)> {
    let at = if comma { view.past_comma(n) } else { n };
    if let Some((year, end)) = super::period::bc(view, at) {
        return Some((Year::Bc(year), end));
    }
    if let Some(year) = view.year(at) {
        // "on May 5, 1500 people": a year needs nothing that it could count after it.
        let counts = at > n && super::period::counts_something(view, at) && !(1900..2100).contains(&year);
        return (!counts).then_some((Year::Given(year), at + 1));
    }
    if at > n {
        return None;
    }
    let of = at + usize::from(view.is(at, &["of", "in"]));
    if of > at {
        if let Some(year) = view.year(of) {
            return Some((Year::Given(year), of + 1));
        }
        if view.kind(of) == Kind::Apostrophe && view.digits(of + 1, 2).is_some() {
            return super::period::short_year(view, of).map(|(y, end)| (Year::Given(y), end));
        }
    }
    let the = view.past_the(of);
    let year = match view.kind(the) {
        Kind::Last => Year::Shift(-1),
        Kind::Next => Year::Shift(1),
        Kind::This | Kind::Current => Year::Shift(0),
        Kind::That => Year::Narrated(0),
        Kind::Previous => Year::Narrated(-1),
        Kind::Following => Year::Narrated(1),
        _ => return None,
    };
    (view.lower(the + 1) == "year").then_some((year, the + 2))
}

/// "March 2025", "March of that year", "December last year".
fn month_year(view: &View, n: usize) -> Option<Reading> {
    let (month, at) = view.month(n)?;
    let (year, end) = year_after(view, at, true)?;
    Some(Reading::new(n, end, Meaning::Month { year, month }))
}

/// "March".
fn month(view: &View, n: usize) -> Option<Reading> {
    let (month, end) = view.month(n)?;
    if view.kind(end) == Kind::Place && view.capitalised(end) {
        return None;
    }
    if view.sense(n).careful {
        // "May said", "March of the Living", "Ab": a month only after a preposition or an early, a mid and the like.
        let set = view.after_preposition(n)
            || n.checked_sub(1).is_some_and(|b| {
                matches!(view.kind(b), Kind::Early | Kind::Last | Kind::Next | Kind::This | Kind::Previous)
                    || view.is_dash(b)
            })
            || (view.before(n) == "and" && n >= 2 && view.month(n - 2).is_some());
        // "the moshav of Nov": a short form stands behind "the end of" and the like.
        let bare = view.lower(n).len() == 3
            && view.lower(n) != "may"
            && view.before(n) == "of"
            && !n.checked_sub(2).is_some_and(|b| {
                matches!(
                    view.lower(b),
                    "end" | "beginning" | "start" | "middle" | "month" | "half" | "week" | "days"
                )
            });
        if bare {
            return None;
        }
        let name = view.capitalised(end) && !view.joined(end) && view.is_word(end);
        if !set || name || view.is(end, &["of", "’s", "'s"]) {
            return None;
        }
    }
    // Names of people and months ("April Jones") and papers are not told apart; a title before it is.
    if n > 0 && matches!(view.before(n), "ms" | "mrs" | "mr" | "miss" | "dr") {
        return None;
    }
    Some(Reading::new(n, end, Meaning::Month { year: Year::Open, month }))
}

/// "last December", "the previous October".
fn turned_month(view: &View, n: usize) -> Option<Reading> {
    let at = view.past_the(n);
    let year = match view.kind(at) {
        Kind::Last | Kind::Previous => Year::Turn(Turn::Last),
        Kind::Next | Kind::Following => Year::Turn(Turn::Next),
        Kind::This => Year::Turn(Turn::This),
        _ => return None,
    };
    let (month, end) = view.month(at + 1)?;
    // "this May 5": the day is part of it.
    if let Some(day) = month_day(view, at + 1) {
        let Meaning::Day { month, day: d, .. } = day.meaning else { return None };
        return Some(Reading::new(n, day.end, Meaning::Day { year, month, day: d, weekday: None }));
    }
    Some(Reading::new(n, end, Meaning::Month { year, month }))
}

/// "on the 20th": not "the 20th brigade".
fn day_alone(view: &View, n: usize) -> Option<Reading> {
    if !matches!(view.before(n), "on" | "by" | "until" | "from" | "of" | "and" | "to" | "till") {
        return None;
    }
    let (day, end) = view.day(n + 1)?;
    if view.kind(n + 1) != Kind::Figure || !view.is_ordinal(n + 1) {
        return None;
    }
    let of_month = view.is(end, &["of"])
        && matches!(view.kind(end + 1), Kind::That | Kind::This | Kind::The)
        && view.lower(end + 2) == "month";
    let free = !view.is_word(end)
        || view.is(end, &["and", "to", "but", "when", "after", "in", "at", "as", "the", "by"]);
    if of_month {
        Some(Reading::new(n, end + 3, Meaning::DayOfMonth(day)))
    } else {
        (free && matches!(view.before(n), "on" | "by" | "until" | "till") && !view.is_dash(end))
            .then(|| Reading::new(n, end, Meaning::DayOfMonth(day)))
    }
}

/// "10 Muharram 1446", "Muharram 1446": needs a number on one side.
fn hijri(view: &View, n: usize) -> Option<Reading> {
    let day = view.day(n).filter(|_| view.kind(n) == Kind::Figure);
    let at = day.map_or(n, |d| d.1);
    if view.kind(at) != Kind::HijriMonth || !view.capitalised(at) {
        return None;
    }
    let mut end = at + 1;
    // "Rabi al-Awwal", "Dhu al-Hijjah", "Jumada al-Thani"
    if view.is(end, &["al", "ul", "ath", "el"]) && view.is_dash(end + 1) {
        end += 3;
    }
    let year = view.figure(end).filter(|y| (1300..1600).contains(y));
    let suffix = usize::from(view.is(end + 1, &["ah", "a.h.", "hijri"]));
    if let Some(_year) = year {
        return Some(Reading::new(n, end + 1 + suffix, Meaning::Open));
    }
    day.map(|_| Reading::new(n, end, Meaning::Open))
}
