//! The wounded of a sentence that names no place: of the event in which as many were killed as the sentence says.

use super::harm::Harms;
use super::read::Reader;
use super::report::{FieldEvidence, Figure, Report};
use super::said::Said;

/// The wounded of a sentence that tells of no event, told with the dead by whom their event is known.
pub(super) struct WoundedBeside {
    killed: u32,
    injured: Figure,
    evidence: FieldEvidence,
}

impl Reader<'_> {
    /// "The attack killed three people and injured seven others": kept, for where the three were killed may be told elsewhere.
    pub(super) fn note_wounded(&mut self, said: &Said) {
        let counted = Harms::of(self.view, &said.counts);
        // One dead is too many articles' count to know an event by.
        if let (Some((killed, _)), Some((injured, span))) = (counted.killed, counted.injured)
            && killed.best > 1
            && injured.best > 0
            && !said.sums_up_a_time()
        {
            let evidence = self.evidence(span, "same_toll");
            self.wounded_beside.push(WoundedBeside { killed: killed.best, injured, evidence });
        }
    }
}

/// Gives the wounded to the one event of the article in which as many were killed, if nothing else says how many they were.
pub(super) fn add_wounded(reports: &mut [Report], wounded: &[WoundedBeside]) {
    for beside in wounded {
        let mut same = reports.iter_mut().filter(|r| r.killed.is_some_and(|k| k.best == beside.killed));
        if let (Some(report), None) = (same.next(), same.next())
            && report.injured.is_none()
        {
            report.injured = Some(beside.injured);
            report.fields.insert("injured".to_owned(), beside.evidence.clone());
        }
    }
}
