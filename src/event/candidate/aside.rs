//! Whether what is told only goes with something else: what stood there, who moved past, what went before.

use super::super::mood::Mood;
use super::super::trigger::Trigger;
use super::Candidate;
use crate::kind::IncidentType;
use crate::when::TimeExpression;

impl Candidate<'_, '_, '_> {
    /// Whether it only says something of what the sentence is about.
    pub(super) fn is_aside(&self) -> bool {
        let (said, view, trigger) = (self.said, self.said.view, &self.trigger);
        let relative = || view.relative_pronoun(trigger.start, &said.tokens).is_some();
        let clause = view.clause_start(trigger.start, &said.tokens);
        // "cordoned off the area and closed the road": what is done after an attack.
        let cordoned = trigger.kind == IncidentType::Checkpoint
            && !trigger.noun
            && (said.tokens.start..trigger.start).any(|n| matches!(view.lower(n), "cordoned" | "cordon"));
        // "Air defences had shot down some of the missiles": a detail of the strike, unless it says over what.
        let downed = !self.placed
            && !trigger.noun
            && view.is_form_of(trigger.start, &["down", "shoot", "bring"])
            && view.lower(trigger.end.saturating_sub(1)) == "down";
        // "the gate that the army has put across the road": what stands there; "announced on Sunday that it has taken A" is news.
        let said_that = |that: usize| {
            view.lower(that) == "that" && (that.saturating_sub(4)..that).any(|n| view.role(n).is_saying)
        };
        let stands = matches!(trigger.kind, IncidentType::Checkpoint | IncidentType::TerritorialSeizure)
            && !trigger.noun
            && view.relative_pronoun(trigger.start, &said.tokens).is_some_and(|that| !said_that(that))
            && (trigger.start.saturating_sub(2).max(said.tokens.start)..trigger.start)
                .any(|n| matches!(view.lower(n), "has" | "have"));
        // "found dead hours after he had been led away", "clashes broke out in A after a merchant was abducted": what went before,
        // wherever that was.
        let led_away_before = !self.placed
            && trigger.kind == IncidentType::ArrestDetention
            && trigger.passive
            && clause > said.tokens.start
            && view.lower(clause - 1) == "after"
            && (matches!(view.lower(clause), "he" | "she" | "they")
                || (said.tokens.start..clause)
                    .any(|n| view.noun(n).is_some_and(|(_, kind)| crate::event::episode::is_fighting(kind))));
        // "fired rockets days after the army had killed a man in A": on some day before; "came two days after a patrol had moved into A":
        // on a day that can be told.
        let counted = self.placed
            && clause > said.tokens.start + 2
            && view.lower(clause - 1) == "after"
            && crate::event::number::small_number(view.lower(clause - 3)).is_some();
        let led_back = !counted
            && view.leads_back(said.tokens.start..trigger.start)
            && !said.datable.iter().any(|(at, _)| *at >= trigger.end);
        // "90 incursions since December, during which they razed land": of all of them.
        let which = (said.tokens.start..trigger.start)
            .find(|n| matches!(view.lower(*n), "during" | "in") && view.lower(n + 1) == "which");
        let throughout = which.is_some_and(|which| {
            (said.tokens.start..which).any(|n| {
                crate::event::figure::number(view, n, which).is_some_and(|(count, _)| count > MANY)
                    && (n + 1..n + 4)
                        .any(|k| view.noun(k).is_some_and(|(len, _)| view.lower(k + len - 1).ends_with('s')))
            })
        });
        // "took the town after reports that gunmen had carried out killings": why, wherever those were.
        let rumoured = !self.placed
            && clause > said.tokens.start + 1
            && view.lower(clause - 1) == "that"
            && matches!(
                view.lower(clause - 2),
                "reports" | "rumours" | "rumors" | "allegations" | "claims" | "accusations" | "fears"
            );
        // "under the slogan “Our abducted first”".
        let in_slogan = said.is_quoted(trigger.start)
            && (said.tokens.start..trigger.start)
                .any(|n| matches!(view.lower(n), "slogan" | "slogans" | "banner" | "banners"));
        // "one month after a ceasefire was agreed": known, and only when.
        let agreed_before = trigger.kind == IncidentType::Agreement
            && clause > said.tokens.start + 1
            && view.lower(clause - 1) == "after"
            && matches!(
                view.lower(clause - 2),
                "day" | "days" | "week" | "weeks" | "month" | "months" | "year" | "years"
            );
        // "struck A in answer to a rocket that was fired from B": what was answered.
        let answered = !self.placed
            && view.relative_pronoun(trigger.start, &said.tokens).is_some_and(|that| {
                (that.saturating_sub(6).max(said.tokens.start)..that).any(|n| {
                    matches!(view.lower(n), "answer" | "response" | "retaliation" | "reply" | "reaction")
                })
            });
        // "met families whose sons have been taken away": on some day or other.
        let whose = !said.datable.iter().any(|(at, _)| *at > trigger.start)
            && (trigger.start.saturating_sub(3).max(said.tokens.start)..trigger.start)
                .any(|n| matches!(view.lower(n), "have" | "has"))
            && (trigger.start.saturating_sub(6).max(said.tokens.start)..trigger.start)
                .any(|n| view.lower(n) == "whose");
        cordoned
            || whose
            || answered
            || self.is_death_of_wounds(clause)
            || agreed_before
            || in_slogan
            || rumoured
            || downed
            || stands
            || throughout
            || led_back
            || led_away_before
            || trigger.kind == IncidentType::GroundIncursion && self.is_mere_motion(clause)
            || !self.placed && said.is_circumstance(trigger)
            // "those who burned the houses": whoever did.
            || !self.placed && said.is_of_those_who(trigger)
            // "the men who fired at the patrol": says which men; "A, where forces fought all of Tuesday" tells of A.
            || !self.tells_of_day_there()
                && matches!(trigger.kind, IncidentType::Other | IncidentType::ArmedClash)
                && (!self.placed || self.is_coarse())
                && relative()
    }

    /// Whether somebody, in the clause that begins at `clause`, died of what another part of the sentence did to him.
    fn is_death_of_wounds(&self, clause: usize) -> bool {
        let (said, view, trigger) = (self.said, self.said.view, &self.trigger);
        if !view.is_form_of(trigger.start, &["die", "succumb"]) {
            return false;
        }
        let wounds = |n: usize| matches!(view.lower(n), "wounds" | "injuries");
        let suffered = |n: usize| matches!(view.lower(n), "suffered" | "sustained" | "received");
        // "died on Thursday of wounds he had suffered when gunmen attacked a lorry near A".
        let given_later = || {
            view.relative_pronoun(trigger.start, &said.tokens).is_none()
                && (trigger.end..said.tokens.end.min(trigger.end + 10))
                    .any(|n| wounds(n) && (n + 1..n + 5).any(suffered))
                && said.triggers.iter().any(|t| t.start > trigger.end && t.kind.is_violent())
        };
        // "A drone hit a motorcycle near A; the rider died of his wounds the following day".
        let given_before = || {
            !self.placed
                && matches!(view.lower(clause), "the" | "he" | "she" | "one")
                && (trigger.end..trigger.end + 4).any(wounds)
                && said.triggers.iter().any(|t| t.end <= trigger.start && t.kind.is_strike())
        };
        given_later() || given_before()
    }

    /// "shops reopened in A, where forces had fought all of Tuesday", "advanced to the edge of A, where they fired at herders": whether its
    /// clause tells what happened there, on a day of its own or by those who had come.
    fn tells_of_day_there(&self) -> bool {
        let (said, view) = (self.said, self.said.view);
        view.relative_pronoun(self.trigger.start, &said.tokens).is_some_and(|pronoun| {
            let entered = |t: &Trigger| {
                t.end <= pronoun && t.mood == Mood::Happened && t.kind == IncidentType::GroundIncursion
            };
            // "advanced to the edge of A, where they fired at herders".
            let is_dated = |(at, t): &(usize, &TimeExpression)| {
                // "A calm was shattered on Tuesday in A, where forces fought": what else happened that day.
                (*at > pronoun || said.triggers.len() == 1) && t.interval.is_some()
            };
            view.lower(pronoun) == "where"
                && (said.triggers.iter().any(entered) || said.datable.iter().any(is_dated))
        })
    }

    /// Of an entry of troops whose clause begins at `clause`: whether nobody's troops moved, or only as what went with something else.
    fn is_mere_motion(&self, clause: usize) -> bool {
        let (said, view, trigger) = (self.said, self.said.view, &self.trigger);
        let is_gerund = view.lower(trigger.start).ends_with("ing");
        // "turned into a war, with soldiers arriving from the north": what went with it.
        let accompanies = is_gerund
            && !self.placed
            && (clause.max(trigger.start.saturating_sub(6))..trigger.start)
                .any(|n| view.lower(n) == "with" && n > clause && view.lower(n - 1) == ",");
        // "was driving through A when a bomb went off": what they were doing when it happened.
        let interrupted = is_gerund
            && trigger.start > said.tokens.start
            && matches!(view.lower(trigger.start - 1), "was" | "were")
            && (trigger.end..said.tokens.end).any(|n| view.lower(n) == "when" && view.parts(n));
        // "three white UN vehicles rolled through", "near a UNIFIL patrol that had halted": nobody's forces.
        let relative =
            clause > said.tokens.start && matches!(view.lower(clause - 1), "that" | "which" | "where");
        let subject = if relative { clause.saturating_sub(4).max(said.tokens.start) } else { clause };
        let of_un = (subject..trigger.start).any(|n| {
            matches!(view.lower(n), "un" | "unifil" | "undof")
                && matches!(
                    view.lower(n + 1),
                    "convoy" | "patrol" | "patrols" | "vehicle" | "vehicles" | "jeeps"
                )
                && !(subject..n).any(|k| view.actor(k).is_some())
                // "a UNDOF patrol observed two tanks enter A".
                && !(n + 2..trigger.start).any(|k| {
                    matches!(view.lower(k), "observed" | "saw" | "noticed" | "witnessed" | "reported" | "recorded")
                })
        });
        // "a yard where excavators were parked": what stood there.
        let parked = trigger.passive && relative && view.is_form_of(trigger.start, &["park"]);
        // "a convoy of 27 trucks arrived with flour and medicine".
        let named = |words: &[&str]| said.tokens.clone().any(|n| words.contains(&view.lower(n)));
        let of_aid = named(&["convoy", "trucks", "lorries"])
            && named(&["flour", "medicine", "medicines", "aid", "humanitarian", "relief", "food"]);
        // "the patrol returned to its base in A": home.
        let home = view.is_form_of(trigger.start, &["return"])
            && (clause..trigger.start).any(|n| {
                matches!(
                    view.lower(n),
                    "convoy"
                        | "patrol"
                        | "patrols"
                        | "peacekeepers"
                        | "trucks"
                        | "vehicles"
                        | "team"
                        | "mission"
                )
            });
        // "followed them until they had reached A".
        let until = clause > said.tokens.start && view.lower(clause - 1) == "until"
            || (trigger.start.saturating_sub(4).max(said.tokens.start)..trigger.start)
                .any(|n| view.lower(n) == "until");
        // "hit vehicles that were moving towards A": what was about to happen.
        let hits = |t: &Trigger| t.kind.is_strike() || t.kind == IncidentType::MilitaryOperation;
        let hit = said.triggers.iter().any(|t| t.end <= clause && hits(t) && !t.noun);
        let target = relative && hit && is_gerund;
        // "The army arrived at the scene": after what had happened there.
        let responds = view.is_form_of(trigger.start, &["arrive", "come", "go", "head", "reach"])
            && (trigger.end..trigger.end + 4).any(|n| matches!(view.lower(n), "scene" | "spot"));
        // "struck a vehicle as it advanced on A": what it was about to do.
        accompanies
            || interrupted
            || of_un
            || parked
            || of_aid
            || home
            || until
            || target
            || responds
            || said.is_moving_target(trigger)
    }
}

/// Events from which on what is told of all of them is told of none.
const MANY: u32 = 5;
