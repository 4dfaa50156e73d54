//! Made-up articles, the same for every run: as many incidents as asked for, without two that could be taken for one.
//!
//! Villages stand on a grid over Syria, six kilometres apart; days run over ten years, so that entry follows time as it
//! does in the news, but for one incident in ten, which is told up to a year late. Three incidents an article, every
//! third article repeats an incident of the one before it. One incident in twenty has no place, one in thirty no date,
//! some are known to a week, a month or a governorate only.

use jiff::ToSpan;
use jiff::civil::{Date, date};
use std::collections::BTreeMap;
use zonewatch::date::Interval;
use zonewatch::event::{Actor, Evidence, Figure, Report, Role};
use zonewatch::format::ArticleRecord;
use zonewatch::geoparse::Location;
use zonewatch::incident::{ArticleRef, article_id};
use zonewatch::kind::{Certainty, DatePrecision, IncidentType, PlacePrecision};
use zonewatch::store::Input;
use zonewatch::text::PublishedBasis;

/// Incidents an article tells first.
pub const PER_ARTICLE: u64 = 3;
/// First day.
pub const FIRST: Date = date(2016, 1, 1);
/// Days covered.
pub const DAYS: u64 = 3_650;
/// West, south, east, north of the grid of villages, in degrees.
pub const BOUNDS: [f64; 4] = [35.7, 32.4, 42.3, 37.2];
/// Degrees between villages.
const STEP: f64 = 0.06;
const COLUMNS: u64 = 110;
const ROWS: u64 = 80;
const PUBLISHERS: u64 = 12;

/// Numbers that look random and depend on `n` alone (the finaliser of `SplitMix64`, Steele and others, 2014).
pub fn scatter(n: u64) -> u64 {
    let mut z = n.wrapping_add(1).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    z ^ (z >> 31)
}

/// The `n`th article of those that tell `count` incidents.
pub fn article(n: u64, count: u64) -> Input {
    let own = n * PER_ARTICLE..((n + 1) * PER_ARTICLE).min(count);
    let repeated = (n % 3 == 2).then(|| (n - 1) * PER_ARTICLE);
    let published = day_of_entry(own.start, count);
    let mut text = String::new();
    let reports = own.chain(repeated).map(|incident| report(incident, count, &mut text)).collect();
    let publisher = format!("Outlet {}", n % PUBLISHERS + 1);
    let url = format!("https://outlet-{}.example/news/{n}", n % PUBLISHERS + 1);
    let article = ArticleRef {
        id: article_id(Some(&url), None, ""),
        publisher: Some(publisher),
        title: Some(format!("Report {n} from the villages")),
        url: Some(url),
        published: Some(published),
    };
    let record = ArticleRecord { article, published_basis: PublishedBasis::Metadata };
    Input { record, text, reports, tallies: vec![], input_hash: None }
}

/// How many articles tell `count` incidents.
pub const fn articles(count: u64) -> u64 {
    count.div_ceil(PER_ARTICLE)
}

fn day_of_entry(incident: u64, count: u64) -> Date {
    FIRST.saturating_add((incident * DAYS / count.max(1)) as i64 * 1.day())
}

/// What an article says of one incident; its sentence is added to `text`.
fn report(n: u64, count: u64, text: &mut String) -> Report {
    let dice = scatter(n);
    let roll = |shift: u32, sides: u64| (dice >> shift) % sides;
    let kind = IncidentType::ALL[roll(0, IncidentType::ALL.len() as u64) as usize];
    let late = if roll(8, 10) == 0 { roll(12, 365) as i64 } else { 0 };
    let day = day_of_entry(n, count).saturating_sub(late.days());
    let date = match roll(20, 30) {
        0 => Interval::UNKNOWN,
        1 => Interval::new(day, day.saturating_add(6.days()), DatePrecision::Week),
        2 => Interval::month(day.year(), day.month()).unwrap_or(Interval::UNKNOWN),
        _ => Interval::day(day),
    };
    let place = (roll(24, 20) != 0).then(|| village(n, roll(28, 40)));
    let toll = |shift| (roll(shift, 4) == 0).then(|| Figure::exactly(roll(shift + 2, 9) as u32));
    let name = place.as_ref().map_or("a village that was not named", |p| &p.name);
    let sentence = format!(
        "Residents said that a {} was seen at {name} in the early hours and that the road stayed closed until {} o'clock.",
        zonewatch::incident::label(kind).to_lowercase(),
        roll(34, 12) + 1,
    );
    let start = text.chars().count() as u32;
    text.push_str(&sentence);
    text.push(' ');
    Report {
        kind,
        date,
        certainty: if roll(38, 15) == 0 { Certainty::Claimed } else { Certainty::Reported },
        place_as_written: place.as_ref().map(|p| p.name.clone()),
        place,
        actors: vec![Actor { name: format!("Group {}", roll(40, 6) + 1), role: Role::Perpetrator }],
        killed: toll(44),
        injured: toll(50),
        detained: None,
        attributed_to: Some("residents".into()),
        confidence: 0.5 + roll(56, 50) as f32 / 100.0,
        evidence: Evidence { start, end: start + sentence.chars().count() as u32, text: sentence },
        fields: BTreeMap::new(),
        context: Vec::new(),
    }
}

/// The village of incident `n`: neighbours in time stand far apart, and no two of one day in one village.
fn village(n: u64, form: u64) -> Location {
    const FIRST_HALVES: [&str; 12] =
        ["Bar", "Ken", "Mas", "Dor", "Tal", "Sur", "Hab", "Nak", "Rif", "Zem", "Lun", "Gor"];
    const SECOND_HALVES: [&str; 12] =
        ["ada", "eno", "iba", "oun", "ura", "ayla", "eth", "ima", "osh", "ul", "anna", "ezi"];
    // A stride without a common factor with the number of villages passes through all of them.
    let cell = n * 3_877 % (COLUMNS * ROWS);
    let (x, y) = (cell % COLUMNS, cell / COLUMNS);
    let name = |n: u64| {
        let halves = (FIRST_HALVES[(n % 12) as usize], SECOND_HALVES[(n / 12 % 12) as usize]);
        format!("{}{}", halves.0, halves.1)
    };
    let (area, district) = ((x / 28) + (y / 27) * 4, (x / 7) + (y / 9) * 16);
    Location {
        name: format!("{} {}", name(cell), cell / 144 + 1),
        place_id: Some(format!("synthetic:{cell}")),
        lon: BOUNDS[0] + x as f64 * STEP,
        lat: BOUNDS[1] + y as f64 * STEP,
        precision: if form == 0 { PlacePrecision::Near } else { PlacePrecision::Settlement },
        radius_m: 1_000,
        country: Some("SY".into()),
        admin1: Some(format!("Area {area}")),
        admin2: Some(format!("District {district}")),
        admin3: None,
        pcode: Some(format!("X{district:04}")),
    }
}
