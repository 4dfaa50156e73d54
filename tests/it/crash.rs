//! A program killed at any moment leaves whole articles only, and going on from there ends where an unbroken run does.

use crate::support::{Place, Server, set, zonewatch};
use std::process::Stdio;
use std::time::Duration;

/// Articles about raids, each on its own day and place or together with another's.
fn articles(n: usize) -> String {
    let villages = ["Beit Jinn", "Khan Arnabah", "Jubata al-Khashab", "Sweida", "Nawa"];
    let line = |i: usize| {
        let day = 1 + i % 28;
        let month = 1 + (i / 28) % 12;
        let village = villages[i % villages.len()];
        serde_json::json!({
            "title": format!("Raid in {village}"),
            "publisher": format!("Paper {}", i % 7),
            "url": format!("https://news.example/{i}"),
            "published": format!("2025-{month:02}-{day:02}"),
            "text": format!(
                "Israeli forces raided the town of {village} on {day} {} 2025, residents said. Two people were detained.",
                ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
                 "November", "December"][month - 1]
            ),
        })
        .to_string()
    };
    (0..n).map(|i| line(i) + "\n").collect()
}

#[test]
fn a_killed_ingest_loses_and_doubles_nothing() {
    let place = Place::new();
    let folder = place.path().join("articles");
    std::fs::create_dir(&folder).unwrap();
    // Many files make many transactions: moments to be killed between.
    for (n, chunk) in articles(600).lines().collect::<Vec<_>>().chunks(2).enumerate() {
        std::fs::write(folder.join(format!("{n:03}.jsonl")), chunk.join("\n")).unwrap();
    }
    let ingest = |db: &std::path::Path| {
        let mut command = zonewatch();
        command.arg("ingest").arg(&folder).arg("--db").arg(db).stdout(Stdio::null()).stderr(Stdio::inherit());
        command
    };
    let (whole, broken) = (place.path().join("whole.db"), place.path().join("broken.db"));
    assert!(ingest(&whole).status().unwrap().success());
    for wait_ms in [10, 40, 80, 160, 240, 320] {
        let mut child = ingest(&broken).spawn().unwrap();
        std::thread::sleep(Duration::from_millis(wait_ms));
        child.kill().unwrap();
        child.wait().unwrap();
    }
    assert!(ingest(&broken).status().unwrap().success());
    // Once more: nothing changes.
    let again = zonewatch().arg("ingest").arg(&folder).arg("--db").arg(&broken).output().unwrap();
    let said = String::from_utf8(again.stdout).unwrap();
    assert!(
        said.starts_with("0 new, 0 changed, 600 unchanged articles; incidents: 0 new, 0 changed"),
        "{said}"
    );

    let (one, other) = (Server::start(&whole), Server::start(&broken));
    let path = "/api/collections/incidents/items?limit=10000";
    let (expected, found) = (one.get(path), other.get(path));
    assert!(expected.ids().len() > 100, "only {} incidents", expected.ids().len());
    assert_eq!(set(expected.ids()), set(found.ids()));
    assert_eq!(expected.json()["numberMatched"], found.json()["numberMatched"]);
    let articles = "/api/collections/articles/items?limit=1";
    assert_eq!(other.get(articles).json()["numberMatched"], 600);
}
