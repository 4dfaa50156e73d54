//! The rules, one file per group. A rule looks at the words from one token on and says what is written there; it does
//! not resolve dates.

mod clock;
mod discourse;
mod duration;
mod explicit;
mod named;
mod part;
mod period;
mod range;
mod relative;
mod weekday;

use super::rule::Rule;

/// All rules but [`NAMED`], in order of preference.
pub(super) static GROUPS: &[&[Rule]] = &[
    range::RULES,
    explicit::RULES,
    period::RULES,
    weekday::RULES,
    relative::RULES,
    discourse::RULES,
    part::RULES,
    clock::RULES,
    duration::RULES,
];

pub(super) use named::NAMED;
