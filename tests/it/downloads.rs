//! One filter, the same incidents by every way out.

use crate::support::{Answer, Place, Server, ids, seed, set, zonewatch};
use flatgeobuf::{FallibleStreamingIterator, FeatureProperties, FgbReader};
use serde_json::Value;
use std::collections::BTreeSet;
use std::path::Path;
use std::process::Command;

/// Filters that every route is asked for.
const FILTERS: &[&str] = &[
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
    "filter=type%20IN%20(%27raid%27,%27talks%27)",
    "type=protest",
    "sortby=-date_start&limit=7",
];

const FORMATS: &[&str] = &["geojson", "geojsonl", "geojsons", "csv", "kml", "gpkg", "fgb"];

/// Texts between `before` and the next `after`.
fn between<'t>(text: &'t str, before: &'t str, after: &str) -> Vec<&'t str> {
    text.split(before).skip(1).map(|rest| rest.split(after).next().unwrap()).collect()
}

/// The ids in a file of `format`, read by that format's own rules.
fn ids_in(format: &str, bytes: &[u8], dir: &Path) -> Vec<String> {
    let text = || std::str::from_utf8(bytes).unwrap();
    let of_json = |json: &str| {
        let feature: Value = serde_json::from_str(json).unwrap();
        assert_eq!(feature["type"], "Feature");
        feature["id"].as_str().unwrap().to_owned()
    };
    match format {
        "geojson" => ids(&serde_json::from_slice(bytes).unwrap()),
        "geojsonl" => text().lines().map(of_json).collect(),
        "geojsons" => {
            let mut texts = text().split('\u{1e}');
            assert_eq!(texts.next(), Some(""), "something stands before the first separator");
            texts.map(|t| of_json(t.strip_suffix('\n').expect("each text ends its line"))).collect()
        }
        "csv" => csv::Reader::from_reader(bytes).records().map(|r| r.unwrap()[0].to_owned()).collect(),
        "kml" => {
            let ids = between(text(), "<Placemark id=\"", "\"");
            ids.into_iter().map(str::to_owned).collect()
        }
        "gpkg" => {
            let path = dir.join("read.gpkg");
            std::fs::write(&path, bytes).unwrap();
            let db = rusqlite::Connection::open(&path).unwrap();
            let mut rows = db.prepare("SELECT id FROM incidents ORDER BY fid").unwrap();
            rows.query_map([], |row| row.get(0)).unwrap().map(Result::unwrap).collect()
        }
        "fgb" => {
            let mut features = FgbReader::open(bytes).unwrap().select_all_seq().unwrap();
            let mut ids = Vec::new();
            while let Some(feature) = features.next().unwrap() {
                ids.push(feature.property("id").unwrap());
            }
            ids
        }
        other => panic!("unknown format {other}"),
    }
}

/// The ids of a feed's entries, and the next page.
fn entries(feed: &Answer) -> (Vec<String>, Option<String>) {
    let entries = between(&feed.body, "<entry><id>", "</id>");
    let ids = entries.into_iter().map(|url| url.rsplit('/').next().unwrap().to_owned()).collect();
    let next = between(&feed.body, "<link rel=\"next\" type=\"application/atom+xml\" href=\"", "\"");
    (ids, next.first().map(|n| n.replace("&amp;", "&")))
}

#[test]
fn every_way_out_gives_the_same_ids() {
    let place = Place::new();
    seed(&place.db());
    let server = Server::start(&place.db());
    for query in FILTERS {
        let limit = if query.contains("limit=") { "" } else { "limit=1000&" };
        let page = server.get(&format!("/api/collections/incidents/items?{limit}{query}"));
        let expected = page.ids();
        if limit.is_empty() {
            assert_eq!(expected.len(), 7);
        } else {
            assert_eq!(page.json()["numberMatched"], expected.len(), "{query}");
        }
        for format in FORMATS {
            let file = server.get(&format!("/incidents.{format}?{query}"));
            assert_eq!(file.status, 200, "{format} {query}");
            assert!(file.headers["content-disposition"].ends_with(&format!(".{format}\"")));
            // One after another, in the order asked for.
            assert_eq!(ids_in(format, &file.bytes, place.path()), expected, "{format} {query}");
        }
        let feed = server.get(&format!("/incidents.atom?{limit}{query}"));
        assert_eq!(set(entries(&feed).0), set(expected), "atom {query}");
    }
}

#[test]
fn files_are_named_after_their_filter_and_name_the_sources_of_data() {
    let place = Place::new();
    seed(&place.db());
    let server = Server::start(&place.db());
    let named = &server.get("/incidents.geojson?from=2025-11-03&type=raid").headers["content-disposition"];
    assert_eq!(named, "attachment; filename=\"incidents_from-2025-11-03_type-raid.geojson\"");
    for format in FORMATS {
        let file = server.get(&format!("/incidents.{format}"));
        assert_eq!(file.headers["link"], "</sources.json>; rel=\"license\"");
        // Features one after another have no room for it.
        assert_eq!(file.body.contains("GeoNames"), !matches!(*format, "geojsonl" | "geojsons"), "{format}");
        let again = [("If-None-Match", file.headers["etag"].as_str())];
        assert_eq!(server.request("GET", &format!("/incidents.{format}"), &again).status, 304);
    }
    let tagged = server.get("/incidents.csv?hxl=true&type=raid").body;
    let plain = server.get("/incidents.csv?type=raid").body;
    assert_eq!(tagged.lines().count(), plain.lines().count() + 1);
    assert!(tagged.lines().nth(1).unwrap().starts_with("#event+id,"));
}

#[test]
fn a_feed_leads_from_page_to_page_newest_first() {
    let place = Place::new();
    seed(&place.db());
    let server = Server::start(&place.db());
    let all = set(server.get("/api/collections/incidents/items?limit=1000&type=raid,talks").ids());
    let (mut seen, mut next) = (Vec::new(), Some("/incidents.atom?limit=6&type=raid,talks".to_owned()));
    while let Some(path) = next {
        let feed = server.get(&path);
        assert_eq!(feed.headers["content-type"], "application/atom+xml");
        let (ids, after) = entries(&feed);
        assert!(!ids.is_empty() && ids.len() <= 6);
        seen.extend(ids);
        next = after.map(|url| url.split_once(&server.address).unwrap().1.to_owned());
    }
    assert_eq!(seen.len(), all.len());
    assert_eq!(set(seen), all);
    let feed = server.get("/incidents.atom?type=raid&located=true").body;
    assert!(feed.contains("<georss:point>33.2 35.83</georss:point>"), "latitude first: {feed}");
    assert!(
        feed.contains("type raid, located true")
            && feed.contains("<link rel=\"via\" href=\"https://news.example/")
    );
    let empty = server.get("/incidents.atom?type=protest");
    assert!(empty.status == 200 && empty.body.contains("<updated>") && !empty.body.contains("<entry>"));
}

/// Runs `export` with these arguments and reads the ids of what it writes.
fn exported(place: &Place, args: &[&str], file: &str, format: &str) -> BTreeSet<String> {
    let out = place.path().join(file);
    let run = zonewatch()
        .arg("export")
        .args(args)
        .arg("--db")
        .arg(place.db())
        .arg("-o")
        .arg(&out)
        .output()
        .unwrap();
    assert!(run.status.success(), "{run:?}");
    set(ids_in(format, &std::fs::read(out).unwrap(), place.path()))
}

#[test]
fn the_command_writes_what_the_server_sends() {
    let place = Place::new();
    seed(&place.db());
    let server = Server::start(&place.db());
    let query = "from=2025-11-03&type=raid,talks&bbox=-180,-90,180,90&zone_relation=outside,near,inside";
    let served = set(server.get(&format!("/incidents.geojson?{query}")).ids());
    assert!(!served.is_empty());
    let filter = ["--from", "2025-11-03", "--bbox", "-180,-90,180,90", "--type", "raid,talks", "--only"];
    let filter = [&filter[..], &["zone_relation=outside,near,inside"]].concat();
    for format in FORMATS {
        assert_eq!(exported(&place, &[&filter[..], &["--format", format]].concat(), "out", format), served);
        // The ending tells the format.
        assert_eq!(exported(&place, &filter, &format!("out.{format}"), format), served, "{format}");
    }
    for wrong in [["--only", "colour=red"], ["--only", "type"], ["--format", "shp"]] {
        let run = zonewatch().arg("export").args(wrong).arg("--db").arg(place.db()).output().unwrap();
        assert!(!run.status.success() && !run.stderr.is_empty(), "{wrong:?}");
    }
}

#[test]
fn gdal_reads_every_format() {
    if !Command::new("ogrinfo").arg("--version").output().is_ok_and(|o| o.status.success()) {
        eprintln!("skipped: ogrinfo (package gdal-bin) is not installed");
        return;
    }
    let place = Place::new();
    seed(&place.db());
    let server = Server::start(&place.db());
    let items =
        |query: &str| server.get(&format!("/api/collections/incidents/items?limit=1000&{query}")).ids().len();
    let (all, located) = (items("type=raid,talks"), items("type=raid,talks&located=true"));
    assert!(all > located && located > 0);
    for format in ["geojson", "geojsonl", "geojsons", "kml", "gpkg", "fgb"] {
        let path = place.path().join(format!("incidents.{format}"));
        let file = server.get(&format!("/incidents.{format}?type=raid,talks"));
        std::fs::write(&path, &file.bytes).unwrap();
        let info = |args: &[&str]| {
            let output =
                Command::new("ogrinfo").arg("-ro").args(args).arg(&path).arg("incidents").output().unwrap();
            let (out, err) =
                (String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
            assert!(
                output.status.success() && !err.contains("Warning") && !err.contains("ERROR"),
                "{format}: {err}"
            );
            out.into_owned()
        };
        let whole = info(&["-so"]);
        assert!(whole.contains(&format!("Feature Count: {all}")), "{format}: {whole}");
        assert!(whole.contains("Geometry: Point") || format == "kml", "{format}: {whole}");
        let features = info(&[]);
        assert_eq!(features.matches("POINT (").count(), located, "{format}");
        assert!(features.contains("pcode") && features.contains("date_start"), "{format}");
        let boxed = info(&["-spat", "35.8", "33.1", "35.9", "33.3", "-where", "type = 'raid'"]);
        let expected = items("type=raid&located=true&bbox=35.8,33.1,35.9,33.3");
        assert_eq!(boxed.matches("POINT (").count(), expected, "{format}");
        if format == "gpkg" {
            let output =
                Command::new("ogrinfo").args(["-ro", "-so"]).arg(&path).arg("sources").output().unwrap();
            let text = String::from_utf8_lossy(&output.stdout);
            assert!(
                text.contains(&format!("Feature Count: {all}")) && text.contains("quote: String"),
                "{text}"
            );
        }
    }
}
