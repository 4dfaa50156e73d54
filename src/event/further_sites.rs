//! The sites of an event beside the one nearest to it: those its list goes on to, those counted with it, the one named for it later.

use super::figure::{Count, Harm};
use super::list::ends_list;
use super::lying::{is_kind, is_of_area};
use super::said::{Placed, Said};
use super::site::Site;
use super::trigger::{Trigger, others_crossed};
use crate::kind::{IncidentType, PlacePrecision};
use crate::span::Span;
use crate::when::TimeExpression;
use std::borrow::Cow;
use std::ops::Range;

impl<'a> Said<'_, 'a> {
    /// Where "the incident occurred", if the sentence says that of one told before.
    ///
    /// "The patrol was on its way to a position near A when the blast occurred": at A.
    pub(super) fn site_of_incident(&self) -> Option<&Site<'a>> {
        let lower = |n: usize| self.view.lower(n);
        let when = self.tokens.clone().find(|n| {
            lower(*n) == "when"
                && lower(n + 1) == "the"
                && matches!(
                    lower(n + 2),
                    "blast" | "explosion" | "attack" | "shooting" | "strike" | "incident"
                )
                && self.view.is_form_of(n + 3, &["occur", "happen", "take"])
        });
        if let Some(when) = when {
            return self.sites.iter().rfind(|s| s.is_point() && s.tokens.end <= when && !s.is_origin());
        }
        // "No one was hurt in the shooting, which took place near A".
        let which = self.tokens.clone().find(|n| {
            *n > self.tokens.start + 2
                && lower(*n) == "which"
                && lower(n - 1) == ","
                && matches!(
                    lower(n - 2),
                    "incident"
                        | "shooting"
                        | "attack"
                        | "strike"
                        | "blast"
                        | "explosion"
                        | "ambush"
                        | "raid"
                        | "clash"
                )
                && lower(n - 3) == "the"
                && self.view.is_form_of(n + 1, &["occur", "happen", "take"])
        });
        if let Some(which) = which {
            let at = |s: &&Site| s.is_point() && s.is_at() && s.tokens.start > which;
            return self.sites.iter().find(at);
        }
        // "One of the targets was A".
        let target = self.tokens.clone().find(|n| {
            matches!(lower(*n), "target" | "targets")
                && matches!(lower(n + 1), "was" | "were" | "included")
                && *n > self.tokens.start
                && matches!(lower(n - 1), "the" | "main" | "a")
        });
        if let Some(target) = target {
            let named = |s: &&Site| s.is_point() && s.tokens.start > target && s.tokens.start - target <= 4;
            return self.sites.iter().find(named);
        }
        // "The projectile went off while children were playing in A".
        let remnant = |n: &usize| {
            matches!(
                lower(*n),
                "projectile"
                    | "shell"
                    | "device"
                    | "mine"
                    | "bomb"
                    | "grenade"
                    | "ordnance"
                    | "object"
                    | "munition"
            ) && lower(n - 1) == "the"
                && (self.view.is_form_of(n + 1, &["explode", "detonate"])
                    || self.view.is_form_of(n + 1, &["go", "blow"]))
        };
        let opening = self.tokens.start + 1..self.tokens.end.min(self.tokens.start + 8);
        if let Some(noun) = opening.into_iter().find(remnant) {
            let at = |s: &&Site| s.is_point() && s.is_at() && s.tokens.start > noun;
            return self.sites.iter().find(at);
        }
        if let Some(site) = self.site_of_target() {
            return Some(site);
        }
        let noun = (self.tokens.start..self.tokens.end.min(self.tokens.start + 8)).find(|n| {
            matches!(lower(*n), "incident" | "incidents" | "casualties")
                && *n > self.tokens.start
                && matches!(lower(n - 1), "the" | "this" | "that")
        })?;
        let verb = (noun + 1..self.tokens.end.min(noun + 5))
            .find(|n| self.view.is_form_of(*n, &["occur", "happen", "take", "unfold"]))?;
        self.sites
            .iter()
            .find(|s| s.is_point() && s.tokens.start > verb && s.tokens.start - verb <= 14 && !s.is_origin())
    }

    /// "The raid was aimed at a depot near A", "The strike hit a house in A": where the strike told before was.
    fn site_of_target(&self) -> Option<&Site<'a>> {
        let start = self.tokens.start;
        let noun = (start + 1..self.tokens.end.min(start + 4)).find_map(|n| {
            let (len, kind) = self.view.noun(n)?;
            let strike = kind.is_strike() || kind == IncidentType::Raid;
            (strike && !self.view.lower(n + len - 1).ends_with('s')).then_some(n + len)
        })?;
        let verb = (noun..self.tokens.end.min(noun + 5))
            .find(|n| self.view.is_form_of(*n, &["hit", "strike", "target", "aim", "destroy"]))?;
        let at =
            |s: &&Site| s.is_point() && s.is_at() && s.tokens.start > verb && s.tokens.start - verb <= 14;
        matches!(self.view.lower(start), "the" | "this").then(|| self.sites.iter().find(at)).flatten()
    }

    /// "Two were detained; one in A and the other near B": A and B.
    pub(super) fn sites_told_apart(&self, trigger: &Trigger) -> Vec<&Site<'a>> {
        const REACH: usize = 9;
        let view = self.view;
        // "Six people crossed near A, opposite the town of C, and nine others near B": A and B.
        if trigger.rule == "crossed_apart"
            && let Some(others) = others_crossed(view, trigger.start, &self.tokens)
        {
            let first = |from: usize| self.sites.iter().find(|s| s.tokens.start > from && s.is_point());
            return [first(trigger.end), first(others)].into_iter().flatten().collect();
        }
        let part = |c: &&Count| {
            c.tokens.start >= trigger.end
                && c.tokens.len() <= 3
                && matches!(view.lower(c.tokens.end), "in" | "at" | "near" | "from")
                && matches!(view.lower(c.tokens.start - 1), ";" | ":" | "," | "and" | "–" | "—" | "(")
        };
        let parts: Vec<&Count> = self.counts.iter().filter(part).collect();
        let site = |end: usize| {
            let near = |s: &&Site| s.tokens.start >= end && s.tokens.start - end <= REACH;
            self.sites.iter().find(near)
        };
        // "Six were detained in A, four in B": those of A are told first.
        let alone = |first: &Count| {
            !self.sites.iter().any(|s| s.tokens.start >= trigger.end && s.tokens.end <= first.tokens.start)
        };
        if parts.len() >= 2 && view.lower(parts[0].tokens.start - 1) != "and" && alone(parts[0]) {
            return parts.iter().filter_map(|c| site(c.tokens.end)).collect();
        }
        // "three incursions: one in A, another in B and a third in C".
        let told = |n: usize| {
            let nth = matches!(view.lower(n), "one" | "another")
                || matches!(view.lower(n), "second" | "third" | "fourth" | "other")
                    && matches!(view.lower(n - 1), "a" | "the");
            nth && matches!(view.lower(n + 1), "in" | "at" | "near" | "on" | "outside" | "around")
        };
        let opens = (trigger.end..self.tokens.end)
            .find(|n| matches!(view.lower(*n), ":" | ";" | "," | "–" | "—") && told(n + 1));
        let apart: Vec<&Site> = opens
            .map_or(0..0, |opens| opens + 1..self.tokens.end)
            .filter(|n| told(*n))
            .filter_map(|n| site(n + 1))
            .collect();
        let several = |n: usize| super::number::small_number(view.lower(n)).is_some_and(|count| count > 1);
        let counted = (trigger.start.saturating_sub(3).max(self.tokens.start)..trigger.end).any(several);
        if apart.len() >= 2 && counted && trigger.noun {
            return apart;
        }
        // "two operations, the first in A and the second east of B".
        let nth = |from: usize, word: &str| {
            (from..self.tokens.end)
                .find(|n| view.lower(*n) == word && view.lower(n.saturating_sub(1)) == "the")
        };
        let first = nth(trigger.end, "first").filter(|n| {
            matches!(view.lower(n.saturating_sub(2)), "," | ";" | ":" | "–" | "—")
                && (trigger.start..*n).any(|i| matches!(view.lower(i), "two" | "three"))
        });
        let second = first.and_then(|n| nth(n, "second"));
        let sites = [first, second].map(|n| n.and_then(|n| site(n + 1)));
        match sites {
            [Some(a), Some(b)] if !std::ptr::eq(a, b) => vec![a, b],
            _ => Vec::new(),
        }
    }

    /// "Six were detained in A, four in B and two in C": B and C; "fired four shells at A and three more at B": B.
    pub(super) fn sites_counted_with(&self, trigger: &Trigger) -> impl Iterator<Item = &Site<'a>> {
        const REACH: usize = 6;
        let takes = |harm: Harm| match trigger.kind {
            IncidentType::ArrestDetention => harm == Harm::Detained,
            IncidentType::Killing => harm == Harm::Killed,
            _ => false,
        };
        let bare = move |c: &&Count| {
            takes(c.harm)
                && c.tokens.start >= trigger.end
                && c.tokens.len() <= 2
                && matches!(self.view.lower(c.tokens.end), "in" | "at" | "near")
                && matches!(self.view.lower(c.tokens.start - 1), "and" | ",")
        };
        // Where "at" stands behind "three more", "another two shells".
        let more = move |n: &usize| {
            trigger.kind.is_strike()
                && !trigger.noun
                && matches!(self.view.lower(*n), "at" | "on" | "near")
                && (n.saturating_sub(3)..*n)
                    .any(|i| matches!(self.view.lower(i), "more" | "another" | "other"))
                && (n.saturating_sub(4)..*n).any(|i| super::figure::number(self.view, i, *n).is_some())
        };
        let more = (trigger.end..self.tokens.end).filter(more).map(|n| n + 1);
        self.counts.iter().filter(bare).map(|c| c.tokens.end).chain(more).filter_map(|end| {
            let near = |s: &&Site| s.tokens.start >= end && s.tokens.start - end <= REACH;
            self.sites.iter().find(near)
        })
    }

    /// "Shells fell on A, a district of the capital, and on B and C", "raids near A and, in the west, at B": the places
    /// that the list goes on to behind `last`, their preposition said again.
    pub(super) fn sites_said_again(&self, last: &Site, trigger: &Trigger) -> Vec<&Site<'a>> {
        let mut found: Vec<&Site> = Vec::new();
        let country = last.location.precision == PlacePrecision::Country;
        let is_object = last.governor.starts_with("verb ");
        if last.tokens.start < trigger.end || country || !(is_said_at(last) || is_object) {
            return found;
        }
        let mut end = last.tokens.end;
        for site in self.sites.iter().filter(|s| s.tokens.start >= last.tokens.end) {
            let gap = end..site.tokens.start;
            let inserted = self.harm_inserted(&gap);
            let others = self.view.takes_road(gap.clone())
                || gap.clone().filter(|n| !inserted.contains(n)).any(|n| self.opens_other(n));
            if gap.len() - inserted.len() > REACH_AGAIN || others {
                break;
            }
            let again =
                !is_object && is_said_at(site) && self.is_joined_again(gap.clone(), last, site, trigger)
                    || !inserted.is_empty() && self.only_joins(&gap, &inserted);
            let goes_on = again || site.listed && found.last().is_some_and(|f| f.tokens.end == end);
            if !goes_on {
                // "near A in the province of P, and near B", "A outside the capital, near B": over where A lies.
                let lies = !gap.into_iter().any(|n| matches!(self.view.lower(n), "," | "and"));
                if lies || !site.is_point() {
                    continue;
                }
                break;
            }
            if !site.is_point() || !self.ends_phrase(site.tokens.end) {
                break;
            }
            end = site.tokens.end;
            found.push(site);
        }
        found
    }

    /// "Clashes broke out in A on Monday and spread to B and C": B and C.
    pub(super) fn sites_spread_to(&self, last: &Site, trigger: &Trigger) -> Vec<&Site<'a>> {
        let end = self.tokens.end.min(last.tokens.end + REACH_AGAIN);
        let spread = (last.tokens.end..end).find(|n| {
            matches!(self.view.lower(*n), "spread" | "spreading" | "extended")
                && (n + 1..n + 3).any(|k| self.view.lower(k) == "to")
        });
        let Some(spread) = spread.filter(|_| super::episode::is_fighting(trigger.kind)) else {
            return Vec::new();
        };
        let ends = |n: usize| matches!(self.view.lower(n), "." | ";") || self.view.is_finite(n) && n > spread;
        let stop = (spread + 1..self.tokens.end).find(|n| ends(*n)).unwrap_or(self.tokens.end);
        let reached = |s: &&Site| {
            s.is_point() && (spread..stop).contains(&s.tokens.start) && (s.listed || s.governor == "to")
        };
        self.sites.iter().filter(reached).collect()
    }

    /// "raided A on Sunday and B on Monday", "on Sunday near A and on Monday at B": the day of `first`, where the sentence goes on so, and
    /// the further places, each with its day.
    pub(super) fn sites_by_day(&self, first: &Site) -> Vec<(&Site<'a>, &'a TimeExpression)> {
        let view = self.view;
        let lower = |n: usize| view.lower(n);
        let tokens_of = |t: &TimeExpression| {
            view.token_at(&self.tokens, t.span.start)..view.token_at(&self.tokens, t.span.end - 1) + 1
        };
        let within = |range: &Range<usize>| {
            let inside = |t: &Range<usize>| range.start <= t.start && t.end <= range.end;
            self.datable.iter().map(|(_, t)| *t).find(|t| inside(&tokens_of(t)))
        };
        let day_behind = |s: &Site| within(&(s.tokens.end..s.tokens.end + DAY_BEHIND));
        let mut of_first = None;
        let mut found: Vec<(&Site, &TimeExpression)> = Vec::new();
        let mut last: &Site = first;
        let narrow = |s: &&Site| s.is_point() || s.location.precision == PlacePrecision::Admin1;
        for site in self.sites.iter().filter(|s| s.tokens.start >= first.tokens.end).filter(narrow) {
            let gap = last.tokens.end..site.tokens.start;
            let time = within(&gap);
            let span = time.map_or(gap.end..gap.end, tokens_of);
            let plain = |n: usize| {
                span.contains(&n)
                    || matches!(
                        lower(n),
                        "," | "and" | "then" | "on" | "in" | "at" | "near" | "the" | "of" | "early" | "late"
                    )
                    || super::site::is_settlement(lower(n))
            };
            let Some(and) = gap.clone().find(|n| matches!(lower(*n), "and" | ",")) else { break };
            if gap.len() > REACH_AGAIN || !gap.clone().all(plain) {
                break;
            }
            let day = match time {
                // "A on Sunday and B on Monday".
                Some(before) if span.end <= and => {
                    if found.is_empty() {
                        of_first = Some(before);
                    }
                    day_behind(site)
                }
                // "on Sunday near A and on Monday at B".
                Some(day) => Some(day),
                None => None,
            };
            let Some(day) = day else { break };
            found.push((site, day));
            last = site;
        }
        if found.is_empty() {
            return found;
        }
        let start = first.tokens.start.saturating_sub(DAY_BEFORE).max(self.tokens.start);
        let own = of_first.or_else(|| within(&(start..first.tokens.start)));
        let Some(own) = own else { return Vec::new() };
        let head = self.sites.iter().find(|s| s.mention.span == first.mention.span).map(|s| (s, own));
        head.into_iter().chain(found).collect()
    }

    /// "near A, killing one civilian, and near B": what stands in `gap` of those who came to harm.
    fn harm_inserted(&self, gap: &Range<usize>) -> Range<usize> {
        let lower = |n: usize| self.view.lower(n);
        let opens =
            |n: &usize| lower(*n) == "," && matches!(lower(n + 1), "killing" | "wounding" | "injuring");
        let Some(opens) = gap.clone().find(opens) else { return gap.end..gap.end };
        let closes = (opens + 1..gap.end).find(|n| lower(*n) == ",");
        opens + 1..closes.unwrap_or(gap.end)
    }

    /// "hit the town of A, killing one, and the village of B", "…, and a depot in B": whether all that stands in `gap` beside those who came to harm joins the
    /// two names.
    fn only_joins(&self, gap: &Range<usize>, inserted: &Range<usize>) -> bool {
        let joins = |n: usize| {
            matches!(
                self.view.lower(n),
                "," | "and" | "the" | "of" | "nearby" | "a" | "an" | "in" | "at" | "near"
            ) || super::site::is_settlement(self.view.lower(n))
                || self.view.classes(n) & self.view.lexicon.class.property != 0
                || matches!(self.view.lower(n), "ammunition" | "weapons" | "military" | "air" | "research")
        };
        gap.clone().filter(|n| !inserted.contains(n)).all(joins)
            && self.view.lower(inserted.end) == ","
            && self.view.lower(inserted.end + 1) == "and"
    }

    /// Whether token `n`, between two places, begins another clause or tells of another event.
    fn opens_other(&self, n: usize) -> bool {
        let view = self.view;
        if matches!(view.lower(n), "\"" | "“" | "”") {
            return false;
        }
        // "on the edge of": a noun.
        let article = n > 0 && matches!(view.lower(n - 1), "the" | "a" | "an" | "its");
        let verb = view.tags[n].is_some_and(|w| !w.verbs.is_empty() && w.classes == 0);
        (verb || view.is_finite(n)) && !article
            || view.parts(n)
            || view.noun(n).is_some()
            || matches!(view.lower(n), "who" | "which" | "from" | "to" | "." | "(")
            || self.counts.iter().any(|c| c.tokens.contains(&n))
    }

    /// Whether the tokens of `gap` end in "and near", "another at", "and, in the west, at", or in the very preposition of `last`.
    fn is_joined_again(&self, gap: Range<usize>, last: &Site, site: &Site, trigger: &Trigger) -> bool {
        let view = self.view;
        // "near" belongs to the site.
        let until = site.tokens.end;
        let Some(at) = (gap.start..until).rev().find(|n| view.lower(*n) == site.governor) else {
            return false;
        };
        let before = |n: usize| if n > gap.start { view.lower(n - 1) } else { "" };
        // "and, in the west, at".
        let aside = (gap.start..at).rev().find(|n| view.lower(*n) == "and").is_some_and(|and| {
            view.lower(at - 1) == ","
                && (and + 1..at - 1).all(|n| {
                    matches!(view.lower(n), "," | "in" | "to" | "the" | "north" | "south" | "east" | "west")
                })
        });
        let joined = match before(at) {
            "and" | "another" | "others" | "more" | "also" => true,
            "as" => at > gap.start + 2 && view.lower(at - 2) == "well",
            // "at A, in B" says where A lies.
            "," => {
                let end = site.tokens.end;
                let goes_on = view.lower(end) == "and"
                    && matches!(view.lower(end + 1), "at" | "near" | "on" | "in" | "around" | "outside");
                (site.governor == last.governor || goes_on) && site.governor != "in"
            }
            _ => false,
        };
        // "bombed a factory at A and air defence sites near B", "strikes on A, on the headquarters near B and on …".
        let class = &view.lexicon.class;
        let opens = |n: &usize| {
            view.lower(*n) == "and"
                || view.lower(*n) == "," && view.lower(n + 1) == last.governor
                // ", as well as an ammunition depot near".
                || view.lower(*n) == "as" && *n > 0 && view.lower(n - 1) == "well"
        };
        let things = trigger.kind.is_strike()
            && (gap.start..at).rev().find(opens).is_some_and(|from| {
                at - from <= THINGS
                    && ends_list(view, behind_area(view, site.tokens.end))
                    && view.classes_in(from + 1..at) & (class.property | class.force) != 0
            });
        joined || aside || things
    }

    /// Whether the phrase that a place ends is the last of its clause, so that no verb behind it has the place: "in B a man was killed".
    fn ends_phrase(&self, from: usize) -> bool {
        const REACH: usize = 9;
        let until = self.tokens.end.min(from + REACH);
        !(from..until)
            .take_while(|n| !matches!(self.view.lower(*n), "," | "." | ";" | "and" | "where" | "which"))
            .any(|n| self.view.is_finite(n) && !self.view.role(n).is_saying)
    }

    /// "air strikes, including near A in the province of P, on the depots of B and on C": B and C, told behind A in the list that
    /// "including" opens before it.
    pub(super) fn sites_included(&self, last: &Site, trigger: &Trigger) -> Vec<&Site<'a>> {
        const REACH: usize = 8;
        let view = self.view;
        let (start, mut end) = (last.tokens.start, last.tokens.end);
        let opener = start.saturating_sub(REACH).max(trigger.end);
        if !(opener..start).any(|n| view.lower(n) == "including") {
            return Vec::new();
        }
        let mut found = Vec::new();
        let behind = last.tokens.end;
        for site in self.sites.iter().filter(|s| s.tokens.start >= behind && s.is_point()) {
            let gap = end..site.tokens.start;
            let joined = gap.clone().any(|n| matches!(view.lower(n), "," | "and"));
            let verb = |n: usize| view.is_finite(n) || view.parts(n);
            if gap.clone().any(verb) {
                break;
            }
            end = site.tokens.end;
            // "at the airport in B and near C": B says where the airport lies.
            if joined {
                found.push(site);
            }
        }
        found
    }

    /// "Among the targets were the airfield of A north of B, a base in C and posts in D": A, C and D, `be` being the verb.
    pub(super) fn sites_of_targets(&self, be: usize) -> Vec<&Site<'a>> {
        let mut found: Vec<&Site> = Vec::new();
        let mut end = be;
        for site in self.sites.iter().filter(|s| s.tokens.start > be) {
            let gap = end..site.tokens.start.max(end);
            let joined = end == be || gap.clone().any(|n| matches!(self.view.lower(n), "," | "and" | "with"));
            // "A, where there is an airfield, and B".
            let parts = gap.clone().rev().find(|n| self.view.parts(*n) && self.view.lower(*n) != "and");
            let closed = |parts: usize| {
                (parts..gap.end).any(|n| (self.view.lower(n), self.view.lower(n + 1)) == (",", "and"))
            };
            if parts.is_some_and(|parts| !closed(parts)) {
                break;
            }
            end = site.tokens.end;
            if joined
                && (site.is_at()
                    || site.listed
                    || &*site.governor == "of"
                    || site.governor.starts_with("verb "))
            {
                found.push(site);
            }
        }
        found
    }

    /// "moved through A and B toward C": C, where it was bound for.
    pub(super) fn site_beyond(&self, last: &Site, trigger: &Trigger) -> Option<&Site<'a>> {
        const REACH: usize = 5;
        let through = matches!(&*last.governor, "through" | "via" | "past");
        let entry = trigger.kind == IncidentType::GroundIncursion && !trigger.noun;
        let end = last.tokens.end;
        let next = self.sites.iter().find(|s| s.tokens.start >= end && s.is_point());
        next.filter(|s| {
            entry
                && through
                && s.tokens.start - end <= REACH
                && (end..s.tokens.start)
                    .any(|n| matches!(self.view.lower(n), "toward" | "towards" | "to" | "into"))
                && !(end..s.tokens.start).any(|n| self.view.parts(n) || self.view.is_finite(n))
        })
    }

    /// "shelled areas east of A, among them B and C": B and C, the places meant.
    pub(super) fn sites_among(&self, last: &Site) -> Vec<&Site<'a>> {
        let view = self.view;
        let from = last.tokens.end;
        let names = |n: usize| {
            matches!(
                view.lower(n),
                "including" | "especially" | "notably" | "particularly" | "mainly" | "chiefly"
            ) || view.lower(n) == "among" && matches!(view.lower(n + 1), "them" | "these")
        };
        // "A and B were shelled on Monday, as were the woods of C".
        let too = |n: usize| {
            view.lower(n) == "as" && view.lower(n - 1) == "," && matches!(view.lower(n + 1), "was" | "were")
        };
        let opens = (from..(from + 8).min(self.tokens.end))
            .take_while(|n| !view.parts(*n))
            .find(|n| names(*n))
            .or_else(|| (from + 1..(from + 16).min(self.tokens.end)).find(|n| too(*n)));
        let Some(opens) = opens else { return Vec::new() };
        let mut found: Vec<&Site> = Vec::new();
        for site in self.sites.iter().filter(|s| s.tokens.start > opens && s.is_point()) {
            let follows = found.last().map_or(site.tokens.start - opens <= 6, |_| site.listed);
            if !follows {
                break;
            }
            found.push(site);
        }
        found
    }

    /// "There were three encounters with forces on Saturday near A": A, where what follows tells of them.
    pub(super) fn announces_several(&self) -> Option<&Site<'a>> {
        let several = |n: usize| {
            matches!(
                self.view.lower(n),
                "encounters" | "incidents" | "violations" | "breaches" | "confrontations"
                    // "came up against forces three times on Sunday near A".
                    | "times"
            ) && (n.saturating_sub(3).max(self.tokens.start)..n).any(|i| {
                super::number::small_number(self.view.lower(i)).is_some_and(|count| (2..7).contains(&count))
            })
        };
        let [site] = &self.sites[..] else { return None };
        (site.is_point() && site.is_at() && self.tokens.clone().any(several)).then_some(site)
    }

    /// The other end of the road that the place written at `span` is an end of.
    pub(super) fn other_end(&self, span: Span) -> Option<Placed<'a>> {
        let at = self.sites.iter().position(|s| s.mention.span == span)?;
        let far = if self.sites[at].road_to_next {
            at + 1
        } else {
            at.checked_sub(1).filter(|before| self.sites[*before].road_to_next)?
        };
        self.sites.get(far).map(|s| (Cow::Borrowed(s.location), s.mention.span))
    }
}

/// One past what says where the place lies whose name ends before token `end`: "in the southern province of A".
fn behind_area(view: &super::clause::View, end: usize) -> usize {
    const REACH: usize = 9;
    let of_area = |n: usize| {
        is_of_area(view, n) || matches!(view.lower(n), "”" | "\"") || view.lower(n).ends_with("ern")
    };
    // "in the A area", "the A airport".
    let end = end + usize::from(is_kind(view.lower(end)) || view.lower(end) == "area");
    if view.lower(end) != "in" && !matches!(view.lower(end), "”" | "\"") {
        return end;
    }
    (end..end + REACH).find(|n| !of_area(*n)).unwrap_or(end)
}

/// Tokens of "on Monday" behind a place.
const DAY_BEHIND: usize = 3;

/// Tokens of "on Monday at the village of" before a place.
const DAY_BEFORE: usize = 7;

/// Tokens between a place of a list and the next one, whose preposition is said again.
const REACH_AGAIN: usize = 18;

/// Tokens of what stands at the next place of a list: "a headquarters of the ministry in".
const THINGS: usize = 10;

/// Whether things are said to be in, at, on or near it.
fn is_said_at(site: &Site) -> bool {
    matches!(&*site.governor, "in" | "at" | "on" | "near" | "around" | "outside" | "over" | "above")
}
