//! `datetime`, `from` and `to`: what part of the calendar a request asks for, in whole days (UTC).
//!
//! Accepted: an RFC 3339 instant, a plain date, an interval `a/b` of either, an open end as `..` or as nothing, and
//! the form GDAL 3.6 sends (`2024-03-01T/2024-03-31T`), and, as the OGC's test suite does, an ISO 8601 duration for one
//! end (`2024-03-01/P1M`), which counts in whole days from the other. Incidents are known to the day at best, so an instant asks
//! for its day.

use super::Error;
use jiff::civil::Date;
use jiff::tz::TimeZone;

/// Days since 1970-01-01, both ends inclusive; an open end is `i32::MIN` or `i32::MAX`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Period {
    /// First day.
    pub from: i32,
    /// Last day.
    pub to: i32,
}

/// Days from 1970-01-01 to `date`, negative before.
pub fn day_number(date: Date) -> i32 {
    (date - jiff::civil::date(1970, 1, 1)).get_days()
}

/// The date so many days from 1970-01-01; `None` beyond the years the calendar holds.
pub fn day_date(day: i32) -> Option<Date> {
    jiff::civil::date(1970, 1, 1).checked_add(jiff::Span::new().try_days(day).ok()?).ok()
}

impl Period {
    /// Reads the value of `datetime`.
    pub fn parse(value: &str) -> Result<Self, Error> {
        let wrong = |detail: String| Error::new("datetime", detail);
        let period = match value.split_once('/') {
            None => {
                let day = day(value).map_err(wrong)?;
                Self { from: day, to: day }
            }
            Some((from, to)) if to.starts_with('P') => {
                let from = day(from).map_err(wrong)?;
                Self { from, to: shifted(from, to).map_err(wrong)? }
            }
            Some((from, to)) if from.starts_with('P') => {
                let to = day(to).map_err(wrong)?;
                Self { from: shifted(to, &format!("-{from}")).map_err(wrong)?, to }
            }
            Some((from, to)) => Self {
                from: open_or(from, i32::MIN).map_err(wrong)?,
                to: open_or(to, i32::MAX).map_err(wrong)?,
            },
        };
        if period.from > period.to {
            return Err(Error::new("datetime", "the interval ends before it begins"));
        }
        Ok(period)
    }

    /// Puts the values of `from` and `to` together; `None` when neither is given.
    pub fn from_to(from: Option<&str>, to: Option<&str>) -> Result<Option<Self>, Error> {
        if from.is_none() && to.is_none() {
            return Ok(None);
        }
        let end = |name, value: Option<&str>, open| match value {
            None => Ok(open),
            Some(v) => day(v).map_err(|detail| Error::new(name, detail)),
        };
        let period = Self { from: end("from", from, i32::MIN)?, to: end("to", to, i32::MAX)? };
        if period.from > period.to {
            return Err(Error::new("to", "lies before `from`"));
        }
        Ok(Some(period))
    }
}

fn open_or(end: &str, open: i32) -> Result<i32, String> {
    match end {
        "" | ".." => Ok(open),
        end => day(end),
    }
}

/// The day that lies `duration` (ISO 8601) after `day`.
fn shifted(day: i32, duration: &str) -> Result<i32, String> {
    let shown: String = duration.chars().take(60).collect();
    let wrong = || format!("`{shown}` is not a duration like P2D or P1M");
    let span: jiff::Span = duration.parse().map_err(|_| wrong())?;
    let start = day_date(day).ok_or_else(wrong)?.at(0, 0, 0, 0);
    Ok(day_number(start.checked_add(span).map_err(|_| wrong())?.date()))
}

/// The day of a plain date or of an instant (UTC).
pub(super) fn day(value: &str) -> Result<i32, String> {
    let expected = || {
        format!(
            "`{}` is not a date like 2025-11-05, an instant like 2025-11-05T10:00:00Z, or an interval of two such with `/`",
            value.chars().take(60).collect::<String>()
        )
    };
    // Strict shapes first: the date parser alone would also take week dates, signs and missing hyphens.
    let date_part = value.get(..10).ok_or_else(expected)?;
    let is_date = date_part
        .bytes()
        .enumerate()
        .all(|(n, b)| if n == 4 || n == 7 { b == b'-' } else { b.is_ascii_digit() });
    if !is_date {
        return Err(expected());
    }
    let date: Date = date_part.parse().map_err(|_| expected())?;
    match value.as_bytes().get(10) {
        None => Ok(day_number(date)),
        Some(b'T' | b't' | b' ') => match &value[11..] {
            "" => Ok(day_number(date)),
            time => instant_day(date_part, time).ok_or_else(expected),
        },
        Some(_) => Err(expected()),
    }
}

/// The UTC day of `date` at `time`, which may carry an offset; without one it is UTC.
fn instant_day(date: &str, time: &str) -> Option<i32> {
    if !time.bytes().all(|b| b.is_ascii_digit() || matches!(b, b':' | b'.' | b'Z' | b'z' | b'+' | b'-')) {
        return None;
    }
    let has_offset = time.contains(['Z', 'z', '+', '-']);
    let instant: jiff::Timestamp =
        format!("{date}T{}{}", time.to_ascii_uppercase(), if has_offset { "" } else { "Z" }).parse().ok()?;
    Some(day_number(instant.to_zoned(TimeZone::UTC).date()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    fn n(y: i16, m: i8, d: i8) -> i32 {
        day_number(date(y, m, d))
    }

    #[test]
    fn every_accepted_form_gives_its_days() {
        let cases = [
            ("2025-11-05", n(2025, 11, 5), n(2025, 11, 5)),
            ("2025-11-05T23:30:00Z", n(2025, 11, 5), n(2025, 11, 5)),
            ("2025-11-05t23:30:00.25z", n(2025, 11, 5), n(2025, 11, 5)),
            ("2025-11-05T01:00:00+03:00", n(2025, 11, 4), n(2025, 11, 4)),
            ("2025-11-05T01:00:00", n(2025, 11, 5), n(2025, 11, 5)),
            ("2025-11-01/2025-11-30", n(2025, 11, 1), n(2025, 11, 30)),
            ("../2025-11-30", i32::MIN, n(2025, 11, 30)),
            ("/2025-11-30", i32::MIN, n(2025, 11, 30)),
            ("2025-11-01/..", n(2025, 11, 1), i32::MAX),
            ("2025-11-01T00:00:00Z/", n(2025, 11, 1), i32::MAX),
            ("../..", i32::MIN, i32::MAX),
            ("2024-03-01T/2024-03-31T", n(2024, 3, 1), n(2024, 3, 31)),
            ("2024-03-01/P2D", n(2024, 3, 1), n(2024, 3, 3)),
            ("2024-01-31T10:00:00Z/P1M", n(2024, 1, 31), n(2024, 2, 29)),
            ("P1Y2DT12H/2024-03-03", n(2023, 2, 28), n(2024, 3, 3)),
        ];
        for (value, from, to) in cases {
            assert_eq!(Period::parse(value), Ok(Period { from, to }), "{value}");
        }
    }

    #[test]
    fn everything_else_is_an_error_that_names_the_parameter() {
        for value in [
            "",
            "yesterday",
            "2025-13-01",
            "2025-02-30",
            "2025-11",
            "20251105",
            "2025-W45-1",
            "2025-11-05T25:00:00Z",
            "2025-11-05Tx",
            "2025-11-05/2025-11-04",
            "2025-11-01/2025-11-02/2025-11-03",
            "+002025-11-05",
            "2025-11-05/P",
            "2025-11-05/P-2D",
            "2025-11-05/P99999999Y",
            "../P2D",
            "P2D/P2D",
            "P2D",
            "２０２５-11-05",
        ] {
            assert_eq!(Period::parse(value).unwrap_err().parameter, "datetime", "{value}");
        }
        assert_eq!(Period::from_to(Some("x"), None).unwrap_err().parameter, "from");
        assert_eq!(Period::from_to(Some("2025-01-02"), Some("2025-01-01")).unwrap_err().parameter, "to");
        assert_eq!(Period::from_to(None, None), Ok(None));
    }
}
