//! From sentences to reports (what one article says of one event) and tallies (running totals).
//!
//! ```text
//! sentence ─▶ trigger (type, mood) ─▶ place, date, figures, actors, attribution ─▶ consolidate ─▶ reports
//!          └▶ tally
//! ```
//!
//! The words are data (`data/lexicon/`); the rules here say how they stand in a sentence. What is negated, denied, planned,
//! hedged or background yields nothing, for a point on the map is a claim.

mod actor;
mod anaphora;
mod attribution;
mod beside;
mod candidate;
mod clause;
mod confidence;
mod consolidate;
mod date;
mod episode;
mod figure;
#[cfg(test)]
mod figure_tests;
mod finer;
mod fold;
mod follow;
mod further_sites;
mod governor;
mod harm;
mod harmed;
mod layout;
mod list;
mod lying;
mod mood;
mod number;
mod object;
mod only_named;
mod people;
mod period;
mod place;
mod read;
mod report;
mod said;
mod same;
mod site;
mod story;
mod subject;
mod sums;
mod tally;
#[cfg(test)]
mod tests;
mod toll;
mod total;
mod trigger;
mod unknown;
mod whereabouts;
#[cfg(test)]
mod wording_tests;
mod wounded;

pub use confidence::{Frame, LEAST, reasons};
pub use read::{Events, read_events};
pub use report::{ACTOR_FIELD, Actor, Evidence, FieldEvidence, Figure, Report, Role, Tally, actor_field};
use subject::{is_animal, is_of_herd};
