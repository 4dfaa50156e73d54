//! Incidents: which of the annotated ones are read, and what is read that is none.
//!
//! A reading matches an annotated incident when
//!
//! - **place**: it lies within 10 km of a settlement or exact spot, within 50 km of anything coarser, within 300 km of a
//!   country (or has its code); gold's `tolerance_km` widens that; where gold has no place the reading has none either;
//! - **date**: the intervals, widened by a day, overlap;
//! - **type**: both types share a group (`groups`).
//!
//! *Strict* wants all three, *lax* leaves the type out. Pairs are one to one, the best fit first. Gold marked `optional`
//! (background, planned, sub-events) is neither wanted nor punished: a reading that matches one is left out of the count.

use super::{Counts, Fit, Share, calibration::Reliability, one_to_one};
use crate::event::{Figure, Report, Tally};
use crate::geoparse::distance_km;
use crate::kind::{IncidentType, PlacePrecision};
use jiff::civil::Date;
use serde::Deserialize;

/// A reading farther than this from every annotated incident and nearer than [`NEGATIVE_KM`] to a negative is that negative.
const CLEAR_KM: f64 = 25.0;
/// See [`CLEAR_KM`].
const NEGATIVE_KM: f64 = 5.0;

/// An annotated incident.
#[derive(Debug, Clone, Deserialize)]
pub struct Wanted {
    /// What happened.
    #[serde(rename = "type", deserialize_with = "kind")]
    pub kind: IncidentType,
    /// First day.
    pub date_start: Option<Date>,
    /// Last day; the first where not given.
    pub date_end: Option<Date>,
    /// Name of the place, for messages.
    pub place: Option<String>,
    /// Degrees north; `None` without a place.
    pub lat: Option<f64>,
    /// Degrees east.
    pub lon: Option<f64>,
    /// ISO 3166-1 alpha-2 code.
    pub country: Option<String>,
    /// `settlement`, `exact`, `country`, or anything coarser.
    pub place_precision: Option<String>,
    /// Kilometres that a reading may lie off, where more than the rule allows.
    pub tolerance_km: Option<f64>,
    /// `planned` and `denied` ones have not happened.
    pub certainty: Option<String>,
    /// People killed.
    pub killed: Option<Bounds>,
    /// People injured.
    pub injured: Option<Bounds>,
    /// People detained.
    pub detained: Option<Bounds>,
    /// Neither wanted nor punished.
    #[serde(default)]
    pub optional: bool,
}

/// An annotated figure: one number or its bounds.
#[derive(Debug, Clone, Copy, Deserialize)]
#[serde(untagged)]
pub enum Bounds {
    /// So many.
    Number(u32),
    /// At least and at most.
    Range {
        /// Lower bound.
        #[serde(alias = "low")]
        min: Option<u32>,
        /// Upper bound; `None` when open.
        #[serde(alias = "high")]
        max: Option<u32>,
    },
}

impl Bounds {
    /// Lower bound, and the upper one where there is one.
    fn ends(self) -> Option<(u32, Option<u32>)> {
        match self {
            Self::Number(n) => Some((n, Some(n))),
            Self::Range { min, max } => Some((min.or(max)?, max)),
        }
    }
}

/// A place that is named in the article but where nothing happened.
#[derive(Debug, Clone, Deserialize)]
pub struct Negative {
    /// Degrees north.
    pub lat: f64,
    /// Degrees east.
    pub lon: f64,
}

/// An annotated running total.
#[derive(Debug, Clone, Deserialize)]
pub struct Aggregate {
    /// What is counted.
    #[serde(rename = "type", deserialize_with = "kind")]
    pub kind: IncidentType,
    /// Lower bound of the count.
    pub count_low: Option<u32>,
    /// First character of its words.
    pub evidence_start: u32,
    /// One past the last character.
    pub evidence_end: u32,
}

/// The annotations of one article.
#[derive(Debug, Clone, Default)]
pub struct Gold {
    /// What happened.
    pub incidents: Vec<Wanted>,
    /// Where nothing did.
    pub negatives: Vec<Negative>,
    /// Running totals.
    pub tallies: Vec<Aggregate>,
}

/// Gold of earlier schemes names some types otherwise.
fn kind<'de, D: serde::Deserializer<'de>>(d: D) -> Result<IncidentType, D::Error> {
    let word = String::deserialize(d)?;
    match word.as_str() {
        "military_operation_other" => Ok(IncidentType::MilitaryOperation),
        "massacre" | "massacre/sectarian_violence" => Ok(IncidentType::SectarianViolence),
        _ => word.parse().map_err(serde::de::Error::custom),
    }
}

/// Figures over any number of articles.
#[derive(Debug, Clone, Default)]
pub struct Scores {
    /// Place, date and type.
    pub strict: Counts,
    /// Place and date.
    pub lax: Counts,
    /// The same without talks, agreements, statements and acts of the United Nations, and without readings that have no place.
    pub strict_on_map: Counts,
    /// Place and date, without those.
    pub lax_on_map: Counts,
    /// Among strict matches, those of exactly the annotated type.
    pub kind: Share,
    /// Among matches of place and type, those dated within a day.
    pub date: Share,
    /// Among strict matches, those with exactly the annotated first and last day.
    pub date_exact: Share,
    /// Among strict matches with a figure on either side, those where it agrees: killed, injured, detained.
    pub figures: [Share; 3],
    /// Readings that match optional gold.
    pub ignored: u32,
    /// Wrong readings that would match an annotated incident that another reading took.
    pub duplicates: u32,
    /// Planned or denied ones that are read as having happened.
    pub planned_as_happened: u32,
    /// Negatives that became incidents, of all.
    pub negatives: Share,
    /// Annotated running totals that are read as such, with type and count.
    pub tallies: Share,
    /// Wrong readings whose trigger lies in the words of a running total.
    pub tallies_as_incidents: u32,
    /// Claimed confidence against outcome, over readings that do not match optional gold.
    pub reliability: Reliability,
    /// Misses and false alarms, in words.
    pub notes: Vec<String>,
}

impl Scores {
    /// Adds one article, called `name` in [`Scores::notes`].
    pub fn add(&mut self, name: &str, gold: &Gold, reports: &[Report], tallies: &[Tally]) {
        let strict = assign(&gold.incidents, reports, true, true);
        let lax = assign(&gold.incidents, reports, false, true);
        for (pairs, all, on_map) in [
            (&strict, &mut self.strict, &mut self.strict_on_map),
            (&lax, &mut self.lax, &mut self.lax_on_map),
        ] {
            for (g, wanted) in gold.incidents.iter().enumerate().filter(|(_, w)| !w.optional) {
                let is_found = pairs.iter().any(|p| p.0 == g);
                for counts in counted(all, on_map, !wanted.kind.is_diplomatic()) {
                    counts.right += u32::from(is_found);
                    counts.missed += u32::from(!is_found);
                }
            }
            for (_, report) in unmatched(pairs, reports) {
                let is_mapped = !report.kind.is_diplomatic() && report.place.is_some();
                for counts in counted(all, on_map, is_mapped) {
                    counts.wrong += 1;
                }
            }
        }
        for (g, r) in &strict {
            self.add_match(name, &gold.incidents[*g], &reports[*r]);
        }
        for (g, r) in assign(&gold.incidents, reports, true, false) {
            if !gold.incidents[g].optional {
                self.date.add(date_fit(&gold.incidents[g], &reports[r]).is_some());
            }
        }
        self.negatives.of += gold.negatives.len() as u32;
        for (_, report) in unmatched(&strict, reports) {
            self.add_false(name, gold, report);
        }
        for (g, wanted) in gold.incidents.iter().enumerate() {
            if !wanted.optional && !strict.iter().any(|p| p.0 == g) {
                let place = wanted.place.as_deref().unwrap_or("-");
                self.notes.push(format!("{name}: missed {} at {place}, {}", wanted.kind, days(wanted)));
            }
        }
        for tally in &gold.tallies {
            let is_found = tallies.iter().any(|t| t.kind == tally.kind && t.count_low == tally.count_low);
            self.tallies.add(is_found);
            if !is_found {
                let count = tally.count_low.map_or_else(|| "?".to_owned(), |n| n.to_string());
                self.notes.push(format!("{name}: missed tally {count} {}", tally.kind));
            }
        }
    }

    /// A reading and the annotated incident it matches.
    fn add_match(&mut self, name: &str, wanted: &Wanted, report: &Report) {
        if matches!(wanted.certainty.as_deref(), Some("planned" | "denied"))
            && report.certainty.has_happened()
        {
            self.planned_as_happened += 1;
        }
        if wanted.optional {
            self.ignored += 1;
            return;
        }
        self.kind.add(wanted.kind == report.kind);
        let (start, end) = report_days(report).unzip();
        let is_exact = (start, end) == (wanted.date_start, wanted.date_end.or(wanted.date_start));
        self.date_exact.add(is_exact);
        self.reliability.add(report.confidence, true);
        let figures = [
            (wanted.killed, report.killed),
            (wanted.injured, report.injured),
            (wanted.detained, report.detained),
        ];
        let named = ["killed", "injured", "detained"];
        for ((share, figure), (bounds, read)) in self.figures.iter_mut().zip(named).zip(figures) {
            let bounds = bounds.and_then(Bounds::ends);
            if bounds.is_none() && read.is_none() {
                continue;
            }
            let is_right = figure_fits(bounds, read);
            share.add(is_right);
            if !is_right {
                let number = |n: Option<u32>| n.map_or_else(|| "none".to_owned(), |n| n.to_string());
                let (wanted, read) = (number(bounds.map(|b| b.0)), number(read.map(|f| f.low)));
                self.notes.push(format!("{name}: {figure} {read}, not {wanted}: {}", report.evidence.text));
            }
        }
    }

    /// A reading that matches nothing.
    fn add_false(&mut self, name: &str, gold: &Gold, report: &Report) {
        self.reliability.add(report.confidence, false);
        let is_duplicate = gold.incidents.iter().any(|g| fit(g, report, true, true).is_some());
        self.duplicates += u32::from(is_duplicate);
        let is_negative = report.place.as_ref().is_some_and(|place| {
            let km_to = |lat: f64, lon: f64| distance_km(place.lon, place.lat, lon, lat);
            let near_gold = gold
                .incidents
                .iter()
                .any(|g| g.lat.zip(g.lon).is_some_and(|(lat, lon)| km_to(lat, lon) < CLEAR_KM));
            !near_gold && gold.negatives.iter().any(|n| km_to(n.lat, n.lon) < NEGATIVE_KM)
        });
        self.negatives.right += u32::from(is_negative);
        let is_tally = report.fields.get("type").is_some_and(|field| {
            gold.tallies.iter().any(|t| field.start < t.evidence_end && t.evidence_start < field.end)
        });
        self.tallies_as_incidents += u32::from(is_tally);
        let marks = [(is_duplicate, " (duplicate)"), (is_negative, " (negative)"), (is_tally, " (tally)")];
        let marks: String = marks.iter().filter(|(is, _)| *is).map(|(_, mark)| *mark).collect();
        let place = report.place.as_ref().map_or("-", |p| p.name.as_str());
        self.notes.push(format!(
            "{name}: wrong {} at {place}, {}{marks}: {}",
            report.kind,
            report.date.edtf(),
            report.evidence.text
        ));
    }
}

fn unmatched<'r>(
    pairs: &[(usize, usize)],
    reports: &'r [Report],
) -> impl Iterator<Item = (usize, &'r Report)> {
    reports.iter().enumerate().filter(move |(r, _)| !pairs.iter().any(|p| p.1 == *r))
}

/// The counts that an incident goes into.
fn counted<'c>(
    all: &'c mut Counts,
    on_map: &'c mut Counts,
    is_mapped: bool,
) -> impl Iterator<Item = &'c mut Counts> {
    [Some(all), is_mapped.then_some(on_map)].into_iter().flatten()
}

fn days(wanted: &Wanted) -> String {
    let day = |d: Option<Date>| d.map_or_else(|| "?".to_owned(), |d| d.to_string());
    format!("{}/{}", day(wanted.date_start), day(wanted.date_end))
}

/// One-to-one pairs (gold, read); `use_type` and `use_date` say what must agree beside the place.
fn assign(gold: &[Wanted], reports: &[Report], use_type: bool, use_date: bool) -> Vec<(usize, usize)> {
    let mut fits = Vec::new();
    for (g, wanted) in gold.iter().enumerate() {
        for (r, report) in reports.iter().enumerate() {
            if let Some(score) = fit(wanted, report, use_type, use_date) {
                fits.push(Fit { score, gold: g, read: r });
            }
        }
    }
    one_to_one(fits)
}

/// How well a reading fits an annotated incident; `None` when it does not.
fn fit(wanted: &Wanted, report: &Report, use_type: bool, use_date: bool) -> Option<f64> {
    let place = place_fit(wanted, report)?;
    let date = match date_fit(wanted, report) {
        None if use_date => return None,
        fit => fit.unwrap_or(0.0),
    };
    let kind = match type_fit(wanted.kind, report.kind) {
        None if use_type => return None,
        fit => fit.unwrap_or(0.0),
    };
    // Of two annotated incidents that fit as well, the wanted one is taken.
    Some(place + date + kind + if wanted.optional { 0.0 } else { 0.05 })
}

fn place_fit(wanted: &Wanted, report: &Report) -> Option<f64> {
    let is_country = wanted.place_precision.as_deref() == Some("country");
    let Some((lat, lon)) = wanted.lat.zip(wanted.lon) else {
        let precision = report.place.as_ref().map_or(PlacePrecision::None, |p| p.precision);
        return matches!(precision, PlacePrecision::None | PlacePrecision::Country).then_some(1.0);
    };
    let place = report.place.as_ref()?;
    let km = distance_km(lon, lat, place.lon, place.lat);
    let rule = match wanted.place_precision.as_deref() {
        Some("exact" | "settlement") => 10.0,
        Some("country") => 300.0,
        _ => 50.0,
    };
    let tolerance = wanted.tolerance_km.unwrap_or(0.0).max(rule);
    if km <= tolerance {
        return Some(1.0 - 0.9 * km / tolerance);
    }
    (is_country && place.country.is_some() && place.country == wanted.country).then_some(0.1)
}

/// First and last day of a reading; an open end is the first day.
fn report_days(report: &Report) -> Option<(Date, Date)> {
    let start = report.date.start?;
    Some((start, report.date.end.unwrap_or(start)))
}

fn date_fit(wanted: &Wanted, report: &Report) -> Option<f64> {
    let Some(start) = wanted.date_start else { return Some(1.0) };
    let end = wanted.date_end.unwrap_or(start);
    let (from, to) = report_days(report)?;
    let days = |a: Date, b: Date| (b - a).get_days();
    if days(end, from) > 1 || days(to, start) > 1 {
        return None;
    }
    Some(1.0 / f64::from(1 + days(start, from).abs() + days(end, to).abs()))
}

fn type_fit(wanted: IncidentType, read: IncidentType) -> Option<f64> {
    if wanted == read {
        return Some(1.0);
    }
    if wanted == IncidentType::Other || read == IncidentType::Other {
        return (!wanted.is_diplomatic() && !read.is_diplomatic()).then_some(0.3);
    }
    groups(wanted).iter().any(|g| groups(read).contains(g)).then_some(0.6)
}

/// The groups of types that stand for each other: outlets call one event by several of them. `other` goes with every
/// type but the diplomatic ones.
const fn groups(kind: IncidentType) -> &'static [&'static str] {
    use IncidentType as T;
    match kind {
        T::Airstrike | T::DroneStrike | T::Shelling => &["air"],
        T::Overflight => &["flight", "air"],
        T::GroundIncursion
        | T::Checkpoint
        | T::ArrestDetention
        | T::PropertyDamage
        | T::TerritorialSeizure => &["ground"],
        T::Raid => &["ground", "violence"],
        T::MilitaryOperation => &["ground", "air", "violence"],
        T::ArmedClash | T::SectarianViolence => &["violence"],
        T::Killing => &["violence", "air"],
        T::Protest => &["protest"],
        T::Talks | T::Agreement | T::Statement | T::UnAction => &["diplomacy"],
        T::Other => &[],
    }
}

/// A figure is right when its lower bound is the annotated one, or its only number the annotated upper one.
fn figure_fits(wanted: Option<(u32, Option<u32>)>, read: Option<Figure>) -> bool {
    match (wanted, read) {
        (Some((low, high)), Some(read)) => low == read.low || high == Some(read.low),
        _ => false,
    }
}

#[cfg(test)]
#[path = "incidents_tests.rs"]
mod tests;
