//! From what was read to the calendar: TIMEX3 value and interval, against the publication date and the story so far.

use super::calendar::{add_days, add_months, add_years, iso_week, months, period};
use super::meaning::{Amount, Clock, From, Meaning, Part, Reading, Reference, Window, Year};
use super::names::{self, When};
use super::story::Story;
use super::tense::Tense;
use super::words::Unit;
use crate::date::Interval;
use crate::kind::{DatePrecision, TimexType};
use jiff::civil::Date;
use std::fmt::Write;

/// A resolved expression.
#[derive(Debug, PartialEq)]
pub(super) struct Resolved {
    pub(super) timex: TimexType,
    pub(super) value: String,
    pub(super) interval: Option<Interval>,
    /// How fine the date is; `None` when it is none.
    pub(super) unit: Option<Unit>,
}

/// A date on the calendar.
struct Dated {
    value: String,
    /// First and last day; `None` where the calendar has none (before Christ).
    days: Option<(Date, Date)>,
    unit: Unit,
    precision: DatePrecision,
}

/// Resolves `reading`; `tense` is asked only when the words leave the direction open.
pub(super) fn resolve(reading: &Reading, story: &Story, tense: impl Fn() -> Tense) -> Resolved {
    match reading.meaning {
        Meaning::Duration { amount, unit, window } => duration(amount, unit, window, story),
        Meaning::Set { every, unit } => set(format!("P{}", counted(Amount::whole(every), unit))),
        Meaning::SetWeekday(day) => set(format!("XXXX-WXX-{day}")),
        Meaning::SetPart(part) => set(format!("XXXX-XX-XXT{}", part.letters())),
        Meaning::Reference(reference) => vague(reference, story),
        Meaning::Open => {
            Resolved { timex: TimexType::Date, value: String::new(), interval: None, unit: None }
        }
        Meaning::Some { from, unit, sign } => some(from, unit, sign, story),
        Meaning::Overnight => overnight(story),
        _ => match date(reading.meaning, story, &tense) {
            // "Two days later, bulldozers came", and the day named last is that of publication: after another one.
            Ok(dated) if reading.rule == "later" && is_ahead(&dated, story) => {
                unresolved("XXXX-XX-XX", reading.clock)
            }
            Ok(dated) => finish(dated, reading, story),
            Err(open) => unresolved(&open, reading.clock),
        },
    }
}

/// Whether it lies after publication, in a text that tells of its own time.
fn is_ahead(dated: &Dated, story: &Story) -> bool {
    !story.narrative && story.reference.zip(dated.days).is_some_and(|(today, (first, _))| first > today)
}

fn set(value: String) -> Resolved {
    Resolved { timex: TimexType::Set, value, interval: None, unit: None }
}

/// The part and time of day of a date.
fn finish(dated: Dated, reading: &Reading, story: &Story) -> Resolved {
    let Dated { mut value, days, unit, precision } = dated;
    let mut interval = days.map(|(a, b)| Interval::new(a, b, precision));
    if let (Some((a, b)), true) = (days, reading.part != Part::Whole) {
        interval = part(a, b, unit, reading.part, story.reference)
            .map(|(a, b)| Interval::new(a, b, if a == b { DatePrecision::Day } else { DatePrecision::Range }))
            .or(interval);
    }
    let timex = match reading.clock {
        Some(clock) => {
            value.push_str(&clock_value(clock));
            TimexType::Time
        }
        None if unit.within_day() => {
            value.push_str("TXX");
            TimexType::Time
        }
        None => TimexType::Date,
    };
    Resolved { timex, value, interval, unit: Some(unit) }
}

/// A date that cannot be set on the calendar: what is known of it.
fn unresolved(open: &str, clock: Option<Clock>) -> Resolved {
    let mut value = open.to_owned();
    let timex = match clock {
        Some(clock) => {
            if value.is_empty() {
                value.push_str("XXXX-XX-XX");
            }
            value.push_str(&clock_value(clock));
            TimexType::Time
        }
        None => TimexType::Date,
    };
    Resolved { timex, value, interval: None, unit: None }
}

fn clock_value(clock: Clock) -> String {
    match clock {
        Clock::Part(part) => format!("T{}", part.letters()),
        Clock::At { hour, minute, utc } => format!("T{hour:02}:{minute:02}{}", if utc { "Z" } else { "" }),
    }
}

/// The days of a part of `a..=b`.
fn part(a: Date, b: Date, unit: Unit, part: Part, reference: Option<Date>) -> Option<(Date, Date)> {
    let year = a.year();
    match (part, unit) {
        (Part::SoFar, _) => reference.filter(|r| *r >= a).map(|r| (a, r.min(b))),
        (Part::ToCome, _) => reference.filter(|r| *r <= b).map(|r| (r.max(a), b)),
        (Part::Whole, _) => Some((a, b)),
        // The end of a year is its last month, late in a year its last third.
        (Part::Opening, Unit::Year) => months(year, 1, 1),
        (Part::Closing, Unit::Year) => months(year, 12, 1),
        (Part::Start, Unit::Year) => months(year, 1, 4),
        (Part::Middle, Unit::Year) => months(year, 5, 4),
        (Part::End, Unit::Year) => months(year, 9, 4),
        (part, Unit::Month) => {
            let on = |day| Date::new(year, a.month(), day).ok();
            match part {
                Part::Start | Part::Opening => Some((a, on(10)?)),
                Part::Middle => Some((on(11)?, on(20)?)),
                _ => Some((on(21)?, b)),
            }
        }
        (part, _) => {
            let third = (b - a).get_days() / 3;
            let (first, last) = (add_days(a, third)?, add_days(b, -third)?);
            match part {
                Part::Start | Part::Opening => Some((a, first)),
                Part::Middle => Some((first.min(last), last.max(first))),
                _ => Some((last, b)),
            }
        }
    }
}

/// The last day `day` of a month that fell on `weekday` (Monday 1), up to `published`; none within a year.
fn newest_day(published: Date, weekday: i8, day: i8) -> Option<Date> {
    const MONTHS: i64 = 12;
    let month = published.first_of_month();
    (0..=MONTHS).find_map(|back| {
        let month = month.checked_sub(jiff::Span::new().try_months(back).ok()?).ok()?;
        let date = Date::new(month.year(), month.month(), day).ok()?;
        (date <= published && super::calendar::weekday(date) == weekday).then_some(date)
    })
}

/// The calendar date of a meaning, or as much of its value as is known.
fn date(meaning: Meaning, story: &Story, tense: &dyn Fn() -> Tense) -> Result<Dated, String> {
    match meaning {
        Meaning::Day { year, month, day, weekday } => {
            if let Year::Bc(year) = year {
                return Ok(before_christ(format!("BC{year:04}-{month:02}-{day:02}"), Unit::Day));
            }
            story
                .year(year, (month, day), weekday, tense)
                .and_then(|year| Date::new(year, month, day).ok())
                .map(on_day)
                .ok_or_else(|| format!("XXXX-{month:02}-{day:02}"))
        }
        // Put in order before: see [`Reading::ordered`].
        Meaning::Digits { year, .. } => Err(format!("{year:04}-XX-XX")),
        Meaning::WeekdayOfMonth { weekday, day } => story
            .reference
            .and_then(|published| newest_day(published, weekday, day))
            .map(on_day)
            .ok_or_else(|| format!("XXXX-XX-{day:02}")),
        Meaning::DayOfMonth(day) => {
            story.day_of_month(day).map(on_day).ok_or_else(|| format!("XXXX-XX-{day:02}"))
        }
        Meaning::Month { year, month } => {
            if let Year::Bc(year) = year {
                return Ok(before_christ(format!("BC{year:04}-{month:02}"), Unit::Month));
            }
            story
                .year(year, (month, 1), None, tense)
                .and_then(|year| {
                    Some(spell(format!("{year:04}-{month:02}"), months(year, month, 1)?, Unit::Month))
                })
                .ok_or_else(|| format!("XXXX-{month:02}"))
        }
        Meaning::NthWeekday { year, month, weekday, n } => story
            .year(year, (month, 1), None, tense)
            .and_then(|year| Date::new(year, month, 1).ok())
            .and_then(|first| {
                let weekday = jiff::civil::Weekday::from_monday_one_offset(weekday).ok()?;
                first.nth_weekday_of_month(n, weekday).ok()
            })
            .map(on_day)
            .ok_or_else(|| format!("XXXX-{month:02}-XX")),
        Meaning::Season { year, first } => {
            let letters = match first {
                3 => "SP",
                6 => "SU",
                9 => "FA",
                _ => "WI",
            };
            if let Year::Bc(year) = year {
                return Ok(before_christ(format!("BC{year:04}-{letters}"), Unit::Quarter));
            }
            story
                .season_year(year, first, tense)
                .and_then(|year| {
                    let mut dated =
                        spell(format!("{year:04}-{letters}"), months(year, first, 3)?, Unit::Quarter);
                    dated.precision = DatePrecision::Season;
                    Some(dated)
                })
                .ok_or_else(|| format!("XXXX-{letters}"))
        }
        Meaning::Quarter { year, n } => {
            let open = || format!("XXXX-Q{n}");
            let year = story.quarter_year(year, n, tense).ok_or_else(open)?;
            let days = months(year, (n - 1) * 3 + 1, 3).ok_or_else(open)?;
            Ok(spell(format!("{year:04}-Q{n}"), days, Unit::Quarter))
        }
        Meaning::Half { year, n } => {
            let open = || format!("XXXX-H{n}");
            let year = story.plain_year(year).ok_or_else(open)?;
            let days = months(year, (n - 1) * 6 + 1, 6).ok_or_else(open)?;
            Ok(spell(format!("{year:04}-H{n}"), days, Unit::Quarter))
        }
        Meaning::Year(Year::Bc(year)) => Ok(before_christ(format!("BC{year:04}"), Unit::Year)),
        Meaning::Year(year) => story
            .plain_year(year)
            .and_then(|year| Some(spell(format!("{year:04}"), months(year, 1, 12)?, Unit::Year)))
            .ok_or_else(|| "XXXX".into()),
        Meaning::Decade(first) => {
            let days =
                Date::new(first, 1, 1).ok().and_then(|d| period(d, Unit::Decade)).ok_or_else(String::new)?;
            Ok(spell(format!("{:03}", first / 10), days, Unit::Decade))
        }
        Meaning::Century { n, bc: true } => Ok(before_christ(format!("BC{n:02}"), Unit::Century)),
        Meaning::Century { n, .. } => {
            let days = Date::new((n * 100).max(1), 1, 1).ok().and_then(|d| period(d, Unit::Century));
            Ok(spell(format!("{n:02}"), days.ok_or_else(String::new)?, Unit::Century))
        }
        Meaning::Weekday { day, turn, week } => {
            story.weekday(day, turn, week, tense).map(on_day).ok_or_else(|| format!("XXXX-WXX-{day}"))
        }
        Meaning::Weekend(turn) => story
            .weekend(turn, tense)
            .and_then(|saturday| {
                let mut dated = spell(
                    format!("{}-WE", iso_week(saturday)),
                    (saturday, add_days(saturday, 1)?),
                    Unit::Week,
                );
                dated.precision = DatePrecision::Range;
                Some(dated)
            })
            .ok_or_else(|| "XXXX-WXX-WE".into()),
        Meaning::Offset { from, unit, n } => {
            story.base(from, unit).and_then(|base| shifted(base, unit, n)).ok_or_else(|| match unit {
                Unit::Week => "XXXX-WXX".into(),
                Unit::Month => "XXXX-XX".into(),
                Unit::Year | Unit::Decade | Unit::Century | Unit::Quarter => "XXXX".into(),
                _ => "XXXX-XX-XX".into(),
            })
        }
        Meaning::TheDay => {
            story.base(From::Narrated, Unit::Day).map(on_day).ok_or_else(|| "XXXX-XX-XX".into())
        }
        Meaning::Named { entry, year } => named(entry, year, story, tense).ok_or_else(String::new),
        _ => Err(String::new()),
    }
}

fn on_day(day: Date) -> Dated {
    spell(day.to_string(), (day, day), Unit::Day)
}

fn spell(value: String, days: (Date, Date), unit: Unit) -> Dated {
    let precision = match unit {
        Unit::Second | Unit::Minute | Unit::Hour | Unit::Day => DatePrecision::Day,
        Unit::Week => DatePrecision::Week,
        Unit::Month => DatePrecision::Month,
        Unit::Year => DatePrecision::Year,
        Unit::Quarter | Unit::Decade | Unit::Century => DatePrecision::Range,
    };
    Dated { value, days: Some(days), unit, precision }
}

fn before_christ(value: String, unit: Unit) -> Dated {
    Dated { value, days: None, unit, precision: DatePrecision::Unknown }
}

/// The unit `n` units from that of `base`.
fn shifted(base: Date, unit: Unit, n: i32) -> Option<Dated> {
    Some(match unit {
        Unit::Second | Unit::Minute | Unit::Hour => Dated { unit, ..on_day(base) },
        Unit::Day => on_day(add_days(base, n)?),
        Unit::Week => {
            let day = add_days(base, n.checked_mul(7)?)?;
            spell(iso_week(day), period(day, unit)?, unit)
        }
        Unit::Month => {
            let first = add_months(base, n)?;
            spell(format!("{:04}-{:02}", first.year(), first.month()), period(first, unit)?, unit)
        }
        Unit::Quarter => {
            let first = add_months(base, n.checked_mul(3)?)?;
            let quarter = (first.month() - 1) / 3 + 1;
            spell(format!("{:04}-Q{quarter}", first.year()), period(first, unit)?, unit)
        }
        Unit::Year => {
            let year = add_years(base.year(), n)?;
            spell(format!("{year:04}"), months(year, 1, 12)?, unit)
        }
        Unit::Decade | Unit::Century => {
            let length = if unit == Unit::Decade { 10 } else { 100 };
            let year = add_years(base.year(), n.checked_mul(length)?)?;
            let value = format!("{year:04}");
            let digits = if unit == Unit::Decade { 3 } else { 2 };
            spell(value.get(..digits)?.to_owned(), period(Date::new(year, 1, 1).ok()?, unit)?, unit)
        }
    })
}

/// A day of the table of names.
fn named(entry: usize, year: Year, story: &Story, tense: &dyn Fn() -> Tense) -> Option<Dated> {
    match &names::entry(entry).when {
        When::Yearly(month, day) => {
            let year = story.year(year, (*month, *day), None, tense)?;
            Some(on_day(Date::new(year, *month, *day).ok()?))
        }
        When::Once(spells) => {
            // One occasion needs no reference; of several the last before it is meant, or the next if the verb says so.
            let (a, b) = match (spells.as_slice(), story.reference) {
                ([only], _) => *only,
                (_, None) => return None,
                (all, Some(reference)) => {
                    let past = all.iter().rev().find(|(a, _)| *a <= reference);
                    let next = all.iter().find(|(_, b)| *b >= reference);
                    *if tense() == Tense::Future { next.or(past) } else { past.or(next) }?
                }
            };
            let value = if a == b {
                a.to_string()
            } else if a.month() == b.month() {
                format!("{:04}-{:02}", a.year(), a.month())
            } else {
                format!("{:04}", a.year())
            };
            let mut dated = spell(value, (a, b), Unit::Day);
            if a != b {
                dated.precision = DatePrecision::Range;
            }
            Some(dated)
        }
    }
}

/// "PT30M", "P2.5Y" without the P.
fn counted(amount: Amount, unit: Unit) -> String {
    let mut out = String::new();
    if unit.within_day() {
        out.push('T');
    }
    // Writing to a string cannot fail.
    let _ = match amount {
        Amount::Vague => write!(out, "X"),
        Amount::Tenths(t) if t % 10 == 0 => write!(out, "{}", t / 10),
        Amount::Tenths(t) => write!(out, "{}.{}", t / 10, t % 10),
    };
    out + unit.letters()
}

/// A length of time; with a window it also has an interval that ends or begins at the publication date.
fn duration(amount: Amount, unit: Unit, window: Window, story: &Story) -> Resolved {
    let value = format!("P{}", counted(amount, unit));
    let count = amount.as_whole().unwrap_or(5);
    let away = |reference: Date, sign: i32| {
        let n = count.checked_mul(sign)?;
        if unit.within_day() {
            return add_days(
                reference,
                sign * (count / if unit == Unit::Hour { 24 } else { 1440 * 60 }).min(3650),
            );
        }
        add_days(reference, n.checked_mul(unit.days())?)
    };
    let interval = story.reference.filter(|_| !story.narrative).and_then(|reference| match window {
        Window::None => None,
        Window::Past => Some(Interval::new(away(reference, -1)?, reference, DatePrecision::Range)),
        Window::Next => Some(Interval::new(reference, away(reference, 1)?, DatePrecision::Range)),
    });
    Resolved { timex: TimexType::Duration, value, interval, unit: None }
}

fn vague(reference: Reference, story: &Story) -> Resolved {
    let (value, days) = match reference {
        Reference::Past(days) => ("PAST_REF", days),
        Reference::Present => ("PRESENT_REF", None),
        Reference::Future => ("FUTURE_REF", None),
    };
    let interval = story.reference.zip(days).and_then(|(reference, days)| {
        Some(Interval::new(add_days(reference, days.checked_neg()?)?, reference, DatePrecision::Range))
    });
    Resolved { timex: TimexType::Date, value: value.into(), interval, unit: None }
}

/// "several days ago": two to seven units before the publication date.
fn some(from: From, unit: Unit, sign: i8, story: &Story) -> Resolved {
    let interval = story.base(from, Unit::Day).filter(|_| !unit.within_day()).and_then(|base| {
        let at = |n: i32| add_days(base, n.checked_mul(i32::from(sign))?.checked_mul(unit.days())?);
        Some(Interval::new(at(2)?, at(7)?, DatePrecision::Range))
    });
    let value = if sign < 0 { "PAST_REF" } else { "FUTURE_REF" };
    Resolved { timex: TimexType::Date, value: value.into(), interval, unit: None }
}

/// The night to the publication date: two days.
fn overnight(story: &Story) -> Resolved {
    let night = story.reference.filter(|_| !story.narrative).and_then(|r| Some((add_days(r, -1)?, r)));
    match night {
        Some((evening, morning)) => Resolved {
            timex: TimexType::Time,
            value: format!("{evening}TNI"),
            interval: Some(Interval::new(evening, morning, DatePrecision::Day)),
            unit: Some(Unit::Day),
        },
        None => unresolved("XXXX-XX-XX", Some(Clock::Part(super::meaning::DayPart::Night))),
    }
}
