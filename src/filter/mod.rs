//! One filter for every route: what a request asks for, parsed once, tested in memory or translated to SQL.
//!
//! [`Query::parse`] turns parameters into a [`Query`] (a [`Filter`], an order, a page). [`Filter::matches`] decides
//! over [`Facts`], the few fields of an incident a filter can see; `store` translates the same filter to SQL over
//! columns that are those very facts, and a property test holds the two together.
//!
//! Like the OGC API, `bbox` and the date parameters also let through what has no place or no date, so that nothing
//! drops out of a count unseen; `located=true` and `dated=true` leave those out.

pub mod cql2;
mod crs;
mod datetime;
mod facts;
mod field;
mod fold;
mod parameter;
mod params;
mod sort;

pub use crs::Crs;
pub use datetime::{Period, day_date, day_number};
pub use facts::Facts;
pub(crate) use facts::{entry, list};
pub use field::{
    ARTICLE_FIELDS, Field, FieldKind, INCIDENT_FIELDS, PLACE_FIELDS, PUBLISHERS, TALLY_FIELDS, ZONE_FIELDS,
    position,
};
pub use fold::{fold, without_case, without_marks};
pub use parameter::{PARAMETERS, Parameter, ParameterKind, Scope};
pub use params::{INCIDENT_PARAMETERS, Query, decode};
pub use sort::{Key, Sort, SortField, Token};

use crate::kind::{Certainty, IncidentType, PlacePrecision, ZoneRelation};
use std::sync::Arc;

/// A parameter that cannot be understood.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("parameter `{parameter}`: {detail}")]
pub struct Error {
    /// The parameter's name as given.
    pub parameter: String,
    /// What is wrong and what was expected.
    pub detail: String,
}

impl Error {
    /// An error about `parameter`.
    pub fn new(parameter: &str, detail: impl Into<String>) -> Self {
        Self { parameter: parameter.chars().take(80).collect(), detail: detail.into() }
    }
}

/// A box in degrees, WGS 84; `west > east` when it crosses the antimeridian.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Bbox {
    /// Degrees east of the western edge.
    pub west: f64,
    /// Degrees north of the southern edge.
    pub south: f64,
    /// Degrees east of the eastern edge.
    pub east: f64,
    /// Degrees north of the northern edge.
    pub north: f64,
}

impl Bbox {
    /// Whether the point lies in the box, edges included.
    pub fn contains(&self, lon: f64, lat: f64) -> bool {
        let between = if self.west <= self.east {
            self.west <= lon && lon <= self.east
        } else {
            lon >= self.west || lon <= self.east
        };
        between && self.south <= lat && lat <= self.north
    }
}

/// What to return: every given part must hold; an empty list or `None` asks nothing.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Filter {
    /// Point in this box, or no point.
    pub bbox: Option<Bbox>,
    /// Shares a day with this period, or undated.
    pub period: Option<Period>,
    /// One of these types.
    pub types: Vec<IncidentType>,
    /// A place named so: place, governorate, district, sub-district or country name, place id or p-code (folded).
    pub places: Vec<String>,
    /// Nearest zone is this one.
    pub zone: Option<String>,
    /// Lies so to its nearest zone.
    pub zone_relation: Vec<ZoneRelation>,
    /// One of these certainties.
    pub certainty: Vec<Certainty>,
    /// One of these place precisions.
    pub precision: Vec<PlacePrecision>,
    /// Told by one of these publishers (folded).
    pub publishers: Vec<String>,
    /// Each of these occurs in title, place, actors, sources' titles or quotes (folded).
    pub words: Vec<String>,
    /// Has a point (`true`) or none (`false`).
    pub located: Option<bool>,
    /// Has a date (`true`) or none (`false`).
    pub dated: Option<bool>,
    /// What `filter` asks for (CQL2).
    pub expression: Option<Arc<cql2::Expr>>,
}

impl Filter {
    /// Whether something with these facts is asked for.
    pub fn matches(&self, facts: &Facts) -> bool {
        let one_of = |list: &[&str], word: &str| list.is_empty() || list.contains(&word);
        self.bbox.is_none_or(|b| facts.point.is_none_or(|(lon, lat)| b.contains(lon, lat)))
            && self.period.is_none_or(|p| facts.day_lo <= p.to && facts.day_hi >= p.from)
            && (self.types.is_empty() || facts.kind.is_some_and(|k| self.types.contains(&k)))
            && (self.places.is_empty() || self.places.iter().any(|p| facts.has_place(p)))
            && self.zone.as_deref().is_none_or(|z| facts.zone.as_deref() == Some(z))
            && (self.zone_relation.is_empty()
                || facts.zone_relation.is_some_and(|r| self.zone_relation.contains(&r)))
            && one_of(&self.certainty.iter().map(|c| c.as_str()).collect::<Vec<_>>(), &facts.certainty)
            && one_of(&self.precision.iter().map(|p| p.as_str()).collect::<Vec<_>>(), &facts.precision)
            && (self.publishers.is_empty() || self.publishers.iter().any(|p| facts.has_publisher(p)))
            && self.words.iter().all(|word| facts.search.contains(word.as_str()))
            && self.located.is_none_or(|wanted| facts.point.is_some() == wanted)
            && self.dated.is_none_or(|wanted| facts.is_dated() == wanted)
            && self.expression.as_ref().is_none_or(|e| e.test(facts))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_box_may_cross_the_antimeridian() {
        let b = Bbox { west: 170.0, south: -10.0, east: -170.0, north: 10.0 };
        assert!(b.contains(175.0, 0.0) && b.contains(-175.0, 0.0) && b.contains(180.0, 10.0));
        assert!(!b.contains(0.0, 0.0) && !b.contains(175.0, 10.1));
    }
}
