//! From an article to what the store takes in.

use super::Input;
use crate::extract::{Extraction, Knowledge, extract};
use crate::format::ArticleRecord;
use crate::incident::{ArticleRef, article_id};
use crate::text::Article;

impl Input {
    /// Reads an article with what the program knows; `input_hash` is of the file it came from.
    pub fn read(article: Article, input_hash: Option<[u8; 32]>) -> Self {
        let Extraction { reports, tallies, .. } = extract(&article, Knowledge::current());
        let id = article_id(article.url.as_deref(), article.publisher.as_deref(), &article.text);
        Self {
            record: ArticleRecord {
                article: ArticleRef {
                    id,
                    publisher: article.publisher,
                    title: article.title,
                    url: article.url,
                    published: article.published,
                },
                published_basis: article.published_basis,
            },
            text: article.text,
            reports,
            tallies,
            input_hash,
        }
    }
}
