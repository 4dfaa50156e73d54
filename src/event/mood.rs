//! What the tense and mood of a verb say: whether what it tells happened, and whether that is in doubt.

use super::clause::{View, is_found_wrong, is_hour, is_untrue};
use crate::lexicon::form;
use crate::text::TokenKind;
use std::ops::Range;

/// Whether a verb says that something happened.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Mood {
    /// It did.
    Happened,
    /// It goes on or recurs: no single event.
    Habitual,
    /// It did not.
    Negated,
    /// It is announced or expected.
    Planned,
    /// One side accuses another of it.
    Alleged,
    /// It may, might, should; a purpose.
    Hypothetical,
}

/// A verb as it is used in a sentence.
#[derive(Debug, Clone, Copy)]
pub(super) struct Use {
    pub(super) mood: Mood,
    pub(super) passive: bool,
    /// A gerund or infinitive that leans on the verb before it.
    pub(super) dependent: bool,
}

/// Tokens from "a video shows" to what is being done in it.
const REACH_OF_SHOWN: usize = 24;

/// Tokens between "followed by" and the gerund that it leads to.
const REACH_OF_BY: usize = 4;

/// Tokens within which two participles share an auxiliary.
const REACH_OF_AUXILIARY: usize = 12;

impl View<'_> {
    /// "has been shelling the village for two hours", "since dawn": whether what goes on at token `n` began today.
    fn lasts_hours(&self, n: usize, sentence: &Range<usize>) -> bool {
        let unit = |i: usize| matches!(self.lower(i), "hour" | "hours" | "minutes");
        (n + 1..self.clause_end(n, sentence)).any(|i| self.lower(i) == "for" && (i + 1..i + 6).any(unit))
            || (n + 1..sentence.end).any(|i| {
                self.lower(i) == "since"
                    && (is_hour(self.lower(i + 1))
                        // "who have been fighting troops in A since Sunday".
                        || self.lower(i + 1).ends_with("day")
                            && n > sentence.start + 1
                            && matches!(self.lower(n - 2), "has" | "have")
                        || matches!(self.lower(i + 1), "early" | "this" | "morning")
                        || self.lower(i + 1) == "the" && matches!(self.lower(i + 2), "morning" | "early")
                        || (self.lower(i + 1), self.lower(i + 2)) == ("last", "night"))
            })
    }

    /// "Drones had been circling over A on Sunday", "for the third day in a row": whether what went on at token `n` is told with its day.
    fn went_on_that_day(&self, n: usize, been: usize, sentence: &Range<usize>) -> bool {
        let had = been > sentence.start && matches!(self.lower(been - 1), "had" | "have" | "has");
        let mut clause = n + 1..self.clause_end(n, sentence);
        had && clause.any(|i| {
            let day = self.lower(i).ends_with("day");
            day && (self.lower(i - 1) == "on" && self.lower(been - 1) == "had"
                || self.lower(i + 1) == "in" && self.lower(i + 2) == "a" && self.lower(i + 3) == "row"
                || self.lower(i + 1) == "running")
        })
    }

    /// "Heavy artillery has been pounding the village": whether guns or aircraft are said to be at it as the report is written, and not
    /// for so many weeks.
    fn is_under_fire(&self, n: usize, been: usize, sentence: &Range<usize>) -> bool {
        let class = &self.lexicon.class;
        let start = self.clause_start(n, sentence);
        let weapon = self.classes_in(start..been) & (class.artillery | class.aircraft | class.drone) != 0;
        weapon
            && been > start
            && matches!(self.lower(been - 1), "has" | "have")
            && !sentence.clone().any(|i| {
                matches!(self.lower(i), "since" | "recently" | "lately" | "ever" | "always")
                    || matches!(self.lower(i), "for" | "in" | "over")
                        && (i + 1..i + 4).any(|k| {
                            matches!(
                                self.lower(k),
                                "days" | "weeks" | "months" | "years" | "past" | "last" | "recent"
                            )
                        })
                    || self.is_every_day(i)
            })
    }

    /// The nearest token before `n` (at or after `start`) that is no adverb; notes negation on the way.
    fn before(&self, n: usize, start: usize, negated: &mut bool) -> Option<usize> {
        let mut at = n;
        while at > start {
            at -= 1;
            let word = self.lower(at);
            if matches!(word, "not" | "never" | "neither" | "nor") {
                *negated = true;
            } else if word == "-" && at > start && self.lower(at - 1) == "re" {
                // "was re-arrested".
                at -= 1;
            } else if self.is_calendar(at) && self.is_day_behind_auxiliary(at, start) {
                // "had on Tuesday blown up".
                at -= 1;
            } else if !is_adverb(word) {
                return Some(at);
            }
        }
        None
    }

    /// "accused the army of shelling a village": whether the gerund at token `n`, behind "of", is what somebody is accused of, not a man
    /// who is charged with it.
    fn is_accusation(&self, n: usize, sentence: &Range<usize>) -> bool {
        let accuses = |i: usize| {
            matches!(self.lower(i), "accused" | "accuses" | "accusing")
                && self.lower(i + 1) != "of"
                && !matches!(self.lower(i.wrapping_sub(1)), "was" | "were" | "been" | "is" | "are")
        };
        (n.saturating_sub(REACH_OF_AUXILIARY).max(sentence.start)..n).rfind(|i| accuses(*i)).is_some_and(
            |at| !(at..n).any(|i| self.parts(i) || matches!(self.lower(i), "," | "planning" | "trying")),
        )
    }

    /// "had on Tuesday": whether the day at `at` stands between an auxiliary and its participle.
    fn is_day_behind_auxiliary(&self, at: usize, start: usize) -> bool {
        at >= start + 2
            && self.lower(at - 1) == "on"
            && matches!(self.lower(at - 2), "had" | "has" | "have" | "was" | "were")
    }

    /// How the verb at token `n`, in one of `forms`, is used; `None` when it is no verb here (an adjective, a noun).
    pub(super) fn read_verb(&self, n: usize, forms: u8, sentence: &Range<usize>) -> Option<Use> {
        let mut negated = false;
        let before = self.before(n, sentence.start, &mut negated);
        let aux = before.map_or("", |b| self.lower(b));
        let is_negated = negated;
        let used = |mood, passive, dependent| {
            let mood = if is_negated && mood == Mood::Happened { Mood::Negated } else { mood };
            Some(Use { mood, passive, dependent })
        };
        if contracted_not(aux) {
            return Some(Use { mood: Mood::Negated, passive: false, dependent: false });
        }
        // "who have not been identified or caught": nor that.
        let shares_not = |i: usize| {
            matches!(self.lower(i), "not" | "never" | "without")
                && (i + 1..n).all(|k| !self.parts(k) && self.lower(k) != ",")
        };
        if aux == "or"
            && forms & (form::PARTICIPLE | form::GERUND) != 0
            && (n.saturating_sub(7).max(sentence.start)..n).any(shares_not)
        {
            return Some(Use { mood: Mood::Negated, passive: false, dependent: false });
        }
        let be = |w: &str| matches!(w, "is" | "are" | "was" | "were" | "been" | "being" | "be" | "got");
        if forms & form::GERUND != 0 {
            if aux == "been"
                && (self.lasts_hours(n, sentence)
                    || before.is_some_and(|been| {
                        self.is_under_fire(n, been, sentence) || self.went_on_that_day(n, been, sentence)
                    }))
            {
                return used(Mood::Happened, false, false);
            }
            // "shelled the valley, with shells landing around A".
            let munition = |b: usize| self.classes(b) & self.lexicon.class.munition != 0;
            if before.is_some_and(|b| b > sentence.start && munition(b) && self.lower(b - 1) == "with") {
                return used(Mood::Happened, false, true);
            }
            // "• 16 April: the storming of the town of A".
            let names_it = aux == "the"
                && self.lower(n + 1) == "of"
                && before.is_some_and(|the| {
                    the > sentence.start && matches!(self.lower(the - 1), ":" | "–" | "—" | "-" | "," | "and")
                })
                && self.is_dated_item(sentence);
            if names_it {
                return used(Mood::Happened, false, false);
            }
            // "was followed by artillery shelling of A", "accompanied by the setting up of a post near A".
            let followed = (n.saturating_sub(REACH_OF_BY).max(sentence.start + 1)..n).any(|i| {
                self.lower(i) == "by" && matches!(self.lower(i - 1), "followed" | "accompanied" | "preceded")
            });
            if followed {
                return used(Mood::Happened, false, false);
            }
            // "went on shelling the town": kept doing so.
            let went_on = aux == "on"
                && before.is_some_and(|on| {
                    on > sentence.start && matches!(self.lower(on - 1), "went" | "carried")
                });
            let use_ = read_gerund(before, if went_on { "kept" } else { aux }, negated);
            if aux == "of" && self.is_accusation(n, sentence) {
                return used(Mood::Alleged, false, false);
            }
            // "condemned forces for entering the town": what one is blamed for happened.
            if aux == "for"
                && (self.clause_start(n, sentence)..n).any(|i| {
                    matches!(
                        self.lower(i),
                        "condemned" | "denounced" | "criticised" | "criticized" | "blasted"
                    )
                })
            {
                return used(Mood::Happened, false, false);
            }
            // "confirmed carrying out airstrikes", "had finished raiding several posts".
            if matches!(aux, "confirmed" | "admitted" | "acknowledged" | "finished" | "completed") {
                return used(Mood::Happened, false, false);
            }
            // "succeeded in taking the village".
            if aux == "in"
                && (n.saturating_sub(6).max(sentence.start)..n).any(|i| self.lower(i) == "succeeded")
            {
                return used(Mood::Happened, false, false);
            }
            // "reports of a convoy entering the town", "were seen digging": told as seen.
            // "observed 12 vehicles, including two tanks, advancing towards A".
            let inserted = aux == ","
                && (n.saturating_sub(8).max(sentence.start)..n)
                    .any(|i| self.lower(i) == "including" && i > sentence.start && self.lower(i - 1) == ",");
            let seen = (inserted || use_.is_some_and(|u| u.mood == Mood::Hypothetical))
                && (n.saturating_sub(if inserted { 18 } else { 12 }).max(self.clause_start(n, sentence))..n).any(|i| {
                    matches!(
                        self.lower(i),
                        "reports" | "reported" | "recorded" | "documented" | "footage" | "video" | "shows" | "showed" | "saw" | "seen" | "spotted" | "observed" | "noted" | "filmed"
                    )
                        // "began with forces moving to take the dam".
                        || self.lower(i) == "with"
                            && self.classes_in(i + 1..n) & self.lexicon.class.force != 0
                });
            return if seen { used(Mood::Happened, false, false) } else { use_ };
        }
        if forms & form::PARTICIPLE != 0 && be(aux) {
            let b = before?;
            let mood = self.mood_of_be(b, sentence, &mut negated);
            // "could be heard": was.
            let sensed = mood == Mood::Hypothetical
                && self.lower(b) == "be"
                && b > sentence.start
                && self.lower(b - 1) == "could"
                && self.is_form_of(n, &["hear", "see"]);
            let mood = if sensed { Mood::Happened } else { mood };
            let mood = if negated && mood == Mood::Happened { Mood::Negated } else { mood };
            return used(mood, true, false);
        }
        if forms & form::PARTICIPLE != 0 && matches!(aux, "has" | "have" | "had" | "having") {
            let mut inner = false;
            let modal =
                before.and_then(|b| self.before(b, sentence.start, &mut inner)).map_or("", |b| self.lower(b));
            return used(mood_of_modal(modal).unwrap_or(Mood::Happened), false, false);
        }
        // "had gone into the village and taken a man away".
        let shared = |i: &usize| matches!(self.lower(*i), "has" | "have" | "had");
        if forms & form::PARTICIPLE != 0
            && forms & form::PAST == 0
            && aux == "and"
            && let Some(had) =
                (n.saturating_sub(REACH_OF_AUXILIARY).max(sentence.start)..n).rev().find(shared)
            && !(had..n - 1).any(|i| self.parts(i) || self.lower(i) == "been")
        {
            return used(Mood::Happened, false, false);
        }
        if let Some(mood) = mood_of_modal(aux).filter(|_| forms & form::BASE != 0) {
            return used(mood, false, false);
        }
        match aux {
            "did" if forms & form::BASE != 0 => return used(Mood::Happened, false, false),
            "do" | "does" if forms & form::BASE != 0 => return used(Mood::Habitual, false, false),
            "to" if forms & form::BASE != 0 => {
                let mood = self.mood_of_infinitive(before?, sentence);
                return used(mood, false, true);
            }
            _ => {}
        }
        // "saw engineers blow up a row of houses".
        if forms & form::BASE != 0
            && n > sentence.start
            && (n.saturating_sub(14).max(sentence.start)..n - 1).any(|i| {
                matches!(self.lower(i), "saw" | "watched" | "witnessed" | "filmed" | "observed" | "noticed")
            })
        {
            return used(Mood::Happened, false, false);
        }
        // "detected a rocket launched from A, followed by 12 rounds fired towards B": what was seen to be fired.
        let told_of = |i: usize| {
            matches!(self.lower(i), "detected" | "observed" | "recorded")
                || self.lower(i) == "followed" && self.lower(i + 1) == "by"
        };
        if forms & form::PARTICIPLE != 0
            && n > sentence.start
            && self.classes(n - 1) & self.lexicon.class.munition != 0
            && matches!(self.lower(n + 1), "from" | "at" | "towards" | "toward" | "into")
            && (sentence.start..n).any(told_of)
        {
            return used(Mood::Happened, true, false);
        }
        if forms & form::PAST != 0 {
            // "a newly established position", "the occupied heights".
            // "while seven more hit a base": a verb with what it hit.
            let has_object =
                self.is_form_of(n, &["hit", "strike"]) && matches!(self.lower(n + 1), "a" | "an" | "the");
            let adjective = !has_object && before.is_some_and(|b| {
                (b + 1..n).all(|i| matches!(self.lower(i), "newly" | "recently" | "heavily" | "already" | "previously"))
                    && (matches!(
                        aux,
                        "the"
                            | "a"
                            | "an"
                            | "of"
                            | "in"
                            | "its"
                            | "their"
                            | "his"
                            | "her"
                            | "some"
                            | "any"
                            | "these"
                            | "those"
                            | "from"
                            | "with"
                            | "on"
                            | "into"
                            | "near"
                            | "for"
                            | "against"
                            | "many"
                            | "more"
                            | "most"
                            | "no"
                            | "excluding"
                            | "including"
                    )
                        // "this occupied land"; "This led to shelling" is a sentence.
                        || aux == "this" && !matches!(self.lower(n + 1), "to" | "in" | "the" | "a" | "an" | "several")
                        || b + 1 == n
                        && self.doc.tokens[b].kind == TokenKind::Number
                        // "F-16s bombed".
                        && self.classes(b) & self.lexicon.class.aircraft == 0
                        // "An attack on February 4 targeted …".
                        && !(b > sentence.start && self.follows_month(b))
                        // "Unit 504 operated", "soldiers of Brigade 12 raided".
                        && !(b > sentence.start
                            && matches!(
                                self.lower(b - 1),
                                "unit"
                                    | "brigade"
                                    | "division"
                                    | "battalion"
                                    | "regiment"
                                    | "company"
                                    | "position"
                                    | "post"
                                    | "battery"
                                    | "squadron"
                            ))
                        && self.lower(b).len() < 4
                        && !self.ends_clause_soon(n, sentence))
            });
            // "targeted advanced weapons": an adjective behind the verb.
            let behind_verb = before.is_some_and(|b| {
                b + 1 == n
                    && !self.role(b).is_saying
                    // "relatives of the kidnapped held a vigil".
                    && !(b > sentence.start && self.lower(b - 1) == "the")
                    // "fighting broke out".
                    && self.role(b).heads.noun == 0
                    && self.tags[b].is_some_and(|w| {
                        w.verbs.iter().any(|(_, forms)| forms & (form::PAST | form::GERUND) != 0)
                    })
                    && !matches!(aux, "killed" | "wounded" | "injured" | "shot" | "left" | "found")
            });
            // "remain deployed in the area": a state.
            let state = matches!(
                aux,
                "remain" | "remains" | "remained" | "stay" | "stays" | "stayed" | "kept" | "still"
            );
            if adjective
                || behind_verb
                || state
                || self.lower(n + 1) == "-"
                // "was re-arrested".
                || (n > 1 && self.lower(n - 1) == "-" && self.lower(n - 2) != "re")
            {
                return None;
            }
            let by = self.lower(n + 1) == "by";
            return used(Mood::Happened, by, false);
        }
        // "a nurse taken from his bed in A": what was done to people named right before.
        if forms & form::PARTICIPLE != 0
            && before.is_some_and(|b| b + 1 == n && self.classes(b) & self.lexicon.class.people != 0)
            && matches!(self.lower(n + 1), "from" | "in" | "at" | "near" | "on" | "during")
        {
            return used(Mood::Happened, true, false);
        }
        // "a building bombed on Tuesday".
        if forms & form::PARTICIPLE != 0
            && before.is_some_and(|b| b + 1 == n && self.classes(b) & self.lexicon.class.property != 0)
            && (matches!(self.lower(n + 1), "on") && self.is_calendar(n + 2)
                || matches!(self.lower(n + 1), "overnight" | "yesterday"))
            && self.is_form_of(n, &["bomb", "hit", "strike", "shell", "target", "burn", "raid"])
        {
            return used(Mood::Happened, true, false);
        }
        if forms & form::PARTICIPLE != 0 && self.lower(n + 1) == "by" {
            return used(Mood::Happened, true, false);
        }
        // "July 13: Troops arrest three men": the present tense of timelines.
        let subject = before.filter(|b| self.doc.tokens[*b].kind == TokenKind::Word);
        if let Some(subject) = subject
            && self.is_dated_item(sentence)
        {
            let start = self.clause_start(n, sentence);
            let plural = self.lower(subject).ends_with('s')
                || self.classes(subject) != 0
                // "Troops at the position facing A open fire".
                || (start..subject)
                    .find(|i| self.classes(*i) != 0)
                    .is_some_and(|i| self.lower(i).ends_with('s'));
            if forms & form::PRESENT != 0 || forms & form::BASE != 0 && plural {
                return used(Mood::Happened, false, false);
            }
        }
        if forms & form::PRESENT != 0 && subject.is_some() {
            return used(Mood::Habitual, false, false);
        }
        None
    }

    /// "13 killed in the raid": a count and a participle that closes its phrase are a clause of their own.
    fn ends_clause_soon(&self, n: usize, sentence: &Range<usize>) -> bool {
        n + 1 >= sentence.end
            || matches!(self.lower(n + 1), "in" | "by" | "when" | "after" | "," | "." | "and" | "on" | "at")
    }

    /// Mood of a passive whose form of "be" is token `b`.
    fn mood_of_be(&self, b: usize, sentence: &Range<usize>, negated: &mut bool) -> Mood {
        match self.lower(b) {
            "was" | "were" | "got" => Mood::Happened,
            "is" | "are" if self.is_dated_item(sentence) => Mood::Happened,
            "is" | "are" => Mood::Habitual,
            "been" => {
                let modal = self.before(b, sentence.start, negated).map(|h| (h, self.lower(h)));
                match modal {
                    Some((h, "has" | "have" | "had")) => {
                        let further = self.before(h, sentence.start, negated).map_or("", |m| self.lower(m));
                        mood_of_modal(further).unwrap_or(Mood::Happened)
                    }
                    _ => Mood::Happened,
                }
            }
            "being" => {
                let finite = self.before(b, sentence.start, negated).map_or("", |f| self.lower(f));
                // "freed after being kidnapped near A", "a video shows him being shot".
                let shown = (b.saturating_sub(REACH_OF_SHOWN).max(sentence.start)..b)
                    .any(|i| matches!(self.lower(i), "shows" | "showed" | "video" | "footage"));
                if matches!(finite, "was" | "were" | "after") || shown {
                    Mood::Happened
                } else {
                    Mood::Hypothetical
                }
            }
            _ => {
                let modal = self.before(b, sentence.start, negated).map_or("", |m| self.lower(m));
                mood_of_modal(modal).unwrap_or(Mood::Planned)
            }
        }
    }

    /// Mood of an infinitive whose "to" is token `to`: "moved to occupy" happened, "plans to" and "to prevent" did not.
    fn mood_of_infinitive(&self, to: usize, sentence: &Range<usize>) -> Mood {
        let mut negated = false;
        let Some(governor) = self.before(to, sentence.start, &mut negated) else { return Mood::Hypothetical };
        if negated {
            return Mood::Hypothetical;
        }
        let governor = match self.lower(governor) {
            "out" | "up" | "back" | "in" | "forward" | "down" if governor > sentence.start => governor - 1,
            _ => governor,
        };
        // "had been expected to sign".
        let missed = governor >= sentence.start + 2
            && self.lower(governor - 1) == "been"
            && self.lower(governor - 2) == "had";
        // "used bulldozers to level the houses".
        // "used mortar shells and heavy machine guns to target the towns".
        let by_means = || {
            (governor.saturating_sub(8).max(sentence.start)..governor)
                .rfind(|n| self.lower(*n) == "used")
                .is_some_and(|used| {
                    used + 4 >= governor || !(used..governor).any(|n| self.parts(n) || self.lower(n) == ",")
                })
        };
        // "was able to capture the town".
        let could = self.lower(governor) == "able"
            && governor > sentence.start
            && matches!(self.lower(governor - 1), "was" | "were" | "been")
            && !(governor.saturating_sub(4).max(sentence.start)..governor)
                .any(|i| matches!(self.lower(i), "not" | "never") || contracted_not(self.lower(i)));
        match self.lower(governor) {
            _ if missed => Mood::Hypothetical,
            _ if could => Mood::Happened,
            _ if by_means() => Mood::Happened,
            "moved" | "managed" | "began" | "started" | "proceeded" | "on" | "went" | "helped"
            | "continued" | "came" | "used" | "returned" => Mood::Happened,
            "plans" | "planned" | "intends" | "expected" | "scheduled" | "set" | "due" | "prepares"
            | "vowed" | "threatened" | "agreed" | "going" | "ready" | "ordered" | "planning" | "wants"
            | "pledged" => Mood::Planned,
            _ => Mood::Hypothetical,
        }
    }

    /// Whether the sentence says that what it tells is not true, or asks: "Q: Were there …", "the reports were unfounded".
    pub(super) fn is_refuted(&self, sentence: &Range<usize>) -> bool {
        let asks = self.lower(sentence.end.saturating_sub(1)) == "?"
            || self.lower(sentence.start) == "q" && self.lower(sentence.start + 1) == ":";
        let may_refute = || sentence.clone().filter(|n| self.role(*n).may_refute);
        let found_wrong = may_refute().filter(|n| *n > sentence.start).any(|n| {
            is_found_wrong(self.lower(n))
                && matches!(self.lower(n - 1), "be" | "was" | "were" | "proved" | "is" | "are" | "as")
        });
        // "It wishes to correct its report".
        let corrects = sentence
            .clone()
            .any(|n| self.lower(n) == "correct" && n > sentence.start && self.lower(n - 1) == "to");
        asks || found_wrong || corrects || may_refute().any(|n| is_untrue(self.lower(n)))
    }

    /// Whether the clause of token `n` says that it only might be so: a condition, an accusation, a wish, an end.
    pub(super) fn is_hedged(&self, n: usize, sentence: &Range<usize>) -> bool {
        let reach = n.saturating_sub(12).max(sentence.start);
        let start = (reach..n)
            .rev()
            .find(|i| {
                matches!(
                    self.lower(*i),
                    "which" | "who" | "where" | "after" | "as" | "while" | "though" | "although" | ";"
                ) || self.lower(*i) == "before" && *i > reach && self.lower(i - 1) == ","
            })
            .unwrap_or(reach);
        // "In A, where herders face the threat of expulsion, a man was hurt": the insertion is of the place.
        let inserted = |comma: &usize| {
            (comma.saturating_sub(INSERTION).max(sentence.start + 1)..*comma)
                .any(|i| matches!(self.lower(i), "where" | "which" | "who") && self.lower(i - 1) == ",")
        };
        let comma = (start..n).rfind(|i| self.lower(*i) == ",").filter(inserted);
        // "were accused of looting, and Israel bombed a depot in A": a clause of its own, its subject right before the verb.
        // "As thousands protested against the speech, jets hit a base in A".
        let own_clause = |and: &usize| {
            let joined =
                matches!(self.lower(*and), "and" | "but") && *and > start && self.lower(and - 1) == ",";
            let fronted = self.lower(*and) == "," && matches!(self.lower(start), "as" | "while");
            // "…, and in A a former mayor was killed".
            let no_verb = |i: usize| {
                self.is_plain(i)
                    || matches!(self.lower(i), "was" | "were")
                    || self.tags[i].is_none_or(|w| w.verbs.is_empty())
            };
            (joined || fronted) && (and + 1..n).all(no_verb)
        };
        let own = (n.saturating_sub(REACH_OF_SUBJECT).max(start)..n.saturating_sub(1)).rfind(own_clause);
        let start = comma.or(own).unwrap_or(start);
        // "gunmen believed to be members of a cell opened fire": who they were may be doubted, not that they did.
        let of_whom = |i: usize| {
            self.lower(i) == "believed"
                && self.lower(i + 1) == "to"
                && i > 0
                && (self.lower(i - 1) == ","
                    // "shells believed to have been fired by the army landed in A".
                    || matches!(self.lower(i + 2), "be" | "belong" | "have")
                        && !matches!(self.lower(i - 1), "is" | "are" | "was" | "were" | "been"))
        };
        // "a man accused of a murder was arrested": what he is charged with.
        let charged = |i: usize| {
            matches!(self.lower(i), "accused" | "suspected" | "wanted")
                && matches!(self.lower(i + 1), "of" | "for" | "in")
                && i > sentence.start
                && self.classes(i - 1) & self.lexicon.class.people != 0
                // "three persons under suspicion of smuggling were arrested".
                || self.lower(i) == "suspicion"
                    && i > sentence.start
                    && matches!(self.lower(i - 1), "under" | "on")
        };
        // "ignored calls to stop and was shot".
        let ignored = |i: usize| {
            (i.saturating_sub(4).max(sentence.start)..i).any(|k| {
                matches!(self.lower(k), "ignored" | "ignoring" | "defied" | "disregarded" | "refused")
            })
        };
        let told_of_whom = super::subject::aside_before(self, n, sentence.start);
        // "On 27 May", "at the end of May", "could be heard": none of these is in doubt.
        let is_plain = |i: usize| match self.lower(i) {
            "stop" | "halt" | "calls" | "order" | "warning" if ignored(i) => true,
            // "men who had gone out to stop a patrol were killed": what they meant to do is in doubt, not their death.
            _ if told_of_whom.contains(&i) => true,
            "may" => self.doc.tokens[i].capitalised,
            // "forces sent to restore order entered the city".
            "order" if i > 0 && matches!(self.lower(i - 1), "restore" | "public" | "impose" | "keep") => true,
            // "protesters calling for his release gathered in A".
            "calling" => {
                let class = &self.lexicon.class;
                self.lower(i + 1) == "for" && i > sentence.start && self.classes(i - 1) & class.people != 0
            }
            // "showed up without warning and searched homes".
            "stopping" | "halting" | "warning" if i > 0 && self.lower(i - 1) == "without" => true,
            // "did not prevent the killing of a man".
            "prevent" => i > 0 && self.lower(i - 1) == "not",
            // "saw soldiers stop two shepherds and take them away".
            "stop" => {
                self.lower(i + 1) == "and" || self.classes_in(i + 1..i + 4) & self.lexicon.class.people != 0
            }
            "end" => {
                let to = |w: &str| matches!(w, "to" | "will" | "must" | "should" | "would" | "could" | "can");
                // "and in the end reached A".
                let at_last = i > 1 && (self.lower(i - 2), self.lower(i - 1)) == ("in", "the");
                i > 0 && !to(self.lower(i - 1)) && (self.lower(i + 1) == "of" || at_last)
            }
            "could" => self.lower(i + 1) == "be" && matches!(self.lower(i + 2), "heard" | "seen"),
            _ => false,
        };
        (start..n).any(|i| {
            !of_whom(i)
                && !charged(i)
                && !is_plain(i)
                && matches!(
                    self.lower(i),
                    "if" | "unless"
                        | "whether"
                        | "accused"
                        | "accuses"
                        | "accusing"
                        | "prevent"
                        | "preventing"
                        | "avoid"
                        | "against"
                        | "threatened"
                        | "threatening"
                        | "threatens"
                        | "threat"
                        | "warned"
                        | "warning"
                        | "warns"
                        | "halting"
                        | "halt"
                        | "stop"
                        | "stopping"
                        | "end"
                        | "curb"
                        | "curbing"
                        | "limit"
                        | "denied"
                        | "denies"
                        | "deny"
                        | "denying"
                        | "refuted"
                        | "possible"
                        | "possibility"
                        | "fear"
                        | "fears"
                        | "feared"
                        | "risk"
                        | "demanded"
                        | "demand"
                        | "demands"
                        | "urged"
                        | "calling"
                        | "called"
                        | "calls"
                        | "aims"
                        | "aimed"
                        | "order"
                        | "suspicion"
                        | "fake"
                        | "believed"
                        | "plan"
                        | "plans"
                        | "proposal"
                        | "would"
                        | "could"
                        | "may"
                        | "might"
                )
        })
    }
}

/// Adverbs that stand between an auxiliary and its verb.
fn is_adverb(word: &str) -> bool {
    (word.len() > 4 && word.ends_with("ly") && word != "italy" && word != "family")
        || matches!(
            word,
            "also"
                | "then"
                | "later"
                | "again"
                | "already"
                | "even"
                | "just"
                | "soon"
                | "now"
                | "still"
                | "once"
                | "since"
                | "ever"
                | "both"
                | "all"
                | "not"
                | "never"
                | "first"
                | "jointly"
                | "thus"
                | "likewise"
                | "instead"
                | "twice"
                | "last"
        )
}

fn contracted_not(word: &str) -> bool {
    word.ends_with("n't") || word.ends_with("n’t")
}

fn mood_of_modal(word: &str) -> Option<Mood> {
    match word {
        "will" | "shall" => Some(Mood::Planned),
        "would" | "could" | "may" | "might" | "should" | "must" | "can" | "cannot" => {
            Some(Mood::Hypothetical)
        }
        _ => None,
    }
}

/// Tokens between "and" and a verb whose subject alone stands between them.
const REACH_OF_SUBJECT: usize = 9;

/// Tokens over which something is inserted between commas.
const INSERTION: usize = 16;

/// How a gerund is used, by the word before it.
fn read_gerund(before: Option<usize>, aux: &str, negated: bool) -> Option<Use> {
    let mood = match aux {
        "was" | "were" | "is" | "are" => Mood::Happened,
        "been" | "keep" | "keeps" | "continue" | "continues" | "continued" => Mood::Habitual,
        // "forces kept shelling the town".
        "began" | "started" | "begun" | "kept" => Mood::Happened,
        "" | "," | "and" | "or" | "before" | "after" | "while" | "by" | "when" | "then" | "“" | "\"" => {
            return Some(Use {
                mood: if negated { Mood::Negated } else { Mood::Happened },
                passive: false,
                dependent: true,
            });
        }
        "be" => Mood::Planned,
        _ if before.is_none() => return None,
        _ => Mood::Hypothetical,
    };
    Some(Use {
        mood: if negated && mood == Mood::Happened { Mood::Negated } else { mood },
        passive: false,
        dependent: false,
    })
}
