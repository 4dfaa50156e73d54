//! Rows of the UCDP Georeferenced Event Dataset (codebook of version 25.1): one event with deaths a row.

use super::place::Coded;
use super::{BadValue, Imported, Line, acled, day, tables, toll};
use crate::date::Interval;
use crate::event::Report;
use crate::format::ArticleRecord;
use crate::incident::{ArticleRef, article_id};
use crate::kind::{Certainty, DatePrecision, PlacePrecision};
use crate::text::PublishedBasis;

/// Columns that a row cannot be read without; the first two tell the table.
pub(super) const COLUMNS: &[&str] = &[
    "type_of_violence",
    "where_prec",
    "id",
    "date_prec",
    "date_start",
    "date_end",
    "latitude",
    "longitude",
    "best",
    "low",
    "high",
];

/// As for ACLED: see `acled`.
const CONFIDENCE: f32 = 0.95;
const STEP: f32 = 0.1;

pub(super) fn read(row: &Line<'_>) -> Result<Imported, BadValue> {
    let id = row.get("id");
    if id.is_empty() {
        return Err(BadValue::new("id", id, "is empty"));
    }
    let violence = row.get("type_of_violence");
    let kind = tables::ucdp_type(violence)
        .ok_or_else(|| BadValue::new("type_of_violence", violence, "is not in data/mapping/ucdp.csv"))?;
    let start = day("date_start", row.get("date_start"))?;
    let end = day("date_end", row.get("date_end"))?;
    let (precision, date_step) = match row.get("date_prec") {
        "1" => (DatePrecision::Day, 0.0),
        "2" => (DatePrecision::Range, 0.5),
        "3" => (DatePrecision::Week, 1.0),
        "4" => (DatePrecision::Month, 2.0),
        "5" => (DatePrecision::Range, 3.0),
        other => return Err(BadValue::new("date_prec", other, "is none of 1 to 5")),
    };
    let date = if start == end { Interval::day(start) } else { Interval::new(start, end, precision) };
    let (precision, radius_m, place_step) = match row.get("where_prec") {
        "1" => (PlacePrecision::Settlement, 2_000, 0.0),
        "2" => (PlacePrecision::Near, 25_000, 1.0),
        "3" => (PlacePrecision::Admin2, 30_000, 2.0),
        "4" => (PlacePrecision::Admin1, 50_000, 2.0),
        "5" => (PlacePrecision::Region, 50_000, 3.0),
        "6" => (PlacePrecision::Country, 300_000, 3.0),
        "7" => (PlacePrecision::Region, 100_000, 3.0),
        other => return Err(BadValue::new("where_prec", other, "is none of 1 to 7")),
    };
    let first_filled =
        |columns: &[&str]| columns.iter().map(|c| row.get(c)).find(|v| !v.is_empty()).unwrap_or("");
    let name = first_filled(&["where_coordinates", "where_description"]);
    let place = Coded {
        name: name.trim_end_matches(" town").trim_end_matches(" village").trim_end_matches(" city"),
        lon: row.get("longitude"),
        lat: row.get("latitude"),
        country: row.get("country"),
        admin1: row.get("adm_1").trim_end_matches(" governorate").trim_end_matches(" province"),
        admin2: row.get("adm_2").trim_end_matches(" district"),
        admin3: "",
    };
    let place = place.locate(precision, radius_m)?;
    let count = |column: &str| row.count(column).map(|n| n.unwrap_or(0));
    let killed = toll(count("low")?, count("best")?, count("high")?);
    let mut text = row.text();
    for (field, column) in [
        ("type", "type_of_violence"),
        ("place", "where_coordinates"),
        ("date", "date_start"),
        ("killed", "best"),
        ("attributed_to", "source_office"),
    ] {
        text.read(field, "ucdp", column);
    }
    let evidence = text.quote(&["source_headline", "source_article", "where_description", "dyad_name"]);
    let (text, fields, context) = text.finish(&evidence);
    let office = first_filled(&["source_office", "source_original"]);
    let report = Report {
        kind,
        date,
        certainty: Certainty::Reported,
        place: Some(place),
        place_as_written: Some(name.to_owned()).filter(|n| !n.is_empty()),
        actors: acled::parties(kind, row.get("side_a"), row.get("side_b")),
        killed,
        injured: None,
        detained: None,
        attributed_to: Some(office.to_owned()).filter(|s| !s.is_empty()),
        confidence: CONFIDENCE - STEP * (date_step + place_step),
        evidence,
        fields,
        context,
    };
    let article = ArticleRef {
        id: article_id(Some(&format!("ucdp-ged:{id}")), None, ""),
        publisher: Some("UCDP GED".to_owned()),
        title: Some(format!("{id}: {}", first_filled(&["dyad_name", "conflict_name"]))),
        url: None,
        published: None,
    };
    Ok(Imported { record: ArticleRecord { article, published_basis: PublishedBasis::None }, text, report })
}
