//! Vector tiles: what is on them, and that nothing is lost or doubled between them.

use crate::support::{Answer, Place, Server, article, report, seed, store};
use geozero::mvt::tile::Layer;
use geozero::mvt::{Message, Tile};
use jiff::civil::date;
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::process::Command;
use zonewatch::kind::IncidentType;

const TILES: &str = "/api/collections/incidents/tiles/WebMercatorQuad";

/// A feature of a tile: its properties as text.
type Properties = BTreeMap<String, String>;

fn layer(answer: &Answer) -> Layer {
    assert_eq!(answer.status, 200, "{}", answer.body);
    assert_eq!(answer.headers["content-type"], "application/vnd.mapbox-vector-tile");
    assert!(answer.bytes.len() < 200_000, "{} bytes", answer.bytes.len());
    let mut tile = Tile::decode(&answer.bytes[..]).unwrap();
    assert_eq!(tile.layers.len(), 1);
    tile.layers.remove(0)
}

fn features(answer: &Answer) -> Vec<Properties> {
    let layer = layer(answer);
    assert_eq!((layer.version, layer.name.as_str()), (2, "incidents"));
    let value = |n: u32| {
        let value = &layer.values[n as usize];
        value.uint_value.map(|n| n.to_string()).or(value.string_value.clone()).unwrap()
    };
    let of_feature = |feature: &geozero::mvt::tile::Feature| -> Properties {
        assert_eq!(feature.geometry.len(), 3);
        assert!(feature.geometry[1..].iter().all(|v| v / 2 < 4096), "outside of the tile");
        feature.tags.chunks(2).map(|t| (layer.keys[t[0] as usize].clone(), value(t[1]))).collect()
    };
    layer.features.iter().map(of_feature).collect()
}

fn count(feature: &Properties) -> u64 {
    feature["count"].parse().unwrap()
}

/// The tile of a zoom that a point lies in: column and row, by the formula of the standard (OGC 17-083r4, annex I).
fn tile_of(lon: f64, lat: f64, zoom: u32) -> (u32, u32) {
    let side = f64::from(1_u32 << zoom);
    let y = lat.to_radians().tan().asinh() / std::f64::consts::PI;
    let whole = |v: f64| (v * side).floor().clamp(0.0, side - 1.0) as u32;
    (whole((lon + 180.0) / 360.0), whole((1.0 - y) / 2.0))
}

/// Three hundred places over the world, some of them beyond the map's edge, with two thousand incidents.
fn many(place: &Place) {
    let kinds = [IncidentType::Raid, IncidentType::Airstrike, IncidentType::Shelling];
    let inputs: Vec<_> = (0..2_000_u32)
        .map(|n| {
            // Numbers without pattern, always the same.
            let mixed = n.wrapping_mul(2_654_435_761);
            let spot = f64::from(mixed % 300);
            let (lon, lat) = match n % 4 {
                0 => (spot * 1.2 - 180.0, (spot * 0.6) - 90.0),
                _ => (35.8 + spot * 1e-3, 33.0 + f64::from(mixed % 17) * 1e-2),
            };
            let village = (n % 50 != 0).then_some(("Village", lon, lat));
            let mut told = report(kinds[(n % 3) as usize], date(2025, 1, 1), village, n);
            told.date = zonewatch::date::Interval::day(
                date(2025, 1, 1).checked_add(jiff::Span::new().days(i64::from(n % 700))).unwrap(),
            );
            article(&format!("{}{n}", ["a", "b"][(n % 2) as usize]), vec![told])
        })
        .collect();
    store(&place.db(), &inputs);
}

#[test]
fn counts_of_every_zoom_add_up_and_no_incident_is_in_two_tiles() {
    let place = Place::new();
    many(&place);
    let server = Server::start(&place.db());
    // By the index in memory, and by SQL: words and expressions are not in the index.
    for query in [
        "",
        "type=raid",
        "from=2025-03-01&to=2025-04-30",
        "bbox=35,32,37,34&type=airstrike,shelling",
        "q=village&zone_relation=outside",
        "filter=type%3D%27raid%27",
    ] {
        let page = server.get(&format!("/api/collections/incidents/items?limit=10000&located=true&{query}"));
        let page = page.json();
        let incidents: BTreeMap<&str, (&Value, f64, f64)> = page["features"]
            .as_array()
            .unwrap()
            .iter()
            .map(|f| {
                let at = |n: usize| f["geometry"]["coordinates"][n].as_f64().unwrap();
                (f["id"].as_str().unwrap(), (&f["properties"]["type"], at(0), at(1)))
            })
            .collect();
        assert!(incidents.len() > 50, "{query}");
        for zoom in [0, 1, 4, 9, 11, 12, 15, 22] {
            let mut expected: BTreeMap<(u32, u32), BTreeMap<String, u64>> = BTreeMap::new();
            for (kind, lon, lat) in incidents.values() {
                let kinds = expected.entry(tile_of(*lon, *lat, zoom)).or_default();
                *kinds.entry(kind.as_str().unwrap().to_owned()).or_default() += 1;
            }
            let (mut total, mut seen) = (0, BTreeSet::new());
            for ((column, row), kinds) in expected {
                let answer = server.get(&format!("{TILES}/{zoom}/{row}/{column}?{query}"));
                let mut told: BTreeMap<String, u64> = BTreeMap::new();
                for feature in features(&answer) {
                    total += count(&feature);
                    if let Some(id) = feature.get("id") {
                        assert!(seen.insert(id.clone()), "{id} is in two tiles of zoom {zoom}");
                        assert_eq!(incidents[id.as_str()].0, feature["type"].as_str());
                        *told.entry(feature["type"].clone()).or_default() += count(&feature);
                        continue;
                    }
                    let mut kinds = feature.clone();
                    kinds.remove("count");
                    let parts: Vec<u64> = kinds.values().map(|n| n.parse().unwrap()).collect();
                    assert_eq!(parts.iter().sum::<u64>(), count(&feature));
                    for (kind, n) in kinds.keys().zip(parts) {
                        *told.entry(kind.clone()).or_default() += n;
                    }
                }
                assert_eq!(told, kinds, "{zoom}/{row}/{column} {query}");
            }
            assert_eq!(total, incidents.len() as u64, "zoom {zoom} {query}");
        }
    }
}

#[test]
fn a_tile_changes_with_the_data_and_only_then() {
    let place = Place::new();
    seed(&place.db());
    let server = Server::start(&place.db());
    let path = format!("{TILES}/3/3/4?type=raid");
    let sum = |answer: &Answer| features(answer).iter().map(count).sum::<u64>();
    let first = server.get(&path);
    let again = server.request("GET", &path, &[("If-None-Match", &first.headers["etag"])]);
    assert_eq!((again.status, again.bytes.len()), (304, 0));
    let other = report(IncidentType::Raid, date(2025, 6, 1), Some(("Elsewhere", 35.7, 32.8)), 900);
    store(&place.db(), &[article("a900", vec![other])]);
    let later = server.request("GET", &path, &[("If-None-Match", &first.headers["etag"])]);
    assert_eq!(sum(&later), sum(&first) + 1);
    // Nothing there; no such place; not a number.
    assert_eq!(server.get(&format!("{TILES}/3/0/0")).status, 204);
    for wrong in ["3/8/0", "3/0/8", "23/0/0", "-1/0/0", "3/0/x", "+3/0/0", "99999999999/0/0", "3/0"] {
        let answer = server.get(&format!("{TILES}/{wrong}"));
        assert_eq!(
            (answer.status, answer.headers["content-type"].as_str()),
            (404, "application/problem+json")
        );
    }
    assert_eq!(server.get("/api/collections/incidents/tiles/WorldCRS84Quad/0/0/0").status, 404);
}

#[test]
fn the_documents_of_tiles_lead_to_the_tiles() {
    let place = Place::new();
    seed(&place.db());
    let server = Server::start(&place.db());
    let href = |document: &Value, rel: &str| {
        let links = document["links"].as_array().unwrap();
        let link = links.iter().find(|l| l["rel"].as_str().unwrap().ends_with(rel));
        let href = link.unwrap_or_else(|| panic!("no link {rel}"))["href"].as_str().unwrap();
        href.split_once(&server.address).unwrap().1.to_owned()
    };
    let list = server.get(&href(&server.get("/api/collections/incidents").json(), "tilesets-vector")).json();
    let tileset = server.get(&href(&list["tilesets"][0], "self")).json();
    let template = href(&tileset, "item");
    let tile = template.replace("{tileMatrix}", "0").replace("{tileRow}", "0").replace("{tileCol}", "0");
    assert!(!features(&server.get(&tile)).is_empty());
    let sets = server.get(&href(&server.get("/api").json(), "tiling-schemes")).json();
    assert_eq!(href(&sets["tileMatrixSets"][0], "self"), href(&tileset, "tiling-scheme"));
    let set = server.get(&href(&tileset, "tiling-scheme")).json();
    assert_eq!((&set["id"], &set["uri"]), (&"WebMercatorQuad".into(), &tileset["tileMatrixSetURI"]));
    // What features tell is what the layer says that they tell.
    let known = &tileset["layers"][0]["propertiesSchema"]["properties"];
    for zoom in [0, 14] {
        let (column, row) = tile_of(35.83, 33.2, zoom);
        for feature in features(&server.get(&format!("{TILES}/{zoom}/{row}/{column}"))) {
            assert!(feature.keys().all(|name| known.get(name).is_some()), "{feature:?}");
        }
    }
}

#[test]
fn gdal_finds_the_same_counts_at_the_same_places() {
    if !Command::new("ogrinfo").arg("--version").output().is_ok_and(|o| o.status.success()) {
        eprintln!("skipped: ogrinfo (package gdal-bin) is not installed");
        return;
    }
    let place = Place::new();
    seed(&place.db());
    let server = Server::start(&place.db());
    let (column, row) = tile_of(35.83, 33.2, 9);
    let answer = server.get(&format!("{TILES}/9/{row}/{column}"));
    let path = place.path().join("tile.mvt");
    std::fs::write(&path, &answer.bytes).unwrap();
    let at = [format!("X={column}"), format!("Y={row}"), "Z=9".to_owned()];
    let mut command = Command::new("ogrinfo");
    command.args(["-ro", "-al"]).args(at.iter().flat_map(|o| ["-oo", o.as_str()])).arg(&path);
    let output = command.output().unwrap();
    let text = String::from_utf8_lossy(&output.stdout);
    assert!(output.status.success(), "{output:?}");
    let numbers = |before: &str| -> Vec<u64> {
        text.split(before).skip(1).map(|r| r.split('\n').next().unwrap().trim().parse().unwrap()).collect()
    };
    let told: Vec<u64> = features(&answer).iter().map(count).collect();
    assert_eq!(numbers("count (Integer) = "), told, "{text}");
    // North Hill in Web Mercator metres, to within a unit of the tile.
    let point = text.split("POINT (").skip(1).map(|p| {
        let mut xy = p.split(')').next().unwrap().split(' ').map(|n| n.parse::<f64>().unwrap());
        (xy.next().unwrap(), xy.next().unwrap())
    });
    let (x, y) = (3_988_577.4, 3_921_880.8);
    assert!(point.into_iter().any(|(px, py)| (px - x).abs() < 20.0 && (py - y).abs() < 20.0), "{text}");
}
