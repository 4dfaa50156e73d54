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
