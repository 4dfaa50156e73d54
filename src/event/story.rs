//! What the story so far gives to sentences that do not say it themselves: the place, the day, who acted, what goes on.

use super::figure::{Count, Harm};
use super::report::Figure;
use super::said::{Placed, Said};
use super::site::Site;
use super::trigger::Trigger;
use crate::date::Interval;
use crate::geoparse::Location;
use crate::kind::{DatePrecision, IncidentType, MentionKind, PlacePrecision};
use crate::span::Span;
use jiff::civil::Date;
use std::borrow::Cow;

/// The story so far.
#[derive(Debug, Default)]
pub(super) struct Story<'a> {
    /// Date of the last event told.
    pub(super) date: Option<Interval>,
    /// Paragraph of the last sentence read.
    pub(super) block: Option<usize>,
    /// Place of the last event told, and the first token of its sentence.
    pub(super) place: Option<(Cow<'a, Location>, usize)>,
    /// Types of the events told, each with its date.
    pub(super) days: Vec<(IncidentType, Interval)>,
    /// Places of the event told last, as one list.
    pub(super) places: Vec<Placed<'a>>,
    /// The town that heads a paragraph, with the paragraph.
    pub(super) heading: Option<(usize, Placed<'a>)>,
    /// Since then another place was named.
    left: bool,
    /// The day that the headline names, with its words.
    pub(super) headline_day: Option<(Interval, Span)>,
    /// The days that the headline or the lead of a weekly or monthly report names, with their words: what it gives no day is of these.
    pub(super) report_period: Option<(Interval, Span)>,
    /// Paragraph that gave the story its date.
    pub(super) dated_in: Option<usize>,
    /// The one settlement that the last sentence with any names, with that sentence's first token and paragraph.
    named: Option<(&'a Location, usize, usize)>,
    /// First token of the sentence passed last.
    pub(super) last: usize,
    /// Whence something was fired in the sentence passed last.
    launched_from: Option<(&'a Location, Span)>,
    /// Source named last, with its paragraph.
    pub(super) source: Option<(usize, String)>,
    /// Who acted last, by name, and the words.
    pub(super) actor: Option<(String, Span)>,
    /// Begin of the period that the article counts from.
    pub(super) since: Option<Date>,
    /// What the story is about: the kind of the last event told, placed or not, and its sentence.
    pub(super) kind: Option<(IncidentType, usize)>,
    /// The last strike told, and its sentence.
    pub(super) strike: Option<(IncidentType, usize)>,
    /// The last day named, whatever for: what "hours later" counts from.
    pub(super) day: Option<Interval>,
    /// The paragraph that named it.
    pub(super) day_in: Option<usize>,
    /// The first day of the news that is named, told of or not.
    pub(super) news_day: Option<Interval>,
    /// When that was which the sentence before tells of, for what is done in response to it; its paragraph.
    pub(super) answered: Option<(Interval, usize)>,
    /// The day that the sentence before names without telling an event, and its paragraph.
    pub(super) named_day: Option<(Interval, usize)>,
    /// Date of an event long before the news, and its paragraph: what follows there is of that time too.
    pub(super) background: Option<(Interval, usize)>,
    /// Paragraph that has turned to a time long before the news, without telling an event of it.
    pub(super) past: Option<usize>,
    /// Somebody was said to have died of wounds.
    pub(super) died_of_wounds: bool,
    /// The dead counted last.
    pub(super) victims: Option<Victims>,
    /// Where several events were said to have happened that are told next, with the paragraph: "three encounters near A on Sunday".
    announced: Option<(&'a Location, usize)>,
    /// It has turned to something that made no event, so that figures told next are not those of the last one.
    pub(super) elsewhere: bool,
}

/// The dead counted last: "the three", "the brothers".
#[derive(Debug, Clone, Copy)]
pub(super) struct Victims {
    /// How many, with the words.
    pub(super) told: (Figure, Span),
    /// First token of the sentence.
    sentence: usize,
}

impl Victims {
    /// Whether a sentence that names victims again can mean these: "the three" are three.
    pub(super) fn are_meant(&self, said: &Said) -> bool {
        let number = super::number::small_number(said.view.lower(said.tokens.start + 1));
        said.tokens.start.saturating_sub(self.sentence) < REACH
            && number.is_none_or(|n| u32::from(n) == self.told.0.best)
    }
}

/// Paragraphs in which several events that were announced are told one by one.
const ANNOUNCED_PARAGRAPHS: usize = 4;

/// From the first to the last day that the sentence names, if these are a few days of the news.
fn span_of_days(said: &Said, published: Option<Date>) -> Option<Interval> {
    let days = || said.datable.iter().filter_map(|(_, t)| t.interval);
    let (start, end) = (days().filter_map(|i| i.start).min()?, days().filter_map(|i| i.end).max()?);
    let recent = published.is_some_and(|p| (0..=NEWS_DAYS).contains(&(p - end).get_days()));
    let few = (0..=LISTED_DAYS).contains(&(end - start).get_days());
    let precision = if start == end { DatePrecision::Day } else { DatePrecision::Range };
    (recent && few).then(|| Interval::new(start, end, precision))
}

/// Tokens after which a place named before no longer answers to "the village".
const REACH: usize = 90;

/// Radius, in metres, up to which a settlement is a village.
const VILLAGE_M: u32 = 3_000;

/// The same for an event with a day of its own, while the article has named no other place.
const LONG_REACH: usize = 500;

/// Most days from the first to the last of a list that a report counts up.
const LISTED_DAYS: i32 = 7;

/// Days before publication of which news tell.
const NEWS_DAYS: i32 = 3;

/// Days before publication from which on a paragraph that names a date looks back.
const PAST_DAYS: i32 = 60;

impl<'a> Story<'a> {
    /// "in the village", "the town": an event without a place of its own has the settlement named last, or the place of the
    /// event told last.
    pub(super) fn place_of(&self, said: &Said<'_, 'a>, trigger: &Trigger) -> Option<Placed<'a>> {
        if let Some(town) = said.town_of_people(trigger) {
            return Some(town);
        }
        let anaphor = said.has_anaphor() || trigger.kind == IncidentType::Protest && said.speaks_of_locals();
        let told = self.place.as_ref().map(|(_, at)| *at);
        // Another place was named since, and nothing points back to this one.
        if self.left && !anaphor && trigger.noun {
            return None;
        }
        // "approached the border near A. The exchange of fire …": the place named last, of what is taken as known.
        // "Observers heard blasts east of A. Two men had been killed by a drone": goes on about A.
        let just_named = |(place, at, block): (&Location, usize, usize)| {
            let just_before = block == said.sentence.block
                && self.last == at
                && said.sites.is_empty()
                && !said.is_quoted(trigger.start);
            (just_before || told.is_none() && said.is_definite(trigger))
                && place.radius_m < VILLAGE_M
                && said.tokens.start.saturating_sub(at) < REACH / 2
        };
        // "close to A Dam. Tanks advanced to the body of the dam".
        let feature_again = |place: &Location| {
            let last = place.name.rsplit(' ').next().unwrap_or_default();
            said.tokens
                .clone()
                .any(|n| said.view.lower(n) == "the" && said.view.lower(n + 1).eq_ignore_ascii_case(last))
        };
        let is_town = |place: &Location| {
            place.precision != PlacePrecision::Near || place.place_id.is_none() || feature_again(place)
        };
        let named = self
            .named
            .filter(|n| is_town(n.0) && (anaphor || just_named(*n)) && told.is_none_or(|told| n.1 > told));
        let named = named.map(|(place, at, _)| (Cow::Borrowed(place), at));
        let announced = self.announced.filter(|(_, block)| {
            said.sites.is_empty() && said.sentence.block.saturating_sub(*block) <= ANNOUNCED_PARAGRAPHS
        });
        let announced = announced.map(|(place, _)| (Cow::Borrowed(place), said.tokens.start));
        // "Activists also reported new strikes on Tuesday": on another day, wherever it was.
        let another_day = || {
            let apart = |day: Interval| {
                self.date
                    .is_some_and(|told| day.end < told.start || told.end.is_some() && told.end < day.start)
            };
            trigger.noun
                && said.is_of_others(trigger)
                && said
                    .datable
                    .iter()
                    .filter(|(_, t)| t.interval.is_some())
                    .min_by_key(|(at, _)| at.abs_diff(trigger.end))
                    .and_then(|(_, t)| t.interval)
                    .is_some_and(apart)
        };
        let told_before = || self.place.clone().filter(|_| anaphor || trigger.noun && !another_day());
        let (place, at) = named.or(announced).or_else(told_before)?;
        let reach = if self.left || said.datable.is_empty() { REACH } else { LONG_REACH };
        (said.tokens.start.saturating_sub(at) < reach).then(|| (place, Span::default()))
    }

    /// "A shell launched from the A area fell there. Artillery fired at the source": A.
    pub(super) fn source_of_fire(&self) -> Option<Placed<'a>> {
        self.launched_from.map(|(place, span)| (Cow::Borrowed(place), span))
    }

    /// "the edge of the village in the A Basin": the village told last, if it lies in `area`.
    pub(super) fn village_within(&self, said: &Said, area: &Location) -> Option<Placed<'a>> {
        let (place, at) = self.place.as_ref()?;
        let village = (said.tokens.clone()).any(|n| {
            said.view.lower(n) == "the"
                && matches!(said.view.lower(n + 1), "village" | "town")
                && said.view.lower(n + 2) != "of"
        }) && area.precision >= PlacePrecision::Admin1
            && area.precision != PlacePrecision::Country
            && place.precision < PlacePrecision::Admin1;
        let away = crate::geoparse::distance_km(place.lon, place.lat, area.lon, area.lat) * 1_000.0;
        let inside =
            away <= f64::from(area.radius_m) || place.admin1.is_some() && place.admin1 == area.admin1;
        let near = said.tokens.start.saturating_sub(*at) < REACH && inside;
        (village && near).then(|| (place.clone(), Span::default()))
    }

    /// Keeps the dead that a sentence counts, of no long time.
    pub(super) fn count_victims(&mut self, said: &Said) {
        if said.sums_up_a_time() || said.tells_of_long_time() {
            return;
        }
        // "dragged off a bus and shot".
        let shot = |c: &Count| c.harm == Harm::Injured && said.view.lower(c.tokens.end - 1) == "shot";
        let dead = |c: &&Count| (c.harm == Harm::Killed || shot(c)) && c.figure.best > 1;
        let dead = said.counts.iter().find(dead);
        let told = |c: &Count| Victims {
            told: (c.figure, said.view.doc.span_of(c.tokens.clone())),
            sentence: said.tokens.start,
        };
        self.victims = dead.map(told).or(self.victims);
    }

    /// An event of the trigger's type was told, with a place or without.
    pub(super) fn go_on(&mut self, said: &Said, trigger: &Trigger) {
        let at = said.tokens.start;
        // What others hit meanwhile is not what "was hit" next.
        let meanwhile = trigger.kind == IncidentType::MilitaryOperation
            && self.kind.is_some_and(|(kind, _)| kind.is_strike())
            && said.names_fighters(trigger);
        // "A strike on a house killed three": the killing is the strike's.
        let of_strike = matches!(trigger.kind, IncidentType::Killing | IncidentType::Other)
            && self.kind.is_some_and(|(kind, told)| kind.is_strike() && told == at);
        if trigger.kind.is_strike() {
            self.strike = Some((trigger.kind, at));
        }
        if !meanwhile && !of_strike {
            self.kind = Some((trigger.kind, at));
        }
    }

    /// An entry of a live report or a diary begins: nothing is known of it but its day, in a live report that of publication.
    pub(super) fn enter_entry(&mut self, day: Option<Date>) {
        *self = Self {
            date: day.map(|day| Interval::new(day, day, DatePrecision::Day)),
            since: self.since,
            days: std::mem::take(&mut self.days),
            // The dead of another entry are not those of the last one's event.
            elsewhere: true,
            ..Self::default()
        };
    }

    /// An event was told at `places`, in the sentence that begins at token `told`.
    pub(super) fn tell(&mut self, places: &[Placed<'a>], told: usize) {
        self.place = places.last().map(|(place, _)| (place.clone(), told)).or(self.place.take());
        self.places = places.to_vec();
        self.left = false;
    }

    /// Goes on past a sentence; `told`: it made an event.
    pub(super) fn pass(&mut self, said: &Said<'_, 'a>, told: bool, published: Option<Date>) {
        self.last = said.tokens.start;
        let launched = |s: &&Site| {
            s.is_origin()
                && s.is_point()
                && (s.tokens.start.saturating_sub(5).max(said.tokens.start)..s.tokens.start)
                    .any(|n| matches!(said.view.lower(n), "launched" | "fired" | "shot"))
        };
        self.launched_from = said.sites.iter().find(launched).map(|s| (s.location, s.mention.span));
        let long_ago =
            |i: Interval| published.zip(i.end).is_some_and(|(p, end)| (p - end).get_days() > PAST_DAYS);
        let passes = said.datable.is_empty() && said.goes_on_for_days();
        if !told && (passes || said.datable.iter().filter_map(|(_, t)| t.interval).any(long_ago)) {
            self.past = Some(said.sentence.block);
        }
        // Behind a hospital the story goes on about those who lie there.
        let of_care = |s: &Site| {
            (s.tokens.start.saturating_sub(6).max(said.tokens.start)..(s.tokens.end + 3).min(said.tokens.end))
                .any(|n| matches!(said.view.lower(n), "hospital" | "clinic" | "hospitals"))
        };
        // A sentence about some other place leads away from the event told last; where those it hit were heading, does not.
        if !told && let Some((place, _)) = &self.place {
            // "according to a hospital in A": where the source is, not where it happened.
            let of_source = |at: usize| {
                (at.saturating_sub(8).max(said.tokens.start)..at).any(|n| said.view.lower(n) == "according")
            };
            let on_way = |at: usize| {
                at >= said.tokens.start + 2
                    && said.view.lower(at - 1) == "to"
                    && said.view.lower(at - 2) == "way"
            };
            let aside = |s: &Site| {
                let at = s.tokens.start;
                of_source(at) || s.goal_of.is_some() && !of_care(s) || on_way(at) || s.is_origin()
            };
            self.elsewhere |= said.sites.iter().filter(|s| !aside(s)).any(|s| {
                let away = crate::geoparse::distance_km(s.location.lon, s.location.lat, place.lon, place.lat);
                s.location.precision < PlacePrecision::Region
                    && away * 1_000.0 > f64::from(s.location.radius_m.max(place.radius_m)) + 10_000.0
            });
        }
        // "The command in A said that its units had raided a house in B": A is not named since.
        let is_told = |s: &Site| self.place.as_ref().is_some_and(|(place, _)| place.name == s.location.name);
        let since = if told { said.sites.iter().rposition(is_told).map_or(0, |n| n + 1) } else { 0 };
        self.left |= said.sites[since..].iter().any(|s| s.is_point() && self.place.is_some() && !is_told(s));
        if let Some(site) = said.announces_several().filter(|_| !told) {
            self.announced = Some((site.location, said.sentence.block));
        }
        // "Seven attacks were recorded from Sunday noon to Monday evening": the list that follows is of those days.
        if !told && self.date.is_none() && said.counts_events() {
            self.date = span_of_days(said, published);
        }
        let mut towns = said.sites.iter().filter(|s| {
            s.is_point()
                && !s.is_origin()
                && s.goal_of.is_none()
                && s.mention.kind == MentionKind::Literal
                && !of_care(s)
        });
        match (towns.next(), towns.next()) {
            (Some(site), None) => {
                self.named = Some((site.location, said.tokens.start, said.sentence.block));
            }
            (Some(_), Some(_)) => self.named = None,
            _ => {}
        }
        let of_day = |i: &Interval| i.days() == Some(1);
        // "The village had been raided on July 3": what "a day later" goes on from is the day of the story.
        let recalled = told
            && self.day.is_some()
            && said.triggers.first().is_some_and(|t| {
                (t.start.saturating_sub(3).max(said.tokens.start)..t.start)
                    .any(|n| said.view.lower(n) == "had")
            });
        if !recalled && let Some(day) = said.datable.iter().filter_map(|(_, t)| t.interval).rfind(of_day) {
            self.day = Some(day);
            self.day_in = Some(said.sentence.block);
        }
        let stated =
            said.datable.iter().filter_map(|(_, t)| t.interval).rfind(|i| i.days().is_some_and(|d| d <= 10));
        let last = if told { self.days.last().map(|(_, day)| *day) } else { stated };
        self.answered = last.map(|day| (day, said.sentence.block));
        let ahead = |i: &Interval| published.is_some_and(|p| i.start > Some(p));
        let of_news = |i: &Interval| {
            published.zip(i.start).is_some_and(|(p, day)| (0..=NEWS_DAYS).contains(&(p - day).get_days()))
        };
        if self.news_day.is_none() {
            self.news_day =
                said.datable.iter().filter_map(|(_, t)| t.interval).find(|i| of_day(i) && of_news(i));
        }
        let named = said.datable.iter().filter_map(|(_, t)| t.interval).rfind(of_day);
        // It holds on to the end of the paragraph, until another day is named.
        let kept =
            self.named_day.filter(|(_, block)| *block == said.sentence.block && said.datable.is_empty());
        self.named_day = named.filter(|i| !told && !ahead(i)).map(|i| (i, said.sentence.block)).or(kept);
    }
}
