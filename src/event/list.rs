//! Lists of places: whether the words between two names put the second beside the first ("the villages of A, B and C", "three in A,
//! two in B").

use super::clause::View;
use super::site::{is_quarter, is_settlement};
use std::ops::Range;

/// Whether the tokens between two names only join them, or join the things that stand at them ("a base in A and the
/// airport of B").
pub(super) fn joins(view: &View, from: usize, name: &Range<usize>, directed: bool) -> bool {
    let Range { start: to, end } = *name;
    // "While a drone struck A, the town of B was raided".
    let other_clause = (from..to).any(|n| view.lower(n) == "," && view.parts(n));
    // "in A, on the edge of the capital, and in the province of B": over what says where A lies.
    let lies = |comma: &usize| {
        view.lower(*comma) == ","
            && view.lower(comma + 1) == "and"
            && matches!(view.lower(comma + 2), "in" | "on" | "at" | "near" | "the")
            && matches!(
                view.lower(from + 1),
                "in" | "on" | "at" | "near" | "outside" | "south" | "north" | "east" | "west"
            )
            && (from + 1..*comma).all(|n| !view.parts(n) && !matches!(view.lower(n), "," | "and"))
            && ends_list(view, end)
    };
    // "bombed a ministry in A and government forces in B", but not "… and government forces in B withdrew".
    let forces = ends_list(view, end) && joins_forces(view, from, to);
    // "Shells hit A, and in the village of B a man was killed".
    let fronted = (from..to).any(|n| {
        view.lower(n) == ","
            && view.lower(n + 1) == "and"
            && matches!(view.lower(n + 2), "in" | "at" | "near" | "outside")
    });
    let subject = end..(end + REACH_OF_SUBJECT).min(view.doc.tokens.len());
    let fronted = fronted
        && subject.take_while(|n| !matches!(view.lower(*n), "," | "." | ";")).any(|n| view.is_finite(n));
    let over = (from + 2..to.min(from + REACH_OVER_APPOSITION))
        .find(lies)
        .filter(|_| view.lower(from) == ",")
        .is_some_and(|comma| joins_names(view, comma, to) || joins_things(view, comma, to, directed));
    // "in A city and B", "entered A village and the B Dam", "struck the A air base and the B military airport".
    let army = usize::from(matches!(view.lower(from), "air" | "military") && from + 1 < to);
    let kind = view.lower(from + army);
    let of_kind = super::lying::is_kind(kind) && !matches!(kind, "suburb" | "camp");
    let behind_city = if of_kind { from + army + 1 } else { from };
    // "in A, in B and around C", "in A, in the suburb of B and in C": a place is said each time.
    let at = |n: usize| matches!(view.lower(n), "in" | "at" | "near" | "around");
    let describes = |n: usize| {
        matches!(view.lower(n), "the" | "of" | "port")
            || is_quarter(view.lower(n))
            || is_settlement(view.lower(n))
            || view.places[n]
    };
    let series = view.lower(from) == ","
        && at(from + 1)
        && (from + 2..to).all(describes)
        && matches!(view.lower(end), "," | "and")
        && at(end + 1 + usize::from(view.lower(end + 1) == "and"));
    !other_clause
        && !view.takes_road(from..to)
        && !fronted
        && (series
            || joins_names(view, behind_city, to)
            || joins_things(view, from, to, directed)
            || over
            || forces)
}

/// "and government forces in".
fn joins_forces(view: &View, from: usize, to: usize) -> bool {
    view.lower(from) == "and"
        && to - from <= 5
        && (from + 1..to).any(|n| view.actor(n).is_some())
        && to > from + 2
        && matches!(view.lower(to - 1), "in" | "at" | "near" | "outside")
        && (from + 1..to)
            .all(|n| view.tags[n].is_none_or(|w| w.verbs.is_empty() || w.classes != 0) && !view.parts(n))
}

/// Tokens between a place that heads a clause and the verb of the clause.
const REACH_OF_SUBJECT: usize = 9;

/// Tokens that say where a place lies, between its name and the next one of a list.
const REACH_OVER_APPOSITION: usize = 10;

/// Whether the sentence, its list or its phrase ends with the name that ends before token `n`.
pub(super) fn ends_list(view: &View, n: usize) -> bool {
    n >= view.doc.tokens.len()
        || matches!(view.lower(n), "." | "," | ";" | "and" | "on" | "late" | "early" | "overnight")
}

/// "the military airport in A, the barracks in B and a research centre in C": one verb has them all as its objects.
fn joins_things(view: &View, from: usize, to: usize, directed: bool) -> bool {
    // "the T4 base in Homs province and …".
    let feature = matches!(
        view.lower(from),
        "province"
            | "governorate"
            | "district"
            | "countryside"
            | "region"
            | "city"
            | "town"
            | "village"
            | "valley"
            | "area"
            | "basin"
            | "hill"
    );
    let from = from + usize::from(feature);
    // "the settlements of A and B in the province of X; the settlements of C and D in …".
    if view.lower(from) == ";" {
        let named = |n: usize| {
            matches!(
                view.lower(n),
                "and"
                    | "the"
                    | "of"
                    | "settlements"
                    | "villages"
                    | "towns"
                    | "settlement"
                    | "village"
                    | "town"
            )
        };
        return to > from + 1 && (from + 1..to).all(named);
    }
    // "at A's western entrance and at the entrances to B and C".
    let owned = matches!(view.lower(from), "'s" | "’s");
    let from = (from + 1..from + 4).find(|n| owned && view.lower(*n) == "and").unwrap_or(from);
    // "the A air base and a depot near B".
    let of_base = |n: usize| {
        matches!(
            view.lower(n),
            "military"
                | "air"
                | "naval"
                | "base"
                | "airbase"
                | "airfield"
                | "airport"
                | "barracks"
                | "port"
                | "dam"
        )
    };
    let behind_base = (from..to).find(|n| !of_base(*n)).unwrap_or(from);
    let from = if matches!(view.lower(behind_base), "," | "and") { behind_base } else { from };
    let along = |n: usize| view.lower(n) == "along" && view.lower(n + 1) == "with";
    // "…, as well as at the entrances to the towns of B and C".
    let as_well = |n: usize| (view.lower(n), view.lower(n + 1), view.lower(n + 2)) == ("as", "well", "as");
    let conjunction = matches!(view.lower(from), "," | "and") || along(from) || as_well(from);
    let first = from
        + match () {
            () if view.lower(from) == "," && as_well(from + 1) => 4,
            () if as_well(from) => 3,
            () if view.lower(from) == "," && along(from + 1) => 3,
            () if view.lower(from) == "," && view.lower(from + 1) == "and" || along(from) => 2,
            () => 1,
        };
    // "and at the entrances to".
    let preposition = first > from
        && matches!(view.lower(first - 1), "and" | "as")
        && (matches!(view.lower(first), "at" | "near" | "around" | "outside")
            // "in A and in the province of B".
            || matches!(view.lower(first), "in" | "on"));
    let first = first + usize::from(preposition);
    let noun_phrase = matches!(
        view.lower(first),
        "a" | "an" | "the" | "its" | "another" | "additional" | "other" | "further" | "rural"
    )
        // "shelled A, as well as hills above the town of B".
        || (as_well(from) || as_well(from + 1)) && view.lower(first).ends_with('s')
        // "targeted the hill of A and military sites in B".
        || view.lower(from) == "and"
            && (first..first + 3).any(|n| {
                view.lower(n).ends_with('s')
                    && (view.classes(n) & view.lexicon.class.property != 0
                        // "bombed the port of A and air defence batteries outside B".
                        || matches!(view.lower(n), "batteries" | "launchers" | "radars" | "defences" | "defenses"))
            });
    let located = directed
        || (first + 1..to).rev().take(4).any(|n| {
            matches!(view.lower(n), "in" | "at" | "near" | "of" | "outside" | "on")
                || view.lower(n) == "to" && view.lower(n - 1).starts_with("entrance")
        });
    conjunction
        && noun_phrase
        && located
        && to.saturating_sub(from) <= 12
        && (first..to).all(|n| {
            !view.parts(n)
                && (!matches!(view.lower(n), "," | "to" | "from" | "was" | "were")
                    || view.lower(n) == "to" && view.lower(n - 1).starts_with("entrance"))
                && view.tags[n].is_none_or(|w| w.verbs.is_empty() || w.classes != 0)
        })
}

/// Tokens of what stands in brackets behind a name of a list.
const BRACKET: usize = 6;

/// Whether the tokens between two names are commas, conjunctions and the like.
///
/// A name that no place is known for breaks no list: "A, X and B".
fn joins_names(view: &View, from: usize, to: usize) -> bool {
    let unknown = |n: usize| {
        view.places[n]
            || view.doc.tokens[n].capitalised
                && view.tags[n].is_none()
                && view.actor(n).is_none()
                && view.source(n).is_none()
                // "struck A on Monday, and in B a man was killed".
                && !view.is_calendar(n)
    };
    // "A (B district), C (D district) and E".
    let closing = (from..to).find(|n| view.lower(*n) == ")").filter(|closing| closing - from <= BRACKET);
    let opens = |closing: usize| {
        view.lower(from) == "("
            // The place in the brackets was read with the name before them.
            || closing == from
            || closing == from + 1 && matches!(view.lower(from), "district" | "province" | "governorate" | "area")
    };
    let from = closing.filter(|closing| opens(*closing)).map_or(from, |closing| closing + 1);
    let is_number = |n: usize| super::number::number(view, n, n + 1).is_some();
    let has = |words: &[&str]| (from..to).any(|n| words.contains(&view.lower(n)));
    let reach = if (from..to).any(unknown) {
        14
    } else if has(&["well", "addition"]) {
        // "…, as well as on B", "…, in addition to one in B".
        7
    } else if has(&["several", "various", "many", "camp"]) {
        // "… and in several districts of B", "the A refugee camp and the town of B".
        6
    } else {
        4
    };
    from <= to
        && to - from <= reach
        && (from..to).any(|n| matches!(view.lower(n), "," | "and" | "or" | "&"))
        && (from..to).all(|n| {
            unknown(n)
                // "in the A neighbourhood and in the B area".
                || view.lower(n) == "in" && n > from && matches!(view.lower(n - 1), "and" | "as")
                // "12 were killed in A, in addition to one in B".
                || view.lower(n) == "in" && view.lower(n + 1) == "addition"
                || view.lower(n) == "addition" && view.lower(n + 1) == "to"
                // "11 air raids: three on A, four on B, one each in C and D".
                || is_number(n) && matches!(view.lower(n + 1), "on" | "at" | "near" | "in" | "each")
                || matches!(view.lower(n), "at" | "near" | "in" | "each")
                    && n > from
                    && (view.lower(n - 1) == "each" || is_number(n - 1))
                || is_quarter(view.lower(n)) && (n == from || unknown(n - 1))
                // "the A refugee camp and the town of B".
                || n == from && matches!(view.lower(n), "refugee" | "camp")
                || n == from + 1 && view.lower(n) == "camp"
                || matches!(
                    view.lower(n),
                    "," | "and"
                        | "or"
                        | "&"
                        | "the"
                        // "to the outskirts of A and on to B".
                        | "on"
                        | "to"
                        | "into"
                        | "then"
                        | "as"
                        | "along"
                        | "with"
                        | "well"
                        | "also"
                        | "of"
                        | "al"
                        | "-"
                        | "nearby"
                        | "other"
                        | "another"
                        | "several"
                        | "various"
                        | "many"
                )
                || matches!(
                    view.lower(n),
                    "districts" | "quarters" | "neighborhoods" | "neighbourhoods" | "areas" | "parts"
                ) && view.lower(n + 1) == "of"
        })
}
