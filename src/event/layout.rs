//! How an article is laid out: a diary by days, a bulletin by towns, or a story.

use super::clause::CALENDAR;
use crate::date::Interval;
use crate::geoparse::{Location, PlaceMention};
use crate::kind::PlacePrecision;
use crate::span::Span;
use crate::text::{Doc, Sentence, TokenKind};
use crate::when::TimeExpression;
use jiff::civil::Date;

/// Whether an article is a bulletin whose paragraphs are headed by where they are of: "Nawa – A man was killed". A dateline is the
/// reporter's, and there is one.
pub(super) fn goes_by_place(places: &[PlaceMention]) -> bool {
    let mut headings =
        places.iter().filter(|m| m.rule == "dateline").filter_map(|m| heading(m).map(|l| (m, l)));
    headings.next().is_some_and(|(first, place)| {
        headings.any(|(m, l)| m.sentence != first.sentence && l.place_id != place.place_id)
    })
}

/// The town of a dateline.
pub(super) fn heading(mention: &PlaceMention) -> Option<&Location> {
    mention.location.as_ref().filter(|l| l.precision == PlacePrecision::Settlement)
}

/// Whether an article goes by days, each on a line of its own: one such line may be when it was published.
pub(super) fn is_diary(doc: &Doc, times: &[TimeExpression]) -> bool {
    let mut t = 0;
    let mut days = doc.sentences.iter().enumerate().filter_map(|(n, sentence)| {
        let timed = run(times, &mut t, |t| t.sentence, n);
        day_of_entry(doc, sentence, &timed)
    });
    days.next().is_some_and(|first| days.any(|day| day != first))
}

/// The day that is all a sentence says: "Monday", "Tuesday, 3 March".
pub(super) fn day_of_entry(doc: &Doc, sentence: &Sentence, times: &[&TimeExpression]) -> Option<Date> {
    let is_said = |span: Span| times.iter().any(|t| t.span.contains(span));
    let mut words = doc.tokens[sentence.tokens.clone()].iter().filter(|t| t.kind != TokenKind::Punct);
    let day = times.iter().filter_map(|t| t.interval).find(|i| i.days() == Some(1))?;
    words.all(|t| is_said(t.span)).then_some(day.start).flatten()
}

/// "in the afternoon", and not "Monday afternoon", "yesterday evening": a part of some day that is told before.
pub(super) fn is_only_part_of_day(doc: &Doc, time: &TimeExpression) -> bool {
    let names_day = |word: &str| {
        CALENDAR.contains(&word)
            || matches!(word, "today" | "yesterday" | "tonight" | "same" | "next" | "previous" | "following")
            || word.starts_with(|c: char| c.is_ascii_digit())
    };
    time.rule == "part_of_day" && !doc.lower_span(time.span).split_whitespace().any(names_day)
}

/// Whether a report that came out on the day `published` may be of the period.
pub(super) fn is_of_a_report(period: Interval, published: Option<Date>) -> bool {
    period.days().is_some_and(|d| REPORT_DAYS.contains(&d))
        && published
            .zip(period.end)
            .is_none_or(|(p, end)| (0..=REPORT_LATE_DAYS).contains(&(p - end).get_days()))
}

/// Days within which such a report comes out.
const REPORT_LATE_DAYS: i32 = 45;

/// How many days a report of a week or a month is of, the month told with some days around it.
const REPORT_DAYS: std::ops::RangeInclusive<i32> = 4..=36;

/// The items of sentence `n`; `at` moves over `items`, which are in sentence order.
pub(super) fn run<'i, T>(
    items: &'i [T],
    at: &mut usize,
    sentence_of: impl Fn(&T) -> usize,
    n: usize,
) -> Vec<&'i T> {
    while *at < items.len() && sentence_of(&items[*at]) < n {
        *at += 1;
    }
    items[*at..].iter().take_while(|i| sentence_of(i) == n).collect()
}
