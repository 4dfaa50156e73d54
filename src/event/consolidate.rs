//! Several triggers of one article that tell of one event become one report.
//!
//! "Forces raided the village, arresting three and killing two" is a raid with its figures, not three events; a lead that
//! names the governorate and the paragraph that names the village are one event at the village.

use super::read::Draft;
use super::report::{Actor, Figure, Report, Role};
use crate::geoparse::{LONG_ROAD, Location};
use crate::kind::{IncidentType, PlacePrecision};
use std::collections::{BTreeMap, BTreeSet};

/// Merges drafts (in text order) of one event; keeps text order.
pub(super) fn consolidate(mut drafts: Vec<Draft>) -> Vec<Report> {
    // "The explosion damaged a gate and caused no casualties": of the grenade told before.
    for draft in drafts.iter_mut().filter(|d| d.blast && d.report.kind == IncidentType::Killing) {
        if draft.report.killed.is_some_and(|k| k.high == Some(0)) {
            draft.report.kind = IncidentType::Other;
        }
    }
    let mut kept = Kept::of(drafts);
    fold_coarse(&mut kept.drafts);
    kept.drafts.retain(|d| !d.vague);
    // What an area gave to a village may make it the same as another told there.
    let mut kept = Kept::of(kept.drafts);
    // "An explosion was heard": nobody is said to have died.
    // "wounded in a shooting": nor that.
    let of_noun = |r: &Report| r.fields.get("type").is_some_and(|f| f.rule.ends_with("noun"));
    let harmless = |d: &Draft| {
        let r = &d.report;
        r.kind == IncidentType::Killing
            && (d.blast && r.killed.is_none()
                || r.killed.is_none_or(|k| k.high == Some(0)) && r.injured.is_some() && of_noun(r))
    };
    // "Two brothers were killed when a mine went off": no killing, which is somebody's act.
    let by_mine = |d: &Draft| d.report.kind == IncidentType::Killing && d.mine;
    for draft in kept.drafts.iter_mut().filter(|d| harmless(d) || by_mine(d)) {
        draft.report.kind = IncidentType::Other;
    }
    for draft in &mut kept.drafts {
        spare(&mut draft.report);
        // "Gunmen opened fire in A", and further on "Five were killed".
        let dead = draft.report.killed.is_some_and(|k| k.best > 0);
        if draft.shots && dead && draft.report.kind == IncidentType::Other && !draft.blast && !draft.mine {
            draft.report.kind = IncidentType::Killing;
        }
    }
    kept.drafts.into_iter().map(|d| d.report).collect()
}

/// "No injuries were reported": nor did anybody die.
fn spare(report: &mut Report) {
    if report.killed.is_none() && report.injured.is_some_and(|f| f.high == Some(0)) {
        report.killed = report.injured;
        if let Some(field) = report.fields.get("injured").cloned() {
            report.fields.insert("killed".to_owned(), field);
        }
    }
}

/// The drafts kept so far, found by where they happened: looking at all of them for each new one would take the square of a
/// long text's time. Absorbing another draft does not change the place.
#[derive(Default)]
struct Kept {
    drafts: Vec<Draft>,
    /// By the place's name, empty for none.
    by_name: BTreeMap<String, Vec<usize>>,
    by_id: BTreeMap<String, Vec<usize>>,
    /// By latitude in steps, and index.
    by_latitude: BTreeSet<(i32, usize)>,
}

/// Steps of a degree that latitudes are sorted by.
const STEPS: f64 = 1_000.0;

/// Steps to the north and south within which everything at most [`NEAR_KM`] away lies.
const REACH: i32 = (NEAR_KM / 110.0 * STEPS) as i32 + 2;

impl Kept {
    /// Drafts of one event made one; text order stays.
    fn of(drafts: Vec<Draft>) -> Self {
        let mut kept = Self::default();
        for draft in drafts {
            match kept.same(&draft) {
                Some(n) => absorb(&mut kept.drafts[n], draft),
                None => kept.push(draft),
            }
        }
        kept
    }

    /// The first draft that tells of the same event.
    fn same(&self, draft: &Draft) -> Option<usize> {
        let is_same = |n: &usize| is_same(&self.drafts[*n], draft);
        let (name, id, latitude) = key(draft);
        let at = [self.by_name.get(name), id.and_then(|id| self.by_id.get(id))];
        let ends = ends_of_road(name).filter_map(|end| self.by_name.get(end));
        let at =
            at.into_iter().flatten().chain(ends).filter_map(|list| list.iter().copied().find(is_same)).min();
        let beside = latitude.filter(|_| draft.agentless).and_then(|latitude| {
            let near = self.by_latitude.range((latitude - REACH, 0)..(latitude + REACH, 0));
            near.map(|(_, n)| *n).filter(is_same).min()
        });
        [at, beside].into_iter().flatten().min()
    }

    fn push(&mut self, draft: Draft) {
        let n = self.drafts.len();
        let (name, id, latitude) = key(&draft);
        let add = |map: &mut BTreeMap<String, Vec<usize>>, key: &str| match map.get_mut(key) {
            Some(list) => list.push(n),
            None => drop(map.insert(key.to_owned(), vec![n])),
        };
        add(&mut self.by_name, name);
        if let Some(id) = id {
            add(&mut self.by_id, id);
        }
        self.by_latitude.extend(latitude.map(|latitude| (latitude, n)));
        self.drafts.push(draft);
    }
}

impl Draft {
    /// Whether it tells that traffic was stopped or a road closed: a part of what else was done there.
    fn is_stop(&self) -> bool {
        self.search && self.report.kind == IncidentType::Checkpoint
    }
}

/// What a draft is found by: its place's name, empty for none, id and latitude in steps.
fn key(draft: &Draft) -> (&str, Option<&str>, Option<i32>) {
    let place = draft.report.place.as_ref();
    (
        place.map_or("", |p| &p.name),
        place.and_then(|p| p.place_id.as_deref()),
        place.map(|p| (p.lat * STEPS).floor() as i32),
    )
}

fn is_same(a: &Draft, b: &Draft) -> bool {
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
            || b.agentless && is_violent(x.kind) && are_near(x, y) && !lasts(y))
        && (joins(x.kind, y.kind) && !told_as_two(a, b)
            || b.agentless && is_violent(x.kind)
            || hurts_the_same(x, y)
            || is_detail(x, y, b.sentence.abs_diff(a.sentence) < SOON)
                // Who was shot at a protest on another day was not hurt when troops entered.
                && !(b.at_protest && a.assumed && x.date != y.date)
            // "Residents held a protest. Soldiers answered the protest with live fire and wounded three."
            || b.at_protest
                && x.kind == IncidentType::Protest
                && x.date == y.date
                && x.injured.is_none()
                && b.sentence.abs_diff(a.sentence) < SOON
            // "Gunmen fired on a vehicle in A. The attack left two dead."
            || b.again && b.sentence.abs_diff(a.sentence) < SOON
                && (is_attack(x.kind) || x.killed.is_some() && is_violent(x.kind))
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
fn is_attack(kind: IncidentType) -> bool {
    is_violent(kind) && kind != IncidentType::GroundIncursion || kind == IncidentType::Other
}

/// Whether no figure of one stands against one of the other.
fn may_hurt_as_many(a: &Draft, b: &Draft) -> bool {
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
fn hurts_the_same(x: &Report, y: &Report) -> bool {
    let other = |a: &Report, b: &Report| a.kind == IncidentType::Other && is_violent(b.kind);
    (other(x, y) || other(y, x))
        && x.injured.zip(y.injured).is_some_and(|(a, b)| a.best == b.best && a.best > 0)
        && x.killed.is_none()
        && y.killed.is_none()
}

/// Days that an assumed date may be off.
const OFF_DAYS: i32 = 3;

/// Whether one of the dates is assumed, and the other not far from it.
fn may_be_same_day(a: &Draft, b: &Draft) -> bool {
    let (x, y) = (a.report.date, b.report.date);
    a.assumed != b.assumed
        && x.start.zip(y.start).is_some_and(|(x, y)| (x - y).get_days().abs() <= OFF_DAYS)
        && x.days().max(y.days()) <= Some(OFF_DAYS)
}

/// Farthest apart, in kilometres, that the places of one event may be named in one article: a town and what lies at its edge.
const NEAR_KM: f64 = 8.0;

/// Whether both happened at points next to each other.
fn are_near(x: &Report, y: &Report) -> bool {
    let (Some(p), Some(q)) = (&x.place, &y.place) else { return false };
    is_point(p) && is_point(q) && crate::geoparse::distance_km(p.lon, p.lat, q.lon, q.lat) <= NEAR_KM
}

fn is_point(place: &Location) -> bool {
    matches!(place.precision, PlacePrecision::Exact | PlacePrecision::Settlement | PlacePrecision::Near)
}

/// Whether people come to harm by events of the type.
pub(super) fn is_violent(kind: IncidentType) -> bool {
    use IncidentType as T;
    matches!(
        kind,
        T::Airstrike
            | T::DroneStrike
            | T::Shelling
            | T::Raid
            | T::ArmedClash
            | T::Killing
            | T::SectarianViolence
            | T::GroundIncursion
            | T::MilitaryOperation
    )
}

/// "shelled land around A", and "Five shells fell between A and B".
fn is_road_beside(x: &Report, y: &Report) -> bool {
    let (Some(p), Some(q)) = (&x.place, &y.place) else { return false };
    y.kind == IncidentType::Shelling && are_near(x, y) && ends_of_road(&q.name).any(|end| end == p.name)
}

/// "between A and B": A and B.
fn ends_of_road(name: &str) -> impl Iterator<Item = &str> {
    name.strip_prefix("between ").into_iter().flat_map(|ends| ends.split(" and "))
}

fn same_place(x: &Report, y: &Report) -> bool {
    match (&x.place, &y.place) {
        (Some(p), Some(q)) => p.name == q.name || p.place_id.is_some() && p.place_id == q.place_id,
        (None, None) => x.place_as_written == y.place_as_written,
        _ => false,
    }
}

/// Types under which one article goes on to tell of the same event.
fn joins(a: IncidentType, b: IncidentType) -> bool {
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
fn joins_in_sentence(a: IncidentType, b: IncidentType) -> bool {
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

/// The narrower of two types of one event.
const fn rank(kind: IncidentType) -> u8 {
    use IncidentType as T;
    match kind {
        T::Other => 0,
        T::MilitaryOperation => 1,
        T::Killing | T::GroundIncursion => 2,
        T::ArmedClash | T::PropertyDamage => 3,
        T::ArrestDetention | T::TerritorialSeizure => 4,
        T::Shelling | T::Airstrike | T::Checkpoint => 5,
        T::DroneStrike | T::SectarianViolence => 6,
        T::Raid => 7,
        _ => 3,
    }
}

fn absorb(kept: &mut Draft, other: Draft) {
    // "security forces searched buildings" after a bomb: no raid.
    let after_blast = kept.blast && other.search;
    kept.blast |= other.blast;
    kept.mine |= other.mine;
    let other_assumed = other.assumed;
    let (is_stop, other_is_stop) = (kept.is_stop(), other.is_stop());
    kept.beside |= other.beside && kept.report.killed.is_none();
    let sum = other.beside.then(|| both_sides(&kept.report, &other.report)).flatten();
    let (k, o) = (&mut kept.report, other.report);
    // Houses searched after an incursion are a part of it.
    let part = |search: bool, entered: IncidentType| search && entered == IncidentType::GroundIncursion;
    // Who enters a place and takes people away raids it.
    let raid = |x, y| x == IncidentType::GroundIncursion && y == IncidentType::ArrestDetention;
    // "shot dead one smuggler and captured two others": whom they killed is told first.
    let killed_first = (k.kind, o.kind) == (IncidentType::Killing, IncidentType::ArrestDetention)
        && k.evidence == o.evidence;
    // "Clashes broke out in A after forces stormed the town"; "in clashes during a raid" is of the raid.
    let clash_first = (k.kind, o.kind) == (IncidentType::ArmedClash, IncidentType::Raid)
        && k.evidence == o.evidence
        && o.fields.get("type").is_some_and(|f| f.rule == "active_verb");
    if killed_first || clash_first {
    } else if raid(k.kind, o.kind) || raid(o.kind, k.kind) {
        k.kind = IncidentType::Raid;
    } else if is_stop && o.kind != IncidentType::Checkpoint {
        // "stopped a bus and abducted five".
        k.kind = o.kind;
    } else if other_is_stop {
    } else if entered_to_kill(k, &o) {
        // "Masked men entered a shop and shot its owner."
        k.kind = IncidentType::Killing;
    } else if rank(o.kind) > rank(k.kind) && !after_blast && !part(other.search, k.kind)
        || part(kept.search, o.kind)
    {
        kept.search &= other.search;
        k.kind = o.kind;
        if let Some(field) = o.fields.get("type") {
            k.fields.insert("type".to_owned(), field.clone());
        }
    }
    let narrower = o.date.days().is_some_and(|d| k.date.days().is_none_or(|e| d < e));
    // What has its day from the story says no more of it than the story did.
    let told = !other_assumed && o.fields.contains_key("date");
    if kept.assumed && told || narrower && kept.assumed >= other_assumed {
        kept.assumed = other_assumed;
        k.date = o.date;
        if let Some(field) = o.fields.get("date") {
            k.fields.insert("date".to_owned(), field.clone());
        }
    }
    for (name, field) in o.fields {
        // The words that name one source are no evidence for another.
        if name != "attributed_to"
            || k.attributed_to.as_ref().is_none_or(|a| Some(a) == o.attributed_to.as_ref())
        {
            k.fields.entry(name).or_insert(field);
        }
    }
    k.killed = sum.or(k.killed).or(o.killed);
    k.injured = k.injured.or(o.injured);
    k.detained = k.detained.or(o.detained);
    k.attributed_to = k.attributed_to.take().or(o.attributed_to);
    for actor in o.actors {
        if !k.actors.iter().any(|a| a.name == actor.name) {
            k.actors.push(actor);
        }
    }
    k.certainty = k.certainty.min(o.certainty);
}

/// The dead of both reports, of which the later tells of the other side's.
fn both_sides(a: &Report, b: &Report) -> Option<Figure> {
    Some(super::people::sum(a.killed?, b.killed?))
}

/// Armed men of no army or group that is named.
fn is_gunmen(actor: &Actor) -> bool {
    actor.role == Role::Perpetrator && actor.name == "armed groups"
}

/// Whether one tells that gunmen of no army came in and the other that they killed.
fn entered_to_kill(k: &Report, o: &Report) -> bool {
    use IncidentType as T;
    let kinds = |entered| [(k.kind, o.kind), (o.kind, k.kind)].contains(&(entered, T::Killing));
    // "Gunmen broke into a home and shot dead a man": no raid of an army.
    let raid = if k.kind == T::Raid { k } else { o };
    let broke_in = kinds(T::Raid) && raid.actors.iter().any(is_gunmen);
    let of_army = |a: &Actor| {
        a.role == Role::Perpetrator && ["forces", "army"].iter().any(|w| a.name.to_lowercase().contains(w))
    };
    (kinds(T::GroundIncursion) || broke_in) && !k.actors.iter().chain(&o.actors).any(of_army)
}

/// Folds a report of an area into the report of the same kind of event, the same day, at a point in that area: the lead names the
/// province, a later paragraph the village.
fn fold_coarse(kept: &mut Vec<Draft>) {
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
        if point.kind == IncidentType::Other && is_violent(area.kind) || attack {
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

/// Radius, in metres, of a city whose districts an article may go on to name.
pub(super) const CITY_M: u32 = 5_000;

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
        && !is_violent(coarse.kind)
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
            away() <= f64::from(area.radius_m)
        }
        // The Bekaa valley reaches into the next province.
        _ => {
            point.admin1 == area.admin1
                || same_sentence && point.country == area.country && away() <= f64::from(area.radius_m) * 1.5
        }
    };
    let days = |i: crate::date::Interval| i.days().unwrap_or(i32::MAX);
    let dated = near_day
        || coarse.date == fine.date
        || coarse.date.overlaps(fine.date) && days(fine.date) <= days(coarse.date).max(3);
    // "an exchange of fire in southern Syria overnight" is the raid on the village told next.
    let vague = matches!(area.precision, PlacePrecision::Country | PlacePrecision::Region)
        && days(coarse.date) <= 2
        && (is_violent(coarse.kind) || coarse.kind == IncidentType::Other)
        && (is_violent(fine.kind) || again && fine.kind == IncidentType::Other);
    let told_at_once = same_sentence && joins_in_sentence(coarse.kind, fine.kind);
    // "detained three after setting up a checkpoint in the province. They were taken on the road between A and B".
    let stopped = coarse.kind == IncidentType::Checkpoint
        && fine.kind == IncidentType::ArrestDetention
        && coarse.detained.is_some_and(|d| fine.detained.is_none_or(|f| f.best == d.best));
    inside
        && dated
        && (stopped || joins(coarse.kind, fine.kind) || vague || told_at_once || hurts_the_same(fine, coarse))
}
