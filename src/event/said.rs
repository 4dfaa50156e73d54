//! What one sentence says, part by part, before events are made of it: sites, times, triggers, counts of people; and what its
//! grammar says of a trigger: told as background, of a noun alone, of a place named again.

use super::attribution::Source;
use super::clause::View;
use super::date;
use super::figure::{Count, counts};
use super::place::{self, Site};
use super::trigger::{Trigger, triggers};
use crate::geoparse::PlaceMention;
use crate::kind::{IncidentType, MentionKind};
use crate::text::Sentence;
use crate::when::TimeExpression;
use std::ops::Range;

/// A sentence with what was read in it.
pub(super) struct Said<'s, 'a> {
    pub(super) view: &'s View<'a>,
    pub(super) sentence: &'s Sentence,
    pub(super) tokens: Range<usize>,
    pub(super) mentions: &'s [&'s PlaceMention],
    pub(super) times: &'s [&'s TimeExpression],
    pub(super) sites: Vec<Site<'s>>,
    /// The times that can date an event, each with its token.
    pub(super) datable: Vec<(usize, &'s TimeExpression)>,
    pub(super) triggers: Vec<Trigger>,
    /// People killed, injured, detained.
    pub(super) counts: Vec<Count>,
    /// Who says so.
    pub(super) source: Option<Source>,
}

impl<'s, 'a> Said<'s, 'a> {
    pub(super) fn new(
        view: &'s View<'a>,
        sentence: &'s Sentence,
        mentions: &'s [&'s PlaceMention],
        times: &'s [&'s TimeExpression],
    ) -> Self {
        let tokens = sentence.tokens.clone();
        Self {
            sites: place::sites(view, &tokens, mentions),
            datable: date::usable(view, &tokens, times),
            triggers: triggers(view, &tokens),
            counts: counts(view, &tokens),
            source: super::attribution::source(view, &tokens),
            view,
            sentence,
            tokens,
            mentions,
            times,
        }
    }

    /// Whether the trigger stands in a clause that only tells what else went on: "landed on Friday as fighters pushed on".
    pub(super) fn is_circumstance(&self, trigger: &Trigger) -> bool {
        let start = self.view.clause_start(trigger.start, &self.tokens);
        start > self.tokens.start && matches!(self.view.lower(start - 1), "as" | "while")
    }

    /// "Thousands attended the funeral of 13 people killed in a raid": what is mourned is told elsewhere, with its date.
    pub(super) fn is_commemorated(&self, trigger: &Trigger) -> bool {
        (self.tokens.start..trigger.start).any(|n| {
            matches!(
                self.view.lower(n),
                "funeral"
                    | "funerals"
                    | "mourned"
                    | "mourning"
                    | "mourn"
                    | "buried"
                    | "anniversary"
                    | "commemorate"
                    | "commemorated"
                    | "memorial"
                    | "aftermath"
                    | "condolences"
            )
        }) && !self.datable.iter().any(|(at, _)| *at >= trigger.start)
    }

    /// Whether the trigger, in a relative clause with a date of its own, tells of the noun before and names no place: "the
    /// barracks, which troops took over in December".
    pub(super) fn tells_of_noun(&self, trigger: &Trigger) -> bool {
        let Some(pronoun) = self.view.relative_pronoun(trigger.start, &self.tokens) else { return false };
        let end = self.view.clause_end(trigger.start, &self.tokens);
        self.datable.iter().any(|(at, _)| (pronoun..end).contains(at))
            && !self.sites.iter().any(|s| s.tokens.end + 2 > pronoun && s.tokens.start < end)
    }

    /// Whether the trigger's clause says that it happened at a place that is not known.
    pub(super) fn names_unknown_place(&self, trigger: &Trigger) -> bool {
        let view = self.view;
        let clause =
            view.clause_start(trigger.start, &self.tokens)..view.clause_end(trigger.start, &self.tokens);
        self.mentions.iter().any(|m| {
            let at = view.doc.tokens[self.tokens.clone()].partition_point(|t| t.span.end <= m.span.start)
                + self.tokens.start;
            m.kind == MentionKind::Literal
                && m.location.is_none()
                && clause.contains(&at)
                && (at.saturating_sub(3).max(self.tokens.start)..at)
                    .any(|n| matches!(view.lower(n), "in" | "at" | "near" | "on" | "around" | "outside"))
        })
    }

    /// "searched the place": the trigger's object is the place named before.
    pub(super) fn names_it_again(&self, trigger: &Trigger) -> bool {
        let view = self.view;
        (trigger.end..trigger.end + 3).any(|n| {
            matches!(view.lower(n), "the" | "that" | "this")
                && matches!(
                    view.lower(n + 1),
                    "place"
                        | "area"
                        | "village"
                        | "town"
                        | "site"
                        | "hill"
                        | "farm"
                        | "neighbourhood"
                        | "locality"
                )
                && !matches!(view.lower(n + 2), "of" | "in" | "near")
        })
    }

    /// "a similar strike", "the raids": a noun of attack that leans on what was told.
    pub(super) fn is_of_kind_before(&self, trigger: &Trigger) -> bool {
        let lower = |n: usize| self.view.lower(n);
        let noun = trigger.end - 1;
        trigger.noun
            && matches!(lower(noun), "strike" | "strikes" | "raid" | "raids")
            && noun > self.tokens.start
            && matches!(lower(noun - 1), "similar" | "the" | "same" | "these" | "those")
    }

    /// "set up a checkpoint between them".
    pub(super) fn is_between_them(&self, trigger: &Trigger) -> bool {
        let view = self.view;
        (trigger.end..(trigger.end + 9).min(self.tokens.end)).any(|n| {
            view.lower(n) == "between"
                && matches!(view.lower(n + 1), "them" | "the")
                && matches!(view.lower(n + 2), "two" | "," | "." | "and" | "villages" | "towns")
        })
    }

    /// Whether it speaks of a place without naming it: "in the village", "there".
    pub(super) fn has_anaphor(&self) -> bool {
        let view = self.view;
        self.tokens.clone().any(|n| {
            matches!(view.lower(n), "the" | "that" | "this")
                && matches!(
                    view.lower(n + 1),
                    "village"
                        | "town"
                        | "city"
                        | "area"
                        | "site"
                        | "hill"
                        | "neighbourhood"
                        | "neighborhood"
                        | "place"
                        | "farm"
                        | "locality"
                        | "airport"
                        | "base"
                        | "square"
                        | "dam"
                        | "church"
                        | "house"
                        | "municipality"
                        | "hospital"
                        | "mosque"
                        | "school"
                        | "entrance"
                )
                || matches!(view.lower(n), "there" | "nearby")
        })
    }

    /// Whether it turns to something else: "Also on Saturday, …", "Separately, …", "In another incident, …".
    pub(super) fn turns_elsewhere(&self) -> bool {
        let word = |n: usize| if n < self.tokens.end { self.view.lower(n) } else { "" };
        let first = self.tokens.start;
        matches!(word(first), "also" | "separately" | "elsewhere" | "meanwhile" | "earlier")
            || word(first) == "in"
                && matches!(word(first + 1), "another" | "a")
                && matches!(word(first + 2), "incident" | "attack" | "separate" | "development" | "strike")
    }

    /// Whether the trigger only tells of people harmed, and names neither who nor what did it.
    pub(super) fn is_agentless(&self, trigger: &Trigger) -> bool {
        let end = self.view.clause_end(trigger.start, &self.tokens);
        matches!(trigger.kind, IncidentType::Killing | IncidentType::Other)
            && trigger.passive
            && matches!(self.view.lower(trigger.start), "killed" | "wounded" | "injured" | "hurt")
            && !(trigger.end..end).any(|n| self.view.lower(n) == "by")
    }
}
