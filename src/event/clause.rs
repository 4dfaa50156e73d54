//! The grammar that event rules need of a sentence: what each word may be, where clauses part, and what stands before and after.

use super::{attribution, number, period};
use crate::geoparse::PlaceMention;
use crate::kind::{IncidentType, MentionKind};
use crate::lexicon::{ActorEntry, Classes, Heads, Lexicon, Word};
use crate::text::{Doc, OfWords, TokenKind, is_short_month};
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
    /// Relative clauses of other subjects behind which the main clause goes on, pronouns included, in text order.
    relatives: Vec<Range<usize>>,
}

/// What a word may be to the rules that look at every token, found once for each different word of a text.
#[derive(Debug, Clone, Copy)]
#[expect(clippy::struct_excessive_bools, reason = "each is an independent observation")]
pub(super) struct Role<'l> {
    word: Option<&'l Word>,
    pub(super) heads: Heads,
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
    pub(super) may_refute: bool,
}

/// Tokens from "told" to the "that" behind whom it was told.
const REACH_OF_TOLD: usize = 7;
/// Tokens after "bomber" within which it is said to have blown itself up.
const REACH_OF_BOMBER: usize = 12;

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
        let (roles, warplane) = KNOWN.with_borrow_mut(|known| {
            let roles = doc.of_words(|lower| known.role(lower, lexicon));
            (roles, known.role("warplane", lexicon).word)
        });
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
            // "a suicide bomber", "a bomber blew himself up" are no aircraft.
            let is_attacker = matches!(doc.lower(n), "bomber" | "bombers")
                && (doc.lower(n - 1) == "suicide"
                    || (n + 1..n + REACH_OF_BOMBER)
                        .take_while(|i| doc.lower(*i) != ".")
                        .any(|i| matches!(doc.lower(i), "himself" | "herself" | "themselves")));
            if is_air && !matches!(doc.lower(n + 1), "force" | "defence") || is_attacker {
                *tag = None;
            }
            if is_warplane_type(doc, n) {
                *tag = warplane;
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
            Parts::Always => !is_article(doc, n) && !is_as_far_as(doc, n) && !is_described_as(doc, n),
            Parts::AfterComma => n > 0 && doc.lower(n - 1) == "," && !doc.tokens[n].spaced,
            Parts::Spaced => doc.tokens[n].spaced,
            Parts::BeforeClause => {
                !(n + 1..n + 3).any(|i| is_hour(doc.lower(i)))
                    && !is_clock(doc, n + 1)
                    && !is_day_before(doc, n)
            }
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
            relatives: Vec::new(),
        };
        view.entries = view.find_entries();
        view.close_relatives();
        view.close_openers();
        view
    }

    /// "As soldiers raided A, B was shelled": the comma ends the clause that opens the sentence.
    fn close_openers(&mut self) {
        let mut commas = Vec::new();
        for sentence in &self.doc.sentences {
            commas.extend(self.end_of_opener(&sentence.tokens));
        }
        for comma in commas {
            let (start, end) = (self.clause_starts[comma], self.clause_ends[comma]);
            let after = self.clause_starts[comma + 1..=end as usize].partition_point(|s| *s == start);
            self.clause_starts[comma + 1..comma + 1 + after].fill(comma as u32 + 1);
            self.clause_ends[start as usize..=comma].fill(comma as u32);
        }
    }

    /// The comma at which a clause that opens the sentence ("While …,") ends: the first that a verb stands before and, with
    /// its subject, behind.
    fn end_of_opener(&self, sentence: &Range<usize>) -> Option<usize> {
        let opener = sentence.clone().take(2).find(|n| {
            matches!(self.lower(*n), "as" | "while" | "when" | "although" | "though" | "because")
                && self.parts(*n)
        });
        // "According to residents who spoke to the agency, troops entered A."
        let quoted = || {
            (self.lower(sentence.start) == "according").then_some(())?;
            let mut head = sentence.clone().take(REACH_OF_SOURCE);
            head.find(|n| matches!(self.lower(*n), "who" | "which") && self.parts(*n))
        };
        let opener = opener.or_else(quoted)?;
        let speaks = |n: usize| matches!(self.lower(n), "spoke" | "talked");
        let finite = |n: usize| self.is_finite(n) || speaks(n);
        let end = self.clause_end(opener + 1, sentence);
        let mut commas = (opener + 1..end).filter(|n| self.lower(*n) == ",").peekable();
        while let Some(comma) = commas.next() {
            let next = commas.peek().copied().unwrap_or(end);
            let subject =
                comma + 1 < next && !finite(comma + 1) && !matches!(self.lower(comma + 1), "and" | "or");
            if subject && (opener + 1..comma).any(finite) && (comma + 2..next).any(finite) {
                return Some(comma);
            }
        }
        None
    }

    /// "Forces that were operating near A were fired on": from the second "were" on the main clause goes on.
    fn close_relatives(&mut self) {
        let pronoun = |n: usize| matches!(self.doc.lower(n), "that" | "which" | "who");
        let mut closed = Vec::new();
        for sentence in &self.doc.sentences {
            for n in sentence.tokens.clone().skip(1).filter(|n| pronoun(*n)) {
                let relative = n + 1..self.clause_end(n + 1, &sentence.tokens);
                closed.extend(
                    self.end_of_relative(&relative).map(|(end, of_others)| (relative, end, of_others)),
                );
            }
        }
        for (relative, end, of_others) in closed {
            // "a man who came up to a fence at A was shot": there; "supplies that people in A had given": not the supplies.
            if of_others {
                self.relatives.push(relative.start - 1..end);
            }
            let main = self.clause_starts[relative.start - 1];
            self.clause_starts[end..relative.end].fill(main);
        }
    }

    /// Whether token `at` stands in a relative clause that ends before token `from`: what is there is said of a noun alone.
    pub(super) fn is_in_relative_of_others(&self, at: usize, from: usize) -> bool {
        let found = self.relatives.partition_point(|r| r.end <= at);
        self.relatives.get(found).is_some_and(|r| r.contains(&at) && r.end <= from)
    }

    /// Where within the tokens behind a relative pronoun its clause ends: before a second auxiliary, or behind a comma before a noun
    /// phrase with one ("on the road that connects A and B, a car was hit"); and whether the clause has a subject of its own.
    fn end_of_relative(&self, relative: &Range<usize>) -> Option<(usize, bool)> {
        let pronoun = relative.start - 1;
        let before = pronoun - 1;
        // "said that", "known that", "so that".
        let is_noun = self.doc.tokens[before].kind == TokenKind::Word
            && !self.role(before).is_saying
            && self.tags[before].is_none_or(|w| w.verbs.is_empty() || w.classes != 0);
        let auxiliary = |n: usize| matches!(self.lower(n), "was" | "were" | "has" | "have" | "had");
        let finite = |n: usize| {
            self.is_finite(n)
                || matches!(self.lower(n), "connects" | "links" | "joins" | "leads" | "lies" | "runs")
        };
        if relative.is_empty() || !is_noun {
            return None;
        }
        // "loaded with supplies that people in A had given, was ambushed".
        let of_object = self.lower(pronoun) == "that" && !finite(relative.start);
        let reach = if of_object { 2 * MAX_TO_VERB } else { MAX_TO_VERB };
        // "civilians who work on a farm were taken".
        let who = self.lower(pronoun) == "who";
        let first = relative.clone().take(reach).find(|n| finite(*n) || who && *n == relative.start)?;
        if self.role(first).is_saying
            || self.is_form_of(first, &["know", "think", "believe", "fear", "see", "hear", "learn"])
        {
            return None;
        }
        let coordinated = |n: usize| {
            matches!(
                self.lower(n),
                "and" | "or" | "," | "who" | "which" | "that" | "it" | "they" | "he" | "she"
            )
        };
        let opens = |n: usize| {
            matches!(
                self.lower(n),
                "a" | "an" | "the" | "one" | "two" | "three" | "several" | "many" | "at" | "their" | "its"
            )
        };
        let end = (first + 1..relative.end).find_map(|n| match self.lower(n) {
            "," if !of_object && opens(n + 1) && (n + 2..relative.end).any(auxiliary) => Some(n + 1),
            "," if auxiliary(n + 1) => Some(n + 1),
            _ if !of_object && auxiliary(n) && n > first + 1 && !coordinated(n - 1) && !auxiliary(n - 1) => {
                Some(n)
            }
            _ => None,
        })?;
        Some((end, of_object))
    }

    /// The paragraphs that open with a day or hour of their own, "Sunday 23.", "July 13: Troops arrest three men", and those that
    /// stand below one of several days that are lines of their own.
    fn find_entries(&self) -> Vec<Range<usize>> {
        const DAYS: usize = 3;
        const PARAGRAPHS: usize = 3;
        let blocks: Vec<(Range<usize>, usize)> = self
            .doc
            .sentences
            .chunk_by(|a, b| a.block == b.block)
            .filter_map(|block| Some((block.first()?.tokens.clone(), block.last()?.tokens.end)))
            .collect();
        let is_day = |(first, end): &(Range<usize>, usize)| first.end == *end && self.is_only_a_day(first);
        let is_chronicle = blocks.iter().filter(|b| is_day(b)).count() >= DAYS;
        let end_of = |n: usize| {
            let below = blocks[n + 1..].iter().take(PARAGRAPHS).take_while(|b| !is_day(b));
            let last = below.last().filter(|_| is_chronicle && is_day(&blocks[n]));
            last.map_or(blocks[n].1, |(_, end)| *end)
        };
        let opens = |(first, _): &(Range<usize>, usize)| self.is_only_a_day(first) || self.opens_entry(first);
        let mut entries: Vec<Range<usize>> = Vec::new();
        for (n, block) in blocks.iter().enumerate() {
            if opens(block) && entries.last().is_none_or(|e| e.end <= block.0.start) {
                entries.push(block.0.start..end_of(n));
            }
        }
        entries
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
        // A rule that asks for a verb that no table has would never hold.
        debug_assert!(verbs.is_empty() || lemmas.iter().all(|l| self.lexicon.is_lemma(l)), "{lemmas:?}");
        verbs.iter().any(|(v, _)| lemmas.contains(&self.lexicon.verbs[*v].lemma))
    }

    /// Whether token `n` is a verb in the past tense, or a form of "be" or "have" that is finite.
    pub(super) fn is_finite(&self, n: usize) -> bool {
        matches!(self.lower(n), "was" | "were" | "has" | "have" | "had" | "is" | "are")
            || self
                .tags
                .get(n)
                .copied()
                .flatten()
                .is_some_and(|w| w.verbs.iter().any(|(_, forms)| forms & crate::lexicon::form::PAST != 0))
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

    /// "fired rockets days after the army had killed a man in A": whether the words of `between` lead over to what had happened on some
    /// day before.
    pub(super) fn leads_back(&self, mut between: Range<usize>) -> bool {
        let end = between.end;
        let ends = |n: usize| matches!(self.lower(n), "," | ";" | "that" | "which" | "who");
        between.any(|n| {
            self.lower(n) == "after"
                && n > 0
                && matches!(self.lower(n - 1), "days" | "weeks" | "months" | "day" | "week" | "month")
                && (n..end).any(|i| self.lower(i) == "had")
                && !(n..end).any(ends)
        })
    }

    /// "near A, on the highway to B": whether the words of `between` say on which road, so that what follows is where that leads.
    pub(super) fn takes_road(&self, mut between: Range<usize>) -> bool {
        between.any(|n| {
            self.lower(n) == ","
                && matches!(self.lower(n + 1), "on" | "along")
                && matches!(self.lower(n + 3), "road" | "highway" | "motorway")
        })
    }

    /// Whether token `n` names a month or a day of the week: "February", "Feb. 17", "Tuesday".
    pub(super) fn is_calendar(&self, n: usize) -> bool {
        let word = self.lower(n);
        // "Mar Elias" is no month.
        let dated = || {
            self.lower(n + 1) == "."
                || self.doc.tokens.get(n + 1).is_some_and(|t| t.kind == TokenKind::Number)
        };
        CALENDAR.contains(&word) || is_short_month(word) && dated()
    }

    /// Whether token `n` names a day of the week.
    pub(super) fn is_weekday(&self, n: usize) -> bool {
        CALENDAR[12..].contains(&self.lower(n))
    }

    /// Whether token `n` names a month.
    pub(super) fn is_month(&self, n: usize) -> bool {
        self.is_calendar(n) && !self.is_weekday(n)
    }

    /// Whether a month stands right before token `n`: "on Feb. 17", "February 17", "Sept 3".
    pub(super) fn follows_month(&self, n: usize) -> bool {
        let dot = usize::from(n > 0 && self.lower(n - 1) == ".");
        n > dot && self.is_calendar(n - 1 - dot)
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
        // "told our newspaper that troops entered the village": what was told.
        let told = || {
            let reach = (start - 1).saturating_sub(REACH_OF_TOLD).max(sentence.start)..start - 1;
            reach
                .rev()
                .take_while(|i| !self.parts(*i) && self.lower(*i) != ",")
                .any(|i| matches!(self.lower(i), "told" | "informed" | "assured"))
        };
        (start > sentence.start
            && matches!(self.lower(start - 1), "which" | "who" | "where" | "that")
            && !(self.lower(start - 1) == "that" && (told() || self.opens_speech(start - 1, sentence)))
            && !self.closes_before(start - 1, n, sentence))
        .then(|| start - 1)
    }

    /// "Residents say that troops entered the village": whether "that" at token `n` opens what somebody says.
    fn opens_speech(&self, n: usize, sentence: &Range<usize>) -> bool {
        let word =
            |back: usize| n.checked_sub(back).filter(|i| *i >= sentence.start).map_or("", |i| self.lower(i));
        match word(1) {
            "say" | "indicated" | "claim" | "note" | "add" | "explain" | "recall" | "confirm" | "insist" => {
                true
            }
            // "the report that troops had entered A" is a noun.
            "report" => !matches!(word(2), "" | "a" | "the" | "this" | "that" | "of" | "in" | "'s" | "’s"),
            _ => false,
        }
    }

    /// "The gunmen, who have been identified, fired …": whether the insertion that `pronoun` opens ends before the verb at `n`, which
    /// is then that of its subject.
    fn closes_before(&self, pronoun: usize, n: usize, sentence: &Range<usize>) -> bool {
        let comma = (pronoun + 1..n).find(|i| self.lower(*i) == ",");
        pronoun > sentence.start
            && self.lower(pronoun - 1) == ","
            && comma.is_some_and(|comma| (pronoun + 1..comma).any(|i| self.is_finite(i)))
            && !(sentence.start..pronoun).any(|i| self.is_finite(i))
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
        // "NNA: Two raids on A.", "WAFA: Forces storm B.": what a source is quoted with.
        let capital = |n: usize| {
            let token = &self.doc.tokens[n];
            token.all_caps || token.kind != TokenKind::Word
        };
        let of_source = self.lower(mark) == ":"
            && self.doc.tokens[sentence.start].kind == TokenKind::Word
            // "BEIRUT:" opens prose.
            && !self.places[sentence.start]
            && ((sentence.start..mark).all(capital)
                || self.source(sentence.start).is_some_and(|(len, _)| sentence.start + len == mark));
        if of_source {
            return true;
        }
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
}

/// "As-Suwayda", "in As Suwayda": whether token `n` is the article of a name and no conjunction.
fn is_article(doc: &Doc, n: usize) -> bool {
    let token = doc.tokens[n];
    let glued = || doc.lower(n + 1) == "-" && !doc.tokens[n + 1].spaced;
    let opens = || doc.sentences.binary_search_by_key(&n, |s| s.tokens.start).is_ok();
    let within = || n > 0 && doc.tokens[n - 1].kind == TokenKind::Word && doc.lower(n) == "as" && !opens();
    token.capitalised && (glued() || within())
}

/// "went as far as the outskirts", "A as well as B": whether token `n` is an "as" of it.
fn is_as_far_as(doc: &Doc, n: usize) -> bool {
    let joins = |i: usize| matches!(doc.lower(i), "far" | "well");
    doc.lower(n) == "as" && (joins(n + 1) || n > 0 && joins(n - 1))
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

/// "F-16", "A-10s", "Su-24": whether token `n` is the number of a type of military aircraft.
fn is_warplane_type(doc: &Doc, n: usize) -> bool {
    doc.lower(n).starts_with(|c: char| c.is_ascii_digit())
        && n >= 2
        && doc.lower(n - 1) == "-"
        && matches!(doc.lower(n - 2), "f" | "a" | "b" | "ac" | "ah" | "uh" | "su" | "mig" | "mi")
}

/// "struck what it described as a depot in A": whether "as" at token `n` says what something is taken for.
fn is_described_as(doc: &Doc, n: usize) -> bool {
    n > 0
        && doc.lower(n) == "as"
        && matches!(
            doc.lower(n - 1),
            "described"
                | "identified"
                | "known"
                | "regarded"
                | "considered"
                | "labelled"
                | "labeled"
                | "dubbed"
        )
}

/// "an incursion the day before in A": whether "before" at token `n` says which day, and no clause follows.
fn is_day_before(doc: &Doc, n: usize) -> bool {
    n >= 2
        && doc.lower(n) == "before"
        && doc.lower(n - 2) == "the"
        && matches!(doc.lower(n - 1), "day" | "night" | "evening" | "week" | "month" | "year")
        && matches!(
            doc.lower(n + 1),
            "." | "," | ";" | "in" | "at" | "near" | "on" | "of" | "and" | "when" | "from" | "outside"
        )
}

/// Parts of the day that something can be after.
pub(super) fn is_hour(word: &str) -> bool {
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

/// Tokens from "according to" to what is said of who tells it.
const REACH_OF_SOURCE: usize = 10;

/// Tokens behind a relative pronoun within which its verb stands.
const MAX_TO_VERB: usize = 4;

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

/// What a report may be found to be.
pub(super) fn is_found_wrong(word: &str) -> bool {
    matches!(word, "wrong" | "false" | "incorrect" | "denied")
}

/// Words for what is not so.
pub(super) fn is_untrue(word: &str) -> bool {
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
