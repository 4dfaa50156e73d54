//! KML 2.2 (OGC 07-147r2): one placemark an incident, with its time and its properties as typed data.

use super::columns::{Cell, Column, Kind, Row, columns};
use super::xml::Xml;
use super::{ATTRIBUTION, IncidentWriter, is_web};
use quick_xml::escape::escape;
use std::io::{self, Write};

/// A document of placemarks.
#[derive(Debug)]
pub(super) struct KmlWriter<W: Write> {
    xml: Xml<W>,
    columns: Vec<Column>,
}

impl<W: Write> KmlWriter<W> {
    /// Begins the document and tells its columns.
    pub(super) fn begin(out: W) -> io::Result<Self> {
        let mut xml = Xml::begin(out)?;
        let columns = columns();
        xml.open("kml", &[("xmlns", "http://www.opengis.net/kml/2.2")])?;
        xml.open("Document", &[])?;
        xml.element("name", &[], "incidents")?;
        xml.element("description", &[], ATTRIBUTION)?;
        xml.open("Schema", &[("id", "incident"), ("name", "incident")])?;
        for column in &columns {
            let kind = match column.kind {
                Kind::Integer => "int",
                Kind::Real => "double",
                Kind::Text | Kind::Date | Kind::Instant => "string",
            };
            xml.empty("SimpleField", &[("type", kind), ("name", column.name)])?;
        }
        xml.close("Schema")?;
        Ok(Self { xml, columns })
    }
}

impl<W: Write> IncidentWriter for KmlWriter<W> {
    fn incident(&mut self, json: &[u8]) -> io::Result<()> {
        let row = Row::parse(json)?;
        let xml = &mut self.xml;
        xml.open("Placemark", &[("id", row.text("id").unwrap_or_default())])?;
        xml.element("name", &[], row.text("title").unwrap_or_default())?;
        xml.element("description", &[], &description(&row))?;
        match (row.text("date_start"), row.text("date_end")) {
            (Some(start), Some(end)) if start == end => {
                xml.open("TimeStamp", &[])?;
                xml.element("when", &[], start)?;
                xml.close("TimeStamp")?;
            }
            (None, None) => {}
            (start, end) => {
                xml.open("TimeSpan", &[])?;
                for (name, day) in [("begin", start), ("end", end)] {
                    day.map_or(Ok(()), |day| xml.element(name, &[], day))?;
                }
                xml.close("TimeSpan")?;
            }
        }
        xml.open("ExtendedData", &[])?;
        xml.open("SchemaData", &[("schemaUrl", "#incident")])?;
        for column in &self.columns {
            let text = match row.cell(column) {
                Cell::Empty => continue,
                Cell::Text(text) => text,
                Cell::Integer(n) => n.to_string().into(),
                Cell::Real(x) => x.to_string().into(),
            };
            xml.element("SimpleData", &[("name", column.name)], &text)?;
        }
        xml.close("SchemaData")?;
        xml.close("ExtendedData")?;
        if let Some([lon, lat]) = row.point() {
            xml.open("Point", &[])?;
            xml.element("coordinates", &[], &format!("{lon},{lat}"))?;
            xml.close("Point")?;
        }
        xml.close("Placemark")
    }

    fn finish(mut self: Box<Self>) -> io::Result<()> {
        self.xml.close("Document")?;
        self.xml.close("kml")?;
        self.xml.into_inner().flush()
    }
}

/// The evidence, as the HTML that readers of KML expect in a description.
fn description(row: &Row) -> String {
    let of_source = |source: &serde_json::Value| {
        let text = |name: &str| escape(source[name].as_str().unwrap_or_default()).into_owned();
        let (quote, publisher, url) = (text("quote"), text("publisher"), text("url"));
        let link = if is_web(&url) { format!("<a href=\"{url}\">{url}</a>") } else { url };
        format!("<p>“{quote}” {publisher} {link}</p>")
    };
    row.sources().map(of_source).collect()
}

#[cfg(test)]
mod tests {
    use super::super::columns::tests::{BARE, FEATURE};
    use super::*;

    #[test]
    fn a_placemark_has_time_place_and_properties_and_no_markup_of_others() {
        let mut out = Vec::new();
        let mut kml = Box::new(KmlWriter::begin(&mut out).unwrap());
        for feature in [FEATURE, BARE] {
            kml.incident(feature.as_bytes()).unwrap();
        }
        (kml as Box<dyn IncidentWriter>).finish().unwrap();
        let text = String::from_utf8(out).unwrap();
        for part in [
            "<Placemark id=\"zw-1\"><name>=SUM(A1) &lt;b&gt; &amp; &quot;x&quot;</name>",
            "<TimeSpan><begin>2025-11-03</begin><end>2025-11-04</end></TimeSpan>",
            "<coordinates>35.8,33.1</coordinates>",
            "<SimpleData name=\"pcode\">SY14</SimpleData>",
            "&amp;lt;i&amp;gt;",
            "GeoNames",
            "&lt;a href=&quot;https://news.example/1&quot;&gt;",
        ] {
            assert!(text.contains(part), "{part} in {text}");
        }
        assert!(!text.contains('\u{7}') && !text.contains("&lt;a href=&quot;javascript"), "{text}");
        let mut reader = quick_xml::Reader::from_str(&text);
        let mut placemarks = 0;
        loop {
            match reader.read_event().unwrap() {
                quick_xml::events::Event::Start(tag) if tag.name().as_ref() == "Placemark" => placemarks += 1,
                quick_xml::events::Event::Eof => break,
                _ => {}
            }
        }
        assert_eq!(placemarks, 2);
    }
}
