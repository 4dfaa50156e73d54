//! Keys by which reports that may be of one event find each other, without comparing every one with every other.
//!
//! A report stands under some keys and asks for some: of two reports of one event ([`super::same_event`]) each asks for a
//! key that the other stands under. A key begins with a day, so that reports of near days stand near each other in an
//! index, and holds what must agree besides: whether it happened, the class of its type, and the place, as a cell of a
//! grid, an id, or the name of an area.

use super::SourcedReport;
use super::merge::{MAX_REACH_M, MAX_VAGUE_DAYS, SEVERAL, is_point};
use crate::event::{Figure, Report};
use crate::geoparse::Location;
use crate::kind::IncidentType;
use jiff::civil::{Date, date};
use smallvec::SmallVec;

/// Days are counted from here.
const EPOCH: Date = date(1970, 1, 1);
/// Edge of a cell, in degrees.
const CELL: f64 = 0.5;
/// Cells around the globe.
const AROUND: i64 = 720;
/// Beyond this latitude a row of cells is one cell: there a reach spans many degrees of longitude.
const POLAR: f64 = 80.0;
/// Degrees of latitude in the farthest reach of a point, with a margin; a degree is 111.19 km.
const REACH: f64 = MAX_REACH_M / 111_000.0;
/// Bits of a key below the day.
const BITS: u32 = 40;

/// The keys of one report.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Blocks {
    /// Keys it stands under.
    pub stands: SmallVec<[i64; 4]>,
    /// Keys under which reports of its event stand.
    pub asks: SmallVec<[i64; 8]>,
}

impl Blocks {
    /// The keys of `report`.
    pub fn of(report: &SourcedReport) -> Self {
        let mut blocks = Self::default();
        let r = &report.report;
        let days = days(r);
        if days.is_empty() {
            return blocks;
        }
        for class in classes(r) {
            let place = Places { report, class };
            for (day, interval) in &days {
                place.stands(|key| blocks.stands.push(block(*day, key.number(*interval))));
                place.asks(|key| blocks.asks.push(block(*day, key.number(*interval))));
            }
        }
        blocks.stands.sort_unstable();
        blocks.stands.dedup();
        blocks
    }

    /// The day that a key begins with.
    pub const fn day(key: i64) -> i64 {
        key >> BITS
    }

    /// The first key of a day; the last is one before the next day's.
    pub const fn first(day: i64) -> i64 {
        day << BITS
    }
}

fn block(day: i64, key: Key) -> i64 {
    Blocks::first(day) | (key.0 >> (64 - BITS)).cast_signed()
}

/// The days a report is found by, each with 0; for one that spans many, its first and a number for the whole interval,
/// for it only joins its like.
fn days(report: &Report) -> SmallVec<[(i64, i64); 2]> {
    let date = report.date;
    let number = |day: Date| i64::from((day - EPOCH).get_days());
    match (date.start, date.end, date.days()) {
        (Some(start), Some(_), Some(days)) if days <= MAX_VAGUE_DAYS => {
            (0..i64::from(days)).map(|n| (number(start) + n, 0)).collect()
        }
        (None, None, _) => SmallVec::new(),
        (start, end, _) => {
            let whole =
                Key::new(b'd').number(start.map_or(i64::MIN, number)).number(end.map_or(i64::MAX, number));
            // Never 0, which stands for one day.
            SmallVec::from_iter([(start.or(end).map_or(0, number), whole.0.cast_signed() | 1)])
        }
    }
}

/// Types that may be told of one event have a class in common.
fn classes(report: &Report) -> SmallVec<[&'static str; 2]> {
    let mut classes = SmallVec::from_iter([class(report.kind)]);
    if report.kind.is_violent() && has_toll(report) {
        classes.push("violence");
    }
    classes
}

/// Types under which outlets report one event (`merge::same_type`), and those that share such types, are one class.
const fn class(kind: IncidentType) -> &'static str {
    use IncidentType as T;
    match kind {
        T::Airstrike | T::DroneStrike => "strike",
        T::GroundIncursion | T::Raid | T::ArrestDetention | T::TerritorialSeizure | T::MilitaryOperation => {
            "ground"
        }
        T::ArmedClash | T::Killing | T::SectarianViolence => "killing",
        other => other.as_str(),
    }
}

/// Whether it gives a toll that another report may share.
fn has_toll(report: &Report) -> bool {
    let several = |f: Option<Figure>| f.is_some_and(|f| f.best >= SEVERAL);
    several(report.killed) || several(report.injured)
}

/// What a report's keys say of its place.
struct Places<'a> {
    report: &'a SourcedReport,
    class: &'static str,
}

impl Places<'_> {
    fn key(&self, what: u8) -> Key {
        let happened = self.report.report.certainty.has_happened();
        Key::new(what).byte(happened.into()).text(self.class)
    }

    fn stands(&self, mut give: impl FnMut(Key)) {
        if let Some(place) = &self.report.report.place
            && is_point(place)
        {
            let y = row(place.lat);
            give(self.cell(column(place.lon, y), y));
        }
        self.both(is_point, give);
    }

    fn asks(&self, mut give: impl FnMut(Key)) {
        if let Some(place) = &self.report.report.place
            && is_point(place)
        {
            let farthest = (place.lat.abs() + REACH).min(POLAR + CELL);
            let beside = REACH / farthest.to_radians().cos();
            for y in row(place.lat - REACH)..=row(place.lat + REACH) {
                let (west, east) = (column(place.lon - beside, y), column(place.lon + beside, y));
                let mut x = west;
                loop {
                    give(self.cell(x, y));
                    if x == east {
                        break;
                    }
                    x = (x + 1) % AROUND;
                }
            }
        }
        self.both(|place| !is_point(place), give);
    }

    /// Keys that a report stands under and asks for alike; but a toll makes one event of a point and an area.
    fn both(&self, side: impl Fn(&Location) -> bool, mut give: impl FnMut(Key)) {
        let report = &self.report.report;
        let Some(place) = &report.place else {
            // Without a point: by what the place is called, else within one article, or, of a meeting, by a party.
            let key = self.key(b'-').text(report.kind.as_str());
            return give(match &report.place_as_written {
                Some(name) => key.text(&name.to_lowercase()),
                None if report.kind.is_diplomatic() => key,
                None => key.text(&self.report.article.id),
            });
        };
        if let Some(id) = &place.place_id {
            give(self.key(b'i').text(id));
        }
        if !is_point(place) {
            give(self.key(b'n').text(place.precision.as_str()).text(&place.name));
        }
        if let Some(admin1) = place.admin1.as_ref().filter(|_| has_toll(report)) {
            give(self.key(b't').byte(side(place).into()).text(admin1));
        }
    }

    fn cell(&self, x: i64, y: i64) -> Key {
        self.key(b'c').number(x).number(y)
    }
}

fn row(lat: f64) -> i64 {
    (lat / CELL).floor() as i64
}

fn column(lon: f64, row: i64) -> i64 {
    let lat = row as f64 * CELL;
    if (-POLAR..POLAR).contains(&lat) { ((lon / CELL).floor() as i64).rem_euclid(AROUND) } else { 0 }
}

/// FNV-1a (Fowler, Noll and Vo), 64 bits: keys are kept in databases, so their hash is one that never changes. Two keys
/// with one hash only cost a comparison.
#[derive(Clone, Copy)]
struct Key(u64);

impl Key {
    const fn new(what: u8) -> Self {
        Self(0xcbf2_9ce4_8422_2325).byte(what)
    }

    const fn byte(self, byte: u8) -> Self {
        Self((self.0 ^ byte as u64).wrapping_mul(0x0000_0100_0000_01b3))
    }

    fn text(self, text: &str) -> Self {
        text.bytes().fold(self, Self::byte).byte(0)
    }

    fn number(self, number: i64) -> Self {
        number.to_le_bytes().into_iter().fold(self, Self::byte)
    }
}

#[cfg(test)]
mod tests {
    use super::super::merge::same_type;
    use super::*;

    #[test]
    fn types_of_one_event_are_of_one_class() {
        for a in IncidentType::ALL {
            for b in IncidentType::ALL.iter().filter(|b| same_type(*a, **b)) {
                assert_eq!(class(*a), class(*b), "{a:?} {b:?}");
            }
        }
    }

    #[test]
    fn a_key_begins_with_its_day() {
        for day in [-4_371_587, -1, 0, 20_000, 2_932_896] {
            let key = block(day, Key::new(b'x').text("anything"));
            assert_eq!(Blocks::day(key), day);
            assert!(Blocks::first(day) <= key && key < Blocks::first(day + 1));
        }
    }
}
