//! `zonewatch explain`: every decision for one article, in words.

use super::reading;
use crate::event::{self, Report};
use crate::extract::{Knowledge, extract};
use crate::gazetteer::Gazetteer;
use crate::geoparse::{ACCEPT, Explanation, Location, Reason, explain_places};
use crate::kind::MentionKind;
use crate::text::{Article, Doc};
use crate::toponym::PlaceLexicon;
use jiff::civil::Date;
use std::io::{BufWriter, Write};
use std::path::PathBuf;

/// Places shown of those that share a name.
const SHOWN: usize = 4;

#[derive(Debug, clap::Args)]
pub(super) struct Args {
    /// Files, folders, or `-` for standard input
    #[arg(required = true, value_name = "PATH")]
    paths: Vec<PathBuf>,
    /// Publication date of articles that carry none
    #[arg(long, value_name = "DATE")]
    published: Option<Date>,
}

pub(super) fn run(args: &Args) -> anyhow::Result<()> {
    let mut out = BufWriter::new(std::io::stdout().lock());
    for source in reading::sources(&args.paths)? {
        for article in reading::articles(&source, args.published)? {
            explain(&mut out, &article)?;
        }
    }
    out.flush()?;
    Ok(())
}

/// Writes the decisions for one article.
fn explain(out: &mut impl Write, article: &Article) -> std::io::Result<()> {
    writeln!(out, "{}", article.title.as_deref().unwrap_or(&article.file))?;
    let published = article.published.map_or("not known".to_owned(), |d| d.to_string());
    writeln!(out, "published: {published} ({:?})", article.published_basis)?;
    let doc = Doc::new(article);
    let (_, names) = explain_places(&doc, Gazetteer::current(), PlaceLexicon::embedded());
    writeln!(out, "\nPlace names (a name needs {ACCEPT:+.1} to be read as a place)")?;
    for name in &names {
        explain_name(out, article, name)?;
    }
    let extraction = extract(article, Knowledge::current());
    writeln!(out, "\nTimes")?;
    for time in &extraction.times {
        let days = time.interval.map_or_else(|| "open".to_owned(), crate::date::Interval::edtf);
        writeln!(out, "  “{}” is {days}: {}", one_line(time.span.of(&article.text)), in_words(time.rule))?;
    }
    let chars: Vec<char> = article.text.chars().collect();
    let frame = event::Frame::of(article);
    let told = extraction.read();
    let (likely, doubtful): (Vec<usize>, Vec<usize>) =
        (0..told.len()).partition(|n| told[*n].confidence >= event::LEAST);
    writeln!(out, "\nIncidents")?;
    for n in likely {
        explain_report(out, &chars, &told[n], &event::reasons(&told, n, frame))?;
    }
    if !doubtful.is_empty() {
        writeln!(out, "\nLeft out (confidence below {})", event::LEAST)?;
    }
    for n in doubtful {
        explain_report(out, &chars, &told[n], &event::reasons(&told, n, frame))?;
    }
    writeln!(out, "\nRunning totals (never incidents)")?;
    for tally in &extraction.tallies {
        writeln!(out, "  {}: “{}”", tally.kind, tally.evidence.text)?;
    }
    Ok(())
}

/// One event: what was read, from which words, by which rule.
fn explain_report(
    out: &mut impl Write,
    chars: &[char],
    report: &Report,
    reasons: &[Reason],
) -> std::io::Result<()> {
    let place = report.place.as_ref().map_or("no place", |p| p.name.as_str());
    let dated = report.date.edtf();
    let dated = if dated.is_empty() { "not dated" } else { &dated };
    writeln!(
        out,
        "\n{}, {place}, {dated}: {}, confidence {:.2}\n  “{}”",
        report.kind, report.certainty, report.confidence, report.evidence.text
    )?;
    writeln!(out, "  confidence, in log-odds: {}", list(reasons))?;
    for (field, evidence) in &report.fields {
        let words: String =
            chars.get(evidence.start as usize..evidence.end as usize).unwrap_or_default().iter().collect();
        writeln!(out, "  {field}: “{}”, {}", one_line(&words), in_words(&evidence.rule))?;
    }
    Ok(())
}

/// White space folded to single spaces.
fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn explain_name(out: &mut impl Write, article: &Article, name: &Explanation) -> std::io::Result<()> {
    let surface = name.span.of(&article.text).split_whitespace().collect::<Vec<_>>().join(" ");
    let verdict = match (name.accepted, name.kind) {
        (false, _) => "no place",
        (true, MentionKind::Literal) => "a place",
        (true, MentionKind::Metonymy) => "a government or people, not the place",
        (true, MentionKind::Demonym) => "an adjective or noun of origin",
        (true, MentionKind::InName) => "part of another name",
    };
    writeln!(out, "\n“{surface}” is {verdict}: {}", in_words(name.rule))?;
    writeln!(out, "  evidence {:+.1}: {}", sum(&name.evidence), list(&name.evidence))?;
    if !name.accepted {
        return Ok(());
    }
    for candidate in name.candidates.iter().take(SHOWN) {
        let mark = if candidate.chosen { "→" } else { " " };
        let lies_in =
            if candidate.lies_in.is_empty() { String::new() } else { format!(", {}", candidate.lies_in) };
        let (score, why) = (sum(&candidate.evidence), list(&candidate.evidence));
        writeln!(out, "  {mark} {}{lies_in} ({}) {score:+.1}: {why}", candidate.name, candidate.place_id)?;
    }
    if name.candidates.len() > SHOWN {
        writeln!(out, "    and {} more of that name", name.candidates.len() - SHOWN)?;
    }
    match &name.location {
        Some(place) => writeln!(out, "  placed: {}", describe(place)),
        None => writeln!(out, "  not placed"),
    }
}

fn describe(place: &Location) -> String {
    let radius = if place.radius_m >= 1_000 {
        format!("{} km", place.radius_m / 1_000)
    } else {
        format!("{} m", place.radius_m)
    };
    format!(
        "{} at {:.4}, {:.4} (lon, lat), {}, within {radius}",
        place.name, place.lon, place.lat, place.precision
    )
}

fn list(reasons: &[Reason]) -> String {
    reasons.iter().map(|r| format!("{} {:+.1}", in_words(r.rule), r.weight)).collect::<Vec<_>>().join(", ")
}

fn sum(reasons: &[Reason]) -> f32 {
    reasons.iter().map(|r| r.weight).sum()
}

/// A rule's name as words.
fn in_words(rule: &str) -> String {
    rule.replace('_', " ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn accepted_and_refused_names_are_explained_with_their_evidence() {
        let text = "Paris Jackson drove to the village of Beit Jinn in Syria.";
        let article = crate::text::read("t.txt", text.as_bytes(), None).unwrap().remove(0);
        let mut out = Vec::new();
        explain(&mut out, &article).unwrap();
        let out = String::from_utf8(out).unwrap();
        assert!(out.contains("“Paris” is no place: surname after given name"), "{out}");
        assert!(out.contains("“Beit Jinn” is a place") && out.contains("feature noun before"), "{out}");
        assert!(out.contains("→ Beit Jinn"), "{out}");
    }
}
