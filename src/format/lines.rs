//! The writers of whole results: one trait, one writer for each format.

use super::CollectionWriter;
use serde_json::Value;
use std::io::{self, Write};

/// Writes incidents, one after another, into a file of some format.
pub trait IncidentWriter {
    /// Adds one incident, given as its Feature in JSON.
    fn incident(&mut self, json: &[u8]) -> io::Result<()>;
    /// Ends the file and flushes it.
    fn finish(self: Box<Self>) -> io::Result<()>;
}

impl<W: Write> IncidentWriter for CollectionWriter<W> {
    fn incident(&mut self, json: &[u8]) -> io::Result<()> {
        self.feature(json)
    }

    fn finish(self: Box<Self>) -> io::Result<()> {
        self.end(&serde_json::Map::new())?.flush()
    }
}

/// One Feature a line.
#[derive(Debug)]
pub struct LineWriter<W: Write>(W);

impl<W: Write> LineWriter<W> {
    /// Writes to `out`.
    pub fn new(out: W) -> Self {
        Self(out)
    }
}

impl<W: Write> IncidentWriter for LineWriter<W> {
    fn incident(&mut self, json: &[u8]) -> io::Result<()> {
        self.0.write_all(json)?;
        self.0.write_all(b"\n")
    }

    fn finish(mut self: Box<Self>) -> io::Result<()> {
        self.0.flush()
    }
}

/// Columns of the table: the scalar properties of the data contract, then longitude, latitude and what of the lists
/// fits a cell.
const COLUMNS: &[&str] = &[
    "id",
    "title",
    "type",
    "acled_event_type",
    "acled_sub_event_type",
    "plover",
    "date_start",
    "date_end",
    "date_precision",
    "edtf",
    "place",
    "place_id",
    "admin1",
    "admin2",
    "admin3",
    "country",
    "pcode",
    "place_precision",
    "radius_m",
    "killed_low",
    "killed_best",
    "killed_high",
    "injured_low",
    "injured_best",
    "injured_high",
    "detained",
    "certainty",
    "confidence",
    "review",
    "zone",
    "zone_relation",
    "zone_distance_m",
    "source_count",
    "publisher_count",
    "first_seen",
    "updated_at",
];

/// Comma-separated values (RFC 4180) with a header row.
#[derive(Debug)]
pub struct TableWriter<W: Write>(csv::Writer<W>);

impl<W: Write> TableWriter<W> {
    /// Writes the header row to `out`.
    pub fn begin(out: W) -> io::Result<Self> {
        let mut table = csv::Writer::from_writer(out);
        table.write_record(COLUMNS.iter().chain(&[
            "lon",
            "lat",
            "actors",
            "publishers",
            "urls",
            "quotes",
        ]))?;
        Ok(Self(table))
    }
}

impl<W: Write> IncidentWriter for TableWriter<W> {
    fn incident(&mut self, json: &[u8]) -> io::Result<()> {
        let feature: Value = serde_json::from_slice(json)?;
        let properties = &feature["properties"];
        for name in COLUMNS {
            self.0.write_field(cell(&properties[*name]))?;
        }
        for n in 0..2 {
            self.0.write_field(cell(&feature["geometry"]["coordinates"][n]))?;
        }
        let joined = |list: &str, member: &str| {
            let mut words: Vec<&str> = Vec::new();
            for word in properties[list].as_array().into_iter().flatten().filter_map(|e| e[member].as_str()) {
                if !words.contains(&word) {
                    words.push(word);
                }
            }
            defused(&words.join(" | "))
        };
        self.0.write_field(joined("actors", "name"))?;
        self.0.write_field(joined("sources", "publisher"))?;
        self.0.write_field(joined("sources", "url"))?;
        self.0.write_field(joined("sources", "quote"))?;
        self.0.write_record(None::<&[u8]>)?;
        Ok(())
    }

    fn finish(mut self: Box<Self>) -> io::Result<()> {
        self.0.flush()
    }
}

fn cell(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::String(text) => defused(text),
        other => other.to_string(),
    }
}

/// Text that a spreadsheet would take for a formula gets an apostrophe before it (OWASP, "CSV Injection").
fn defused(text: &str) -> String {
    if text.starts_with(['=', '+', '-', '@', '\t', '\r']) { format!("'{text}") } else { text.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_row_has_as_many_cells_as_the_header_and_no_formula() {
        let mut out = Vec::new();
        let mut table = Box::new(TableWriter::begin(&mut out).unwrap());
        let feature = serde_json::json!({
            "geometry": {"coordinates": [35.8, 33.1]},
            "properties": {"id": "zw-1", "title": "=HYPERLINK()", "sources": [{"quote": "One, \"two\""}]},
        });
        table.incident(feature.to_string().as_bytes()).unwrap();
        (table as Box<dyn IncidentWriter>).finish().unwrap();
        let mut reader = csv::Reader::from_reader(&out[..]);
        let header = reader.headers().unwrap().clone();
        let row = reader.records().next().unwrap().unwrap();
        let get = |name| row.get(header.iter().position(|h| h == name).unwrap()).unwrap();
        assert_eq!((get("title"), get("lat"), get("quotes")), ("'=HYPERLINK()", "33.1", "One, \"two\""));
    }
}
