//! What it was: verbs and nouns of every kind of event, and who is counted.

use super::{T, has, nowhere, told};
use crate::extract::{Knowledge, extract};
use crate::text::read;

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
fn a_strike_told_again_stays_one() {
    let found = told(
        "An Israeli strike killed a man in the town of Nawa on Tuesday.\n\nHe was taken to a hospital in Daraa. The army said the strike had targeted a man who was planning attacks in Damascus.",
    );
    assert_eq!(found.len(), 1, "{found:?}");
    assert_eq!(found[0].2, "Nawa");
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
            T::ArmedClash,
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
fn means_devices_and_what_settlers_put_up() {
    for (body, kind, date, place) in [
        (
            "Syrian forces attacked Jamla, a village of the Yarmouk Basin, with a drone on Monday.",
            T::DroneStrike,
            "2025-12-01",
            "Jamla",
        ),
        (
            "Israeli forces attacked the village of Jamla with artillery on Monday.",
            T::Shelling,
            "2025-12-01",
            "Jamla",
        ),
        (
            "Gunmen attacked a government checkpoint near Jasim with rockets on Monday.",
            T::ArmedClash,
            "2025-12-01",
            "Jasim",
        ),
        (
            "An improvised explosive device struck a police car near Khirbet Ghazaleh on Monday.",
            T::Other,
            "2025-12-01",
            "Khirbet Ghazaleh",
        ),
        (
            "An unidentified drone blew up on Monday outside Kafr Shams.",
            T::DroneStrike,
            "2025-12-01",
            "Kafr Shams",
        ),
        (
            "The Nur Shams camp in the West Bank was shelled by an Israeli drone on Monday.",
            T::DroneStrike,
            "2025-12-01",
            "Nur ash Shams",
        ),
        (
            "Armed Israeli settlers pitched two tents on private land near Silwad in the West Bank on Monday.",
            T::TerritorialSeizure,
            "2025-12-01",
            "Silwad",
        ),
        (
            "The army answered on Monday with several airstrikes around Adwan in Syria.",
            T::Airstrike,
            "2025-12-01",
            "Adwan",
        ),
        (
            "An infiltration attempt was beaten back on Monday near Jamla.",
            T::MilitaryOperation,
            "2025-12-01",
            "Jamla",
        ),
        (
            "Posts near Walgha were won back by Syrian government forces on Monday.",
            T::TerritorialSeizure,
            "2025-12-01",
            "Walgha",
        ),
        (
            "The ministry announced the capture of an armed cell in Nawa on Monday.",
            T::ArrestDetention,
            "2025-12-01",
            "Nawa",
        ),
        ("The body of a young man turned up near Nawa on Monday.", T::Killing, "2025-12-01", "Nawa"),
        ("Riots erupted on Monday in Silwad in the West Bank.", T::Protest, "2025-12-01", "Silwad"),
        (
            "A post near Nawa was the target of at least four air raids on Monday.",
            T::Airstrike,
            "2025-12-01",
            "Nawa",
        ),
        (
            "The order was given after raids on Monday in which a house was hit in Jibchit, in Lebanon.",
            T::Airstrike,
            "2025-12-01",
            "Jibchit",
        ),
    ] {
        has(body, kind, date, place);
    }
}

#[test]
fn what_was_told_just_before_is_told_of_another_place() {
    for (body, kind, place) in [
        (
            "The outskirts of Jamla were hit by Israeli shells on Monday. So were the fields of Nafia.",
            T::Shelling,
            "Nafia",
        ),
        (
            "Israeli strikes hit the outskirts of Jamla on Monday. Also targeted was the village of Koya.",
            T::Airstrike,
            "Koya",
        ),
        (
            "Israeli troops put up a checkpoint near Jamla on Monday. Another was erected near Nafia.",
            T::Checkpoint,
            "Nafia",
        ),
    ] {
        has(body, kind, "2025-12-01", place);
    }
}

#[test]
fn the_main_clause_goes_on_behind_a_relative() {
    for (body, kind, place) in [
        (
            "Israeli soldiers that were working near Ain Dhakar were fired on by militants on Monday.",
            T::Other,
            "Ain Dhakar",
        ),
        (
            "On the road that connects Nawa and Tasil, a pickup was hit by an Israeli drone on Monday.",
            T::DroneStrike,
            "between Nawa and Tasil",
        ),
    ] {
        has(body, kind, "2025-12-01", place);
    }
    // What people in Sahnaya baked was not ambushed there.
    let body = "Their convoy, loaded with bread that people in Sahnaya had baked, was ambushed on Monday on the road to Jasim.";
    nowhere(body, "Sahnaya");
}

#[test]
fn items_under_the_label_of_a_source_are_told_without_a_verb_or_in_the_present() {
    let body = "NNA: Two raids by Israeli aircraft on Qana and Khiam.\n\nWAFA: Israeli forces storm Silwad, near Ramallah.";
    for (kind, place) in [(T::Airstrike, "Qana"), (T::Airstrike, "Khiam"), (T::Raid, "Silwad")] {
        assert!(told(body).iter().any(|(k, _, p)| *k == kind && p == place), "{place}: {:?}", told(body));
    }
}

#[test]
fn shots_at_a_house_suspects_massacres_from_the_air_and_commandos() {
    for (body, kind) in [
        ("Shots were fired on Monday at a home in Nawa by a person unknown.", T::Other),
        ("Three persons under suspicion of smuggling were arrested in Nawa on Monday.", T::ArrestDetention),
        ("Special forces, brought in by helicopter, raided a house in Nawa on Monday.", T::Raid),
        ("On Monday the jets committed another massacre of civilians in Nawa.", T::Airstrike),
        ("Five civilians died on Monday when a grocery in Nawa came under fire.", T::Killing),
        ("A man was found strangled on Monday in Nawa.", T::Killing),
        ("In Nawa, a concrete factory was destroyed by soldiers on Monday.", T::PropertyDamage),
        ("Counterterrorism activity was carried out by the security forces on Monday in Nawa.", T::Raid),
        ("Missiles hit Tafas on Monday. There were also direct hits in Nawa.", T::Shelling),
        ("Demonstrations in Nawa on Monday laid stress on the need for unity.", T::Protest),
        ("Residents told of shelling in the town of Nawa on Monday.", T::Shelling),
        ("A mosque in Nawa was rocked on Monday by an explosion that killed four.", T::Killing),
    ] {
        has(body, kind, "2025-12-01", "Nawa");
    }
}

#[test]
fn what_goes_on_as_the_report_is_written() {
    for (body, kind, date) in [
        (
            "Heavy artillery has been pounding the village of Nawa, residents said.",
            T::Shelling,
            "2025-12-02/2025-12-03",
        ),
        ("Artillery has been shelling Nawa since the morning.", T::Shelling, "2025-12-03"),
        ("Regime forces kept shelling the town of Nawa with mortars on Monday.", T::Shelling, "2025-12-01"),
        ("Fierce clashes are under way in the village of Nawa.", T::ArmedClash, "2025-12-02/2025-12-03"),
        ("Clashes, the group said, go on in the village of Nawa.", T::ArmedClash, "2025-12-02/2025-12-03"),
        (
            "The monitor reported mortar shells falling on the edge of Nawa on Monday.",
            T::Shelling,
            "2025-12-01",
        ),
        ("The attacks on Nawa went on throughout Monday.", T::MilitaryOperation, "2025-12-01"),
    ] {
        has(body, kind, date, "Nawa");
    }
    nowhere("Israel has been bombing targets in Nawa for months.", "Nawa");
    nowhere("Artillery has been pounding Nawa over the past weeks.", "Nawa");
}

#[test]
fn drones_that_come_down_and_what_is_shot_down() {
    for body in [
        "One of the drones landed in the woods near Nawa on Monday.",
        "The missile was shot down over Nawa on Monday.",
    ] {
        has(body, T::Other, "2025-12-01", "Nawa");
    }
    // Over what the air defences fired is not said.
    let found = told("Israeli jets struck Nawa on Monday. Air defences had shot down some of the missiles.");
    assert_eq!(found, [(T::Airstrike, "2025-12-01".into(), "Nawa".into())]);
    has("Reconnaissance drones were very busy over Nawa on Monday.", T::Overflight, "2025-12-01", "Nawa");
}

#[test]
fn what_one_side_accuses_the_other_of_is_claimed() {
    let body = "The faction accused the army of shelling the village of Nawa on Monday.";
    has(body, T::Shelling, "2025-12-01", "Nawa");
    let text = format!("---\npublished: 2025-12-03\n---\n\nA test\n\n{body}\n");
    let article = read("t.md", text.as_bytes(), None).unwrap().remove(0);
    let reports = extract(&article, Knowledge::bundled()).read();
    assert_eq!(reports[0].certainty, crate::kind::Certainty::Claimed);
    for body in [
        "A man accused of shelling the town of Nawa was arrested in Jasim on Monday.",
        "The ministry accused the group of planning to attack the town of Nawa.",
        "He accused Israel on Monday of bombing Syria.",
    ] {
        assert!(
            !told(body).iter().any(|(k, _, p)| *k == T::Shelling || p == "Nawa"),
            "{body}: {:?}",
            told(body)
        );
    }
}

#[test]
fn fences_mines_fights_and_crowds_driven_off() {
    for (body, kind) in [
        ("Dozens of people crossed the fence near Nawa on Monday.", T::Other),
        ("The army laid landmines on the edge of Nawa on Monday.", T::Other),
        ("A scuffle took place in Nawa on Monday between local men.", T::Other),
        ("A resident of Jasim was re-arrested by soldiers in Nawa on Monday.", T::ArrestDetention),
        ("Police attacked demonstrators in Nawa on Monday.", T::Protest),
        ("On Monday police used a water cannon against protesters in Nawa who blocked a road.", T::Protest),
        ("Protests came out after prayers on Monday in Nawa.", T::Protest),
        ("Troops closed off the town of Nawa on Monday.", T::Checkpoint),
        ("The town of Nawa fell to the army on Monday.", T::TerritorialSeizure),
        ("The army was able to capture Nawa on Monday.", T::TerritorialSeizure),
        ("Gunmen of a cell fired RPG shells at a post in Nawa on Monday.", T::ArmedClash),
        ("The first strikes fell on Monday close to Nawa.", T::Airstrike),
        ("On Monday the army confirmed an airstrike on a site in Nawa.", T::Airstrike),
        ("On Monday raids were reported on an airbase in Nawa.", T::Airstrike),
        ("Two people were wounded on Monday when a house was struck in Nawa.", T::Other),
        ("Eight people were killed on Monday when a school was struck in Nawa.", T::Killing),
        (
            "Outlaws used mortar shells and heavy machine guns on Monday to target the town of Nawa.",
            T::Shelling,
        ),
    ] {
        has(body, kind, "2025-12-01", "Nawa");
    }
    has(
        "The army sent six vehicles and two tanks on Monday from the barracks east towards Nawa.",
        T::GroundIncursion,
        "2025-12-01",
        "Nawa",
    );
    has(
        "An Israeli raid on the town of Tibnin on Monday wounded two.",
        T::Airstrike,
        "2025-12-01",
        "Tebnine",
    );
    has(
        "Israeli soldiers carried out a raid in the town of Tibnin on Monday.",
        T::Raid,
        "2025-12-01",
        "Tebnine",
    );
}

#[test]
fn a_targets_list_is_of_the_strikes_told_before() {
    let body = "Israeli jets struck Nawa on Monday.\n\nAmong the targets were a base in Jasim and a radar station in Tafas.\n\nA headquarters in Inkhil was among the main targets.";
    for place in ["Nawa", "Jasim", "Tafas", "Inkhil"] {
        assert!(
            told(body).contains(&(T::Airstrike, "2025-12-01".into(), place.into())),
            "{place}: {:?}",
            told(body)
        );
    }
    has(
        "A base in Jasim and a depot in Nawa were among the targets of the strikes on Monday.",
        T::Airstrike,
        "2025-12-01",
        "Jasim",
    );
}

#[test]
fn people_struck_taken_and_items_of_a_summary() {
    has(
        "Four men were killed on Monday when a group of people was struck in Nawa.",
        T::Killing,
        "2025-12-01",
        "Nawa",
    );
    has(
        "Another Palestinian was taken on Monday from the town of Nawa.",
        T::ArrestDetention,
        "2025-12-01",
        "Nawa",
    );
    nowhere("One man was struck in the leg on Monday and had surgery in Nawa.", "Nawa");
    let summary = "Here are the main developments of the day so far:\n\n- Israeli tanks advanced into Nawa on Monday, witnesses said\n\n- Three workers were killed on Monday when a drone hit their car in Jasim";
    for (kind, place) in [(T::GroundIncursion, "Nawa"), (T::DroneStrike, "Jasim")] {
        has(summary, kind, "2025-12-01", place);
    }
}

#[test]
fn drones_are_launched_rounds_fired_and_people_taken() {
    for (body, kind, place) in [
        (
            "The group said on Tuesday that it had foiled an attempt by soldiers to cross the border near Aitaroun.",
            T::ArmedClash,
            "Aitaroun",
        ),
        ("Two strikes hit Nawa and a third hit Jasim on Tuesday.", T::Airstrike, "Jasim"),
        ("The group launched drones at a base near Nawa on Tuesday.", T::DroneStrike, "Nawa"),
        ("Troops launched a drone over Nawa on Tuesday.", T::Overflight, "Nawa"),
        (
            "A tank fired bursts of heavy machine-gun rounds at a patrol near Khiam on Tuesday.",
            T::Other,
            "Khiam",
        ),
        ("Three people were taken in the village of Nawa on Tuesday.", T::ArrestDetention, "Nawa"),
        (
            "Five people were wounded on Tuesday during incursions into the Nur Shams refugee camp and the town of Azzun.",
            T::GroundIncursion,
            "Azzun",
        ),
    ] {
        has(body, kind, "2025-12-02", place);
    }
}

#[test]
fn two_causes_of_one_harm_are_one_event() {
    let both = told("Five people were killed in Nawa on Tuesday by Israeli shelling and a drone strike.");
    assert_eq!(both.iter().map(|(kind, ..)| *kind).collect::<Vec<_>>(), [T::Shelling]);
    let fire = told("Five people were killed in Nawa on Tuesday by a drone strike.");
    assert_eq!(fire.iter().map(|(kind, ..)| *kind).collect::<Vec<_>>(), [T::DroneStrike]);
}

#[test]
fn what_observers_at_a_numbered_post_see_and_what_monitors_document() {
    has(
        "On 1 December, a UNDOF patrol observed two tanks and six light vehicles enter the village of Kudna, where soldiers set up a roadblock.",
        T::GroundIncursion,
        "2025-12-01",
        "Kudna",
    );
    has(
        "On 1 December, personnel at observation post 54 observed two drones crossing the ceasefire line near Kudna.",
        T::Overflight,
        "2025-12-01",
        "Kudna",
    );
    has(
        "On 1 December, two drones crossed the ceasefire line near Kudna.",
        T::Overflight,
        "2025-12-01",
        "Kudna",
    );
    has(
        "On 1 December, personnel at position 68 heard machine-gun fire near Kudna.",
        T::Other,
        "2025-12-01",
        "Kudna",
    );
    has(
        "Activists documented the death of two farmers in a mine explosion near Nawa on Monday.",
        T::Other,
        "2025-12-01",
        "Nawa",
    );
    has(
        "The broadcaster reported heavy warplane activity over several areas in Daraa province on Tuesday.",
        T::Overflight,
        "2025-12-02",
        "Daraa",
    );
    nowhere("The death of the poet was mourned in Nawa on Monday.", "Nawa");
    nowhere("Activists at the scene saw air defence missiles over Nawa on Monday.", "Nawa");
}

#[test]
fn activists_cross_into_a_territory() {
    has(
        "Some 15 Israeli activists crossed into Syrian territory for a short time on Monday near Bir Ajam.",
        T::Other,
        "2025-12-01",
        "Bir Ajam",
    );
    has(
        "Residents spoke of an Israeli advance on Tuesday from Tal al-Faras toward the town of Al-Rafid in Quneitra.",
        T::GroundIncursion,
        "2025-12-02",
        "Al-Rafid",
    );
}

#[test]
fn shots_at_a_flock_are_no_killing() {
    has(
        "On Monday, an Israeli patrol shot dead 12 of his sheep near the village of Kudna.",
        T::PropertyDamage,
        "2025-12-01",
        "Kudna",
    );
    has("On Monday soldiers fired at a flock near the village of Kudna.", T::Other, "2025-12-01", "Kudna");
    nowhere("A disease killed 200 sheep in the village of Kudna on Monday.", "Kudna");
    has(
        "Soldiers stopped a young man at a checkpoint near the village of Kudna on Monday as he was coming back from work.",
        T::Checkpoint,
        "2025-12-01",
        "Kudna",
    );
}

#[test]
fn clashes_first_told_are_no_raid_and_a_battle_tank_is_no_clash() {
    has(
        "Violent clashes broke out in Sahnaya on Monday after security forces stormed parts of the town, killing three fighters.",
        T::ArmedClash,
        "2025-12-01",
        "Sahnaya",
    );
    has(
        "Soldiers raided the town of Sahnaya on Monday, and two fighters were killed in the clashes.",
        T::Raid,
        "2025-12-01",
        "Sahnaya",
    );
    has(
        "On Monday, observers saw a main battle tank and two vehicles cross the ceasefire line and move to the village of Kudna.",
        T::GroundIncursion,
        "2025-12-01",
        "Kudna",
    );
    has(
        "Outlawed groups attacked a checkpoint of the security forces near Umm Walad on Monday.",
        T::ArmedClash,
        "2025-12-01",
        "Umm Walad",
    );
}

#[test]
fn an_attempt_on_a_life_is_no_killing() {
    for body in [
        "On Monday the attempted assassination of a former commander in Nawa was reported.",
        "A former commander survived an assassination attempt in Nawa on Monday.",
    ] {
        has(body, T::Other, "2025-12-01", "Nawa");
    }
}

#[test]
fn bases_that_are_set_up_searches_by_those_who_enter_and_fighting_that_spreads() {
    has(
        "Soldiers set up military positions in Kudna on Monday.",
        T::TerritorialSeizure,
        "2025-12-01",
        "Kudna",
    );
    has(
        "Soldiers set up a temporary checkpoint near their base in Kudna on Monday.",
        T::Checkpoint,
        "2025-12-01",
        "Kudna",
    );
    let searched = "A convoy of 20 vehicles entered the village of Kudna on Monday, where the army carried out a search operation.";
    assert_eq!(told(searched), [(T::GroundIncursion, "2025-12-01".into(), "Kudna".into())]);
    has("On Monday the fighting spread to Nawa.", T::ArmedClash, "2025-12-01", "Nawa");
    nowhere("Residents feared on Monday that the fighting would spread to Nawa.", "Nawa");
    has("A patrol was ambushed near Nawa on Monday.", T::ArmedClash, "2025-12-01", "Nawa");
    for place in ["Hama", "Al-Shayrat"] {
        has(
            "The Israeli army struck the Hama base and the Shayrat airbase in central Syria on Monday.",
            T::Airstrike,
            "2025-12-01",
            place,
        );
    }
    has(
        "At least four strikes hit a base in Nawa on Monday, while at least seven more hit a barracks in Jasim.",
        T::Airstrike,
        "2025-12-01",
        "Jasim",
    );
}

#[test]
fn a_similar_rally_that_was_held_and_executions() {
    has(
        "On Monday dozens of people went out in a demonstration in Nawa, and a similar one was held in Jasim.",
        T::Protest,
        "2025-12-01",
        "Jasim",
    );
    has("Government forces carried out executions in Jasim on Monday.", T::Killing, "2025-12-01", "Jasim");
    has("Soldiers fired on a demonstration in Nawa on Monday.", T::Other, "2025-12-01", "Nawa");
    has(
        "On Monday vehicles moved toward the village of Kudna, then went on to the village of Suwaysah.",
        T::GroundIncursion,
        "2025-12-01",
        "Suwaysah",
    );
}

#[test]
fn rallies_that_denounce_demolitions_that_displace_and_fragments_that_hit() {
    has("A protest in Tafas on Monday denounced the attacks.", T::Protest, "2025-12-01", "Tafas");
    has(
        "Demolitions in Al-Rafid on Monday displaced six families.",
        T::PropertyDamage,
        "2025-12-01",
        "Al-Rafid",
    );
    has(
        "Another 80 dunams were bulldozed on Monday in the woods of the village of Kudna.",
        T::PropertyDamage,
        "2025-12-01",
        "Kudna",
    );
    has(
        "On Monday fragments hit the roof of a house in Inkhil, wounding a woman and her two daughters.",
        T::Other,
        "2025-12-01",
        "Inkhil",
    );
    has(
        "On Monday, Israeli troops were operating near the village of Kafr Nasij.",
        T::Raid,
        "2025-12-01",
        "Kafr Nasij",
    );
}

#[test]
fn shots_at_somebody_at_troops_and_a_family_that_leaves() {
    has(
        "On Monday soldiers shot at him as he harvested olives near Bir Ajam.",
        T::Other,
        "2025-12-01",
        "Bir Ajam",
    );
    has("Gunmen opened fire on the troops in Nawa on Monday.", T::ArmedClash, "2025-12-01", "Nawa");
    has("Government forces repelled an attack near Walgha on Monday.", T::ArmedClash, "2025-12-01", "Walgha");
    nowhere("When tanks rolled into the village of Kudna on Monday, his family left for Nawa.", "Nawa");
}

#[test]
fn banners_weapons_found_in_raids_attacks_against_and_what_was_documented() {
    has(
        "Scores of people gathered in the town of Khan Arnabah on Monday carrying banners that read \"No to occupation\".",
        T::Protest,
        "2025-12-01",
        "Khan Arnabah",
    );
    has(
        "Weapons were found on Monday during the raids, in the areas of Nawa and Jasim.",
        T::Raid,
        "2025-12-01",
        "Jasim",
    );
    has(
        "Attacks on Monday against the town of Nawa left three fighters dead.",
        T::MilitaryOperation,
        "2025-12-01",
        "Nawa",
    );
    has("On Monday clashes were reported in Jasim and shelling of Nawa.", T::Shelling, "2025-12-01", "Nawa");
    has(
        "Officials said that fighting was going on near Nawa on Monday.",
        T::ArmedClash,
        "2025-12-01",
        "Nawa",
    );
    has(
        "Yesterday, activists documented the death of two children in the explosion of a landmine, while they were ploughing near Nawa.",
        T::Other,
        "2025-12-02",
        "Nawa",
    );
}

#[test]
fn what_a_video_shows_being_done_and_after_being_kidnapped() {
    has(
        "A video filmed on Monday shows a guard in the town of Nawa being shot dead by two fighters.",
        T::Killing,
        "2025-12-01",
        "Nawa",
    );
    has(
        "Two volunteers were freed after being kidnapped near Nawa on Monday.",
        T::ArrestDetention,
        "2025-12-01",
        "Nawa",
    );
}

#[test]
fn a_raid_and_the_clash_or_incursion_told_in_another_sentence_are_two() {
    let kinds = |body: &str| told(body).into_iter().map(|(kind, ..)| kind).collect::<Vec<_>>();
    assert_eq!(
        kinds("Clashes broke out in Nawa on Monday.\n\nSecurity forces raided the town on Monday."),
        [T::ArmedClash, T::Raid]
    );
    assert_eq!(
        kinds("Troops entered the village of Kudna on Monday.\n\nSoldiers searched two houses in Kudna."),
        [T::GroundIncursion]
    );
}

#[test]
fn searches_turn_up_weapons_and_shells_land_whoever_fired_them() {
    has(
        "Search operations in Nawa and Jasim on Monday also turned up large quantities of weapons.",
        T::Raid,
        "2025-12-01",
        "Jasim",
    );
    has(
        "Three shells believed to have been fired by the army landed on farmland near Kudna on Monday.",
        T::Shelling,
        "2025-12-01",
        "Kudna",
    );
}

#[test]
fn no_warning_was_given_fighting_moves_on_and_it_had_hit() {
    has(
        "Israeli troops showed up in Kudna on Monday without warning, put up a checkpoint and searched houses.",
        T::Checkpoint,
        "2025-12-01",
        "Kudna",
    );
    has(
        "The talks did not prevent the killing of two people in Kudna on Monday.",
        T::Killing,
        "2025-12-01",
        "Kudna",
    );
    has(
        "On Monday, the Israeli military said it struck several tanks near Kudna.",
        T::Airstrike,
        "2025-12-01",
        "Kudna",
    );
    has("On Monday soldiers finished an operation near Kudna.", T::MilitaryOperation, "2025-12-01", "Kudna");
    has("The fighting moved to Nawa on Monday.", T::ArmedClash, "2025-12-01", "Nawa");
    has(
        "The army did not comment. It said only that it had hit a number of armed men in Nawa on Monday.",
        T::MilitaryOperation,
        "2025-12-01",
        "Nawa",
    );
}

#[test]
fn what_followed_what_went_on_meanwhile_and_attempts_to_cross() {
    has(
        "Gunmen opened fire at a patrol near Nawa on Monday, which was followed by artillery shelling of farmland around Jamla.",
        T::Shelling,
        "2025-12-01",
        "Jamla",
    );
    has(
        "The raid on Monday was accompanied by the setting up of a new military position near Kudna.",
        T::TerritorialSeizure,
        "2025-12-01",
        "Kudna",
    );
    has(
        "In Damascus, hundreds gathered on Monday to demand that the authorities respond, while smaller rallies were held in Nawa.",
        T::Protest,
        "2025-12-01",
        "Nawa",
    );
    has(
        "Troops tried to stop people from reaching the hill on Monday, before fighter jets attacked a barracks in Nawa.",
        T::Airstrike,
        "2025-12-01",
        "Nawa",
    );
    has(
        "The military said dozens of people tried to enter the occupied area on Monday near the village of Kudna.",
        T::Other,
        "2025-12-01",
        "Kudna",
    );
    nowhere("A patrol of four vehicles tried to enter the village near Kudna on Monday.", "Kudna");
}

#[test]
fn fights_targetings_stays_and_flights_of_troops() {
    for (body, kind, place) in [
        ("The fight on December 1 took place near the village of Jamla.", T::ArmedClash, "Jamla"),
        (
            "The latest of these was the targeting of a police patrol in the town of Nawa on December 1.",
            T::MilitaryOperation,
            "Nawa",
        ),
        (
            "A patrol of four vehicles stayed in the village of Kudna for nearly two hours on Monday before it pulled back.",
            T::GroundIncursion,
            "Kudna",
        ),
        ("On Monday helicopters brought Israeli troops to a hill near Zakiyah.", T::Raid, "Zakiyah"),
        (
            "The Israeli army answered on Monday with three mortar shells on the edge of Jamla.",
            T::Shelling,
            "Jamla",
        ),
        ("Bulldozers cut a trench through fields near Kudna on Monday.", T::PropertyDamage, "Kudna"),
        ("About 40 people pushed through the border fence near Hader on Monday.", T::Other, "Hader"),
        (
            "Dozens of relatives blocked the highway at Nawa on Monday to demand the release of their sons.",
            T::Protest,
            "Nawa",
        ),
        (
            "In one case, on December 1, the office documented the unlawful killing of at least four people when gunmen opened fire at a wedding in Nawa.",
            T::Killing,
            "Nawa",
        ),
        (
            "Syria informed the council of several Israeli airstrikes on 1 December, including on depots in Izraa.",
            T::Airstrike,
            "Izraa",
        ),
        (
            "Damascus has not answered, even after Israeli artillery fire on a post at Jamla on December 1.",
            T::Shelling,
            "Jamla",
        ),
        (
            "Some said it did too little, despite an Israeli strike on Monday on a column of trucks outside Izraa.",
            T::Airstrike,
            "Izraa",
        ),
        (
            "On December 1, an UNDOF team visited Bir Ajam, where it spoke to farmers.",
            T::UnAction,
            "Bir Ajam",
        ),
    ] {
        has(body, kind, "2025-12-01", place);
    }
    for body in [
        "The fight against smuggling near Nawa goes on.",
        "UN observers visited the site on Monday and took photographs.",
        "The mandate was renewed on Monday by resolution.",
        "The army stayed in Kudna on Monday.",
    ] {
        assert_eq!(told(body), [], "{body}");
    }
}

#[test]
fn operations_that_end_in_arrests_are_raids() {
    let found = told(
        "Israeli soldiers carried out an operation in the village of Kudna overnight on Monday and detained three men.",
    );
    assert_eq!(found.iter().map(|(kind, ..)| *kind).collect::<Vec<_>>(), [T::Raid]);
}

#[test]
fn condemned_attacks_talks_held_murders_and_releases() {
    for (body, kind, place) in [
        (
            "The ministry condemned a \u{201c}treacherous attack\u{201d} on a post in the town of Al-Mazraa on Monday.",
            T::MilitaryOperation,
            "Al-Mazraa",
        ),
        ("Members recalled the talks that Syria and Israel held in Paris on December 1.", T::Talks, "Paris"),
        ("The commander met the defence minister in Damascus on Monday.", T::Talks, "Damascus"),
        ("The envoy hosted Syrian and Israeli delegations in Baku on Monday.", T::Talks, "Baku"),
        ("The cell was set up after an earlier round in Paris on December 1.", T::Talks, "Paris"),
        ("Cases include the murder of a former commander in Nawa on December 1.", T::Killing, "Nawa"),
        (
            "Israeli forces released four youths from the town of Kudna on Monday after holding them for several hours.",
            T::ArrestDetention,
            "Kudna",
        ),
        ("Three students went missing near Izraa on Monday.", T::ArrestDetention, "Izraa"),
        ("The visit coincided with an incursion into Kudna on Monday.", T::GroundIncursion, "Kudna"),
        ("About 40 residents gathered in Hader on Monday and demanded that they leave.", T::Protest, "Hader"),
        ("On Monday, Israel killed at least four people in the village of Kudna.", T::Killing, "Kudna"),
        (
            "It recalled the bombing of a market in Nawa, west of Izraa, on December 1, in which 13 died.",
            T::Killing,
            "Nawa",
        ),
    ] {
        has(body, kind, "2025-12-01", place);
    }
    for body in [
        "Four murder cases in Nawa were solved on Monday.",
        "Israeli forces released four youths from the town of Kudna on Monday.",
        "The commander met officers in Kudna on several occasions.",
    ] {
        assert_eq!(told(body), [], "{body}");
    }
    assert_eq!(told("In Geneva, the US envoy held separate talks with a leader on Monday.")[0].2, "Geneva");
}

#[test]
fn entries_stand_below_their_days() {
    let body = "A timeline of attacks:\n\nNovember 7, 2025\n\nIsraeli jets strike a barracks near Nawa.\n\nOctober 29, 2025\n\nIsraeli tanks shell the edge of Jamla. No one is hurt.\n\nOctober 11, 2025\n\nIsraeli forces raid a farm near Kudna.";
    has(body, T::Airstrike, "2025-11-07", "Nawa");
    has(body, T::Shelling, "2025-10-29", "Jamla");
    has(body, T::Raid, "2025-10-11", "Kudna");
}

#[test]
fn swaps_evacuations_notables_and_bloodshed_of_a_month() {
    for (body, kind, place) in [
        ("The swap took place on Monday at a roadblock in Nawa.", T::Other, "Nawa"),
        ("The authorities on Monday evacuated families from the town of Nawa.", T::Other, "Nawa"),
        ("The commander met notables from six towns in the city of Nawa on Monday.", T::Talks, "Nawa"),
        ("On December 1, grenades were dropped near peacekeepers in Kudna.", T::DroneStrike, "Kudna"),
    ] {
        has(body, kind, "2025-12-01", place);
    }
    has(
        "The negotiations come after sectarian clashes in Suwayda province in November, in which dozens were killed.",
        T::SectarianViolence,
        "2025-11",
        "As-Suwayda",
    );
    has(
        "Israeli jets struck Kudna on Monday. This comes a day after they did something similar in the village of Jamla.",
        T::Airstrike,
        "2025-11-30",
        "Jamla",
    );
    has(
        "November 27: Gunmen stop a lorry near Nawa and abduct the driver.",
        T::Checkpoint,
        "2025-11-27",
        "Nawa",
    );
    for body in [
        "Thursday's swap involved Damascus, which let 44 prisoners go.",
        "The handover of the file in Nawa took place on Monday.",
        "One of the two was freed in Nawa on Monday.",
    ] {
        assert_eq!(told(body), [], "{body}");
    }
}

#[test]
fn detentions_carried_out_ceasefires_announced_and_bases_attacked() {
    for (body, kind, place) in [
        (
            "The mayor condemned the detentions that the army carried out in the town of Mashara on Monday.",
            T::ArrestDetention,
            "Masharah",
        ),
        ("She welcomed the ceasefire announced in Damascus on 1 December.", T::Agreement, "Damascus"),
        ("The last round was held in Paris on December 1 and ended without a statement.", T::Talks, "Paris"),
        (
            "A former branch head, Adnan Wannous, was captured in Qatana on Monday.",
            T::ArrestDetention,
            "Qatana",
        ),
        ("On Monday, the air base at Khalkhalah was attacked.", T::Other, "Khalkhalah"),
    ] {
        has(body, kind, "2025-12-01", place);
    }
    nowhere("A vigil was held in Nawa on Monday to condemn the growing attacks on the province.", "Daraa");
}

#[test]
fn bombs_that_lie_in_wait_come_from_nobody_s_aircraft() {
    for (body, kind) in [
        (
            "A bomb went off on Monday outside the town of Nawa, targeting a patrol of the local guard.",
            T::Other,
        ),
        (
            "A bomber shot at worshippers and blew himself up in a church in Nawa on Monday, killing nine people.",
            T::Killing,
        ),
        ("A bombing hit a bus in Nawa on Monday, killing nine, the Interior Ministry said.", T::Killing),
        ("A mortar bomb exploded in Nawa on Monday, striking a house.", T::Shelling),
    ] {
        has(body, kind, "2025-12-01", "Nawa");
    }
}

#[test]
fn sessions_elders_stones_and_what_goes_through_a_roof() {
    for (body, kind, place) in [
        (
            "The UN Security Council held a session in New York on Monday on its forces.",
            T::UnAction,
            "New York City",
        ),
        ("Elders of both sides met in Nawa on Monday and agreed to exchange prisoners.", T::Talks, "Nawa"),
        ("A bus was stoned in Nawa on Monday.", T::Other, "Nawa"),
        ("A mortar shell went through the roof of a school in Nawa on Monday.", T::Shelling, "Nawa"),
        ("A machine gun bullet pierced the roof of a shed in Nawa on Monday.", T::Other, "Nawa"),
        ("A bulldozer dug up the track near Nawa on Monday.", T::PropertyDamage, "Nawa"),
        ("Israeli soldiers shot at a flock of sheep near Kudna on Monday.", T::PropertyDamage, "Kudna"),
        ("Gunmen moved on to Nawa on Monday and were beaten back by the locals.", T::ArmedClash, "Nawa"),
        ("A-10s struck caves near Nawa on Monday.", T::Airstrike, "Nawa"),
        ("Syrians gathered in Nawa on Monday to commemorate the uprising.", T::Protest, "Nawa"),
        ("It came back on Monday and detained a shepherd near Kudna.", T::ArrestDetention, "Kudna"),
        (
            "The group has been silent since an Israeli drone hit a car in Nawa on Monday.",
            T::DroneStrike,
            "Nawa",
        ),
    ] {
        has(body, kind, "2025-12-01", place);
    }
    for body in [
        "The UN Security Council held a session on Monday on the village of Kudna.",
        "Security forces were stationed at the entrances of Nawa on Monday.",
        "The strike on Monday was the first since Israeli troops entered Kudna.",
    ] {
        assert_eq!(told(body), [], "{body}");
    }
}

#[test]
fn those_whose_return_is_asked_for_went_missing_elsewhere() {
    let body = "Hundreds demonstrated in Nawa on Monday, calling for the return of those who went missing during the fighting.";
    assert_eq!(told(body), [(T::Protest, "2025-12-01".into(), "Nawa".into())]);
}

#[test]
fn what_is_told_amid_the_clashes_is_no_clash() {
    let body = "Amid the clashes, Israeli warplanes struck a convoy near Nawa on Monday.";
    assert_eq!(told(body), [(T::Airstrike, "2025-12-01".into(), "Nawa".into())]);
}

#[test]
fn leaflets_swaps_visits_and_what_a_shell_that_lay_there_did() {
    for (body, kind, place) in [
        ("An Israeli drone dropped leaflets over Kudna on Monday.", T::Other, "Kudna"),
        (
            "The two sides on Monday carried out an exchange of 52 detainees near the village of Nawa.",
            T::Other,
            "Nawa",
        ),
        ("A stun grenade landed in front of a patrol near Nawa on Monday.", T::Other, "Nawa"),
        ("A source confirmed on Monday the fall of a rocket near Nawa.", T::Shelling, "Nawa"),
        ("A rocket damaged a packing house in Nawa on Monday.", T::Shelling, "Nawa"),
        (
            "On Monday three people died following the detonation of an unexploded shell in the village of Nawa.",
            T::Other,
            "Nawa",
        ),
        (
            "The commander of UNDOF visited on Monday the school and the municipal building of Nawa.",
            T::UnAction,
            "Nawa",
        ),
        (
            "On Monday a meeting in Geneva was attended by the Syrian foreign minister and a US envoy.",
            T::Talks,
            "Geneva",
        ),
        ("He said the talks had been held in Geneva on Monday.", T::Talks, "Geneva"),
        ("Syrian and Israeli officers met in Amman on Monday.", T::Talks, "Amman"),
        ("Members of two clans signed a reconciliation document in Nawa on Monday.", T::Agreement, "Nawa"),
        ("Troops took over the pumping station of Nawa on Monday.", T::TerritorialSeizure, "Nawa"),
        ("F-16s bombed a depot near Nawa on Monday.", T::Airstrike, "Nawa"),
        ("On Monday Israel shelled a hill, hitting the village of Nawa.", T::Shelling, "Nawa"),
    ] {
        has(body, kind, "2025-12-01", place);
    }
    for body in [
        "The envoy said in Nawa on Monday that the moment had come for both to sign.",
        "On the morning after the attack, on Monday, the men of Nawa carried the coffins to the cemetery.",
        "The two sides on Monday carried out an exchange of views in Nawa.",
    ] {
        assert_eq!(told(body), [], "{body}");
    }
}

#[test]
fn who_died_of_wounds_died_by_the_attack_that_gave_them() {
    let body = "On Tuesday a driver died of wounds he had suffered two days earlier, when gunmen attacked a lorry near Nawa.";
    let found = told(body);
    assert_eq!(found.len(), 1, "{found:?}");
    assert_eq!((&*found[0].1, &*found[0].2), ("2025-11-30", "Nawa"));
    let body = "Israeli jets attacked a depot near Nawa on Monday, in what the army said was an answer to a rocket that was fired from Syrian soil.";
    assert_eq!(told(body), [(T::Airstrike, "2025-12-01".into(), "Nawa".into())]);
}

#[test]
fn rounds_posts_of_the_un_mortars_and_what_residents_say() {
    for (body, kind, place) in [
        ("The last round, held in Geneva on December 1, ended without a statement.", T::Talks, "Geneva"),
        ("A previous round took place in Amman on December 1.", T::Talks, "Amman"),
        ("The chief of staff announced a cease-fire in the town of Nawa on Monday.", T::Agreement, "Nawa"),
        (
            "UNDOF said on Monday that it had begun night patrols and put up observation posts near Nawa.",
            T::UnAction,
            "Nawa",
        ),
        (
            "A delegation of the United Nations toured the countryside of Quneitra on Monday.",
            T::UnAction,
            "Quneitra countryside",
        ),
        ("Gunmen targeted posts in Nawa on Monday with mortar shells.", T::Shelling, "Nawa"),
        (
            "Residents say that Israeli soldiers entered the village of Kudna on Monday.",
            T::GroundIncursion,
            "Kudna",
        ),
        (
            "On Monday the Observatory documented the advance of an Israeli patrol into the village of Kudna.",
            T::GroundIncursion,
            "Kudna",
        ),
        ("Two brothers were killed by a UXO on Monday in a field in Nawa.", T::Killing, "Nawa"),
    ] {
        has(body, kind, "2025-12-01", place);
    }
    let body = "The delegation met in the town of Nawa on Monday with officials and with families whose sons have been taken away by the army.";
    assert_eq!(told(body).iter().filter(|(kind, _, _)| *kind == T::ArrestDetention).count(), 0);
    nowhere("In November, men with covered faces came for Salma's eldest son and killed him.", "Salma");
}

#[test]
fn each_clause_has_its_own_weapon_and_sides_are_not_taken_like_hills() {
    let body = "A drone strike killed a councillor in Nawa on Monday, and an Israeli force blew up a house in Kudna on Tuesday.";
    has(body, T::DroneStrike, "2025-12-01", "Nawa");
    has(body, T::PropertyDamage, "2025-12-02", "Kudna");
    for (body, kind, place) in [
        ("Gunmen shot at Israeli troops near the village of Kudna on Monday.", T::ArmedClash, "Kudna"),
        (
            "Israeli drones struck the outskirts of Kanaker three more times on Monday.",
            T::DroneStrike,
            "Kanaker",
        ),
        ("A ceasefire came into force on Monday in Nawa.", T::Agreement, "Nawa"),
        ("A meeting of notables in Nawa on Monday broke up after an hour.", T::Talks, "Nawa"),
        (
            "On Monday, mortar rounds fired from the direction of Kudna fell on the outskirts of Nawa.",
            T::Shelling,
            "Nawa",
        ),
    ] {
        has(body, kind, "2025-12-01", place);
    }
    nowhere(
        "While Israel has taken no side in the contest between Damascus and the group, it said on Monday that it will act.",
        "Damascus",
    );
    let body = "On Monday, an Israeli drone targeted a motorcycle near Nawa; the rider died of his wounds the following day.";
    assert_eq!(told(body), [(T::DroneStrike, "2025-12-01".into(), "Nawa".into())]);
}

#[test]
fn days_of_talks_and_the_event_that_a_toll_is_of() {
    for (body, kind, day, place) in [
        (
            "The text was agreed upon in two days of meetings in Geneva last week.",
            T::Talks,
            "2025-11-24/2025-11-30",
            "Geneva",
        ),
        (
            "The death toll from an Israeli strike on Nawa on Monday has risen to nine, officials said.",
            T::Airstrike,
            "2025-12-01",
            "Nawa",
        ),
        (
            "The death toll in the clashes in Nawa rose to nine on Monday.",
            T::ArmedClash,
            "2025-12-01",
            "Nawa",
        ),
    ] {
        has(body, kind, day, place);
    }
    assert_eq!(told("The death toll of the strikes on Nawa since October has risen to 900."), []);
}

#[test]
fn crowds_are_dispersed_patrols_come_under_fire_and_raids_last() {
    for (body, kind, day, place) in [
        (
            "The Israeli raid on Nawa, in the early hours of Monday, lasted until dawn.",
            T::Raid,
            "2025-12-01",
            "Nawa",
        ),
        ("Internal Security came under fire in Nawa on Monday.", T::ArmedClash, "2025-12-01", "Nawa"),
        (
            "Troops captured three men in an overnight raid in southern Syria, hours after a rocket was fired from there. Soldiers carried out the raid in the Kudna area.",
            T::Raid,
            "2025-12-02/2025-12-03",
            "Kudna",
        ),
    ] {
        has(body, kind, day, place);
    }
    let body = "Hundreds of people demonstrated in Nawa on Monday. Police attacked the gathering with batons and tear gas.";
    assert_eq!(told(body), [(T::Protest, "2025-12-01".into(), "Nawa".into())]);
}

#[test]
fn talks_and_accords_are_recalled_with_venue_and_day() {
    for (body, kind, day, place) in [
        (
            "The ceasefire announced on Monday in Amman appears to be holding.",
            T::Agreement,
            "2025-12-01",
            "Amman",
        ),
        ("Diplomats recalled the talks in Baku on 12 November.", T::Talks, "2025-11-12", "Baku"),
        (
            "The prisoners went home. The exchange took place on Monday at Nawa.",
            T::Other,
            "2025-12-01",
            "Nawa",
        ),
        ("On Monday, an armoured car was damaged by a mine near Kudna.", T::Other, "2025-12-01", "Kudna"),
        (
            "On Monday, peacekeepers destroyed 14 mines near Kudna.",
            T::MilitaryOperation,
            "2025-12-01",
            "Kudna",
        ),
        (
            "Excavators dug a trench near the village of Kudna on Monday.",
            T::PropertyDamage,
            "2025-12-01",
            "Kudna",
        ),
        (
            "An overnight exchange of mortar fire on the outskirts of Nawa has displaced 70 families.",
            T::Shelling,
            "2025-12-02/2025-12-03",
            "Nawa",
        ),
        (
            "Israeli vehicles roamed the streets of Kudna on Monday.",
            T::GroundIncursion,
            "2025-12-01",
            "Kudna",
        ),
        ("Residents of the town of Nawa brought down a drone on Monday.", T::Other, "2025-12-01", "Nawa"),
        (
            "An assault on Kudna was mounted (1.12), the observers wrote.",
            T::MilitaryOperation,
            "2025-12-01",
            "Kudna",
        ),
        (
            "On Monday a dentist, Salim Haddad, was abducted from his clinic in Jasim by masked men.",
            T::ArrestDetention,
            "2025-12-01",
            "Jasim",
        ),
        (
            "Gunmen opened fire from a white taxi near Jasim on Monday, killing a former commander.",
            T::Killing,
            "2025-12-01",
            "Jasim",
        ),
        (
            "The Israeli army mounted a ground assault on Kudna on Monday, in which four people were killed.",
            T::MilitaryOperation,
            "2025-12-01",
            "Kudna",
        ),
    ] {
        has(body, kind, day, place);
    }
    assert_eq!(
        told("A delegation headed by the foreign minister held talks in Baku on Monday."),
        [(T::Talks, "2025-12-01".into(), "Baku".into())]
    );
    nowhere("Damascus freed on Monday 38 men who had been held in the prison of Adra.", "Adra");
    nowhere(
        "On Monday soldiers entered Beit Jinn, a village on the other side of Mount Hermon.",
        "Mount Hermon",
    );
    nowhere(
        "Two shells fired on Monday from an Israeli post at Tal al-Ahmar fell near the village of Kudna.",
        "Tal al-Ahmar",
    );
}

#[test]
fn guns_prisons_raids_and_squares_are_told_apart() {
    for (body, kind, day, place) in [
        ("Israeli tanks on Tal al-Ahmar shelled Kudna on Monday.", T::Shelling, "2025-12-01", "Kudna"),
        (
            "The army shelled Tasil on Sunday, and on 1 December its aircraft struck what it described as a depot at al-Harrah.",
            T::Airstrike,
            "2025-12-01",
            "Al-Harrah",
        ),
        (
            "Talks between notables and the governor were held in Sahnaya on Monday.",
            T::Talks,
            "2025-12-01",
            "Sahnaya",
        ),
        (
            "In Suwayda, hundreds demonstrated against the attacks on Monday.",
            T::Protest,
            "2025-12-01",
            "As-Suwayda",
        ),
        ("Syrian and Israeli officers conferred in Amman on Monday.", T::Talks, "2025-12-01", "Amman"),
        (
            "Aircraft struck Nawa on Sunday. On Monday troops arrested two men in a raid on Jasim.",
            T::Raid,
            "2025-12-01",
            "Jasim",
        ),
        (
            "An unmanned aircraft eliminated a smuggler near Nawa on Monday.",
            T::DroneStrike,
            "2025-12-01",
            "Nawa",
        ),
        (
            "On Monday the army said it carried out a strike northeast of Damascus, saying it had hit a depot in the town of al-Qutayfah.",
            T::Airstrike,
            "2025-12-01",
            "Al Qutayfah",
        ),
    ] {
        has(body, kind, day, place);
    }
    let body = "On Monday armed men stopped a pickup near Jasim, beat its driver and drove off with it.";
    assert!(told(body).iter().all(|(kind, _, _)| *kind != T::ArmedClash), "{:?}", told(body));
    nowhere("Shells fell on the Omran roundabout in Nawa on Monday.", "Omran");
    assert_eq!(told("The talks due in Paris on Thursday have been put off."), []);
    assert_eq!(told("The area bulldozed by the army around Nawa has reached about 3,200 dunams."), []);
    assert_eq!(told("A second landing ground for helicopters was completed on Monday above Kudna."), []);
}

#[test]
fn flares_crowds_and_those_accused_are_read_as_told() {
    for (body, kind, place) in [
        ("On Monday flares were fired over Nawa.", T::MilitaryOperation, "Nawa"),
        ("Soldiers fired two mortar illumination rounds over Nawa on Monday.", T::MilitaryOperation, "Nawa"),
        ("Soldiers fired flares and shells at Nawa on Monday.", T::Shelling, "Nawa"),
        ("Government drones had been circling over Nawa on Monday.", T::Overflight, "Nawa"),
        (
            "In Israel, hundreds of demonstrators blocked a junction near Yarka on Monday.",
            T::Protest,
            "Yirka",
        ),
        ("In Nawa, a man accused of theft was killed on Monday.", T::Killing, "Nawa"),
        ("First understandings were reached in Paris on Monday.", T::Agreement, "Paris"),
        ("On Monday a meeting in Damascus brought together governors and clerics.", T::Talks, "Damascus"),
        ("The troops blocked key junctions in Nawa on Monday with earth.", T::Checkpoint, "Nawa"),
        ("Israeli forces went on shelling Nawa on Monday.", T::Shelling, "Nawa"),
    ] {
        has(body, kind, "2025-12-01", place);
    }
    for (body, kind) in [
        (
            "On Monday an exchange of fire took place near Nawa between border guards and smugglers, in which a soldier was killed and two smugglers were captured.",
            T::ArmedClash,
        ),
        (
            "The army carried out air strikes overnight into Monday on weapons belonging to the Syrian army near Nawa.",
            T::Airstrike,
        ),
    ] {
        let found = told(body);
        assert!(found.len() == 1 && found[0].0 == kind, "{body}: {found:?}");
    }
    let week = "Daraa province saw another tense week (24-30 November), in which we documented the killing of seven people in the province.";
    assert_eq!(told(week), []);
}

#[test]
fn landings_lines_and_shells_that_blew_up_are_no_strikes_or_accords() {
    for (body, kind, place) in [
        ("Two fighter aircraft passed over Nawa at low altitude on Monday.", T::Overflight, "Nawa"),
        ("On Monday night flares were seen over Nawa.", T::MilitaryOperation, "Nawa"),
        ("The forces established a new military point in Nawa on Monday.", T::Checkpoint, "Nawa"),
        ("Under the agreement reached in Nawa on Monday, four men were freed.", T::Agreement, "Nawa"),
    ] {
        has(body, kind, "2025-12-01", place);
    }
    let landed = "On Monday a force landed by helicopter on the heights above Arneh and destroyed an old air defence position.";
    assert!(told(landed).iter().all(|(kind, _, _)| *kind != T::Airstrike), "{:?}", told(landed));
    let shell = "Two children died on Monday when an unexploded shell blew up among olive trees near Nawa.";
    has(shell, T::Other, "2025-12-01", "Nawa");
    let line = "In what is a routine along the ceasefire line, Israeli vehicles stormed Nawa on Monday.";
    assert!(told(line).iter().all(|(kind, _, _)| *kind == T::Raid), "{:?}", told(line));
}
