//! `zonewatch split`: a report leaves its incident for good, and comes back when asked.

use crate::support::{Place, Server, zonewatch};
use serde_json::Value;
use std::collections::BTreeMap;
use std::ffi::OsStr;
use std::path::{Path, PathBuf};

/// Two outlets on one raid, and a third on the same.
fn articles(place: &Place) -> Vec<PathBuf> {
    ["North Post", "South Post", "West Post"]
        .iter()
        .enumerate()
        .map(|(n, publisher)| {
            let text = format!(
                "---\ntitle: Raid, told by {publisher}\npublisher: {publisher}\nurl: https://example.org/{n}\npublished: 2026-03-0{}\n---\n\nIsraeli forces raided \
                 the village of Kudna in Syria's Quneitra province on 2 March 2026, {publisher} was told.\n",
                n + 3
            );
            place.write(&format!("{n}.md"), &text)
        })
        .collect()
}

fn run(db: &Path, args: &[&OsStr]) -> (bool, String) {
    let output = zonewatch().args(args).arg("--db").arg(db).output().unwrap();
    let bytes = if output.status.success() { output.stdout } else { output.stderr };
    (output.status.success(), String::from_utf8(bytes).unwrap())
}

fn ingest(db: &Path, files: &[PathBuf]) -> String {
    let mut args = vec![OsStr::new("ingest")];
    args.extend(files.iter().map(|f| f.as_os_str()));
    let (ok, said) = run(db, &args);
    assert!(ok, "{said}");
    said
}

fn split(db: &Path, args: &[&str]) -> (bool, String) {
    let args: Vec<&OsStr> = std::iter::once("split").chain(args.iter().copied()).map(OsStr::new).collect();
    run(db, &args)
}

/// Incident id → its publishers, in order.
fn incidents(server: &Server) -> BTreeMap<String, Vec<String>> {
    let page = server.get("/incidents.geojson").json();
    let publishers = |f: &Value| {
        let sources = f["properties"]["sources"].as_array().unwrap();
        let mut names: Vec<String> =
            sources.iter().map(|s| s["publisher"].as_str().unwrap().to_owned()).collect();
        names.sort();
        names
    };
    let features = page["features"].as_array().unwrap();
    features.iter().map(|f| (f["id"].as_str().unwrap().to_owned(), publishers(f))).collect()
}

/// Key of the listed report that names `publisher`.
fn key(listed: &str, publisher: &str) -> String {
    let line = listed.lines().find(|l| l.contains(publisher) && l.trim().starts_with('r')).unwrap();
    line.split_whitespace().next().unwrap().to_owned()
}

#[test]
fn a_report_that_is_split_off_stays_apart_until_it_is_joined_again() {
    let place = Place::new();
    let (files, db) = (articles(&place), place.db());
    ingest(&db, &files[..2]);
    let server = Server::start(&db);
    let before = incidents(&server);
    assert_eq!(before.len(), 1);
    let id = before.keys().next().unwrap().clone();

    let (ok, listed) = split(&db, &[&id]);
    assert!(ok && listed.starts_with(&format!("{id}: 2 reports")), "{listed}");
    let south = key(&listed, "South Post");
    let (ok, said) = split(&db, &[&id, &south]);
    assert!(ok && said.contains("1 new, 1 changed, 0 merged, 0 removed"), "{said}");
    let parted = incidents(&server);
    assert_eq!(parted.len(), 2);
    assert_eq!(parted[&id], ["North Post"], "the others keep the id");
    let own = parted.keys().find(|k| **k != id).unwrap().clone();
    assert_eq!(parted[&own], ["South Post"]);

    // Reading everything again, another report, another server: it stays apart, and so do the ids.
    ingest(&db, &files[..2]);
    ingest(&db, &files);
    drop(server);
    let server = Server::start(&db);
    let later = incidents(&server);
    assert_eq!(later[&id], ["North Post", "West Post"]);
    assert_eq!(later[&own], ["South Post"]);

    // The same sentence told otherwise is still that report.
    let told = std::fs::read_to_string(&files[1]).unwrap().replace("raided the", "raided and searched the");
    std::fs::write(&files[1], told).unwrap();
    ingest(&db, &files);
    let changed = incidents(&server);
    assert_eq!(changed.values().map(Vec::len).sum::<usize>(), 3, "{changed:?}");
    assert_eq!(changed[&own], ["South Post"]);

    let (_, listed) = split(&db, &[&own]);
    assert!(listed.contains("set apart"), "{listed}");
    let (ok, said) = split(&db, &[&own, &key(&listed, "South Post"), "--undo"]);
    assert!(ok && said.contains("1 merged"), "{said}");
    let joined = incidents(&server);
    assert_eq!(joined.values().map(Vec::len).collect::<Vec<_>>(), [3]);
    assert!(joined.contains_key(&id));
    // The id of the time apart leads to the incident.
    assert_eq!(server.get(&format!("/api/collections/incidents/items/{own}")).status, 308);
}

#[test]
fn listeners_are_told_of_both_incidents() {
    let place = Place::new();
    let (files, db) = (articles(&place), place.db());
    ingest(&db, &files[..2]);
    let server = Server::start(&db);
    let page = server.get("/api/collections/incidents/items").json();
    let cursor = page["cursor"].clone();
    let id = page["features"][0]["id"].as_str().unwrap().to_owned();
    let (_, listed) = split(&db, &[&id]);
    assert!(split(&db, &[&id, &key(&listed, "South Post")]).0);
    let store = zonewatch::store::Store::open(&db).unwrap();
    let from = cursor.as_i64().or_else(|| cursor.as_str().and_then(|c| c.parse().ok())).unwrap();
    let changes = store.reader().unwrap().changes(from, 10).unwrap();
    let mut ops: Vec<(&str, bool)> = changes.iter().map(|c| (c.op.as_str(), c.incident == id)).collect();
    ops.sort_unstable();
    assert_eq!(ops, [("create", false), ("update", true)]);
}

#[test]
fn what_cannot_be_split_is_told() {
    let place = Place::new();
    let (files, db) = (articles(&place), place.db());
    assert!(split(&db, &["zw-0"]).1.contains("no database"));
    ingest(&db, &files[..1]);
    let server = Server::start(&db);
    let id = incidents(&server).into_keys().next().unwrap();
    let (_, listed) = split(&db, &[&id]);
    let north = key(&listed, "North Post");
    let (id, north) = (id.as_str(), north.as_str());
    for (args, words) in [
        (vec!["zw-0"], "no incident"),
        (vec![id, "r0"], "has no report r0"),
        (vec![id, north], "only report"),
        (vec![id, north, "--undo"], "not set apart"),
    ] {
        let (ok, said) = split(&db, &args);
        assert!(!ok && said.contains(words), "{said}");
    }
}
