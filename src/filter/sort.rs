//! The order of results, and the token that says where the next page begins.
//!
//! Pages are cut by key, not by number: a page begins after the last (sort key, row number) pair of the one before,
//! so additions never shift or repeat anything, and a deep page costs what the first one costs.

use super::Error;

/// A field that results can be ordered by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SortField {
    /// As first stored: the default, stable while data is added.
    Entry,
    /// First day; undated first.
    DateStart,
    /// When last changed.
    UpdatedAt,
    /// When first stored.
    FirstSeen,
    /// Type, by name.
    Type,
    /// Confidence.
    Confidence,
    /// Number of sources.
    SourceCount,
}

impl SortField {
    /// Names a request may use.
    pub const NAMES: &'static [(&'static str, Self)] = &[
        ("date_start", Self::DateStart),
        ("updated_at", Self::UpdatedAt),
        ("first_seen", Self::FirstSeen),
        ("type", Self::Type),
        ("confidence", Self::Confidence),
        ("source_count", Self::SourceCount),
    ];
}

/// A field and a direction.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Sort {
    /// By what.
    pub field: SortField,
    /// Largest first.
    pub descending: bool,
}

impl Default for Sort {
    fn default() -> Self {
        Self { field: SortField::Entry, descending: false }
    }
}

impl Sort {
    /// Reads the value of `sortby`: a field name, with `-` before it for descending order (`+`, or the space it
    /// decodes to, for ascending).
    pub fn parse(value: &str) -> Result<Self, Error> {
        let (descending, name) = match value.as_bytes().first() {
            Some(b'-') => (true, &value[1..]),
            Some(b'+' | b' ') => (false, &value[1..]),
            _ => (false, value),
        };
        let found = SortField::NAMES.iter().find(|(known, _)| *known == name);
        found.map(|(_, field)| Self { field: *field, descending }).ok_or_else(|| {
            let names: Vec<_> = SortField::NAMES.iter().map(|(name, _)| *name).collect();
            Error::new("sortby", format!("expected one of {}, with `-` for descending", names.join(", ")))
        })
    }
}

/// A value of the sort field.
#[derive(Debug, Clone, PartialEq)]
pub enum Key {
    /// A day number or a count.
    Int(i64),
    /// A confidence.
    Real(f64),
    /// A type or a time stamp.
    Text(String),
}

/// Where a page ended: the next begins after it.
#[derive(Debug, Clone, PartialEq)]
pub struct Token {
    /// Sort key of the last row; `None` in entry order.
    pub key: Option<Key>,
    /// Its row number.
    pub seq: i64,
}

impl Token {
    /// Writes the token as a URL parameter, e.g. `1500~i20397`.
    pub fn encode(&self) -> String {
        match &self.key {
            None => self.seq.to_string(),
            Some(Key::Int(n)) => format!("{}~i{n}", self.seq),
            Some(Key::Real(x)) => format!("{}~r{x}", self.seq),
            Some(Key::Text(t)) => format!("{}~t{t}", self.seq),
        }
    }

    /// Reads a token made for `sort`.
    pub fn parse(value: &str, sort: Sort) -> Result<Self, Error> {
        let wrong = || Error::new("token", "is not a page of this query; follow the `next` link of a page");
        let (seq, key) = match value.split_once('~') {
            None => (value, None),
            Some((seq, key)) => {
                let (kind, text) = key.split_at_checked(1).ok_or_else(wrong)?;
                let key = match kind {
                    "i" => Key::Int(text.parse().map_err(|_| wrong())?),
                    "r" => Key::Real(text.parse().ok().filter(|x: &f64| x.is_finite()).ok_or_else(wrong)?),
                    "t" => Key::Text(text.chars().take(200).collect()),
                    _ => return Err(wrong()),
                };
                (seq, Some(key))
            }
        };
        let fits = matches!(
            (sort.field, &key),
            (SortField::Entry, None)
                | (SortField::DateStart | SortField::SourceCount, Some(Key::Int(_)))
                | (SortField::Confidence, Some(Key::Real(_)))
                | (SortField::Type | SortField::UpdatedAt | SortField::FirstSeen, Some(Key::Text(_)))
        );
        let seq = seq.parse().map_err(|_| wrong())?;
        if fits { Ok(Self { key, seq }) } else { Err(wrong()) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tokens_round_trip_and_fit_only_their_order() {
        let by = |name: &str| Sort::parse(name).unwrap();
        for (sort, key) in [
            (Sort::default(), None),
            (by("-date_start"), Some(Key::Int(-3))),
            (by("confidence"), Some(Key::Real(0.85))),
            (by("+type"), Some(Key::Text("raid".into()))),
        ] {
            let token = Token { key, seq: 42 };
            assert_eq!(Token::parse(&token.encode(), sort), Ok(token));
        }
        for bad in ["", "x", "1~", "1~z3", "1~ix", "1~rNaN", "~", "1~é"] {
            assert!(Token::parse(bad, Sort::default()).is_err(), "{bad}");
        }
        assert!(Token::parse("1~i5", Sort::default()).is_err());
        assert!(Sort::parse("quote").is_err());
    }
}
