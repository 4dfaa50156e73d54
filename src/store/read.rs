//! Reading: pages, single features, counts and changes, all of one moment.

use super::sql::{Condition, column, order};
use super::{Error, Store};
use crate::filter::{ARTICLE_FIELDS, Filter, Key, Query, TALLY_FIELDS, Token};
use rusqlite::types::ValueRef;
use rusqlite::{Connection, OptionalExtension, params_from_iter};
use std::ops::ControlFlow;

/// A kind of thing that is stored as features.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Collection {
    /// Incidents: every filter applies.
    Incidents,
    /// Tallies: filters by box and date.
    Tallies,
    /// Articles: filters by date.
    Articles,
}

impl Collection {
    pub(super) const fn table(self) -> &'static str {
        match self {
            Self::Incidents => "incidents",
            Self::Tallies => "tallies",
            Self::Articles => "articles",
        }
    }

    fn condition(self, filter: &Filter) -> Condition {
        match self {
            Self::Incidents => Condition::incidents(filter),
            Self::Tallies | Self::Articles => {
                let mut condition = Condition::plain(filter);
                let fields = if self == Self::Tallies { TALLY_FIELDS } else { ARTICLE_FIELDS };
                condition.expression(filter, fields);
                condition
            }
        }
    }
}

/// A feature as stored, and where it stands in the order asked for.
#[derive(Debug)]
pub struct Row<'a> {
    /// The Feature as JSON.
    pub json: &'a [u8],
    /// The page that follows this row begins here.
    pub token: Token,
}

/// What an incident's id leads to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Found {
    /// The Feature as JSON.
    Feature(String),
    /// Merged into the incident with this id.
    Merged(String),
    /// Nothing.
    Nothing,
}

/// What happened to an incident.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Op {
    /// It is new.
    Create,
    /// What it says changed.
    Update,
    /// It became part of another.
    Merge,
    /// No report tells of it any more.
    Delete,
}

impl Op {
    /// Name in the database and of the stream's event.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Create => "create",
            Self::Update => "update",
            Self::Merge => "merge",
            Self::Delete => "delete",
        }
    }

    fn parse(word: &str) -> Self {
        match word {
            "create" => Self::Create,
            "update" => Self::Update,
            "merge" => Self::Merge,
            _ => Self::Delete,
        }
    }
}

/// One entry of the change log.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// Monotonic id.
    pub id: i64,
    /// What happened.
    pub op: Op,
    /// To which incident.
    pub incident: String,
    /// [`Op::Merge`]: the incident that took its reports.
    pub target: Option<String>,
    /// Its Feature before.
    pub before: Option<String>,
    /// Its Feature after.
    pub after: Option<String>,
}

/// How much the database holds.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Counts {
    /// Articles.
    pub articles: u64,
    /// Incidents.
    pub incidents: u64,
    /// Incidents without a point.
    pub unplaced: u64,
    /// Tallies.
    pub tallies: u64,
}

/// A read transaction on a pooled connection.
#[derive(Debug)]
pub struct Reader<'a> {
    store: &'a Store,
    /// `Some` until dropped.
    connection: Option<Connection>,
}

impl<'a> Reader<'a> {
    pub(super) fn begin(store: &'a Store, connection: Connection) -> Result<Self, Error> {
        connection.execute_batch("BEGIN")?;
        Ok(Self { store, connection: Some(connection) })
    }

    pub(super) fn connection(&self) -> &Connection {
        self.connection.as_ref().expect("taken only by drop")
    }

    /// Id of the last change this snapshot includes.
    pub fn cursor(&self) -> Result<i64, Error> {
        cursor(self.connection())
    }

    /// Changes up to this id are no longer kept.
    pub fn pruned_to(&self) -> Result<i64, Error> {
        let sql = "SELECT pruned_to FROM state";
        Ok(self.connection().prepare_cached(sql)?.query_row([], |row| row.get(0))?)
    }

    /// Grows with every commit that changed anything.
    pub fn version(&self) -> Result<i64, Error> {
        Ok(self.connection().prepare_cached("SELECT version FROM state")?.query_row([], |row| row.get(0))?)
    }

    /// How many features of `collection` the filter asks for.
    pub fn count(&self, collection: Collection, filter: &Filter) -> Result<u64, Error> {
        let condition = collection.condition(filter);
        let sql = format!("SELECT count(*) FROM {} WHERE {}", collection.table(), condition.sql());
        let mut statement = self.connection().prepare_cached(&sql)?;
        let count: i64 = statement.query_row(params_from_iter(condition.values), |row| row.get(0))?;
        Ok(count.unsigned_abs())
    }

    /// Calls `each` for every feature asked for, in order, until it breaks or `query.limit` is reached.
    pub fn each(
        &self,
        collection: Collection,
        query: &Query,
        mut each: impl FnMut(Row<'_>) -> ControlFlow<()>,
    ) -> Result<(), Error> {
        let mut condition = collection.condition(&query.filter);
        condition.after(query);
        let key = column(query.sort);
        let sql = format!(
            "SELECT seq, feature, {} FROM {} WHERE {} ORDER BY {} LIMIT {}",
            key.unwrap_or("NULL"),
            collection.table(),
            condition.sql(),
            order(query.sort),
            query.limit.map_or(-1, i64::from),
        );
        let mut statement = self.connection().prepare_cached(&sql)?;
        let mut rows = statement.query(params_from_iter(condition.values))?;
        while let Some(row) = rows.next()? {
            let key = match row.get_ref(2)? {
                ValueRef::Integer(n) => Some(Key::Int(n)),
                ValueRef::Real(x) => Some(Key::Real(x)),
                ValueRef::Text(t) => Some(Key::Text(String::from_utf8_lossy(t).into_owned())),
                ValueRef::Null | ValueRef::Blob(_) => None,
            };
            let json = row.get_ref(1)?.as_bytes().map_err(rusqlite::Error::from)?;
            if each(Row { json, token: Token { key, seq: row.get(0)? } }).is_break() {
                break;
            }
        }
        Ok(())
    }

    /// The feature of one tally or article.
    pub fn plain(&self, collection: Collection, id: &str) -> Result<Option<String>, Error> {
        let sql = format!("SELECT feature FROM {} WHERE id = ?1", collection.table());
        Ok(self.connection().prepare_cached(&sql)?.query_row([id], |row| row.get(0)).optional()?)
    }

    /// What `id` leads to: an incident, or the one it was merged into.
    pub fn incident(&self, id: &str) -> Result<Found, Error> {
        if let Some(feature) = self.plain(Collection::Incidents, id)? {
            return Ok(Found::Feature(feature));
        }
        // A redirect may lead to an incident that was merged in turn; no chain is longer than the table.
        let sql = "WITH RECURSIVE chain(id, depth) AS (
                       SELECT target, 1 FROM redirects WHERE id = ?1
                       UNION ALL
                       SELECT r.target, depth + 1 FROM chain JOIN redirects r ON r.id = chain.id WHERE depth < 100)
                   SELECT i.id FROM chain JOIN incidents i ON i.id = chain.id ORDER BY depth LIMIT 1";
        let target = self.connection().prepare_cached(sql)?.query_row([id], |row| row.get(0)).optional()?;
        Ok(target.map_or(Found::Nothing, Found::Merged))
    }

    /// Up to `limit` changes after `id`, oldest first.
    pub fn changes(&self, id: i64, limit: usize) -> Result<Vec<Change>, Error> {
        changes(self.connection(), id, limit)
    }

    /// How much there is.
    pub fn counts(&self) -> Result<Counts, Error> {
        let sql = "SELECT (SELECT count(*) FROM articles), (SELECT count(*) FROM incidents),
                          (SELECT count(*) FROM incidents WHERE lon IS NULL), (SELECT count(*) FROM tallies)";
        let counts = self.connection().prepare_cached(sql)?.query_row([], |row| {
            Ok([row.get::<_, i64>(0)?, row.get(1)?, row.get(2)?, row.get(3)?].map(i64::unsigned_abs))
        })?;
        let [articles, incidents, unplaced, tallies] = counts;
        Ok(Counts { articles, incidents, unplaced, tallies })
    }

    /// Whether a file with this hash was read in.
    pub fn knows_input(&self, hash: &[u8]) -> Result<bool, Error> {
        let sql = "SELECT 1 FROM inputs WHERE hash = ?1";
        Ok(self.connection().prepare_cached(sql)?.exists([hash])?)
    }
}

impl Drop for Reader<'_> {
    fn drop(&mut self) {
        if let Some(connection) = self.connection.take()
            && connection.execute_batch("ROLLBACK").is_ok()
        {
            self.store.give_back(connection);
        }
    }
}

/// Id of the last change.
pub(crate) fn cursor(connection: &Connection) -> Result<i64, Error> {
    let sql = "SELECT seq FROM sqlite_sequence WHERE name = 'changes'";
    Ok(connection.prepare_cached(sql)?.query_row([], |row| row.get(0))?)
}

/// Up to `limit` changes after `id`, oldest first.
pub(crate) fn changes(connection: &Connection, id: i64, limit: usize) -> Result<Vec<Change>, Error> {
    let sql =
        "SELECT id, op, incident, target, before, after FROM changes WHERE id > ?1 ORDER BY id LIMIT ?2";
    let mut statement = connection.prepare_cached(sql)?;
    let rows = statement.query_map((id, limit as i64), |row| {
        Ok(Change {
            id: row.get(0)?,
            op: Op::parse(&row.get::<_, String>(1)?),
            incident: row.get(2)?,
            target: row.get(3)?,
            before: row.get(4)?,
            after: row.get(5)?,
        })
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}
