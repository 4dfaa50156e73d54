//! Capitals told without their name: "a strike on the Syrian capital", "five people were killed in the capital".

use super::area::plain;
use super::draft::Entry;
use super::{Location, PlaceMention};
use crate::gazetteer::Gazetteer;
use crate::kind::MentionKind;
use crate::text::{Doc, TokenKind};

/// Name of the rule, and of the mentions that it makes.
pub const CAPITAL: &str = "capital";

/// Countries whose capital is in dispute (United Nations General Assembly resolution ES-10/19): of them nothing is said.
const DISPUTED: &[&str] = &["IL", "PS"];

/// Tokens within which the city's name makes it plain what is meant.
const REACH_OF_NAME: usize = 4;

/// The capitals that `doc` tells of by no name, in text order; `mentions` are the names it has.
///
/// "the Syrian capital" is that of Syria; "the capital" is the only one that the article names, or none.
pub fn read_capitals(doc: &Doc, mentions: &[PlaceMention], gazetteer: &Gazetteer) -> Vec<PlaceMention> {
    let mut named: Option<Option<Entry>> = None;
    let mut found = Vec::new();
    for (sentence, range) in doc.sentences.iter().enumerate() {
        for n in range.tokens.clone().skip(2) {
            if doc.lower(n) != "capital" || !is_a_place(doc, n) {
                continue;
            }
            let owner = owner(doc, mentions, n);
            let entry = match &owner {
                Some((_, country)) => capital_of(gazetteer, country),
                None if doc.lower(n - 1) == "the" => {
                    *named.get_or_insert_with(|| only_named(mentions, gazetteer))
                }
                None => None,
            };
            let first = owner.map_or(n, |(first, _)| first);
            if let Some(entry) = entry.filter(|e| !is_named_beside(doc, mentions, first..n + 1, e)) {
                found.push(mention(doc, sentence, first..n + 1, plain(&entry)));
            }
        }
    }
    found
}

fn mention(doc: &Doc, sentence: usize, tokens: std::ops::Range<usize>, location: Location) -> PlaceMention {
    const CONFIDENCE: f32 = 0.9;
    let span = doc.span_of(tokens);
    PlaceMention {
        span,
        extent: span,
        sentence,
        kind: MentionKind::Literal,
        location: Some(location),
        rule: CAPITAL,
        confidence: CONFIDENCE,
    }
}

/// Whether "capital" at token `n` is a city where something may be: not "the capital of A", "the capital's south", "capital punishment",
/// "south of the capital", "near the capital".
fn is_a_place(doc: &Doc, n: usize) -> bool {
    let next = doc.tokens.get(n + 1);
    let ends = next.is_none_or(|t| t.kind == TokenKind::Punct)
        || matches!(
            doc.lower(n + 1),
            "and"
                | "in"
                | "on"
                | "at"
                | "after"
                | "by"
                | "with"
                | "since"
                | "when"
                | "while"
                | "as"
                | "was"
                | "were"
                | "is"
                | "has"
                | "had"
                | "during"
                | "last"
                | "early"
                | "late"
                | "over"
                | "overnight"
                | "again"
                | "earlier"
                | "before"
                | "where"
                | "killed"
                | "killing"
                | "against"
                | "that"
                | "to"
        );
    let the = (n.saturating_sub(3)..n).rev().find(|i| doc.lower(*i) == "the").unwrap_or(n - 1);
    let before = if the > 0 { doc.lower(the - 1) } else { "" };
    ends && !matches!(
        before,
        "of" | "near" | "outside" | "around" | "from" | "," | "surrounding" | "towards" | "toward"
    )
}

/// "the Syrian capital", "Syria's capital": first token and country of whose it is.
fn owner<'m>(doc: &Doc, mentions: &'m [PlaceMention], n: usize) -> Option<(usize, &'m str)> {
    let last = if matches!(doc.lower(n - 1), "'s" | "’s") { n - 2 } else { n - 1 };
    let at = doc.tokens[last].span;
    let first = mentions.partition_point(|m| m.span.end < at.end);
    let mention = mentions.get(first).filter(|m| m.span.start <= at.start)?;
    let owned = last + 1 < n || mention.kind == MentionKind::Demonym;
    let country = mention.location.as_ref()?.country.as_deref()?;
    owned.then_some((last, country))
}

fn capital_of<'g>(gazetteer: &'g Gazetteer, country: &str) -> Option<Entry<'g>> {
    let place = gazetteer.capital(country).filter(|_| !DISPUTED.contains(&country))?;
    Some(Entry::new(gazetteer, place))
}

/// The capital that the names of an article are of, if of only one.
fn only_named<'g>(mentions: &[PlaceMention], gazetteer: &'g Gazetteer) -> Option<Entry<'g>> {
    let mut capitals = mentions.iter().filter(|m| m.kind != MentionKind::InName).filter_map(|m| {
        let at = m.location.as_ref()?;
        let entry = Entry::new(gazetteer, gazetteer.capital(at.country.as_deref()?)?);
        (at.place_id.as_deref() == Some(entry.row().id)).then_some(entry)
    });
    let first = capitals.next()?;
    let alone = capitals.all(|c| c.place == first.place);
    Some(first).filter(|e| alone && !DISPUTED.contains(&e.country))
}

/// "the Syrian capital, Damascus", "Damascus, the capital,": told by its name.
fn is_named_beside(
    doc: &Doc,
    mentions: &[PlaceMention],
    tokens: std::ops::Range<usize>,
    capital: &Entry,
) -> bool {
    let from = doc.tokens[tokens.start.saturating_sub(REACH_OF_NAME)].span.start;
    let to = doc.tokens[(tokens.end + REACH_OF_NAME).min(doc.tokens.len()) - 1].span.end;
    let first = mentions.partition_point(|m| m.span.start < from);
    mentions[first..]
        .iter()
        .take_while(|m| m.span.end <= to)
        .any(|m| m.location.as_ref().is_some_and(|l| l.place_id.as_deref() == Some(capital.row().id)))
}

#[cfg(test)]
mod tests {
    use super::super::read_places;
    use super::*;
    use crate::toponym::PlaceLexicon;

    /// The words of each capital told without its name, and the city.
    fn capitals(body: &str) -> Vec<(String, String)> {
        let article = crate::text::read("t.md", body.as_bytes(), None).unwrap().remove(0);
        let doc = Doc::new(&article);
        let mentions = read_places(&doc, Gazetteer::embedded(), PlaceLexicon::embedded());
        read_capitals(&doc, &mentions, Gazetteer::embedded())
            .into_iter()
            .map(|m| (m.span.of(&article.text).to_owned(), m.location.unwrap().name))
            .collect()
    }

    #[test]
    fn a_capital_is_known_by_its_country_or_as_the_only_one_named() {
        let of = |words: &str, city: &str| vec![(words.to_owned(), city.to_owned())];
        assert_eq!(capitals("A strike hit the Syrian capital on Tuesday."), of("Syrian capital", "Damascus"));
        assert_eq!(
            capitals("A bomb went off in Lebanon's capital, police said."),
            of("Lebanon's capital", "Beirut")
        );
        assert_eq!(
            capitals("Two died in the capital, the ministry said. The governor of Damascus spoke of damage."),
            of("capital", "Damascus")
        );
    }

    #[test]
    fn no_capital_is_guessed() {
        for body in [
            "Two died in the capital, the ministry said.",
            "Envoys met in Damascus and Beirut. Two died in the capital.",
            "A strike hit the Syrian capital, Damascus, on Tuesday.",
            "Damascus, the Syrian capital, was quiet.",
            "A strike hit a depot south of the Syrian capital.",
            "Rallies were held in the Israeli capital on Monday.",
            "They discussed the capital punishment of Syrian officers.",
        ] {
            assert_eq!(capitals(body), [], "{body}");
        }
    }
}
