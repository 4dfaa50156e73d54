//! Ways of telling that outlets have in common, each in sentences written for these tests: what they make, and what they do not.

use crate::extract::{Knowledge, extract};
use crate::kind::IncidentType as T;
use crate::text::read;

/// Type, EDTF date and place of what `body` tells, published on Wednesday, 3 December 2025.
fn told(body: &str) -> Vec<(T, String, String)> {
    told_under("A test", body)
}

fn told_under(title: &str, body: &str) -> Vec<(T, String, String)> {
    told_on("2025-12-03", title, body)
}

fn told_on(published: &str, title: &str, body: &str) -> Vec<(T, String, String)> {
    let text = format!("---\npublisher: Test\npublished: {published}\n---\n\n{title}\n\n{body}\n");
    let article = read("t.md", text.as_bytes(), None).unwrap().remove(0);
    let reports = extract(&article, Knowledge::bundled()).read();
    let place = |p: Option<crate::geoparse::Location>| p.map_or("-".to_owned(), |p| p.name);
    reports.into_iter().map(|r| (r.kind, r.date.edtf(), place(r.place))).collect()
}

fn has(body: &str, kind: T, date: &str, place: &str) {
    let found = told(body);
    assert!(found.contains(&(kind, date.to_owned(), place.to_owned())), "{body}: {found:?}");
}

/// Nothing of what `body` tells is placed at `place`.
fn nowhere(body: &str, place: &str) {
    let found = told(body);
    assert!(found.iter().all(|(_, _, p)| p != place), "{body}: {found:?}");
}

#[test]
fn further_verbs_carry_a_noun() {
    for (body, kind, date, place) in [
        (
            "Troops completed an operation in the village of Kudna on Tuesday.",
            T::MilitaryOperation,
            "2025-12-02",
            "Kudna",
        ),
        (
            "Gunmen fired at a post near Abidin on Monday. This led to shelling on the village of Jamla.",
            T::Shelling,
            "2025-12-01",
            "Jamla",
        ),
        (
            "According to reports, the airstrikes hit a depot near Nawa on Monday.",
            T::Airstrike,
            "2025-12-01",
            "Nawa",
        ),
        (
            "State television reported the entry of Israeli tanks into Khan Arnabah on Monday.",
            T::GroundIncursion,
            "2025-12-01",
            "Khan Arnabah",
        ),
        (
            "Public demonstrations occurred in the town of Shahba on Saturday.",
            T::Protest,
            "2025-11-29",
            "Shahba",
        ),
        ("The town of Tasil came under attack on Monday.", T::MilitaryOperation, "2025-12-01", "Tasil"),
    ] {
        has(body, kind, date, place);
    }
}

#[test]
fn entering_and_taking_people_away_is_a_raid() {
    for body in [
        "Israeli forces advanced into the village of Suwaysah on Tuesday and detained a young man.",
        "Israeli soldiers arrested three men during an operation in the village of Suwaysah on Tuesday.",
    ] {
        has(body, T::Raid, "2025-12-02", "Suwaysah");
    }
}

#[test]
fn what_is_recalled_held_or_done_again_and_again_is_no_event() {
    for body in [
        "Israeli forces have been carrying out near-daily incursions in the Quneitra countryside, detaining civilians and setting up checkpoints.",
        "Observers spoke on Tuesday of a post occupied by Israeli troops near Kudna.",
        "Police spoke on Tuesday at a checkpoint held by the army in Nawa.",
        "Israeli forces remain deployed in the village of Kudna, the mayor said on Tuesday.",
        "The minister arrived in Nawa on Tuesday, and he reached the hotel at noon.",
        "Troops from a newly established position near Kudna were praised on Tuesday.",
        "A convoy of civilians headed to the town of Nawa on Tuesday.",
        "The drone triggered air-raid sirens in Nawa on Tuesday.",
        "A man was killed in a 2020 strike in Nawa, his brother said on Tuesday.",
    ] {
        let found = told(body);
        assert!(found.is_empty(), "{body}: {found:?}");
    }
}

#[test]
fn a_strike_told_again_stays_one() {
    let found = told(
        "An Israeli strike killed a man in the town of Nawa on Tuesday.\n\nHe was taken to a hospital in Daraa. The army said the strike had targeted a man who was planning attacks in Damascus.",
    );
    assert_eq!(found.len(), 1, "{found:?}");
    assert_eq!(found[0].2, "Nawa");
}

#[test]
fn a_list_goes_on_past_a_name_that_nobody_knows() {
    let found = told(
        "Further raids were conducted on Tuesday in several villages, including Al-Rafid, Qarnafoushiya, Kudna, and Suwaysah in Quneitra province.",
    );
    let places: Vec<&str> = found.iter().map(|(_, _, place)| place.as_str()).collect();
    assert_eq!(places, ["Al-Rafid", "Kudna", "Suwaysah"]);
}

#[test]
fn a_place_is_not_the_area_it_is_in() {
    has(
        "Israeli forces raided the village of Beit Jinn in the Qatana area of the Damascus countryside on Tuesday.",
        T::Raid,
        "2025-12-02",
        "Beit Jinn",
    );
    has(
        "Clashes broke out on Tuesday in Aleppo’s Sheikh Maqsoud district.",
        T::ArmedClash,
        "2025-12-02",
        "Sheikh Maqsoud",
    );
    has(
        "Israeli forces struck the Damascus-countryside town of Beit Jinn on Tuesday.",
        T::MilitaryOperation,
        "2025-12-02",
        "Beit Jinn",
    );
}

#[test]
fn whence_fire_came_and_where_men_were_taken_is_not_where() {
    for (body, not) in [
        ("Fighters fired mortars from areas under their control in Kobani on Tuesday.", "Kobani"),
        (
            "Soldiers detained four men in Kudna on Tuesday before transferring them to Al-Hamidiyah.",
            "Al-Hamidiyah",
        ),
        ("Aircraft intercepted three drones launched by fighters in Yemen on Tuesday.", "Yemen"),
    ] {
        let found = told(body);
        assert!(found.iter().all(|(_, _, place)| place != not), "{body}: {found:?}");
    }
}

#[test]
fn the_headline_the_aside_and_the_recalled_have_their_own_days() {
    let found = told_under(
        "Patrol enters the valley on Monday, sources say",
        "A patrol of four vehicles entered the village of Kudna, local sources told the agency.",
    );
    assert_eq!(found, [(T::GroundIncursion, "2025-12-01".into(), "Kudna".into())]);
    has(
        "A sixth man, injured the previous day, died in the town of Nawa on Tuesday. Gunmen opened fire in the town of Tasil and killed a guard.",
        T::Killing,
        "2025-12-02",
        "Tasil",
    );
    has(
        "Israel bombed a depot in Nawa on Tuesday, in violation of the truce that has been in effect since November 2024.",
        T::Airstrike,
        "2025-12-02",
        "Nawa",
    );
}

#[test]
fn the_incident_is_placed_by_a_later_sentence() {
    let found = told(
        "A landmine explosion in the Daraa countryside wounded four children on Tuesday.\n\nThe incident occurred in the village of Tasil, where mines are common.",
    );
    assert_eq!(found, [(T::Other, "2025-12-02".into(), "Tasil".into())]);
}

/// Killed and injured of the one report of `body`.
fn harm(body: &str) -> (Option<u32>, Option<u32>) {
    let text = format!("---\ntitle: A test\npublished: 2025-12-03\n---\n\n{body}\n");
    let article = read("t.md", text.as_bytes(), None).unwrap().remove(0);
    let reports = extract(&article, Knowledge::bundled()).read();
    assert_eq!(reports.len(), 1, "{body}: {reports:#?}");
    (reports[0].killed.map(|f| f.best), reports[0].injured.map(|f| f.best))
}

#[test]
fn people_harmed_are_counted() {
    for (body, killed, injured) in [
        (
            "A strike on the town of Nawa on Tuesday killed 13 people, and as many were wounded.",
            Some(13),
            Some(13),
        ),
        (
            "An old man succumbed to his injuries after a strike on the town of Nawa on Tuesday.",
            Some(1),
            None,
        ),
        (
            "Seven members of the Syrian Democratic Forces (SDF) were injured in drone strikes near Nawa on Tuesday.",
            None,
            Some(7),
        ),
        (
            "A drone strike in Nawa killed senior Hamas official Wael Darwish and his wife on Tuesday.",
            Some(2),
            None,
        ),
        ("On November 14, a woman was injured in a rocket attack on the town of Nawa.", None, Some(1)),
        ("A drone strike hit a car near Nawa on Tuesday, resulting in one fatality.", Some(1), None),
    ] {
        assert_eq!(harm(body), (killed, injured), "{body}");
    }
}

#[test]
fn what_is_told_after_since_a_day_when_is_of_that_day() {
    let body = "The trader had been held since Monday, when Israeli forces raided the village of Kudna and arrested him.";
    has(body, T::Raid, "2025-12-01", "Kudna");
}

#[test]
fn where_it_was_and_not_where_it_led_or_who_is_blamed() {
    let body = "Dozens of residents of Nawa gathered in protest on Monday and blocked the road to Damascus with burning tyres.";
    assert!(told(body).iter().all(|(.., place)| place != "Damascus"), "{body}: {:?}", told(body));
    let body = "Police arrested four men who smuggled pills toward Jordan. The arrests were made on Monday in the town of Nasib.";
    assert_eq!(told(body), [(T::ArrestDetention, "2025-12-01".into(), "Nasib".into())], "{body}");
    let body =
        "The army said on Tuesday it had detained two men over rockets fired from near Jasim last month.";
    assert!(told(body).iter().all(|(.., place)| place != "Jasim"), "{body}: {:?}", told(body));
    has(
        "Israeli forces on Monday raided the Tal Shihab area (Daraa) and searched homes.",
        T::Raid,
        "2025-12-01",
        "Tal Shihab",
    );
    has(
        "In Daraa, an Israeli strike on Monday evening destroyed a workshop in Jasim, at the southern entrance of Nimr, killing two people.",
        T::Airstrike,
        "2025-12-01",
        "Jasim",
    );
    has(
        "A drone hit a car near Inkhil on Monday and another killed a man further south.",
        T::DroneStrike,
        "2025-12-01",
        "Inkhil",
    );
    let body = "A drone hit a car near Inkhil on Monday and a second drone killed a man further south.";
    assert_eq!(told(body).len(), 1, "{body}: {:?}", told(body));
}

#[test]
fn comparisons_rates_and_quoted_words_are_no_events() {
    for body in [
        "It was the deadliest toll since the raid on Beit Jinn, in which 13 people died.",
        "The rate of attacks near Jasim was lower on Monday than in November.",
        "This was the only attack recorded in Daraa province in November.",
        "Four people were killed in Daraa province between 15 and 24 November.",
        "Nobody was reported hurt in either raid.",
    ] {
        assert_eq!(told(body), [], "{body}");
    }
    let body = "Troops entered Kudna on Monday. \"They came at night and moved around,\" said a farmer.";
    assert_eq!(told(body).len(), 1, "{body}: {:?}", told(body));
}

#[test]
fn a_second_in_a_week_goes_on_to_tell_of_the_first() {
    has(
        "It was the second strike in a week: on Thursday, jets bombed a depot in Jasim.",
        T::Airstrike,
        "2025-11-27",
        "Jasim",
    );
}

#[test]
fn what_falls_goes_off_and_is_broken() {
    has(
        "Two shells were fired on Monday evening. One landed near the town of Jasim, wounding a boy.",
        T::Shelling,
        "2025-12-01",
        "Jasim",
    );
    has("On Monday, bulldozers tore up the main road in Kudna.", T::PropertyDamage, "2025-12-01", "Kudna");
    has(
        "On Monday, one of the drones exploded in a hen house near Jasim.",
        T::DroneStrike,
        "2025-12-01",
        "Jasim",
    );
    has("Israeli jets carried out mock raids over Jasim on Monday.", T::Overflight, "2025-12-01", "Jasim");
    has(
        "Nobody was hurt, the mayor said. Fighting broke out on Monday around the village of Jasim.",
        T::ArmedClash,
        "2025-12-01",
        "Jasim",
    );
    has(
        "Masked men entered a shop in Jasim on Monday and shot dead two men.",
        T::Killing,
        "2025-12-01",
        "Jasim",
    );
    has(
        "DAMASCUS, Syria - Clashes broke out on Monday in the town of Jasim.",
        T::ArmedClash,
        "2025-12-01",
        "Jasim",
    );
    has(
        "State Security announces the arrest in Jasim on Monday of a man suspected of spying.",
        T::ArrestDetention,
        "2025-12-01",
        "Jasim",
    );
}

#[test]
fn entries_of_a_live_report_are_each_of_the_day() {
    let body = "The day's events in the south\n\n13:10\nA man wounded on Saturday in a drone strike in Nawa is out of hospital.\n\n\
        12:00\nIsraeli artillery is targeting the outskirts of Jasim, a correspondent says.\n\n\
        09:20\nGood morning. Israeli troops entered Kudna around 2 a.m. and left an hour later.";
    let found = told(body);
    assert!(found.contains(&(T::Shelling, "2025-12-03".into(), "Jasim".into())), "{found:?}");
    assert!(found.contains(&(T::GroundIncursion, "2025-12-03".into(), "Kudna".into())), "{found:?}");
}

#[test]
fn a_list_item_without_a_day_is_the_event_told_below() {
    let body = "Settlers burned two cars in Jasim.\n\nOn Monday, settlers came at night and burned two cars in Jasim.";
    assert_eq!(told(body), [(T::PropertyDamage, "2025-12-01".into(), "Jasim".into())]);
}

#[test]
fn what_stands_between_the_event_and_its_place() {
    for (body, kind, date, place) in [
        (
            "Dozens of people staged a sit-in after sunset prayers on Monday in Jasim.",
            T::Protest,
            "2025-12-01",
            "Jasim",
        ),
        (
            "Police arrested nine suspected members of a gang in Inkhil on Monday.",
            T::ArrestDetention,
            "2025-12-01",
            "Inkhil",
        ),
        (
            "An Israeli quadcopter dropped a grenade some 80 metres from a patrol near Jasim on Monday.",
            T::DroneStrike,
            "2025-12-01",
            "Jasim",
        ),
        (
            "The body of a driver who had gone missing at the weekend was found on Monday on a road in Jasim, with gunshot wounds.",
            T::Killing,
            "2025-12-01",
            "Jasim",
        ),
        (
            "Observers watched three tanks and a bulldozer enter Kudna on Monday.",
            T::GroundIncursion,
            "2025-12-01",
            "Kudna",
        ),
        ("An attack on December 1 targeted a truck near Jasim.", T::MilitaryOperation, "2025-12-01", "Jasim"),
        ("A convoy was hit by a roadside bomb near Jasim on Monday.", T::Other, "2025-12-01", "Jasim"),
        (
            "Relatives live in the Druze village of Hader. On Monday, residents in the village held a rally.",
            T::Protest,
            "2025-12-01",
            "Hader",
        ),
        (
            "An Israeli strike on a house in Jasim killed three people on Monday. Houses in Inkhil were hit on Monday too.",
            T::Airstrike,
            "2025-12-01",
            "Inkhil",
        ),
        (
            "Gunmen, believed to be members of a cell, opened fire on a post in Jasim on Monday.",
            T::ArmedClash,
            "2025-12-01",
            "Jasim",
        ),
    ] {
        has(body, kind, date, place);
    }
}

#[test]
fn motion_that_is_none_and_places_that_are_only_named() {
    for body in [
        "Clashes went on for a fifth week around Jasim on Monday.",
        "The soldiers said the shots came from a position at Kudna on Monday.",
        "Troops on Monday shot down a drone that had crossed into Jasim.",
    ] {
        let found = told(body);
        assert!(found.iter().all(|(kind, ..)| *kind != T::GroundIncursion), "{body}: {found:?}");
    }
    let body = "Officials have met in Paris, Baku and London.";
    assert_eq!(told(body), [], "{body}");
    let body = "On Monday, the army struck a vehicle as it advanced on the village of Jasim.";
    assert_eq!(told(body), [(T::MilitaryOperation, "2025-12-01".into(), "Jasim".into())], "{body}");
    let body = "In Jasim, where 12 people were killed by a rocket in July 2023, sirens were heard on Monday.";
    assert_eq!(told(body), [], "{body}");
}

#[test]
fn roads_ministries_and_datelines_are_not_where() {
    for (body, place) in [
        (
            "Gunmen on Monday stopped a bus on the highway linking Damascus and Sweida near Khabab and abducted five men.",
            "Khabab",
        ),
        (
            "On Monday, displaced people blocked the Damascus-Daraa highway near Izra with burning tyres.",
            "Izra",
        ),
        ("DAMASCUS, Dec 1 (Agency) -- Jets struck a depot in Jasim late on Sunday, a monitor said.", "Jasim"),
    ] {
        let found = told(body);
        assert!(found.iter().any(|(.., p)| p.starts_with(place)), "{body}: {found:?}");
        assert!(found.iter().all(|(.., p)| !p.contains("Damascus")), "{body}: {found:?}");
    }
    has(
        "DAMASCUS, Dec 1 (Agency) -- Jets struck a depot in Jasim late on Sunday, a monitor said.",
        T::Airstrike,
        "2025-11-30",
        "Jasim",
    );
    let body = "A drone hit a car in Jasim on Monday. Two people were wounded, according to the Health Ministry in Damascus.";
    assert_eq!(told(body).len(), 1, "{body}: {:?}", told(body));
    let found = told("KUDNA, Syria (AP) — Israeli troops raided a village in southern Syria on Monday.");
    assert_eq!(found, [(T::Raid, "2025-12-01".into(), "Kudna".into())]);
    let found =
        told("Residents went out in a demonstration at the November 20 roundabout in Nawa on Monday.");
    assert_eq!(found, [(T::Protest, "2025-12-01".into(), "Nawa".into())]);
}

#[test]
fn the_dead_are_where_they_were_killed() {
    let found =
        told("In Daraa, two brothers were killed on Monday when gunmen opened fire on their car near Jasim.");
    assert!(found.iter().all(|(.., place)| place == "Jasim"), "{found:?}");
    for body in [
        "He was driven to a hospital in Nawa on Monday.",
        "Talks have been held in London, Paris and Baku.",
        "Police foiled an attempt on Monday to smuggle pills into Jordan, arresting the driver.",
        "The lorries were heading to Jasim on Monday.",
    ] {
        let found = told(body);
        assert!(found.iter().all(|(kind, ..)| matches!(kind, T::MilitaryOperation)), "{body}: {found:?}");
    }
    let body = "Commandos backed by helicopters conducted a raid in Jasim on Monday and arrested three men.";
    assert_eq!(told(body), [(T::Raid, "2025-12-01".into(), "Jasim".into())]);
    has(
        "A shepherd was hit in the thigh near Jasim on Monday when a patrol fired at him.",
        T::Other,
        "2025-12-01",
        "Jasim",
    );
    has("Three vehicles came under gunfire near Jasim on Monday.", T::ArmedClash, "2025-12-01", "Jasim");
    has(
        "A United Nations patrol was stopped for an hour by Israeli soldiers at a roadblock near Kudna on Monday.",
        T::Checkpoint,
        "2025-12-01",
        "Kudna",
    );
}

#[test]
fn what_is_said_elsewhere_or_long_known_is_not_there() {
    for (body, kind, date, place) in [
        (
            "At least four people were killed by a bomb on Monday in the Damascus suburb of Jaramana.",
            T::Killing,
            "2025-12-01",
            "Jaramana",
        ),
        (
            "The blast went off near the town of Jasim on Monday, killing a policeman.",
            T::Killing,
            "2025-12-01",
            "Jasim",
        ),
        (
            "On Monday, Israeli bulldozers dug a trench west of Kudna.",
            T::PropertyDamage,
            "2025-12-01",
            "west of Kudna",
        ),
        (
            "The attack follows clashes on Sunday around Jasim, in which a policeman was killed.",
            T::ArmedClash,
            "2025-11-30",
            "Jasim",
        ),
    ] {
        has(body, kind, date, place);
    }
    for body in [
        "A patrol was fired on, the head of the force told ambassadors in New York on Monday.",
        "A rocket was fired on Monday, setting off sirens in Jasim.",
        "The command said it had killed a leader last month in a raid in central Syria.",
        "Israel bombed the defence ministry in Damascus at the time.",
        "He hails from Jasim and was kidnapped on Monday.",
        "Sixteen people had been killed in strikes near Jasim since 8 November.",
    ] {
        let found = told(body);
        assert!(found.iter().all(|(_, _, place)| place == "-"), "{body}: {found:?}");
    }
}

#[test]
fn who_says_and_where_he_sits_is_not_where_it_happened() {
    for body in [
        "The Rif Dimashq police said on Tuesday that they had detained two suspects.",
        "The Daraa health directorate said on Tuesday that two people had been shot dead.",
        "Latakia's head of internal security said on Tuesday that two men were killed in an exchange of fire.",
        "A spokesman told a briefing in Damascus on Tuesday that the attack had aimed at causing strife.",
        "Two men were seized by gunmen on the Damascus road on Monday.",
        "A baker died in Suwayda National Hospital on Monday of the wounds he had sustained two days before.",
        "The two were flown by helicopter to a clinic in Haifa on Tuesday.",
        "“They were coming back from a wedding in Tasil on Monday,” said his brother.",
        "By Monday, shops were open again in Jablah, but residents said that the mountain road was still cut.",
        "In a raid that Israel said on Tuesday was directed at Hamas, nobody was arrested.",
        "In the first house, gunmen shot dead Salim Haddad, 74, and his wife, Badia, 71, on Monday.",
    ] {
        let found = told(body);
        assert!(found.iter().all(|(_, _, place)| place == "-"), "{body}: {found:?}");
    }
    let body =
        "Israeli artillery stationed in the occupied Golan fired shells at a field near Abidin on Monday.";
    assert_eq!(told(body), [(T::Shelling, "2025-12-01".into(), "Abidin".into())]);
}

#[test]
fn a_place_is_taken_up_from_where_people_are_from() {
    let body = "Salim Haddad, a baker from the village of Abidin, was hit on Monday when a drone dropped a bomb on the edge of the village.";
    has(body, T::DroneStrike, "2025-12-01", "Abidin");
}

#[test]
fn the_day_of_what_was_told_before_is_told_behind() {
    let body = "Gunmen attacked a checkpoint near the town of Jasim, killing two policemen. The ambush happened on Saturday night.";
    has(body, T::ArmedClash, "2025-11-29", "Jasim");
    let body = "(Beirut, December 3, 2025) – Armed men killed three people in the town of Jasim on November 27, a rights group said today.";
    has(body, T::Killing, "2025-11-27", "Jasim");
}

#[test]
fn what_a_period_added_up_is_no_event() {
    for body in [
        "We have documented the killing of no fewer than 38 civilians in Daraa and Quneitra governorates between March 8, 2025, and the end of August 2025.",
        "In March more than 1,400 people were killed in Hama and Homs after attacks on the authorities.",
        "The operations come days after a raid in the Damascus countryside in which 24 people were arrested.",
    ] {
        assert!(told(body).is_empty(), "{body}: {:?}", told(body));
    }
}

#[test]
fn crowds_ambushes_and_strikes_told_by_the_noun_before() {
    for (body, kind, date, place) in [
        (
            "On Monday, demonstrators carried pictures of their sons in Khan Arnabah.",
            T::Protest,
            "2025-12-01",
            "Khan Arnabah",
        ),
        (
            "On Monday hundreds gathered in Dignity Square in the city of Suwayda.",
            T::Protest,
            "2025-12-01",
            "Dignity Square (As-Suwayda)",
        ),
        (
            "Two policemen were killed on Monday in an ambush on the road to the village of Nahtah.",
            T::ArmedClash,
            "2025-12-01",
            "Nahtah",
        ),
        (
            "Air raids grew on Monday, when three buildings in Jibchit were hit.",
            T::Airstrike,
            "2025-12-01",
            "Jibchit",
        ),
        (
            "Clashes between armed groups near Tal Hadid on Monday led to the displacement of 45 families.",
            T::ArmedClash,
            "2025-12-01",
            "Tal Hadid",
        ),
        (
            "On Monday, soldiers used bulldozers to level four houses in the village of Kudna.",
            T::PropertyDamage,
            "2025-12-01",
            "Kudna",
        ),
        (
            "A local faction attacked a police post in Jasim on Monday.",
            T::MilitaryOperation,
            "2025-12-01",
            "Jasim",
        ),
        (
            "Gunmen threw a grenade at a post in Izraa, a town in Daraa province, on Monday.",
            T::Other,
            "2025-12-01",
            "Izraa",
        ),
    ] {
        has(body, kind, date, place);
    }
    let places: Vec<String> =
        told("On Monday a patrol of four vehicles drove to the outskirts of Kudna and on to Ain Ziwan.")
            .into_iter()
            .map(|(_, _, place)| place)
            .collect();
    assert_eq!(places, ["Kudna", "Ain Ziwan"]);
}

#[test]
fn what_only_describes_a_place_is_no_site_of_its_own() {
    for (body, kind, date, place) in [
        (
            "Tanks shelled the village of Jamla on Sunday. The village, which sits above the Ruqqad valley, was hit by six shells on Sunday evening.",
            T::Shelling,
            "2025-11-30",
            "Jamla",
        ),
        (
            "Troops went into Hineh, a mixed Druze and Christian village on the slopes of Mount Hermon, on Monday.",
            T::GroundIncursion,
            "2025-12-01",
            "Hineh",
        ),
        (
            "On Saturday, a bomb attached to a police car killed an officer in Rastan, between Homs and Hama.",
            T::Killing,
            "2025-11-29",
            "Rastan",
        ),
        (
            "Observers saw smoke rise from a car in the village of Kudna on Monday. Two men had been killed by a missile launched from a drone.",
            T::DroneStrike,
            "2025-12-01",
            "Kudna",
        ),
        (
            "The villages lie a short drive from Nawa, where gunmen killed three people on Monday.",
            T::Killing,
            "2025-12-01",
            "Nawa",
        ),
    ] {
        let found = told(body);
        assert_eq!(found, [(kind, date.to_owned(), place.to_owned())], "{body}");
    }
    for body in [
        "About 20 vehicles drove in from the direction of the Israeli post on Mount Hermon on Monday.",
        "Units deployed on Monday along the line between Daraa and Suwayda.",
        "Soldiers killed six people in an operation in a village near Damascus on Monday.",
        "On Monday, guards exchanged fire with men who had come from the direction of Khirbat Awwad, just inside Syria.",
    ] {
        let found = told(body);
        assert!(found.iter().all(|(_, _, place)| place == "-"), "{body}: {found:?}");
    }
}

#[test]
fn a_lead_that_sums_up_gives_way_to_what_is_told_one_by_one() {
    let body = "Israeli drone strikes on southern Lebanon killed four people on Monday.\n\nA strike on a car in Jibchit killed three people on Monday.";
    let places: Vec<String> = told(body).into_iter().map(|(_, _, place)| place).collect();
    assert_eq!(places, ["Jibchit"]);
}

#[test]
fn what_is_past_held_or_suspected_is_no_event_there() {
    for body in [
        "On Monday police in Nasib arrested a man suspected of having shot dead a pharmacist in February.",
        "Negotiators last met in Paris on Monday.",
        "The base in Jasim had already been bombed on Monday.",
        "Relatives of three men held in Adra prison spoke on Monday.",
        "Soldiers shot dead 38 sheep near Kudna on Monday.",
        "Security forces deployed in Jasim on Monday and imposed a curfew.",
        "The towns of Nawa and Jasim were last targeted on Monday.",
        "A bus came under fire on the Damascus–Suwayda road on Monday.",
        "44 people from Quneitra were being held by Israel as of Monday.",
    ] {
        let found = told(body);
        let only_arrest =
            |(kind, _, place): &(T, String, String)| *kind == T::ArrestDetention && place == "Nasib";
        assert!(found.iter().all(|f| f.2 == "-" || only_arrest(f)), "{body}: {found:?}");
    }
}

#[test]
fn further_ways_of_telling_where_and_what() {
    for (body, kind, date, place) in [
        (
            "A suicide drone fell in an open field at Rimat Hazem on Monday without exploding.",
            T::DroneStrike,
            "2025-12-01",
            "Rimat Hazim",
        ),
        ("Troops combed Kudna house by house on Monday and detained 11 men.", T::Raid, "2025-12-01", "Kudna"),
        (
            "On Monday, three individuals threw stones at a UNDOF vehicle in Khan Arnabah.",
            T::Other,
            "2025-12-01",
            "Khan Arnabah",
        ),
        (
            "On Monday a force of 15 vehicles drove from its post on Mount Hermon down to the village of Rakhlah.",
            T::GroundIncursion,
            "2025-12-01",
            "Rakhleh",
        ),
        (
            "Monitors reported the discovery of the bodies of two men in a well at Al-Musayfirah on Monday.",
            T::Killing,
            "2025-12-01",
            "Al-Musayfirah",
        ),
        (
            "On Monday a drone fired at a car on the road between the city of Nawa and the town of Tasil.",
            T::DroneStrike,
            "2025-12-01",
            "between Nawa and Tasil",
        ),
        (
            "Police came under fire in Jasim on Monday. Two days later bulldozers dug a trench near Kudna.",
            T::PropertyDamage,
            "2025-12-03",
            "Kudna",
        ),
    ] {
        has(body, kind, date, place);
    }
}

#[test]
fn bullets_firebombs_and_shots_at_peacekeepers() {
    for (body, kind, place) in [
        ("Gunmen in Nawa sprayed a car with bullets on Monday, killing its driver.", T::Killing, "Nawa"),
        ("Planes sprayed fields near Kudna on Monday.", T::PropertyDamage, "Kudna"),
        ("Masked men threw a firebomb at a house in Nawa on Monday.", T::PropertyDamage, "Nawa"),
        ("The Israeli army shot down a drone over Kudna on Monday.", T::MilitaryOperation, "Kudna"),
        ("A shoot-out broke out in Nawa on Monday between two families.", T::ArmedClash, "Nawa"),
        ("A patrol of peacekeepers was hit by gunfire near Kudna on Monday.", T::ArmedClash, "Kudna"),
        ("In Sweida, shells fell on houses in the village of Walgha on Monday.", T::Shelling, "Walgha"),
        ("Troops shelled western Suwayda on Monday.", T::Shelling, "western As-Suwayda"),
        ("Gunmen fired at a car on Monday on the road to Damascus near Nawa.", T::Other, "Nawa"),
        ("A trader was kidnapped on Monday from the outskirts of Nawa.", T::ArrestDetention, "Nawa"),
        (
            "Troops raided Kudna on Monday on the basis of information gathered in recent weeks.",
            T::Raid,
            "Kudna",
        ),
    ] {
        has(body, kind, "2025-12-01", place);
    }
    let one = |body: &str| {
        let found = told(body);
        assert_eq!(found.len(), 1, "{body}: {found:?}");
    };
    one("Soldiers raided Kudna on Monday. A girl was wounded by live fire in the village.");
    one("Gunmen killed a guard in Nawa on Monday. He was on his way home when two men opened fire.");
    one("An explosive device went off on Monday as a truck was driving through Nawa.");
    one("Israeli forces raided Kudna on Monday and led two men away to the base near Khan Arnabah.");
    one(
        "Two women had gone to the fields of Kudna on Monday to pick mushrooms when they were seized by soldiers.",
    );
}

#[test]
fn what_follows_an_attack_or_adds_it_up_is_no_event() {
    for body in [
        "The clashes in Nawa on Monday died down at about two.",
        "Police cordoned off the area in Nawa on Monday and closed the road.",
        "Residents of Kudna pass through the gate that the army has put across the road.",
        "The two sides have held several rounds of talks in Damascus and Baku.",
        "The week in figures: eight people were killed in Daraa province.",
        "Nobody had claimed the killing in Nawa by Sunday.",
    ] {
        assert_eq!(told(body), [], "{body}");
    }
}

#[test]
fn further_carriers_and_what_stands_or_is_meant_there() {
    for (body, kind, date, place) in [
        (
            "The week began with a drone strike on a van in Nawa on Monday.",
            T::DroneStrike,
            "2025-12-01",
            "Nawa",
        ),
        (
            "Troops had on Tuesday blown up an abandoned army post near Kudna.",
            T::PropertyDamage,
            "2025-12-02",
            "Kudna",
        ),
        ("Some 150 people joined a sit-in in Nawa on Monday.", T::Protest, "2025-12-01", "Nawa"),
        ("A tank fired a round that landed near Kudna on Monday.", T::Shelling, "2025-12-01", "Kudna"),
        ("A blast tore through a yard in Nawa on Monday.", T::Other, "2025-12-01", "Nawa"),
        ("On the night of November 26, a Wednesday, soldiers raided Kudna.", T::Raid, "2025-11-26", "Kudna"),
        ("A rocket fell near Alonei HaBashan on Monday.", T::Shelling, "2025-12-01", "Alonei HaBashan"),
        ("A car bomb went off in Azaz, north of Aleppo, on Monday.", T::Other, "2025-12-01", "Azaz"),
    ] {
        has(body, kind, date, place);
    }
    for body in [
        "The army said that it had killed a member of a rocket unit who was working to rebuild launch sites in Nawa.",
        "A convoy of 27 trucks arrived in Nawa on Monday with flour and medicine.",
        "Two people were killed on Monday in spite of a ceasefire that ended a week of bloodshed in Sweida province last month.",
    ] {
        assert!(
            told(body).iter().all(|(_, _, place)| place != "Nawa" && place != "-"),
            "{body}: {:?}",
            told(body)
        );
    }
    // What stood in the yard is no incursion; the boy's home no protest.
    let kinds = |body: &str| told(body).iter().map(|(kind, ..)| *kind).collect::<Vec<_>>();
    assert_eq!(kinds("A missile hit a yard in Nawa on Monday where excavators were parked."), [T::Shelling]);
    let vigil = "Students held a vigil in Nawa on Monday, and one of them, a boy from Jasim, spoke.";
    assert!(told(vigil).iter().all(|(_, _, place)| place == "Nawa"), "{:?}", told(vigil));
    let grenade = "Gunmen threw a grenade at a house in Nawa on Monday. The explosion damaged the gate and caused no casualties.";
    assert_eq!(kinds(grenade), [T::Other]);
    assert_eq!(harm(grenade), (Some(0), Some(0)));
    assert_eq!(harm("A drone hit a depot in Nawa on Monday; nobody was there."), (Some(0), Some(0)));
}

#[test]
fn every_month_and_weekday_dates_as_the_others_do() {
    const MONTHS: [&str; 11] = [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
    ];
    let kinds = |body: &str| told(body).into_iter().map(|(kind, _, place)| (kind, place)).collect::<Vec<_>>();
    for (n, month) in MONTHS.iter().enumerate() {
        // Read on the first day of the next month: what is long past is background, in whichever month it was.
        let published = format!("2025-{:02}-01", n + 2);
        for body in [
            format!("On 12 {month}, troops entered Kudna and detained two men."),
            format!("On {month} 12, troops raided Kudna."),
            format!("In {month}, troops raided Kudna."),
            format!("Troops raided Kudna at the end of {month}."),
        ] {
            let body = format!("{body} It was the first raid there.");
            let found: Vec<_> = told_on(&published, "A test", &body).iter().map(|(kind, ..)| *kind).collect();
            assert_eq!(found, [T::Raid], "{body}");
        }
    }
    for day in ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"] {
        let body = format!("A drone hit a car in Nawa on {day}.");
        assert_eq!(kinds(&body), [(T::DroneStrike, "Nawa".to_owned())], "{body}");
    }
}

#[test]
fn a_diary_has_its_days_on_lines_of_their_own() {
    let found = told_under(
        "The week along the line between the two armies",
        "The week along the line was quiet at first.\n\nMonday\n\nIsraeli jets hit a workshop in Nawa. In the evening two shells fell near Tasil.\n\nSaturday\n\nTroops raided the village of Kudna and searched houses.",
    );
    let days: Vec<_> =
        found.iter().map(|(kind, date, place)| (*kind, date.as_str(), place.as_str())).collect();
    assert_eq!(
        days,
        [
            (T::Airstrike, "2025-12-01", "Nawa"),
            (T::Shelling, "2025-12-01", "Tasil"),
            (T::Raid, "2025-11-29", "Kudna")
        ]
    );
}

#[test]
fn what_is_called_for_parked_there_or_of_the_un_is_not_there() {
    nowhere("Residents gathered in Nawa on Monday to call for the protection of people in Shahba.", "Shahba");
    nowhere("A convoy of three white UN vehicles rolled through Kudna on Monday.", "Kudna");
    nowhere(
        "Ministers condemned the attacks, which came as talks were due to open in Naqoura on Monday.",
        "Naqoura",
    );
    for (body, kind, date, place) in [
        (
            "Aircraft believed to be Jordanian struck a farm near Imtan on Sunday.",
            T::Airstrike,
            "2025-11-30",
            "Imtan",
        ),
        ("On 27 November, armed clashes resumed around Tal Hadid.", T::ArmedClash, "2025-11-27", "Tal Hadid"),
        (
            "On November 24, a bomb ripped through a mosque in Homs during Friday prayers, leaving eight people dead.",
            T::Killing,
            "2025-11-24",
            "Homs",
        ),
    ] {
        has(body, kind, date, place);
    }
}

#[test]
fn a_bulletin_goes_by_days() {
    let found = told_under(
        "The south in a week: assassinations and incursions in two provinces",
        "Both provinces saw another tense week, the league says. These are the main events:\n\nSaturday, November 29\n\n- Unknown gunmen shot dead a guard near the silo in Nawa.\n\nMonday, December 1\n\n- Israeli forces with four vehicles entered Kudna and stayed there for an hour.",
    );
    let days: Vec<_> =
        found.iter().map(|(kind, date, place)| (*kind, date.as_str(), place.as_str())).collect();
    assert_eq!(days, [(T::Killing, "2025-11-29", "Nawa"), (T::GroundIncursion, "2025-12-01", "Kudna")]);
    for (body, kind, place) in [
        ("An enemy drone raided a car-wash in Nawa on Monday.", T::DroneStrike, "Nawa"),
        ("A car blew up on Monday next to a pickup taking women to the fields in Nawa.", T::Other, "Nawa"),
    ] {
        has(body, kind, "2025-12-01", place);
        assert_eq!(told(body).len(), 1, "{body}");
    }
    nowhere("Police closed the roads out of the city to Tasil and Sheikh Miskin on Monday.", "Tasil");
    nowhere(
        "A mother was hurt in Nawa on Monday and moved to a hospital in Hasakah, where she was treated.",
        "Al-Hasakah",
    );
    nowhere("Israeli forces detained 18 people in Quneitra province in the same period.", "Quneitra");
}

#[test]
fn auxiliaries_are_shared_and_what_went_on_has_its_day() {
    for (body, kind, date, place) in [
        (
            "Israeli forces had already gone into Kudna on Monday and taken away a former officer.",
            T::Raid,
            "2025-12-01",
            "Kudna",
        ),
        (
            "Israeli troops seized three men who were grazing sheep near Kudna on Saturday.",
            T::ArrestDetention,
            "2025-11-29",
            "Kudna",
        ),
        (
            "An Israeli patrol drove through Suwaysah on Monday without stopping before it set up a checkpoint at the entrance to Kudna.",
            T::Checkpoint,
            "2025-12-01",
            "Kudna",
        ),
    ] {
        has(body, kind, date, place);
    }
}

#[test]
fn days_of_desks_of_asides_and_of_nights_before() {
    for (body, kind, date, place) in [
        // The day of a dateline without an agency is that of the desk.
        (
            "DARAA/BEIRUT, Dec 3 - Gunmen sprayed a shop with bullets in Nawa in Daraa province on Monday night, killing three.",
            T::Killing,
            "2025-12-01",
            "Nawa",
        ),
        (
            "The clash in Tasil on Monday came two nights after warplanes, which media said were foreign, bombed a farm in Nawa.",
            T::Airstrike,
            "2025-11-29",
            "Nawa",
        ),
        (
            "On Monday a force of six vehicles came up from the barracks, which Israel has held since the end of 2024, and put up a checkpoint near Jamla.",
            T::Checkpoint,
            "2025-12-01",
            "Jamla",
        ),
    ] {
        has(body, kind, date, place);
    }
    nowhere("Israel bombed the army's headquarters in Damascus on July 16 that year.", "Damascus");
}

#[test]
fn what_was_launched_dropped_exchanged_or_fired_from() {
    for (body, kind, place) in [
        ("An explosive drone launched by the army hit a car in Nawa on Monday.", T::DroneStrike, "Nawa"),
        (
            "Two stun grenades were dropped on Monday from a quadcopter beside a tractor in Tasil.",
            T::DroneStrike,
            "Tasil",
        ),
        (
            "Gunmen fired at a patrol car with automatic weapons and grenade launchers on Monday in Nawa.",
            T::Other,
            "Nawa",
        ),
        ("A mortar shell came through the roof of a home in Tasil on Monday.", T::Shelling, "Tasil"),
        ("The two sides exchanged prisoners on Monday at the entrance of Nawa.", T::Other, "Nawa"),
        ("A drone hit a mill on Monday on the road leading north from Nawa.", T::DroneStrike, "Nawa"),
        (
            "Families of the missing held a sit-in in front of an office in Damascus on Monday.",
            T::Protest,
            "Damascus",
        ),
    ] {
        has(body, kind, "2025-12-01", place);
    }
    nowhere(
        "Tank shells were fired on Monday from the position on Tal al-Harah towards the fields of Nawa.",
        "Tal al-Harah",
    );
    nowhere(
        "The forces enter villages in Tasil almost every day, searching homes and arresting citizens.",
        "Tasil",
    );
    nowhere("Troops blew up a house in Nawa on Monday. The blast was felt as far as Tasil.", "Tasil");
    nowhere("A soldier said the patrol near Nawa took cover on Monday.", "Nawa");
}

#[test]
fn paragraphs_of_a_bulletin_are_headed_by_where_they_are_of() {
    let body = "Daraa governorate in Syria saw a bloody night.\n\nNawa – A baker was shot dead on Monday night by gunmen on a motorcycle.\n\n\
                Tasil – Two farmers were wounded on Monday when soldiers opened fire at their tractor.";
    has(body, T::Killing, "2025-12-01", "Nawa");
    let found = told(body);
    assert!(found.iter().any(|(_, _, place)| place == "Tasil"), "{found:?}");
}

#[test]
fn articles_of_names_backing_and_what_lasts_for_hours() {
    for (body, kind, date, place) in [
        (
            "In As-Suwayda city, hundreds of people gathered on Monday to demand water.",
            T::Protest,
            "2025-12-01",
            "As-Suwayda",
        ),
        (
            "Commandos backed by helicopters of the coalition raided two houses in Nawa on Monday.",
            T::Raid,
            "2025-12-01",
            "Nawa",
        ),
        (
            "Artillery has been shelling the outskirts of Nawa for two hours.",
            T::Shelling,
            "2025-12-02/2025-12-03",
            "Nawa",
        ),
        (
            "Observers saw soldiers stop and lead away two shepherds near Bir Ajam on Monday.",
            T::ArrestDetention,
            "2025-12-01",
            "Bir Ajam",
        ),
        (
            "Guards shot dead one smuggler and captured two others in Nawa on Monday.",
            T::Killing,
            "2025-12-01",
            "Nawa",
        ),
        ("Gunmen fired an RPG at a checkpoint in Nawa on Monday.", T::ArmedClash, "2025-12-01", "Nawa"),
        ("Engineers defused an explosive device in Nawa on Monday.", T::Other, "2025-12-01", "Nawa"),
        ("Soldiers dropped flares near Kudna on Monday night.", T::Other, "2025-12-01", "Kudna"),
        (
            "A shell left over from the war went off in a field in Nawa on Monday.",
            T::Other,
            "2025-12-01",
            "Nawa",
        ),
        (
            "The security forces carried out a security campaign in Nawa on Monday.",
            T::Raid,
            "2025-12-01",
            "Nawa",
        ),
        (
            "In the countryside of Aleppo, two boys were killed on Monday when a mine exploded near Khanasir.",
            T::Other,
            "2025-12-01",
            "Khanasir",
        ),
        (
            "On the other bank of the Euphrates, gunmen shot dead a guard in the city of al-Mayadin on Monday.",
            T::Killing,
            "2025-12-01",
            "Al-Mayadin",
        ),
        (
            "Engineers demolished a depot of the former Assad army in Harfa on Monday.",
            T::PropertyDamage,
            "2025-12-01",
            "Harfa",
        ),
    ] {
        has(body, kind, date, place);
    }
    nowhere(
        "Forces have carried out 90 incursions into villages of Quneitra since last March, during which they bulldozed land.",
        "Quneitra",
    );
    // Home again, and at night.
    nowhere("A convoy came under fire near Walgha on Monday and returned to Damascus.", "Damascus");
    nowhere("Shells fell near Walgha on Monday. Twelve families spent the night in Nawa.", "Nawa");
}

#[test]
fn quarters_homes_and_what_is_called_for_or_cleared() {
    for (body, kind, date, place) in [
        (
            "Gunmen shot dead two men in the Karam al-Zaytoun district of Homs on Monday.",
            T::Killing,
            "2025-12-01",
            "Karm Az-Zeitoun",
        ),
        (
            "In Hebron district, nine people were taken from their homes in the town of Beit Ummar on Monday.",
            T::ArrestDetention,
            "2025-12-01",
            "Bayt Ummar",
        ),
        (
            "A group of men stopped a patrol in Yaroun on Monday and took a camera.",
            T::Other,
            "2025-12-01",
            "Yaroun",
        ),
        (
            "Two shepherds were injured on Monday by the explosion of a landmine in the desert of Abu Khashab and were taken to hospital in al-Kasrah.",
            T::Other,
            "2025-12-01",
            "Abu Khashab",
        ),
        (
            "An Israeli patrol went on Monday as far as the outskirts of al-Asbah and turned back.",
            T::GroundIncursion,
            "2025-12-01",
            "Al-Asbah",
        ),
        (
            "A bulldozer had uprooted around 60 olive trees in Bir Ajam on Monday, a reporter said.",
            T::PropertyDamage,
            "2025-12-01",
            "Bir Ajam",
        ),
        (
            "A boy was wounded on Monday by a dud he had picked up in the rubble of a house in Hanine.",
            T::Other,
            "2025-12-01",
            "Hanine",
        ),
        (
            "Residents sat on the road in Nawa on Monday to demand protection.",
            T::Protest,
            "2025-12-01",
            "Nawa",
        ),
        (
            "A girl died on Monday as a result of the explosion of a hand grenade inside a home in Nawa.",
            T::Killing,
            "2025-12-01",
            "Nawa",
        ),
        (
            "Calm returned to Nawa after clashes on Monday night between two families.",
            T::ArmedClash,
            "2025-12-01",
            "Nawa",
        ),
        (
            "A man who came up to the fence opposite Ein Zivan on Monday and ignored calls to stop was shot in the leg, the army said.",
            T::Other,
            "2025-12-01",
            "Ein Zivan",
        ),
        (
            "Planes fired several missiles at barracks near al-Kiswah on Monday.",
            T::Airstrike,
            "2025-12-01",
            "Al-Kiswah",
        ),
        (
            "A drone fired two missiles at a motorbike on the road out of Jwaya on Monday.",
            T::DroneStrike,
            "2025-12-01",
            "Jwaya",
        ),
        (
            "A bomb under a car went off in Mezzeh on Monday, killing the driver. In Mezzeh, security forces searched buildings on Monday.",
            T::Killing,
            "2025-12-01",
            "Mezzeh",
        ),
    ] {
        has(body, kind, date, place);
    }
    nowhere(
        "A man was killed in Afula on Monday when a car hit a bus stop. The driver, a resident of Jenin, was arrested at the scene.",
        "Jenin",
    );
    nowhere(
        "While bulldozers were clearing the road in Ansar on Monday, a drone dropped a grenade in Yaroun.",
        "Ansar",
    );
    nowhere(
        "Four workers were wounded on Monday when a mine went off south of al-Sukhnah, a doctor at Palmyra hospital said.",
        "Palmyra",
    );
    nowhere(
        "A cell was behind the attack on a post at Nawa on Monday, in which two policemen were killed, and was planning to target a church in Latakia.",
        "Latakia",
    );
    nowhere(
        "The police said on Monday they had arrested four suspects in the Nawa killings in a raid on a house in Talkalakh.",
        "Nawa",
    );
}

#[test]
fn the_second_paragraph_tells_where_and_when_the_lead_was() {
    has(
        "Gunmen killed three men in Homs, relatives said Tuesday.\n\nThe three were sitting outside a shop in Wadi al-Dahab on Monday evening when two men opened fire.",
        T::Killing,
        "2025-12-01",
        "Wadi Ath-Thahab",
    );
    has(
        "Gunmen opened fire at a shop in a village in central Syria, killing four people, officials said Tuesday.\n\nThe shooting took place on Monday night in Fahel, northwest of Homs.",
        T::Killing,
        "2025-12-01",
        "Fahil",
    );
    has(
        "An Israeli drone strike in southern Lebanon killed a father and his two sons, the ministry said.\n\nThe family was driving home late Monday when the missile hit their vehicle outside the village of Srifa.",
        T::DroneStrike,
        "2025-12-01",
        "Srifa",
    );
}

#[test]
fn who_pits_whom_where_they_fought_and_who_tries_to_cross() {
    for (body, kind, date, place) in [
        (
            "Clashes pitted soldiers against members of clans on Monday night in Nawa, a source said.",
            T::ArmedClash,
            "2025-12-01",
            "Nawa",
        ),
        (
            "Guards shot dead a man on Monday who was trying to cross near Umm al-Jimal.",
            T::Killing,
            "2025-12-01",
            "Umm al Jimal",
        ),
        (
            "Shops reopened on Tuesday in al-Sanamayn, where security forces had fought all of Monday with an armed group.",
            T::ArmedClash,
            "2025-12-01",
            "Al-Sanamayn",
        ),
        (
            "Thousands marched in Homs on Monday after four workers were dragged off a bus and shot.\n\nThe killings took place on Saturday near Jubb al-Jarrah.",
            T::Killing,
            "2025-11-29",
            "Jubb al Jarrah",
        ),
    ] {
        has(body, kind, date, place);
    }
    nowhere(
        "Two rockets fell near Nawa on Monday. The army said that sirens had gone off in Haspin.",
        "Haspin",
    );
    nowhere(
        "Soldiers detained two men near Nawa on Monday and drove them to Tal Ahmar.",
        "Tal al-Ahmar al-Gharbi",
    );
}

#[test]
fn entries_of_the_present_and_protests_of_their_own_day() {
    has(
        "Sunday 23. Three Israeli vehicles drive into Umm Batina and search a farm.\n\nMonday 24. Gunmen kill a man in Jasim.",
        T::GroundIncursion,
        "2025-11-23",
        "Umm Batinah",
    );
    for (body, kind, date, place) in [
        (
            "Hundreds of people took to the streets in Nawa on Monday to protest against the killing of two men two days earlier.",
            T::Protest,
            "2025-12-01",
            "Nawa",
        ),
        (
            "Hundreds gathered in front of the United Nations office in Qamishli on Monday, condemning the attacks.",
            T::Protest,
            "2025-12-01",
            "Qamishli",
        ),
        (
            "Gunmen stopped a bus on the highway from Damascus near Nawa on Monday and abducted six passengers.",
            T::ArrestDetention,
            "2025-12-01",
            "Nawa",
        ),
        (
            "Gunmen attacked a post in Al-Shaddadi on Monday.\n\nTwo days before the attack, four fighters were wounded when a device went off in Gharanij.",
            T::Other,
            "2025-11-29",
            "Gharanij",
        ),
        ("Salim Haddad was killed by gunmen on Monday in Nawa.", T::Killing, "2025-12-01", "Nawa"),
        (
            "Two residents of Jamla, in the Yarmouk Basin west of Daraa, were wounded on Monday when soldiers fired at people.",
            T::Other,
            "2025-12-01",
            "Jamla",
        ),
        (
            "In the Hebron area, five people were taken from Beit Ummar on Monday.",
            T::ArrestDetention,
            "2025-12-01",
            "Bayt Ummar",
        ),
    ] {
        has(body, kind, date, place);
    }
    let none_is = |body: &str, kind: T| {
        assert!(told(body).iter().all(|(k, ..)| *k != kind), "{body}: {:?}", told(body));
    };
    none_is("As the delegations were sitting down on Monday, a force drove into Nawa.", T::Talks);
    none_is(
        "Soldiers clashed on Monday with a group that took advantage of the fog near Nawa.",
        T::ArrestDetention,
    );
    nowhere(
        "Two volunteers were wounded on Monday when gunmen fired on a convoy carrying flour to Nawa.",
        "Nawa",
    );
    nowhere("Residents gathered in Jamla on Monday, demanding that Damascus act.", "Damascus");
    nowhere(
        "Five people lost their lives in attacks in Deir ez-Zor and Raqqa between Saturday and Monday, local sources said.",
        "Raqqa",
    );
}

#[test]
fn towns_told_by_their_province_and_what_comes_along() {
    for (body, kind, date, place) in [
        (
            "Gunmen killed a man in the western Daraa town of Tafas on Monday.",
            T::Killing,
            "2025-12-01",
            "Tafas",
        ),
        (
            "Gunmen killed a man in the northern Aleppo town of Azaz on Monday.",
            T::Killing,
            "2025-12-01",
            "Azaz",
        ),
        ("Gunmen killed a man in the Jamla village of Daraa on Monday.", T::Killing, "2025-12-01", "Jamla"),
        (
            "Artillery shelled the Yarmouk Basin on Monday, with shells landing around Jamla and Abidin.",
            T::Shelling,
            "2025-12-01",
            "Abidin",
        ),
        (
            "Gunmen broke into a flat in Nawa on Monday and shot dead a man and his wife.",
            T::Killing,
            "2025-12-01",
            "Nawa",
        ),
        (
            "A protest by 40 landowners in Nawa on Monday was broken up when soldiers fired into the air.",
            T::Protest,
            "2025-12-01",
            "Nawa",
        ),
    ] {
        has(body, kind, date, place);
    }
    nowhere("Gunmen killed a man in the western Daraa town of Tafas on Monday.", "Daraa");
}

#[test]
fn lists_roads_and_sides_of_places_are_read() {
    for (body, kind, date, place) in [
        (
            "Soldiers put up a roadblock on Monday at a crossroads, which lies on the road between Jamla and Abidin.",
            T::Checkpoint,
            "2025-12-01",
            "between Jamla and Abidin",
        ),
        (
            "On Monday a patrol put up a checkpoint west of Kudna, while other vehicles drove on to Ain Ziwan, where a second one was set up.",
            T::Checkpoint,
            "2025-12-01",
            "west of Kudna",
        ),
        (
            "The army had a busy day in Quneitra Governorate on Monday, where it raided the village of Kudna.",
            T::Raid,
            "2025-12-01",
            "Kudna",
        ),
        (
            "Jets bombed the airport of Latakia and radar batteries outside Tartous on Monday.",
            T::Airstrike,
            "2025-12-01",
            "Tartus",
        ),
        (
            "Two attacks on the road from Jamla to Nawa killed a civilian on Monday.",
            T::MilitaryOperation,
            "2025-12-01",
            "between Jamla and Nawa",
        ),
        (
            "Blasts were heard on Monday in Jamla (Daraa province), Nawa (Daraa province), and Kudna.",
            T::Other,
            "2025-12-01",
            "Kudna",
        ),
        (
            "Militias fought in the Aleppo districts of Sheikh Maqsoud and Ashrafiyah on Monday.",
            T::ArmedClash,
            "2025-12-01",
            "Sheikh Maqsoud",
        ),
        (
            "Salim Haddad, who led the council of the town of Nawa, was shot by men on a motorcycle in the town on Monday.",
            T::Other,
            "2025-12-01",
            "Nawa",
        ),
        (
            "Villagers of Jamla came across the body of a teacher on Monday.",
            T::Killing,
            "2025-12-01",
            "Jamla",
        ),
        (
            "Police in Nawa said on Monday that officers had raided a house in Jasim. The operation began on Sunday.",
            T::MilitaryOperation,
            "2025-11-30",
            "Jasim",
        ),
    ] {
        has(body, kind, date, place);
    }
    nowhere(
        "A convoy crossed the border near Bab al-Hawa on Monday. It came to reinforce posts in Hama.",
        "Hama",
    );
    nowhere("Crowds in Nawa protested on Monday over the recent killings in Jasim.", "Jasim");
    nowhere("Villagers cut the road between Damascus and Sweida on Monday.", "Damascus");
    nowhere("An explosion was heard near Nawa on Monday, and as far away as Jasim.", "Jasim");
    nowhere("The freed men were escorted on Monday until they had reached Nawa.", "Nawa");
    nowhere("Jets hit several trucks on Monday that were moving towards Nawa.", "Nawa");
    nowhere("Troops entered Kudna on Monday.\n\nHomes were searched, residents said.", "Homs");
}

#[test]
fn attackers_of_all_kinds_are_read() {
    for (body, kind, date, place) in [
        ("Settlers attacked the town of Sinjil on Monday.", T::Other, "2025-12-01", "Sinjil"),
        ("Stones were thrown by settlers near Sinjil on Monday.", T::Other, "2025-12-01", "Sinjil"),
        ("A farmer near Sinjil was set upon by settlers on Monday.", T::Other, "2025-12-01", "Sinjil"),
        ("The raids carried out on Monday by the air force hit Nawa.", T::Airstrike, "2025-12-01", "Nawa"),
        (
            "A wave of raids flown by warplanes on Nawa killed two on Monday.",
            T::Airstrike,
            "2025-12-01",
            "Nawa",
        ),
        ("The village of Kudna came under mortar fire on Monday.", T::Shelling, "2025-12-01", "Kudna"),
        (
            "Gunmen hit houses in the town of Nawa with mortar rounds on Monday.",
            T::Shelling,
            "2025-12-01",
            "Nawa",
        ),
        ("Heavy artillery was fired at land around Kudna on Monday.", T::Shelling, "2025-12-01", "Kudna"),
        (
            "On Monday a tank fired in the direction of a watchtower near Kudna.",
            T::Shelling,
            "2025-12-01",
            "Kudna",
        ),
        (
            "The bridge of Nawa came under an attack with drones on Monday.",
            T::DroneStrike,
            "2025-12-01",
            "Nawa",
        ),
        (
            "Gunmen fired a rocket-propelled grenade at a house in Nawa on Monday.",
            T::ArmedClash,
            "2025-12-01",
            "Nawa",
        ),
        (
            "Grenades were released by the army close to peacekeepers in Kudna on Monday.",
            T::DroneStrike,
            "2025-12-01",
            "Kudna",
        ),
        ("Helicopters put down dozens of soldiers near Nawa on Monday.", T::Raid, "2025-12-01", "Nawa"),
        (
            "The outskirts of Kudna were hit several times by artillery on Monday.",
            T::Shelling,
            "2025-12-01",
            "Kudna",
        ),
        ("Tanks climbed the hill of Tal al-Hara on Monday.", T::GroundIncursion, "2025-12-01", "Tal al-Hara"),
        (
            "A force drove through Nawa on Monday and ended up in Jamla.",
            T::GroundIncursion,
            "2025-12-01",
            "Jamla",
        ),
        (
            "Clashes between the army and a local faction in the city of Nawa stopped on Monday.",
            T::ArmedClash,
            "2025-12-01",
            "Nawa",
        ),
        (
            "The gunmen, who have not been identified or caught, fired at shops in Nawa on Monday.",
            T::Other,
            "2025-12-01",
            "Nawa",
        ),
        ("The mayor of Nawa announced a truce in Nawa on Monday.", T::Agreement, "2025-12-01", "Nawa"),
    ] {
        has(body, kind, date, place);
    }
}

#[test]
fn what_is_announced_is_told_of_the_places_and_days_named_before() {
    has(
        "There were three encounters with troops on Monday near Kudna.\n\nFirst, an army drone had flown over a patrol.",
        T::Overflight,
        "2025-12-01",
        "Kudna",
    );
    has(
        "Five attacks were recorded from Sunday noon to Monday evening.\n\nMost were in the north.\n\nThe police gave no names.\n\nA curfew holds.\n\nIn detail:\n\n- A man was shot dead by gunmen in Nawa.",
        T::Killing,
        "2025-11-30/2025-12-01",
        "Nawa",
    );
    has(
        "Three people have died in a drone strike in southern Lebanon, the ministry says.\n\nOne more person was hurt in Tuesday's attack on the town of Mayfadoun in the Nabatieh district.",
        T::DroneStrike,
        "2025-12-02",
        "Mayfadoun",
    );
    has(
        "An army patrol set up a roadblock in Kudna on Monday.\n\nResidents came out to protest at it on Monday.",
        T::Protest,
        "2025-12-01",
        "Kudna",
    );
    // What everybody remembers is not the day that "the same day" points to.
    has(
        "Gunmen killed two men in Jasim on Monday.\n\nThe president led the fighters who brought about the fall of Assad.\n\nIn another attack on the same day, gunmen killed a man in Nawa.",
        T::Killing,
        "2025-12-01",
        "Nawa",
    );
}

#[test]
fn days_and_kinds_follow_the_story() {
    // After a look back, the news again.
    has(
        "On Tuesday villagers demonstrated before a hill near Kudna.\n\nTroops had moved up on 10 November and taken the hill.\n\nSoldiers also went into the village of Ain Ziwan, where they searched a house.",
        T::GroundIncursion,
        "2025-12-02",
        "Ain Ziwan",
    );
    // "recently" is when the hill was taken.
    has(
        "Villagers demonstrated in Kudna before a hill that troops occupied recently, and called for it to be left.",
        T::Protest,
        "2025-12-02/2025-12-03",
        "Kudna",
    );
    has(
        "Israeli jets bombed a depot near Homs on Tuesday.\n\nAn Israeli raid on the city of Palmyra was also reported on Tuesday.",
        T::Airstrike,
        "2025-12-02",
        "Palmyra",
    );
    has("Youths threw a firebomb at soldiers in Nawa on Monday.", T::Other, "2025-12-01", "Nawa");
    has("Police broke up a protest in Nawa on Monday.", T::Protest, "2025-12-01", "Nawa");
    has(
        "A drone suffered a technical fault on Monday and came down on a house in Nawa.",
        T::Other,
        "2025-12-01",
        "Nawa",
    );
    has(
        "Gunmen opened fire on a cafe in Nawa on Monday.\n\nTwo people were killed, the police said.",
        T::Killing,
        "2025-12-01",
        "Nawa",
    );
    let told =
        told("Jets struck a depot in Nawa on Tuesday.\n\nResidents also reported new air strikes on Friday.");
    assert_eq!(told.len(), 1, "{told:?}");
    nowhere(
        "A car was hit on Monday at the exit of Nawa, on the road from Damascus to Quneitra, and a man was killed.",
        "between Damascus and Quneitra",
    );
    nowhere(
        "Four men were killed near Nawa on Monday as they were on their way back from leave in Jasim.",
        "Jasim",
    );
    nowhere("Gunmen abducted four men, three of them from Jasim, near Nawa on Monday.", "Jasim");
}

#[test]
fn places_are_told_in_lists_in_streets_and_by_what_lies_above() {
    for town in ["Kudna", "Kafr Shams"] {
        has(
            "The monitor said on Monday that clashes were reported in two places, Kudna and Kafr Shams.",
            T::ArmedClash,
            "2025-12-01",
            town,
        );
        has(
            "Soldiers raided three villages on Monday: Nawa, Kudna and Kafr Shams.",
            T::Raid,
            "2025-12-01",
            town,
        );
    }
    has("Gunmen attacked Nawa on Monday.", T::MilitaryOperation, "2025-12-01", "Nawa");
    has("Fighters won back the village of Nawa on Monday.", T::TerritorialSeizure, "2025-12-01", "Nawa");
    has(
        "On Monday, 90 olive trees owned by a villager were seized by gunmen near Jasim.",
        T::PropertyDamage,
        "2025-12-01",
        "Jasim",
    );
    // The village under the mountain is the one named before.
    has(
        "A man was killed on Monday in Beit Tima, when troops pushed into the village under Mount Hermon and a firefight broke out.",
        T::ArmedClash,
        "2025-12-01",
        "Beit Tima",
    );
    nowhere(
        "A man was killed on Monday in Beit Tima, when troops pushed into the village under Mount Hermon and a firefight broke out.",
        "Mount Hermon",
    );
    nowhere("A bomb went off on Monday on Jasim street in the city of Nawa.", "Jasim");
    nowhere(
        "A bomb went off on Monday in Nawa, at the garage from which many people set out for Jasim.",
        "Jasim",
    );
}

#[test]
fn what_goes_on_what_sets_out_and_what_a_bulletin_lists() {
    has(
        "Clashes between rebels and the army take place around the town of Nawa.",
        T::ArmedClash,
        "2025-12-02/2025-12-03",
        "Nawa",
    );
    nowhere("Clashes often take place in the town of Nawa.", "Nawa");
    for town in ["Nawa", "Jasim"] {
        has(
            "Demonstrations set out on Monday in the towns of Nawa and Jasim.",
            T::Protest,
            "2025-12-01",
            town,
        );
        has("The villages of Nawa and Jasim were shelled on Monday.", T::Shelling, "2025-12-01", town);
    }
    has("Barrel bombs were dropped on the town of Nawa on Monday.", T::Airstrike, "2025-12-01", "Nawa");
    has("On Monday two cars blew up at the entrance to Nawa.", T::Killing, "2025-12-01", "Nawa");
    has(
        "Farmland near the town of Nawa came under three mortar shells on Monday.",
        T::Shelling,
        "2025-12-01",
        "Nawa",
    );
    has("Rebels have taken the checkpoint of Nawa on Monday.", T::TerritorialSeizure, "2025-12-01", "Nawa");
    // Behind the preposition said again.
    has(
        "Shells fell on Monday on Nawa, a district capital, and on Jasim and Tafas, residents said.",
        T::Shelling,
        "2025-12-01",
        "Tafas",
    );
    nowhere("Troops were reported to be planning an attack on the city of Nawa.", "Nawa");
    // A day between two places parts what happened there.
    has(
        "Jets struck a house in Nawa on Monday, and in Jasim a man was killed.",
        T::Killing,
        "2025-12-01",
        "Jasim",
    );
    // The day of a relative clause is its own.
    has(
        "Gunmen fired on mourners in Nawa on Monday.\n\nFour people were killed in Nawa, mourners of a man who was shot dead on Friday.\n\nThe road was cut by residents at Jasim for two hours.",
        T::Protest,
        "2025-12-01",
        "Jasim",
    );
    nowhere("Soldiers gathered on Monday near the Nasr Mosque in Nawa.", "Nasr");
}

#[test]
fn a_weekly_report_is_of_its_days_and_an_item_of_a_bulletin_of_its_own() {
    let week = told_under(
        "Protection report, 18-24 November 2025",
        "The report comes out every week.\n\nSoldiers raided Nawa and detained three men.\n\nOn 20 November troops entered Jasim.\n\nA man was wounded by soldiers during clashes in Tafas.",
    );
    let found = |kind, date: &str, town: &str| week.contains(&(kind, date.to_owned(), town.to_owned()));
    assert!(found(T::Raid, "2025-11-18/2025-11-24", "Nawa"), "{week:?}");
    assert!(found(T::GroundIncursion, "2025-11-20", "Jasim"), "{week:?}");
    assert!(found(T::ArmedClash, "2025-11-18/2025-11-24", "Tafas"), "{week:?}");
    let items = told(
        "Nine people were arrested by Army units, as follows:\n\n• Arrest of the citizen (K.S.) in Nawa, since he was wanted for theft.\n\n• Arrest of 4 men in Jasim, for smuggling.",
    );
    for town in ["Nawa", "Jasim"] {
        assert!(items.iter().any(|(k, _, p)| *k == T::ArrestDetention && p == town), "{items:?}");
    }
}

#[test]
fn names_in_phrases_and_of_where_somebody_is_are_no_sites() {
    nowhere(
        "Two fighters were killed in Nawa on Monday, the group said, \"on the road to Jerusalem\".",
        "Jerusalem",
    );
    nowhere(
        "Gunmen who are positioned in Jasim fired rockets at the town of Nawa on Monday, wounding two people.",
        "Jasim",
    );
    has(
        "In Nawa, on 30 November, no fewer than 90 residents were shot dead, survivors said.",
        T::Killing,
        "2025-11-30",
        "Nawa",
    );
    has("Intense combat flared up on Monday in Nawa.", T::ArmedClash, "2025-12-01", "Nawa");
    has(
        "Jets bombed a depot near Sidon in southern Lebanon on Monday.\n\nTyre was struck as well, with damage to a school.",
        T::Airstrike,
        "2025-12-01",
        "Tyre",
    );
    // A list, and no town in a province.
    nowhere("Protests were held on Monday in Hama, Damascus and other areas.", "Al Hami");
}

#[test]
fn what_weather_hits_and_what_is_dead_already() {
    for body in [
        "Jets bombed Tafas on Monday.\n\nThe town of Nawa was hit by floods on Tuesday.",
        "Jets bombed Tafas on Monday.\n\nHouses in the town of Nawa were struck by a storm on Tuesday.",
        "Jets bombed Tafas on Monday.\n\nNawa was targeted by a vaccination campaign on Tuesday.",
        "Volunteers cut down two dead trees in Nawa on Monday.",
        "Two cars went off the road near Nawa on Monday, killing two people.",
        "Barrels of olives were dropped off in Nawa on Monday.",
        "Hundreds of people gathered in the square of Nawa on Monday for a concert.",
        "Residents gathered in the square of Nawa on Monday to buy bread.",
        "A wedding convoy entered Nawa on Monday.",
        "A passenger plane flew over Nawa on Monday.",
        "Officials found 40 dead wild birds in Nawa on Monday.",
        "Two people died in Nawa on Monday in the outbreak of a virus.",
        "A worker was killed on Monday when he fell from a roof in Nawa.",
    ] {
        nowhere(body, "Nawa");
    }
    has(
        "Jets bombed Tafas on Monday.\n\nHouses in Nawa were also hit on Tuesday.",
        T::Airstrike,
        "2025-12-02",
        "Nawa",
    );
}
