//! Undoing a merge: a report set apart is an incident of its own, for good.
//!
//! The mark stands beside the reports and is read with them, so that every later merge heeds it: when the article is read
//! again, when other reports come, after a restart. A report that an article read anew tells otherwise inherits it
//! (`ingest`).

use super::ingest::Summary;
use super::merge::{Affected, settle};
use super::pool::{Stored, stored_of};
use super::write::{Done, Known, finish};
use super::{Error, Found, Store, lock};
use crate::event::Report;
use crate::incident::{ArticleRef, SourcedReport};
use rusqlite::{Connection, TransactionBehavior};

/// A report of an incident, as an editor sees it.
#[derive(Debug, Clone, PartialEq)]
pub struct Member {
    /// The report's key.
    pub key: String,
    /// The article it was read from.
    pub article: ArticleRef,
    /// What it says.
    pub report: Report,
    /// Whether it is set apart.
    pub apart: bool,
}

/// Why a report cannot be set apart or joined again.
#[derive(Debug, thiserror::Error)]
pub enum ApartError {
    /// The id leads nowhere.
    #[error("there is no incident {0}")]
    NoIncident(String),
    /// The incident has no such report.
    #[error("incident {incident} has no report {report}; without a report, its reports are listed")]
    NoReport {
        /// The incident.
        incident: String,
        /// What was asked for.
        report: String,
    },
    /// Several reports of one article.
    #[error("incident {incident} has {count} reports of article {article}; name one by its own key")]
    Several {
        /// The incident.
        incident: String,
        /// The article.
        article: String,
        /// How many.
        count: usize,
    },
    /// Nothing to part from.
    #[error("{0} is the only report of its incident")]
    Only(String),
    /// Nothing to undo.
    #[error("{0} is not set apart")]
    NotApart(String),
    /// The database.
    #[error(transparent)]
    Store(#[from] Error),
}

impl From<rusqlite::Error> for ApartError {
    fn from(error: rusqlite::Error) -> Self {
        Self::Store(error.into())
    }
}

impl Store {
    /// The reports of an incident (or of the one it was merged into), oldest first, and that incident's id.
    pub fn members(&self, incident: &str) -> Result<(String, Vec<Member>), ApartError> {
        let incident = self.follow(incident)?;
        let reports = stored_of(&lock(&self.writer), &incident)?;
        let member = |r: Stored| {
            let SourcedReport { key, article, report, apart } = r.sourced;
            Member { key, article, report, apart }
        };
        Ok((incident, reports.into_iter().map(member).collect()))
    }

    /// Sets a report of an incident apart, or with `apart` false lets it merge again. `report` is its key, or the id of its
    /// article where that has one report in the incident. Gives the report's key, the incident it then belongs to, and what
    /// was done.
    pub fn set_apart(
        &self,
        incident: &str,
        report: &str,
        apart: bool,
        now: jiff::Timestamp,
    ) -> Result<(String, String, Summary), ApartError> {
        let incident = self.follow(incident)?;
        let mut writer = lock(&self.writer);
        let known = &mut Known { surroundings: &self.surroundings, spots: &mut lock(&self.spots) };
        let done = set_apart(&mut writer, incident, report, apart, now, known)?;
        drop(writer);
        self.wake();
        Ok(done)
    }

    /// The incident that `id` is or leads to.
    fn follow(&self, id: &str) -> Result<String, ApartError> {
        match self.reader()?.incident(id)? {
            Found::Feature(_) => Ok(id.to_owned()),
            Found::Merged(target) => Ok(target),
            Found::Nothing => Err(ApartError::NoIncident(id.to_owned())),
        }
    }
}

fn set_apart(
    connection: &mut Connection,
    id: String,
    report: &str,
    apart: bool,
    now: jiff::Timestamp,
    known: &mut Known<'_>,
) -> Result<(String, String, Summary), ApartError> {
    let now = jiff::Timestamp::from_second(now.as_second()).unwrap_or(now).to_string();
    let tx = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    known.spots.begin();
    let members = stored_of(&tx, &id)?;
    let is_meant = |m: &&Stored| m.sourced.key == report || m.sourced.article.id == report;
    let found: Vec<&Stored> = members.iter().filter(is_meant).collect();
    let (row, member) = match found[..] {
        [] => return Err(ApartError::NoReport { incident: id, report: report.to_owned() }),
        [member] => (member.row, member.sourced.clone()),
        _ => {
            return Err(ApartError::Several { incident: id, article: report.to_owned(), count: found.len() });
        }
    };
    if apart && members.len() == 1 {
        return Err(ApartError::Only(member.key));
    }
    if !apart && !member.apart {
        return Err(ApartError::NotApart(member.key));
    }
    let sql = if apart {
        "INSERT OR IGNORE INTO apart (report) VALUES (?1)"
    } else {
        "DELETE FROM apart WHERE report = ?1"
    };
    tx.prepare_cached(sql)?.execute([&member.key])?;
    let mut affected = Affected::default();
    affected.seed_row(row);
    // What the report was grouped with, as long as it could be: those groups may change.
    for former in members.into_iter().filter(|m| m.row == row) {
        affected.seed_gone(former);
    }
    let mut done = Done::default();
    settle(&tx, affected, &now, known, &mut done)?;
    finish(&tx, &done)?;
    let belongs: String = tx
        .prepare_cached("SELECT id FROM incidents WHERE seq = (SELECT incident FROM reports WHERE seq = ?1)")?
        .query_row([row], |row| row.get(0))?;
    tx.commit()?;
    known.spots.end();
    Ok((member.key, belongs, done.summary))
}
