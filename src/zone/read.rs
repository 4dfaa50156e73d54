//! GeoJSON feature collections to zones.

use super::{Zone, ZoneKind, bounds};
use geo::Geometry;
use geojson::{FeatureCollection, GeoJson, JsonObject};
use serde::Deserialize;

/// Why a file of zones cannot be read.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// Not GeoJSON, or a geometry that is none.
    #[error("not GeoJSON: {0}")]
    GeoJson(#[from] geojson::Error),
    /// Another GeoJSON object.
    #[error("the file of zones is not a feature collection")]
    NotACollection,
    /// A feature without something a zone needs.
    #[error("zone {number} of the file has no usable `{member}`")]
    Missing {
        /// Position in the file, from 1.
        number: usize,
        /// The missing member.
        member: &'static str,
    },
}

/// The zones of one file.
pub(super) fn file(text: &str) -> Result<Vec<Zone>, Error> {
    let GeoJson::FeatureCollection(collection) = text.parse()? else { return Err(Error::NotACollection) };
    let shared = collection.foreign_members.clone().unwrap_or_default();
    let FeatureCollection { features, .. } = collection;
    features.into_iter().enumerate().map(|(at, feature)| zone(feature, &shared, at + 1)).collect()
}

fn zone(feature: geojson::Feature, shared: &JsonObject, number: usize) -> Result<Zone, Error> {
    let own = feature.properties.unwrap_or_default();
    let text = |member: &str| {
        own.get(member).or_else(|| shared.get(member)).and_then(|v| v.as_str()).map(str::to_owned)
    };
    let need = |member| text(member).ok_or(Error::Missing { number, member });
    let geometry = feature.geometry.ok_or(Error::Missing { number, member: "geometry" })?;
    let geometry = Geometry::try_from(geometry)?;
    let kind = own.get("kind").and_then(|kind| ZoneKind::deserialize(kind).ok());
    Ok(Zone {
        id: need("id")?,
        name: need("name")?,
        name_ar: text("name_ar"),
        kind: kind.ok_or(Error::Missing { number, member: "kind" })?,
        role: text("role"),
        pcode: text("pcode"),
        derived: text("derived"),
        bounds: bounds(&geometry),
        geometry,
        source: need("source")?,
        licence: need("licence")?,
        attribution: need("attribution")?,
        version: need("version")?,
    })
}
