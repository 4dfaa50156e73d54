//! The OGC API's description of itself: landing page, conformance, collections, their properties.

use super::html;
use super::request::{Form, Segments, base, form, typed};
use super::{AppState, Problem, feed};
use crate::filter::{Crs, Field, FieldKind, Scope};
use crate::format::Format;
use crate::store::{Collection, Extent};
use axum::extract::{RawQuery, State};
use axum::http::HeaderMap;
use axum::response::Response;
use serde_json::{Map, Value, json};

/// Where a collection's items come from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// The database.
    Stored(Collection),
    /// The zones inside the program.
    Zones,
    /// The gazetteer inside the program.
    Places,
}

/// What is told of a collection.
pub(super) struct About {
    pub(super) id: &'static str,
    pub(super) title: &'static str,
    pub(super) description: &'static str,
    pub(super) kind: Kind,
    /// Its parameters and properties.
    pub(super) scope: Scope,
    /// What the schema calls its geometry.
    pub(super) geometry: &'static str,
}

pub(super) const COLLECTIONS: &[About] = &[
    About {
        id: "incidents",
        title: "Incidents",
        description: "What happened where and when, each with the sentences it was read from",
        kind: Kind::Stored(Collection::Incidents),
        scope: Scope::Incidents,
        geometry: "geometry-point",
    },
    About {
        id: "places",
        title: "Places",
        description: "The gazetteer that names are looked up in",
        kind: Kind::Places,
        scope: Scope::Places,
        geometry: "geometry-point",
    },
    About {
        id: "zones",
        title: "Zones",
        description: "The buffer zone with its lines, occupied areas, administrative areas",
        kind: Kind::Zones,
        scope: Scope::Zones,
        geometry: "geometry-any",
    },
    About {
        id: "tallies",
        title: "Tallies",
        description: "Cumulative figures over a period, as articles give them; never points on the map",
        kind: Kind::Stored(Collection::Tallies),
        scope: Scope::Tallies,
        geometry: "geometry-point",
    },
    About {
        id: "articles",
        title: "Articles",
        description: "What was read: title, publisher, link and date; the text itself is not served",
        kind: Kind::Stored(Collection::Articles),
        scope: Scope::Articles,
        geometry: "geometry-any",
    },
];

/// The collection with this name.
pub(super) fn about(name: &str) -> Result<&'static About, Problem> {
    COLLECTIONS.iter().find(|c| c.id == name).ok_or_else(|| {
        let known: Vec<_> = COLLECTIONS.iter().map(|c| c.id).collect();
        let shown: String = name.chars().take(80).collect();
        Problem::not_found(format!("no collection `{shown}`; there are {}", known.join(", ")))
    })
}

const CLASSES: &[&str] = &[
    "http://www.opengis.net/spec/ogcapi-common-1/1.0/conf/core",
    "http://www.opengis.net/spec/ogcapi-common-2/1.0/conf/collections",
    "http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/core",
    "http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/oas30",
    "http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/html",
    "http://www.opengis.net/spec/ogcapi-features-1/1.0/conf/geojson",
    "http://www.opengis.net/spec/ogcapi-features-2/1.0/conf/crs",
    "http://www.opengis.net/spec/ogcapi-features-3/1.0/conf/filter",
    "http://www.opengis.net/spec/ogcapi-features-3/1.0/conf/features-filter",
    "http://www.opengis.net/spec/ogcapi-features-3/1.0/conf/queryables",
    "http://www.opengis.net/spec/ogcapi-features-5/1.0/conf/schemas",
    "http://www.opengis.net/spec/ogcapi-features-5/1.0/conf/returnables",
    "http://www.opengis.net/spec/ogcapi-features-5/1.0/conf/sortables",
    "http://www.opengis.net/spec/ogcapi-tiles-1/1.0/conf/core",
    "http://www.opengis.net/spec/ogcapi-tiles-1/1.0/conf/tileset",
    "http://www.opengis.net/spec/ogcapi-tiles-1/1.0/conf/tilesets-list",
    "http://www.opengis.net/spec/ogcapi-tiles-1/1.0/conf/geodata-tilesets",
    "http://www.opengis.net/spec/ogcapi-tiles-1/1.0/conf/mvt",
    "http://www.opengis.net/spec/ogcapi-tiles-1/1.0/conf/oas30",
    "http://www.opengis.net/spec/tms/2.0/conf/tilematrixset",
    "http://www.opengis.net/spec/tms/2.0/conf/json-tilematrixset",
    "http://www.opengis.net/spec/cql2/1.0/conf/cql2-text",
    "http://www.opengis.net/spec/cql2/1.0/conf/cql2-json",
    "http://www.opengis.net/spec/cql2/1.0/conf/basic-cql2",
    "http://www.opengis.net/spec/cql2/1.0/conf/advanced-comparison-operators",
    "http://www.opengis.net/spec/cql2/1.0/conf/case-insensitive-comparison",
    "http://www.opengis.net/spec/cql2/1.0/conf/accent-insensitive-comparison",
    "http://www.opengis.net/spec/cql2/1.0/conf/basic-spatial-functions",
    "http://www.opengis.net/spec/cql2/1.0/conf/basic-spatial-functions-plus",
    "http://www.opengis.net/spec/cql2/1.0/conf/spatial-functions",
    "http://www.opengis.net/spec/cql2/1.0/conf/temporal-functions",
];

const JSON: &str = "application/json";
const HTML: &str = "text/html";
const SCHEMA: &str = "application/schema+json";
const OPENAPI: &str = "application/vnd.oai.openapi+json;version=3.0";

/// A link of a document.
pub(super) fn link(rel: &str, kind: &str, href: &str, title: &str) -> Value {
    json!({"rel": rel, "type": kind, "href": href, "title": title})
}

/// `self` and `alternate` of a document at `path`, which is told in `form`.
fn own_links(base: &str, path: &str, told: Form) -> [Value; 2] {
    let json = |rel| link(rel, JSON, &format!("{base}{path}?f=json"), "this document as JSON");
    let html = |rel| link(rel, HTML, &format!("{base}{path}?f=html"), "this document as a page");
    match told {
        Form::Json => [json("self"), html("alternate")],
        Form::Html => [html("self"), json("alternate")],
    }
}

/// A request for a document that takes no parameters but `f`: its form, and what links begin with.
fn plain(state: &AppState, raw: Option<&str>, headers: &HeaderMap) -> Result<(Form, String), Problem> {
    let (pairs, told) = form(raw, headers)?;
    crate::filter::Query::parse(&pairs, Scope::Nothing)?;
    Ok((told, base(state, headers)))
}

/// `GET /api`
pub(super) async fn landing(
    State(state): State<AppState>,
    RawQuery(raw): RawQuery,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let (told, base) = plain(&state, raw.as_deref(), &headers)?;
    let mut links = own_links(&base, "/api", told).to_vec();
    let at =
        |rel: &str, kind: &str, path: &str, title: &str| link(rel, kind, &format!("{base}{path}"), title);
    links.extend([
        at("service-desc", OPENAPI, "/api/openapi.json", "OpenAPI description"),
        at("service-doc", HTML, "/api/docs", "How to use the API"),
        at("conformance", JSON, "/api/conformance", "What this API conforms to"),
        at(
            "http://www.opengis.net/def/rel/ogc/1.0/conformance",
            JSON,
            "/api/conformance",
            "What this API conforms to",
        ),
        at("data", JSON, "/api/collections", "Collections"),
        at("http://www.opengis.net/def/rel/ogc/1.0/data", JSON, "/api/collections", "Collections"),
        at(
            "http://www.opengis.net/def/rel/ogc/1.0/tilesets-vector",
            JSON,
            "/api/collections/incidents/tiles",
            "Vector tiles of incidents",
        ),
        at(
            "http://www.opengis.net/def/rel/ogc/1.0/tiling-schemes",
            JSON,
            "/api/tileMatrixSets",
            "Tile matrix sets",
        ),
        at("related", "text/event-stream", "/incidents/stream", "Incidents as they change"),
        at("license", "application/json", "/sources.json", "Sources and licences of the data"),
    ]);
    let document = json!({
        "title": "Zonewatch",
        "description": "Incidents read from news reports, with the evidence behind every one.",
        "attribution": crate::format::ATTRIBUTION,
        "links": links,
    });
    Ok(match told {
        Form::Json => json_response(&document),
        Form::Html => html::respond(html::landing(&document)),
    })
}

/// `GET /api/docs`
pub(super) async fn docs(RawQuery(raw): RawQuery) -> Result<Response, Problem> {
    let mut pairs = crate::filter::decode(raw.as_deref().unwrap_or_default());
    pairs.retain(|(name, value)| (name.as_str(), value.as_str()) != ("f", "html"));
    crate::filter::Query::parse(&pairs, Scope::Nothing)?;
    Ok(html::respond(html::docs()))
}

/// `GET /api/conformance`
pub(super) async fn conformance(
    State(state): State<AppState>,
    RawQuery(raw): RawQuery,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let (told, base) = plain(&state, raw.as_deref(), &headers)?;
    let document = json!({"conformsTo": CLASSES, "links": own_links(&base, "/api/conformance", told)});
    Ok(match told {
        Form::Json => json_response(&document),
        Form::Html => html::respond(html::conformance(&document)),
    })
}

/// `GET /api/collections`
pub(super) async fn list(
    State(state): State<AppState>,
    RawQuery(raw): RawQuery,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let (told, base) = plain(&state, raw.as_deref(), &headers)?;
    let mut collections = Vec::new();
    for about in COLLECTIONS {
        collections.push(describe(about, &base, Form::Json, extent(&state, about).await?));
    }
    let crs: Vec<&str> = Crs::ALL.iter().map(|crs| crs.uri()).collect();
    let document = json!({
        "links": own_links(&base, "/api/collections", told), "collections": collections, "crs": crs,
    });
    Ok(match told {
        Form::Json => json_response(&document),
        Form::Html => html::respond(html::collections(&document)),
    })
}

/// `GET /api/collections/{collection}`
pub(super) async fn one(
    State(state): State<AppState>,
    Segments(name): Segments<String>,
    RawQuery(raw): RawQuery,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let about = about(&name)?;
    let (told, base) = plain(&state, raw.as_deref(), &headers)?;
    let document = describe(about, &base, told, extent(&state, about).await?);
    Ok(match told {
        Form::Json => json_response(&document),
        Form::Html => html::respond(html::collection(&document, about.scope.fields())),
    })
}

/// Where and when a collection's features are.
async fn extent(state: &AppState, about: &About) -> Result<Extent, Problem> {
    let Kind::Stored(collection) = about.kind else { return Ok(Extent::default()) };
    let cache = state.extents.clone();
    state
        .read(move |reader| {
            let version = reader.version()?;
            let known = |cache: &super::Extents| {
                cache.get(&collection).filter(|(of, _)| *of == version).map(|(_, extent)| *extent)
            };
            if let Some(extent) = known(&super::locked(&cache)) {
                return Ok(extent);
            }
            let extent = reader.extent(collection)?;
            super::locked(&cache).insert(collection, (version, extent));
            Ok(extent)
        })
        .await
}

fn describe(about: &About, base: &str, told: Form, extent: Extent) -> Value {
    let path = format!("/api/collections/{}", about.id);
    let mut links = own_links(base, &path, told).to_vec();
    let at =
        |rel: &str, kind: &str, end: &str, title: &str| link(rel, kind, &format!("{base}{path}{end}"), title);
    links.extend([
        at("items", "application/geo+json", "/items?f=json", "Features as GeoJSON"),
        at("items", HTML, "/items?f=html", "Features as a page"),
        at(
            "http://www.opengis.net/def/rel/ogc/1.0/queryables",
            SCHEMA,
            "/queryables",
            "What filters can ask for",
        ),
        at(
            "http://www.opengis.net/def/rel/ogc/1.0/sortables",
            SCHEMA,
            "/sortables",
            "What results can be ordered by",
        ),
        at("http://www.opengis.net/def/rel/ogc/1.0/schema", SCHEMA, "/schema", "Properties of the features"),
    ]);
    if about.kind == Kind::Stored(Collection::Incidents) {
        let whole =
            |path: &str, kind: &str, title: &str| link("enclosure", kind, &format!("{base}{path}"), title);
        for format in Format::ALL {
            let path = format!("/incidents.{}", format.extension());
            links.push(whole(&path, format.media_type(), &format!("All incidents: {}", format.about())));
        }
        let tiles = "http://www.opengis.net/def/rel/ogc/1.0/tilesets-vector";
        links.push(link(tiles, JSON, &format!("{base}{path}/tiles"), "Vector tiles"));
        links.push(link(
            "alternate",
            feed::MEDIA_TYPE,
            &format!("{base}/incidents.atom"),
            "What changed, as a feed",
        ));
    }
    let crs: Vec<&str> = Crs::ALL.iter().map(|crs| crs.uri()).collect();
    let mut document = json!({
        "id": about.id,
        "title": about.title,
        "description": about.description,
        "itemType": "feature",
        "crs": crs,
        "storageCrs": Crs::Crs84.uri(),
        "links": links,
    });
    let mut told = Map::new();
    let bbox = match about.kind {
        Kind::Stored(_) => extent.bbox,
        Kind::Zones | Kind::Places => Some([-180.0, -90.0, 180.0, 90.0]),
    };
    if let Some(bbox) = bbox {
        told.insert("spatial".to_owned(), json!({"bbox": [bbox], "crs": Crs::Crs84.uri()}));
    }
    if let Some(days) = extent.days {
        let [start, end] = days.map(|d| crate::filter::day_date(d).map(|d| d.to_string()));
        let moment = |day: Option<String>, time: &str| day.map(|d| format!("{d}T{time}Z"));
        told.insert(
            "temporal".to_owned(),
            json!({
                "interval": [[moment(start, "00:00:00"), moment(end, "23:59:59")]],
                "trs": "http://www.opengis.net/def/uom/ISO-8601/0/Gregorian",
            }),
        );
    }
    if !told.is_empty() {
        document["extent"] = Value::Object(told);
    }
    document
}

/// `GET /api/collections/{collection}/queryables`
pub(super) async fn queryables(
    State(state): State<AppState>,
    Segments(name): Segments<String>,
    RawQuery(raw): RawQuery,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    schema(&state, &name, raw.as_deref(), &headers, "queryables", |f| f.kind.is_queryable())
}

/// `GET /api/collections/{collection}/sortables`
pub(super) async fn sortables(
    State(state): State<AppState>,
    Segments(name): Segments<String>,
    RawQuery(raw): RawQuery,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    schema(&state, &name, raw.as_deref(), &headers, "sortables", |f| f.sort.is_some())
}

/// `GET /api/collections/{collection}/schema`
pub(super) async fn returnables(
    State(state): State<AppState>,
    Segments(name): Segments<String>,
    RawQuery(raw): RawQuery,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    schema(&state, &name, raw.as_deref(), &headers, "schema", |_| true)
}

/// Some fields of a collection as a JSON Schema.
fn schema(
    state: &AppState,
    name: &str,
    raw: Option<&str>,
    headers: &HeaderMap,
    end: &str,
    is_told: impl Fn(&Field) -> bool,
) -> Result<Response, Problem> {
    let about = about(name)?;
    let pairs = super::request::parameters(raw)?;
    crate::filter::Query::parse(&pairs, Scope::Nothing)?;
    let base = base(state, headers);
    let mut properties = Map::new();
    if end != "sortables" {
        let geometry =
            json!({"title": "geometry", "x-ogc-role": "primary-geometry", "format": about.geometry});
        properties.insert("geometry".to_owned(), geometry);
    }
    let told = about.scope.fields().iter().enumerate().filter(|(_, f)| is_told(f));
    for (n, field) in told {
        let mut schema = field_schema(field);
        schema["x-ogc-propertySeq"] = json!(n + 1);
        if field.name == "id" {
            schema["x-ogc-role"] = json!("id");
        }
        properties.insert(field.name.to_owned(), schema);
    }
    let document = json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": format!("{base}/api/collections/{name}/{end}"),
        "type": "object",
        "title": about.title,
        "description": about.description,
        "properties": properties,
        "additionalProperties": false,
    });
    Ok(typed(SCHEMA, document.to_string()))
}

/// What a field holds, as a JSON Schema; null is told apart by whoever needs it.
pub(super) fn field_schema(field: &Field) -> Value {
    let mut schema = match field.kind {
        FieldKind::Text => json!({"type": "string"}),
        FieldKind::Word(words) => json!({"type": "string", "enum": words()}),
        FieldKind::Integer => json!({"type": "integer"}),
        FieldKind::Number => json!({"type": "number"}),
        FieldKind::Date => json!({"type": "string", "format": "date"}),
        FieldKind::Instant => json!({"type": "string", "format": "date-time"}),
        FieldKind::Nested => json!({"type": "array", "items": {}}),
    };
    schema["title"] = json!(field.name);
    schema["description"] = json!(field.about);
    schema
}

fn json_response(value: &Value) -> Response {
    typed(JSON, value.to_string())
}
