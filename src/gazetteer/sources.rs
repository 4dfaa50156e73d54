//! Source, licence and attribution of every file of geographic data, for the page and the API.

/// The list as JSON: an array of objects with `file`, `what`, `source`, `licence`, `attribution` and maybe `url`.
pub const SOURCES_JSON: &str = include_str!("../../data/sources.json");

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn every_data_file_is_listed_with_its_licence() {
        let data = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("data");
        let mut files = BTreeSet::new();
        for folder in ["gazetteer", "zones", "basemap"] {
            for entry in walkdir::WalkDir::new(data.join(folder)) {
                let entry = entry.unwrap();
                if entry.file_type().is_file() {
                    let path = entry.path().strip_prefix(&data).unwrap();
                    files.insert(path.to_str().unwrap().replace('\\', "/"));
                }
            }
        }
        let list: Vec<serde_json::Map<String, serde_json::Value>> =
            serde_json::from_str(SOURCES_JSON).unwrap();
        let text = |entry: &serde_json::Map<_, serde_json::Value>, member: &str| {
            entry.get(member).and_then(|v| v.as_str()).unwrap_or_default().to_owned()
        };
        let listed: BTreeSet<String> = list.iter().map(|entry| text(entry, "file")).collect();
        assert_eq!(listed, files);
        let readable = std::fs::read_to_string(data.join("SOURCES.md")).unwrap();
        for entry in &list {
            let row = format!("| `{}` |", text(entry, "file"));
            let row = readable.lines().find(|line| line.starts_with(&row)).expect("a row in SOURCES.md");
            assert!(row.ends_with(&format!("| {} |", text(entry, "licence"))), "{row}");
            assert!(!text(entry, "attribution").is_empty() && !text(entry, "what").is_empty());
        }
    }
}
