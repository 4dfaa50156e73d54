//! The command line: what it says when something is wrong, and that it says so with its exit code.

use crate::support::{Place, Server, zonewatch};
use std::ffi::OsStr;
use std::process::Output;

fn run(args: &[&OsStr]) -> Output {
    zonewatch().args(args).output().unwrap()
}

fn assert_fails(args: &[&OsStr], words: &[&str]) {
    let output = run(args);
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(!output.status.success(), "{args:?} should fail");
    assert_eq!(said.trim().lines().count(), 1, "one line: {said}");
    for word in words {
        assert!(said.contains(word), "`{word}` is not in: {said}");
    }
}

#[test]
fn what_is_wrong_is_told_in_one_line() {
    let place = Place::new();
    let db = place.db();
    let db = db.as_os_str();
    let text = place.write("notes.db", &"this is no database at all. ".repeat(50));
    let server = Server::start(&place.path().join("other.db"));
    let s = OsStr::new;
    let missing = place.path().join("missing");
    assert_fails(&[s("serve"), s("--listen"), s(&server.address), s("--db"), db], &["in use", "--listen"]);
    assert_fails(&[s("serve"), s("--listen"), s("nowhere"), s("--db"), db], &["nowhere", "127.0.0.1"]);
    assert_fails(
        &[s("serve"), s("--listen"), s("127.0.0.1:0"), s("--db"), text.as_os_str()],
        &["notes.db", "--db"],
    );
    assert_fails(
        &[s("serve"), s("--articles"), missing.as_os_str(), s("--db"), db],
        &["missing", "not a folder"],
    );
    assert_fails(&[s("serve"), s("--tiles"), s("tiles.png"), s("--db"), db], &["--tiles", "{z}"]);
    assert_fails(&[s("ingest"), missing.as_os_str(), s("--db"), db], &["missing", "does not exist"]);
    assert_fails(&[s("ingest"), place.path().join("e").as_os_str(), s("--db"), db], &["does not exist"]);
    assert_fails(&[s("extract"), missing.as_os_str()], &["missing", "does not exist"]);
    assert_fails(&[s("export"), s("--db"), missing.as_os_str()], &["missing", "--db"]);
    assert_fails(&[s("export"), s("--type"), s("earthquake"), s("--db"), db], &["type", "airstrike"]);
    assert_fails(&[s("export"), s("--bbox"), s("1,2,3"), s("--db"), db], &["bbox", "west"]);
}

#[test]
fn an_empty_folder_is_told_and_stores_nothing() {
    let place = Place::new();
    let folder = place.path().join("folder");
    std::fs::create_dir(&folder).unwrap();
    let db = place.db();
    assert_fails(&["ingest".as_ref(), folder.as_os_str(), "--db".as_ref(), db.as_os_str()], &["no articles"]);
    assert!(!db.exists());
}

#[test]
fn an_imported_table_of_places_is_read_with() {
    let place = Place::new();
    // As GeoNames publishes them: tab-separated, areas by code.
    let dump = "900000001\tDaraa Governorate\tDaraa Governorate\t\t32.85\t36.15\tA\tADM1\tSY\t\t06\t\t\t\t0\t\t\t\t2026-01-01\n\
                900000002\tQasr Zumurrudiyah\tQasr Zumurrudiyah\t\t32.71\t36.21\tP\tPPL\tSY\t\t06\t\t\t\t950\t\t\t\t2026-01-01\n";
    let dump = place.write("SY.txt", dump);
    let table = place.path().join("places.csv");
    let s = OsStr::new;
    let made = run(&[s("gazetteer"), s("import"), dump.as_os_str(), s("-o"), table.as_os_str()]);
    assert!(made.status.success(), "{made:?}");
    // Another romanisation than the table's.
    let text = "Israeli forces raided the village of Qasr Zumurudiyya in Daraa province on 3 March 2026, residents said.";
    let text = place.write("new.txt", text);
    let said = |command: &str, with: &[&OsStr]| {
        let output = run(&[&[s(command), text.as_os_str()], with].concat());
        assert!(output.status.success(), "{output:?}");
        String::from_utf8(output.stdout).unwrap()
    };
    let with = [s("--gazetteer"), table.as_os_str()];
    let id = "gn:900000002";
    assert!(!said("extract", &[]).contains(id));
    let read: serde_json::Value = serde_json::from_str(&said("extract", &with)).unwrap();
    let incident = &read["incidents"][0]["place"];
    assert_eq!(incident["place_id"], id, "{read}");
    assert_eq!((&incident["lon"], &incident["lat"]), (&36.21.into(), &32.71.into()));
    assert_eq!(incident["admin1"], "Daraa");
    assert!(said("explain", &with).contains(id));

    let db = place.db();
    let ingested =
        zonewatch().env("ZONEWATCH_GAZETTEER", &table).arg("ingest").arg(&text).arg("--db").arg(&db).status();
    assert!(ingested.unwrap().success());
    let stored = run(&[s("export"), s("--db"), db.as_os_str()]);
    assert!(String::from_utf8(stored.stdout).unwrap().contains(id));

    let missing = place.path().join("missing.csv");
    assert_fails(&[s("extract"), text.as_os_str(), s("--gazetteer"), missing.as_os_str()], &["missing.csv"]);
    assert_fails(
        &[s("extract"), text.as_os_str(), s("--gazetteer"), dump.as_os_str()],
        &["SY.txt", "gazetteer import"],
    );
    let empty = place.write("header.csv", "id,name\n");
    assert_fails(&[s("extract"), text.as_os_str(), s("--gazetteer"), empty.as_os_str()], &["no places"]);
}
