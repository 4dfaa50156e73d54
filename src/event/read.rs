//! One pass over an article's sentences: triggers, their place, date, figures and source, made into reports and tallies.

use super::clause::{Mood, View};
use super::consolidate::consolidate;
use super::figure::{Harms, harms};
use super::report::{Actor, Evidence, FieldEvidence, Figure, Report, Role, Tally};
use super::trigger::{Trigger, triggers};
use super::{actor, attribution, date, place, tally};
use crate::date::Interval;
use crate::geoparse::{Location, PlaceMention};
use crate::kind::{Certainty, DatePrecision, IncidentType, MentionKind, PlacePrecision};
use crate::lexicon::Lexicon;
use crate::span::{CharIndex, Span};
use crate::text::{BlockKind, Doc, Sentence};
use crate::when::{Bound, TimeExpression};
use jiff::civil::Date;
use std::collections::BTreeMap;

/// Reports and tallies of one article.
#[derive(Debug, Default)]
pub struct Events {
    /// What it says of single events, in text order.
    pub reports: Vec<Report>,
    /// Its running totals.
    pub tallies: Vec<Tally>,
}

/// Reads the events of an article from its sentences, places and times; pure and deterministic.
pub fn read_events(
    doc: &Doc,
    places: &[PlaceMention],
    times: &[TimeExpression],
    lexicon: &Lexicon,
) -> Events {
    let view = View::new(doc, lexicon);
    let mut reader = Reader {
        view: &view,
        index: CharIndex::new(doc.text()),
        published: doc.article.published,
        drafts: Vec::new(),
        tallies: Vec::new(),
        story: Story::default(),
        paragraphs: 0,
    };
    let has_paragraphs = doc.sentences.iter().any(|s| s.kind == BlockKind::Paragraph);
    let (mut p, mut t) = (0, 0);
    for (n, sentence) in doc.sentences.iter().enumerate() {
        let named = run(places, &mut p, |m| m.sentence, n);
        let timed = run(times, &mut t, |t| t.sentence, n);
        let read = match sentence.kind {
            BlockKind::Paragraph => true,
            // An article that is a headline and nothing else.
            BlockKind::Title => !has_paragraphs,
            _ => false,
        };
        if read {
            reader.sentence(sentence, &named, &timed);
        }
    }
    // A total in the lead counts from where the article says later that counting began.
    let since = reader.story.since;
    for tally in &mut reader.tallies {
        tally.since = tally.since.or(since.filter(|s| tally.until.is_none_or(|u| *s <= u)));
    }
    Events { reports: consolidate(reader.drafts), tallies: reader.tallies }
}

/// The items of sentence `n`; `at` moves over `items`, which are in sentence order.
fn run<'i, T>(items: &'i [T], at: &mut usize, sentence_of: impl Fn(&T) -> usize, n: usize) -> Vec<&'i T> {
    while *at < items.len() && sentence_of(&items[*at]) < n {
        *at += 1;
    }
    items[*at..].iter().take_while(|i| sentence_of(i) == n).collect()
}

/// A report with what consolidation needs to know of how it was read.
#[derive(Debug, Clone)]
pub(super) struct Draft {
    pub(super) report: Report,
    /// Index of its sentence's first token: drafts of one sentence share it.
    pub(super) sentence: usize,
    /// It tells that people were killed or hurt and not by what: "four soldiers were killed at the airport".
    pub(super) agentless: bool,
}

/// What the story so far gives to sentences that do not say it themselves.
#[derive(Debug, Default)]
struct Story {
    /// Date of the last event told.
    date: Option<Interval>,
    /// Paragraph of the last event told.
    block: Option<usize>,
    /// Place of the last event told.
    place: Option<Location>,
    /// The one settlement that the last sentence with any names, with that sentence's first token.
    named: Option<(Location, usize)>,
    /// Source named last in the paragraph.
    source: Option<(usize, String)>,
    /// Who acted last, by name.
    actor: Option<String>,
    /// Begin of the period that the article counts from.
    since: Option<Date>,
    /// What the story is about: the kind of the last event told, placed or not, and its sentence.
    kind: Option<(IncidentType, usize)>,
    /// The last day named, whatever for: what "hours later" counts from.
    day: Option<Interval>,
}

struct Reader<'a> {
    view: &'a View<'a>,
    index: CharIndex<'a>,
    published: Option<Date>,
    drafts: Vec<Draft>,
    tallies: Vec<Tally>,
    story: Story,
    /// Paragraphs begun so far.
    paragraphs: usize,
}

impl Reader<'_> {
    fn sentence(&mut self, sentence: &Sentence, places: &[&PlaceMention], times: &[&TimeExpression]) {
        let view = self.view;
        let tokens = sentence.tokens.clone();
        let new_block = self.story.block != Some(sentence.block);
        if new_block {
            self.paragraphs += 1;
            self.story.block = Some(sentence.block);
        }
        let source = attribution::source(view, &tokens);
        if let Some(s) = &source {
            self.story.source = Some((sentence.block, s.name.clone()));
        }
        if let Some(since) = times.iter().filter(|t| t.bound == Bound::Since).find_map(|t| t.interval?.start)
        {
            self.story.since.get_or_insert(since);
        }
        let sites = place::sites(view, &tokens, places);
        let total_place = places
            .iter()
            .filter(|m| matches!(m.kind, MentionKind::Literal))
            .find_map(|m| m.location.as_ref());
        let counted =
            tally::tallies(view, &tokens, times, self.story.since, self.published, total_place, |s| {
                self.quote(s)
            });
        let datable = date::usable(view, &tokens, times);
        let found = triggers(view, &tokens);
        let harm = harms(view, &tokens);
        let mut any = false;
        let mut previous: Option<(Vec<(Location, Span)>, Mood)> = None;
        for trigger in &found {
            if tally::covers(&counted, trigger) {
                continue;
            }
            let mood = match (trigger.mood, &previous) {
                // A gerund or infinitive happened only if what it leans on did.
                (Mood::Happened, Some((_, m))) if trigger.dependent => *m,
                (mood, _) => mood,
            };
            let hedged = view.is_hedged(trigger.start, &tokens);
            let certainty = match mood {
                Mood::Happened if !hedged => {
                    if source.is_some()
                        || self.story.source.as_ref().is_some_and(|(b, _)| *b == sentence.block)
                    {
                        Certainty::Reported
                    } else {
                        Certainty::Asserted
                    }
                }
                Mood::Planned if trigger.kind.is_diplomatic() => Certainty::Planned,
                _ => continue,
            };
            let chosen = place::choose(view, trigger, &sites, &found, &tokens);
            let own: Vec<(Location, Span)> =
                chosen.iter().map(|s| (s.location.clone(), s.mention.span)).collect();
            let clause = view.clause_start(trigger.start, &tokens);
            let placed = chosen.iter().any(|s| s.tokens.start >= clause);
            let (at, inherited) = match (&own[..], &previous) {
                _ if trigger.kind.is_diplomatic() => (own.into_iter().filter(is_venue).collect(), false),
                (_, Some((places, _))) if !places.is_empty() && names_it_again(view, trigger) => {
                    (places.clone(), false)
                }
                (_, Some((places, _))) if is_between(view, trigger, &tokens) => (midpoint(places), false),
                // "near Tal Hadid", wherever that is: elsewhere than what was told before.
                ([], _) if names_unknown_place(view, trigger, &tokens, places) => (Vec::new(), false),
                ([], Some((places, _))) => (places.clone(), false),
                ([], None) => (self.anaphoric_place(trigger, &tokens).into_iter().collect(), true),
                _ => (own, false),
            };
            if at.is_empty() && needs_place(trigger) || is_commemorated(view, trigger, &tokens, &datable) {
                continue;
            }
            // "a barracks which troops took over in December": of that place, not of the one told before.
            if !placed && tells_of_noun(view, trigger, &tokens, &sites, &datable) {
                continue;
            }
            let Some(dating) = self.date(trigger, &tokens, &datable, times, &found) else { continue };
            if !placed && is_circumstance(view, trigger, &tokens) {
                continue;
            }
            let mut trigger = *trigger;
            if let (IncidentType::MilitaryOperation, Some((kind, told))) = (trigger.kind, self.story.kind)
                && is_strike(kind)
                && tokens.start.saturating_sub(told) < 60
                && !trigger.noun
            {
                // "A barracks was hit": by what, the sentences before say.
                trigger.kind = kind;
            }
            let trigger = &trigger;
            self.story.kind = Some((trigger.kind, tokens.start));
            if date::is_background(dating.interval, self.published) {
                continue;
            }
            let vague = at
                .iter()
                .any(|(l, _)| matches!(l.precision, PlacePrecision::Country | PlacePrecision::Region));
            if (trigger.kind.is_diplomatic() || vague) && !dating.own {
                continue;
            }
            // What is planned lies ahead; a date before publication is that of the announcement.
            if certainty == Certainty::Planned && dating.interval.end <= self.published {
                continue;
            }
            previous = Some((at.clone(), mood));
            any = true;
            self.push(trigger, &found, sentence, &at, inherited, &dating, certainty, source.as_ref(), &harm);
        }
        let mut points = sites.iter().filter(|s| s.is_point());
        match (points.next(), points.next()) {
            (Some(site), None) => self.story.named = Some((site.location.clone(), tokens.start)),
            (Some(_), Some(_)) => self.story.named = None,
            _ => {}
        }
        self.tallies.extend(counted.into_iter().map(|c| c.tally));
        let is_total = times.iter().any(|t| t.bound == Bound::Since);
        if !any
            && !is_total
            && !harm.is_empty()
            && !self.harm_elsewhere(sentence, &found, &sites, &datable, times, &harm)
        {
            self.follow_up(&harm, &found);
        }
        let of_day = |i: &Interval| i.days() == Some(1);
        if let Some(day) = datable.iter().filter_map(|(_, t)| t.interval).rfind(of_day) {
            self.story.day = Some(day);
        }
    }

    /// "One person was killed in A, and four were wounded near B": where the event told before did its harm.
    ///
    /// Whether reports were made of it.
    fn harm_elsewhere(
        &mut self,
        sentence: &Sentence,
        found: &[Trigger],
        sites: &[place::Site],
        datable: &[(usize, &TimeExpression)],
        times: &[&TimeExpression],
        harm: &Harms,
    ) -> bool {
        let view = self.view;
        let tokens = sentence.tokens.clone();
        let Some((kind, told)) = self.story.kind else { return false };
        let near = tokens.start.saturating_sub(told) < 120;
        if !near || kind.is_diplomatic() || kind == IncidentType::Protest {
            return false;
        }
        let known = |l: &Location| self.story.place.as_ref().is_some_and(|p| p.name == l.name);
        let mut of_place: Vec<(&place::Site, Harms)> = Vec::new();
        for (slot, value) in
            [(0, harm.killed.filter(|(f, _)| f.best > 0)), (1, harm.injured.filter(|(f, _)| f.best > 0))]
        {
            let Some((figure, span)) = value else { continue };
            let at =
                view.doc.tokens[tokens.clone()].partition_point(|t| t.span.end <= span.end) + tokens.start;
            if view.is_hedged(at.saturating_sub(1).max(tokens.start), &tokens) {
                continue;
            }
            // The place right behind the figure, in the same clause.
            let Some(site) = sites.iter().find(|s| s.is_point() && s.tokens.start + 1 >= at && s.is_at())
            else {
                continue;
            };
            if site.tokens.start.saturating_sub(at) > 6 || (at..site.tokens.start).any(|n| view.parts(n)) {
                continue;
            }
            let n = of_place.iter().position(|(s, _)| std::ptr::eq(*s, site)).unwrap_or_else(|| {
                of_place.push((site, Harms::default()));
                of_place.len() - 1
            });
            let harms = &mut of_place[n].1;
            *(if slot == 0 { &mut harms.killed } else { &mut harms.injured }) = Some((figure, span));
        }
        of_place.retain(|(site, _)| !known(site.location));
        let mut made = false;
        for (site, harms) in of_place {
            let at = site.tokens.start.saturating_sub(1).max(tokens.start);
            let trigger = Trigger {
                kind,
                start: at,
                end: at + 1,
                mood: Mood::Happened,
                passive: true,
                dependent: false,
                noun: false,
                rule: "harm_at_place",
            };
            let Some(dating) = self.date(&trigger, &tokens, datable, times, found) else { continue };
            let place = [(site.location.clone(), site.mention.span)];
            self.push(&trigger, found, sentence, &place, false, &dating, Certainty::Reported, None, &harms);
            made = true;
        }
        made
    }

    /// "in the village", "the town": an event without a place of its own has the one told last in its paragraph.
    fn anaphoric_place(
        &self,
        trigger: &Trigger,
        tokens: &std::ops::Range<usize>,
    ) -> Option<(Location, Span)> {
        let view = self.view;
        let anaphor = tokens.clone().any(|n| {
            matches!(view.lower(n), "the" | "that" | "this")
                && matches!(
                    view.lower(n + 1),
                    "village"
                        | "town"
                        | "city"
                        | "area"
                        | "site"
                        | "hill"
                        | "neighbourhood"
                        | "neighborhood"
                        | "place"
                        | "farm"
                        | "locality"
                        | "airport"
                        | "base"
                        | "square"
                        | "dam"
                        | "church"
                        | "house"
                        | "municipality"
                        | "hospital"
                        | "mosque"
                        | "school"
                        | "entrance"
                )
                || matches!(view.lower(n), "there" | "nearby")
        });
        let told = self.drafts.last().map(|d| d.sentence);
        let named = self.story.named.as_ref().filter(|(_, at)| anaphor && told.is_none_or(|told| *at > told));
        let (place, at) = match (named, told) {
            (Some((place, at)), _) => (place, *at),
            (None, Some(told)) if trigger.noun || anaphor => (self.story.place.as_ref()?, told),
            _ => return None,
        };
        (tokens.start.saturating_sub(at) < 90).then(|| (place.clone(), Span::default()))
    }

    /// The date of an event: its own expression, the one told last, or, in the lead, the convention.
    fn date(
        &self,
        trigger: &Trigger,
        tokens: &std::ops::Range<usize>,
        datable: &[(usize, &TimeExpression)],
        times: &[&TimeExpression],
        found: &[Trigger],
    ) -> Option<date::Dating> {
        if let Some(dating) = date::day_after(self.view, trigger, tokens, datable) {
            return Some(dating);
        }
        if let Some(time) = date::choose(self.view, trigger, datable, found) {
            let interval = match trigger.mood {
                Mood::Happened => self.not_after_publication(time.interval?, time.rule)?,
                _ => time.interval?,
            };
            // "has violated since": a state, not an event.
            if time.bound == Bound::Since
                && datable.len() == 1
                && !trigger.noun
                && interval.days().is_none_or(|d| d > 1)
            {
                return None;
            }
            // "before dawn on Monday" is on Monday.
            let of_day = ["dawn", "noon", "midnight", "sunrise", "sunset", "dusk"];
            let of_day = self.view.doc.lower_span(time.span).split_whitespace().any(|w| of_day.contains(&w));
            // "by Wednesday evening" is in the course of Wednesday.
            let by_evening = time.bound == Bound::Until
                && matches!(time.timex, crate::kind::TimexType::Time)
                && interval.days() == Some(1);
            if time.bound != Bound::Within && datable.len() == 1 && !of_day && !by_evening {
                return self.bounded(time, interval);
            }
            return Some(date::Dating { interval, span: Some(time.span), rule: time.rule, own: true });
        }
        // "Hours later, …": the day named last.
        if let Some(later) = times.iter().find(|t| t.rule == "later" && t.interval.is_none())
            && let Some(interval) = self.story.day
        {
            let days = Interval::new(
                interval.start?,
                interval.end?.saturating_add(jiff::Span::new().days(1)),
                DatePrecision::Range,
            );
            let interval = self.published.filter(|p| interval.end >= Some(*p)).map_or(days, |_| interval);
            return Some(date::Dating { interval, span: Some(later.span), rule: "later", own: false });
        }
        // A sentence dated only by an expression that is left open ("on Friday" without a publication date) is undated.
        if times.iter().any(|t| {
            t.interval.is_none()
                && matches!(t.timex, crate::kind::TimexType::Date)
                && !t.value.ends_with("_REF")
                && t.rule != "year_modifier"
        }) {
            return self.published.is_none().then_some(date::Dating {
                interval: Interval::UNKNOWN,
                span: times.first().map(|t| t.span),
                rule: "open_relative_date",
                own: true,
            });
        }
        if let Some(interval) = self.story.date {
            return Some(date::Dating { interval, span: None, rule: "date_of_the_story", own: false });
        }
        match self.published {
            Some(published) if self.paragraphs <= date::LEAD_PARAGRAPHS => Some(date::of_lead(published)),
            Some(_) => None,
            None => (self.paragraphs <= date::LEAD_PARAGRAPHS).then_some(date::Dating {
                interval: Interval::UNKNOWN,
                span: None,
                rule: "undated",
                own: false,
            }),
        }
    }

    /// What is told as having happened lies not after publication: "on Monday" is then the Monday before.
    fn not_after_publication(&self, interval: Interval, rule: &str) -> Option<Interval> {
        let (Some(published), Some(start), Some(end)) = (self.published, interval.start, interval.end) else {
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

    /// An event after or before a date: the days from the date on, at most to publication.
    fn bounded(&self, time: &TimeExpression, interval: Interval) -> Option<date::Dating> {
        let start = interval.start?;
        let end = interval.end.unwrap_or(start);
        let (start, end) = match time.bound {
            // "after the fall of Assad": soon after, within the month.
            Bound::Since => (start, end.max(start.saturating_add(jiff::Span::new().days(30)))),
            // "by Friday": since the last day told, else within the month.
            Bound::Until => {
                let month = start.saturating_sub(jiff::Span::new().days(30));
                let told = self.story.date.and_then(|d| d.start).filter(|d| *d >= month && *d <= start);
                (told.unwrap_or(month), start)
            }
            Bound::Within => (start, end),
        };
        let end = self.published.map_or(end, |p| end.min(p.max(start)));
        Some(date::Dating {
            interval: Interval::new(start, end, DatePrecision::Range),
            span: Some(time.span),
            rule: "bounded",
            own: true,
        })
    }

    #[expect(clippy::too_many_arguments, reason = "one argument for each part of a report")]
    fn push(
        &mut self,
        trigger: &Trigger,
        found: &[Trigger],
        sentence: &Sentence,
        at: &[(Location, Span)],
        inherited_place: bool,
        dating: &date::Dating,
        certainty: Certainty,
        source: Option<&attribution::Source>,
        harm: &Harms,
    ) {
        let view = self.view;
        let none: (Option<Location>, Span) = (None, Span::default());
        let at: Vec<(Option<Location>, Span)> =
            if at.is_empty() { vec![none] } else { at.iter().map(|(l, s)| (Some(l.clone()), *s)).collect() };
        let attributed = source.map(|s| s.name.clone()).or_else(|| {
            self.story.source.as_ref().filter(|(b, _)| *b == sentence.block).map(|(_, name)| name.clone())
        });
        let mut actors = actor::actors(view, trigger, found, &sentence.tokens);
        match actors.iter().find(|a| a.role == Role::Perpetrator) {
            Some(actor) => self.story.actor = Some(actor.name.clone()),
            // "Four vehicles entered": whose they are was said before.
            None => {
                if let Some(name) = self
                    .story
                    .actor
                    .as_ref()
                    .filter(|_| actor::is_unnamed_force(view, trigger, &sentence.tokens))
                {
                    actors.insert(0, Actor { name: name.clone(), role: Role::Perpetrator });
                }
            }
        }
        for (location, written) in &at {
            let mut fields = BTreeMap::new();
            let mut field = |name: &str, span: Span, rule: &str| {
                if !span.is_empty() {
                    let chars = self.index.span(span);
                    fields.insert(
                        name.to_owned(),
                        FieldEvidence { start: chars.start, end: chars.end, rule: rule.to_owned() },
                    );
                }
            };
            field("type", view.doc.span_of(trigger.start..trigger.end), trigger.rule);
            field("place", *written, "place_of_trigger");
            if let Some(span) = dating.span {
                field("date", span, dating.rule);
            }
            if let Some(s) = source {
                field("attributed_to", s.span, "named_source");
            }
            let mut figure = |name: &str, value: Option<(Figure, Span)>| {
                value.map(|(f, span)| {
                    field(name, span, "counted_people");
                    f
                })
            };
            // Figures belong to one event, not to each place of a list.
            let single = at.len() == 1;
            let takes = |k: IncidentType| single && !k.is_diplomatic();
            let killed = figure("killed", harm.killed.filter(|_| takes(trigger.kind)));
            let injured = figure("injured", harm.injured.filter(|_| takes(trigger.kind)));
            let detained = figure("detained", harm.detained.filter(|_| takes(trigger.kind)));
            let confidence = confidence(trigger, location.as_ref(), inherited_place, dating);
            self.drafts.push(Draft {
                report: Report {
                    kind: trigger.kind,
                    date: dating.interval,
                    certainty,
                    place: location.clone(),
                    place_as_written: (!written.is_empty()).then(|| fold(written.of(view.doc.text()))),
                    actors: actors.clone(),
                    killed,
                    injured,
                    detained,
                    attributed_to: attributed.clone(),
                    confidence,
                    evidence: self.quote(sentence.span),
                    fields,
                },
                sentence: sentence.tokens.start,
                agentless: is_agentless(view, trigger, &sentence.tokens),
            });
            if location.is_some() {
                self.story.place.clone_from(location);
            }
        }
        if dating.own && dating.interval.days().is_some_and(|d| d <= 10) {
            self.story.date = Some(dating.interval);
        }
    }

    /// "Six soldiers were injured in the raid": figures of the event told just before.
    fn follow_up(&mut self, harm: &Harms, found: &[Trigger]) {
        if found.iter().any(|t| matches!(t.mood, Mood::Planned | Mood::Hypothetical)) {
            return;
        }
        // Of a list of places told in one sentence, the first is the one the story goes on about.
        let Some(told) = self.drafts.last().map(|d| d.sentence) else { return };
        let Some(last) = self.drafts.iter_mut().find(|d| d.sentence == told) else { return };
        if last.report.kind.is_diplomatic() {
            return;
        }
        let quote = |span: Span, rule: &str| {
            let chars = self.index.span(span);
            FieldEvidence { start: chars.start, end: chars.end, rule: rule.to_owned() }
        };
        // "bringing the toll to 14": the newest word on the event.
        if let Some((figure, span)) =
            harm.toll.filter(|(f, _)| last.report.killed.is_none_or(|k| k.best <= f.best))
        {
            last.report.killed = Some(figure);
            last.report.fields.insert("killed".to_owned(), quote(span, "toll_told_anew"));
        }
        for (name, slot, value) in [
            ("killed", &mut last.report.killed, harm.killed),
            ("injured", &mut last.report.injured, harm.injured),
            ("detained", &mut last.report.detained, harm.detained),
        ] {
            if let (None, Some((figure, span))) = (&slot, value) {
                *slot = Some(figure);
                last.report.fields.insert(name.to_owned(), quote(span, "counted_in_next_sentence"));
            }
        }
    }

    fn quote(&self, span: Span) -> Evidence {
        let chars = self.index.span(span);
        Evidence { start: chars.start, end: chars.end, text: fold(span.of(self.view.doc.text())) }
    }
}

/// "Thousands attended the funeral of 13 people killed in a raid": what is mourned is told elsewhere, with its date.
fn is_commemorated(
    view: &View,
    trigger: &Trigger,
    sentence: &std::ops::Range<usize>,
    datable: &[(usize, &TimeExpression)],
) -> bool {
    (sentence.start..trigger.start).any(|n| {
        matches!(
            view.lower(n),
            "funeral" | "funerals" | "mourned" | "mourning" | "mourn" | "buried" | "anniversary" | "commemorate"
                | "commemorated" | "memorial" | "aftermath" | "condolences"
        )
    }) && !datable.iter().any(|(at, _)| *at >= trigger.start)
}

/// Whether the trigger's clause says that it happened at a place that is not known.
fn names_unknown_place(
    view: &View,
    trigger: &Trigger,
    sentence: &std::ops::Range<usize>,
    places: &[&PlaceMention],
) -> bool {
    let clause = view.clause_start(trigger.start, sentence)..view.clause_end(trigger.start, sentence);
    places.iter().any(|m| {
        let at = view.doc.tokens[sentence.clone()].partition_point(|t| t.span.end <= m.span.start) + sentence.start;
        m.kind == MentionKind::Literal
            && m.location.is_none()
            && clause.contains(&at)
            && at > sentence.start
            && (at.saturating_sub(3).max(sentence.start)..at)
                .any(|n| matches!(view.lower(n), "in" | "at" | "near" | "on" | "around" | "outside"))
    })
}

/// Whether the trigger, in a relative clause with a date of its own, tells of the noun before and names no place.
fn tells_of_noun(
    view: &View,
    trigger: &Trigger,
    sentence: &std::ops::Range<usize>,
    sites: &[place::Site],
    datable: &[(usize, &TimeExpression)],
) -> bool {
    let Some(pronoun) = view.relative_pronoun(trigger.start, sentence) else { return false };
    let end = view.clause_end(trigger.start, sentence);
    datable.iter().any(|(at, _)| (pronoun..end).contains(at))
        && !sites.iter().any(|s| s.tokens.end + 2 > pronoun && s.tokens.start < end)
}

/// Whether the trigger stands in a clause that only tells what else went on: "landed on Friday as fighters pushed on".
fn is_circumstance(view: &View, trigger: &Trigger, sentence: &std::ops::Range<usize>) -> bool {
    let start = view.clause_start(trigger.start, sentence);
    start > sentence.start && matches!(view.lower(start - 1), "as" | "while")
}

/// Whether the trigger only tells of people harmed, and names neither who nor what did it.
fn is_agentless(view: &View, trigger: &Trigger, sentence: &std::ops::Range<usize>) -> bool {
    let end = view.clause_end(trigger.start, sentence);
    matches!(trigger.kind, IncidentType::Killing | IncidentType::Other)
        && trigger.passive
        && matches!(view.lower(trigger.start), "killed" | "wounded" | "injured" | "hurt")
        && !(trigger.end..end).any(|n| view.lower(n) == "by")
}

const fn is_strike(kind: IncidentType) -> bool {
    matches!(kind, IncidentType::Airstrike | IncidentType::DroneStrike | IncidentType::Shelling)
}

/// Where talks can be held: a town or a building, not a country or region they are about.
fn is_venue((location, _): &(Location, Span)) -> bool {
    matches!(location.precision, PlacePrecision::Settlement | PlacePrecision::Exact)
}

/// "searched the place": the trigger's object is the place named before.
fn names_it_again(view: &View, trigger: &Trigger) -> bool {
    (trigger.end..trigger.end + 3).any(|n| {
        matches!(view.lower(n), "the" | "that" | "this")
            && matches!(
                view.lower(n + 1),
                "place"
                    | "area"
                    | "village"
                    | "town"
                    | "site"
                    | "hill"
                    | "farm"
                    | "neighbourhood"
                    | "locality"
            )
            && !matches!(view.lower(n + 2), "of" | "in" | "near")
    })
}

/// "set up a checkpoint between them".
fn is_between(view: &View, trigger: &Trigger, sentence: &std::ops::Range<usize>) -> bool {
    (trigger.end..(trigger.end + 9).min(sentence.end)).any(|n| {
        view.lower(n) == "between"
            && matches!(view.lower(n + 1), "them" | "the")
            && matches!(view.lower(n + 2), "two" | "," | "." | "and" | "villages" | "towns")
    })
}

/// The point half-way between two places, near to within half their distance; other lists stay as they are.
fn midpoint(places: &[(Location, Span)]) -> Vec<(Location, Span)> {
    let [(a, span), (b, _)] = places else { return places.to_vec() };
    let metres = crate::geoparse::distance_km(a.lon, a.lat, b.lon, b.lat) * 1_000.0;
    let location = Location {
        name: format!("between {} and {}", a.name, b.name),
        place_id: None,
        lon: f64::midpoint(a.lon, b.lon),
        lat: f64::midpoint(a.lat, b.lat),
        precision: PlacePrecision::Near,
        radius_m: (metres / 2.0).max(500.0) as u32,
        admin2: a.admin2.clone().filter(|_| a.admin2 == b.admin2),
        admin3: a.admin3.clone().filter(|_| a.admin3 == b.admin3),
        ..a.clone()
    };
    vec![(location, *span)]
}

/// White space folded to single spaces.
fn fold(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Without a place these are not worth an entry, or not an event at all.
fn needs_place(trigger: &Trigger) -> bool {
    !trigger.kind.is_diplomatic() || trigger.kind == IncidentType::Talks
}

/// How likely type, place and date are all right, from how they were read. The steps were set on the development set; the
/// reliability table of `zonewatch eval` shows how they hold.
fn confidence(trigger: &Trigger, place: Option<&Location>, inherited: bool, dating: &date::Dating) -> f32 {
    let mut c: f32 = 0.55;
    c += match place.map(|p| p.precision) {
        Some(PlacePrecision::Exact | PlacePrecision::Settlement | PlacePrecision::Near) => 0.2,
        Some(PlacePrecision::Admin1 | PlacePrecision::Admin2 | PlacePrecision::Admin3) => 0.1,
        Some(PlacePrecision::Region) => 0.0,
        Some(PlacePrecision::Country | PlacePrecision::None) | None => -0.1,
    };
    c += if dating.own { 0.15 } else { -0.05 };
    c += match trigger.kind {
        IncidentType::MilitaryOperation | IncidentType::Other => -0.15,
        _ if trigger.noun => 0.0,
        _ => 0.05,
    };
    if inherited {
        c -= 0.15;
    }
    if dating.rule == "undated_lead" || dating.rule == "undated" {
        c -= 0.1;
    }
    c.clamp(0.1, 0.95)
}
