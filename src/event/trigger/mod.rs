//! Words that tell of an event, with what they demand of their sentence.

mod noun;
mod unarmed;
mod verb;

use super::clause::View;
use super::mood::Mood;
use crate::kind::IncidentType;
use noun::noun;
use std::ops::Range;
pub(super) use verb::is_hit_in_limb;
use verb::verb;

/// A trigger found in a sentence.
#[derive(Debug, Clone, Copy)]
pub(super) struct Trigger {
    pub(super) kind: IncidentType,
    /// Tokens of the trigger itself.
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) mood: Mood,
    pub(super) passive: bool,
    /// Leans on the trigger before it: shares its subject, date and, failing its own, place.
    pub(super) dependent: bool,
    /// Read from a noun ("an incursion into").
    pub(super) noun: bool,
    /// Name of the rule.
    pub(super) rule: &'static str,
}

/// All triggers of a sentence, in text order.
pub(super) fn triggers(view: &View, sentence: &Range<usize>) -> Vec<Trigger> {
    let mut found: Vec<Trigger> = Vec::new();
    let mut n = sentence.start;
    while n < sentence.end {
        if view.is_plain(n) {
            n += 1;
            continue;
        }
        let verb = verb(view, n, sentence, found.last());
        // "died in fighting", "killed by shelling": a gerund that is no verb of the sentence may be the noun of one.
        let gerund =
            verb.is_some_and(|t| t.mood == Mood::Hypothetical && view.lower(t.start).ends_with("ing"));
        // "after fighting between A and B", "after shelling in C".
        let nominal = verb.is_some_and(|t| {
            t.dependent
                && n > sentence.start
                && matches!(view.lower(n - 1), "after" | "by" | "before")
                && view.noun(n).is_some()
                && matches!(
                    view.lower(n + 1),
                    "between" | "in" | "near" | "with" | "on" | "at" | "," | "." | "and"
                )
        });
        let trigger = match verb {
            Some(_) if nominal => noun(view, n, sentence),
            Some(verb) if gerund => Some(noun(view, n, sentence).unwrap_or(verb)),
            Some(verb) => Some(verb),
            None => noun(view, n, sentence),
        };
        match trigger {
            Some(t) => {
                n = t.end.max(n + 1);
                found.push(t);
            }
            None => n += 1,
        }
    }
    found
}
