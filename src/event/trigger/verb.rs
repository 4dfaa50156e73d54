//! Verbs that tell of an event: "raided the village", "was shot".

use super::{Trigger, unarmed};
use crate::event::clause::View;
use crate::event::harmed::{is_carried, is_limb};
use crate::event::mood::{Mood, Use};
use crate::kind::IncidentType;
use crate::lexicon::{Reading, form};
use std::ops::Range;

/// Tokens of a sentence of usual length.
const SENTENCE: usize = 40;

/// Most times that something done over and over is one event: "struck it three times".
const FEW_TIMES: u32 = 6;

/// The verb at token `n` with its use, if it is one.
pub(super) fn used(view: &View, n: usize, sentence: &Range<usize>) -> Option<(usize, Use)> {
    let word = view.tags[n]?;
    word.verbs.iter().find_map(|(v, forms)| view.read_verb(n, *forms, sentence).map(|u| (*v, u)))
}

pub(super) fn verb(
    view: &View,
    n: usize,
    sentence: &Range<usize>,
    last: Option<&Trigger>,
) -> Option<Trigger> {
    let word = view.tags[n]?;
    for (v, forms) in &word.verbs {
        let readings = &view.lexicon.verbs[*v].readings;
        if readings.is_empty() {
            continue;
        }
        // "• Arrest of a citizen in A": a noun.
        if *forms & form::BASE != 0 && view.doc.tokens[n].capitalised && view.lower(n + 1) == "of" {
            continue;
        }
        let Some(use_) = view.read_verb(n, *forms, sentence) else { continue };
        // "Two raids by aircraft": a noun.
        let counted = n > sentence.start
            && *forms & (form::PAST | form::PARTICIPLE | form::GERUND) == 0
            && (crate::event::number::small_number(view.lower(n - 1)).is_some()
                || matches!(view.lower(n - 1), "a" | "an" | "the" | "several" | "israeli" | "air"));
        if counted {
            continue;
        }
        // A bare plural present ("forces raid") is headline style and not read here; its form is BASE.
        if *forms & (form::PAST | form::PARTICIPLE | form::GERUND) == 0 && use_.mood == Mood::Habitual {
            continue;
        }
        // "have entered the province many times": no single event.
        if (n + 1..view.clause_end(n, sentence).min(n + 12)).any(|i| {
            matches!(view.lower(i), "repeatedly" | "regularly" | "often")
                    // "almost every day"
                    || view.is_every_day(i)
                    // "struck the town three times on Monday" is of that day.
                    || view.lower(i) == "times"
                        && crate::event::figure::number(view, i - 1, i).is_none_or(|(n, _)| n > FEW_TIMES)
                        // "was hit several times around 11 p.m."; "have hit it several times" is of some time.
                        && (!matches!(view.lower(i - 1), "several" | "multiple") || crate::event::total::is_perfect(view, &(n..n + 1), sentence))
        }) || n > sentence.start
            && matches!(view.lower(n - 1), "repeatedly" | "regularly" | "often" | "routinely" | "frequently")
        {
            continue;
        }
        // "hit by raid after raid".
        if use_.passive
            && view.lower(n + 1) == "by"
            && view.lower(n + 3) == "after"
            && view.lower(n + 2) == view.lower(n + 4)
        {
            continue;
        }
        // "are fired at regularly by forces who have raided homes": none of it is one event.
        if (n.saturating_sub(2).max(sentence.start)..n).any(|i| matches!(view.lower(i), "have" | "has"))
            && view.relative_pronoun(n, sentence).is_some_and(|pronoun| {
                (sentence.start..pronoun)
                    .any(|i| matches!(view.lower(i), "regularly" | "repeatedly" | "routinely"))
            })
        {
            continue;
        }
        // "coming from the hill", "shots came from a post": where something came from is not where it happened.
        // "gunmen came over from a village close by".
        let past = usize::from(matches!(view.lower(n + 1), "over" | "down" | "up" | "out" | "in"));
        if view.lower(n + 1) == "from" && (use_.dependent || view.is_form_of(n, &["come"]))
            || view.lower(n + 1 + past) == "from" && view.is_form_of(n, &["come"])
        {
            continue;
        }
        // "He was driven to hospital in A", "the lorries were heading to A": no force came.
        let heads = view.is_form_of(n, &["head"]) && view.lower(n).ends_with("ing");
        if heads || use_.passive && view.is_form_of(n, &["drive", "move"]) {
            continue;
        }
        // "the attack took place", "the patrol took cover".
        if view.is_form_of(n, &["take"])
            && matches!(view.lower(n + 1), "place" | "part" | "cover" | "shelter" | "refuge" | "aim" | "care")
        {
            continue;
        }
        // "hit a woman who was walking past".
        if view.is_form_of(n, &["walk", "stand"]) && matches!(view.lower(n + 1), "past" | "by") {
            continue;
        }
        // "The convoy went back to the capital."
        if view.is_form_of(n, &["go", "head", "drive"])
            && view.lower(n + 1) == "back"
            && view.lower(n + 2) == "to"
        {
            continue;
        }
        // "accounts had gone round the country".
        if view.is_form_of(n, &["go"]) && matches!(view.lower(n + 1), "round" | "around" | "by") {
            continue;
        }
        // "clashes went on".
        if view.is_form_of(n, &["go"])
            && view.lower(n + 1) == "on"
            && view.lower(n + 2) != "foot"
            && !crate::event::clause::CALENDAR.contains(&view.lower(n + 2))
        {
            continue;
        }
        // "somebody shot back": an answer to what is told elsewhere.
        if view.lower(n + 1) == "back" && view.is_form_of(n, &["shoot", "fire"]) {
            continue;
        }
        // "He was hit in the thigh."
        if use_.passive
            && use_.mood == Mood::Happened
            && view.is_form_of(n, &["hit"])
            && is_hit_in_limb(view, n, sentence)
        {
            return Some(Trigger {
                kind: IncidentType::Other,
                start: n,
                end: n + 1,
                mood: use_.mood,
                passive: true,
                dependent: false,
                noun: false,
                rule: "hit_in_limb",
            });
        }
        for reading in readings {
            if unarmed::is_by_no_force(view, n, reading, use_, sentence) {
                continue;
            }
            // "over the rockets fired at A": names the rockets.
            // "a deal that halted fighting": something else stops, not a force somewhere.
            let halts = matches!(view.lexicon.verbs[*v].lemma, "halt" | "pause" | "park" | "stop")
                && reading.kind == IncidentType::GroundIncursion;
            // "Fires burned at the base": nobody set them here.
            if view.is_form_of(n, &["burn"])
                && n > sentence.start
                && matches!(view.lower(n - 1), "fire" | "fires" | "flames" | "blaze")
            {
                continue;
            }
            // "arrested a man suspected of having shot dead a pharmacist": what he is charged with.
            let charged = (n.saturating_sub(4).max(sentence.start)..n).any(|i| {
                matches!(view.lower(i), "suspected" | "accused" | "charged" | "convicted" | "wanted")
                    && matches!(view.lower(i + 1), "of" | "for" | "with" | "over")
            });
            // "men accused of kidnapping were arrested": what was done to them.
            let held = use_.passive
                && n > sentence.start
                && matches!(view.lower(n - 1), "was" | "were" | "been")
                && reading.kind == IncidentType::ArrestDetention;
            if charged && !held {
                continue;
            }
            // "shot dead 38 sheep".
            let shot = matches!(reading.kind, IncidentType::Killing | IncidentType::Other);
            // "took some 40 goats from a shepherd".
            let taken =
                matches!(reading.kind, IncidentType::ArrestDetention | IncidentType::TerritorialSeizure)
                    && view.is_form_of(n, &["take", "seize", "capture"]);
            let herd = (shot || taken)
                && !use_.passive
                && (n + 1..(n + 6).min(sentence.end))
                    .any(|i| crate::event::is_animal(view.lower(i)) && (shot || view.lower(i) != "head"));
            if herd {
                continue;
            }
            // "Negotiators last met in January".
            if reading.kind == IncidentType::Talks && n > sentence.start && view.lower(n - 1) == "last" {
                continue;
            }
            if halts
                && !matches!(
                    view.lower(n + 1),
                    "in" | "at" | "near" | "on" | "outside" | "beside" | "for" | "by" | "there" | "," | "."
                )
            {
                continue;
            }
            // "Security forces were deployed across the city": an army at home goes nowhere.
            if use_.passive && view.is_form_of(n, &["deploy"]) {
                continue;
            }
            // "Security forces deployed in the city": likewise, unless they are another country's.
            let at_home = |i: usize| {
                matches!(view.lower(i), "security" | "police" | "ministry")
                    || view.actor(i).is_some_and(|(_, a)| a.name.starts_with("Syrian"))
            };
            if view.is_form_of(n, &["deploy"]) && (sentence.start..n).any(at_home) {
                continue;
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
                continue;
            }
            // "Syria's police fired when gunmen attacked": who is named next to the verb did it, not the state named before.
            let states = view.lexicon.class.state;
            if reading.subject == states && !use_.passive {
                let start = view.clause_start(n, sentence);
                let others = states | view.lexicon.class.force;
                let nearest = (start..n).rfind(|i| view.classes(*i) & others != 0);
                if nearest.is_some_and(|i| {
                    view.classes(i) & states == 0 || matches!(view.lower(i + 1), "'s" | "’s")
                }) {
                    continue;
                }
            }
            // "were flown by helicopter to a hospital": people, not an aircraft over the place.
            if use_.passive && reading.kind == IncidentType::Overflight && view.is_form_of(n, &["fly"]) {
                continue;
            }
            // "The convoy was passing through A when it was hit".
            if view.lower(n) == "passing" {
                continue;
            }
            // "The number has gone up to two".
            if view.is_form_of(n, &["go"])
                && matches!(view.lower(n + 1), "up" | "down")
                && view.lower(n + 2) == "to"
            {
                continue;
            }
            // "Another came down in a field", "sirens went off", "drove them to the base": nobody's advance.
            if matches!(view.lower(n + 1), "down" | "off" | "them" | "him" | "her")
                && reading.kind == IncidentType::GroundIncursion
            {
                continue;
            }
            // "They were coming back from the dentist": people, unless a force is named.
            if view.lower(n + 1) == "back"
                && view.is_form_of(n, &["come", "go", "head", "drive"])
                && view.classes_in(view.clause_start(n, sentence)..n) & reading.subject == 0
            {
                continue;
            }
            // "The road was still cut": it stayed so, whoever had cut it.
            if use_.passive
                && reading.kind == IncidentType::Protest
                && (n.saturating_sub(2).max(sentence.start)..n)
                    .any(|i| matches!(view.lower(i), "still" | "remained"))
            {
                continue;
            }
            // "The clashes reached the districts of A", "A strike cut off the road that thousands took": what does it is no force.
            let start = view.clause_start(n, sentence);
            let by_event = matches!(
                reading.kind,
                IncidentType::GroundIncursion | IncidentType::Protest | IncidentType::Checkpoint
            ) && !use_.passive
                && (start..n.min(start + 4)).chain(n.saturating_sub(2).max(start)..n).any(|i| {
                    let events = |(_, kind): (usize, IncidentType)| {
                        kind.is_strike() || kind == IncidentType::ArmedClash
                    };
                    let others = view.lexicon.class.force
                        | view.lexicon.class.people
                        | view.lexicon.class.demonstrator;
                    view.noun(i).is_some_and(events) && view.classes_in(i + 1..n) & others == 0
                });
            if by_event && !use_.dependent {
                continue;
            }
            // "Warplanes struck the crossing, cutting off the road": what the strike did.
            if reading.kind == IncidentType::Checkpoint
                && use_.dependent
                && last.is_some_and(|t| t.kind.is_strike())
            {
                continue;
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
                continue;
            }
            // "The missile was shot down": by others, and it hit nothing.
            if reading.kind == IncidentType::Shelling
                && view.is_form_of(n, &["shoot"])
                && view.lower(n + 1) == "down"
            {
                continue;
            }
            // "One man was struck in the leg": by what was fired, told elsewhere.
            if reading.object == view.lexicon.class.people
                && reading.kind == IncidentType::Other
                && view.is_form_of(n, &["strike", "target"])
                && is_hit_in_limb(view, n, sentence)
            {
                continue;
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
                        "the"
                            | "village"
                            | "town"
                            | "city"
                            | "of"
                            | "nearby"
                            | "edge"
                            | "outskirts"
                            | "al"
                            | "-"
                    )
                };
                (n + 2..(n + 10).min(sentence.end)).find(|i| !of_name(i)).is_some_and(|i| view.places[i])
            };
            let goes_on = view.is_form_of(n, &["continue"])
                && reading.kind == IncidentType::GroundIncursion
                && view.lower(n + 1) == "to"
                && !to_place();
            if to_site || goes_on {
                continue;
            }
            // "Under a deal reached by both sides".
            let agreed = |i: usize| view.noun(i).is_some_and(|(_, kind)| kind == IncidentType::Agreement);
            if reading.kind == IncidentType::GroundIncursion
                && view.is_form_of(n, &["reach"])
                && (n.saturating_sub(4).max(sentence.start)..n).any(agreed)
            {
                continue;
            }
            // "houses seized from residents": the houses.
            if reading.kind == IncidentType::ArrestDetention
                && view.is_form_of(n, &["seize", "take", "capture"])
                && n > sentence.start
                && view.classes(n - 1) & view.lexicon.class.property != 0
            {
                continue;
            }
            // "pulled a girl from under the rubble": saved.
            if reading.kind == IncidentType::ArrestDetention
                && (n + 1..(n + 9).min(sentence.end))
                    .any(|i| matches!(view.lower(i), "rubble" | "wreckage" | "debris"))
            {
                continue;
            }
            // "A grenade fell under a car" was thrown by hand.
            if reading.kind == IncidentType::Shelling
                && view.is_form_of(n, &["fall"])
                && (n.saturating_sub(3).max(sentence.start)..n).any(|i| view.lower(i) == "grenade")
                && !(n.saturating_sub(4).max(sentence.start)..n).any(|i| view.lower(i) == "propelled")
            {
                continue;
            }
            // "a water cannon against protesters who blocked a road": they did.
            if reading.kind == IncidentType::Checkpoint
                && view.relative_pronoun(n, sentence).is_some_and(|who| {
                    view.lower(who) == "who"
                        && view.classes_in(who.saturating_sub(5).max(sentence.start)..who)
                            & view.lexicon.class.demonstrator
                            != 0
                })
            {
                continue;
            }
            // "The town fell to the army", not fragments next to a post, nor a field in some province.
            if view.is_form_of(n, &["fall"])
                && reading.kind == IncidentType::TerritorialSeizure
                && (view.lower(n + 1) != "to"
                    || (view.clause_start(n, sentence)..n).any(|i| matches!(view.lower(i), "in" | "near")))
            {
                continue;
            }
            // "took advantage of the fog".
            if view.is_form_of(n, &["take"])
                && matches!(view.lower(n + 1), "advantage" | "part" | "place" | "cover")
            {
                continue;
            }
            // "snipers took up positions on the roofs of homes": nobody was taken.
            if view.is_form_of(n, &["take"])
                && view.lower(n + 1) == "up"
                && reading.kind == IncidentType::ArrestDetention
            {
                continue;
            }
            // "have gone as far as A": on some day or other.
            if (view.lower(n + 1), view.lower(n + 2)) == ("as", "far")
                && (n.saturating_sub(2).max(sentence.start)..n)
                    .any(|i| matches!(view.lower(i), "have" | "has"))
            {
                continue;
            }
            // "He arrived in the capital for talks": no force.
            let one_man = view
                .is_form_of(n, &["arrive", "come", "go", "head", "return", "reach", "spend", "appear"])
                && reading.kind == IncidentType::GroundIncursion
                && view.classes_in(view.clause_start(n, sentence)..n) & reading.subject == 0;
            if one_man && (view.clause_start(n, sentence)..n).any(|i| matches!(view.lower(i), "he" | "she")) {
                continue;
            }
            // "claims it was targeting a cell": what they were after.
            if view.lower(n) == "targeting"
                && n > sentence.start + 1
                && matches!(view.lower(n - 1), "was" | "were")
                && matches!(view.lower(n - 2), "it" | "they")
            {
                continue;
            }
            // "Families spent the night in a school".
            if view.is_form_of(n, &["spend"])
                && reading.kind == IncidentType::GroundIncursion
                && view.classes_in(view.clause_start(n, sentence)..n) & reading.subject == 0
            {
                continue;
            }
            // "pushing it through June": not a force's way.
            if view.is_form_of(n, &["push"])
                && matches!(view.lower(n + 1), "it" | "them" | "for" | "back" | "him" | "her")
            {
                continue;
            }
            // "a plane landed at the airport": no raid.
            let lands = view.is_form_of(n, &["land"]) && reading.kind == IncidentType::Raid;
            // "One landed beside a post": what had been fired, unless the sentence names who came down.
            let of_troops =
                view.classes_in(sentence.clone()) & (view.lexicon.class.aircraft | view.lexicon.class.force);
            if lands && of_troops == 0 {
                continue;
            }
            if lands
                && sentence.clone().any(|i| {
                    matches!(
                        view.lower(i),
                        "airport" | "runway" | "flight" | "passenger" | "passengers" | "takeoffs"
                    )
                })
            {
                continue;
            }
            // "held the position of commander", "held talks": whom one holds stands right behind.
            let holds = !use_.passive
                && view.is_form_of(n, &["hold"])
                && reading.kind == IncidentType::ArrestDetention;
            // "held him until the following afternoon".
            let holds_him = matches!(view.lower(n + 1), "him" | "her" | "them")
                && matches!(view.lower(n + 2), "until" | "for" | "overnight" | "till");
            if holds && !holds_him && view.classes_in(n + 1..(n + 4).min(sentence.end)) & reading.object == 0
            {
                continue;
            }
            // "forces operate along the line" is what they do; "operated in the village overnight" an event.
            if *forms & form::PAST == 0 && view.lexicon.verbs[*v].lemma == "operate" {
                continue;
            }
            // "a position occupied by troops", "checkpoints held by the police": whose it is, not what happened.
            if use_.passive && is_of_holder(view, n, reading.kind, sentence) {
                continue;
            }
            let of_munition = n > sentence.start
                && matches!(view.lower(n), "fired" | "launched")
                && view.classes(n - 1) & view.lexicon.class.munition != 0;
            // "fired shots into the air".
            let into_air = (n + 1..(n + 8).min(sentence.end)).any(|i| {
                matches!(view.lower(i), "into" | "in")
                    && view.lower(i + 1) == "the"
                    && view.lower(i + 2) == "air"
            });
            if into_air && reading.kind == IncidentType::Other && view.is_form_of(n, &["fire"]) {
                continue;
            }
            if of_munition && reading.kind == IncidentType::Other
                || (reading.kind == IncidentType::Shelling
                    || view.is_form_of(n, &["fire"]) && !names_goal(view, n, sentence))
                    && is_harmless(view, n, sentence)
            {
                continue;
            }
            if let Some(end) = particles(view, n, reading, sentence)
                && fits(view, n, end, reading, use_, sentence, last)
            {
                // "agreed to let them pass": consent of one side, unless several are said to.
                let several = |i: usize| {
                    matches!(
                        view.lower(i),
                        "both" | "sides" | "parties" | "leaders" | "they" | "governments" | "delegations"
                    ) || view.lower(i) == "and" && i + 4 > n
                };
                let consents = reading.kind == IncidentType::Agreement
                    && view.lower(n + 1) == "to"
                    && !(n.saturating_sub(6).max(sentence.start)..n).any(several);
                // "came into force" is said of laws.
                let aimless = reading.kind == IncidentType::GroundIncursion
                    && is_plain_motion(view.lexicon.verbs[*v].lemma)
                    && (view.lower(n + 1) == "into"
                        && matches!(view.lower(n + 2), "force" | "effect" | "power" | "contact" | "use")
                        || view.lower(n + 1) == "with"
                        || !names_goal(view, n, sentence));
                if is_back_reference(view, n, use_, sentence)
                    || aimless
                    || is_care(view, n, reading.kind, sentence)
                    || consents
                {
                    return None;
                }
                let lemma = view.lexicon.verbs[*v].lemma;
                // "blew himself up beside the church": an attack on people, whatever else he broke.
                let himself = matches!(view.lower(n + 1), "himself" | "herself" | "themselves");
                if himself && reading.kind == IncidentType::PropertyDamage {
                    continue;
                }
                let kind = if lemma == "shoot" && is_hit_in_limb(view, n, sentence) {
                    IncidentType::Other
                } else {
                    reading.kind
                };
                // "arrested three men during an operation in the town": a raid.
                let kind = if kind == IncidentType::ArrestDetention && is_during_raid(view, n, sentence) {
                    IncidentType::Raid
                } else {
                    kind
                };
                // "bombed the village with artillery".
                let by_gun = kind == IncidentType::Airstrike
                    && (n + 1..view.clause_end(n, sentence).min(n + 14)).any(|i| {
                        matches!(view.lower(i), "with" | "by")
                            && view.classes_in(i + 1..(i + 4).min(sentence.end))
                                & view.lexicon.class.artillery
                                != 0
                    });
                let kind = if by_gun { IncidentType::Shelling } else { kind };
                // "was shelled by a drone".
                let by_drone = kind == IncidentType::Shelling
                    && use_.passive
                    && (n + 1..n + 3).any(|i| {
                        view.lower(i) == "by"
                            && view.classes_in(i + 1..(i + 5).min(sentence.end)) & view.lexicon.class.drone
                                != 0
                    });
                let kind = if by_drone { IncidentType::DroneStrike } else { kind };
                // "three air-to-surface missiles were fired at the road".
                let from_air = kind == IncidentType::Shelling
                    && (n.saturating_sub(10).max(sentence.start)..(n + 8).min(sentence.end)).any(|i| {
                        view.lower(i) == "air"
                            && view.lower(i + 1) == "-"
                            && view.lower(i + 2) == "to"
                            && matches!(view.lower(i + 4), "surface" | "ground")
                    });
                let kind = if from_air { IncidentType::Airstrike } else { kind };
                let kind = if kind == IncidentType::Shelling {
                    if is_laid_bomb(view, sentence) {
                        IncidentType::Killing
                    } else {
                        carrier_of_munition(view, n, sentence).unwrap_or(kind)
                    }
                } else {
                    kind
                };
                // "decided to renew the mandate": what a council decides is done.
                let decided = kind == IncidentType::UnAction
                    && use_.dependent
                    && (n.saturating_sub(4).max(sentence.start)..n)
                        .any(|i| matches!(view.lower(i), "decided" | "voted" | "agreed" | "resolved"));
                let mood = match use_.mood {
                    _ if decided => Mood::Happened,
                    Mood::Happened if has_no_subject(view, n, sentence) => Mood::Negated,
                    mood => mood,
                };
                return Some(Trigger {
                    kind,
                    start: n,
                    end: n + 1,
                    mood,
                    passive: use_.passive,
                    dependent: use_.dependent,
                    noun: false,
                    rule: if use_.passive { "passive_verb" } else { "active_verb" },
                });
            }
        }
    }
    None
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

/// "a hill occupied by troops": a participle without an auxiliary that says who holds the thing named before it.
fn is_of_holder(view: &View, n: usize, kind: IncidentType, sentence: &Range<usize>) -> bool {
    let holds = kind == IncidentType::TerritorialSeizure || view.is_form_of(n, &["hold"]);
    let auxiliary = (n.saturating_sub(3).max(sentence.start)..n)
        .any(|i| matches!(view.lower(i), "was" | "were" | "been" | "being" | "is" | "are" | "got"));
    holds && !auxiliary
}

/// "No soldier entered", "not one tank had come", "none of them fired": whether the subject says that nobody did.
fn has_no_subject(view: &View, n: usize, sentence: &Range<usize>) -> bool {
    let start = view.clause_start(n, sentence);
    (start..n).any(|i| {
        matches!(view.lower(i), "no" | "none" | "nobody")
            // "no fewer than 90 residents were shot".
            && !matches!(view.lower(i + 1), "fewer" | "less")
            && !(i + 1..n).any(|k| matches!(view.lower(k), "," | "and" | "but"))
            && (i == start || matches!(view.lower(i - 1), "that" | "," | "\"" | "“"))
            || view.lower(i) == "not" && matches!(view.lower(i + 1), "one" | "a" | "any")
    })
}

/// "fired stun grenades", "fired flares": to warn or to light, at nobody.
fn is_harmless(view: &View, n: usize, sentence: &Range<usize>) -> bool {
    // "fired two flares and several bursts".
    let also = (n + 1..view.clause_end(n, sentence).min(n + 14))
        .any(|i| matches!(view.lower(i), "bursts" | "bullets" | "shells" | "live"));
    !also
        && (n + 1..(n + 5).min(sentence.end)).any(|i| {
            matches!(
                view.lower(i),
                "stun"
                    | "tear"
                    | "smoke"
                    | "flash"
                    | "sound"
                    | "flare"
                    | "flares"
                    | "illumination"
                    | "warning"
            )
        })
}

/// "hit by a roadside bomb": not by one that was fired or dropped.
fn is_laid_bomb(view: &View, sentence: &Range<usize>) -> bool {
    sentence.clone().any(|i| {
        matches!(view.lower(i), "roadside" | "car" | "suicide" | "sticky" | "magnetic" | "planted")
            && (i + 1..i + 3).any(|k| matches!(view.lower(k), "bomb" | "bombs"))
            || matches!(view.lower(i), "bomb" | "bombs")
                && matches!(view.lower(i + 1), "planted" | "laid" | "hidden")
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

/// "the soldiers who were hit on Tuesday": names people again by what was told of them; no further event.
fn is_back_reference(view: &View, n: usize, use_: Use, sentence: &Range<usize>) -> bool {
    let Some(pronoun) = view.relative_pronoun(n, sentence).filter(|_| use_.passive) else { return false };
    // "The monitor said that A was struck".
    if pronoun > sentence.start && view.role(pronoun - 1).is_saying {
        return false;
    }
    let definite = (pronoun.saturating_sub(3).max(sentence.start)..pronoun)
        .any(|i| matches!(view.lower(i), "the" | "those" | "these"));
    let bare = (n + 1..view.clause_end(n, sentence))
        .take_while(|i| {
            !matches!(view.lower(*i), "had" | "has" | "have" | "was" | "were" | "is" | "are" | ",")
        })
        .all(|i| !matches!(view.lower(i), "in" | "at" | "near"));
    // "the convoy which was hit".
    let is_hit = || view.is_form_of(n, &["hit", "strike", "target"]);
    definite
        && bare
        && (matches!(view.lower(pronoun), "who" | "that") || view.lower(pronoun) == "which" && is_hit())
}

/// Whether a place is named or pointed to in the clause of the verb at `n`.
fn names_goal(view: &View, n: usize, sentence: &Range<usize>) -> bool {
    (view.clause_start(n, sentence)..view.clause_end(n, sentence)).any(|i| {
        view.places[i]
            || view.classes(i) & view.lexicon.class.territory != 0
            || matches!(
                view.lower(i),
                "there" | "outskirts" | "street" | "streets" | "homes" | "houses" | "neighbourhood"
            )
    })
}

/// "was taken to the hospital": brought for help, not detained.
fn is_care(view: &View, n: usize, kind: IncidentType, sentence: &Range<usize>) -> bool {
    // "a pickup taking women to the fields".
    let carried = || view.is_form_of(n, &["take"]) && is_carried(view, n);
    kind == IncidentType::ArrestDetention
        && (carried()
 // "freed the workers and took them to A".
            || view.is_form_of(n, &["take"])
                && (sentence.start..n).any(|i| matches!(view.lower(i), "freed" | "released" | "rescued"))
            || (n + 1..(n + 9).min(sentence.end)).any(|i| {
                matches!(
                    view.lower(i),
                    "hospital" | "hospitals" | "clinic" | "morgue" | "medical" | "treatment"
                )
            }))
}

/// "shot in the leg": wounded by a shot.
pub(in crate::event) fn is_hit_in_limb(view: &View, n: usize, sentence: &Range<usize>) -> bool {
    (n + 1..(n + 8).min(sentence.end.saturating_sub(2))).any(|i| {
        view.lower(i) == "in"
            && matches!(view.lower(i + 1), "the" | "his" | "her" | "their" | "both")
            && (is_limb(view.lower(i + 2)) || matches!(view.lower(i + 2), "arms" | "hip" | "back"))
    })
}

/// One past the particles of `reading` after the verb at `n`; they may stand behind a short object ("took six men away").
fn particles(view: &View, n: usize, reading: &Reading, sentence: &Range<usize>) -> Option<usize> {
    let mut at = n + 1;
    for particle in &reading.particles {
        // "set out from the base at A for B".
        // "sent six vehicles and two tanks from the base east towards A".
        let far = match *particle {
            "for" => 10,
            "toward" | "towards" | "into" if view.is_form_of(n, &["send"]) => 16,
            _ => 6,
        };
        let reach = (at + far).min(sentence.end);
        at = (at..reach)
            .find(|i| view.lower(*i) == *particle || view.parts(*i))
            .filter(|i| view.lower(*i) == *particle)?
            + 1;
    }
    Some(at)
}

/// Whether subject and object hold what the reading asks for.
fn fits(
    view: &View,
    n: usize,
    after: usize,
    reading: &Reading,
    use_: Use,
    sentence: &Range<usize>,
    last: Option<&Trigger>,
) -> bool {
    let start = view.clause_start(n, sentence);
    let end = view.clause_end(n, sentence);
    let (subject, object) = if use_.passive {
        // "hit by rockets", "targeted with heavy shelling".
        // "dropped from a quadcopter".
        let agent = |i: &usize| {
            view.lower(*i) == "by" || matches!(view.lower(*i), "with" | "from") && is_weapon(reading.kind)
        };
        let by = (n..end).find(agent).map_or(0..0, |b| b + 1..end.min(b + 9));
        // "the body of a driver who went missing was found": what was found stands before the aside.
        let aside = start > sentence.start
            && matches!(view.lower(start - 1), "who" | "which" | "that")
            && (start..n.saturating_sub(1)).any(|i| {
                view.tags[i].is_some_and(|w| w.verbs.iter().any(|(_, forms)| forms & form::PAST != 0))
                    && !view.is_form_of(i, &["be"])
            });
        let from = if aside { view.clause_start(start - 1, sentence) } else { start };
        (by, from..n)
    } else {
        // A coordinated verb shares the subject of the one before it, and its own clause may lack one.
        let from = if use_.dependent || last.is_some() { sentence.start } else { start };
        // "gathered on Tuesday, 19 August, in the main square": what makes it a protest may stand far behind.
        let reach = if reading.kind == IncidentType::Protest { 14 } else { 9 };
        (from..n, n + 1..end.min(after + reach))
    };
    let has = |classes, range: Range<usize>| classes == 0 || view.classes_in(range) & classes != 0;
    // "shots were fired at a house": what they were fired at stands behind.
    let fired = use_.passive && !reading.particles.is_empty() && view.is_form_of(n, &["fire"]);
    let of_shots = fired && object.clone().any(|i| matches!(view.lower(i), "shots" | "bullets" | "rounds"));
    let object = if of_shots { after..end.min(after + 9) } else { object };
    let people = view.lexicon.class.people;
    // "two men were shot when they came close": the people named before, not a force.
    let force = view.lexicon.class.force;
    let of_people = || {
        let mut named = (sentence.start..start).map(|i| view.classes_in(i..i + 1));
        named.find(|c| c & (force | people) != 0).is_some_and(|c| c & force == 0)
    };
    let pronoun = || {
        (start..n).any(|i| {
            matches!(view.lower(i), "they" | "who" | "which")
                // "another came": not "another series of alerts came", nor "one of six crossings".
                || matches!(view.lower(i), "one" | "another") && n - i <= 2 && view.lower(i + 1) != "of"
                // One man is no force that comes.
                || view.lower(i) == "he" && reading.kind != IncidentType::GroundIncursion
        }) && !of_people()
    };
    // "Two shells were fired. One landed near the school.": one of those named in the sentence before.
    let munition = view.lexicon.class.munition;
    let of_munition = || {
        reading.subject == munition
            && (start..n).any(|i| {
                matches!(view.lower(i), "one" | "another" | "others" | "some" | "they" | "it" | "both")
            })
            && view.classes_in(sentence.start..n) & (force | people) == 0
            && view.classes_in(sentence.start.saturating_sub(SENTENCE)..sentence.start) & munition != 0
    };
    let subject_ok = has(reading.subject, subject.clone())
        || (!use_.passive || !is_weapon(reading.kind)) && has(reading.subject, sentence.start..n)
        // What kind of weapon it was is not taken from just anywhere.
        || (use_.passive && !is_weapon(reading.kind) && has(reading.subject, sentence.clone()))
        // "They raided": forces named before; what kind of aircraft or gun is never taken from a pronoun.
        || (reading.subject == force && pronoun())
        || of_munition();
    // "seized weapons in the area": what was seized comes before any preposition.
    let is_territory = reading.object != 0 && reading.object == view.lexicon.class.territory;
    let object = if is_territory && use_.passive {
        // "homes in the area were raided and two vehicles were seized": the noun right before.
        let near = n.saturating_sub(5).max(object.start)..n;
        let things = view.lexicon.class.property | view.lexicon.class.munition | view.lexicon.class.cache;
        let of_things = near.clone().rev().find(|i| view.classes(*i) != 0).is_some_and(|i| {
            view.classes(i) & things != 0 && view.classes(i) & view.lexicon.class.territory == 0
        });
        if of_things { n..n } else { near }
    } else if is_territory {
        let preposition = |i: &usize| matches!(view.lower(*i), "in" | "at" | "from" | "near" | "across");
        let stop = object.clone().find(preposition).unwrap_or(object.end);
        object.start..stop
    } else {
        object
    };
    // "commandos backed by helicopters raided a house": on foot.
    let aircraft = view.lexicon.class.aircraft | view.lexicon.class.drone;
    if reading.subject & aircraft != 0 && !use_.passive && view.classes_in(sentence.start..n) & aircraft != 0
    {
        let backed = |i: &usize| {
            matches!(view.lower(*i), "backed" | "supported" | "accompanied" | "covered" | "escorted")
                && matches!(view.lower(i + 1), "by" | "with")
                // "with air support from the coalition".
                || view.lower(*i) == "with" && view.lower(i + 1) == "air"
                // "special forces, brought in by helicopter".
                || matches!(view.lower(*i), "brought" | "flown" | "ferried" | "carried" | "aboard" | "arriving")
        };
        let backed = (sentence.start..n).rev().find(backed);
        if backed.is_some_and(|at| view.classes_in(sentence.start..at) & (aircraft | force) == force) {
            return false;
        }
    }
    // "automatic weapons and grenade launchers" are no shells.
    let launched = |i: &usize| view.lower(*i) == "grenade" && view.lower(i + 1).starts_with("launcher");
    if reading.kind == IncidentType::Shelling
        && reading.object == munition
        && object.clone().any(|i| launched(&i))
        && !object.clone().any(|i| view.classes(i) & munition != 0 && !launched(&i))
    {
        return false;
    }
    // "140 olive trees owned by a villager were seized": the trees.
    let owned = (start..n).find(|i| matches!(view.lower(*i), "owned" | "belonging"));
    if reading.kind == IncidentType::ArrestDetention
        && use_.passive
        && owned.is_some_and(|owned| view.classes_in(start..owned) & people == 0)
    {
        return false;
    }
    // "a drone packed with explosives that crashed into a post": the drone.
    if reading.kind == IncidentType::Shelling
        && view.relative_pronoun(n, sentence).is_some_and(|who| {
            let before = who.saturating_sub(6).max(sentence.start)..who;
            view.classes_in(before) & view.lexicon.class.drone != 0
        })
    {
        return false;
    }
    // "live rounds fired at a demonstration".
    if reading.kind == IncidentType::Shelling
        && view.is_form_of(n, &["fire"])
        && (n.saturating_sub(4).max(sentence.start)..(n + 5).min(sentence.end))
            .any(|i| view.lower(i) == "live")
    {
        return false;
    }
    // "were wounded as they were ploughing, doctors said": nothing that belongs to others.
    if reading.kind == IncidentType::PropertyDamage
        && view.is_form_of(n, &["plough", "plow"])
        && !use_.passive
        && !object
            .clone()
            .take_while(|i| view.lower(*i) != ",")
            .any(|i| view.classes(i) & reading.object != 0)
    {
        return false;
    }
    if unarmed::is_everyday(view, n, reading, use_, object.clone(), end) {
        return false;
    }
    // "an explosive drone launched by the army hit a car": by a drone, and it is the hit that is told.
    if reading.kind == IncidentType::Shelling
        && view.is_form_of(n, &["launch"])
        && view.classes_in(object.clone()) & view.lexicon.class.drone != 0
    {
        return false;
    }
    // "Salim Haddad, 29, was killed".
    let is_aged = |i: usize| {
        view.lower(i) == ","
            && view.lower(i + 1).len() == 2
            && view.lower(i + 1).bytes().all(|b| b.is_ascii_digit())
            && view.lower(i + 2) == ","
    };
    // "Salim Haddad was killed by gunmen".
    let is_named = || {
        let aux =
            (start..n).rev().find(|i| !matches!(view.lower(*i), "was" | "been" | "had" | "shot" | "also"));
        aux.is_some_and(|last| {
            let name = |i: usize| crate::event::people::is_name(view, i);
            last > start && last + 1 < n && name(last) && (name(last - 1) || view.lower(last - 1) == "-")
        })
    };
    // "Another Palestinian was taken from the town of A".
    let of_nation = || {
        let auxiliary =
            |i: usize| matches!(view.lower(i), "was" | "were" | "been" | "has" | "had" | "have" | "also");
        let head = (start..n).rev().find(|i| !auxiliary(*i));
        head.is_some_and(|i| {
            matches!(
                view.lower(i),
                "palestinian"
                    | "palestinians"
                    | "syrian"
                    | "syrians"
                    | "lebanese"
                    | "israeli"
                    | "israelis"
                    | "jordanian"
                    | "jordanians"
            )
        })
    };
    let is_people = || {
        use_.passive && (is_named() || of_nation() || object.clone().any(is_aged))
            || object.clone().any(|i| {
                matches!(view.lower(i), "they" | "he" | "she" | "them" | "him" | "her")
                    // "after 17 were killed": people, by the verb.
                    || use_.passive && i + 2 == n && crate::event::figure::number(view, i, n).is_some()
            })
            // "killed two municipal cleaners": people too, unless of a herd.
            || !use_.passive
            && view.is_form_of(n, &["kill", "wound", "injure", "hurt"])
            && (n + 1..(n + 5).min(end)).any(|i| crate::event::figure::number(view, i, end).is_some())
            && !(n + 1..(n + 8).min(end)).any(|i| {
                matches!(view.lower(i), "sheep" | "goats" | "cows" | "animals" | "livestock" | "cattle" | "horses" | "donkeys" | "camels" | "bees" | "hens")
            })
    };
    let stands_for_people = reading.object & people != 0 && is_people();
    // "the hill, which forces seized": the object is what the pronoun stands for.
    // "said that it has seized" has no antecedent.
    // "tribes that changed sides, took A": what the pronoun stands for has its verb already.
    let is_past = |i: usize| view.lower(i).ends_with("ed") && view.lower(i) != "armed";
    let antecedent = start > sentence.start + 1
        && n - start <= 8
        && !(start..n).any(is_past)
        && (view.lower(start - 1) == "which"
            || view.lower(start - 1) == "that"
                && !is_saying(view.lower(start - 2))
                && view.tags[start - 2].is_none_or(|w| w.verbs.is_empty()));
    let object_ok = has(reading.object, object)
        || stands_for_people
        || (antecedent && has(reading.object, start.saturating_sub(8).max(sentence.start)..start))
        || (antecedent && reading.object & view.lexicon.class.territory != 0);
    let names_place = reading.object & view.lexicon.class.territory != 0
        && !use_.passive
        && (n + 1..(n + 4).min(end))
            .take_while(|i| {
                !matches!(view.lower(*i), "in" | "at" | "near" | "from" | "of" | "with" | "by" | "," | "and")
            })
            .any(|i| view.places[i]);
    // "A was struck as well": the place itself.
    let place_hit = use_.passive
        && reading.kind == IncidentType::Other
        && view.is_form_of(n, &["hit", "strike", "target", "bomb", "shell"])
        && view.lower(after) != "by"
        && (start..n)
            .rev()
            .find(|i| !matches!(view.lower(*i), "was" | "were" | "also" | "been" | "had"))
            .is_some_and(|i| {
                view.places[i]
                    && (start..i).all(|k| view.places[k] || matches!(view.lower(k), "and" | "," | "al" | "-"))
            });
    let object_ok = object_ok || place_hit;
    subject_ok
        && (object_ok || names_place)
        && !unarmed::brings_aid(view, n, reading, use_, &subject, sentence)
}

/// Verbs after which "that" opens what is said.
fn is_saying(word: &str) -> bool {
    matches!(
        word,
        "said"
            | "says"
            | "added"
            | "adds"
            | "claimed"
            | "claims"
            | "announced"
            | "stated"
            | "reported"
            | "reports"
            | "confirmed"
            | "confirms"
            | "told"
            | "wrote"
            | "noted"
    )
}

/// Verbs of going that tell of an incursion only with the place that was gone to: troops "come" and "return" in many ways.
fn is_plain_motion(lemma: &str) -> bool {
    matches!(
        lemma,
        "go" | "come"
            | "head"
            | "leave"
            | "set"
            | "return"
            | "reach"
            | "proceed"
            | "move"
            | "roll"
            | "drive"
            | "spend"
            | "appear"
            | "cross"
            | "send"
            | "continue"
    )
}

/// Whether the type says by what people were hit.
const fn is_weapon(kind: IncidentType) -> bool {
    matches!(kind, IncidentType::Airstrike | IncidentType::DroneStrike | IncidentType::Shelling)
}
