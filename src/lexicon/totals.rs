//! What articles add up beside events and people harmed: rows of `totals.tsv`.

use super::{inflect, rows};
use crate::kind::IncidentType;
use rustc_hash::{FxHashMap, FxHashSet};

/// A row of `totals.tsv`: things counted, and what must be said of them.
#[derive(Debug)]
pub struct Total {
    /// What a count of them tells of.
    pub kind: IncidentType,
    /// What is so at present is a total of itself ("holds nine positions").
    pub state: bool,
    /// Counted nouns, in the plural.
    pub nouns: Vec<&'static str>,
    /// Written forms of the verbs of which one must stand near.
    pub verbs: FxHashSet<String>,
}

/// The table; `irregular` gives past and participle of irregular verbs.
pub(super) fn load(irregular: &FxHashMap<&str, (&str, &str)>) -> Vec<Total> {
    let row = |row: Vec<&'static str>| {
        let [kind, when, nouns, verbs] = row[..] else { return None };
        let forms = |lemma: &'static str| inflect::forms(lemma, irregular.get(lemma).copied());
        Some(Total {
            kind: kind.parse().ok()?,
            state: when == "state",
            nouns: nouns.split('|').collect(),
            verbs: verbs.split('|').flat_map(forms).map(|(written, _)| written).collect(),
        })
    };
    rows(include_str!("../../data/lexicon/totals.tsv")).filter_map(row).collect()
}
