//! Pages and single items of the OGC API.

use crate::support::{NORTH, Place, Server, article, report, seed, set, store};
use jiff::civil::date;
use zonewatch::date::Interval;
use zonewatch::kind::{DatePrecision, IncidentType};

#[test]
fn pages_follow_each_other_and_counts_are_right() {
    let place = Place::new();
    seed(&place.db());
    let server = Server::start(&place.db());
    let whole = server.get("/api/collections/incidents/items?limit=99999999999");
    let page = whole.json();
    let all = whole.ids();
    assert_eq!(page["numberMatched"], all.len());
    assert_eq!(page["numberReturned"], all.len());
    assert!(all.len() > 30 && page["cursor"].as_str().unwrap().parse::<i64>().unwrap() > 0);

    for order in ["", "&sortby=-date_start"] {
        let mut path = format!("/api/collections/incidents/items?limit=7&located=true{order}");
        let mut paged = Vec::new();
        let mut added = false;
        loop {
            let answer = server.get(&path);
            let page = answer.json();
            assert_eq!(page["numberReturned"], answer.ids().len());
            paged.extend(answer.ids());
            if !added {
                // What comes in while a client pages neither shifts nor repeats what it has yet to see.
                added = true;
                let early = report(IncidentType::Protest, date(2026, 1, 1), Some(NORTH), 900);
                store(&place.db(), &[article(&format!("late{}", order.len()), vec![early])]);
            }
            let next = page["links"].as_array().unwrap().iter().find(|l| l["rel"] == "next").cloned();
            let Some(next) = next else { break };
            path = next["href"].as_str().unwrap().split_once(&server.address).unwrap().1.to_owned();
        }
        assert_eq!(set(paged.clone()).len(), paged.len(), "nothing comes twice");
        let located = server.get("/api/collections/incidents/items?located=true&limit=1000").ids();
        for id in all.iter().filter(|id| located.contains(id)) {
            assert!(paged.contains(id), "{id} is missing");
        }
    }
}

#[test]
fn a_box_and_a_date_keep_what_has_none_unless_told_otherwise() {
    let place = Place::new();
    seed(&place.db());
    let server = Server::start(&place.db());
    let items = |query: &str| server.get(&format!("/api/collections/incidents/items?limit=1000&{query}"));
    let features = |query: &str| items(query).json()["features"].as_array().unwrap().clone();
    let in_box = features("bbox=35.8,33.1,35.9,33.3");
    assert!(
        in_box.iter().any(|f| f["geometry"].is_null()) && in_box.iter().any(|f| !f["geometry"].is_null())
    );
    assert!(
        features("bbox=35.8,33.1,35.9,33.3&located=true")
            .iter()
            .all(|f| f["properties"]["place"] == "North Hill")
    );
    let dated = features("datetime=2025-11-03/2025-11-04");
    assert!(dated.iter().any(|f| f["properties"]["date_start"].is_null()));
    let strict = features("datetime=2025-11-03/2025-11-04&dated=true");
    assert!(!strict.is_empty());
    assert!(
        strict
            .iter()
            .all(|f| ["2025-11-03", "2025-11-04"].contains(&f["properties"]["date_start"].as_str().unwrap()))
    );
}

#[test]
fn a_client_that_has_the_answer_is_told_so() {
    let place = Place::new();
    seed(&place.db());
    let server = Server::start(&place.db());
    for path in [
        "/api/collections/incidents/items?type=raid",
        "/incidents.geojson?type=raid",
        "/basemap/lakes.geojson",
        "/names/he.json",
    ] {
        let first = server.get(path);
        let tag = first.headers["etag"].clone();
        let again = server.request("GET", path, &[("If-None-Match", &tag)]);
        assert_eq!((again.status, again.body.as_str()), (304, ""), "{path}");
    }
    let tag = server.get("/incidents.geojson").headers["etag"].clone();
    let more = report(IncidentType::Protest, date(2026, 1, 1), Some(NORTH), 900);
    store(&place.db(), &[article("more", vec![more])]);
    assert_eq!(server.request("GET", "/incidents.geojson", &[("If-None-Match", &tag)]).status, 200);
    let head = server.request("HEAD", "/incidents.geojson", &[]);
    assert_eq!((head.status, head.body.as_str()), (200, ""));
}

#[test]
fn a_merged_id_leads_to_the_incident_it_is_part_of() {
    let place = Place::new();
    let (first, second) = (date(2025, 11, 5), date(2025, 11, 6));
    let raid = |day| report(IncidentType::Raid, day, Some(NORTH), 0);
    store(&place.db(), &[article("a1", vec![raid(first)])]);
    store(&place.db(), &[article("b1", vec![raid(second)])]);
    let server = Server::start(&place.db());
    let ids = server.get("/api/collections/incidents/items").ids();
    let mut both = raid(first);
    both.date = Interval::new(first, second, DatePrecision::Range);
    store(&place.db(), &[article("c1", vec![both])]);

    let path = |id: &str| format!("/api/collections/incidents/items/{id}");
    // Both were first seen within a second, so either may be the elder.
    let left = server.get("/api/collections/incidents/items").ids();
    assert_eq!(left.len(), 1);
    let merged = ids.iter().find(|id| **id != left[0]).unwrap();
    let gone = server.get(&path(merged));
    assert_eq!((gone.status, gone.headers["location"].clone()), (308, path(&left[0])));
    let item = server.get(&path(&left[0])).json();
    assert_eq!((item["type"].as_str(), item["id"].as_str()), (Some("Feature"), Some(left[0].as_str())));
    assert!(ids.contains(&left[0]));
    assert_eq!(item["properties"]["source_count"], 3);
    assert_eq!(item["links"][0]["rel"], "self");
    assert_eq!(server.get(&path("zw-nothing")).status, 404);
}

#[test]
fn the_other_collections_describe_themselves_and_hold_their_items() {
    let place = Place::new();
    seed(&place.db());
    let server = Server::start(&place.db());
    let collections = server.get("/api/collections").json();
    let names: Vec<&str> =
        collections["collections"].as_array().unwrap().iter().map(|c| c["id"].as_str().unwrap()).collect();
    assert_eq!(names, ["incidents", "places", "zones", "tallies", "articles"]);
    for name in names {
        assert_eq!(server.get(&format!("/api/collections/{name}")).json()["id"], name);
        assert_eq!(server.get(&format!("/api/collections/{name}/items")).status, 200);
    }
    let zones = server.get("/api/collections/zones/items?limit=1000&bbox=35.82,33.12,35.83,33.13");
    assert!(zones.ids().contains(&"buffer-zone".to_owned()) && !zones.ids().contains(&"SY02".to_owned()));
    let zone = server.get("/api/collections/zones/items/buffer-zone").json();
    assert!(zone["geometry"]["type"].as_str().unwrap().contains("Polygon"));
    let articles = server.get("/api/collections/articles/items?limit=1000").json();
    assert_eq!(articles["numberMatched"], 40);
    assert!(articles["features"][0]["properties"].get("text").is_none());
    assert_eq!(server.get("/api/collections/songs/items").status, 404);
}

#[test]
fn the_features_have_the_contract_s_properties_in_its_order() {
    let place = Place::new();
    seed(&place.db());
    let server = Server::start(&place.db());
    let body = server.get("/api/collections/incidents/items?located=true&limit=1").body;
    let contract = "id title type acled_event_type acled_sub_event_type plover date_start date_end date_precision edtf \
                    place place_id admin1 admin2 admin3 country pcode place_precision radius_m killed_low killed_best \
                    killed_high injured_low injured_best injured_high detained certainty confidence review zone \
                    zone_relation zone_distance_m source_count publisher_count first_seen updated_at actors sources";
    let mut rest = body.split_once("\"properties\":{").unwrap().1;
    for name in contract.split_whitespace() {
        let key = format!("\"{name}\":");
        rest = rest.split_once(&key).unwrap_or_else(|| panic!("{name} is missing or out of order")).1;
    }
}
