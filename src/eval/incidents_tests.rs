//! What matches and what does not, by the definitions in the module's head.

use super::*;
use crate::date::Interval;
use crate::event::Evidence;
use crate::geoparse::Location;
use crate::kind::Certainty;
use jiff::civil::date;
use std::collections::BTreeMap;

/// Degrees of latitude that make a kilometre.
const KM: f64 = 1.0 / 111.2;

fn wanted(kind: IncidentType, precision: &str) -> Wanted {
    Wanted {
        kind,
        date_start: Some(date(2026, 3, 2)),
        date_end: None,
        place: Some("Village".to_owned()),
        lat: Some(33.0),
        lon: Some(35.8),
        country: Some("SY".to_owned()),
        place_precision: Some(precision.to_owned()),
        tolerance_km: None,
        certainty: None,
        killed: None,
        injured: None,
        detained: None,
        optional: false,
    }
}

fn read(kind: IncidentType, day: i8, km_off: f64) -> Report {
    Report {
        kind,
        date: Interval::day(date(2026, 3, day)),
        certainty: Certainty::Reported,
        place: Some(Location {
            name: "Village".to_owned(),
            place_id: None,
            lon: 35.8,
            lat: 33.0 + km_off * KM,
            precision: PlacePrecision::Settlement,
            radius_m: 500,
            country: Some("SY".to_owned()),
            admin1: None,
            admin2: None,
            admin3: None,
            pcode: None,
        }),
        place_as_written: None,
        actors: vec![],
        killed: None,
        injured: None,
        detained: None,
        attributed_to: None,
        confidence: 0.8,
        evidence: Evidence { start: 0, end: 9, text: "A village".to_owned() },
        fields: BTreeMap::new(),
        context: Vec::new(),
    }
}

fn scores(incidents: Vec<Wanted>, reports: &[Report]) -> Scores {
    let mut scores = Scores::default();
    scores.add("test", &Gold { incidents, ..Gold::default() }, reports, &[]);
    scores
}

const RIGHT: Counts = Counts { right: 1, wrong: 0, missed: 0 };
const WRONG: Counts = Counts { right: 0, wrong: 1, missed: 1 };

#[test]
fn a_settlement_may_lie_10_km_off_and_an_area_50() {
    use IncidentType::Raid;
    assert_eq!(scores(vec![wanted(Raid, "settlement")], &[read(Raid, 2, 9.0)]).strict, RIGHT);
    assert_eq!(scores(vec![wanted(Raid, "settlement")], &[read(Raid, 2, 11.0)]).strict, WRONG);
    assert_eq!(scores(vec![wanted(Raid, "admin1")], &[read(Raid, 2, 45.0)]).strict, RIGHT);
    assert_eq!(scores(vec![wanted(Raid, "admin1")], &[read(Raid, 2, 55.0)]).strict, WRONG);
    assert_eq!(scores(vec![wanted(Raid, "country")], &[read(Raid, 2, 400.0)]).strict, RIGHT);
    let wide = Wanted { tolerance_km: Some(25.0), ..wanted(Raid, "settlement") };
    assert_eq!(scores(vec![wide], &[read(Raid, 2, 20.0)]).strict, RIGHT);
}

#[test]
fn a_day_off_is_right_and_two_are_not() {
    use IncidentType::Raid;
    let one = scores(vec![wanted(Raid, "settlement")], &[read(Raid, 3, 0.0)]);
    assert_eq!((one.strict, one.date_exact), (RIGHT, Share { right: 0, of: 1 }));
    let two = scores(vec![wanted(Raid, "settlement")], &[read(Raid, 4, 0.0)]);
    assert_eq!((two.strict, two.date), (WRONG, Share { right: 0, of: 1 }));
}

#[test]
fn types_of_one_group_stand_for_each_other_and_lax_forgives_all() {
    use IncidentType as T;
    let against = |a: T, b: T| {
        let s = scores(vec![wanted(a, "settlement")], &[read(b, 2, 0.0)]);
        assert_eq!(s.lax, RIGHT);
        (s.strict == RIGHT, s.kind.right == 1)
    };
    assert_eq!(against(T::Raid, T::Raid), (true, true));
    assert_eq!(against(T::GroundIncursion, T::ArrestDetention), (true, false));
    assert_eq!(against(T::Other, T::Protest), (true, false));
    assert_eq!(against(T::Airstrike, T::Raid), (false, false));
    assert_eq!(against(T::Talks, T::Raid), (false, false));
    assert_eq!(against(T::Other, T::Talks), (false, false));
}

#[test]
fn optional_gold_is_neither_wanted_nor_punished() {
    use IncidentType::Raid;
    let optional = Wanted { optional: true, ..wanted(Raid, "settlement") };
    let none = Counts::default();
    assert_eq!(scores(vec![optional.clone()], &[]).strict, none);
    let met = scores(vec![optional.clone()], &[read(Raid, 2, 0.0)]);
    assert_eq!((met.strict, met.ignored), (none, 1));
    assert!(met.reliability.rows().iter().all(|r| r.right.of == 0));
    // One reading, one wanted and one optional incident at the same spot: the wanted one takes it.
    assert_eq!(scores(vec![optional, wanted(Raid, "settlement")], &[read(Raid, 2, 0.0)]).strict, RIGHT);
}

#[test]
fn a_second_reading_of_one_incident_is_a_duplicate() {
    use IncidentType::Raid;
    let s = scores(vec![wanted(Raid, "settlement")], &[read(Raid, 2, 0.0), read(Raid, 2, 1.0)]);
    assert_eq!(s.strict, Counts { right: 1, wrong: 1, missed: 0 });
    assert_eq!(s.duplicates, 1);
    assert_eq!(s.reliability.at_least(0.8), Share { right: 1, of: 2 });
    assert!(s.notes.len() == 1 && s.notes[0].contains("duplicate"));
}

#[test]
fn a_negative_counts_only_far_from_what_happened() {
    use IncidentType::Raid;
    let gold = |km: f64| Gold {
        incidents: vec![wanted(Raid, "settlement")],
        negatives: vec![Negative { lat: 33.0 + km * KM, lon: 35.8 }],
        tallies: vec![],
    };
    let mut far = Scores::default();
    far.add("far", &gold(60.0), &[read(Raid, 2, 60.0)], &[]);
    assert_eq!(far.negatives, Share { right: 1, of: 1 });
    let mut near = Scores::default();
    near.add("near", &gold(20.0), &[read(Raid, 2, 20.0)], &[]);
    assert_eq!(near.negatives, Share { right: 0, of: 1 });
}

#[test]
fn figures_agree_by_their_lower_bound_and_a_missing_one_is_wrong() {
    use IncidentType::Raid;
    let gold =
        Wanted { killed: Some(Bounds::Range { min: Some(13), max: None }), ..wanted(Raid, "settlement") };
    let with = |killed: Option<Figure>| Report { killed, ..read(Raid, 2, 0.0) };
    let share = |killed| scores(vec![gold.clone()], &[with(killed)]).figures[0];
    assert_eq!(share(Some(Figure::at_least(13))), Share { right: 1, of: 1 });
    assert_eq!(share(Some(Figure::exactly(10))), Share { right: 0, of: 1 });
    assert_eq!(share(None), Share { right: 0, of: 1 });
    assert_eq!(scores(vec![wanted(Raid, "settlement")], &[with(None)]).figures[0].of, 0);
}

#[test]
fn without_a_place_both_sides_have_none() {
    use IncidentType::Talks;
    let gold = Wanted { lat: None, lon: None, place: None, ..wanted(Talks, "none") };
    let placeless = Report { place: None, ..read(Talks, 2, 0.0) };
    let s = scores(vec![gold.clone()], &[placeless]);
    assert_eq!((s.strict, s.strict_on_map), (RIGHT, Counts::default()));
    assert_eq!(scores(vec![gold], &[read(Talks, 2, 0.0)]).strict, WRONG);
}
