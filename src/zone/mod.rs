//! Named areas and lines, and how a place lies to them: in, near or outside the buffer zone; in which governorate,
//! district and sub-district.
//!
//! The files in `data/zones/` are GeoJSON (RFC 7946), embedded and read once. What every feature of a file shares
//! (source, licence, attribution, version) stands at the head of the file.
//!
//! ```
//! use zonewatch::{kind::ZoneRelation, zone::Zones};
//! let relation = Zones::embedded().relation(35.82461, 33.12595).unwrap();
//! assert_eq!((relation.zone.id.as_str(), relation.relation), ("buffer-zone", ZoneRelation::Inside));
//! ```

mod distance;
mod read;

pub use read::Error;

use crate::kind::ZoneRelation;
use distance::{boundary_distance_m, ring_points};
use geo::{BoundingRect, Contains, Coord, Geometry, Intersects, MultiPolygon, Point, Rect};
use serde::{Deserialize, Serialize};
use std::sync::LazyLock;

/// A place outside a zone but at most this far from it is near it, in metres.
pub const NEAR_M: f64 = 5_000.0;

/// What a zone is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ZoneKind {
    /// A demilitarised area; incidents are related to it.
    BufferZone,
    /// One of its bounding lines.
    Line,
    /// Occupied territory.
    OccupiedArea,
    /// First-level area.
    Governorate,
    /// Second-level area.
    District,
    /// Third-level area.
    Subdistrict,
}

impl ZoneKind {
    /// Every kind.
    pub const ALL: &'static [Self] = &[
        Self::BufferZone,
        Self::Line,
        Self::OccupiedArea,
        Self::Governorate,
        Self::District,
        Self::Subdistrict,
    ];

    /// The kind's name in JSON and URLs.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::BufferZone => "buffer_zone",
            Self::Line => "line",
            Self::OccupiedArea => "occupied_area",
            Self::Governorate => "governorate",
            Self::District => "district",
            Self::Subdistrict => "subdistrict",
        }
    }
}

/// A named area or line with its source.
#[derive(Debug, Clone)]
pub struct Zone {
    /// Stable id: `buffer-zone`, `line-a`, `golan-occupied`, or the p-code of an administrative area (`SY14`).
    pub id: String,
    /// Display name.
    pub name: String,
    /// Name in Arabic.
    pub name_ar: Option<String>,
    /// What it is.
    pub kind: ZoneKind,
    /// Its part in a larger whole: `zone`, `line_a`, `line_b`, `edge`, `occupied_area`.
    pub role: Option<String>,
    /// OCHA place code.
    pub pcode: Option<String>,
    /// How the geometry was made from its source.
    pub derived: Option<String>,
    /// Polygon or line, WGS 84, (lon, lat); outer rings counter-clockwise.
    pub geometry: Geometry,
    /// Where the geometry comes from.
    pub source: String,
    /// Its licence.
    pub licence: String,
    /// Who must be named.
    pub attribution: String,
    /// Version or date of the source.
    pub version: String,
    /// West, south, east, north of the geometry.
    bounds: Rect,
}

impl Zone {
    /// Whether a point (degrees) lies in the zone; `false` for lines. A point on the edge is outside.
    pub fn contains(&self, lon: f64, lat: f64) -> bool {
        let point = Coord { x: lon, y: lat };
        let (min, max) = (self.bounds.min(), self.bounds.max());
        let is_in_bounds = (min.x..=max.x).contains(&lon) && (min.y..=max.y).contains(&lat);
        is_in_bounds
            && match &self.geometry {
                Geometry::Polygon(area) => area.contains(&point),
                Geometry::MultiPolygon(areas) => areas.contains(&point),
                _ => false,
            }
    }

    /// Distance of a point (degrees) from the zone in metres: 0 inside, else to the nearest edge along the
    /// ellipsoid.
    pub fn distance_m(&self, lon: f64, lat: f64) -> f64 {
        if self.contains(lon, lat) { 0.0 } else { boundary_distance_m(&self.geometry, lon, lat) }
    }

    /// The zone as a GeoJSON feature.
    pub fn feature(&self) -> geojson::Feature {
        let properties = [
            ("name", Some(&self.name)),
            ("name_ar", self.name_ar.as_ref()),
            ("pcode", self.pcode.as_ref()),
            ("role", self.role.as_ref()),
            ("derived", self.derived.as_ref()),
            ("source", Some(&self.source)),
            ("licence", Some(&self.licence)),
            ("attribution", Some(&self.attribution)),
            ("version", Some(&self.version)),
        ];
        let mut object: geojson::JsonObject = properties
            .into_iter()
            .filter_map(|(key, value)| Some((key.to_owned(), value?.as_str().into())))
            .collect();
        object.insert("kind".to_owned(), self.kind.as_str().into());
        geojson::Feature {
            bbox: None,
            geometry: Some(geojson::Geometry::from(&self.geometry)),
            id: Some(geojson::feature::Id::String(self.id.clone())),
            properties: Some(object),
            foreign_members: None,
        }
    }

    /// The zone's area; `None` for lines.
    pub fn polygons(&self) -> Option<std::borrow::Cow<'_, MultiPolygon>> {
        match &self.geometry {
            Geometry::Polygon(one) => Some(std::borrow::Cow::Owned(MultiPolygon(vec![one.clone()]))),
            Geometry::MultiPolygon(many) => Some(std::borrow::Cow::Borrowed(many)),
            _ => None,
        }
    }
}

/// How a place lies to a zone.
#[derive(Debug, Clone, Copy)]
pub struct Relation<'z> {
    /// The zone.
    pub zone: &'z Zone,
    /// Inside, near or outside.
    pub relation: ZoneRelation,
    /// Metres to the zone; 0 inside or where the two overlap.
    pub distance_m: f64,
}

/// The administrative areas around a point, as far as known.
#[derive(Debug, Clone, Copy, Default)]
pub struct Areas<'z> {
    /// First level.
    pub governorate: Option<&'z Zone>,
    /// Second level.
    pub district: Option<&'z Zone>,
    /// Third level.
    pub subdistrict: Option<&'z Zone>,
}

/// All zones.
#[derive(Debug)]
pub struct Zones {
    zones: Vec<Zone>,
}

impl Zones {
    /// The zones inside the program, read at first use.
    pub fn embedded() -> &'static Self {
        static READ: LazyLock<Zones> = LazyLock::new(|| {
            let files = [
                include_str!("../../data/zones/buffer-zone.geojson"),
                include_str!("../../data/zones/golan.geojson"),
                include_str!("../../data/zones/governorates.geojson"),
                include_str!("../../data/zones/districts.geojson"),
                include_str!("../../data/zones/subdistricts.geojson"),
            ];
            Zones::read(&files).expect("a test reads the embedded files")
        });
        &READ
    }

    /// Reads GeoJSON feature collections in the form of `data/zones/`.
    pub fn read(files: &[&str]) -> Result<Self, Error> {
        let mut zones = Vec::new();
        for file in files {
            zones.extend(read::file(file)?);
        }
        Ok(Self { zones })
    }

    /// Every zone, in file order.
    pub fn iter(&self) -> impl Iterator<Item = &Zone> {
        self.zones.iter()
    }

    /// The zone with this id or p-code.
    pub fn get(&self, id: &str) -> Option<&Zone> {
        self.zones.iter().find(|zone| zone.id == id)
    }

    /// How a point (degrees) lies to the nearest buffer zone; `None` when there is none.
    pub fn relation(&self, lon: f64, lat: f64) -> Option<Relation<'_>> {
        self.nearest(|zone| {
            let distance_m = zone.distance_m(lon, lat);
            (distance_m == 0.0, distance_m)
        })
    }

    /// The same for a circle of `radius_m` metres.
    ///
    /// Inside only when the whole circle is, since the place may be anywhere in it; a circle that reaches over the
    /// edge is near at distance 0.
    pub fn relation_of_circle(&self, lon: f64, lat: f64, radius_m: f64) -> Option<Relation<'_>> {
        self.nearest(|zone| {
            let to_edge = boundary_distance_m(&zone.geometry, lon, lat);
            if zone.contains(lon, lat) {
                (to_edge >= radius_m, 0.0)
            } else {
                (false, (to_edge - radius_m).max(0.0))
            }
        })
    }

    /// The same for an area (degrees), by the rule of [`Self::relation_of_circle`].
    pub fn relation_of_area(&self, area: &MultiPolygon) -> Option<Relation<'_>> {
        self.nearest(|zone| {
            let Some(polygons) = zone.polygons() else { return (false, f64::INFINITY) };
            if polygons.contains(area) {
                (true, 0.0)
            } else if polygons.intersects(area) {
                (false, 0.0)
            } else {
                let area_geometry = Geometry::MultiPolygon(area.clone());
                let from_area = ring_points(area).map(|p| boundary_distance_m(&zone.geometry, p.x, p.y));
                let from_zone = ring_points(&polygons).map(|p| boundary_distance_m(&area_geometry, p.x, p.y));
                (false, from_area.chain(from_zone).fold(f64::INFINITY, f64::min))
            }
        })
    }

    /// The administrative areas that hold a point (degrees).
    pub fn containing(&self, lon: f64, lat: f64) -> Areas<'_> {
        let mut areas = Areas::default();
        for zone in &self.zones {
            let slot = match zone.kind {
                ZoneKind::Governorate => &mut areas.governorate,
                ZoneKind::District => &mut areas.district,
                ZoneKind::Subdistrict => &mut areas.subdistrict,
                _ => continue,
            };
            if slot.is_none() && zone.contains(lon, lat) {
                *slot = Some(zone);
            }
        }
        areas
    }

    /// The relation to the nearest buffer zone; `measure` says whether it holds the place, and how far it is.
    fn nearest(&self, measure: impl Fn(&Zone) -> (bool, f64)) -> Option<Relation<'_>> {
        let zones = self.zones.iter().filter(|zone| zone.kind == ZoneKind::BufferZone);
        let measured = zones.map(|zone| (zone, measure(zone)));
        let (zone, (is_inside, distance_m)) =
            measured.min_by(|(_, a), (_, b)| b.0.cmp(&a.0).then(a.1.total_cmp(&b.1)))?;
        let relation = if is_inside {
            ZoneRelation::Inside
        } else if distance_m <= NEAR_M {
            ZoneRelation::Near
        } else {
            ZoneRelation::Outside
        };
        Some(Relation { zone, relation, distance_m })
    }
}

/// The bounds of a geometry; the whole world for an empty one.
fn bounds(geometry: &Geometry) -> Rect {
    geometry.bounding_rect().unwrap_or_else(|| Rect::new(Point::new(-180.0, -90.0), Point::new(180.0, 90.0)))
}

#[cfg(test)]
mod tests;
