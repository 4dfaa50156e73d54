//! Reading of whole texts: which names are found, what they stand for and where they are.

use super::{PlaceMention, distance_km, explain_places, read_places};
use crate::gazetteer::Gazetteer;
use crate::kind::{MentionKind, PlacePrecision};
use crate::text::{Article, Doc};
use crate::toponym::PlaceLexicon;
use proptest::prelude::*;

fn article(text: &str) -> Article {
    crate::text::read("t.txt", text.as_bytes(), None).unwrap().remove(0)
}

/// The mentions of a text.
fn read(article: &Article) -> Vec<PlaceMention> {
    read_places(&Doc::new(article), Gazetteer::embedded(), PlaceLexicon::embedded())
}

/// Surface and kind of every mention of `text`.
fn kinds(text: &str) -> Vec<(String, MentionKind)> {
    let article = article(text);
    read(&article).iter().map(|m| (m.span.of(&article.text).to_owned(), m.kind)).collect()
}

fn kind_of(text: &str, surface: &str) -> Option<MentionKind> {
    kinds(text).into_iter().find(|(s, _)| s == surface).map(|(_, kind)| kind)
}

/// The location of the first mention of `surface` in `text`.
fn locate(text: &str, surface: &str) -> Option<super::Location> {
    let article = article(text);
    read(&article).into_iter().find(|m| m.span.of(&article.text) == surface).and_then(|m| m.location)
}

#[track_caller]
fn assert_near(text: &str, surface: &str, lon: f64, lat: f64, km: f64) {
    let place = locate(text, surface).unwrap_or_else(|| panic!("`{surface}` not located in: {text}"));
    let away = distance_km(place.lon, place.lat, lon, lat);
    assert!(away <= km, "`{surface}` is {place:?}, {away:.1} km away, in: {text}");
}

#[test]
fn governments_are_not_places() {
    let text = "The report was published late. Damascus declined to answer, and Tel Aviv denied it. \
                Talks between Syria and Israel went on. Israel's refusal was noted in Syria.";
    assert_eq!(kind_of(text, "Damascus"), Some(MentionKind::Metonymy));
    assert_eq!(kind_of(text, "Tel Aviv"), Some(MentionKind::Metonymy));
    let all = kinds(text);
    let syria: Vec<_> = all.iter().filter(|(s, _)| s == "Syria").map(|(_, k)| *k).collect();
    assert_eq!(syria, [MentionKind::Metonymy, MentionKind::Literal]);
    assert!(all.iter().filter(|(s, _)| s == "Israel").all(|(_, k)| *k == MentionKind::Metonymy));
}

#[test]
fn origins_and_longer_names_are_told_apart() {
    let text = "A lecturer of Tel Aviv University and a Lebanese colleague spoke to the Aleppo Herald about US policy.";
    assert_eq!(
        kinds(text),
        [
            ("Tel Aviv".into(), MentionKind::InName),
            ("Lebanese".into(), MentionKind::Demonym),
            ("Aleppo".into(), MentionKind::InName),
            ("US".into(), MentionKind::Demonym),
        ]
    );
}

#[test]
fn persons_months_and_opening_words_are_no_places() {
    for text in [
        "Paris Jackson met Governor Lincoln and Samuel L. Houston.",
        "Reading takes time. March was cold and August was not.",
        "Khaled al-Masri said nothing, and al-Masri left.",
        "The Hope Foundation and Victoria Adams gave money.",
    ] {
        let literal: Vec<_> = kinds(text).into_iter().filter(|(_, k)| *k == MentionKind::Literal).collect();
        assert!(literal.is_empty(), "{literal:?} in: {text}");
    }
}

#[test]
fn the_country_named_beside_it_picks_the_village() {
    assert_near(
        "Soldiers searched the Syrian village of Beit Jann on Friday.",
        "Beit Jann",
        35.886,
        33.312,
        5.0,
    );
    assert_near(
        "A family from Beit Jann in Galilee, Israel, came to the fair.",
        "Beit Jann",
        35.38,
        32.965,
        5.0,
    );
}

#[test]
fn neighbourhoods_belong_to_the_city_named_with_them() {
    let text = "Clashes were heard in the districts of Sheikh Maqsoud and Ashrafiyah in Aleppo.";
    assert_near(text, "Sheikh Maqsoud", 37.152, 36.2425, 5.0);
    assert_near(text, "Ashrafiyah", 37.141, 36.229, 5.0);
}

#[test]
fn a_state_picks_the_american_city() {
    assert_near("The fair in Springfield, Illinois, was full.", "Springfield", -89.65, 39.8, 30.0);
    assert_near("The fair in Springfield, Mo., was full.", "Springfield", -93.29, 37.2, 30.0);
}

#[test]
fn vague_areas_have_their_own_precision() {
    let text = "Patrols were seen in the southern Quneitra countryside and near Khan Arnabah.";
    let south = locate(text, "Quneitra").unwrap();
    let whole = locate("Patrols were seen in Quneitra.", "Quneitra").unwrap();
    assert_eq!(south.name, "southern Quneitra countryside");
    assert!(south.lat < whole.lat + 0.05 && south.place_id.is_none());
    assert_eq!(whole.precision, PlacePrecision::Admin1);
    let near = locate(text, "Khan Arnabah").unwrap();
    assert_eq!(near.precision, PlacePrecision::Near);
    assert!(near.radius_m >= 3_000);
}

#[test]
fn the_countryside_of_a_city_may_have_a_name_of_its_own() {
    for text in
        ["Shells fell in the Damascus countryside.", "Shells fell in rural Damascus, Syrian media said."]
    {
        assert_eq!(locate(text, "Damascus").unwrap().name, "Rif Dimashq", "{text}");
    }
    let west = locate("Fighting went on in Suwayda's western countryside, in Syria.", "Suwayda").unwrap();
    assert_eq!(west.name, "western As-Suwayda countryside");
}

#[test]
fn leaders_and_families_are_no_villages() {
    let text = "Since the fall of Assad much has changed in Syria. The Sweid family left. Israel Katz spoke.";
    let names: Vec<_> = kinds(text).into_iter().map(|(s, _)| s).collect();
    assert_eq!(names, ["Syria"]);
}

#[test]
fn one_name_keeps_one_sense_through_an_article() {
    let text =
        "People came to Birmingham. Birmingham, Alabama, opened its fair. The mayor of Birmingham spoke.";
    let article = article(text);
    let places: Vec<_> = read(&article)
        .into_iter()
        .filter(|m| m.span.of(&article.text) == "Birmingham")
        .filter_map(|m| m.location?.admin1)
        .collect();
    assert_eq!(places, ["Alabama"; 3]);
}

#[test]
fn a_distance_and_a_direction_move_the_point() {
    let town = locate("A shell fell in Nawa, in Syria.", "Nawa").unwrap();
    let off = locate("A shell fell 10 km south of Nawa, in Syria.", "Nawa").unwrap();
    let away = distance_km(town.lon, town.lat, off.lon, off.lat);
    assert!((away - 10.0).abs() < 0.1 && off.lat < town.lat, "{off:?}");
    assert_eq!((off.precision, off.name), (PlacePrecision::Near, format!("10 km south of {}", town.name)));
}

#[test]
fn an_unknown_village_is_kept_with_its_reason() {
    let article = article("The herd was taken near the village of Umm Zarzoura al-Janubiya, residents said.");
    let mentions = read(&article);
    let unknown = mentions.iter().find(|m| m.span.of(&article.text).starts_with("Umm Zarzoura")).unwrap();
    assert_eq!((unknown.kind, unknown.rule), (MentionKind::Literal, "not_in_gazetteer"));
    assert!(unknown.location.is_none());
}

#[test]
fn of_two_villages_of_one_name_neither_is_chosen_without_a_reason() {
    let text = "In Syria, a man was found in Al-Kawkabah.";
    assert_eq!(locate(text, "Al-Kawkabah"), None);
    // What is beside it decides.
    assert_near("A man from Ariha in Idlib was found in Al-Kawkabah.", "Al-Kawkabah", 36.5, 35.6, 40.0);
}

#[test]
fn the_province_that_heads_a_paragraph_holds_its_villages() {
    let text = "Fighting went on in Daraa.\n\nAs-Sweida: Mortar fire landed in Mazra'a town and around it on Monday.";
    assert_near(text, "Mazra'a", 36.477, 32.784, 3.0);
}

#[test]
fn a_named_part_of_a_country_goes_before_its_capital() {
    let text =
        "BEIRUT — In southern Lebanon, a drone struck a car in Kafra on Monday. Beirut did not comment.";
    assert_near(text, "Kafra", 35.33, 33.16, 10.0);
}

#[test]
fn a_row_of_areas_is_no_chain_of_containers() {
    let text = "Rain fell in Quneitra, Daraa and Sweida on Monday, the Syrian weather service said.";
    assert_eq!(locate(text, "Quneitra").unwrap().precision, PlacePrecision::Admin1);
    let chain = "Rain fell in Tafas, Daraa, on Monday, the Syrian weather service said.";
    assert_near(chain, "Tafas", 36.067, 32.737, 5.0);
}

#[test]
fn a_name_in_a_province_is_no_place_of_that_name_in_another() {
    // The gazetteer knows places called so in Gaza, Aleppo and Latakia only.
    let text = "Ten people lost their lives in the al-Jabaliya area of Daraa province on Thursday.";
    let area = locate(text, "al-Jabaliya").unwrap();
    assert_eq!((area.precision, area.place_id), (PlacePrecision::Admin1, None));
    assert_near(text, "al-Jabaliya", 36.11, 32.83, 10.0);
    let alone = "Shells fell in Jabalia in the Gaza Strip, and a patrol went to Daraa province on Thursday.";
    assert_near(alone, "Jabalia", 34.48, 31.53, 5.0);
}

#[test]
fn half_a_name_is_no_place_elsewhere() {
    let text =
        "A patrol entered the village of Qasr Zumurudiyya in Daraa province in southern Syria on Monday.";
    assert_eq!(locate(text, "Qasr"), None);
    assert!(locate(text, "Daraa").is_some());
}

#[test]
fn a_first_element_is_not_the_name() {
    let text =
        "A fire burned on Tal Zarzour near Nawa, in Syria. Another was seen at Tell Tasil, a hill by Tasil.";
    let found: Vec<_> = kinds(text).into_iter().map(|(s, _)| s).collect();
    assert!(found.contains(&"Tal Zarzour".to_owned()), "{found:?}");
    assert_eq!(locate(text, "Tal Zarzour"), None);
    let hill = locate(text, "Tell Tasil").unwrap();
    assert_eq!(hill.precision, PlacePrecision::Near);
}

#[test]
fn those_who_live_somewhere_make_it_a_place() {
    let text = "Inhabitants of Kudna and the mayor of Nawa, in Syria, met on Monday.";
    assert_eq!(kind_of(text, "Kudna"), Some(MentionKind::Literal));
}

#[test]
fn bodies_and_people_with_arabic_names_are_no_villages() {
    let text = "Members of al-Jamaa al-Wataniyya and Samir al-Homsi came to Damascus, Syrian media said. Women of Dignity sang.";
    let names: Vec<_> = kinds(text).into_iter().map(|(s, _)| s).collect();
    assert_eq!(names, ["Damascus", "Syrian"]);
}

#[test]
fn a_town_spelled_so_goes_before_a_city_spelled_nearly_so() {
    assert_near("Gunmen killed two men in al-Dimas in Syria on Tuesday.", "al-Dimas", 36.09, 33.59, 2.0);
}

#[test]
fn a_capital_is_not_taken_for_a_village_of_its_name() {
    let text = "Flights from Damascus to Doha were full, the Syrian airline said. In Ramallah and Jericho it rained.";
    assert_near(text, "Doha", 51.53, 25.29, 20.0);
}

#[test]
fn what_a_government_thinks_is_no_place() {
    let text = "The plan is widely seen in Damascus as unfair, a Syrian paper said. The Beirut ambassador left. Neither Amman nor Beirut would speak.";
    let literal: Vec<_> = kinds(text).into_iter().filter(|(_, k)| *k == MentionKind::Literal).collect();
    assert!(literal.is_empty(), "{literal:?}");
}

#[test]
fn datelines_and_seats_of_sources_are_marked() {
    let text = "Convoy turns back\n\nBEIRUT (agency) – A convoy left Homs on Monday, official media in Damascus said.\n";
    let article = article(text);
    let rules: Vec<_> =
        read(&article).iter().map(|m| (m.span.of(&article.text).to_owned(), m.rule)).collect();
    assert!(rules.contains(&("BEIRUT".into(), "dateline")), "{rules:?}");
    assert!(rules.contains(&("Damascus".into(), "source_location")), "{rules:?}");
}

#[test]
fn a_body_that_works_in_one_area_tells_which_village_is_meant() {
    let place = |text: &str| {
        let article = article(text);
        let of_name = |m: &&PlaceMention| m.span.of(&article.text) == "Hamidiyah";
        let found = read(&article).iter().find(of_name).and_then(|m| m.location.clone());
        found.and_then(|l| l.admin1).unwrap_or_default()
    };
    let briefing = "On Sunday a mine was cleared near Aleppo in Syria.\n\nNobody was hurt there.\n\nThe team left at noon.\n\nUNDOF saw two structures pulled down near Hamidiyah.\n";
    assert_eq!(place(briefing), "Quneitra");
    assert_ne!(place(&briefing.replace("UNDOF", "Observers")), "Quneitra");
}

#[test]
fn explanations_tell_what_was_refused() {
    let article = article("Paris Jackson came to Homs in Syria.");
    let doc = Doc::new(&article);
    let (mentions, reasons) = explain_places(&doc, Gazetteer::embedded(), PlaceLexicon::embedded());
    assert_eq!(mentions.len(), reasons.iter().filter(|r| r.accepted).count());
    let paris = reasons.iter().find(|r| r.span.of(&article.text) == "Paris").unwrap();
    assert!(!paris.accepted && paris.evidence.iter().any(|r| r.weight < 0.0));
    let homs = reasons.iter().find(|r| r.span.of(&article.text) == "Homs").unwrap();
    assert!(homs.candidates.iter().any(|c| c.chosen && !c.evidence.is_empty()));
}

/// What is placed: surface and the place's id.
fn ids(text: &str) -> Vec<(String, Option<String>)> {
    let article = article(text);
    let id = |m: &PlaceMention| m.location.as_ref().and_then(|l| l.place_id.clone());
    read(&article).iter().map(|m| (m.span.of(&article.text).to_owned(), id(m))).collect()
}

#[test]
fn small_towns_abroad_are_known_by_their_neighbours() {
    // Toms Brook and its neighbours have a thousand inhabitants each.
    let found = ids(
        "STRASBURG, Va. - A Mount Jackson woman who drove from Edinburg to Winchester was hurt near New Market on Friday.\n",
    );
    let jackson = found.iter().find(|(name, _)| name == "Mount Jackson").and_then(|(_, id)| id.as_deref());
    assert_eq!(jackson, Some("gn:4774352"), "{found:?}");
    // In a text on the theatre, the same words without neighbours are none.
    let found =
        ids("Residents of Quneitra in Syria told Mount Jackson reporters on Friday that tanks had left.\n");
    assert!(found.iter().all(|(name, _)| name != "Mount Jackson"), "{found:?}");
}

#[test]
fn a_city_in_a_list_contains_no_other() {
    let found = ids(
        "Voters in Fayette County, Kentucky, waited. Turnout was low in Versailles, Paris and Winchester, and in Frankfort.\n",
    );
    let versailles = found.iter().find(|(name, _)| name == "Versailles").and_then(|(_, id)| id.as_deref());
    assert_eq!(versailles, Some("gn:4312057"), "{found:?}");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn any_text_is_read_without_panic_and_spans_fit(text in "(\\PC|\n| (in|near|the village of|3 km south of|between) |Damascus|al-|Syria's|Beit Jinn|US|, ){0,40}") {
        let Ok(articles) = crate::text::read("t.txt", text.as_bytes(), None) else { return Ok(()) };
        for article in &articles {
            let mut last = 0;
            for m in read(article) {
                prop_assert!(article.text.is_char_boundary(m.span.start as usize));
                prop_assert!(article.text.is_char_boundary(m.span.end as usize));
                prop_assert!(!m.span.is_empty() && m.span.start >= last);
                prop_assert!(m.extent.contains(m.span));
                prop_assert!((0.0..=1.0).contains(&m.confidence));
                last = m.span.end;
            }
        }
    }
}

#[test]
fn bodies_bottles_and_openings_are_no_places() {
    let under = |body: &str| format!("News from Syria and Lebanon\n\n{body}");
    for (body, surface) in [
        ("Youths threw Molotov cocktails at the troops.", "Molotov"),
        ("Sweida 24 said that a man had been hurt.", "Sweida"),
        ("Officially, Damascus holds that it is void.", "Officially"),
        ("Jordan's state news agency, Petra, reported the attack.", "Petra"),
    ] {
        let found = kind_of(&under(body), surface);
        assert_ne!(found, Some(MentionKind::Literal), "{body}");
    }
    for (body, surface) in
        [("Trucks of the Amana company were wrecked.", "Amana"), ("He told Jawlan Today.", "Jawlan")]
    {
        let found = kind_of(&under(body), surface);
        assert_ne!(found, Some(MentionKind::Literal), "{body}");
    }
    for surface in ["Riyadh", "Berlin"] {
        let text =
            under(&format!("The strike was condemned. {surface} said in a statement that it was wrong."));
        assert_eq!(kind_of(&text, surface), Some(MentionKind::Metonymy), "{surface}");
    }
    assert_eq!(
        kind_of(&under("A base held by pro-Damascus factions was hit."), "Damascus"),
        Some(MentionKind::Metonymy)
    );
    assert!(kind_of("SYRIA'S INTERIOR MINISTRY has said that a man was held.", "SYRIA").is_some());
}

#[test]
fn names_are_read_across_blanks_camps_and_lists() {
    assert_near(
        "News from Syria\n\nForces shelled Khan al- Shih on Monday.",
        "Khan al- Shih",
        36.11,
        33.37,
        5.0,
    );
    assert_near(
        "News from the West Bank\n\nForces stormed Al-Far'a refugee camp, south of Tubas.",
        "Far'a",
        35.345,
        32.293,
        3.0,
    );
    // The second of a list speaks for the first.
    let text = "News from Lebanon\n\nIsraeli warplanes levelled Markaba and Kfar Kila on Tuesday.";
    assert!(locate(text, "Markaba").is_some());
    // A village's side is near it, a city's may be far.
    let radius = |text: &str, surface: &str| locate(text, surface).map(|l| l.radius_m);
    let village =
        radius("News from Syria\n\nVehicles went into fields north of Suwaysah in Quneitra.", "Suwaysah");
    let city = radius("News from Syria\n\nA raid hit a depot southeast of Homs.", "Homs");
    assert!(village < city, "{village:?} {city:?}");
}

#[test]
fn a_road_of_two_names_is_one_place() {
    let place = locate("News from Syria\n\nA bus was hit on the Khan Arnabah-Jaba road.", "Khan Arnabah");
    assert_eq!(place.map(|l| l.name), Some("between Khan Arnabah and Jaba".to_owned()));
    // Too long to be one.
    let text = "News from Syria\n\nA bus was hit on the Damascus-Suwayda road.";
    assert!(locate(text, "Damascus").is_none_or(|l| !l.name.contains("As-Suwayda")));
}

#[test]
fn an_arab_town_is_none_and_an_area_that_is_known_is_one() {
    let under = |body: &str| format!("Strikes hit villages in Syria and Lebanon\n\n{body}");
    assert_ne!(
        kind_of(&under("A mosque was vandalised in an Arab town in Syria."), "Arab"),
        Some(MentionKind::Literal)
    );
    assert_eq!(
        kind_of(&under("The Wazzani area of Lebanon came under shelling."), "Wazzani"),
        Some(MentionKind::Literal)
    );
}

#[test]
fn an_area_is_no_city_abroad_of_its_name() {
    let under = |body: &str| format!("Fence crossed near Kudna in Syria\n\n{body}");
    for body in [
        "Families crossed near Kudna and Hader in Syria to settle in the Bashan region.",
        "They crossed near Kudna and Hader in Syria, for the Bashan, they said, was empty.",
    ] {
        assert!(locate(&under(body), "Bashan").is_none(), "{body}");
    }
    assert!(
        locate(&under("A plane from Nanchang in China, bound for Kudna in Syria, turned back."), "Nanchang")
            .is_some()
    );
}

#[test]
fn outlets_peoples_and_titles_are_no_places() {
    let kind = |text: &str, surface: &str| kind_of(text, surface);
    let outlet =
        "Fighting broke out in Nawa. The Al-Mayadeen network of Lebanon said four men were killed in Syria.";
    assert_ne!(kind(outlet, "Al-Mayadeen"), Some(MentionKind::Literal));
    let people = "The army sent no troops to the villages of the Druze minority in southern Syria.";
    assert_eq!(kind(people, "Druze"), None);
    let title = "Two Soldiers Killed in Nawa in Ceasefire Breach\n\nThey died in Syria on Monday.";
    assert_eq!(kind(title, "Ceasefire Breach"), None);
    assert_eq!(kind(title, "Nawa"), Some(MentionKind::Literal));
}

#[test]
fn the_places_of_its_sentence_say_more_than_those_of_the_next() {
    let guard = "Fire in Sweida\n\nIn Sweida, the guard exchanged fire with the army near Al-Mazraa on Monday, and shells fell on the city.\n\nThe ministry in Damascus said that it had answered.";
    assert_near(guard, "Al-Mazraa", 36.477, 32.784, 3.0);
    let two = "Strikes in Syria\n\nJets struck near the palace in Damascus, and that night in Douma and in the countryside of Hama.";
    assert_near(two, "Douma", 36.40, 33.57, 5.0);
}

#[test]
fn the_countryside_that_a_list_goes_on_to_holds_nothing_named_before_it() {
    let list = "Strikes in Syria\n\nStrikes hit Barzeh in Damascus, Nawa in Daraa, the Hama countryside and the city of Tartus.";
    assert_near(list, "Damascus", 36.29, 33.51, 20.0);
    assert_near(list, "Daraa", 36.10, 32.62, 40.0);
}

#[test]
fn communities_of_an_area_and_the_countryside_of_what_a_country_owns() {
    let communities = "Talks on Syria\n\nThe army must stay in Syria as a barrier between gunmen and the communities of the Golan and the Galilee.";
    assert_near(communities, "Golan", 35.745, 32.99, 20.0);
    let owned = "Raid in Syria\n\nTroops moved on Monday into villages in the western countryside of southern Syria's Daraa.";
    let place = locate(owned, "Daraa").map(|l| l.name);
    assert_eq!(place.as_deref(), Some("western Daraa countryside"));
}
