//! From place names in a text to places: which of the candidates is meant, how exactly, and why.

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
