//! What leaves the program: features, the codes of other schemes that they carry, and files of them.

mod columns;
mod feature;
mod flatgeobuf;
mod geojson;
mod geopackage;
mod kind;
mod kml;
mod lines;
mod mapping;
mod plain;
mod table;
mod xml;

pub use feature::{Feature, Geometry, Properties, SourceOut, Stamp, ZoneStanding};
pub use geojson::{ATTRIBUTION, CREDIT, CollectionWriter};
pub use kind::{Format, IncidentWriter};
pub use mapping::{Codes, codes};
pub use plain::{ArticleRecord, Plain, article_feature, tally_feature, tally_id};
pub(crate) use xml::Xml;
