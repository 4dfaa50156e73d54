//! How an incident's place lies to the nearest zone.

use crate::format::ZoneStanding;
use crate::geoparse::Location;
use crate::kind::PlacePrecision;
use crate::zone::{Relation, Zones};
use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};

/// The zones, with what was worked out for whole areas: comparing two outlines takes milliseconds, and a few hundred
/// areas come again and again.
#[derive(Debug)]
pub(super) struct Surroundings {
    zones: &'static Zones,
    areas: Mutex<HashMap<String, Option<ZoneStanding>>>,
}

impl Surroundings {
    /// Over the zones inside the program.
    pub(super) fn embedded() -> Self {
        Self { zones: Zones::embedded(), areas: Mutex::default() }
    }

    /// A point for a settlement, a circle for what is near one or vague, the outline for an administrative area;
    /// `None` for a country or no place.
    pub(super) fn standing(&self, place: &Location) -> Option<ZoneStanding> {
        use PlacePrecision as P;
        match place.precision {
            P::Exact | P::Settlement => self.zones.relation(place.lon, place.lat).map(told),
            P::Admin1 | P::Admin2 | P::Admin3 => {
                place.pcode.as_deref().and_then(|pcode| self.area(pcode)).or_else(|| self.circle(place))
            }
            P::Near | P::Region => self.circle(place),
            P::Country | P::None => None,
        }
    }

    fn circle(&self, place: &Location) -> Option<ZoneStanding> {
        self.zones.relation_of_circle(place.lon, place.lat, place.radius_m.into()).map(told)
    }

    fn area(&self, pcode: &str) -> Option<ZoneStanding> {
        let mut areas = self.areas.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(known) = areas.get(pcode) {
            return known.clone();
        }
        let outline = self.zones.get(pcode).and_then(crate::zone::Zone::polygons);
        let standing = outline.and_then(|outline| self.zones.relation_of_area(&outline)).map(told);
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
        let surroundings = Surroundings::embedded();
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
