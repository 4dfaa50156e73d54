//! `/api/collections/incidents/columns`: incidents as columns, to load 10^5 to 10^6 of them into a page at once.
//!
//! ```json
//! {
//!   "attribution": "…", "numberMatched": 3, "numberReturned": 3, "cursor": "1763…",
//!   "dictionaries": {"type": ["airstrike", "drone_strike", …], "zone": ["buffer-zone"], …},
//!   "columns": {
//!     "lon": [35.83, 35.9, null], "lat": [33.2, 32.9, null],
//!     "id": ["zw-…", "zw-…", "zw-…"],
//!     "date_start": [20397, 20398, null], "date_end": [20397, 20404, null],
//!     "type": [4, 0, 4], "zone": [0, 0, null], …
//!   }
//! }
//! ```
//!
//! Every column has `numberReturned` entries; entry n of each is of one incident. `lon` and `lat` are degrees (WGS 84),
//! both null when not placed. Dates are days since 1970-01-01 (UTC). A column that has a dictionary holds positions in
//! it: words of closed lists in the order of the contract (the whole list), other words as they were met. Null stands
//! for what is not known. `properties` names the columns wanted (any property of an incident but lists, and
//! `publishers`, their names with `|` between them; `id`, `lon`, `lat` always come); without it come [`DEFAULT`]. All filters and `sortby` apply; there are no pages. `cursor` is the
//! stream's position at this moment, as on a page of items.

use super::request::{etag, has_current, not_modified, parameters, tagged, typed};
use super::{AppState, Problem};
use crate::filter::{Error, Field, FieldKind, INCIDENT_FIELDS, PUBLISHERS, Query, Scope, position};
use crate::format::ATTRIBUTION;
use crate::store::ValueRef;
use axum::body::Body;
use axum::extract::{RawQuery, State};
use axum::http::HeaderMap;
use axum::response::Response;
use bytes::Bytes;
use serde_json::json;
use std::collections::HashMap;
use std::convert::Infallible;

/// The form of the answer, for the API's description.
pub(super) const ABOUT: &str = "Entry n of every column is of one incident. `lon` and `lat` are degrees (WGS 84), both \
    null when not placed. Dates are days since 1970-01-01. A column with an entry under `dictionaries` holds positions in \
    that list. Null stands for what is not known. There are no pages.";

/// Columns that come when none are named: those a map, a timeline and their filters need, cheap to read.
const DEFAULT: &[&str] = &[
    "id",
    "date_start",
    "date_end",
    "type",
    "place_precision",
    "certainty",
    "confidence",
    "zone",
    "zone_relation",
    "source_count",
    "updated_at",
];
/// Text columns whose words come again and again, and so have a dictionary.
const REPEATED: &[&str] = &[
    "title",
    "acled_event_type",
    "acled_sub_event_type",
    "plover",
    "place",
    "place_id",
    "admin1",
    "admin2",
    "admin3",
    "country",
    "pcode",
    "publishers",
    "review",
    "zone",
];

/// `GET /api/collections/incidents/columns`
pub(super) async fn columns(
    State(state): State<AppState>,
    RawQuery(raw): RawQuery,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let query = Query::parse(&parameters(raw.as_deref())?, Scope::Columns)?;
    let fields = chosen(query.properties.as_deref())?;
    state
        .read(move |reader| {
            let tag = etag(reader.version()?, &["columns", raw.as_deref().unwrap_or_default()]);
            if has_current(&headers, &tag) {
                return Ok(not_modified(&tag));
            }
            let mut columns: Vec<Column> = [Column::plain("lon"), Column::plain("lat")]
                .into_iter()
                .chain(fields.iter().map(|f| Column::new(f)))
                .collect();
            let mut count = 0_u64;
            reader.table(&query.filter, query.sort, &fields, |values| {
                count += 1;
                for (column, value) in columns.iter_mut().zip(values) {
                    column.push(*value);
                }
            })?;
            let dictionaries: serde_json::Map<String, serde_json::Value> =
                columns.iter().filter_map(|c| Some((c.name.to_owned(), json!(c.words.as_ref()?)))).collect();
            let mut head = json!({
                "attribution": ATTRIBUTION,
                "numberMatched": count,
                "numberReturned": count,
                "cursor": reader.cursor()?.to_string(),
                "dictionaries": dictionaries,
            })
            .to_string();
            head.truncate(head.len() - 1);
            head.push_str(",\"columns\":{");
            // Sent column by column: the parts are never copied into one body.
            let mut parts = vec![Bytes::from(head)];
            for (n, column) in columns.into_iter().enumerate() {
                let comma = if n == 0 { "" } else { "," };
                parts.push(Bytes::from(format!("{comma}\n\"{}\":[", column.name)));
                parts.push(Bytes::from(column.json));
                parts.push(Bytes::from_static(b"]"));
            }
            parts.push(Bytes::from_static(b"}}\n"));
            let body = futures_util::stream::iter(parts.into_iter().map(Ok::<_, Infallible>));
            Ok(tagged(typed("application/json", Body::from_stream(body)), &tag))
        })
        .await
}

/// The fields of the columns asked for, `id` first.
fn chosen(properties: Option<&[String]>) -> Result<Vec<&'static Field>, Error> {
    let mut fields: Vec<&Field> = Vec::new();
    let named: Vec<&str> = match properties {
        None => DEFAULT.to_vec(),
        Some(names) => std::iter::once("id").chain(names.iter().map(String::as_str)).collect(),
    };
    for name in named {
        let field = if name == PUBLISHERS.name {
            Some(&PUBLISHERS)
        } else {
            position(INCIDENT_FIELDS, name).map(|n| &INCIDENT_FIELDS[n]).filter(|f| f.kind.is_queryable())
        };
        let field = field.ok_or_else(|| Error::new("properties", format!("`{name}` cannot be a column")))?;
        if !fields.iter().any(|f| f.name == field.name) {
            fields.push(field);
        }
    }
    Ok(fields)
}

/// A column as it grows: its entries as JSON with commas between them.
struct Column {
    name: &'static str,
    json: Vec<u8>,
    /// The dictionary, if it has one.
    words: Option<Vec<String>>,
    codes: HashMap<String, usize>,
}

impl Column {
    fn plain(name: &'static str) -> Self {
        Self { name, json: Vec::new(), words: None, codes: HashMap::new() }
    }

    fn new(field: &Field) -> Self {
        let words = match field.kind {
            FieldKind::Word(list) => Some(list().into_iter().map(str::to_owned).collect::<Vec<_>>()),
            _ if REPEATED.contains(&field.name) => Some(Vec::new()),
            _ => None,
        };
        let codes = words.iter().flatten().enumerate().map(|(n, word)| (word.clone(), n)).collect();
        Self { words, codes, ..Self::plain(field.name) }
    }

    fn push(&mut self, value: ValueRef<'_>) {
        if !self.json.is_empty() {
            self.json.push(b',');
        }
        // Writing into memory does not fail, and no value here is one that JSON cannot hold.
        let _ = match value {
            ValueRef::Integer(n) => serde_json::to_writer(&mut self.json, &n),
            ValueRef::Real(x) => serde_json::to_writer(&mut self.json, &x),
            ValueRef::Text(text) => {
                let text = String::from_utf8_lossy(text);
                match &mut self.words {
                    None => serde_json::to_writer(&mut self.json, &text),
                    Some(words) => {
                        let code = self.codes.get(&*text).copied().unwrap_or_else(|| {
                            words.push(text.to_string());
                            self.codes.insert(text.into_owned(), words.len() - 1);
                            words.len() - 1
                        });
                        serde_json::to_writer(&mut self.json, &code)
                    }
                }
            }
            ValueRef::Null | ValueRef::Blob(_) => serde_json::to_writer(&mut self.json, &()),
        };
    }
}
