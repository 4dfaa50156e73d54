//! Comings and goings that are no advance of a force: "the clashes came as", "returned to his unit", "stayed the night".

use super::verb_sense::Case;
use crate::kind::IncidentType;

/// What is told of going, coming or halting that is no advance of a force.
pub(super) fn is_no_advance(case: &Case) -> bool {
    is_standing(case)
        || is_way_of_its_own(case)
        || is_sent_at_home(case)
        || is_figure_of_speech(case)
        || is_of_no_force(case)
}

/// A stay, a halt or a parked vehicle that says nothing of how anybody came.
fn is_standing(case: &Case) -> bool {
    let Case { view, n, lemma, reading, sentence, .. } = *case;
    // "launched from a vehicle parked beside the road": where it stood.
    if lemma == "park"
        && n > sentence.start
        && matches!(view.lower(n - 1), "vehicle" | "car" | "truck" | "van" | "bus" | "motorcycle")
    {
        return true;
    }
    // "stayed in A for two hours before it withdrew": the force had come, and is gone.
    let leaves = |i: usize| {
        matches!(view.lower(i), "before" | "then")
            && (i + 1..i + 4).any(|k| view.is_form_of(k, &["withdraw", "pull", "leave", "retreat", "return"]))
    };
    if matches!(lemma, "stay" | "remain")
        && !((n + 1..(n + 14).min(sentence.end))
            .any(|i| matches!(view.lower(i), "hour" | "hours" | "minutes"))
            && (n + 1..sentence.end).any(leaves))
    {
        return true;
    }
    // "a deal that halted fighting": something else stops, not a force somewhere.
    let halts =
        matches!(lemma, "halt" | "pause" | "park" | "stop") && reading.kind == IncidentType::GroundIncursion;
    if halts
        && !matches!(
            view.lower(n + 1),
            "in" | "at" | "near" | "on" | "outside" | "beside" | "for" | "by" | "there" | "," | "."
        )
    {
        return true;
    }
    false
}

/// A way home, to its own post or before what is told.
fn is_way_of_its_own(case: &Case) -> bool {
    let Case { view, n, lemma, reading, sentence, .. } = *case;
    let start = view.clause_start(n, sentence);
    // "returned to his unit in A".
    if lemma == "return"
        && (n + 1..n + 5).any(|i| {
            matches!(view.lower(i), "unit" | "units" | "base" | "bases" | "barracks" | "homes" | "home")
        })
    {
        return true;
    }
    // "headed toward the recently built base at A", "drove to its post near A": where it belongs.
    let own_post = |i: usize| {
        matches!(view.lower(i), "base" | "post" | "outpost" | "position")
            && (i.saturating_sub(5).max(n + 2)..i).any(|k| {
                matches!(view.lower(k), "its" | "their")
                    || matches!(view.lower(k), "built" | "established" | "constructed")
                        && matches!(view.lower(k - 1), "recently" | "newly")
            })
    };
    if reading.kind == IncidentType::GroundIncursion
        && matches!(view.lower(n + 1), "to" | "toward" | "towards")
        && (n + 2..(n + 9).min(sentence.end)).take_while(|i| !view.parts(*i)).any(own_post)
    {
        return true;
    }
    // "fighters who poured in from other provinces": before what they did.
    if lemma == "pour" && view.lower(n + 1) == "in" && view.lower(n + 2) == "from" {
        return true;
    }
    // "The vehicles had set out from A": before what is told.
    if lemma == "set"
        && reading.kind == IncidentType::GroundIncursion
        && n > start
        && view.lower(n - 1) == "had"
    {
        return true;
    }
    false
}

/// What is sent, or where an army of the country is deployed: it goes nowhere.
fn is_sent_at_home(case: &Case) -> bool {
    let Case { view, n, lemma, reading, use_, sentence, .. } = *case;
    // "a report sent to A": nobody's troops.
    let be = |i: usize| matches!(view.lower(i), "was" | "were" | "been" | "being" | "are" | "is");
    if lemma == "send" && use_.passive && !(n.saturating_sub(3).max(sentence.start)..n).any(be) {
        return true;
    }
    // "Security forces were deployed across the city": an army at home goes nowhere.
    if use_.passive && view.is_form_of(n, &["deploy"]) {
        return true;
    }
    // "Security forces deployed in the city": likewise, unless they are another country's.
    let at_home = |i: usize| {
        matches!(view.lower(i), "security" | "police" | "ministry")
            || view.actor(i).is_some_and(|(_, a)| a.name.starts_with("Syrian"))
    };
    // "Security forces were stationed at the entrances": likewise.
    if view.is_form_of(n, &["deploy", "send", "station"])
        && reading.kind == IncidentType::GroundIncursion
        && (sentence.start..n).any(at_home)
    {
        return true;
    }
    false
}

/// Comings and goings of something else than people: "the clashes came as", "the number has gone up".
fn is_figure_of_speech(case: &Case) -> bool {
    let Case { view, n, lemma, reading, sentence, .. } = *case;
    // "The area bulldozed by the army has reached 3,200 dunams".
    let amount = |i: usize| crate::event::number::number(view, i, sentence.end).is_some();
    if lemma == "reach"
        && (amount(n + 1)
            || matches!(view.lower(n + 1), "about" | "some" | "nearly" | "over") && amount(n + 2))
    {
        return true;
    }
    // "A delegation headed by a minister": it is led.
    if view.lower(n) == "headed" && view.lower(n + 1) == "by" {
        return true;
    }
    // "whom the soldiers had come for": what for, not where.
    if lemma == "come" && view.lower(n + 1) == "for" && matches!(view.lower(n + 2), "." | "," | "?") {
        return true;
    }
    // "said that the moment had come for both to sign".
    let of_moment = (n.saturating_sub(4).max(sentence.start)..n)
        .any(|i| matches!(view.lower(i), "moment" | "time" | "hour" | "turn"));
    if lemma == "come" && of_moment {
        return true;
    }
    // "The clashes came as …", "the raid came days after": when, not who came.
    if view.is_form_of(n, &["come"])
        && matches!(
            view.lower(n + 1),
            "as" | "after"
                | "amid"
                | "days"
                | "hours"
                | "while"
                | "despite"
                | "just"
                | "shortly"
                | "a"
                | "following"
        )
    {
        return true;
    }
    // "The number has gone up to two".
    if view.is_form_of(n, &["go"]) && matches!(view.lower(n + 1), "up" | "down") && view.lower(n + 2) == "to"
    {
        return true;
    }
    // "Another came down in a field", "sirens went off", "drove them to the base": nobody's advance.
    if matches!(view.lower(n + 1), "down" | "off" | "them" | "him" | "her")
        && reading.kind == IncidentType::GroundIncursion
    {
        return true;
    }
    // "Under a deal reached by both sides".
    let agreed = |i: usize| view.noun(i).is_some_and(|(_, kind)| kind == IncidentType::Agreement);
    if reading.kind == IncidentType::GroundIncursion
        && view.is_form_of(n, &["reach"])
        && ((n.saturating_sub(4).max(sentence.start)..n).any(agreed)
            // "an agreement that both sides reached".
            || (n.saturating_sub(9).max(sentence.start)..n)
                .any(|i| agreed(i) && matches!(view.lower(i + 1), "that" | "which")))
    {
        return true;
    }
    // "have gone as far as A": on some day or other.
    if (view.lower(n + 1), view.lower(n + 2)) == ("as", "far")
        && (n.saturating_sub(2).max(sentence.start)..n).any(|i| matches!(view.lower(i), "have" | "has"))
    {
        return true;
    }
    // "pushing it through June": not a force's way.
    if view.is_form_of(n, &["push"])
        && matches!(view.lower(n + 1), "it" | "them" | "for" | "back" | "him" | "her")
    {
        return true;
    }
    false
}

/// Ways of people who are no force: families, visitors, peacekeepers, those who come to see what happened.
fn is_of_no_force(case: &Case) -> bool {
    let Case { view, n, reading, use_, sentence, .. } = *case;
    let start = view.clause_start(n, sentence);
    // "They were coming back from the dentist": people, unless a force is named. "It came back on Friday" is the force.
    if view.lower(n + 1) == "back"
        && !(n > sentence.start && view.lower(n - 1) == "it")
        && view.is_form_of(n, &["come", "go", "head", "drive"])
        && view.classes_in(view.clause_start(n, sentence)..n) & reading.subject == 0
    {
        return true;
    }
    // "Peacekeepers went to the launch site": no incursion.
    if reading.kind == IncidentType::GroundIncursion
        && !use_.passive
        && (start..n)
            .find(|i| {
                view.classes(*i) & view.lexicon.class.force != 0
                    || view.classes(*i) & view.lexicon.class.peacekeepers != 0
            })
            .is_some_and(|i| {
                let sees = |k: usize| {
                    matches!(
                        view.lower(k),
                        "observed"
                            | "saw"
                            | "watched"
                            | "seen"
                            | "heard"
                            | "noticed"
                            | "detected"
                            | "recorded"
                            | "spotted"
                            | "as"
                            | "when"
                    )
                };
                view.classes(i) & view.lexicon.class.peacekeepers != 0 && !(i..n).any(sees)
            })
    {
        return true;
    }
    // "went to the site of the explosion": to see what had happened.
    let to_site = reading.kind == IncidentType::GroundIncursion
        && view.is_form_of(n, &["go", "come", "head"])
        && matches!(view.lower(n + 1), "to")
        && (n + 2..n + 4).any(|i| matches!(view.lower(i), "site" | "scene"));
    // "continued to the village of A", not "continued to fire at A".
    let to_place = || {
        let of_name = |i: &usize| {
            matches!(
                view.lower(*i),
                "the" | "village" | "town" | "city" | "of" | "nearby" | "edge" | "outskirts" | "al" | "-"
            )
        };
        (n + 2..(n + 10).min(sentence.end)).find(|i| !of_name(i)).is_some_and(|i| view.places[i])
    };
    let goes_on = view.is_form_of(n, &["continue"])
        && reading.kind == IncidentType::GroundIncursion
        && view.lower(n + 1) == "to"
        && !to_place();
    if to_site || goes_on {
        return true;
    }
    // "He arrived in the capital for talks": no force.
    let one_man = view.is_form_of(n, &["arrive", "come", "go", "head", "return", "reach", "spend", "appear"])
        && reading.kind == IncidentType::GroundIncursion
        && view.classes_in(view.clause_start(n, sentence)..n) & reading.subject == 0;
    if one_man && (view.clause_start(n, sentence)..n).any(|i| matches!(view.lower(i), "he" | "she")) {
        return true;
    }
    // "Families spent the night in a school".
    if view.is_form_of(n, &["spend"])
        && reading.kind == IncidentType::GroundIncursion
        && view.classes_in(view.clause_start(n, sentence)..n) & reading.subject == 0
    {
        return true;
    }
    false
}
