//! Undoing a merge: a report set apart is an incident of its own, for good.
//!
//! The mark stands beside the reports and is read with them, so that every later merge heeds it: when the article is read
//! again, when other reports come, after a restart. A report that an article read anew tells otherwise inherits it
//! (`ingest`).

use super::ingest::Summary;
use super::merge::{Affected, KEPT_CHANGES, prune, reports_of, settle};
use super::standing::Surroundings;
use super::{Error, Found, Store, lock};
use crate::event::Report;
use crate::incident::ArticleRef;
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
        let members = members(&lock(&self.writer), &incident)?;
        Ok((incident, members))
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
        let done = set_apart(&mut writer, incident, report, apart, now, &self.surroundings)?;
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

fn members(connection: &Connection, incident: &str) -> Result<Vec<Member>, Error> {
    let mut members: Vec<Member> = reports_of(connection, "incident", incident)?
        .into_iter()
        .map(|r| Member { key: r.key, article: r.article, report: r.report, apart: r.apart })
        .collect();
    members.sort_by(|a, b| (a.article.published, &a.key).cmp(&(b.article.published, &b.key)));
    Ok(members)
}

fn set_apart(
    connection: &mut Connection,
    id: String,
    report: &str,
    apart: bool,
    now: jiff::Timestamp,
    surroundings: &Surroundings,
) -> Result<(String, String, Summary), ApartError> {
    let now = jiff::Timestamp::from_second(now.as_second()).unwrap_or(now).to_string();
    let tx = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    let members = members(&tx, &id)?;
    let found: Vec<&Member> = members.iter().filter(|m| m.key == report || m.article.id == report).collect();
    let member = match found[..] {
        [] => return Err(ApartError::NoReport { incident: id, report: report.to_owned() }),
        [member] => member,
        _ => {
            return Err(ApartError::Several { incident: id, article: report.to_owned(), count: found.len() });
        }
    };
    if apart && members.len() == 1 {
        return Err(ApartError::Only(member.key.clone()));
    }
    if !apart && !member.apart {
        return Err(ApartError::NotApart(member.key.clone()));
    }
    let mut affected = Affected::default();
    // What the report was grouped with, as long as it could be: those groups may change.
    let old = affected.load_article(&tx, &member.article.id)?;
    let sql = if apart {
        "INSERT OR IGNORE INTO apart (report) VALUES (?1)"
    } else {
        "DELETE FROM apart WHERE report = ?1"
    };
    tx.prepare_cached(sql)?.execute([&member.key])?;
    for former in old.iter().filter(|r| r.key == member.key) {
        affected.seed_former((**former).clone());
        affected.seed((**former).clone());
    }
    let mut summary = Summary::default();
    settle(&tx, affected, &now, surroundings, &mut summary)?;
    tx.execute("UPDATE state SET version = version + 1", [])?;
    prune(&tx, KEPT_CHANGES)?;
    let belongs: String = tx
        .prepare_cached("SELECT incident FROM reports WHERE key = ?1")?
        .query_row([&member.key], |row| row.get(0))?;
    let key = member.key.clone();
    tx.commit()?;
    Ok((key, belongs, summary))
}
