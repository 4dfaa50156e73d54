//! `zonewatch gazetteer`: which places a name may stand for, and tables of places from GeoNames dumps.

use super::reading;
use crate::gazetteer::{Gazetteer, Match, compile, geonames, report};
use anyhow::{Context, bail};
use clap::Subcommand;
use indicatif::{ProgressBar, ProgressStyle};
use std::fs::File;
use std::io::{BufReader, BufWriter, Write};
use std::path::{Path, PathBuf};

#[derive(Debug, clap::Args)]
pub(super) struct Args {
    #[command(subcommand)]
    action: Action,
}

#[derive(Debug, Subcommand)]
enum Action {
    /// Print the places a name may stand for, best first
    Lookup {
        /// The name, in any spelling: Latin, Arabic or Hebrew script
        #[arg(required = true)]
        name: Vec<String>,
        /// Look in this table alone (columns as in data/gazetteer)
        #[arg(long, value_name = "FILE")]
        table: Option<PathBuf>,
    },
    /// Make a table of places from a GeoNames dump
    Import {
        /// A dump as published: `allCountries.txt`, `SY.txt`, `cities15000.txt`
        #[arg(value_name = "FILE")]
        dump: PathBuf,
        /// `alternateNamesV2.txt`, for names with their languages; else the names in the dump itself are kept
        #[arg(long, value_name = "FILE")]
        alternates: Option<PathBuf>,
        /// Where the table goes
        #[arg(short, long, value_name = "FILE")]
        output: PathBuf,
    },
}

pub(super) fn run(args: &Args) -> anyhow::Result<()> {
    match &args.action {
        Action::Lookup { name, table } => lookup(&name.join(" "), table.as_deref()),
        Action::Import { dump, alternates, output } => import(dump, alternates.as_deref(), output),
    }
}

/// Has this process read with the bundled places and those of the table at `path`.
pub(super) fn install(path: &Path) -> anyhow::Result<()> {
    let table = std::fs::read(path).with_context(|| format!("cannot read {}", path.display()))?;
    let extended = compile::read(table.as_slice())
        .map_err(anyhow::Error::from)
        .and_then(|rows| Ok(Gazetteer::embedded().extended(rows)?));
    let extended = extended.with_context(|| {
        format!("{} is no table of places (`zonewatch gazetteer import` makes one)", path.display())
    })?;
    if !extended.install() {
        bail!("places were read before the table {} was", path.display());
    }
    reading::read_with(&table);
    Ok(())
}

fn lookup(name: &str, table: Option<&Path>) -> anyhow::Result<()> {
    let own;
    let gazetteer = if let Some(path) = table {
        let rows = compile::read(open(path)?).with_context(|| path.display().to_string())?;
        own = Gazetteer::open(compile::compile(&rows, &[])?)?;
        &own
    } else {
        Gazetteer::current()
    };
    let lines = report::lookup(gazetteer, name);
    if lines.is_empty() {
        bail!("no place is called `{name}`, nor anything within two letters of it");
    }
    let mut out = BufWriter::new(std::io::stdout().lock());
    writeln!(
        out,
        "{:<6} {:<8} {:<26} {:<24} {:>9} {:>9}  where",
        "score", "match", "id", "name", "lon", "lat"
    )?;
    for line in lines {
        let place = line.place;
        let level = match line.level {
            Match::Exact => "exact".to_owned(),
            Match::Strict => "strict".to_owned(),
            Match::Loose => "loose".to_owned(),
            Match::Edit(edits) => format!("edit {edits}"),
        };
        let within = [place.admin3, place.admin2, place.admin1, place.country];
        let mut within: Vec<&str> = within.into_iter().filter(|area| !area.is_empty()).collect();
        within.dedup();
        write!(out, "{:<6.3} {level:<8} {:<26} {:<24} ", line.score, place.id, place.name)?;
        write!(out, "{:>9.5} {:>9.5}  {} in {}", place.lon, place.lat, place.code, within.join(", "))?;
        if line.name != place.name {
            write!(out, " (as {})", line.name)?;
        }
        writeln!(out)?;
    }
    Ok(out.flush()?)
}

fn import(dump: &Path, alternates: Option<&Path>, output: &Path) -> anyhow::Result<()> {
    let names = match alternates {
        Some(path) => {
            let ids = geonames::ids(watched(dump, "finding places")?)?;
            Some(geonames::alternates(watched(path, "reading names")?, &ids)?)
        }
        None => None,
    };
    let out = File::create(output).with_context(|| format!("cannot write {}", output.display()))?;
    let count = geonames::convert(watched(dump, "writing the table")?, names.as_ref(), BufWriter::new(out))?;
    println!("{count} places in {}", output.display());
    Ok(())
}

fn open(path: &Path) -> anyhow::Result<File> {
    File::open(path).with_context(|| format!("cannot read {}", path.display()))
}

/// The file behind a progress bar (shown on a terminal only).
fn watched(path: &Path, what: &'static str) -> anyhow::Result<BufReader<impl std::io::Read>> {
    let file = open(path)?;
    let bar = ProgressBar::new(file.metadata()?.len()).with_message(what);
    let style = ProgressStyle::with_template("{msg:>20} {bar:40} {bytes}/{total_bytes} {eta}")?;
    Ok(BufReader::with_capacity(1 << 20, bar.with_style(style).wrap_read(file)))
}
