//! Reading: pages, single features, counts and changes, all of one moment.

use super::index::{Index, Position};
use super::sql::{Condition, column, order};
use super::words::Rows;
use super::{Error, Store};
use crate::filter::{ARTICLE_FIELDS, Filter, Key, Query, Sort, SortField, TALLY_FIELDS, Token};
use rusqlite::types::{Value, ValueRef};
use rusqlite::{Connection, OptionalExtension, params_from_iter};
use std::collections::VecDeque;
use std::ops::ControlFlow;
use std::rc::Rc;
use std::sync::{Arc, Mutex};

/// Rows looked up by one statement.
pub(super) const AT_ONCE: usize = 4_096;

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
            // SQLite leaves a join out where nothing of it is asked for.
            Self::Incidents => "incidents LEFT JOIN features USING (seq)",
            Self::Tallies => "tallies",
            Self::Articles => "articles",
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

/// What a page is part of.
#[derive(Debug, Clone, PartialEq)]
pub struct Page {
    /// How many features the filter asks for.
    pub matched: u64,
    /// Where the next page begins; `None` after the last.
    pub next: Option<Token>,
}

/// How many rows some filters ask for, for the pages that follow the first.
#[derive(Debug, Default)]
pub(super) struct Matched(Mutex<Counted>);

/// Counts of one version of the data, the newest first.
#[derive(Debug, Default)]
struct Counted {
    version: i64,
    counts: VecDeque<(Collection, Filter, u64)>,
}

impl Matched {
    /// Filters remembered.
    const MOST: usize = 64;

    fn get(&self, version: i64, collection: Collection, filter: &Filter) -> Option<u64> {
        let known = super::lock(&self.0);
        let found = known.counts.iter().find(|(c, f, _)| *c == collection && f == filter);
        found.filter(|_| known.version == version).map(|(_, _, count)| *count)
    }

    fn set(&self, version: i64, collection: Collection, filter: &Filter, count: u64) {
        let mut known = super::lock(&self.0);
        if known.version < version {
            *known = Counted { version, counts: VecDeque::new() };
        }
        if known.version == version {
            known.counts.truncate(Self::MOST - 1);
            known.counts.push_front((collection, filter.clone(), count));
        }
    }
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
        connection.prepare_cached("BEGIN")?.execute([])?;
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
        if *filter == Filter::default() {
            let counts = self.counts()?;
            return Ok(match collection {
                Collection::Incidents => counts.incidents,
                Collection::Tallies => counts.tallies,
                Collection::Articles => counts.articles,
            });
        }
        let query = Query { filter: filter.clone(), ..Query::default() };
        if let Some(found) = self.positions(collection, &query)? {
            return Ok(found.len() as u64);
        }
        let version = self.version()?;
        if let Some(known) = self.store.matched.get(version, collection, filter) {
            return Ok(known);
        }
        let count = self.count_rows(collection, filter)?;
        self.store.matched.set(version, collection, filter, count);
        Ok(count)
    }

    pub(super) fn count_rows(&self, collection: Collection, filter: &Filter) -> Result<u64, Error> {
        let condition = self.condition(collection, filter)?;
        let sql = format!("SELECT count(*) FROM {} WHERE {}", collection.table(), condition.sql());
        let mut statement = self.connection().prepare_cached(&sql)?;
        let count: i64 = statement.query_row(params_from_iter(condition.values), |row| row.get(0))?;
        Ok(count.unsigned_abs())
    }

    /// Calls `each` for the features of one page in order, at most `limit`, until it breaks.
    pub fn page(
        &self,
        collection: Collection,
        query: &Query,
        limit: u32,
        mut each: impl FnMut(&[u8]) -> ControlFlow<()>,
    ) -> Result<Page, Error> {
        if let Some(mut found) = self.positions(collection, query)? {
            let matched = found.len() as u64;
            let has_more = put_in_order(&mut found, query, Some(limit));
            self.fetch(&found, |json, _| each(json))?;
            let next = found.last().filter(|_| has_more).map(|last| token(*last, query.sort));
            return Ok(Page { matched, next });
        }
        let matched = self.count(collection, &query.filter)?;
        // One more than asked for tells whether there is a next page.
        let more = Query { limit: Some(limit.saturating_add(1)), ..query.clone() };
        let (mut written, mut last, mut has_more) = (0, None, false);
        self.each(collection, &more, |row| {
            if written == limit {
                has_more = true;
                return ControlFlow::Break(());
            }
            written += 1;
            last = Some(row.token);
            each(row.json)
        })?;
        Ok(Page { matched, next: last.filter(|_| has_more) })
    }

    /// Calls `each` for every feature asked for, in order, until it breaks or `query.limit` is reached.
    pub fn each(
        &self,
        collection: Collection,
        query: &Query,
        mut each: impl FnMut(Row<'_>) -> ControlFlow<()>,
    ) -> Result<(), Error> {
        let Some(mut found) = self.positions(collection, query)? else {
            return self.each_row(collection, query, each);
        };
        put_in_order(&mut found, query, query.limit);
        self.fetch(&found, |json, position| each(Row { json, token: token(position, query.sort) }))
    }

    /// Where the rows that `query` filters stand in its order, if the index can tell; it is not asked where SQL need
    /// not look for them.
    pub(super) fn positions(
        &self,
        collection: Collection,
        query: &Query,
    ) -> Result<Option<Vec<Position>>, Error> {
        if collection != Collection::Incidents || is_everything(query) {
            return Ok(None);
        }
        let Some(index) = self.index()? else { return Ok(None) };
        Ok(index.select(&query.filter, self.rows(&query.filter)?.as_deref(), query.sort))
    }

    /// Calls `each` with the features at `found`, until it breaks.
    fn fetch(
        &self,
        found: &[Position],
        mut each: impl FnMut(&[u8], Position) -> ControlFlow<()>,
    ) -> Result<(), Error> {
        // One statement for many rows, which finds one next to the one before without going back to the root.
        let sql = "SELECT feature, value FROM rarray(?1) CROSS JOIN features ON seq = value";
        let mut statement = self.connection().prepare_cached(sql)?;
        for some in found.chunks(AT_ONCE) {
            let seqs: Vec<Value> = some.iter().map(|p| Value::Integer(p.seq())).collect();
            let mut rows = statement.query([Rc::new(seqs)])?;
            let mut wanted = some.iter();
            while let Some(row) = rows.next()? {
                let seq: i64 = row.get(1)?;
                // Rows come in the order asked for.
                let Some(position) = wanted.find(|p| p.seq() == seq) else { break };
                let json = row.get_ref(0)?.as_bytes().map_err(rusqlite::Error::from)?;
                if each(json, *position).is_break() {
                    return Ok(());
                }
            }
        }
        Ok(())
    }

    pub(super) fn each_row(
        &self,
        collection: Collection,
        query: &Query,
        mut each: impl FnMut(Row<'_>) -> ControlFlow<()>,
    ) -> Result<(), Error> {
        let mut condition = self.condition(collection, &query.filter)?;
        condition.after(query);
        let key = column(query.sort);
        let table = match collection {
            Collection::Incidents if is_everything(query) => "features",
            _ => collection.table(),
        };
        let sql = format!(
            "SELECT seq, feature, {} FROM {table} WHERE {} ORDER BY {} LIMIT {}",
            key.unwrap_or("NULL"),
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
        let sql = "SELECT articles, incidents, unplaced, tallies FROM state";
        let counts = self.connection().prepare_cached(sql)?.query_row([], |row| {
            Ok([row.get::<_, i64>(0)?, row.get(1)?, row.get(2)?, row.get(3)?].map(i64::unsigned_abs))
        })?;
        let [articles, incidents, unplaced, tallies] = counts;
        Ok(Counts { articles, incidents, unplaced, tallies })
    }

    /// Has the index made, if there is none of this snapshot: at once when that is quick, else on a thread.
    pub fn warm(&self) -> Result<(), Error> {
        self.index().map(|_| ())
    }

    pub(super) fn index(&self) -> Result<Option<Arc<Index>>, Error> {
        self.store.index.of_snapshot(self.connection(), || self.store.open_reader())
    }

    /// The rows that hold the words `filter` asks for; `None` when it asks for none.
    pub(super) fn rows(&self, filter: &Filter) -> Result<Option<Arc<Rows>>, Error> {
        if filter.words.is_empty() {
            return Ok(None);
        }
        self.store.found.rows(self.connection(), self.version()?, &filter.words).map(Some)
    }

    /// What `filter` asks of `collection`, as SQL.
    pub(super) fn condition(&self, collection: Collection, filter: &Filter) -> Result<Condition, Error> {
        let fields = match collection {
            Collection::Incidents => return Ok(Condition::incidents(filter, self.rows(filter)?.as_deref())),
            Collection::Tallies => TALLY_FIELDS,
            Collection::Articles => ARTICLE_FIELDS,
        };
        let mut condition = Condition::plain(filter);
        condition.expression(filter, fields);
        Ok(condition)
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
            && connection.prepare_cached("ROLLBACK").and_then(|mut end| end.execute([])).is_ok()
        {
            self.store.give_back(connection);
        }
    }
}

/// Whether `query` asks for all rows in the order they are stored in.
fn is_everything(query: &Query) -> bool {
    query.filter == Filter::default() && query.sort.field == SortField::Entry
}

/// Leaves those of `found` that come after the page before, in order, at most `limit`; whether there are more.
pub(super) fn put_in_order(found: &mut Vec<Position>, query: &Query, limit: Option<u32>) -> bool {
    let is_falling = query.sort.descending;
    if let Some(after) = &query.after {
        let day = match after.key {
            Some(Key::Int(day)) => day.clamp(i32::MIN.into(), i32::MAX.into()) as i32,
            _ => 0,
        };
        let last = Position::new(day, after.seq.clamp(0, u32::MAX.into()) as u32);
        found.retain(|p| if is_falling { *p < last } else { *p > last });
    }
    let limit = limit.map_or(usize::MAX, |l| l as usize);
    let has_more = found.len() > limit;
    let compare = |a: &Position, b: &Position| if is_falling { b.cmp(a) } else { a.cmp(b) };
    if has_more && limit > 0 {
        found.select_nth_unstable_by(limit - 1, compare);
    }
    found.truncate(limit);
    found.sort_unstable_by(compare);
    has_more
}

fn token(position: Position, sort: Sort) -> Token {
    let key = (sort.field == SortField::DateStart).then(|| Key::Int(position.day().into()));
    Token { key, seq: position.seq() }
}

/// A number that is another one after every commit of another connection, in this process or not.
pub(crate) fn data_version(connection: &Connection) -> Result<i64, Error> {
    Ok(connection.prepare_cached("PRAGMA data_version")?.query_row([], |row| row.get(0))?)
}

/// Id of the last change.
pub(crate) fn cursor(connection: &Connection) -> Result<i64, Error> {
    let sql = "SELECT seq FROM sqlite_sequence WHERE name = 'changes'";
    Ok(connection.prepare_cached(sql)?.query_row([], |row| row.get(0))?)
}

/// Up to `limit` changes after `id`, oldest first.
pub(crate) fn changes(connection: &Connection, id: i64, limit: usize) -> Result<Vec<Change>, Error> {
    // What a change led to is what the next one of its row began with, or the row as it is.
    let sql = "SELECT id, op, incident, target, before,
                   CASE WHEN op IN ('create', 'update') THEN coalesce(after,
                       (SELECT n.before FROM changes n WHERE n.seq = c.seq AND n.id > c.id AND n.before IS NOT NULL
                        ORDER BY n.id LIMIT 1),
                       (SELECT feature FROM features f WHERE f.seq = c.seq)) END
               FROM changes c WHERE id > ?1 ORDER BY id LIMIT ?2";
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
