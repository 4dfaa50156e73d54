//! One pass over an article's sentences: what each says, made into reports and tallies.

use super::candidate::Candidate;
use super::clause::View;
use super::consolidate::consolidate;
use super::date::{self, Dating, Setting};
use super::figure::{Count, Harm, Side};
use super::fold::{fold_harm, spread_no_arrests, spread_nobody};
use super::follow::Untold;
use super::harm::{self, Harms};
use super::layout::{
    day_of_entry, goes_by_place, heading, is_diary, is_of_a_report, is_only_part_of_day, run,
};
use super::mood::Mood;
use super::place::is_told_of_home;
use super::report::{Actor, Evidence, FieldEvidence, Figure, Report, Role, Tally, actor_field};
use super::said::{Placed, Said};
use super::same::CITY_M;
use super::story::Story;
use super::trigger::Trigger;
use super::whereabouts::{adopt_days, adopt_places};
use super::wounded::{WoundedBeside, add_wounded};
use super::{actor, confidence, episode, period, tally};
use crate::date::Interval;
use crate::geoparse::{LONG_ROAD, Location, PlaceMention};
use crate::kind::{Certainty, IncidentType, PlacePrecision, TimexType};
use crate::lexicon::Lexicon;
use crate::span::{CharIndex, Span};
use crate::text::{BlockKind, Doc, Sentence};
use crate::when::{Bound, TimeExpression};
use jiff::civil::Date;
use std::borrow::Cow;
use std::collections::BTreeMap;
use std::ops::Range;

/// Reports and tallies of one article.
#[derive(Debug, Default)]
pub struct Events {
    /// What it says of single events, in text order.
    pub reports: Vec<Report>,
    /// What is more likely misread than an event of its own; likewise.
    pub doubtful: Vec<Report>,
    /// Its running totals.
    pub tallies: Vec<Tally>,
}

/// Reads the events of an article from its sentences, places and times; pure and deterministic.
pub fn read_events(
    doc: &Doc,
    places: &[PlaceMention],
    times: &[TimeExpression],
    lexicon: &'static Lexicon,
) -> Events {
    let view = View::new(doc, lexicon, places);
    let mut reader = Reader {
        view: &view,
        index: CharIndex::new(doc.text()),
        setting: Setting {
            published: doc.article.published,
            paragraphs: 0,
            is_news: date::is_news(doc.article.published, times, doc.tokens.len()),
        },
        drafts: Vec::new(),
        violent: BTreeMap::new(),
        tallies: Vec::new(),
        untold: None,
        casualties: None,
        wounded_beside: Vec::new(),
        filled: 0,
        story: Story::default(),
        is_live: doc.is_live(),
        goes_by_place: goes_by_place(places),
    };
    let has_paragraphs = doc.sentences.iter().any(|s| s.kind == BlockKind::Paragraph);
    let is_diary = is_diary(doc, times);
    if reader.is_live {
        // What stands above the first hour is of the day as well.
        reader.story.enter_entry(reader.setting.published);
    }
    let (mut p, mut t, mut in_entry) = (0, 0, false);
    for (n, sentence) in doc.sentences.iter().enumerate() {
        let named = run(places, &mut p, |m| m.sentence, n);
        let mut timed = run(times, &mut t, |t| t.sentence, n);
        // "Monday", a line of its own in a diary of the week: what follows is of that day.
        if is_diary && let Some(day) = day_of_entry(doc, sentence, &timed) {
            reader.story.enter_entry(Some(day));
            in_entry = true;
            continue;
        }
        // "Midday: Warplanes struck A": of the day of the entry.
        if in_entry {
            timed.retain(|time| !is_only_part_of_day(doc, time));
        }
        let read = match sentence.kind {
            BlockKind::Paragraph => true,
            // An article that is a headline and nothing else.
            BlockKind::Title => !has_paragraphs,
            _ => false,
        };
        // An hour may stand above the heading of its entry.
        if reader.is_live && doc.begins_entry(n) {
            reader.story.enter_entry(reader.setting.published);
        }
        if read {
            reader.sentence(sentence, &named, &timed);
        } else if sentence.kind == BlockKind::Title {
            let days = timed.iter().filter(|t| matches!(t.timex, TimexType::Date | TimexType::Time));
            let day = days.filter_map(|t| Some((t.interval?, t.span))).find(|(i, _)| i.days() == Some(1));
            // "Daily update, 28 January": of the day it came out, and no more is said of when things happened.
            let past = |i: &Interval| doc.article.published.is_none_or(|p| i.start < Some(p));
            reader.story.headline_day = day.filter(|(i, _)| past(i));
            // "Weekly report, 18-24 March".
            let mut periods = timed.iter().filter_map(|t| Some((t.interval?, t.span)));
            reader.story.report_period = periods.find(|(i, _)| is_of_a_report(*i, doc.article.published));
        }
    }
    // A total in the lead counts from where the article says later that counting began.
    let since = reader.story.since;
    let dated = |counted: tally::Counted| {
        let mut tally = counted.tally;
        let began = since.filter(|s| counted.running && tally.until.is_none_or(|u| *s <= u));
        tally.since = tally.since.or(began);
        tally
    };
    let tallies = reader.tallies.into_iter().map(dated).collect();
    let frame = confidence::Frame::of(doc.article);
    let (mut reports, doubtful) = confidence::weighed(consolidate(reader.drafts), frame);
    add_wounded(&mut reports, &reader.wounded_beside);
    add_context(&mut reports, doc, &reader.index);
    Events { reports, doubtful, tallies }
}

/// Adds the sentences of fields that were read outside the sentence of their report.
fn add_context(reports: &mut [Report], doc: &Doc, index: &CharIndex) {
    for report in reports {
        let own = &report.evidence;
        let outside = report.fields.values().filter(|f| !own.holds(f));
        let mut sentences: Vec<Evidence> = Vec::new();
        for field in outside {
            if sentences.iter().any(|s| s.holds(field)) {
                continue;
            }
            let n = doc.sentences.partition_point(|s| index.chars_before(s.span.end) <= field.start);
            if let Some(sentence) = doc.sentences.get(n).map(|s| quote(s.span, doc, index)) {
                sentences.extend(Some(sentence).filter(|s| s.holds(field)));
            }
        }
        sentences.sort_by_key(|s| s.start);
        report.context = sentences;
    }
}

fn quote(span: Span, doc: &Doc, index: &CharIndex) -> Evidence {
    let chars = index.span(span);
    Evidence { start: chars.start, end: chars.end, text: fold(span.of(doc.text())) }
}

/// A report with what consolidation needs to know of how it was read.
#[derive(Debug, Clone)]
#[expect(clippy::struct_excessive_bools, reason = "each is an independent observation")]
pub(super) struct Draft {
    pub(super) report: Report,
    /// Index of its sentence's first token: drafts of one sentence share it.
    pub(super) sentence: usize,
    /// Its paragraph.
    pub(super) block: usize,
    /// It tells that people were killed or hurt and not by what: "four soldiers were killed at the airport".
    pub(super) agentless: bool,
    /// Its date may be a day or two off.
    pub(super) assumed: bool,
    /// It tells of something that went off.
    pub(super) blast: bool,
    /// It tells of a mine or a remnant of war: nobody's act that day.
    pub(super) mine: bool,
    /// It tells more of an attack told before: "the shooting took place in A", "the attackers opened fire in A".
    pub(super) again: bool,
    /// Its dead are others than those told before: "four of the attackers were killed".
    pub(super) beside: bool,
    /// Whose the dead and the injured are, if of one side of a fight.
    pub(super) sides: [Option<Side>; 2],
    /// Of whom it is only said that several came to harm: where nobody tells how many.
    pub(super) several: [Option<FieldEvidence>; 3],
    /// It happened in a place that nobody names: "a village at the foot of the mountain".
    pub(super) unnamed: bool,
    /// It is told as one more event: "a force also moved into the valley".
    pub(super) further: bool,
    /// It tells that cars were stopped, or that houses were searched: of troops who entered, a part of the incursion.
    pub(super) search: bool,
    /// It tells that somebody fired at people.
    pub(super) shots: bool,
    /// It tells what was done to people who had gathered in protest.
    pub(super) at_protest: bool,
    /// It says too little of where for a report of its own.
    pub(super) vague: bool,
}

/// The dead and injured counted in a sentence that tells of no event.
#[derive(Clone, Copy)]
pub(super) struct Casualties {
    pub(super) harms: Harms,
    /// First token of the sentence.
    pub(super) sentence: usize,
    /// It tells of a mine or a remnant of war.
    pub(super) mine: bool,
    /// They were added to an event told before.
    pub(super) added: bool,
}

/// An event of a sentence: its trigger, where and when.
pub(super) struct Told<'a> {
    pub(super) trigger: Trigger,
    /// Places with the words that name them.
    pub(super) at: Vec<Placed<'a>>,
    /// The words for its place where that is not known: the name, and why it has no point.
    pub(super) unknown: Option<(Span, &'static str)>,
    pub(super) dating: Dating,
    pub(super) certainty: Certainty,
    pub(super) mood: Mood,
    /// It says too little of where for a report of its own; what follows may tell more.
    pub(super) vague: bool,
}

pub(super) struct Reader<'a> {
    pub(super) view: &'a View<'a>,
    pub(super) index: CharIndex<'a>,
    pub(super) setting: Setting,
    pub(super) drafts: Vec<Draft>,
    /// The first draft of violence at each place (by name, empty for none) on each date.
    pub(super) violent: BTreeMap<String, Vec<(Interval, usize)>>,
    pub(super) tallies: Vec<tally::Counted>,
    pub(super) untold: Option<Untold>,
    /// Those that the last sentence counted which told of no event.
    pub(super) casualties: Option<Casualties>,
    /// The wounded of sentences that name no place, each with how many they say were killed.
    pub(super) wounded_beside: Vec<WoundedBeside>,
    /// Fields of events told before that later sentences have filled.
    pub(super) filled: usize,
    pub(super) story: Story<'a>,
    /// Its paragraphs are headed by the towns they are of.
    pub(super) goes_by_place: bool,
    /// It is a live report, of entries with their hours.
    pub(super) is_live: bool,
}

impl<'a> Reader<'a> {
    fn sentence(&mut self, sentence: &Sentence, places: &[&'a PlaceMention], times: &[&'a TimeExpression]) {
        if self.story.block != Some(sentence.block) {
            self.setting.paragraphs += 1;
            self.story.block = Some(sentence.block);
        }
        if self.goes_by_place {
            let headed =
                places.iter().filter(|m| m.rule == "dateline").find_map(|m| heading(m).map(|l| (l, m.span)));
            if let Some((place, span)) = headed {
                self.story.heading = Some((sentence.block, (Cow::Borrowed(place), span)));
            }
        }
        let mut said = Said::new(self.view, sentence, places, times);
        if let Some(source) = &said.source {
            self.story.source = Some((sentence.block, source.name.clone()));
        }
        let long_ago =
            |s: &Date| self.setting.published.is_none_or(|p| (p - *s).get_days() >= period::LONG_DAYS);
        let mut begun = times.iter().filter(|t| t.bound == Bound::Since).filter_map(|t| t.interval?.start);
        self.story.since = self.story.since.or_else(|| begun.find(long_ago));
        self.story.elsewhere |= said.turns_elsewhere();
        let mut counted =
            tally::tallies(&said, self.setting.published, self.tallies.last(), |s| self.quote(s));
        self.open_report(&said, &counted);
        // "76 have been killed in two days of clashes": the dead of the clashes, no total.
        if said.triggers.iter().any(|t| t.mood == Mood::Happened && self.days_of_fighting(&said, t).is_some())
        {
            counted.retain(|c| !c.of_people);
        }
        let of_event = |c: &Count| !tally::counts(&counted, &c.tokens) || said.is_of_fighting(c);
        let kept = said.counts.iter().filter(|c| of_event(c)).cloned().collect();
        said.counts = kept;
        // "A commander died of his wounds. He was badly wounded when gunmen shot him in A": the dead.
        let hurt = |c: &Count| {
            c.harm == Harm::Injured && c.figure.high == Some(1) && said.opens_with_him(c.tokens.start)
        };
        if self.story.died_of_wounds
            && let Some(n) = said.counts.iter().position(hurt)
        {
            said.counts[n].harm = Harm::Killed;
        }
        self.story.died_of_wounds |= said.tells_of_death_of_wounds();
        let mut told: Vec<Told> = Vec::new();
        let refuted = self.view.is_refuted(&said.tokens);
        // "A report that a woman had died was false".
        if refuted {
            said.counts.clear();
        }
        // "the number of people killed in the raid rose to 15": the raid was told before.
        let deadly = |kind: IncidentType| {
            kind.is_violent() || matches!(kind, IncidentType::Other | IncidentType::Protest)
        };
        let any_told = self.drafts.iter().any(|d| deadly(d.report.kind));
        let in_toll =
            |t: &Trigger| any_told && said.counts.iter().any(|c| c.is_toll() && c.tokens.contains(&t.start));
        // "The toll of the strike has risen to two, after a passenger died of his wounds": of the strike.
        let has_toll = said.counts.iter().any(Count::is_toll);
        let of_toll = |t: &Trigger| has_toll && self.view.is_form_of(t.start, &["die", "succumb"]);
        let dated = self.date_incident(&said);
        // "set up a checkpoint near A. Three men were detained there": at the checkpoint.
        let last = self.drafts.last().map(|d| &d.report);
        let arrests_nobody = last.is_some_and(|r| harm::takes_arrests(r.kind) && r.detained.is_none());
        let of_last = |t: &Trigger| {
            t.kind == IncidentType::ArrestDetention
                && t.passive
                && arrests_nobody
                && said.sites.is_empty()
                && said.datable.is_empty()
                && said.points_back(t)
        };
        let is_told = |t: &&Trigger| {
            !of_last(t)
                && !refuted
                && !tally::covers(&counted, t)
                && !in_toll(t)
                && !of_toll(t)
                && dated != Some(t.start)
        };
        for trigger in said.triggers.iter().filter(is_told) {
            if let Some(event) = self.event(&said, trigger, told.last()) {
                told.extend(self.by_day(&said, event));
            }
        }
        // "On Wednesday guards exchanged fire with smugglers. Two were killed": not at the place told of before.
        let of_new_day =
            said.datable.iter().any(|(_, t)| t.interval.is_some() && t.interval != self.story.date);
        let unplaced = |t: &Trigger| {
            let shots = t.kind == IncidentType::Other
                && !t.noun
                && self.view.is_form_of(t.start, &["fire", "open", "shoot"]);
            t.mood == Mood::Happened && (t.kind.is_violent() || shots) && !said.ranks(t)
        };
        // "on the highway between A and B" may be where the lead says that it was.
        let somewhere = places.iter().any(|m| m.rule == LONG_ROAD);
        if told.is_empty() && of_new_day && !somewhere && said.triggers.iter().filter(is_told).any(unplaced) {
            self.story.elsewhere = true;
        }
        adopt_places(self.view, &mut told, &said.tokens);
        adopt_days(self.view, &mut told);
        self.tallies.extend(counted);
        fold_harm(self.view, &mut told);
        let triggers: Vec<&Trigger> = told.iter().map(|t| &t.trigger).collect();
        let beside = self.killed_beside(&said, &told);
        let mut harmed: Vec<Harms> = Vec::new();
        let mut told_before = None;
        for event in &told {
            let elsewhere = |c: &&Count| {
                let span = self.view.doc.span_of(c.tokens.clone());
                beside.iter().any(|(_, harms)| harms.killed.is_some_and(|(_, told)| told == span))
            };
            let shared = harm::share(&said, &event.trigger, &triggers);
            let of_others = |c: &Count| {
                said.is_of_culprits(c, event.trigger.kind)
                    || said.is_of_cause(c, &event.trigger)
                    || said.is_of_another_place(c, &event.trigger, &event.at)
            };
            let shared = shared.filter(|c| !of_others(c) && !elsewhere(c));
            // "raided A on Sunday and B on Monday, detaining two": there is no telling where, and the first is as good as any.
            let again = triggers.iter().filter(|t| t.start == event.trigger.start).count() > 1
                && told_before == Some(event.trigger.start);
            told_before = Some(event.trigger.start);
            harmed.push(if again { Harms::default() } else { Harms::of(self.view, shared) });
        }
        spread_no_arrests(&told, &mut harmed);
        spread_nobody(&said, &told, &mut harmed);
        // "Two officers were killed. The monitor said those casualties came in clashes near A".
        // "Three died when ordnance went off. The blast took place near a school in A".
        let mut by_mine = false;
        if let ([event], [harms], Some(counted)) = (&told[..], &mut harmed[..], self.casualties)
            && !harms.is_any()
            && (said.speaks_of_casualties()
                || said.tells_more(&event.trigger)
                    && self.story.last == counted.sentence
                    && !counted.added
                    && !event.at.is_empty())
            && said.tokens.start - counted.sentence <= REACH_OF_CASUALTIES
        {
            *harms = counted.harms;
            by_mine = counted.mine;
        }
        for (event, harms) in told.iter().zip(harmed) {
            self.push(&said, event, harms);
        }
        if let Some(draft) = self.drafts.last_mut().filter(|_| by_mine) {
            draft.mine = true;
        }
        for (site, harms) in beside {
            self.at_site(&said, site, harms, IncidentType::Killing);
        }
        let filled = self.filled;
        let is_total = times.iter().any(|t| t.bound == Bound::Since);
        let located = told.is_empty() && dated.is_none() && self.locate(&said);
        // "Three died when a shell went off. The incident took place near a school in A": nothing else is told of it.
        let of_casualties = told.is_empty() && dated.is_none() && !located && self.place_casualties(&said);
        // "Four were killed in the incident, which took place near A".
        if located && !said.counts.is_empty() {
            self.follow_up(&said);
        }
        let mut any = !told.is_empty() || dated.is_some() || located || of_casualties;
        if !any && (!is_total || said.spares_all()) && !said.counts.is_empty() && !said.records_a_sum() {
            any = self.harm_elsewhere(&said);
            if !any {
                self.follow_up(&said);
                self.keep_untold(&said);
            }
        }
        if told.is_empty() {
            self.note_wounded(&said);
        }
        let hurt = said.counts.iter().any(|c| c.harm != Harm::Detained);
        if !any && hurt && !said.sums_up_a_time() {
            self.casualties = Some(Casualties {
                harms: Harms::of(self.view, &said.counts).of_casualties(),
                sentence: said.tokens.start,
                mine: said.tells_of_mine(),
                added: self.filled > filled,
            });
        }
        if !self.drafts.is_empty() {
            self.take_untold(&said);
        }
        self.story.count_victims(&said);
        self.story.pass(&said, any, self.setting.published);
    }

    /// "documented 22 incursions between 3 September and 6 October": the report that opens so is of that period.
    fn open_report(&mut self, said: &Said, counted: &[tally::Counted]) {
        let opens = self.drafts.is_empty() && self.setting.paragraphs <= REPORT_LEAD_PARAGRAPHS;
        if !opens || self.story.report_period.is_some() {
            return;
        }
        let noted = |n: usize| matches!(self.view.lower(n), "documented" | "recorded" | "counted");
        let counts_events = counted.iter().any(|c| !c.of_people)
            || said.tokens.clone().any(noted) && said.tokens.clone().any(|n| self.view.noun(n).is_some());
        if counts_events {
            let dated = said.times.iter().filter(|t| t.bound == Bound::Within && t.rule != "window");
            let mut periods = dated.filter_map(|t| Some((t.interval?, t.span)));
            self.story.report_period = periods.find(|(i, _)| is_of_a_report(*i, self.setting.published));
        }
    }

    /// Whether the paragraph before told of an earlier day than the article does, and this sentence names none.
    fn is_back_from_aside(&self, said: &Said) -> bool {
        let (Some(first), Some(last)) = (self.drafts.first(), self.drafts.last()) else { return false };
        last.block != said.sentence.block
            && last.block != first.block
            && !first.assumed
            && last.report.kind != IncidentType::Protest
            && last.report.date.end < first.report.date.start
            && said.datable.is_empty()
    }

    /// The event that `trigger` tells of, if it is one that happened (or talks that are planned), with a place and a date.
    fn event(
        &mut self,
        said: &Said<'_, 'a>,
        trigger: &Trigger,
        previous: Option<&Told<'a>>,
    ) -> Option<Told<'a>> {
        let view = self.view;
        let mood = match (trigger.mood, previous) {
            // A gerund or infinitive happened only if what it leans on did.
            (Mood::Happened, Some(before)) if trigger.dependent => before.mood,
            (mood, _) => mood,
        };
        let certainty = match mood {
            Mood::Happened if !view.is_hedged(trigger.start, &said.tokens) => {
                let source = self.story.source.as_ref();
                if source.is_some_and(|(b, _)| *b == said.sentence.block) {
                    Certainty::Reported
                } else {
                    Certainty::Asserted
                }
            }
            Mood::Planned if trigger.kind.is_diplomatic() && !said.is_called_off() => Certainty::Planned,
            // "accused the army of shelling A".
            Mood::Alleged if trigger.kind.is_violent() => Certainty::Claimed,
            _ => return None,
        };
        // "A car blew up, wounding seven and setting shops on fire".
        let violent = |k: IncidentType| k.is_violent() || k == IncidentType::Other;
        if trigger.kind == IncidentType::PropertyDamage
            && trigger.dependent
            && previous.is_some_and(|before| violent(before.trigger.kind))
        {
            return None;
        }
        // "have been carrying out near-daily incursions, detaining civilians and setting up checkpoints".
        if trigger.dependent && previous.is_none() && said.is_habit_before(trigger) {
            return None;
        }
        if said.ranks(trigger) {
            return None;
        }
        // "The entry came after four days of clashes around A in which 43 were killed": in those days.
        if said.is_of_what_came_before(trigger) {
            return None;
        }
        // "interviewed 11 residents, among them a teacher who was detained": on some day or other.
        if said.is_of_interviewed(trigger) {
            return None;
        }
        // "Families in A told investigators how their relatives were taken away": on some day or other.
        if said.is_told_how(trigger) && said.datable.is_empty() {
            return None;
        }
        let (at, placed) = self.places(said, trigger, previous);
        // "A day earlier they entered B. | In response, residents rallied": in A, of which the article tells.
        if !placed && trigger.kind == IncidentType::Protest && self.is_back_from_aside(said) {
            self.story.elsewhere = true;
            return None;
        }
        // "killed two in the village of X", wherever that is: told, and listed without a point.
        let unknown =
            if at.is_empty() && !trigger.kind.is_diplomatic() { said.unknown_place(trigger) } else { None };
        if at.is_empty() && unknown.is_none() && needs_place(trigger)
            || said.is_commemorated(trigger)
            || said.sums_up(trigger)
        {
            return None;
        }
        // "a barracks which troops took over in December": of that place, not of the one told before.
        // "A farmer in A said that shells fell in his field on Monday" is of A.
        let of_home = || is_told_of_home(view, trigger, &said.tokens);
        if !placed && said.tells_of_noun(trigger) && !of_home() {
            return None;
        }
        // What somebody is accused of is told of a spot, or it is no event but a charge.
        let spot = |(l, _): &Placed| {
            matches!(l.precision, PlacePrecision::Exact | PlacePrecision::Settlement | PlacePrecision::Near)
        };
        if certainty == Certainty::Claimed && !(placed && at.iter().all(spot)) {
            return None;
        }
        let dating = match self.days_of_fighting(said, trigger).filter(|_| placed) {
            Some((interval, span)) => {
                Dating { interval, span: Some(span), rule: "days_of_fighting", own: true, assumed: false }
            }
            None => date::of_event(said, &self.story, self.setting, trigger)?,
        };
        let dating = self.day_at(said, &at, dating);
        let mut candidate = Candidate {
            said,
            story: &self.story,
            setting: self.setting,
            trigger: *trigger,
            at: &at,
            placed,
            dating,
        };
        candidate.trigger.kind = candidate.kind()?;
        if candidate.is_no_event() {
            return None;
        }
        let (trigger, is_news) = (candidate.trigger, candidate.is_news(certainty));
        let vague = !is_news && certainty != Certainty::Planned && candidate.is_vague_lead();
        self.story.go_on(said, &trigger);
        (is_news || vague).then_some(Told { trigger, at, unknown, dating, certainty, mood, vague })
    }

    /// "raided A on Sunday and B on Monday": an event for each place with a day of its own, or `event` alone.
    fn by_day(&self, said: &Said<'_, 'a>, mut event: Told<'a>) -> Vec<Told<'a>> {
        let first = event.at.first().filter(|_| !event.vague);
        let first = first.and_then(|(_, span)| said.sites.iter().find(|s| s.mention.span == *span));
        let mut dated = first.map_or(Vec::new(), |first| said.sites_by_day(first));
        // "on A on Wednesday, on B a day later": each place of a list on its day, or all on one.
        if !event.at.iter().all(|(_, span)| dated.iter().any(|(s, _)| s.mention.span == *span)) {
            dated.clear();
        }
        let mut told: Vec<Told> = Vec::new();
        for (site, time) in dated {
            let dating = date::by_expression(said, &self.story, self.setting, &event.trigger, time);
            let Some(dating) = dating.filter(|d| !date::is_background(d.interval, self.setting.published))
            else {
                continue;
            };
            let at = vec![(Cow::Borrowed(site.location), site.mention.span)];
            let (trigger, certainty, mood) = (event.trigger, event.certainty, event.mood);
            told.push(Told { trigger, at, unknown: None, dating, certainty, mood, vague: false });
        }
        if told.len() > 1 {
            return told;
        }
        if let Some(own) = told.pop() {
            event.dating = own.dating;
        }
        vec![event]
    }

    /// The days that the sentence gives to fighting, at a place that it names.
    fn days_of_fighting(&self, said: &Said, trigger: &Trigger) -> Option<(Interval, Span)> {
        let narrow = said.sites.iter().any(|s| s.location.precision <= PlacePrecision::Admin1);
        episode::days_of_fighting(said, trigger, self.setting.published).filter(|_| narrow)
    }

    /// "On Sunday forces went into A. Ten vehicles took up positions in A": also on Sunday, whatever day the story is of.
    pub(super) fn day_at(&self, said: &Said<'_, 'a>, at: &[Placed<'a>], dating: Dating) -> Dating {
        let of_story = matches!(dating.rule, "date_of_the_story" | "day_of_the_news" | "undated_lead");
        let [(place, _)] = at else { return dating };
        let told = self
            .drafts
            .iter()
            .rev()
            .take_while(|d| said.tokens.start.saturating_sub(d.sentence) <= REACH_AT_PLACE);
        let here = |d: &&Draft| {
            !d.report.kind.is_diplomatic() && d.report.place.as_ref().is_some_and(|p| p.name == place.name)
        };
        let day = told.filter(|d| d.sentence < said.tokens.start).find(here).map(|d| d.report.date);
        match day.filter(|day| of_story && day.days() == Some(1)) {
            Some(interval) => Dating { interval, rule: "day_at_the_place", ..dating },
            None => dating,
        }
    }

    /// "Gunmen killed four in the north, officials said Monday. The shooting took place Sunday night in A": the lead's day was that of
    /// the news.
    fn date_lead(&mut self, said: &Said<'_, 'a>, event: &Told<'a>) {
        let Some(lead) = self.drafts.first() else { return };
        let near = said.tokens.start.saturating_sub(lead.sentence) <= REACH_OF_LEAD;
        let coarse = lead
            .report
            .place
            .as_ref()
            .is_some_and(|p| p.precision > PlacePrecision::Near || p.radius_m >= CITY_M);
        let days = lead.report.date.start.zip(event.dating.interval.start);
        let day_before = days.is_some_and(|(lead, told)| (lead - told).get_days() == 1);
        if near
            && coarse
            && day_before
            && lead.sentence != said.tokens.start
            && event.dating.own
            && said.tells_more(&event.trigger)
        {
            let of_lead = self.of_sentence(lead.sentence);
            for draft in &mut self.drafts[of_lead] {
                draft.assumed = true;
            }
        }
    }

    /// Makes a report of an event at each of its places.
    pub(super) fn push(&mut self, said: &Said<'_, 'a>, event: &Told<'a>, shared: Harms) {
        self.date_lead(said, event);
        let (view, trigger, dating) = (self.view, &event.trigger, &event.dating);
        let at: Vec<(Option<&Cow<'a, Location>>, Span)> = if event.at.is_empty() {
            vec![(None, event.unknown.map_or(Span::default(), |(span, _)| span))]
        } else {
            event.at.iter().map(|(l, s)| (Some(l), *s)).collect()
        };
        let attributed = said.source.as_ref().map(|s| s.name.clone()).or_else(|| {
            let of_block = self.story.source.as_ref().filter(|(b, _)| *b == said.sentence.block);
            of_block.map(|(_, name)| name.clone())
        });
        let actors = self.actors(said, trigger);
        // "raided A and B, arresting two": told behind the places with none of their own they are those of the first; that nobody was
        // hurt is told of all.
        let listed = event.at.len() > 1 && event.at.iter().any(|(l, _)| harm::of_listed(said, l).is_any());
        for (n, (location, written)) in at.into_iter().enumerate() {
            let mut fields = BTreeMap::new();
            let mut field = |name: &str, span: Span, rule: &str| {
                if !span.is_empty() {
                    fields.insert(name.to_owned(), self.evidence(span, rule));
                }
            };
            field("type", view.doc.span_of(trigger.start..trigger.end), trigger.rule);
            field("place", written, event.unknown.map_or("place_of_trigger", |(_, reason)| reason));
            if let Some(span) = dating.span {
                field("date", span, dating.rule);
            }
            if let Some(s) = &said.source {
                field("attributed_to", s.span, "named_source");
            }
            for (actor, span) in &actors {
                let here = said.sentence.span.contains(*span);
                let rule = if here { "named_actor" } else { "actor_named_before" };
                field(&actor_field(&actor.name), *span, rule);
            }
            // Figures belong to one event: of a list of places each has those told with its name.
            let harms = match location {
                _ if trigger.kind.is_diplomatic() => Harms::default(),
                Some(location) if listed => harm::of_listed(said, location),
                _ if n > 0 => shared.nobody(),
                _ if event.at.len() > 1 && said.names_several() => shared.behind(written),
                _ => shared,
            };
            let harms = if location.is_some() { harm::of_part(said, written, harms) } else { harms };
            let (harms, several) = harms.fitting(trigger.kind).with_toll().numbered();
            let known = self.story.victims.filter(|_| n == 0 && harms.killed.is_none());
            let again = said.is_of_victims(trigger) || said.names_killing_again(trigger);
            let known = known.filter(|v| again && v.are_meant(said));
            let mut figure = |name: &str, value: Option<(Figure, Span)>| {
                value.map(|(f, span)| {
                    field(name, span, "counted_people");
                    f
                })
            };
            let killed = figure("killed", harms.killed.or(known.map(|v| v.told)));
            let injured = figure("injured", harms.injured);
            let detained = figure("detained", harms.detained);
            if trigger.kind.is_violent() && !event.vague {
                let of_place = self.violent.entry(location.map_or(String::new(), |l| l.name.clone()));
                let of_place = of_place.or_default();
                if !of_place.iter().any(|(date, _)| *date == dating.interval) {
                    of_place.push((dating.interval, self.drafts.len()));
                }
            }
            self.drafts.push(Draft {
                report: Report {
                    kind: trigger.kind,
                    date: dating.interval,
                    certainty: event.certainty,
                    place: location.map(|l| Location::clone(l)),
                    place_as_written: (!written.is_empty()).then(|| fold(written.of(view.doc.text()))),
                    actors: actors.iter().map(|(actor, _)| actor.clone()).collect(),
                    killed,
                    injured,
                    detained,
                    attributed_to: attributed.clone(),
                    confidence: 0.0,
                    evidence: self.quote(said.sentence.span),
                    fields,
                    context: Vec::new(),
                },
                sentence: said.tokens.start,
                block: said.sentence.block,
                assumed: dating.assumed,
                agentless: said.is_agentless(trigger),
                again: said.tells_more(trigger)
                    || said.is_of_strikes_told(trigger)
                    || trigger.kind == IncidentType::Other && said.names_blast_again(),
                beside: shared.are_others_dead(),
                sides: shared.sides,
                unnamed: said.is_in_unnamed_village(written),
                further: said.is_told_further(trigger),
                blast: said.is_blast(trigger),
                mine: said.tells_of_mine_at(trigger),
                several: several.map(|span| span.map(|span| self.evidence(span, "several_people"))),
                search: trigger.kind == IncidentType::Raid
                    && (trigger.start..trigger.end).any(|i| view.is_form_of(i, &["search", "comb"]))
                    || trigger.kind == IncidentType::Checkpoint
                        && view.is_form_of(trigger.start, &["stop", "close", "block", "search"]),
                shots: trigger.kind == IncidentType::Other
                    && !trigger.noun
                    && view.is_form_of(trigger.start, &["fire", "open", "shoot"]),
                at_protest: (trigger.kind == IncidentType::Other
                    // "was shot and wounded in the protest".
                    || trigger.kind == IncidentType::Killing && killed.is_none_or(|k| k.best == 0))
                    && (said.speaks_of_protest() || said.tells_at_protest(trigger)),
                vague: event.vague,
            });
        }
        if event.vague {
            return;
        }
        if self.story.days.last() != Some(&(trigger.kind, dating.interval)) {
            self.story.days.push((trigger.kind, dating.interval));
        }
        if !event.at.is_empty() {
            self.story.tell(&event.at, said.tokens.start);
        }
        let recalled = trigger.rule == "noun_after" || said.recalls();
        if recalled {
            // "The strikes follow a raid on 20 September": the story goes on where it was.
        } else if dating.own && self.story.date.is_some_and(|date| date.start > dating.interval.start) {
            // "On Saturday a missile had been fired at B", in a story of Monday: so much for that day, beyond the paragraph.
            self.story.background = Some((dating.interval, said.sentence.block));
        } else if dating.own && self.looks_back(dating.interval) {
            // "A force had taken the hill on 14 December": what later paragraphs tell is of the news again.
            self.story.background = Some((dating.interval, said.sentence.block));
        } else if dating.own && dating.interval.days().is_some_and(|d| d <= 10) {
            self.story.date = Some(dating.interval);
            self.story.dated_in = Some(said.sentence.block);
            self.story.background = None;
        } else if dating.own && dating.interval.end.is_some() && dating.interval.end < self.setting.published
        {
            self.story.background = Some((dating.interval, said.sentence.block));
        }
        self.story.elsewhere = false;
    }

    /// Whether a day lies well before those that the article brings news of.
    fn looks_back(&self, day: Interval) -> bool {
        const NEWS_DAYS: i32 = 3;
        const BACK_DAYS: i32 = 7;
        let before = |i: Interval| {
            self.setting.published.zip(i.end).map_or(0, |(published, end)| (published - end).get_days())
        };
        self.story.days.iter().any(|(_, told)| before(*told) <= NEWS_DAYS) && before(day) > BACK_DAYS
    }

    /// Who did it to whom, by neutral names, with the words; who acted last stands for a force that is not named.
    fn actors(&mut self, said: &Said, trigger: &Trigger) -> Vec<(Actor, Span)> {
        let mut actors = actor::actors(self.view, trigger, &said.triggers, &said.tokens);
        if let Some((actor, span)) = actors.iter().find(|(a, _)| a.role == Role::Perpetrator) {
            self.story.actor = Some((actor.name.clone(), *span));
        } else if let Some((name, span)) = &self.story.actor
            && actor::is_unnamed_force(self.view, trigger, &said.tokens)
        {
            // "Four vehicles entered": whose they are was said before.
            actors.insert(0, (Actor { name: name.clone(), role: Role::Perpetrator }, *span));
        }
        actors
    }

    /// The drafts of the sentence that begins at a token.
    pub(super) fn of_sentence(&self, first: usize) -> Range<usize> {
        let start = self.drafts.partition_point(|d| d.sentence < first);
        start..start + self.drafts[start..].partition_point(|d| d.sentence == first)
    }

    pub(super) fn evidence(&self, span: Span, rule: &str) -> FieldEvidence {
        let chars = self.index.span(span);
        FieldEvidence { start: chars.start, end: chars.end, rule: rule.to_owned() }
    }

    fn quote(&self, span: Span) -> Evidence {
        quote(span, self.view.doc, &self.index)
    }
}

/// Paragraphs in which a report says what period it is of.
const REPORT_LEAD_PARAGRAPHS: usize = 2;

/// Tokens within which a place goes on to be told of.
const REACH_AT_PLACE: usize = 100;

/// Tokens within which "those casualties" are the ones just counted.
pub(super) const REACH_OF_CASUALTIES: usize = 90;

/// Tokens within which the first event told is that of the lead.
pub(super) const REACH_OF_LEAD: usize = 120;

/// White space folded to single spaces.
pub(super) fn fold(text: &str) -> String {
    if is_folded(text) {
        return text.to_owned();
    }
    let mut folded = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        if !folded.is_empty() {
            folded.push(' ');
        }
        folded.push_str(word);
    }
    folded
}

/// Whether [`fold`] changes nothing, as with most sentences.
fn is_folded(text: &str) -> bool {
    let bytes = text.as_bytes();
    // All bytes, without an early end, are looked at many at once.
    let control = bytes.iter().fold(0, |any, b| any | u8::from(*b < b' '));
    let pairs = bytes.iter().zip(bytes.get(1..).unwrap_or_default());
    let double = pairs.fold(0, |any, (a, b)| any | u8::from(*a == b' ') & u8::from(*b == b' '));
    control == 0
        && double == 0
        && text.trim_ascii().len() == text.len()
        && (text.is_ascii() || !text.chars().any(|c| c != ' ' && c.is_whitespace()))
}

/// Without a place these are not worth an entry, or not an event at all.
fn needs_place(trigger: &Trigger) -> bool {
    !trigger.kind.is_diplomatic() || trigger.kind == IncidentType::Talks
}
