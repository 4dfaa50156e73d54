//! Starts a server on a free port, writes to its database from this process, and reads what it answers.

use jiff::Timestamp;
use jiff::civil::{Date, date};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{Shutdown, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};
use zonewatch::date::Interval;
use zonewatch::event::{Evidence, Report};
use zonewatch::format::ArticleRecord;
use zonewatch::geoparse::Location;
use zonewatch::incident::{ArticleRef, article_id};
use zonewatch::kind::{Certainty, IncidentType, PlacePrecision};
use zonewatch::store::{Input, Store};
use zonewatch::text::PublishedBasis;

/// The program under test.
pub fn zonewatch() -> Command {
    Command::new(env!("CARGO_BIN_EXE_zonewatch"))
}

/// A temporary folder with a database path in it.
pub struct Place {
    dir: tempfile::TempDir,
}

impl Place {
    pub fn new() -> Self {
        Self { dir: tempfile::tempdir().unwrap() }
    }

    pub fn db(&self) -> PathBuf {
        self.dir.path().join("test.db")
    }

    pub fn path(&self) -> &Path {
        self.dir.path()
    }

    /// Writes `text` to a file of this folder.
    pub fn write(&self, name: &str, text: &str) -> PathBuf {
        let path = self.dir.path().join(name);
        std::fs::write(&path, text).unwrap();
        path
    }
}

/// A running server; killed when dropped.
pub struct Server {
    child: Child,
    pub address: String,
}

/// An answer.
#[derive(Debug)]
pub struct Answer {
    pub status: u16,
    pub headers: BTreeMap<String, String>,
    pub body: String,
    /// The body as it came.
    pub bytes: Vec<u8>,
}

impl Answer {
    pub fn json(&self) -> Value {
        serde_json::from_str(&self.body).unwrap_or_else(|e| panic!("{e}: {}", self.body))
    }

    /// Ids of the features in it, in order.
    pub fn ids(&self) -> Vec<String> {
        ids(&self.json())
    }
}

/// Ids of a collection's features, in order.
pub fn ids(collection: &Value) -> Vec<String> {
    collection["features"].as_array().unwrap().iter().map(|f| f["id"].as_str().unwrap().to_owned()).collect()
}

impl Server {
    /// Serves `db` as it is, on a free port.
    pub fn start(db: &Path) -> Self {
        Self::start_with(&["--no-articles".as_ref(), "--db".as_ref(), db.as_os_str()])
    }

    pub fn start_with(args: &[&std::ffi::OsStr]) -> Self {
        let mut child = zonewatch()
            .args(["serve", "--listen", "127.0.0.1:0"])
            .args(args)
            .stdout(Stdio::piped())
            .stderr(Stdio::inherit())
            .spawn()
            .unwrap();
        let mut line = String::new();
        BufReader::new(child.stdout.take().unwrap()).read_line(&mut line).unwrap();
        let address = line.trim().rsplit("http://").next().unwrap().to_owned();
        assert!(address.contains(':'), "no address in `{line}`");
        Self { child, address }
    }

    pub fn get(&self, path: &str) -> Answer {
        self.request("GET", path, &[])
    }

    pub fn request(&self, method: &str, path: &str, headers: &[(&str, &str)]) -> Answer {
        Self::answer(self.open(method, path, headers, b""))
    }

    /// Posts `body`.
    pub fn send(&self, path: &str, headers: &[(&str, &str)], body: &[u8]) -> Answer {
        Self::answer(self.open("POST", path, headers, body))
    }

    fn answer((head, mut stream): (String, BufReader<TcpStream>)) -> Answer {
        let mut body = Vec::new();
        stream.read_to_end(&mut body).unwrap();
        let mut lines = head.lines();
        let status = lines.next().unwrap().split(' ').nth(1).unwrap().parse().unwrap();
        let headers = lines
            .filter_map(|l| l.split_once(": "))
            .map(|(n, v)| (n.to_ascii_lowercase(), v.to_owned()))
            .collect();
        Answer { status, headers, body: String::from_utf8_lossy(&body).into_owned(), bytes: body }
    }

    /// Sends a request as HTTP/1.0, whose answers come without chunks; the head, and the body to read.
    fn open(
        &self,
        method: &str,
        path: &str,
        headers: &[(&str, &str)],
        body: &[u8],
    ) -> (String, BufReader<TcpStream>) {
        let mut tcp = TcpStream::connect(&self.address).unwrap();
        tcp.set_read_timeout(Some(Duration::from_secs(30))).unwrap();
        let mut request = format!("{method} {path} HTTP/1.0\r\nHost: {}\r\n", self.address);
        for (name, value) in headers {
            request += &[name, ": ", value, "\r\n"].concat();
        }
        if !body.is_empty() {
            request += &["Content-Length: ", &body.len().to_string(), "\r\n"].concat();
        }
        tcp.write_all(format!("{request}\r\n").as_bytes()).unwrap();
        // A server that refuses a body may close before it has all of it.
        let _ = tcp.write_all(body);
        let mut reader = BufReader::new(tcp);
        let mut head = String::new();
        while !head.ends_with("\r\n\r\n") {
            assert!(reader.read_line(&mut head).unwrap() > 0, "no answer to {method} {path}");
        }
        (head, reader)
    }

    /// Opens the stream; `last` is sent as `Last-Event-ID`.
    pub fn stream(&self, query: &str, last: Option<&str>) -> Stream {
        let headers: Vec<(&str, &str)> = last.map(|l| ("Last-Event-ID", l)).into_iter().collect();
        let (head, reader) = self.open("GET", &format!("/incidents/stream{query}"), &headers, b"");
        assert!(head.contains("200 OK") && head.contains("text/event-stream"), "{head}");
        Stream { reader, last: last.map(str::to_owned) }
    }

    /// Ends the server as a power cut would end it.
    pub fn kill(mut self) {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// An open stream.
pub struct Stream {
    reader: BufReader<TcpStream>,
    /// Id of the last event, as a browser keeps it.
    pub last: Option<String>,
}

/// A server-sent event.
#[derive(Debug, Clone, PartialEq)]
pub struct Event {
    pub id: String,
    pub name: String,
    pub data: Value,
}

impl Stream {
    /// The next event; `None` when none comes within `wait`.
    pub fn next(&mut self, wait: Duration) -> Option<Event> {
        let until = Instant::now() + wait;
        let (mut name, mut data, mut line) = (String::new(), String::new(), String::new());
        // As in a browser an id counts from the end of its event on: half an event comes again.
        let mut id = None;
        loop {
            let left = until.checked_duration_since(Instant::now())?;
            self.reader.get_ref().set_read_timeout(Some(left.max(Duration::from_millis(1)))).unwrap();
            match self.reader.read_line(&mut line) {
                Ok(0) => return None,
                Ok(_) => {}
                Err(_) => continue,
            }
            match line.trim_end_matches('\n').split_once(": ") {
                None if line == "\n" => {
                    self.last = id.take().or(self.last.take());
                    if !data.is_empty() {
                        let data = serde_json::from_str(&data).unwrap();
                        return Some(Event { id: self.last.clone().unwrap(), name, data });
                    }
                }
                Some(("id", value)) => id = Some(value.to_owned()),
                Some(("event", event)) => event.clone_into(&mut name),
                Some(("data", text)) => text.clone_into(&mut data),
                _ => {}
            }
            line.clear();
        }
    }

    /// Breaks the connection off.
    pub fn cut(self) -> Option<String> {
        let _ = self.reader.get_ref().shutdown(Shutdown::Both);
        self.last
    }
}

/// Applies an event to incidents by id, as the page does.
pub fn fold(incidents: &mut BTreeMap<String, Value>, event: &Event) {
    match event.name.as_str() {
        "create" | "update" => {
            incidents.insert(event.data["id"].as_str().unwrap().to_owned(), event.data.clone());
        }
        "merge" | "delete" => {
            incidents.remove(event.data["id"].as_str().unwrap());
        }
        other => panic!("unexpected event {other}"),
    }
}

/// A village: name, longitude, latitude.
pub type Village = (&'static str, f64, f64);
pub const NORTH: Village = ("North Hill", 35.83, 33.2);
pub const SOUTH: Village = ("South Hill", 35.9, 32.9);

/// A report on one event.
pub fn report(kind: IncidentType, day: Date, village: Option<Village>, start: u32) -> Report {
    Report {
        kind,
        date: Interval::day(day),
        certainty: Certainty::Reported,
        place: village.map(|(name, lon, lat)| Location {
            name: name.into(),
            place_id: Some(format!("test:{name}")),
            lon,
            lat,
            precision: PlacePrecision::Settlement,
            radius_m: 1_000,
            country: Some("SY".into()),
            admin1: Some("Quneitra".into()),
            admin2: None,
            admin3: None,
            pcode: None,
        }),
        place_as_written: village.map(|v| v.0.to_owned()),
        actors: vec![],
        killed: None,
        injured: None,
        detained: None,
        attributed_to: None,
        confidence: 0.8,
        evidence: Evidence { start, end: start + 30, text: format!("Sentence {start} tells of a {kind}.") },
        fields: BTreeMap::new(),
        context: Vec::new(),
    }
}

/// An article with these reports; the name is its identity.
pub fn article(name: &str, reports: Vec<Report>) -> Input {
    let url = format!("https://news.example/{name}");
    Input {
        record: ArticleRecord {
            article: ArticleRef {
                id: article_id(Some(&url), None, ""),
                publisher: Some(format!("Paper {}", &name[..1])),
                title: Some(format!("Article {name}")),
                url: Some(url),
                published: Some(date(2025, 11, 20)),
            },
            published_basis: PublishedBasis::Metadata,
        },
        text: name.to_owned(),
        reports,
        tallies: vec![],
        input_hash: None,
    }
}

/// Stores articles from this process, which is another than the server's.
pub fn store(db: &Path, inputs: &[Input]) {
    Store::open(db).unwrap().ingest(inputs, Timestamp::now()).unwrap();
}

/// Some forty incidents of several types, places and days, a few without place or date.
pub fn seed(db: &Path) {
    let kinds = [IncidentType::Raid, IncidentType::Airstrike, IncidentType::Talks, IncidentType::Checkpoint];
    let inputs: Vec<Input> = (0..40_u32)
        .map(|n| {
            let day = date(2025, 11, 1) + jiff::Span::new().days(i64::from(n / 2));
            let village = [Some(NORTH), Some(SOUTH), None][(n % 3) as usize];
            let mut r = report(kinds[(n % 4) as usize], day, village, n);
            if n % 10 == 7 {
                r.date = Interval::UNKNOWN;
            }
            r.certainty = if n % 9 == 8 { Certainty::Planned } else { Certainty::Reported };
            article(&format!("{}{n}", ["a", "b", "c"][(n % 3) as usize]), vec![r])
        })
        .collect();
    store(db, &inputs);
}

/// The set of some ids.
pub fn set(ids: impl IntoIterator<Item = String>) -> BTreeSet<String> {
    ids.into_iter().collect()
}
