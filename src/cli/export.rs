//! `zonewatch export`: incidents to a file, with the filters of the API.

use crate::filter::{Query, Scope};
use crate::format::{CollectionWriter, IncidentWriter, LineWriter, TableWriter};
use crate::store::{Collection, Store};
use anyhow::{Context, bail};
use clap::ValueEnum;
use std::fs::File;
use std::io::{BufWriter, Write};
use std::ops::ControlFlow;
use std::path::PathBuf;

#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// First day (inclusive)
    #[arg(long, value_name = "DATE")]
    from: Option<String>,
    /// Last day (inclusive)
    #[arg(long, value_name = "DATE")]
    to: Option<String>,
    /// Box in degrees: west,south,east,north
    #[arg(long, value_name = "W,S,E,N", allow_hyphen_values = true)]
    bbox: Option<String>,
    /// Incident types, with commas between them
    #[arg(long = "type", value_name = "TYPE")]
    kind: Option<String>,
    /// File format
    #[arg(long, value_enum, default_value = "geojson")]
    format: Format,
    /// File to write; standard output if not given
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
    /// Database file
    #[arg(long, value_name = "FILE", default_value = super::serve::DEFAULT_DB)]
    db: PathBuf,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    /// One file for all
    Geojson,
    /// One Feature a line
    Geojsonl,
    /// A table
    Csv,
}

pub(super) fn run(args: &Args) -> anyhow::Result<()> {
    let given = [("from", &args.from), ("to", &args.to), ("bbox", &args.bbox), ("type", &args.kind)];
    let pairs: Vec<(String, String)> = given
        .iter()
        .filter_map(|(name, value)| Some(((*name).to_owned(), value.as_ref()?.clone())))
        .collect();
    let query = Query::parse(&pairs, Scope::Export)?;
    if !args.db.exists() {
        bail!(
            "there is no database {}; name it with --db, or make it with `zonewatch ingest`",
            args.db.display()
        );
    }
    let store = Store::open(&args.db)?;
    let reader = store.reader()?;
    let out: Box<dyn Write> = match &args.output {
        Some(path) => {
            Box::new(File::create(path).with_context(|| format!("cannot write {}", path.display()))?)
        }
        None => Box::new(std::io::stdout().lock()),
    };
    let out = BufWriter::with_capacity(1 << 16, out);
    let mut writer: Box<dyn IncidentWriter> = match args.format {
        Format::Geojson => Box::new(CollectionWriter::begin(out)?),
        Format::Geojsonl => Box::new(LineWriter::new(out)),
        Format::Csv => Box::new(TableWriter::begin(out)?),
    };
    let mut result = Ok(());
    reader.each(Collection::Incidents, &query, |row| {
        result = writer.incident(row.json);
        if result.is_err() { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
    })?;
    result?;
    writer.finish()?;
    Ok(())
}
