//! From bytes to an [`Article`], and from its text to sentences and tokens.
//!
//! Cleaning never rewrites plain text or Markdown: it marks [`Block`]s (title, paragraph, caption, furniture, …) in
//! the text as it came, so that every span points into the file a reader can open.

mod blocks;
mod dateline;
mod doc;
mod front_matter;
mod html;
mod linked;
mod read;
mod token;
mod vocabulary;

pub use blocks::year_of;
pub use doc::{Doc, OfWords, Sentence, is_short_month};
pub use read::{Error, MAX_BYTES, read};
pub use token::{Token, TokenKind};

use crate::span::Span;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// A source document, read but not yet understood.
#[derive(Debug, Clone)]
pub struct Article {
    /// File name or other handle it came by; not necessarily unique.
    pub file: String,
    /// Headline, from metadata or the first lines.
    pub title: Option<String>,
    /// Outlet, from metadata or furniture.
    pub publisher: Option<String>,
    /// Where it was published.
    pub url: Option<String>,
    /// Publication date; `None` when nothing gives one (never guessed).
    pub published: Option<Date>,
    /// What the publication date was read from.
    pub published_basis: PublishedBasis,
    /// The whole decoded text that all spans point into.
    pub text: String,
    /// What each part of the text is, in order, without overlap; parts not listed are blank.
    pub blocks: Vec<Block>,
}

/// What a publication date was read from, best first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PublishedBasis {
    /// Front matter, `<meta>`, JSON-LD or JSON Lines field.
    Metadata,
    /// A dateline or "Published …" line in the text.
    Dateline,
    /// Given by the caller (`--published`).
    Given,
    /// Not known.
    None,
}

/// A part of an article's text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Block {
    /// The bytes it covers, without surrounding blank space.
    pub span: Span,
    /// What it is.
    pub kind: BlockKind,
}

/// What a block is; only [`BlockKind::is_read`] kinds yield mentions and times, and only paragraphs events (or the
/// title, in an article that has nothing else).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BlockKind {
    /// The headline.
    Title,
    /// A heading within the article.
    Heading,
    /// Running text, a standfirst or a list item.
    Paragraph,
    /// A publication line ("Published November 5, 2025", "Wednesday, 13 August 2025 7:03 AM").
    Dateline,
    /// The hour of an entry of a live report: "16:40 GMT".
    Hour,
    /// A picture's caption or credit.
    Caption,
    /// Navigation, newsletter, sharing, related stories, copyright, file names.
    Furniture,
    /// Front matter.
    FrontMatter,
}

impl BlockKind {
    /// Whether names and times are read from it.
    pub const fn is_read(self) -> bool {
        matches!(self, Self::Title | Self::Heading | Self::Paragraph | Self::Dateline)
    }
}
