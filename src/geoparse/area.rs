//! From a place and the words around it to the point, precision and radius meant.
//!
//! "X" is X; "near X" a circle around it; "3 km south of X" a point computed on the sphere; "southern X" and "the X
//! countryside" a part of the area; "between X and Y" the stretch between both.

use super::Location;
use super::draft::{Entry, Rank};
use crate::kind::PlacePrecision;
use crate::toponym::PlaceLexicon;
use crate::toponym::cue::{Bearing, Cue, Relation, direction_name};
use unicode_normalization::UnicodeNormalization;

/// Radius that covers what an entry's name means, in metres: by population for settlements, by class for the rest.
pub(super) fn radius_of(entry: &Entry) -> u32 {
    by_class(entry).max(entry.accuracy_m)
}

fn by_class(entry: &Entry) -> u32 {
    match entry.rank {
        Rank::Metropolis | Rank::City | Rank::Town | Rank::Village if entry.code == "PPLX" => 1_000,
        // Built-up radius grows with the square root of the population (about 5,000 people per square kilometre).
        Rank::Metropolis | Rank::City | Rank::Town | Rank::Village => {
            let people = f64::from(entry.population.max(1_500));
            (people / 5_000.0 / std::f64::consts::PI).sqrt().mul_add(1_000.0, 500.0) as u32
        }
        Rank::District => 12_000,
        Rank::Admin1 => 40_000,
        Rank::Country => 300_000,
        Rank::Continent => 2_500_000,
        Rank::Region => match entry.code {
            "OCN" => 4_000_000,
            "SEA" | "GULF" | "DSRT" => 400_000,
            "RGN" | "PEN" if entry.country.is_empty() => 800_000,
            "LK" | "WAD" | "STRT" | "CNL" => 20_000,
            _ => 30_000,
        },
        Rank::Site => match entry.code {
            "MT" => 5_000,
            "AIRB" | "AIRP" => 2_000,
            _ => 1_000,
        },
        Rank::Unknown | Rank::Demonym => 0,
    }
}

/// Precision of an entry taken by itself.
fn precision_of(entry: &Entry) -> PlacePrecision {
    match (entry.rank, entry.code) {
        (Rank::Country | Rank::Continent, _) => PlacePrecision::Country,
        (Rank::Admin1, _) => PlacePrecision::Admin1,
        (Rank::District, "ADM3") => PlacePrecision::Admin3,
        (Rank::District, _) => PlacePrecision::Admin2,
        (Rank::Region, _) => PlacePrecision::Region,
        (Rank::Site, "MT") => PlacePrecision::Near,
        (Rank::Site, _) => PlacePrecision::Exact,
        _ => PlacePrecision::Settlement,
    }
}

/// The entry as a location, without regard to the words around it.
pub(super) fn plain(entry: &Entry) -> Location {
    let owned = |s: &str| (!s.is_empty()).then(|| s.to_owned());
    let precision = if entry.rank == Rank::Continent { PlacePrecision::Region } else { precision_of(entry) };
    // The central point of an area lies in some smaller area; that says nothing of the area itself.
    let inner = |level: u8, name: &str| {
        let has = match precision {
            PlacePrecision::Country | PlacePrecision::Region => 0,
            PlacePrecision::Admin1 => 1,
            PlacePrecision::Admin2 => 2,
            _ => 3,
        };
        owned(name).filter(|_| level <= has)
    };
    let row = entry.row();
    Location {
        name: display_name(entry),
        place_id: owned(row.id),
        lon: entry.lon,
        lat: entry.lat,
        precision,
        radius_m: radius_of(entry),
        country: owned(entry.country),
        admin1: inner(1, entry.admin1),
        admin2: inner(2, row.admin2),
        admin3: inner(3, row.admin3),
        pcode: owned(row.pcode),
    }
}

/// The entry's name as English news would print it: romanised Arabic and Hebrew without the dots and bars of the
/// transliteration tables ("Nāwa" is "Nawa"); names of the rest of the world keep their own letters.
fn display_name(entry: &Entry) -> String {
    let name = entry.name();
    if !matches!(entry.country, "SY" | "LB" | "IL" | "JO" | "PS") || name.is_ascii() {
        return name.to_owned();
    }
    name.nfkd()
        .filter(|c| {
            !unicode_normalization::char::is_combining_mark(*c)
                && !matches!(c, 'ʿ' | 'ʾ' | 'ʻ' | 'ʼ' | '’' | '‘')
        })
        .collect()
}

/// The location the words mean.
pub(super) fn locate(entry: &Entry, cue: &Cue, lexicon: &PlaceLexicon) -> Location {
    let mut location = plain(entry);
    match cue.relation {
        Relation::At | Relation::Between => part_of(entry, cue, lexicon, &mut location),
        Relation::Near | Relation::RoadTo if is_point(&location) => {
            // Newsrooms say "near" for the next few kilometres: three beyond the edge of the place.
            location.precision = PlacePrecision::Near;
            location.radius_m += 3_000;
        }
        Relation::Off(Some(km), bearing) if is_point(&location) => {
            let (lon, lat) = bearing.map_or((entry.lon, entry.lat), |b| travel(entry.lon, entry.lat, b, km));
            location.lon = lon;
            location.lat = lat;
            location.precision = PlacePrecision::Near;
            // A tenth of the distance, since bearings come in eighths of the compass.
            location.radius_m = 1_000 + (km * 300.0) as u32;
            location.name = format!("{} {} of {}", kilometres(km), noun(bearing), entry.name());
            location.place_id = None;
        }
        Relation::Off(None, bearing) if is_point(&location) => {
            location.precision = PlacePrecision::Near;
            // Newsrooms look farther for a large place to go by.
            location.radius_m += if entry.rank <= Rank::Village { 5_000 } else { 15_000 };
            location.name = format!("{} of {}", noun(bearing), entry.name());
            location.place_id = None;
        }
        Relation::Near | Relation::RoadTo | Relation::Off(..) => {}
    }
    location
}

/// "southern X", "X countryside".
fn part_of(entry: &Entry, cue: &Cue, lexicon: &PlaceLexicon, location: &mut Location) {
    if cue.direction.is_none() && !cue.countryside {
        return;
    }
    let is_area = matches!(entry.class, 'A') || matches!(entry.rank, Rank::Region | Rank::Continent);
    // Rif Dimashq is the countryside of Damascus already.
    let is_rural = entry.name().starts_with("Rif ");
    let suffix = if cue.countryside && !is_rural { " countryside" } else { "" };
    if is_area {
        if let Some(bearing) = cue.direction {
            location.name = format!("{} {}{suffix}", direction_name(bearing), entry.name());
            location.place_id = None;
            if entry.rank == Rank::Country {
                location.precision = PlacePrecision::Region;
            }
            if let Some((lon, lat, radius_m)) = part_centre(entry, bearing, lexicon) {
                (location.lon, location.lat, location.radius_m) = (lon, lat, radius_m);
            }
        } else {
            location.name = format!("{}{suffix}", entry.name());
        }
    } else if cue.countryside {
        location.name = match cue.direction {
            Some(bearing) => format!("{} {}{suffix}", direction_name(bearing), entry.name()),
            None => format!("{}{suffix}", entry.name()),
        };
        location.place_id = None;
        location.precision = PlacePrecision::Near;
        location.radius_m += 10_000;
        if let Some(Some(b)) = cue.direction {
            (location.lon, location.lat) = travel(entry.lon, entry.lat, b, 8.0);
        }
    }
}

/// Centre and radius (metres) of the part of an area that lies towards `bearing`.
pub(super) fn part_centre(
    entry: &Entry,
    bearing: Bearing,
    lexicon: &PlaceLexicon,
) -> Option<(f64, f64, u32)> {
    let name = format!("{} {}", direction_name(bearing), entry.name().to_lowercase());
    if let Some(area) = lexicon.area(&name) {
        return Some((area.lon, area.lat, area.radius_m));
    }
    let radius = f64::from(radius_of(entry));
    let bearing = bearing?;
    let (lon, lat) = travel(entry.lon, entry.lat, bearing, radius / 2_000.0);
    Some((lon, lat, (radius * 0.6) as u32))
}

/// The stretch between two places: midpoint, and half the distance plus a kilometre as radius.
pub(super) fn between(a: &Entry, b: &Entry) -> Location {
    let km = a.km_to(b.lon, b.lat);
    let mut location = plain(a);
    location.name = Location::name_between(a.name(), b.name());
    location.place_id = None;
    location.lon = f64::midpoint(a.lon, b.lon);
    location.lat = f64::midpoint(a.lat, b.lat);
    location.precision = PlacePrecision::Near;
    location.radius_m = (km * 500.0) as u32 + 1_000;
    let (first, last) = (a.row(), b.row());
    if first.admin3 != last.admin3 {
        location.admin3 = None;
    }
    if first.admin2 != last.admin2 {
        location.admin2 = None;
    }
    location.pcode = None;
    location
}

/// Whether a location is drawn as a point.
fn is_point(location: &Location) -> bool {
    matches!(location.precision, PlacePrecision::Exact | PlacePrecision::Settlement | PlacePrecision::Near)
}

/// The point `km` away along a great circle.
fn travel(lon: f64, lat: f64, bearing: f64, km: f64) -> (f64, f64) {
    let (phi, theta, delta) = (lat.to_radians(), bearing.to_radians(), km / super::EARTH_RADIUS_KM);
    let there = (phi.sin() * delta.cos() + phi.cos() * delta.sin() * theta.cos()).asin();
    let turn = (theta.sin() * delta.sin() * phi.cos()).atan2(delta.cos() - phi.sin() * there.sin());
    ((lon + turn.to_degrees() + 540.0).rem_euclid(360.0) - 180.0, there.to_degrees())
}

fn noun(bearing: Bearing) -> &'static str {
    let name = direction_name(bearing);
    name.strip_suffix("ern").unwrap_or(name)
}

fn kilometres(km: f64) -> String {
    if km < 1.0 {
        format!("{} m", (km * 1_000.0).round())
    } else if (km - km.round()).abs() < 0.05 {
        format!("{} km", km.round())
    } else {
        format!("{km:.1} km")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn travelling_south_changes_the_latitude_alone() {
        let (lon, lat) = travel(36.0, 33.0, 180.0, 111.2);
        assert!((lon - 36.0).abs() < 1e-9 && (lat - 32.0).abs() < 0.01, "{lon} {lat}");
    }

    #[test]
    fn distances_are_written_as_people_write_them() {
        assert_eq!(
            (kilometres(0.3).as_str(), kilometres(3.0).as_str(), kilometres(4.83).as_str()),
            ("300 m", "3 km", "4.8 km")
        );
        assert_eq!((noun(Some(180.0)), noun(Some(225.0))), ("south", "southwest"));
    }
}
