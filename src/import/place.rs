//! A coded row's place: its own coordinates, named and numbered after the gazetteer where the two agree.

use super::BadValue;
use crate::gazetteer::Gazetteer;
use crate::geoparse::{Location, distance_km};
use crate::kind::PlacePrecision;
use crate::zone::{Zone, Zones};
use std::collections::HashMap;
use std::sync::{LazyLock, Mutex, PoisonError};

/// A gazetteer entry of the row's name no farther than this from the row's point is the row's place.
const SAME_PLACE_KM: f64 = 5.0;

/// Where a row puts its event.
#[derive(Debug, Default)]
pub(super) struct Coded<'r> {
    pub(super) name: &'r str,
    pub(super) lon: &'r str,
    pub(super) lat: &'r str,
    pub(super) country: &'r str,
    pub(super) admin1: &'r str,
    pub(super) admin2: &'r str,
    pub(super) admin3: &'r str,
}

impl Coded<'_> {
    /// The place, known to `precision` and `radius_m`.
    pub(super) fn locate(&self, precision: PlacePrecision, radius_m: u32) -> Result<Location, BadValue> {
        let degrees = |column: &'static str, value: &str, most: f64| {
            let degrees: f64 =
                value.trim().parse().map_err(|_| BadValue::new(column, value, "is no number of degrees"))?;
            let is_on_earth = degrees.is_finite() && degrees.abs() <= most;
            is_on_earth.then_some(degrees).ok_or_else(|| BadValue::new(column, value, "is not on the earth"))
        };
        let (lat, lon) = (degrees("latitude", self.lat, 90.0)?, degrees("longitude", self.lon, 180.0)?);
        let country = country(self.country);
        let areas = Zones::embedded().containing(lon, lat);
        let area = |zone: Option<&Zone>, written: &str| {
            zone.map(|z| z.name.clone()).or_else(|| filled(written).map(str::to_owned))
        };
        let outline = match precision {
            PlacePrecision::Admin1 => areas.governorate,
            PlacePrecision::Admin2 => areas.district,
            PlacePrecision::Admin3 => areas.subdistrict,
            _ => None,
        };
        let is_point =
            matches!(precision, PlacePrecision::Exact | PlacePrecision::Settlement | PlacePrecision::Near);
        let known = if is_point { known(self.name, lon, lat) } else { None };
        let (place_id, name) = match (&known, outline) {
            (Some((id, name)), _) => (Some(id.clone()), name.clone()),
            (None, Some(zone)) => (None, zone.name.clone()),
            (None, None) => {
                let written = [self.name, self.admin3, self.admin2, self.admin1, self.country];
                (None, written.into_iter().find_map(filled).unwrap_or("unnamed place").to_owned())
            }
        };
        let finest = outline.or(areas.subdistrict).or(areas.district).or(areas.governorate);
        Ok(Location {
            name,
            place_id,
            lon,
            lat,
            precision,
            radius_m,
            country,
            admin1: area(areas.governorate, self.admin1),
            admin2: area(areas.district, self.admin2),
            admin3: area(areas.subdistrict, self.admin3),
            pcode: finest.and_then(|z| z.pcode.clone()),
        })
    }
}

fn filled(value: &str) -> Option<&str> {
    Some(value.trim()).filter(|v| !v.is_empty())
}

/// Id and display name of the gazetteer's entry of that name near that point.
fn known(name: &str, lon: f64, lat: f64) -> Option<(String, String)> {
    let gazetteer = Gazetteer::current();
    // "Jubata al-Khashab - North": the part before the dash is the name.
    let name = name.split(" - ").next().and_then(filled)?;
    gazetteer
        .lookup(name)
        .into_iter()
        .map(|c| gazetteer.place(c.place))
        .filter(|p| matches!(p.class, 'P' | 'S' | 'T'))
        .map(|p| (distance_km(lon, lat, p.lon, p.lat), p))
        .filter(|(km, _)| *km <= SAME_PLACE_KM)
        .min_by(|a, b| a.0.total_cmp(&b.0).then(a.1.id.cmp(b.1.id)))
        .map(|(_, p)| (p.id.to_owned(), p.name.to_owned()))
}

/// ISO 3166-1 alpha-2 code of a country by name ("Syria", "Russia (Soviet Union)") or code.
pub(super) fn country(name: &str) -> Option<String> {
    static KNOWN: LazyLock<Mutex<HashMap<String, Option<String>>>> = LazyLock::new(Mutex::default);
    let name = filled(name.split(" (").next().unwrap_or(name))?;
    if name.len() == 2 && name.bytes().all(|b| b.is_ascii_uppercase()) {
        return Some(name.to_owned());
    }
    let mut cache = KNOWN.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some(code) = cache.get(name) {
        return code.clone();
    }
    let gazetteer = Gazetteer::current();
    let code = gazetteer
        .lookup(name)
        .into_iter()
        .map(|c| gazetteer.place(c.place))
        .find(|p| p.class == 'A' && p.code.starts_with("PCL"))
        .map(|p| p.country.to_owned())
        .filter(|code| !code.is_empty());
    cache.insert(name.to_owned(), code.clone());
    code
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_row_takes_the_gazetteers_entry_near_its_point() {
        let row =
            Coded { name: "Beit Jann", lon: "35.88", lat: "33.31", country: "Syria", ..Coded::default() };
        let place = row.locate(PlacePrecision::Settlement, 1_000).unwrap();
        assert!(place.place_id.is_some(), "{place:?}");
        assert_eq!(place.country.as_deref(), Some("SY"));
        assert!(place.admin1.is_some() && place.pcode.is_some(), "{place:?}");
        let far =
            Coded { lon: "40.0", lat: "36.0", ..row }.locate(PlacePrecision::Settlement, 1_000).unwrap();
        assert_eq!((far.place_id, far.name.as_str()), (None, "Beit Jann"));
    }

    #[test]
    fn coordinates_that_are_none_are_told() {
        let bad = |lon: &str, lat: &str| {
            Coded { lon, lat, ..Coded::default() }
                .locate(PlacePrecision::Settlement, 1)
                .unwrap_err()
                .to_string()
        };
        assert!(bad("35,88", "33.3").contains("longitude") && bad("35.88", "").contains("latitude"));
        assert!(bad("35.88", "133").contains("not on the earth"));
        assert!(bad("NaN", "33").contains("longitude"));
    }

    #[test]
    fn countries_are_known_by_name() {
        assert_eq!(country("Syria").as_deref(), Some("SY"));
        assert_eq!(country("Russia (Soviet Union)").as_deref(), Some("RU"));
        assert_eq!(country("IL").as_deref(), Some("IL"));
        assert_eq!(country("Atlantis"), None);
        assert_eq!(country(""), None);
    }
}
