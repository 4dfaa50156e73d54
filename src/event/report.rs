//! What one article says of one event.

use crate::date::Interval;
use crate::geoparse::Location;
use crate::kind::{Certainty, IncidentType};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Words of an article behind a fact: half-open character range (Unicode scalar values) and the words themselves.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Evidence {
    /// First character.
    pub start: u32,
    /// One past the last character.
    pub end: u32,
    /// The words, white space folded.
    pub text: String,
}

impl Evidence {
    /// Whether the words of `field` lie in it.
    pub const fn holds(&self, field: &FieldEvidence) -> bool {
        self.start <= field.start && field.end <= self.end
    }
}

/// Where a field of a report was read, and by which rule.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FieldEvidence {
    /// First character.
    pub start: u32,
    /// One past the last character.
    pub end: u32,
    /// Name of the rule.
    pub rule: String,
}

/// A count of people: "at least 13" is low 13, best 13, high `None`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Figure {
    /// Lower bound.
    pub low: u32,
    /// Best single figure.
    pub best: u32,
    /// Upper bound; `None` when open.
    pub high: Option<u32>,
}

impl Figure {
    /// A figure given without reservation.
    pub const fn exactly(n: u32) -> Self {
        Self { low: n, best: n, high: Some(n) }
    }

    /// "Several", "a number of": two at the least, as a plural means, and no number.
    pub(super) const SEVERAL: Self = Self { low: 2, best: 3, high: None };

    /// "At least n", "more than n - 1".
    pub const fn at_least(n: u32) -> Self {
        Self { low: n, best: n, high: None }
    }
}

/// What an actor did in the event.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// Acted.
    Perpetrator,
    /// Was acted upon.
    Target,
    /// Took part (talks, clashes, protests).
    Participant,
}

/// A party to an event under its neutral canonical name.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Actor {
    /// Canonical name, e.g. `Israeli forces`.
    pub name: String,
    /// What it did.
    pub role: Role,
}

/// What one article says of one event.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Report {
    /// What happened.
    #[serde(rename = "type")]
    pub kind: IncidentType,
    /// When.
    #[serde(flatten)]
    pub date: Interval,
    /// How sure the source is.
    pub certainty: Certainty,
    /// Where; `None` when nothing in the text fixes it.
    pub place: Option<Location>,
    /// The place as the article writes it.
    pub place_as_written: Option<String>,
    /// Who, under canonical names.
    pub actors: Vec<Actor>,
    /// People killed.
    pub killed: Option<Figure>,
    /// People injured.
    pub injured: Option<Figure>,
    /// People detained.
    pub detained: Option<Figure>,
    /// Whom the article names as its source for this.
    pub attributed_to: Option<String>,
    /// 0 to 1: how likely type, place and date are all right.
    pub confidence: f32,
    /// The sentence (or clause) the event was read from.
    pub evidence: Evidence,
    /// Field name → the words and rule it was read by (`type`, `place`, `date`, `killed`, …; [`actor_field`] for actors).
    pub fields: BTreeMap<String, FieldEvidence>,
    /// Further sentences of the article that fields were read from, in text order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub context: Vec<Evidence>,
}

/// What stands before an actor's name in the name of its field.
pub const ACTOR_FIELD: &str = "actor:";

/// Name of the field under which the words for an actor are kept.
pub fn actor_field(name: &str) -> String {
    format!("{ACTOR_FIELD}{name}")
}

/// A cumulative figure over a period: never a point on the map.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Tally {
    /// What is counted.
    #[serde(rename = "type")]
    pub kind: IncidentType,
    /// Lower bound of the count; `None` when only words like "repeated" give it.
    pub count_low: Option<u32>,
    /// Upper bound; `None` when open.
    pub count_high: Option<u32>,
    /// First day of the period.
    pub since: Option<jiff::civil::Date>,
    /// Last day of the period (the publication date for a running total).
    pub until: Option<jiff::civil::Date>,
    /// Where, as far as told.
    pub place: Option<Location>,
    /// Whom the article names as its source for this.
    pub attributed_to: Option<String>,
    /// The words.
    pub evidence: Evidence,
}
