//! Whether what is told is no event but many: added up over a time, an area, or both.

use super::super::date;
use super::super::sums::FEW_DAYS;
use super::Candidate;
use crate::kind::{IncidentType, PlacePrecision};

impl Candidate<'_, '_, '_> {
    /// Whether it adds up many events: over a time, an area, or both.
    pub(super) fn is_sum(&self) -> bool {
        let (said, view, trigger) = (self.said, self.said.view, &self.trigger);
        // "two days of clashes in A": one event over these days.
        if self.dating.rule == "days_of_fighting" {
            return false;
        }
        let vague = self.at.iter().all(|(l, _)| l.precision >= PlacePrecision::Region);
        let perfect = (trigger.start.saturating_sub(3).max(said.tokens.start)..trigger.start)
            .any(|n| matches!(view.lower(n), "has" | "have"));
        let wide = self.dating.own && self.dating.interval.days().is_none_or(|days| days > FEW_DAYS);
        let nowhere =
            !self.at.is_empty() && self.at.iter().all(|(l, _)| l.precision == PlacePrecision::Country);
        match trigger.kind {
            // "officials have met in A, B and C": some time.
            IncidentType::Talks if (perfect || self.has_been_held()) && !self.dating.own => return true,
            // "have held several rounds of talks in A and B".
            IncidentType::Talks if perfect && self.are_rounds() => return true,
            // "a truce agreed last month": known.
            IncidentType::Agreement
                if self.at.is_empty()
                    && (wide || date::is_past(self.dating.interval, self.setting.published)) =>
            {
                return true;
            }
            // "Late last month … street protests in several cities".
            IncidentType::Protest if wide && said.is_plural(trigger) => return true,
            // "Four were killed in the province between 15 and 21 July", "seven died in the country".
            IncidentType::Killing | IncidentType::Other
                if !said.counts.is_empty() && (self.is_coarse() && wide || nowhere) =>
            {
                return true;
            }
            IncidentType::Killing | IncidentType::Other
                if self.at.len() > 1 && said.sums_up_towns_and_days() =>
            {
                return true;
            }
            // "another tense week, in which we documented the killing of seven people in the province".
            IncidentType::Killing | IncidentType::Other
                if self.is_coarse()
                    && said.records_a_sum()
                    && self.dating.interval.days().is_none_or(|days| days > FEW_DAYS) =>
            {
                return true;
            }
            _ => {}
        }
        // "The week in figures: … eight killed in the province".
        let in_figures = said
            .tokens
            .clone()
            .any(|n| view.lower(n) == "in" && matches!(view.lower(n + 1), "figures" | "numbers"));
        // "Forces detained 18 people in the province in the same period".
        let same_period = self.is_coarse()
            && said.tokens.clone().any(|n| {
                view.lower(n) == "the" && view.lower(n + 1) == "same" && view.lower(n + 2) == "period"
            });
        if in_figures || same_period {
            return true;
        }
        // "has seen a wave of bombings over the past weeks".
        let over_weeks = trigger.noun
            && said.is_plural(trigger)
            && (said.tokens.start..said.tokens.end).any(|n| {
                matches!(view.lower(n), "past" | "last" | "recent")
                    && matches!(view.lower(n + 1), "weeks" | "months" | "years")
                    && n > said.tokens.start
            })
            && (trigger.start.saturating_sub(3).max(said.tokens.start)..trigger.start).any(|n| {
                matches!(view.lower(n), "wave" | "series" | "string" | "spate" | "number" | "surge")
            });
        // "Forces went into a number of villages in the north and west between Sunday and Tuesday".
        let into_many = self.is_coarse()
            && !self.at.is_empty()
            && !trigger.kind.is_diplomatic()
            && (trigger.end..said.tokens.end.min(trigger.end + 7)).any(|n| {
                matches!(view.lower(n), "villages" | "towns" | "localities" | "locations" | "settlements")
                    // "penetrated three settlements in the south", whatever the day.
                    && (self.dating.interval.days().is_none_or(|days| days > 2)
                        || crate::event::figure::number(view, n - 1, n).is_some())
            });
        // "Clashes in mid-July left more than 1,600 dead", of a place told before.
        let of_old = wide && !self.placed && said.sums_up_a_time() && !trigger.kind.is_diplomatic();
        // "Over the past 11 months, the army has built an outpost".
        let over_months = perfect
            && said.tokens.clone().any(|n| {
                matches!(view.lower(n), "past" | "last")
                    && (n + 1..n + 3).any(|k| matches!(view.lower(k), "weeks" | "months" | "years"))
            });
        // "A man and a youth were killed in the province over the past two days": one here, one there.
        let over_days = trigger.passive
            && !trigger.noun
            && trigger.kind == IncidentType::Killing
            && self.dating.rule == "window"
            && self.is_coarse()
            && said.counts.iter().any(|c| c.figure.best > 1);
        if over_weeks || into_many || of_old || over_months || over_days {
            return true;
        }
        // "In March, an attack set off days of killings in which hundreds died": those of then.
        let of_then = said.sums_up_a_time()
            && !trigger.kind.is_diplomatic()
            && !self.dating.own
            && said
                .datable
                .iter()
                .any(|(_, t)| t.interval.is_some_and(|i| date::is_background(i, self.setting.published)));
        if of_then {
            return true;
        }
        // "In March more than 1,400 were killed in A and B after attacks": a time of many.
        if wide && self.at.len() > 1 && said.sums_up_a_time() && !trigger.kind.is_diplomatic() {
            return true;
        }
        // "although clashes and shelling were reported in the west and north of the province": on some days.
        let reported = trigger.noun
            && !self.dating.own
            && self.is_coarse()
            && !self.at.is_empty()
            && (trigger.end..said.tokens.end.min(trigger.end + 5))
                .any(|n| view.lower(n) == "reported" && matches!(view.lower(n - 1), "were" | "was"))
            && (said.is_plural(trigger) || view.lower(trigger.start) == "shelling");
        if reported {
            return true;
        }
        // "16 had been killed in strikes since 8 January".
        let since = trigger.rule == "harm_in_noun"
            && said.is_plural(trigger)
            && said.times.iter().any(|t| t.bound == crate::when::Bound::Since);
        if since {
            return true;
        }
        // "have stepped up their assaults, killing more than 970": in all.
        let in_all = trigger.kind == IncidentType::Killing
            && !self.dating.own
            && said.counts.iter().any(|c| c.figure.best > MANY_DEAD && c.tokens.start >= trigger.start);
        if in_all {
            return true;
        }
        // "Israel has also carried out strikes in support of the Druze in A": at some time.
        let some_time = trigger.noun
            && !self.dating.own
            && self.setting.paragraphs > 2
            && said.is_plural(trigger)
            && (trigger.start.saturating_sub(5).max(said.tokens.start)..trigger.start).any(|n| {
                matches!(view.lower(n), "has" | "have") && (n + 1..n + 3).any(|k| view.lower(k) == "also")
            });
        // "A has seen little let-up in targeted killings".
        let seen = trigger.noun
            && !self.dating.own
            && said.is_plural(trigger)
            && (said.tokens.start..trigger.start).any(|n| {
                matches!(view.lower(n), "has" | "have") && matches!(view.lower(n + 1), "seen" | "witnessed")
            });
        if seen || some_time {
            return true;
        }
        // "hit more than 70 targets in reprisal", wherever those were.
        let many_targets = trigger.kind.is_strike()
            && !said.sites.iter().any(|s| s.tokens.start >= trigger.end)
            && !trigger.noun
            && (trigger.end..said.tokens.end.min(trigger.end + 6)).any(|n| {
                matches!(view.lower(n), "targets" | "sites" | "positions" | "locations")
                    && crate::event::figure::number(view, n - 1, n)
                        .is_some_and(|(count, _)| count >= MANY_TARGETS)
            });
        if many_targets {
            return true;
        }
        // "killed a leader in a raid in the centre of the country last week".
        let far_and_wide = !self.at.is_empty() && vague && wide && !trigger.kind.is_diplomatic();
        // "has since bombed hundreds of sites across the country".
        far_and_wide || vague && perfect && !trigger.kind.is_diplomatic() && !self.is_lead_of_part()
            // "14 attacks left eight dead in the province".
            // "38 attacks in A in the first quarter of the year".
            || said.is_of_many(trigger, self.is_coarse() || !self.placed || self.is_of_months())
            // "Forces have carried out incursions and airstrikes": what they do, not what they did.
            || !self.placed && !self.dating.own && said.is_of_habit(trigger)
    }

    /// "Two rockets have landed in the heights, the army says": the news of today, in a part of a country.
    fn is_lead_of_part(&self) -> bool {
        self.setting.paragraphs <= 1
            && self.placed
            && !self.trigger.noun
            && self.dating.rule == "undated_lead"
            && self.at.iter().all(|(l, _)| l.precision == PlacePrecision::Region)
    }

    /// "several rounds of talks", "many meetings".
    fn are_rounds(&self) -> bool {
        (self.trigger.start.saturating_sub(5).max(self.said.tokens.start)..self.trigger.end).any(|n| {
            matches!(self.said.view.lower(n), "rounds" | "several" | "many" | "numerous" | "multiple")
        })
    }

    /// "talks have been held in A".
    fn has_been_held(&self) -> bool {
        let lower = |n: usize| self.said.view.lower(n);
        // "In meetings held in A and B, they conveyed …".
        if self.said.is_plural(&self.trigger) && lower(self.trigger.end) == "held" {
            return true;
        }
        (self.trigger.end..self.said.tokens.end.min(self.trigger.end + 14))
            .any(|n| matches!(lower(n), "have" | "has") && lower(n + 1) == "been" && lower(n + 2) == "held")
    }
}

/// Targets from which on a strike is many, at many places.
const MANY_TARGETS: u32 = 10;

/// Dead from which on a number without a day is that of many events.
const MANY_DEAD: u32 = 200;
