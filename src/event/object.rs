//! People told of behind the word of harm: "killing at least 13 people", "detained a young man", "left four dead".

use super::clause::View;
use super::harmed::harm_at;
use super::number::{count, plausible};
use super::people::{self, party, sum_of_list};
use super::report::Figure;
use super::subject::{aged_party, is_animal, is_of_herd, is_part};
use crate::text::TokenKind;
use std::ops::Range;

/// "killing at least 13 people", "wounded six soldiers", "left four dead", "detained a young man".
pub(super) fn counted_after(
    view: &View,
    n: usize,
    sentence: &Range<usize>,
) -> Option<(Figure, Range<usize>)> {
    let people = view.lexicon.class.people;
    let end = (n + 12).min(sentence.end);
    // "stopped two men and took them to the post".
    if view.lower(n + 1) == "them" && matches!(view.lower(n), "took" | "taking") {
        let several = |i: usize| party(view, i, sentence).filter(|p| p.figure.best > 1);
        return (sentence.start..n).rev().find_map(several).map(|p| (p.figure, n..n + 2));
    }
    // "shot at two people, killing both".
    let closes = matches!(view.lower(n + 2), "." | "," | ";" | "and" | "on" | "in") || n + 2 >= sentence.end;
    let of_them = view.lower(n + 2) == "of" && view.lower(n + 3) == "them";
    if view.lower(n + 1) == "both" && (closes || of_them) && n + 1 < sentence.end {
        return Some((Figure::exactly(2), n..n + 2));
    }
    // "killing him instantly".
    let another_few = view.lower(n + 1) == "another" && super::number::number(view, n + 2, end).is_some();
    if matches!(view.lower(n + 1), "him" | "her" | "another") && n + 1 < end && !another_few {
        // "killing him and his two sons", "killing her son".
        let one = people::Party { figure: Figure::exactly(1), end: n + 2 };
        let all = party(view, n + 1, sentence).unwrap_or_else(|| people::with_list(view, one, sentence));
        return Some((all.figure, n..all.end));
    }
    // "Doctors were beaten and two patients killed": of the next verb.
    if view.lower(n + 1) == "and" && harm_at(view, n + 2).is_none() {
        return None;
    }
    let shot_dead = usize::from(view.lower(n) == "shot" && view.lower(n + 1) == "dead");
    let at = n + 1 + shot_dead;
    // "killed 11-year-old Omar and his sister".
    let is_number = view.doc.tokens.get(at).is_some_and(|t| t.kind == TokenKind::Number);
    if is_number && view.lower(at + 1) == "-" && view.lower(at + 2) == "year" && view.lower(at + 4) == "old" {
        let name = |k: &usize| view.doc.tokens[*k].capitalised || matches!(view.lower(*k), "al" | "-");
        let end = (at + 5..sentence.end).find(|k| !name(k)).unwrap_or(sentence.end);
        let list = people::with_list(view, people::Party { figure: Figure::exactly(1), end }, sentence);
        return Some((list.figure, n..list.end));
    }
    if let Some(named) = aged_party(view, at, sentence) {
        return Some((named.figure, n..named.end));
    }
    if let Some(end) = named_party(view, at, sentence).or_else(|| titled_party(view, at, sentence)) {
        return Some((end.figure, n..end.end));
    }
    // "arrested a cell of five".
    let body =
        |i: &usize| view.lower(*i) == "of" && matches!(view.lower(i - 1), "cell" | "gang" | "ring" | "squad");
    if let Some(of) = (at..(at + 6).min(end)).find(body)
        && !(at..of).any(|i| view.parts(i))
        && let Some((members, len)) = super::number::number(view, of + 1, end)
        && plausible(view, of + 1 + len)
    {
        return Some((Figure::exactly(members), n..of + 1 + len));
    }
    for i in at..end {
        // "wounded a fourth": of those counted before.
        if view.lower(i) == "a"
            && i == n + 1
            && matches!(view.lower(i + 1), "second" | "third" | "fourth" | "fifth" | "sixth")
            && view.classes(i + 2) & people == 0
        {
            return Some((Figure::exactly(1), n..i + 2));
        }
        // "killed as many as 12".
        let as_many = view.lower(i) == "as" && (view.lower(i + 1) == "many" || view.lower(i - 1) == "many");
        if view.parts(i) && !as_many
            || harm_at(view, i).is_some()
            || matches!(view.lower(i), "according" | "said" | "from")
        {
            break;
        }
        // "the driver" only right behind the verb; "the young man Ahmad X" is named here.
        let single = matches!(
            view.lower(i),
            "a" | "an" | "another" | "his" | "her" | "its" | "their" | "the" | "both"
        );
        if single
            && let Some(party) = party(view, i, sentence)
            && (view.lower(i) != "the"
                || i == n + 1
                // "led away the owner's son", "left with the groom's uncle".
                || i == n + 2 && matches!(view.lower(n + 1), "away" | "off" | "with")
                || view.doc.tokens.get(party.end).is_some_and(|t| t.capitalised))
        {
            // "arrested its leader and several members": one at least.
            let others = view.lower(party.end) == "and"
                && matches!(
                    view.lower(party.end + 1),
                    "several" | "some" | "other" | "others" | "many" | "a"
                )
                && (view.lower(party.end + 1) != "a" || view.lower(party.end + 2) == "number");
            let figure = if others { Figure::at_least(party.figure.low) } else { party.figure };
            return Some((figure, n..party.end));
        }
        if let Some(count) =
            count(view, i, sentence).filter(|c| plausible(view, c.end) && !is_part(view, c, sentence))
        {
            // "detained four woodcutters": whoever is detained is somebody.
            let arrested = matches!(
                view.lower(n),
                "detained"
                    | "detaining"
                    | "arrested"
                    | "arresting"
                    | "abducted"
                    | "abducting"
                    | "kidnapped"
                    | "kidnapping"
            );
            let of_trade = || {
                arrested
                    && (count.end..(count.end + 2).min(end)).any(|k| {
                        let word = view.lower(k);
                        word.ends_with("ers")
                            || word.ends_with("ors")
                            || word.ends_with("ists")
                            || word.ends_with("ants")
                    })
            };
            let close = (count.end..(count.end + 5).min(end)).any(|k| view.classes(k) & people != 0)
                // "killing one Israeli".
                || people::is_national(view, count.end)
                || of_trade();
            let bare = matches!(
                view.lower(count.end),
                "and"
                    | ","
                    | "."
                    | "in"
                    | "on"
                    | "at"
                    | "others"
                    | "more"
                    | "of"
                    | "today"
                    | "yesterday"
                    | "during"
                    | "when"
            ) || view.is_calendar(count.end)
                || count.end >= sentence.end;
            // "killed 40 of their sheep".
            if is_of_herd(view, n, sentence)
                || (count.end..(count.end + 4).min(end)).any(|k| is_animal(view.lower(k)))
            {
                return None;
            }
            return (close || (bare && i <= n + 4))
                .then(|| (sum_of_list(view, count, sentence), n..count.end));
        }
        // "killed a family of four".
        if matches!(view.lower(i), "family" | "group" | "party") && view.lower(i + 1) == "of" {
            continue;
        }
        if view.classes(i) & people != 0 {
            // "killing commander Ali Hassan and two privates".
            let named = view.doc.tokens.get(i + 1).is_some_and(|t| t.capitalised) && people::is_single(view.lower(i))
                // "arrests by General Security".
                && !matches!(view.lower(i + 1), "security" | "staff" | "intelligence" | "command" | "directorate");
            return named.then(|| {
                let name = |k: &usize| {
                    view.doc.tokens[*k].capitalised || matches!(view.lower(*k), "al" | "el" | "-")
                };
                let end = (i + 1..sentence.end).find(|k| !name(k)).unwrap_or(sentence.end);
                let list =
                    people::with_list(view, people::Party { figure: Figure::exactly(1), end }, sentence);
                (list.figure, n..list.end)
            });
        }
    }
    None
}

/// "arrested Ahmad Karim and his brother": a person by two names or more, and who is listed behind.
pub(super) fn named_party(view: &View, at: usize, sentence: &Range<usize>) -> Option<people::Party> {
    let end = people::full_name(view, at, sentence)?;
    Some(people::with_list(view, people::Party { figure: Figure::exactly(1), end }, sentence))
}

/// "killing senior Hamas official Wassim Ali and his wife": a named person behind words for what he is.
fn titled_party(view: &View, at: usize, sentence: &Range<usize>) -> Option<people::Party> {
    const MAX_TITLE: usize = 7;
    let title = |n: usize| {
        let plain = !view.doc.tokens[n].capitalised
            && view.doc.tokens[n].kind == TokenKind::Word
            && view.tags[n].is_none_or(|w| w.verbs.is_empty())
            && !matches!(
                view.lower(n),
                "in" | "on"
                    | "at"
                    | "of"
                    | "near"
                    | "and"
                    | "a"
                    | "an"
                    | "by"
                    | "with"
                    | "from"
                    | "to"
                    | "as"
                    | "several"
                    | "some"
                    | "many"
                    | "dozens"
            );
        let owner = view.actor(n).is_some()
            || view.doc.lower(n) == "al"
            || view.lower(n) == "-"
            || view.lower(n) == "'s";
        (plain || owner) && count(view, n, sentence).is_none()
    };
    let first = (at..sentence.end.min(at + MAX_TITLE))
        .find(|n| !title(*n) || named_party(view, *n, sentence).is_some())?;
    let is_office = |n: usize| {
        matches!(
            view.lower(n),
            "official"
                | "commander"
                | "leader"
                | "member"
                | "operative"
                | "chief"
                | "figure"
                | "journalist"
                | "militant"
                | "fighter"
                | "officer"
                | "spokesman"
                | "employee"
                | "worker"
                | "resident"
                | "brother"
                | "son"
                | "man"
        )
    };
    (first > at && is_office(first - 1)).then(|| named_party(view, first, sentence)).flatten()
}
