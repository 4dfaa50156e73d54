//! The steps of the OGC's abstract test suites, as its executable ones take them, for every collection: Features Part 1
//! (OGC 17-069r4, annex A), Part 2 (OGC 18-058r1), Part 3 (OGC 19-079r2, annex A), Tiles (OGC 20-057, annex A).

use crate::support::{Answer, Place, Server, seed};
use serde_json::Value;

const GEOJSON: &str = "application/geo+json";
const CRS84: &str = "http://www.opengis.net/def/crs/OGC/1.3/CRS84";

/// The server under test, asked the way a client finds its way: by links only.
struct Suite {
    _place: Place,
    server: Server,
}

impl Suite {
    fn start() -> Self {
        let place = Place::new();
        seed(&place.db());
        let server = Server::start(&place.db());
        Self { _place: place, server }
    }

    /// Follows an absolute address of this server.
    fn follow(&self, href: &str, accept: &str) -> Answer {
        let (_, path) = href.split_once(&self.server.address).unwrap_or_else(|| panic!("leads away: {href}"));
        let answer = self.server.request("GET", path, &[("Accept", accept)]);
        assert_eq!(answer.status, 200, "{href}: {}", answer.body);
        answer
    }

    fn landing(&self) -> Value {
        self.server.request("GET", "/api", &[("Accept", "application/json")]).json()
    }

    fn collections(&self) -> Vec<Value> {
        let list = self.follow(href(&self.landing(), "data", "application/json"), "application/json").json();
        list["collections"].as_array().unwrap().clone()
    }

    /// The address of a collection's features as GeoJSON.
    fn items(collection: &Value) -> String {
        href(collection, "items", GEOJSON).to_owned()
    }
}

/// The address of the link with this relation and type.
fn href<'d>(document: &'d Value, rel: &str, kind: &str) -> &'d str {
    let links = document["links"].as_array().unwrap_or_else(|| panic!("no links in {document}"));
    let found = links.iter().find(|l| l["rel"] == rel && l["type"] == kind);
    found.unwrap_or_else(|| panic!("no link {rel} of type {kind} in {links:?}"))["href"].as_str().unwrap()
}

fn with(url: &str, parameter: &str) -> String {
    format!("{url}{}{parameter}", if url.contains('?') { '&' } else { '?' })
}

/// Every position of a geometry.
fn positions(coordinates: &Value, found: &mut Vec<[f64; 2]>) {
    match coordinates.as_array().map(Vec::as_slice) {
        Some([x, y, ..]) if x.is_number() => found.push([x.as_f64().unwrap(), y.as_f64().unwrap()]),
        Some(list) => list.iter().for_each(|inner| positions(inner, found)),
        None => {}
    }
}

/// /conf/core/fc-response and what it leads to: type, features, links, time stamp, counts, reference system.
fn assert_page(suite: &Suite, answer: &Answer, what: &str) -> Value {
    assert_eq!(answer.headers["content-type"], GEOJSON, "{what}");
    let page = answer.json();
    assert_eq!(page["type"], "FeatureCollection", "{what}");
    let features = page["features"].as_array().unwrap();
    href(&page, "self", GEOJSON);
    href(&page, "alternate", "text/html");
    page["timeStamp"].as_str().unwrap().parse::<jiff::Timestamp>().unwrap();
    assert_eq!(page["numberReturned"], features.len(), "{what}");
    for feature in features {
        let mut at = Vec::new();
        positions(&feature["geometry"]["coordinates"], &mut at);
        assert!(at.iter().all(|[x, y]| x.abs() <= 180.0 && y.abs() <= 90.0), "{what}: {feature}");
    }
    // fc-numberMatched: what is matched is what all pages hold together.
    let (mut seen, mut next) = (features.len(), page.clone());
    while let Some(link) = next["links"].as_array().unwrap().iter().find(|l| l["rel"] == "next") {
        next = suite.follow(link["href"].as_str().unwrap(), GEOJSON).json();
        assert!(!next["features"].as_array().unwrap().is_empty(), "{what}: an empty next page");
        seen += next["features"].as_array().unwrap().len();
    }
    assert_eq!(page["numberMatched"], seen, "{what}");
    page
}

#[test]
fn landing_page_api_definition_and_conformance_are_there() {
    let suite = Suite::start();
    let landing = suite.landing();
    let description = suite.follow(
        href(&landing, "service-desc", "application/vnd.oai.openapi+json;version=3.0"),
        "application/vnd.oai.openapi+json;version=3.0",
    );
    assert_eq!(description.json()["openapi"], "3.0.3");
    assert!(suite.follow(href(&landing, "service-doc", "text/html"), "text/html").body.contains("<html"));
    let conformance =
        suite.follow(href(&landing, "conformance", "application/json"), "application/json").json();
    for class in [
        "ogcapi-features-1/1.0/conf/core",
        "ogcapi-features-1/1.0/conf/oas30",
        "ogcapi-features-1/1.0/conf/html",
        "ogcapi-features-1/1.0/conf/geojson",
        "ogcapi-features-2/1.0/conf/crs",
        "ogcapi-tiles-1/1.0/conf/core",
        "ogcapi-tiles-1/1.0/conf/tileset",
        "ogcapi-tiles-1/1.0/conf/tilesets-list",
        "ogcapi-tiles-1/1.0/conf/geodata-tilesets",
        "ogcapi-tiles-1/1.0/conf/mvt",
    ] {
        let uri = format!("http://www.opengis.net/spec/{class}");
        assert!(conformance["conformsTo"].as_array().unwrap().iter().any(|c| *c == uri), "{uri}");
    }
}

#[test]
fn parameters_of_items_are_defined_as_the_standard_has_them() {
    let suite = Suite::start();
    let api = suite.server.get("/api/openapi.json").json();
    for collection in suite.collections() {
        let path = format!("/collections/{}/items", collection["id"].as_str().unwrap());
        let parameters = api["paths"][&path]["get"]["parameters"].as_array().unwrap();
        let get = |name: &str| -> &Value {
            let of = |p: &Value| {
                let pointer = p["$ref"].as_str().unwrap().trim_start_matches('#').to_owned();
                api.pointer(&pointer).unwrap()["name"] == name
            };
            let found = parameters.iter().find(|p| of(p)).unwrap_or_else(|| panic!("no {name} in {path}"));
            api.pointer(found["$ref"].as_str().unwrap().trim_start_matches('#')).unwrap()
        };
        for (name, kind) in [("bbox", "array"), ("datetime", "string"), ("limit", "integer")] {
            let parameter = get(name);
            assert_eq!(
                (&parameter["in"], &parameter["required"]),
                (&"query".into(), &false.into()),
                "{name}"
            );
            assert_eq!(
                (&parameter["style"], &parameter["explode"]),
                (&"form".into(), &false.into()),
                "{name}"
            );
            assert_eq!(parameter["schema"]["type"], kind, "{name}");
        }
        let bbox = &get("bbox")["schema"];
        assert_eq!((&bbox["minItems"], &bbox["maxItems"]), (&4.into(), &6.into()));
        assert_eq!(bbox["items"]["type"], "number");
        let limit = &get("limit")["schema"];
        assert!(limit["minimum"].as_u64().unwrap() <= limit["default"].as_u64().unwrap());
        assert!(limit["default"].as_u64().unwrap() <= limit["maximum"].as_u64().unwrap());
    }
}

#[test]
fn items_of_every_collection_keep_the_rules_for_box_time_and_limit() {
    let suite = Suite::start();
    for collection in suite.collections() {
        let id = collection["id"].as_str().unwrap();
        let one = suite.follow(href(&collection, "self", "application/json"), "application/json").json();
        assert_eq!(one["id"], collection["id"]);
        let items = Suite::items(&collection);
        // The gazetteer is large: its pages are followed with filters only.
        if id != "places" {
            let page = assert_page(&suite, &suite.follow(&items, GEOJSON), id);
            if let Some(feature) = page["features"].as_array().unwrap().first() {
                let path = format!("/api/collections/{id}/items/{}", feature["id"].as_str().unwrap());
                let single = suite.server.request("GET", &path, &[("Accept", GEOJSON)]);
                let single = single.json();
                assert_eq!((&single["type"], &single["id"]), (&"Feature".into(), &feature["id"]));
                for rel in ["self", "alternate", "collection"] {
                    assert!(single["links"].as_array().unwrap().iter().any(|l| l["rel"] == rel), "{rel}");
                }
            }
        }
        // Across the Greenwich meridian, the equator and the antimeridian, and at both poles.
        for bbox in [
            [-1.5, 50.0, 1.5, 53.0],
            [-80.0, -5.0, -70.0, 5.0],
            [177.0, 65.0, -177.0, 70.0],
            [-180.0, 85.0, 180.0, 90.0],
            [-180.0, -90.0, 180.0, -85.0],
            [35.8, 33.1, 35.9, 33.3],
        ] {
            let text = bbox.map(|d| d.to_string()).join(",");
            let url = with(&items, &format!("bbox={text}"));
            let page = assert_page(&suite, &suite.follow(&url, GEOJSON), &url);
            let [west, south, east, north] = bbox;
            let points =
                page["features"].as_array().unwrap().iter().filter(|f| f["geometry"]["type"] == "Point");
            for feature in points {
                let at = |n: usize| feature["geometry"]["coordinates"][n].as_f64().unwrap();
                let between = if west <= east {
                    (west..=east).contains(&at(0))
                } else {
                    at(0) >= west || at(0) <= east
                };
                assert!(between && (south..=north).contains(&at(1)), "{url}: {feature}");
            }
        }
        for datetime in
            ["2025-11-05T00:00:00Z", "2025-11-03T06:00:00Z/2025-11-09T18:00:00Z", "2025-11-05/P2D"]
        {
            let page = with(&items, &format!("limit=1000&datetime={datetime}"));
            if id != "places" && id != "zones" {
                assert_page(&suite, &suite.follow(&page, GEOJSON), &page);
            }
        }
        for limit in [1, 7] {
            let page = suite.follow(&with(&items, &format!("limit={limit}")), GEOJSON).json();
            assert!(page["features"].as_array().unwrap().len() <= limit, "{id}");
        }
        let (_, path) = items.split_once(&suite.server.address).unwrap();
        for wrong in ["limit=-1", "bbox=1,2,3", "bbox=a,b,c,d", "datetime=soon", "unknownQueryParameter=1"] {
            assert_eq!(suite.server.get(&with(path, wrong)).status, 400, "{id} {wrong}");
        }
    }
}

#[test]
fn every_reference_system_that_is_told_is_spoken() {
    let suite = Suite::start();
    for collection in suite.collections() {
        let systems = collection["crs"].as_array().unwrap();
        assert_eq!(systems[0], CRS84, "the default stands first");
        assert!(systems.contains(&collection["storageCrs"]));
        let items = with(&Suite::items(&collection), "limit=20");
        assert_eq!(suite.follow(&items, GEOJSON).headers["content-crs"], format!("<{CRS84}>"));
        for system in systems.iter().map(|s| s.as_str().unwrap()) {
            let answer = suite.follow(&with(&items, &format!("crs={system}")), GEOJSON);
            assert_eq!(answer.headers["content-crs"], format!("<{system}>"));
            let bbox = if system.ends_with("3857") {
                "3985237,3908000,3996369,3935000"
            } else if system.ends_with("4326") {
                "33.1,35.8,33.3,35.9"
            } else {
                "35.8,33.1,35.9,33.3"
            };
            suite.follow(&with(&items, &format!("bbox={bbox}&bbox-crs={system}")), GEOJSON);
            // The whole world, as it is told in metres by those who round.
            if system.ends_with("3857") {
                let world = "bbox=-20037508.35,-20048966.1,20037508.35,20048966.1";
                suite.follow(&with(&items, &format!("{world}&bbox-crs={system}")), GEOJSON);
            }
        }
        let (_, path) = items.split_once(&suite.server.address).unwrap();
        for wrong in ["crs=http://www.opengis.net/def/crs/EPSG/0/0", "bbox=1,2,3,4&bbox-crs=x"] {
            assert_eq!(suite.server.get(&with(path, wrong)).status, 400, "{wrong}");
        }
    }
}

#[test]
fn tiles_are_found_by_links_and_refused_out_of_range() {
    let suite = Suite::start();
    let vector = "http://www.opengis.net/def/rel/ogc/1.0/tilesets-vector";
    let collections = suite.collections();
    let incidents = collections.iter().find(|c| c["id"] == "incidents").unwrap();
    let landing = suite.landing();
    for document in [&landing, incidents] {
        let url = href(document, vector, "application/json");
        assert!(url.ends_with("/tiles"), "{url}");
        let list = suite.follow(url, "application/json").json();
        for tileset in list["tilesets"].as_array().unwrap() {
            let uri = "http://www.opengis.net/def/tilematrixset/OGC/1.0/WebMercatorQuad";
            assert_eq!(tileset["tileMatrixSetURI"], uri);
            let tileset = suite.follow(href(tileset, "self", "application/json"), "application/json").json();
            let template = href(&tileset, "item", "application/vnd.mapbox-vector-tile");
            let tile = |z: &str, y: &str, x: &str| {
                let url = template.replace("{tileMatrix}", z).replace("{tileRow}", y).replace("{tileCol}", x);
                let (_, path) = url.split_once(&suite.server.address).unwrap();
                suite.server.get(path).status
            };
            assert_eq!(tile("0", "0", "0"), 200);
            assert_eq!(tile("0", "2147483647", "2147483647"), 404);
        }
    }
    let sets = suite.server.get("/api/tileMatrixSets").json();
    let url = href(&sets["tileMatrixSets"][0], "item", "application/json");
    let set = suite.follow(url, "application/json").json();
    assert!(set["tileMatrices"].as_array().unwrap().len() > 20);
}

/// Features of all pages.
fn features(suite: &Suite, url: &str) -> Vec<Value> {
    let (mut found, mut next) = (Vec::new(), Some(url.to_owned()));
    while let Some(url) = next {
        let page = suite.follow(&url, GEOJSON).json();
        found.extend(page["features"].as_array().unwrap().iter().cloned());
        let link = page["links"].as_array().unwrap().iter().find(|l| l["rel"] == "next").cloned();
        next = link.map(|l| l["href"].as_str().unwrap().to_owned());
    }
    found
}

/// /req/core/fc-md-extent, fc-time-response: extents hold every feature, and a time leaves those that share it.
#[test]
fn extents_hold_every_feature_and_times_keep_what_shares_them() {
    let suite = Suite::start();
    let day = |value: &Value| value.as_str().map(|text| text[..10].to_owned());
    for collection in suite.collections() {
        let (id, extent) = (collection["id"].as_str().unwrap(), &collection["extent"]);
        // Of the gazetteer one page: it has some hundred thousand places.
        let all = match id {
            "places" => {
                suite.follow(&with(&Suite::items(&collection), "limit=1000"), GEOJSON).json()["features"]
                    .as_array()
                    .unwrap()
                    .clone()
            }
            _ => features(&suite, &with(&Suite::items(&collection), "limit=1000")),
        };
        if let Some(bbox) = extent["spatial"]["bbox"][0].as_array() {
            assert_eq!(extent["spatial"]["crs"], CRS84, "{id}");
            let edge = |n: usize| bbox[n].as_f64().unwrap();
            let mut at = Vec::new();
            for feature in &all {
                positions(&feature["geometry"]["coordinates"], &mut at);
            }
            let is_inside =
                |[x, y]: &[f64; 2]| edge(0) <= *x && *x <= edge(2) && edge(1) <= *y && *y <= edge(3);
            assert!(at.iter().all(is_inside), "{id}: {bbox:?}");
        }
        let Some(interval) = extent["temporal"]["interval"][0].as_array() else { continue };
        let [first, last] = [0, 1].map(|n| day(&interval[n]));
        let days_of = |f: &Value| {
            let names = [["date_start", "date_end"], ["since", "until"], ["published", "published"]];
            let of = |n: usize| names.iter().find_map(|pair| day(&f["properties"][pair[n]]));
            (of(0), of(1))
        };
        for feature in &all {
            let (from, to) = days_of(feature);
            assert!(first.is_none() || from.is_none() || first <= from, "{id}: {feature}");
            assert!(last.is_none() || to.is_none() || to <= last, "{id}: {feature}");
        }
        let asked = ("2025-11-05", "2025-11-07");
        let url = with(&Suite::items(&collection), &format!("limit=1000&datetime={}/{}", asked.0, asked.1));
        let shares = |f: &&Value| {
            let (from, to) = days_of(f);
            from.is_none_or(|d| d.as_str() <= asked.1) && to.is_none_or(|d| d.as_str() >= asked.0)
        };
        let expected: Vec<&Value> = all.iter().filter(shares).map(|f| &f["id"]).collect();
        let found = features(&suite, &url);
        assert_eq!(found.iter().map(|f| &f["id"]).collect::<Vec<_>>(), expected, "{id}");
    }
}

/// Part 2, /req/crs: single features are spoken of in every system, a box is the same box in each.
#[test]
fn single_features_and_boxes_are_the_same_in_every_system() {
    let suite = Suite::start();
    let collections = suite.collections();
    let incidents = collections.iter().find(|c| c["id"] == "incidents").unwrap();
    let items = with(&Suite::items(incidents), "located=true&limit=1000");
    let expected = features(&suite, &with(&items, "bbox=35.8,33.1,35.9,33.3"));
    assert!(!expected.is_empty());
    let id = expected[0]["id"].as_str().unwrap();
    let [lon, lat] = [0, 1].map(|n| expected[0]["geometry"]["coordinates"][n].as_f64().unwrap());
    let radius = 6_378_137.0_f64;
    let north = |lat: f64| radius * (std::f64::consts::FRAC_PI_4 + lat.to_radians() / 2.0).tan().ln();
    let east = |lon: f64| radius * lon.to_radians();
    for (system, point, bbox) in [
        (CRS84, [lon, lat], [35.8, 33.1, 35.9, 33.3]),
        ("http://www.opengis.net/def/crs/EPSG/0/4326", [lat, lon], [33.1, 35.8, 33.3, 35.9]),
        (
            "http://www.opengis.net/def/crs/EPSG/0/3857",
            [east(lon), north(lat)],
            [east(35.8), north(33.1), east(35.9), north(33.3)],
        ),
    ] {
        let path = format!("/api/collections/incidents/items/{id}?crs={system}");
        let one = suite.server.request("GET", &path, &[("Accept", GEOJSON)]);
        assert_eq!(one.headers["content-crs"], format!("<{system}>"));
        let told = one.json()["geometry"]["coordinates"].clone();
        for n in [0, 1] {
            assert!((told[n].as_f64().unwrap() - point[n]).abs() < 0.01, "{system}: {told} for {point:?}");
        }
        let bbox = bbox.map(|d| d.to_string()).join(",");
        let boxed = features(&suite, &with(&items, &format!("bbox={bbox}&bbox-crs={system}")));
        assert_eq!(boxed, expected, "{system}");
    }
    for wrong in ["crs=EPSG:3857", "crs=x"] {
        let path = format!("/api/collections/incidents/items/{id}?{wrong}");
        assert_eq!(suite.server.get(&path).status, 400, "{wrong}");
    }
}

/// Part 3, /conf/queryables, /conf/filter, /conf/features-filter.
#[test]
fn queryables_are_found_by_links_and_filter_in_both_languages() {
    let suite = Suite::start();
    for collection in suite.collections() {
        let id = collection["id"].as_str().unwrap();
        let rel = "http://www.opengis.net/def/rel/ogc/1.0/queryables";
        let url = href(&collection, rel, "application/schema+json");
        let answer = suite.follow(url, "application/schema+json");
        assert_eq!(answer.headers["content-type"], "application/schema+json");
        let schema = answer.json();
        assert_eq!(
            (&schema["$schema"], &schema["type"], &schema["$id"]),
            (&"https://json-schema.org/draft/2020-12/schema".into(), &"object".into(), &url.into())
        );
        let items = Suite::items(&collection);
        let (_, path) = items.split_once(&suite.server.address).unwrap();
        // Every condition on the gazetteer goes through all of it: one is enough.
        let most = if id == "places" { 1 } else { usize::MAX };
        for (name, told) in schema["properties"].as_object().unwrap().iter().take(most) {
            assert!(told["title"].is_string(), "{id}: {name}");
            // Text, JSON, and what neither is.
            if told["type"] == "string" && told.get("format").is_none() {
                let json = format!(r#"{{"op":"=","args":[{{"property":"{name}"}},"nothing"]}}"#);
                let json: String = form_urlencoded::byte_serialize(json.as_bytes()).collect();
                for filter in [
                    format!("filter={name}%3D'nothing'"),
                    format!("filter={name}%3D'nothing'&filter-lang=cql2-text"),
                    format!("filter={json}&filter-lang=cql2-json&filter-crs={CRS84}"),
                ] {
                    let page = suite.server.get(&with(path, &filter));
                    assert_eq!(
                        (page.status, &page.json()["numberMatched"]),
                        (200, &0.into()),
                        "{id}: {filter}"
                    );
                }
            }
        }
        for wrong in
            ["filter=nothing%3D1", "filter=%3D", "filter=TRUE&filter-lang=sql", "filter=TRUE&filter-crs=x"]
        {
            assert_eq!(suite.server.get(&with(path, wrong)).status, 400, "{id}: {wrong}");
        }
    }
}
