//! Every parameter of every route: one table that requests are checked against and that the API description tells.

use super::{ARTICLE_FIELDS, Field, INCIDENT_FIELDS, PLACE_FIELDS, TALLY_FIELDS, ZONE_FIELDS};
use crate::kind::{Certainty, IncidentType, PlacePrecision, ZoneRelation};

/// A group of routes that understand the same parameters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scope {
    /// Routes without parameters but `f`.
    Nothing,
    /// Pages of incidents.
    Incidents,
    /// Whole results as files.
    Download,
    /// A whole result as a table.
    Table,
    /// The stream.
    Stream,
    /// Incidents as columns.
    Columns,
    /// Counts of incidents.
    Aggregate,
    /// Vector tiles of incidents.
    Tile,
    /// The command `export`.
    Export,
    /// Pages of tallies.
    Tallies,
    /// Pages of articles.
    Articles,
    /// Pages of zones.
    Zones,
    /// Pages of places.
    Places,
    /// Single features.
    Item,
}

impl Scope {
    /// The properties that filters can ask for here.
    pub const fn fields(self) -> &'static [Field] {
        match self {
            Self::Tallies => TALLY_FIELDS,
            Self::Articles => ARTICLE_FIELDS,
            Self::Zones => ZONE_FIELDS,
            Self::Places => PLACE_FIELDS,
            Self::Nothing | Self::Item => &[],
            _ => INCIDENT_FIELDS,
        }
    }

    /// The parameters understood here.
    pub fn parameters(self) -> impl Iterator<Item = &'static Parameter> {
        PARAMETERS.iter().filter(move |p| p.scopes.contains(&self))
    }

    /// Their names, with commas between them.
    pub(super) fn names(self) -> String {
        let mut names: Vec<&str> = self.parameters().map(|p| p.name).collect();
        names.push("f");
        names.join(", ")
    }
}

/// What the values of a parameter look like.
#[derive(Debug, Clone, Copy)]
pub enum ParameterKind {
    /// Four or six numbers.
    Box,
    /// An instant, a day or an interval of either.
    Interval,
    /// A day.
    Day,
    /// Words of a closed list.
    Words(fn() -> Vec<&'static str>),
    /// One word of a closed list.
    Word(fn() -> Vec<&'static str>),
    /// Any text.
    Text,
    /// `true` or `false`.
    Flag,
    /// A whole number above zero, and the largest that is not cut.
    Limit,
    /// One of [`super::SortField::NAMES`], perhaps with `-` or `+` before it.
    Order,
    /// Names of properties.
    Names,
    /// An absolute address.
    Uri,
}

/// One parameter.
#[derive(Debug)]
pub struct Parameter {
    /// Name.
    pub name: &'static str,
    /// What its values look like.
    pub kind: ParameterKind,
    /// What it does, in a sentence.
    pub about: &'static str,
    /// A value that is understood.
    pub example: Option<&'static str>,
    /// Where it is understood.
    scopes: &'static [Scope],
}

use ParameterKind as K;
use Scope::{
    Aggregate, Articles, Columns, Download, Export, Incidents, Item, Places, Stream, Table, Tallies, Tile,
    Zones,
};

/// Where incidents are filtered.
const ALL_INCIDENTS: &[Scope] = &[Incidents, Download, Table, Stream, Columns, Aggregate, Tile, Export];
/// Where anything is filtered.
const ALL: &[Scope] =
    &[Incidents, Download, Table, Stream, Columns, Aggregate, Tile, Export, Tallies, Articles, Zones, Places];
/// Where features come in pages.
const PAGES: &[Scope] = &[Incidents, Tallies, Articles, Zones, Places];

macro_rules! words {
    ($list:ty) => {
        || <$list>::ALL.iter().map(|w| w.as_str()).collect()
    };
}

const fn parameter(
    name: &'static str,
    kind: ParameterKind,
    scopes: &'static [Scope],
    example: Option<&'static str>,
    about: &'static str,
) -> Parameter {
    Parameter { name, kind, about, example, scopes }
}

/// Every parameter but `f` (the form of the answer), `last_event_id` (the stream's) and those of paths.
pub const PARAMETERS: &[Parameter] = &[
    parameter(
        "bbox",
        K::Box,
        ALL,
        Some("35.6,32.6,36.2,33.4"),
        "Box west,south,east,north; west may be greater than east, across the antimeridian. What has no place passes: \
         add `located=true` to leave it out.",
    ),
    parameter(
        "bbox-crs",
        K::Uri,
        PAGES,
        None,
        "Reference system of `bbox`; longitude and latitude in degrees (CRS84) unless told otherwise.",
    ),
    parameter(
        "datetime",
        K::Interval,
        ALL,
        Some("2025-11-01/2025-11-30"),
        "What shares a day with this instant or interval (`..` or nothing for an open end). What has no date passes: \
         add `dated=true` to leave it out.",
    ),
    parameter("from", K::Day, ALL, Some("2025-11-01"), "First day, included; not together with `datetime`."),
    parameter("to", K::Day, ALL, Some("2025-11-30"), "Last day, included; not together with `datetime`."),
    parameter(
        "type",
        K::Words(words!(IncidentType)),
        ALL_INCIDENTS,
        Some("raid,airstrike"),
        "One of these types.",
    ),
    parameter(
        "place",
        K::Text,
        ALL_INCIDENTS,
        Some("Quneitra"),
        "Name, id or place code of the place, or of an area or country that holds it; several with `|` between them. Case \
         and accents aside.",
    ),
    parameter("zone", K::Text, ALL_INCIDENTS, Some("buffer-zone"), "Id of the nearest zone."),
    parameter(
        "zone_relation",
        K::Words(words!(ZoneRelation)),
        ALL_INCIDENTS,
        Some("inside,near"),
        "How it lies to its nearest zone.",
    ),
    parameter(
        "certainty",
        K::Words(words!(Certainty)),
        ALL_INCIDENTS,
        Some("asserted,reported"),
        "How sure the sources are.",
    ),
    parameter(
        "precision",
        K::Words(words!(PlacePrecision)),
        ALL_INCIDENTS,
        Some("exact,settlement"),
        "How exactly the place is known.",
    ),
    parameter(
        "publisher",
        K::Text,
        ALL_INCIDENTS,
        Some("SANA"),
        "Told by this publisher, or by one of several with `|` between them; case and accents aside.",
    ),
    parameter(
        "q",
        K::Text,
        &[Incidents, Download, Table, Stream, Columns, Aggregate, Tile, Export, Places],
        Some("Quneitra"),
        "Incidents: each of these words occurs in title, place, actors, sources or quotes. Places: has this name, in \
         any common spelling. Case and accents aside.",
    ),
    parameter("located", K::Flag, ALL, Some("true"), "Has a point (`true`) or none (`false`)."),
    parameter("dated", K::Flag, ALL, Some("true"), "Has a date (`true`) or none (`false`)."),
    parameter(
        "filter",
        K::Text,
        ALL,
        Some("killed_best > 3 AND type IN ('raid','airstrike')"),
        "An expression over the properties, in CQL2 (text or JSON).",
    ),
    parameter(
        "filter-lang",
        K::Word(|| super::cql2::Language::NAMES.iter().map(|(name, _)| *name).collect()),
        ALL,
        None,
        "Language of `filter`; told from its first character when not given.",
    ),
    parameter(
        "filter-crs",
        K::Uri,
        ALL,
        None,
        "Reference system of the geometries in `filter`; CRS84 unless told otherwise.",
    ),
    parameter(
        "sortby",
        K::Order,
        &[Incidents, Download, Table, Columns],
        Some("-date_start"),
        "Order by this property, `-` before it for descending; order of entry without it.",
    ),
    parameter(
        "limit",
        K::Limit,
        &[Incidents, Download, Table, Tallies, Articles, Zones, Places],
        Some("100"),
        "How many features at most; a page never holds more than 10,000, a feed no more than 1,000.",
    ),
    parameter(
        "token",
        K::Text,
        &[Incidents, Download, Table, Tallies, Articles, Zones, Places],
        None,
        "Where the page begins: from the `next` link of a page with the same filter and order.",
    ),
    parameter(
        "properties",
        K::Names,
        &[Incidents, Tallies, Articles, Zones, Places, Columns],
        None,
        "Only these properties, with commas between them.",
    ),
    parameter("skipGeometry", K::Flag, PAGES, Some("true"), "Leave geometries out (`true`)."),
    parameter(
        "resulttype",
        K::Word(|| vec!["results", "hits"]),
        PAGES,
        Some("hits"),
        "`hits`: only how many match, no features.",
    ),
    parameter(
        "crs",
        K::Uri,
        &[Incidents, Tallies, Articles, Zones, Places, Item],
        None,
        "Reference system of the coordinates in the answer; CRS84 (longitude, latitude) unless told otherwise.",
    ),
    parameter(
        "hxl",
        K::Flag,
        &[Table],
        Some("true"),
        "A second row with HXL tags (`true`), for humanitarian data exchange.",
    ),
    parameter(
        "by",
        K::Text,
        &[Aggregate],
        Some("month,type"),
        "One to four groupings, with commas between them: day, week, month or year of the first day, or a property with \
         few values such as type, admin1, zone, zone_relation, certainty.",
    ),
];
