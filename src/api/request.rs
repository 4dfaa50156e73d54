//! What requests have in common: parameters, the address clients see, conditional requests.

use super::{AppState, Problem};
use crate::filter::{self, decode};
use axum::body::Body;
use axum::extract::{FromRequestParts, Path};
use axum::http::request::Parts;
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};

/// The named parts of a path; what cannot be decoded is nowhere to be found.
pub(super) struct Segments<T>(pub(super) T);

impl<T: serde::de::DeserializeOwned + Send, S: Send + Sync> FromRequestParts<S> for Segments<T> {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Problem> {
        match Path::<T>::from_request_parts(parts, state).await {
            Ok(Path(segments)) => Ok(Self(segments)),
            Err(rejection) => Err(Problem::not_found(rejection.body_text())),
        }
    }
}

/// The form of an answer that comes in two.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Form {
    /// JSON or GeoJSON, for programs.
    Json,
    /// A page, for people.
    Html,
}

impl Form {
    /// Its name as the value of `f`.
    pub(super) const fn name(self) -> &'static str {
        match self {
            Self::Json => "json",
            Self::Html => "html",
        }
    }
}

/// Decoded parameters, and the form asked for: by `f`, else by what the client accepts.
pub(super) fn form(
    query: Option<&str>,
    headers: &HeaderMap,
) -> Result<(Vec<(String, String)>, Form), Problem> {
    let mut pairs = decode(query.unwrap_or_default());
    let form = match pairs.iter().position(|(name, _)| name == "f").map(|n| pairs.remove(n).1) {
        Some(named) => match named.as_str() {
            "json" | "geojson" => Form::Json,
            "html" => Form::Html,
            _ => return Err(filter::Error::new("f", "expected `json` or `html`").into()),
        },
        None => accepted(headers),
    };
    Ok((pairs, form))
}

/// HTML for whoever prefers it, which is browsers; JSON for everyone else.
fn accepted(headers: &HeaderMap) -> Form {
    let mut best = (0.0, Form::Json);
    let lists = headers.get_all(header::ACCEPT).iter().filter_map(|h| h.to_str().ok());
    for entry in lists.flat_map(|list| list.split(',')) {
        let mut parts = entry.split(';').map(str::trim);
        let form = match parts.next() {
            Some("text/html" | "application/xhtml+xml") => Form::Html,
            Some("application/json" | "application/geo+json" | "application/*" | "*/*") => Form::Json,
            _ => continue,
        };
        let weight = parts.find_map(|p| p.strip_prefix("q=")).and_then(|q| q.parse().ok()).unwrap_or(1.0);
        if weight > best.0 {
            best = (weight, form);
        }
    }
    best.1
}

/// Decoded parameters of a route that answers in one form; `f` may name that.
pub(super) fn parameters(query: Option<&str>) -> Result<Vec<(String, String)>, Problem> {
    let (pairs, form) = form(query, &HeaderMap::new())?;
    if form == Form::Html {
        return Err(filter::Error::new("f", "expected `json`").into());
    }
    Ok(pairs)
}

/// Refuses parameters where a route has none.
pub(super) fn no_parameters(query: Option<&str>) -> Result<(), Problem> {
    filter::Query::parse(&parameters(query)?, filter::Scope::Nothing).map(|_| ()).map_err(Problem::from)
}

/// Scheme and authority that links in answers begin with, without a slash at the end.
pub(super) fn base(state: &AppState, headers: &HeaderMap) -> String {
    if let Some(url) = &state.config.public_url {
        return url.trim_end_matches('/').to_owned();
    }
    let is_authority = |h: &&str| {
        !h.is_empty()
            && h.bytes().all(|b| b.is_ascii_alphanumeric() || b".-:[]_".contains(&b))
            && h.len() < 260
    };
    let host = headers.get(header::HOST).and_then(|h| h.to_str().ok()).filter(is_authority);
    host.map_or_else(String::new, |host| format!("http://{host}"))
}

/// Weak entity tag of an answer: the data's version and what was asked for.
pub(super) fn etag(version: i64, parts: &[&str]) -> String {
    let mut hash = blake3::Hasher::new();
    for part in [&[env!("CARGO_PKG_VERSION")], parts].concat() {
        hash.update(part.as_bytes()).update(b"\0");
    }
    format!("W/\"{version:x}-{}\"", &hash.finalize().to_hex()[..12])
}

/// Whether the client has what `etag` names (weak comparison, RFC 9110 section 13.1.2).
pub(super) fn has_current(headers: &HeaderMap, etag: &str) -> bool {
    let strong = |tag: &str| tag.trim().trim_start_matches("W/").to_owned();
    headers
        .get_all(header::IF_NONE_MATCH)
        .iter()
        .filter_map(|h| h.to_str().ok())
        .any(|list| list.trim() == "*" || list.split(',').any(|tag| strong(tag) == strong(etag)))
}

/// 304 with the tag.
pub(super) fn not_modified(etag: &str) -> Response {
    tagged(StatusCode::NOT_MODIFIED.into_response(), etag)
}

/// Adds the tag, and that caches must ask before they use the answer.
pub(super) fn tagged(mut response: Response, etag: &str) -> Response {
    if let Ok(value) = HeaderValue::from_str(etag) {
        response.headers_mut().insert(header::ETAG, value);
    }
    response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("no-cache"));
    response
}

/// 200 with `body` of type `kind`.
pub(super) fn typed(kind: &'static str, body: impl Into<Body>) -> Response {
    ([(header::CONTENT_TYPE, HeaderValue::from_static(kind))], body.into()).into_response()
}

/// A query string of `pairs`, with `?`; empty for none.
pub(super) fn query_string<'a>(pairs: impl Iterator<Item = (&'a str, &'a str)>) -> String {
    let query = form_urlencoded::Serializer::new(String::new()).extend_pairs(pairs).finish();
    if query.is_empty() { query } else { format!("?{query}") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn browsers_get_pages_and_programs_get_json() {
        for (accept, form) in [
            ("text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8", Form::Html),
            ("application/geo+json, application/json", Form::Json),
            ("*/*", Form::Json),
            ("text/html;q=0.5, application/json", Form::Json),
            ("application/json;q=0.1, text/html;q=0.2", Form::Html),
            ("image/png", Form::Json),
        ] {
            let mut headers = HeaderMap::new();
            headers.insert(header::ACCEPT, HeaderValue::from_static(accept));
            assert_eq!(accepted(&headers), form, "{accept}");
        }
        assert_eq!(accepted(&HeaderMap::new()), Form::Json);
    }
}
