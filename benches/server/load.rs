//! Requests a second, over eight kept connections; a download; memory. Every request differs from the one before.

use crate::client::Client;
use crate::process::Server;
use crate::synthetic::{BOUNDS, DAYS, FIRST, scatter};
use anyhow::Context;
use jiff::ToSpan;
use std::path::Path;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

const CONNECTIONS: u64 = 8;
/// How long each kind of request is made.
const SPELL: Duration = Duration::from_secs(4);
const ITEMS: &str = "/api/collections/incidents/items";

/// Measures over the database at `db` and prints a line for each kind of request that has the word `only` in its name.
pub fn run(db: &Path, count: u64, only: &str) -> anyhow::Result<()> {
    let mut starts: Vec<f64> = Vec::new();
    for _ in 0..3 {
        starts.push(Server::start(db)?.first_answer.as_secs_f64());
    }
    starts.sort_by(f64::total_cmp);
    let server = Server::start(db)?;
    println!("start to first answer        {:.3} s (median of 3)", starts[1]);
    std::thread::sleep(Duration::from_secs(3));
    memory("idle", &server);
    if only.is_empty() {
        download(&server)?;
    }
    let ids = ids(&server, count)?;
    let id = |n: u64| format!("{ITEMS}/{}", ids[(scatter(n) % ids.len() as u64) as usize]);
    let kinds: [(&str, &(dyn Fn(u64) -> String + Sync)); 9] = [
        ("one item", &id),
        ("page of 100", &|n| {
            format!("{ITEMS}?limit=100&type={}", ["raid", "killing", "protest"][n as usize % 3])
        }),
        ("page of 100, unfiltered", &|n| format!("{ITEMS}?limit={}", 100 + n % 2)),
        ("deep page of 100", &|n| format!("{ITEMS}?limit=100&token={}", scatter(n) % count)),
        ("box + month, limit 1,000", &|n| format!("{ITEMS}?{}&limit=1000", box_and_month(n))),
        ("aggregate by month, type", &|n| {
            format!("/api/collections/incidents/aggregate?by=month,type&{}", box_only(n))
        }),
        ("columns of a year", &|n| {
            let day = FIRST.saturating_add((scatter(n) % (DAYS - 365)) as i64 * 1.day());
            format!(
                "/api/collections/incidents/columns?dated=true&from={day}&to={}",
                day.saturating_add(1.year())
            )
        }),
        ("tile of zoom 6", &|n| {
            format!("/api/collections/incidents/tiles/WebMercatorQuad/6/{}/38", 24 + n % 2)
        }),
        ("outlet and word", &|n| {
            format!("{ITEMS}?limit=10&publisher=Outlet%20{}&q=area%20village", n % 12 + 1)
        }),
    ];
    for (name, path) in kinds.into_iter().filter(|(name, _)| name.contains(only)) {
        measure(name, &server, path)?;
    }
    conditional(&server)?;
    memory("after all that", &server);
    Ok(())
}

/// A box of about a fifth of the country and one month.
fn box_and_month(n: u64) -> String {
    let day = FIRST.saturating_add((scatter(n ^ 0xabcd) % (DAYS - 31)) as i64 * 1.day());
    format!("{}&from={day}&to={}", box_only(n), day.saturating_add(30.days()))
}

fn box_only(n: u64) -> String {
    let dice = scatter(n);
    let part = |shift: u32| (dice >> shift & 0xff) as f64 / 256.0;
    let (west, south) = (BOUNDS[0] + part(0) * 3.6, BOUNDS[1] + part(8) * 2.3);
    format!("bbox={west:.3},{south:.3},{:.3},{:.3}", west + 3.0, south + 2.5)
}

/// Makes requests of one kind for [`SPELL`].
fn measure(name: &str, server: &Server, path: &(dyn Fn(u64) -> String + Sync)) -> anyhow::Result<()> {
    let next = AtomicU64::new(0);
    let bytes = AtomicU64::new(0);
    Client::connect(&server.address)?.get(&path(u64::MAX / 2), "", |_| {})?;
    let (start, cpu) = (Instant::now(), server.cpu());
    let mut times: Vec<f64> = std::thread::scope(|scope| {
        let workers: Vec<_> = (0..CONNECTIONS)
            .map(|_| {
                scope.spawn(|| {
                    let mut client = Client::connect(&server.address)?;
                    let mut times = Vec::new();
                    while start.elapsed() < SPELL {
                        let path = path(next.fetch_add(1, Ordering::Relaxed));
                        let asked = Instant::now();
                        let answer = client.get(&path, "", |_| {})?;
                        anyhow::ensure!(answer.status == 200, "{} for {path}", answer.status);
                        bytes.fetch_add(answer.bytes as u64, Ordering::Relaxed);
                        times.push(asked.elapsed().as_secs_f64());
                    }
                    Ok(times)
                })
            })
            .collect();
        let joined = workers.into_iter().map(|w| w.join().map_err(|_| anyhow::anyhow!("a client failed"))?);
        joined.collect::<anyhow::Result<Vec<Vec<f64>>>>()
    })?
    .concat();
    let took = start.elapsed().as_secs_f64();
    let cpu = (server.cpu() - cpu) / times.len() as f64;
    times.sort_by(f64::total_cmp);
    let at = |share: f64| times[((times.len() - 1) as f64 * share) as usize] * 1e3;
    println!(
        "{name:<28} {:>8.0} /s  p50 {:>7.2} ms  p99 {:>7.2} ms  {:>8.1} KB each  {:>7.3} ms of server time each",
        times.len() as f64 / took,
        at(0.5),
        at(0.99),
        bytes.into_inner() as f64 / times.len() as f64 / 1e3,
        cpu * 1e3,
    );
    Ok(())
}

/// Downloads everything as GeoJSON while watching the server's memory.
fn download(server: &Server) -> anyhow::Result<()> {
    let mut client = Client::connect(&server.address)?;
    let (start, mut first, mut bytes, mut most, mut seen) = (Instant::now(), None, 0_usize, 0.0_f64, 0_usize);
    let cpu = server.cpu();
    client.get("/incidents.geojson", "", |piece| {
        first.get_or_insert_with(|| start.elapsed());
        bytes += piece.len();
        if bytes - seen > 20_000_000 {
            seen = bytes;
            let (own, files) = server.memory();
            most = most.max(own + files);
        }
    })?;
    let took = start.elapsed().as_secs_f64();
    println!(
        "whole GeoJSON                {:.0} MB in {took:.2} s, {:.0} MB/s; first byte {:.1} ms; at most {most:.0} MB resident; \
         {:.2} s of server time",
        bytes as f64 / 1e6,
        bytes as f64 / 1e6 / took,
        first.unwrap_or_default().as_secs_f64() * 1e3,
        server.cpu() - cpu,
    );
    Ok(())
}

/// The same page again with its tag.
fn conditional(server: &Server) -> anyhow::Result<()> {
    let mut client = Client::connect(&server.address)?;
    let path = format!("{ITEMS}?{}&limit=1000", box_and_month(7));
    let header = format!("If-None-Match: {}\r\n", client.get(&path, "", |_| {})?.etag);
    let start = Instant::now();
    let times = 2_000;
    for _ in 0..times {
        let status = client.get(&path, &header, |_| {})?.status;
        anyhow::ensure!(status == 304, "{status} for an unchanged page");
    }
    println!(
        "unchanged page (304)         {:.0} /s on one connection",
        f64::from(times) / start.elapsed().as_secs_f64()
    );
    Ok(())
}

/// Ids from all over the database.
fn ids(server: &Server, count: u64) -> anyhow::Result<Vec<String>> {
    let mut client = Client::connect(&server.address)?;
    let mut ids = Vec::new();
    for n in 0..20 {
        let path = format!("{ITEMS}?limit=500&properties=id&skipGeometry=true&token={}", n * count / 20);
        let mut body = Vec::new();
        client.get(&path, "", |piece| body.extend_from_slice(piece))?;
        let page: serde_json::Value = serde_json::from_slice(&body)?;
        let features = page["features"].as_array().context("no features")?;
        ids.extend(features.iter().filter_map(|f| Some(f["id"].as_str()?.to_owned())));
    }
    Ok(ids)
}

fn memory(when: &str, server: &Server) {
    let (own, files) = server.memory();
    println!("memory {when:<21} {own:.0} MB of its own, {files:.0} MB of file pages");
}
