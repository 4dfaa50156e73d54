//! YAML front matter between `---` lines at the top of a Markdown or text file.

use super::read::Metadata;

/// The YAML and the byte offset at which the body begins; `None` when the text does not begin with front matter.
pub(super) fn split(text: &str) -> Option<(&str, usize)> {
    let bom = text.len() - text.trim_start_matches('\u{feff}').len();
    let rest = &text[bom..];
    let first = rest.find('\n')?;
    if rest[..first].trim_end() != "---" {
        return None;
    }
    let yaml_start = bom + first + 1;
    let mut at = yaml_start;
    for line in text[yaml_start..].split_inclusive('\n') {
        if matches!(line.trim_end(), "---" | "...") {
            return Some((&text[yaml_start..at], at + line.len()));
        }
        at += line.len();
    }
    None
}

/// The keys Zonewatch knows; others are passed over. The error names what is wrong and where.
pub(super) fn parse(yaml: &str) -> Result<Metadata, String> {
    serde_saphyr::from_str(yaml).map_err(|e| e.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn front_matter_ends_at_its_second_fence() {
        let text = "---\ntitle: \"A: b\"\npublished: 2025-11-05\ndigest: true\n---\nBody.\n";
        let (yaml, body) = split(text).unwrap();
        let metadata = parse(yaml).unwrap();
        assert_eq!(metadata.title.as_deref(), Some("A: b"));
        assert_eq!(metadata.published.as_deref(), Some("2025-11-05"));
        assert_eq!(&text[body..], "Body.\n");
    }

    #[test]
    fn a_rule_in_the_text_is_not_front_matter() {
        assert!(split("Text\n---\nmore").is_none());
        assert!(split("---\nnever closed").is_none());
    }
}
