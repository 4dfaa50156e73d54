//! Coordinate reference systems of requests and answers: CRS84, EPSG:4326 and EPSG:3857.
//!
//! All data is WGS 84 with longitude first (CRS84). EPSG:4326 is the same with latitude first. EPSG:3857 is the
//! spherical Mercator projection of web maps: x = R·λ, y = R·ln tan(π/4 + φ/2), R = 6378137 m (EPSG Guidance Note 7-2,
//! "Popular Visualisation Pseudo Mercator").

use super::Error;

/// Radius of the sphere, in metres.
const RADIUS: f64 = 6_378_137.0;
/// Latitude at which the projected world is a square; beyond it positions are drawn on its edge.
const MAX_LAT: f64 = 85.051_128_779_806_59;

/// A coordinate reference system.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Crs {
    /// Longitude, latitude in degrees.
    #[default]
    Crs84,
    /// Latitude, longitude in degrees.
    Epsg4326,
    /// East, north in metres.
    Epsg3857,
}

impl Crs {
    /// Every system, the one of storage first.
    pub const ALL: &'static [Self] = &[Self::Crs84, Self::Epsg4326, Self::Epsg3857];

    /// Its address.
    pub const fn uri(self) -> &'static str {
        match self {
            Self::Crs84 => "http://www.opengis.net/def/crs/OGC/1.3/CRS84",
            Self::Epsg4326 => "http://www.opengis.net/def/crs/EPSG/0/4326",
            Self::Epsg3857 => "http://www.opengis.net/def/crs/EPSG/0/3857",
        }
    }

    /// The system that the value of `parameter` names; CRS84 without a value.
    pub fn parse(parameter: &str, value: Option<&str>) -> Result<Self, Error> {
        let Some(value) = value else { return Ok(Self::default()) };
        Self::ALL.iter().copied().find(|crs| crs.uri() == value).ok_or_else(|| {
            let known: Vec<_> = Self::ALL.iter().map(|crs| crs.uri()).collect();
            Error::new(parameter, format!("expected one of {}", known.join(", ")))
        })
    }

    /// Longitude and latitude of a position in this system.
    pub fn to_lon_lat(self, [x, y]: [f64; 2]) -> [f64; 2] {
        match self {
            Self::Crs84 => [x, y],
            Self::Epsg4326 => [y, x],
            Self::Epsg3857 => [(x / RADIUS).to_degrees(), (y / RADIUS).sinh().atan().to_degrees()],
        }
    }

    /// A longitude and latitude as a position in this system: degrees as they are, metres to the centimetre.
    pub fn position(self, [lon, lat]: [f64; 2]) -> [f64; 2] {
        match self {
            Self::Crs84 => [lon, lat],
            Self::Epsg4326 => [lat, lon],
            Self::Epsg3857 => {
                let lat = lat.clamp(-MAX_LAT, MAX_LAT).to_radians();
                [RADIUS * lon.to_radians(), RADIUS * lat.tan().asinh()].map(|m| (m * 100.0).round() / 100.0)
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn positions_agree_with_those_of_the_projection_library() {
        // Values of PROJ 9 (`cs2cs EPSG:4326 EPSG:3857`).
        for ([lon, lat], [x, y]) in [
            ([0.0, 0.0], [0.0, 0.0]),
            ([180.0, 0.0], [20_037_508.34, 0.0]),
            ([35.824_61, 33.125_95], [3_987_977.34, 3_912_033.68]),
            ([-70.0, -35.0], [-7_792_364.36, -4_163_881.14]),
        ] {
            let got = Crs::Epsg3857.position([lon, lat]);
            assert!((got[0] - x).abs() < 0.02 && (got[1] - y).abs() < 0.02, "{got:?} for {lon},{lat}");
            let back = Crs::Epsg3857.to_lon_lat(got);
            assert!((back[0] - lon).abs() < 1e-6 && (back[1] - lat).abs() < 1e-6, "{back:?}");
        }
        assert!(Crs::Epsg4326.position([35.0, 33.0])[0] < 33.1);
        assert!(Crs::Epsg3857.position([0.0, 90.0])[1].is_finite());
    }

    #[test]
    fn a_system_is_named_by_its_address() {
        for crs in Crs::ALL {
            assert_eq!(Crs::parse("crs", Some(crs.uri())), Ok(*crs));
        }
        assert_eq!(Crs::parse("crs", Some("EPSG:3857")).unwrap_err().parameter, "crs");
    }
}
