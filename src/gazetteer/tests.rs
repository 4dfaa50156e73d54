//! Tests of the embedded gazetteer: that names reach their places, and that villages stay apart.

use super::*;
use proptest::prelude::*;

fn gazetteer() -> &'static Gazetteer {
    Gazetteer::embedded()
}

/// Ids of the candidates, best first.
fn ids(name: &str) -> Vec<&'static str> {
    gazetteer().lookup(name).into_iter().map(|c| gazetteer().place(c.place).id).collect()
}

#[test]
fn opens_whole() {
    let opened = Gazetteer::open(EMBEDDED).unwrap();
    opened.verify().unwrap();
    assert!(opened.len() > 50_000);
}

/// The map's labels and the incidents call a town alike.
#[test]
fn labels_of_the_basemap_are_called_as_in_the_table() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/data/basemap/place-labels.geojson");
    let labels: serde_json::Value = serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap();
    let labels = labels["features"].as_array().unwrap();
    assert!(labels.len() > 1_000);
    for label in labels.iter().map(|feature| &feature["properties"]) {
        let id = label["id"].as_str().unwrap();
        let Some(ix) = gazetteer().by_id(id) else { continue };
        assert_eq!(label["name"].as_str(), Some(gazetteer().place(ix).name), "{id}");
    }
}

#[test]
fn refuses_damaged_blocks() {
    let open = |block: &[u8]| Gazetteer::open(block.to_vec());
    assert!(matches!(open(b"short"), Err(OpenError::NotAGazetteer)));
    assert!(matches!(open(&EMBEDDED[..EMBEDDED.len() - 1]), Err(OpenError::Damaged(_))));
    let mut other = EMBEDDED.to_vec();
    other[4] = 99;
    assert!(matches!(open(&other), Err(OpenError::Version { got: 99 })));
    let mut flipped = EMBEDDED.to_vec();
    flipped[12] ^= 1;
    assert!(matches!(open(&flipped), Err(OpenError::Damaged(_))));
}

#[test]
fn places_have_what_the_table_says() {
    let place = gazetteer().place(gazetteer().by_id("gn:168946").unwrap());
    assert_eq!(
        (place.name, place.country, place.admin1, place.admin3),
        ("Jubata al-Khashab", "SY", "Quneitra", "Khan Arnaba")
    );
    assert!((place.lon - 35.83356).abs() < 1e-9 && (place.lat - 33.22541).abs() < 1e-9);
    assert!(place.alternates().any(|name| name == "جباتا الخشب"));
    assert_eq!(gazetteer().by_id("gn:0"), None);
}

#[test]
fn spellings_reach_their_place() {
    for (spelling, id) in [
        ("Jubata al Khashab", "gn:168946"),
        ("JABATA AL-HASHAB", "gn:168946"),
        ("Jbata Elkhashab", "gn:168946"),
        ("جباتا الخشب", "gn:168946"),
        ("Alqunaytra", "gn:173334"),
        ("Al-Qunaytirah", "gn:173334"),
        ("القنيطرة", "gn:173334"),
        ("קוניטרה", "gn:173334"),
        ("Kuneitra", "ocha:SY14"),
        ("Khan Arnabeh", "gn:168355"),
        ("Khan Arnabah", "gn:168355"),
        ("Beir Ajam", "gn:171436"),
        ("ar-Rafeed", "gn:172973"),
        ("Ma’ariyah", "gn:1730"),
        ("Munich", "gn:2867714"),
        ("München", "gn:2867714"),
    ] {
        assert!(ids(spelling).contains(&id), "{spelling}: {:?}", ids(spelling));
    }
}

#[test]
fn a_governorate_and_its_capital_are_both_offered() {
    for (name, area, city) in [
        ("Daraa", "ocha:SY12", "gn:170905"),
        ("Suweida", "ocha:SY13", "gn:172408"),
        ("Suwayda", "ocha:SY13", "gn:172408"),
        ("Quneitra", "ocha:SY14", "gn:173334"),
        ("Alqunaytra", "ocha:SY14", "gn:173334"),
        ("Damascus", "ocha:SY01", "gn:170654"),
        ("Aleppo", "ocha:SY02", "gn:170063"),
        ("Homs", "ocha:SY04", "gn:169577"),
        ("Hama", "ocha:SY05", "gn:170017"),
    ] {
        let found = ids(name);
        assert!(found.contains(&area) && found.contains(&city), "{name}: {found:?}");
    }
}

#[test]
fn levels_tell_how_a_spelling_fits() {
    let level = |spelling: &str, id: &str| {
        let found = gazetteer().lookup(spelling);
        found.into_iter().find(|c| gazetteer().place(c.place).id == id).map(|c| c.level)
    };
    assert_eq!(level("Al-Rafid", "gn:172973"), Some(Match::Exact));
    assert_eq!(level("el-Rafid", "gn:172973"), Some(Match::Strict));
    assert_eq!(level("er-Rofeed", "gn:172973"), Some(Match::Loose));
    assert_eq!(level("Rashid", "gn:172973"), None);
    // The world has no strict or loose keys: El Salvador is not Salvador in Brazil.
    assert!(!ids("El Salvador").contains(&"gn:3450554"));
    let edited = gazetteer().fuzzy("Khan Arnobah", 1);
    assert!(edited.iter().any(|c| gazetteer().place(c.place).id == "gn:168355" && c.level == Match::Edit(1)));
}

#[test]
fn near_is_sorted_and_complete() {
    let (lon, lat) = (35.8336, 33.2254);
    let near = gazetteer().near(lon, lat, 5.0);
    let km: Vec<f64> = near
        .iter()
        .map(|ix| gazetteer().place(*ix))
        .map(|p| haversine_km((lon, lat), (p.lon, p.lat)))
        .collect();
    assert!(km.is_sorted() && km.last().is_some_and(|last| *last <= 5.0));
    let all = gazetteer().places().filter(|p| haversine_km((lon, lat), (p.lon, p.lat)) <= 5.0).count();
    assert_eq!(near.len(), all);
}

#[test]
fn areas_hold_their_villages() {
    let ix = |id| gazetteer().by_id(id).unwrap();
    assert!(gazetteer().is_within(ix("gn:168946"), ix("ocha:SY14")));
    assert!(gazetteer().is_within(ix("gn:168946"), ix("ocha:SY140001")));
    assert!(!gazetteer().is_within(ix("gn:168946"), ix("ocha:SY12")));
    assert_eq!(gazetteer().admin1("SY", "Quneitra"), Some(ix("ocha:SY14")));
}

#[test]
fn every_name_finds_its_own_place() {
    for place in gazetteer().places() {
        for name in std::iter::once(place.name).chain(place.alternates()) {
            let found = gazetteer().lookup(name);
            assert!(
                found.iter().any(|c| c.place == place.ix && c.level == Match::Exact),
                "{place:?}: {name}"
            );
        }
    }
}

proptest! {
    #[test]
    fn walking_and_folding_agree(text in "(al-|ash |El |en |[a-zA-Z'’āḩ]{1,9}[ -]|ال[ا-ي]{2,5} |\\PC{0,3}){0,5}") {
        let keys = fold::keys(&text);
        let mut walker = gazetteer().walker();
        let mut last = Step::default();
        for word in fold::words(&text) {
            last = walker.push_word(word);
        }
        let value = |tag: u8, key: &str| {
            (!key.is_empty()).then(|| gazetteer().blob.keys.get([&[tag], key.as_bytes()].concat())).flatten()
        };
        let direct = [
            (Match::Exact, value(format::TAG_PLAIN, &keys.plain)),
            (Match::Strict, value(format::TAG_STRICT, &keys.strict)),
            (Match::Loose, value(format::TAG_LOOSE, &keys.loose)),
        ];
        let direct: Vec<_> = direct.into_iter().filter_map(|(level, v)| v.map(|v| (level, v))).collect();
        prop_assert_eq!(last.hits().collect::<Vec<_>>(), direct);
    }

    #[test]
    fn any_text_can_be_looked_up(text in "\\PC{0,60}") {
        for candidate in gazetteer().lookup(&text) {
            prop_assert!(!gazetteer().place(candidate.place).id.is_empty());
        }
        gazetteer().fuzzy(&text, 2);
    }
}
