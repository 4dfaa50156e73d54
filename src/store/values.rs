//! Properties of a feature as plain values, read in one pass over its JSON.
//!
//! SQLite's own `->>` looks each property up for itself: eleven of them of a million features take it some ten times as
//! long as this.

use rusqlite::types::ValueRef;
use serde::de::{DeserializeSeed, Deserializer, Error, IgnoredAny, MapAccess, SeqAccess, Visitor};
use std::borrow::Cow;
use std::fmt;

use crate::filter::PUBLISHERS;

/// A property that is neither list nor object.
#[derive(Debug, Clone, PartialEq, Default)]
pub(super) enum Plain<'j> {
    /// Not there, or null.
    #[default]
    Null,
    /// A whole number.
    Int(i64),
    /// A number.
    Real(f64),
    /// Words.
    Text(Cow<'j, str>),
}

impl Plain<'_> {
    /// As SQLite would give it.
    pub(super) fn as_value(&self) -> ValueRef<'_> {
        match self {
            Self::Null => ValueRef::Null,
            Self::Int(n) => ValueRef::Integer(*n),
            Self::Real(x) => ValueRef::Real(*x),
            Self::Text(text) => ValueRef::Text(text.as_bytes()),
        }
    }
}

/// The values of the properties `names` of a Feature given as JSON, in their order.
pub(super) fn properties<'j>(feature: &'j [u8], names: &[&str]) -> serde_json::Result<Vec<Plain<'j>>> {
    let mut json = serde_json::Deserializer::from_slice(feature);
    Member { names }.deserialize(&mut json)
}

/// Reads the member `properties` of an object, and passes over the others.
struct Member<'n> {
    names: &'n [&'n str],
}

impl<'j> DeserializeSeed<'j> for Member<'_> {
    type Value = Vec<Plain<'j>>;

    fn deserialize<D: Deserializer<'j>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        deserializer.deserialize_map(self)
    }
}

impl<'j> Visitor<'j> for Member<'_> {
    type Value = Vec<Plain<'j>>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a Feature")
    }

    fn visit_map<A: MapAccess<'j>>(self, mut map: A) -> Result<Self::Value, A::Error> {
        let mut values = None;
        while let Some(found) = map.next_key_seed(Name(&["properties"]))? {
            match found {
                Some(_) => values = Some(map.next_value_seed(Properties { names: self.names })?),
                None => drop(map.next_value::<IgnoredAny>()?),
            }
        }
        values.ok_or_else(|| A::Error::missing_field("properties"))
    }
}

/// Reads some members of an object.
struct Properties<'n> {
    names: &'n [&'n str],
}

impl<'j> DeserializeSeed<'j> for Properties<'_> {
    type Value = Vec<Plain<'j>>;

    fn deserialize<D: Deserializer<'j>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        deserializer.deserialize_map(self)
    }
}

impl<'j> Visitor<'j> for Properties<'_> {
    type Value = Vec<Plain<'j>>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the properties of a Feature")
    }

    fn visit_map<A: MapAccess<'j>>(self, mut map: A) -> Result<Self::Value, A::Error> {
        let mut values = vec![Plain::Null; self.names.len()];
        // One is not there as such: it is read from the reports.
        let keys: Vec<&str> =
            self.names.iter().map(|n| if *n == PUBLISHERS.name { "sources" } else { n }).collect();
        while let Some(found) = map.next_key_seed(Name(&keys))? {
            match found {
                Some(n) if self.names[n] == PUBLISHERS.name => values[n] = map.next_value_seed(Publishers)?,
                Some(n) => values[n] = map.next_value_seed(Value)?,
                None => drop(map.next_value::<IgnoredAny>()?),
            }
        }
        Ok(values)
    }
}

/// Reads a member's name as its place among these.
struct Name<'n>(&'n [&'n str]);

impl<'j> DeserializeSeed<'j> for Name<'_> {
    type Value = Option<usize>;

    fn deserialize<D: Deserializer<'j>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        deserializer.deserialize_str(self)
    }
}

impl Visitor<'_> for Name<'_> {
    type Value = Option<usize>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a name")
    }

    fn visit_str<E: Error>(self, name: &str) -> Result<Self::Value, E> {
        Ok(self.0.iter().position(|wanted| *wanted == name))
    }
}

/// Reads one value.
struct Value;

impl<'j> DeserializeSeed<'j> for Value {
    type Value = Plain<'j>;

    fn deserialize<D: Deserializer<'j>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'j> Visitor<'j> for Value {
    type Value = Plain<'j>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("null, a number or words")
    }

    fn visit_unit<E: Error>(self) -> Result<Self::Value, E> {
        Ok(Plain::Null)
    }

    fn visit_i64<E: Error>(self, n: i64) -> Result<Self::Value, E> {
        Ok(Plain::Int(n))
    }

    fn visit_u64<E: Error>(self, n: u64) -> Result<Self::Value, E> {
        i64::try_from(n).map(Plain::Int).map_err(E::custom)
    }

    fn visit_f64<E: Error>(self, x: f64) -> Result<Self::Value, E> {
        Ok(Plain::Real(x))
    }

    fn visit_borrowed_str<E: Error>(self, text: &'j str) -> Result<Self::Value, E> {
        Ok(Plain::Text(Cow::Borrowed(text)))
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Self::Value, E> {
        Ok(Plain::Text(Cow::Owned(text.to_owned())))
    }
}

/// Reads the publishers of a list of reports, each once, with `|` between them.
struct Publishers;

impl<'j> DeserializeSeed<'j> for Publishers {
    type Value = Plain<'j>;

    fn deserialize<D: Deserializer<'j>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        deserializer.deserialize_seq(self)
    }
}

impl<'j> Visitor<'j> for Publishers {
    type Value = Plain<'j>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a list of reports")
    }

    fn visit_seq<A: SeqAccess<'j>>(self, mut list: A) -> Result<Self::Value, A::Error> {
        let mut names: Vec<Cow<'j, str>> = Vec::new();
        while let Some(values) = list.next_element_seed(Properties { names: &["publisher"] })? {
            for value in values {
                if let Plain::Text(name) = value
                    && !names.contains(&name)
                {
                    names.push(name);
                }
            }
        }
        let joined = names.iter().map(|name| name.replace('|', " ")).collect::<Vec<_>>().join("|");
        Ok(if joined.is_empty() { Plain::Null } else { Plain::Text(joined.into()) })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn properties_come_in_the_order_asked_for_whatever_surrounds_them() {
        let json =
            br#"{"type":"Feature","id":"x","geometry":{"type":"Point","coordinates":[1,2]},"properties":
            {"a":"plain","b":"a \"quote\" \u00e9","c":-3,"d":0.5,"e":null,"list":[{"a":1}]},"more":{}}"#;
        let values = properties(json, &["d", "b", "missing", "a", "c", "e"]).unwrap();
        let text = |t: &str| Plain::Text(t.to_owned().into());
        let expected = [
            Plain::Real(0.5),
            text("a \"quote\" é"),
            Plain::Null,
            text("plain"),
            Plain::Int(-3),
            Plain::Null,
        ];
        assert_eq!(values, expected);
        assert!(matches!(&values[3], Plain::Text(Cow::Borrowed(_))));
        let json = br#"{"properties":{"sources":[{"publisher":"A|B","quote":"x"},{"publisher":null},{"publisher":"C"},{"publisher":"C"}]}}"#;
        assert_eq!(properties(json, &["publishers"]).unwrap(), [text("A B|C")]);
        assert_eq!(properties(br#"{"properties":{"sources":[]}}"#, &["publishers"]).unwrap(), [Plain::Null]);
        for wrong in ["[]", "{}", r#"{"properties":{"a":[]}}"#, r#"{"properties":"#] {
            assert!(properties(wrong.as_bytes(), &["a"]).is_err(), "{wrong}");
        }
    }
}
