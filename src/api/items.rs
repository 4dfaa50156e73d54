//! `/api/collections/{collection}/items` and single items: GeoJSON with paging links, counts and the stream cursor.

use super::collections::{Kind, kind};
use super::request::{
    Segments, base, etag, has_current, no_parameters, not_modified, parameters, query_string, tagged, typed,
};
use super::{AppState, Problem};
use crate::filter::{Facts, Query, Scope, Token};
use crate::format::CollectionWriter;
use crate::store::{Collection, Found, Reader};
use crate::zone::Zones;
use axum::extract::{RawQuery, State};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Response};
use geo::BoundingRect;
use serde_json::{Map, Value, json};
use std::ops::ControlFlow;
use std::sync::LazyLock;

/// Features on a page when no limit is asked for.
const DEFAULT_LIMIT: u32 = 100;
/// Features on a page at most; a larger limit is cut to this.
const MAX_LIMIT: u32 = 10_000;

const GEOJSON: &str = "application/geo+json";

/// A page of items.
pub(super) async fn page(
    State(state): State<AppState>,
    Segments(name): Segments<String>,
    RawQuery(raw): RawQuery,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let kind = kind(&name)?;
    let pairs = parameters(raw.as_deref())?;
    let scope = match kind {
        Kind::Stored(Collection::Incidents) => Scope::Incidents,
        Kind::Stored(Collection::Tallies) => Scope::Tallies,
        Kind::Stored(Collection::Articles) => Scope::Articles,
        Kind::Zones => Scope::Zones,
    };
    let query = Query::parse(&pairs, scope)?;
    let base = base(&state, &headers);
    state
        .read(move |reader| {
            let tag = etag(reader.version()?, &[&base, &name, raw.as_deref().unwrap_or_default()]);
            if has_current(&headers, &tag) {
                return Ok(not_modified(&tag));
            }
            let mut writer = CollectionWriter::begin(Vec::new()).map_err(|e| Problem::internal(&e))?;
            let (matched, next) = match kind {
                Kind::Stored(collection) => stored_page(reader, collection, query, &mut writer)?,
                Kind::Zones => zone_page(&query, &mut writer)?,
            };
            let path = format!("{base}/api/collections/{name}");
            let own = raw.as_deref().filter(|q| !q.is_empty()).map_or_else(String::new, |q| format!("?{q}"));
            let mut links = vec![
                json!({"rel": "self", "type": GEOJSON, "href": format!("{path}/items{own}")}),
                json!({"rel": "collection", "type": "application/json", "href": path}),
            ];
            if let Some(token) = next {
                let kept = pairs.iter().filter(|(n, _)| n != "token").map(|(n, v)| (n.as_str(), v.as_str()));
                let token = token.encode();
                let query = query_string(kept.chain([("token", token.as_str())]));
                links.push(json!({"rel": "next", "type": GEOJSON, "href": format!("{path}/items{query}")}));
            }
            let members: Map<String, Value> = [
                ("numberMatched", json!(matched)),
                ("numberReturned", json!(writer.count())),
                ("timeStamp", json!(now())),
                // A string: a script could not hold a large whole number exactly.
                ("cursor", json!(reader.cursor()?.to_string())),
                ("links", json!(links)),
            ]
            .map(|(name, value)| (name.to_owned(), value))
            .into_iter()
            .collect();
            let body = writer.end(&members).map_err(|e| Problem::internal(&e))?;
            Ok(tagged(typed(GEOJSON, body), &tag))
        })
        .await
}

fn now() -> String {
    let now = jiff::Timestamp::now();
    jiff::Timestamp::from_second(now.as_second()).unwrap_or(now).to_string()
}

/// Writes a page of stored features; how many match in all, and where the next page begins.
fn stored_page(
    reader: &Reader<'_>,
    collection: Collection,
    mut query: Query,
    writer: &mut CollectionWriter<Vec<u8>>,
) -> Result<(u64, Option<Token>), Problem> {
    let limit = query.limit.unwrap_or(DEFAULT_LIMIT).min(MAX_LIMIT) as usize;
    // One more than asked for tells whether there is a next page.
    query.limit = Some(limit as u32 + 1);
    let matched = reader.count(collection, &query.filter)?;
    let mut last = None;
    let mut has_more = false;
    let mut failed = None;
    reader.each(collection, &query, |row| {
        if writer.count() == limit {
            has_more = true;
            return ControlFlow::Break(());
        }
        if let Err(e) = writer.feature(row.json) {
            failed = Some(Problem::internal(&e));
            return ControlFlow::Break(());
        }
        last = Some(row.token);
        ControlFlow::Continue(())
    })?;
    match failed {
        Some(problem) => Err(problem),
        None => Ok((matched, last.filter(|_| has_more))),
    }
}

/// A zone as it is sent.
struct ZoneItem {
    id: String,
    /// West, south, east, north.
    bounds: Option<[f64; 4]>,
    json: String,
}

static ZONES: LazyLock<Vec<ZoneItem>> = LazyLock::new(|| {
    let zones = Zones::embedded().iter().map(|zone| ZoneItem {
        id: zone.id.clone(),
        bounds: zone.geometry.bounding_rect().map(|r| [r.min().x, r.min().y, r.max().x, r.max().y]),
        json: zone.feature().to_string(),
    });
    zones.collect()
});

/// Zones have no date, so dates pass them all but `dated=true`; a box asks for zones whose bounds it touches.
fn zone_page(query: &Query, writer: &mut CollectionWriter<Vec<u8>>) -> Result<(u64, Option<Token>), Problem> {
    let limit = query.limit.unwrap_or(DEFAULT_LIMIT).min(MAX_LIMIT) as usize;
    let touches = |[west, south, east, north]: [f64; 4]| {
        query.filter.bbox.is_none_or(|b| {
            let lon_overlaps = if b.west <= b.east {
                west <= b.east && east >= b.west
            } else {
                east >= b.west || west <= b.east
            };
            lon_overlaps && south <= b.north && north >= b.south
        })
    };
    let others = crate::filter::Filter { bbox: None, ..query.filter.clone() };
    let facts = |z: &ZoneItem| Facts { point: z.bounds.map(|b| (b[0], b[1])), ..Facts::empty() };
    let matching: Vec<&ZoneItem> =
        ZONES.iter().filter(|z| z.bounds.is_none_or(touches) && others.matches(&facts(z))).collect();
    let skip = query.after.as_ref().map_or(0, |t| usize::try_from(t.seq).unwrap_or(0));
    for zone in matching.iter().skip(skip).take(limit) {
        writer.feature(zone.json.as_bytes()).map_err(|e| Problem::internal(&e))?;
    }
    let end = skip.saturating_add(limit);
    let next = (end < matching.len()).then_some(Token { key: None, seq: end as i64 });
    Ok((matching.len() as u64, next))
}

/// A single item; the id of a merged-away incident leads to the one it is part of now.
pub(super) async fn one(
    State(state): State<AppState>,
    Segments((name, id)): Segments<(String, String)>,
    RawQuery(raw): RawQuery,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    no_parameters(raw.as_deref())?;
    let kind = kind(&name)?;
    let base = base(&state, &headers);
    state
        .read(move |reader| {
            let tag = etag(reader.version()?, &[&base, &name, &id]);
            if has_current(&headers, &tag) {
                return Ok(not_modified(&tag));
            }
            let path = format!("/api/collections/{name}");
            let feature = match kind {
                Kind::Zones => ZONES.iter().find(|z| z.id == id).map(|z| z.json.clone()),
                Kind::Stored(Collection::Incidents) => match reader.incident(&id)? {
                    Found::Feature(json) => Some(json),
                    Found::Merged(target) => {
                        let to = format!("{path}/items/{target}");
                        return Ok((StatusCode::PERMANENT_REDIRECT, [(header::LOCATION, to)]).into_response());
                    }
                    Found::Nothing => None,
                },
                Kind::Stored(collection) => reader.plain(collection, &id)?,
            };
            let shown: String = id.chars().take(80).collect();
            let mut json =
                feature.ok_or_else(|| Problem::not_found(format!("no item `{shown}` in `{name}`")))?;
            let links = json!([
                {"rel": "self", "type": GEOJSON, "href": format!("{base}{path}/items/{id}")},
                {"rel": "collection", "type": "application/json", "href": format!("{base}{path}")},
            ]);
            // A stored feature is one JSON object: its links go in before the brace that ends it.
            json.truncate(json.trim_end().len().saturating_sub(1));
            Ok(tagged(typed(GEOJSON, format!("{json},\"links\":{links}}}")), &tag))
        })
        .await
}
