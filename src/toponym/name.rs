//! Finds the words that may name a place: the longest row of words the gazetteer knows, demonyms, abbreviations of
//! regions, and unknown names that a feature noun makes places ("the village of Xyz").
//!
//! One pass from left to right. At each word that may begin a name the gazetteer is walked word by word; the longest match wins and
//! the search goes on behind it.

use super::lexicon::{Demonym, PlaceLexicon, flag};
use super::words::Words;
use crate::gazetteer::{Gazetteer, Match, Step, Walker};
use crate::text::TokenKind;
use std::ops::Range;

/// What was found at some words, before anything is decided.
#[derive(Debug, Clone)]
pub enum Nature<'l> {
    /// A name the gazetteer knows; [`Gazetteer::candidates`] lists its places.
    Known(Step),
    /// An adjective or noun of origin.
    Demonym(&'l Demonym),
    /// A region's abbreviation.
    Abbreviation(&'l Demonym),
    /// A name only the words around it make a place.
    Unknown,
}

/// Words that may name a place.
#[derive(Debug, Clone)]
pub struct Found<'l> {
    /// The words: indices into [`crate::text::Doc::tokens`].
    pub tokens: Range<usize>,
    /// Index of the sentence.
    pub sentence: usize,
    /// What they are.
    pub nature: Nature<'l>,
}

/// Longest place name, in words.
const MAX_WORDS: usize = 7;

/// Finds all candidates of a text, in order, without overlap.
pub fn find<'l>(words: &Words, gazetteer: &Gazetteer, lexicon: &'l PlaceLexicon) -> Vec<Found<'l>> {
    let mut found = Vec::new();
    let walker = gazetteer.walker();
    let mut walker = if words.is_theatre() { walker } else { walker.exact_only() };
    for (n, sentence) in words.doc.sentences.iter().enumerate() {
        let end = sentence.tokens.end;
        let mut rest = sentence.tokens.clone();
        while let Some(at) = rest.find(|at| may_begin(words, end, *at)) {
            if let Some((tokens, nature)) = read_at(words, gazetteer, &mut walker, lexicon, n, at) {
                rest = tokens.end..end;
                found.push(Found { tokens, sentence: n, nature });
            }
        }
    }
    found
}

/// What begins at token `at`, where a name may begin, if anything.
fn read_at<'l>(
    words: &Words,
    gazetteer: &Gazetteer,
    walker: &mut Walker,
    lexicon: &'l PlaceLexicon,
    sentence: usize,
    at: usize,
) -> Option<(Range<usize>, Nature<'l>)> {
    let range = words.sentence(sentence);
    if let Some(abbreviation) = read_abbreviation(words, lexicon, &range, at) {
        return Some(abbreviation);
    }
    let unknown = |walker: &mut Walker| {
        read_unknown(words, gazetteer, walker, lexicon, sentence, at).map(|end| (at..end, Nature::Unknown))
    };
    let demonym = read_demonym(words, lexicon, range.end, at);
    let place = longest(words, walker, range.end, at);
    match (demonym, place) {
        // "American Samoa", "French Guiana": the longer name wins, unless its rest names the same place ("Syrian Golan").
        (Some((end, demonym)), place)
            if place.as_ref().is_none_or(|(e, step)| {
                *e <= end || is_same_without(words, gazetteer, walker, range.end, end, step)
            }) =>
        {
            Some((at..end, Nature::Demonym(demonym)))
        }
        (_, Some((end, _))) if end == at + 1 && begins_longer_name(words, &range, at) => unknown(walker),
        (_, Some((end, step))) => {
            if end == at + 1 && !is_plausible_alone(words, sentence, at) {
                return read_abbreviation(words, lexicon, &range, at).or_else(|| unknown(walker));
            }
            let exact = step.level() == Some(Match::Exact);
            if words.is(at, flag::ACRONYM) && !exact {
                return None;
            }
            // "The Hague", but not "The Center".
            if words.is(at, flag::FUNCTION)
                && !words.is(at, flag::ACRONYM)
                && !(words.is(at, flag::ARTICLE) && words.is_hyphen(at + 1))
                && (end < at + 2 || !exact || words.is(end - 1, flag::COMMON | flag::ORG_HEAD))
            {
                return None;
            }
            let end = with_arabic_adjective(words, range.end, end);
            Some((at..end, Nature::Known(step)))
        }
        _ => unknown(walker),
    }
}

/// Whether a name can begin here: a capital, an Arabic article joined to a capital, or a script without case.
fn may_begin(words: &Words, end: usize, at: usize) -> bool {
    if !words.is_word(at) {
        return false;
    }
    let joined_article =
        words.is(at, flag::ARTICLE) && at + 2 < end && words.is_hyphen(at + 1) && words.is_capital(at + 2);
    if joined_article {
        return true;
    }
    if words.is_capital(at) {
        // "The Hague" and "A Coruña" begin so, but a name read from an opening "The" is mostly read wrong.
        return !words.is(at, flag::FUNCTION)
            || (words.is_capital(at + 1) && words.lower(at) == "the")
            || words.is(at, flag::ACRONYM | flag::FAMILY);
    }
    words.lower(at).chars().next().is_some_and(|c| c >= '\u{590}')
}

/// The longest gazetteer name from token `at`: its end and what it matches.
fn longest(words: &Words, walker: &mut Walker, end: usize, at: usize) -> Option<(usize, Step)> {
    walker.reset();
    let mut best: Option<(usize, Step)> = None;
    let mut next = at;
    let mut count = 0;
    while next < end && count < MAX_WORDS {
        if next > at && (words.is_hyphen(next) || is_abbreviation_stop(words, next)) {
            next += 1;
            continue;
        }
        // "the T-4 airbase".
        let numbered = next == at + 2
            && words.doc.word(at).len() == 1
            && words.doc.tokens[next].kind == TokenKind::Number
            && !words.is_spaced(next);
        if !words.is_word(next) && !numbered {
            break;
        }
        let capital = numbered || words.is_capital(next) || !words.doc.word(next).is_ascii();
        if !capital && !words.is(next, flag::JOINER | flag::ARTICLE) {
            break;
        }
        let step = walker.push_word(words.doc.word(next));
        next += 1;
        count += 1;
        if capital && step.is_match() && (words.is_theatre() || step.level() < Some(Match::Loose)) {
            best = Some((next, step));
        }
        if !step.can_continue {
            break;
        }
    }
    best
}

/// Whether the name from token `at` on alone means a place that the longer name `whole` means too.
fn is_same_without(
    words: &Words,
    gazetteer: &Gazetteer,
    walker: &mut Walker,
    end: usize,
    at: usize,
    whole: &Step,
) -> bool {
    let Some((_, rest)) = longest(words, walker, end, at) else { return false };
    let whole = gazetteer.candidates(whole);
    gazetteer.candidates(&rest).iter().any(|c| whole.iter().any(|w| w.place == c.place))
}

/// Takes "al-Sharqi", "al-Gharbiyah" and the like after an Arabic name into it: they tell its parts or namesakes apart.
fn with_arabic_adjective(words: &Words, end: usize, mut at: usize) -> usize {
    while at + 2 < end
        && words.is(at, flag::ARTICLE)
        && words.is_hyphen(at + 1)
        && words.is(at + 2, flag::ARABIC_ADJECTIVE)
        && words.is_capital(at + 2)
    {
        at += 3;
    }
    at
}

/// Whether the word at `at` is a first element ("Tal", "Deir") with the rest of a name behind it.
fn begins_longer_name(words: &Words, range: &Range<usize>, at: usize) -> bool {
    words.is_theatre()
        && words.is(at, flag::FIRST_ELEMENT)
        && capital_run(words, range, at).is_some_and(|end| end > at + 1)
}

/// The full stop of "St. Louis", "Mt. Hermon", "Ft. Worth".
fn is_abbreviation_stop(words: &Words, n: usize) -> bool {
    words.lower(n) == "."
        && !words.is_spaced(n)
        && n > 0
        && matches!(words.lower(n - 1), "st" | "mt" | "ft" | "pt" | "ste")
}

/// Whether a single word can be a name by itself: not an acronym of a body, not a letter.
fn is_plausible_alone(words: &Words, sentence: usize, at: usize) -> bool {
    let word = words.doc.word(at);
    let letters = word.chars().filter(|c| c.is_alphabetic()).count();
    if words.is(at, flag::ACRONYM) {
        // "US$5" is money.
        return (words.is_all_caps(at) || word.contains('.')) && words.lower(at + 1) != "$";
    }
    // "T4" is a base.
    if word.len() == 2 && words.is_capital(at) && word.bytes().any(|b| b.is_ascii_digit()) {
        return true;
    }
    if words.is(at, flag::WATER | flag::SITE) || matches!(words.lower(at), "mount" | "fort" | "cape") {
        return false;
    }
    if letters < 3 || words.is(at, flag::FUNCTION | flag::FAMILY) {
        return !word.is_ascii() && letters >= 2;
    }
    // A short word in capitals amid small letters is the name of a body ("SANA"), or a dateline's city.
    // "SYRIA'S INTERIOR MINISTRY has said".
    let among_capitals = || {
        let next = at + 1 + usize::from(words.is_possessive(at + 1));
        next < words.sentence(sentence).end && words.is_all_caps(next) && words.doc.word(next).len() > 3
    };
    !words.is_all_caps(at)
        || letters > 5
        || among_capitals()
        || all_in_capitals(words, sentence)
        || before_dash(words, sentence, at)
}

/// Whether the sentence is written in capitals altogether.
fn all_in_capitals(words: &Words, sentence: usize) -> bool {
    let (mut caps, mut long) = (0, 0);
    for n in words.sentence(sentence).filter(|n| words.is_word(*n) && words.doc.word(*n).len() > 3) {
        long += 1;
        caps += usize::from(words.is_all_caps(n));
    }
    long > 2 && caps * 3 >= long * 2
}

/// Whether a separating dash or comma follows a word that begins its block: a dateline.
fn before_dash(words: &Words, sentence: usize, at: usize) -> bool {
    let range = words.sentence(sentence);
    at == range.start && (at + 1..range.end.min(at + 10)).any(|n| words.is_dash(n))
}

/// A demonym of two words or one.
fn read_demonym<'l>(
    words: &Words,
    lexicon: &'l PlaceLexicon,
    end: usize,
    at: usize,
) -> Option<(usize, &'l Demonym)> {
    if !words.is_capital(at) && words.doc.word(at).is_ascii() {
        return None;
    }
    let first = words.lower(at);
    if at + 1 < end
        && words.is_capital(at + 1)
        && matches!(
            first,
            "north"
                | "south"
                | "new"
                | "costa"
                | "sri"
                | "sierra"
                | "saudi"
                | "puerto"
                | "central"
                | "latin"
                | "east"
                | "west"
                | "southern"
                | "middle"
                | "greek"
                | "turkish"
                | "northern"
        )
        && let Some(demonym) = lexicon.demonym(&format!("{first} {}", words.lower(at + 1)))
    {
        return Some((at + 2, demonym));
    }
    if words.is(at, flag::DEMONYM) { lexicon.demonym(first).map(|d| (at + 1, d)) } else { None }
}

/// A region's abbreviation after a comma and a name: "Springfield, Ill.".
fn read_abbreviation<'l>(
    words: &Words,
    lexicon: &'l PlaceLexicon,
    range: &Range<usize>,
    at: usize,
) -> Option<(Range<usize>, Nature<'l>)> {
    let after_name = at >= range.start + 2 && words.lower(at - 1) == "," && words.is_capital(at - 2);
    if !after_name || words.doc.word(at).len() > 6 {
        return None;
    }
    let with_stop = at + 1 < range.end && words.lower(at + 1) == "." && !words.is_spaced(at + 1);
    if with_stop && let Some(region) = lexicon.abbreviation(&format!("{}.", words.lower(at))) {
        return Some((at..at + 2, Nature::Abbreviation(region)));
    }
    let plain = words.is_all_caps(at) || words.doc.word(at).contains('.');
    let region = lexicon.abbreviation(words.lower(at)).filter(|_| plain)?;
    Some((at..at + 1, Nature::Abbreviation(region)))
}

/// Words that are never part of an unknown place's name.
const NOT_IN_NAMES: u64 = flag::TITLE
    | flag::ORG_HEAD
    | flag::ORG_BEFORE
    | flag::TIME
    | flag::DEMONYM
    | flag::PEOPLE
    | flag::FUNCTION
    | flag::GIVEN
    | flag::MEDIA
    | flag::ACRONYM;

/// Feature nouns that make an unknown name beside them a place.
const PLACE_NOUN: u64 = flag::SETTLEMENT | flag::DISTRICT | flag::RELIEF | flag::PROVINCE;

/// An unknown name that the words around it make a place; the end of its words.
///
/// "the village of Xyz", "the Xyz hill", "the villages of A and Xyz", "Xyz County", "Fort Xyz", "Xyz, Vermont", "in Xyz".
fn read_unknown(
    words: &Words,
    gazetteer: &Gazetteer,
    walker: &mut Walker,
    lexicon: &PlaceLexicon,
    sentence: usize,
    at: usize,
) -> Option<usize> {
    let range = words.sentence(sentence);
    let end = capital_run(words, &range, at)?;
    let before = words.before(at, range.start);
    let is_lower_noun = |n: usize, sections| words.is(n, sections) && !words.is_capital(n);
    if let Some(before) = before {
        let of_feature = words.lower(before) == "of"
            && words.before(before, range.start).is_some_and(|n| is_lower_noun(n, PLACE_NOUN));
        // "the villages of A and B": the second is known by the first.
        let listed = words.lower(before) == "and"
            && (range.start..before).rev().take(8).any(|n| {
                words.lower(n) == "of"
                    && words.before(n, range.start).is_some_and(|f| is_lower_noun(f, PLACE_NOUN))
            });
        let feature_after = end < range.end
            && (is_lower_noun(end, flag::SETTLEMENT | flag::RELIEF)
                || matches!(
                    words.lower(end),
                    "farm"
                        | "farms"
                        | "crossing"
                        | "province"
                        | "governorate"
                        | "district"
                        | "countryside"
                        | "dam"
                ))
            && (words.is(before, flag::LOCATIVE | flag::WEAK_LOCATIVE | flag::ENTER)
                || words.lower(before) == "the");
        if of_feature || listed || feature_after || is_lower_noun(before, flag::SETTLEMENT) {
            return Some(end);
        }
        // "Killed in Ceasefire Breach": in a title two words with capitals are seldom a name.
        let of_title = words.is_title_case(sentence)
            && end > at + 1
            && !(at..end).any(|n| words.is_hyphen(n) || words.is(n, flag::ARTICLE | flag::FIRST_ELEMENT));
        if is_after_in(words, before) && stands_like_a_place(words, &range, at, end) && !of_title {
            return Some(end);
        }
    }
    if words.is_title_case(sentence) || before.is_some_and(|b| words.is(b, flag::TITLE | flag::GIVEN)) {
        return None;
    }
    // "Officially, Damascus holds that …".
    if at == range.start && end == at + 1 && words.lower(at).ends_with("ly") {
        return None;
    }
    let compound = end > at + 1
        && (begins_longer_name(words, &range, at)
            || matches!(
                words.lower(end - 1),
                "county" | "parish" | "township" | "valley" | "province" | "prefecture"
            )
            || matches!(words.lower(at), "fort" | "lake" | "mount" | "cape" | "camp" | "port"));
    (compound || is_before_area(words, gazetteer, walker, lexicon, &range, end)).then_some(end)
}

/// The end of the capitalised words from token `at`, hyphens and Arabic articles between them included.
fn capital_run(words: &Words, range: &Range<usize>, at: usize) -> Option<usize> {
    // Hills and streams are called after people: "Nahr Aisha".
    let is_element = words.is(at, flag::FIRST_ELEMENT);
    let fits = |n: usize| {
        !words.is(n, NOT_IN_NAMES)
            || words.is(n, flag::FAMILY)
            || (is_element && !words.is(n, NOT_IN_NAMES & !flag::GIVEN))
    };
    if !fits(at) || (words.doc.word(at).len() < 3 && !words.is(at, flag::ARTICLE | flag::FAMILY)) {
        return None;
    }
    let mut end = at;
    while end < range.end && end < at + 7 {
        let joins = words.is_hyphen(end) || words.is(end, flag::ARTICLE);
        if !joins && (!words.is_capital(end) || !fits(end)) {
            break;
        }
        end += 1;
    }
    while end > at && (words.is_hyphen(end - 1) || !words.is_capital(end - 1)) {
        end -= 1;
    }
    (end > at && !words.is_all_caps(at)).then_some(end)
}

/// Whether token `n` is a preposition that little but places follow.
fn is_after_in(words: &Words, n: usize) -> bool {
    matches!(words.lower(n), "in" | "near" | "outside" | "into")
}

/// Whether an unknown name after "in" is written as a place would be: no common word, no language, nothing but small letters or
/// punctuation behind it.
fn stands_like_a_place(words: &Words, range: &Range<usize>, at: usize, end: usize) -> bool {
    let last = words.lower(end - 1);
    let common = (at..end).all(|n| words.is(n, !(flag::FAMILY | flag::ARTICLE)));
    let language =
        ["ish", "ese", "ic", "ian", "ean", "ism", "ity", "ology"].iter().any(|s| last.ends_with(s));
    let free = end >= range.end
        || !words.is_capital(end)
            && !matches!(words.doc.tokens[end].kind, TokenKind::Number | TokenKind::Possessive);
    !common && !language && free && last.chars().count() > 3
}

/// Whether a comma and a country, first-level region or its abbreviation follow at token `end`.
fn is_before_area(
    words: &Words,
    gazetteer: &Gazetteer,
    walker: &mut Walker,
    lexicon: &PlaceLexicon,
    range: &Range<usize>,
    end: usize,
) -> bool {
    let next = end + 1;
    if next >= range.end
        || words.lower(end) != ","
        || !words.is_capital(next)
        || words.is(next, flag::FUNCTION)
    {
        return false;
    }
    if read_abbreviation(words, lexicon, range, next).is_some() {
        return true;
    }
    longest(words, walker, range.end, next).is_some_and(|(area_end, step)| {
        step.level() == Some(Match::Exact)
            // "Supari, Indonesia's minister" is a person.
            && !words.is_possessive(area_end)
            && gazetteer.candidates(&step).iter().any(|c| {
                let code = gazetteer.place(c.place).code;
                c.is_display_name && (code == "ADM1" || code.starts_with("PCL"))
            })
    })
}
