//! What the reading pipeline must get right whatever else changes: the places of the theatre and of its diplomacy, and the
//! traps between a place name and a point on the map. The sentences are our own.

use zonewatch::extract::{Extraction, Knowledge, extract};
use zonewatch::geoparse::distance_km;
use zonewatch::kind::MentionKind;
use zonewatch::text::{Article, read};

fn article(text: &str) -> Article {
    let text = format!("---\ntitle: Test\npublished: 2025-12-03\n---\n\n{text}\n");
    read("test.md", text.as_bytes(), None).unwrap().remove(0)
}

fn extraction(text: &str) -> (Article, Extraction) {
    let article = article(text);
    let extraction = extract(&article, Knowledge::bundled());
    (article, extraction)
}

/// Name as written, a sentence with it, and the reference point (longitude, latitude): GeoNames for towns, the centre that OCHA
/// gives for governorates, `data/gazetteer/places.csv` for curated rows.
const PLACES: &[(&str, &str, f64, f64)] = &[
    ("Quneitra", "Vehicles crossed into Syria's Quneitra province on Monday.", 35.797, 33.017),
    (
        "Jabata al-Hashab",
        "Two tanks stood in Jabata al-Hashab in the Quneitra countryside.",
        35.8336,
        33.2254,
    ),
    (
        "Ain al-Bayda",
        "Near Jabata al-Hashab in Quneitra, a road leads to the village of Ain al-Bayda.",
        35.85,
        33.243,
    ),
    ("Beit Jann", "Soldiers searched the southern Syrian village of Beit Jann.", 35.8797, 33.3138),
    ("Mount Hermon", "Snow fell on Mount Hermon, on the border of Syria and Lebanon.", 35.8575, 33.4161),
    ("Sweida", "Fighting went on in Syria's Sweida province.", 36.895, 32.756),
    ("Suweida", "The Druze of Suweida in Syria asked for help.", 36.895, 32.756),
    ("Dara’a", "Troops entered the Syrian regions of Quneitra and Dara’a.", 36.1116, 32.8302),
    ("Damascus", "A blast was heard in the Syrian capital Damascus.", 36.2913, 33.5102),
    ("Aleppo", "Shells hit two quarters of Aleppo in Syria.", 37.1612, 36.2012),
    ("Sheikh Maqsoud", "Families left Sheikh Maqsoud and Ashrafiyah in Aleppo.", 37.154, 36.2368),
    ("Ashrafiyah", "Families left Sheikh Maqsoud and Ashrafiyah in Aleppo.", 37.1467, 36.2274),
    ("Alqunaytra", "Patrols are seen in the Alqunaytra countryside in southern Syria.", 35.797, 33.017),
    ("Golan Heights", "They live in the occupied Golan Heights.", 35.745, 32.99),
    ("Paris", "Envoys of Syria and Israel met in Paris.", 2.3488, 48.8534),
    ("Munich", "The minister spoke at the Munich Security Conference.", 11.5755, 48.1374),
    ("Washington", "The president is to travel to Washington on Monday.", -77.0364, 38.8951),
    ("Moscow", "The minister met Syrians in Moscow.", 37.6178, 55.752),
];

#[test]
fn the_places_of_the_theatre_and_its_diplomacy_lie_within_5_km() {
    for (name, sentence, lon, lat) in PLACES {
        let (article, extraction) = extraction(sentence);
        let mention = extraction
            .mentions
            .iter()
            .find(|m| m.span.of(&article.text) == *name)
            .unwrap_or_else(|| panic!("{name} is not found in “{sentence}”"));
        let place = mention.location.as_ref().unwrap_or_else(|| panic!("{name} is not placed"));
        let km = distance_km(place.lon, place.lat, *lon, *lat);
        assert!(km <= 5.0, "{name}: {} lies {km:.1} km off", place.name);
    }
}

#[test]
fn beit_jann_is_the_village_at_the_foot_of_mount_hermon() {
    let country = |text: &str| {
        let (article, extraction) = extraction(text);
        let mention = extraction.mentions.iter().find(|m| m.span.of(&article.text) == "Beit Jann").unwrap();
        mention.location.as_ref().and_then(|l| l.country.clone())
    };
    assert_eq!(country("Forces raided the Syrian village of Beit Jann on Friday.").as_deref(), Some("SY"));
    assert_eq!(
        country("Forces raided Beit Jann, at the foot of Mount Hermon in Syria.").as_deref(),
        Some("SY")
    );
}

#[test]
fn running_totals_are_tallies() {
    let (_, extraction) = extraction(
        "By its own count, Israel has carried out some 1,000 airstrikes and 400 ground invasions in Syria since the fall of Assad.",
    );
    assert!(extraction.reports.is_empty(), "{:?}", extraction.reports);
    let counts: Vec<_> = extraction.tallies.iter().map(|t| t.count_low).collect();
    assert_eq!(counts, [Some(1_000), Some(400)]);
}

#[test]
fn a_capital_that_speaks_is_no_place() {
    let (article, extraction) =
        extraction("Damascus had no comment, and Tel Aviv denied everything on Tuesday.");
    assert!(extraction.reports.is_empty() && extraction.tallies.is_empty());
    for mention in &extraction.mentions {
        let name = mention.span.of(&article.text);
        assert_ne!(mention.kind, MentionKind::Literal, "{name}");
    }
}

#[test]
fn furniture_and_captions_yield_nothing() {
    let (article, extraction) = extraction(
        "A patrol entered the village of Al-Rafid in Quneitra on Monday.\n\nPhoto: Smoke over Nawa after a raid on Tuesday (archive)\n\nRead also: Soldiers \
         storm Khan Arnabah\n\n1234.webp (640×400)\n\nSHARE THIS ARTICLE\n\nHoms News",
    );
    assert_eq!(extraction.reports.len(), 1);
    for mention in &extraction.mentions {
        let name = mention.span.of(&article.text);
        assert!(["Al-Rafid", "Quneitra"].contains(&name), "{name}");
    }
}

#[test]
fn every_bundled_digest_is_read_and_placed() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("data/articles");
    let mut placed = 0;
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.file_stem().is_some_and(|s| s == "README") {
            continue;
        }
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        let article = read(&name, &std::fs::read(&path).unwrap(), None).unwrap().remove(0);
        assert_eq!(article.published.is_none(), name.starts_with("undated"), "{name}");
        let extraction = extract(&article, Knowledge::bundled());
        for report in &extraction.reports {
            assert!(report.date.start.is_some(), "{name}: undated {}", report.evidence.text);
            assert!(!report.evidence.text.is_empty());
            placed += usize::from(report.place.is_some());
        }
    }
    assert!(placed >= 60, "{placed}");
}
