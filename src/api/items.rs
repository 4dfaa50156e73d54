//! `/api/collections/{collection}/items` and single items: GeoJSON or a page, with paging links, counts and the stream
//! cursor.

use super::bundled::{self, PlaceSource, Source, ZoneSource};
use super::collections::{About, Kind, about, link};
use super::html;
use super::pieces::Pieces;
use super::request::{
    Form, Segments, base, etag, form, has_current, not_modified, query_string, tagged, typed,
};
use super::shape::Shape;
use super::{AppState, Problem};
use crate::filter::{Crs, Query, Scope, Token};
use crate::format::CollectionWriter;
use crate::store::{Collection, Found, Reader};
use axum::extract::{RawQuery, State};
use axum::http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde_json::{Map, Value, json};
use std::ops::ControlFlow;

/// Features on a page when no limit is asked for.
const DEFAULT_LIMIT: u32 = 100;
/// Features on a page at most; a larger limit is cut to this.
pub(super) const MAX_LIMIT: u32 = 10_000;

const GEOJSON: &str = "application/geo+json";

/// A page of items.
pub(super) async fn page(
    State(state): State<AppState>,
    Segments(name): Segments<String>,
    RawQuery(raw): RawQuery,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let about = about(&name)?;
    let (pairs, told) = form(raw.as_deref(), &headers)?;
    let query = Query::parse(&pairs, about.scope)?;
    let base = base(&state, &headers);
    let tag = {
        let parts = [&base, &name, told.name(), raw.as_deref().unwrap_or_default()].map(str::to_owned);
        move |reader: &Reader<'_>| {
            Ok::<_, Problem>(etag(reader.version()?, &parts.each_ref().map(String::as_str)))
        }
    };
    if headers.contains_key(header::IF_NONE_MATCH) {
        let tag = state.read_briefly(&tag)?;
        if has_current(&headers, &tag) {
            return Ok(not_modified(&tag));
        }
    }
    state
        .read(move |reader| {
            let tag = tag(reader)?;
            let shape = Shape::new(&query);
            let wrong = |e: &dyn std::error::Error| Problem::internal(e);
            let mut writer = CollectionWriter::begin(Pieces::default()).map_err(|e| wrong(&e))?;
            let (matched, next) = collect(reader, about, query, &mut |json| {
                let shaped = shape.apply(json).map_err(|e| wrong(&e))?;
                writer.feature(&shaped).map_err(|e| wrong(&e))
            })?;
            let links = page_links(&base, &name, &pairs, told, next.as_ref());
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
            let response = match told {
                Form::Json => {
                    let body = writer.end(&members).map_err(|e| wrong(&e))?;
                    let length = body.len();
                    let mut response = typed(GEOJSON, body.into_body());
                    response.headers_mut().insert(header::CONTENT_LENGTH, length.into());
                    response
                }
                Form::Html => {
                    let body = writer.end(&members).map_err(|e| wrong(&e))?.into_bytes();
                    let whole: Value = serde_json::from_slice(&body).map_err(|e| wrong(&e))?;
                    let features = whole["features"].as_array().map_or(&[][..], Vec::as_slice);
                    let json = items_path("", &name, &pairs, Form::Json, None);
                    html::respond(html::items(about.title, &name, &whole, features, &json))
                }
            };
            Ok(tagged(with_crs(response, shape.crs), &tag))
        })
        .await
}

/// Calls `emit` for every feature of the page; how many match in all, and where the next page begins.
fn collect(
    reader: &Reader<'_>,
    about: &About,
    mut query: Query,
    emit: &mut dyn FnMut(&[u8]) -> Result<(), Problem>,
) -> Result<(u64, Option<Token>), Problem> {
    let limit = query.limit.unwrap_or(DEFAULT_LIMIT).min(MAX_LIMIT);
    if query.only_count {
        query.after = None;
    }
    let source: &dyn Source = match about.kind {
        Kind::Stored(collection) if query.only_count => {
            return Ok((reader.count(collection, &query.filter)?, None));
        }
        Kind::Stored(collection) => return stored_page(reader, collection, &query, limit, emit),
        Kind::Zones => &ZoneSource,
        Kind::Places => &PlaceSource,
    };
    let limit = if query.only_count { 0 } else { limit as usize };
    let (matched, next) = bundled::page(source, &query, limit, &mut |json| emit(json.as_bytes()))?;
    Ok((matched, next))
}

fn stored_page(
    reader: &Reader<'_>,
    collection: Collection,
    query: &Query,
    limit: u32,
    emit: &mut dyn FnMut(&[u8]) -> Result<(), Problem>,
) -> Result<(u64, Option<Token>), Problem> {
    let mut result = Ok(());
    let page = reader.page(collection, query, limit, |json| {
        result = emit(json);
        if result.is_err() { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
    })?;
    result.map(|()| (page.matched, page.next))
}

/// Address of a page of items.
fn items_path(base: &str, name: &str, pairs: &[(String, String)], told: Form, token: Option<&str>) -> String {
    let kept = pairs.iter().filter(|(n, _)| token.is_none() || n != "token");
    let kept = kept.map(|(n, v)| (n.as_str(), v.as_str()));
    let query = query_string(kept.chain(token.map(|t| ("token", t))).chain([("f", told.name())]));
    format!("{base}/api/collections/{name}/items{query}")
}

fn page_links(
    base: &str,
    name: &str,
    pairs: &[(String, String)],
    told: Form,
    next: Option<&Token>,
) -> Vec<Value> {
    let path = |form, token: Option<&str>| items_path(base, name, pairs, form, token);
    let (own, other) = match told {
        Form::Json => ((GEOJSON, Form::Json), ("text/html", Form::Html)),
        Form::Html => (("text/html", Form::Html), (GEOJSON, Form::Json)),
    };
    let mut links = vec![
        link("self", own.0, &path(own.1, None), "this page"),
        link("alternate", other.0, &path(other.1, None), "this page in another form"),
        link("collection", "application/json", &format!("{base}/api/collections/{name}"), "the collection"),
    ];
    if let Some(token) = next {
        links.push(link("next", own.0, &path(own.1, Some(&token.encode())), "the next page"));
    }
    links
}

/// Tells which reference system the coordinates are in.
fn with_crs(mut response: Response, crs: Crs) -> Response {
    if let Ok(value) = HeaderValue::from_str(&format!("<{}>", crs.uri())) {
        response.headers_mut().insert(HeaderName::from_static("content-crs"), value);
    }
    response.headers_mut().insert(header::VARY, HeaderValue::from_static("accept"));
    response
}

fn now() -> String {
    let now = jiff::Timestamp::now();
    jiff::Timestamp::from_second(now.as_second()).unwrap_or(now).to_string()
}

/// A single item; the id of a merged-away incident leads to the one it is part of now.
pub(super) async fn one(
    State(state): State<AppState>,
    Segments((name, id)): Segments<(String, String)>,
    RawQuery(raw): RawQuery,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let about = about(&name)?;
    let (pairs, told) = form(raw.as_deref(), &headers)?;
    let query = Query::parse(&pairs, Scope::Item)?;
    let base = base(&state, &headers);
    state.read_briefly(|reader| {
        let parts = [&base, &name, &id, told.name(), raw.as_deref().unwrap_or_default()];
        let tag = etag(reader.version()?, &parts);
        if has_current(&headers, &tag) {
            return Ok(not_modified(&tag));
        }
        let path = format!("/api/collections/{name}");
        let bundled = |source: &dyn Source| source.find(&id).map(|n| source.json(n));
        let feature = match about.kind {
            Kind::Zones => bundled(&ZoneSource),
            Kind::Places => bundled(&PlaceSource),
            Kind::Stored(Collection::Incidents) => match reader.incident(&id)? {
                Found::Feature(json) => Some(json),
                Found::Merged(target) => {
                    let query = raw.filter(|q| !q.is_empty()).map_or_else(String::new, |q| format!("?{q}"));
                    let to = format!("{path}/items/{target}{query}");
                    return Ok((StatusCode::PERMANENT_REDIRECT, [(header::LOCATION, to)]).into_response());
                }
                Found::Nothing => None,
            },
            Kind::Stored(collection) => reader.plain(collection, &id)?,
        };
        let shown: String = id.chars().take(80).collect();
        let json = feature.ok_or_else(|| Problem::not_found(format!("no item `{shown}` in `{name}`")))?;
        let shape = Shape::new(&query);
        let shaped = shape.apply(json.as_bytes()).map_err(|e| Problem::internal(&e))?;
        let response = match told {
            Form::Html => {
                let feature: Value = serde_json::from_slice(&shaped).map_err(|e| Problem::internal(&e))?;
                html::respond(html::item(&name, &feature, about.scope.fields()))
            }
            Form::Json => {
                let own = format!("{base}{path}/items/{}", html::encoded(&id));
                let mut links = vec![
                    link("self", GEOJSON, &format!("{own}?f=json"), "this feature"),
                    link("alternate", "text/html", &format!("{own}?f=html"), "this feature as a page"),
                    link("collection", "application/json", &format!("{base}{path}"), "the collection"),
                ];
                if about.id == "incidents" {
                    let words = "the words behind every field";
                    links.push(link("related", "application/json", &format!("{own}/evidence"), words));
                }
                let links = Value::from(links);
                // A feature is one JSON object: its links go in before the brace that ends it.
                let mut body = shaped.trim_ascii_end().to_vec();
                body.pop();
                body.extend_from_slice(format!(",\"links\":{links}}}").as_bytes());
                typed(GEOJSON, body)
            }
        };
        Ok(tagged(with_crs(response, shape.crs), &tag))
    })
}
