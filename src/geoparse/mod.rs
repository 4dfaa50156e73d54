//! From place names in a text to places: which of the candidates is meant, how exactly, and why.
//!
//! ```text
//! words ─▶ find ─▶ weigh (is it a place?) ─▶ kind ─▶ resolve (which place?) ─▶ area (point, precision, radius)
//! ```
//!
//! [`read_places`] runs all of it over one article, [`explain_places`] keeps every reason.

mod area;
mod capital;
mod draft;
mod explain;
mod link;
mod locate;
mod read;
mod resolve;
#[cfg(test)]
mod tests;
mod weigh;

pub use capital::{CAPITAL, read_capitals};
pub use draft::Reason;
pub use explain::{CandidateExplanation, Explanation, explain_places};
pub use locate::LONG_ROAD;
pub use read::read_places;
pub use weigh::ACCEPT;

use crate::kind::{MentionKind, PlacePrecision};
use crate::span::Span;
use serde::{Deserialize, Serialize};

/// A place as an article's words fix it: a gazetteer entry, or an area computed from some.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Location {
    /// Display name (English), e.g. `Jubata al-Khashab`.
    pub name: String,
    /// Gazetteer id, e.g. `gn:170654`; `None` for a computed area.
    pub place_id: Option<String>,
    /// Degrees east, WGS 84.
    pub lon: f64,
    /// Degrees north, WGS 84.
    pub lat: f64,
    /// How exactly the place is known.
    pub precision: PlacePrecision,
    /// Radius around the point that covers what is meant, in metres.
    pub radius_m: u32,
    /// ISO 3166-1 alpha-2 code.
    pub country: Option<String>,
    /// Governorate or first-level region.
    pub admin1: Option<String>,
    /// District.
    pub admin2: Option<String>,
    /// Sub-district.
    pub admin3: Option<String>,
    /// OCHA place code of the entry itself or of the smallest area known to hold it.
    pub pcode: Option<String>,
}

/// How the names of stretches between two places begin.
const BETWEEN: &str = "between ";

impl Location {
    /// The name of the stretch between the places `a` and `b`: "between A and B".
    pub fn name_between(a: &str, b: &str) -> String {
        format!("{BETWEEN}{a} and {b}")
    }

    /// Whether it is a stretch between two places.
    pub fn is_between(&self) -> bool {
        self.name.starts_with(BETWEEN)
    }

    /// Names of the two places that it lies between; none of any other place.
    pub fn ends(&self) -> impl Iterator<Item = &str> {
        self.name.strip_prefix(BETWEEN).into_iter().flat_map(|ends| ends.split(" and "))
    }
}

/// A place name found in a text, with what it stands for.
#[derive(Debug, Clone)]
pub struct PlaceMention {
    /// The name as written (bytes of the article's text).
    pub span: Span,
    /// The name with the words that fix its reading ("the southern Quneitra countryside", "3 km south of A").
    pub extent: Span,
    /// Index of its sentence in [`crate::text::Doc::sentences`].
    pub sentence: usize,
    /// What the name stands for.
    pub kind: MentionKind,
    /// Where it is; `None` when unresolved.
    pub location: Option<Location>,
    /// Name of the rule that decided, or of the reason why it is unresolved.
    pub rule: &'static str,
    /// 0 to 1.
    pub confidence: f32,
}

/// Mean radius of the earth in kilometres (IUGG).
const EARTH_RADIUS_KM: f64 = 6_371.008_8;

/// Great-circle distance between two points (degrees; longitude first), in kilometres.
pub fn distance_km(lon_a: f64, lat_a: f64, lon_b: f64, lat_b: f64) -> f64 {
    let (a, b) = (lat_a.to_radians(), lat_b.to_radians());
    let half = |x: f64| (x / 2.0).sin().powi(2);
    let h = half(b - a) + a.cos() * b.cos() * half((lon_b - lon_a).to_radians());
    2.0 * EARTH_RADIUS_KM * h.sqrt().min(1.0).asin()
}
