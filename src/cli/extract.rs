//! `zonewatch extract`: what articles say, on standard output; nothing is stored.

use super::reading;
use crate::extract::{Extraction, Knowledge, extract};
use crate::json;
use crate::text::Article;
use anyhow::bail;
use clap::ValueEnum;
use jiff::civil::Date;
use rayon::prelude::*;
use std::io::{BufWriter, Write};
use std::path::PathBuf;

/// Files read in parallel before their results are printed, in order.
const BATCH: usize = 256;

#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// Files, folders, or `-` for standard input: text, Markdown with front matter, HTML, JSON Lines
    #[arg(required = true, value_name = "PATH")]
    paths: Vec<PathBuf>,
    /// Publication date of articles that carry none
    #[arg(long, value_name = "DATE")]
    published: Option<Date>,
    /// What to print
    #[arg(long, value_enum, default_value = "jsonl")]
    format: Format,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    /// One JSON object for each article, with evidence for every field
    Jsonl,
    /// One line for each incident and tally, for people
    Table,
}

pub(super) fn run(args: &Args) -> anyhow::Result<()> {
    let sources = reading::sources(&args.paths)?;
    let mut out = BufWriter::new(std::io::stdout().lock());
    let mut failed = 0;
    for batch in sources.chunks(BATCH) {
        let read: Vec<anyhow::Result<Vec<u8>>> = batch
            .par_iter()
            .map(|source| {
                let articles = reading::articles(source, args.published)?;
                let printed: anyhow::Result<Vec<Vec<u8>>> =
                    articles.par_iter().map(|article| print(article, args.format)).collect();
                Ok(printed?.concat())
            })
            .collect();
        for result in read {
            match result {
                Ok(printed) => out.write_all(&printed)?,
                Err(error) => {
                    failed += 1;
                    eprintln!("error: {error:#}");
                }
            }
        }
    }
    out.flush()?;
    if failed > 0 {
        bail!("{failed} of {} files could not be read", sources.len());
    }
    Ok(())
}

/// What one article says, as it is printed.
fn print(article: &Article, format: Format) -> anyhow::Result<Vec<u8>> {
    let mut printed = Vec::new();
    let extraction = extract(article, Knowledge::current());
    match format {
        Format::Jsonl => {
            json::append(&mut printed, &extraction.printed(article))?;
            printed.push(b'\n');
        }
        Format::Table => table(&mut printed, article, &extraction)?,
    }
    Ok(printed)
}

fn table(out: &mut impl Write, article: &Article, extraction: &Extraction) -> std::io::Result<()> {
    writeln!(out, "{}", article.title.as_deref().unwrap_or(&article.file))?;
    for r in &extraction.reports {
        let place = r.place.as_ref().map_or("-", |p| p.name.as_str());
        writeln!(
            out,
            "  {:<24} {:<20} {:<24} {:<9} {}",
            r.date.edtf(),
            r.kind,
            place,
            r.certainty,
            r.evidence.text
        )?;
    }
    for t in &extraction.tallies {
        let low = t.count_low.map_or_else(|| "?".to_owned(), |n| n.to_string());
        let until = t.until.map_or_else(|| "-".to_owned(), |d| d.to_string());
        writeln!(out, "  {until:<24} {:<20} tally of {low:<15} {}", t.kind, t.evidence.text)?;
    }
    match extraction.doubtful.len() {
        0 => {}
        1 => writeln!(out, "  1 more left out as doubtful: `zonewatch explain` says why")?,
        n => writeln!(out, "  {n} more left out as doubtful: `zonewatch explain` says why")?,
    }
    Ok(())
}
