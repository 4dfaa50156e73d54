//! Which reports tell of the same event.
//!
//! Two reports are of one event when type, date and place agree and nothing they say speaks against it
//! ([`same_event`]). Groups are the connected components of that relation, so the result does not depend on the order
//! of ingestion. Word overlap is not used: wires on one event share only 12 to 50 % of their words, and wires on two
//! incursions into one village share as many.
//!
//! A report that is dated to a week or so joins a group only when exactly one could be meant; one dated to a month or
//! worse joins only its like.

use super::{Incident, SourcedReport};
use crate::date::Interval;
use crate::event::{Figure, Report};
use crate::geoparse::Location;
use crate::kind::{IncidentType, PlacePrecision};
use geo::{Distance, Haversine, Point};
use std::collections::BTreeMap;

/// Longest interval, in days, that counts as a date: an event and the night after it, or a two-day operation.
const MAX_DATED_DAYS: i32 = 3;
/// Longest interval that may join a dated group.
const MAX_VAGUE_DAYS: i32 = 10;
/// Names of one settlement in two gazetteers lie at most this far apart.
const SAME_SETTLEMENT_M: f64 = 3_000.0;
/// Two points farther apart than this are never one place, however vague.
const MAX_REACH_M: f64 = 10_000.0;
/// Edge of the cells of [`block_keys`], in degrees. Half of it is more than [`MAX_REACH_M`] up to 40° of latitude.
const CELL_DEG: f64 = 0.25;

/// Groups `reports` into incidents; deterministic, and the same for every order of `reports`.
///
/// Compares only reports that share a [`block_keys`] key: no quadratic pass over the whole.
pub fn merge(mut reports: Vec<SourcedReport>) -> Vec<Incident> {
    reports.sort_by(|a, b| a.key.cmp(&b.key));
    reports.dedup_by(|a, b| a.key == b.key);
    let mut blocks: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for (n, r) in reports.iter().enumerate() {
        for key in block_keys(&r.report) {
            blocks.entry(key).or_default().push(n);
        }
    }
    let mut groups = Groups::new(reports.len());
    for members in blocks.values() {
        for (n, &a) in members.iter().enumerate() {
            for &b in &members[n + 1..] {
                let (x, y) = (&reports[a], &reports[b]);
                if groups.find(a) != groups.find(b) && is_vague(x) == is_vague(y) && same_event(x, y) {
                    groups.join(a, b);
                }
            }
        }
    }
    join_vague(&reports, &blocks, &mut groups);
    let mut members: BTreeMap<usize, Vec<SourcedReport>> = BTreeMap::new();
    for (n, report) in reports.into_iter().enumerate() {
        members.entry(groups.find(n)).or_default().push(report);
    }
    members.into_values().map(Incident::from_reports).collect()
}

/// Lets each group of reports dated to some days join the one dated group that it may belong to, if it is one.
fn join_vague(reports: &[SourcedReport], blocks: &BTreeMap<String, Vec<usize>>, groups: &mut Groups) {
    let mut candidates: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    for members in blocks.values() {
        for &vague in members.iter().filter(|n| is_vague(&reports[**n])) {
            for &dated in members.iter().filter(|n| !is_vague(&reports[**n])) {
                if same_event(&reports[vague], &reports[dated]) {
                    let (vague, dated) = (groups.find(vague), groups.find(dated));
                    candidates.entry(vague).or_default().push(dated);
                }
            }
        }
    }
    for (vague, mut of) in candidates {
        of.sort_unstable();
        of.dedup();
        if let [group] = of[..] {
            groups.join(vague, group);
        }
    }
}

/// Keys for an index: two reports that can be of one event share at least one. The days (or the interval itself, when
/// longer than ten days) crossed with the governorate and with the cells around the point.
pub fn block_keys(report: &Report) -> Vec<String> {
    let dates: Vec<String> = match (report.date.start, report.date.end, report.date.days()) {
        (Some(start), Some(_), Some(days)) if days <= MAX_VAGUE_DAYS => {
            start.series(jiff::Span::new().days(1)).take(days as usize).map(|d| d.to_string()).collect()
        }
        (None, None, _) => return Vec::new(),
        (start, end, _) => {
            let end_or_open = |d: Option<jiff::civil::Date>| d.map_or_else(String::new, |d| d.to_string());
            vec![format!("{}/{}", end_or_open(start), end_or_open(end))]
        }
    };
    let places: Vec<String> = match &report.place {
        None => vec!["-".to_owned()],
        Some(p) => {
            // Four grids, shifted by half a cell: points less than half a cell apart share a cell in one of them.
            let (x, y) = (p.lon / CELL_DEG, p.lat / CELL_DEG);
            let mut places: Vec<String> = [(0.0, 0.0), (0.5, 0.0), (0.0, 0.5), (0.5, 0.5)]
                .iter()
                .map(|(dx, dy)| format!("{dx}:{dy}:{:.0}:{:.0}", (x + dx).floor(), (y + dy).floor()))
                .collect();
            places.extend(p.place_id.clone());
            places.extend(p.admin1.as_ref().map(|a| format!("{}/{a}", p.country.as_deref().unwrap_or("-"))));
            places
        }
    };
    dates.iter().flat_map(|d| places.iter().map(move |p| format!("{d} {p}"))).collect()
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
    if !(same_type(x.kind, y.kind) || (shared_toll && is_violent(x.kind) && is_violent(y.kind))) {
        return false;
    }
    match (&x.place, &y.place) {
        (Some(p), Some(q)) => same_place(p, q, shared_toll),
        // Without a place, a meeting or agreement is known by its day and a party.
        (None, None) => {
            x.kind == y.kind && (a.article.id == b.article.id || x.kind.is_diplomatic() && shares_actor(x, y))
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
fn same_type(a: IncidentType, b: IncidentType) -> bool {
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

fn is_violent(kind: IncidentType) -> bool {
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
            | T::MilitaryOperation
    )
}

/// Whether both give a toll of killed or injured that may be the same count: several people, at most a fifth apart.
fn shares_toll(a: &Report, b: &Report) -> bool {
    let close = |x: Option<Figure>, y: Option<Figure>| match (x, y) {
        (Some(x), Some(y)) => x.best >= 3 && y.best >= 3 && x.best.abs_diff(y.best) * 5 <= x.best.max(y.best),
        _ => false,
    };
    close(a.killed, b.killed) || close(a.injured, b.injured)
}

fn shares_actor(a: &Report, b: &Report) -> bool {
    a.actors.iter().any(|x| b.actors.iter().any(|y| x.name == y.name))
}

/// Whether two places can be one event's. Points must lie within each other's reach; an area and a point in it only
/// agree when the toll is the same.
fn same_place(p: &Location, q: &Location, shared_toll: bool) -> bool {
    let is_point = |l: &Location| {
        matches!(l.precision, PlacePrecision::Exact | PlacePrecision::Settlement | PlacePrecision::Near)
    };
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
