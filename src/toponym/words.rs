//! The tokens of a text with what the word lists know of each.

use super::lexicon::{Flags, PlaceLexicon, flag};
use crate::span::Span;
use crate::text::{Doc, OfWords, TokenKind};

/// A text's tokens, each looked up once in the word lists.
pub struct Words<'d> {
    /// The text.
    pub doc: &'d Doc<'d>,
    flags: Vec<Flags>,
    lower: OfWords<'d, &'d str>,
    /// For each sentence: most of its longer words have capitals, so that a capital tells nothing.
    title_case: Vec<bool>,
    is_theatre: bool,
}

impl<'d> Words<'d> {
    /// Looks every token of `doc` up; linear.
    pub fn new(doc: &'d Doc<'d>, lexicon: &PlaceLexicon) -> Self {
        let mut flags: Vec<Flags> = doc.of_words(|lower| lexicon.flags(lower)).iter().copied().collect();
        for (flags, _) in flags.iter_mut().zip(&doc.tokens).filter(|(_, t)| t.kind != TokenKind::Word) {
            *flags = 0;
        }
        let title_case = doc.sentences.iter().map(|s| is_title_case(doc, s.tokens.clone())).collect();
        let named = |word: &str| lexicon.flags(&word.to_lowercase()) & flag::THEATRE != 0;
        let of_title =
            || doc.article.title.as_deref().is_some_and(|t| t.split(|c: char| !c.is_alphabetic()).any(named));
        let is_theatre = flags.iter().any(|f| f & flag::THEATRE != 0) || of_title();
        Self { doc, flags, lower: doc.of_words(|lower| lower), title_case, is_theatre }
    }

    /// Whether token `n` stands in one of the sections `any`.
    pub fn is(&self, n: usize, any: Flags) -> bool {
        self.flags.get(n).is_some_and(|f| f & any != 0)
    }

    /// The token in lower case; empty past the end.
    pub fn lower(&self, n: usize) -> &'d str {
        self.lower.get(n).copied().unwrap_or("")
    }

    /// Whether token `n` is a word.
    pub fn is_word(&self, n: usize) -> bool {
        self.doc.tokens.get(n).is_some_and(|t| t.kind == TokenKind::Word)
    }

    /// Whether token `n` is a word that begins with a capital.
    pub fn is_capital(&self, n: usize) -> bool {
        self.doc.tokens.get(n).is_some_and(|t| t.kind == TokenKind::Word && t.capitalised)
    }

    /// Whether all letters of token `n` are capitals (two or more).
    pub fn is_all_caps(&self, n: usize) -> bool {
        self.doc.tokens.get(n).is_some_and(|t| t.all_caps)
    }

    /// Whether token `n` is a number.
    pub fn is_number(&self, n: usize) -> bool {
        self.doc.tokens.get(n).is_some_and(|t| t.kind == TokenKind::Number)
    }

    /// Whether token `n` is a possessive "'s".
    pub fn is_possessive(&self, n: usize) -> bool {
        self.doc.tokens.get(n).is_some_and(|t| t.kind == TokenKind::Possessive)
    }

    /// Whether white space comes before token `n`.
    pub fn is_spaced(&self, n: usize) -> bool {
        self.doc.tokens.get(n).is_some_and(|t| t.spaced)
    }

    /// Whether token `n` is a hyphen that joins two words without space.
    pub fn is_hyphen(&self, n: usize) -> bool {
        matches!(self.lower(n), "-" | "‐" | "‑")
            && !self.is_spaced(n)
            // "al- Rafid", as some newsrooms write.
            && (!self.is_spaced(n + 1) || n > 0 && self.is(n - 1, flag::ARTICLE) && self.is_capital(n + 1))
    }

    /// Whether token `n` is a dash that separates.
    pub fn is_dash(&self, n: usize) -> bool {
        matches!(self.lower(n), "-" | "–" | "—" | "--" | "―") && !self.is_hyphen(n)
    }

    /// Whether capitals tell nothing in sentence `s` (a headline in title case or capitals).
    pub fn is_title_case(&self, s: usize) -> bool {
        self.title_case.get(s).copied().unwrap_or(false)
    }

    /// Whether the text names something of the theatre, so that loose spellings of its places are worth trying.
    pub fn is_theatre(&self) -> bool {
        self.is_theatre
    }

    /// The tokens of sentence `s`.
    pub fn sentence(&self, s: usize) -> std::ops::Range<usize> {
        self.doc.sentences.get(s).map_or(0..0, |s| s.tokens.clone())
    }

    /// The bytes from the first to the last token of a range.
    pub fn span(&self, tokens: std::ops::Range<usize>) -> Span {
        self.doc.span_of(tokens)
    }

    /// Whether token `n` opens a quotation or stands inside its marks.
    pub fn is_quote(&self, n: usize) -> bool {
        matches!(self.lower(n), "\"" | "“" | "”" | "‘" | "’" | "'" | "«" | "»")
    }

    /// The token before `n`, over quotation marks, within sentence tokens from `start`.
    pub fn before(&self, n: usize, start: usize) -> Option<usize> {
        let mut at = n;
        while at > start {
            at -= 1;
            if !self.is_quote(at) {
                return Some(at);
            }
        }
        None
    }

    /// The first token from `n` on that is no quotation mark, before `end`.
    pub fn after(&self, n: usize, end: usize) -> Option<usize> {
        (n..end).find(|at| !self.is_quote(*at))
    }

    /// Whether token `n` reads as a finite verb after a name: an auxiliary, a known verb, or a past form.
    pub fn is_verb(&self, n: usize) -> bool {
        if !self.is_word(n) || self.is_capital(n) {
            return false;
        }
        self.is(n, flag::AUXILIARY | flag::SAYING | flag::ACTING | flag::HOSTING)
            || (self.lower(n).len() > 4 && self.lower(n).ends_with("ed") && self.flags.get(n) == Some(&0))
    }
}

/// Whether most words of four letters and more have capitals, and there are at least four such words.
fn is_title_case(doc: &Doc, tokens: std::ops::Range<usize>) -> bool {
    // A headline has no full stop; a sentence full of names has one.
    if tokens.end.checked_sub(1).is_some_and(|last| matches!(doc.word(last), "." | "”" | "\"")) {
        return false;
    }
    let (mut long, mut capital) = (0, 0);
    for token in tokens.map(|n| doc.tokens[n]) {
        if token.kind == TokenKind::Word && token.span.len() > 3 {
            long += 1;
            capital += usize::from(token.capitalised);
        }
    }
    long >= 4 && capital * 5 >= long * 4
}
