//! `POST /api/articles`: articles over HTTP, for those who know the operator's token. Off unless a token is set.

use super::request::{parameters, typed};
use super::{AppState, Problem};
use crate::filter::Error;
use crate::store::{Input, Prepared};
use crate::text;
use axum::body::Bytes;
use axum::extract::rejection::BytesRejection;
use axum::extract::{RawQuery, State};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::Response;
use jiff::Timestamp;
use jiff::civil::Date;
use serde_json::{Value, json};

/// Largest body, in bytes.
pub(super) const LARGEST: usize = 8 * 1024 * 1024;
/// Shortest token that is accepted at the start.
pub const SHORTEST_TOKEN: usize = 16;

/// `POST /api/articles`: one article as text, Markdown with front matter or HTML, or several as JSON or JSON Lines.
pub(super) async fn add(
    State(state): State<AppState>,
    RawQuery(raw): RawQuery,
    headers: HeaderMap,
    body: Result<Bytes, BytesRejection>,
) -> Result<Response, Problem> {
    allow(state.config.token.as_deref(), &headers)?;
    read_in(&state, raw.as_deref(), &headers, body).await
}

/// Whether the request carries the token.
fn allow(token: Option<&str>, headers: &HeaderMap) -> Result<(), Problem> {
    let Some(token) = token else {
        let detail =
            "articles are not taken over HTTP; the operator may allow it with --token or ZONEWATCH_TOKEN";
        return Err(Problem::new(StatusCode::FORBIDDEN, detail));
    };
    let given = headers
        .get(header::AUTHORIZATION)
        .and_then(|h| h.to_str().ok())
        .and_then(|h| h.split_once(' '))
        .filter(|(scheme, _)| scheme.eq_ignore_ascii_case("bearer"))
        .map(|(_, token)| token.trim());
    // Hashes compare in constant time, and of unequal tokens they tell nothing.
    let is_allowed = given.is_some_and(|g| blake3::hash(g.as_bytes()) == blake3::hash(token.as_bytes()));
    if is_allowed {
        Ok(())
    } else {
        Err(Problem::new(StatusCode::UNAUTHORIZED, "send the token as `Authorization: Bearer TOKEN`"))
    }
}

async fn read_in(
    state: &AppState,
    raw: Option<&str>,
    headers: &HeaderMap,
    body: Result<Bytes, BytesRejection>,
) -> Result<Response, Problem> {
    let mut published: Option<Date> = None;
    for (name, value) in parameters(raw)? {
        if name != "published" || published.is_some() {
            return Err(Error::new(&name, "is not known here, or given twice; known is published").into());
        }
        let day = value.parse().map_err(|_| Error::new("published", "expected a date like 2025-11-05"))?;
        published = Some(day);
    }
    let body = body.map_err(|rejection| Problem::new(rejection.status(), rejection.body_text()))?;
    let kind = headers.get(header::CONTENT_TYPE).and_then(|h| h.to_str().ok()).unwrap_or_default();
    let kind = kind.split(';').next().unwrap_or_default().trim().to_ascii_lowercase();
    let (name, body) = match kind.as_str() {
        "text/plain" => ("article.txt", body),
        "text/markdown" => ("article.md", body),
        "text/html" => ("article.html", body),
        "application/x-ndjson" | "application/jsonl" => ("article.jsonl", body),
        "application/json" => ("article.jsonl", lines(&body)?),
        _ => {
            let detail =
                "expected text/plain, text/markdown, text/html, application/json or application/x-ndjson";
            return Err(Problem::new(StatusCode::UNSUPPORTED_MEDIA_TYPE, detail));
        }
    };
    let permit = state.permits.clone().acquire_owned().await.map_err(|e| Problem::internal(&e))?;
    let store = state.store.clone();
    let task = tokio::task::spawn_blocking(move || {
        let _permit = permit;
        let articles = text::read(name, &body, published)
            .map_err(|e| Problem::new(StatusCode::BAD_REQUEST, format!("the body is no article: {e}")))?;
        let inputs: Vec<Input> = articles.into_iter().map(|a| Input::read(a, None)).collect();
        let ids: Vec<String> = inputs.iter().map(|i| i.record.article.id.clone()).collect();
        let done = store.store(Prepared::new(inputs)?, Timestamp::now())?;
        Ok::<_, Problem>(json!({
            "articles": ids,
            "added": done.added,
            "changed": done.changed,
            "unchanged": done.unchanged,
            "incidents": {
                "created": done.created, "updated": done.updated, "merged": done.merged, "deleted": done.deleted,
            },
        }))
    });
    let summary = task.await.map_err(|e| Problem::internal(&e))??;
    Ok(typed("application/json", summary.to_string()))
}

/// One JSON object or a list of them as JSON Lines.
fn lines(body: &[u8]) -> Result<Bytes, Problem> {
    let wrong = |detail: String| Problem::new(StatusCode::BAD_REQUEST, detail);
    let value: Value =
        serde_json::from_slice(body).map_err(|e| wrong(format!("the body is no JSON: {e}")))?;
    let list = if let Value::Array(list) = value { list } else { vec![value] };
    let lines: Vec<String> = list.iter().map(Value::to_string).collect();
    Ok(lines.join("\n").into())
}
