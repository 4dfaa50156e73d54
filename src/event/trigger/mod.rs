//! Words that tell of an event, with what they demand of their sentence.

mod no_advance;
mod noun;
mod noun_kind;
mod noun_sense;
mod noun_verb;
mod unarmed;
mod verb;
mod verb_kind;
mod verb_sense;

use super::clause::View;
use super::mood::Mood;
use crate::kind::IncidentType;
use noun::noun;
use std::ops::Range;
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

impl Trigger {
    /// What a noun at `tokens` tells.
    fn of_noun(kind: IncidentType, tokens: Range<usize>, mood: Mood, rule: &'static str) -> Self {
        let Range { start, end } = tokens;
        Self { kind, start, end, mood, passive: false, dependent: false, noun: true, rule }
    }
}

/// Tokens of the longest sentence that only says where else something happened.
const SO_TOO: usize = 30;

/// All triggers of a sentence, in text order.
pub(super) fn triggers(view: &View, sentence: &Range<usize>) -> Vec<Trigger> {
    let mut found: Vec<Trigger> = Vec::new();
    let mut n = sentence.start;
    // "So were the outskirts of A", "Also targeted on Tuesday was the village of B": what was told just before, there too.
    let be = |i: usize| matches!(view.lower(i), "was" | "were");
    let also = view.lower(n) == "also"
        && view.is_form_of(n + 1, &["hit", "strike", "target", "bomb", "shell", "attack", "raid"])
        && (n + 2..(n + 8).min(sentence.end)).any(be);
    // "Another was put up near C".
    let set_up = |i: usize| {
        view.lower(i) == "another"
            && be(i + 1)
            && view.is_form_of(i + 2, &["erect", "establish", "set", "put", "build", "install"])
    };
    // "Near the town of C another was put up".
    let fronted = matches!(view.lower(n), "near" | "in" | "at" | "on" | "outside" | "beside")
        && (n + 1..(n + 9).min(sentence.end)).any(set_up);
    let another = set_up(n) || fronted;
    // "They included a depot near A and an air base in B": the targets just told.
    let included = matches!(view.lower(n), "they" | "these" | "targets")
        && view.lower(n + 1) == "included"
        && (n + 2..sentence.end).any(|i| view.places[i])
        && view.classes_in(n + 2..sentence.end)
            & (view.lexicon.class.premises | view.lexicon.class.post | view.lexicon.class.cache)
            != 0;
    // "It happened in A": what was told just before.
    let happened = view.lower(n) == "it"
        && (matches!(view.lower(n + 1), "happened" | "occurred")
            || view.lower(n + 1) == "took" && view.lower(n + 2) == "place")
        && (n + 2..n + 4).any(|i| matches!(view.lower(i), "in" | "at" | "near" | "on" | "outside"));
    if sentence.len() < SO_TOO
        && (view.lower(n) == "so" && be(n + 1) || also || another || happened || included)
    {
        found.push(so_was(n..n + 2, true));
        n += 2;
    }
    while n < sentence.end {
        let again = match view.lower(n) {
            "did" | "done" | "took" | "taken" => did_the_same(view, n),
            "target" | "targets" | "sites" | "places" | "locations" | "areas" | "positions" => {
                sites_hit(view, n, sentence).or_else(|| target_of(view, n, sentence))
            }
            "tried" | "attempted" => tried_to_cross(view, n, sentence),
            "crossed" => crossed_apart(view, n, sentence),
            "second" | "third" | "fourth" | "another" | "ones" | "others" => {
                further_strike(view, n, sentence, &found)
            }
            _ => None,
        };
        if let Some(again) = again {
            n = again.end;
            found.push(again);
            continue;
        }
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
                match found.last_mut() {
                    Some(before) if names_cause(view, before, &t) => {
                        (before.kind, before.end) = (t.kind, t.end);
                    }
                    Some(before) if is_same_cause(view, before, &t) => {}
                    _ => found.push(t),
                }
            }
            None => n += 1,
        }
    }
    found
}

/// "killed by shelling and drones": whether `cause` is what the verb `harm`, whose kind is that of a weapon behind it, names first.
fn names_cause(view: &View, harm: &Trigger, cause: &Trigger) -> bool {
    const REACH: usize = 3;
    let between = harm.end..cause.start;
    harm.passive
        && harm.kind.is_strike()
        && view.is_form_of(harm.start, &["kill", "wound", "injure"])
        && cause.rule == "harm_in_noun"
        && cause.kind.is_strike()
        && (cause.start.saturating_sub(REACH)..cause.start).any(|n| view.lower(n) == "by")
        && !between.clone().any(|n| view.parts(n))
}

/// "killed by shelling and a drone strike", "killed in an ambush and the fighting": whether `next` is told with the noun `before`
/// as one cause of what befell people.
fn is_same_cause(view: &View, before: &Trigger, next: &Trigger) -> bool {
    const REACH: usize = 4;
    let cause = |t: &Trigger| t.noun && t.rule == "harm_in_noun";
    let harm = before.passive && view.is_form_of(before.start, &["kill", "wound", "injure"]);
    let mut between = before.end..next.start;
    (cause(before) || harm)
        && cause(next)
        && view.lower(before.end) == "and"
        && between.len() <= REACH
        && !between.any(|n| view.places[n] || matches!(view.lower(n), "in" | "at" | "near" | "on"))
}

/// "A was the target of the first missile", "A was among the targets of the planes", "a depot in A was among the main targets"; "the
/// target of an air strike" is read from its noun.
fn target_of(view: &View, n: usize, sentence: &Range<usize>) -> Option<Trigger> {
    if n < sentence.start + 2 {
        return None;
    }
    let the = if view.lower(n - 1) == "the" { n - 1 } else { n - 2 };
    let among = view.lower(n) == "targets"
        && the > sentence.start
        && view.lower(the) == "the"
        && view.lower(the - 1) == "among";
    // "A was the main target".
    let main = view.lower(n) == "target"
        && the == n - 2
        && the > sentence.start
        && matches!(view.lower(n - 1), "main" | "chief" | "primary" | "principal" | "first")
        && matches!(view.lower(the - 1), "was" | "were")
        && view.lower(n + 1) != "of";
    // "Key targets on Saturday included a base in A": of what was told just before.
    let key = view.lower(n) == "targets"
        && n <= sentence.start + 2
        && (n + 1..n + 5).any(|i| {
            matches!(view.lower(i), "included" | "include" | "were")
                && (i == n + 1 || view.is_calendar(i - 1))
        });
    if main || key {
        return Some(so_was(n..n + 1, true));
    }
    let was = match view.lower(n) {
        "target" => view.lower(n + 1) == "of" && the == n - 1 && matches!(view.lower(n - 2), "was" | "were"),
        "targets" => among && the >= sentence.start + 2 && matches!(view.lower(the - 2), "was" | "were"),
        _ => false,
    };
    // "A depot in A was among the main targets", "Among the targets was a depot in A": of what was told just before.
    let fronted = among && the == sentence.start + 1 && matches!(view.lower(n + 1), "was" | "were");
    if among && (fronted || was && view.lower(n + 1) != "of") {
        return Some(so_was(n..n + 1, true));
    }
    let class = &view.lexicon.class;
    let of_what = |i: usize| match view.classes(i) {
        c if c & class.drone != 0 => Some((IncidentType::DroneStrike, i + 1)),
        c if c & class.aircraft != 0 => Some((IncidentType::Airstrike, i + 1)),
        c if c & (class.munition | class.artillery) != 0 => Some((IncidentType::Shelling, i + 1)),
        _ => None,
    };
    let of_strike = |i: usize| {
        let (len, kind) = view.noun(i).filter(|(_, kind)| among && kind.is_strike())?;
        Some((kind, i + len))
    };
    let of = if was {
        (n + 2..(n + 7).min(sentence.end)).find_map(|i| of_what(i).or_else(|| of_strike(i)))
    } else {
        None
    };
    of.map(|(kind, end)| Trigger {
        kind,
        start: n - 2,
        end,
        mood: Mood::Happened,
        passive: true,
        dependent: false,
        noun: false,
        rule: "target_of",
    })
}

/// Where "others" stands in "Six people crossed near A, and nine others near B", `n` being the verb.
pub(super) fn others_crossed(view: &View, n: usize, sentence: &Range<usize>) -> Option<usize> {
    let at = |i: usize| matches!(view.lower(i), "near" | "in" | "at" | "close" | "opposite");
    let counted = |i: usize| i > n && view.role(i - 1).number.is_some();
    (n + 1..sentence.end).find(|i| matches!(view.lower(*i), "others" | "more") && counted(*i) && at(i + 1))
}

/// "Six people crossed near A, and nine others near B": over a border, in two groups.
fn crossed_apart(view: &View, n: usize, sentence: &Range<usize>) -> Option<Trigger> {
    const REACH: usize = 9;
    let counts = |i: usize| view.role(i).number.is_some();
    let crowd = (n.saturating_sub(REACH).max(sentence.start)..n).find(|i| counts(*i))?;
    let by_force = view.classes_in(crowd..n) & view.lexicon.class.force != 0;
    others_crossed(view, n, sentence).filter(|_| !by_force).map(|_| crossing(n..n + 1, "crossed_apart"))
}

/// "Dozens of people tried to cross the fence near A": what they did there, whether they got across or not.
fn tried_to_cross(view: &View, n: usize, sentence: &Range<usize>) -> Option<Trigger> {
    const REACH: usize = 6;
    let crosses = view.lower(n + 1) == "to"
        && view.is_form_of(n + 2, &["cross", "enter", "breach"])
        && (n + 3..sentence.end).any(|i| matches!(view.lower(i), "near" | "close"));
    let counts = |i: &usize| view.role(*i).is_rough || view.role(*i).number.is_some();
    let crowd = (n.saturating_sub(REACH).max(sentence.start)..n).find(counts);
    let by_people = crowd.is_some_and(|first| view.classes_in(first..n) & view.lexicon.class.force == 0);
    (crosses && by_people).then(|| crossing(n..n + 3, "tried_to_cross"))
}

/// People cross a border, or try to.
fn crossing(tokens: Range<usize>, rule: &'static str) -> Trigger {
    Trigger { noun: false, ..Trigger::of_noun(IncidentType::Other, tokens, Mood::Happened, rule) }
}

/// "Among the sites hit on Tuesday were a base in A and an airport in B", `n` being the sites: what was told just before, there too.
fn sites_hit(view: &View, n: usize, sentence: &Range<usize>) -> Option<Trigger> {
    // "…, it said, were".
    const REACH: usize = 11;
    let opens = n == sentence.start + 2
        && view.lower(sentence.start) == "among"
        && view.lower(n - 1) == "the"
        && view.is_form_of(n + 1, &["hit", "strike", "target", "bomb", "shell", "attack"]);
    let be = |i: &usize| matches!(view.lower(*i), "was" | "were");
    let be = (n + 2..(n + REACH).min(sentence.end)).find(be).filter(|_| opens)?;
    Some(so_was(n..be, true))
}

/// "Two strikes hit A and a third hit B": one more of the strikes just told.
fn further_strike(view: &View, n: usize, sentence: &Range<usize>, found: &[Trigger]) -> Option<Trigger> {
    let one = view.lower(n) == "another" || n > sentence.start && view.lower(n - 1) == "a";
    // "Four strikes hit A, while another seven hit B".
    let counted = usize::from(view.lower(n) == "another" && view.role(n + 1).number.is_some());
    let hits = matches!(
        view.lower(n + 1 + counted),
        "hit" | "struck" | "targeted" | "fell" | "landed" | "destroyed"
    );
    // "The protest in A was the largest, and smaller ones were held in B": protests too.
    let ones = matches!(view.lower(n), "ones" | "others")
        && matches!(view.lower(n + 1), "were" | "took")
        && matches!(view.lower(n + 2), "held" | "staged" | "place" | "reported" | "organised" | "organized");
    if ones {
        // "Smaller ones were held in B.": of what the sentence before told.
        let Some(told) = found.last() else {
            return (n <= sentence.start + 1).then(|| so_was(n..n + 3, true));
        };
        let told = Some(told).filter(|t| t.noun && t.mood == Mood::Happened)?;
        return Some(Trigger::of_noun(told.kind, n..n + 3, Mood::Happened, "further_ones"));
    }
    // "Four strikes hit …": the noun, or what it did.
    let told = found.iter().rev().take(2).find(|t| t.kind.is_strike() && t.mood == Mood::Happened)?;
    (one && hits).then(|| Trigger::of_noun(told.kind, n..n + 2 + counted, Mood::Happened, "further_strike"))
}

/// What was told just before, told of another place by the words `tokens`.
fn so_was(tokens: Range<usize>, passive: bool) -> Trigger {
    Trigger {
        kind: IncidentType::Other,
        start: tokens.start,
        end: tokens.end,
        mood: Mood::Happened,
        passive,
        dependent: false,
        noun: false,
        rule: "so_was",
    }
}

/// "The day before, forces had done the same in A and B", "took similar action in A".
fn did_the_same(view: &View, n: usize) -> Option<Trigger> {
    let same = match view.lower(n) {
        "did" | "done" => {
            matches!((view.lower(n + 1), view.lower(n + 2)), ("the", "same") | ("something", "similar"))
        }
        _ => view.lower(n + 1) == "similar" && view.lower(n + 2) == "action",
    };
    let there = matches!(view.lower(n + 3), "in" | "at" | "near" | "on");
    (same && there).then(|| so_was(n..n + 3, false))
}
