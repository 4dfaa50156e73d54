//! Which time expression of a sentence is that of an event: not of what was said, recalled, ranked or told beside it.

use super::{NEWS_DAYS, is_background};
use crate::date::Interval;
use crate::event::clause::View;
use crate::event::mood::Mood;
use crate::event::place;
use crate::event::said::Said;
use crate::event::trigger::Trigger;
use crate::kind::{IncidentType, TimexType};
use crate::lexicon::form;
use crate::span::Span;
use crate::text::TokenKind;
use crate::when::{Bound, TimeExpression};
use jiff::civil::Date;
use std::ops::Range;

/// "for the second time this month": how often, not when.
fn is_frequency(view: &View, sentence: &Range<usize>, time: &TimeExpression) -> bool {
    let at = view.token_at(sentence, time.span.start);
    at > sentence.start && matches!(view.lower(at - 1), "time" | "times")
}

/// "said in a Thursday report": when it was said.
fn is_of_a_report(view: &View, sentence: &Range<usize>, time: &TimeExpression) -> bool {
    let at = view.token_at(sentence, time.span.start);
    let next =
        view.doc.tokens[sentence.clone()].partition_point(|k| k.span.start < time.span.end) + sentence.start;
    time.rule == "weekday"
        && at > sentence.start
        && matches!(view.lower(at - 1), "a" | "its" | "the")
        && matches!(
            view.lower(next),
            "report" | "statement" | "briefing" | "post" | "interview" | "broadcast"
        )
}

/// "the October 16 roundabout": a name.
fn names_a_street(view: &View, sentence: &Range<usize>, time: &TimeExpression) -> bool {
    let next =
        view.doc.tokens[sentence.clone()].partition_point(|k| k.span.start < time.span.end) + sentence.start;
    matches!(
        view.lower(next),
        "roundabout" | "street" | "square" | "bridge" | "avenue" | "hospital" | "brigade" | "stadium"
    )
}

/// "since the war began last Friday": the day at token `at` is that of what began, not of what has happened since.
pub(super) fn opens_a_period(said: &Said, trigger: &Trigger, at: usize) -> bool {
    let start = said.view.clause_start(at, &said.tokens);
    start > said.tokens.start
        && start + 1 < at
        && said.view.lower(start - 1) == "since"
        && !(start..at).any(|n| said.view.lower(n) == ",")
        && !(start..at).contains(&trigger.start)
}

/// Bytes between a part of the day and the date that says which: " from ", " between ".
const NEXT_WORDS: u32 = 10;

/// Where a dateline ends ("DAMASCUS, March 5 (Agency) -- "); 0 without one.
fn dateline_end(view: &View, sentence: &Range<usize>) -> u32 {
    let head = sentence.start..(sentence.start + 14).min(sentence.end);
    let bracket = head.clone().find(|n| view.lower(*n) == "(");
    let dash =
        head.clone().find(|n| matches!(view.lower(*n), "--" | "–" | "—" | "-") && view.doc.tokens[*n].spaced);
    match (bracket, dash) {
        // "(Beirut, December 11, 2025) – …".
        (Some(bracket), Some(dash))
            if bracket < dash
                && (dash - bracket <= 5 || bracket == sentence.start && dash - bracket <= 10) =>
        {
            view.doc.tokens[dash].span.end
        }
        // "HOMS/BEIRUT, Aug 4 - …"; but no "UNIFIL said on Monday - …".
        (None, Some(dash))
            if view.doc.tokens[sentence.start].all_caps
                && view.doc.tokens[sentence.start..dash]
                    .iter()
                    .all(|t| t.kind != TokenKind::Word || t.capitalised) =>
        {
            view.doc.tokens[dash].span.end
        }
        _ => 0,
    }
}

/// The time expressions of a sentence that can date an event, with their token.
pub(in crate::event) fn usable<'t>(
    view: &View,
    sentence: &Range<usize>,
    times: &[&'t TimeExpression],
) -> Vec<(usize, &'t TimeExpression)> {
    let opening = dateline_end(view, sentence);
    // "overnight from April 28 to 29": the night is that of the days behind it.
    let is_explained = |n: usize| {
        times[n].rule == "overnight"
            && times.get(n + 1).is_some_and(|next| {
                next.interval.is_some_and(|i| i.days().is_some_and(|d| d <= 2))
                    && next.span.start.saturating_sub(times[n].span.end) <= NEXT_WORDS
            })
    };
    // What is written between the days told just before and these, the rule of which is `rule`.
    let behind_days = |n: usize, rule: &str| {
        let before = times[..n].last().filter(|t| t.interval.is_some_and(|i| i.days() <= Some(2)))?;
        let gap = Span { start: before.span.end, end: times[n].span.start.max(before.span.end) };
        (times[n].rule == rule).then(|| gap.of(view.doc.text()).trim())
    };
    // "the night of January 14, a Wednesday": the weekday of the day just told.
    let is_apposed = |n: usize| matches!(behind_days(n, "weekday"), Some(", a" | "(a" | ","));
    // "(Event from May 12-13, 2026) Overnight, fire was exchanged": in that night.
    let is_of_heading = |n: usize| matches!(behind_days(n, "overnight"), Some(")" | "):" | ":"));
    times
        .iter()
        .enumerate()
        .filter(|(n, t)| {
            !(is_explained(*n)
                || is_of_heading(*n)
                || is_apposed(*n)
                || times.len() > 1 && is_of_prayers(view, t)
                || times.len() > 1 && t.span.end <= opening)
        })
        .map(|(_, t)| t)
        .filter(|t| {
            let is_recent = |i: Interval| {
                matches!(t.rule, "window" | "recent") && i.days().is_some_and(|d| d <= NEWS_DAYS + 1)
            };
            (matches!(t.timex, TimexType::Date | TimexType::Time) || t.interval.is_some_and(is_recent))
                && t.interval.is_some_and(|i| i.start.is_some() || i.end.is_some())
                && !is_of_a_report(view, sentence, t)
                && !matches!(t.rule, "year_modifier" | "age")
                && !is_frequency(view, sentence, t)
                && !names_a_street(view, sentence, t)
                && !matches!(t.value.as_str(), "PRESENT_REF" | "FUTURE_REF")
        })
        .map(|t| (view.token_at(sentence, t.span.start), *t))
        .collect()
}

/// "Friday prayers": a time of day.
fn is_of_prayers(view: &View, time: &TimeExpression) -> bool {
    let next = view.doc.tokens.partition_point(|t| t.span.end <= time.span.end);
    time.rule == "weekday" && view.lower(next).starts_with("prayer")
}

/// Whether an expression other than a bare weekday lies after publication.
fn is_ahead(time: &TimeExpression, published: Option<Date>) -> bool {
    time.rule != "weekday"
        && published.is_some_and(|p| time.interval.and_then(|i| i.start).is_some_and(|s| s > p))
}

/// The expression of the sentence that dates `trigger`, if any.
pub(super) fn choose<'t>(
    said: &Said<'_, 't>,
    trigger: &Trigger,
    published: Option<Date>,
) -> Option<&'t TimeExpression> {
    let (view, others) = (said.view, &said.triggers);
    said.datable
        .iter()
        .filter(|(at, _)| {
            !view.is_aside(trigger.end, *at)
                || is_of_outbreak(view, trigger, *at)
                || is_held_then(view, trigger, *at)
        })
        .filter(|(at, _)| !is_of_reason(said, trigger, *at))
        .filter(|(at, _)| !opens_a_period(said, trigger, *at))
        // "struck A after clashes in B, and on 16 July it bombed C": the day of the bombing.
        .filter(|(at, _)| !(*at >= trigger.end && said.is_of_next_clause(*at)))
        // "took four men away; two were released two days later".
        .filter(|(at, time)| {
            time.rule != "later" || !(trigger.end.min(*at)..*at).any(|n| view.lower(n) == ";")
        })
        // "on the basis of information collected in recent weeks": when that was learnt.
        .filter(|(at, _)| {
            !(at.saturating_sub(2).max(said.tokens.start)..*at)
                .any(|n| n > trigger.start && matches!(view.lower(n), "collected" | "gathered" | "obtained"))
        })
        // "ahead of the mandate's end on 31 December": what lies ahead.
        .filter(|(at, _)| {
            !(at.saturating_sub(8).max(said.tokens.start)..*at)
                .any(|n| view.lower(n) == "ahead" && view.lower(n + 1) == "of")
        })
        // "a man accused of having shot someone on 11 May was arrested": when he did.
        .filter(|(at, _)| {
            let accused = |n: usize| {
                matches!(view.lower(n), "accused" | "suspected" | "wanted")
                    && matches!(view.lower(n + 1), "of" | "for")
            };
            *at > trigger.start || !(at.saturating_sub(14).max(said.tokens.start)..*at).any(accused)
        })
        // "announced on Tuesday that it had killed him": when it was announced.
        .filter(|(at, _)| !is_of_announcement(view, trigger, *at) && !is_of_blame(view, trigger, *at))
        .filter(|(at, _)| {
            // "detained two men over a rocket fired last weekend": when that was.
            trigger.kind != IncidentType::ArrestDetention
                || trigger.passive
                || *at < trigger.end
                || !place::is_blamed(view, trigger.end..*at)
        })
        // "struck two towns in the heights, a region captured in 1967": when that was.
        .filter(|(at, time)| {
            let past = time.interval.is_some_and(|i| is_background(i, published));
            !past || !(trigger.end.min(*at)..*at).any(|n| view.lower(n) == ",")
        })
        .filter(|(at, time)| !is_part_of_some_day(said, *at, time))
        // "The men arrested in A last month were released on Monday": arrested last month.
        .filter(|(at, _)| !is_of_main_verb(said, trigger, *at))
        // "A sixth man, injured the day before, died": a day within commas, beside a participle, is that of the aside.
        .filter(|(at, _)| !is_in_aside(said, trigger, *at) || is_held_then(view, trigger, *at))
        // "raising the toll since the fall of …", "the first strike on the area since the spring": what is added up or ranked.
        // "in the deadliest raid since the fall of …, and on 12 June forces killed a man": the ranking is of what stands before it.
        .filter(|(at, time)| {
            let ranks = |n: usize| {
                let word = view.lower(n);
                word.ends_with("iest") || word == "worst" || crate::event::said::is_rank(word)
            };
            time.bound != Bound::Since
                || *at > trigger.start
                || !(*at..trigger.start).any(|n| view.lower(n) == ",")
                || !(at.saturating_sub(9).max(said.tokens.start)..*at).any(ranks)
        })
        .filter(|(at, time)| {
            time.bound != Bound::Since
                || !(trigger.end.max(at.saturating_sub(9)).min(*at)..*at)
                    .any(|n| crate::event::said::is_rank(view.lower(n)))
                    && !(trigger.end.min(*at)..*at)
                        .any(|n| matches!(view.lower(n), "raising" | "bringing" | "taking" | "toll"))
        })
        // "struck a convoy near A, the first bombardment that close to the capital this year": ranked among those of the year.
        .filter(|(at, _)| {
            let ranked = |n: usize| {
                crate::event::said::is_rank(view.lower(n))
                    && matches!(view.lower(n.wrapping_sub(1)), "the" | "its")
            };
            !(view.lower(*at) == "this"
                && matches!(view.lower(at + 1), "year" | "month")
                && (at.saturating_sub(9).max(said.tokens.start)..*at).any(ranked))
        })
        // "In an operation that was made known on Tuesday, troops blew up two posts": when it was made known.
        .filter(|(at, _)| {
            let known = |n: usize| matches!(view.lower(n), "public" | "known" | "revealed" | "disclosed");
            *at > trigger.start
                || said.datable.len() < 2
                || !(at.saturating_sub(5).max(said.tokens.start)..*at).any(known)
        })
        // "a strike on 9 May that hit a farm and killed a couple, and reports of spraying on 12 May": the strike's day.
        .filter(|(at, _)| {
            let pronoun = view.relative_pronoun(trigger.start, &said.tokens);
            let of_noun = pronoun
                .is_some_and(|that| said.datable.iter().any(|(day, _)| *day < that && that - day <= 4));
            !of_noun
                || *at < trigger.end
                || !(trigger.end..*at).any(|n| (view.lower(n), view.lower(n + 1)) == (",", "and"))
        })
        // "mourners of a man who was shot dead on Tuesday came under fire": when he was shot.
        .filter(|(at, _)| {
            let who = (trigger.end.min(*at)..*at).rev().find(|n| view.lower(*n) == "who");
            !who.is_some_and(|who| others.iter().any(|t| t.start > who && t.end <= *at))
        })
        // "burned eight houses, adding that their residents had fled during the summer": when they fled.
        .filter(|(at, _)| {
            let added = |n: usize| {
                matches!(view.lower(n), "adding" | "saying" | "noting" | "said")
                    && view.lower(n + 1) == "that"
            };
            let had = |n: usize| matches!(view.lower(n), "had" | "have" | "has");
            !(trigger.end.min(*at)..*at).any(|n| added(n) && (n..*at).any(had))
        })
        // "nine were killed, and thousands attended their funeral in A the next day".
        .filter(|(at, _)| {
            let buried = |n: usize| matches!(view.lower(n), "funeral" | "funerals" | "buried" | "burial");
            !(trigger.end.max(at.saturating_sub(8)).min(*at)..*at).any(buried)
        })
        // "an area recently occupied by troops": when it was occupied.
        .filter(|(at, _)| {
            let is_verb = |n: usize| view.tags.get(n).copied().flatten().is_some_and(|w| !w.verbs.is_empty());
            // "a hill that troops occupied recently".
            let of_other = *at > trigger.end
                && is_verb(at - 1)
                && (trigger.end..*at).any(|n| matches!(view.lower(n), "that" | "which" | "who" | "whom"));
            !matches!(view.lower(*at), "recently" | "previously" | "formerly" | "newly")
                || (*at + 1 == trigger.start || !is_verb(at + 1)) && !of_other
        })
        // "had shot down two, and is due next week": what happened does not lie ahead.
        .filter(|(_, time)| {
            trigger.mood != Mood::Happened
                || !matches!(time.value.as_str(), "FUTURE_REF") && !is_ahead(time, published)
        })
        .map(|(at, time)| {
            let (a, b) = if *at >= trigger.end { (trigger.end, *at) } else { (*at, trigger.start) };
            let crossed = (a..b).filter(|n| view.parts(*n)).count();
            let between =
                others.iter().filter(|t| t.start >= a && t.end <= b && t.start != trigger.start).count();
            // "reported on Tuesday that …": the saying's date, if the clause has its own.
            let of_saying = (at.saturating_sub(4)..*at)
                .any(|n| matches!(view.lower(n), "said" | "reported" | "announced" | "told"));
            let vague = time.interval.and_then(Interval::days).map_or(30, |d| d.min(30)) as usize / 4;
            let bound = if time.bound == Bound::Within { 0 } else { 25 };
            // "shot a man in A on Sunday and wounded a woman in B on Monday": on Monday.
            let of_other = *at < trigger.start
                && (*at..trigger.start).any(|n| view.lower(n) == "and")
                && others.iter().any(|t| t.end <= *at)
                && said.datable.iter().any(|(next, t)| {
                    *next > trigger.end
                        && t.interval.and_then(Interval::days).is_some_and(|days| days <= 2)
                        && !(trigger.end..*next).any(|n| {
                            view.parts(n) && view.lower(n) != "when"
                                || view.role(n).is_saying
                                || matches!(view.lower(n), "and" | ";" | ",")
                        })
                });
            (
                b.saturating_sub(a)
                    + 10 * crossed
                    + 8 * between
                    + if of_saying { 20 } else { 0 }
                    + if of_other { 20 } else { 0 }
                    + vague
                    + bound,
                *time,
            )
        })
        .min_by_key(|(cost, _)| *cost)
        .map(|(_, time)| time)
}

/// "The men arrested in A last month were released on Monday": whether the time at token `at` is that of the main verb, and the trigger, a
/// participle before it, has a time of its own.
fn is_of_main_verb(said: &Said, trigger: &Trigger, at: usize) -> bool {
    let view = said.view;
    let auxiliary = (trigger.start.saturating_sub(3).max(said.tokens.start)..trigger.start).any(|n| {
        matches!(view.lower(n), "was" | "were" | "been" | "had" | "have" | "has" | "who" | "that" | "which")
    });
    if trigger.noun || auxiliary || at <= trigger.end {
        return false;
    }
    let main = (trigger.end..at).find(|n| matches!(view.lower(*n), "was" | "were" | "," | "and"));
    main.is_some_and(|main| {
        matches!(view.lower(main), "was" | "were")
            && !matches!(view.lower(main - 1), "who" | "which" | "that" | "they" | "he" | "it")
            && said.datable.iter().any(|(own, _)| (trigger.end..main).contains(own))
    })
}

/// Tokens of an insertion before its day: "which took over a post near the village two weeks ago".
const REACH_OF_ASIDE: usize = 16;

/// "In August, a patrol entered A at night", "Last month … in the dead of night": whether the time at token `at` is a part of some day that
/// the sentence tells by its month or week.
fn is_part_of_some_day(said: &Said, at: usize, time: &TimeExpression) -> bool {
    let view = said.view;
    let end = view.token_at(&said.tokens, time.span.end - 1) + 1;
    let bare = time.rule == "part_of_day"
        && !(at..end).any(|n| {
            view.is_calendar(n)
                || matches!(
                    view.lower(n),
                    "same" | "next" | "previous" | "following" | "that" | "yesterday" | "today"
                )
                || view.doc.tokens[n].kind == TokenKind::Number
        });
    let coarse = |(n, t): &(usize, &TimeExpression)| {
        *n < at
            && t.bound == Bound::Within
            && t.interval.is_some_and(|i| {
                i.days().is_some_and(|d| (2..=31).contains(&d))
                    && time.interval.is_none_or(|own| !i.overlaps(own))
            })
            && !(*n..at).any(|k| view.lower(k) == ";")
    };
    bare && said.datable.iter().any(coarse)
}

/// Whether the day at token `at` stands in an insertion between commas that opens with a participle or a relative pronoun ("the
/// barracks, which troops have held since May, and put up a barrier"), and the trigger outside.
fn is_in_aside(said: &Said, trigger: &Trigger, at: usize) -> bool {
    let view = said.view;
    let comma = |n: &usize| view.lower(*n) == ",";
    let Some(open) = (at.saturating_sub(REACH_OF_ASIDE).max(said.tokens.start)..at).rev().find(comma) else {
        return false;
    };
    let relative = matches!(view.lower(open + 1), "which" | "who" | "whose" | "where");
    // "soldiers, who last week set up a post at the edge of the village, opened fire".
    let reach = if relative && at <= open + 3 { REACH_OF_ASIDE } else { 6 };
    let Some(close) = (at..(at + reach).min(said.tokens.end)).find(comma) else { return false };
    let participle = view
        .tags
        .get(open + 1)
        .copied()
        .flatten()
        .is_some_and(|w| w.verbs.iter().any(|(_, forms)| forms & form::PARTICIPLE != 0));
    let near = at - open <= 6;
    // ", and on 12 June, forces killed a man": goes on with what happened that day.
    let goes_on = view.lower(open + 1) == "and";
    let participle = participle && !goes_on;
    (relative || participle && near) && !(open..close).contains(&trigger.start)
}

/// "announced on Tuesday that forces had killed him", "… that forces killed him on Sunday": whether the day at token `at` is that of the
/// announcement of what the trigger tells, which came before.
pub(super) fn is_of_announcement(view: &View, trigger: &Trigger, at: usize) -> bool {
    let announced = |n: usize| matches!(view.lower(n), "announced" | "confirmed" | "revealed" | "disclosed");
    // "Also Tuesday, the command announced that its forces had killed".
    let behind = (at + 1..(at + 10).min(trigger.start)).any(announced)
        && (at + 1..(at + 4).min(trigger.start)).any(|n| view.lower(n) == ",");
    let announces = behind || (at.saturating_sub(3)..at).any(announced);
    let that =
        (at + 1..(at + if behind { 16 } else { 5 }).min(trigger.start)).find(|n| view.lower(*n) == "that");
    announces && that.is_some_and(|that| (that + 1..trigger.end + 4).any(|n| view.lower(n) == "had"))
}

/// "The ministry on Sunday blamed the group for a bombing": whether the day at token `at` is that of what was said about it.
fn is_of_blame(view: &View, trigger: &Trigger, at: usize) -> bool {
    let said =
        |n: &usize| matches!(view.lower(*n), "blamed" | "accused" | "condemned" | "denounced" | "mourned");
    let near = (at.saturating_sub(3)..(at + 3).min(trigger.start)).find(said);
    trigger.noun && near.is_some() && at < trigger.start && !matches!(view.lower(at + 1), "'s" | "’s")
}

/// "The last round, held in A on 14 January, ended without a statement": the day at token `at` is that of the round.
fn is_held_then(view: &View, trigger: &Trigger, at: usize) -> bool {
    trigger.noun
        && (view.lower(trigger.end), view.lower(trigger.end + 1)) == (",", "held")
        && at > trigger.end
        && !(trigger.end + 1..at).any(|n| view.lower(n) == ",")
}

/// "clashes in A, which broke out on Sunday": the day at token `at` is that on which what the noun names began or took place.
pub(in crate::event) fn is_of_outbreak(view: &View, trigger: &Trigger, at: usize) -> bool {
    const REACH: usize = 14;
    let pronoun = (trigger.end..at.min(trigger.end + REACH)).rev().find(|n| view.lower(*n) == "which");
    trigger.noun
        && pronoun.is_some_and(|which| {
            (which + 1..at)
                .any(|n| view.is_form_of(n, &["break", "begin", "start", "erupt", "take", "occur", "happen"]))
                && at - which <= 6
                // "a bomb in A, which wounded two men on 28 January".
                || view.is_form_of(which + 1, &["kill", "wound", "injure", "leave"])
        })
}

/// "took to the streets after a bombing on Friday": the day is that of the bombing.
fn is_of_reason(said: &Said, trigger: &Trigger, at: usize) -> bool {
    // "took to the streets to protest against the killing of two men in A two days earlier".
    let lower = |n: usize| said.view.lower(n);
    let against = |n: usize| {
        matches!(
            lower(n),
            "against" | "over" | "denounce" | "denouncing" | "condemn" | "condemning" | "protest"
        )
    };
    let earlier = (at..at + 4).any(|n| matches!(lower(n), "earlier" | "before"));
    if trigger.kind == IncidentType::Protest && earlier && (trigger.end..at).any(against) {
        return true;
    }
    // "met a delegation after a deadly raid last month".
    let deed = |n: usize| said.view.noun(n).is_some_and(|(_, kind)| !kind.is_diplomatic());
    let after = (trigger.end.min(at)..at).rfind(|n| matches!(lower(*n), "after" | "following"));
    if trigger.kind.is_diplomatic()
        && after
            .is_some_and(|after| (after + 1..after + 6).any(deed) && !(after..at).any(|n| lower(n) == ","))
    {
        return true;
    }
    said.triggers.iter().any(|t| {
        t.rule == "noun_after"
            && t.start >= trigger.end
            && t.end <= at
            && !(t.end..at).any(|n| said.view.lower(n) == ",")
    })
}
