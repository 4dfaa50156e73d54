//! Type → ACLED and PLOVER codes, from `data/mapping/types.csv`.

use crate::kind::IncidentType;
use std::collections::HashMap;
use std::sync::LazyLock;

/// The codes nearest to an incident type; `None` where nothing fits.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Codes {
    /// ACLED event type.
    pub acled_event_type: Option<String>,
    /// ACLED sub-event type.
    pub acled_sub_event_type: Option<String>,
    /// PLOVER event code.
    pub plover: Option<String>,
}

static TABLE: LazyLock<HashMap<IncidentType, Codes>> =
    LazyLock::new(|| read(include_str!("../../data/mapping/types.csv")));

/// The codes of `kind`.
pub fn codes(kind: IncidentType) -> &'static Codes {
    static NONE: Codes = Codes { acled_event_type: None, acled_sub_event_type: None, plover: None };
    TABLE.get(&kind).unwrap_or(&NONE)
}

/// Rows of the table; a row with an unknown type is left out (a test keeps the bundled table whole).
fn read(table: &str) -> HashMap<IncidentType, Codes> {
    let filled = |row: &csv::StringRecord, n| row.get(n).filter(|c: &&str| !c.is_empty()).map(str::to_owned);
    csv::Reader::from_reader(table.as_bytes())
        .records()
        .flatten()
        .filter_map(|row| {
            let codes = Codes {
                acled_event_type: filled(&row, 1),
                acled_sub_event_type: filled(&row, 2),
                plover: filled(&row, 3),
            };
            Some((row.get(0)?.parse().ok()?, codes))
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_type_has_its_row() {
        for kind in IncidentType::ALL {
            assert!(TABLE.contains_key(kind), "{kind}");
        }
        assert_eq!(codes(IncidentType::Shelling).plover.as_deref(), Some("ASSAULT"));
        assert_eq!(codes(IncidentType::Statement), &Codes::default());
    }
}
