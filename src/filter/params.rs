//! Parameters to [`Query`]: every name known, every value checked, nothing silently ignored.

use super::cql2::{self, Language};
use super::{Bbox, Crs, Error, Filter, Period, Scope, Sort, Token, fold};
use std::str::FromStr;
use std::sync::Arc;

/// What the incident routes understand.
pub const INCIDENT_PARAMETERS: Scope = Scope::Download;

/// Longest value of a parameter, in bytes.
const LONGEST: usize = 1_000;

/// A whole request: what, in which order, which page, in which form.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Query {
    /// What.
    pub filter: Filter,
    /// In which order.
    pub sort: Sort,
    /// How many at most; `None` when not said.
    pub limit: Option<u32>,
    /// After which row.
    pub after: Option<Token>,
    /// Only these properties; `None` for all.
    pub properties: Option<Vec<String>>,
    /// Without geometries.
    pub skip_geometry: bool,
    /// Only how many there are.
    pub only_count: bool,
    /// Coordinates in this system.
    pub crs: Crs,
    /// Groupings of an aggregate, as given.
    pub by: Option<String>,
    /// With a row of HXL tags.
    pub hxl: bool,
}

/// What stands in a decoded value for bytes that are no UTF-8.
const UNREADABLE: char = char::REPLACEMENT_CHARACTER;

/// Splits a query string into decoded pairs; `+` is a space. What cannot be decoded is refused by [`Query::parse`].
pub fn decode(query: &str) -> Vec<(String, String)> {
    let pair = |part: &str| {
        let (name, mut value) = form_urlencoded::parse(part.as_bytes()).into_owned().next()?;
        if !is_well_encoded(part) {
            value.push(UNREADABLE);
        }
        Some((name, value))
    };
    query.split('&').filter_map(pair).collect()
}

/// Whether every `%` is followed by two hexadecimal digits.
fn is_well_encoded(part: &str) -> bool {
    let mut rest = part.split('%');
    // Before the first.
    let _ = rest.next();
    rest.all(|after| after.len() >= 2 && after.bytes().take(2).all(|b| b.is_ascii_hexdigit()))
}

impl Query {
    /// Reads `pairs`, of which only the parameters of `scope` may occur, each once.
    pub fn parse(pairs: &[(String, String)], scope: Scope) -> Result<Self, Error> {
        for (n, (name, value)) in pairs.iter().enumerate() {
            if !scope.parameters().any(|known| known.name == name) {
                let shown: String = name.chars().take(60).collect();
                return Err(Error::new(&shown, format!("is not known here; known are {}", scope.names())));
            }
            if pairs[..n].iter().any(|(earlier, _)| earlier == name) {
                return Err(Error::new(name, "is given more than once"));
            }
            if value.trim().is_empty() {
                return Err(Error::new(name, "is empty; leave the parameter out instead"));
            }
            let longest = if name == "filter" { cql2::LONGEST } else { LONGEST };
            if value.len() > longest {
                return Err(Error::new(name, format!("is longer than {longest} bytes")));
            }
            if value.contains(UNREADABLE) {
                let detail = "holds bytes that are no UTF-8, or a `%` that no code follows (write `%25`)";
                return Err(Error::new(name, detail));
            }
            if value.contains('\0') {
                return Err(Error::new(name, "holds a zero byte"));
            }
        }
        let get = |name: &str| pairs.iter().find(|(n, _)| n == name).map(|(_, v)| v.as_str());
        if let (Some(_), Some(name)) =
            (get("datetime"), ["from", "to"].into_iter().find(|n| get(n).is_some()))
        {
            return Err(Error::new(name, "cannot be combined with `datetime`"));
        }
        let filter = Filter {
            bbox: match (get("bbox"), get("bbox-crs")) {
                (Some(numbers), crs) => Some(bbox(numbers, Crs::parse("bbox-crs", crs)?)?),
                (None, Some(_)) => return Err(Error::new("bbox-crs", "is given without `bbox`")),
                (None, None) => None,
            },
            period: match get("datetime") {
                Some(value) => Some(Period::parse(value)?),
                None => Period::from_to(get("from"), get("to"))?,
            },
            types: words("type", get("type"))?,
            places: get("place").map(|v| any_of("place", v)).transpose()?.unwrap_or_default(),
            zone: get("zone").map(str::to_owned),
            zone_relation: words("zone_relation", get("zone_relation"))?,
            certainty: words("certainty", get("certainty"))?,
            precision: words("precision", get("precision"))?,
            publishers: get("publisher").map(|v| any_of("publisher", v)).transpose()?.unwrap_or_default(),
            words: get("q")
                .map(|v| folded("q", v))
                .transpose()?
                .map_or_else(Vec::new, |v| v.split(' ').map(str::to_owned).collect()),
            located: flag("located", get("located"))?,
            dated: flag("dated", get("dated"))?,
            expression: expression(get("filter"), get("filter-lang"), get("filter-crs"), scope)?,
        };
        let sort = get("sortby").map(Sort::parse).transpose()?.unwrap_or_default();
        Ok(Self {
            filter,
            sort,
            limit: get("limit").map(limit).transpose()?,
            after: get("token").map(|v| Token::parse(v, sort)).transpose()?,
            properties: get("properties").map(|v| names(v, scope)).transpose()?,
            skip_geometry: flag("skipGeometry", get("skipGeometry"))?.unwrap_or(false),
            only_count: match get("resulttype") {
                None | Some("results") => false,
                Some("hits") => true,
                Some(_) => return Err(Error::new("resulttype", "expected `results` or `hits`")),
            },
            crs: Crs::parse("crs", get("crs"))?,
            by: get("by").map(str::to_owned),
            hxl: flag("hxl", get("hxl"))?.unwrap_or(false),
        })
    }
}

/// Folds the value; an error when nothing is left of it.
fn folded(name: &str, value: &str) -> Result<String, Error> {
    Some(fold(value)).filter(|v| !v.is_empty()).ok_or_else(|| Error::new(name, "holds no letters"))
}

/// Names with `|` between them, folded, each once. No folded name holds a `|`, and many a name a comma.
fn any_of(name: &str, value: &str) -> Result<Vec<String>, Error> {
    let mut names: Vec<String> = Vec::new();
    for one in value.split('|') {
        let one = folded(name, one)?;
        if !names.contains(&one) {
            names.push(one);
        }
    }
    Ok(names)
}

fn words<T: FromStr<Err = crate::kind::UnknownWord> + PartialEq>(
    name: &str,
    value: Option<&str>,
) -> Result<Vec<T>, Error> {
    let mut list = Vec::new();
    for word in value.into_iter().flat_map(|v| v.split(',')) {
        let word = word.trim().parse().map_err(|e: T::Err| Error::new(name, e.to_string()))?;
        if !list.contains(&word) {
            list.push(word);
        }
    }
    Ok(list)
}

/// What `filter` asks for, in the language and reference system told.
fn expression(
    value: Option<&str>,
    language: Option<&str>,
    crs: Option<&str>,
    scope: Scope,
) -> Result<Option<Arc<cql2::Expr>>, Error> {
    let Some(value) = value else {
        let alone = [("filter-lang", language), ("filter-crs", crs)].into_iter().find(|(_, v)| v.is_some());
        return alone.map_or(Ok(None), |(name, _)| Err(Error::new(name, "is given without `filter`")));
    };
    let language = match language {
        // JSON begins with a brace, text never does.
        None if value.trim_start().starts_with('{') => Language::Json,
        None => Language::Text,
        Some(named) => {
            let found = Language::NAMES.iter().find(|(name, _)| *name == named);
            let wrong = || Error::new("filter-lang", "expected `cql2-text` or `cql2-json`");
            found.map(|(_, language)| *language).ok_or_else(wrong)?
        }
    };
    let crs = Crs::parse("filter-crs", crs)?;
    cql2::Expr::parse(value, language, crs, scope.fields()).map(|e| Some(Arc::new(e)))
}

/// Names of properties, each known here.
fn names(value: &str, scope: Scope) -> Result<Vec<String>, Error> {
    let mut list: Vec<String> = Vec::new();
    for name in value.split(',').map(str::trim) {
        let is_worked_out = scope == Scope::Columns && name == super::PUBLISHERS.name;
        if super::position(scope.fields(), name).is_none() && !is_worked_out {
            let shown: String = name.chars().take(60).collect();
            let known: Vec<&str> = scope.fields().iter().map(|f| f.name).collect();
            let detail = format!("`{shown}` is no property here; there are {}", known.join(", "));
            return Err(Error::new("properties", detail));
        }
        if !list.iter().any(|known| known == name) {
            list.push(name.to_owned());
        }
    }
    Ok(list)
}

fn flag(name: &str, value: Option<&str>) -> Result<Option<bool>, Error> {
    match value {
        None => Ok(None),
        Some("true") => Ok(Some(true)),
        Some("false") => Ok(Some(false)),
        Some(_) => Err(Error::new(name, "expected `true` or `false`")),
    }
}

/// A whole number above zero; what is larger than any page is cut to the page's size by its route.
fn limit(value: &str) -> Result<u32, Error> {
    let wrong = || Error::new("limit", "expected a whole number above zero");
    if value.is_empty() || !value.bytes().all(|b| b.is_ascii_digit()) {
        return Err(wrong());
    }
    match value.parse::<u128>() {
        Ok(0) => Err(wrong()),
        Ok(n) => Ok(u32::try_from(n).unwrap_or(u32::MAX)),
        // Too long for any integer, but all digits: very large.
        Err(_) => Ok(u32::MAX),
    }
}

/// Four numbers, or six with heights, which are passed over: the lower corner, then the upper, in the axis order of
/// `crs`.
fn bbox(value: &str, crs: Crs) -> Result<Bbox, Error> {
    let wrong = |detail: &str| Error::new("bbox", detail);
    let numbers: Vec<f64> = value
        .split(',')
        .map(|n| n.trim().parse::<f64>().ok().filter(|n| n.is_finite()))
        .collect::<Option<_>>()
        .ok_or_else(|| wrong("expected numbers: west,south,east,north in degrees"))?;
    let corners = match numbers[..] {
        [a, b, c, d] => ([a, b], [c, d]),
        [a, b, low, c, d, high] if low <= high => ([a, b], [c, d]),
        _ => return Err(wrong("expected four numbers: west,south,east,north in degrees")),
    };
    let ([west, south], [east, north]) = (crs.to_lon_lat(corners.0), crs.to_lon_lat(corners.1));
    // A hair beyond the antimeridian comes from rounding in metres, not from a mistake.
    let [west, east] =
        [west, east].map(|lon| if lon.abs() < 180.000_001 { lon.clamp(-180.0, 180.0) } else { lon });
    if !(-180.0..=180.0).contains(&west) || !(-180.0..=180.0).contains(&east) {
        return Err(wrong("a longitude lies outside -180 to 180"));
    }
    if !(-90.0..=90.0).contains(&south) || !(-90.0..=90.0).contains(&north) {
        return Err(wrong("a latitude lies outside -90 to 90"));
    }
    if south > north {
        return Err(wrong("south lies above north; the order is west,south,east,north"));
    }
    Ok(Bbox { west, south, east, north })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::kind::IncidentType;

    fn parse(query: &str) -> Result<Query, Error> {
        Query::parse(&decode(query), Scope::Incidents)
    }

    #[test]
    fn a_full_query_is_read() {
        let query = parse(
            "bbox=35.5,32.5,36.5,33.5&from=2025-11-01&type=raid,%20airstrike,raid&place=Dar%E2%80%99a%7CQuneitra%7CDAR%27A&q=two+Tanks\
             &located=true&sortby=-date_start&limit=99999999999999999999999999999999999999999",
        )
        .unwrap();
        assert_eq!(query.filter.types, [IncidentType::Raid, IncidentType::Airstrike]);
        assert_eq!(query.filter.places, ["dar'a", "quneitra"]);
        assert_eq!(query.filter.words, ["two", "tanks"]);
        assert_eq!(query.limit, Some(u32::MAX));
        assert!(query.sort.descending);
    }

    #[test]
    fn every_malformed_value_names_its_parameter() {
        for (query, parameter) in [
            ("colour=red", "colour"),
            ("type=raid&type=raid", "type"),
            ("type=earthquake", "type"),
            ("type=", "type"),
            ("bbox=1,2,3", "bbox"),
            ("bbox=1,2,3,x", "bbox"),
            ("bbox=1,2,3,NaN", "bbox"),
            ("bbox=1,9,3,4", "bbox"),
            ("bbox=1,2,3,91", "bbox"),
            ("bbox=1,2,181,4", "bbox"),
            ("datetime=soon", "datetime"),
            ("datetime=2025-01-01&from=2025-01-01", "from"),
            ("from=2025-02-01&to=2025-01-01", "to"),
            ("zone_relation=above", "zone_relation"),
            ("certainty=sure", "certainty"),
            ("place=%CC%81", "place"),
            ("publisher=a%7C", "publisher"),
            ("precision=fine", "precision"),
            ("located=yes", "located"),
            ("dated=1", "dated"),
            ("sortby=quote", "sortby"),
            ("limit=0", "limit"),
            ("limit=-1", "limit"),
            ("limit=ten", "limit"),
            ("token=x", "token"),
            ("properties=quote", "properties"),
            ("skipGeometry=1", "skipGeometry"),
            ("resulttype=all", "resulttype"),
            ("crs=EPSG:4326", "crs"),
            ("bbox=1,2,3,4&bbox-crs=x", "bbox-crs"),
            ("bbox-crs=http://www.opengis.net/def/crs/OGC/1.3/CRS84", "bbox-crs"),
            ("filter=colour='red'", "filter"),
            ("filter=TRUE&filter-lang=sql", "filter-lang"),
            ("filter-lang=cql2-text", "filter-lang"),
            ("filter=TRUE&filter-crs=x", "filter-crs"),
            ("place=%CC%81", "place"),
            ("q=%00", "q"),
            ("q=%", "q"),
            ("q=100%25&place=5%", "place"),
            ("q=%zz", "q"),
            ("q=%f", "q"),
            ("q=%ff%fe", "q"),
            ("type=raid&q=caf%C3", "q"),
        ] {
            assert_eq!(parse(query).unwrap_err().parameter, parameter, "{query}");
        }
    }
}
