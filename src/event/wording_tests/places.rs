//! Where it was: the places that sentences name, and those that are only named.

use super::{T, has, nowhere, told};
use crate::extract::{Knowledge, extract};
use crate::kind::PlacePrecision;
use crate::text::read;

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
        T::Airstrike,
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
fn the_incident_is_placed_by_a_later_sentence() {
    let found = told(
        "A landmine explosion in the Daraa countryside wounded four children on Tuesday.\n\nThe incident occurred in the village of Tasil, where mines are common.",
    );
    assert_eq!(found, [(T::Other, "2025-12-02".into(), "Tasil".into())]);
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
        ("Soldiers dropped flares near Kudna on Monday night.", T::MilitaryOperation, "2025-12-01", "Kudna"),
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
fn roads_lists_and_the_town_of_who_speaks() {
    for (body, kind, place) in [
        (
            "Unknown men opened fire on a bus on the Khan Arnabah-Jaba road on Monday.",
            T::Other,
            "between Khan Arnabah and Jaba",
        ),
        (
            "Residents of Kudna said Israeli soldiers searched homes and took phones on Monday.",
            T::Raid,
            "Kudna",
        ),
        (
            "Israeli soldiers came into the town on Monday and went through houses, said the deputy mayor of Kudna.",
            T::GroundIncursion,
            "Kudna",
        ),
        (
            "Israeli forces set up checkpoints on Monday at Kudna's western edge and at the entrances to the villages of Jamla and Koya.",
            T::Checkpoint,
            "Koya",
        ),
        (
            "Shells fell on Monday on several areas west of Daraa, among them Jamla and Koya.",
            T::Shelling,
            "Koya",
        ),
        (
            "Air strikes around the town of Nawa and in the countryside of Quneitra were reported on Monday.",
            T::Airstrike,
            "Quneitra countryside",
        ),
        (
            "An Israeli air raid southeast of Homs killed nine people on Monday. The raid was aimed at a depot near Mahin.",
            T::Airstrike,
            "Mahin",
        ),
        (
            "In Safita shops were wrecked on Monday, and a young man was killed in Salamiyah.",
            T::Killing,
            "Salamiyah",
        ),
    ] {
        has(body, kind, "2025-12-01", place);
    }
}

#[test]
fn roads_too_long_wars_parties_firms_and_origins_are_no_sites() {
    for (body, place) in [
        ("Gunmen kidnapped a doctor on the Damascus-Suwayda road on Monday.", "Damascus"),
        ("Clashes went on on Monday as pro-Damascus factions pushed forward.", "Damascus"),
        (
            "Soldiers have closed the town since the Gaza war broke out, and on Monday settlers broke into homes.",
            "Gaza",
        ),
        ("The attacker, named as Omar Haddad, 21, of Jasim, was shot on Monday.", "Jasim"),
        (
            "The defence ministry in Damascus denied on Monday that its troops had fired on a village.",
            "Damascus",
        ),
        ("Gunmen fired on Monday at a car as it was crossing from Nawa to Damascus.", "Damascus"),
        (
            "In settlements of the occupied Golan Heights classes were called off on Monday, and checkpoints were put up there. The government had fallen in Damascus.",
            "Damascus",
        ),
    ] {
        nowhere(body, place);
    }
}

#[test]
fn openers_lists_behind_as_were_and_roads_that_lead_away() {
    for (body, kind, place) in [
        ("As soldiers raided Jamla on Monday, the town of Nawa was shelled by tanks.", T::Shelling, "Nawa"),
        (
            "While the drone was hitting Jamla, the city of Nawa was raided on Monday by soldiers.",
            T::Raid,
            "Nawa",
        ),
        (
            "Jamla and Koya were shelled by the Israeli army on Monday, as were the woods of Nawa.",
            T::Shelling,
            "Nawa",
        ),
        (
            "The south stayed unstable on Monday, and clashes were reported from the villages of Jamla, Koya and Nawa.",
            T::ArmedClash,
            "Koya",
        ),
        (
            "Ten people lost their lives on Monday after the town of Kafr Hawar and the road that leads from it to Beit Saber were attacked by Israel.",
            T::Airstrike,
            "Kafr Hawar",
        ),
        (
            "Israeli troops put up a checkpoint on Monday at the edge of Koya.\n\nNear the town of Jamla another was put up in much the same way.",
            T::Checkpoint,
            "Jamla",
        ),
        (
            "Unknown gunmen kidnapped a girl on Monday in the city of Jableh, at the gate of her school in the Al-Fayd district.",
            T::ArrestDetention,
            "Jableh",
        ),
        (
            "The village of Jamla in Daraa was the target of an artillery bombardment on Monday.",
            T::Shelling,
            "Jamla",
        ),
    ] {
        has(body, kind, "2025-12-01", place);
    }
    let while_ =
        told("While the drone was hitting Jamla, the city of Nawa was raided on Monday by soldiers.");
    assert!(!while_.iter().any(|(k, _, p)| *k == T::DroneStrike && p == "Nawa"), "{while_:?}");
}

#[test]
fn what_is_left_for_a_place_what_is_done_likewise_and_among_the_targets() {
    for (body, kind, place) in [
        (
            "Two Israeli tanks left the base on Monday for the villages of Jamla and Koya.",
            T::GroundIncursion,
            "Koya",
        ),
        (
            "The army succeeded on Monday in taking the villages of Jamla and Koya.",
            T::TerritorialSeizure,
            "Jamla",
        ),
        (
            "Israel stepped up its attacks on Monday with airstrikes on two homes in the towns of Nawa and Jasim.",
            T::Airstrike,
            "Jasim",
        ),
        ("Israeli planes went after army sites near Tafas and in Nawa on Monday.", T::Airstrike, "Nawa"),
        (
            "Planes bombed Tafas on Monday.\n\nThe outskirts of the city of Nawa were among the targets of the planes as well.",
            T::Airstrike,
            "Nawa",
        ),
        (
            "Planes bombed Tafas on Monday.\n\nSeveral air raids were likewise made on the hills around Nawa.",
            T::Airstrike,
            "Nawa",
        ),
        ("Heavy shelling of Nawa on Monday is reported to our correspondent.", T::Shelling, "Nawa"),
        (
            "Army units on Monday took over the former coalition base near Nawa.",
            T::TerritorialSeizure,
            "Nawa",
        ),
        ("Protesters closed the main road in Nawa to traffic on Monday.", T::Protest, "Nawa"),
        (
            "A protest was held in Tafas on Monday.\n\nA smaller gathering was held in the town of Nawa.",
            T::Protest,
            "Nawa",
        ),
        (
            "At least 21 people were killed on Monday in an Israeli raid on a block of flats in Nawa.",
            T::Airstrike,
            "Nawa",
        ),
    ] {
        has(body, kind, "2025-12-01", place);
    }
    has(
        "Israeli forces entered Jamla on Tuesday.\n\nThe day before, the forces had done the same in the village of Koya.",
        T::GroundIncursion,
        "2025-12-01",
        "Koya",
    );
    has(
        "[Damascus] Strikes hit several places on Monday.\n\nPlanes struck the woods of Tafas, between the towns of Nawa and Jasim.",
        T::Airstrike,
        "2025-12-01",
        "Tafas",
    );
    nowhere("[Damascus] Israeli air strikes killed seven people in the country on Monday.", "Damascus");
}

#[test]
fn what_is_said_of_a_place_where_it_happened_and_where_operations_were_executed() {
    for (body, kind, place) in [
        (
            "An air strike hit Tafas on Monday.\n\nThe monitor said that the nearby village of Koya was struck too.",
            T::Airstrike,
            "Koya",
        ),
        (
            "Three people were shot dead in the Daraa countryside on Monday. It happened in the village of Koya.",
            T::Killing,
            "Koya",
        ),
        (
            "Two operations against the cells were executed by the security units on Monday, in the area of Nawa.",
            T::Raid,
            "Nawa",
        ),
        (
            "Factions attacked troops on Monday, sending a drone laden with explosives against a post in Nawa.",
            T::DroneStrike,
            "Nawa",
        ),
        (
            "Three Israeli tanks set out on Monday from the base at the line for the village of Koya.",
            T::GroundIncursion,
            "Koya",
        ),
        ("On Monday drones and rockets were directed at the town of Nawa.", T::Shelling, "Nawa"),
        (
            "An Israeli drone fired on a car near Tafas on Monday.\n\nThe vehicle came under attack on the road to Nawa.",
            T::DroneStrike,
            "Tafas",
        ),
    ] {
        has(body, kind, "2025-12-01", place);
    }
    nowhere(
        "Soldiers said on Monday that the home of the man responsible for the attack in Nawa was demolished.",
        "Nawa",
    );
}

#[test]
fn possessors_belongings_and_similar_action() {
    has(
        "Clashes in the southern countryside of Syria's Hasakah between troops and the SDF resumed on Monday.",
        T::ArmedClash,
        "2025-12-01",
        "southern Al-Hasakah countryside",
    );
    has(
        "Israeli forces entered Jamla on Tuesday. The day before, forces had taken similar action in the village of Koya.",
        T::GroundIncursion,
        "2025-12-01",
        "Koya",
    );
    has("Israeli jets broke the sound barrier over Nawa on Monday.", T::Overflight, "2025-12-01", "Nawa");
    has(
        "Three air-to-surface missiles were fired at the road in Nawa on Monday.",
        T::Airstrike,
        "2025-12-01",
        "Nawa",
    );
    nowhere("Gunmen were arrested on Monday in Jasim, a town that belongs to the Nawa area.", "Nawa");
    for body in [
        "The army said that an unidentified drone had come into its airspace on Monday and fallen close to Nawa.",
        "More attacks on residents took place in Nawa in November than in any month since the count started.",
    ] {
        let found = told(body);
        assert!(
            !found.iter().any(|(k, ..)| matches!(k, T::GroundIncursion | T::MilitaryOperation)),
            "{body}: {found:?}"
        );
    }
}

#[test]
fn raids_counted_place_by_place() {
    let found = told(
        "The agency recorded nine Israeli air raids on Monday: three on Nawa, four on Jasim and two on Tafas.",
    );
    let places: Vec<&str> = found.iter().map(|(_, _, p)| p.as_str()).collect();
    assert_eq!(places, ["Nawa", "Jasim", "Tafas"], "{found:?}");
}

/// The places of what `body` tells.
fn places(body: &str) -> Vec<String> {
    told(body).into_iter().map(|(.., place)| place).collect()
}

#[test]
fn lists_go_on_over_prepositions_semicolons_and_what_lies_between() {
    for (body, wanted) in [
        (
            "Shells fell on several areas of Syria on Monday, among them Jasim and Tafas, as well as on Nawa.",
            &["Jasim", "Tafas", "Nawa"][..],
        ),
        (
            "Jets bombed the army on Monday in Qatana, on the western edge of the capital, and in the southern governorate of Quneitra.",
            &["Qatana", "Quneitra"],
        ),
        (
            "Forces set up checkpoints on Monday at the entrances to Jasim, as well as at the entrances to the towns of Tafas and Nawa.",
            &["Jasim", "Tafas", "Nawa"],
        ),
        (
            "Militants shelled on Monday the settlements of Kafr Zita and Karnaz in the Hama governorate; the settlements of Nahshabba (twice) and Kinsabba in the Latakia governorate.",
            &["Kafr Zayta", "Kurnaz", "Nahshabba", "Kinnsibba"],
        ),
        (
            "The units carried out two operations on Monday, the first in Jasim and the second in Nawa.",
            &["Jasim", "Nawa"],
        ),
        ("Police detained two men on Monday; one from Jasim and the other near Nawa.", &["Jasim", "Nawa"]),
        ("Forces carried out raids in Raqqa and Hasakah provinces on Monday.", &["Raqqa", "Al-Hasakah"]),
    ] {
        assert_eq!(places(body), wanted, "{body}");
    }
}

#[test]
fn a_clause_of_its_own_takes_no_part_in_the_list() {
    let found = told("Shells hit Jasim on Monday, and in the village of Kudna a man was killed.");
    assert!(found.contains(&(T::Shelling, "2025-12-01".into(), "Jasim".into())), "{found:?}");
    assert!(!found.contains(&(T::Shelling, "2025-12-01".into(), "Kudna".into())), "{found:?}");
    let found = told("Troops raided homes in Jasim on Monday, and in Kudna they detained two men.");
    assert!(found.iter().any(|(k, _, p)| *k == T::ArrestDetention && p == "Kudna"), "{found:?}");
    assert_eq!(found.len(), 2, "{found:?}");
}

#[test]
fn the_province_behind_a_comma_says_where_the_town_is() {
    assert_eq!(
        places("Two bombs exploded on Monday in the city of Al-Bab, Aleppo, held by factions."),
        ["Al-Bab"]
    );
    let [place] = &places("A mine killed a shepherd on Monday east of the city of Salamiyah, Hama.")[..]
    else {
        panic!("not one place")
    };
    assert!(place.ends_with("Salamiyah"), "{place}");
}

#[test]
fn whence_where_they_stood_and_whom_they_are_close_to_is_not_where() {
    for (body, not) in [
        (
            "UN personnel on Mount Hermon observed a drone on Monday flying in the direction of Hader.",
            "Mount Hermon",
        ),
        ("Groups of troops located in Jasim targeted the city of Nawa with rockets on Monday.", "Jasim"),
        ("A man accused of shelling the town of Nawa was arrested on Monday.", "Nawa"),
        ("Commanders close to Tehran were killed in Babbila on Monday.", "Tehran"),
        (
            "Shells fell in the fields on Monday, without causing casualties, while drones circled over Nawa.",
            "-",
        ),
        (
            "A hospital in Nawa received the bodies of two men on Monday after the strike, which sources said was carried out by a drone.",
            "Nawa",
        ),
        (
            "The group fired rockets on Monday at a post near Metula in response to an Israeli strike on Khiam.",
            "-",
        ),
        (
            "The man was taken from a rented house on Monday but came from the village of Nawa, a neighbour said.",
            "Nawa",
        ),
        (
            "Sirens sounded on Monday across the city and in towns near Nawa as the air force intercepted a missile.",
            "Nawa",
        ),
        ("Units expelled a group on Monday which had been raiding homes on the Homs-Tartous border.", "Homs"),
        ("Our forces are moving north along the Khabour, he said on Monday.", "Al Khabour"),
    ] {
        nowhere(body, not);
    }
    let found = told(
        "The group fired rockets at a post near Metula in response to an Israeli strike that killed two men in Khiam on Monday.",
    );
    assert!(!found.iter().any(|(k, _, p)| *k == T::Airstrike && p == "Metula"), "{found:?}");
}

#[test]
fn spots_in_the_land_of_a_town_are_at_the_town() {
    for (body, place) in [
        // The Khirbet Daoud that is known lies 40 km off.
        (
            "Helicopters fired two rockets on Monday at the Khirbet Daoud area in the outskirts of Ras Baalbek.",
            "Ras Baalbek",
        ),
        (
            "The army detected a rocket launched from Qlaileh, followed on Monday by 12 rounds fired from the south towards an area north of Yater.",
            "north of Yater",
        ),
    ] {
        assert_eq!(places(body), [place], "{body}");
    }
    for (body, not) in [
        ("A gunboat opened fire in the direction of four boats on Monday, police in Tyre said.", "Tyre"),
        ("A man was wounded on Monday and flown by helicopter to the medical campus in Haifa.", "Haifa"),
        ("Shells fell on Monday at the outskirts of the Bekaa border town of al-Qaa.", "Bakka"),
    ] {
        nowhere(body, not);
    }
    has("A unit slipped into the village of Nawa on Monday.", T::GroundIncursion, "2025-12-01", "Nawa");
    has(
        "The army confirmed carrying out airstrikes near Nawa on Monday.",
        T::Airstrike,
        "2025-12-01",
        "Nawa",
    );
    has("A crowd threw stones at an ambulance near Nawa on Monday.", T::Other, "2025-12-01", "Nawa");
}

#[test]
fn of_a_long_road_nobody_knows_where() {
    for body in [
        "Gunmen opened fire on a bus on the highway between Damascus and Homs on Monday.",
        "Three people were killed on Monday when gunmen opened fire on a bus on the road between Damascus and Druze-majority Sweida.",
    ] {
        for not in ["Damascus", "Homs", "As-Suwayda"] {
            nowhere(body, not);
        }
    }
    let near = "Gunmen opened fire on a bus on the highway between Damascus and Homs near Nabk on Monday.";
    assert_eq!(places(near), ["Al-Nabk"]);
    assert_eq!(
        places("Gunmen opened fire on a bus on the road between Nawa and Jasim on Monday."),
        ["between Nawa and Jasim"]
    );
}

#[test]
fn the_village_to_the_north_of_a_town_is_the_one_told_of() {
    let body = "Soldiers raided the village of Kudna on Monday.\n\nResidents said that vehicles entered the village south of Khan Arnabah at 2 a.m.";
    assert!(told(body).iter().all(|(.., p)| p == "Kudna"), "{:?}", told(body));
}

#[test]
fn troops_that_go_on_and_hospitals_they_bring_people_to() {
    has(
        "Three of the vehicles set up a checkpoint in Kudna on Monday, while the rest continued to Nawa.",
        T::GroundIncursion,
        "2025-12-01",
        "Nawa",
    );
    has(
        "Strikes hit the edge of Jasim on Monday, after raids earlier in the day on a barracks near Nawa.",
        T::Airstrike,
        "2025-12-01",
        "Nawa",
    );
    nowhere(
        "Forces went to the site of the blast on Monday, took the injured to a hospital in Nawa and closed the road.",
        "Nawa",
    );
    has(
        "Forces used an excavator on Monday to destroy part of a fence in Nawa.",
        T::PropertyDamage,
        "2025-12-01",
        "Nawa",
    );
}

#[test]
fn what_is_passed_through_or_blamed_is_not_where() {
    for (body, not) in [
        (
            "Gunmen opened fire on Tuesday on a bus travelling from Suwayda to the Syrian capital, Damascus, through the Busra al-Sham corridor.",
            "Damascus",
        ),
        (
            "Gunmen opened fire on Tuesday on a bus travelling from Suwayda to the Syrian capital, Damascus, through the Busra al-Sham corridor.",
            "Busra al-Sham",
        ),
        ("Hundreds marched on the embassy in Amman on Tuesday to protest at the assault on Rafah.", "Rafah"),
        (
            "Police used tear gas on Tuesday to stop a crowd from reaching the embassy in Amman, in a protest against the offensive in Rafah.",
            "Rafah",
        ),
    ] {
        nowhere(body, not);
    }
    has(
        "Hundreds marched on the embassy in Amman on Tuesday to protest at the assault on Rafah.",
        T::Protest,
        "2025-12-02",
        "Amman",
    );
    has(
        "In Ramallah, soldiers arrested two men from the village of Deir Jarir on Tuesday after searching their homes.",
        T::Raid,
        "2025-12-02",
        "Dayr Jarir",
    );
    has("The army shelled Nawa in Daraa province and Jasim on Tuesday.", T::Shelling, "2025-12-02", "Jasim");
}

#[test]
fn a_town_that_has_been_taken_is_news_when_it_is_announced() {
    for place in ["Nawa", "Jasim"] {
        has(
            "The army announced on Tuesday that it has taken full control of the towns of Nawa and Jasim.",
            T::TerritorialSeizure,
            "2025-12-02",
            place,
        );
    }
    has(
        "The army said that it had established control over the town of Nawa on Tuesday.",
        T::TerritorialSeizure,
        "2025-12-02",
        "Nawa",
    );
}

#[test]
fn a_post_stands_in_its_town_and_a_town_in_its_governorate() {
    // There is an Al Jisr 280 km away.
    has(
        "Gunmen attacked the al-Jisr checkpoint in the town of Nawa on Tuesday.",
        T::ArmedClash,
        "2025-12-02",
        "Nawa",
    );
    // El Qaa lies in Baalbek-Hermel, once a part of the Bekaa; there is a Qaa in Damascus too.
    has(
        "On Tuesday, while an army patrol in Lebanon was pursuing smugglers in the locality of Qaa - Bekaa, they opened fire on it.",
        T::Other,
        "2025-12-02",
        "El Qaa",
    );
    // Two names of one town; a village near it is called Derik as well.
    has(
        "A drone struck a vehicle in Derik (al-Malikiyah), northeast Syria, on Tuesday.",
        T::DroneStrike,
        "2025-12-02",
        "Al Malikiyah",
    );
    nowhere(
        "Gunmen opened fire on Tuesday on Yasser Hussein, deputy head of the municipality of the town of Nawa.",
        "Nawa",
    );
}

#[test]
fn what_had_happened_days_before_is_left_there() {
    nowhere(
        "Rockets hit a base in Nawa on Tuesday. They were fired days after the army said it had killed a commander in a raid in Jasim.",
        "Jasim",
    );
}

#[test]
fn several_districts_of_a_town_and_what_a_navy_attacks() {
    for place in ["Jasim", "Nawa"] {
        has(
            "Police fired tear gas at youths in Jasim and in several parts of Nawa on Tuesday.",
            T::Other,
            "2025-12-02",
            place,
        );
    }
    has(
        "Fishermen sailing off the Tartus coast were attacked by the navy on Tuesday.",
        T::MilitaryOperation,
        "2025-12-02",
        "Tartus",
    );
}

#[test]
fn a_list_goes_on_where_its_preposition_is_said_again() {
    let all = |body: &str, kind: T, places: &[&str]| {
        for place in places {
            has(body, kind, "2025-12-02", place);
        }
    };
    all(
        "Gunmen fired mortars on Tuesday at the villages of Kudna and Al-Rafid and at Tal Ahmar in the Quneitra countryside.",
        T::Shelling,
        &["Kudna", "Al-Rafid", "Tal al-Ahmar al-Gharbi"],
    );
    all(
        "Jets struck sites on Tuesday near Jasim and, in the north, at Aleppo and Idlib, state media said.",
        T::Airstrike,
        &["Jasim", "Aleppo", "Idlib"],
    );
    all(
        "One drone fell on Tuesday on the edge of the town of Tasil in the west of Daraa and two others in the town of Inkhil.",
        T::DroneStrike,
        &["Tasil", "Inkhil"],
    );
    all(
        "Israel shelled a barracks in Nawa and government forces in Jasim on Tuesday.",
        T::Shelling,
        &["Nawa", "Jasim"],
    );
    all(
        "Hundreds of people demonstrated on Tuesday in the town of Nawa, as well as in Jasim.",
        T::Protest,
        &["Nawa", "Jasim"],
    );
    all(
        "Five men crossed the fence near Nawa on Tuesday, and three more near Jasim.",
        T::Other,
        &["Nawa", "Jasim"],
    );
    all(
        "Strikes hit on Tuesday near the town of Nawa, killing one civilian, and near the town of Jasim, where four people were wounded.",
        T::Airstrike,
        &["Nawa", "Jasim"],
    );
    all(
        "Artillery shelled the Ruqqad valley and the outskirts of Jasim and Nawa on Tuesday.",
        T::Shelling,
        &["Wadi al-Ruqqad", "Jasim", "Nawa"],
    );
    nowhere("Israel shelled a barracks in Nawa and government forces in Jasim withdrew on Tuesday.", "Jasim");
    nowhere("Shells fell on Tuesday in Nawa, and near Jasim the school was closed.", "Jasim");
    let fighting = told("Fighting drew in the army in Jasim on Tuesday and Israel bombed Nawa.");
    assert!(
        !fighting.iter().any(|(kind, _, place)| *kind == T::ArmedClash && place == "Nawa"),
        "{fighting:?}"
    );
}

#[test]
fn a_suburb_of_the_capital_of_a_country_is_where() {
    has(
        "A bomb exploded in the Jdeidat Artuz suburb of the Syrian capital Damascus on Tuesday, killing two.",
        T::Killing,
        "2025-12-02",
        "Jdeidet Artouz",
    );
}

#[test]
fn a_square_bears_no_village() {
    nowhere(
        "Dozens of residents of Sweida held a demonstration on Tuesday in al-Karama square in the city.",
        "Al-Karamah",
    );
}

#[test]
fn a_village_by_the_capital_is_the_one_named_next() {
    let places = |body: &str| told(body).into_iter().map(|(.., place)| place).collect::<Vec<_>>();
    let named = places(
        "Israel's army raided a village southwest of Damascus before dawn on Tuesday.\n\nThe army said the men detained in the raid on Hineh were suspects.",
    );
    assert_eq!(named, ["Hineh"]);
    let suburb = places(
        "Five soldiers were killed in drone strikes on a southwestern suburb of the capital Damascus, state media said Wednesday.\n\nThe drone strikes hit Qatana on Tuesday, killing five soldiers, the channel said.",
    );
    assert_eq!(suburb, ["Qatana"]);
}

#[test]
fn a_village_between_two_others_and_a_man_from_one_held_at_another() {
    let places = |body: &str| told(body).into_iter().map(|(.., place)| place).collect::<Vec<_>>();
    let between = places(
        "Air strikes hit woods near Adwan, between the city of Nawa and the town of Tasil in western Daraa, on Tuesday.",
    );
    assert_eq!(between, ["Adwan"]);
    let held =
        places("On Tuesday a man from Jaba was held at a checkpoint near Khan Arnabah and then let go.");
    assert_eq!(held, ["Khan Arnabah"]);
}

#[test]
fn fire_returned_falls_where_it_came_from() {
    let places = |body: &str| told(body).into_iter().map(|(.., place)| place).collect::<Vec<_>>();
    let returned = places(
        "On Monday a mortar shell launched from the Nawa area exploded in a field near Haspin. In response, artillery fired at the source.",
    );
    assert_eq!(returned, ["Haspin", "Nawa"]);
}

#[test]
fn a_suburb_of_a_city_is_not_the_city_and_a_city_of_its_own_is() {
    let places = |body: &str| told(body).into_iter().map(|(.., place)| place).collect::<Vec<_>>();
    let suburb = places(
        "Drone strikes took place on Tuesday in Hirjillah, a southern suburb of Damascus, and killed five soldiers.",
    );
    assert_eq!(suburb, ["Hirjillah"]);
    let other = places(
        "While a drone was hitting Nawa, the western city of Quneitra was invaded by troops on Tuesday.",
    );
    assert!(other.iter().any(|p| p == "Quneitra"), "{other:?}");
    let base = places(
        "Jets hit several bases on Tuesday, among them the Khalkhalah base in the Suwayda countryside, which was hit by 12 strikes.",
    );
    assert_eq!(base, ["Khalkhalah Air Base"]);
}

#[test]
fn lists_that_go_on_over_where_a_place_lies() {
    let places = |body: &str| told(body).into_iter().map(|(.., place)| place).collect::<Vec<_>>();
    assert_eq!(
        places(
            "Jets struck the army in Khan al-Shih on the edge of Damascus and in Izraa in the southern governorate of Daraa on Tuesday."
        ),
        ["Khan al-Shih", "Izraa"]
    );
    assert_eq!(
        places(
            "Warplanes struck a radar battalion near Mezzeh in Damascus, as well as an ammunition depot near Izraa in the southern province of Daraa and missile stores near Safita, on Tuesday."
        ),
        ["Mezzeh", "Izraa", "Safita"]
    );
    assert_eq!(
        places(
            "Strikes were reported on Tuesday near Al-Sanamayn, at Izraa and on the road west of Al-Mazraa."
        ),
        ["Al-Sanamayn", "Izraa", "west of Al-Mazraa"]
    );
    assert_eq!(
        places("Demonstrations were held on Tuesday in Sweida city, Shahba and Salkhad."),
        ["As-Suwayda", "Shahba", "Salkhad"]
    );
    let heard = told(
        "Loud explosions were heard in southern Syria, especially around the town of Khan Arnabah and the hills near Jasim, following air strikes on Tuesday.",
    );
    assert!(heard.iter().all(|(kind, ..)| *kind == T::Airstrike), "{heard:?}");
    assert_eq!(heard.len(), 2, "{heard:?}");
}

#[test]
fn who_is_on_his_way_and_who_is_sent() {
    let places = |body: &str| told(body).into_iter().map(|(.., place)| place).collect::<Vec<_>>();
    assert_eq!(
        places(
            "The army sent six military vehicles and two tanks from Tal Kudna southward to the village of Jaba on Tuesday."
        ),
        ["Jaba"]
    );
    assert_eq!(
        places(
            "A force of three tanks set out on Tuesday from the Al-Qahtaniyah base toward the village of Jaba."
        ),
        ["Jaba"]
    );
    nowhere(
        "A convoy of fighters that had set out to relieve Sahnaya was ambushed on Tuesday near Nawa.",
        "Sahnaya",
    );
    let moving = places(
        "Troops drove into Salkhad on Tuesday, a day after the army attacked three tanks that were moving from Busra al-Harir toward the city.",
    );
    assert_eq!(moving, ["Salkhad"]);
    let between = told(
        "On Monday, a patrol fired at a flock west of Kudna, and on Tuesday another patrol of soldiers raided a farm near Nawa.",
    );
    assert!(between.iter().any(|(.., place)| place == "Nawa"), "{between:?}");
}

#[test]
fn what_is_said_of_where_in_another_clause() {
    let places = |body: &str| told(body).into_iter().map(|(.., place)| place).collect::<Vec<_>>();
    let told_next = places(
        "The army said its troops came under fire in southern Syria on Tuesday.\n\nOfficials said four people were killed in the incident, which took place close to the village of Kudna.",
    );
    assert_eq!(told_next, ["Kudna"]);
    let target = places(
        "Israel carried out air strikes in southern Syria on Tuesday.\n\nA newspaper reported that one of the targets was Tal al-Shaar, a hill in the countryside of Quneitra.",
    );
    assert_eq!(target, ["Tal al-Shaar"]);
    let aimed = places(
        "On Tuesday the army carried out an air strike in northwestern Syria, which it said was aimed at a military site in the town of Jableh.",
    );
    assert_eq!(aimed, ["Jableh"]);
    let two = places(
        "On Tuesday, troops stationed tanks on the hill of Tal al-Ahmar and dug trenches near the village of Kudna.",
    );
    assert_eq!(two, ["Tal al-Ahmar al-Gharbi", "Kudna"]);
    let homes =
        places("On Monday, troops demolished 9 homes belonging to residents of the village of Kudna.");
    assert_eq!(homes, ["Kudna"]);
    for body in [
        "Clashes erupted on Tuesday between soldiers and residents of the village of Kafr Hawar.",
        "Clashes erupted on Tuesday in Kafr Hawar, 20 km from the disengagement line and about 35 km from Damascus.",
    ] {
        assert_eq!(places(body), ["Kafr Hawar"], "{body}");
    }
    for body in [
        "When the bus reached Nawa on Tuesday, gunmen opened fire on it.",
        "As the bus reached Nawa on Tuesday, gunmen shot the driver dead.",
    ] {
        assert_eq!(places(body), ["Nawa"], "{body}");
    }
    let unknown =
        places("Clashes erupted on Tuesday between residents of Nawa and residents of the town of Tasil.");
    assert!(unknown.is_empty());
}

#[test]
fn names_with_a_noun_behind_them_are_listed_too() {
    let places = |body: &str| told(body).into_iter().map(|(.., place)| place).collect::<Vec<_>>();
    assert_eq!(
        places("The army struck the Khalkhalah base and the Dumayr airbase, east of Damascus, on Tuesday."),
        ["Khalkhalah Air Base", "Ad Dumayr"]
    );
    assert_eq!(
        places(
            "Israeli forces entered Ain Ziwan village and the Mantara Dam near the disengagement line on Tuesday."
        ),
        ["Ain Ziwan", "Al-Mantara Dam"]
    );
    assert_eq!(
        places("Israel carried out six air strikes on Tuesday on the T4 base, between Homs and Palmyra."),
        ["T4 Air Base"]
    );
}

#[test]
fn events_of_one_number_are_told_one_by_one() {
    let places = |body: &str| told(body).into_iter().map(|(.., place)| place).collect::<Vec<_>>();
    assert_eq!(
        places(
            "Israeli forces carried out three incursions in Quneitra on Tuesday: one in Kudna, another in Jaba and a third in Bir Ajam."
        ),
        ["Kudna", "Jaba", "Bir Ajam"]
    );
    assert_eq!(
        places(
            "A hand grenade was thrown on Tuesday at the house of a municipal official in Tafas, causing damage only."
        ),
        ["Tafas"]
    );
}

#[test]
fn who_is_attacked_on_a_long_road_is_not_at_home_nor_where_it_leads() {
    for body in [
        "Gunmen shot dead two people on Monday in an attack on a minibus travelling between Damascus and mainly Druze Sweida.",
        "Two men from Shahba were shot dead on Monday on the road from Sweida to Damascus.",
    ] {
        assert_eq!(told(body), [(T::Killing, "2025-12-01".into(), "-".into())], "{body}");
    }
    let then = "Gunmen ambushed a bus on the highway between Palmyra and Deir ez-Zor on Monday.\n\nThe attack took place near al-Sukhna, the source said.";
    assert_eq!(places(then), ["Al-Sukhnah"]);
}

#[test]
fn each_with_its_own_preposition_and_the_surroundings() {
    assert_eq!(
        places("Clashes were reported on Monday in Nawa, in Jasim and around Tafas."),
        ["Nawa", "Jasim", "Tafas"]
    );
    has("Artillery struck the surroundings of Kudna on Monday.", T::Shelling, "2025-12-01", "Kudna");
}

#[test]
fn whom_a_rally_supports_what_was_done_meanwhile_and_where_fighting_spread() {
    assert_eq!(
        places("Gatherings in support of Sweida were held on Monday in Nawa and Jasim."),
        ["Nawa", "Jasim"]
    );
    let meanwhile =
        told("The fighting took place on Monday as Israeli jets raided strategic sites in Nawa and Jasim.");
    assert!(meanwhile.iter().all(|(kind, ..)| *kind == T::Airstrike), "{meanwhile:?}");
    assert_eq!(
        places("Clashes broke out on Monday in Jasim and spread to Nawa and Tafas."),
        ["Jasim", "Nawa", "Tafas"]
    );
    assert_eq!(
        places(
            "On Monday the army conducted an airstrike in the south, which it said was aimed at a site in the town of Nawa."
        ),
        ["Nawa"]
    );
}

#[test]
fn a_hill_beside_a_village_is_no_namesake_far_away_and_residents_fight_at_home() {
    nowhere(
        "Two tanks took up positions on Monday on the Tal Krum hill west of Jubata al-Khashab.",
        "Ar Rumaylah",
    );
    has(
        "Residents of Beit Jinn clashed with Israeli troops on Monday.",
        T::ArmedClash,
        "2025-12-01",
        "Beit Jinn",
    );
}

#[test]
fn lists_over_other_nouns_brackets_and_a_city_that_heads_the_sentence() {
    let places = |body: &str| told(body).into_iter().map(|(.., place)| place).collect::<Vec<_>>();
    assert_eq!(
        places("On Tuesday jets struck Kudna in Quneitra and the slopes of Mount Hermon."),
        ["Kudna", "Mount Hermon"]
    );
    assert_eq!(
        places(
            "The convoy moved on Tuesday toward the village of Ghadir al-Bustan, passing through Kudna and Al-Asbah on the way."
        ),
        ["Ghadir al-Bustan", "Kudna", "Al-Asbah"]
    );
    assert_eq!(
        places("On Tuesday a force deployed in Kudna for an hour before heading to the village of Al-Asbah."),
        ["Kudna", "Al-Asbah"]
    );
    assert_eq!(
        places("On Tuesday a patrol moved from the Quneitra crossing toward Ruwayhinah."),
        ["Ruwayhinah"]
    );
    let hit = places(
        "Jets hit a base in Homs on Tuesday. The airfield near Palmyra (240 km from Damascus) was also hit.",
    );
    assert!(!hit.contains(&"Damascus".to_owned()), "{hit:?}");
    assert_eq!(places("Patrols were seen on Tuesday near Kudna."), ["Kudna"]);
    assert_eq!(places("The ambush on Tuesday set off clashes around Umm al-Zaytoun."), ["Umm al-Zaytoun"]);
}

#[test]
fn targets_in_a_row_and_at_another_protest() {
    let told = |body: &str| told(body).into_iter().map(|(kind, _, place)| (kind, place)).collect::<Vec<_>>();
    let targets = told(
        "Jets bombed several bases in southern Syria on Monday. Among the targets were an airfield near Nawa, depots near Izraa and a post in Kudna.",
    );
    for place in ["Nawa", "Izraa", "Kudna"] {
        assert!(targets.contains(&(T::Airstrike, place.to_owned())), "{targets:?}");
    }
    assert_eq!(
        told("At another protest, in the village of Kudna on Saturday, three people were wounded."),
        [(T::Protest, "Kudna".into())]
    );
}

#[test]
fn who_tells_it_is_parted_from_what_is_told() {
    has(
        "According to residents who spoke to the agency on Sunday night, three armored vehicles entered the village of Kudna.",
        T::GroundIncursion,
        "2025-11-30",
        "Kudna",
    );
    let group = "The group said it was also looking into the abduction of at least nine civilians by gunmen in the villages of Kudna and Nawa on November 12.";
    has(group, T::ArrestDetention, "2025-11-12", "Kudna");
    has(group, T::ArrestDetention, "2025-11-12", "Nawa");
}

#[test]
fn what_is_hit_on_its_way_is_hit_near_the_town_named_last() {
    has(
        "Israeli jets hit several tanks moving toward Sweida near the town of Izraa on Monday.",
        T::Airstrike,
        "2025-12-01",
        "Izraa",
    );
    has(
        "In Nawa, dozens of people took part in a vigil for the driver last Saturday.",
        T::Protest,
        "2025-11-29",
        "Nawa",
    );
}

#[test]
fn what_goes_on_since_a_day_and_what_is_told_beside_a_charge_happened() {
    has(
        "The army says it is protecting the minority, who have been fighting troops in the southern town of Nawa since Sunday.",
        T::ArmedClash,
        "2025-11-30/2025-12-03",
        "Nawa",
    );
    has(
        "Troops sent in were accused of looting, and Israel bombed a depot in Nawa on Monday.",
        T::Airstrike,
        "2025-12-01",
        "Nawa",
    );
    has("On Monday, soldiers shut the road in Kudna.", T::Checkpoint, "2025-12-01", "Kudna");
}

#[test]
fn every_place_of_a_list_is_hit_whatever_says_where_it_lies() {
    let hit = |body: &str, places: &[&str]| {
        let found = told(body);
        for place in places {
            let is = |(kind, _, at): &(T, String, String)| *kind == T::Airstrike && at == place;
            assert!(found.iter().any(is), "{place}: {found:?}");
        }
        assert!(found.iter().all(|(_, _, at)| !at.contains('(')), "{found:?}");
    };
    hit(
        "Israeli strikes on Monday hit Barzeh in Damascus, Nawa in Daraa, the Hama countryside and the port city of Tartus.",
        &["Nawa", "Hama countryside", "Tartus"],
    );
    hit(
        "On Monday Israel carried out several airstrikes, including in the vicinity of Izraa, at the T4 air base in Homs and near Qatana.",
        &["Izraa", "T4 Air Base", "Qatana"],
    );
    hit(
        "Several strikes were also reported on Monday on a research center in Jamraya, near the capital, and on a warehouse of the electronic warfare unit in the Aqraba area.",
        &["Jamraya", "Aqraba"],
    );
    hit(
        "Jets bombed several bases in southern Syria on Monday. Among the sites hit were the Khalkhalah air base, an airfield in Nawa, where a radar stands, and depots in Izraa.",
        &["Khalkhalah Air Base", "Nawa", "Izraa"],
    );
    hit(
        "Jets bombed the south of Syria on Monday. Nawa was the main target, though strikes were reported near Izraa as well.",
        &["Nawa", "Izraa"],
    );
    hit(
        "Israeli aircraft hit the south on Monday. The raids hit Kudna and the outskirts of Izraa, where two soldiers were wounded.",
        &["Kudna", "Izraa"],
    );
}

#[test]
fn villages_told_as_instances_fire_they_are_under_and_a_checkpoint_on_their_road() {
    for opener in [", including", ", among them", " such as"] {
        let body = format!("On Monday patrols entered several villages{opener} Kudna and Jamla.");
        has(&body, T::GroundIncursion, "2025-12-01", "Kudna");
        has(&body, T::GroundIncursion, "2025-12-01", "Jamla");
    }
    has(
        "The villages of Kudna and Jamla have been under heavy artillery and mortar fire since Monday.",
        T::Shelling,
        "2025-12-01/2025-12-03",
        "Jamla",
    );
    has("On Monday a patrol set up a checkpoint on the road to Jamla.", T::Checkpoint, "2025-12-01", "Jamla");
    nowhere("On Monday residents blocked the road to Jamla with tyres.", "Jamla");
    nowhere(
        "On Monday a man from Nawa was brought to Israel and hospitalized at the Central Medical Center in Haifa, after he was hurt in the fighting.",
        "Haifa",
    );
    nowhere("Nawa was in a pocket that was bombarded by government forces during the civil war.", "Nawa");
}

#[test]
fn places_said_again_and_again_and_what_is_hit_within_a_city() {
    let places = |body: &str| told(body).into_iter().map(|(_, _, place)| place).collect::<Vec<_>>();
    let mut all = places(
        "Strikes were reported on Monday by Syrian media in Homs, in Daraa, in the Damascus suburb of Harasta and in the port city of Tartus.",
    );
    all.sort();
    assert_eq!(all, ["Daraa", "Harasta", "Homs", "Tartus"]);
    assert_eq!(
        places(
            "Media reported that the strikes on Monday in Damascus hit near a centre in the Barzeh neighbourhood, injuring three people, and a depot in Nawa."
        ),
        ["Barza Al Balad", "Nawa"]
    );
    has(
        "On Monday evening, northern Sweida saw sudden shelling, with artillery fired from the direction of al-Mazraa at Atil.",
        T::Shelling,
        "2025-12-01",
        "Atil",
    );
    has(
        "On Monday a force went on through Ufaniya and in the end reached the town of Khan Arnabah.",
        T::GroundIncursion,
        "2025-12-01",
        "Khan Arnabah",
    );
    has(
        "The latest was the brief detention of a young man from Nawa on Monday, after he was stopped on the road near Kudna.",
        T::ArrestDetention,
        "2025-12-01",
        "Kudna",
    );
    has(
        "The Israeli army on Monday sent 10 military vehicles and two tanks from the Tal al-Ahmar al-Sharqi area eastward to Kudna and al-Asbah.",
        T::GroundIncursion,
        "2025-12-01",
        "Al-Asbah",
    );
    let protests = "The protest in Shahba on Saturday was the largest so far, and smaller ones were held in other areas, including Qanawat and the town of Salkhad.";
    has(protests, T::Protest, "2025-11-29", "Shahba");
    has(protests, T::Protest, "2025-11-29", "Salkhad");
}

#[test]
fn rural_areas_of_a_list_stations_of_a_way_and_who_they_are() {
    let rural = "Israeli strikes on Monday hit Nawa, Izraa and rural areas of Quneitra and Sweida provinces.";
    has(rural, T::Airstrike, "2025-12-01", "Izraa");
    has(rural, T::Airstrike, "2025-12-01", "Quneitra");
    has(
        "On Monday an Israeli force entered Kudna, then went on through Ufaniya and in the end reached Khan Arnabah.",
        T::GroundIncursion,
        "2025-12-01",
        "Ufaniya",
    );
    nowhere("When they reached Nawa on Monday, the freed workers were received by an officer.", "Nawa");
    has(
        "When they entered Kudna on Monday, Israeli soldiers searched two houses.",
        T::GroundIncursion,
        "2025-12-01",
        "Kudna",
    );
}

#[test]
fn what_somebody_of_a_village_told_and_smaller_ones_elsewhere() {
    has(
        "Mahmoud al-Ali, from Nawa, told our newspaper that a patrol of six vehicles entered the village on December 1 and searched four houses.",
        T::GroundIncursion,
        "2025-12-01",
        "Nawa",
    );
    let body = "Protesters gathered in Khan Arnabah on Monday. Smaller ones were held in Nawa and Jasim.";
    has(body, T::Protest, "2025-12-01", "Khan Arnabah");
    has(body, T::Protest, "2025-12-01", "Jasim");
    let crossed = "Six people were said to have crossed on Monday near Kudna, opposite the town of Quneitra, and nine others near the village of Al-Rafid.";
    has(crossed, T::Other, "2025-12-01", "Kudna");
    has(crossed, T::Other, "2025-12-01", "Al-Rafid");
    has(
        "The army said that its soldiers had on Monday finished raiding several abandoned posts around the village of Arneh.",
        T::Raid,
        "2025-12-01",
        "Arneh",
    );
}

#[test]
fn slogans_are_no_places_and_a_protest_is_not_where_an_aside_was() {
    let body = "Troops entered Kudna on Monday and searched houses.\n\nA day earlier, they did the same in Nawa.\n\nIn response to the incursion, residents of the area came out in a demonstration and chanted \u{201c}Israel, get out\u{201d}.";
    let found = told(body);
    assert!(found.iter().all(|(kind, _, _)| *kind != T::Protest), "{found:?}");
    has(
        "Residents of Nawa gathered on Monday and chanted \u{201c}Damascus, hear us\u{201d}.",
        T::Protest,
        "2025-12-01",
        "Nawa",
    );
}

#[test]
fn strikes_near_one_town_and_what_was_struck_in_another_are_both() {
    let found = told("On Monday the air force carried out strikes near Nawa and struck in Jasim.");
    let places: Vec<&str> = found.iter().map(|(_, _, place)| place.as_str()).collect();
    assert_eq!(places, ["Nawa", "Jasim"]);
}

#[test]
fn who_says_so_is_no_place_of_a_list_and_lists_go_on() {
    let found = told("Two shells fell on the village of Kudna in Quneitra on Monday, Damascus said.");
    assert_eq!(found, [(T::Shelling, "2025-12-01".into(), "Kudna".into())]);
    has(
        "On Monday, raids were carried out in Kudna and Bir Ajam in the Quneitra countryside, as well as in Jamla in the west of Daraa province.",
        T::Raid,
        "2025-12-01",
        "Jamla",
    );
    has(
        "Israeli troops entered the villages of Kudna and Nab' al-Sakhr on Monday.",
        T::GroundIncursion,
        "2025-12-01",
        "Nabaa al-Sakhr",
    );
    has(
        "At least three strikes hit a depot in Nawa on Monday, while another five hit barracks near the town of Inkhil.",
        T::Airstrike,
        "2025-12-01",
        "Inkhil",
    );
    has("Israeli jets struck the Sayqal airbase on Monday.", T::Airstrike, "2025-12-01", "Sayqal Air Base");
}

#[test]
fn where_somebody_is_due_nothing_has_happened() {
    let found = told("The minister met Israeli officials in Paris on Monday and is due in Ankara on Friday.");
    let places: Vec<&str> = found.iter().map(|(_, _, place)| place.as_str()).collect();
    assert_eq!(places, ["Paris"]);
}

#[test]
fn bases_of_a_list_and_the_same_ones_before() {
    let struck = |body: &str| {
        let found = told(body);
        found.into_iter().map(|(_, day, place)| (day, place)).collect::<Vec<_>>()
    };
    let on = |day: &str, place: &str| (day.to_owned(), place.to_owned());
    assert_eq!(
        struck("Israeli jets on Monday hit the Shayrat air base and the Hama military airport."),
        [on("2025-12-01", "Al-Shayrat"), on("2025-12-01", "Hama")]
    );
    assert_eq!(
        struck(
            "Israeli jets struck the Syrian bases of Shayrat and Dumayr on Monday. The two bases had already been struck on Saturday."
        ),
        [
            on("2025-12-01", "Al-Shayrat"),
            on("2025-12-01", "Ad Dumayr"),
            on("2025-11-29", "Al-Shayrat"),
            on("2025-11-29", "Ad Dumayr"),
        ]
    );
    assert_eq!(
        struck("Israeli jets struck the Shayrat base on Monday. The same base had been hit on Saturday."),
        [on("2025-12-01", "Al-Shayrat"), on("2025-11-29", "Al-Shayrat")]
    );
}

#[test]
fn checkpoints_houses_and_roads_where_things_happened() {
    for (body, kind, place) in [
        ("A beekeeper was stopped at an Israeli checkpoint in Nawa on Monday.", T::Checkpoint, "Nawa"),
        ("An aid convoy was held for six hours at a checkpoint near Nawa on Monday.", T::Checkpoint, "Nawa"),
        ("A patrol raided the house of the mayor of Nawa on Monday.", T::Raid, "Nawa"),
        (
            "Israeli troops set up a checkpoint on Monday on the road between Saasaa and Qatana.",
            T::Checkpoint,
            "between Saasaa and Qatana",
        ),
    ] {
        has(body, kind, "2025-12-01", place);
    }
    nowhere("He stopped at the shop in Nawa on Monday.", "Nawa");
}

#[test]
fn roads_hospitals_and_speakers_behind_the_place_where_it_happened() {
    for (body, place) in [
        (
            "Gunmen at a checkpoint near Lahithah, on the highway to Damascus, stopped a trader on Monday and beat him.",
            "Lahitha",
        ),
        (
            "A minibus near the town of Khirbet Ghazaleh, on the highway between the southern province of Daraa and the capital Damascus, came under fire on Monday.",
            "Khirbet Ghazaleh",
        ),
        (
            "Guards sealed off the streets of Nawa on Monday as ambulances took the wounded to hospitals in Jasim and Izraa.",
            "Nawa",
        ),
    ] {
        let found = told(body);
        assert_eq!(found.iter().map(|(_, _, p)| p.as_str()).collect::<Vec<_>>(), [place], "{body}");
    }
    nowhere(
        "On Monday guards shot down a drone from the direction of Nasib, the army in Amman said.",
        "Amman",
    );
    nowhere("The Shin Bet said on Monday that nine people were detained.", "Shin");
}

#[test]
fn this_suburb_is_that_of_the_dateline() {
    has(
        "QUDSAYA, Syria — An Israeli airstrike hit an apartment block in a quiet quarter of this suburb on Monday.",
        T::Airstrike,
        "2025-12-01",
        "Qudsaya",
    );
}

#[test]
fn a_comment_on_what_was_done_tells_no_place_of_it() {
    nowhere(
        "Aircraft struck smugglers across the border on Monday, a step that shows how little patience is left in Amman.",
        "Amman",
    );
    nowhere(
        "The minister met an Israeli delegation in Vienna on Monday after air raids that killed nine.",
        "Damascus",
    );
}

#[test]
fn the_plain_it_lies_in_the_fence_and_the_place_behind_when() {
    let body =
        "An Israeli drone strike on Monday near Kanaker, in the plain south-west of Damascus, hit two cars.";
    assert_eq!(told(body).iter().map(|(_, _, p)| p.as_str()).collect::<Vec<_>>(), ["Kanaker"]);
    let body = "Soldiers carried out raids in Taranja on 1 December, when two men were taken away, and in Kudna on 27 November, when a house was searched.";
    has(body, T::Raid, "2025-12-01", "Taranja");
    has(body, T::Raid, "2025-11-27", "Kudna");
    nowhere(
        "Two residents of Majdal Shams were detained on Monday in a car close to the fence.",
        "Majdal Shams",
    );
    has("Israeli jets struck the T-4 airbase on Monday.", T::Airstrike, "2025-12-01", "T4 Air Base");
    has(
        "It was the second attack on the new forces; on December 1, a strike on a convoy in Nawa left three dead.",
        T::Airstrike,
        "2025-12-01",
        "Nawa",
    );
    has(
        "The incursion on Tuesday came two days after a patrol had moved into Kudna.",
        T::GroundIncursion,
        "2025-11-30",
        "Kudna",
    );
}

#[test]
fn hills_shelled_as_well() {
    let body = "On Monday Israeli artillery shelled Kudna, as well as hills above the town of Jamla.";
    has(body, T::Shelling, "2025-12-01", "Jamla");
    has(body, T::Shelling, "2025-12-01", "Kudna");
}

#[test]
fn fairs_weddings_and_villages_without_a_name_are_no_scene() {
    nowhere(
        "More airstrikes on the hill took place on Monday, while the president opened a trade fair in Aleppo.",
        "Aleppo",
    );
    nowhere(
        "On Monday mortars fell on the town of Nawa, killing a nurse whose sister is married in Jasim.",
        "Jasim",
    );
    nowhere(
        "In Nawa, children march to a protest after gunmen killed at least 12 people in a Syrian village last month.",
        "Nawa",
    );
}

#[test]
fn where_a_source_sits_and_what_stands_behind_in_which() {
    nowhere(
        "On Monday the channel quoted an informed source in Amman confirming that Jordan carried out two strikes on sites across the border.",
        "Amman",
    );
    let body = "Reports described the shelling of Nawa on 28 November, in which a farmer was wounded, and a demonstration in Kudna the day after.";
    has(body, T::Shelling, "2025-11-28", "Nawa");
    nowhere(body, "Kudna");
}

#[test]
fn squares_lie_in_cities_and_what_lies_beside_a_town_is_known_by_its_name() {
    has(
        "The army entered Deir al-Adas, north of the city of Daraa, on Monday.",
        T::GroundIncursion,
        "2025-12-01",
        "Deir al-Adas",
    );
    let body = "In Suwayda, several hundred people rallied in Karama Square on Monday.";
    let text = format!("---\npublisher: Test\npublished: 2025-12-03\n---\n\nA test\n\n{body}\n");
    let article = read("t.md", text.as_bytes(), None).unwrap().remove(0);
    let reports = extract(&article, Knowledge::bundled()).read();
    let precision: Vec<_> = reports.iter().filter_map(|r| Some(r.place.as_ref()?.precision)).collect();
    assert_eq!(precision, [PlacePrecision::Settlement], "{body}");
    nowhere("The road to Nawa has been cut by earth mounds, forcing people through the fields.", "Nawa");
}

#[test]
fn no_village_is_called_a_city() {
    has(
        "Protests took place in Suwayda on Sunday. A parallel gathering was held in Dar'a city on Monday.",
        T::Protest,
        "2025-12-01",
        "Daraa",
    );
    has(
        "Soldiers at the Kudna post fired flares over Nawa on Monday.",
        T::MilitaryOperation,
        "2025-12-01",
        "Nawa",
    );
}

#[test]
fn where_the_taken_are_from_is_not_where_they_were_taken() {
    for body in [
        "A man was found dead near Nawa on Sunday. The victim, from Khirbet Ghazaleh, had been abducted three days earlier.",
        "A man was found dead near Nawa on Sunday. He was a trader from Khirbet Ghazaleh who was kidnapped three days earlier.",
    ] {
        nowhere(body, "Khirbet Ghazaleh");
    }
    nowhere("Days after a delegation met officers in Paris, Israeli jets on Wednesday struck Nawa.", "Paris");
    nowhere("In Damascus they talk of money. On Monday bulldozers uprooted a row of his trees.", "Damascus");
    nowhere(
        "Drivers were taken away in Nawa on Monday: Ayham Haddad, Nidal Ghazali and Basel Murshed.",
        "Nidal",
    );
}

#[test]
fn bases_are_listed_by_their_names_too() {
    for (body, place) in [
        ("Israeli jets struck the Nawa air base and an arms depot near Jasim on Monday.", "Jasim"),
        ("The Nawa air base was struck by Israeli jets on Monday, along with a depot in Jasim.", "Nawa"),
        ("The Nawa air base was struck by Israeli jets on Monday, along with a depot in Jasim.", "Jasim"),
    ] {
        has(body, T::Airstrike, "2025-12-01", place);
    }
}
