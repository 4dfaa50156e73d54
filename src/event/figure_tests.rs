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
    (extraction.read(), extraction.tallies)
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
            [Some(0), Some(0), None],
        ),
        ("A shell hit a post near Tasil on Monday. No guard was injured.", [Some(0), Some(0), None]),
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
            "In the province 61 people were killed during the first nine months of 2025. Another 39 people died from stray bullets.",
            vec![killing(61), killing(39)],
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

/// Sentences as outlets write them, one way of counting each.
#[test]
fn many_ways_of_counting() {
    all(&[
        (
            "An Israeli strike on a car in Nawa on Monday killed its driver and left two passengers in critical condition.",
            [Some(1), Some(2), None],
        ),
        (
            "Gunmen ambushed a patrol near Nawa on Monday, leaving five soldiers dead and as many injured.",
            [Some(5), Some(5), None],
        ),
        (
            "A married couple and their infant daughter died in an air raid on Nawa on Monday.",
            [Some(3), None, None],
        ),
        (
            "A mother and four of her children were killed on Monday when an air strike hit their house in Nawa.",
            [Some(5), None, None],
        ),
        (
            "An air strike hit a house in Nawa on Monday. Among the dead were a woman and her two sons, rescuers said. In all, nine bodies were pulled from the rubble.",
            [Some(9), None, None],
        ),
        (
            "Israeli soldiers stormed Khan Arnabah on Tuesday and took Salim Haddad, 24, and his cousin Omar, 19, to an unknown location.",
            [None, None, Some(2)],
        ),
        (
            "An Israeli force entered Khan Arnabah on Tuesday, seizing a father and his son before withdrawing.",
            [None, None, Some(2)],
        ),
        (
            "Israeli troops entered Kudna on Monday and arrested four people, releasing one of them shortly afterwards.",
            [None, None, Some(4)],
        ),
        ("A drone strike on a motorcycle in Nawa on Monday killed its two riders.", [Some(2), None, None]),
        (
            "A shell hit a bakery in Nawa on Monday. Medics counted 12 dead and more than 30 wounded.",
            [Some(12), Some(30), None],
        ),
        (
            "Fighting in Nawa on Monday left at least ten dead, including six fighters and four civilians.",
            [Some(10), None, None],
        ),
        (
            "Clashes in Nawa on Monday left nine government soldiers and five local fighters dead.",
            [Some(14), None, None],
        ),
        (
            "Nine government soldiers and five local fighters died in clashes in Nawa on Monday.",
            [Some(14), None, None],
        ),
        (
            "A gunman opened fire in Nawa on Monday, killing two and injuring five before being shot dead himself.",
            [Some(2), Some(5), None],
        ),
        (
            "Unknown gunmen assassinated a former officer, Salim Haddad, in Nawa on Monday.",
            [Some(1), None, None],
        ),
        ("Salim Haddad, a former officer, was found dead near Nawa on Monday.", [Some(1), None, None]),
        ("Residents found the bodies of two brothers near Nawa on Monday.", [Some(2), None, None]),
        (
            "An air strike hit a depot near Nawa on Monday, without causing casualties.",
            [Some(0), Some(0), None],
        ),
        ("An air strike hit a depot near Nawa on Monday; nobody was killed.", [Some(0), None, None]),
        (
            "Two soldiers, including an officer, were killed and four others, one of them seriously, were wounded when a bomb went off near Nawa on Monday.",
            [Some(2), Some(4), None],
        ),
        (
            "Sgt. Salim Haddad, 20, was killed in fighting in Nawa on Monday, the army announced.",
            [Some(1), None, None],
        ),
        (
            "An air strike killed a Hezbollah commander and his bodyguard in Nawa on Monday.",
            [Some(2), None, None],
        ),
        (
            "An air strike on Nawa on Monday killed two people and wounded four. One of the wounded later died, bringing the death toll to three.",
            [Some(3), Some(4), None],
        ),
        (
            "An air strike hit Nawa on Monday. The health ministry put the death toll at eight and the number of wounded at 17.",
            [Some(8), Some(17), None],
        ),
        (
            "An air strike hit Nawa on Monday. In a preliminary toll, the health ministry said the raid left one dead and three wounded.",
            [Some(1), Some(3), None],
        ),
        (
            "An air strike hit Nawa on Monday. The health ministry updated the toll to six killed and nine injured.",
            [Some(6), Some(9), None],
        ),
        (
            "An air strike hit Nawa on Monday. The number of casualties was not immediately known.",
            [None, None, None],
        ),
        ("An air strike hit Nawa on Monday. There was no immediate word on casualties.", [None, None, None]),
        (
            "An air strike hit Nawa on Monday. Two policemen and a passerby were lightly injured by flying glass.",
            [None, Some(3), None],
        ),
        (
            "An air strike hit Nawa on Monday, killing Salim Haddad, whom the army described as a militant commander.",
            [Some(1), None, None],
        ),
        (
            "Israeli soldiers fired on farmers near Nawa on Monday, hitting one in the leg.",
            [None, Some(1), None],
        ),
        ("Israeli soldiers shot and wounded a teenager near Nawa on Monday.", [None, Some(1), None]),
        ("Israeli soldiers detained about a dozen residents of Kudna on Monday.", [None, None, Some(12)]),
        (
            "Israeli soldiers blindfolded and took away two brothers from their home in Kudna on Monday.",
            [None, None, Some(2)],
        ),
        (
            "On Monday Israeli soldiers entered Kudna. They left without making any arrests.",
            [None, None, Some(0)],
        ),
        ("On Monday Israeli soldiers entered Kudna, with no reports of arrests.", [None, None, None]),
        (
            "Security forces arrested the head of a smuggling ring and six of his associates in Nawa on Monday.",
            [None, None, Some(7)],
        ),
        (
            "Security forces arrested five suspects, including two women, in a raid in Nawa on Monday.",
            [None, None, Some(5)],
        ),
        (
            "A raid in Nawa on Monday ended with three militants dead and two in custody.",
            [Some(3), None, Some(2)],
        ),
        (
            "Five members of one family, among them an eight-month-old baby, were killed in an air strike on Nawa on Monday.",
            [Some(5), None, None],
        ),
        (
            "Some 40 people were wounded, mostly women and children, in shelling of Nawa on Monday.",
            [None, Some(40), None],
        ),
        (
            "Shelling of Nawa on Monday killed one civilian and injured 3 others, including 2 children.",
            [Some(1), Some(3), None],
        ),
        (
            "A child was martyred and his father wounded by shelling of Nawa on Monday.",
            [Some(1), Some(1), None],
        ),
        (
            "Two civilians were martyred and four others sustained injuries of varying severity in shelling of Nawa on Monday.",
            [Some(2), Some(4), None],
        ),
        ("Shelling of Nawa on Monday resulted in five injuries, two of them severe.", [None, Some(5), None]),
        ("Shelling of Nawa on Monday resulted in two deaths and five injuries.", [Some(2), Some(5), None]),
        (
            "Gunmen on a motorcycle fired at a car in Nawa on Monday, killing the driver and seriously wounding his passenger.",
            [Some(1), Some(1), None],
        ),
        (
            "Gunmen fired at a car in Nawa on Monday. The driver died at the scene, while his brother is in intensive care.",
            [Some(1), Some(1), None],
        ),
        (
            "A hand grenade was thrown at a house in Nawa on Monday, slightly wounding a 12-year-old girl.",
            [None, Some(1), None],
        ),
        (
            "Israeli forces raided the village of Kudna at dawn on Monday, arresting a 60-year-old man and his two sons, SANA said.",
            [None, None, Some(3)],
        ),
        (
            "Israeli forces raided Kudna on Monday and arrested three people: Salim Haddad, Omar Nasser and Karim Saleh.",
            [None, None, Some(3)],
        ),
        ("The arrest of two herders near Kudna on Monday drew protests.", [None, None, Some(2)]),
        (
            "Four youths were picked up by soldiers near Kudna on Monday while collecting mushrooms.",
            [None, None, Some(4)],
        ),
        (
            "Two shepherds were seized by Israeli soldiers near Kudna on Monday and released in the evening.",
            [None, None, Some(2)],
        ),
        (
            "An explosion in Nawa on Monday killed 11-year-old Omar and wounded his sister.",
            [Some(1), Some(1), None],
        ),
        (
            "An explosion in Nawa on Monday killed Omar Haddad, 11, and wounded his sister Rima, 9.",
            [Some(1), Some(1), None],
        ),
        (
            "Five people, including Omar Haddad, 11, were killed in an explosion in Nawa on Monday.",
            [Some(5), None, None],
        ),
        ("Omar Haddad, an 11-year-old boy, was killed by a mine near Nawa on Monday.", [Some(1), None, None]),
        (
            "Two men, identified as Omar Haddad and Salim Nasser, were shot dead in Nawa on Monday.",
            [Some(2), None, None],
        ),
        ("Omar Haddad and Salim Nasser were shot dead by gunmen in Nawa on Monday.", [Some(2), None, None]),
        (
            "A teacher, her husband and their three children were killed in an air strike on Nawa on Monday.",
            [Some(5), None, None],
        ),
        ("Children were among 13 people killed in an air strike on Nawa on Monday.", [Some(13), None, None]),
        ("An air strike on Nawa killed upwards of 20 people on Monday.", [Some(20), None, None]),
        ("An air strike on Nawa killed scores of people on Monday.", [Some(40), None, None]),
        ("Several people were wounded in an air strike on Nawa on Monday.", [None, Some(2), None]),
        (
            "Twenty-three people were wounded, five of whom are children, in an air strike on Nawa on Monday.",
            [None, Some(23), None],
        ),
        (
            "An air strike on Nawa on Monday killed one person and wounded two, according to SANA; the Observatory put the number of dead at two.",
            [Some(1), Some(2), None],
        ),
        (
            "On Monday, an air strike on Nawa killed two soldiers. A third died of his wounds on Tuesday.",
            [Some(3), None, None],
        ),
        (
            "On Monday, an air strike hit Nawa. The death toll stood at five by nightfall.",
            [Some(5), None, None],
        ),
        ("The number of dead from Monday's air strike on Nawa has risen to seven.", [Some(7), None, None]),
        (
            "An air strike on Nawa on Monday killed a Hezbollah member, the Israeli army said.",
            [Some(1), None, None],
        ),
        (
            "The Israeli army said on Monday that it had killed two Hezbollah operatives in a strike on Nawa.",
            [Some(2), None, None],
        ),
        (
            "Three of the attackers were killed and a policeman was wounded when gunmen attacked a post in Nawa on Monday.",
            [Some(3), Some(1), None],
        ),
        ("Gunmen attacked a post in Nawa on Monday; three of them were killed.", [Some(3), None, None]),
        (
            "Gunmen attacked a post in Nawa on Monday. Police said one attacker was killed and another captured.",
            [Some(1), None, Some(1)],
        ),
        (
            "A stray bullet killed a girl in Nawa on Monday during clashes between two clans in which six people were hurt.",
            [Some(1), Some(6), None],
        ),
        (
            "A shell landed near a school in Nawa on Monday, injuring eight pupils and their teacher.",
            [None, Some(9), None],
        ),
        (
            "A shell landed near a school in Nawa on Monday. No one was inside at the time.",
            [None, None, None],
        ),
        (
            "A shell landed near a school in Nawa on Monday. It failed to explode and no harm was done to anyone.",
            [None, None, None],
        ),
        (
            "A drone dropped a bomb on Nawa on Monday, lightly wounding a farmer in his field.",
            [None, Some(1), None],
        ),
        (
            "A drone dropped a bomb near a UN patrol in Nawa on Monday. All peacekeepers are safe.",
            [None, None, None],
        ),
        (
            "Settlers attacked farmers in Nawa on Monday, and a man suffered a broken arm.",
            [None, Some(1), None],
        ),
        (
            "Israeli soldiers opened fire towards shepherds near Kudna on Monday, wounding one and killing some of their sheep.",
            [None, Some(1), None],
        ),
        (
            "Israeli soldiers opened fire towards shepherds near Kudna on Monday. Six sheep were killed.",
            [None, None, None],
        ),
        (
            "Unidentified men shot and killed a married couple in their home in Nawa on Monday.",
            [Some(2), None, None],
        ),
        ("A body bearing signs of torture was found near Nawa on Monday.", [Some(1), None, None]),
        (
            "Two members of the security forces were martyred in an ambush near Nawa on Monday and a third was wounded.",
            [Some(2), Some(1), None],
        ),
        (
            "An ambush near Nawa on Monday martyred two members of the security forces and wounded a third.",
            [Some(2), Some(1), None],
        ),
        ("A former mayor was gunned down outside his home in Nawa on Monday.", [Some(1), None, None]),
        ("A former mayor and his guard were gunned down in Nawa on Monday.", [Some(2), None, None]),
        ("A drone strike near Nawa on Monday left one dead.", [Some(1), None, None]),
        ("One dead, three wounded in a drone strike near Nawa on Monday.", [Some(1), Some(3), None]),
        ("Israeli artillery shelled Nawa on Monday, hurting no one.", [Some(0), Some(0), None]),
        (
            "More than 30 rockets fell on Nawa on Monday, killing 3 and wounding 12.",
            [Some(3), Some(12), None],
        ),
        ("A bus driver and seven passengers were kidnapped near Nawa on Monday.", [None, None, Some(8)]),
        (
            "Israeli warplanes bombed a site outside Nawa on Monday. The ministry of health said two workers lost their lives and four more were hurt.",
            [Some(2), Some(4), None],
        ),
        (
            "Gunmen attacked a checkpoint in Nawa on Monday. The interior ministry said that one of its men was martyred and that four were wounded.",
            [Some(1), Some(4), None],
        ),
        (
            "Shelling hit Nawa on Monday. Medical sources told the agency that the hospital received five dead and 14 wounded.",
            [Some(5), Some(14), None],
        ),
        (
            "Shelling hit Nawa on Monday. A local official said there were no victims.",
            [Some(0), Some(0), None],
        ),
        ("Shelling hit Nawa on Monday. Fortunately, no one was injured.", [Some(0), Some(0), None]),
        (
            "Shelling hit Nawa on Monday. The army did not say whether there were casualties.",
            [None, None, None],
        ),
        ("Shelling hit Nawa on Monday. It was not clear if anyone was hurt.", [None, None, None]),
        (
            "Troops raided Kudna on Monday. Two of those detained were later freed. Six people had been detained in all.",
            [None, None, Some(6)],
        ),
        (
            "Troops raided Kudna on Monday. Residents said at least seven men were led away in handcuffs.",
            [None, None, Some(7)],
        ),
        ("Troops raided Kudna on Monday. Among those arrested was a schoolteacher.", [None, None, None]),
        (
            "Troops raided Kudna on Monday. The army said it apprehended two suspects, who were transferred for interrogation.",
            [None, None, Some(2)],
        ),
        (
            "A bomb exploded under a bus in Nawa on Monday, killing one and injuring several.",
            [Some(1), Some(2), None],
        ),
        (
            "A bomb exploded under a bus in Nawa on Monday. Two passengers died at the scene and another died on the way to hospital.",
            [Some(3), None, None],
        ),
        (
            "A bomb exploded under a bus in Nawa on Monday. It killed six, all of them soldiers, and wounded nine.",
            [Some(6), Some(9), None],
        ),
        (
            "A bomb exploded under a bus in Nawa on Monday. Six soldiers and their driver perished.",
            [Some(7), None, None],
        ),
        (
            "A bomb exploded under a bus in Nawa on Monday. At least 6 fatalities and 12 injuries were reported.",
            [Some(6), Some(12), None],
        ),
        (
            "A bomb exploded under a bus in Nawa on Monday. Casualties: 6 killed, 12 wounded.",
            [Some(6), Some(12), None],
        ),
        (
            "Six people were killed Monday in Nawa when a bomb exploded under a bus; 12 others were hurt.",
            [Some(6), Some(12), None],
        ),
        (
            "In Nawa, six civilians, among them two women, were killed on Monday by a bomb.",
            [Some(6), None, None],
        ),
        ("A mother of five was killed in an air strike on Nawa on Monday.", [Some(1), None, None]),
        (
            "A father of three and his nephew were killed in an air strike on Nawa on Monday.",
            [Some(2), None, None],
        ),
        ("Two sisters aged 7 and 9 were killed in an air strike on Nawa on Monday.", [Some(2), None, None]),
        ("Two sisters, 7 and 9, were killed in an air strike on Nawa on Monday.", [Some(2), None, None]),
        (
            "An air strike on Nawa on Monday killed a 34-year-old and injured his two children.",
            [Some(1), Some(2), None],
        ),
        ("An air strike on Nawa on Monday killed 1 and wounded 2.", [Some(1), Some(2), None]),
        (
            "An air strike on Nawa on Monday killed at least 20, and possibly as many as 30, people.",
            [Some(20), None, None],
        ),
        ("An air strike on Nawa on Monday killed between 10 and 15 people.", [Some(10), None, None]),
        ("An air strike on Nawa on Monday killed no fewer than eight people.", [Some(8), None, None]),
        ("An air strike on Nawa on Monday killed close to a hundred people.", [Some(100), None, None]),
        (
            "Two policemen were killed and six wounded, including an officer, when gunmen attacked their post in Nawa on Monday.",
            [Some(2), Some(6), None],
        ),
        (
            "The Observatory documented the death of a civilian by gunfire in Nawa on Monday.",
            [Some(1), None, None],
        ),
        (
            "Police arrested 3 suspects, seized two rifles and 400 pills in Nawa on Monday.",
            [None, None, Some(3)],
        ),
        ("Police arrested a suspect and seized two rifles in Nawa on Monday.", [None, None, Some(1)]),
        (
            "Police broke up a cell in Nawa on Monday, arresting all five of its members.",
            [None, None, Some(5)],
        ),
    ]);
}

/// What is counted over a time is a tally, and no incident.
#[test]
fn many_ways_of_adding_up() {
    for (body, wanted) in [
        (
            "The monitor has documented the killing of 214 civilians in Daraa since the start of the year.",
            vec![(T::Killing, Some(214))],
        ),
        (
            "According to the network, 17 civilians were killed in southern Syria in October.",
            vec![(T::Killing, Some(17))],
        ),
        (
            "Israeli forces have arrested 41 people in Quneitra in the past month, the league says.",
            vec![(T::ArrestDetention, Some(41))],
        ),
        ("Israel has bombed Syria more than 900 times since December 2024.", vec![(T::Airstrike, Some(900))]),
        (
            "The league counted 52 incursions in Quneitra in October, up from 39 in September.",
            vec![(T::GroundIncursion, Some(52)), (T::GroundIncursion, Some(39))],
        ),
        (
            "Since the truce took effect in November 2024, at least 270 people have been killed in Lebanon.",
            vec![(T::Killing, Some(270))],
        ),
        (
            "At least 63 people remain in detention, according to families.",
            vec![(T::ArrestDetention, Some(63))],
        ),
        (
            "This brings the number of civilians killed in Daraa since the start of the year to 96.",
            vec![(T::Killing, Some(96))],
        ),
        (
            "That brings to 96 the number of civilians killed in Daraa since the start of the year.",
            vec![(T::Killing, Some(96))],
        ),
        (
            "Over the past two weeks, Israeli troops have detained 23 residents of Quneitra.",
            vec![(T::ArrestDetention, Some(23))],
        ),
        (
            "In the first half of the year, 34 houses were demolished in Quneitra, the council says.",
            vec![(T::PropertyDamage, Some(34))],
        ),
        (
            "The army says it has destroyed 240 tunnels since the operation began.",
            vec![(T::Other, Some(240))],
        ),
        (
            "The ministry said 88 people had been killed and 310 wounded since fighting began in October.",
            vec![(T::Killing, Some(88)), (T::Other, Some(310))],
        ),
        (
            "It was the deadliest month since March, with 61 people killed across the province.",
            vec![(T::Killing, Some(61))],
        ),
        (
            "A total of 26 raids were carried out in October, leading to the arrest of 44 people.",
            vec![(T::Raid, Some(26)), (T::ArrestDetention, Some(44))],
        ),
        (
            "Eleven people have been killed in Quneitra by Israeli fire this year.",
            vec![(T::Killing, Some(11))],
        ),
        (
            "Some 340 people have been abducted in Sweida since July, and 90 of them are still missing.",
            vec![(T::ArrestDetention, Some(340))],
        ),
        (
            "Israel has killed more than 330 people in Lebanon since the ceasefire, including 127 civilians.",
            vec![(T::Killing, Some(330))],
        ),
        ("So far this year 19 soldiers have died in accidents with mines.", vec![(T::Other, Some(19))]),
        (
            "Its forces have set up ten outposts in the buffer zone since December 2024.",
            vec![(T::TerritorialSeizure, Some(10))],
        ),
    ] {
        assert_eq!(totals(body), wanted, "{body}");
    }
}

#[test]
fn subjects_with_more_told_of_them() {
    all(&[
        ("On Monday, two cousins who ran a bakery were shot dead by gunmen in Nawa.", [Some(2), None, None]),
        (
            "An air strike hit Nawa on Monday. A woman who was on her roof was lightly wounded by shrapnel.",
            [None, Some(1), None],
        ),
        (
            "Gunmen opened fire at a shop in Nawa on Monday. A second man, who “reached for a gun,” was killed.",
            [Some(1), None, None],
        ),
        ("A cousin of the two men was wounded when troops raided Nawa on Monday.", [None, Some(1), None]),
        (
            "Gunmen killed a teacher in Nawa on Monday. A third man, a baker, survived with a bullet wound in his arm.",
            [Some(1), Some(1), None],
        ),
        (
            "An air strike hit Nawa on Monday. On the same day a family of six, including a father and his two sons, died.",
            [Some(6), None, None],
        ),
        (
            "Troops raided a house in Nawa on Monday. A fifth man blew himself up when surrounded.",
            [Some(1), None, None],
        ),
    ]);
}

#[test]
fn objects_with_more_listed_behind() {
    all(&[
        (
            "On Monday the army shelled Nawa. A monitor has documented the killing of five civilians in the attack, among them a 14-year-old boy.",
            [Some(5), None, None],
        ),
        ("On Monday he was seized at dawn in Nawa by a commando unit.", [None, None, Some(1)]),
        (
            "The number of people killed when tanks shelled Jamla on Sunday has climbed to five, officials said, after two men succumbed to their injuries.",
            [Some(5), None, None],
        ),
        (
            "Aircraft attacked a column near Nawa on Monday, killing at least three soldiers. Another soldier has died of his wounds, raising the number of troops killed to four.",
            [Some(4), None, None],
        ),
        (
            "A fighter of the guard (NG) and two soldiers were killed in Nawa on Monday.",
            [Some(3), None, None],
        ),
        (
            "On Monday three members of the guard, a coalition of factions, and one soldier died in fighting around Nawa.",
            [Some(4), None, None],
        ),
        ("On Monday soldiers took a pair of shepherds from a field at Kudna.", [None, None, Some(2)]),
        (
            "A man was killed and another wounded in Nawa on Monday by gunmen. A local outlet confirmed that a man was killed and a second wounded.",
            [Some(1), Some(1), None],
        ),
        (
            "Gunmen opened fire in Adwan on Sunday. On Monday six people were killed and five were wounded in the shelling of Nawa.",
            [None, None, None],
        ),
        (
            "A farmer was wounded near Jamla on Monday when troops fired at his flock. Eleven head of sheep were also killed.",
            [None, Some(1), None],
        ),
        (
            "Gunmen abducted a family in Nawa on Monday. The number of dead in the clashes has risen to 21.",
            [None, None, None],
        ),
        ("Israeli soldiers detained four woodcutters near Kudna on Monday.", [None, None, Some(4)]),
        (
            "An air strike on Nawa on Monday killed two people and injured several others.",
            [Some(2), Some(2), None],
        ),
        (
            "Troops raided Nawa on Monday and seized several suspects. It said that soldiers had detained five people.",
            [None, None, Some(5)],
        ),
        (
            "On Monday residents saw Israeli troops capture a father and his two sons near Kudna.",
            [None, None, Some(3)],
        ),
        (
            "Jets struck the ministry in Damascus on Monday, saying that they protected the Druze of Suwayda, where hundreds of people had been killed in fighting.",
            [None, None, None],
        ),
        (
            "On Monday gunmen shot at a car in Nawa, killing him and his seven-year-old daughter.",
            [Some(2), None, None],
        ),
        (
            "Gunmen stopped a bus near Nawa on Monday and kidnapped seven passengers, three women and four men.",
            [None, None, Some(7)],
        ),
        (
            "Israeli troops have shot dead two brothers and taken away a third man during a raid on Nawa on Monday.",
            [Some(2), None, Some(1)],
        ),
        (
            "Troops raided Nawa on Monday. The two were taken to Israel for further questioning.",
            [None, None, Some(2)],
        ),
        (
            "A clash broke out near Nawa on Monday. It said that three soldiers were killed and that one gunman later succumbed to his injuries.",
            [Some(4), None, None],
        ),
        (
            "At least four members of Syria's border forces and three gunmen were killed in a clash near Nawa on Monday.",
            [Some(7), None, None],
        ),
    ]);
}

#[test]
fn nobody_can_have_come_to_harm() {
    all(&[
        ("An air strike hit Nawa on Monday. There were no reported casualties.", [Some(0), Some(0), None]),
        (
            "An air strike hit a house in Nawa on Monday. The building had been emptied after a warning.",
            [Some(0), Some(0), None],
        ),
        ("A rocket landed in a field outside Nawa on Monday, doing no harm.", [Some(0), Some(0), None]),
        (
            "A drone fired at a patrol of UNDOF near Nawa on Monday. There were no injuries to United Nations personnel.",
            [Some(0), Some(0), None],
        ),
        (
            "An air strike hit Nawa on Monday. It set a tank ablaze, leaving its crew \"killed or wounded.\"",
            [None, None, None],
        ),
    ]);
}

#[test]
fn totals_of_operations_attempts_and_lists() {
    type Case<'c> = (&'c str, &'c [(T, Option<u32>)]);
    let cases: &[Case] = &[
        (
            "The office recorded 37 assassination attempts in Daraa over the first two months of 2025.",
            &[(T::Killing, Some(37))],
        ),
        (
            "In the past two weeks alone, the channel documented 31 Israeli incursions in Quneitra and Daraa.",
            &[(T::GroundIncursion, Some(31))],
        ),
        (
            "The monitor has documented 139 operations by ISIS cells since early 2025.\n\nThey are distributed as follows:\n\n- Deir Ezzor: 31 operations.",
            &[(T::Other, Some(139)), (T::Other, Some(31))],
        ),
        (
            "The number of operations carried out by ISIS cells since the beginning of 2025 has risen to 88.",
            &[(T::Other, Some(88))],
        ),
    ];
    let wrong: Vec<_> = cases.iter().map(|(b, w)| (b, w, totals(b))).filter(|(_, w, f)| *w != f).collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn a_lead_gives_its_figures_to_the_event_of_its_kind() {
    let (found, _) = reports(
        "Israeli troops and gunmen traded fire in southern Syria early Monday, killing two gunmen and wounding five.\n\nA patrol entered the village of Jamlah and opened fire at an army post, residents said; the clash went on for an hour.\n\nHours later, an air strike hit a barracks outside the town of Jasim. One soldier was killed in the strike.",
    );
    let killed: Vec<_> = found.iter().map(|r| r.killed.map(|f| f.low)).collect();
    assert!(killed.contains(&Some(2)) && killed.contains(&Some(1)), "{found:#?}");
    assert!(found.iter().all(|r| r.place.as_ref().is_some_and(|p| p.name != "southern Syria")), "{found:#?}");
}

#[test]
fn figures_stay_with_their_own_event() {
    all(&[
        (
            "An air strike hit Tasil on Monday. Shells fell on Nawa later. The toll of the strike on Tasil has been revised upward: six dead, nine wounded.",
            [Some(6), Some(9), None],
        ),
        (
            "Gunmen attacked a checkpoint near Nawa on Monday, injuring two soldiers. Police arrested five people suspected of taking part in the attack on Tuesday.",
            [None, Some(2), None],
        ),
        (
            "On Monday, a drone struck a car in Nawa, killing two soldiers. It also said that on Tuesday a drone targeted a convoy of people on their way to a sit-in, wounding 11 people.",
            [Some(2), None, None],
        ),
        (
            "Gunmen killed a teacher in Nawa on Monday. The office counted 37 such attempts over the first two months of 2025, which left 26 people wounded.",
            [Some(1), None, None],
        ),
        (
            "An air strike on Nawa on Monday killed two soldiers and a guard. It had earlier put the toll at one dead.",
            [Some(3), None, None],
        ),
        (
            "An air strike hit Nawa on Monday. The monitor has documented the killing of five people in the attack.",
            [Some(5), None, None],
        ),
    ]);
}

#[test]
fn people_told_of_together_and_those_told_of_twice() {
    all(&[
        // Those listed without an article, and those who were with them.
        (
            "A grenade was thrown at a house in Nawa on Monday, wounding his wife and brother.",
            [None, Some(2), None],
        ),
        (
            "An air strike hit a farm near Nawa on Monday, killing a man known for trafficking along with his guard.",
            [Some(2), None, None],
        ),
        (
            "A woman and her 6-year-old son were injured when a landmine exploded near Nawa on Monday.",
            [None, Some(2), None],
        ),
        (
            "Salim Haddad, 55, and his driver died when a device exploded under their car in Nawa on Monday.",
            [Some(2), None, None],
        ),
        ("Five members of one household were shot dead by gunmen in Nawa on Monday.", [Some(5), None, None]),
        (
            "On Monday seven people were seized in Nawa and an eighth, Salim Haddad, was shot dead, in a raid by Israeli forces.",
            [Some(1), None, Some(7)],
        ),
        // Those of whom worse is told are some of those hurt.
        (
            "A drone struck a bus in Nawa on Monday, killing four people and wounding eight. Two were in intensive care, a doctor said.",
            [Some(4), Some(8), None],
        ),
        (
            "A drone struck a bus in Nawa on Monday, killing four people. Most of the wounded were taken to Jasim, and two were in intensive care, a doctor said.",
            [Some(4), None, None],
        ),
        // Signs of harm that are no word for it.
        (
            "A drone struck a car in Nawa on Monday and killed two people. A third passenger lost a leg.",
            [Some(2), Some(1), None],
        ),
        (
            "An air strike hit a house in Nawa on Monday, killing a woman. Her father and grandmother were pulled alive from the rubble and are being treated in Jasim.",
            [Some(1), Some(2), None],
        ),
        (
            "A mortar round struck a house in Nawa on Monday. The hospital said it had received three civilians with shrapnel wounds.",
            [None, Some(3), None],
        ),
        // No people.
        ("Israeli troops killed at least 40 of their sheep near Kudna on Monday.", [None, None, None]),
        (
            "The bomb went off near Nawa on Monday as the bus was taking 20 people to a mill. Six died on the spot.",
            [Some(6), None, None],
        ),
        // People named again by a pronoun.
        (
            "Two farmers were found dead on Thursday near Jasim. They had been kidnapped in Nawa on Monday.",
            [Some(2), None, None],
        ),
    ]);
}

#[test]
fn bodies_are_hit_cut_and_treated() {
    let killed = "Gunmen shot a baker dead in Nawa on Monday.";
    let told = |rest: &str| harmed(&format!("{killed} {rest}"));
    for (rest, injured) in [
        ("A boy of 15 who worked in the shop was hit in the hand.", 1),
        ("His brother, who was standing behind the counter, was hit in the shoulder.", 1),
        ("His wife, who was waiting in the car, was cut by flying glass.", 1),
        ("A woman ran; one bullet went through her thigh.", 1),
        ("A child was said to have been lightly wounded.", 1),
        ("A mother and her two daughters were among six people brought to the hospital in Nawa.", 6),
        ("A clinic in the town treated three people.", 3),
    ] {
        assert_eq!(told(rest), [Some(1), Some(injured), None], "{rest}");
    }
    all(&[
        (
            "An air strike hit a house in Tasil on Monday, killing a woman. The woman's father and grandmother were pulled alive from the rubble.",
            [Some(1), Some(2), None],
        ),
        (
            "Soldiers opened fire at farmers near Kudna on Monday, hitting a 17-year-old boy in the thigh.",
            [None, Some(1), None],
        ),
        // Of all the week, and not of the strike.
        (
            "An air strike hit Nawa on Monday. The hospital has treated more than a dozen people in the past week.",
            [None, None, None],
        ),
    ]);
}

#[test]
fn ages_stand_in_brackets_and_victims_behind_the_verb() {
    all(&[
        (
            "A drone hit a pickup in Nawa on Monday, killing Khaled Haddad (51) and his sons Yazan (22) and Adham (17).",
            [Some(3), None, None],
        ),
        (
            "A drone hit a car in Nawa on Monday. The mother, Amina Haddad (38), and her children Rania (12) and Omar (7) ascended to martyrdom.",
            [Some(3), None, None],
        ),
        ("Four soldiers shot a man dead in Nawa on Monday.", [Some(1), None, None]),
        ("Two men on a motorcycle shot two farmers dead in Nawa on Monday.", [Some(2), None, None]),
        ("Nobody was hurt in Nawa on Monday when four soldiers shot at a man.", [Some(0), Some(0), None]),
    ]);
}

#[test]
fn people_are_taken_and_held() {
    all(&[
        (
            "Soldiers put up a roadblock near Jaba on Monday. Two men were taken across the ceasefire line.",
            [None, None, Some(2)],
        ),
        ("Soldiers blindfolded two shepherds near Bariqa on Monday.", [None, None, Some(2)]),
        (
            "Gunmen stopped cars at the entrance of Shahba on Monday and held two drivers.",
            [None, None, Some(2)],
        ),
        (
            "A patrol stopped a shepherd near Bir Ajam on Monday and held him until the evening.",
            [None, None, Some(1)],
        ),
        ("Troops entered Hineh on Monday and led away the owner's son.", [None, None, Some(1)]),
        ("Her son was taken by soldiers in Kudna on Monday.", [None, None, Some(1)]),
        (
            "Soldiers closed a crossing near Bir Ajam on Monday and held eight men who had tried to cross.",
            [None, None, Some(8)],
        ),
        (
            "Observers saw soldiers stop a bus at Bir Ajam on Monday and take away three passengers.",
            [None, None, Some(3)],
        ),
        ("Troops entered Kudna on Monday to arrest two men. Both were captured.", [None, None, Some(2)]),
        // Talks are held, and somebody is held to account.
        ("Elders held two meetings in Nawa on Monday.", [None, None, None]),
    ]);
}

#[test]
fn the_toll_of_the_lead_goes_to_where_the_shooting_took_place() {
    for body in [
        "Gunmen opened fire at a shop in southern Syria on Monday, killing four people. The shooting took place in Nawa. In Tasil, troops killed a man on Monday.",
        "Gunmen ambushed a bus in southern Syria on Monday, killing four people, the deadliest attack on the road from Damascus since May. The attackers opened fire near the village of Lahitha.",
    ] {
        let (found, _) = reports(body);
        let [first, ..] = &found[..] else { panic!("{body}") };
        assert!(["Nawa", "Lahitha"].contains(&first.place.as_ref().unwrap().name.as_str()), "{found:#?}");
        assert_eq!(first.killed.map(|f| f.low), Some(4), "{found:#?}");
    }
    let (found, _) = reports(
        "A strike on a pickup truck in Zibqin killed two people on Monday, while a motorcyclist was killed in a separate strike in Markaba. A bystander was also injured in Markaba.",
    );
    let injured: Vec<_> = found.iter().map(|r| r.injured.map(|f| f.low)).collect();
    assert_eq!(injured, [None, Some(1)], "{found:#?}");
}

#[test]
fn who_is_counted_ends_with_the_verb_and_is_told_again_between_commas() {
    all(&[
        (
            "Two members of the night guard were killed and three others wounded in clashes in Nawa on Monday.",
            [Some(2), Some(3), None],
        ),
        (
            "Gunmen attacked a checkpoint in Nawa on Monday. Two guards of the checkpoint were killed and four others were wounded.",
            [Some(2), Some(4), None],
        ),
        (
            "Two children, a girl and her brother, were killed by a mine in Nawa on Monday and their father was wounded.",
            [Some(2), Some(1), None],
        ),
        ("Gunmen killed a baker in a side street and his cousin in Nawa on Monday.", [Some(2), None, None]),
        (
            "The Observatory has documented the death of three guards and the injury of two others in an attack at dawn on Monday on a post in Nawa.",
            [Some(3), Some(2), None],
        ),
        (
            "A Lebanese Army soldier and two fugitives were killed and three of his comrades wounded in Nawa on Monday.",
            [Some(3), Some(3), None],
        ),
        // The other side's.
        (
            "Gunmen attacked a post in Nawa on Monday, killing three guards. One of the attackers was shot dead.",
            [Some(4), None, None],
        ),
    ]);
}

#[test]
fn those_brought_to_hospital_and_those_treated_are_hurt() {
    all(&[
        (
            "A car bomb exploded in Nawa on Monday. Rescuers took six people to hospital.",
            [None, Some(6), None],
        ),
        (
            "A drone dropped a grenade in Nawa on Monday. One guard was treated at a clinic for cuts to the face.",
            [None, Some(1), None],
        ),
    ]);
}

#[test]
fn that_nobody_came_to_harm_holds_whatever_else_is_told() {
    all(&[
        (
            "Mortar shells fell near Walgha on Monday. The shelling cut a power line, but there were no injuries.",
            [Some(0), Some(0), None],
        ),
        (
            "A drone hit a mill near Walgha on Monday. The building had been evacuated in March and there were no casualties.",
            [Some(0), Some(0), None],
        ),
        (
            "Shells fell near Walgha on Monday. No one was hurt, but the fire was put out only after three hours.",
            [Some(0), Some(0), None],
        ),
        (
            "Soldiers fired at two shepherds near Bir Ajam on Monday. Nobody was hit.",
            [Some(0), Some(0), None],
        ),
        ("Soldiers entered Kudna on Monday and left without making arrests.", [None, None, Some(0)]),
    ]);
}

#[test]
fn a_toll_told_of_an_area_is_that_of_the_attack_told_next() {
    for (body, place) in [
        (
            "Gunmen ambushed a patrol in the mountains east of Jableh on Monday, killing four men. The ambush took place near the village of Ad-Daliyah.",
            "Ad Daliyah",
        ),
        (
            "Troops raided a village at the foot of Mount Hermon on Monday, killing four men. They entered Mughr al-Mir before dawn, residents said.",
            "Mughr al-Mir",
        ),
        ("Gunmen fired on a truck in Nawa on Monday. The attack left four guards dead.", "Nawa"),
    ] {
        let (found, _) = reports(body);
        let [only] = &found[..] else { panic!("{body}: {found:#?}") };
        assert_eq!(only.place.as_ref().unwrap().name, place, "{found:#?}");
        assert_eq!(only.killed.map(|f| f.low), Some(4), "{found:#?}");
    }
}

#[test]
fn those_known_by_what_was_told_before() {
    all(&[
        (
            "Three soldiers were wounded on Monday during a raid in Baalbek. Five people were arrested.",
            [None, Some(3), Some(5)],
        ),
        (
            "Troops set up a checkpoint near Nawa on Monday. Three men were detained there.",
            [None, None, Some(3)],
        ),
        (
            "A young man was shot in the back on Monday as he cut wheat near Nawa. He died on the way to hospital.",
            [Some(1), None, None],
        ),
        (
            "A guard who was wounded when a shell came down in Nawa on Monday died on Tuesday. Two other men were hurt.",
            [Some(1), Some(2), None],
        ),
        (
            "Gunmen killed three men in Homs, relatives said Tuesday.\n\nThe three were sitting outside a shop in Wadi al-Dahab on Monday evening when two men opened fire.",
            [Some(3), None, None],
        ),
        (
            "Hundreds mourned two brothers killed the night before.\n\nThe brothers were closing their shop in Nawa on Monday night when gunmen pulled up and shot them.",
            [Some(2), None, None],
        ),
    ]);
}

#[test]
fn who_is_hit_lost_held_or_of_an_age() {
    all(&[
        (
            "Gunmen attacked a checkpoint in Nawa on Monday, which left two members dead and a third one seriously injured.",
            [Some(2), Some(1), None],
        ),
        (
            "A bomb fixed to a car went off in Nawa on Monday. The driver, an officer of the security forces, and his bodyguard were injured.",
            [None, Some(2), None],
        ),
        (
            "The faction says it repelled an attack at Nawa on Monday and lost four fighters there; eleven more were wounded.",
            [Some(4), Some(11), None],
        ),
        (
            "Soldiers stopped cars near Nawa on Monday and two men were held; both were released.",
            [None, None, Some(2)],
        ),
        (
            "Troops opened fire on Monday at a man who approached their post near Kudna, hitting him in the lower body.",
            [None, Some(1), None],
        ),
        (
            "Unidentified gunmen opened fire on a man near Nawa on Monday; he was taken to hospital.",
            [None, Some(1), None],
        ),
        ("A shepherd of 60 was beaten with clubs by settlers in Nawa on Monday.", [None, Some(1), None]),
        (
            "Strikes hit a house in Nawa on Monday. All four of the dead were from one village.",
            [Some(4), None, None],
        ),
        (
            "Strikes hit a workshop in Nawa on Monday. The ministry reported one woman killed and eight people wounded, which made it the deadliest attack of the week.",
            [Some(1), Some(8), None],
        ),
        (
            "Soldiers blew up two houses in Nawa on Monday. There were no casualties, as the owners of both have been living in Beirut.",
            [Some(0), Some(0), None],
        ),
        ("Gunmen abducted two brothers in Nawa on Monday. Both were freed unharmed.", [None, None, Some(2)]),
    ]);
}

#[test]
fn both_sides_and_those_listed_or_held() {
    all(&[
        (
            "A border guard was killed and two others wounded at dawn on Monday when troops clashed with armed men, the army said.\n\nFour of the infiltrators were shot dead in the exchange, which took place north of Ruwaished. Three more were captured.",
            [Some(5), Some(2), None],
        ),
        (
            "Seven soldiers were killed and 12 wounded in an ambush east of the town of Al-Sukhnah, the ministry said.\n\nA bus bringing troops back from leave was attacked on Tuesday night on the highway between Palmyra and Deir Az Zor. Five of the attackers were killed.",
            [Some(12), Some(12), None],
        ),
        (
            "An explosive device went off in Tafas on Monday. He and his brother sustained serious injuries, while a child was slightly injured.",
            [None, Some(3), None],
        ),
        (
            "The army named Maj. Salim Haddad, 41, who was killed on Monday in a clash in Nawa.",
            [Some(1), None, None],
        ),
        (
            "On Monday, three hunters from one family, a man and two of his nephews, were found shot dead near Nawa.",
            [Some(3), None, None],
        ),
        (
            "The three, a man of 50 and two of his nephews, were shot dead on Monday near Nawa.",
            [Some(3), None, None],
        ),
        ("A drone hit a motorcycle in Nawa on Monday, killing both riders.", [Some(2), None, None]),
        ("Police arrested a three-man cell in Nawa on Monday.", [None, None, Some(3)]),
        ("Five of the seven had been arrested in a raid on Nawa on Monday.", [None, None, Some(5)]),
        (
            "Aircraft bombed a barracks in Nawa on Monday. The ministry mourned four soldiers; seven were injured.",
            [Some(4), Some(7), None],
        ),
        (
            "A boy was killed by a dud near Inkhil on Monday. His cousin, 10, had both legs amputated.",
            [Some(1), Some(1), None],
        ),
        (
            "A drone dropped a grenade close to farmers in Nawa on Monday. They are all safe.",
            [Some(0), Some(0), None],
        ),
        (
            "Thousands marched in Homs on Monday after four workers were dragged off a bus and shot.\n\nThe killings took place on Saturday near Jubb al-Jarrah.",
            [None, None, None],
        ),
    ]);
}

#[test]
fn each_side_of_a_fight_tells_of_its_own() {
    all(&[
        (
            "Clashes broke out on Monday around Walgha. The ministry said three of its men were killed. The Military Council said four of its fighters died.",
            [Some(7), None, None],
        ),
        (
            "A patrol clashed with armed men near Nawa on Monday. A sergeant was killed and two soldiers were wounded. Four smugglers died.",
            [Some(5), Some(2), None],
        ),
        // Told twice, they are the same.
        (
            "Three soldiers were killed in clashes in Nawa on Monday. The ministry said the three soldiers died in an ambush.",
            [Some(3), None, None],
        ),
    ]);
}

#[test]
fn one_of_his_own_and_what_led_to_his_death() {
    let (found, _) = reports(
        "Forces detained 17 people in raids overnight, and a young man was shot dead in Nawa on Monday.",
    );
    let killed: Vec<u32> = found.iter().filter_map(|r| r.killed.map(|f| f.best)).collect();
    assert_eq!(killed, [1], "{found:#?}");
    all(&[
        (
            "A mine went off under a tractor in Nawa on Monday. A neighbour who was walking behind the tractor lost a foot.",
            [None, Some(1), None],
        ),
        (
            "Omar and Salim Haddad, who were 23 and 31, were shot dead in Nawa on Monday by gunmen.",
            [Some(2), None, None],
        ),
        (
            "Gunmen fired at a man in front of his shop in Nawa on Monday, which led to his death on the spot.",
            [Some(1), None, None],
        ),
        (
            "Three mortar rounds exploded near Nawa on Monday but caused neither injuries nor damage.",
            [Some(0), Some(0), None],
        ),
        (
            "Soldiers stopped a bus near Nawa on Monday. The driver, Salim Haddad, was held until the afternoon.",
            [None, None, Some(1)],
        ),
        ("In Nawa, two people were killed on Monday.", [Some(2), None, None]),
        (
            "Three brothers aged 11, 14 and 22 were killed in Nawa on Monday when their car drove over a mine.",
            [Some(3), None, None],
        ),
        ("Two cousins lost fingers in Nawa on Monday when a bomblet went off.", [None, Some(2), None]),
        (
            "Troops entered Nawa on Monday and left two hours later without taking anyone.",
            [None, None, Some(0)],
        ),
    ]);
}

#[test]
fn a_road_from_a_village_is_where_the_village_was_shelled() {
    let (found, _) = reports(
        "Israeli artillery shelled open land around the town of Jamla on Monday.\n\nFive shells came down between Jamla and Saysoun. No casualties were reported.",
    );
    assert_eq!(found.len(), 1, "{found:#?}");
    assert_eq!(found[0].injured.map(|f| f.best), Some(0));
}

#[test]
fn neither_days_nor_names_nor_parts_are_counted() {
    all(&[
        ("A man was shot dead on Nov. 30 in Nawa by gunmen.", [Some(1), None, None]),
        (
            "Three members of one local faction were killed by gunmen in Nawa on Monday.",
            [Some(3), None, None],
        ),
        (
            "Two soldiers were killed in an attack in Nawa on Monday and several more were injured.",
            [Some(2), None, None],
        ),
        (
            "Two soldiers were killed in an attack in Nawa on Monday and three others were injured.",
            [Some(2), Some(3), None],
        ),
        (
            "At least six villagers, a woman and two children among them, were killed on Monday when tanks shelled Nawa.",
            [Some(6), None, None],
        ),
        (
            "Four youths, two of them in serious condition, were wounded when gunmen opened fire in Nawa on Monday.",
            [None, Some(4), None],
        ),
        (
            "The head of the fire service for the south of the province and a nurse were killed in Monday's strike on Nawa.",
            [Some(2), None, None],
        ),
        ("The former head of a council was shot dead by gunmen in Nawa on Monday.", [Some(1), None, None]),
        (
            "One person was killed on Monday when jets hit Nawa; two more died later in a strike on Jasim.",
            [Some(1), None, None],
        ),
    ]);
}

#[test]
fn each_town_has_those_counted_with_it() {
    let (found, _) =
        reports("Six men were detained in Nawa on Monday, four in Jasim, two in Tafas and seven in Dael.");
    let by_town: Vec<_> = found
        .iter()
        .map(|r| (r.place.as_ref().map_or("", |p| &p.name), r.detained.map_or(0, |f| f.best)))
        .collect();
    assert_eq!(by_town, [("Nawa", 6), ("Jasim", 4), ("Tafas", 2), ("Dael", 7)]);
}

#[test]
fn the_dead_are_counted_where_they_are_told() {
    all(&[
        ("A boy was one of five people killed on Monday in the village of Nawa.", [Some(5), None, None]),
        (
            "On Monday a mine went off near Nawa. The centre documented the death of a man and the injury of his son.",
            [Some(1), Some(1), None],
        ),
        (
            "A drone hit a car near Nawa on Monday. It burst into flames and both of its occupants died.",
            [Some(2), None, None],
        ),
        (
            "Gunmen shot dead a nurse in Nawa on Monday. Rima Haddad was shot in front of her clinic.",
            [Some(1), None, None],
        ),
        (
            "A smuggler who had carried medicine for a hospital of the northern towns was shot dead near Nawa on Monday.",
            [Some(1), None, None],
        ),
    ]);
}

#[test]
fn tolls_count_those_who_lost_their_lives() {
    all(&[
        (
            "The number of those who lost their lives during Monday's protests in the town of Nawa has risen to 3, with 20 injured.",
            [Some(3), Some(20), None],
        ),
        ("Six people lost their lives when a drone hit a car in Nawa on Monday.", [Some(6), None, None]),
    ]);
}

#[test]
fn nationals_both_the_other_and_what_commas_hold() {
    all(&[
        ("Gunmen opened fire in Nawa on Monday, killing one Israeli.", [Some(1), None, None]),
        ("Gunmen shot at two people in Nawa on Monday, killing both.", [Some(2), None, None]),
        (
            "Gunmen shot at two men in Nawa on Monday. One was killed on the spot and the other died in hospital.",
            [Some(2), None, None],
        ),
        ("A number of demonstrators, about 20, were detained in Nawa on Monday.", [None, None, Some(20)]),
        (
            "A father and son were injured in an attack by settlers near Silwad on Monday.",
            [None, Some(2), None],
        ),
        ("A drone hit a van in Nawa on Monday, leaving three casualties.", [None, None, None]),
    ]);
}

#[test]
fn people_by_full_name_and_by_nation_with_initials() {
    all(&[
        (
            "On Monday police in Nawa arrested Omar Haddad together with members of the other branch.",
            [None, None, Some(1)],
        ),
        (
            "An army unit detained a Lebanese, H.K., and a Syrian, R.S., in Nawa on Monday.",
            [None, None, Some(2)],
        ),
        (
            "Soldiers raided a house in Nawa on Monday and captured Salim Nasser, who is known to belong to a group.",
            [None, None, Some(1)],
        ),
        ("Soldiers raided a house in Nawa on Monday and captured Russian rifles.", [None, None, None]),
    ]);
}

#[test]
fn sums_in_lists_strings_of_attacks_and_entries_of_live_reports() {
    all(&[
        (
            "A man was wounded when a grenade went off in Nawa on Monday.\n\nSince January the monitor has recorded murders:\n\n• Tartus: 16 murders, in which 14 men and two women died.",
            [None, Some(1), None],
        ),
        (
            "Soldiers raided a house in Nawa on Monday.\n\nA string of attacks in which 19 people were killed was what set off the raids.",
            [None, None, None],
        ),
    ]);
    let live = "---\ntitle: War live, as it happened\npublisher: Test\npublished: 2025-12-03\n---\n\n10:40\n\nRockets on Tafas\n\nTwo rockets hit Tafas on Wednesday.\n\n10:15\n\nRaid enters third day\n\nTroops are still in the camp, the agency says, on the third day of a raid in which 11 residents have been killed.\n\n09:50\n\nThe minister is to speak today.\n";
    let article = read("t.md", live.as_bytes(), None).unwrap().remove(0);
    let reports = extract(&article, Knowledge::bundled()).read();
    assert!(reports.iter().all(|r| r.killed.is_none()), "{reports:#?}");
}

/// Kind, place and lower bounds of killed and detained, of all that `body` tells.
fn by_place(body: &str) -> Vec<(String, Option<u32>, Option<u32>)> {
    let (found, _) = reports(body);
    let low = |f: Option<Figure>| f.map(|f| f.low);
    found
        .into_iter()
        .map(|r| (r.place.map_or(String::new(), |p| p.name), low(r.killed), low(r.detained)))
        .collect()
}

#[test]
fn a_sum_is_divided_among_the_places_that_follow() {
    let killed = |list: &[(&str, u32)]| -> Vec<_> {
        list.iter().map(|(p, n)| ((*p).to_owned(), Some(*n), None)).collect()
    };
    assert_eq!(
        by_place(
            "Nine people were killed on Monday: three in Houla, two in Aitaroun, and one each in Markaba and Yaroun."
        ),
        killed(&[("Houla", 3), ("Aitaroun", 2), ("Markaba", 1), ("Yaroun", 1)])
    );
    assert_eq!(
        by_place(
            "On Monday 12 people were killed in a strike on a house in Houla, while another five people died in Yaroun."
        ),
        killed(&[("Houla", 12), ("Yaroun", 5)])
    );
    assert_eq!(
        by_place(
            "12 people were killed on Monday in the raids on the village of Houla in Nabatieh governorate, in addition to one in Markaba, eight in the Qulaylah quarter, three in Aitaroun and two in Yaroun."
        ),
        killed(&[("Houla", 12), ("Markaba", 1), ("Aitaroun", 3), ("Yaroun", 2)])
    );
    assert_eq!(
        by_place("Police detained two men on Monday; one from Jasim and the other near Nawa."),
        [("Jasim".to_owned(), None, Some(1)), ("Nawa".to_owned(), None, Some(1))]
    );
    assert_eq!(
        by_place(
            "Soldiers arrested a man on Monday in the town of Jasim, near the road, and another in Nawa."
        ),
        [("Jasim".to_owned(), None, Some(1)), ("Nawa".to_owned(), None, Some(1))]
    );
}

#[test]
fn those_killed_when_something_struck_are_of_the_strike() {
    assert_eq!(
        by_place(
            "Eight people were killed on Monday in a strike on Jasim. Another four were killed when helicopters dropped barrel bombs on Nawa."
        ),
        [("Jasim".to_owned(), Some(8), None), ("Nawa".to_owned(), Some(4), None)]
    );
}

#[test]
fn no_reports_of_casualties_and_an_ambush_told_twice() {
    all(&[
        (
            "An air strike hit Nawa on Tuesday. The army acknowledged the attack without saying how many had died.",
            [None, None, None],
        ),
        // Too early to tell.
        (
            "Air strikes hit Nawa on Tuesday. There were no immediate reports of casualties.",
            [None, None, None],
        ),
        (
            "Air strikes hit Nawa on Tuesday. The strikes targeted a depot, a source said, adding that there were no casualties.",
            [Some(0), Some(0), None],
        ),
        (
            "Air strikes hit Nawa on Tuesday. Some trucks caught fire in the attacks, but no casualties have been reported so far.",
            [Some(0), Some(0), None],
        ),
        (
            "Warplanes struck a barracks near Nawa on Monday, with no reports of casualties.",
            [Some(0), Some(0), None],
        ),
        (
            "Gunmen of a cell ambushed a vehicle of the army on Monday in Nawa with machine guns. The attack left three men dead and injured two others.",
            [Some(3), Some(2), None],
        ),
    ]);
}

#[test]
fn held_some_of_them_and_what_a_gerund_belongs_to() {
    all(&[
        ("Soldiers entered Kudna on Monday, where they held two young men briefly.", [None, None, Some(2)]),
        (
            "On Monday soldiers fired shots at two shepherds near Kudna and took one of them to the other side.",
            [None, None, Some(1)],
        ),
        ("Six men accused of kidnapping were arrested in Nawa on Monday.", [None, None, Some(6)]),
        (
            "On Monday gunmen shelled Jasim, killing one fighter, and sent drones over Nawa.",
            [Some(1), None, None],
        ),
    ]);
}

#[test]
fn a_protest_has_the_dead_it_led_to_and_a_road_leads_nobody_away() {
    all(&[
        (
            "Protests in Homs turned violent on Tuesday, leaving two people dead and 25 others injured.",
            [Some(2), Some(25), None],
        ),
        ("Residents of Homs held a rally on Tuesday over the killing of two farmers.", [None, None, None]),
        (
            "Aircraft struck gunmen in two trucks near Izraa on Tuesday. It said they were on their way to Sweida. Three people were killed and five wounded, the agency said.",
            [Some(3), Some(5), None],
        ),
        (
            "The strike on the village of Srifa, in the Tyre district, \"led to the death of two citizens and wounded a third\", the ministry said on Tuesday.",
            [Some(2), Some(1), None],
        ),
    ]);
    all(&[(
        "Youths blocked the highway near Nawa on Tuesday. Police said 27 officers had been wounded in incidents across the country.",
        [None, None, None],
    )]);
    let (found, _) = reports(
        "A strike on a truck killed two people in southern Lebanon on Tuesday.\n\nLater on Tuesday, a drone dropped a stun grenade near the village of Blida. No one was hurt.",
    );
    let blida = found.iter().find(|r| r.place.as_ref().is_some_and(|p| p.name == "Blida"));
    assert_eq!(blida.and_then(|r| r.killed).map(|f| f.best), Some(0), "{found:?}");
}

#[test]
fn parts_of_a_count_rankings_funerals_and_nobody_at_all() {
    all(&[
        (
            "Five people, two women among them, were wounded in an attack near Nawa on Monday.",
            [None, Some(5), None],
        ),
        (
            "In the deadliest attack of the past year, eleven people were killed in a raid on the village of Kudna on Monday.",
            [Some(11), None, None],
        ),
        (
            "On Monday, gunmen fired on a car in Nawa, killing Adel Haddad and wounding Rami Fawaz al-Salim before they fled.",
            [Some(1), Some(1), None],
        ),
        (
            "On Monday, soldiers raided a house in Kudna, taking two brothers to an unknown place.",
            [None, None, Some(2)],
        ),
        (
            "In June, it arrested seven men in Nawa, about three miles from Tasil, in a raid in which one man was killed.",
            [Some(1), None, Some(7)],
        ),
        (
            "On Monday, a force entered the village of Kudna and set up a checkpoint, then withdrew without any arrests being reported.",
            [None, None, Some(0)],
        ),
        (
            "On Monday, a patrol came under fire near Tasil; nine local men were killed in the exchange, and thousands attended their funeral in Nawa the next day.",
            [Some(9), None, None],
        ),
        ("On Monday, soldiers shot and wounded a boy of 14 in Kudna.", [None, Some(1), None]),
    ]);
    let (shot, _) = reports("On Monday, soldiers shot and wounded a boy of 14 in Kudna.");
    assert_eq!(shot[0].kind, T::Other);
    let april = "In March, drones killed seven people at Koya, whose residents had stopped a patrol, and in April aircraft killed nine in the Tal al-Jumu area near Nawa.";
    let places = by_place(april);
    assert!(places.contains(&("Tal al-Jumu".to_owned(), Some(9), None)), "{places:?}");
}

#[test]
fn a_cell_counted_a_protest_and_men_told_of_at_length() {
    all(&[
        ("On Monday, police raided a farm near Nawa and arrested a cell of six.", [None, None, Some(6)]),
        (
            "On Monday, residents held a protest in Nawa, during which two people were injured.",
            [None, Some(2), None],
        ),
        (
            "On Monday, seven men who had gone out with their rifles to stop an armoured column in the woods west of Nawa were killed by drones.",
            [Some(7), None, None],
        ),
    ]);
}

#[test]
fn whose_the_figures_are_of_several_told_at_once() {
    let of = |body: &str| by_place(body);
    let listed = of(
        "On Monday, strikes hit near the town of Nawa, killing one civilian, and near the village of Tasil, where four people were wounded.",
    );
    assert!(listed.contains(&("Nawa".to_owned(), Some(1), None)), "{listed:?}");
    assert!(listed.contains(&("Tasil".to_owned(), None, None)), "{listed:?}");
    let objects = of(
        "On Monday, strikes hit the town of Nawa, killing one civilian, and the village of Tasil, where four people were killed.",
    );
    assert_eq!(objects, [("Nawa".to_owned(), Some(1), None), ("Tasil".to_owned(), Some(4), None)]);
    let returned = of(
        "On Monday, artillery fired at the source and the air force struck an arms depot near Tasil, where two men were killed.",
    );
    assert_eq!(returned, [("Tasil".to_owned(), Some(2), None)]);
    let parts = of(
        "Officials recorded the death of two people: one killed by artillery fire on Nawa on Monday, and a girl who died of her wounds in Tasil on Sunday.",
    );
    assert!(parts.contains(&("Nawa".to_owned(), Some(1), None)), "{parts:?}");
    let taken = of(
        "Troops entered the city in the morning after they took the village of Lahitha on Tuesday, where 14 soldiers were killed.",
    );
    assert_eq!(taken, [("Lahitha".to_owned(), Some(14), None)]);
    let fight = of(
        "Two men were taken from the village of Kudna by soldiers before a gun battle broke out on Tuesday. Three gunmen were killed in the exchange.",
    );
    assert!(fight.contains(&("Kudna".to_owned(), Some(3), None)), "{fight:?}");
    let held = reports("On Tuesday gunmen killed a man in Nawa, and residents of Kudna said troops set up a checkpoint at the entrance of the village. A shepherd was arrested.").0;
    let stop = held.iter().find(|r| r.kind == T::Checkpoint).unwrap();
    assert_eq!(
        (stop.place.as_ref().map(|p| &*p.name), stop.detained.map(|f| f.low)),
        (Some("Kudna"), Some(1))
    );
}

#[test]
fn one_of_them_the_one_who_was_stopped_and_those_left_with_wounds() {
    all(&[
        (
            "On Monday, shepherds came under fire from troops near Kudna, and one of them was slightly wounded in the hand.",
            [None, Some(1), None],
        ),
        (
            "On Monday, a young man, Omar al-Saleh, was stopped on the road near Kudna and detained for some hours before his release.",
            [None, None, Some(1)],
        ),
        (
            "On Monday a shopkeeper from Jaba was held for five hours at a checkpoint near Kudna and then let go.",
            [None, None, Some(1)],
        ),
        (
            "On Monday, troops opened fire at a crowd in Kudna. The gunfire left three people with wounds of varying degrees.",
            [None, Some(3), None],
        ),
        (
            "On Monday, a bus was fired upon by gunmen near Nawa, killing three people and wounding others.",
            [Some(3), None, None],
        ),
        (
            "In Kudna, troops carried out an operation on Monday, in which two people suspected of ties to a cell were detained.",
            [None, None, Some(2)],
        ),
    ]);
}

#[test]
fn the_strikes_of_the_lead_are_those_told_of_again() {
    let (found, _) = reports(
        "Drone strikes on a town south of Damascus killed six soldiers, a monitor said on Wednesday.\n\nThe strikes were carried out on Tuesday in the town of Kanaker, the ministry said.",
    );
    let [one] = &found[..] else { panic!("{found:#?}") };
    assert_eq!((one.kind, one.killed.map(|f| f.low)), (T::DroneStrike, Some(6)));
    assert_eq!(one.date.start.map(|d| d.to_string()).as_deref(), Some("2025-12-02"));
    let (found, _) = reports(
        "On 20 November, in the latest of many air strikes in the south, four soldiers were killed, according to state media.\n\nThe attack took place near the town of Nawa.",
    );
    let [one] = &found[..] else { panic!("{found:#?}") };
    assert_eq!(one.killed.map(|f| f.low), Some(4));
    assert_eq!(one.date.start.map(|d| d.to_string()).as_deref(), Some("2025-11-20"));
    let (found, _) = reports(
        "Eight civilians were killed in an air strike on Daraa province on Monday, the agency reported.\n\nThe agency said on Tuesday that the strike targeted the woods of Tasil.",
    );
    let [one] = &found[..] else { panic!("{found:#?}") };
    assert_eq!(one.place.as_ref().map(|p| &*p.name), Some("Tasil"));
    assert_eq!(one.date.start.map(|d| d.to_string()).as_deref(), Some("2025-12-01"));
    let (found, _) = reports(
        "Two boys were killed on Monday when a projectile left over from the war went off in the province of Daraa.\n\nAccording to rescuers, the projectile exploded while boys were playing in a field in the town of Nawa.",
    );
    let [one] = &found[..] else { panic!("{found:#?}") };
    assert_eq!((one.place.as_ref().map(|p| &*p.name), one.killed.map(|f| f.low)), (Some("Nawa"), Some(2)));
}

#[test]
fn casualties_told_before_their_place_and_people_shot_at_a_protest() {
    let casualties = by_place(
        "Truce broken again\n\nThe ministry said two officers were killed, adding that its units returned fire.\n\nThe monitor said those casualties came in clashes near the village of Walgha on Tuesday.",
    );
    assert_eq!(casualties, [("Walgha".to_owned(), Some(2), None)]);
    let (protest, _) = reports(
        "Soldiers entered the villages of Kudna and Suwaysah.\n\nResidents held a peaceful protest against it on Saturday in Kudna.\n\nThe soldiers answered the peaceful protest with live fire and wounded three civilians.",
    );
    let hurt: Vec<_> = protest.iter().filter(|r| r.injured.is_some()).map(|r| r.kind).collect();
    assert_eq!(hurt, [T::Protest], "{protest:#?}");
    let (raid, _) = reports(
        "On Sunday soldiers raided the village of Kudna and arrested three men.\n\nResidents blocked the road. Five soldiers were wounded in the clashes, the army said.",
    );
    let hurt: Vec<_> = raid.iter().filter(|r| r.injured.is_some()).map(|r| r.kind).collect();
    assert_eq!(hurt, [T::Raid], "{raid:#?}");
}

#[test]
fn a_lead_of_an_area_gives_its_figures_to_the_spot_told_next() {
    let detained = by_place(
        "Troops detained three men for a short time on Friday after setting up a checkpoint in Quneitra province.\n\nThe men were taken when they were stopped at a checkpoint placed near the village of Kudna.",
    );
    assert_eq!(detained, [("Kudna".to_owned(), None, Some(3))]);
    let (blast, _) = reports(
        "The army said on Monday that two soldiers were wounded in an explosion during military activity in southern Syria.\n\nA channel reported that the blast was caused by a landmine which a force drove over near Kudna.",
    );
    let [one] = &blast[..] else { panic!("{blast:#?}") };
    assert_eq!((one.place.as_ref().map(|p| &*p.name), one.injured.map(|f| f.low)), (Some("Kudna"), Some(2)));
}

#[test]
fn what_a_relative_clause_counts_is_of_the_noun_before_it() {
    let (raid, _) = reports(
        "The agency reported a raid in the village of Kudna on Monday, in which a young man was killed when a shell hit his house.",
    );
    let dead: Vec<_> = raid.iter().filter(|r| r.killed.is_some()).map(|r| r.kind).collect();
    assert_eq!(dead, [T::Raid], "{raid:#?}");
    let before = by_place(
        "Columns of troops drove into Salkhad on Tuesday morning.\n\nThe entry of the troops came after four days of clashes in the villages around Salkhad in which at least 43 people were killed.",
    );
    assert_eq!(before, [("Salkhad".to_owned(), None, None)]);
    let left = by_place(
        "On 2 December aircraft struck near the palace in Damascus after clashes in Jaramana that left 30 people dead, and on 3 December the army bombed the ministry of defence.",
    );
    assert!(left.contains(&("Damascus".to_owned(), None, None)), "{left:?}");
    assert_eq!(left.iter().filter(|(place, ..)| place == "Jaramana").count(), 1, "{left:?}");
}

#[test]
fn ways_to_tell_of_the_dead_and_the_detained() {
    all(&[
        (
            "On Monday a man was found shot several times on the outskirts of Nawa, the monitor said.",
            [Some(1), None, None],
        ),
        (
            "On Tuesday soldiers completed an operation near Bir Ajam to arrest two men suspected of links to a cell, the military said.",
            [None, None, Some(2)],
        ),
        (
            "The ministry said the army killed a civilian and detained six people in an overnight incursion.\n\nThe military said that its troops arrested several suspects in an operation in Kudna on Tuesday.",
            [Some(1), None, Some(6)],
        ),
        (
            "Clashes broke out in Walgha on Monday. Losses were limited to material damage on both sides.",
            [Some(0), Some(0), None],
        ),
        (
            "On Monday, a force entered the village of Kudna and took four men across the line; two were released two days later.",
            [None, None, Some(4)],
        ),
    ]);
}

#[test]
fn ordnance_told_of_after_something_else() {
    let (found, _) = reports(
        "Artillery shelled Tasil on Monday. Meanwhile, the health office said three people were killed and four others injured when unexploded ordnance went off.\n\nThe blast took place near a school in the town of Nawa, where children had been playing with the object.",
    );
    let blast = found.iter().find(|r| r.place.as_ref().is_some_and(|p| p.name == "Nawa")).unwrap();
    assert_eq!(
        (blast.kind, blast.killed.map(|f| f.low), blast.injured.map(|f| f.low)),
        (T::Other, Some(3), Some(4))
    );
}

#[test]
fn some_of_those_taken_a_man_and_his_daughter_and_those_eliminated() {
    all(&[
        ("Shelling of Nawa on Monday killed Ahmad al-Saleh, 34, and his daughter.", [Some(2), None, None]),
        (
            "Two of the five shepherds detained near Kudna on Monday were released the next day.",
            [None, None, Some(5)],
        ),
        (
            "On Monday, the army carried out a strike on Nawa, in which it said five operatives had been eliminated.",
            [Some(5), None, None],
        ),
    ]);
}

#[test]
fn an_attempt_on_a_life_killed_nobody() {
    all(&[
        ("On Monday the attempted assassination of a former commander in Nawa was reported.", [None; 3]),
        ("Police foiled the attempted kidnapping of a girl in Nawa on Monday.", [None; 3]),
        (
            "A former commander was wounded in an assassination attempt in Nawa on Monday.",
            [None, Some(1), None],
        ),
        ("On Monday the assassination of a former commander in Nawa was reported.", [Some(1), None, None]),
    ]);
}

#[test]
fn those_whom_strikes_left_dead_and_wounded_are_of_the_strikes() {
    all(&[(
        "Aircraft struck the edge of Nawa on Monday.\n\nThe strikes left some 6 dead and 14 wounded, most of them residents of the town.",
        [Some(6), Some(14), None],
    )]);
}

#[test]
fn those_whom_they_had_arrested_staff_unhurt_sheep_and_those_fired_on_at_a_protest() {
    all(&[
        (
            "On Monday troops released three of the five young men whom they had arrested in Nawa at dawn.",
            [None, None, Some(5)],
        ),
        (
            "A convoy came under fire near Nawa on Monday. It was not damaged and none of the staff were hurt.",
            [Some(0), Some(0), None],
        ),
        (
            "On Monday soldiers opened fire on a flock in Kudna, which led to the death of between 40 and 60 sheep.",
            [None; 3],
        ),
        (
            "Residents of Nawa held a protest on Monday.\n\nThe army, which took over a post near the town two weeks ago, opened fire on the protesters, wounding two of them.",
            [None, Some(2), None],
        ),
    ]);
}

#[test]
fn who_is_lost_taken_hit_or_left_with_and_who_is_only_said_to_be() {
    all(&[
        (
            "Rima, 19, lost her mother, two aunts and three cousins when gunmen opened fire on her family in Nawa on Monday.",
            [Some(6), None, None],
        ),
        (
            "Salim Haddad lost his son Omar on Monday, when a shell hit the family's house in Nawa.",
            [Some(1), None, None],
        ),
        (
            "A monitor said that eight people were killed by Israeli strikes on Nawa on Monday and that three men were taken to Israel.",
            [Some(8), None, None],
        ),
        (
            "On Monday residents of Nawa held a protest. The soldiers answered it with live fire and hit three civilians.",
            [None, Some(3), None],
        ),
        (
            "On Monday soldiers entered Kudna. They fired into the air and hit a boy of 13, who was taken to a hospital in Damascus.",
            [None, Some(1), None],
        ),
        (
            "On Monday Israeli forces shot Abu Karim's brother in the leg while he was grazing goats near Kudna.",
            [None, Some(1), None],
        ),
        ("On Monday troops raided Nawa to arrest three men and were shot at from the houses.", [None; 3]),
        (
            "On Monday a force of about 30 soldiers entered Kudna, searched five houses and left with a father and his two sons.",
            [None, None, Some(3)],
        ),
        (
            "On Monday a patrol entered Kudna, checked the guests of a wedding and left with the groom's uncle and a drummer.",
            [None, None, Some(2)],
        ),
        (
            "On Monday an air strike hit Nawa, in which a civilian was reported killed and four others injured.",
            [Some(1), Some(4), None],
        ),
        (
            "On Monday members of three families were reported to have been killed in Nawa.",
            [Some(3), None, None],
        ),
        ("A General Security officer was killed by a bomb near Nawa on Monday.", [Some(1), None, None]),
        ("A detainee was beaten to death at a checkpoint in Nawa on Monday.", [Some(1), None, None]),
        (
            "On Monday gunmen stormed a hospital in Nawa. Doctors were beaten and two patients were killed.",
            [Some(2), None, None],
        ),
        (
            "On Monday security forces arrested three suspects in the killing of a guard on a farm in Nawa.",
            [None, None, Some(3)],
        ),
        (
            "A boy was killed when a shell exploded in Nawa on Monday. A doctor said he was brought in in critical condition and died a short time later.",
            [Some(1), None, None],
        ),
        (
            "He voiced concern at reports of civilian casualties in the air strikes on Nawa on Monday.",
            [None; 3],
        ),
    ]);
}

#[test]
fn what_is_not_said_of_everybody_does_not_spare_them() {
    let struck = "Warplanes struck a post near Nawa on Monday.";
    all(&[
        (&format!("{struck} The agency spoke of damage but did not mention any casualties."), [None; 3]),
        (&format!("{struck} No Israeli soldiers were hurt."), [None; 3]),
        (&format!("{struck} None of its troops was hurt, the army said."), [None; 3]),
        (&format!("{struck} The village was empty."), [None; 3]),
        (&format!("{struck} The house was empty."), [Some(0), Some(0), None]),
        (&format!("{struck} No material or human losses were recorded."), [Some(0), Some(0), None]),
        ("On Monday soldiers raided Nawa. Most raids ended without arrests.", [None; 3]),
        ("On Monday soldiers raided Nawa. The raid ended without arrests.", [None, None, Some(0)]),
    ]);
}

#[test]
fn those_shot_at_a_protest_are_of_the_protest() {
    let told = |body: &str| {
        let (found, _) = reports(body);
        found.iter().map(|r| (r.kind, r.injured.map(|f| f.low))).collect::<Vec<_>>()
    };
    for body in [
        "On Monday soldiers opened fire on a protest in Nawa and wounded a young man in the leg.",
        "A boy was wounded by gunfire in Nawa on Monday during a protest against a roadblock.",
        "Residents of Nawa marched to the post on Monday. Soldiers opened fire, wounding a boy of 17, according to the village council.",
    ] {
        assert_eq!(told(body), [(T::Protest, Some(1))], "{body}");
    }
    let entry = "Troops entered Kudna on Tuesday.\n\nIn response, residents of Kudna protested against the earth mounds. The soldiers answered the demonstration with gunfire, wounding five of them.";
    assert_eq!(told(entry), [(T::GroundIncursion, None), (T::Protest, Some(5))]);
}

#[test]
fn the_dead_of_days_in_a_province_are_not_those_of_one_attack_in_it() {
    let found = by_place(
        "At least 74 people have been killed in the past three days in Sweida province, as clashes between militias escalate, a monitor said on Wednesday.\n\nGunmen attacked a checkpoint in the town of Qanawat on Tuesday.",
    );
    assert!(found.iter().all(|(place, killed, _)| place != "Qanawat" || killed.is_none()), "{found:?}");
    let found = by_place(
        "On Monday they shelled Nawa after residents fired on a patrol, killing six people, and warplanes hit a base in Inkhil.",
    );
    assert_eq!(found, [("Nawa".into(), Some(6), None), ("Inkhil".into(), None, None)]);
    let found = by_place(
        "Warplanes struck the edge of Nawa on Monday. Eight people were killed in the strikes, most of them residents of the town of Inkhil.",
    );
    assert_eq!(found, [("Nawa".into(), Some(8), None)]);
}

#[test]
fn the_dead_of_some_of_those_counted_and_of_the_capital() {
    all(&[
        (
            "Israeli forces detained 27 people, including three men held in Taranja on Monday on suspicion of smuggling.",
            [None, None, Some(3)],
        ),
        (
            "At least nine Syrians, among them a 17-year-old boy taken from his home in Kudna on Monday, have been moved to Israel.",
            [None, None, Some(1)],
        ),
        ("Three people including a water engineer were detained in Kudna on Monday.", [None, None, Some(3)]),
    ]);
    let found = by_place(
        "Warplanes hit a convoy near Izraa on Monday.\n\nFive people were killed in the Syrian capital on Tuesday, the ministry said.",
    );
    assert_eq!(found, [("Izraa".into(), None, None), ("Damascus".into(), Some(5), None)]);
}

#[test]
fn a_raid_has_those_killed_in_its_support_and_a_clause_its_own_day() {
    let raid = "On Monday troops raided Kudna to arrest three men.\n\nAircraft struck Kudna on Monday during the fighting, killing nine people.";
    let (found, _) = reports(raid);
    let told: Vec<_> = found.iter().filter_map(|r| Some((r.kind, r.killed?.low))).collect();
    assert_eq!(told, [(T::Raid, 9)]);
    let (found, _) = reports(
        "Media say that on 12 November a drone hit a car near Nawa, killing one person, and that on 18 November forces entered Kudna and detained three men.",
    );
    let days: Vec<_> = found.iter().map(|r| (r.kind, r.date.edtf())).collect();
    assert_eq!(days, [(T::DroneStrike, "2025-11-12".into()), (T::ArrestDetention, "2025-11-18".into())]);
    let (found, _) = reports(
        "On Tuesday soldiers, who last week set up a post on the edge of the village, shelled Nawa, wounding a farmer.",
    );
    let shelled = found.iter().find(|r| r.kind == T::Shelling).map(|r| r.date.edtf());
    assert_eq!(shelled.as_deref(), Some("2025-12-02"), "{found:#?}");
}

#[test]
fn back_to_the_post_and_no_information() {
    let found = by_place(
        "On Monday a patrol entered Kudna. The convoy later headed toward the recently built base at Ain Ziwan, and no information was reported about arrests or clashes.",
    );
    assert_eq!(found, [("Kudna".into(), None, None)]);
}

#[test]
fn each_clause_has_its_own_harmed_and_its_own_day() {
    let two = |body: &str| {
        let (found, _) = reports(body);
        let low = |f: Option<Figure>| f.map(|f| f.low);
        found.into_iter().map(|r| (r.kind, r.date.edtf(), low(r.killed), low(r.injured))).collect::<Vec<_>>()
    };
    assert_eq!(
        two(
            "Gunmen killed a trader in Nawa on 15 November, and a member of General Security was injured when a mine exploded near Kudna the next day."
        ),
        [(T::Killing, "2025-11-15".into(), Some(1), None), (T::Other, "2025-11-16".into(), None, Some(1)),]
    );
    assert_eq!(
        two("On Monday gunmen reached Nawa and clashed with a faction at Kudna. Six people were killed."),
        [
            (T::GroundIncursion, "2025-12-01".into(), None, None),
            (T::ArmedClash, "2025-12-01".into(), Some(6), None),
        ]
    );
    assert_eq!(
        two(
            "At least 18 people were killed on Sunday when a suicide bomber opened fire inside the Saint George Greek Orthodox Church in Bab Touma, in the old city of Damascus."
        ),
        [(T::Killing, "2025-11-30".into(), Some(18), None)]
    );
    let drones = "One drone fell in Tasil on Monday, and two more came down over Nawa.\n\nThe incidents caused no casualties.";
    assert!(two(drones).iter().all(|(_, _, killed, _)| *killed == Some(0)), "{:?}", two(drones));
    let patrol = "On Monday the army sent six vehicles toward Kudna and Al-Asbah.\n\nThe force stayed in Al-Asbah for an hour before moving toward Ruwayhinah.\n\nThe troops pulled out later, and no arrests or injuries were reported.";
    assert!(two(patrol).iter().all(|(_, _, killed, _)| *killed == Some(0)), "{:?}", two(patrol));
}

#[test]
fn the_dead_of_two_weeks_of_clashes_and_since_clashes_broke_out() {
    let told = |body: &str| {
        let (found, _) = reports(body);
        found.into_iter().map(|r| (r.kind, r.date.edtf(), r.killed.map(|f| f.low))).collect::<Vec<_>>()
    };
    assert_eq!(
        told("At least 60 people have been killed in clashes in Sahnaya over the past two weeks."),
        [(T::ArmedClash, "2025-11-19/2025-12-03".into(), Some(60))]
    );
    assert_eq!(
        told(
            "At least 174 people have been killed in Sweida since clashes broke out on Sunday, a monitor said."
        ),
        [(T::ArmedClash, "2025-11-30/2025-12-03".into(), Some(174))]
    );
}

#[test]
fn sheep_are_nobody_and_an_incident_may_be_placed_by_its_victims() {
    all(&[(
        "On Monday soldiers opened fire at a flock of sheep in Kudna, killing between 40 and 60 of them.",
        [None; 3],
    )]);
    let (found, _) = reports(
        "Three people were killed and four injured on Monday when an unexploded shell went off, a hospital said. The incident took place near a school in the town of Nawa.",
    );
    let told: Vec<_> =
        found.iter().map(|r| (r.kind, r.killed.map(|f| f.low), r.injured.map(|f| f.low))).collect();
    assert_eq!(told, [(T::Other, Some(3), Some(4))]);
    let found = by_place(
        "Troops entered Kudna on Monday.\n\nTwo men were killed on Tuesday, a monitor said. The incident occurred near the town of Nawa.",
    );
    assert_eq!(found, [("Kudna".into(), None, None), ("Nawa".into(), Some(2), None)]);
    let found = by_place(
        "Two young men from Qurayya were kidnapped on Monday as they were heading for Lebanon, in the Sahnaya area on the Damascus road.",
    );
    assert_eq!(found, [("Sahnaya".into(), None, Some(2))]);
    let found = by_place(
        "A patrol entered Kudna on Saturday. The operation was preceded on Friday by an incursion of several vehicles into Umm Batinah and Jaba.",
    );
    let places: Vec<_> = found.iter().map(|(place, ..)| place.as_str()).collect();
    assert_eq!(places, ["Kudna", "Umm Batinah", "Jaba"]);
}

#[test]
fn names_behind_those_counted_peoples_and_herds() {
    all(&[
        (
            "On Monday, a father and his son, Salim Ahmad Haddad and Omar Haddad, were shot dead by gunmen in Nawa.",
            [Some(2), None, None],
        ),
        (
            "Clashes broke out in Sweida on Monday. Dozens of Druze have been killed in the clashes.",
            [Some(24), None, None],
        ),
        (
            "Clashes broke out in Nawa on Monday. At least 17 people were killed and more than 60 wounded as the fighting reached the fields.",
            [Some(17), Some(60), None],
        ),
        (
            "On Monday soldiers fired at a herd of cows in the village of Kudna in the southern Quneitra countryside, killing between 30 and 45 of them.",
            [None; 3],
        ),
    ]);
}

#[test]
fn those_of_two_sides_escorts_companions_and_dozens_counted_later() {
    all(&[
        (
            "On Monday, eight government-affiliated fighters and eight Druze locals were killed in clashes in Nawa.",
            [Some(16), None, None],
        ),
        (
            "The former leader of a local group and his two escorts were shot dead by gunmen in Nawa on Monday.",
            [Some(3), None, None],
        ),
        (
            "Israeli strikes on a ministry in Nawa on Monday killed two people and wounded another 21.",
            [Some(2), Some(21), None],
        ),
        (
            "A driver was taken from a checkpoint near Nawa on Monday together with two passengers.",
            [None, None, Some(3)],
        ),
        (
            "In a raid on Nawa on Monday, Israeli forces killed a man whose family was away.",
            [Some(1), None, None],
        ),
        (
            "A bomber struck a church in Nawa on Monday, killing 17 worshippers and leaving dozens more injured. At least 32 people were injured in the explosion, the ministry said.",
            [Some(17), Some(32), None],
        ),
    ]);
    let found = by_place(
        "On Monday, shots were fired at a patrol near Kudna, and a device went off near a vehicle in Nawa; there were no casualties in either case.",
    );
    assert_eq!(found.len(), 2, "{found:?}");
    assert!(found.iter().all(|(_, killed, _)| *killed == Some(0)), "{found:?}");
    let found = by_place(
        "On Monday Israeli tanks entered the village of Kudna.\n\nA patrol also moved into Jamla.\n\nThere were no deaths or injuries during the incursion.",
    );
    assert_eq!(found.len(), 2, "{found:?}");
    assert!(found.iter().all(|(_, killed, _)| *killed == Some(0)), "{found:?}");
}

#[test]
fn rough_figures_are_counted_anew_and_a_raid_has_those_of_the_entry_told_first() {
    all(&[
        (
            "A health ministry has said that Israeli strikes on a ministry in Nawa killed two people and wounded another 21 today.",
            [Some(2), Some(21), None],
        ),
        (
            "The ministry said it had raided a cell in Nawa on Monday and arrested its leader and several members.\n\nIt said the operation resulted in the full dismantling of the cell, the arrest of its leader and eight members, and the seizure of belts.",
            [None, None, Some(9)],
        ),
    ]);
    let (found, _) = reports(
        "On Monday Israeli forces entered the village of Nawa to detain local men and fired after residents confronted them.\n\nIsrael said it carried out an operation to arrest suspects in Nawa on Monday. It said gunmen opened fire at the troops, wounding five.",
    );
    let told: Vec<_> = found.iter().map(|r| (r.kind, r.injured.map(|f| f.low))).collect();
    assert!(told.contains(&(T::Raid, Some(5))), "{told:?}");
    assert!(!told.contains(&(T::GroundIncursion, Some(5))), "{told:?}");
}

#[test]
fn the_dead_are_of_the_strike_at_their_own_place_before_one_nearby() {
    let found = by_place(
        "On Monday gunmen attacked a post in Jdeidet Artouz, killing five members. An Israeli drone struck a group of gunmen in Artouz the same evening; one was killed.",
    );
    assert_eq!(found, [("Jdeidet Artouz".into(), Some(5), None), ("Artuz".into(), Some(1), None)]);
    let (found, _) = reports(
        "Israeli jets hit depots in Syria overnight. The strikes hit Nawa, Kudna and Jamla.\n\nA civilian was killed in Nawa and three people were wounded in Kudna, the agency said.",
    );
    let told: Vec<_> = found.iter().map(|r| (r.killed.map(|f| f.low), r.injured.map(|f| f.low))).collect();
    assert_eq!(told, [(Some(1), None), (None, Some(3)), (None, None)]);
}

#[test]
fn how_long_they_stayed_is_no_time_of_a_total_and_long_asides() {
    all(&[
        (
            "On Monday a patrol stopped a bus in Nawa and let it go after half an hour, detaining two young men.",
            [None, None, Some(2)],
        ),
        (
            "A man, identified as Nayef Salim al-Khatib from Najran village in western rural Suwayda governorate, was shot dead on Monday by gunmen near the village of Kharaba.",
            [Some(1), None, None],
        ),
        ("Video confirms the execution of four men in Nawa on Monday.", [Some(4), None, None]),
        ("Soldiers took him on Monday while he grazed sheep near Nawa.", [None, None, Some(1)]),
    ]);
    let (found, _) = reports(
        "Six civilians were killed by a soldier who opened fire on them as they were picking leaves in Nawa on Monday.",
    );
    let told: Vec<_> = found.iter().map(|r| (r.kind, r.date.edtf(), r.killed.map(|f| f.low))).collect();
    assert_eq!(told, [(T::Killing, "2025-12-01".to_owned(), Some(6))]);
}

#[test]
fn some_of_those_counted_one_of_another_clause_and_labels_of_provinces() {
    all(&[
        (
            "At least five civilians, two women and a child among them, were killed on Monday when soldiers shelled the village of Nawa.",
            [Some(5), None, None],
        ),
        (
            "Clashes broke out in Nawa on Monday that left three people dead and seven wounded before forces stepped in.",
            [Some(3), Some(7), None],
        ),
        (
            "Daraa province: Two members of armed groups were killed and four others were injured on Monday, when shooting broke out between two groups near Nawa.",
            [Some(2), Some(4), None],
        ),
        (
            "On Monday, Israeli forces entered the village of Kudna, holding two young men briefly before letting them go.",
            [None, None, Some(2)],
        ),
    ]);
    let found = by_place(
        "Last week, forces detained 15 people in Izraa in a campaign against smugglers, and in Nawa a former mayor was killed by gunmen on Saturday.",
    );
    assert!(found.contains(&("Nawa".into(), Some(1), None)), "{found:?}");
    assert!(found.contains(&("Izraa".into(), None, Some(15))), "{found:?}");
}

#[test]
fn the_dead_of_a_bomber_fatal_shootings_and_whom_troops_leave_with() {
    all(&[
        ("A monitor recorded the fatal shooting of a man in Nawa on Monday.", [Some(1), None, None]),
        (
            "Observers saw troops enter Kudna on Monday, search several houses and leave with two residents.",
            [None, None, Some(2)],
        ),
        (
            "On Monday gunmen clashed with troops in Nawa. Four days before, in a similar incident in Jamla, five people were killed.",
            [None; 3],
        ),
    ]);
    let found = by_place(
        "Nineteen people were killed in a suicide bombing at a church in Nawa on Monday. A suicide bomber entered a church in Nawa, opened fire and blew himself up.",
    );
    assert!(found.contains(&("Nawa".into(), Some(19), None)), "{found:?}");
    assert!(!found.iter().any(|(_, killed, _)| *killed == Some(1)), "{found:?}");
}

#[test]
fn the_wounded_are_of_the_event_with_as_many_dead() {
    let wounded = |body: &str| {
        let (found, _) = reports(&body.replace(" | ", "\n\n"));
        let low = |f: Option<Figure>| f.map(|f| f.low);
        found.into_iter().map(|r| (r.place.unwrap().name, low(r.killed), low(r.injured))).collect::<Vec<_>>()
    };
    let lead = "A council condemned the attack on a bus. The attack killed three people and injured seven others. | On Monday gunmen opened fire on the bus in Nawa, killing three.";
    let found = wounded(&format!("{lead} | On Monday a farmer was shot dead in Kudna."));
    assert_eq!(found, [("Nawa".into(), Some(3), Some(7)), ("Kudna".into(), Some(1), None)]);
    // As many were killed in two places: there is no telling.
    let found = wounded(&format!("{lead} | On Monday a strike killed three people in Kudna."));
    assert_eq!(found, [("Nawa".into(), Some(3), None), ("Kudna".into(), Some(3), None)]);
}

#[test]
fn who_died_of_wounds_is_killed_where_they_were_inflicted() {
    let lead = "A commander died on Tuesday of wounds he had suffered last week.\n\n";
    let shot = "He was badly wounded on November 28 when gunmen shot him in Nawa.";
    assert_eq!(harmed(&format!("{lead}{shot}")), [Some(1), None, None]);
    assert_eq!(harmed(shot), [None, Some(1), None]);
}

#[test]
fn tolls_go_to_the_fighting_of_their_day_and_not_to_a_closed_road() {
    let dead = |body: &str| {
        let (found, _) = reports(&body.replace(" | ", "\n\n"));
        found.into_iter().map(|r| (r.kind, r.killed.map(|f| f.low))).collect::<Vec<_>>()
    };
    let clash = "Clashes broke out in Jasim on Tuesday.";
    let found = dead(&format!(
        "{clash} Troops sealed off the eastern part of the town. At least seven people had been killed by evening."
    ));
    assert!(found.contains(&(T::ArmedClash, Some(7))), "{found:?}");
    let attack = "The operation was launched after an attack on a checkpoint at the entrance of the town on Monday, in which an officer was killed.";
    let found =
        dead(&format!("{clash} {attack} | Nine gunmen were killed on Tuesday and 20 people were arrested."));
    assert!(found.contains(&(T::ArmedClash, Some(9))), "{found:?}");
}

#[test]
fn first_tolls_bodies_brought_in_executions_and_who_is_named_again() {
    let strike = "An air strike hit a post near Nawa on Monday.";
    for (body, figures) in [
        (
            "The province gave an initial toll of six killed and four wounded in the shelling of Nawa on Monday.",
            [Some(6), Some(4), None],
        ),
        ("An execution of six farmers was filmed in Nawa on Monday.", [Some(6), None, None]),
    ] {
        assert_eq!(harmed(body), figures, "{body}");
    }
    let brought = format!("{strike} Rescuers took the bodies of two people to the hospital.");
    assert_eq!(harmed(&brought), [Some(2), None, None]);
    let died = "Walid Sabbagh died of his wounds on Tuesday.\n\nSabbagh was shot on November 28 in Nawa.";
    assert_eq!(harmed(died), [Some(1), None, None]);
}

#[test]
fn fatally_shot_found_strangled_and_harming_nobody() {
    for (body, figures) in [
        ("Gunmen on a motorcycle fatally shot a man in Nawa on Monday.", [Some(1), None, None]),
        ("A driver was found strangled in his car in Nawa on Monday.", [Some(1), None, None]),
        (
            "A shell fell on farmland near Nawa on Monday without causing harm to anyone.",
            [Some(0), Some(0), None],
        ),
        (
            "Israeli forces released four youths from the town of Kudna on Monday after holding them for hours.",
            [None, None, Some(4)],
        ),
    ] {
        assert_eq!(harmed(body), figures, "{body}");
    }
    let died = "Walid Al-Sabbagh died of his wounds on Tuesday.\n\nAl-Sabbagh, a civilian, was shot on November 28 in Nawa.";
    assert_eq!(harmed(died), [Some(1), None, None]);
}

#[test]
fn killed_with_their_kin_hit_in_the_leg_and_weapons_to_be_taken() {
    for (body, figures) in [
        (
            "A mechanic was killed with two brothers and three cousins in Nawa on Monday.",
            [Some(6), None, None],
        ),
        (
            "Gunfire from a post hit Salim al-Ahmad, 52, in the leg near Nawa on Monday, and eleven sheep were killed.",
            [None, Some(1), None],
        ),
        (
            "Three hundred women marched in Nawa on Monday and called for the weapons to be taken from everyone.",
            [None, None, None],
        ),
        ("A guard was the first to be killed in Nawa on Monday.", [Some(1), None, None]),
    ] {
        assert_eq!(harmed(body), figures, "{body}");
    }
}

#[test]
fn zeros_of_the_clause_before_days_of_a_month_and_detainees_led_away() {
    for (body, figures) in [
        (
            "Two shells fell on open land near Nawa on Monday, without injuries, and a force entered Kudna.",
            [Some(0), Some(0), None],
        ),
        ("Aircraft bombed a store near Nawa on Monday without causing victims.", [Some(0), Some(0), None]),
        (
            "An Israeli force entered Kudna on Monday, searched a farm and pulled out with five detainees.",
            [None, None, Some(5)],
        ),
        (
            "On the night of November 29 to 30, a guard was taken from his bed in Nawa by soldiers.",
            [None, None, Some(1)],
        ),
    ] {
        assert_eq!(harmed(body), figures, "{body}");
    }
}

#[test]
fn an_attack_told_with_another_word_and_what_was_arrested_for() {
    let told = "The road has been unsafe since a bus came under fire near Nawa on Monday, an attack which left two dead and five injured.";
    let (found, _) = reports(told);
    assert_eq!(found.len(), 1, "{found:#?}");
    for (body, figures) in [
        (told, [Some(2), Some(5), None]),
        (
            "Seven people were arrested in Nawa on Monday over the killing of a trader in Jasim.",
            [None, None, Some(7)],
        ),
        ("December 1: Israeli jets attack a base near Nawa, and wound five soldiers.", [None, Some(5), None]),
    ] {
        assert_eq!(harmed(body), figures, "{body}");
    }
}

#[test]
fn somebody_seized_by_name() {
    assert_eq!(
        harmed("Shepherd Hussein Mahmoud Ghanem was seized by Israeli soldiers on Monday in Kudna."),
        [None, None, Some(1)]
    );
}

#[test]
fn damage_or_casualties_motorcycles_and_tolls_by_a_later_day() {
    for (body, figures) in [
        ("A rocket fell near Nawa on Monday, causing no damage or casualties.", [Some(0), Some(0), None]),
        (
            "Israeli troops drove into Kudna on Monday and seized two motorcycles belonging to young men.",
            [None, None, None],
        ),
        (
            "A man who had mediated between the families was killed by a bomb in Nawa on Monday.",
            [Some(1), None, None],
        ),
        (
            "Clashes broke out in Nawa on Sunday. At least 41 people had been killed there by Tuesday night.",
            [Some(41), None, None],
        ),
        (
            "Troops raided a house in Nawa on Monday, killing one militant and capturing two.",
            [Some(1), None, Some(2)],
        ),
    ] {
        assert_eq!(harmed(body), figures, "{body}");
    }
}
