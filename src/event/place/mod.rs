//! Which of the places a sentence names is the event's own.

mod cause;
mod clause;
mod fit;
mod telling;
mod whence;
mod whither;

pub(super) use cause::is_blamed;
use fit::Fit;
pub(super) use fit::{is_told_of_home, where_behind};

use super::clause::View;
use super::site::{Site, VILLAGE_M};
use super::trigger::Trigger;
use crate::kind::PlacePrecision;
use std::ops::Range;

/// Radius, in metres, beyond which what is on the road to a place may be far from it.
const LARGE_M: u32 = 8_000;

/// Metres from a town to the villages of its province.
const SEAT_M: f64 = 40_000.0;

/// Metres from the point that stands for a river to places on it.
const RIVER_M: f64 = 400_000.0;

/// Most a site may cost: farther than that it belongs to something else.
const MAX_COST: u32 = 60;

/// The sites of `trigger`: the best one and those listed with it ("the villages of A and B").
pub(super) fn choose<'s, 'a>(
    view: &View,
    trigger: &Trigger,
    sites: &'s [Site<'a>],
    others: &[Trigger],
    sentence: &Range<usize>,
) -> Vec<&'s Site<'a>> {
    let best = sites
        .iter()
        .enumerate()
        .filter_map(|(n, s)| {
            let cost = Fit::new(view, trigger, s, others, sentence).cost();
            cost.filter(|c| *c <= MAX_COST).map(|c| (c, n))
        })
        .min();
    // "an airstrike in the north, which it said was aimed at a depot in A", the north being no place.
    let Some((_, best)) = best else {
        let aimed = |s: &&Site| trigger.kind.is_strike() && is_aimed_at(view, trigger.end, s);
        return sites.iter().find(aimed).into_iter().collect();
    };
    let best = on_road(sites, of_village(view, sites, best));
    let fits = |s: &Site| Fit::new(view, trigger, s, others, sentence).cost().is_some();
    let best = finer(view, trigger, sites, sentence, best, fits);
    let mut first = best;
    while first > 0 && sites[first].listed {
        first -= 1;
    }
    let mut chosen = vec![];
    for n in first..sites.len() {
        if n > first && !sites[n].listed {
            break;
        }
        // "the incursion into A and the shelling of B": of another event.
        let gap = n.checked_sub(1).map_or(0..0, |before| sites[before].tokens.end..sites[n].tokens.start);
        if n > best && gap.clone().any(|i| view.noun(i).is_some()) {
            break;
        }
        // "around the town of A and in the countryside of B", "a ministry in A and forces in B": told as a place of its own.
        let repeated = n > best
            && sites[n].governor == "in"
            && sites[n].location.precision != PlacePrecision::Country
            && (["and", "in"].iter().all(|word| gap.clone().any(|i| view.lower(i) == *word))
                // "in A, in B, in C and in D".
                || gap.len() == 2 && (view.lower(gap.start), view.lower(gap.start + 1)) == (",", "in"));
        // "hit A, the B countryside and C".
        let of_list = n > best
            && sites[n].location.name.ends_with("countryside")
            && gap.len() >= 2
            && (view.lower(gap.end - 2), view.lower(gap.end - 1)) == (",", "the");
        // "hit A, B and rural areas of C and D provinces".
        let rural = n > best && gap.clone().any(|i| view.lower(i) == "rural" && view.lower(i + 1) == "areas");
        let as_last = || {
            let last =
                chosen.last().filter(|last: &&&Site| n > 0 && last.mention.span == sites[n - 1].mention.span);
            last.is_some_and(|last| same_rank(sites[n].location.precision, last.location.precision))
        };
        let is_next = repeated || of_list || rural || as_last();
        if same_rank(sites[n].location.precision, sites[best].location.precision) || is_next {
            chosen.push(&sites[n]);
        }
    }
    if chosen.is_empty() {
        chosen.push(&sites[best]);
    }
    // "The A base was struck, along with a depot in B": both.
    let between = trigger.end..sites[best].tokens.start.max(trigger.end);
    let too = |n: usize| matches!((view.lower(n), view.lower(n + 1)), ("along", "with") | ("well", "as"));
    if trigger.passive && between.into_iter().any(too) {
        let subject = |s: &&Site| s.tokens.end <= trigger.start && s.is_point() && fits(s);
        chosen.extend(sites.iter().rfind(subject));
    }
    chosen
}

/// "in the A countryside village of B": B, where `best` is the area that it lies in.
fn of_village(view: &View, sites: &[Site], best: usize) -> usize {
    let next = sites.get(best + 1).filter(|next| {
        let gap = sites[best].tokens.end..next.tokens.start;
        next.is_point()
            && !sites[best].is_point()
            && (2..=3).contains(&gap.len())
            && view.lower(gap.end - 1) == "of"
            && super::site::is_settlement(view.lower(gap.end - 2))
    });
    if next.is_some() { best + 1 } else { best }
}

/// "on the highway linking A and B near C": the stretch of road that is meant, where `best` is one of its ends.
fn on_road(sites: &[Site], best: usize) -> usize {
    let far = if sites[best].road_to_next { best + 1 } else { best };
    let is_end = far > 0 && sites.get(far - 1).is_some_and(|s| s.road_to_next);
    let at = sites.get(far + 1).filter(|s| {
        is_end && s.is_point() && s.is_at() && s.tokens.start.saturating_sub(sites[far].tokens.end) <= 3
    });
    if at.is_some() { far + 1 } else { best }
}

/// Tokens from the start of a sentence within which an area heads it.
const FRONT: usize = 5;

/// Tokens from an area to the place in it that a strike is said to have been aimed at.
const REACH_OF_AIM: usize = 16;

/// Tokens between a verb and the name of what it is done to: "raided the village of A".
const REACH_OF_OBJECT: usize = 6;

/// "In the valley, a strike destroyed a building in A": the point that the trigger's clause goes on to name within a fronted area, or
/// the area `best`.
fn finer(
    view: &View,
    trigger: &Trigger,
    sites: &[Site],
    sentence: &Range<usize>,
    best: usize,
    fits: impl Fn(&Site) -> bool,
) -> usize {
    let area = &sites[best];
    if let Some(object) = of_hit(view, trigger, sites, best) {
        return object;
    }
    // "In Sweida, shells fell on houses in A": Sweida is its province here.
    let names_province = |s: &Site| s.location.admin1.as_ref() == Some(&s.location.name);
    // "outside A, where bulldozers cleared a field, and in B": at A.
    let of_clause = || where_behind(view, area.tokens.end, sentence).is_some_and(|n| n < trigger.start);
    if area.is_point() && !names_province(area) && of_clause() {
        return best;
    }
    let is_seat = area.is_at()
        && (area.location.radius_m > VILLAGE_M || names_province(area))
        && (view.lower(area.tokens.end) == ","
            || matches!(view.lower(area.tokens.end), "district" | "province" | "governorate" | "area")
                && view.lower(area.tokens.end + 1) == ",");
    // "an air strike in the north-west, which it said was aimed at a depot in A".
    if !area.is_point() && area.tokens.start >= trigger.end {
        let aimed = |s: &Site| trigger.kind.is_strike() && is_aimed_at(view, area.tokens.end, s);
        return (best + 1..sites.len()).find(|n| aimed(&sites[*n])).unwrap_or(best);
    }
    if area.is_point() && !is_seat || area.tokens.start >= trigger.start {
        return best;
    }
    // "On the other bank of the Euphrates": a river has no middle.
    let is_river = area.location.precision == PlacePrecision::Region
        && (area.tokens.start.saturating_sub(4).max(sentence.start)..area.tokens.start)
            .any(|n| matches!(view.lower(n), "bank" | "banks" | "river"));
    let reach = if is_river {
        RIVER_M
    } else if area.is_point() {
        SEAT_M
    } else {
        2.0 * f64::from(area.location.radius_m)
    };
    let in_area = |s: &Site| {
        (s.location.radius_m < area.location.radius_m || area.is_point() && names_province(area))
            && crate::geoparse::distance_km(
                area.location.lon,
                area.location.lat,
                s.location.lon,
                s.location.lat,
            ) * 1_000.0
                <= reach
    };
    // "In the countryside of A, two boys were killed when a mine exploded near B".
    let fronted = area.tokens.start <= sentence.start + FRONT;
    let parted = |s: &Site| {
        let tells_how =
            |n: usize| fronted && !area.is_point() && matches!(view.lower(n), "when" | "as" | "while");
        (trigger.end..s.tokens.start).any(|n| view.parts(n) && !tells_how(n))
    };
    (best + 1..sites.len())
        .find(|n| {
            let s = &sites[*n];
            // "in the province, where it raided the village of A".
            let is_object =
                s.governor.starts_with("verb ") && s.tokens.start <= trigger.end + REACH_OF_OBJECT;
            s.tokens.start >= trigger.end
                && s.is_point()
                && (s.is_at() || is_object)
                && !parted(s)
                && in_area(s)
                && fits(s)
        })
        .unwrap_or(best)
}

/// "strikes in A hit a depot in B": the point that was hit, where `best` only says where the strikes were.
fn of_hit(view: &View, trigger: &Trigger, sites: &[Site], best: usize) -> Option<usize> {
    let area = &sites[best];
    let hits = |n: &usize| view.is_form_of(*n, &["hit", "strike", "target"]);
    let hit = if trigger.noun {
        let told = trigger.kind.is_strike() && area.tokens.start >= trigger.end;
        // "carried out strikes near A and struck in B": both.
        let joins = |n: &usize| matches!(view.lower(*n), "and" | "but");
        (area.tokens.end..area.tokens.end + REACH_OF_HIT)
            .take_while(|n| !joins(n))
            .find(hits)
            .filter(|_| told)
    } else {
        let strike = (area.tokens.start.saturating_sub(REACH_OF_OBJECT)..area.tokens.start)
            .any(|n| view.noun(n).is_some_and(|(_, kind)| kind.is_strike()));
        Some(trigger.start).filter(|n| strike && !trigger.passive && hits(n) && area.tokens.end == *n)
    }?;
    let object = |s: &Site| {
        s.is_point()
            && (s.is_at() || s.governor.starts_with("verb "))
            && (hit..hit + REACH_OF_AIM).contains(&s.tokens.start)
            && !(hit + 1..s.tokens.start).any(|n| view.parts(n) || view.is_finite(n))
    };
    (best + 1..sites.len()).find(|n| area.is_at() && object(&sites[*n]))
}

/// Tokens from a place to the verb behind it that tells what was hit there.
const REACH_OF_HIT: usize = 3;

/// "an air strike in the north-west, which it said was aimed at a depot in A": whether the words from token `from` on say so of the site.
fn is_aimed_at(view: &View, from: usize, site: &Site) -> bool {
    let between = from..site.tokens.start;
    site.is_point()
        && site.is_at()
        && between.len() <= REACH_OF_AIM
        && between.clone().any(|n| view.lower(n) == "which")
        && between.into_iter().any(|n| view.is_form_of(n, &["aim", "target", "hit", "strike", "direct"]))
}

/// Whether two places of a list are of one rank: villages with villages, governorates with governorates.
fn same_rank(a: PlacePrecision, b: PlacePrecision) -> bool {
    let rank = |p| match p {
        PlacePrecision::Exact | PlacePrecision::Settlement | PlacePrecision::Near => 0,
        PlacePrecision::Admin1 | PlacePrecision::Admin2 | PlacePrecision::Admin3 | PlacePrecision::Region => {
            1
        }
        PlacePrecision::Country | PlacePrecision::None => 2,
    };
    rank(a) == rank(b)
}
