//! When it was: days told by the sentence, the headline, the entry or the story.

use super::{T, has, nowhere, told, told_on, told_under};

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
fn what_is_told_after_since_a_day_when_is_of_that_day() {
    let body = "The trader had been held since Monday, when Israeli forces raided the village of Kudna and arrested him.";
    has(body, T::Raid, "2025-12-01", "Kudna");
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
fn the_day_of_what_was_told_before_is_told_behind() {
    let body = "Gunmen attacked a checkpoint near the town of Jasim, killing two policemen. The ambush happened on Saturday night.";
    has(body, T::ArmedClash, "2025-11-29", "Jasim");
    let body = "(Beirut, December 3, 2025) – Armed men killed three people in the town of Jasim on November 27, a rights group said today.";
    has(body, T::Killing, "2025-11-27", "Jasim");
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
fn a_page_that_calls_itself_live_is_of_its_day() {
    for title in ["Israel strikes Syria: LIVE", "Live updates | Israel strikes Syria"] {
        let body = "Who are the people of the south?\n\nTheir faith is old.\n\nWhat the ministry says\n\nThe ministry was founded long ago.\n\n\
            Nobody has said more.\n\nThere is no more.\n\nConvoy hit\n\nA convoy has been struck by an Israeli drone near the town of Izraa.";
        let found = told_under(title, body);
        assert!(found.contains(&(T::DroneStrike, "2025-12-03".to_owned(), "Izraa".to_owned())), "{found:?}");
    }
}

#[test]
fn days_of_other_things_do_not_date_an_event() {
    for (body, kind, date, place) in [
        (
            "Five days before Monday's raid on Kudna, a drone hit a motorcycle in Jamla.",
            T::DroneStrike,
            "2025-11-26",
            "Jamla",
        ),
        (
            "Israeli forces entered Jamla on Tuesday. A man accused of having shot a guard on 11 May was arrested in Nawa.",
            T::ArrestDetention,
            "2025-12-02",
            "Nawa",
        ),
        (
            "Israeli forces pushed into Kudna on Wednesday.\n\nOnly days before, on Sunday, they went into Nafia. Ten vehicles entered the middle of Nafia.",
            T::GroundIncursion,
            "2025-11-30",
            "Nafia",
        ),
    ] {
        has(body, kind, date, place);
    }
}

#[test]
fn a_list_is_of_the_days_it_is_counted_over() {
    let body = "Thirteen attacks in the past 96 hours led to the deaths of 15 civilians in provinces that include Latakia and Homs.\n\nA man was shot dead in the village of Tir Maalah.";
    let found = told(body);
    let days = ("2025-11-29/2025-12-03", "Tir Maalah");
    assert!(found.iter().any(|(k, d, p)| *k == T::Killing && (d.as_str(), p.as_str()) == days), "{found:?}");
}

#[test]
fn digits_are_read_in_the_order_nearest_before_publication() {
    has("A patrol raided a house in Nawa on 10/11/2025.", T::Raid, "2025-11-10", "Nawa");
    has("A patrol raided a house in Nawa on 02-12-2025.", T::Raid, "2025-12-02", "Nawa");
    has("A patrol raided a house in Nawa on 11/26/2025.", T::Raid, "2025-11-26", "Nawa");
}

#[test]
fn what_answers_another_event_has_its_day_and_an_earlier_day_holds_for_its_paragraph() {
    has(
        "Tension rose last week when two rockets were fired from southern Syria towards the Golan Heights. Israel responded with artillery fire on the outskirts of Jasim.",
        T::Shelling,
        "2025-11-24/2025-11-30",
        "Jasim",
    );
    has(
        "Since the massacres of July 2025, when government forces attacked villages and Israel bombed the General Staff building in Damascus, much has changed.",
        T::Airstrike,
        "2025-07",
        "Damascus",
    );
    has(
        "In the square of Nawa, where a rocket killed 12 children a year ago this week, people lit candles.",
        T::Killing,
        "2024-12-02/2024-12-08",
        "Nawa",
    );
    // Published on Wednesday.
    let body = "Shells fell on Nawa on Tuesday, the army said.\n\nOn Saturday, soldiers raided a farm in Kudna.\n\nTanks then entered the village of Al-Rafid.";
    has(body, T::Raid, "2025-11-29", "Kudna");
    has(body, T::GroundIncursion, "2025-12-02", "Al-Rafid");
    has(
        "The delegation spoke of the lines of November 8.\n\nThe ceasefire was broken. It did not hold. On the 2nd, a drone dropped a bomb on Nawa.",
        T::DroneStrike,
        "2025-12-02",
        "Nawa",
    );
}

#[test]
fn fighting_lasts_as_long_as_it_is_told_to() {
    has("Dozens were killed in a week of fighting in Nawa.", T::ArmedClash, "2025-11-27/2025-12-03", "Nawa");
    has(
        "The fighting in Nawa, which broke out on November 28, has killed dozens of people.",
        T::ArmedClash,
        "2025-11-28/2025-12-03",
        "Nawa",
    );
    has(
        "A truce has been in place since November 29, after four days of fighting in Nawa between two clans.",
        T::ArmedClash,
        "2025-11-25/2025-11-29",
        "Nawa",
    );
}

#[test]
fn each_place_of_a_list_may_have_a_day_of_its_own() {
    let by_day =
        |body: &str| told(body).into_iter().map(|(_, date, place)| (place, date)).collect::<Vec<_>>();
    let pair = |place: &str, date: &str| (place.to_owned(), date.to_owned());
    assert_eq!(
        by_day("Drones hit the town of Nawa on Sunday and the town of Tasil on Tuesday."),
        [pair("Nawa", "2025-11-30"), pair("Tasil", "2025-12-02")]
    );
    assert_eq!(
        by_day("Clashes were reported on Sunday near Walgha and on Tuesday at the village of Kanakir."),
        [pair("Walgha", "2025-11-30"), pair("Kanakir", "2025-12-02")]
    );
    assert_eq!(
        by_day(
            "Troops entered the village of Kudna on Sunday, the town of Nawa on Monday and the village of Tasil on Tuesday."
        ),
        [pair("Kudna", "2025-11-30"), pair("Nawa", "2025-12-01"), pair("Tasil", "2025-12-02")]
    );
    assert_eq!(
        by_day(
            "Aircraft carried out strikes on Nawa on Sunday, on Tasil a day later and near Kudna early on Tuesday."
        ),
        [pair("Nawa", "2025-11-30"), pair("Tasil", "2025-12-01"), pair("Kudna", "2025-12-02")]
    );
    assert_eq!(
        by_day("Gunmen shot dead a man in Nawa on Sunday and wounded a woman in Tasil on Monday."),
        [pair("Nawa", "2025-11-30"), pair("Tasil", "2025-12-01")]
    );
}

#[test]
fn the_day_of_the_next_clause_is_not_that_of_the_one_before() {
    let found = told(
        "Aircraft struck a depot in Nawa on 1 December after clashes in Jaramana, and on 2 December the army bombed the ministry of defence.",
    );
    let clashes = found.iter().find(|(.., place)| place == "Jaramana");
    assert!(clashes.is_none_or(|(_, date, _)| date == "2025-12-01"), "{found:?}");
    has(
        "Troops entered Kudna on Tuesday. The village had been raided on November 3, when soldiers killed a shepherd.",
        T::Raid,
        "2025-11-03",
        "Kudna",
    );
}

#[test]
fn a_part_of_the_day_within_a_month_the_day_of_an_aside_and_of_last_week() {
    has(
        "In October, a patrol went into Abdin at night and took away two brothers.",
        T::Raid,
        "2025-10",
        "Abidin",
    );
    has(
        "The army, which took over a post near the town two weeks ago, reportedly opened fire on protesters in Nawa on Monday.",
        T::Other,
        "2025-12-01",
        "Nawa",
    );
    has("Last week, on Wednesday, soldiers raided Kudna.", T::Raid, "2025-11-26", "Kudna");
}

#[test]
fn a_day_earlier_is_counted_from_the_news_and_not_from_what_it_recalls() {
    has(
        "The latest came Monday, December 1, when troops entered the village of Kudna. The village was the site of a November 3 raid.\n\nA day earlier, patrols entered Nawa and searched homes.",
        T::GroundIncursion,
        "2025-11-30",
        "Nawa",
    );
}

#[test]
fn who_was_arrested_before_is_dated_by_the_arrest() {
    has(
        "The two men arrested in Kudna last month were released on Monday in Damascus.",
        T::ArrestDetention,
        "2025-11",
        "Kudna",
    );
    let body = "The crisis began on Saturday, when gunmen attacked Jasim. Over the next 48 hours shells fell on Nawa.";
    has(body, T::Shelling, "2025-11-29/2025-12-01", "Nawa");
    has("Soldiers entered Kudna on Sunday and Monday.", T::GroundIncursion, "2025-11-30/2025-12-01", "Kudna");
}

#[test]
fn a_chronology_has_its_days_on_lines_of_their_own() {
    let body = "9 August, Saturday 2025\n\nThe first day\n\nSoldiers raided the village of Kudna.\n\n13 August, Wednesday 2025\n\nThe fifth day\n\nMidday: Warplanes struck tanks near Nawa and, an hour later, a depot.\n\nIn the afternoon, artillery shelled Jasim.";
    let found = told_on("2025-08-20", "How it went", body);
    let day = |place: &str| found.iter().find(|(.., p)| p == place).map(|(_, day, _)| day.as_str());
    assert_eq!(
        (day("Kudna"), day("Nawa"), day("Jasim")),
        (Some("2025-08-09"), Some("2025-08-13"), Some("2025-08-13")),
        "{found:?}"
    );
}

#[test]
fn what_a_report_gives_no_day_is_of_the_period_that_its_lead_counts_over() {
    let body = "The network documented 14 ground incursions by Israeli forces in Quneitra between 3 and 24 November 2025.\n\nIn the village of Kudna, soldiers broke into a school and smashed its doors.";
    has(body, T::Raid, "2025-11-03/2025-11-24", "Kudna");
}

#[test]
fn entries_of_a_chronology_name_what_happened() {
    let body = "The network listed the attacks.\n\n• 16 November: the storming of the town of Nawa and the search of a clinic.\n\n• 18 November: the levelling of farmland around Jasim.\n\n• 27 November: an incursion into Kudna, where a school was searched.";
    has(body, T::Raid, "2025-11-16", "Nawa");
    has(body, T::PropertyDamage, "2025-11-18", "Jasim");
    has(body, T::GroundIncursion, "2025-11-27", "Kudna");
}

#[test]
fn reports_of_a_week_events_from_a_day_and_days_before_a_raid() {
    let weekly = |title: &str, body: &str| told_on("2026-01-19", title, body);
    for title in ["Weekly Highlights 12.01.26 – 18.01.26", "Weekly report, 12-18 January 2026"] {
        assert_eq!(
            weekly(
                title,
                "On Monday, six vehicles drove into Kudna. On Friday, soldiers raided a house in Nawa."
            ),
            [
                (T::GroundIncursion, "2026-01-12".into(), "Kudna".into()),
                (T::Raid, "2026-01-16".into(), "Nawa".into())
            ]
        );
    }
    has(
        "• (Event from Dec 1, 2025) Protests against the statements were held in Nawa.",
        T::Protest,
        "2025-12-01",
        "Nawa",
    );
    has(
        "• (Event from Dec 1, 2025) Bulldozers leveled about 40 dunums of orchards near Kudna.",
        T::PropertyDamage,
        "2025-12-01",
        "Kudna",
    );
    let before = told(
        "On Saturday, Israeli forces raided Nawa. On Thursday, two days before the raid, troops set up a checkpoint near Kudna.",
    );
    assert_eq!(
        before,
        [(T::Raid, "2025-11-29".into(), "Nawa".into()), (T::Checkpoint, "2025-11-27".into(), "Kudna".into())]
    );
    has(
        "An aid convoy came under direct fire in southern Syria, an aid group said on Tuesday.\n\nThe incident took place Sunday during a mission near Nawa.",
        T::ArmedClash,
        "2025-11-30",
        "Nawa",
    );
    has("The latest strikes came Monday in the suburb of Zakiyah.", T::Airstrike, "2025-12-01", "Zakiyah");
}

#[test]
fn the_night_of_an_entry_is_that_of_its_day() {
    has(
        "(Event from November 25-26, 2025) Overnight, fighters and security forces exchanged mortar fire near Walgha.",
        T::ArmedClash,
        "2025-11-25/2025-11-26",
        "Walgha",
    );
}

#[test]
fn short_months_before_a_verb_and_days_of_fighting() {
    has("A strike near Nawa on Nov. 27 killed a commander.", T::Airstrike, "2025-11-27", "Nawa");
    has("The Nov. 27 raid on Kudna was the third that week.", T::Raid, "2025-11-27", "Kudna");
    has(
        "The fighting in the countryside of Shahba, which broke out on November 24, killed more than 40 people.",
        T::ArmedClash,
        "2025-11-24",
        "Shahba countryside",
    );
    has(
        "The breach came after days of clashes between tribesmen and gunmen around the city of Sweida.",
        T::ArmedClash,
        "2025-11-29/2025-12-03",
        "As-Suwayda",
    );
}

#[test]
fn a_year_that_heads_a_part_is_of_its_days() {
    let body = "Here is a recap of strikes on the south and what was said of them.\n\n– 2024 –\n\n- December 19: A raid hits a depot near Nawa.\n\n– 2025 –\n\n- January 21: An Israeli drone strikes a convoy near Kudna.\n\n- October 3: Israeli jets strike a barracks in Jasim.";
    has(body, T::DroneStrike, "2025-01-21", "Kudna");
    has(body, T::Airstrike, "2025-10-03", "Jasim");
    let found = told(body);
    assert!(found.iter().all(|(_, day, _)| !day.starts_with("2025-12")), "{found:?}");
}

#[test]
fn days_earlier_on_their_weekday_count_from_what_was_told() {
    let body = "On Wednesday, November 19, tanks entered Kudna. Three days earlier, on Sunday, they had gone into Nawa.";
    has(body, T::GroundIncursion, "2025-11-16", "Nawa");
}

#[test]
fn a_village_called_as_a_month_is_none() {
    has(
        "Two rockets came down on Monday in a field near the moshav of Nov.",
        T::Shelling,
        "2025-12-01",
        "Nov",
    );
}

#[test]
fn the_last_hours_are_those_before_publication() {
    let body =
        "Israeli troops entered Kudna on Saturday. In the past hours they detained a shepherd near Nawa.";
    has(body, T::ArrestDetention, "2025-12-03", "Nawa");
}

#[test]
fn what_a_meeting_follows_has_a_day_of_its_own() {
    let body = "The minister met an Israeli delegation in Vienna after a deadly raid last month, state media reported Monday.";
    assert_eq!(told(body), [(T::Talks, "2025-12-01".into(), "Vienna".into())]);
    has(
        "The blast was preceded by a bomb in Nawa, which wounded two men on November 28.",
        T::Other,
        "2025-11-28",
        "Nawa",
    );
    let ranked = "On Monday Israeli troops entered Kudna. Israeli warplanes struck a convoy near Nawa, the first bombardment so close to the capital this year.";
    has(ranked, T::Airstrike, "2025-12-01", "Nawa");
}

#[test]
fn weekdays_are_counted_in_their_month() {
    has(
        "On the first Sunday of November, a patrol entered Kudna.",
        T::GroundIncursion,
        "2025-11-02",
        "Kudna",
    );
    has("A patrol entered Kudna on the last Friday in October.", T::GroundIncursion, "2025-10-31", "Kudna");
}

#[test]
fn days_before_days_made_known_and_days_of_what_a_report_names() {
    let body = "Israeli troops entered Kudna on Tuesday. They had carried out an incursion the day before in the village of Jamla.";
    has(body, T::GroundIncursion, "2025-12-01", "Jamla");
    let body = "In an operation that took place last week and was made known to the public on Monday, Israeli troops blew up two houses near the village of Kudna.";
    let found = told(body);
    assert!(found.iter().all(|(_, day, _)| day != "2025-12-01"), "{found:?}");
    let body = "He referred to an Israeli airstrike on 29 November that hit a farm near Nawa and killed a couple, and to reports of fields sprayed in Kudna on 1 December.";
    let found = told(body);
    assert!(found.iter().all(|(_, day, place)| place != "Nawa" || day == "2025-11-29"), "{found:?}");
    has(
        "The bombing was the deadliest since October, when 12 people were killed by a car bomb in Nawa.",
        T::Killing,
        "2025-10",
        "Nawa",
    );
}
