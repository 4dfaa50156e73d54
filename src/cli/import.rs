//! `zonewatch import`: coded events of other projects into the database.

use crate::import::{self, Imported, Row};
use crate::store;
use crate::store::{Input, Prepared, Store, Summary};
use anyhow::{Context, anyhow, bail};
use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use jiff::Timestamp;
use std::fs::File;
use std::io::{BufReader, IsTerminal, Write};
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::sync::mpsc;

/// Rows stored in one transaction: each writes most pages of the index of ids anew.
const BATCH: usize = 20_000;
/// Bad rows told one by one; the others are counted.
const TOLD: usize = 20;
/// Shorter files need no progress bar, in bytes.
const LONG: u64 = 1 << 20;

#[derive(Debug, clap::Args)]
#[command(after_long_help = "\
What is read:
  ACLED      an export with all its columns (event_id_cnty, event_date, sub_event_type, location, latitude, …)
  UCDP GED   the table of events (id, type_of_violence, where_prec, date_prec, best, low, high, …)
  GeoJSON    .geojson, .json, or one feature a line (.geojsonl): our own exports, and any file whose properties are named in
             data/mapping/properties.csv (type, date, place, killed, publisher, notes, …)

Every row becomes a report published by ACLED, by UCDP GED, or by the publisher that a feature names, and merges with other \
reports of the same event. The row itself is kept as evidence. Importing a file again changes only what it changed. Rows that \
cannot be read are told with their line and left out; the program then ends with an error. Types are translated by the tables \
in data/mapping. Mind the terms of use of what you import.

Example: zonewatch import acled-2025.csv --db zonewatch.db")]
pub(super) struct Args {
    /// ACLED or UCDP GED table (CSV), GeoJSON, or GeoJSON lines
    #[arg(value_name = "FILE")]
    file: PathBuf,
    /// Database file; made if it does not exist
    #[arg(long, value_name = "FILE", default_value = super::serve::DEFAULT_DB)]
    db: PathBuf,
}

pub(super) fn run(args: &Args) -> anyhow::Result<()> {
    let name = args.file.display().to_string();
    let file = File::open(&args.file).with_context(|| format!("cannot read {name}"))?;
    let bytes = file.metadata().map_or(0, |m| m.len());
    let bar = ProgressBar::with_draw_target(Some(bytes), ProgressDrawTarget::stderr());
    if let Ok(style) = ProgressStyle::with_template("{bar:40} {bytes}/{total_bytes}, {eta} left") {
        bar.set_style(style);
    }
    if bytes < LONG || !std::io::stderr().is_terminal() {
        bar.set_draw_target(ProgressDrawTarget::hidden());
    }
    // Read and prepared on one thread, stored on another.
    let (send, receive) = mpsc::sync_channel(1);
    let summary = std::thread::scope(|scope| {
        let storing = scope.spawn(move || store(&args.db, receive));
        let mut reader = Reader { file: args, bar: &bar, send, batch: Vec::new(), rows: 0, bad: 0 };
        let read = import::read(&name, BufReader::with_capacity(1 << 16, bar.wrap_read(file)), |row| {
            reader.take(row)
        });
        if read.is_ok() {
            // Nobody receives when storing failed, which is told below.
            let _ = reader.send();
        }
        let (rows, bad) = (reader.rows, reader.bad);
        drop(reader);
        let summary = storing.join().map_err(|_| anyhow!("storing ended early"))?;
        read?;
        Ok::<_, anyhow::Error>(Done { rows, bad, summary: summary? })
    })?;
    bar.finish_and_clear();
    summary.tell()
}

/// Stores what is received. The database is opened with the first rows, so that a file that is none of these makes none.
fn store(db: &Path, batches: mpsc::Receiver<Result<Prepared, store::Error>>) -> anyhow::Result<Summary> {
    let mut summary = Summary::default();
    let mut open = None;
    for batch in batches {
        let open = match &open {
            Some(open) => open,
            None => open.insert(Store::open(db)?),
        };
        summary += open.store(batch?, Timestamp::now())?;
    }
    Ok(summary)
}

/// What an import did.
#[derive(Debug, Default)]
struct Done {
    rows: usize,
    bad: usize,
    summary: Summary,
}

struct Reader<'a> {
    file: &'a Args,
    bar: &'a ProgressBar,
    send: mpsc::SyncSender<Result<Prepared, store::Error>>,
    batch: Vec<Input>,
    rows: usize,
    bad: usize,
}

impl Reader<'_> {
    fn take(&mut self, row: Row) -> ControlFlow<()> {
        self.rows += 1;
        match row {
            Ok(reports) => self.batch.extend(reports.into_iter().map(input)),
            Err(bad) => {
                self.bad += 1;
                if self.bad <= TOLD {
                    self.bar.suspend(|| eprintln!("left out: {}, {bad}", self.file.file.display()));
                }
            }
        }
        if self.batch.len() >= BATCH { self.send() } else { ControlFlow::Continue(()) }
    }

    /// Breaks when nobody receives, for storing failed.
    fn send(&mut self) -> ControlFlow<()> {
        let batch = std::mem::take(&mut self.batch);
        if batch.is_empty() || self.send.send(Prepared::new(batch)).is_ok() {
            ControlFlow::Continue(())
        } else {
            ControlFlow::Break(())
        }
    }
}

fn input(row: Imported) -> Input {
    Input {
        record: row.record,
        text: row.text,
        reports: vec![row.report],
        tallies: Vec::new(),
        input_hash: None,
    }
}

impl Done {
    fn tell(&self) -> anyhow::Result<()> {
        let s = &self.summary;
        writeln!(
            std::io::stdout().lock(),
            "{} new, {} changed, {} unchanged reports; incidents: {} new, {} changed, {} merged, {} removed",
            s.added,
            s.changed,
            s.unchanged,
            s.created,
            s.updated,
            s.merged,
            s.deleted,
        )?;
        match self.bad {
            0 => Ok(()),
            bad if bad > TOLD => bail!(
                "{bad} of {} rows could not be read ({} more like these); the others are stored",
                self.rows,
                bad - TOLD
            ),
            bad => bail!("{bad} of {} rows could not be read; the others are stored", self.rows),
        }
    }
}
