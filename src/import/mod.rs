//! Coded events of other projects → reports: ACLED and UCDP GED tables, GeoJSON.
//!
//! A row becomes an article of its own (its publisher is the project, its text the row, so that every field's evidence is a
//! character span of the row) with one report, which merges with news reports like any other. Words and codes are translated
//! by the tables of `data/mapping`. Reading streams: one row at a time, whatever the size of the file.

mod acled;
mod features;
mod place;
mod row;
mod tables;
mod ucdp;

use crate::event::{Figure, Report};
use crate::format::ArticleRecord;
use jiff::civil::Date;
use std::collections::HashMap;
use std::io::BufRead;
use std::ops::ControlFlow;

/// A row as it goes into the store.
#[derive(Debug, Clone)]
pub struct Imported {
    /// Who published it, under an id that is the same at every import.
    pub record: ArticleRecord,
    /// The row, which the evidence spans count in.
    pub text: String,
    /// What it says.
    pub report: Report,
}

/// A row that was left out.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("line {line}: {message}")]
pub struct BadRow {
    /// 1-based line on which the row (of GeoJSON: the feature) ends.
    pub line: u64,
    /// What is wrong.
    pub message: String,
}

/// Why a file cannot be imported at all.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// Nothing that is known.
    #[error(
        "{name}: neither an ACLED export (columns event_id_cnty, event_date, sub_event_type, …), nor UCDP GED (id, \
         type_of_violence, where_prec, …), nor GeoJSON (.geojson, .json, .geojsonl)"
    )]
    Unknown {
        /// The file.
        name: String,
    },
    /// A table without columns that are needed.
    #[error("{name}: the columns {missing} are missing; export the table with all its columns")]
    Columns {
        /// The file.
        name: String,
        /// Names, comma-separated.
        missing: String,
    },
    /// The file breaks off or is not what it seems.
    #[error("{name}: {message}")]
    Broken {
        /// The file.
        name: String,
        /// Where and why.
        message: String,
    },
}

/// What is wrong with a value.
#[derive(Debug)]
pub(crate) struct BadValue(String);

impl BadValue {
    fn new(column: &str, value: &str, what: &str) -> Self {
        let short: String = value.chars().take(60).collect();
        Self(format!("{column} `{short}` {what}"))
    }
}

impl std::fmt::Display for BadValue {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

/// What one row or feature is: its reports (several when it names several sources), or why it is left out.
pub type Row = Result<Vec<Imported>, BadRow>;

/// Reads the file called `name`, row by row, until `each` breaks off. What it is, its ending and its columns tell.
pub fn read(
    name: &str,
    reader: impl BufRead,
    mut each: impl FnMut(Row) -> ControlFlow<()>,
) -> Result<(), Error> {
    let lower = name.to_ascii_lowercase();
    let ends = |endings: &[&str]| endings.iter().any(|e| lower.ends_with(e));
    if ends(&[".geojson", ".json"]) {
        return features::collection(name, reader, &mut each);
    }
    if ends(&[".geojsonl", ".geojsons", ".ndjson", ".jsonl"]) {
        return features::lines(name, reader, &mut each);
    }
    table(name, reader, &mut each)
}

/// A line of a table by column name.
struct Line<'r> {
    columns: &'r HashMap<String, usize>,
    header: &'r csv::StringRecord,
    record: &'r csv::StringRecord,
}

impl<'r> Line<'r> {
    /// The value of `column`; empty when there is none.
    fn get(&self, column: &str) -> &'r str {
        self.columns.get(column).and_then(|n| self.record.get(*n)).unwrap_or("").trim()
    }

    /// The value as a count; `None` when empty.
    fn count(&self, column: &str) -> Result<Option<u32>, BadValue> {
        let value = self.get(column);
        if value.is_empty() {
            return Ok(None);
        }
        value.parse().map(Some).map_err(|_| BadValue::new(column, value, "is no count"))
    }

    /// All filled columns.
    fn text(&self) -> row::RowText {
        let mut text = row::RowText::default();
        for (column, value) in self.header.iter().zip(self.record) {
            text.push(column.trim(), value);
        }
        text
    }
}

/// A table of a project: how it is known, and how its rows are read.
struct Project {
    columns: &'static [&'static str],
    read: fn(&Line<'_>) -> Result<Imported, BadValue>,
}

const PROJECTS: [Project; 2] = [
    Project { columns: acled::COLUMNS, read: acled::read },
    Project { columns: ucdp::COLUMNS, read: ucdp::read },
];

fn table(
    name: &str,
    mut reader: impl BufRead,
    each: &mut impl FnMut(Row) -> ControlFlow<()>,
) -> Result<(), Error> {
    let broken = |message: String| Error::Broken { name: name.to_owned(), message };
    let start = reader.fill_buf().map_err(|e| broken(e.to_string()))?;
    let first = start.split(|b| *b == b'\n').next().unwrap_or_default();
    let count = |byte: u8| memchr::memchr_iter(byte, first).count();
    // Exports for spreadsheets use the separator of their country.
    let delimiter = [b';', b'\t'].into_iter().find(|d| count(*d) > count(b',')).unwrap_or(b',');
    let mut table = csv::ReaderBuilder::new().delimiter(delimiter).flexible(true).from_reader(reader);
    let header = table.headers().map_err(|e| broken(e.to_string()))?.clone();
    let columns: HashMap<String, usize> = header
        .iter()
        .enumerate()
        .map(|(n, c)| (c.trim().trim_start_matches('\u{feff}').to_ascii_lowercase(), n))
        .collect();
    let lacks =
        |p: &Project| p.columns.iter().filter(|c| !columns.contains_key(**c)).copied().collect::<Vec<_>>();
    let project = PROJECTS
        .iter()
        .find(|p| columns.contains_key(p.columns[0]) && columns.contains_key(p.columns[1]))
        .ok_or_else(|| Error::Unknown { name: name.to_owned() })?;
    let missing = lacks(project);
    if !missing.is_empty() {
        return Err(Error::Columns { name: name.to_owned(), missing: missing.join(", ") });
    }
    let mut record = csv::StringRecord::new();
    loop {
        let more = table.read_record(&mut record);
        let line = table.position().line();
        let row = match more {
            Ok(false) => return Ok(()),
            Ok(true) if record.len() != header.len() => Err(BadRow {
                line: record.position().map_or(line, csv::Position::line),
                message: format!("{} values for {} columns", record.len(), header.len()),
            }),
            Ok(true) => {
                let at = record.position().map_or(line, csv::Position::line);
                let values = Line { columns: &columns, header: &header, record: &record };
                (project.read)(&values)
                    .map(|row| vec![row])
                    .map_err(|e| BadRow { line: at, message: e.to_string() })
            }
            Err(e) if e.is_io_error() => return Err(broken(e.to_string())),
            Err(e) => Err(BadRow { line, message: e.to_string() }),
        };
        if each(row).is_break() {
            return Ok(());
        }
    }
}

/// A day as exports write it: `2025-11-28`, with or without a time; `28 November 2025`; `28-Nov-2025`.
fn day(column: &str, written: &str) -> Result<Date, BadValue> {
    let written = written.trim();
    if let Some(day) = written.get(..10).and_then(|d| d.parse().ok()) {
        return Ok(day);
    }
    ["%d %B %Y", "%d %b %Y", "%d-%b-%Y", "%d-%B-%Y"]
        .iter()
        .find_map(|format| Date::strptime(format, written).ok())
        .ok_or_else(|| BadValue::new(column, written, "is no date (2025-11-28 or 28 November 2025)"))
}

/// A toll; nothing when nobody is counted.
fn toll(low: u32, best: u32, high: u32) -> Option<Figure> {
    (high.max(best) > 0).then(|| Figure { low: low.min(best), best, high: Some(high.max(best)) })
}

#[cfg(test)]
mod tests;
