//! People named by a phrase, one or several: "a shepherd", "a teacher and two pupils", "three brothers, a girl and her mother".

use super::clause::View;
use super::harmed::harm_at;
use super::number::{Number, count, plausible, small_number};
use super::report::Figure;
use crate::text::TokenKind;
use std::ops::Range;

/// People counted by a phrase, which ends before `end`.
#[derive(Debug, Clone, Copy)]
pub(super) struct Party {
    pub(super) figure: Figure,
    pub(super) end: usize,
}

/// The people that the phrase from token `at` on counts, all its parts added up.
pub(super) fn party(view: &View, at: usize, sentence: &Range<usize>) -> Option<Party> {
    item(view, at, sentence).map(|first| with_list(view, first, sentence))
}

/// A count and the further parts of its list: "two women and two children" adds up; "13 people, two of them children" and "two
/// people, a father and his son" do not.
pub(super) fn sum_of_list(view: &View, first: Number, sentence: &Range<usize>) -> Figure {
    let noun = noun_of(view, first.end, 3, sentence);
    noun.map_or(first.figure, |noun| {
        with_list(view, Party { figure: first.figure, end: noun + 1 }, sentence).figure
    })
}

/// The list of people, beginning at or after `from`, that token `within` is part of: "a teacher and two pupils" for "two".
pub(super) fn list_around(
    view: &View,
    from: usize,
    within: usize,
    sentence: &Range<usize>,
) -> Option<(usize, Figure)> {
    (from..within).find_map(|at| {
        let list = party(view, at, sentence)?;
        (list.end > within).then_some((at, list.figure))
    })
}

pub(super) fn with_list(view: &View, first: Party, sentence: &Range<usize>) -> Party {
    let mut total = first;
    let mut rest = 0;
    // Parts after a comma count only once an "and" closes the list.
    let mut open = first;
    let mut commas = false;
    loop {
        // "the driver, an officer of the force, and his guard": the guard beside the driver.
        if let Some(other) = past_apposition(view, first, open.end, sentence) {
            open = Party { figure: sum(open.figure, other.figure), end: other.end };
            total = open;
            continue;
        }
        let at = past_name(view, open.end).unwrap_or_else(|| past_complement(view, open.end, sentence));
        let at = together_with(view, at, sentence).unwrap_or(at);
        // "detained an imam, together with his brother".
        let comma = usize::from(view.lower(at) == ",");
        let with =
            matches!(view.lower(at + comma), "together" | "along") && view.lower(at + comma + 1) == "with";
        // "a father and his son, and a farm hand, perished".
        let closing = comma == 1 && view.lower(at + 1) == "and";
        let joined = with || view.lower(at) == "and" || closing;
        if at >= sentence.end || !joined && comma == 0 {
            return total;
        }
        let next = if with { at + comma + 2 } else { at + 1 + usize::from(closing) };
        // "a father and his son, Salim Haddad and Omar Haddad, were shot dead": their names.
        let of_names =
            comma == 1 && !joined && total.figure.best > 1 && full_name(view, next, sentence).is_some();
        if of_names && party(view, next, sentence).is_some_and(|names| names.figure.best == total.figure.best)
        {
            return total;
        }
        let next = item(view, next, sentence).or_else(|| bare_kin(view, open.end, next));
        let Some(next) = next.filter(|n| !closing || view.lower(n.end) == ",") else { return total };
        commas |= !joined;
        rest += next.figure.best;
        // "two people, a father and his son": the same told again.
        // "Two children, a boy and his sister, were killed".
        // "seven passengers, three women and four men": a list of men and women needs no comma behind it.
        let by_sex = || {
            first.figure.best > 1
                && view.classes(first.end - 1) & view.lexicon.class.force == 0
                && (first.end..next.end).any(|n| {
                    matches!(
                        view.lower(n),
                        "man" | "men" | "woman" | "women" | "boy" | "boys" | "girl" | "girls"
                    )
                })
        };
        let closed = |n: usize| view.lower(n) == "," || by_sex();
        let enclosed = joined && rest == first.figure.best && rest > 1 && closed(next.end);
        let is_apposition =
            commas && (enclosed || names_nobody(view.lower(first.end - 1)) && rest >= first.figure.best);
        if is_apposition {
            return first;
        }
        // "the death of a man and the injury of his son": he is not among the dead.
        if (at..next.end)
            .any(|n| matches!(view.lower(n), "injury" | "injuries" | "wounding" | "death" | "arrest"))
        {
            return total;
        }
        // "five civilians, a woman and two children among them": some of the five.
        if view.lower(next.end) == "among" && matches!(view.lower(next.end + 1), "them" | "whom" | "those") {
            return first;
        }
        open = Party { figure: sum(open.figure, next.figure), end: next.end };
        if joined {
            total = open;
        }
    }
}

/// "a Lebanese, H.K., and a Syrian": the comma behind the name or initials of the one just told.
fn past_name(view: &View, end: usize) -> Option<usize> {
    const LONGEST: usize = 6;
    let name = |n: &usize| {
        view.doc.tokens.get(*n).is_some_and(|t| t.capitalised && !view.places[*n])
            || matches!(view.lower(*n), "al" | "el" | "-" | ".")
    };
    let closing = (end + 1..end + LONGEST).find(|n| !name(n))?;
    (view.lower(end) == "," && closing > end + 1 && view.lower(closing) == ",").then_some(closing)
}

/// Who else is named behind an insertion on the one person `first`, which ends before `end`: "the driver, an officer of the force, and his
/// guard".
fn past_apposition(view: &View, first: Party, end: usize, sentence: &Range<usize>) -> Option<Party> {
    const REACH: usize = 12;
    let opens = first.end == end
        && first.figure.best == 1
        && view.lower(end) == ","
        && matches!(view.lower(end + 1), "a" | "an");
    let reach = end + 2..(end + REACH).min(sentence.end);
    let comma = reach.take_while(|n| !view.parts(*n)).find(|n| view.lower(*n) == ",").filter(|_| opens)?;
    let owned = view.lower(comma + 1) == "and" && matches!(view.lower(comma + 2), "his" | "her");
    // "a shepherd, a Syrian national, and his employer": whoever is his is somebody.
    let somebody = || {
        let plain =
            view.tags.get(comma + 3).copied().flatten().is_none_or(|w| w.classes == 0 && w.verbs.is_empty());
        let closes = matches!(view.lower(comma + 4), "." | "," | ";" | "in" | "on" | "near" | "at");
        (plain && closes && view.lower(comma + 3).ends_with("er"))
            .then_some(Party { figure: Figure::exactly(1), end: comma + 4 })
    };
    item(view, comma + 2, sentence).or_else(somebody).filter(|_| owned)
}

/// "his wife and brother": who follows is his too.
fn bare_kin(view: &View, end: usize, at: usize) -> Option<Party> {
    let kin = |n: usize| is_kin(view.lower(n));
    // "a father and son".
    let of_each_other = end >= 2 && matches!(view.lower(end - 2), "a" | "the") && kin(end - 1) && kin(at);
    let owned =
        end >= 2 && matches!(view.lower(end - 2), "his" | "her" | "their" | "'s" | "’s") || of_each_other;
    let is_person = view.classes(at) & view.lexicon.class.people != 0 && is_single(view.lower(at));
    let closes = view.tags.get(at + 1).copied().flatten().is_none_or(|w| w.classes == 0);
    (owned && is_person && closes).then_some(Party { figure: Figure::exactly(1), end: at + 1 })
}

/// A noun for one of somebody's family.
pub(super) fn is_kin(word: &str) -> bool {
    matches!(
        word,
        "father"
            | "mother"
            | "son"
            | "daughter"
            | "husband"
            | "wife"
            | "brother"
            | "sister"
            | "uncle"
            | "nephew"
            | "niece"
            | "grandson"
            | "grandfather"
            | "grandmother"
            | "cousin"
            | "aunt"
    )
}

/// Past what is said of people up to "along with": "a man known to smuggle drugs along with his guard".
fn together_with(view: &View, end: usize, sentence: &Range<usize>) -> Option<usize> {
    const REACH: usize = 12;
    let parted = |n: &usize| view.parts(*n) || matches!(view.lower(*n), "," | "and" | "." | ";");
    (end..(end + REACH).min(sentence.end)).take_while(|n| !parted(n)).find(|n| {
        matches!(view.lower(*n), "along" | "together")
            && view.lower(n + 1) == "with"
            && item(view, n + 2, sentence).is_some()
    })
}

/// A noun or number that a list of who they are may follow: "three people", "the three".
fn names_nobody(word: &str) -> bool {
    is_general(word) || small_number(word).is_some()
}

/// A noun that does not say what the people are, so that a list behind it may.
fn is_general(word: &str) -> bool {
    matches!(
        word,
        "people"
            | "persons"
            | "men"
            | "women"
            | "civilians"
            | "citizens"
            | "residents"
            | "villagers"
            | "locals"
            | "others"
            | "individuals"
            | "suspects"
            | "victims"
            | "members"
            | "relatives"
            | "youths"
            | "syrians"
            | "palestinians"
            | "students"
    )
}

pub(super) fn sum(a: Figure, b: Figure) -> Figure {
    Figure { low: a.low + b.low, best: a.best + b.best, high: a.high.zip(b.high).map(|(a, b)| a + b) }
}

/// Past "of the force", "from the village" behind a noun that ends before `end`, when a list goes on there.
fn past_complement(view: &View, end: usize, sentence: &Range<usize>) -> usize {
    // "a man of 50 and two of his nephews".
    if view.lower(end) == "of" && view.doc.tokens.get(end + 1).is_some_and(|t| t.kind == TokenKind::Number) {
        return end + 2;
    }
    // "a commander in a local faction and his nephew".
    let within = view.lower(end) == "in";
    if end >= sentence.end || !within && !matches!(view.lower(end), "of" | "from") {
        return end;
    }
    // "two members of the force were killed and three others": the verb closes the phrase.
    let is_verb = |n: usize| {
        matches!(view.lower(n), "was" | "were" | "is" | "are" | "been" | "had" | "has" | "have" | "died")
            || harm_at(view, n).is_some()
    };
    let words = |n: &usize| {
        (view.doc.tokens[*n].kind == TokenKind::Word
            || matches!(view.lower(*n), "-" | "'s" | "’s" | "(" | ")"))
            && !is_verb(*n)
    };
    // "three members of the guard, a coalition of factions, and one soldier": over what is said of the guard.
    let over_aside = || {
        let opens = (end + 1..(end + 10).min(sentence.end)).find(|n| !words(n))?;
        let aside = view.lower(opens) == "," && matches!(view.lower(opens + 1), "a" | "an" | "the");
        let closes = (opens + 1..(opens + 12).min(sentence.end)).find(|n| !words(n)).filter(|_| aside)?;
        let and = closes + 1;
        (view.lower(closes) == "," && view.lower(and) == "and" && item(view, and + 1, sentence).is_some())
            .then_some(and)
    };
    let complement = (end + 1..(end + 14).min(sentence.end))
        .find(|n| view.lower(*n) == "and" || !words(n) || view.parts(*n))
        .filter(|n| view.lower(*n) == "and" && item(view, n + 1, sentence).is_some())
        .filter(|n| !within || matches!(view.lower(n + 1), "his" | "her" | "their"));
    complement.or_else(|| over_aside().filter(|_| !within)).unwrap_or(end)
}

/// One part of a list: a count or a single person.
fn item(view: &View, at: usize, sentence: &Range<usize>) -> Option<Party> {
    if at >= sentence.end {
        return None;
    }
    // "both riders".
    if view.lower(at) == "both" {
        let noun = noun_of(view, at + 1, 2, sentence)?;
        return Some(Party { figure: Figure::exactly(2), end: noun + 1 });
    }
    // "a three-man cell".
    if is_article(view.lower(at))
        && view.lower(at + 2) == "-"
        && matches!(view.lower(at + 3), "man" | "member" | "person" | "strong")
        && let Some(size) = small_number(view.lower(at + 1))
        && matches!(view.lower(at + 4), "cell" | "gang" | "group" | "crew" | "squad")
    {
        return Some(Party { figure: Figure::exactly(u32::from(size)), end: at + 5 });
    }
    // "the three, a man and his two sons, were killed".
    if view.lower(at) == "the"
        && view.lower(at + 2) == ","
        && let Some(number) = small_number(view.lower(at + 1))
    {
        return Some(Party { figure: Figure::exactly(u32::from(number)), end: at + 2 });
    }
    if is_aged(view, at) {
        let end = (at + 6).min(sentence.end);
        let noun = noun_of(view, end, 2, sentence).filter(|_| view.lower(end) != ",");
        return Some(Party { figure: Figure::exactly(1), end: noun.map_or(end, |n| n + 1) });
    }
    // "his two sons".
    let owned = usize::from(matches!(view.lower(at), "his" | "her" | "their" | "its"));
    let number = (at + owned..(at + owned + 4).min(sentence.end))
        .find_map(|n| count(view, n, sentence))
        .filter(|c| c.start == at + owned && plausible(view, c.end));
    if let Some(number) = number {
        // "one Israeli".
        if is_national(view, number.end) && noun_of(view, number.end, 3, sentence).is_none() {
            return Some(Party { figure: number.figure, end: number.end + 1 });
        }
        let noun = noun_of(view, number.end, 3, sentence)?;
        // "from one family": of those counted.
        // "members of three families".
        if matches!(view.lower(noun), "family" | "household" | "clan" | "families" | "households" | "clans") {
            return None;
        }
        return Some(Party { figure: number.figure, end: noun + 1 });
    }
    if let Some(end) = full_name(view, at, sentence) {
        return Some(Party { figure: Figure::exactly(1), end });
    }
    if !is_article(view.lower(at)) {
        return None;
    }
    // "a Syrian", and not "a Syrian soldier".
    if is_national(view, at + 1) && noun_of(view, at + 2, 3, sentence).is_none() {
        let end = at + 2 + usize::from(view.lower(at + 2) == "national");
        return Some(Party { figure: Figure::exactly(1), end });
    }
    let noun = noun_of(view, at + 1, 6, sentence)?;
    // "the groom's uncle".
    let owned = matches!(view.lower(noun + 1), "'s" | "’s").then(|| noun_of(view, noun + 2, 2, sentence));
    let noun = owned.flatten().or(Some(noun)).filter(|n| is_single(view.lower(*n)))?;
    let persons = if view.lower(noun) == "couple" { 2 } else { 1 };
    Some(Party { figure: Figure::exactly(persons), end: noun + 1 })
}

fn is_article(word: &str) -> bool {
    matches!(word, "a" | "an" | "another" | "one" | "his" | "her" | "their" | "its" | "the")
}

/// "Salim Haddad", "Omar al-Nasser", "Omar's brother": where a name of two words or more, and no body's, or of one of his family, ends.
pub(super) fn full_name(view: &View, at: usize, sentence: &Range<usize>) -> Option<usize> {
    let name = |n: &usize| is_name(view, *n) || *n > at && matches!(view.lower(*n), "al" | "el" | "-");
    let end = (at..sentence.end).find(|n| !name(n)).unwrap_or(sentence.end);
    let words = (at..end).filter(|n| view.doc.tokens[*n].capitalised).count();
    if words > 0 && matches!(view.lower(end), "'s" | "’s") && is_kin(view.lower(end + 1)) {
        return Some(end + 2);
    }
    let closes = end >= sentence.end
        || view.doc.tokens[end].kind == TokenKind::Punct
        || matches!(
            view.lower(end),
            "and"
                | "in"
                | "on"
                | "at"
                | "near"
                | "from"
                | "during"
                | "who"
                | "while"
                | "with"
                | "together"
                | "along"
                | "for"
                | "over"
                | "accused"
                | "suspected"
                | "were"
                | "was"
                | "outside"
                | "inside"
                | "after"
                | "before"
                | "when"
                | "as"
                | "by"
                | "early"
                | "late"
                | "yesterday"
                | "today"
        );
    (words >= 2 && closes).then_some(end)
}

/// Whether token `n` may be a word of somebody's name.
pub(in crate::event) fn is_name(view: &View, n: usize) -> bool {
    let token = &view.doc.tokens[n];
    token.capitalised
        && token.kind == TokenKind::Word
        && !view.places[n]
        && view.classes(n) == 0
        && view.actor(n).is_none()
        && view.source(n).is_none()
        && !is_nation(view.lower(n))
        && !view.is_calendar(n)
}

pub(super) fn is_nation(word: &str) -> bool {
    matches!(
        word,
        "israeli"
            | "syrian"
            | "lebanese"
            | "turkish"
            | "russian"
            | "american"
            | "iranian"
            | "iraqi"
            | "jordanian"
            | "palestinian"
            | "kurdish"
            | "druze"
            | "arab"
            | "islamic"
    )
}

/// "three Lebanese and a Syrian", "dozens of Druze": a person by where he is from or of what people, no noun behind it.
pub(super) fn is_national(view: &View, n: usize) -> bool {
    let word = view.lower(n);
    let token = view.doc.tokens.get(n);
    token.is_some_and(|t| t.capitalised)
        && (["an", "i", "ish", "ese", "ite"].iter().any(|end| word.ends_with(end))
            || matches!(word, "druze" | "bedouin" | "alawites" | "sunnis" | "christians"))
        && matches!(
            view.lower(n + 1),
            "," | "."
                | ";"
                | "and"
                | "who"
                | "suspected"
                | "accused"
                | "was"
                | "were"
                | "national"
                | "wanted"
                | "have"
                | "had"
                | "with"
                | "from"
                | "in"
                | "on"
                | "at"
                | "near"
                | "by"
                | "when"
                | "as"
                | "during"
        )
}

/// A noun for a person or people: "shepherds", "the head of the council", and no general in "a General Security member".
pub(super) fn is_person(view: &View, n: usize) -> bool {
    let of_body = view.lower(n) == "general"
        && matches!(view.lower(n + 1), "security" | "intelligence" | "staff" | "command" | "directorate");
    view.classes(n) & view.lexicon.class.people != 0 && !of_body
        || view.lower(n) == "head" && view.lower(n + 1) == "of"
}

/// The last noun for people in the `reach` tokens from `at` on, over words alone.
fn noun_of(view: &View, at: usize, reach: usize, sentence: &Range<usize>) -> Option<usize> {
    let is_person = |n: usize| is_person(view, n);
    let closed = |n: &usize| {
        view.doc.tokens[*n].kind == TokenKind::Punct && view.lower(*n) != "-"
            || view.parts(*n)
            || matches!(
                view.lower(*n),
                "and" | "in" | "on" | "at" | "by" | "from" | "to" | "with" | "were" | "was" | "whose"
            )
    };
    // "eight government-backed fighters": what hyphens join is one word.
    let hyphens = (at..(at + reach).min(sentence.end)).filter(|n| view.lower(*n) == "-").count();
    let phrase = at..(at + reach + 2 * hyphens).min(sentence.end);
    let first = phrase.clone().take_while(|n| !closed(n)).find(|n| is_person(*n))?;
    // "police officers", "a police officer", "a civilian bulldozer operator".
    let end = sentence.end.min(first + 3);
    let second =
        (first + 1..end).take_while(|n| !closed(n)).find(|n| is_person(*n) && view.lower(*n) != "dead");
    // "a Lebanese Army soldier".
    let of_force = |n: usize| view.classes(n) & view.lexicon.class.force != 0;
    let plain = |n: usize| {
        of_force(n) || view.is_plain(n) && !view.doc.tokens[n].capitalised && view.lower(n) != "of"
    };
    let last = second.filter(|n| *n == first + 1 || plain(first + 1)).unwrap_or(first);
    // "two security guard members".
    let is_further = |n: &usize| *n < sentence.end && is_person(*n) && !closed(n) && view.lower(*n) != "dead";
    Some((last + 1..sentence.end).take_while(is_further).last().unwrap_or(last))
}

/// Whether a noun for people is in the singular.
pub(super) fn is_single(word: &str) -> bool {
    !word.ends_with('s')
        && !matches!(
            word,
            "people"
                | "men"
                | "women"
                | "children"
                | "personnel"
                | "police"
                | "dead"
                | "family"
                | "cell"
                | "schoolchildren"
                | "gunmen"
                | "policemen"
                | "tribesmen"
                | "fishermen"
                | "crewmen"
                | "passersby"
        )
}

/// "a 17-year-old", "a six-year-old": one person, whatever noun follows.
pub(super) fn is_aged(view: &View, n: usize) -> bool {
    let number = |t: &crate::text::Token| t.kind == TokenKind::Number;
    matches!(view.lower(n), "a" | "an" | "another" | "the" | "his" | "her")
        && (view.doc.tokens.get(n + 1).is_some_and(number) || small_number(view.lower(n + 1)).is_some())
        && view.lower(n + 2) == "-"
        && view.lower(n + 3) == "year"
        && view.lower(n + 5) == "old"
}
