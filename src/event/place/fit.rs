//! How well a site of the sentence suits a trigger.

use super::super::clause::View;
use super::super::episode::opens_time;
use super::super::governor::PEOPLE_OF;
use super::super::lying::is_of_area;
use super::super::mood::Mood;
use super::super::people::is_single;
use super::super::site::Site;
use super::super::trigger::Trigger;
use super::MAX_COST;
use crate::kind::{IncidentType, PlacePrecision};
use std::ops::Range;

/// A site of a sentence as seen from a trigger in it.
pub(super) struct Fit<'f, 'a> {
    pub(super) view: &'f View<'a>,
    pub(super) trigger: &'f Trigger,
    pub(super) site: &'f Site<'a>,
    /// All triggers of the sentence.
    pub(super) others: &'f [Trigger],
    pub(super) sentence: &'f Range<usize>,
    /// The site stands before the trigger.
    pub(super) behind: bool,
    /// The tokens that part the two.
    pub(super) between: Range<usize>,
}

impl<'f, 'a> Fit<'f, 'a> {
    pub(super) fn new(
        view: &'f View<'a>,
        trigger: &'f Trigger,
        site: &'f Site<'a>,
        others: &'f [Trigger],
        sentence: &'f Range<usize>,
    ) -> Self {
        let between = if site.tokens.start >= trigger.end {
            trigger.end..site.tokens.start
        } else {
            site.tokens.end..trigger.start
        };
        let behind = site.tokens.start < trigger.start;
        Self { view, trigger, site, others, sentence, behind, between }
    }

    /// How far the site is from the trigger: smaller is better; `None` when it cannot be its place.
    pub(super) fn cost(&self) -> Option<u32> {
        if self.heads_relative() {
            return Some(0);
        }
        // "174 people have been killed in A since clashes broke out": there.
        let since = opens_time(self.view, self.trigger, self.sentence);
        if since && self.behind && self.site.is_at() {
            return Some(self.between.len() as u32);
        }
        if self.trigger.kind == IncidentType::GroundIncursion && self.is_form_of(&["leave", "set"]) {
            return self.to_goal();
        }
        let home = self.is_home();
        // "the detention of a man from A after he was stopped near B": near B.
        if self.is_where_stopped() {
            return Some(0);
        }
        let elsewhere = self.is_of_other_clause()
            || self.is_of_meanwhile()
            || !home && self.is_where_from()
            || self.is_whence()
            || self.is_whither()
            || self.is_on_way()
            || self.is_cause()
            || self.is_telling();
        if elsewhere {
            return None;
        }
        // "Damascus witnessed a rally": its subject is where.
        let ungoverned = self.site.governor.is_empty();
        if self.behind && ungoverned && self.is_form_of(&["witness", "see"]) && self.trigger.noun {
            return Some(0);
        }
        // "In A, soldiers arrested two men from the village of B after searching their homes": in B.
        if home && self.is_home_entered() {
            return Some(0);
        }
        // "Israel, which says so, bombed the ministry": who did it, not where.
        let is_country = self.site.location.precision == PlacePrecision::Country;
        if ungoverned && self.behind && is_country && !self.trigger.kind.is_diplomatic() {
            return None;
        }
        // "struck a vehicle as it advanced on A" was near A.
        let moving = !self.behind
            && self.any_between(|n| {
                matches!(self.lower(n), "as" | "while") && matches!(self.lower(n + 1), "it" | "they" | "he")
            });
        let crossed = self.between.clone().filter(|n| self.view.parts(*n)).count() as u32;
        let (a, b) = (self.between.start, self.between.end);
        let others = self.others.iter();
        let others = others.filter(|t| t.start >= a && t.end <= b && t.start != self.trigger.start);
        let fronted = self.behind
            && self.site.tokens.start <= self.sentence.start + 3
            && matches!(&*self.site.governor, "in" | "at" | "near" | "on");
        let own_home = self.behind && is_told_of_home(self.view, self.trigger, self.sentence);
        let if_so = |so: bool, cost: u32| if so { cost } else { 0 };
        // "was injured when a bomb exploded near A": what did it tells where.
        let when = self.trigger.end;
        let told_how = self.trigger.passive
            && !self.behind
            && self.lower(when) == "when"
            && !(when + 1..b).any(|n| self.view.parts(n) || self.lower(n) == ",");
        Some(
            b.saturating_sub(a) as u32
                + if_so(!moving && !told_how, 12 * crossed)
                + if_so(!told_how, 10 * others.count() as u32)
                + if_so(self.behind && !fronted, 8)
                + if_so(ungoverned, 4)
                + if_so(home && !(own_home || self.is_body_found() || self.is_taken_from()), 25)
                + if_so(!own_home && self.is_home_of_speaker(), 30)
                + if_so(self.site.governor == "by", 6)
                + if_so(is_country, 15),
        )
    }

    /// "The fighting took place as jets raided sites in A": what was done meanwhile was done there.
    fn is_of_meanwhile(&self) -> bool {
        let done = |t: &&Trigger| {
            !t.noun
                && !t.passive
                && t.mood == Mood::Happened
                && t.kind != self.trigger.kind
                && t.start >= self.between.start
                && t.end <= self.between.end
        };
        self.trigger.rule == "acting_noun"
            && !self.behind
            && self
                .others
                .iter()
                .filter(done)
                .any(|t| (self.between.start..t.start).any(|n| matches!(self.lower(n), "as" | "while")))
    }

    /// "a short drive from A, where a raid turned into a firefight": there, however A is governed.
    ///
    /// "the A base in the B countryside, which was hit by rockets": A.
    fn heads_relative(&self) -> bool {
        if self.trigger.passive && !self.trigger.noun {
            let which = relative_behind(self.view, self.site.tokens.end, self.sentence, "which");
            let was = |n: usize| {
                matches!(self.lower(n + 1), "was" | "were") && (n + 2..n + 4).contains(&self.trigger.start)
            };
            let struck =
                self.trigger.kind.is_strike() || self.trigger.kind == IncidentType::MilitaryOperation;
            if struck && which.is_some_and(was) && self.site.governor != "to" {
                return true;
            }
        }
        where_behind(self.view, self.site.tokens.end, self.sentence).is_some_and(|relative| {
            self.trigger.start > relative
                && !self.is_of_care()
                && !(relative..self.trigger.start).any(|n| matches!(self.lower(n), "," | ";"))
        })
    }

    /// "left A for B", "set out from A for the village of B": to B.
    fn to_goal(&self) -> Option<u32> {
        let start = self.site.tokens.start;
        // "set out to relieve A": what for.
        let infinitive = |n: usize| self.view.tags[n + 1].is_some_and(|w| !w.verbs.is_empty());
        let goal = (self.trigger.end..self.sentence.end).find(|n| match self.lower(*n) {
            "for" | "toward" | "towards" => true,
            "to" => self.is_form_of(&["set"]) && n + 1 < self.sentence.end && !infinitive(*n),
            _ => false,
        })?;
        let close = start > goal && !(goal..start).any(|n| self.view.parts(n));
        close.then(|| (start - goal) as u32).filter(|d| *d <= MAX_COST)
    }

    /// "detained a man and his sons from A": for want of another place, people are taken where they live.
    fn is_home(&self) -> bool {
        let (trigger, site) = (self.trigger, self.site);
        let of_people = site.governor == PEOPLE_OF;
        if !(of_people || site.governor == "from") {
            return false;
        }
        // "one of them, a boy from A": where he is from.
        let of_one = || {
            self.before(2).any(|i| {
                self.lower(i) == "from"
                    && i > self.sentence.start
                    && self.view.classes(i - 1) & self.view.lexicon.class.people != 0
                    && is_single(self.lower(i - 1))
            })
        };
        let arrests = trigger.kind == IncidentType::ArrestDetention
            // "arrested two men from A after searching their homes".
            || trigger.kind == IncidentType::Raid && self.is_form_of(&["arrest", "detain", "apprehend"]);
        let is = arrests && (site.tokens.start >= trigger.end || trigger.passive)
            // "Salim, a resident of A, said soldiers entered his house".
            || of_people && self.behind && is_told_of_home(self.view, trigger, self.sentence)
            || match trigger.kind {
                // "residents of A heard drones".
                IncidentType::Protest | IncidentType::Overflight => of_people || !of_one(),
                // "met the elders of A in the village school".
                IncidentType::Talks => {
                    of_people && self.after(8).any(|n| matches!(self.lower(n), "village" | "town"))
                }
                // "residents of A blocked a patrol": where they live.
                IncidentType::Other => {
                    of_people
                        && (trigger.passive
                            || self.is_form_of(&["block", "stop", "prevent", "surround", "pelt", "throw", "hurl"])
                            // "Residents of A brought down a drone".
                            || self.is_form_of(&["bring", "down", "shoot"]))
                }
                // "demolished homes belonging to residents of A".
                IncidentType::PropertyDamage => {
                    of_people && !self.behind && self.before(7).any(|n| self.lower(n) == "belonging")
                }
                // "clashes between soldiers and residents of A": where they live.
                // "Residents of A clashed with troops": likewise.
                IncidentType::ArmedClash if self.behind && !trigger.noun => {
                    of_people && self.is_form_of(&["clash", "confront", "fight", "resist", "exchange", "engage"])
                }
                IncidentType::ArmedClash => {
                    let place = |n: usize| self.view.places.get(n).copied().unwrap_or(false);
                    let others = self.lower(site.tokens.end) == "and" && self.after(9).any(place);
                    of_people
                        && !self.behind
                        && self.any_onward(|n| self.lower(n) == "between")
                        && !self.any_onward(|n| place(n) || self.view.parts(n))
                        && !others
                }
                IncidentType::Killing => of_people && trigger.passive || self.is_body_found(),
                _ => false,
            };
        // "Two residents of A were detained in a car close to the fence": there, wherever that is.
        let at_fence = arrests
            && (trigger.end..self.sentence.end.min(trigger.end + 12)).any(|n| {
                matches!(self.lower(n), "near" | "to" | "at" | "by" | "along")
                    && self.lower(n + 1) == "the"
                    && matches!(self.lower(n + 2), "fence" | "border" | "frontier")
            });
        is && !at_fence
            && (site.goal_of.is_none()
            // "five people were taken from A".
            || trigger.kind == IncidentType::ArrestDetention && site.goal_of == Some(trigger.start))
    }

    /// "villagers of A came across a body".
    fn is_body_found(&self) -> bool {
        self.site.governor == PEOPLE_OF
            && self.trigger.kind == IncidentType::Killing
            && !self.trigger.passive
            && self.is_form_of(&["come", "find", "discover", "stumble"])
    }

    /// Whether the words behind an arrest say that those arrested were sought at home: "after searching their homes".
    fn is_home_entered(&self) -> bool {
        (self.site.tokens.end..self.sentence.end).any(|n| {
            matches!(self.lower(n), "searching" | "raiding" | "storming" | "into" | "ransacking")
                && matches!(self.lower(n + 1), "their" | "his" | "her")
                && matches!(self.lower(n + 2), "home" | "homes" | "house" | "houses")
        })
    }

    /// Whether the words behind an arrest say that who was arrested had been stopped at the site.
    fn is_where_stopped(&self) -> bool {
        let stopped = |n: usize| {
            matches!(self.lower(n), "after" | "when")
                && matches!(self.lower(n + 1), "he" | "she" | "they")
                && matches!(self.lower(n + 2), "was" | "were")
                && self.view.is_form_of(n + 3, &["stop", "intercept", "pull"])
        };
        self.trigger.kind == IncidentType::ArrestDetention
            && self.site.is_at()
            && self.onward().any(stopped)
            && !self.onward().any(|n| matches!(self.lower(n), ";" | "and"))
    }

    /// "was kidnapped on Sunday from the outskirts of A": whence they were taken, and not where they live.
    fn is_taken_from(&self) -> bool {
        let from = self.onward().rfind(|n| self.lower(*n) == "from");
        !self.trigger.noun
            && from.is_some_and(|n| {
                n == self.trigger.end
                    || self.lower(n - 1).ends_with("day")
                    || matches!(
                        self.lower(n - 1),
                        "him" | "her" | "them" | "morning" | "evening" | "night" | "dawn"
                    )
            })
    }

    /// Whether the site is that of a hospital.
    pub(super) fn is_of_care(&self) -> bool {
        self.before(3).any(|n| matches!(self.lower(n), "hospital" | "clinic"))
    }

    /// Whether the trigger is a form of one of the verbs `lemmas`.
    pub(super) fn is_form_of(&self, lemmas: &[&str]) -> bool {
        self.view.is_form_of(self.trigger.start, lemmas)
    }

    pub(super) fn lower(&self, n: usize) -> &'a str {
        self.view.lower(n)
    }

    /// The last `reach` tokens before the site, within the sentence.
    pub(super) fn before(&self, reach: usize) -> Range<usize> {
        let start = self.site.tokens.start;
        start.saturating_sub(reach).max(self.sentence.start)..start
    }

    /// The next `reach` tokens behind the site, within the sentence.
    pub(super) fn after(&self, reach: usize) -> Range<usize> {
        self.site.tokens.end..(self.site.tokens.end + reach).min(self.sentence.end)
    }

    /// From the trigger on to the site; nothing for a site before the trigger.
    pub(super) fn onward(&self) -> Range<usize> {
        self.trigger.end..self.site.tokens.start.max(self.trigger.end)
    }

    /// Whether a token between the two is so.
    pub(super) fn any_between(&self, is: impl FnMut(usize) -> bool) -> bool {
        self.between.clone().any(is)
    }

    /// Whether a word from the trigger on to the site is so.
    pub(super) fn any_onward(&self, is: impl FnMut(usize) -> bool) -> bool {
        self.onward().any(is)
    }
}

/// The "where" that goes on from the name that ends at token `end`, over where that place lies: "A, where …", "A (in the district of B),
/// where …", "A in the northern B countryside, where …".
pub(in crate::event) fn where_behind(view: &View, end: usize, sentence: &Range<usize>) -> Option<usize> {
    relative_behind(view, end, sentence, "where")
}

/// The same for another pronoun.
fn relative_behind(view: &View, end: usize, sentence: &Range<usize>, pronoun: &str) -> Option<usize> {
    const REACH: usize = 9;
    let reach = sentence.end.min(end + REACH);
    let end = end + usize::from(matches!(view.lower(end), "base" | "airbase" | "airport" | "barracks"));
    let bracket = (view.lower(end) == "(").then(|| (end..reach).find(|n| view.lower(*n) == ")")).flatten();
    let after = match bracket {
        Some(close) => close + 1,
        None if view.lower(end) == "in" => (end..reach).find(|n| !is_of_area(view, *n))?,
        None => end,
    };
    let relative = after + usize::from(view.lower(after) == ",");
    (view.lower(relative) == pronoun).then_some(relative)
}

/// "said soldiers entered his house", "said that shells fell in his field", "said troops searched homes": whether what somebody tells is of
/// his own home or land.
pub(in crate::event) fn is_told_of_home(view: &View, trigger: &Trigger, sentence: &Range<usize>) -> bool {
    const REACH: usize = 6;
    let home = |n: usize| {
        matches!(
            view.lower(n),
            "house"
                | "houses"
                | "home"
                | "homes"
                | "field"
                | "fields"
                | "land"
                | "farm"
                | "orchard"
                | "garden"
                | "door"
        )
    };
    let told = (sentence.start..trigger.start).any(|n| view.role(n).is_saying);
    let reach = trigger.end..sentence.end.min(trigger.end + REACH);
    told && !trigger.noun
        && reach.clone().any(|n| {
            home(n)
                && (matches!(view.lower(n - 1), "his" | "her" | "their" | "our" | "my")
                    || n == trigger.end && trigger.kind == IncidentType::Raid)
        })
        && !reach.into_iter().any(|n| view.places[n])
}
