//! What is told and is no event.

use super::{T, has, nowhere, told};

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

#[test]
fn herds_accounts_truces_wished_for_and_agreements_of_before() {
    for body in [
        "Soldiers took some 40 goats from a shepherd near Kudna on Monday.",
        "Contradictory accounts had gone round in Nawa on Monday.",
        "A new push was being made on Monday for a truce in Sweida.",
        "Although a truce was signed on November 27, 2024, forces are still deployed south of the Litani River.",
        "Snipers took up positions on top of residents' homes in Nawa on Monday.",
    ] {
        let found = told(body);
        assert!(
            !found.iter().any(|(k, ..)| matches!(k, T::ArrestDetention | T::Agreement | T::GroundIncursion)),
            "{body}: {found:?}"
        );
    }
}

#[test]
fn staff_on_strike_counts_over_days_and_what_goes_on_meanwhile() {
    for body in [
        "Teachers marched in Nawa on Monday after an open strike that was left without an answer.",
        "Teachers marched in Nawa on Monday after a strike by workers that lasted a week.",
    ] {
        let found = told(body);
        assert!(!found.iter().any(|(k, ..)| *k == T::Airstrike), "{body}: {found:?}");
    }
    for body in [
        "Thirteen attacks in the past 96 hours led to the deaths of 15 civilians in towns that include Nawa.",
        "With the clashes growing fiercer in the south, many people in Nawa left their homes on Monday.",
        "Hit by raid after raid since the conflict began, the hill of Nawa lost its trees on Monday.",
        "Police freed the abducted workers on Monday and saw to it that they were taken to Nawa.",
        "Herders are fired at regularly by forces, who have raided homes in Nawa.",
    ] {
        nowhere(body, "Nawa");
    }
    let outpost = told("Families left on Monday after an illegal outpost had been put up near Jamla.");
    assert!(!outpost.iter().any(|(k, ..)| *k == T::Checkpoint), "{outpost:?}");
}

#[test]
fn alerts_crossings_crowds_and_films() {
    for body in [
        "Another series of alerts came on Monday in Nawa.",
        "Nawa is one of six crossings, and many of those displaced have entered by it on Monday.",
        "Video shot in Nawa on Monday seemed to show an interceptor.",
        "Dozens of people on foot and in cars headed for Nawa on Monday with army vehicles.",
        "A convoy carrying the injured left Tafas for Nawa on Monday.",
        "Abductions of residents have been reported by the monitor in Nawa since the government fell.",
        "The province has seen violence on Monday, parallel to the wars that Israel has fought in Nawa.",
    ] {
        nowhere(body, "Nawa");
    }
    let cut = told("The road was cut on Monday by an Israeli strike close to Nawa.");
    assert!(!cut.iter().any(|(k, ..)| *k == T::Protest), "{cut:?}");
}

#[test]
fn what_clashes_strikes_and_peacekeepers_do_is_no_incursion_nor_a_protest() {
    for body in [
        "UNIFIL and the armed forces went to the launch site near Nawa on Monday.",
        "They pulled a girl from under the rubble in Nawa on Monday.",
        "Under a deal reached on Monday by both sides in Nawa, forces were to leave.",
        "The operations led to the seizure of weapons on Monday, and showed who had a hand in a murder near Nawa.",
        "Excluding occupied Nawa, 500 people live in the settlements, it said on Monday.",
        "This week saw the largest campaign in Nawa to date.",
        "Calm held on Monday despite a ceasefire reached weeks ago in Nawa.",
    ] {
        nowhere(body, "Nawa");
    }
    let reached = told("The clashes reached the Nawa area on Monday, the army said.");
    assert!(reached.iter().all(|(k, ..)| *k == T::ArmedClash), "{reached:?}");
    let cut = told("A strike near Nawa on Monday cut off the road taken by thousands of people.");
    assert!(cut.iter().all(|(k, ..)| *k == T::Airstrike), "{cut:?}");
    let cut = told("Israeli warplanes struck Nawa on Monday, cutting off the road to Jasim.");
    assert!(cut.iter().all(|(k, ..)| *k == T::Airstrike), "{cut:?}");
}

#[test]
fn families_who_leave_for_a_town_are_no_force() {
    for body in [
        "After Israeli shelling of Jasim on Monday, dozens of families left for the town of Nawa.",
        "After Israeli shelling of Jasim on Monday, families entered the town of Nawa.",
    ] {
        nowhere(body, "Nawa");
    }
}

#[test]
fn who_is_blamed_or_still_held_was_not_taken_now() {
    for body in [
        "On Tuesday the group in Nawa held the guarantors of the ceasefire responsible.",
        "In Nawa, local factions are still holding dozens of farmers, families said on Tuesday.",
    ] {
        nowhere(body, "Nawa");
    }
}

#[test]
fn agreements_reports_and_troops_of_a_capital_are_nothing_that_happens_there() {
    for body in [
        "The raids came despite an agreement that both sides reached on Monday in Nawa.",
        "In a report issued in Nawa on Monday, the group said the abuses included the detention of a number of farmers.",
        "On Monday the Nawa troops took the six detainees to an unknown place.",
        "Families in Nawa told investigators how their relatives were taken from their homes and killed.",
    ] {
        nowhere(body, "Nawa");
    }
    let posted = told("On Monday soldiers entered Nawa, set up barriers and took positions on rooftops.");
    assert!(posted.iter().all(|(kind, ..)| *kind != T::TerritorialSeizure), "{posted:?}");
}

#[test]
fn who_is_asked_whom_one_hosts_and_what_is_talked_of() {
    for (body, place) in [
        (
            "Between August and November, the monitor interviewed 11 residents, among them a teacher who was detained near Nawa and released.",
            "Nawa",
        ),
        (
            "The metropolitan of Nawa, whose residence has taken in 150 people, said on Monday that there was no electricity.",
            "Nawa",
        ),
        (
            "The governor met with a UN delegation on Monday to discuss the rehabilitation of wells in Tafas.",
            "Tafas",
        ),
        (
            "On Monday, the Under-Secretary-General for peace operations told the Security Council in New York that observers had recorded 140 crossings.",
            "New York City",
        ),
        (
            "On Monday, the operation led to the arrest of three militants whose fighters joined in attacks during the war in Gaza.",
            "Gaza",
        ),
        (
            "On Saturday, a man died of his wounds after gunmen targeted a car as it crossed from Sweida toward Damascus.",
            "Damascus",
        ),
        ("On Saturday, gunmen fired on a bus that was on its way from Sweida to Damascus.", "Damascus"),
        (
            "On Saturday, a merchant was kidnapped on the main highway that links the province to Damascus.",
            "Damascus",
        ),
        (
            "Residents of Hader crossed into Majdal Shams on Saturday, and families took them in for the night.",
            "Hader",
        ),
        (
            "The ministry said on Monday that the volunteers were freed by security forces in an operation supervised by the head of security in Daraa.",
            "Daraa",
        ),
    ] {
        nowhere(body, place);
    }
    let found = told("On Tuesday, an Israeli strike landed near the presidential palace in Damascus.");
    assert_eq!(found.len(), 1, "{found:?}");
    let found = told(
        "Soldiers raided the village of Kudna on Tuesday. There was no doubt whom the soldiers had come for.",
    );
    assert_eq!(found.len(), 1, "{found:?}");
}

#[test]
fn accidents_fires_and_who_returns_to_his_unit() {
    for body in [
        "A car accident killed two people on the road near Nawa on Monday.",
        "A fire in a tent killed two children near Nawa on Monday.",
        "A soldier wounded in March returned to his unit in Nawa on Monday.",
    ] {
        assert_eq!(told(body), [], "{body}");
    }
    let bodies = "The bodies of two brothers abducted last week were found on Monday near Nawa.";
    assert_eq!(told(bodies), [(T::Killing, "2025-12-01".into(), "Nawa".into())]);
}

#[test]
fn where_a_car_stood_who_took_a_town_and_who_was_caught_in_a_shooting() {
    let only = |body: &str, kind: T, place: &str| {
        let found = told(body);
        assert_eq!(
            found.iter().map(|(k, _, p)| (*k, p.as_str())).collect::<Vec<_>>(),
            [(kind, place)],
            "{body}"
        );
    };
    only(
        "A rocket launched from a vehicle parked beside the road to Nawa hit a house in Jasim on Monday.",
        T::Shelling,
        "Jasim",
    );
    only(
        "On Monday, two months after rebel forces took Damascus, Israeli troops entered Kudna.",
        T::GroundIncursion,
        "Kudna",
    );
    only("Sana further reported that the village of Kudna was shelled on Monday.", T::Shelling, "Kudna");
    assert_eq!(told("Two sisters were caught in a shooting in Nawa on Monday."), []);
    nowhere("Members of the cell who took orders from Damascus were captured on Monday.", "Damascus");
}
