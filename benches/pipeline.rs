//! The whole reading pipeline, bytes → reports: bar 5,000 articles of 4 KB and 20 MB of text a second on one core.
//!
//! `cargo bench --bench pipeline` prints the rate of one core over articles of 4 KB, step by step: over made-up ones, which
//! repeat their words, and over texts written as news is (`tests/it/gold/own.jsonl`), joined to that length, which do not; the rate
//! over one article of 10 KB to 10 MB, which stays the same when reading is linear; and what all cores make of it. Every figure is
//! the best of several runs. `cargo bench --bench pipeline -- texts.jsonl …` takes more files of texts (JSON Lines, field `text`).
//! The made-up texts are made here, from a fixed seed.

use jiff::civil::{Date, date};
use rayon::prelude::*;
use std::hint::black_box;
use std::time::Instant;
use zonewatch::event::read_events;
use zonewatch::extract::{Knowledge, extract};
use zonewatch::geoparse::read_places;
use zonewatch::json;
use zonewatch::text::{Article, Doc, read};
use zonewatch::when::read_times;

/// As in the program.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

const PUBLISHED: Date = date(2026, 3, 5);
/// Bytes of an article.
const ARTICLE: usize = 4_096;
const ARTICLES: usize = 500;
const RUNS: usize = 5;

const PLACES: &[&str] = &[
    "the village of Al-Rafid in Syria's Quneitra province",
    "Beit Jinn in the Damascus countryside",
    "the town of Khan Arnabah",
    "Jubata al-Khashab in northern Quneitra",
    "Koya in the western countryside of Daraa",
    "the outskirts of Nawa",
    "Kudna",
    "Saida al-Golan",
    "the Yarmouk Basin",
    "the southern Quneitra countryside",
];
const TIMES: &[&str] = &[
    "on Tuesday",
    "on Wednesday morning",
    "before dawn on Monday",
    "on 3 March 2026",
    "late on Sunday",
    "two days earlier",
];
const SAID: &[&str] = &[
    "residents said",
    "the state news agency SANA reported",
    "according to local sources",
    "the Syrian Observatory for Human Rights said",
    "an official told reporters",
];
/// `{p}` a place, `{t}` a time, `{s}` a source, `{n}` a number.
const SENTENCES: &[&str] = &[
    "An Israeli patrol of {n} vehicles entered {p} {t}, {s}.",
    "Soldiers searched {n} houses and left without making arrests, {s}.",
    "Israeli artillery shelled fields near {p} {t}, killing {n} people, {s}.",
    "A drone hit a car on the road to {p}, wounding {n} people, {s}.",
    "Forces set up a checkpoint at the entrance of {p} {t} and stopped cars for {n} hours.",
    "The foreign ministry condemned the move and asked the Security Council to meet.",
    "People in the area have lived with patrols since December 2024, and many fields can no longer be reached.",
    "“We heard {n} blasts and then the lights went out,” a teacher said.",
    "The army said that it had acted against a threat and did not say more.",
    "The road was opened again after {n} hours, and shops in {p} opened as on any other day.",
    "Prices of bread and fuel rose by {n} percent last month, the trade chamber said in a report on the region's economy.",
    "Talks between the two sides were to go on in Paris, diplomats said, but no date had been set.",
];

/// A generator of numbers (Steele, Lea and Flood's `SplitMix64`, 2014).
struct Random(u64);

impl Random {
    fn below(&mut self, n: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let z = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        ((z ^ (z >> 31)) % n as u64) as usize
    }

    fn of<'t>(&mut self, list: &[&'t str]) -> &'t str {
        list[self.below(list.len())]
    }
}

/// A text of at least `bytes` bytes in paragraphs of three sentences.
fn text(bytes: usize, seed: u64) -> String {
    let mut random = Random(seed);
    let mut text = String::with_capacity(bytes + 512);
    text.push_str("Patrols and shelling reported along the line\n\n");
    let mut n = 0;
    while text.len() < bytes {
        let sentence = random
            .of(SENTENCES)
            .replace("{p}", random.of(PLACES))
            .replace("{t}", random.of(TIMES))
            .replace("{s}", random.of(SAID))
            .replace("{n}", &(2 + random.below(30)).to_string());
        text.push_str(&sentence);
        n += 1;
        text.push_str(if n % 3 == 0 { "\n\n" } else { " " });
    }
    text
}

fn articles(text: &str) -> Vec<Article> {
    // Plain text is always understood.
    read("bench.txt", text.as_bytes(), Some(PUBLISHED)).unwrap_or_default()
}

/// Seconds of one run.
fn time(mut run: impl FnMut()) -> f64 {
    let start = Instant::now();
    run();
    start.elapsed().as_secs_f64()
}

/// Seconds of the fastest of `RUNS` runs.
fn best(mut run: impl FnMut()) -> f64 {
    (0..RUNS).map(|_| time(&mut run)).fold(f64::INFINITY, f64::min)
}

/// The texts of a file of JSON Lines, joined paragraph by paragraph to articles of at least `ARTICLE` bytes.
fn joined(path: &str) -> Vec<String> {
    #[derive(serde::Deserialize)]
    struct Text {
        text: String,
    }
    let file = std::fs::read_to_string(path).unwrap_or_else(|e| panic!("{path}: {e}"));
    let mut articles = Vec::new();
    let mut article = String::new();
    for line in file.lines() {
        let text: Text = serde_json::from_str(line).unwrap_or_else(|e| panic!("{path}: {e}"));
        for paragraph in text.text.split("\n\n") {
            article.push_str(paragraph);
            article.push_str("\n\n");
            if article.len() >= ARTICLE {
                articles.push(std::mem::take(&mut article));
            }
        }
    }
    articles
}

/// The whole pipeline over one text, as `zonewatch extract` runs it; bytes printed.
fn pipeline(text: &str, line: &mut Vec<u8>) -> usize {
    let mut print = |article: &Article| {
        let said = extract(article, Knowledge::bundled());
        line.clear();
        json::append(line, &said.printed(article)).map_or(0, |()| line.len())
    };
    articles(text).iter().map(&mut print).sum()
}

/// Prints the rates of `texts`, step by step; seconds of the whole.
fn steps(name: &str, texts: &[String]) -> f64 {
    let megabytes = megabytes(texts);
    let knowledge = Knowledge::bundled();
    println!("{} {name} of {:.1} KB, one core", texts.len(), megabytes * 1e3 / texts.len() as f64);
    let tell = |name: &str, seconds: f64| tell(name, texts.len(), megabytes, seconds);
    let mut line = Vec::new();
    let mut all = || {
        black_box(texts.iter().map(|t| pipeline(t, &mut line)).sum::<usize>());
    };
    // What a thread has read it reads faster again; the first time most of these names are new to it.
    tell("all, never read before", time(&mut all));
    let read: Vec<Article> = texts.iter().flat_map(|t| articles(t)).collect();
    let docs: Vec<Doc> = read.iter().map(Doc::new).collect();
    let places: Vec<_> = docs.iter().map(|d| read_places(d, knowledge.gazetteer, knowledge.places)).collect();
    let times: Vec<_> = docs.iter().map(|d| read_times(d, Some(PUBLISHED))).collect();
    tell("clean, blocks", best(|| texts.iter().for_each(|t| drop(black_box(articles(t))))));
    tell("sentences, tokens", best(|| read.iter().for_each(|a| drop(black_box(Doc::new(a))))));
    let of_places =
        || docs.iter().for_each(|d| drop(black_box(read_places(d, knowledge.gazetteer, knowledge.places))));
    tell("places", best(of_places));
    tell("times", best(|| docs.iter().for_each(|d| drop(black_box(read_times(d, Some(PUBLISHED)))))));
    let of_events = || {
        for ((doc, places), times) in docs.iter().zip(&places).zip(&times) {
            black_box(read_events(doc, places, times, knowledge.events));
        }
    };
    tell("events", best(of_events));
    let unprinted =
        || texts.iter().flat_map(|t| articles(t)).for_each(|a| drop(black_box(extract(&a, knowledge))));
    tell("all, without printing", best(unprinted));
    let seconds = best(all);
    tell("all, JSON printed", seconds);
    seconds
}

fn megabytes(texts: &[String]) -> f64 {
    texts.iter().map(String::len).sum::<usize>() as f64 / 1e6
}

fn tell(name: &str, articles: usize, megabytes: f64, seconds: f64) {
    let articles = articles as f64 / seconds;
    println!("  {name:<22} {articles:>8.0} articles/s {:>8.1} MB/s", megabytes / seconds);
}

fn main() {
    let texts: Vec<String> = (0..ARTICLES).map(|n| text(ARTICLE, n as u64)).collect();
    // The tables are opened.
    pipeline(&text(ARTICLE, ARTICLES as u64), &mut Vec::new());
    let serial = steps("made-up articles", &texts);
    let own = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/it/gold/own.jsonl").to_owned();
    let others = std::env::args().skip(1).filter(|arg| !arg.starts_with("--"));
    for path in std::iter::once(own).chain(others) {
        steps(&format!("articles joined from {path}"), &joined(&path));
    }

    println!("one article, one core");
    for bytes in [10_000, 100_000, 1_000_000, 10_000_000] {
        let text = text(bytes, 1);
        let seconds = best(|| {
            black_box(pipeline(&text, &mut Vec::new()));
        });
        println!(
            "  {:>6} KB {:>10.2} ms {:>8.1} MB/s",
            bytes / 1_000,
            seconds * 1e3,
            text.len() as f64 / 1e6 / seconds
        );
    }

    let parallel = best(|| {
        black_box(texts.par_iter().map_init(Vec::new, |line, t| pipeline(t, line)).sum::<usize>());
    });
    println!("{} threads", rayon::current_num_threads());
    tell("all, JSON printed", texts.len(), megabytes(&texts), parallel);
    println!("  {:.2} times one core", serial / parallel);
}
