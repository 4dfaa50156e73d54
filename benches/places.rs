//! Reading place names: bar 20 MB of article text a second on one core.
//!
//! `cargo bench --bench places` prints the rate over made-up texts of the theatre (all spellings tried) and of the world, which
//! repeat their names, and over texts written as news is (`tests/it/gold/own.jsonl`), which do not;
//! `cargo bench --bench places -- texts.jsonl …` over more files of texts (JSON Lines, field `text`).

use std::hint::black_box;
use std::time::Instant;
use zonewatch::gazetteer::Gazetteer;
use zonewatch::geoparse::read_places;
use zonewatch::text::{Article, Doc, read};
use zonewatch::toponym::PlaceLexicon;

/// As in the program.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// Sentences of the theatre; `{}` is replaced by a number, so that no two articles are alike.
const THEATRE: &str = "An Israeli patrol of {} vehicles entered the village of Beit Jinn in the Damascus countryside on Friday, \
    Syrian state media said. Soldiers searched houses near Khan Arnabah and on the road leading to Jubata al-Khashab in \
    northern Quneitra, residents told reporters, and left before dawn without making arrests. Damascus condemned the move \
    and asked the Security Council to meet; Israel said that it had acted against an imminent threat from the area.\n\n";

/// Sentences of the world.
const WORLD: &str = "The river rose by {} centimetres in Springfield, Illinois, after a week of rain that also closed roads around \
    Peoria and in parts of Missouri. Engineers from Chicago looked at the old bridge, which was built when the town had \
    fewer people, and said that it would hold. A similar storm was expected to reach Ohio and Pennsylvania by the weekend, \
    the weather service said, while schools in Columbus stayed open and the mayor asked people to keep away from the water.\n\n";

fn main() {
    for (name, sentences) in [("theatre", THEATRE), ("world", WORLD)] {
        let texts: Vec<String> =
            (0..500).map(|n| sentences.replace("{}", &n.to_string()).repeat(8)).collect();
        let articles = texts.iter().flat_map(|t| read("t.txt", t.as_bytes(), None)).flatten();
        measure(name, &articles.collect::<Vec<_>>());
    }
    let own = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/it/gold/own.jsonl").to_owned();
    let others = std::env::args().skip(1).filter(|arg| !arg.starts_with("--"));
    for path in std::iter::once(own).chain(others) {
        let file = std::fs::read(&path).unwrap_or_else(|e| panic!("{path}: {e}"));
        measure(&path, &read(&path, &file, None).unwrap_or_else(|e| panic!("{e}")));
    }
}

/// Prints the rate over `articles`: the best of five rounds, and that of the first.
fn measure(name: &str, articles: &[Article]) {
    let docs: Vec<Doc> = articles.iter().map(Doc::new).collect();
    let (gazetteer, lexicon) = (Gazetteer::embedded(), PlaceLexicon::embedded());
    let time = || {
        let start = Instant::now();
        for doc in &docs {
            black_box(read_places(doc, gazetteer, lexicon));
        }
        start.elapsed().as_secs_f64()
    };
    // What a thread has read it reads faster again; the first time most of the names of real texts are new to it.
    let first = time();
    let best = (0..5).map(|_| time()).fold(f64::INFINITY, f64::min);
    let bytes: usize = articles.iter().map(|a| a.text.len()).sum();
    println!(
        "{name:<8} {:.1} MB/s (the first time {:.1}) over {} articles of {} bytes",
        bytes as f64 / best / 1e6,
        bytes as f64 / first / 1e6,
        articles.len(),
        bytes / articles.len().max(1)
    );
}
