//! How well folding does what it is for, measured on the gazetteer's own alternate names.

use super::*;
use std::collections::{BTreeMap, BTreeSet};

/// Levenshtein distance small enough that two spellings may be two romanisations of one name.
fn are_variants(a: &str, b: &str) -> bool {
    let (a, b) = (fold::keys(a).plain, fold::keys(b).plain);
    a.len() >= 4 && b.len() >= 4 && edit_distance(a.as_bytes(), b.as_bytes()) * 2 <= a.len().min(b.len())
}

/// Every Latin alternate of a Syrian place that is another spelling of one of its other names (not another name)
/// and differs from it in more than marks: each is held out, and must reach its place by the other names alone.
#[test]
fn held_out_spellings_reach_their_place() {
    let gazetteer = Gazetteer::embedded();
    let (mut all, mut strict, mut loose, mut ambiguity) = (0_u32, 0_u32, 0_u32, 0_usize);
    for place in gazetteer.places().filter(|p| gazetteer.is_theatre(p.ix) && p.country == "SY") {
        let names: Vec<&str> = std::iter::once(place.name).chain(place.alternates()).collect();
        let names: Vec<&str> = names.into_iter().filter(|n| n.bytes().all(|b| b.is_ascii())).collect();
        for (at, held_out) in names.iter().enumerate() {
            let others = || names.iter().enumerate().filter(|(n, _)| *n != at).map(|(_, name)| *name);
            if !others().any(|other| are_variants(held_out, other)) {
                continue;
            }
            let keys = fold::keys(held_out);
            all += 1;
            if others().any(|other| fold::keys(other).strict == keys.strict) {
                strict += 1;
                loose += 1;
            } else if others().any(|other| {
                let other = fold::keys(other);
                other.loose == keys.loose
                    && loose_edits(keys.strict.as_bytes(), other.strict.as_bytes()).is_some()
            }) {
                loose += 1;
            }
            ambiguity += gazetteer.lookup(held_out).len();
        }
    }
    let share = |n: u32| f64::from(n) / f64::from(all);
    let mean = ambiguity as f64 / f64::from(all);
    println!("{all} spellings: strict {:.3}, loose {:.3}, {mean:.1} candidates", share(strict), share(loose));
    assert!(all > 20_000);
    assert!(share(strict) > 0.39, "{}", share(strict));
    assert!(share(loose) > 0.81, "{}", share(loose));
    assert!(mean < 4.5, "{mean}");
}

/// Places of one sub-district with different Arabic names must stay apart at the strict level.
#[test]
fn different_villages_do_not_collapse() {
    let gazetteer = Gazetteer::embedded();
    let is_arabic = |name: &str| name.chars().any(|c| ('ا'..='ي').contains(&c));
    let mut by_key: BTreeMap<(&str, &str, String), BTreeSet<String>> = BTreeMap::new();
    let mut villages = 0;
    for place in gazetteer.places().filter(|p| p.country == "SY" && p.class == 'P' && !p.admin3.is_empty()) {
        let Some(arabic) = place.alternates().find(|name| is_arabic(name)) else { continue };
        villages += 1;
        let key = (place.admin1, place.admin3, fold::keys(place.name).strict);
        by_key.entry(key).or_default().insert(fold::keys(arabic).strict);
    }
    let collapsed: usize = by_key.values().map(|names| names.len() - 1).sum();
    println!("{collapsed} of {villages} villages share a strict key with a neighbour of another Arabic name");
    assert!(villages > 5_000);
    assert!(collapsed * 300 < villages, "{collapsed} of {villages}");
}

#[test]
fn folding_tables_hold_folded_words() {
    for (plain, same) in [
        ("Aş-Şanamayn", "As Sanamayn"),
        ("Beit-Jinn", "BEIT JINN"),
        ("Dar‘a", "Dara"),
        ("Ra’s al-‘Ayn", "Ras al Ayn"),
        ("İstanbul", "Istanbul"),
        ("أَلْقُنَيْطِرَة", "القنيطره"),
        ("תֵּל־אָבִיב", "תל אביב"),
    ] {
        assert_eq!(fold::keys(plain).plain, fold::keys(same).plain, "{plain}");
    }
    for (one, other) in [
        ("ash-Shajarah", "Al Shajara"),
        ("Bayt Jinn", "Beit Jinn"),
        ("Oum Batné", "Umm Batna"),
        ("Soueida", "Suayda"),
        ("Tell Ahmar", "Tal al-Ahmar"),
        ("الحميدية", "حميديه"),
    ] {
        assert_eq!(fold::keys(one).strict, fold::keys(other).strict, "{one}");
    }
    for (one, other) in [
        ("Qunaytirah", "Kuneitra"),
        ("Alqunaytra", "al-Qunaytirah"),
        ("Khashab", "Hashab"),
        ("Jabata", "Jubata"),
        ("Chajara", "Shajarah"),
        ("Djebel ech Cheikh", "Jabal al-Sheikh"),
        ("Assuwayda", "As-Sweida"),
    ] {
        assert_eq!(fold::keys(one).loose, fold::keys(other).loose, "{one}");
    }
    // "En" is an article only before n: En Gev keeps it.
    assert_ne!(fold::keys("En Gev").strict, fold::keys("Gev").strict);
    assert_eq!(fold::keys("En Nukhaylah").strict, fold::keys("Nukhaylah").strict);
}

proptest::proptest! {
    #[test]
    fn folding_is_idempotent(text in "\\PC{0,40}") {
        let once = fold::keys(&text).plain;
        proptest::prop_assert_eq!(&fold::keys(&once).plain, &once);
    }
}
