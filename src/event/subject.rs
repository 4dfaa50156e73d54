//! People told of before the word of harm: "13 people were killed", "six of its soldiers wounded", names, ages and who else is one.

use super::clause::View;
use super::harmed::{harm_at, is_bad_condition, is_limb};
use super::number::{Number, count, number, plausible};
use super::object::counted_after;
use super::people::{self, is_aged, list_around, sum_of_list};
use super::report::Figure;
use crate::text::TokenKind;
use std::ops::Range;

/// "13 people were killed", "six of its soldiers wounded", "three dead".
pub(super) fn counted_before(
    view: &View,
    n: usize,
    sentence: &Range<usize>,
) -> Option<(Figure, Range<usize>)> {
    let people = view.lexicon.class.people;
    let start = n.saturating_sub(22).max(sentence.start);
    let mut end = n;
    let aux = (n.saturating_sub(4).max(sentence.start)..n)
        .any(|i| matches!(view.lower(i), "was" | "were" | "been" | "being" | "are" | "is" | "be"));
    // "Four soldiers shot a man dead": the man.
    let is_told = |i: usize| {
        (i.saturating_sub(3).max(start)..i).any(|k| matches!(view.lower(k), "was" | "were" | "been"))
    };
    if view.lower(n) == "dead"
        && let Some(shot) =
            (n.saturating_sub(8).max(start)..n).rev().find(|i| view.lower(*i) == "shot" && !is_told(*i))
        && let Some(victims) = people::party(view, shot + 1, sentence).filter(|p| p.end == n)
    {
        return Some((victims.figure, shot..n + 1));
    }
    // "and shot dead two men" has its people behind.
    let shot_dead = view.lower(n) == "shot" && view.lower(n + 1) == "dead"
        || view.lower(n) == "dead" && n > start && view.lower(n - 1) == "shot";
    if shot_dead && !aux && counted_after(view, n, sentence).is_some() {
        return None;
    }
    // Only what is passive, or a participle behind its noun, has its people before it.
    let passive = matches!(view.lower(n), "dead" | "died" | "deaths" | "fatalities" | "fatality" | "injuries" | "casualties")
            || aux
            // "received 15 wounded people".
            || n > start && number(view, n - 1, n).is_some() && view.classes(n + 1) & people != 0
            // "Two were killed and six others wounded Tuesday".
            || view.is_calendar(n + 1)
            || n > start && matches!(view.lower(n - 1), "others" | "more")
            || matches!(view.lower(n), "arrests" | "detentions" | "life" | "lives" | "body" | "bodies")
            // "11 wounded on both sides".
            || n > sentence.start
                && number(view, n - 1, n).is_some()
                && matches!(view.lower(n + 1), "on" | "at" | "near" | "there" | "during" | "while" | "as" | "since" | "before" | "until" | "around" | "outside" | "inside" | "—" | "–" | "so")
            || matches!(view.lower(n + 1), "in" | "by" | "when" | "after" | "and" | "," | "." | ")" | ";" | "on" | "during" | "early" | "near" | "over" | "across" | "since")
            || matches!(view.lower(n), "martyr" | "martyrs" | "custody")
            // "ascended to martyrdom".
            || view.lower(n) == "martyrdom" && n >= 2 && view.lower(n - 2) == "ascended"
            // "left two in critical condition".
            || view.lower(n) == "in" && is_bad_condition(view, n + 2)
            // "have shot two men and taken away a third".
            || matches!(view.lower(n), "brought" | "taken" | "admitted" | "rushed" | "treated" | "transferred")
                && !(view.lower(n + 1) == "away" && counted_after(view, n, sentence).is_some())
            || matches!(view.lower(n), "survived" | "blew" | "amputated" | "hospital" | "left")
            || matches!(view.lower(n), "succumbed" | "beaten" | "shot" | "lost" | "perished")
            || matches!(view.lower(n), "sustained" | "suffered" | "received" | "sustaining" | "suffering");
    if !passive {
        return None;
    }
    // "An imam who had mediated between the families was killed": he was.
    let who = (n.saturating_sub(16).max(start)..n).rfind(|i| view.lower(*i) == "who");
    if let Some(who) = who.filter(|who| {
        view.lower(n - 1) == "was" && !(*who..n).any(|i| view.lower(i) == ",") && view.lower(who + 1) != "was"
    }) && let Some((at, one)) = (who.saturating_sub(4).max(start)..who)
        .find_map(|at| people::party(view, at, sentence).filter(|p| p.end == who).map(|p| (at, p)))
        && one.figure == Figure::exactly(1)
    {
        return Some((one.figure, at..n + 1));
    }
    // "A boy was one of five people killed on Monday".
    let whole = (n.saturating_sub(4).max(sentence.start + 2)..n).rev().find_map(|i| count(view, i, sentence));
    if let Some(whole) = whole.filter(|c| c.start >= sentence.start + 3 && plausible(view, c.end))
        && (view.lower(whole.start - 2), view.lower(whole.start - 1)) == ("one", "of")
        && matches!(view.lower(whole.start - 3), "was" | "is" | "were")
        && whole.end < n
        && (whole.end..n).all(|i| view.classes(i) & people != 0)
    {
        return Some((whole.figure, whole.start..n + 1));
    }
    // "Two of the five shepherds detained on Monday were released": five were detained.
    let freed = (n..sentence.end).any(|i| matches!(view.lower(i), "released" | "freed"));
    let of_all = (start + 1..n).find(|i| view.lower(*i) == "of" && number(view, i - 1, *i).is_some());
    if let Some(of) = of_all.filter(|_| freed && harm_at(view, n) == Some(super::figure::Harm::Detained)) {
        let at = of + 1 + usize::from(view.lower(of + 1) == "the");
        if let Some((all, len)) = number(view, at, n)
            && view.classes_in(at + len..(at + len + 3).min(n)) & people != 0
        {
            return Some((Figure::exactly(all), at..n + 1));
        }
    }
    // "named Salim Haddad, 41, who was killed on Monday".
    let who = (n.saturating_sub(3).max(sentence.start + 2)..n).find(|i| view.lower(*i) == "who");
    if let Some(who) = who.filter(|who| view.lower(who - 1) == "," && is_age(view, who - 2)) {
        return Some((Figure::exactly(1), who - 2..n + 1));
    }
    let far = n.saturating_sub(REACH_OF_NAMES).max(sentence.start);
    let named = by_age(view, clause_of(view, far, n)..n);
    let part = |first: usize| (clause_of(view, far, n)..first).any(|i| is_including(view.lower(i)));
    if let Some((figure, first)) = named.filter(|(_, first)| !part(*first)) {
        // "Salim Haddad, 55, and his driver died".
        let last = (first..n).rev().find(|i| is_age(view, *i)).map_or(n, |age| age + 1);
        let comma = usize::from(view.lower(last) == "," && view.lower(last + 1) == "and");
        let listed = people::Party { figure, end: last + comma };
        let all = people::with_list(view, listed, sentence);
        return Some((if all.end <= n { all.figure } else { figure }, first..n + 1));
    }
    // "A number of demonstrators, about 20, were detained".
    let closing = (n.saturating_sub(4).max(start)..n)
        .rfind(|i| view.lower(*i) == "," && matches!(view.lower(i + 1), "was" | "were" | "have" | "has"));
    let enclosed = closing.and_then(|closing| {
        let open = (closing.saturating_sub(5).max(start + 1)..closing).rfind(|i| view.lower(*i) == ",")?;
        let number = (open + 1..closing).find_map(|i| count(view, i, sentence))?;
        // "Omar Haddad, 11, was killed": his age.
        let rough = matches!(
            view.lower(open + 1),
            "about" | "around" | "some" | "nearly" | "roughly" | "almost" | "at" | "estimated"
        );
        (number.end == closing && rough).then_some((number.figure, open + 1..n + 1))
    });
    if let Some(enclosed) = enclosed {
        return Some(enclosed);
    }
    // "two were killed and several more injured": nobody says how many.
    let uncounted = |i: usize| {
        matches!(view.lower(i), "several" | "some" | "many" | "others")
            && number(view, i + 1, n).is_none()
            && (i == start || count(view, i - 1, sentence).is_none())
            && (i + 1..n).all(|k| matches!(view.lower(k), "more" | "others" | "of" | "them" | "were" | "was"))
    };
    if (n.saturating_sub(4).max(start)..n).any(uncounted) {
        return None;
    }
    // "One of the wounded later died".
    let wounded = (start..n).rev().find(|i| matches!(view.lower(*i), "wounded" | "injured"));
    if let Some(wounded) =
        wounded.filter(|i| *i >= start + 3 && matches!(view.lower(n), "died" | "succumbed") && n - i <= 4)
        && (view.lower(wounded - 2), view.lower(wounded - 1)) == ("of", "the")
        && let Some((value, 1)) = number(view, wounded - 3, n)
    {
        return Some((Figure::exactly(value), wounded - 3..n + 1));
    }
    if let Some(one) = (start..n).rev().find_map(|i| head_of_count(view, i, sentence))
        && (one..n).all(|i| !view.parts(i))
    {
        return Some((Figure::exactly(1), one..n + 1));
    }
    let aside = aside_before(view, n, start);
    // "detained 17 people, and a young man was shot dead": he alone.
    if let Some(one) = one_of_his_own(view, n, start, sentence) {
        return Some((Figure::exactly(1), one..n + 1));
    }
    let mut brackets = false;
    for i in (start..n).rev().filter(|i| !aside.contains(i)) {
        // "members of the Syrian Democratic Forces (SDF) were injured": what brackets hold is passed over.
        match view.lower(i) {
            ")" => brackets = true,
            "(" => {
                brackets = false;
                continue;
            }
            _ => {}
        }
        if brackets {
            continue;
        }
        // "One of them said soldiers shot dead his brother": who says it is not who was harmed.
        let tells =
            matches!(view.lower(i), "said" | "says") && !matches!(view.lower(i + 1), "to" | "," | "the");
        let passive = i > start && view.lower(i - 1).starts_with("was");
        if view.parts(i) || view.lower(i) == ";" || tells && !passive {
            break;
        }
        if let Some(count) = count(view, i, sentence)
            .filter(|c| c.end <= end && plausible(view, c.end) && !is_part(view, c, sentence))
            .filter(|c| !is_whole(view, c, sentence) && !is_of_one_body(view, c))
        {
            let phrase = count.end..n;
            let has_people =
                phrase.clone().any(|k| view.classes(k) & people != 0 || people::is_national(view, k));
            let adjacent = phrase.clone().all(|k| {
                // "Five of the seven were arrested".
                k >= 2 && (view.lower(k - 2), view.lower(k - 1)) == ("of", "the")
                    || matches!(
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
                            | "later"
                            | "subsequently"
                            | "the"
                            | "in"
                    )
                    // "one of them was slightly wounded".
                    || view.lower(k).ends_with("ly") && phrase.clone().any(|i| view.lower(i) == "them")
                    || harm_at(view, k).is_some()
            });
            let other_harm = phrase.clone().any(|k| {
                // "the two dead were killed in the shooting".
                let the_dead =
                    view.lower(k) == "dead" && k == count.end && view.lower(k.saturating_sub(2)) == "the";
                harm_at(view, k).is_some() && !the_dead
            });
            // "burned two cars, and police announced arrests".
            let has_people = has_people && !matches!(view.lower(n), "arrests" | "detentions");
            if (has_people || adjacent || is_harmed(view, phrase)) && !other_harm {
                let list = list_around(view, clause_of(view, start, i), count.start, sentence);
                let (at, figure) = list.unwrap_or_else(|| (count.start, sum_of_list(view, count, sentence)));
                let figure = if is_of_families(view, &count) { Figure::at_least(figure.low) } else { figure };
                // "a family of five, including a mother and her two sons": some of them.
                if is_named_part(view, at, sentence) {
                    continue;
                }
                return Some((figure, at..n + 1));
            }
        }
        if view.lower(i) == "," && view.lower(i + 1) != "including" {
            end = end.min(n);
        }
    }
    // "He voiced concern at reports of civilian casualties": nobody says how many.
    if matches!(view.lower(n), "casualties" | "deaths" | "fatalities" | "losses") {
        return None;
    }
    if let Some(i) = (clause_of(view, start, n)..n).find(|i| is_aged(view, *i)) {
        let list = list_around(view, clause_of(view, start, i), i + 1, sentence);
        return Some(list.map_or((Figure::exactly(1), i..n + 1), |(at, figure)| (figure, at..n + 1)));
    }
    let him = |i: &usize| matches!(view.lower(*i), "he" | "she") && (i + 1..n).all(|k| !view.parts(k));
    if let Some(him) = (start..n).find(him) {
        // "He and his brother were hurt".
        let one = people::Party { figure: Figure::exactly(1), end: him + 1 };
        let all = people::with_list(view, one, sentence);
        return Some((if all.end <= n { all.figure } else { one.figure }, n..n + 1));
    }
    // "both men were killed".
    // "both of its occupants died".
    let reach = |i: usize| if view.lower(i + 1) == "of" { 5 } else { 3 };
    let both = |i: &usize| view.lower(*i) == "both" && i + reach(*i) >= n && !is_limb(view.lower(i + 1));
    if let Some(i) = (start..n).find(both) {
        return Some((Figure::exactly(2), i..n + 1));
    }
    if let Some(i) = another(view, start, n) {
        return Some((Figure::exactly(1), i..n + 1));
    }
    if let Some((figure, first)) = named_subjects(view, n, sentence) {
        return Some((figure, first..n + 1));
    }
    if is_named_person(view, n, &aside, sentence) {
        return Some((Figure::exactly(1), n - 1..n + 1));
    }
    if matches!(view.lower(n), "arrests" | "detentions") {
        return None;
    }
    // "A man was killed", "his son was wounded": one person; "a man and his son": two.
    // "a young man from the Haddad family was found shot dead".
    let of_family = |i: &usize| {
        matches!(view.lower(*i), "family" | "clan")
            && (i.saturating_sub(5).max(start)..*i).any(|k| matches!(view.lower(k), "from" | "of"))
    };
    let is_subject = |i: &usize| people::is_person(view, *i) && !aside.contains(i) && !of_family(i);
    let subject = (start..n).rev().find(is_subject)?;
    // "A child was said to have been wounded" is of the child.
    let said = |k: usize| {
        view.parts(k)
            || matches!(view.lower(k), "said" | "told" | "added" | "reported")
                && !(matches!(view.lower(k - 1), "was" | "were" | "is" | "are")
                    // "was reported killed".
                    && (view.lower(k + 1) == "to" || harm_at(view, k + 1).is_some()))
    };
    if (subject + 1..n).filter(|k| !aside.contains(k)).any(said) {
        return None;
    }
    let (at, figure) = list_around(view, clause_of(view, start, subject), subject, sentence)?;
    // "six dead, including a woman, and several wounded".
    let is_part = is_named_part(view, at, sentence);
    (!is_part).then(|| (figure, at..n + 1))
}

/// ", and a young man was shot dead": where the one person begins who is told of in a clause of its own right before the verb at `n`.
fn one_of_his_own(view: &View, n: usize, start: usize, sentence: &Range<usize>) -> Option<usize> {
    const REACH: usize = 7;
    let leans =
        |k: usize| matches!(view.lower(k), "was" | "is" | "has" | "had" | "been" | "shot" | "later" | "also");
    let verb = (start..n).rev().take_while(|k| leans(*k)).last()?;
    // ", and in the village of A a man was shot dead".
    let placed = |n: &usize| {
        view.places[*n]
            || matches!(
                view.lower(*n),
                "in" | "near" | "at" | "the" | "of" | "village" | "town" | "city" | "-" | "al"
            )
    };
    (verb.saturating_sub(REACH).max(start + 2)..verb).find(|i| {
        let joined = (start + 1..*i).rev().find(|k| !placed(k)).unwrap_or(start + 1);
        matches!(view.lower(*i), "a" | "an")
            && (view.lower(joined - 1), view.lower(joined)) == (",", "and")
            && people::party(view, *i, sentence).is_some_and(|p| p.end == verb && p.figure.best == 1)
    })
}

/// "three members of one local group": the one body they belong to.
fn is_of_one_body(view: &View, count: &Number) -> bool {
    count.figure == Figure::exactly(1)
        && count.start > 0
        && matches!(view.lower(count.start - 1), "of" | "from" | "in")
        && (count.end..count.end + 3).any(|n| {
            matches!(
                view.lower(n),
                "group"
                    | "family"
                    | "household"
                    | "clan"
                    | "tribe"
                    | "unit"
                    | "faction"
                    | "gang"
                    | "cell"
                    | "party"
            )
        })
}

/// "members of three families were killed": one of each, or more.
fn is_of_families(view: &View, count: &Number) -> bool {
    count.start > 0
        && view.lower(count.start - 1) == "of"
        && (count.end..count.end + 3)
            .any(|n| matches!(view.lower(n), "families" | "households" | "clans" | "tribes"))
}

/// "a cousin of the two men": the one person whom the count at `at` only describes.
fn head_of_count(view: &View, at: usize, sentence: &Range<usize>) -> Option<usize> {
    let number = count(view, at, sentence)?;
    let of = number.start.checked_sub(1)?;
    let of = if view.lower(of) == "the" { of.checked_sub(1)? } else { of };
    let one = of.checked_sub(1).filter(|i| *i >= sentence.start && view.lower(of) == "of")?;
    let people = view.lexicon.class.people;
    let is_person = view.classes(one) & people != 0
        && people::is_single(view.lower(one))
        && !matches!(view.lower(one), "crew" | "couple" | "general" | "private" | "minor");
    let counts_people = (number.end..number.end + 3)
        .take_while(|i| !matches!(view.lower(*i), "and" | ","))
        .any(|i| view.classes(i) & people != 0);
    (is_person && counts_people).then_some(one)
}

/// Words of a list of names, ages and trades before the verb that tells what became of them.
const REACH_OF_NAMES: usize = 40;

/// Whether those named behind `word` are some of those counted.
fn is_including(word: &str) -> bool {
    matches!(word, "including" | "among" | "included")
}

/// Whether "including" or "among them" stands before `at`.
fn is_named_part(view: &View, at: usize, sentence: &Range<usize>) -> bool {
    let before = |k: usize| at.checked_sub(k).filter(|i| *i >= sentence.start).map_or("", |i| view.lower(i));
    is_including(before(1)) && !matches!(before(2), "were" | "was")
        || before(1) == "them" && is_including(before(2))
}

/// What stands between people and the verb at `n` that tells of their harm and parts no clause: the pronoun of "two sons who were
/// killed", the insertion of "a man, who had come to help, was shot dead".
pub(super) fn aside_before(view: &View, n: usize, start: usize) -> Range<usize> {
    let leans = |k: &usize| {
        matches!(
            view.lower(*k),
            "was" | "were" | "had" | "have" | "has" | "been" | "being" | "also" | "later" | "then" | "shot"
        ) || view.lower(*k).ends_with("ly")
    };
    let Some(last) = (start..n).rev().find(|k| !leans(k)) else { return n..n };
    // "who had said “keep back,” was shot".
    let quoted = matches!(view.lower(last), "”" | "\"" | "’") && last > start;
    let before = if quoted { last - 1 } else { last };
    if matches!(view.lower(before), "who" | "that") && before + 1 < n {
        return before..before + 1;
    }
    let people = view.lexicon.class.people;
    let is_person = |k: usize| view.classes(k) & people != 0;
    let opens = |k: &usize| {
        view.lower(*k) == ","
            && (matches!(
                view.lower(k + 1),
                "who" | "whose" | "which" | "identified" | "named" | "known" | "described"
            )
                // "four youths, two of them soldiers, were hurt".
                || view.lower(k + 2) == "of" && matches!(view.lower(k + 3), "them" | "whom")
                || matches!(view.lower(k + 1), "a" | "an" | "both")
                && *k > start
                && (is_person(k - 1)
                    || view.doc.tokens[k - 1].capitalised
                        && !view.places[k - 1]
                        && !view.is_calendar(k - 1)))
    };
    // "At least five people, two women and a child among them, were killed".
    let among = view.lower(before) == ","
        && before > start + 2
        && (view.lower(before - 2), view.lower(before - 1)) == ("among", "them");
    if among
        && let Some(comma) =
            (before.saturating_sub(ASIDE).max(start)..before).rev().find(|k| view.lower(*k) == ",")
    {
        return comma..last + 1;
    }
    if view.lower(before) == ","
        && let Some(comma) = (before.saturating_sub(ASIDE).max(start)..before).rev().find(opens)
        && !(comma + 2..before).any(|k| view.parts(k) && view.lower(k) != "as")
    {
        return comma..last + 1;
    }
    // "two cousins who ran a bakery were shot dead".
    let ran = (before.saturating_sub(26).max(start + 1)..before).rev().find(|k| view.parts(*k));
    // "a boy of 15 who helped in the shop was hit".
    let of_age = |who: usize| {
        who > start + 2
            && view.doc.tokens[who - 1].kind == TokenKind::Number
            && view.lower(who - 2) == "of"
            && view.classes(who - 3) & people != 0
    };
    if let Some(who) = ran.filter(|k| view.lower(*k) == "who")
        && (view.classes(who - 1) & people != 0 || of_age(who))
        && (who + 1..=before).all(|k| view.classes(k) & people == 0 && harm_at(view, k).is_none())
        && matches!(view.lower(before + 1), "was" | "were" | "had" | "have" | "died" | "lost")
    {
        return who..before + 1;
    }
    n..n
}

/// Tokens of an insertion between people and the verb that tells of their harm.
const ASIDE: usize = 20;

/// "Salim Haddad, 44, and his son Omar, 21": as many people as there are ages behind names, and the first token of them.
pub(super) fn by_age(view: &View, tokens: Range<usize>) -> Option<(Figure, usize)> {
    let mut ages = tokens.filter(|n| is_age(view, *n)).peekable();
    let name = |n: &usize| view.doc.tokens[*n].capitalised || matches!(view.lower(*n), "al" | "el" | "-");
    let first = *ages.peek()?;
    let start = (0..first - 1).rev().take_while(name).last().unwrap_or(first);
    Some((Figure::exactly(ages.count() as u32), start))
}

/// "took Salim Haddad, 44, and his son Omar, 21, away": a list of names and ages that begins at `at`, and who else is listed last.
pub(super) fn aged_party(view: &View, at: usize, sentence: &Range<usize>) -> Option<people::Party> {
    const REACH: usize = 9;
    let end = view.clause_end(at, sentence);
    let first = (at..end.min(at + REACH)).find(|n| is_age(view, *n))?;
    if (at..first).any(|n| {
        matches!(view.lower(n), "in" | "at" | "and" | "by" | "on" | "near") || harm_at(view, n).is_some()
    }) {
        return None;
    }
    let verb = |n: &usize| {
        view.tags[*n].is_some_and(|w| !w.verbs.is_empty()) || matches!(view.lower(*n), "to" | "in" | "from")
    };
    let stop = (first..end).find(verb).unwrap_or(end);
    let (figure, _) = by_age(view, at..stop)?;
    let last = (at..stop).rev().find(|n| is_age(view, *n))?;
    // "Salim Haddad, 34, and his daughter".
    let comma = usize::from(view.lower(last + 1) == "," && view.lower(last + 2) == "and");
    Some(people::with_list(view, people::Party { figure, end: last + 1 + comma }, sentence))
}

/// "Rima al-Haddad, 33, a nurse": the number at `n` tells the age of the person named before it.
pub(super) fn is_age(view: &View, n: usize) -> bool {
    const OLDEST: u32 = 110;
    let tokens = &view.doc.tokens;
    let name = |k: usize| {
        tokens[k].capitalised && tokens[k].kind == TokenKind::Word && !view.places[k] && !view.is_calendar(k)
    };
    n >= 2
        && tokens.get(n).is_some_and(|t| t.kind == TokenKind::Number)
        && view.lower(n).parse().is_ok_and(|age: u32| (1..=OLDEST).contains(&age))
        && name(n - 2)
        && (view.lower(n - 1) == ","
            && (matches!(view.lower(n + 1), "," | "." | ")" | "and" | ";") || n + 1 == tokens.len())
            // "Rima al-Haddad (33)".
            || view.lower(n - 1) == "(" && view.lower(n + 1) == ")")
}

/// First token of the clause of `n`, at or after `start`; a word of harm parts clauses too.
fn clause_of(view: &View, start: usize, n: usize) -> usize {
    let parted = |i: &usize| view.parts(*i) || harm_at(view, *i).is_some();
    (start..n).rev().find(parted).map_or(start, |i| i + 1)
}

/// "a third was injured", "another was wounded": one more person.
fn another(view: &View, start: usize, n: usize) -> Option<usize> {
    (start..n).find(|i| {
        let ordinal = matches!(
            view.lower(i + 1),
            "second" | "third" | "fourth" | "fifth" | "sixth" | "seventh" | "eighth" | "ninth" | "tenth"
        );
        let rest = match view.lower(*i) {
            "a" | "an" if ordinal => i + 2,
            "another" => i + 1,
            // "One was killed and the other died in hospital".
            "the" if view.lower(i + 1) == "other" => i + 2,
            _ => return false,
        };
        // "an eighth, Salim Haddad, was shot dead".
        let comma = |n: &usize| view.lower(*n) == ",";
        let name = |k: usize| view.doc.tokens[k].capitalised || matches!(view.lower(k), "al" | "el" | "-");
        let named = Some(rest).filter(comma).and_then(|_| (rest + 1..n).find(comma));
        let rest = named.filter(|end| (rest + 1..*end).all(name)).map_or(rest, |end| end + 1);
        // "a third one seriously injured".
        let rest = rest + usize::from(view.lower(rest) == "one");
        rest <= n
            && (rest..n).all(|k| {
                matches!(view.lower(k), "was" | "is" | "been" | "has" | "shot")
                    || view.lower(k).ends_with("ly")
            })
    })
}

/// "two participants were wounded": whoever can be wounded is a person, unless it is an animal or a thing.
fn is_harmed(view: &View, mut phrase: Range<usize>) -> bool {
    let of = &view.lexicon.class;
    let things = of.property
        | of.munition
        | of.aircraft
        | of.drone
        | of.artillery
        | of.post
        | of.territory
        | of.premises
        | of.way
        | of.explosive;
    let verb = phrase.end;
    let be = (1..=2).contains(&(phrase.len().saturating_sub(1)))
        && verb > phrase.start
        && matches!(view.lower(verb - 1), "was" | "were" | "been");
    let word = |i: usize| {
        view.doc.tokens[i].kind == TokenKind::Word
            && view.classes(i) & things == 0
            && !is_animal(view.lower(i))
    };
    be && matches!(
        view.lower(verb),
        "killed" | "wounded" | "injured" | "hurt" | "detained" | "arrested" | "abducted" | "kidnapped"
    ) && phrase.all(word)
}

pub(in crate::event) fn is_animal(word: &str) -> bool {
    matches!(
        word,
        "sheep" | "goats" | "cows" | "cattle" | "horses" | "dogs" | "camels" | "animals" | "donkeys" | "head"
    )
}

/// "fired at a flock of sheep, killing between 40 and 60 of them": whether those that the verb at token `n` counts are animals told of
/// before it, and no people since.
pub(in crate::event) fn is_of_herd(view: &View, n: usize, sentence: &Range<usize>) -> bool {
    const REACH: usize = 24;
    const REACH_OF_THEM: usize = 8;
    let them = |i: usize| view.lower(i) == "of" && view.lower(i + 1) == "them";
    let herd = (n.saturating_sub(REACH).max(sentence.start)..n).rfind(|i| is_animal(view.lower(*i)));
    (n + 1..(n + REACH_OF_THEM).min(sentence.end)).any(them)
        && herd.is_some_and(|herd| view.classes_in(herd..n) & view.lexicon.class.people == 0)
}

/// "Omar and Salim Haddad were killed", "Omar Haddad, Salim Nasser and Karim Saleh died": as many as are named.
fn named_subjects(view: &View, n: usize, sentence: &Range<usize>) -> Option<(Figure, usize)> {
    let aux = |k: &usize| {
        matches!(view.lower(*k), "were" | "have" | "been" | "had" | "shot" | "both" | "also" | "reportedly")
    };
    let verb = (sentence.start..n).rev().take_while(aux).last().unwrap_or(n);
    // "Omar and Salim Haddad, who were 23 and 31, were shot dead".
    let aside = aside_before(view, n, sentence.start);
    let passive = verb < n;
    let verb = if passive && !aside.is_empty() && aside.end == verb { aside.start } else { verb };
    let name = |k: &usize| people::is_name(view, *k) || matches!(view.lower(*k), "al" | "el" | "-");
    let of_armed = || (sentence.start..verb).any(|i| view.actor(i).is_some_and(|(len, _)| i + len == verb));
    if !passive && view.lower(n) != "died" || of_armed() {
        return None;
    }
    let (mut names, mut end) = (0, verb);
    loop {
        let start = (sentence.start..end).rev().take_while(name).last()?;
        names += 1;
        match start.checked_sub(1).filter(|k| *k >= sentence.start).map(|k| view.lower(k)) {
            Some("and") if names == 1 => end = start - 1,
            Some(",") if names > 1 && start >= sentence.start + 2 && name(&(start - 2)) => end = start - 1,
            _ => return (names > 1).then_some((Figure::exactly(names), start)),
        }
    }
}

/// "Issa died", "Issa was killed": one person, by name.
///
/// "Karim al-Zubi, an engineer and father of five, was shot dead": likewise, `aside` being the insertion.
fn is_named_person(view: &View, n: usize, aside: &Range<usize>, sentence: &Range<usize>) -> bool {
    let leans = |k: usize| matches!(view.lower(k), "was" | "shot");
    let verb = (sentence.start..n).rev().take_while(|k| leans(*k)).last().unwrap_or(n);
    let passive = verb < n && view.lower(verb) == "was";
    if verb == sentence.start || !passive && (verb < n || view.lower(n) != "died") {
        return false;
    }
    let verb = if !aside.is_empty() && aside.end == verb { aside.start } else { verb };
    if verb == sentence.start {
        return false;
    }
    let name = &view.doc.tokens[verb - 1];
    let word = view.lower(verb - 1);
    let of_armed = (sentence.start..verb).any(|i| view.actor(i).is_some_and(|(len, _)| i + len == verb));
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

/// "Five of the seven": whether the count is that of all of whom some are told of.
fn is_whole(view: &View, count: &Number, sentence: &Range<usize>) -> bool {
    count.start >= sentence.start + 3
        && (view.lower(count.start - 2), view.lower(count.start - 1)) == ("of", "the")
        && number(view, count.start - 3, count.start).is_some()
}

/// "the victims, who included two children": some of those counted elsewhere.
pub(super) fn is_part(view: &View, count: &Number, sentence: &Range<usize>) -> bool {
    let before =
        |k: usize| count.start.checked_sub(k).filter(|i| *i >= sentence.start).map_or("", |i| view.lower(i));
    // "aged 25"; "all from one family"; "raising an earlier count of one dead".
    // "a shepherd of 60 was beaten".
    let person = count.start.checked_sub(2).filter(|i| *i > sentence.start && before(1) == "of");
    let of_age = person.is_some_and(|i| {
        view.classes(i) & view.lexicon.class.people != 0
            && people::is_single(view.lower(i))
            && !matches!(view.lower(i), "crew" | "couple")
            && matches!(view.lower(i - 1), "a" | "an")
            && view.classes(count.end) & view.lexicon.class.people == 0
    });
    of_age
        || matches!(before(1), "aged" | "age")
        || is_age(view, count.start)
        // "two sisters aged 7 and 9", "three brothers aged 11, 14 and 22".
        || before(1) == "and"
            && (sentence.start..count.start)
                .rev()
                .find(|n| {
                    view.doc.tokens[*n].kind != TokenKind::Number
                        && super::number::small_number(view.lower(*n)).is_none()
                        && !matches!(view.lower(*n), "," | "and")
                })
                .is_some_and(|n| matches!(view.lower(n), "aged" | "ages"))
        || matches!(view.lower(count.end), "family" | "household")
        // "a boy of nine".
        || before(1) == "of" && matches!(before(2), "mother" | "father" | "parent" | "grandmother" | "grandfather" | "boy" | "girl" | "man" | "woman" | "child" | "youth")
        || (2..7).any(|k| {
            matches!(before(k), "earlier" | "previous" | "previously" | "initial" | "initially")
                && !super::toll::is_first_given(view, count.start - k)
                && matches!(
                    before(k - 1),
                    "count"
                        | "toll"
                        | "report"
                        | "figure"
                        | "estimate"
                        | "number"
                        | "put"
                        | "reported"
                        | "given"
                )
        })
        || matches!(before(1), "included" | "including" | "include")
        // "five people, two women among them, were wounded".
        || before(1) == ","
            && (count.end..count.end + 2)
                .take_while(|n| view.lower(*n) != ",")
                .any(|n| view.lower(n) == "among" && matches!(view.lower(n + 1), "them" | "whom" | "those"))
        || before(1) == "among" && !matches!(before(2), "were" | "was" | "are")
        || (before(2), before(1)) == ("among", "them")
        || view.lower(count.end) == "of"
            && matches!(view.lower(count.end + 1), "them" | "whom")
            && before(1) == ","
}
