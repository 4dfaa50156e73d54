//! Nouns of events that are used in a sense in which they tell of none: "air raid sirens", "a letter of protest", "daily attacks".

use super::unarmed;
use crate::event::clause::View;
use crate::kind::IncidentType;
use std::ops::Range;

/// Tokens before "the exchange" within which it is said of whom.
const REACH_OF_CAPTIVES: usize = 120;

/// Tokens from the noun of an attack to whom it was on: "an attack on Tuesday at dawn on a patrol".
const REACH_OF_TARGET: usize = 9;

/// Whether the noun at `tokens`, of type `kind` by the table, names something else there.
pub(super) fn is_other_sense(
    view: &View,
    tokens: Range<usize>,
    kind: IncidentType,
    sentence: &Range<usize>,
) -> bool {
    let Range { start: n, end } = tokens;
    // "a push into the town", not for a truce.
    if matches!(view.lower(n), "push" | "pushes")
        && !(end..(end + 8).min(sentence.end)).any(|i| matches!(view.lower(i), "into" | "toward" | "towards"))
    {
        return true;
    }
    // "the fight near A broke out on Monday", not the one against or for something.
    if view.lower(n) == "fight"
        && (matches!(view.lower(end), "against" | "for" | "over" | "back")
            || view.lower(end) == "on" && !view.is_calendar(end + 1))
    {
        return true;
    }
    // "a second landing ground for helicopters": where they land.
    if view.lower(end - 1) == "landing"
        && matches!(view.lower(end), "ground" | "strip" | "pad" | "site" | "zone" | "craft")
    {
        return true;
    }
    // "an attack on a patrol at the entrance to A": who was attacked.
    if view.lower(n).starts_with("patrol")
        && n >= sentence.start + 2
        && matches!(view.lower(n - 1), "a" | "an" | "the" | "its" | "their")
        && matches!(view.lower(n - 2), "on" | "against" | "at")
        && (n.saturating_sub(REACH_OF_TARGET).max(sentence.start)..n - 2)
            .any(|i| view.noun(i).is_some_and(|(_, kind)| kind.is_violent()))
    {
        return true;
    }
    // "The exchange took place at the crossing of A", "an exchange, of 86 detainees, was carried out": not of views or fire.
    if view.lower(n) == "exchange" && end == n + 1 {
        let told = n.saturating_sub(REACH_OF_CAPTIVES)..sentence.end;
        let of_people = told.into_iter().any(|i| view.classes(i) & view.lexicon.class.captive != 0);
        let of_fire = sentence.clone().any(|i| {
            matches!(
                view.lower(i),
                "fire" | "gunfire" | "shots" | "killed" | "wounded" | "injured" | "views" | "letters"
            )
        });
        return of_fire || !of_people;
    }
    // "they swap wounded men".
    if view.lower(n) == "swap" && view.lower(end).ends_with("ed") {
        return true;
    }
    // "the handover of the case", "a handover of power": of nobody who was held.
    if matches!(view.lower(n), "handover" | "swap")
        && view.lower(end) == "of"
        && view.classes_in(end + 1..(end + 6).min(sentence.end)) & view.lexicon.class.people == 0
    {
        return true;
    }
    // "the detonation of a shell that children had found", not of houses by troops.
    if (view.lower(n), view.lower(end - 1)) == ("detonation", "of")
        && view.classes_in(end..(end + 4).min(sentence.end))
            & (view.lexicon.class.explosive | view.lexicon.class.munition)
            == 0
    {
        return true;
    }
    // "an exchange of 52 detainees", not of views.
    if (view.lower(n), view.lower(end - 1)) == ("exchange", "of")
        && end == n + 2
        && view.classes_in(end..(end + 4).min(sentence.end)) & view.lexicon.class.captive == 0
    {
        return true;
    }
    // "nine murder crimes", "a murder suspect".
    if view.lower(end - 1) == "murder"
        && matches!(
            view.lower(end),
            "crime"
                | "crimes"
                | "case"
                | "cases"
                | "charge"
                | "charges"
                | "suspect"
                | "suspects"
                | "trial"
                | "rate"
        )
    {
        return true;
    }
    // "an earlier round in Paris", not one of talks told as such, nor of fire.
    if view.lower(n) == "round"
        && (view.role(n.saturating_sub(1)).is_saying
            || !matches!(view.lower(end), "in" | "held" | "was" | "took")
                // "The last round, held in A on 14 January, ended without a statement."
                && (view.lower(end), view.lower(end + 1)) != (",", "held"))
    {
        return true;
    }
    // "the targeting of a patrol", not "strikes targeting a house".
    if view.lower(n) == "targeting" && view.lower(end) != "of" {
        return true;
    }
    // "the death of between 40 and 60 sheep".
    if kind == IncidentType::Killing
        && (end..(end + 6).min(sentence.end)).any(|i| crate::event::is_animal(view.lower(i)))
    {
        return true;
    }
    // "More attacks took place in October than in any month".
    if (n.saturating_sub(3).max(sentence.start)..n)
        .any(|i| matches!(view.lower(i), "more" | "fewer") && view.lower(i + 1) != "than")
        && (end..(end + 14).min(sentence.end)).any(|i| view.lower(i) == "than")
    {
        return true;
    }
    // "the Under-Secretary-General for peace operations".
    if kind == IncidentType::MilitaryOperation
        && n > sentence.start
        && matches!(
            view.lower(n - 1),
            "peace" | "peacekeeping" | "humanitarian" | "relief" | "rescue" | "aid"
        )
    {
        return true;
    }
    // "raid after raid".
    if view.lower(end) == "after" && view.lower(end + 1) == view.lower(n)
        || n >= sentence.start + 2 && view.lower(n - 1) == "after" && view.lower(n - 2) == view.lower(n)
    {
        return true;
    }
    // "triggering air-raid sirens".
    if matches!(view.lower(end), "siren" | "sirens" | "alarm" | "alarms" | "shelter" | "shelters") {
        return true;
    }
    // "the entry of tanks into the town", not of aid or of a law into force.
    if view.lower(n) == "entry"
        && !(view.lower(end) == "of"
            && view.classes_in(end + 1..(end + 5).min(sentence.end)) & view.lexicon.class.force != 0)
    {
        return true;
    }
    // "a letter of protest": paper.
    if kind == IncidentType::Protest
        && n >= sentence.start + 2
        && view.lower(n - 1) == "of"
        && matches!(view.lower(n - 2), "letter" | "letters" | "note" | "notes" | "form" | "sign")
    {
        return true;
    }
    // "the seizure of weapons", "the capture of a smuggler": not of a place.
    if kind == IncidentType::TerritorialSeizure
        && view.lower(end) == "of"
        && !(end + 1..(end + 7).min(sentence.end))
            .any(|i| view.places[i] || view.classes(i) & view.lexicon.class.territory != 0)
        && !(view.lower(n) == "capture"
            && view.classes_in(end + 1..(end + 6).min(sentence.end)) & view.lexicon.class.people != 0)
    {
        return true;
    }
    // "This week saw the largest campaign to date": which of many, told one by one.
    let ranked = (n.saturating_sub(4).max(sentence.start)..n)
        .any(|i| matches!(view.lower(i), "largest" | "biggest" | "deadliest" | "worst" | "heaviest"));
    if ranked
        && (end..(end + 8).min(sentence.end)).any(|i| (view.lower(i), view.lower(i + 1)) == ("to", "date"))
    {
        return true;
    }
    false
}

/// Whether the noun at `tokens`, of type `kind`, tells of many events, of one told elsewhere, or of none yet.
pub(super) fn is_no_single_event(
    view: &View,
    tokens: Range<usize>,
    kind: IncidentType,
    sentence: &Range<usize>,
) -> bool {
    let Range { start: n, end } = tokens;
    // "Peacekeepers conducting a patrol saw a drone": nobody entered anything.
    let of_peace = view.lower(end - 1).starts_with("patrol")
        && (n.saturating_sub(5).max(sentence.start)..n).any(|i| {
            view.classes(i) & view.lexicon.class.peacekeepers != 0
                && (i + 1..n).all(|k| {
                    matches!(
                        view.lower(k),
                        "conducting"
                            | "conducted"
                            | "on"
                            | "a"
                            | "routine"
                            | "foot"
                            | "their"
                            | "its"
                            | "carrying"
                            | "out"
                            | "'s"
                            | "’s"
                    )
                })
        });
    if of_peace {
        return true;
    }
    // "In its deadliest attack there, on Friday, soldiers killed …": which of many the rest tells of.
    if n >= sentence.start + 2
        && view.lower(sentence.start) == "in"
        && n - sentence.start <= 4
        && (sentence.start..n).any(|i| {
            view.lower(i).ends_with("iest") || matches!(view.lower(i), "worst" | "latest" | "largest")
        })
    {
        return true;
    }
    // "the southern stretch of the ceasefire line".
    if kind == IncidentType::Agreement && matches!(view.lower(end), "line" | "lines") {
        return true;
    }
    // "under an agreement reached last week", "despite a ceasefire reached in October": known, if it is not said where and on what day.
    if kind == IncidentType::Agreement
        && !(view.lower(end + 1) == "in" && super::noun::is_concluded(view, end, sentence))
        && (n.saturating_sub(4).max(sentence.start)..n).any(|i| {
            matches!(view.lower(i), "under" | "despite" | "since" | "violating")
                || view.lower(i) == "of"
                    && i > sentence.start
                    && matches!(view.lower(i - 1), "spite" | "violation" | "breach")
        })
    {
        return true;
    }
    // "a push for a truce": there is none yet.
    let wanted = (n.saturating_sub(4).max(sentence.start)..n)
        .rev()
        .find(|i| matches!(view.lower(*i), "for" | "towards" | "toward" | "of" | "in" | "to" | "with"));
    if kind == IncidentType::Agreement
        && wanted.is_some_and(|i| matches!(view.lower(i), "for" | "towards" | "toward"))
    {
        return true;
    }
    if view.doc.tokens[n].capitalised && !opens(view, n, sentence) {
        return true;
    }
    // What recurs is no single event ("daily attacks", "repeated incursions").
    if unarmed::is_strike_of_staff(view, n..end, sentence) {
        return true;
    }
    // "With the clashes growing fiercer, people in A left": what goes on meanwhile.
    let grows = |i: usize| {
        matches!(
            view.lower(i),
            "growing" | "escalating" | "intensifying" | "worsening" | "spreading" | "raging" | "continuing"
        )
    };
    let meanwhile = n <= sentence.start + 3
        && view.lower(sentence.start) == "with"
        && (end..(end + 4).min(sentence.end)).any(grows);
    if meanwhile || is_counted_over_days(view, n, end, sentence) {
        return true;
    }
    let before = n.saturating_sub(4).max(sentence.start)..n;
    let recurs =
        (end..(end + 8).min(sentence.end)).any(|i| view.lower(i) == "every" && view.is_calendar(i + 1));
    if recurs
        || matches!(view.lower(end), "somewhere" | "everywhere")
        || before.clone().any(|i| is_recurrent(view.lower(i)))
        || before.clone().any(|i| matches!(view.lower(i), "no" | "any" | "without" | "either" | "neither"))
        || is_measured(view, n, sentence)
    {
        return true;
    }
    false
}

/// Whether the sentence, or what stands behind a dateline or a label, begins with token `n`.
pub(super) fn opens(view: &View, n: usize, sentence: &Range<usize>) -> bool {
    n == sentence.start
        || n == sentence.start + 1 && matches!(view.lower(n - 1), "•" | "·" | "*" | "▪" | "●")
        || matches!(view.lower(n - 1), ":" | "–" | "—" | "--")
        // "(Event from 9 May) Protests were held".
        || view.lower(n - 1) == ")" && (sentence.start..sentence.start + 2).any(|i| view.lower(i) == "(")
        || view.lower(n - 1) == "-" && view.doc.tokens[n - 1].spaced
}

/// "Thirteen attacks in the past 96 hours": how many there were.
fn is_counted_over_days(view: &View, n: usize, end: usize, sentence: &Range<usize>) -> bool {
    const MANY: u8 = 5;
    let count = (n.saturating_sub(3).max(sentence.start)..n).find_map(|i| {
        crate::event::number::small_number(view.lower(i)).or_else(|| view.lower(i).parse().ok())
    });
    let over = |i: usize| {
        matches!(view.lower(i), "past" | "last" | "previous" | "preceding")
            && (i + 1..i + 4).any(|k| matches!(view.lower(k), "hours" | "days" | "weeks" | "months"))
    };
    count.is_some_and(|c| c >= MANY) && (end..(end + 6).min(sentence.end)).any(over)
}

/// "the rate of attacks", "a rise in raids": how many there are, not that there was one.
fn is_measured(view: &View, n: usize, sentence: &Range<usize>) -> bool {
    (n.saturating_sub(4).max(sentence.start)..n).any(|i| {
        matches!(
            view.lower(i),
            "rate"
                | "pace"
                | "frequency"
                | "rise"
                | "increase"
                | "surge"
                | "spike"
                | "decline"
                | "decrease"
                | "drop"
                | "uptick"
        ) && matches!(view.lower(i + 1), "of" | "in")
            && matches!(view.lower(i.saturating_sub(1)), "the" | "a" | "an" | "sharp" | "marked")
    })
}

pub(super) fn is_recurrent(word: &str) -> bool {
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
            | "growing"
            | "increasing"
            | "routine"
            | "future"
    )
}
