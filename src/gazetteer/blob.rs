//! Opening a compiled gazetteer and reading its records. Nothing is copied or parsed: a record is read where it
//! lies, and bytes that do not fit yield empty strings and zeros, never a panic.

use super::format::{
    HEADER_LEN, MAGIC, NAME_LEN, P_ACCURACY, P_ADMIN1, P_ADMIN2, P_ADMIN3, P_CLASS, P_CODE, P_COUNTRY, P_ID,
    P_LAT, P_LON, P_NAME_COUNT, P_NAMES, P_NOTE, P_PCODE, P_POPULATION, P_PRIOR, P_SOURCE, PLACE_LEN,
    SECTIONS, Section, VERSION,
};
use super::{Outline, Place, PlaceIx};
use std::sync::Arc;

/// Why a block of bytes is not a gazetteer.
#[derive(Debug, thiserror::Error)]
pub enum OpenError {
    /// Too short or not beginning with the magic bytes.
    #[error("not a compiled gazetteer")]
    NotAGazetteer,
    /// Compiled by another version of this program.
    #[error("the gazetteer has layout version {got}, this program reads {VERSION}; compile it again")]
    Version {
        /// The version found.
        got: u32,
    },
    /// Sections that overlap, end outside the block or do not hold whole records.
    #[error("the compiled gazetteer is damaged (section {0}); compile it again")]
    Damaged(usize),
    /// The name index is not readable.
    #[error("the name index of the compiled gazetteer is damaged: {0}")]
    Index(#[from] fst::Error),
}

/// A compiled gazetteer: embedded in the program, or compiled at start and shared by the sections.
#[derive(Clone)]
pub enum Block {
    /// In the binary.
    Embedded(&'static [u8]),
    /// In memory.
    Owned(Arc<[u8]>),
}

impl AsRef<[u8]> for Block {
    fn as_ref(&self) -> &[u8] {
        match self {
            Self::Embedded(bytes) => bytes,
            Self::Owned(bytes) => bytes,
        }
    }
}

impl From<&'static [u8]> for Block {
    fn from(bytes: &'static [u8]) -> Self {
        Self::Embedded(bytes)
    }
}

impl From<Vec<u8>> for Block {
    fn from(bytes: Vec<u8>) -> Self {
        Self::Owned(bytes.into())
    }
}

/// Part of a block.
pub(super) struct Bytes {
    all: Block,
    start: usize,
    end: usize,
}

impl AsRef<[u8]> for Bytes {
    fn as_ref(&self) -> &[u8] {
        // `open` checked the ends.
        &self.all.as_ref()[self.start..self.end]
    }
}

/// The sections of one block.
pub(super) struct Blob {
    places: Bytes,
    names: Bytes,
    heap: Bytes,
    postings: Bytes,
    near: Bytes,
    pub(super) keys: fst::Map<Bytes>,
    pub(super) ids: fst::Map<Bytes>,
    pub(super) theatre_len: u32,
}

impl Blob {
    /// Checks header, version and section ends.
    pub(super) fn open(block: &Block) -> Result<Self, OpenError> {
        let all = block.as_ref();
        if all.len() < HEADER_LEN || all[..4] != MAGIC {
            return Err(OpenError::NotAGazetteer);
        }
        let header = |at| u32_at(all, at);
        if header(4) != VERSION {
            return Err(OpenError::Version { got: header(4) });
        }
        let mut ends = [HEADER_LEN; SECTIONS + 1];
        for section in 0..SECTIONS {
            ends[section + 1] = HEADER_LEN + header(12 + 4 * section) as usize;
            let whole = match section {
                s if s == Section::Places as usize => PLACE_LEN,
                s if s == Section::Names as usize => NAME_LEN,
                s if s == Section::Near as usize => 4,
                _ => 1,
            };
            let len = ends[section + 1].checked_sub(ends[section]);
            if len.is_none_or(|len| len % whole != 0) || ends[section + 1] > all.len() {
                return Err(OpenError::Damaged(section));
            }
        }
        let part = |section: Section| Bytes {
            all: block.clone(),
            start: ends[section as usize],
            end: ends[section as usize + 1],
        };
        let blob = Self {
            places: part(Section::Places),
            names: part(Section::Names),
            heap: part(Section::Heap),
            postings: part(Section::Postings),
            near: part(Section::Near),
            keys: fst::Map::new(part(Section::Keys))?,
            ids: fst::Map::new(part(Section::Ids))?,
            theatre_len: header(8),
        };
        if ends[SECTIONS] == all.len() && blob.theatre_len <= blob.len() {
            Ok(blob)
        } else {
            Err(OpenError::Damaged(SECTIONS))
        }
    }

    /// Checks the sums of both indexes: reads them whole, so not done at every start.
    pub(super) fn verify(&self) -> Result<(), OpenError> {
        self.keys.as_fst().verify()?;
        self.ids.as_fst().verify()?;
        Ok(())
    }

    /// Number of places.
    pub(super) fn len(&self) -> u32 {
        (self.places.as_ref().len() / PLACE_LEN) as u32
    }

    /// The record of a place; one outside the gazetteer is empty.
    pub(super) fn place(&self, ix: PlaceIx) -> Place<'_> {
        let record = self.record(ix);
        let text = |field| self.text(u32_at(record, field));
        let first_name = u32_at(record, P_NAMES);
        Place {
            ix,
            id: text(P_ID),
            name: self.name(first_name),
            lon: degrees(record, P_LON),
            lat: degrees(record, P_LAT),
            class: char::from(record[P_CLASS]),
            code: text(P_CODE),
            country: country(record),
            admin1: text(P_ADMIN1),
            admin2: text(P_ADMIN2),
            admin3: text(P_ADMIN3),
            pcode: text(P_PCODE),
            population: u32_at(record, P_POPULATION),
            accuracy_m: accuracy(record),
            source: text(P_SOURCE),
            note: text(P_NOTE),
            first_name,
            name_count: u32::from(u16::from_le_bytes([record[P_NAME_COUNT], record[P_NAME_COUNT + 1]])),
            blob: self,
        }
    }

    /// The part of a place's record that tells it from others of its name.
    pub(super) fn outline(&self, ix: PlaceIx) -> Outline<'_> {
        let record = self.record(ix);
        Outline {
            lon: degrees(record, P_LON),
            lat: degrees(record, P_LAT),
            class: char::from(record[P_CLASS]),
            code: self.text(u32_at(record, P_CODE)),
            country: country(record),
            admin1: self.text(u32_at(record, P_ADMIN1)),
            population: u32_at(record, P_POPULATION),
            accuracy_m: accuracy(record),
        }
    }

    /// The bytes of a place; those of one outside the gazetteer are zero.
    fn record(&self, ix: PlaceIx) -> &[u8] {
        let at = ix.0 as usize * PLACE_LEN;
        self.places.as_ref().get(at..at + PLACE_LEN).unwrap_or(&[0; PLACE_LEN])
    }

    /// The text of a name.
    pub(super) fn name(&self, name: u32) -> &str {
        self.text(u32_at(self.names.as_ref(), name as usize * NAME_LEN))
    }

    /// The strict key of a name of the theatre; empty for the world.
    pub(super) fn strict_key(&self, name: u32) -> &[u8] {
        self.bytes(u32_at(self.names.as_ref(), name as usize * NAME_LEN + 8))
    }

    /// [`Place::prior`] in ten-thousandths and the first name of a place, without reading the rest of its record.
    pub(super) fn prior_and_first_name(&self, ix: PlaceIx) -> (u16, u32) {
        let record = self.record(ix);
        (u16::from_le_bytes([record[P_PRIOR], record[P_PRIOR + 1]]), u32_at(record, P_NAMES))
    }

    /// The place that has a name.
    pub(super) fn place_of(&self, name: u32) -> PlaceIx {
        PlaceIx(u32_at(self.names.as_ref(), name as usize * NAME_LEN + 4))
    }

    /// The names a value of the key map stands for, ascending.
    pub(super) fn postings(&self, value: u64) -> impl Iterator<Item = u32> {
        let list = (value & 1 == 1).then(|| {
            let bytes = self.postings.as_ref().get((value >> 1) as usize..).unwrap_or(&[]);
            let count = u32_at(bytes, 0) as usize;
            bytes.get(4..).unwrap_or(&[]).chunks_exact(4).take(count).map(|b| u32_at(b, 0))
        });
        let one = (value & 1 == 0).then_some((value >> 1) as u32);
        one.into_iter().chain(list.into_iter().flatten())
    }

    /// The `n`-th place from the south.
    pub(super) fn by_latitude(&self, n: usize) -> PlaceIx {
        PlaceIx(u32_at(self.near.as_ref(), n * 4))
    }

    /// Longitude and latitude of a place, without reading the rest of its record.
    pub(super) fn lon_lat(&self, ix: PlaceIx) -> (f64, f64) {
        let record = self.record(ix);
        (degrees(record, P_LON), degrees(record, P_LAT))
    }

    fn text(&self, at: u32) -> &str {
        std::str::from_utf8(self.bytes(at)).unwrap_or("")
    }

    fn bytes(&self, at: u32) -> &[u8] {
        let bytes = self.heap.as_ref().get(at as usize..).unwrap_or(&[]);
        let Some((len, rest)) = bytes.split_first_chunk() else { return &[] };
        rest.get(..usize::from(u16::from_le_bytes(*len))).unwrap_or(&[])
    }
}

fn u32_at(bytes: &[u8], at: usize) -> u32 {
    bytes.get(at..).and_then(|b| b.first_chunk()).map_or(0, |b| u32::from_le_bytes(*b))
}

/// ISO 3166-1 alpha-2; empty for none.
fn country(record: &[u8]) -> &str {
    match &record[P_COUNTRY..P_COUNTRY + 2] {
        [0, _] => "",
        code => std::str::from_utf8(code).unwrap_or(""),
    }
}

fn accuracy(record: &[u8]) -> Option<u32> {
    Some(u32_at(record, P_ACCURACY)).filter(|m| *m > 0)
}

fn degrees(record: &[u8], at: usize) -> f64 {
    f64::from(u32_at(record, at) as i32) / 1e5
}
