//! Names that only say where the place just named lies: "A, east of B", "A, on the road from B to C", "A, about three miles from B".

use super::clause::View;
use super::site::{REACH_OVER_AREA, Site, VILLAGE_M, is_quarter, is_settlement};
use crate::geoparse::{Location, distance_km};
use crate::kind::PlacePrecision;
use std::ops::Range;

/// Whether the name that begins at token `name`, of `location`, is told to say where `last`, the site before it, lies, or to rank what
/// happened there.
pub(super) fn says_where(
    view: &View,
    sentence: &Range<usize>,
    last: Option<&Site>,
    name: usize,
    location: &Location,
) -> bool {
    let before = |reach: usize| name.saturating_sub(reach).max(sentence.start)..name;
    let behind_point = last.is_some_and(Site::is_point);
    // "on the boundary between A and B provinces".
    let of_boundary = before(8).any(|n| {
        matches!(view.lower(n), "boundary" | "border" | "line" | "frontier") && view.lower(n + 1) == "between"
    });
    if of_boundary && (behind_point || location.radius_m > VILLAGE_M) {
        return true;
    }
    // "at A, a hill overlooking the road to B": what is seen from there.
    let overlooked =
        || before(5).any(|n| matches!(view.lower(n), "overlooking" | "overlooks" | "overlooked"));
    // "…, the deadliest attack on the road from A since May": ranked among others that were somewhere about there.
    let ranked = || {
        (sentence.start..name).any(|n| {
            view.lower(n) == ","
                && view.lower(n + 1) == "the"
                && (matches!(view.lower(n + 2), "most" | "worst") || view.lower(n + 2).ends_with("iest"))
                && !(n + 2..name).any(|i| matches!(view.lower(i), "," | ";"))
        })
    };
    // "in A, 20 km from the border and about 35 km from B".
    let second_distance = || {
        let last_end = last.map_or(name, |s| s.tokens.end);
        let and = before(7).rfind(|n| view.lower(*n) == "and" && *n >= last_end);
        name > sentence.start
            && view.lower(name - 1) == "from"
            && and.is_some_and(|and| {
                let away = |words: Range<usize>| {
                    words.clone().any(|n| is_unit(view.lower(n)))
                        && words.clone().any(|n| view.lower(n) == "from")
                };
                away(and..name) && away(last_end..and) && !(last_end..name).any(|n| view.is_finite(n))
            })
    };
    // "the airfield near A (240 km from B)".
    let bracketed = || {
        let open = before(6).rfind(|n| view.lower(*n) == "(");
        open.is_some_and(|open| (open..name).any(|n| is_unit(view.lower(n)) && view.lower(n + 1) == "from"))
    };
    behind_point && (overlooked() || second_distance() || bracketed())
        || last.is_some() && ranked()
        || last.is_some_and(|s| {
            let comma = s.tokens.end + usize::from(is_kind(view.lower(s.tokens.end)));
            s.is_point() && view.lower(comma) == "," && goes_on(view, comma, name)
        })
}

/// A noun behind a name that says what it is: "the A base", "A village".
pub(super) fn is_kind(word: &str) -> bool {
    is_settlement(word)
        || matches!(
            word,
            "base" | "bases" | "airbase" | "airport" | "dam" | "barracks" | "hill" | "reservoir" | "camp"
        )
}

/// Whether token `n` may stand in "in the northern A countryside", behind the name of what lies there.
pub(super) fn is_of_area(view: &View, n: usize) -> bool {
    view.places.get(n).copied().unwrap_or(false)
        || matches!(
            view.lower(n),
            "in" | "the"
                | "of"
                | "-"
                | "al"
                | "province"
                | "governorate"
                | "countryside"
                | "district"
                | "area"
        )
        || crate::toponym::cue::bearing(view.lower(n)).is_some()
}

/// A unit in which distances between places are told.
pub(super) fn is_unit(word: &str) -> bool {
    matches!(
        word,
        "km" | "kilometre"
            | "kilometres"
            | "kilometers"
            | "mile"
            | "miles"
            | "m"
            | "metres"
            | "meters"
            | "yards"
    )
}

/// Words of "a mainly Christian southern suburb of".
const PART_OF: usize = 7;

/// Whether what stands from the comma at token `comma` to the name at `name` leads from a place to where it lies.
fn goes_on(view: &View, comma: usize, name: usize) -> bool {
    let gap = comma..name;
    // "at the exit of A, on the road from B to C".
    let of_road = gap.len() <= 10
        && gap.clone().any(|n| {
            matches!(view.lower(n), "road" | "highway" | "motorway")
                && matches!(view.lower(n + 1), "from" | "between")
                && n <= comma + 4
        })
        && gap.clone().all(|n| !view.parts(n) && (n == comma || view.lower(n) != ","));
    // "in A, about three miles from B".
    let unit = |n: usize| is_unit(view.lower(n));
    let at_distance = || {
        gap.len() <= 9
            && view.lower(name - 1) == "from"
            && gap.clone().any(unit)
            && !gap.clone().any(|n| view.parts(n) || view.is_finite(n))
    };
    // "in A, between B and C".
    let between = || {
        view.lower(comma + 1) == "between"
            && gap.len() <= 12
            && (comma + 2..name).all(|n| {
                view.places[n]
                    || matches!(view.lower(n), "and" | "the" | "al" | "-" | "of" | "villages" | "towns")
                    || is_settlement(view.lower(n))
            })
    };
    // "A, a village on the other side of the mountain".
    let beyond = || {
        gap.len() <= 10
            && gap.clone().any(|n| {
                view.lower(n) == "side"
                    && matches!(view.lower(n - 1), "other" | "far" | "opposite")
                    && view.lower(n + 1) == "of"
            })
            && !gap.clone().any(|n| view.parts(n) || view.is_finite(n))
    };
    of_road || at_distance() || between() || beyond()
}

/// Whether a name with the words `extent` stands in apposition to `last`, the site before it. `directed`: words of direction or distance
/// stand before the name.
pub(super) fn is_apposed(
    view: &View,
    last: &Site,
    extent: &Range<usize>,
    directed: bool,
    location: &Location,
) -> bool {
    if !last.is_point() {
        return false;
    }
    let end = last.tokens.end;
    let gap = end..extent.start.max(end);
    // "Nahtah, east of Daraa", "the Nahtah air base, east of Daraa".
    let beside = || {
        let air = |n: usize| view.classes(n) != 0 || view.lower(n) == "air";
        let words = end..extent.start.saturating_sub(1).max(end);
        view.lower(extent.start - 1) == ","
            && (words.is_empty() || view.lower(extent.start) != "between")
            && words.len() <= 3
            && words.into_iter().all(air)
    };
    // "the Kiswah area south of Damascus"; "a bus from Damascus near A" is near A.
    let behind_area = || {
        let area = |n: usize| matches!(view.lower(n), "area" | "village" | "town" | "district" | "city");
        !last.is_origin() && gap.len() <= 1 && gap.clone().all(area)
    };
    let in_countryside = || gap.len() <= 5 && (end + 2..extent.start).any(|n| view.lower(n) == "countryside");
    // "Arneh, a mixed village 45 km south-west of Damascus"; "a mixed Druze and Christian village" is one.
    let described = || {
        let words = end + 1..extent.start;
        view.lower(end) == ","
            && matches!(view.lower(words.start), "a" | "an" | "the")
            && words.len() <= 14
            && words.clone().any(|n| is_settlement(view.lower(n)))
            && !words.clone().any(|n| view.parts(n))
            && !words.skip_while(|n| !is_settlement(view.lower(*n))).any(|n| view.lower(n) == "and")
    };
    // "Harjalah, a southern suburb of Damascus".
    let part_of = || {
        // The words of direction may be read with the name.
        let words = end + 1..extent.end;
        let of = words.clone().take(PART_OF).find(|n| view.lower(*n) == "of");
        view.lower(end) == ","
            // "While a drone hit A, the northern city of B was invaded": another clause.
            && (matches!(view.lower(words.start), "a" | "an")
                || view.lower(words.start) == "the" && matches!(view.lower(extent.end), "," | "."))
            && of.is_some_and(|of| {
                of + 1 < extent.end
                    && of + 3 > extent.start
                    && (is_settlement(view.lower(of - 1)) || is_quarter(view.lower(of - 1)))
                    && !(words.start..of).any(|n| view.parts(n) || matches!(view.lower(n), "and" | ","))
            })
    };
    // "at the A bridge in the mountains east of B", "near A, in the plain south-west of B".
    let in_relief = || {
        let gap = end + usize::from(view.lower(end) == ",")..gap.end;
        (2..=5).contains(&gap.len())
            && gap.clone().any(|n| matches!(view.lower(n), "in" | "on"))
            && gap.clone().any(|n| {
                matches!(view.lower(n), "mountains" | "hills" | "desert" | "plain" | "valley" | "countryside")
            })
            && !gap.clone().any(|n| view.parts(n) || matches!(view.lower(n), "," | "and"))
    };
    let place = last.location;
    // "in the X neighbourhood in the city of A": a part of A.
    let of_city = || {
        let metres = 1_000.0 * distance_km(place.lon, place.lat, location.lon, location.lat);
        (2..=3).contains(&gap.len())
            && is_quarter(view.lower(gap.start))
            && gap.clone().skip(1).all(|n| matches!(view.lower(n), "in" | "the"))
            && metres <= f64::from(location.radius_m)
    };
    // "the town of A - Bekaa".
    let of_province = || {
        gap.len() == 1
            && view.lower(gap.start) == "-"
            && matches!(location.precision, PlacePrecision::Admin1 | PlacePrecision::Admin2)
    };
    directed && (beside() || behind_area() || in_countryside() || described() || in_relief())
        || of_city()
        || part_of()
        || of_province()
}

/// "Jamla, in the A Basin west of Daraa": whether the name with the words `extent` says where the last point lies, over the area named
/// between.
pub(super) fn beyond_area(view: &View, sites: &[Site], extent: &Range<usize>) -> bool {
    sites.iter().rfind(|s| s.is_point()).is_some_and(|s| {
        let mut gap = s.tokens.end..extent.start.max(s.tokens.end);
        (2..=REACH_OVER_AREA).contains(&gap.len())
            && view.lower(gap.start) == ","
            && view.lower(gap.start + 1) == "in"
            // "in A, in B, in the suburb of C": a list.
            && gap.clone().skip(2).all(|n| (view.lower(n), view.lower(n + 1)) != (",", "in"))
            && gap.all(|n| {
                view.places[n]
                    || matches!(view.lower(n), "," | "in" | "the" | "al" | "-" | "basin" | "valley" | "area")
            })
    })
}
