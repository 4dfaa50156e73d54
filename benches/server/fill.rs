//! Fills a database through the store, as `zonewatch ingest` does, and says how long that took.

use crate::process::cpu;
use crate::synthetic;
use anyhow::Context;
use jiff::Timestamp;
use std::path::Path;
use std::sync::mpsc;
use std::time::Instant;
use zonewatch::store::{Input, Prepared, Store};

/// Articles stored in one transaction, with about as many reports as `zonewatch import` stores in one.
const BATCH: u64 = 10_000;

/// Makes a database of about `count` incidents at `path`.
pub fn fill(path: &Path, count: u64) -> anyhow::Result<()> {
    let store = Store::open(path)?;
    let articles = synthetic::articles(count);
    let start = Instant::now();
    // Made and prepared on one thread, stored on another, as `zonewatch import` does.
    let (send, receive) = mpsc::sync_channel(1);
    std::thread::scope(|scope| {
        scope.spawn(move || {
            for first in (0..articles).step_by(BATCH as usize) {
                let last = (first + BATCH).min(articles);
                let batch: Vec<Input> = (first..last).map(|n| synthetic::article(n, count)).collect();
                if send.send(Prepared::new(batch)).is_err() {
                    return;
                }
            }
        });
        for batch in receive {
            store.store(batch?, Timestamp::now())?;
        }
        anyhow::Ok(())
    })?;
    let counts = store.reader()?.counts()?;
    println!(
        "{} articles, {} incidents, {} without a place, stored in {:.1} s; {:.1} s of processor time, {:.1} s of it on \
         the thread that writes; {:.0} MB",
        counts.articles,
        counts.incidents,
        counts.unplaced,
        start.elapsed().as_secs_f64(),
        cpu("self"),
        cpu("thread-self"),
        path.metadata()?.len() as f64 / 1e6,
    );
    Ok(())
}

/// The database of `count` incidents in `folder`, made if it is not there yet.
pub fn filled(folder: &Path, count: u64) -> anyhow::Result<std::path::PathBuf> {
    let path = folder.join(format!("incidents-{count}.db"));
    if !path.exists() {
        std::fs::create_dir_all(folder).with_context(|| format!("cannot make {}", folder.display()))?;
        // Under another name until it is whole.
        let part = folder.join("part.db");
        for rest in ["", "-wal", "-shm"] {
            let _ = std::fs::remove_file(folder.join(format!("part.db{rest}")));
        }
        fill(&part, count)?;
        std::fs::rename(&part, &path)?;
    }
    Ok(path)
}
