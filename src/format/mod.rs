//! What leaves the program: features, the codes of other schemes that they carry, and files of them.

mod cluster;
mod columns;
mod evidence;
mod feature;
mod flatgeobuf;
mod geojson;
mod geopackage;
mod kind;
mod kml;
mod lines;
mod mapping;
mod mvt;
mod plain;
mod table;
mod xml;

pub use cluster::{MAX_ZOOM, Mark, Points, TileId};
pub use evidence::{FieldWords, SourceEvidence};
pub use feature::{Feature, Geometry, Properties, SourceOut, Stamp, ZoneStanding};
pub use geojson::{ATTRIBUTION, CREDIT, CollectionWriter};
pub use kind::{Format, IncidentWriter};
pub use mapping::{Codes, codes};
pub use mvt::{MVT, TILE_LAYER, Told, encode_tile};
pub use plain::{ArticleRecord, Plain, article_feature, tally_feature, tally_id};
pub(crate) use xml::Xml;

/// Whether an address may become a link: one of a page, never one that runs something.
pub(crate) fn is_web(url: &str) -> bool {
    ["http://", "https://"]
        .iter()
        .any(|scheme| url.get(..scheme.len()).is_some_and(|start| start.eq_ignore_ascii_case(scheme)))
}
