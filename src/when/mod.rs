//! Time expressions and their resolution against a reference date.

use crate::date::Interval;
use crate::kind::TimexType;
use crate::span::Span;

/// A time expression as written, and the days it stands for.
#[derive(Debug, Clone, PartialEq)]
pub struct TimeExpression {
    /// The expression (bytes of the article's text).
    pub span: Span,
    /// Index of its sentence in [`crate::text::Doc::sentences`].
    pub sentence: usize,
    /// TIMEX3 type.
    pub timex: TimexType,
    /// TIMEX3 value, e.g. `2025-11-05`, `2025-W45`, `PAST_REF`, `P3D`; empty when open.
    pub value: String,
    /// The days meant; `None` for durations, sets, and relative dates without a reference date.
    pub interval: Option<Interval>,
    /// Whether the interval only began or ended then: "since 8 December 2024", "until March".
    pub bound: Bound,
    /// Name of the rule that read it.
    pub rule: &'static str,
}

/// What a preposition makes of a date.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Bound {
    /// On, in, during: the event lies within.
    #[default]
    Within,
    /// Since, from, after: the interval begins there.
    Since,
    /// Until, before, by: the interval ends there.
    Until,
}
