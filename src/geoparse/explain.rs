//! Why each name of a text was read as it was: what `zonewatch explain` prints.

use super::draft::{Draft, Reason};
use super::read::{mention, read};
use super::{Location, PlaceMention};
use crate::gazetteer::Gazetteer;
use crate::kind::MentionKind;
use crate::text::Doc;
use crate::toponym::{PlaceLexicon, Words};

/// Why a name was read as it was: everything `explain` prints of it.
#[derive(Debug, Clone)]
pub struct Explanation {
    /// The name's bytes.
    pub span: crate::span::Span,
    /// Whether it is a mention.
    pub accepted: bool,
    /// Evidence for and against its being a place; [`ACCEPT`](super::ACCEPT) is the sum needed.
    pub evidence: Vec<Reason>,
    /// What it stands for.
    pub kind: MentionKind,
    /// The rule behind the kind or the refusal.
    pub rule: &'static str,
    /// The places considered, best first: name, id, country and first-level region, evidence.
    pub candidates: Vec<CandidateExplanation>,
    /// Where it is.
    pub location: Option<Location>,
}

/// A place considered for a name.
#[derive(Debug, Clone)]
pub struct CandidateExplanation {
    /// Display name.
    pub name: String,
    /// Gazetteer id.
    pub place_id: String,
    /// Country and first-level region, as far as known.
    pub lies_in: String,
    /// Evidence for and against.
    pub evidence: Vec<Reason>,
    /// Whether it was chosen.
    pub chosen: bool,
}

/// [`read_places`](super::read_places) with the reasons for every name considered, those refused included.
pub fn explain_places(
    doc: &Doc,
    gazetteer: &Gazetteer,
    lexicon: &PlaceLexicon,
) -> (Vec<PlaceMention>, Vec<Explanation>) {
    let words = Words::new(doc, lexicon);
    let drafts = read(&words, gazetteer, lexicon);
    let mentions = drafts.iter().filter(|d| d.accepted).map(|d| mention(&words, &mut d.clone())).collect();
    (mentions, drafts.iter().map(|d| explanation(&words, d)).collect())
}

fn explanation(words: &Words, draft: &Draft) -> Explanation {
    let mut candidates: Vec<(f32, CandidateExplanation)> = draft
        .options()
        .iter()
        .zip(&draft.weights)
        .enumerate()
        .map(|(n, (o, evidence))| {
            let lies_in =
                [o.entry.admin1, o.entry.country].into_iter().filter(|s| !s.is_empty()).collect::<Vec<_>>();
            let candidate = CandidateExplanation {
                name: o.entry.name().to_owned(),
                place_id: o.entry.row().id.to_owned(),
                lies_in: lies_in.join(", "),
                evidence: evidence.reasons().to_vec(),
                chosen: draft.chosen == Some(n),
            };
            (evidence.sum(), candidate)
        })
        .collect();
    candidates.sort_by(|a, b| b.0.total_cmp(&a.0));
    Explanation {
        span: words.span(draft.tokens.clone()),
        accepted: draft.accepted,
        evidence: draft.evidence.reasons().to_vec(),
        kind: draft.kind,
        rule: draft.rule,
        candidates: candidates.into_iter().map(|(_, c)| c).collect(),
        location: draft.location.clone(),
    }
}
