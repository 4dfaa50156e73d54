//! Bytes of a file → articles: plain text, Markdown with front matter, HTML, JSON Lines.

use super::{Article, Block, PublishedBasis, blocks, dateline, front_matter, html};
use crate::span::Span;
use jiff::civil::Date;
use std::borrow::Cow;

/// Larger inputs are refused: no article is this long, and every later step keeps spans in 32 bits.
pub const MAX_BYTES: usize = 64 << 20;

/// Why an input could not be read.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// Longer than [`MAX_BYTES`].
    #[error("{name}: {bytes} bytes is more than the {MAX_BYTES} that one file may have; split it")]
    TooLarge {
        /// The file.
        name: String,
        /// Its length.
        bytes: usize,
    },
    /// Front matter that is not YAML of the expected keys.
    #[error("{name}: front matter: {message}")]
    FrontMatter {
        /// The file.
        name: String,
        /// What is wrong, with its line.
        message: String,
    },
    /// A line of a JSON Lines file that is not an article.
    #[error("{name}, line {line}: {message}; expected one JSON object a line with a `text` field")]
    JsonLine {
        /// The file.
        name: String,
        /// 1-based line number.
        line: usize,
        /// What is wrong.
        message: String,
    },
    /// HTML in which no article could be found.
    #[error("{name}: no article found in the page: {message}")]
    Html {
        /// The file.
        name: String,
        /// What the reader says.
        message: String,
    },
}

/// What a source says of an article beside its text.
#[derive(Debug, Default, Clone, serde::Deserialize)]
#[serde(default)]
pub(super) struct Metadata {
    /// Headline.
    pub(super) title: Option<String>,
    /// Outlet.
    pub(super) publisher: Option<String>,
    /// Where it was published.
    pub(super) url: Option<String>,
    /// When: an ISO 8601 date, or a date and time whose date counts.
    pub(super) published: Option<String>,
}

/// Reads the articles of one file. `name` decides the format by its ending (`.html`, `.htm`, `.md`, `.jsonl`, else
/// by content); `given` is the publication date to assume where the article itself has none.
///
/// Bytes that are not UTF-8 are replaced, never refused: a damaged article is still evidence.
pub fn read(name: &str, bytes: &[u8], given: Option<Date>) -> Result<Vec<Article>, Error> {
    if bytes.len() > MAX_BYTES {
        return Err(Error::TooLarge { name: name.to_owned(), bytes: bytes.len() });
    }
    // Nearly all articles are whole, and checking that alone is faster.
    let text = std::str::from_utf8(bytes).map_or_else(|_| String::from_utf8_lossy(bytes), Cow::Borrowed);
    let ending = name.rsplit_once('.').map_or(String::new(), |(_, e)| e.to_ascii_lowercase());
    match ending.as_str() {
        "jsonl" | "ndjson" => json_lines(name, &text, given),
        "html" | "htm" | "xhtml" => Ok(vec![html::read(name, &text, given)?]),
        _ if looks_like_html(&text) => Ok(vec![html::read(name, &text, given)?]),
        _ => Ok(vec![plain(name, text.into_owned(), given)?]),
    }
}

/// Plain text or Markdown, with or without front matter; `text` becomes the article's text unchanged.
fn plain(name: &str, text: String, given: Option<Date>) -> Result<Article, Error> {
    let (metadata, body) = match front_matter::split(&text) {
        Some((yaml, body)) => {
            let metadata = front_matter::parse(yaml)
                .map_err(|message| Error::FrontMatter { name: name.to_owned(), message })?;
            (metadata, body)
        }
        None => (Metadata::default(), 0),
    };
    Ok(assemble(name, text, body, metadata, given))
}

/// One article a line: `{"text":…, "title"?, "publisher"?, "url"?, "published"?, "file"? or "id"?}`.
fn json_lines(name: &str, text: &str, given: Option<Date>) -> Result<Vec<Article>, Error> {
    #[derive(serde::Deserialize)]
    struct Line {
        text: String,
        file: Option<String>,
        id: Option<serde_json::Value>,
        #[serde(flatten)]
        metadata: Metadata,
    }
    let mut articles = Vec::new();
    for (n, line) in text.lines().enumerate().filter(|(_, l)| !l.trim().is_empty()) {
        let line: Line = serde_json::from_str(line).map_err(|e| Error::JsonLine {
            name: name.to_owned(),
            line: n + 1,
            message: e.to_string(),
        })?;
        let id = line.id.map(|id| id.as_str().map_or_else(|| id.to_string(), str::to_owned));
        let file = line.file.or(id).unwrap_or_else(|| format!("{name}:{}", n + 1));
        articles.push(assemble(&file, line.text, 0, line.metadata, given));
    }
    Ok(articles)
}

/// Puts an article together: marks its blocks, and takes from the text what the metadata do not say.
pub(super) fn assemble(
    name: &str,
    text: String,
    body: usize,
    metadata: Metadata,
    given: Option<Date>,
) -> Article {
    let marked = blocks::mark(&text, body, metadata.title.as_deref());
    let mut blocks = marked.blocks;
    if body > 0 {
        blocks.insert(0, Block { span: Span::new(0, body), kind: super::BlockKind::FrontMatter });
    }
    let from_metadata = metadata.published.as_deref().and_then(parse_published);
    let marked_day = marked.published.map(|written| written.near(given));
    let (published, published_basis) = match (from_metadata, marked_day, given) {
        (Some(day), _, _) => (Some(day), PublishedBasis::Metadata),
        (_, Some(day), _) => (Some(day), PublishedBasis::Dateline),
        (_, _, Some(day)) => (Some(day), PublishedBasis::Given),
        _ => (None, PublishedBasis::None),
    };
    let filled = |s: Option<String>| s.map(|s| s.trim().to_owned()).filter(|s| !s.is_empty());
    Article {
        file: name.to_owned(),
        title: filled(metadata.title).or(marked.title),
        publisher: filled(metadata.publisher).or(marked.publisher),
        url: filled(metadata.url),
        published,
        published_basis,
        text,
        blocks,
    }
}

/// A metadata date: `2025-11-05`, `2025-11-05T10:00:00Z`, or a date in words.
fn parse_published(written: &str) -> Option<Date> {
    let written = written.trim();
    written.get(..10).and_then(|d| d.parse().ok()).or_else(|| dateline::find_date(written))
}

fn looks_like_html(text: &str) -> bool {
    let start = text.trim_start_matches('\u{feff}').trim_start();
    let head: String = start.chars().take(256).collect::<String>().to_ascii_lowercase();
    head.starts_with("<!doctype html")
        || head.starts_with("<html")
        || head.starts_with("<?xml") && head.contains("<html")
}
