//! The story so far, and the choices it settles: which year an "October" is of, which day a "Friday" is.

use super::calendar::{add_days, add_months, add_years, monday, months, weekday};
use super::meaning::{From, Turn, Year};
use super::tense::Tense;
use super::words::Unit;
use crate::date::Interval;
use jiff::civil::Date;

/// What is known when an expression is resolved.
#[derive(Debug, Default, Clone, Copy)]
pub(super) struct Story {
    /// The publication date.
    pub(super) reference: Option<Date>,
    /// Whether the text tells of times long before its publication, so that the story's own dates lead.
    pub(super) narrative: bool,
    /// The sentence being read.
    pub(super) sentence: usize,
    /// Its paragraph.
    pub(super) block: usize,
    /// The period last told of.
    pub(super) told: Option<Told>,
    /// The day last told of, with its sentence.
    pub(super) told_day: Option<(Date, usize)>,
    /// Its paragraph.
    pub(super) told_in: usize,
    /// The day of the news last told of, with its paragraph.
    pub(super) news_day: Option<(Date, usize)>,
    /// The day last named as the first of a span, with its sentence.
    pub(super) since_day: Option<(Date, usize)>,
    /// The last day of the week that the text is a report of: "Weekly report, 18–24 March".
    pub(super) week: Option<Date>,
    /// The year that heads the part of the text being read: "– 2025 –".
    pub(super) headed: Option<i16>,
}

/// A period told of.
#[derive(Debug, Clone, Copy)]
pub(super) struct Told {
    /// First day.
    pub(super) start: Date,
    /// How fine it is.
    pub(super) unit: Unit,
    /// Its sentence.
    pub(super) sentence: usize,
    /// Whether its year was written.
    pub(super) year_written: bool,
}

/// Whether the season that begins in month `first` of `year` passes a test on its first and last day.
fn season_fits(year: i16, first: i8, fits: &dyn Fn(Date, Date) -> bool) -> bool {
    months(year, first, 3).is_some_and(|(start, end)| fits(start, end))
}

/// Days before publication within which a day told of is one of the news.
const NEWS_DAYS: i32 = 7;

/// How many days the report of a week is of.
const WEEK_DAYS: std::ops::RangeInclusive<i32> = 6..=8;

/// Days before publication beyond which a text tells of another time altogether.
const YEAR_DAYS: i32 = 400;

/// Sentences within which a day of long before is still what is told of.
const REACH_OF_ASIDE: usize = 2;

/// Sentences within which "the 21st" is of the month just told of.
const REACH_OF_MONTH: usize = 2;

impl Story {
    /// The day last told of. In news a day of long before is an aside: "On June 3, two rockets were fired. …" and, paragraphs later, "in
    /// the morning" is of the news again.
    ///
    /// "On Saturday troops entered A. The village was raided on June 3." and, in the next paragraph, "A day earlier, …": than Saturday.
    fn told_day(&self) -> Option<Date> {
        let (day, sentence) = self.told_day?;
        let aside = !self.narrative
            && self.reference.is_some_and(|r| (NEWS_DAYS + 1..=YEAR_DAYS).contains(&(r - day).get_days()));
        let news = self.news_day.filter(|(_, block)| *block == self.told_in && self.block != self.told_in);
        match news {
            Some((news, _)) if aside => Some(news),
            _ => (!aside || self.sentence <= sentence + REACH_OF_ASIDE).then_some(day),
        }
    }

    /// Keeps the period that a title names, if it is a week that had just ended on publication.
    pub(super) fn open_week(&mut self, period: Interval) {
        let ended = self.reference.zip(period.end).map(|(published, end)| (published - end).get_days());
        let of_week = period.days().is_some_and(|days| WEEK_DAYS.contains(&days));
        if of_week && ended.is_some_and(|days| (0..=NEWS_DAYS).contains(&days)) {
            self.week = period.end;
        }
    }

    /// Whether a day is one of the news.
    pub(super) fn is_of_news(&self, day: Date) -> bool {
        self.reference.is_some_and(|r| (0..=NEWS_DAYS).contains(&(r - day).get_days()))
    }

    /// Where an offset in `unit` starts.
    pub(super) fn base(&self, from: From, unit: Unit) -> Option<Date> {
        match from {
            From::Reference if self.narrative => {
                self.told_day().or(self.told.map(|t| t.start)).filter(|_| self.reference.is_some())
            }
            From::Reference => self.reference,
            From::Named => {
                let named = self.since_day.filter(|(_, s)| s + 1 >= self.sentence);
                named.map(|(day, _)| day).or_else(|| self.base(From::Narrated, unit))
            }
            From::Narrated => match unit {
                Unit::Year | Unit::Decade | Unit::Century if self.narrative => self.told.map(|t| t.start),
                Unit::Month | Unit::Quarter if self.narrative => self.month_told(),
                _ if self.narrative => {
                    // A day counted from a month is not known.
                    self.told.filter(|t| t.unit <= Unit::Day).map(|t| t.start).or(self.told_day())
                }
                // "In March … the month before": the month just told of, not the day told long ago.
                Unit::Month | Unit::Quarter | Unit::Year => self
                    .told
                    .filter(|t| t.unit <= unit && self.is_close(*t))
                    .map(|t| t.start)
                    .or(self.told_day()),
                _ => self.told_day(),
            }
            .or(self.reference.filter(|_| !self.narrative)),
        }
    }

    /// Whether a period was told of in this sentence or the one before.
    fn is_close(&self, told: Told) -> bool {
        told.sentence + 1 >= self.sentence
    }

    /// The month told of, as one of its days.
    pub(super) fn month_told(&self) -> Option<Date> {
        self.told
            .filter(|t| t.unit <= Unit::Month)
            .map(|t| t.start)
            .or(self.told_day())
            .or(self.reference.filter(|_| !self.narrative))
    }

    /// "the 21st": of the month told of; in news where that was told a while ago, the last such day.
    pub(super) fn day_of_month(&self, day: i8) -> Option<Date> {
        let of = |month: Date| Date::new(month.year(), month.month(), day).ok();
        let told_now = self.told.is_some_and(|t| t.sentence + REACH_OF_MONTH >= self.sentence);
        match self.reference {
            Some(published) if !self.narrative && !told_now => {
                let before = add_months(published, -1).and_then(of);
                of(published).filter(|d| *d <= published).or(before)
            }
            _ => self.month_told().and_then(of),
        }
    }

    /// A year that does not depend on a month.
    pub(super) fn plain_year(&self, year: Year) -> Option<i16> {
        match year {
            Year::Given(year) => Some(year),
            Year::Bc(_) => None,
            Year::Shift(n) => add_years(self.base(From::Reference, Unit::Year)?.year(), n),
            Year::Narrated(n) => add_years(self.base(From::Narrated, Unit::Year)?.year(), n),
            Year::Open | Year::Turn(_) => Some(self.base(From::Narrated, Unit::Year)?.year()),
        }
    }

    /// The year of a month or day.
    pub(super) fn year(
        &self,
        year: Year,
        (month, day): (i8, i8),
        weekday: Option<i8>,
        tense: &dyn Fn() -> Tense,
    ) -> Option<i16> {
        let found = match year {
            Year::Open => self.open_year(month, day, tense)?,
            Year::Turn(turn) => {
                let base = self.base(From::Reference, Unit::Month)?;
                let n = match turn {
                    Turn::Last => i32::from(month >= base.month()).wrapping_neg(),
                    Turn::Next => i32::from(month <= base.month()),
                    Turn::This | Turn::Near => 0,
                };
                add_years(base.year(), n)?
            }
            other => return self.plain_year(other),
        };
        // A weekday beside the date settles the year.
        let Some(weekday_written) = weekday else { return Some(found) };
        [0, -1, 1]
            .into_iter()
            .filter_map(|n| add_years(found, n))
            .find(|y| Date::new(*y, month, day).is_ok_and(|d| self::weekday(d) == weekday_written))
            .or(Some(found))
    }

    /// The year of a month or day that is written without one.
    fn open_year(&self, month: i8, day: i8, tense: &dyn Fn() -> Tense) -> Option<i16> {
        if self.headed.is_some() {
            return self.headed;
        }
        let reference = self.reference.filter(|_| !self.narrative);
        let Some(reference) = reference else {
            // The story goes on from the date last told of, over the turn of the year if need be.
            let told = self.told?;
            let wraps = told.unit <= Unit::Quarter && told.start.month() - month > 6;
            return add_years(told.start.year(), i32::from(wraps));
        };
        // "In September 2024 … In October": a written year just before leads on.
        if let Some(told) = self.told
            && told.year_written
            && told.unit <= Unit::Month
            && told.start.year() < reference.year()
            && told.start.month() <= month
            && self.is_close(told)
        {
            return Some(told.start.year());
        }
        let year = reference.year();
        // 29 February counts as the 28th here; the caller checks that the day exists.
        let date = Date::new(year, month, day.min(28)).ok()?;
        let ahead = (date - reference).get_days();
        let n = match tense() {
            Tense::Future => i32::from(ahead < -60),
            // Nobody writes the day of a year ago without its year: a day close ahead is ahead.
            Tense::Past if ahead > 14 => -1,
            Tense::Unknown if ahead > 90 => -1,
            _ => 0,
        };
        add_years(year, n)
    }

    /// The year of a season, by its first month.
    pub(super) fn season_year(&self, year: Year, first: i8, tense: &dyn Fn() -> Tense) -> Option<i16> {
        let turn = match year {
            Year::Turn(turn) => Some(turn),
            Year::Open => None,
            other => return self.plain_year(other),
        };
        let base = match turn {
            Some(_) => self.base(From::Reference, Unit::Year)?,
            None if self.narrative || self.reference.is_none() => return Some(self.told?.start.year()),
            None => self.reference?,
        };
        let latest = |fits: &dyn Fn(Date, Date) -> bool| {
            (-2..=1).rev().filter_map(|n| add_years(base.year(), n)).find(|y| season_fits(*y, first, fits))
        };
        let earliest = |fits: &dyn Fn(Date, Date) -> bool| {
            (-1..=2).filter_map(|n| add_years(base.year(), n)).find(|y| season_fits(*y, first, fits))
        };
        match turn {
            Some(Turn::Last) => latest(&|_, end| end < base),
            Some(Turn::Next) => earliest(&|start, _| start > base),
            Some(_) => Some(base.year()),
            None if tense() == Tense::Future => earliest(&|_, end| end >= base),
            None => latest(&|start, _| start <= base),
        }
    }

    /// The year of a quarter.
    pub(super) fn quarter_year(&self, year: Year, n: i8, tense: &dyn Fn() -> Tense) -> Option<i16> {
        if year != Year::Open || self.narrative {
            return self.plain_year(year);
        }
        let reference = self.reference?;
        let now = (reference.month() - 1) / 3 + 1;
        add_years(reference.year(), -i32::from(n > now && tense() != Tense::Future))
    }

    /// The date of a weekday.
    pub(super) fn weekday(
        &self,
        day: i8,
        turn: Turn,
        week: Option<i32>,
        tense: &dyn Fn() -> Tense,
    ) -> Option<Date> {
        let base = self.base(From::Reference, Unit::Day)?;
        if let Some(week) = week {
            return add_days(monday(base)?, week * 7 + i32::from(day) - 1);
        }
        let back = i32::from((weekday(base) - day).rem_euclid(7));
        let ahead = i32::from((day - weekday(base)).rem_euclid(7));
        let days = match turn {
            Turn::Last => -(if back == 0 { 7 } else { back }),
            Turn::Next => {
                if ahead == 0 {
                    7
                } else {
                    ahead
                }
            }
            Turn::This | Turn::Near if tense() == Tense::Future => ahead,
            // Otherwise "this Friday" is that of the current week.
            Turn::This => i32::from(day) - i32::from(weekday(base)),
            Turn::Near => match self.week {
                // "On Monday", in the report of a week.
                Some(end) => return add_days(end, -i32::from((weekday(end) - day).rem_euclid(7))),
                None => -back,
            },
        };
        add_days(base, days)
    }

    /// The Saturday of a weekend.
    pub(super) fn weekend(&self, turn: Turn, tense: &dyn Fn() -> Tense) -> Option<Date> {
        let base = self.base(From::Reference, Unit::Day)?;
        let saturday = add_days(monday(base)?, 5)?;
        let weeks = match turn {
            // On a weekend "last weekend" is the one before, "the weekend" this one.
            Turn::Next => 1,
            Turn::This | Turn::Near if weekday(base) >= 6 || tense() == Tense::Future => 0,
            Turn::Last | Turn::This | Turn::Near => -1,
        };
        add_days(saturday, weeks * 7)
    }
}
