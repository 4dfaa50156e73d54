//! The OGC API's description of itself: landing page, conformance, collections.

use super::request::{Segments, base, no_parameters, typed};
use super::{AppState, Problem};
use crate::store::Collection;
use axum::extract::{RawQuery, State};
use axum::http::HeaderMap;
use axum::response::Response;
use serde_json::{Value, json};

/// Where a collection's items come from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// The database.
    Stored(Collection),
    /// The zones inside the program.
    Zones,
}

const COLLECTIONS: &[(&str, Kind, &str, &str)] = &[
    (
        "incidents",
        Kind::Stored(Collection::Incidents),
        "Incidents",
        "What happened where and when, each with the sentences it was read from",
    ),
    ("zones", Kind::Zones, "Zones", "The buffer zone with its lines, occupied areas, administrative areas"),
    (
        "tallies",
        Kind::Stored(Collection::Tallies),
        "Tallies",
        "Cumulative figures over a period, as articles give them; never points on the map",
    ),
    (
        "articles",
        Kind::Stored(Collection::Articles),
        "Articles",
        "What was read: title, publisher, link and date; the text itself is not served",
    ),
];

/// The collection with this name.
pub(super) fn kind(name: &str) -> Result<Kind, Problem> {
    COLLECTIONS.iter().find(|c| c.0 == name).map(|c| c.1).ok_or_else(|| {
        let known: Vec<_> = COLLECTIONS.iter().map(|c| c.0).collect();
        let shown: String = name.chars().take(80).collect();
        Problem::not_found(format!("no collection `{shown}`; there are {}", known.join(", ")))
    })
}

/// `GET /api`
pub(super) async fn landing(
    State(state): State<AppState>,
    RawQuery(raw): RawQuery,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    no_parameters(raw.as_deref())?;
    let base = base(&state, &headers);
    let link = |rel: &str, path: &str, title: &str| json!({"rel": rel, "type": "application/json", "href": format!("{base}{path}"), "title": title});
    Ok(json_response(&json!({
        "title": "Zonewatch",
        "description": "Incidents read from news reports, with the evidence behind every one",
        "attribution": crate::format::ATTRIBUTION,
        "links": [
            link("self", "/api", "this document"),
            link("conformance", "/api/conformance", "what this API conforms to"),
            link("data", "/api/collections", "the collections"),
        ],
    })))
}

/// `GET /api/conformance`
pub(super) async fn conformance(RawQuery(raw): RawQuery) -> Result<Response, Problem> {
    no_parameters(raw.as_deref())?;
    Ok(json_response(&json!({"conformsTo": [
        "http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/core",
        "http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/geojson",
    ]})))
}

/// `GET /api/collections`
pub(super) async fn list(
    State(state): State<AppState>,
    RawQuery(raw): RawQuery,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    no_parameters(raw.as_deref())?;
    let base = base(&state, &headers);
    let collections: Vec<Value> = COLLECTIONS.iter().map(|c| describe(c, &base)).collect();
    Ok(json_response(&json!({
        "links": [{"rel": "self", "type": "application/json", "href": format!("{base}/api/collections")}],
        "collections": collections,
    })))
}

/// `GET /api/collections/{collection}`
pub(super) async fn one(
    State(state): State<AppState>,
    Segments(name): Segments<String>,
    RawQuery(raw): RawQuery,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    no_parameters(raw.as_deref())?;
    kind(&name)?;
    let base = base(&state, &headers);
    let described = COLLECTIONS.iter().find(|c| c.0 == name).map(|c| describe(c, &base));
    Ok(json_response(&described.unwrap_or_default()))
}

fn describe(&(id, _, title, description): &(&str, Kind, &str, &str), base: &str) -> Value {
    let path = format!("{base}/api/collections/{id}");
    json!({
        "id": id,
        "title": title,
        "description": description,
        "itemType": "feature",
        "crs": ["http://www.opengis.net/def/crs/OGC/1.3/CRS84"],
        "links": [
            {"rel": "self", "type": "application/json", "href": path},
            {"rel": "items", "type": "application/geo+json", "href": format!("{path}/items")},
        ],
    })
}

fn json_response(value: &Value) -> Response {
    typed("application/json", value.to_string())
}
