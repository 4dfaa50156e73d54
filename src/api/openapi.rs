//! `/api/openapi.json`: the description of the API (OAS 3.0), made from the tables that requests are checked against.

use super::collections::{About, COLLECTIONS, field_schema};
use super::items::MAX_LIMIT;
use super::request::{base, form, typed};
use super::{AppState, Problem, aggregate, columns, downloads, evidence, feed, tiles};
use crate::filter::{Crs, FieldKind, PARAMETERS, Parameter, ParameterKind, Query, Scope, SortField};
use crate::format::{Format, MAX_ZOOM, MVT};
use axum::extract::{RawQuery, State};
use axum::http::HeaderMap;
use axum::response::Response;
use serde_json::{Map, Value, json};

/// Media type of the document, as the OGC names it.
const MEDIA_TYPE: &str = "application/vnd.oai.openapi+json;version=3.0";

/// `GET /api/openapi.json`
pub(super) async fn openapi(
    State(state): State<AppState>,
    RawQuery(raw): RawQuery,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let (pairs, _) = form(raw.as_deref(), &headers)?;
    Query::parse(&pairs, Scope::Nothing)?;
    let document = document(&base(&state, &headers), state.config.token.is_some());
    Ok(typed(MEDIA_TYPE, document.to_string()))
}

/// The whole description of a server at `base`.
fn document(base: &str, takes_articles: bool) -> Value {
    let mut document = json!({
        "openapi": "3.0.3",
        "info": {
            "title": "Zonewatch",
            "version": env!("CARGO_PKG_VERSION"),
            "description": "Incidents read from news reports, with the evidence behind every one. Filters are the same \
                on every route. A parameter that is unknown or malformed is answered by 400 and a problem document.",
            "license": {"name": env!("CARGO_PKG_LICENSE")},
        },
        "servers": [{"url": format!("{base}/api")}],
        "tags": [
            {"name": "capabilities", "description": "What there is"},
            {"name": "features", "description": "Pages of features, and single ones"},
            {"name": "tiles", "description": "Vector tiles of incidents"},
            {"name": "incidents", "description": "Incidents as counts, columns, files and a stream"},
        ],
        "paths": paths(base, takes_articles),
        "components": {"parameters": parameters(), "schemas": schemas(), "responses": responses()},
    });
    if takes_articles {
        document["components"]["securitySchemes"] = json!({"bearer": {"type": "http", "scheme": "bearer"}});
    }
    document
}

fn paths(base: &str, takes_articles: bool) -> Value {
    let mut paths = Map::new();
    let mut add = |path: String, operation: Value| paths.insert(path, json!({"get": operation}));
    let f = || vec![reference("parameters", "f")];
    for (path, id, summary, schema) in [
        ("/", "getLandingPage", "Landing page", "landingPage"),
        ("/conformance", "getConformance", "What this API conforms to", "conformance"),
        ("/collections", "getCollections", "The collections", "collections"),
    ] {
        add(path.to_owned(), operation(id, "capabilities", summary, &f(), &both("application/json", schema)));
    }
    for about in COLLECTIONS {
        let path = format!("/collections/{}", about.id);
        let name = |verb: &str| format!("{verb}_{}", about.id);
        let one = both("application/json", "collection");
        add(path.clone(), operation(&name("describe"), "capabilities", about.title, &f(), &one));
        for (end, title) in [
            ("queryables", "what filters can ask for"),
            ("sortables", "what results can be ordered by"),
            ("schema", "properties of the features"),
        ] {
            let summary = format!("{}: {title}", about.title);
            let answer = json!({"application/schema+json": {"schema": {"type": "object"}}});
            let only_json = vec![reference("parameters", "f-json")];
            add(
                format!("{path}/{end}"),
                operation(&name(end), "capabilities", &summary, &only_json, &answer),
            );
        }
        let summary = format!("{}: a page of features", about.title);
        let page = both("application/geo+json", &format!("{}Page", about.id));
        let mut items =
            operation(&name("list"), "features", &summary, &scope_parameters(about.scope, true), &page);
        items["responses"]["200"]["headers"] = json!({
            "Content-Crs": {"schema": {"type": "string"}, "description": "Reference system of the coordinates"},
            "ETag": {"schema": {"type": "string"}, "description": "Stands for this answer"},
        });
        add(format!("{path}/items"), items);
        let mut parameters = scope_parameters(Scope::Item, true);
        parameters.push(reference("parameters", "featureId"));
        let feature = both("application/geo+json", &format!("{}Feature", about.id));
        let summary = format!("{}: one feature", about.title);
        let mut one = operation(&name("get"), "features", &summary, &parameters, &feature);
        one["responses"]["404"] = reference("responses", "notFound");
        if about.id == "incidents" {
            one["responses"]["308"] = json!({
                "description": "The incident is part of another now; `Location` leads to it",
            });
        }
        add(format!("{path}/items/{{featureId}}"), one);
    }
    let parameters = ["featureId", "f-json"].map(|name| reference("parameters", name));
    let answer = json!({"application/json": {"schema": reference("schemas", "evidence")}});
    let mut words = operation(
        "evidence",
        "incidents",
        "The words behind every field of an incident",
        &parameters,
        &answer,
    );
    words["description"] = json!(evidence::ABOUT);
    words["responses"]["404"] = reference("responses", "notFound");
    words["responses"]["308"] =
        json!({"description": "The incident is part of another now; `Location` leads to it"});
    add("/collections/incidents/items/{featureId}/evidence".to_owned(), words);
    for (path, id, summary, scope, schema) in [
        ("columns", "columns", "Incidents as columns", Scope::Columns, "columns"),
        (
            "aggregate",
            "aggregate",
            "Counts of incidents by time, place and kind",
            Scope::Aggregate,
            "aggregate",
        ),
    ] {
        let answer = json!({"application/json": {"schema": reference("schemas", schema)}});
        let path = format!("/collections/incidents/{path}");
        let mut told = operation(id, "incidents", summary, &scope_parameters(scope, false), &answer);
        told["description"] = json!(if id == "columns" { columns::ABOUT } else { aggregate::ABOUT });
        add(path, told);
    }
    add_tiles(&mut paths);
    let text = || json!({"type": "string"});
    let mut add_file = |end: &str, scope, kind: &str, schema: Value, summary: &str| {
        let mut list = scope_parameters(scope, false);
        if scope == Scope::Stream {
            list.push(reference("parameters", "last_event_id"));
        }
        let answer = json!({kind: {"schema": schema}});
        let summary = format!("Incidents: {summary}");
        let path_item = json!({
            "get": operation(&end[1..], "incidents", &summary, &list, &answer),
            "servers": [{"url": if base.is_empty() { "/" } else { base }}],
        });
        paths.insert(format!("/incidents{end}"), path_item);
    };
    for format in Format::ALL {
        let schema = match format {
            Format::Geojson => reference("schemas", "incidentsFile"),
            Format::Gpkg | Format::Fgb => json!({"type": "string", "format": "binary"}),
            _ => text(),
        };
        let end = format!(".{}", format.extension());
        add_file(&end, downloads::scope(format), format.media_type(), schema, format.about());
    }
    add_file(".atom", Scope::Download, feed::MEDIA_TYPE, text(), "a feed (Atom with GeoRSS), newest first");
    add_file("/stream", Scope::Stream, "text/event-stream", text(), "server-sent events");
    if takes_articles {
        paths.insert("/articles".to_owned(), json!({"post": take_article()}));
    }
    Value::Object(paths)
}

/// Tiles, with the names of operations that OGC API Tiles asks for.
fn add_tiles(paths: &mut Map<String, Value>) {
    let json = json!({"application/json": {"schema": {"type": "object"}}});
    let plain = || vec![reference("parameters", "f-json")];
    let tiles = "/collections/incidents/tiles";
    for (path, id, summary) in [
        (tiles.to_owned(), "incidents.collection.vector.getTileSetsList", "Tilesets of incidents"),
        (
            format!("{tiles}/WebMercatorQuad"),
            "incidents.collection.vector.getTileSet",
            "The tileset of incidents",
        ),
        ("/tileMatrixSets".to_owned(), "getTileMatrixSetsList", "Tile matrix sets"),
        ("/tileMatrixSets/WebMercatorQuad".to_owned(), "getTileMatrixSet", "The tile matrix set"),
    ] {
        paths.insert(path, json!({"get": operation(id, "tiles", summary, &plain(), &json)}));
    }
    let mut parameters: Vec<Value> =
        ["tileMatrix", "tileRow", "tileCol"].map(|name| reference("parameters", name)).into();
    parameters
        .extend(Scope::Tile.parameters().map(|p| reference("parameters", &component_name(p, Scope::Tile))));
    parameters.push(reference("parameters", "f-mvt"));
    let answer = json!({MVT: {"schema": {"type": "string", "format": "binary"}}});
    let mut tile = operation(
        "incidents.collection.vector.getTile",
        "tiles",
        "A tile of incidents",
        &parameters,
        &answer,
    );
    tile["description"] = json!(tiles::ABOUT);
    tile["responses"]["204"] = json!({"description": "No incident is in this tile"});
    tile["responses"]["404"] = reference("responses", "notFound");
    let path = format!("{tiles}/WebMercatorQuad/{{tileMatrix}}/{{tileRow}}/{{tileCol}}");
    paths.insert(path, json!({"get": tile}));
}

/// `POST /api/articles`
fn take_article() -> Value {
    let text = json!({"schema": {"type": "string"}});
    json!({
        "operationId": "addArticles",
        "tags": ["incidents"],
        "summary": "Read articles in",
        "security": [{"bearer": []}],
        "parameters": [{
            "name": "published", "in": "query", "required": false, "schema": {"type": "string", "format": "date"},
            "description": "Publication date of articles that carry none",
        }],
        "requestBody": {"required": true, "content": {
            "text/plain": text, "text/markdown": text, "text/html": text, "application/x-ndjson": text,
            "application/json": {"schema": {}},
        }},
        "responses": {
            "200": {
                "description": "What was done",
                "content": {"application/json": {"schema": reference("schemas", "summary")}},
            },
            "400": reference("responses", "badRequest"),
            "401": reference("responses", "unauthorized"),
            "413": reference("responses", "tooLarge"),
            "415": reference("responses", "unsupported"),
            "500": reference("responses", "failed"),
        },
    })
}

fn reference(kind: &str, name: &str) -> Value {
    json!({"$ref": format!("#/components/{kind}/{name}")})
}

fn operation(id: &str, tag: &str, summary: &str, parameters: &[Value], content: &Value) -> Value {
    json!({
        "operationId": id,
        "tags": [tag],
        "summary": summary,
        "parameters": parameters,
        "responses": {
            "200": {"description": summary, "content": content},
            "304": {"description": "What the client has is current"},
            "400": reference("responses", "badRequest"),
            "500": reference("responses", "failed"),
        },
    })
}

/// JSON of a schema, or a page.
fn both(kind: &str, schema: &str) -> Value {
    json!({
        kind: {"schema": reference("schemas", schema)},
        "text/html; charset=utf-8": {"schema": {"type": "string"}},
    })
}

fn scope_parameters(scope: Scope, has_pages: bool) -> Vec<Value> {
    let names = scope.parameters().map(|p| component_name(p, scope));
    let mut list: Vec<Value> = names.map(|name| reference("parameters", &name)).collect();
    list.push(reference("parameters", if has_pages { "f" } else { "f-json" }));
    list
}

/// What a parameter is called in the document: names of properties differ from collection to collection.
fn component_name(parameter: &Parameter, scope: Scope) -> String {
    match (parameter.kind, COLLECTIONS.iter().find(|c| c.scope == scope)) {
        (ParameterKind::Names, Some(about)) => format!("{}-{}", parameter.name, about.id),
        (ParameterKind::Names, None) => format!("{}-incidents", parameter.name),
        _ => parameter.name.to_owned(),
    }
}

fn parameters() -> Value {
    let mut all = Map::new();
    for parameter in PARAMETERS {
        let is_named = matches!(parameter.kind, ParameterKind::Names);
        let scopes =
            if is_named { COLLECTIONS.iter().map(|c| c.scope).collect() } else { vec![Scope::Incidents] };
        for scope in scopes {
            all.insert(component_name(parameter, scope), parameter_object(parameter, scope));
        }
    }
    let text = |name: &str, place: &str, about: &str, schema: Value| json!({"name": name, "in": place, "required": place == "path", "description": about, "schema": schema});
    let forms = |list: &[&str]| json!({"type": "string", "enum": list});
    all.insert(
        "f".into(),
        text("f", "query", "Form of the answer; else by `Accept`.", forms(&["json", "html"])),
    );
    all.insert("f-json".into(), text("f", "query", "Form of the answer.", forms(&["json"])));
    let id = json!({"type": "string", "minLength": 1});
    all.insert("featureId".into(), text("featureId", "path", "Id of the feature.", id));
    all.insert("f-mvt".into(), text("f", "query", "Form of the answer.", forms(&["mvt"])));
    for (name, about) in [
        ("tileMatrix", "Zoom: 0 for the whole world."),
        ("tileRow", "Row, from the north."),
        ("tileCol", "Column, from the west."),
    ] {
        let most = if name == "tileMatrix" { MAX_ZOOM.into() } else { (1_u32 << MAX_ZOOM) - 1 };
        let number = json!({"type": "integer", "minimum": 0, "maximum": most});
        all.insert(name.into(), text(name, "path", about, number));
    }
    let number = json!({"type": "string", "pattern": "^[0-9]{1,18}$"});
    let about = "Id of the last event the client has had; the stream goes on behind it.";
    all.insert("last_event_id".into(), text("last_event_id", "query", about, number));
    Value::Object(all)
}

fn parameter_object(parameter: &Parameter, scope: Scope) -> Value {
    let list = |items: Value| json!({"type": "array", "minItems": 1, "items": items});
    let schema = match parameter.kind {
        ParameterKind::Box => {
            json!({"type": "array", "minItems": 4, "maxItems": 6, "items": {"type": "number"}})
        }
        ParameterKind::Interval => json!({"type": "string"}),
        ParameterKind::Day => json!({"type": "string", "format": "date"}),
        ParameterKind::Words(words) => list(json!({"type": "string", "enum": words()})),
        ParameterKind::Word(words) => json!({"type": "string", "enum": words()}),
        ParameterKind::Text if parameter.name == "by" => {
            let groupings: Vec<&str> = aggregate::groupings().collect();
            let mut by = list(json!({"type": "string", "enum": groupings}));
            by["maxItems"] = json!(aggregate::MOST);
            by["uniqueItems"] = json!(true);
            by
        }
        ParameterKind::Text => json!({"type": "string", "minLength": 1}),
        ParameterKind::Flag => json!({"type": "boolean"}),
        ParameterKind::Limit => {
            json!({"type": "integer", "minimum": 1, "maximum": MAX_LIMIT, "default": 100})
        }
        ParameterKind::Order => {
            let names = SortField::NAMES.iter().map(|(name, _)| *name);
            let signed: Vec<String> =
                names.flat_map(|name| ["", "-", "+"].map(|sign| format!("{sign}{name}"))).collect();
            json!({"type": "string", "enum": signed})
        }
        ParameterKind::Names => {
            let names: Vec<&str> = scope.fields().iter().map(|f| f.name).collect();
            list(json!({"type": "string", "enum": names}))
        }
        ParameterKind::Uri => {
            let known: Vec<&str> = Crs::ALL.iter().map(|crs| crs.uri()).collect();
            json!({"type": "string", "format": "uri", "enum": known})
        }
    };
    let mut object = json!({
        "name": parameter.name,
        "in": "query",
        "required": parameter.name == "by",
        "description": parameter.about,
        "schema": schema,
    });
    object["style"] = json!("form");
    object["explode"] = json!(false);
    object
}

/// The schema of a value that may be null.
fn nullable(mut schema: Value) -> Value {
    schema["nullable"] = json!(true);
    if let Some(words) = schema.get_mut("enum").and_then(Value::as_array_mut) {
        words.push(Value::Null);
    }
    schema
}

fn schemas() -> Value {
    let text = || json!({"type": "string"});
    let links = || json!({"type": "array", "items": reference("schemas", "link")});
    let count = || json!({"type": "integer", "minimum": 0});
    let mut all: Map<String, Value> = [
        (
            "link",
            json!({
                "type": "object", "required": ["href", "rel"],
                "properties": {"href": text(), "rel": text(), "type": text(), "title": text()},
            }),
        ),
        (
            "landingPage",
            json!({
                "type": "object", "required": ["links"],
                "properties": {"title": text(), "description": text(), "attribution": text(), "links": links()},
            }),
        ),
        (
            "conformance",
            json!({
                "type": "object", "required": ["conformsTo"],
                "properties": {"conformsTo": {"type": "array", "items": text()}, "links": links()},
            }),
        ),
        (
            "collections",
            json!({
                "type": "object", "required": ["links", "collections"],
                "properties": {
                    "links": links(),
                    "collections": {"type": "array", "items": reference("schemas", "collection")},
                    "crs": {"type": "array", "items": text()},
                },
            }),
        ),
        (
            "collection",
            json!({
                "type": "object", "required": ["id", "links"],
                "properties": {
                    "id": text(), "title": text(), "description": text(), "itemType": text(), "storageCrs": text(),
                    "links": links(), "crs": {"type": "array", "items": text()}, "extent": {"type": "object"},
                },
            }),
        ),
        ("problem", problem_schema()),
        (
            "geometry",
            json!({
                "type": "object", "nullable": true, "required": ["type"],
                "properties": {
                    "type": {"type": "string", "enum": ["Point", "LineString", "Polygon", "MultiPolygon", "MultiLineString"]},
                    "coordinates": {"type": "array", "items": {}},
                },
            }),
        ),
        (
            "columns",
            json!({
                "type": "object", "required": ["numberMatched", "numberReturned", "cursor", "dictionaries", "columns"],
                "properties": {
                    "attribution": text(), "numberMatched": count(), "numberReturned": count(), "cursor": text(),
                    "dictionaries": {"type": "object", "additionalProperties": {"type": "array", "items": text()}},
                    "columns": {
                        "type": "object", "required": ["lon", "lat", "id"],
                        "additionalProperties": {"type": "array", "items": {}},
                    },
                },
            }),
        ),
        (
            "aggregate",
            json!({
                "type": "object", "required": ["by", "numberMatched", "cursor", "groups"],
                "properties": {
                    "by": {"type": "array", "items": text()}, "numberMatched": count(), "cursor": text(),
                    "groups": {"type": "array", "items": {
                        "type": "object", "required": ["count"], "properties": {"count": count()},
                        "additionalProperties": {"type": "string", "nullable": true},
                    }},
                },
            }),
        ),
        ("evidence", evidence_schema()),
        (
            "summary",
            json!({
                "type": "object", "required": ["articles", "added", "changed", "unchanged", "incidents"],
                "properties": {
                    "articles": {"type": "array", "items": text()},
                    "added": count(), "changed": count(), "unchanged": count(),
                    "incidents": {"type": "object", "additionalProperties": count()},
                },
            }),
        ),
    ]
    .map(|(name, schema)| (name.to_owned(), schema))
    .into_iter()
    .collect();
    for about in COLLECTIONS {
        all.insert(format!("{}Feature", about.id), feature_schema(about));
        let mut page = json!({
            "type": "object", "required": ["type", "features", "numberMatched", "numberReturned", "timeStamp", "links"],
            "properties": {
                "type": {"type": "string", "enum": ["FeatureCollection"]},
                "attribution": text(),
                "numberMatched": count(), "numberReturned": count(),
                "timeStamp": {"type": "string", "format": "date-time"},
                "cursor": text(),
                "links": links(),
            },
        });
        page["properties"]["features"] =
            json!({"type": "array", "items": reference("schemas", &format!("{}Feature", about.id))});
        all.insert(format!("{}Page", about.id), page);
    }
    all.insert(
        "incidentsFile".to_owned(),
        json!({
            "type": "object", "required": ["type", "features"],
            "properties": {
                "type": {"type": "string", "enum": ["FeatureCollection"]},
                "features": {"type": "array", "items": reference("schemas", "incidentsFeature")},
            },
        }),
    );
    Value::Object(all)
}

fn evidence_schema() -> Value {
    let text = || json!({"type": "string"});
    let count = |about: &str| json!({"type": "integer", "minimum": 0, "description": about});
    let article = |about| count(&format!("{about}, in Unicode code points of the article"));
    let quote = |about| count(&format!("{about}, in Unicode code points of the quote's text"));
    let object = |required: &[&str], properties: Value| json!({"type": "object", "required": required, "additionalProperties": false, "properties": properties});
    let list = |items: Value| json!({"type": "array", "items": items});
    let fields = ["type", "place", "date", "killed", "injured", "detained", "attributed_to", "actor"];
    object(
        &["incident", "sources"],
        json!({"incident": text(), "sources": list(object(
            &["article_id", "quotes", "fields"],
            json!({
                "article_id": text(),
                "quotes": list(object(
                    &["text", "start", "end"],
                    json!({"text": text(), "start": article("First character"), "end": article("One past the last")}),
                )),
                "fields": list(object(
                    &["field", "quote", "start", "end", "rule"],
                    json!({
                        "field": {"type": "string", "enum": fields},
                        "name": {"type": "string", "description": "actor: the name among the incident's actors"},
                        "quote": count("Which of the quotes, from 0"),
                        "start": quote("First character"), "end": quote("One past the last"),
                        "rule": {"type": "string", "description": "Name of the rule that read it"},
                    }),
                )),
            }),
        ))}),
    )
}

fn problem_schema() -> Value {
    json!({
        "type": "object", "required": ["type", "title", "status", "detail"],
        "description": "RFC 9457",
        "properties": {
            "type": {"type": "string"}, "title": {"type": "string"}, "status": {"type": "integer"},
            "detail": {"type": "string"},
            "parameter": {"type": "string", "description": "The parameter at fault"},
        },
    })
}

fn feature_schema(about: &About) -> Value {
    let mut properties = Map::new();
    for field in about.scope.fields() {
        let schema = match field.kind {
            FieldKind::Nested => field_schema(field),
            _ => nullable(field_schema(field)),
        };
        properties.insert(field.name.to_owned(), schema);
    }
    json!({
        "type": "object", "required": ["type", "id", "geometry", "properties"],
        "properties": {
            "type": {"type": "string", "enum": ["Feature"]},
            "id": {"type": "string"},
            "geometry": reference("schemas", "geometry"),
            "properties": {"type": "object", "properties": properties, "additionalProperties": false},
            "links": {"type": "array", "items": reference("schemas", "link")},
        },
    })
}

fn responses() -> Value {
    let problem = |description: &str| {
        json!({
            "description": description,
            "content": {"application/problem+json": {"schema": reference("schemas", "problem")}},
        })
    };
    json!({
        "badRequest": problem("A parameter is unknown or malformed; `parameter` names it"),
        "notFound": problem("There is no such feature"),
        "unauthorized": problem("The token is missing or wrong"),
        "tooLarge": problem("The body is too large"),
        "unsupported": problem("The body is of no type that is read here"),
        "failed": problem("The server could not answer"),
    })
}
