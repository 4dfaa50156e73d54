//! What one sentence tells twice: harm that is told with the event that did it is no event of its own.

use super::clause::View;
use super::figure::Count;
use super::harm::{self, Harms};
use super::read::Told;
use super::said::Said;
use crate::kind::IncidentType;

/// "A drone hit a post at A today, injuring two": who came to harm by what was told just before, at the same place, is no event of
/// its own.
///
/// "Four people were killed when helicopters bombed A": so are those who came to harm by what is told behind.
pub(super) fn fold_harm(view: &View, told: &mut Vec<Told>) {
    let mut n = 1;
    while n < told.len() {
        let (before, event) = (&told[n - 1], &told[n]);
        let same_place = event.at.len() == before.at.len()
            && event.at.iter().zip(&before.at).all(|(a, b)| a.0.name == b.0.name);
        let when = before.trigger.kind == IncidentType::Killing
            && before.trigger.passive
            && !before.trigger.noun
            && event.trigger.kind.is_strike()
            && same_place
            && (before.trigger.end..event.trigger.start).any(|i| view.lower(i) == "when");
        // "Twelve people were injured in strikes on A": by the strikes.
        let by_noun = matches!(before.trigger.kind, IncidentType::Killing | IncidentType::Other)
            && before.trigger.passive
            && !before.trigger.noun
            && event.trigger.rule == "harm_in_noun"
            && (event.trigger.kind.is_strike() || view.lower(event.trigger.end - 1) == "operation")
            && same_place;
        if when || by_noun {
            told.remove(n - 1);
            continue;
        }
        let harm = matches!(event.trigger.kind, IncidentType::Killing | IncidentType::Other);
        let of_it = event.trigger.dependent && harm && before.trigger.kind.is_violent() && same_place;
        // "held protests, during which three people were injured", "mounted an assault on A, in which four were killed": those of the
        // protest, of the assault.
        let start = event.trigger.start;
        let behind = |reach: usize| start.saturating_sub(reach).max(before.trigger.end)..start;
        let in_which = |i: usize| view.lower(i) == "which" && matches!(view.lower(i - 1), "during" | "in");
        let of_act = behind(10).any(in_which)
            && harm
            && event.trigger.passive
            && matches!(
                before.trigger.kind,
                IncidentType::Protest
                    | IncidentType::ArmedClash
                    | IncidentType::MilitaryOperation
                    | IncidentType::GroundIncursion
                    | IncidentType::Raid
            )
            && same_place;
        // "carried out an operation in A, in which two people were detained": a raid.
        let raided = behind(14).any(in_which)
            && event.trigger.kind == IncidentType::ArrestDetention
            && event.trigger.passive
            && before.trigger.kind == IncidentType::MilitaryOperation
            && same_place;
        if raided {
            told[n - 1].trigger.kind = IncidentType::Raid;
            told.remove(n);
            continue;
        }
        // "took the villages of A and B, where 14 soldiers were killed": in the taking.
        let of_taking = behind(8).any(|i| view.lower(i) == "where" || in_which(i))
            && harm
            && event.trigger.passive
            && before.trigger.kind == IncidentType::TerritorialSeizure
            && same_place;
        // "searched two homes in A, seizing rifles": what they searched for.
        let found = event.trigger.kind == IncidentType::MilitaryOperation
            && view.is_form_of(
                event.trigger.start,
                &["seize", "confiscate", "find", "recover", "discover", "uncover", "locate"],
            )
            && matches!(
                before.trigger.kind,
                IncidentType::Raid
                    | IncidentType::GroundIncursion
                    | IncidentType::ArrestDetention
                    | IncidentType::Checkpoint
            )
            && same_place;
        // "an exchange of fire with smugglers, in which two were captured": what came of the clash.
        let captured = behind(REACH_OF_CAPTURE).any(in_which)
            && event.trigger.kind == IncidentType::ArrestDetention
            && event.trigger.passive
            && before.trigger.kind == IncidentType::ArmedClash
            && same_place;
        if of_it || of_act || of_taking || found || captured {
            told.remove(n);
        } else {
            n += 1;
        }
    }
}

/// Tokens from "in which" to the last of what came of a clash.
const REACH_OF_CAPTURE: usize = 20;

/// "fired at a patrol near A and shelled B; there were no casualties in either case": of all that the sentence tells.
pub(super) fn spread_nobody(said: &Said, told: &[Told], harmed: &mut [Harms]) {
    const REACH: usize = 6;
    let view = said.view;
    let of_each = |end: usize| {
        (end..(end + REACH).min(said.tokens.end)).any(|n| {
            matches!(view.lower(n), "either" | "both" | "any" | "all")
                && (n + 1..n + 4).any(|i| {
                    matches!(
                        view.lower(i),
                        "case"
                            | "cases"
                            | "incident"
                            | "incidents"
                            | "attack"
                            | "attacks"
                            | "strikes"
                            | "places"
                    )
                })
        })
    };
    let meant: Vec<&Count> =
        said.counts.iter().filter(|c| c.figure.high == Some(0) && of_each(c.tokens.end)).collect();
    if meant.is_empty() || told.len() < 2 {
        return;
    }
    let nobody = Harms::of(view, meant);
    for harms in harmed {
        harms.killed = harms.killed.or(nobody.killed);
        harms.injured = harms.injured.or(nobody.injured);
        harms.detained = harms.detained.or(nobody.detained);
    }
}

/// "entered A and B and set up a checkpoint between them, then withdrew without arresting anybody": told of all that was done there.
pub(super) fn spread_no_arrests(told: &[Told], harmed: &mut [Harms]) {
    let nobody = |h: &Harms| h.detained.filter(|(figure, _)| figure.high == Some(0));
    let Some((n, none)) = harmed.iter().enumerate().find_map(|(n, h)| Some((n, nobody(h)?))) else { return };
    let there = |event: &Told| {
        told[n]
            .at
            .iter()
            .any(|(place, _)| place.is_between() || event.at.iter().any(|(p, _)| p.name == place.name))
    };
    for (event, harms) in told.iter().zip(harmed).take(n) {
        if harms.detained.is_none() && harm::takes_arrests(event.trigger.kind) && there(event) {
            harms.detained = Some(none);
        }
    }
}
