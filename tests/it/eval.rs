//! `zonewatch eval` over a small gold of our own words (`gold/`), in which some annotations are wrong on purpose.

use crate::support::{Place, zonewatch};
use std::path::Path;

fn eval(args: &[&str]) -> String {
    let output = zonewatch().arg("eval").args(args).output().unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

/// The line that begins with `name`.
fn line<'s>(said: &'s str, name: &str) -> &'s str {
    said.lines().find(|l| l.trim_start().starts_with(name)).unwrap_or_else(|| panic!("no `{name}` in {said}"))
}

#[test]
fn incidents_times_places_and_confidence_are_scored() {
    let gold = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/it/gold/articles.jsonl");
    let said = eval(&[gold.to_str().unwrap(), "--verbose"]);
    // Three are right; the checkpoint is annotated where it was not, the talks were optional.
    assert!(line(&said, "incidents ").contains("(right 3, wrong 1, missed 1)"), "{said}");
    assert!(line(&said, "date within a day").contains("3 of 3"), "{said}");
    assert!(line(&said, "killed").contains("1 of 1"), "{said}");
    assert!(line(&said, "tallies found").contains("1 of 1"), "{said}");
    assert!(line(&said, "tallies as incidents").ends_with('0'), "{said}");
    assert!(line(&said, "negatives as incidents").ends_with("0 of 2"), "{said}");
    assert!(line(&said, "times, value").contains("(right 3, wrong 0, missed 0)"), "{said}");
    assert!(line(&said, "mentions, overlap").contains("missed 0)"), "{said}");
    // The table counts each of the four scored readings once.
    let table: Vec<&str> =
        said.lines().filter(|l| l.contains(" to ") && l.trim().starts_with("0.")).collect();
    let of: u32 = table
        .iter()
        .map(|l| l.trim_end_matches(')').rsplit(' ').next().unwrap().parse::<u32>().unwrap())
        .sum();
    assert_eq!(of, 4, "{said}");
    assert!(said.contains("missed checkpoint") && said.contains("wrong checkpoint"), "{said}");
}

/// Articles of our own in the ways outlets write, annotated before they were first read: what was reached must stay.
#[test]
fn articles_of_our_own_hold_their_floor() {
    let said = holds_floor("own.jsonl", 0.9, 0.86);
    assert!(line(&said, "planned as happened").ends_with(" 0"), "{said}");
}

/// Further ones, longer, with all that stands around a story.
#[test]
fn news_of_our_own_holds_its_floor() {
    holds_floor("news.jsonl", 0.88, 0.85);
}

/// What `eval` says of a file of gold, when precision and F1 of incidents are at least these.
fn holds_floor(file: &str, precision: f64, f1: f64) -> String {
    let gold = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/it/gold").join(file);
    let said = eval(&[gold.to_str().unwrap()]);
    let value = |name: &str, after: &str| -> f64 {
        let line = line(&said, name);
        let at = line.find(after).unwrap_or_else(|| panic!("no `{after}` in {line}")) + after.len();
        line[at..].split_whitespace().next().unwrap().trim_end_matches(')').parse().unwrap()
    };
    assert!(value("incidents ", "P ") >= precision, "{said}");
    assert!(value("incidents ", "F1 ") >= f1, "{said}");
    assert!(value("date within a day", "(") >= 0.95, "{said}");
    assert!(value("0.8 or more", "more") >= 0.9, "{said}");
    assert!(line(&said, "tallies as incidents").ends_with(" 0"), "{said}");
    said
}

/// Names in news of the theatre and of small towns elsewhere, annotated before they were first read: what was reached must stay.
#[test]
fn names_of_our_own_articles_hold_their_floor() {
    let floor = |file: &str, figures: &[(&str, f64)]| {
        let gold = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/it/gold").join(file);
        let said = eval(&[gold.to_str().unwrap()]);
        for (name, least) in figures {
            let line = line(&said, name);
            let f1: f64 =
                line.split("F1 ").nth(1).unwrap().split_whitespace().next().unwrap().parse().unwrap();
            assert!(f1 >= *least, "{file}: {line}");
        }
    };
    floor("names-theatre.jsonl", &[("mentions, literal", 0.95), ("found and within 161 km", 0.95)]);
    floor("names-local.jsonl", &[("mentions, literal", 0.80), ("found and within 161 km", 0.65)]);
}

#[test]
fn gold_that_cannot_be_read_is_told_with_its_line() {
    let place = Place::new();
    let gold =
        place.write("gold.jsonl", "{\"text\":\"Nothing.\",\"timex\":[]}\n{\"file\":\"missing.txt\"}\n");
    let output = zonewatch().arg("eval").arg(&gold).output().unwrap();
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(!output.status.success());
    assert!(said.contains("line 2") && said.contains("--articles"), "{said}");
}
