//! Numbers as written: digits, words, dozens, ranges, with the reservations that stand before them.

use super::clause::View;
use super::report::Figure;
use crate::text::TokenKind;
use std::ops::Range;

/// A number of people read at some tokens.
#[derive(Debug, Clone, Copy)]
pub(super) struct Number {
    pub(super) figure: Figure,
    /// Tokens from the reservation ("at least") to the number.
    pub(super) start: usize,
    pub(super) end: usize,
}

/// The value of a number token or word, and how many tokens it takes ("twenty - two", "two hundred").
pub(super) fn number(view: &View, n: usize, end: usize) -> Option<(u32, usize)> {
    if n >= end {
        return None;
    }
    let word = view.lower(n);
    if view.doc.tokens[n].kind == TokenKind::Number {
        // "On November 14, a woman was injured", "on Feb. 10", "Sept 3".
        let people = view.lexicon.class.people;
        // "on the night of February 7 to 8", "January 7-8".
        let to = n >= 2
            && matches!(view.lower(n - 1), "to" | "-" | "–")
            && view.doc.tokens[n - 2].kind == TokenKind::Number
            && view.follows_month(n - 2);
        if (to || view.follows_month(n)) && view.classes(n + 1) & people == 0 {
            return None;
        }
        // "personnel at position 80 heard …", "soldiers of Unit 504": what they are called.
        let names = n > 0
            && matches!(
                view.lower(n - 1),
                "position"
                    | "post"
                    | "unit"
                    | "resolution"
                    | "route"
                    | "highway"
                    | "brigade"
                    | "battalion"
                    | "division"
            );
        if names && view.classes(n + 1) & people == 0 {
            return None;
        }
        // "March 3, 2026" counts nobody.
        if n >= 3 && word.len() == 4 && view.lower(n - 1) == "," && view.is_calendar(n - 3) {
            return None;
        }
        // "2025-10-28" counts nobody.
        let of_date = |dash: usize, other: usize| {
            view.lower(dash) == "-"
                && view
                    .doc
                    .tokens
                    .get(other)
                    .is_some_and(|t| t.kind == TokenKind::Number && t.span.end - t.span.start == 4)
        };
        if n >= 2 && of_date(n - 1, n - 2) || n >= 4 && view.lower(n - 1) == "-" && of_date(n - 3, n - 4) {
            return None;
        }
        let value = if word.contains(',') { word.replace(',', "").parse() } else { word.parse() };
        return value.ok().map(|v| (v, 1));
    }
    let small = u32::from(view.role(n).number?);
    if small >= 20
        && view.lower(n + 1) == "-"
        && n + 2 < end
        && let Some(unit) = view.role(n + 2).number.map(u32::from).filter(|u| *u < 10)
    {
        return Some((small + unit, 3));
    }
    match view.lower(n + 1) {
        "hundred" if n + 1 < end => Some((small * 100, 2)),
        "thousand" if n + 1 < end => Some((small * 1_000, 2)),
        "dozen" if n + 1 < end => Some((small * 12, 2)),
        _ => Some((small, 1)),
    }
}

/// The number below a hundred that a word spells, in units or tens.
pub(super) fn small_number(word: &str) -> Option<u8> {
    Some(match word {
        "zero" => 0,
        "one" => 1,
        "two" => 2,
        "three" => 3,
        "four" => 4,
        "five" => 5,
        "six" => 6,
        "seven" => 7,
        "eight" => 8,
        "nine" => 9,
        "ten" => 10,
        "eleven" => 11,
        "twelve" => 12,
        "thirteen" => 13,
        "fourteen" => 14,
        "fifteen" => 15,
        "sixteen" => 16,
        "seventeen" => 17,
        "eighteen" => 18,
        "nineteen" => 19,
        "twenty" => 20,
        "thirty" => 30,
        "forty" => 40,
        "fifty" => 50,
        "sixty" => 60,
        "seventy" => 70,
        "eighty" => 80,
        "ninety" => 90,
        _ => return None,
    })
}

/// Whether a word stands for a number without spelling one: "dozens".
pub(super) fn is_rough(word: &str) -> bool {
    matches!(
        word,
        "dozens"
            | "scores"
            | "hundreds"
            | "thousands"
            | "dozen"
            | "hundred"
            | "thousand"
            | "several"
            | "number"
            | "pair"
    )
}

/// The count at token `n`: a number with what is said before it, a range ("five to seven"), or a word such as "dozens" (24 or
/// more), "hundreds" (200 or more), after the convention of conflict data sets that the least a plural can mean is two.
#[inline]
pub(super) fn count(view: &View, n: usize, sentence: &Range<usize>) -> Option<Number> {
    let role = view.role(n);
    let may_count =
        role.number.is_some() || role.is_rough || view.doc.tokens.get(n)?.kind == TokenKind::Number;
    if may_count { counted(view, n, sentence) } else { None }
}

/// [`count`] at a token that may be one.
fn counted(view: &View, n: usize, sentence: &Range<usize>) -> Option<Number> {
    let before = |from: usize, k: usize| {
        from.checked_sub(k).filter(|i| *i >= sentence.start).map_or("", |i| view.lower(i))
    };
    // "several others", "a number of villagers".
    if view.lower(n) == "several" && !matches!(view.lower(n + 1), "dozen" | "hundred" | "thousand") {
        return Some(Number { figure: Figure::SEVERAL, start: n, end: n + 1 });
    }
    // "a pair of shepherds".
    if view.lower(n) == "pair" {
        let said = before(n, 1) == "a" && view.lower(n + 1) == "of";
        return said.then(|| Number { figure: Figure::exactly(2), start: n - 1, end: n + 2 });
    }
    if view.lower(n) == "number" {
        let said = before(n, 1) == "a" && view.lower(n + 1) == "of";
        return said.then(|| Number { figure: Figure::SEVERAL, start: n - 1, end: n + 2 });
    }
    let plural = match view.lower(n) {
        "dozens" => Some(24),
        "scores" => Some(40),
        "hundreds" => Some(200),
        "thousands" => Some(2_000),
        _ => None,
    };
    // "a dozen", "half a dozen", "several dozen", "a thousand".
    let unit = match view.lower(n) {
        "dozen" => Some(12),
        "hundred" => Some(100),
        "thousand" => Some(1_000),
        _ => None,
    };
    let dozen = match (unit, before(n, 2), before(n, 1)) {
        (None, ..) => None,
        (Some(12), "half", "a") => Some((6, n - 2)),
        (Some(unit), _, "a") => Some((unit, n - 1)),
        (Some(unit), _, "several") => Some((unit * 2, n - 1)),
        _ => return None,
    };
    let (value, start, end) = match (plural, dozen) {
        (Some(value), _) => (value, n, n + 1),
        (_, Some((value, start))) => (value, start, n + 1),
        _ => {
            if second_of_range(view, n, sentence) {
                return None;
            }
            let (value, len) = number(view, n, sentence.end)?;
            (value, n, n + len)
        }
    };
    if let Some((high, past)) = upper_end(view, n, value, end, sentence) {
        let figure = Figure { low: value, best: value.midpoint(high), high: Some(high) };
        let taken = usize::from(before(n, 1) == "between");
        return Some(Number { figure, start: n - taken, end: past });
    }
    let two = (before(start, 2), before(start, 1));
    let (open, taken) = match two {
        ("at", "least") => (true, 2),
        (_, "than") if two.0 == "more" || before(start, 3) == "no" => (true, 2),
        (_, "over" | "nearly" | "some" | "about" | "around" | "almost" | "approximately" | "roughly") => {
            (two.1 == "over" || two.1 == "nearly" || two.1 == "almost", 1)
        }
        _ => (false, 0),
    };
    let dozens = start < n && view.lower(start) == "several";
    let open = open || plural.is_some() || dozens;
    let figure = if open { Figure::at_least(value) } else { Figure::exactly(value) };
    Some(Number { figure, start: start - taken, end })
}

/// The second number of "between five and seven", "five to seven", "12 or 13" after `value`, which ends before `end`; and one past it.
fn upper_end(view: &View, n: usize, value: u32, end: usize, sentence: &Range<usize>) -> Option<(u32, usize)> {
    let word = if n > sentence.start { view.lower(n - 1) } else { "" };
    let joins = match view.lower(end) {
        "and" => word == "between",
        // "rose from 5 to 7".
        "to" => word != "from",
        "or" | "–" | "-" => true,
        _ => false,
    };
    let (high, len) = number(view, end + 1, sentence.end).filter(|_| joins && end + 1 < sentence.end)?;
    (value < high && high <= value.saturating_mul(4) && value < 1_900).then_some((high, end + 1 + len))
}

/// Whether the number at `n` ends a range that begins before it.
fn second_of_range(view: &View, n: usize, sentence: &Range<usize>) -> bool {
    let first = n.checked_sub(2).filter(|i| *i >= sentence.start);
    first.is_some_and(|first| {
        number(view, first, sentence.end)
            .filter(|(_, len)| *len == 1)
            .and_then(|(value, _)| upper_end(view, first, value, first + 1, sentence))
            .is_some()
    })
}

/// A number that counts something else: "13 November", "40 kilometres", "2,000 dollars", a year.
pub(super) fn plausible(view: &View, after: usize) -> bool {
    !matches!(
        view.lower(after),
        "january"
            | "february"
            | "march"
            | "april"
            | "may"
            | "june"
            | "july"
            | "august"
            | "september"
            | "october"
            | "november"
            | "december"
            | "km"
            | "kilometres"
            | "kilometers"
            | "metres"
            | "meters"
            | "miles"
            | "years"
            | "year"
            | "-"
            | "days"
            | "hours"
            | "minutes"
            | "percent"
            | "%"
            | "vehicles"
            | "military"
            | "armoured"
            | "armored"
            | "tanks"
            | "airstrikes"
            | "strikes"
            | "shells"
            | "houses"
            | "homes"
            | "a.m."
            | "p.m."
            | "am"
            | "pm"
            | "sites"
            | "times"
            | "months"
            | "weeks"
            | "raids"
            | "rockets"
            | "missiles"
            | "helicopters"
            | "buildings"
            | "patrols"
            | "generations"
            | "storeys"
            | "floors"
            | "rounds"
            | "head"
    )
}
