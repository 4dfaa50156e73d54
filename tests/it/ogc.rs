//! What OGC API clients rely on: links, forms, reference systems, filters, descriptions.

use crate::support::{Answer, NORTH, Place, Server, ids, seed, set};
use serde_json::Value;
use std::collections::BTreeMap;

const ITEMS: &str = "/api/collections/incidents/items";
const MERCATOR: &str = "http://www.opengis.net/def/crs/EPSG/0/3857";
const LAT_LON: &str = "http://www.opengis.net/def/crs/EPSG/0/4326";

fn seeded() -> (Place, Server) {
    let place = Place::new();
    seed(&place.db());
    let server = Server::start(&place.db());
    (place, server)
}

/// Every local link of a document.
fn hrefs(server: &Server, document: &Value) -> Vec<String> {
    let links = document["links"].as_array().unwrap().iter();
    let hrefs = links.map(|l| l["href"].as_str().unwrap().to_owned());
    hrefs.map(|h| h.split_once(&server.address).unwrap().1.to_owned()).collect()
}

#[test]
fn every_link_leads_somewhere_and_says_what_it_is() {
    let (_place, server) = seeded();
    let mut documents = vec!["/api".to_owned(), "/api/conformance".into(), "/api/collections".into()];
    for name in ["incidents", "places", "zones", "tallies", "articles"] {
        documents.push(format!("/api/collections/{name}"));
        documents.push(format!("/api/collections/{name}/items?limit=2"));
    }
    for path in documents {
        let document = server.get(&path).json();
        let links = document["links"].as_array().unwrap();
        for rel in ["self", "alternate"] {
            assert!(links.iter().any(|l| l["rel"] == rel), "{path} has no {rel}");
        }
        for (link, href) in links.iter().zip(hrefs(&server, &document)) {
            if href.contains("/stream") {
                continue;
            }
            let answer = server.get(&href);
            assert_eq!(answer.status, 200, "{href}");
            let told = link["type"].as_str().unwrap().split(';').next().unwrap();
            assert!(answer.headers["content-type"].starts_with(told), "{href} is no {told}");
        }
    }
}

#[test]
fn pages_for_people_are_escaped_and_load_nothing_from_elsewhere() {
    let place = Place::new();
    seed(&place.db());
    let server = Server::start(&place.db());
    let id = server.get(ITEMS).ids()[0].clone();
    for path in [
        "/api".to_owned(),
        "/api/conformance".into(),
        "/api/collections".into(),
        "/api/collections/incidents".into(),
        format!("{ITEMS}?limit=5"),
        format!("{ITEMS}/{id}"),
        "/api/collections/places/items?q=Quneitra".into(),
        "/api/collections/zones/items/buffer-zone".into(),
        "/api/collections/tallies/items".into(),
        "/api/collections/articles/items".into(),
        "/api/docs".into(),
    ] {
        let answer = server.request("GET", &path, &[("Accept", "text/html,*/*;q=0.8")]);
        assert_eq!(answer.status, 200, "{path}");
        assert!(answer.headers["content-type"].starts_with("text/html"), "{path}");
        let policy = &answer.headers["content-security-policy"];
        assert!(policy.contains("default-src 'none'") && !policy.contains("unsafe"), "{policy}");
        for forbidden in ["<script", "style=\"", "onclick", "src=\"http", "rel=\"stylesheet\" href=\"http"] {
            assert!(!answer.body.contains(forbidden), "{path} has {forbidden}");
        }
    }
    let next = server.get(&format!("{ITEMS}?limit=3&f=html")).body;
    let next =
        next.split("rel=\"next\" href=\"").nth(1).unwrap().split('"').next().unwrap().replace("&amp;", "&");
    let second = server.get(next.split_once(&server.address).unwrap().1);
    assert!(second.headers["content-type"].starts_with("text/html"));
    let odd = server.get("/api/collections/articles/items/%3Cscript%3E?f=html");
    assert!(odd.status == 404 && odd.headers["content-type"] == "application/problem+json");
}

#[test]
fn coordinates_come_and_go_in_the_systems_asked_for() {
    let (_place, server) = seeded();
    let collection = server.get("/api/collections/incidents").json();
    let known: Vec<&str> =
        collection["crs"].as_array().unwrap().iter().map(|c| c.as_str().unwrap()).collect();
    assert!(known.contains(&MERCATOR) && known.contains(&LAT_LON));
    assert!(known.contains(&collection["storageCrs"].as_str().unwrap()));

    let plain = server.get(&format!("{ITEMS}?place=north%20hill&limit=1"));
    assert_eq!(plain.headers["content-crs"], "<http://www.opengis.net/def/crs/OGC/1.3/CRS84>");
    let turned = server.get(&format!("{ITEMS}?place=north%20hill&limit=1&crs={LAT_LON}"));
    assert_eq!(turned.headers["content-crs"], format!("<{LAT_LON}>"));
    let is_at = |[x, y]: [f64; 2], a: f64, b: f64| (x - a).abs() < 1e-9 && (y - b).abs() < 1e-9;
    assert!(is_at(point(&plain), NORTH.1, NORTH.2) && is_at(point(&turned), NORTH.2, NORTH.1));
    let metres = server.get(&format!("{ITEMS}?place=north%20hill&limit=1&crs={MERCATOR}"));
    let [x, y] = point(&metres);
    assert!((x - 3_988_577.3).abs() < 1.0 && (y - 3_921_870.4).abs() < 2_000.0, "{x} {y}");
    let id = plain.ids()[0].clone();
    let one = server.get(&format!("{ITEMS}/{id}?crs={LAT_LON}")).json();
    assert_eq!(one["geometry"]["coordinates"][0], NORTH.2);

    let box_of = |query: &str| set(server.get(&format!("{ITEMS}?located=true&limit=1000&{query}")).ids());
    let degrees = box_of("bbox=35.8,33.1,35.9,33.3");
    assert!(!degrees.is_empty());
    assert_eq!(box_of(&format!("bbox=33.1,35.8,33.3,35.9&bbox-crs={LAT_LON}")), degrees);
    assert_eq!(box_of(&format!("bbox=3985237,3908000,3996369,3935000&bbox-crs={MERCATOR}")), degrees);
    let filter = "filter=S_INTERSECTS(geometry,BBOX(33.1,35.8,33.3,35.9))";
    assert_eq!(box_of(&format!("{filter}&filter-crs={LAT_LON}")), degrees);
}

/// The first feature's point.
fn point(answer: &Answer) -> [f64; 2] {
    let feature = answer.json()["features"][0].clone();
    [0, 1].map(|n| feature["geometry"]["coordinates"][n].as_f64().unwrap())
}

#[test]
fn expressions_filter_every_route_alike() {
    let (_place, server) = seeded();
    for (expression, same_as) in [
        ("type = 'raid'", "type=raid"),
        (
            "type IN ('raid','talks') AND NOT certainty = 'planned'",
            "type=raid,talks&certainty=asserted,reported,claimed,disputed,denied",
        ),
        ("geometry IS NOT NULL", "located=true"),
        ("CASEI(place) = 'north hill'", "place=north%20hill"),
        ("S_INTERSECTS(geometry, BBOX(35.8,33.1,35.9,33.3))", "bbox=35.8,33.1,35.9,33.3&located=true"),
        (
            "T_INTERSECTS(INTERVAL(date_start,date_end), INTERVAL('2025-11-03','2025-11-04'))",
            "datetime=2025-11-03/2025-11-04&dated=true",
        ),
    ] {
        let encoded: String = form_urlencoded::byte_serialize(expression.as_bytes()).collect();
        let expected = set(server.get(&format!("{ITEMS}?limit=1000&{same_as}")).ids());
        assert!(!expected.is_empty(), "{expression}");
        let page = server.get(&format!("{ITEMS}?limit=1000&filter={encoded}"));
        assert_eq!(set(page.ids()), expected, "{expression}");
        assert_eq!(page.json()["numberMatched"], expected.len());
        assert_eq!(set(server.get(&format!("/incidents.geojson?filter={encoded}")).ids()), expected);
        let table = server.get(&format!("/api/collections/incidents/columns?filter={encoded}")).json();
        assert_eq!(table["numberReturned"], expected.len());
        // Together with the same wish in parameters nothing changes; against it, nothing is left.
        let both = server.get(&format!("{ITEMS}?limit=1000&{same_as}&filter={encoded}"));
        assert_eq!(set(both.ids()), expected);
        let none = server.get(&format!("{ITEMS}?{same_as}&filter=NOT%20({encoded})")).json();
        assert_eq!(none["numberMatched"], 0, "{expression}");
    }
    let json = r#"{"op":"=","args":[{"property":"type"},"raid"]}"#;
    let encoded: String = form_urlencoded::byte_serialize(json.as_bytes()).collect();
    let raids = server.get(&format!("{ITEMS}?type=raid")).json()["numberMatched"].clone();
    for lang in ["", "&filter-lang=cql2-json"] {
        assert_eq!(server.get(&format!("{ITEMS}?filter={encoded}{lang}")).json()["numberMatched"], raids);
    }
    for (path, found) in [
        ("/api/collections/articles/items?filter=publisher='Paper%20a'", 14),
        ("/api/collections/tallies/items?filter=count_low%3E3", 0),
        ("/api/collections/zones/items?filter=kind='buffer_zone'", 1),
    ] {
        assert_eq!(server.get(path).json()["numberMatched"], found, "{path}");
    }
}

/// Every grouping, alone and with others, against the features themselves.
#[test]
fn aggregates_count_what_the_features_say() {
    let (_place, server) = seeded();
    let path = "/api/collections/incidents/aggregate";
    let groupings: Vec<String> =
        server.get("/api/openapi.json").json()["components"]["parameters"]["by"]["schema"]["items"]["enum"]
            .as_array()
            .unwrap()
            .iter()
            .map(|word| word.as_str().unwrap().to_owned())
            .collect();
    assert!(groupings.len() > 15, "{groupings:?}");
    let word = |feature: &Value, by: &str| -> Value {
        let properties = &feature["properties"];
        let Some(day) = properties["date_start"].as_str() else {
            return if ["day", "week", "month", "year"].contains(&by) {
                Value::Null
            } else {
                properties[by].clone()
            };
        };
        match by {
            "day" => day.into(),
            "month" => day[..7].into(),
            "year" => day[..4].into(),
            "week" => {
                let week = day.parse::<jiff::civil::Date>().unwrap().iso_week_date();
                format!("{:04}-W{:02}", week.year(), week.week()).into()
            }
            _ => properties[by].clone(),
        }
    };
    for filter in [
        "",
        "type=raid,talks",
        "bbox=35.8,33.1,35.9,33.3&from=2025-11-03",
        "q=hill&publisher=Paper%20a",
        "q=none",
    ] {
        let page = server.get(&format!("{ITEMS}?limit=1000&{filter}")).json();
        let features = page["features"].as_array().unwrap();
        let pairs = groupings.iter().map(|by| vec![by.as_str()]);
        let several = [&["month", "type"][..], &["week", "type", "admin1", "zone"], &["place", "certainty"]];
        for by in pairs.chain(several.map(<[&str]>::to_vec)) {
            let mut expected: BTreeMap<String, u64> = BTreeMap::new();
            for feature in features {
                let key: Vec<Value> = by.iter().map(|by| word(feature, by)).collect();
                *expected.entry(Value::from(key).to_string()).or_default() += 1;
            }
            let answer = server.get(&format!("{path}?by={}&{filter}", by.join(","))).json();
            assert_eq!(answer["numberMatched"], page["numberMatched"], "{by:?} {filter}");
            let groups = answer["groups"].as_array().unwrap().iter().map(|group| {
                let key: Vec<Value> = by.iter().map(|by| group[by].clone()).collect();
                (Value::from(key).to_string(), group["count"].as_u64().unwrap())
            });
            assert_eq!(groups.collect::<BTreeMap<_, _>>(), expected, "{by:?} {filter}");
        }
    }
}

#[test]
fn features_come_with_what_is_asked_for_only() {
    let (_place, server) = seeded();
    let some = server.get(&format!("{ITEMS}?properties=title,type&skipGeometry=true&limit=5")).json();
    for feature in some["features"].as_array().unwrap() {
        assert!(feature["geometry"].is_null() && feature["id"].is_string());
        assert_eq!(feature["properties"].as_object().unwrap().len(), 2);
    }
    let hits = server.get(&format!("{ITEMS}?resulttype=hits&type=raid"));
    assert_eq!(
        hits.json()["numberMatched"],
        server.get(&format!("{ITEMS}?type=raid")).json()["numberMatched"]
    );
    assert!(hits.ids().is_empty() && hits.json()["numberReturned"] == 0);
    let places = server.get("/api/collections/places/items?q=Quneitra&resulttype=hits").json();
    assert!(places["numberMatched"].as_u64().unwrap() > 0 && places["numberReturned"] == 0);
}

#[test]
fn places_come_in_pages_and_one_by_one() {
    let (_place, server) = seeded();
    let path = "/api/collections/places/items?bbox=35.7,32.9,36.0,33.2";
    let all = server.get(&format!("{path}&limit=10000"));
    let expected = all.ids();
    assert_eq!(all.json()["numberMatched"], expected.len());
    let mut paged = Vec::new();
    let mut next = Some(format!("{path}&limit=60"));
    while let Some(path) = next {
        let page = server.get(&path).json();
        paged.extend(ids(&page));
        let link = page["links"].as_array().unwrap().iter().find(|l| l["rel"] == "next").cloned();
        next = link.map(|l| l["href"].as_str().unwrap().split_once(&server.address).unwrap().1.to_owned());
    }
    assert_eq!(paged, expected);
    let one = server.get(&format!("/api/collections/places/items/{}", expected[0])).json();
    assert_eq!(one["id"], expected[0].as_str());
    assert_eq!(one["geometry"]["type"], "Point");
    assert_eq!(server.get("/api/collections/places/items/gn:0").status, 404);
}

#[test]
fn the_description_matches_what_is_answered() {
    let (_place, server) = seeded();
    let answer = server.get("/api/openapi.json");
    assert_eq!(answer.headers["content-type"], "application/vnd.oai.openapi+json;version=3.0");
    let document = answer.json();
    let id = server.get(ITEMS).ids()[0].clone();
    let mut tried = 0;
    for (path, item) in document["paths"].as_object().unwrap() {
        let operation = &item["get"];
        let root = if item.get("servers").is_some() { "" } else { "/api" };
        let id = match path.split('/').nth(2) {
            Some("places") => server.get("/api/collections/places/items?limit=1").ids()[0].clone(),
            Some("zones") => "buffer-zone".to_owned(),
            Some("articles") => server.get("/api/collections/articles/items?limit=1").ids()[0].clone(),
            _ => id.clone(),
        };
        if path.contains("tallies/items/") || path.ends_with("/stream") {
            continue;
        }
        let path =
            ["{tileMatrix}", "{tileRow}", "{tileCol}"].iter().fold(path.clone(), |p, v| p.replace(v, "0"));
        let path = format!("{root}{}", path.replace("{featureId}", &id)).trim_end_matches('/').to_owned();
        let by = if path.ends_with("aggregate") { "by=type" } else { "" };
        let answer = server.get(&format!("{path}?{by}"));
        assert_eq!(answer.status, 200, "{path}");
        let told = operation["responses"]["200"]["content"].as_object().unwrap();
        assert!(told.contains_key(&answer.headers["content-type"]), "{path}: {:?}", answer.headers);
        for parameter in operation["parameters"].as_array().unwrap() {
            let name = parameter["$ref"].as_str().unwrap().rsplit('/').next().unwrap();
            let parameter = &document["components"]["parameters"][name];
            let schema = &parameter["schema"];
            let word = schema["enum"][0].as_str().or(schema["items"]["enum"][0].as_str());
            let name = parameter["name"].as_str().unwrap();
            let Some(word) =
                word.filter(|_| !name.ends_with("-crs") && name != "by" && name != "filter-lang")
            else {
                continue;
            };
            let value: String = form_urlencoded::byte_serialize(word.as_bytes()).collect();
            let by = if by.is_empty() { String::new() } else { format!("&{by}") };
            let answer = server.get(&format!("{path}?{name}={value}{by}"));
            // A tile may be empty.
            let is_right = answer.status == 200 || (answer.status == 204 && path.contains("/tiles/"));
            assert!(is_right, "{path} {name}: {}", answer.body);
            tried += 1;
        }
    }
    assert!(tried > 40);
}

#[test]
fn the_examples_of_the_manual_work() {
    let (_place, server) = seeded();
    let page = server.get("/api/docs").body;
    let examples: Vec<String> = page
        .split("<tr><td><a href=\"")
        .skip(1)
        .map(|rest| rest.split('"').next().unwrap().replace("&amp;", "&"))
        .collect();
    assert!(examples.len() > 8);
    for example in examples {
        let answer = server.get(&example);
        assert_eq!(answer.status, 200, "{example}: {}", answer.body);
    }
}

#[test]
fn properties_are_described_and_order_and_filter_as_described() {
    let (_place, server) = seeded();
    let schema =
        |end: &str| server.get(&format!("/api/collections/incidents/{end}")).json()["properties"].clone();
    let queryables = schema("queryables");
    assert_eq!(queryables["geometry"]["format"], "geometry-point");
    for (name, told) in queryables.as_object().unwrap() {
        let value = match told["type"].as_str() {
            Some("integer" | "number") => "1",
            Some("string") if told["format"] == "date" => "DATE('2025-11-05')",
            Some("string") if told["format"] == "date-time" => "TIMESTAMP('2025-11-05T00:00:00Z')",
            Some("string") => "'x'",
            _ => continue,
        };
        let value: String = form_urlencoded::byte_serialize(value.as_bytes()).collect();
        assert_eq!(server.get(&format!("{ITEMS}?filter={name}%3D{value}&limit=1")).status, 200, "{name}");
    }
    for name in schema("sortables").as_object().unwrap().keys() {
        assert_eq!(server.get(&format!("{ITEMS}?sortby=-{name}&limit=1")).status, 200, "{name}");
    }
    let feature = server.get(&format!("{ITEMS}?limit=1")).json()["features"][0]["properties"].clone();
    let told = schema("schema");
    for name in feature.as_object().unwrap().keys() {
        assert!(told.get(name).is_some(), "{name} is not described");
    }
}

#[test]
fn other_origins_may_read_and_heads_have_no_body() {
    let (_place, server) = seeded();
    let answer = server.request("GET", ITEMS, &[("Origin", "https://elsewhere.example")]);
    assert_eq!(answer.headers["access-control-allow-origin"], "*");
    let preflight = [("Origin", "https://elsewhere.example"), ("Access-Control-Request-Method", "GET")];
    let options = server.request("OPTIONS", ITEMS, &preflight);
    assert_eq!(options.status, 200);
    assert!(options.headers["access-control-allow-methods"].contains("GET"));
    for path in ["/api", "/api/collections", ITEMS, "/api/openapi.json", "/api/collections/incidents/columns"]
    {
        let head = server.request("HEAD", path, &[]);
        assert_eq!((head.status, head.body.as_str()), (200, ""), "{path}");
    }
}
