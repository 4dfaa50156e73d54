//! What is told of tiles: the tile matrix set (OGC 17-083r4, `WebMercatorQuad`), and the tileset of incidents.

use super::collections::{field_schema, link};
use crate::filter::Field;
use crate::format::{ATTRIBUTION, MAX_ZOOM, MVT, TILE_LAYER};
use crate::kind::IncidentType;
use serde_json::{Map, Value, json};

/// Where the definition stands in the OGC's register.
const URI: &str = "http://www.opengis.net/def/tilematrixset/OGC/1.0/WebMercatorQuad";
const CRS: &str = "http://www.opengis.net/def/crs/EPSG/0/3857";
const TITLE: &str = "Google Maps Compatible for the World";
/// Half the side of the square, in metres.
const HALF: f64 = 20_037_508.342_789_244;
/// Pixels a side.
const PIXELS: u32 = 256;
/// Metres of a pixel on the screen the standard measures scales on.
const PIXEL_M: f64 = 0.000_28;

const JSON: &str = "application/json";

/// The definition of the tile matrix set, as far as tiles are made.
pub(super) fn definition() -> Value {
    let matrices: Vec<Value> = (0..=MAX_ZOOM)
        .map(|zoom| {
            let side = 1_u32 << zoom;
            let cell = 2.0 * HALF / f64::from(PIXELS) / f64::from(side);
            json!({
                "id": zoom.to_string(),
                "scaleDenominator": cell / PIXEL_M,
                "cellSize": cell,
                "pointOfOrigin": [-HALF, HALF],
                "tileWidth": PIXELS, "tileHeight": PIXELS, "matrixWidth": side, "matrixHeight": side,
            })
        })
        .collect();
    json!({
        "id": "WebMercatorQuad",
        "title": TITLE,
        "uri": URI,
        "crs": CRS,
        "orderedAxes": ["E", "N"],
        "wellKnownScaleSet": "http://www.opengis.net/def/wkss/OGC/1.0/GoogleMapsCompatible",
        "tileMatrices": matrices,
    })
}

/// The list of tile matrix sets.
pub(super) fn list(base: &str) -> Value {
    let own = format!("{base}/api/tileMatrixSets");
    // The standard asks for `self`, its test suite for `item`.
    let links =
        ["self", "item"].map(|rel| link(rel, JSON, &format!("{own}/WebMercatorQuad"), "the definition"));
    json!({
        "links": [link("self", JSON, &own, "this document")],
        "tileMatrixSets": [{
            "id": "WebMercatorQuad", "title": TITLE, "uri": URI, "crs": CRS,
            "links": links,
        }],
    })
}

/// The list of tilesets of incidents.
pub(super) fn tilesets(base: &str) -> Value {
    let own = format!("{base}/api/collections/incidents/tiles");
    json!({
        "links": [
            link("self", JSON, &own, "this document"),
            link("collection", JSON, &format!("{base}/api/collections/incidents"), "the collection"),
        ],
        "tilesets": [{
            "title": "Incidents",
            "dataType": "vector",
            "crs": CRS,
            "tileMatrixSetURI": URI,
            "links": [
                link("self", JSON, &format!("{own}/WebMercatorQuad"), "the tileset"),
                scheme(base),
            ],
        }],
    })
}

fn scheme(base: &str) -> Value {
    let href = format!("{base}/api/tileMatrixSets/WebMercatorQuad");
    link("http://www.opengis.net/def/rel/ogc/1.0/tiling-scheme", JSON, &href, "the tile matrix set")
}

/// The tileset of incidents, whose single incidents tell these fields.
pub(super) fn tileset<'f>(base: &str, told: impl Iterator<Item = &'f Field>) -> Value {
    let own = format!("{base}/api/collections/incidents/tiles/WebMercatorQuad");
    let template = format!("{own}/{{tileMatrix}}/{{tileRow}}/{{tileCol}}?f=mvt");
    let mut tiles = link("item", MVT, &template, "a tile");
    tiles["templated"] = json!(true);
    let mut properties = Map::new();
    properties.insert(
        "count".to_owned(),
        json!({"type": "integer", "description": "How many incidents it stands for"}),
    );
    properties.extend(told.map(|field| (field.name.to_owned(), field_schema(field))));
    for kind in IncidentType::ALL {
        let about = format!("In a cluster: how many of its incidents are of the type {kind}");
        properties.insert(kind.as_str().to_owned(), json!({"type": "integer", "description": about}));
    }
    json!({
        "title": "Incidents",
        "description": super::tiles::ABOUT,
        "attribution": ATTRIBUTION,
        "dataType": "vector",
        "crs": CRS,
        "tileMatrixSetURI": URI,
        "links": [
            link("self", JSON, &own, "this document"),
            scheme(base),
            link("http://www.opengis.net/def/rel/ogc/1.0/geodata", JSON,
                &format!("{base}/api/collections/incidents"), "the collection"),
            tiles,
        ],
        "layers": [{
            "id": TILE_LAYER,
            "title": "Incidents",
            "dataType": "vector",
            "geometryDimension": 0,
            "minTileMatrix": "0",
            "maxTileMatrix": MAX_ZOOM.to_string(),
            "propertiesSchema": {"type": "object", "properties": properties},
        }],
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_definition_has_the_figures_of_the_standard() {
        // Worked out apart from this program: 2 * 20037508.342789244 / 256 / 2^zoom, and that over 0.00028.
        let definition = definition();
        let of = |zoom: usize, name: &str| definition["tileMatrices"][zoom][name].as_f64().unwrap();
        for (zoom, scale, cell) in [
            (0, 559_082_264.028_717_8, 156_543.033_928_041),
            (10, 545_978.773_465_544_7, 152.874_056_570_352_8),
            (22, 133.295_598_990_611_5, 0.037_322_767_717_371_22),
        ] {
            assert!((of(zoom, "scaleDenominator") / scale - 1.0).abs() < 1e-9, "{zoom}");
            assert!((of(zoom, "cellSize") / cell - 1.0).abs() < 1e-9, "{zoom}");
        }
        assert_eq!(definition["tileMatrices"][22]["matrixWidth"], 4_194_304);
    }
}
