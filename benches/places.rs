//! Reading place names: bar 20 MB of article text a second on one core.
//!
//! `cargo bench --bench places` prints the rate over texts of the theatre (all spellings tried) and of the world.

use std::hint::black_box;
use std::time::Instant;
use zonewatch::gazetteer::Gazetteer;
use zonewatch::geoparse::read_places;
use zonewatch::text::{Doc, read};
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
        let articles: Vec<_> =
            texts.iter().flat_map(|t| read("t.txt", t.as_bytes(), None)).flatten().collect();
        let docs: Vec<Doc> = articles.iter().map(Doc::new).collect();
        let (gazetteer, lexicon) = (Gazetteer::embedded(), PlaceLexicon::embedded());
        let mut best = f64::INFINITY;
        for _ in 0..5 {
            let start = Instant::now();
            for doc in &docs {
                black_box(read_places(doc, gazetteer, lexicon));
            }
            best = best.min(start.elapsed().as_secs_f64());
        }
        let bytes: usize = articles.iter().map(|a| a.text.len()).sum();
        println!(
            "{name:<8} {:.1} MB/s over {} articles of {} bytes",
            bytes as f64 / best / 1e6,
            articles.len(),
            bytes / articles.len().max(1)
        );
    }
}
