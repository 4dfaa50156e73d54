//! Merging as a whole: which reports become one incident, whatever their order.

use super::*;
use crate::event::Evidence;
use crate::kind::{DatePrecision, PlacePrecision};
use jiff::civil::{Date, date};
use proptest::prelude::*;
use std::collections::BTreeMap;

fn location(name: &str, lon: f64, lat: f64, precision: PlacePrecision) -> Location {
    Location {
        name: name.into(),
        place_id: Some(format!("test:{name}")),
        lon,
        lat,
        precision,
        radius_m: 1_000,
        country: Some("SY".into()),
        admin1: Some("Quneitra".into()),
        admin2: None,
        admin3: None,
        pcode: None,
    }
}

fn report(
    publisher: &str,
    kind: IncidentType,
    day: Date,
    place: Option<Location>,
    killed: Option<u32>,
) -> SourcedReport {
    let article = ArticleRef {
        id: article_id(None, Some(publisher), &format!("{kind}{day}")),
        publisher: Some(publisher.into()),
        title: None,
        url: None,
        published: Some(day),
    };
    let report = Report {
        kind,
        date: Interval::day(day),
        certainty: Certainty::Reported,
        place,
        place_as_written: None,
        actors: vec![],
        killed: killed.map(Figure::exactly),
        injured: None,
        detained: None,
        attributed_to: None,
        confidence: 0.8,
        evidence: Evidence { start: 0, end: 4, text: "text".into() },
        fields: BTreeMap::new(),
        context: Vec::new(),
    };
    SourcedReport { key: report_key(&article.id, &report), article, report, apart: false }
}

fn village() -> Option<Location> {
    location("Village", 35.85, 33.1, PlacePrecision::Settlement).into()
}

#[test]
fn two_outlets_on_one_raid_are_one_incident() {
    let day = date(2025, 11, 28);
    let reports = vec![
        report("A", IncidentType::Raid, day, village(), Some(13)),
        report("B", IncidentType::GroundIncursion, day, village(), None),
        report("C", IncidentType::Airstrike, day, village(), Some(13)),
    ];
    let merged = merge(reports);
    assert_eq!(merged.len(), 1);
    assert_eq!((merged[0].kind, merged[0].publisher_count()), (IncidentType::Raid, 3));
    assert_eq!(merged[0].title, "Raid at Village");
}

#[test]
fn an_article_that_tells_of_two_quarters_is_one_source() {
    let day = date(2025, 11, 28);
    let quarter = |name, lon| Some(location(name, lon, 33.1, PlacePrecision::Settlement));
    let told = |publisher, place| Cow::Owned(report(publisher, IncidentType::Raid, day, place, None));
    let one = [told("A", quarter("Quarter", 35.850)), told("A", quarter("Square", 35.851))];
    let incident = Incident::from_reports(one.to_vec());
    assert_eq!((incident.reports.len(), incident.article_count(), incident.publisher_count()), (2, 1, 1));
    let both = Incident::from_reports([one.to_vec(), vec![told("B", village())]].concat());
    assert_eq!((both.reports.len(), both.article_count(), both.publisher_count()), (3, 2, 2));
}

#[test]
fn an_incursion_and_a_strike_are_one_where_their_toll_is() {
    let day = date(2025, 11, 28);
    let incidents = |of_incursion, of_strike| {
        let incursion = report("A", IncidentType::GroundIncursion, day, village(), of_incursion);
        merge(vec![incursion, report("B", IncidentType::Airstrike, day, village(), of_strike)]).len()
    };
    assert_eq!(incidents(Some(13), Some(13)), 1);
    assert_eq!(incidents(Some(13), Some(5)), 2);
    assert_eq!(incidents(Some(1), Some(1)), 2);
    assert_eq!(incidents(None, None), 2);
}

#[test]
fn incursions_on_consecutive_days_stay_two() {
    let reports = vec![
        report("A", IncidentType::GroundIncursion, date(2025, 11, 28), village(), None),
        report("A", IncidentType::GroundIncursion, date(2025, 11, 29), village(), None),
    ];
    assert_eq!(merge(reports).len(), 2);
}

#[test]
fn a_vague_report_joins_only_when_one_event_can_be_meant() {
    let mut vague = report("B", IncidentType::GroundIncursion, date(2025, 11, 30), village(), None);
    vague.report.date = Interval::new(date(2025, 11, 25), date(2025, 11, 30), DatePrecision::Range);
    let first = report("A", IncidentType::GroundIncursion, date(2025, 11, 28), village(), None);
    let second = report("A", IncidentType::GroundIncursion, date(2025, 11, 29), village(), None);
    assert_eq!(merge(vec![vague.clone(), first.clone()]).len(), 1);
    assert_eq!(merge(vec![vague, first, second]).len(), 3);
}

#[test]
fn a_later_toll_becomes_the_best_and_the_first_stays_the_low() {
    let mut later = report("B", IncidentType::Airstrike, date(2025, 8, 26), village(), Some(8));
    later.article.published = Some(date(2025, 8, 28));
    let merged =
        merge(vec![later, report("A", IncidentType::DroneStrike, date(2025, 8, 26), village(), Some(6))]);
    assert_eq!(merged.len(), 1);
    assert_eq!(merged[0].killed, Some(Figure { low: 6, best: 8, high: Some(8) }));
}

#[test]
fn events_at_places_without_a_point_are_one_where_they_are_called_the_same() {
    let day = date(2025, 11, 3);
    let at = |publisher: &str, name: &str| {
        let mut report = report(publisher, IncidentType::Raid, day, None, None);
        report.report.place_as_written = Some(name.into());
        report.key = report_key(&report.article.id, &report.report);
        report
    };
    let incidents = merge(vec![at("A", "Nowhere"), at("B", "nowhere"), at("A", "Elsewhere")]);
    let titles: Vec<(&str, usize)> = incidents.iter().map(|i| (i.title.as_str(), i.reports.len())).collect();
    assert_eq!(titles.len(), 2, "{titles:?}");
    assert!(titles.contains(&("Raid at “Elsewhere”", 1)), "{titles:?}");
    assert!(titles.iter().any(|(_, reports)| *reports == 2), "{titles:?}");
}

proptest! {
    /// The same reports in any order give the same incidents.
    #[test]
    fn merging_does_not_depend_on_order(
        seeds in prop::collection::vec((0..3usize, 0..4i64, 0..3usize, prop::option::of(0..15u32)), 1..24),
        shuffle in any::<u64>(),
    ) {
        let places = [village(), Some(location("Hill", 35.87, 33.11, PlacePrecision::Exact)), None];
        let kinds = [IncidentType::Raid, IncidentType::Airstrike, IncidentType::Talks];
        let reports: Vec<SourcedReport> = seeds.iter().enumerate().map(|(n, (kind, day, place, killed))| {
            let day = date(2025, 11, 1).saturating_add(jiff::Span::new().days(*day));
            report(&format!("P{n}"), kinds[*kind], day, places[*place].clone(), *killed)
        }).collect();
        let mut other = reports.clone();
        let mut state = shuffle;
        for n in (1..other.len()).rev() {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
            other.swap(n, (state >> 33) as usize % (n + 1));
        }
        prop_assert_eq!(merge(reports), merge(other));
    }

    /// Of two reports of one event, each asks for a key that the other stands under.
    #[test]
    fn reports_of_one_event_find_each_other(a in any_located(), b in any_located()) {
        if same_event(&a, &b) {
            let (a, b) = (Blocks::of(&a), Blocks::of(&b));
            prop_assert!(a.asks.iter().any(|key| b.stands.contains(key)), "{a:?} {b:?}");
            prop_assert!(b.asks.iter().any(|key| a.stands.contains(key)), "{a:?} {b:?}");
        }
    }
}

/// Reports so near each other that many pairs are of one event: points on both sides of cell edges and of latitude 80,
/// areas, ids without a place in common, no place; tolls, vague and open dates.
fn any_located() -> impl Strategy<Value = SourcedReport> {
    let place = (
        prop::sample::select(vec![
            (35.9, 33.0),
            (36.4999, 33.4999),
            (-0.01, -0.01),
            (20.0, 79.999),
            (20.0, 84.0),
        ]),
        (-0.09..0.09f64, -0.09..0.09f64),
        prop::sample::select(vec![
            PlacePrecision::Settlement,
            PlacePrecision::Near,
            PlacePrecision::Admin1,
            PlacePrecision::Country,
        ]),
        prop::option::of(0..2u8),
        prop::option::of(0..2u8),
        prop::sample::select(vec![500_u32, 20_000]),
    );
    let place = prop::option::weighted(0.9, place).prop_map(|place| {
        place.map(|((lon, lat), (x, y), precision, id, admin1, radius_m)| Location {
            place_id: id.map(|id| format!("gn:{id}")),
            admin1: admin1.map(|n| format!("Area {n}")),
            radius_m,
            ..location("B", lon + x, lat + y, precision)
        })
    });
    let kinds = prop::sample::select(IncidentType::ALL.to_vec());
    let dates = prop::sample::select(vec![
        (0_i64, Some(0_i64)),
        (0, Some(1)),
        (1, Some(7)),
        (0, Some(30)),
        (0, None),
    ]);
    (kinds, dates, place, prop::option::of(0..8u32), 0..2u8).prop_map(
        |(kind, (from, to), place, killed, outlet)| {
            let day = |n| date(2025, 11, 1).saturating_add(jiff::Span::new().days(n));
            let mut r = report(&format!("P{outlet}"), kind, day(0), place, killed);
            r.report.date.start = Some(day(from));
            r.report.date.end = to.map(day);
            r
        },
    )
}
