//! Verbs of the table that are used in a sense in which they tell of no event: "took place", "went to the site of the blast".

use super::Trigger;
use super::no_advance::is_no_advance;
use crate::event::clause::View;
use crate::event::harmed::is_hit_in_limb;
use crate::event::mood::Use;
use crate::kind::IncidentType;
use crate::lexicon::{Reading, form};
use std::ops::Range;

/// Most times that something done over and over is one event: "struck it three times".
const FEW_TIMES: u32 = 6;

/// A verb that may tell of an event, in one of its readings.
#[derive(Clone, Copy)]
pub(super) struct Case<'c, 'v> {
    pub(super) view: &'c View<'v>,
    /// Token of the verb.
    pub(super) n: usize,
    pub(super) lemma: &'c str,
    /// Forms of the verb that the word may be.
    pub(super) forms: u8,
    pub(super) reading: &'c Reading,
    pub(super) use_: Use,
    pub(super) sentence: &'c Range<usize>,
    /// The trigger before it in the sentence.
    pub(super) last: Option<&'c Trigger>,
}

/// Whether the verb at token `n` is used in a sense that none of its readings has.
pub(super) fn is_other_sense(view: &View, n: usize, use_: Use, sentence: &Range<usize>) -> bool {
    // "have entered the province many times": no single event.
    // "entered villages in the countryside of A, B and C almost every day".
    if (n + 1..view.clause_end(n, sentence).min(n + 20)).any(|i| view.is_every_day(i)) {
        return true;
    }
    if (n + 1..view.clause_end(n, sentence).min(n + 12)).any(|i| {
        matches!(view.lower(i), "repeatedly" | "regularly" | "often")
                // "met them on several occasions".
                || view.lower(i) == "occasions" && matches!(view.lower(i - 1), "several" | "many" | "numerous" | "multiple")
                // "struck the town three times on Monday" is of that day.
                || view.lower(i) == "times"
                    && crate::event::figure::number(view, i - 1 - usize::from(view.lower(i - 1) == "more"), i)
                        .is_none_or(|(n, _)| n > FEW_TIMES)
                    // "was hit several times around 11 p.m."; "have hit it several times" is of some time.
                    && (!matches!(view.lower(i - 1), "several" | "multiple") || crate::event::total::is_perfect(view, &(n..n + 1), sentence))
    }) || n > sentence.start
        && matches!(view.lower(n - 1), "repeatedly" | "regularly" | "often" | "routinely" | "frequently")
    {
        return true;
    }
    // "hit by raid after raid".
    if use_.passive
        && view.lower(n + 1) == "by"
        && view.lower(n + 3) == "after"
        && view.lower(n + 2) == view.lower(n + 4)
    {
        return true;
    }
    // "are fired at regularly by forces who have raided homes": none of it is one event.
    if (n.saturating_sub(2).max(sentence.start)..n).any(|i| matches!(view.lower(i), "have" | "has"))
        && view.relative_pronoun(n, sentence).is_some_and(|pronoun| {
            (sentence.start..pronoun)
                .any(|i| matches!(view.lower(i), "regularly" | "repeatedly" | "routinely"))
        })
    {
        return true;
    }
    // "coming from the hill", "shots came from a post": where something came from is not where it happened.
    // "gunmen came over from a village close by".
    let past = usize::from(matches!(view.lower(n + 1), "over" | "down" | "up" | "out" | "in"));
    if view.lower(n + 1) == "from" && (use_.dependent || view.is_form_of(n, &["come"]))
        || view.lower(n + 1 + past) == "from" && view.is_form_of(n, &["come"])
    {
        return true;
    }
    // "He was driven to hospital in A", "the lorries were heading to A": no force came.
    // "stayed for an hour before heading to A": the force.
    let heads = view.is_form_of(n, &["head"])
        && view.lower(n).ends_with("ing")
        && !(n > sentence.start && matches!(view.lower(n - 1), "before" | "after" | "then"));
    if heads || use_.passive && view.is_form_of(n, &["drive", "move"]) {
        return true;
    }
    // "The fighting spread to A": a noun.
    if view.lower(n) == "fighting"
        && n > sentence.start
        && matches!(view.lower(n - 1), "the" | "this" | "that")
    {
        return true;
    }
    // "a main battle tank", "a battle group".
    if view.lower(n) == "battle"
        && matches!(view.lower(n + 1), "tank" | "tanks" | "group" | "groups" | "lines" | "plan" | "plans")
    {
        return true;
    }
    // "the attack took place", "the patrol took cover".
    if view.is_form_of(n, &["take"])
        && matches!(view.lower(n + 1), "place" | "part" | "cover" | "shelter" | "refuge" | "aim" | "care")
    {
        return true;
    }
    // "has taken no side in the contest between A and B".
    if view.is_form_of(n, &["take"])
        && (matches!(view.lower(n + 1), "sides")
            || matches!(view.lower(n + 1), "no" | "neither" | "a" | "any")
                && matches!(view.lower(n + 2), "side" | "sides"))
    {
        return true;
    }
    // "hit a woman who was walking past".
    if view.is_form_of(n, &["walk", "stand"]) && matches!(view.lower(n + 1), "past" | "by") {
        return true;
    }
    // "The convoy went back to the capital."
    if view.is_form_of(n, &["go", "head", "drive"])
        && view.lower(n + 1) == "back"
        && view.lower(n + 2) == "to"
    {
        return true;
    }
    // "accounts had gone round the country".
    if view.is_form_of(n, &["go"]) && matches!(view.lower(n + 1), "round" | "around" | "by") {
        return true;
    }
    // "clashes went on".
    if view.is_form_of(n, &["go"])
        && view.lower(n + 1) == "on"
        && !matches!(view.lower(n + 2), "foot" | "to" | "through")
        && !view.is_calendar(n + 2)
    {
        return true;
    }
    // "left 6 dead and 14 wounded, most of them men": those who were, not who did it.
    if view.is_form_of(n, &["wound", "injure", "hurt"])
        && n > sentence.start
        && crate::event::figure::number(view, n - 1, n).is_some()
        && (n.saturating_sub(9).max(sentence.start)..n).any(|i| matches!(view.lower(i), "left" | "leaving"))
    {
        return true;
    }
    // "somebody shot back": an answer to what is told elsewhere.
    if view.lower(n + 1) == "back" && view.is_form_of(n, &["shoot", "fire"]) {
        return true;
    }
    false
}

/// Whether the verb tells of nothing in this reading of it.
pub(super) fn tells_nothing(case: &Case) -> bool {
    is_no_flight(case)
        || is_no_advance(case)
        || is_no_arrest(case)
        || is_no_fire(case)
        || is_no_seizure(case)
        || is_no_crowd(case)
        || is_of_others(case)
        || is_said_otherwise(case)
        || is_no_un_act(case)
        || is_nobody_taken(case)
}

/// Stops, absences and releases that tell of nobody who was taken or freed: "released four youths", "stopped at the shop".
fn is_nobody_taken(case: &Case) -> bool {
    let Case { view, n, lemma, reading, use_, sentence, .. } = *case;
    // "stopped at the shop", "held talks at the palace": not at a checkpoint.
    if reading.particles == ["at"]
        && matches!(lemma, "stop" | "hold")
        && !(n + 1..(n + 7).min(sentence.end)).any(|i| matches!(view.lower(i), "checkpoint" | "roadblock"))
    {
        return true;
    }
    // "one of whom was freed a day later", "forces freed those they had arrested".
    let kidnapped = |i: usize| {
        matches!(
            view.lower(i),
            "kidnapped"
                | "abducted"
                | "hostage"
                | "hostages"
                | "captive"
                | "captives"
                | "kidnappers"
                | "captors"
        )
    };
    if matches!(lemma, "free" | "rescue")
        && reading.kind == IncidentType::Other
        && (use_.passive || !(n + 1..(n + 8).min(sentence.end)).any(kidnapped))
    {
        return true;
    }
    // "The man had gone missing on his way to A": on some way or other.
    if reading.particles == ["missing"] && view.lower(n) == "gone" {
        return true;
    }
    // "the return of women who went missing during the fighting": they are what is asked for.
    let end = view.clause_end(n, sentence);
    if reading.particles == ["missing"]
        && n > sentence.start
        && matches!(view.lower(n - 1), "who" | "that")
        && !(n + 1..end).any(|i| view.places[i] || view.is_calendar(i))
    {
        return true;
    }
    let held = |i: usize| {
        view.lower(i) == "after"
            && (i + 1..i + 4)
                .any(|k| matches!(view.lower(k), "holding" | "detaining" | "questioning" | "interrogating"))
    };
    lemma == "release"
        && reading.kind == IncidentType::ArrestDetention
        && (use_.passive
            || !(n + 1..sentence.end).any(held)
            || !(n + 1..sentence.end).any(|i| matches!(view.lower(i), "hours" | "hour")))
}

/// "observers visited the site", "the mandate was renewed by resolution": an act of the United Nations that says of no place that it
/// was done there.
fn is_no_un_act(case: &Case) -> bool {
    const REACH: usize = 24;
    let Case { view, n, lemma, reading, use_, sentence, .. } = *case;
    let end = view.clause_end(n, sentence).min(n + REACH);
    let named = (n + 1..end).any(|i| view.places[i]);
    let visits = matches!(lemma, "visit" | "tour" | "arrive");
    let renewed = reading.subject == 0 && matches!(lemma, "renew" | "extend");
    // "held a session on the matter": where its seat is.
    let sits = matches!(lemma, "hold" | "convene" | "meet");
    let seated = (n + 1..end).any(|i| view.places[i] && matches!(view.lower(i - 1), "in" | "at"));
    reading.kind == IncidentType::UnAction
        && (visits && !named || sits && !seated || renewed && !(named && use_.passive))
}

/// "saw air defence missiles": no aircraft.
fn is_no_flight(case: &Case) -> bool {
    let Case { view, n, lemma, reading, sentence, .. } = *case;
    let of_defence = |i: usize| {
        view.lower(i) == "air" && matches!(view.lower(i + 1), "defence" | "defense" | "defences" | "defenses")
    };
    // "killed by a drone as eight men were held after crossing the border": no drone crossed it.
    let class = &view.lexicon.class;
    // "shot down a drone that had crossed the border": so much for where it came from.
    let of_line = |i: usize| matches!(view.lower(i), "line" | "border" | "fence" | "frontier" | "boundary");
    let recalled = n > 0 && matches!(view.lower(n - 1), "that" | "which" | "had");
    let by_aircraft = (n.saturating_sub(4).max(sentence.start)..n)
        .any(|i| view.classes(i) & (class.aircraft | class.drone) != 0);
    let crossed_by_others = lemma == "cross" && (recalled || !by_aircraft || !(n + 1..n + 6).any(of_line));
    reading.kind == IncidentType::Overflight && ((n + 1..n + 5).any(of_defence) || crossed_by_others)
}

/// What is told of taking and holding that is no arrest.
fn is_no_arrest(case: &Case) -> bool {
    let Case { view, n, lemma, reading, use_, sentence, .. } = *case;
    // "Talks between notables and the governor were held in A": nobody was.
    let of_talks = lemma == "hold"
        && use_.passive
        && (view.clause_start(n, sentence)..n)
            .any(|i| view.noun(i).is_some_and(|(_, kind)| kind == IncidentType::Talks));
    // "He said the talks were held in A": nobody was.
    let of_event = lemma == "hold"
        && use_.passive
        && (n.saturating_sub(4).max(sentence.start)..n).any(|i| {
            view.noun(i).is_some_and(|(len, _)| {
                matches!(view.lower(i + len), "was" | "were" | "had" | "has" | "have")
            })
        });
    if (of_event || of_talks) && reading.kind == IncidentType::ArrestDetention {
        return true;
    }
    // "took a walk through the quarter".
    if lemma == "take"
        && matches!(view.lower(n + 1), "a" | "the")
        && matches!(view.lower(n + 2), "walk" | "stroll" | "tour" | "trip" | "drive" | "look")
    {
        return true;
    }
    // "drones operated by a faction": whose they are.
    if lemma == "operate" && use_.passive {
        return true;
    }
    // "freed 38 men who had been held in the prison of A": where they were kept, and let go.
    let in_prison = |i: usize| matches!(view.lower(i), "prison" | "jail" | "custody" | "detention");
    let freed = |i: usize| matches!(view.lower(i), "freed" | "released" | "exchanged" | "handed");
    if lemma == "hold"
        && use_.passive
        && reading.kind == IncidentType::ArrestDetention
        && ((n + 1..(n + 7).min(sentence.end)).any(in_prison) || (sentence.start..n).any(freed))
    {
        return true;
    }
    // "after rebel forces took A": a town.
    let of_town = view.lower(n) == "took"
        && reading.kind == IncidentType::ArrestDetention
        && view.places.get(n + 1) == Some(&true);
    if of_town {
        return true;
    }
    // "caught in a shooting on their way": by no one.
    let fray = |i: usize| {
        matches!(
            view.lower(i),
            "shooting"
                | "crossfire"
                | "fire"
                | "fighting"
                | "clashes"
                | "blast"
                | "explosion"
                | "attack"
                | "middle"
        )
    };
    if lemma == "catch" && view.lower(n + 1) == "in" && (n + 2..n + 5).any(fray) {
        return true;
    }
    // "houses seized from residents": the houses.
    if reading.kind == IncidentType::ArrestDetention
        && view.is_form_of(n, &["seize", "take", "capture"])
        && n > sentence.start
        && view.classes(n - 1) & view.lexicon.class.property != 0
    {
        return true;
    }
    // "The bodies of two brothers abducted last week were found near A": wherever they were taken.
    // "The bodies of two men who had been abducted were found near A": likewise.
    let relative = n >= sentence.start + 3
        && matches!(view.lower(n - 3), "who" | "that")
        && (view.lower(n - 2), view.lower(n - 1)) == ("had", "been");
    let auxiliary = !relative
        && (n.saturating_sub(3).max(sentence.start)..n)
            .any(|i| matches!(view.lower(i), "was" | "were" | "been" | "had" | "have" | "has"));
    if reading.kind == IncidentType::ArrestDetention
        && !auxiliary
        && (sentence.start..n).any(|i| matches!(view.lower(i), "body" | "bodies" | "remains"))
        && (n + 1..sentence.end).any(|i| matches!(view.lower(i), "found" | "discovered" | "recovered"))
    {
        return true;
    }
    // "pulled a girl from under the rubble": saved.
    if reading.kind == IncidentType::ArrestDetention
        && (n + 1..(n + 9).min(sentence.end))
            .any(|i| matches!(view.lower(i), "rubble" | "wreckage" | "debris"))
    {
        return true;
    }
    // "the residence has taken in 150 people": a host.
    if view.is_form_of(n, &["take"])
        && view.lower(n + 1) == "in"
        && reading.kind == IncidentType::ArrestDetention
        && (crate::event::number::number(view, n + 2, sentence.end).is_some()
            || matches!(
                view.lower(n + 2),
                "families" | "people" | "displaced" | "refugees" | "some" | "several"
            ))
    {
        return true;
    }
    // "families took them in for the night".
    if view.is_form_of(n, &["take"])
        && matches!(view.lower(n + 1), "them" | "us" | "him" | "her")
        && view.lower(n + 2) == "in"
        && (n + 3 >= sentence.end
            || matches!(view.lower(n + 3), "for" | "and" | "," | "." | "until" | "after"))
        && reading.kind == IncidentType::ArrestDetention
    {
        return true;
    }
    // "snipers took up positions on the roofs of homes": nobody was taken.
    if view.is_form_of(n, &["take"])
        && view.lower(n + 1) == "up"
        && reading.kind == IncidentType::ArrestDetention
    {
        return true;
    }
    if use_.passive && is_held_likewise(view, n, sentence) {
        return true;
    }
    // "held the position of commander", "held talks": whom one holds stands right behind.
    let holds =
        !use_.passive && view.is_form_of(n, &["hold"]) && reading.kind == IncidentType::ArrestDetention;
    // "held him until the following afternoon".
    let holds_him = matches!(view.lower(n + 1), "him" | "her" | "them")
        && matches!(view.lower(n + 2), "until" | "for" | "overnight" | "till");
    // "took positions on rooftops", "taking up strategic positions": where they stand, and nobody's ground.
    let posted =
        (n + 1..(n + 5).min(sentence.end)).find(|i| matches!(view.lower(*i), "position" | "positions"));
    let stands = posted.is_some_and(|i| {
        !matches!(view.lower(i + 1), "from" | "of" | "belonging" | "held" | "abandoned" | "that" | "which")
            && (n + 1..i)
                .all(|k| matches!(view.lower(k), "up" | "strategic" | "firing" | "combat" | "defensive"))
    });
    if reading.kind == IncidentType::TerritorialSeizure && view.is_form_of(n, &["take"]) && stands {
        return true;
    }
    // "held the guarantors of the truce responsible"; "are still holding dozens", whenever they took them.
    let blames = (n + 1..(n + 10).min(sentence.end))
        .any(|i| matches!(view.lower(i), "responsible" | "accountable" | "liable"));
    let still = view.lower(n) == "holding" && n > sentence.start && view.lower(n - 1) == "still";
    if holds && (blames || still) {
        return true;
    }
    if holds && !holds_him && view.classes_in(n + 1..(n + 4).min(sentence.end)) & reading.object == 0 {
        return true;
    }
    false
}

/// Shots and shells that nobody is said to have been fired at, or that were not fired.
fn is_no_fire(case: &Case) -> bool {
    let Case { view, n, lemma, reading, use_, sentence, .. } = *case;
    // "a force landed by helicopter and destroyed a post": they came so, and destroyed it on foot.
    let aircraft = |i: usize| view.classes(i) & view.lexicon.class.aircraft != 0;
    let subject = view.clause_start(n, sentence).min(n.saturating_sub(14)).max(sentence.start)..n;
    let by_it = |i: usize| i > sentence.start && view.lower(i - 1) == "by";
    if reading.kind == IncidentType::Airstrike
        && !use_.passive
        && subject.clone().any(|i| aircraft(i) && by_it(i))
        && !subject.clone().any(|i| aircraft(i) && !by_it(i))
    {
        return true;
    }
    // "saw flares over A", of people who were there: told by them beside what they heard.
    if reading.kind == IncidentType::MilitaryOperation
        && matches!(lemma, "see" | "spot" | "observe")
        && !use_.passive
    {
        return true;
    }
    // "an unexploded shell blew up among olive trees": it did no more than go off.
    if lemma == "blow"
        && reading.kind == IncidentType::PropertyDamage
        && !use_.passive
        && n > sentence.start
        && view.classes(n - 1) & (view.lexicon.class.munition | view.lexicon.class.explosive) != 0
        && matches!(
            view.lower(n + 2),
            "among" | "in" | "near" | "on" | "at" | "as" | "while" | "beside" | "under"
        )
    {
        return true;
    }
    // "launched drones at A", not "is where the drone was launched from".
    let launched = reading.kind == IncidentType::DroneStrike && matches!(lemma, "launch" | "send");
    let aimed = (n + 1..(n + 9).min(sentence.end)).any(|i| {
        matches!(view.lower(i), "at" | "on" | "toward" | "towards" | "against" | "into" | "over" | "above")
    });
    // "a drone launched from A dropped an explosive on B".
    let whence = matches!(lemma, "launch" | "send")
        && view.lower(n + 1) == "from"
        && n > sentence.start
        && view.classes(n - 1) & view.lexicon.class.drone != 0;
    if launched && !aimed || whence {
        return true;
    }
    // "The missile was shot down": by others, and it hit nothing.
    if reading.kind == IncidentType::Shelling && view.is_form_of(n, &["shoot"]) && view.lower(n + 1) == "down"
    {
        return true;
    }
    // "A grenade fell under a car" was thrown by hand.
    if reading.kind == IncidentType::Shelling
        && view.is_form_of(n, &["fall"])
        && (n.saturating_sub(3).max(sentence.start)..n).any(|i| view.lower(i) == "grenade")
        && !(n.saturating_sub(4).max(sentence.start)..n).any(|i| view.lower(i) == "propelled")
    {
        return true;
    }
    let of_munition = n > sentence.start
        && matches!(view.lower(n), "fired" | "launched")
        && view.classes(n - 1) & view.lexicon.class.munition != 0;
    // "fired shots into the air".
    let into_air = (n + 1..(n + 8).min(sentence.end)).any(|i| {
        matches!(view.lower(i), "into" | "in") && view.lower(i + 1) == "the" && view.lower(i + 2) == "air"
    });
    if into_air && reading.kind == IncidentType::Other && view.is_form_of(n, &["fire"]) {
        return true;
    }
    // "dropped leaflets" lights nothing.
    let leaflets = || (n + 1..n + 6).any(|i| matches!(view.lower(i), "leaflet" | "leaflets" | "flyers"));
    if reading.kind == IncidentType::MilitaryOperation
        && (view.is_form_of(n, &["fire", "launch"]) && fires_shots(view, n, sentence)
            || view.is_form_of(n, &["drop"]) && leaflets())
    {
        return true;
    }
    if of_munition && reading.kind == IncidentType::Other
        || (reading.kind == IncidentType::Shelling
            || view.is_form_of(n, &["fire"]) && !names_goal(view, n, sentence))
            && is_harmless(view, n, sentence)
    {
        return true;
    }
    false
}

/// Places and things that somebody holds, or that fall in another sense.
fn is_no_seizure(case: &Case) -> bool {
    let Case { view, n, reading, use_, sentence, .. } = *case;
    // "two months after rebel forces took A": when that was.
    let long_after = reading.kind == IncidentType::TerritorialSeizure
        && (n.saturating_sub(6).max(sentence.start + 1)..n)
            .any(|i| view.lower(i) == "after" && matches!(view.lower(i - 1), "weeks" | "months" | "years"));
    if long_after {
        return true;
    }
    // "The town fell to the army", not fragments next to a post, nor a field in some province.
    if view.is_form_of(n, &["fall"])
        && reading.kind == IncidentType::TerritorialSeizure
        && (view.lower(n + 1) != "to"
            || (view.clause_start(n, sentence)..n).any(|i| matches!(view.lower(i), "in" | "near")))
    {
        return true;
    }
    // "The volunteers were freed by the forces": people.
    let people = view.lexicon.class.people;
    if view.is_form_of(n, &["free", "liberate"])
        && use_.passive
        && reading.kind == IncidentType::TerritorialSeizure
        && view.classes_in(n.saturating_sub(5).max(sentence.start)..n) & people != 0
    {
        return true;
    }
    // "a position occupied by troops", "checkpoints held by the police": whose it is, not what happened.
    if use_.passive && is_of_holder(view, n, reading.kind, sentence) {
        return true;
    }
    false
}

/// Roads that are cut, but by no crowd and no soldiers then and there.
fn is_no_crowd(case: &Case) -> bool {
    let Case { view, n, lemma, reading, use_, sentence, last, .. } = *case;
    // "The road has been cut by earth mounds, forcing people to go round": by no people.
    if reading.kind == IncidentType::Protest
        && use_.passive
        && view.lower(n + 1) == "by"
        && view.classes_in(n + 2..n + 5) & (view.lexicon.class.people | view.lexicon.class.force) == 0
    {
        return true;
    }
    // "cut a road through the forest": made one.
    if lemma == "cut"
        && reading.kind == IncidentType::Protest
        && (n + 1..n + 6)
            .any(|i| matches!(view.lower(i), "road" | "track" | "path") && view.lower(i + 1) == "through")
    {
        return true;
    }
    // "The road was still cut": it stayed so, whoever had cut it.
    if use_.passive
        && reading.kind == IncidentType::Protest
        && (n.saturating_sub(2).max(sentence.start)..n).any(|i| matches!(view.lower(i), "still" | "remained"))
    {
        return true;
    }
    // "In Israel, demonstrators blocked a junction": they did.
    let crowd = view.lexicon.class.protester;
    if reading.kind == IncidentType::Checkpoint
        && !use_.passive
        && view.classes_in(n.saturating_sub(2).max(sentence.start)..n) & crowd != 0
    {
        return true;
    }
    // "The clashes reached the districts of A", "A strike cut off the road that thousands took": what does it is no force.
    let start = view.clause_start(n, sentence);
    let by_event = matches!(
        reading.kind,
        IncidentType::GroundIncursion | IncidentType::Protest | IncidentType::Checkpoint
    ) && !use_.passive
        && (start..n.min(start + 4)).chain(n.saturating_sub(2).max(start)..n).any(|i| {
            let events =
                |(_, kind): (usize, IncidentType)| kind.is_strike() || kind == IncidentType::ArmedClash;
            let others =
                view.lexicon.class.force | view.lexicon.class.people | view.lexicon.class.demonstrator;
            view.noun(i).is_some_and(events) && view.classes_in(i + 1..n) & others == 0
        });
    if by_event && !use_.dependent {
        return true;
    }
    // "Warplanes struck the crossing, cutting off the road": what the strike did.
    if reading.kind == IncidentType::Checkpoint && use_.dependent && last.is_some_and(|t| t.kind.is_strike())
    {
        return true;
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
        return true;
    }
    false
}

/// What is done to animals, what people are charged with, and who is only hit.
fn is_of_others(case: &Case) -> bool {
    let Case { view, n, reading, use_, sentence, .. } = *case;
    // "arrested a man suspected of having shot dead a pharmacist": what he is charged with.
    let charged = (n.saturating_sub(4).max(sentence.start)..n).any(|i| {
        matches!(view.lower(i), "suspected" | "accused" | "charged" | "convicted" | "wanted")
            && matches!(view.lower(i + 1), "of" | "for" | "with" | "over")
    });
    // "men accused of kidnapping were arrested", "a man suspected of theft was shot": what was done to them.
    let done_to_them = use_.passive
        && n > sentence.start
        && (matches!(view.lower(n - 1), "was" | "were")
            || view.lower(n - 1) == "been" && reading.kind == IncidentType::ArrestDetention);
    if charged && !done_to_them {
        return true;
    }
    // "shot dead 38 sheep": no killing, though shots were fired.
    let at_herd = reading.object & view.lexicon.class.trees != 0;
    let shot = matches!(reading.kind, IncidentType::Killing | IncidentType::Other) && !at_herd;
    // "took some 40 goats from a shepherd".
    let taken = matches!(reading.kind, IncidentType::ArrestDetention | IncidentType::TerritorialSeizure)
        && view.is_form_of(n, &["take", "seize", "capture"]);
    let herd = (shot || taken)
        && !use_.passive
        && (n + 1..(n + 6).min(sentence.end))
            .any(|i| crate::event::is_animal(view.lower(i)) && (shot || view.lower(i) != "head"));
    let of_herd = || reading.kind == IncidentType::Killing && crate::event::is_of_herd(view, n, sentence);
    if herd || of_herd() {
        return true;
    }
    // "One man was struck in the leg": by what was fired, told elsewhere.
    if reading.object == view.lexicon.class.people
        && reading.kind == IncidentType::Other
        && view.is_form_of(n, &["strike", "target"])
        && is_hit_in_limb(view, n, sentence)
    {
        return true;
    }
    false
}

/// Verbs in a sense of their own: to be passing, to take part, to be targeting.
fn is_said_otherwise(case: &Case) -> bool {
    let Case { view, n, lemma, forms, reading, use_, sentence, .. } = *case;
    // "Two officers met on the road": officers of one side.
    let officers = n > sentence.start && view.lower(n - 1) == "officers";
    if reading.kind == IncidentType::Talks
        && officers
        && !(n.saturating_sub(5).max(sentence.start)..n).any(|i| view.lower(i) == "and")
    {
        return true;
    }
    // "A car accident killed two", "a fire in a tent killed two": nobody did.
    let accident = |i: usize| {
        matches!(view.lower(i), "accident" | "accidents" | "crash" | "collision")
            || view.lower(i) == "fire"
                && i > sentence.start
                && matches!(view.lower(i - 1), "a" | "the" | "house")
    };
    if view.is_form_of(n, &["kill", "injure", "wound", "hurt"])
        && !use_.passive
        && (view.clause_start(n, sentence)..n).any(accident)
    {
        return true;
    }
    // "Fires burned at the base": nobody set them here.
    if view.is_form_of(n, &["burn"])
        && n > sentence.start
        && matches!(view.lower(n - 1), "fire" | "fires" | "flames" | "blaze")
    {
        return true;
    }
    // "Negotiators last met in January".
    if reading.kind == IncidentType::Talks && n > sentence.start && view.lower(n - 1) == "last" {
        return true;
    }
    // "Syria's police fired when gunmen attacked": who is named next to the verb did it, not the state named before.
    let states = view.lexicon.class.state;
    if reading.subject == states && !use_.passive {
        let start = view.clause_start(n, sentence);
        let others = states | view.lexicon.class.force;
        let nearest = (start..n).rfind(|i| view.classes(*i) & others != 0);
        if nearest.is_some_and(|i| view.classes(i) & states == 0 || matches!(view.lower(i + 1), "'s" | "’s"))
        {
            return true;
        }
    }
    // "were flown by helicopter to a hospital": people, not an aircraft over the place.
    if use_.passive && reading.kind == IncidentType::Overflight && view.is_form_of(n, &["fly"]) {
        return true;
    }
    // "The convoy was passing through A when it was hit"; not "moved toward B, passing through A".
    if view.lower(n) == "passing" && !(n > sentence.start && view.lower(n - 1) == ",") {
        return true;
    }
    // "took advantage of the fog".
    if view.is_form_of(n, &["take"]) && matches!(view.lower(n + 1), "advantage" | "part" | "place" | "cover")
    {
        return true;
    }
    // "claims it was targeting a cell": what they were after.
    if view.lower(n) == "targeting"
        && n > sentence.start + 1
        && matches!(view.lower(n - 1), "was" | "were")
        && matches!(view.lower(n - 2), "it" | "they")
    {
        return true;
    }
    // "a plane landed at the airport": no raid.
    let lands = view.is_form_of(n, &["land"]) && reading.kind == IncidentType::Raid;
    // "One landed beside a post": what had been fired, unless the sentence names who came down.
    let of_troops =
        view.classes_in(sentence.clone()) & (view.lexicon.class.aircraft | view.lexicon.class.force);
    // "a strike landed near the palace".
    let fell = |i: usize| {
        view.classes(i) & view.lexicon.class.munition != 0
            || matches!(view.lower(i), "strike" | "strikes" | "airstrike" | "airstrikes" | "shelling")
    };
    if lands && (of_troops == 0 || (n.saturating_sub(3).max(sentence.start)..n).any(fell)) {
        return true;
    }
    if lands
        && sentence.clone().any(|i| {
            matches!(view.lower(i), "airport" | "runway" | "flight" | "passenger" | "passengers" | "takeoffs")
        })
    {
        return true;
    }
    // "forces operate along the line" is what they do; "operated in the village overnight" an event.
    // "were operating near the village on Monday" too.
    let were = n > sentence.start && matches!(view.lower(n - 1), "was" | "were");
    if forms & form::PAST == 0
        && lemma == "operate"
        && !(were && matches!(view.lower(n + 1), "in" | "near" | "around"))
    {
        return true;
    }
    false
}

/// "a hill occupied by troops": a participle without an auxiliary that says who holds the thing named before it.
fn is_of_holder(view: &View, n: usize, kind: IncidentType, sentence: &Range<usize>) -> bool {
    let holds = kind == IncidentType::TerritorialSeizure || view.is_form_of(n, &["hold"]);
    let auxiliary = (n.saturating_sub(3).max(sentence.start)..n)
        .any(|i| matches!(view.lower(i), "was" | "were" | "been" | "being" | "is" | "are" | "got"));
    holds && !auxiliary
}

/// "fired two flares and several bursts": shots beside what lights or warns.
fn fires_shots(view: &View, n: usize, sentence: &Range<usize>) -> bool {
    (n + 1..view.clause_end(n, sentence).min(n + 14))
        .any(|i| matches!(view.lower(i), "bursts" | "bullets" | "shells" | "live"))
}

/// "fired stun grenades", "fired flares": to warn or to light, at nobody.
fn is_harmless(view: &View, n: usize, sentence: &Range<usize>) -> bool {
    !fires_shots(view, n, sentence)
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

/// Whether a place is named or pointed to in the clause of the verb at `n`.
pub(super) fn names_goal(view: &View, n: usize, sentence: &Range<usize>) -> bool {
    (view.clause_start(n, sentence)..view.clause_end(n, sentence)).any(|i| {
        view.places[i]
            || view.classes(i) & view.lexicon.class.territory != 0
            || matches!(
                view.lower(i),
                "there" | "outskirts" | "street" | "streets" | "homes" | "houses" | "neighbourhood"
            )
    })
}

/// "A rally was held in A, and a similar one was held in B": what was held there is of the kind told before, and nobody's arrest.
pub(super) fn is_held_likewise(view: &View, n: usize, sentence: &Range<usize>) -> bool {
    const REACH: usize = 5;
    let one = |i: usize| {
        view.lower(i) == "one"
            && i > sentence.start
            && matches!(view.lower(i - 1), "similar" | "another" | "smaller" | "larger")
    };
    view.is_form_of(n, &["hold"]) && (n.saturating_sub(REACH).max(sentence.start)..n).any(one)
}
