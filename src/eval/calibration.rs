//! Whether confidence means what it says: of the incidents read with confidence 0.8, about 80 % should be right.

use super::Share;

/// Lower edges of the rows of the table; the last reaches to 1.
const EDGES: [f64; 6] = [0.0, 0.5, 0.6, 0.7, 0.8, 0.9];

/// Pairs of claimed confidence and whether the incident was right.
#[derive(Debug, Clone, Default)]
pub struct Reliability {
    seen: Vec<(f64, bool)>,
}

/// The incidents of one range of confidence.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Row {
    /// Least confidence.
    pub from: f64,
    /// Confidence below which the row ends; the last row's 1 is within it.
    pub to: f64,
    /// Mean of what was claimed; 0 for an empty row.
    pub claimed: f64,
    /// How many were right.
    pub right: Share,
}

impl Reliability {
    /// Notes one incident.
    pub fn add(&mut self, confidence: f32, is_right: bool) {
        self.seen.push((f64::from(confidence), is_right));
    }

    /// Right ones among those of at least `least` confidence.
    pub fn at_least(&self, least: f64) -> Share {
        // A 32-bit 0.8 read as 64 bits lies a hair above or below.
        self.row(least, f64::INFINITY).right
    }

    /// The table, from unsure to sure.
    pub fn rows(&self) -> Vec<Row> {
        let ends = EDGES.iter().skip(1).copied().chain([f64::INFINITY]);
        EDGES.iter().zip(ends).map(|(from, to)| Row { to: to.min(1.0), ..self.row(*from, to) }).collect()
    }

    /// Mean square of the difference between claim and outcome (Brier, 1950): 0 is best, 0.25 is a coin.
    pub fn brier(&self) -> f64 {
        let sum: f64 = self.seen.iter().map(|(c, right)| (c - f64::from(u8::from(*right))).powi(2)).sum();
        sum / (self.seen.len().max(1)) as f64
    }

    fn row(&self, from: f64, to: f64) -> Row {
        const HAIR: f64 = 1e-6;
        let mut right = Share::default();
        let mut sum = 0.0;
        for (claimed, is_right) in &self.seen {
            if *claimed >= from - HAIR && *claimed < to - HAIR {
                right.add(*is_right);
                sum += claimed;
            }
        }
        Row { from, to, claimed: sum / f64::from(right.of.max(1)), right }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_incident_is_in_one_row_and_edges_belong_to_the_upper() {
        let mut reliability = Reliability::default();
        for (confidence, is_right) in [(0.1, false), (0.8, true), (0.79, true), (0.95, true), (1.0, false)] {
            reliability.add(confidence, is_right);
        }
        let rows = reliability.rows();
        assert_eq!(rows.iter().map(|r| r.right.of).sum::<u32>(), 5);
        let eighties = rows.iter().find(|r| (r.from - 0.8).abs() < 1e-9).unwrap();
        assert_eq!(eighties.right, Share { right: 1, of: 1 });
        assert!((eighties.claimed - 0.8).abs() < 1e-6);
        assert_eq!(reliability.at_least(0.8), Share { right: 2, of: 3 });
        assert!((rows[5].to - 1.0).abs() < 1e-9);
    }

    #[test]
    fn a_sure_and_right_reading_scores_nothing() {
        let mut reliability = Reliability::default();
        reliability.add(1.0, true);
        assert!(reliability.brier().abs() < 1e-9);
        reliability.add(1.0, false);
        assert!((reliability.brier() - 0.5).abs() < 1e-9);
    }
}
