//! Words, numbers and punctuation of a sentence.

use crate::span::Span;

/// One token. Words keep inner apostrophes ("Dara’a", "Mani'a") but are split at hyphens; the possessive "'s" is a
/// token of its own ([`TokenKind::Possessive`]); initialisms with stops ("U.S.", "a.m.") are one word; numbers keep
/// inner separators ("1,000", "40.5").
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Token {
    /// The bytes of the token in the article's text.
    pub span: Span,
    /// What it is.
    pub kind: TokenKind,
    /// Whether its first letter is upper case (always false for scripts without case).
    pub capitalised: bool,
    /// Whether all its letters are upper case and there are at least two.
    pub all_caps: bool,
    /// Whether white space (or the start of the sentence) comes before it.
    pub spaced: bool,
}

/// What a token is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TokenKind {
    /// Letters, with digits or inner apostrophes.
    Word,
    /// Begins with a digit: "13", "1,000", "7th", "2025", "03:40".
    Number,
    /// "'s" or "’s" (or a bare apostrophe after a final s).
    Possessive,
    /// One punctuation mark or symbol.
    Punct,
}

/// Appends the tokens of `block` of `text` to `out`.
pub(super) fn tokenise(text: &str, block: Span, out: &mut Vec<Token>) {
    let bytes = block.of(text);
    let base = block.start as usize;
    let mut spaced = true;
    let mut at = 0;
    while at < bytes.len() {
        let rest = &bytes.as_bytes()[at..];
        if rest[0] == b' ' {
            spaced = true;
            at += 1;
            continue;
        }
        if let Some(len) = plain_word(rest) {
            out.push(Token {
                span: Span::new(base + at, base + at + len),
                kind: TokenKind::Word,
                capitalised: rest[0].is_ascii_uppercase(),
                all_caps: len > 1
                    && !rest[1].is_ascii_lowercase()
                    && !rest[..len].iter().any(u8::is_ascii_lowercase)
                    && rest[..len].iter().filter(|b| b.is_ascii_uppercase()).count() > 1,
                spaced,
            });
            spaced = false;
            at += len;
            continue;
        }
        let Some(c) = bytes[at..].chars().next() else { break };
        if c.is_whitespace() || is_invisible(c) {
            spaced = true;
            at += c.len_utf8();
            continue;
        }
        let (len, kind) = if is_letter(c) {
            word(&bytes[at..])
        } else if c.is_ascii_digit() || c.is_numeric() {
            number(&bytes[at..])
        } else if is_apostrophe(c) {
            possessive(&bytes[at..], spaced)
        } else {
            (c.len_utf8(), TokenKind::Punct)
        };
        let surface = &bytes[at..at + len];
        out.push(Token {
            span: Span::new(base + at, base + at + len),
            kind,
            capitalised: c.is_uppercase(),
            all_caps: is_all_caps(surface),
            spaced,
        });
        spaced = false;
        at += len;
    }
}

/// Which bytes are ASCII letters or digits.
const ALPHANUMERIC: [bool; 256] = {
    let mut table = [false; 256];
    let mut byte = 0_u8;
    while byte < 128 {
        table[byte as usize] = byte.is_ascii_alphanumeric();
        byte += 1;
    }
    table
};

/// Length of the word at the start of `s` if it is written in ASCII letters and digits and nothing beside it can belong to it:
/// most words, read faster than by [`word`].
fn plain_word(s: &[u8]) -> Option<usize> {
    if !s[0].is_ascii_alphabetic() {
        return None;
    }
    let len = s.iter().position(|b| !ALPHANUMERIC[usize::from(*b)]).unwrap_or(s.len());
    match s.get(len) {
        Some(b'.') if len == 1 => None,
        Some(b'\'' | b'`' | 0x80..) => None,
        _ => Some(len),
    }
}

/// Length and kind of the word at the start of `s`.
fn word(s: &str) -> (usize, TokenKind) {
    if let Some(len) = initialism(s) {
        return (len, TokenKind::Word);
    }
    let mut end = 0;
    let mut chars = s.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        if is_letter(c) || c.is_numeric() || is_mark(c) {
            end = at + c.len_utf8();
        } else if is_apostrophe(c) {
            let rest = &s[at + c.len_utf8()..];
            // "Nab' al-Sakhr": a letter of the name that Latin script has not.
            if opens_article(rest) && !s[..end].ends_with('s') {
                return (at + c.len_utf8(), TokenKind::Word);
            }
            let mut following = rest.chars();
            let Some(first) = following.next().filter(|c| is_letter(*c)) else { break };
            // "'s" before a non-letter is the possessive, not part of the name.
            let second_is_letter = following.next().is_some_and(is_letter);
            if matches!(first, 's' | 'S') && !second_is_letter {
                break;
            }
        } else {
            break;
        }
        if chars.peek().is_none() {
            break;
        }
    }
    (end, TokenKind::Word)
}

/// Whether an article of an Arabic name and its hyphen stand behind the space that `s` begins with: " al-Sakhr".
fn opens_article(s: &str) -> bool {
    let article = s.strip_prefix(' ').and_then(|s| s.split_once('-')).map_or("", |(word, _)| word);
    matches!(article.len(), 2 | 3)
        && article.starts_with(['a', 'e', 'A', 'E'])
        && article.bytes().all(|b| b.is_ascii_alphabetic())
}

/// Length of an initialism with stops ("U.S.", "a.m.", "U.N"), at least two letters.
fn initialism(s: &str) -> Option<usize> {
    let b = s.as_bytes();
    let mut at = 0;
    while at + 1 < b.len() && b[at].is_ascii_alphabetic() && b[at + 1] == b'.' {
        at += 2;
    }
    let ends_clean = b.get(at).is_none_or(|c| !c.is_ascii_alphanumeric());
    if at >= 4 && ends_clean {
        Some(at)
    } else if at >= 2
        && b.get(at).is_some_and(u8::is_ascii_alphabetic)
        && b.get(at + 1).is_none_or(|c| !c.is_ascii_alphanumeric())
    {
        Some(at + 1)
    } else {
        None
    }
}

/// Length of the number at the start of `s`, with inner separators and a letter suffix ("7th", "15km").
fn number(s: &str) -> (usize, TokenKind) {
    let b = s.as_bytes();
    let mut at = s.chars().next().map_or(0, char::len_utf8);
    while at < b.len() {
        let separates = matches!(b[at], b',' | b'.' | b':') && b.get(at + 1).is_some_and(u8::is_ascii_digit);
        if b[at].is_ascii_alphanumeric() || separates {
            at += 1;
        } else {
            break;
        }
    }
    (at, TokenKind::Number)
}

/// Length and kind of what an apostrophe outside a word begins.
fn possessive(s: &str, spaced: bool) -> (usize, TokenKind) {
    let mut chars = s.chars();
    let len = chars.next().map_or(0, char::len_utf8);
    let next = chars.next();
    let after = chars.next();
    if !spaced && matches!(next, Some('s' | 'S')) && !after.is_some_and(is_letter) {
        (len + 1, TokenKind::Possessive)
    } else {
        (len, TokenKind::Punct)
    }
}

fn is_letter(c: char) -> bool {
    c.is_alphabetic()
}

/// Combining marks (Arabic vowel signs, Hebrew points, Latin diacritics written apart) belong to the word.
fn is_mark(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}' | '\u{591}'..='\u{5c7}' | '\u{610}'..='\u{61a}' | '\u{64b}'..='\u{65f}' | '\u{670}')
}

/// Apostrophes, and the signs used for ayn and hamza in romanised Arabic.
fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’' | '‘' | '`' | 'ʼ' | 'ʻ' | 'ʿ' | 'ʾ' | '´')
}

/// Characters that show nothing: zero-width spaces and joiners, direction marks, byte order mark.
fn is_invisible(c: char) -> bool {
    matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}' | '\u{feff}' | '\u{ad}')
}

fn is_all_caps(s: &str) -> bool {
    let mut letters = 0;
    for c in s.chars() {
        if c.is_lowercase() {
            return false;
        }
        letters += usize::from(c.is_uppercase());
    }
    letters >= 2
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn words(text: &str) -> Vec<&str> {
        let mut tokens = Vec::new();
        tokenise(text, Span::new(0, text.len()), &mut tokens);
        tokens.iter().map(|t| t.span.of(text)).collect()
    }

    #[test]
    fn tokens_keep_what_belongs_together() {
        assert_eq!(words("Dara’a’s al-Rafid"), ["Dara’a", "’s", "al", "-", "Rafid"]);
        assert_eq!(words("Nab' al-Sakhr"), ["Nab'", "al", "-", "Sakhr"]);
        assert_eq!(words("villagers' al-Rafid"), ["villagers", "'", "al", "-", "Rafid"]);
        assert_eq!(
            words("the U.S.-led raid at 03:40 a.m."),
            ["the", "U.S.", "-", "led", "raid", "at", "03:40", "a.m."]
        );
        assert_eq!(words("1,000 airstrikes, 7th."), ["1,000", "airstrikes", ",", "7th", "."]);
        assert_eq!(words("residents' homes"), ["residents", "'", "homes"]);
        assert_eq!(words("قوات إسرائيلية"), ["قوات", "إسرائيلية"]);
    }

    proptest! {
        #[test]
        fn tokens_cover_all_but_blank_space_in_order(text in "\\PC{0,200}") {
            let mut tokens = Vec::new();
            tokenise(&text, Span::new(0, text.len()), &mut tokens);
            let mut at = 0;
            for t in &tokens {
                prop_assert!(t.span.start as usize >= at && !t.span.is_empty());
                prop_assert!(text[at..t.span.start as usize].chars().all(|c| c.is_whitespace() || is_invisible(c)));
                at = t.span.end as usize;
            }
        }
    }
}
