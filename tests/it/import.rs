//! `zonewatch import` from outside: every kind of file, twice, with bad rows, beside articles of the same event.

use crate::support::{Place, Server, zonewatch};
use serde_json::Value;
use std::path::Path;

const ACLED: &str = "event_id_cnty,event_date,time_precision,sub_event_type,actor1,actor2,country,admin1,location,latitude,longitude,\
    geo_precision,source,notes,fatalities,timestamp\n\
    SYR101,02 March 2026,1,Shelling/artillery/missile attack,Military Forces of Israel (2022-),,Syria,Dar'a,Kuwayyah,32.746,35.811,1,\
    SOHR,Artillery fire hit fields near the village.,0,1772582400\n\
    SYR102,03 March 2026,1,Arrests,Military Forces of Israel (2022-),Civilians (Syria),Syria,Quneitra,Kudna,33.0,35.87,1,SANA,\
    Two shepherds were taken away.,0,1772582400\n";

fn import(file: &Path, db: &Path) -> (bool, String, String) {
    let output = zonewatch().arg("import").arg(file).arg("--db").arg(db).output().unwrap();
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    (output.status.success(), text(&output.stdout), text(&output.stderr))
}

fn features(db: &Path) -> Vec<Value> {
    let server = Server::start(db);
    server.get("/incidents.geojson").json()["features"].as_array().unwrap().clone()
}

#[test]
fn a_table_is_imported_once_however_often() {
    let place = Place::new();
    let (file, db) = (place.write("acled.csv", ACLED), place.db());
    let (ok, said, _) = import(&file, &db);
    assert!(ok && said.starts_with("2 new, 0 changed, 0 unchanged reports; incidents: 2 new"), "{said}");
    let first = features(&db);
    let (ok, said, _) = import(&file, &db);
    assert!(ok && said.starts_with("0 new, 0 changed, 2 unchanged"), "{said}");
    // A corrected row changes its incident and keeps its id.
    let corrected = place.write("acled.csv", &ACLED.replace("the village.,0,", "the village.,2,"));
    let (ok, said, _) = import(&corrected, &db);
    assert!(
        ok && said.starts_with("0 new, 1 changed, 1 unchanged reports; incidents: 0 new, 1 changed"),
        "{said}"
    );
    let second = features(&db);
    let ids = |features: &[Value]| {
        let mut ids: Vec<String> = features.iter().map(|f| f["id"].as_str().unwrap().to_owned()).collect();
        ids.sort();
        ids
    };
    assert_eq!(ids(&first), ids(&second));
    let shelling = second.iter().find(|f| f["properties"]["type"] == "shelling").unwrap();
    assert_eq!(shelling["properties"]["killed_best"], 2);
    let source = &shelling["properties"]["sources"][0];
    assert_eq!(
        (source["publisher"].as_str(), source["attributed_to"].as_str()),
        (Some("ACLED"), Some("SOHR"))
    );
    assert_eq!(source["quote"], "Artillery fire hit fields near the village.");
}

#[test]
fn an_imported_event_merges_with_a_report_of_it() {
    let place = Place::new();
    let db = place.db();
    let article = place.write(
        "news.md",
        "---\ntitle: Shells near the line\npublisher: Daily Paper\npublished: 2026-03-03\n---\n\nIsraeli artillery shelled the \
         village of Koya in Syria's Daraa province on Monday, residents said.\n",
    );
    let output = zonewatch().arg("ingest").arg(&article).arg("--db").arg(&db).output().unwrap();
    assert!(output.status.success());
    assert!(import(&place.write("acled.csv", ACLED), &db).0);
    let features = features(&db);
    let shelling: Vec<&Value> = features.iter().filter(|f| f["properties"]["type"] == "shelling").collect();
    assert_eq!(shelling.len(), 1, "{features:?}");
    assert_eq!(shelling[0]["properties"]["publisher_count"], 2);
}

#[test]
fn our_own_export_comes_back_with_its_sources() {
    let place = Place::new();
    let db = place.db();
    assert!(import(&place.write("acled.csv", ACLED), &db).0);
    let before = features(&db);
    let export = place.path().join("export.geojson");
    let output = zonewatch()
        .args(["export", "--format", "geojson", "-o"])
        .arg(&export)
        .arg("--db")
        .arg(&db)
        .output()
        .unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let other = place.path().join("other.db");
    let (ok, said, told) = import(&export, &other);
    assert!(ok && said.starts_with("2 new"), "{said}{told}");
    assert!(import(&export, &other).1.starts_with("0 new, 0 changed, 2 unchanged"));
    let after = features(&other);
    let facts = |features: &[Value]| {
        let mut facts: Vec<String> = features
            .iter()
            .map(|f| {
                let p = &f["properties"];
                let names = [
                    "type",
                    "date_start",
                    "date_end",
                    "place",
                    "place_id",
                    "place_precision",
                    "admin1",
                    "country",
                ];
                let mut words: Vec<String> = names.iter().map(|n| p[n].to_string()).collect();
                words.push(p["sources"][0]["quote"].to_string());
                words.push(p["sources"][0]["publisher"].to_string());
                words.push(f["geometry"].to_string());
                words.join(" ")
            })
            .collect();
        facts.sort();
        facts
    };
    assert_eq!(facts(&before), facts(&after));
}

#[test]
fn bad_rows_are_told_and_the_rest_is_stored() {
    let place = Place::new();
    let db = place.db();
    let file =
        place.write("acled.csv", &format!("{ACLED}SYR103,soon,1,Arrests,,,Syria,,Kudna,33.0,35.87,1,,,0,\n"));
    let (ok, said, told) = import(&file, &db);
    assert!(!ok);
    assert!(
        told.contains("line 4") && told.contains("event_date `soon`") && told.contains("1 of 3 rows"),
        "{told}"
    );
    assert!(said.starts_with("2 new"), "{said}");
}

#[test]
fn what_is_no_table_of_events_makes_no_database() {
    let place = Place::new();
    let db = place.db();
    let (ok, _, told) = import(&place.write("cities.csv", "name,population\nX,3\n"), &db);
    assert!(!ok && told.contains("ACLED") && told.contains("GeoJSON"), "{told}");
    assert!(!db.exists());
    assert!(!import(&place.path().join("missing.csv"), &db).0);
}
