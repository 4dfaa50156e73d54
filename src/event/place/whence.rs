//! Where people and shots come from, which is not where they came to.

use super::super::lying::is_unit;
use super::fit::Fit;
use crate::kind::{IncidentType, PlacePrecision};

/// Tokens from a noun of attack to what it was against: "attacks on 5 September against".
const REACH_OF_ATTACK: usize = 6;

impl Fit<'_, '_> {
    /// Whether people, or what was fired, came from the site.
    pub(super) fn is_whence(&self) -> bool {
        !self.is_evacuated() && (self.is_origin() || self.is_fired_from() || self.is_set_out_from())
    }

    /// "evacuated families from A": there.
    fn is_evacuated(&self) -> bool {
        self.site.governor == "from" && self.view.is_form_of(self.trigger.start, &["evacuate"])
    }

    /// Whether the site is governed as that of people, or of what one is against, and nothing makes it that of the trigger.
    pub(super) fn is_where_from(&self) -> bool {
        let site = self.site;
        if self.is_evacuated()
            || !matches!(&*site.governor, "from" | super::super::governor::PEOPLE_OF | "against")
        {
            return false;
        }
        // "raided the house of the mayor of A".
        let at_home = site.governor == super::super::governor::PEOPLE_OF
            && self.trigger.kind == IncidentType::Raid
            && self.before(6).any(|n| {
                matches!(self.lower(n), "house" | "home" | "office" | "farm")
                    && self.lower(n + 1) == "of"
                    && n >= self.trigger.end
            });
        if at_home {
            return false;
        }
        // "on the road leading north from A".
        let on_road = || {
            self.before(5).any(|n| {
                matches!(self.lower(n), "road" | "highway" | "track")
                    && matches!(self.lower(n + 1), "leading" | "that" | "which" | "out" | "running")
            })
        };
        // "clashes were reported from A".
        let reported_from = || {
            self.trigger.noun
                && self.any_onward(|n| {
                    matches!(self.lower(n), "reported" | "recorded") && n + 8 >= site.tokens.start
                })
                && !self.any_onward(|n| self.view.parts(n))
        };
        // "attacks on 5 September against A left three dead".
        let attacked = site.governor == "against"
            && self.trigger.noun
            && !self.behind
            && self.trigger.kind.is_violent()
            && self.between.len() <= REACH_OF_ATTACK;
        // "opened fire from a white taxi south of A".
        let from_vehicle = || {
            self.before(7).any(|n| {
                self.lower(n) == "from"
                    && (n + 1..n + 4).any(|i| {
                        matches!(
                            self.lower(i),
                            "taxi"
                                | "car"
                                | "motorcycle"
                                | "motorbike"
                                | "vehicle"
                                | "van"
                                | "pickup"
                                | "drone"
                        )
                    })
            })
        };
        !(attacked || site.governor == "from" && (on_road() || reported_from() || from_vehicle()))
    }

    /// Where those told of are from, wherever it happened to them.
    fn is_origin(&self) -> bool {
        if self.site.governor != "from" {
            return false;
        }
        // "abducted four people, three of them from A".
        let of_some = self.before(5).any(|n| {
            self.lower(n) == "of"
                && matches!(self.lower(n + 1), "them" | "whom")
                && self.lower(n + 2) == "from"
        });
        // "a cell who took orders from A".
        let of_orders = self.before(3).any(|n| {
            matches!(self.lower(n), "orders" | "instructions" | "directives") && self.lower(n + 1) == "from"
        });
        // "He hails from A and was detained": that he was born there does not say where.
        // "The victim, from A, had been abducted", "a trader from A who was kidnapped": who they are.
        let name = self.site.tokens.clone();
        let trigger = self.trigger;
        let of_whom = trigger.passive
            && trigger.kind == IncidentType::ArrestDetention
            && self.behind
            && (name.start >= 2 && self.lower(name.start - 2) == "," && self.lower(name.end) == ","
                || self.lower(name.end) == "who" && trigger.start <= name.end + 4);
        of_some
            || of_whom
            || of_orders
            || self.before(4).any(|n| {
                matches!(self.lower(n), "hails" | "hailing" | "hailed" | "originally" | "comes" | "came")
            })
    }

    /// Whether the site is where shots, rockets or drones came from.
    fn is_fired_from(&self) -> bool {
        let (trigger, site) = (self.trigger, self.site);
        let ahead = site.tokens.start >= trigger.end;
        // "intercepted three drones launched by fighters in A": whence they came.
        let launched = || {
            ahead
                && !matches!(trigger.kind, IncidentType::GroundIncursion | IncidentType::Raid)
                && matches!(&*site.governor, "in" | "from")
                && self.any_onward(|n| {
                    matches!(self.lower(n), "launched" | "fired")
                        && !matches!(self.lower(n + 1), "at" | "into" | "towards" | "toward")
                })
        };
        // "Groups located in A targeted the city": whence they fired.
        let located = || {
            self.behind
                && trigger.kind != IncidentType::ArrestDetention
                && !trigger.passive
                && self.before(4).any(|n| {
                    matches!(self.lower(n), "located" | "based" | "positioned" | "stationed" | "entrenched")
                        && n > self.sentence.start
                        && self.view.classes(n - 1) & self.view.lexicon.class.force != 0
                })
        };
        // "Tanks on the hill of A shelled B": whence.
        let guns = || {
            let name = self.site.tokens.clone();
            // "Soldiers at the A post fired over B": likewise.
            let the = usize::from(name.start > 1 && self.lower(name.start - 1) == "the");
            let at = name.start.checked_sub(1 + the);
            let at = at.filter(|n| matches!(self.lower(*n), "on" | "in" | "at" | "near"));
            self.behind
                && !trigger.passive
                && !trigger.noun
                && matches!(trigger.kind, IncidentType::Shelling | IncidentType::MilitaryOperation)
                && at.is_some_and(|at| {
                    at > self.sentence.start
                        && self.view.classes(at - 1)
                            & (self.view.lexicon.class.artillery | self.view.lexicon.class.force)
                            != 0
                })
                && (trigger.end..self.view.clause_end(trigger.end - 1, self.sentence))
                    .any(|n| self.view.places[n])
                && (name.end..trigger.start).all(|n| !self.view.parts(n) && self.lower(n) != ",")
        };
        if launched() || located() || guns() {
            return true;
        }
        if !matches!(
            trigger.kind,
            IncidentType::Shelling | IncidentType::DroneStrike | IncidentType::Airstrike
        ) {
            return false;
        }
        // "fired mortars from areas under their control in A": whence, not where.
        let from_there = ahead
            // "80 metres from a patrol".
            && self.any_onward(|n| {
                self.lower(n) == "from"
                    && !is_unit(self.lower(n - 1))
                    && self.lower(n - 1) != "away"
            })
            && !self.any_onward(|n| match self.lower(n) {
                // "from the position on A", "from an army post at A"; "from the position at farmland near A" is at that.
                "on" => self.view.classes(n - 1) & self.view.lexicon.class.post == 0,
                "at" => {
                    let close = site.tokens.start == n + 1 + usize::from(self.lower(n + 1) == "the");
                    !close || self.view.classes(n - 1) & self.view.lexicon.class.post == 0
                }
                word => matches!(
                    word,
                    "to" | "into" | "toward" | "towards" | "targeting" | "hitting" | "striking"
                ),
            });
        // "shells fired from bases in A, most of which landed among houses".
        let from_bases = || {
            self.behind
                && self.before(8).any(|n| {
                    self.lower(n) == "from"
                        && (n.saturating_sub(6).max(self.sentence.start)..n)
                            .any(|i| matches!(self.lower(i), "fired" | "launched"))
                })
        };
        // "rockets launched towards the heights": where they fell is not said.
        let towards = || {
            matches!(&*site.governor, "towards" | "toward")
                && trigger.kind == IncidentType::Shelling
                && !site.is_point()
        };
        from_there || from_bases() || towards()
    }

    /// "drove from its post on A down to the village of B": to B.
    fn is_set_out_from(&self) -> bool {
        if self.behind || self.trigger.kind != IncidentType::GroundIncursion || self.trigger.noun {
            return false;
        }
        let Some(from) = self.onward().rfind(|n| self.lower(*n) == "from") else { return false };
        // "advanced from A towards B, then moved on to C": from A.
        if (from..self.site.tokens.start).any(|n| self.view.places[n]) {
            return false;
        }
        let Some(to) = self.after(5).find(|n| self.lower(*n) == "to") else { return false };
        let parted = (from..to).any(|n| self.view.parts(n) || self.lower(n) == "and");
        !parted && (to..self.sentence.end.min(to + 6)).any(|n| self.view.places[n])
    }

    /// "smuggled drugs towards the kingdom", "the strip between A and B", "the border with it": a country that only says which way, or
    /// which border.
    pub(super) fn is_country_beyond(&self) -> bool {
        if self.site.location.precision != PlacePrecision::Country {
            return false;
        }
        let of_border =
            |n: usize| matches!(self.lower(n), "border" | "frontier" | "borders" | "attributed" | "blamed");
        match &*self.site.governor {
            "between" => true,
            "towards" | "toward" | "into" if self.trigger.kind != IncidentType::GroundIncursion => true,
            // "strikes attributed to the kingdom".
            _ => {
                matches!(self.lower(self.site.tokens.start.saturating_sub(1)), "with" | "to" | "on")
                    && self.before(3).any(of_border)
            }
        }
    }
}
