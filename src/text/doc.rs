//! An article with its sentences and tokens: what every later step reads from.

use super::vocabulary::Vocabulary;
use super::{Article, BlockKind, Token, TokenKind};
use crate::span::Span;
use std::ops::Range;

/// Most tokens of a sentence. Rules look at all pairs of names and verbs of a sentence, so the time for one without an end (a
/// list, a table that lost its lines, an attack) must be bounded; the longest sentences of news have about 120.
const MAX_SENTENCE: usize = 150;

/// Lines with an hour that make a live report.
const LIVE_ENTRIES: usize = 3;

/// Lines at the head of a page among which it calls itself a live report.
const LIVE_HEAD: usize = 5;

/// "Live updates | …", "…: LIVE", "our live coverage": whether a line, in lower case, says that the page is a live report.
fn says_live(line: &str) -> bool {
    const NAMES: [&str; 6] =
        ["live blog", "liveblog", "live updates", "live coverage", "live reporting", "live report"];
    let (first, last) = (line.split_once(':').map(|p| p.0), line.rsplit_once(':').map(|p| p.1.trim()));
    line.len() <= MAX_LIVE_LINE && NAMES.iter().any(|name| line.contains(name))
        || first.is_some_and(|f| f == "live" || f.ends_with(" live"))
        || last == Some("live")
}

/// Bytes of the longest line by which a page calls itself a live report.
const MAX_LIVE_LINE: usize = 200;

/// An article's text cut into sentences and tokens.
#[derive(Debug)]
pub struct Doc<'a> {
    /// The article.
    pub article: &'a Article,
    /// Sentences of the blocks that are read ([`BlockKind::is_read`]), in text order.
    pub sentences: Vec<Sentence>,
    /// Tokens of those sentences, in text order.
    pub tokens: Vec<Token>,
    /// `article.text` with ASCII letters in lower case; same byte offsets.
    lower: String,
    /// The different words of `lower`.
    vocabulary: Vocabulary,
}

/// One sentence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sentence {
    /// Its bytes, without surrounding blank space.
    pub span: Span,
    /// Its tokens: indices into [`Doc::tokens`].
    pub tokens: Range<usize>,
    /// Index of its block in [`Article::blocks`].
    pub block: usize,
    /// What its block is.
    pub kind: BlockKind,
}

/// What was read of every different word of a text ([`Doc::of_words`]), by token: kept once for each word, which in a long text
/// takes a fraction of the room.
#[derive(Debug)]
pub struct OfWords<'d, T> {
    words: &'d [u32],
    of_word: Vec<T>,
}

impl<T> OfWords<'_, T> {
    /// What was read of the token's word; `None` past the end.
    #[inline]
    pub fn get(&self, token: usize) -> Option<&T> {
        self.of_word.get(*self.words.get(token)? as usize)
    }

    /// By token.
    pub fn iter(&self) -> impl Iterator<Item = &T> {
        self.words.iter().map(|word| &self.of_word[*word as usize])
    }
}

impl<'a> Doc<'a> {
    /// Cuts `article` into sentences and tokens; linear in its length.
    pub fn new(article: &'a Article) -> Self {
        let mut doc = Self {
            article,
            sentences: Vec::new(),
            tokens: Vec::with_capacity(article.text.len() / 5),
            lower: article.text.to_ascii_lowercase(),
            vocabulary: Vocabulary::default(),
        };
        for (n, block) in article.blocks.iter().enumerate() {
            if block.kind.is_read() {
                let first = doc.tokens.len();
                super::token::tokenise(&article.text, block.span, &mut doc.tokens);
                doc.split(first, n, block.kind);
            }
        }
        doc.vocabulary = Vocabulary::of(&doc.lower, &doc.tokens);
        doc
    }

    /// Whether the text is a live report: entries, each under its hour, or a page that calls itself one.
    pub fn is_live(&self) -> bool {
        self.has_hours()
            || self.article.blocks.iter().take(LIVE_HEAD).any(|b| says_live(self.lower_span(b.span)))
    }

    fn has_hours(&self) -> bool {
        let hours = self.article.blocks.iter().filter(|b| b.kind == BlockKind::Hour);
        hours.take(LIVE_ENTRIES).count() == LIVE_ENTRIES
    }

    /// Whether an entry of a live report begins between sentence `n` and the one before it: by a line with an hour or, where the
    /// report has none, by a heading.
    pub fn begins_entry(&self, n: usize) -> bool {
        let before = n.checked_sub(1).map_or(0, |n| self.sentences[n].block + 1);
        let passed = self.article.blocks.get(before..self.sentences[n].block).unwrap_or_default();
        let opens = |kind| match kind {
            BlockKind::Hour => true,
            BlockKind::Heading => !self.has_hours(),
            _ => false,
        };
        let after_heading =
            n > 0 && self.sentences[n - 1].kind == BlockKind::Heading && opens(BlockKind::Heading);
        after_heading || passed.iter().any(|b| opens(b.kind))
    }

    /// What `read` says of every token's word in lower case ([`Self::lower`]), by token. Each different word is read once, since
    /// looking a word up takes longer than all else that is done with most of them.
    pub fn of_words<'d, T>(&'d self, read: impl FnMut(&'d str) -> T) -> OfWords<'d, T> {
        let lower = self.vocabulary.first_tokens.iter().map(|n| self.lower(*n as usize));
        OfWords { words: &self.vocabulary.words, of_word: lower.map(read).collect() }
    }

    /// The whole text.
    pub fn text(&self) -> &'a str {
        &self.article.text
    }

    /// A token as written.
    pub fn word(&self, token: usize) -> &'a str {
        self.tokens.get(token).map_or("", |t| t.span.of(&self.article.text))
    }

    /// A token with ASCII letters in lower case; empty past the end.
    pub fn lower(&self, token: usize) -> &str {
        self.tokens.get(token).map_or("", |t| t.span.of(&self.lower))
    }

    /// Any span with ASCII letters in lower case.
    pub fn lower_span(&self, span: Span) -> &str {
        span.of(&self.lower)
    }

    /// The span from the first to the last of `tokens`; empty at 0 when there are none.
    pub fn span_of(&self, tokens: Range<usize>) -> Span {
        match (self.tokens.get(tokens.start), tokens.end.checked_sub(1).and_then(|n| self.tokens.get(n))) {
            (Some(a), Some(b)) if tokens.start < tokens.end => a.span.cover(b.span),
            _ => Span::default(),
        }
    }

    /// Index of the sentence that holds byte `offset`, if any.
    pub fn sentence_at(&self, offset: u32) -> Option<usize> {
        let n = self.sentences.partition_point(|s| s.span.end <= offset);
        self.sentences.get(n).filter(|s| s.span.start <= offset).map(|_| n)
    }

    /// Groups the tokens from `first` on into sentences of block `block`.
    fn split(&mut self, first: usize, block: usize, kind: BlockKind) {
        let mut start = first;
        let mut n = first;
        while n < self.tokens.len() {
            if self.ends_sentence(n, start) {
                // Closing quotes, brackets and marks of notes belong to the sentence they close.
                while n + 1 < self.tokens.len()
                    && (self.is_closing(n + 1)
                        || self.word(n + 1) == "[" && !self.tokens[n + 1].spaced
                        || self.word(n) == "[" && self.tokens[n + 1].kind == TokenKind::Number)
                {
                    n += 1;
                }
                self.push_sentence(start..n + 1, block, kind);
                start = n + 1;
            } else if n + 1 - start >= MAX_SENTENCE {
                n = self.pause(start..n + 1);
                self.push_sentence(start..n + 1, block, kind);
                start = n + 1;
            }
            n += 1;
        }
        if start < self.tokens.len() {
            self.push_sentence(start..self.tokens.len(), block, kind);
        }
    }

    /// Where an endless sentence is best cut: after its last pause, unless that would halve it, else at its end.
    fn pause(&self, tokens: Range<usize>) -> usize {
        let last = tokens.end - 1;
        let late = tokens.start + MAX_SENTENCE / 2..tokens.end;
        late.rev().find(|n| matches!(self.word(*n), "," | ";" | ":" | "–" | "—")).unwrap_or(last)
    }

    fn push_sentence(&mut self, tokens: Range<usize>, block: usize, kind: BlockKind) {
        let span = self.span_of(tokens.clone());
        self.sentences.push(Sentence { span, tokens, block, kind });
    }

    fn is_closing(&self, n: usize) -> bool {
        !self.tokens[n].spaced && matches!(self.word(n), "\"" | "”" | "’" | "'" | ")" | "]" | "»")
    }

    /// Whether token `n` is a full stop (or its like) that ends the sentence begun at `start`.
    fn ends_sentence(&self, n: usize, start: usize) -> bool {
        if self.tokens[n].kind == TokenKind::Word {
            return self.ends_with_initialism(n);
        }
        match self.word(n) {
            "!" | "?" | "؟" | "…" => true,
            "." => {
                let mut next = n + 1;
                while next < self.tokens.len() && self.is_closing(next) {
                    next += 1;
                }
                // "… on Monday.[5] The next": the mark of a note.
                while self.word(next) == "["
                    && !self.tokens[next].spaced
                    && self.word(next + 2) == "]"
                    && self.tokens[next + 1].kind == TokenKind::Number
                {
                    next += 3;
                }
                let Some(following) = self.tokens.get(next) else { return true };
                if !following.spaced {
                    return false;
                }
                if n > start && self.tokens[n - 1].kind == TokenKind::Word && !self.tokens[n].spaced {
                    let before = self.word(n - 1);
                    if is_title_abbreviation(self.lower(n - 1))
                        || (before.chars().count() == 1 && self.tokens[n - 1].capitalised)
                    {
                        return false;
                    }
                }
                following.kind != TokenKind::Word || following.capitalised || !self.word(next).is_ascii()
            }
            _ => false,
        }
    }

    /// Whether the word at token `n` is an initialism that carries its own stop ("in the U.S. On Monday …") and ends a sentence: only
    /// before a word that commonly begins one. The token behind it is asked first, since it settles most words.
    fn ends_with_initialism(&self, n: usize) -> bool {
        self.tokens.get(n + 1).is_some_and(|t| t.capitalised && t.spaced)
            && self.word(n).ends_with('.')
            && matches!(
                self.lower(n + 1),
                "the"
                    | "on"
                    | "in"
                    | "it"
                    | "he"
                    | "she"
                    | "they"
                    | "but"
                    | "a"
                    | "an"
                    | "this"
                    | "at"
                    | "after"
            )
    }
}

/// Abbreviations that are followed by a capital letter without ending a sentence.
fn is_title_abbreviation(lower: &str) -> bool {
    matches!(
        lower,
        "mr" | "mrs"
            | "ms"
            | "dr"
            | "prof"
            | "gen"
            | "maj"
            | "col"
            | "lt"
            | "capt"
            | "sgt"
            | "brig"
            | "adm"
            | "st"
            | "sen"
            | "rep"
            | "gov"
            | "no"
            | "vs"
            | "etc"
            | "cmdr"
            | "rev"
            | "hon"
            | "pres"
            | "min"
            | "dept"
            | "approx"
    ) || is_short_month(lower)
}

/// Whether `lower` is the short form of a month, as in "Feb. 10".
pub fn is_short_month(lower: &str) -> bool {
    matches!(
        lower,
        "jan" | "feb" | "mar" | "apr" | "jun" | "jul" | "aug" | "sep" | "sept" | "oct" | "nov" | "dec"
    )
}

#[cfg(test)]
mod tests {
    use super::super::{Article, Block, BlockKind, PublishedBasis};
    use super::*;

    fn article(text: &str) -> Article {
        Article {
            file: "t".into(),
            title: None,
            publisher: None,
            url: None,
            published: None,
            published_basis: PublishedBasis::None,
            blocks: vec![Block { span: Span::new(0, text.len()), kind: BlockKind::Paragraph }],
            text: text.into(),
        }
    }

    fn sentences(text: &str) -> Vec<String> {
        let a = article(text);
        let doc = Doc::new(&a);
        doc.sentences.iter().map(|s| s.span.of(text).to_owned()).collect()
    }

    #[test]
    fn a_sentence_without_end_is_cut_after_a_pause() {
        let text = format!("{}one, {}two", "word ".repeat(120), "word ".repeat(120));
        let cut = sentences(&text);
        assert_eq!(cut.len(), 2);
        assert!(cut[0].ends_with("one,") && cut[1].ends_with("two"), "{cut:?}");
        let endless = "word ".repeat(1_000);
        let lengths: Vec<usize> = sentences(&endless).iter().map(|s| s.split(' ').count()).collect();
        assert_eq!(lengths.iter().sum::<usize>(), 1_000);
        assert!(lengths.iter().all(|n| *n <= MAX_SENTENCE), "{lengths:?}");
    }

    #[test]
    fn sentences_end_where_they_end() {
        assert_eq!(
            sentences(
                "Adm. J. Cooper spoke to U.S. troops. “It held.” Some 1,500 left at 5 a.m. on Friday. Why? No."
            ),
            [
                "Adm. J. Cooper spoke to U.S. troops.",
                "“It held.”",
                "Some 1,500 left at 5 a.m. on Friday.",
                "Why?",
                "No."
            ]
        );
        assert_eq!(
            sentences("He left the U.S. On Monday he came back."),
            ["He left the U.S.", "On Monday he came back."]
        );
    }
}
