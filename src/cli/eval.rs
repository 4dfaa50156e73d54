//! `zonewatch eval`: quality against annotated articles and corpora.

use crate::eval::{Counts, Share, calibration::Reliability, incidents, places, times};
use crate::extract::{Extraction, Knowledge, extract};
use crate::kind::MentionKind;
use crate::span::CharIndex;
use crate::text::{self, Article};
use anyhow::Context;
use jiff::civil::Date;
use rayon::prelude::*;
use serde::Deserialize;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

/// Overlap needed in an annotated article: a third, so that "Quneitra" does not match a whole sentence.
const ARTICLE_SHARE: f64 = 0.34;

#[derive(Debug, clap::Args)]
#[command(after_long_help = "\
Gold is one JSON object a line: `file` (in the folder of articles) or `text`, `published` or `dct` (the date that relative \
dates count from), and what is to be scored: `mentions` (start, end, kind, lat, lon), `timex` (start, end, type, value), \
`incidents` (type, date_start, date_end, place, lat, lon, place_precision, killed, injured, detained, optional) with \
`negatives` (lat, lon) and `aggregates` (type, count_low, evidence_start, evidence_end). Offsets count characters.")]
pub(super) struct Args {
    /// Annotated articles or a corpus, JSON Lines
    #[arg(value_name = "GOLD.jsonl")]
    gold: PathBuf,
    /// Folder of the annotated articles; by default `articles` beside the gold file
    #[arg(long, value_name = "DIR")]
    articles: Option<PathBuf>,
    /// List every missed and every wrong incident
    #[arg(long)]
    verbose: bool,
}

/// One line of gold.
#[derive(Debug, Deserialize)]
struct Gold {
    file: Option<String>,
    text: Option<String>,
    #[serde(alias = "dct")]
    published: Option<Date>,
    mentions: Option<Vec<places::Mention>>,
    timex: Option<Vec<times::Timex>>,
    incidents: Option<Vec<incidents::Wanted>>,
    #[serde(default)]
    negatives: Vec<incidents::Negative>,
    #[serde(default)]
    aggregates: Vec<incidents::Aggregate>,
}

/// Gold and what was read in its article or articles.
type Document = (Gold, Vec<(Article, Extraction)>);

/// The sum over all documents; `None` where no document is annotated so.
#[derive(Debug, Default)]
struct Totals {
    places: Option<places::Scores>,
    times: Option<times::Scores>,
    incidents: Option<incidents::Scores>,
}

pub(super) fn run(args: &Args) -> anyhow::Result<()> {
    let lines =
        fs::read_to_string(&args.gold).with_context(|| format!("cannot read {}", args.gold.display()))?;
    let folder = args
        .articles
        .clone()
        .unwrap_or_else(|| args.gold.parent().unwrap_or(Path::new(".")).join("articles"));
    let lines: Vec<(usize, &str)> = lines.lines().enumerate().filter(|(_, l)| !l.trim().is_empty()).collect();
    let read: Vec<anyhow::Result<Document>> = lines
        .par_iter()
        .map(|(n, line)| {
            let at = || format!("{}, line {}", args.gold.display(), n + 1);
            let gold: Gold =
                serde_json::from_str(line).with_context(|| format!("{}: not an annotated document", at()))?;
            let articles = articles(&gold, &folder).with_context(at)?;
            let read = articles.into_iter().map(|article| {
                let said = extract(&article, Knowledge::current());
                (article, said)
            });
            let read = read.collect();
            Ok((gold, read))
        })
        .collect();
    let mut totals = Totals::default();
    for document in &read {
        let (gold, articles) = document.as_ref().map_err(|e| anyhow::anyhow!("{e:#}"))?;
        totals.add(gold, articles);
    }
    totals.print(read.len(), args.verbose)
}

/// The article or articles that `gold` annotates.
fn articles(gold: &Gold, folder: &Path) -> anyhow::Result<Vec<Article>> {
    if let Some(text) = &gold.text {
        // A corpus' reference date holds whatever dates its text begins with.
        let line = serde_json::json!({ "text": text, "published": gold.published });
        return Ok(text::read("document.jsonl", line.to_string().as_bytes(), None)?);
    }
    let file = gold.file.as_ref().context("neither `text` nor `file`")?;
    let path = folder.join(file);
    let bytes = fs::read(&path).with_context(|| {
        format!("cannot read {}; name the folder of the articles with --articles", path.display())
    })?;
    Ok(text::read(file, &bytes, gold.published)?)
}

impl Totals {
    fn add(&mut self, gold: &Gold, read: &[(Article, Extraction)]) {
        if let Some(wanted) = &gold.mentions {
            let found: Vec<places::Mention> = read.iter().flat_map(|(a, e)| mentions(a, e)).collect();
            let scores = self.places.get_or_insert_default();
            // Where adjectives and parts of other names are annotated too, they are scored.
            let has_kinds = wanted
                .iter()
                .any(|m| !matches!(m.kind, None | Some(MentionKind::Literal | MentionKind::Metonymy)));
            if gold.file.is_some() || has_kinds {
                scores.add(wanted, &found, ARTICLE_SHARE);
            } else {
                // Corpora annotate places and those who stand for them, neither adjectives nor parts of other names.
                let found: Vec<places::Mention> = found
                    .into_iter()
                    .filter(|m| !matches!(m.kind, Some(MentionKind::Demonym | MentionKind::InName)))
                    .map(|m| places::Mention { kind: None, ..m })
                    .collect();
                scores.add(wanted, &found, 0.0);
            }
        }
        if let Some(wanted) = &gold.timex {
            let found: Vec<times::Timex> = read.iter().flat_map(|(a, e)| expressions(a, e)).collect();
            self.times.get_or_insert_default().add(wanted, &found);
        }
        if let Some(wanted) = &gold.incidents {
            let wanted = incidents::Gold {
                incidents: wanted.clone(),
                negatives: gold.negatives.clone(),
                tallies: gold.aggregates.clone(),
            };
            let reports: Vec<_> = read.iter().flat_map(|(_, e)| e.reports.clone()).collect();
            let tallies: Vec<_> = read.iter().flat_map(|(_, e)| e.tallies.clone()).collect();
            let name = gold.file.as_deref().unwrap_or("document");
            self.incidents.get_or_insert_default().add(name, &wanted, &reports, &tallies);
        }
    }

    fn print(&self, documents: usize, verbose: bool) -> anyhow::Result<()> {
        let mut out = std::io::stdout().lock();
        writeln!(out, "documents {documents}")?;
        if let Some(scores) = &self.places {
            print_places(&mut out, scores)?;
        }
        if let Some(scores) = &self.times {
            print_times(&mut out, scores)?;
        }
        if let Some(scores) = &self.incidents {
            print_incidents(&mut out, scores)?;
            for note in scores.notes.iter().filter(|_| verbose) {
                writeln!(out, "{note}")?;
            }
        }
        Ok(())
    }
}

/// The mentions read in an article, in characters.
fn mentions(article: &Article, said: &Extraction) -> Vec<places::Mention> {
    let index = CharIndex::new(&article.text);
    let mention = |m: &crate::geoparse::PlaceMention| {
        let span = index.span(m.span);
        let place = m.location.as_ref();
        places::Mention {
            start: span.start,
            end: span.end,
            kind: Some(m.kind),
            lat: place.map(|p| p.lat),
            lon: place.map(|p| p.lon),
            country: place.and_then(|p| p.country.clone()),
            class: None,
        }
    };
    said.mentions.iter().map(mention).collect()
}

/// The time expressions read in an article, in characters.
fn expressions(article: &Article, said: &Extraction) -> Vec<times::Timex> {
    let index = CharIndex::new(&article.text);
    let expression = |t: &crate::when::TimeExpression| {
        let span = index.span(t.span);
        times::Timex {
            start: span.start,
            end: span.end,
            kind: t.timex.as_str().to_owned(),
            value: t.value.clone(),
        }
    };
    said.times.iter().map(expression).collect()
}

fn print_places(out: &mut impl Write, scores: &places::Scores) -> std::io::Result<()> {
    counts(out, "mentions, exact", scores.exact)?;
    counts(out, "mentions, overlap", scores.overlap)?;
    counts(out, "mentions, literal", scores.literal)?;
    counts(out, "found and within 161 km", scores.end_to_end)?;
    share(out, "kind right", scores.kinds)?;
    for (limit, km) in places::LIMITS_KM.iter().enumerate() {
        writeln!(out, "place within {km:>3} km        {:.3} of {}", scores.accuracy(limit), scores.placed)?;
    }
    writeln!(out, "mean error                {:.1} km", scores.mean_km())
}

fn print_times(out: &mut impl Write, scores: &times::Scores) -> std::io::Result<()> {
    counts(out, "times, strict", scores.strict)?;
    counts(out, "times, relaxed", scores.relaxed)?;
    counts(out, "times, type", scores.kind)?;
    counts(out, "times, value", scores.value)
}

fn print_incidents(out: &mut impl Write, scores: &incidents::Scores) -> std::io::Result<()> {
    counts(out, "incidents", scores.strict)?;
    counts(out, "incidents, any type", scores.lax)?;
    counts(out, "on the map", scores.strict_on_map)?;
    counts(out, "on the map, any type", scores.lax_on_map)?;
    share(out, "type exact", scores.kind)?;
    share(out, "date within a day", scores.date)?;
    share(out, "date exact", scores.date_exact)?;
    for (name, figure) in ["killed", "injured", "detained"].iter().zip(scores.figures) {
        share(out, name, figure)?;
    }
    share(out, "tallies found", scores.tallies)?;
    for (name, n) in [
        ("tallies as incidents", scores.tallies_as_incidents),
        ("duplicates", scores.duplicates),
        ("planned as happened", scores.planned_as_happened),
        ("left out as optional", scores.ignored),
    ] {
        writeln!(out, "{name:<26}{n}")?;
    }
    let negatives = scores.negatives;
    writeln!(out, "{:<26}{} of {}", "negatives as incidents", negatives.right, negatives.of)?;
    print_reliability(out, &scores.reliability)
}

fn print_reliability(out: &mut impl Write, reliability: &Reliability) -> std::io::Result<()> {
    writeln!(out, "confidence   claimed  right")?;
    for row in reliability.rows().iter().filter(|row| row.right.of > 0) {
        let Share { right, of } = row.right;
        writeln!(
            out,
            "  {:.1} to {:.1}    {:.3}  {:.3}  ({right} of {of})",
            row.from,
            row.to,
            row.claimed,
            row.right.value()
        )?;
    }
    let sure = reliability.at_least(0.8);
    writeln!(out, "  0.8 or more         {:.3}  ({} of {})", sure.value(), sure.right, sure.of)?;
    writeln!(out, "  Brier score         {:.3}", reliability.brier())
}

fn share(out: &mut impl Write, name: &str, share: Share) -> std::io::Result<()> {
    let Share { right, of } = share;
    writeln!(out, "{name:<26}{right} of {of} ({:.3})", share.value())
}

fn counts(out: &mut impl Write, name: &str, counts: Counts) -> std::io::Result<()> {
    writeln!(
        out,
        "{name:<26}P {:.3}  R {:.3}  F1 {:.3}   (right {}, wrong {}, missed {})",
        counts.precision(),
        counts.recall(),
        counts.f1(),
        counts.right,
        counts.wrong,
        counts.missed
    )
}
