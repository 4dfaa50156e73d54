//! The kind of event that a noun tells of, by the words around it: a "raid" of warplanes is an air strike, a "strike" of a drone a drone
//! strike.

use crate::event::clause::View;
use crate::event::harmed::is_attempt;
use crate::kind::IncidentType;
use std::ops::Range;

/// The kind of the noun at `tokens`, which by itself tells of `kind`.
pub(super) fn kind_of(
    view: &View,
    tokens: Range<usize>,
    kind: IncidentType,
    sentence: &Range<usize>,
) -> IncidentType {
    let Range { start: n, end } = tokens;
    let class = &view.lexicon.class;
    let behind = |reach: usize| end + 1..(end + reach).min(sentence.end);
    match kind {
        IncidentType::Raid
            if view.lower(end - 1).starts_with("raid") && is_from_air(view, n, end, sentence) =>
        {
            IncidentType::Airstrike
        }
        // "the attempted assassination of a man", "an assassination attempt": nobody was killed by it.
        IncidentType::Killing | IncidentType::ArrestDetention
            if is_attempt(view, n) || is_attempt(view, end - 1) =>
        {
            IncidentType::Other
        }
        // "the capture of an armed cell".
        _ if view.lower(n) == "capture"
            && view.lower(end) == "of"
            && view.classes_in(behind(6)) & class.people != 0 =>
        {
            IncidentType::ArrestDetention
        }
        // "the jets committed another massacre": by what it was done.
        IncidentType::SectarianViolence => match view.classes_in(sentence.start..n) {
            by if by & class.aircraft != 0 => IncidentType::Airstrike,
            by if by & class.drone != 0 => IncidentType::DroneStrike,
            by if by & (class.artillery | class.munition) != 0 => IncidentType::Shelling,
            _ => kind,
        },
        // "air and artillery strikes": by what is named first.
        IncidentType::Shelling
            if n >= sentence.start + 2
                && view.lower(n - 1) == "and"
                && matches!(view.lower(n - 2), "air" | "aerial" | "airstrikes") =>
        {
            IncidentType::Airstrike
        }
        // "a strike by a Turkish drone".
        IncidentType::Airstrike
            if matches!(view.lower(end), "by" | "from")
                && matches!(view.lower(end + 1), "a" | "an" | "one" | "two")
                && view.classes_in(end + 2..(end + 5).min(sentence.end)) & class.drone != 0 =>
        {
            IncidentType::DroneStrike
        }
        _ if is_laid(view, n, end, sentence) => IncidentType::Killing,
        IncidentType::MilitaryOperation if ends_in_arrests(view, n, end, sentence) => IncidentType::Raid,
        _ => kind,
    }
}

/// "carried out an overnight operation in A and detained three men": whether it is told of the operation that it took people away.
fn ends_in_arrests(view: &View, n: usize, end: usize, sentence: &Range<usize>) -> bool {
    const REACH: usize = 24;
    let people = view.lexicon.class.people;
    view.lower(n) == "operation"
        && (end..(end + REACH).min(sentence.end)).any(|i| {
            view.lower(i) == "and"
                && matches!(
                    view.lower(i + 1),
                    "detained" | "arrested" | "apprehended" | "captured" | "seized"
                )
                && view.classes_in(i + 2..(i + 6).min(sentence.end)) & people != 0
        })
}

/// Whether the "raid" at tokens `n..end` came from the air.
fn is_from_air(view: &View, n: usize, end: usize, sentence: &Range<usize>) -> bool {
    let class = &view.lexicon.class;
    // "Two raids by Israeli warplanes", "raids carried out earlier by the air force".
    let by_air = || {
        (end..(end + 10).min(view.clause_end(end - 1, sentence)))
            .find(|i| view.lower(*i) == "by")
            .is_some_and(|by| view.classes_in(by..(by + 5).min(sentence.end)) & class.aircraft != 0)
    };
    // "a raid on a depot", "the raid on the airport".
    let on_depot = || {
        end == n + 1
            // "raids were reported on an airbase".
            && (view.lower(end) == "on"
                || matches!(view.lower(end), "was" | "were") && view.lower(end + 2) == "on")
            && (end + 1..(end + 6).min(sentence.end)).any(|i| {
                matches!(
                    view.lower(i),
                    "depot"
                        | "depots"
                        | "airport"
                        | "airbase"
                        | "airfield"
                        | "hangars"
                        | "radar"
                        | "research"
                        | "warehouse"
                        | "warehouses"
                        | "block"
                        | "blocks"
                        | "tower"
                        | "tents"
                        | "car"
                        | "vehicle"
                        | "motorcycle"
                )
            })
    };
    // "a house that had been hit by an Israeli raid".
    let hit_by = || {
        (n.saturating_sub(4).max(sentence.start)..n).any(|i| {
            view.lower(i) == "by" && i > 0 && view.is_form_of(i - 1, &["hit", "strike", "target", "destroy"])
        })
    };
    // "NNA: A raid on the outskirts of A": what the Lebanese agency calls an air raid.
    let of_agency = || sentence.clone().any(|i| view.source(i).is_some_and(|(_, name)| name == "NNA"));
    // "the raids by the enemy led to five martyrs": what outlets there call air raids.
    let of_martyrs = || {
        (end..sentence.end).any(|i| view.lower(i).starts_with("martyr"))
            && sentence.clone().any(|i| view.lower(i) == "enemy")
    };
    // "the raids hit A and B": troops do not hit.
    let hits = matches!(view.lower(end), "hit" | "struck" | "pounded");
    hits || by_air() || on_depot() || hit_by() || of_agency() || of_martyrs()
}

/// "a bombing at the mosque": by a bomb that was laid, unless it came from the air.
fn is_laid(view: &View, n: usize, end: usize, sentence: &Range<usize>) -> bool {
    matches!(view.lower(end - 1), "bombing" | "bombings")
        && end == n + 1
        && !sentence.clone().any(|i| {
            view.classes(i) & view.lexicon.class.aircraft != 0
                // "The Interior Ministry announced arrests over the bombing": a force at home is named as who tells of it.
                || view.actor(i).is_some_and(|(_, a)| {
                    a.sector == "military" && (i + 1 == n || !a.name.starts_with("Syrian"))
                })
                || matches!(
                    view.lower(i),
                    "israeli" | "turkish" | "russian" | "american" | "u.s." | "us" | "coalition" | "israel"
                )
        })
}
