//! A [`Filter`] as a SQL condition with bound parameters.
//!
//! Must agree with [`Filter::matches`] on every row; `tests.rs` holds the two together.

use super::words::{Rows, is_in};
use crate::filter::{Field, Filter, INCIDENT_FIELDS, Key, Query, Sort, SortField, entry};
use rusqlite::Connection;
use rusqlite::functions::FunctionFlags;
use rusqlite::types::{Value, ValueRef};

/// A condition (`1` when nothing is asked) and its parameters, in order.
#[derive(Debug, Default)]
pub(super) struct Condition {
    parts: Vec<String>,
    /// Values for the `?`s.
    pub(super) values: Vec<Value>,
}

impl Condition {
    fn and(&mut self, part: &str, values: impl IntoIterator<Item = Value>) {
        self.parts.push(part.to_owned());
        self.values.extend(values);
    }

    fn one_of(&mut self, column: &str, words: impl IntoIterator<Item = &'static str>) {
        let values: Vec<Value> = words.into_iter().map(|w| Value::Text(w.to_owned())).collect();
        if !values.is_empty() {
            let marks = vec!["?"; values.len()].join(",");
            self.and(&format!("{column} IN ({marks})"), values);
        }
    }

    /// One of the folded `names` is in the folded list `column`, as `asked` makes a condition of the test; nothing asked by none.
    fn any_in(&mut self, asked: impl Fn(&str) -> String, column: &str, names: &[String]) {
        if !names.is_empty() {
            let tests = vec![format!("instr({column}, ?) > 0"); names.len()].join(" OR ");
            self.and(&asked(&format!("({tests})")), names.iter().map(|name| Value::Text(entry(name))));
        }
    }

    /// Text after `WHERE`.
    pub(super) fn sql(&self) -> String {
        if self.parts.is_empty() { "1".to_owned() } else { self.parts.join(" AND ") }
    }

    /// What `filter` asks of the columns that every collection has.
    pub(super) fn plain(filter: &Filter) -> Self {
        let mut c = Self::default();
        if let Some(b) = filter.bbox {
            let lon = if b.west <= b.east { "lon >= ? AND lon <= ?" } else { "(lon >= ? OR lon <= ?)" };
            let values = [b.west, b.east, b.south, b.north].map(Value::Real);
            c.and(&format!("(lon IS NULL OR ({lon} AND lat >= ? AND lat <= ?))"), values);
        }
        if let Some(p) = filter.period {
            c.and("day_lo <= ? AND day_hi >= ?", [p.to, p.from].map(|d| Value::Integer(d.into())));
        }
        match filter.located {
            Some(true) => c.and("lon IS NOT NULL", []),
            Some(false) => c.and("lon IS NULL", []),
            None => {}
        }
        let ends = [i32::MIN, i32::MAX].map(|d| Value::Integer(d.into()));
        match filter.dated {
            Some(true) => c.and("(day_lo <> ? OR day_hi <> ?)", ends),
            Some(false) => c.and("(day_lo = ? AND day_hi = ?)", ends),
            None => {}
        }
        c
    }

    /// What `filter` asks of an incident.
    ///
    /// `rows` hold the words it asks for; `None` when it asks for none.
    pub(super) fn incidents(filter: &Filter, rows: Option<&Rows>) -> Self {
        let mut c = Self::plain(filter);
        c.one_of("type", filter.types.iter().map(|k| k.as_str()));
        c.one_of("zone_relation", filter.zone_relation.iter().map(|r| r.as_str()));
        c.one_of("certainty", filter.certainty.iter().map(|r| r.as_str()));
        c.one_of("precision", filter.precision.iter().map(|p| p.as_str()));
        if let Some(zone) = &filter.zone {
            c.and("zone = ?", [Value::Text(zone.clone())]);
        }
        c.any_in(
            |test| format!("spot IN (SELECT s.seq FROM spots s WHERE {test})"),
            "s.folded",
            &filter.places,
        );
        c.any_in(str::to_owned, "publishers", &filter.publishers);
        if let Some(rows) = rows {
            c.and("zw_is_in(seq, ?)", [Value::Blob(rows.to_bytes())]);
        }
        c.expression(filter, INCIDENT_FIELDS);
        c
    }

    /// What the expression of `filter` asks of a collection with these properties.
    pub(super) fn expression(&mut self, filter: &Filter, fields: &[Field]) {
        if let Some(expression) = &filter.expression {
            let (sql, values) = super::cql2::write(expression, fields);
            self.and(&sql, values);
        }
    }

    /// Adds "after the row that the page before ended with".
    pub(super) fn after(&mut self, query: &Query) {
        let Some(token) = &query.after else { return };
        let than = if query.sort.descending { "<" } else { ">" };
        let seq = Value::Integer(token.seq);
        match (column(query.sort), &token.key) {
            (Some(column), Some(key)) => {
                let key = match key {
                    Key::Int(n) => Value::Integer(*n),
                    Key::Real(x) => Value::Real(*x),
                    Key::Text(t) => Value::Text(t.clone()),
                };
                self.and(&format!("({column}, seq) {than} (?, ?)"), [key, seq]);
            }
            _ => self.and(&format!("seq {than} ?"), [seq]),
        }
    }
}

/// Adds to `connection` the functions that conditions use.
pub(super) fn add_functions(connection: &Connection) -> rusqlite::Result<()> {
    let flags = FunctionFlags::SQLITE_UTF8 | FunctionFlags::SQLITE_DETERMINISTIC;
    connection.create_scalar_function("zw_is_in", 2, flags, |context| match context.get_raw(1) {
        ValueRef::Blob(rows) => Ok(is_in(rows, context.get(0)?)),
        _ => Ok(false),
    })
}

/// The column of an order, `None` for entry order.
pub(super) fn column(sort: Sort) -> Option<&'static str> {
    match sort.field {
        SortField::Entry => None,
        SortField::DateStart => Some("day_lo"),
        SortField::UpdatedAt => Some("updated_at"),
        SortField::FirstSeen => Some("first_seen"),
        SortField::Type => Some("type"),
        SortField::Confidence => Some("confidence"),
        SortField::SourceCount => Some("source_count"),
    }
}

/// Text after `ORDER BY`.
pub(super) fn order(sort: Sort) -> String {
    let direction = if sort.descending { "DESC" } else { "ASC" };
    match column(sort) {
        None => format!("seq {direction}"),
        Some(column) => format!("{column} {direction}, seq {direction}"),
    }
}
