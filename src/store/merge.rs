//! Incidents after reports came or went: which are regrouped, which id each group keeps, what the log says.
//!
//! Only what may change is looked at, and the result is the same as if all reports were merged at once:
//!
//! 1. from the reports that came, went or changed, along [`same_event`] between reports dated alike, and through whole
//!    incidents: every group that may change;
//! 2. the vaguely dated groups ([`is_vague`]) that could belong to one of those: each joins the one dated group it may
//!    belong to, so a changed group may win or lose them;
//! 3. every other dated group that those could belong to, for "the one" is decided among all.
//!
//! A group keeps the id of the incident that was first seen among those its reports belonged to; the others lead to it.

use super::Error;
use super::ingest::{Summary, block_hash};
use super::read::Op;
use super::standing::Surroundings;
use crate::format::{ArticleRecord, Feature, Stamp};
use crate::incident::{Incident, SourcedReport, block_keys, is_vague, merge, same_event};
use rusqlite::{Connection, Row, Transaction, params};
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::ops::Deref;
use std::rc::Rc;

/// Changes kept for clients to resume from.
pub(super) const KEPT_CHANGES: i64 = 200_000;

/// A stored report with the incident it belongs to.
#[derive(Debug, Clone)]
pub(super) struct Stored {
    sourced: SourcedReport,
    incident: String,
    first_seen: String,
}

impl Deref for Stored {
    type Target = SourcedReport;
    fn deref(&self) -> &SourcedReport {
        &self.sourced
    }
}

/// What a batch touched: where to start looking.
#[derive(Debug, Default)]
pub(super) struct Affected {
    /// Reports that are new or may have changed, by key.
    seeds: BTreeMap<String, SourcedReport>,
    /// Reports that are no longer there, or what they were: those they were grouped with may part.
    gone: Vec<SourcedReport>,
    /// Incidents that touched reports belonged to.
    incidents: BTreeSet<String>,
    /// Report key → incident and age before the batch.
    origins: BTreeMap<String, (String, String)>,
}

impl Affected {
    /// The stored reports of an article, which the caller is about to replace.
    pub(super) fn load_article(&mut self, tx: &Transaction<'_>, article: &str) -> Result<Vec<Stored>, Error> {
        let reports = stored_with(tx, "article", article)?;
        for r in &reports {
            if !r.incident.is_empty() {
                self.incidents.insert(r.incident.clone());
            }
            self.origins.insert(r.key.clone(), (r.incident.clone(), r.first_seen.clone()));
        }
        Ok(reports)
    }

    /// Incident and age of a report before the batch.
    pub(super) fn origin(&self, key: &str) -> Option<(String, String)> {
        self.origins.get(key).cloned()
    }

    pub(super) fn seed(&mut self, report: SourcedReport) {
        self.seeds.insert(report.key.clone(), report);
    }

    /// A report that is no longer there.
    pub(super) fn seed_gone(&mut self, report: SourcedReport) {
        self.seeds.remove(&report.key);
        self.gone.push(report);
    }

    /// A report that is no longer what it was.
    pub(super) fn seed_former(&mut self, report: SourcedReport) {
        self.gone.push(report);
    }
}

const COLUMNS: &str = "SELECT r.seq, r.key, r.incident, r.first_seen, r.report, a.record,
                           EXISTS (SELECT 1 FROM apart WHERE apart.report = r.key)
                       FROM reports r JOIN articles a ON a.id = r.article WHERE ";

fn stored(row: &Row<'_>) -> Result<Stored, Error> {
    let record: ArticleRecord =
        serde_json::from_str(row.get_ref(5)?.as_str().map_err(rusqlite::Error::from)?)?;
    let report = serde_json::from_str(row.get_ref(4)?.as_str().map_err(rusqlite::Error::from)?)?;
    let sourced = SourcedReport { key: row.get(1)?, article: record.article, report, apart: row.get(6)? };
    Ok(Stored { sourced, incident: row.get(2)?, first_seen: row.get(3)? })
}

fn stored_with(connection: &Connection, column: &str, value: &str) -> Result<Vec<Stored>, Error> {
    let mut statement = connection.prepare_cached(&format!("{COLUMNS} r.{column} = ?1"))?;
    let mut rows = statement.query([value])?;
    let mut reports = Vec::new();
    while let Some(row) = rows.next()? {
        reports.push(stored(row)?);
    }
    Ok(reports)
}

/// The reports whose `column` (`article` or `incident`) is `value`.
pub(super) fn reports_of(
    connection: &Connection,
    column: &str,
    value: &str,
) -> Result<Vec<SourcedReport>, Error> {
    Ok(stored_with(connection, column, value)?.into_iter().map(|r| r.sourced).collect())
}

/// Reads stored reports, each once.
struct Loader<'t> {
    tx: &'t Transaction<'t>,
    read: HashMap<i64, Rc<Stored>>,
}

impl Loader<'_> {
    /// The report in this row.
    fn row(&mut self, seq: i64) -> Result<Rc<Stored>, Error> {
        if let Some(report) = self.read.get(&seq) {
            return Ok(report.clone());
        }
        let mut statement = self.tx.prepare_cached(&format!("{COLUMNS} r.seq = ?1"))?;
        let mut rows = statement.query([seq])?;
        let row = rows.next()?.ok_or(rusqlite::Error::QueryReturnedNoRows)?;
        let report = Rc::new(stored(row)?);
        self.read.insert(seq, report.clone());
        Ok(report)
    }

    /// The reports whose `column` (`key` or `incident`) is `value`.
    fn with(&mut self, column: &str, value: &str) -> Result<Vec<Rc<Stored>>, Error> {
        let mut statement =
            self.tx.prepare_cached(&format!("SELECT seq FROM reports WHERE {column} = ?1"))?;
        let rows: Vec<i64> = statement.query_map([value], |row| row.get(0))?.collect::<Result<_, _>>()?;
        rows.into_iter().map(|seq| self.row(seq)).collect()
    }

    /// Other reports that could be of one event with `report`.
    fn neighbours(&mut self, report: &SourcedReport) -> Result<Vec<Rc<Stored>>, Error> {
        let mut rows = BTreeSet::new();
        let mut statement = self.tx.prepare_cached("SELECT report FROM blocks WHERE block = ?1")?;
        for block in block_keys(&report.report) {
            let found = statement.query_map([block_hash(&block)], |row| row.get::<_, i64>(0))?;
            for row in found {
                rows.insert(row?);
            }
        }
        let mut found = Vec::new();
        for row in rows {
            let other = self.row(row)?;
            if other.key != report.key && same_event(report, &other) {
                found.push(other);
            }
        }
        Ok(found)
    }
}

/// Regroups what `affected` touches and writes incidents, redirects and changes.
pub(super) fn settle(
    tx: &Transaction<'_>,
    affected: Affected,
    now: &str,
    surroundings: &Surroundings,
    summary: &mut Summary,
) -> Result<(), Error> {
    let (reports, incidents) = closure(tx, affected)?;
    let before: BTreeMap<String, Old> = incidents
        .into_iter()
        .map(|id| Ok((Old::load(tx, &id)?, id)))
        .collect::<Result<Vec<_>, Error>>()?
        .into_iter()
        .filter_map(|(old, id)| Some((id, old?)))
        .collect();
    let groups = merge(reports.values().map(|r| r.sourced.clone()).collect());
    let named = name(tx, groups, &reports, &before)?;

    let kept: BTreeSet<&String> = named.iter().map(|(id, _)| id).collect();
    for (id, incident) in &named {
        write_incident(tx, id, incident, before.get(id), &reports, now, surroundings, summary)?;
    }
    for (id, old) in before.iter().filter(|(id, _)| !kept.contains(id)) {
        // Where its reports went; to the group with most of them if they parted.
        let mut went: BTreeMap<&String, usize> = BTreeMap::new();
        for (target, incident) in &named {
            let n = incident.reports.iter().filter(|r| reports[&r.key].incident == *id).count();
            if n > 0 {
                went.insert(target, n);
            }
        }
        let target = went.iter().max_by_key(|(id, n)| (**n, std::cmp::Reverse(**id))).map(|(id, _)| *id);
        tx.prepare_cached("DELETE FROM incidents WHERE id = ?1")?.execute([id])?;
        tx.prepare_cached("DELETE FROM features WHERE seq = ?1")?.execute([old.seq])?;
        let op = if let Some(target) = target {
            tx.prepare_cached("INSERT OR REPLACE INTO redirects (id, target) VALUES (?1, ?2)")?
                .execute([id, target])?;
            summary.merged += 1;
            Op::Merge
        } else {
            summary.deleted += 1;
            Op::Delete
        };
        log(tx, op, (id, old.seq), target, Some(&old.feature), None)?;
    }
    Ok(())
}

/// All reports that may be regrouped, by key, and the incidents they belonged to.
fn closure(tx: &Transaction<'_>, affected: Affected) -> Result<(Reports, BTreeSet<String>), Error> {
    let mut loader = Loader { tx, read: HashMap::new() };
    let mut whole = Whole { incidents: BTreeSet::new(), open: affected.incidents, reports: BTreeMap::new() };
    let mut alike: Vec<SourcedReport> = affected.gone.clone();
    for key in affected.seeds.keys() {
        for report in loader.with("key", key)? {
            alike.extend(whole.add(&report));
        }
    }
    // 1. Groups that may change.
    loop {
        alike.extend(whole.complete(&mut loader)?);
        let Some(report) = alike.pop() else { break };
        for other in loader.neighbours(&report)? {
            if is_vague(&other) == is_vague(&report) {
                alike.extend(whole.add(&other));
            }
        }
    }
    // 2. Vague groups that could belong to them. Their incidents are completed with the third step's.
    let dated = |reports: &Reports| -> Vec<SourcedReport> {
        reports.values().filter(|r| !is_vague(r)).map(|r| r.sourced.clone()).collect()
    };
    let mut vague: Vec<SourcedReport> = Vec::new();
    for report in dated(&whole.reports).iter().chain(affected.gone.iter().filter(|r| !is_vague(r))) {
        for other in loader.neighbours(report)? {
            if is_vague(&other) {
                vague.extend(whole.add(&other));
            }
        }
    }
    while let Some(report) = vague.pop() {
        for other in loader.neighbours(&report)? {
            if is_vague(&other) {
                vague.extend(whole.add(&other));
            }
        }
    }
    // 3. Everything those could belong to.
    let vague: Vec<SourcedReport> =
        whole.reports.values().filter(|r| is_vague(r)).map(|r| r.sourced.clone()).collect();
    for report in &vague {
        for other in loader.neighbours(report)? {
            whole.add(&other);
        }
    }
    whole.complete(&mut loader)?;
    Ok((whole.reports, whole.incidents))
}

type Reports = BTreeMap<String, Rc<Stored>>;

/// Reports found so far, and the incidents they make up.
struct Whole {
    reports: Reports,
    /// Incidents all of whose reports are in.
    incidents: BTreeSet<String>,
    /// Incidents of which some reports may be missing.
    open: BTreeSet<String>,
}

impl Whole {
    /// Adds a report; gives it back when it is new.
    fn add(&mut self, report: &Rc<Stored>) -> Option<SourcedReport> {
        if self.reports.contains_key(&report.key) {
            return None;
        }
        if !report.incident.is_empty() && !self.incidents.contains(&report.incident) {
            self.open.insert(report.incident.clone());
        }
        self.reports.insert(report.key.clone(), report.clone());
        Some(report.sourced.clone())
    }

    /// Adds what is missing of the incidents touched; gives back what was new.
    fn complete(&mut self, loader: &mut Loader<'_>) -> Result<Vec<SourcedReport>, Error> {
        let mut added = Vec::new();
        while let Some(id) = self.open.pop_first() {
            let reports = loader.with("incident", &id)?;
            self.incidents.insert(id);
            for report in reports {
                added.extend(self.add(&report));
            }
        }
        Ok(added)
    }
}

/// An incident as stored before.
#[derive(Debug)]
struct Old {
    seq: i64,
    first_seen: String,
    updated_at: String,
    feature: String,
}

impl Old {
    fn load(tx: &Transaction<'_>, id: &str) -> Result<Option<Self>, Error> {
        let sql = "SELECT seq, first_seen, updated_at, feature FROM incidents JOIN features USING (seq) WHERE id = ?1";
        let mut statement = tx.prepare_cached(sql)?;
        let mut rows = statement.query([id])?;
        Ok(match rows.next()? {
            None => None,
            Some(row) => Some(Self {
                seq: row.get(0)?,
                first_seen: row.get(1)?,
                updated_at: row.get(2)?,
                feature: row.get(3)?,
            }),
        })
    }
}

/// Gives every group its id.
fn name(
    tx: &Transaction<'_>,
    groups: Vec<Incident>,
    reports: &Reports,
    before: &BTreeMap<String, Old>,
) -> Result<Vec<(String, Incident)>, Error> {
    // (age, id, set apart last, fewest reports last, smallest key) of every claim of a group to an old id; the best first.
    let mut claims = Vec::new();
    for (n, group) in groups.iter().enumerate() {
        let mut shares: BTreeMap<&str, (usize, &str)> = BTreeMap::new();
        for r in &group.reports {
            let share = shares.entry(reports[&r.key].incident.as_str()).or_insert((0, &r.key));
            *share = (share.0 + 1, share.1.min(&r.key));
        }
        for (id, (count, key)) in shares {
            if let Some(old) = before.get(id) {
                let apart = group.reports.iter().any(|r| r.apart);
                claims.push((&old.first_seen, id, apart, std::cmp::Reverse(count), key, n));
            }
        }
    }
    claims.sort_unstable();
    let mut ids: Vec<Option<String>> = vec![None; groups.len()];
    let mut taken = BTreeSet::new();
    for (_, id, .., n) in claims {
        if ids[n].is_none() && taken.insert(id.to_owned()) {
            ids[n] = Some(id.to_owned());
        }
    }
    groups
        .into_iter()
        .zip(ids)
        .map(|(group, id)| {
            let id = match id {
                Some(id) => id,
                None => fresh_id(tx, &group, &mut taken)?,
            };
            Ok((id, group))
        })
        .collect()
}

/// `zw-` and a hash of the smallest report key; the next salt when an incident bears that id already.
fn fresh_id(tx: &Transaction<'_>, group: &Incident, taken: &mut BTreeSet<String>) -> Result<String, Error> {
    let key = group.reports.iter().map(|r| r.key.as_str()).min().unwrap_or_default();
    for salt in 0_u32.. {
        let mut hash = blake3::Hasher::new();
        hash.update(key.as_bytes());
        if salt > 0 {
            hash.update(&salt.to_le_bytes());
        }
        let id = format!("zw-{}", &hash.finalize().to_hex()[..12]);
        let is_used = tx.prepare_cached("SELECT 1 FROM incidents WHERE id = ?1")?.exists([&id])?;
        if !is_used && taken.insert(id.clone()) {
            return Ok(id);
        }
    }
    unreachable!("four thousand million incidents cannot bear hashes of one key")
}

#[expect(clippy::too_many_arguments, reason = "one caller; a struct would only rename them")]
fn write_incident(
    tx: &Transaction<'_>,
    id: &str,
    incident: &Incident,
    old: Option<&Old>,
    reports: &Reports,
    now: &str,
    surroundings: &Surroundings,
    summary: &mut Summary,
) -> Result<(), Error> {
    for r in incident.reports.iter().filter(|r| reports[&r.key].incident != id) {
        tx.prepare_cached("UPDATE reports SET incident = ?1 WHERE key = ?2")?.execute([id, &r.key])?;
    }
    let first_seen =
        incident.reports.iter().map(|r| reports[&r.key].first_seen.as_str()).min().unwrap_or(now);
    let first_seen = old.map_or(first_seen, |o| o.first_seen.as_str().min(first_seen));
    let feature = |updated_at: &str| {
        let zone = incident.place.as_ref().and_then(|p| surroundings.standing(p));
        Feature::new(incident, &Stamp { id, first_seen, updated_at, zone })
    };
    // The same words with the old time stamp: nothing happened.
    let mut after = feature(old.map_or(now, |o| &o.updated_at));
    let mut json = serde_json::to_string(&after)?;
    if let Some(old) = old {
        if old.feature == json {
            return Ok(());
        }
        after = feature(now);
        json = serde_json::to_string(&after)?;
    }
    let facts = after.facts();
    let (lon, lat) = facts.point.unzip();
    tx.prepare_cached("DELETE FROM redirects WHERE id = ?1")?.execute([id])?;
    let seq: i64 = tx
        .prepare_cached(
            "INSERT INTO incidents (id, type, lon, lat, day_lo, day_hi, places, zone, zone_relation, certainty,
                 precision, publishers, confidence, source_count, first_seen, updated_at)
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16)
             ON CONFLICT (id) DO UPDATE SET type = excluded.type, lon = excluded.lon, lat = excluded.lat,
                 day_lo = excluded.day_lo, day_hi = excluded.day_hi, places = excluded.places,
                 zone = excluded.zone, zone_relation = excluded.zone_relation, certainty = excluded.certainty,
                 precision = excluded.precision, publishers = excluded.publishers,
                 confidence = excluded.confidence, source_count = excluded.source_count,
                 first_seen = excluded.first_seen, updated_at = excluded.updated_at
             RETURNING seq",
        )?
        .query_row(
            params![
                id,
                incident.kind.as_str(),
                lon,
                lat,
                facts.day_lo,
                facts.day_hi,
                facts.places,
                facts.zone,
                facts.zone_relation.map(crate::kind::ZoneRelation::as_str),
                facts.certainty,
                facts.precision,
                facts.publishers,
                after.properties.confidence,
                after.properties.source_count as i64,
                after.properties.first_seen,
                after.properties.updated_at,
            ],
            |row| row.get(0),
        )?;
    tx.prepare_cached(
        "INSERT INTO features (seq, feature, search) VALUES (?1, ?2, ?3)
         ON CONFLICT (seq) DO UPDATE SET feature = excluded.feature, search = excluded.search",
    )?
    .execute(params![seq, json, facts.search])?;
    let op = if old.is_some() {
        summary.updated += 1;
        Op::Update
    } else {
        summary.created += 1;
        Op::Create
    };
    log(tx, op, (id, seq), None, old.map(|o| &o.feature), Some(&json))
}

fn log(
    tx: &Transaction<'_>,
    op: Op,
    (id, seq): (&str, i64),
    target: Option<&String>,
    before: Option<&String>,
    after: Option<&String>,
) -> Result<(), Error> {
    let sql =
        "INSERT INTO changes (op, incident, target, before, after, seq) VALUES (?1, ?2, ?3, ?4, ?5, ?6)";
    tx.prepare_cached(sql)?.execute(params![op.as_str(), id, target, before, after, seq])?;
    Ok(())
}

/// Drops all but the last `kept` changes, and notes up to where.
pub(super) fn prune(tx: &Transaction<'_>, kept: i64) -> Result<(), Error> {
    let up_to = super::read::cursor(tx)? - kept;
    if tx.execute("DELETE FROM changes WHERE id <= ?1", [up_to])? > 0 {
        tx.execute("UPDATE state SET pruned_to = max(pruned_to, ?1)", [up_to])?;
    }
    Ok(())
}
