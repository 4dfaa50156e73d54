//! What a person is shown of a look-up: candidates with their scores and the name they were found by.

use super::{Candidate, Gazetteer, Match, Place};

/// One candidate of a look-up.
#[derive(Debug)]
pub struct Line<'g> {
    /// The place.
    pub place: Place<'g>,
    /// How closely the spelling fits.
    pub level: Match,
    /// The name of the table it fits.
    pub name: &'g str,
    /// 0 to 1: the fit weighs seven parts, the place's own prior three. Without an article around it this is all
    /// there is to go by; the reader of articles weighs the context as well.
    pub score: f32,
}

/// The candidates for `name`, best score first. Spellings one or two letters off are offered when nothing fits.
pub fn lookup<'g>(gazetteer: &'g Gazetteer, name: &str) -> Vec<Line<'g>> {
    let mut found = gazetteer.lookup(name);
    if found.is_empty() {
        found = gazetteer.fuzzy(name, 2);
    }
    let mut lines: Vec<Line> = found.iter().map(|candidate| line(gazetteer, candidate)).collect();
    lines.sort_by(|a, b| b.score.total_cmp(&a.score).then(a.place.id.cmp(b.place.id)));
    lines
}

fn line<'g>(gazetteer: &'g Gazetteer, candidate: &Candidate) -> Line<'g> {
    let place = gazetteer.place(candidate.place);
    let fit = match candidate.level {
        Match::Exact => 1.0,
        Match::Strict => 0.9,
        Match::Loose => (0.75 - 0.05 * f32::from(candidate.edits)).max(0.4),
        Match::Edit(edits) => 0.5 - 0.15 * f32::from(edits),
    };
    let score = 0.7 * fit + 0.3 * place.prior();
    Line { place, level: candidate.level, name: gazetteer.name(candidate.name), score }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn scores_fall_and_a_misspelt_name_is_offered() {
        let gazetteer = Gazetteer::embedded();
        let lines = lookup(gazetteer, "Quneitra");
        assert!(lines.windows(2).all(|pair| pair[0].score >= pair[1].score));
        assert_eq!(lines[0].place.id, "ocha:SY14");
        let lines = lookup(gazetteer, "Jubata al-Khqshab");
        assert_eq!((lines[0].place.id, lines[0].level), ("gn:168946", Match::Edit(1)));
        assert!(lookup(gazetteer, "Qwxyzzy Plmokn").is_empty());
        assert!(lookup(gazetteer, "Xqqqqzz").is_empty());
    }
}
