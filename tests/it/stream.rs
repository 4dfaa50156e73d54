//! The live stream: nothing lost, nothing doubled, whatever happens to the connection.

use crate::support::{Event, NORTH, Place, SOUTH, Server, article, fold, report, seed, store};
use jiff::civil::date;
use serde_json::Value;
use std::collections::BTreeMap;
use std::io::{Read, Write};
use std::net::TcpStream;
use std::time::Duration;
use zonewatch::kind::IncidentType;
use zonewatch::store::Input;

const SOON: Duration = Duration::from_secs(10);
const NOTHING: Duration = Duration::from_millis(600);

/// Numbers that look random and are the same every time (a linear congruential generator, Knuth's constants).
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % sides
    }
}

/// Articles that come, change, agree with each other and lose what they said.
fn random_article(dice: &mut Dice) -> Input {
    let kinds = [IncidentType::Raid, IncidentType::GroundIncursion, IncidentType::Airstrike];
    let reports = (0..dice.roll(3))
        .map(|n| {
            let day = date(2025, 11, 1) + jiff::Span::new().days(dice.roll(4) as i64);
            let village = if dice.roll(2) == 0 { NORTH } else { SOUTH };
            report(kinds[dice.roll(3) as usize], day, Some(village), n as u32 * 100)
        })
        .collect();
    article(&format!("{}{}", ["a", "b", "c"][dice.roll(3) as usize], dice.roll(8)), reports)
}

fn snapshot(server: &Server, query: &str) -> (BTreeMap<String, Value>, String) {
    let page = server.get(&format!("/api/collections/incidents/items?limit=10000{query}")).json();
    let features = page["features"].as_array().unwrap();
    let incidents = features.iter().map(|f| (f["id"].as_str().unwrap().to_owned(), f.clone())).collect();
    (incidents, page["cursor"].as_str().unwrap().to_owned())
}

#[test]
fn a_client_cut_again_and_again_ends_where_an_uncut_one_does() {
    let place = Place::new();
    seed(&place.db());
    let server = Server::start(&place.db());
    for query in ["", "type=raid"] {
        let (mut uncut, cursor) = snapshot(&server, &format!("&{query}").replace("&&", ""));
        let mut cut = uncut.clone();
        let mut steady = server.stream(&format!("?{query}&last_event_id={cursor}").replace("?&", "?"), None);
        let path = if query.is_empty() { String::new() } else { format!("?{query}") };
        let mut last = Some(cursor);
        let mut dice = Dice(query.len() as u64 + 1);
        let mut seen = Vec::new();
        for _ in 0..50 {
            for _ in 0..dice.roll(4) {
                store(&place.db(), &[random_article(&mut dice)]);
            }
            let mut stream = server.stream(&path, last.as_deref());
            for _ in 0..dice.roll(4) {
                let Some(event) = stream.next(Duration::from_millis(50)) else { break };
                fold(&mut cut, &event);
                seen.push(event.id);
            }
            last = stream.cut();
        }
        let mut stream = server.stream(&path, last.as_deref());
        while let Some(event) = stream.next(NOTHING) {
            fold(&mut cut, &event);
            seen.push(event.id);
        }
        let mut steady_ids = Vec::new();
        while let Some(event) = steady.next(NOTHING) {
            fold(&mut uncut, &event);
            steady_ids.push(event.id);
        }
        assert!(seen.len() > 10, "only {} events", seen.len());
        assert_eq!(seen, steady_ids, "the same events, each once, in order");
        assert_eq!(cut, uncut);
        assert_eq!(
            cut,
            snapshot(&server, &format!("&{query}").replace("&&", "")).0,
            "and both equal the items"
        );
    }
}

#[test]
fn another_process_s_articles_appear_at_once_and_filters_hold() {
    let place = Place::new();
    let server = Server::start(&place.db());
    let mut all = server.stream("", None);
    let mut north = server.stream("?place=north%20hill", None);
    let mut talks = server.stream("?type=talks", None);
    let raid = |village| article("a1", vec![report(IncidentType::Raid, date(2025, 11, 5), Some(village), 0)]);
    store(&place.db(), &[raid(NORTH)]);
    let created = all.next(SOON).unwrap();
    assert_eq!(
        (created.name.as_str(), &created.data["properties"]["place"]),
        ("create", &Value::from("North Hill"))
    );
    assert_eq!(north.next(SOON), Some(created.clone()));
    // The article is corrected: the same sentence, another village.
    store(&place.db(), &[raid(SOUTH)]);
    let updated = all.next(SOON).unwrap();
    assert_eq!((updated.name.as_str(), &updated.data["id"]), ("update", &created.data["id"]));
    let left = north.next(SOON).unwrap();
    assert_eq!(
        (left.name.as_str(), &left.data["id"], &left.id),
        ("delete", &created.data["id"], &updated.id)
    );
    store(&place.db(), &[article("a1", vec![])]);
    assert_eq!(all.next(SOON).map(|e| e.name), Some("delete".into()));
    assert_eq!(north.next(NOTHING), None);
    assert_eq!(talks.next(NOTHING), None);
}

#[test]
fn a_history_that_is_gone_is_told_as_a_reset() {
    let place = Place::new();
    seed(&place.db());
    let server = Server::start(&place.db());
    let (_, cursor) = snapshot(&server, "");
    for id in ["1", "9007199254740991", "-5"] {
        let Event { id, name, data } = server.stream("", Some(id)).next(SOON).unwrap();
        assert_eq!((name.as_str(), &id, data["cursor"].as_str()), ("reset", &cursor, Some(cursor.as_str())));
    }
    assert_eq!(server.stream("", Some(&cursor)).next(NOTHING), None);
}

#[test]
fn the_stream_survives_a_restart_of_the_server() {
    let place = Place::new();
    seed(&place.db());
    let server = Server::start(&place.db());
    let (mut incidents, cursor) = snapshot(&server, "");
    let last = server.stream("", Some(&cursor)).cut();
    server.kill();
    let raid = report(IncidentType::Raid, date(2025, 12, 24), Some(NORTH), 0);
    store(&place.db(), &[article("a99", vec![raid])]);
    let server = Server::start(&place.db());
    let mut stream = server.stream("", last.as_deref());
    let event = stream.next(SOON).unwrap();
    assert_eq!(event.name, "create");
    fold(&mut incidents, &event);
    assert_eq!(incidents, snapshot(&server, "").0);
}

/// Headers that tell how an answer is sent, not what it is.
const SENDING: [&str; 3] = ["date", "connection", "transfer-encoding"];

#[test]
fn a_stream_on_a_kept_connection_says_what_one_of_its_own_says() {
    let place = Place::new();
    let server = Server::start(&place.db());
    let head = |requests: &[&str]| {
        let mut tcp = TcpStream::connect(&server.address).unwrap();
        tcp.set_read_timeout(Some(SOON)).unwrap();
        let mut text = String::new();
        for request in requests {
            text.clear();
            tcp.write_all(format!("GET {request} HTTP/1.1\r\nHost: x\r\n\r\n").as_bytes()).unwrap();
            // The stream's first comment is the end of what is read of it, the liveness answer's last brace of that.
            while !text.contains(": live") && !text.contains('}') {
                let mut bytes = [0; 4096];
                let n = tcp.read(&mut bytes).unwrap();
                assert!(n > 0, "{text}");
                text.push_str(std::str::from_utf8(&bytes[..n]).unwrap());
            }
        }
        let head = text.split("\r\n\r\n").next().unwrap().to_owned();
        let is_told = |line: &&str| !SENDING.iter().any(|name| line.starts_with(&format!("{name}: ")));
        let mut lines: Vec<String> = head.lines().filter(is_told).map(str::to_owned).collect();
        lines.sort();
        lines
    };
    let alone = head(&["/incidents/stream"]);
    assert!(alone.contains(&"content-type: text/event-stream".to_owned()), "{alone:?}");
    assert!(alone.contains(&"access-control-allow-origin: *".to_owned()), "{alone:?}");
    assert_eq!(alone, head(&["/healthz", "/incidents/stream"]));
    assert!(server.get("/incidents/stream?colour=red").status == 400);
}
