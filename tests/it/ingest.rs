//! Articles on their way in: files, folders, standard input, a watched folder, a start that repeats itself.

use crate::support::{Place, Server, zonewatch};
use std::io::Write;
use std::process::Stdio;
use std::time::{Duration, Instant};

const ARTICLE: &str = "---
title: Troops enter a village
publisher: Valley Paper
url: https://valley.example/1
published: 2025-11-05
---

Israeli forces entered the town of Beit Jinn on Tuesday, residents said.
";

fn articles(server: &Server) -> u64 {
    server.get("/api/collections/articles/items").json()["numberMatched"].as_u64().unwrap()
}

/// Waits until the server has `n` articles.
fn wait_for(server: &Server, n: u64) {
    let until = Instant::now() + Duration::from_secs(15);
    while articles(server) < n {
        assert!(Instant::now() < until, "{} articles, not {n}", articles(server));
        std::thread::sleep(Duration::from_millis(50));
    }
    assert_eq!(articles(server), n);
}

#[test]
fn files_folders_and_standard_input_are_read_and_bad_files_told() {
    let place = Place::new();
    let folder = place.path().join("folder");
    std::fs::create_dir_all(folder.join("deep")).unwrap();
    std::fs::write(folder.join("deep/one.md"), ARTICLE).unwrap();
    std::fs::write(folder.join("README.md"), "Not an article.").unwrap();
    std::fs::write(folder.join("picture.png"), [0_u8; 9]).unwrap();
    std::fs::write(folder.join("broken.jsonl"), "{\"title\": ").unwrap();
    let output = zonewatch().arg("ingest").arg(&folder).arg("--db").arg(place.db()).output().unwrap();
    let (out, err) = (String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
    assert!(
        !output.status.success() && err.contains("broken.jsonl") && err.contains("1 of 2 files"),
        "{err}"
    );
    assert!(out.starts_with("1 new, 0 changed"), "{out}");

    let mut child = zonewatch()
        .args(["ingest", "-", "--db"])
        .arg(place.db())
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    child.stdin.take().unwrap().write_all(ARTICLE.replace("example/1", "example/2").as_bytes()).unwrap();
    let output = child.wait_with_output().unwrap();
    assert!(output.status.success() && output.stdout.starts_with(b"1 new"), "{output:?}");
    let server = Server::start(&place.db());
    assert_eq!(articles(&server), 2);
    let item = server.get("/api/collections/articles/items?limit=1").json();
    let properties = &item["features"][0]["properties"];
    assert_eq!(properties["publisher"], "Valley Paper");
    assert_eq!(
        (properties["published"].as_str(), properties["published_basis"].as_str()),
        (Some("2025-11-05"), Some("metadata"))
    );
}

#[test]
fn a_watched_folder_is_read_as_files_come() {
    let place = Place::new();
    let folder = place.path().join("inbox");
    std::fs::create_dir(&folder).unwrap();
    std::fs::write(folder.join("old.md"), ARTICLE).unwrap();
    let db = place.db();
    let server = Server::start_with(&[
        "--no-articles".as_ref(),
        "--watch".as_ref(),
        folder.as_os_str(),
        "--db".as_ref(),
        db.as_os_str(),
    ]);
    wait_for(&server, 1);
    std::fs::write(folder.join("new.md"), ARTICLE.replace("example/1", "example/2")).unwrap();
    wait_for(&server, 2);
}

#[test]
fn a_second_start_reads_nothing_anew() {
    let place = Place::new();
    let folder = place.path().join("articles");
    std::fs::create_dir(&folder).unwrap();
    std::fs::write(folder.join("one.md"), ARTICLE).unwrap();
    let db = place.db();
    let args = ["--articles".as_ref(), folder.as_os_str(), "--db".as_ref(), db.as_os_str()];
    let state = |server: &Server| {
        let page = server.get("/api/collections/incidents/items").json();
        (articles(server), page["cursor"].clone(), page["features"].clone())
    };
    let first = state(&Server::start_with(&args));
    assert_eq!(first.0, 1);
    assert_eq!(state(&Server::start_with(&args)), first);
}
