//! Incidents after reports came or went: which are regrouped, and which id each group keeps.
//!
//! Only what may change is looked at, and the result is the same as if all reports were merged at once:
//!
//! 1. from the reports that came, went or changed, along [`same_event`](crate::incident::same_event) between reports
//!    dated alike, and through whole incidents: every group that may change;
//! 2. the vaguely dated groups ([`is_vague`]) that could belong to one of those: each joins the one dated group it may
//!    belong to, so a changed group may win or lose them;
//! 3. every other dated group that those could belong to, for "the one" is decided among all.
//!
//! A group keeps the id of the incident that was first seen among those its reports belonged to; the others lead to it.

use super::Error;
use super::pool::{Pool, Stored, With, stored_with};
use super::read::AT_ONCE;
use super::write::{Done, Group, Known, Old, write};
use crate::event::Report;
use crate::incident::{groups, is_vague};
use jiff::civil::{Date, date};
use rayon::prelude::*;
use rusqlite::Transaction;
use rusqlite::types::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;
use std::sync::Arc;

/// Incidents from which on those of a batch are written in another order than they came in.
const MANY: usize = 500;
/// Days are counted from here.
const EPOCH: Date = date(1970, 1, 1);

/// What a batch touched: where to start looking.
#[derive(Debug, Default)]
pub(super) struct Affected {
    /// Reports to be written.
    fresh: Vec<Arc<Stored>>,
    /// Rows of reports that may belong elsewhere now.
    rows: Vec<i64>,
    /// Reports that are no longer there, or what they were: those they were grouped with may part.
    gone: Vec<Stored>,
    /// Incidents that touched reports belonged to.
    incidents: BTreeSet<i64>,
}

impl Affected {
    /// The stored reports of an article, which the caller is about to change.
    pub(super) fn load_article(&mut self, tx: &Transaction<'_>, article: i64) -> Result<Vec<Stored>, Error> {
        let reports = stored_with(tx, With::Article, article)?;
        self.incidents.extend(reports.iter().filter_map(|r| r.incident));
        Ok(reports)
    }

    /// A report to be written.
    pub(super) fn seed(&mut self, report: Stored) {
        self.fresh.push(Arc::new(report));
    }

    /// A written report to be looked at again.
    pub(super) fn seed_row(&mut self, row: i64) {
        self.rows.push(row);
    }

    /// A report that is no longer there, or no longer what it was.
    pub(super) fn seed_gone(&mut self, report: Stored) {
        self.gone.push(report);
    }
}

/// Regroups what `affected` touches and writes reports, incidents, redirects and changes.
pub(super) fn settle(
    tx: &Transaction<'_>,
    affected: Affected,
    now: &str,
    known: &mut Known<'_>,
    done: &mut Done,
) -> Result<(), Error> {
    let Affected { fresh, rows, gone, incidents } = affected;
    let mut pool = Pool::new(tx, fresh)?;
    let (reports, incidents) = closure(&mut pool, &rows, gone, incidents)?;
    let before: BTreeMap<i64, Old> = incidents
        .into_iter()
        .filter_map(|seq| Old::load(tx, seq).map(|old| Some((seq, old?))).transpose())
        .collect::<Result<_, Error>>()?;
    drop(pool);
    let pairs: Vec<_> = reports.iter().map(|r| (&r.sourced, &r.blocks)).collect();
    let mut groups: Vec<Vec<Arc<Stored>>> = groups(&pairs)
        .into_iter()
        .map(|group| group.into_iter().map(|n| reports[n].clone()).collect())
        .collect();
    if groups.len() >= MANY {
        groups.sort_by_cached_key(|group| near(&group[0].sourced.report));
    }
    let named = name(tx, groups, &before)?;
    write(tx, &named, &before, now, known, done)?;
    drop(named);
    // On the threads that made them, whose memory it is.
    rayon::spawn(move || drop(reports));
    Ok(())
}

/// A number that is near for what happened at about the same time and place: the month or so, then the place in an order
/// that goes through a square quarter by quarter (G. M. Morton, 1966). What is written in this order is read together
/// by whoever asks for a box and some days.
fn near(report: &Report) -> (i64, u32) {
    let days = report.date.start.map_or(i64::MIN, |day| i64::from((day - EPOCH).get_days()).div_euclid(32));
    let place = report.place.as_ref().map_or(0, |place| {
        let share = |degrees: f64, whole: f64| ((degrees / whole + 0.5) * 65_536.0) as u16;
        let (x, y) = (share(place.lon, 360.0), share(place.lat, 180.0));
        (0..16).fold(0, |bits, n| {
            let bit = |of: u16| u32::from(of) >> n & 1;
            bits | bit(x) << (2 * n) | bit(y) << (2 * n + 1)
        })
    });
    (days, place)
}

/// All reports that may be regrouped, in the order of the pool, and the incidents they belonged to.
fn closure(
    pool: &mut Pool<'_>,
    rows: &[i64],
    gone: Vec<Stored>,
    incidents: BTreeSet<i64>,
) -> Result<(Vec<Arc<Stored>>, BTreeSet<i64>), Error> {
    let mut whole =
        Whole { incidents: BTreeSet::new(), open: incidents, is_in: BTreeSet::new(), alike: Vec::new() };
    for n in 0..pool.reports.len() {
        whole.add(pool, n);
    }
    for row in rows {
        let n = pool.row(*row)?;
        whole.add(pool, n);
    }
    whole.alike.extend(gone.into_iter().map(Arc::new));
    // 1. Groups that may change.
    let mut vague = Vec::new();
    loop {
        whole.complete(pool)?;
        let Some(report) = whole.alike.pop() else { break };
        for other in pool.neighbours(&report)? {
            match (is_vague(&report.sourced), is_vague(&pool.reports[other].sourced)) {
                (false, true) => vague.push(other),
                (true, false) => {}
                _ => whole.add(pool, other),
            }
        }
    }
    // 2. Vague groups that could belong to them. Their incidents are completed with the third step's.
    for n in vague {
        whole.add(pool, n);
    }
    while let Some(report) = whole.alike.pop() {
        for other in pool.neighbours(&report)? {
            if is_vague(&pool.reports[other].sourced) {
                whole.add(pool, other);
            }
        }
    }
    // 3. Everything those could belong to.
    let vague: Vec<Arc<Stored>> = whole.reports(pool).into_iter().filter(|r| is_vague(&r.sourced)).collect();
    for report in vague {
        for other in pool.neighbours(&report)? {
            whole.add(pool, other);
        }
    }
    whole.complete(pool)?;
    Ok((whole.reports(pool), whole.incidents))
}

/// Reports found so far, and the incidents they make up.
struct Whole {
    /// Incidents all of whose reports are in.
    incidents: BTreeSet<i64>,
    /// Incidents of which some reports may be missing.
    open: BTreeSet<i64>,
    /// Numbers in the pool.
    is_in: BTreeSet<usize>,
    /// Reports whose neighbours are still to be looked at.
    alike: Vec<Arc<Stored>>,
}

impl Whole {
    /// Adds a report, if it is not in.
    fn add(&mut self, pool: &Pool<'_>, n: usize) {
        if self.is_in.insert(n) {
            let report = &pool.reports[n];
            self.open.extend(report.incident.filter(|i| !self.incidents.contains(i)));
            self.alike.push(report.clone());
        }
    }

    /// Adds what is missing of the incidents touched.
    fn complete(&mut self, pool: &mut Pool<'_>) -> Result<(), Error> {
        while let Some(incident) = self.open.pop_first() {
            self.incidents.insert(incident);
            for n in pool.of_incident(incident)? {
                self.add(pool, n);
            }
        }
        Ok(())
    }

    fn reports(&self, pool: &Pool<'_>) -> Vec<Arc<Stored>> {
        self.is_in.iter().map(|n| pool.reports[*n].clone()).collect()
    }
}

/// Gives every group its id.
fn name(
    tx: &Transaction<'_>,
    groups: Vec<Vec<Arc<Stored>>>,
    before: &BTreeMap<i64, Old>,
) -> Result<Vec<Group>, Error> {
    // (age, id, set apart last, fewest reports last, smallest key) of every claim of a group to an old id; the best first.
    let mut claims = Vec::new();
    for (n, group) in groups.iter().enumerate() {
        let mut shares: BTreeMap<i64, (usize, &str)> = BTreeMap::new();
        for r in group {
            if let Some(incident) = r.incident {
                let share = shares.entry(incident).or_insert((0, &r.sourced.key));
                *share = (share.0 + 1, share.1.min(&r.sourced.key));
            }
        }
        for (seq, (count, key)) in shares {
            if let Some(old) = before.get(&seq) {
                let apart = group.iter().any(|r| r.sourced.apart);
                claims.push((&old.first_seen, &old.id, apart, std::cmp::Reverse(count), key, n, seq));
            }
        }
    }
    claims.sort_unstable();
    let mut ids: Vec<Option<(String, i64)>> = vec![None; groups.len()];
    let mut taken = BTreeSet::new();
    for (_, id, .., n, seq) in claims {
        if ids[n].is_none() && taken.insert(id.clone()) {
            ids[n] = Some((id.clone(), seq));
        }
    }
    let fresh: Vec<String> = groups
        .par_iter()
        .zip(&ids)
        .map(|(group, id)| id.as_ref().map_or_else(|| salted_id(group, 0), |_| String::new()))
        .collect();
    let used = used_ids(tx, &fresh)?;
    let mut last: i64 =
        tx.prepare_cached("SELECT ifnull(max(seq), 0) FROM incidents")?.query_row([], |row| row.get(0))?;
    groups
        .into_iter()
        .zip(ids)
        .zip(fresh)
        .map(|((reports, id), fresh)| {
            if let Some((id, seq)) = id {
                return Ok(Group { id, seq, reports });
            }
            last += 1;
            let is_free = !used.contains(&fresh) && taken.insert(fresh.clone());
            let id = if is_free { fresh } else { other_id(tx, &reports, &mut taken)? };
            Ok(Group { id, seq: last, reports })
        })
        .collect()
}

/// Those of `ids` that incidents bear, looked up at once and in their order.
fn used_ids(tx: &Transaction<'_>, ids: &[String]) -> Result<BTreeSet<String>, Error> {
    let mut ids: Vec<&String> = ids.iter().filter(|id| !id.is_empty()).collect();
    ids.par_sort_unstable();
    let sql = "SELECT id FROM rarray(?1) CROSS JOIN incidents ON id = value";
    let mut statement = tx.prepare_cached(sql)?;
    let mut used = BTreeSet::new();
    for some in ids.chunks(AT_ONCE) {
        let some: Vec<Value> = some.iter().map(|id| Value::Text((*id).clone())).collect();
        let mut rows = statement.query([Rc::new(some)])?;
        while let Some(row) = rows.next()? {
            used.insert(row.get(0)?);
        }
    }
    Ok(used)
}

/// `zw-` and a hash of the smallest report key.
fn salted_id(group: &[Arc<Stored>], salt: u32) -> String {
    let key = group.iter().map(|r| r.sourced.key.as_str()).min().unwrap_or_default();
    let mut hash = blake3::Hasher::new();
    hash.update(key.as_bytes());
    if salt > 0 {
        hash.update(&salt.to_le_bytes());
    }
    format!("zw-{}", &hash.finalize().to_hex()[..12])
}

/// The id with the next salt that no incident bears.
fn other_id(
    tx: &Transaction<'_>,
    group: &[Arc<Stored>],
    taken: &mut BTreeSet<String>,
) -> Result<String, Error> {
    for salt in 1.. {
        let id = salted_id(group, salt);
        let is_used = tx.prepare_cached("SELECT 1 FROM incidents WHERE id = ?1")?.exists([&id])?;
        if !is_used && taken.insert(id.clone()) {
            return Ok(id);
        }
    }
    unreachable!("four thousand million incidents cannot bear hashes of one key")
}
