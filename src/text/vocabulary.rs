//! The different words of a text, numbered in the order in which they first occur.

use super::Token;
use foldhash::fast::RandomState;
use std::hash::BuildHasher;

/// For every token the number of its word, and for every word its first token.
#[derive(Debug, Default)]
pub(super) struct Vocabulary {
    pub(super) words: Vec<u32>,
    pub(super) first_tokens: Vec<u32>,
}

/// Different words that room is made for at first; few texts have more.
const MAX_RESERVED: usize = 4_096;

impl Vocabulary {
    /// Numbers the words of `tokens` of the text `lower`; linear.
    ///
    /// A table of its own rather than one of the library, since every word of every article goes through it: short words are
    /// hashed in a few steps and compared once.
    pub(super) fn of(lower: &str, tokens: &[Token]) -> Self {
        let lower = lower.as_bytes();
        let word = |token: usize| {
            let span = tokens[token].span;
            &lower[span.start as usize..span.end as usize]
        };
        // Seeded, since whoever writes an article chooses the words.
        let seed = RandomState::default().hash_one(0_u64) | 1;
        let room = (tokens.len() / 2).clamp(16, MAX_RESERVED);
        let mut vocabulary = Self { words: Vec::with_capacity(tokens.len()), first_tokens: Vec::new() };
        let mut hashes: Vec<u64> = Vec::with_capacity(room);
        // Number and one more, 0 for none, at the first free place behind the word's hash; at least half of it is free, and its
        // length is a power of two.
        let mut table = vec![0_u32; (2 * room).next_power_of_two()];
        for token in 0..tokens.len() {
            let hash = hash(word(token), seed);
            let mut at = hash as usize & (table.len() - 1);
            let number = loop {
                let Some(number) = table[at].checked_sub(1) else {
                    let number = hashes.len();
                    hashes.push(hash);
                    vocabulary.first_tokens.push(token as u32);
                    table[at] = number as u32 + 1;
                    if 2 * hashes.len() >= table.len() {
                        table = spread(&hashes, 4 * hashes.len());
                    }
                    break number as u32;
                };
                let known = number as usize;
                if hashes[known] == hash && word(vocabulary.first_tokens[known] as usize) == word(token) {
                    break number;
                }
                at = (at + 1) & (table.len() - 1);
            };
            vocabulary.words.push(number);
        }
        vocabulary
    }
}

/// A table with room for `room` words that holds the words with these hashes.
fn spread(hashes: &[u64], room: usize) -> Vec<u32> {
    let mut table = vec![0; room.next_power_of_two()];
    for (number, hash) in hashes.iter().enumerate() {
        let mut at = *hash as usize & (table.len() - 1);
        while table[at] != 0 {
            at = (at + 1) & (table.len() - 1);
        }
        table[at] = number as u32 + 1;
    }
    table
}

/// Multiplies eight bytes at a time with the seed, and folds the product.
fn hash(word: &[u8], seed: u64) -> u64 {
    let mix = |hash: u64, bytes: u64| {
        let product = u128::from(hash ^ bytes) * u128::from(seed ^ 0x9e37_79b9_7f4a_7c15);
        product as u64 ^ (product >> 64) as u64
    };
    let start = seed.rotate_left(32) ^ word.len() as u64;
    if let Some(last) = word.last_chunk::<8>() {
        let (eights, _) = word.as_chunks::<8>();
        let hash = eights.iter().fold(start, |hash, eight| mix(hash, u64::from_le_bytes(*eight)));
        return mix(hash, u64::from_le_bytes(*last));
    }
    let bytes = match (word.first_chunk::<4>(), word.last_chunk::<4>(), word) {
        (Some(first), Some(last), _) => {
            u64::from(u32::from_le_bytes(*first)) | u64::from(u32::from_le_bytes(*last)) << 32
        }
        (.., [first, .., last]) => {
            u64::from(*first) | u64::from(word[word.len() / 2]) << 8 | u64::from(*last) << 16
        }
        (.., [only]) => u64::from(*only),
        _ => 0,
    };
    mix(mix(start, bytes), bytes)
}

#[cfg(test)]
mod tests {
    use super::super::token::tokenise;
    use super::*;
    use crate::span::Span;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn equal_words_have_one_number(text in "([a-cé]{1,20} ?){0,400}") {
            let mut tokens = Vec::new();
            tokenise(&text, Span::new(0, text.len()), &mut tokens);
            let vocabulary = Vocabulary::of(&text, &tokens);
            let mut seen: Vec<&str> = Vec::new();
            for (token, number) in tokens.iter().zip(&vocabulary.words) {
                let word = token.span.of(&text);
                let expected = seen.iter().position(|w| *w == word).unwrap_or_else(|| {
                    seen.push(word);
                    seen.len() - 1
                });
                prop_assert_eq!(*number as usize, expected);
            }
            let first: Vec<&str> =
                vocabulary.first_tokens.iter().map(|n| tokens[*n as usize].span.of(&text)).collect();
            prop_assert_eq!(first, seen);
        }
    }
}
