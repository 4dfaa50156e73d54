//! HTML pages: the article without the page around it, by a readability library.

use super::read::{Error, Metadata, assemble};
use super::{Article, dateline};
use dom_smoothie::{Config, Readability, TextMode};
use jiff::civil::Date;

/// More elements than any article page has; bounds the work on hostile input.
const MAX_ELEMENTS: usize = 200_000;

/// Reads the article of a page. Its text is the readable text, one line a paragraph: spans point into that.
pub(super) fn read(name: &str, page: &str, given: Option<Date>) -> Result<Article, Error> {
    let fail = |message: String| Error::Html { name: name.to_owned(), message };
    let config =
        Config { max_elements_to_parse: MAX_ELEMENTS, text_mode: TextMode::Formatted, ..Config::default() };
    let mut reader = Readability::new(page, None, Some(config)).map_err(|e| fail(e.to_string()))?;
    let parsed = reader.parse().map_err(|e| fail(e.to_string()))?;
    let published = parsed.published_time.or(parsed.modified_time);
    // A page's own date is often in words ("5 November 2025"); only a date that can be read is one.
    let published = published.filter(|p| {
        p.get(..10).is_some_and(|d| d.parse::<Date>().is_ok()) || dateline::find_date(p).is_some()
    });
    let metadata = Metadata {
        title: Some(parsed.title),
        publisher: parsed.site_name,
        url: parsed.url.filter(|u| u.starts_with("http")),
        published,
    };
    Ok(assemble(name, parsed.text_content.to_string(), 0, metadata, given))
}
