//! Articles over HTTP.

use crate::support::{Place, Server};
use std::ffi::OsStr;

const TOKEN: &str = "a token of some length";
const ARTICLE: &str = "Israeli forces entered the village of Al-Rafid in Syria's Quneitra province on 3 March 2026, SANA reported.";

fn server(place: &Place, token: Option<&str>) -> Server {
    let db = place.db();
    let mut args: Vec<&OsStr> = vec!["--no-articles".as_ref(), "--db".as_ref(), db.as_os_str()];
    if let Some(token) = token {
        args.extend([OsStr::new("--token"), OsStr::new(token)]);
    }
    Server::start_with(&args)
}

#[test]
fn whoever_has_the_token_may_add_articles() {
    let place = Place::new();
    let server = server(&place, Some(TOKEN));
    let bearer = format!("Bearer {TOKEN}");
    let text = [("Authorization", bearer.as_str()), ("Content-Type", "text/plain; charset=utf-8")];
    let first = server.send("/api/articles", &text, ARTICLE.as_bytes());
    assert_eq!(first.status, 200, "{}", first.body);
    assert_eq!(first.json()["added"], 1);
    assert!(first.json()["incidents"]["created"].as_u64().unwrap() > 0);
    let again = server.send("/api/articles", &text, ARTICLE.as_bytes());
    assert_eq!((again.json()["added"].clone(), again.json()["unchanged"].clone()), (0.into(), 1.into()));
    let id = first.json()["articles"][0].as_str().unwrap().to_owned();
    assert_eq!(server.get(&format!("/api/collections/articles/items/{id}")).status, 200);
    let json =
        serde_json::json!([{"title": "Two", "text": ARTICLE, "url": "https://news.example/two"}]).to_string();
    let headers = [("Authorization", bearer.as_str()), ("Content-Type", "application/json")];
    let third = server.send("/api/articles", &headers, json.as_bytes());
    assert_eq!((third.status, third.json()["added"].clone()), (200, 1.into()), "{}", third.body);
    assert!(server.get("/api/openapi.json").json()["paths"]["/articles"].is_object());
}

#[test]
fn without_it_nobody_may() {
    let place = Place::new();
    let server_on = server(&place, Some(TOKEN));
    let kind = ("Content-Type", "text/plain");
    for headers in [
        vec![kind],
        vec![kind, ("Authorization", "Bearer wrong")],
        vec![kind, ("Authorization", "Bearer ")],
        vec![kind, ("Authorization", TOKEN)],
        vec![kind, ("Authorization", "Basic YTpi")],
    ] {
        let answer = server_on.send("/api/articles", &headers, ARTICLE.as_bytes());
        assert_eq!(
            (answer.status, answer.headers["www-authenticate"].as_str()),
            (401, "Bearer"),
            "{headers:?}"
        );
    }
    let bearer = format!("Bearer {TOKEN}");
    let with = |kind: &'static str| [("Authorization", bearer.clone()), ("Content-Type", kind.to_owned())];
    let send = |path: &str, kind: &'static str, body: &[u8]| {
        let headers = with(kind);
        let headers: Vec<(&str, &str)> = headers.iter().map(|(n, v)| (*n, v.as_str())).collect();
        server_on.send(path, &headers, body).status
    };
    assert_eq!(send("/api/articles", "image/png", b"x"), 415);
    assert_eq!(send("/api/articles", "application/json", b"{"), 400);
    assert_eq!(send("/api/articles?published=soon", "text/plain", b"x"), 400);
    assert_eq!(send("/api/articles?colour=red", "text/plain", b"x"), 400);
    assert_eq!(send("/api/articles", "text/plain", &vec![b'a'; 9_000_000]), 413);
    assert_eq!(server_on.get("/api/articles").status, 405);
    assert_eq!(
        server_on.get("/metrics").body.lines().find(|l| l.starts_with("zonewatch_articles ")),
        Some("zonewatch_articles 0")
    );

    let other = Place::new();
    let off = server(&other, None);
    let refused = off.send("/api/articles", &[kind, ("Authorization", &bearer)], ARTICLE.as_bytes());
    assert_eq!((refused.status, refused.headers["content-type"].as_str()), (403, "application/problem+json"));
    assert!(off.get("/api/openapi.json").json()["paths"].get("/articles").is_none());
}
