//! The verbs that an event's noun stands with: what carries it ("held talks"), what it does ("clashes erupted", "a strike flattened a
//! barn"), and what says that it goes on.

use super::noun_sense::is_recurrent;
use super::verb::used;
use crate::event::clause::View;
use crate::event::episode::is_fighting;
use crate::event::mood::Mood;
use crate::kind::IncidentType;
use std::ops::Range;

/// Mood of the verb at `i` when it is one that carries a noun of type `kind`.
pub(super) fn carrier(view: &View, i: usize, kind: IncidentType, sentence: &Range<usize>) -> Option<Mood> {
    let (v, use_) = used(view, i, sentence)?;
    let lemma = view.lexicon.verbs[v].lemma;
    // Whether "with" follows in the clause.
    let with = |from: usize| {
        (from..(from + 8).min(sentence.end)).take_while(|n| !view.parts(*n)).any(|n| view.lower(n) == "with")
    };
    let carries = match kind {
        IncidentType::Talks => {
            matches!(lemma, "hold" | "host" | "have" | "conduct" | "begin" | "launch" | "resume" | "attend")
        }
        IncidentType::Agreement => {
            matches!(lemma, "sign" | "reach" | "produce" | "announce" | "conclude" | "strike" | "make")
        }
        IncidentType::UnAction => matches!(lemma, "adopt" | "pass"),
        // "announces the arrest of": it was made.
        IncidentType::ArrestDetention if lemma == "announce" => {
            let soon = (i + 1..i + 7).any(|n| matches!(view.lower(n), "the" | "an"));
            return (soon && matches!(use_.mood, Mood::Happened | Mood::Habitual)).then_some(Mood::Happened);
        }
        _ => match lemma {
            "carry" => view.lower(i + 1) == "out",
            // "The latest was the detention of a man in A".
            "be" => i > sentence.start && matches!(view.lower(i - 1), "there" | "latest" | "recent"),
            "hold" | "join" | "attend" | "organise" | "organize" => matches!(kind, IncidentType::Protest),
            // "forces broke up a protest in A".
            "break" => view.lower(i + 1) == "up" && matches!(kind, IncidentType::Protest),
            // "peacekeepers recorded three air strikes".
            "record" | "observe" | "detect" | "monitor" | "document" => {
                kind.is_strike()
                    || matches!(
                        kind,
                        IncidentType::Overflight | IncidentType::ArmedClash | IncidentType::GroundIncursion
                    )
                    // "observed 11 explosions near A".
                    || (i + 1..i + 5).any(|n| view.lower(n) == "explosions")
            }
            // "went out in a demonstration".
            "go" | "come" => view.lower(i + 1) == "out" && matches!(kind, IncidentType::Protest),
            "conduct" | "launch" | "stage" | "make" | "mount" | "perform" | "see" | "witness"
            | "experience" | "report" | "face" | "suffer" | "resume" | "renew" | "hear" | "complete"
            | "finish" | "execute" | "undertake" | "implement" | "spark" | "trigger" | "prompt"
            | "ignite" | "provoke" | "unleash" | "commit" | "perpetrate" => true,
            // "survived an assassination attempt in A".
            "survive" => matches!(kind, IncidentType::Other | IncidentType::Killing),
            // "The ambush set off clashes around A".
            "set" => view.lower(i + 1) == "off",
            "claim" => view.lower(i + 1) != "responsibility",
            // "The army confirmed an airstrike on a site in A".
            "confirm" => {
                kind.is_strike()
                    && ((i + 1..i + 3).any(|n| matches!(view.lower(n), "a" | "an" | "one" | "two" | "several"))
                        // "confirmed the fall of a rocket near A".
                        || (i + 1..i + 7).any(|n| matches!(view.lower(n), "fall" | "landing")))
            }
            // "this led to shelling on the town", "resulted in clashes".
            "include" => true,
            "wrap" => view.lower(i + 1) == "up",
            // "took part in protests in A".
            // "who took part in Tuesday's protest" is of one told before, "a funeral march" of none.
            "take" => {
                let told = |n: usize| matches!(view.lower(n), "'s" | "’s" | "funeral" | "the");
                view.lower(i + 1) == "part"
                    && matches!(kind, IncidentType::Protest)
                    && !(i + 2..i + 5).any(told)
            }
            "lead" => view.lower(i + 1) == "to",
            "result" | "culminate" => view.lower(i + 1) == "in",
            // "the escalation followed an Israeli strike on Tuesday": of that day, not what followed.
            "follow" => (i + 1..i + 3).any(|n| matches!(view.lower(n), "a" | "an")),
            // "was preceded on Friday by an incursion into A".
            "precede" => use_.passive && (i + 1..i + 5).any(|n| view.lower(n) == "by"),
            // "woke to a raid", "grew into an exchange of fire".
            "wake" => (i + 1..i + 6).any(|n| view.lower(n) == "to"),
            "develop" | "escalate" | "turn" | "grow" | "degenerate" | "descend" => {
                view.lower(i + 1) == "into"
            }
            // "the bloodshed began with a kidnapping" is about the bloodshed.
            // "The week began with a strike on A": with the strike.
            "begin" | "start" | "open"
                if matches!(
                    view.lower(i.wrapping_sub(1)),
                    "week" | "day" | "morning" | "evening" | "night"
                ) =>
            {
                view.lower(i + 1) == "with"
            }
            "begin" => view.lower(i + 1) != "with",
            // "answered in the course of the night with several airstrikes".
            // "coincided with an incursion into A".
            "respond" | "retaliate" | "reply" | "answer" | "coincide" => with(i + 1),
            // "stepped up its raids with airstrikes on A".
            "step" => view.lower(i + 1) == "up" && with(i + 2),
            "repel" | "repulse" => matches!(kind, IncidentType::MilitaryOperation | IncidentType::ArmedClash),
            "exchange" | "trade" => matches!(kind, IncidentType::Shelling | IncidentType::ArmedClash),
            _ => false,
        },
    };
    // "were reported to be planning an attack on A".
    let intended = (i + 1..(i + 5).min(sentence.end)).any(|n| {
        matches!(view.lower(n), "planning" | "preparing" | "plotting" | "considering" | "threatening")
    });
    // "no information was reported about arrests": nothing is known.
    let unknown = (i.saturating_sub(4).max(sentence.start + 1)..i).any(|n| {
        matches!(view.lower(n), "information" | "details" | "word" | "news") && view.lower(n - 1) == "no"
    });
    if !carries || intended || unknown {
        return None;
    }
    // "followed reports of a raid in A": a noun, and told.
    if lemma == "report" && view.lower(i) == "reports" && view.lower(i + 1) == "of" {
        return Some(Mood::Happened);
    }
    // "Residents report artillery fire on A": in a live report.
    if lemma == "report" && view.lower(i) == "report" && use_.mood == Mood::Habitual {
        return Some(Mood::Happened);
    }
    // "two days of mounting clashes": of what kind they are.
    if matches!(view.lower(i), "mounting" | "continuing") && view.noun(i + 1).is_some() {
        return None;
    }
    // "killed following an operation in A": a preposition.
    if view.lower(i) == "following" {
        return None;
    }
    // "According to reports, the strikes hit …": a noun that carries nothing.
    if lemma == "report" && view.lower(i) == "reports" {
        return None;
    }
    // "The new raid follows a deadly attack a day earlier": it was.
    if lemma == "follow" && view.lower(i) == "follows" {
        return Some(Mood::Happened);
    }
    // "there were": the form of "be" stands alone, so it is read here.
    if lemma == "be" {
        return matches!(view.lower(i), "was" | "were").then_some(Mood::Happened);
    }
    Some(use_.mood)
}

/// Mood of the verb at `i` when a strike, raid or clash can be its subject.
pub(super) fn acting(view: &View, i: usize, kind: IncidentType, sentence: &Range<usize>) -> Option<Mood> {
    let (v, use_) = used(view, i, sentence)?;
    // Talks take place and deals are signed; what they "hit" or "leave" is no event.
    let lemma = view.lexicon.verbs[v].lemma;
    // "a meeting in A was attended by both ministers", "the vigil drew hundreds".
    // "a ceasefire came into force".
    let in_force = view.lower(i + 1) == "into" && matches!(view.lower(i + 2), "force" | "effect");
    let of_people = match kind {
        IncidentType::Agreement => lemma == "come" && in_force,
        IncidentType::Talks => {
            lemma == "attend" && use_.passive
                // "A meeting of notables in A broke up after an hour".
                || lemma == "break" && matches!(view.lower(i + 1), "up" | "off" | "down")
        }
        IncidentType::Protest => lemma == "draw",
        _ => false,
    };
    if of_people {
        return (use_.mood == Mood::Happened).then_some(Mood::Happened);
    }
    if kind.is_diplomatic()
        && !matches!(
            lemma,
            "hold" | "take" | "begin" | "start" | "reach" | "sign" | "adopt" | "pass" | "end" | "happen"
        )
    {
        return None;
    }
    // "the attacks, which came as talks were due": recalled.
    if lemma == "come" && matches!(view.lower(i + 1), "as" | "amid" | "while") {
        return None;
    }
    // "in spite of a ceasefire that ended a week of bloodshed".
    if kind == IncidentType::Agreement && lemma == "end" {
        return None;
    }
    // "after a deadly raid last month, state media reported": nor does a raid report; "with clashes reported in A" is told.
    let by_somebody = || {
        let comma = (i.saturating_sub(6).max(sentence.start)..i).rfind(|n| view.lower(*n) == ",");
        comma.is_some_and(|comma| !(comma..i).any(|n| view.noun(n).is_some()))
    };
    // "The operation was reported as officials prepared for talks in A": told elsewhere, and when it became known.
    if lemma == "report" && use_.passive && view.lower(i + 1) == "as" {
        return None;
    }
    if lemma == "report" && !use_.passive && by_somebody() {
        return None;
    }
    // "the fighting held up a convoy".
    if lemma == "hold" && view.lower(i + 1) == "up" {
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
            | "erupt"
            | "pit"
            | "cause"
            | "follow"
            | "carry"
            | "conduct"
            | "execute"
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
            | "last"
            | "exchange"
            | "resume"
            | "conclude"
            | "complete"
            | "mount"
            | "fly"
            | "mark"
    )
        // "A protest in A denounced the attacks".
        || kind == IncidentType::Protest
            && matches!(lemma, "denounce" | "condemn" | "demand" | "reject" | "call" | "draw" | "express" | "support")
            && view.lower(i).ends_with("ed")
        // "Search operations in A turned up weapons".
        || kind == IncidentType::Raid
            && (lemma == "turn" && view.lower(i + 1) == "up" || matches!(lemma, "uncover" | "seize" | "find"))
        // "Demolitions in A displaced six families".
        || kind == IncidentType::PropertyDamage && matches!(lemma, "displace" | "affect")
        // "Shelling on the outskirts of A displaced 70 families".
        || kind.is_strike() && lemma == "displace"
        // "Clashes in A stopped on Tuesday".
        || kind == IncidentType::ArmedClash && matches!(lemma, "stop" | "cease" | "subside")
        // "The fighting spread to A", "moved on to B".
        // "Clashes in A claimed more than 100 lives".
        || is_fighting(kind) && lemma == "claim" && (i + 1..i + 7).any(|k| view.lower(k) == "lives")
        || is_fighting(kind)
            && matches!(lemma, "spread" | "move" | "extend" | "expand")
            && (i + 1..i + 3).any(|k| matches!(view.lower(k), "to" | "into" | "onto"))
        // "one strike flattened a barn".
        || kind.is_strike() && matches!(lemma, "fall" | "flatten" | "raze" | "sink" | "wreck" | "demolish" | "smash" | "burn" | "rip" | "tear" | "claim")
        // "the blast tore through a yard".
        || matches!(lemma, "tear" | "rip") && view.lower(i + 1) == "through"
        // "fighting broke out"; "an attack broke the calm" says no more.
        || lemma == "break" && view.lower(i + 1) == "out"
        // "a protest was broken up by soldiers".
        || lemma == "break" && view.lower(i + 1) == "up" && kind == IncidentType::Protest
        // "the sound barrier was broken above A".
        || lemma == "break" && kind == IncidentType::Overflight
        // "the blast went off near A"; "the attacks on A went on throughout Wednesday".
        || lemma == "go"
            && (view.lower(i + 1) == "off"
                || view.lower(i + 1) == "on"
                    && (i + 2..i + 5).any(|k| view.is_calendar(k)))
        // "demonstrations set out in A".
        || lemma == "set" && matches!(view.lower(i + 1), "out" | "off") && kind == IncidentType::Protest
        // "the exchange of fire led to the killing of two".
        || lemma == "lead"
            && view.lower(i + 1) == "to"
            && (i + 2..i + 5).any(|n| {
                matches!(
                    view.lower(n),
                    "killing"
                        | "death"
                        | "deaths"
                        | "injury"
                        | "injuries"
                        | "wounding"
                        | "arrest"
                        | "martyrdom"
                        | "displacement"
                        | "evacuation"
                        | "closure"
                        | "damage"
                        | "destruction"
                )
            });
    // "The confrontation followed an advance": the one told before.
    let follows = lemma == "follow" && !use_.passive;
    let acts = acts
        && !(follows
            && matches!(
                kind,
                IncidentType::ArmedClash
                    | IncidentType::MilitaryOperation
                    | IncidentType::Raid
                    | IncidentType::Talks
            ));
    // "during the operation two officers were injured": they, not the operation.
    let befallen = use_.passive
        && matches!(
            lemma,
            "kill" | "wound" | "injure" | "damage" | "destroy" | "hit" | "strike" | "attack" | "target"
        );
    // "the blast was heard in A": heard there, and gone off where it was told.
    let is_heard = lemma == "hear"
        && use_.passive
        && (sentence.start..i).any(|n| {
            view.lower(n) == "the"
                && matches!(
                    view.lower(n + 1),
                    "blast"
                        | "blasts"
                        | "explosion"
                        | "explosions"
                        | "shelling"
                        | "bombing"
                        | "strike"
                        | "strikes"
                )
        });
    let acts = acts && !is_heard;
    // "the arrests were made in A".
    // "the ceasefire held": it lasts.
    let acts = acts && !(kind == IncidentType::Agreement && lemma == "hold" && !use_.passive);
    let made = (kind == IncidentType::ArrestDetention || kind.is_strike()) && lemma == "make" && use_.passive;
    // "shelling of A is reported": in a live report.
    let reported = lemma == "report" && use_.passive && use_.mood == Mood::Habitual;
    // "Clashes have not stopped in A": they go on.
    let goes_on = use_.mood == Mood::Negated && matches!(lemma, "stop" | "cease" | "subside" | "end");
    let happened = goes_on && kind == IncidentType::ArmedClash || reported;
    let mood = if happened { Mood::Happened } else { use_.mood };
    (made || acts && !befallen && !use_.dependent).then_some(mood)
}

/// "Clashes continue in A", "the clashes that go on in A": at present, unless it is said how often.
pub(super) fn is_going_on(view: &View, i: usize, sentence: &Range<usize>) -> bool {
    let is = |at: usize| {
        (at.saturating_sub(2).max(sentence.start)..at)
            .any(|k| matches!(view.lower(k), "are" | "is" | "was" | "were"))
    };
    let goes = match view.lower(i) {
        "continue" | "rage" | "lasted" => true,
        "take" => view.lower(i + 1) == "place",
        "go" => view.lower(i + 1) == "on",
        "going" => view.lower(i + 1) == "on" && is(i),
        // "Clashes are still under way in A".
        "underway" => is(i),
        "under" => view.lower(i + 1) == "way" && is(i),
        // "fighting has gone into a fifth day", "entered its third day".
        "gone" | "entered" | "stretched" => (i + 1..i + 5).any(|n| view.lower(n) == "day"),
        _ => false,
    };
    let often = |n: usize| {
        matches!(view.lower(n), "often" | "usually" | "sometimes" | "frequently" | "when" | "if")
            || is_recurrent(view.lower(n))
            || view.is_every_day(n)
    };
    goes && !matches!(view.lower(i - 1), "to" | "will" | "would" | "could" | "may" | "might" | "can" | "not")
        && !sentence.clone().any(often)
}
