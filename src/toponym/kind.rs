//! What a name that is accepted as a place stands for: the place itself, or the government or people named by it.
//!
//! Only names that news uses for a party (countries, capitals, seats of government) can be metonymic; for all others the answer is
//! `literal`. The rules are tried in order, the strongest syntax first; each has a name that `explain` prints.

use super::cue::{Cue, Governor, Relation};
use super::lexicon::flag;
use super::words::Words;
use crate::kind::MentionKind;
use std::ops::Range;

/// A kind and the rule that gave it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct KindReading {
    /// What the name stands for.
    pub kind: MentionKind,
    /// The rule's name.
    pub rule: &'static str,
}

const fn literal(rule: &'static str) -> KindReading {
    KindReading { kind: MentionKind::Literal, rule }
}

const fn metonymy(rule: &'static str) -> KindReading {
    KindReading { kind: MentionKind::Metonymy, rule }
}

const fn demonym(rule: &'static str) -> KindReading {
    KindReading { kind: MentionKind::Demonym, rule }
}

/// What the reader of kinds knows of the neighbours of a name.
#[derive(Debug, Clone, Copy, Default)]
pub struct Neighbours {
    /// The next name, when only a comma or "and" stands between: its reading as a subject was already made.
    pub listed_next: Option<KindReading>,
    /// The name before in the same list.
    pub listed_before: Option<KindReading>,
    /// Whether the words after the possessive begin another place name.
    pub owns_place: bool,
    /// Whether the name is a country (or the like) rather than a city.
    pub is_country: bool,
}

/// Reads the kind of the party-like name `tokens`.
pub fn read_kind(
    words: &Words,
    sentence: usize,
    tokens: &Range<usize>,
    cue: &Cue,
    near: Neighbours,
) -> KindReading {
    let range = words.sentence(sentence);
    if let Some(reading) = by_what_follows(words, &range, tokens, cue, near) {
        return reading;
    }
    if let Some(reading) = by_governor(words, &range, cue, near) {
        return reading;
    }
    if let Some(reading) = near.listed_next.or(near.listed_before) {
        return KindReading { rule: "list", ..reading };
    }
    if near.is_country && matches!(cue.governor, Governor::Other(_)) {
        // A country without a preposition is a party, unless it stands alone: "Syria, February 4", "(Syria)".
        let alone = words.after(tokens.end, range.end).is_none_or(|n| !words.is_word(n));
        return if alone { literal("stands_alone") } else { metonymy("bare_country") };
    }
    literal("default")
}

/// Abbreviations as modifiers, possessives, subjects.
fn by_what_follows(
    words: &Words,
    range: &Range<usize>,
    tokens: &Range<usize>,
    cue: &Cue,
    near: Neighbours,
) -> Option<KindReading> {
    let next = words.after(tokens.end, range.end)?;
    let is_short = tokens.len() == 1 && words.is(tokens.start, flag::ACRONYM);
    let after_hyphen = words.is_hyphen(next).then_some(next + 1).filter(|n| *n < range.end);
    if let Some(joined) = after_hyphen {
        return match words.lower(joined) {
            "led" | "backed" | "brokered" | "mediated" | "sponsored" | "supported" | "aligned" | "funded"
            | "allied" | "made" | "imposed" | "supplied" | "drafted" => {
                Some(if is_short { demonym("joined_participle") } else { metonymy("joined_participle") })
            }
            "based" | "born" | "bound" | "held" | "controlled" | "occupied" | "wide" => {
                Some(literal("joined_place"))
            }
            _ if is_short => Some(demonym("joined_modifier")),
            _ => None,
        };
    }
    if is_short && words.is(next, flag::OWN_LAND) && cue.definite {
        return Some(literal("own_land"));
    }
    if is_short && is_modifier(words, range, next) {
        return Some(demonym("short_form_before_noun"));
    }
    if words.is_possessive(next) {
        let mut after = words.after(next + 1, range.end).unwrap_or(range.end);
        // "Syria's own borders", "its former capital".
        while after < range.end
            && matches!(words.lower(after), "own" | "former" | "new" | "main" | "whole" | "entire" | "far")
        {
            after += 1;
        }
        let owns = after < range.end && (near.owns_place || words.is(after, flag::GEO_NOUN));
        return Some(if owns { literal("owner_of_land") } else { metonymy("possessive") });
    }
    if words.is(next, flag::POLITY_NOUN) && !words.is_capital(next) {
        return Some(metonymy("before_government"));
    }
    let governed = match cue.governor {
        Governor::Preposition(p) => !is_clause_word(words, p),
        Governor::NounOf(_) | Governor::Owner(_) => true,
        Governor::Other(_) => false,
    };
    if governed || cue.feature_before || cue.feature_after || cue.direction.is_some() {
        return None;
    }
    if let Some(listed) =
        near.listed_next.filter(|l| matches!(l.rule, "subject" | "place_as_subject" | "list"))
    {
        return Some(KindReading { rule: "list", ..listed });
    }
    subject(words, range, next, near)
}

/// Prepositions that can also begin a clause: "after Israel struck", "before Syria joins".
fn is_clause_word(words: &Words, n: usize) -> bool {
    matches!(
        words.lower(n),
        "after" | "before" | "since" | "until" | "while" | "as" | "than" | "that" | "outside_of"
    )
}

/// Whether the words from `next` make the name a subject, and of what.
fn subject(words: &Words, range: &Range<usize>, next: usize, near: Neighbours) -> Option<KindReading> {
    let mut verb = next;
    // "Israel, which …, has", "Israel also said", "Israel reportedly struck".
    while verb < range.end
        && words.is_word(verb)
        && !words.is_capital(verb)
        && (words.is(verb, flag::ADVERB)
            || (words.lower(verb).ends_with("ly") && words.lower(verb).len() > 4))
    {
        verb += 1;
    }
    if !words.is_verb(verb) {
        return None;
    }
    if words.is(verb, flag::HOSTING) && !(near.is_country && words.is(verb, flag::ACTING)) {
        return Some(literal("place_as_subject"));
    }
    if words.is(verb, flag::AUXILIARY) {
        // "Damascus was bombed", "Aleppo has been under siege": something happens to the place.
        let then = words.lower(verb + 1);
        let passive = matches!(words.lower(verb), "was" | "were" | "is")
            && (matches!(
                then,
                "hit"
                    | "struck"
                    | "bombed"
                    | "shelled"
                    | "rocked"
                    | "home"
                    | "located"
                    | "situated"
                    | "under"
            ));
        if passive {
            return Some(literal("place_as_subject"));
        }
        return Some(metonymy("subject"));
    }
    if words.is(verb, flag::NOUN_LIKE) && !near.is_country {
        return None;
    }
    (words.is(verb, flag::SAYING | flag::ACTING) || words.lower(verb).ends_with("ed"))
        .then(|| metonymy("subject"))
}

/// Whether a short form ("US") before token `next` modifies what follows: a noun, a title, another name.
fn is_modifier(words: &Words, range: &Range<usize>, next: usize) -> bool {
    if !words.is_word(next) || next >= range.end {
        return false;
    }
    if words.is_capital(next) {
        return !words.is(next, flag::FUNCTION | flag::TIME);
    }
    // After a name in the singular a verb in the present ends in -s; a bare form is a noun ("US pressure").
    let finite = words.lower(next).ends_with('s')
        || words.lower(next).ends_with("ed")
        || words.is(next, flag::AUXILIARY);
    let strong_past =
        words.is_verb(next) && !words.lower(next).ends_with('e') && words.is(next, flag::STRONG_PAST);
    let plain_verb = (words.is_verb(next) && finite || strong_past) && !words.is(next, flag::NOUN_LIKE);
    // "backed", "designed" before a noun would be participles; after "US" they are finite verbs in the main.
    let adverb = words.lower(next).ends_with("ly") || words.is(next, flag::ADVERB);
    !plain_verb
        && !adverb
        && !words.is(next, flag::FUNCTION | flag::LOCATIVE | flag::WEAK_LOCATIVE | flag::PARTY)
}

/// Prepositions, "<noun> of", verbs before the name.
fn by_governor(words: &Words, range: &Range<usize>, cue: &Cue, near: Neighbours) -> Option<KindReading> {
    if cue.feature_before
        || cue.feature_after
        || cue.direction.is_some()
        || matches!(cue.relation, Relation::Off(..))
    {
        return Some(literal("feature"));
    }
    match cue.governor {
        Governor::NounOf(noun) => Some(if words.is(noun, flag::OF_GOVERNMENT) {
            metonymy("noun_of_government")
        } else {
            literal("noun_of_place")
        }),
        Governor::Preposition(p) if is_opinion(words, range, p, cue) => Some(metonymy("opinion_held")),
        Governor::Preposition(p) => by_preposition(words, range, p, cue, near),
        Governor::Other(Some(verb)) if words.is_word(verb) => by_verb(words, verb),
        Governor::Other(_) | Governor::Owner(_) => None,
    }
}

/// "widely viewed in X as": what a government thinks.
fn is_opinion(words: &Words, range: &Range<usize>, p: usize, cue: &Cue) -> bool {
    let held = words.before(p, range.start).is_some_and(|verb| {
        matches!(
            words.lower(verb),
            "viewed"
                | "seen"
                | "regarded"
                | "perceived"
                | "considered"
                | "interpreted"
                | "read"
                | "understood"
        )
    });
    held && words.lower(p) == "in" && words.lower(cue.extent.end) == "as"
}

/// By the preposition at `p`.
fn by_preposition(
    words: &Words,
    range: &Range<usize>,
    p: usize,
    cue: &Cue,
    near: Neighbours,
) -> Option<KindReading> {
    let before = words.before(p, range.start);
    let prior = |sections| before.is_some_and(|b| words.is(b, sections));
    Some(match words.lower(p) {
        "between" => {
            let boundary = (range.start..p).rev().take(5).any(|n| words.is(n, flag::BOUNDARY));
            if boundary
                || !near.is_country
                    && matches!(cue.relation, Relation::Between)
                    && !near_talks(words, range, p)
            {
                literal("between_places")
            } else {
                metonymy("between_parties")
            }
        }
        "linking" | "connecting" if !prior(flag::BOUNDARY) => return None,
        "with" if prior(flag::BOUNDARY) => literal("border_with"),
        "against"
            if before.is_some_and(|b| {
                matches!(words.lower(b), "attack" | "attacks" | "strikes" | "raids" | "rockets")
            }) =>
        {
            literal("attack_on")
        }
        "with" | "against" | "by" | "versus" | "vs" => metonymy("party"),
        "on" | "upon" if prior(flag::WITH_ON) => metonymy("addressed"),
        "on" if before
            .is_some_and(|b| matches!(words.lower(b), "sanctions" | "pressure" | "embargo" | "imposed")) =>
        {
            metonymy("addressed")
        }
        // Aid and arms come from a place; demands come from a party.
        "from"
            if before.is_some_and(|b| matches!(words.lower(b), "aid" | "arms" | "weapons" | "support")) =>
        {
            literal("preposition_of_place")
        }
        "to" | "from" if prior(flag::ADDRESSED) => metonymy("addressed"),
        "to" if !near.is_country && !prior(flag::MOTION) => return None,
        "for" => {
            if prior(flag::BOUND) {
                literal("goal")
            } else {
                metonymy("for_party")
            }
        }
        "than" | "like" | "as" => return None,
        _ => literal("preposition_of_place"),
    })
}

/// Whether the noun before "between" at `p` is a dealing of parties.
fn near_talks(words: &Words, range: &Range<usize>, p: usize) -> bool {
    (range.start..p).rev().take(6).any(|n| {
        matches!(
            words.lower(n),
            "talks"
                | "agreement"
                | "deal"
                | "ties"
                | "relations"
                | "war"
                | "negotiations"
                | "tensions"
                | "ceasefire"
                | "truce"
                | "pact"
                | "understanding"
                | "dialogue"
                | "conflict"
                | "coordination"
                | "discussion"
                | "discussions"
                | "accord"
                | "treaty"
                | "trust"
                | "cooperation"
        )
    })
}

/// By the verb before: "told Israel" addresses, "entered Syria" goes in.
fn by_verb(words: &Words, verb: usize) -> Option<KindReading> {
    if words.is(verb, flag::ENTER) && !words.is(verb, flag::ACTED_ON) {
        return Some(literal("gone_into"));
    }
    if words.is(verb, flag::ACTED_ON) {
        return Some(metonymy("acted_on"));
    }
    None
}
