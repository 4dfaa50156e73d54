//! Comma-separated values (RFC 4180), if asked for with a row of HXL tags (<https://hxlstandard.org>, version 1.1).

use super::columns::{Cell, Column, Row, columns};
use super::{CREDIT, IncidentWriter};
use std::io::{self, Write};

/// Columns that are not those of every tabular format, behind them.
const EXTRA: &[&str] = &["lon", "lat", "attribution"];

/// Tags of the columns, by name.
const TAGS: &[(&str, &str)] = &[
    ("id", "#event+id"),
    ("title", "#event+name"),
    ("type", "#event+type"),
    ("acled_event_type", "#event+type+v_acled"),
    ("acled_sub_event_type", "#event+subtype+v_acled"),
    ("plover", "#event+type+v_plover"),
    ("date_start", "#date+start"),
    ("date_end", "#date+end"),
    ("date_precision", "#date+precision"),
    ("edtf", "#date+v_edtf"),
    ("place", "#loc+name"),
    ("place_id", "#loc+id"),
    ("admin1", "#adm1+name"),
    ("admin2", "#adm2+name"),
    ("admin3", "#adm3+name"),
    ("country", "#country+code+v_iso2"),
    ("pcode", "#loc+code+v_pcode"),
    ("place_precision", "#loc+precision"),
    ("radius_m", "#geo+radius+m"),
    ("killed_low", "#affected+killed+min"),
    ("killed_best", "#affected+killed"),
    ("killed_high", "#affected+killed+max"),
    ("injured_low", "#affected+injured+min"),
    ("injured_best", "#affected+injured"),
    ("injured_high", "#affected+injured+max"),
    ("detained", "#affected+detained"),
    ("certainty", "#status+certainty"),
    ("confidence", "#indicator+confidence+num"),
    ("review", "#status+review"),
    ("zone", "#loc+zone+id"),
    ("zone_relation", "#loc+zone+relation"),
    ("zone_distance_m", "#loc+zone+distance+m"),
    ("source_count", "#meta+source+num"),
    ("publisher_count", "#meta+publisher+num"),
    ("first_seen", "#date+created"),
    ("updated_at", "#date+updated"),
    ("actors", "#group+actor+name+list"),
    ("publishers", "#meta+publisher+list"),
    ("urls", "#meta+url+list"),
    ("quotes", "#meta+quote+list"),
    ("lon", "#geo+lon"),
    ("lat", "#geo+lat"),
    ("attribution", "#meta+attribution"),
];

/// A table with a header row.
#[derive(Debug)]
pub(super) struct TableWriter<W: Write> {
    out: csv::Writer<W>,
    columns: Vec<Column>,
}

impl<W: Write> TableWriter<W> {
    /// Writes the header row, and the row of tags if `is_tagged`.
    pub(super) fn begin(out: W, is_tagged: bool) -> io::Result<Self> {
        let mut out = csv::Writer::from_writer(out);
        let columns = columns();
        let names = || columns.iter().map(|c| c.name).chain(EXTRA.iter().copied());
        out.write_record(names())?;
        if is_tagged {
            out.write_record(names().map(tag))?;
        }
        Ok(Self { out, columns })
    }
}

/// The tag of a column.
fn tag(name: &str) -> &'static str {
    TAGS.iter().find(|(known, _)| *known == name).map_or("", |(_, tag)| tag)
}

impl<W: Write> IncidentWriter for TableWriter<W> {
    fn incident(&mut self, json: &[u8]) -> io::Result<()> {
        let row = Row::parse(json)?;
        for column in &self.columns {
            match row.cell(column) {
                Cell::Empty => self.out.write_field("")?,
                Cell::Text(text) if is_formula(&text) => self.out.write_field(format!("'{text}"))?,
                Cell::Text(text) => self.out.write_field(&*text)?,
                Cell::Integer(n) => self.out.write_field(n.to_string())?,
                Cell::Real(x) => self.out.write_field(x.to_string())?,
            }
        }
        match row.point() {
            Some(point) => point.iter().try_for_each(|d| self.out.write_field(d.to_string()))?,
            None => [""; 2].iter().try_for_each(|d| self.out.write_field(d))?,
        }
        self.out.write_field(CREDIT)?;
        self.out.write_record(None::<&[u8]>)?;
        Ok(())
    }

    fn finish(mut self: Box<Self>) -> io::Result<()> {
        self.out.flush()
    }
}

/// Whether a spreadsheet would take the text for a formula (OWASP, "CSV Injection"); such text gets an apostrophe
/// before it. The wide forms are those of East Asian keyboards, which spreadsheets take for the narrow ones.
fn is_formula(text: &str) -> bool {
    text.starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠'])
}

#[cfg(test)]
mod tests {
    use super::super::columns::tests::{BARE, FEATURE};
    use super::*;

    fn written(is_tagged: bool) -> Vec<csv::StringRecord> {
        let mut out = Vec::new();
        let mut table = Box::new(TableWriter::begin(&mut out, is_tagged).unwrap());
        for feature in [FEATURE, BARE] {
            table.incident(feature.as_bytes()).unwrap();
        }
        (table as Box<dyn IncidentWriter>).finish().unwrap();
        let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(&out[..]);
        reader.records().map(|r| r.unwrap()).collect()
    }

    #[test]
    fn a_row_has_as_many_cells_as_the_header_and_no_formula() {
        let rows = written(false);
        let get = |row: usize, name| {
            rows[row].get(rows[0].iter().position(|h| h == name).unwrap()).unwrap().to_owned()
        };
        assert_eq!(get(1, "title"), "'=SUM(A1) <b> & \"x\"");
        assert_eq!(
            (get(1, "lat"), get(1, "pcode"), get(1, "killed_best")),
            ("33.1".into(), "SY14".into(), "2".into())
        );
        assert_eq!(
            (get(2, "id"), get(2, "lat"), get(2, "actors")),
            ("zw-2".into(), String::new(), String::new())
        );
        assert_eq!(rows.len(), 3);
    }

    #[test]
    fn every_column_has_its_tag() {
        let rows = written(true);
        assert_eq!(rows.len(), 4);
        for (name, tag) in rows[0].iter().zip(&rows[1]) {
            let mut words = tag.strip_prefix('#').unwrap_or_else(|| panic!("{name}: {tag}")).split('+');
            assert!(
                words.all(|w| !w.is_empty() && w.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_'))
            );
        }
        let mut tags: Vec<&str> = rows[1].iter().collect();
        tags.sort_unstable();
        tags.dedup();
        assert_eq!(tags.len(), rows[0].len(), "two columns share a tag");
    }
}
