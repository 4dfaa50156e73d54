//! Marks of a map as a Mapbox Vector Tile 2.1: one layer `incidents` of points.
//!
//! Every feature has `count`. A cluster has, under the name of each type, how many of its incidents are of that type;
//! a single incident has the properties given with it.

use super::cluster::{EXTENT, Mark};
use crate::kind::IncidentType;
use geozero::mvt::tile::{Feature, GeomType, Layer};
use geozero::mvt::{Message, TagsBuilder, Tile, TileValue};
use std::collections::BTreeMap;

/// Media type of a tile.
pub const MVT: &str = "application/vnd.mapbox-vector-tile";
/// Name of the layer.
pub const TILE_LAYER: &str = "incidents";
/// `MoveTo` once (MVT 2.1, clause 4.3.1).
const MOVE_TO: u32 = 9;

/// Properties of single incidents, by row.
pub type Told = BTreeMap<i64, Vec<(&'static str, String)>>;

/// The tile's bytes; `told` are the properties of single incidents.
pub fn encode_tile(marks: &[Mark], told: &Told) -> Vec<u8> {
    let mut tags = TagsBuilder::new();
    let mut features = Vec::with_capacity(marks.len());
    for mark in marks {
        let mut own = Vec::new();
        let mut tag = |name: &str, value| {
            let (key, value) = tags.insert_ref(name, value);
            own.extend([key, value]);
        };
        tag("count", TileValue::Uint(mark.count().into()));
        let (at, id) = match mark {
            Mark::Incident { at, row } => {
                for (name, value) in told.get(row).into_iter().flatten() {
                    tag(name, TileValue::Str(value.clone()));
                }
                (at, u64::try_from(*row).ok())
            }
            Mark::Cluster { at, kinds } => {
                for (kind, count) in IncidentType::ALL.iter().zip(kinds.iter()).filter(|(_, n)| **n > 0) {
                    tag(kind.as_str(), TileValue::Uint((*count).into()));
                }
                (at, None)
            }
        };
        features.push(Feature {
            id,
            tags: own,
            r#type: Some(GeomType::Point.into()),
            // Positions are written zigzag: twice the number when it is not negative.
            geometry: vec![MOVE_TO, at[0] << 1, at[1] << 1],
        });
    }
    let (keys, values) = tags.into_tags();
    let values = values.into_iter().map(Into::into).collect();
    let layer =
        Layer { version: 2, name: TILE_LAYER.to_owned(), features, keys, values, extent: Some(EXTENT) };
    Tile { layers: vec![layer] }.encode_to_vec()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reader_finds_counts_and_properties_again() {
        let mut kinds = Box::new([0; IncidentType::ALL.len()]);
        kinds[0] = 3;
        kinds[4] = 2;
        let marks = [Mark::Cluster { at: [5, 4095], kinds }, Mark::Incident { at: [0, 7], row: 42 }];
        let bytes = encode_tile(&marks, &BTreeMap::from([(42, vec![("id", "zw-42".to_owned())])]));
        let tile = Tile::decode(&bytes[..]).unwrap();
        let layer = &tile.layers[0];
        assert_eq!((layer.version, layer.name.as_str(), layer.extent), (2, "incidents", Some(4096)));
        let told = |n: usize| -> Vec<(String, String)> {
            let of_pair = |pair: &[u32]| {
                let value = &layer.values[pair[1] as usize];
                let text = value.uint_value.map(|n| n.to_string()).or(value.string_value.clone());
                (layer.keys[pair[0] as usize].clone(), text.unwrap())
            };
            layer.features[n].tags.chunks(2).map(of_pair).collect()
        };
        let pair = |name: &str, value: &str| (name.to_owned(), value.to_owned());
        let [first, fifth] = [0, 4].map(|n: usize| IncidentType::ALL[n].as_str());
        assert_eq!(told(0), [pair("count", "5"), pair(first, "3"), pair(fifth, "2")]);
        assert_eq!(told(1), [pair("count", "1"), pair("id", "zw-42")]);
        assert_eq!(layer.features[0].geometry, [9, 10, 8190]);
        assert_eq!(layer.features[1].id, Some(42));
    }
}
