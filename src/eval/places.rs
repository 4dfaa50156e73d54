//! Place names: how many are found, how far off they are put.
//!
//! An annotated article (`mentions` with `kind`) is scored for all mentions and for literal ones; a corpus document for all.
//! Mentions match when they share at least a third of their characters together (articles) or one character (corpora), one
//! to one, the largest overlap first.

use super::{Counts, Share, pair_spans, ratio};
use crate::geoparse::distance_km;
use crate::kind::MentionKind;
use serde::Deserialize;

/// Distances of the contract, in kilometres: a village, a district, a region (100 miles, the measure of the public corpora).
pub const LIMITS_KM: [f64; 3] = [5.0, 25.0, 161.0];

/// A mention, annotated or read.
#[derive(Debug, Clone, Deserialize)]
pub struct Mention {
    /// First character (Unicode scalar values).
    pub start: u32,
    /// One past the last character.
    pub end: u32,
    /// What it stands for; corpora without kinds say `toponym`, which counts as literal.
    #[serde(default, deserialize_with = "kind_or_literal")]
    pub kind: Option<MentionKind>,
    /// Degrees north; `None` when not placed.
    #[serde(default)]
    pub lat: Option<f64>,
    /// Degrees east.
    #[serde(default)]
    pub lon: Option<f64>,
    /// ISO 3166-1 alpha-2 code.
    #[serde(default)]
    pub country: Option<String>,
    /// `country` when the place is one: then the right code is the right place.
    #[serde(default)]
    pub class: Option<String>,
}

/// Kinds outside the closed list are read as literal.
fn kind_or_literal<'de, D: serde::Deserializer<'de>>(d: D) -> Result<Option<MentionKind>, D::Error> {
    let word = Option::<String>::deserialize(d)?;
    Ok(word.map(|w| w.parse().unwrap_or(MentionKind::Literal)))
}

impl Mention {
    fn point(&self) -> Option<(f64, f64)> {
        Some((self.lon?, self.lat?))
    }

    fn is_literal(&self) -> bool {
        matches!(self.kind, None | Some(MentionKind::Literal))
    }

    /// Kilometres between the two places; `None` when either has none.
    fn km_to(&self, other: &Self) -> Option<f64> {
        if self.class.as_deref() == Some("country") && self.country.is_some() && self.country == other.country
        {
            return Some(0.0);
        }
        let ((a, b), (c, d)) = (self.point()?, other.point()?);
        Some(distance_km(a, b, c, d))
    }
}

/// Figures over any number of documents.
#[derive(Debug, Clone, Default)]
pub struct Scores {
    /// All mentions, spans equal.
    pub exact: Counts,
    /// All mentions, spans overlapping.
    pub overlap: Counts,
    /// Literal mentions, spans overlapping, both sides literal.
    pub literal: Counts,
    /// Found and within 161 km, over mentions with coordinates.
    pub end_to_end: Counts,
    /// Pairs whose kinds agree, of all pairs.
    pub kinds: Share,
    /// For literal pairs whose gold has a place: how many lie within each of [`LIMITS_KM`].
    pub within: [u32; 3],
    /// Number of those pairs.
    pub placed: u32,
    /// Sum of the errors of pairs where both have a place, in kilometres.
    pub sum_km: f64,
    /// Number of such pairs.
    pub measured: u32,
}

impl Scores {
    /// Adds one document; `least_share` is the overlap needed, as a share of the characters covered by both spans.
    pub fn add(&mut self, gold: &[Mention], read: &[Mention], least_share: f64) {
        let pairs = pair(gold, read, least_share);
        let found = pairs.len() as u32;
        self.overlap.right += found;
        self.overlap.wrong += read.len() as u32 - found;
        self.overlap.missed += gold.len() as u32 - found;
        let equal =
            gold.iter().filter(|g| read.iter().any(|r| (r.start, r.end) == (g.start, g.end))).count() as u32;
        self.exact.right += equal;
        self.exact.wrong += (read.len() as u32).saturating_sub(equal);
        self.exact.missed += gold.len() as u32 - equal;
        let literal =
            pairs.iter().filter(|(g, r)| gold[*g].is_literal() && read[*r].is_literal()).count() as u32;
        self.literal.right += literal;
        self.literal.wrong += read.iter().filter(|r| r.is_literal()).count() as u32 - literal;
        self.literal.missed += gold.iter().filter(|g| g.is_literal()).count() as u32 - literal;
        self.add_places(gold, read, &pairs);
    }

    fn add_places(&mut self, gold: &[Mention], read: &[Mention], pairs: &[(usize, usize)]) {
        let wanted = gold.iter().filter(|g| g.point().is_some()).count() as u32;
        let placeless: u32 =
            pairs.iter().filter(|(g, r)| gold[*g].point().is_none() && read[*r].point().is_some()).count()
                as u32;
        let offered = read.iter().filter(|r| r.point().is_some()).count() as u32 - placeless;
        let mut right = 0;
        for (g, r) in pairs.iter().map(|(g, r)| (&gold[*g], &read[*r])) {
            self.kinds.add(g.kind.unwrap_or(MentionKind::Literal) == r.kind.unwrap_or(MentionKind::Literal));
            if g.point().is_none() {
                continue;
            }
            let km = g.km_to(r);
            right += u32::from(km.is_some_and(|km| km <= LIMITS_KM[2]));
            if let Some(km) = km {
                self.sum_km += km;
                self.measured += 1;
            }
            if g.is_literal() {
                self.placed += 1;
                for (count, limit) in self.within.iter_mut().zip(LIMITS_KM) {
                    *count += u32::from(km.is_some_and(|km| km <= limit));
                }
            }
        }
        self.end_to_end.right += right;
        self.end_to_end.wrong += offered.saturating_sub(right);
        self.end_to_end.missed += wanted - right;
    }

    /// Share of the literal pairs put within `LIMITS_KM[limit]`.
    pub fn accuracy(&self, limit: usize) -> f64 {
        ratio(self.within.get(limit).copied().unwrap_or(0), self.placed)
    }

    /// Mean error in kilometres where both sides have a place.
    pub fn mean_km(&self) -> f64 {
        if self.measured == 0 { 0.0 } else { self.sum_km / f64::from(self.measured) }
    }
}

/// One-to-one pairs (gold, read) with an overlap of at least `least_share`, the largest first.
fn pair(gold: &[Mention], read: &[Mention], least_share: f64) -> Vec<(usize, usize)> {
    let spans = |mentions: &[Mention]| mentions.iter().map(|m| (m.start, m.end)).collect::<Vec<_>>();
    pair_spans(&spans(gold), &spans(read), least_share)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mention(start: u32, end: u32, kind: MentionKind, point: Option<(f64, f64)>) -> Mention {
        Mention {
            start,
            end,
            kind: Some(kind),
            lat: point.map(|p| p.1),
            lon: point.map(|p| p.0),
            country: None,
            class: None,
        }
    }

    #[test]
    fn a_perfect_reading_scores_one_and_an_empty_one_nothing() {
        let gold = [
            mention(0, 5, MentionKind::Literal, Some((36.0, 33.0))),
            mention(9, 12, MentionKind::Demonym, Some((35.0, 31.0))),
        ];
        let mut perfect = Scores::default();
        perfect.add(&gold, &gold, 0.34);
        assert!((perfect.overlap.f1() - 1.0).abs() < 1e-9 && (perfect.end_to_end.f1() - 1.0).abs() < 1e-9);
        assert_eq!(
            (perfect.literal, perfect.kinds),
            (Counts { right: 1, wrong: 0, missed: 0 }, Share { right: 2, of: 2 })
        );
        assert!((perfect.accuracy(0) - 1.0).abs() < 1e-9);
        let mut empty = Scores::default();
        empty.add(&gold, &[], 0.34);
        assert!(empty.overlap.f1() == 0.0 && empty.overlap.missed == 2);
    }

    #[test]
    fn a_metonym_read_as_a_place_costs_precision_and_a_far_point_costs_accuracy() {
        let gold = [
            mention(0, 5, MentionKind::Metonymy, Some((36.3, 33.5))),
            mention(9, 12, MentionKind::Literal, Some((36.0, 33.0))),
        ];
        let read = [
            mention(0, 5, MentionKind::Literal, Some((36.3, 33.5))),
            mention(9, 13, MentionKind::Literal, Some((36.0, 34.0))),
        ];
        let mut scores = Scores::default();
        scores.add(&gold, &read, 0.34);
        assert_eq!(scores.literal, Counts { right: 1, wrong: 1, missed: 0 });
        assert_eq!((scores.within, scores.placed), ([0, 0, 1], 1));
        assert!((scores.mean_km() - 111.2 / 2.0).abs() < 0.5);
    }
}
