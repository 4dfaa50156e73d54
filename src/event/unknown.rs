//! Events whose place the sentence names without its being known, or leads away from.

use super::said::{Placed, Said};
use super::site::{self, Site};
use super::trigger::Trigger;
use crate::geoparse::{LONG_ROAD, PlaceMention};
use crate::kind::{IncidentType, MentionKind, PlacePrecision};
use crate::span::Span;
use std::borrow::Cow;

impl<'a> Said<'_, 'a> {
    /// The village that the dateline of the sentence names, if the trigger's clause speaks of a village without its name.
    pub(super) fn dateline_village(&self, trigger: &Trigger) -> Option<Placed<'a>> {
        let lower = |n: usize| self.view.lower(n);
        let village = |n: usize| matches!(lower(n), "village" | "town");
        let end = self.view.clause_end(trigger.start, &self.tokens);
        // "an apartment block in a residential quarter of this suburb".
        let this = (trigger.end..end.min(trigger.end + 14)).any(|n| {
            lower(n) == "this"
                && (n + 1..n + 4)
                    .any(|i| village(i) || matches!(lower(i), "suburb" | "city" | "hamlet" | "community"))
        });
        let dateline = self.mentions.iter().find(|m| m.rule == "dateline")?;
        let location = dateline.location.as_ref().filter(|l| l.precision == PlacePrecision::Settlement)?;
        let some = location.radius_m <= SMALL_TOWN_M
            && (trigger.end..end.min(trigger.end + 8)).any(|n| village(n) && lower(n + 1) != "of");
        (this || some).then_some((Cow::Borrowed(location), dateline.span))
    }

    /// "killed a man further south": elsewhere than what was told before.
    pub(super) fn leads_away(&self, trigger: &Trigger) -> bool {
        let end = self.view.clause_end(trigger.start, &self.tokens).min(trigger.end + 12);
        // "a strike on the Defence Ministry in July": in some capital.
        let on_ministry = trigger.noun
            && self.view.lower(trigger.end) == "on"
            && (trigger.end + 1..(trigger.end + 5).min(end)).any(|n| self.view.lower(n) == "ministry");
        on_ministry
            || (trigger.end..end).any(|n| {
                matches!(self.view.lower(n), "further" | "farther")
                    && matches!(
                        self.view.lower(n + 1),
                        "south" | "north" | "east" | "west" | "inland" | "afield" | "down" | "up"
                    )
            })
            || (trigger.end..end).any(|n| self.view.lower(n) == "elsewhere")
    }

    /// "a man from A was kidnapped on the road between B and C", far apart: not at home.
    pub(super) fn is_on_long_road(&self, trigger: &Trigger) -> bool {
        let end = self.view.clause_end(trigger.start, &self.tokens);
        self.mentions.iter().any(|m| {
            m.rule == LONG_ROAD
                && (trigger.end..end).contains(&self.view.token_at(&self.tokens, m.span.start))
        })
    }

    /// Whether a place that is not known stands between the trigger and the chosen ones, with a verb of its own behind it.
    pub(super) fn is_parted_from_unknown(&self, trigger: &Trigger, chosen: &[&Site]) -> bool {
        let Some(unknown) = self.unknown_mention(trigger).map(|(at, _)| at).filter(|at| *at >= trigger.end)
        else {
            return false;
        };
        chosen.first().is_some_and(|site| {
            (unknown..site.tokens.start).any(|n| self.view.tags[n].is_some_and(|w| !w.verbs.is_empty()))
        })
    }

    /// "fired from A toward B": whether the trigger tells from where and which way something was fired, and not where it came down.
    pub(super) fn is_fired_over(&self, trigger: &Trigger) -> bool {
        let from = |n: usize| self.view.lower(n) == "from";
        let over = |t: &&Trigger| {
            let toward = |s: &&Site| s.tokens.start >= t.end && matches!(&*s.governor, "toward" | "towards");
            let site = self.sites.iter().find(toward);
            t.kind == IncidentType::Shelling && site.is_some_and(|s| (t.end..s.tokens.start).any(from))
        };
        // "…; they landed in open fields" is of the same.
        trigger.kind == IncidentType::Shelling
            && self.triggers.iter().filter(|t| t.start <= trigger.start).any(|t| over(&t))
    }

    /// Whether the trigger's clause says that it happened at a place that is not known.
    pub(super) fn names_unknown_place(&self, trigger: &Trigger) -> bool {
        self.unknown_mention(trigger).is_some()
    }

    /// The place where the trigger's event was, by a name that no point is known for, and why.
    pub(super) fn unknown_place(&self, trigger: &Trigger) -> Option<(Span, &'static str)> {
        let (at, mention) = self.unknown_mention(trigger)?;
        (at >= trigger.end && (mention.location.is_none() || mention.rule == LONG_ROAD))
            .then_some((mention.span, mention.rule))
    }

    /// A place that is not known, named in the trigger's clause as where something is, with its first token.
    fn unknown_mention(&self, trigger: &Trigger) -> Option<(usize, &'a PlaceMention)> {
        let view = self.view;
        let clause =
            view.clause_start(trigger.start, &self.tokens)..view.clause_end(trigger.start, &self.tokens);
        let is_unknown = |m: &&&PlaceMention| {
            m.kind == MentionKind::Literal
                && (m.rule == LONG_ROAD || m.location.as_ref().is_none_or(site::is_boundless))
        };
        self.mentions.iter().filter(is_unknown).find_map(|m| {
            let at = view.token_at(&self.tokens, m.span.start);
            let end = view.token_at(&self.tokens, m.span.end);
            let where_it_is = (at.saturating_sub(3).max(self.tokens.start)..at)
                .any(|n| matches!(view.lower(n), "in" | "at" | "near" | "on" | "around" | "outside"))
                || at >= self.tokens.start + 2
                    && view.lower(at - 1) == "of"
                    && matches!(view.lower(at - 2), "village" | "town")
                // "on the highway between A and B".
                || m.rule == LONG_ROAD;
            // "at Karama Square", "in A hospital": in the town told before.
            let in_town = (at + 1..=end).any(|n| is_part_of_town(view.lower(n)));
            (clause.contains(&at) && where_it_is && !in_town).then_some((at, *m))
        })
    }

    /// "raided a Syrian village at the foot of A": whether the place as `written` only says where a village is that nobody names.
    pub(super) fn is_in_unnamed_village(&self, written: Span) -> bool {
        const REACH: usize = 8;
        let at = self.view.token_at(&self.tokens, written.start);
        let lower = |n: usize| self.view.lower(n);
        let from = at.saturating_sub(REACH).max(self.tokens.start);
        let noun = (from..at).rev().find(|n| matches!(lower(*n), "village" | "town" | "hamlet" | "suburb"));
        noun.is_some_and(|noun| {
            let article = (noun.saturating_sub(4).max(self.tokens.start)..noun)
                .rev()
                .find(|n| matches!(lower(*n), "a" | "an" | "the" | "this" | "that"));
            article.is_some_and(|n| matches!(lower(n), "a" | "an"))
                && (matches!(
                    lower(noun + 1),
                    "at" | "in"
                        | "on"
                        | "near"
                        | "along"
                        | "below"
                        | "beneath"
                        | "under"
                        | "outside"
                        | "north"
                        | "south"
                        | "east"
                        | "west"
                        | "northeast"
                        | "northwest"
                        | "southeast"
                        | "southwest"
                )
                    // "a southwestern suburb of the capital".
                    || lower(noun) == "suburb" && lower(noun + 1) == "of")
                && !(noun..at).any(|n| lower(n) == ",")
        })
    }
}

/// Radius, in metres, up to which a settlement may be "a village" or "a town".
const SMALL_TOWN_M: u32 = 3_000;

/// What ends the name of a part of a town: "Karama Square", "Maslakh district".
fn is_part_of_town(word: &str) -> bool {
    matches!(
        word,
        "square"
            | "street"
            | "roundabout"
            | "mosque"
            | "school"
            | "market"
            | "university"
            | "bridge"
            | "junction"
            | "church"
            | "stadium"
            | "hotel"
            | "hospital"
            | "clinic"
            | "morgue"
            | "neighbourhood"
            | "neighborhood"
            | "district"
            | "quarter"
    )
}
