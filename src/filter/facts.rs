//! The few fields of a feature that a filter can see.

use super::cql2::{Row, Scalar};
use super::fold;
use crate::kind::{IncidentType, ZoneRelation};
use geo::{Geometry, Point};
use std::borrow::Cow;

/// What a filter can see of an incident (or a tally, article or zone, which have fewer of them).
#[derive(Debug, Clone, PartialEq)]
pub struct Facts {
    /// Longitude and latitude of its point, if it has one.
    pub point: Option<(f64, f64)>,
    /// First day since 1970-01-01; `i32::MIN` when open or unknown.
    pub day_lo: i32,
    /// Last day since 1970-01-01; `i32::MAX` when open or unknown.
    pub day_hi: i32,
    /// Type.
    pub kind: Option<IncidentType>,
    /// Names and codes of its place and of the areas that hold it, as a folded list (`|quneitra|syria|`).
    pub places: String,
    /// Nearest zone.
    pub zone: Option<String>,
    /// How it lies to that zone.
    pub zone_relation: Option<ZoneRelation>,
    /// Certainty; empty where it has none.
    pub certainty: String,
    /// Place precision; empty where it has none.
    pub precision: String,
    /// Publishers of its sources, as a folded list (`|quneitra|syria|`).
    pub publishers: String,
    /// Folded text that `q` looks into.
    pub search: String,
    /// Values of its properties, in the order of its collection's table of fields; empty where no expression is asked.
    pub fields: Vec<Scalar>,
}

impl Facts {
    /// Nothing known: matches every filter that asks for nothing in particular.
    pub fn empty() -> Self {
        Self {
            point: None,
            day_lo: i32::MIN,
            day_hi: i32::MAX,
            kind: None,
            places: String::new(),
            zone: None,
            zone_relation: None,
            certainty: String::new(),
            precision: String::new(),
            publishers: String::new(),
            search: String::new(),
            fields: Vec::new(),
        }
    }

    /// Whether it has a date, be it open on one side.
    pub fn is_dated(&self) -> bool {
        self.day_lo != i32::MIN || self.day_hi != i32::MAX
    }

    /// Whether `folded` is one of its place names or codes.
    pub fn has_place(&self, folded: &str) -> bool {
        self.places.contains(&entry(folded))
    }

    /// Whether `folded` is one of its publishers.
    pub fn has_publisher(&self, folded: &str) -> bool {
        self.publishers.contains(&entry(folded))
    }
}

impl Row for Facts {
    fn value(&self, field: usize) -> &Scalar {
        self.fields.get(field).unwrap_or(&Scalar::Null)
    }

    fn geometry(&self) -> Option<Cow<'_, Geometry>> {
        self.point.map(|(lon, lat)| Cow::Owned(Geometry::Point(Point::new(lon, lat))))
    }
}

/// A folded list that one substring test can look into: `|quneitra|syria|`; empty for no entries.
pub(crate) fn list<'a>(entries: impl IntoIterator<Item = &'a str>) -> String {
    let mut joined = String::new();
    for folded in entries.into_iter().map(fold).filter(|e| !e.is_empty()) {
        if !joined.contains(&entry(&folded)) {
            if joined.is_empty() {
                joined.push('|');
            }
            joined.push_str(&folded);
            joined.push('|');
        }
    }
    joined
}

/// A folded word as it stands in a [`list`].
pub(crate) fn entry(folded: &str) -> String {
    format!("|{folded}|")
}
