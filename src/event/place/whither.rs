//! Where people go or are brought, which is not where it happened to them; and the roads that only lead to a site.

use super::LARGE_M;
use super::fit::Fit;
use crate::kind::IncidentType;

/// Metres from the middle of a road to the towns at its ends, up to which something on it is told near enough.
const BETWEEN_M: u32 = 15_000;

impl Fit<'_, '_> {
    /// Whether somebody was to come to the site, or was brought there.
    pub(super) fn is_whither(&self) -> bool {
        self.is_goal() || self.is_held_at() || self.is_treated_at() || self.is_country_beyond()
    }

    /// Where people were bound for.
    fn is_goal(&self) -> bool {
        let (trigger, site) = (self.trigger, self.site);
        let start = site.tokens.start;
        // "The convoy came to reinforce posts in A": what it was to do there.
        let comes_to = trigger.kind == IncidentType::GroundIncursion
            && self.is_form_of(&["come", "go", "arrive"])
            && self.lower(trigger.end) == "to"
            && start > trigger.end + 2
            && self.view.doc.tokens.get(trigger.end + 1).is_some_and(|t| !t.capitalised)
            && !matches!(self.lower(trigger.end + 1), "the" | "a" | "an" | "its" | "their" | "al");
        // "killed as they were on their way back from leave in A": where they had been, or were to go.
        let on_way = || {
            self.any_onward(|n| {
                self.lower(n) == "way"
                    && n > trigger.end
                    && matches!(self.lower(n - 1), "their" | "his" | "her")
                    && matches!(self.lower(n + 1), "back" | "home")
                    // "on their way home on a motorcycle on the outskirts of A": there.
                    && (matches!(self.lower(n + 2), "from" | "to" | "into") || start <= n + 4)
                    && start <= n + 10
            })
        };
        // "killed a man who was working to rebuild a post in A": what he was about to do there.
        let aims = || {
            matches!(
                trigger.kind,
                IncidentType::Killing | IncidentType::Airstrike | IncidentType::DroneStrike
            ) && self.any_onward(|i| self.lower(i) == "who")
                && self.any_onward(|i| {
                    matches!(
                        self.lower(i),
                        "working"
                            | "worked"
                            | "trying"
                            | "tried"
                            | "seeking"
                            | "sought"
                            | "attempting"
                            | "planning"
                    ) && self.lower(i + 1) == "to"
                        // "who was trying to cross near A": there.
                        && !matches!(
                            self.lower(i + 2),
                            "cross" | "enter" | "approach" | "infiltrate" | "flee" | "pass" | "smuggle" | "sneak"
                        )
                })
        };
        // "had gone to the fields of A to pick mushrooms when they were seized": they were there.
        let had_come = |verb: usize| {
            verb > self.sentence.start
                && self.lower(verb - 1) == "had"
                && (site.tokens.end..trigger.start).any(|n| {
                    self.lower(n) == "when" && matches!(self.lower(n + 1), "they" | "he" | "she" | "it")
                })
        };
        // "were taken to A": where they were taken is told of another place.
        let led_away = trigger.kind == IncidentType::ArrestDetention
            && matches!(&*site.governor, "to" | "into" | "towards" | "toward");
        // "The fighting moved to A": that is where it goes on.
        let fighting_moves = |verb: usize| {
            trigger.noun
                && crate::event::episode::is_fighting(trigger.kind)
                && self.view.is_form_of(verb, &["move", "shift", "spread", "extend", "expand"])
        };
        let of_goal = || {
            site.goal_of.is_some_and(|verb| {
                !had_come(verb)
                    && !fighting_moves(verb)
                    && (led_away || !(trigger.start..trigger.end).contains(&verb))
            })
        };
        comes_to || on_way() || aims() || of_goal()
    }

    /// "led the four away to the base near A", "led away a student for interrogation in A": where they were brought.
    fn is_held_at(&self) -> bool {
        if self.trigger.kind != IncidentType::ArrestDetention {
            return false;
        }
        // "caught three men on their way toward A".
        if matches!(&*self.site.governor, "toward" | "towards") {
            return true;
        }
        let (end, start) = (self.trigger.end, self.site.tokens.start);
        let to_base = (start.saturating_sub(6).max(end)..start).any(|n| {
            self.lower(n) == "to"
                && (n + 1..start).any(|i| {
                    matches!(
                        self.lower(i),
                        "base"
                            | "post"
                            | "outpost"
                            | "barracks"
                            | "position"
                            | "prison"
                            | "centre"
                            | "center"
                            | "point"
                    )
                })
        });
        // "took them by force to the A post".
        let named_base = matches!(
            self.lower(self.site.tokens.end),
            "base" | "post" | "outpost" | "barracks" | "position" | "prison"
        ) && (start.saturating_sub(3).max(end)..start).any(|n| self.lower(n) == "to");
        to_base
            || named_base
            || !self.behind
                && self.any_between(|n| matches!(self.lower(n), "interrogation" | "questioning" | "trial"))
    }

    /// "is being treated in A", "died at a hospital in A": where the wounded are.
    fn is_treated_at(&self) -> bool {
        let hospital = |n: usize| self.lower(n) == "hospital";
        let treated = self.before(5).any(|n| matches!(self.lower(n), "treated" | "treatment" | "recovering"))
            || self.before(8).any(|n| matches!(self.lower(n), "hospitalised" | "hospitalized"));
        // "flown by helicopter to the A medical campus in B".
        let flown = || {
            self.before(9).any(|n| matches!(self.lower(n), "campus" | "medical" | "hospital" | "clinic"))
                && self.before(14).any(|n| {
                    matches!(self.lower(n), "flown" | "evacuated" | "airlifted" | "rushed" | "transferred")
                })
        };
        let in_hospital = || {
            (self.before(5).any(hospital) || self.after(3).any(hospital))
                && self
                    .before(10)
                    .any(|n| matches!(self.lower(n), "died" | "dies" | "succumbed" | "brought" | "taken"))
        };
        // "in a stable condition in a hospital in A".
        let lies_in_hospital = || {
            matches!(self.trigger.kind, IncidentType::Killing | IncidentType::Other)
                && self.before(3).any(|n| hospital(n) && self.lower(n + 1) == "in")
        };
        // "died of his wounds, a doctor at A hospital said": who tells of it.
        let tells = || {
            self.is_form_of(&["die", "succumb"])
                && self.after(3).any(|n| {
                    hospital(n)
                        && (n + 1..(n + 4).min(self.sentence.end))
                            .any(|k| matches!(self.lower(k), "said" | "told" | "says"))
                })
        };
        // "took the injured to a hospital in A and closed the road".
        let brought = |n: usize| matches!(self.lower(n), "took" | "taken" | "brought" | "moved" | "rushed");
        // "A hospital in A received the bodies after the strike".
        let receives = |n: usize| matches!(self.lower(n), "received" | "admitted");
        let of_care = || {
            self.behind && self.is_of_care() && (self.before(9).any(brought) || self.after(5).any(receives))
        };
        // "as ambulances took the wounded to hospitals in A and B".
        let taken_there = || {
            !self.behind
                && self.before(7).any(|n| matches!(self.lower(n), "hospital" | "hospitals" | "clinics"))
                && self.before(12).any(|n| brought(n) && n >= self.trigger.end)
        };
        treated || flown() || taken_there() || in_hospital() || lies_in_hospital() || tells() || of_care()
    }

    /// Whether the site only says where a road leads.
    pub(super) fn is_on_way(&self) -> bool {
        let is_block = matches!(self.trigger.kind, IncidentType::Protest | IncidentType::Checkpoint);
        let (start, site) = (self.site.tokens.start, self.site);
        // "on the road between A and B": between them, wherever.
        let between = site.location.is_between() && site.location.radius_m <= BETWEEN_M;
        let is_large = site.location.radius_m > LARGE_M && !between;
        let road = |n: usize| matches!(self.lower(n), "road" | "highway" | "motorway");
        // Whether a place is named before the site in its sentence.
        let others = || (self.sentence.start..start).any(|n| self.view.places[n]);
        let near = || self.before(3).start..site.tokens.end;
        // "blocked the road to the capital": somewhere on the way.
        let leads_to = |n: usize| {
            (road(n) || matches!(self.lower(n), "roads" | "route" | "way")) && self.lower(n + 1) == "to"
        };
        // "a hill overlooking the road into the city".
        let leads_into =
            |n: usize| matches!(self.lower(n), "road" | "highway") && self.lower(n + 1) == "into";
        // "set up a checkpoint on the road to the village of A" is near A, unless another place is named where it stands; a road that is
        // closed is closed wherever it leads from.
        let stands = || {
            self.trigger.kind == IncidentType::Checkpoint
                && !others()
                && !self.is_form_of(&["close", "block", "cut", "shut"])
        };
        let to_area = (is_large || is_block && !stands()) && near().any(leads_to)
            || is_large && (self.before(4).start..site.tokens.end).any(leads_into);
        // "A and the road that leads from it to B were attacked": at A.
        let leads_away = |n: usize| {
            matches!(self.lower(n), "road" | "highway" | "track")
                && (matches!(self.lower(n + 1), "leading" | "running")
                    || matches!(self.lower(n + 1), "that" | "which")
                        && matches!(self.lower(n + 2), "leads" | "runs" | "goes"))
        };
        // "on the road that leads to the village of A and on to the village of B": on the way to both.
        let to = |n: usize| {
            let of_town = |i| matches!(self.lower(i), "the" | "village" | "town" | "city" | "of");
            self.lower(n) == "to" && (n + 1..start).all(of_town)
        };
        let leading = || {
            let road = self.before(16).find(|n| leads_away(*n));
            road.is_some_and(|n| !(n..start).any(|i| matches!(self.lower(i), "," | ";")))
        };
        let away = || self.before(4).any(to) && leading() && others();
        if to_area || away() {
            return true;
        }
        // "was felt as far as A", "as far away as A".
        let far = |n: usize| {
            self.lower(n) == "as"
                && self.lower(n + 1) == "far"
                && (n + 2..n + 4).any(|i| self.lower(i) == "as")
        };
        if self.trigger.kind != IncidentType::GroundIncursion
            && (self.before(5).start..start.saturating_sub(2)).any(far)
        {
            return true;
        }
        if !is_block {
            return false;
        }
        // "closed the roads out of the city to A and B": likewise.
        let out_to = self.before(12).any(|n| {
            matches!(self.lower(n), "road" | "roads")
                && self.lower(n + 1) == "out"
                && self.lower(n + 2) == "of"
                && (n + 3..start).any(|k| self.lower(k) == "to")
        });
        // "cut the road between A and B", of which one is a province.
        let long_road = || site.governor == "between" && is_large && self.before(7).any(road);
        // "a barrier on the road out of A towards B": at A.
        let towards = || matches!(&*site.governor, "towards" | "toward") && others();
        out_to || long_road() || towards()
    }
}
