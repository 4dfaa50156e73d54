//! What KML and Atom have in common: elements with text in them.

use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesEnd, BytesStart, BytesText, Event};
use std::borrow::Cow;
use std::io::{self, Write};

/// Writes XML.
pub(crate) struct Xml<W: Write>(Writer<W>);

impl<W: Write> std::fmt::Debug for Xml<W> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Xml")
    }
}

impl<W: Write> Xml<W> {
    /// Begins a document.
    pub(crate) fn begin(out: W) -> io::Result<Self> {
        let mut xml = Self(Writer::new(out));
        xml.0.write_event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None)))?;
        Ok(xml)
    }

    /// A start tag.
    pub(crate) fn open(&mut self, name: &str, attributes: &[(&str, &str)]) -> io::Result<()> {
        self.0.write_event(Event::Start(tag(name, attributes)))
    }

    /// An end tag and a line break.
    pub(crate) fn close(&mut self, name: &str) -> io::Result<()> {
        self.0.write_event(Event::End(BytesEnd::new(name)))?;
        self.0.get_mut().write_all(b"\n")
    }

    /// An element without content.
    pub(crate) fn empty(&mut self, name: &str, attributes: &[(&str, &str)]) -> io::Result<()> {
        self.0.write_event(Event::Empty(tag(name, attributes)))
    }

    /// An element with `text` in it.
    pub(crate) fn element(&mut self, name: &str, attributes: &[(&str, &str)], text: &str) -> io::Result<()> {
        self.open(name, attributes)?;
        self.0.write_event(Event::Text(BytesText::new(&allowed(text))))?;
        self.0.write_event(Event::End(BytesEnd::new(name)))
    }

    /// What it writes to.
    pub(crate) fn into_inner(self) -> W {
        self.0.into_inner()
    }
}

fn tag<'a>(name: &'a str, attributes: &[(&str, &str)]) -> BytesStart<'a> {
    let mut tag = BytesStart::new(name);
    for (name, value) in attributes {
        tag.push_attribute((*name, &*allowed(value)));
    }
    tag
}

/// The text without the characters that XML 1.0 cannot hold.
fn allowed(text: &str) -> Cow<'_, str> {
    let is_allowed = |c: char| matches!(c, '\t' | '\n' | '\r' | ' '..='\u{d7ff}' | '\u{e000}'..='\u{fffd}' | '\u{10000}'..);
    if text.chars().all(is_allowed) {
        text.into()
    } else {
        text.chars().filter(|c| is_allowed(*c)).collect::<String>().into()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_stays_text() {
        let mut xml = Xml::begin(Vec::new()).unwrap();
        xml.open("a", &[("b", "\"<&\u{0}")]).unwrap();
        xml.element("c", &[], "<script> & \u{1b}é ﷽").unwrap();
        xml.close("a").unwrap();
        let text = String::from_utf8(xml.into_inner()).unwrap();
        assert_eq!(
            text,
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?><a b=\"&quot;&lt;&amp;\"><c>&lt;script&gt; &amp; é ﷽</c></a>\n"
        );
    }
}
