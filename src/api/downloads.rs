//! Whole results as files, streamed row by row: memory does not grow with the result.
//!
//! A file that is being sent holds a thread and a snapshot of the database, for as long as its reader takes. So there
//! are only so many at a time, and a reader who stands still is left.

use super::request::{etag, has_current, not_modified, parameters, tagged, typed};
use super::{AppState, Problem, broken};
use crate::filter::{Query, Scope};
use crate::format::Format;
use crate::store::Collection;
use axum::body::Body;
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::Response;
use bytes::Bytes;
use futures_util::{StreamExt, future, stream};
use std::io::{self, Write};
use std::ops::ControlFlow;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;
use tokio::runtime::Handle;
use tokio::sync::mpsc;
use tokio::sync::mpsc::error::{SendTimeoutError, TrySendError};
use tokio_stream::wrappers::ReceiverStream;

/// Bytes gathered before they are sent.
const CHUNK: usize = 64 * 1024;
/// Chunks that may wait for a slow client.
const WAITING: usize = 4;
/// How long a client may take for one of them.
const PATIENCE: Duration = Duration::from_secs(60);
/// Files sent at a time: far fewer than there are threads for other requests.
pub(super) const MOST: usize = 64;

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
    let busy = || {
        Problem::new(StatusCode::SERVICE_UNAVAILABLE, "too many files are being sent; try again in a moment")
    };
    let permit = state.files.clone().try_acquire_owned().map_err(|_| busy())?;
    let (tx, rx) = mpsc::channel(WAITING);
    let store = state.store.clone();
    let runtime = Handle::current();
    let whole = Arc::new(AtomicBool::new(false));
    let is_whole = whole.clone();
    tokio::task::spawn_blocking(move || {
        let _permit = permit;
        // Open until it is known how it ended.
        let _open = tx.clone();
        let write = || -> io::Result<()> {
            let out = ChannelWriter::new(tx, runtime, PATIENCE);
            let mut writer = format.begin(out, query.hxl)?;
            let reader = store.reader().map_err(|e| broken(&e))?;
            let mut result = Ok(());
            let read = reader.each(Collection::Incidents, &query, |row| {
                result = writer.incident(row.json);
                if result.is_err() { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
            });
            read.map_err(|e| broken(&e))?;
            result?;
            // Some formats are sent only now: no snapshot is held meanwhile.
            drop(reader);
            writer.finish()
        };
        match write() {
            Ok(()) => whole.store(true, Ordering::Release),
            Err(error) if error.kind() == io::ErrorKind::BrokenPipe => {}
            Err(error) => tracing::warn!(%error, "a file was not sent to its end"),
        }
    });
    // Breaks the transfer off if need be, so that no client takes half a file for a whole one.
    let end = stream::once(async move {
        (!is_whole.load(Ordering::Acquire)).then(|| Err(io::Error::other("the file broke off")))
    });
    let chunks = ReceiverStream::new(rx).map(Ok).chain(end.filter_map(future::ready));
    let mut response = typed(format.media_type(), Body::from_stream(chunks));
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

/// Longest name of a file, without its extension, in bytes.
const LONGEST_NAME: usize = 120;

/// A file name that says the filter, e.g. `incidents_from-2025-11-01_type-raid.geojson`; of a long one as many whole words
/// as fit, and that there are more.
fn file_name(pairs: &[(String, String)], extension: &str) -> String {
    let mut name = "incidents".to_owned();
    for (parameter, value) in pairs.iter().filter(|(p, _)| p != "token") {
        name.push('_');
        for c in parameter.chars().chain(['-']).chain(value.chars()) {
            name.push(if c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '_' | ',') { c } else { '-' });
        }
    }
    if name.len() > LONGEST_NAME {
        const MORE: &str = "_and-more";
        // All of it is ASCII: any cut is between two letters.
        name.truncate(LONGEST_NAME - MORE.len());
        name.truncate(name.rfind([',', '_']).unwrap_or(name.len()));
        name.push_str(MORE);
    }
    format!("{name}.{extension}")
}

/// Sends what is written to it in chunks; blocks while the client is slow.
struct ChannelWriter {
    tx: mpsc::Sender<Bytes>,
    /// Keeps the time.
    runtime: Handle,
    /// How long a client may take for a chunk.
    patience: Duration,
    chunk: Vec<u8>,
}

impl ChannelWriter {
    fn new(tx: mpsc::Sender<Bytes>, runtime: Handle, patience: Duration) -> Self {
        Self { tx, runtime, patience, chunk: Vec::with_capacity(CHUNK + 8192) }
    }
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
        let chunk = match self.tx.try_send(chunk.into()) {
            Ok(()) => return Ok(()),
            Err(TrySendError::Closed(_)) => return Err(io::ErrorKind::BrokenPipe.into()),
            Err(TrySendError::Full(chunk)) => chunk,
        };
        match self.runtime.block_on(self.tx.send_timeout(chunk, self.patience)) {
            Ok(()) => Ok(()),
            Err(SendTimeoutError::Timeout(_)) => Err(io::ErrorKind::TimedOut.into()),
            Err(SendTimeoutError::Closed(_)) => Err(io::ErrorKind::BrokenPipe.into()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Config, router};
    use super::*;
    use crate::live::Live;
    use crate::store::Store;
    use axum::http::Request;
    use tokio::sync::watch;
    use tower::ServiceExt;

    #[test]
    fn a_long_name_ends_with_a_whole_word() {
        let types = ["airstrike", "checkpoint"].repeat(10).join(",");
        let pairs = [("from".to_owned(), "2025-11-01".to_owned()), ("type".to_owned(), types)];
        let name = file_name(&pairs, "csv");
        assert!(
            name.len() <= LONGEST_NAME + 4 && name.starts_with("incidents_from-2025-11-01_type-airstrike,")
        );
        let last = name.strip_suffix("_and-more.csv").unwrap().rsplit(',').next().unwrap();
        assert!(["airstrike", "checkpoint"].contains(&last), "{name}");
        assert_eq!(file_name(&pairs[..1], "geojson"), "incidents_from-2025-11-01.geojson");
    }

    /// Writes without end, on a thread that may block; the error that ends it.
    async fn write(tx: mpsc::Sender<Bytes>, patience: Duration) -> io::ErrorKind {
        let runtime = Handle::current();
        let written = tokio::task::spawn_blocking(move || {
            let mut out = ChannelWriter::new(tx, runtime, patience);
            loop {
                if let Err(error) = out.write_all(&vec![b'x'; CHUNK]) {
                    return error.kind();
                }
            }
        });
        written.await.unwrap()
    }

    #[tokio::test]
    async fn a_reader_who_stands_still_or_goes_is_left() {
        let (tx, rx) = mpsc::channel(WAITING);
        assert_eq!(write(tx, Duration::from_millis(20)).await, io::ErrorKind::TimedOut);
        assert_eq!(rx.len(), WAITING, "what was sent waits, and no more");
        let (tx, rx) = mpsc::channel(WAITING);
        drop(rx);
        assert_eq!(write(tx, PATIENCE).await, io::ErrorKind::BrokenPipe);
    }

    #[tokio::test]
    async fn beyond_the_files_sent_at_a_time_a_client_is_asked_to_come_again() {
        let dir = tempfile::tempdir().unwrap();
        let store = Arc::new(Store::open(&dir.path().join("x.db")).unwrap());
        let live = Live::start(store.clone()).unwrap();
        let (_send, stop) = watch::channel(false);
        let state = AppState::new(store, live.clone(), Config::default(), stop);
        let get = |path: &str| router(state.clone()).oneshot(Request::get(path).body(Body::empty()).unwrap());
        let others = state.files.clone().acquire_many_owned(MOST as u32).await.unwrap();
        for format in Format::ALL {
            let path = format!("/incidents.{}", format.extension());
            let refused = get(&path).await.unwrap();
            assert_eq!(refused.status(), StatusCode::SERVICE_UNAVAILABLE, "{path}");
            assert_eq!(refused.headers()[header::CONTENT_TYPE], "application/problem+json");
        }
        let items = get("/api/collections/incidents/items").await.unwrap();
        assert_eq!(items.status(), StatusCode::OK, "everything else is answered");
        drop(others);
        let sent = get("/incidents.geojson").await.unwrap();
        assert_eq!(sent.status(), StatusCode::OK);
        // The file that is read to its end makes room again.
        axum::body::to_bytes(sent.into_body(), usize::MAX).await.unwrap();
        live.stop();
    }
}
