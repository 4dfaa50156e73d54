//! From sentences to reports (what one article says of one event) and tallies (running totals).

mod report;

pub use report::{Actor, Evidence, FieldEvidence, Figure, Report, Role, Tally};
