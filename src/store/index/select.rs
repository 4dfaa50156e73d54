//! A [`Filter`] as comparisons of whole numbers, tried on row after row.
//!
//! Must agree with [`Filter::matches`] on every row; `tests.rs` holds the two together.

#![expect(
    clippy::needless_bitwise_bool,
    reason = "lazy operators may be branches, which end doing many at a time"
)]

use super::bucket::{Bucket, Days};
use super::{Index, NONE, NOWHERE, PARTS};
use crate::filter::{Filter, Sort, SortField, entry};
use crate::kind::{Certainty, IncidentType, PlacePrecision, ZoneRelation};
use crate::store::words::Rows;
use std::ops::Range;
use std::sync::Arc;

/// A position in an order: the sort value in the upper half, the row's number in the lower one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::store) struct Position(u64);

impl Position {
    /// Of a row in an order by `day` (0 in entry order).
    pub(in crate::store) fn new(day: i32, seq: u32) -> Self {
        // Flipping the sign bit makes the order of the bits that of the numbers.
        Self(u64::from(day.cast_unsigned() ^ (1 << 31)) << 32 | u64::from(seq))
    }

    /// The row's number.
    pub(in crate::store) fn seq(self) -> i64 {
        i64::from(self.0 as u32)
    }

    /// The first day, in an order by days.
    pub(in crate::store) fn day(self) -> i32 {
        ((self.0 >> 32) as u32 ^ (1 << 31)).cast_signed()
    }
}

/// Rows tried at a time.
const BLOCK: usize = 1024;

/// A box in parts of a degree.
#[derive(Clone, Copy)]
struct Edges {
    west: i32,
    east: i32,
    south: i32,
    north: i32,
    /// Over the antimeridian.
    is_split: bool,
}

impl Edges {
    /// Holds every point.
    const ALL: Self =
        Self { west: i32::MIN, east: i32::MAX, south: i32::MIN, north: i32::MAX, is_split: false };

    /// Whether the point lies in the box, edges included, or nowhere.
    #[inline]
    #[expect(
        clippy::needless_bitwise_bool,
        reason = "lazy operators are branches, which end doing many at a time"
    )]
    const fn hold(self, lon: i32, lat: i32) -> bool {
        let (after, before) = (self.west <= lon, lon <= self.east);
        // Both sides of a split box: one holds. Of any other: both hold.
        let between = (after & before) | (self.is_split & (after | before));
        (lon == NOWHERE) | (between & (self.south <= lat) & (lat <= self.north))
    }
}

/// What rows must be.
struct Wanted {
    bbox: Edges,
    /// First and last day.
    period: (i32, i32),
    located: Option<bool>,
    dated: Option<bool>,
    /// One bit for each word that is wanted.
    kinds: u32,
    relations: u32,
    certainties: u32,
    precisions: u32,
    zone: Option<u8>,
    /// One entry for each text of the dictionary.
    spots: Option<Vec<bool>>,
    publishers: Option<Vec<bool>>,
}

impl Index {
    /// Where the rows asked for stand in the order of `sort`, in no order themselves; `None` when the index cannot tell.
    ///
    /// `rows` hold the words of the filter; `None` when it has none.
    pub(in crate::store) fn select(
        &self,
        filter: &Filter,
        rows: Option<&Rows>,
        sort: Sort,
    ) -> Option<Vec<Position>> {
        let by_day = match sort.field {
            SortField::Entry => false,
            SortField::DateStart => true,
            _ => return None,
        };
        let mut found = Vec::new();
        let is_known = self.scan(filter, rows, |bucket, n, day| {
            found.push(Position::new(if by_day { day } else { 0 }, bucket.seq[n]));
        });
        is_known.then_some(found)
    }

    /// Calls `each` with bucket, place in it and first day of every row asked for; `false` when the index cannot tell.
    pub(super) fn scan(
        &self,
        filter: &Filter,
        rows: Option<&Rows>,
        mut each: impl FnMut(&Bucket, usize, i32),
    ) -> bool {
        if filter.expression.is_some() {
            return false;
        }
        let Some(wanted) = self.wanted(filter) else { return true };
        let (from, to) = wanted.period;
        for bucket in self.buckets.iter().filter(|(key, _)| Bucket::may_hold(**key, from, to)).map(|(_, b)| b)
        {
            bucket.select(&wanted, |n, day| {
                if rows.is_none_or(|rows| rows.has(bucket.seq[n])) {
                    each(bucket, n, day);
                }
            });
        }
        true
    }

    /// `None` when nothing can be asked for.
    fn wanted(&self, filter: &Filter) -> Option<Wanted> {
        let zone = match &filter.zone {
            None => None,
            Some(zone) => Some(u8::try_from(self.words.zones.known(zone)?).ok()?),
        };
        Some(Wanted {
            bbox: filter.bbox.map_or(Edges::ALL, |b| Edges {
                west: at_least(b.west),
                east: at_most(b.east),
                south: at_least(b.south),
                north: at_most(b.north),
                is_split: b.west > b.east,
            }),
            period: filter.period.map_or((i32::MIN, i32::MAX), |p| (p.from, p.to)),
            located: filter.located,
            dated: filter.dated,
            kinds: bits(IncidentType::ALL, &filter.types),
            relations: bits(ZoneRelation::ALL, &filter.zone_relation),
            certainties: bits(Certainty::ALL, &filter.certainty),
            precisions: bits(PlacePrecision::ALL, &filter.precision),
            zone,
            spots: holding(&self.spots.folded, &filter.places),
            publishers: holding(&self.words.publishers.words, &filter.publishers),
        })
    }
}

/// A bit for each word of `all` that is in `wanted`; every bit when nothing is asked.
fn bits<T: PartialEq>(all: &[T], wanted: &[T]) -> u32 {
    if wanted.is_empty() {
        return u32::MAX;
    }
    all.iter().enumerate().filter(|(_, word)| wanted.contains(word)).fold(0, |bits, (n, _)| bits | 1 << n)
}

/// Which lists of the dictionary hold one of the folded `names`; `None` when nothing is asked.
fn holding(lists: &[Arc<str>], names: &[String]) -> Option<Vec<bool>> {
    let entries: Vec<String> = names.iter().map(|name| entry(name)).collect();
    let finders: Vec<_> = entries.iter().map(memchr::memmem::Finder::new).collect();
    let holds = |list: &str| finders.iter().any(|finder| finder.find(list.as_bytes()).is_some());
    (!names.is_empty()).then(|| lists.iter().map(|list| holds(list)).collect())
}

/// The smallest number of parts of a degree that is at least `degrees`, exactly.
fn at_least(degrees: f64) -> i32 {
    let mut parts = (degrees * PARTS).floor() as i32 - 1;
    while f64::from(parts) / PARTS < degrees {
        parts += 1;
    }
    parts
}

/// The largest that is at most `degrees`.
fn at_most(degrees: f64) -> i32 {
    -at_least(-degrees)
}

impl Bucket {
    /// Calls `each` with place and first day of every row that is wanted.
    fn select(&self, wanted: &Wanted, mut each: impl FnMut(usize, i32)) {
        let mut hits = [false; BLOCK];
        for first in (0..self.len()).step_by(BLOCK) {
            let rows = first..(first + BLOCK).min(self.len());
            // One comparison after the other over a whole block, without branches: the compiler does many at a time.
            let hits = &mut hits[..rows.len()];
            self.days.mark(rows.clone(), wanted.period, hits);
            let points = self.lon[rows.clone()].iter().zip(&self.lat[rows.clone()]);
            for (hit, (lon, lat)) in hits.iter_mut().zip(points) {
                *hit &= wanted.bbox.hold(*lon, *lat);
            }
            for (hit, kind) in hits.iter_mut().zip(&self.kind[rows]) {
                *hit &= wanted.kinds >> kind & 1 == 1;
            }
            for n in (0..hits.len()).filter(|n| hits[*n]).map(|n| first + n) {
                let days = self.days.get(n);
                if self.has_rest(n, wanted, days) {
                    each(n, days.0);
                }
            }
        }
    }

    /// What is seldom asked.
    fn has_rest(&self, n: usize, wanted: &Wanted, (lo, hi): (i32, i32)) -> bool {
        let is_one = |bits: u32, code: u8| bits == u32::MAX || (code != NONE && bits >> code & 1 == 1);
        is_one(wanted.relations, self.relation[n])
            && is_one(wanted.certainties, self.certainty[n])
            && is_one(wanted.precisions, self.precision[n])
            && wanted.zone.is_none_or(|zone| zone == self.zone[n])
            && wanted.located.is_none_or(|is| (self.lon[n] != NOWHERE) == is)
            && wanted.dated.is_none_or(|is| (lo != i32::MIN || hi != i32::MAX) == is)
            && wanted.spots.as_ref().is_none_or(|lists| lists[self.spot[n] as usize])
            && wanted.publishers.as_ref().is_none_or(|lists| lists[self.publishers[n] as usize])
    }
}

impl Days {
    /// Sets for each of `rows` whether it shares a day with `from..=to`.
    fn mark(&self, rows: Range<usize>, (from, to): (i32, i32), hits: &mut [bool]) {
        match self {
            Self::Near { first, after, length } => {
                let days = after[rows.clone()].iter().zip(&length[rows]);
                for (hit, (after, length)) in hits.iter_mut().zip(days) {
                    let lo = first + i32::from(*after);
                    *hit = (lo <= to) & (lo + i32::from(*length) >= from);
                }
            }
            Self::Far { lo, hi } => {
                for (hit, (lo, hi)) in hits.iter_mut().zip(lo[rows.clone()].iter().zip(&hi[rows])) {
                    *hit = (*lo <= to) & (*hi >= from);
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn edges_are_exact() {
        for degrees in [35.82461, -180.0, 180.0, 0.0, -0.000_001, 35.824_610_4, 1e-9, 33.125_950_999] {
            let (least, most) = (at_least(degrees), at_most(degrees));
            assert!(
                f64::from(least) / PARTS >= degrees && f64::from(least - 1) / PARTS < degrees,
                "{degrees}"
            );
            assert!(f64::from(most) / PARTS <= degrees && f64::from(most + 1) / PARTS > degrees, "{degrees}");
        }
    }

    #[test]
    fn positions_sort_as_day_and_row_do() {
        let rows = [(i32::MIN, 9), (-5, 2), (0, 1), (0, 2), (20_000, 0), (i32::MAX, 4)];
        let positions: Vec<Position> = rows.iter().map(|(day, seq)| Position::new(*day, *seq)).collect();
        assert!(positions.is_sorted());
        for (position, (day, seq)) in positions.iter().zip(rows) {
            assert_eq!((position.day(), position.seq()), (day, i64::from(seq)));
        }
    }
}
