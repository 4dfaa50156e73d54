//! `/api/collections/incidents/items/{id}/evidence`: which words of which source each field of an incident was read from.
//!
//! Apart from the feature, which GIS programs read by the thousand and which stays small and fast.

use super::request::{Segments, etag, has_current, no_parameters, not_modified, tagged, typed};
use super::{AppState, Problem};
use crate::store::Found;
use axum::extract::{RawQuery, State};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde_json::json;

/// What the answer is, for the API's description.
pub(super) const ABOUT: &str = "For every source, in the order of the incident's `sources`: its quotes, and for each field \
    the characters of a quote it was read from, with the name of the rule. `start` and `end` of a field are half-open and \
    count Unicode code points of the quote's `text` (not UTF-16 units, not bytes); those of a quote count code points of \
    the article. A field that was carried over from the rest of the article has no entry.";

/// `GET /api/collections/incidents/items/{id}/evidence`
pub(super) async fn evidence(
    State(state): State<AppState>,
    Segments(id): Segments<String>,
    RawQuery(raw): RawQuery,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    no_parameters(raw.as_deref())?;
    state.read_briefly(|reader| {
        let tag = etag(reader.version()?, &["evidence", &id]);
        if has_current(&headers, &tag) {
            return Ok(not_modified(&tag));
        }
        match reader.incident(&id)? {
            Found::Feature(_) => {}
            Found::Merged(target) => {
                let to = format!("/api/collections/incidents/items/{target}/evidence");
                return Ok((StatusCode::PERMANENT_REDIRECT, [(header::LOCATION, to)]).into_response());
            }
            Found::Nothing => {
                let shown: String = id.chars().take(80).collect();
                return Err(Problem::not_found(format!("no incident `{shown}`")));
            }
        }
        let told = json!({"incident": id, "sources": reader.evidence(&id)?});
        Ok(tagged(typed("application/json", told.to_string()), &tag))
    })
}
