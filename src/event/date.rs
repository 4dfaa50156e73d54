//! When an event happened: the expression that dates it, else the story so far, else the lead's convention.

use super::clause::View;
use super::trigger::Trigger;
use crate::date::Interval;
use crate::kind::{DatePrecision, TimexType};
use crate::span::Span;
use crate::when::{Bound, TimeExpression};
use jiff::civil::Date;
use std::ops::Range;

/// A date chosen for an event.
#[derive(Debug, Clone, Copy)]
pub(super) struct Dating {
    pub(super) interval: Interval,
    pub(super) span: Option<Span>,
    pub(super) rule: &'static str,
    /// Whether the sentence itself says it.
    pub(super) own: bool,
}

/// The time expressions of a sentence that can date an event, with their token.
pub(super) fn usable<'t>(
    view: &View,
    sentence: &Range<usize>,
    times: &[&'t TimeExpression],
) -> Vec<(usize, &'t TimeExpression)> {
    times
        .iter()
        .filter(|t| {
            matches!(t.timex, TimexType::Date | TimexType::Time)
                && t.interval.is_some_and(|i| i.start.is_some() || i.end.is_some())
                && !matches!(t.rule, "year_modifier" | "age")
                && !matches!(t.value.as_str(), "PRESENT_REF" | "FUTURE_REF")
        })
        .map(|t| {
            (
                view.doc.tokens[sentence.clone()].partition_point(|k| k.span.end <= t.span.start)
                    + sentence.start,
                *t,
            )
        })
        .collect()
}

/// The expression of the sentence that dates `trigger`, if any.
pub(super) fn choose<'t>(
    view: &View,
    trigger: &Trigger,
    times: &[(usize, &'t TimeExpression)],
    others: &[Trigger],
) -> Option<&'t TimeExpression> {
    times
        .iter()
        .filter(|(at, _)| !view.is_aside(trigger.end, *at))
        .map(|(at, time)| {
            let (a, b) = if *at >= trigger.end { (trigger.end, *at) } else { (*at, trigger.start) };
            let crossed = (a..b).filter(|n| view.parts(*n)).count();
            let between =
                others.iter().filter(|t| t.start >= a && t.end <= b && t.start != trigger.start).count();
            // "reported on Tuesday that …": the saying's date, if the clause has its own.
            let of_saying = (at.saturating_sub(4)..*at)
                .any(|n| matches!(view.lower(n), "said" | "reported" | "announced" | "told"));
            let vague = time.interval.and_then(Interval::days).map_or(30, |d| d.min(30)) as usize / 4;
            let bound = if time.bound == Bound::Within { 0 } else { 25 };
            (
                b.saturating_sub(a)
                    + 10 * crossed
                    + 8 * between
                    + if of_saying { 10 } else { 0 }
                    + vague
                    + bound,
                *time,
            )
        })
        .min_by_key(|(cost, _)| *cost)
        .map(|(_, time)| time)
}

/// The date of an event in "on Wednesday, a day after it happened": so many days off the day of the main clause.
pub(super) fn day_after(
    view: &View,
    trigger: &Trigger,
    sentence: &Range<usize>,
    times: &[(usize, &TimeExpression)],
) -> Option<Dating> {
    let start = view.clause_start(trigger.start, sentence);
    let end = view.clause_end(trigger.start, sentence);
    let conjunction = start.checked_sub(1).filter(|c| *c >= sentence.start + 2)?;
    let sign = match view.lower(conjunction) {
        "after" => -1,
        "before" => 1,
        _ => return None,
    };
    if !matches!(view.lower(conjunction - 1), "day" | "days") {
        return None;
    }
    let days = match view.lower(conjunction - 2) {
        "a" | "one" => 1,
        _ => super::figure::number(view, conjunction - 2, conjunction - 1)?.0,
    };
    if times.iter().any(|(at, _)| (start..end).contains(at)) {
        return None;
    }
    let (_, time) = times.iter().rfind(|(at, _)| *at < conjunction)?;
    let main = time.interval.filter(|i| i.days() == Some(1))?;
    let shift = jiff::Span::new().try_days(i64::from(days) * sign).ok()?;
    let day = main.start?.checked_add(shift).ok()?;
    Some(Dating {
        interval: Interval::new(day, day, DatePrecision::Day),
        span: Some(time.span),
        rule: "days_from_main_clause",
        own: true,
    })
}

/// Most days before publication that an event may lie and still be news; older ones are background.
const MAX_NEWS_DAYS: i32 = 366 * 2;

/// Whether an event dated so is told as background: long before publication, or a span that only began then.
pub(super) fn is_background(interval: Interval, published: Option<Date>) -> bool {
    let Some(published) = published else { return false };
    let end = interval.end.or(interval.start);
    end.is_some_and(|end| (published - end).get_days() > MAX_NEWS_DAYS)
        || interval.precision == DatePrecision::Year
            && interval.end.is_some_and(|e| e.year() < published.year())
}

/// Paragraphs at the top of an article in which an undated event counts as news of the day.
pub(super) const LEAD_PARAGRAPHS: usize = 2;

/// The date of an undated lead: the day of publication or the one before, as news leads have it.
pub(super) fn of_lead(published: Date) -> Dating {
    let before = published.yesterday().unwrap_or(published);
    Dating {
        interval: Interval::new(before, published, DatePrecision::Range),
        span: None,
        rule: "undated_lead",
        own: false,
    }
}
