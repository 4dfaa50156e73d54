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

pub(super) fn times(text: &str, reference: Option<Date>) -> Vec<TimeExpression> {
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

/// Surface, value and EDTF of what is read.
fn read_as(text: &str, reference: Option<Date>) -> Vec<(String, String, String)> {
    let edtf = |e: &TimeExpression| e.interval.map(Interval::edtf).unwrap_or_default();
    times(text, reference).iter().map(|e| (e.span.of(text).to_owned(), e.value.clone(), edtf(e))).collect()
}

/// Surface, value and EDTF of one expression.
type Read = (&'static str, &'static str, &'static str);

/// Sentences of Wednesday, 5 November 2025 with what is read in them.
const NEWS: &[(&str, &[Read])] = &[
    ("Soldiers came on Friday.", &[("Friday", "2025-10-31", "2025-10-31")]),
    ("Soldiers came on Wednesday.", &[("Wednesday", "2025-11-05", "2025-11-05")]),
    ("The council meets next Friday.", &[("next Friday", "2025-11-07", "2025-11-07")]),
    ("They left last Wednesday.", &[("last Wednesday", "2025-10-29", "2025-10-29")]),
    ("They left on Monday of last week.", &[("Monday of last week", "2025-10-27", "2025-10-27")]),
    ("The hill was shelled yesterday.", &[("yesterday", "2025-11-04", "2025-11-04")]),
    ("Rain fell earlier this week.", &[("earlier this week", "2025-W45", "2025-11-03/2025-11-05")]),
    ("A joint operation was led last week.", &[("last week", "2025-W44", "2025-10-27/2025-11-02")]),
    ("They met last month.", &[("last month", "2025-10", "2025-10")]),
    ("They met earlier this year.", &[("earlier this year", "2025", "2025-01-01/2025-11-05")]),
    ("Fire was exchanged in recent days.", &[("recent days", "PAST_REF", "2025-10-31/2025-11-05")]),
    ("A post was hit overnight.", &[("overnight", "2025-11-04TNI", "2025-11-04/2025-11-05")]),
    ("A post was hit on Saturday night.", &[("Saturday night", "2025-11-01TNI", "2025-11-01")]),
    ("It happened the night before last.", &[("the night before last", "2025-11-03TNI", "2025-11-03")]),
    ("This Friday’s march was called off.", &[("This Friday", "2025-11-07", "2025-11-07")]),
    ("It rained on the night.", &[("the night", "2025-11-05TNI", "2025-11-05")]),
    ("Shots were heard last night.", &[("last night", "2025-11-04TNI", "2025-11-04")]),
    ("The city was bombed last summer.", &[("last summer", "2025-SU", "2025-22")]),
    ("The hill was taken in the fall of 2024.", &[("the fall of 2024", "2024-FA", "2024-23")]),
    ("In March, homes were burnt.", &[("March", "2025-03", "2025-03")]),
    ("In December, homes were burnt.", &[("December", "2024-12", "2024-12")]),
    ("In December, a vote will be held.", &[("December", "2025-12", "2025-12")]),
    ("They fled last December.", &[("last December", "2024-12", "2024-12")]),
    ("It passed in early December 2024.", &[("early December 2024", "2024-12", "2024-12-01/2024-12-10")]),
    ("It must end by the end of the year.", &[("the end of the year", "2025", "2025-12-01/2025-12-31")]),
    (
        "The road was shut between 5 and 7 May.",
        &[("5", "2025-05-05", "2025-05-05/2025-05-07"), ("7 May", "2025-05-07", "2025-05-05/2025-05-07")],
    ),
    (
        "It ran from 28 December 2024 to 3 January 2025.",
        &[
            ("28 December 2024", "2024-12-28", "2024-12-28/2025-01-03"),
            ("3 January 2025", "2025-01-03", "2024-12-28/2025-01-03"),
        ],
    ),
    ("Shells fell on Wednesday, 22 October.", &[("Wednesday, 22 October", "2025-10-22", "2025-10-22")]),
    (
        "Shells fell on the evening of Wednesday, October 22.",
        &[("the evening of Wednesday, October 22", "2025-10-22TEV", "2025-10-22")],
    ),
    ("It was filed on 29/12/2024.", &[("29/12/2024", "2024-12-29", "2024-12-29")]),
    (
        "It was filed on 12/29/2024 at noon.",
        &[("12/29/2024", "2024-12-29", "2024-12-29"), ("noon", "2024-12-29TMI", "2024-12-29")],
    ),
    (
        "They came at 03:40 a.m. on Friday.",
        &[("03:40 a.m.", "2025-10-31T03:40", "2025-10-31"), ("Friday", "2025-10-31", "2025-10-31")],
    ),
    ("He left three weeks ago.", &[("three weeks ago", "2025-W42", "2025-10-13/2025-10-19")]),
    ("He has been there since 2013.", &[("2013", "2013", "2013")]),
    ("It lasted more than 80 years.", &[("80 years", "P80Y", "")]),
    ("The patrols are daily.", &[("daily", "P1D", "")]),
    ("It happened in the past two weeks.", &[("the past two weeks", "P2W", "2025-10-22/2025-11-05")]),
    ("Trees were cut in Kanun al-Thani 2024.", &[("Kanun al-Thani 2024", "2024-01", "2024-01")]),
    ("The feast is on 20 Nisan.", &[("20 Nisan", "2025-04-20", "2025-04-20")]),
    ("The letter is of 10 Muharram 1446.", &[("10 Muharram 1446", "", "")]),
    ("He left on the day Assad fell.", &[("Assad fell", "2024-12-08", "2024-12-08")]),
];

#[test]
fn news_is_dated_from_its_day() {
    for (sentence, expected) in NEWS {
        let found = read_as(sentence, Some(date(2025, 11, 5)));
        let expected: Vec<_> =
            expected.iter().map(|(a, b, c)| ((*a).to_owned(), (*b).to_owned(), (*c).to_owned())).collect();
        assert_eq!(found, expected, "{sentence}");
    }
}

#[test]
fn without_a_publication_date_nothing_is_guessed() {
    for (sentence, value) in [
        ("Soldiers came on Friday.", "XXXX-WXX-5"),
        ("Soldiers came yesterday.", "XXXX-XX-XX"),
        ("Soldiers came on 5 November.", "XXXX-11-05"),
        ("Soldiers came in March.", "XXXX-03"),
        ("Soldiers came last week.", "XXXX-WXX"),
        ("Soldiers came last year.", "XXXX"),
        ("Soldiers came the next day.", "XXXX-XX-XX"),
    ] {
        let found = times(sentence, None);
        assert_eq!(found.len(), 1, "{sentence}");
        assert_eq!((found[0].value.as_str(), found[0].interval), (value, None), "{sentence}");
    }
}

#[test]
fn the_story_carries_its_dates_on() {
    let text =
        "On 21 September 2025, people came out. Two days later, they went home. The same day, it rained.";
    let values: Vec<_> = read_as(text, None).into_iter().map(|t| t.1).collect();
    assert_eq!(values, ["2025-09-21", "2025-09-23", "2025-09-23"]);
    let text = "Vehicles entered the village on Tuesday. A day earlier, a tank had come. It rained.";
    let values: Vec<_> = read_as(text, Some(date(2025, 11, 5))).into_iter().map(|t| t.1).collect();
    assert_eq!(values, ["2025-11-04", "2025-11-03"]);
    // A day that only begins a span is that date none the less, unless another was named since.
    for (text, day) in [
        ("The land has been held since 20 July 2025. On that date, it rained.", "2025-07-20"),
        ("Held since 20 July 2025, it was sold on 3 August 2025. On that date, it rained.", "2025-08-03"),
    ] {
        let values: Vec<_> = read_as(text, Some(date(2025, 8, 20))).into_iter().map(|t| t.1).collect();
        assert_eq!(values.last().map(String::as_str), Some(day), "{text}");
    }
    let text = "A month before, on 21 September, people from the village had come out.";
    assert_eq!(read_as(text, Some(date(2025, 10, 22)))[0].2, "2025-09-21");
}

#[test]
fn prepositions_bound_a_date() {
    for (sentence, bound) in [
        ("It has been so since the fall of Bashar al-Assad.", Bound::Since),
        ("It has been so since Bashar al-Assad's government fell.", Bound::Since),
        ("It has been so since December 2024.", Bound::Since),
        ("It must end by March 2026.", Bound::Until),
        ("It began in March 2025.", Bound::Within),
    ] {
        let found = times(sentence, Some(date(2025, 11, 5)));
        assert_eq!(found.iter().map(|e| e.bound).collect::<Vec<_>>(), [bound], "{sentence}");
    }
    let both = times("It has been so since the fall of Assad last December.", Some(date(2025, 11, 5)));
    assert_eq!(both.iter().map(|e| e.bound).collect::<Vec<_>>(), [Bound::Since; 2]);
}

#[test]
fn what_is_no_time_is_not_read() {
    for sentence in [
        "It may rain in 2 villages, he said.",
        "The March of the Living was led by Ms April May.",
        "The fall of the town was a second blow; Sun and Sat agreed.",
        "Resolution 1973 binds 2000 soldiers and 1500 men.",
        "They won 3:2 and live at 12 May Street, flat 4.",
        "The 7th brigade and the 21st division march on.",
        "A spring of water runs by the fall of rock.",
    ] {
        let found = read_as(sentence, Some(date(2025, 11, 5)));
        assert!(found.is_empty(), "{sentence}: {found:?}");
    }
    // A year that only names a thing is marked as such.
    let found = times("They hold the 1974 disengagement agreement void.", Some(date(2025, 11, 5)));
    assert_eq!(found.iter().map(|e| e.rule).collect::<Vec<_>>(), ["year_modifier"]);
}

#[test]
fn a_publication_line_is_read_but_tells_no_story() {
    let text = "Published November 5, 2025\nIt rained the next day.";
    let mut article = article(text);
    article.blocks[0].kind = BlockKind::Dateline;
    let found = read_times(&Doc::new(&article), None);
    assert_eq!(found.iter().map(|e| e.value.as_str()).collect::<Vec<_>>(), ["2025-11-05", "XXXX-XX-XX"]);
}
