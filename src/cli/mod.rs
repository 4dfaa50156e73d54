//! The command line: words in, words out. One file for each command.

mod eval;
mod explain;
mod export;
mod extract;
mod gazetteer;
mod import;
mod ingest;
mod reading;
mod serve;
mod split;

use clap::{Parser, Subcommand};
use std::path::PathBuf;

/// Turns news reports into a live incident map.
///
/// Without a command: serves the bundled articles on <http://127.0.0.1:8080>.
#[derive(Debug, Parser)]
#[command(name = "zonewatch", version, about, max_term_width = 110)]
pub struct Cli {
    #[command(subcommand)]
    command: Option<Command>,
    /// Know the places of this table as well (columns as in data/gazetteer; `gazetteer import` makes one)
    #[arg(long, global = true, value_name = "FILE", env = "ZONEWATCH_GAZETTEER")]
    gazetteer: Option<PathBuf>,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Serve the map, the API and the stream
    Serve(serve::Args),
    /// Read articles into the database
    Ingest(ingest::Args),
    /// Read articles and print what they say; stores nothing
    Extract(extract::Args),
    /// Print every decision for one article, in words
    Explain(explain::Args),
    /// Take a report out of an incident that it was wrongly merged into
    Split(split::Args),
    /// Write incidents to a file
    Export(export::Args),
    /// Read coded events of other projects into the database: ACLED, UCDP GED, GeoJSON
    Import(import::Args),
    /// Look up places, or make a table of them
    Gazetteer(gazetteer::Args),
    /// Measure quality against annotated articles
    Eval(eval::Args),
}

/// Runs the command that `cli` names.
pub fn run(cli: Cli) -> anyhow::Result<()> {
    if let Some(table) = cli.gazetteer.filter(|path| !path.as_os_str().is_empty()) {
        gazetteer::install(&table)?;
    }
    match cli.command {
        None => serve::run(serve::Args::default()),
        Some(Command::Serve(args)) => serve::run(args),
        Some(Command::Ingest(args)) => ingest::run(&args),
        Some(Command::Extract(args)) => extract::run(&args),
        Some(Command::Explain(args)) => explain::run(&args),
        Some(Command::Split(args)) => split::run(&args),
        Some(Command::Export(args)) => export::run(&args),
        Some(Command::Import(args)) => import::run(&args),
        Some(Command::Gazetteer(args)) => gazetteer::run(&args),
        Some(Command::Eval(args)) => eval::run(&args),
    }
}
