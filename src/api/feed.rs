//! `/incidents.atom`: the incidents of a filter as a feed (Atom, RFC 4287, with GeoRSS Simple points), for feed
//! readers and maps. Newest change first unless `sortby` says otherwise; pages as in RFC 5005.

use super::request::{base, etag, has_current, not_modified, parameters, query_string, tagged, typed};
use super::{AppState, Problem, html};
use crate::filter::{Query, Scope, Token};
use crate::format::{ATTRIBUTION, Xml, is_web};
use crate::store::Collection;
use axum::extract::{RawQuery, State};
use axum::http::HeaderMap;
use axum::response::Response;
use serde_json::Value;
use std::io;
use std::ops::ControlFlow;

pub(super) const MEDIA_TYPE: &str = "application/atom+xml";

/// Entries when no limit is asked for.
const DEFAULT_LIMIT: u32 = 100;
/// Entries at most.
const MAX_LIMIT: u32 = 1_000;
/// When a feed without entries was changed: Atom wants a moment.
const NEVER: &str = "1970-01-01T00:00:00Z";

/// `GET /incidents.atom`
pub(super) async fn feed(
    State(state): State<AppState>,
    RawQuery(raw): RawQuery,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let given = parameters(raw.as_deref())?;
    let mut pairs = given.clone();
    if !pairs.iter().any(|(name, _)| name == "sortby") {
        pairs.push(("sortby".to_owned(), "-updated_at".to_owned()));
    }
    let mut query = Query::parse(&pairs, Scope::Download)?;
    let base = base(&state, &headers);
    state
        .read(move |reader| {
            let tag = etag(reader.version()?, &["atom", &base, raw.as_deref().unwrap_or_default()]);
            if has_current(&headers, &tag) {
                return Ok(not_modified(&tag));
            }
            let limit = query.limit.unwrap_or(DEFAULT_LIMIT).min(MAX_LIMIT) as usize;
            query.limit = Some(limit as u32 + 1);
            let (mut entries, mut last, mut next) = (Vec::<Value>::new(), None, None);
            let mut wrong = None;
            reader.each(Collection::Incidents, &query, |row| {
                if entries.len() == limit {
                    next = last.take();
                    return ControlFlow::Break(());
                }
                match serde_json::from_slice(row.json) {
                    Ok(feature) => entries.push(feature),
                    Err(error) => {
                        wrong = Some(error);
                        return ControlFlow::Break(());
                    }
                }
                last = Some(row.token);
                ControlFlow::Continue(())
            })?;
            if let Some(error) = wrong {
                return Err(Problem::internal(&error));
            }
            let body = write(&base, &given, next.as_ref(), &entries).map_err(|e| Problem::internal(&e))?;
            Ok(tagged(typed(MEDIA_TYPE, body), &tag))
        })
        .await
}

/// The document.
fn write(
    base: &str,
    pairs: &[(String, String)],
    next: Option<&Token>,
    entries: &[Value],
) -> io::Result<Vec<u8>> {
    let kept: Vec<(&str, &str)> =
        pairs.iter().filter(|(n, _)| n != "token").map(|(n, v)| (n.as_str(), v.as_str())).collect();
    let path = |token: Option<&str>| {
        let pairs: Vec<(&str, &str)> = kept.iter().copied().chain(token.map(|t| ("token", t))).collect();
        format!("{base}/incidents.atom{}", query_string(pairs.into_iter()))
    };
    let own = pairs.iter().find(|(n, _)| n == "token").map(|(_, token)| token.as_str());
    let updated = entries.iter().filter_map(|e| e["properties"]["updated_at"].as_str()).max();
    let mut xml = Xml::begin(Vec::new())?;
    xml.open(
        "feed",
        &[("xmlns", "http://www.w3.org/2005/Atom"), ("xmlns:georss", "http://www.georss.org/georss")],
    )?;
    xml.element("id", &[], &path(None))?;
    let is_told = |(name, _): &&(&str, &str)| !matches!(*name, "limit" | "sortby");
    let filter: Vec<String> =
        kept.iter().filter(is_told).map(|(name, value)| format!("{name} {value}")).collect();
    let title = if filter.is_empty() { String::new() } else { format!(": {}", filter.join(", ")) };
    xml.element("title", &[], &format!("Zonewatch incidents{title}"))?;
    xml.element("updated", &[], updated.unwrap_or(NEVER))?;
    xml.element("rights", &[], ATTRIBUTION)?;
    xml.open("author", &[])?;
    xml.element("name", &[], "Zonewatch")?;
    xml.close("author")?;
    xml.empty("link", &[("rel", "self"), ("type", MEDIA_TYPE), ("href", &path(own))])?;
    xml.empty("link", &[("rel", "alternate"), ("type", "text/html"), ("href", &format!("{base}/"))])?;
    if let Some(token) = next {
        xml.empty("link", &[("rel", "next"), ("type", MEDIA_TYPE), ("href", &path(Some(&token.encode())))])?;
    }
    for feature in entries {
        entry(&mut xml, base, feature)?;
    }
    xml.close("feed")?;
    Ok(xml.into_inner())
}

fn entry(xml: &mut Xml<Vec<u8>>, base: &str, feature: &Value) -> io::Result<()> {
    let properties = &feature["properties"];
    let text = |name: &str| properties[name].as_str().unwrap_or_default();
    let item = format!("{base}/api/collections/incidents/items/{}", html::encoded(text("id")));
    xml.open("entry", &[])?;
    xml.element("id", &[], &item)?;
    let day = text("date_start");
    let title = if day.is_empty() { text("title").to_owned() } else { format!("{} ({day})", text("title")) };
    xml.element("title", &[], &title)?;
    xml.element("updated", &[], text("updated_at"))?;
    xml.element("published", &[], text("first_seen"))?;
    xml.empty("link", &[("rel", "alternate"), ("type", "text/html"), ("href", &format!("{item}?f=html"))])?;
    let json = format!("{item}?f=json");
    xml.empty("link", &[("rel", "alternate"), ("type", "application/geo+json"), ("href", &json)])?;
    xml.empty("category", &[("term", text("type"))])?;
    let sources = properties["sources"].as_array().map_or(&[][..], Vec::as_slice);
    for url in sources.iter().filter_map(|s| s["url"].as_str()).filter(|url| is_web(url)) {
        xml.empty("link", &[("rel", "via"), ("href", url)])?;
    }
    let told: Vec<String> = sources
        .iter()
        .map(|s| {
            let quote = s["quote"].as_str().unwrap_or_default();
            s["publisher"].as_str().map_or_else(|| format!("“{quote}”"), |p| format!("“{quote}” {p}"))
        })
        .collect();
    xml.element("summary", &[], &told.join("\n"))?;
    let coordinates = &feature["geometry"]["coordinates"];
    if let (Some(lon), Some(lat)) = (coordinates[0].as_f64(), coordinates[1].as_f64()) {
        // GeoRSS writes latitude first.
        xml.element("georss:point", &[], &format!("{lat} {lon}"))?;
    }
    xml.close("entry")
}
