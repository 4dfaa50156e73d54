//! A feature in the form a request asks for: some properties, no geometry, another reference system.

use crate::filter::{Crs, Query};
use serde::de::{MapAccess, Visitor};
use serde::{Deserialize, Deserializer};
use serde_json::Value;
use serde_json::value::RawValue;
use std::borrow::Cow;
use std::fmt;

/// What is to be changed about features.
#[derive(Debug, Clone, Default)]
pub(super) struct Shape {
    /// Only these properties.
    pub(super) properties: Option<Vec<String>>,
    /// A null geometry.
    pub(super) skip_geometry: bool,
    /// Coordinates in this system.
    pub(super) crs: Crs,
}

impl Shape {
    pub(super) fn new(query: &Query) -> Self {
        Self { properties: query.properties.clone(), skip_geometry: query.skip_geometry, crs: query.crs }
    }

    /// The feature in this form; what need not change is passed on as it is, byte for byte.
    pub(super) fn apply<'j>(&self, json: &'j [u8]) -> Result<Cow<'j, [u8]>, serde_json::Error> {
        if self.properties.is_none() && !self.skip_geometry && self.crs == Crs::Crs84 {
            return Ok(Cow::Borrowed(json));
        }
        let feature: Raw<'_> = serde_json::from_slice(json)?;
        let geometry = if self.skip_geometry {
            "null".to_owned()
        } else if self.crs == Crs::Crs84 {
            feature.geometry.get().to_owned()
        } else {
            let mut geometry: Value = serde_json::from_str(feature.geometry.get())?;
            if let Some(coordinates) = geometry.get_mut("coordinates") {
                turn(coordinates, self.crs);
            }
            geometry.to_string()
        };
        let mut properties = String::from("{");
        for (name, value) in feature.properties.0 {
            let is_wanted = self.properties.as_ref().is_none_or(|list| list.contains(&name));
            if is_wanted {
                if properties.len() > 1 {
                    properties.push(',');
                }
                properties.push_str(&serde_json::to_string(&name)?);
                properties.push(':');
                properties.push_str(value.get());
            }
        }
        let id = feature.id.get();
        let whole = format!(
            "{{\"type\":\"Feature\",\"id\":{id},\"geometry\":{geometry},\"properties\":{properties}}}}}"
        );
        Ok(Cow::Owned(whole.into_bytes()))
    }
}

/// Turns positions, however deep they lie in lists.
fn turn(coordinates: &mut Value, crs: Crs) {
    let Some(list) = coordinates.as_array_mut() else { return };
    if let [x, y, ..] = list.as_slice()
        && let (Some(lon), Some(lat)) = (x.as_f64(), y.as_f64())
    {
        let [x, y] = crs.position([lon, lat]);
        *coordinates = Value::from(vec![x, y]);
    } else {
        for inner in list {
            turn(inner, crs);
        }
    }
}

/// A feature cut into its parts.
#[derive(Deserialize)]
struct Raw<'j> {
    #[serde(borrow)]
    id: &'j RawValue,
    #[serde(borrow)]
    geometry: &'j RawValue,
    #[serde(borrow)]
    properties: Members<'j>,
}

/// Members of an object, in their order.
struct Members<'j>(Vec<(String, &'j RawValue)>);

impl<'de: 'j, 'j> Deserialize<'de> for Members<'j> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct InOrder;
        impl<'de> Visitor<'de> for InOrder {
            type Value = Members<'de>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
                let mut members = Vec::new();
                while let Some(member) = map.next_entry()? {
                    members.push(member);
                }
                Ok(Members(members))
            }
        }
        deserializer.deserialize_map(InOrder)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const FEATURE: &str = r#"{"type":"Feature","id":"x","geometry":{"type":"MultiPoint","coordinates":[[35.5,33],[180,0]]},"properties":{"b":1,"a":[1,{"c":"\"}"}],"d":null}}"#;

    fn shaped(shape: &Shape) -> String {
        String::from_utf8(shape.apply(FEATURE.as_bytes()).unwrap().into_owned()).unwrap()
    }

    #[test]
    fn only_what_is_asked_for_changes() {
        assert_eq!(shaped(&Shape::default()), FEATURE);
        let some = Shape { properties: Some(vec!["a".into(), "b".into()]), ..Shape::default() };
        assert_eq!(shaped(&some), FEATURE.replace(",\"d\":null", ""));
        let turned = Shape { crs: Crs::Epsg4326, ..Shape::default() };
        assert_eq!(
            serde_json::from_str::<Value>(&shaped(&turned)).unwrap()["geometry"]["coordinates"],
            serde_json::json!([[33.0, 35.5], [0.0, 180.0]])
        );
        let bare = Shape { skip_geometry: true, properties: Some(vec![]), crs: Crs::Epsg3857 };
        assert_eq!(shaped(&bare), r#"{"type":"Feature","id":"x","geometry":null,"properties":{}}"#);
    }
}
