//! Damaged, odd and random input through the whole pipeline, from bytes to features: no panic, and nothing it says points
//! outside the text.
//!
//! A sample runs always. `ZONEWATCH_ROBUST=10000 cargo test --release --test it robust` runs that many.

use rayon::prelude::*;
use std::fmt::Write;
use std::panic::{AssertUnwindSafe, catch_unwind};
use zonewatch::extract::{Knowledge, extract};
use zonewatch::format::{Feature, Stamp};
use zonewatch::incident::{SourcedReport, merge, report_key};
use zonewatch::store::Input;
use zonewatch::text::read;

/// Inputs when nobody asks for more.
const SAMPLE: u64 = 120;

/// Names that decide how a file is read.
const NAMES: [&str; 6] = ["a.txt", "a.md", "a.html", "a.jsonl", "a", "a.TXT"];

/// What readers of text stumble over.
const NASTY: &[&str] = &[
    "\0",
    "\u{feff}",
    "\u{200b}\u{200f}\u{202e}",
    "\u{a0}\u{2009}",
    "e\u{301}\u{301}\u{301}",
    "👩‍👩‍👧‍👦",
    "القنيطرة في ٣ آذار",
    "ﬁﬃ ǅ İ ß ẞ ı",
    "18446744073709551616",
    "-0 1e999 ٣٤٥",
    "99:99 on 31 February 0000",
    "the 1st of the 31st of Sunday last next week ago",
    "between between 5 and and 7 May 99999",
    "at least at least 4294967296 people were killed",
    "since since since 2024-13-45T25:61:61Z",
    "3,5.7-8–9/10 km south-west of of the",
    "((((((((((\"\"\"\"''''[[[[{{{{",
    "---\n---\n---\npublished: [1, {a: *x}]\n---\n",
    "<script><!-- <p>&#x110000;&amp;&bogus;<![CDATA[",
    "{\"text\": \"x\", \"published\": 5}\n{\"text\": null}",
    "\r\r\n\n\u{85}\u{2028}",
    "A. B. C. D. E. U.N. a.m. p.m. Mr. Jan.",
];

/// A generator of numbers: the same at every run (Steele, Lea and Flood's `SplitMix64`, 2014).
struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let z = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    fn below(&mut self, n: usize) -> usize {
        (self.next() % n.max(1) as u64) as usize
    }

    fn of<'t, T: ?Sized>(&mut self, list: &[&'t T]) -> &'t T {
        list[self.below(list.len())]
    }
}

/// Texts to damage: the bundled digests, and one page and one JSON Lines file made of them.
fn seeds() -> Vec<Vec<u8>> {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("data/articles");
    let mut files: Vec<_> = std::fs::read_dir(folder).unwrap().map(|e| e.unwrap().path()).collect();
    files.sort();
    let mut seeds: Vec<Vec<u8>> = files.iter().map(|f| std::fs::read(f).unwrap()).collect();
    let text = String::from_utf8_lossy(&seeds[3]).into_owned();
    let mut page =
        "<!DOCTYPE html><html><head><title>News</title><script type=\"application/ld+json\">{\"@type\": \
        \"NewsArticle\", \"datePublished\": \"2026-03-02\"}</script></head><body><article><h1>News</h1>"
            .to_owned();
    for paragraph in text.split("\n\n") {
        let _ = write!(page, "<p>{paragraph}</p>");
    }
    page.push_str("</article></body></html>");
    seeds.push(page.into_bytes());
    seeds.push(serde_json::json!({ "text": text, "published": "2026-03-02" }).to_string().into_bytes());
    seeds
}

/// Input number `n`: random bytes, random words of a text, or a text with some damage.
fn input(n: u64, seeds: &[Vec<u8>]) -> (&'static str, Vec<u8>) {
    let mut random = Random(n);
    let name = random.of(&NAMES);
    let seed = &seeds[random.below(seeds.len())];
    match random.below(12) {
        0 => {
            let length = random.below(4_000);
            (name, (0..length).map(|_| random.next() as u8).collect())
        }
        1 => {
            let text = String::from_utf8_lossy(seed).into_owned();
            let mut words: Vec<&str> = text.split_whitespace().collect();
            words.extend(NASTY);
            let length = random.below(800);
            (name, (0..length).map(|_| random.of(&words)).collect::<Vec<_>>().join(" ").into_bytes())
        }
        _ => {
            let mut bytes = seed.clone();
            for _ in 0..=random.below(8) {
                damage(&mut bytes, seeds, &mut random);
            }
            bytes.truncate(60_000);
            (name, bytes)
        }
    }
}

fn damage(bytes: &mut Vec<u8>, seeds: &[Vec<u8>], random: &mut Random) {
    let at = random.below(bytes.len() + 1);
    let end = (at + random.below(200)).min(bytes.len());
    match random.below(9) {
        0 => bytes.truncate(at),
        1 => {
            bytes.drain(at..end);
        }
        2 => {
            if let Some(byte) = bytes.get_mut(at) {
                *byte ^= 1 << random.below(8);
            }
        }
        3 => {
            let nasty = random.of(NASTY).as_bytes();
            bytes.splice(at..at, nasty.iter().copied());
        }
        4 => {
            let piece = bytes[at..end].repeat(1 + random.below(20));
            bytes.splice(at..at, piece);
        }
        5 => {
            let other = &seeds[random.below(seeds.len())];
            let from = random.below(other.len());
            let to = (from + random.below(2_000)).min(other.len());
            bytes.splice(at..end, other[from..to].iter().copied());
        }
        6 => bytes[at..end].make_ascii_uppercase(),
        7 => bytes.iter_mut().skip(at).step_by(1 + random.below(30)).take(40).for_each(|b| *b = b' '),
        _ => {
            let mark = *random
                .of(&[b".".as_slice(), b",", b"\n", b"\"", b"-", b"'", b"\xe2\x80\x99"])
                .first()
                .unwrap();
            bytes.splice(at..at, std::iter::repeat_n(mark, random.below(300)));
        }
    }
}

/// Everything that is done to an article, and what must hold of it.
fn run(name: &str, bytes: &[u8]) {
    let given = [
        None,
        Some(jiff::civil::date(2026, 3, 5)),
        Some(jiff::civil::Date::MAX),
        Some(jiff::civil::Date::MIN),
    ];
    // A file that cannot be understood is told, not read: nothing more to hold.
    let Ok(articles) = read(name, bytes, given[bytes.len() % given.len()]) else { return };
    for article in articles {
        let said = extract(&article, Knowledge::bundled());
        let chars = article.text.chars().count() as u32;
        for span in said.mentions.iter().map(|m| m.span).chain(said.times.iter().map(|t| t.span)) {
            assert!(article.text.get(span.start as usize..span.end as usize).is_some(), "{span:?}");
        }
        for report in &said.reports {
            assert!(report.evidence.start <= report.evidence.end && report.evidence.end <= chars);
            assert!((0.0..=1.0).contains(&report.confidence), "{}", report.confidence);
            assert!(report.fields.values().all(|f| f.start <= f.end && f.end <= chars));
            for figure in [report.killed, report.injured, report.detained].into_iter().flatten() {
                assert!(
                    figure.low <= figure.best && figure.high.is_none_or(|h| figure.best <= h),
                    "{figure:?}"
                );
            }
            if let Some(place) = &report.place {
                assert!(place.lon.abs() <= 180.0 && place.lat.abs() <= 90.0, "{place:?}");
            }
        }
        serde_json::to_string(&said.printed(&article)).unwrap();
        let input = Input::read(article, None);
        let reports = input.reports.into_iter().map(|report| {
            let article = input.record.article.clone();
            SourcedReport { key: report_key(&article.id, &report), article, report, apart: false }
        });
        for incident in merge(reports.collect()) {
            let stamp = Stamp { id: "zw-1", first_seen: "", updated_at: "", zone: None };
            serde_json::to_string(&Feature::new(&incident, &stamp)).unwrap();
        }
    }
}

#[test]
fn damaged_and_random_input_neither_panics_nor_points_outside_the_text() {
    let count = std::env::var("ZONEWATCH_ROBUST").ok().map_or(SAMPLE, |n| n.parse().unwrap());
    let seeds = seeds();
    let failed: Vec<u64> = (0..count)
        .into_par_iter()
        .filter(|n| {
            let (name, bytes) = input(*n, &seeds);
            catch_unwind(AssertUnwindSafe(|| run(name, &bytes))).is_err()
        })
        .collect();
    assert!(failed.is_empty(), "inputs {failed:?}: `input(N, …)` makes them again");
}

/// Input of extreme shape, each of which once was or could be a trap.
#[test]
fn extreme_shapes_are_read() {
    let long = 20_000;
    let shapes = [
        String::new(),
        " ".repeat(long),
        "a".repeat(long),
        "A ".repeat(long / 2),
        "1 ".repeat(long / 2),
        "9".repeat(long),
        "\n".repeat(long),
        ".".repeat(long),
        "(".repeat(long / 10),
        "é".repeat(long / 2),
        "Al-".repeat(long / 3),
        "and Quneitra ".repeat(2_000),
        "on Friday ".repeat(2_000),
        "Israeli forces raided Kudna on Monday and ".repeat(1_000),
        "<div>".repeat(2_000),
        format!("<html>{}</html>", "<p>x".repeat(5_000)),
    ];
    for shape in &shapes {
        for name in ["a.txt", "a.md", "a.html"] {
            run(name, shape.as_bytes());
        }
    }
}
