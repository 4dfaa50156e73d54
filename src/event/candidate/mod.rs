//! Whether a trigger with its place and date is an event of its own: not one told before, a sum of many, or something nobody
//! can place.

mod again;
mod aside;
mod kind;
mod sum;

use super::date::{Dating, Setting};
use super::said::{Placed, Said};
use super::same::CITY_M;
use super::story::Story;
use super::trigger::Trigger;
use crate::kind::{Certainty, IncidentType, PlacePrecision};

/// A trigger that may be an event.
pub(super) struct Candidate<'c, 's, 'a> {
    pub(super) said: &'c Said<'s, 'a>,
    pub(super) story: &'c Story<'a>,
    pub(super) setting: Setting,
    pub(super) trigger: Trigger,
    pub(super) at: &'c [Placed<'a>],
    /// Its own clause names the place.
    pub(super) placed: bool,
    pub(super) dating: Dating,
}

impl Candidate<'_, '_, '_> {
    /// Whether it is no event of its own.
    pub(super) fn is_no_event(&self) -> bool {
        self.is_told_before() || self.is_sum() || self.is_aside() || self.is_elsewhere()
    }

    /// "Three people have died in a drone strike in the south": a lead of today that says no better where, which what follows may.
    pub(super) fn is_vague_lead(&self) -> bool {
        self.placed
            && self.is_vague()
            && self.dating.rule == "undated_lead"
            && self.setting.paragraphs <= 2
            && self.trigger.kind.is_violent()
            && self.at.iter().all(|(l, _)| l.precision == PlacePrecision::Region)
            && !self.is_long_known()
    }

    /// Whether it is news, with a place and a day that are told well enough.
    pub(super) fn is_news(&self, certainty: Certainty) -> bool {
        // What is planned lies ahead; a date before publication is that of the announcement.
        let is_past = certainty == Certainty::Planned && self.dating.interval.end <= self.setting.published;
        !(self.is_long_known() || self.is_vague() || is_past)
    }

    /// Whether it happened somewhere that nobody names.
    fn is_elsewhere(&self) -> bool {
        let (said, view, trigger) = (self.said, self.said.view, &self.trigger);
        // "A truck drove up to the last bend before the village", "uprooted his trees": not in the city named last.
        let of_trees = || {
            trigger.kind == IncidentType::PropertyDamage
                && view.classes_in(trigger.end..view.clause_end(trigger.end - 1, &said.tokens))
                    & view.lexicon.class.trees
                    != 0
        };
        let to_city = !self.placed
            && (trigger.kind == IncidentType::GroundIncursion || of_trees())
            && self.at.iter().all(|(l, _)| l.radius_m > CITY_M);
        // "struck a base near A after two rockets were fired towards the heights": not at A.
        let fired_away = trigger.kind == IncidentType::Shelling
            && view.is_form_of(trigger.start, &["fire", "launch", "shoot"])
            && self.at.iter().all(|(_, span)| span.end <= view.doc.tokens[trigger.start].span.start)
            && (trigger.end..view.clause_end(trigger.end - 1, &said.tokens)).any(|n| {
                matches!(view.lower(n), "towards" | "toward") && (n + 1..n + 5).any(|i| view.places[i])
            });
        // "died of her wounds": of what was done in an area some day before.
        to_city
            || fired_away
            || self.is_coarse() && view.is_form_of(trigger.start, &["die"])
            // "they had just come back", in somebody's words: troops are named by those who tell of them.
            || !self.placed && trigger.kind == IncidentType::GroundIncursion && said.is_quoted(trigger.start)
            // "heard an explosion but could not reach the place".
            || !self.placed && trigger.rule == "carried_noun" && view.is_form_of(trigger.start, &["hear"])
    }

    /// Whether neither day nor place is told well enough.
    ///
    /// A part of the country that a verb names right here is where; a whole country, or one only recalled, is not.
    fn is_vague(&self) -> bool {
        let trigger = &self.trigger;
        let of = |precision| self.at.iter().any(|(l, _)| l.precision == precision);
        let is_told_here = self.placed
            && if trigger.kind.is_diplomatic() {
                trigger.kind == IncidentType::Talks
                    && !trigger.passive
                    && matches!(self.dating.rule, "date_of_the_story" | "undated_lead")
            } else {
                let narrow = self.at.iter().all(|(l, _)| l.radius_m <= NARROW_M);
                !of(PlacePrecision::Country) && (!trigger.noun || narrow)
            };
        let wide = of(PlacePrecision::Country) || of(PlacePrecision::Region);
        // "exchanged fire with men who came from A, just inside the country": where, it does not say.
        if of(PlacePrecision::Country)
            && !trigger.kind.is_diplomatic()
            && trigger.kind != IncidentType::Protest
        {
            return true;
        }
        (trigger.kind.is_diplomatic() || wide) && !self.dating.own && !is_told_here
    }

    /// Whether more than a month is all that dates it.
    fn is_of_months(&self) -> bool {
        self.dating.interval.days().is_none_or(|days| days > 31)
    }

    /// Whether its places are areas.
    fn is_coarse(&self) -> bool {
        self.at.iter().all(|(l, _)| l.precision > PlacePrecision::Near)
    }
}

/// Radius, in metres, up to which a region says where as well as a district does.
pub(super) const NARROW_M: u32 = 30_000;
