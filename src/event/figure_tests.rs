//! How many were killed, injured and detained, in the ways outlets tell it; sentences written for these tests.

use super::{Figure, Report, Tally};
use crate::extract::{Knowledge, extract};
use crate::kind::IncidentType as T;
use crate::text::read;

/// Reads `body` as an article published on Wednesday, 3 December 2025.
fn reports(body: &str) -> (Vec<Report>, Vec<Tally>) {
    let text = format!("---\ntitle: A test\npublisher: Test\npublished: 2025-12-03\n---\n\n{body}\n");
    let article = read("t.md", text.as_bytes(), None).unwrap().remove(0);
    let extraction = extract(&article, Knowledge::bundled());
    (extraction.reports, extraction.tallies)
}

/// Type and lower bound of each tally, and that nothing in the text is an incident.
fn totals(body: &str) -> Vec<(T, Option<u32>)> {
    let (found, tallies) = reports(body);
    assert!(found.is_empty(), "{body}: {found:#?}");
    tallies.iter().map(|t| (t.kind, t.count_low)).collect()
}

/// Lower bounds of killed, injured, detained of the first report.
fn harmed(body: &str) -> [Option<u32>; 3] {
    let (found, _) = reports(body);
    let report = found.first().unwrap_or_else(|| panic!("nothing: {body}"));
    let low = |f: Option<Figure>| f.map(|f| f.low);
    [low(report.killed), low(report.injured), low(report.detained)]
}

fn all(cases: &[(&str, [Option<u32>; 3])]) {
    let wrong: Vec<_> = cases.iter().map(|(b, w)| (b, w, harmed(b))).filter(|(_, w, f)| *w != f).collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn people_told_of_by_relative_clause_name_and_age() {
    all(&[
        (
            "On Monday an air strike hit Nawa. Crowds carried a teacher and her two pupils who were killed in the strike.",
            [Some(3), None, None],
        ),
        (
            "Gunmen opened fire on a shop in Nawa on Monday. The ministry identified those killed as Salim Haddad, 44, and his sons Omar, 21, and Karim, 19.",
            [Some(3), None, None],
        ),
        (
            "On Monday, Nizar Salim Haddad, 47, a baker, and his cousin Yasser, 33, were shot dead by gunmen in Nawa.",
            [Some(2), None, None],
        ),
        (
            "On Monday, the body of Rima al-Haddad, 33, a nurse, was found with gunshot wounds near Nawa.",
            [Some(1), None, None],
        ),
        (
            "A family of six, among them four children, died when a house in Nawa was bombed on Monday.",
            [Some(6), None, None],
        ),
        (
            "Troops raided Khan Arnabah on Tuesday and shot dead a man. Witnesses said that the cousin of the dead man, who had come to help, was also shot dead.",
            [Some(1), None, None],
        ),
    ]);
}

#[test]
fn nouns_of_harm_count_those_behind_them() {
    all(&[
        (
            "An air strike on Nawa on Monday resulted in the martyrdom of two citizens and the injury of seven others.",
            [Some(2), Some(7), None],
        ),
        (
            "A clash near Nawa on Monday led to the killing of one gunman and the wounding of four others.",
            [Some(1), Some(4), None],
        ),
        (
            "The monitor reported the death of two cousins and the injury of three other people in armed clashes in Nawa on Monday.",
            [Some(2), Some(3), None],
        ),
    ]);
}

#[test]
fn nobody_is_told_in_many_ways() {
    all(&[
        (
            "A drone dropped a grenade beside a tractor in Tasil on Monday. The farmer was not hurt.",
            [None, Some(0), None],
        ),
        ("A shell hit a post near Tasil on Monday. No guard was injured.", [None, Some(0), None]),
        ("Clashes broke out in Nawa on Monday. Neither side reported casualties.", [Some(0), Some(0), None]),
        (
            "On Tuesday Israeli forces entered Khan Arnabah and searched homes. They arrested no one.",
            [None, None, Some(0)],
        ),
        ("Shells hit fields near Tasil on Monday. No one was reported hurt.", [Some(0), Some(0), None]),
    ]);
}

#[test]
fn the_toll_told_last_counts() {
    all(&[
        (
            "A drone struck a flat in Nawa on Monday, killing one person. The toll from the strike on the flat in Nawa has risen to four dead and nine wounded, the ministry said.",
            [Some(4), Some(9), None],
        ),
        (
            "An air strike on Nawa on Monday killed seven people and wounded 12. Two of the wounded succumbed to their injuries overnight.",
            [Some(7), Some(12), None],
        ),
    ]);
}

#[test]
fn bodily_harm_is_told_without_the_word_for_it() {
    all(&[
        ("A mine went off on Monday near Nawa. A shepherd lost a foot.", [None, Some(1), None]),
        (
            "A drone hit a post near Tasil on Monday. A guard received slight injuries to the hand.",
            [None, Some(1), None],
        ),
        (
            "A drone hit a post near Tasil on Monday. A guard was hurt. A civilian crane operator, who was passing, was also hurt.",
            [None, Some(2), None],
        ),
        (
            "On Monday a woman was seriously wounded and her cousin was slightly injured in a shooting in Nawa.",
            [None, Some(2), None],
        ),
        (
            "Four people were killed and nine others wounded Monday in an air strike on Nawa, raising an earlier count of two dead and three wounded.",
            [Some(4), Some(9), None],
        ),
        (
            "Gunmen entered a shop in Nawa on Monday, shot dead two men and injured a third.",
            [Some(2), Some(1), None],
        ),
        ("An air strike on Nawa on Monday killed a mid-level militant facilitator.", [Some(1), None, None]),
    ]);
}

#[test]
fn figures_go_to_the_event_they_are_of() {
    all(&[
        (
            "On Tuesday Israeli troops moved into Khan Arnabah, searched two homes and left with three men.",
            [None, None, Some(3)],
        ),
        // The culprits are no detainees of the attack.
        (
            "Gunmen shot dead a farmer in Nawa on Monday. The police arrested two suspects.",
            [Some(1), None, None],
        ),
        // The lead told the toll before anyone said where.
        (
            "An air raid killed three people, a monitor said. The strike hit a farm near Nawa on Monday.",
            [Some(3), None, None],
        ),
        (
            "A drone on Monday struck a van on the road linking Nawa with Tasil, killing two sisters and injuring a man.",
            [Some(2), Some(1), None],
        ),
        (
            "A man wounded in a drone strike on Nawa on Monday has died of his injuries, bringing the toll of that attack to three.",
            [Some(3), None, None],
        ),
    ]);
}

#[test]
fn totals_by_their_period_and_by_reference() {
    let killing = |n| (T::Killing, Some(n));
    for (body, wanted) in [
        (
            "According to the registry, 31 people were killed in the province during November, 12 of them in shootings.",
            vec![killing(31), killing(12)],
        ),
        (
            "Raids have become more frequent: the league counted 19 of them in October alone.",
            vec![(T::Raid, Some(19))],
        ),
        ("At least 26 remain in Israeli custody, the group says.", vec![(T::ArrestDetention, Some(26))]),
        (
            "A total of 44 people from southern Syria are held by Israel without charge.",
            vec![(T::ArrestDetention, Some(44))],
        ),
        (
            "Three civilians were killed by gunmen in the province between 10 and 16 November.",
            vec![killing(3)],
        ),
        (
            "Six fighters and two soldiers have been killed in clashes since then, according to a tally by the monitor.",
            vec![killing(8)],
        ),
        (
            "Since 2 October, when the army launched its operation in the south, 28 soldiers have been killed in the fighting there.",
            vec![killing(28)],
        ),
        (
            "The harvest has seen 140 attacks since the start of October, the office says.",
            vec![(T::Other, Some(140))],
        ),
    ] {
        assert_eq!(totals(body), wanted, "{body}");
    }
}
