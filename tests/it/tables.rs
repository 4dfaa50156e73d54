//! Incidents as columns, and counts of them, agree with the pages.

use crate::support::{Place, Server, seed};
use serde_json::Value;

const FILTERS: &[&str] = &["", "type=raid,talks", "from=2025-11-05&dated=true", "located=false", "q=north"];

#[test]
fn columns_hold_what_the_features_hold() {
    let place = Place::new();
    seed(&place.db());
    let server = Server::start(&place.db());
    for filter in FILTERS {
        let page = server.get(&format!("/api/collections/incidents/items?limit=10000&{filter}")).json();
        let named = "properties=type,date_start,zone,admin1,confidence,title,updated_at,publishers";
        let answer = server.get(&format!("/api/collections/incidents/columns?{filter}&{named}"));
        let table = answer.json();
        let features = page["features"].as_array().unwrap();
        assert_eq!(table["numberReturned"], features.len(), "{filter}");
        assert_eq!(table["cursor"], page["cursor"]);
        let columns = &table["columns"];
        assert_eq!(columns.as_object().unwrap().len(), 11);
        let word = |column: &str, n: usize| -> Value {
            match columns[column][n].as_u64() {
                Some(code) => table["dictionaries"][column][code as usize].clone(),
                None => Value::Null,
            }
        };
        for (n, feature) in features.iter().enumerate() {
            let properties = &feature["properties"];
            for name in ["id", "confidence", "updated_at"] {
                assert_eq!(columns[name][n], properties[name], "{name}");
            }
            for name in ["title", "type", "zone", "admin1"] {
                assert_eq!(word(name, n), properties[name], "{name}");
            }
            let sources = properties["sources"].as_array().unwrap();
            let mut told: Vec<&str> = sources.iter().filter_map(|s| s["publisher"].as_str()).collect();
            told.dedup();
            assert_eq!(word("publishers", n).as_str().unwrap_or_default(), told.join("|"));
            let day = columns["date_start"][n]
                .as_i64()
                .map(|d| (jiff::civil::date(1970, 1, 1) + jiff::Span::new().days(d)).to_string());
            assert_eq!(day.as_deref(), properties["date_start"].as_str());
            assert_eq!(columns["lon"][n], feature["geometry"]["coordinates"][0]);
            assert_eq!(columns["lat"][n], feature["geometry"]["coordinates"][1]);
        }
    }
    let plain = server.get("/api/collections/incidents/columns");
    assert_eq!(plain.json()["columns"].as_object().unwrap().len(), 13);
    let tag = plain.headers["etag"].clone();
    let again = server.request("GET", "/api/collections/incidents/columns", &[("If-None-Match", &tag)]);
    assert_eq!(again.status, 304);
}

#[test]
fn counts_add_up_to_what_matches() {
    let place = Place::new();
    seed(&place.db());
    let server = Server::start(&place.db());
    for filter in FILTERS {
        let all = server.get(&format!("/api/collections/incidents/items?limit=10000&{filter}")).json();
        for by in ["day", "week", "month,type", "year", "admin1,zone_relation", "certainty,zone,type,day"] {
            let counted =
                server.get(&format!("/api/collections/incidents/aggregate?by={by}&{filter}")).json();
            assert_eq!(counted["numberMatched"], all["numberMatched"], "{by} {filter}");
            let groups = counted["groups"].as_array().unwrap();
            let sum: u64 = groups.iter().map(|g| g["count"].as_u64().unwrap()).sum();
            assert_eq!(sum, all["numberMatched"].as_u64().unwrap(), "{by} {filter}");
        }
    }
    let by_type = server.get("/api/collections/incidents/aggregate?by=type").json();
    for group in by_type["groups"].as_array().unwrap() {
        let kind = group["type"].as_str().unwrap();
        let of_kind = server.get(&format!("/api/collections/incidents/items?type={kind}")).json();
        assert_eq!(group["count"], of_kind["numberMatched"], "{kind}");
    }
    let by_month = server.get("/api/collections/incidents/aggregate?by=month").json();
    let months: Vec<Option<&str>> =
        by_month["groups"].as_array().unwrap().iter().map(|g| g["month"].as_str()).collect();
    assert_eq!(months, [None, Some("2025-11")]);
}
