//! From the tables of places to the compiled block (see `format`).
//!
//! The build program runs this once for `data/gazetteer/places.csv`, `world.csv` and `towns.csv`; the program runs it at start
//! for a table the user brings. Rows of the theatre are indexed at all three levels of `fold`, rows of the world
//! by their plain key only: with a hundred and forty thousand towns a loose match means nothing.

use super::fold::{self, Keys};
use super::format::{
    HEADER_LEN, MAGIC, NAME_LEN, P_PRIOR, PLACE_LEN, SECTIONS, TAG_LOOSE, TAG_PLAIN, TAG_STRICT, VERSION,
};
use serde::Deserialize;
use std::collections::{BTreeMap, HashMap};
use std::io::Read;

/// One row of a table; the columns are described in `data/README.md`.
#[derive(Debug, Clone, Deserialize)]
pub struct Row {
    /// Unique, e.g. `gn:170654`.
    pub id: String,
    /// Display name.
    pub name: String,
    /// Other names, separated by `|`.
    pub alternates: String,
    /// Degrees east.
    pub lon: f64,
    /// Degrees north.
    pub lat: f64,
    /// `GeoNames` feature class, one letter.
    pub class: String,
    /// `GeoNames` feature code.
    pub code: String,
    /// ISO 3166-1 alpha-2, or empty.
    pub country: String,
    /// First-level area.
    pub admin1: String,
    /// Second-level area.
    pub admin2: String,
    /// Third-level area.
    pub admin3: String,
    /// OCHA place code.
    pub pcode: String,
    /// Inhabitants; empty when not known.
    pub population: Option<u64>,
    /// How far off the point may be, in metres; empty when the source says nothing.
    pub accuracy_m: Option<u32>,
    /// Where the row comes from.
    pub source: String,
    /// What a reader of the table should know.
    pub note: String,
}

/// Why a table cannot be compiled.
#[derive(Debug)]
pub enum Error {
    /// The table is not CSV with the expected columns.
    Table(csv::Error),
    /// The index could not be written.
    Index(fst::Error),
    /// A row is not usable: its id and what is wrong with it.
    Row(String, &'static str),
}

impl std::fmt::Display for Error {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Table(e) => write!(f, "cannot read the table of places: {e}"),
            Self::Index(e) => write!(f, "cannot write the index of names: {e}"),
            Self::Row(id, what) => write!(f, "place `{id}`: {what}; correct the row"),
        }
    }
}

impl std::error::Error for Error {}

/// Reads the rows of a table.
pub fn read(table: impl Read) -> Result<Vec<Row>, Error> {
    csv::Reader::from_reader(table).into_deserialize().collect::<Result<_, _>>().map_err(Error::Table)
}

/// Compiles the rows of the theatre and of the world into one block.
pub fn compile(theatre: &[Row], world: &[Row]) -> Result<Vec<u8>, Error> {
    let mut heap = Heap::default();
    let (mut places, mut names) = (Vec::new(), Vec::new());
    let mut index: BTreeMap<Vec<u8>, Vec<u32>> = BTreeMap::new();
    let mut ids: BTreeMap<&str, u64> = BTreeMap::new();
    let mut name_count = 0_u32;
    for (place, row) in theatre.iter().chain(world).enumerate() {
        check(row)?;
        if ids.insert(&row.id, place as u64).is_some() {
            return Err(Error::Row(row.id.clone(), "the id occurs twice"));
        }
        let first = name_count;
        for name in
            std::iter::once(row.name.as_str()).chain(row.alternates.split('|')).filter(|n| !n.is_empty())
        {
            names.extend(heap.put(name).to_le_bytes());
            names.extend((place as u32).to_le_bytes());
            let in_theatre = place < theatre.len();
            let keys = fold::keys(name);
            names.extend(heap.put(if in_theatre { &keys.strict } else { "" }).to_le_bytes());
            for key in tagged(&keys, in_theatre) {
                let list = index.entry(key).or_default();
                if list.last() != Some(&name_count) {
                    list.push(name_count);
                }
            }
            name_count += 1;
        }
        places.extend(record(row, first, (name_count - first) as u16, &mut heap));
    }
    let (postings, keys) = write_index(&index)?;
    let ids = fst::Map::from_iter(ids).map_err(Error::Index)?.into_fst().into_inner();
    let near = by_latitude(theatre, world);
    debug_assert_eq!(places.len() % PLACE_LEN, 0);
    debug_assert_eq!(names.len() % NAME_LEN, 0);
    Ok(assemble(theatre.len() as u32, &[places, names, heap.bytes, postings, keys, ids, near]))
}

/// Refuses what the reader could not represent.
fn check(row: &Row) -> Result<(), Error> {
    let wrong = if row.id.is_empty() || row.name.is_empty() {
        "id or name is empty"
    } else if !(-180.0..=180.0).contains(&row.lon) || !(-90.0..=90.0).contains(&row.lat) {
        "coordinates are not degrees (longitude, latitude)"
    } else if row.class.len() != 1 || !row.class.is_ascii() {
        "the class is not one letter"
    } else if !matches!(row.country.len(), 0 | 2) || !row.country.is_ascii() {
        "the country is not a two-letter code"
    } else if row.alternates.split('|').chain([row.note.as_str()]).any(|s| s.len() > usize::from(u16::MAX)) {
        "a text is too long"
    } else {
        return Ok(());
    };
    Err(Error::Row(row.id.clone(), wrong))
}

/// The keys a name is found by, each with its level's tag.
fn tagged(keys: &Keys, in_theatre: bool) -> Vec<Vec<u8>> {
    let mut all = vec![(TAG_PLAIN, &keys.plain)];
    if in_theatre {
        all.extend([(TAG_STRICT, &keys.strict), (TAG_LOOSE, &keys.loose)]);
    }
    // A loose key of one or two letters says nothing.
    all.retain(|(tag, key)| key.len() >= if *tag == TAG_LOOSE { 3 } else { 1 });
    all.into_iter().map(|(tag, key)| [&[tag], key.as_bytes()].concat()).collect()
}

/// A place record, fields in the order of the `P_*` offsets.
fn record(row: &Row, first_name: u32, name_count: u16, heap: &mut Heap) -> [u8; PLACE_LEN] {
    let mut bytes = Vec::with_capacity(PLACE_LEN);
    for text in
        [&row.id, &row.admin1, &row.admin2, &row.admin3, &row.pcode, &row.code, &row.source, &row.note]
    {
        bytes.extend(heap.put(text).to_le_bytes());
    }
    for degrees in [row.lon, row.lat] {
        bytes.extend(fixed(degrees).to_le_bytes());
    }
    let population = u32::try_from(row.population.unwrap_or(0)).unwrap_or(u32::MAX);
    for number in [population, row.accuracy_m.unwrap_or(0), first_name] {
        bytes.extend(number.to_le_bytes());
    }
    bytes.extend(name_count.to_le_bytes());
    bytes.extend(row.class.bytes());
    bytes.extend(row.country.bytes());
    bytes.resize(P_PRIOR, 0);
    bytes.extend(((prior(row) * 1e4) as u16).to_le_bytes());
    let mut record = [0; PLACE_LEN];
    record[..bytes.len()].copy_from_slice(&bytes);
    record
}

/// How likely a place is to be named at all, 0 to 1, from its kind and size alone.
///
/// Countries and capitals lead, areas come before the villages of their name, and a place gains six hundredths for
/// each tenfold population. The figures only order candidates: they are no probabilities.
fn prior(row: &Row) -> f32 {
    let kind = match row.code.as_str() {
        code if code.starts_with("PCL") => 0.9,
        "PPLC" => 0.7,
        "ADM1" => 0.6,
        "PPLA" => 0.5,
        "ADM2" => 0.35,
        "ADM3" | "PPLA2" => 0.3,
        "PPLA3" => 0.25,
        "PPLX" | "PPLL" | "PPLQ" | "PPLH" | "PPLW" => 0.1,
        _ => 0.2,
    };
    let size = (row.population.unwrap_or(0).max(1) as f32).log10();
    (kind + size * 0.06).min(1.0)
}

/// Degrees as whole hundred-thousandths (about a metre).
fn fixed(degrees: f64) -> i32 {
    (degrees * 1e5).round() as i32
}

/// Lists and key map: a key of one name holds it directly.
fn write_index(index: &BTreeMap<Vec<u8>, Vec<u32>>) -> Result<(Vec<u8>, Vec<u8>), Error> {
    let mut postings = Vec::new();
    let mut map = fst::MapBuilder::memory();
    for (key, list) in index {
        let value = if let [one] = list[..] {
            u64::from(one) << 1
        } else {
            let at = postings.len() as u64;
            postings.extend((list.len() as u32).to_le_bytes());
            postings.extend(list.iter().flat_map(|name| name.to_le_bytes()));
            at << 1 | 1
        };
        map.insert(key, value).map_err(Error::Index)?;
    }
    Ok((postings, map.into_inner().map_err(Error::Index)?))
}

/// Place numbers sorted by latitude.
fn by_latitude(theatre: &[Row], world: &[Row]) -> Vec<u8> {
    let mut order: Vec<(i32, u32)> =
        theatre.iter().chain(world).zip(0..).map(|(row, place)| (fixed(row.lat), place)).collect();
    order.sort_unstable();
    order.iter().flat_map(|(_, place)| place.to_le_bytes()).collect()
}

/// Header and sections.
fn assemble(theatre_len: u32, sections: &[Vec<u8>; SECTIONS]) -> Vec<u8> {
    let mut block = Vec::with_capacity(HEADER_LEN + sections.iter().map(Vec::len).sum::<usize>());
    block.extend(MAGIC);
    block.extend(VERSION.to_le_bytes());
    block.extend(theatre_len.to_le_bytes());
    let mut end = 0_u32;
    for section in sections {
        end += section.len() as u32;
        block.extend(end.to_le_bytes());
    }
    for section in sections {
        block.extend(section);
    }
    block
}

/// Strings, each once.
#[derive(Default)]
struct Heap {
    bytes: Vec<u8>,
    known: HashMap<String, u32>,
}

impl Heap {
    /// Where `text` stands, after putting it there if it is new.
    fn put(&mut self, text: &str) -> u32 {
        if let Some(&at) = self.known.get(text) {
            return at;
        }
        let at = self.bytes.len() as u32;
        self.bytes.extend((text.len() as u16).to_le_bytes());
        self.bytes.extend(text.as_bytes());
        self.known.insert(text.to_owned(), at);
        at
    }
}
