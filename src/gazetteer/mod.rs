//! Places and their names: which entries a spelling may stand for. Which of them a text means is decided in
//! `geoparse`; whether the words are a place name at all, in `toponym`.
//!
//! The tables in `data/gazetteer/` are compiled at build time ([`compile`]) into one block ([`mod@format`]) that is
//! embedded and opened without parsing. Names meet by three keys ([`fold`]).
//!
//! ```
//! use zonewatch::gazetteer::{Gazetteer, Match};
//! let gazetteer = Gazetteer::embedded();
//! let best = &gazetteer.lookup("Alqunaytra")[0];
//! assert_eq!((gazetteer.place(best.place).name, best.level), ("Quneitra", Match::Loose));
//! ```

mod blob;
pub mod compile;
mod extend;
pub mod fold;
pub mod format;
pub mod geonames;
mod memo;
mod near;
pub mod report;
mod script;
pub mod sources;
mod walk;

pub use blob::{Block, OpenError};
pub use extend::Error as ExtendError;
pub use script::Script;
pub use walk::{Step, Walker};

use blob::Blob;
use memo::Memo;
use std::collections::BTreeMap;
use std::sync::{LazyLock, OnceLock};
use thread_local::ThreadLocal;

static EMBEDDED: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/gazetteer.bin"));

/// What [`Gazetteer::current`] gives.
static CURRENT: OnceLock<&'static Gazetteer> = OnceLock::new();

/// Longest strict key compared with edits; longer names are not tried.
const MAX_FUZZY_KEY: usize = 40;

/// Longest strict key in which another consonant makes another name: only its vowels may differ.
const SHORT_KEY: usize = 7;

/// The number of a place in one gazetteer; theatre first, then world. Not stable between builds: store the id.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct PlaceIx(pub u32);

/// How closely a spelling fits a name, best first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Match {
    /// The same letters; case, marks, apostrophes, hyphens and spaces aside.
    Exact,
    /// The article and spellings of one sound aside as well (`ou`/`u`, `-ah`/`-a`, `Beit`/`Bayt`). Theatre only.
    Strict,
    /// Another romanisation of the name, at most two letters in five away; needs support from the context.
    /// Theatre only.
    Loose,
    /// So many letters of the strict key changed; needs strong support. Theatre only.
    Edit(u8),
}

/// A place a spelling may stand for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Candidate {
    /// The place.
    pub place: PlaceIx,
    /// How closely the spelling fits.
    pub level: Match,
    /// How many letters of the two strict keys differ; 0 above [`Match::Loose`].
    pub edits: u8,
    /// Whether it fits the display name rather than an alternate.
    pub is_display_name: bool,
    /// The name it fits, for [`Gazetteer::name`].
    pub name: NameIx,
}

/// The number of a name in one gazetteer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct NameIx(u32);

/// One entry.
#[derive(Clone, Copy)]
pub struct Place<'g> {
    /// Its number.
    pub ix: PlaceIx,
    /// Stable id, e.g. `gn:170654`.
    pub id: &'g str,
    /// Display name (English, as the press writes it).
    pub name: &'g str,
    /// Degrees east, WGS 84.
    pub lon: f64,
    /// Degrees north, WGS 84.
    pub lat: f64,
    /// `GeoNames` feature class: `A` area, `P` populated place, `T` height, `H` water, `S` building, `L` region.
    pub class: char,
    /// `GeoNames` feature code, e.g. `PPLA`, `ADM1`.
    pub code: &'g str,
    /// ISO 3166-1 alpha-2; empty for seas and regions across borders.
    pub country: &'g str,
    /// First-level area, by name; empty when not known.
    pub admin1: &'g str,
    /// Second-level area.
    pub admin2: &'g str,
    /// Third-level area.
    pub admin3: &'g str,
    /// OCHA place code; areas and neighbourhoods of Syria only.
    pub pcode: &'g str,
    /// Inhabitants; 0 when not known.
    pub population: u32,
    /// How far off the point may be, in metres; `None` when the source says nothing.
    pub accuracy_m: Option<u32>,
    /// Where the row comes from: a name of `data/SOURCES.md`.
    pub source: &'g str,
    /// What the table says about the row.
    pub note: &'g str,
    first_name: u32,
    name_count: u32,
    blob: &'g Blob,
}

impl std::fmt::Debug for Place<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{} {} ({} {})", self.id, self.name, self.country, self.code)
    }
}

impl<'g> Place<'g> {
    /// Other names, in the order of the table.
    pub fn alternates(&self) -> impl Iterator<Item = &'g str> + use<'g> {
        let blob = self.blob;
        (self.first_name..self.first_name + self.name_count).skip(1).map(move |name| blob.name(name))
    }

    /// How likely the place is to be named at all, 0 to 1, from its kind and size alone (see `compile`).
    pub fn prior(&self) -> f32 {
        f32::from(self.blob.prior_and_first_name(self.ix).0) / 1e4
    }
}

/// What tells the places of one name apart, read without the rest of their record; more on the fields at [`Place`].
#[derive(Debug, Clone, Copy)]
pub struct Outline<'g> {
    /// Degrees east, WGS 84.
    pub lon: f64,
    /// Degrees north, WGS 84.
    pub lat: f64,
    /// `GeoNames` feature class.
    pub class: char,
    /// `GeoNames` feature code.
    pub code: &'g str,
    /// ISO 3166-1 alpha-2; may be empty.
    pub country: &'g str,
    /// First-level area, by name; may be empty.
    pub admin1: &'g str,
    /// Inhabitants; 0 when not known.
    pub population: u32,
    /// How far off the point may be, in metres.
    pub accuracy_m: Option<u32>,
}

/// All places, and the index of their names.
pub struct Gazetteer {
    blob: Blob,
    roots: [Option<(fst::raw::CompiledAddr, fst::raw::Output)>; 3],
    areas: OnceLock<BTreeMap<(String, String), PlaceIx>>,
    capitals: OnceLock<BTreeMap<String, PlaceIx>>,
    memo: ThreadLocal<Memo>,
}

impl std::fmt::Debug for Gazetteer {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{} places", self.len())
    }
}

impl Gazetteer {
    /// The gazetteer inside the program, opened at first use.
    pub fn embedded() -> &'static Self {
        static OPENED: LazyLock<Gazetteer> = LazyLock::new(|| {
            Gazetteer::open(EMBEDDED)
                .expect("the build program wrote this block with the same layout version")
        });
        &OPENED
    }

    /// The gazetteer that this process reads with: the one given to [`Self::install`], else [`Self::embedded`].
    pub fn current() -> &'static Self {
        CURRENT.get_or_init(Self::embedded)
    }

    /// Makes this the [`Self::current`] gazetteer, for the rest of the process; `false` if that was asked for before,
    /// since places found in two gazetteers must not meet.
    pub fn install(self) -> bool {
        CURRENT.set(Box::leak(Box::new(self))).is_ok()
    }

    /// Opens a block of bytes made by [`compile::compile`].
    pub fn open(block: impl Into<Block>) -> Result<Self, OpenError> {
        let blob = Blob::open(&block.into())?;
        let roots = walk::roots(blob.keys.as_fst());
        Ok(Self { blob, roots, areas: OnceLock::new(), capitals: OnceLock::new(), memo: ThreadLocal::new() })
    }

    /// Reads the whole index and checks its sums; for blocks that came from elsewhere.
    pub fn verify(&self) -> Result<(), OpenError> {
        self.blob.verify()
    }

    /// Number of places.
    pub fn len(&self) -> usize {
        self.blob.len() as usize
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Every place, theatre first.
    pub fn places(&self) -> impl Iterator<Item = Place<'_>> {
        (0..self.blob.len()).map(|ix| self.place(PlaceIx(ix)))
    }

    /// The entry with this number.
    pub fn place(&self, ix: PlaceIx) -> Place<'_> {
        self.blob.place(ix)
    }

    /// What of the entry with this number tells it from others of its name.
    pub fn outline(&self, ix: PlaceIx) -> Outline<'_> {
        self.blob.outline(ix)
    }

    /// The [`Place::name`] of the entry with this number.
    pub fn display_name(&self, ix: PlaceIx) -> &str {
        let (_, first_name) = self.blob.prior_and_first_name(ix);
        self.blob.name(first_name)
    }

    /// The entry with this id, e.g. `gn:170654`.
    pub fn by_id(&self, id: &str) -> Option<PlaceIx> {
        self.blob.ids.get(id).map(|ix| PlaceIx(ix as u32))
    }

    /// Whether the place belongs to the theatre, at village level, rather than to the world.
    pub fn is_theatre(&self, ix: PlaceIx) -> bool {
        ix.0 < self.blob.theatre_len
    }

    /// A name as it stands in the table.
    pub fn name(&self, name: NameIx) -> &str {
        self.blob.name(name.0)
    }

    /// A walk over the words of a text, at its start.
    pub fn walker(&self) -> Walker<'_> {
        Walker::new(self)
    }

    /// The places whose name is `name` as a whole, best level first, then by [`Place::prior`].
    pub fn lookup(&self, name: &str) -> Vec<Candidate> {
        let mut walker = self.walker();
        let mut last = Step::default();
        for word in fold::words(name) {
            last = walker.push_word(word);
        }
        self.candidates(&last)
    }

    /// The places whose name ended at `step`, each once at its best level, in the order of [`Self::lookup`].
    pub fn candidates(&self, step: &Step) -> Vec<Candidate> {
        self.candidates_within(step, Match::Loose)
    }

    /// [`Self::candidates`] no looser than `loosest`.
    pub fn candidates_within(&self, step: &Step, loosest: Match) -> Vec<Candidate> {
        let names = &self.memo.get_or_default().names;
        let key = (*step, loosest);
        if let Some(found) = names.borrow().get(&key) {
            return found;
        }
        let mut found = Vec::new();
        for (level, value) in step.hits().filter(|(level, _)| *level <= loosest) {
            self.collect(level, value, step.typed(), &mut found);
        }
        self.sort(&mut found);
        names.borrow_mut().keep(key, &found);
        found
    }

    /// The theatre's places with a name at most `max_edits` letters from `name`, compared by strict key: none for keys
    /// of up to four letters, one up to eight, else two.
    ///
    /// One or two changed letters turn one village into another: only for a context that supports it.
    pub fn fuzzy(&self, name: &str, max_edits: u8) -> Vec<Candidate> {
        let key = fold::keys(name).strict;
        let mut found = Vec::new();
        if key.is_empty() || key.len() > MAX_FUZZY_KEY {
            return found;
        }
        // A short name is nothing but other short names with letters changed.
        let allowed = match key.len() {
            0..=4 => 0,
            5..=8 => 1,
            _ => 2,
        };
        let likenesses = &self.memo.get_or_default().likenesses;
        let asked = (key.into_boxed_str(), max_edits.min(allowed));
        if let Some(found) = likenesses.borrow().get(&asked) {
            return found;
        }
        let (key, most) = &asked;
        let mut names = Vec::new();
        let lane = self.roots[walk::STRICT];
        near::near(self.blob.keys.as_fst(), lane, key, *most, &mut |edits, value| {
            names.push((edits, value));
        });
        names.sort_by_key(|(edits, _)| *edits);
        for (edits, value) in names {
            let level = if edits == 0 { Match::Strict } else { Match::Edit(edits) };
            self.collect(level, value, key.as_bytes(), &mut found);
        }
        self.sort(&mut found);
        likenesses.borrow_mut().keep(asked, &found);
        found
    }

    /// Adds the places behind an index value, except those already there and, at the loose level, those whose name
    /// is too far from `typed`, the strict key of what was looked up.
    fn collect(&self, level: Match, value: u64, typed: &[u8], found: &mut Vec<Candidate>) {
        for name in self.blob.postings(value) {
            let place = self.blob.place_of(name);
            let edits = match level {
                Match::Loose => match loose_edits(typed, self.blob.strict_key(name)) {
                    Some(edits) => edits,
                    None => continue,
                },
                Match::Edit(_)
                    if typed.len() <= SHORT_KEY
                        && !has_same_consonants(typed, self.blob.strict_key(name)) =>
                {
                    continue;
                }
                Match::Edit(edits) => edits,
                _ => 0,
            };
            let (_, first_name) = self.blob.prior_and_first_name(place);
            let candidate =
                Candidate { place, level, edits, is_display_name: first_name == name, name: NameIx(name) };
            // Better levels came first; at one level the nearest spelling of a place counts.
            match found.iter_mut().find(|known| known.place == place) {
                Some(known) if known.level == level && known.edits > edits => *known = candidate,
                Some(_) => {}
                None => found.push(candidate),
            }
        }
    }

    fn sort(&self, found: &mut [Candidate]) {
        found.sort_by_cached_key(|c| {
            let (prior, _) = self.blob.prior_and_first_name(c.place);
            (c.level, c.edits, std::cmp::Reverse(prior), c.place)
        });
    }

    /// Places at most `radius_km` from a point, nearest first.
    ///
    /// Distances are on the sphere (haversine, mean Earth radius), within 0.6 % of the ellipsoid.
    pub fn near(&self, lon: f64, lat: f64, radius_km: f64) -> Vec<PlaceIx> {
        let margin = radius_km / 110.0;
        let lat_of = |n: usize| self.blob.lon_lat(self.blob.by_latitude(n)).1;
        let mut found: Vec<(f64, PlaceIx)> = (lower_bound(self.len(), |n| lat_of(n) < lat - margin)
            ..self.len())
            .map(|n| self.blob.by_latitude(n))
            .map(|ix| (ix, self.blob.lon_lat(ix)))
            .take_while(|(_, point)| point.1 <= lat + margin)
            .map(|(ix, point)| (haversine_km((lon, lat), point), ix))
            .filter(|(km, _)| *km <= radius_km)
            .collect();
        found.sort_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)));
        found.into_iter().map(|(_, ix)| ix).collect()
    }

    /// The area entry of a first-level area, by country and the name in [`Place::admin1`].
    pub fn admin1(&self, country: &str, name: &str) -> Option<PlaceIx> {
        let areas = self.areas.get_or_init(|| {
            let areas = self.of_code("ADM1");
            areas.map(|(ix, o)| ((o.country.to_owned(), o.admin1.to_owned()), ix)).collect()
        });
        areas.get(&(country.to_owned(), name.to_owned())).copied()
    }

    /// The seat of government of a country (ISO 3166-1 alpha-2), as the table has it (`GeoNames` code `PPLC`).
    pub fn capital(&self, country: &str) -> Option<PlaceIx> {
        let capitals = self.capitals.get_or_init(|| {
            let capitals = self.of_code("PPLC");
            capitals.map(|(ix, o)| (o.country.to_owned(), ix)).collect()
        });
        capitals.get(country).copied()
    }

    /// The entries of a `GeoNames` feature code; only what tells them apart is decoded, as all entries are gone through.
    fn of_code(&self, code: &'static str) -> impl Iterator<Item = (PlaceIx, Outline<'_>)> {
        let outlines = (0..self.blob.len()).map(|ix| (PlaceIx(ix), self.outline(PlaceIx(ix))));
        outlines.filter(move |(_, outline)| outline.code == code)
    }

    /// Whether `inner` lies in the area `outer` (country, first, second or third level), by the area's names.
    ///
    /// An area lies in itself. `false` when `outer` is not an area.
    pub fn is_within(&self, inner: PlaceIx, outer: PlaceIx) -> bool {
        let (inner, outer) = (self.place(inner), self.place(outer));
        let same1 = inner.country == outer.country && inner.admin1 == outer.admin1;
        let same2 = same1 && inner.admin2 == outer.admin2;
        match outer.code {
            "ADM1" => same1,
            "ADM2" => same2,
            "ADM3" => same2 && inner.admin3 == outer.admin3,
            code => code.starts_with("PCL") && inner.country == outer.country,
        }
    }
}

/// Whether two strict keys differ in their vowels only.
fn has_same_consonants(a: &[u8], b: &[u8]) -> bool {
    let consonants = |key: &'_ [u8]| -> Vec<u8> {
        key.iter()
            .copied()
            .filter(|c| !matches!(c, b'a' | b'e' | b'i' | b'o' | b'u' | b'w' | b'y' | b' '))
            .collect()
    };
    consonants(a) == consonants(b)
}

/// The edits between two strict keys with one loose key, if they are near enough to be romanisations of one name:
/// at most two letters in five. The loose key alone drops the vowels, and would take Kadin for Akdanah.
fn loose_edits(a: &[u8], b: &[u8]) -> Option<u8> {
    let allowed = (a.len().max(b.len()) * 2 / 5).max(1);
    if a.len().abs_diff(b.len()) > allowed {
        return None;
    }
    let edits = edit_distance(a, b);
    (edits <= allowed).then_some(edits.min(255) as u8)
}

/// Levenshtein distance of two keys, in bytes (keys are ASCII where it matters), each cut at 63.
fn edit_distance(a: &[u8], b: &[u8]) -> usize {
    let (a, b) = (&a[..a.len().min(63)], &b[..b.len().min(63)]);
    // Letters that both begin or end with cost nothing, and romanisations of one name have most of theirs so.
    let first = a.iter().zip(b).take_while(|(x, y)| x == y).count();
    let (a, b) = (&a[first..], &b[first..]);
    let last = a.iter().rev().zip(b.iter().rev()).take_while(|(x, y)| x == y).count();
    let (a, b) = (&a[..a.len() - last], &b[..b.len() - last]);
    let mut cells: [u8; 64] = std::array::from_fn(|n| n as u8);
    let row = &mut cells[..=b.len()];
    for (i, x) in a.iter().enumerate() {
        let mut diagonal = row[0];
        row[0] = i as u8 + 1;
        for (j, y) in b.iter().enumerate() {
            let changed = diagonal + u8::from(x != y);
            diagonal = row[j + 1];
            row[j + 1] = changed.min(diagonal + 1).min(row[j] + 1);
        }
    }
    usize::from(row[b.len()])
}

/// First `n` below `len` for which `before` is false; `before` must be true for all smaller ones.
fn lower_bound(len: usize, before: impl Fn(usize) -> bool) -> usize {
    let (mut low, mut high) = (0, len);
    while low < high {
        let middle = usize::midpoint(low, high);
        if before(middle) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    low
}

/// Great-circle distance between two points (lon, lat in degrees), in kilometres.
pub fn haversine_km(a: (f64, f64), b: (f64, f64)) -> f64 {
    let (lat_a, lat_b) = (a.1.to_radians(), b.1.to_radians());
    let half_lat = ((lat_b - lat_a) / 2.0).sin();
    let half_lon = ((b.0 - a.0).to_radians() / 2.0).sin();
    let chord = half_lat * half_lat + lat_a.cos() * lat_b.cos() * half_lon * half_lon;
    2.0 * 6371.0088 * chord.sqrt().min(1.0).asin()
}

#[cfg(test)]
mod measure;
#[cfg(test)]
mod tests;
