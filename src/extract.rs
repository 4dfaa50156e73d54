//! The reading pipeline: an article and what is known beforehand → what the article says.

use crate::event::{self, Report, Tally};
use crate::gazetteer::Gazetteer;
use crate::geoparse::{self, PlaceMention};
use crate::lexicon::Lexicon;
use crate::span::CharIndex;
use crate::text::{Article, Doc};
use crate::toponym::PlaceLexicon;
use crate::when::{self, TimeExpression};
use serde_json::{Value, json};
use std::sync::LazyLock;

/// Everything that reading needs to know beforehand; built once, passed in.
#[derive(Clone, Copy)]
pub struct Knowledge {
    /// Places and their names.
    pub gazetteer: &'static Gazetteer,
    /// Words that tell places from people and organisations.
    pub places: &'static PlaceLexicon,
    /// Words that tell of events.
    pub events: &'static Lexicon,
}

impl Knowledge {
    /// What is embedded in the program.
    pub fn bundled() -> &'static Self {
        static BUNDLED: LazyLock<Knowledge> = LazyLock::new(|| Knowledge {
            gazetteer: Gazetteer::embedded(),
            places: PlaceLexicon::embedded(),
            events: Lexicon::bundled(),
        });
        &BUNDLED
    }
}

/// What one article says.
#[derive(Debug)]
pub struct Extraction {
    /// Place names, in text order.
    pub mentions: Vec<PlaceMention>,
    /// Time expressions, in text order.
    pub times: Vec<TimeExpression>,
    /// Single events.
    pub reports: Vec<Report>,
    /// Running totals.
    pub tallies: Vec<Tally>,
}

/// Reads `article`: text → places and times → events. Pure; the same article gives the same extraction.
pub fn extract(article: &Article, knowledge: &Knowledge) -> Extraction {
    let doc = Doc::new(article);
    let mentions = geoparse::read_places(&doc, knowledge.gazetteer, knowledge.places);
    let times = when::read_times(&doc, article.published);
    let events = event::read_events(&doc, &mentions, &times, knowledge.events);
    Extraction { mentions, times, reports: events.reports, tallies: events.tallies }
}

impl Extraction {
    /// The object that `zonewatch extract --format jsonl` prints; offsets count Unicode scalar values of the text.
    pub fn to_json(&self, article: &Article) -> Value {
        let index = CharIndex::new(&article.text);
        let mentions: Vec<Value> = self
            .mentions
            .iter()
            .map(|m| {
                let span = index.span(m.span);
                let at = m.location.as_ref();
                json!({
                    "start": span.start, "end": span.end, "surface": m.span.of(&article.text), "kind": m.kind,
                    "name": at.map(|l| &l.name), "place_id": at.and_then(|l| l.place_id.as_ref()),
                    "lat": at.map(|l| l.lat), "lon": at.map(|l| l.lon), "country": at.and_then(|l| l.country.as_ref()),
                    "rule": m.rule,
                })
            })
            .collect();
        let times: Vec<Value> = self
            .times
            .iter()
            .map(|t| {
                let span = index.span(t.span);
                json!({
                    "start": span.start, "end": span.end, "surface": t.span.of(&article.text), "type": t.timex,
                    "value": t.value, "edtf": t.interval.map(crate::date::Interval::edtf), "rule": t.rule,
                })
            })
            .collect();
        json!({
            "file": article.file, "title": article.title, "publisher": article.publisher, "url": article.url,
            "published": article.published, "published_basis": article.published_basis,
            "mentions": mentions, "times": times,
            "incidents": self.reports.iter().map(report).collect::<Vec<_>>(),
            "tallies": self.tallies,
        })
    }
}

/// A report with its place in the short form of the contract: `{"name","place_id","lat","lon","precision",…}`.
fn report(r: &Report) -> Value {
    // A report holds only maps, numbers and strings, which always serialise.
    let mut value = serde_json::to_value(r).unwrap_or_default();
    value["edtf"] = json!(r.date.edtf());
    value
}
