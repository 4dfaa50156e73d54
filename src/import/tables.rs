//! The mapping tables of `data/mapping`: other projects' words → ours.

use crate::kind::IncidentType;
use std::collections::HashMap;
use std::sync::LazyLock;

/// Rows of a bundled table, by column name.
fn rows(table: &'static str) -> impl Iterator<Item = csv::StringRecord> {
    csv::Reader::from_reader(table.as_bytes()).into_records().flatten()
}

struct AcledRow {
    kind: IncidentType,
    if_killed: Option<IncidentType>,
}

static ACLED: LazyLock<HashMap<String, AcledRow>> = LazyLock::new(|| {
    let of_row = |row: csv::StringRecord| {
        let kind = row.get(2)?.parse().ok()?;
        Some((row.get(1)?.to_lowercase(), AcledRow { kind, if_killed: row.get(3)?.parse().ok() }))
    };
    // "Other" is a sub-event type of strategic developments only.
    rows(include_str!("../../data/mapping/acled.csv")).filter_map(of_row).collect()
});

/// The type nearest to an ACLED sub-event type, which differs for some when people were killed.
pub(super) fn acled_type(sub_event_type: &str, killed: bool) -> Option<IncidentType> {
    let row = ACLED.get(&sub_event_type.trim().to_lowercase())?;
    Some(row.if_killed.filter(|_| killed).unwrap_or(row.kind))
}

/// The type nearest to a UCDP type of violence (`1`, `2`, `3`).
pub(super) fn ucdp_type(type_of_violence: &str) -> Option<IncidentType> {
    static UCDP: LazyLock<HashMap<String, IncidentType>> = LazyLock::new(|| {
        let of_row = |row: csv::StringRecord| Some((row.get(0)?.to_owned(), row.get(2)?.parse().ok()?));
        rows(include_str!("../../data/mapping/ucdp.csv")).filter_map(of_row).collect()
    });
    UCDP.get(type_of_violence.trim()).copied()
}

/// Our name of a party: by the longest beginning in the table, else as the table names it, without its years.
pub(super) fn party(name: &str) -> Option<String> {
    static PARTIES: LazyLock<Vec<(String, String)>> = LazyLock::new(|| {
        let of_row = |row: csv::StringRecord| Some((row.get(0)?.to_owned(), row.get(1)?.to_owned()));
        let mut parties: Vec<_> =
            rows(include_str!("../../data/mapping/parties.csv")).filter_map(of_row).collect();
        parties.sort_by_key(|(begins, _)| std::cmp::Reverse(begins.len()));
        parties
    });
    let name = name.trim();
    let known = PARTIES.iter().find(|(begins, _)| {
        name.strip_prefix(begins.as_str()).is_some_and(|rest| !rest.starts_with(char::is_alphanumeric))
    });
    if let Some((_, ours)) = known {
        return Some(ours.clone());
    }
    // "Military Forces of Iran (1989-)": the years are the codebook's, not a name.
    let is_years = |inner: &str| inner.starts_with(|c: char| c.is_ascii_digit());
    let plain = name.split_once(" (").filter(|(_, inner)| is_years(inner)).map_or(name, |(plain, _)| plain);
    (!plain.is_empty()).then(|| plain.to_owned())
}

/// Names under which GeoJSON files of others carry `field`, ours first.
pub(super) fn properties(field: &str) -> &'static [String] {
    static PROPERTIES: LazyLock<HashMap<String, Vec<String>>> = LazyLock::new(|| {
        let of_row = |row: csv::StringRecord| {
            Some((row.get(0)?.to_owned(), row.get(1)?.split('|').map(str::to_owned).collect()))
        };
        rows(include_str!("../../data/mapping/properties.csv")).filter_map(of_row).collect()
    });
    PROPERTIES.get(field).map_or(&[], Vec::as_slice)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_of_the_tables_is_understood() {
        assert_eq!(ACLED.len(), include_str!("../../data/mapping/acled.csv").lines().count() - 1);
        for n in 1..=3 {
            assert!(ucdp_type(&n.to_string()).is_some());
        }
        assert_eq!(ucdp_type("4"), None);
        assert_eq!(properties("id")[0], "id");
    }

    #[test]
    fn types_depend_on_whether_people_were_killed() {
        assert_eq!(acled_type("Attack", true), Some(IncidentType::Killing));
        assert_eq!(acled_type("attack", false), Some(IncidentType::Other));
        assert_eq!(acled_type("Air/drone strike", true), Some(IncidentType::Airstrike));
        assert_eq!(acled_type("Earthquake", false), None);
    }

    #[test]
    fn parties_get_our_neutral_names_or_keep_theirs() {
        assert_eq!(party("Military Forces of Israel (2022-)").as_deref(), Some("Israeli forces"));
        assert_eq!(party("IS").as_deref(), Some("Islamic State"));
        assert_eq!(party("ISIL-like group").as_deref(), Some("ISIL-like group"));
        assert_eq!(party("Military Forces of Iran (1989-)").as_deref(), Some("Military Forces of Iran"));
        assert_eq!(
            party("Unidentified Armed Group (Syria)").as_deref(),
            Some("Unidentified Armed Group (Syria)")
        );
        assert_eq!(party("  "), None);
    }
}
