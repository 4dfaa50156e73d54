//! What a group of reports says together: type, date, place and figures of the incident.

use super::{Incident, SourcedReport};
use crate::date::Interval;
use crate::event::{Actor, Figure};
use crate::geoparse::Location;
use crate::kind::{Certainty, IncidentType, PlacePrecision};
use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

type Reports<'r> = [Cow<'r, SourcedReport>];

impl<'r> Incident<'r> {
    /// The incident that `reports` (at least one) tell of together. Reports are put in order of publication.
    ///
    /// Every outlet's own figures stay in its report; the incident's are those of the latest report, for tolls rise.
    pub fn from_reports(mut reports: Vec<Cow<'r, SourcedReport>>) -> Self {
        // Undated ones come first: the latest known word counts.
        reports.sort_by(|a, b| (a.article.published, &a.key).cmp(&(b.article.published, &b.key)));
        let kind = kind(&reports);
        let date = date(&reports);
        let place = place(&reports);
        let mut actors: Vec<Actor> = reports.iter().flat_map(|r| r.report.actors.iter().cloned()).collect();
        actors.sort_by(|a, b| (a.role, &a.name).cmp(&(b.role, &b.name)));
        actors.dedup();
        Self {
            title: title(kind, place.as_ref(), written(&reports)),
            kind,
            date,
            certainty: certainty(&reports),
            confidence: confidence(&reports),
            actors,
            killed: figure(reports.iter().map(|r| r.report.killed)),
            injured: figure(reports.iter().map(|r| r.report.injured)),
            detained: figure(reports.iter().map(|r| r.report.detained)),
            place,
            reports,
        }
    }

    /// How many different articles report it; one that tells of it in two places counts once.
    pub fn article_count(&self) -> usize {
        self.count_different(|r| &r.article.id)
    }

    /// How many different outlets report it; syndicated copies under one publisher count once.
    pub fn publisher_count(&self) -> usize {
        self.count_different(|r| r.article.publisher.as_deref().unwrap_or(&r.article.id))
    }

    fn count_different(&self, of: impl Fn(&SourcedReport) -> &str) -> usize {
        self.reports.iter().map(|r| of(r)).collect::<BTreeSet<_>>().len()
    }
}

/// How narrowly a type describes an event: among equally frequent types the narrower is kept.
const fn narrowness(kind: IncidentType) -> u8 {
    use IncidentType::{
        Airstrike, ArmedClash, ArrestDetention, DroneStrike, GroundIncursion, Killing, MilitaryOperation,
        Other, Raid, SectarianViolence, Shelling,
    };
    match kind {
        Other => 0,
        MilitaryOperation => 1,
        GroundIncursion | Killing => 2,
        ArrestDetention | Airstrike | ArmedClash | Shelling => 3,
        DroneStrike | SectarianViolence | Raid => 4,
        _ => 3,
    }
}

fn kind(reports: &Reports<'_>) -> IncidentType {
    let mut votes: BTreeMap<IncidentType, usize> = BTreeMap::new();
    for r in reports {
        *votes.entry(r.report.kind).or_default() += 1;
    }
    votes
        .into_iter()
        .max_by_key(|(kind, votes)| (*votes, narrowness(*kind), std::cmp::Reverse(*kind)))
        .map_or(IncidentType::Other, |(kind, _)| kind)
}

/// The shortest interval any report gives; the most frequent one among equally short.
fn date(reports: &Reports<'_>) -> Interval {
    let count = |i: &Interval| reports.iter().filter(|r| r.report.date == *i).count();
    reports
        .iter()
        .map(|r| r.report.date)
        .min_by_key(|i| (i.days().unwrap_or(i32::MAX), std::cmp::Reverse(count(i)), i.start))
        .unwrap_or(Interval::UNKNOWN)
}

/// The most exact place; the most frequent one among equally exact.
fn place(reports: &Reports<'_>) -> Option<Location> {
    let rank = |l: &Location| match l.precision {
        // "Near the village" and the village itself are equally good; how often they are named decides.
        PlacePrecision::Near => PlacePrecision::Settlement,
        other => other,
    };
    let places: Vec<&Location> = reports.iter().filter_map(|r| r.report.place.as_ref()).collect();
    let count = |l: &Location| places.iter().filter(|p| p.name == l.name).count();
    places
        .iter()
        .min_by(|a, b| {
            (rank(a), std::cmp::Reverse(count(a)), a.precision, a.radius_m, &a.name).cmp(&(
                rank(b),
                std::cmp::Reverse(count(b)),
                b.precision,
                b.radius_m,
                &b.name,
            ))
        })
        .map(|l| (*l).clone())
}

/// Low is the lowest any report gives, best and high the latest report's, raised to what others give.
fn figure(figures: impl Iterator<Item = Option<Figure>>) -> Option<Figure> {
    let figures: Vec<Figure> = figures.flatten().collect();
    let latest = *figures.last()?;
    let best = latest.best;
    let low = figures.iter().map(|f| f.low).min().unwrap_or(best);
    let top = figures.iter().map(|f| f.high.unwrap_or(f.best)).max().unwrap_or(best);
    Some(Figure { low: low.min(best), best, high: latest.high.map(|h| h.max(top)) })
}

/// Asserted beats reported beats claimed; a denial beside any of them makes it disputed.
fn certainty(reports: &Reports<'_>) -> Certainty {
    let all = || reports.iter().map(|r| r.report.certainty);
    let best = all().min().unwrap_or(Certainty::Reported);
    if best.has_happened() && all().any(|c| c == Certainty::Denied) { Certainty::Disputed } else { best }
}

/// The best report's confidence, raised by half of what is missing to 1 for every further outlet.
fn confidence(reports: &Reports<'_>) -> f32 {
    let best = reports.iter().map(|r| r.report.confidence).fold(0.0_f32, f32::max);
    let mut publishers: Vec<&str> = reports.iter().filter_map(|r| r.article.publisher.as_deref()).collect();
    publishers.sort_unstable();
    publishers.dedup();
    let missing = (1.0 - best) * 0.5_f32.powi(publishers.len().saturating_sub(1) as i32);
    (1.0 - missing).min(0.99)
}

/// What the latest report calls the place.
fn written<'a>(reports: &'a Reports<'_>) -> Option<&'a str> {
    reports.iter().rev().find_map(|r| r.report.place_as_written.as_deref())
}

/// A neutral headline: the type and the place, or what the article calls a place that no point is known for.
pub fn title(kind: IncidentType, place: Option<&Location>, written: Option<&str>) -> String {
    let what = label(kind);
    match place {
        None => written.map_or(what.to_owned(), |name| format!("{what} at “{name}”")),
        // "west of Kudna", "between A and B": the name brings its own preposition.
        Some(p) if is_relative(p) => format!("{what} {}", p.name),
        Some(p) => {
            let preposition = match p.precision {
                PlacePrecision::Near if !p.name.ends_with("countryside") => "near",
                PlacePrecision::Settlement | PlacePrecision::Exact if !kind.is_diplomatic() => "at",
                _ if p.name.ends_with("countryside") => "in the",
                _ => "in",
            };
            format!("{what} {preposition} {}", p.name)
        }
    }
}

/// Whether a computed place's name says where it lies from another.
fn is_relative(place: &Location) -> bool {
    place.is_between()
        || place
            .name
            .split_once(" of ")
            .is_some_and(|(from, _)| from.starts_with(|c: char| c.is_lowercase() || c.is_ascii_digit()))
}

/// The type in words, as a headline begins.
pub const fn label(kind: IncidentType) -> &'static str {
    use IncidentType as T;
    match kind {
        T::Airstrike => "Airstrike",
        T::DroneStrike => "Drone strike",
        T::Shelling => "Shelling",
        T::GroundIncursion => "Ground incursion",
        T::Raid => "Raid",
        T::Checkpoint => "Checkpoint",
        T::ArmedClash => "Armed clash",
        T::Killing => "Killing",
        T::ArrestDetention => "Detention",
        T::PropertyDamage => "Property damage",
        T::TerritorialSeizure => "Territory seized",
        T::Overflight => "Overflight",
        T::Protest => "Protest",
        T::SectarianViolence => "Sectarian violence",
        T::MilitaryOperation => "Military operation",
        T::Talks => "Talks",
        T::Agreement => "Agreement",
        T::Statement => "Statement",
        T::UnAction => "United Nations action",
        T::Other => "Incident",
    }
}
