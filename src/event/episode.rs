//! Fighting told with its days: "76 people have been killed in two days of clashes in A", "sectarian violence in A since Sunday". It is
//! one event over these days, with the dead of all of them; what a monitor adds up over a month of many events is a tally
//! ([`super::tally`]).

use super::clause::View;
use super::date::is_of_outbreak;
use super::figure::{Count, Harm};
use super::mood::Mood;
use super::number::number;
use super::said::Said;
use super::trigger::Trigger;
use crate::date::Interval;
use crate::kind::{DatePrecision, IncidentType};
use crate::span::Span;
use crate::when::Bound;
use jiff::civil::Date;
use std::ops::Range;

/// Days over which fighting is one event.
const LONGEST: i32 = 14;

/// Days meant by "days of fighting", at most.
const UNCOUNTED: i64 = 5;

/// Tokens around the noun within which its days stand.
const REACH: usize = 30;

/// The days of the fighting that `trigger`, a noun, tells of, and the words that say so; `None` where its sentence says nothing of how
/// long it lasted, or says that it is long ago.
pub(super) fn days_of_fighting(
    said: &Said,
    trigger: &Trigger,
    published: Option<Date>,
) -> Option<(Interval, Span)> {
    if !trigger.noun || !is_fighting(trigger.kind) {
        return None;
    }
    let published = published?;
    let near = |at: usize| at.abs_diff(trigger.start) <= REACH;
    // "over the past two weeks" dates no single event.
    let weeks = said.times.iter().filter(|t| t.rule == "window" && t.bound == Bound::Within);
    let weeks = weeks.map(|t| (said.view.token_at(&said.tokens, t.span.start), *t));
    let times = said.datable.iter().copied().chain(weeks);
    let told = times.filter(|(at, _)| near(*at)).find_map(|(at, time)| {
        let interval = time.interval?;
        let (start, end) = (interval.start?, interval.end?);
        let ago = (published - start).get_days();
        let began = time.bound == Bound::Since || interval.days() == Some(1) && is_since(said, trigger);
        // "The fighting in A, which broke out on Sunday, has killed dozens".
        let lasts = || (at..said.tokens.end).any(|n| matches!(said.view.lower(n), "has" | "have"));
        let began = began || is_of_outbreak(said.view, trigger, at) && lasts();
        // "A truce has held since Saturday, after a week of fighting in A": until then.
        if time.bound == Bound::Since && (at..trigger.start).any(|n| said.view.lower(n) == "after") {
            let days = counted_days(said, trigger)?;
            let first = start.checked_sub(jiff::Span::new().days(days)).ok()?;
            let days = Interval::new(first, start, DatePrecision::Range);
            return (0..=LONGEST).contains(&ago).then_some((days, time.span));
        }
        // "The fighting in A, which broke out on 3 August, killed dozens": from then on.
        let broke_out = is_of_outbreak(said.view, trigger, at) && interval.days() == Some(1);
        let days = match time.bound {
            _ if began && (0..=LONGEST).contains(&ago) => {
                Some(Interval::new(start, published, DatePrecision::Range))
            }
            // "the past two weeks" has the day of publication too.
            Bound::Within if (2..=LONGEST + 1).contains(&interval.days()?) && end <= published => {
                Some(interval)
            }
            _ if broke_out && (0..=LONGEST).contains(&ago) => Some(interval),
            _ => None,
        };
        days.map(|days| (days, time.span))
    });
    // "In March, two days of clashes …": not those before publication.
    let of_old =
        said.times.iter().filter_map(|t| t.interval?.end).any(|end| (published - end).get_days() > 1);
    // "Months after a truce ended a week of violence".
    let long_since = (said.tokens.start..trigger.start).any(|n| {
        matches!(said.view.lower(n), "months" | "years" | "weeks")
            && matches!(said.view.lower(n + 1), "after" | "since")
    });
    told.or_else(|| {
        let days = counted_days(said, trigger).filter(|_| !of_old && !long_since)?;
        let first = published.checked_sub(jiff::Span::new().days(days - 1)).ok()?;
        // "two days of".
        let words =
            said.view.doc.span_of(trigger.start.saturating_sub(3).max(said.tokens.start)..trigger.end);
        Some((Interval::new(first, published, DatePrecision::Range), words))
    })
}

/// Whether a type is of fighting that goes on for days.
pub(super) const fn is_fighting(kind: IncidentType) -> bool {
    matches!(kind, IncidentType::ArmedClash | IncidentType::SectarianViolence)
}

impl Said<'_, '_> {
    /// "clashes in the province in July left more than 1,200 dead": a total, and the dead of the fighting that the sentence tells of.
    pub(super) fn is_of_fighting(&self, count: &Count) -> bool {
        let ahead = |t: &&Trigger| t.end <= count.tokens.start;
        let last = self.triggers.iter().rfind(ahead);
        count.harm == Harm::Killed
            && last.is_some_and(|t| t.noun && is_fighting(t.kind) && t.mood == Mood::Happened)
    }
}

/// "174 people have been killed in A since clashes broke out": whether the noun opens the time that the sentence tells of, which is of
/// fighting where the sentence says.
pub(super) fn opens_time(view: &View, trigger: &Trigger, sentence: &Range<usize>) -> bool {
    trigger.noun
        && is_fighting(trigger.kind)
        && trigger.start > sentence.start
        && view.lower(trigger.start - 1) == "since"
}

/// "killed since sectarian violence broke out on 12 July": whether "since" stands before the noun.
fn is_since(said: &Said, trigger: &Trigger) -> bool {
    let before = trigger.start.saturating_sub(2).max(said.tokens.start)..trigger.start;
    before.into_iter().any(|n| said.view.lower(n) == "since")
}

/// "two days of mounting clashes", "a week of fighting": how many days stand before the noun.
fn counted_days(said: &Said, trigger: &Trigger) -> Option<i64> {
    days_before(said.view, trigger.start, &said.tokens)
}

/// The number of days in "two days of …" or "a week of …", where the noun stands at token `noun` of `sentence`.
pub(super) fn days_before(view: &View, noun: usize, sentence: &Range<usize>) -> Option<i64> {
    let unit = |n: usize| match view.lower(n) {
        "days" => Some(1),
        "week" | "weeks" => Some(7),
        _ => None,
    };
    let of = (noun.saturating_sub(3).max(sentence.start + 2)..noun).find(|n| view.lower(*n) == "of")?;
    let unit = unit(of - 1)?;
    let count = match view.lower(of - 2) {
        "a" | "one" => 1,
        // "after days of fighting".
        "after" | "following" | "followed" if unit == 1 => UNCOUNTED,
        _ => i64::from(number(view, of - 2, of)?.0),
    };
    (2..=i64::from(LONGEST)).contains(&(count * unit)).then_some(count * unit)
}
