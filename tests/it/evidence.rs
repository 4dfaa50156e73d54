//! The words behind every field, over HTTP: what the characters point at is what the field says.

use crate::support::{Place, Server, zonewatch};
use serde_json::Value;

/// White space to fold, characters outside the Basic Multilingual Plane, Arabic, and a figure in the next sentence.
const ARTICLE: &str = "\
---
title: A patrol in the village
publisher: Test Gazette
url: https://example.org/patrol
published: 2025-12-03
---

🚁🚁 Israeli  forces entered the village of Jubata al-Khashab (جباتا الخشب)  on 2 December 2025, SANA reported.

Six people were wounded 🚁 in the raid, residents said.
";

/// The words a field points at.
fn words(source: &Value, field: &Value) -> String {
    let quote = source["quotes"][field["quote"].as_u64().unwrap() as usize]["text"].as_str().unwrap();
    let (start, end) = (field["start"].as_u64().unwrap() as usize, field["end"].as_u64().unwrap() as usize);
    quote.chars().skip(start).take(end - start).collect()
}

#[test]
fn every_field_points_at_its_words_in_a_quote() {
    let place = Place::new();
    let file = place.write("patrol.md", ARTICLE);
    let ingest = zonewatch().arg("ingest").arg(&file).arg("--db").arg(place.db()).output().unwrap();
    assert!(ingest.status.success(), "{ingest:?}");
    let server = Server::start(&place.db());
    let item = server.get("/incidents.geojson").json()["features"][0].clone();
    let own = format!("/api/collections/incidents/items/{}", item["id"].as_str().unwrap());
    let one = server.get(&own).json();
    let link = one["links"].as_array().unwrap().iter().find(|l| l["rel"] == "related").unwrap();
    let path = format!("{own}/evidence");
    assert!(link["href"].as_str().unwrap().ends_with(&path), "{link}");

    let answer = server.get(&path);
    let told = answer.json();
    let source = &told["sources"][0];
    assert_eq!(source["article_id"], one["properties"]["sources"][0]["article_id"]);
    assert_eq!(source["quotes"][0]["text"], one["properties"]["sources"][0]["quote"]);
    let field = |name: &str| {
        let fields = source["fields"].as_array().unwrap();
        fields.iter().find(|f| f["field"] == name).unwrap_or_else(|| panic!("no {name} in {told}"))
    };
    assert_eq!(words(source, field("type")), "entered");
    // Told in the next sentence, which is quoted as well.
    assert_eq!(
        (words(source, field("injured")), &field("injured")["quote"]),
        ("Six people were wounded".into(), &1.into())
    );
    assert_eq!(words(source, field("place")), "Jubata al-Khashab");
    assert_eq!(words(source, field("date")), "2 December 2025");
    assert_eq!(words(source, field("attributed_to")), "SANA");
    assert_eq!(
        (words(source, field("actor")), &field("actor")["name"]),
        ("Israeli forces".into(), &one["properties"]["actors"][0]["name"])
    );
    assert!(source["fields"].as_array().unwrap().iter().all(|f| !f["rule"].as_str().unwrap().is_empty()));

    let tag = &answer.headers["etag"];
    assert_eq!(server.request("GET", &path, &[("If-None-Match", tag)]).status, 304);
    assert_eq!(server.get("/api/collections/incidents/items/nothing/evidence").status, 404);
    assert_eq!(server.get(&format!("{path}?limit=1")).status, 400);
    // Lists stay as they are.
    let list = server.get("/api/collections/incidents/items").body;
    assert!(!list.contains("\"rule\""));
}

#[test]
fn evidence_of_the_bundled_articles_fits_its_quotes() {
    let place = Place::new();
    let server = Server::start_with(&["--db".as_ref(), place.db().as_os_str()]);
    let all = server.get("/incidents.geojson").json();
    let (mut fields, mut outside) = (0, 0);
    for feature in all["features"].as_array().unwrap() {
        let id = feature["id"].as_str().unwrap();
        let told = server.get(&format!("/api/collections/incidents/items/{id}/evidence")).json();
        let (sources, given) = (told["sources"].as_array().unwrap(), &feature["properties"]["sources"]);
        assert_eq!(sources.len(), given.as_array().unwrap().len());
        for (n, source) in sources.iter().enumerate() {
            assert_eq!(source["quotes"][0]["text"], given[n]["quote"]);
            for field in source["fields"].as_array().unwrap() {
                let length = field["end"].as_u64().unwrap() - field["start"].as_u64().unwrap();
                assert_eq!(words(source, field).chars().count() as u64, length, "{id} {field}");
                fields += 1;
                outside += usize::from(field["quote"] != 0);
            }
        }
    }
    assert!(fields > 300 && outside > 10, "{fields} fields, {outside} in further sentences");
}
