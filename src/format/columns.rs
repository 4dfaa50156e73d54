//! Incidents as rows: which columns every tabular format has, and what of a feature stands in each.

use crate::filter::{Field, FieldKind, INCIDENT_FIELDS};
use serde_json::Value;
use std::borrow::Cow;
use std::io;

/// What a column holds; formats without such a type write text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// Any text.
    Text,
    /// A whole number.
    Integer,
    /// A number.
    Real,
    /// `YYYY-MM-DD`.
    Date,
    /// RFC 3339 in UTC, to the second.
    Instant,
}

/// A column.
#[derive(Debug, Clone, Copy)]
pub(super) struct Column {
    /// Its name.
    pub(super) name: &'static str,
    /// What it holds.
    pub(super) kind: Kind,
    /// What it says, in a sentence without a full stop.
    pub(super) about: &'static str,
    /// The list it joins, and the member of its entries.
    list: Option<(&'static str, &'static str)>,
}

/// What of the lists fits a cell: entries with ` | ` between them, each once.
const JOINED: &[Column] = &[
    joined("actors", "actors", "name", "Who took part"),
    joined("publishers", "sources", "publisher", "Who reported it"),
    joined("urls", "sources", "url", "Links to the reports"),
    joined("quotes", "sources", "quote", "The sentences it was read from"),
];

const fn joined(name: &'static str, list: &'static str, member: &'static str, about: &'static str) -> Column {
    Column { name, kind: Kind::Text, about, list: Some((list, member)) }
}

/// Every column: the scalar properties of the data contract in its order, then the lists.
pub(super) fn columns() -> Vec<Column> {
    let of_field = |field: &Field| Column {
        name: field.name,
        kind: match field.kind {
            FieldKind::Integer => Kind::Integer,
            FieldKind::Number => Kind::Real,
            FieldKind::Date => Kind::Date,
            FieldKind::Instant => Kind::Instant,
            FieldKind::Text | FieldKind::Word(_) | FieldKind::Nested => Kind::Text,
        },
        about: field.about,
        list: None,
    };
    let scalars = INCIDENT_FIELDS.iter().filter(|f| f.kind.is_queryable()).map(of_field);
    scalars.chain(JOINED.iter().copied()).collect()
}

/// The value in a cell.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Cell<'v> {
    /// Not known.
    Empty,
    /// Text, a day or a moment.
    Text(Cow<'v, str>),
    /// A whole number.
    Integer(i64),
    /// A number.
    Real(f64),
}

/// An incident's feature, taken apart.
#[derive(Debug)]
pub(super) struct Row(Value);

impl Row {
    /// Reads a Feature.
    pub(super) fn parse(json: &[u8]) -> io::Result<Self> {
        Ok(Self(serde_json::from_slice(json)?))
    }

    /// Longitude and latitude, if it has a place.
    pub(super) fn point(&self) -> Option<[f64; 2]> {
        let coordinates = &self.0["geometry"]["coordinates"];
        Some([coordinates[0].as_f64()?, coordinates[1].as_f64()?])
    }

    /// A property that holds text.
    pub(super) fn text(&self, name: &str) -> Option<&str> {
        self.0["properties"][name].as_str()
    }

    /// The reports behind it.
    pub(super) fn sources(&self) -> impl Iterator<Item = &Value> {
        self.0["properties"]["sources"].as_array().into_iter().flatten()
    }

    /// What stands in `column`.
    pub(super) fn cell(&self, column: &Column) -> Cell<'_> {
        let properties = &self.0["properties"];
        if let Some((list, member)) = column.list {
            let mut words: Vec<&str> = Vec::new();
            for word in properties[list].as_array().into_iter().flatten().filter_map(|e| e[member].as_str()) {
                if !words.contains(&word) {
                    words.push(word);
                }
            }
            return if words.is_empty() { Cell::Empty } else { Cell::Text(words.join(" | ").into()) };
        }
        match &properties[column.name] {
            Value::Null => Cell::Empty,
            Value::String(text) => Cell::Text(text.into()),
            Value::Number(n) => match n.as_i64() {
                Some(n) if column.kind != Kind::Real => Cell::Integer(n),
                _ => n.as_f64().map_or(Cell::Empty, Cell::Real),
            },
            other => Cell::Text(other.to_string().into()),
        }
    }
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;

    /// A feature with awkward words.
    pub(in crate::format) const FEATURE: &str = r#"{"type":"Feature","id":"zw-1","geometry":{"type":"Point","coordinates":[35.8,33.1]},
        "properties":{"id":"zw-1","title":"=SUM(A1) <b> & \"x\"","type":"raid","date_start":"2025-11-03",
        "date_end":"2025-11-04","pcode":"SY14","killed_best":2,"confidence":1,"updated_at":"2025-11-05T06:07:08Z",
        "actors":[{"name":"Israeli forces"},{"name":"Israeli forces"},{"name":"villagers"}],
        "sources":[{"publisher":"Paper","url":"https://news.example/1","quote":"One, \"two\"\u0007 <i>."},
        {"publisher":"Paper","url":"javascript:alert(1)","quote":"Two.","start":4,"end":8}]}}"#;
    /// A feature of which next to nothing is known.
    pub(in crate::format) const BARE: &str =
        r#"{"type":"Feature","id":"zw-2","geometry":null,"properties":{"id":"zw-2","title":"Raid"}}"#;

    #[test]
    fn every_kind_of_cell_is_read() {
        let row = Row::parse(FEATURE.as_bytes()).unwrap();
        let columns = columns();
        let get = |name| row.cell(columns.iter().find(|c| c.name == name).unwrap());
        assert_eq!(get("type"), Cell::Text("raid".into()));
        assert_eq!(get("killed_best"), Cell::Integer(2));
        assert_eq!(get("confidence"), Cell::Real(1.0));
        assert_eq!(get("injured_best"), Cell::Empty);
        assert_eq!(get("actors"), Cell::Text("Israeli forces | villagers".into()));
        assert_eq!(row.point(), Some([35.8, 33.1]));
        assert_eq!(Row::parse(BARE.as_bytes()).unwrap().point(), None);
        assert!(Row::parse(b"{").is_err());
    }
}
