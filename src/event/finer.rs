//! What is told of an area, and then of the place in it: "in the province", and a paragraph later "the village of A".

use super::read::Draft;
use super::report::{Figure, Report};
use super::same::{
    CITY_M, hurts_the_same, is_attack, is_point, joins, joins_in_sentence, may_be_same_day, may_hurt_as_many,
};
use crate::geoparse::{LONG_ROAD, Location};
use crate::kind::{IncidentType, PlacePrecision};

/// Folds a report of an area into the report of the same kind of event, the same day, at a point in that area: the lead names the
/// province, a later paragraph the village.
pub(super) fn fold_coarse(kept: &mut Vec<Draft>) {
    let mut at = 0;
    while at < kept.len() {
        // After the city its district; a city told after another place is another event.
        // "ambushed on the highway from A to B; five of the attackers were killed": by the lead it was east of C.
        // "a post on the road that links A with B": of the strike told before.
        let again = kept[at].again;
        let stretch = |p: &Location| again && p.place_id.is_none() && p.radius_m > WIDE_M;
        let point = |p: &Location| is_point(p) && !stretch(p);
        let city = kept[at].report.place.as_ref().is_some_and(point) && !kept[at].beside;
        let follows = |n: &usize| *n > at || !city || has_same_dead(&kept[*n].report, &kept[at].report);
        let fine: Vec<usize> =
            (0..kept.len()).filter(|n| *n != at && follows(n) && tells_finer(&kept[*n], &kept[at])).collect();
        // Troops who clashed in the south are those of the clash in the village, not the air strike told after it.
        let kin: Vec<usize> =
            fine.iter().copied().filter(|n| kept[*n].report.kind == kept[at].report.kind).collect();
        let fine = if kin.is_empty() { fine } else { kin };
        // "The shooting took place in A", right behind the lead: there, wherever else in the area something happened.
        let next = at + 1;
        let told_on = kept.get(next).is_some_and(|d| goes_on_with(d, &kept[at]));
        let goes_on = told_on || kept.get(next).is_some_and(|d| d.again) && fine.contains(&next);
        let fine = if goes_on { vec![next] } else { fine };
        // "killed in an ambush east of A. A bus was attacked on the highway between B and C": where on it was told before.
        let before =
            at.checked_sub(1).filter(|n| is_on_long_road(&kept[at].report) && tells_on(&kept[at], &kept[*n]));
        let fine = before.map_or(fine, |n| vec![n]);
        let places = |n: &usize| kept[*n].report.place.as_ref().map(|p| &p.name);
        let single = fine.iter().all(|n| places(n) == places(&fine[0]));
        // An area with other dead than its villages is another event.
        let area = &kept[at].report;
        let held = |n: &usize| {
            let point = &kept[*n].report;
            let fits = |a: Option<Figure>, p: Option<Figure>| {
                a.is_none_or(|a| a.best == 0 || p.map_or(single, |p| a.best <= p.best))
            };
            (kept[*n].beside || kept[at].beside || fits(area.killed, point.killed))
                && fits(area.injured, point.injured)
        };
        // The lead tells of all at once, and not where: its dead are those of the places told one by one.
        let is_lead =
            kept[at].sentence < REACH_OF_LEAD && kept[at].report.place.as_ref().is_some_and(is_wide_area);
        let Some(into) = fine.iter().copied().find(held).or(fine.first().copied().filter(|_| is_lead)) else {
            at += 1;
            continue;
        };
        let Draft { report: area, beside, vague, .. } = kept.remove(at);
        let into = if into > at { into - 1 } else { into };
        let sum = (beside || kept[into].beside).then(|| both_sides(&area, &kept[into].report)).flatten();
        let point = &mut kept[into].report;
        point.killed = sum.or(point.killed);
        // "died in a drone strike in the south. One more was hurt in the attack on A".
        let attack = vague && point.kind == IncidentType::MilitaryOperation && area.kind.is_strike();
        let attack = attack || area.place.is_none() && point.kind == IncidentType::MilitaryOperation;
        if point.kind == IncidentType::Other && area.kind.is_violent() || attack {
            point.kind = area.kind;
            if let Some(field) = area.fields.get("type") {
                point.fields.insert("type".to_owned(), field.clone());
            }
        }
        for (name, slot, told) in [
            ("killed", &mut point.killed, area.killed),
            ("injured", &mut point.injured, area.injured),
            ("detained", &mut point.detained, area.detained),
        ] {
            let less = slot.is_some_and(|s| is_lead && told.is_some_and(|t| s.best < t.best));
            if let Some(figure) =
                told.filter(|f| single && (slot.is_none() || less) || slot.is_none() && f.best == 0)
            {
                *slot = Some(figure);
                if let Some(evidence) = area.fields.get(name) {
                    point.fields.insert(name.to_owned(), evidence.clone());
                }
            }
        }
    }
}

/// "gunmen ambushed a patrol in the mountains east of A", and the next thing told is that "the ambush took place near B": whether `next`
/// says where `told` was.
fn goes_on_with(next: &Draft, told: &Draft) -> bool {
    let (x, y) = (&told.report, &next.report);
    let Some(q) = &y.place else { return false };
    let within_reach = if let Some(p) = &x.place {
        // A village named is where it was, and "the attack" another.
        let named = p.precision == PlacePrecision::Settlement && p.place_id.is_some() && p.radius_m < TOWN_M;
        let reach = if is_point(p) { TOLD_ON_KM } else { TOLD_ON_KM.max(f64::from(p.radius_m) / 1_000.0) };
        !named && crate::geoparse::distance_km(p.lon, p.lat, q.lon, q.lat) <= reach
    } else {
        // "on the highway between A and B", far apart, and then where on it.
        is_on_long_road(x)
    };
    next.again && within_reach && is_point(q) && tells_on(next, told)
}

/// Whether it happened on a road too long to say where.
fn is_on_long_road(report: &Report) -> bool {
    report.place.is_none() && report.fields.get("place").is_some_and(|f| f.rule == LONG_ROAD)
}

/// Whether `next`, told soon after `told`, may be of the same attack by its day, kind and dead.
fn tells_on(next: &Draft, told: &Draft) -> bool {
    let (x, y) = (&told.report, &next.report);
    next.sentence > told.sentence
        && next.sentence - told.sentence < REACH_OF_LEAD
        && (x.date == y.date || x.date.overlaps(y.date) || may_be_same_day(next, told))
        && (joins(x.kind, y.kind) || is_attack(x.kind) && is_attack(y.kind))
        && may_hurt_as_many(told, next)
}

/// Kilometres within which a village lies that is told by the mountain or town it is near.
const UNNAMED_KM: f64 = 25.0;

/// Kilometres from where an event was told to be that the next sentence may say it was.
const TOLD_ON_KM: f64 = 40.0;

/// Radius, in metres, from which on a settlement is a town that what lies around it is told by.
const TOWN_M: u32 = 1_500;

/// Tokens from the start within which an article tells what it is about.
const REACH_OF_LEAD: usize = 120;

/// Whether the place is a province or wider: a part of one that is named may be where something else happened.
fn is_wide_area(place: &Location) -> bool {
    matches!(place.precision, PlacePrecision::Country | PlacePrecision::Region | PlacePrecision::Admin1)
}

/// Whether both tell of the same number of dead, and of more than one.
fn has_same_dead(x: &Report, y: &Report) -> bool {
    x.killed.zip(y.killed).is_some_and(|(a, b)| a.best == b.best && a.best > 1)
}

/// Kilometres between two parts of one province that are told as one: its south and its east.
const PARTS_KM: f64 = 30.0;

/// Radius, in metres, from which on a stretch between two places is an area: "the highway from A to B".
const WIDE_M: u32 = 8_000;

/// Metres from a city's centre within which a place of another province is its suburb.
const SUBURB_M: u32 = 6_000;

/// Metres from a city within which what lies on one side of it is told in the same sentence.
const SIDE_OF_CITY_M: f64 = 50_000.0;

/// Days that a night lies in.
const NIGHT: i32 = 2;

/// Whether `fine` is at a point in the area of `coarse` and can be the same event.
fn tells_finer(fine: &Draft, coarse: &Draft) -> bool {
    let near_day = may_be_same_day(fine, coarse);
    let again = fine.again;
    let beside = coarse.beside;
    let same_sentence = fine.sentence == coarse.sentence;
    let later = fine.sentence > coarse.sentence;
    let unnamed = coarse.unnamed && !fine.unnamed && later;
    // A lead is told no further; what is told further is not the village told next.
    if coarse.further && coarse.sentence > REACH_OF_LEAD {
        return false;
    }
    let (fine, coarse) = (&fine.report, &coarse.report);
    let (Some(area), Some(point)) = (&coarse.place, &fine.place) else { return false };
    // "around the town of A and in the countryside of B": two.
    let listed =
        same_sentence && fine.fields.get("type") == coarse.fields.get("type") && coarse.kind == fine.kind;
    // Rockets that fell on the heights are not the shelling of the province beside them.
    let other_province = area.admin1.is_some() && point.admin1.is_some() && area.admin1 != point.admin1;
    let apart = !is_point(point) && other_province;
    if listed || apart {
        return false;
    }
    // "a village at the foot of the mountain", of which the next paragraph gives the name.
    if unnamed {
        // "a village south of the capital" may lie at some distance.
        let reach = UNNAMED_KM.max(2.0 * f64::from(area.radius_m) / 1_000.0);
        return is_point(point)
            && (near_day || coarse.date.overlaps(fine.date))
            && joins(coarse.kind, fine.kind)
            && crate::geoparse::distance_km(area.lon, area.lat, point.lon, point.lat) <= reach;
    }
    let is_wide = |p: &Location| {
        !is_point(p) || p.radius_m > if p.precision == PlacePrecision::Near { WIDE_M } else { CITY_M }
    };
    // "killed two in the south", and then "a drone fell on A. No one was hurt".
    let harmed = |r: &Report| [r.killed, r.injured].into_iter().flatten().any(|f| f.best > 0);
    let spared = |r: &Report| !harmed(r) && (r.killed.is_some() || r.injured.is_some());
    if harmed(coarse) && spared(fine) {
        return false;
    }
    // "74 were killed in the province in two days of clashes", and then an attack on A on one of them.
    let days = |i: crate::date::Interval| i.days().unwrap_or(i32::MAX);
    if harmed(coarse) && days(coarse.date) > NIGHT && days(fine.date) == 1 {
        return false;
    }
    // A part of a province within a part of the country, or beside another part of the province.
    let parts = point.precision == area.precision
        && area.precision == PlacePrecision::Admin1
        && area.admin1.is_some()
        && area.admin1 == point.admin1
        && crate::geoparse::distance_km(area.lon, area.lat, point.lon, point.lat) <= PARTS_KM;
    // "put up a checkpoint west of A and moved on to B, where they put up another": two.
    if same_sentence
        && area.precision == PlacePrecision::Near
        && coarse.kind == fine.kind
        && !coarse.kind.is_violent()
    {
        return false;
    }
    // "One was killed when they hit the valley, and three others in an attack on A".
    let dead = |r: &Report| r.killed.filter(|k| k.best > 0).map(|k| k.best);
    if same_sentence && dead(coarse).is_some() && dead(fine).is_some() && dead(coarse) != dead(fine) {
        return false;
    }
    // "on the highway between A and B", and by the lead east of C.
    let narrower = beside && point.radius_m <= area.radius_m / 2;
    if !is_wide(area) || is_wide(point) && point.precision >= area.precision && !parts && !narrower {
        return false;
    }
    let away = || crate::geoparse::distance_km(area.lon, area.lat, point.lon, point.lat) * 1_000.0;
    let inside = match area.precision {
        PlacePrecision::Country => point.country == area.country,
        PlacePrecision::Region => away() <= f64::from(area.radius_m) * 1.5,
        // A city has districts; the towns around it are of another province or stand for themselves.
        PlacePrecision::Settlement => {
            let reach = if point.admin1 == area.admin1 { area.radius_m } else { area.radius_m.min(SUBURB_M) };
            away() <= f64::from(reach)
        }
        PlacePrecision::Near | PlacePrecision::Exact | PlacePrecision::Admin2 | PlacePrecision::Admin3 => {
            // "a strike northeast of the city, saying it had hit a site in the town of A": how far, is not said.
            let side = same_sentence && area.place_id.is_none() && coarse.kind == fine.kind;
            away() <= f64::from(area.radius_m) || side && away() <= SIDE_OF_CITY_M
        }
        // The Bekaa valley reaches into the next province.
        _ => {
            point.admin1 == area.admin1
                || same_sentence && point.country == area.country && away() <= f64::from(area.radius_m) * 1.5
        }
    };
    let dated = near_day
        || coarse.date == fine.date
        || coarse.date.overlaps(fine.date) && days(fine.date) <= days(coarse.date).max(3);
    // "an exchange of fire in southern Syria overnight" is the raid on the village told next.
    let vague = matches!(area.precision, PlacePrecision::Country | PlacePrecision::Region)
        && days(coarse.date) <= 2
        && (coarse.kind.is_violent() || coarse.kind == IncidentType::Other)
        && (fine.kind.is_violent() || again && fine.kind == IncidentType::Other);
    let told_at_once = same_sentence && joins_in_sentence(coarse.kind, fine.kind);
    // "detained three after setting up a checkpoint in the province. They were taken on the road between A and B".
    let stopped = coarse.kind == IncidentType::Checkpoint
        && fine.kind == IncidentType::ArrestDetention
        && coarse.detained.is_some_and(|d| fine.detained.is_none_or(|f| f.best == d.best));
    inside
        && dated
        && (stopped || joins(coarse.kind, fine.kind) || vague || told_at_once || hurts_the_same(fine, coarse))
}

/// The dead of both reports, of which the later tells of the other side's.
pub(super) fn both_sides(a: &Report, b: &Report) -> Option<Figure> {
    Some(super::people::sum(a.killed?, b.killed?))
}
