//! Fighting told with its days: "76 people have been killed in two days of clashes in A", "sectarian violence in A since Sunday". It is
//! one event over these days, with the dead of all of them; what a monitor adds up over a month of many events is a tally
//! ([`super::tally`]).

use super::number::number;
use super::said::Said;
use super::trigger::Trigger;
use crate::date::Interval;
use crate::kind::{DatePrecision, IncidentType};
use crate::when::Bound;
use jiff::civil::Date;

/// Days over which fighting is one event.
const LONGEST: i32 = 14;

/// Tokens around the noun within which its days stand.
const REACH: usize = 30;

/// The days of the fighting that `trigger`, a noun, tells of; `None` where its sentence says nothing of how long it lasted, or says
/// that it is long ago.
pub(super) fn days_of_fighting(said: &Said, trigger: &Trigger, published: Option<Date>) -> Option<Interval> {
    if !trigger.noun || !is_fighting(trigger.kind) {
        return None;
    }
    let published = published?;
    let near = |at: usize| at.abs_diff(trigger.start) <= REACH;
    let told = said.datable.iter().filter(|(at, _)| near(*at)).find_map(|(_, time)| {
        let interval = time.interval?;
        let (start, end) = (interval.start?, interval.end?);
        let ago = (published - start).get_days();
        let began = time.bound == Bound::Since || interval.days() == Some(1) && is_since(said, trigger);
        match time.bound {
            _ if began && (0..=LONGEST).contains(&ago) => {
                Some(Interval::new(start, published, DatePrecision::Range))
            }
            Bound::Within if (2..=LONGEST).contains(&interval.days()?) && end <= published => Some(interval),
            _ => None,
        }
    });
    // "In March, two days of clashes …": not those before publication.
    let of_old =
        said.times.iter().filter_map(|t| t.interval?.end).any(|end| (published - end).get_days() > 1);
    told.or_else(|| {
        let days = counted_days(said, trigger).filter(|_| !of_old)?;
        let first = published.checked_sub(jiff::Span::new().days(days - 1)).ok()?;
        Some(Interval::new(first, published, DatePrecision::Range))
    })
}

/// Whether a type is of fighting that goes on for days.
pub(super) const fn is_fighting(kind: IncidentType) -> bool {
    matches!(kind, IncidentType::ArmedClash | IncidentType::SectarianViolence)
}

/// "killed since sectarian violence broke out on 12 July": whether "since" stands before the noun.
fn is_since(said: &Said, trigger: &Trigger) -> bool {
    let before = trigger.start.saturating_sub(2).max(said.tokens.start)..trigger.start;
    before.into_iter().any(|n| said.view.lower(n) == "since")
}

/// "two days of mounting clashes": how many days stand before the noun.
fn counted_days(said: &Said, trigger: &Trigger) -> Option<i64> {
    let view = said.view;
    let of = (trigger.start.saturating_sub(3).max(said.tokens.start)..trigger.start)
        .find(|n| view.lower(*n) == "of" && view.lower(n.wrapping_sub(1)) == "days")?;
    let count = of.checked_sub(2).filter(|n| *n >= said.tokens.start)?;
    let (days, _) = number(view, count, of)?;
    (2..=LONGEST as u32).contains(&days).then_some(i64::from(days))
}
