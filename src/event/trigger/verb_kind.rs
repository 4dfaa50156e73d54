//! What kind of event a verb tells of, where the words beside it say more: "bombed the village with artillery" is shelling.

use super::unarmed;
use crate::event::clause::View;
use crate::event::harmed::is_hit_in_limb;
use crate::event::mood::Use;
use crate::kind::IncidentType;
use std::ops::Range;

/// The kind of what the verb `lemma` at token `n` tells of, which its reading calls `kind`.
pub(super) fn kind_of(
    view: &View,
    n: usize,
    lemma: &str,
    kind: IncidentType,
    use_: Use,
    sentence: &Range<usize>,
) -> IncidentType {
    let kind = if lemma == "shoot" && is_hit_in_limb(view, n, sentence) { IncidentType::Other } else { kind };
    // "arrested three men during an operation in the town": a raid.
    let kind = if kind == IncidentType::ArrestDetention && is_during_raid(view, n, sentence) {
        IncidentType::Raid
    } else {
        kind
    };
    // "bombed the village with artillery".
    let by_gun = (kind == IncidentType::Airstrike
        || kind == IncidentType::MilitaryOperation && matches!(lemma, "hit" | "strike" | "target"))
        && (n + 1..view.clause_end(n, sentence).min(n + 14)).any(|i| {
            matches!(view.lower(i), "with" | "by")
                && view.classes_in(i + 1..(i + 4).min(sentence.end)) & view.lexicon.class.artillery != 0
        });
    let kind = if by_gun { IncidentType::Shelling } else { kind };
    // "was shelled by a drone".
    let by_drone = kind == IncidentType::Shelling
        && use_.passive
        && (n + 1..n + 3).any(|i| {
            view.lower(i) == "by"
                && view.classes_in(i + 1..(i + 5).min(sentence.end)) & view.lexicon.class.drone != 0
        });
    let kind = if by_drone { IncidentType::DroneStrike } else { kind };
    // "foiled an attempt by soldiers to cross near A": they were fought off.
    let fought_off = kind == IncidentType::MilitaryOperation
        && matches!(lemma, "foil" | "repel" | "repulse" | "thwart" | "block")
        && (n + 1..(n + 5).min(sentence.end)).any(|i| {
            matches!(view.lower(i), "attempt" | "attempts")
                && view.lower(i + 1) == "by"
                && (i + 2..(i + 6).min(sentence.end)).any(|k| view.classes(k) & view.lexicon.class.force != 0)
                && (i + 2..(i + 9).min(sentence.end)).any(|k| {
                    view.lower(k) == "to"
                        && matches!(
                            view.lower(k + 1),
                            "advance"
                                | "cross"
                                | "enter"
                                | "infiltrate"
                                | "storm"
                                | "reach"
                                | "approach"
                                | "retake"
                        )
                })
        });
    let kind = if fought_off { IncidentType::ArmedClash } else { kind };
    // "launched a drone over A": no more than that it flew there.
    let flown = kind == IncidentType::DroneStrike
        && matches!(lemma, "launch" | "send")
        && (n + 1..(n + 7).min(sentence.end)).any(|i| {
            view.classes(i) & view.lexicon.class.drone != 0 && matches!(view.lower(i + 1), "over" | "above")
        });
    let kind = if flown { IncidentType::Overflight } else { kind };
    // "fired machine gun rounds".
    let by_rifle = kind == IncidentType::Shelling
        && (n + 1..(n + 5).min(sentence.end)).any(|i| {
            matches!(view.lower(i), "machine" | "machinegun" | "rifle" | "sniper")
                && (i + 1..i + 4).any(|k| matches!(view.lower(k), "round" | "rounds" | "bullets"))
        });
    let kind = if by_rifle { IncidentType::Other } else { kind };
    // "three air-to-surface missiles were fired at the road".
    let from_air = kind == IncidentType::Shelling
        && (n.saturating_sub(10).max(sentence.start)..(n + 8).min(sentence.end)).any(|i| {
            view.lower(i) == "air"
                && view.lower(i + 1) == "-"
                && view.lower(i + 2) == "to"
                && matches!(view.lower(i + 4), "surface" | "ground")
        });
    let kind = if from_air { IncidentType::Airstrike } else { kind };
    // "dozens of residents blocked a highway to demand help".
    let demands = |i: usize| {
        view.lower(i) == "to" && matches!(view.lower(i + 1), "demand" | "protest" | "denounce" | "condemn")
            || view.lower(i) == "in" && view.lower(i + 1) == "protest"
            || matches!(view.lower(i), "demanding" | "protesting" | "denouncing")
            // "was closed to traffic as a result of the demonstrations".
            || (matches!((view.lower(i), view.lower(i + 1)), ("result" | "because", "of")) || view.lower(i) == "due")
                && (i + 2..i + 5).any(|k| view.noun(k).is_some_and(|(_, kind)| kind == IncidentType::Protest))
    };
    let protest = kind == IncidentType::Checkpoint
        && matches!(lemma, "block" | "close" | "shut" | "cut" | "seal")
        && (n + 1..view.clause_end(n, sentence).min(n + 14)).any(demands);
    let kind = if protest { IncidentType::Protest } else { kind };
    // "UNDOF said that it had put up observation posts": its own.
    let puts_up = matches!(lemma, "set" | "put" | "establish" | "erect" | "install" | "build");
    if kind == IncidentType::Checkpoint && puts_up && !use_.passive && unarmed::is_by_un(view, n, sentence) {
        return IncidentType::UnAction;
    }
    // "set up a base on a hill at A": troops who come to stay.
    if kind == IncidentType::Checkpoint && is_of_base(view, n, use_, sentence) {
        return IncidentType::TerritorialSeizure;
    }
    if kind == IncidentType::Shelling {
        if is_laid_bomb(view, sentence) {
            IncidentType::Killing
        } else {
            carrier_of_munition(view, n, sentence).unwrap_or(kind)
        }
    } else {
        kind
    }
}

/// Whether what is set up by the verb at `n` is a base or post, held for good, and not what stops cars.
fn is_of_base(view: &View, n: usize, use_: Use, sentence: &Range<usize>) -> bool {
    const REACH: usize = 10;
    let object = if use_.passive {
        view.clause_start(n, sentence)..n
    } else {
        let end = sentence.end.min(n + REACH);
        let place =
            |i: &usize| matches!(view.lower(*i), "in" | "at" | "near" | "between" | "along" | "inside");
        n + 1..(n + 1..end).find(place).unwrap_or(end)
    };
    let is_base = |i: usize| {
        matches!(
            view.lower(i),
            "base" | "bases" | "outpost" | "outposts" | "post" | "posts" | "position" | "positions"
        )
    };
    // "put up a post on the road to A": where cars pass.
    let on_road = (n + 1..sentence.end.min(n + REACH))
        .any(|i| view.lower(i) == "on" && matches!(view.lower(i + 2), "road" | "highway"));
    object.clone().any(is_base)
        && !on_road
        && !object.clone().any(|i| {
            matches!(
                view.lower(i),
                "checkpoint"
                    | "checkpoints"
                    | "roadblock"
                    | "roadblocks"
                    | "barrier"
                    | "barriers"
                    | "gate"
                    | "temporary"
            )
        })
}

/// "arrested three men during an operation": whether the arrest was made in a raid.
fn is_during_raid(view: &View, n: usize, sentence: &Range<usize>) -> bool {
    (n + 1..view.clause_end(n, sentence).min(n + 14)).any(|i| {
        matches!(view.lower(i), "during" | "in")
            && matches!(view.lower(i + 1), "a" | "an" | "the" | "its")
            && (i + 2..(i + 6).min(sentence.end)).any(|k| {
                matches!(
                    view.lower(k),
                    "raid" | "raids" | "operation" | "incursion" | "incursions" | "sweep" | "campaign"
                )
            })
    })
}

/// "hit by a roadside bomb": not by one that was fired or dropped.
fn is_laid_bomb(view: &View, sentence: &Range<usize>) -> bool {
    sentence.clone().any(|i| {
        matches!(view.lower(i), "roadside" | "car" | "suicide" | "sticky" | "magnetic" | "planted")
            && (i + 1..i + 3).any(|k| matches!(view.lower(k), "bomb" | "bombs"))
            || matches!(view.lower(i), "bomb" | "bombs")
                && (matches!(view.lower(i + 1), "planted" | "laid" | "hidden")
                    // "a bomb went off in A, targeting a patrol".
                    || view.lower(i.saturating_sub(1)) != "mortar"
                        && view.is_form_of(i + 1, &["go", "explode", "detonate", "blow"]))
    })
}

/// "a missile fired by a drone hit his car": what fired it says more than what it was.
fn carrier_of_munition(view: &View, n: usize, sentence: &Range<usize>) -> Option<IncidentType> {
    let fired = (n.saturating_sub(8).max(sentence.start)..(n + 8).min(sentence.end)).find(|i| {
        matches!(view.lower(*i), "fired" | "launched" | "dropped")
            && matches!(view.lower(i + 1), "by" | "from")
    })?;
    let by = view.classes_in(fired + 2..(fired + 6).min(sentence.end));
    if by & view.lexicon.class.drone != 0 {
        Some(IncidentType::DroneStrike)
    } else {
        (by & view.lexicon.class.aircraft != 0).then_some(IncidentType::Airstrike)
    }
}
