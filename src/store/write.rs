//! Groups of reports into rows: reports, incidents and their features, redirects, and the log of what happened.
//!
//! Features are made by many threads, some steps ahead of the one that writes.

use super::Error;
use super::ingest::Summary;
use super::pool::Stored;
use super::prepare::json;
use super::read::Op;
use super::spots::Spots;
use super::standing::Surroundings;
use crate::filter::Facts;
use crate::format::{Feature, Stamp};
use crate::incident::Incident;
use rayon::prelude::*;
use rusqlite::{CachedStatement, Transaction, params};
use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;
use std::sync::mpsc::sync_channel;

/// Changes kept for clients to resume from.
pub(super) const KEPT_CHANGES: i64 = 200_000;
/// What a change led to is not written: it is what the next change of the same row began with, or the row as it is.
const LOG: &str = "INSERT INTO changes (op, incident, target, before, seq) VALUES (?1, ?2, ?3, ?4, ?5)";
/// Bytes that most features take.
const FEATURE: usize = 1536;
/// Incidents made at a time.
const AT_ONCE: usize = 1024;

/// An incident to be: its id, its row and its reports.
#[derive(Debug)]
pub(super) struct Group {
    /// Stable id.
    pub(super) id: String,
    /// `incidents.seq`.
    pub(super) seq: i64,
    /// Its reports.
    pub(super) reports: Vec<Arc<Stored>>,
}

/// An incident as stored before.
#[derive(Debug)]
pub(super) struct Old {
    /// Stable id.
    pub(super) id: String,
    /// When its first report was stored.
    pub(super) first_seen: String,
    updated_at: String,
    feature: String,
    is_unplaced: bool,
}

impl Old {
    /// The incident in this row.
    pub(super) fn load(tx: &Transaction<'_>, seq: i64) -> Result<Option<Self>, Error> {
        let sql = "SELECT id, first_seen, updated_at, feature, lon IS NULL
                   FROM incidents JOIN features USING (seq) WHERE seq = ?1";
        let mut statement = tx.prepare_cached(sql)?;
        let mut rows = statement.query([seq])?;
        Ok(match rows.next()? {
            None => None,
            Some(row) => Some(Self {
                id: row.get(0)?,
                first_seen: row.get(1)?,
                updated_at: row.get(2)?,
                feature: row.get(3)?,
                is_unplaced: row.get(4)?,
            }),
        })
    }
}

/// What is remembered from batch to batch.
pub(super) struct Known<'k> {
    /// How places lie to the zones.
    pub(super) surroundings: &'k Surroundings,
    /// Rows of names of places.
    pub(super) spots: &'k mut Spots,
}

/// What a batch did, and by how much it changed what is counted.
#[derive(Debug, Default)]
pub(super) struct Done {
    pub(super) summary: Summary,
    /// Incidents without a point: more, or fewer.
    pub(super) unplaced: i64,
    /// Tallies: more, or fewer.
    pub(super) tallies: i64,
}

/// Ends a batch: counts, version, and changes too old to keep.
pub(super) fn finish(tx: &Transaction<'_>, done: &Done) -> Result<(), Error> {
    let s = &done.summary;
    let incidents = s.created as i64 - s.merged as i64 - s.deleted as i64;
    tx.prepare_cached(
        "UPDATE state SET version = version + 1, articles = articles + ?1, incidents = incidents + ?2,
             unplaced = unplaced + ?3, tallies = tallies + ?4",
    )?
    .execute([s.added as i64, incidents, done.unplaced, done.tallies])?;
    prune(tx, KEPT_CHANGES)
}

/// A feature that is new or has changed.
struct Made {
    feature: Feature,
    facts: Facts,
    json: String,
    /// Names of its place, as `spots` has them.
    names: String,
}

/// Writes `groups`, which take the place of the incidents `before`.
pub(super) fn write(
    tx: &Transaction<'_>,
    groups: &[Group],
    before: &BTreeMap<i64, Old>,
    now: &str,
    known: &mut Known<'_>,
    done: &mut Done,
) -> Result<(), Error> {
    let Known { surroundings, spots } = known;
    let surroundings: &Surroundings = surroundings;
    let (send, receive) = sync_channel(4);
    rayon::in_place_scope(|scope| {
        scope.spawn(move |_| {
            for some in groups.chunks(AT_ONCE) {
                let one = |group: &Group| make(group, before.get(&group.seq), now, surroundings);
                let made: Result<Vec<_>, _> = some.par_iter().map(one).collect();
                let is_last = made.is_err();
                // Nobody receives when writing failed.
                if send.send(made).is_err() || is_last {
                    return;
                }
            }
        });
        let mut writer = Writer::new(tx, spots)?;
        writer.reports(groups)?;
        let mut words = Vec::new();
        for groups in groups.chunks(AT_ONCE) {
            // Sent for every group, until an error.
            let Ok(made) = receive.recv() else { break };
            let mut made = made?;
            for (group, made) in groups.iter().zip(&mut made) {
                if let Some(made) = made {
                    writer.incident(group, made, before.get(&group.seq), done)?;
                    words.push((group.seq, std::mem::take(&mut made.facts.search)));
                }
            }
            // Where it was made, to be used again.
            scope.spawn(move |_| drop(made));
        }
        writer.log_new(groups, before)?;
        words.extend(gone(groups, before).map(|(seq, _)| (*seq, String::new())));
        super::words::store(tx, words)
    })?;
    remove(tx, groups, before, done)
}

/// The incidents of `before` that no group took on.
fn gone<'b>(
    groups: &[Group],
    before: &'b BTreeMap<i64, Old>,
) -> impl Iterator<Item = (&'b i64, &'b Old)> + use<'b> {
    let kept: BTreeSet<i64> = groups.iter().map(|g| g.seq).filter(|seq| before.contains_key(seq)).collect();
    before.iter().filter(move |(seq, _)| !kept.contains(seq))
}

/// The feature of a group; `None` when it is as it was.
fn make(
    group: &Group,
    old: Option<&Old>,
    now: &str,
    surroundings: &Surroundings,
) -> Result<Option<Made>, serde_json::Error> {
    let incident = Incident::from_reports(group.reports.iter().map(|r| Cow::Borrowed(&r.sourced)).collect());
    let first_seen = group.reports.iter().map(|r| &*r.first_seen).min().unwrap_or(now);
    let first_seen = old.map_or(first_seen, |o| o.first_seen.as_str().min(first_seen));
    let zone = incident.place.as_ref().and_then(|p| surroundings.standing(p));
    let updated_at = old.map_or(now, |o| &o.updated_at);
    let mut feature = Feature::new(&incident, &Stamp { id: &group.id, first_seen, updated_at, zone });
    // The same words with the old time stamp: nothing happened.
    let mut json = json(&feature, FEATURE)?;
    if let Some(old) = old {
        if old.feature == json {
            return Ok(None);
        }
        now.clone_into(&mut feature.properties.updated_at);
        json = self::json(&feature, FEATURE)?;
    }
    let p = &feature.properties;
    let names = [&p.place, &p.place_id, &p.admin1, &p.admin2, &p.admin3, &p.country, &p.pcode];
    let names = serde_json::to_string(&names)?;
    Ok(Some(Made { facts: feature.columns(), feature, json, names }))
}

/// Values of an incident's columns, as [`INSERT`] and [`UPDATE`] take them.
const INSERT: &str =
    "INSERT INTO incidents (seq, id, type, lon, lat, day_lo, day_hi, spot, zone, zone_relation,
        certainty, precision, publishers, confidence, source_count, first_seen, updated_at, date_precision)
    VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18)";
const UPDATE: &str =
    "UPDATE incidents SET id = ?2, type = ?3, lon = ?4, lat = ?5, day_lo = ?6, day_hi = ?7, spot = ?8,
        zone = ?9, zone_relation = ?10, certainty = ?11, precision = ?12, publishers = ?13, confidence = ?14,
        source_count = ?15, first_seen = ?16, updated_at = ?17, date_precision = ?18
    WHERE seq = ?1";

/// The statements that are run for every report and incident: looked up once.
struct Writer<'t> {
    tx: &'t Transaction<'t>,
    spots: &'t mut Spots,
    report: CachedStatement<'t>,
    belongs: CachedStatement<'t>,
    insert: CachedStatement<'t>,
    update: CachedStatement<'t>,
    insert_feature: CachedStatement<'t>,
    update_feature: CachedStatement<'t>,
    log: CachedStatement<'t>,
    /// Forgets that an id led elsewhere; `None` when none does.
    redirect: Option<CachedStatement<'t>>,
}

impl<'t> Writer<'t> {
    fn new(tx: &'t Transaction<'t>, spots: &'t mut Spots) -> Result<Self, Error> {
        let has_redirects = tx.prepare_cached("SELECT 1 FROM redirects LIMIT 1")?.exists([])?;
        Ok(Self {
            tx,
            spots,
            report: tx.prepare_cached(
                "INSERT INTO reports (seq, article, incident, key, first_seen, report) VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
            )?,
            belongs: tx.prepare_cached("UPDATE reports SET incident = ?1 WHERE seq = ?2")?,
            insert: tx.prepare_cached(INSERT)?,
            update: tx.prepare_cached(UPDATE)?,
            insert_feature: tx.prepare_cached("INSERT INTO features (seq, feature) VALUES (?1, ?2)")?,
            update_feature: tx.prepare_cached("UPDATE features SET feature = ?2 WHERE seq = ?1")?,
            log: tx.prepare_cached(LOG)?,
            redirect: if has_redirects {
                Some(tx.prepare_cached("DELETE FROM redirects WHERE id = ?1")?)
            } else {
                None
            },
        })
    }

    /// Writes the reports that are new, and where the others belong now; each table in its own order, for what is added
    /// at the end or beside what was added last costs least.
    fn reports(&mut self, groups: &[Group]) -> Result<(), Error> {
        let mut reports: Vec<(&Stored, i64)> =
            groups.iter().flat_map(|group| group.reports.iter().map(|r| (&**r, group.seq))).collect();
        reports.sort_unstable_by_key(|(r, _)| r.row);
        let mut standing = Vec::new();
        for (r, incident) in reports {
            if let Some(new) = &r.unwritten {
                let (key, first_seen) = (&r.sourced.key, &*r.first_seen);
                self.report.execute(params![r.row, new.article, incident, key, first_seen, new.packed])?;
                standing.extend(r.blocks.stands.iter().map(|key| (*key, r.row)));
            } else if r.incident != Some(incident) {
                self.belongs.execute([incident, r.row])?;
            }
        }
        super::blocks::write(self.tx, standing)
    }

    fn incident(
        &mut self,
        group: &Group,
        made: &Made,
        old: Option<&Old>,
        done: &mut Done,
    ) -> Result<(), Error> {
        if let Some(redirect) = &mut self.redirect {
            redirect.execute([&group.id])?;
        }
        let Made { feature, facts, json, names } = made;
        let spot = self.spots.row(self.tx, names, &facts.places)?;
        let p = &feature.properties;
        let (lon, lat) = facts.point.unzip();
        let (row, whole) = if old.is_some() {
            done.summary.updated += 1;
            (&mut self.update, &mut self.update_feature)
        } else {
            done.summary.created += 1;
            (&mut self.insert, &mut self.insert_feature)
        };
        done.unplaced += i64::from(lon.is_none()) - i64::from(old.is_some_and(|o| o.is_unplaced));
        row.execute(params![
            group.seq,
            group.id,
            p.kind.as_str(),
            lon,
            lat,
            facts.day_lo,
            facts.day_hi,
            spot,
            facts.zone,
            facts.zone_relation.map(crate::kind::ZoneRelation::as_str),
            facts.certainty,
            facts.precision,
            facts.publishers,
            p.confidence,
            p.source_count as i64,
            p.first_seen,
            p.updated_at,
            p.date_precision.as_str(),
        ])?;
        whole.execute(params![group.seq, json])?;
        if let Some(old) = old {
            self.log.execute(params![Op::Update.as_str(), group.id, None::<&str>, old.feature, group.seq])?;
        }
        Ok(())
    }

    /// Logs the incidents that are new, all at once.
    fn log_new(&self, groups: &[Group], before: &BTreeMap<i64, Old>) -> Result<(), Error> {
        let new = groups.iter().map(|g| g.seq).filter(|seq| !before.contains_key(seq));
        if let Some(first) = new.min() {
            let sql = "INSERT INTO changes (op, incident, seq)
                       SELECT ?1, id, seq FROM incidents WHERE seq >= ?2 ORDER BY seq";
            self.tx.prepare_cached(sql)?.execute(params![Op::Create.as_str(), first])?;
        }
        Ok(())
    }
}

/// Removes the incidents that no group took on.
fn remove(
    tx: &Transaction<'_>,
    groups: &[Group],
    before: &BTreeMap<i64, Old>,
    done: &mut Done,
) -> Result<(), Error> {
    let gone: BTreeMap<&i64, &Old> = gone(groups, before).collect();
    if gone.is_empty() {
        return Ok(());
    }
    // Where their reports went; to the group with most of them if they parted.
    let mut went: BTreeMap<i64, BTreeMap<&str, usize>> = BTreeMap::new();
    for group in groups {
        for incident in group.reports.iter().filter_map(|r| r.incident).filter(|i| gone.contains_key(i)) {
            *went.entry(incident).or_default().entry(&group.id).or_default() += 1;
        }
    }
    for (seq, old) in gone {
        let target =
            went.get(seq).and_then(|to| to.iter().max_by_key(|(id, n)| (**n, std::cmp::Reverse(**id))));
        let target = target.map(|(id, _)| *id);
        tx.prepare_cached("DELETE FROM incidents WHERE seq = ?1")?.execute([seq])?;
        tx.prepare_cached("DELETE FROM features WHERE seq = ?1")?.execute([seq])?;
        let op = if let Some(target) = target {
            tx.prepare_cached("INSERT OR REPLACE INTO redirects (id, target) VALUES (?1, ?2)")?
                .execute([old.id.as_str(), target])?;
            done.summary.merged += 1;
            Op::Merge
        } else {
            done.summary.deleted += 1;
            Op::Delete
        };
        done.unplaced -= i64::from(old.is_unplaced);
        tx.prepare_cached(LOG)?.execute(params![op.as_str(), old.id, target, old.feature, seq])?;
    }
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
