//! Literal geometries, and how two geometries lie to each other (DE-9IM, OGC 06-103r4).

use crate::filter::Crs;
use geo::{Contains, Intersects, MapCoords, Relate, Validation};
use geo::{Coord, Geometry, MultiPolygon, Rect};

/// Vertices of a literal geometry at most.
const MOST_VERTICES: usize = 2_000;

/// A relation between two geometries.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SpatialOp {
    /// Share a point.
    Intersects,
    /// Share no point.
    Disjoint,
    /// Cover the same points.
    Equals,
    /// Share points of their edges only.
    Touches,
    /// Pass through each other.
    Crosses,
    /// The first lies within the second.
    Within,
    /// The first holds the second.
    Contains,
    /// Of one dimension, and share part of it.
    Overlaps,
}

impl SpatialOp {
    /// Names in CQL2, in lower case.
    pub const NAMES: &'static [(&'static str, Self)] = &[
        ("s_intersects", Self::Intersects),
        ("s_disjoint", Self::Disjoint),
        ("s_equals", Self::Equals),
        ("s_touches", Self::Touches),
        ("s_crosses", Self::Crosses),
        ("s_within", Self::Within),
        ("s_contains", Self::Contains),
        ("s_overlaps", Self::Overlaps),
    ];

    /// Its name.
    pub fn name(self) -> &'static str {
        Self::NAMES.iter().find(|(_, op)| *op == self).map_or("", |(name, _)| *name)
    }

    /// The same relation told from the other side.
    pub(super) fn reversed(self) -> Self {
        match self {
            Self::Within => Self::Contains,
            Self::Contains => Self::Within,
            other => other,
        }
    }

    /// Whether `own` lies so to `literal`.
    pub fn holds(self, own: &Geometry, literal: &Geometry) -> bool {
        // A point, which most features are, needs no full comparison.
        if let Geometry::Point(point) = own {
            match self {
                Self::Intersects => return literal.intersects(point),
                Self::Disjoint => return !literal.intersects(point),
                Self::Within => return literal.contains(point),
                _ => {}
            }
        }
        let relation = own.relate(literal);
        match self {
            Self::Intersects => relation.is_intersects(),
            Self::Disjoint => relation.is_disjoint(),
            Self::Equals => relation.is_equal_topo(),
            Self::Touches => relation.is_touches(),
            Self::Crosses => relation.is_crosses(),
            Self::Within => relation.is_within(),
            Self::Contains => relation.is_contains(),
            Self::Overlaps => relation.is_overlaps(),
        }
    }
}

/// A literal geometry in longitude and latitude, if it is sound.
pub(super) fn literal(geometry: &Geometry, crs: Crs) -> Result<Geometry, String> {
    let geometry = geometry.map_coords(|c| {
        let [x, y] = crs.to_lon_lat([c.x, c.y]);
        Coord { x, y }
    });
    if geo::CoordsIter::coords_count(&geometry) > MOST_VERTICES {
        return Err(format!("a geometry has more than {MOST_VERTICES} vertices"));
    }
    geometry.check_validation().map_err(|e| format!("a geometry is not valid: {e}"))?;
    Ok(geometry)
}

/// A box as a geometry; in two parts when it crosses the antimeridian.
pub(super) fn bbox(numbers: &[f64], crs: Crs) -> Result<Geometry, String> {
    let ([a, b], [c, d]) = match *numbers {
        [a, b, c, d] | [a, b, _, c, d, _] => ([a, b], [c, d]),
        _ => return Err("a box needs four numbers".to_owned()),
    };
    let ([west, south], [east, north]) = (crs.to_lon_lat([a, b]), crs.to_lon_lat([c, d]));
    let is_on_earth = [west, east].iter().all(|x| (-180.0..=180.0).contains(x))
        && [south, north].iter().all(|y| (-90.0..=90.0).contains(y));
    if !is_on_earth || south > north {
        return Err("a box is not west,south,east,north on the Earth".to_owned());
    }
    let part = |west, east| Rect::new(Coord { x: west, y: south }, Coord { x: east, y: north }).to_polygon();
    Ok(if west <= east {
        Geometry::Polygon(part(west, east))
    } else {
        Geometry::MultiPolygon(MultiPolygon(vec![part(west, 180.0), part(-180.0, east)]))
    })
}
