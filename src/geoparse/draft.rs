//! A name on its way to a mention: what the gazetteer offers for it and what has been decided so far.

use super::Location;
use crate::gazetteer::{Gazetteer, Match, Place, PlaceIx};
use crate::kind::MentionKind;
use crate::toponym::Nature;
use crate::toponym::cue::Cue;
use smallvec::SmallVec;
use std::ops::Range;
use std::rc::Rc;

/// A rule and its weight.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Reason {
    /// The rule's name.
    pub rule: &'static str,
    /// Its weight; negative speaks against.
    pub weight: f32,
}

/// Reasons with their sum.
#[derive(Debug, Clone, Default)]
pub(super) struct Evidence {
    reasons: SmallVec<[Reason; 6]>,
    sum: f32,
}

impl Evidence {
    /// Adds a reason.
    pub(super) fn add(&mut self, rule: &'static str, weight: f32) {
        self.reasons.push(Reason { rule, weight });
        self.sum += weight;
    }

    /// The sum of the weights.
    pub(super) fn sum(&self) -> f32 {
        self.sum
    }

    /// The reasons, in the order in which they were found.
    pub(super) fn reasons(&self) -> &[Reason] {
        &self.reasons
    }
}

/// How much a place is in the news by its kind and size alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Rank {
    /// No place of that name is known.
    Unknown,
    /// A village, neighbourhood, or anything without a known size.
    Village,
    /// A hill, a base, a building, a square.
    Site,
    /// Up to 100,000 inhabitants.
    Town,
    /// A district or sub-district.
    District,
    /// 100,000 inhabitants and more.
    City,
    /// A vague or natural region, a sea, a river.
    Region,
    /// A governorate, state, province.
    Admin1,
    /// 1,000,000 inhabitants and more, or a capital.
    Metropolis,
    /// A continent or a part of one.
    Continent,
    /// A country.
    Country,
    /// An adjective of origin.
    Demonym,
}

impl Rank {
    /// The rule name of the prior.
    pub(super) fn rule(self) -> &'static str {
        match self {
            Self::Unknown => "not_in_gazetteer",
            Self::Village => "village",
            Self::Site => "site",
            Self::Town => "town",
            Self::District => "district",
            Self::City => "city",
            Self::Region => "region",
            Self::Admin1 => "first_level_region",
            Self::Metropolis => "large_city",
            Self::Continent => "continent",
            Self::Country => "country",
            Self::Demonym => "demonym",
        }
    }

    /// The weight with which a name of this rank is a place before its context is seen.
    pub(super) fn prior(self) -> f32 {
        match self {
            Self::Unknown => -0.4,
            Self::Village => 0.0,
            Self::Site => 0.5,
            Self::Town | Self::District => 0.7,
            Self::City => 1.3,
            Self::Region => 1.6,
            Self::Admin1 => 1.7,
            Self::Metropolis => 2.2,
            Self::Continent => 2.5,
            Self::Country | Self::Demonym => 3.0,
        }
    }

    /// The weight of an unknown capitalised word right after the name.
    pub(super) fn unknown_after(self) -> f32 {
        match self {
            Self::Country | Self::Continent | Self::Demonym => -0.3,
            Self::Metropolis | Self::Admin1 => -0.9,
            _ => -1.6,
        }
    }

    /// Whether a name of this rank is also a likely family name.
    pub(super) fn can_be_a_person(self) -> bool {
        !matches!(self, Self::Country | Self::Continent | Self::Demonym)
    }
}

/// Inhabitants below which a town outside the theatre is hardly ever in other countries' news.
const SMALL: u32 = 15_000;

/// One place a name may mean, as the gazetteer has it. What only the chosen places need is read when it is asked for: a name may
/// mean dozens.
#[derive(Debug, Clone, Copy)]
pub(super) struct Entry<'g> {
    gazetteer: &'g Gazetteer,
    /// Number in the gazetteer.
    pub(super) place: PlaceIx,
    /// How much it is in the news by kind and size.
    pub(super) rank: Rank,
    /// Degrees east.
    pub(super) lon: f64,
    /// Degrees north.
    pub(super) lat: f64,
    /// GeoNames feature class.
    pub(super) class: char,
    /// GeoNames feature code.
    pub(super) code: &'g str,
    /// ISO 3166-1 alpha-2; empty when none.
    pub(super) country: &'g str,
    /// First-level region; empty when not known.
    pub(super) admin1: &'g str,
    /// Inhabitants; 0 when not known.
    pub(super) population: u32,
    /// Radius of the area, or accuracy of the point, in metres; 0 when not told.
    pub(super) accuracy_m: u32,
}

impl<'g> Entry<'g> {
    /// Reads the gazetteer's row.
    pub(super) fn new(gazetteer: &'g Gazetteer, place: PlaceIx) -> Self {
        let outline = gazetteer.outline(place);
        Self {
            gazetteer,
            place,
            rank: rank_of(outline.class, outline.code, outline.population),
            lon: outline.lon,
            lat: outline.lat,
            class: outline.class,
            code: outline.code,
            country: outline.country,
            admin1: outline.admin1,
            population: outline.population,
            accuracy_m: outline.accuracy_m.unwrap_or(0),
        }
    }

    /// The whole row.
    pub(super) fn row(&self) -> Place<'g> {
        self.gazetteer.place(self.place)
    }

    /// Display name.
    pub(super) fn name(&self) -> &'g str {
        self.gazetteer.display_name(self.place)
    }

    /// Whether it stands in the world table by name rather than by size: the White House, the Sahel, Cornwall.
    pub(super) fn is_well_known(&self) -> bool {
        self.accuracy_m >= 1_000
            && self.class != 'T'
            && self.code != "PPL"
            && self.row().id.starts_with("cur:")
    }

    /// Whether it is a town of the world too small to be named in other countries' news without a word on where it is.
    pub(super) fn is_small_abroad(&self, is_theatre: bool) -> bool {
        !is_theatre && self.class == 'P' && self.population < SMALL
    }

    /// Whether the entry is a country.
    pub(super) fn is_country(&self) -> bool {
        self.rank == Rank::Country
    }

    /// Kilometres to a point.
    pub(super) fn km_to(&self, lon: f64, lat: f64) -> f64 {
        super::distance_km(self.lon, self.lat, lon, lat)
    }
}

/// The rank of a place of this GeoNames class and code with so many inhabitants.
fn rank_of(class: char, code: &str, population: u32) -> Rank {
    match (class, code) {
        ('A', code) if code.starts_with("PCL") => Rank::Country,
        ('A', "ADM1") => Rank::Admin1,
        ('A', _) => Rank::District,
        (_, "CONT") => Rank::Continent,
        ('P', "PPLC") => Rank::Metropolis,
        // A quarter is named less than its city, however many live in it.
        ('P', "PPLX") if population >= 5_000 => Rank::Town,
        ('P', "PPLX") => Rank::Village,
        ('P', _) if population >= 1_000_000 => Rank::Metropolis,
        ('P', _) if population >= 100_000 => Rank::City,
        ('P', _) if population >= 5_000 => Rank::Town,
        ('P', _) => Rank::Village,
        // A farm or a base is a spot, not a region.
        ('L', "FRM" | "FRMS" | "MILB" | "INDS" | "PRK") => Rank::Site,
        ('L', _)
        | ('H', "SEA" | "OCN" | "GULF" | "STM" | "LK" | "LKS" | "BAY" | "STRT" | "CHN" | "CNL" | "DLTA")
        | ('T', "MTS" | "UPLD" | "DSRT" | "PEN" | "ISL" | "ISLS" | "LAVA" | "CAPE") => Rank::Region,
        _ => Rank::Site,
    }
}

/// A place offered for a name.
#[derive(Debug, Clone)]
pub(super) struct Offer<'g> {
    /// The place.
    pub(super) entry: Entry<'g>,
    /// How well the spelling fits.
    pub(super) level: Match,
    /// Whether the name is the one it is shown by, not an alternate.
    pub(super) is_display_name: bool,
    /// How many letters of the spelling differ, beyond what folding takes away.
    pub(super) edits: u8,
    /// Whether the place belongs to the theatre, where every spelling in the table is one the press uses.
    pub(super) is_theatre: bool,
}

/// A name and the places it may mean, shared by all its mentions in an article.
#[derive(Debug, Clone)]
pub(super) struct Name<'g> {
    /// Number of the name within the article.
    pub(super) ix: usize,
    /// The name in lower case.
    pub(super) key: Rc<str>,
    /// The places it may mean.
    pub(super) options: Rc<[Offer<'g>]>,
}

/// A name being read.
#[derive(Debug, Clone)]
pub(super) struct Draft<'a> {
    /// Its words.
    pub(super) tokens: Range<usize>,
    /// Its sentence.
    pub(super) sentence: usize,
    /// What was found.
    pub(super) nature: Nature<'a>,
    /// The name, and the places it may mean.
    pub(super) name: Name<'a>,
    /// Evidence for and against each of the name's options being the one meant here.
    pub(super) weights: SmallVec<[Evidence; 2]>,
    /// What the words around it say.
    pub(super) cue: Cue,
    /// Another found name ends right before this one.
    pub(super) follows_name: bool,
    /// Another found name begins right after this one.
    pub(super) precedes_name: bool,
    /// Evidence for and against its being a place.
    pub(super) evidence: Evidence,
    /// What it stands for, once accepted.
    pub(super) kind: MentionKind,
    /// The rule behind `kind`, or behind its refusal.
    pub(super) rule: &'static str,
    /// Whether it is a mention at all.
    pub(super) accepted: bool,
    /// The name that contains this one by the words ("X, Y", "X in Y", "Y's X"): index of the other draft.
    pub(super) container: Option<usize>,
    /// The name this one is listed with before ("A and B"): index of the other draft.
    pub(super) listed_after: Option<usize>,
    /// Index of the option chosen.
    pub(super) chosen: Option<usize>,
    /// Where it is.
    pub(super) location: Option<Location>,
}

impl<'a> Draft<'a> {
    /// The places it may mean.
    pub(super) fn options(&self) -> &[Offer<'a>] {
        &self.name.options
    }

    /// The place chosen, if any.
    pub(super) fn place(&self) -> Option<&Entry<'a>> {
        self.chosen.and_then(|n| self.name.options.get(n)).map(|o| &o.entry)
    }

    /// The rank of the most newsworthy place of this name.
    pub(super) fn rank(&self) -> Rank {
        match self.nature {
            Nature::Demonym(_) => Rank::Demonym,
            Nature::Abbreviation(_) => Rank::Admin1,
            _ => self.options().iter().map(|o| o.entry.rank).max().unwrap_or(Rank::Unknown),
        }
    }

    /// The sum of the evidence for its being a place.
    pub(super) fn score(&self) -> f32 {
        self.evidence.sum()
    }
}
