//! Time expressions: how many are found, how many get the annotated TIMEX3 type and value.
//!
//! Counted as in TempEval-3 (`UzZaman` et al., 2013): precision over what was read, recall over gold; *strict* wants equal
//! spans, *relaxed* one shared character; type and value are counted over relaxed pairs and want equal words.

use super::{Counts, pair_spans};
use serde::Deserialize;
use std::collections::BTreeMap;

/// An expression, annotated or read.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Timex {
    /// First character (Unicode scalar values).
    pub start: u32,
    /// One past the last character.
    pub end: u32,
    /// TIMEX3 type, e.g. `DATE`.
    #[serde(rename = "type")]
    pub kind: String,
    /// TIMEX3 value, e.g. `2025-W45`.
    pub value: String,
}

/// Figures over any number of documents.
#[derive(Debug, Clone, Default)]
pub struct Scores {
    /// Spans equal.
    pub strict: Counts,
    /// Spans overlapping.
    pub relaxed: Counts,
    /// Spans overlapping and types equal.
    pub kind: Counts,
    /// Spans overlapping and values equal.
    pub value: Counts,
}

impl Scores {
    /// Adds one document. Two readings of one span count once, the later one.
    pub fn add(&mut self, gold: &[Timex], read: &[Timex]) {
        let read: Vec<&Timex> =
            read.iter().map(|t| ((t.start, t.end), t)).collect::<BTreeMap<_, _>>().into_values().collect();
        let spans: Vec<(u32, u32)> = read.iter().map(|t| (t.start, t.end)).collect();
        let wanted: Vec<(u32, u32)> = gold.iter().map(|t| (t.start, t.end)).collect();
        let pairs = pair_spans(&wanted, &spans, 0.0);
        let count = |is_right: &dyn Fn(&Timex, &Timex) -> bool| {
            pairs.iter().filter(|(g, r)| is_right(&gold[*g], read[*r])).count()
        };
        let counts = |right: usize| Counts {
            right: right as u32,
            wrong: (read.len() - right) as u32,
            missed: (gold.len() - right) as u32,
        };
        let add = |total: &mut Counts, right: usize| {
            let more = counts(right);
            total.right += more.right;
            total.wrong += more.wrong;
            total.missed += more.missed;
        };
        add(&mut self.strict, count(&|g, r| (g.start, g.end) == (r.start, r.end)));
        add(&mut self.relaxed, pairs.len());
        add(&mut self.kind, count(&|g, r| g.kind == r.kind));
        add(&mut self.value, count(&|g, r| g.value == r.value));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn timex(start: u32, end: u32, kind: &str, value: &str) -> Timex {
        Timex { start, end, kind: kind.to_owned(), value: value.to_owned() }
    }

    #[test]
    fn spans_types_and_values_are_counted_apart() {
        let gold = [timex(0, 6, "DATE", "2013-03-22"), timex(8, 12, "DURATION", "P1M")];
        let mut same = Scores::default();
        same.add(&gold, &gold);
        let all = Counts { right: 2, wrong: 0, missed: 0 };
        assert_eq!([same.strict, same.relaxed, same.kind, same.value], [all; 4]);

        let mut partly = Scores::default();
        partly.add(&gold, &[timex(2, 6, "TIME", "2013-03-22"), timex(20, 24, "DATE", "2013")]);
        assert_eq!(partly.strict, Counts { right: 0, wrong: 2, missed: 2 });
        assert_eq!(partly.relaxed, Counts { right: 1, wrong: 1, missed: 1 });
        assert_eq!(partly.kind.right, 0);
        assert_eq!(partly.value, partly.relaxed);
    }

    #[test]
    fn one_gold_span_is_met_once() {
        let mut scores = Scores::default();
        scores.add(
            &[timex(0, 10, "DATE", "2025")],
            &[timex(0, 4, "DATE", "2025"), timex(5, 10, "DATE", "2025")],
        );
        assert_eq!(scores.value, Counts { right: 1, wrong: 1, missed: 0 });
    }
}
