//! Text as it is compared: case, accents and white space aside.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Text as it is compared: lower case, without accents or marks, apostrophes alike, white space single.
pub fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    if text.is_ascii() {
        // Nothing to take apart: the same rules, byte for byte.
        text.bytes().for_each(|b| push(&mut folded, b.to_ascii_lowercase().into()));
    } else {
        let letters = text.nfkd().filter(|c| !is_combining_mark(*c));
        letters.flat_map(char::to_lowercase).for_each(|c| push(&mut folded, c));
    }
    folded.truncate(folded.trim_end().len());
    folded
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
        assert_eq!(without_marks("Dar’ā"), "Dar’a");
        assert_eq!(without_case("DAR’Ā"), "dar’ā");
    }
}
