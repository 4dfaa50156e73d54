//! Nouns of an event, with the verb that carries them or makes them act: "carried out a raid", "a strike hit".

use super::noun_sense::{self, opens};
use super::noun_verb::{acting, carrier, is_going_on};
use super::verb::used;
use super::{Trigger, noun_kind, unarmed};
use crate::event::clause::View;
use crate::event::episode::{days_before, is_fighting};
use crate::event::mood::Mood;
use crate::kind::IncidentType;
use crate::text::TokenKind;
use std::ops::Range;

/// Nouns of events count when a verb carries them ("carried out an airstrike on"), when they act themselves ("a strike
/// hit"), when they are where someone was harmed ("killed in clashes"), or when something "was" of them ("there was").
pub(super) fn noun(view: &View, n: usize, sentence: &Range<usize>) -> Option<Trigger> {
    let (len, kind) = view.noun(n)?;
    let end = n + len;
    if end > sentence.end || view.lower(end) == "-" {
        return None;
    }
    if noun_sense::is_other_sense(view, n..end, kind, sentence) {
        return None;
    }
    if is_harm_of(view, n, end) && !is_documented(view, n..end, kind, sentence) {
        return None;
    }
    // "the discovery of the bodies of two men in a well".
    if view.lower(n) == "discovery" {
        return Some(Trigger::of_noun(kind, n..end, Mood::Happened, "discovery_of_body"));
    }
    let kind = noun_kind::kind_of(view, n..end, kind, sentence);
    if noun_sense::is_no_single_event(view, n..end, kind, sentence) {
        return None;
    }
    let opens = opens(view, n, sentence);
    let start = view.clause_start(n, sentence);
    let stop = view.clause_end(n, sentence);
    // "Amid the clashes, aircraft struck a convoy near A": what was told before, and where is not said.
    let amid = (n.saturating_sub(2).max(sentence.start)..n).any(|i| {
        view.lower(i) == "amid" && (i + 1 == n || matches!(view.lower(i + 1), "the" | "these" | "those"))
    });
    if amid && view.lower(end) == "," {
        return None;
    }
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
    // "stepped up its raids with airstrikes on A": with these.
    let steps_up = |at: usize| view.is_form_of(at, &["step"]) && !(at..n).any(|i| view.lower(i) == "with");
    // "UNDOF said that it had begun night patrols": no army's.
    if carried.is_some() && view.lower(end - 1).starts_with("patrol") && unarmed::is_by_un(view, n, sentence)
    {
        return None;
    }
    if let Some((at, mood)) = carried.filter(|(at, _)| !steps_up(*at)) {
        // "traded artillery and rocket fire": both sides fought. "warplanes carried out three raids": from the air.
        let both = view.tags[at].is_some_and(|w| {
            w.verbs.iter().any(|(v, _)| matches!(view.lexicon.verbs[*v].lemma, "exchange" | "trade"))
        });
        let kind = match kind {
            IncidentType::Shelling if both => IncidentType::ArmedClash,
            // "repelled an attack near A".
            IncidentType::MilitaryOperation if view.is_form_of(at, &["repel", "repulse"]) => {
                IncidentType::ArmedClash
            }
            // "Commandos backed by helicopters conducted a raid" came on foot.
            // "Helicopters carried out an airdrop" too.
            IncidentType::Raid
                if view.classes_in(start..at) & view.lexicon.class.aircraft != 0
                    && !matches!(view.lower(end - 1), "airdrop" | "drop" | "landing")
                    && !(start..at).any(|i| {
                        matches!(view.lower(i), "backed" | "supported" | "accompanied" | "covered")
                            // "with air cover by helicopters".
                            || view.lower(i) == "air" && matches!(view.lower(i + 1), "cover" | "support")
                    }) =>
            {
                IncidentType::Airstrike
            }
            _ => kind,
        };
        return Some(Trigger::of_noun(kind, at.min(n)..end, mood, "carried_noun"));
    }
    // "At another protest, in the village of A on Saturday, …".
    let first = sentence.start;
    if kind == IncidentType::Protest
        && n == first + 2
        && view.lower(first) == "at"
        && matches!(view.lower(first + 1), "a" | "another" | "one")
    {
        return Some(Trigger::of_noun(kind, n..end, Mood::Happened, "told_at"));
    }
    // "Residents spoke of shelling in A", "told of air strikes on B".
    let told_of = (start.max(n.saturating_sub(7))..n).any(|i| {
        matches!(view.lower(i), "spoke" | "told" | "speaking" | "telling")
            && (view.lower(i + 1) == "of" || view.lower(i + 1) == "also" && view.lower(i + 2) == "of")
            // "informed the Council of several air strikes, including on A".
            || matches!(view.lower(i), "informed" | "notified") && (i + 2..n).any(|k| view.lower(k) == "of")
    });
    let violent = kind.is_strike()
        || matches!(kind, IncidentType::ArmedClash | IncidentType::Raid | IncidentType::GroundIncursion);
    if told_of && violent && (end..sentence.end.min(end + 14)).any(|i| view.places[i]) {
        return Some(Trigger::of_noun(kind, n..end, Mood::Happened, "told_of"));
    }
    // "condemned an attack on a post in the town of A": one that was, of which nothing else may be told.
    let condemned = (start.max(n.saturating_sub(10))..n)
        .rfind(|i| matches!(view.lower(*i), "condemned" | "denounced" | "decried"))
        .is_some_and(|at| (at + 1..n).any(|i| matches!(view.lower(i), "a" | "an")));
    if condemned
        && !kind.is_diplomatic()
        && kind != IncidentType::Protest
        && matches!(view.lower(end), "on" | "in" | "against" | "near" | "”" | "\"")
        && (end..stop.min(end + 14)).any(|i| view.places[i])
    {
        return Some(Trigger::of_noun(kind, n..end, Mood::Happened, "condemned"));
    }
    // "the talks that A and B held in C on 6 January", "detentions that the army carried out in C on Wednesday", "the truce signed in C".
    let there = |i: usize| {
        matches!(view.lower(i), "in" | "at" | "near")
            && (i + 1..(i + 5).min(sentence.end)).any(|k| view.places[k])
    };
    let relative = matches!(view.lower(end), "that" | "which")
        && (end + 1..(end + 10).min(sentence.end)).any(|i| {
            let done = if kind.is_diplomatic() {
                view.is_form_of(i, &["hold", "sign", "reach", "conclude"]) && there(i + 1)
            } else {
                view.is_form_of(i, &["carry"]) && view.lower(i + 1) == "out" && there(i + 2)
                    || view.is_form_of(i, &["conduct", "commit", "perpetrate"]) && there(i + 1)
            };
            done && used(view, i, sentence).is_none_or(|(_, u)| u.mood == Mood::Happened)
        });
    let made = kind == IncidentType::Agreement && is_concluded(view, end, sentence)
        || kind == IncidentType::Talks && is_held_on(view, n..end, sentence);
    let held = (relative || made) && sentence.clone().any(|i| is_time(view, i));
    if held {
        return Some(Trigger::of_noun(kind, n..end, Mood::Happened, "held"));
    }
    // "The text was agreed in two days of meetings in A last week": they were held.
    let days_of_talks = kind == IncidentType::Talks
        && days_before(view, n, sentence).is_some()
        && there(end)
        && sentence.clone().any(|i| is_time(view, i));
    if days_of_talks {
        return Some(Trigger::of_noun(kind, n..end, Mood::Happened, "days_of_talks"));
    }
    if is_of_toll(view, n..end, kind, sentence) {
        return Some(Trigger::of_noun(kind, n..end, Mood::Happened, "toll_of"));
    }
    // "The town was under attack", "came under heavy bombardment".
    let under = (n.saturating_sub(3).max(start)..n).find(|i| view.lower(*i) == "under");
    let came_under = under.is_some_and(|u| {
        (u.saturating_sub(3).max(start)..u).any(|i| matches!(view.lower(i), "was" | "were" | "been" | "came"))
    });
    if came_under
        && matches!(kind, IncidentType::MilitaryOperation | IncidentType::Airstrike | IncidentType::Shelling)
    {
        return Some(Trigger {
            passive: true,
            ..Trigger::of_noun(kind, n..end, Mood::Happened, "under_attack")
        });
    }
    // "for the first time since clashes between A and B": long over.
    if n >= sentence.start + 2
        && (view.lower(n - 1) == "since" || view.lower(n - 2) == "since" && !view.places[n - 1])
        && !(end..(end + 10).min(sentence.end)).any(|i| view.is_calendar(i))
    {
        return None;
    }
    // "came under fire near A, an attack which left two dead": told with another word.
    let again = len == 1
        && matches!(view.lower(n), "attack" | "assault" | "incident")
        && n >= sentence.start + 3
        && view.lower(n - 2) == ","
        && matches!(view.lower(n - 1), "an" | "a")
        && matches!(view.lower(end), "which" | "that")
        && (sentence.start..n - 2)
            .any(|i| used(view, i, sentence).is_some_and(|(_, u)| u.mood == Mood::Happened));
    if again {
        return None;
    }
    // "two days before the raid, troops set up a checkpoint", "On the morning after the attack, the men …": told before.
    if n >= sentence.start + 2
        && view.lower(n - 1) == "the"
        && (view.lower(n - 2) == "before"
            || view.lower(n - 2) == "after"
                && matches!(view.lower(n.saturating_sub(3)), "morning" | "day" | "evening" | "night"))
        && matches!(view.lower(end), "," | ".")
    {
        return None;
    }
    // "The raids came hours after …": told before, and only dated against something else.
    let definite = n > sentence.start
        && matches!(view.lower(n - 1), "the" | "these" | "those" | "latest" | "newest" | "this" | "recent");
    let came = (end..(end + 6).min(stop)).find(|i| {
        // "Protests came out after prayers": they were held.
        matches!(view.lower(*i), "came" | "comes" | "come") && view.lower(i + 1) != "out"
            || definite && matches!(view.lower(*i), "occurred" | "followed" | "follow" | "follows")
    });
    let refers_back = came.is_some_and(|came| {
        !(end..came).any(|i| view.places[i])
            && (matches!(view.lower(came), "followed" | "follow" | "follows")
                || (came + 1..(came + 9).min(sentence.end)).any(|i| {
                    matches!(
                        view.lower(i),
                        "after" | "before" | "as" | "amid" | "despite" | "while" | "hours" | "days" | "in"
                    ) && {
                        // "came on Tuesday in the suburb of A": where they came.
                        let reach = if view.lower(i) == "in" { REACH_OF_PLACE_TOLD } else { 3 };
                        !(came + 1..sentence.end.min(i + reach)).any(|k| view.places[k])
                    }
                }))
    });
    if refers_back {
        return None;
    }
    // Patrols act, they are not acted: "its patrols heard an explosion".
    let is_actor = view.lower(end - 1).starts_with("patrol");
    let reach = if (end..stop).any(|i| view.lower(i) == ",") { 24 } else { 18 };
    // "Clashes between the Democratic Forces and the army in the A and B quarters of C, in the north, stopped".
    let reach = if view.lower(end) == "between" { 2 * reach } else { reach };
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
    let lasting = || {
        // "Clashes in A are going on"; "the raid on A lasted until dawn".
        let lasted = |i: usize| view.lower(i) == "lasted" && kind != IncidentType::Agreement;
        let going =
            |i: usize| is_going_on(view, i, sentence) && (kind == IncidentType::ArmedClash || lasted(i));
        (end..stop.min(end + 24)).any(going).then_some(Mood::Happened)
    };
    // "airstrikes that set off explosions around A were reported".
    let reported = || {
        let relative = matches!(view.lower(end), "that" | "which");
        let told = |i: usize| {
            matches!(view.lower(i), "was" | "were")
                && matches!(
                    view.lower(i + 1),
                    "reported" | "recorded" | "documented" | "carried" | "launched"
                )
        };
        (relative && (end..(end + 32).min(sentence.end)).any(told)).then_some(Mood::Happened)
    };
    let acts = acts.or_else(lasting).or_else(reported);
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
    // "Abductions have been reported by the Observatory since the government fell".
    let since = plural
        && (end..(end + 10).min(stop)).any(|i| {
            matches!(view.lower(i), "have" | "has")
                && view.lower(i + 1) == "been"
                && matches!(view.lower(i + 2), "reported" | "recorded" | "documented")
        })
        && (end..sentence.end).any(|i| view.lower(i) == "since");
    if since {
        return None;
    }
    if plural
        && perfect
        && !sentence.clone().any(|i| view.is_calendar(i) || matches!(view.lower(i), "today" | "yesterday"))
    {
        return None;
    }
    if let Some(mood) = acts {
        // "The raid hit a depot": what hits and destroys came from the air.
        let from_air = kind == IncidentType::Raid
            && view.lower(end - 1).starts_with("raid")
            && (end..stop.min(end + reach)).any(|i| {
                view.is_form_of(
                    i,
                    &["hit", "strike", "target", "destroy", "damage", "level", "flatten", "pound"],
                ) && !matches!(view.lower(i), "targeting" | "targets")
            })
            && !sentence.clone().any(|i| {
                matches!(
                    view.lower(i),
                    "homes" | "arrest" | "arrested" | "detained" | "troops" | "soldiers" | "stormed"
                )
            });
        return Some(Trigger::of_noun(
            if from_air { IncidentType::Airstrike } else { kind },
            n..end,
            mood,
            "acting_noun",
        ));
    }
    // "killed in an attack on a patrol": the patrol is what was attacked.
    if view.lower(n).starts_with("patrol") {
        return None;
    }
    let within = (n.saturating_sub(5).max(sentence.start)..n).rev().find(|i| {
        matches!(view.lower(*i), "in" | "by" | "during" | "after" | "from" | "following")
                // "died as a result of the explosion of a grenade".
                || view.lower(*i) == "of" && *i > sentence.start && matches!(view.lower(i - 1), "result" | "because")
    });
    let harmed = within.is_some_and(|w| {
        (w.saturating_sub(18).max(sentence.start)..w).any(|i| {
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
            ) || view.lower(w) == "by" && matches!(view.lower(i), "rocked" | "targeted")
                || kind == IncidentType::Raid
                    && n - w <= 3
                    && matches!(
                        view.lower(i),
                        "arrested"
                            | "apprehended"
                            | "captured"
                            | "seized"
                            | "nabbed"
                            | "found"
                            | "confiscated"
                    ))
                && used(view, i, sentence).is_none_or(|(_, u)| u.mood == Mood::Happened)
        })
    });
    // "the clinic that was destroyed in the raid": what was told before, unless a place or day follows.
    // "killed in spite of a ceasefire": nobody dies in an agreement.
    let harmed = harmed && !kind.is_diplomatic() && !is_told_before(view, n, end, sentence);
    // "the killing of 13 people on 15 July at a guesthouse in A".
    // "the detention of a media activist by members of the force in A on Sunday".
    let blamed = |i: usize| matches!(view.lower(i), "condemned" | "denounced" | "decried" | "over");
    // "the targeting of a patrol", "the bombing of a market".
    let class = &view.lexicon.class;
    let whom = class.people
        | match view.lower(n) {
            "targeting" | "murder" | "killing" | "assassination" => class.force,
            "bombing" => class.property | class.premises,
            _ => 0,
        };
    let of_one = || {
        !(n.saturating_sub(9).max(sentence.start)..n).any(blamed)
            && matches!(view.lower(end + 1), "a" | "an" | "one" | "two")
            && view.classes_in(end + 2..(end + 5).min(sentence.end)) & whom != 0
    };
    // "Demonstrations in A and B on Monday laid stress on unity": they were.
    let heads = kind == IncidentType::Protest
        && n <= sentence.start + 1
        && len == 1
        && matches!(view.lower(end), "in" | "at" | "outside")
        && is_placed_and_dated(view, end, sentence);
    let nominal = heads
        || view.lower(end) == "of"
            && ((end + 1..(end + 5).min(sentence.end))
                .any(|i| crate::event::figure::number(view, i, sentence.end).is_some())
                || of_one())
            && is_placed_and_dated(view, end, sentence);
    let dated = !harmed && !kind.is_diplomatic() && is_dated_deed(view, n..end, kind, sentence);
    // "• Arrest of the citizen K.S. in A for smuggling.": an item of a bulletin, and nothing else in it.
    let item = opens
        && kind == IncidentType::ArrestDetention
        && view.lower(end) == "of"
        && sentence.clone().find(|i| view.places[*i]).is_some_and(|place| {
            !(end..place).any(|i| used(view, i, sentence).is_some_and(|(_, u)| u.mood == Mood::Happened))
        });
    let nominal = nominal || item;
    // "exchanges of prisoners".
    if view.lower(n) == "exchanges"
        && (len == 1 && acts.is_none() || n > sentence.start && view.lower(n - 1).starts_with("prisoner"))
    {
        return None;
    }
    // "the village was the scene of an incursion".
    // "was the target of at least four air raids".
    let scene = (n.saturating_sub(7).max(sentence.start)..n).any(|i| {
        matches!(view.lower(i), "scene" | "target")
            && view.lower(i + 1) == "of"
            // "has been the target of operations several times": of many, on no day that is told.
            && !(i > sentence.start + 1
                && view.lower(i - 2) == "been"
                && matches!(view.lower(i - 1), "the" | "a")
                && !sentence.clone().any(|k| view.is_calendar(k)))
            // "the scene of the deadliest raid since": on some day before.
            && !(i + 2..n).any(|k| view.lower(k).ends_with("iest") || crate::event::said::is_rank(view.lower(k)))
    });
    // "July 16: Two strikes on a building in X.": an entry of a timeline without a verb.
    // "27 May: an incursion into A, where a school was searched": what the entry says of the place does not unmake it.
    let headed = (end..sentence.end)
        .find(|i| matches!(view.lower(*i), "where" | "which" | "during" | ";"))
        .unwrap_or(sentence.end);
    let bare = !harmed
        && view.is_dated_item(sentence)
        && !(sentence.start..headed).any(|i| !(n..end).contains(&i) && used(view, i, sentence).is_some());
    // "after a bombing at A on Friday": told as the reason, with a place and a day of its own.
    let rule = if dated {
        "dated_noun"
    } else if harmed {
        "harm_in_noun"
    } else if bare || item {
        "noun_of_entry"
    } else {
        "noun_after"
    };
    // "came after four days of fighting around A".
    let lasted = is_fighting(kind)
        && days_before(view, n, sentence).is_some()
        && (end..stop.min(end + 3)).any(|i| view.places[i])
        // "came after days of fighting between A's army and gunmen in B".
        || is_fighting(kind)
            && view.lower(end) == "between"
            && days_before(view, n, sentence).is_some()
            && (end..stop.min(end + REACH_OF_PLACE)).any(|i| {
                matches!(view.lower(i), "in" | "around" | "near" | "at") && (i + 1..i + 6).any(|k| view.places[k])
            });
    // "after clashes between A and B in the province of C in July".
    let of_month = is_fighting(kind)
        && sentence.clone().any(|i| view.is_month(i))
        && !view.lower(end - 1).starts_with("massacre")
        && in_place_and_month(view, end, sentence);
    let told = harmed
        || of_month
        || bare
        || nominal
        || scene
        || dated
        || lasted
        || is_documented(view, n..end, kind, sentence)
        || is_reason(view, n, end, sentence);
    told.then(|| Trigger::of_noun(kind, n..end, Mood::Happened, rule))
}

/// "the ceasefire announced on Saturday in A", "the deal, reached in A on Monday": an accord with the place and day at which it was made.
pub(super) fn is_concluded(view: &View, end: usize, sentence: &Range<usize>) -> bool {
    const REACH: usize = 10;
    let mut at = end + usize::from(view.lower(end) == ",");
    if matches!(view.lower(at), "which" | "that") && view.lower(at + 1) == "was" {
        at += 2;
    }
    let phrase = at + 1..(at + REACH).min(sentence.end);
    let open = |n: &usize| !matches!(view.lower(*n), "," | ";") && !view.is_finite(*n);
    matches!(
        view.lower(at),
        "reached" | "signed" | "announced" | "agreed" | "concluded" | "brokered" | "struck" | "sealed"
    ) && phrase.clone().take_while(open).any(|n| view.places[n])
        && phrase.take_while(open).any(|n| is_time(view, n))
}

/// "the talks between officials in A on 1 August": talks with a venue and a date of the past behind them.
fn is_held_on(view: &View, noun: Range<usize>, sentence: &Range<usize>) -> bool {
    let Range { start: n, end } = noun;
    let ahead = |i: usize| {
        matches!(
            view.lower(i),
            "ahead"
                | "before"
                | "upcoming"
                | "planned"
                | "scheduled"
                | "expected"
                | "next"
                | "prior"
                | "due"
                | "for"
        )
    };
    let phrase = end..(end + REACH_OF_PLACE).min(view.clause_end(end - 1, sentence));
    let open = |i: &usize| !matches!(view.lower(*i), "," | ";") && !view.is_finite(*i);
    let venue = phrase.clone().take_while(open).find(|i| {
        view.places[*i] && (i.saturating_sub(3).max(end)..*i).any(|k| matches!(view.lower(k), "in" | "at"))
    });
    // "On Sunday a meeting in A brought together the governors of B and C".
    let went_on = |venue: usize| {
        (venue + 1..(venue + 6).min(sentence.end)).find(|i| view.is_finite(*i)).is_some_and(|i| {
            matches!(view.lower(i), "lasted" | "discussed" | "addressed" | "gathered")
                || (view.lower(i), view.lower(i + 1)) == ("brought", "together")
                || (view.lower(i), view.lower(i + 1)) == ("dealt", "with")
        })
    };
    // "agreed at a meeting in A on 12 May": told as where something else was done.
    let told_as_where = n > sentence.start && matches!(view.lower(n - 1), "a" | "an");
    venue.is_some_and(|venue| {
        went_on(venue)
            || !told_as_where
                && (venue + 1..(venue + 5).min(sentence.end))
                    .take_while(open)
                    .any(|i| view.is_month(i + 1) || view.is_month(i))
    }) && !(n.saturating_sub(6).max(sentence.start)..n).any(ahead)
}

/// "On Monday the network documented the killing of a farmer near A, and the detention of four youths in B".
fn is_documented(view: &View, noun: Range<usize>, kind: IncidentType, sentence: &Range<usize>) -> bool {
    let Range { start: n, end } = noun;
    !kind.is_diplomatic()
        && (matches!(view.lower(n.wrapping_sub(1)), "the" | "documented" | "recorded")
            // "documented the unlawful killing of".
            || n >= sentence.start + 2 && view.lower(n - 2) == "the" && !view.places[n - 1])
        && (view.lower(end) == "of" || is_harm_of(view, n, end))
        && (n.saturating_sub(REACH_OF_RECORD).max(sentence.start)..n).any(|i| {
            matches!(
                view.lower(i),
                "documented" | "recorded" | "registered" | "condemns" | "condemned" | "deplored"
            )
        })
        && (end..(end + 6).min(sentence.end))
            .any(|i| view.classes_in(i..i + 1) & view.lexicon.class.people != 0)
        && (end..(end + REACH_OF_PLACE).min(sentence.end))
            // "…, while they were ploughing land near A".
            .take_while(|i| !view.parts(*i) || matches!(view.lower(*i), "while" | "as" | "when" | ","))
            .any(|i| view.places[i])
        && sentence.clone().any(|i| is_time(view, i))
}

/// "the injury of two farmers", "the death of a boy": an event only where somebody has recorded it.
fn is_harm_of(view: &View, n: usize, end: usize) -> bool {
    view.lower(end - 1) == "of"
        && matches!(view.lower(n), "injury" | "wounding" | "death" | "deaths" | "injuries")
}

/// Tokens between a noun of harm and the place where it was done.
const REACH_OF_PLACE: usize = 24;

/// Tokens between a verb of recording and the last noun of what it records.
const REACH_OF_RECORD: usize = 24;

/// "… after a bombing at A on Friday": an act of violence that something followed, with a place and a date right behind it.
fn is_reason(view: &View, n: usize, end: usize, sentence: &Range<usize>) -> bool {
    let before = n.saturating_sub(5).max(sentence.start)..n;
    let follows = before.clone().find(|i| {
        matches!(view.lower(*i), "after" | "following" | "follow" | "follows" | "followed" | "despite")
            || view.lower(*i) == "of" && *i > sentence.start && view.lower(i - 1) == "wake"
    });
    // "discussed the plan during talks with the minister in A on Monday".
    let is_talks = view.noun(n).is_some_and(|(_, kind)| kind == IncidentType::Talks);
    let in_one = |i: usize| matches!(view.lower(i), "in" | "at") && matches!(view.lower(i + 1), "a" | "an");
    if is_talks
        && before.clone().any(|i| matches!(view.lower(i), "during" | "after" | "following") || in_one(i))
    {
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
    // "Calm returned to A after clashes on Monday night".
    let settles = |i: usize| {
        matches!(view.lower(i), "calm" | "quiet")
            && (i + 1..i + 4).any(|k| view.is_form_of(k, &["return", "prevail", "restore", "settle"]))
    };
    if (sentence.start..follows).any(settles) {
        let placed = (sentence.start..follows).any(|i| view.places[i]);
        let dated = (end..(end + 8).min(sentence.end)).any(|i| is_time(view, i));
        return placed && dated;
    }
    // "after raids earlier in the day on a barracks near A": several, and of that day.
    let earlier = view.lower(end - 1).ends_with('s')
        && view.noun(n).is_some_and(|(_, kind)| kind.is_strike() || kind == IncidentType::Raid)
        && view.lower(end) == "earlier"
        && (end + 1..(end + 14).min(sentence.end)).any(|i| view.places[i]);
    if earlier {
        return true;
    }
    // "follows clashes on Friday around A".
    let plural = view.lower(end - 1).ends_with('s')
        && matches!(view.lower(follows), "follow" | "follows" | "followed");
    // "even after artillery fire on a post at A on Friday": what is not counted has no article.
    let uncounted = matches!(view.lower(end - 1), "fire" | "shelling" | "bombardment" | "fighting");
    let article = plural
        || uncounted
        || (follows + 1..n).any(|i| matches!(view.lower(i), "a" | "an" | "previous" | "earlier" | "deadly"));
    article && is_placed_and_dated(view, end, sentence)
}

/// "The July 16 raid on A was a message", "The seizure of A in late December made things worse": an act that the sentence speaks of, with
/// its place and a day of its own.
fn is_dated_deed(view: &View, noun: Range<usize>, kind: IncidentType, sentence: &Range<usize>) -> bool {
    const REACH: usize = 6;
    let (n, end) = (noun.start, noun.end);
    let one = !view.lower(end - 1).ends_with('s');
    let number = |i: usize| view.doc.tokens[i].kind == TokenKind::Number;
    let place_behind = (end + 1..(end + REACH).min(sentence.end)).find(|i| view.places[*i]);
    // "condemned the incursion on Wednesday into A".
    let day_first = view.lower(end) == "on"
        && view.is_weekday(end + 1)
        && n > sentence.start
        && !matches!(
            kind,
            IncidentType::Killing | IncidentType::SectarianViolence | IncidentType::ArrestDetention
        )
        && (end + 2..(end + 9).min(sentence.end)).find(|i| view.places[*i]).is_some_and(|place| {
            matches!(view.lower(end + 2), "into" | "in" | "on" | "at" | "against" | "of")
                && !(end..place).any(|i| view.parts(i) || view.lower(i) == ",")
        });
    if one && day_first {
        return true;
    }
    let Some(place) = place_behind.filter(|_| one) else { return false };
    let parted = (end..place).any(|i| view.parts(i) || view.lower(i) == ",");
    let before = n.saturating_sub(4).max(sentence.start)..n;
    let day_before = before.clone().any(|i| {
        view.is_month(i)
            && (i > sentence.start && number(i - 1)
                || number(i + 1)
                || view.lower(i + 1) == "." && number(i + 2))
            && !(i..n).any(|k| view.lower(k) == ",")
    });
    let on = matches!(view.lower(end), "on" | "in" | "at" | "near" | "against" | "of");
    let day_behind = || {
        view.lower(end) == "of"
            && !matches!(
                kind,
                IncidentType::Killing | IncidentType::SectarianViolence | IncidentType::ArrestDetention
            )
            && n > sentence.start
            && view.lower(n - 1) == "the"
            && is_placed_and_dated(view, end, sentence)
    };
    // "survivors of the raid on A in February, in which two were killed": of that month.
    let month_behind = || {
        n > sentence.start
            && matches!(kind, IncidentType::Raid | IncidentType::Airstrike | IncidentType::DroneStrike)
            && (n.saturating_sub(3)..n).any(|i| view.lower(i) == "the")
            && matches!(view.lower(end), "on" | "in")
            && (place..(place + 5).min(sentence.end)).any(|i| {
                matches!(view.lower(i), "in" | "on")
                    && view.is_month(i + 1)
                    && !(place..i).any(|k| view.parts(k) || view.lower(k) == ",")
            })
    };
    on && !parted && (day_before || day_behind() || month_behind())
}

/// Whether a place and a day follow the noun that ends at `end`, before any comma.
fn is_placed_and_dated(view: &View, end: usize, sentence: &Range<usize>) -> bool {
    let phrase = end..(end + REACH_OF_PLACE).min(view.clause_end(end - 1, sentence));
    let close = |n: &usize| !matches!(view.lower(*n), ",");
    let placed = phrase.clone().take_while(close).any(|i| view.places[i]);
    // "an attack a day earlier on A".
    let earlier =
        |i: usize| view.lower(i) == "earlier" && matches!(view.lower(i - 1), "day" | "days" | "hours");
    let dated = phrase.clone().take_while(close).any(|i| is_time(view, i) || earlier(i));
    // "the bombing of a market in A, west of B, on July 19": behind where A lies.
    let lies = || {
        let comma = phrase.clone().find(|i| view.lower(*i) == ",")?;
        let side = view.lower(comma + 1);
        let lies = matches!(side, "in" | "near" | "north" | "south")
            || side.ends_with("west")
            || side.ends_with("east");
        let next =
            (comma + 1..phrase.end.max(comma + 12).min(sentence.end)).find(|i| view.lower(*i) == ",")?;
        (lies && matches!(view.lower(next + 1), "on" | "between" | "in")).then_some(next)
    };
    let dated = dated
        || lies().is_some_and(|next| (next + 2..(next + 5).min(sentence.end)).any(|i| is_time(view, i)));
    placed && dated
}

/// Tokens from "in" to the place that it leads to.
const REACH_OF_PLACE_TOLD: usize = 6;

fn is_time(view: &View, n: usize) -> bool {
    view.is_calendar(n) || matches!(view.lower(n), "yesterday" | "today" | "overnight" | "week" | "month")
}

/// "The death toll from a strike on A has risen to nine", "The number of people killed in clashes in A rose to four": whether the noun
/// names the one event, at a place, of which the toll that heads the sentence is.
fn is_of_toll(view: &View, noun: Range<usize>, kind: IncidentType, sentence: &Range<usize>) -> bool {
    const REACH_OF_RISE: usize = 22;
    let Range { start: n, end } = noun;
    let first = sentence.start + usize::from(view.lower(sentence.start) == "the");
    let toll = view.lower(first) == "toll"
        || view.lower(first + 1) == "toll" && matches!(view.lower(first), "death" | "casualty")
        || (view.lower(first), view.lower(first + 1)) == ("number", "of")
            && (first + 2..first + 5)
                .any(|i| matches!(view.lower(i), "killed" | "dead" | "victims" | "deaths"));
    let one = is_fighting(kind) || !view.lower(end - 1).ends_with('s');
    let rises = (end..sentence.end.min(end + REACH_OF_RISE)).find(|i| {
        matches!(view.lower(*i), "risen" | "rose" | "climbed" | "increased" | "reached" | "rises" | "climbs")
    });
    toll && one
        && n < first + 10
        && kind.is_violent()
        && rises.is_some_and(|rises| (end..rises).any(|i| view.places[i]))
        && !sentence.clone().any(|i| matches!(view.lower(i), "since" | "war"))
}

/// "clashes in the province of A in July", "bloodshed last July in A": whether a place and a month, both named, are all that follows the
/// noun that ends at `end` in its clause, beside who fought.
fn in_place_and_month(view: &View, end: usize, sentence: &Range<usize>) -> bool {
    let phrase = end..(end + REACH_OF_PLACE).min(view.clause_end(end - 1, sentence));
    let close = |i: &usize| !matches!(view.lower(*i), "," | ";");
    let placed = phrase.clone().take_while(close).any(|i| {
        view.places[i]
            && (i.saturating_sub(5).max(end)..i).any(|k| matches!(view.lower(k), "in" | "around" | "near"))
    });
    let dated = phrase
        .take_while(close)
        .any(|i| view.is_month(i) && matches!(view.lower(i - 1), "in" | "last" | "late" | "early" | "mid"));
    placed && dated
}

/// "in the raid": the noun has the article and nothing behind it says which raid.
fn is_told_before(view: &View, n: usize, end: usize, sentence: &Range<usize>) -> bool {
    n > sentence.start
        && matches!(
            view.lower(n - 1),
            "the" | "that" | "this" | "these" | "those" | "either" | "both" | "neither" | "each"
        )
        && !matches!(view.lower(end), "on" | "in" | "at" | "near" | "of" | "against" | "by")
        && !sentence.clone().any(|i| view.is_calendar(i))
        && !(sentence.start..n).any(|i| view.places[i])
}
