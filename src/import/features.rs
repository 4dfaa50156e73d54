//! GeoJSON: our own exports, each source of an incident a report again, and other people's files, whose properties are
//! found under the names of `data/mapping/properties.csv`.

use super::place::{Coded, country};
use super::row::RowText;
use super::{BadRow, BadValue, Error, Imported, Row, day, tables, toll};
use crate::date::Interval;
use crate::event::{Actor, Figure, Report};
use crate::format::ArticleRecord;
use crate::geoparse::Location;
use crate::incident::{ArticleRef, article_id};
use crate::kind::{Certainty, DatePrecision, IncidentType, PlacePrecision};
use crate::text::PublishedBasis;
use geo::{BoundingRect, Centroid};
use jiff::civil::Date;
use serde::de::{DeserializeSeed, IgnoredAny, MapAccess, SeqAccess, Visitor};
use serde_json::{Map, Value};
use std::cell::Cell;
use std::io::{BufRead, Read};
use std::ops::ControlFlow;

/// Confidence of a feature that does not tell its own.
const CONFIDENCE: f32 = 0.8;
/// Radius of a point about which nothing is said, in metres.
const RADIUS_M: u32 = 2_000;

/// A feature collection, or a single feature, in one JSON document; read feature by feature.
pub(super) fn collection(
    name: &str,
    reader: impl BufRead,
    each: &mut impl FnMut(Row) -> ControlFlow<()>,
) -> Result<(), Error> {
    let line = Cell::new(1);
    let stopped = Cell::new(false);
    let mut visit = |feature: Value| {
        let flow =
            each(read(name, &feature).map_err(|e| BadRow { line: line.get(), message: e.to_string() }));
        stopped.set(flow.is_break());
        flow
    };
    let counted = CountedLines { reader, line: &line };
    let mut document = serde_json::Deserializer::from_reader(counted);
    let result = Document(&mut visit).deserialize(&mut document).and_then(|()| document.end());
    match result {
        Err(e) if !stopped.get() => Err(Error::Broken { name: name.to_owned(), message: e.to_string() }),
        _ => Ok(()),
    }
}

/// One feature a line.
pub(super) fn lines(
    name: &str,
    reader: impl BufRead,
    each: &mut impl FnMut(Row) -> ControlFlow<()>,
) -> Result<(), Error> {
    for (n, line) in reader.lines().enumerate() {
        let line = line.map_err(|e| Error::Broken { name: name.to_owned(), message: e.to_string() })?;
        // RFC 8142 puts a record separator before every feature.
        let line = line.trim_matches(|c: char| c.is_whitespace() || matches!(c, '\u{1e}' | '\u{feff}'));
        if line.is_empty() {
            continue;
        }
        let row = serde_json::from_str(line)
            .map_err(|e| e.to_string())
            .and_then(|feature| read(name, &feature).map_err(|e| e.to_string()))
            .map_err(|message| BadRow { line: n as u64 + 1, message });
        if each(row).is_break() {
            break;
        }
    }
    Ok(())
}

/// Counts the lines that have been read; the JSON reader takes single bytes and reads no further than it must.
struct CountedLines<'c, R> {
    reader: R,
    line: &'c Cell<u64>,
}

impl<R: Read> Read for CountedLines<'_, R> {
    fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
        let read = self.reader.read(buffer)?;
        let new = memchr::memchr_iter(b'\n', &buffer[..read]).count();
        self.line.set(self.line.get() + new as u64);
        Ok(read)
    }
}

/// The document: calls the function with every feature as it comes, wherever `features` stands among the members.
struct Document<'f, F>(&'f mut F);

impl<'de, F: FnMut(Value) -> ControlFlow<()>> DeserializeSeed<'de> for Document<'_, F> {
    type Value = ();
    fn deserialize<D: serde::Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_map(self)
    }
}

impl<'de, F: FnMut(Value) -> ControlFlow<()>> Visitor<'de> for Document<'_, F> {
    type Value = ();

    fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("a GeoJSON feature collection or feature")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        let mut single = Map::new();
        let mut is_collection = false;
        while let Some(member) = map.next_key::<String>()? {
            match member.as_str() {
                "features" => {
                    is_collection = true;
                    map.next_value_seed(Features(&mut *self.0))?;
                }
                "type" | "id" | "geometry" | "properties" => {
                    single.insert(member, map.next_value()?);
                }
                _ => {
                    map.next_value::<IgnoredAny>()?;
                }
            }
        }
        if is_collection {
            return Ok(());
        }
        if single.get("type").and_then(Value::as_str) != Some("Feature") {
            return Err(serde::de::Error::custom("neither a GeoJSON feature collection nor a feature"));
        }
        let _ = (self.0)(Value::Object(single));
        Ok(())
    }
}

/// The array of features.
struct Features<'f, F>(&'f mut F);

impl<'de, F: FnMut(Value) -> ControlFlow<()>> DeserializeSeed<'de> for Features<'_, F> {
    type Value = ();
    fn deserialize<D: serde::Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_seq(self)
    }
}

impl<'de, F: FnMut(Value) -> ControlFlow<()>> Visitor<'de> for Features<'_, F> {
    type Value = ();

    fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("an array of features")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut features: A) -> Result<(), A::Error> {
        while let Some(feature) = features.next_element()? {
            if (self.0)(feature).is_break() {
                return Err(serde::de::Error::custom("stopped"));
            }
        }
        Ok(())
    }
}

/// A feature's properties under our names for them.
struct Properties<'f>(&'f Map<String, Value>);

impl Properties<'_> {
    /// Name and value of the first property that `field` may be called.
    fn find(&self, field: &str) -> Option<(&'static str, &Value)> {
        tables::properties(field)
            .iter()
            .find_map(|name| Some((name.as_str(), self.0.get(name).filter(|v| !v.is_null())?)))
    }

    /// The value as words; numbers as written.
    fn words(&self, field: &str) -> Option<String> {
        self.find(field).and_then(|(_, value)| words(value))
    }

    fn count(&self, field: &str) -> Result<Option<u32>, BadValue> {
        let Some((name, value)) = self.find(field) else { return Ok(None) };
        let Some(written) = words(value) else { return Ok(None) };
        written.parse().map(Some).map_err(|_| BadValue::new(name, &written, "is no count"))
    }

    fn day(&self, field: &str) -> Result<Option<Date>, BadValue> {
        let Some((name, value)) = self.find(field) else { return Ok(None) };
        words(value).map(|written| day(name, &written)).transpose()
    }

    /// One of our closed lists; `otherwise` when absent.
    fn word<T: std::str::FromStr<Err = crate::kind::UnknownWord>>(
        &self,
        property: &str,
        otherwise: T,
    ) -> Result<T, BadValue> {
        match self.0.get(property).and_then(Value::as_str) {
            None => Ok(otherwise),
            Some(word) => word.parse().map_err(|e: crate::kind::UnknownWord| BadValue(e.to_string())),
        }
    }
}

fn words(value: &Value) -> Option<String> {
    let words = match value {
        Value::String(s) => s.trim().to_owned(),
        Value::Number(n) => n.to_string(),
        Value::Bool(b) => b.to_string(),
        _ => return None,
    };
    (!words.is_empty()).then_some(words)
}

/// The reports of one feature: one for each of its sources, one when it names none.
fn read(file: &str, feature: &Value) -> Result<Vec<Imported>, BadValue> {
    let wrong = |what: &str| BadValue(what.to_owned());
    let members = feature.as_object().ok_or_else(|| wrong("not a feature"))?;
    if members.get("type").and_then(Value::as_str) != Some("Feature") {
        return Err(wrong("not a feature: no `\"type\": \"Feature\"`"));
    }
    let empty = Map::new();
    let properties = Properties(members.get("properties").and_then(Value::as_object).unwrap_or(&empty));
    let (killed, injured) = (properties.count("killed")?.unwrap_or(0), properties.count("injured")?);
    let kind = kind(&properties, killed > 0)?;
    let place = place(members.get("geometry"), &properties)?;
    let start = properties.day("date_start")?;
    let end = properties.day("date_end")?;
    let date = match (start, end) {
        (None, None) => Interval::UNKNOWN,
        (Some(a), Some(b)) if a != b => {
            Interval::new(a, b, properties.word("date_precision", DatePrecision::Range)?)
        }
        // An open end is told by its property's being there and null.
        (a, b) if properties.0.contains_key("date_end") && (a.is_none() || b.is_none()) => {
            Interval { start: a, end: b, precision: DatePrecision::Range }
        }
        (a, b) => Interval::day(a.or(b).ok_or_else(|| wrong("no date"))?),
    };
    let low = properties.count("killed_low")?.unwrap_or(killed);
    let killed = match (properties.0.contains_key("killed_low"), properties.count("killed_high")?) {
        (true, None) if killed > 0 => Some(Figure { low, best: killed, high: None }),
        (_, high) => toll(low, killed, high.unwrap_or(killed)),
    };
    let mut text = RowText::default();
    for (name, value) in properties.0 {
        if let Some(value) = words(value) {
            text.push(name, &value);
        }
    }
    for field in ["type", "place", "date_start", "killed"] {
        if let Some((name, _)) = properties.find(field) {
            text.read(field.trim_end_matches("_start"), "geojson", name);
        }
    }
    let quotes: Vec<&str> =
        ["quote", "title"].iter().filter_map(|f| properties.find(f).map(|(n, _)| n)).collect();
    let evidence = text.quote(&quotes);
    let (text, fields, context) = text.finish(&evidence);
    let actors: Vec<Actor> = match properties.0.get("actors") {
        Some(list @ Value::Array(_)) => {
            serde_json::from_value(list.clone()).map_err(|e| BadValue(format!("actors: {e}")))?
        }
        _ => Vec::new(),
    };
    let confidence = properties.0.get("confidence").and_then(Value::as_f64).map_or(CONFIDENCE, |c| c as f32);
    let report = Report {
        kind,
        date,
        certainty: properties.word("certainty", Certainty::Reported)?,
        place_as_written: place.as_ref().map(|p| p.name.clone()),
        place,
        actors,
        killed,
        injured: injured.and_then(|n| toll(n, n, n)),
        detained: properties.count("detained")?.and_then(|n| toll(n, n, n)),
        attributed_to: None,
        confidence: confidence.clamp(0.0, 1.0),
        evidence,
        fields,
        context,
    };
    let id = members
        .get("id")
        .and_then(words)
        .or_else(|| properties.words("id"))
        // A feature without an id is known by what it says.
        .unwrap_or_else(|| blake3::hash(text.as_bytes()).to_hex()[..16].to_owned());
    let stem = file.rsplit(['/', '\\']).next().unwrap_or(file);
    let stem = stem.rsplit_once('.').map_or(stem, |(stem, _)| stem);
    if let Some(sources) = properties.0.get("sources").and_then(Value::as_array).filter(|s| !s.is_empty()) {
        return sources.iter().map(|source| of_source(&id, source, &report)).collect();
    }
    let publisher = properties.words("publisher").unwrap_or_else(|| stem.to_owned());
    let published = properties.day("published")?;
    let article = ArticleRef {
        id: article_id(Some(&format!("geojson:{publisher}:{id}")), None, ""),
        publisher: Some(publisher),
        title: properties.words("title"),
        url: properties.words("url").filter(|u| is_link(u)),
        published,
    };
    Ok(vec![imported(article, text, report)])
}

/// One source of an incident that we exported: its article, its quote, its own figure.
fn of_source(id: &str, source: &Value, incident: &Report) -> Result<Imported, BadValue> {
    let word = |name: &str| source.get(name).and_then(words);
    let published = word("published").map(|written| day("published", &written)).transpose()?;
    let article_key = word("article_id").unwrap_or_default();
    let mut text = RowText::default();
    text.push("quote", &word("quote").unwrap_or_default());
    text.push("attributed_to", &word("attributed_to").unwrap_or_default());
    text.push("place_as_written", &word("place_as_written").unwrap_or_default());
    text.read("attributed_to", "geojson", "attributed_to");
    text.read("place", "geojson", "place_as_written");
    let evidence = text.quote(&["quote"]);
    let (text, fields, context) = text.finish(&evidence);
    let own = source.get("killed").and_then(|k| serde_json::from_value(k.clone()).ok());
    let report = Report {
        attributed_to: word("attributed_to"),
        place_as_written: word("place_as_written"),
        killed: own.or(incident.killed),
        evidence,
        fields,
        context,
        ..incident.clone()
    };
    // Not the article's own id: what is imported must not take the place of an article that was read.
    let article = ArticleRef {
        id: article_id(Some(&format!("geojson:{id}:{article_key}")), None, ""),
        publisher: word("publisher"),
        title: word("title"),
        url: word("url").filter(|u| is_link(u)),
        published,
    };
    Ok(imported(article, text, report))
}

fn imported(article: ArticleRef, text: String, report: Report) -> Imported {
    let published_basis =
        if article.published.is_some() { PublishedBasis::Metadata } else { PublishedBasis::None };
    Imported { record: ArticleRecord { article, published_basis }, text, report }
}

/// Only links that a page may offer.
fn is_link(url: &str) -> bool {
    url.starts_with("https://") || url.starts_with("http://")
}

/// Our own type, else the ACLED sub-event type; `other` when the feature says nothing of it.
fn kind(properties: &Properties, killed: bool) -> Result<IncidentType, BadValue> {
    let own = properties.find("type").and_then(|(_, v)| v.as_str());
    let theirs = properties.find("sub_event_type").and_then(|(_, v)| v.as_str());
    match (own, theirs) {
        (None, None) => Ok(IncidentType::Other),
        _ => own
            .and_then(|word| word.parse().ok())
            .or_else(|| [theirs, own].into_iter().flatten().find_map(|word| tables::acled_type(word, killed)))
            .ok_or_else(|| {
                BadValue::new(
                    "type",
                    own.or(theirs).unwrap_or_default(),
                    "is neither one of our types nor an ACLED sub-event type",
                )
            }),
    }
}

/// The feature's place: its point, or the middle of its shape; none without a geometry.
fn place(geometry: Option<&Value>, properties: &Properties) -> Result<Option<Location>, BadValue> {
    let field = |name: &str| properties.words(name).unwrap_or_default();
    let shape = match geometry {
        None | Some(Value::Null) => return Ok(None),
        Some(shape) => shape,
    };
    let wrong = |e: &dyn std::fmt::Display| BadValue(format!("geometry: {e}"));
    let shape: geojson::Geometry = serde_json::from_value(shape.clone()).map_err(|e| wrong(&e))?;
    let shape = geo::Geometry::<f64>::try_from(shape).map_err(|e| wrong(&e))?;
    let middle = shape.centroid().ok_or_else(|| wrong(&"is empty"))?;
    let is_point = matches!(shape, geo::Geometry::Point(_));
    let otherwise = if is_point { PlacePrecision::Settlement } else { PlacePrecision::Region };
    let precision = properties.word("place_precision", otherwise)?;
    let extent = shape
        .bounding_rect()
        .map_or(0.0, |r| crate::geoparse::distance_km(r.min().x, r.min().y, r.max().x, r.max().y) * 500.0);
    let radius = properties.0.get("radius_m").and_then(Value::as_u64).and_then(|r| u32::try_from(r).ok());
    let radius = radius.unwrap_or((extent as u32).max(RADIUS_M));
    let (lon, lat) = (middle.x().to_string(), middle.y().to_string());
    let names = [field("place"), field("country"), field("admin1"), field("admin2"), field("admin3")];
    let coded = Coded {
        name: &names[0],
        lon: &lon,
        lat: &lat,
        country: &names[1],
        admin1: &names[2],
        admin2: &names[3],
        admin3: &names[4],
    };
    let mut place = coded.locate(precision, radius)?;
    // Our own exports say which place it is.
    if let Some(id) = properties.0.get("place_id").and_then(Value::as_str) {
        place.place_id = Some(id.to_owned());
        place.name = names.into_iter().next().filter(|n| !n.is_empty()).unwrap_or(place.name);
        place.country = place.country.or_else(|| country(&field("country")));
    }
    Ok(Some(place))
}
