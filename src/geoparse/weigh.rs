//! Is it a place at all? Evidence for and against, added up.
//!
//! Every piece of evidence is a rule name and a weight on one scale; [`ACCEPT`] is the sum from which a name is read as a place. The prior
//! comes from the best place of that name (a country needs no help, a hamlet needs a cue), the rest from the words around.
//! The weights were set by hand on development articles; `explain` prints every one of them.

use super::draft::{Draft, Evidence, Offer, Rank};
use crate::gazetteer::Match;
use crate::toponym::cue::{Governor, Relation};
use crate::toponym::{Nature, Words, family_key, flag};
use rustc_hash::FxHashSet;

/// The sum from which a name is a place.
pub const ACCEPT: f32 = 1.0;

/// Inhabitants from which a district of the world is named like a city.
const POPULOUS: u32 = 100_000;

/// Capitalised words that may stand before a place without being part of its name.
const HARMLESS_BEFORE: u64 = flag::FUNCTION
    | flag::TIME
    | flag::DEMONYM
    | flag::DIRECTION
    | flag::MODIFIER
    | flag::SETTLEMENT
    | flag::DISTRICT
    | flag::PROVINCE
    | flag::COUNTRY
    | flag::RELIEF
    | flag::WATER
    | flag::SITE
    | flag::LOCATIVE
    | flag::WEAK_LOCATIVE
    | flag::PARTY
    | flag::PEOPLE
    | flag::AGENCY
    | flag::ACRONYM;

/// Capitalised words that may stand after one.
pub(super) const HARMLESS_AFTER: u64 = flag::FUNCTION
    | flag::TIME
    | flag::DEMONYM
    | flag::DIRECTION
    | flag::CAPITAL_FEATURE
    | flag::TITLE
    | flag::PEOPLE
    | flag::ACRONYM;

/// What stands directly before or after a name and is written as one name with it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Neighbour {
    /// Nothing that matters.
    None,
    /// A given name, an initial or a title: a person.
    Person,
    /// A capitalised word that is nothing known: part of a longer name.
    Unknown,
    /// A word that makes the whole a body, an outlet, an event.
    Organisation,
}

/// Weighs a draft; the reasons are added to it. `families` are the family names of the text's persons.
pub(super) fn weigh(words: &Words, draft: &mut Draft, families: &FxHashSet<String>) {
    let rank = draft.rank();
    let single = draft.tokens.len() == 1;
    let first = draft.tokens.start;
    let full_words = full_words(words, draft);
    let mut evidence = Evidence::default();
    let mut add = |rule: &'static str, weight: f32| evidence.add(rule, weight);
    match draft.nature {
        Nature::Demonym(_) => add("demonym", 3.0),
        Nature::Abbreviation(_) => add("abbreviation_after_name", 2.5),
        Nature::Unknown => add("not_in_gazetteer", rank.prior()),
        Nature::Known(_) => add(rank.rule(), rank.prior()),
    }
    // A country by its own name; "Dominique" is one only in French.
    let is_country = matches!(rank, Rank::Country | Rank::Continent)
        && draft.options().iter().any(|o| o.is_display_name || !words.is(first, flag::GIVEN))
        || rank == Rank::Demonym;
    if single && words.is(first, flag::COMMON) && !is_country {
        add("common_word", if words.is_title_case(draft.sentence) { -3.0 } else { -2.2 });
    }
    if single && words.is(first, flag::TIME) {
        add("month_or_day", -4.0);
    }
    if single && words.is(first, flag::GIVEN) && !is_country {
        add("given_name", -0.9);
    }
    // "Salma's eldest son".
    let kin = |at: usize| {
        matches!(
            words.lower(at),
            "son"
                | "sons"
                | "daughter"
                | "daughters"
                | "brother"
                | "brothers"
                | "sister"
                | "husband"
                | "wife"
                | "father"
                | "mother"
                | "uncle"
                | "cousin"
                | "parents"
                | "family"
        )
    };
    let end = draft.tokens.end;
    if single && words.is(first, flag::GIVEN) && words.is_possessive(end) && (end + 1..end + 3).any(kin) {
        add("whose_kin", -3.0);
    }
    if single && words.is(first, flag::PEOPLE | flag::TITLE) && !is_country {
        // "the Druze village of X".
        // "an Arab town".
        let one_of = first > 0 && matches!(words.lower(first - 1), "a" | "an");
        let describes = draft.cue.feature_after && (draft.options().is_empty() || one_of);
        // "directed at Hamas": of no place that only sounds alike.
        let alike_only = !draft.options().is_empty()
            && draft.options().iter().all(|o| o.level > Match::Exact || !o.is_display_name);
        let weight = match () {
            () if describes => -6.0,
            () if alike_only => -5.0,
            () => -2.5,
        };
        add("community_or_title", weight);
    }
    if full_words == 1 && !single && words.is(draft.tokens.end - 1, flag::ORG_HEAD) {
        add("outlet_or_body", -2.0);
    }
    if single
        && words.is(
            first,
            flag::MEDIA
                | flag::DIRECTION
                | flag::ORG_HEAD
                | flag::SETTLEMENT
                | flag::PROVINCE
                | flag::COUNTRY,
        )
    {
        add("direction_or_body", -2.2);
    }
    // "a checkpoint known as “A”": what it is called.
    let called = first >= 2
        && words.is_quote(first - 1)
        && matches!(words.lower(first - 2), "as" | "called" | "named" | "dubbed" | "nicknamed");
    if called {
        add("name_of_a_building_or_clan", -3.5);
    }
    // "reported by the Jordan News Agency, Petra": its name.
    let agency =
        first >= 2 && matches!(words.lower(first - 1), "," | "(") && words.lower(first - 2) == "agency";
    // "Sweida 24 said".
    let network = words.lower(draft.tokens.end) == "24" && !words.is_number(draft.tokens.end + 1);
    if agency || network && is_unit_free(words, draft.tokens.end + 1) {
        add("outlet_or_body", -3.0);
    }
    if full_words > 1 {
        add("several_words", 0.6);
    }
    let is_ours =
        words.is_theatre() && draft.options().iter().any(|o| o.is_theatre && o.level < Match::Loose);
    if is_ours && !words.is(first, flag::COMMON | flag::GIVEN) {
        add("name_of_the_theatre", 0.4);
    }
    let is_small = |o: &Offer| o.entry.is_small_abroad(o.is_theatre);
    if draft.options().iter().any(is_small)
        && draft.options().iter().all(|o| is_small(o) || o.level >= Match::Loose)
    {
        // News of the theatre names a small town abroad with its country or not at all.
        add("small_town_abroad", if words.is_theatre() { -1.5 } else { -0.3 });
    }
    // Counties and districts of the world with many inhabitants are known by their bare names: Somerset.
    let is_populous = |o: &Offer| o.entry.rank == Rank::District && o.entry.population >= POPULOUS;
    if rank == Rank::District && draft.options().iter().any(|o| !o.is_theatre && is_populous(o)) {
        add("populous_district", 0.6);
    }
    if !draft.options().is_empty() && draft.options().iter().all(|o| o.level >= Match::Loose) {
        // Short words are spelled like too much: "Men" is no Ma'an.
        let is_short = single && words.doc.word(first).len() <= 4;
        add("other_spelling_only", if is_short { -1.5 } else { -0.5 });
    }
    // A single word that is spelled nearly like a city, and like nothing just so: "Rifaa" is not Rafah for being large.
    let near_city = matches!(rank, Rank::City | Rank::Metropolis)
        && single
        && draft.options().iter().all(|o| o.level > Match::Exact)
        && !draft.options().iter().any(|o| o.level < Match::Loose && o.entry.rank < Rank::City);
    if near_city {
        add("spelled_nearly_so", -0.8);
    }
    let exact = draft.options().iter().any(|o| o.level == Match::Exact && o.is_display_name);
    // "Karama Square" stands in a city, whatever village is called so.
    let next = draft.tokens.end;
    // A square is one however it is spelt; "A hotel owners" are no building.
    let in_town = words.lower(next) == "square"
        || words.is_capital(next)
            && matches!(
                words.lower(next),
                "roundabout" | "street" | "avenue" | "mosque" | "church" | "hotel"
            );
    // "the Ziyara holiday": a feast, wherever a village of that name is.
    let feast = matches!(words.lower(next), "holiday" | "pilgrimage" | "feast");
    if !draft.options().is_empty() && (in_town || !exact || feast) && bears_the_name(words, next) {
        // "near the Karama Mosque" has every sign of a place.
        add("name_of_a_building_or_clan", if in_town { -3.5 } else { -2.0 });
    }
    if is_ours && suffers(words, draft.tokens.end) {
        add("befallen_like_a_place", 1.0);
    }
    // "U.S. 45" is a road.
    if words.is(first, flag::ACRONYM) && words.is_number(draft.tokens.end) {
        add("number_of_a_road", -4.0);
    }
    if matches!(draft.nature, Nature::Unknown) && words.is(first, flag::FIRST_ELEMENT) && full_words > 1 {
        add("first_element", 0.8);
    }
    let is_well_known = draft.options().iter().any(|o| o.entry.is_well_known());
    if !single && rank <= Rank::Town && !is_well_known && is_descriptive(words, draft) {
        add("descriptive_words", -2.5);
    }
    let given = words.is(first, flag::GIVEN) && !words.is(first, flag::FAMILY);
    if given && words.is(first + 1, flag::ARTICLE) && words.is_hyphen(first + 2) {
        // "Hassan al-X" is a man, whatever village bears his name; nothing is said to be in a man.
        let within = matches!(draft.cue.governor, Governor::Preposition(p) if words.is(p, flag::LOCATIVE));
        add("given_name_first", if within { -1.0 } else { -3.0 });
    }
    let is_short_form = matches!(draft.nature, Nature::Abbreviation(_));
    if !is_short_form && words.doc.word(draft.tokens.end - 1).chars().count() == 1 {
        add("ends_in_initial", -2.0);
    }
    cue_reasons(words, draft, &mut evidence);
    neighbour_reasons(words, draft, rank, families, &mut evidence);
    draft.evidence = evidence;
}

/// Whether no noun follows at `n` that a number before it would count: "A 24 hours later".
fn is_unit_free(words: &Words, n: usize) -> bool {
    let word = words.lower(n);
    let unit = matches!(
        word,
        "km" | "kilometres" | "kilometers" | "miles" | "hours" | "people" | "times" | "metres"
    );
    !unit && !words.is(n, flag::TIME)
}

/// Whether the words from `n` on tell what befalls towns: "was shelled", "came under fire", "witnessed an incursion".
fn suffers(words: &Words, n: usize) -> bool {
    let befalls = |n: usize| {
        matches!(
            words.lower(n),
            "shelled"
                | "bombed"
                | "bombarded"
                | "raided"
                | "stormed"
                | "entered"
                | "besieged"
                | "invaded"
                | "captured"
                | "overrun"
                | "retaken"
        )
    };
    match words.lower(n) {
        "was" | "were" => befalls(n + 1) || (n + 2..n + 5).any(|i| words.lower(i) == "scene"),
        "has" | "had" | "have" => words.lower(n + 1) == "been" && befalls(n + 2),
        "came" => words.lower(n + 1) == "under",
        "witnessed" => true,
        _ => false,
    }
}

/// Nouns before "on" or "of" that make what follows a place that was attacked, entered or taken.
fn is_attack(word: &str) -> bool {
    matches!(
        word,
        "shelling"
            | "bombing"
            | "bombardment"
            | "storming"
            | "siege"
            | "raid"
            | "raids"
            | "strike"
            | "strikes"
            | "airstrike"
            | "airstrikes"
            | "attack"
            | "attacks"
            | "assault"
            | "assaults"
            | "capture"
            | "seizure"
            | "occupation"
            | "takeover"
            | "invasion"
            | "targeting"
            | "evacuation"
    )
}

/// Whether the word at `n` is of the things that bear names without standing where the name's place is.
fn bears_the_name(words: &Words, n: usize) -> bool {
    matches!(
        words.lower(n),
        "mosque"
            | "church"
            | "school"
            | "hotel"
            | "family"
            | "clan"
            | "tribe"
            | "shrine"
            | "square"
            | "roundabout"
            | "barracks"
            | "street"
            | "avenue"
            | "holiday"
            | "pilgrimage"
            | "feast"
    )
}

/// Whether all words of the name are ordinary ones that describe: "Old City", "New Town", "Central District".
fn is_descriptive(words: &Words, draft: &Draft) -> bool {
    const DESCRIBES: u64 =
        flag::MODIFIER | flag::DIRECTION | flag::SETTLEMENT | flag::DISTRICT | flag::PROVINCE | flag::COMMON;
    draft.tokens.clone().all(|n| words.is(n, DESCRIBES) || words.is_hyphen(n))
}

/// How many words of the name are neither articles nor particles.
fn full_words(words: &Words, draft: &Draft) -> usize {
    draft
        .tokens
        .clone()
        .filter(|n| words.is_capital(*n) && !words.is(*n, flag::FAMILY | flag::ARTICLE))
        .count()
}

/// Prepositions, feature nouns, directions, lists.
fn cue_reasons(words: &Words, draft: &Draft, evidence: &mut Evidence) {
    let cue = &draft.cue;
    let mut add = |rule, weight| evidence.add(rule, weight);
    if cue.feature_before {
        add("feature_noun_before", 2.5);
    }
    if cue.feature_after {
        add("feature_noun_after", 1.5);
    }
    // "the Wazzani area": little, but a name that is known needs no more.
    let is_area = matches!(words.lower(draft.tokens.end), "area" | "region");
    let the = draft.tokens.start > 0 && words.lower(draft.tokens.start - 1) == "the";
    if !cue.feature_after && is_area && the && !draft.options().is_empty() {
        add("area_noun_after", 1.0);
    }
    if cue.direction.is_some() {
        add("direction_before", 1.2);
    }
    if cue.relation != Relation::At && cue.relation != Relation::Between {
        add("beside_or_towards", 1.5);
    }
    if cue.demonym.is_some() && cue.feature_before {
        add("demonym_before", 0.5);
    }
    match cue.governor {
        Governor::Preposition(p) if words.is(p, flag::LOCATIVE) => add("preposition_of_place", 1.5),
        Governor::Preposition(p) if words.is(p, flag::WEAK_LOCATIVE) => {
            let before = p.checked_sub(1);
            let moving = before.is_some_and(|b| {
                words.is(b, flag::MOTION | flag::MEDIA | flag::SETTLEMENT)
                    || is_attack(words.lower(b)) && !draft.options().is_empty()
            });
            add("preposition", if moving { 1.3 } else { 0.6 });
        }
        Governor::Preposition(_) => add("preposition_of_party", 0.1),
        Governor::NounOf(noun) if words.is(noun, flag::INHABITANTS) => add("inhabitants_of", 1.2),
        Governor::NounOf(noun) if words.is(noun, flag::TITLE) => add("title_of", 0.9),
        // "the shelling of X".
        Governor::NounOf(noun) if is_attack(words.lower(noun)) && !draft.options().is_empty() => {
            add("attacked", 1.4);
        }
        Governor::NounOf(_) => add("noun_of", 0.5),
        Governor::Other(Some(verb)) if words.is(verb, flag::ENTER) => {
            add("verb_of_entering", 0.9);
            if !draft.options().is_empty() && acts_by_force(words, verb) {
                add("entered_by_force", 0.7);
            }
        }
        Governor::Owner(_) => add("owned", 0.1),
        Governor::Other(_) => {}
    }
}

/// Whether troops or their vehicles stand before the verb at `verb`.
fn acts_by_force(words: &Words, verb: usize) -> bool {
    (verb.saturating_sub(5)..verb).any(|n| {
        matches!(
            words.lower(n),
            "troops"
                | "forces"
                | "soldiers"
                | "vehicles"
                | "tanks"
                | "patrol"
                | "army"
                | "unit"
                | "convoy"
                | "gunmen"
                | "bulldozers"
                | "commandos"
        )
    })
}

/// Persons and bodies beside the name.
fn neighbour_reasons(
    words: &Words,
    draft: &Draft,
    rank: Rank,
    families: &FxHashSet<String>,
    evidence: &mut Evidence,
) {
    let mut add = |rule, weight| evidence.add(rule, weight);
    let is_country = matches!(rank, Rank::Country | Rank::Continent | Rank::Demonym);
    match before(words, draft) {
        Neighbour::Person => add("name_or_title_before", if is_country { -2.2 } else { -4.0 }),
        Neighbour::Unknown => add("capitalised_word_before", if is_country { -0.8 } else { -2.2 }),
        _ => {}
    }
    let single = draft.tokens.len() == 1;
    match after(words, draft) {
        Neighbour::Person => add("surname_after_given_name", if is_country { -2.6 } else { -4.0 }),
        Neighbour::Unknown => add("capitalised_word_after", rank.unknown_after()),
        _ => {}
    }
    // "Memphis Newton", "Sydney Windsor": two towns without a comma are a man or a woman.
    let plain =
        !words.is_theatre() && single && rank.can_be_a_person() && !words.is_title_case(draft.sentence);
    if plain
        && (draft.precedes_name && words.is_capital(draft.tokens.end)
            || draft.follows_name && !words.is_hyphen(draft.tokens.start.wrapping_sub(1)))
    {
        add("two_names_together", -1.5);
    }
    if words.is(draft.tokens.end, flag::KIN) {
        add("family_of_that_name", -3.0);
    }
    if rank.can_be_a_person() && is_with_age(words, draft) {
        add("age_after_name", -4.0);
    }
    let opened = draft.tokens.start.checked_sub(1).is_some_and(|n| words.lower(n) == "(");
    if single && opened && words.is(draft.tokens.start, flag::AGENCY) {
        add("agency_in_brackets", -4.0);
    }
    // "told Sana", "Sana reported": the agency, however it is written.
    let beside = |n: usize| {
        words.is(n, flag::SAYING | flag::MEDIA) || matches!(words.lower(n), "told" | "by" | "news" | "agency")
    };
    if single
        && words.is(draft.tokens.start, flag::AGENCY)
        && (draft.tokens.start.checked_sub(1).is_some_and(beside) || beside(draft.tokens.end))
    {
        add("agency_that_speaks", -4.0);
    }
    let last = draft.tokens.end.saturating_sub(1);
    // "the former Assad army".
    let led = |word: &str| {
        matches!(
            word,
            "regime"
                | "army"
                | "government"
                | "era"
                | "family"
                | "forces"
                | "loyalists"
                | "rule"
                | "dynasty"
                | "clan"
        )
    };
    if single && words.is(last, flag::LEADER) && led(words.lower(draft.tokens.end)) {
        add("led_by_that_name", -4.0);
    }
    let is_family = families.contains(family_key(words.lower(last))) || words.is(last, flag::LEADER);
    if rank.can_be_a_person() && is_family && single_name(words, draft) {
        // "stood near Hamdan": beside the man as well as near the city.
        let large = rank >= Rank::City
            && matches!(draft.cue.governor, Governor::Preposition(p)
                if words.is(p, flag::LOCATIVE) && !matches!(words.lower(p), "near" | "beside" | "behind"));
        let cued = draft.cue.feature_before || draft.cue.feature_after || large;
        add("family_name_in_text", if cued { -0.8 } else { -2.8 });
    }
    // "Riyadh said": a government.
    let is_capital = draft.options().iter().any(|o| o.entry.code == "PPLC" && o.is_display_name);
    if single
        && !is_capital
        && rank.can_be_a_person()
        && words.is(draft.tokens.end, flag::PERSON_VERB)
        && matches!(draft.cue.governor, Governor::Other(_))
    {
        add("speaks_like_a_person", -1.5);
    }
}

/// Whether an age stands behind the name: "his wife, Badia, 71, and", "Nawa, 44.".
fn is_with_age(words: &Words, draft: &Draft) -> bool {
    let end = draft.tokens.end;
    let is_age = || words.doc.word(end + 1).parse::<u8>().is_ok_and(|years| (1..=110).contains(&years));
    let closes = || {
        let next = words.lower(end + 2);
        matches!(next, "," | "." | "and" | "who" | "was" | "from" | ";" | ")") || next.is_empty()
    };
    words.lower(end) == "," && end + 1 < words.doc.tokens.len() && is_age() && closes()
}

/// A single word, or one behind an Arabic article.
fn single_name(words: &Words, draft: &Draft) -> bool {
    draft.tokens.len() == 1
        || (draft.tokens.len() == 3
            && words.is(draft.tokens.start, flag::ARTICLE)
            && words.is_hyphen(draft.tokens.start + 1))
}

/// What stands directly before the name.
pub(super) fn before(words: &Words, draft: &Draft) -> Neighbour {
    let start = words.sentence(draft.sentence).start;
    let mut at = draft.tokens.start;
    if at <= start {
        return Neighbour::None;
    }
    at -= 1;
    // "J. Hamilton", "Gen. Hamilton".
    if words.lower(at) == "." && !words.is_spaced(at) && at > start {
        let previous = at - 1;
        let initial = words.is_capital(previous) && words.doc.word(previous).len() == 1;
        return if initial || words.is(previous, flag::TITLE) { Neighbour::Person } else { Neighbour::None };
    }
    if words.is_hyphen(at) {
        if at == start {
            return Neighbour::None;
        }
        at -= 1;
        // "al-Rafid" begins with its article; "Smith-London" does not begin a place.
        let known =
            words.is(at, flag::ARTICLE | flag::DIRECTION | flag::DEMONYM | flag::FUNCTION | flag::ACRONYM);
        return if known || !words.is_capital(at) || draft.follows_name {
            Neighbour::None
        } else {
            Neighbour::Unknown
        };
    }
    if words.is(at, flag::FAMILY) && !words.is_capital(at) && !words.is(at, flag::WEAK_LOCATIVE) && at > start
    {
        // "Ursula von der X", "Bashar al X".
        return if words.is_capital(at - 1) { Neighbour::Person } else { Neighbour::None };
    }
    if words.is(at, flag::TITLE) && words.is_word(at) && !words.is(at, flag::SETTLEMENT | flag::PROVINCE) {
        // "the mayor London" does not occur; "President Hamilton", "coach Jackson" do.
        return if words.is_capital(at) || at > start { Neighbour::Person } else { Neighbour::None };
    }
    if !words.is_capital(at) || draft.follows_name || words.is_possessive(at) {
        return Neighbour::None;
    }
    if words.is(at, flag::GIVEN) && !words.is(at, flag::COMMON) {
        return Neighbour::Person;
    }
    if words.is(at, HARMLESS_BEFORE) || words.is_title_case(draft.sentence) || words.is_all_caps(at) {
        return Neighbour::None;
    }
    // The first word of a sentence has its capital anyway.
    if at == start && words.doc.word(at).is_ascii() && is_ordinary_opening(words, at) {
        return Neighbour::None;
    }
    Neighbour::Unknown
}

/// Whether the first word of a sentence looks like a common word: known as one, or a verb or adverb by its ending.
fn is_ordinary_opening(words: &Words, at: usize) -> bool {
    let word = words.lower(at);
    words.is(at, !(flag::GIVEN | flag::FAMILY))
        || word.ends_with("ing")
        || word.ends_with("ly")
        || word.ends_with("ed")
}

/// Words of a body's name behind the name of a place or saint.
const LONGEST_BODY: usize = 4;

/// What stands directly after the name.
pub(super) fn after(words: &Words, draft: &Draft) -> Neighbour {
    let end = words.sentence(draft.sentence).end;
    let next = draft.tokens.end;
    // "Jama'a al-Islamiyya": an Arabic name goes on.
    if next + 2 < end
        && words.is(next, flag::ARTICLE)
        && !words.is_capital(next)
        && words.is_hyphen(next + 1)
        && words.is_capital(next + 2)
        && !draft.precedes_name
    {
        return Neighbour::Unknown;
    }
    if next >= end || !words.is_capital(next) {
        return Neighbour::None;
    }
    // "the Saint George Greek Orthodox Church".
    let mut body = (next..end.min(next + LONGEST_BODY)).take_while(|n| words.is_capital(*n));
    if words.is(next, flag::DEMONYM) && body.any(|n| words.is(n, flag::ORG_HEAD)) {
        return Neighbour::Organisation;
    }
    // "Victoria Adams": that Adams is also a town makes neither a place.
    let given = draft.tokens.len() == 1 && words.is(draft.tokens.start, flag::GIVEN);
    let name_like = !words.is(next, HARMLESS_AFTER | flag::ORG_HEAD | flag::COMMON | flag::LOCATIVE);
    if draft.precedes_name {
        return if given && name_like { Neighbour::Person } else { Neighbour::None };
    }
    if words.is_title_case(draft.sentence) {
        let person = draft.tokens.len() == 1
            && words.is(draft.tokens.start, flag::GIVEN)
            && !words.is(
                next,
                flag::CAPITAL_FEATURE
                    | flag::ORG_HEAD
                    | flag::FUNCTION
                    | flag::ACTING
                    | flag::SAYING
                    | flag::NOUN_LIKE
                    | flag::COMMON,
            );
        return if person { Neighbour::Unknown } else { Neighbour::None };
    }
    match organisation_after(words, draft) {
        Some(true) => return Neighbour::Organisation,
        Some(false) => return Neighbour::None,
        None => {}
    }
    if words.is(next, HARMLESS_AFTER) || words.is_all_caps(next) {
        return Neighbour::None;
    }
    let given = draft.tokens.len() == 1 && words.is(draft.tokens.start, flag::GIVEN);
    if given { Neighbour::Person } else { Neighbour::Unknown }
}

/// Whether the capitalised words after the name make it a body: `Some(true)` for a body, `Some(false)` when a title or another
/// name ends the question ("US President …"), `None` when nothing tells.
pub(super) fn organisation_after(words: &Words, draft: &Draft) -> Option<bool> {
    let end = words.sentence(draft.sentence).end;
    let mut at = draft.tokens.end;
    // "told Jawlan Today".
    if words.is_capital(at) && matches!(words.lower(at), "today" | "now" | "wire" | "post" | "plus") {
        return Some(true);
    }
    let mut seen = 0;
    while at < end && seen < 6 {
        if words.is_hyphen(at)
            || (seen > 0 && matches!(words.lower(at), "for" | "of" | "and" | "&" | "the" | "on"))
        {
            at += 1;
            continue;
        }
        if !words.is_capital(at) {
            return None;
        }
        // "Foreign Minister" is an office, "Foreign Ministry" a body.
        if words.is(at, flag::TITLE) && !words.is(at, flag::ORG_HEAD) {
            // "X General Hospital".
            return Some(
                at + 1 < end
                    && words.is_capital(at + 1)
                    && words.is(at + 1, flag::ORG_HEAD)
                    && !words.is(at + 1, flag::TITLE),
            );
        }
        if words.is(at, flag::ORG_HEAD) {
            return Some(true);
        }
        if words.is(at, flag::CAPITAL_FEATURE | flag::TIME | flag::DEMONYM | flag::FUNCTION) {
            return Some(false);
        }
        seen += 1;
        at += 1;
    }
    None
}

/// Whether words before the name make it part of a body's name: "University of X", "Greater X", "Bank of X".
pub(super) fn organisation_before(words: &Words, draft: &Draft) -> bool {
    let start = words.sentence(draft.sentence).start;
    let Some(mut at) = draft.tokens.start.checked_sub(1).filter(|at| *at >= start) else { return false };
    // "University of Southern X".
    while at > start && words.is_capital(at) && words.is(at, flag::DIRECTION) {
        at -= 1;
    }
    if words.is_capital(at) && words.is(at, flag::ORG_BEFORE) && !words.is_title_case(draft.sentence) {
        return true;
    }
    if !matches!(words.lower(at), "of" | "for" | "in") {
        return false;
    }
    // "University of X", "Supreme Court of X": of-phrases only, so that "President in X" stays a place.
    let Some(head) = at.checked_sub(1).filter(|h| *h >= start) else { return false };
    words.lower(at) == "of"
        && words.is_capital(head)
        && words.is(head, flag::ORG_HEAD | flag::ORG_BEFORE)
        && !words.is(head, flag::OF_GOVERNMENT | flag::TITLE | flag::CAPITAL_FEATURE)
        && head > start
}
