//! The collections inside the program: zones and places. Their order never changes, so a page begins after a number.

use super::Problem;
use crate::filter::cql2::{Row, Scalar};
use crate::filter::{Bbox, FieldKind, PLACE_FIELDS, Query, Token, ZONE_FIELDS};
use crate::gazetteer::{Gazetteer, Place, PlaceIx};
use crate::zone::{Zone, Zones};
use geo::{BoundingRect, Coord, Geometry, Intersects, Point, Rect};
use serde::Serialize;
use serde_json::{Value, json};
use std::borrow::Cow;
use std::sync::LazyLock;

/// Writes a page of zones or places with `emit`; how many match in all, and where the next page begins.
pub(super) fn page(
    source: &dyn Source,
    query: &Query,
    limit: usize,
    emit: &mut dyn FnMut(&str) -> Result<(), Problem>,
) -> Result<(u64, Option<Token>), Problem> {
    let after = query.after.as_ref().map_or(-1, |t| t.seq);
    let (mut matched, mut written, mut last, mut has_more) = (0, 0, None, false);
    for n in source.candidates(query) {
        if !source.fits(n, query) {
            continue;
        }
        matched += 1;
        if n as i64 <= after {
            continue;
        }
        if written == limit {
            has_more = true;
        } else {
            emit(&source.json(n))?;
            written += 1;
            last = Some(Token { key: None, seq: n as i64 });
        }
    }
    Ok((matched, last.filter(|_| has_more)))
}

/// A collection inside the program.
pub(super) trait Source {
    /// Numbers of the entries that may fit, ascending.
    fn candidates(&self, query: &Query) -> Box<dyn Iterator<Item = usize> + '_>;
    /// Whether an entry fits.
    fn fits(&self, n: usize, query: &Query) -> bool;
    /// An entry as a GeoJSON Feature.
    fn json(&self, n: usize) -> String;
    /// The number of the entry with this id.
    fn find(&self, id: &str) -> Option<usize>;
}

/// Nothing here has a date and everything has a geometry.
fn fits_presence(query: &Query) -> bool {
    query.filter.dated != Some(true) && query.filter.located != Some(false)
}

/// The zones.
pub(super) struct ZoneSource;

struct ZoneItem {
    zone: &'static Zone,
    json: String,
    values: Vec<Scalar>,
}

static ZONES: LazyLock<Vec<ZoneItem>> = LazyLock::new(|| {
    let items = Zones::embedded().iter().map(|zone| {
        let mut feature = zone.feature();
        if let Some(properties) = &mut feature.properties {
            properties.insert("id".to_owned(), zone.id.as_str().into());
        }
        let value = |name: &str| feature.property(name).and_then(Value::as_str).map(str::to_owned);
        let values = ZONE_FIELDS.iter().map(|f| value(f.name).map_or(Scalar::Null, Scalar::Text)).collect();
        ZoneItem { zone, json: feature.to_string(), values }
    });
    items.collect()
});

impl Row for ZoneItem {
    fn value(&self, field: usize) -> &Scalar {
        self.values.get(field).unwrap_or(&Scalar::Null)
    }

    fn geometry(&self) -> Option<Cow<'_, Geometry>> {
        Some(Cow::Borrowed(&self.zone.geometry))
    }
}

impl Source for ZoneSource {
    fn candidates(&self, _: &Query) -> Box<dyn Iterator<Item = usize> + '_> {
        Box::new(0..ZONES.len())
    }

    fn fits(&self, n: usize, query: &Query) -> bool {
        fits_presence(query)
            && query.filter.bbox.is_none_or(|b| touches(&ZONES[n].zone.geometry, b))
            && query.filter.expression.as_ref().is_none_or(|e| e.test(&ZONES[n]))
    }

    fn json(&self, n: usize) -> String {
        ZONES[n].json.clone()
    }

    fn find(&self, id: &str) -> Option<usize> {
        ZONES.iter().position(|z| z.zone.id == id)
    }
}

/// Whether a geometry shares a point with a box.
fn touches(geometry: &Geometry, bbox: Bbox) -> bool {
    let part = |west, east| {
        let corner = |x, y| Coord { x, y };
        let rect = Rect::new(corner(west, bbox.south), corner(east, bbox.north));
        // Bounds first: comparing outlines costs more.
        geometry.bounding_rect().is_some_and(|bounds| bounds.intersects(&rect)) && geometry.intersects(&rect)
    };
    if bbox.west <= bbox.east {
        part(bbox.west, bbox.east)
    } else {
        part(bbox.west, 180.0) || part(-180.0, bbox.east)
    }
}

/// The gazetteer.
pub(super) struct PlaceSource;

/// Properties of a place, in the order of its table of fields.
#[derive(Serialize)]
struct PlaceProperties<'g> {
    id: &'g str,
    name: &'g str,
    feature_class: String,
    feature_code: &'g str,
    country: Option<&'g str>,
    admin1: Option<&'g str>,
    admin2: Option<&'g str>,
    admin3: Option<&'g str>,
    pcode: Option<&'g str>,
    population: Option<u32>,
    accuracy_m: Option<u32>,
    source: &'g str,
    alternate_names: Vec<&'g str>,
}

impl<'g> PlaceProperties<'g> {
    fn new(place: &Place<'g>) -> Self {
        let filled = |text: &'g str| Some(text).filter(|t| !t.is_empty());
        Self {
            id: place.id,
            name: place.name,
            feature_class: place.class.to_string(),
            feature_code: place.code,
            country: filled(place.country),
            admin1: filled(place.admin1),
            admin2: filled(place.admin2),
            admin3: filled(place.admin3),
            pcode: filled(place.pcode),
            population: Some(place.population).filter(|n| *n > 0),
            accuracy_m: place.accuracy_m,
            source: place.source,
            alternate_names: place.alternates().collect(),
        }
    }
}

/// A place as expressions see it.
struct PlaceRow {
    values: Vec<Scalar>,
    point: (f64, f64),
}

impl PlaceRow {
    fn new(place: &Place<'_>) -> Self {
        let properties = json!(PlaceProperties::new(place));
        let values = PLACE_FIELDS.iter().map(|field| match (&properties[field.name], field.kind) {
            (Value::String(text), _) => Scalar::Text(text.clone()),
            (Value::Number(n), FieldKind::Integer) => n.as_i64().map_or(Scalar::Null, Scalar::Int),
            _ => Scalar::Null,
        });
        Self { values: values.collect(), point: (place.lon, place.lat) }
    }
}

impl Row for PlaceRow {
    fn value(&self, field: usize) -> &Scalar {
        self.values.get(field).unwrap_or(&Scalar::Null)
    }

    fn geometry(&self) -> Option<Cow<'_, Geometry>> {
        Some(Cow::Owned(Geometry::Point(Point::new(self.point.0, self.point.1))))
    }
}

fn place(n: usize) -> Place<'static> {
    Gazetteer::current().place(PlaceIx(n as u32))
}

impl Source for PlaceSource {
    fn candidates(&self, query: &Query) -> Box<dyn Iterator<Item = usize> + '_> {
        let gazetteer = Gazetteer::current();
        if query.filter.words.is_empty() {
            return Box::new(0..gazetteer.len());
        }
        let named = gazetteer.lookup(&query.filter.words.join(" "));
        let mut numbers: Vec<usize> = named.into_iter().map(|c| c.place.0 as usize).collect();
        numbers.sort_unstable();
        Box::new(numbers.into_iter())
    }

    fn fits(&self, n: usize, query: &Query) -> bool {
        let place = place(n);
        fits_presence(query)
            && query.filter.bbox.is_none_or(|b| b.contains(place.lon, place.lat))
            && query.filter.expression.as_ref().is_none_or(|e| e.test(&PlaceRow::new(&place)))
    }

    fn json(&self, n: usize) -> String {
        #[derive(Serialize)]
        #[serde(tag = "type", rename = "Feature")]
        struct PlaceFeature<'g> {
            id: &'g str,
            geometry: crate::format::Geometry,
            properties: PlaceProperties<'g>,
        }
        let place = place(n);
        let feature = PlaceFeature {
            id: place.id,
            geometry: crate::format::Geometry::new(place.lon, place.lat),
            properties: PlaceProperties::new(&place),
        };
        // Text and numbers always have a JSON form.
        serde_json::to_string(&feature).unwrap_or_default()
    }

    fn find(&self, id: &str) -> Option<usize> {
        Gazetteer::current().by_id(id).map(|ix| ix.0 as usize)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::filter::{Scope, decode};

    fn found(source: &dyn Source, scope: Scope, query: &str) -> (u64, Vec<String>) {
        let mut query = Query::parse(&decode(query), scope).unwrap();
        let mut ids = Vec::new();
        loop {
            let (matched, next) = page(source, &query, 50, &mut |json| {
                let feature: Value = serde_json::from_str(json).unwrap();
                assert_eq!(feature["id"], feature["properties"]["id"]);
                ids.push(feature["id"].as_str().unwrap().to_owned());
                Ok(())
            })
            .unwrap();
            if next.is_none() {
                return (matched, ids);
            }
            query.after = next;
        }
    }

    #[test]
    fn places_are_found_by_name_box_and_expression() {
        let places = |query: &str| found(&PlaceSource, Scope::Places, query);
        let (matched, named) = places("q=Quneitra");
        assert_eq!(matched as usize, named.len());
        assert!(named.contains(
            &Gazetteer::embedded().place(Gazetteer::embedded().lookup("Quneitra")[0].place).id.to_owned()
        ));
        let (boxed, ids) = places("bbox=35.7,33.0,35.9,33.2");
        assert!(boxed > 10 && boxed as usize == ids.len());
        assert_eq!(places("filter=S_INTERSECTS(geometry,BBOX(35.7,33.0,35.9,33.2))").0, boxed);
        assert_eq!(
            places("bbox=35.7,33.0,35.9,33.2&filter=country='SY'%20AND%20feature_class%20IS%20NULL").0,
            0
        );
        assert_eq!(places("dated=true").0, 0);
    }

    #[test]
    fn a_box_asks_for_zones_that_reach_into_it() {
        let zones = |query: &str| found(&ZoneSource, Scope::Zones, query).1;
        assert!(zones("bbox=35.8,33.1,35.83,33.13").contains(&"buffer-zone".to_owned()));
        // Within the bounds of the buffer zone, but not in the zone itself.
        assert!(!zones("bbox=35.99,33.35,36,33.36").contains(&"buffer-zone".to_owned()));
        assert_eq!(zones("filter=kind='buffer_zone'"), ["buffer-zone"]);
        assert_eq!(zones("bbox=170,-10,-170,10"), Vec::<String>::new());
    }
}
