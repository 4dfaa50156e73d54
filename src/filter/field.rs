//! The properties of each collection: one table behind queryables, sortables, schemas, columns, aggregates, CQL2 and
//! the API description, so that none of them can tell of a property the others do not know.

use super::SortField;
use crate::kind::{Certainty, DatePrecision, IncidentType, PlacePrecision, ZoneRelation};

/// What a property holds.
#[derive(Debug, Clone, Copy)]
pub enum FieldKind {
    /// Any text.
    Text,
    /// One word of a closed list.
    Word(fn() -> Vec<&'static str>),
    /// A whole number.
    Integer,
    /// A number.
    Number,
    /// A day; as a value it is the number of days since 1970-01-01.
    Date,
    /// A moment: RFC 3339 in UTC, to the second.
    Instant,
    /// A list or an object: told in the schema, closed to filters.
    Nested,
}

impl FieldKind {
    /// Whether filters can ask for it.
    pub const fn is_queryable(self) -> bool {
        !matches!(self, Self::Nested)
    }
}

/// One property.
#[derive(Debug)]
pub struct Field {
    /// Name in the feature's properties and in requests.
    pub name: &'static str,
    /// What it holds.
    pub kind: FieldKind,
    /// What it says, in a sentence without a full stop.
    pub about: &'static str,
    /// The SQL expression of its column; `None`: it is read from the stored feature.
    column: Option<&'static str>,
    /// The order it gives.
    pub sort: Option<SortField>,
}

const fn field(name: &'static str, kind: FieldKind, about: &'static str) -> Field {
    Field { name, kind, about, column: None, sort: None }
}

impl Field {
    const fn column(mut self, expression: &'static str) -> Self {
        self.column = Some(expression);
        self
    }

    const fn sort(mut self, order: SortField) -> Self {
        self.sort = Some(order);
        self
    }

    /// Whether its value is to be had from the feature alone, as it stands there.
    pub fn is_in_feature(&self) -> bool {
        self.column.is_none() && !matches!(self.kind, FieldKind::Date)
    }

    /// The SQL expression of its value. Made of the words of this file only: nothing of a request is in it.
    pub fn sql(&self) -> String {
        match (self.column, self.kind) {
            (Some(column), _) => column.to_owned(),
            // Julian day 2440587.5 is 1970-01-01T00:00Z.
            (None, FieldKind::Date) => {
                format!("cast(julianday(feature ->> '$.properties.{}') - 2440587.5 AS INTEGER)", self.name)
            }
            (None, _) => format!("(feature ->> '$.properties.{}')", self.name),
        }
    }
}

/// The field of `fields` with this name, and where it stands.
pub fn position(fields: &[Field], name: &str) -> Option<usize> {
    fields.iter().position(|f| f.name == name)
}

macro_rules! words {
    ($list:ty) => {
        FieldKind::Word(|| <$list>::ALL.iter().map(|w| w.as_str()).collect())
    };
}

const FIRST_DAY: &str = "nullif(day_lo, -2147483648)";
const LAST_DAY: &str = "nullif(day_hi, 2147483647)";

use FieldKind::{Date, Instant, Integer, Nested, Number, Text};

/// Properties of an incident, in the order of the data contract.
pub const INCIDENT_FIELDS: &[Field] = &[
    field("id", Text, "Stable id, never reused").column("id"),
    field("title", Text, "Generated neutral headline"),
    field("type", words!(IncidentType), "What happened").column("type").sort(SortField::Type),
    field("acled_event_type", Text, "The ACLED event type nearest to the type"),
    field("acled_sub_event_type", Text, "The ACLED sub-event type nearest to the type"),
    field("plover", Text, "The PLOVER code nearest to the type"),
    field("date_start", Date, "First day; null when open or unknown")
        .column(FIRST_DAY)
        .sort(SortField::DateStart),
    field("date_end", Date, "Last day; null when open or unknown").column(LAST_DAY),
    field("date_precision", words!(DatePrecision), "How exactly the date is known").column("date_precision"),
    field("edtf", Text, "The date in Extended Date/Time Format; empty when unknown"),
    field("place", Text, "Name of the place"),
    field("place_id", Text, "Id of the place in the collection places"),
    field("admin1", Text, "Governorate or other first-level area"),
    field("admin2", Text, "District or other second-level area"),
    field("admin3", Text, "Sub-district or other third-level area"),
    field("country", Text, "Country, ISO 3166-1 alpha-2"),
    field("pcode", Text, "OCHA place code"),
    field("place_precision", words!(PlacePrecision), "How exactly the place is known").column("precision"),
    field("radius_m", Integer, "How far off the point may be, in metres"),
    field("killed_low", Integer, "People killed, at least"),
    field("killed_best", Integer, "People killed, best figure"),
    field("killed_high", Integer, "People killed, at most"),
    field("injured_low", Integer, "People injured, at least"),
    field("injured_best", Integer, "People injured, best figure"),
    field("injured_high", Integer, "People injured, at most"),
    field("detained", Integer, "People detained"),
    field("certainty", words!(Certainty), "How sure the sources are that it happened").column("certainty"),
    field("confidence", Number, "How sure the reading is, 0 to 1: a ranking")
        .column("confidence")
        .sort(SortField::Confidence),
    field("review", Text, "State of review by a person"),
    field("zone", Text, "Nearest zone, an id of the collection zones").column("zone"),
    field("zone_relation", words!(ZoneRelation), "How it lies to that zone").column("zone_relation"),
    field("zone_distance_m", Integer, "Metres to the edge of that zone; 0 inside"),
    field("source_count", Integer, "Number of articles").column("source_count").sort(SortField::SourceCount),
    field("publisher_count", Integer, "Number of publishers"),
    field("first_seen", Instant, "When its first report was stored")
        .column("first_seen")
        .sort(SortField::FirstSeen),
    field("updated_at", Instant, "When what it says last changed")
        .column("updated_at")
        .sort(SortField::UpdatedAt),
    field("actors", Nested, "Who took part: name and role"),
    field(
        "sources",
        Nested,
        "The reports behind it, each with its article and the sentence it was read from",
    ),
];

/// A column worked out from an incident's sources, which are no value themselves. No name in it holds a `|`.
pub const PUBLISHERS: Field =
    field("publishers", Text, "Publishers of its reports, each once, with `|` between them");

/// Properties of a tally.
pub const TALLY_FIELDS: &[Field] = &[
    field("id", Text, "Stable id").column("id"),
    field("type", words!(IncidentType), "What is counted"),
    field("count_low", Integer, "How many, at least"),
    field("count_high", Integer, "How many, at most"),
    field("since", Date, "First day counted; null when open").column(FIRST_DAY),
    field("until", Date, "Last day counted; null when open").column(LAST_DAY),
    field("place", Text, "Name of the area counted over"),
    field("place_id", Text, "Id of that area in the collection places"),
    field("place_precision", words!(PlacePrecision), "How exactly that area is known"),
    field("admin1", Text, "Governorate or other first-level area"),
    field("country", Text, "Country, ISO 3166-1 alpha-2"),
    field("attributed_to", Text, "Who gives the figure"),
    field("article_id", Text, "Id of the article in the collection articles").column("article"),
    field("publisher", Text, "Publisher of the article"),
    field("title", Text, "Title of the article"),
    field("url", Text, "Link to the article"),
    field("published", Date, "Day of publication"),
    field("quote", Text, "The sentence it was read from"),
    field("start", Integer, "First character of the sentence in the article"),
    field("end", Integer, "One past its last character"),
];

/// Properties of an article.
pub const ARTICLE_FIELDS: &[Field] = &[
    field("id", Text, "Stable id").column("id"),
    field("title", Text, "Title"),
    field("publisher", Text, "Publisher"),
    field("url", Text, "Link"),
    field("published", Date, "Day of publication; null when unknown").column(FIRST_DAY),
    field("published_basis", Text, "What that day was read from"),
    field("report_count", Integer, "Reports read from it"),
    field("tally_count", Integer, "Tallies read from it"),
];

/// Properties of a zone.
pub const ZONE_FIELDS: &[Field] = &[
    field("id", Text, "Stable id; the place code of an administrative area"),
    field("name", Text, "Name"),
    field("name_ar", Text, "Name in Arabic"),
    field(
        "kind",
        FieldKind::Word(|| crate::zone::ZoneKind::ALL.iter().map(|k| k.as_str()).collect()),
        "What it is",
    ),
    field("role", Text, "Its part in a larger whole"),
    field("pcode", Text, "OCHA place code"),
    field("derived", Text, "How the geometry was made from its source"),
    field("source", Text, "Where the geometry comes from"),
    field("licence", Text, "Licence of the source"),
    field("attribution", Text, "Who must be named"),
    field("version", Text, "Version or date of the source"),
];

/// Properties of a place.
pub const PLACE_FIELDS: &[Field] = &[
    field("id", Text, "Stable id, e.g. `gn:170654`"),
    field("name", Text, "Name as the press writes it"),
    field(
        "feature_class",
        Text,
        "GeoNames feature class: A area, P populated place, T height, H water and so on",
    ),
    field("feature_code", Text, "GeoNames feature code, e.g. `PPLA`"),
    field("country", Text, "Country, ISO 3166-1 alpha-2"),
    field("admin1", Text, "Governorate or other first-level area"),
    field("admin2", Text, "District or other second-level area"),
    field("admin3", Text, "Sub-district or other third-level area"),
    field("pcode", Text, "OCHA place code"),
    field("population", Integer, "Inhabitants; null when not known"),
    field(
        "accuracy_m",
        Integer,
        "How far off the point may be, in metres; null when the source says nothing",
    ),
    field("source", Text, "Where the entry comes from: a name of the list of sources"),
    field("alternate_names", Nested, "Other names and spellings"),
];
