//! Incidents as points of a map, and what is told of single ones: for vector tiles, which need no whole features.

use super::{Collection, Error, Reader, ValueRef};
use crate::filter::{Field, Filter};
use crate::format::Points;
use rusqlite::params_from_iter;

impl Reader<'_> {
    /// Every located incident asked for.
    pub fn points(&self, filter: &Filter) -> Result<Points, Error> {
        let mut points = Points::default();
        let rows = self.rows(filter)?;
        let push = |seq, lon, lat, kind| points.push(seq, lon, lat, kind);
        if self.index()?.is_some_and(|index| index.points(filter, rows.as_deref(), push)) {
            return Ok(points.sorted());
        }
        let condition = self.condition(Collection::Incidents, filter)?;
        let sql = format!(
            "SELECT seq, lon, lat, type FROM {} WHERE lon IS NOT NULL AND {}",
            Collection::Incidents.table(),
            condition.sql()
        );
        let mut statement = self.connection().prepare_cached(&sql)?;
        let mut rows = statement.query(params_from_iter(condition.values))?;
        while let Some(row) = rows.next()? {
            let kind = row.get_ref(3)?.as_str().map_err(rusqlite::Error::from)?;
            // Every type stored is of the closed list; one of a later program counts as `other`.
            let kind = kind.parse().unwrap_or(crate::kind::IncidentType::Other);
            points.push(row.get(0)?, row.get(1)?, row.get(2)?, kind);
        }
        Ok(points.sorted())
    }

    /// The values of `fields` of the incident in row `seq`, given to `each` in their order.
    pub fn row(
        &self,
        seq: i64,
        fields: &[&Field],
        mut each: impl FnMut(usize, ValueRef<'_>),
    ) -> Result<(), Error> {
        let expressions: Vec<String> = fields.iter().map(|f| f.sql()).collect();
        let table = Collection::Incidents.table();
        let sql = format!("SELECT {} FROM {table} WHERE seq = ?1", expressions.join(", "));
        let mut statement = self.connection().prepare_cached(&sql)?;
        let mut rows = statement.query([seq])?;
        while let Some(row) = rows.next()? {
            for n in 0..fields.len() {
                each(n, row.get_ref(n)?);
            }
        }
        Ok(())
    }
}
