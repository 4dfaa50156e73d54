//! Days known by a name, read from the table.

use crate::when::meaning::{Meaning, Reading, Year};
use crate::when::names::{self, When};
use crate::when::rule::Rule;
use crate::when::view::View;

/// Tried wherever a name of the table may begin.
pub(in crate::when) static NAMED: Rule = Rule {
    name: "named_date",
    doc: "A day or spell known by a name, with its year if one is written",
    first: &[],
    read: named,
    yes: "Much has changed since the [fall of Bashar al-Assad], they say.",
    no: "The fall of snow closed the road.",
};

fn named(view: &View, n: usize) -> Option<Reading> {
    let (entry, end) = names::at(view, n)?;
    let (year, end) = match names::entry(entry).when {
        When::Once(_) => (Year::Open, end),
        When::Yearly(..) => {
            let at = view.past_comma(end);
            match view.year(at).or_else(|| view.year(at + 1).filter(|_| view.is(at, &["of", "in"]))) {
                Some(year) => (Year::Given(year), at + 1 + usize::from(view.year(at).is_none())),
                None => (Year::Open, end),
            }
        }
    };
    Some(Reading::new(n, end, Meaning::Named { entry, year }))
}
