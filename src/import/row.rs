//! One row of a table as a text of its own, in which every field's evidence can be pointed at.

use crate::event::{Evidence, FieldEvidence};
use std::collections::BTreeMap;

/// A row written as `column: value` lines, with the characters of every value.
#[derive(Debug, Default)]
pub(super) struct RowText {
    text: String,
    chars: u32,
    values: Vec<(String, u32, u32)>,
    fields: BTreeMap<String, FieldEvidence>,
}

impl RowText {
    /// Adds a column, unless its value is empty.
    pub(super) fn push(&mut self, column: &str, value: &str) {
        let value = value.trim();
        if value.is_empty() {
            return;
        }
        self.write(&format!("{column}: "));
        let start = self.chars;
        self.write(value);
        self.values.push((column.to_owned(), start, self.chars));
        self.write("\n");
    }

    fn write(&mut self, words: &str) {
        self.text.push_str(words);
        self.chars += words.chars().count() as u32;
    }

    /// Says that `field` was read from `column`, by the rule of the table `table`.
    pub(super) fn read(&mut self, field: &str, table: &str, column: &str) {
        if let Some((_, start, end)) = self.values.iter().find(|(name, ..)| name == column) {
            let rule = format!("{table}_{column}");
            self.fields.insert(field.to_owned(), FieldEvidence { start: *start, end: *end, rule });
        }
    }

    /// The value of the first of `columns` that has one, as evidence; else the whole row.
    pub(super) fn quote(&self, columns: &[&str]) -> Evidence {
        let found = columns
            .iter()
            .find_map(|c| self.values.iter().find(|(name, ..)| name == c))
            .map(|(_, a, b)| (*a, *b));
        let (start, end) = found.unwrap_or((0, self.chars));
        self.evidence(start, end)
    }

    /// The whole text, which field was read where, and the lines of those fields that `quote` does not hold.
    pub(super) fn finish(self, quote: &Evidence) -> (String, BTreeMap<String, FieldEvidence>, Vec<Evidence>) {
        let mut lines: Vec<Evidence> = Vec::new();
        for (column, start, end) in &self.values {
            let holds = |f: &FieldEvidence| *start <= f.start && f.end <= *end;
            if self.fields.values().any(|f| holds(f) && !quote.holds(f)) {
                let from = start - column.chars().count() as u32 - 2;
                lines.push(self.evidence(from, *end));
            }
        }
        (self.text, self.fields, lines)
    }

    fn evidence(&self, start: u32, end: u32) -> Evidence {
        let words: String = self.text.chars().skip(start as usize).take((end - start) as usize).collect();
        Evidence { start, end, text: words.split_whitespace().collect::<Vec<_>>().join(" ") }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn evidence_points_at_the_value_in_characters() {
        let mut row = RowText::default();
        row.push("location", "Jubātā");
        row.push("empty", "  ");
        row.push("notes", "Forces  entered\nthe village.");
        row.read("place", "acled", "location");
        let quote = row.quote(&["missing", "notes"]);
        assert_eq!(quote.text, "Forces entered the village.");
        let whole = row.quote(&["missing"]);
        let (text, fields, context) = row.finish(&quote);
        assert_eq!(context.iter().map(|e| e.text.as_str()).collect::<Vec<_>>(), ["location: Jubātā"]);
        let of = |start: u32, end: u32| -> String {
            text.chars().skip(start as usize).take((end - start) as usize).collect()
        };
        assert_eq!(of(fields["place"].start, fields["place"].end), "Jubātā");
        assert_eq!(fields["place"].rule, "acled_location");
        assert_eq!(of(quote.start, quote.end), "Forces  entered\nthe village.");
        assert_eq!(of(whole.start, whole.end), text);
        assert!(!text.contains("empty"));
    }
}
