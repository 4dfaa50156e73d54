//! The whole reading of place names, from an article's words to mentions with their places, step by step.

use super::area;
use super::draft::{Draft, Entry, Offer, Rank, Reason};
use super::link;
use super::resolve::{self, chosen};
use super::weigh::{self, ACCEPT, Neighbour};
use super::{Location, PlaceMention};
use crate::gazetteer::{Candidate, Gazetteer, Match};
use crate::kind::{MentionKind, PlacePrecision};
use crate::text::Doc;
use crate::toponym::cue::{Cue, Governor, Relation, read_cue};
use crate::toponym::{
    Demonym, KindReading, Nature, Neighbours, PlaceLexicon, Words, family_names, find, flag, read_kind,
};
use std::collections::HashMap;

/// Why a name was read as it was: everything `explain` prints of it.
#[derive(Debug, Clone)]
pub struct Explanation {
    /// The name's bytes.
    pub span: crate::span::Span,
    /// Whether it is a mention.
    pub accepted: bool,
    /// Evidence for and against its being a place; [`ACCEPT`] is the sum needed.
    pub evidence: Vec<Reason>,
    /// What it stands for.
    pub kind: MentionKind,
    /// The rule behind the kind or the refusal.
    pub rule: &'static str,
    /// The places considered, best first: name, id, country and first-level region, evidence.
    pub candidates: Vec<CandidateExplanation>,
    /// Where it is.
    pub location: Option<Location>,
}

/// A place considered for a name.
#[derive(Debug, Clone)]
pub struct CandidateExplanation {
    /// Display name.
    pub name: String,
    /// Gazetteer id.
    pub place_id: String,
    /// Country and first-level region, as far as known.
    pub lies_in: String,
    /// Evidence for and against.
    pub evidence: Vec<Reason>,
    /// Whether it was chosen.
    pub chosen: bool,
}

/// Reads every place name of `doc`, in text order. Pure: the same text, gazetteer and lists give the same mentions.
pub fn read_places(doc: &Doc, gazetteer: &Gazetteer, lexicon: &PlaceLexicon) -> Vec<PlaceMention> {
    let words = Words::new(doc, lexicon);
    let drafts = read(&words, gazetteer, lexicon);
    drafts.iter().filter(|d| d.accepted).map(|d| mention(&words, d)).collect()
}

/// [`read_places`] with the reasons for every name considered, those refused included.
pub fn explain_places(
    doc: &Doc,
    gazetteer: &Gazetteer,
    lexicon: &PlaceLexicon,
) -> (Vec<PlaceMention>, Vec<Explanation>) {
    let words = Words::new(doc, lexicon);
    let drafts = read(&words, gazetteer, lexicon);
    let mentions = drafts.iter().filter(|d| d.accepted).map(|d| mention(&words, d)).collect();
    (mentions, drafts.iter().map(|d| explanation(&words, d)).collect())
}

/// The steps.
fn read<'a>(words: &Words, gazetteer: &'a Gazetteer, lexicon: &'a PlaceLexicon) -> Vec<Draft<'a>> {
    let mut drafts = draft(words, gazetteer, lexicon);
    accept(words, &mut drafts);
    link::contain(words, &mut drafts);
    read_kinds(words, lexicon, &mut drafts);
    resolve::resolve(&mut drafts, lexicon, words.is_theatre());
    locate(words, gazetteer, lexicon, &mut drafts);
    mark_uses(words, &mut drafts);
    drafts
}

/// Found names with their cues and the places they may mean.
fn draft<'a>(words: &Words, gazetteer: &'a Gazetteer, lexicon: &'a PlaceLexicon) -> Vec<Draft<'a>> {
    let mut origins: HashMap<*const Demonym, Vec<Offer<'a>>> = HashMap::new();
    // The same name is looked up once in an article.
    let mut names: HashMap<String, Vec<Offer<'a>>> = HashMap::new();
    let mut drafts: Vec<Draft> = Vec::new();
    for found in find(words, gazetteer, lexicon) {
        let span = words.span(found.tokens.clone());
        let key = words.doc.lower_span(span).to_lowercase();
        let cue = read_cue(words, words.sentence(found.sentence), found.tokens.clone());
        let mut options = match &found.nature {
            Nature::Known(step) => names
                .entry(key.clone())
                .or_insert_with(|| options_of_name(gazetteer, &gazetteer.candidates(step)))
                .clone(),
            Nature::Demonym(origin) | Nature::Abbreviation(origin) => origins
                .entry(std::ptr::from_ref(*origin))
                .or_insert_with(|| options_of_origin(gazetteer, origin))
                .clone(),
            Nature::Unknown => Vec::new(),
        };
        if let Some(area) = rural_area(words, gazetteer, &cue, &key, &found.tokens) {
            options = vec![area];
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
            key,
            tokens: found.tokens,
            sentence: found.sentence,
            nature: found.nature,
            cue,
            options,
            follows_name,
            precedes_name: false,
            reasons: Vec::new(),
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

/// The area that is the countryside of a city under a name of its own: "Damascus countryside", "rural Damascus".
fn rural_area<'g>(
    words: &Words,
    gazetteer: &'g Gazetteer,
    cue: &Cue,
    key: &str,
    tokens: &std::ops::Range<usize>,
) -> Option<Offer<'g>> {
    let is_rural = tokens.start.checked_sub(1).is_some_and(|n| words.lower(n) == "rural");
    let name = match (cue.countryside, is_rural) {
        (true, _) => format!("{key} countryside"),
        (_, true) => format!("rural {key}"),
        _ => return None,
    };
    let found = gazetteer.lookup(&name);
    let area = found.iter().find(|c| c.level == Match::Exact && gazetteer.place(c.place).code == "ADM1")?;
    Some(option(gazetteer, area))
}

fn option<'g>(gazetteer: &'g Gazetteer, candidate: &Candidate) -> Offer<'g> {
    Offer {
        entry: Entry::new(gazetteer, candidate.place),
        level: candidate.level,
        edits: candidate.edits,
        is_display_name: candidate.is_display_name,
        is_theatre: gazetteer.is_theatre(candidate.place),
        reasons: Vec::new(),
    }
}

/// The places of a name; a well-known place spelled just so leaves no room for likenesses of other names.
fn options_of_name<'g>(gazetteer: &'g Gazetteer, candidates: &[Candidate]) -> Vec<Offer<'g>> {
    let mut options: Vec<Offer> = candidates.iter().map(|c| option(gazetteer, c)).collect();
    let known = options.iter().any(|o| {
        o.level == Match::Exact
            && matches!(
                o.entry.rank(),
                Rank::Country | Rank::Continent | Rank::Admin1 | Rank::Metropolis | Rank::City
            )
    });
    if known {
        options.retain(|o| o.level < Match::Loose);
    }
    options
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
    options.sort_by_key(|o| std::cmp::Reverse(o.entry.rank()));
    options.truncate(1);
    options
}

/// Weighs every name and accepts those with enough evidence; lists and repetition speak for the weaker ones.
fn accept(words: &Words, drafts: &mut [Draft]) {
    let families = family_names(words);
    for draft in drafts.iter_mut() {
        weigh::weigh(words, draft, &families);
    }
    link::lists(words, drafts);
    let mut sure: HashMap<String, f32> = HashMap::new();
    for draft in drafts.iter() {
        let cued = draft.cue.feature_before
            || draft.cue.feature_after
            || matches!(draft.cue.governor, Governor::Preposition(p) if words.is(p, flag::LOCATIVE));
        if cued && draft.score() >= ACCEPT + 0.5 {
            let best = sure.entry(draft.key.clone()).or_default();
            *best = best.max(draft.score());
        }
    }
    for draft in drafts.iter_mut() {
        if draft.score() < ACCEPT
            && sure.contains_key(&draft.key)
            && weigh::before(words, draft) != Neighbour::Person
        {
            draft.reasons.push(Reason { rule: "a_place_elsewhere_in_text", weight: 1.0 });
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
            drafts[n].reasons.push(Reason { rule: "listed_with_place", weight: 1.1 });
            drafts[n].accepted = drafts[n].score() >= ACCEPT;
        }
    }
    for draft in drafts.iter_mut().filter(|d| !d.accepted) {
        let against = draft.reasons.iter().copied().reduce(|a, b| if b.weight < a.weight { b } else { a });
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
        let next = (n + 1..drafts.len()).find(|m| drafts[*m].listed_after == Some(n));
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
                drafts[n].rank() <= Rank::Site || drafts[n].options.iter().all(|o| o.level >= Match::Loose);
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
    draft.options.iter().any(|o| o.entry.is_country() || o.entry.code == "PPLC")
        || lexicon.is_seat(&draft.key)
}

fn kind_of(words: &Words, lexicon: &PlaceLexicon, draft: &Draft, near: Neighbours) -> KindReading {
    let in_name = |rule| KindReading { kind: MentionKind::InName, rule };
    let after = weigh::after(words, draft);
    if matches!(draft.nature, Nature::Abbreviation(_) | Nature::Unknown) {
        return KindReading { kind: MentionKind::Literal, rule: "feature" };
    }
    if after == Neighbour::Organisation {
        return in_name("body_after_name");
    }
    let is_ideal = draft.rank() == Rank::Country && words.lower(draft.tokens.start) == "greater";
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

/// Locations of the accepted names.
fn locate<'a>(words: &Words, gazetteer: &'a Gazetteer, lexicon: &PlaceLexicon, drafts: &mut [Draft<'a>]) {
    for n in 0..drafts.len() {
        if !drafts[n].accepted {
            continue;
        }
        if drafts[n].options.is_empty() {
            locate_unknown(words, gazetteer, lexicon, drafts, n);
            continue;
        }
        let Some(entry) = chosen(&drafts[n]) else { continue };
        if is_stray(words, drafts, n, &entry) {
            drafts[n].options.clear();
            drafts[n].chosen = None;
            locate_unknown(words, gazetteer, lexicon, drafts, n);
            continue;
        }
        let draft = &drafts[n];
        let literal = draft.kind == MentionKind::Literal;
        let mut location =
            if literal { area::locate(&entry, &draft.cue, lexicon) } else { area::plain(&entry) };
        if literal
            && draft.cue.relation == Relation::Between
            && let Some(other) = drafts.get(n + 1).filter(|d| d.listed_after == Some(n) && d.accepted)
            && let Some(end) = chosen(other)
            && is_spot(&entry)
            && is_spot(&end)
            && entry.km_to(end.lon, end.lat) < 80.0
        {
            location = area::between(&entry, &end);
            let extent = drafts[n].cue.extent.start..other.cue.extent.end;
            drafts[n].cue.extent = extent;
        }
        drafts[n].location = Some(location);
    }
}

/// Whether the place chosen is known only by another spelling, or only by a part of the name written, and lies far from
/// everything else the text names: then the likeness is chance.
fn is_stray(words: &Words, drafts: &[Draft], n: usize, entry: &Entry) -> bool {
    let draft = &drafts[n];
    let loose = draft.chosen.and_then(|c| draft.options.get(c)).is_some_and(|o| o.level >= Match::Loose);
    // "Centennial Park" is no part of a far city Centennial.
    let next = draft.tokens.end;
    let compound = words.is_capital(next)
        && words.is(next, flag::CAPITAL_FEATURE)
        && !words.is(next, flag::SETTLEMENT)
        && entry.class == 'P'
        && !words.is_title_case(draft.sentence);
    let large = matches!(entry.rank(), Rank::Country | Rank::Admin1 | Rank::Metropolis | Rank::City);
    if !compound && (!loose || large) {
        return false;
    }
    let mut others = drafts
        .iter()
        .filter(|d| d.accepted && d.key != draft.key)
        .filter_map(chosen)
        .filter(|e| !matches!(e.rank(), Rank::Country | Rank::Continent))
        .peekable();
    // Where nothing else is placed, the country must do.
    let same_country = || {
        drafts
            .iter()
            .any(|d| d.accepted && chosen(d).is_some_and(|e| e.is_country() && e.country == entry.country))
    };
    if others.peek().is_none() {
        !same_country()
    } else {
        others.all(|e| e.km_to(entry.lon, entry.lat) > 80.0)
    }
}

fn is_spot(entry: &Entry) -> bool {
    !matches!(entry.rank(), Rank::Country | Rank::Continent | Rank::Admin1 | Rank::Region)
}

/// A name no place is known for: a close spelling near the article's other places, else the area it lies in by the words.
fn locate_unknown<'a>(
    words: &Words,
    gazetteer: &'a Gazetteer,
    lexicon: &PlaceLexicon,
    drafts: &mut [Draft<'a>],
    n: usize,
) {
    let name = words.span(drafts[n].tokens.clone()).of(words.doc.text()).to_owned();
    let holder = drafts[n].container.and_then(|c| chosen(&drafts[c]));
    let anchors: Vec<(f64, f64)> = drafts
        .iter()
        .filter(|d| {
            d.accepted && d.kind == MentionKind::Literal && d.sentence.abs_diff(drafts[n].sentence) <= 6
        })
        .filter_map(chosen)
        .filter(|e| !matches!(e.rank(), Rank::Country | Rank::Continent))
        .map(|e| (e.lon, e.lat))
        .collect();
    let fits = |e: &Entry| {
        let near = anchors.iter().any(|(lon, lat)| e.km_to(*lon, *lat) < 40.0);
        holder.as_ref().map_or(near, |h| resolve::contains(h, e) && (near || !h.is_country()))
    };
    let letters = name.chars().filter(|c| c.is_alphabetic()).count();
    let edits = if letters >= 8 { 2 } else { 1 };
    if letters >= 5 && words.is_theatre() {
        let close =
            gazetteer.fuzzy(&name, edits).iter().map(|c| option(gazetteer, c)).find(|o| fits(&o.entry));
        if let Some(found) = close {
            drafts[n].location = Some(area::locate(&found.entry, &drafts[n].cue, lexicon));
            drafts[n].options = vec![found];
            drafts[n].chosen = Some(0);
            drafts[n].rule = "close_spelling_nearby";
            return;
        }
    }
    drafts[n].rule = "not_in_gazetteer";
    if let Some(holder) = holder.filter(|h| !h.is_country()) {
        let mut location = area::plain(&holder);
        location.name = format!("{name} ({})", holder.name);
        location.place_id = None;
        if matches!(location.precision, PlacePrecision::Settlement | PlacePrecision::Exact) {
            location.precision = PlacePrecision::Near;
            location.radius_m += 5_000;
        }
        drafts[n].location = Some(location);
        drafts[n].rule = "not_in_gazetteer_but_its_area";
    }
}

/// Marks places where the reporter or the source sits, not the event.
fn mark_uses(words: &Words, drafts: &mut [Draft]) {
    for n in 0..drafts.len() {
        if !drafts[n].accepted || drafts[n].kind != MentionKind::Literal && drafts[n].rule == "demonym" {
            continue;
        }
        if link::in_dateline(words, drafts, n) {
            drafts[n].kind = MentionKind::Literal;
            drafts[n].rule = "dateline";
        } else if drafts[n].kind == MentionKind::Literal
            && let Governor::Preposition(p) = drafts[n].cue.governor
            && matches!(words.lower(p), "in" | "from" | "at")
            && p > 0
            && words.is(p - 1, flag::MEDIA)
        {
            drafts[n].rule = "source_location";
        } else if drafts[n].kind == MentionKind::Literal && words.is(drafts[n].tokens.end, flag::MEDIA) {
            drafts[n].rule = "source_location";
        }
    }
}

fn mention(words: &Words, draft: &Draft) -> PlaceMention {
    let span = words.span(draft.tokens.clone());
    let evidence = 1.0 / (1.0 + (-(draft.score() - 0.3)).exp());
    PlaceMention {
        span,
        extent: words.span(draft.cue.extent.clone()).cover(span),
        sentence: draft.sentence,
        kind: draft.kind,
        location: draft.location.clone(),
        rule: draft.rule,
        confidence: evidence * choice_confidence(draft),
    }
}

/// How clear the choice among the places of the name is: 1 with one, less with a close second.
fn choice_confidence(draft: &Draft) -> f32 {
    let Some(best) = draft.chosen.and_then(|n| draft.options.get(n)) else {
        return if draft.location.is_some() { 0.5 } else { 0.2 };
    };
    let second = draft
        .options
        .iter()
        .filter(|o| o.entry.id != best.entry.id && o.entry.km_to(best.entry.lon, best.entry.lat) > 25.0)
        .map(Offer::score)
        .fold(f32::NEG_INFINITY, f32::max);
    let margin = best.score() - second;
    if margin.is_finite() { 1.0 / (1.0 + (-margin).exp()) } else { 1.0 }
}

fn explanation(words: &Words, draft: &Draft) -> Explanation {
    let mut candidates: Vec<(f32, CandidateExplanation)> = draft
        .options
        .iter()
        .enumerate()
        .map(|(n, o)| {
            let lies_in =
                [o.entry.admin1, o.entry.country].into_iter().filter(|s| !s.is_empty()).collect::<Vec<_>>();
            let candidate = CandidateExplanation {
                name: o.entry.name.to_owned(),
                place_id: o.entry.id.to_owned(),
                lies_in: lies_in.join(", "),
                evidence: o.reasons.clone(),
                chosen: draft.chosen == Some(n),
            };
            (o.score(), candidate)
        })
        .collect();
    candidates.sort_by(|a, b| b.0.total_cmp(&a.0));
    Explanation {
        span: words.span(draft.tokens.clone()),
        accepted: draft.accepted,
        evidence: draft.reasons.clone(),
        kind: draft.kind,
        rule: draft.rule,
        candidates: candidates.into_iter().map(|(_, c)| c).collect(),
        location: draft.location.clone(),
    }
}
