//! Text as it is compared: case, accents and white space aside.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Text as it is compared: lower case, without accents or marks, apostrophes alike, white space single.
pub fn fold(text: &str) -> String {
    if text.is_ascii() {
        return fold_ascii(text);
    }
    let mut folded = String::with_capacity(text.len());
    let letters = text.nfkd().filter(|c| !is_combining_mark(*c));
    letters.flat_map(char::to_lowercase).for_each(|c| push(&mut folded, c));
    folded.truncate(folded.trim_end().len());
    folded
}

/// The same rules where there is nothing to take apart, byte for byte.
fn fold_ascii(text: &str) -> String {
    let mut folded = Vec::with_capacity(text.len());
    let mut is_open = false;
    for byte in text.bytes() {
        let byte = match byte {
            b'`' => b'\'',
            b'|' | 0..=b' ' | 0x7f => b' ',
            byte => byte.to_ascii_lowercase(),
        };
        if byte != b' ' || is_open {
            folded.push(byte);
        }
        is_open = byte != b' ';
    }
    if !is_open {
        folded.pop();
    }
    // What is ASCII is text.
    String::from_utf8(folded).unwrap_or_default()
}

/// Adds a letter in lower case as [`fold`] writes it.
fn push(folded: &mut String, c: char) {
    match c {
        '\u{2018}' | '\u{2019}' | '\u{02bc}' | '\u{02bb}' | '`' => folded.push('\''),
        // `|` separates the entries of a folded list.
        c if c.is_whitespace() || c == '|' || c.is_control() => {
            if !folded.ends_with(' ') && !folded.is_empty() {
                folded.push(' ');
            }
        }
        c => folded.push(c),
    }
}

/// The same text in lower case (`CASEI` of CQL2).
pub fn without_case(text: &str) -> String {
    text.to_lowercase()
}

/// The same text without accents and marks (`ACCENTI` of CQL2).
pub fn without_marks(text: &str) -> String {
    text.nfd().filter(|c| !is_combining_mark(*c)).nfc().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folding_makes_spellings_of_one_word_alike() {
        assert_eq!(fold("  Dar’ā \u{a0} City "), "dar'a city");
        assert_eq!(fold("Quneitra|x"), "quneitra x");
        for text in ["", " ", "|", "a", " A  b\t\u{b}|c` ", "\u{7f}x|", "Dar'a (City)"] {
            let mut slowly = String::new();
            text.chars().flat_map(char::to_lowercase).for_each(|c| push(&mut slowly, c));
            assert_eq!(fold(text), slowly.trim_end(), "{text:?}");
        }
        assert_eq!(without_marks("Dar’ā"), "Dar’a");
        assert_eq!(without_case("DAR’Ā"), "dar’ā");
    }
}
