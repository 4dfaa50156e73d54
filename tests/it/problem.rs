//! Bad requests are told what is wrong, in one form.

use crate::support::{Answer, Place, Server};
use zonewatch::filter::{PARAMETERS, Parameter, ParameterKind, Scope};

fn assert_problem(answer: &Answer, status: u16, parameter: Option<&str>, what: &str) {
    assert_eq!(answer.status, status, "{what}: {}", answer.body);
    assert_eq!(answer.headers["content-type"], "application/problem+json", "{what}");
    let body = answer.json();
    assert_eq!(body["status"], status, "{what}");
    assert_eq!(body["parameter"].as_str(), parameter, "{what}");
    assert!(body["title"].is_string() && !body["detail"].as_str().unwrap().is_empty(), "{what}");
}

/// Routes with the parameters they understand.
const ROUTES: &[(&str, Scope)] = &[
    ("/api", Scope::Nothing),
    ("/api/docs", Scope::Nothing),
    ("/api/openapi.json", Scope::Nothing),
    ("/api/conformance", Scope::Nothing),
    ("/api/collections", Scope::Nothing),
    ("/api/collections/incidents", Scope::Nothing),
    ("/api/collections/incidents/queryables", Scope::Nothing),
    ("/api/collections/incidents/items", Scope::Incidents),
    ("/api/collections/incidents/items/zw-1", Scope::Item),
    ("/api/collections/incidents/columns", Scope::Columns),
    ("/api/collections/incidents/aggregate", Scope::Aggregate),
    ("/api/collections/incidents/tiles", Scope::Nothing),
    ("/api/collections/incidents/tiles/WebMercatorQuad", Scope::Nothing),
    ("/api/collections/incidents/tiles/WebMercatorQuad/0/0/0", Scope::Tile),
    ("/api/tileMatrixSets", Scope::Nothing),
    ("/api/tileMatrixSets/WebMercatorQuad", Scope::Nothing),
    ("/api/collections/places/items", Scope::Places),
    ("/api/collections/zones/items", Scope::Zones),
    ("/api/collections/tallies/items", Scope::Tallies),
    ("/api/collections/articles/items", Scope::Articles),
    ("/incidents.geojson", Scope::Download),
    ("/incidents.geojsonl", Scope::Download),
    ("/incidents.geojsons", Scope::Download),
    ("/incidents.csv", Scope::Table),
    ("/incidents.kml", Scope::Download),
    ("/incidents.gpkg", Scope::Download),
    ("/incidents.fgb", Scope::Download),
    ("/incidents.atom", Scope::Download),
    ("/incidents/stream", Scope::Stream),
];

/// Values that no parameter takes, and those that one of this kind does not.
fn bad_values(parameter: &Parameter) -> Vec<String> {
    use ParameterKind as K;
    let special: &[&str] = match (parameter.name, parameter.kind) {
        (_, K::Box) => &[
            "1,2,3",
            "1,2,3,four",
            "1,2,3,NaN",
            "1,2,3,1e999",
            "10,50,20,40",
            "1,2,3,91",
            "1,2,181,4",
            "1,2,3,4,5",
            "1;2;3;4",
            "1,2,9,3,4,5",
        ],
        (_, K::Interval) => &[
            "yesterday",
            "2025-02-30",
            "2025-13-01",
            "2025-11",
            "2025-11-05/2025-11-04",
            "2025-11-05T25:00:00Z",
            "a/b",
            "2025-11-05/2025-11-06/2025-11-07",
            "20251105",
        ],
        (_, K::Day) => &["05/11/2025", "2025-11", "2025-02-30", "now"],
        (_, K::Words(_) | K::Word(_)) => &["x", "'", "raid;", "raid,,talks", "*"],
        (_, K::Flag) => &["yes", "1", "TRUE", "maybe"],
        (_, K::Limit) => &["0", "-1", "ten", "1.5", "1e3", "+5"],
        (_, K::Order) => &["quote", "--type", "type,", "type;DROP TABLE incidents", "1"],
        (_, K::Names) => &["quotes", "title,,type", "title;", "*"],
        (_, K::Uri) => &["EPSG:4326", "http://www.opengis.net/def/crs/EPSG/0/9999", "x"],
        ("token", _) => &["x", "1~i", "1~z9", "';--", "99999999999999999999"],
        ("filter", _) => &[
            "x",
            "type",
            "type = ",
            "type = 3",
            "colour = 'red'",
            "1 = 1; DROP TABLE incidents",
            "type = 'raid' --",
            "{\"op\":\"=\"}",
            "{",
            "((((",
            "S_INTERSECTS(geometry, POINT(1))",
            "date_start > 'soon'",
        ],
        ("by", _) => &["colour", "type,,day", "type,type", "day,week,month,year,type", "1;--"],
        _ => &[],
    };
    let mut values: Vec<String> = special.iter().map(|v| (*v).to_owned()).collect();
    values.extend([String::new(), "  ".to_owned(), "a\0b".to_owned(), "x".repeat(9_000)]);
    values
}

/// Every parameter of every route, with every value that is wrong for it: all in one table, the one the routes use.
#[test]
fn every_bad_value_is_named_on_every_route() {
    let place = Place::new();
    let server = Server::start(&place.db());
    let encode = |text: &str| -> String { form_urlencoded::byte_serialize(text.as_bytes()).collect() };
    let mut tried = 0;
    for (route, scope) in ROUTES {
        for parameter in PARAMETERS {
            let name = parameter.name;
            let is_known = scope.parameters().any(|p| p.name == name);
            // What a parameter cannot be without, so that it is this one that is at fault.
            let company = match name {
                "bbox-crs" => "&bbox=1,2,3,4",
                "filter-lang" | "filter-crs" => "&filter=TRUE",
                _ => "",
            };
            if !is_known {
                let path = format!("{route}?{name}=x");
                assert_problem(&server.get(&path), 400, Some(name), &path);
                continue;
            }
            for value in bad_values(parameter) {
                let path = format!("{route}?{name}={}{company}", encode(&value));
                assert_problem(&server.get(&path), 400, Some(name), &path);
                tried += 1;
            }
            let twice = format!("{route}?{name}=x&{name}=x");
            assert_problem(&server.get(&twice), 400, Some(name), &twice);
        }
        for (name, value) in
            [("colour", "red"), ("f", "xml"), ("FILTER", "TRUE"), ("bbox[]", "1"), ("\u{202e}", "x")]
        {
            let path = format!("{route}?{}={value}", encode(name));
            assert_problem(&server.get(&path), 400, Some(name), &path);
        }
    }
    assert!(tried > 1_000, "{tried}");
    for (path, name) in [
        ("/incidents/stream?last_event_id=now", "last_event_id"),
        ("/api/collections/incidents/items?datetime=2025-01-01&from=2025-01-01", "from"),
        ("/api/collections/incidents/items?from=2025-02-01&to=2025-01-01", "to"),
        ("/api/collections/incidents/aggregate", "by"),
        ("/api/collections/incidents/columns?properties=sources", "properties"),
    ] {
        assert_problem(&server.get(path), 400, Some(name), path);
    }
}

#[test]
fn unknown_paths_and_methods_are_problems_too() {
    let place = Place::new();
    let server = Server::start(&place.db());
    for path in [
        "/nothing",
        "/api/collections/songs",
        "/api/collections/incidents/items/zw-0",
        "/basemap/x.geojson",
        "/names/fr.json",
        "/names/ar",
    ] {
        assert_problem(&server.get(path), 404, None, path);
    }
    for path in
        ["/basemap/..%2f..%2fsources.json", "/%00", "/api/collections/%ff/items", "/assets/../index.html"]
    {
        let answer = server.get(path);
        assert!(matches!(answer.status, 400 | 404), "{path}: {answer:?}");
        assert_eq!(answer.headers["content-type"], "application/problem+json", "{path}");
    }
    assert_problem(&server.request("POST", "/incidents.geojson", &[]), 405, None, "POST");
    assert_problem(
        &server.request("DELETE", "/api/collections/incidents/items/zw-1", &[]),
        405,
        None,
        "DELETE",
    );
}

#[test]
fn what_cannot_be_decoded_or_sent_is_a_problem() {
    let place = Place::new();
    let server = Server::start(&place.db());
    let items = "/api/collections/incidents/items";
    for (query, name) in
        [("q=%", "q"), ("q=%zz", "q"), ("place=%ff%fe", "place"), ("limit", "limit"), ("=x", "")]
    {
        for path in [items, "/incidents.csv", "/incidents/stream", "/incidents.atom"] {
            let path = format!("{path}?{query}");
            assert_problem(&server.get(&path), 400, Some(name), &path);
        }
    }
    let long = "a".repeat(60_000);
    assert_problem(&server.get(&format!("{items}?q={long}")), 400, Some("q"), "a long value");
    assert_problem(&server.get(&format!("{items}?{long}=1")), 400, Some(&long[..60]), "a long name");
    assert_problem(&server.get(&format!("/{long}")), 404, None, "a long path");
    let refuses = [("Accept-Encoding", "identity;q=0")];
    assert_problem(&server.request("GET", items, &refuses), 406, None, "no encoding");
}

#[test]
fn methods_headers_and_ranges_are_answered_as_http_says() {
    let place = Place::new();
    crate::support::seed(&place.db());
    let server = Server::start(&place.db());
    let items = "/api/collections/incidents/items";
    let whole = server.get(items);
    let head = server.request("HEAD", items, &[]);
    assert_eq!((head.status, head.body.as_str()), (200, ""));
    for name in ["content-type", "content-length", "etag"] {
        assert_eq!(head.headers[name], whole.headers[name], "{name}");
    }
    // Ranges are not kept: the whole is a right answer to any.
    let range = server.request("GET", items, &[("Range", "bytes=0-9")]);
    assert_eq!((range.status, range.body.len()), (200, whole.body.len()));
    let refused = server.request("PUT", items, &[]);
    assert_eq!((refused.status, refused.headers["allow"].as_str()), (405, "GET,HEAD"));
    for (accepts, encoding) in [
        ("gzip", "gzip"),
        ("gzip;q=0.5, br;q=0.9", "br"),
        ("zstd, identity;q=0.1", "zstd"),
        ("br;q=0, *;q=0.1", ""),
    ] {
        let answer = server.request("GET", items, &[("Accept-Encoding", accepts)]);
        assert_eq!(answer.status, 200, "{accepts}");
        let told = answer.headers.get("content-encoding").map(String::as_str);
        if encoding.is_empty() {
            assert_ne!(told, Some("br"), "{accepts}");
        } else {
            assert_eq!(told, Some(encoding), "{accepts}");
            assert!(answer.bytes.len() < whole.bytes.len() / 4, "{accepts}");
        }
    }
}

#[test]
fn what_looks_like_sql_is_only_a_word() {
    let place = Place::new();
    crate::support::seed(&place.db());
    let server = Server::start(&place.db());
    for query in [
        "zone=x%27%20OR%201=1--",
        "filter=type%3D%27x%27%27%20OR%201%3D1--%27",
        "q=%27)%20OR%20(%271",
        "place=%25",
        "publisher=_aper%20b",
        "q=%22",
    ] {
        let answer = server.get(&format!("/api/collections/incidents/items?{query}"));
        assert_eq!((answer.status, answer.json()["numberMatched"].as_u64()), (200, Some(0)), "{query}");
    }
}
