//! How the names of a sentence hang together: lists ("A, B and C"), containers ("X, Y", "X in Y", "Y's X", "the Syrian village of X"),
//! datelines.

use super::draft::{Draft, Entry, Rank};
use super::resolve::{contains, is_far_outside, is_outside_city};
use super::weigh::ACCEPT;
use crate::text::BlockKind;
use crate::toponym::cue::{Governor, Relation, Wanted};
use crate::toponym::{Nature, Words, flag};
use std::ops::Range;

/// Fills `listed_after`, and gives the second of a list the first's feature noun ("the villages of A and B").
pub(super) fn lists(words: &Words, drafts: &mut [Draft]) {
    for n in 1..drafts.len() {
        let (head, tail) = drafts.split_at_mut(n);
        // "A and Druze-majority B", "A and mainly Druze B": the people between them are no name of the list.
        let describes = |d: &Draft| {
            words.is_hyphen(d.tokens.end) && words.lower(d.tokens.end + 1) == "majority"
                || d.tokens.start > 0 && is_share(words.lower(d.tokens.start - 1))
        };
        let last = n - 1 - usize::from(n > 1 && describes(&head[n - 1]));
        let (before, here) = (&head[last], &mut tail[0]);
        let unlike = before.score() < 0.35 || words.is(before.tokens.start, flag::TIME);
        if before.sentence != here.sentence || unlike || matches!(here.nature, Nature::Demonym(_)) {
            continue;
        }
        let of_people = words.is(here.tokens.start, flag::PEOPLE) && describes(here);
        let gap = before.tokens.end..here.tokens.start;
        // "A shell fell on the village of A, Damascus said.": who says so.
        let says = gap.len() == 1 && words.lower(gap.start) == "," && is_said_behind(words, here.tokens.end);
        if of_people || says || !joins_list(words, gap) {
            continue;
        }
        here.listed_after = Some(last);
        if matches!(here.cue.governor, Governor::Other(_)) && !here.cue.feature_before {
            if before.cue.feature_before && here.cue.wanted.is_none() {
                here.cue.wanted = before.cue.wanted;
                here.cue.feature_before = true;
                here.evidence.add("feature_noun_before_list", 2.0);
            } else {
                // The preposition before the first governs the whole list.
                here.cue.governor = before.cue.governor;
                if let Governor::Preposition(p) = before.cue.governor
                    && words.is(p, flag::LOCATIVE)
                {
                    here.evidence.add("preposition_before_list", 1.0);
                }
            }
        }
    }
    // "in A and B provinces": A too is one.
    for n in (1..drafts.len()).rev() {
        let (head, tail) = drafts.split_at_mut(n);
        let (before, here) = (&mut head[n - 1], &tail[0]);
        let provinces = here.cue.feature_after
            && here.cue.wanted == Some(Wanted::Province)
            && !matches!(words.lower(here.tokens.end), "province" | "governorate");
        if here.listed_after == Some(n - 1) && provinces && before.cue.wanted.is_none() {
            before.cue.wanted = here.cue.wanted;
            before.cue.feature_after = true;
        }
    }
}

/// Whether the words between two names make a list of them.
fn joins_list(words: &Words, gap: Range<usize>) -> bool {
    !gap.is_empty()
        && gap.len() <= 6
        && gap.clone().any(|n| matches!(words.lower(n), "and" | "or" | "nor" | "," | "&" | "/" | "–"))
        && gap.clone().all(|n| {
            matches!(
                words.lower(n),
                "and"
                    | "or"
                    | "nor"
                    | ","
                    | "&"
                    | "/"
                    | "the"
                    | "nearby"
                    | "neighboring"
                    | "neighbouring"
                    | "–"
            )
                // "in A city and B".
                || n == gap.start && words.lower(n) == "city"
                // "between A and Druze-majority B".
                || words.lower(n) == "majority"
                || is_share(words.lower(n))
                || n > gap.start && is_share(words.lower(n - 1)) && words.is_capital(n)
                || words.is_hyphen(n) && words.lower(n + 1) == "majority"
                || words.is_hyphen(n + 1) && words.lower(n + 2) == "majority"
                || words.is_quote(n)
                || words.is(n, flag::DIRECTION)
        })
}

/// "…, Damascus said.": whether a verb of saying that asks for nothing more stands at `n`.
fn is_said_behind(words: &Words, n: usize) -> bool {
    (words.is(n, flag::SAYING) || matches!(words.lower(n), "reported" | "reports" | "added"))
        && (matches!(words.lower(n + 1), "." | "," | "" | "on" | "late" | "earlier")
            || words.is(n + 1, flag::TIME))
}

/// "mainly", before the people of a town.
fn is_share(word: &str) -> bool {
    matches!(word, "mainly" | "mostly" | "predominantly" | "largely")
}

/// Fills `container`.
pub(super) fn contain(words: &Words, drafts: &mut [Draft]) {
    for n in (0..drafts.len()).rev() {
        let container = container_of(words, drafts, n);
        drafts[n].container = container;
        if let Some(c) = container
            && !drafts[n].accepted
            && !matches!(drafts[c].nature, Nature::Demonym(_))
            && drafts[c].accepted
            && !lies_elsewhere(&drafts[n], &drafts[c])
        {
            drafts[n].evidence.add("within_named_area", 2.0);
            drafts[n].accepted = drafts[n].score() >= ACCEPT;
        }
    }
}

/// The draft that contains draft `n` by the words.
fn container_of(words: &Words, drafts: &[Draft], n: usize) -> Option<usize> {
    let draft = &drafts[n];
    if matches!(draft.nature, Nature::Demonym(_) | Nature::Abbreviation(_))
        || draft.rank() == Rank::Country && draft.options().len() == 1
    {
        return None;
    }
    let fits = |c: usize| {
        drafts[c].accepted
            && (draft.options().is_empty()
                || draft
                    .options()
                    .iter()
                    .any(|o| drafts[c].options().iter().any(|h| contains(&h.entry, &o.entry))))
    };
    // "Y's X" and "the Syrian village of X" stand to the left.
    if let Governor::Owner(owner) = draft.cue.governor
        && let Some(c) = draft_at(&drafts[..n], owner).filter(|c| fits(*c))
    {
        return Some(c);
    }
    // To the right: "X, Y", "X (Y)", "X in the Y countryside", "X, a village in southern Y", "X and Z in Y".
    let mut next = n + 1;
    while let Some(other) = drafts.get(next).filter(|d| d.sentence == draft.sentence && next <= n + 4) {
        let gap = drafts[next - 1].tokens.end.max(draft.tokens.end)..other.tokens.start;
        if !leads_on(words, gap.clone())
            || is_next_area(words, gap.clone(), other)
            || is_of_country(words, gap.clone(), other)
        {
            break;
        }
        // "X, north of the city of Y": where it lies, and nothing that holds it.
        if matches!(other.cue.relation, Relation::Off(..)) && other.cue.feature_before {
            break;
        }
        let joins = |t: usize| matches!(words.lower(t), "and" | "or");
        let is_list = gap.clone().any(joins);
        // "in A and in the countryside of B": told of two places.
        let apart =
            gap.clone().any(|t| joins(t) && matches!(words.lower(t + 1), "in" | "at" | "near" | "on"));
        // "the edges of A and of B" is a list; "A and the villages of B" holds A.
        let wider =
            !is_list || !apart && gap.clone().any(|t| matches!(words.lower(t), "in" | "of") && !joins(t - 1));
        // "in A, B and C", "in A city, B and C".
        let of_town = usize::from(words.is(gap.start, flag::SETTLEMENT));
        let listed =
            gap.len() == 1 + of_town && goes_on_as_list(words, drafts, next) && !is_area_of(draft, other);
        if wider
            && !listed
            && !matches!(other.nature, Nature::Demonym(_))
            && fits(next)
            && is_wider(draft, other)
            // "A, B": a town that holds another is a city.
            && (gap.len() > 1 || widest(other) >= CITY)
        {
            return Some(next);
        }
        // "the X area of Y province", and every place called X that is known lies elsewhere.
        let has_noun = other.cue.feature_after && other.cue.extent.end > other.tokens.end;
        let is_named_province = other.accepted && has_noun && other.rank() == Rank::Admin1;
        if is_named_province && wider && !is_list && next == n + 1 && lies_elsewhere(draft, other) {
            return Some(next);
        }
        // "the X neighbourhood of Y", and every place called X that is known lies elsewhere.
        // "X (Y)" likewise.
        let is_elsewhere = next == n + 1
            && other.accepted
            && (is_quarter(words, draft) && gap.clone().any(|t| matches!(words.lower(t), "of" | "in"))
                || draft.accepted && is_bracketed(words, draft))
            && other.options().iter().any(|h| is_city_away(&h.entry, draft));
        if is_elsewhere {
            return Some(next);
        }
        next += 1;
    }
    let demonym = draft.cue.demonym?;
    let c = draft_at(&drafts[..n], demonym)?;
    (draft.cue.feature_before || draft.tokens.start == demonym + 1).then_some(c).filter(|c| fits(*c))
}

/// "In A, the US envoy met …": whether the country behind a comma only says whose somebody is.
fn is_of_country(words: &Words, gap: Range<usize>, other: &Draft) -> bool {
    let end = other.tokens.end;
    gap.len() == 2
        && (words.lower(gap.start), words.lower(gap.start + 1)) == (",", "the")
        && other.rank() == Rank::Country
        && words.is(end, flag::POLITY_NOUN)
}

/// Whether no place of `draft`'s name is in or around the first-level area that `other` names.
fn lies_elsewhere(draft: &Draft, other: &Draft) -> bool {
    let mut areas = other.options().iter().map(|o| &o.entry).filter(|e| e.rank == Rank::Admin1).peekable();
    areas.peek().is_some()
        && !draft.options().is_empty()
        && areas.all(|a| draft.options().iter().all(|o| is_far_outside(a, &o.entry)))
}

/// Whether the name is said to be that of a part of a town: "the X neighbourhood".
pub(super) fn is_quarter(words: &Words, draft: &Draft) -> bool {
    matches!(words.lower(draft.tokens.end), "neighborhood" | "neighbourhood" | "quarter" | "suburb")
}

/// Whether brackets follow the name: "X (Y)", "X town (Y)".
pub(super) fn is_bracketed(words: &Words, draft: &Draft) -> bool {
    let end = draft.tokens.end;
    words.lower(end) == "(" || words.is(end, flag::SETTLEMENT) && words.lower(end + 1) == "("
}

/// Whether `city` is one, and every place of `draft`'s name lies outside it.
fn is_city_away(city: &Entry, draft: &Draft) -> bool {
    !draft.options().is_empty() && draft.options().iter().all(|o| is_outside_city(city, &o.entry))
}

/// The draft that token `at` belongs to; drafts are in text order.
fn draft_at(drafts: &[Draft], at: usize) -> Option<usize> {
    let n = drafts.partition_point(|d| d.tokens.end <= at);
    drafts.get(n).filter(|d| d.tokens.contains(&at)).map(|_| n)
}

/// Whether the words between a name and the next can lead from a place to the area it lies in.
fn leads_on(words: &Words, gap: Range<usize>) -> bool {
    const NOUNS: u64 = flag::SETTLEMENT
        | flag::DISTRICT
        | flag::PROVINCE
        | flag::COUNTRY
        | flag::RELIEF
        | flag::WATER
        | flag::SITE
        | flag::DIRECTION
        | flag::MODIFIER
        | flag::DEMONYM
        | flag::PART
        | flag::PEOPLE
        | flag::NEAR;
    gap.len() <= 12
        && gap.clone().all(|n| {
            matches!(
                words.lower(n),
                "," | "("
                    | ")"
                    | "in"
                    | "of"
                    | "the"
                    | "a"
                    | "an"
                    | "and"
                    | "or"
                    | "-"
                    | "located"
                    | "outskirts"
                    | "on"
                    | "within"
                    | "small"
                    | "at"
                    | "."
            ) && (words.lower(n) != "." || !words.is_spaced(n))
                || words.is(n, NOUNS)
                || words.is_quote(n)
        })
}

/// Whether the name after draft `n` is joined to it as the next of a list: "Quneitra, Daraa and Sweida".
fn goes_on_as_list(words: &Words, drafts: &[Draft], n: usize) -> bool {
    let end = drafts[n].tokens.end;
    // "in A, B and other areas".
    let others =
        words.lower(end) == "and" && matches!(words.lower(end + 1), "other" | "several" | "elsewhere");
    others
        || drafts.get(n + 1).is_some_and(|next| {
            next.sentence == drafts[n].sentence && joins_list(words, end..next.tokens.start)
        })
}

/// "A, the B countryside and C": the countryside of B is the next of a list, and holds nothing before it.
fn is_next_area(words: &Words, gap: Range<usize>, other: &Draft) -> bool {
    gap.len() == 2
        && words.lower(gap.start) == ","
        && words.lower(gap.start + 1) == "the"
        && other.cue.feature_after
        && words.lower(other.cue.extent.end) == "and"
}

/// Whether `other` may be a first-level region or country, and no place of `draft`'s name is: in "Versailles, Paris and
/// Winchester" a city follows as the next of the list.
fn is_area_of(draft: &Draft, other: &Draft) -> bool {
    widest(other) > widest(draft).max(AREA - 1)
}

/// The size class of the widest place of a draft's name.
fn widest(draft: &Draft) -> u8 {
    draft.options().iter().map(|o| order(o.entry.rank)).max().unwrap_or(0)
}

/// Whether `other` may be an area around a place of `draft`'s name.
fn is_wider(draft: &Draft, other: &Draft) -> bool {
    let least = draft.options().iter().map(|o| order(o.entry.rank)).min().unwrap_or(0);
    widest(other) > least
}

/// The size class of cities and districts.
const CITY: u8 = 2;

/// The size class from which an area is a first-level region or more.
const AREA: u8 = 4;

/// Size classes of areas, widest last.
fn order(rank: Rank) -> u8 {
    match rank {
        Rank::Country | Rank::Continent => 5,
        Rank::Admin1 => 4,
        Rank::Region | Rank::Metropolis => 3,
        Rank::District | Rank::City => 2,
        Rank::Town => 1,
        _ => 0,
    }
}

/// Tokens of a dateline that ends with the agency in brackets.
const DATELINE: usize = 12;

/// Whether draft `n` belongs to a dateline: it stands at the start of a paragraph, and only places, dates and agency names come
/// before the dash that ends it.
pub(super) fn in_dateline(words: &Words, drafts: &[Draft], n: usize) -> bool {
    let draft = &drafts[n];
    let sentence = &words.doc.sentences[draft.sentence];
    let opens_block =
        draft.sentence.checked_sub(1).is_none_or(|s| words.doc.sentences[s].block != sentence.block);
    if sentence.kind != BlockKind::Paragraph || !opens_block {
        return false;
    }
    let range = sentence.tokens.clone();
    // "[Damascus] Air strikes …".
    let bracketed = matches!(words.lower(range.start), "[" | "(")
        && draft.tokens.start == range.start + 1
        && matches!(words.lower(draft.tokens.end), "]" | ")");
    if bracketed {
        return true;
    }
    // "DAMASCUS (Agency) – …", "BEIRUT: …", "Damascus, Jun 10 (Agency) Two …".
    let dated = |t: usize| (range.start + 1..t).any(|n| words.is_number(n));
    let closes = |t: &usize| {
        words.is_dash(*t)
            || words.lower(*t) == ":" && words.is_all_caps(range.start)
            || words.lower(*t) == ")" && dated(*t) && t - range.start <= DATELINE
    };
    let Some(dash) = (range.start + 1..range.end.min(range.start + 18)).find(closes) else {
        return false;
    };
    let opening = drafts.partition_point(|d| d.tokens.start < range.start);
    if draft.tokens.start > dash + 8 {
        return false;
    }
    let first = drafts[opening..=n].iter().find(|d| d.accepted);
    // "NNA - Nabatieh - A drone struck …": the agency comes first.
    let after_agency = |d: &Draft| {
        words.is_all_caps(range.start) && words.is_dash(range.start + 1) && d.tokens.start == range.start + 2
    };
    let first_dash = dash;
    let dash = if first.is_some_and(after_agency) {
        (first_dash + 1..range.end.min(first_dash + 8)).find(closes).unwrap_or(dash)
    } else {
        dash
    };
    if first.is_none_or(|d| d.tokens.start != range.start && !after_agency(d) || d.rank() == Rank::Country) {
        return false;
    }
    if draft.tokens.start >= dash {
        return false;
    }
    let mut brackets = 0;
    (range.start..dash).all(|t| {
        match words.lower(t) {
            "(" => brackets += 1,
            ")" => brackets -= 1,
            _ => {}
        }
        brackets > 0
            || !words.is_word(t)
            || words.is_capital(t)
            || words.is(t, flag::TIME | flag::AGENCY | flag::ARTICLE)
            || words.lower(t) == "of"
    })
}
