//! Running totals: "more than 1,000 airstrikes since December" is a tally, never an incident.
//!
//! What is counted says [`super::total`]; a count is a total by its period ([`super::period`]), by its size, or by what it is
//! compared with.

use super::clause::View;
use super::mood::Mood;
use super::period::{self, Length, Period};
use super::report::{Evidence, Tally};
use super::said::Said;
use super::site::Site;
use super::total::{Candidate, Of, candidates, is_perfect};
use super::trigger::Trigger;
use crate::geoparse::Location;
use crate::kind::{IncidentType, MentionKind, PlacePrecision};
use crate::span::Span;
use crate::text::TokenKind;
use jiff::civil::Date;
use std::ops::Range;

/// From this count on a number of events is a total, whatever period stands beside it.
const ALWAYS_A_TALLY: u32 = 50;
/// In a month or more, so many events of a kind are a total.
const MANY: u32 = 5;
/// Tokens behind a total within which the next sentence may go on from it.
const REACH: usize = 40;
/// So many dead are never those of one point on the map.
const BEYOND_ONE_EVENT: u32 = 1_000;
/// An event that began at most so many days ago may still go on.
const RECENT_DAYS: i32 = 10;

/// A running total with its tokens.
pub(super) struct Counted {
    pub(super) tokens: Range<usize>,
    pub(super) tally: Tally,
    /// It counts from where the article's counting began, if the sentence does not say.
    pub(super) running: bool,
    /// It counts the dead or the hurt.
    pub(super) of_people: bool,
}

/// The tallies of a sentence. Their tokens are no triggers, and their people no figures of an event.
pub(super) fn tallies(
    said: &Said,
    published: Option<Date>,
    last: Option<&Counted>,
    evidence: impl Fn(Span) -> Evidence,
) -> Vec<Counted> {
    let view = said.view;
    let candidates = candidates(said);
    if candidates.is_empty() {
        return Vec::new();
    }
    let periods = period::periods(said);
    let attributed = said.source.as_ref().map(|s| s.name.clone());
    let mut found: Vec<Counted> = Vec::new();
    for candidate in candidates {
        let perfect = is_perfect(view, &candidate.tokens, &said.tokens);
        // "24 in September, against 31 in August".
        let from = if candidate.of == Of::Compared { candidate.tokens.start } else { 0 };
        let told = periods.partition_point(|p| p.tokens.start < from);
        let period = period::of_count(view, &periods[told..], &candidate.tokens, perfect);
        let further = |last: &&Counted| is_further(said, &candidate, last);
        let before = found.last().or_else(|| last.filter(further)).map(|c| (c.tokens.end, &c.tally));
        let single_day = periods.iter().any(|p| p.length == Length::Short);
        let of_day = single_day && period.is_none() && candidate.of == Of::People;
        // "has so far claimed 15 lives", of a strike on Monday.
        let event = (said.tokens.start..candidate.tokens.end).any(|n| view.noun(n).is_some());
        let few = candidate.figure.is_some_and(|f| f.best < ALWAYS_A_TALLY);
        if of_day && few && event && before.is_none()
            || !is_total(said, &candidate, period, perfect, before, published)
        {
            continue;
        }
        // "… 63 raids, in which 29 people were detained": in the same time.
        let shared = before.filter(|_| period.is_none()).map(|(_, t)| (t.since, t.until));
        let (since, until) = match (period, shared) {
            (Some(p), _) => (p.since.filter(|_| p.length != Length::Short), p.until),
            (None, Some(told)) if candidate.of != Of::Compared => told,
            _ => (None, None),
        };
        let span = view.doc.span_of(candidate.tokens.clone());
        found.push(Counted {
            running: since.is_none() && matches!(candidate.of, Of::Events | Of::People),
            of_people: candidate.of == Of::People,
            tally: Tally {
                kind: candidate.kind,
                count_low: candidate.figure.map(|f| f.low),
                count_high: candidate.figure.and_then(|f| f.high),
                since,
                until: until.filter(|e| published.is_none_or(|p| *e <= p)).or(published),
                place: place_of(said, span).cloned(),
                attributed_to: attributed.clone(),
                evidence: evidence(span),
            },
            tokens: candidate.tokens,
        });
    }
    found
}

/// Where a total is of: the place named behind it; else an area named before it, for a town belongs to an event.
fn place_of<'s>(said: &Said<'s, '_>, count: Span) -> Option<&'s Location> {
    let literal = said.mentions.iter().filter(|m| matches!(m.kind, MentionKind::Literal));
    let located = literal.filter_map(|m| m.location.as_ref().map(|l| (m.span.start, l)));
    let behind = located.clone().find(|(at, _)| *at >= count.start);
    let is_area = |l: &Location| {
        !matches!(l.precision, PlacePrecision::Exact | PlacePrecision::Settlement | PlacePrecision::Near)
    };
    let before = || located.clone().rfind(|(at, l)| *at < count.start && is_area(l));
    behind.or_else(before).map(|(_, location)| location)
}

/// Whether a count is a total; `before`: the end of the one told before it in the sentence.
fn is_total(
    said: &Said,
    candidate: &Candidate,
    period: Option<&Period>,
    perfect: bool,
    before: Option<(usize, &Tally)>,
    published: Option<Date>,
) -> bool {
    let view = said.view;
    let recent =
        period.and_then(|p| p.since).zip(published).is_some_and(|(s, p)| (p - s).get_days() <= RECENT_DAYS);
    let length = period.map(|p| p.length);
    let value = candidate.figure.map_or(0, |f| f.best);
    let large = value >= ALWAYS_A_TALLY;
    let dated = length == Some(Length::Short);
    // "in October alone", "so far": said of sums.
    let summed = || is_summed(said, &candidate.tokens) || period.is_some_and(|p| is_summed(said, &p.tokens));
    let over_time = match length {
        Some(Length::Open) => true,
        Some(Length::Long) => {
            // "the kidnapping of 45 peacekeepers in 2014" is one event.
            let people = candidate.of == Of::People;
            let were = candidate.tokens.clone().any(|n| matches!(view.lower(n), "were" | "was" | "been"));
            perfect || summed() || value >= MANY && (were || !people)
        }
        Some(Length::Month) => match candidate.of {
            Of::People => {
                let at_point = said.sites.iter().any(Site::is_point);
                // "In May, clashes left 40 dead": of those clashes.
                let of_event = (said.tokens.start..candidate.tokens.start).any(|n| view.noun(n).is_some());
                perfect || summed() || value >= MANY && !at_point && !of_event
            }
            Of::Events => value >= MANY,
            _ => true,
        },
        // "in the past two weeks alone".
        Some(Length::Window) => perfect || summed(),
        // "Four people were killed in the province between 3 and 9 May".
        Some(Length::Days) => {
            candidate.of == Of::People
                && value > 1
                && !said.sites.iter().any(Site::is_point)
                && !is_of_event(said, &candidate.tokens)
        }
        _ => perfect && summed(),
    } || before.is_some() && !dated;
    // "documented the death of three members in an attack at dawn today on a checkpoint in A": of that day, however it is told.
    let of_one_day = period.is_none_or(|p| p.length == Length::Short)
        && said.sites.iter().any(|s| s.location.precision < PlacePrecision::Admin1)
        && said
            .datable
            .iter()
            .any(|(at, t)| *at > candidate.tokens.start && t.interval.is_some_and(|i| i.days() == Some(1)));
    match candidate.of {
        Of::People if of_one_day && value < MANY => false,
        // "had uprooted 60 trees in A on Tuesday".
        Of::Things if of_one_day && value < BEYOND_ONE_EVENT * 10 => false,
        Of::State | Of::Compared => true,
        // "recorded 37 attempts": nobody counts so many of one day.
        Of::Events => value > 1 && (over_time || large || value >= MANY * 4 && summed()),
        Of::Uncounted => length == Some(Length::Open),
        Of::Times => value > 1 && (over_time || perfect),
        Of::Sum => {
            // "the number of detainees has risen to 71": at present.
            let held = candidate.kind == IncidentType::ArrestDetention && perfect;
            // "the toll has since risen to five": of the event told.
            let since_then = length == Some(Length::Open) && period.is_some_and(|p| p.since.is_none());
            held || over_time && !(since_then && !large && is_of_people(candidate.kind))
                || large && !is_of_people(candidate.kind)
                || value >= BEYOND_ONE_EVENT
                || summed()
        }
        Of::Things => {
            let held = candidate.kind == IncidentType::TerritorialSeizure;
            let told = perfect || is_had(view, &candidate.tokens) || summed();
            over_time || perfect && held || large && told || value >= BEYOND_ONE_EVENT * 10
        }
        Of::People if value >= BEYOND_ONE_EVENT => true,
        // "since Saturday, shelling has killed 23": of that event, which goes on.
        Of::People if recent && !large => false,
        // "has documented the killing of five people in the attack".
        Of::People if period.is_none() && !large && is_of_that_event(said, &candidate.tokens) => false,
        Of::People if is_of_event(said, &candidate.tokens) => {
            value > 1 && over_time && (!recent || large && perfect)
        }
        Of::People => value > 1 && (over_time || large && perfect),
    }
}

/// "It also recorded 14 abductions", "Eleven of them were killed": goes on from the total of the sentence before.
fn is_further(said: &Said, candidate: &Candidate, last: &Counted) -> bool {
    let pair = |n: usize| (said.view.lower(n), said.view.lower(n + 1));
    let (start, end) = (candidate.tokens.start, candidate.tokens.end);
    let of_them = (start..(start + 3).min(end)).any(|n| pair(n) == ("of", "them"))
        || (end..(end + 2).min(said.tokens.end)).any(|n| pair(n) == ("in", "them"));
    said.tokens.start.saturating_sub(last.tokens.end) < REACH
        && match candidate.of {
            // "Deir Ezzor: 71 operations.": an item of the list.
            Of::Events => is_summed(said, &candidate.tokens) || is_item(said, start),
            Of::People => of_them || is_of_these(said, start) || last.of_people && is_another(said, start),
            _ => false,
        }
}

/// "61 people were killed in nine months. Another 39 died of …": in the same time.
fn is_another(said: &Said, start: usize) -> bool {
    let first = said.tokens.start;
    start <= first + 2 && (first..=start).any(|n| matches!(said.view.lower(n), "another" | "further"))
}

/// Whether the count at `start` stands right behind a name and a colon that open the sentence.
fn is_item(said: &Said, start: usize) -> bool {
    let tokens = &said.view.doc.tokens;
    let name = |n: usize| tokens[n].capitalised || tokens[n].kind == TokenKind::Punct;
    (said.tokens.start + 2..said.tokens.start + 8).contains(&start)
        && said.view.lower(start - 1) == ":"
        && (said.tokens.start..start).all(name)
}

/// "these operations left 37 people dead": what was counted before.
fn is_of_these(said: &Said, start: usize) -> bool {
    let from = start.saturating_sub(5).max(said.tokens.start);
    (from..start).any(|n| {
        matches!(said.view.lower(n), "these" | "those")
            && said.view.noun(n + 1).is_some_and(|(len, _)| said.view.lower(n + len).ends_with('s'))
    })
}

/// Words around `tokens` that add up: "in October alone", "so far", "a total of".
fn is_summed(said: &Said, tokens: &Range<usize>) -> bool {
    let near = tokens.start.saturating_sub(3).max(said.tokens.start)..(tokens.end + 3).min(said.tokens.end);
    let word = |n: usize| said.view.lower(n);
    // "according to a tally by the monitor".
    let counted = said.tokens.clone().any(|n| {
        word(n) == "to"
            && matches!(word(n + 1), "a" | "its" | "the")
            && matches!(word(n + 2), "tally" | "count")
    });
    counted
        || near.into_iter().any(|n| {
            matches!((word(n), word(n + 1)), ("so", "far") | ("in", "total") | ("to", "date"))
                || matches!(
                    word(n),
                    "alone" | "total" | "altogether" | "counts" | "counted" | "documented" | "recorded"
                )
                || matches!(word(n), "logged" | "registered" | "count" | "figures" | "estimates" | "observed")
                || matches!((word(n), word(n + 1)), ("in", "all") | ("that" | "same", "time" | "period"))
        })
}

const fn is_of_people(kind: IncidentType) -> bool {
    matches!(kind, IncidentType::Killing | IncidentType::ArrestDetention | IncidentType::Other)
}

/// "had been displaced".
fn is_had(view: &View, tokens: &Range<usize>) -> bool {
    (tokens.start.saturating_sub(2)..tokens.end).any(|n| view.lower(n) == "had")
}

/// "99 people have been killed in clashes", "the bombing has killed 60": the dead of one event, however many.
fn is_of_event(said: &Said, tokens: &Range<usize>) -> bool {
    let near = tokens.start.saturating_sub(6).max(said.tokens.start)..(tokens.end + 8).min(said.tokens.end);
    // "opened fire on a crowd, wounding two of them".
    let by_what_is_told = said.view.lower(tokens.start).ends_with("ing")
        && said.triggers.iter().any(|t| !t.noun && t.mood == Mood::Happened && t.end <= tokens.start);
    by_what_is_told || near.into_iter().any(|n| said.view.noun(n).is_some())
}

/// "killed in the attack": the dead of one event told before.
fn is_of_that_event(said: &Said, tokens: &Range<usize>) -> bool {
    let word = |n: usize| said.view.lower(n);
    (tokens.end..(tokens.end + 6).min(said.tokens.end)).any(|n| {
        let one = |(len, _): (usize, _)| !word(n + 2 + len - 1).ends_with('s');
        matches!(word(n), "in" | "by" | "during")
            && matches!(word(n + 1), "the" | "this" | "that")
            && said.view.noun(n + 2).is_some_and(one)
    })
}

/// Whether people counted at `tokens` are those of a tally.
pub(super) fn counts(tallies: &[Counted], tokens: &Range<usize>) -> bool {
    tallies.iter().any(|t| t.tokens.start < tokens.end && tokens.start < t.tokens.end)
}

/// Whether a trigger lies in words that are a tally.
pub(super) fn covers(tallies: &[Counted], trigger: &Trigger) -> bool {
    counts(tallies, &(trigger.start..trigger.end))
        // The verb that carries the total ("has carried out more than 1,000").
        || tallies.iter().any(|t| trigger.end <= t.tokens.start && t.tokens.start - trigger.end <= 3 && trigger.noun)
        // What people counted died of: "29 people killed in assassinations and other attacks".
        || tallies.iter().any(|t| t.tokens.end <= trigger.start && trigger.start - t.tokens.end <= AFTER_COUNT && trigger.noun)
}

/// Words behind a count within which a noun of violence only says what the counted died of.
const AFTER_COUNT: usize = 8;
