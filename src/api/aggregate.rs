//! `/api/collections/incidents/aggregate`: how many incidents a filter asks for, by time, place and kind.
//!
//! `by` names one to four groupings; the answer lists every combination that occurs with its count, so that counts add
//! up to `numberMatched`. An incident counts once, on its first day; what has no such value (no date, no place) counts
//! under null. Weeks are those of ISO 8601 (`2025-W45`).

use super::request::{etag, has_current, not_modified, parameters, tagged, typed};
use super::{AppState, Problem};
use crate::filter::{Error, INCIDENT_FIELDS, Query, Scope, day_date, position};
use crate::store::{Grouping, ValueRef};
use axum::extract::{RawQuery, State};
use axum::http::HeaderMap;
use axum::response::Response;
use jiff::civil::Date;
use serde_json::{Map, Value, json};
use std::collections::BTreeMap;

/// What is counted, for the API's description.
pub(super) const ABOUT: &str = "Every combination of values that occurs, with how many incidents have it: counts add up \
    to `numberMatched`. An incident counts once, on its first day; what has no such value counts under null. Weeks are \
    those of ISO 8601.";

/// A grouping by time: its name, and the first day of the span that a day lies in.
type Span = (&'static str, fn(i32) -> i32);

/// Groupings by time: spans of the incident's first day.
const SPANS: &[Span] = &[
    ("day", |day| day),
    ("week", |day| first_of(day, |date| date.weekday().to_monday_zero_offset().into())),
    ("month", |day| first_of(day, |date| i16::from(date.day()) - 1)),
    ("year", |day| first_of(day, |date| date.day_of_year() - 1)),
];

/// The day that lies as many days before `day` as `after` says.
fn first_of(day: i32, after: fn(Date) -> i16) -> i32 {
    day_date(day).map_or(day, |date| day - i32::from(after(date)))
}
/// Groupings by a property: those with few values.
const PROPERTIES: &[&str] = &[
    "type",
    "country",
    "admin1",
    "admin2",
    "admin3",
    "place",
    "pcode",
    "zone",
    "zone_relation",
    "certainty",
    "place_precision",
    "date_precision",
    "acled_event_type",
    "acled_sub_event_type",
    "plover",
];
/// Groupings at a time.
pub(super) const MOST: usize = 4;

/// What `by` accepts.
pub(super) fn groupings() -> impl Iterator<Item = &'static str> {
    SPANS.iter().map(|(name, _)| *name).chain(PROPERTIES.iter().copied())
}

/// `GET /api/collections/incidents/aggregate`
pub(super) async fn aggregate(
    State(state): State<AppState>,
    RawQuery(raw): RawQuery,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let query = Query::parse(&parameters(raw.as_deref())?, Scope::Aggregate)?;
    let by = grouping(query.by.as_deref())?;
    state
        .read(move |reader| {
            let tag = etag(reader.version()?, &["aggregate", raw.as_deref().unwrap_or_default()]);
            if has_current(&headers, &tag) {
                return Ok(not_modified(&tag));
            }
            let groupings: Vec<Grouping> = by.iter().map(|(_, grouping)| *grouping).collect();
            let mut groups: BTreeMap<Vec<Option<String>>, u64> = BTreeMap::new();
            let mut matched = 0;
            reader.groups(&query.filter, &groupings, |values, count| {
                let key = by.iter().zip(values).map(|((name, _), value)| label(name, *value)).collect();
                *groups.entry(key).or_default() += count;
                matched += count;
            })?;
            let groups: Vec<Value> = groups
                .into_iter()
                .map(|(key, count)| {
                    let mut group: Map<String, Value> = by
                        .iter()
                        .zip(key)
                        .map(|((name, _), word)| ((*name).to_owned(), json!(word)))
                        .collect();
                    group.insert("count".to_owned(), json!(count));
                    Value::Object(group)
                })
                .collect();
            let names: Vec<&str> = by.iter().map(|(name, _)| *name).collect();
            let body = json!({
                "by": names,
                "numberMatched": matched,
                "cursor": reader.cursor()?.to_string(),
                "groups": groups,
            });
            Ok(tagged(typed("application/json", body.to_string()), &tag))
        })
        .await
}

/// Reads `by`: names with what each is worked out from.
fn grouping(by: Option<&str>) -> Result<Vec<(&'static str, Grouping)>, Error> {
    let known = || groupings().collect::<Vec<_>>().join(", ");
    let wrong = |detail: String| Error::new("by", detail);
    let by = by.ok_or_else(|| wrong(format!("is missing; expected some of {}", known())))?;
    let mut chosen: Vec<(&str, Grouping)> = Vec::new();
    for name in by.split(',').map(str::trim) {
        let found = groupings().find(|g| *g == name);
        let shown: String = name.chars().take(60).collect();
        let name =
            found.ok_or_else(|| wrong(format!("`{shown}` is unknown; expected some of {}", known())))?;
        if chosen.iter().any(|(known, _)| *known == name) {
            return Err(wrong(format!("`{name}` is given twice")));
        }
        let span = SPANS.iter().find(|(span, _)| *span == name);
        let property = if span.is_some() { "date_start" } else { name };
        let n = position(INCIDENT_FIELDS, property).ok_or_else(|| wrong(format!("`{name}` is unknown")))?;
        let first_of = span.map_or(SPANS[0].1, |(_, first_of)| *first_of);
        chosen.push((name, Grouping { field: &INCIDENT_FIELDS[n], first_of }));
    }
    if chosen.len() > MOST {
        return Err(wrong(format!("names more than {MOST} groupings")));
    }
    Ok(chosen)
}

/// What a value is called in the answer.
fn label(grouping: &str, value: ValueRef<'_>) -> Option<String> {
    match value {
        ValueRef::Integer(day) => {
            let date = day_date(i32::try_from(day).ok()?)?;
            Some(match grouping {
                "week" => {
                    let week = date.iso_week_date();
                    format!("{:04}-W{:02}", week.year(), week.week())
                }
                "month" => format!("{:04}-{:02}", date.year(), date.month()),
                "year" => format!("{:04}", date.year()),
                _ => date.to_string(),
            })
        }
        ValueRef::Text(text) => Some(String::from_utf8_lossy(text).into_owned()),
        ValueRef::Null | ValueRef::Real(_) | ValueRef::Blob(_) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_grouping_has_its_field_and_days_fall_into_their_spans() {
        for name in groupings() {
            assert_eq!(grouping(Some(name)).unwrap()[0].0, name);
        }
        for bad in ["", "colour", "type,type", "day,,type", "day,week,month,year,type"] {
            assert_eq!(grouping(Some(bad)).unwrap_err().parameter, "by", "{bad}");
        }
        // 2024-12-30, a Monday, belongs to the first ISO week of 2025.
        let day = ValueRef::Integer(20_087);
        let told = |g: &str| label(g, day).unwrap();
        assert_eq!(
            (told("day"), told("week"), told("month"), told("year")),
            ("2024-12-30".into(), "2025-W01".into(), "2024-12".into(), "2024".into())
        );
        assert_eq!(label("week", ValueRef::Null), None);
        // The first day of a span has the span's name, whichever day it is found from.
        for (name, first_of) in SPANS {
            for day in [20_087, 20_088, 0, -1, -719_162, i32::MAX] {
                let [first, own] = [first_of(day), day].map(|d| label(name, ValueRef::Integer(d.into())));
                assert_eq!(first, own, "{name} {day}");
                assert!(first_of(first_of(day)) == first_of(day) && first_of(day) <= day, "{name} {day}");
            }
        }
    }
}
