//! HTML pages: the article without the page around it, by a readability library.

use super::read::{Error, Metadata, assemble};
use super::{Article, dateline, linked};
use dom_smoothie::{Config, Readability, TextMode};
use jiff::civil::Date;

/// More elements than any article page has; bounds the work on hostile input.
const MAX_ELEMENTS: usize = 200_000;

/// Parts of a page that are no article even where they stand in its midst: what pictures show, what else there is to read.
/// A caption tells of a picture's day, which is often years before the article's.
const NOT_ARTICLE: &str = "figcaption, [class*='caption' i]:not(html, body, main, article), aside, nav, \
                           [class*='newsletter' i]:not(html, body, main, article)";

/// Elements whose date is said to be that of publication.
const MARKED_TIME: &str = "time[itemprop='datePublished'], time[pubdate], time.published, time.entry-date";
const MARKED_META: &str = "meta[itemprop='datePublished'], meta[name='pubdate' i], meta[name='publish-date' i], \
                           meta[name='date' i], meta[name='dc.date.issued' i]";

/// Reads the article of a page. Its text is the readable text, one line a paragraph: spans point into that.
pub(super) fn read(name: &str, page: &str, given: Option<Date>) -> Result<Article, Error> {
    let fail = |message: String| Error::Html { name: name.to_owned(), message };
    let config =
        Config { max_elements_to_parse: MAX_ELEMENTS, text_mode: TextMode::Formatted, ..Config::default() };
    let mut reader = Readability::new(page, None, Some(config)).map_err(|e| fail(e.to_string()))?;
    reader.doc.select(NOT_ARTICLE).remove();
    let attribute = |selector: &str, name: &str| -> Vec<String> {
        reader.doc.select(selector).iter().filter_map(|e| e.attr(name)).map(|a| a.to_string()).collect()
    };
    let scripts: Vec<String> = reader
        .doc
        .select("script[type='application/ld+json']")
        .iter()
        .map(|s| s.text().to_string())
        .collect();
    let said = linked::json_ld(scripts.iter().map(String::as_str));
    let marked = [(MARKED_TIME, "datetime"), (MARKED_META, "content")];
    let marked = marked.iter().find_map(|(selector, name)| attribute(selector, name).into_iter().next());
    let dated = linked::of_times(marked, attribute("article time, main time", "datetime").into_iter());
    let parsed = reader.parse().map_err(|e| fail(e.to_string()))?;
    // A page's own date is often in words ("5 November 2025"); only a date that can be read is one.
    let is_date = |p: &String| {
        p.get(..10).is_some_and(|d| d.parse::<Date>().is_ok()) || dateline::find_date(p).is_some()
    };
    let dates = [parsed.published_time, said.published, dated, parsed.modified_time];
    let published = dates.into_iter().flatten().find(is_date);
    let metadata = Metadata {
        title: Some(parsed.title).filter(|t| !t.trim().is_empty()).or(said.title),
        publisher: parsed.site_name.or(said.publisher),
        url: parsed.url.filter(|u| u.starts_with("http")),
        published,
    };
    Ok(assemble(name, parsed.text_content.to_string(), 0, metadata, given))
}

#[cfg(test)]
#[path = "html_tests.rs"]
mod tests;
