//! Which reports tell of the same event.
//!
//! Two reports are of one event when type, date and place agree and nothing they say speaks against it
//! ([`same_event`]). Groups are the connected components of that relation, so the result does not depend on the order
//! of ingestion. Word overlap is not used: wires on one event share only 12 to 50 % of their words, and wires on two
//! incursions into one village share as many.
//!
//! A report that is dated to a week or so joins a group only when exactly one could be meant; one dated to a month or
//! worse joins only its like.

use super::{Blocks, Incident, SourcedReport};
use crate::date::Interval;
use crate::event::{Figure, Report};
use crate::geoparse::Location;
use crate::kind::{IncidentType, PlacePrecision};
use geo::{Distance, Haversine, Point};
use rustc_hash::FxHashMap;
use smallvec::SmallVec;
use std::borrow::Cow;
use std::collections::BTreeMap;

/// Longest interval, in days, that counts as a date: an event and the night after it, or a two-day operation.
const MAX_DATED_DAYS: i32 = 3;
/// Longest interval that may join a dated group.
pub(super) const MAX_VAGUE_DAYS: i32 = 10;
/// People that make a toll one can know an event by.
pub(super) const SEVERAL: u32 = 3;
/// Names of one settlement in two gazetteers lie at most this far apart.
const SAME_SETTLEMENT_M: f64 = 3_000.0;
/// Two points farther apart than this are never one place, however vague.
pub(super) const MAX_REACH_M: f64 = 10_000.0;
/// Groups `reports` into incidents; deterministic, and the same for every order of `reports`.
pub fn merge(mut reports: Vec<SourcedReport>) -> Vec<Incident<'static>> {
    reports.sort_by(|a, b| a.key.cmp(&b.key));
    reports.dedup_by(|a, b| a.key == b.key);
    let blocks: Vec<Blocks> = reports.iter().map(Blocks::of).collect();
    let pairs: Vec<(&SourcedReport, &Blocks)> = reports.iter().zip(&blocks).collect();
    let report = |n: usize| Cow::Owned(reports[n].clone());
    let incident = |group: Vec<usize>| Incident::from_reports(group.into_iter().map(report).collect());
    groups(&pairs).into_iter().map(incident).collect()
}

/// Which of `reports`, each with its blocks, are of one event: places in the list, rising within a group, the groups in
/// the order of their first.
///
/// Compares only reports that share a block: no quadratic pass over the whole. Which reports stand together does not
/// depend on their order.
pub fn groups(reports: &[(&SourcedReport, &Blocks)]) -> Vec<Vec<usize>> {
    let mut standing: FxHashMap<i64, SmallVec<[u32; 2]>> = FxHashMap::default();
    for (n, (_, blocks)) in reports.iter().enumerate() {
        for block in &blocks.stands {
            standing.entry(*block).or_default().push(n as u32);
        }
    }
    let mut groups = Groups::new(reports.len());
    // Vague and dated reports of one event: who may join whom.
    let mut vague_pairs: Vec<(usize, usize)> = Vec::new();
    for (a, (x, blocks)) in reports.iter().enumerate() {
        for &b in blocks.asks.iter().filter_map(|block| standing.get(block)).flatten() {
            let (b, y) = (b as usize, reports[b as usize].0);
            // Each pair once; and what two reports are to each other does not depend on which is asked.
            if b <= a {
                continue;
            }
            match (is_vague(x), is_vague(y)) {
                (true, true) | (false, false) if groups.find(a) != groups.find(b) && same_event(x, y) => {
                    groups.join(a, b);
                }
                (true, false) if same_event(x, y) => vague_pairs.push((a, b)),
                (false, true) if same_event(x, y) => vague_pairs.push((b, a)),
                _ => {}
            }
        }
    }
    join_vague(&vague_pairs, &mut groups);
    let mut members: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for n in 0..reports.len() {
        members.entry(groups.find(n)).or_default().push(n);
    }
    members.into_values().collect()
}

/// Lets each group of reports dated to some days join the one dated group that it may belong to, if it is one.
/// `pairs` are a vague report and a dated one of the same event each.
fn join_vague(pairs: &[(usize, usize)], groups: &mut Groups) {
    let mut candidates: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for (vague, dated) in pairs {
        candidates.entry(groups.find(*vague)).or_default().push(groups.find(*dated));
    }
    for (vague, mut of) in candidates {
        of.sort_unstable();
        of.dedup();
        if let [group] = of[..] {
            groups.join(vague, group);
        }
    }
}

/// Dated to more than an event lasts, but well enough to be compared with dated events.
pub fn is_vague(r: &SourcedReport) -> bool {
    r.report.date.days().is_some_and(|d| d > MAX_DATED_DAYS && d <= MAX_VAGUE_DAYS)
}

/// Whether two reports tell of the same event.
pub fn same_event(a: &SourcedReport, b: &SourcedReport) -> bool {
    let (x, y) = (&a.report, &b.report);
    if a.apart || b.apart {
        return false;
    }
    if x.certainty.has_happened() != y.certainty.has_happened() || !same_date(x.date, y.date) {
        return false;
    }
    let shared_toll = shares_toll(x, y);
    if !(same_type(x.kind, y.kind) || (shared_toll && x.kind.is_violent() && y.kind.is_violent())) {
        return false;
    }
    match (&x.place, &y.place) {
        (Some(p), Some(q)) => same_place(p, q, shared_toll),
        // Of places that no point is known for, those called the same; without any, a meeting or agreement is known by its day and a
        // party.
        (None, None) => {
            x.kind == y.kind
                && match (&x.place_as_written, &y.place_as_written) {
                    (Some(p), Some(q)) => p.to_lowercase() == q.to_lowercase(),
                    (None, None) => {
                        a.article.id == b.article.id || x.kind.is_diplomatic() && shares_actor(x, y)
                    }
                    _ => false,
                }
        }
        _ => false,
    }
}

fn same_date(a: Interval, b: Interval) -> bool {
    match (a.days(), b.days()) {
        (Some(x), Some(y)) if x <= MAX_VAGUE_DAYS && y <= MAX_VAGUE_DAYS => a.overlaps(b),
        _ => (a.start.is_some() || a.end.is_some()) && a.start == b.start && a.end == b.end,
    }
}

/// Types under which outlets report one and the same event.
pub(super) fn same_type(a: IncidentType, b: IncidentType) -> bool {
    use IncidentType as T;
    const GROUPS: &[&[IncidentType]] = &[
        &[T::Airstrike, T::DroneStrike],
        &[T::GroundIncursion, T::Raid, T::ArrestDetention],
        &[T::GroundIncursion, T::TerritorialSeizure],
        &[T::ArmedClash, T::Killing, T::SectarianViolence],
        &[T::MilitaryOperation, T::Raid],
    ];
    a == b || GROUPS.iter().any(|g| g.contains(&a) && g.contains(&b))
}

/// Whether both give a toll of killed or injured that may be the same count: several people, at most a fifth apart.
fn shares_toll(a: &Report, b: &Report) -> bool {
    let close = |x: Option<Figure>, y: Option<Figure>| match (x, y) {
        (Some(x), Some(y)) => {
            x.best.min(y.best) >= SEVERAL && x.best.abs_diff(y.best) * 5 <= x.best.max(y.best)
        }
        _ => false,
    };
    close(a.killed, b.killed) || close(a.injured, b.injured)
}

fn shares_actor(a: &Report, b: &Report) -> bool {
    a.actors.iter().any(|x| b.actors.iter().any(|y| x.name == y.name))
}

/// Whether a place is a point, rather than an area.
pub(super) fn is_point(l: &Location) -> bool {
    matches!(l.precision, PlacePrecision::Exact | PlacePrecision::Settlement | PlacePrecision::Near)
}

/// Whether two places can be one event's. Points must lie within each other's reach; an area and a point in it only
/// agree when the toll is the same.
fn same_place(p: &Location, q: &Location, shared_toll: bool) -> bool {
    if p.place_id.is_some() && p.place_id == q.place_id {
        return true;
    }
    if is_point(p) && is_point(q) {
        let metres = Haversine.distance(Point::new(p.lon, p.lat), Point::new(q.lon, q.lat));
        return metres <= SAME_SETTLEMENT_M.max(f64::from(p.radius_m.max(q.radius_m)).min(MAX_REACH_M));
    }
    if is_point(p) != is_point(q) {
        return shared_toll && p.admin1.is_some() && p.admin1 == q.admin1;
    }
    p.precision == q.precision && p.name == q.name
}

/// Union-find over report indices; the root of a group is its smallest index.
struct Groups(Vec<usize>);

impl Groups {
    fn new(len: usize) -> Self {
        Self((0..len).collect())
    }

    fn find(&mut self, mut n: usize) -> usize {
        while self.0[n] != n {
            self.0[n] = self.0[self.0[n]];
            n = self.0[n];
        }
        n
    }

    fn join(&mut self, a: usize, b: usize) {
        let (a, b) = (self.find(a), self.find(b));
        self.0[a.max(b)] = a.min(b);
    }
}
