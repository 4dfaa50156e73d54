//! How a sentence speaks again of what was told before it: "the attack", "the gunmen", "there", "the same bases", "the village".

use super::mood::Mood;
use super::said::{Placed, Said};
use super::site::Site;
use super::trigger::Trigger;
use crate::kind::{IncidentType, PlacePrecision};
use std::borrow::Cow;

impl<'a> Said<'_, 'a> {
    /// Whether the trigger is a noun with the article and nothing behind it that says which: "the operation, dubbed …".
    pub(super) fn is_definite(&self, trigger: &Trigger) -> bool {
        let noun = (trigger.start..trigger.end).rev().find(|n| self.view.noun(*n).is_some());
        trigger.noun
            // "the injury of two": which, is said.
            && self.view.lower(trigger.end - 1) != "of"
            && noun.is_some_and(|n| {
                n > self.tokens.start
                    && self.view.lower(n - 1) == "the"
                    && !matches!(
                        self.view.lower(trigger.end),
                        "of" | "on" | "in" | "at" | "against" | "near" | "that" | "which"
                    )
            })
    }

    /// "The strikes targeted a post on the road to A": whether a verb of hitting has the strikes told before as its subject.
    pub(super) fn is_of_strikes_told(&self, trigger: &Trigger) -> bool {
        let lower = |n: usize| self.view.lower(n);
        let from = trigger.start.saturating_sub(3).max(self.tokens.start + 1);
        !trigger.noun
            && !trigger.passive
            && (trigger.kind.is_strike() || trigger.kind == IncidentType::MilitaryOperation)
            && self.view.is_form_of(trigger.start, &["hit", "strike", "target"])
            && (from..trigger.start).any(|n| {
                matches!(lower(n), "strike" | "strikes" | "airstrike" | "airstrikes" | "drones" | "raids")
                    && matches!(lower(n - 1), "the" | "these")
            })
    }

    /// "The shooting took place in A", "The gunmen opened fire near A", "The brothers were closing their shop in A when …": whether the
    /// trigger tells more of what was told before.
    pub(super) fn tells_more(&self, trigger: &Trigger) -> bool {
        self.is_definite(trigger)
            || self.is_of_attackers(trigger)
            || self.is_of_victims(trigger)
            || self.is_of_named_day(trigger)
    }

    /// "Friday's attack on the town of A": the one that has been told.
    fn is_of_named_day(&self, trigger: &Trigger) -> bool {
        let lower = |n: usize| self.view.lower(n);
        trigger.noun
            && trigger.start >= self.tokens.start + 2
            && matches!(lower(trigger.start - 1), "'s" | "’s")
            && self.view.is_calendar(trigger.start - 2)
            && matches!(lower(trigger.end - 1), "attack" | "incident" | "operation" | "assault")
    }

    /// "The killings took place in A".
    pub(super) fn names_killing_again(&self, trigger: &Trigger) -> bool {
        self.is_definite(trigger)
            && (trigger.start..trigger.end).any(|n| {
                matches!(self.view.lower(n), "killing" | "killings" | "murders" | "shooting" | "ambush")
            })
    }

    /// "The three were sitting outside a shop when gunmen fired", "They were killed when …": those whose harm was told before.
    pub(super) fn is_of_victims(&self, trigger: &Trigger) -> bool {
        const REACH: usize = 18;
        let view = self.view;
        let lower = |n: usize| view.lower(n);
        let first = self.tokens.start;
        let people = view.lexicon.class.people;
        let aux = (first..trigger.start.min(first + REACH)).find(|n| matches!(lower(*n), "were" | "was"));
        let Some(aux) = aux.filter(|aux| !(first..*aux).any(|n| view.parts(n))) else { return false };
        let counted = |n: usize| super::number::small_number(lower(n)).is_some();
        let known = match lower(first) {
            "they" | "both" => aux == first + 1,
            "the" => {
                let noun = first + 1 + usize::from(counted(first + 1));
                counted(first + 1) && noun == aux
                    || matches!(lower(noun), "dead" | "family" | "couple" | "pair")
                    || view.classes(noun) & people != 0 && view.classes(noun) & view.lexicon.class.force == 0
            }
            _ => false,
        };
        // What they were doing, or what befell them.
        let going_on = lower(aux + 1).ends_with("ing");
        let befell = trigger.start <= aux + 2
            || self.counts.is_empty()
                && super::figure::harm_at(view, aux + 1).is_some_and(|h| h != super::figure::Harm::Detained);
        known && (going_on || befell)
    }

    /// "The attackers opened fire", "the gunmen shelled A", "The planes fired missiles": those who are known from what was told before.
    fn is_of_attackers(&self, trigger: &Trigger) -> bool {
        let lower = |n: usize| self.view.lower(n);
        let clause = self.view.clause_start(trigger.start, &self.tokens);
        !trigger.noun
            && !trigger.passive
            && (trigger.start.saturating_sub(4).max(clause)..trigger.start).any(|n| {
                lower(n) == "the"
                    && matches!(
                        lower(n + 1),
                        "attackers"
                            | "attacker"
                            | "assailants"
                            | "assailant"
                            | "gunmen"
                            | "gunman"
                            | "militants"
                            | "shooters"
                            | "planes"
                            | "jets"
                            | "warplanes"
                            | "drone"
                            | "missile"
                            | "missiles"
                            | "rockets"
                    )
            })
    }

    /// Whether "there" follows the trigger's object: "took seven men there".
    pub(super) fn points_back(&self, trigger: &Trigger) -> bool {
        (trigger.end..(trigger.end + 5).min(self.tokens.end))
            .take_while(|n| !matches!(self.view.lower(*n), "," | "and" | "but"))
            .any(|n| {
                self.view.lower(n) == "there"
                    && !matches!(self.view.lower(n + 1), "was" | "were" | "is" | "are")
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
                        | "city"
                        | "site"
                        | "hill"
                        | "farm"
                        | "neighbourhood"
                        | "locality"
                )
                && (!matches!(view.lower(n + 2), "of" | "in" | "near")
                    // "entered the city in the morning".
                    || (n + 3..n + 6)
                        .any(|i| matches!(view.lower(i), "morning" | "afternoon" | "evening" | "night")))
        })
    }

    /// "The blast was caused by a mine that a patrol drove over near A": the one told before.
    pub(super) fn names_blast_again(&self) -> bool {
        self.tokens.clone().any(|n| {
            self.view.lower(n) == "the"
                && matches!(self.view.lower(n + 1), "blast" | "explosion")
                && self.view.is_form_of(n + 3, &["cause", "trigger", "set"])
        })
    }

    /// "answered the protest with live fire", "fired at the demonstrators": those told of.
    pub(super) fn speaks_of_protest(&self) -> bool {
        self.tokens.clone().any(|n| {
            matches!(
                self.view.lower(n),
                "protest"
                    | "protesters"
                    | "demonstrators"
                    | "demonstration"
                    | "sit-in"
                    | "rally"
                    | "gathering"
            ) && (n.saturating_sub(2).max(self.tokens.start)..n).any(|i| self.view.lower(i) == "the")
        })
    }

    /// "where the two sides were due to meet this week, the meeting has been put off".
    pub(super) fn is_called_off(&self) -> bool {
        self.tokens.clone().any(|n| match self.view.lower(n) {
            "postponed" | "cancelled" | "canceled" => true,
            "put" | "called" => self.view.lower(n + 1) == "off",
            _ => false,
        })
    }

    /// Whether it names means that are used on crowds: tear gas, batons, water cannon.
    pub(super) fn tells_of_crowd_control(&self) -> bool {
        self.tokens.clone().any(|n| {
            matches!(
                (self.view.lower(n), self.view.lower(n + 1)),
                ("tear", "gas")
                    | ("water", "cannon" | "cannons")
                    | ("rubber", "bullets")
                    | ("stun", "grenades")
            ) || matches!(self.view.lower(n), "batons" | "teargas" | "truncheons")
        })
    }

    /// "Soldiers shot a boy during a protest in A": whether the sentence tells of a protest too, and not as one held over what the trigger
    /// tells, as in "marched after four workers were shot".
    pub(super) fn tells_at_protest(&self, trigger: &Trigger) -> bool {
        let over = |n: usize| {
            matches!(
                self.view.lower(n),
                "after" | "over" | "following" | "against" | "at" | "denouncing" | "because"
            )
        };
        let held = |t: &&Trigger| t.kind == IncidentType::Protest && t.mood == Mood::Happened;
        self.triggers.iter().filter(held).any(|t| !(t.end..trigger.start).any(over))
    }

    /// "…, and on 16 July it bombed A": whether the day at token `at` opens a clause that tells of something else.
    pub(super) fn is_of_next_clause(&self, at: usize) -> bool {
        let lower = |n: usize| self.view.lower(n);
        let joins = |n: usize| matches!(lower(n), "and" | ";" | "while");
        let first = self.tokens.start;
        // "…, and that on 18 January forces entered A".
        let that = usize::from(at > first + 2 && lower(at - 2) == "that");
        let preposition =
            at > first + 1 + that && matches!(lower(at - 1), "on" | "in" | "at") && joins(at - 2 - that);
        (preposition || at > first && joins(at - 1))
            && self.triggers.iter().any(|t| t.start > at && !(at..t.start).any(|n| lower(n) == ";"))
    }

    /// "A was shelled, and on 16 July the air force bombed the ministry": where the clause begins that has a day and a subject of its
    /// own, and so its own place.
    pub(super) fn own_clause(&self, trigger: &Trigger) -> Option<usize> {
        let day = self.datable.iter().rev().map(|(at, _)| *at).find(|at| *at < trigger.start)?;
        let between = self.triggers.iter().any(|t| t.start > day && t.end <= trigger.start);
        let class = &self.view.lexicon.class;
        let subject = (day..trigger.start).any(|n| {
            self.view.actor(n).is_some() || self.view.classes(n) & (class.force | class.people) != 0
        });
        (!trigger.noun && !between && subject && self.is_of_next_clause(day)).then_some(day)
    }

    /// "It came after days of clashes in which many were killed": whether the trigger tells of what that was which came before.
    pub(super) fn is_of_what_came_before(&self, trigger: &Trigger) -> bool {
        let lower = |n: usize| self.view.lower(n);
        let Some(pronoun) = self.view.relative_pronoun(trigger.start, &self.tokens) else { return false };
        let after = |n: usize| {
            matches!(lower(n), "came" | "comes" | "follows" | "followed" | "coming")
                && (lower(n).starts_with("follow") || (n + 1..n + 5).any(|i| lower(i) == "after"))
        };
        trigger.passive
            && trigger.kind == IncidentType::Killing
            && lower(pronoun) == "which"
            && pronoun > self.tokens.start
            && matches!(lower(pronoun - 1), "in" | "during")
            && (self.tokens.start..pronoun).any(after)
            && !self.datable.iter().any(|(at, _)| *at > pronoun)
    }

    /// "attacked tanks that were moving from A": whether what was hit was on its way from somewhere.
    pub(super) fn is_of_those_moving(&self, trigger: &Trigger) -> bool {
        let lower = |n: usize| self.view.lower(n);
        let reach = trigger.end..self.tokens.end.min(trigger.end + 8);
        !trigger.noun
            && (trigger.kind.is_strike() || trigger.kind == IncidentType::MilitaryOperation)
            && reach.into_iter().any(|n| {
                matches!(lower(n), "that" | "which")
                    && matches!(lower(n + 1), "was" | "were")
                    && matches!(lower(n + 2), "moving" | "advancing" | "heading" | "travelling" | "traveling")
            })
    }

    /// "interviewed 11 residents, including a teacher who was detained": whether the trigger only says who was asked.
    pub(super) fn is_of_interviewed(&self, trigger: &Trigger) -> bool {
        let lower = |n: usize| self.view.lower(n);
        let asked = |n: usize| {
            lower(n) == "interviewed"
                || matches!(lower(n), "spoke" | "talked") && matches!(lower(n + 1), "to" | "with")
        };
        let pronoun = self.view.relative_pronoun(trigger.start, &self.tokens);
        pronoun.is_some_and(|p| {
            matches!(lower(p), "who" | "whose")
                && (self.tokens.start..p).any(asked)
                && (self.tokens.start..p).any(|n| {
                    matches!(lower(n), "including" | "among")
                        || super::number::small_number(lower(n)).is_some_and(|count| count > 2)
                })
        })
    }

    /// "came after four days of clashes in A", "following an attack on B": what had happened before.
    pub(super) fn is_led_to(&self, trigger: &Trigger) -> bool {
        trigger.noun
            && (trigger.start.saturating_sub(7).max(self.tokens.start)..trigger.start)
                .any(|n| matches!(self.view.lower(n), "after" | "following"))
    }

    /// "those casualties came in clashes", "the losses fell in fighting": those counted before.
    pub(super) fn speaks_of_casualties(&self) -> bool {
        self.tokens.clone().any(|n| {
            matches!(self.view.lower(n), "the" | "those" | "these")
                && matches!(self.view.lower(n + 1), "casualties" | "losses" | "deaths")
                && (self.view.is_form_of(n + 2, &["come", "fall", "occur", "happen", "result"])
                    || matches!(self.view.lower(n + 2), "were" | "resulted")
                        && (n + 3..n + 7).any(|i| matches!(self.view.lower(i), "result" | "during" | "in")))
        })
    }

    /// "fired at the source", "shelled the sources of fire": at those who had fired first.
    pub(super) fn is_fired_back(&self, trigger: &Trigger) -> bool {
        let lower = |n: usize| self.view.lower(n);
        !trigger.noun
            && (trigger.end..trigger.end + 3).any(|n| {
                lower(n) == "the" && matches!(lower(n + 1), "source" | "sources" | "origin" | "launchers")
            })
    }

    /// "carried out strikes on the same bases", "The two bases had been struck on Friday": the places told of before, all of them.
    pub(super) fn names_them_again(&self, trigger: &Trigger) -> bool {
        let lower = |n: usize| self.view.lower(n);
        let are_places = |n: usize| {
            matches!(
                lower(n),
                "bases"
                    | "sites"
                    | "areas"
                    | "villages"
                    | "towns"
                    | "places"
                    | "locations"
                    | "targets"
                    | "airports"
                    | "airfields"
            )
        };
        let is_place = |n: usize| {
            matches!(lower(n), "base" | "site" | "airport" | "airfield" | "area" | "village" | "town")
        };
        let quarters =
            |n: usize| matches!(lower(n), "districts" | "neighbourhoods" | "neighborhoods" | "quarters");
        // "the same base", "the same two bases".
        let same = |n: usize| {
            let counted = usize::from(super::number::small_number(lower(n + 1)).is_some());
            lower(n) == "same" && (are_places(n + 1 + counted) || is_place(n + 1))
        };
        let struck = trigger.passive
            && (self.tokens.start..self.tokens.start + 3).any(|n| {
                same(n)
                    || n > self.tokens.start
                        && lower(n - 1) == "the"
                        && matches!(lower(n), "two" | "three" | "four")
                        && are_places(n + 1)
            });
        let end = self.view.clause_end(trigger.end - 1, &self.tokens);
        struck
            || (trigger.end..end.min(trigger.end + 16)).any(|n| {
                // "fired shells at positions in both districts".
                let both = lower(n) == "both" && (are_places(n + 1) || quarters(n + 1));
                both || n < trigger.end + 4 && same(n)
            })
    }

    /// "a similar strike", "the raids": a noun of attack that leans on what was told.
    pub(super) fn is_of_kind_before(&self, trigger: &Trigger) -> bool {
        let lower = |n: usize| self.view.lower(n);
        let noun = trigger.end - 1;
        trigger.noun
            && matches!(lower(noun), "strike" | "strikes" | "raid" | "raids")
            && (noun.saturating_sub(5).max(self.tokens.start)..noun)
                .any(|n| matches!(lower(n), "similar" | "the" | "same" | "these" | "those"))
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
            matches!(view.lower(n), "his" | "her" | "their")
                && matches!(
                    view.lower(n + 1),
                    "house" | "home" | "houses" | "homes" | "farm" | "village" | "street"
                )
                || matches!(view.lower(n), "the" | "that" | "this")
                    && matches!(
                        view.lower(n + 1),
                        "village"
                            | "town"
                            | "hamlet"
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
                            | "scene"
                            | "spot"
                    )
                || matches!(view.lower(n), "there" | "nearby")
                // "in the same place".
                || view.lower(n) == "same"
                    && matches!(view.lower(n + 1), "place" | "spot" | "area" | "location" | "village" | "town" | "city")
        })
    }

    /// "new air strikes", "a similar raid": others than those told.
    pub(super) fn is_of_others(&self, trigger: &Trigger) -> bool {
        (trigger.start.saturating_sub(4).max(self.tokens.start)..trigger.end).any(|n| {
            matches!(
                self.view.lower(n),
                "new" | "fresh" | "similar" | "another" | "other" | "further" | "separate"
            )
        })
    }

    /// "A force also moved into the valley": one more event, whatever was told before.
    pub(super) fn is_told_further(&self, trigger: &Trigger) -> bool {
        let clause = self.view.clause_start(trigger.start, &self.tokens);
        (trigger.start.saturating_sub(3).max(clause)..trigger.start).any(|n| self.view.lower(n) == "also")
    }

    /// "Residents came out to protest": those of the place told of.
    pub(super) fn speaks_of_locals(&self) -> bool {
        self.tokens.clone().any(|n| {
            matches!(self.view.lower(n), "residents" | "villagers" | "locals" | "inhabitants" | "townspeople")
                || self.view.lower(n) == "local" && self.view.lower(n + 1) == "people"
        })
    }

    /// "A man from the town of A was hit when a drone struck the edge of the town": where the people named are from.
    pub(super) fn town_of_people(&self, trigger: &Trigger) -> Option<Placed<'a>> {
        let view = self.view;
        let end = view.clause_end(trigger.end - 1, &self.tokens);
        let speaks = |s: &&Site| {
            s.governor == super::governor::PEOPLE_OF && s.location.precision == PlacePrecision::Settlement
        };
        let town = (self.tokens.start..end).rfind(|n| {
            matches!(view.lower(*n), "the" | "that" | "this")
                && matches!(view.lower(n + 1), "village" | "town" | "city" | "hamlet")
                && view.lower(n + 2) != "of"
        });
        let Some(town) = town else {
            // "Residents of A said soldiers searched homes": theirs.
            let [site] = &self.sites[..] else { return None };
            let theirs = speaks(&site)
                && trigger.start > site.tokens.end
                && view.role(site.tokens.end).is_saying
                && matches!(trigger.kind, IncidentType::Raid | IncidentType::PropertyDamage);
            return theirs.then_some((Cow::Borrowed(site.location), site.mention.span));
        };
        let is_town = |s: &&Site| {
            matches!(s.location.precision, PlacePrecision::Settlement | PlacePrecision::Near)
                && s.tokens.end <= town
        };
        // "Salim, who headed the council of the town of A, was shot in the town".
        let in_aside = |s: &Site| {
            let before = s.tokens.start.saturating_sub(14).max(self.tokens.start)..s.tokens.start;
            s.is_point() && before.clone().any(|n| view.lower(n) == "who") && view.lower(s.tokens.end) == ","
        };
        // "A doctor in the city of A said shells were falling on the edge of the city".
        let is_same_noun = |s: &Site| {
            let before = s.tokens.start.saturating_sub(3).max(self.tokens.start)..s.tokens.start;
            s.is_point()
                && before.clone().any(|n| view.lower(n) == view.lower(town + 1) && view.lower(n + 1) == "of")
        };
        let is_meant = |s: &&Site| {
            s.is_origin() || s.governor == super::governor::PEOPLE_OF || in_aside(s) || is_same_noun(s)
        };
        // "Soldiers came into the town, said the mayor of A".
        let of_speaker =
            || self.sites.iter().find(speaks).filter(|s| self.sites.len() == 1 && s.tokens.start > town);
        let site = self.sites.iter().rfind(is_town).filter(is_meant).or_else(of_speaker)?;
        Some((Cow::Borrowed(site.location), site.mention.span))
    }
}
