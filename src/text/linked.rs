//! What a page says of itself where the readability library does not look: JSON-LD graphs, `<time>` and `<meta>` elements.

use serde_json::Value;

/// Headline, outlet and publication date as written.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Linked {
    pub(super) title: Option<String>,
    pub(super) publisher: Option<String>,
    pub(super) published: Option<String>,
}

/// Types of schema.org that are articles, by the end of their name.
const ARTICLES: &[&str] = &["Article", "BlogPosting", "Report"];

/// The article among the JSON-LD `scripts` of a page: the first that carries a publication date, wherever it stands (alone, in
/// a list, in an `@graph`), with its publisher, named or referred to by `@id`.
pub(super) fn json_ld<'s>(scripts: impl Iterator<Item = &'s str>) -> Linked {
    let documents: Vec<Value> = scripts.filter_map(|s| serde_json::from_str(s.trim()).ok()).collect();
    let mut objects = Vec::new();
    for document in &documents {
        collect(document, &mut objects);
    }
    let text = |object: &Value, key: &str| object.get(key)?.as_str().map(|s| s.trim().to_owned());
    let Some(article) = objects.iter().find(|o| is_article(o) && o.get("datePublished").is_some()) else {
        return Linked::default();
    };
    let publisher = article.get("publisher").and_then(|publisher| {
        let publisher = publisher.as_array().map_or(Some(publisher), |list| list.first())?;
        let named = || {
            let id = publisher.get("@id")?.as_str()?;
            let of_id = |o: &&&Value| o.get("@id").and_then(Value::as_str) == Some(id);
            objects.iter().filter(of_id).find_map(|o| text(o, "name"))
        };
        text(publisher, "name").or_else(named)
    });
    Linked { title: text(article, "headline"), publisher, published: text(article, "datePublished") }
}

/// All objects of a document, in order. Its depth is bounded by the JSON reader.
fn collect<'v>(value: &'v Value, objects: &mut Vec<&'v Value>) {
    match value {
        Value::Object(members) => {
            objects.push(value);
            members.values().for_each(|v| collect(v, objects));
        }
        Value::Array(list) => list.iter().for_each(|v| collect(v, objects)),
        _ => {}
    }
}

fn is_article(object: &Value) -> bool {
    let is = |kind: &Value| kind.as_str().is_some_and(|k| ARTICLES.iter().any(|a| k.ends_with(a)));
    match object.get("@type") {
        Some(Value::Array(kinds)) => kinds.iter().any(is),
        Some(kind) => is(kind),
        None => false,
    }
}

/// The date that `<time>` elements give: the one marked as that of publication, else the only one there is. Of several any may
/// be another story's.
pub(super) fn of_times(marked: Option<String>, all: impl Iterator<Item = String>) -> Option<String> {
    let day = |written: &str| written.get(..10).unwrap_or(written).to_owned();
    let mut days: Vec<String> = all.map(|t| day(&t)).collect();
    days.sort();
    days.dedup();
    marked.or_else(|| if days.len() == 1 { days.pop() } else { None })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_article_of_a_graph_is_found_with_its_publisher() {
        let graph = r##"{"@context": "https://schema.org", "@graph": [
            {"@type": "WebPage", "datePublished": "2020-01-01"},
            {"@type": ["Thing", "NewsArticle"], "headline": " News ", "datePublished": "2026-03-03T06:00:00Z",
             "publisher": {"@id": "#us"}},
            {"@type": "Organization", "@id": "#us", "name": "Valley Courier"}]}"##;
        let linked = json_ld(["{broken", graph].into_iter());
        assert_eq!(linked.title.as_deref(), Some("News"));
        assert_eq!(linked.publisher.as_deref(), Some("Valley Courier"));
        assert_eq!(linked.published.as_deref(), Some("2026-03-03T06:00:00Z"));
        assert_eq!(
            json_ld([r#"{"@type": "WebSite", "datePublished": "2026-03-03"}"#].into_iter()),
            Linked::default()
        );
    }

    #[test]
    fn of_several_times_only_a_marked_one_counts() {
        let times = |list: &[&str]| list.iter().map(|t| (*t).to_owned()).collect::<Vec<_>>().into_iter();
        assert_eq!(of_times(None, times(&["2026-03-03T06:00", "2026-03-03"])).as_deref(), Some("2026-03-03"));
        assert_eq!(of_times(None, times(&["2026-03-03", "2026-02-01"])), None);
        assert_eq!(
            of_times(Some("2026-03-03".into()), times(&["2026-02-01"])).as_deref(),
            Some("2026-03-03")
        );
        assert_eq!(of_times(None, times(&[])), None);
    }
}
