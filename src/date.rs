//! Uncertain dates: an interval of days with the precision it is known to, and its EDTF string.

use crate::kind::DatePrecision;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// When something happened: both ends inclusive, either end open (`None`).
///
/// `precision` says what the words gave: `2025-07-01..2025-07-31` is a month if the article said "in July", a range
/// if it named both days. An interval with neither end has precision `unknown`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Interval {
    /// First day, inclusive; `None` when open.
    #[serde(rename = "date_start")]
    pub start: Option<Date>,
    /// Last day, inclusive; `None` when open.
    #[serde(rename = "date_end")]
    pub end: Option<Date>,
    /// What the interval stands for.
    #[serde(rename = "date_precision")]
    pub precision: DatePrecision,
}

impl Interval {
    /// Nothing known.
    pub const UNKNOWN: Self = Self { start: None, end: None, precision: DatePrecision::Unknown };

    /// One day.
    pub fn day(day: Date) -> Self {
        Self { start: Some(day), end: Some(day), precision: DatePrecision::Day }
    }

    /// From `start` to `end`, both inclusive, in either order.
    pub fn new(start: Date, end: Date, precision: DatePrecision) -> Self {
        Self { start: Some(start.min(end)), end: Some(start.max(end)), precision }
    }

    /// The whole calendar month.
    pub fn month(year: i16, month: i8) -> Option<Self> {
        let start = Date::new(year, month, 1).ok()?;
        Some(Self::new(start, start.last_of_month(), DatePrecision::Month))
    }

    /// The whole calendar year.
    pub fn year(year: i16) -> Option<Self> {
        Some(Self::new(Date::new(year, 1, 1).ok()?, Date::new(year, 12, 31).ok()?, DatePrecision::Year))
    }

    /// Whether the two share a day; open ends reach for ever, an unknown date overlaps nothing.
    pub fn overlaps(self, other: Self) -> bool {
        let known = |i: Self| i.start.is_some() || i.end.is_some();
        let before = |a: Option<Date>, b: Option<Date>| matches!((a, b), (Some(a), Some(b)) if a < b);
        known(self) && known(other) && !before(self.end, other.start) && !before(other.end, self.start)
    }

    /// Number of days covered; `None` when an end is open.
    pub fn days(self) -> Option<i32> {
        Some((self.end? - self.start?).get_days() + 1)
    }

    /// The interval in Extended Date/Time Format (ISO 8601-2:2019, level 1; Library of Congress EDTF, February
    /// 2019): a day, a month `2025-07`, a year `2025`, a season `2025-21`…`2025-24` (northern spring to winter), an
    /// interval `2025-12-20/2025-12-26` with `..` for an open end. Empty when nothing is known.
    pub fn edtf(self) -> String {
        match (self.start, self.end, self.precision) {
            (None, None, _) => String::new(),
            (Some(a), Some(b), _) if a == b => a.to_string(),
            (Some(a), Some(_), DatePrecision::Month) => format!("{:04}-{:02}", a.year(), a.month()),
            (Some(a), Some(_), DatePrecision::Year) => format!("{:04}", a.year()),
            (Some(a), Some(_), DatePrecision::Season) => match a.month() {
                3 => format!("{:04}-21", a.year()),
                6 => format!("{:04}-22", a.year()),
                9 => format!("{:04}-23", a.year()),
                12 => format!("{:04}-24", a.year()),
                _ => interval(self.start, self.end),
            },
            (a, b, _) => interval(a, b),
        }
    }
}

fn interval(start: Option<Date>, end: Option<Date>) -> String {
    let end_or_open = |d: Option<Date>| d.map_or_else(|| "..".to_owned(), |d| d.to_string());
    format!("{}/{}", end_or_open(start), end_or_open(end))
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn edtf_says_what_is_known_and_no_more() {
        assert_eq!(Interval::day(date(2025, 11, 5)).edtf(), "2025-11-05");
        assert_eq!(Interval::month(2025, 7).unwrap().edtf(), "2025-07");
        assert_eq!(Interval::year(1974).unwrap().edtf(), "1974");
        let summer = Interval::new(date(2025, 6, 1), date(2025, 8, 31), DatePrecision::Season);
        assert_eq!(summer.edtf(), "2025-22");
        let days = Interval::new(date(2025, 12, 26), date(2025, 12, 20), DatePrecision::Range);
        assert_eq!(days.edtf(), "2025-12-20/2025-12-26");
        let open = Interval { start: Some(date(2024, 12, 8)), end: None, precision: DatePrecision::Range };
        assert_eq!(open.edtf(), "2024-12-08/..");
        assert_eq!(Interval::UNKNOWN.edtf(), "");
    }

    #[test]
    fn overlap_respects_open_ends_and_unknown_dates() {
        let open = Interval { start: Some(date(2024, 12, 8)), end: None, precision: DatePrecision::Range };
        assert!(open.overlaps(Interval::day(date(2025, 1, 1))));
        assert!(!open.overlaps(Interval::day(date(2024, 12, 7))));
        assert!(!Interval::UNKNOWN.overlaps(open));
    }
}
