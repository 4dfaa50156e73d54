//! Whom a sentence names as its source, and how sure that makes it.

use super::clause::View;
use crate::span::Span;
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
    for n in sentence.clone() {
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
        if is_saying(view.lower(n)) {
            let before = n.saturating_sub(12).max(sentence.start)..n;
            let behind = n + 1..(n + 5).min(sentence.end);
            if let Some(source) = known_last(view, before).or_else(|| known(view, behind)) {
                return Some(source);
            }
        }
    }
    None
}

fn is_saying(word: &str) -> bool {
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
    let (len, name) = view.lexicon.sources.at(view.doc, n)?;
    Some(Source { name: (*name).to_owned(), span: view.doc.span_of(n..n + len) })
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
