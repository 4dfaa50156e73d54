//! `zonewatch serve`, and `zonewatch` alone: the map with the bundled articles.

use super::ingest::read_in;
use super::reading::{self, Source};
use crate::api::{AppState, Config, SHORTEST_TOKEN, TileLayer, serve};
use crate::live::Live;
use crate::store::{Input, Prepared, Store};
use anyhow::{Context, bail};
use jiff::Timestamp;
use notify::{RecursiveMode, Watcher};
use rayon::prelude::*;
use rust_embed::RustEmbed;
use std::collections::BTreeSet;
use std::io::{ErrorKind, Write};
use std::path::{Path, PathBuf};
use std::sync::{Arc, mpsc};
use std::time::Duration;
use tokio::net::TcpListener;
use tokio::sync::watch;

/// The database when none is named: in the current folder.
pub(super) const DEFAULT_DB: &str = "zonewatch.db";
const DEFAULT_LISTEN: &str = "127.0.0.1:8080";
/// How long a watched folder must be quiet before its files are read.
const SETTLE: Duration = Duration::from_millis(300);
/// How long open requests may take to end after the signal to stop.
const GRACE: Duration = Duration::from_secs(5);

/// The articles inside the program.
#[derive(RustEmbed)]
#[folder = "data/articles"]
struct Bundled;

#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// Address and port to listen on; port 0 takes any free one
    #[arg(long, value_name = "ADDR", default_value = DEFAULT_LISTEN)]
    listen: String,
    /// Database file; made if it does not exist
    #[arg(long, value_name = "FILE", default_value = DEFAULT_DB)]
    db: PathBuf,
    /// Folder of articles to read at start instead of the bundled ones
    #[arg(long, value_name = "DIR")]
    articles: Option<PathBuf>,
    /// Read nothing at start: serve what the database holds
    #[arg(long, conflicts_with = "articles")]
    no_articles: bool,
    /// Folder to watch: files that appear or change in it are read at once
    #[arg(long, value_name = "DIR")]
    watch: Option<PathBuf>,
    /// Map tiles to draw instead of the bundled basemap, e.g. `https://tiles.example.org/{z}/{x}/{y}.png`
    #[arg(long, value_name = "URL")]
    tiles: Option<String>,
    /// Who must be named for the tiles
    #[arg(long, value_name = "TEXT", default_value = "", requires = "tiles")]
    tiles_attribution: String,
    /// Where clients reach this server, if not by the address they connect to
    #[arg(long, value_name = "URL")]
    public_url: Option<String>,
    /// Let whoever sends this token add articles with `POST /api/articles`; better given in the environment, where other
    /// users of this machine cannot see it
    #[arg(long, value_name = "TOKEN", env = "ZONEWATCH_TOKEN", hide_env_values = true)]
    token: Option<String>,
}

impl Default for Args {
    fn default() -> Self {
        Self {
            listen: DEFAULT_LISTEN.into(),
            db: DEFAULT_DB.into(),
            articles: None,
            no_articles: false,
            watch: None,
            tiles: None,
            tiles_attribution: String::new(),
            public_url: None,
            token: std::env::var("ZONEWATCH_TOKEN").ok(),
        }
    }
}

pub(super) fn run(args: Args) -> anyhow::Result<()> {
    let tiles = args.tiles.as_deref().map(|url| TileLayer::new(url, &args.tiles_attribution));
    let tiles = tiles.transpose().map_err(|e| anyhow::anyhow!("--tiles: {e}"))?;
    let token = args.token.filter(|t| !t.is_empty());
    if token.as_ref().is_some_and(|t| t.len() < SHORTEST_TOKEN) {
        bail!(
            "the token is too short; take {SHORTEST_TOKEN} characters or more, e.g. of `openssl rand -hex 24`"
        );
    }
    if let Some(dir) = [&args.articles, &args.watch].into_iter().flatten().find(|d| !d.is_dir()) {
        bail!("{} is not a folder", dir.display());
    }
    let runtime = tokio::runtime::Runtime::new().context("cannot start")?;
    // The address first: a port in use should be told before any work is done.
    let listener = runtime.block_on(bind(&args.listen))?;
    let address = listener.local_addr()?;
    let store = Arc::new(Store::open(&args.db)?);
    if !args.no_articles {
        read_at_start(&store, args.articles.as_deref())?;
    }
    let live = Live::start(store.clone())?;
    if let Some(dir) = &args.watch {
        watch_folder(store.clone(), dir)?;
    }

    let reader = store.reader()?;
    reader.warm()?;
    let counts = reader.counts()?;
    drop(reader);
    let told = format!(
        "zonewatch {} on http://{address}\n{} articles, {} incidents ({} without a point), {} tallies in {}\n",
        env!("CARGO_PKG_VERSION"),
        counts.articles,
        counts.incidents,
        counts.unplaced,
        counts.tallies,
        args.db.display()
    );
    let mut out = std::io::stdout().lock();
    // A server goes on when nobody reads what it prints.
    let _ = out.write_all(told.as_bytes()).and_then(|()| out.flush());
    drop(out);

    let (stop, stopped) = watch::channel(false);
    let config = Config { tiles, public_url: args.public_url, token };
    let state = AppState::new(store, live.clone(), config, stopped.clone());
    runtime.block_on(async {
        let server = tokio::spawn(serve(listener, state, stopped));
        signal().await;
        stop.send_replace(true);
        // A client that does not take its answer must not keep the program alive.
        match tokio::time::timeout(GRACE, server).await {
            Ok(ended) => ended.context("the server failed")?.context("the server failed"),
            Err(_) => Ok(()),
        }
    })?;
    live.stop();
    runtime.shutdown_timeout(Duration::from_secs(1));
    Ok(())
}

async fn bind(address: &str) -> anyhow::Result<TcpListener> {
    TcpListener::bind(address).await.map_err(|error| match error.kind() {
        ErrorKind::AddrInUse => anyhow::anyhow!(
            "{address} is in use; stop the other program or choose another port, e.g. --listen 127.0.0.1:0"
        ),
        _ => {
            anyhow::anyhow!("cannot listen on {address}: {error}; expected an address like {DEFAULT_LISTEN}")
        }
    })
}

/// Ends when the program is asked to stop.
async fn signal() {
    let interrupt = tokio::signal::ctrl_c();
    #[cfg(unix)]
    {
        if let Ok(mut terminate) = tokio::signal::unix::signal(tokio::signal::unix::SignalKind::terminate()) {
            tokio::select! {
                _ = interrupt => {}
                _ = terminate.recv() => {}
            }
            return;
        }
    }
    // Without a handler the system's own way to end a program still works; waiting would not.
    if interrupt.await.is_err() {
        std::future::pending::<()>().await;
    }
}

/// Reads the folder's articles, or the bundled ones; files the database knows are passed over.
fn read_at_start(store: &Store, folder: Option<&Path>) -> anyhow::Result<()> {
    let sources = match folder {
        Some(folder) => reading::sources(&[folder.to_owned()])?,
        None => Bundled::iter()
            .filter(|name| reading::is_article(Path::new(name.as_ref())))
            .filter_map(|name| Some(Source::Bundled(name.to_string(), Bundled::get(&name)?.data)))
            .collect(),
    };
    let mut unread = Vec::new();
    {
        let reader = store.reader()?;
        for source in sources {
            match source.bytes() {
                Err(error) => tracing::error!("{error:#}"),
                Ok(bytes) => {
                    let hash = reading::input_hash(&source.name(), &bytes);
                    if !reader.knows_input(&hash)? {
                        unread.push((source.name(), bytes.into_owned(), hash));
                    }
                }
            }
        }
    }
    for batch in unread.chunks(512) {
        let read: Vec<anyhow::Result<Vec<Input>>> = batch
            .par_iter()
            .map(|(name, bytes, hash)| {
                let articles = reading::parse(name, bytes, None)?;
                Ok(articles.into_iter().map(|a| Input::read(a, Some(*hash))).collect())
            })
            .collect();
        let mut inputs = Vec::new();
        for result in read {
            match result {
                Ok(more) => inputs.extend(more),
                Err(error) => tracing::error!("{error:#}"),
            }
        }
        store.store(Prepared::new(inputs)?, Timestamp::now())?;
    }
    Ok(())
}

/// Reads files as they appear or change in `dir`, on a thread of its own.
fn watch_folder(store: Arc<Store>, dir: &Path) -> anyhow::Result<()> {
    let (tx, rx) = mpsc::channel();
    let mut watcher = notify::recommended_watcher(move |event: notify::Result<notify::Event>| match event {
        Ok(event) if event.kind.is_create() || event.kind.is_modify() => {
            // The reader is gone only when the program ends.
            let _ = tx.send(event.paths);
        }
        Ok(_) => {}
        Err(error) => tracing::error!(%error, "watching failed"),
    })?;
    watcher
        .watch(dir, RecursiveMode::Recursive)
        .with_context(|| format!("cannot watch {}", dir.display()))?;
    // What lay there before the start is read as well.
    let existing = reading::sources(&[dir.to_owned()]).unwrap_or_default();
    std::thread::Builder::new().name("watch".into()).spawn(move || {
        let _watcher = watcher;
        read_some(&store, &existing);
        while let Ok(first) = rx.recv() {
            let mut paths: BTreeSet<PathBuf> = first.into_iter().collect();
            while let Ok(more) = rx.recv_timeout(SETTLE) {
                paths.extend(more);
            }
            let is_readable = |p: &PathBuf| p.is_file() && reading::is_article(p);
            let sources: Vec<Source> = paths.into_iter().filter(is_readable).map(Source::File).collect();
            read_some(&store, &sources);
        }
    })?;
    Ok(())
}

fn read_some(store: &Store, sources: &[Source]) {
    match read_in(store, sources, None) {
        Ok((summary, _)) => tracing::info!(?summary, "read the watched folder"),
        Err(error) => tracing::error!("{error:#}"),
    }
}
