//! GeoNames dumps to tables in our columns, line by line: memory grows with the names kept, not with the dump.
//!
//! The dumps are tab-separated without quoting (<https://download.geonames.org/export/dump/readme.txt>). Areas are
//! written as their GeoNames codes, since a country's dump does not name them; only classes that news names are
//! kept (A, P, T, H, L and the military, transport and border features of S).

use super::fold;
use std::collections::{BTreeMap, BTreeSet};
use std::io::{BufRead, Write};

/// Why a dump cannot be converted.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The file cannot be read or written.
    #[error("{0}")]
    Io(#[from] std::io::Error),
    /// The table cannot be written.
    #[error("cannot write the table: {0}")]
    Table(#[from] csv::Error),
    /// A line without the columns of a dump.
    #[error("line {number} is not a line of a GeoNames dump: it has {got} columns, expected {expected}")]
    Columns {
        /// Line, from 1.
        number: usize,
        /// Columns found.
        got: usize,
        /// Columns expected.
        expected: usize,
    },
    /// A line whose numbers are none.
    #[error("line {0} has no usable coordinates")]
    Coordinates(usize),
}

/// Alternate names by place.
pub type Names = BTreeMap<u32, Vec<String>>;

/// Features of class S that are kept.
const SITES: &[&str] = &["AIRB", "AIRF", "AIRP", "CMP", "CMPRF", "DAM", "INSM", "PSTB", "MILB", "PS", "RSV"];
/// Languages whose names are kept; the empty one marks names without a language.
const LANGUAGES: &[&str] = &["", "en", "ar", "he", "fr"];

const HEADER: [&str; 16] = [
    "id",
    "name",
    "alternates",
    "lon",
    "lat",
    "class",
    "code",
    "country",
    "admin1",
    "admin2",
    "admin3",
    "pcode",
    "population",
    "accuracy_m",
    "source",
    "note",
];

/// The columns of one line; `expected` of them, or an error.
fn columns(line: &str, number: usize, expected: usize) -> Result<Vec<&str>, Error> {
    let columns: Vec<&str> = line.trim_end_matches('\r').split('\t').collect();
    if columns.len() < expected {
        return Err(Error::Columns { number, got: columns.len(), expected });
    }
    Ok(columns)
}

/// Whether a place of this class and code is kept.
fn is_kept(class: &str, code: &str) -> bool {
    match class {
        "A" | "P" => !matches!(code, "PPLH" | "PPLQ" | "PPLCH" | "ADMD" | "ADM1H" | "ADM2H" | "PCLH"),
        "T" | "H" | "L" => true,
        "S" => SITES.contains(&code),
        _ => false,
    }
}

/// The ids of the places that [`convert`] will keep.
pub fn ids(dump: impl BufRead) -> Result<BTreeSet<u32>, Error> {
    let mut ids = BTreeSet::new();
    for (at, line) in dump.lines().enumerate() {
        let line = line?;
        let columns = columns(&line, at + 1, 19)?;
        if is_kept(columns[6], columns[7]) {
            ids.extend(columns[0].parse::<u32>());
        }
    }
    Ok(ids)
}

/// The names of `alternateNamesV2.txt` for the places in `ids`, in a kept language, neither colloquial nor historic.
pub fn alternates(file: impl BufRead, ids: &BTreeSet<u32>) -> Result<Names, Error> {
    let mut names = Names::new();
    for (at, line) in file.lines().enumerate() {
        let line = line?;
        let columns = columns(&line, at + 1, 4)?;
        let is_set = |n: usize| columns.get(n) == Some(&"1");
        let Ok(id) = columns[1].parse() else { continue };
        if ids.contains(&id) && LANGUAGES.contains(&columns[2]) && !is_set(6) && !is_set(7) {
            names.entry(id).or_default().push(columns[3].to_owned());
        }
    }
    Ok(names)
}

/// Writes the places of a dump as a table; with `names`, their alternates come from there. Returns their number.
pub fn convert(dump: impl BufRead, names: Option<&Names>, table: impl Write) -> Result<usize, Error> {
    let mut table = csv::Writer::from_writer(table);
    table.write_record(HEADER)?;
    let mut count = 0;
    for (at, line) in dump.lines().enumerate() {
        let line = line?;
        let c = columns(&line, at + 1, 19)?;
        if !is_kept(c[6], c[7]) {
            continue;
        }
        let (lat, lon) = (c[4].parse::<f64>(), c[5].parse::<f64>());
        let (Ok(lat), Ok(lon)) = (lat, lon) else { return Err(Error::Coordinates(at + 1)) };
        let alternates = match names {
            Some(names) => {
                let known = c[0].parse().ok().and_then(|id: u32| names.get(&id));
                distinct(c[1], known.into_iter().flatten().map(String::as_str))
            }
            None => distinct(c[1], c[3].split(',')),
        };
        let population = if c[14] == "0" { "" } else { c[14] };
        let (lon, lat) = (format!("{lon:.5}"), format!("{lat:.5}"));
        let id = format!("gn:{}", c[0]);
        table.write_record([
            id.as_str(),
            c[1],
            &alternates,
            &lon,
            &lat,
            c[6],
            c[7],
            c[8],
            c[10],
            c[11],
            c[12],
            "",
            population,
            "",
            "geonames",
            "",
        ])?;
        count += 1;
    }
    table.flush()?;
    Ok(count)
}

/// The names joined by `|`, without those that fold to the same letters as one before.
fn distinct<'a>(name: &str, others: impl Iterator<Item = &'a str>) -> String {
    let mut seen = BTreeSet::from([fold::keys(name).plain]);
    let kept = others.filter(|other| {
        let key = fold::keys(other).plain;
        !other.contains('|') && !key.is_empty() && seen.insert(key)
    });
    kept.collect::<Vec<_>>().join("|")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::gazetteer::{Gazetteer, Match, compile};

    /// Two places and one building, in the dump's nineteen columns.
    fn dump() -> String {
        let line = |id: &str, name: &str, alternates: &str, class: &str, code: &str| {
            format!(
                "{id}\t{name}\t{name}\t{alternates}\t32.9557\t35.9002\t{class}\t{code}\tSY\t\t03\t12\t\t\t500\t\t900\tAsia/Damascus\t2018-01-01\n"
            )
        };
        line("1", "Ar Rafīd", "Rafid,Ar Rafid,الرفيد", "P", "PPL")
            + &line("2", "Some Hotel", "", "S", "HTL")
            + &line("3", "Tall Abū Nidā", "", "T", "HLL")
    }

    #[test]
    fn a_dump_becomes_a_table_that_can_be_searched() {
        let mut table = Vec::new();
        assert_eq!(convert(dump().as_bytes(), None, &mut table).unwrap(), 2);
        let rows = compile::read(table.as_slice()).unwrap();
        assert_eq!((rows[0].alternates.as_str(), rows[0].population), ("Rafid|الرفيد", Some(500)));
        let gazetteer = Gazetteer::open(compile::compile(&rows, &[]).unwrap()).unwrap();
        let found = gazetteer.lookup("الرفيد");
        assert_eq!((gazetteer.place(found[0].place).id, found[0].level), ("gn:1", Match::Exact));
    }

    #[test]
    fn alternate_names_are_filtered_by_language_and_kind() {
        let names = "10\t1\tar\tالرفيد\t\t\t\t\n11\t1\tru\tРафид\t\t\t\t\n12\t1\ten\tOld Rafid\t\t\t\t1\n13\t2\ten\tHotel\t\t\t\t\n";
        let ids = ids(dump().as_bytes()).unwrap();
        assert_eq!(ids, BTreeSet::from([1, 3]));
        let names = alternates(names.as_bytes(), &ids).unwrap();
        assert_eq!(names, Names::from([(1, vec!["الرفيد".to_owned()])]));
        let mut table = Vec::new();
        convert(dump().as_bytes(), Some(&names), &mut table).unwrap();
        assert_eq!(compile::read(table.as_slice()).unwrap()[0].alternates, "الرفيد");
    }

    #[test]
    fn other_files_are_refused_with_the_line() {
        let error = convert("a,b,c\n".as_bytes(), None, Vec::new()).unwrap_err();
        assert!(error.to_string().contains("line 1") && error.to_string().contains("19"));
    }
}
