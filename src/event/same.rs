//! Whether two reports of one article tell of one event, by place, day, kind and harm.

use super::read::Draft;
use super::report::{Actor, Figure, Report, Role};
use crate::geoparse::Location;
use crate::kind::{IncidentType, PlacePrecision};

impl Draft {
    /// Whether it tells that traffic was stopped or a road closed: a part of what else was done there.
    pub(super) fn is_stop(&self) -> bool {
        self.search && self.report.kind == IncidentType::Checkpoint
    }
}

/// Whether `b`, told after `a`, tells of its event.
pub(super) fn is_same(a: &Draft, b: &Draft) -> bool {
    let (x, y) = (&a.report, &b.report);
    let same_sentence = a.sentence == b.sentence;
    let dated =
        x.date == y.date || x.date.overlaps(y.date) && (x.date.days() <= Some(3) || y.date.days() <= Some(3));
    let dated = dated || may_be_same_day(a, b);
    let dated = dated || (x.date.start.is_none() && y.date.start.is_none() && same_sentence);
    dated
        && !is_answered(x, y)
        && (same_place(x, y)
            || x.kind == y.kind && is_road_beside(x, y) && b.sentence.abs_diff(a.sentence) < SOON
            // "64 were killed since Sunday in the city" are not those of a strike near it on Tuesday.
            || b.agentless && x.kind.is_violent() && are_near(x, y) && !lasts(y))
        && (joins(x.kind, y.kind) && !told_as_two(a, b)
            || b.agentless && x.kind.is_violent()
            || hurts_the_same(x, y)
            || is_detail(x, y, b.sentence.abs_diff(a.sentence) < SOON)
                // Who was shot at a protest on another day was not hurt when troops entered.
                && !(b.at_protest && a.assumed && x.date != y.date)
            || is_fire_at_protest(a, b)
            || same_sentence && is_fire_at_protest(b, a)
            // "Gunmen fired on a vehicle in A. The attack left two dead."
            || b.again && b.sentence.abs_diff(a.sentence) < SOON
                && (is_attack(x.kind) || x.killed.is_some() && x.kind.is_violent())
                && is_attack(y.kind) && may_hurt_as_many(a, b)
            // "Two explosions were heard near A. The army said it had struck a post there".
            || a.blast
                && x.kind == IncidentType::Other
                && y.kind.is_strike()
                && b.sentence.abs_diff(a.sentence) < SOON
            // "Troops closed off the town. Fighting there left three dead".
            || a.is_stop()
                && b.sentence.abs_diff(a.sentence) < SOON
                && matches!(y.kind, IncidentType::ArmedClash | IncidentType::Raid)
            || (same_sentence && (joins_in_sentence(x.kind, y.kind) || a.is_stop() != b.is_stop())))
}

/// "Residents held a protest. Soldiers answered it with live fire and wounded three", "Soldiers shot a boy during a protest in A": one event,
/// the protest, as conflict data sets have it (ACLED codebook, "Excessive force against protesters").
fn is_fire_at_protest(protest: &Draft, fire: &Draft) -> bool {
    let (x, y) = (&protest.report, &fire.report);
    // "Residents marched to the post. Soldiers opened fire": at them, as nobody else is told of.
    let undated = !y.fields.contains_key("place") && !y.fields.contains_key("date");
    let shot = fire.shots || y.kind == IncidentType::Other && y.injured.is_some_and(|f| f.best > 0);
    let answered = shot && undated && fire.sentence > protest.sentence;
    (fire.at_protest || answered)
        && x.kind == IncidentType::Protest
        && x.date == y.date
        && (x.injured.is_none() || y.injured.is_none())
        && fire.sentence.abs_diff(protest.sentence) < SOON
}

/// "Clashes broke out in A. Forces raided the town": a raid, and the clash or the incursion that another sentence tells. "They searched two
/// houses" is of the incursion.
fn told_as_two(a: &Draft, b: &Draft) -> bool {
    use IncidentType as T;
    let search = a.search || b.search;
    let with_raid = |x, y| x == T::Raid && (y == T::ArmedClash || y == T::GroundIncursion && !search);
    let (x, y) = (a.report.kind, b.report.kind);
    a.sentence != b.sentence && (with_raid(x, y) || with_raid(y, x))
}

/// "Gunmen killed two, prompting a sweep", "A cell attacked a checkpoint in A. Troops raided the town": what some did and what others
/// did about it.
fn is_answered(x: &Report, y: &Report) -> bool {
    use IncidentType as T;
    let gunmen = x.kind == T::Killing && x.actors.iter().any(is_gunmen) && !y.actors.iter().any(is_gunmen);
    let by = |r: &Report| -> Vec<String> {
        let perpetrators = r.actors.iter().filter(|a| a.role == Role::Perpetrator);
        perpetrators.map(|a| a.name.clone()).collect()
    };
    let others = || {
        let (first, second) = (by(x), by(y));
        !first.is_empty() && !second.is_empty() && first.iter().all(|name| !second.contains(name))
    };
    y.kind == T::Raid && (gunmen || x.kind == T::ArmedClash && x.killed.or(x.injured).is_some() && others())
}

/// Whether it tells of a time that began with some day: "since Sunday".
fn lasts(report: &Report) -> bool {
    report.fields.get("date").is_some_and(|f| matches!(f.rule.as_str(), "bounded" | "days_of_fighting"))
}

/// Tokens within which "the attack" is the one just told.
const SOON: usize = 60;

/// What may be called an attack.
pub(super) fn is_attack(kind: IncidentType) -> bool {
    kind.is_violent() && kind != IncidentType::GroundIncursion || kind == IncidentType::Other
}

/// Whether no figure of one stands against one of the other.
pub(super) fn may_hurt_as_many(a: &Draft, b: &Draft) -> bool {
    let fits = |a: Option<Figure>, b: Option<Figure>| a.zip(b).is_none_or(|(a, b)| a.best == b.best);
    let (x, y) = (&a.report, &b.report);
    (b.beside || fits(x.killed, y.killed)) && fits(x.injured, y.injured)
}

/// "Gunmen killed a guard", and further on "He was on his way home when two men opened fire"; "Soldiers raided a town", and "A man
/// was wounded by live fire": told without a place or another day, and no other people came to harm. `soon` when close behind: "The
/// ambush killed three and injured two".
fn is_detail(x: &Report, y: &Report, soon: bool) -> bool {
    use IncidentType as T;
    let told = |field: &str| y.fields.contains_key(field);
    let enters = matches!(x.kind, T::Raid | T::GroundIncursion);
    let as_told =
        |a: Option<Figure>, b: Option<Figure>| b.is_none() || a == b || (enters || soon) && a.is_none();
    (enters || matches!(x.kind, T::Killing | T::ArmedClash))
        && y.kind == IncidentType::Other
        && !told("place")
        && (!told("date") || x.date == y.date)
        && as_told(x.killed, y.killed)
        && as_told(x.injured, y.injured)
}

/// "Tank fire wounded a farmer", and further on how a shell was fired and wounded him.
pub(super) fn hurts_the_same(x: &Report, y: &Report) -> bool {
    let other = |a: &Report, b: &Report| a.kind == IncidentType::Other && b.kind.is_violent();
    (other(x, y) || other(y, x))
        && x.injured.zip(y.injured).is_some_and(|(a, b)| a.best == b.best && a.best > 0)
        && x.killed.is_none()
        && y.killed.is_none()
}

/// Days that an assumed date may be off.
const OFF_DAYS: i32 = 3;

/// Whether one of the dates is assumed, and the other not far from it.
pub(super) fn may_be_same_day(a: &Draft, b: &Draft) -> bool {
    let (x, y) = (a.report.date, b.report.date);
    a.assumed != b.assumed
        && x.start.zip(y.start).is_some_and(|(x, y)| (x - y).get_days().abs() <= OFF_DAYS)
        && x.days().max(y.days()) <= Some(OFF_DAYS)
}

/// Farthest apart, in kilometres, that the places of one event may be named in one article: a town and what lies at its edge.
pub(super) const NEAR_KM: f64 = 8.0;

/// Whether both happened at points next to each other.
fn are_near(x: &Report, y: &Report) -> bool {
    let (Some(p), Some(q)) = (&x.place, &y.place) else { return false };
    is_point(p) && is_point(q) && crate::geoparse::distance_km(p.lon, p.lat, q.lon, q.lat) <= NEAR_KM
}

pub(super) fn is_point(place: &Location) -> bool {
    matches!(place.precision, PlacePrecision::Exact | PlacePrecision::Settlement | PlacePrecision::Near)
}

/// "shelled land around A", and "Five shells fell between A and B".
fn is_road_beside(x: &Report, y: &Report) -> bool {
    let (Some(p), Some(q)) = (&x.place, &y.place) else { return false };
    y.kind == IncidentType::Shelling && are_near(x, y) && q.ends().any(|end| end == p.name)
}

fn same_place(x: &Report, y: &Report) -> bool {
    match (&x.place, &y.place) {
        (Some(p), Some(q)) => p.name == q.name || p.place_id.is_some() && p.place_id == q.place_id,
        (None, None) => x.place_as_written == y.place_as_written,
        _ => false,
    }
}

/// Types under which one article goes on to tell of the same event.
pub(super) fn joins(a: IncidentType, b: IncidentType) -> bool {
    use IncidentType as T;
    const GROUPS: &[&[IncidentType]] = &[
        &[T::GroundIncursion, T::Raid, T::ArrestDetention],
        &[T::Airstrike, T::DroneStrike, T::MilitaryOperation],
        &[T::Shelling, T::MilitaryOperation],
        &[T::ArmedClash, T::Killing, T::SectarianViolence, T::MilitaryOperation],
        &[T::Raid, T::MilitaryOperation, T::ArmedClash, T::Killing],
        &[T::Airstrike, T::Killing],
        &[T::DroneStrike, T::Killing],
        &[T::Shelling, T::Killing],
        &[T::GroundIncursion, T::TerritorialSeizure],
        &[T::GroundIncursion, T::MilitaryOperation],
        &[T::Talks, T::Statement],
    ];
    a == b || GROUPS.iter().any(|g| g.contains(&a) && g.contains(&b))
}

/// Further types that one sentence uses for one event.
pub(super) fn joins_in_sentence(a: IncidentType, b: IncidentType) -> bool {
    use IncidentType as T;
    let damage = |k: IncidentType| {
        matches!(k, T::Airstrike | T::DroneStrike | T::Shelling | T::Raid | T::MilitaryOperation)
    };
    let shots = |x: IncidentType, y: IncidentType| x == T::Other && !y.is_diplomatic() && y != T::Protest;
    // "entered the village and clashed with gunmen".
    let entered = |x, y| x == T::GroundIncursion && matches!(y, T::ArmedClash | T::Killing);
    // "killed one civilian and took away seven others".
    let taken = |x, y| x == T::ArrestDetention && y == T::Killing;
    // "met in A and agreed to set up a channel".
    let met = |x, y| x == T::Talks && y == T::Agreement;
    // "set up a checkpoint and detained a taxi driver".
    let stopped = |x, y| x == T::Checkpoint && y == T::ArrestDetention;
    entered(a, b)
        || entered(b, a)
        || met(a, b)
        || met(b, a)
        || stopped(a, b)
        || stopped(b, a)
        || taken(a, b)
        || taken(b, a)
        || (a == T::PropertyDamage && damage(b))
        || (b == T::PropertyDamage && damage(a))
        || shots(a, b)
        || shots(b, a)
}

/// Radius, in metres, of a city whose districts an article may go on to name.
pub(super) const CITY_M: u32 = 5_000;

/// Armed men of no army or group that is named.
pub(super) fn is_gunmen(actor: &Actor) -> bool {
    actor.role == Role::Perpetrator && actor.name == "armed groups"
}
