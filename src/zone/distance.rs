//! Metres from a point to the edge of a geometry.
//!
//! The nearest point of each segment is found on a plane around the query point (degrees of longitude shrunk by the
//! cosine of the latitude), the length to it on the ellipsoid (Karney's geodesic, through `geo`). Up to 100 km the
//! plane picks a point within metres of the true nearest one; farther away the error grows, but stays far below
//! one per cent of the distance.

use geo::{Coord, CoordsIter, Distance, Geodesic, Geometry, LinesIter, MultiPolygon, Point};

/// Metres from (lon, lat) to the nearest edge of `geometry`; infinite for a geometry without edges.
pub(super) fn boundary_distance_m(geometry: &Geometry, lon: f64, lat: f64) -> f64 {
    let shrink = lat.to_radians().cos();
    let flat = |c: Coord| Coord { x: (c.x - lon) * shrink, y: c.y - lat };
    let mut best: Option<(f64, Coord)> = None;
    for_each_line(geometry, &mut |from, to| {
        let (a, b) = (flat(from), flat(to));
        let along = Coord { x: b.x - a.x, y: b.y - a.y };
        let length2 = along.x * along.x + along.y * along.y;
        let t =
            if length2 > 0.0 { (-(a.x * along.x + a.y * along.y) / length2).clamp(0.0, 1.0) } else { 0.0 };
        let nearest = Coord { x: a.x + t * along.x, y: a.y + t * along.y };
        let distance2 = nearest.x * nearest.x + nearest.y * nearest.y;
        if best.is_none_or(|(known, _)| distance2 < known) {
            best = Some((distance2, nearest));
        }
    });
    best.map_or(f64::INFINITY, |(_, nearest)| {
        let on_edge = Point::new(lon + nearest.x / shrink.max(1e-9), lat + nearest.y);
        Geodesic.distance(Point::new(lon, lat), on_edge)
    })
}

fn for_each_line(geometry: &Geometry, visit: &mut impl FnMut(Coord, Coord)) {
    match geometry {
        Geometry::LineString(line) => line.lines().for_each(|l| visit(l.start, l.end)),
        Geometry::MultiLineString(lines) => lines.lines_iter().for_each(|l| visit(l.start, l.end)),
        Geometry::Polygon(polygon) => polygon.lines_iter().for_each(|l| visit(l.start, l.end)),
        Geometry::MultiPolygon(polygons) => polygons.lines_iter().for_each(|l| visit(l.start, l.end)),
        _ => {}
    }
}

/// The corners of all rings.
pub(super) fn ring_points(area: &MultiPolygon) -> impl Iterator<Item = Coord> {
    area.coords_iter()
}
