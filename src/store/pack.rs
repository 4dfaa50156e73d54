//! Texts made small: what is seldom read takes half its bytes, and storing many articles is mostly writing bytes.
//!
//! LZ4, for it costs less than writing what it saves. A report is too short to repeat its own words, so that the words of
//! all reports stand in a dictionary before it.

use super::Error;
use lz4_flex::block::{compress_prepend_size_with_dict, decompress_size_prepended_with_dict};

/// A report with what most have. Databases are written with it: it never changes.
const DICTIONARY: &[u8] = include_bytes!("schema/report.json");

/// Makes `text` small.
pub(super) fn pack(text: &str) -> Vec<u8> {
    compress_prepend_size_with_dict(text.as_bytes(), DICTIONARY)
}

/// The text that [`pack`] was given.
pub(super) fn unpack(packed: &[u8]) -> Result<String, Error> {
    let bytes =
        decompress_size_prepended_with_dict(packed, DICTIONARY).map_err(|e| Error::Packed(e.to_string()))?;
    String::from_utf8(bytes).map_err(|e| Error::Packed(e.to_string()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_packed_comes_back_and_what_is_damaged_is_told() {
        for text in ["", "a", DICTIONARY_TEXT, &"Residents of Dar\u{2019}\u{101} said so. ".repeat(5_000)] {
            let packed = pack(text);
            assert_eq!(unpack(&packed).unwrap(), text);
            assert!(unpack(&packed[..packed.len() - 1]).is_err());
        }
        assert!(pack(DICTIONARY_TEXT).len() < 32);
        assert!(unpack(&[]).is_err());
    }

    const DICTIONARY_TEXT: &str = include_str!("schema/report.json");
}
