//! `/incidents/stream`: server-sent events that resume where they were cut, filtered for each client.

use super::request::parameters;
use super::{AppState, Problem};
use crate::filter::{self, Filter, Query, Scope};
use crate::live::{Event, frame};
use axum::body::Body;
use axum::extract::{RawQuery, State};
use axum::http::{HeaderMap, HeaderValue, header};
use axum::response::{IntoResponse, Response};
use bytes::Bytes;
use std::convert::Infallible;
use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::time::Duration;
use tokio::sync::broadcast::error::RecvError;
use tokio::sync::{broadcast, watch};
use tokio::time::{Interval, MissedTickBehavior};

/// A sign of life when nothing happens.
const HEARTBEAT: Duration = Duration::from_secs(15);
/// Missed changes read at a time.
const BATCH: usize = 200;
/// Bytes gathered of events that came close together.
const CHUNK: usize = 64 * 1024;

/// `GET /incidents/stream`
pub(super) async fn stream(
    State(state): State<AppState>,
    RawQuery(raw): RawQuery,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let mut pairs = parameters(raw.as_deref())?;
    let asked = pairs.iter().position(|(name, _)| name == "last_event_id").map(|n| pairs.remove(n).1);
    let filter = Query::parse(&pairs, Scope::Stream)?.filter;
    // A browser that reconnects repeats the address it first used and adds the header: the header is the newer.
    let (name, last) =
        match headers.get("last-event-id").and_then(|h| h.to_str().ok()).filter(|h| !h.is_empty()) {
            Some(header) => ("Last-Event-ID", Some(header.to_owned())),
            None => ("last_event_id", asked),
        };
    let wrong = || filter::Error::new(name, "expected the id of an event, a whole number");
    let last: Option<i64> = last.map(|id| id.parse().map_err(|_| wrong())).transpose()?;

    // First subscribe, then look at the log: what is committed between the two comes by both ways, and is passed over
    // by its id.
    let events = state.live.subscribe();
    let (cursor, pruned_to) = state.read(|reader| Ok((reader.cursor()?, reader.pruned_to()?))).await?;
    let (position, hello) = match last {
        None => (cursor, Bytes::from(format!(": live\nretry: 2000\nid: {cursor}\n\n"))),
        Some(id) if id < pruned_to || id > cursor => {
            let data = serde_json::json!({ "cursor": cursor.to_string() }).to_string();
            (cursor, frame(cursor, "reset", &data))
        }
        Some(id) => (id, Bytes::from_static(b": resumed\nretry: 2000\n\n")),
    };
    let mut heartbeat = tokio::time::interval_at(tokio::time::Instant::now() + HEARTBEAT, HEARTBEAT);
    heartbeat.set_missed_tick_behavior(MissedTickBehavior::Delay);
    state.live.listeners().fetch_add(1, Ordering::Relaxed);
    let stop = state.stop.clone();
    let client = Client {
        state,
        filter,
        events,
        position,
        is_behind: position < cursor,
        heartbeat,
        stop,
        hello: Some(hello),
    };
    let body = futures_util::stream::unfold(client, |mut client| async move {
        client.next().await.map(|bytes| (Ok::<_, Infallible>(bytes), client))
    });
    let fixed = [
        (header::CONTENT_TYPE, "text/event-stream"),
        (header::CACHE_CONTROL, "no-store"),
        // Proxies of the nginx kind hold answers back unless told.
        (header::HeaderName::from_static("x-accel-buffering"), "no"),
    ];
    Ok((fixed.map(|(n, v)| (n, HeaderValue::from_static(v))), Body::from_stream(body)).into_response())
}

/// One open stream.
struct Client {
    state: AppState,
    filter: Filter,
    events: broadcast::Receiver<Arc<Event>>,
    /// Id of the last change seen, whether it was sent or not.
    position: i64,
    /// Still reading missed changes from the log.
    is_behind: bool,
    heartbeat: Interval,
    stop: watch::Receiver<bool>,
    /// First bytes.
    hello: Option<Bytes>,
}

impl Drop for Client {
    fn drop(&mut self) {
        self.state.live.listeners().fetch_sub(1, Ordering::Relaxed);
    }
}

impl Client {
    /// The next bytes to send; `None` ends the stream: the client comes back with its last id.
    async fn next(&mut self) -> Option<Bytes> {
        if let Some(hello) = self.hello.take() {
            return Some(hello);
        }
        while self.is_behind {
            let bytes = self.catch_up().await?;
            if !bytes.is_empty() {
                return Some(bytes);
            }
        }
        loop {
            let stopped = async {
                // An error says that the sender is gone: the program is ending too.
                let _ = self.stop.wait_for(|stop| *stop).await;
            };
            let event = tokio::select! {
                () = stopped => return None,
                // The id moves a client on past changes its filter hid, so that it need not see them again.
                _ = self.heartbeat.tick() => return Some(Bytes::from(format!(": \nid: {}\n\n", self.position))),
                event = self.events.recv() => event,
            };
            match event {
                Ok(event) => {
                    if let Some(bytes) = self.gather(&event) {
                        return Some(bytes);
                    }
                }
                Err(RecvError::Lagged(_) | RecvError::Closed) => return None,
            }
        }
    }

    /// The event's bytes, with those of the events that wait behind it.
    fn gather(&mut self, first: &Event) -> Option<Bytes> {
        let first = self.take(first)?;
        let mut more = Vec::new();
        while first.len() + more.len() < CHUNK
            && let Ok(event) = self.events.try_recv()
        {
            if let Some(bytes) = self.take(&event) {
                if more.is_empty() {
                    more.extend_from_slice(&first);
                }
                more.extend_from_slice(&bytes);
            }
        }
        Some(if more.is_empty() { first } else { more.into() })
    }

    /// Moves on to `event`; its bytes if the client is to see it and has not.
    fn take(&mut self, event: &Event) -> Option<Bytes> {
        if event.id() <= self.position {
            return None;
        }
        self.position = event.id();
        event.for_filter(&self.filter)
    }

    /// Reads the next missed changes from the log; `None` when that fails.
    async fn catch_up(&mut self) -> Option<Bytes> {
        let position = self.position;
        let read = self.state.read(move |reader| {
            // The log may have been pruned meanwhile: then the client must come back and be told to start over.
            let is_whole = reader.pruned_to()? <= position;
            Ok(if is_whole { Some(reader.changes(position, BATCH)?) } else { None })
        });
        let changes = read.await.ok()??;
        self.is_behind = changes.len() == BATCH;
        let mut bytes = Vec::new();
        for change in changes {
            let event = Event::new(change).ok()?;
            bytes.extend_from_slice(&self.take(&event).unwrap_or_default());
        }
        Some(bytes.into())
    }
}
