//! The API as pages for people: the same documents as the JSON, readable in any browser, offline, without scripts.
//!
//! Every value is escaped by the templates; the policy sent along allows this server's own style sheet and nothing
//! else.

mod docs;

pub(super) use docs::docs;

use super::collections::COLLECTIONS;
use super::request::typed;
use crate::filter::{Field, FieldKind};
use crate::format::ATTRIBUTION;
use axum::http::{HeaderValue, header};
use axum::response::Response;
use maud::{DOCTYPE, Markup, html};
use serde_json::Value;

/// `GET /api/style.css`
pub(super) async fn style() -> Response {
    let mut response = typed("text/css; charset=utf-8", include_str!("style.css"));
    response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("public, max-age=3600"));
    response
}

/// A page as an answer.
pub(super) fn respond(page: Markup) -> Response {
    let mut response = typed("text/html; charset=utf-8", page.into_string());
    let policy = "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; form-action 'none'; \
                  frame-ancestors 'none'";
    response.headers_mut().insert(header::CONTENT_SECURITY_POLICY, HeaderValue::from_static(policy));
    response
}

/// A whole page; `path` leads to it, as links with names.
fn page(title: &str, path: &[(&str, &str)], json: Option<&str>, body: &Markup) -> Markup {
    html! {
        (DOCTYPE)
        html lang="en" {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                title { (title) " · Zonewatch" }
                link rel="stylesheet" href="/api/style.css";
                link rel="alternate" type="application/atom+xml" title="Incidents as they change" href="/incidents.atom";
                @if let Some(json) = json { link rel="alternate" type="application/json" href=(json); }
            }
            body {
                header {
                    a href="/" { "Map" }
                    a href="/api?f=html" { "API" }
                    @for (name, href) in path { a href=(href) { (name) } }
                }
                main {
                    h1 { (title) }
                    (body)
                    @if let Some(json) = json { p.faint { a href=(json) { "This page as JSON" } } }
                }
                footer { (ATTRIBUTION) }
            }
        }
    }
}

fn text<'v>(value: &'v Value, name: &str) -> &'v str {
    value[name].as_str().unwrap_or_default()
}

/// Links of a document that are not about the document itself.
fn links(document: &Value) -> Markup {
    let others = document["links"].as_array().into_iter().flatten();
    // Relations named by an address repeat those of short names.
    let others = others.filter(|l| !matches!(text(l, "rel"), "self" | "alternate") && is_new(document, l));
    html! {
        ul {
            @for link in others {
                li {
                    a href=(text(link, "href")) {
                        @if text(link, "title").is_empty() { (text(link, "rel")) } @else { (text(link, "title")) }
                    }
                    @if text(link, "type") != "application/json" { " " span.faint { (text(link, "type")) } }
                }
            }
        }
    }
}

/// Whether no link before this one leads to the same place.
fn is_new(document: &Value, link: &Value) -> bool {
    let first = document["links"].as_array().into_iter().flatten().find(|l| l["href"] == link["href"]);
    first == Some(link)
}

/// The landing page.
pub(super) fn landing(document: &Value) -> Markup {
    let body = html! {
        p { (text(document, "description")) }
        table {
            @for about in COLLECTIONS {
                tr {
                    th { a href={ "/api/collections/" (about.id) "/items?f=html" } { (about.title) } }
                    td { (about.description) }
                }
            }
        }
        (links(document))
    };
    page(text(document, "title"), &[], Some("/api?f=json"), &body)
}

/// The list of conformance classes.
pub(super) fn conformance(document: &Value) -> Markup {
    let body = html! {
        p { "This API does what these requirements classes of the Open Geospatial Consortium ask for." }
        ul { @for class in document["conformsTo"].as_array().into_iter().flatten() {
            li { code { (class.as_str().unwrap_or_default()) } }
        } }
    };
    page("Conformance", &[], Some("/api/conformance?f=json"), &body)
}

/// All collections.
pub(super) fn collections(document: &Value) -> Markup {
    let body = html! {
        table {
            @for collection in document["collections"].as_array().into_iter().flatten() {
                @let id = text(collection, "id");
                tr {
                    th { a href={ "/api/collections/" (id) "?f=html" } { (text(collection, "title")) } }
                    td { (text(collection, "description")) }
                    td { a href={ "/api/collections/" (id) "/items?f=html" } { "browse" } }
                }
            }
        }
    };
    page("Collections", &[], Some("/api/collections?f=json"), &body)
}

/// One collection with its properties.
pub(super) fn collection(document: &Value, fields: &[Field]) -> Markup {
    let id = text(document, "id");
    let body = html! {
        p { (text(document, "description")) }
        (links(document))
        h2 { "Properties" }
        (properties(fields))
    };
    let json = format!("/api/collections/{id}?f=json");
    page(text(document, "title"), &[("Collections", "/api/collections?f=html")], Some(&json), &body)
}

/// A table of properties.
fn properties(fields: &[Field]) -> Markup {
    html! {
        div.scroll { table {
            tr { th { "Name" } th { "Holds" } th { "Says" } }
            @for field in fields {
                tr {
                    td { code { (field.name) } }
                    td { (kind_name(field.kind)) }
                    td {
                        (field.about)
                        @if let FieldKind::Word(words) = field.kind { ": " (words().join(", ")) }
                    }
                }
            }
        } }
    }
}

fn kind_name(kind: FieldKind) -> &'static str {
    match kind {
        FieldKind::Text => "text",
        FieldKind::Word(_) => "one word of",
        FieldKind::Integer => "whole number",
        FieldKind::Number => "number",
        FieldKind::Date => "date",
        FieldKind::Instant => "time",
        FieldKind::Nested => "list",
    }
}

/// Properties that a row of items shows, as far as a collection has them.
const SHOWN: &[&str] = &[
    "title",
    "name",
    "type",
    "kind",
    "date_start",
    "date_end",
    "since",
    "until",
    "published",
    "place",
    "publisher",
    "admin1",
    "country",
    "certainty",
    "count_low",
    "feature_code",
    "source_count",
];

/// A page of items.
pub(super) fn items(
    title: &str,
    collection: &str,
    page_of: &Value,
    features: &[Value],
    json: &str,
) -> Markup {
    let shown: Vec<&str> = SHOWN
        .iter()
        .copied()
        .filter(|name| features.iter().any(|f| !f["properties"][*name].is_null()))
        .collect();
    let link = |rel: &str| {
        let links = page_of["links"].as_array().into_iter().flatten();
        links.filter(|l| l["rel"] == rel).map(|l| text(l, "href").to_owned()).next()
    };
    let body = html! {
        p {
            (page_of["numberReturned"]) " of " (page_of["numberMatched"]) ". "
            "Filters go into the address, for example "
            code { "?from=2025-11-01&to=2025-11-30" } "; "
            a href="/api/docs" { "all of them" } "."
        }
        div.scroll { table {
            tr { @for name in &shown { th { (name) } } }
            @for feature in features {
                tr {
                    @for (n, name) in shown.iter().enumerate() {
                        @let value = plain(&feature["properties"][*name]);
                        td.short[is_short(&value)] {
                            @if n == 0 {
                                a href={ "/api/collections/" (collection) "/items/" (encoded(text(feature, "id"))) "?f=html" } {
                                    @if value.is_empty() { (text(feature, "id")) } @else { (value) }
                                }
                            } @else { (value) }
                        }
                    }
                }
            }
        } }
        nav.pages { @if let Some(next) = link("next") { a rel="next" href=(next) { "Next page" } } }
    };
    let own = format!("/api/collections/{collection}?f=html");
    page(title, &[("Collections", "/api/collections?f=html"), (collection, &own)], Some(json), &body)
}

/// Whether a value looks better on one line.
fn is_short(value: &str) -> bool {
    value.len() <= 12
}

/// A single item, its properties in the order of `fields`.
pub(super) fn item(collection: &str, feature: &Value, fields: &[Field]) -> Markup {
    let properties = &feature["properties"];
    let id = text(feature, "id");
    let title = ["title", "name"].iter().map(|n| text(properties, n)).find(|t| !t.is_empty()).unwrap_or(id);
    let scalars = fields.iter().map(|f| (f.name, &properties[f.name]));
    let body = html! {
        @if let Some([lon, lat, ..]) = feature["geometry"]["coordinates"].as_array().map(Vec::as_slice)
            && lon.is_number()
        {
            p.faint { (lat) "° N, " (lon) "° E" }
        }
        @for actor in properties["actors"].as_array().into_iter().flatten() {
            p { (text(actor, "name")) " " span.faint { (text(actor, "role")) } }
        }
        @for source in properties["sources"].as_array().into_iter().flatten() {
            blockquote {
                p { "“" (text(source, "quote")) "”" }
                p.faint {
                    (text(source, "publisher")) " "
                    @let url = text(source, "url");
                    @if url.starts_with("https://") || url.starts_with("http://") {
                        a href=(url) rel="noreferrer" {
                            @if text(source, "title").is_empty() { (url) } @else { (text(source, "title")) }
                        }
                    } @else { (text(source, "title")) }
                    " " (text(source, "published"))
                }
            }
        }
        dl {
            @for (name, value) in scalars.filter(|(_, v)| !v.is_null() && !v.is_object() && !is_list_of_objects(v)) {
                dt { (name) }
                dd {
                    @if let Some(link) = value.as_str().filter(|t| t.starts_with("https://") || t.starts_with("http://")) {
                        a href=(link) rel="noreferrer" { (link) }
                    } @else { (plain(value)) }
                }
            }
        }
    };
    let own = format!("/api/collections/{collection}/items?f=html");
    let json = format!("/api/collections/{collection}/items/{}?f=json", encoded(id));
    page(title, &[("Collections", "/api/collections?f=html"), (collection, &own)], Some(&json), &body)
}

fn is_list_of_objects(value: &Value) -> bool {
    value.as_array().is_some_and(|list| list.iter().any(Value::is_object))
}

/// A value as a person reads it.
fn plain(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::String(text) => text.clone(),
        Value::Array(list) => list.iter().map(plain).collect::<Vec<_>>().join(", "),
        other => other.to_string(),
    }
}

/// An id as a segment of a path.
pub(super) fn encoded(id: &str) -> String {
    form_urlencoded::byte_serialize(id.as_bytes()).collect::<String>().replace('+', "%20")
}
