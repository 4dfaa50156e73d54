//! Programs of others that read the API, where they are installed.

use crate::support::{Place, Server, seed, set};
use std::process::Command;

/// Runs GDAL's `ogrinfo`; `None` where it is not installed.
fn ogrinfo(args: &[&str]) -> Option<String> {
    let output = Command::new("ogrinfo").args(args).output().ok()?;
    assert!(output.status.success(), "{output:?}");
    Some(String::from_utf8_lossy(&output.stdout).into_owned())
}

/// The number after `Feature Count: `.
fn count(info: &str) -> usize {
    let line = info.lines().find_map(|l| l.strip_prefix("Feature Count: "));
    line.unwrap_or_else(|| panic!("no count in {info}")).parse().unwrap()
}

#[test]
fn gdal_reads_the_collections_and_filters_by_box_and_date() {
    let place = Place::new();
    seed(&place.db());
    let server = Server::start(&place.db());
    let source = format!("OAPIF:http://{}/api", server.address);
    let Some(list) = ogrinfo(&["-q", &source]) else {
        eprintln!("skipped: ogrinfo (package gdal-bin) is not installed");
        return;
    };
    for name in ["incidents", "places", "zones", "tallies", "articles"] {
        assert!(list.contains(name), "{list}");
    }
    let expected =
        |query: &str| server.get(&format!("/api/collections/incidents/items?limit=10000{query}")).ids().len();
    let whole = ogrinfo(&["-so", &source, "incidents"]).unwrap();
    assert_eq!(count(&whole), expected(""));
    assert!(whole.contains("date_start") && whole.contains("killed_best"), "{whole}");
    // GDAL leaves out what has no geometry when it asks for a box.
    let boxed = ogrinfo(&["-so", "-spat", "35.8", "33.1", "35.9", "33.3", &source, "incidents"]).unwrap();
    assert_eq!(count(&boxed), expected("&bbox=35.8,33.1,35.9,33.3&located=true"));
    assert!(count(&boxed) > 3);
    let zones = ogrinfo(&["-so", &source, "zones"]).unwrap();
    assert_eq!(count(&zones), server.get("/api/collections/zones/items?limit=10000").ids().len());
}

#[test]
fn gdal_converts_what_a_box_and_a_filter_leave() {
    let place = Place::new();
    seed(&place.db());
    let server = Server::start(&place.db());
    let file = place.path().join("incidents.gpkg");
    let source = format!("OAPIF:http://{}/api", server.address);
    let run = Command::new("ogr2ogr")
        .args(["-spat", "35.8", "33.1", "35.9", "33.3", "-where", "type = 'raid'"])
        .arg(&file)
        .args([&source, "incidents"])
        .output();
    let Ok(output) = run else {
        eprintln!("skipped: ogr2ogr (package gdal-bin) is not installed");
        return;
    };
    assert!(output.status.success(), "{output:?}");
    let expected =
        "/api/collections/incidents/items?type=raid&located=true&bbox=35.8,33.1,35.9,33.3&limit=1000";
    let expected = server.get(expected).ids().len();
    let info = ogrinfo(&["-so", file.to_str().unwrap(), "incidents"]).unwrap();
    assert_eq!(count(&info), expected);
    assert!(expected > 0 && info.contains("Geometry: Point"), "{info}");
}

/// Whether a program answers to these arguments.
fn runs(program: &str, args: &[&str]) -> bool {
    Command::new(program).args(args).output().is_ok_and(|o| o.status.success())
}

#[test]
fn owslib_reads_collections_and_filters() {
    if !runs("python3", &["-c", "import owslib.ogcapi.features"]) {
        eprintln!("skipped: OWSLib (pip install owslib) is not installed");
        return;
    }
    let place = Place::new();
    seed(&place.db());
    let server = Server::start(&place.db());
    let script = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/clients/owslib_client.py");
    let output =
        Command::new("python3").args([script, &format!("http://{}/api", server.address)]).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let found: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    let matched = |query: &str| {
        server.get(&format!("/api/collections/incidents/items?{query}")).json()["numberMatched"].clone()
    };
    assert_eq!(found["collections"].as_array().unwrap().len(), 5);
    assert_eq!(found["openapi"], "3.0.3");
    assert!(found["queryables"].as_array().unwrap().iter().any(|name| name == "killed_best"));
    assert_eq!(found["month"], matched("datetime=2025-11-03/2025-11-04"));
    assert_eq!(found["boxed"], matched("bbox=35.8,33.1,35.9,33.3"));
    let raids = server.get("/api/collections/incidents/items?type=raid&limit=1000").ids();
    assert_eq!(found["raids"], serde_json::json!(raids));
    assert_eq!(found["first"], raids[0].as_str());
}

#[test]
fn schemathesis_finds_answers_as_described_and_no_fault_of_the_server() {
    if !runs("schemathesis", &["--version"]) {
        eprintln!("skipped: Schemathesis (pip install schemathesis) is not installed");
        return;
    }
    let place = Place::new();
    seed(&place.db());
    let server = Server::start(&place.db());
    let root = format!("http://{}", server.address);
    // The API's own paths begin at /api, those of files at the root.
    for (base, selection) in [
        (format!("{root}/api"), ["--exclude-path-regex", "^/incidents"]),
        (root.clone(), ["--include-path-regex", r"^/incidents\."]),
    ] {
        let output = Command::new("schemathesis")
            .current_dir(place.path())
            .args(["run", &format!("{root}/api/openapi.json"), "--url", &base])
            .args(selection)
            .args(["--phases", "examples,coverage,fuzzing", "-n", "10", "--max-time", "12", "--seed", "1"])
            .args(["--suppress-health-check", "all", "--warnings", "off"])
            .args([
                "--checks",
                "not_a_server_error,status_code_conformance,content_type_conformance,response_headers_conformance,\
                 response_schema_conformance",
            ])
            .output()
            .unwrap();
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stdout));
    }
}

#[test]
fn the_parser_of_the_ogc_suites_finds_the_description_valid() {
    let jars = concat!(env!("CARGO_MANIFEST_DIR"), "/target/clients/java");
    if !runs("java", &["--version"]) || !std::path::Path::new(jars).is_dir() {
        eprintln!("skipped: Java, or the parser in {jars} (tests/clients/openapi/pom.xml), is not there");
        return;
    }
    let place = Place::new();
    seed(&place.db());
    let server = Server::start(&place.db());
    let program = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/clients/openapi/ReadOpenApi.java");
    let url = format!("http://{}/api/openapi.json", server.address);
    let output = Command::new("java").args(["-cp", &format!("{jars}/*"), program, &url]).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let paths = String::from_utf8_lossy(&output.stdout);
    for path in ["/conformance", "/collections/incidents/items", "/collections/zones/items/{featureId}"] {
        assert!(paths.lines().any(|line| line == path), "{path} in {paths}");
    }
}

/// Python as the system has it, for which its packages are: QGIS comes as one.
const SYSTEM_PYTHON: &str = "/usr/bin/python3";

#[test]
fn qgis_reads_filters_and_writes_a_geopackage() {
    if !runs(SYSTEM_PYTHON, &["-c", "import qgis.core"]) {
        eprintln!("skipped: QGIS (Debian: python3-qgis) is not installed");
        return;
    }
    let place = Place::new();
    seed(&place.db());
    let server = Server::start(&place.db());
    let script = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/clients/qgis_client.py");
    let output = Command::new(SYSTEM_PYTHON)
        .env("QT_QPA_PLATFORM", "offscreen")
        // Its settings, and what it remembers of servers.
        .env("HOME", place.path())
        .arg(script)
        .arg(format!("http://{}/api", server.address))
        .arg(place.path())
        .output()
        .unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let found: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    let expected = |query: &str| {
        let page = server.get(&format!("/api/collections/incidents/items?limit=10000&{query}"));
        serde_json::json!(set(page.ids()))
    };
    assert_eq!(found["whole"], expected(""));
    // QGIS leaves out what has no place when it asks for a box; what has no date it takes as the server gives it.
    let boxed = expected("bbox=35.8,33.1,35.9,33.3&located=true");
    assert!(boxed.as_array().unwrap().len() > 3);
    assert_eq!((&found["boxed"], &found["written"]), (&boxed, &boxed));
    assert_eq!(found["dated"], expected("datetime=2025-11-03/2025-11-04"));
    assert!(found["dated"].as_array().unwrap().len() < found["whole"].as_array().unwrap().len() / 2);
    for name in ["zones", "articles"] {
        let page = server.get(&format!("/api/collections/{name}/items?limit=10000"));
        assert_eq!(found[name], page.ids().len());
    }
    assert_eq!(
        (&found["fields"]["date_start"], &found["fields"]["type"]),
        (&"Date".into(), &"String".into())
    );
}
