//! Counts: numbers in words and digits with their reservations, and who was killed, injured or detained.

use super::clause::View;
use super::report::Figure;
use super::trigger::is_hit_in_limb;
use crate::text::TokenKind;
use std::ops::Range;

/// A number of people read at some tokens.
#[derive(Debug, Clone, Copy)]
pub(super) struct Number {
    pub(super) figure: Figure,
    /// Tokens from the reservation ("at least") to the number.
    pub(super) start: usize,
    pub(super) end: usize,
}

/// What a figure counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Harm {
    Killed,
    Injured,
    Detained,
    /// The dead so far.
    Toll,
}

/// People harmed, as told at some tokens.
#[derive(Debug, Clone)]
pub(super) struct Count {
    pub(super) harm: Harm,
    pub(super) figure: Figure,
    pub(super) tokens: Range<usize>,
}

/// The value of a number token or word, and how many tokens it takes ("twenty - two", "two hundred").
pub(super) fn number(view: &View, n: usize, end: usize) -> Option<(u32, usize)> {
    if n >= end {
        return None;
    }
    let word = view.lower(n);
    if view.doc.tokens[n].kind == TokenKind::Number {
        let digits: String = word.chars().filter(|c| *c != ',').collect();
        return digits.parse().ok().map(|v| (v, 1));
    }
    let small = small_number(word)?;
    if small >= 20
        && view.lower(n + 1) == "-"
        && n + 2 < end
        && let Some(unit) = small_number(view.lower(n + 2)).filter(|u| *u < 10)
    {
        return Some((small + unit, 3));
    }
    match view.lower(n + 1) {
        "hundred" if n + 1 < end => Some((small * 100, 2)),
        "thousand" if n + 1 < end => Some((small * 1_000, 2)),
        _ => Some((small, 1)),
    }
}

fn small_number(word: &str) -> Option<u32> {
    const UNITS: [&str; 20] = [
        "zero",
        "one",
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
        "ten",
        "eleven",
        "twelve",
        "thirteen",
        "fourteen",
        "fifteen",
        "sixteen",
        "seventeen",
        "eighteen",
        "nineteen",
    ];
    const TENS: [&str; 8] = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];
    UNITS
        .iter()
        .position(|w| *w == word)
        .map(|n| n as u32)
        .or_else(|| TENS.iter().position(|w| *w == word).map(|n| (n as u32 + 2) * 10))
}

/// The count at token `n`: a number with what is said before it, or a word such as "dozens" (24 or more), "hundreds"
/// (200 or more), after the convention of conflict data sets that the least a plural can mean is two.
pub(super) fn count(view: &View, n: usize, sentence: &Range<usize>) -> Option<Number> {
    let word = view.lower(n);
    let plural = match word {
        "dozens" => Some(24),
        "scores" => Some(40),
        "hundreds" => Some(200),
        "thousands" => Some(2_000),
        _ => None,
    };
    let (value, len) = match plural {
        Some(value) => (value, 1),
        None => number(view, n, sentence.end)?,
    };
    let before = |k: usize| n.checked_sub(k).filter(|i| *i >= sentence.start).map_or("", |i| view.lower(i));
    let two = (before(2), before(1));
    let (open, taken) = match two {
        ("at", "least") => (true, 2),
        (_, "than") if two.0 == "more" || before(3) == "no" => (true, 2),
        (_, "over" | "nearly" | "some" | "about" | "around" | "almost" | "approximately" | "roughly") => {
            (two.1 == "over" || two.1 == "nearly" || two.1 == "almost", 1)
        }
        _ => (false, 0),
    };
    let figure = if open || plural.is_some() { Figure::at_least(value) } else { Figure::exactly(value) };
    Some(Number { figure, start: n - taken, end: n + len })
}

/// The people killed, injured and detained that the tokens of `sentence` tell of, in text order.
pub(super) fn counts(view: &View, sentence: &Range<usize>) -> Vec<Count> {
    let mut counts = Vec::new();
    for n in sentence.clone() {
        if let Some((figure, tokens)) = toll(view, n, sentence) {
            counts.push(Count { harm: Harm::Toll, figure, tokens });
        }
        let Some(harm) = harm_at(view, n).or_else(|| shot(view, n, sentence)) else { continue };
        // "one of the dead", "some of those killed": told of before.
        if n >= sentence.start + 2
            && matches!(view.lower(n - 1), "the" | "those")
            && matches!(view.lower(n - 2), "of" | "among")
        {
            continue;
        }
        let is_noun = matches!(view.lower(n), "dead" | "deaths" | "casualties" | "fatalities")
            || view.lower(n + 1) == "of";
        if is_noun_use(view, n) && !is_noun {
            continue;
        }
        let zero = nobody(view, n, sentence);
        let found = zero
            .clone()
            .or_else(|| counted_before(view, n, sentence))
            .or_else(|| counted_after(view, n, sentence));
        let Some((figure, tokens)) = found else { continue };
        // "seized 600 rifles", "captured two hills": what was taken must be people.
        if takes_things(view, n, &tokens, sentence) {
            continue;
        }
        // Losses may be of any kind; only that there were none tells of people.
        if zero.is_none() && view.lower(n) == "losses" {
            continue;
        }
        let tokens = tokens.start.min(n)..tokens.end.max(n + 1);
        if zero.is_some() && matches!(view.lower(n), "hurt" | "harmed" | "casualties" | "losses") {
            counts.push(Count { harm: Harm::Killed, figure, tokens: tokens.clone() });
            counts.push(Count { harm: Harm::Injured, figure, tokens });
        } else {
            counts.push(Count { harm, figure, tokens });
        }
    }
    counts.extend(ellipses(view, &counts, sentence));
    counts
}

/// "six died in A, and four in B": the verb holds for both.
fn ellipses(view: &View, counts: &[Count], sentence: &Range<usize>) -> Vec<Count> {
    let people = view.lexicon.class("people");
    let mut further = Vec::new();
    for told in counts {
        let reach = told.tokens.end..(told.tokens.end + 16).min(sentence.end);
        for and in reach.take_while(|n| !view.parts(*n)).filter(|n| view.lower(*n) == "and") {
            let Some(number) = count(view, and + 1, sentence) else { continue };
            let end = number.end + usize::from(view.classes(number.end) & people != 0);
            if end < sentence.end && matches!(view.lower(end), "in" | "at" | "near") {
                further.push(Count { harm: told.harm, figure: number.figure, tokens: and + 1..end });
            }
        }
    }
    further
}

pub(super) fn harm_at(view: &View, n: usize) -> Option<Harm> {
    Some(match view.lower(n) {
        "killed" | "killing" | "kill" | "dead" | "died" | "dying" | "deaths" | "fatalities" | "martyred"
        | "slain" | "executed" => Harm::Killed,
        "injured" | "injuring" | "wounded" | "wounding" | "hurt" | "harmed" | "injuries" | "casualties"
        | "losses" => Harm::Injured,
        "detained" | "detaining" | "arrested" | "arresting" | "abducted" | "abducting" | "kidnapped"
        | "seized" | "apprehended" | "captured" | "capturing" => Harm::Detained,
        // "the abduction of seven citizens".
        "abduction" | "arrest" | "detention" | "kidnapping" | "capture" if view.lower(n + 1) == "of" => {
            Harm::Detained
        }
        "death" | "assassination" if view.lower(n + 1) == "of" => Harm::Killed,
        "took" | "taken" | "taking" | "led" | "picked" | "rounded" | "leading" | "holding" | "held" => {
            // "took six men away": only with its particle.
            (n + 1..n + 7).find(|i| matches!(view.lower(*i), "away" | "off" | "up" | "into"))?;
            Harm::Detained
        }
        _ => return None,
    })
}

/// "shot dead", "shot and killed", "shot in the leg".
fn shot(view: &View, n: usize, sentence: &Range<usize>) -> Option<Harm> {
    if view.lower(n) != "shot" || n + 1 >= sentence.end {
        return None;
    }
    if is_hit_in_limb(view, n, sentence) {
        return Some(Harm::Injured);
    }
    // "shot dead a shepherd": the count stands behind; before it, "dead" reads it itself.
    (view.lower(n + 1) == "dead").then_some(Harm::Killed)
}

/// "bringing the toll to 14", "the death toll rose to 15": the dead so far.
fn toll(view: &View, n: usize, sentence: &Range<usize>) -> Option<(Figure, Range<usize>)> {
    let rises = |i: usize| {
        matches!(
            view.lower(i),
            "bringing"
                | "brings"
                | "brought"
                | "raising"
                | "raises"
                | "raised"
                | "rose"
                | "risen"
                | "rises"
                | "climbed"
                | "increased"
                | "taking"
        )
    };
    if view.lower(n) != "toll"
        || !(n.saturating_sub(4).max(sentence.start)..(n + 4).min(sentence.end)).any(rises)
    {
        return None;
    }
    (n + 1..(n + 8).min(sentence.end))
        .take_while(|i| !view.parts(*i))
        .find_map(|i| count(view, i, sentence).filter(|c| plausible(view, c.end)))
        .map(|c| (c.figure, n..c.end))
}

/// Whether what was "seized" or "captured" at `n`, counted at `tokens`, is not said to be people.
fn takes_things(view: &View, n: usize, tokens: &Range<usize>, sentence: &Range<usize>) -> bool {
    let people = view.lexicon.class("people");
    let end = (tokens.end.max(n + 1) + 4).min(sentence.end);
    matches!(view.lower(n), "seized" | "captured" | "capturing" | "capture")
        && !(tokens.start..end).any(|i| view.classes(i) & people != 0)
}

fn is_noun_use(view: &View, n: usize) -> bool {
    n > 0 && matches!(view.lower(n - 1), "the" | "those") && view.lower(n + 1) != "in"
}

/// "Nobody was hurt", "no casualties", "none were detained".
fn nobody(view: &View, n: usize, sentence: &Range<usize>) -> Option<(Figure, Range<usize>)> {
    let people = view.lexicon.class("people");
    let start = n.saturating_sub(5).max(sentence.start);
    (start..n)
        .find(|i| {
            matches!(view.lower(*i), "nobody" | "none" | "without")
                || view.lower(*i) == "no"
                    && (view.classes(*i + 1) & people != 0
                        || matches!(
                            view.lower(*i + 1),
                            "one"
                                | "casualties"
                                | "injuries"
                                | "deaths"
                                | "fatalities"
                                | "people"
                                | "civilians"
                                | "reports"
                                | "losses"
                        ))
        })
        // "No reports of casualties" and "not known whether anyone was harmed" tell nothing of how many.
        .filter(|i| view.lower(*i + 1) != "reports")
        .map(|i| (Figure::exactly(0), i..n + 1))
}

/// "13 people were killed", "six of its soldiers wounded", "three dead".
fn counted_before(view: &View, n: usize, sentence: &Range<usize>) -> Option<(Figure, Range<usize>)> {
    let people = view.lexicon.class("people");
    let start = n.saturating_sub(14).max(sentence.start);
    let mut end = n;
    // Only what is passive, or a participle behind its noun, has its people before it.
    let passive =
        matches!(view.lower(n), "dead" | "died" | "deaths" | "fatalities" | "injuries" | "casualties")
            || (n.saturating_sub(4).max(sentence.start)..n)
                .any(|i| matches!(view.lower(i), "was" | "were" | "been" | "being" | "are" | "is" | "be"))
            || matches!(view.lower(n + 1), "in" | "by" | "when" | "after" | "and" | "," | ".");
    if !passive {
        return None;
    }
    for i in (start..n).rev() {
        if view.parts(i) || matches!(view.lower(i), ";" | "(" | ")") {
            break;
        }
        if let Some(count) = count(view, i, sentence)
            .filter(|c| c.end <= end && plausible(view, c.end) && !is_part(view, c, sentence))
        {
            let phrase = count.end..n;
            let has_people = phrase.clone().any(|k| view.classes(k) & people != 0);
            let adjacent = phrase.clone().all(|k| {
                matches!(
                    view.lower(k),
                    "were"
                        | "was"
                        | "have"
                        | "been"
                        | "had"
                        | "others"
                        | "more"
                        | "people"
                        | "and"
                        | "are"
                        | "reportedly"
                        | "being"
                        | "of"
                        | "them"
                ) || harm_at(view, k).is_some()
            });
            let other_harm =
                phrase.clone().any(|k| harm_at(view, k).is_some() && !matches!(view.lower(k), "and"));
            if (has_people || adjacent) && !other_harm {
                return Some((sum_of_list(view, count, sentence), count.start..n + 1));
            }
        }
        if view.lower(i) == "," && view.lower(i + 1) != "including" {
            end = end.min(n);
        }
    }
    if let Some(i) = (start..n).find(|i| is_aged(view, *i)) {
        return Some((Figure::exactly(1), i..n + 1));
    }
    if (start..n).any(|i| matches!(view.lower(i), "he" | "she") && (i + 1..n).all(|k| !view.parts(k))) {
        return Some((Figure::exactly(1), n..n + 1));
    }
    if is_named_person(view, n, sentence) {
        return Some((Figure::exactly(1), n - 1..n + 1));
    }
    // "A man was killed", "his son was wounded": one person.
    let subject = (start..n).rev().find(|i| view.classes(*i) & people != 0)?;
    singular(view, subject, sentence)
        .filter(|_| (subject + 1..n).all(|k| !view.parts(k)))
        .map(|f| (f, subject..n + 1))
}

/// "Issa died", "Issa was killed": one person, by name.
fn is_named_person(view: &View, n: usize, sentence: &Range<usize>) -> bool {
    let verb = if n > sentence.start && view.lower(n - 1) == "was" { n - 1 } else { n };
    if verb == sentence.start || verb == n && view.lower(n) != "died" {
        return false;
    }
    let name = &view.doc.tokens[verb - 1];
    let word = view.lower(verb - 1);
    let of_armed = (sentence.start..verb).any(|i| view.actors[i].is_some_and(|(len, _)| i + len == verb));
    name.capitalised
        && name.kind == TokenKind::Word
        && !view.places[verb - 1]
        && !of_armed
        && view.classes(verb - 1) == 0
        && !matches!(
            word,
            "many"
                | "some"
                | "several"
                | "others"
                | "they"
                | "we"
                | "all"
                | "most"
                | "it"
                | "this"
                | "both"
                | "few"
                | "none"
                | "more"
                | "those"
                | "these"
                | "everyone"
                | "everybody"
                | "somebody"
                | "someone"
                | "i"
                | "you"
                | "that"
                | "dozens"
                | "hundreds"
                | "scores"
                | "thousands"
                | "there"
        )
}

/// "killing at least 13 people", "wounded six soldiers", "left four dead", "detained a young man".
fn counted_after(view: &View, n: usize, sentence: &Range<usize>) -> Option<(Figure, Range<usize>)> {
    let people = view.lexicon.class("people");
    let end = (n + 12).min(sentence.end);
    // "killing him instantly".
    if matches!(view.lower(n + 1), "him" | "her" | "another") && n + 1 < end {
        return Some((Figure::exactly(1), n..n + 2));
    }
    for i in n + 1..end {
        if view.parts(i) || harm_at(view, i).is_some() {
            break;
        }
        if is_aged(view, i) {
            return Some((Figure::exactly(1), n..i + 6));
        }
        if let Some(count) =
            count(view, i, sentence).filter(|c| plausible(view, c.end) && !is_part(view, c, sentence))
        {
            let close = (count.end..(count.end + 5).min(end)).any(|k| view.classes(k) & people != 0);
            let bare = matches!(
                view.lower(count.end),
                "and" | "," | "." | "in" | "on" | "at" | "others" | "more" | "of"
            ) || count.end >= sentence.end;
            return (close || (bare && i <= n + 4))
                .then(|| (sum_of_list(view, count, sentence), n..count.end));
        }
        if view.classes(i) & people != 0 {
            return singular(view, i, sentence).map(|f| (f, n..i + 1));
        }
    }
    None
}

/// "the victims, who included two children": some of those counted elsewhere.
fn is_part(view: &View, count: &Number, sentence: &Range<usize>) -> bool {
    let before =
        |k: usize| count.start.checked_sub(k).filter(|i| *i >= sentence.start).map_or("", |i| view.lower(i));
    matches!(before(1), "included" | "including" | "include" | "among")
        || (before(2), before(1)) == ("among", "them")
        || view.lower(count.end) == "of"
            && matches!(view.lower(count.end + 1), "them" | "whom")
            && before(1) == ","
}

/// "a 17-year-old": one person, whatever noun follows.
fn is_aged(view: &View, n: usize) -> bool {
    matches!(view.lower(n), "a" | "an" | "another")
        && view.doc.tokens.get(n + 1).is_some_and(|t| t.kind == TokenKind::Number)
        && view.lower(n + 2) == "-"
        && view.lower(n + 3) == "year"
        && view.lower(n + 5) == "old"
}

/// A number that counts something else: "13 November", "40 kilometres", "2,000 dollars", a year.
fn plausible(view: &View, after: usize) -> bool {
    !matches!(
        view.lower(after),
        "january"
            | "february"
            | "march"
            | "april"
            | "may"
            | "june"
            | "july"
            | "august"
            | "september"
            | "october"
            | "november"
            | "december"
            | "km"
            | "kilometres"
            | "kilometers"
            | "metres"
            | "meters"
            | "miles"
            | "years"
            | "year"
            | "-"
            | "days"
            | "hours"
            | "minutes"
            | "percent"
            | "%"
            | "vehicles"
            | "military"
            | "armoured"
            | "armored"
            | "tanks"
            | "airstrikes"
            | "strikes"
            | "shells"
            | "houses"
            | "homes"
            | "a.m."
            | "p.m."
            | "am"
            | "pm"
            | "sites"
            | "times"
            | "months"
            | "weeks"
            | "raids"
            | "rockets"
            | "missiles"
            | "helicopters"
            | "buildings"
            | "patrols"
    )
}

/// "two women and two children" after a count of its own list adds up; "13 people, two of them children" does not.
fn sum_of_list(view: &View, first: Number, sentence: &Range<usize>) -> Figure {
    let people = view.lexicon.class("people");
    let mut figure = first.figure;
    let mut at = first.end;
    loop {
        let Some(noun) = (at..(at + 3).min(sentence.end)).find(|k| view.classes(*k) & people != 0) else {
            return figure;
        };
        if view.lower(noun + 1) != "and" {
            return figure;
        }
        // "a father and his two sons".
        let owned = matches!(view.lower(noun + 2), "his" | "her" | "their")
            && count(view, noun + 3, sentence).is_some();
        let next = noun + 2 + usize::from(owned);
        let added = match count(view, next, sentence).filter(|c| plausible(view, c.end)) {
            Some(c) if (c.end..(c.end + 3).min(sentence.end)).any(|k| view.classes(k) & people != 0) => {
                at = c.end;
                c.figure.best
            }
            _ if matches!(view.lower(next), "a" | "an" | "his" | "her" | "their")
                && (next + 1..(next + 4).min(sentence.end))
                    .any(|k| view.classes(k) & people != 0 && !view.lower(k).ends_with('s')) =>
            {
                at = next + 1;
                1
            }
            _ => return figure,
        };
        figure.best += added;
        figure.low += added;
        figure.high = figure.high.map(|h| h + added);
    }
}

/// One person told in the singular at token `n` ("a shepherd", "a father and his two sons").
fn singular(view: &View, n: usize, sentence: &Range<usize>) -> Option<Figure> {
    let word = view.lower(n);
    if word.ends_with('s')
        || matches!(
            word,
            "people" | "men" | "women" | "children" | "personnel" | "police" | "dead" | "family"
        )
    {
        return None;
    }
    let start = n.saturating_sub(4).max(sentence.start);
    let article = (start..n)
        .rev()
        .find(|i| matches!(view.lower(*i), "a" | "an" | "one" | "another" | "his" | "her" | "its" | "the"))?;
    // "the man" was counted before; "the young man Ahmad X" is named here.
    let named = view.doc.tokens.get(n + 1).is_some_and(|t| t.capitalised);
    if view.lower(article) == "the" && !named {
        return None;
    }
    let persons = if word == "couple" { 2 } else { 1 };
    let single = Number { figure: Figure::exactly(persons), start: article, end: article + 1 };
    Some(sum_of_list(view, single, sentence))
}
