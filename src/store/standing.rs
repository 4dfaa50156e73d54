//! How an incident's place lies to the nearest zone.

use crate::format::ZoneStanding;
use crate::geoparse::Location;
use crate::kind::PlacePrecision;
use crate::zone::{Relation, Zones};
use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};

/// Points remembered; beyond, the memory is emptied.
const MOST_POINTS: usize = 50_000;

/// The zones, with what was worked out before: comparing two outlines takes milliseconds, measuring how far a point lies
/// from one tens of microseconds, and the same few hundred areas and thousand villages come again and again.
#[derive(Debug, Default)]
pub(super) struct Surroundings {
    areas: Mutex<HashMap<String, Option<ZoneStanding>>>,
    /// By the bits of longitude and latitude.
    points: Mutex<HashMap<[u64; 2], Option<ZoneStanding>>>,
}

impl Surroundings {
    /// Those inside the program; read only when the first incident is stored.
    fn zones() -> &'static Zones {
        Zones::embedded()
    }

    /// A point for a settlement, a circle for what is near one or vague, the outline for an administrative area;
    /// `None` for a country or no place.
    pub(super) fn standing(&self, place: &Location) -> Option<ZoneStanding> {
        use PlacePrecision as P;
        match place.precision {
            P::Exact | P::Settlement => self.point(place.lon, place.lat),
            P::Admin1 | P::Admin2 | P::Admin3 => {
                place.pcode.as_deref().and_then(|pcode| self.area(pcode)).or_else(|| Self::circle(place))
            }
            P::Near | P::Region => Self::circle(place),
            P::Country | P::None => None,
        }
    }

    fn point(&self, lon: f64, lat: f64) -> Option<ZoneStanding> {
        let mut points = self.points.lock().unwrap_or_else(PoisonError::into_inner);
        if points.len() >= MOST_POINTS {
            points.clear();
        }
        let standing = || Self::zones().relation(lon, lat).map(told);
        points.entry([lon, lat].map(f64::to_bits)).or_insert_with(standing).clone()
    }

    fn circle(place: &Location) -> Option<ZoneStanding> {
        Self::zones().relation_of_circle(place.lon, place.lat, place.radius_m.into()).map(told)
    }

    fn area(&self, pcode: &str) -> Option<ZoneStanding> {
        let mut areas = self.areas.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(known) = areas.get(pcode) {
            return known.clone();
        }
        let outline = Self::zones().get(pcode).and_then(crate::zone::Zone::polygons);
        let standing = outline.and_then(|outline| Self::zones().relation_of_area(&outline)).map(told);
        areas.insert(pcode.to_owned(), standing.clone());
        standing
    }
}

fn told(relation: Relation<'_>) -> ZoneStanding {
    ZoneStanding {
        zone: relation.zone.id.clone(),
        relation: relation.relation,
        distance_m: relation.distance_m.round() as u32,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::kind::ZoneRelation;

    #[test]
    fn a_village_a_governorate_and_a_country_stand_differently() {
        let surroundings = Surroundings::default();
        let at = |precision, pcode: Option<&str>, lon, lat| {
            let place = Location {
                name: "P".into(),
                place_id: None,
                lon,
                lat,
                precision,
                radius_m: 2_000,
                country: None,
                admin1: None,
                admin2: None,
                admin3: None,
                pcode: pcode.map(str::to_owned),
            };
            surroundings.standing(&place).map(|s| (s.relation, s.distance_m))
        };
        // The town of Quneitra lies within the zone; its governorate reaches over both edges of it.
        assert_eq!(at(PlacePrecision::Settlement, None, 35.82461, 33.12595), Some((ZoneRelation::Inside, 0)));
        let governorate = at(PlacePrecision::Admin1, Some("SY14"), 35.9, 33.0);
        assert_eq!(governorate, Some((ZoneRelation::Near, 0)));
        assert_eq!(
            at(PlacePrecision::Admin1, Some("SY14"), 35.9, 33.0),
            governorate,
            "the second time from memory"
        );
        let aleppo = at(PlacePrecision::Admin1, Some("SY02"), 37.2, 36.2);
        assert!(
            aleppo.is_some_and(|(relation, metres)| relation == ZoneRelation::Outside && metres > 100_000)
        );
        assert_eq!(at(PlacePrecision::Country, None, 38.5, 35.0), None);
    }
}
