//! Words that tell of an event, with what they demand of their sentence.

use super::clause::{Mood, Use, View};
use crate::kind::IncidentType;
use crate::lexicon::{Reading, form};
use std::ops::Range;

/// Most times that something done over and over is one event: "struck it three times".
const FEW_TIMES: u32 = 6;

/// A trigger found in a sentence.
#[derive(Debug, Clone, Copy)]
pub(super) struct Trigger {
    pub(super) kind: IncidentType,
    /// Tokens of the trigger itself.
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) mood: Mood,
    pub(super) passive: bool,
    /// Leans on the trigger before it: shares its subject, date and, failing its own, place.
    pub(super) dependent: bool,
    /// Read from a noun ("an incursion into").
    pub(super) noun: bool,
    /// Name of the rule.
    pub(super) rule: &'static str,
}

/// All triggers of a sentence, in text order.
pub(super) fn triggers(view: &View, sentence: &Range<usize>) -> Vec<Trigger> {
    let mut found: Vec<Trigger> = Vec::new();
    let mut n = sentence.start;
    while n < sentence.end {
        if view.is_plain(n) {
            n += 1;
            continue;
        }
        let verb = verb(view, n, sentence, found.last());
        // "died in fighting", "killed by shelling": a gerund that is no verb of the sentence may be the noun of one.
        let gerund =
            verb.is_some_and(|t| t.mood == Mood::Hypothetical && view.lower(t.start).ends_with("ing"));
        // "after fighting between A and B", "after shelling in C".
        let nominal = verb.is_some_and(|t| {
            t.dependent
                && n > sentence.start
                && matches!(view.lower(n - 1), "after" | "by" | "before")
                && view.noun(n).is_some()
                && matches!(
                    view.lower(n + 1),
                    "between" | "in" | "near" | "with" | "on" | "at" | "," | "." | "and"
                )
        });
        let trigger = match verb {
            Some(_) if nominal => noun(view, n, sentence),
            Some(verb) if gerund => Some(noun(view, n, sentence).unwrap_or(verb)),
            Some(verb) => Some(verb),
            None => noun(view, n, sentence),
        };
        match trigger {
            Some(t) => {
                n = t.end.max(n + 1);
                found.push(t);
            }
            None => n += 1,
        }
    }
    found
}

/// The verb at token `n` with its use, if it is one.
fn used(view: &View, n: usize, sentence: &Range<usize>) -> Option<(usize, Use)> {
    let word = view.tags[n]?;
    word.verbs.iter().find_map(|(v, forms)| view.read_verb(n, *forms, sentence).map(|u| (*v, u)))
}

fn verb(view: &View, n: usize, sentence: &Range<usize>, last: Option<&Trigger>) -> Option<Trigger> {
    let word = view.tags[n]?;
    for (v, forms) in &word.verbs {
        let readings = &view.lexicon.verbs[*v].readings;
        if readings.is_empty() {
            continue;
        }
        let Some(use_) = view.read_verb(n, *forms, sentence) else { continue };
        // A bare plural present ("forces raid") is headline style and not read here; its form is BASE.
        if *forms & (form::PAST | form::PARTICIPLE | form::GERUND) == 0 && use_.mood == Mood::Habitual {
            continue;
        }
        // "have entered the province many times": no single event.
        if (n + 1..view.clause_end(n, sentence).min(n + 12)).any(|i| {
            matches!(view.lower(i), "repeatedly" | "regularly" | "often")
                    // "struck the town three times on Monday" is of that day.
                    || view.lower(i) == "times"
                        && super::figure::number(view, i - 1, i).is_none_or(|(n, _)| n > FEW_TIMES)
        }) || n > sentence.start
            && matches!(view.lower(n - 1), "repeatedly" | "regularly" | "often" | "routinely" | "frequently")
        {
            continue;
        }
        // "coming from the hill": where something came from is not where it happened.
        if use_.dependent && view.lower(n + 1) == "from" {
            continue;
        }
        // "somebody shot back": an answer to what is told elsewhere.
        if view.lower(n + 1) == "back" && view.is_form_of(n, &["shoot", "fire"]) {
            continue;
        }
        for reading in readings {
            // "over the rockets fired at A": names the rockets.
            // "a deal that halted fighting": something else stops, not a force somewhere.
            let halts = matches!(view.lexicon.verbs[*v].lemma, "halt" | "pause" | "park");
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
            // "He arrived in the capital for talks": no force.
            let one_man = view
                .is_form_of(n, &["arrive", "come", "go", "head", "return", "reach", "spend", "appear"])
                && reading.kind == IncidentType::GroundIncursion
                && view.classes_in(view.clause_start(n, sentence)..n) & reading.subject == 0;
            if one_man && (view.clause_start(n, sentence)..n).any(|i| matches!(view.lower(i), "he" | "she")) {
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
            if holds && view.classes_in(n + 1..(n + 4).min(sentence.end)) & reading.object == 0 {
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
                && view.classes(n - 1) & view.lexicon.class("munition") != 0;
            if of_munition && reading.kind == IncidentType::Other
                || reading.kind == IncidentType::Shelling && is_harmless(view, n, sentence)
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
                let kind = if kind == IncidentType::Shelling {
                    carrier_of_munition(view, n, sentence).unwrap_or(kind)
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
            && !(i + 1..n).any(|k| matches!(view.lower(k), "," | "and" | "but"))
            && (i == start || matches!(view.lower(i - 1), "that" | "," | "\"" | "“"))
            || view.lower(i) == "not" && matches!(view.lower(i + 1), "one" | "a" | "any")
    })
}

/// "fired stun grenades", "fired flares": to warn or to light, at nobody.
fn is_harmless(view: &View, n: usize, sentence: &Range<usize>) -> bool {
    (n + 1..(n + 5).min(sentence.end)).any(|i| {
        matches!(
            view.lower(i),
            "stun" | "tear" | "smoke" | "flash" | "sound" | "flare" | "flares" | "illumination" | "warning"
        )
    })
}

/// "a missile fired by a drone hit his car": what fired it says more than what it was.
fn carrier_of_munition(view: &View, n: usize, sentence: &Range<usize>) -> Option<IncidentType> {
    let fired = (n.saturating_sub(8).max(sentence.start)..(n + 8).min(sentence.end)).find(|i| {
        matches!(view.lower(*i), "fired" | "launched" | "dropped")
            && matches!(view.lower(i + 1), "by" | "from")
    })?;
    let by = view.classes_in(fired + 2..(fired + 6).min(sentence.end));
    if by & view.lexicon.class("drone") != 0 {
        Some(IncidentType::DroneStrike)
    } else {
        (by & view.lexicon.class("aircraft") != 0).then_some(IncidentType::Airstrike)
    }
}

/// "the soldiers who were hit on Tuesday": names people again by what was told of them; no further event.
fn is_back_reference(view: &View, n: usize, use_: Use, sentence: &Range<usize>) -> bool {
    let Some(pronoun) = view.relative_pronoun(n, sentence).filter(|_| use_.passive) else { return false };
    let definite = (pronoun.saturating_sub(3).max(sentence.start)..pronoun)
        .any(|i| matches!(view.lower(i), "the" | "those" | "these"));
    let bare = (n + 1..view.clause_end(n, sentence))
        .take_while(|i| {
            !matches!(view.lower(*i), "had" | "has" | "have" | "was" | "were" | "is" | "are" | ",")
        })
        .all(|i| !matches!(view.lower(i), "in" | "at" | "near"));
    definite && bare && matches!(view.lower(pronoun), "who" | "that")
}

/// Whether a place is named or pointed to in the clause of the verb at `n`.
fn names_goal(view: &View, n: usize, sentence: &Range<usize>) -> bool {
    (view.clause_start(n, sentence)..view.clause_end(n, sentence)).any(|i| {
        view.places[i]
            || view.classes(i) & view.lexicon.class("territory") != 0
            || matches!(
                view.lower(i),
                "there" | "outskirts" | "street" | "streets" | "homes" | "houses" | "neighbourhood"
            )
    })
}

/// "was taken to the hospital": brought for help, not detained.
fn is_care(view: &View, n: usize, kind: IncidentType, sentence: &Range<usize>) -> bool {
    kind == IncidentType::ArrestDetention
        && (n + 1..(n + 9).min(sentence.end)).any(|i| {
            matches!(view.lower(i), "hospital" | "hospitals" | "clinic" | "morgue" | "medical" | "treatment")
        })
}

/// "shot in the leg": wounded by a shot.
pub(super) fn is_hit_in_limb(view: &View, n: usize, sentence: &Range<usize>) -> bool {
    (n + 1..(n + 8).min(sentence.end.saturating_sub(2))).any(|i| {
        view.lower(i) == "in"
            && matches!(view.lower(i + 1), "the" | "his" | "her" | "their" | "both")
            && matches!(
                view.lower(i + 2),
                "leg" | "legs" | "foot" | "feet" | "arm" | "arms" | "hand" | "shoulder" | "thigh" | "knee"
            )
    })
}

/// One past the particles of `reading` after the verb at `n`; they may stand behind a short object ("took six men away").
fn particles(view: &View, n: usize, reading: &Reading, sentence: &Range<usize>) -> Option<usize> {
    let mut at = n + 1;
    for particle in &reading.particles {
        let reach = (at + 6).min(sentence.end);
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
        let agent = |i: &usize| view.lower(*i) == "by" || view.lower(*i) == "with" && is_weapon(reading.kind);
        let by = (n..end).find(agent).map_or(0..0, |b| b + 1..end.min(b + 9));
        (by, start..n)
    } else {
        // A coordinated verb shares the subject of the one before it, and its own clause may lack one.
        let from = if use_.dependent || last.is_some() { sentence.start } else { start };
        (from..n, n + 1..end.min(after + 9))
    };
    let has = |classes, range: Range<usize>| classes == 0 || view.classes_in(range) & classes != 0;
    let people = view.lexicon.class("people");
    // "two men were shot when they came close": the people named before, not a force.
    let force = view.lexicon.class("force");
    let of_people = || {
        let mut named = (sentence.start..start).map(|i| view.classes_in(i..i + 1));
        named.find(|c| c & (force | people) != 0).is_some_and(|c| c & force == 0)
    };
    let pronoun = || {
        (start..n).any(|i| matches!(view.lower(i), "they" | "he" | "who" | "which" | "one" | "another"))
            && !of_people()
    };
    let aid = view.classes_in(subject.clone()) != 0
        && subject.clone().any(|i| {
            matches!(
                view.lower(i),
                "aid" | "humanitarian" | "relief" | "ambulances" | "buses" | "inter" | "crescent" | "firefighters" | "firemen"
                    | "rescuers" | "municipality" | "municipal"
            )
        })
        // "The convoy reached the town with flour", "returned to their barracks".
        || reading.kind == IncidentType::GroundIncursion
            && (n + 1..end.min(n + 12)).any(|i| {
                matches!(view.lower(i), "tonnes" | "tons" | "flour" | "food" | "supplies" | "medicine" | "medicines" | "fuel")
                    || matches!(view.lower(i), "their" | "its")
                        && matches!(view.lower(i + 1), "barracks" | "base" | "bases" | "headquarters" | "homes" | "posts")
            });
    // "a convoy of civilians headed to the dam".
    let civil = reading.kind == IncidentType::GroundIncursion
        && subject.clone().any(|i| {
            matches!(view.lower(i), "convoy" | "convoys" | "vehicles" | "column" | "buses")
                && view.lower(i + 1) == "of"
                && matches!(
                    view.lower(i + 2),
                    "civilians"
                        | "residents"
                        | "families"
                        | "people"
                        | "protesters"
                        | "demonstrators"
                        | "villagers"
                        | "mourners"
                )
        });
    let aid = aid || civil;
    let subject_ok = has(reading.subject, subject.clone())
        || (!use_.passive || !is_weapon(reading.kind)) && has(reading.subject, sentence.start..n)
        // What kind of weapon it was is not taken from just anywhere.
        || (use_.passive && !is_weapon(reading.kind) && has(reading.subject, sentence.clone()))
        // "They raided": forces named before; what kind of aircraft or gun is never taken from a pronoun.
        || (reading.subject == force && pronoun());
    // "seized weapons in the area": what was seized comes before any preposition.
    let is_territory = reading.object != 0 && reading.object == view.lexicon.class("territory");
    let object = if is_territory && use_.passive {
        // "homes in the area were raided and two vehicles were seized": the noun right before.
        let near = n.saturating_sub(5).max(object.start)..n;
        let things =
            view.lexicon.class("property") | view.lexicon.class("munition") | view.lexicon.class("cache");
        let of_things = near.clone().rev().find(|i| view.classes(*i) != 0).is_some_and(|i| {
            view.classes(i) & things != 0 && view.classes(i) & view.lexicon.class("territory") == 0
        });
        if of_things { n..n } else { near }
    } else if is_territory {
        let preposition = |i: &usize| matches!(view.lower(*i), "in" | "at" | "from" | "near" | "across");
        let stop = object.clone().find(preposition).unwrap_or(object.end);
        object.start..stop
    } else {
        object
    };
    let stands_for_people = reading.object & people != 0
        && object.clone().any(|i| {
            matches!(view.lower(i), "they" | "he" | "she" | "them" | "him" | "her")
                // "after 17 were killed": people, by the verb.
                || use_.passive && i + 2 == n && super::figure::number(view, i, n).is_some()
        })
        // "killed two municipal cleaners": people too, unless of a herd.
        || reading.object & people != 0
            && !use_.passive
            && view.is_form_of(n, &["kill", "wound", "injure", "hurt"])
            && (n + 1..(n + 5).min(end)).any(|i| super::figure::number(view, i, end).is_some())
            && !(n + 1..(n + 8).min(end)).any(|i| {
                matches!(view.lower(i), "sheep" | "goats" | "cows" | "animals" | "livestock" | "cattle" | "horses" | "donkeys" | "camels" | "bees" | "hens")
            });
    // "the hill, which forces seized": the object is what the pronoun stands for.
    // "said that it has seized" has no antecedent.
    let antecedent = start > sentence.start + 1
        && n - start <= 8
        && (view.lower(start - 1) == "which"
            || view.lower(start - 1) == "that"
                && !is_saying(view.lower(start - 2))
                && view.tags[start - 2].is_none_or(|w| w.verbs.is_empty()));
    let object_ok = has(reading.object, object)
        || stands_for_people
        || (antecedent && has(reading.object, start.saturating_sub(8).max(sentence.start)..start))
        || (antecedent && reading.object & view.lexicon.class("territory") != 0);
    let names_place = reading.object & view.lexicon.class("territory") != 0
        && !use_.passive
        && (n + 1..(n + 4).min(end))
            .take_while(|i| {
                !matches!(view.lower(*i), "in" | "at" | "near" | "from" | "of" | "with" | "by" | "," | "and")
            })
            .any(|i| view.places[i]);
    subject_ok && !aid && (object_ok || names_place)
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
            | "return"
            | "reach"
            | "proceed"
            | "move"
            | "roll"
            | "drive"
            | "spend"
            | "appear"
            | "cross"
    )
}

/// Whether the type says by what people were hit.
const fn is_weapon(kind: IncidentType) -> bool {
    matches!(kind, IncidentType::Airstrike | IncidentType::DroneStrike | IncidentType::Shelling)
}

/// Nouns of events count when a verb carries them ("carried out an airstrike on"), when they act themselves ("a strike
/// hit"), when they are where someone was harmed ("killed in clashes"), or when something "was" of them ("there was").
fn noun(view: &View, n: usize, sentence: &Range<usize>) -> Option<Trigger> {
    let (len, kind) = view.noun(n)?;
    let end = n + len;
    if end > sentence.end || view.lower(end) == "-" {
        return None;
    }
    // "triggering air-raid sirens".
    if matches!(view.lower(end), "siren" | "sirens" | "alarm" | "alarms" | "shelter" | "shelters") {
        return None;
    }
    // "the entry of tanks into the town", not of aid or of a law into force.
    if view.lower(n) == "entry"
        && !(view.lower(end) == "of"
            && view.classes_in(end + 1..(end + 5).min(sentence.end)) & view.lexicon.class("force") != 0)
    {
        return None;
    }
    // "Two raids by Israeli warplanes".
    let by_air = kind == IncidentType::Raid
        && view.lower(end) == "by"
        && view.classes_in(end..(end + 5).min(sentence.end)) & view.lexicon.class("aircraft") != 0;
    let kind = if by_air { IncidentType::Airstrike } else { kind };
    // "a bombing at the mosque": by a bomb that was laid, unless it came from the air.
    let laid = matches!(view.lower(end - 1), "bombing" | "bombings")
        && len == 1
        && !sentence.clone().any(|i| {
            view.classes(i) & view.lexicon.class("aircraft") != 0
                || view.actor(i).is_some_and(|(_, a)| a.sector == "military")
        })
        && !sentence.clone().any(|i| {
            matches!(
                view.lower(i),
                "israeli" | "turkish" | "russian" | "american" | "u.s." | "us" | "coalition" | "israel"
            )
        });
    let kind = if laid { IncidentType::Killing } else { kind };
    let opens = n == sentence.start || matches!(view.lower(n - 1), ":" | "–" | "—");
    if view.doc.tokens[n].capitalised && !opens {
        return None;
    }
    // What recurs is no single event ("daily attacks", "repeated incursions").
    // Hunger strikes and strikes of workers are of another kind.
    let other_strike = ["hunger", "general", "labour", "labor", "rail", "teachers", "workers", "on"];
    if view.lower(end - 1).starts_with("strike")
        && n > sentence.start
        && other_strike.contains(&view.lower(n - 1))
    {
        return None;
    }
    let before = n.saturating_sub(4).max(sentence.start)..n;
    if matches!(view.lower(end), "somewhere" | "everywhere")
        || before.clone().any(|i| is_recurrent(view.lower(i)))
        || before.clone().any(|i| matches!(view.lower(i), "no" | "any" | "without"))
    {
        return None;
    }
    let start = view.clause_start(n, sentence);
    let stop = view.clause_end(n, sentence);
    // "witnessed a rally condemning the attacks on A": what is condemned is not what was seen.
    let crossing = (start.max(n.saturating_sub(10))..n).rfind(|i| {
        matches!(
            view.lower(*i),
            "condemning"
                | "denouncing"
                | "against"
                | "protesting"
                | "criticising"
                | "criticizing"
                | "over"
                | "rejecting"
                | "condemn"
                | "condemned"
                | "denounced"
                | "despite"
                | "amid"
        )
    });
    let carried = (crossing.map_or(start, |c| c + 1).max(n.saturating_sub(10))..n)
        .rev()
        .find_map(|i| carrier(view, i, kind, sentence).map(|m| (i, m)));
    if let Some((at, mood)) = carried {
        // "traded artillery and rocket fire": both sides fought. "warplanes carried out three raids": from the air.
        let both = view.tags[at].is_some_and(|w| {
            w.verbs.iter().any(|(v, _)| matches!(view.lexicon.verbs[*v].lemma, "exchange" | "trade"))
        });
        let kind = match kind {
            IncidentType::Shelling if both => IncidentType::ArmedClash,
            IncidentType::Raid if view.classes_in(start..at) & view.lexicon.class("aircraft") != 0 => {
                IncidentType::Airstrike
            }
            _ => kind,
        };
        return Some(Trigger {
            kind,
            start: at.min(n),
            end,
            mood,
            passive: false,
            dependent: false,
            noun: true,
            rule: "carried_noun",
        });
    }
    // "The town was under attack", "came under heavy bombardment".
    let under = (n.saturating_sub(3).max(start)..n).find(|i| view.lower(*i) == "under");
    let came_under = under.is_some_and(|u| {
        (u.saturating_sub(3).max(start)..u).any(|i| matches!(view.lower(i), "was" | "were" | "came"))
    });
    if came_under
        && matches!(kind, IncidentType::MilitaryOperation | IncidentType::Airstrike | IncidentType::Shelling)
    {
        return Some(Trigger {
            kind,
            start: n,
            end,
            mood: Mood::Happened,
            passive: true,
            dependent: false,
            noun: true,
            rule: "under_attack",
        });
    }
    // "for the first time since clashes between A and B": long over.
    if n >= sentence.start + 2
        && (view.lower(n - 1) == "since" || view.lower(n - 2) == "since" && !view.places[n - 1])
        && !(end..(end + 10).min(sentence.end)).any(|i| super::clause::CALENDAR.contains(&view.lower(i)))
    {
        return None;
    }
    // "The raids came hours after …": told before, and only dated against something else.
    let definite = n > sentence.start
        && matches!(view.lower(n - 1), "the" | "these" | "those" | "latest" | "this" | "recent");
    let came = (end..(end + 6).min(stop)).find(|i| {
        matches!(view.lower(*i), "came" | "comes" | "come")
            || definite && matches!(view.lower(*i), "occurred" | "followed" | "follow" | "follows")
    });
    let refers_back = came.is_some_and(|came| {
        !(end..came).any(|i| view.places[i])
            && (matches!(view.lower(came), "followed" | "follow" | "follows")
                || (came + 1..(came + 9).min(sentence.end)).any(|i| {
                    matches!(
                        view.lower(i),
                        "after" | "before" | "as" | "amid" | "despite" | "while" | "hours" | "days" | "in"
                    ) && !(came + 1..(came + 9).min(sentence.end)).any(|k| view.places[k] && k < i + 3)
                }))
    });
    if refers_back {
        return None;
    }
    // Patrols act, they are not acted: "its patrols heard an explosion".
    let is_actor = view.lower(end - 1).starts_with("patrol");
    let reach = if (end..stop).any(|i| view.lower(i) == ",") { 24 } else { 18 };
    let mood_within = |from: usize, to: usize| {
        (from..to).filter(|_| !is_actor).find_map(|i| acting(view, i, kind, sentence))
    };
    // "the attack, which took place near X"; "clashes in A, a town of 3,000, which started on Friday".
    let relative = || {
        (end..(end + 16).min(sentence.end)).find(|i| {
            matches!(view.lower(*i), "which" | "that")
                && (*i < end + 2 || (end..*i).any(|k| view.places[k]) && !view.role(i - 1).is_saying)
        })
    };
    let acts = mood_within(end, stop.min(end + reach)).or_else(|| {
        let pronoun = relative()?;
        mood_within(pronoun + 1, view.clause_end(pronoun, sentence).min(pronoun + 1 + reach))
    });
    // "Israeli attacks have killed 50,000 people": what attacks do, not one of them.
    let plural = view.lower(end - 1).ends_with('s') && len == 1;
    let perfect = (end..(end + 3).min(stop)).any(|i| {
        matches!(view.lower(i), "have" | "has")
            && (i + 1..(i + 3).min(stop)).any(|k| {
                view.is_form_of(
                    k,
                    &["kill", "wound", "injure", "leave", "cause", "target", "damage", "destroy"],
                )
            })
    });
    if plural
        && perfect
        && !sentence.clone().any(|i| {
            super::clause::CALENDAR.contains(&view.lower(i)) || matches!(view.lower(i), "today" | "yesterday")
        })
    {
        return None;
    }
    if let Some(mood) = acts {
        // "The raid hit a depot": what hits and destroys came from the air.
        let from_air = kind == IncidentType::Raid
            && view.lower(end - 1).starts_with("raid")
            && (end..stop.min(end + reach)).any(|i| {
                view.is_form_of(i, &["hit", "strike", "target", "destroy", "damage", "level", "pound"])
                    && !matches!(view.lower(i), "targeting" | "targets")
            })
            && !sentence.clone().any(|i| {
                matches!(
                    view.lower(i),
                    "homes" | "arrest" | "arrested" | "detained" | "troops" | "soldiers" | "stormed"
                )
            });
        return Some(Trigger {
            kind: if from_air { IncidentType::Airstrike } else { kind },
            start: n,
            end,
            mood,
            passive: false,
            dependent: false,
            noun: true,
            rule: "acting_noun",
        });
    }
    // "killed in an attack on a patrol": the patrol is what was attacked.
    if view.lower(n).starts_with("patrol") {
        return None;
    }
    let within = (n.saturating_sub(5).max(sentence.start)..n)
        .rev()
        .find(|i| matches!(view.lower(*i), "in" | "by" | "during" | "after" | "from"));
    let harmed = within.is_some_and(|w| {
        (w.saturating_sub(12).max(sentence.start)..w).any(|i| {
            (matches!(
                view.lower(i),
                "killed"
                    | "wounded"
                    | "injured"
                    | "died"
                    | "dead"
                    | "hurt"
                    | "damaged"
                    | "destroyed"
                    | "hit"
                    | "detained"
                    | "casualties"
                    | "deaths"
                    | "injuries"
            ) || kind == IncidentType::Raid
                && n - w <= 3
                && matches!(view.lower(i), "arrested" | "apprehended" | "captured" | "seized" | "nabbed"))
                && used(view, i, sentence).is_none_or(|(_, u)| u.mood == Mood::Happened)
        })
    });
    // "the clinic that was destroyed in the raid": what was told before, unless a place or day follows.
    let harmed = harmed && !is_told_before(view, n, end, sentence);
    // "the killing of 13 people on 15 July at a guesthouse in A".
    let nominal = view.lower(end) == "of"
        && (end + 1..(end + 5).min(sentence.end))
            .any(|i| super::figure::number(view, i, sentence.end).is_some())
        && is_placed_and_dated(view, end, sentence);
    // "exchanges of prisoners".
    if view.lower(n) == "exchanges"
        && (len == 1 && acts.is_none() || n > sentence.start && view.lower(n - 1).starts_with("prisoner"))
    {
        return None;
    }
    // "the village was the scene of an incursion".
    let scene =
        before.clone().any(|i| matches!(view.lower(i), "scene" | "target") && view.lower(i + 1) == "of");
    // "July 16: Two strikes on a building in X.": an entry of a timeline without a verb.
    let bare = !harmed
        && view.is_dated_item(sentence)
        && !sentence.clone().any(|i| !(n..end).contains(&i) && used(view, i, sentence).is_some());
    // "after a bombing at A on Friday": told as the reason, with a place and a day of its own.
    (harmed || bare || nominal || scene || is_reason(view, n, end, sentence)).then_some(Trigger {
        kind,
        start: n,
        end,
        mood: Mood::Happened,
        passive: false,
        dependent: false,
        noun: true,
        rule: if harmed {
            "harm_in_noun"
        } else if bare {
            "noun_of_entry"
        } else {
            "noun_after"
        },
    })
}

/// "… after a bombing at A on Friday": an act of violence that something followed, with a place and a date right behind it.
fn is_reason(view: &View, n: usize, end: usize, sentence: &Range<usize>) -> bool {
    let before = n.saturating_sub(5).max(sentence.start)..n;
    let follows = before.clone().find(|i| {
        matches!(view.lower(*i), "after" | "following" | "follow" | "follows" | "followed")
            || view.lower(*i) == "of" && *i > sentence.start && view.lower(i - 1) == "wake"
    });
    // "discussed the plan during talks with the minister in A on Monday".
    let is_talks = view.noun(n).is_some_and(|(_, kind)| kind == IncidentType::Talks);
    if is_talks && before.clone().any(|i| matches!(view.lower(i), "during" | "after" | "following")) {
        return is_placed_and_dated(view, end, sentence);
    }
    // "arrived in A on Saturday for talks".
    let travels = |i: usize| {
        matches!(view.lower(i), "arrived" | "travelled" | "traveled" | "flew" | "visited" | "visiting")
    };
    if is_talks && n > sentence.start && view.lower(n - 1) == "for" && (sentence.start..n).any(travels) {
        return is_placed_and_dated(view, sentence.start, sentence);
    }
    let Some(follows) = follows else { return false };
    let article =
        (follows + 1..n).any(|i| matches!(view.lower(i), "a" | "an" | "previous" | "earlier" | "deadly"));
    article && is_placed_and_dated(view, end, sentence)
}

/// Whether a place and a day follow the noun that ends at `end`, before any comma.
fn is_placed_and_dated(view: &View, end: usize, sentence: &Range<usize>) -> bool {
    let phrase = end..(end + 16).min(view.clause_end(end - 1, sentence));
    let close = |n: &usize| !matches!(view.lower(*n), ",");
    let placed = phrase.clone().take_while(close).any(|i| view.places[i]);
    let is_time = |word: &str| {
        super::clause::CALENDAR.contains(&word)
            || matches!(word, "yesterday" | "today" | "overnight" | "week" | "month")
    };
    let dated = phrase.take_while(close).any(|i| is_time(view.lower(i)));
    placed && dated
}

/// "in the raid": the noun has the article and nothing behind it says which raid.
fn is_told_before(view: &View, n: usize, end: usize, sentence: &Range<usize>) -> bool {
    n > sentence.start
        && matches!(view.lower(n - 1), "the" | "that" | "this")
        && !matches!(view.lower(end), "on" | "in" | "at" | "near" | "of" | "against" | "by")
        && !sentence.clone().any(|i| super::clause::CALENDAR.contains(&view.lower(i)))
        && !(sentence.start..n).any(|i| view.places[i])
}

/// Mood of the verb at `i` when it is one that carries a noun of type `kind`.
fn carrier(view: &View, i: usize, kind: IncidentType, sentence: &Range<usize>) -> Option<Mood> {
    let (v, use_) = used(view, i, sentence)?;
    let lemma = view.lexicon.verbs[v].lemma;
    let carries = match kind {
        IncidentType::Talks => {
            matches!(lemma, "hold" | "host" | "have" | "conduct" | "begin" | "launch" | "resume" | "attend")
        }
        IncidentType::Agreement => {
            matches!(lemma, "sign" | "reach" | "produce" | "announce" | "conclude" | "strike" | "make")
        }
        IncidentType::UnAction => matches!(lemma, "adopt" | "pass"),
        _ => match lemma {
            "carry" => view.lower(i + 1) == "out",
            "be" => i > sentence.start && view.lower(i - 1) == "there",
            "hold" => matches!(kind, IncidentType::Protest),
            "conduct" | "launch" | "stage" | "make" | "mount" | "perform" | "see" | "witness" | "report"
            | "face" | "suffer" | "resume" | "renew" | "hear" | "complete" | "execute" | "undertake"
            | "implement" | "spark" | "trigger" | "prompt" | "ignite" | "provoke" | "unleash" | "commit"
            | "perpetrate" => true,
            // "this led to shelling on the town", "resulted in clashes".
            "include" => true,
            "lead" => view.lower(i + 1) == "to",
            "result" | "culminate" => view.lower(i + 1) == "in",
            // "the escalation followed an Israeli strike on Tuesday": of that day, not what followed.
            "follow" => (i + 1..i + 3).any(|n| matches!(view.lower(n), "a" | "an")),
            // "woke to a raid", "grew into an exchange of fire".
            "wake" => (i + 1..i + 6).any(|n| view.lower(n) == "to"),
            "develop" | "escalate" | "turn" | "grow" | "degenerate" | "descend" => {
                view.lower(i + 1) == "into"
            }
            // "the bloodshed began with a kidnapping" is about the bloodshed.
            "begin" => view.lower(i + 1) != "with",
            "respond" | "retaliate" | "reply" => view.lower(i + 1) == "with",
            "repel" | "repulse" => matches!(kind, IncidentType::MilitaryOperation | IncidentType::ArmedClash),
            "exchange" | "trade" => matches!(kind, IncidentType::Shelling | IncidentType::ArmedClash),
            _ => false,
        },
    };
    if !carries {
        return None;
    }
    // "followed reports of a raid in A": a noun, and told.
    if lemma == "report" && view.lower(i) == "reports" && view.lower(i + 1) == "of" {
        return Some(Mood::Happened);
    }
    // "killed following an operation in A": a preposition.
    if view.lower(i) == "following" {
        return None;
    }
    // "According to reports, the strikes hit …": a noun that carries nothing.
    if lemma == "report" && view.lower(i) == "reports" {
        return None;
    }
    // "there were": the form of "be" stands alone, so it is read here.
    if lemma == "be" {
        return matches!(view.lower(i), "was" | "were").then_some(Mood::Happened);
    }
    Some(use_.mood)
}

/// Mood of the verb at `i` when a strike, raid or clash can be its subject.
fn acting(view: &View, i: usize, kind: IncidentType, sentence: &Range<usize>) -> Option<Mood> {
    let (v, use_) = used(view, i, sentence)?;
    // Talks take place and deals are signed; what they "hit" or "leave" is no event.
    let lemma = view.lexicon.verbs[v].lemma;
    if kind.is_diplomatic()
        && !matches!(
            lemma,
            "hold" | "take" | "begin" | "start" | "reach" | "sign" | "adopt" | "pass" | "end" | "happen"
        )
    {
        return None;
    }
    let acts = matches!(
        lemma,
        "hit"
            | "strike"
            | "target"
            | "kill"
            | "wound"
            | "injure"
            | "damage"
            | "destroy"
            | "leave"
            | "occur"
            | "happen"
            | "begin"
            | "start"
            | "break"
            | "erupt"
            | "cause"
            | "follow"
            | "carry"
            | "conduct"
            | "launch"
            | "rock"
            | "shake"
            | "hear"
            | "hold"
            | "report"
            | "take"
            | "sign"
            | "reach"
            | "adopt"
            | "pass"
            | "land"
            | "result"
            | "attack"
            | "pound"
            | "come"
            | "continue"
            | "stage"
            | "level"
            | "end"
            | "direct"
            | "aim"
            | "count"
            | "record"
            | "flare"
            | "rage"
            | "focus"
            | "unfold"
            | "involve"
            | "ensue"
            | "observe"
            | "detect"
            | "spot"
    );
    // "The confrontation followed an advance": the one told before.
    let follows = lemma == "follow" && !use_.passive;
    let acts = acts
        && !(follows
            && matches!(
                kind,
                IncidentType::ArmedClash | IncidentType::MilitaryOperation | IncidentType::Raid
            ));
    // "during the operation two officers were injured": they, not the operation.
    let befallen = use_.passive
        && matches!(
            lemma,
            "kill" | "wound" | "injure" | "damage" | "destroy" | "hit" | "strike" | "attack" | "target"
        );
    (acts && !befallen && !use_.dependent).then_some(use_.mood)
}

fn is_recurrent(word: &str) -> bool {
    matches!(
        word,
        "daily"
            | "repeated"
            | "continued"
            | "continuous"
            | "ongoing"
            | "regular"
            | "frequent"
            | "weekly"
            | "recurring"
            | "successive"
            | "constant"
            | "times"
            | "repeatedly"
            | "regularly"
            | "often"
            | "periodic"
            | "nightly"
            | "almost-daily"
            | "every"
            | "each"
            | "average"
            | "persistent"
            | "routine"
            | "future"
    )
}
