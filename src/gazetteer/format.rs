//! The layout of the compiled gazetteer: one block of bytes that is opened without parsing.
//!
//! All numbers are little-endian. After the header come the sections in the order of [`Section`]:
//!
//! - **places**: records of [`PLACE_LEN`] bytes, the theatre's first, then the world's; fields at the `P_*` offsets.
//!   Strings are offsets into the heap; degrees are whole 1e-5.
//! - **names**: records of [`NAME_LEN`] bytes (heap offset, place, heap offset of the strict key), the names of a place side by side, display name
//!   first, then the alternates as in the table.
//! - **heap**: strings, each a `u16` length and its bytes, equal strings once.
//! - **postings**: lists for keys of more than one name, each a `u32` count and so many name numbers, ascending.
//! - **keys**: an `fst::Map` from level tag and key to `name << 1` or, for a list, `offset << 1 | 1`.
//! - **ids**: an `fst::Map` from place id to place number.
//! - **near**: place numbers by latitude, for the nearest-neighbour query.

/// First bytes of every block.
pub const MAGIC: [u8; 4] = *b"ZWGZ";
/// Layout version; a reader refuses any other.
pub const VERSION: u32 = 2;

/// The sections in file order.
#[derive(Clone, Copy)]
pub enum Section {
    /// Place records.
    Places,
    /// Name records.
    Names,
    /// Strings.
    Heap,
    /// Lists of names.
    Postings,
    /// Keys to names.
    Keys,
    /// Ids to places.
    Ids,
    /// Places by latitude.
    Near,
}

/// Number of sections.
pub const SECTIONS: usize = 7;
/// Magic, version, number of theatre places, then the end of each section counted from the end of the header.
pub const HEADER_LEN: usize = 12 + 4 * SECTIONS;

/// Bytes of a place record.
pub const PLACE_LEN: usize = 64;
/// Bytes of a name record.
pub const NAME_LEN: usize = 12;

/// Heap offset of the id.
pub const P_ID: usize = 0;
/// Heap offset of the first-level area.
pub const P_ADMIN1: usize = 4;
/// Heap offset of the second-level area.
pub const P_ADMIN2: usize = 8;
/// Heap offset of the third-level area.
pub const P_ADMIN3: usize = 12;
/// Heap offset of the p-code.
pub const P_PCODE: usize = 16;
/// Heap offset of the feature code.
pub const P_CODE: usize = 20;
/// Heap offset of the source.
pub const P_SOURCE: usize = 24;
/// Heap offset of the note.
pub const P_NOTE: usize = 28;
/// Longitude, `i32`.
pub const P_LON: usize = 32;
/// Latitude, `i32`.
pub const P_LAT: usize = 36;
/// Population, `u32`.
pub const P_POPULATION: usize = 40;
/// Accuracy in metres, `u32`.
pub const P_ACCURACY: usize = 44;
/// First name, `u32`.
pub const P_NAMES: usize = 48;
/// Number of names, `u16`.
pub const P_NAME_COUNT: usize = 52;
/// Feature class, one ASCII letter.
pub const P_CLASS: usize = 54;
/// Country, two ASCII letters or zeros.
pub const P_COUNTRY: usize = 55;
/// Prior in ten-thousandths, `u16`.
pub const P_PRIOR: usize = 58;

/// Tag of a plain key.
pub const TAG_PLAIN: u8 = b'P';
/// Tag of a strict key.
pub const TAG_STRICT: u8 = b'S';
/// Tag of a loose key.
pub const TAG_LOOSE: u8 = b'L';
