//! Vector tiles of incidents (OGC API Tiles 1.0, Mapbox Vector Tiles in `WebMercatorQuad`), with every filter.
//!
//! The points of a filter are read once for a version of the data and kept in order; a tile is cut out of them.

use super::request::{Segments, base, etag, has_current, no_parameters, not_modified, tagged, typed};
use super::{AppState, Problem, locked, tile_matrix};
use crate::filter::{
    Error, Field, FieldKind, Filter, INCIDENT_FIELDS, Query, Scope, day_date, decode, position,
};
use crate::format::{MVT, Mark, Points, TileId, Told, encode_tile};
use crate::store::{Reader, ValueRef};
use axum::extract::{RawQuery, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use std::collections::VecDeque;
use std::sync::{Arc, Mutex};
use tokio::sync::Mutex as AsyncMutex;

/// What a tile is, for the API's description.
pub(super) const ABOUT: &str = "One layer, `incidents`. Every feature has `count`; the counts of all tiles of a zoom add \
    up to the number of located incidents of the filter, and each incident is in exactly one tile of a zoom. A cluster \
    has, under the name of each type, how many of that type it holds; a single incident has its properties. From zoom 12 \
    on a tile with few incidents shows each of them. A tile without incidents is answered by 204.";

/// What is told of a single incident.
const TOLD: &[&str] = &[
    "id",
    "title",
    "type",
    "date_start",
    "date_end",
    "place",
    "place_precision",
    "certainty",
    "zone_relation",
];

/// Filters whose points are kept.
const FILTERS: usize = 4;

/// Points of the last filters. Each is read by one request, and those that ask for it meanwhile wait outside of the
/// reads that may run at a time.
#[derive(Debug, Default)]
pub(super) struct Cache(Mutex<VecDeque<(Filter, Cell)>>);

/// The points of a filter, and the version of the data they are of.
type Cell = Arc<AsyncMutex<Option<(i64, Arc<Points>)>>>;

impl Cache {
    fn cell(&self, filter: &Filter) -> Cell {
        let mut known = locked(&self.0);
        let found = known.iter().position(|(f, _)| f == filter).and_then(|n| known.remove(n));
        let entry = found.unwrap_or_else(|| (filter.clone(), Cell::default()));
        let cell = entry.1.clone();
        known.push_front(entry);
        known.truncate(FILTERS);
        cell
    }

    /// The points of `filter`, of `version` or a later one, and which.
    async fn points(
        &self,
        state: &AppState,
        version: i64,
        filter: Filter,
    ) -> Result<(i64, Arc<Points>), Problem> {
        let cell = self.cell(&filter);
        let mut known = cell.lock().await;
        if let Some((has, points)) = &*known
            && *has >= version
        {
            return Ok((*has, points.clone()));
        }
        let read = state.read(move |reader| Ok((reader.version()?, Arc::new(reader.points(&filter)?))));
        Ok(known.insert(read.await?).clone())
    }
}

/// `GET /api/collections/incidents/tiles/WebMercatorQuad/{tileMatrix}/{tileRow}/{tileCol}`
pub(super) async fn tile(
    State(state): State<AppState>,
    Segments([zoom, row, column]): Segments<[String; 3]>,
    RawQuery(raw): RawQuery,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let mut pairs = decode(raw.as_deref().unwrap_or_default());
    if let Some(n) = pairs.iter().position(|(name, _)| name == "f")
        && pairs.remove(n).1 != "mvt"
    {
        return Err(Error::new("f", "expected `mvt`").into());
    }
    let query = Query::parse(&pairs, Scope::Tile)?;
    let number = |text: &str| text.parse::<u32>().ok().filter(|_| text.bytes().all(|b| b.is_ascii_digit()));
    let id = || TileId::new(u8::try_from(number(&zoom)?).ok()?, number(&column)?, number(&row)?);
    let id =
        id().ok_or_else(|| Problem::not_found("no such tile: the address is tileMatrix/tileRow/tileCol"))?;
    let path = format!("{zoom}/{row}/{column}");
    let tag = |version| etag(version, &["tile", &path, raw.as_deref().unwrap_or_default()]);
    let version = state.read(|reader| Ok(reader.version()?)).await?;
    if has_current(&headers, &tag(version)) {
        return Ok(not_modified(&tag(version)));
    }
    let (version, points) = state.points.points(&state, version, query.filter).await?;
    // What is told of single incidents may be newer than the points: the tag says what the points are of, so that a
    // client that asks again gets the newer ones.
    let body = state.read(move |reader| {
        let marks = points.tile(id);
        Ok((!marks.is_empty()).then_some(encode_tile(&marks, &told(reader, &marks)?)))
    });
    let response =
        body.await?.map_or_else(|| StatusCode::NO_CONTENT.into_response(), |body| typed(MVT, body));
    Ok(tagged(response, &tag(version)))
}

/// The properties of the single incidents among `marks`, by row.
fn told(reader: &Reader<'_>, marks: &[Mark]) -> Result<Told, Problem> {
    let fields: Vec<&Field> =
        TOLD.iter().filter_map(|name| Some(&INCIDENT_FIELDS[position(INCIDENT_FIELDS, name)?])).collect();
    let mut told = Told::new();
    for mark in marks {
        let Mark::Incident { row, .. } = mark else { continue };
        let mut properties = Vec::new();
        reader.row(*row, &fields, |n, value| {
            properties.extend(text(fields[n], value).map(|text| (fields[n].name, text)));
        })?;
        told.insert(*row, properties);
    }
    Ok(told)
}

/// A value as text; nothing when it is not known.
fn text(field: &Field, value: ValueRef<'_>) -> Option<String> {
    match value {
        ValueRef::Integer(day) if matches!(field.kind, FieldKind::Date) => {
            Some(day_date(i32::try_from(day).ok()?)?.to_string())
        }
        ValueRef::Integer(n) => Some(n.to_string()),
        ValueRef::Text(text) => Some(String::from_utf8_lossy(text).into_owned()),
        ValueRef::Null | ValueRef::Real(_) | ValueRef::Blob(_) => None,
    }
}

/// `GET /api/collections/incidents/tiles`
pub(super) async fn tilesets(
    State(state): State<AppState>,
    RawQuery(raw): RawQuery,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    no_parameters(raw.as_deref())?;
    Ok(typed("application/json", tile_matrix::tilesets(&base(&state, &headers)).to_string()))
}

/// `GET /api/collections/incidents/tiles/WebMercatorQuad`
pub(super) async fn tileset(
    State(state): State<AppState>,
    RawQuery(raw): RawQuery,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    no_parameters(raw.as_deref())?;
    let base = base(&state, &headers);
    let told = TOLD.iter().filter_map(|name| Some(&INCIDENT_FIELDS[position(INCIDENT_FIELDS, name)?]));
    Ok(typed("application/json", tile_matrix::tileset(&base, told).to_string()))
}

/// `GET /api/tileMatrixSets`
pub(super) async fn matrix_sets(
    State(state): State<AppState>,
    RawQuery(raw): RawQuery,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    no_parameters(raw.as_deref())?;
    Ok(typed("application/json", tile_matrix::list(&base(&state, &headers)).to_string()))
}

/// `GET /api/tileMatrixSets/WebMercatorQuad`
pub(super) async fn matrix_set(RawQuery(raw): RawQuery) -> Result<Response, Problem> {
    no_parameters(raw.as_deref())?;
    Ok(typed("application/json", tile_matrix::definition().to_string()))
}
