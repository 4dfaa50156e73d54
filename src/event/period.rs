//! The period a count is told for: "since 8 December", "in September", "in the past two weeks"; or the day of one event.

use super::clause::View;
use super::said::Said;
use crate::kind::TimexType;
use crate::text::TokenKind;
use crate::when::Bound;
use jiff::{Span, civil::Date};
use std::ops::Range;

/// Events counted over at least this many days are a total.
pub(super) const LONG_DAYS: i32 = 28;
/// Days of the longest month.
const MONTH_DAYS: i32 = 31;
/// What is dated to at most this many days is one event.
const SHORT_DAYS: i32 = 3;
/// "in the past two weeks": with a verb in the perfect such a window makes a total from this many days on.
const WINDOW_DAYS: i32 = 7;

/// How long a stretch of time is, for a count.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Length {
    /// From some day on.
    Open,
    /// More than a month.
    Long,
    /// A month.
    Month,
    /// The last week or weeks.
    Window,
    /// Some days that it names the ends of, or one of the last weeks.
    Days,
    /// The day of an event.
    Short,
}

/// A stretch of time named in a sentence.
#[derive(Debug, Clone)]
pub(super) struct Period {
    pub(super) tokens: Range<usize>,
    pub(super) length: Length,
    pub(super) since: Option<Date>,
    pub(super) until: Option<Date>,
}

/// The stretches of time that a sentence names, in text order.
pub(super) fn periods(said: &Said) -> Vec<Period> {
    let (view, sentence) = (said.view, &said.tokens);
    let at = |byte| view.token_at(sentence, byte);
    let mut found: Vec<Period> = Vec::new();
    for time in said.times.iter().filter(|t| t.rule != "year_modifier" && t.rule != "age") {
        let start = at(time.span.start);
        let end = at(time.span.end.saturating_sub(1)) + 1;
        let days = time.interval.and_then(crate::date::Interval::days);
        // "left after half an hour, detaining two men": how long they stayed.
        let stayed = time.timex == TimexType::Duration
            && (start.saturating_sub(2).max(sentence.start)..start).any(|n| view.lower(n) == "after");
        if stayed {
            continue;
        }
        let length = match (time.bound, days) {
            // "the toll from Monday's strike" counts from no day on.
            (Bound::Since, _) if view.lower(end) != "'s" => Length::Open,
            (Bound::Within, Some(d)) if d > MONTH_DAYS => Length::Long,
            (Bound::Within, Some(d)) if d >= LONG_DAYS => Length::Month,
            (Bound::Within, Some(d)) if d >= WINDOW_DAYS && time.rule == "window" => Length::Window,
            (_, Some(d)) if d <= SHORT_DAYS => Length::Short,
            (Bound::Within, Some(_)) => Length::Days,
            _ => continue,
        };
        let since = time.interval.and_then(|i| i.start);
        let until = time.interval.and_then(|i| i.end).filter(|_| length != Length::Open);
        // "in the first nine months of 2025".
        let months = (sentence.start + 4 <= start && view.lower(start - 1) == "of")
            .then(|| first_months(view, start - 4))
            .flatten();
        let end_of = |months: u8| since?.checked_add(Span::new().months(months)).ok()?.yesterday().ok();
        let until = months.and_then(end_of).or(until);
        found.push(Period { tokens: start..end, length, since, until });
    }
    for n in sentence.clone().filter(|n| is_bare_since(view, *n, sentence)) {
        // "since the beginning of operations in December".
        let dated = |p: &&mut Period| {
            (n + 1..n + 8).contains(&p.tokens.start) && !(n + 1..p.tokens.start).any(|i| view.parts(i))
        };
        if let Some(period) = found.iter_mut().find(dated) {
            period.length = Length::Open;
            period.until = None;
            period.tokens.start = n + 1;
        } else if !found.iter().any(|p| (n..n + 4).contains(&p.tokens.start)) {
            // "killed in them since": since the day named last.
            let since = found.iter().rfind(|p| p.tokens.end <= n).and_then(|p| p.since);
            found.push(Period { tokens: n..n + 1, length: Length::Open, since, until: None });
        }
    }
    found.sort_by_key(|p| p.tokens.start);
    found
}

/// The months counted from token `n` on: "first nine months".
fn first_months(view: &View, n: usize) -> Option<u8> {
    (view.lower(n) == "first" && view.lower(n + 2) == "months")
        .then(|| super::number::small_number(view.lower(n + 1)))
        .flatten()
        .filter(|months| *months <= 12)
}

/// "have since set up", "killed in them since.", "since the war began": no date stands behind it; "since they were armed" is a reason.
fn is_bare_since(view: &View, n: usize, sentence: &Range<usize>) -> bool {
    view.lower(n) == "since"
        && (n + 1 >= sentence.end
            || view.doc.tokens[n + 1].kind == TokenKind::Punct
            || matches!(view.lower(n + 1), "the" | "then")
            // "since fighting began in October".
            || (n + 2..(n + 5).min(sentence.end)).any(|i| {
                matches!(view.lower(i), "began" | "started" | "broke" | "erupted" | "resumed" | "ended" | "fell")
            })
            || n > sentence.start
                && matches!(view.lower(n - 1), "has" | "have" | "had")
                // "have since arrested 14 suspects in A on 8 October": on that day.
                && !(n + 1..sentence.end).any(|i| view.is_calendar(i)))
}

/// The period that the count at `tokens` is told for: the nearest of its clause. A verb in the perfect has no day of its own.
pub(super) fn of_count<'p>(
    view: &View,
    periods: &'p [Period],
    tokens: &Range<usize>,
    perfect: bool,
) -> Option<&'p Period> {
    let near = || {
        let fits = periods.iter().filter(|p| !(perfect && p.length == Length::Short));
        fits.filter_map(|p| gap(view, tokens, p).map(|gap| (gap, p)))
    };
    // "In September he counted over 900 raids since December": the month is that of the counting.
    let since = near()
        .filter(|(_, p)| p.length == Length::Open && p.tokens.start >= tokens.end)
        .min_by_key(|(gap, _)| *gap);
    let best = near().min_by_key(|(gap, _)| *gap);
    match (since, best) {
        (Some((_, since)), Some((_, best))) if best.tokens.end <= tokens.start => Some(since),
        (_, best) => best.map(|(_, p)| p),
    }
}

/// Tokens between a count and a period of the same clause.
fn gap(view: &View, count: &Range<usize>, period: &Period) -> Option<usize> {
    if period.tokens.start >= count.start && period.tokens.end <= count.end {
        return Some(0);
    }
    let behind = period.tokens.start >= count.end;
    let between = if behind {
        // "since" itself parts clauses, and so does "after" ("after the fall of Assad").
        let since = |start: usize| matches!(view.lower(start), "since" | "after");
        let start = period.tokens.start;
        count.end..(start.saturating_sub(2)..start).find(|n| since(*n)).unwrap_or(start).max(count.end)
    } else {
        period.tokens.end..count.start
    };
    // "the third attack since Sunday", "the deadliest day since March", "its toll since Friday": of that alone.
    let others = |n: usize| {
        let word = view.lower(n);
        ORDINALS.contains(&word) && first_months(view, n).is_none()
            || word.len() > 5 && word.ends_with("est")
            || is_toll(word)
    };
    // "Since 3 May, when the troops came, 12 people have been killed": told of the time alone.
    let opens = |n: usize| matches!(view.lower(n), "when" | "which" | "as");
    let aside = !behind && view.lower(period.tokens.end) == "," && opens(period.tokens.end + 1);
    let close = between.clone().rev().find(|n| aside && view.lower(*n) == ",");
    let between = close.filter(|n| *n > between.start).map_or(between.clone(), |n| n + 1..between.end);
    // "In the deadliest attack of the past year, 11 were killed": the year is that of the ranking.
    let start = period.tokens.start;
    let ranked = !behind
        && (start.saturating_sub(2)..start).any(|n| view.lower(n) == "of")
        && (start.saturating_sub(6)..start).any(|n| {
            let word = view.lower(n);
            word.len() > 5 && word.ends_with("est") || word == "worst"
        });
    let parted = ranked || between.clone().any(|n| view.parts(n)) || behind && between.clone().any(others);
    (!parted).then(|| between.len())
}

const ORDINALS: [&str; 8] = ["first", "second", "third", "fourth", "fifth", "sixth", "latest", "worst"];

/// A word for a sum of people or events.
pub(super) fn is_toll(word: &str) -> bool {
    matches!(word, "toll" | "tally" | "total" | "number")
}
