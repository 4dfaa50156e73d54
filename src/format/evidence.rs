//! The words behind every field of an incident, source by source: the answer to "how do you know?".
//!
//! A quote has its white space folded, so its characters are not those of the article: every field is told with its
//! place in the quote, counted in Unicode code points, which are the same in every language and encoding.

use crate::event::{ACTOR_FIELD, Evidence, FieldEvidence};
use crate::incident::SourcedReport;
use serde::Serialize;

/// What one source says, and which of its words each field was read from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct SourceEvidence {
    /// The article, as in the incident's `sources`.
    pub article_id: String,
    /// The sentence the incident was read from, then further ones that fields were read from; `start` and `end` are
    /// characters (Unicode code points) of the article.
    pub quotes: Vec<Evidence>,
    /// Every field whose words are known.
    pub fields: Vec<FieldWords>,
}

/// The words of one field.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct FieldWords {
    /// `type`, `place`, `date`, `killed`, `injured`, `detained`, `attributed_to` or `actor`.
    pub field: String,
    /// `actor`: the name among the incident's actors.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// Which of the quotes, from 0.
    pub quote: usize,
    /// First character (Unicode code point) of the words in that quote.
    pub start: u32,
    /// One past the last character.
    pub end: u32,
    /// Name of the rule that read it.
    pub rule: String,
}

impl SourceEvidence {
    /// The evidence of `report`, read from an article with this `text`.
    pub fn new(report: &SourcedReport, text: &str) -> Self {
        let own = std::iter::once(&report.report.evidence);
        let quotes: Vec<Evidence> = own.chain(&report.report.context).cloned().collect();
        let fields = report.report.fields.iter().filter_map(|(key, at)| {
            let quote = quotes.iter().position(|q| q.holds(at))?;
            let (start, end) = within(&quotes[quote], at, text)?;
            let (field, name) = match key.strip_prefix(ACTOR_FIELD) {
                Some(name) => ("actor", Some(name.to_owned())),
                None => (key.as_str(), None),
            };
            Some(FieldWords { field: field.to_owned(), name, quote, start, end, rule: at.rule.clone() })
        });
        Self { article_id: report.article.id.clone(), fields: fields.collect(), quotes }
    }
}

/// Where the words of `field` stand in the folded text of `quote`; `None` when article and quote do not fit together.
fn within(quote: &Evidence, field: &FieldEvidence, article: &str) -> Option<(u32, u32)> {
    let (from, to) = (field.start - quote.start, field.end - quote.start);
    let length = quote.text.chars().count() as u32;
    if length == quote.end - quote.start {
        return Some((from, to));
    }
    // Of a run of white space only the first character is left.
    let (mut start, mut folded, mut was_space) = (None, 0, false);
    let raw = article.chars().skip(quote.start as usize).take((quote.end - quote.start) as usize);
    for (n, c) in (0_u32..).zip(raw) {
        if n == from {
            start = Some(folded);
        }
        if n == to {
            break;
        }
        folded += u32::from(!(c.is_whitespace() && was_space));
        was_space = c.is_whitespace();
    }
    start.map(|start| (start, folded)).filter(|(start, end)| start < end && *end <= length)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str, words: &str) -> FieldEvidence {
        let before = text.split(words).next().unwrap_or_default().chars().count() as u32;
        FieldEvidence { start: before, end: before + words.chars().count() as u32, rule: "rule".to_owned() }
    }

    #[test]
    fn places_in_a_quote_are_those_of_its_folded_characters() {
        let text = "Before. 🚁🚁 Shells  fell\n  on القنيطرة near  the\n hill 🚁. After.";
        let (start, end) = (8, text.chars().count() as u32 - 7);
        let raw: String = text.chars().skip(8).take((end - start) as usize).collect();
        let folded = raw.split_whitespace().collect::<Vec<_>>().join(" ");
        let quote = Evidence { start, end, text: folded.clone() };
        for words in ["🚁🚁", "Shells", "القنيطرة", "hill", "🚁."] {
            let (from, to) = within(&quote, &at(text, words), text).expect(words);
            let shown: String = folded.chars().skip(from as usize).take((to - from) as usize).collect();
            assert_eq!(shown, words);
        }
        let (from, to) = within(&quote, &at(text, "fell\n  on"), text).expect("over a line's end");
        assert_eq!(
            folded.chars().skip(from as usize).take((to - from) as usize).collect::<String>(),
            "fell on"
        );
        assert_eq!(within(&quote, &at(text, "hill"), "another text"), None);
        let plain = Evidence { start: 8, end: 14, text: "Shells".to_owned() };
        let field = FieldEvidence { start: 9, end: 11, rule: String::new() };
        assert_eq!(within(&plain, &field, ""), Some((1, 3)));
    }
}
