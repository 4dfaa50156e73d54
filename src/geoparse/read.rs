//! The whole reading of place names, from an article's words to mentions with their places, step by step.

use super::PlaceMention;
use super::draft::{Draft, Entry, Evidence, Name, Offer, Rank};
use super::link;
use super::locate;
use super::resolve;
use super::weigh::{self, ACCEPT, Neighbour};
use crate::gazetteer::{Candidate, Gazetteer, Match, Step};
use crate::kind::MentionKind;
use crate::text::Doc;
use crate::toponym::cue::{Cue, Governor, read_cue};
use crate::toponym::{
    Demonym, KindReading, Nature, Neighbours, PlaceLexicon, Words, family_names, find, flag, read_kind,
};
use rustc_hash::{FxHashMap, FxHashSet};
use smallvec::SmallVec;
use std::borrow::Cow;
use std::rc::Rc;

/// Reads every place name of `doc`, in text order. Pure: the same text, gazetteer and lists give the same mentions.
pub fn read_places(doc: &Doc, gazetteer: &Gazetteer, lexicon: &PlaceLexicon) -> Vec<PlaceMention> {
    let words = Words::new(doc, lexicon);
    let mut drafts = read(&words, gazetteer, lexicon);
    drafts.iter_mut().filter(|d| d.accepted).map(|d| mention(&words, d)).collect()
}

/// The steps.
pub(super) fn read<'a>(words: &Words, gazetteer: &'a Gazetteer, lexicon: &'a PlaceLexicon) -> Vec<Draft<'a>> {
    let mut drafts = draft(words, gazetteer, lexicon);
    accept(words, &mut drafts);
    link::contain(words, &mut drafts);
    read_kinds(words, lexicon, &mut drafts);
    let bodies = resolve::areas_of_bodies(words, lexicon);
    resolve::resolve(words, &mut drafts, lexicon, &bodies);
    if resolve::rescue(&mut drafts) {
        link::contain(words, &mut drafts);
        read_kinds(words, lexicon, &mut drafts);
        resolve::resolve(words, &mut drafts, lexicon, &bodies);
    }
    locate::locate(words, gazetteer, lexicon, &mut drafts);
    mark_uses(words, &mut drafts);
    drafts
}

/// The names of an article, each looked up once.
#[derive(Default)]
struct Names<'a> {
    /// By what was found (a name, a demonym, an abbreviation, an unknown name, a countryside, a camp) and lower-case spelling.
    known: [FxHashMap<Rc<str>, Name<'a>>; 6],
    count: usize,
}

impl<'a> Names<'a> {
    fn get(&mut self, sort: usize, key: &str, options: impl FnOnce() -> Vec<Offer<'a>>) -> Name<'a> {
        if let Some(name) = self.known[sort].get(key) {
            return name.clone();
        }
        let key: Rc<str> = key.into();
        let name = Name { ix: self.count, key: key.clone(), options: options().into() };
        self.count += 1;
        self.known[sort].insert(key, name.clone());
        name
    }
}

/// Found names with their cues and the places they may mean.
fn draft<'a>(words: &Words, gazetteer: &'a Gazetteer, lexicon: &'a PlaceLexicon) -> Vec<Draft<'a>> {
    let mut names = Names::default();
    let found = find(words, gazetteer, lexicon);
    let mut drafts: Vec<Draft> = Vec::with_capacity(found.len());
    for found in found {
        let lower = words.doc.lower_span(words.span(found.tokens.clone()));
        let key = if lower.is_ascii() { Cow::Borrowed(lower) } else { Cow::Owned(lower.to_lowercase()) };
        let cue = read_cue(words, words.sentence(found.sentence), found.tokens.clone());
        let mut name = match &found.nature {
            Nature::Known(step) => names.get(0, &key, || options_of_name(gazetteer, step)),
            Nature::Demonym(origin) => names.get(1, &key, || options_of_origin(gazetteer, origin)),
            Nature::Abbreviation(origin) => names.get(2, &key, || options_of_origin(gazetteer, origin)),
            Nature::Unknown => names.get(3, &key, Vec::new),
        };
        // "villages of the Druze": a name of people that no known place bears.
        if found.tokens.len() == 1 && name.options.is_empty() && words.is(found.tokens.start, flag::PEOPLE) {
            continue;
        }
        if let Some(rural) = rural_name(words, &cue, &key, &found.tokens) {
            let area = names.get(4, &rural, || rural_area(gazetteer, &rural).into_iter().collect());
            if !area.options.is_empty() {
                name = Name { key: name.key, ..area };
            }
        }
        if let Some(whole) = feature_name(words, &cue, &key, &found.tokens) {
            let site = names.get(5, &whole, || sites_of_name(gazetteer, &whole));
            if !site.options.is_empty() {
                name = Name { key: name.key, ..site };
            }
        }
        // "U.S. Central Command": "Central" is spelled like a town, but ends no name.
        let is_weak = |tokens: &std::ops::Range<usize>| {
            tokens.len() == 1
                && words.is(tokens.start, flag::COMMON | flag::ORG_HEAD | flag::DIRECTION | flag::GIVEN)
        };
        let touches = drafts.last().is_some_and(|d| {
            d.tokens.end == found.tokens.start
                || (d.tokens.end + 1 == found.tokens.start && words.is_hyphen(d.tokens.end))
        });
        let follows_name = touches && drafts.last().is_some_and(|d| !is_weak(&d.tokens));
        if touches
            && !is_weak(&found.tokens)
            && let Some(before) = drafts.last_mut()
        {
            before.precedes_name = true;
        }
        drafts.push(Draft {
            name,
            weights: SmallVec::new(),
            tokens: found.tokens,
            sentence: found.sentence,
            nature: found.nature,
            cue,
            follows_name,
            precedes_name: false,
            evidence: Evidence::default(),
            kind: MentionKind::Literal,
            rule: "",
            accepted: false,
            container: None,
            listed_after: None,
            chosen: None,
            location: None,
        });
    }
    drafts
}

/// The name under which the countryside of a city may be known: "Damascus countryside", "rural Damascus".
fn rural_name(words: &Words, cue: &Cue, key: &str, tokens: &std::ops::Range<usize>) -> Option<String> {
    let is_rural = tokens.start.checked_sub(1).is_some_and(|n| words.lower(n) == "rural");
    match (cue.countryside, is_rural) {
        (true, _) => Some(format!("{key} countryside")),
        (_, true) => Some(format!("rural {key}")),
        _ => None,
    }
}

/// The name with the feature noun behind it, under which a camp, a crossing or a dam may be known: "Quneitra crossing".
fn feature_name(words: &Words, cue: &Cue, key: &str, tokens: &std::ops::Range<usize>) -> Option<String> {
    // "the A refugee camp" is known as the A camp.
    let refugee = usize::from(words.lower(tokens.end) == "refugee");
    let noun = words.lower(tokens.end + refugee);
    (cue.feature_after && matches!(noun, "camp" | "crossing" | "dam")).then(|| format!("{key} {noun}"))
}

/// The places in the theatre of that very name.
fn sites_of_name<'g>(gazetteer: &'g Gazetteer, name: &str) -> Vec<Offer<'g>> {
    let close = |c: &&Candidate| c.level < Match::Loose && gazetteer.is_theatre(c.place);
    gazetteer.lookup(name).iter().filter(close).map(|c| option(gazetteer, c)).collect()
}

/// The first-level area of that very name.
fn rural_area<'g>(gazetteer: &'g Gazetteer, name: &str) -> Option<Offer<'g>> {
    let found = gazetteer.lookup(name);
    let area = found.iter().find(|c| c.level == Match::Exact && gazetteer.place(c.place).code == "ADM1")?;
    Some(option(gazetteer, area))
}

/// A candidate with its row of the gazetteer.
pub(super) fn option<'g>(gazetteer: &'g Gazetteer, candidate: &Candidate) -> Offer<'g> {
    Offer {
        entry: Entry::new(gazetteer, candidate.place),
        level: candidate.level,
        edits: candidate.edits,
        is_display_name: candidate.is_display_name,
        is_theatre: gazetteer.is_theatre(candidate.place),
    }
}

/// The places of a name; a well-known place spelled just so leaves no room for likenesses of other names.
fn options_of_name<'g>(gazetteer: &'g Gazetteer, step: &Step) -> Vec<Offer<'g>> {
    let offer = |c: &Candidate| option(gazetteer, c);
    let close = gazetteer.candidates_within(step, Match::Strict);
    let mut offers: Vec<Offer> = close.iter().map(offer).collect();
    let known = offers.iter().any(|o| {
        o.level == Match::Exact
            && matches!(
                o.entry.rank,
                Rank::Country | Rank::Continent | Rank::Admin1 | Rank::Metropolis | Rank::City
            )
    });
    if !known {
        // The closer spellings come first.
        offers.extend(gazetteer.candidates(step).iter().skip(close.len()).map(offer));
    }
    offers
}

/// The place a demonym or abbreviation stands for: the areas of that name in that country.
fn options_of_origin<'g>(gazetteer: &'g Gazetteer, origin: &Demonym) -> Vec<Offer<'g>> {
    let mut options: Vec<Offer> = gazetteer
        .lookup(&origin.place)
        .iter()
        .map(|c| option(gazetteer, c))
        .filter(|o| origin.country.is_empty() || o.entry.country == origin.country)
        .collect();
    // The widest reading: the country before the region before the city.
    options.sort_by_key(|o| std::cmp::Reverse(o.entry.rank));
    options.truncate(1);
    options
}

/// Weighs every name and accepts those with enough evidence; lists and repetition speak for the weaker ones.
fn accept(words: &Words, drafts: &mut [Draft]) {
    let families = family_names(words);
    for n in 0..drafts.len() {
        // A name that turned out to be none makes this one part of a longer name: "Samer al-Homsi".
        let is_refused = |d: &Draft| d.score() < ACCEPT && !matches!(d.nature, Nature::Demonym(_));
        if n > 0 && drafts[n].follows_name && is_refused(&drafts[n - 1]) {
            drafts[n].follows_name = false;
        }
        weigh::weigh(words, &mut drafts[n], &families);
    }
    link::lists(words, drafts);
    let mut sure: FxHashSet<Rc<str>> = FxHashSet::default();
    for draft in drafts.iter() {
        let cued = draft.cue.feature_before
            || draft.cue.feature_after
            || matches!(draft.cue.governor, Governor::Preposition(p) if words.is(p, flag::LOCATIVE));
        if cued && draft.score() >= ACCEPT + 0.5 {
            sure.insert(draft.name.key.clone());
        }
    }
    for draft in drafts.iter_mut() {
        if draft.score() < ACCEPT
            && sure.contains(&draft.name.key)
            && weigh::before(words, draft) != Neighbour::Person
        {
            draft.evidence.add("a_place_elsewhere_in_text", 1.0);
        }
    }
    for n in 0..drafts.len() {
        drafts[n].accepted = drafts[n].score() >= ACCEPT;
        // A list passes evidence on from left to right: "in A, B and C".
        if let Some(before) = drafts[n].listed_after
            && drafts[before].accepted
            && !drafts[n].accepted
            && !matches!(drafts[before].nature, Nature::Demonym(_))
        {
            drafts[n].evidence.add("listed_with_place", 1.1);
            drafts[n].accepted = drafts[n].score() >= ACCEPT;
        }
    }
    // And back to its head, where nothing speaks against it: "pounded A and B of Mount C".
    for n in (1..drafts.len()).rev() {
        let Some(head) = drafts[n].listed_after.filter(|head| !drafts[*head].accepted) else { continue };
        let of_a_place = drafts[n].accepted && matches!(drafts[n].nature, Nature::Known(_));
        let is_ours = |o: &Offer| o.is_theatre && o.level == Match::Exact && o.is_display_name;
        if of_a_place && drafts[head].options().iter().any(is_ours) {
            drafts[head].evidence.add("listed_with_place", 0.7);
            drafts[head].accepted = drafts[head].score() >= ACCEPT;
        }
    }
    for draft in drafts.iter_mut().filter(|d| !d.accepted) {
        let reasons = draft.evidence.reasons().iter().copied();
        let against = reasons.reduce(|a, b| if b.weight < a.weight { b } else { a });
        draft.rule = against.filter(|r| r.weight < 0.0).map_or("too_little_evidence", |r| r.rule);
    }
}

/// What each accepted name stands for.
fn read_kinds(words: &Words, lexicon: &PlaceLexicon, drafts: &mut [Draft]) {
    let mut readings: Vec<Option<KindReading>> = vec![None; drafts.len()];
    // From right to left, because in "A and B said" the verb is beside B.
    for n in (0..drafts.len()).rev() {
        if !drafts[n].accepted {
            continue;
        }
        // A list goes from name to name; looking further would take the square of a long text's time.
        let next = Some(n + 1).filter(|m| drafts.get(*m).is_some_and(|d| d.listed_after == Some(n)));
        let near = Neighbours {
            listed_next: next.and_then(|m| readings[m]).filter(|r| r.kind != MentionKind::Demonym),
            listed_before: None,
            owns_place: owns_place(words, drafts, n),
            is_country: drafts[n].rank() == Rank::Country,
        };
        readings[n] = Some(kind_of(words, lexicon, &drafts[n], near));
    }
    // From left to right, for the second of a list without a cue of its own.
    for n in 0..drafts.len() {
        if let (Some(before), Some(own)) = (drafts[n].listed_after, readings[n])
            && matches!(own.rule, "default" | "list")
            && let Some(first) =
                readings[before].filter(|r| matches!(r.kind, MentionKind::Metonymy | MentionKind::Literal))
            && is_party(lexicon, &drafts[n])
        {
            readings[n] = Some(KindReading { rule: "list", ..first });
        }
        if let Some(reading) = readings[n] {
            drafts[n].kind = reading.kind;
            drafts[n].rule = reading.rule;
            // A body's name that is only like a village's says nothing of the village.
            let faint =
                drafts[n].rank() <= Rank::Site || drafts[n].options().iter().all(|o| o.level >= Match::Loose);
            drafts[n].accepted = reading.kind != MentionKind::InName || !faint;
        }
    }
}

/// Whether the possessive after draft `n` owns the place named next: "Syria's Quneitra province".
fn owns_place(words: &Words, drafts: &[Draft], n: usize) -> bool {
    let draft = &drafts[n];
    draft.cue.possessive
        && drafts.get(n + 1).is_some_and(|next| {
            next.accepted
                && next.sentence == draft.sentence
                && !matches!(next.nature, Nature::Demonym(_))
                && (draft.tokens.end + 1..next.tokens.start).all(|t| {
                    words.is(t, flag::DIRECTION | flag::MODIFIER) || words.is_quote(t) || words.is_hyphen(t)
                })
        })
}

/// Whether news uses the name for a party: a country, a capital, a seat of government.
fn is_party(lexicon: &PlaceLexicon, draft: &Draft) -> bool {
    draft.options().iter().any(|o| o.entry.is_country() || o.entry.code == "PPLC")
        || lexicon.is_seat(&draft.name.key)
}

fn kind_of(words: &Words, lexicon: &PlaceLexicon, draft: &Draft, near: Neighbours) -> KindReading {
    let in_name = |rule| KindReading { kind: MentionKind::InName, rule };
    let after = weigh::after(words, draft);
    if matches!(draft.nature, Nature::Abbreviation(_) | Nature::Unknown) {
        return KindReading { kind: MentionKind::Literal, rule: "feature" };
    }
    // "the Amana company", "the Al-Mayadeen network".
    let firm = matches!(
        words.lower(draft.tokens.end),
        "company"
            | "firm"
            | "foundation"
            | "charity"
            | "brand"
            | "network"
            | "channel"
            | "broadcaster"
            | "outlet"
            | "website"
    );
    let known = |o: &Offer| o.level == Match::Exact && o.is_display_name && o.entry.rank >= Rank::City;
    if after == Neighbour::Organisation || firm && !draft.options().iter().any(known) {
        return in_name("body_after_name");
    }
    // "pro-Damascus factions".
    let start = draft.tokens.start;
    if start >= 2 && words.is_hyphen(start - 1) && matches!(words.lower(start - 2), "pro" | "anti") {
        return KindReading { kind: MentionKind::Metonymy, rule: "party" };
    }
    // "the Church of Saint George".
    let of_church = start >= 2
        && words.lower(start - 1) == "of"
        && words.is_capital(start - 2)
        && matches!(
            words.lower(start - 2),
            "church" | "cathedral" | "basilica" | "monastery" | "convent" | "shrine"
        );
    if of_church {
        return in_name("body_before_name");
    }
    let is_greater = |n: usize| words.lower(n) == "greater" && words.is_capital(n);
    let is_ideal = draft.rank() == Rank::Country
        && (is_greater(draft.tokens.start) || draft.tokens.start.checked_sub(1).is_some_and(is_greater));
    if is_ideal || weigh::organisation_before(words, draft) {
        return in_name("body_before_name");
    }
    if matches!(draft.nature, Nature::Demonym(_)) {
        return KindReading { kind: MentionKind::Demonym, rule: "demonym" };
    }
    let placed = matches!(draft.cue.governor, Governor::Preposition(p) if words.is(p, flag::LOCATIVE))
        || draft.cue.feature_before
        || draft.cue.direction.is_some();
    if after == Neighbour::Unknown && !placed {
        return in_name("part_of_longer_name");
    }
    if weigh::before(words, draft) == Neighbour::Unknown && !placed && draft.rank() == Rank::Country {
        return in_name("part_of_longer_name");
    }
    if !is_party(lexicon, draft) {
        return KindReading { kind: MentionKind::Literal, rule: "place_only" };
    }
    read_kind(words, draft.sentence, &draft.tokens, &draft.cue, near)
}

/// Marks places where the reporter or the source sits, not the event.
fn mark_uses(words: &Words, drafts: &mut [Draft]) {
    for n in 0..drafts.len() {
        if !drafts[n].accepted || drafts[n].kind != MentionKind::Literal && drafts[n].rule == "demonym" {
            continue;
        }
        let end = drafts[n].tokens.end;
        let based = words.is_hyphen(end) && words.lower(end + 1) == "based";
        if based {
            drafts[n].rule = "source_location";
        } else if link::in_dateline(words, drafts, n) {
            drafts[n].kind = MentionKind::Literal;
            drafts[n].rule = "dateline";
        } else if drafts[n].kind == MentionKind::Literal
            && let Governor::Preposition(p) = drafts[n].cue.governor
            && matches!(words.lower(p), "in" | "from" | "at")
            && p > 0
            && words.is(p - 1, flag::MEDIA)
            // "a sit-in in front of the office in A", "marched on the embassy in A", "met officials in A".
            && !(p.saturating_sub(6)..p).any(|n| is_at_office(words.lower(n)))
        {
            drafts[n].rule = "source_location";
        } else if drafts[n].kind == MentionKind::Literal && words.is(drafts[n].tokens.end, flag::MEDIA) {
            drafts[n].rule = "source_location";
        }
    }
}

/// Whether an office or officials named soon after the word are where something is or goes on.
fn is_at_office(word: &str) -> bool {
    matches!(
        word,
        "front"
            | "outside"
            | "opposite"
            | "near"
            | "toward"
            | "towards"
            | "reaching"
            | "march"
            | "marched"
            | "marching"
            | "stormed"
            | "storming"
            | "gathered"
            | "met"
            | "meets"
            | "meeting"
    )
}

/// The mention that a draft came to; takes its location.
pub(super) fn mention(words: &Words, draft: &mut Draft) -> PlaceMention {
    let span = words.span(draft.tokens.clone());
    let evidence = 1.0 / (1.0 + (-(draft.score() - 0.3)).exp());
    PlaceMention {
        span,
        extent: words.span(draft.cue.extent.clone()).cover(span),
        sentence: draft.sentence,
        kind: draft.kind,
        rule: draft.rule,
        confidence: evidence * choice_confidence(draft),
        location: draft.location.take(),
    }
}

/// How clear the choice among the places of the name is: 1 with one, less with a close second.
fn choice_confidence(draft: &Draft) -> f32 {
    let (Some(best), Some(chosen)) = (draft.place(), draft.chosen) else {
        return if draft.location.is_some() { 0.5 } else { 0.2 };
    };
    let second = draft
        .options()
        .iter()
        .zip(&draft.weights)
        .filter(|(o, _)| o.entry.place != best.place && o.entry.km_to(best.lon, best.lat) > 25.0)
        .map(|(_, evidence)| evidence.sum())
        .fold(f32::NEG_INFINITY, f32::max);
    let margin = draft.weights.get(chosen).map_or(0.0, Evidence::sum) - second;
    if margin.is_finite() { 1.0 / (1.0 + (-margin).exp()) } else { 1.0 }
}
