//! Points of a map, grouped by the squares they fall into at each zoom.
//!
//! A point is a pair of 32-bit whole numbers on the Web Mercator square, their bits interleaved (Morton order). Points
//! sorted by that number stand so that those of any tile are neighbours, and within it those of any smaller square: a
//! tile is found by two binary searches and clustered in one pass. Each point has one number, so at each zoom it is in
//! exactly one tile and one square, and the counts of a zoom add up to the number of points.

use crate::kind::IncidentType;
use std::ops::Range;

/// Largest zoom that tiles are made for.
pub const MAX_ZOOM: u8 = 22;
/// Squares of a tile are `2^GRID` a side: 16, so 16 pixels of a tile drawn at 256.
const GRID: u8 = 4;
/// From this zoom on a tile with few points shows each of them, however close they stand.
const OPEN_ZOOM: u8 = 12;
/// How many are few: what stays far below 200 KB.
const FEW: usize = 500;
/// Tile units a side.
pub const EXTENT: u32 = 4096;

/// Number of incident types.
const KINDS: usize = IncidentType::ALL.len();

/// A tile of the Web Mercator square; row 0 is in the north.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct TileId {
    /// 0 for the whole world.
    pub zoom: u8,
    /// From the west.
    pub column: u32,
    /// From the north.
    pub row: u32,
}

impl TileId {
    /// The tile, if there is such a one.
    pub fn new(zoom: u8, column: u32, row: u32) -> Option<Self> {
        let side = 1_u32.checked_shl(zoom.into())?;
        (zoom <= MAX_ZOOM && column < side && row < side).then_some(Self { zoom, column, row })
    }

    /// Morton numbers of its points.
    fn range(self) -> Range<u128> {
        let bits = 2 * u32::from(32 - self.zoom);
        let first = u128::from(interleave(self.column, self.row)) << bits;
        first..first + (1 << bits)
    }

    /// Where a point of the square lies within the tile, in units of `EXTENT`.
    fn position(self, [x, y]: [u32; 2]) -> [u32; 2] {
        [x, y].map(|v| ((u64::from(v) << 12 >> (32 - self.zoom)) & u64::from(EXTENT - 1)) as u32)
    }
}

/// A point on the Web Mercator square, whose sides are 2^32 units; what lies beyond 85.05 degrees comes to its edge.
fn place(lon: f64, lat: f64) -> [u32; 2] {
    let sin = lat.to_radians().sin();
    let x = lon / 360.0 + 0.5;
    let y = 0.5 - ((1.0 + sin) / (1.0 - sin)).ln() / (4.0 * std::f64::consts::PI);
    // A cast to a whole number goes to the nearest end, also from infinity.
    [x, y].map(|v| (v * 4_294_967_296.0) as u32)
}

/// Bits of `x` at even, of `y` at odd places.
fn interleave(x: u32, y: u32) -> u64 {
    spread(x) | spread(y) << 1
}

/// Bits of `v` at even places (Hacker's Delight, 7-2).
fn spread(v: u32) -> u64 {
    let mut v = u64::from(v);
    for (shift, mask) in [
        (16, 0x0000_FFFF_0000_FFFF),
        (8, 0x00FF_00FF_00FF_00FF),
        (4, 0x0F0F_0F0F_0F0F_0F0F),
        (2, 0x3333_3333_3333_3333),
        (1, 0x5555_5555_5555_5555),
    ] {
        v = (v | v << shift) & mask;
    }
    v
}

/// Undoes [`spread`].
fn gather(v: u64) -> u32 {
    let mut v = v & 0x5555_5555_5555_5555;
    for (shift, mask) in [
        (1, 0x3333_3333_3333_3333),
        (2, 0x0F0F_0F0F_0F0F_0F0F),
        (4, 0x00FF_00FF_00FF_00FF),
        (8, 0x0000_FFFF_0000_FFFF),
        (16, 0x0000_0000_FFFF_FFFF),
    ] {
        v = (v | v >> shift) & mask;
    }
    v as u32
}

/// One incident as a point: 16 bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Point {
    morton: u64,
    /// Number of its row, below 2^48, and in the upper bits the place of its type in [`IncidentType::ALL`].
    rest: u64,
}

impl Point {
    fn row(self) -> i64 {
        (self.rest & 0xFFFF_FFFF_FFFF) as i64
    }

    fn kind(self) -> usize {
        (self.rest >> 48) as usize
    }

    fn place(self) -> [u32; 2] {
        [gather(self.morton), gather(self.morton >> 1)]
    }
}

/// What is drawn at a place of a tile.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Mark {
    /// One incident, by the number of its row.
    Incident {
        /// Units of `EXTENT` from the north-western corner, eastward and southward.
        at: [u32; 2],
        /// Number of its row.
        row: i64,
    },
    /// Several incidents, at the middle of them.
    Cluster {
        /// Units of `EXTENT` from the north-western corner, eastward and southward.
        at: [u32; 2],
        /// How many of each type, in the order of [`IncidentType::ALL`].
        kinds: Box<[u32; KINDS]>,
    },
}

impl Mark {
    /// How many incidents it stands for.
    pub fn count(&self) -> u32 {
        match self {
            Self::Incident { .. } => 1,
            Self::Cluster { kinds, .. } => kinds.iter().sum(),
        }
    }
}

/// Points in Morton order.
#[derive(Debug, Default)]
pub struct Points(Vec<Point>);

impl Points {
    /// Adds an incident: number of its row (below 2^48), longitude and latitude in degrees, type.
    pub fn push(&mut self, row: i64, lon: f64, lat: f64, kind: IncidentType) {
        let [x, y] = place(lon, lat);
        let kind = IncidentType::ALL.iter().position(|k| *k == kind).unwrap_or(KINDS - 1);
        let rest = (row as u64 & 0xFFFF_FFFF_FFFF) | (kind as u64) << 48;
        self.0.push(Point { morton: interleave(x, y), rest });
    }

    /// Puts them in order; before this, tiles are wrong.
    #[must_use]
    pub fn sorted(mut self) -> Self {
        self.0.sort_unstable();
        self.0.shrink_to_fit();
        self
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// What is drawn in a tile.
    pub fn tile(&self, tile: TileId) -> Vec<Mark> {
        let range = tile.range();
        let first = self.0.partition_point(|p| u128::from(p.morton) < range.start);
        let end = self.0.partition_point(|p| u128::from(p.morton) < range.end);
        let points = &self.0[first..end];
        let one = |p: &Point| Mark::Incident { at: tile.position(p.place()), row: p.row() };
        if tile.zoom >= OPEN_ZOOM && points.len() <= FEW {
            return points.iter().map(one).collect();
        }
        let square = 2 * u32::from(32 - tile.zoom - GRID);
        let groups = points.chunk_by(|a, b| a.morton >> square == b.morton >> square);
        let mark = |group: &[Point]| {
            if let [single] = group {
                return one(single);
            }
            let mut kinds = Box::new([0; KINDS]);
            let mut sum = [0_u64; 2];
            for point in group {
                kinds[point.kind()] += 1;
                let [x, y] = point.place();
                sum = [sum[0] + u64::from(x), sum[1] + u64::from(y)];
            }
            // The middle of points of a square lies in the square, and so in the tile.
            let middle = sum.map(|s| (s / group.len() as u64) as u32);
            Mark::Cluster { at: tile.position(middle), kinds }
        };
        groups.map(mark).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn places_fall_into_the_tiles_others_put_them_in() {
        // The formula of the OpenStreetMap wiki for tile numbers, worked out by hand for Quneitra at zoom 10.
        let of = |lon, lat, zoom: u8| place(lon, lat).map(|v| v >> (32 - zoom));
        assert_eq!(of(35.8246, 33.1259, 10), [613, 412]);
        assert_eq!(of(-180.0, 89.0, 3), [0, 0]);
        assert_eq!(of(180.0, -90.0, 3), [7, 7]);
        assert_eq!(of(0.0, 0.0, 1), [1, 1]);
        for v in [0, 1, 0x8000_0001, 0xDEAD_BEEF, u32::MAX] {
            assert_eq!(gather(spread(v)), v);
        }
        assert_eq!(TileId::new(1, 2, 0), None);
        assert_eq!(TileId::new(23, 0, 0), None);
        assert!(TileId::new(0, 0, 0).is_some() && TileId::new(22, 4_194_303, 0).is_some());
    }

    /// Every tile of a zoom that a point falls into, found from the points themselves.
    fn tiles(at: &[(f64, f64)], zoom: u8) -> Vec<TileId> {
        let mut ids: Vec<[u32; 2]> = at
            .iter()
            .map(|(lon, lat)| place(*lon, *lat).map(|v| (u64::from(v) >> (32 - zoom)) as u32))
            .collect();
        ids.sort_unstable();
        ids.dedup();
        ids.into_iter().map(|[column, row]| TileId::new(zoom, column, row).unwrap()).collect()
    }

    proptest! {
        #[test]
        fn counts_of_a_zoom_add_up_and_every_incident_is_in_one_tile(
            at in prop::collection::vec((-180.0..=180.0, -90.0..=90.0), 1..200),
            crowd in prop::collection::vec((35.8..35.9, 33.1..33.2), 0..1500),
            zoom in 0..=MAX_ZOOM,
        ) {
            let all: Vec<(f64, f64)> = at.into_iter().chain(crowd).collect();
            let mut points = Points::default();
            for (n, (lon, lat)) in all.iter().enumerate() {
                points.push(n as i64, *lon, *lat, IncidentType::ALL[n % 7]);
            }
            let points = points.sorted();
            let mut single = Vec::new();
            let mut total = 0;
            for tile in tiles(&all, zoom) {
                for mark in points.tile(tile) {
                    total += mark.count() as usize;
                    let (Mark::Incident { at, .. } | Mark::Cluster { at, .. }) = &mark;
                    prop_assert!(at.iter().all(|v| *v < EXTENT));
                    if let Mark::Incident { row, .. } = mark {
                        single.push(row);
                    }
                }
            }
            prop_assert_eq!(total, all.len());
            let shown = single.len();
            single.sort_unstable();
            single.dedup();
            prop_assert_eq!(single.len(), shown, "an incident is drawn twice");
        }
    }

    #[test]
    fn a_full_tile_has_few_clusters_and_a_deep_one_shows_each() {
        let mut points = Points::default();
        for n in 0..10_000_i64 {
            points.push(
                n,
                35.8 + (n % 100) as f64 * 1e-3,
                33.1 + (n / 100) as f64 * 1e-3,
                IncidentType::Raid,
            );
        }
        let points = points.sorted();
        let [column, row] = place(35.85, 33.15).map(|v| v >> (32 - 9));
        let marks = points.tile(TileId::new(9, column, row).unwrap());
        assert!(marks.len() <= 256, "{}", marks.len());
        let [column, row] = place(35.85, 33.15).map(|v| v >> (32 - 14));
        let marks = points.tile(TileId::new(14, column, row).unwrap());
        assert!(marks.len() > 100 && marks.iter().all(|m| matches!(m, Mark::Incident { .. })));
    }
}
