//! What one sentence says, part by part, before events are made of it: sites, times, triggers, counts of people; and what its
//! grammar says of a trigger: told as background, of a noun alone, of a place named again.

use super::attribution::Source;
use super::clause::View;
use super::date;
use super::figure::{Count, Harm, counts};
use super::mood::Mood;
use super::site::{self, Site};
use super::trigger::{Trigger, triggers};
use crate::date::Interval;
use crate::geoparse::{Location, PlaceMention};
use crate::kind::{IncidentType, MentionKind, PlacePrecision};
use crate::span::Span;
use crate::text::Sentence;
use crate::when::TimeExpression;
use std::borrow::Cow;
use std::ops::Range;

/// Words for what is done again and again.
fn is_often(word: &str) -> bool {
    matches!(
        word,
        "daily"
            | "near-daily"
            | "repeatedly"
            | "repeated"
            | "regularly"
            | "regular"
            | "frequently"
            | "frequent"
            | "routinely"
            | "continually"
            | "constantly"
            | "often"
    )
}

/// What ends the name of a part of a town: "Karama Square", "Maslakh district".
fn is_part_of_town(word: &str) -> bool {
    matches!(
        word,
        "square"
            | "street"
            | "roundabout"
            | "mosque"
            | "school"
            | "market"
            | "university"
            | "bridge"
            | "junction"
            | "church"
            | "stadium"
            | "hotel"
            | "hospital"
            | "clinic"
            | "morgue"
            | "neighbourhood"
            | "neighborhood"
            | "district"
            | "quarter"
    )
}

/// Superlatives and ordinals that events are ranked by.
pub(super) fn is_rank(word: &str) -> bool {
    matches!(
        word,
        "only"
            | "first"
            | "second"
            | "third"
            | "fourth"
            | "fifth"
            | "sixth"
            | "seventh"
            | "latest"
            | "last"
            | "heaviest"
            | "deadliest"
            | "worst"
            | "biggest"
            | "largest"
            | "deepest"
            | "bloodiest"
            | "highest"
            | "longest"
            | "closest"
    )
}

/// People harmed from which on a sentence that tells of no event counts over a time.
const MANY: u32 = 50;

/// Radius, in metres, up to which a settlement may be "a village" or "a town".
const SMALL_TOWN_M: u32 = 3_000;

/// Attacks counted in a province from which on they are no single event.
const MANY_EVENTS: u32 = 4;

/// A place, read in the article or computed from such, with the words that name it.
pub(super) type Placed<'a> = (Cow<'a, Location>, Span);

/// A sentence with what was read in it.
pub(super) struct Said<'s, 'a> {
    pub(super) view: &'s View<'a>,
    pub(super) sentence: &'s Sentence,
    pub(super) tokens: Range<usize>,
    pub(super) mentions: &'s [&'a PlaceMention],
    pub(super) times: &'s [&'a TimeExpression],
    pub(super) sites: Vec<Site<'a>>,
    /// The times that can date an event, each with its token.
    pub(super) datable: Vec<(usize, &'a TimeExpression)>,
    pub(super) triggers: Vec<Trigger>,
    /// People killed, injured, detained.
    pub(super) counts: Vec<Count>,
    /// Who says so.
    pub(super) source: Option<Source>,
}

impl<'s, 'a> Said<'s, 'a> {
    pub(super) fn new(
        view: &'s View<'a>,
        sentence: &'s Sentence,
        mentions: &'s [&'a PlaceMention],
        times: &'s [&'a TimeExpression],
    ) -> Self {
        let tokens = sentence.tokens.clone();
        Self {
            sites: site::sites(view, &tokens, mentions),
            datable: date::usable(view, &tokens, times),
            triggers: triggers(view, &tokens),
            counts: counts(view, &tokens),
            source: super::attribution::source(view, &tokens),
            view,
            sentence,
            tokens,
            mentions,
            times,
        }
    }

    /// Whether the trigger stands in a clause that only tells what else went on: "landed on Friday as fighters pushed on".
    pub(super) fn is_circumstance(&self, trigger: &Trigger) -> bool {
        let start = self.view.clause_start(trigger.start, &self.tokens);
        // "Explosions were heard as jets struck A": the noise is the circumstance.
        let noise = || {
            trigger.kind != IncidentType::GroundIncursion
                && (self.tokens.start..start).any(|n| {
                    matches!(
                        self.view.lower(n),
                        "explosion"
                            | "explosions"
                            | "blast"
                            | "blasts"
                            | "smoke"
                            | "sirens"
                            | "flames"
                            | "flashes"
                    )
                })
        };
        // "Residents fled the districts of A and B on Friday, as clashes flared": the main clause tells of nothing else.
        let alone = || {
            self.triggers.iter().all(|t| t.start >= start || t.mood != Mood::Happened)
                && self.sites.iter().any(|s| s.tokens.end <= start && !s.is_origin())
                && matches!(
                    trigger.kind,
                    IncidentType::ArmedClash | IncidentType::Shelling | IncidentType::Airstrike
                )
        };
        start > self.tokens.start
            && matches!(self.view.lower(start - 1), "as" | "while")
            && !noise()
            && !alone()
    }

    /// "Thousands attended the funeral of 13 people killed in a raid": what is mourned is told elsewhere, with its date.
    pub(super) fn is_commemorated(&self, trigger: &Trigger) -> bool {
        self.is_mourning(self.tokens.start..trigger.start)
            && !self.datable.iter().any(|(at, _)| *at >= trigger.start)
    }

    /// "killed two people in separate incidents in the West Bank": what is told one by one further on.
    pub(super) fn sums_up(&self, trigger: &Trigger) -> bool {
        let end = self.view.clause_end(trigger.start, &self.tokens);
        let sundry =
            |n: usize| matches!(self.view.lower(n), "separate" | "various" | "several" | "different");
        let is_told_so = trigger.rule == "harm_in_noun"
            && sundry(trigger.end.saturating_sub(2))
            && self.view.lower(trigger.end - 1).ends_with('s');
        // "a lawyer counts sixty people who were arrested": a tally, whatever it begins with.
        let counted = (self.tokens.start..trigger.start).any(|n| self.view.lower(n) == "counts")
            && self.view.relative_pronoun(trigger.start, &self.tokens).is_some();
        // "in separate strikes in A, B and C": told right here.
        let placed = self
            .sites
            .iter()
            .any(|s| s.is_point() && s.listed && s.tokens.start > trigger.end && s.tokens.start < end);
        !placed && is_told_so
            || counted
            || (trigger.end..end).any(|n| {
                sundry(n)
                    && matches!(
                        self.view.lower(n + 1),
                        "incidents" | "attacks" | "strikes" | "shootings" | "raids" | "places" | "locations"
                    )
                    && self.view.lower(n.saturating_sub(1)) == "in"
            })
    }

    /// "This comes a day after …", "The move came as …": what follows is recalled, with a place of its own or none.
    pub(super) fn recalls(&self) -> bool {
        let lower = |n: usize| self.view.lower(n);
        let first = self.tokens.start;
        let verb = match (lower(first), lower(first + 1)) {
            (
                "the" | "this",
                "move" | "development" | "incident" | "incidents" | "escalation" | "announcement"
                | "statement" | "latest" | "raid" | "raids" | "strike" | "strikes" | "attack" | "attacks"
                | "operation" | "operations" | "incursion" | "incursions" | "arrest" | "arrests" | "protest"
                | "protests" | "violence" | "clashes" | "shelling" | "killings" | "killing",
            ) => first + 2,
            ("this" | "it" | "that", _) => first + 1,
            _ => return false,
        };
        (verb..verb + 3).any(|n| {
            matches!(
                lower(n),
                "come" | "comes" | "came" | "follow" | "follows" | "followed" | "coincides" | "coincided"
            )
        })
    }

    /// "It was the deadliest attack since the raid on A", "This was the third strike of the week": compares what was told, and
    /// recalls what it compares with.
    pub(super) fn ranks(&self, trigger: &Trigger) -> bool {
        let lower = |n: usize| self.view.lower(n);
        let first = self.tokens.start;
        // "which made it the deadliest attack of the week".
        let ranked = |n: usize| is_rank(lower(n)) && (lower(n - 2), lower(n - 1)) == ("it", "the");
        if (trigger.start.saturating_sub(2).max(first + 2)..trigger.end).any(ranked) {
            return true;
        }
        let verb = match (lower(first), lower(first + 1)) {
            ("this" | "it" | "that", "is" | "was") => first + 1,
            ("the", "attack" | "strike" | "raid" | "incident" | "toll" | "incursion" | "shooting") => {
                first + 2
            }
            _ => return false,
        };
        // "It was the second this week: on Tuesday …" goes on to tell of the first.
        let goes_on = (verb..trigger.start).any(|n| lower(n) == ":");
        !goes_on
            && matches!(lower(verb), "is" | "was")
            && lower(verb + 1) == "the"
            && (is_rank(lower(verb + 2)) || lower(verb + 2) == "most" || is_rank(lower(verb + 3)))
    }

    /// "have been carrying out near-daily incursions, detaining civilians": what goes on, and what belongs to it.
    pub(super) fn is_habit_before(&self, trigger: &Trigger) -> bool {
        // "enter villages almost every day, searching homes".
        let every_day = (self.tokens.start..trigger.start).any(|n| self.view.is_every_day(n));
        every_day
            || (self.tokens.start..trigger.start).any(|n| is_often(self.view.lower(n)))
                && (self.tokens.start..trigger.start).any(|n| {
                    matches!(self.view.lower(n), "have" | "has" | "continue" | "continues" | "are" | "is")
                })
    }

    /// "Five people lost their lives in A and B between Monday and Wednesday": counts over several towns and days.
    pub(super) fn sums_up_towns_and_days(&self) -> bool {
        const DAYS: i32 = 2;
        let mut days = self.datable.iter().filter_map(|(_, t)| t.interval?.days());
        !self.counts.is_empty() && self.sites.len() > 1 && days.any(|days| days > DAYS)
    }

    /// Whether so many people are counted that it must be over a time, not of the event told before: "has killed hundreds in
    /// violations of the truce". A toll told anew says itself what it is of.
    pub(super) fn sums_up_a_time(&self) -> bool {
        self.counts.iter().any(|c| c.figure.best >= MANY && !c.is_toll())
            || !self.counts.is_empty() && self.sums_up_a_report()
    }

    /// "During the reporting period, nine were killed"; "16 murders, in which 14 men died"; "a string of attacks in which 19 were killed".
    fn sums_up_a_report(&self) -> bool {
        let view = self.view;
        let many =
            |n: usize| matches!(view.lower(n), "murders" | "crimes" | "attacks" | "operations" | "incidents");
        let counted = |n: usize| {
            (n.saturating_sub(3).max(self.tokens.start)..n).any(|i| {
                super::number::number(view, i, n).is_some_and(|(count, _)| count > 1)
                    || matches!(view.lower(i), "string" | "series" | "wave" | "spate")
                        && view.lower(i + 1) == "of"
            })
        };
        let relative = |n: usize| {
            (n + 1..(n + 6).min(self.tokens.end))
                .any(|i| matches!(view.lower(i), "which" | "that" | "left") && view.lower(i - 1) != "said")
        };
        // "27 were wounded in incidents across the kingdom".
        let nationwide = |n: usize| {
            view.lower(n) == "across"
                && view.lower(n + 1) == "the"
                && matches!(
                    view.lower(n + 2),
                    "country" | "kingdom" | "province" | "governorate" | "region" | "territory"
                )
        };
        self.tokens.clone().any(|n| {
            nationwide(n)
                || view.lower(n) == "reporting" && view.lower(n + 1) == "period"
                || many(n) && counted(n) && relative(n)
        })
    }

    /// Whether the sentence tells of a mine or of what a war left behind.
    pub(super) fn tells_of_mine(&self) -> bool {
        self.tokens.clone().any(|n| match self.view.lower(n) {
            "landmine" | "landmines" | "mine" | "mines" | "ordnance" | "unexploded" | "bomblet"
            | "bomblets" | "dud" | "duds" => true,
            // "an object they had picked up exploded".
            "object" | "objects" => {
                self.tokens.clone().any(|i| matches!(self.view.lower(i), "exploded" | "detonated"))
            }
            "remnant" | "remnants" => self.view.classes(n) & self.view.lexicon.class.explosive != 0,
            _ => false,
        })
    }

    /// Whether the trigger tells of something that went off.
    pub(super) fn is_blast(&self, trigger: &Trigger) -> bool {
        let went_off = || {
            !trigger.noun
                && trigger.kind == IncidentType::Killing
                && !self.view.is_form_of(trigger.start, &["kill", "die", "find", "shoot"])
                && self.view.classes_in(self.tokens.clone()) & self.view.lexicon.class.explosive != 0
        };
        trigger.noun
            && (trigger.start..trigger.end)
                .any(|n| matches!(self.view.lower(n), "explosion" | "explosions" | "blast" | "blasts"))
            || went_off()
    }

    /// Whether the trigger is a noun with "a" or "another": not one told before.
    pub(super) fn is_indefinite(&self, trigger: &Trigger) -> bool {
        let noun = (trigger.start..trigger.end).rev().find(|n| self.view.noun(*n).is_some());
        noun.is_some_and(|n| {
            // "in a statement that the raid": the nearest article counts.
            let articles = (n.saturating_sub(4).max(self.tokens.start)..n).rev();
            let is_article =
                |i: &usize| matches!(self.view.lower(*i), "a" | "an" | "another" | "the" | "this" | "that");
            let nearest = articles.into_iter().find(is_article);
            nearest.is_some_and(|i| matches!(self.view.lower(i), "a" | "an" | "another"))
        })
    }

    /// "During the following ten days", "over the next weeks".
    pub(super) fn goes_on_for_days(&self) -> bool {
        let lower = |n: usize| self.view.lower(n);
        let first = self.tokens.start;
        matches!(lower(first), "during" | "over" | "in" | "within")
            && (first + 1..first + 4)
                .any(|n| matches!(lower(n), "following" | "next" | "ensuing" | "subsequent"))
            && (first + 2..first + 6).any(|n| matches!(lower(n), "days" | "weeks" | "months"))
    }

    /// "In the first week of the month we recorded four deaths": counted over a time, not of one event.
    pub(super) fn records_a_sum(&self) -> bool {
        let lower = |n: usize| self.view.lower(n);
        let records = |n: usize| self.view.is_form_of(n, &["record", "document", "register", "log"]);
        let of_time =
            |n: usize| matches!(lower(n), "week" | "month" | "year" | "since" | "period" | "far" | "days");
        self.counts.iter().any(|c| c.figure.best > 1)
            && self.tokens.clone().any(records)
            && self.tokens.clone().any(of_time)
    }

    /// Whether it names a day of its own.
    pub(super) fn tells_new_day(&self) -> bool {
        !self.datable.is_empty()
    }

    /// Whether it speaks of several strikes, raids or attacks at once: "in the strikes".
    pub(super) fn names_several(&self) -> bool {
        self.tokens.clone().any(|n| {
            matches!(self.view.lower(n), "strikes" | "raids" | "attacks" | "airstrikes" | "bombings")
        })
    }

    /// Where "the incident occurred", if the sentence says that of one told before.
    ///
    /// "The patrol was on its way to a position near A when the blast occurred": at A.
    pub(super) fn site_of_incident(&self) -> Option<&Site<'a>> {
        let lower = |n: usize| self.view.lower(n);
        let when = self.tokens.clone().find(|n| {
            lower(*n) == "when"
                && lower(n + 1) == "the"
                && matches!(
                    lower(n + 2),
                    "blast" | "explosion" | "attack" | "shooting" | "strike" | "incident"
                )
                && self.view.is_form_of(n + 3, &["occur", "happen", "take"])
        });
        if let Some(when) = when {
            return self.sites.iter().rfind(|s| s.is_point() && s.tokens.end <= when && !s.is_origin());
        }
        if let Some(site) = self.site_of_target() {
            return Some(site);
        }
        let noun = (self.tokens.start..self.tokens.end.min(self.tokens.start + 8)).find(|n| {
            matches!(lower(*n), "incident" | "incidents" | "casualties")
                && *n > self.tokens.start
                && matches!(lower(n - 1), "the" | "this" | "that")
        })?;
        let verb = (noun + 1..self.tokens.end.min(noun + 5))
            .find(|n| self.view.is_form_of(*n, &["occur", "happen", "take", "unfold"]))?;
        self.sites
            .iter()
            .find(|s| s.is_point() && s.tokens.start > verb && s.tokens.start - verb <= 14 && !s.is_origin())
    }

    /// "The raid was aimed at a depot near A", "The strike hit a house in A": where the strike told before was.
    fn site_of_target(&self) -> Option<&Site<'a>> {
        let start = self.tokens.start;
        let noun = (start + 1..self.tokens.end.min(start + 4)).find_map(|n| {
            let (len, kind) = self.view.noun(n)?;
            let strike = kind.is_strike() || kind == IncidentType::Raid;
            (strike && !self.view.lower(n + len - 1).ends_with('s')).then_some(n + len)
        })?;
        let verb = (noun..self.tokens.end.min(noun + 5))
            .find(|n| self.view.is_form_of(*n, &["hit", "strike", "target", "aim", "destroy"]))?;
        let at =
            |s: &&Site| s.is_point() && s.is_at() && s.tokens.start > verb && s.tokens.start - verb <= 14;
        matches!(self.view.lower(start), "the" | "this").then(|| self.sites.iter().find(at)).flatten()
    }

    /// "The ambush happened on Saturday night": the noun's token and the day, where nothing else is told.
    pub(super) fn day_of_incident(&self) -> Option<(usize, &'a TimeExpression)> {
        let [(_, time)] = &self.datable[..] else { return None };
        let is_short = time.interval.and_then(Interval::days).is_some_and(|days| days <= 2);
        let happened = |t: &&Trigger| {
            t.noun
                && self.is_definite(t)
                && (t.end..(t.end + 4).min(self.tokens.end)).any(|n| {
                    self.view.is_form_of(n, &["happen", "occur"])
                        || self.view.is_form_of(n, &["take"]) && self.view.lower(n + 1) == "place"
                })
        };
        let noun = self.triggers.iter().find(happened).filter(|_| is_short && self.sites.is_empty())?;
        Some((noun.start, time))
    }

    /// "raided a Syrian village at the foot of A": whether the place as `written` only says where a village is that nobody names.
    pub(super) fn is_in_unnamed_village(&self, written: Span) -> bool {
        const REACH: usize = 8;
        let at = self.view.token_at(&self.tokens, written.start);
        let lower = |n: usize| self.view.lower(n);
        let from = at.saturating_sub(REACH).max(self.tokens.start);
        let noun = (from..at).rev().find(|n| matches!(lower(*n), "village" | "town" | "hamlet"));
        noun.is_some_and(|noun| {
            let article = (noun.saturating_sub(4).max(self.tokens.start)..noun)
                .rev()
                .find(|n| matches!(lower(*n), "a" | "an" | "the" | "this" | "that"));
            article.is_some_and(|n| matches!(lower(n), "a" | "an"))
                && matches!(
                    lower(noun + 1),
                    "at" | "in"
                        | "on"
                        | "near"
                        | "along"
                        | "below"
                        | "beneath"
                        | "under"
                        | "outside"
                        | "north"
                        | "south"
                        | "east"
                        | "west"
                        | "northeast"
                        | "northwest"
                        | "southeast"
                        | "southwest"
                )
                && !(noun..at).any(|n| lower(n) == ",")
        })
    }

    /// Whether the trigger is a plural without a number that a perfect tense carries: "have carried out raids".
    pub(super) fn is_of_habit(&self, trigger: &Trigger) -> bool {
        let lower = |n: usize| self.view.lower(n);
        let from = trigger.start.saturating_sub(6).max(self.tokens.start);
        trigger.noun
            && lower(trigger.end - 1).ends_with('s')
            && (from..(trigger.end + 3).min(self.tokens.end)).any(|n| matches!(lower(n), "have" | "has"))
            && !(from..trigger.end).any(|n| super::figure::number(self.view, n, trigger.end).is_some())
    }

    /// Whether the trigger stands in a clause that says who is meant: "those who", "anyone who", "whoever".
    pub(super) fn is_of_those_who(&self, trigger: &Trigger) -> bool {
        self.view.relative_pronoun(trigger.start, &self.tokens).is_some_and(|pronoun| {
            pronoun > self.tokens.start
                && matches!(
                    self.view.lower(pronoun - 1),
                    "those" | "anyone" | "anybody" | "people" | "all" | "everyone"
                )
        })
    }

    /// Whether the words tell of mourning or remembering.
    pub(super) fn is_mourning(&self, mut tokens: Range<usize>) -> bool {
        tokens.any(|n| {
            matches!(
                self.view.lower(n),
                "funeral"
                    | "funerals"
                    | "mourned"
                    | "mourning"
                    | "mourn"
                    | "buried"
                    | "anniversary"
                    | "commemorate"
                    | "commemorated"
                    | "memorial"
                    | "aftermath"
                    | "condolences"
            )
        })
    }

    /// Whether the trigger, in a relative clause with a date of its own, tells of the noun before and names no place: "the
    /// barracks, which troops took over in December".
    pub(super) fn tells_of_noun(&self, trigger: &Trigger) -> bool {
        let Some(pronoun) = self.view.relative_pronoun(trigger.start, &self.tokens) else { return false };
        let end = self.view.clause_end(trigger.start, &self.tokens);
        self.datable.iter().any(|(at, _)| (pronoun..end).contains(at))
            && !self.sites.iter().any(|s| s.tokens.end + 2 > pronoun && s.tokens.start < end)
    }

    /// Whether the trigger's clause says that it happened at a place that is not known.
    pub(super) fn names_unknown_place(&self, trigger: &Trigger) -> bool {
        self.unknown_mention(trigger).is_some()
    }

    /// "fired from A toward B": whether the trigger tells from where and which way something was fired, and not where it came down.
    pub(super) fn is_fired_over(&self, trigger: &Trigger) -> bool {
        let from = |n: usize| self.view.lower(n) == "from";
        let over = |t: &&Trigger| {
            let toward = |s: &&Site| s.tokens.start >= t.end && matches!(&*s.governor, "toward" | "towards");
            let site = self.sites.iter().find(toward);
            t.kind == IncidentType::Shelling && site.is_some_and(|s| (t.end..s.tokens.start).any(from))
        };
        // "…; they landed in open fields" is of the same.
        trigger.kind == IncidentType::Shelling
            && self.triggers.iter().filter(|t| t.start <= trigger.start).any(|t| over(&t))
    }

    /// Whether all that the sentence says of people harmed is that there are none.
    pub(super) fn spares_all(&self) -> bool {
        !self.counts.is_empty() && self.counts.iter().all(|count| count.figure.high == Some(0))
    }

    /// Whether the trigger is a noun in the plural.
    pub(super) fn is_plural(&self, trigger: &Trigger) -> bool {
        trigger.noun && self.view.lower(trigger.end - 1).ends_with('s')
    }

    /// "14 attacks" in an area, "14 attacks left nine dead": more than can be one event.
    pub(super) fn is_of_many(&self, trigger: &Trigger, is_coarse: bool) -> bool {
        let from = trigger.start.saturating_sub(3).max(self.tokens.start);
        trigger.noun
            && (is_coarse || (trigger.end..trigger.end + 3).any(|n| self.view.lower(n) == "left"))
            && self.view.lower(trigger.end - 1).ends_with('s')
            && (from..trigger.end).any(|n| {
                super::figure::number(self.view, n, trigger.end).is_some_and(|(n, _)| n >= MANY_EVENTS)
            })
    }

    /// "struck a vehicle as it advanced on A": the trigger tells how what was struck moved.
    pub(super) fn is_moving_target(&self, trigger: &Trigger) -> bool {
        let start = self.view.clause_start(trigger.start, &self.tokens);
        start > self.tokens.start
            && matches!(self.view.lower(start - 1), "as" | "while")
            && matches!(self.view.lower(start), "it" | "they" | "he")
            && self.triggers.iter().any(|t| t.start < start && t.mood == Mood::Happened && !t.noun)
    }

    /// The village that the dateline of the sentence names, if the trigger's clause speaks of a village without its name.
    pub(super) fn dateline_village(&self, trigger: &Trigger) -> Option<Placed<'a>> {
        let village = |n: usize| matches!(self.view.lower(n), "village" | "town");
        let end = self.view.clause_end(trigger.start, &self.tokens);
        (trigger.end..end.min(trigger.end + 8)).find(|n| village(*n) && self.view.lower(n + 1) != "of")?;
        let dateline = self.mentions.iter().find(|m| m.rule == "dateline")?;
        let location = dateline.location.as_ref()?;
        let small = location.precision == PlacePrecision::Settlement && location.radius_m <= SMALL_TOWN_M;
        small.then_some((Cow::Borrowed(location), dateline.span))
    }

    /// Whether token `n` stands between quotation marks.
    pub(super) fn is_quoted(&self, n: usize) -> bool {
        let before = (self.tokens.start..n).filter(|i| matches!(self.view.lower(*i), "\"" | "“" | "”"));
        before.count() % 2 == 1
    }

    /// Whether armed people who are no army stand before the trigger as those who did it.
    pub(super) fn names_fighters(&self, trigger: &Trigger) -> bool {
        (self.view.clause_start(trigger.start, &self.tokens)..trigger.start).any(|n| {
            matches!(
                self.view.lower(n),
                "fighters"
                    | "gunmen"
                    | "militants"
                    | "rebels"
                    | "militiamen"
                    | "insurgents"
                    | "hezbollah"
                    | "hamas"
            )
        })
    }

    /// "killed a man further south": elsewhere than what was told before.
    pub(super) fn leads_away(&self, trigger: &Trigger) -> bool {
        let end = self.view.clause_end(trigger.start, &self.tokens).min(trigger.end + 12);
        // "a strike on the Defence Ministry in July": in some capital.
        let on_ministry = trigger.noun
            && self.view.lower(trigger.end) == "on"
            && (trigger.end + 1..(trigger.end + 5).min(end)).any(|n| self.view.lower(n) == "ministry");
        on_ministry
            || (trigger.end..end).any(|n| {
                matches!(self.view.lower(n), "further" | "farther")
                    && matches!(
                        self.view.lower(n + 1),
                        "south" | "north" | "east" | "west" | "inland" | "afield" | "down" | "up"
                    )
            })
            || (trigger.end..end).any(|n| self.view.lower(n) == "elsewhere")
    }

    /// Whether a place that is not known stands between the trigger and the chosen ones, with a verb of its own behind it.
    pub(super) fn is_parted_from_unknown(&self, trigger: &Trigger, chosen: &[&Site]) -> bool {
        let Some(unknown) = self.unknown_mention(trigger).map(|(at, _)| at).filter(|at| *at >= trigger.end)
        else {
            return false;
        };
        chosen.first().is_some_and(|site| {
            (unknown..site.tokens.start).any(|n| self.view.tags[n].is_some_and(|w| !w.verbs.is_empty()))
        })
    }

    /// The place where the trigger's event was, by a name that no point is known for, and why.
    pub(super) fn unknown_place(&self, trigger: &Trigger) -> Option<(Span, &'static str)> {
        let (at, mention) = self.unknown_mention(trigger)?;
        (at >= trigger.end && mention.location.is_none()).then_some((mention.span, mention.rule))
    }

    /// A place that is not known, named in the trigger's clause as where something is, with its first token.
    fn unknown_mention(&self, trigger: &Trigger) -> Option<(usize, &'a PlaceMention)> {
        let view = self.view;
        let clause =
            view.clause_start(trigger.start, &self.tokens)..view.clause_end(trigger.start, &self.tokens);
        let is_unknown = |m: &&&PlaceMention| {
            m.kind == MentionKind::Literal && m.location.as_ref().is_none_or(site::is_boundless)
        };
        self.mentions.iter().filter(is_unknown).find_map(|m| {
            let at = view.token_at(&self.tokens, m.span.start);
            let end = view.token_at(&self.tokens, m.span.end);
            let where_it_is = (at.saturating_sub(3).max(self.tokens.start)..at)
                .any(|n| matches!(view.lower(n), "in" | "at" | "near" | "on" | "around" | "outside"))
                || at >= self.tokens.start + 2
                    && view.lower(at - 1) == "of"
                    && matches!(view.lower(at - 2), "village" | "town");
            // "at Karama Square", "in A hospital": in the town told before.
            let in_town = (at + 1..=end).any(|n| is_part_of_town(view.lower(n)));
            (clause.contains(&at) && where_it_is && !in_town).then_some((at, *m))
        })
    }

    /// "Two were detained; one in A and the other near B": A and B.
    pub(super) fn sites_told_apart(&self, trigger: &Trigger) -> Vec<&Site<'a>> {
        const REACH: usize = 9;
        let view = self.view;
        let part = |c: &&Count| {
            c.tokens.start >= trigger.end
                && c.tokens.len() <= 3
                && matches!(view.lower(c.tokens.end), "in" | "at" | "near" | "from")
                && matches!(view.lower(c.tokens.start - 1), ";" | ":" | "," | "and" | "–" | "—" | "(")
        };
        let parts: Vec<&Count> = self.counts.iter().filter(part).collect();
        let site = |end: usize| {
            let near = |s: &&Site| s.tokens.start >= end && s.tokens.start - end <= REACH;
            self.sites.iter().find(near)
        };
        // "Six were detained in A, four in B": those of A are told first.
        let alone = |first: &Count| {
            !self.sites.iter().any(|s| s.tokens.start >= trigger.end && s.tokens.end <= first.tokens.start)
        };
        if parts.len() >= 2 && view.lower(parts[0].tokens.start - 1) != "and" && alone(parts[0]) {
            return parts.iter().filter_map(|c| site(c.tokens.end)).collect();
        }
        // "two operations, the first in A and the second east of B".
        let nth = |from: usize, word: &str| {
            (from..self.tokens.end)
                .find(|n| view.lower(*n) == word && view.lower(n.saturating_sub(1)) == "the")
        };
        let first = nth(trigger.end, "first").filter(|n| {
            matches!(view.lower(n.saturating_sub(2)), "," | ";" | ":" | "–" | "—")
                && (trigger.start..*n).any(|i| matches!(view.lower(i), "two" | "three"))
        });
        let second = first.and_then(|n| nth(n, "second"));
        let sites = [first, second].map(|n| n.and_then(|n| site(n + 1)));
        match sites {
            [Some(a), Some(b)] if !std::ptr::eq(a, b) => vec![a, b],
            _ => Vec::new(),
        }
    }

    /// "Six were detained in A, four in B and two in C": B and C; "fired four shells at A and three more at B": B.
    pub(super) fn sites_counted_with(&self, trigger: &Trigger) -> impl Iterator<Item = &Site<'a>> {
        const REACH: usize = 6;
        let takes = |harm: Harm| match trigger.kind {
            IncidentType::ArrestDetention => harm == Harm::Detained,
            IncidentType::Killing => harm == Harm::Killed,
            _ => false,
        };
        let bare = move |c: &&Count| {
            takes(c.harm)
                && c.tokens.start >= trigger.end
                && c.tokens.len() <= 2
                && matches!(self.view.lower(c.tokens.end), "in" | "at" | "near")
                && matches!(self.view.lower(c.tokens.start - 1), "and" | ",")
        };
        // Where "at" stands behind "three more", "another two shells".
        let more = move |n: &usize| {
            trigger.kind.is_strike()
                && !trigger.noun
                && matches!(self.view.lower(*n), "at" | "on" | "near")
                && (n.saturating_sub(3)..*n)
                    .any(|i| matches!(self.view.lower(i), "more" | "another" | "other"))
                && (n.saturating_sub(4)..*n).any(|i| super::figure::number(self.view, i, *n).is_some())
        };
        let more = (trigger.end..self.tokens.end).filter(more).map(|n| n + 1);
        self.counts.iter().filter(bare).map(|c| c.tokens.end).chain(more).filter_map(|end| {
            let near = |s: &&Site| s.tokens.start >= end && s.tokens.start - end <= REACH;
            self.sites.iter().find(near)
        })
    }

    /// "Shells fell on A, a district of the capital, and on B and C": B and C, behind the preposition said again.
    pub(super) fn sites_listed_on(&self, last: &Site, trigger: &Trigger) -> impl Iterator<Item = &Site<'a>> {
        let view = self.view;
        let from = last.tokens.end;
        let (at, governor) = (last.tokens.start, last.governor.clone());
        let again = move |n: usize| view.lower(n) == governor && matches!(view.lower(n - 1), "and" | ",");
        let is_list = at >= trigger.end && last.governor == "on" && last.is_point();
        let governor = last.governor.clone();
        self.sites.iter().filter(move |s| {
            let verbless = |mut gap: Range<usize>| {
                gap.all(|n| view.tags[n].is_none_or(|w| w.verbs.is_empty()) && !view.parts(n))
            };
            is_list
                && s.tokens.start > from
                && s.governor == governor
                && s.is_point()
                && (from + 1..s.tokens.start).any(&again)
                && verbless(from..s.tokens.start)
                && matches!(
                    view.lower(s.tokens.end),
                    "," | "and" | "." | ";" | "outside" | "on" | "with" | "where"
                )
        })
    }

    /// "air strikes, including near A in the province of P, on the depots of B and on C": B and C, told behind A in the list that
    /// "including" opens before it.
    pub(super) fn sites_included(&self, last: &Site, trigger: &Trigger) -> Vec<&Site<'a>> {
        const REACH: usize = 8;
        let view = self.view;
        let (start, mut end) = (last.tokens.start, last.tokens.end);
        let opener = start.saturating_sub(REACH).max(trigger.end);
        if !(opener..start).any(|n| view.lower(n) == "including") {
            return Vec::new();
        }
        let mut found = Vec::new();
        let behind = last.tokens.end;
        for site in self.sites.iter().filter(|s| s.tokens.start >= behind && s.is_point()) {
            let gap = end..site.tokens.start;
            let joined = gap.clone().any(|n| matches!(view.lower(n), "," | "and"));
            let verb = |n: usize| view.is_finite(n) || view.parts(n);
            if !joined || gap.clone().any(verb) {
                break;
            }
            end = site.tokens.end;
            found.push(site);
        }
        found
    }

    /// "moved through A and B toward C": C, where it was bound for.
    pub(super) fn site_beyond(&self, last: &Site, trigger: &Trigger) -> Option<&Site<'a>> {
        const REACH: usize = 5;
        let through = matches!(&*last.governor, "through" | "via" | "past");
        let entry = trigger.kind == IncidentType::GroundIncursion && !trigger.noun;
        let end = last.tokens.end;
        let next = self.sites.iter().find(|s| s.tokens.start >= end && s.is_point());
        next.filter(|s| {
            entry
                && through
                && s.tokens.start - end <= REACH
                && (end..s.tokens.start)
                    .any(|n| matches!(self.view.lower(n), "toward" | "towards" | "to" | "into"))
                && !(end..s.tokens.start).any(|n| self.view.parts(n) || self.view.is_finite(n))
        })
    }

    /// "shelled areas east of A, among them B and C": B and C, the places meant.
    pub(super) fn sites_among(&self, last: &Site) -> Vec<&Site<'a>> {
        let view = self.view;
        let from = last.tokens.end;
        let names = |n: usize| {
            view.lower(n) == "including"
                || view.lower(n) == "among" && matches!(view.lower(n + 1), "them" | "these")
        };
        // "A and B were shelled on Monday, as were the woods of C".
        let too = |n: usize| {
            view.lower(n) == "as" && view.lower(n - 1) == "," && matches!(view.lower(n + 1), "was" | "were")
        };
        let opens = (from..(from + 8).min(self.tokens.end))
            .take_while(|n| !view.parts(*n))
            .find(|n| names(*n))
            .or_else(|| (from + 1..(from + 16).min(self.tokens.end)).find(|n| too(*n)));
        let Some(opens) = opens else { return Vec::new() };
        let mut found: Vec<&Site> = Vec::new();
        for site in self.sites.iter().filter(|s| s.tokens.start > opens && s.is_point()) {
            let follows = found.last().map_or(site.tokens.start - opens <= 6, |_| site.listed);
            if !follows {
                break;
            }
            found.push(site);
        }
        found
    }

    /// "There were three encounters with forces on Saturday near A": A, where what follows tells of them.
    pub(super) fn announces_several(&self) -> Option<&Site<'a>> {
        let several = |n: usize| {
            matches!(
                self.view.lower(n),
                "encounters" | "incidents" | "violations" | "breaches" | "confrontations"
                    // "came up against forces three times on Sunday near A".
                    | "times"
            ) && (n.saturating_sub(3).max(self.tokens.start)..n).any(|i| {
                super::number::small_number(self.view.lower(i)).is_some_and(|count| (2..7).contains(&count))
            })
        };
        let [site] = &self.sites[..] else { return None };
        (site.is_point() && site.is_at() && self.tokens.clone().any(several)).then_some(site)
    }

    /// "Seven attacks have been recorded": how many there were, which a list is to follow.
    pub(super) fn counts_events(&self) -> bool {
        // "Thirteen attacks in the past 96 hours, in provinces that include A and B".
        let over_days = || {
            self.tokens.clone().any(|n| {
                matches!(self.view.lower(n), "past" | "last")
                    && matches!(self.view.lower(n + 2), "hours" | "days")
            })
        };
        (self.sites.is_empty() || !self.sites.iter().any(|s| s.is_point() && s.is_at()) && over_days())
            && self.tokens.clone().any(|n| {
                matches!(
                    self.view.lower(n),
                    "attacks"
                        | "crimes"
                        | "incidents"
                        | "operations"
                        | "assassinations"
                        | "violations"
                        | "incursions"
                ) && (n.saturating_sub(3).max(self.tokens.start)..n).any(|i| {
                    super::number::number(self.view, i, n).is_some_and(|(count, _)| (2..20).contains(&count))
                })
            })
    }

    /// The other end of the road that the place written at `span` is an end of.
    pub(super) fn other_end(&self, span: Span) -> Option<Placed<'a>> {
        let at = self.sites.iter().position(|s| s.mention.span == span)?;
        let far = if self.sites[at].road_to_next {
            at + 1
        } else {
            at.checked_sub(1).filter(|before| self.sites[*before].road_to_next)?
        };
        self.sites.get(far).map(|s| (Cow::Borrowed(s.location), s.mention.span))
    }

    /// Whether people came to harm by something that is no violence: a crash, a quake, an illness.
    pub(super) fn is_of_accident(&self) -> bool {
        // "when he fell from a roof".
        let falls = |n: usize| {
            self.view.lower(n) == "fell"
                && matches!(self.view.lower(n + 1), "from" | "off" | "into")
                && n > self.tokens.start
                && matches!(self.view.lower(n - 1), "he" | "she" | "they" | "who")
        };
        self.tokens.clone().any(|n| {
            falls(n)
                || matches!(
                    self.view.lower(n),
                    "accident"
                        | "accidents"
                        | "crash"
                        | "crashed"
                        | "collision"
                        | "collided"
                        | "overturned"
                        | "earthquake"
                        | "quake"
                        | "flood"
                        | "floods"
                        | "flooding"
                        | "drowned"
                        | "wildfire"
                        | "wildfires"
                        | "blaze"
                        | "collapse"
                        | "collapsed"
                        | "avalanche"
                        | "illness"
                        | "disease"
                        | "cancer"
                        | "electrocuted"
                        | "capsized"
                        | "cold"
                        | "heat"
                        | "hunger"
                        | "leak"
                        | "cholera"
                        | "virus"
                        | "infected"
                        | "infection"
                        | "outbreak"
                        | "epidemic"
                        | "poisoned"
                        | "poisoning"
                        | "contaminated"
                        | "flu"
                        | "influenza"
                        | "typhoid"
                        | "measles"
                        | "fever"
                )
        })
    }

    /// Whether it turns to something else: "Also on Saturday, …", "Separately, …", "In another incident, …".
    pub(super) fn turns_elsewhere(&self) -> bool {
        let word = |n: usize| if n < self.tokens.end { self.view.lower(n) } else { "" };
        let first = self.tokens.start;
        matches!(word(first), "also" | "separately" | "elsewhere" | "meanwhile" | "earlier")
            || word(first) == "in"
                && matches!(word(first + 1), "another" | "a")
                && matches!(word(first + 2), "incident" | "attack" | "separate" | "development" | "strike")
    }

    /// Whether the trigger only tells of people harmed, and names neither who nor what did it.
    pub(super) fn is_agentless(&self, trigger: &Trigger) -> bool {
        let end = self.view.clause_end(trigger.start, &self.tokens);
        matches!(trigger.kind, IncidentType::Killing | IncidentType::Other)
            && trigger.passive
            && matches!(self.view.lower(trigger.start), "killed" | "wounded" | "injured" | "hurt")
            && !(trigger.end..end).any(|n| self.view.lower(n) == "by")
    }
}
