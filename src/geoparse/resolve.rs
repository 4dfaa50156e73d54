//! Which of the places of one name is meant: evidence from size, spelling, feature nouns, containers, the countries and regions
//! the article is about, and the places already known beside it.
//!
//! Two rounds over the whole article. The first weighs every candidate by itself; what it chooses gives the article's focus and
//! its anchors, and the second round weighs again with both. A name keeps one sense through an article unless words beside it say
//! otherwise.

use super::draft::{Draft, Entry, Evidence, Offer, Rank};
use super::weigh::ACCEPT;
use super::{area, link};
use crate::gazetteer::Match;
use crate::kind::MentionKind;
use crate::toponym::cue::{Cue, Relation, Wanted};
use crate::toponym::{PlaceLexicon, Words};
use rustc_hash::{FxHashMap, FxHashSet};

/// Chooses an option for every accepted draft that has some.
///
/// Where the article names the theatre's countries, peoples or armies, the theatre's is the likelier of two places of one name.
///
/// `bodies`: the areas of bodies that the article names ([`areas_of_bodies`]).
pub(super) fn resolve(words: &Words, drafts: &mut [Draft], lexicon: &PlaceLexicon, bodies: &[Anchor]) {
    let of_theatre = words.is_theatre();
    let mentions = mentions_by_name(drafts);
    for draft in drafts.iter_mut() {
        weigh_alone(draft, of_theatre);
    }
    for n in 0..drafts.len() {
        weigh_holder(drafts, n);
    }
    choose(drafts, &mentions);
    for n in 0..drafts.len() {
        weigh_container(drafts, n);
    }
    weigh_heading(words, drafts);
    weigh_squares(words, drafts);
    weigh_nouns(words, drafts);
    weigh_country_told_of(drafts);
    choose(drafts, &mentions);
    weigh_focus(drafts, &mentions);
    choose(drafts, &mentions);
    weigh_nearness(words, drafts, &mentions, lexicon, bodies);
    choose(drafts, &mentions);
}

/// The drafts of each name, by its number; none where an area's name took its place.
fn mentions_by_name(drafts: &[Draft]) -> Vec<Vec<usize>> {
    let names = drafts.iter().map(|d| d.name.ix + 1).max().unwrap_or(0);
    let mut mentions = vec![Vec::new(); names];
    for (n, draft) in drafts.iter().enumerate() {
        mentions[draft.name.ix].push(n);
    }
    mentions
}

/// "In X, hundreds gathered in Karama Square": a square lies in the city, whatever is called so beside it.
fn weigh_squares(words: &Words, drafts: &mut [Draft]) {
    for draft in drafts.iter_mut().filter(|d| d.cue.wanted.is_none()) {
        let has = |class: char| draft.options().iter().any(|o| o.is_theatre && o.entry.class == class);
        if !(has('A') && has('P')) {
            continue;
        }
        let square =
            |n: usize| n > 0 && words.lower(n) == "square" && words.is_capital(n) && words.is_capital(n - 1);
        if !words.sentence(draft.sentence).any(square) {
            continue;
        }
        let areas: Vec<usize> = draft
            .options()
            .iter()
            .enumerate()
            .filter(|(_, o)| o.entry.class == 'A')
            .map(|(n, _)| n)
            .collect();
        for n in areas {
            draft.weights[n].add("square_of_the_city", -2.5);
        }
    }
}

/// What the very noun beside the name rules out: "Dar'a city" is no village spelled alike, "the town of X" no quarter of a city.
fn weigh_nouns(words: &Words, drafts: &mut [Draft]) {
    let is_town = |e: &Entry| e.class == 'P' && matches!(e.rank, Rank::Town | Rank::City | Rank::Metropolis);
    for draft in drafts.iter_mut().filter(|d| d.name.options.len() > 1) {
        let options = draft.name.options.clone();
        let start = draft.tokens.start;
        let city = words.lower(draft.tokens.end) == "city"
            && options.iter().any(|o| o.is_theatre && is_town(&o.entry));
        let town = start >= 2
            && words.lower(start - 1) == "of"
            && matches!(words.lower(start - 2), "town" | "village")
            && options.iter().any(|o| o.is_theatre && o.entry.class == 'P' && o.entry.code != "PPLX");
        for (n, Entry { class, code, .. }) in options.iter().map(|o| o.entry).enumerate() {
            if city && class == 'P' && !is_town(&options[n].entry) {
                draft.weights[n].add("no_city", -2.0);
            }
            if town && code == "PPLX" {
                draft.weights[n].add("no_town", -1.0);
            }
        }
    }
}

/// Size, spelling, feature noun.
fn weigh_alone(draft: &mut Draft, of_theatre: bool) {
    let options = draft.name.options.clone();
    let several = options.len() > 1;
    // Outside the theatre "Geneva" is the city before the canton.
    let seats: Vec<(&str, &str)> = options
        .iter()
        .filter(|o| !o.is_theatre && o.entry.class == 'P' && o.entry.population >= 100_000)
        .map(|o| (o.entry.country, o.entry.admin1))
        .collect();
    let has_area = options.iter().any(|o| matches!(o.entry.rank, Rank::Country | Rank::Admin1));
    let has_town = options.iter().any(|o| o.entry.class == 'P' && o.is_theatre && o.level < Match::Loose);
    let has_own_name =
        options.iter().any(|o| o.is_theatre && o.level == Match::Exact && o.entry.class == 'P');
    let has_close = options.iter().any(|o| o.level < Match::Loose);
    let has_country = options.iter().any(|o| o.entry.rank == Rank::Country && o.level == Match::Exact);
    draft.weights.clear();
    draft.weights.extend(options.iter().map(|option| {
        let mut evidence = Evidence::default();
        let rank = option.entry.rank;
        let size = if option.entry.class == 'P' && option.entry.population > 0 {
            0.35 * (f64::from(option.entry.population) / 10_000.0).log10().max(-0.5) as f32
        } else {
            0.0
        };
        evidence.add(rank.rule(), base(rank) + size);
        // A quarter of a city is named with its city, or where the story is in that city.
        if option.entry.code == "PPLX" && several {
            evidence.add("quarter_of_a_city", -0.8);
        }
        // Alternates of the world's cities are mostly names in other languages.
        if option.is_theatre {
            if of_theatre && several {
                evidence.add("place_of_the_theatre", 1.2);
            }
            let is_village = option.entry.class == 'P' && option.entry.rank <= Rank::Village;
            if several && is_village && option.entry.km_to(CORE.0, CORE.1) <= CORE_KM {
                evidence.add("around_the_buffer_zone", 0.3);
            }
            if several && is_village && option.entry.code.starts_with("PPLA") {
                evidence.add("seat_of_an_area", 0.3);
            }
            if option.is_display_name && option.level == Match::Exact {
                evidence.add("main_name", 0.4);
            }
        } else if option.is_display_name {
            evidence.add("main_name", 0.5);
        } else if option.entry.class == 'P' {
            evidence.add("other_name", -0.3);
        }
        // A village called Doha is told from Qatar's capital by its context alone.
        if option.entry.code == "PPLC" && option.level == Match::Exact && !has_area {
            evidence.add("capital_city", 2.5);
        }
        if option.entry.is_well_known() {
            evidence.add("well_known_name", if option.is_display_name { 3.0 } else { 1.6 });
        }
        let spelling = match option.level {
            Match::Exact => 0.0,
            Match::Strict if has_own_name => -1.6,
            Match::Strict => -0.6,
            // No city is meant by half of its letters where a town of the theatre is spelled just so.
            Match::Loose if has_town => -4.7 - 0.3 * f32::from(option.edits),
            Match::Loose if has_close => -2.7 - 0.3 * f32::from(option.edits),
            // A city's other names are well known, and spelled right.
            Match::Loose
                if option.edits >= 2 && !option.is_display_name && option.entry.population >= 50_000 =>
            {
                -2.7 - 0.3 * f32::from(option.edits)
            }
            Match::Loose => -0.7 - 0.3 * f32::from(option.edits),
            Match::Edit(n) => -2.0 * f32::from(n),
        };
        if spelling != 0.0 {
            evidence.add("spelling", spelling);
        }
        if rank == Rank::Admin1 && seats.contains(&(option.entry.country, option.entry.admin1)) {
            evidence.add("named_for_its_city", -1.0);
        }
        // "near Homs": of a town, not of its province.
        if draft.cue.relation != Relation::At
            && option.entry.class == 'A'
            && has_town
            && draft.cue.wanted.is_none()
        {
            evidence.add("beside_a_town", -1.5);
        } else if rank == Rank::District && has_town && draft.cue.wanted.is_none() {
            // A district is named with the word, the town that it is called after without.
            evidence.add("named_for_its_town", -1.0);
        }
        // "in western X", of a province and its town: a side of the province.
        if rank == Rank::Admin1
            && option.is_theatre
            && draft.cue.direction.is_some()
            && has_town
            && draft.cue.wanted.is_none()
        {
            evidence.add("side_of_a_province", 2.0);
        }
        // "the southern Lebanon border village of X": the noun is not the country's.
        let of_country = has_country && draft.cue.feature_after;
        if several
            && !of_country
            && let Some(fit) = feature_fit(&draft.cue, &option.entry)
        {
            evidence.add("feature_class", fit);
        }
        evidence
    }));
}

/// The middle of the buffer zone (lon, lat in degrees): what is read here is mostly about its surroundings.
const CORE: (f64, f64) = (35.87, 33.08);

/// How far these surroundings reach, in kilometres: the Golan, Quneitra, Daraa, Sweida, Damascus, south Lebanon, Galilee.
const CORE_KM: f64 = 100.0;

/// The weight of a rank among places of one name.
fn base(rank: Rank) -> f32 {
    match rank {
        Rank::Unknown | Rank::Demonym => 0.0,
        Rank::Village => 0.8,
        Rank::Site => 1.2,
        Rank::District => 0.5,
        Rank::Town => 1.8,
        Rank::Region => 3.0,
        Rank::City => 3.3,
        Rank::Admin1 | Rank::Metropolis => 3.7,
        Rank::Continent | Rank::Country => 5.2,
    }
}

/// How a place fits the feature noun beside the name.
fn feature_fit(cue: &Cue, entry: &Entry) -> Option<f32> {
    let rank = entry.rank;
    let fit = match cue.wanted? {
        Wanted::Settlement => match entry.class {
            'P' => 2.0,
            'A' => -1.8,
            _ => -0.8,
        },
        Wanted::Capital => match entry.code {
            "PPLC" => 3.0,
            "PPLA" => 1.0,
            _ => -0.5,
        },
        Wanted::District => match entry.class {
            'A' if rank == Rank::District => 2.5,
            'A' => 0.3,
            'P' => -0.8,
            _ => -1.0,
        },
        Wanted::Province => match rank {
            Rank::Admin1 => 3.0,
            Rank::District => 1.0,
            Rank::Region => 0.5,
            _ if entry.class == 'P' => -1.0,
            _ => -0.5,
        },
        Wanted::Country => {
            if rank == Rank::Country {
                2.5
            } else {
                -1.0
            }
        }
        Wanted::Relief => match entry.class {
            'T' => 2.5,
            'P' => -0.3,
            _ => -0.5,
        },
        Wanted::Water => match entry.class {
            'H' => 2.5,
            'S' => 1.0,
            _ => -1.0,
        },
        Wanted::Site => match entry.class {
            'S' | 'R' => 2.0,
            _ => 0.0,
        },
        // At the town, whatever province bears its name too.
        Wanted::Base => match entry.class {
            'S' | 'R' => 2.0,
            'A' => -0.8,
            _ => 0.0,
        },
    };
    Some(fit)
}

/// For a name that contains another by the words ("X, Y"): the places that hold some place of the other's name are likelier.
fn weigh_holder(drafts: &mut [Draft], n: usize) {
    let Some(container) = drafts[n].container else { return };
    let (inner, outer) = (drafts[n].name.options.clone(), drafts[container].name.options.clone());
    if outer.len() < 2 {
        return;
    }
    for (option, evidence) in outer.iter().zip(&mut drafts[container].weights) {
        if inner.iter().any(|o| contains(&option.entry, &o.entry)) {
            evidence.add("holds_the_other_name", 2.0);
        }
    }
}

/// The container the words give: "X, Y", "X in Y", "Y's X", "the Syrian village of X".
fn weigh_container(drafts: &mut [Draft], n: usize) {
    let Some(container) = drafts[n].container else { return };
    let Some(holder) = drafts[container].place().copied() else { return };
    let rule = if matches!(drafts[container].kind, MentionKind::Demonym) {
        "demonym_container"
    } else {
        "container"
    };
    let side = drafts[container].cue.direction.flatten();
    // A province's sides are told from its city, wherever its middle is.
    let of_seat = |o: &&Offer| o.entry.class == 'P' && contains(&holder, &o.entry);
    let seat = drafts[container].options().iter().filter(of_seat).max_by_key(|o| o.entry.population);
    let middle = seat.map_or(holder, |o| o.entry);
    let relation = drafts[container].cue.relation;
    let options = drafts[n].name.options.clone();
    for (option, evidence) in options.iter().zip(&mut drafts[n].weights) {
        // "Derik (al-Malikiyah)": two names of one town.
        if option.entry.place == holder.place {
            evidence.add("its_other_name", 4.5);
            continue;
        }
        // "A, north of B": not in B, but on that side of it, and as far as told or not very far.
        let is_within = match relation {
            Relation::Off(km, Some(bearing)) => {
                let reach = km.map_or(ON_SIDE_KM, |km| 1.5 * km + 5.0);
                contains(&holder, &option.entry)
                    || option.entry.place != holder.place
                        && option.entry.km_to(holder.lon, holder.lat) <= reach
                        && on_side(&middle, &option.entry, bearing) > 0.75
            }
            _ => contains(&holder, &option.entry),
        };
        evidence.add(rule, if is_within { 4.0 } else { -2.5 });
        // "the village of X in the west of the province".
        if let Some(bearing) = side.filter(|_| is_within) {
            evidence.add("side_of_container", on_side(&middle, &option.entry, bearing));
        }
    }
}

/// "As-Sweida: shells landed in A": the province that heads a paragraph says where its villages are.
fn weigh_heading(words: &Words, drafts: &mut [Draft]) {
    let mut heading: Option<(usize, Entry)> = None;
    for draft in drafts {
        let sentence = &words.doc.sentences[draft.sentence];
        if heading.is_some_and(|(block, _)| block != sentence.block) {
            heading = None;
        }
        let opens = draft.tokens.start <= sentence.tokens.start + 1 && words.lower(draft.tokens.end) == ":";
        let area = draft.place().filter(|e| {
            matches!(e.rank, Rank::Admin1 | Rank::Metropolis | Rank::City | Rank::Town)
                && !e.admin1.is_empty()
        });
        if let Some(area) = area.filter(|_| opens && draft.accepted) {
            heading = Some((sentence.block, *area));
        } else if let Some((_, area)) = heading {
            let options = draft.name.options.clone();
            for (option, evidence) in options.iter().zip(&mut draft.weights) {
                if option.entry.country == area.country && option.entry.admin1 == area.admin1 {
                    evidence.add("area_of_the_heading", 1.5);
                }
            }
        }
    }
}

/// "Lebanon's health ministry said a man was killed in Houla": of places in several countries, the one in the country named last.
/// Israel does not count: it is mostly named for what its forces do in the others.
fn weigh_country_told_of(drafts: &mut [Draft]) {
    let mut named: Vec<&str> = Vec::new();
    for draft in drafts {
        if let Some(country) = draft.place().filter(|e| draft.accepted && e.rank == Rank::Country) {
            if country.country != "IL" {
                named.retain(|c| *c != country.country);
                named.push(country.country);
            }
            continue;
        }
        let options = draft.name.options.clone();
        let is_of = |country: &str| options.iter().any(|o| o.entry.country == country);
        let Some(told_of) = named.iter().rev().find(|c| is_of(c)) else { continue };
        if options.iter().all(|o| o.entry.country == *told_of) {
            continue;
        }
        for (option, evidence) in options.iter().zip(&mut draft.weights) {
            if option.entry.country == *told_of && !option.entry.is_country() {
                evidence.add("country_told_of", 0.4);
            }
        }
    }
}

/// How much it speaks for a place that a part of its area is named, in the direction `bearing` (degrees from north): most where
/// the place lies just there from the area's middle, least where it lies opposite.
fn on_side(holder: &Entry, entry: &Entry, bearing: f64) -> f32 {
    let (x, y) = ((entry.lon - holder.lon) * entry.lat.to_radians().cos(), entry.lat - holder.lat);
    let away = x.hypot(y);
    // In the middle it lies on no side.
    if away * KM_PER_DEGREE < MIDDLE_KM {
        return 0.0;
    }
    let (sin, cos) = bearing.to_radians().sin_cos();
    (1.5 * (x * sin + y * cos) / away) as f32
}

/// Kilometres within which a place is told to lie on some side of a town, when no distance is.
const ON_SIDE_KM: f64 = 60.0;

/// Kilometres around an area's middle from which no side is told.
const MIDDLE_KM: f64 = 5.0;

/// Share of a vote that a people or a government has.
const NOT_LITERAL: f32 = 0.5;

/// The countries and first-level regions an article is about.
struct Focus<'g> {
    countries: FxHashMap<&'g str, f32>,
    regions: FxHashMap<(&'g str, &'g str), f32>,
    /// By name: the country and region it votes for, and how much.
    own: Vec<(&'g str, &'g str, f32)>,
    total: f32,
}

impl<'g> Focus<'g> {
    /// Counts every accepted draft once per name; a country or region named as such counts in full, a place in it by half.
    fn of(drafts: &[Draft<'g>], names: usize) -> Self {
        let mut focus = Self {
            countries: FxHashMap::default(),
            regions: FxHashMap::default(),
            own: vec![("", "", 0.0); names],
            total: 0.0,
        };
        let mut seen = vec![0_u16; names];
        for draft in drafts.iter().filter(|d| d.accepted) {
            let Some(entry) = draft.place() else { continue };
            let times = &mut seen[draft.name.ix];
            *times = times.saturating_add(1);
            // The tenth mention of a name says little more than the third.
            let sure = if draft.options().len() == 1 || entry.is_country() { 1.0 } else { 0.4 };
            // Who acts is not where: "Israeli forces" says less of where a report is from than "in Israel".
            let meant = if draft.kind == MentionKind::Literal { 1.0 } else { NOT_LITERAL };
            let vote = meant * sure / f32::from(*times);
            focus.total += vote;
            let own = &mut focus.own[draft.name.ix];
            if *times == 1 {
                (own.0, own.1) = (entry.country, entry.admin1);
            }
            own.2 += vote;
            if !entry.country.is_empty() {
                *focus.countries.entry(entry.country).or_default() += vote;
            }
            if !entry.admin1.is_empty() {
                *focus.regions.entry((entry.country, entry.admin1)).or_default() += vote;
            }
        }
        focus
    }

    /// Shares of the country and the region of `entry` in the votes of all names but `name`.
    fn shares(&self, name: usize, entry: &Entry) -> (f32, f32) {
        let (country, region, votes) = self.own[name];
        let rest = self.total - votes;
        if rest <= f32::EPSILON {
            return (0.0, 0.0);
        }
        let less = |votes_for: Option<&f32>, is_own: bool| {
            (votes_for.copied().unwrap_or(0.0) - if is_own { votes } else { 0.0 }).max(0.0) / rest
        };
        let same_country = entry.country == country;
        (
            less(self.countries.get(entry.country), same_country),
            less(self.regions.get(&(entry.country, entry.admin1)), same_country && entry.admin1 == region),
        )
    }
}

/// The article's focus, without a name's own votes counting for itself.
fn weigh_focus(drafts: &mut [Draft], mentions: &[Vec<usize>]) {
    let focus = Focus::of(drafts, mentions.len());
    for (name, of_name) in mentions.iter().enumerate() {
        let Some(first) = of_name.first() else { continue };
        let options = drafts[*first].name.options.clone();
        if options.len() < 2 {
            continue;
        }
        for (at, option) in options.iter().enumerate() {
            let entry = &option.entry;
            let (country, region) = focus.shares(name, entry);
            let country = (!entry.is_country() && country > 0.0).then(|| 3.0 * country.sqrt());
            let region = (entry.rank != Rank::Admin1 && region > 0.0).then(|| 1.6 * region.sqrt());
            for n in of_name {
                let evidence = &mut drafts[*n].weights[at];
                if let Some(weight) = country {
                    evidence.add("country_of_article", weight);
                }
                if let Some(weight) = region {
                    evidence.add("region_of_article", weight);
                }
            }
        }
    }
}

/// Kilometres in a degree of latitude.
const KM_PER_DEGREE: f64 = 111.2;

/// Distinct places an article is anchored to, at most; more make a catalogue, not a story, and the work would grow with the square.
const MAX_ANCHORS: usize = 400;

/// A point the article is anchored to.
#[derive(Clone, Copy)]
pub(super) struct Anchor {
    name: usize,
    sentence: usize,
    lon: f64,
    lat: f64,
    /// For a part of a country: how far it reaches, in kilometres.
    part_km: Option<f64>,
}

/// Instead of the number of a name, for the area of a body.
const BODY: usize = usize::MAX;

/// Where the bodies work that the text names by their abbreviations ("UNDOF").
pub(super) fn areas_of_bodies(words: &Words, lexicon: &PlaceLexicon) -> Vec<Anchor> {
    let mut bodies: Vec<Anchor> = Vec::new();
    for (sentence, s) in words.doc.sentences.iter().enumerate() {
        for n in s.tokens.clone().filter(|n| words.doc.tokens[*n].all_caps) {
            let Some(area) = lexicon.area(words.lower(n)) else { continue };
            let part_km = Some(f64::from(area.radius_m) / 1_000.0);
            bodies.push(Anchor { name: BODY, sentence, lon: area.lon, lat: area.lat, part_km });
        }
    }
    bodies
}

/// The places chosen so far, in text order; a country only where a part of it is named ("southern Syria"), a capital only where
/// something is told of the city and not of its government or the reporter's desk.
fn anchors(words: &Words, drafts: &[Draft], lexicon: &PlaceLexicon) -> Vec<Anchor> {
    let mut anchors: Vec<Anchor> = Vec::new();
    for (n, draft) in drafts.iter().enumerate() {
        if !draft.accepted || draft.kind == MentionKind::Demonym {
            continue;
        }
        let Some(entry) = draft.place() else { continue };
        if entry.code == "PPLC" && (draft.kind != MentionKind::Literal || link::in_dateline(words, drafts, n))
        {
            continue;
        }
        let (mut lon, mut lat, mut part_km) = (entry.lon, entry.lat, None);
        if matches!(entry.rank, Rank::Country | Rank::Continent) {
            let Some(bearing) = draft.cue.direction else { continue };
            let Some(part) = area::part_centre(entry, bearing, lexicon) else { continue };
            (lon, lat, part_km) = (part.0, part.1, Some(f64::from(part.2) / 1_000.0));
        }
        anchors.push(Anchor { name: draft.name.ix, sentence: draft.sentence, lon, lat, part_km });
    }
    anchors
}

/// Nearness to the article's anchors, those of the same sentence first.
fn weigh_nearness(
    words: &Words,
    drafts: &mut [Draft],
    mentions: &[Vec<usize>],
    lexicon: &PlaceLexicon,
    bodies: &[Anchor],
) {
    let mut anchors = anchors(words, drafts, lexicon);
    anchors.extend_from_slice(bodies);
    anchors.sort_by_key(|a| a.sentence);
    let mut seen = FxHashSet::default();
    let distinct: Vec<Anchor> = anchors
        .iter()
        .filter(|a| seen.insert((a.name, a.lon.to_bits(), a.lat.to_bits())))
        .take(MAX_ANCHORS)
        .copied()
        .collect();
    // Planar distances are exact enough at these reaches, and the exponential is taken once per kind of anchor.
    let near =
        |square: f64, strength: f64, reach: f64| strength * (-KM_PER_DEGREE * square.sqrt() / reach).exp();
    for (name, of_name) in mentions.iter().enumerate() {
        let Some(first) = of_name.first() else { continue };
        let options = drafts[*first].name.options.clone();
        if options.len() < 2 {
            continue;
        }
        for (at, option) in options.iter().enumerate() {
            let entry = &option.entry;
            if matches!(entry.rank, Rank::Country | Rank::Continent) {
                continue;
            }
            let shrink = entry.lat.to_radians().cos();
            let square = |a: &Anchor| {
                let (x, y) = ((entry.lon - a.lon) * shrink, entry.lat - a.lat);
                x * x + y * y
            };
            let (mut elsewhere, mut part) = (f64::INFINITY, 0.0_f64);
            for anchor in distinct.iter().filter(|a| a.name != name) {
                match anchor.part_km {
                    Some(reach) => part = part.max(near(square(anchor), 1.6, reach)),
                    None => elsewhere = elsewhere.min(square(anchor)),
                }
            }
            let in_article = part.max(near(elsewhere, 1.6, 60.0));
            for n in of_name.iter().copied() {
                let sentence = drafts[n].sentence;
                if !drafts[n].accepted {
                    continue;
                }
                let first = anchors.partition_point(|a| a.sentence + 1 < sentence);
                let around = || anchors[first..].iter().take_while(|a| a.sentence <= sentence + 1);
                // The places of the sentence itself, if it names others; else those of the sentences beside it.
                let others = |a: &&Anchor| a.name != name && a.part_km.is_none();
                let alone = !around().take(MAX_ANCHORS).filter(others).any(|a| a.sentence == sentence);
                let beside = around()
                    .take(MAX_ANCHORS)
                    .filter(|a| others(a) && (alone || a.sentence == sentence))
                    .map(square)
                    .fold(f64::INFINITY, f64::min);
                // "In southern Lebanon, a drone struck a car in A."
                // The exponential is taken once, of the least share of a part's reach.
                let share = around()
                    .take(MAX_ANCHORS)
                    .filter_map(|a| a.part_km.map(|reach| square(a) / (reach * reach)))
                    .fold(f64::INFINITY, f64::min);
                let in_part = near(share, 2.6, 1.0);
                // "A and B": of one neighbourhood, for want of better.
                let listed = beside_in_list(drafts, n).map_or(f64::INFINITY, |e| {
                    let (x, y) = ((entry.lon - e.lon) * shrink, entry.lat - e.lat);
                    x * x + y * y
                });
                let best = in_article.max(in_part).max(near(beside, 2.6, 45.0)) + near(listed, 1.0, 15.0);
                if best > 0.05 {
                    drafts[n].weights[at].add("near_other_places", best as f32);
                }
            }
        }
    }
}

/// The place chosen for the name that draft `n` is listed with, a country or province aside.
fn beside_in_list<'g>(drafts: &[Draft<'g>], n: usize) -> Option<Entry<'g>> {
    let before = drafts[n].listed_after;
    let after = || drafts.get(n + 1).and_then(|next| (next.listed_after == Some(n)).then_some(n + 1));
    let other = &drafts[before.or_else(after)?];
    let entry = other.place().filter(|_| other.accepted && other.name.ix != drafts[n].name.ix)?;
    matches!(entry.class, 'P' | 'S' | 'T' | 'R').then_some(*entry)
}

/// Kilometres within which a place known by its name alone is beside another.
const BESIDE_KM: f64 = 40.0;

/// Accepts names that lacked little evidence and of which a place lies beside places of other names: in a report from one county its
/// villages need no preposition. Whether any was accepted.
pub(super) fn rescue(drafts: &mut [Draft]) -> bool {
    let mut seen = FxHashSet::default();
    let anchors: Vec<(usize, Entry)> = drafts
        .iter()
        .filter(|d| d.accepted && d.kind == MentionKind::Literal)
        .filter_map(|d| d.place().map(|e| (d.name.ix, *e)))
        .filter(|(name, e)| {
            matches!(e.class, 'P' | 'A') && e.rank <= Rank::City && seen.insert((*name, e.place))
        })
        .take(MAX_ANCHORS)
        .collect();
    let mut any = false;
    for draft in drafts.iter_mut().filter(|d| !d.accepted) {
        let short_of = ACCEPT - draft.score();
        if short_of > 1.0 || draft.evidence.reasons().iter().any(|r| r.weight <= AGAINST) {
            continue;
        }
        let name = draft.name.ix;
        let close = draft.options().iter().filter(|o| o.level < Match::Loose && o.entry.class == 'P');
        let beside = close
            .map(|o| {
                let near = |(other, e): &&(usize, Entry)| {
                    *other != name
                        && e.place != o.entry.place
                        && e.km_to(o.entry.lon, o.entry.lat) <= BESIDE_KM
                };
                anchors.iter().filter(near).take(2).count()
            })
            .max()
            .unwrap_or(0);
        if beside >= 2 {
            draft.evidence.add("beside_places_named", 1.0);
            draft.accepted = draft.score() >= ACCEPT;
            any |= draft.accepted;
        }
    }
    any
}

/// A reason of this weight or less says that the name is something else.
const AGAINST: f32 = -0.8;

/// Weight of what a name gets elsewhere in the article, against the mention's own evidence: one sense per discourse (Gale, Church and
/// Yarowsky 1992).
const SENSE: f32 = 1.5;

/// By how much a mention's own best must beat the article's.
const TIE: f32 = 0.5;

/// Chooses by each draft's own evidence and by what the name gets elsewhere in the article.
fn choose(drafts: &mut [Draft], mentions: &[Vec<usize>]) {
    for of_name in mentions {
        // Nothing to choose among.
        if let Some(options) = of_name.first().map(|n| drafts[*n].weights.len()).filter(|n| *n < 2) {
            for n in of_name {
                drafts[*n].chosen = options.checked_sub(1);
            }
            continue;
        }
        let senses = if of_name.len() > 1 { senses(drafts, of_name) } else { Vec::new() };
        let common =
            (0..senses.len()).reduce(|best, next| if senses[next] > senses[best] { next } else { best });
        for n in of_name {
            let draft = &mut drafts[*n];
            let total = |at: usize| {
                let sense = senses.get(at).map_or(0.0, |mean| SENSE * mean);
                // "the city of Homs" is not the province, however often that is named.
                let fits = draft
                    .options()
                    .get(at)
                    .and_then(|o| feature_fit(&draft.cue, &o.entry))
                    .is_none_or(|fit| fit >= 0.0);
                draft.weights[at].sum() + if fits { sense } else { sense.min(0.0) }
            };
            // Ties go to the first, so that the choice does not depend on anything but the text and the gazetteer.
            let totals = (0..draft.weights.len()).map(|at| (at, total(at)));
            let best = totals.reduce(|best, next| if next.1 > best.1 { next } else { best });
            // Two that are as likely do not take turns.
            let common = common.filter(|c| best.is_some_and(|(_, most)| most - total(*c) < TIE));
            draft.chosen = common.or(best.map(|(at, _)| at));
        }
    }
}

/// For each option of a name: the mean of its evidence over the accepted mentions, those with a container counting four times.
fn senses(drafts: &[Draft], of_name: &[usize]) -> Vec<f32> {
    let mut sums = vec![0.0; drafts[of_name[0]].weights.len()];
    let mut count = 0.0;
    for draft in of_name.iter().map(|n| &drafts[*n]).filter(|d| d.accepted) {
        let weight = if draft.container.is_some() { 4.0 } else { 1.0 };
        count += weight;
        for (sum, evidence) in sums.iter_mut().zip(&draft.weights) {
            *sum += weight * evidence.sum();
        }
    }
    if count > 0.0 {
        for sum in &mut sums {
            *sum /= count;
        }
    }
    sums
}

/// Kilometres around a first-level area within which a place may still be one of its: its outline is taken for a circle.
const OUTSIDE_KM: f64 = 50.0;

/// Whether `entry` is no place of the first-level area `holder`, and not one that might be counted to it either.
pub(super) fn is_far_outside(holder: &Entry, entry: &Entry) -> bool {
    let radius_km = f64::from(area::radius_of(holder)) / 1000.0;
    holder.rank == Rank::Admin1
        && holder.place != entry.place
        && !contains(holder, entry)
        && entry.km_to(holder.lon, holder.lat) > radius_km + OUTSIDE_KM
}

/// Whether `city` is a town or city and `entry` is not in it.
pub(super) fn is_outside_city(city: &Entry, entry: &Entry) -> bool {
    matches!(city.rank, Rank::Town | Rank::City | Rank::Metropolis)
        && city.place != entry.place
        && !contains(city, entry)
}

/// The governorate that a younger one was made from, by whose name its towns are still told of: Lebanon parted Akkar and Baalbek-Hermel
/// from the North and the Bekaa by a law of 2003.
fn parted_from(admin1: &str) -> Option<&'static str> {
    match admin1 {
        "Baalbek-Hermel" => Some("Beqaa"),
        "Akkar" => Some("North Lebanon"),
        _ => None,
    }
}

/// Whether `holder` contains `entry`, as far as the gazetteer tells.
pub(super) fn contains(holder: &Entry, entry: &Entry) -> bool {
    if holder.place == entry.place {
        return false;
    }
    match holder.rank {
        Rank::Country => holder.country == entry.country && !entry.is_country(),
        Rank::Admin1 => {
            holder.country == entry.country
                && entry.rank != Rank::Admin1
                && !entry.admin1.is_empty()
                && [Some(entry.admin1), parted_from(entry.admin1)]
                    .into_iter()
                    .flatten()
                    .any(|area| area == &*holder.admin1 || area == holder.name())
        }
        Rank::District => {
            let named = || {
                let (row, name) = (entry.row(), holder.name());
                // OCHA writes the district "Ain Al Arab", the sub-district "Ain al Arab".
                row.admin2.eq_ignore_ascii_case(name) || row.admin3.eq_ignore_ascii_case(name)
            };
            entry.class != 'A' && (entry.km_to(holder.lon, holder.lat) < 20.0 || named())
        }
        Rank::Region | Rank::Continent => {
            entry.km_to(holder.lon, holder.lat) * 1000.0 <= f64::from(area::radius_of(holder))
        }
        Rank::Metropolis | Rank::City | Rank::Town => {
            entry.km_to(holder.lon, holder.lat) <= 30.0 && matches!(entry.class, 'P' | 'S' | 'T' | 'R' | 'L')
        }
        _ => entry.km_to(holder.lon, holder.lat) <= 10.0,
    }
}
