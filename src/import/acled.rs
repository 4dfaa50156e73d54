//! Rows of an ACLED export (Armed Conflict Location and Event Data, codebook of 2023): one event a row, coded by people
//! from named sources.

use super::place::Coded;
use super::{BadValue, Imported, Line, day, tables, toll};
use crate::date::Interval;
use crate::event::{Actor, Report, Role};
use crate::format::ArticleRecord;
use crate::incident::{ArticleRef, article_id};
use crate::kind::{Certainty, DatePrecision, IncidentType, PlacePrecision};
use crate::text::PublishedBasis;
use jiff::civil::Date;

/// Columns that a row cannot be read without; the first two tell the table.
pub(super) const COLUMNS: &[&str] =
    &["event_id_cnty", "sub_event_type", "event_date", "location", "latitude", "longitude", "fatalities"];

/// Confidence of a row coded to a day and a town. Not measured: what coders of a project agree on is theirs to say.
const CONFIDENCE: f32 = 0.95;
/// Taken off for every step that date or place is coded more coarsely.
const STEP: f32 = 0.1;

pub(super) fn read(row: &Line<'_>) -> Result<Imported, BadValue> {
    let id = row.get("event_id_cnty");
    if id.is_empty() {
        return Err(BadValue::new("event_id_cnty", id, "is empty"));
    }
    let killed = row.count("fatalities")?.unwrap_or(0);
    let sub_event = row.get("sub_event_type");
    let kind = tables::acled_type(sub_event, killed > 0)
        .ok_or_else(|| BadValue::new("sub_event_type", sub_event, "is not in data/mapping/acled.csv"))?;
    let written = day("event_date", row.get("event_date"))?;
    let (date, date_step) = dated(written, row.get("time_precision"))?;
    let (precision, radius_m, place_step) = match row.get("geo_precision") {
        "" | "1" => (PlacePrecision::Settlement, 2_000, 0.0),
        // Part of a region: coded to its nearest town.
        "2" => (PlacePrecision::Near, 25_000, 1.0),
        "3" => (PlacePrecision::Admin1, 50_000, 2.0),
        other => return Err(BadValue::new("geo_precision", other, "is none of 1, 2, 3")),
    };
    let place = Coded {
        name: row.get("location"),
        lon: row.get("longitude"),
        lat: row.get("latitude"),
        country: row.get("country"),
        admin1: row.get("admin1"),
        admin2: row.get("admin2"),
        admin3: row.get("admin3"),
    };
    let place = place.locate(precision, radius_m)?;
    let mut text = row.text();
    for (field, column) in [
        ("type", "sub_event_type"),
        ("place", "location"),
        ("date", "event_date"),
        ("killed", "fatalities"),
        ("attributed_to", "source"),
    ] {
        text.read(field, "acled", column);
    }
    let evidence = text.quote(&["notes"]);
    let (text, fields, context) = text.finish(&evidence);
    let source = row.get("source");
    let published = row.get("timestamp").parse().ok().and_then(uploaded);
    let report = Report {
        kind,
        date,
        certainty: Certainty::Reported,
        place: Some(place),
        place_as_written: Some(row.get("location").to_owned()).filter(|l| !l.is_empty()),
        actors: parties(kind, row.get("actor1"), row.get("actor2")),
        killed: toll(killed, killed, killed),
        injured: None,
        detained: None,
        attributed_to: Some(source.to_owned()).filter(|s| !s.is_empty()),
        confidence: CONFIDENCE - STEP * (date_step + place_step),
        evidence,
        fields,
        context,
    };
    let article = ArticleRef {
        id: article_id(Some(&format!("acled:{id}")), None, ""),
        publisher: Some("ACLED".to_owned()),
        title: Some(format!("{id}: {sub_event}")),
        url: None,
        published,
    };
    let published_basis = if published.is_some() { PublishedBasis::Metadata } else { PublishedBasis::None };
    Ok(Imported { record: ArticleRecord { article, published_basis }, text, report })
}

/// The days an event date of this time precision stands for, and how many steps coarser than a day it is: 1 is the day, 2
/// some day of the week around it, 3 some day of its month.
fn dated(day: Date, precision: &str) -> Result<(Interval, f32), BadValue> {
    let three = jiff::Span::new().days(3);
    match precision {
        "" | "1" => Ok((Interval::day(day), 0.0)),
        "2" => {
            let week =
                Interval::new(day.saturating_sub(three), day.saturating_add(three), DatePrecision::Week);
            Ok((week, 1.0))
        }
        "3" => Ok((Interval::month(day.year(), day.month()).unwrap_or(Interval::day(day)), 2.0)),
        other => Err(BadValue::new("time_precision", other, "is none of 1, 2, 3")),
    }
}

/// The day of an upload, from seconds since 1970.
fn uploaded(seconds: i64) -> Option<Date> {
    let at = jiff::Timestamp::from_second(seconds).ok()?;
    Some(at.to_zoned(jiff::tz::TimeZone::UTC).date())
}

/// Both sides of a clash or protest take part; elsewhere the first acts on the second.
pub(super) fn parties(kind: IncidentType, first: &str, second: &str) -> Vec<Actor> {
    let together = matches!(
        kind,
        IncidentType::ArmedClash | IncidentType::Protest | IncidentType::Agreement | IncidentType::Talks
    );
    let roles = if together { [Role::Participant; 2] } else { [Role::Perpetrator, Role::Target] };
    [first, second]
        .into_iter()
        .zip(roles)
        .filter_map(|(name, role)| Some(Actor { name: tables::party(name)?, role }))
        .collect()
}
