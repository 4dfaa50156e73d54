//! One filter, the same incidents by every way out.

use crate::support::{Place, Server, ids, seed, set, zonewatch};
use serde_json::Value;

#[test]
fn view_download_and_export_give_the_same_ids() {
    let place = Place::new();
    seed(&place.db());
    let server = Server::start(&place.db());
    for query in [
        "",
        "from=2025-11-03&to=2025-11-09",
        "type=raid,airstrike",
        "bbox=35.8,33.1,35.9,33.3",
        "bbox=35.8,33.1,35.9,33.3&located=true&from=2025-11-05",
        "certainty=planned",
        "publisher=paper%20b&dated=true",
        "q=north+raid",
        "place=south%20hill&zone_relation=outside,near,inside",
        "precision=none",
    ] {
        let page = server.get(&format!("/api/collections/incidents/items?limit=10000&{query}"));
        let expected = set(page.ids());
        assert_eq!(page.json()["numberMatched"], expected.len(), "{query}");
        let file = server.get(&format!("/incidents.geojson?{query}"));
        assert!(file.headers["content-disposition"].starts_with("attachment; filename=\"incidents"));
        assert!(file.json()["attribution"].as_str().unwrap().contains("GeoNames"));
        assert_eq!(set(file.ids()), expected, "geojson {query}");
        let lines = server.get(&format!("/incidents.geojsonl?{query}")).body;
        let of_line = |l: &str| serde_json::from_str::<Value>(l).unwrap()["id"].as_str().unwrap().to_owned();
        assert_eq!(set(lines.lines().map(of_line)), expected, "geojsonl {query}");
        let table = server.get(&format!("/incidents.csv?{query}")).body;
        let mut rows = csv::Reader::from_reader(table.as_bytes());
        assert_eq!(set(rows.records().map(|r| r.unwrap()[0].to_owned())), expected, "csv {query}");
    }
    let named =
        server.get("/incidents.geojson?from=2025-11-03&type=raid").headers["content-disposition"].clone();
    assert_eq!(named, "attachment; filename=\"incidents_from-2025-11-03_type-raid.geojson\"");

    let out = place.path().join("out.geojson");
    let export = zonewatch()
        .args(["export", "--from", "2025-11-03", "--bbox", "-180,-90,180,90", "--type", "raid,talks", "--db"])
        .arg(place.db())
        .arg("-o")
        .arg(&out)
        .output()
        .unwrap();
    assert!(export.status.success(), "{export:?}");
    let exported: Value = serde_json::from_slice(&std::fs::read(out).unwrap()).unwrap();
    let served = server.get("/incidents.geojson?from=2025-11-03&type=raid,talks&bbox=-180,-90,180,90");
    assert_eq!(set(ids(&exported)), set(served.ids()));
    assert!(!served.ids().is_empty());
}
