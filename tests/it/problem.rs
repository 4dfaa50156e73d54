//! Bad requests are told what is wrong, in one form.

use crate::support::{Answer, Place, Server};

fn assert_problem(answer: &Answer, status: u16, parameter: Option<&str>, what: &str) {
    assert_eq!(answer.status, status, "{what}: {}", answer.body);
    assert_eq!(answer.headers["content-type"], "application/problem+json", "{what}");
    let body = answer.json();
    assert_eq!(body["status"], status, "{what}");
    assert_eq!(body["parameter"].as_str(), parameter, "{what}");
    assert!(body["title"].is_string() && !body["detail"].as_str().unwrap().is_empty(), "{what}");
}

#[test]
fn every_bad_parameter_is_named_on_every_route() {
    let place = Place::new();
    let server = Server::start(&place.db());
    let values = [
        ("colour", "red"),
        ("bbox", "1,2,3"),
        ("bbox", "1,2,3,four"),
        ("bbox", "10,50,20,40"),
        ("datetime", "yesterday"),
        ("datetime", "2025-02-30"),
        ("from", "05/11/2025"),
        ("to", "2025-11"),
        ("type", "earthquake"),
        ("zone_relation", "above"),
        ("certainty", "sure"),
        ("precision", "fine"),
        ("located", "maybe"),
        ("dated", "2"),
        ("q", ""),
    ];
    for route in
        ["/incidents.geojson", "/incidents.csv", "/incidents/stream", "/api/collections/incidents/items"]
    {
        for (name, value) in values {
            let path = format!("{route}?{name}={value}");
            assert_problem(&server.get(&path), 400, Some(name), &path);
        }
    }
    for (path, name) in [
        ("/api/collections/incidents/items?limit=0", "limit"),
        ("/api/collections/incidents/items?limit=ten", "limit"),
        ("/api/collections/incidents/items?sortby=quote", "sortby"),
        ("/api/collections/incidents/items?token=%27%3B--", "token"),
        ("/api/collections/incidents/items?f=xml", "f"),
        ("/api/collections/incidents/items?type=raid&type=raid", "type"),
        ("/api/collections/zones/items?type=raid", "type"),
        ("/api/collections/incidents/items/zw-1?limit=3", "limit"),
        ("/api?x=1", "x"),
        ("/incidents/stream?last_event_id=now", "last_event_id"),
        ("/incidents/stream?limit=3", "limit"),
    ] {
        assert_problem(&server.get(path), 400, Some(name), path);
    }
}

#[test]
fn unknown_paths_and_methods_are_problems_too() {
    let place = Place::new();
    let server = Server::start(&place.db());
    for path in
        ["/nothing", "/api/collections/songs", "/api/collections/incidents/items/zw-0", "/basemap/x.geojson"]
    {
        assert_problem(&server.get(path), 404, None, path);
    }
    for path in
        ["/basemap/..%2f..%2fsources.json", "/%00", "/api/collections/%ff/items", "/assets/../index.html"]
    {
        let answer = server.get(path);
        assert!(matches!(answer.status, 400 | 404), "{path}: {answer:?}");
        assert_eq!(answer.headers["content-type"], "application/problem+json", "{path}");
    }
    assert_problem(&server.request("POST", "/incidents.geojson", &[]), 405, None, "POST");
    assert_problem(
        &server.request("DELETE", "/api/collections/incidents/items/zw-1", &[]),
        405,
        None,
        "DELETE",
    );
}

#[test]
fn what_looks_like_sql_is_only_a_word() {
    let place = Place::new();
    crate::support::seed(&place.db());
    let server = Server::start(&place.db());
    for query in
        ["zone=x%27%20OR%201=1--", "q=%27)%20OR%20(%271", "place=%25", "publisher=_aper%20b", "q=%22"]
    {
        let answer = server.get(&format!("/api/collections/incidents/items?{query}"));
        assert_eq!((answer.status, answer.json()["numberMatched"].as_u64()), (200, Some(0)), "{query}");
    }
}
