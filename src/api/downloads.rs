//! Whole results as files, streamed row by row: memory does not grow with the result.

use super::request::{etag, has_current, not_modified, parameters, tagged, typed};
use super::{AppState, Problem, broken};
use crate::filter::{Query, Scope};
use crate::format::Format;
use crate::store::Collection;
use axum::body::Body;
use axum::http::{HeaderMap, HeaderValue, header};
use axum::response::Response;
use bytes::Bytes;
use std::io::{self, Write};
use std::ops::ControlFlow;
use tokio::sync::mpsc;
use tokio_stream::wrappers::ReceiverStream;

/// Bytes gathered before they are sent.
const CHUNK: usize = 64 * 1024;
/// Chunks that may wait for a slow client.
const WAITING: usize = 4;

/// `GET /incidents.{extension}`
pub(super) async fn download(
    state: AppState,
    raw: Option<String>,
    headers: HeaderMap,
    format: Format,
) -> Result<Response, Problem> {
    let pairs = parameters(raw.as_deref())?;
    let query = Query::parse(&pairs, scope(format))?;
    let raw = raw.unwrap_or_default();
    let version = state.read(|reader| Ok(reader.version()?)).await?;
    let tag = etag(version, &[format.extension(), &raw]);
    if has_current(&headers, &tag) {
        return Ok(not_modified(&tag));
    }
    let (tx, rx) = mpsc::channel(WAITING);
    let store = state.store.clone();
    tokio::task::spawn_blocking(move || {
        let failed = tx.clone();
        let write = || -> io::Result<()> {
            let out = ChannelWriter { tx, chunk: Vec::with_capacity(CHUNK + 8192) };
            let mut writer = format.begin(out, query.hxl)?;
            let reader = store.reader().map_err(|e| broken(&e))?;
            let mut result = Ok(());
            let read = reader.each(Collection::Incidents, &query, |row| {
                result = writer.incident(row.json);
                if result.is_err() { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
            });
            read.map_err(|e| broken(&e))?;
            result?;
            writer.finish()
        };
        if let Err(error) = write() {
            // Breaks the transfer off, so that no client takes half a file for a whole one. When the client itself is
            // gone there is nobody to tell.
            let _ = failed.blocking_send(Err(error));
        }
    });
    let mut response = typed(format.media_type(), Body::from_stream(ReceiverStream::new(rx)));
    let disposition = format!("attachment; filename=\"{}\"", file_name(&pairs, format.extension()));
    if let Ok(value) = HeaderValue::from_str(&disposition) {
        response.headers_mut().insert(header::CONTENT_DISPOSITION, value);
    }
    // Some formats have no room for credits: every answer names where they stand.
    response.headers_mut().insert(header::LINK, HeaderValue::from_static("</sources.json>; rel=\"license\""));
    Ok(tagged(response, &tag))
}

/// The parameters that files of this format understand.
pub(super) const fn scope(format: Format) -> Scope {
    if matches!(format, Format::Csv) { Scope::Table } else { Scope::Download }
}

/// A file name that says the filter, e.g. `incidents_from-2025-11-01_type-raid.geojson`.
fn file_name(pairs: &[(String, String)], extension: &str) -> String {
    let mut name = "incidents".to_owned();
    for (parameter, value) in pairs.iter().filter(|(p, _)| p != "token") {
        name.push('_');
        for c in parameter.chars().chain(['-']).chain(value.chars()) {
            name.push(if c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '_' | ',') { c } else { '-' });
        }
    }
    name.truncate(120);
    format!("{name}.{extension}")
}

/// Sends what is written to it in chunks; blocks while the client is slow.
struct ChannelWriter {
    tx: mpsc::Sender<io::Result<Bytes>>,
    chunk: Vec<u8>,
}

impl Write for ChannelWriter {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.chunk.extend_from_slice(bytes);
        if self.chunk.len() >= CHUNK {
            self.flush()?;
        }
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        if self.chunk.is_empty() {
            // Whoever makes a whole file first learns here that nobody waits for it any more.
            return if self.tx.is_closed() { Err(io::ErrorKind::BrokenPipe.into()) } else { Ok(()) };
        }
        let chunk = std::mem::replace(&mut self.chunk, Vec::with_capacity(CHUNK + 8192));
        self.tx.blocking_send(Ok(chunk.into())).map_err(|_| io::ErrorKind::BrokenPipe.into())
    }
}
