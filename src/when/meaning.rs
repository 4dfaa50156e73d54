//! What an expression says before it is set on the calendar.

use super::words::Unit;
use jiff::civil::Date;

/// What a rule read at a token.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Reading {
    /// First token.
    pub(super) start: usize,
    /// One past the last token.
    pub(super) end: usize,
    /// The date, duration or set.
    pub(super) meaning: Meaning,
    /// Which part of it.
    pub(super) part: Part,
    /// Time of day, which makes a TIME of a date.
    pub(super) clock: Option<Clock>,
    /// Name of the rule.
    pub(super) rule: &'static str,
}

impl Reading {
    /// A reading of tokens `start..end`; the registry fills in the rule's name.
    pub(super) fn new(start: usize, end: usize, meaning: Meaning) -> Self {
        Self { start, end, meaning, part: Part::Whole, clock: None, rule: "" }
    }

    /// The same, with the order of day and month that fits a text of the day `published`: the date nearest before it, and month first
    /// where that is not known.
    pub(super) fn ordered(mut self, published: Option<Date>) -> Self {
        if let Meaning::Digits { year, first, second } = self.meaning {
            let passed = |month: i8, day: i8| {
                let days = (published? - Date::new(year, month, day).ok()?).get_days();
                (days >= 0).then_some(days)
            };
            let day_first = match (passed(first, second), passed(second, first)) {
                (Some(american), Some(european)) => european < american,
                (None, Some(_)) => true,
                _ => false,
            };
            let (month, day) = if day_first { (second, first) } else { (first, second) };
            self.meaning = Meaning::Day { year: Year::Given(year), month, day, weekday: None };
        }
        self
    }

    /// The same with a part.
    pub(super) fn part(mut self, part: Part) -> Self {
        self.part = part;
        self
    }

    /// The same with a time of day.
    pub(super) fn at(mut self, clock: Clock) -> Self {
        self.clock = Some(clock);
        self
    }

    /// The same from another first token on.
    pub(super) fn from(mut self, start: usize) -> Self {
        self.start = start;
        self
    }

    /// The same up to another end.
    pub(super) fn to(mut self, end: usize) -> Self {
        self.end = end;
        self
    }
}

/// A date, duration or set, not yet resolved.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Meaning {
    /// "5 November", with the weekday if it was written (Monday 1).
    Day { year: Year, month: i8, day: i8, weekday: Option<i8> },
    /// "10/11/2025": day or month first.
    Digits { year: i16, first: i8, second: i8 },
    /// "the 20th".
    DayOfMonth(i8),
    /// "Sunday 23", the month left out: the newest such day (Monday 1).
    WeekdayOfMonth { weekday: i8, day: i8 },
    /// "November".
    Month { year: Year, month: i8 },
    /// "the first Sunday of October": the `n`th (Monday 1), counted from the month's end if negative.
    NthWeekday { year: Year, month: i8, weekday: i8, n: i8 },
    /// "summer"; by its first month.
    Season { year: Year, first: i8 },
    /// "the third quarter".
    Quarter { year: Year, n: i8 },
    /// "the second half of 2009".
    Half { year: Year, n: i8 },
    /// "2025", "last year".
    Year(Year),
    /// "the 1980s", by its first year.
    Decade(i16),
    /// "the 19th century", by its first two digits (18).
    Century { n: i16, bc: bool },
    /// "Friday"; with the week when it is named ("Friday last week": -1).
    Weekday { day: i8, turn: Turn, week: Option<i32> },
    /// "the weekend".
    Weekend(Turn),
    /// "yesterday", "two weeks ago", "a day later": `n` units from a day, back if negative.
    Offset { from: From, unit: Unit, n: i32 },
    /// "several days ago", "a few years later": some units from a day; the sign is the direction.
    Some { from: From, unit: Unit, sign: i8 },
    /// "overnight".
    Overnight,
    /// "now", "recently", "the future".
    Reference(Reference),
    /// "three days"; a window ("the past three days") also has an interval.
    Duration { amount: Amount, unit: Unit, window: Window },
    /// "daily", "every two weeks".
    Set { every: u32, unit: Unit },
    /// "every Friday".
    SetWeekday(i8),
    /// "every night".
    SetPart(DayPart),
    /// A time of day with no date beside it: the day being told of.
    TheDay,
    /// An entry of the table of names, in a year that may be given.
    Named { entry: usize, year: Year },
    /// Known to be a time, but not convertible (Islamic calendar).
    Open,
}

/// Which year.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Year {
    /// Written.
    Given(i16),
    /// Written, before Christ.
    Bc(i16),
    /// Not written: tense and discourse decide.
    Open,
    /// "last December", "next spring".
    Turn(Turn),
    /// Years from the reference: "March last year" is -1.
    Shift(i32),
    /// Years from the year last told of: "that year" is 0.
    Narrated(i32),
}

/// Which of a recurring date.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Turn {
    /// Not said: tense decides.
    Near,
    /// "last Friday".
    Last,
    /// "this Friday".
    This,
    /// "next Friday".
    Next,
}

/// Where an offset starts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum From {
    /// The publication date.
    Reference,
    /// The date last told of, else the publication date.
    Narrated,
    /// The day named right before, be it only where something began ("since 20 July. On that date"), else as narrated.
    Named,
}

/// Vague references.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Reference {
    /// Some time ago; with the days it reaches back when that is known ("recently", "in recent weeks").
    Past(Option<i32>),
    /// Now.
    Present,
    /// Some time ahead.
    Future,
}

/// How many units.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Amount {
    /// "several", "years".
    Vague,
    /// In tenths: 25 is two and a half.
    Tenths(u32),
}

impl Amount {
    /// A whole number.
    pub(super) fn whole(n: u32) -> Self {
        Self::Tenths(n.saturating_mul(10))
    }

    /// The whole number, if it is one.
    pub(super) fn as_whole(self) -> Option<i32> {
        match self {
            Self::Tenths(t) if t % 10 == 0 => i32::try_from(t / 10).ok(),
            _ => None,
        }
    }
}

/// Where a duration lies, when it says so.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Window {
    /// It does not.
    None,
    /// "the past three days".
    Past,
    /// "the next three days".
    Next,
}

/// Which part of a date.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Part {
    /// All of it.
    Whole,
    /// "early", "the beginning of".
    Start,
    /// "the beginning of": shorter than "early" for a year.
    Opening,
    /// "the end of": shorter than "late" for a year.
    Closing,
    /// "mid", "the middle of".
    Middle,
    /// "late", "the end of".
    End,
    /// "earlier this year": up to the publication date.
    SoFar,
    /// "later this year": from the publication date on.
    ToCome,
}

impl Part {
    /// The part a table value stands for.
    pub(super) const fn from_value(value: i16) -> Self {
        match value {
            1 => Self::Start,
            2 => Self::Middle,
            3 => Self::End,
            _ => Self::Whole,
        }
    }
}

/// Part of a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum DayPart {
    Morning,
    Midday,
    Afternoon,
    Evening,
    Night,
    Daytime,
}

impl DayPart {
    /// The part a table value stands for.
    pub(super) const fn from_value(value: i16) -> Self {
        match value {
            1 => Self::Morning,
            2 => Self::Midday,
            3 => Self::Afternoon,
            4 => Self::Evening,
            6 => Self::Daytime,
            _ => Self::Night,
        }
    }

    /// TIMEX3 letters.
    pub(super) const fn letters(self) -> &'static str {
        match self {
            Self::Morning => "MO",
            Self::Midday => "MI",
            Self::Afternoon => "AF",
            Self::Evening => "EV",
            Self::Night => "NI",
            Self::Daytime => "DT",
        }
    }
}

/// Time of day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Clock {
    /// "morning".
    Part(DayPart),
    /// "03:40", in Universal Time if it says so.
    At { hour: i8, minute: i8, utc: bool },
}
