//! Calendar arithmetic that cannot overflow: every step is checked, a date off the calendar is `None`.

use super::words::Unit;
use jiff::Span;
use jiff::civil::Date;

/// `date` moved by `days`.
pub(super) fn add_days(date: Date, days: i32) -> Option<Date> {
    date.checked_add(Span::new().try_days(days).ok()?).ok()
}

/// The first of the month `months` after that of `date`.
pub(super) fn add_months(date: Date, months: i32) -> Option<Date> {
    date.first_of_month().checked_add(Span::new().try_months(months).ok()?).ok()
}

/// `year` moved by `n`, if the calendar has it.
pub(super) fn add_years(year: i16, n: i32) -> Option<i16> {
    i16::try_from(i32::from(year).checked_add(n)?).ok().filter(|y| (1..=9999).contains(y))
}

/// The Monday of the week of `date`.
pub(super) fn monday(date: Date) -> Option<Date> {
    add_days(date, -i32::from(date.weekday().to_monday_zero_offset()))
}

/// Monday 1 to Sunday 7.
pub(super) fn weekday(date: Date) -> i8 {
    date.weekday().to_monday_one_offset()
}

/// ISO 8601 week, `2025-W45`.
pub(super) fn iso_week(date: Date) -> String {
    let week = date.iso_week_date();
    format!("{:04}-W{:02}", week.year(), week.week())
}

/// First and last day of the calendar unit (day, week, month, quarter, year, decade, century) that holds `date`.
pub(super) fn period(date: Date, unit: Unit) -> Option<(Date, Date)> {
    let year = date.year();
    let years = |first: i16, last: i16| Some((Date::new(first, 1, 1).ok()?, Date::new(last, 12, 31).ok()?));
    match unit {
        Unit::Second | Unit::Minute | Unit::Hour | Unit::Day => Some((date, date)),
        Unit::Week => {
            let first = monday(date)?;
            Some((first, add_days(first, 6)?))
        }
        Unit::Month => Some((date.first_of_month(), date.last_of_month())),
        Unit::Quarter => months(year, (date.month() - 1) / 3 * 3 + 1, 3),
        Unit::Year => years(year, year),
        Unit::Decade => {
            let first = year.div_euclid(10) * 10;
            years(first.max(1), first.checked_add(9)?)
        }
        Unit::Century => {
            let first = year.div_euclid(100) * 100;
            years(first.max(1), first.checked_add(99)?)
        }
    }
}

/// First and last day of the `n` months from `month` of `year` on; runs into the next year for winters.
pub(super) fn months(year: i16, month: i8, n: i32) -> Option<(Date, Date)> {
    let first = Date::new(year, month, 1).ok()?;
    Some((first, add_months(first, n - 1)?.last_of_month()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn periods_hold_their_day() {
        let day = date(2025, 11, 5);
        assert_eq!(period(day, Unit::Week), Some((date(2025, 11, 3), date(2025, 11, 9))));
        assert_eq!(period(day, Unit::Quarter), Some((date(2025, 10, 1), date(2025, 12, 31))));
        assert_eq!(period(day, Unit::Decade), Some((date(2020, 1, 1), date(2029, 12, 31))));
        assert_eq!(months(2025, 12, 3), Some((date(2025, 12, 1), date(2026, 2, 28))));
        assert_eq!(iso_week(date(2027, 1, 1)), "2026-W53");
    }

    #[test]
    fn the_ends_of_the_calendar_are_not_crossed() {
        assert_eq!(add_days(Date::MAX, 1), None);
        assert_eq!(add_days(Date::MIN, i32::MIN), None);
        assert_eq!(monday(Date::MIN).map(|d| d >= Date::MIN), monday(Date::MIN).map(|_| true));
        assert_eq!(add_years(9999, 1), None);
        assert_eq!(add_months(Date::MAX, i32::MAX), None);
    }
}
