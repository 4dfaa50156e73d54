//! Whether a sentence adds up events: over a time, an area, or as a report does.

use super::figure::Harm;
use super::said::Said;
use super::trigger::Trigger;
use crate::date::Interval;
use crate::when::Bound;

/// Days over which what is told, of an area or of people counted, may still be one event.
pub(super) const FEW_DAYS: i32 = 4;

impl Said<'_, '_> {
    /// "killed two people in separate incidents in the West Bank": what is told one by one further on.
    pub(super) fn sums_up(&self, trigger: &Trigger) -> bool {
        let end = self.view.clause_end(trigger.start, &self.tokens);
        let sundry =
            |n: usize| matches!(self.view.lower(n), "separate" | "various" | "several" | "different");
        let is_told_so = trigger.rule == "harm_in_noun"
            && sundry(trigger.end.saturating_sub(2))
            && self.view.lower(trigger.end - 1).ends_with('s');
        // "a lawyer counts sixty people who were arrested": a tally, whatever it begins with.
        let counted = (self.tokens.start..trigger.start).any(|n| self.view.lower(n) == "counts")
            && self.view.relative_pronoun(trigger.start, &self.tokens).is_some();
        // "in separate strikes in A, B and C": told right here.
        let placed = self
            .sites
            .iter()
            .any(|s| s.is_point() && s.listed && s.tokens.start > trigger.end && s.tokens.start < end);
        !placed && is_told_so
            || counted
            || (trigger.end..end).any(|n| {
                sundry(n)
                    && matches!(
                        self.view.lower(n + 1),
                        "incidents" | "attacks" | "strikes" | "shootings" | "raids" | "places" | "locations"
                    )
                    && self.view.lower(n.saturating_sub(1)) == "in"
            })
    }

    /// "Five people lost their lives in A and B between Monday and Wednesday": counts over several towns and days.
    pub(super) fn sums_up_towns_and_days(&self) -> bool {
        const DAYS: i32 = 2;
        let mut days = self.datable.iter().filter_map(|(_, t)| t.interval?.days());
        !self.counts.is_empty() && self.sites.len() > 1 && days.any(|days| days > DAYS)
    }

    /// "Nine people were killed in the governorate between 11 and 17 May", "They left 11 dead, as follows": of several events.
    pub(super) fn sums_up_days(&self) -> bool {
        let lower = |n: usize| self.view.lower(n);
        // "the deadliest attack of the week" is one.
        let ranks = |at: usize| (at.saturating_sub(2)..at).any(|n| lower(n) == "of");
        let over_days = self.datable.iter().any(|(at, t)| {
            let days = t.interval.and_then(Interval::days);
            t.bound == Bound::Within && days.is_some_and(|days| days > FEW_DAYS) && !ranks(*at)
        });
        over_days || self.tokens.clone().any(|n| lower(n) == "as" && lower(n + 1) == "follows")
    }

    /// Whether so many people are counted that it must be over a time, not of the event told before: "has killed hundreds in
    /// violations of the truce". A toll told anew says itself what it is of.
    pub(super) fn sums_up_a_time(&self) -> bool {
        let many = |harm| if harm == Harm::Injured { MANY_HURT } else { MANY };
        self.counts.iter().any(|c| c.figure.best >= many(c.harm) && !c.is_toll())
            || !self.counts.is_empty() && self.sums_up_a_report()
    }

    /// "During the reporting period, nine were killed"; "16 murders, in which 14 men died"; "a string of attacks in which 19 were killed".
    fn sums_up_a_report(&self) -> bool {
        let view = self.view;
        let many =
            |n: usize| matches!(view.lower(n), "murders" | "crimes" | "attacks" | "operations" | "incidents");
        let counted = |n: usize| {
            (n.saturating_sub(3).max(self.tokens.start)..n).any(|i| {
                super::number::number(view, i, n).is_some_and(|(count, _)| count > 1)
                    || matches!(view.lower(i), "string" | "series" | "wave" | "spate")
                        && view.lower(i + 1) == "of"
            })
        };
        let relative = |n: usize| {
            (n + 1..(n + 6).min(self.tokens.end))
                .any(|i| matches!(view.lower(i), "which" | "that" | "left") && view.lower(i - 1) != "said")
        };
        // "27 were wounded in incidents across the kingdom".
        let nationwide = |n: usize| {
            view.lower(n) == "across"
                && view.lower(n + 1) == "the"
                && matches!(
                    view.lower(n + 2),
                    "country" | "kingdom" | "province" | "governorate" | "region" | "territory"
                )
        };
        self.tokens.clone().any(|n| {
            nationwide(n)
                || view.lower(n) == "reporting" && view.lower(n + 1) == "period"
                || many(n) && counted(n) && relative(n)
        })
    }

    /// "In the first week of the month we recorded four deaths": counted over a time, not of one event.
    pub(super) fn records_a_sum(&self) -> bool {
        let lower = |n: usize| self.view.lower(n);
        let records = |n: usize| self.view.is_form_of(n, &["record", "document", "register", "log"]);
        // "a 14-year-old boy".
        let age = |n: usize| lower(n) == "year" && lower(n + 1) == "-" && lower(n + 2) == "old";
        let of_time = |n: usize| {
            matches!(lower(n), "week" | "month" | "year" | "since" | "period" | "far" | "days") && !age(n)
        };
        self.counts.iter().any(|c| c.figure.best > 1)
            && self.tokens.clone().any(records)
            && self.tokens.clone().any(of_time)
    }

    /// "14 attacks" in an area, "14 attacks left nine dead": more than can be one event.
    pub(super) fn is_of_many(&self, trigger: &Trigger, is_coarse: bool) -> bool {
        let from = trigger.start.saturating_sub(3).max(self.tokens.start);
        trigger.noun
            && (is_coarse || (trigger.end..trigger.end + 3).any(|n| self.view.lower(n) == "left"))
            && self.view.lower(trigger.end - 1).ends_with('s')
            && (from..trigger.end).any(|n| {
                super::figure::number(self.view, n, trigger.end).is_some_and(|(n, _)| n >= MANY_EVENTS)
            })
    }

    /// "Seven attacks have been recorded": how many there were, which a list is to follow.
    pub(super) fn counts_events(&self) -> bool {
        // "Thirteen attacks in the past 96 hours, in provinces that include A and B".
        let over_days = || {
            self.tokens.clone().any(|n| {
                matches!(self.view.lower(n), "past" | "last")
                    && matches!(self.view.lower(n + 2), "hours" | "days")
            })
        };
        (self.sites.is_empty() || !self.sites.iter().any(|s| s.is_point() && s.is_at()) && over_days())
            && self.tokens.clone().any(|n| {
                matches!(
                    self.view.lower(n),
                    "attacks"
                        | "crimes"
                        | "incidents"
                        | "operations"
                        | "assassinations"
                        | "violations"
                        | "incursions"
                ) && (n.saturating_sub(3).max(self.tokens.start)..n).any(|i| {
                    super::number::number(self.view, i, n).is_some_and(|(count, _)| (2..20).contains(&count))
                })
            })
    }
}

/// People harmed from which on a sentence that tells of no event counts over a time.
const MANY: u32 = 50;

/// The same of people hurt, of whom an attack leaves more than it kills.
const MANY_HURT: u32 = 200;

/// Attacks counted in a province from which on they are no single event.
const MANY_EVENTS: u32 = 4;
