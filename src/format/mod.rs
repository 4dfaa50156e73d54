//! What leaves the program: features, and the codes of other schemes that they carry.

mod feature;
mod geojson;
mod lines;
mod mapping;
mod plain;

pub use feature::{Feature, Geometry, Properties, SourceOut, Stamp, ZoneStanding};
pub use geojson::{ATTRIBUTION, CollectionWriter};
pub use lines::{IncidentWriter, LineWriter, TableWriter};
pub use mapping::{Codes, codes};
pub use plain::{ArticleRecord, Plain, article_feature, tally_feature, tally_id};
