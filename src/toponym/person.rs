//! The family names of the people a text speaks of, so that "Hamilton" is not a city once "Lewis Hamilton" was named.

use super::lexicon::flag;
use super::words::Words;
use rustc_hash::FxHashSet;

/// Words that are never a family name although they follow a given name or a title.
const NO_NAME: u64 = flag::TITLE
    | flag::TIME
    | flag::DEMONYM
    | flag::FUNCTION
    | flag::CAPITAL_FEATURE
    | flag::DIRECTION
    | flag::PEOPLE
    | flag::ORG_HEAD
    | flag::ACRONYM;

/// Collects, in lower case, the capitalised words that follow a given name or a title anywhere in the text.
pub fn family_names(words: &Words) -> FxHashSet<String> {
    let mut names = FxHashSet::default();
    for (n, sentence) in words.doc.sentences.iter().enumerate() {
        if words.is_title_case(n) {
            continue;
        }
        let range = sentence.tokens.clone();
        for at in range.clone() {
            let given = words.is(at, flag::GIVEN) && !words.is(at, flag::FAMILY);
            if words.is_capital(at) && given && !words.is_possessive(at + 1) {
                collect(words, at + 1, range.end, &mut names);
            } else if words.is(at, flag::TITLE) {
                // "President Donald Trump", "Gen. Hamilton"; the stop of the abbreviation is skipped.
                let stop = words.lower(at + 1) == "." && !words.is_spaced(at + 1);
                collect(words, at + 1 + usize::from(stop), range.end, &mut names);
            }
        }
    }
    names
}

/// A family name without its last vowels: "Sharaa", "Shara" and "Sharah" are one family.
pub fn family_key(lower: &str) -> &str {
    let stem = lower.trim_end_matches(['a', 'h']);
    if stem.len() >= 3 { stem } else { lower }
}

/// Adds the words of a name from token `at`.
fn collect(words: &Words, mut at: usize, end: usize, names: &mut FxHashSet<String>) {
    for _ in 0..7 {
        if at >= end {
            return;
        }
        let initial = words.doc.word(at).len() <= 2 && words.is_capital(at);
        if words.is_hyphen(at) || initial || (words.lower(at) == "." && !words.is_spaced(at)) {
            at += 1;
            continue;
        }
        if words.is(at, flag::FAMILY | flag::ARTICLE) && !words.is_capital(at) {
            at += 1;
            continue;
        }
        if !words.is_capital(at) || words.is(at, NO_NAME) {
            return;
        }
        names.insert(family_key(words.lower(at)).to_owned());
        at += 1;
    }
}
