//! The reading pipeline: an article and what is known beforehand → what the article says.

use crate::event::{self, Report, Tally};
use crate::gazetteer::Gazetteer;
use crate::geoparse::{self, PlaceMention};
use crate::kind::MentionKind;
use crate::lexicon::Lexicon;
use crate::span::CharIndex;
use crate::text::{Article, Doc, PublishedBasis};
use crate::toponym::PlaceLexicon;
use crate::when::{self, TimeExpression};
use serde::Serialize;
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
    /// What this process reads with: the tables of words in the program, and the [`Gazetteer::current`] places.
    pub fn current() -> &'static Self {
        static CURRENT: LazyLock<Knowledge> =
            LazyLock::new(|| Knowledge { gazetteer: Gazetteer::current(), ..*Knowledge::bundled() });
        &CURRENT
    }

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
    /// What is more likely misread than an event of its own ([`event::LEAST`]); no incident is made of it.
    pub doubtful: Vec<Report>,
    /// Running totals.
    pub tallies: Vec<Tally>,
}

/// Reads `article`: text → places and times → events. Pure; the same article gives the same extraction.
pub fn extract(article: &Article, knowledge: &Knowledge) -> Extraction {
    let doc = Doc::new(article);
    let mut mentions = geoparse::read_places(&doc, knowledge.gazetteer, knowledge.places);
    let times = when::read_times(&doc, article.published);
    // A capital told without its name is where something happens, and no place name.
    mentions.extend(geoparse::read_capitals(&doc, &mentions, knowledge.gazetteer));
    mentions.sort_by_key(|m| m.span.start);
    let events = event::read_events(&doc, &mentions, &times, knowledge.events);
    mentions.retain(|m| m.rule != geoparse::CAPITAL);
    Extraction {
        mentions,
        times,
        reports: events.reports,
        doubtful: events.doubtful,
        tallies: events.tallies,
    }
}

impl Extraction {
    /// All that was read of single events, the doubtful ones among the others, in text order.
    pub fn read(&self) -> Vec<Report> {
        let mut read: Vec<Report> = self.reports.iter().chain(&self.doubtful).cloned().collect();
        read.sort_by_key(|report| report.evidence.start);
        read
    }

    /// The object that `zonewatch extract --format jsonl` prints; offsets count Unicode scalar values of the text.
    pub fn printed<'a>(&'a self, article: &'a Article) -> impl Serialize + 'a {
        let index = CharIndex::new(&article.text);
        let mention = |m: &'a PlaceMention| {
            let at = m.location.as_ref();
            let span = index.span(m.span);
            Mention {
                start: span.start,
                end: span.end,
                surface: m.span.of(&article.text),
                kind: m.kind,
                name: at.map(|l| l.name.as_str()),
                place_id: at.and_then(|l| l.place_id.as_deref()),
                lat: at.map(|l| l.lat),
                lon: at.map(|l| l.lon),
                country: at.and_then(|l| l.country.as_deref()),
                rule: m.rule,
            }
        };
        let time = |t: &'a TimeExpression| {
            let span = index.span(t.span);
            Time {
                start: span.start,
                end: span.end,
                surface: t.span.of(&article.text),
                timex: t.timex,
                value: &t.value,
                edtf: t.interval.map(crate::date::Interval::edtf),
                rule: t.rule,
            }
        };
        let incident = |report: &'a Report| Incident { report, edtf: report.date.edtf() };
        Printed {
            file: &article.file,
            title: article.title.as_deref(),
            publisher: article.publisher.as_deref(),
            url: article.url.as_deref(),
            published: article.published,
            published_basis: article.published_basis,
            mentions: self.mentions.iter().map(mention).collect(),
            times: self.times.iter().map(time).collect(),
            incidents: self.reports.iter().map(incident).collect(),
            tallies: &self.tallies,
            doubtful: self.doubtful.iter().map(incident).collect(),
        }
    }
}

#[derive(Serialize)]
struct Printed<'a> {
    file: &'a str,
    title: Option<&'a str>,
    publisher: Option<&'a str>,
    url: Option<&'a str>,
    published: Option<jiff::civil::Date>,
    published_basis: PublishedBasis,
    mentions: Vec<Mention<'a>>,
    times: Vec<Time<'a>>,
    incidents: Vec<Incident<'a>>,
    tallies: &'a [Tally],
    /// What is no incident, because it is more likely misread.
    doubtful: Vec<Incident<'a>>,
}

#[derive(Serialize)]
struct Mention<'a> {
    start: u32,
    end: u32,
    surface: &'a str,
    kind: MentionKind,
    name: Option<&'a str>,
    place_id: Option<&'a str>,
    lat: Option<f64>,
    lon: Option<f64>,
    country: Option<&'a str>,
    rule: &'static str,
}

#[derive(Serialize)]
struct Time<'a> {
    start: u32,
    end: u32,
    surface: &'a str,
    #[serde(rename = "type")]
    timex: crate::kind::TimexType,
    value: &'a str,
    edtf: Option<String>,
    rule: &'static str,
}

#[derive(Serialize)]
struct Incident<'a> {
    #[serde(flatten)]
    report: &'a Report,
    edtf: String,
}
