//! Read against annotated: place names, time expressions, incidents, and how far the claimed confidence holds.
//!
//! Gold is JSON Lines, one document a line: either `file` (read from a folder of articles) or `text`, and any of
//!
//! - `mentions`: `start`, `end`, `kind`, `lat`, `lon`, `country` ([`places`]);
//! - `timex`: `start`, `end`, `type`, `value`, read against `dct` ([`times`]);
//! - `incidents`, `aggregates`, `negatives` ([`incidents`]), read against `published`.
//!
//! Offsets count Unicode scalar values. Pairs are one to one, best first, so that every figure is deterministic.

pub mod calibration;
pub mod incidents;
pub mod places;
pub mod times;

/// Right, wrongly found, missed.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Counts {
    /// Right.
    pub right: u32,
    /// Found but wrong.
    pub wrong: u32,
    /// Wanted but not found.
    pub missed: u32,
}

impl Counts {
    /// Share of what was found that is right; 0 when nothing was found.
    pub fn precision(self) -> f64 {
        ratio(self.right, self.right + self.wrong)
    }

    /// Share of what was wanted that was found; 0 when nothing was wanted.
    pub fn recall(self) -> f64 {
        ratio(self.right, self.right + self.missed)
    }

    /// Harmonic mean of both.
    pub fn f1(self) -> f64 {
        ratio(2 * self.right, 2 * self.right + self.wrong + self.missed)
    }
}

/// How many of how many.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Share {
    /// Right ones.
    pub right: u32,
    /// All.
    pub of: u32,
}

impl Share {
    /// Counts one more.
    pub fn add(&mut self, is_right: bool) {
        self.of += 1;
        self.right += u32::from(is_right);
    }

    /// 0 to 1; 0 when there are none.
    pub fn value(self) -> f64 {
        ratio(self.right, self.of)
    }
}

fn ratio(part: u32, whole: u32) -> f64 {
    if whole == 0 { 0.0 } else { f64::from(part) / f64::from(whole) }
}

/// A candidate pair (gold, read) and how well the two fit.
#[derive(Debug, Clone, Copy)]
struct Fit {
    score: f64,
    gold: usize,
    read: usize,
}

/// One-to-one pairs, the best fit first; ties go to what comes first in the text.
fn one_to_one(mut fits: Vec<Fit>) -> Vec<(usize, usize)> {
    fits.sort_by(|a, b| b.score.total_cmp(&a.score).then((a.gold, a.read).cmp(&(b.gold, b.read))));
    let mut used_gold = std::collections::HashSet::new();
    let mut used_read = std::collections::HashSet::new();
    fits.retain(|fit| {
        let is_free = !used_gold.contains(&fit.gold) && !used_read.contains(&fit.read);
        if is_free {
            used_gold.insert(fit.gold);
            used_read.insert(fit.read);
        }
        is_free
    });
    fits.into_iter().map(|fit| (fit.gold, fit.read)).collect()
}

/// One-to-one pairs (gold, read) of half-open spans whose overlap is at least `least_share` of what both cover.
fn pair_spans(gold: &[(u32, u32)], read: &[(u32, u32)], least_share: f64) -> Vec<(usize, usize)> {
    let mut fits = Vec::new();
    for (g, a) in gold.iter().enumerate() {
        for (r, b) in read.iter().enumerate() {
            let common = a.1.min(b.1).saturating_sub(a.0.max(b.0));
            let all = a.1.max(b.1).saturating_sub(a.0.min(b.0));
            let score = f64::from(common) / f64::from(all.max(1));
            if common > 0 && score >= least_share {
                fits.push(Fit { score, gold: g, read: r });
            }
        }
    }
    one_to_one(fits)
}
