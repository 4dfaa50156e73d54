//! `zonewatch export`: incidents to a file, with the filters of the API.

use crate::filter::{Query, Scope};
use crate::format::Format;
use crate::store::{Collection, Store};
use anyhow::{Context, bail};
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
    /// Any other filter of the API, e.g. `--only zone_relation=inside`; may be given several times
    #[arg(long, value_name = "NAME=VALUE")]
    only: Vec<String>,
    /// File format; as the ending of --output tells if not given, else geojson
    #[arg(long, value_enum)]
    format: Option<Format>,
    /// With --format csv: a second row of HXL tags
    #[arg(long)]
    hxl: bool,
    /// File to write; standard output if not given
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
    /// Database file
    #[arg(long, value_name = "FILE", default_value = super::serve::DEFAULT_DB)]
    db: PathBuf,
}

impl Args {
    /// The format named, else that of the output's ending.
    fn format(&self) -> Format {
        let ending = self.output.as_ref().and_then(|path| path.extension()?.to_str());
        let told = || Format::ALL.into_iter().find(|f| Some(f.extension()) == ending);
        self.format.or_else(told).unwrap_or(Format::Geojson)
    }
}

pub(super) fn run(args: &Args) -> anyhow::Result<()> {
    let given = [("from", &args.from), ("to", &args.to), ("bbox", &args.bbox), ("type", &args.kind)];
    let mut pairs: Vec<(String, String)> = given
        .iter()
        .filter_map(|(name, value)| Some(((*name).to_owned(), value.as_ref()?.clone())))
        .collect();
    for pair in &args.only {
        let (name, value) =
            pair.split_once('=').with_context(|| format!("--only {pair}: expected NAME=VALUE"))?;
        pairs.push((name.to_owned(), value.to_owned()));
    }
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
    let format = args.format();
    if args.hxl && format != Format::Csv {
        bail!("--hxl goes with --format csv only");
    }
    let mut writer = format.begin(out, args.hxl)?;
    let mut result = Ok(());
    reader.each(Collection::Incidents, &query, |row| {
        result = writer.incident(row.json);
        if result.is_err() { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
    })?;
    result?;
    writer.finish()?;
    Ok(())
}
