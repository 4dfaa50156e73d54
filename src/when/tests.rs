//! Tests of the whole step: every rule's own examples, and texts with their dates.

use super::*;
use crate::text::{Article, Block, BlockKind, PublishedBasis};
use jiff::civil::date;
use proptest::prelude::*;

/// An article of one paragraph per line.
fn article(text: &str) -> Article {
    let mut blocks = Vec::new();
    let mut at = 0;
    for line in text.split('\n') {
        if !line.trim().is_empty() {
            blocks.push(Block { span: Span::new(at, at + line.len()), kind: BlockKind::Paragraph });
        }
        at += line.len() + 1;
    }
    Article {
        file: "t".into(),
        title: None,
        publisher: None,
        url: None,
        published: None,
        published_basis: PublishedBasis::None,
        text: text.into(),
        blocks,
    }
}

fn times(text: &str, reference: Option<Date>) -> Vec<TimeExpression> {
    let article = article(text);
    let doc = Doc::new(&article);
    read_times(&doc, reference)
}

#[test]
fn every_rule_reads_its_example_and_leaves_the_other() {
    for rule in rule::all().chain([&rules::NAMED]) {
        assert!(!rule.doc.is_empty());
        let (before, rest) = rule.yes.split_once('[').expect("brackets");
        let (inside, after) = rest.split_once(']').expect("brackets");
        let text = format!("{before}{inside}{after}");
        let found = times(&text, Some(date(2025, 11, 5)));
        let read = |e: &TimeExpression| e.rule == rule.name && e.span.of(&text) == inside;
        assert!(found.iter().any(read), "{} does not read [{inside}]: {found:?}", rule.name);
        let found = times(rule.no, Some(date(2025, 11, 5)));
        assert!(found.iter().all(|e| e.rule != rule.name), "{} reads in {:?}: {found:?}", rule.name, rule.no);
    }
}

proptest! {
    #[test]
    fn any_text_gives_spans_in_order_and_intervals_the_right_way_round(
        text in "(\\PC|\n| |the |in |of |May |last |[0-9]{1,4}|-|Friday |year |days |ago |early |:|,){0,120}",
        day in -200_000i32..3_000_000,
    ) {
        let reference = calendar::add_days(date(1970, 1, 1), day);
        let found = times(&text, reference);
        let mut at = 0;
        for e in &found {
            prop_assert!(e.span.start >= at && !e.span.is_empty() && !e.span.of(&text).is_empty());
            at = e.span.end;
            if let Some(Interval { start: Some(a), end: Some(b), .. }) = e.interval {
                prop_assert!(a <= b);
            }
        }
        prop_assert_eq!(&found, &times(&text, reference));
    }
}
