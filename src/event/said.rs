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
use crate::kind::IncidentType;
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

    /// "told investigators how their relatives were taken away": whether `trigger` stands in what somebody recounts.
    pub(super) fn is_told_how(&self, trigger: &Trigger) -> bool {
        const REACH: usize = 12;
        let lower = |n: usize| self.view.lower(n);
        let how = (trigger.start.saturating_sub(REACH).max(self.tokens.start)..trigger.start)
            .rfind(|n| lower(*n) == "how");
        how.is_some_and(|how| {
            (how.saturating_sub(4).max(self.tokens.start)..how).any(|n| {
                matches!(
                    lower(n),
                    "told" | "recounted" | "described" | "recalled" | "recounts" | "describes" | "recalls"
                )
            })
        })
    }

    /// "In response, …", "Israel responded with artillery fire": whether what `trigger` tells answers what was told just before.
    pub(super) fn responds(&self, trigger: &Trigger) -> bool {
        let lower = |n: usize| self.view.lower(n);
        let start = self.tokens.start;
        let opens = lower(start) == "in" && matches!(lower(start + 1), "response" | "retaliation" | "reply");
        let clause = self.view.clause_start(trigger.start, &self.tokens);
        opens || (clause..trigger.end).any(|n| matches!(lower(n), "responded" | "retaliated" | "replied"))
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
        let goes_on = (verb..trigger.start).any(|n| matches!(lower(n), ":" | ";"));
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

    /// Whether the sentence tells of a mine or of what a war left behind.
    pub(super) fn tells_of_mine(&self) -> bool {
        self.is_mine_in(self.tokens.clone())
    }

    /// "Gunmen killed a man in A, and a guard was hurt when a mine went off": whether that part of the sentence does that the trigger is in.
    pub(super) fn tells_of_mine_at(&self, trigger: &Trigger) -> bool {
        let lower = |n: usize| self.view.lower(n);
        let opens = |n: &usize| lower(*n) == ";" || lower(*n) == "," && lower(n + 1) == "and";
        let start = (self.tokens.start..trigger.start).rev().find(opens).unwrap_or(self.tokens.start);
        let end = (trigger.end..self.tokens.end).find(opens).unwrap_or(self.tokens.end);
        self.is_mine_in(start..end)
    }

    fn is_mine_in(&self, words: Range<usize>) -> bool {
        words.clone().any(|n| match self.view.lower(n) {
            "landmine" | "landmines" | "mine" | "mines" | "ordnance" | "unexploded" | "bomblet"
            | "bomblets" | "dud" | "duds" | "leftover" => true,
            // "a shell left over from the war".
            "left" => self.view.lower(n + 1) == "over" && self.view.lower(n + 2) == "from",
            // "an object they had picked up exploded".
            "object" | "objects" => {
                words.clone().any(|i| matches!(self.view.lower(i), "exploded" | "detonated"))
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

    /// Whether it names a day of its own.
    pub(super) fn tells_new_day(&self) -> bool {
        !self.datable.is_empty()
    }

    /// Whether it speaks of several strikes, raids or attacks at once: "in the strikes".
    pub(super) fn names_several(&self) -> bool {
        self.tokens.clone().any(|n| {
            matches!(
                self.view.lower(n),
                "strikes" | "raids" | "attacks" | "airstrikes" | "bombings" | "incidents"
            )
        })
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

    /// Whether all that the sentence says of people harmed is that there are none.
    pub(super) fn spares_all(&self) -> bool {
        !self.counts.is_empty() && self.counts.iter().all(|count| count.figure.high == Some(0))
    }

    /// Whether the trigger is a noun in the plural.
    pub(super) fn is_plural(&self, trigger: &Trigger) -> bool {
        trigger.noun && self.view.lower(trigger.end - 1).ends_with('s')
    }

    /// "struck a vehicle as it advanced on A": the trigger tells how what was struck moved.
    pub(super) fn is_moving_target(&self, trigger: &Trigger) -> bool {
        let start = self.view.clause_start(trigger.start, &self.tokens);
        start > self.tokens.start
            && matches!(self.view.lower(start - 1), "as" | "while")
            && matches!(self.view.lower(start), "it" | "they" | "he")
            && self.triggers.iter().any(|t| t.start < start && t.mood == Mood::Happened && !t.noun)
    }

    /// Whether it begins with "He was", "She had been" or, of somebody named just before, "Haddad was", and what stands at `n` belongs
    /// to that.
    pub(super) fn opens_with_him(&self, n: usize) -> bool {
        const REACH: usize = 5;
        const REACH_OF_NAME: usize = 40;
        let start = self.tokens.start;
        let lower = |i: usize| self.view.lower(i);
        // "Al-Sabbagh".
        let name = if lower(start + 1) == "-" { start + 2 } else { start };
        let capital = |i: usize| self.view.doc.tokens.get(i).is_some_and(|t| t.capitalised);
        let named = capital(name)
            && (start.saturating_sub(REACH_OF_NAME)..start).any(|i| lower(i) == lower(name) && capital(i));
        // "Haddad, a civilian, was shot".
        let aside =
            (name + 2..name + 2 + REACH).find(|i| lower(*i) == ",").filter(|_| lower(name + 1) == ",");
        let verb = aside.unwrap_or(name) + 1;
        (matches!(lower(start), "he" | "she") || named)
            && matches!(lower(verb), "was" | "had")
            && n < verb + REACH
    }

    /// Whether one person is said to have died "of wounds", which were inflicted before.
    pub(super) fn tells_of_death_of_wounds(&self) -> bool {
        const REACH: usize = 8;
        let view = self.view;
        let wounds = |died: usize| {
            (died + 1..(died + REACH).min(self.tokens.end)).any(|n| {
                matches!(view.lower(n), "wounds" | "injuries")
                    && (n.saturating_sub(2)..n).any(|i| matches!(view.lower(i), "of" | "from" | "to"))
            })
        };
        let died = |n: &usize| matches!(view.lower(*n), "died" | "dies" | "succumbed");
        self.tokens.clone().filter(died).any(wounds)
            && self.counts.iter().all(|c| c.harm != Harm::Killed || c.figure.best == 1)
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

    /// Whether people came to harm by something that is no violence: a crash, a quake, an illness.
    pub(super) fn is_of_accident(&self) -> bool {
        // "when he fell from a roof".
        let falls = |n: usize| {
            self.view.lower(n) == "fell"
                && matches!(self.view.lower(n + 1), "from" | "off" | "into")
                && n > self.tokens.start
                && matches!(self.view.lower(n - 1), "he" | "she" | "they" | "who")
        };
        // "A fire in a tent killed two", "a fire that broke out".
        let burns = |n: usize| {
            self.view.lower(n) == "fire"
                && n > self.tokens.start
                && matches!(self.view.lower(n - 1), "a" | "the" | "house" | "forest")
                && matches!(self.view.lower(n + 1), "in" | "at" | "that" | "which" | "broke" | "swept")
        };
        self.tokens.clone().any(|n| {
            falls(n)
                || burns(n)
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
