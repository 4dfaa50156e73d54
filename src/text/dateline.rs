//! Publication dates written in the text: "Published November 5, 2025", "Wednesday, 13 August 2025 7:03 AM".
//!
//! A date inside the story or a caption is not a publication date, so a line counts only when little else stands
//! in it.

use jiff::civil::Date;

/// Words that may stand in a publication line beside the date.
pub(super) const LINE_WORDS: &[&str] = &[
    "published",
    "posted",
    "updated",
    "update",
    "last",
    "modified",
    "date",
    "on",
    "at",
    "first",
    "issued",
    "created",
    "by",
    "am",
    "pm",
    "a.m",
    "p.m",
    "gmt",
    "utc",
    "est",
    "edt",
    "local",
    "time",
    "hrs",
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
    "mon",
    "tue",
    "tues",
    "wed",
    "thu",
    "thur",
    "thurs",
    "fri",
    "sat",
    "sun",
];

/// Most words a publication line may have that are neither date nor [`LINE_WORDS`]: room for a city and an agency.
const MAX_OTHER_WORDS: usize = 3;

/// A date as a line has it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Written {
    /// The date, day first where both orders of digits are dates and hyphens or stops part them; month first behind slashes.
    pub(super) date: Date,
    /// The date in the other order of day and month.
    pub(super) or: Option<Date>,
}

impl Written {
    /// The date, in the order of digits that makes it the day `given`.
    pub(super) fn near(self, given: Option<Date>) -> Date {
        self.or.filter(|or| Some(*or) == given).unwrap_or(self.date)
    }
}

/// The publication date of `line`, when it is a publication line.
pub(super) fn published(line: &str) -> Option<Written> {
    // No full date is without figures. "— Monitor (@monitor) September 10, 2025" signs a post that the article quotes.
    if line.len() > 120 || !line.bytes().any(|b| b.is_ascii_digit()) || line.contains('@') {
        return None;
    }
    let words = words(line);
    let (date, range) = find(&words)?;
    let others = words
        .iter()
        .enumerate()
        .filter(|(n, w)| {
            !range.contains(n)
                && !w.starts_with(|c: char| c.is_ascii_digit())
                && !LINE_WORDS.contains(&w.to_lowercase().as_str())
        })
        .count();
    let announced = words.first().is_some_and(|w| {
        matches!(w.to_lowercase().as_str(), "published" | "posted" | "updated" | "date" | "issued")
    });
    (others == 0 || (others <= MAX_OTHER_WORDS && (announced || !line.trim_end().ends_with('.'))))
        .then_some(date)
}

/// The first full date (day, month and year) in `text`.
pub(super) fn find_date(text: &str) -> Option<Date> {
    find(&words(text)).map(|(written, _)| written.date)
}

fn words(line: &str) -> Vec<&str> {
    line.split(|c: char| c.is_whitespace() || matches!(c, ',' | '|' | '(' | ')' | '–' | '—' | '•' | ';'))
        .map(|w| w.trim_matches(|c: char| matches!(c, ':' | '.' | '-')))
        .filter(|w| !w.is_empty())
        .collect()
}

/// The first date among `words` and the words it covers.
fn find(words: &[&str]) -> Option<(Written, std::ops::Range<usize>)> {
    (0..words.len()).find_map(|n| {
        if let Some(date) = numeric(words[n]) {
            return Some((date, n..n + 1));
        }
        let three = words.get(n..n + 3)?;
        let year: i16 = three[2].parse().ok().filter(|y| (1900..=2200).contains(y))?;
        let (month, day) = match (month(three[0]), month(three[1])) {
            (Some(m), _) => (m, day(three[1])?),
            (_, Some(m)) => (m, day(three[0])?),
            _ => return None,
        };
        Some((Written { date: Date::new(year, month, day).ok()?, or: None }, n..n + 3))
    })
}

/// "2025-11-05", "2025/11/05", "12/29/2025", "29-12-2025".
fn numeric(word: &str) -> Option<Written> {
    let parts: Vec<i16> = word.split(['-', '/', '.']).map(str::parse).collect::<Result<_, _>>().ok()?;
    let [a, b, c] = parts[..] else { return None };
    let date = |y: i16, m: i16, d: i16| Date::new(y, i8::try_from(m).ok()?, i8::try_from(d).ok()?).ok();
    if (1900..=2200).contains(&a) {
        return Some(Written { date: date(a, b, c)?, or: None });
    }
    if !(1900..=2200).contains(&c) {
        return None;
    }
    let (month_first, day_first) = (date(c, a, b), date(c, b, a));
    let (date, or) = if word.contains('/') { (month_first, day_first) } else { (day_first, month_first) };
    match (date, or) {
        (Some(date), or) => Some(Written { date, or: or.filter(|or| *or != date) }),
        (None, or) => Some(Written { date: or?, or: None }),
    }
}

/// A day of the month: "16", "16th".
pub(super) fn day(word: &str) -> Option<i8> {
    let digits = word.trim_end_matches(|c: char| c.is_ascii_alphabetic());
    digits.parse().ok().filter(|d| (1..=31).contains(d))
}

/// Number of the month whose name, or an abbreviation of three or more letters, `word` is.
pub(super) fn month(word: &str) -> Option<i8> {
    const MONTHS: [&str; 12] = [
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
    ];
    let word = word.to_lowercase();
    if word == "sept" {
        return Some(9);
    }
    let n = MONTHS.iter().position(|m| word.len() >= 3 && m.starts_with(&word))?;
    Some(n as i8 + 1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn digits_are_read_in_the_order_that_fits_what_is_known() {
        let written = published("02/12/2026 15:20").unwrap();
        assert_eq!(written.near(None), date(2026, 2, 12));
        assert_eq!(written.near(Some(date(2026, 12, 2))), date(2026, 12, 2));
        assert_eq!(written.near(Some(date(2026, 12, 3))), date(2026, 2, 12));
    }

    #[test]
    fn publication_lines_are_read_and_sentences_are_not() {
        for (line, day) in [
            ("Published November 5, 2025", date(2025, 11, 5)),
            ("Published On 26 Feb 2026", date(2026, 2, 26)),
            ("Wednesday, 13 August 2025 7:03 AM", date(2025, 8, 13)),
            ("Date: 12/29/2025 7:41:00 AM", date(2025, 12, 29)),
            ("Damascus – 7 November 2025", date(2025, 11, 7)),
            ("Updated: 2025-07-16 10:20 GMT", date(2025, 7, 16)),
            ("Sept. 9, 2025", date(2025, 9, 9)),
            ("12-02-2026 | 15:20", date(2026, 2, 12)),
        ] {
            assert_eq!(published(line).map(|w| w.date), Some(day), "{line}");
        }
        for line in [
            "The vehicles came back to the village on November 5, 2025 and left at night.",
            "Residents gather near the gate, February 4, 2025. (Photo: agency)",
            "On 5 November",
            "— Monitor (@monitor) September 10, 2025",
        ] {
            assert_eq!(published(line), None, "{line}");
        }
    }
}
