//! Harm told at a place of its own, beside or apart from the events of its sentence.

use super::date;
use super::figure::Harm;
use super::harm::{self, Harms};
use super::mood::Mood;
use super::read::{REACH_OF_CASUALTIES, Reader, Told};
use super::said::Said;
use super::site::Site;
use super::trigger::Trigger;
use crate::geoparse::Location;
use crate::kind::{Certainty, IncidentType};
use std::borrow::Cow;

impl<'a> Reader<'a> {
    /// "One person was killed in A, and four were wounded near B": where the event told before did its harm.
    ///
    /// Whether reports were made of it.
    pub(super) fn harm_elsewhere(&mut self, said: &Said<'_, 'a>) -> bool {
        let goes_on = |told: usize| said.tokens.start.saturating_sub(told) < 120;
        let kind = match self.story.kind {
            Some((kind, told))
                if goes_on(told) && kind.is_violent() && kind != IncidentType::GroundIncursion =>
            {
                kind
            }
            // "Three people were killed in A on Sunday": by whom or what is not said.
            _ if !said.is_of_accident() && !said.is_mourning(said.tokens.clone()) => IncidentType::Killing,
            _ => return false,
        };
        if said.sums_up_towns_and_days() {
            return false;
        }
        if let Some((site, harms)) = harm::toll_at(said)
            && self.at_site(said, site, harms, kind)
        {
            return true;
        }
        let known = |l: &Location| self.story.place.as_ref().is_some_and(|(p, _)| p.name == l.name);
        let of_place: Vec<_> = harm::at_places(said, &[Harm::Killed, Harm::Injured])
            .into_iter()
            .filter(|(site, _)| !known(site.location))
            .collect();
        let mut made = false;
        for (site, harms) in of_place {
            made |= self.at_site(said, site, harms, kind);
        }
        made
    }

    /// "In A shops were wrecked, and a man was killed in B": the dead of the clauses behind the last event of the sentence, or before
    /// the first, each with a place that none of the events has.
    pub(super) fn killed_beside<'s>(
        &self,
        said: &'s Said<'_, 'a>,
        told: &[Told<'a>],
    ) -> Vec<(&'s Site<'a>, Harms)> {
        let Some(last) = told.iter().map(|t| t.trigger.end).max() else { return Vec::new() };
        let first = told.iter().map(|t| t.trigger.start).min().unwrap_or(last);
        let is_told =
            |site: &Site| told.iter().any(|t| t.at.iter().any(|(l, _)| l.name == site.location.name));
        let of_next_clause = |site: &Site, harms: &Harms| {
            let Some((_, span)) = harms.killed else { return false };
            let at = self.view.token_at(&said.tokens, span.start);
            let joined = |n: usize| {
                matches!(self.view.lower(n), "," | ";") && matches!(self.view.lower(n + 1), "and" | "while")
            };
            // "In A, two people were killed, while a raid on B left three dead".
            let before =
                site.tokens.end <= at && at < first && (at..first).any(|n| self.view.lower(n) == "while");
            site.tokens.start > at && (last..at).any(joined) || before
        };
        let mut found = harm::at_places(said, &[Harm::Killed]);
        found.retain(|(site, harms)| !is_told(site) && of_next_clause(site, harms));
        found
    }

    /// Makes a report of harm done at `site`; whether it has a date.
    pub(super) fn at_site(
        &mut self,
        said: &Said<'_, 'a>,
        site: &Site<'a>,
        harms: Harms,
        kind: IncidentType,
    ) -> bool {
        let harm = harms.killed.or(harms.injured).map(|(_, span)| span.end);
        let tokens = &self.view.doc.tokens;
        // Dated by the clause that tells of the harm.
        let at = match harm.filter(|_| self.view.is_aside(said.tokens.start, site.tokens.end + 2)) {
            Some(end) => {
                tokens.partition_point(|t| t.span.end < end).clamp(said.tokens.start, said.tokens.end - 1)
            }
            None => site.tokens.start.saturating_sub(1).max(said.tokens.start),
        };
        let trigger = Trigger {
            kind,
            start: at,
            end: at + 1,
            mood: Mood::Happened,
            passive: true,
            dependent: false,
            noun: false,
            rule: "harm_at_place",
        };
        let Some(dating) = date::of_event(said, &self.story, self.setting, &trigger) else { return false };
        if date::is_background(dating.interval, self.setting.published) {
            return false;
        }
        let place = vec![(Cow::Borrowed(site.location), site.mention.span)];
        let dating = self.day_at(said, &place, dating);
        let event = Told {
            trigger,
            at: place,
            unknown: None,
            dating,
            certainty: Certainty::Reported,
            mood: Mood::Happened,
            vague: false,
        };
        self.push(said, &event, harms);
        true
    }

    /// "Three people died when a shell went off. The incident took place near a school in A": those just counted, of whom nobody has said yet
    /// where, came to harm there.
    ///
    /// Whether the sentence says so.
    pub(super) fn place_casualties(&mut self, said: &Said<'_, 'a>) -> bool {
        let Some(counted) = self.casualties.filter(|c| !c.added) else { return false };
        let soon = said.tokens.start - counted.sentence <= REACH_OF_CASUALTIES;
        let Some(site) = said.site_of_incident().filter(|s| soon && s.is_point()) else { return false };
        let kind = if counted.mine { IncidentType::Other } else { IncidentType::Killing };
        let placed = self.at_site(said, site, counted.harms, kind);
        if let Some(draft) = self.drafts.last_mut().filter(|_| placed) {
            draft.mine = counted.mine;
        }
        placed
    }
}
