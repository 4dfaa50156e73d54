//! `/api/docs`: the API on one page, from the table of parameters and the tables of fields.

use super::{page, properties};
use crate::api::collections::COLLECTIONS;
use crate::api::{aggregate, columns, tiles};
use crate::filter::{ParameterKind, Scope, SortField};
use crate::format::Format;
use maud::{Markup, html};

/// Requests to try, each with what it gives.
pub(in crate::api) const EXAMPLES: &[(&str, &str)] = &[
    (
        "/api/collections/incidents/items?from=2025-11-01&to=2025-11-30&type=raid,airstrike",
        "raids and airstrikes of a month",
    ),
    (
        "/api/collections/incidents/items?bbox=35.7,32.9,36,33.3&located=true&limit=10",
        "ten incidents in a box",
    ),
    (
        "/api/collections/incidents/items?zone=buffer-zone&zone_relation=inside&sortby=-date_start",
        "inside the buffer zone, newest first",
    ),
    (
        "/api/collections/incidents/items?filter=killed_best%20%3E%203%20AND%20NOT%20certainty%20IN%20('denied','planned')",
        "CQL2: more than three killed, and it happened",
    ),
    (
        "/api/collections/incidents/items?filter=S_INTERSECTS(geometry,POLYGON((35.7%2032.9,36%2032.9,36%2033.3,35.7%2032.9)))",
        "CQL2: in a triangle",
    ),
    (
        "/api/collections/incidents/items?filter=T_DURING(date_start,INTERVAL('2025-11-01','2025-11-30'))&properties=title,type,date_start&skipGeometry=true",
        "CQL2: dates; three properties, no geometry",
    ),
    ("/api/collections/incidents/items?resulttype=hits&q=checkpoint", "only how many mention a checkpoint"),
    ("/api/collections/incidents/aggregate?by=month,type", "counts by month and type"),
    (
        "/api/collections/incidents/columns?properties=date_start,type",
        "columns, for pages that draw many points",
    ),
    ("/api/collections/places/items?q=Quneitra", "places of a name"),
    ("/api/collections/zones/items/buffer-zone", "the outline of the buffer zone"),
    (
        "/api/collections/incidents/tiles/WebMercatorQuad/0/0/0?type=raid,airstrike,checkpoint,talks",
        "the world as one vector tile",
    ),
    ("/incidents.geojson?from=2025-11-01", "a file"),
    ("/incidents.csv?type=raid,checkpoint&hxl=true", "a table with HXL tags"),
    ("/incidents.gpkg?zone_relation=inside,near", "a GeoPackage, for QGIS"),
    ("/incidents.atom?place=Quneitra", "a feed to subscribe to"),
];

/// The page.
pub(in crate::api) fn docs() -> Markup {
    let scopes = [
        (
            "Incidents: pages, files, columns, counts, stream",
            Scope::Incidents,
            "/api/collections/incidents/items",
        ),
        ("Counts", Scope::Aggregate, "/api/collections/incidents/aggregate"),
        ("Places", Scope::Places, "/api/collections/places/items"),
        ("Zones, tallies, articles", Scope::Tallies, "/api/collections/tallies/items"),
    ];
    let body = html! {
        p {
            "Incidents read from news reports, with the evidence behind each, as an OGC API. Everything here also stands in the "
            a href="/api/openapi.json" { "OpenAPI description" } ". Any client of OGC API Features works: in QGIS add a layer of type "
            "WFS / OGC API Features with this server's address and " code { "/api" } "; with GDAL use "
            code { "ogr2ogr out.gpkg OAPIF:http://SERVER/api incidents" } "."
        }
        h2 { "To try" }
        div.scroll { table { @for (path, what) in EXAMPLES {
            tr { td { a href=(path) { code { (decoded(path)) } } } td { (what) } }
        } } }
        h2 { "Files" }
        p {
            "The incidents of any filter, sent as they are read. " code { "hxl=true" } " gives the table a second row with HXL tags. "
            "The command " code { "zonewatch export" } " writes the same files."
        }
        div.scroll { table { @for format in Format::ALL {
            tr {
                td { a href={ "/incidents." (format.extension()) } { code { "/incidents." (format.extension()) } } }
                td { (format.about()) }
                td { code { (format.media_type()) } }
            }
        } } }
        p {
            code { "/incidents.atom" } ": the same filters as a feed (Atom with GeoRSS points), newest change first, 100 entries a page "
            "or " code { "limit" } ", at most 1,000."
        }
        h2 { "Vector tiles" }
        p { code { "/api/collections/incidents/tiles/WebMercatorQuad/{tileMatrix}/{tileRow}/{tileCol}" } ": " (tiles::ABOUT) }
        p {
            "In QGIS add a vector tile connection with the address "
            code { "http://SERVER/api/collections/incidents/tiles/WebMercatorQuad/{z}/{y}/{x}" }
            "; any filter may stand behind it. The row comes before the column."
        }
        h2 { "What to know" }
        ul {
            li { "Like the standard asks, " code { "bbox" } " and dates also return what has no place or no date, so that nothing drops out of a count unseen; " code { "located=true" } " and " code { "dated=true" } " leave that out." }
            li { "A date is an interval: what shares a day with the one asked for is returned." }
            li { "A parameter that is unknown or malformed is answered by 400 and a problem document (RFC 9457) that names it. A limit that is too large is cut." }
            li { "Pages are joined by " code { "next" } " links, which stay right while data is added. " code { "cursor" } " on a page is the position of the stream at that moment: give it to " code { "/incidents/stream?last_event_id=" } "." }
            li { "Answers carry an ETag: send it back as " code { "If-None-Match" } " and unchanged answers cost nothing." }
            li { "Forms: " code { "f=json" } " or " code { "f=html" } ", or what your client accepts." }
        }
        h2 { "Columns and counts" }
        p { code { "/api/collections/incidents/columns" } ": " (columns::ABOUT) }
        p { code { "/api/collections/incidents/aggregate" } ": " (aggregate::ABOUT) }
        @for (title, scope, path) in scopes {
            h2 { "Parameters: " (title) }
            p { code { (path) } }
            (parameters(scope))
        }
        @for collection in COLLECTIONS {
            h2 { "Properties: " (collection.title) }
            p { (collection.description) "." }
            (properties(collection.scope.fields()))
        }
    };
    page("How to use the API", &[], None, &body)
}

fn parameters(scope: Scope) -> Markup {
    html! {
        div.scroll { table {
            tr { th { "Name" } th { "Does" } th { "Example" } }
            @for parameter in scope.parameters() {
                tr {
                    td { code { (parameter.name) } }
                    td {
                        (parameter.about)
                        @if let ParameterKind::Words(words) | ParameterKind::Word(words) = parameter.kind {
                            " " span.faint { (words().join(", ")) }
                        }
                        @if matches!(parameter.kind, ParameterKind::Order) {
                            " " span.faint { (SortField::NAMES.iter().map(|(name, _)| *name).collect::<Vec<_>>().join(", ")) }
                        }
                    }
                    td { @if let Some(example) = parameter.example { code { (example) } } }
                }
            }
        } }
    }
}

fn decoded(path: &str) -> String {
    path.replace("%20", " ").replace("%3E", ">")
}
