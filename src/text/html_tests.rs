//! Pages as news sites build them, in our own words: what is article and what is page, and who published it when.

use super::*;
use crate::extract::{Knowledge, extract};
use crate::text::{BlockKind, PublishedBasis};
use jiff::civil::date;

/// Paragraphs long enough for a reader to find the article among the page.
const STORY: [&str; 4] = [
    "An Israeli patrol of five vehicles entered the village of Al-Rafid in Syria's Quneitra province on Monday, residents told \
     the local station, and searched two houses at the edge of the village before it left in the afternoon.",
    "The soldiers asked people for their papers and took pictures of the road, an elderly farmer said, adding that nobody had \
     been hurt and that nobody had been taken away by the patrol.",
    "The municipality called on the United Nations to keep the road open, so that children can go to school and farmers can \
     reach the fields on the other side of the valley before the rain begins.",
    "A spokesman for the army declined to comment on the reports, while the governor's office said it was following the \
     matter with the observers who are based in the area.",
];

fn page(head: &str, before: &str, between: &str, after: &str) -> String {
    let [a, b, c, d] = STORY;
    format!(
        "<!DOCTYPE html><html lang=\"en\"><head><meta charset=\"utf-8\">{head}</head><body>\
         <header><nav><ul><li><a href=\"/\">Home</a></li><li><a href=\"/syria\">Syria</a></li><li><a href=\"/homs\">Homs</a></li></ul>\
         </nav></header><main><article>{before}<p>{a}</p><p>{b}</p>{between}<p>{c}</p><p>{d}</p></article></main>{after}</body></html>"
    )
}

fn article(page: &str) -> Article {
    read("page.html", page, None).unwrap()
}

/// What is read of an article, block by block.
fn read_text(article: &Article) -> String {
    let read = article.blocks.iter().filter(|b| b.kind.is_read());
    read.map(|b| b.span.of(&article.text)).collect::<Vec<_>>().join("\n")
}

fn assert_story_and_nothing_else(article: &Article, foreign: &[&str]) {
    let text = read_text(article);
    for paragraph in STORY {
        assert!(text.contains(paragraph), "lost: {paragraph}\n---\n{text}");
    }
    for words in foreign {
        assert!(!text.contains(words), "`{words}` is read as part of the article:\n{text}");
    }
    let said = extract(article, Knowledge::bundled());
    for report in &said.reports {
        let inside = STORY.iter().any(|p| p.contains(&*report.evidence.text));
        assert!(inside, "{} read from the page: {}", report.kind, report.evidence.text);
    }
    assert!(said.reports.iter().any(|r| r.place.as_ref().is_some_and(|p| p.name.contains("Rafid"))));
}

#[test]
fn json_ld_gives_title_publisher_and_date() {
    let head = r#"<title>Patrol enters village near the line | Valley Courier</title>
        <script type="application/ld+json">{"@context": "https://schema.org", "@type": "NewsArticle",
        "headline": "Patrol enters village near the line", "datePublished": "2026-03-03T08:15:00+03:00",
        "dateModified": "2026-03-04T10:00:00+03:00", "author": [{"@type": "Person", "name": "A. Writer"}],
        "publisher": {"@type": "Organization", "name": "Valley Courier"}}</script>"#;
    let got = article(&page(head, "<h1>Patrol enters village near the line</h1>", "", ""));
    assert_eq!(got.title.as_deref(), Some("Patrol enters village near the line"));
    assert_eq!(got.publisher.as_deref(), Some("Valley Courier"));
    assert_eq!((got.published, got.published_basis), (Some(date(2026, 3, 3)), PublishedBasis::Metadata));
    assert_story_and_nothing_else(&got, &["A. Writer", "Homs"]);
}

#[test]
fn meta_elements_give_title_publisher_and_date() {
    let head = r#"<title>Patrol enters village</title><meta property="og:title" content="Patrol enters village near the line">
        <meta property="og:site_name" content="Hermon Daily"><meta property="article:published_time" content="2026-03-03T06:00:00Z">"#;
    let got = article(&page(head, "<h1>Patrol enters village near the line</h1>", "", ""));
    assert_eq!(got.title.as_deref(), Some("Patrol enters village near the line"));
    assert_eq!(got.publisher.as_deref(), Some("Hermon Daily"));
    assert_eq!((got.published, got.published_basis), (Some(date(2026, 3, 3)), PublishedBasis::Metadata));
    assert_story_and_nothing_else(&got, &["Homs"]);
}

#[test]
fn a_json_ld_graph_gives_publisher_and_date() {
    let head = r#"<title>Patrol enters village near the line</title><script type="application/ld+json">
        {"@context": "https://schema.org", "@graph": [{"@type": "WebSite", "name": "Home"},
        {"@type": "NewsArticle", "headline": "Patrol enters village near the line",
         "datePublished": "2026-03-03T06:00:00+00:00", "publisher": {"@id": "https://example.org/#us"}},
        {"@type": "NewsMediaOrganization", "@id": "https://example.org/#us", "name": "Valley Courier"}]}</script>"#;
    let got = article(&page(head, "", "", ""));
    assert_eq!(got.publisher.as_deref(), Some("Valley Courier"));
    assert_eq!((got.published, got.published_basis), (Some(date(2026, 3, 3)), PublishedBasis::Metadata));
}

#[test]
fn time_elements_date_a_page_unless_they_differ() {
    let title = "<title>Patrol enters village near the line</title>";
    let one = article(&page(title, "<time datetime=\"2026-03-03T06:00:00Z\">Tuesday</time>", "", ""));
    assert_eq!(one.published, Some(date(2026, 3, 3)));
    let other = "<div><time datetime=\"2026-02-01\">1 February</time></div>";
    let two = page(title, "<time datetime=\"2026-03-03\">Tuesday</time>", other, "");
    assert_eq!(article(&two).published, None);
    let marked = two
        .replace("<time datetime=\"2026-03-03\"", "<time itemprop=\"datePublished\" datetime=\"2026-03-03\"");
    assert_eq!(article(&marked).published, Some(date(2026, 3, 3)));
}

#[test]
fn a_publication_line_dates_a_page_without_metadata() {
    let got = article(&page(
        "<title>Patrol enters village near the line</title>",
        "<h1>Patrol enters village near the line</h1><p>Published on 3 March 2026</p>",
        "",
        "",
    ));
    assert_eq!((got.published, got.published_basis), (Some(date(2026, 3, 3)), PublishedBasis::Dateline));
    let none = article(&page("<title>Patrol enters village near the line</title>", "", "", ""));
    assert_eq!((none.published, none.published_basis), (None, PublishedBasis::None));
}

#[test]
fn captions_are_not_the_article() {
    let figure = "<figure><img src=\"a.jpg\" alt=\"Soldiers raid Nawa\"><figcaption>Israeli soldiers raided a house in Nawa in \
                  Daraa on 14 January 2026. [Photo: An Agency]</figcaption></figure>";
    let old = "<div class=\"wp-caption aligncenter\"><img src=\"b.jpg\"><p class=\"wp-caption-text\">Warplanes struck Khan \
               Arnabah in Quneitra on 9 February 2026.</p></div>";
    let plain = "<figure class=\"wide\"><img src=\"c.jpg\"><figcaption>Artillery shelled Koya in Daraa on 25 March 2025, killing \
                 six people.</figcaption></figure><span class=\"MediaCaption\">A raid in Kudna on 2 May 2025.</span>";
    let got = article(&page(
        "<title>Patrol enters village near the line</title>",
        figure,
        &format!("{old}{plain}"),
        "",
    ));
    assert_story_and_nothing_else(&got, &["Nawa", "Khan Arnabah", "Koya", "Kudna", "Agency", "a.jpg"]);
}

#[test]
fn furniture_around_and_within_is_not_the_article() {
    let between = "<aside class=\"related\"><h3>Read more</h3><ul><li><a href=\"/1\">Artillery shelled Koya in Daraa on \
        Sunday</a></li><li><a href=\"/2\">Soldiers detain four men in Kudna</a></li></ul></aside>\
        <p>Read also: <a href=\"/3\">Airstrike hits depot near Homs on Saturday</a></p>\
        <div class=\"newsletter-signup\"><p>Sign up for our newsletter to receive the latest from Aleppo every week.</p></div>\
        <p>ADVERTISEMENT</p>";
    let after = "<section class=\"comments\"><p>Someone: they struck Palmyra on Tuesday, I saw it.</p></section>\
        <footer><p>© 2026 Valley Courier, Damascus. All rights reserved. Reproduction needs written permission.</p></footer>";
    let got = article(&page("<title>Patrol enters village near the line</title>", "", between, after));
    assert_story_and_nothing_else(&got, &["Koya", "Kudna", "depot", "Aleppo", "Palmyra", "rights reserved"]);
}

#[test]
fn lists_and_headings_of_the_story_stay() {
    let between = "<h2>What is known so far</h2><ul><li>The patrol came at about nine in the morning and stayed for five hours, \
        people of the village said.</li><li>It left on the road by which it had come, towards the line in the west.</li></ul>";
    let got = article(&page("<title>Patrol enters village near the line</title>", "", between, ""));
    let text = read_text(&got);
    assert!(text.contains("nine in the morning") && text.contains("towards the line"), "{text}");
    let heading = got.blocks.iter().find(|b| b.span.of(&got.text) == "What is known so far").unwrap();
    assert_eq!(heading.kind, BlockKind::Heading);
}

#[test]
fn entities_and_odd_spaces_become_plain_characters() {
    let between = "<p>The mayor&rsquo;s&nbsp;office said &ldquo;two&nbsp;tanks&rdquo; stood near Tal&#8209;Ahmar &amp; the dam, \
                   where they had been since the morning of that day.</p>";
    let got = article(&page("<title>Patrol enters village near the line</title>", "", between, ""));
    assert!(
        got.text.contains("“two") && got.text.contains("& the dam") && !got.text.contains("&amp;"),
        "{}",
        got.text
    );
}

#[test]
fn a_page_without_an_article_is_told() {
    let told = read("empty.html", "<html><body></body></html>", None);
    assert!(told.is_err() || told.is_ok_and(|a| read_text(&a).is_empty()));
}
