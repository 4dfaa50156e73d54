//! Running totals: "more than 1,000 airstrikes since December" is a tally, never an incident.
//!
//! Counted are events by their nouns, people harmed, things that a verb of `totals.tsv` is said of, and whatever "the number of …"
//! or "the toll" names. A count is a total by its period ([`super::period`]), by its size, or by what it is compared with.

use super::clause::View;
use super::figure::{self, Harm, Number};
use super::period::{self, Length, Period};
use super::report::{Evidence, Figure, Tally};
use super::said::Said;
use super::trigger::Trigger;
use crate::geoparse::Location;
use crate::kind::IncidentType;
use crate::lexicon::Total;
use crate::text::TokenKind;
use jiff::civil::Date;
use std::ops::Range;

/// From this count on a number of events is a total, whatever period stands beside it.
const ALWAYS_A_TALLY: u32 = 50;
/// In a month or more, so many events of a kind are a total.
const MANY: u32 = 5;

/// A running total with its tokens.
pub(super) struct Counted {
    pub(super) tokens: Range<usize>,
    pub(super) tally: Tally,
}

/// A count that may be a total.
struct Candidate {
    tokens: Range<usize>,
    kind: IncidentType,
    /// `None` where only words like "repeated" give it.
    figure: Option<Figure>,
    of: Of,
}

/// What is counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Of {
    Events,
    People,
    /// Things that something was done to.
    Things,
    /// Things as they are at present: total by themselves.
    State,
    /// "the number of …", "the toll": of people only with a period.
    Sum,
    /// "repeated raids": only with a day that they go on since.
    Uncounted,
    /// "against 31 in August": compared with the total told before.
    Compared,
}

/// The tallies of a sentence. Their tokens are no triggers, and their people no figures of an event.
pub(super) fn tallies(
    said: &Said,
    story_since: Option<Date>,
    published: Option<Date>,
    place: Option<&Location>,
    evidence: impl Fn(crate::span::Span) -> Evidence,
) -> Vec<Counted> {
    let view = said.view;
    let candidates = candidates(said);
    if candidates.is_empty() {
        return Vec::new();
    }
    let periods = period::periods(said);
    let attributed = said.source.as_ref().map(|s| s.name.clone());
    let mut found: Vec<Counted> = Vec::new();
    for candidate in candidates {
        let perfect = is_perfect(view, &candidate.tokens, &said.tokens);
        let period = period::of_count(view, &periods, &candidate.tokens, perfect)
            .filter(|p| candidate.of != Of::Compared || p.tokens.start >= candidate.tokens.end);
        let before = found.last().map(|c| (c.tokens.end, &c.tally));
        if !is_total(view, &candidate, period, perfect, before) {
            continue;
        }
        // "… 63 raids, in which 29 people were detained": in the same time.
        let shared = before.filter(|_| period.is_none()).map(|(_, t)| (t.since, t.until));
        let (since, until) = match (period, shared) {
            (Some(p), _) => (p.since.filter(|_| p.length != Length::Short), p.until),
            (None, Some(told)) if candidate.of != Of::Compared => told,
            _ => (None, None),
        };
        found.push(Counted {
            tally: Tally {
                kind: candidate.kind,
                count_low: candidate.figure.map(|f| f.low),
                count_high: candidate.figure.and_then(|f| f.high),
                since: since.or(story_since.filter(|_| matches!(candidate.of, Of::Events | Of::People))),
                until: until.filter(|e| published.is_none_or(|p| *e <= p)).or(published),
                place: place.cloned(),
                attributed_to: attributed.clone(),
                evidence: evidence(view.doc.span_of(candidate.tokens.clone())),
            },
            tokens: candidate.tokens,
        });
    }
    found
}

/// Whether a count is a total; `before`: the end of the one told before it in the sentence.
fn is_total(
    view: &View,
    candidate: &Candidate,
    period: Option<&Period>,
    perfect: bool,
    before: Option<(usize, &Tally)>,
) -> bool {
    let length = period.map(|p| p.length);
    let value = candidate.figure.map_or(0, |f| f.best);
    let large = value >= ALWAYS_A_TALLY;
    let dated = length == Some(Length::Short);
    // "in October alone", "so far": said of sums.
    let summed = || {
        let end = period.map_or(candidate.tokens.end, |p| p.tokens.end).max(candidate.tokens.end);
        (candidate.tokens.start.saturating_sub(3)..(end + 3).min(view.doc.tokens.len())).any(|n| {
            matches!((view.lower(n), view.lower(n + 1)), ("so", "far") | ("in", "total") | ("to", "date"))
                || matches!(view.lower(n), "alone" | "total" | "altogether")
        })
    };
    let over_time = match length {
        Some(Length::Open) => true,
        Some(Length::Long) => match candidate.of {
            Of::People => perfect || summed(),
            Of::Events => value >= MANY,
            _ => true,
        },
        Some(Length::Window) => perfect,
        _ => perfect && summed(),
    } || before.is_some() && !dated;
    let sentence = before.map_or(candidate.tokens.start.saturating_sub(6), |b| b.0);
    match candidate.of {
        Of::State | Of::Compared => true,
        Of::Events => value > 1 && (over_time || large),
        Of::Uncounted => length == Some(Length::Open),
        Of::Sum => over_time || large && !is_of_people(candidate.kind),
        Of::Things => over_time || large && (perfect || is_had(view, &candidate.tokens)),
        Of::People => {
            value > 1 && (over_time || large && perfect && !is_of_event(view, sentence, &candidate.tokens))
        }
    }
}

const fn is_of_people(kind: IncidentType) -> bool {
    matches!(kind, IncidentType::Killing | IncidentType::ArrestDetention | IncidentType::Other)
}

/// "had been displaced".
fn is_had(view: &View, tokens: &Range<usize>) -> bool {
    tokens.clone().any(|n| view.lower(n) == "had")
}

/// "99 people have been killed in clashes", "the bombing has killed 60": the dead of one event, however many.
fn is_of_event(view: &View, from: usize, tokens: &Range<usize>) -> bool {
    let end = (tokens.end + 8).min(view.doc.tokens.len());
    (from..end).any(|n| view.lexicon.nouns.at(view.doc, n).is_some())
}

/// "have been killed", "has killed".
fn is_perfect(view: &View, tokens: &Range<usize>, sentence: &Range<usize>) -> bool {
    let start = view.clause_start(tokens.start, sentence).max(tokens.start.saturating_sub(4));
    let has = |n: usize| matches!(view.lower(n), "has" | "have");
    (start..(tokens.end + 3).min(sentence.end)).any(has)
}

/// The counts of a sentence that may be totals, in text order and apart from each other.
fn candidates(said: &Said) -> Vec<Candidate> {
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
        if let Some((end, kind)) = counted_noun(view, count.end, sentence) {
            add(&mut found, count.start..end, kind, Some(count.figure), Of::Events);
        } else if let Some((tokens, kind, of)) = counted_things(view, &count, sentence) {
            add(&mut found, tokens, kind, Some(count.figure), of);
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
        if let Some((len, kind)) = view.lexicon.nouns.at(view.doc, n) {
            let plural = view.lower(n + len - 1).ends_with('s');
            let kind_of = || match is_peacekeeping(view, n, sentence) {
                true => IncidentType::UnAction,
                false => of_means(view, from..n, *kind),
            };
            return (plural && !kind.is_diplomatic()).then(|| (n + len, kind_of()));
        }
        if matches!(view.lower(n), "in" | "by" | "on" | "at" | "from" | "during" | "were" | "was" | ",")
            && !(view.lower(n) == "," && is_means(view, n - 1))
            || view.classes(n) & view.lexicon.class("people") != 0
        {
            return None;
        }
        let token = &view.doc.tokens[n];
        if token.kind == TokenKind::Punct && !matches!(view.lower(n), "-" | ",") || view.parts(n) {
            return None;
        }
    }
    None
}

fn is_unit_of_time(word: &str) -> bool {
    matches!(word, "hours" | "days" | "nights" | "weeks" | "months" | "years" | "minutes")
}

/// "UNDOF conducted 61 patrols": no incursions.
fn is_peacekeeping(view: &View, n: usize, sentence: &Range<usize>) -> bool {
    view.lower(n).starts_with("patrol")
        && (sentence.start..sentence.end).any(|i| view.classes(i) & view.lexicon.class("un") != 0)
}

/// "600 air, drone and artillery attacks": the first means names the kind.
fn of_means(view: &View, mut words: Range<usize>, kind: IncidentType) -> IncidentType {
    if kind != IncidentType::MilitaryOperation {
        return kind;
    }
    words.find_map(|n| means_at(view, n)).unwrap_or(kind)
}

fn is_means(view: &View, n: usize) -> bool {
    means_at(view, n).is_some()
}

fn means_at(view: &View, n: usize) -> Option<IncidentType> {
    let is = |class| view.classes(n) & view.lexicon.class(class) != 0;
    [
        ("aircraft", IncidentType::Airstrike),
        ("drone", IncidentType::DroneStrike),
        ("artillery", IncidentType::Shelling),
    ]
    .into_iter()
    .find_map(|(class, kind)| is(class).then_some(kind))
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
            let of = match total.state {
                true => is_present(view, verb, sentence).then_some(Of::State)?,
                false => Of::Things,
            };
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
        ..(noun + 8).min(view.clause_end(noun, sentence));
    let rows = view.lexicon.totals.iter().filter(move |t| t.nouns.contains(&view.lower(noun)));
    rows.filter_map(move |total| {
        let verbs = clause.clone().filter(|n| total.verbs.contains(view.lower(*n)));
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
                    | "have"
            )
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
    for n in sentence.clone().filter(|n| period::is_toll(view.lower(*n))) {
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
        let behind = (n + 1..(n + 26).min(sentence.end)).filter(reached).find_map(at);
        let before = || (n.saturating_sub(5).max(sentence.start)..n).filter(reached).find_map(at);
        let Some(count) = behind.or_else(before) else { continue };
        let tokens = count.start.min(n)..count.end.max(n + 1);
        found.push(Candidate { tokens, kind, figure: Some(count.figure), of: Of::Sum });
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
        let (len, kind) = view.lexicon.nouns.at(view.doc, n)?;
        let start = (n.saturating_sub(3).max(sentence.start + 1)..n).find(|i| many(*i))?;
        let plural = view.lower(n + len - 1).ends_with('s') && !kind.is_diplomatic();
        let tokens = start..n + len;
        (plural && is_perfect(view, &tokens, sentence)).then_some(Candidate {
            tokens,
            kind: *kind,
            figure: None,
            of: Of::Uncounted,
        })
    })
}

/// What "the number of" counts, by the words from `from` on.
fn kind_of_phrase(view: &View, from: usize, sentence: &Range<usize>) -> Option<IncidentType> {
    let phrase = from..(from + 6).min(sentence.end);
    let harm = phrase.clone().find_map(|n| figure::harm_at(view, n));
    let kind = harm.and_then(|harm| match harm {
        Harm::Killed | Harm::Toll => Some(IncidentType::Killing),
        Harm::Detained => Some(IncidentType::ArrestDetention),
        Harm::Injured => Some(IncidentType::Other),
    });
    kind.or_else(|| {
        phrase.clone().find_map(|n| things(view, n, from, sentence).next()).map(|(total, _)| total.kind)
    })
    .or_else(|| phrase.clone().find_map(|n| view.lexicon.nouns.at(view.doc, n)).map(|(_, kind)| *kind))
}

/// Whether people counted at `tokens` are those of a tally.
pub(super) fn counts(tallies: &[Counted], tokens: &Range<usize>) -> bool {
    tallies.iter().any(|t| t.tokens.start < tokens.end && tokens.start < t.tokens.end)
}

/// Whether a trigger lies in words that are a tally.
pub(super) fn covers(tallies: &[Counted], trigger: &Trigger) -> bool {
    counts(tallies, &(trigger.start..trigger.end))
        // The verb that carries the total ("has carried out more than 1,000").
        || tallies.iter().any(|t| trigger.end <= t.tokens.start && t.tokens.start - trigger.end <= 3 && trigger.noun)
}
