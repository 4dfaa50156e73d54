//! How a name stands in its sentence: the preposition that governs it, and the going that it is the goal of.

use super::clause::View;
use crate::toponym::cue::head_of_list;
use std::borrow::Cow;
use std::ops::Range;

/// Governor of a place whose people are named: "residents of X".
pub(super) const PEOPLE_OF: &str = "people of";

/// The preposition that governs the name at token `n`, over the words that may stand between ("the", "village of").
pub(super) fn governor<'a>(view: &View<'a>, n: usize, sentence: &Range<usize>) -> Cow<'a, str> {
    let start = n.saturating_sub(9).max(sentence.start);
    let mut of = "";
    for i in (start..n).rev() {
        let word = view.lower(i);
        match word {
            // "the position facing A", "the fence opposite B".
            "facing" | "opposite"
                if i > start && !matches!(view.lower(i - 1), "is" | "are" | "was" | "were" | "been") =>
            {
                return "near".into();
            }
            "to" if i > start && matches!(view.lower(i - 1), "close" | "next" | "adjacent") => {
                return "near".into();
            }
            // "a few hundred metres from the fence of A".
            "from"
                if i > start && (super::lying::is_unit(view.lower(i - 1)) || view.lower(i - 1) == "away") =>
            {
                return "near".into();
            }
            "in" | "into" | "inside" | "at" | "near" | "on" | "towards" | "toward" | "outside" | "around"
            | "over" | "across" | "through" | "from" | "between" | "within" | "to" | "by" | "throughout"
            | "against" | "beyond" | "below" | "beneath" | "behind" | "along" | "off" | "above" => {
                return word.into();
            }
            "of" => {
                // "the town of X" passes on; "residents of X" does not.
                let head = i.checked_sub(1).map_or("", |h| view.lower(h));
                // "Karim Saleh, 21, of A".
                let aged = i >= start + 2
                    && head == ","
                    && view.doc.tokens[i - 2].kind == crate::text::TokenKind::Number;
                if aged {
                    return "from".into();
                }
                // "residents of A and of B".
                let first = (start.max(i.saturating_sub(6))..i)
                    .rev()
                    .find(|k| head == "and" && view.lower(*k) == "of")
                    .filter(|k| (k + 1..i - 1).all(|n| view.places.get(n).copied().unwrap_or(false)))
                    .unwrap_or(i);
                if view.classes(first.saturating_sub(1)) & view.lexicon.class.people != 0
                    && !matches!(head, "family")
                {
                    // "killed eight, most of them residents of A": where they were from.
                    let told_of = first >= start + 2
                        && matches!(view.lower(first - 2), "them" | "whom" | "mostly" | "mainly" | "all");
                    return if told_of { "from" } else { PEOPLE_OF }.into();
                }
                of = "of";
            }
            // "in three villages: A, B and C", "in two places, A and B".
            "," | ":" if i + 1 == n && head_of_list(|k| view.lower(k), sentence.start, i).is_some() => {}
            "," | "and" | "(" | ";" | ":" | "." => return of.into(),
            // "said that the town of A was struck": what is said begins a clause.
            "that" if i > start && view.role(i - 1).is_saying => return of.into(),
            _ if view.role(i).is_saying => return of.into(),
            // "the occupied heights": an adjective, no governor.
            _ if view.tags[i].is_some_and(|w| !w.verbs.is_empty())
                && !(i > start
                    && matches!(
                        view.lower(i - 1),
                        "the" | "a" | "an" | "its" | "of" | "from" | "in" | "into" | "on" | "to"
                    )) =>
            {
                return format!("verb {word}").into();
            }
            _ => {}
        }
    }
    of.into()
}

/// The verb of going right before "to <name>" or "from <name>": "fled to X", "were taken to the hospital in X".
pub(super) fn goal_of(view: &View, n: usize, sentence: &Range<usize>) -> Option<usize> {
    // "to the mainly Druze city of A".
    // "travelling from A to the Syrian capital, Damascus".
    let named_behind = n >= sentence.start + 2 && view.lower(n - 1) == "," && view.lower(n - 2) == "capital";
    let reach = match n > sentence.start && view.lower(n - 1) == "of" {
        _ if named_behind => 11,
        true => 9,
        false => 7,
    };
    let start = n.saturating_sub(reach).max(sentence.start);
    // "travelling from A to B": the verb stands before the first of the two prepositions.
    (start..n)
        .rev()
        .filter(|i| {
            // "sent to restore order entered A": the verb of its own goes there.
            let parted = || (i + 1..n).any(|k| view.is_finite(k));
            // "was kidnapped as he was heading for A, in the B area": not B.
            let own = || {
                (i + 1..n).any(|k| {
                    view.lower(k) == "," && matches!(view.lower(k + 1), "in" | "at" | "near")
                        // "hit tanks moving toward A near the town of B": near B.
                        || view.lower(k) == "near" && (i + 1..k).rev().take(2).any(|p| view.places[p])
                })
            };
            // "driven back into A".
            let back = view.lower(*i) == "into" && *i > start && view.lower(i - 1) == "back";
            let leads = matches!(view.lower(*i), "to" | "from" | "for" | "toward" | "towards");
            // "taken from their homes in A".
            let of_home = view.lower(*i) == "from"
                && matches!(view.lower(i + 1), "their" | "his" | "her")
                && matches!(view.lower(i + 2), "home" | "homes" | "house" | "houses")
                && i + 3 < n;
            back || leads && !(parted() || own() || of_home)
        })
        .take(2)
        .filter_map(|preposition| {
            (start..preposition).rev().find(|i| {
                // "was sent on to the capital", not "went on to B and detained a man".
                let on = view.lower(*i) == "on"
                    && matches!(view.lower(i.saturating_sub(1)), "sent" | "transferred" | "moved");
                !on && !matches!(
                    view.lower(*i),
                    "," | "back"
                        | "out"
                        | "away"
                        | "off"
                        | "them"
                        | "him"
                        | "her"
                        | "it"
                        | "people"
                        | "families"
                        | "residents"
                )
            })
        })
        .find(|verb| {
            // "calm returned to A".
            let calm = *verb > start && matches!(view.lower(verb - 1), "calm" | "quiet" | "life");
            // "moved from the Quneitra crossing toward A": a noun.
            let gate = view.lower(*verb) == "crossing"
                && *verb > sentence.start
                && (view.places[verb - 1] || matches!(view.lower(verb - 1), "the" | "border" | "gate"));
            // "set out for A".
            let set_out = view.lower(*verb) == "set" && matches!(view.lower(verb + 1), "out" | "off");
            (is_going(view.lower(*verb)) || set_out) && !calm && !gate
        })
        // "a bus travelling from A to B through the C corridor": somewhere on the way.
        .or_else(|| {
            let via = (n.saturating_sub(3).max(sentence.start)..n)
                .rev()
                .find(|i| matches!(view.lower(*i), "through" | "via"))?;
            (via.saturating_sub(14).max(sentence.start)..via).rev().find(|i| {
                matches!(
                    view.lower(*i),
                    "travelling" | "traveling" | "heading" | "headed" | "bound" | "returning"
                )
            })
        })
        // "a convoy carrying flour and fuel to A".
        .or_else(|| {
            let to = n.checked_sub(1).filter(|i| *i > start && view.lower(*i) == "to")?;
            (start..to).find(|i| matches!(view.lower(*i), "carrying" | "delivering" | "transporting"))
        })
}

fn is_going(word: &str) -> bool {
    matches!(
        word,
        "fled"
            | "flew"
            | "flown"
            | "travelled"
            | "traveled"
            | "travelling"
            | "traveling"
            | "heading"
            | "headed"
            | "returning"
            | "fleeing"
            | "flying"
            | "bound"
            | "route"
            | "went"
            | "gone"
            | "returned"
            | "sent"
            | "taken"
            | "transferred"
            | "transported"
            | "evacuated"
            | "moved"
            | "rushed"
            | "brought"
            | "displaced"
            | "deported"
            | "flight"
            | "driven"
            | "pushed"
            | "turned"
            | "expelled"
            | "carrying"
            | "crossing"
            | "sped"
            | "delivering"
            | "transferring"
            | "transporting"
            | "moving"
            | "bringing"
            | "evacuating"
            | "displacing"
            | "withdrew"
            | "withdrawing"
            | "withdraw"
            | "retreated"
            | "retreating"
            | "retreat"
            | "escaped"
            | "transfer"
            | "left"
            | "leaving"
            | "departing"
            | "pulling"
    )
}
