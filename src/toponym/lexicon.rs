//! The word lists that tell place names from other names, read from `data/lexicon/places`.
//!
//! Word lists are text files of sections (`[name]`, then words; `#` begins a comment). Every word gets one bit per section it
//! stands in ([`flag`]), so that a single look-up per token answers all later questions.

use rustc_hash::{FxHashMap, FxHashSet};
use std::sync::LazyLock;

/// The sections a word stands in, one bit each; see [`flag`].
pub type Flags = u64;

macro_rules! sections {
    ($($(#[$meta:meta])* $name:ident = $section:literal),+ $(,)?) => {
        /// One bit per section of the word lists.
        pub mod flag {
            use super::Flags;
            sections!(@bits 0; $($(#[$meta])* $name)+);
            /// Section names and their bits.
            pub const SECTIONS: &[(&str, Flags)] = &[$(($section, $name)),+];
        }
    };
    (@bits $n:expr; $(#[$meta:meta])* $name:ident $($rest:tt)*) => {
        $(#[$meta])* pub const $name: Flags = 1 << ($n);
        sections!(@bits $n + 1; $($rest)*);
    };
    (@bits $n:expr;) => {};
}

sections! {
    /// Stands before a person's name.
    TITLE = "title",
    /// A given name.
    GIVEN = "given",
    /// A particle of family names.
    FAMILY = "family",
    /// Makes a capitalised name that of a body, an outlet, an event.
    ORG_HEAD = "head",
    /// Does so before the place word.
    ORG_BEFORE = "before",
    /// Begins sentences, never names.
    FUNCTION = "function",
    /// Months, weekdays, seasons.
    TIME = "time",
    /// A common word spelled like a place.
    COMMON = "common",
    /// Preposition of place.
    LOCATIVE = "locative",
    /// Preposition of place and of much else.
    WEAK_LOCATIVE = "weak_locative",
    /// Preposition before a party.
    PARTY = "party",
    /// Point of the compass.
    DIRECTION = "direction",
    /// Other adjectives before place names.
    MODIFIER = "modifier",
    /// Noun: village, town, city.
    SETTLEMENT = "settlement",
    /// Noun: district, county.
    DISTRICT = "district",
    /// Noun: province, governorate, state, region.
    PROVINCE = "province",
    /// Noun: country.
    COUNTRY = "country",
    /// Noun: hill, mountain.
    RELIEF = "relief",
    /// Noun: river, lake, dam.
    WATER = "water",
    /// Noun: base, crossing, road.
    SITE = "site",
    /// Capitalised after a name, still a place.
    CAPITAL_FEATURE = "capital_feature",
    /// Unit of length.
    UNIT = "unit",
    /// Verb of saying.
    SAYING = "saying",
    /// Verb of acting.
    ACTING = "acting",
    /// Verb form that is as often a noun.
    NOUN_LIKE = "noun_like",
    /// Verb whose subject is a place.
    HOSTING = "hosting",
    /// Auxiliary verb.
    AUXILIARY = "auxiliary",
    /// Noun before `of <country>` that makes it a state.
    OF_GOVERNMENT = "of_government",
    /// Verb whose object is a party.
    ACTED_ON = "acted_on",
    /// Verb before `on <country>` that addresses it.
    WITH_ON = "with_on",
    /// Noun after `<country>'s` that is a part of its land.
    GEO_NOUN = "geo_noun",
    /// Noun of reporting.
    MEDIA = "media",
    /// Verb of motion before "to".
    MOTION = "motion",
    /// Verb whose object is a place gone into, held or struck.
    ENTER = "enter",
    /// Verb after a person's bare name.
    PERSON_VERB = "person_verb",
    /// Short form in capitals that is a place.
    ACRONYM = "acronym",
    /// May stand without a capital inside a place name.
    JOINER = "joiner",
    /// Arabic article.
    ARTICLE = "article",
    /// News agency in a dateline.
    AGENCY = "dateline_agency",
    /// A community, faith or armed group.
    PEOPLE = "people",
    /// Puts a thing beside the place.
    NEAR = "near",
    /// Noun before `of <place>`: a part of it.
    PART = "part",
    /// Before "between A and B": both are places.
    BOUNDARY = "boundary",
    /// Noun after a capital's name that makes it its government.
    POLITY_NOUN = "polity_noun",
    /// Noun before `to <country>` that makes it a party.
    ADDRESSED = "addressed",
    /// Before `for <place>`: a goal.
    BOUND = "bound",
    /// May stand between subject and verb.
    ADVERB = "adverb",
    /// Family name of a person the news names without more.
    LEADER = "leader",
    /// Noun after a family's name.
    KIN = "kin",
    /// Irregular past form.
    STRONG_PAST = "strong_past",
    /// Shows that a text is about the theatre.
    THEATRE = "theatre",
    /// Noun after "US" that makes it the land.
    OWN_LAND = "own_land",
    /// Noun before `of <place>`: those who live there.
    INHABITANTS = "inhabitants",
    /// First word of names in the theatre, seldom a name by itself: "Tal", "Deir".
    FIRST_ELEMENT = "first_element",
    /// Arabic adjective behind a name: "al-Sharqi".
    ARABIC_ADJECTIVE = "arabic_adjective",
    /// A one-word demonym; set from the table of demonyms.
    DEMONYM = "demonym",
}

/// An adjective or noun of origin.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Demonym {
    /// The place it is derived from, as named in the gazetteer.
    pub place: String,
    /// ISO 3166-1 alpha-2 code; empty for a continent or region.
    pub country: String,
}

/// The lists are our own, so no one can choose colliding keys for them: a fast hash will do.
type Map<V> = FxHashMap<String, V>;

/// All word lists of place reading.
#[derive(Debug)]
pub struct PlaceLexicon {
    words: Map<Flags>,
    demonyms: Map<Demonym>,
    abbreviations: Map<Demonym>,
    seats: FxHashSet<String>,
    areas: Map<Area>,
}

/// A part of a country as news names it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Area {
    /// Degrees east.
    pub lon: f64,
    /// Degrees north.
    pub lat: f64,
    /// Radius around the point that covers what is meant, in metres.
    pub radius_m: u32,
}

/// Why a word list cannot be used: file, line and what is wrong.
#[derive(Debug, thiserror::Error)]
#[error("{file}, line {line}: {what}")]
struct LexiconError {
    /// Which list.
    file: &'static str,
    /// Line, from 1.
    line: usize,
    /// What is wrong.
    what: String,
}

const WORD_LISTS: &[(&str, &str)] = &[
    ("persons.txt", include_str!("../../data/lexicon/places/persons.txt")),
    ("organisations.txt", include_str!("../../data/lexicon/places/organisations.txt")),
    ("common.txt", include_str!("../../data/lexicon/places/common.txt")),
    ("context.txt", include_str!("../../data/lexicon/places/context.txt")),
];

static EMBEDDED: LazyLock<PlaceLexicon> = LazyLock::new(|| {
    PlaceLexicon::parse(
        WORD_LISTS,
        ("demonyms.tsv", include_str!("../../data/lexicon/places/demonyms.tsv")),
        ("abbreviations.tsv", include_str!("../../data/lexicon/places/abbreviations.tsv")),
        include_str!("../../data/lexicon/places/seats.txt"),
        ("areas.tsv", include_str!("../../data/lexicon/places/areas.tsv")),
    )
    .expect("the embedded lists are parsed by a test")
});

impl PlaceLexicon {
    /// The lists built into the program, parsed on first use.
    pub fn embedded() -> &'static Self {
        &EMBEDDED
    }

    /// Parses word lists and the two tables of forms.
    fn parse(
        lists: &[(&'static str, &str)],
        demonyms: (&'static str, &str),
        abbreviations: (&'static str, &str),
        seats: &str,
        areas: (&'static str, &str),
    ) -> Result<Self, LexiconError> {
        let mut words = Map::default();
        for (file, text) in lists {
            parse_sections(file, text, &mut words)?;
        }
        let demonyms = parse_forms(demonyms)?;
        for form in demonyms.keys().filter(|form| !form.contains(' ')) {
            *words.entry(form.clone()).or_default() |= flag::DEMONYM;
        }
        let seats = seats.lines().filter(|l| !l.starts_with('#')).map(str::to_owned).collect();
        Ok(Self {
            words,
            demonyms,
            abbreviations: parse_forms(abbreviations)?,
            seats,
            areas: parse_areas(areas)?,
        })
    }

    /// The sections `lower`, a word in lower case, stands in.
    pub fn flags(&self, lower: &str) -> Flags {
        self.words.get(lower).copied().unwrap_or(0)
    }

    /// The demonym spelled `lower`; words of a longer one are separated by one space.
    pub fn demonym(&self, lower: &str) -> Option<&Demonym> {
        self.demonyms.get(lower)
    }

    /// Whether news uses `lower` for the government or body that sits there (capitals apart).
    pub fn is_seat(&self, lower: &str) -> bool {
        self.seats.contains(lower)
    }

    /// The part of a country named `lower` ("southern syria").
    pub fn area(&self, lower: &str) -> Option<Area> {
        self.areas.get(lower).copied()
    }

    /// The first-level region abbreviated `lower` ("ill.", "nsw").
    pub fn abbreviation(&self, lower: &str) -> Option<&Demonym> {
        self.abbreviations.get(lower)
    }
}

fn parse_sections(file: &'static str, text: &str, words: &mut Map<Flags>) -> Result<(), LexiconError> {
    let mut section = None;
    for (n, line) in text.lines().enumerate() {
        let line = line.split('#').next().unwrap_or("").trim();
        let error = |what: String| LexiconError { file, line: n + 1, what };
        if let Some(name) = line.strip_prefix('[').and_then(|l| l.strip_suffix(']')) {
            let known = flag::SECTIONS.iter().find(|(section, _)| *section == name);
            section = Some(known.ok_or_else(|| error(format!("`[{name}]` is no section")))?.1);
        } else if !line.is_empty() {
            let bit = section.ok_or_else(|| error("a word stands before the first section".into()))?;
            for word in line.split_whitespace() {
                *words.entry(word.to_lowercase()).or_default() |= bit;
            }
        }
    }
    Ok(())
}

fn parse_forms((file, text): (&'static str, &str)) -> Result<Map<Demonym>, LexiconError> {
    let mut forms = Map::default();
    for (n, line) in text.lines().enumerate().filter(|(_, l)| !l.starts_with('#') && !l.is_empty()) {
        let mut columns = line.split('\t');
        let (Some(names), Some(place)) = (columns.next(), columns.next()) else {
            return Err(LexiconError { file, line: n + 1, what: "fewer than two columns".into() });
        };
        let country = columns.next().unwrap_or("");
        for name in names.split('|') {
            let entry = Demonym { place: place.into(), country: country.into() };
            forms.insert(name.to_lowercase(), entry);
        }
    }
    Ok(forms)
}

fn parse_areas((file, text): (&'static str, &str)) -> Result<Map<Area>, LexiconError> {
    let mut areas = Map::default();
    for (n, line) in text.lines().enumerate().filter(|(_, l)| !l.starts_with('#') && !l.is_empty()) {
        let columns: Vec<&str> = line.split('\t').collect();
        let number = |at: usize| columns.get(at).and_then(|c| c.parse::<f64>().ok());
        let (Some(lon), Some(lat), Some(km)) = (number(1), number(2), number(3)) else {
            return Err(LexiconError { file, line: n + 1, what: "not a name and three numbers".into() });
        };
        areas.insert(columns[0].to_owned(), Area { lon, lat, radius_m: (km * 1_000.0) as u32 });
    }
    Ok(areas)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_embedded_lists_parse_and_hold_what_the_code_asks_for() {
        let lexicon = PlaceLexicon::embedded();
        assert_eq!(lexicon.demonym("north korean").map(|d| d.country.as_str()), Some("KP"));
        assert_ne!(lexicon.flags("village") & flag::SETTLEMENT, 0);
        assert_eq!(lexicon.flags("qwertz"), 0);
        for (section, bit) in flag::SECTIONS {
            assert!(lexicon.words.values().any(|flags| flags & bit != 0), "[{section}] is empty");
        }
    }

    #[test]
    fn a_list_with_an_unknown_section_is_refused_with_its_line() {
        let error = parse_sections("x.txt", "# c\n[nosuch]\nword\n", &mut Map::default()).unwrap_err();
        assert_eq!(error.to_string(), "x.txt, line 2: `[nosuch]` is no section");
    }
}
