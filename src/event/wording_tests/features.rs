//! What armies announce, and what features, analyses and explainers tell between their background.

use super::{T, has, nowhere, told};

#[test]
fn armies_find_and_seize_weapons() {
    has(
        "On Monday, troops of a reserve brigade seized mortars and ammunition in Kudna.",
        T::MilitaryOperation,
        "2025-12-01",
        "Kudna",
    );
    has(
        "Engineers located anti-tank missiles at an abandoned army post near Ruwayhinah on Monday, the army said.",
        T::MilitaryOperation,
        "2025-12-01",
        "Ruwayhinah",
    );
    // What a search turned up is of the search.
    let search = told("On Monday, soldiers searched two homes in Kudna, seizing hunting rifles.");
    assert_eq!(search, [(T::Raid, "2025-12-01".into(), "Kudna".into())]);
    has(
        "On Monday, soldiers detained a man suspected of ties to a militia in Nawa.",
        T::ArrestDetention,
        "2025-12-01",
        "Nawa",
    );
    nowhere("On Monday, soldiers in Kudna detained a man suspected of killing a shepherd in Nawa.", "Nawa");
}

#[test]
fn crowds_break_fences_and_tanks_are_seen() {
    has(
        "Israeli civilians broke the barrier near Majdal Shams on Monday, the army said.",
        T::Other,
        "2025-12-01",
        "Majdal Shams",
    );
    for place in ["Khan Arnabah", "Jaba"] {
        let body = "A monitor said tanks were seen on Monday in Khan Arnabah and on the edge of Jaba.";
        has(body, T::GroundIncursion, "2025-12-01", place);
    }
    has(
        "By Monday morning, three Israeli jeeps were parked at the entrance of Kudna.",
        T::GroundIncursion,
        "2025-12-01",
        "Kudna",
    );
    nowhere("Footage of tanks in Khan Arnabah was seen by a reporter on Monday.", "Khan Arnabah");
}

#[test]
fn a_noun_with_its_day_and_place_is_told() {
    has(
        "The November 16 raid on Kafr Hawar was a message, an official said.",
        T::Raid,
        "2025-11-16",
        "Kafr Hawar",
    );
    has(
        "The seizure of the hill of Tal al-Jumu in late November has cut the village off.",
        T::TerritorialSeizure,
        "2025-11-21/2025-11-30",
        "Tal al-Jumu",
    );
    has(
        "The base stands on the hill of Tal al-Jumu, which Israeli forces took in June.",
        T::TerritorialSeizure,
        "2025-06",
        "Tal al-Jumu",
    );
    nowhere("Talks on the raid on Kafr Hawar are to be held on November 16.", "Kafr Hawar");
}

#[test]
fn targets_are_listed_and_it_is_the_army() {
    let body = "Israeli jets hit targets in Damascus and in the south on Monday. They included a depot near Nawa and a barracks in Jasim.";
    for place in ["Nawa", "Jasim"] {
        has(body, T::Airstrike, "2025-12-01", place);
    }
    has(
        "In the last wave, on the night of November 30, it hit the T4 air base in Homs province.",
        T::MilitaryOperation,
        "2025-11-30",
        "T4 Air Base",
    );
    has(
        "A strike on Tuesday sank six vessels in the port of Latakia.",
        T::Airstrike,
        "2025-12-02",
        "Latakia",
    );
}

#[test]
fn a_square_is_in_the_city_and_shells_are_fired_before_the_comma() {
    let square = told("Demonstrators in Sweida's Karama Square burned a flag on Monday.");
    assert_eq!(square.len(), 1, "{square:?}");
    let koya = told(
        "On Monday, after gunmen shot at a patrol near Koya, tank shells and a drone killed five people in the village.",
    );
    assert!(koya.iter().all(|(kind, _, _)| *kind != T::Shelling), "{koya:?}");
    assert!(koya.iter().any(|(kind, _, _)| *kind == T::DroneStrike), "{koya:?}");
    has(
        "Two rockets have landed in the occupied Golan Heights, the army says.",
        T::Shelling,
        "2025-12-02/2025-12-03",
        "Golan Heights",
    );
    nowhere(
        "The force went back.\n\nTalks have gone on.\n\nIsrael has also carried out strikes in support of the Druze in Sweida.",
        "As-Suwayda",
    );
}

#[test]
fn fighting_is_told_with_its_days_and_its_dead() {
    let days = "2025-12-02/2025-12-03";
    has(
        "At least 76 people have been killed in two days of mounting clashes between tribesmen and gunmen in the province of Sweida, a monitor said on Wednesday.",
        T::ArmedClash,
        days,
        "As-Suwayda",
    );
    for body in [
        "The fighting in the province of Sweida has left 260 people dead since Sunday.",
        "At least 64 people have been killed since Sunday in clashes between gunmen and tribesmen in the province of Sweida.",
    ] {
        has(body, T::ArmedClash, "2025-11-30/2025-12-03", "As-Suwayda");
    }
    has(
        "Hundreds have been killed since sectarian violence broke out on 30 November in the province of Sweida.",
        T::SectarianViolence,
        "2025-11-30/2025-12-03",
        "As-Suwayda",
    );
    // A month of many killings stays a total, and days of March are none of this week.
    nowhere("A monitor said 28 people were killed in the province of Daraa in November.", "Daraa");
    let march = told("In March, two days of clashes in Nawa left six dead.");
    assert!(march.iter().all(|(_, date, _)| date != days), "{march:?}");
    // What the clashes began with, and who died in them, is not of what followed.
    let merchant = told("Clashes broke out in Nawa on Sunday after a merchant was kidnapped.");
    assert_eq!(merchant, [(T::ArmedClash, "2025-11-30".into(), "Nawa".into())]);
}

#[test]
fn villages_joined_by_and_roads_that_lead_on_and_more_shells() {
    for place in ["Al-Qahtaniyah", "Al-Ajraf"] {
        let body = "On Tuesday, forces entered the village of Al-Qahtaniyah and the village of Al-Ajraf in Quneitra.";
        has(body, T::GroundIncursion, "2025-12-02", place);
    }
    for place in ["Bir Ajam", "Kudna"] {
        let body = "On Tuesday, three trucks of the army advanced from the Jaba area of Quneitra towards the village of Bir Ajam, then moved on to the village of Kudna.";
        has(body, T::GroundIncursion, "2025-12-02", place);
        nowhere(body, "Jaba");
    }
    let road = "On Tuesday a patrol entered the village of Kudna and set up a checkpoint on the road that leads to the village of Bir Ajam and on to the village of Jaba.";
    nowhere(road, "Bir Ajam");
    nowhere(road, "Jaba");
    for place in ["Kudna", "Nawa"] {
        let body = "On Tuesday the army fired four shells at farmland near the village of Kudna, and three more shells at the town of Nawa.";
        has(body, T::Shelling, "2025-12-02", place);
    }
    has(
        "The new raid follows a deadly attack a day earlier on the village of Kudna, in which seven people were killed.",
        T::MilitaryOperation,
        "2025-12-02",
        "Kudna",
    );
}

#[test]
fn announcements_units_and_what_goes_on_after_an_aside() {
    has(
        "Soldiers of Brigade 12 and interrogators of Unit 504 operated overnight in the Kudna area, the military said.",
        T::Raid,
        "2025-12-02/2025-12-03",
        "Kudna",
    );
    // In a story of Tuesday what was announced on Sunday was not on Tuesday.
    has(
        "Troops raided Kudna on Tuesday.\n\nOn Sunday the army announced that it had detained three men in Nawa.",
        T::ArrestDetention,
        "2025-11-30",
        "Nawa",
    );
    let aside = "Rockets hit the town of Nawa on Tuesday, the army said.\n\nIt was the second attack this year. On June 3, two shells had fallen near Jasim.\n\nThe minister blamed others.\n\nHe did not say whom.\n\n";
    has(
        &format!("{aside}Hours later, jets struck a depot in Tasil."),
        T::Airstrike,
        "2025-12-02/2025-12-03",
        "Tasil",
    );
    has(
        &format!("{aside}In the morning, soldiers had set up a checkpoint in Kudna."),
        T::Checkpoint,
        "2025-12-03",
        "Kudna",
    );
}

#[test]
fn where_goes_on_and_a_day_holds_to_the_end_of_its_paragraph() {
    let outside = "One of the posts is being built outside Kudna, where bulldozers cleared a field on Monday, and the other in Nawa.";
    has(outside, T::PropertyDamage, "2025-12-01", "Kudna");
    nowhere(outside, "Nawa");
    has(
        "One of the posts is being built outside Kudna in Quneitra, where bulldozers cleared a field on Monday.",
        T::PropertyDamage,
        "2025-12-01",
        "Kudna",
    );
    let day = "A court ordered their release on Tuesday.\n\nTen people were stopped last Sunday. One group cut the fence near Kudna. In the second incident, four civilians were caught near Bir Ajam.";
    for (kind, place) in [(T::Other, "Kudna"), (T::ArrestDetention, "Bir Ajam")] {
        has(day, kind, "2025-11-30", place);
    }
}

#[test]
fn villages_are_taken_and_reports_of_killings_are_why() {
    let body = "Fighters launched a counterattack on Monday and took control of several villages of Daraa province, among them Nawa and Tasil, after reports that gunmen had carried out killings.";
    let found = told(body);
    assert!(found.iter().all(|(kind, _, _)| *kind == T::TerritorialSeizure) && found.len() == 2, "{found:?}");
    let strikes = told(
        "Two people were killed and 26 injured in strikes on Nawa on Monday, the ministry said.\n\nTwelve people were injured in strikes on Nawa on Monday, according to a first count.",
    );
    assert_eq!(strikes, [(T::Airstrike, "2025-12-01".into(), "Nawa".into())]);
}

#[test]
fn what_people_tell_of_their_homes_is_where_they_live() {
    has(
        "Khaled Haddad, a resident of Nawa, said that soldiers entered his house on Monday and left.",
        T::GroundIncursion,
        "2025-12-01",
        "Nawa",
    );
    has("A farmer in Nawa said that shells fell in his field on Monday.", T::Shelling, "2025-12-01", "Nawa");
    has("Residents of Nawa said soldiers searched homes on Monday and left.", T::Raid, "2025-12-01", "Nawa");
    nowhere("A lecturer in Nawa said that Monday's raid showed how much was left open.", "Nawa");
}

#[test]
fn lists_go_on_behind_including_and_roads_behind_through() {
    for place in ["Nawa", "Jasim", "Tasil"] {
        has(
            "On Monday Israel carried out air strikes in Syria, including near the town of Nawa in Daraa, on a depot of Jasim in the same province, and on Tasil.",
            T::Airstrike,
            "2025-12-01",
            place,
        );
    }
    for place in ["Taranja", "Ufaniya", "Khan Arnabah"] {
        let body = "On Monday a force of eight vehicles moved through the towns of Taranja and Ufaniya toward Khan Arnabah.";
        has(body, T::GroundIncursion, "2025-12-01", place);
    }
    has("Soldiers blew up an abandoned barracks in Nawa on Monday.", T::PropertyDamage, "2025-12-01", "Nawa");
    has("Debris fell on the roof of a house in Nawa on Monday.", T::Other, "2025-12-01", "Nawa");
    let operation = told(
        "On Monday 13 people were killed in Nawa in an Israeli operation, in which six soldiers were wounded.",
    );
    assert_eq!(operation, [(T::MilitaryOperation, "2025-12-01".into(), "Nawa".into())]);
}

#[test]
fn what_is_said_of_other_days_people_and_places() {
    // "said that Thursday's …" is no "that Thursday".
    let thursday = super::told_on(
        "2025-12-04",
        "A test",
        "Jets struck Nawa on Thursday.\n\nThe monitor said that Thursday's raids also hit a barracks near Jasim.",
    );
    assert!(thursday.contains(&(T::Airstrike, "2025-12-04".into(), "Jasim".into())), "{thursday:?}");
    has(
        "On 28 November, thirteen people were killed in Kudna, in the deadliest incursion since the fall of Assad, and on 12 June, Israeli forces killed a man in the same village.",
        T::Killing,
        "2025-06-12",
        "Kudna",
    );
    has(
        "The tour took place two days after a mortar shell exploded in a field near Nawa.",
        T::Shelling,
        "2025-12-01",
        "Nawa",
    );
    has(
        "Strikes come amid heavy clashes in Nawa, a large town, which broke out on 30 November between two groups.",
        T::ArmedClash,
        "2025-11-30",
        "Nawa",
    );
    nowhere(
        "On Monday Israel bombed a town.\n\nIt carried out air strikes on the ministry in Damascus during the fighting.",
        "Damascus",
    );
    nowhere("Families left on Monday. They were taken to reception centres in Nawa.", "Nawa");
    nowhere(
        "The tension of 30 November, when fighting began between two groups, has strained ties with neighbouring Nawa.",
        "Nawa",
    );
    nowhere(
        "Troops raided Nawa on Monday.\n\nOn 20 November, two rockets were fired from the area of Tasil toward the Golan; they landed in open fields.",
        "Tasil",
    );
    nowhere("On Monday soldiers caught three men who carried grenades toward Nawa.", "Nawa");
}

#[test]
fn who_ploughs_marches_and_tells_of_houses_there() {
    let mine = told("A farmer was killed by a landmine on Monday as he ploughed his field near Nawa.");
    assert_eq!(mine, [(T::Other, "2025-12-01".into(), "Nawa".into())]);
    let slogan =
        told("Hundreds of people demonstrated on Monday in Nawa under the slogan “Our abducted first”.");
    assert_eq!(slogan, [(T::Protest, "2025-12-01".into(), "Nawa".into())]);
    has(
        "The fighters left the city of Daraa on Monday, and residents of the village of Tasil said gunmen had burned most of the houses there.",
        T::PropertyDamage,
        "2025-12-01",
        "Tasil",
    );
    for place in ["Nawa", "Jasim"] {
        let body =
            "Hundreds took part in protests in Nawa and in the northern town of Jasim on Monday evening.";
        has(body, T::Protest, "2025-12-01", place);
    }
    has(
        "On Monday residents of Nawa burned boxes of aid that a patrol had left.",
        T::Protest,
        "2025-12-01",
        "Nawa",
    );
    has(
        "Soldiers overnight wrapped up an operation against arms dealers in the Nawa area.",
        T::Raid,
        "2025-12-02/2025-12-03",
        "Nawa",
    );
    has(
        "Helicopters carried out an airdrop before dawn on Tuesday in the Nawa area.",
        T::Raid,
        "2025-12-02",
        "Nawa",
    );
    has(
        "The ministry condemned the incursion on Monday into the town of Nawa.",
        T::GroundIncursion,
        "2025-12-01",
        "Nawa",
    );
    has(
        "Hundreds of Druze crossed the fence near Majdal Shams on Monday.",
        T::Other,
        "2025-12-01",
        "Majdal Shams",
    );
}

#[test]
fn order_is_restored_and_rockets_are_located() {
    has(
        "Forces sent to restore order entered the city of Nawa on Monday.",
        T::GroundIncursion,
        "2025-12-01",
        "Nawa",
    );
    has(
        "On Monday, the army said that soldiers had located rockets and mines in an abandoned position near Nawa.",
        T::MilitaryOperation,
        "2025-12-01",
        "Nawa",
    );
    has("On Monday, two men were beaten to death in Nawa.", T::Killing, "2025-12-01", "Nawa");
}

#[test]
fn what_monitors_and_delegates_tell() {
    let monitor = "On Tuesday the network documented the killing of a farmer by gunfire near Jasim, and the detention of four youths in Nawa.";
    has(monitor, T::Killing, "2025-12-02", "Jasim");
    has(monitor, T::ArrestDetention, "2025-12-02", "Nawa");
    has(
        "The delegate noted that peacekeepers had been stopped at an Israeli roadblock near Nawa on Tuesday.",
        T::Checkpoint,
        "2025-12-02",
        "Nawa",
    );
    has(
        "Protesters calling for the release of detainees gathered in the town of Nawa on Tuesday.",
        T::Protest,
        "2025-12-02",
        "Nawa",
    );
    has(
        "Hundreds of people demonstrated in Nawa city and Jasim on Tuesday.",
        T::Protest,
        "2025-12-02",
        "Jasim",
    );
}

#[test]
fn what_observers_see_and_who_takes_control() {
    has(
        "On Tuesday, observers saw 12 vehicles of the Israeli army, including two tanks, advancing towards Nawa.",
        T::GroundIncursion,
        "2025-12-02",
        "Nawa",
    );
    has("On Tuesday, gunmen took control of Nawa.", T::TerritorialSeizure, "2025-12-02", "Nawa");
    has(
        "Warplanes bombed a weapons factory at Al-Safira, south of Aleppo, on Tuesday and air defence sites near Nawa.",
        T::Airstrike,
        "2025-12-02",
        "Nawa",
    );
    has(
        "A parallel gathering was held in Nawa on Tuesday to demand the return of displaced families.",
        T::Protest,
        "2025-12-02",
        "Nawa",
    );
}

#[test]
fn the_strikes_hit_a_road_and_the_fighting_was_in_the_province_it_leads_to() {
    let body = "Drones struck a town south of the capital Damascus, killing five soldiers, state media said Wednesday.\n\nThe drone strikes took place Tuesday in the town of Deir Ali, killing five soldiers, a channel said.\n\nA monitor said the strikes targeted a position on the road that links Damascus with the southern province of Sweida, where gunmen and fighters fought deadly clashes in July.";
    let all = told(body);
    let strikes: Vec<_> = all.iter().filter(|(kind, ..)| kind.is_strike()).collect();
    assert!(
        matches!(&strikes[..], [(_, day, place)] if day == "2025-12-02" && place == "Deir Ali"),
        "{all:?}"
    );
    assert!(all.contains(&(T::ArmedClash, "2025-07".to_owned(), "As-Suwayda".to_owned())), "{all:?}");
}

#[test]
fn what_a_war_left_over_and_what_goes_on_every_day() {
    let shell = told(
        "Damascus, Dec 2 (Test News) Two children were killed on Tuesday when a shell left over from the war exploded in the town of Nawa.",
    );
    assert_eq!(shell, [(T::Other, "2025-12-02".to_owned(), "Nawa".to_owned())]);
    nowhere(
        "Israeli attacks have increased since December, with Israeli forces entering border villages in the countryside of Daraa and Nawa almost every day.",
        "Nawa",
    );
}
