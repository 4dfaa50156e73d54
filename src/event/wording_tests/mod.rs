//! Ways of telling that outlets have in common, each in sentences written for these tests: what they make, and what they do not.

mod days;
mod features;
mod kinds;
mod no_events;
mod places;

use crate::extract::{Knowledge, extract};
use crate::kind::IncidentType as T;
use crate::text::read;

/// Type, EDTF date and place of what `body` tells, published on Wednesday, 3 December 2025.
fn told(body: &str) -> Vec<(T, String, String)> {
    told_under("A test", body)
}

fn told_under(title: &str, body: &str) -> Vec<(T, String, String)> {
    told_on("2025-12-03", title, body)
}

fn told_on(published: &str, title: &str, body: &str) -> Vec<(T, String, String)> {
    let text = format!("---\npublisher: Test\npublished: {published}\n---\n\n{title}\n\n{body}\n");
    let article = read("t.md", text.as_bytes(), None).unwrap().remove(0);
    let reports = extract(&article, Knowledge::bundled()).read();
    let place = |p: Option<crate::geoparse::Location>| p.map_or("-".to_owned(), |p| p.name);
    reports.into_iter().map(|r| (r.kind, r.date.edtf(), place(r.place))).collect()
}

fn has(body: &str, kind: T, date: &str, place: &str) {
    let found = told(body);
    assert!(found.contains(&(kind, date.to_owned(), place.to_owned())), "{body}: {found:?}");
}

/// Nothing of what `body` tells is placed at `place`.
fn nowhere(body: &str, place: &str) {
    let found = told(body);
    assert!(found.iter().all(|(_, _, p)| p != place), "{body}: {found:?}");
}
