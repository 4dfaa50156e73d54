//! What the words around a name say of it: prepositions, feature nouns, directions, distances, qualifiers.
//!
//! "three km south of the southern Syrian village of X": read from the name outwards to the left, over articles,
//! adjectives and feature nouns, until a preposition or anything else ends the phrase; to the right over one feature noun.

use super::lexicon::{Flags, flag};
use super::words::Words;
use std::ops::Range;

/// A point of the compass as a bearing in degrees, clockwise from north; `None` stands for "central".
pub type Bearing = Option<f64>;

/// What kind of place the words ask for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wanted {
    /// Village, town, city, neighbourhood.
    Settlement,
    /// The capital.
    Capital,
    /// District, county.
    District,
    /// Province, governorate, state, region; "countryside".
    Province,
    /// Country.
    Country,
    /// Hill, mountain, heights.
    Relief,
    /// River, lake, dam.
    Water,
    /// Crossing, road, field.
    Site,
    /// Military base, airport.
    Base,
}

/// How the place named relates to the place meant.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Relation {
    /// The place itself.
    At,
    /// Beside it: near, outside, on the outskirts.
    Near,
    /// On the road to it.
    RoadTo,
    /// On one side of it, with the distance in kilometres where told: "3 km south of".
    Off(Option<f64>, Bearing),
    /// Between it and the place named next.
    Between,
}

/// What governs the name from the left.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Governor {
    /// Start of the sentence or clause, a conjunction, a verb, or anything else: the token, if any.
    Other(Option<usize>),
    /// A preposition (token).
    Preposition(usize),
    /// `<noun> of`: the noun's token.
    NounOf(usize),
    /// `<owner>'s`: the token before the possessive.
    Owner(usize),
}

/// The cues around one name.
#[derive(Debug, Clone)]
#[expect(clippy::struct_excessive_bools, reason = "each is an independent observation")]
pub struct Cue {
    /// The name with the words that fix its reading, as tokens.
    pub extent: Range<usize>,
    /// What stands before the phrase.
    pub governor: Governor,
    /// "southern X": a part of the place.
    pub direction: Option<Bearing>,
    /// The feature noun's class.
    pub wanted: Option<Wanted>,
    /// A feature noun stands before ("village of X").
    pub feature_before: bool,
    /// A feature noun stands after ("X province").
    pub feature_after: bool,
    /// "X countryside", "countryside of X".
    pub countryside: bool,
    /// How the place meant lies to the place named.
    pub relation: Relation,
    /// A demonym within the phrase ("the Syrian village of X"): its token.
    pub demonym: Option<usize>,
    /// "X's".
    pub possessive: bool,
    /// The article "the" stands before.
    pub definite: bool,
}

/// Reads the cues around the name `tokens` of a sentence.
pub fn read_cue(words: &Words, sentence: Range<usize>, tokens: Range<usize>) -> Cue {
    let mut cue = Cue {
        extent: tokens.clone(),
        governor: Governor::Other(None),
        direction: None,
        wanted: None,
        feature_before: false,
        feature_after: false,
        countryside: false,
        relation: Relation::At,
        demonym: None,
        possessive: words.is_possessive(tokens.end),
        definite: false,
    };
    read_right(words, &sentence, &tokens, &mut cue);
    let right = cue.clone();
    read_left(words, &sentence, &tokens, tokens.start, &mut cue);
    // "the east of X's Y province": a part of Y.
    if cue.possessive
        && (owns_province(words, &sentence, tokens.end) || of_owned(words, &sentence, tokens.end).is_some())
    {
        cue = Cue { governor: cue.governor, ..right };
    }
    // "the centre of X", "the streets of X": a town has them.
    let of = tokens.start.checked_sub(1).filter(|n| *n > sentence.start && words.lower(*n) == "of");
    if let Some(of) = of
        && cue.wanted.is_none()
        && matches!(
            words.lower(of - 1),
            "centre" | "center" | "heart" | "streets" | "suburbs" | "outskirts" | "downtown"
        )
    {
        cue.wanted = Some(Wanted::Settlement);
    }
    cue
}

/// Feature nouns after the name: "X province", "X countryside", "the X area", "X City".
fn read_right(words: &Words, sentence: &Range<usize>, tokens: &Range<usize>, cue: &mut Cue) {
    let mut next = tokens.end;
    if cue.possessive && next + 2 < sentence.end {
        // "X's western countryside".
        let mut noun = next + 1;
        let direction = bearing(words.lower(noun));
        noun += usize::from(direction.is_some());
        if words.lower(noun) == "countryside" {
            cue.direction = direction;
            cue.countryside = true;
            cue.feature_after = true;
            cue.wanted = wanted(words, noun);
            cue.extent.end = noun + 1;
        } else if (next + 1..(next + 5).min(sentence.end)).any(|n| {
            matches!(
                words.lower(n),
                "neighbourhood"
                    | "neighborhood"
                    | "quarter"
                    | "suburb"
                    | "suburbs"
                    | "streets"
                    | "downtown"
                    | "square"
                    | "roundabout"
            )
        }) {
            // "X's Y neighbourhood", "X's Y Square": a province has none.
            cue.wanted = Some(Wanted::Settlement);
        }
        return;
    }
    if matches!(
        words.lower(next),
        "home"
            | "house"
            | "office"
            | "market"
            | "suburb"
            | "suburbs"
            | "neighbourhood"
            | "neighborhood"
            | "hospital"
            | "prison"
    ) {
        // "the X home of one of them": in the town.
        cue.wanted = Some(Wanted::Settlement);
        return;
    }
    if next < sentence.end
        && matches!(
            words.lower(next),
            "military" | "international" | "air" | "housing" | "refugee" | "industrial" | "border"
        )
    {
        next += 1;
    }
    if next >= sentence.end || !words.is_word(next) {
        return;
    }
    // "the X village of Y": Y is the village.
    let of_next = !words.is_capital(next)
        && words.is(next, flag::SETTLEMENT)
        && words.lower(next + 1) == "of"
        && next + 2 < sentence.end
        && (words.is_capital(next + 2)
            // "the Bekaa border town of al-Qaa".
            || words.is(next + 2, flag::ARTICLE) && words.is_hyphen(next + 3) && words.is_capital(next + 4));
    if of_next {
        return;
    }
    let takes = if words.is_capital(next) { flag::CAPITAL_FEATURE } else { FEATURE };
    if words.is(next, takes) || (words.is_capital(next) && words.is(next, FEATURE & !flag::COUNTRY)) {
        // "the X Governorate building": in the town.
        if matches!(words.lower(next + 1), "building" | "headquarters" | "hall" | "council") {
            cue.wanted = Some(Wanted::Settlement);
            return;
        }
        // "X area", "X city" ask for little; "X and Y provinces" is read by the caller's coordination.
        cue.feature_after = true;
        cue.countryside = words.lower(next) == "countryside";
        cue.wanted = wanted(words, next);
        cue.extent.end = next + 1;
    }
}

/// All feature nouns.
const FEATURE: Flags = flag::SETTLEMENT
    | flag::DISTRICT
    | flag::PROVINCE
    | flag::COUNTRY
    | flag::RELIEF
    | flag::WATER
    | flag::SITE;

/// Where the "of" stands in "the east of X's Y province", "the western countryside of southern X's Y", the possessive being at `mark`.
fn of_owned(words: &Words, sentence: &Range<usize>, mark: usize) -> Option<usize> {
    let before = |n: usize| n.checked_sub(1).filter(|b| *b > sentence.start);
    let owner = before(mark)?;
    let of = before(owner)?;
    let of = if words.is(of, flag::DIRECTION) { before(of)? } else { of };
    let countryside = words.lower(of - 1) == "countryside" && words.is_capital(mark + 1);
    (words.lower(of) == "of" && (countryside || owns_province(words, sentence, mark))).then_some(of)
}

/// Whether a province is named behind the possessive at `mark`: "X's central Y province".
fn owns_province(words: &Words, sentence: &Range<usize>, mark: usize) -> bool {
    (mark + 1..(mark + 5).min(sentence.end))
        .any(|n| matches!(words.lower(n), "province" | "governorate") && words.is_capital(n - 1))
}

/// "three villages" before the comma or colon at token `mark`, where a list of their names follows: "clashes in two places, A and B",
/// "raided three villages on Monday: A, B and C". Tokens of the phrase; `lower` gives a token in lower case, `start` the sentence's first.
pub fn head_of_list<'a>(lower: impl Fn(usize) -> &'a str, start: usize, mark: usize) -> Option<Range<usize>> {
    const WHEN: usize = 4;
    let colon = lower(mark) == ":";
    if !colon && lower(mark) != "," {
        return None;
    }
    let is_when = |word: &str| {
        word.ends_with("day")
            || matches!(word, "on" | "early" | "late" | "morning" | "afternoon" | "evening" | "night")
    };
    let after_when = (start + 1..mark).rev().take(WHEN + 1).find(|n| !(colon && is_when(lower(*n))));
    let noun = after_when?;
    let settled = are_settled(lower(noun));
    let vague = matches!(lower(noun), "places" | "locations" | "areas" | "spots" | "points");
    let counted = matches!(
        lower(noun - 1),
        "two" | "three" | "four" | "five" | "six" | "seven" | "several" | "following" | "these"
    );
    match (counted, settled || vague, colon && settled) {
        (true, true, _) => Some(noun - 1..noun + 1),
        (false, _, true) => Some(noun..noun + 1),
        _ => None,
    }
}

/// Whether `word` is a plural for places where people live.
fn are_settled(word: &str) -> bool {
    matches!(
        word,
        "villages"
            | "towns"
            | "cities"
            | "hamlets"
            | "settlements"
            | "suburbs"
            | "neighbourhoods"
            | "neighborhoods"
            | "localities"
            | "communities"
            | "camps"
    )
}

/// "villages, including", "towns such as": where the noun stands of which the names behind token `opener` are instances.
fn instances_of(words: &Words, sentence: &Range<usize>, opener: usize) -> Option<usize> {
    let before = |n: usize| words.before(n, sentence.start);
    let first = match words.lower(opener) {
        "including" | "notably" | "namely" => opener,
        "as" => before(opener).filter(|n| words.lower(*n) == "such")?,
        "them" => before(opener).filter(|n| words.lower(*n) == "among")?,
        _ => return None,
    };
    let noun = before(first)?;
    let noun = if words.lower(noun) == "," { before(noun)? } else { noun };
    are_settled(words.lower(noun)).then_some(noun)
}

/// Reads leftwards from token `at`; see the module's comment.
fn read_left(words: &Words, sentence: &Range<usize>, tokens: &Range<usize>, mut at: usize, cue: &mut Cue) {
    let mut direction: Option<Bearing> = None;
    for _ in 0..9 {
        let Some(here) = words.before(at, sentence.start) else {
            break;
        };
        let word = words.lower(here);
        if matches!(word, "the" | "a" | "an" | "this" | "its" | "his" | "their") {
            cue.definite |= word == "the";
            at = here;
            // What lies before the article belongs to the phrase only when it is a preposition, "of" or "between".
            continue;
        }
        if words.is_possessive(here) {
            cue.governor = here.checked_sub(1).map_or(Governor::Other(Some(here)), Governor::Owner);
            // "the east of X's Y province", "the western countryside of southern X's Y": what stands before the owner is said of Y.
            if let Some(of) = of_owned(words, sentence, here) {
                let mut beyond = cue.clone();
                read_left(words, sentence, tokens, of + 1, &mut beyond);
                *cue = Cue { governor: cue.governor, ..beyond };
            }
            return;
        }
        if words.is_hyphen(here) {
            // "north-eastern X", "Kurdish-majority village of X".
            at = here;
            continue;
        }
        if !words.is_word(here) {
            // "clashes in three villages: A, B and C", "in two places, A and B".
            let head = head_of_list(|n| words.lower(n), sentence.start, here);
            if let Some(noun) = head.filter(|_| at == tokens.start) {
                cue.feature_before = true;
                cue.wanted = cue.wanted.or_else(|| wanted(words, noun.end - 1));
                at = noun.start;
                continue;
            }
            cue.governor = Governor::Other(Some(here));
            return;
        }
        if let Some(bearing) = bearing(word)
            && (words.is(here, flag::DIRECTION) || direction.is_some())
        {
            direction = Some(combine(bearing, direction));
            // "the southern province of X" tells where X lies; "the southern countryside of X" is a part of X.
            if !cue.feature_before || cue.countryside {
                cue.direction = direction;
            }
            at = here;
            cue.extent.start = here;
            continue;
        }
        if words.is(here, flag::DEMONYM) && here + 1 < tokens.end {
            if cue.demonym.is_none() {
                cue.demonym = Some(here);
            }
            at = here;
            if cue.feature_before {
                cue.extent.start = here;
            }
            continue;
        }
        if words.is(here, flag::PEOPLE) || word == "majority" {
            at = here;
            continue;
        }
        if words.is(here, flag::MODIFIER | flag::DIRECTION) {
            if word == "nearby" {
                cue.feature_before |= cue.wanted.is_some();
            }
            at = here;
            continue;
        }
        if word == "of" {
            match read_of(words, sentence, here, cue) {
                Some(next) => {
                    at = next;
                    direction = None;
                    continue;
                }
                None => return,
            }
        }
        if words.is(here, FEATURE) && !words.is_capital(here) && at == here + 1 && !cue.feature_before {
            // "the capital Damascus", "village Kudna".
            cue.feature_before = true;
            cue.wanted = cue.wanted.or_else(|| wanted(words, here));
            cue.extent.start = here;
            at = here;
            continue;
        }
        // "entered other villages, including X", "towns such as X".
        if at == tokens.start
            && let Some(noun) = instances_of(words, sentence, here)
        {
            cue.feature_before = true;
            cue.wanted = cue.wanted.or_else(|| wanted(words, noun));
            at = noun;
            continue;
        }
        // "as far as X".
        if word == "as" && words.before(here, sentence.start).is_some_and(|b| words.lower(b) == "far") {
            cue.governor = Governor::Preposition(here);
            return;
        }
        if words.is(here, flag::LOCATIVE | flag::WEAK_LOCATIVE | flag::PARTY | flag::NEAR)
            && !words.is_capital(here)
            || (words.is(here, flag::LOCATIVE | flag::WEAK_LOCATIVE | flag::PARTY) && here == sentence.start)
        {
            read_preposition(words, sentence, here, cue);
            return;
        }
        cue.governor = Governor::Other(Some(here));
        return;
    }
}

/// Reads "<noun> of" with "of" at `of`; the token to go on from, or `None` when the phrase ends here.
fn read_of(words: &Words, sentence: &Range<usize>, of: usize, cue: &mut Cue) -> Option<usize> {
    let noun = words.before(of, sentence.start)?;
    let word = words.lower(noun);
    if let Some(bearing) = bearing(word) {
        // "south of X", "the south of X", "3 km south-west of X".
        let mut first = noun;
        let mut bearing = bearing;
        while let Some(more) = words.before(first, sentence.start) {
            if let Some(other) = self::bearing(words.lower(more)) {
                bearing = combine(other, Some(bearing));
            } else if !words.is_hyphen(more) && words.lower(more) != "just" {
                break;
            }
            first = more;
        }
        cue.extent.start = first;
        let before = words.before(first, sentence.start);
        if before.is_some_and(|b| words.lower(b) == "the") {
            cue.direction = Some(bearing);
            return before;
        }
        let distance = before.and_then(|b| read_distance(words, sentence, b));
        if let Some((km, start)) = distance {
            cue.extent.start = start;
            cue.relation = Relation::Off(Some(km), bearing);
        } else {
            cue.relation = Relation::Off(None, bearing);
        }
        cue.governor = Governor::Preposition(of);
        return None;
    }
    // "the Bab Amr district of Homs": the district has a name of its own, and Homs is what it is a part of.
    let named = words.before(noun, sentence.start).is_some_and(|n| words.is_word(n) && words.is_capital(n));
    if named && word == "district" {
        cue.governor = Governor::Preposition(of);
        return None;
    }
    if words.is(noun, FEATURE) {
        cue.feature_before = true;
        cue.countryside |= word == "countryside";
        // The feature nearest to the name decides: "the countryside of the city of X" asks for the city; "the villages of the X" for
        // the area they lie in.
        let of_area = are_settled(word) && cue.definite;
        cue.wanted = cue.wanted.or_else(|| wanted(words, noun).filter(|_| !of_area));
        cue.extent.start = noun;
        return Some(noun);
    }
    if words.is(noun, flag::NEAR) {
        cue.relation = Relation::Near;
        cue.extent.start = noun;
        cue.governor = Governor::Preposition(of);
        return None;
    }
    // "the road out of X".
    if word == "out" && words.before(noun, sentence.start).is_some_and(|n| is_road(words.lower(n))) {
        cue.relation = Relation::Near;
        cue.extent.start = noun;
        cue.governor = Governor::Preposition(of);
        return None;
    }
    if words.is(noun, flag::PART) {
        cue.governor = Governor::Preposition(of);
        return None;
    }
    cue.governor = Governor::NounOf(noun);
    None
}

/// Reads the preposition at `here` and what it makes of the place.
fn read_preposition(words: &Words, sentence: &Range<usize>, here: usize, cue: &mut Cue) {
    cue.governor = Governor::Preposition(here);
    let before = words.before(here, sentence.start);
    let prior = |word: &str| before.is_some_and(|b| words.lower(b) == word);
    match words.lower(here) {
        _ if words.is(here, flag::NEAR) => {
            cue.relation = Relation::Near;
            cue.extent.start = here;
        }
        "between" => {
            cue.relation = Relation::Between;
            cue.extent.start = here;
        }
        "linking" | "connecting" if before.is_some_and(|b| is_road(words.lower(b))) => {
            cue.relation = Relation::Between;
            cue.extent.start = here;
        }
        "to" if prior("close") || prior("next") || prior("adjacent") => {
            cue.relation = Relation::Near;
            cue.extent.start = here - 1;
        }
        "to" | "toward" | "towards" | "into" => {
            // "the road to X", "the road leading to X".
            let noun = before.filter(|b| matches!(words.lower(*b), "leading" | "leads" | "linking"));
            let noun = noun.map_or(before, |b| words.before(b, sentence.start));
            if let Some(noun) = noun.filter(|n| is_road(words.lower(*n))) {
                cue.relation = Relation::RoadTo;
                cue.extent.start = noun;
            }
        }
        "from" => {
            // "about 40 kilometres from X": a description that moves nothing unless it is short.
            if let Some((km, start)) = before.and_then(|b| read_distance(words, sentence, b))
                && km <= 15.0
            {
                cue.relation = Relation::Near;
                cue.extent.start = start;
            }
        }
        _ => {}
    }
}

/// Whether a noun is a way from one place to another.
fn is_road(word: &str) -> bool {
    matches!(word, "road" | "roads" | "highway" | "route" | "track" | "street")
}

/// Reads "<number> <unit>" or "<number><unit>" ending at token `last`: kilometres and the first token.
fn read_distance(words: &Words, sentence: &Range<usize>, last: usize) -> Option<(f64, usize)> {
    let (number, unit, start) = if words.is(last, flag::UNIT) {
        let mut number = words.before(last, sentence.start)?;
        if words.is_hyphen(number) {
            number = words.before(number, sentence.start)?;
        }
        (words.lower(number), words.lower(last), number)
    } else {
        let word = words.lower(last);
        let unit = word.find(|c: char| c.is_ascii_alphabetic())?;
        (&word[..unit], &word[unit..], last)
    };
    let km = match unit {
        "m" | "metre" | "metres" | "meter" | "meters" => 0.001,
        "mile" | "miles" => 1.609,
        "km" | "kilometre" | "kilometres" | "kilometer" | "kilometers" => 1.0,
        _ => return None,
    };
    let value = spelled(number).or_else(|| number.replace(',', "").parse::<f64>().ok())?;
    (value.is_finite() && (0.0..=2_000.0).contains(&(value * km))).then_some((value * km, start))
}

/// Small numbers in words.
fn spelled(word: &str) -> Option<f64> {
    const NUMBERS: [&str; 12] =
        ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];
    NUMBERS.iter().position(|n| *n == word).map(|n| n as f64 + 1.0)
}

/// The class a feature noun asks for.
fn wanted(words: &Words, noun: usize) -> Option<Wanted> {
    match words.lower(noun) {
        "capital" => Some(Wanted::Capital),
        "area" | "areas" | "region" | "regions" | "territory" | "camp" | "strip" | "metro" => None,
        "base" | "airbase" | "airport" | "barracks" => Some(Wanted::Base),
        _ if words.is(noun, flag::SETTLEMENT) => Some(Wanted::Settlement),
        _ if words.is(noun, flag::DISTRICT) => Some(Wanted::District),
        _ if words.is(noun, flag::PROVINCE) => Some(Wanted::Province),
        _ if words.is(noun, flag::COUNTRY) => Some(Wanted::Country),
        _ if words.is(noun, flag::RELIEF) => Some(Wanted::Relief),
        _ if words.is(noun, flag::WATER) => Some(Wanted::Water),
        _ if words.is(noun, flag::SITE) => Some(Wanted::Site),
        _ => None,
    }
}

/// The bearing of a word of direction: "south", "southern", "south-western" in parts.
pub fn bearing(word: &str) -> Option<Bearing> {
    let stem = word.strip_suffix("ern").or_else(|| word.strip_suffix("erly")).unwrap_or(word);
    Some(match stem {
        "north" => Some(0.0),
        "northeast" => Some(45.0),
        "east" => Some(90.0),
        "southeast" => Some(135.0),
        "south" => Some(180.0),
        "southwest" => Some(225.0),
        "west" => Some(270.0),
        "northwest" => Some(315.0),
        "central" => None,
        _ => return None,
    })
}

/// The direction between two: "south" and "west" make 225.
fn combine(first: Bearing, second: Option<Bearing>) -> Bearing {
    match (first, second.flatten()) {
        (Some(a), Some(b)) => {
            let (x, y) =
                (a.to_radians().sin() + b.to_radians().sin(), a.to_radians().cos() + b.to_radians().cos());
            Some(x.atan2(y).to_degrees().rem_euclid(360.0))
        }
        (a, b) => a.or(b),
    }
}

/// The name of a direction as an adjective: "southern".
pub fn direction_name(bearing: Bearing) -> &'static str {
    const NAMES: [&str; 8] = [
        "northern",
        "northeastern",
        "eastern",
        "southeastern",
        "southern",
        "southwestern",
        "western",
        "northwestern",
    ];
    bearing.map_or("central", |b| NAMES[((b / 45.0).round() as usize) % 8])
}
