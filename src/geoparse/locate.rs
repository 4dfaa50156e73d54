//! Where each accepted name is: the chosen place with what the words around it make of it, or the best that can be said of a name
//! no place is known for.

use super::Location;
use super::area;
use super::draft::{Draft, Entry, Evidence, Name, Offer, Rank};
use super::link;
use super::read::option;
use super::resolve;
use super::weigh::HARMLESS_AFTER;
use crate::gazetteer::{Gazetteer, Match};
use crate::kind::{MentionKind, PlacePrecision};
use crate::toponym::cue::{Governor, Relation, Wanted};
use crate::toponym::{PlaceLexicon, Words, flag};
use rustc_hash::{FxHashMap, FxHashSet};
use smallvec::smallvec;
use std::rc::Rc;

/// A doubtful place farther than so many kilometres from all others is not believed.
const FAR_KM: f64 = 50.0;

/// The same of a town of its own province.
const FAR_IN_PROVINCE_KM: f64 = 80.0;

/// Kilometres within which places are said to lie on one side of a city.
const FAR_OF_CITY_KM: f64 = 150.0;

/// A province known by another of its names is not believed farther than so many kilometres from all else.
const FAR_PROVINCE_KM: f64 = 200.0;

/// Distinct places of an article that a doubtful one is held against, at most.
const MAX_PLACES: usize = 400;

/// The rule of a name that is one end of a road too long to say where on it something was: the name has its place, and what happened on
/// the road has none.
pub const LONG_ROAD: &str = "long_road";

/// Kilometres up to which "on the road from A to B" says where.
const LONGEST_ROAD_KM: f64 = 80.0;

/// Fills `location` of every accepted draft that has a place.
pub(super) fn locate<'a>(
    words: &Words,
    gazetteer: &'a Gazetteer,
    lexicon: &PlaceLexicon,
    drafts: &mut [Draft<'a>],
) {
    let story = Story::of(drafts);
    let mut close = FxHashMap::default();
    for n in 0..drafts.len() {
        if !drafts[n].accepted {
            continue;
        }
        if let Some((road, rule, end)) = road_of(words, drafts, n) {
            drafts[n].cue.extent.end = end;
            drafts[n].rule = rule;
            drafts[n].location = Some(road);
            continue;
        }
        let entry = drafts[n].place().copied();
        let area = drafts[n].container.and_then(|c| drafts[c].place()).copied();
        let is_quarter = link::is_quarter(words, &drafts[n]) || link::is_bracketed(words, &drafts[n]);
        let outside = |e: &Entry| {
            area.as_ref().is_some_and(|a| {
                resolve::is_far_outside(a, e) || is_quarter && resolve::is_outside_city(a, e)
            })
        };
        // "the X river", and a town alone bears the name: what flows there is not where the town is.
        let cue = &drafts[n].cue;
        let flows = words.lower(drafts[n].tokens.end) == "river" && cue.wanted == Some(Wanted::Water);
        // "the village of X, north of Y", and every X that is known lies far from Y.
        let draft = &drafts[n];
        let beside = drafts.get(n + 1).filter(|d| {
            d.accepted
                && d.sentence == draft.sentence
                && matches!(d.cue.relation, Relation::Off(..) | Relation::Near)
                && (words.lower(draft.tokens.end) == ","
                    && d.cue.extent.start.saturating_sub(draft.tokens.end) <= 2
                    // "the X hill west of Y".
                    || matches!(d.cue.relation, Relation::Off(..))
                        && d.cue.extent.start == draft.cue.extent.end)
        });
        let beside = beside.and_then(|d| d.place()).filter(|y| is_spot(y)).copied();
        let away = |e: &Entry| {
            let reach = |y: &Entry| match y.rank {
                rank if rank > Rank::District => FAR_OF_CITY_KM,
                _ if e.admin1 == y.admin1 && e.country == y.country => FAR_IN_PROVINCE_KM,
                _ => FAR_KM,
            };
            is_spot(e) && beside.as_ref().is_some_and(|y| e.km_to(y.lon, y.lat) > reach(y))
        };
        // "the X area in the outskirts of Y", and every X that is known lies farther from Y than a town's land goes.
        let within = town_of(words, drafts, n);
        let apart = |e: &Entry| {
            is_spot(e) && within.as_ref().is_some_and(|y| e.km_to(y.lon, y.lat) > LAND_OF_TOWN_KM)
        };
        let is_there = |e: &Entry| {
            let elsewhere = outside(e) || away(e) || apart(e) || flows && e.class == 'P';
            !elsewhere && !is_stray(words, &story, &drafts[n], e)
        };
        if has_equal(&drafts[n]) {
            drafts[n].chosen = None;
            drafts[n].rule = "several_of_the_name";
            if let Some(area) = area.filter(|a| !a.is_country()) {
                in_holder(words, drafts, n, &area);
            }
            continue;
        }
        let Some(entry) = entry.filter(is_there) else {
            let known = !drafts[n].options().is_empty();
            if known && entry.is_none() {
                continue;
            }
            drafts[n].name.options = Rc::default();
            drafts[n].weights.clear();
            drafts[n].chosen = None;
            locate_unknown(words, gazetteer, lexicon, drafts, n, &mut close);
            continue;
        };
        let draft = &drafts[n];
        let literal = draft.kind == MentionKind::Literal;
        let mut location =
            if literal { area::locate(&entry, &draft.cue, lexicon) } else { area::plain(&entry) };
        if literal
            && draft.cue.relation == Relation::Between
            && let Some(other) =
                drafts.iter().skip(n + 1).take(2).find(|d| d.listed_after == Some(n) && d.accepted)
            && let Some(end) = other.place().copied()
        {
            let short = is_spot(&entry) && is_spot(&end) && entry.km_to(end.lon, end.lat) < LONGEST_ROAD_KM;
            // "on the road between A and B", far apart: nobody knows where on it.
            let from = drafts[n].cue.extent.start;
            // "a bus travelling between A and B".
            let on_road = (from.saturating_sub(3)..from).any(|k| {
                matches!(words.lower(k), "road" | "highway" | "motorway" | "route")
                    || matches!(
                        words.lower(k),
                        "travelling"
                            | "traveling"
                            | "running"
                            | "plying"
                            | "driving"
                            | "operating"
                            | "commuting"
                    )
            });
            if !short && on_road {
                drafts[n].rule = LONG_ROAD;
                drafts[n].location = Some(area::plain(&entry));
                continue;
            }
            if !short {
                drafts[n].location = Some(location);
                continue;
            }
            location = area::between(&entry, &end);
            let extent = drafts[n].cue.extent.start..other.cue.extent.end;
            drafts[n].cue.extent = extent;
        }
        drafts[n].location = Some(location);
    }
}

/// Kilometres from a town within which an area that is said to be of it lies.
const LAND_OF_TOWN_KM: f64 = 12.0;

/// The town in whose land the words say that the small area named by draft `n` lies.
fn town_of<'a>(words: &Words, drafts: &[Draft<'a>], n: usize) -> Option<Entry<'a>> {
    let (area, town) = (&drafts[n], drafts.get(n + 1)?);
    let says = town.accepted && town.sentence == area.sentence && lies_in(words, area, town);
    town.place().filter(|y| says && is_spot(y)).copied()
}

/// Whether the words say that a small area lies by a town: "the X area in the outskirts of Y", "the X plain in Y", "the X post in Y".
fn lies_in(words: &Words, area: &Draft, town: &Draft) -> bool {
    const REACH: usize = 9;
    let noun = area.tokens.end;
    let gap = noun + 1..town.tokens.start.max(noun + 1);
    let is_small = matches!(
        words.lower(noun),
        "area"
            | "plain"
            | "hill"
            | "valley"
            | "post"
            | "position"
            | "junction"
            | "crossroads"
            | "farm"
            | "farms"
            | "quarry"
    );
    is_small
        && gap.len() <= REACH
        && matches!(words.lower(gap.start), "in" | "on" | "at" | "near" | "outside" | "of")
        && gap.clone().skip(1).all(|n| {
            matches!(
                words.lower(n),
                "the"
                    | "of"
                    | "outskirts"
                    | "edge"
                    | "outside"
                    | "town"
                    | "village"
                    | "city"
                    | "occupied"
                    | "border"
            ) || words.is(n, flag::DIRECTION)
        })
}

/// The road "the A-B road" or, if long, "the road from A to B", told from the name of A, draft `n`, on: where it is, by which rule, and
/// the token that ends its name. Its ends are the towns of these names, whatever provinces bear them too. Of a long road nobody knows where
/// on it something was: A's own place, under [`LONG_ROAD`].
fn road_of<'a>(words: &Words, drafts: &[Draft<'a>], n: usize) -> Option<(Location, &'static str, usize)> {
    let (here, other) = (&drafts[n], drafts.get(n + 1)?);
    let dash = here.tokens.end;
    let is_joined = other.tokens.start == dash + 1 && (words.is_hyphen(dash) || words.is_dash(dash));
    let kind = usize::from(matches!(words.lower(other.tokens.end), "international" | "main" | "military"));
    let way = other.tokens.end + kind;
    let is_road = |n: usize| matches!(words.lower(n), "road" | "highway" | "motorway" | "route");
    // "the road from A to B".
    let from = here.cue.extent.start;
    let leads = from > 1
        && words.lower(from - 1) == "from"
        && is_road(from - 2)
        && words.lower(here.tokens.end) == "to"
        && other.cue.extent.start == here.tokens.end + 1;
    let is_way = is_joined && is_road(way);
    if !is_way && !leads || here.sentence != other.sentence {
        return None;
    }
    let town = |d: &Draft<'a>| {
        let near = |o: &&Offer| o.is_theatre && o.level < Match::Loose;
        let best = d.place().filter(|e| is_spot(e)).copied();
        best.or_else(|| {
            let towns = d.options().iter().filter(near).filter(|o| o.entry.class == 'P');
            towns.max_by_key(|o| o.entry.population).map(|o| o.entry)
        })
    };
    let (a, b) = (town(here)?, town(other)?);
    let short = a.km_to(b.lon, b.lat) < LONGEST_ROAD_KM;
    let end = if leads { other.tokens.end } else { way + 1 };
    let road = if short { (area::between(&a, &b), "road_between") } else { (area::plain(&a), LONG_ROAD) };
    (is_way || !short).then_some((road.0, road.1, end))
}

/// What an article's names were taken for.
struct Story<'g> {
    /// Countries and continents left out.
    places: Vec<Placed<'g>>,
    /// Countries named.
    countries: FxHashSet<&'g str>,
}

/// A name that has a place.
struct Placed<'g> {
    name: usize,
    sentence: usize,
    entry: Entry<'g>,
    /// By a name that is written like one of its own: what is only spelled alike is no support for another of the kind.
    sure: bool,
}

impl<'g> Story<'g> {
    fn of(drafts: &[Draft<'g>]) -> Self {
        let mut story = Self { places: Vec::new(), countries: FxHashSet::default() };
        let mut seen = FxHashSet::default();
        for draft in drafts.iter().filter(|d| d.accepted) {
            let Some(entry) = draft.place() else { continue };
            if entry.is_country() {
                story.countries.insert(entry.country);
            } else if entry.rank != Rank::Continent
                && story.places.len() < MAX_PLACES
                && seen.insert((draft.name.ix, entry.place, draft.sentence))
            {
                let (name, sentence) = (draft.name.ix, draft.sentence);
                let chosen = draft.chosen.and_then(|c| draft.options().get(c));
                let sure = chosen.is_none_or(|o| o.level < Match::Loose);
                story.places.push(Placed { name, sentence, entry: *entry, sure });
            }
        }
        story
    }
}

/// Kilometres within which a quarter lies of what else is told of its town.
const QUARTER_KM: f64 = 15.0;

/// Whether the place chosen is known only by another spelling, or only by a part of the name written, and lies far from
/// everything else the text names: then the likeness is chance.
fn is_stray(words: &Words, story: &Story, draft: &Draft, entry: &Entry) -> bool {
    let chosen = draft.chosen.and_then(|c| draft.options().get(c));
    let loose = chosen.is_some_and(|o| o.level >= Match::Loose);
    // "Centennial Park" is no part of a far city Centennial.
    let next = draft.tokens.end;
    let compound = words.is_capital(next)
        && words.is(next, flag::CAPITAL_FEATURE)
        && !words.is(next, flag::SETTLEMENT)
        && entry.class == 'P'
        && !words.is_title_case(draft.sentence);
    // Large places are meant by their own names; what is spelled like one of their lesser names is not.
    // "the village of Qasr Zumurudiyya in Daraa": half a name, and the place of that half is not where the sentence is.
    // "the village of Rajm al-Ghazal" likewise.
    let goes_on = words.is(next, flag::ARTICLE) && words.is_hyphen(next + 1) && words.is_capital(next + 2);
    let half = (words.is_capital(next) || goes_on)
        && !words.is(next, HARMLESS_AFTER)
        && entry.rank <= Rank::Town
        && !words.is_title_case(draft.sentence);
    if goes_on && half {
        return true;
    }
    // "Ramon Airport" is not at a village spelled like half of it.
    let of_airport = draft.cue.feature_after
        && entry.class == 'P'
        && words.lower(next) == "airport"
        && chosen.is_some_and(|o| o.level > Match::Exact);
    // "in the Maslakh quarter", where a village somewhere is spelled so, or nearly so.
    let elsewhere = entry.rank <= Rank::Town
        && story.places.iter().any(|p| p.name != draft.name.ix && is_spot(&p.entry) && p.sure);
    let of_quarter = (loose || elsewhere)
        && link::is_quarter(words, draft)
        && !story.places.iter().any(|p| {
            p.name != draft.name.ix && is_spot(&p.entry) && p.entry.km_to(entry.lon, entry.lat) <= QUARTER_KM
        });
    // "the Panorama area south of the city", in news of the theatre: no town of a country that nothing else is named in.
    let abroad = words.is_theatre()
        && chosen.is_some_and(|o| !o.is_theatre)
        && entry.rank <= Rank::Town
        && !story.countries.contains(entry.country)
        && !story.places.iter().any(|p| p.name != draft.name.ix && p.entry.country == entry.country);
    if of_airport || of_quarter || abroad {
        return true;
    }
    if half {
        let mut beside = story
            .places
            .iter()
            .filter(|p| p.sentence == draft.sentence && p.name != draft.name.ix)
            .peekable();
        let is_there = |p: &Placed| {
            resolve::contains(&p.entry, entry)
                || is_spot(&p.entry) && p.entry.km_to(entry.lon, entry.lat) <= FAR_KM
        };
        let is_exact = chosen.is_some_and(|o| o.level == Match::Exact);
        let alone = beside.peek().is_none();
        if alone && !is_exact || !alone && !beside.any(is_there) {
            return true;
        }
    }
    let large = matches!(entry.rank, Rank::Country | Rank::Admin1 | Rank::Metropolis | Rank::City)
        && chosen.is_none_or(|o| o.is_display_name || o.level < Match::Loose);
    // A long name of several words that one place alone is spelled like but for a vowel or two: no chance likeness.
    let letters = words.span(draft.tokens.clone()).of(words.doc.text()).chars().filter(|c| c.is_alphabetic());
    if !compound
        && draft.options().len() == 1
        && chosen.is_some_and(|o| o.edits <= 2)
        && draft.tokens.len() > 1
        && letters.count() >= 9
        && !story.places.iter().any(|p| p.sentence == draft.sentence && p.name != draft.name.ix)
    {
        return false;
    }
    // A village of some other country that the text never names, with nothing of the text around it.
    // So with the dam or hill of a name that only a town elsewhere bears.
    // "the X, the land of …", "the X region": an area, and no city abroad that bears the name.
    let is_theatre = chosen.is_some_and(|o| o.is_theatre);
    let (first, after) = (draft.tokens.start, words.lower(draft.tokens.end));
    let of_area = !is_theatre
        && first > 0
        && words.lower(first - 1) == "the"
        && !entry.name().starts_with("The ")
        && (!words.is_word(draft.tokens.end) || matches!(after, "region" | "area" | "heights" | "plateau"));
    let of_other_kind = entry.class == 'P'
        && (of_area
            || draft.cue.feature_after
                && matches!(
                    draft.cue.wanted,
                    Some(Wanted::Water | Wanted::Relief | Wanted::Site | Wanted::Base)
                ));
    // "checkpoints in Castello", in a report from Aleppo: a city abroad is named as it is, or with its country.
    // "New York" is New York City.
    let surface = words.span(draft.tokens.clone()).of(words.doc.text());
    let by_other_name = !is_theatre
        && !entry.is_country()
        && chosen.is_some_and(|o| !o.is_display_name)
        && !entry.name().starts_with(surface);
    let doubtful = words.is_theatre() && (entry.rank <= Rank::Village || of_other_kind || by_other_name)
        || entry.is_small_abroad(is_theatre);
    if doubtful && !loose && !compound {
        let foreign = !story.countries.contains(entry.country)
            && story.places.iter().all(|p| p.name == draft.name.ix || p.entry.country != entry.country);
        return foreign
            && draft.container.is_none()
            && (story.places.len() > 2 || by_other_name)
            && story
                .places
                .iter()
                .all(|p| p.name == draft.name.ix || p.entry.km_to(entry.lon, entry.lat) > FAR_KM);
    }
    // "the Jazeera area", in a report from a province at the other end of the country: no province by one of its other names.
    let by_alias =
        entry.rank == Rank::Admin1 && chosen.is_some_and(|o| !o.is_display_name && o.level > Match::Exact);
    if by_alias && draft.container.is_none() {
        let mut others = story.places.iter().filter(|p| p.name != draft.name.ix).peekable();
        return others.peek().is_some()
            && others.all(|p| p.entry.km_to(entry.lon, entry.lat) > FAR_PROVINCE_KM);
    }
    if !compound && (!loose || large) {
        return false;
    }
    // Where nothing else is placed, the country must do; where something is beside it, that decides.
    let others = || story.places.iter().filter(|p| p.name != draft.name.ix && p.sure);
    let is_beside = |p: &&Placed| p.sentence.abs_diff(draft.sentence) <= 2;
    let is_far = |p: &Placed| p.entry.km_to(entry.lon, entry.lat) > FAR_KM;
    if others().next().is_none() {
        !story.countries.contains(entry.country)
    } else if others().any(|p| is_beside(&p)) {
        others().filter(is_beside).all(is_far)
    } else {
        others().all(is_far)
    }
}

/// For "Tell X": the village X, when it is within 15 km of another place of the same or the next sentence.
fn village_of<'a>(
    words: &Words,
    gazetteer: &'a Gazetteer,
    drafts: &[Draft<'a>],
    n: usize,
) -> Option<Entry<'a>> {
    let (draft, first) = (&drafts[n], drafts[n].tokens.start);
    if !words.is(first, flag::FIRST_ELEMENT) || !words.is(first, flag::RELIEF) || draft.tokens.len() < 2 {
        return None;
    }
    let rest = words.span(first + 1..draft.tokens.end).of(words.doc.text());
    let begins = drafts.partition_point(|d| d.sentence + 1 < draft.sentence);
    let beside = || {
        let near = drafts[begins..].iter().take_while(|d| d.sentence <= draft.sentence + 1).take(MAX_PLACES);
        near.filter(|d| d.accepted && d.kind == MentionKind::Literal)
            .filter_map(Draft::place)
            .filter(|e| is_spot(e))
    };
    gazetteer
        .lookup(rest)
        .iter()
        .filter(|c| c.level < Match::Loose && gazetteer.is_theatre(c.place))
        .map(|c| Entry::new(gazetteer, c.place))
        .find(|e| {
            let named = || {
                drafts
                    .iter()
                    .take(MAX_PLACES)
                    .any(|d| d.accepted && d.place().is_some_and(|p| p.place == e.place))
            };
            e.class == 'P' && (beside().any(|b| e.km_to(b.lon, b.lat) < 15.0) || named())
        })
}

fn is_spot(entry: &Entry) -> bool {
    !matches!(entry.rank, Rank::Country | Rank::Continent | Rank::Admin1 | Rank::Region)
}

/// Whether the words around a name say that it is a place: a preposition, a feature noun, a list of places. In "Majd and Rabie were
/// killed" nothing does, and what a name is spelled like says too little.
fn is_said_to_be_a_place(words: &Words, drafts: &[Draft], n: usize) -> bool {
    let (draft, cue) = (&drafts[n], &drafts[n].cue);
    let governed = match cue.governor {
        Governor::Preposition(_) | Governor::NounOf(_) | Governor::Owner(_) => true,
        Governor::Other(verb) => verb.is_some_and(|v| words.is(v, flag::ENTER | flag::MOTION)),
    };
    // "A, B and X".
    let listed = || {
        let before = n.checked_sub(1).map(|b| &drafts[b]).filter(|d| d.sentence == draft.sentence);
        before.is_some_and(|d| {
            d.accepted
                && d.kind == MentionKind::Literal
                && (d.tokens.end..draft.tokens.start).len() <= 3
                && (d.tokens.end..draft.tokens.start)
                    .all(|t| matches!(words.lower(t), "," | "and" | "or" | "the" | "al" | "-" | "–"))
        })
    };
    let featured = cue.feature_before || cue.feature_after || cue.direction.is_some() || cue.countryside;
    governed || featured || cue.relation != Relation::At || draft.container.is_some() || listed()
}

/// Sentences around a name that may hold a place near it.
const REACH: usize = 6;

/// A name no place is known for: a close spelling near the article's other places, else the area it lies in by the words.
///
/// `close` keeps what each name is spelled like.
fn locate_unknown<'a>(
    words: &Words,
    gazetteer: &'a Gazetteer,
    lexicon: &PlaceLexicon,
    drafts: &mut [Draft<'a>],
    n: usize,
    close: &mut FxHashMap<Rc<str>, Rc<[Offer<'a>]>>,
) {
    drafts[n].tokens.end = end_of_name(words, drafts, n);
    let name = words.span(drafts[n].tokens.clone()).of(words.doc.text());
    let holder = drafts[n].container.and_then(|c| drafts[c].place()).copied();
    let letters = name.chars().filter(|c| c.is_alphabetic()).count();
    if letters >= 5 && words.is_theatre() && is_said_to_be_a_place(words, drafts, n) {
        let sentence = drafts[n].sentence;
        let first = drafts.partition_point(|d| d.sentence + REACH < sentence);
        let anchors: Vec<(f64, f64)> = drafts[first..]
            .iter()
            .take_while(|d| d.sentence <= sentence + REACH)
            .take(MAX_PLACES)
            .filter(|d| d.accepted && d.kind == MentionKind::Literal)
            .filter_map(Draft::place)
            .filter(|e| !matches!(e.rank, Rank::Country | Rank::Continent))
            .map(|e| (e.lon, e.lat))
            .collect();
        let town = town_of(words, drafts, n);
        let fits = |e: &Entry| {
            if town.as_ref().is_some_and(|y| e.km_to(y.lon, y.lat) > LAND_OF_TOWN_KM) {
                return false;
            }
            let near = anchors.iter().any(|(lon, lat)| e.km_to(*lon, *lat) < 40.0);
            holder.as_ref().map_or(near, |h| resolve::contains(h, e) && (near || !h.is_country()))
        };
        // Without a place beside it nothing fits, and what a name is spelled like is looked up slowly.
        let may_fit = !anchors.is_empty() || holder.is_some_and(|h| !h.is_country());
        let spelled_alike = may_fit.then(|| {
            close.entry(drafts[n].name.key.clone()).or_insert_with(|| {
                let edits = if letters >= 8 { 2 } else { 1 };
                gazetteer.fuzzy(name, edits).iter().map(|c| option(gazetteer, c)).collect()
            })
        });
        if let Some(found) = spelled_alike.and_then(|alike| alike.iter().find(|o| fits(&o.entry))) {
            let draft = &mut drafts[n];
            draft.location = Some(area::locate(&found.entry, &draft.cue, lexicon));
            draft.name = Name { options: [found.clone()].into(), ..draft.name.clone() };
            draft.weights = smallvec![Evidence::default()];
            draft.chosen = Some(0);
            draft.rule = "close_spelling_nearby";
            return;
        }
    }
    drafts[n].rule = "not_in_gazetteer";
    if let Some(village) = village_of(words, gazetteer, drafts, n) {
        // The hill, spring or ruin that bears a village's name stands beside it.
        let mut location = area::plain(&village);
        location.name = format!("{name} (near {})", location.name);
        location.place_id = None;
        location.precision = PlacePrecision::Near;
        location.radius_m += 4_000;
        drafts[n].location = Some(location);
        drafts[n].rule = "first_element_of_village";
        return;
    }
    if let Some(holder) = holder.filter(|h| !h.is_country()) {
        in_holder(words, drafts, n, &holder);
        drafts[n].rule = "not_in_gazetteer_but_its_area";
    }
}

/// Where a name that is known only in part ends: with the capitalised words that go on with it.
fn end_of_name(words: &Words, drafts: &[Draft], n: usize) -> usize {
    let next = drafts[n + 1..].iter().find(|d| d.accepted);
    let limit = next.map_or(usize::MAX, |d| d.tokens.start).min(words.sentence(drafts[n].sentence).end);
    let goes_on = |end: usize| words.is_capital(end) && !words.is(end, HARMLESS_AFTER);
    let mut end = drafts[n].tokens.end;
    while end < limit {
        let joined = words.is(end, flag::ARTICLE) && words.is_hyphen(end + 1) && words.is_capital(end + 2);
        if joined && end + 3 <= limit {
            end += 3;
        } else if goes_on(end) {
            end += 1;
        } else {
            break;
        }
    }
    end
}

/// Somewhere in the area that holds it, for want of better.
fn in_holder(words: &Words, drafts: &mut [Draft], n: usize, holder: &Entry) {
    let name = words.span(drafts[n].tokens.clone()).of(words.doc.text());
    let mut location = area::plain(holder);
    location.name = format!("{name} ({})", holder.name());
    location.place_id = None;
    if matches!(location.precision, PlacePrecision::Settlement | PlacePrecision::Exact) {
        location.precision = PlacePrecision::Near;
        location.radius_m += 5_000;
    }
    drafts[n].location = Some(location);
}

/// Kilometres within which two places of one name are as good as one.
const TOGETHER_KM: f64 = 20.0;

/// Whether a village far from the chosen one has the same name and as much that speaks for it, so that neither can be meant for sure.
fn has_equal(draft: &Draft) -> bool {
    let Some(chosen) = draft.chosen else { return false };
    let Some(Offer { entry, level, .. }) = draft.options().get(chosen) else { return false };
    let most = draft.weights[chosen].sum();
    entry.class == 'P'
        && entry.rank <= Rank::Village
        && draft.options().iter().zip(&draft.weights).enumerate().any(|(at, (other, weights))| {
            at != chosen
                && other.entry.class == 'P'
                && other.level <= *level
                // More for the other one: then it is the rest of the article that decided.
                && (0.0..EQUAL).contains(&(most - weights.sum()))
                && other.entry.km_to(entry.lon, entry.lat) > TOGETHER_KM
        })
}

/// Two places whose evidence differs by less are equally likely.
const EQUAL: f32 = 0.1;
