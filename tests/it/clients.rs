//! Programs of others that read the API, where they are installed.

use crate::support::{Place, Server, seed};
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
    for name in ["incidents", "zones", "tallies", "articles"] {
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
