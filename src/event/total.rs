//! What a sentence counts that may be a running total: events by their nouns, people harmed, things that a verb of `totals.tsv` is
//! said of, and whatever "the number of …" or "the toll" names.

use super::clause::View;
use super::figure::{self, Harm, Number};
use super::report::Figure;
use super::said::Said;
use crate::kind::IncidentType;
use crate::lexicon::Total;
use crate::text::TokenKind;
use std::ops::Range;

/// A count that may be a total.
pub(super) struct Candidate {
    pub(super) tokens: Range<usize>,
    pub(super) kind: IncidentType,
    /// `None` where only words like "repeated" give it.
    pub(super) figure: Option<Figure>,
    pub(super) of: Of,
}

/// What is counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Of {
    Events,
    People,
    /// Things that something was done to.
    Things,
    /// Things as they are at present: total by themselves.
    State,
    /// "struck the country 90 times".
    Times,
    /// "the number of …", "the toll": of people only with a period.
    Sum,
    /// "repeated raids": only with a day that they go on since.
    Uncounted,
    /// "against 31 in August": compared with the total told before.
    Compared,
}

/// The counts of a sentence that may be totals, in text order and apart from each other.
pub(super) fn candidates(said: &Said) -> Vec<Candidate> {
    let (view, sentence) = (said.view, &said.tokens);
    let mut found: Vec<Candidate> = sums(view, sentence);
    for count in said.counts.iter().filter(|c| c.figure.best > 0) {
        let kind = match count.harm {
            Harm::Killed if said.is_of_accident() => IncidentType::Other,
            Harm::Killed => IncidentType::Killing,
            Harm::Detained => IncidentType::ArrestDetention,
            Harm::Injured => IncidentType::Other,
            Harm::Toll => continue,
        };
        add(&mut found, count.tokens.clone(), kind, Some(count.figure), Of::People);
    }
    found.extend(uncounted(view, sentence));
    let mut n = sentence.start;
    while n < sentence.end {
        let Some(count) = figure::count(view, n, sentence).filter(|c| !is_year(view, c)) else {
            n += 1;
            continue;
        };
        n = count.end;
        if let Some(kind) = counted_of_them(view, &count, sentence, &found) {
            let of = if is_of_people(kind) { Of::People } else { Of::Events };
            add(&mut found, count.start..count.end + 2, kind, Some(count.figure), of);
        } else if let Some((tokens, figure)) = still_held(view, &count, sentence) {
            add(&mut found, tokens, IncidentType::ArrestDetention, Some(figure), Of::State);
        } else if let Some((end, kind)) = counted_noun(view, count.end, sentence) {
            add(&mut found, count.start..end, kind, Some(count.figure), Of::Events);
        } else if let Some((tokens, kind, of)) = counted_things(view, &count, sentence) {
            add(&mut found, tokens, kind, Some(count.figure), of);
        } else if let Some((start, kind)) = counted_times(view, &count, sentence) {
            add(&mut found, start..count.end + 1, kind, Some(count.figure), Of::Times);
        } else if let Some((start, kind)) = counted_of_which(view, &count, sentence) {
            add(&mut found, start..count.end, kind, Some(count.figure), Of::State);
        } else if let Some((start, main)) = compared(view, &count, sentence, &found) {
            add(&mut found, start..count.end, main, Some(count.figure), Of::Compared);
        }
    }
    found.sort_by_key(|c| c.tokens.start);
    found
}

fn add(found: &mut Vec<Candidate>, tokens: Range<usize>, kind: IncidentType, figure: Option<Figure>, of: Of) {
    if !found.iter().any(|c| c.tokens.start < tokens.end && tokens.start < c.tokens.end) {
        found.push(Candidate { tokens, kind, figure, of });
    }
}

const fn is_of_people(kind: IncidentType) -> bool {
    matches!(kind, IncidentType::Killing | IncidentType::ArrestDetention)
}

/// "38 people were killed in May, 21 of them in assassinations", "more incursions: the league counted 17 of them in May".
fn counted_of_them(
    view: &View,
    count: &Number,
    sentence: &Range<usize>,
    found: &[Candidate],
) -> Option<IncidentType> {
    if view.lower(count.end) != "of" || !matches!(view.lower(count.end + 1), "them" | "whom") {
        return None;
    }
    let told = found.iter().filter(|c| c.tokens.end <= count.start).max_by_key(|c| c.tokens.end);
    // Of the dead some were of a kind: of the total told, if what they died of is said.
    if let Some(told) = told {
        return (told.of == Of::People && view.lower(count.end + 2) == "in").then_some(told.kind);
    }
    (sentence.start..count.start).rev().find_map(|n| {
        let (len, kind) = view.noun(n)?;
        view.lower(n + len - 1).ends_with('s').then_some(kind)
    })
}

/// "57 people from the south are held without charge", "at least 31 remain in custody": so many are at present.
fn still_held(view: &View, count: &Number, sentence: &Range<usize>) -> Option<(Range<usize>, Figure)> {
    let people = view.lexicon.class.people;
    let verb = (count.end..(count.end + 7).min(sentence.end))
        .take_while(|n| !view.parts(*n) && view.lower(*n) != ",")
        .find(|n| {
            matches!(view.lower(*n), "remain" | "remained" | "are" | "remains")
                // "44 people were being held as of December".
                || view.lower(*n) == "were" && matches!(view.lower(n + 1), "being" | "still")
        })?;
    let bare = verb == count.end
        || (count.end..verb).any(|n| view.classes(n) & people != 0 || view.lower(n) == "of");
    let custody = |n: usize| {
        matches!(
            view.lower(n),
            "custody" | "detention" | "captivity" | "prison" | "prisons" | "jails" | "held" | "imprisoned"
        )
    };
    let end = (verb + 1..(verb + 6).min(sentence.end)).find(|n| custody(*n))?;
    (bare && count.figure.best > 1).then(|| (count.start..end + 1, count.figure))
}

/// A year is no count.
fn is_year(view: &View, count: &Number) -> bool {
    let written = view.lower(count.end - 1);
    (1_900..2_100).contains(&count.figure.best) && written.chars().all(|c| c.is_ascii_digit())
}

/// The event noun that a count counts: over at most four words between ("of additional Israeli").
fn counted_noun(view: &View, from: usize, sentence: &Range<usize>) -> Option<(usize, IncidentType)> {
    for n in from..(from + 7).min(sentence.end) {
        // "two days of clashes".
        if is_unit_of_time(view.lower(n)) {
            return None;
        }
        // An attempt is no killing, but it is counted with them.
        let attempted = || {
            (view.lower(n) == "assassination" && view.lower(n + 1) == "attempts")
                .then_some((1, IncidentType::Killing))
        };
        if let Some((len, kind)) = view.noun(n).or_else(attempted) {
            // "37 assassination attempts", "31 raid cases".
            let of_attempts = n + len < sentence.end && is_of_cases(view.lower(n + len));
            let plural = view.lower(n + len - 1).ends_with('s') || of_attempts;
            let len = len + usize::from(of_attempts);
            let kind_of = || {
                if is_peacekeeping(view, n, sentence) {
                    IncidentType::UnAction
                } else {
                    of_means(view, from..n, kind, view.lower(n + len - 1))
                }
            };
            return (plural && !kind.is_diplomatic()).then(|| (n + len, kind_of()));
        }
        if matches!(view.lower(n), "in" | "by" | "on" | "at" | "from" | "during" | "were" | "was" | ",")
            && !(view.lower(n) == "," && is_means(view, n - 1))
            // "24 sleeper cell attacks".
            || view.classes(n) & view.lexicon.class.people != 0 && view.noun(n + 1).is_none()
        {
            return None;
        }
        let token = &view.doc.tokens[n];
        // "hundreds demonstrated against the attacks": they are counted, not the attacks.
        let against = view.lower(n) == "against";
        if against || token.kind == TokenKind::Punct && !matches!(view.lower(n), "-" | ",") || view.parts(n) {
            return None;
        }
    }
    None
}

fn is_of_cases(word: &str) -> bool {
    matches!(word, "attempts" | "cases" | "incidents" | "operations" | "attacks")
}

fn is_unit_of_time(word: &str) -> bool {
    matches!(word, "hours" | "days" | "nights" | "weeks" | "months" | "years" | "minutes")
}

/// "UNDOF conducted 61 patrols": no incursions.
fn is_peacekeeping(view: &View, n: usize, sentence: &Range<usize>) -> bool {
    view.lower(n).starts_with("patrol")
        && (sentence.start..sentence.end).any(|i| view.classes(i) & view.lexicon.class.un != 0)
}

/// "600 air, drone and artillery attacks": the first means names the kind.
fn of_means(view: &View, mut words: Range<usize>, kind: IncidentType, noun: &str) -> IncidentType {
    if kind != IncidentType::MilitaryOperation {
        return kind;
    }
    // Attacks of all kinds, where nothing says of which.
    let by_army = words.clone().any(|n| matches!(view.lower(n), "military" | "ground"));
    let of_all = noun == "attacks" || noun == "operations" && !by_army;
    let kind = if of_all { IncidentType::Other } else { kind };
    words.find_map(|n| means_at(view, n)).unwrap_or(kind)
}

fn is_means(view: &View, n: usize) -> bool {
    means_at(view, n).is_some()
}

fn means_at(view: &View, n: usize) -> Option<IncidentType> {
    let of = &view.lexicon.class;
    [
        (of.aircraft, IncidentType::Airstrike),
        (of.drone, IncidentType::DroneStrike),
        (of.artillery, IncidentType::Shelling),
    ]
    .into_iter()
    .find_map(|(class, kind)| (view.classes(n) & class != 0).then_some(kind))
}

/// "nine positions it holds", "destroyed 11 buildings": a noun of `totals.tsv` with one of its verbs in the clause.
fn counted_things(
    view: &View,
    count: &Number,
    sentence: &Range<usize>,
) -> Option<(Range<usize>, IncidentType, Of)> {
    if count.figure.best < 2 {
        return None;
    }
    let reach = count.end..(count.end + 4).min(sentence.end);
    let closed =
        |n: &usize| !view.parts(*n) && !matches!(view.lower(*n), "," | "in" | "by" | "on" | "at" | "were");
    reach.take_while(closed).find_map(|noun| {
        things(view, noun, count.start, sentence).find_map(|(total, verb)| {
            // "held two hills" tells of a past; "still holds", "continued to occupy" of what is so.
            let of =
                if total.state { is_present(view, verb, sentence).then_some(Of::State)? } else { Of::Things };
            let start = if verb < count.start && count.start - verb <= 3 { verb } else { count.start };
            let end = if verb >= noun && verb - noun <= 4 { verb + 1 } else { noun + 1 };
            Some((start..end, total.kind, of))
        })
    })
}

/// The rows of `totals.tsv` for the noun at `noun`, each with the verb of it that stands nearest, in the clause.
fn things<'l>(
    view: &View<'l>,
    noun: usize,
    start: usize,
    sentence: &Range<usize>,
) -> impl Iterator<Item = (&'l Total, usize)> {
    let clause = start.saturating_sub(10).max(view.clause_start(start, sentence))
        ..(noun + 12).min(view.clause_end(noun, sentence));
    let is_counted = view.role(noun).is_counted;
    let rows = view.lexicon.totals.iter().filter(move |t| is_counted && t.nouns.contains(&view.lower(noun)));
    rows.filter_map(move |total| {
        let comma = |n: usize| (noun..n).any(|i| view.lower(i) == ",");
        let verbs = clause.clone().filter(|n| total.verbs.contains(view.lower(*n)) && !comma(*n));
        verbs.min_by_key(|n| n.abs_diff(noun)).map(|verb| (total, verb))
    })
}

/// Whether the verb tells of what is so when the article appears.
fn is_present(view: &View, verb: usize, sentence: &Range<usize>) -> bool {
    let before = verb.saturating_sub(4).max(sentence.start)..(verb + 3).min(sentence.end);
    let word = view.lower(verb);
    !word.ends_with("ed") && word != "held" && word != "kept"
        || before.into_iter().any(|n| {
            matches!(
                view.lower(n),
                "still"
                    | "currently"
                    | "now"
                    | "continues"
                    | "continued"
                    | "remains"
                    | "remain"
                    | "is"
                    | "are"
                    | "has"
                    | "presence"
                    | "have"
            )
        })
}

/// "has struck Syria more than 90 times": the verb before.
fn counted_times(view: &View, count: &Number, sentence: &Range<usize>) -> Option<(usize, IncidentType)> {
    if count.end >= sentence.end || view.lower(count.end) != "times" {
        return None;
    }
    let start = view.clause_start(count.start, sentence);
    let by = |class| view.classes_in(start..count.start) & class != 0;
    let of = &view.lexicon.class;
    (start..count.start).rev().find_map(|n| {
        let word = view.tags[n]?;
        let kind = word.verbs.iter().find_map(|(v, _)| match view.lexicon.verbs[*v].lemma {
            "strike" | "bomb" | "hit" | "attack" | "target" if by(of.drone) => {
                Some(IncidentType::DroneStrike)
            }
            "strike" | "hit" | "attack" | "target" if by(of.artillery) => Some(IncidentType::Shelling),
            "strike" | "bomb" | "hit" | "attack" | "target" => Some(IncidentType::Airstrike),
            "shell" | "bombard" => Some(IncidentType::Shelling),
            "raid" | "storm" => Some(IncidentType::Raid),
            "enter" | "invade" | "penetrate" => Some(IncidentType::GroundIncursion),
            _ => None,
        })?;
        Some((n, kind))
    })
}

/// "checkpoints, of which there are now eleven": the noun before.
fn counted_of_which(view: &View, count: &Number, sentence: &Range<usize>) -> Option<(usize, IncidentType)> {
    let start = count.start.saturating_sub(6).max(sentence.start);
    let of = (start..count.start).find(|n| view.lower(*n) == "of" && view.lower(n + 1) == "which")?;
    let noun = (of.saturating_sub(3).max(sentence.start)..of)
        .rev()
        .find(|n| view.doc.tokens[*n].kind == TokenKind::Word)?;
    let there_are = (of + 2..count.start).all(|n| {
        matches!(view.lower(n), "there" | "are" | "is" | "now" | "currently" | "some" | "at" | "least")
    });
    let total = view.lexicon.totals.iter().find(|t| t.nouns.contains(&view.lower(noun)));
    total.filter(|_| there_are && of + 2 < count.start).map(|t| (of, t.kind))
}

/// "against 31 in August", "compared with 141", "up from 93,000": beside the first count of the sentence, whatever that counts.
fn compared(
    view: &View,
    count: &Number,
    sentence: &Range<usize>,
    found: &[Candidate],
) -> Option<(usize, IncidentType)> {
    let main = found.iter().filter(|c| c.tokens.end <= count.start).min_by_key(|c| c.tokens.start)?;
    let before =
        |k: usize| count.start.checked_sub(k).filter(|i| *i >= sentence.start).map_or("", |i| view.lower(i));
    let len = match (before(2), before(1)) {
        ("compared", "with" | "to") | ("up" | "down", "from") | ("as", "against") => 2,
        (_, "against" | "versus") => 1,
        // "up from seven in October and four in September".
        (_, "and" | ",")
            if found.last().is_some_and(|c| c.of == Of::Compared && count.start - c.tokens.end <= 5) =>
        {
            0
        }
        _ => return None,
    };
    // "against two men": of its own.
    let bare = count.end >= sentence.end
        || view.doc.tokens[count.end].kind == TokenKind::Punct
        || matches!(
            view.lower(count.end),
            "in" | "during" | "the" | "a" | "last" | "reported" | "recorded" | "on" | "for"
        );
    bare.then_some((count.start - len, main.kind))
}

/// "the number of people killed since May has risen to five", "put at 11 the number of buildings destroyed", "bringing its toll since
/// Sunday to 248".
fn sums(view: &View, sentence: &Range<usize>) -> Vec<Candidate> {
    let mut found = Vec::new();
    for n in sentence.clone().filter(|n| view.role(*n).is_toll) {
        let of = (n + 1..(n + 3).min(sentence.end)).find(|i| view.lower(*i) == "of");
        let Some(kind) = (match of {
            Some(of) => kind_of_phrase(view, of + 1, sentence),
            None => matches!(view.lower(n), "toll" | "tally").then_some(IncidentType::Killing),
        }) else {
            continue;
        };
        let reached = |i: &usize| {
            matches!(view.lower(*i), "to" | "at" | "reached" | "passed" | "exceeded" | "topped" | "past")
        };
        let at = |i: usize| {
            // "to at least five".
            (i + 1..(i + 4).min(sentence.end))
                .find_map(|k| figure::count(view, k, sentence))
                .filter(|c| c.start == i + 1 && !is_year(view, c))
        };
        let behind = (n + 1..(n + 34).min(sentence.end)).filter(reached).find_map(at);
        let before = || (n.saturating_sub(5).max(sentence.start)..n).filter(reached).find_map(at);
        let Some(count) = behind.or_else(before) else { continue };
        let tokens = count.start.min(n)..count.end.max(n + 1);
        add(&mut found, tokens, kind, Some(count.figure), Of::Sum);
    }
    found
}

/// "has been launching air strikes since May", "has carried out repeated raids since": many, not how many.
fn uncounted(view: &View, sentence: &Range<usize>) -> Option<Candidate> {
    let many = |n: usize| {
        matches!(
            view.lower(n),
            "repeated" | "daily" | "regular" | "frequent" | "numerous" | "countless" | "weekly"
        ) || view.lower(n).ends_with("ing") && view.lower(n - 1) == "been"
    };
    (sentence.start + 2..sentence.end).find_map(|n| {
        let (len, kind) = view.noun(n)?;
        let start = (n.saturating_sub(3).max(sentence.start + 1)..n).find(|i| many(*i))?;
        let plural = view.lower(n + len - 1).ends_with('s') && !kind.is_diplomatic();
        let tokens = start..n + len;
        (plural && is_perfect(view, &tokens, sentence)).then_some(Candidate {
            tokens,
            kind,
            figure: None,
            of: Of::Uncounted,
        })
    })
}

/// What "the number of" counts, by the words from `from` on.
fn kind_of_phrase(view: &View, from: usize, sentence: &Range<usize>) -> Option<IncidentType> {
    let phrase = from..(from + 6).min(sentence.end);
    let held =
        |n: usize| matches!(view.lower(n), "detainees" | "prisoners" | "held" | "captives" | "hostages");
    if phrase.clone().any(held) {
        return Some(IncidentType::ArrestDetention);
    }
    let harm = phrase.clone().find_map(|n| figure::harm_at(view, n));
    let kind = harm.map(|harm| match harm {
        Harm::Killed | Harm::Toll => IncidentType::Killing,
        Harm::Detained => IncidentType::ArrestDetention,
        Harm::Injured => IncidentType::Other,
    });
    kind.or_else(|| {
        phrase.clone().find_map(|n| things(view, n, from, sentence).next()).map(|(total, _)| total.kind)
    })
    .or_else(|| {
        phrase.clone().find_map(|n| {
            let (len, kind) = view.noun(n)?;
            Some(of_means(view, from..n, kind, view.lower(n + len - 1)))
        })
    })
}

/// "have been killed", "has killed".
pub(super) fn is_perfect(view: &View, tokens: &Range<usize>, sentence: &Range<usize>) -> bool {
    let start = view.clause_start(tokens.start, sentence).max(tokens.start.saturating_sub(4));
    let has = |n: usize| matches!(view.lower(n), "has" | "have");
    (start..(tokens.end + 3).min(sentence.end)).any(has)
}
