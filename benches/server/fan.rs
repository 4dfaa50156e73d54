//! Many clients on the stream, each with a filter of its own: delay from commit to arrival, deliveries a second, memory.
//!
//! Incidents are stored by this process, which is another than the server's, so that the delay holds the time until the
//! server looks for other processes' commits. Every filter lets every incident through: each client must get all.

use crate::process::Server;
use crate::synthetic;
use anyhow::Context;
use jiff::Timestamp;
use std::io::ErrorKind;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::time::{Duration, Instant};
use tokio::net::TcpStream;
use zonewatch::store::Store;

const FILTERS: [&str; 4] = ["", "?bbox=30,30,45,40", "?from=2010-01-01", "?q=residents"];
/// Commits, one a second.
const BEATS: u64 = 10;
/// Articles of the burst.
const BURST: u64 = 100;
/// How long arrivals may take.
const PATIENCE: Duration = Duration::from_secs(60);

/// What the clients have seen together.
#[derive(Debug)]
struct Seen {
    start: Instant,
    /// Nanoseconds from `start` to the last commit.
    committed: AtomicU64,
    events: AtomicU64,
    open: AtomicU64,
    is_over: AtomicBool,
    delays: std::sync::Mutex<Vec<u64>>,
}

/// Opens `clients` streams on a copy of the database at `db` and prints what they see.
pub fn run(db: &Path, count: u64, clients: u64) -> anyhow::Result<()> {
    let copy = db.with_extension("fan");
    std::fs::copy(db, &copy)?;
    let result = tokio::runtime::Runtime::new()?.block_on(measure(&copy, count, clients));
    for rest in ["fan", "fan-wal", "fan-shm"] {
        let _ = std::fs::remove_file(db.with_extension(rest));
    }
    result
}

async fn measure(db: &Path, count: u64, clients: u64) -> anyhow::Result<()> {
    let store = Store::open(db)?;
    let server = Server::start(db)?;
    tokio::time::sleep(Duration::from_secs(2)).await;
    let (before, _) = server.memory();
    let seen = Arc::new(Seen {
        start: Instant::now(),
        committed: AtomicU64::new(0),
        events: AtomicU64::new(0),
        open: AtomicU64::new(0),
        is_over: AtomicBool::new(false),
        delays: std::sync::Mutex::default(),
    });
    for n in 0..clients {
        let (shared, address) = (seen.clone(), server.address.clone());
        tokio::spawn(async move {
            let followed = follow(&shared, &address, FILTERS[n as usize % FILTERS.len()]).await;
            // At the end of the measurement the server goes first.
            if let Err(error) = followed
                && !shared.is_over.load(Ordering::Relaxed)
            {
                eprintln!("client {n}: {error:#}");
            }
        });
        // No more at a time than wait to be accepted.
        while n - seen.open.load(Ordering::Relaxed).min(n) > 200 {
            tokio::time::sleep(Duration::from_millis(1)).await;
        }
    }
    wait_for(&seen.open, clients).await.context("not every client was let in")?;
    tokio::time::sleep(Duration::from_secs(2)).await;
    let (after, _) = server.memory();
    println!(
        "{clients} clients in {:.1} s; {:.1} KB each",
        seen.start.elapsed().as_secs_f64() - 2.0,
        (after - before) * 1e3 / clients as f64
    );

    let mut articles = synthetic::articles(count)..;
    let mut commit = |many: u64| {
        let batch: Vec<_> =
            articles.by_ref().take(many as usize).map(|n| synthetic::article(n, u64::MAX)).collect();
        let at = store.reader()?.cursor()?;
        // From before it is stored: after the commit, events arrive before this thread can look at the clock.
        seen.committed.store(seen.start.elapsed().as_nanos() as u64, Ordering::Release);
        store.ingest(&batch, Timestamp::now())?;
        anyhow::Ok((store.reader()?.cursor()? - at).unsigned_abs())
    };
    let (mut expected, cpu) = (0, server.cpu());
    for _ in 0..BEATS {
        expected += commit(1)? * clients;
        tokio::time::sleep(Duration::from_secs(1)).await;
    }
    wait_for(&seen.events, expected).await.context("events were lost")?;
    let mut delays = seen.delays.lock().map_err(|e| anyhow::anyhow!("{e}"))?.clone();
    delays.sort_unstable();
    let at = |share: f64| delays[((delays.len() - 1) as f64 * share) as usize] as f64 / 1e6;
    println!(
        "one commit a second: p50 {:.0} ms, p99 {:.0} ms, last {:.0} ms from commit to arrival; {:.0} ms of server time each",
        at(0.5),
        at(0.99),
        at(1.0),
        (server.cpu() - cpu) / BEATS as f64 * 1e3
    );
    let begun = Instant::now();
    let many = commit(BURST)? * clients;
    wait_for(&seen.events, expected + many).await.context("events of the burst were lost")?;
    let took = begun.elapsed().as_secs_f64();
    println!("burst: {many} deliveries in {took:.2} s, {:.0} a second", many as f64 / took);
    let (after, _) = server.memory();
    println!("memory after the burst: {after:.0} MB of its own");
    seen.is_over.store(true, Ordering::Relaxed);
    Ok(())
}

/// Reads a stream to its end.
async fn follow(seen: &Seen, address: &str, filter: &str) -> anyhow::Result<()> {
    let tcp = TcpStream::connect(address).await?;
    // A request this short fits the empty buffer of a new connection.
    tcp.try_write(format!("GET /incidents/stream{filter} HTTP/1.1\r\nHost: {address}\r\n\r\n").as_bytes())?;
    let mut buffer = vec![0; 16 * 1024];
    let mut kept = 0;
    let mut is_open = false;
    let event = memchr::memmem::Finder::new(b"\nevent: ");
    loop {
        tcp.readable().await?;
        let n = match tcp.try_read(&mut buffer[kept..]) {
            Err(error) if error.kind() == ErrorKind::WouldBlock => continue,
            read => read?,
        };
        anyhow::ensure!(n > 0, "the stream ended");
        let bytes = &buffer[..kept + n];
        if !is_open && memchr::memmem::find(bytes, b": live").is_some() {
            is_open = true;
            seen.open.fetch_add(1, Ordering::Relaxed);
        }
        let events = event.find_iter(bytes).count() as u64;
        if events > 0 {
            seen.events.fetch_add(events, Ordering::Relaxed);
            let now = seen.start.elapsed().as_nanos() as u64;
            let delay = now.saturating_sub(seen.committed.load(Ordering::Acquire));
            seen.delays.lock().map_err(|e| anyhow::anyhow!("{e}"))?.push(delay);
        }
        // What may be the beginning of the word that is looked for.
        let tail = bytes.len().min(7);
        let from = bytes.len() - tail;
        buffer.copy_within(from..from + tail, 0);
        kept = tail;
    }
}

async fn wait_for(number: &AtomicU64, least: u64) -> anyhow::Result<()> {
    let until = Instant::now() + PATIENCE;
    while number.load(Ordering::Relaxed) < least {
        anyhow::ensure!(Instant::now() < until, "{} of {least}", number.load(Ordering::Relaxed));
        tokio::time::sleep(Duration::from_millis(2)).await;
    }
    Ok(())
}
