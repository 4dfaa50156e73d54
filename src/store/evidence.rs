//! The words behind the fields of an incident, from its reports and their articles.

use super::Error;
use super::merge::reports_of;
use super::read::Reader;
use crate::format::SourceEvidence;
use crate::incident::SourcedReport;

impl Reader<'_> {
    /// The evidence of an incident, in the order of its sources; empty when there is no such incident.
    pub fn evidence(&self, incident: &str) -> Result<Vec<SourceEvidence>, Error> {
        let mut reports = reports_of(self.connection(), "incident", incident)?;
        reports.sort_by(|a, b| (a.article.published, &a.key).cmp(&(b.article.published, &b.key)));
        let mut text = self.connection().prepare_cached("SELECT text FROM texts WHERE article = ?1")?;
        let of = |report: SourcedReport| {
            let mut rows = text.query([&report.article.id])?;
            let article = match rows.next()? {
                Some(row) => row.get_ref(0)?.as_str().map_err(rusqlite::Error::from)?,
                None => "",
            };
            Ok(SourceEvidence::new(&report, article))
        };
        reports.into_iter().map(of).collect()
    }
}
