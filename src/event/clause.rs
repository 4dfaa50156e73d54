//! The grammar that event rules need of a sentence: where clauses part, what a verb's tense and mood say of whether it
//! happened, and what stands before and after it.

use super::{attribution, number, period};
use crate::geoparse::PlaceMention;
use crate::kind::{IncidentType, MentionKind};
use crate::lexicon::{ActorEntry, Classes, Heads, Lexicon, Word, form};
use crate::text::{Doc, OfWords, TokenKind};
use foldhash::fast::RandomState;
use std::cell::RefCell;
use std::collections::HashMap;
use std::ops::Range;

/// A document with what the lexicon says of its tokens.
pub(super) struct View<'a> {
    pub(super) doc: &'a Doc<'a>,
    pub(super) lexicon: &'a Lexicon,
    pub(super) tags: Vec<Option<&'a Word>>,
    /// The names of actors: length in tokens, and whose.
    actors: Vec<(usize, &'a ActorEntry)>,
    /// For every token which of `actors` begins there, counted from 1; 0 for none.
    actor_of: Vec<u32>,
    /// Tokens that name a place as a place.
    pub(super) places: Vec<bool>,
    /// The tokens in lower case: rules compare each of them with many words.
    words: OfWords<'a, &'a str>,
    roles: OfWords<'a, Role<'a>>,
    /// For every token and the end: one past the last token before it that parts clauses, 0 for none.
    clause_starts: Vec<u32>,
    /// For every token: the first after it that parts clauses, the number of tokens for none.
    clause_ends: Vec<u32>,
    /// Tokens of the paragraphs that are entries of a timeline or log, in text order.
    entries: Vec<Range<usize>>,
}

/// What a word may be to the rules that look at every token, found once for each different word of a text.
#[derive(Debug, Clone, Copy)]
#[expect(clippy::struct_excessive_bools, reason = "each is an independent observation")]
pub(super) struct Role<'l> {
    word: Option<&'l Word>,
    heads: Heads,
    /// Whether it is a noun that totals count.
    pub(super) is_counted: bool,
    parts: Parts,
    /// The small number it spells.
    pub(super) number: Option<u8>,
    /// Whether it stands for a number without spelling one: "dozens".
    pub(super) is_rough: bool,
    /// Whether it is a verb of saying.
    pub(super) is_saying: bool,
    /// Whether a source may stand behind it.
    pub(super) is_citing: bool,
    /// Whether it may open a sum: "the number of", "the toll".
    pub(super) is_toll: bool,
    /// Whether it may say that what a sentence tells is not true.
    may_refute: bool,
}

/// Past the end.
const NO_ROLE: &Role = &Role {
    word: None,
    heads: Heads { noun: 0, actor: 0, source: 0 },
    is_counted: false,
    parts: Parts::Never,
    number: None,
    is_rough: false,
    is_saying: false,
    is_citing: false,
    is_toll: false,
    may_refute: false,
};

impl<'l> Role<'l> {
    fn of(lower: &str, lexicon: &'l Lexicon) -> Self {
        let word = lexicon.word(lower);
        Self {
            word,
            heads: word.map_or(NO_ROLE.heads, |word| word.heads),
            is_counted: word.is_some_and(|word| word.is_counted),
            parts: parts(lower),
            number: number::small_number(lower),
            is_rough: number::is_rough(lower),
            is_saying: attribution::is_saying(lower),
            is_citing: attribution::is_citing(lower),
            is_toll: period::is_toll(lower),
            may_refute: is_found_wrong(lower) || is_untrue(lower),
        }
    }
}

/// Words kept in [`KNOWN`], at most; a language has more, but news has few.
const MAX_KNOWN: usize = 16_384;

thread_local! {
    /// The roles of words that the thread met lately: news repeats its words from article to article.
    static KNOWN: RefCell<Known> = RefCell::default();
}

/// Words with their roles. When there are too many, it begins anew.
#[derive(Default)]
struct Known {
    /// The lexicon that the roles were found in.
    lexicon: Option<&'static Lexicon>,
    /// Seeded, since whoever writes an article chooses the keys.
    roles: HashMap<Box<str>, Role<'static>, RandomState>,
}

impl Known {
    fn role(&mut self, lower: &str, lexicon: &'static Lexicon) -> Role<'static> {
        if !self.lexicon.is_some_and(|known| std::ptr::eq(known, lexicon)) || self.roles.len() >= MAX_KNOWN {
            self.lexicon = Some(lexicon);
            self.roles.clear();
        }
        if let Some(role) = self.roles.get(lower) {
            return *role;
        }
        let role = Role::of(lower, lexicon);
        self.roles.insert(lower.into(), role);
        role
    }
}

/// Where a word parts clauses.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Parts {
    Never,
    Always,
    /// Behind a comma: a closing quotation mark.
    AfterComma,
    /// With a space before it: a dash.
    Spaced,
    /// Unless an hour follows: "after sunset", "before 9 a.m.".
    BeforeClause,
}

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
    /// It may, might, should; a purpose; an accusation.
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

impl<'a> View<'a> {
    pub(super) fn new(doc: &'a Doc<'a>, lexicon: &'static Lexicon, mentions: &[PlaceMention]) -> Self {
        let mut places = vec![false; doc.tokens.len()];
        for mention in mentions.iter().filter(|m| m.kind == MentionKind::Literal) {
            let first = doc.tokens.partition_point(|t| t.span.end <= mention.span.start);
            for (token, place) in doc.tokens[first..].iter().zip(&mut places[first..]) {
                if token.span.start >= mention.span.end {
                    break;
                }
                *place = true;
            }
        }
        let roles = KNOWN.with_borrow_mut(|known| doc.of_words(|lower| known.role(lower, lexicon)));
        let mut tags: Vec<Option<&Word>> = roles.iter().map(|role| role.word).collect();
        // "the Jabal al-Sheikh outpost" holds no sheikh: a place's name is nothing else.
        // But the square of a name is one.
        for (n, (tag, place)) in tags.iter_mut().zip(&places).enumerate() {
            if *place && doc.lower(n) != "square" {
                *tag = None;
            }
        }
        // "shots into the air" are no aircraft.
        let words = doc.of_words(|lower| lower);
        for (n, tag) in tags.iter_mut().enumerate().skip(1) {
            let is_air = tag.is_some() && doc.lower(n) == "air" && doc.lower(n - 1) == "the";
            if is_air && !matches!(doc.lower(n + 1), "force" | "defence") {
                *tag = None;
            }
        }
        let (mut actors, mut actor_of, mut end) = (Vec::new(), vec![0; doc.tokens.len()], 0);
        for (n, role) in roles.iter().enumerate().filter(|(_, role)| role.heads.actor != 0) {
            if n >= end
                && let Some((len, actor)) = lexicon.actors.at(doc, n, role.heads.actor)
            {
                actors.push((len, actor));
                actor_of[n] = actors.len() as u32;
                end = n + len;
            }
        }
        let parts = roles.iter().enumerate().map(|(n, role)| match role.parts {
            Parts::Never => false,
            Parts::Always => !is_article(doc, n) && !is_as_far_as(doc, n),
            Parts::AfterComma => n > 0 && doc.lower(n - 1) == ",",
            Parts::Spaced => doc.tokens[n].spaced,
            Parts::BeforeClause => !(n + 1..n + 3).any(|i| is_hour(doc.lower(i))) && !is_clock(doc, n + 1),
        });
        let (clause_starts, clause_ends) = clause_bounds(doc.tokens.len(), parts);
        let entries = Vec::new();
        let mut view = Self {
            doc,
            lexicon,
            tags,
            actors,
            actor_of,
            places,
            words,
            roles,
            clause_starts,
            clause_ends,
            entries,
        };
        view.entries = view.find_entries();
        view
    }

    /// The paragraphs that open with a day or hour of their own: "Sunday 23.", "July 13: Troops arrest three men".
    fn find_entries(&self) -> Vec<Range<usize>> {
        let blocks = self.doc.sentences.chunk_by(|a, b| a.block == b.block);
        let tokens =
            blocks.filter_map(|block| Some((block.first()?.tokens.clone(), block.last()?.tokens.end)));
        let opens = |(first, _): &(Range<usize>, usize)| self.is_only_a_day(first) || self.opens_entry(first);
        tokens.filter(opens).map(|(first, end)| first.start..end).collect()
    }

    /// "Sunday 23.", "3 March".
    fn is_only_a_day(&self, sentence: &Range<usize>) -> bool {
        const LONGEST: usize = 6;
        let is_day = |n: usize| match self.doc.tokens[n].kind {
            TokenKind::Word => CALENDAR.contains(&self.lower(n)),
            _ => true,
        };
        (2..=LONGEST).contains(&sentence.len())
            && sentence.clone().all(is_day)
            && sentence.clone().any(|n| self.doc.tokens[n].kind == TokenKind::Word)
    }

    /// What the token's word may be to the rules.
    #[inline]
    pub(super) fn role(&self, n: usize) -> &Role<'a> {
        self.roles.get(n).unwrap_or(NO_ROLE)
    }

    /// The noun of an event that begins at token `n`: its length in tokens and its type.
    #[inline]
    pub(super) fn noun(&self, n: usize) -> Option<(usize, IncidentType)> {
        let head = self.role(n).heads.noun;
        if head == 0 {
            return None;
        }
        let found = self.lexicon.nouns.at(self.doc, n, head);
        found.map(|(len, kind)| (len, *kind))
    }

    /// The known source whose name begins at token `n`: its length in tokens and its canonical name.
    #[inline]
    pub(super) fn source(&self, n: usize) -> Option<(usize, &'static str)> {
        let head = self.role(n).heads.source;
        if head == 0 {
            return None;
        }
        let found = self.lexicon.sources.at(self.doc, n, head);
        found.map(|(len, name)| (len, *name))
    }

    /// The token in lower case; empty past the end.
    #[inline]
    pub(super) fn lower(&self, n: usize) -> &'a str {
        self.words.get(n).copied().unwrap_or("")
    }

    #[inline]
    pub(super) fn classes(&self, n: usize) -> Classes {
        self.tags.get(n).copied().flatten().map_or(0, |w| w.classes)
    }

    /// All classes that occur in `tokens`; the name of an armed actor counts as the class `force`, that of a government
    /// as `force` and `diplomat`.
    pub(super) fn classes_in(&self, tokens: Range<usize>) -> Classes {
        let mut set = 0;
        for n in tokens {
            set |= self.classes(n);
            if let Some((_, actor)) = self.actor(n) {
                set |= match actor.sector {
                    "military" | "armed group" => self.lexicon.class.force,
                    "government" => self.lexicon.class.diplomat,
                    "civilian" => self.lexicon.class.people | self.lexicon.class.demonstrator,
                    _ => 0,
                };
            }
        }
        set
    }

    /// The actor whose name begins at token `n`, with the name's length in tokens.
    #[inline]
    pub(super) fn actor(&self, n: usize) -> Option<(usize, &'a ActorEntry)> {
        self.actor_of.get(n)?.checked_sub(1).map(|at| self.actors[at as usize])
    }

    /// Whether token `n` is a form of one of the verbs `lemmas`.
    pub(super) fn is_form_of(&self, n: usize, lemmas: &[&str]) -> bool {
        let verbs = self.tags.get(n).copied().flatten().map_or(&[][..], |w| &w.verbs);
        verbs.iter().any(|(v, _)| lemmas.contains(&self.lexicon.verbs[*v].lemma))
    }

    /// Whether token `n` is neither a verb nor the first word of a noun that the tables know.
    #[inline]
    pub(super) fn is_plain(&self, n: usize) -> bool {
        self.tags[n].is_none_or(|word| word.verbs.is_empty()) && self.role(n).heads.noun == 0
    }

    /// Whether a clause ends before token `n`: a semicolon, colon, dash or subordinating word.
    #[inline]
    pub(super) fn parts(&self, n: usize) -> bool {
        self.clause_starts[n + 1] as usize == n + 1
    }

    /// First token of the clause that holds `n`, within `sentence`.
    pub(super) fn clause_start(&self, n: usize, sentence: &Range<usize>) -> usize {
        (self.clause_starts[n] as usize).max(sentence.start)
    }

    /// The first token of `sentence` that ends behind byte `offset`: the one there, or the next.
    pub(super) fn token_at(&self, sentence: &Range<usize>, offset: u32) -> usize {
        self.doc.tokens[sentence.clone()].partition_point(|t| t.span.end <= offset) + sentence.start
    }

    /// "has been shelling the village for two hours", "since dawn": whether what goes on at token `n` began today.
    fn lasts_hours(&self, n: usize, sentence: &Range<usize>) -> bool {
        let unit = |i: usize| matches!(self.lower(i), "hour" | "hours" | "minutes");
        (n + 1..self.clause_end(n, sentence)).any(|i| self.lower(i) == "for" && (i + 1..i + 6).any(unit))
            || (n + 1..sentence.end).any(|i| {
                self.lower(i) == "since"
                    && (is_hour(self.lower(i + 1))
                        || matches!(self.lower(i + 1), "early" | "this" | "morning")
                        || (self.lower(i + 1), self.lower(i + 2)) == ("last", "night"))
            })
    }

    /// "every day", "every night": of what goes on and on.
    pub(super) fn is_every_day(&self, n: usize) -> bool {
        self.lower(n) == "every" && matches!(self.lower(n + 1), "day" | "night" | "week")
    }

    /// One past the last token of the clause that holds `n`.
    pub(super) fn clause_end(&self, n: usize, sentence: &Range<usize>) -> usize {
        self.clause_ends.get(n).map_or(sentence.end, |end| (*end as usize).min(sentence.end))
    }

    /// Whether token `at` stands in a relative clause ("which troops took over in December") that `from`, before it, does
    /// not: what is told there is told of the noun alone.
    pub(super) fn is_aside(&self, from: usize, at: usize) -> bool {
        // "in violation of the truce that has been in effect since November"; "said that on Monday …" is no aside.
        // "seized three men who were grazing sheep there on Saturday": what went on when it happened.
        let goes_on =
            |n: usize| matches!(self.lower(n + 1), "was" | "were") && self.lower(n + 2).ends_with("ing");
        let is_relative = |n: usize| {
            matches!(self.lower(n), "which" | "who" | "whose" | "whom" | "where") && !goes_on(n)
                || self.lower(n) == "that"
                    && matches!(self.lower(n + 1), "has" | "have" | "had" | "was" | "were" | "is" | "are")
                    && n > 0
                    && !self.role(n - 1).is_saying
        };
        (from..at).find(|n| is_relative(*n)).is_some_and(|pronoun| {
            let mut commas = (pronoun + 1..at).filter(|n| self.lower(*n) == ",");
            // "where the factions, including A, had held posts before …": two commas around an insertion.
            match commas.next() {
                None => true,
                Some(first) => {
                    matches!(self.lower(first + 1), "including" | "such" | "like" | "among")
                        && commas.next().is_some()
                        && commas.next().is_none()
                }
            }
        })
    }

    /// The relative pronoun that opens the clause of token `n`, if one does.
    pub(super) fn relative_pronoun(&self, n: usize, sentence: &Range<usize>) -> Option<usize> {
        let start = self.clause_start(n, sentence);
        (start > sentence.start && matches!(self.lower(start - 1), "which" | "who" | "where" | "that"))
            .then(|| start - 1)
    }

    /// The nearest token before `n` (at or after `start`) that is no adverb; notes negation on the way.
    fn before(&self, n: usize, start: usize, negated: &mut bool) -> Option<usize> {
        let mut at = n;
        while at > start {
            at -= 1;
            let word = self.lower(at);
            if matches!(word, "not" | "never" | "neither" | "nor") {
                *negated = true;
            } else if CALENDAR.contains(&word) && self.is_day_behind_auxiliary(at, start) {
                // "had on Tuesday blown up".
                at -= 1;
            } else if !is_adverb(word) {
                return Some(at);
            }
        }
        None
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
        let be = |w: &str| matches!(w, "is" | "are" | "was" | "were" | "been" | "being" | "be" | "got");
        if forms & form::GERUND != 0 {
            if aux == "been" && self.lasts_hours(n, sentence) {
                return used(Mood::Happened, false, false);
            }
            let use_ = read_gerund(before, aux, negated);
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
            // "reports of a convoy entering the town", "were seen digging": told as seen.
            let seen = use_.is_some_and(|u| u.mood == Mood::Hypothetical)
                && (n.saturating_sub(12).max(self.clause_start(n, sentence))..n).any(|i| {
                    matches!(
                        self.lower(i),
                        "reports" | "footage" | "video" | "saw" | "seen" | "spotted" | "observed" | "noted" | "filmed"
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
        if forms & form::PAST != 0 {
            // "a newly established position", "the occupied heights".
            let adjective = before.is_some_and(|b| {
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
                    )
                        // "this occupied land"; "This led to shelling" is a sentence.
                        || aux == "this" && !matches!(self.lower(n + 1), "to" | "in" | "the" | "a" | "an" | "several")
                        || b + 1 == n
                        && self.doc.tokens[b].kind == TokenKind::Number
                        // "An attack on February 4 targeted …".
                        && !(b > sentence.start && CALENDAR.contains(&self.lower(b - 1)))
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
                || (n > 0 && self.lower(n - 1) == "-")
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
            && (matches!(self.lower(n + 1), "on") && CALENDAR.contains(&self.lower(n + 2))
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

    /// Whether the sentence is of an entry of a timeline or log: a date or hour, a colon or dash, and what happened.
    pub(super) fn is_dated_item(&self, sentence: &Range<usize>) -> bool {
        let at = self.entries.partition_point(|e| e.end <= sentence.start);
        self.entries.get(at).is_some_and(|e| e.start < sentence.start) || self.opens_entry(sentence)
    }

    /// Whether the sentence opens an entry.
    fn opens_entry(&self, sentence: &Range<usize>) -> bool {
        let head = sentence.start..(sentence.start + 7).min(sentence.end);
        let Some(mark) = head.clone().skip(1).find(|n| {
            self.lower(*n) == ":"
                && self.doc.tokens[n - 1].span.end == self.doc.tokens[*n].span.start
                && self.doc.tokens.get(n + 1).is_some_and(|t| t.kind == TokenKind::Word)
                || matches!(self.lower(*n), "–" | "—" | "-") && self.doc.tokens[*n].spaced
        }) else {
            return false;
        };
        let is_date =
            |word: &str| CALENDAR.contains(&word) || word.chars().all(|c| c.is_ascii_digit() || c == ':');
        (sentence.start..mark).any(|n| self.doc.tokens[n].kind == TokenKind::Number || is_date(self.lower(n)))
            && (sentence.start..mark).all(|n| {
                self.doc.tokens[n].kind != TokenKind::Word
                    || is_date(self.lower(n))
                    || matches!(
                        self.lower(n),
                        "early" | "mid" | "late" | "in" | "on" | "a.m." | "p.m." | "gmt" | "to" | "and"
                    )
            })
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
                if matches!(finite, "was" | "were") { Mood::Happened } else { Mood::Hypothetical }
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
        let by_means =
            || (governor.saturating_sub(4).max(sentence.start)..governor).any(|n| self.lower(n) == "used");
        match self.lower(governor) {
            _ if missed => Mood::Hypothetical,
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
            .find(|i| matches!(self.lower(*i), "which" | "who" | "after" | "as" | ";"))
            .unwrap_or(reach);
        // "gunmen believed to be members of a cell opened fire": who they were may be doubted, not that they did.
        let of_whom = |i: usize| {
            self.lower(i) == "believed"
                && self.lower(i + 1) == "to"
                && i > 0
                && (self.lower(i - 1) == ","
                    || matches!(self.lower(i + 2), "be" | "belong")
                        && !matches!(self.lower(i - 1), "is" | "are" | "was" | "were" | "been"))
        };
        // "ignored calls to stop and was shot".
        let ignored = |i: usize| {
            (i.saturating_sub(4).max(sentence.start)..i).any(|k| {
                matches!(self.lower(k), "ignored" | "ignoring" | "defied" | "disregarded" | "refused")
            })
        };
        // "On 27 May", "at the end of May", "could be heard": none of these is in doubt.
        let is_plain = |i: usize| match self.lower(i) {
            "stop" | "halt" | "calls" | "order" | "warning" if ignored(i) => true,
            "may" => self.doc.tokens[i].capitalised,
            "stopping" | "halting" => i > 0 && self.lower(i - 1) == "without",
            // "saw soldiers stop two shepherds and take them away".
            "stop" => {
                self.lower(i + 1) == "and" || self.classes_in(i + 1..i + 4) & self.lexicon.class.people != 0
            }
            "end" => {
                let to = |w: &str| matches!(w, "to" | "will" | "must" | "should" | "would" | "could" | "can");
                i > 0 && !to(self.lower(i - 1)) && self.lower(i + 1) == "of"
            }
            "could" => self.lower(i + 1) == "be" && matches!(self.lower(i + 2), "heard" | "seen"),
            _ => false,
        };
        (start..n).any(|i| {
            !of_whom(i)
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

/// What a report may be found to be.
fn is_found_wrong(word: &str) -> bool {
    matches!(word, "wrong" | "false" | "incorrect" | "denied")
}

/// Words for what is not so.
fn is_untrue(word: &str) -> bool {
    matches!(
        word,
        "untrue"
            | "unfounded"
            | "baseless"
            | "fabricated"
            | "hoax"
            | "debunked"
            | "rumours"
            | "rumors"
            | "disinformation"
    )
}

/// "As-Suwayda", "in As Suwayda": whether token `n` is the article of a name and no conjunction.
fn is_article(doc: &Doc, n: usize) -> bool {
    let token = doc.tokens[n];
    let glued = || doc.lower(n + 1) == "-" && !doc.tokens[n + 1].spaced;
    let within = || n > 0 && doc.tokens[n - 1].kind == TokenKind::Word && doc.lower(n) == "as";
    token.capitalised && (glued() || within())
}

/// "went as far as the outskirts": whether token `n` is an "as" of it.
fn is_as_far_as(doc: &Doc, n: usize) -> bool {
    doc.lower(n) == "as" && (doc.lower(n + 1) == "far" || n > 0 && doc.lower(n - 1) == "far")
}

/// Where `word` parts clauses.
fn parts(word: &str) -> Parts {
    match word {
        ";" | ":" => Parts::Always,
        // “…,” said the farmer.
        "\"" | "”" => Parts::AfterComma,
        "–" | "—" => Parts::Spaced,
        "after" | "before" => Parts::BeforeClause,
        "that" | "which" | "who" | "when" | "while" | "as" | "because" | "where" | "although" | "though"
        | "but" | "if" | "unless" | "until" | "since" | "whether" => Parts::Always,
        _ => Parts::Never,
    }
}

/// Parts of the day that something can be after.
fn is_hour(word: &str) -> bool {
    matches!(
        word,
        "midnight"
            | "noon"
            | "midday"
            | "dawn"
            | "dusk"
            | "dark"
            | "sunset"
            | "sunrise"
            | "nightfall"
            | "daybreak"
            | "prayers"
            | "prayer"
    )
}

/// Whether an hour on the clock stands at token `n`: "9 a.m.", "1:30".
fn is_clock(doc: &Doc, n: usize) -> bool {
    doc.tokens.get(n).is_some_and(|t| t.kind == TokenKind::Number)
        && (doc.lower(n).contains(':')
            || matches!(doc.lower(n + 1), "a.m." | "p.m." | "am" | "pm" | "a.m" | "p.m" | "o'clock" | ":"))
}

/// [`View::clause_starts`] and [`View::clause_ends`] of `len` tokens of which some part clauses.
fn clause_bounds(len: usize, parting: impl Iterator<Item = bool>) -> (Vec<u32>, Vec<u32>) {
    let mut starts = Vec::with_capacity(len + 1);
    starts.push(0);
    let mut ends = Vec::with_capacity(len);
    for (n, parts) in parting.enumerate() {
        if parts {
            ends.resize(n, n as u32);
            starts.push(n as u32 + 1);
        } else {
            starts.push(starts[n]);
        }
    }
    ends.resize(len, len as u32);
    (starts, ends)
}

/// Tokens within which two participles share an auxiliary.
const REACH_OF_AUXILIARY: usize = 12;

/// Words of dates that head an entry of a timeline.
pub(super) const CALENDAR: [&str; 19] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
    "monday",
    "tuesday",
    "wednesday",
    "thursday",
    "friday",
    "saturday",
    "sunday",
];

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
                | "instead"
                | "twice"
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

/// How a gerund is used, by the word before it.
fn read_gerund(before: Option<usize>, aux: &str, negated: bool) -> Option<Use> {
    let mood = match aux {
        "was" | "were" | "is" | "are" => Mood::Happened,
        "been" | "keep" | "keeps" | "continue" | "continues" | "continued" => Mood::Habitual,
        "began" | "started" | "begun" => Mood::Happened,
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
