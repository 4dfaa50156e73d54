//! Incidents as rows of plain values, and counts of them: for routes that need no whole features.

use super::sql::Condition;
use super::{Error, Reader};
use crate::filter::{Field, Filter, Sort};
use rusqlite::params_from_iter;
pub use rusqlite::types::ValueRef;

impl Reader<'_> {
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
        let condition = Condition::incidents(filter);
        let expressions: Vec<String> = fields.iter().map(|f| f.sql()).collect();
        let sql = format!(
            "SELECT {} FROM incidents WHERE {} ORDER BY {}",
            ["lon", "lat"]
                .into_iter()
                .chain(expressions.iter().map(String::as_str))
                .collect::<Vec<_>>()
                .join(", "),
            condition.sql(),
            super::sql::order(sort),
        );
        let mut statement = self.connection().prepare_cached(&sql)?;
        let mut rows = statement.query(params_from_iter(condition.values))?;
        let width = fields.len() + 2;
        while let Some(row) = rows.next()? {
            let values: Vec<ValueRef<'_>> =
                (0..width).map(|n| row.get_ref(n)).collect::<rusqlite::Result<_>>()?;
            each(&values);
        }
        Ok(())
    }

    /// Calls `each` with every combination of values of `fields` that incidents asked for have, and how many have it.
    pub fn groups(
        &self,
        filter: &Filter,
        fields: &[&Field],
        mut each: impl FnMut(&[ValueRef<'_>], u64),
    ) -> Result<(), Error> {
        let condition = Condition::incidents(filter);
        let expressions: Vec<String> = fields.iter().map(|f| f.sql()).collect();
        let numbers: Vec<String> = (1..=fields.len()).map(|n| n.to_string()).collect();
        let sql = format!(
            "SELECT {}, count(*) FROM incidents WHERE {} GROUP BY {}",
            expressions.join(", "),
            condition.sql(),
            numbers.join(", "),
        );
        let mut statement = self.connection().prepare_cached(&sql)?;
        let mut rows = statement.query(params_from_iter(condition.values))?;
        while let Some(row) = rows.next()? {
            let values: Vec<ValueRef<'_>> =
                (0..fields.len()).map(|n| row.get_ref(n)).collect::<rusqlite::Result<_>>()?;
            each(&values, row.get::<_, i64>(fields.len())?.unsigned_abs());
        }
        Ok(())
    }
}
