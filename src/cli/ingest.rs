//! `zonewatch ingest`: articles into the database, beside a running server or without one.

use super::reading::{self, Source};
use crate::store::{self, Input, Prepared, Store, Summary};
use anyhow::bail;
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use jiff::Timestamp;
use jiff::civil::Date;
use rayon::prelude::*;
use std::io::{IsTerminal, Write};
use std::path::PathBuf;
use std::sync::mpsc;

/// Files read in parallel and stored in one transaction.
const BATCH: usize = 256;

#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// Files, folders, or `-` for standard input: text, Markdown with front matter, HTML, JSON Lines
    #[arg(required = true, value_name = "PATH")]
    paths: Vec<PathBuf>,
    /// Publication date of articles that carry none
    #[arg(long, value_name = "DATE")]
    published: Option<Date>,
    /// Database file; made if it does not exist
    #[arg(long, value_name = "FILE", default_value = super::serve::DEFAULT_DB)]
    db: PathBuf,
}

pub(super) fn run(args: &Args) -> anyhow::Result<()> {
    let sources = reading::sources(&args.paths)?;
    let store = Store::open(&args.db)?;
    let (summary, failed) = read_in(&store, &sources, args.published)?;
    let mut out = std::io::stdout().lock();
    writeln!(
        out,
        "{} new, {} changed, {} unchanged articles; incidents: {} new, {} changed, {} merged, {} removed",
        summary.added,
        summary.changed,
        summary.unchanged,
        summary.created,
        summary.updated,
        summary.merged,
        summary.deleted,
    )?;
    if failed > 0 {
        bail!("{failed} of {} files could not be read; the others are stored", sources.len());
    }
    Ok(())
}

/// Some files as read.
struct Batch {
    files: usize,
    /// Of those that could not be read.
    errors: Vec<anyhow::Error>,
    articles: Result<Prepared, store::Error>,
}

/// Reads `sources` into `store`; what was done, and how many files failed (each told on standard error).
pub(super) fn read_in(
    store: &Store,
    sources: &[Source],
    published: Option<Date>,
) -> anyhow::Result<(Summary, usize)> {
    let bar = ProgressBar::with_draw_target(Some(sources.len() as u64), ProgressDrawTarget::stderr());
    if let Ok(style) = ProgressStyle::with_template("{bar:40} {pos}/{len} files, {eta} left") {
        bar.set_style(style);
    }
    if sources.len() < 20 || !std::io::stderr().is_terminal() {
        bar.set_draw_target(ProgressDrawTarget::hidden());
    }
    let mut summary = Summary::default();
    let mut failed = 0;
    // The next batch is read while one is stored.
    let (send, receive) = mpsc::sync_channel(1);
    std::thread::scope(|scope| {
        scope.spawn(move || {
            for batch in sources.chunks(BATCH) {
                let read: Vec<anyhow::Result<Vec<Input>>> = batch
                    .par_iter()
                    .map(|source| {
                        let articles = reading::articles(source, published)?;
                        Ok(articles.into_iter().map(|a| Input::read(a, None)).collect())
                    })
                    .collect();
                let (mut inputs, mut errors) = (Vec::new(), Vec::new());
                for result in read {
                    match result {
                        Ok(more) => inputs.extend(more),
                        Err(error) => errors.push(error),
                    }
                }
                // Nobody receives when storing failed.
                if send.send(Batch { files: batch.len(), errors, articles: Prepared::new(inputs) }).is_err() {
                    return;
                }
            }
        });
        for Batch { files, errors, articles } in receive {
            failed += errors.len();
            for error in errors {
                bar.suspend(|| eprintln!("error: {error:#}"));
            }
            summary += store.store(articles?, Timestamp::now())?;
            bar.inc(files as u64);
        }
        Ok::<_, anyhow::Error>(())
    })?;
    bar.finish_and_clear();
    Ok((summary, failed))
}
