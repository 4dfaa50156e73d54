//! When an event happened: the expression that dates it, else the story so far, else the lead's convention.

mod choose;

use super::clause::View;
use super::mood::Mood;
use super::said::Said;
use super::story::Story;
use super::trigger::Trigger;
use crate::date::Interval;
use crate::kind::{DatePrecision, IncidentType, TimexType};
use crate::span::Span;
use crate::when::{Bound, TimeExpression};
use choose::{choose, is_of_announcement, opens_a_period};
use jiff::civil::Date;
use std::ops::Range;

pub(super) use choose::{is_of_outbreak, usable};

/// A date chosen for an event.
#[derive(Debug, Clone, Copy)]
pub(super) struct Dating {
    pub(super) interval: Interval,
    pub(super) span: Option<Span>,
    pub(super) rule: &'static str,
    /// Whether the sentence itself says it.
    pub(super) own: bool,
    /// It may be a day or two off: the lead's convention, or the day on which somebody said so.
    pub(super) assumed: bool,
}

/// When and how far into the article a sentence stands.
#[derive(Debug, Clone, Copy)]
pub(super) struct Setting {
    pub(super) published: Option<Date>,
    /// Paragraphs begun so far.
    pub(super) paragraphs: usize,
    /// The article dates something to the week before its publication: it tells news.
    pub(super) is_news: bool,
}

/// Days before publication to which news date what they tell.
const NEWS_DAYS: i32 = 7;

/// Tokens up to which a text is a brief, which may do without a day.
const BRIEF: usize = 450;

/// Whether one of the times lies in the week before publication: a long article without any is an essay, a portrait, an explainer.
pub(super) fn is_news(published: Option<Date>, times: &[TimeExpression], tokens: usize) -> bool {
    let Some(published) = published else { return true };
    if tokens <= BRIEF {
        return true;
    }
    times.iter().filter(|t| matches!(t.timex, TimexType::Date | TimexType::Time)).any(|t| {
        let day = t.interval.filter(|i| i.days().is_some_and(|d| d <= 2)).and_then(|i| i.start);
        day.is_some_and(|d| (0..=NEWS_DAYS).contains(&(published - d).get_days()))
    })
}

/// The date of an event: its own expression, the one told last, or, in the lead, the convention.
pub(super) fn of_event(said: &Said, story: &Story, setting: Setting, trigger: &Trigger) -> Option<Dating> {
    if let Some(dating) = day_after(said, story, trigger, setting.published) {
        return Some(dating);
    }
    if let Some(dating) = day_when(said, trigger) {
        return Some(dating);
    }
    // "the areas that forces have entered since December": a state, whatever day the rest of the sentence has.
    let clause = said.view.clause_start(trigger.start, &said.tokens)
        ..said.view.clause_end(trigger.start, &said.tokens);
    let lasting = said.datable.iter().any(|(at, time)| {
        time.bound == Bound::Since
            // "since" itself parts clauses.
            && (trigger.end..clause.end + 2).contains(at)
            && time.interval.and_then(Interval::days).is_none_or(|d| d > 1)
    });
    let perfect = (trigger.start.saturating_sub(3).max(said.tokens.start)..trigger.start)
        .any(|n| matches!(said.view.lower(n), "has" | "have" | "had" | "been"));
    if lasting && perfect && !trigger.noun && clause.start > said.tokens.start {
        return None;
    }
    // What was agreed is dated by its own clause.
    let dated = said.datable.iter().any(|(at, _)| clause.contains(at));
    if trigger.kind == IncidentType::Agreement && !dated {
        return None;
    }
    // "killed in a 2020 strike": long ago.
    let near = said.view.doc.span_of(trigger.start.saturating_sub(3).max(said.tokens.start)..trigger.end);
    let of_year = |t: &&&TimeExpression| t.rule == "year_modifier" && near.contains(t.span);
    if let Some(year) = said.times.iter().find(of_year)
        && year.interval.is_some_and(|i| is_background(i, setting.published))
    {
        return None;
    }
    // "An airstrike killed eight on Wednesday. The agency said on Thursday that the strike hit A": on Wednesday.
    let said_on = |(at, _): &(usize, &TimeExpression)| {
        *at < trigger.start
            && (at.saturating_sub(2).max(said.tokens.start)..*at).any(|n| said.view.role(n).is_saying)
            && (*at..trigger.start).any(|n| said.view.lower(n) == "that")
    };
    if trigger.noun
        && said.is_definite(trigger)
        && !said.datable.is_empty()
        && said.datable.iter().all(said_on)
        && let Some((_, interval)) = story.days.iter().rfind(|(kind, _)| *kind == trigger.kind)
    {
        return Some(Dating {
            interval: *interval,
            span: None,
            rule: "date_of_its_kind",
            own: false,
            assumed: false,
        });
    }
    if let Some(time) = choose(said, trigger, setting.published) {
        if let Some(interval) = hours_after(said, story, trigger, time) {
            return Some(Dating {
                interval,
                span: Some(time.span),
                rule: "later",
                own: false,
                assumed: false,
            });
        }
        let assumed = is_of_saying(said, trigger, time);
        return by_expression(said, story, setting, trigger, time).map(|d| Dating {
            assumed,
            interval: with_day_beside(said, time, d.interval),
            ..d
        });
    }
    let other = |interval, span, rule| Some(Dating { interval, span, rule, own: false, assumed: false });
    // "Hours later, …": the day named last.
    // "took four men away; two were released two days later": those two.
    let of_next = |t: &TimeExpression| {
        let at = said.view.token_at(&said.tokens, t.span.start);
        (trigger.end..at).any(|n| said.view.lower(n) == ";")
    };
    let mut later = said.times.iter().filter(|t| t.rule == "later" && t.interval.is_none());
    if let Some(later) = later.find(|t| !of_next(t))
        && let Some(interval) = day_before_later(said, story, setting.published)
    {
        // "In June it struck A. Four days later": in June, too.
        if interval.days().is_some_and(|days| (8..=31).contains(&days)) {
            return other(interval, Some(later.span), "later");
        }
        // "Two days later": that many after the day named last.
        if let Some(count) = days_in(said.view, &said.tokens, later) {
            let shifted = interval.start?.checked_add(jiff::Span::new().days(count)).ok()?;
            let is_past = setting.published.is_none_or(|p| shifted <= p);
            return is_past
                .then_some(Interval::new(shifted, shifted, DatePrecision::Day))
                .and_then(|day| other(day, Some(later.span), "days_later"));
        }
        let next = interval.end?.saturating_add(jiff::Span::new().days(1));
        let days = Interval::new(interval.start?, next, DatePrecision::Range);
        let at_end = setting.published.is_some_and(|p| interval.end >= Some(p));
        return other(if at_end { interval } else { days }, Some(later.span), "later");
    }
    // A sentence dated only by an expression that is left open ("on Friday" without a publication date) is undated.
    let is_open = |t: &&TimeExpression| {
        t.interval.is_none()
            && matches!(t.timex, TimexType::Date)
            && !t.value.ends_with("_REF")
            && t.rule != "year_modifier"
    };
    if said.times.iter().any(is_open) {
        return setting.published.is_none().then_some(Dating {
            interval: Interval::UNKNOWN,
            span: said.times.first().map(|t| t.span),
            rule: "open_relative_date",
            own: true,
            assumed: false,
        });
    }
    // "Two rockets were fired last week. Israel responded with artillery": to these, whatever else the news tells.
    if let Some((interval, _)) =
        story.answered.filter(|(_, block)| *block == said.sentence.block && said.responds(trigger))
    {
        return other(interval, None, "date_of_what_it_answers");
    }
    // "Less is known of what occurred last Thursday. Aircraft bombed a house before sunrise."
    if let Some((interval, _)) = story.named_day.filter(|(_, block)| *block == said.sentence.block) {
        return other(interval, None, "day_named_before");
    }
    // "In the first phase, which lasted until February, … Troops occupied the peak": then, not on the day of the story.
    if story.past == Some(said.sentence.block)
        && story.background.is_none_or(|(_, block)| block != said.sentence.block)
    {
        return None;
    }
    // "In July, clashes broke out. Israel bombed X": also in July.
    if let Some((interval, _)) = story.background.filter(|(_, block)| *block == said.sentence.block) {
        return other(interval, None, "date_of_the_paragraph");
    }
    // "The strikes focused on the east": those told before, whatever else was told since.
    let of_strikes = said.is_of_strikes_told(trigger);
    let of_its_kind = |kind: IncidentType| {
        kind == trigger.kind && trigger.noun || kind.is_strike() && (of_strikes || trigger.kind.is_strike())
    };
    if (trigger.noun && said.is_definite(trigger) || of_strikes)
        && let Some((_, interval)) = story.days.iter().rfind(|(kind, _)| of_its_kind(*kind))
    {
        return other(*interval, None, "date_of_its_kind");
    }
    // "Weekly report, 18-24 March", "counted nine raids between 18 and 24 March": a paragraph without a day.
    if let Some((interval, span)) =
        story.report_period.filter(|_| story.dated_in != Some(said.sentence.block))
    {
        return other(interval, Some(span), "period_of_the_report");
    }
    // "The army announced on Thursday that it had captured a cell in A", in a story of Monday: on Thursday at the latest.
    let mut announced = said.datable.iter().filter(|(at, _)| is_of_announcement(said.view, trigger, *at));
    if let Some((day, span)) = announced.find_map(|(_, t)| Some((t.interval?, t.span)))
        && day.days() == Some(1)
        && story.date.is_some_and(|story| story.start > day.start)
    {
        return Some(Dating {
            interval: day,
            span: Some(span),
            rule: "day_of_announcement",
            own: true,
            assumed: true,
        });
    }
    if let Some(interval) = story.date {
        return other(interval, None, "date_of_the_story");
    }
    // "The air strikes in the early hours of Tuesday violate …": what goes on to be told is of the day that is talked of.
    if let Some(interval) = story.news_day.filter(|_| setting.is_news) {
        return other(interval, None, "day_of_the_news");
    }
    // An item of a bulletin is of its day.
    if setting.paragraphs > LEAD_PARAGRAPHS && trigger.rule != "noun_of_entry" {
        return None;
    }
    // The lead leaves to the headline when it was: "Forces entered the valley on Monday, sources say".
    if let Some((interval, span)) = story.headline_day {
        return other(interval, Some(span), "day_of_the_headline");
    }
    if !setting.is_news {
        return None;
    }
    setting.published.map_or_else(|| other(Interval::UNKNOWN, None, "undated"), |p| Some(of_lead(p)))
}

/// The day that "hours later" goes on from: the one named last, or that of the story where the one named last was an aside, paragraphs
/// before: "On June 3, two rockets were fired."
fn day_before_later(said: &Said, story: &Story, published: Option<Date>) -> Option<Interval> {
    let before =
        |i: Interval| published.zip(i.end).map_or(0, |(published, end)| (published - end).get_days());
    let of_news = || story.date.filter(|date| before(*date) <= NEWS_DAYS).or(story.news_day);
    let aside =
        story.day_in != Some(said.sentence.block) && story.day.is_some_and(|day| before(day) > NEWS_DAYS);
    if aside { of_news().or(story.day) } else { story.day }
}

/// "Forces killed a man, the army said on Thursday": whether the expression stands behind a verb of saying that follows the trigger.
fn is_of_saying(said: &Said, trigger: &Trigger, time: &TimeExpression) -> bool {
    said.datable.iter().find(|(_, t)| t.span == time.span).is_some_and(|(at, _)| {
        (at.saturating_sub(2).max(trigger.end)..*at).any(|n| said.view.role(n).is_saying)
    })
}

/// How many days "two days later" or "a day later" says.
fn days_in(view: &View, sentence: &Range<usize>, time: &TimeExpression) -> Option<i64> {
    let at = view.token_at(sentence, time.span.start);
    let count = match view.lower(at) {
        "a" | "one" => 1,
        _ => super::figure::number(view, at, sentence.end)?.0,
    };
    matches!(view.lower(at + 1), "day" | "days").then_some(i64::from(count))
}

/// The date that the expression chosen for an event gives it.
pub(super) fn by_expression(
    said: &Said,
    story: &Story,
    setting: Setting,
    trigger: &Trigger,
    time: &TimeExpression,
) -> Option<Dating> {
    let interval = match trigger.mood {
        Mood::Happened => not_after_publication(setting.published, time.interval?, time.rule)?,
        _ => time.interval?,
    };
    let alone = said.datable.len() == 1;
    // "has violated since": a state, not an event.
    if time.bound == Bound::Since && alone && !trigger.noun && interval.days().is_none_or(|d| d > 1) {
        return None;
    }
    // "before dawn on Monday" is on Monday, "by Wednesday evening" in the course of Wednesday.
    let parts = ["dawn", "noon", "midnight", "sunrise", "sunset", "dusk"];
    let of_day = said.view.doc.lower_span(time.span).split_whitespace().any(|w| parts.contains(&w));
    let by_evening =
        time.bound == Bound::Until && matches!(time.timex, TimexType::Time) && interval.days() == Some(1);
    if time.bound != Bound::Within && alone && !of_day && !by_evening {
        return bounded(time, interval, story, setting.published);
    }
    Some(Dating { interval, span: Some(time.span), rule: time.rule, own: true, assumed: false })
}

/// "It began on 12 July. Over the next 24 hours it grew": from the day told last, not from that of the news.
fn hours_after(said: &Said, story: &Story, trigger: &Trigger, time: &TimeExpression) -> Option<Interval> {
    let words = said.view.doc.lower_span(time.span);
    let next = words.split_whitespace().any(|w| matches!(w, "next" | "following"));
    let (told, window) = (story.date?, time.interval?);
    let of_what_follows =
        trigger.mood == Mood::Happened && next && time.rule == "window" && told.end < window.start;
    let days = jiff::Span::new().days(i64::from(window.days()?) - 1);
    let start = told.end.filter(|_| of_what_follows && told.days() == Some(1))?;
    Some(Interval::new(start, start.checked_add(days).ok()?, DatePrecision::Range))
}

/// "on Monday and Tuesday": the two days that `time`, of which one is `interval`, stands in; else that.
fn with_day_beside(said: &Said, time: &TimeExpression, interval: Interval) -> Interval {
    let text = said.view.doc.text();
    let joined = |a: &TimeExpression, b: &TimeExpression| {
        a.span.end < b.span.start
            && text.get(a.span.end as usize..b.span.start as usize).is_some_and(|gap| gap.trim() == "and")
    };
    let beside = said.times.iter().find(|t| joined(time, t) || joined(t, time));
    let day = |i: Interval| i.start.filter(|_| i.days() == Some(1));
    match (day(interval), beside.and_then(|t| day(t.interval?))) {
        (Some(own), Some(other)) if (own - other).get_days().abs() == 1 => {
            Interval::new(own.min(other), own.max(other), DatePrecision::Range)
        }
        _ => interval,
    }
}

/// What is told as having happened lies not after publication: "on Monday" is then the Monday before.
fn not_after_publication(published: Option<Date>, interval: Interval, rule: &str) -> Option<Interval> {
    let (Some(published), Some(start), Some(end)) = (published, interval.start, interval.end) else {
        return Some(interval);
    };
    if start <= published || rule != "weekday" {
        return Some(interval);
    }
    let week = jiff::Span::new().days(7);
    Some(Interval {
        start: Some(start.checked_sub(week).ok()?),
        end: Some(end.checked_sub(week).ok()?),
        precision: interval.precision,
    })
}

/// Days within which "after the fall of X" and "by Friday" are taken to mean.
const BOUND_DAYS: i64 = 30;

/// An event after or before a date: the days from the date on, at most to publication.
fn bounded(
    time: &TimeExpression,
    interval: Interval,
    story: &Story,
    published: Option<Date>,
) -> Option<Dating> {
    let start = interval.start?;
    let end = interval.end.unwrap_or(start);
    let month = jiff::Span::new().days(BOUND_DAYS);
    let (start, end) = match time.bound {
        // "after the fall of Assad": soon after.
        Bound::Since => (start, end.max(start.saturating_add(month))),
        // "by Friday": since the last day told, if that is near.
        Bound::Until => {
            let first = start.saturating_sub(month);
            let told = story.date.and_then(|d| d.start).filter(|d| *d >= first && *d <= start);
            (told.unwrap_or(first), start)
        }
        Bound::Within => (start, end),
    };
    let end = published.map_or(end, |p| end.min(p.max(start)));
    Some(Dating {
        interval: Interval::new(start, end, DatePrecision::Range),
        span: Some(time.span),
        rule: "bounded",
        own: true,
        assumed: false,
    })
}

/// The date of an event in "had been missing since Wednesday, when men took him away": that day.
fn day_when(said: &Said, trigger: &Trigger) -> Option<Dating> {
    const MONTH_DAYS: i32 = 31;
    let start = said.view.clause_start(trigger.start, &said.tokens);
    let when = start.checked_sub(1).filter(|c| said.view.lower(*c) == "when")?;
    let (_, time) = said.datable.iter().find(|(at, time)| {
        let days = time.interval.and_then(Interval::days);
        let of_day = (time.bound != Bound::Within || opens_a_period(said, trigger, *at))
            && (when.saturating_sub(7)..when).contains(at)
            && days == Some(1);
        // "Since the massacres of July 2025, when forces attacked A".
        let comma = usize::from(when > 0 && said.view.lower(when - 1) == ",");
        let next = said.view.token_at(&said.tokens, time.span.end - 1) + 1 + comma;
        of_day || time.bound != Bound::Until && next == when && days.is_some_and(|d| d <= MONTH_DAYS)
    })?;
    Some(Dating {
        interval: time.interval?,
        span: Some(time.span),
        rule: time.rule,
        own: true,
        assumed: false,
    })
}

/// The date of an event in "on Wednesday, a day after it happened": so many days off the day of the main clause.
fn day_after(said: &Said, story: &Story, trigger: &Trigger, published: Option<Date>) -> Option<Dating> {
    let (view, sentence, times) = (said.view, &said.tokens, &said.datable);
    let start = view.clause_start(trigger.start, sentence);
    let end = view.clause_end(trigger.start, sentence);
    let mut conjunction = start.checked_sub(1).filter(|c| *c >= sentence.start + 2)?;
    // "two days after a similar raid in A, where vehicles entered …": of that day too; "two nights after aircraft, which were said to
    // be Jordanian, bombed …" likewise.
    for _ in 0..MAX_CLAUSES {
        if matches!(view.lower(conjunction), "after" | "before") {
            break;
        }
        if !matches!(view.lower(conjunction), "where" | "when" | "which" | "that" | "what" | "," | "said") {
            return None;
        }
        let outer = view.clause_start(conjunction - 1, sentence);
        conjunction = outer.checked_sub(1).filter(|c| *c >= sentence.start + 2)?;
    }
    // "Two days after the attack on A, gunmen fired at B": counted from the attack, and not back to it.
    let heads = conjunction <= sentence.start + 3;
    let fronted = heads && (conjunction..trigger.start).any(|n| view.lower(n) == ",");
    let sign = match view.lower(conjunction) {
        "after" if fronted => 1,
        "before" if fronted => -1,
        "after" => -1,
        "before" => 1,
        _ => return None,
    };
    // A week is hardly ever seven days to the day.
    let (unit, vague) = match view.lower(conjunction - 1) {
        "day" | "days" | "night" | "nights" => (1, 0),
        "week" | "weeks" => (7, 1),
        "fortnight" => (14, 3),
        "hours" | "hour" => (0, 0),
        _ => return None,
    };
    let count = match view.lower(conjunction - 2) {
        "a" | "one" => 1,
        _ => super::figure::number(view, conjunction - 2, conjunction - 1)?.0,
    };
    // "On Thursday, two days before the raid, troops …": only says again which day that was.
    let start_of = conjunction.saturating_sub(3);
    let apposed = view.lower(start_of) == ","
        && (conjunction..trigger.start).any(|n| view.lower(n) == ",")
        && times.iter().any(|(at, _)| *at < start_of && start_of - at <= DAY_BEFORE_APPOSITION);
    if apposed {
        return None;
    }
    // "30 hours after": on the day so many whole days away, or the one beyond.
    let hours = matches!(view.lower(conjunction - 1), "hours" | "hour");
    let (count, unit, vague) = if hours { (count / 24, 1, 0) } else { (count, unit, vague) };
    let beyond = if hours { sign } else { 0 };
    // "Five days before Thursday's raid, a drone hit a car": counted from Thursday.
    let comma = (conjunction..trigger.start).find(|n| view.lower(*n) == ",").unwrap_or(conjunction);
    let of_other = |at: usize| fronted && (conjunction..comma).contains(&at);
    if times.iter().any(|(at, _)| (start..end).contains(at) && !of_other(*at)) {
        return None;
    }
    let other = times.iter().find(|(at, _)| of_other(*at)).map(|(_, time)| time);
    let time = times.iter().rfind(|(at, _)| *at < conjunction).map(|(_, time)| time);
    let time = other.or(time);
    let told = || {
        let day = story.date.or(story.news_day).or(story.named_day.map(|(day, _)| day));
        day.or_else(|| published.map(Interval::day))
    };
    let main = time.map_or_else(told, |t| t.interval).filter(|i| i.days() == Some(1))?;
    let shifted = |more: i64| {
        let days = jiff::Span::new().try_days(i64::from(count) * unit * sign + more).ok()?;
        main.start?.checked_add(days).ok()
    };
    let (first, last) = (shifted((-vague).min(beyond))?, shifted(vague.max(beyond))?);
    let precision = if first == last { DatePrecision::Day } else { DatePrecision::Range };
    Some(Dating {
        interval: Interval::new(first, last, precision),
        span: time.map(|t| t.span),
        rule: "days_from_main_clause",
        own: false,
        assumed: false,
    })
}

/// Tokens from a day to the comma behind it.
const DAY_BEFORE_APPOSITION: usize = 3;

/// Clauses between "two days after" and the event it is told of, at most.
const MAX_CLAUSES: usize = 3;

/// Most days before publication that an event may lie and still be news; older ones are background.
const MAX_NEWS_DAYS: i32 = 400;

/// Whether an event dated so is told as background: long before publication, or a span that only began then.
pub(super) fn is_background(interval: Interval, published: Option<Date>) -> bool {
    let Some(published) = published else { return false };
    let end = interval.end.or(interval.start);
    end.is_some_and(|end| (published - end).get_days() > MAX_NEWS_DAYS)
        || interval.precision == DatePrecision::Year
            && interval.end.is_some_and(|e| e.year() < published.year())
}

/// Days after which "the operation" is one the reader is taken to know.
const KNOWN_DAYS: i32 = 14;

/// Whether it ended so long before publication that a noun with the article ("launched the operation on …") recalls it.
pub(super) fn is_past(interval: Interval, published: Option<Date>) -> bool {
    let end = interval.end.or(interval.start);
    published.zip(end).is_some_and(|(published, end)| (published - end).get_days() > KNOWN_DAYS)
}

/// Paragraphs at the top of a news article, before any day is named, in which an undated event counts as news of the day.
const LEAD_PARAGRAPHS: usize = 12;

/// The date of an undated lead: the day of publication or the one before, as news leads have it.
fn of_lead(published: Date) -> Dating {
    let before = published.yesterday().unwrap_or(published);
    Dating {
        interval: Interval::new(before, published, DatePrecision::Range),
        span: None,
        rule: "undated_lead",
        own: false,
        assumed: true,
    }
}
