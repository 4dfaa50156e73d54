//! The change log to everyone who listens, without gaps.
//!
//! One thread follows the log: woken by our own commits, and looking every `POLL` for those of other processes
//! (`store::data_version`). Each change becomes one [`Event`], encoded once whoever gets it, and is sent through a ring
//! that all listeners share: one who falls a whole ring behind is dropped, and comes back with the id of its last
//! event.
//!
//! A listener first subscribes, then reads what it missed from the log, then follows the ring and passes over what it
//! has had: nothing is lost between the two and nothing comes twice.

mod event;

pub use event::Event;
pub(crate) use event::frame;

use crate::store::{self, Store};
use rusqlite::Connection;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::time::Duration;
use tokio::sync::broadcast;

/// How often other processes' commits are looked for; looking takes microseconds.
const POLL: Duration = Duration::from_millis(25);
/// Events that a listener may be behind.
const RING: usize = 4096;
/// Changes read at a time.
const BATCH: usize = 500;

/// The live end of the change log.
#[derive(Debug)]
pub struct Live {
    events: broadcast::Sender<Arc<Event>>,
    stop: AtomicBool,
    listeners: AtomicUsize,
}

impl Live {
    /// Follows the log of `store` on a thread of its own until [`Live::stop`].
    pub fn start(store: Arc<Store>) -> Result<Arc<Self>, store::Error> {
        let connection = store.open_reader()?;
        let head = store::cursor(&connection)?;
        let live = Arc::new(Self {
            events: broadcast::channel(RING).0,
            stop: AtomicBool::new(false),
            listeners: AtomicUsize::new(0),
        });
        let follower = live.clone();
        std::thread::Builder::new()
            .name("live".into())
            .spawn(move || follower.follow(&store, &connection, head))
            .map_err(|e| store::Error::Thread(e.to_string()))?;
        Ok(live)
    }

    /// A receiver of all events from now on.
    pub fn subscribe(&self) -> broadcast::Receiver<Arc<Event>> {
        self.events.subscribe()
    }

    /// Ends the thread.
    pub fn stop(&self) {
        self.stop.store(true, Ordering::Relaxed);
    }

    /// Number of open streams, kept by the streams themselves.
    pub fn listeners(&self) -> &AtomicUsize {
        &self.listeners
    }

    fn follow(&self, store: &Store, connection: &Connection, mut head: i64) {
        let mut commits = 0;
        let mut version = None;
        while !self.stop.load(Ordering::Relaxed) {
            let ours = store.wait(commits, POLL);
            let seen = store::data_version(connection).ok();
            if ours == commits && seen.is_some() && seen == version {
                continue;
            }
            match self.send_after(connection, head) {
                Ok(last) => {
                    head = last;
                    commits = ours;
                    version = seen;
                }
                // Not noted as seen, so that it is tried again.
                Err(error) => {
                    tracing::error!(%error, "cannot read the change log");
                    std::thread::sleep(POLL);
                }
            }
        }
    }

    /// Sends all changes after `head`; gives the id of the last one.
    fn send_after(&self, connection: &Connection, mut head: i64) -> Result<i64, store::Error> {
        loop {
            let changes = store::changes(connection, head, BATCH)?;
            let is_last = changes.len() < BATCH;
            for change in changes {
                head = change.id;
                // An error only says that nobody listens.
                let _ = self.events.send(Arc::new(Event::new(change)?));
            }
            if is_last {
                return Ok(head);
            }
        }
    }
}
