//! The words behind the fields of an incident, from its reports and their articles.

use super::Error;
use super::pack::unpack;
use super::pool::{Stored, stored_of};
use super::read::Reader;
use crate::format::SourceEvidence;

impl Reader<'_> {
    /// The evidence of an incident, in the order of its sources; empty when there is no such incident.
    pub fn evidence(&self, incident: &str) -> Result<Vec<SourceEvidence>, Error> {
        let sql = "SELECT text FROM texts WHERE article = (SELECT seq FROM articles WHERE id = ?1)";
        let mut text = self.connection().prepare_cached(sql)?;
        let of = |report: Stored| {
            let mut rows = text.query([&report.sourced.article.id])?;
            let article = match rows.next()? {
                Some(row) => unpack(row.get_ref(0)?.as_blob().map_err(rusqlite::Error::from)?)?,
                None => String::new(),
            };
            Ok(SourceEvidence::new(&report.sourced, &article))
        };
        stored_of(self.connection(), incident)?.into_iter().map(of).collect()
    }
}
