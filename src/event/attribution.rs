//! Whom a sentence names as its source, and how sure that makes it.

use super::clause::View;
use crate::span::Span;
use crate::text::TokenKind;
use std::ops::Range;

/// A source named in a sentence.
#[derive(Debug, Clone)]
pub(super) struct Source {
    pub(super) name: String,
    pub(super) span: Span,
}

/// The source of `sentence`: a known outlet, monitor or official beside a verb of saying or after "according to"; else
/// the capitalised name or role in such a place.
pub(super) fn source(view: &View, sentence: &Range<usize>) -> Option<Source> {
    for n in sentence.clone().filter(|n| view.role(*n).is_saying || view.role(*n).is_citing) {
        let after = if view.lower(n) == "according" && view.lower(n + 1) == "to" {
            Some(n + 2)
        } else if view.lower(n) == "citing" || (view.lower(n) == "told" && n > sentence.start) {
            Some(n + 1)
        } else {
            None
        };
        if let Some(start) = after
            && let Some(source) =
                known(view, start..(start + 6).min(sentence.end)).or_else(|| named(view, start..sentence.end))
        {
            return Some(source);
        }
        if view.role(n).is_saying {
            let before = n.saturating_sub(12).max(sentence.start)..n;
            let behind = n + 1..(n + 5).min(sentence.end);
            let source = known_last(view, before)
                .or_else(|| known(view, behind))
                .or_else(|| person(view, n, sentence));
            if source.is_some() {
                return source;
            }
        }
    }
    None
}

/// A person or body named right before the verb of saying: "Ahmed al-Sharaa said". A lone capital that begins the sentence
/// may be any word, so it does not count.
fn person(view: &View, n: usize, sentence: &Range<usize>) -> Option<Source> {
    let is_name = |i: usize| {
        let token = &view.doc.tokens[i];
        token.capitalised
            && token.kind == TokenKind::Word
            && !matches!(view.lower(i), "he" | "she" | "they" | "it" | "we" | "i" | "who")
    };
    let mut start = n;
    while start > sentence.start && n - start < 7 {
        let i = start - 1;
        let joins =
            matches!(view.lower(i), "al" | "el" | "-" | "bin" | "of" | "the" | "for") && i > sentence.start;
        if !is_name(i) && !joins {
            break;
        }
        start = i;
    }
    while start < n && !is_name(start) {
        start += 1;
    }
    if start == n || !is_name(n - 1) || (start == sentence.start && n - start < 2) {
        return None;
    }
    let span = view.doc.span_of(start..n);
    let words: Vec<&str> = span.of(view.doc.text()).split_whitespace().collect();
    Some(Source { name: words.join(" "), span })
}

/// Whether a source may stand behind `word`.
pub(super) fn is_citing(word: &str) -> bool {
    matches!(word, "according" | "citing" | "told")
}

/// Whether a source may stand beside `word`.
pub(super) fn is_saying(word: &str) -> bool {
    matches!(
        word,
        "said"
            | "says"
            | "reported"
            | "reports"
            | "announced"
            | "stated"
            | "confirmed"
            | "added"
            | "claimed"
            | "told"
            | "wrote"
            | "counted"
            | "documented"
            | "noted"
            | "put"
    )
}

fn known(view: &View, mut tokens: Range<usize>) -> Option<Source> {
    tokens.find_map(|n| at(view, n))
}

fn known_last(view: &View, tokens: Range<usize>) -> Option<Source> {
    tokens.rev().find_map(|n| at(view, n))
}

fn at(view: &View, n: usize) -> Option<Source> {
    let (len, name) = view.source(n)?;
    Some(Source { name: name.to_owned(), span: view.doc.span_of(n..n + len) })
}

/// The words after "according to" up to the end of the phrase.
fn named(view: &View, tokens: Range<usize>) -> Option<Source> {
    let start = tokens.clone().find(|n| !matches!(view.lower(*n), "the" | "a" | "an"))?;
    let end = (start..tokens.end)
        .find(|n| matches!(view.lower(*n), "," | "." | ";" | "that" | "who" | "on" | "in" | "”" | "\""))?;
    let words = view.doc.span_of(start..end.min(start + 8));
    let text = words.of(view.doc.text());
    (end > start && text.chars().count() <= 80)
        .then(|| Source { name: text.split_whitespace().collect::<Vec<_>>().join(" "), span: words })
}
