//! Running totals: "more than 1,000 airstrikes since December" is a tally, never an incident.

use super::attribution::source;
use super::clause::View;
use super::figure;
use super::report::{Evidence, Tally};
use super::trigger::Trigger;
use crate::geoparse::Location;
use crate::kind::IncidentType;
use crate::text::TokenKind;
use crate::when::{Bound, TimeExpression};
use jiff::civil::Date;
use std::ops::Range;

/// From this count on a number of events is a total, whatever period stands beside it.
const ALWAYS_A_TALLY: u32 = 50;
/// Events counted over a longer period than this many days are a total.
const PERIOD_DAYS: i32 = 28;

/// A counted event noun ("400 ground incursions") with its tokens.
pub(super) struct Counted {
    pub(super) tokens: Range<usize>,
    pub(super) tally: Tally,
}

/// The tallies of a sentence. Their tokens are no triggers.
pub(super) fn tallies(
    view: &View,
    sentence: &Range<usize>,
    times: &[&TimeExpression],
    story_since: Option<Date>,
    published: Option<Date>,
    place: Option<&Location>,
    evidence: impl Fn(crate::span::Span) -> Evidence,
) -> Vec<Counted> {
    let mut found: Vec<Counted> = Vec::new();
    let since =
        times.iter().filter(|t| t.bound == Bound::Since).find_map(|t| t.interval.and_then(|i| i.start));
    let period = times
        .iter()
        .filter(|t| t.bound == Bound::Within && t.rule != "year_modifier")
        .filter_map(|t| t.interval)
        .find(|i| i.days().is_some_and(|d| d >= PERIOD_DAYS));
    let mut n = sentence.start;
    while n < sentence.end {
        let Some(count) = figure::count(view, n, sentence) else {
            n += 1;
            continue;
        };
        n = count.end;
        // A year is no count.
        if (1_900..2_100).contains(&count.figure.best) && !view.lower(count.end - 1).contains(',') {
            continue;
        }
        let Some((end, kind)) = counted_noun(view, count.end, sentence) else { continue };
        let value = count.figure.best;
        let continued = found.last().is_some();
        if value < ALWAYS_A_TALLY && since.is_none() && period.is_none_or(|_| value < 5) && !continued {
            continue;
        }
        n = end;
        let attributed = source(view, sentence).map(|s| s.name);
        found.push(Counted {
            tokens: count.start..end,
            tally: Tally {
                kind,
                count_low: Some(count.figure.low),
                count_high: count.figure.high,
                since: since.or(period.and_then(|p| p.start)).or(story_since),
                until: period.and_then(|p| p.end).filter(|e| published.is_none_or(|p| *e <= p)).or(published),
                place: place.cloned(),
                attributed_to: attributed,
                evidence: evidence(view.doc.span_of(count.start..end)),
            },
        });
    }
    found
}

/// The event noun that a count counts: over at most four words between ("of additional Israeli").
fn counted_noun(view: &View, from: usize, sentence: &Range<usize>) -> Option<(usize, IncidentType)> {
    for n in from..(from + 7).min(sentence.end) {
        if let Some((len, kind)) = view.lexicon.nouns.at(view.doc, n) {
            let plural = view.lower(n + len - 1).ends_with('s');
            return (plural && !kind.is_diplomatic()).then_some((n + len, *kind));
        }
        if matches!(view.lower(n), "in" | "by" | "on" | "at" | "from" | "during" | "were" | "was" | ",")
            || view.classes(n) & view.lexicon.class("people") != 0
        {
            return None;
        }
        let token = &view.doc.tokens[n];
        if token.kind == TokenKind::Punct && !matches!(view.lower(n), "-" | ",") || view.parts(n) {
            return None;
        }
    }
    None
}

/// Whether a trigger lies in words that are a tally.
pub(super) fn covers(tallies: &[Counted], trigger: &Trigger) -> bool {
    tallies.iter().any(|t| t.tokens.start < trigger.end && trigger.start < t.tokens.end)
        // The verb that carries the total ("has carried out more than 1,000").
        || tallies.iter().any(|t| trigger.end <= t.tokens.start && t.tokens.start - trigger.end <= 3 && trigger.noun)
}
