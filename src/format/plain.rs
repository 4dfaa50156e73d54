//! Tallies and articles as GeoJSON Features: simpler than incidents, never changed by merging.

use super::Geometry;
use crate::event::Tally;
use crate::filter::{Facts, day_number};
use crate::incident::ArticleRef;
use crate::text::PublishedBasis;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value, json};

/// A feature ready to store: its id, what filters see of it, and its bytes.
#[derive(Debug, Clone, PartialEq)]
pub struct Plain {
    /// Feature id.
    pub id: String,
    /// What filters see.
    pub facts: Facts,
    /// The whole Feature as JSON.
    pub json: String,
}

/// What is told of an article; its text stays inside.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ArticleRecord {
    /// Id, title, outlet, link, date.
    pub article: ArticleRef,
    /// What the date was read from.
    pub published_basis: PublishedBasis,
}

/// Stable id of a tally within its article.
pub fn tally_id(article_id: &str, tally: &Tally) -> String {
    let mut hash = blake3::Hasher::new();
    let start = tally.evidence.start.to_string();
    let low = tally.count_low.map_or_else(String::new, |n| n.to_string());
    for part in [article_id, tally.kind.as_str(), &start, &low, &tally.evidence.text] {
        hash.update(part.as_bytes()).update(b"\0");
    }
    format!("t{}", &hash.finalize().to_hex()[..16])
}

/// The feature of a tally. Its point, if any, is that of the area counted over: filters use it, no map draws it.
pub fn tally_feature(tally: &Tally, article: &ArticleRef) -> Plain {
    let id = tally_id(&article.id, tally);
    let place = tally.place.as_ref();
    let point = place.filter(|p| p.precision.has_geometry()).map(|p| Geometry::new(p.lon, p.lat));
    let properties = json!({
        "id": id,
        "type": tally.kind,
        "count_low": tally.count_low,
        "count_high": tally.count_high,
        "since": tally.since,
        "until": tally.until,
        "place": place.map(|p| &p.name),
        "place_id": place.and_then(|p| p.place_id.as_ref()),
        "place_precision": place.map_or("none", |p| p.precision.as_str()),
        "admin1": place.and_then(|p| p.admin1.as_ref()),
        "country": place.and_then(|p| p.country.as_ref()),
        "attributed_to": tally.attributed_to,
        "article_id": article.id,
        "publisher": article.publisher,
        "title": article.title,
        "url": article.url,
        "published": article.published,
        "quote": tally.evidence.text,
        "start": tally.evidence.start,
        "end": tally.evidence.end,
    });
    let facts = Facts {
        point: point.map(|g| (g.coordinates[0], g.coordinates[1])),
        day_lo: tally.since.map_or(i32::MIN, day_number),
        day_hi: tally.until.map_or(i32::MAX, day_number),
        kind: Some(tally.kind),
        ..Facts::empty()
    };
    Plain { json: feature(&id, point, properties), id, facts }
}

/// The feature of an article: metadata and counts, no geometry.
pub fn article_feature(record: &ArticleRecord, reports: usize, tallies: usize) -> Plain {
    let a = &record.article;
    let properties = json!({
        "id": a.id,
        "title": a.title,
        "publisher": a.publisher,
        "url": a.url,
        "published": a.published,
        "published_basis": record.published_basis,
        "report_count": reports,
        "tally_count": tallies,
    });
    let day = a.published.map(day_number);
    let facts = Facts { day_lo: day.unwrap_or(i32::MIN), day_hi: day.unwrap_or(i32::MAX), ..Facts::empty() };
    Plain { json: feature(&a.id, None, properties), id: a.id.clone(), facts }
}

fn feature(id: &str, geometry: Option<Geometry>, properties: Value) -> String {
    let mut members = Map::new();
    members.insert("type".into(), "Feature".into());
    members.insert("id".into(), id.into());
    members.insert("geometry".into(), json!(geometry));
    members.insert("properties".into(), properties);
    Value::Object(members).to_string()
}
