//! Incidents: reports of the same event, merged.

mod assemble;
mod blocks;
mod merge;

pub use assemble::{label, title};
pub use blocks::Blocks;
pub use merge::{groups, is_vague, merge, same_event};

use crate::date::Interval;
use crate::event::{Actor, Figure, Report};
use crate::geoparse::Location;
use crate::kind::{Certainty, IncidentType};
use serde::{Deserialize, Serialize};
use std::borrow::Cow;

/// A report together with the article it was read from.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct SourcedReport {
    /// Key of the report: stable across re-ingestion of the same article (see [`report_key`]).
    pub key: String,
    /// The article.
    pub article: ArticleRef,
    /// What it says.
    pub report: Report,
    /// Set apart by an editor: of one event with no other report.
    #[serde(default)]
    pub apart: bool,
}

/// What is kept of an article beside its evidence sentences.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ArticleRef {
    /// Stable id of the article (see [`article_id`]).
    pub id: String,
    /// Outlet.
    pub publisher: Option<String>,
    /// Headline.
    pub title: Option<String>,
    /// Where it was published.
    pub url: Option<String>,
    /// When it was published.
    pub published: Option<jiff::civil::Date>,
}

/// One event as all its reports tell it.
#[derive(Debug, Clone, PartialEq)]
pub struct Incident<'r> {
    /// Generated neutral headline, e.g. `Raid at Beit Jinn`.
    pub title: String,
    /// What happened.
    pub kind: IncidentType,
    /// When.
    pub date: Interval,
    /// Where.
    pub place: Option<Location>,
    /// How sure.
    pub certainty: Certainty,
    /// 0 to 1.
    pub confidence: f32,
    /// Who.
    pub actors: Vec<Actor>,
    /// People killed, over all reports.
    pub killed: Option<Figure>,
    /// People injured.
    pub injured: Option<Figure>,
    /// People detained.
    pub detained: Option<Figure>,
    /// Its reports, oldest publication first.
    pub reports: Vec<Cow<'r, SourcedReport>>,
}

/// Stable id of an article: its URL where it has one, else publisher, date and text.
pub fn article_id(url: Option<&str>, publisher: Option<&str>, text: &str) -> String {
    let mut hash = blake3::Hasher::new();
    match url.filter(|u| !u.is_empty()) {
        Some(url) => hash.update(b"url\0").update(url.as_bytes()),
        None => hash
            .update(b"text\0")
            .update(publisher.unwrap_or("").as_bytes())
            .update(b"\0")
            .update(text.as_bytes()),
    };
    format!("a{}", &hash.finalize().to_hex()[..16])
}

/// Stable key of a report within its article: its type and the words it was read from.
pub fn report_key(article_id: &str, report: &Report) -> String {
    let mut hash = blake3::Hasher::new();
    let start = report.evidence.start.to_string();
    let place = report.place.as_ref().map(|p| p.name.as_str());
    let place = place.or(report.place_as_written.as_deref()).unwrap_or_default();
    for part in [article_id, report.kind.as_str(), &start, &report.evidence.text, place] {
        hash.update(part.as_bytes()).update(b"\0");
    }
    format!("r{}", &hash.finalize().to_hex()[..16])
}

#[cfg(test)]
mod tests;
