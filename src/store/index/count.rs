//! Counts and points straight from the columns.

use super::spots::AREAS;
use super::{Index, NONE, NOWHERE, PARTS};
use crate::filter::Filter;
use crate::kind::{Certainty, DatePrecision, IncidentType, PlacePrecision, ZoneRelation};
use crate::store::table::Grouping;
use crate::store::words::Rows;
use rusqlite::types::ValueRef;
use rustc_hash::FxHashMap;

/// A property whose values the index holds.
#[derive(Debug, Clone, Copy)]
enum Part {
    FirstDay(fn(i32) -> i32),
    Type,
    Zone,
    Relation,
    Certainty,
    Precision,
    DatePrecision,
    /// One of [`AREAS`].
    Area(usize),
}

impl Part {
    fn of(grouping: &Grouping) -> Option<Self> {
        Some(match grouping.field.name {
            "date_start" => Self::FirstDay(grouping.first_of),
            "type" => Self::Type,
            "zone" => Self::Zone,
            "zone_relation" => Self::Relation,
            "certainty" => Self::Certainty,
            "place_precision" => Self::Precision,
            "date_precision" => Self::DatePrecision,
            name => Self::Area(AREAS.iter().position(|area| *area == name)?),
        })
    }
}

/// Properties that may be counted by at a time.
const MOST: usize = 4;

impl Index {
    /// Calls `each` with every combination of values that rows asked for have, and how many have it; `false` when the
    /// index cannot tell.
    pub(in crate::store) fn groups(
        &self,
        filter: &Filter,
        rows: Option<&Rows>,
        by: &[Grouping],
        each: &mut dyn FnMut(&[ValueRef<'_>], u64),
    ) -> bool {
        let Some(parts) = by.iter().map(Part::of).collect::<Option<Vec<_>>>() else {
            return false;
        };
        if parts.len() > MOST {
            return false;
        }
        let mut counts: FxHashMap<[i32; MOST], u64> = FxHashMap::default();
        // The first day of the span that each day lies in, for each part.
        let mut spans: [FxHashMap<i32, i32>; MOST] = Default::default();
        let is_known = self.scan(filter, rows, |bucket, n, day| {
            let mut key = [0; MOST];
            for ((value, part), spans) in key.iter_mut().zip(&parts).zip(&mut spans) {
                *value = match part {
                    Part::FirstDay(_) if day == i32::MIN => day,
                    Part::FirstDay(first_of) => *spans.entry(day).or_insert_with(|| first_of(day)),
                    Part::Type => bucket.kind[n].into(),
                    Part::Zone => bucket.zone[n].into(),
                    Part::Relation => bucket.relation[n].into(),
                    Part::Certainty => bucket.certainty[n].into(),
                    Part::Precision => bucket.precision[n].into(),
                    Part::DatePrecision => bucket.date[n].into(),
                    Part::Area(area) => self.spots.code(bucket.spot[n], *area).cast_signed(),
                };
            }
            *counts.entry(key).or_default() += 1;
        });
        for (key, count) in &counts {
            let values: Vec<ValueRef<'_>> =
                parts.iter().zip(key).map(|(part, code)| self.value(*part, *code)).collect();
            each(&values, *count);
        }
        is_known
    }

    fn value(&self, part: Part, code: i32) -> ValueRef<'_> {
        let word = |list: &[&'static str]| {
            list.get(code as usize).map_or(ValueRef::Null, |w| ValueRef::Text(w.as_bytes()))
        };
        match part {
            Part::FirstDay(_) if code == i32::MIN => ValueRef::Null,
            Part::FirstDay(_) => ValueRef::Integer(code.into()),
            Part::Zone if code == i32::from(NONE) => ValueRef::Null,
            Part::Zone => ValueRef::Text(self.words.zones.words[code as usize].as_bytes()),
            Part::Area(_) => self.spots.name(code.cast_unsigned()).map_or(ValueRef::Null, ValueRef::from),
            Part::Type => word(&IncidentType::ALL.iter().map(|w| w.as_str()).collect::<Vec<_>>()),
            Part::Relation => word(&ZoneRelation::ALL.iter().map(|w| w.as_str()).collect::<Vec<_>>()),
            Part::Certainty => word(&Certainty::ALL.iter().map(|w| w.as_str()).collect::<Vec<_>>()),
            Part::DatePrecision => word(&DatePrecision::ALL.iter().map(|w| w.as_str()).collect::<Vec<_>>()),
            Part::Precision => word(&PlacePrecision::ALL.iter().map(|w| w.as_str()).collect::<Vec<_>>()),
        }
    }

    /// Calls `each` with row, longitude, latitude and type of every located row asked for; `false` when the index cannot
    /// tell.
    pub(in crate::store) fn points(
        &self,
        filter: &Filter,
        rows: Option<&Rows>,
        mut each: impl FnMut(i64, f64, f64, IncidentType),
    ) -> bool {
        self.scan(filter, rows, |bucket, n, _| {
            let (lon, lat) = (bucket.lon[n], bucket.lat[n]);
            if lon != NOWHERE {
                let kind = IncidentType::ALL[usize::from(bucket.kind[n])];
                each(bucket.seq[n].into(), f64::from(lon) / PARTS, f64::from(lat) / PARTS, kind);
            }
        })
    }
}
