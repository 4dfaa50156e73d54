//! Incidents as rows of plain values, and counts of them: for routes that need no whole features.

use super::read::{AT_ONCE, put_in_order};
use super::values::{Plain, properties};
use super::{Collection, Error, Reader};
use crate::filter::{Field, Filter, Query, Sort};
use rusqlite::params_from_iter;
use rusqlite::types::Value;
pub use rusqlite::types::ValueRef;
use std::rc::Rc;

/// Where and when the features of a collection are.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Extent {
    /// West, south, east, north in degrees; `None` when nothing has a place.
    pub bbox: Option<[f64; 4]>,
    /// First and last known day since 1970-01-01; `None` when nothing has a date.
    pub days: Option<[i32; 2]>,
}

/// What incidents are counted by.
#[derive(Debug, Clone, Copy)]
pub struct Grouping {
    /// A property.
    pub field: &'static Field,
    /// Of a property that is a day, in days since 1970-01-01: the first day of the span that is counted as one. What is
    /// counted may come in parts all the same.
    pub first_of: fn(i32) -> i32,
}

impl Reader<'_> {
    /// Where and when the features of `collection` are.
    pub fn extent(&self, collection: Collection) -> Result<Extent, Error> {
        // The first day may stand in either column, where the other end is open.
        let sql = format!(
            "SELECT min(lon), min(lat), max(lon), max(lat),
                 min(CASE WHEN day_lo = -2147483648 THEN nullif(day_hi, 2147483647) ELSE day_lo END),
                 max(CASE WHEN day_hi = 2147483647 THEN nullif(day_lo, -2147483648) ELSE day_hi END)
             FROM {}",
            collection.table()
        );
        let mut statement = self.connection().prepare_cached(&sql)?;
        Ok(statement.query_row([], |row| {
            let [west, south, east, north] = [row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?];
            let [first, last] = [row.get(4)?, row.get(5)?];
            let bbox: Option<Vec<f64>> = [west, south, east, north].into_iter().collect();
            let days: Option<Vec<i32>> = [first, last].into_iter().collect();
            Ok(Extent {
                bbox: bbox.and_then(|b| b.try_into().ok()),
                days: days.and_then(|d| d.try_into().ok()),
            })
        })?)
    }

    /// Calls `each` with the values of `fields` (longitude and latitude first) of every incident asked for, in order.
    ///
    /// Days are numbers since 1970-01-01, whatever else a field holds is text or a number.
    pub fn table(
        &self,
        filter: &Filter,
        sort: Sort,
        fields: &[&Field],
        mut each: impl FnMut(&[ValueRef<'_>]),
    ) -> Result<(), Error> {
        // What has no column of its own is read from the feature, all of it at once.
        let inner: Vec<&str> = fields.iter().filter(|f| f.is_in_feature()).map(|f| f.name).collect();
        let expressions: Vec<String> =
            fields.iter().filter(|f| !f.is_in_feature()).map(|f| f.sql()).collect();
        let feature = (!inner.is_empty()).then_some("feature");
        let columns = ["lon", "lat"].into_iter().chain(expressions.iter().map(String::as_str)).chain(feature);
        let (columns, table) = (columns.collect::<Vec<_>>().join(", "), Collection::Incidents.table());
        let mut tell = |row: &rusqlite::Row<'_>| {
            let plain = match feature {
                Some(_) => {
                    let json =
                        row.get_ref(expressions.len() + 2)?.as_bytes().map_err(rusqlite::Error::from)?;
                    properties(json, &inner)?
                }
                None => Vec::new(),
            };
            let (mut column, mut plain) = (2, plain.iter());
            let mut values: Vec<ValueRef<'_>> = vec![row.get_ref(0)?, row.get_ref(1)?];
            for field in fields {
                if field.is_in_feature() {
                    values.push(plain.next().map_or(ValueRef::Null, Plain::as_value));
                } else {
                    values.push(row.get_ref(column)?);
                    column += 1;
                }
            }
            each(&values);
            Ok::<_, Error>(())
        };
        let query = Query { filter: filter.clone(), sort, ..Query::default() };
        let found = self.positions(Collection::Incidents, &query)?;
        // Looking rows up is worth it while they are few; else reading on is.
        if let Some(mut found) =
            found.filter(|f| f.len() as u64 * 4 < self.counts().map_or(0, |c| c.incidents))
        {
            put_in_order(&mut found, &query, None);
            let sql = format!("SELECT {columns} FROM rarray(?1) CROSS JOIN {table} WHERE seq = value");
            let mut statement = self.connection().prepare_cached(&sql)?;
            for some in found.chunks(AT_ONCE) {
                let seqs: Vec<Value> = some.iter().map(|p| Value::Integer(p.seq())).collect();
                let mut rows = statement.query([Rc::new(seqs)])?;
                while let Some(row) = rows.next()? {
                    tell(row)?;
                }
            }
            return Ok(());
        }
        let condition = self.condition(Collection::Incidents, filter)?;
        let sql = format!(
            "SELECT {columns} FROM {table} WHERE {} ORDER BY {}",
            condition.sql(),
            super::sql::order(sort)
        );
        let mut statement = self.connection().prepare_cached(&sql)?;
        let mut rows = statement.query(params_from_iter(condition.values))?;
        while let Some(row) = rows.next()? {
            tell(row)?;
        }
        Ok(())
    }

    /// Calls `each` with every combination of values that incidents asked for have, and how many have it.
    pub fn groups(
        &self,
        filter: &Filter,
        by: &[Grouping],
        mut each: impl FnMut(&[ValueRef<'_>], u64),
    ) -> Result<(), Error> {
        let rows = self.rows(filter)?;
        if self.index()?.is_some_and(|index| index.groups(filter, rows.as_deref(), by, &mut each)) {
            return Ok(());
        }
        self.group_rows(filter, by, each)
    }

    pub(super) fn group_rows(
        &self,
        filter: &Filter,
        by: &[Grouping],
        mut each: impl FnMut(&[ValueRef<'_>], u64),
    ) -> Result<(), Error> {
        let condition = self.condition(Collection::Incidents, filter)?;
        let expressions: Vec<String> = by.iter().map(|g| g.field.sql()).collect();
        let numbers: Vec<String> = (1..=by.len()).map(|n| n.to_string()).collect();
        let sql = format!(
            "SELECT {}, count(*) FROM {} WHERE {} GROUP BY {}",
            expressions.join(", "),
            Collection::Incidents.table(),
            condition.sql(),
            numbers.join(", "),
        );
        let mut statement = self.connection().prepare_cached(&sql)?;
        let mut rows = statement.query(params_from_iter(condition.values))?;
        while let Some(row) = rows.next()? {
            let values: Vec<ValueRef<'_>> =
                (0..by.len()).map(|n| row.get_ref(n)).collect::<rusqlite::Result<_>>()?;
            each(&values, row.get::<_, i64>(by.len())?.unsigned_abs());
        }
        Ok(())
    }
}
