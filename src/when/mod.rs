//! Time expressions and their resolution against a reference date.
//!
//! Reading and resolving are two steps. A rule (`rules/`) looks at the words from one token on and says what is written
//! there (`meaning`: "the weekday Friday, last one"); rules are data in a registry, chosen by the kind of their first
//! word (`words`, a table), so the cost is linear in the text. `resolve` then walks through what was read in text
//! order with the publication date, the verb's `tense` and the dates told so far (`story`), and gives each a TIMEX3
//! value and an interval of days. Without a publication date relative expressions stay open.
//!
//! Values follow TIMEX3 as in `TimeML` and TempEval-3 (2013).

mod calendar;
mod meaning;
mod names;
mod resolve;
mod rule;
mod rules;
mod story;
mod tense;
mod view;
mod words;

use crate::date::Interval;
use crate::kind::{DatePrecision, TimexType};
use crate::span::Span;
use crate::text::{BlockKind, Doc, year_of};
use jiff::civil::Date;
use meaning::{From, Meaning, Reading, Year};
use story::{Story, Told};
use view::View;
use words::Unit;

/// A time expression as written, and the days it stands for.
#[derive(Debug, Clone, PartialEq)]
pub struct TimeExpression {
    /// The expression (bytes of the article's text).
    pub span: Span,
    /// Index of its sentence in [`crate::text::Doc::sentences`].
    pub sentence: usize,
    /// TIMEX3 type.
    pub timex: TimexType,
    /// TIMEX3 value, e.g. `2025-11-05`, `2025-W45`, `PAST_REF`, `P3D`; what is not known is `X` (`XXXX-11`), all
    /// unknown is empty.
    pub value: String,
    /// The days meant; `None` for sets, durations that lie nowhere, and relative dates without a reference date. Both
    /// halves of a range ("between 5 and 7 May") carry the whole range.
    pub interval: Option<Interval>,
    /// Whether the interval only began or ended then: "since 8 December 2024", "until March".
    pub bound: Bound,
    /// Name of the rule that read it. A `year_modifier` ("the 1974 agreement") or an `age` dates no event.
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

/// The time expressions of `doc` in text order, without overlap. Relative ones are resolved against `reference`, the
/// publication date; without it they stay open, save those that follow a date of the text itself. Linear in the text.
pub fn read_times(doc: &Doc, reference: Option<Date>) -> Vec<TimeExpression> {
    let seen = view::see(doc);
    let readings = read(doc, &seen, reference);
    let narrative = reference.is_none_or(|r| is_narrative(&readings, r));
    let mut story = Story { reference, narrative, ..Story::default() };
    let mut out: Vec<TimeExpression> = Vec::with_capacity(readings.len());
    let mut previous: Option<(usize, usize)> = None;
    let is_live = doc.is_live();
    for (sentence, reading) in &readings {
        let view = View::new(doc, &seen, doc.sentences[*sentence].tokens.clone());
        // Entries of a live report have nothing of each other's days.
        let told_in = previous.map_or(0, |(n, _)| n);
        if is_live && (told_in + 1..=*sentence).any(|n| doc.begins_entry(n)) {
            (story.told, story.told_day, story.news_day, story.since_day) = (None, None, None, None);
        }
        let passed = previous.map_or(0, |(n, _)| n)..*sentence;
        story.headed =
            doc.sentences[passed].iter().rev().find_map(|s| year_of(s.span.of(doc.text()))).or(story.headed);
        story.sentence = *sentence;
        story.block = doc.sentences[*sentence].block;
        let resolved = resolve::resolve(reading, &story, || tense::of(&view, reading.start, reading.end));
        let mut expression = TimeExpression {
            span: doc.span_of(reading.start..reading.end),
            sentence: *sentence,
            timex: resolved.timex,
            value: resolved.value,
            interval: resolved.interval,
            bound: bound(&view, reading),
            rule: reading.rule,
        };
        if let Some((last_sentence, last_end)) = previous
            && last_sentence == *sentence
            && let Some(last) = out.last_mut()
        {
            join(&view, last, &mut expression, last_end..reading.start);
        }
        if doc.sentences[*sentence].kind == BlockKind::Title
            && let Some(period) = expression.interval
        {
            story.open_week(period);
        }
        // A publication line is no part of the story, nor is what its figures are held against: "nine, as against 26 in June".
        let compared = resolved.unit == Some(Unit::Month)
            && story.told.is_some_and(|t| t.unit <= Unit::Month)
            && (reading.start.saturating_sub(5)..reading.start)
                .any(|n| matches!(view.lower(n), "against" | "than" | "compared" | "versus" | "up" | "down"));
        if doc.sentences[*sentence].kind != BlockKind::Dateline && !compared {
            tell(&mut story, reading, &expression, resolved.unit);
        }
        previous = Some((*sentence, reading.end));
        out.push(expression);
    }
    out
}

/// What the rules read, with the sentence of each, in text order.
fn read(doc: &Doc, seen: &view::Seen, published: Option<Date>) -> Vec<(usize, Reading)> {
    let mut readings = Vec::new();
    for (n, sentence) in doc.sentences.iter().enumerate() {
        let view = View::new(doc, seen, sentence.tokens.clone());
        let mut at = sentence.tokens.start;
        while at < sentence.tokens.end {
            if seen.senses[at] == words::Sense::NONE {
                at += 1;
                continue;
            }
            match rule::best(&view, at) {
                Some(reading) => {
                    at = reading.end.max(at + 1);
                    readings.push((n, reading.ordered(published)));
                }
                None => at += 1,
            }
        }
    }
    readings
}

/// Whether the text tells a history rather than news: months and days of years gone by, and hardly any of its own time.
fn is_narrative(readings: &[(usize, Reading)], reference: Date) -> bool {
    let (mut far, mut far_years, mut near, mut pointed) = (0, 0, 0, 0);
    let is_far = |year: i16| i32::from(reference.year()) - i32::from(year) > 1;
    for (_, reading) in readings {
        match reading.meaning {
            Meaning::Day { year: Year::Given(y), .. }
            | Meaning::Month { year: Year::Given(y), .. }
            | Meaning::Season { year: Year::Given(y), .. } => {
                if is_far(y) {
                    far += 1;
                } else {
                    near += 1;
                }
            }
            Meaning::Year(Year::Given(y)) if is_far(y) => far_years += 1,
            Meaning::Year(Year::Bc(_)) => far += 1,
            Meaning::Weekday { .. } => pointed += 1,
            Meaning::Offset { from: From::Reference, unit, .. } if unit <= Unit::Month => pointed += 1,
            _ => {}
        }
    }
    (far >= 3 && far > 3 * pointed && far > 2 * near)
        || (far >= 1 && far + far_years >= 4 && near + pointed == 0)
}

/// Days before publication from which on a named day ("the fall of Assad") is only recalled.
const RECALLED_DAYS: i32 = 60;

/// Keeps in mind what date was told.
fn tell(story: &mut Story, reading: &Reading, expression: &TimeExpression, unit: Option<Unit>) {
    if matches!(
        reading.meaning,
        Meaning::Year(Year::Bc(_))
            | Meaning::Month { year: Year::Bc(_), .. }
            | Meaning::Day { year: Year::Bc(_), .. }
            | Meaning::Season { year: Year::Bc(_), .. }
    ) {
        // The calendar does not go back so far: what follows stays open.
        (story.told, story.told_day) = (None, None);
        return;
    }
    // "the leader who toppled Assad. … Another attack on the same day": what everybody knows of is not the day of the story.
    let recalled = reading.rule == "named_date"
        && story
            .reference
            .zip(expression.interval.and_then(|i| i.end))
            .is_some_and(|(published, end)| !story.narrative && (published - end).get_days() > RECALLED_DAYS);
    let aside =
        recalled || reading.rule == "year_modifier" || (expression.bound == Bound::Since && !story.narrative);
    if expression.bound == Bound::Since && unit.is_some_and(|u| u <= Unit::Day) {
        story.since_day = expression.interval.and_then(|i| i.start).map(|day| (day, expression.sentence));
    }
    let (Some(unit), Some(start), false) = (unit, expression.interval.and_then(|i| i.start), aside) else {
        return;
    };
    // "December 7 …, 1941": a year adds nothing to a finer date of that year; an earlier year, or one decades ahead, is an
    // aside: histories go on.
    if unit >= Unit::Year
        && story.narrative
        && story.told.is_some_and(|t| {
            let years = i32::from(start.year()) - i32::from(t.start.year());
            t.unit < unit && !(1..=15).contains(&years)
        })
    {
        return;
    }
    let year_written = matches!(
        reading.meaning,
        Meaning::Day { year: Year::Given(_), .. }
            | Meaning::Month { year: Year::Given(_), .. }
            | Meaning::Year(Year::Given(_))
    );
    story.told = Some(Told { start, unit, sentence: expression.sentence, year_written });
    if unit <= Unit::Day {
        story.told_day = Some((start, expression.sentence));
        story.told_in = story.block;
        if story.is_of_news(start) {
            story.news_day = Some((start, story.block));
        }
        story.since_day = None;
    }
}

/// What the preposition before an expression makes of it.
fn bound(view: &View, reading: &Reading) -> Bound {
    if matches!(reading.rule, "year_modifier" | "reference") {
        return Bound::Within;
    }
    let mut at = reading.start;
    // "since Bashar al-[Assad fell]", "since the [fall of …]", "since about 1967", "since at least March"
    for _ in 0..6 {
        let before = view.before(at);
        let skip =
            matches!(before, "the" | "about" | "around" | "least" | "early" | "late" | "at" | "on" | "in")
                || (reading.rule == "named_date"
                    && at > view.tokens.start
                    && (view.is_dash(at - 1)
                        || matches!(before, "al" | "bashar" | "president" | "former" | "day")));
        if !skip {
            break;
        }
        at -= 1;
    }
    match view.before(at) {
        // "shaped by the October 7 attacks": done by it, not before it.
        "by" if at < reading.start => Bound::Within,
        "of" if at >= 2 && view.is(at - 2, &["aftermath", "wake"]) => Bound::Since,
        // "Event from May 9": of that day.
        "from"
            if at >= 2 && view.is(at - 2, &["event", "incident", "video", "footage", "photo", "picture"]) =>
        {
            Bound::Within
        }
        "since" | "from" | "after" | "following" | "starting" | "beginning" => Bound::Since,
        "until" | "till" | "by" | "before" | "through" => Bound::Until,
        _ => Bound::Within,
    }
}

/// Makes one of two neighbours: a range ("from 5 to 7 May"), a named day and its date, a count and the date it comes to.
fn join(view: &View, first: &mut TimeExpression, second: &mut TimeExpression, gap: std::ops::Range<usize>) {
    // "since [the fall of Assad] [last December]": both say since when.
    if first.rule == "named_date" && gap.len() <= 1 && second.bound == Bound::Within {
        second.bound = first.bound;
    }
    let dates = |e: &TimeExpression| {
        (e.timex == TimexType::Date || e.timex == TimexType::Time).then_some(e.interval).flatten()
    };
    let (Some(a), Some(b)) = (dates(first), dates(second)) else { return };
    // "a month before, on [September 21]"
    if first.rule == "later"
        && gap.len() == 2
        && view.lower(gap.start) == ","
        && view.is(gap.start + 1, &["on", "in"])
    {
        // "Three days earlier, on Sunday": counted from what was told, where that is a Sunday.
        let same_weekday = second.rule == "weekday"
            && a.days() == Some(1)
            && a.start.zip(b.start).is_some_and(|(a, b)| a.weekday() == b.weekday());
        if same_weekday {
            (second.interval, second.value) = (first.interval, first.value.clone());
        } else {
            first.interval = second.interval;
        }
        return;
    }
    // "between [December 8, 2024], and [the end of August]".
    let gap = if gap.len() == 2 && view.lower(gap.start) == "," && view.is(gap.start + 1, &["and"]) {
        gap.start + 1..gap.end
    } else {
        gap
    };
    let linked = gap.len() == 1
        && (view.is_dash(gap.start)
            || view.is(gap.start, &["to", "until", "till", "through"])
            || (view.is(gap.start, &["and"]) && is_between(view, first)));
    if linked
        && let (Some(start), Some(end)) = (a.start, b.end)
        && start <= end
        && a.end <= b.end
        && a.start <= b.start
    {
        let whole = Some(Interval::new(start, end, DatePrecision::Range));
        (first.interval, second.interval) = (whole, whole);
        (first.bound, second.bound) = (Bound::Within, Bound::Within);
    }
}

/// Whether "between" stands before an expression.
fn is_between(view: &View, expression: &TimeExpression) -> bool {
    let at = view.doc.tokens.partition_point(|t| t.span.start < expression.span.start);
    let at = if view.before(at) == "the" { at - 1 } else { at };
    view.before(at) == "between"
}

#[cfg(test)]
mod tests;
