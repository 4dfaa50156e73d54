//! An incident as a GeoJSON Feature: flat scalar properties first, in the order of the data contract.

use super::codes;
use crate::date::Interval;
use crate::event::{Actor, Figure};
use crate::filter::cql2::Scalar;
use crate::filter::{Facts, INCIDENT_FIELDS, day_number, fold, list};
use crate::incident::{Incident, SourcedReport};
use crate::kind::{Certainty, DatePrecision, IncidentType, PlacePrecision, ZoneRelation};
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// How a point lies to its nearest zone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ZoneStanding {
    /// Zone id.
    pub zone: String,
    /// Inside, near or outside.
    pub relation: ZoneRelation,
    /// Metres to the zone's edge; 0 inside.
    pub distance_m: u32,
}

/// What the store adds to an incident.
#[derive(Debug, Clone)]
pub struct Stamp<'a> {
    /// Stable id.
    pub id: &'a str,
    /// When its first report was stored, RFC 3339 UTC.
    pub first_seen: &'a str,
    /// When what it says last changed, RFC 3339 UTC.
    pub updated_at: &'a str,
    /// How it lies to a zone; `None` when its place is too coarse to say.
    pub zone: Option<ZoneStanding>,
}

/// A GeoJSON Feature (RFC 7946) of an incident.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "type", rename = "Feature")]
pub struct Feature {
    /// Same as in the properties.
    pub id: String,
    /// Point, or null when not placed.
    pub geometry: Option<Geometry>,
    /// Everything else.
    pub properties: Properties,
}

/// A point: longitude, latitude, at most 6 decimals.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(tag = "type", rename = "Point")]
pub struct Geometry {
    /// Longitude, latitude.
    pub coordinates: [f64; 2],
}

impl Geometry {
    /// The point at these degrees, rounded to 6 decimals (0.1 m).
    pub fn new(lon: f64, lat: f64) -> Self {
        Self { coordinates: [lon, lat].map(|d| (d * 1e6).round() / 1e6) }
    }
}

/// Properties of an incident, in the order of the data contract.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[expect(missing_docs, reason = "the names are those of the data contract, which explains them")]
pub struct Properties {
    pub id: String,
    pub title: String,
    #[serde(rename = "type")]
    pub kind: IncidentType,
    pub acled_event_type: Option<String>,
    pub acled_sub_event_type: Option<String>,
    pub plover: Option<String>,
    pub date_start: Option<Date>,
    pub date_end: Option<Date>,
    pub date_precision: DatePrecision,
    pub edtf: String,
    pub place: Option<String>,
    pub place_id: Option<String>,
    pub admin1: Option<String>,
    pub admin2: Option<String>,
    pub admin3: Option<String>,
    pub country: Option<String>,
    pub pcode: Option<String>,
    pub place_precision: PlacePrecision,
    pub radius_m: Option<u32>,
    pub killed_low: Option<u32>,
    pub killed_best: Option<u32>,
    pub killed_high: Option<u32>,
    pub injured_low: Option<u32>,
    pub injured_best: Option<u32>,
    pub injured_high: Option<u32>,
    pub detained: Option<u32>,
    pub certainty: Certainty,
    pub confidence: f64,
    pub review: String,
    pub zone: Option<String>,
    pub zone_relation: Option<ZoneRelation>,
    pub zone_distance_m: Option<u32>,
    /// Different articles among `sources`.
    pub source_count: usize,
    pub publisher_count: usize,
    pub first_seen: String,
    pub updated_at: String,
    pub actors: Vec<Actor>,
    pub sources: Vec<SourceOut>,
}

impl Properties {
    /// The value of the property `name` as filters compare it; lists are null.
    fn scalar(&self, name: &str) -> Scalar {
        let words = |w: &str| Scalar::Text(w.to_owned());
        let text = |t: &Option<String>| t.as_deref().map_or(Scalar::Null, words);
        let int = |n: Option<u32>| n.map_or(Scalar::Null, |n| Scalar::Int(n.into()));
        let day = |d: Option<Date>| d.map_or(Scalar::Null, |d| Scalar::Int(day_number(d).into()));
        match name {
            "id" => words(&self.id),
            "title" => words(&self.title),
            "type" => words(self.kind.as_str()),
            "acled_event_type" => text(&self.acled_event_type),
            "acled_sub_event_type" => text(&self.acled_sub_event_type),
            "plover" => text(&self.plover),
            "date_start" => day(self.date_start),
            "date_end" => day(self.date_end),
            "date_precision" => words(self.date_precision.as_str()),
            "edtf" => words(&self.edtf),
            "place" => text(&self.place),
            "place_id" => text(&self.place_id),
            "admin1" => text(&self.admin1),
            "admin2" => text(&self.admin2),
            "admin3" => text(&self.admin3),
            "country" => text(&self.country),
            "pcode" => text(&self.pcode),
            "place_precision" => words(self.place_precision.as_str()),
            "radius_m" => int(self.radius_m),
            "killed_low" => int(self.killed_low),
            "killed_best" => int(self.killed_best),
            "killed_high" => int(self.killed_high),
            "injured_low" => int(self.injured_low),
            "injured_best" => int(self.injured_best),
            "injured_high" => int(self.injured_high),
            "detained" => int(self.detained),
            "certainty" => words(self.certainty.as_str()),
            "confidence" => Scalar::Real(self.confidence),
            "review" => words(&self.review),
            "zone" => text(&self.zone),
            "zone_relation" => self.zone_relation.map_or(Scalar::Null, |r| words(r.as_str())),
            "zone_distance_m" => int(self.zone_distance_m),
            "source_count" => Scalar::Int(self.source_count as i64),
            "publisher_count" => Scalar::Int(self.publisher_count as i64),
            "first_seen" => words(&self.first_seen),
            "updated_at" => words(&self.updated_at),
            _ => Scalar::Null,
        }
    }
}

/// One report behind an incident, with the sentence it was read from.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[expect(missing_docs, reason = "the names are those of the data contract, which explains them")]
pub struct SourceOut {
    pub article_id: String,
    pub publisher: Option<String>,
    pub title: Option<String>,
    pub url: Option<String>,
    pub published: Option<Date>,
    pub attributed_to: Option<String>,
    pub place_as_written: Option<String>,
    /// This source's own figure.
    pub killed: Option<Figure>,
    /// The sentence, as the article has it.
    pub quote: String,
    /// First character of the quote in the article.
    pub start: u32,
    /// One past its last character.
    pub end: u32,
}

impl From<&SourcedReport> for SourceOut {
    fn from(r: &SourcedReport) -> Self {
        Self {
            article_id: r.article.id.clone(),
            publisher: r.article.publisher.clone(),
            title: r.article.title.clone(),
            url: r.article.url.clone(),
            published: r.article.published,
            attributed_to: r.report.attributed_to.clone(),
            place_as_written: r.report.place_as_written.clone(),
            killed: r.report.killed,
            quote: r.report.evidence.text.clone(),
            start: r.report.evidence.start,
            end: r.report.evidence.end,
        }
    }
}

impl Feature {
    /// The feature of `incident`.
    pub fn new(incident: &Incident<'_>, stamp: &Stamp<'_>) -> Self {
        let place = incident.place.as_ref();
        let codes = codes(incident.kind);
        let figure = |f: Option<Figure>| (f.map(|f| f.low), f.map(|f| f.best), f.and_then(|f| f.high));
        let (killed_low, killed_best, killed_high) = figure(incident.killed);
        let (injured_low, injured_best, injured_high) = figure(incident.injured);
        let properties = Properties {
            id: stamp.id.to_owned(),
            title: incident.title.clone(),
            kind: incident.kind,
            acled_event_type: codes.acled_event_type.clone(),
            acled_sub_event_type: codes.acled_sub_event_type.clone(),
            plover: codes.plover.clone(),
            date_start: incident.date.start,
            date_end: incident.date.end,
            date_precision: incident.date.precision,
            edtf: incident.date.edtf(),
            place: place.map(|p| p.name.clone()),
            place_id: place.and_then(|p| p.place_id.clone()),
            admin1: place.and_then(|p| p.admin1.clone()),
            admin2: place.and_then(|p| p.admin2.clone()),
            admin3: place.and_then(|p| p.admin3.clone()),
            country: place.and_then(|p| p.country.clone()),
            pcode: place.and_then(|p| p.pcode.clone()),
            place_precision: place.map_or(PlacePrecision::None, |p| p.precision),
            radius_m: place.filter(|p| p.precision.has_geometry()).map(|p| p.radius_m),
            killed_low,
            killed_best,
            killed_high,
            injured_low,
            injured_best,
            injured_high,
            detained: incident.detained.map(|f| f.best),
            certainty: incident.certainty,
            confidence: (f64::from(incident.confidence) * 100.0).round() / 100.0,
            review: "unreviewed".to_owned(),
            zone: stamp.zone.as_ref().map(|z| z.zone.clone()),
            zone_relation: stamp.zone.as_ref().map(|z| z.relation),
            zone_distance_m: stamp.zone.as_ref().map(|z| z.distance_m),
            source_count: incident.article_count(),
            publisher_count: incident.publisher_count(),
            first_seen: stamp.first_seen.to_owned(),
            updated_at: stamp.updated_at.to_owned(),
            actors: incident.actors.clone(),
            sources: incident.reports.iter().map(|r| SourceOut::from(&**r)).collect(),
        };
        Self {
            id: stamp.id.to_owned(),
            geometry: place.filter(|p| p.precision.has_geometry()).map(|p| Geometry::new(p.lon, p.lat)),
            properties,
        }
    }

    /// What filters see of it.
    pub fn facts(&self) -> Facts {
        let fields = INCIDENT_FIELDS.iter().map(|f| self.properties.scalar(f.name)).collect();
        Facts { fields, ..self.columns() }
    }

    /// What filters see of it, without the properties that expressions name.
    pub fn columns(&self) -> Facts {
        let p = &self.properties;
        let date = Interval { start: p.date_start, end: p.date_end, precision: p.date_precision };
        let areas = [&p.place, &p.place_id, &p.admin1, &p.admin2, &p.admin3, &p.country, &p.pcode];
        let mut search = vec![p.title.as_str()];
        search.extend(areas[..1].iter().chain(&areas[2..5]).filter_map(|a| a.as_deref()));
        search.extend(p.actors.iter().map(|a| a.name.as_str()));
        for s in &p.sources {
            search.push(&s.quote);
            let optional = [&s.title, &s.publisher, &s.place_as_written, &s.attributed_to];
            search.extend(optional.into_iter().filter_map(|t| t.as_deref()));
        }
        Facts {
            point: self.geometry.map(|g| (g.coordinates[0], g.coordinates[1])),
            day_lo: date.start.map_or(i32::MIN, day_number),
            day_hi: date.end.map_or(i32::MAX, day_number),
            kind: Some(p.kind),
            places: list(areas.into_iter().filter_map(|a| a.as_deref())),
            zone: p.zone.clone(),
            zone_relation: p.zone_relation,
            certainty: p.certainty.as_str().to_owned(),
            precision: p.place_precision.as_str().to_owned(),
            publishers: list(p.sources.iter().filter_map(|s| s.publisher.as_deref())),
            search: fold(&search.join(" ")),
            fields: Vec::new(),
        }
    }
}
