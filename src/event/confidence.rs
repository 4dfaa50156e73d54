//! How likely a report's type, place and date are all right, from how they were read and from what else the article tells.
//!
//! The log-odds of being right are a sum ([`reasons`]): what holds for every report, and what its place, date, words and
//! neighbours add or take away; confidence is the logistic function of that sum. The weights were fitted by logistic regression
//! (L2 penalty, C = 0.5) on 5,063 reports, 88 % of them right, of 1,629 retold news pages whose annotators were asked for every
//! event; what holds for every report was then lowered to what 216 further pages gave when they were read for the first time. Left
//! out ten groups of articles at a time, the sum tells right from wrong with an area under the curve of 0.77 to 0.83. Weights of
//! statements, of what has no place and of areas beside places are set by hand: annotators need not list these, and a point that
//! stands for an area is no help on the map. `zonewatch eval` prints how the claim holds. Outlets that agree raise an incident's
//! confidence further ([`crate::incident`]).
//!
//! What is more likely wrong than right is no incident ([`LEAST`]): a summary of what is told place by place, a repetition whose
//! place or day was lost, a glance at another event. `zonewatch explain` lists these with their reasons.

use super::report::{Figure, Report};
use crate::date::Interval;
use crate::geoparse::{Location, Reason, distance_km};
use crate::kind::{Certainty, IncidentType, PlacePrecision};
use crate::text::Article;
use jiff::civil::Date;

/// A report less likely right than this is no incident.
pub const LEAST: f32 = 0.5;
/// No rule is surer than this, and none less sure: rare cases are not measured.
const BOUNDS: (f32, f32) = (0.05, 0.97);
/// Reports before and behind one in the text that it is compared with; no article that the weights were fitted on has more,
/// and rating stays linear in the length of a text.
const NEIGHBOURS: usize = 32;
/// Log-odds below which a reason is left out.
const LIGHT: f32 = 0.05;
/// Nearest other place of the article beyond which a report's place is far from the story, in kilometres.
const FAR_KM: f64 = 60.0;

/// Radius, in metres, of an area that is no larger than a city.
const CITY_M: u32 = 6_000;

/// The article that reports were read from.
#[derive(Debug, Clone, Copy)]
pub struct Frame {
    /// Day of publication.
    pub published: Option<Date>,
    /// Length of the text in characters.
    pub length: usize,
}

impl Frame {
    /// That of `article`.
    pub fn of(article: &Article) -> Self {
        Self { published: article.published, length: article.text.chars().count() }
    }
}

/// `reports`, all of one article and in text order, with their confidence: those likely right, and the doubtful ones.
pub(super) fn weighed(mut reports: Vec<Report>, frame: Frame) -> (Vec<Report>, Vec<Report>) {
    let confidence = |n| {
        let log_odds: f32 = reasons(&reports, n, frame).iter().map(|r| r.weight).sum();
        logistic(log_odds).clamp(BOUNDS.0, BOUNDS.1)
    };
    let confidences: Vec<f32> = (0..reports.len()).map(confidence).collect();
    for (report, confidence) in reports.iter_mut().zip(confidences) {
        report.confidence = confidence;
    }
    reports.into_iter().partition(|report| report.confidence >= LEAST)
}

fn logistic(log_odds: f32) -> f32 {
    1.0 / (1.0 + (-log_odds).exp())
}

/// What speaks for and against the `n`th of an article's `reports` being right, in log-odds; the first is the same for every
/// report. `reports` are in text order. None for a number beyond them.
pub fn reasons(reports: &[Report], n: usize, frame: Frame) -> Vec<Reason> {
    let Some(report) = reports.get(n) else { return Vec::new() };
    let near = n.saturating_sub(NEIGHBOURS)..(n + NEIGHBOURS + 1).min(reports.len());
    let others: Vec<&Report> =
        near.filter(|other| *other != n).filter_map(|other| reports.get(other)).collect();
    let mut reasons = vec![Reason { rule: "any_report", weight: 2.7 }];
    // What weighs next to nothing would only lengthen the list.
    let mut add = |rule, weight: f32| {
        if weight.abs() >= LIGHT {
            reasons.push(Reason { rule, weight });
        }
    };
    of_kind(report, &mut add);
    of_place(report, &others, &mut add);
    of_date(report, frame, &mut add);
    of_telling(report, frame, &mut add);
    of_neighbours(report, &others, &mut add);
    reasons
}

fn of_kind(report: &Report, add: &mut impl FnMut(&'static str, f32)) {
    use IncidentType as T;
    match report.kind {
        T::Protest | T::Overflight => add("gathering_or_overflight", 0.8),
        T::Airstrike | T::DroneStrike | T::Shelling | T::GroundIncursion | T::Raid | T::PropertyDamage => {
            add("act_of_troops", 0.35);
        }
        T::ArrestDetention => add("arrest", -0.5),
        // Talks and accords have a venue and a day of their own.
        T::Statement | T::UnAction => add("statement", -0.5),
        _ => {}
    }
}

fn of_place(report: &Report, others: &[&Report], add: &mut impl FnMut(&'static str, f32)) {
    use IncidentType as T;
    let Some(place) = &report.place else {
        add("no_place", -0.8);
        return;
    };
    if place.place_id.is_none() {
        add("place_computed", -0.85);
    }
    match (report.fields.get("place"), report.fields.get("type")) {
        (None, _) => add("place_of_the_story", -1.0),
        (Some(told), Some(kind)) => {
            add("place_away_from_the_verb", -0.2 * away(told.start, kind.start, 150.0));
        }
        (Some(_), None) => {}
    }
    let points = || others.iter().filter(|o| o.place.as_ref().is_some_and(is_point));
    if is_point(place) {
        let elsewhere = points().filter_map(|o| o.place.as_ref()).filter(|p| p.name != place.name);
        let nearest = elsewhere.map(|p| km(place, p)).fold(f64::INFINITY, f64::min);
        if nearest > FAR_KM && nearest.is_finite() {
            add("far_from_the_other_places", -1.1);
        }
        return;
    }
    // Aircraft fly over provinces, and fighting shakes them ("clashes broke out in the province on 13 July"): no village need be told.
    let by_noun = |field: &str| report.fields.get(field).is_some_and(|f| f.rule.contains("noun"));
    let told = |field: &str| report.fields.contains_key(field);
    let spans = match report.kind {
        T::Overflight => true,
        T::ArmedClash | T::SectarianViolence => by_noun("type") && told("place") && told("date"),
        _ => false,
    };
    if spans {
        add("an_area_it_spans", -0.9);
        return;
    }
    add("an_area", -1.8);
    if points().next().is_some() {
        add("area_beside_places", -1.1);
    }
}

fn of_date(report: &Report, frame: Frame, add: &mut impl FnMut(&'static str, f32)) {
    if !report.fields.contains_key("date") {
        add("date_of_the_story", -0.45);
    }
    if report.date.days().is_none_or(|days| days > 10) {
        add("longer_or_open", -1.15);
    } else if let Some((published, end)) = frame.published.zip(report.date.end.or(report.date.start)) {
        let days = (published - end).get_days().max(0) as f32;
        if days > 0.0 {
            add("days_ago", -0.25 * (1.0 + days).ln().min(4.0));
        }
    }
}

fn of_telling(report: &Report, frame: Frame, add: &mut impl FnMut(&'static str, f32)) {
    let evidence = &report.evidence;
    add("late_in_the_text", -0.2 * evidence.start as f32 / frame.length.max(1) as f32);
    if report.certainty == Certainty::Asserted {
        add("told_as_fact", 0.55);
    }
    if report.attributed_to.is_some() {
        add("source_named", 0.8);
    }
    if report.fields.values().any(|field| !evidence.holds(field)) {
        add("told_on", 0.25);
    }
}

fn of_neighbours(report: &Report, others: &[&Report], add: &mut impl FnMut(&'static str, f32)) {
    let name = report.place.as_ref().map(|p| &p.name);
    // A truce and the shelling that broke it are no repetition of each other.
    let alike = |o: &Report| o.kind.is_diplomatic() == report.kind.is_diplomatic();
    let same_place: Vec<&&Report> = others
        .iter()
        .filter(|o| name.is_some() && alike(o) && o.place.as_ref().map(|p| &p.name) == name)
        .collect();
    let counts = |r: &Report| harm(r).any(|figure| figure.is_some());
    if !same_place.is_empty() {
        add("another_report_of_this_place", -1.05);
    }
    if same_place.iter().any(|o| o.evidence.start < report.evidence.start) {
        add("place_told_of_before", -0.45);
    }
    if !counts(report) && others.iter().any(|o| counts(o)) {
        add("harm_told_elsewhere", -0.55);
    }
    let killed = |r: &Report| r.killed.map(|f| f.low);
    if killed(report).is_some()
        && others.iter().any(|o| killed(o) == killed(report) && are_at_once(report.date, o.date))
    {
        add("as_many_killed_elsewhere", -0.7);
    }
    let beside = others.iter().filter(|o| o.evidence.start == report.evidence.start).count().min(2);
    if beside > 0 {
        add("sentence_tells_of_others", -0.15 * beside as f32);
    }
}

fn harm(report: &Report) -> impl Iterator<Item = Option<Figure>> + use<> {
    [report.killed, report.injured, report.detained].into_iter()
}

/// How far words stand apart, in `unit` characters; no more than 2.
fn away(a: u32, b: u32, unit: f32) -> f32 {
    (a.abs_diff(b) as f32 / unit).min(2.0)
}

fn km(a: &Location, b: &Location) -> f64 {
    distance_km(a.lon, a.lat, b.lon, b.lat)
}

/// A part of a city ("central Damascus") is as good as a point.
const fn is_point(place: &Location) -> bool {
    use PlacePrecision as P;
    matches!(place.precision, P::Exact | P::Settlement | P::Near) || place.radius_m <= CITY_M
}

/// Whether both may be of one day; what has no date may be of any.
fn are_at_once(a: Interval, b: Interval) -> bool {
    a.start.is_none() || b.start.is_none() || a.overlaps(b)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::date::Interval;
    use crate::event::{Actor, Evidence, FieldEvidence, Role};
    use crate::kind::{Certainty, DatePrecision};
    use jiff::civil::date;

    /// A report read in full from one sentence.
    fn full() -> Report {
        let field = |rule: &str| FieldEvidence { start: 0, end: 4, rule: rule.to_owned() };
        Report {
            kind: IncidentType::Raid,
            date: Interval::day(date(2026, 3, 2)),
            certainty: Certainty::Asserted,
            place: Some(crate::geoparse::Location {
                name: "Village".to_owned(),
                place_id: None,
                lon: 35.8,
                lat: 33.0,
                precision: PlacePrecision::Settlement,
                radius_m: 500,
                country: None,
                admin1: None,
                admin2: None,
                admin3: None,
                pcode: None,
            }),
            place_as_written: None,
            actors: vec![Actor { name: "Israeli forces".to_owned(), role: Role::Perpetrator }],
            killed: None,
            injured: None,
            detained: None,
            attributed_to: Some("residents".to_owned()),
            confidence: 0.0,
            evidence: Evidence { start: 0, end: 4, text: "“text”".to_owned() },
            fields: [("type", "active_verb"), ("place", "in"), ("date", "weekday")]
                .map(|(name, rule)| (name.to_owned(), field(rule)))
                .into(),
            context: Vec::new(),
        }
    }

    const FRAME: Frame = Frame { published: Some(date(2026, 3, 3)), length: 2_000 };

    fn confidence(report: Report) -> f32 {
        among(vec![report])[0]
    }

    /// The confidence of each of an article's reports.
    fn among(reports: Vec<Report>) -> Vec<f32> {
        let (likely, doubtful) = weighed(reports, FRAME);
        assert!(
            likely.iter().all(|r| r.confidence >= LEAST) && doubtful.iter().all(|r| r.confidence < LEAST)
        );
        likely.into_iter().chain(doubtful).map(|r| r.confidence).collect()
    }

    /// The same a paragraph on, at another village.
    fn next(name: &str, lon: f64) -> Report {
        let mut report = full();
        report.evidence = Evidence { start: 300, end: 304, ..report.evidence };
        report.fields.values_mut().for_each(|f| (f.start, f.end) = (300, 304));
        if let Some(place) = &mut report.place {
            (place.name, place.lon) = (name.to_owned(), lon);
        }
        report
    }

    fn area(radius_m: u32) -> Report {
        let mut report = full();
        if let Some(place) = &mut report.place {
            place.name = "Province".to_owned();
            place.precision = PlacePrecision::Admin1;
            place.radius_m = radius_m;
        }
        report
    }

    #[test]
    fn an_area_is_less_sure_beside_places_and_least_over_a_long_time() {
        let beside = among(vec![area(40_000), next("Village", 35.9)]);
        assert!(confidence(area(40_000)) > beside[0] && beside[0] > LEAST, "{beside:?}");
        let season = Interval::new(date(2025, 12, 1), date(2026, 2, 28), DatePrecision::Season);
        let long =
            among(vec![Report { date: season, attributed_to: None, ..area(40_000) }, next("Village", 35.9)]);
        assert!(long.iter().any(|c| *c < LEAST), "{long:?}");
    }

    #[test]
    fn what_spans_an_area_is_surer_of_it_than_what_happens_at_a_point() {
        let of = |kind, rule: &str| {
            let mut report = Report { kind, ..area(40_000) };
            report.fields.entry("type".to_owned()).and_modify(|f| rule.clone_into(&mut f.rule));
            among(vec![report, next("Village", 35.9)])[0]
        };
        let verb = of(IncidentType::ArmedClash, "active_verb");
        assert!(
            of(IncidentType::ArmedClash, "noun") > verb && of(IncidentType::Overflight, "active_verb") > verb
        );
        assert!(of(IncidentType::Killing, "noun") < of(IncidentType::ArmedClash, "noun"));
    }

    #[test]
    fn a_place_told_of_before_and_one_far_away_are_less_sure() {
        let near = among(vec![full(), next("Other", 35.81)]);
        let far = among(vec![full(), next("Other", 37.9)]);
        let again = among(vec![full(), next("Village", 35.8)]);
        assert!(near[1] > far[1] && near[1] > again[1] && again[0] > again[1], "{near:?} {far:?} {again:?}");
    }

    #[test]
    fn what_was_published_when_it_happened_is_surer() {
        let mut old = full();
        old.date = Interval::day(date(2025, 11, 1));
        assert!(confidence(full()) > confidence(old));
    }

    #[test]
    fn whatever_is_less_well_read_is_less_sure() {
        let best = confidence(full());
        assert!(best > 0.85 && best <= 0.97, "{best}");
        let mut month = full();
        month.date = Interval::new(date(2026, 3, 1), date(2026, 3, 31), DatePrecision::Month);
        let mut region = full();
        if let Some(place) = &mut region.place {
            place.precision = PlacePrecision::Region;
            place.radius_m = 40_000;
        }
        let without = |field: &str| {
            let mut report = full();
            report.fields.remove(field);
            report
        };
        let worse = [
            month,
            region,
            without("place"),
            without("date"),
            Report { kind: IncidentType::ArrestDetention, ..full() },
            Report { certainty: Certainty::Disputed, ..full() },
            Report { attributed_to: None, ..full() },
            Report { date: Interval::UNKNOWN, ..full() },
        ];
        for report in worse {
            assert!(confidence(report.clone()) < best, "{:?}", reasons(&[report], 0, FRAME));
        }
    }

    #[test]
    fn confidence_stays_within_its_bounds() {
        let mut worst = area(40_000);
        worst.fields.clear();
        worst.actors.clear();
        worst.date = Interval::UNKNOWN;
        worst.certainty = Certainty::Disputed;
        worst.attributed_to = None;
        worst.kind = IncidentType::Statement;
        if let Some(place) = &mut worst.place {
            place.precision = PlacePrecision::Region;
        }
        assert!((BOUNDS.0..LEAST).contains(&confidence(worst)));
    }
}
