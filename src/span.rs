//! Where in an article a fact was read.
//!
//! Inside the reading pipeline a [`Span`] counts bytes, because slicing does; everything that leaves it (JSON,
//! SQL, HTTP) counts Unicode scalar values, because readers in other languages do. [`CharIndex`] converts.

use serde::{Deserialize, Serialize};

/// A half-open range of bytes of an article's text; both ends lie on character boundaries.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default)]
pub struct Span {
    /// First byte.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
}

impl Span {
    /// The span from `start` to `end`, both byte offsets.
    pub fn new(start: usize, end: usize) -> Self {
        debug_assert!(start <= end);
        Self { start: start as u32, end: end as u32 }
    }

    /// The words behind the span; empty when the span does not fit `text`.
    pub fn of(self, text: &str) -> &str {
        text.get(self.start as usize..self.end as usize).unwrap_or("")
    }

    /// Length in bytes.
    pub fn len(self) -> usize {
        (self.end - self.start) as usize
    }

    /// Whether the span covers nothing.
    pub fn is_empty(self) -> bool {
        self.start == self.end
    }

    /// Whether `other` lies wholly within this span.
    pub fn contains(self, other: Self) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// Whether the two share at least one byte.
    pub fn overlaps(self, other: Self) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// The smallest span that covers both.
    #[must_use]
    pub fn cover(self, other: Self) -> Self {
        Self { start: self.start.min(other.start), end: self.end.max(other.end) }
    }
}

/// The same range counted in Unicode scalar values, half-open: what other programs are given.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default, Serialize, Deserialize)]
pub struct CharSpan {
    /// First character.
    pub start: u32,
    /// One past the last character.
    pub end: u32,
}

/// Converts byte spans of one text to character spans in O(1) per look-up after one pass over the text.
///
/// Keeps the character count at every 64th byte and counts at most 63 bytes from there.
#[derive(Debug)]
pub struct CharIndex<'a> {
    text: &'a str,
    counts: Vec<u32>,
    ascii: bool,
}

const STRIDE: usize = 64;

impl<'a> CharIndex<'a> {
    /// Indexes `text`.
    pub fn new(text: &'a str) -> Self {
        let ascii = text.is_ascii();
        let mut counts = Vec::new();
        if !ascii {
            counts.reserve(text.len() / STRIDE + 1);
            let mut n = 0;
            for chunk in text.as_bytes().chunks(STRIDE) {
                counts.push(n);
                n += chars_in(chunk);
            }
        }
        Self { text, counts, ascii }
    }

    /// Characters before byte `offset`.
    pub fn chars_before(&self, offset: u32) -> u32 {
        if self.ascii || self.counts.is_empty() {
            return offset;
        }
        let offset = (offset as usize).min(self.text.len());
        let chunk = (offset / STRIDE).min(self.counts.len() - 1);
        self.counts[chunk] + chars_in(&self.text.as_bytes()[chunk * STRIDE..offset])
    }

    /// The span in characters.
    pub fn span(&self, span: Span) -> CharSpan {
        CharSpan { start: self.chars_before(span.start), end: self.chars_before(span.end) }
    }
}

/// Counts the bytes, at most [`STRIDE`], that begin a character (all but UTF-8 continuation bytes).
fn chars_in(bytes: &[u8]) -> u32 {
    let (words, rest) = bytes.as_chunks::<8>();
    let ones = u64::from_ne_bytes([1; 8]);
    // Bit 7 set and bit 6 not, in all eight bytes at once.
    let continuing = |word: u64| (word >> 7) & !(word >> 6) & ones;
    // Eight sums, one in each byte; the product brings the sum of all into the highest.
    let sums: u64 = words.iter().map(|word| continuing(u64::from_ne_bytes(*word))).sum();
    let continued = (sums.wrapping_mul(ones) >> 56) as u32;
    (8 * words.len()) as u32 - continued + rest.iter().filter(|b| (**b & 0xC0) != 0x80).count() as u32
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn counts_characters_as_the_standard_library_does(text in "\\PC{0,300}") {
            let index = CharIndex::new(&text);
            for (n, (offset, _)) in text.char_indices().enumerate() {
                prop_assert_eq!(index.chars_before(offset as u32), n as u32);
            }
            prop_assert_eq!(index.chars_before(text.len() as u32) as usize, text.chars().count());
        }
    }
}
