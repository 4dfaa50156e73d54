//! Tests on the embedded zones: known villages lie where they should.

use super::*;
use crate::gazetteer::Gazetteer;
use geo::orient::{Direction, Orient};

fn zones() -> &'static Zones {
    Zones::embedded()
}

/// Relation and distance of a gazetteer place.
fn relation_of(id: &str) -> (ZoneRelation, f64) {
    let gazetteer = Gazetteer::embedded();
    let place = gazetteer.place(gazetteer.by_id(id).unwrap());
    let relation = zones().relation(place.lon, place.lat).unwrap();
    assert_eq!(relation.zone.id, "buffer-zone");
    (relation.relation, relation.distance_m)
}

#[test]
fn every_zone_has_its_source_and_a_unique_id() {
    let mut ids: Vec<&str> = zones().iter().map(|zone| zone.id.as_str()).collect();
    assert!(
        zones().iter().all(|z| !z.source.is_empty() && !z.licence.is_empty() && !z.attribution.is_empty())
    );
    let count = ids.len();
    ids.sort_unstable();
    ids.dedup();
    assert_eq!((ids.len(), count), (count, 5 + 1 + 14 + 62 + 272));
    assert_eq!(zones().get("SY14").unwrap().name, "Quneitra");
    assert_eq!(zones().get("SY1403").map(|z| z.name.as_str()), None);
    assert_eq!(zones().get("line-a").unwrap().kind, ZoneKind::Line);
}

/// RFC 7946, section 3.1.6: outer rings counter-clockwise, holes clockwise.
#[test]
fn rings_turn_as_the_standard_says() {
    for zone in zones().iter() {
        if let Some(area) = zone.polygons() {
            assert_eq!(area.as_ref(), &area.orient(Direction::Default), "{}", zone.id);
        }
    }
}

#[test]
fn villages_inside_the_buffer_zone_are_inside() {
    // Quneitra, Jubata al-Khashab, Bir Ajam, Al-Hamidiyah, Al-Rafid, Turunjah, Ufaniyah, Hader.
    for id in [
        "gn:173334",
        "gn:168946",
        "gn:171436",
        "gn:174167",
        "gn:172973",
        "gn:163091",
        "gn:163047",
        "gn:170150",
    ] {
        assert_eq!(relation_of(id), (ZoneRelation::Inside, 0.0), "{id}");
    }
}

#[test]
fn villages_just_outside_are_near() {
    // Khan Arnabah 0.9 km, Beit Jinn 0.7 km, Abidin 0.4 km (measured when the data was put together).
    for (id, km) in [("gn:168355", 0.9), ("gn:171564", 0.7), ("gn:174633", 0.4)] {
        let (relation, metres) = relation_of(id);
        assert_eq!(relation, ZoneRelation::Near, "{id}");
        assert!((metres / 1000.0 - km).abs() < 0.06, "{id}: {metres} m");
    }
    assert_eq!(relation_of("gn:170654").0, ZoneRelation::Outside);
}

#[test]
fn distance_runs_along_the_ellipsoid() {
    // One degree of latitude at 33° N is 110.904 km on WGS 84 (111.195 km on the sphere).
    let square = r#"{"type":"FeatureCollection","source":"s","licence":"l","attribution":"a","version":"v","features":[
        {"type":"Feature","properties":{"id":"z","name":"Z","kind":"buffer_zone"},"geometry":{"type":"Polygon",
        "coordinates":[[[35,33.5],[36,33.5],[36,34],[35,34],[35,33.5]]]}}]}"#;
    let zones = Zones::read(&[square]).unwrap();
    let south = zones.relation(35.5, 32.5).unwrap();
    assert!((south.distance_m - 110_904.0).abs() < 10.0, "{}", south.distance_m);
    let at = |lat: f64| zones.relation(35.5, lat).unwrap();
    assert_eq!(at(33.4551).relation, ZoneRelation::Near);
    assert_eq!(at(33.4548).relation, ZoneRelation::Outside);
    assert_eq!(at(33.75).relation, ZoneRelation::Inside);
    let circle = |lat, radius| {
        let r = zones.relation_of_circle(35.5, lat, radius).unwrap();
        (r.relation, r.distance_m.round())
    };
    assert_eq!(circle(33.75, 10_000.0), (ZoneRelation::Inside, 0.0));
    assert_eq!(circle(33.75, 40_000.0), (ZoneRelation::Near, 0.0));
    assert_eq!(circle(33.4, 3_000.0).0, ZoneRelation::Outside);
    assert_eq!(circle(33.4, 8_000.0).0, ZoneRelation::Near);
    assert!(Zones::read(&[]).unwrap().relation(35.0, 33.0).is_none());
}

#[test]
fn areas_that_only_overlap_the_zone_are_near_it() {
    let relation = |id: &str| {
        let r = zones().relation_of_area(&zones().get(id).unwrap().polygons().unwrap()).unwrap();
        (r.relation, r.distance_m)
    };
    assert_eq!(relation("SY14"), (ZoneRelation::Near, 0.0));
    assert_eq!(relation("SY02").0, ZoneRelation::Outside);
    assert!(relation("SY02").1 > 200_000.0);
}

#[test]
fn points_know_their_areas() {
    let areas = zones().containing(35.8336, 33.2254);
    let id = |zone: Option<&Zone>| zone.map(|z| z.id.clone());
    assert_eq!(id(areas.governorate).as_deref(), Some("SY14"));
    assert_eq!(id(areas.district).as_deref(), Some("SY1400"));
    assert_eq!(id(areas.subdistrict).as_deref(), Some("SY140001"));
    assert!(zones().containing(2.35, 48.85).governorate.is_none());
}

#[test]
fn a_zone_is_a_feature_with_its_licence() {
    let feature = zones().get("buffer-zone").unwrap().feature();
    assert_eq!(feature.property("licence").and_then(|v| v.as_str()), Some("ODbL-1.0"));
    assert_eq!(feature.property("kind").and_then(|v| v.as_str()), Some("buffer_zone"));
    assert_eq!(feature.property("pcode"), None);
}

#[test]
fn unusable_files_are_refused_with_what_is_missing() {
    let broken = r#"{"type":"FeatureCollection","features":[{"type":"Feature","properties":{"id":"x"},"geometry":null}]}"#;
    assert!(Zones::read(&[broken]).unwrap_err().to_string().contains("`geometry`"));
    assert!(Zones::read(&["{"]).is_err());
}
