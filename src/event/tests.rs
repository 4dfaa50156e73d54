//! Events from sentences, end to end: the whole reading pipeline over short articles written for these tests.

use super::{Figure, Report, Tally};
use crate::extract::{Knowledge, extract};
use crate::kind::{Certainty, IncidentType as T, PlacePrecision};
use crate::text::read;
use proptest::prelude::*;

/// Reads `body` as an article published on Wednesday, 3 December 2025.
fn reports(body: &str) -> (Vec<Report>, Vec<Tally>) {
    let text = format!("---\ntitle: A test\npublisher: Test\npublished: 2025-12-03\n---\n\n{body}\n");
    let article = read("t.md", text.as_bytes(), None).unwrap().remove(0);
    let extraction = extract(&article, Knowledge::bundled());
    (extraction.read(), extraction.tallies)
}

/// Type, EDTF date and place of each report.
fn told(body: &str) -> Vec<(T, String, String)> {
    reports(body)
        .0
        .into_iter()
        .map(|r| (r.kind, r.date.edtf(), r.place.map_or("-".to_owned(), |p| p.name)))
        .collect()
}

fn one(body: &str) -> Report {
    let (mut found, _) = reports(body);
    assert_eq!(found.len(), 1, "{body}: {found:#?}");
    found.remove(0)
}

/// Sentence, type, date, place: active, passive, nominal, with particles, in subordinate clauses.
#[test]
fn one_sentence_tells_one_event() {
    for (sentence, kind, date, place) in [
        ("Israeli forces raided the town of Khan Arnabah on Tuesday.", T::Raid, "2025-12-02", "Khan Arnabah"),
        (
            "Two houses in the village of Jubata al-Khashab were demolished by Israeli bulldozers on Monday.",
            T::PropertyDamage,
            "2025-12-01",
            "Jubata al-Khashab",
        ),
        ("An Israeli drone struck a car near Nawa yesterday.", T::DroneStrike, "2025-12-02", "Nawa"),
        (
            "Israeli artillery shelled fields outside Tasil on Sunday, SANA reported.",
            T::Shelling,
            "2025-11-30",
            "Tasil",
        ),
        (
            "Israeli troops carried out an incursion into the village of Al-Rafid at dawn on Tuesday.",
            T::GroundIncursion,
            "2025-12-02",
            "Al-Rafid",
        ),
        ("Warplanes bombed a depot near Homs on 28 November.", T::Airstrike, "2025-11-28", "Homs"),
        ("Residents protested in the town of Shahba on Saturday.", T::Protest, "2025-11-29", "Shahba"),
        ("Soldiers took a shepherd away near Kudna on Monday.", T::ArrestDetention, "2025-12-01", "Kudna"),
        (
            "Clashes broke out between Druze fighters and Bedouin tribesmen in Shahba on Friday.",
            T::ArmedClash,
            "2025-11-28",
            "Shahba",
        ),
    ] {
        let report = one(sentence);
        assert_eq!((report.kind, report.date.edtf().as_str()), (kind, date), "{sentence}");
        let name = report.place.map_or(String::new(), |p| p.name);
        assert!(name == place, "{sentence}: {name}");
    }
}

#[test]
fn an_event_at_a_place_that_is_not_known_is_told_without_a_point() {
    for (sentence, written, reason) in [
        ("In Syria, gunmen killed a man in Xarqabad on Monday.", "Xarqabad", "not_in_gazetteer"),
        ("Israeli forces raided the village of Xarqabad in Syria on Monday.", "Xarqabad", "not_in_gazetteer"),
        // One of that name as good as the next, in provinces far apart.
        ("In Syria, gunmen killed a man in Al-Kawkabah on Monday.", "Al-Kawkabah", "several_of_the_name"),
    ] {
        let report = one(sentence);
        assert_eq!(report.place, None, "{sentence}");
        assert_eq!(report.place_as_written.as_deref(), Some(written), "{sentence}");
        assert_eq!(report.fields["place"].rule, reason, "{sentence}");
    }
}

#[test]
fn what_did_not_happen_is_no_event() {
    for sentence in [
        "Israeli forces did not enter the village of Al-Rafid on Tuesday.",
        "The army denied that its forces had raided Khan Arnabah on Monday.",
        "The minister warned that Israeli forces could enter Khan Arnabah on Tuesday.",
        "Israel threatened to bomb Damascus on Monday.",
        "There was no exchange of fire in Nawa on Monday.",
        "The council met to prevent attacks in Nawa on Monday.",
        "Damascus had no comment on Tuesday.",
        "Israel has occupied most of the Golan Heights since 1967.",
        "Israeli forces continue near-daily incursions in the Quneitra countryside.",
        "If Israeli forces entered Nawa on Monday, they left no trace.",
    ] {
        let found = told(sentence);
        assert!(found.is_empty(), "{sentence}: {found:?}");
    }
}

#[test]
fn running_totals_are_tallies_and_never_incidents() {
    let (found, tallies) = reports(
        "Israel has carried out more than 1,000 airstrikes and over 400 ground incursions in Syria since 8 December 2024.",
    );
    assert!(found.is_empty(), "{found:?}");
    let counts: Vec<_> = tallies.iter().map(|t| (t.kind, t.count_low, t.count_high)).collect();
    assert_eq!(counts, [(T::Airstrike, Some(1_000), None), (T::GroundIncursion, Some(400), None)]);
    assert_eq!(tallies[0].since, Some(jiff::civil::date(2024, 12, 8)));
    assert_eq!(tallies[0].until, Some(jiff::civil::date(2025, 12, 3)));
}

/// Type and count of each tally, and that nothing in the text is an incident.
fn totals(body: &str) -> Vec<(T, Option<u32>)> {
    let (found, tallies) = reports(body);
    assert!(found.is_empty(), "{body}: {found:#?}");
    tallies.iter().map(|t| (t.kind, t.count_low)).collect()
}

#[test]
fn totals_of_people_and_things_are_tallies() {
    for (sentence, wanted) in [
        ("Since 1 October 34 people have been detained in Quneitra.", vec![(T::ArrestDetention, Some(34))]),
        ("The war has killed at least 21,400 people in the strip.", vec![(T::Killing, Some(21_400))]),
        (
            "The observers logged 71 raids in Daraa since August, in which 16 men were arrested.",
            vec![(T::Raid, Some(71)), (T::ArrestDetention, Some(16))],
        ),
        (
            "The number of people killed by gunmen in Daraa since the start of the year has risen to nine.",
            vec![(T::Killing, Some(9))],
        ),
        (
            "The office put at 14 the number of houses demolished since Monday.",
            vec![(T::PropertyDamage, Some(14))],
        ),
        (
            "The network recorded 26 incursions in Quneitra in October, against 19 in September.",
            vec![(T::GroundIncursion, Some(26)), (T::GroundIncursion, Some(19))],
        ),
        ("Israel still occupies seven positions in southern Syria.", vec![(T::TerritorialSeizure, Some(7))]),
        (
            "Some 52,000 people had been displaced from Daraa by Sunday, up from 31,000 on Friday.",
            vec![(T::Other, Some(52_000)), (T::Other, Some(31_000))],
        ),
        ("The army says it has seized more than 800 rifles in southern Syria.", vec![(T::Other, Some(800))]),
        ("In October alone, 18 people were killed in Daraa, the monitor said.", vec![(T::Killing, Some(18))]),
        (
            "Israel has carried out repeated air strikes on Syria since December 2024.",
            vec![(T::Airstrike, None)],
        ),
    ] {
        assert_eq!(totals(sentence), wanted, "{sentence}");
    }
}

#[test]
fn a_total_beside_an_event_leaves_its_figures_alone() {
    let (found, tallies) = reports(
        "Six people were killed in an air strike on Nawa on Tuesday, the monitor said, bringing its toll since Friday to 57.",
    );
    assert_eq!(found.iter().map(|r| r.killed).collect::<Vec<_>>(), [Some(Figure::exactly(6))]);
    assert_eq!(tallies.iter().map(|t| t.count_low).collect::<Vec<_>>(), [Some(57)]);
    // The dead of one event, however many, are no total.
    let (found, tallies) =
        reports("At least 80 people have been killed in clashes in Nawa on Tuesday, the monitor said.");
    assert_eq!((found.len(), tallies.len()), (1, 0), "{found:#?} {tallies:#?}");
    let third = reports("Three men were killed in an air strike on Nawa on Tuesday, the third since Friday.");
    assert_eq!((third.0.len(), third.1.len()), (1, 0), "{third:#?}");
}

#[test]
fn figures_keep_their_reservations() {
    let raid = one(
        "On Friday, Israeli forces raided the village of Khan Arnabah, killing at least 13 people and arresting three men. Six soldiers were injured in the raid.",
    );
    assert_eq!(raid.killed, Some(Figure::at_least(13)));
    assert_eq!(raid.detained, Some(Figure::exactly(3)));
    assert_eq!(raid.injured, Some(Figure::exactly(6)));
    let strike = one("An airstrike hit Nawa on Monday, killing a father and his two sons.");
    assert_eq!(strike.killed, Some(Figure::exactly(3)));
    let quiet = one("Israeli artillery shelled fields outside Tasil on Sunday. Nobody was hurt.");
    assert_eq!((quiet.killed, quiet.injured), (Some(Figure::exactly(0)), Some(Figure::exactly(0))));
}

/// Killed, injured, detained of the one report of an article.
fn harmed(body: &str) -> [Option<Figure>; 3] {
    let report = one(body);
    [report.killed, report.injured, report.detained]
}

#[test]
fn people_are_counted_by_number_kinship_and_list() {
    let some = |n| Some(Figure::exactly(n));
    for (body, wanted) in [
        ("A strike on Nawa on Monday left a teacher and two pupils dead.", [some(3), None, None]),
        ("A strike on Nawa on Monday killed two soldiers, a driver and a nurse.", [some(4), None, None]),
        (
            "A strike on Nawa on Monday killed half a dozen people and wounded two dozen.",
            [some(6), some(24), None],
        ),
        (
            "A strike on Nawa on Monday killed between five and nine people.",
            [Some(Figure { low: 5, best: 7, high: Some(9) }), None, None],
        ),
        ("A woman aged 31 was shot dead in Nawa on Monday.", [some(1), None, None]),
        ("A boy of seven died on Monday when a mine went off outside Nawa.", [some(1), None, None]),
        ("The strike on Nawa on Monday killed as many as 14 people.", [some(14), None, None]),
        (
            "Clashes in Nawa on Monday left three dead and eight wounded on both sides.",
            [some(3), some(8), None],
        ),
        (
            "A shell fell on Nawa on Monday, and a boy lost his life while both drivers were hurt.",
            [some(1), some(2), None],
        ),
        (
            "On Tuesday Israeli forces raided Khan Arnabah and seized rifles that belonged to a local man.",
            [None, None, None],
        ),
        ("Gunmen shot dead a nine-year-old boy in Nawa on Monday.", [some(1), None, None]),
        ("The bodies of four men were found near Nawa on Monday.", [some(4), None, None]),
        (
            "Israeli forces raided Khan Arnabah on Tuesday, arresting two people, a baker and his son.",
            [None, None, some(2)],
        ),
        (
            "On Tuesday Israeli troops entered Khan Arnabah, where they arrested Salim Haddad and his brother.",
            [None, None, some(2)],
        ),
        (
            "On Tuesday Israeli forces raided Khan Arnabah and detained five men. All five were later released.",
            [None, None, some(5)],
        ),
    ] {
        assert_eq!(harmed(body), wanted, "{body}");
    }
}

#[test]
fn later_sentences_add_to_the_figures_of_their_event() {
    let some = |n| Some(Figure::exactly(n));
    for (body, wanted) in [
        (
            "Gunmen attacked a post near Nawa on Monday. Two soldiers were killed and a third was injured.",
            [some(2), some(1), None],
        ),
        (
            "Gunmen attacked a post near Nawa on Monday, killing four. The number of people killed in the attack rose to six on Tuesday.",
            [some(6), None, None],
        ),
        (
            "An air strike hit Nawa on Monday. According to the council, three participants were wounded.",
            [None, some(3), None],
        ),
        (
            "A drone hit a car in Nawa on Monday. Four bystanders were wounded, the ministry said, after an earlier report of one dead.",
            [None, some(4), None],
        ),
        (
            "Israeli troops raided Tasil on Monday. There were no casualties to the forces. Residents reported six fatalities.",
            [some(6), None, None],
        ),
        (
            "On Tuesday Israeli forces raided Khan Arnabah and searched homes. No arrests were made.",
            [None, None, some(0)],
        ),
    ] {
        assert_eq!(harmed(body), wanted, "{body}");
    }
}

#[test]
fn figures_of_a_list_of_places_are_told_once() {
    let of_places = |body: &str| -> Vec<[Option<u32>; 2]> {
        let killed = |r: &Report| [r.killed.map(|f| f.low), r.injured.map(|f| f.low)];
        reports(body).0.iter().map(killed).collect()
    };
    let shells = "On Tuesday shells hit Nawa and Tasil in Daraa.";
    let drones = "On Monday drones struck cars in Nawa and Tasil, killing two people.";
    assert_eq!(of_places(drones), [[Some(2), None], [None, None]]);
    assert_eq!(
        of_places("One person was killed in air strikes that hit Nawa and Tasil on Monday."),
        [[None; 2]; 2]
    );
    assert_eq!(of_places(&format!("{shells} There were no casualties.")), [[Some(0), Some(0)]; 2]);
}

#[test]
fn a_list_of_places_is_one_event_at_each() {
    assert_eq!(
        told(
            "On Tuesday a patrol of three vehicles entered the villages of Al-Rafid and Kudna in the Quneitra countryside."
        ),
        [
            (T::GroundIncursion, "2025-12-02".into(), "Al-Rafid".into()),
            (T::GroundIncursion, "2025-12-02".into(), "Kudna".into()),
        ]
    );
}

#[test]
fn a_lead_and_its_detail_are_one_event() {
    let found = told(
        "Israeli forces entered Quneitra province on Tuesday.\n\nThe vehicles drove into the village of Al-Rafid on Tuesday morning, residents said.",
    );
    assert_eq!(found, [(T::GroundIncursion, "2025-12-02".into(), "Al-Rafid".into())]);
}

#[test]
fn the_source_is_named_and_makes_it_reported() {
    let report = one("SANA reported on Tuesday that two tanks entered the town of Khan Arnabah.");
    assert_eq!(report.attributed_to.as_deref(), Some("SANA"));
    assert_eq!(report.certainty, Certainty::Reported);
    let place = report.place.unwrap();
    assert_eq!(place.precision, PlacePrecision::Settlement);
    for name in ["type", "place", "date", "attributed_to"] {
        assert!(report.fields.contains_key(name), "{name} has no evidence");
    }
}

#[test]
fn talks_have_their_venue_and_planned_ones_are_marked() {
    let held = one("Paris hosted a round of talks between Syria and Israel on Monday.");
    assert_eq!((held.kind, held.certainty), (T::Talks, Certainty::Asserted));
    assert_eq!(held.place.unwrap().name, "Paris");
    let planned = one("The two sides will hold talks in Paris next Monday.");
    assert_eq!((planned.kind, planned.certainty), (T::Talks, Certainty::Planned));
}

#[test]
fn without_a_publication_date_relative_dates_stay_open() {
    let article = read("t.txt", b"A patrol entered the village of Al-Rafid on Friday, SANA reported.", None)
        .unwrap()
        .remove(0);
    let extraction = extract(&article, Knowledge::bundled());
    assert_eq!(extraction.reports.len(), 1);
    assert_eq!(extraction.reports[0].date, crate::date::Interval::UNKNOWN);
}

/// Causes found on blind texts, one case each: type, date, place, killed, injured, detained as far as told.
#[test]
fn harm_is_read_however_it_is_told() {
    let figures = |body: &str| {
        let r = one(body);
        let best = |f: Option<Figure>| f.map(|f| f.best);
        (r.kind, r.date.edtf(), r.place.map_or(String::new(), |p| p.name), best(r.killed), best(r.injured))
    };
    let told = |kind, date: &str, place: &str, killed, injured| {
        (kind, date.to_owned(), place.to_owned(), killed, injured)
    };
    // By whom is not said.
    assert_eq!(
        figures(
            "Four people were killed and some 20 hurt in the town of Nawa on Sunday as a march turned violent."
        ),
        told(T::Killing, "2025-11-30", "Nawa", Some(4), Some(20))
    );
    // What fired it says more than what it was; a name stands for one person.
    assert_eq!(
        figures("Mansour died on Monday when a missile fired by an Israeli drone hit his van near Nawa."),
        told(T::DroneStrike, "2025-12-01", "Nawa", Some(1), None)
    );
    assert_eq!(
        figures("An airstrike hit Nawa on Monday, killing a couple and their daughter."),
        told(T::Airstrike, "2025-12-01", "Nawa", Some(3), None)
    );
    assert_eq!(
        figures("Israeli artillery shelled fields outside Tasil on Sunday. No farmers were hurt."),
        told(T::Shelling, "2025-11-30", "Tasil", Some(0), Some(0))
    );
}

#[test]
fn accidents_are_no_incidents() {
    let found = told("Three people were killed in Nawa on Monday when two buses collided.");
    assert!(found.is_empty(), "{found:?}");
}

#[test]
fn entries_of_a_timeline_are_told_in_the_present_tense() {
    assert_eq!(
        told(
            "28 November: Warplanes bomb a depot near Homs.\n\n1 December: Troops raid the town of Khan Arnabah."
        ),
        [
            (T::Airstrike, "2025-11-28".into(), "Homs".into()),
            (T::Raid, "2025-12-01".into(), "Khan Arnabah".into()),
        ]
    );
}

#[test]
fn what_follows_an_older_event_in_its_paragraph_is_of_that_time() {
    let found = told(
        "Gunmen attacked a patrol in Nawa on Tuesday.\n\nIn July, clashes broke out in Shahba. Israel bombed Damascus.",
    );
    assert!(found.contains(&(T::Airstrike, "2025-07".into(), "Damascus".into())), "{found:?}");
}

#[test]
fn hours_and_fortnights_count_from_the_main_clause() {
    let found = told("The army freed the young man on Monday, 30 hours after he was arrested near Kudna.");
    assert_eq!(found, [(T::ArrestDetention, "2025-11-29/2025-11-30".into(), "Kudna".into())]);
}

#[test]
fn a_road_between_two_towns_is_one_place() {
    let found =
        told("Gunmen attacked a bus on the highway linking Damascus with the city of Sweida on Tuesday.");
    assert_eq!(found.len(), 1, "{found:?}");
    assert!(found[0].2.starts_with("between "), "{found:?}");
    let apposed = told("An airstrike hit a depot in Tasil, west of Nawa, on Tuesday.");
    assert_eq!(apposed, [(T::Airstrike, "2025-12-02".into(), "Tasil".into())]);
}

#[test]
fn consent_hitches_and_aid_are_no_events() {
    for sentence in [
        "Israel agreed to let the envoy visit Khan Arnabah on Monday.",
        "Talks in Paris hit a snag on Monday.",
        "An inter-agency convoy reached the town of Shahba on Monday with flour and medicine.",
        "The raids came hours after leaflets fell on Nawa on Monday.",
    ] {
        let found = told(sentence);
        assert!(found.is_empty(), "{sentence}: {found:?}");
    }
}

#[test]
fn the_reason_has_its_own_day() {
    let found = told(
        "A patrol entered the village of Kudna on Monday.\n\nThousands had taken to the streets of Homs after a bombing at a mosque in Hama on Friday.",
    );
    assert!(found.contains(&(T::Protest, "2025-12-01".into(), "Homs".into())), "{found:?}");
    assert!(found.contains(&(T::Killing, "2025-11-28".into(), "Hama".into())), "{found:?}");
}

#[test]
fn places_and_days_of_another_event_are_left_to_it() {
    let found = told(
        "American jets struck depots near Homs on Monday in response to a killing in Palmyra a week earlier.",
    );
    assert_eq!(found, [(T::Airstrike, "2025-12-01".into(), "Homs".into())]);
    let state = told(
        "The talks deal with the areas that Israeli forces have entered since last winter, the minister said in Nawa on Monday.",
    );
    assert!(state.is_empty(), "{state:?}");
}

#[test]
fn a_city_and_its_district_are_one_place_of_one_event() {
    let found = told(
        "Israeli warplanes struck Damascus on Tuesday.\n\nThe airstrike on Tuesday hit a house in the Mezzeh district, killing two people.",
    );
    assert_eq!(found.len(), 1, "{found:?}");
}

#[test]
fn people_who_come_close_are_no_force() {
    let found =
        told("Two men were shot dead by troops near Kudna on Sunday when they came close to the fence.");
    assert_eq!(found, [(T::Killing, "2025-11-30".into(), "Kudna".into())]);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    /// Any text is read without a panic, and every quoted span reproduces its words.
    #[test]
    fn any_text_is_read(words in prop::collection::vec(prop::sample::select(vec![
        "Israeli", "forces", "raided", "killed", "at", "least", "13", "people", "in", "Nawa", "and", "on", "Friday", ",", ".", "the", "village",
        "of", "“", "which", "were", "two", "hundred", "hundreds", "-", "’s", "airstrikes", "since", "2024", "between", "them", "\n", "é", "قرية",
    ]), 0..60), noise in "\\PC{0,40}") {
        let text = format!("{} {noise}", words.join(" "));
        for article in read("t.txt", text.as_bytes(), Some(jiff::civil::date(2025, 12, 3))).unwrap() {
            let extraction = extract(&article, Knowledge::bundled());
            let chars: Vec<char> = article.text.chars().collect();
            for r in &extraction.reports {
                let quoted: String = chars[r.evidence.start as usize..r.evidence.end as usize].iter().collect();
                prop_assert_eq!(quoted.split_whitespace().collect::<Vec<_>>().join(" "), r.evidence.text.clone());
                prop_assert!((0.0..=1.0).contains(&r.confidence));
            }
        }
    }
}

#[test]
fn what_was_not_so_or_not_once_is_no_event() {
    for sentence in [
        "Q: Were there raids in Kudna on Monday?",
        "Reports that jets had bombed Nawa on Monday proved false.",
        "Rumours on Monday had troops in Nawa.",
        "Not one soldier had entered Nawa on Monday, the governor said.",
        "Forces have carried out raids and airstrikes that have killed civilians in the province.",
        "They met abroad on Monday, and on the evening of every meeting there was a raid somewhere.",
        "The law on farming came into force in Nawa on Monday.",
        "The convoy reached Nawa on Monday with forty tonnes of flour.",
        "Soldiers returned to their barracks in Nawa on Monday.",
        "The minister said on Monday in Nawa that there would be no return for those who burned houses.",
        "In separate incidents, troops killed two people in several places in Quneitra on Monday, in separate attacks.",
    ] {
        let found = told(sentence);
        assert!(found.is_empty(), "{sentence}: {found:?}");
    }
}

#[test]
fn events_are_told_in_many_words() {
    for (sentence, kind, place) in [
        ("Israeli soldiers fanned out through the village of Kudna on Monday.", T::GroundIncursion, "Kudna"),
        ("The village of Kudna woke on Monday to an Israeli raid.", T::Raid, "Kudna"),
        ("Two brothers were taken from a house in Kudna on Monday.", T::ArrestDetention, "Kudna"),
        ("Troops threw up a roadblock near Kudna on Monday.", T::Checkpoint, "Kudna"),
        ("The town of Kudna was shelled on Monday.", T::Shelling, "Kudna"),
        ("An Israeli drone fired a missile at a car near Kudna on Monday.", T::DroneStrike, "Kudna"),
        ("A quarrel over land in Nawa turned into an exchange of gunfire on Monday.", T::ArmedClash, "Nawa"),
        ("The body of a man with gunshot wounds was found near Nawa on Monday.", T::Killing, "Nawa"),
        ("A mine killed two olive pickers near Nawa on Monday.", T::Other, "Nawa"),
        (
            "Residents of Nawa walked to the square on Monday to demand the release of their sons.",
            T::Protest,
            "Nawa",
        ),
        ("Engineers were seen levelling farmland near Kudna on Monday.", T::PropertyDamage, "Kudna"),
    ] {
        let found = told(sentence);
        assert!(found.iter().any(|(k, _, p)| *k == kind && p == place), "{sentence}: {found:?}");
    }
}

#[test]
fn where_somebody_lives_or_was_taken_is_not_where_it_happened() {
    let found =
        told("A shell killed two farmers from Nawa, who were asleep in a field near Kudna, on Monday.");
    assert!(found.iter().all(|(_, _, place)| place == "Kudna") && !found.is_empty(), "{found:?}");
    let found = told("Troops entered the village of Kudna on Monday, and two men were taken to Nawa.");
    assert!(found.iter().all(|(_, _, place)| place == "Kudna") && !found.is_empty(), "{found:?}");
}

#[test]
fn a_total_counts_from_its_since_whenever_it_was_counted() {
    let (_, tallies) = reports(
        "In September the minister counted over 900 raids and over 400 airstrikes in the country since December 2024.",
    );
    let since: Vec<_> = tallies.iter().map(|t| (t.kind, t.since.map(|d| d.to_string()))).collect();
    assert_eq!(since, [(T::Raid, Some("2024-12-01".into())), (T::Airstrike, Some("2024-12-01".into()))]);
}

/// The words in quotes of the rules' own sources, each once.
fn words_of_the_rules() -> Vec<String> {
    let mut words = std::collections::BTreeSet::new();
    let mut folders = vec![std::path::PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/src/event"))];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else {
                let source = std::fs::read_to_string(path).unwrap();
                let quoted = source.lines().flat_map(|line| line.split('"').skip(1).step_by(2));
                let short = |word: &&str| word.len() < 20 && !word.contains(['{', '\\', '/']);
                words.extend(quoted.filter(short).map(str::to_owned));
            }
        }
    }
    words.into_iter().collect()
}

#[test]
fn any_word_of_the_rules_may_open_and_close_a_text() {
    let words = words_of_the_rules();
    assert!(words.len() > 1_000, "{}", words.len());
    let read_all = |body: &str| {
        let article = read("t.txt", body.as_bytes(), Some(jiff::civil::date(2025, 12, 3))).unwrap().remove(0);
        extract(&article, Knowledge::bundled());
    };
    for word in &words {
        read_all(word);
        read_all(&format!("{word} of two men in Nawa on Monday. He was {word}"));
        // What a rule looks for behind its word may be missing.
        for next in ["in", "from", "by", "at", "to", "on", "of", "and", "over", ","] {
            read_all(&format!("Three people were {word} {next}"));
        }
    }
    // A linear congruential generator (Knuth, MMIX) strings them together.
    let mut state = 7_u64;
    for _ in 0..1_500 {
        let mut text = String::new();
        for _ in 0..10 {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            text.push_str(&words[(state >> 33) as usize % words.len()]);
            text.push(' ');
        }
        read_all(&text);
    }
}
