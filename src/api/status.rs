//! For operators: is it alive, how much does it hold.

use super::request::typed;
use super::{AppState, Problem};
use axum::extract::State;
use axum::response::Response;
use serde_json::json;
use std::fmt::Write;
use std::sync::atomic::Ordering;

/// `GET /healthz`: 200 when the database answers.
pub(super) async fn healthz(State(state): State<AppState>) -> Result<Response, Problem> {
    let cursor = state.read(|reader| Ok(reader.cursor()?)).await?;
    let body = json!({"status": "ok", "version": env!("CARGO_PKG_VERSION"), "cursor": cursor.to_string()});
    Ok(typed("application/json", body.to_string()))
}

/// `GET /metrics`: Prometheus text format.
pub(super) async fn metrics(State(state): State<AppState>) -> Result<Response, Problem> {
    let (counts, cursor) = state.read(|reader| Ok((reader.counts()?, reader.cursor()?))).await?;
    let listeners = state.live.listeners().load(Ordering::Relaxed) as u64;
    let mut text = String::new();
    for (name, what, value) in [
        ("zonewatch_articles", "Articles read", counts.articles),
        ("zonewatch_incidents", "Incidents", counts.incidents),
        ("zonewatch_incidents_unplaced", "Incidents without a point", counts.unplaced),
        ("zonewatch_tallies", "Tallies", counts.tallies),
        ("zonewatch_stream_clients", "Open streams", listeners),
        ("zonewatch_change_cursor", "Id of the last change", cursor.unsigned_abs()),
    ] {
        let _ = writeln!(text, "# HELP {name} {what}\n# TYPE {name} gauge\n{name} {value}");
    }
    Ok(typed("text/plain; version=0.0.4; charset=utf-8", text))
}
