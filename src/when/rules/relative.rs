//! Dates counted from the day of writing: "yesterday", "last week", "three weeks ago", "recently".

use crate::when::meaning::{Amount, Clock, DayPart, From, Meaning, Part, Reading, Reference, Year};
use crate::when::rule::Rule;
use crate::when::view::View;
use crate::when::words::{Kind, Unit};

pub(super) static RULES: &[Rule] = &[
    Rule {
        name: "near_day",
        doc: "Yesterday, today, tomorrow, with a part of the day",
        first: &[Kind::Today, Kind::Early, Kind::Earlier, Kind::The],
        read: near_day,
        yes: "The gate was shut [yesterday morning] by guards.",
        no: "The early bird sings.",
    },
    Rule {
        name: "this_part_of_day",
        doc: "This morning, tonight, last night",
        first: &[Kind::This, Kind::Last, Kind::Tonight, Kind::Early, Kind::Earlier, Kind::The],
        read: this_part,
        yes: "Shots were heard [last night] near the gate.",
        no: "This night watch is his last evening class.",
    },
    Rule {
        name: "overnight",
        doc: "The night between two days",
        first: &[Kind::Overnight],
        read: overnight,
        yes: "The post was moved [overnight] to the hill.",
        no: "They took an overnight bag.",
    },
    Rule {
        name: "near_period",
        doc: "This, last or next week, month, quarter, year; earlier and later in it",
        first: &[Kind::This, Kind::Last, Kind::Next, Kind::Earlier, Kind::Early, Kind::Current, Kind::The],
        read: near_period,
        yes: "The dam was opened [earlier this year] by mistake.",
        no: "The last of the weeks, the next yearly feast.",
    },
    Rule {
        name: "ago",
        doc: "A number of units before the day of writing",
        first: &[
            Kind::Figure,
            Kind::Number,
            Kind::Tens,
            Kind::Hundred,
            Kind::Article,
            Kind::Vague,
            Kind::Units,
            Kind::Half,
        ],
        read: ago,
        yes: "He left [three weeks ago] for good.",
        no: "It took three weeks.",
    },
    Rule {
        name: "recent",
        doc: "Recent days, weeks, months or years; the past few",
        first: &[Kind::Recent, Kind::Last, Kind::The],
        read: recent,
        yes: "Snow fell in [recent days] on the peak.",
        no: "The recent book of days.",
    },
    Rule {
        name: "reference",
        doc: "A word for some time before, at or after the day of writing",
        first: &[Kind::Reference, Kind::ReferenceNoun, Kind::Recent, Kind::Current, Kind::The],
        read: reference,
        yes: "He [recently] moved to the coast.",
        no: "The past president walked past a former shop.",
    },
];

/// "[earlier|later|late] yesterday [morning]", "the day before yesterday".
fn near_day(view: &View, n: usize) -> Option<Reading> {
    if view.kind(n) == Kind::The {
        let at = n + 1;
        if view.lower(at) != "day" {
            return None;
        }
        let sign = match view.lower(at + 1) {
            "before" => -1,
            "after" => 1,
            _ => return None,
        };
        let day = view.value(at + 2, Kind::Today).filter(|v| i32::from(*v) == sign)?;
        return Some(Reading::new(n, at + 3, offset(Unit::Day, i32::from(day) * 2)));
    }
    let part = view.value(n, Kind::Early);
    let lead = usize::from(part.is_some() || view.kind(n) == Kind::Earlier);
    let day = view.value(n + lead, Kind::Today)?;
    let mut end = n + lead + 1;
    // "today's leaders", "Tomorrow's World" still point at the day.
    let mut reading = Reading::new(n, end, offset(Unit::Day, i32::from(day)));
    if let Some(v) = view.value(end, Kind::DayPart).or_else(|| view.value(end, Kind::Twilight)) {
        end += 1;
        reading = reading.to(end).at(Clock::Part(DayPart::from_value(v)));
    }
    Some(match part {
        Some(part) => reading.part(Part::from_value(part)),
        None => reading,
    })
}

fn offset(unit: Unit, n: i32) -> Meaning {
    Meaning::Offset { from: From::Reference, unit, n }
}

/// "[earlier|late] this morning", "tonight", "last night".
fn this_part(view: &View, n: usize) -> Option<Reading> {
    let lead = usize::from(matches!(view.kind(n), Kind::Early | Kind::Earlier));
    let at = n + lead;
    let (days, part, end) = match view.kind(at) {
        // "the night before last"
        Kind::The
            if view.is(at + 1, &["night"]) && view.is(at + 2, &["before"]) && view.is(at + 3, &["last"]) =>
        {
            (-2, DayPart::Night, at + 4)
        }
        Kind::Tonight => (0, DayPart::Night, at + 1),
        Kind::This => (0, DayPart::from_value(view.value(at + 1, Kind::DayPart)?), at + 2),
        Kind::Last if view.lower(at) == "last" => {
            let part = DayPart::from_value(view.value(at + 1, Kind::DayPart)?);
            (-1, matches!(part, DayPart::Night | DayPart::Evening).then_some(part)?, at + 2)
        }
        _ => return None,
    };
    let noun = view.is(end, &["watch", "class", "classes", "shift", "shifts", "club", "school", "gown"]);
    (!noun).then(|| Reading::new(n, end, offset(Unit::Day, days)).at(Clock::Part(part)))
}

/// "overnight", not "an overnight curfew".
fn overnight(view: &View, n: usize) -> Option<Reading> {
    let adjective = matches!(view.before(n), "a" | "an" | "the");
    (!adjective).then(|| Reading::new(n, n + 1, Meaning::Overnight))
}

/// "last week", "[the] next month", "earlier this year", "later in the week", "the current quarter".
fn near_period(view: &View, n: usize) -> Option<Reading> {
    let so_far = match view.kind(n) {
        Kind::Earlier if view.lower(n) == "earlier" => Some(Part::SoFar),
        Kind::Earlier => Some(Part::ToCome),
        Kind::Early => Some(Part::from_value(view.sense(n).value)),
        _ => None,
    };
    let mut at = n + usize::from(so_far.is_some());
    if so_far.is_some() && view.is(at, &["in"]) {
        at += 1;
        // "later in the year"
        if view.kind(at) == Kind::The
            && let Some(unit) =
                view.unit(at + 1).filter(|u| *u > Unit::Day && view.kind(at + 1) == Kind::Unit)
        {
            let reading = Reading::new(n, at + 2, Meaning::Offset { from: From::Narrated, unit, n: 0 });
            return Some(reading.part(so_far?));
        }
    }
    let the = view.past_the(at);
    let n_units = match view.kind(the) {
        Kind::Last if view.lower(the) == "last" => -1,
        Kind::Next if the == at => 1,
        Kind::This | Kind::Current => 0,
        Kind::Last | Kind::Next => {
            // "the past week", "the coming year": a stretch up to or from now.
            let unit = view.unit(the + 1).filter(|_| view.kind(the + 1) == Kind::Unit && the > at)?;
            let window = match view.kind(the) {
                Kind::Last => crate::when::meaning::Window::Past,
                _ => crate::when::meaning::Window::Next,
            };
            if view.lower(the) == "next" {
                // "by the next month" goes on with the story; "over the next month" is a stretch of time.
                if unit < Unit::Week || !matches!(view.before(n), "over" | "for" | "within" | "in") {
                    return None;
                }
            }
            let meaning = Meaning::Duration { amount: Amount::whole(1), unit, window };
            return Some(Reading::new(n, the + 2, meaning));
        }
        _ => return None,
    };
    let unit = view.unit(the + 1).filter(|u| *u >= Unit::Week && view.kind(the + 1) == Kind::Unit)?;
    // "the last week of March" is read elsewhere.
    if view.is(the + 2, &["of"]) && the > at {
        return None;
    }
    let meaning = match unit {
        Unit::Year => Meaning::Year(Year::Shift(n_units)),
        unit => offset(unit, n_units),
    };
    let reading = Reading::new(n, the + 2, meaning);
    Some(match so_far {
        Some(part) => reading.part(part),
        None => reading,
    })
}

/// "three weeks ago", "a year and a half ago", "several days ago", "years ago", "a year ago this week".
fn ago(view: &View, n: usize) -> Option<Reading> {
    let (amount, at) = match view.kind(n) {
        Kind::Units => (Amount::Vague, n),
        _ => view.amount(n)?,
    };
    let unit = view.unit(at)?;
    let mut end = at + 1;
    if view.is(end, &["and"]) && view.kind(end + 1) == Kind::Article && view.kind(end + 2) == Kind::Half {
        end += 3;
    }
    if !view.is(end, &["ago"]) {
        return None;
    }
    // "a year ago this week": of that length, and so many of them before this one.
    let finer = (view.kind(end + 1) == Kind::This).then(|| view.unit(end + 2)).flatten();
    if let Some(finer) = finer.filter(|f| (Unit::Week..unit).contains(f))
        && let Some(count) = amount.as_whole()
    {
        let n_units = count.saturating_mul(unit.days() / finer.days());
        return Some(Reading::new(n, end + 3, offset(finer, -n_units)));
    }
    Some(Reading::new(n, end + 1, counted(From::Reference, amount, unit, -1)))
}

/// `amount` units from a day, in direction `sign`.
pub(super) fn counted(from: From, amount: Amount, unit: Unit, sign: i8) -> Meaning {
    match amount.as_whole() {
        Some(count) => Meaning::Offset { from, unit, n: count.saturating_mul(i32::from(sign)) },
        None => Meaning::Some { from, unit, sign },
    }
}

/// "recent days", "the past few weeks", "the last several months".
fn recent(view: &View, n: usize) -> Option<Reading> {
    let at = view.past_the(n);
    let at = match view.kind(at) {
        Kind::Last if view.kind(at + 1) == Kind::Vague => at + 2,
        Kind::Last | Kind::Recent => at + 1,
        _ => return None,
    };
    if view.kind(at) != Kind::Units {
        return None;
    }
    let unit = view.unit(at)?;
    let meaning = if view.kind(view.past_the(n)) == Kind::Recent {
        // Some five of them: recent days are about a week, recent weeks about a month.
        Meaning::Reference(Reference::Past(Some(unit.days().saturating_mul(5))))
    } else {
        Meaning::Duration { amount: Amount::Vague, unit, window: crate::when::meaning::Window::Past }
    };
    Some(Reading::new(n, at + 1, meaning))
}

/// "now", "recently", "the future", "in the past".
fn reference(view: &View, n: usize) -> Option<Reading> {
    let present = Meaning::Reference(Reference::Present);
    let sense = view.sense(n);
    match sense.kind {
        // "the now-cancelled deal"
        Kind::Reference if view.is_dash(n + 1) && view.joined(n + 1) => None,
        Kind::Reference => {
            let meaning = match sense.value {
                1 => present,
                _ if view.is(n, &["recently", "lately"]) => Meaning::Reference(Reference::Past(Some(30))),
                _ => Meaning::Reference(Reference::Past(None)),
            };
            Some(Reading::new(n, n + 1, meaning))
        }
        // "recent attacks": a vague past, but no date of its own.
        Kind::Recent if view.kind(n + 1) != Kind::Units => {
            Some(Reading::new(n, n + 1, Meaning::Reference(Reference::Past(None))))
        }
        Kind::Current if view.unit(n + 1).is_none() => Some(Reading::new(n, n + 1, present)),
        Kind::ReferenceNoun if sense.value == 1 => (view.before(n) == "at" && !view.is(n + 1, &["in", "on"]))
            .then(|| Reading::new(n, n + 1, present)),
        Kind::ReferenceNoun => Some(Reading::new(n, n + 1, Meaning::Reference(Reference::Future))),
        Kind::The => {
            let free = |at: usize| {
                !view.is_word(at)
                    || view.is(
                        at,
                        &[
                            "and", "or", "but", "has", "have", "had", "is", "to", "with", "he", "she",
                            "they", "it", "the", "as", "by", "when",
                        ],
                    )
            };
            match view.lower(n + 1) {
                "past" if free(n + 2) && matches!(view.before(n), "in" | "of" | "from" | "with") => {
                    Some(Reading::new(n, n + 2, Meaning::Reference(Reference::Past(None))))
                }
                "future" => Some(Reading::new(n, n + 2, Meaning::Reference(Reference::Future))),
                "near" | "foreseeable" if view.lower(n + 2) == "future" => {
                    Some(Reading::new(n, n + 3, Meaning::Reference(Reference::Future)))
                }
                "time" if view.lower(n + 2) == "being" => Some(Reading::new(n, n + 3, present)),
                _ => None,
            }
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_count_without_a_number_stays_vague() {
        assert_eq!(
            counted(From::Reference, Amount::Vague, Unit::Day, -1),
            Meaning::Some { from: From::Reference, unit: Unit::Day, sign: -1 }
        );
        assert_eq!(
            counted(From::Reference, Amount::whole(3), Unit::Day, -1),
            Meaning::Offset { from: From::Reference, unit: Unit::Day, n: -3 }
        );
    }
}
