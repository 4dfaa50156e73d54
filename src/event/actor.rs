//! Who acts and who is acted upon, under neutral canonical names.

use super::clause::View;
use super::report::{Actor, Role};
use super::trigger::Trigger;
use crate::kind::IncidentType;
use crate::span::Span;
use std::ops::Range;

/// The actors of the event that `trigger` tells of, from its sentence, each with the words that first name it.
pub(super) fn actors(
    view: &View,
    trigger: &Trigger,
    others: &[Trigger],
    sentence: &Range<usize>,
) -> Vec<(Actor, Span)> {
    let mut actors: Vec<(Actor, Span)> = Vec::new();
    let mut add = |name: &str, role: Role, tokens: Range<usize>| {
        if !actors.iter().any(|(a, _)| a.name == name) {
            actors.push((Actor { name: name.to_owned(), role }, view.doc.span_of(tokens)));
        }
    };
    let together = matches!(
        trigger.kind,
        IncidentType::Talks
            | IncidentType::Agreement
            | IncidentType::ArmedClash
            | IncidentType::Protest
            | IncidentType::UnAction
    );
    for n in sentence.clone() {
        let Some((len, entry)) = view.actor(n) else { continue };
        if is_source(view, n, len) {
            continue;
        }
        let name = match (entry.name, together) {
            ("Israel (government)", true) => "Israel",
            ("Israel (government)" | "Syria" | "United States" | "Russia", false) => continue,
            ("Israeli forces", true)
                if matches!(trigger.kind, IncidentType::Talks | IncidentType::Agreement) =>
            {
                "Israel"
            }
            (name, _) => name,
        };
        // The object of an earlier verb is no party to this one.
        let between = others
            .iter()
            .any(|t| t.end <= n && t.start < trigger.start && t.start > sentence.start && n < trigger.start);
        if between && !together {
            continue;
        }
        let role = if together {
            Role::Participant
        } else if trigger.passive == (n < trigger.start)
            && !(trigger.passive && n < trigger.start && is_own_strike(view, n, len))
        {
            Role::Target
        } else {
            Role::Perpetrator
        };
        add(name, role, n..n + len);
    }
    actors
}

/// "The Israeli army said": named as a source, not as a party.
fn is_source(view: &View, n: usize, len: usize) -> bool {
    matches!(
        view.lower(n + len),
        "said" | "says" | "confirmed" | "stated" | "reported" | "gave" | "made" | "denied" | "announced"
    ) || n >= 2 && view.lower(n - 1) == "to" && view.lower(n - 2) == "according"
}

/// "Israeli shelling", "Israeli strikes": what acts, even where the verb is passive.
fn is_own_strike(view: &View, n: usize, len: usize) -> bool {
    (n..n + len).any(|i| {
        matches!(
            view.lower(i),
            "strike"
                | "strikes"
                | "airstrike"
                | "airstrikes"
                | "shelling"
                | "raid"
                | "raids"
                | "attack"
                | "attacks"
                | "fire"
                | "bombardment"
        )
    })
}

/// Whether forces without a name do what `trigger` tells ("two tanks entered", "a patrol set up").
pub(super) fn is_unnamed_force(view: &View, trigger: &Trigger, sentence: &Range<usize>) -> bool {
    use IncidentType as T;
    let military = matches!(
        trigger.kind,
        T::GroundIncursion
            | T::Raid
            | T::Checkpoint
            | T::Airstrike
            | T::DroneStrike
            | T::Shelling
            | T::Overflight
            | T::ArrestDetention
    );
    let forces = view.lexicon.class.force
        | view.lexicon.class.aircraft
        | view.lexicon.class.drone
        | view.lexicon.class.artillery
        | view.lexicon.class.munition;
    // "Security forces raided": others than the gunmen told of before.
    let of_police = (sentence.start..trigger.start).any(|n| matches!(view.lower(n), "security" | "police"));
    military && !of_police && (trigger.passive || view.classes_in(sentence.start..trigger.end) & forces != 0)
}
