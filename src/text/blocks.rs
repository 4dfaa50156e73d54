//! What each line of an article is: headline, paragraph, publication line, caption, furniture.
//!
//! One idea: a line is judged by its own words and by where it stands, never rewritten. The phrases that give
//! furniture away are data (`data/lexicon/furniture.tsv`).

use super::{Block, BlockKind, dateline};
use crate::span::Span;
use aho_corasick::AhoCorasick;
use std::collections::BTreeMap;
use std::sync::LazyLock;

/// The blocks of a text and what its lines say of the article.
pub(super) struct Marked {
    pub(super) blocks: Vec<Block>,
    pub(super) title: Option<String>,
    pub(super) publisher: Option<String>,
    pub(super) published: Option<dateline::Written>,
}

/// Lines longer than this are never headlines, headings or captions by position.
const MAX_HEADLINE_CHARS: usize = 220;

/// Marks the blocks of `text` from byte `body` on; `title` is the headline where metadata give it.
pub(super) fn mark(text: &str, body: usize, title: Option<&str>) -> Marked {
    let lines = paragraphs(text, body);
    let cites = cites_sources(text, &lines);
    let mut marked =
        Marked { blocks: Vec::with_capacity(lines.len()), title: None, publisher: None, published: None };
    let mut headline = None;
    let mut read = 0;
    let mut stopped = false;
    // "Here are the main developments so far:" and the items behind it.
    let mut listing = false;
    for (n, span) in lines.iter().enumerate() {
        let line = span.of(text);
        let item = listing && is_item(line);
        listing = item || line.ends_with(':') && words_up_to(line, ITEM_WORDS) == ITEM_WORDS;
        let kind = if let Some(date) = dateline::published(line) {
            marked.published.get_or_insert(date);
            BlockKind::Dateline
        } else if is_hour(line) {
            BlockKind::Hour
        } else if let Some(phrase) = phrase(line) {
            stopped |= phrase == Phrase::Stop;
            if phrase == Phrase::Caption { BlockKind::Caption } else { BlockKind::Furniture }
        } else if read > 0 && year_of(line).is_some() {
            BlockKind::Heading
        } else if is_file_name(line) || !line.chars().any(char::is_alphabetic) || (stopped && !is_prose(line))
        {
            BlockKind::Furniture
        } else if headline.is_none()
            && read == 0
            && title.is_none_or(|t| same_words(t, line))
            && is_headline(line)
        {
            headline = Some(*span);
            BlockKind::Title
        } else if cites && is_cited(line) {
            read += 1;
            BlockKind::Paragraph
        } else if is_credited(line) {
            BlockKind::Caption
        } else if item {
            BlockKind::Paragraph
        } else if is_prose(line) {
            if read < 2 && is_posed(line) {
                BlockKind::Caption
            } else {
                read += 1;
                stopped = false;
                BlockKind::Paragraph
            }
        } else if words(line) <= 3 && (read == 0 || headline.is_none() || n + 1 == lines.len()) {
            // A short line above the text: site name, section, breadcrumb.
            if headline.is_none()
                && read == 0
                && words(line) >= 2
                && marked.publisher.is_none()
                && !line.contains('/')
            {
                marked.publisher = Some(line.to_owned());
            }
            BlockKind::Furniture
        } else if line.chars().count() <= MAX_HEADLINE_CHARS {
            BlockKind::Heading
        } else {
            BlockKind::Paragraph
        };
        marked.blocks.push(Block { span: *span, kind });
    }
    if headline.is_none() {
        marked.publisher = None;
    }
    marked.title = headline.map(|s| s.of(text).to_owned());
    marked
}

/// "2025", "– 2025 –": the year that is all there is in a line, of what stands below.
pub fn year_of(line: &str) -> Option<i16> {
    let year = line.trim_matches(|c: char| !c.is_alphanumeric());
    year.parse().ok().filter(|parsed| year.len() == 4 && (1_900..2_100).contains(parsed))
}

/// Spans of the paragraphs of `text` from byte `body` on: its lines, or the runs of lines of a text that was
/// wrapped by hand.
fn paragraphs(text: &str, body: usize) -> Vec<Span> {
    let mut lines = Vec::new();
    let mut at = body;
    let mut blank_before = true;
    for line in text[body..].split_inclusive('\n') {
        let rest = line.trim_start_matches(is_blank);
        let trimmed = rest.trim_end_matches(is_blank);
        if trimmed.is_empty() {
            blank_before = true;
        } else {
            let start = at + line.len() - rest.len();
            lines.push((Span::new(start, start + trimmed.len()), blank_before));
            blank_before = false;
        }
        at += line.len();
    }
    if !is_wrapped(text, &lines) {
        return lines.into_iter().map(|(span, _)| span).collect();
    }
    let mut joined: Vec<Span> = Vec::new();
    for (span, starts) in lines {
        match joined.last_mut() {
            Some(last) if !starts => *last = last.cover(span),
            _ => joined.push(span),
        }
    }
    joined
}

/// Whether lines were broken by hand at a fixed width: most lines that another follows directly are of that width
/// and end within a sentence.
fn is_wrapped(text: &str, lines: &[(Span, bool)]) -> bool {
    let followed: Vec<&str> = lines.windows(2).filter(|w| !w[1].1).map(|w| w[0].0.of(text)).collect();
    let broken = followed
        .iter()
        .filter(|l| (45..=100).contains(&l.chars().count()) && !l.ends_with(['.', '!', '?', '"', '”', ':']))
        .count();
    followed.len() >= 3 && broken * 10 >= followed.len() * 7
}

fn is_blank(c: char) -> bool {
    c.is_whitespace() || matches!(c, '\u{200b}' | '\u{feff}' | '\u{a0}')
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Phrase {
    Furniture,
    Caption,
    Stop,
}

/// The phrases by how they are looked for, each with its row in the table: the first row that fits decides.
struct Phrases {
    kinds: Vec<Phrase>,
    whole: Vec<(usize, &'static str)>,
    /// By first byte.
    starts: BTreeMap<u8, Vec<(usize, &'static str)>>,
    ends: Vec<(usize, &'static str)>,
    /// Rows of the patterns of `find_inner`.
    inner: Vec<usize>,
    find_inner: AhoCorasick,
}

static PHRASES: LazyLock<Phrases> = LazyLock::new(|| {
    let rows: Vec<(&str, &str, Phrase)> = include_str!("../../data/lexicon/furniture.tsv")
        .lines()
        .filter(|l| !l.starts_with('#'))
        .filter_map(|l| {
            let [how, words, kind] = l.split('\t').collect::<Vec<_>>()[..] else { return None };
            let kind = match kind {
                "furniture" => Phrase::Furniture,
                "caption" => Phrase::Caption,
                "stop" => Phrase::Stop,
                _ => return None,
            };
            Some((how, words, kind))
        })
        .collect();
    let of = |wanted: &str| -> Vec<(usize, &'static str)> {
        let rows = rows.iter().enumerate().filter(|(_, (how, ..))| *how == wanted);
        rows.map(|(row, (_, words, _))| (row, *words)).collect()
    };
    let mut starts: BTreeMap<u8, Vec<_>> = BTreeMap::new();
    for (row, words) in of("start") {
        starts.entry(words.bytes().next().unwrap_or_default()).or_default().push((row, words));
    }
    let inner = of("has");
    Phrases {
        kinds: rows.iter().map(|(.., kind)| *kind).collect(),
        whole: of("line"),
        starts,
        ends: of("end"),
        inner: inner.iter().map(|(row, _)| *row).collect(),
        find_inner: AhoCorasick::new(inner.iter().map(|(_, words)| words))
            .expect("some thirty short patterns are not too many"),
    }
});

/// Phrases are looked for in lines up to this length, and "anywhere" phrases only in shorter ones: a long
/// paragraph that mentions a newsletter is still a paragraph.
const MAX_PHRASE_LINE: usize = 600;
const MAX_HAS_LINE: usize = 260;

fn phrase(line: &str) -> Option<Phrase> {
    if line.len() > MAX_PHRASE_LINE {
        return None;
    }
    let line = simplified(line);
    let phrases = &*PHRASES;
    let whole = phrases.whole.iter().find(|(_, words)| line == *words);
    let starts = line.bytes().next().and_then(|first| phrases.starts.get(&first));
    let start = starts.into_iter().flatten().find(|(_, words)| line.starts_with(words));
    let mut rows = [whole, start, None].map(|found| found.map(|(row, _)| *row));
    let mut inner = None;
    if line.len() <= MAX_HAS_LINE {
        let found = phrases.find_inner.find_overlapping_iter(&line);
        inner = found.map(|m| phrases.inner[m.pattern().as_usize()]).min();
        let end = line.trim_end_matches('.');
        rows[2] = phrases.ends.iter().find(|(_, words)| end.ends_with(words)).map(|(row, _)| *row);
    }
    rows.into_iter().flatten().chain(inner).min().map(|row| phrases.kinds[row])
}

/// The line in lower case with plain apostrophes and spaces, as the table writes its phrases.
fn simplified(line: &str) -> String {
    if line.is_ascii() {
        return line.to_ascii_lowercase();
    }
    let mut simple = String::with_capacity(line.len());
    for c in line.chars() {
        match c {
            '\0'..='\x7f' => simple.push(c.to_ascii_lowercase()),
            '’' | '‘' => simple.push('\''),
            '\u{a0}' => simple.push(' '),
            c => simple.extend(c.to_lowercase()),
        }
    }
    simple
}

/// "381527153.webp (640×400)", "square.jpg".
fn is_file_name(line: &str) -> bool {
    line.split_whitespace().next().and_then(|w| w.rsplit_once('.')).is_some_and(|(_, ending)| {
        matches!(
            ending.to_ascii_lowercase().as_str(),
            "jpg" | "jpeg" | "png" | "webp" | "gif" | "svg" | "mp4"
        )
    }) && words(line) <= 4
}

/// "16:40 GMT", "8.15am", "10:37 (Damascus time)", "2h ago (17:25 GMT)": an hour and nothing else.
fn is_hour(line: &str) -> bool {
    if line.len() > MAX_HOUR {
        return false;
    }
    let ago = line.split_once(" ago").filter(|(before, _)| {
        let unit = before.trim_start_matches(|c: char| c.is_ascii_digit()).trim_start();
        unit.len() < before.len()
            && matches!(
                unit,
                "h" | "hr" | "hrs" | "hour" | "hours" | "m" | "min" | "mins" | "minute" | "minutes"
            )
    });
    if let Some((_, after)) = ago {
        let hour = after.trim().trim_start_matches('(').trim_end_matches(')');
        return hour.is_empty() || is_hour(hour);
    }
    // "Date: 15:41 BST", "Wednesday, October 16, 09:10 am".
    if let Some((label, hour)) = clock(line).filter(|(label, _)| !label.is_empty()) {
        let mut words = label.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty());
        return words.all(is_of_calendar) && is_hour(hour);
    }
    let digits = |s: &str, most: usize| {
        let n = s.bytes().take_while(u8::is_ascii_digit).count();
        (1..=most).contains(&n).then_some(n)
    };
    let Some(hour) = digits(line, 2) else { return false };
    let Some(rest) = line[hour..].strip_prefix([':', '.']) else { return false };
    let Some(rest) = digits(rest, 2).filter(|n| *n == 2).map(|n| &rest[n..]) else { return false };
    let mut words = rest.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty());
    words.all(|w| {
        w.len() <= 4 && w.bytes().all(|b| b.is_ascii_alphabetic())
            // "GMT+2".
            || w.len() <= 2 && w.bytes().all(|b| b.is_ascii_digit())
            || matches!(w, "local" | "Local")
            || w.ends_with("time")
            || w.starts_with(|c: char| c.is_uppercase())
    })
}

/// A line before and from its first clock time on.
fn clock(line: &str) -> Option<(&str, &str)> {
    let bytes = line.as_bytes();
    let digit = |n: usize| bytes.get(n).is_some_and(u8::is_ascii_digit);
    let mark = (1..bytes.len()).find(|n| {
        matches!(bytes[*n], b':' | b'.') && digit(n - 1) && digit(n + 1) && digit(n + 2) && !digit(n + 3)
    })?;
    Some(line.split_at(if mark >= 2 && digit(mark - 2) { mark - 2 } else { mark - 1 }))
}

/// What may stand before the hour of an entry: a label, a day.
fn is_of_calendar(word: &str) -> bool {
    dateline::LINE_WORDS.contains(&word.to_ascii_lowercase().as_str())
        || dateline::day(word).is_some()
        || dateline::month(word).is_some()
}

/// Bytes of the longest line that gives an hour.
const MAX_HOUR: usize = 48;

/// Words from which on an item of a list tells something, and what opens a list is a sentence.
const ITEM_WORDS: usize = 6;

/// An item of a list that tells something.
fn is_item(line: &str) -> bool {
    line.starts_with(['-', '•', '*', '–', '▪', '●']) && words_up_to(line, ITEM_WORDS) == ITEM_WORDS
}

/// Running text: a line that ends as a sentence does, or is too long for a headline.
fn is_prose(line: &str) -> bool {
    let end = line.trim_end_matches(['"', '”', '’', '\'', ')', ']', '»', '*', '_']);
    let stops = end.ends_with(['.', '!', '?', ':', '…', '؟']);
    let enough = if stops { 4 } else { 26 };
    words_up_to(line, enough) == enough || line.chars().count() > MAX_HEADLINE_CHARS || is_dated(line)
}

/// "On Sunday, gunmen attacked a post in the town": an item of a list that lost its mark; no headline begins with its day.
fn is_dated(line: &str) -> bool {
    let Some(rest) = line.strip_prefix("On ") else { return false };
    let Some((day, told)) = rest.split_once(',') else { return false };
    let mut words = day.split_whitespace();
    words.clone().count() <= 3
        && words.all(|w| w.bytes().all(|b| b.is_ascii_digit()) || is_of_calendar(w))
        && words_up_to(told, ITEM_WORDS) == ITEM_WORDS
}

fn is_headline(line: &str) -> bool {
    let end = line.trim_end_matches(['"', '”', '’', '\'']);
    words(line) >= 4 && line.chars().count() <= MAX_HEADLINE_CHARS && !end.ends_with('.')
}

/// A picture's caption above the text: one sentence in the present tense that says what is to be seen, and the
/// day the picture was taken.
fn is_posed(line: &str) -> bool {
    const POSES: &[&str] = &[
        " is seen ",
        " are seen ",
        " is pictured ",
        " are pictured ",
        " looks on ",
        " look on ",
        " poses ",
        " pose for ",
        " gestures ",
        " is shown ",
        " are shown ",
        " shakes hands ",
        " shake hands ",
    ];
    let lower = line.to_lowercase();
    line.chars().count() <= MAX_HEADLINE_CHARS
        && POSES.iter().any(|p| lower.contains(p))
        && dateline::find_date(line).is_some()
}

/// Whether a text names the source of most of its paragraphs behind them, as chronologies do: "Troops entered the town. (Reuters)".
fn cites_sources(text: &str, lines: &[Span]) -> bool {
    const FEWEST: usize = 3;
    let lines = || lines.iter().map(|span| span.of(text));
    let cited = lines().filter(|line| is_cited(line)).count();
    cited >= FEWEST && cited >= lines().filter(|line| is_prose(line) && !is_cited(line)).count()
}

/// Whether a name alone stands in brackets behind a line, which tells of no day of its own as a picture does.
fn is_cited(line: &str) -> bool {
    const FEWEST_WORDS: usize = 3;
    const MOST_OF_NAME: usize = 2;
    let Some((before, source)) = line.strip_suffix(')').and_then(|l| l.rsplit_once('(')) else {
        return false;
    };
    words(before) >= FEWEST_WORDS
        && before.trim_end().ends_with(['.', '!', '”', '"', ')'])
        && words(source) <= MOST_OF_NAME
        && source.starts_with(char::is_uppercase)
        && !source.contains(['/', ':'])
        && dateline::find_date(line).is_none()
}

/// Whether a line ends with the credit of a picture: "… near the dam, May 3, 2025. (AP)", "… [J. Doe - Valley Agency]",
/// "… – May 3, 2025 (Valley Guard)".
///
/// A credit stands behind the last full stop, or behind none; "…, said the Valley Agency (VA)." has its own behind it.
fn is_credited(line: &str) -> bool {
    const CREDITS: &[&str] = &[
        "ap",
        "afp",
        "reuters",
        "getty",
        "epa",
        "efe",
        "dpa",
        "upi",
        "aa",
        "anadolu",
        "xinhua",
        "sana",
        "tass",
        "wafa",
        "nna",
        "idf",
        "facebook",
        "telegram",
        "twitter",
        "x",
        "instagram",
        "youtube",
        "photo",
        "photos",
        "image",
        "images",
        "credit",
        "courtesy",
        "handout",
        "screengrab",
        "screenshot",
        "archive",
        "archives",
        "file",
    ];
    const MAX_WORDS: usize = 8;
    let open = match line.as_bytes().last() {
        Some(b')') => '(',
        Some(b']') => '[',
        _ => return false,
    };
    let Some((before, credit)) = line[..line.len() - 1].rsplit_once(open) else { return false };
    let before = before.trim_end();
    if line.chars().count() > 2 * MAX_HEADLINE_CHARS || words(credit) > MAX_WORDS || words(before) < 3 {
        return false;
    }
    let known = credit
        .split(|c: char| !c.is_alphanumeric())
        .any(|word| CREDITS.contains(&word.to_ascii_lowercase().as_str()));
    // "… demolished two houses, the sources said [Getty]": of the story, whosever the picture is.
    if before.ends_with(" said") {
        return false;
    }
    // A day right before the bracket is that of the picture.
    let tail = before.char_indices().rev().nth(MAX_DATE_CHARS).map_or(before, |(at, _)| &before[at..]);
    let dated = before.ends_with(|c: char| c.is_ascii_digit()) && dateline::find_date(tail).is_some();
    dated || known && (open == '[' || before.ends_with(['.', '!', '”', '"']) || !credit.contains(' '))
}

/// Longest a written-out date is: "Wednesday, 24 September 2025".
const MAX_DATE_CHARS: usize = 28;

fn words(line: &str) -> usize {
    words_up_to(line, usize::MAX)
}

/// The number of words, counted no further than `most`.
fn words_up_to(line: &str, most: usize) -> usize {
    line.split_whitespace().filter(|w| w.chars().any(char::is_alphanumeric)).take(most).count()
}

fn same_words(a: &str, b: &str) -> bool {
    let key =
        |s: &str| s.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect::<String>();
    key(a) == key(b)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kinds(text: &str) -> Vec<(BlockKind, &str)> {
        mark(text, 0, None).blocks.iter().map(|b| (b.kind, b.span.of(text))).collect()
    }

    #[test]
    fn furniture_and_captions_are_told_from_paragraphs() {
        use BlockKind::{Caption, Dateline, Furniture, Heading, Paragraph, Title};
        let text = "Valley Post\n\nPatrol enters three villages near the dam\n\nA farmer is seen in his field on May 3, 2025.\n\n\
            Published May 4, 2025\n\nA patrol entered three villages on Saturday.\nRecommended Stories\nlist of 2 items\n\
            What comes next\nThe patrol left at noon.\n381.webp (640×400)\nSHARE THIS ARTICLE\nPost News Roku";
        let got: Vec<BlockKind> = kinds(text).into_iter().map(|(k, _)| k).collect();
        assert_eq!(
            got,
            [
                Furniture, Title, Caption, Dateline, Paragraph, Furniture, Furniture, Heading, Paragraph,
                Furniture, Furniture, Furniture
            ]
        );
        let marked = mark(text, 0, None);
        assert_eq!(marked.publisher.as_deref(), Some("Valley Post"));
        assert_eq!(marked.published.map(|w| w.date), Some(jiff::civil::date(2025, 5, 4)));
    }

    #[test]
    fn a_line_that_begins_with_its_day_is_told_with_or_without_its_stop() {
        for line in [
            "On Sunday, gunmen from the hills attacked a post outside the town",
            "On 14 July, a patrol took two farmers from a field by the dam",
        ] {
            assert!(is_prose(line), "{line}");
        }
        for line in [
            "On Sunday, voters decide",
            "On the ground, what aid workers see in the valley",
            "On air, the week's news from the valley and the dam",
        ] {
            assert!(!is_prose(line), "{line}");
        }
    }

    #[test]
    fn a_line_that_ends_with_a_credit_is_a_caption() {
        for line in [
            "Soldiers stand on a vehicle near the dam, May 3, 2025. (AP)",
            "A view of the dam after rockets hit the valley, on June 04, 2025. [J. Doe - Valley Agency Photo]",
            "Tanks advance in the southern valley – March 20, 2025 (Valley Watch/Facebook)",
            "A convoy leaves the town on March 7. (Credit: J. Doe/Reuters)",
        ] {
            assert!(is_credited(line), "{line}");
        }
        for line in [
            "Four vehicles entered the village, said the Valley News Agency (VNA).",
            "The army took the town (population 4,000)",
            "He spoke of the force that had entered on Friday (the second in a week)",
            "A patrol entered three villages on Saturday.",
            "Soldiers also knocked down houses in two villages, cutting down trees, the sources said [Getty]",
        ] {
            assert!(!is_credited(line), "{line}");
        }
    }

    #[test]
    fn an_agency_behind_most_paragraphs_is_their_source() {
        let entries = "How it came about in the province\n\n11 July 2025\n\nGunmen stopped a trader on the road and took his truck. (AP News)\n\n13 July 2025\n\nClashes broke out in the town at dawn. (Reuters)\n\n14 July 2025\n\nThe ministry sent troops to the province. (AFP)";
        let kinds = |text: &str| mark(text, 0, None).blocks.iter().map(|b| b.kind).collect::<Vec<_>>();
        let paragraphs =
            |text: &str| kinds(text).iter().filter(|kind| **kind == BlockKind::Paragraph).count();
        assert_eq!(paragraphs(entries), 3, "{:?}", kinds(entries));
        let story = "A headline of the story\n\nTroops stand at the entrance of the town. (Reuters)\n\nClashes broke out in the town at dawn, the ministry said.\n\nThe ministry sent troops to the province on Monday.";
        assert_eq!(paragraphs(story), 2, "{:?}", kinds(story));
    }

    #[test]
    fn a_line_with_an_hour_alone_opens_an_entry() {
        for line in [
            "16:40 GMT",
            "21:50",
            "8.15am",
            "10:37 a.m.",
            "09:20 (Damascus time)",
            "2h ago (17:25 GMT)",
            "25 minutes ago",
            "Date: 15:41 BST",
            "Posted at 9.05 am",
            "Wednesday, October 16, 09:10 am (GMT+2)",
        ] {
            assert!(is_hour(line), "{line}");
        }
        for line in [
            "16:40 GMT A patrol entered the village",
            "Troops left at 16:40",
            "3.5 million",
            "12.500 people",
            "2026",
            "2h ago troops entered",
            // However often: a line is read once.
            &"1h ago ".repeat(100_000),
        ] {
            assert!(!is_hour(line), "{line}");
        }
    }

    #[test]
    fn lines_wrapped_by_hand_are_joined() {
        let text = "A patrol of four vehicles entered the village at dawn and went\nfrom house to house for about an hour, residents told the local\nradio station, before it left by the same road that it had come\nby.\n\nNobody was hurt.";
        assert_eq!(kinds(text).len(), 2);
    }
}
