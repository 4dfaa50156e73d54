//! Verbs that tell of an event: "raided the village", "was shot".

use super::verb_sense::{Case, is_held_likewise, is_other_sense, names_goal, tells_nothing};
use super::{Trigger, unarmed, verb_kind};
use crate::event::clause::View;
use crate::event::harmed::{is_carried, is_hit_in_limb};
use crate::event::mood::{Mood, Use};
use crate::kind::IncidentType;
use crate::lexicon::{Reading, form};
use std::ops::Range;

/// Tokens of a sentence of usual length.
const SENTENCE: usize = 40;

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
        if is_other_sense(view, n, use_, sentence) {
            continue;
        }
        let passive = |kind, rule| Trigger {
            kind,
            start: n,
            end: n + 1,
            mood: use_.mood,
            passive: true,
            dependent: false,
            noun: false,
            rule,
        };
        if use_.passive && use_.mood == Mood::Happened {
            // "He was hit in the thigh."
            if view.is_form_of(n, &["hit"]) && is_hit_in_limb(view, n, sentence) {
                return Some(passive(IncidentType::Other, "hit_in_limb"));
            }
            let rally = last.is_some_and(|t| t.kind == IncidentType::Protest);
            if rally && is_held_likewise(view, n, sentence) {
                return Some(passive(IncidentType::Protest, "passive_verb"));
            }
        }
        for reading in readings {
            let lemma = view.lexicon.verbs[*v].lemma;
            let case = Case { view, n, lemma, forms: *forms, reading, use_, sentence, last };
            if unarmed::is_by_no_force(view, n, reading, use_, sentence) || tells_nothing(&case) {
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
                    && is_plain_motion(lemma)
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
                // "blew himself up beside the church": an attack on people, whatever else he broke.
                let himself = matches!(view.lower(n + 1), "himself" | "herself" | "themselves");
                if himself && reading.kind == IncidentType::PropertyDamage {
                    continue;
                }
                let kind = verb_kind::kind_of(view, n, lemma, reading.kind, use_, sentence);
                // "shelled positions, hitting two villages": with what it shelled.
                let kind = match last.map(|t| t.kind) {
                    Some(before @ (IncidentType::Shelling | IncidentType::DroneStrike))
                        if use_.dependent
                            && matches!(view.lower(n), "hitting" | "striking" | "targeting")
                            && matches!(
                                kind,
                                IncidentType::Airstrike
                                    | IncidentType::MilitaryOperation
                                    | IncidentType::Other
                            ) =>
                    {
                        before
                    }
                    _ => kind,
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

/// "was taken to the hospital": brought for help, not detained.
fn is_care(view: &View, n: usize, kind: IncidentType, sentence: &Range<usize>) -> bool {
    // "a pickup taking women to the fields".
    let carried = || view.is_form_of(n, &["take"]) && is_carried(view, n);
    kind == IncidentType::ArrestDetention
        && (carried()
 // "freed the workers and took them to A".
            || view.is_form_of(n, &["take"])
                && (sentence.start..n).any(|i| matches!(view.lower(i), "freed" | "released" | "rescued"))
            // "was abducted from his clinic in A".
            || !view.is_form_of(n, &["abduct", "kidnap", "arrest", "detain", "apprehend"])
                && (n + 1..(n + 9).min(sentence.end)).any(|i| {
                matches!(
                    view.lower(i),
                    "hospital"
                        | "hospitals"
                        | "clinic"
                        | "morgue"
                        | "medical"
                        | "treatment"
                        | "reception"
                        | "shelter"
                        | "shelters"
                )
            }))
}

/// One past the particles of `reading` after the verb at `n`; they may stand behind a short object ("took six men away").
fn particles(view: &View, n: usize, reading: &Reading, sentence: &Range<usize>) -> Option<usize> {
    let mut at = n + 1;
    for particle in &reading.particles {
        // "set out from the base at A for B".
        // "sent six vehicles and two tanks from the base east towards A".
        let far = match *particle {
            "for" => 10,
            "toward" | "towards" | "into" | "to" if view.is_form_of(n, &["send"]) => 22,
            "toward" | "towards" if view.is_form_of(n, &["set"]) => 12,
            // "broke through the fence into A" broke into no house.
            "into" if view.is_form_of(n, &["break"]) => 2,
            // "carried out strikes on weapons belonging to the army".
            "on" if view.is_form_of(n, &["carry"]) => 1,
            _ => 6,
        };
        let reach = (at + far).min(sentence.end);
        // "dropped leaflets over A on Monday", "overnight into Monday": nothing fell on Monday.
        let of_day = |i: usize| matches!(*particle, "on" | "in" | "into") && view.is_calendar(i + 1);
        // "beat its driver and drove off": of the next verb.
        let next_verb = |i: usize| view.lower(i) == "and" && view.is_finite(i + 1);
        at = (at..reach)
            .take_while(|i| !next_verb(*i))
            .find(|i| view.lower(*i) == *particle && !of_day(*i) || view.parts(*i))
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
        let reach = if reading.kind == IncidentType::Protest { 18 } else { 9 };
        (from..n, n + 1..end.min(after + reach))
    };
    // "A drone hit A, and an Israeli force blew up a house in B": the force, and no drone.
    let class = &view.lexicon.class;
    let armed = class.force | class.aircraft | class.drone | class.artillery;
    let of_own = (n.saturating_sub(8).max(sentence.start)..n).rfind(|i| {
        !use_.passive
            && (view.lower(*i), view.lower(i + 1)) == (",", "and")
            && matches!(view.lower(i + 2), "a" | "an" | "the")
            && view.classes_in((i + 3).min(n)..n) & armed != 0
    });
    let told = of_own.map_or(sentence.start, |comma| comma + 2);
    let subject = subject.start.max(if use_.passive { 0 } else { told })..subject.end;
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
    // "When they reached A, the freed workers were received": the workers.
    let of_people_behind = || {
        let opens = (start.saturating_sub(1).max(sentence.start)..n)
            .any(|i| matches!(view.lower(i), "when" | "once" | "after" | "before"));
        let comma = (n..sentence.end)
            .find(|i| view.lower(*i) == ",")
            .filter(|_| opens && start <= sentence.start + 1);
        comma.is_some_and(|comma| {
            let classes = view.classes_in(comma + 1..(comma + 5).min(sentence.end));
            classes & people != 0 && classes & force == 0
        })
    };
    let pronoun = || {
        (start..n).any(|i| {
            matches!(view.lower(i), "they" | "who" | "which")
                // "another came": not "another series of alerts came", nor "one of six crossings".
                || matches!(view.lower(i), "one" | "another") && n - i <= 2 && view.lower(i + 1) != "of"
                // One man is no force that comes.
                || view.lower(i) == "he" && reading.kind != IncidentType::GroundIncursion
        }) && !of_people()
            && !of_people_behind()
    };
    // "After Israeli shelling of A, families left for B": they are no force, whoever else the sentence names.
    let of_civilians = || {
        let from = (start..n).rev().find(|i| view.lower(*i) == ",").map_or(start, |comma| comma + 1);
        let civilians = |i: usize| {
            matches!(
                view.lower(i),
                "families"
                    | "family"
                    | "residents"
                    | "villagers"
                    | "civilians"
                    | "relatives"
                    | "neighbours"
                    | "neighbors"
                    | "children"
                    | "women"
                    | "parents"
                    | "mother"
                    | "father"
                    | "wife"
                    | "husband"
                    | "farmers"
                    | "shepherds"
                    | "workers"
                    | "students"
                    | "refugees"
                    | "displaced"
            )
        };
        reading.kind == IncidentType::GroundIncursion
            && !use_.passive
            && (from..n).any(civilians)
            && view.classes_in(from..n) & force == 0
            && !(from..n).any(|i| view.lower(i) == "and")
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
    let subject_ok = !of_civilians()
        && (has(reading.subject, subject.clone())
        || (!use_.passive || !is_weapon(reading.kind)) && has(reading.subject, told..n)
        // What kind of weapon it was is not taken from just anywhere.
        || (use_.passive && !is_weapon(reading.kind) && has(reading.subject, sentence.clone()))
        // "They raided": forces named before; what kind of aircraft or gun is never taken from a pronoun.
        || (reading.subject == force && pronoun())
        || of_munition());
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
    // "groups located in A hit B with rockets": what is found stands right behind the verb.
    let object = if reading.object & view.lexicon.class.arsenal != 0 && !use_.passive {
        let preposition = |i: &usize| matches!(view.lower(*i), "in" | "at" | "on" | "near" | "with" | "from");
        let stop = object.clone().find(preposition).unwrap_or(object.end);
        object.start..stop
    } else {
        object
    };
    // "gunmen shot at a patrol near A, tank shells and a drone killed five": shells are fired before the comma.
    let object = if reading.kind == IncidentType::Shelling && !use_.passive && view.is_form_of(n, &["shoot"])
    {
        let comma = object.clone().find(|i| view.lower(*i) == ",");
        object.start..comma.unwrap_or(object.end)
    } else {
        object
    };
    // "Tanks were seen in A"; "footage of troops, seen by a reporter" tells nothing.
    if reading.kind == IncidentType::GroundIncursion
        && view.is_form_of(n, &["see", "spot", "sight"])
        && (!use_.passive || view.lower(n + 1) == "by")
    {
        return false;
    }
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
    // "a farmer was killed as he ploughed his field".
    if reading.kind == IncidentType::PropertyDamage
        && view.is_form_of(n, &["plough", "plow"])
        && (start..n).any(|i| matches!(view.lower(i), "he" | "she" | "they" | "farmer" | "farmers"))
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
        let aux = (start..n)
            .rev()
            .find(|i| !matches!(view.lower(*i), "was" | "been" | "had" | "shot" | "also" | ","));
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
                    // "took control of villages, among them A".
                    && view.lower(i.saturating_sub(1)) != "among"
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
                && !view.role(start - 2).is_saying
                && view.tags[start - 2].is_none_or(|w| w.verbs.is_empty()));
    let object_ok = has(reading.object, object)
        || stands_for_people
        || (antecedent && has(reading.object, start.saturating_sub(8).max(sentence.start)..start))
        || (antecedent && reading.object & view.lexicon.class.territory != 0);
    // "captured A", "took control of A", "took full control of the A Dam".
    let control = (n + 1..n + 4).find(|i| view.lower(*i) == "control" && view.lower(i + 1) == "of");
    let named = control.map_or(n + 1, |i| i + 2);
    let names_place = reading.object & view.lexicon.class.territory != 0
        && !use_.passive
        && (named..(named + 4).min(end))
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
            | "stay"
            | "remain"
            | "deploy"
    )
}

/// Whether the type says by what people were hit.
const fn is_weapon(kind: IncidentType) -> bool {
    matches!(kind, IncidentType::Airstrike | IncidentType::DroneStrike | IncidentType::Shelling)
}
