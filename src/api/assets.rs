//! The page, its settings and the bundled basemap, all from inside the program.

use super::request::{Segments, has_current, no_parameters, not_modified, tagged, typed};
use super::{AppState, Problem};
use crate::gazetteer::{Gazetteer, Script};
use axum::extract::{RawQuery, State};
use axum::http::{HeaderMap, HeaderValue, Uri, header};
use axum::response::Response;
use rust_embed::{EmbeddedFile, RustEmbed};
use serde::Serialize;
use serde_json::json;
use std::collections::BTreeMap;
use std::sync::LazyLock;

/// A tile layer to draw under the incidents.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct TileLayer {
    /// Template with `{z}`, `{x}`, `{y}` and perhaps `{s}`.
    pub url: String,
    /// Who must be named.
    pub attribution: String,
}

impl TileLayer {
    /// The layer, if `url` is a template that can stand in a content security policy.
    pub fn new(url: &str, attribution: &str) -> Result<Self, String> {
        let layer = Self { url: url.to_owned(), attribution: attribution.to_owned() };
        if !["{z}", "{x}", "{y}"].iter().all(|part| url.contains(part)) {
            return Err(format!("`{url}` lacks one of {{z}}, {{x}}, {{y}}"));
        }
        layer
            .origin()
            .map(|_| layer.clone())
            .ok_or_else(|| format!("`{url}` does not begin with https://HOST/"))
    }

    /// Scheme and host as a policy source; `{s}` stands for any subdomain.
    fn origin(&self) -> Option<String> {
        let (scheme, rest) = self.url.split_once("://")?;
        let host = rest.split('/').next()?.replace("{s}.", "*.");
        let is_host =
            !host.is_empty() && host.bytes().all(|b| b.is_ascii_alphanumeric() || b".-:*".contains(&b));
        (matches!(scheme, "http" | "https") && is_host).then(|| format!("{scheme}://{host}"))
    }
}

/// The page as the build program made it.
#[cfg(feature = "web")]
#[derive(RustEmbed)]
#[folder = "$OUT_DIR/web"]
struct Page;

/// The bundled basemap.
#[derive(RustEmbed)]
#[folder = "data/basemap"]
struct Basemap;

#[cfg(feature = "web")]
fn page_file(path: &str) -> Option<EmbeddedFile> {
    Page::get(path)
}

#[cfg(not(feature = "web"))]
fn page_file(_: &str) -> Option<EmbeddedFile> {
    None
}

/// `GET /`
pub(super) async fn page(State(state): State<AppState>, headers: HeaderMap) -> Response {
    let Some(file) = page_file("index.html") else {
        let text = "This zonewatch was built without its web page (--no-default-features). The API is at /api, the \
                    incidents at /incidents.geojson.\n";
        return typed("text/plain; charset=utf-8", text);
    };
    let mut response = embedded(&headers, file, "text/html; charset=utf-8");
    let tiles = state.config.tiles.as_ref().and_then(TileLayer::origin).unwrap_or_default();
    // Others may frame the map (the page offers the code for it): it only reads, and knows no session a frame could misuse.
    let policy = format!(
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: {tiles}; connect-src 'self'; \
         font-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors *"
    );
    if let Ok(policy) = HeaderValue::from_str(&policy) {
        response.headers_mut().insert(header::CONTENT_SECURITY_POLICY, policy);
    }
    response
}

/// Any other path: a file of the page, or 404.
pub(super) async fn other(uri: Uri, headers: HeaderMap) -> Result<Response, Problem> {
    let path = uri.path().trim_start_matches('/');
    let shown: String = uri.path().chars().take(100).collect();
    let file = page_file(path).ok_or_else(|| Problem::not_found(format!("there is nothing at `{shown}`")))?;
    let kind = match path.rsplit('.').next() {
        Some("js" | "mjs") => "text/javascript; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        Some("html") => "text/html; charset=utf-8",
        Some("svg") => "image/svg+xml",
        Some("png") => "image/png",
        Some("ico") => "image/x-icon",
        Some("json" | "map") => "application/json",
        Some("webmanifest") => "application/manifest+json",
        Some("woff2") => "font/woff2",
        Some("txt" | "md") => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    };
    let mut response = embedded(&headers, file, kind);
    // Vite puts a hash of the content into these names.
    if path.starts_with("assets/") {
        let forever = HeaderValue::from_static("public, max-age=31536000, immutable");
        response.headers_mut().insert(header::CACHE_CONTROL, forever);
    }
    Ok(response)
}

/// `GET /config.json`: what the page must know before it draws.
pub(super) async fn config(State(state): State<AppState>) -> Response {
    let tiles = &state.config.tiles;
    let body = json!({"version": env!("CARGO_PKG_VERSION"), "tiles": tiles, "bundled": tiles.is_none()});
    typed("application/json", body.to_string())
}

/// `GET /sources.json`: the bundled data, with source and licence.
pub(super) async fn sources(RawQuery(raw): RawQuery) -> Result<Response, Problem> {
    no_parameters(raw.as_deref())?;
    Ok(typed("application/json", include_str!("../../data/sources.json")))
}

/// `GET /basemap/{name}`: a layer as GeoJSON, or the relief as a picture
pub(super) async fn basemap(
    Segments(name): Segments<String>,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let file = Basemap::get(&name).ok_or_else(|| {
        let known: Vec<_> = Basemap::iter().map(std::borrow::Cow::into_owned).collect();
        Problem::not_found(format!("no such layer; there are {}", known.join(", ")))
    })?;
    let is_picture = name.rsplit('.').next() == Some("png");
    Ok(embedded(&headers, file, if is_picture { "image/png" } else { "application/geo+json" }))
}

/// Names of places by id, for the pages in each language; made once, for tables do not change while the program runs.
static NAMES: LazyLock<[String; 2]> = LazyLock::new(|| {
    [Script::Arabic, Script::Hebrew].map(|script| {
        let names: BTreeMap<&str, String> = Gazetteer::current().names_in(script).collect();
        json!(names).to_string()
    })
});

/// `GET /names/{language}.json`: the names that places of the theatre have in that language's script, by id.
pub(super) async fn names(Segments(file): Segments<String>, headers: HeaderMap) -> Result<Response, Problem> {
    let script = file.strip_suffix(".json").and_then(Script::of_language);
    let script = script.ok_or_else(|| Problem::not_found("there are ar.json and he.json"))?;
    let names = &NAMES[usize::from(script == Script::Hebrew)];
    let tag = format!("W/\"{}\"", &blake3::hash(names.as_bytes()).to_hex()[..16]);
    if has_current(&headers, &tag) {
        return Ok(not_modified(&tag));
    }
    Ok(tagged(typed("application/json", names.clone()), &tag))
}

/// An embedded file, or 304 when the client has it.
fn embedded(headers: &HeaderMap, file: EmbeddedFile, kind: &'static str) -> Response {
    let hash = file.metadata.sha256_hash();
    let tag = format!("W/\"{}\"", &blake3::hash(&hash).to_hex()[..16]);
    if has_current(headers, &tag) {
        not_modified(&tag)
    } else {
        tagged(typed(kind, file.data.into_owned()), &tag)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tile_address_becomes_a_policy_source_or_an_error() {
        let layer = TileLayer::new("https://{s}.tiles.example.org/{z}/{x}/{y}.png", "Example").unwrap();
        assert_eq!(layer.origin().as_deref(), Some("https://*.tiles.example.org"));
        assert!(TileLayer::new("https://tiles.example.org/{z}/{x}.png", "").is_err());
        assert!(TileLayer::new("https://a b; script-src *//{z}/{x}/{y}", "").is_err());
        assert!(TileLayer::new("/tiles/{z}/{x}/{y}.png", "").is_err());
    }
}
