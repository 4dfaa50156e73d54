//! The sites of a sentence: where it says that things are, each with how it says so.

use super::clause::View;
use super::governor::{goal_of, governor};
use super::list::joins;
use super::lying;
use super::only_named::is_only_named;
use crate::geoparse::{LONG_ROAD, Location, PlaceMention};
use crate::kind::{MentionKind, PlacePrecision};
use crate::lexicon::form;
use std::borrow::Cow;
use std::ops::Range;

/// A place that an event of the sentence may have.
#[derive(Debug, Clone)]
#[expect(clippy::struct_excessive_bools, reason = "each is an independent observation")]
pub(super) struct Site<'a> {
    pub(super) mention: &'a PlaceMention,
    pub(super) location: &'a Location,
    /// First and one past the last token of the name.
    pub(super) tokens: Range<usize>,
    /// The word that governs it: "in", "near", "from", … or empty.
    pub(super) governor: Cow<'a, str>,
    /// Joined to the site before it by "and" or a comma.
    pub(super) listed: bool,
    /// Joined to the next site by "and", with no more than "the village of" between.
    pub(super) and_next: bool,
    /// Joined by a comma alone, and nothing joined to it by "and".
    pub(super) after_comma: bool,
    /// Said to be one end of a road that leads to the next site.
    pub(super) road_to_next: bool,
    /// Where the name of the road's other end begins.
    pub(super) other_end: Option<u32>,
    /// Token of a verb of going whose goal or origin it is ("fled to X").
    pub(super) goal_of: Option<usize>,
    /// Written between brackets.
    pub(super) in_brackets: bool,
    /// Written as the name of what lies around it: "the Qatana area", "Aleppo's … districts".
    pub(super) surrounds: bool,
}

impl Site<'_> {
    /// Whether it is a point rather than an area.
    pub(super) fn is_point(&self) -> bool {
        matches!(
            self.location.precision,
            PlacePrecision::Exact | PlacePrecision::Settlement | PlacePrecision::Near
        )
    }

    /// Whether people or things are said to be from there.
    pub(super) fn is_origin(&self) -> bool {
        self.governor == "from"
    }

    /// Whether it is said that something is in, at or near it.
    pub(super) fn is_at(&self) -> bool {
        self.goal_of.is_none()
            && matches!(
                &*self.governor,
                "in" | "at" | "near" | "on" | "outside" | "around" | "inside" | "within"
            )
    }
}

/// Radius, in metres, up to which a road that bears its name passes at a settlement.
pub(super) const VILLAGE_M: u32 = 3_000;

/// Tokens over which an office is named that people stand before.
const REACH_OVER_OFFICE: usize = 9;

/// Tokens over which an area is named between a place and where that lies.
pub(super) const REACH_OVER_AREA: usize = 9;

/// Metres from the edge of a town within which its quarters and suburbs lie.
const QUARTER_REACH_M: f64 = 5_000.0;

/// Tokens between the names of the two ends of a road.
const REACH_OF_ROAD: usize = 5;

/// Kilometres from a town beyond which no quarter of it lies.
const QUARTER_KM: f64 = 15.0;

/// Metres from its middle beyond which an area is more than a town.
const AROUND_TOWN_M: u32 = 10_000;

/// Radius, in metres, of regions too wide to be where something happened.
const WIDEST_M: u32 = 250_000;

/// Whether it is a sea or a part of the world.
pub(super) fn is_boundless(location: &Location) -> bool {
    location.precision == PlacePrecision::Region && location.radius_m > WIDEST_M
}

/// The sites of a sentence, in text order: literal, resolved names that something may happen at.
pub(super) fn sites<'a>(
    view: &View<'a>,
    sentence: &Range<usize>,
    mentions: &[&'a PlaceMention],
) -> Vec<Site<'a>> {
    let mut sites: Vec<Site<'a>> = Vec::new();
    let mut apposed_between = false;
    // Where the name of one end of a road ends that is too long to say where.
    let mut long_road = None;
    for mention in mentions {
        let at = view.token_at(sentence, mention.span.start);
        // "on the road between A and B", "on the A-B road": nor at B.
        let ends_road = long_road.is_some_and(|from: usize| {
            at == from + 1
                || at <= from + REACH_OF_ROAD && (from..at).any(|n| matches!(view.lower(n), "and" | "to"))
        });
        long_road = (mention.rule == LONG_ROAD).then(|| view.token_at(sentence, mention.span.end - 1) + 1);
        if ends_road || mention.rule == LONG_ROAD {
            continue;
        }
        let Some(location) = &mention.location else { continue };
        let venue = mention.kind == MentionKind::InName && location.precision == PlacePrecision::Settlement;
        if !(mention.kind == MentionKind::Literal || venue) || mention.rule == "dateline" {
            continue;
        }
        let index = |offset: u32| view.token_at(sentence, offset);
        // "the A-B road": one place, read from its first name.
        if sites.last().is_some_and(|s| s.tokens.end > index(mention.span.start)) {
            continue;
        }
        // "gathered in front of the UN office in A": nobody speaks there.
        let before_office = |at: usize| {
            (at.saturating_sub(REACH_OVER_OFFICE).max(sentence.start)..at).any(|n| {
                view.lower(n) == "outside"
                        || view.lower(n) == "front" && view.lower(n + 1) == "of"
                        // "at the home of an official in A".
                        || matches!(view.lower(n), "home" | "house" | "car" | "vehicle" | "farm" | "shop")
                            && view.lower(n + 1) == "of"
            })
        };
        // "strikes were reported by local media in A, in B and in C": nor there.
        let heads_list = |end: usize| {
            let at = |n: usize| matches!(view.lower(n), "in" | "at" | "near");
            view.lower(end) == ","
                && at(end + 1)
                && (end + 2..end + 7).any(|n| view.lower(n) == "," || view.lower(n) == "and" && at(n + 1))
        };
        if mention.rule == "source_location"
            && !before_office(index(mention.span.start))
            && !heads_list(index(mention.span.end - 1) + 1)
        {
            continue;
        }
        let extent =
            index(mention.extent.start).min(index(mention.span.start))..index(mention.span.end - 1) + 1;
        let name_start = index(mention.span.start);
        // "the Daraa 24 network": part of a source's name.
        let words = index(mention.span.end - 1) + 1 - name_start;
        let after = name_start + words;
        // "Sana reported", "Sana also said": the agency, whatever village is called so.
        let adverb = matches!(view.lower(after), "also" | "had" | "further" | "later" | "earlier");
        let says = view.role(after + usize::from(adverb)).is_saying;
        if view.source(name_start).is_some_and(|(len, _)| len > words || len == words && says) {
            continue;
        }
        // "in the southern countryside of Syria's A": at A.
        let possessor = matches!(location.precision, PlacePrecision::Country | PlacePrecision::Region)
            && matches!(view.lower(after), "'s" | "’s")
            && (after + 1..after + 3).any(|n| view.places.get(n).copied().unwrap_or(false));
        if possessor {
            continue;
        }
        // "in the South A Hills": hills of that name.
        let of_hills = view.doc.tokens.get(after).is_some_and(|t| t.capitalised)
            && matches!(view.lower(after), "hills" | "mountains")
            && location.precision == PlacePrecision::Settlement;
        if of_hills || is_only_named(view, sentence, name_start..after, location) {
            continue;
        }
        // "the Bab Amr district of Homs" is there; "the Damascus suburb of X" and "the X quarter of Aleppo", X being a village
        // elsewhere, are not at the name before the noun.
        let kind = usize::from(view.lower(after) == "border");
        let of_town = is_settlement(view.lower(after + kind)) && view.lower(after + kind + 1) == "of";
        let after = if of_town { after + kind } else { after };
        // "the Aleppo districts of X and Y".
        let quarters = matches!(
            view.lower(after),
            "districts" | "neighbourhoods" | "neighborhoods" | "quarters" | "suburbs"
        );
        let quarter_of =
            (quarters || is_quarter(view.lower(after))) && view.lower(after + 1) == "of" || of_town;
        // "the A suburb of the Syrian capital": the adjective is of no town.
        let behind = |m: &&&PlaceMention| {
            m.kind == MentionKind::Literal && (after + 2..after + 4).contains(&index(m.span.start))
        };
        let town = mentions.iter().find(behind).and_then(|m| m.location.as_ref());
        let named = view.doc.tokens.get(after + 2).is_some_and(|t| t.capitalised)
            || of_town && view.lower(after + 2) == "al" && view.lower(after + 3) == "-";
        let gives_way = |town: &Location| {
            let away = crate::geoparse::distance_km(town.lon, town.lat, location.lon, location.lat);
            let large = town.radius_m.max(location.radius_m);
            // "the Jamla village of Daraa" is as far as its province reaches; "the Daraa town of Tafas" is Tafas.
            let is_near = of_town && town.admin1.is_some() && town.admin1 == location.admin1
                || away * 1_000.0 <= f64::from(large.min(AROUND_TOWN_M)) + QUARTER_REACH_M;
            if town.radius_m > location.radius_m { !is_near } else { is_near || named }
        };
        if quarter_of && town.map_or(named, gives_way) {
            continue;
        }
        // "entered A and blew up two houses in the X neighbourhood": X is a part of A, not a village of that name elsewhere.
        let far = |s: &Site| {
            s.is_point()
                && crate::geoparse::distance_km(s.location.lon, s.location.lat, location.lon, location.lat)
                    > QUARTER_KM
        };
        if is_quarter(view.lower(after))
            && !quarter_of
            && !matches!(view.lower(after), "suburb" | "suburbs")
            // "in the village of A, in the X district": of a province, unless A is a city.
            && (view.lower(after) != "district"
                || sites.last().is_some_and(|s| {
                    (s.tokens.start.saturating_sub(2)..s.tokens.end).any(|n| view.lower(n) == "city")
                        && location.precision == PlacePrecision::Settlement
                }))
            && sites.last().is_some_and(far)
        {
            continue;
        }
        if lying::says_where(view, sentence, sites.last(), name_start, location) {
            continue;
        }
        // "moving north along the A": a river or a road.
        let along = name_start >= sentence.start + 2
            && view.lower(name_start - 1) == "the"
            && view.lower(name_start - 2) == "along"
            && location.precision == PlacePrecision::Settlement
            && !matches!(
                view.lower(after),
                "axis" | "front" | "frontline" | "line" | "road" | "highway" | "border"
            );
        if along {
            continue;
        }
        // "on the A-B border", of two provinces.
        let of_line = matches!(view.lower(after), "-" | "–")
            && view.places.get(after + 1).copied().unwrap_or(false)
            && (after + 2..after + 5).any(|n| matches!(view.lower(n), "border" | "boundary" | "borders"))
            || name_start > sentence.start + 1
                && matches!(view.lower(name_start - 1), "-" | "–")
                && view.places[name_start - 2]
                && matches!(view.lower(after), "border" | "boundary" | "borders");
        if of_line {
            continue;
        }
        let governor = governor(view, name_start, sentence);
        // "that the Damascus road be opened": a road's name, and nothing is said to be on it.
        let of_road = matches!(view.lower(after), "road" | "highway" | "motorway")
            && !matches!(&*governor, "on" | "along" | "at" | "near" | "off" | "from" | "in");
        // "from Lebanon, not Syria".
        let denied = name_start > sentence.start && view.lower(name_start - 1) == "not";
        // "massacres on the Mediterranean coast": where, a sea does not tell.
        // "on the Damascus highway": somewhere between here and there.
        let on_highway = (matches!(view.lower(after), "highway" | "motorway")
            || view.lower(after) == "road" && location.radius_m > VILLAGE_M)
            && matches!(&*governor, "on" | "along");
        if of_road && !governor.starts_with("verb ") || on_highway || denied || is_boundless(location) {
            continue;
        }
        let next = after;
        // "After the fall of the government in Syria, Israel launched …": who acts, not a further place.
        let acts = location.precision == PlacePrecision::Country
            && governor.is_empty()
            && view.tags.get(next).copied().flatten().is_some_and(|w| {
                w.verbs
                    .iter()
                    .any(|(v, forms)| forms & form::PAST != 0 || view.lexicon.verbs[*v].lemma == "have")
            });
        if acts {
            continue;
        }
        let surrounds =
            matches!(view.lower(next), "area" | "region" | "district" | "countryside" | "subdistrict")
                || matches!(view.lower(next), "'s" | "’s")
                || view.lower(next.saturating_sub(1)).ends_with("'s")
                || view.lower(next.saturating_sub(1)).ends_with("’s");
        // "an academy south of Homs" stands there as "a base in Homs" does.
        let directed = extent.start < name_start;
        // "entered the village north-west of Ramallah": the one told of before.
        let the_village = directed
            && extent.start >= sentence.start + 2
            && is_settlement(view.lower(extent.start - 1))
            && view.lower(extent.start - 2) == "the"
            && view.lower(name_start - 1) == "of"
            && view.lower(extent.start) != "of"
            && !is_settlement(view.lower(extent.start));
        if the_village {
            continue;
        }
        // "in A in the B governorate, and in C".
        let behind =
            |s: &Site| s.tokens.end + usize::from(!s.is_point() && is_area(view.lower(s.tokens.end)));
        // "In A, the centre in the B district was struck": A heads the sentence, and is not the first of a list.
        let heads = |s: &Site| {
            let gap = s.tokens.end..extent.start.max(s.tokens.end);
            s.tokens.start == sentence.start + 1
                && s.is_at()
                && view.lower(gap.start) == ","
                && gap.len() > 2
                && !gap.clone().any(|n| view.lower(n) == "and")
        };
        let listed = sites.last().is_some_and(|s| !heads(s) && joins(view, behind(s), &extent, directed));
        // "Daraa province: gunmen attacked a post in X": a label.
        let colon = extent.end + usize::from(is_area(view.lower(extent.end)));
        let label = view.lower(colon) == ":"
            && extent.start == sentence.start
            && mentions.iter().any(|m| {
                m.kind == MentionKind::Literal && m.span.start > mention.span.end && m.location.is_some()
            });
        if label {
            continue;
        }
        // "the al-Jisr checkpoint in the town of A": a namesake far from A is not meant.
        let namesake = location.precision == PlacePrecision::Settlement
            && sites.last().is_some_and(|s| {
                let gap = s.tokens.end..extent.start.max(s.tokens.end);
                let far =
                    crate::geoparse::distance_km(s.location.lon, s.location.lat, location.lon, location.lat)
                        > NAMESAKE_KM;
                (is_post(view.lower(gap.start)) || is_post(view.lower(s.tokens.end - 1)))
                    && gap.clone().any(|n| view.lower(n) == "in")
                    && gap
                        .into_iter()
                        .all(|n| matches!(view.lower(n), "in" | "the") || is_post(view.lower(n)))
                    && far
            });
        if namesake {
            sites.pop();
        }
        let apposed = sites.last().is_some_and(|s| {
            lying::is_apposed(view, s, &extent, directed, location)
                || is_foot_of(view, s.tokens.end, name_start) && s.is_point()
        }) || directed && lying::beyond_area(view, &sites, &extent);
        // "A, between the towns of B and C": C too.
        let of_apposed =
            apposed_between && (extent.start.saturating_sub(2)..extent.start).any(|n| view.lower(n) == "and");
        apposed_between = apposed && location.is_between();
        if apposed || of_apposed {
            if let Some(place) = sites.last_mut() {
                place.tokens.end = extent.end;
            }
            continue;
        }
        let governor = if listed && governor.is_empty() {
            sites.last().map_or(Cow::Borrowed(""), |s| s.governor.clone())
        } else {
            governor
        };
        let follows_and =
            |n: usize| view.lower(n) == "and" || view.lower(n) == "," && view.lower(n + 1) == "and";
        let after_comma = listed
            && view.lower(extent.start.saturating_sub(1)) == ","
            && sites.last().is_some_and(|s| s.tokens.end + 1 == extent.start)
            && !follows_and(extent.end);
        let goal_of = goal_of(view, name_start, sentence);
        if let Some(from) = sites.last_mut() {
            from.road_to_next = (is_road(view, from.tokens.end, sentence)
                || is_road_from(view, from.tokens.start, extent.start, sentence))
                && (from.tokens.end..extent.start).len() <= 8
                && (from.tokens.end..extent.start).any(|n| matches!(view.lower(n), "with" | "to" | "and"))
                && !(from.tokens.end..extent.start).any(|n| view.parts(n));
            from.other_end = from.road_to_next.then_some(mention.span.start);
            let gap = from.tokens.end..extent.start.max(from.tokens.end);
            from.and_next = view.lower(gap.start) == "and"
                && gap.skip(1).all(|n| matches!(view.lower(n), "the" | "of") || is_settlement(view.lower(n)));
        }
        sites.push(Site {
            mention,
            location,
            in_brackets: extent.start > sentence.start && view.lower(extent.start - 1) == "(",
            tokens: extent,
            governor,
            listed,
            and_next: false,
            after_comma,
            road_to_next: false,
            other_end: None,
            goal_of,
            surrounds,
        });
    }
    // "A, B, C and D": in a list of more than two a comma leads to no larger place.
    for n in 1..sites.len() {
        let of_list = sites[n - 1].listed || sites.get(n + 1).is_some_and(|next| next.listed);
        sites[n].after_comma &= !of_list;
    }
    // "the road between A and B" is one place, read from its first name.
    let mut covered = false;
    sites.retain(|s| {
        let drop = covered && s.listed;
        covered = s.location.is_between();
        !drop
    });
    // "in the A valley near the town of B": the valley is long, B says where.
    let before_town: Vec<bool> = (0..sites.len())
        .map(|n| {
            let (feature, Some(town)) = (&sites[n], sites.get(n + 1)) else { return false };
            // "on the road between A and B, near A".
            let on_way = feature.location.is_between() && town.is_point() && {
                let gap = feature.tokens.end..town.tokens.start;
                // "the A-B road, at the entrance to A".
                let at = |n| matches!(view.lower(n), "near" | "at" | "outside");
                gap.len() <= 8 && gap.clone().any(at) && !gap.clone().any(|n| view.parts(n))
            };
            on_way
                || matches!(feature.location.precision, PlacePrecision::Near | PlacePrecision::Region)
                    && feature.location.place_id.is_some()
                    && town.location.precision == PlacePrecision::Settlement
                    && town.governor == "near"
                    && !town.listed
                    && town.tokens.start.saturating_sub(feature.tokens.end) <= 4
        })
        .collect();
    let mut drop = before_town.iter();
    sites.retain(|_| !drop.next().copied().unwrap_or(false));
    // A name that only says where another one lies ("Sheikh Maqsoud in Aleppo", "Kudna, in the Quneitra countryside").
    let containers: Vec<bool> = sites
        .iter()
        .map(|s| {
            sites.iter().any(|t| {
                let gap = s.tokens.end.min(t.tokens.end)..s.tokens.start.max(t.tokens.start);
                // "entered X, while drones flew over the west of Y" tells of two places.
                let parted = gap.clone().any(|n| view.parts(n))
                    // "a man from A was held at a checkpoint near B": nor is A in B.
                    // "stationed tanks at A and dug trenches near B", "fired at a flock west of A, and on Monday another patrol …".
                    || s.is_point()
                        && t.is_point()
                        && (gap.len() > REACH_OVER_AREA
                            || gap.clone().any(|n| view.is_finite(n))
                            // "shelling on A and drone attacks near B"; not "A, a Druze and Christian suburb of B".
                            || gap.clone().any(|n| view.lower(n) == "and") && view.lower(gap.start) != ",");
                // "the Yarmouk Basin, west of Daraa": of two that could hold each other the first stays.
                let holds = contains(s, t) && (s.tokens.start > t.tokens.start || !contains(t, s));
                !std::ptr::eq(s.mention, t.mention) && !parted && holds
            })
        })
        .collect();
    let mut keep = containers.iter();
    sites.retain(|_| !keep.next().copied().unwrap_or(false));
    // "the highway linking A and B near C": C is where, when B only says whose village C is.
    let names: Vec<u32> = sites.iter().map(|s| s.mention.span.start).collect();
    if sites.len() > 1 {
        sites.retain(|s| {
            s.location.radius_m <= VILLAGE_M
                || s.location.is_between()
                || s.other_end.is_none_or(|end| names.contains(&end))
        });
    }
    sites
}

/// A noun for a part of a town.
pub(super) fn is_quarter(word: &str) -> bool {
    matches!(word, "suburb" | "neighbourhood" | "neighborhood" | "district" | "quarter" | "suburbs")
}

/// A noun for what stands in a town and is called by a name of its own.
fn is_post(word: &str) -> bool {
    matches!(
        word,
        "checkpoint"
            | "post"
            | "bridge"
            | "roundabout"
            | "barracks"
            | "square"
            | "market"
            | "mosque"
            | "school"
    )
}

/// Kilometres from a town beyond which a place does not lie in it.
const NAMESAKE_KM: f64 = 15.0;

/// A noun for a part of a country.
fn is_area(word: &str) -> bool {
    matches!(word, "province" | "governorate" | "district" | "subdistrict")
}

/// A noun for a place where people live.
pub(super) fn is_settlement(word: &str) -> bool {
    matches!(word, "village" | "town" | "city" | "hamlet" | "suburb" | "community" | "port" | "resort")
}

/// A road between towns.
pub(super) fn is_way(word: &str) -> bool {
    matches!(word, "road" | "highway" | "motorway")
}

/// Metres from a town within which "the area of" it reaches.
const AROUND_M: f64 = 25_000.0;

/// Whether `outer` is an area (or city) that holds `inner` and is named close to it.
fn contains(outer: &Site, inner: &Site) -> bool {
    let (o, i) = (outer.location, inner.location);
    // "Dweila, Damascus": a comma alone leads from a place to the larger one around it.
    if outer.after_comma
        && outer.tokens.start >= inner.tokens.end
        && outer.tokens.start - inner.tokens.end <= 1
    {
        // "Al-Bab, Aleppo": the province, read as the town it is named after.
        if i.admin1.is_some() && i.admin1 == o.admin1 && o.admin1.as_ref() == Some(&o.name) {
            return true;
        }
        return o.radius_m >= i.radius_m
            && crate::geoparse::distance_km(o.lon, o.lat, i.lon, i.lat) * 1_000.0
                <= f64::from(o.radius_m.max(5_000)) + 5_000.0;
    }
    // "Silwad town (Ramallah)": brackets hold the district.
    if outer.in_brackets
        && outer.tokens.start > inner.tokens.end
        && outer.tokens.start - inner.tokens.end <= 3
    {
        return crate::geoparse::distance_km(o.lon, o.lat, i.lon, i.lat) * 1_000.0
            <= f64::from(o.radius_m).max(AROUND_M) + AROUND_M;
    }
    if outer.listed
        && outer.tokens.start > inner.tokens.end
        && outer.governor == inner.governor
        && o.precision == i.precision
    {
        return false;
    }
    let finer = i.precision < o.precision;
    let away_m = || crate::geoparse::distance_km(o.lon, o.lat, i.lon, i.lat) * 1_000.0;
    // "Beit Jinn in the Qatana area", "Aleppo's Sheikh Maqsoud district": a town named for what lies around or in it.
    if outer.surrounds && outer.is_point() && inner.is_point() {
        // "Aleppo's … district" is in Aleppo, not around it.
        let owned = inner.surrounds && outer.tokens.start.saturating_sub(inner.tokens.end) <= 2;
        let around = inner.tokens.end <= outer.tokens.start
            && outer.tokens.start - inner.tokens.end <= REACH_OVER_AREA
            && !owned
            && matches!(&*outer.governor, "in" | "of");
        let within = outer.tokens.end <= inner.tokens.start && inner.tokens.start - outer.tokens.end <= 2;
        return around && away_m() <= AROUND_M || within && away_m() <= f64::from(o.radius_m) + 3_000.0;
    }
    let in_area = match o.precision {
        PlacePrecision::Country => i.country == o.country || o.country.is_none(),
        PlacePrecision::Region => {
            finer
                && crate::geoparse::distance_km(o.lon, o.lat, i.lon, i.lat) * 1_000.0
                    <= f64::from(o.radius_m) * 1.5
        }
        PlacePrecision::Admin1 | PlacePrecision::Admin2 | PlacePrecision::Admin3 => {
            // Where both provinces are known they tell; a point 30 km off may be in the next one.
            match (&i.admin1, &o.admin1) {
                (Some(inner), Some(outer)) if o.country == i.country => inner == outer,
                _ => {
                    crate::geoparse::distance_km(o.lon, o.lat, i.lon, i.lat) * 1_000.0
                        <= f64::from(o.radius_m)
                }
            }
        }
        // A neighbourhood and its city.
        _ => {
            inner.tokens.end <= outer.tokens.start
                && !inner.and_next
                && matches!(&*outer.governor, "in" | "of" | "near")
                && o.radius_m > i.radius_m
                && crate::geoparse::distance_km(o.lon, o.lat, i.lon, i.lat) * 1_000.0
                    <= f64::from(o.radius_m) + 3_000.0
        }
    };
    in_area && (finer || o.radius_m > i.radius_m)
}

/// "the road linking A with B", "the highway that connects A to B": whether A, whose name ends before token `n`, is the end
/// of a road.
fn is_road(view: &View, n: usize, sentence: &Range<usize>) -> bool {
    (n.saturating_sub(6).max(sentence.start)..n).any(|i| {
        matches!(view.lower(i), "linking" | "links" | "connecting" | "connects" | "joining" | "joins")
    })
}

/// "on the road from A to B", where A's name begins at token `n` and B's at `next`.
fn is_road_from(view: &View, n: usize, next: usize, sentence: &Range<usize>) -> bool {
    n >= sentence.start + 2
        && view.lower(n - 1) == "from"
        && matches!(view.lower(n - 2), "road" | "highway" | "track" | "route")
        && (n..next).any(|i| view.lower(i) == "to")
}

/// "Beit Jinn, at the foot of Mount Hermon": what stands between says where the place just named lies.
fn is_foot_of(view: &View, from: usize, to: usize) -> bool {
    let reach = if (from..to).any(|n| is_settlement(view.lower(n))) { 14 } else { 8 };
    to > from + 3
        && to - from <= reach
        && view.lower(from) == ","
        && view.lower(from + 1) != "and"
        && (from..to).any(|n| {
            matches!(
                view.lower(n),
                "foot"
                    | "foothills"
                    | "slopes"
                    | "slope"
                    | "edge"
                    | "outskirts"
                    | "banks"
                    | "shore"
                    | "shores"
                    | "flank"
                    | "entrance"
                    | "entrances"
                    | "gates"
                    | "approaches"
            )
        })
        && view.lower(to - 1) != "and"
}
