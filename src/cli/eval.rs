//! `zonewatch eval`: quality against annotated articles and corpora.

use crate::eval::{Counts, LIMITS_KM, Mention, Scores};
use crate::gazetteer::Gazetteer;
use crate::geoparse::read_places;
use crate::kind::MentionKind;
use crate::span::CharIndex;
use crate::text::{self, Article, Doc};
use crate::toponym::PlaceLexicon;
use anyhow::Context;
use serde::Deserialize;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

/// Overlap needed in an annotated article: a third, so that "Quneitra" does not match a whole sentence.
const ARTICLE_SHARE: f64 = 0.34;

#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// Annotated articles (`file`, `mentions` with `kind`) or a corpus (`doc`, `text`, `mentions`), JSON Lines
    #[arg(value_name = "GOLD.jsonl")]
    gold: PathBuf,
    /// Folder of the annotated articles; by default `articles` beside the gold file
    #[arg(long, value_name = "DIR")]
    articles: Option<PathBuf>,
}

/// One line of gold.
#[derive(Debug, Deserialize)]
struct Gold {
    file: Option<String>,
    text: Option<String>,
    mentions: Vec<Mention>,
}

pub(super) fn run(args: &Args) -> anyhow::Result<()> {
    let lines =
        fs::read_to_string(&args.gold).with_context(|| format!("cannot read {}", args.gold.display()))?;
    let folder = args
        .articles
        .clone()
        .unwrap_or_else(|| args.gold.parent().unwrap_or(Path::new(".")).join("articles"));
    let mut scores = Scores::default();
    let mut documents = 0;
    for (n, line) in lines.lines().enumerate().filter(|(_, l)| !l.trim().is_empty()) {
        let gold: Gold = serde_json::from_str(line)
            .with_context(|| format!("{}, line {}: not an annotated document", args.gold.display(), n + 1))?;
        let (name, bytes, is_article) = match (&gold.text, &gold.file) {
            (Some(text), _) => ("document.txt".to_owned(), text.clone().into_bytes(), false),
            (None, Some(file)) => {
                let path = folder.join(file);
                let bytes = fs::read(&path).with_context(|| {
                    format!("cannot read {}; name the folder of the articles with --articles", path.display())
                })?;
                (file.clone(), bytes, true)
            }
            (None, None) => {
                anyhow::bail!("{}, line {}: neither `text` nor `file`", args.gold.display(), n + 1)
            }
        };
        let read: Vec<Mention> = text::read(&name, &bytes, None)?.iter().flat_map(mentions).collect();
        if is_article {
            scores.add(&gold.mentions, &read, ARTICLE_SHARE);
        } else {
            // Corpora annotate places and those who stand for them, neither adjectives nor parts of other names.
            let places: Vec<Mention> = read
                .into_iter()
                .filter(|m| !matches!(m.kind, Some(MentionKind::Demonym | MentionKind::InName)))
                .map(|m| Mention { kind: None, ..m })
                .collect();
            scores.add(&gold.mentions, &places, 0.0);
        }
        documents += 1;
    }
    print(documents, &scores)
}

/// The mentions read in an article, in characters.
fn mentions(article: &Article) -> Vec<Mention> {
    let doc = Doc::new(article);
    let index = CharIndex::new(&article.text);
    read_places(&doc, Gazetteer::embedded(), PlaceLexicon::embedded())
        .into_iter()
        .map(|m| {
            let span = index.span(m.span);
            let place = m.location.as_ref();
            Mention {
                start: span.start,
                end: span.end,
                kind: Some(m.kind),
                lat: place.map(|p| p.lat),
                lon: place.map(|p| p.lon),
                country: place.and_then(|p| p.country.clone()),
                class: None,
            }
        })
        .collect()
}

fn print(documents: u32, scores: &Scores) -> anyhow::Result<()> {
    let mut out = std::io::stdout().lock();
    writeln!(out, "documents {documents}")?;
    let rows = [
        ("mentions, exact", scores.exact),
        ("mentions, overlap", scores.overlap),
        ("mentions, literal", scores.literal),
        ("found and within 161 km", scores.end_to_end),
    ];
    for (name, counts) in rows {
        writeln!(out, "{name:<26}{}", figures(counts))?;
    }
    let (right, of) = scores.kinds;
    writeln!(out, "kind right                {right} of {of}")?;
    for (limit, km) in LIMITS_KM.iter().enumerate() {
        writeln!(out, "place within {km:>3} km        {:.3} of {}", scores.accuracy(limit), scores.placed)?;
    }
    writeln!(out, "mean error                {:.1} km", scores.mean_km())?;
    Ok(())
}

fn figures(counts: Counts) -> String {
    format!(
        "P {:.3}  R {:.3}  F1 {:.3}   (right {}, wrong {}, missed {})",
        counts.precision(),
        counts.recall(),
        counts.f1(),
        counts.right,
        counts.wrong,
        counts.missed
    )
}
