//! Years, decades, centuries, seasons, quarters and halves.

use super::explicit::year_after;
use crate::when::meaning::{Meaning, Reading, Turn, Year};
use crate::when::rule::Rule;
use crate::when::view::View;
use crate::when::words::{Kind, Unit};

pub(super) static RULES: &[Rule] = &[
    Rule {
        name: "year_modifier",
        doc: "A year that only names a thing: \"the 1974 agreement\", \"pre-1967 lines\"; no date of an event",
        first: &[Kind::Figure],
        read: year_modifier,
        yes: "They honour the [1974] agreement to this day.",
        no: "In the summer, 1974 was remembered.",
    },
    Rule {
        name: "year",
        doc: "A year alone",
        first: &[Kind::Figure],
        read: year,
        yes: "Israel took most of it in [1967] and stayed.",
        no: "Some 2000 people and 1500 soldiers came, says Resolution 1973.",
    },
    Rule {
        name: "the_year",
        doc: "A year introduced by that word",
        first: &[Kind::Unit, Kind::The],
        read: the_year,
        yes: "It was [the year 1920] when it rained.",
        no: "The year 12 pupils left.",
    },
    Rule {
        name: "year_bc",
        doc: "A year before Christ",
        first: &[Kind::Figure],
        read: year_bc,
        yes: "The wall fell in [480 BC] to fire.",
        no: "The wall has 480 bricks.",
    },
    Rule {
        name: "short_year",
        doc: "A year of which only the last digits are written",
        first: &[Kind::Apostrophe, Kind::Figure],
        read: short,
        yes: "The great flood of [’82] is not forgotten.",
        no: "He cut ’82 trees’.",
    },
    Rule {
        name: "decade",
        doc: "A decade in digits or words",
        first: &[Kind::Figure, Kind::The, Kind::Apostrophe],
        read: decade,
        yes: "Grain was cheap in [the late 1980s] on the plain.",
        no: "The 1980 harvest fed men in their forties.",
    },
    Rule {
        name: "century",
        doc: "A century",
        first: &[Kind::Figure, Kind::The, Kind::Ordinal, Kind::Early],
        read: century,
        yes: "The mill dates from [the 19th century], the sign says.",
        no: "He made his 19th run.",
    },
    Rule {
        name: "season",
        doc: "A season, with its year if written",
        first: &[
            Kind::Season,
            Kind::The,
            Kind::Last,
            Kind::Next,
            Kind::This,
            Kind::Early,
            Kind::Figure,
            Kind::That,
        ],
        read: season,
        yes: "It was seized in [the fall of 2025] without a shot.",
        no: "The fall of the town, the Prague Spring and a hot spring are no seasons.",
    },
    Rule {
        name: "quarter",
        doc: "A quarter or half of a year",
        first: &[Kind::The, Kind::Ordinal, Kind::Final, Kind::Figure],
        read: quarter,
        yes: "Sales fell in [the third quarter of 2009] by half.",
        no: "The third quarter of the town is old, a third half is not.",
    },
];

/// Whether a plural noun follows, which the number before it would count. "1,500" is never a year, "1500 people" seldom.
pub(super) fn counts_something(view: &View, n: usize) -> bool {
    let word = view.lower(n + 1);
    if !view.is_word(n + 1) || view.capitalised(n + 1) {
        return false;
    }
    matches!(view.kind(n + 1), Kind::Units)
        || matches!(
            word,
            "people"
                | "men"
                | "women"
                | "children"
                | "km"
                | "kilometers"
                | "square"
                | "more"
                | "of"
                | "hectares"
                | "dunams"
                | "dunums"
                | "police"
                | "other"
                | "troops"
                | "metres"
                | "meters"
                | "kg"
                | "tonnes"
                | "miles"
                | "feet"
        )
        || (word.len() > 4 && word.ends_with('s') && !word.ends_with("ss") && !word.ends_with("us"))
}

/// A four-digit number in the place of a year.
fn bare_year(view: &View, n: usize) -> Option<i16> {
    let year = view.year(n)?;
    let before = n.checked_sub(1);
    if before.is_some_and(|b| view.kind(b) == Kind::Label && !view.is(b, &["section", "unit"])) {
        return None;
    }
    // "F-2000", "Agenda-2030": part of a name.
    if before.is_some_and(|b| view.is_dash(b) && view.joined(n) && view.joined(b))
        && !(n >= 2
            && (view.kind(n - 2) == Kind::Figure || view.is(n - 2, &["mid", "pre", "post", "early", "late"])))
    {
        return None;
    }
    let preposition = view.after_preposition(n);
    let modern = (1900..2100).contains(&year);
    let span = (view.is_dash(n + 1) && (view.year(n + 2).is_some() || view.digits(n + 2, 2).is_some()))
        || before.is_some_and(|b| view.is_dash(b) && b > 0 && view.year(b - 1).is_some());
    let introduced = before.is_some_and(|b| {
        matches!(view.kind(b), Kind::Early | Kind::The | Kind::Month)
            || view.is(b, &["(", "year", "and", "or", "early", "late"])
    });
    let counts = counts_something(view, n);
    let fits = if modern {
        !counts
            || (preposition && view.before(n) != "of" && view.before(n) != "to")
            || matches!(view.before(n), "the" | "its" | "their" | "’s" | "'s")
    } else {
        span || (!counts && (preposition || introduced))
    };
    // Offsets of clocks and money: "at 1900 hours", "0800 UTC".
    let clock =
        view.is(n + 1, &["hours", "hrs", "gmt", "utc", "local"]) || (view.before(n) == "at" && !modern);
    (fits && !clock).then_some(year)
}

fn year(view: &View, n: usize) -> Option<Reading> {
    Some(Reading::new(n, n + 1, Meaning::Year(Year::Given(bare_year(view, n)?))))
}

/// "the 1974 agreement": a determiner before, a noun after.
fn year_modifier(view: &View, n: usize) -> Option<Reading> {
    let year = bare_year(view, n)?;
    let prefix = n >= 2 && view.is_dash(n - 1) && view.is(n - 2, &["pre", "post"]);
    let determined = n.checked_sub(1).is_some_and(|b| {
        matches!(view.kind(b), Kind::The | Kind::Article | Kind::This | Kind::That)
            || view.is(
                b,
                &["its", "their", "his", "her", "our", "’s", "'s", "between", "under", "violated", "'", "’"],
            )
            || view.is_word(b)
                && view.lower(b).len() > 3
                && !view.after_preposition(n)
                && !matches!(view.kind(b), Kind::Month | Kind::Early | Kind::Season)
    });
    let at = view.past_dash(n + 1);
    let noun = view.is_word(at)
        && !view.after_preposition(at + 1)
        && view.kind(at) != Kind::Season
        && !view.is(
            at,
            &[
                "and",
                "or",
                "but",
                "to",
                "in",
                "on",
                "at",
                "by",
                "of",
                "for",
                "with",
                "when",
                "while",
                "as",
                "after",
                "before",
                "until",
                "from",
                "the",
                "a",
                "an",
                "that",
                "which",
                "who",
                "is",
                "was",
                "were",
                "are",
                "has",
                "had",
                "have",
                "will",
                "would",
                "he",
                "she",
                "it",
                "they",
                "we",
                "saw",
                "then",
                "through",
                "into",
                "where",
                "because",
                "since",
                "under",
                "between",
                "about",
                "over",
                "during",
                "his",
                "her",
                "its",
                "their",
                "however",
                "also",
                "not",
                "more",
                "only",
                "there",
                "all",
                "this",
                "these",
                "following",
            ],
        );
    (prefix || (determined && noun)).then(|| Reading::new(n, n + 1, Meaning::Year(Year::Given(year))))
}

/// "the year 1920".
fn the_year(view: &View, n: usize) -> Option<Reading> {
    let at = view.past_the(n);
    (view.lower(at) == "year").then_some(())?;
    Some(Reading::new(n, at + 2, Meaning::Year(Year::Given(view.year(at + 1)?))))
}

/// "480 BC": the year and the token after it.
pub(super) fn bc(view: &View, n: usize) -> Option<(i16, usize)> {
    let year = view.figure(n).filter(|y| (1..=9999).contains(y))?;
    view.is(n + 1, &["bc", "b.c.", "b.c", "bce", "b.c.e."]).then_some((year as i16, n + 2))
}

fn year_bc(view: &View, n: usize) -> Option<Reading> {
    let (year, end) = bc(view, n)?;
    Some(Reading::new(n, end, Meaning::Year(Year::Bc(year))))
}

/// "’82", and "17" of "1915–17".
fn short(view: &View, n: usize) -> Option<Reading> {
    if view.kind(n) == Kind::Figure {
        // The second half of a span of years takes its century from the first.
        let first = n.checked_sub(2).filter(|_| view.is_dash(n - 1) && view.joined(n))?;
        let century = view.year(first)? / 100 * 100;
        let year = century + i16::try_from(view.digits(n, 2)?).ok()?;
        let ordered = year > view.year(first)? && (bare_year(view, first).is_some());
        return ordered.then(|| Reading::new(n, n + 1, Meaning::Year(Year::Given(year))));
    }
    let (year, end) = short_year(view, n)?;
    let set = view.after_preposition(n) || view.before(n) == "the";
    (set && !counts_something(view, n + 1)).then(|| Reading::new(n, end, Meaning::Year(Year::Given(year))))
}

/// "’82": the century that makes it past, with room for a few years ahead.
pub(super) fn short_year(view: &View, n: usize) -> Option<(i16, usize)> {
    let year = i16::try_from(view.digits(n + 1, 2)?).ok()?;
    view.joined(n + 1).then_some((if year < 40 { 2000 + year } else { 1900 + year }, n + 2))
}

/// "the late 1980s", "1980s", "the ’80s", "the eighties".
fn decade(view: &View, n: usize) -> Option<Reading> {
    let mut at = view.past_the(n);
    let definite = at > n;
    let part = view.value(at, Kind::Early).or_else(|| view.value(at, Kind::Earlier));
    if part.is_some() {
        at = view.past_dash(at + 1);
    }
    let quoted = view.kind(at) == Kind::Apostrophe;
    at += usize::from(quoted);
    let first = if let Some(v) = view.value(at, Kind::Decade) {
        let age = !definite || view.is(at + 1, &["of"]);
        (!age).then_some(1900 + v)?
    } else {
        let digits = view.lower(at).strip_suffix('s')?;
        if !digits.ends_with('0') || !digits.bytes().all(|b| b.is_ascii_digit()) {
            return None;
        }
        match digits.len() {
            4 => digits.parse().ok().filter(|y| (1000..2100).contains(y))?,
            // "the 80s"; "in his 80s" is an age.
            2 if (quoted || definite || matches!(view.before(n), "and" | "or" | "/" | "to")) => {
                let short: i16 = digits.parse().ok()?;
                if short < 20 { 2000 + short } else { 1900 + short }
            }
            _ => return None,
        }
    };
    let mut reading = Reading::new(n, at + 1, Meaning::Decade(first));
    if let Some(part) = part {
        reading = reading.part(crate::when::meaning::Part::from_value(part));
    }
    Some(reading)
}

/// "the [early] 19th century", "nineteenth-century", "the 5th century BC".
fn century(view: &View, n: usize) -> Option<Reading> {
    let mut at = view.past_the(n);
    let part = view.value(at, Kind::Early);
    if part.is_some() {
        at = view.past_dash(at + 1);
    }
    let (number, end) = view.day(at).filter(|_| view.is_ordinal(at))?;
    let end = view.past_dash(end);
    if view.unit(end) != Some(Unit::Century) || number < 1 {
        return None;
    }
    let bc = view.is(end + 1, &["bc", "b.c.", "b.c", "bce"]);
    let n_ = i16::from(number) - i16::from(!bc);
    Some(Reading::new(n, end + 1 + usize::from(bc), Meaning::Century { n: n_, bc }))
}

/// "the spring of 1940", "last summer", "early autumn", "winter 2012", "2012 winter".
fn season(view: &View, n: usize) -> Option<Reading> {
    let (mut at, lead) = match view.year(n) {
        Some(year) if view.kind(n + 1) == Kind::Season && view.lower(n + 1) != "fall" => {
            (n + 1, Some(Year::Given(year)))
        }
        Some(_) => return None,
        None if view.kind(n) == Kind::Figure => return None,
        None => (view.past_the(n), None),
    };
    let definite = at > n;
    let part = view.value(at, Kind::Early);
    if part.is_some() {
        at = view.past_dash(at + 1);
    }
    let turn = match view.kind(at) {
        Kind::Last | Kind::Previous => Some(Year::Turn(Turn::Last)),
        Kind::Next | Kind::Following => Some(Year::Turn(Turn::Next)),
        Kind::This => Some(Year::Turn(Turn::This)),
        Kind::That => Some(Year::Narrated(0)),
        _ => None,
    };
    at += usize::from(turn.is_some());
    let first = view.value(at, Kind::Season)? as i8;
    let end = at + 1;
    if let Some((year, end)) = year_after(view, end, true) {
        return Some(with_part(Reading::new(n, end, Meaning::Season { year, first }), part));
    }
    // "the spring and summer of 1979"
    if (view.is(end, &["and", "to", "or"]) || view.is_dash(end))
        && view.kind(end + 1) == Kind::Season
        && let Some((year, _)) = year_after(view, end + 2, true)
    {
        return Some(with_part(Reading::new(n, end, Meaning::Season { year, first }), part));
    }
    // "the fall of Assad", "spring water", "Prague Spring", "a fall", "will fall".
    let word = view.lower(at);
    let named = view.capitalised(at)
        && view.is_word(at.wrapping_sub(1))
        && view.capitalised(at - 1)
        && lead.is_none();
    let set = turn.is_some() || part.is_some() || lead.is_some();
    let loose = match word {
        "fall" => !(set || view.after_preposition(n) && definite),
        // "the track to the spring": water.
        "spring" if definite && !set && view.is(n.wrapping_sub(1), &["to", "at", "near"]) => true,
        "spring" => !(set || definite || view.after_preposition(n)),
        _ => false,
    };
    let thing = matches!(word, "fall" | "spring")
        && view.is(end, &["of", "water", "waters", "in", "from", "’s", "'s"]);
    if loose || thing || (named && turn.is_none()) || view.before(n) == "-" || view.before(n) == "a" {
        return None;
    }
    let year = lead.or(turn).unwrap_or(Year::Open);
    Some(with_part(Reading::new(n, end, Meaning::Season { year, first }), part))
}

fn with_part(reading: Reading, part: Option<i16>) -> Reading {
    match part {
        Some(part) => reading.part(crate::when::meaning::Part::from_value(part)),
        None => reading,
    }
}

/// "the first quarter of 2009", "third-quarter", "the second half of 2009", "Q3 2009".
fn quarter(view: &View, n: usize) -> Option<Reading> {
    let at = view.past_the(n);
    let (number, after) = match view.kind(at) {
        Kind::Final => (4, at + 1),
        _ => view.day(at).filter(|_| view.is_ordinal(at) && view.kind(at) != Kind::Tens)?,
    };
    let at = view.past_dash(after);
    let year = year_after(view, at + 1, false);
    let fiscal = view.is(at + 1, &["of"]);
    match view.kind(at) {
        Kind::Unit if view.unit(at) == Some(Unit::Quarter) && number <= 4 => {
            // "the third quarter of the town" is a place.
            if year.is_none() && fiscal {
                return None;
            }
            let (year, end) = year.unwrap_or((Year::Open, at + 1));
            Some(Reading::new(n, end, Meaning::Quarter { year, n: number }))
        }
        Kind::Half if number <= 2 => {
            let (year, end) = year?;
            Some(Reading::new(n, end, Meaning::Half { year, n: number }))
        }
        _ => None,
    }
}
