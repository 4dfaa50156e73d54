//! Which of the places of one name is meant: evidence from size, spelling, feature nouns, containers, the countries and regions
//! the article is about, and the places already known beside it.
//!
//! Two rounds over the whole article. The first weighs every candidate by itself; what it chooses gives the article's focus and
//! its anchors, and the second round weighs again with both. A name keeps one sense through an article unless words beside it say
//! otherwise.

use super::area;
use super::draft::{Draft, Entry, Rank, Reason};
use crate::gazetteer::Match;
use crate::kind::MentionKind;
use crate::toponym::PlaceLexicon;
use crate::toponym::cue::{Cue, Wanted};
use std::collections::HashMap;

/// Chooses an option for every accepted draft that has some.
///
/// `of_theatre`: the article names the theatre's countries, peoples or armies, so that of two places of one name the theatre's is
/// the likelier.
pub(super) fn resolve(drafts: &mut [Draft], lexicon: &PlaceLexicon, of_theatre: bool) {
    for draft in drafts.iter_mut() {
        weigh_alone(draft, of_theatre);
    }
    choose(drafts, false);
    for n in 0..drafts.len() {
        weigh_holder(drafts, n);
    }
    choose(drafts, true);
    for n in 0..drafts.len() {
        weigh_container(drafts, n);
    }
    choose(drafts, true);
    let focus = Focus::of(drafts);
    for n in 0..drafts.len() {
        weigh_focus(drafts, n, &focus);
    }
    choose(drafts, true);
    let anchors = anchors(drafts, lexicon);
    for n in 0..drafts.len() {
        weigh_nearness(drafts, n, &anchors);
    }
    choose(drafts, true);
}

/// Size, spelling, feature noun.
fn weigh_alone(draft: &mut Draft, of_theatre: bool) {
    let several = draft.options.len() > 1;
    // Outside the theatre "Geneva" is the city before the canton.
    let seats: Vec<(&str, &str)> = draft
        .options
        .iter()
        .filter(|o| !o.is_theatre && o.entry.class == 'P' && o.entry.population >= 100_000)
        .map(|o| (o.entry.country, o.entry.admin1))
        .collect();
    let has_close = draft.options.iter().any(|o| o.level < Match::Loose);
    for option in &mut draft.options {
        option.reasons.clear();
        let rank = option.entry.rank();
        let size = if option.entry.class == 'P' && option.entry.population > 0 {
            0.35 * (f64::from(option.entry.population) / 10_000.0).log10().max(-0.5) as f32
        } else {
            0.0
        };
        option.reasons.push(Reason { rule: rank.rule(), weight: base(rank) + size });
        // Alternates of the world's cities are mostly names in other languages.
        if option.is_theatre {
            if of_theatre && several {
                option.reasons.push(Reason { rule: "place_of_the_theatre", weight: 1.2 });
            }
        } else if option.is_display_name {
            option.reasons.push(Reason { rule: "main_name", weight: 0.5 });
        } else if option.entry.class == 'P' {
            option.reasons.push(Reason { rule: "other_name", weight: -0.3 });
        }
        if option.entry.is_well_known() {
            option.reasons.push(Reason {
                rule: "well_known_name",
                weight: if option.is_display_name { 3.0 } else { 1.6 },
            });
        }
        let spelling = match option.level {
            Match::Exact => 0.0,
            Match::Strict => -0.3,
            Match::Loose => -0.7 - 0.3 * f32::from(option.edits) - if has_close { 0.8 } else { 0.0 },
            Match::Edit(n) => -2.0 * f32::from(n),
        };
        if spelling != 0.0 {
            option.reasons.push(Reason { rule: "spelling", weight: spelling });
        }
        if option.entry.rank() == Rank::Admin1 && seats.contains(&(option.entry.country, option.entry.admin1))
        {
            option.reasons.push(Reason { rule: "named_for_its_city", weight: -1.0 });
        }
        if several && let Some(fit) = feature_fit(&draft.cue, &option.entry) {
            option.reasons.push(Reason { rule: "feature_class", weight: fit });
        }
    }
}

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
    let rank = entry.rank();
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
    };
    Some(fit)
}

/// For a name that contains another by the words ("X, Y"): the places that hold some place of the other's name are likelier.
fn weigh_holder(drafts: &mut [Draft], n: usize) {
    let Some(container) = drafts[n].container else { return };
    if drafts[container].options.len() < 2 {
        return;
    }
    let inner: Vec<Entry> = drafts[n].options.iter().map(|o| o.entry).collect();
    for option in &mut drafts[container].options {
        if inner.iter().any(|e| contains(&option.entry, e)) {
            option.reasons.push(Reason { rule: "holds_the_other_name", weight: 2.0 });
        }
    }
}

/// The container the words give: "X, Y", "X in Y", "Y's X", "the Syrian village of X".
fn weigh_container(drafts: &mut [Draft], n: usize) {
    let Some(container) = drafts[n].container else { return };
    let Some(holder) = chosen(&drafts[container]) else { return };
    let rule = if matches!(drafts[container].kind, MentionKind::Demonym) {
        "demonym_container"
    } else {
        "container"
    };
    for option in &mut drafts[n].options {
        let weight = if contains(&holder, &option.entry) { 4.0 } else { -2.5 };
        option.reasons.push(Reason { rule, weight });
    }
}

/// The countries and first-level regions an article is about.
struct Focus<'g> {
    countries: HashMap<&'g str, f32>,
    regions: HashMap<(&'g str, &'g str), f32>,
    /// What each name has added to its own country and region.
    own: HashMap<String, (&'g str, &'g str, f32)>,
    total: f32,
}

impl<'g> Focus<'g> {
    /// Counts every accepted draft once per name; a country or region named as such counts in full, a place in it by half.
    fn of(drafts: &[Draft<'g>]) -> Self {
        let mut countries: HashMap<&str, f32> = HashMap::new();
        let mut regions: HashMap<(&str, &str), f32> = HashMap::new();
        let mut total = 0.0_f32;
        let mut seen = HashMap::new();
        let mut own: HashMap<String, (&str, &str, f32)> = HashMap::new();
        for draft in drafts.iter().filter(|d| d.accepted) {
            let Some(entry) = chosen(draft) else { continue };
            let times = seen.entry(draft.key.as_str()).or_insert(0_u32);
            *times += 1;
            // The tenth mention of a name says little more than the third.
            let weight = 1.0 / f32::from(u16::try_from(*times).unwrap_or(u16::MAX));
            let sure = if draft.options.len() == 1 || entry.is_country() { 1.0 } else { 0.4 };
            total += weight * sure;
            own.entry(draft.key.clone()).or_insert((entry.country, entry.admin1, 0.0)).2 += weight * sure;
            if !entry.country.is_empty() {
                *countries.entry(entry.country).or_default() += weight * sure;
            }
            if !entry.admin1.is_empty() {
                *regions.entry((entry.country, entry.admin1)).or_default() += weight * sure;
            }
        }
        Self { countries, regions, own, total }
    }

    /// Shares of the country and the region of `entry` in the votes of all names but `key`.
    fn shares(&self, key: &str, entry: &Entry) -> (f32, f32) {
        let (country, region, votes) = self.own.get(key).copied().unwrap_or(("", "", 0.0));
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

/// The article's focus, without the draft's own vote counting for itself alone.
fn weigh_focus(drafts: &mut [Draft], n: usize, focus: &Focus) {
    let draft = &mut drafts[n];
    if draft.options.len() < 2 {
        return;
    }
    for option in &mut draft.options {
        let entry = option.entry;
        let (country, region) = focus.shares(&draft.key, &entry);
        if country > 0.0 && !entry.is_country() {
            option.reasons.push(Reason { rule: "country_of_article", weight: 3.0 * country.sqrt() });
        }
        let share = region;
        if share > 0.0 && entry.rank() != Rank::Admin1 {
            option.reasons.push(Reason { rule: "region_of_article", weight: 1.6 * share.sqrt() });
        }
    }
}

/// Kilometres in a degree of latitude.
const KM_PER_DEGREE: f64 = 111.2;

/// A point the article is anchored to.
struct Anchor {
    key: String,
    sentence: usize,
    lon: f64,
    lat: f64,
    /// For a part of a country: how far it reaches, in kilometres.
    part_km: Option<f64>,
}

/// The places chosen so far; a country only where a part of it is named ("southern Syria").
fn anchors(drafts: &[Draft], lexicon: &PlaceLexicon) -> Vec<Anchor> {
    let mut anchors: Vec<Anchor> = Vec::new();
    for draft in drafts.iter().filter(|d| d.accepted && d.kind != MentionKind::Demonym) {
        let Some(entry) = chosen(draft) else { continue };
        let (mut lon, mut lat, mut part_km) = (entry.lon, entry.lat, None);
        if matches!(entry.rank(), Rank::Country | Rank::Continent) {
            let Some(bearing) = draft.cue.direction else { continue };
            let Some(part) = area::part_centre(&entry, bearing, lexicon) else { continue };
            (lon, lat, part_km) = (part.0, part.1, Some(f64::from(part.2) / 1_000.0));
        }
        anchors.push(Anchor { key: draft.key.clone(), sentence: draft.sentence, lon, lat, part_km });
    }
    anchors
}

/// Nearness to the article's anchors, those of the same sentence first.
fn weigh_nearness(drafts: &mut [Draft], n: usize, anchors: &[Anchor]) {
    if drafts[n].options.len() < 2 || !drafts[n].accepted {
        return;
    }
    let draft = &mut drafts[n];
    for option in &mut draft.options {
        if matches!(option.entry.rank(), Rank::Country | Rank::Continent) {
            continue;
        }
        // Planar distances are exact enough at these reaches, and the exponential is taken once per kind of anchor.
        let shrink = option.entry.lat.to_radians().cos();
        let (mut beside, mut elsewhere, mut part) = (f64::INFINITY, f64::INFINITY, 0.0_f64);
        for anchor in anchors.iter().filter(|a| a.key != draft.key) {
            let (x, y) = ((option.entry.lon - anchor.lon) * shrink, option.entry.lat - anchor.lat);
            let square = x * x + y * y;
            if let Some(part_km) = anchor.part_km {
                part = part.max(1.6 * (-KM_PER_DEGREE * square.sqrt() / part_km).exp());
            } else if anchor.sentence.abs_diff(draft.sentence) <= 1 {
                beside = beside.min(square);
            } else {
                elsewhere = elsewhere.min(square);
            }
        }
        let near = |square: f64, strength: f64, reach: f64| {
            strength * (-KM_PER_DEGREE * square.sqrt() / reach).exp()
        };
        let best = part.max(near(beside, 2.0, 45.0)).max(near(elsewhere, 1.3, 60.0));
        if best > 0.05 {
            option.reasons.push(Reason { rule: "near_other_places", weight: best as f32 });
        }
    }
}

/// Chooses by each draft's own evidence and, with `one_sense`, by half of what the name gets elsewhere in the article.
fn choose(drafts: &mut [Draft], one_sense: bool) {
    let mut senses: HashMap<&str, HashMap<&str, (f32, f32)>> = HashMap::new();
    let mut contained: std::collections::HashSet<&str> = std::collections::HashSet::new();
    if one_sense {
        for draft in drafts.iter().filter(|d| d.accepted) {
            // A mention with a container of its own says more about the sense than one without.
            let weight = if draft.container.is_some() { 4.0 } else { 1.0 };
            if draft.container.is_some() {
                contained.insert(draft.key.as_str());
            }
            let sense = senses.entry(draft.key.as_str()).or_default();
            for option in &draft.options {
                let sum = sense.entry(option.entry.id).or_default();
                sum.0 += option.score() * weight;
                sum.1 += weight;
            }
        }
    }
    let picks: Vec<Option<usize>> = drafts
        .iter()
        .map(|draft| {
            let total = |at: usize| {
                let option = &draft.options[at];
                let share = if contained.contains(draft.key.as_str()) && draft.container.is_none() {
                    1.2
                } else {
                    0.5
                };
                let elsewhere = senses
                    .get(draft.key.as_str())
                    .and_then(|s| s.get(option.entry.id))
                    .map_or(0.0, |(sum, weight)| share * sum / weight);
                option.score() + elsewhere
            };
            // Ties go to the first, so that the choice does not depend on anything but the text and the gazetteer.
            (0..draft.options.len()).reduce(|best, at| if total(at) > total(best) { at } else { best })
        })
        .collect();
    for (draft, pick) in drafts.iter_mut().zip(picks) {
        draft.chosen = pick;
    }
}

/// The place chosen for a draft.
pub(super) fn chosen<'g>(draft: &Draft<'g>) -> Option<Entry<'g>> {
    draft.chosen.and_then(|n| draft.options.get(n)).map(|o| o.entry)
}

/// Whether `holder` contains `entry`, as far as the gazetteer tells.
pub(super) fn contains(holder: &Entry, entry: &Entry) -> bool {
    if holder.id == entry.id {
        return false;
    }
    match holder.rank() {
        Rank::Country => holder.country == entry.country && !entry.is_country(),
        Rank::Admin1 => {
            holder.country == entry.country
                && entry.rank() != Rank::Admin1
                && !entry.admin1.is_empty()
                && (entry.admin1 == holder.admin1 || entry.admin1 == holder.name)
        }
        Rank::District => {
            (entry.admin2 == holder.name
                || entry.admin3 == holder.name
                || entry.km_to(holder.lon, holder.lat) < 20.0)
                && entry.class != 'A'
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
