//! Names of places in another script, for pages in its languages. The tables mark no language: the script tells.

use super::{Gazetteer, Place};

/// A script that names are shown in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Script {
    /// Of Arabic.
    Arabic,
    /// Of Hebrew.
    Hebrew,
}

/// How much of the consonants of two names must agree, 0 to 1, for one to be the other in another script.
const ALIKE: f32 = 0.7;

impl Script {
    /// The script of a language (ISO 639-1), if it is one of these.
    pub fn of_language(code: &str) -> Option<Self> {
        match code {
            "ar" => Some(Self::Arabic),
            "he" => Some(Self::Hebrew),
            _ => None,
        }
    }

    fn holds(self, c: char) -> bool {
        match self {
            Self::Arabic => ('\u{600}'..='\u{6ff}').contains(&c),
            Self::Hebrew => ('\u{5d0}'..='\u{5ea}').contains(&c),
        }
    }

    /// The name of `place` in this script, without marks of direction; `None` when the table has none.
    ///
    /// Arabic ones stand in the tables with the usual one first. Hebrew ones are partly titles of encyclopedia articles
    /// on something else of that name (a party, a novel): outside Israel only one that sounds like a Latin name of the
    /// place is taken.
    pub fn name_of(self, place: Place<'_>) -> Option<String> {
        let mut names = place.alternates().filter(|name| name.chars().any(|c| self.holds(c)));
        let chosen = match self {
            Self::Arabic => names.next(),
            Self::Hebrew => {
                let names_of_it = std::iter::once(place.name).chain(place.alternates());
                let latin: Vec<Vec<u8>> = names_of_it
                    .filter(|name| name.chars().any(|c| c.is_ascii_alphabetic()))
                    .map(consonants)
                    .collect();
                let like = |name: &str| {
                    let sound = consonants(name);
                    latin.iter().map(|other| alike(&sound, other)).fold(0.0, f32::max)
                };
                let mut best: Option<(&str, f32)> = None;
                for name in names {
                    let likeness = if place.country == "IL" { 1.0 } else { like(name) };
                    if likeness >= ALIKE && best.is_none_or(|(_, least)| likeness > least) {
                        best = Some((name, likeness));
                    }
                }
                best.map(|(name, _)| name)
            }
        };
        chosen.map(|name| name.chars().filter(|c| !is_mark(*c)).collect())
    }
}

impl Gazetteer {
    /// Ids and names of the places of the theatre that have a name in `script`, in the order of the table.
    pub fn names_in(&self, script: Script) -> impl Iterator<Item = (&str, String)> {
        let theatre = self.places().take_while(|place| self.is_theatre(place.ix));
        theatre.filter_map(move |place| Some((place.id, script.name_of(place)?)))
    }
}

/// Marks of direction, and the points of Hebrew vowels.
fn is_mark(c: char) -> bool {
    matches!(c, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{591}'..='\u{5c7}')
}

/// The consonants that both scripts write, in classes that spelling keeps apart; doubled ones once.
fn consonants(name: &str) -> Vec<u8> {
    // `kh` is ח, which stands for `h` as well, and is left out like it.
    let name = name.to_lowercase().replace("kh", "");
    let mut sounds: Vec<u8> = Vec::with_capacity(name.len());
    for c in name.chars() {
        let sound = match c {
            'b' | 'p' | 'f' | 'v' | 'ב' | 'פ' | 'ף' => b'b',
            'c' | 'k' | 'q' | 'x' | 'כ' | 'ך' | 'ק' => b'k',
            'g' | 'j' | 'ג' => b'g',
            'd' | 'ד' => b'd',
            'l' | 'ל' => b'l',
            'm' | 'מ' | 'ם' => b'm',
            'n' | 'נ' | 'ן' => b'n',
            'r' | 'ר' => b'r',
            't' | 'ט' | 'ת' => b't',
            's' | 'z' | 'ס' | 'ש' | 'צ' | 'ץ' | 'ז' => b's',
            _ => continue,
        };
        if sounds.last() != Some(&sound) {
            sounds.push(sound);
        }
    }
    sounds
}

/// Twice the longest common subsequence over both lengths (Dice's measure), 0 to 1.
fn alike(a: &[u8], b: &[u8]) -> f32 {
    let mut row = vec![0_u16; b.len() + 1];
    for x in a {
        let mut diagonal = 0;
        for (n, y) in b.iter().enumerate() {
            let above = row[n + 1];
            row[n + 1] = if x == y { diagonal + 1 } else { above.max(row[n]) };
            diagonal = above;
        }
    }
    let common = row.last().copied().unwrap_or_default();
    2.0 * f32::from(common) / (a.len() + b.len()).max(1) as f32
}

#[cfg(test)]
mod tests {
    use super::*;

    fn name(id: &str, script: Script) -> Option<String> {
        let gazetteer = Gazetteer::embedded();
        script.name_of(gazetteer.place(gazetteer.by_id(id).unwrap()))
    }

    #[test]
    fn places_have_their_names_in_either_script() {
        assert_eq!(name("gn:170654", Script::Arabic).as_deref(), Some("دمشق"));
        assert_eq!(name("gn:170654", Script::Hebrew).as_deref(), Some("דמשק"));
        let busra = name("gn:171126", Script::Hebrew);
        assert_eq!(busra.as_deref(), Some("בוסרה"));
        assert_eq!(Script::of_language("ar"), Some(Script::Arabic));
        assert_eq!(Script::of_language("en"), None);
    }

    #[test]
    fn what_only_shares_a_name_is_not_taken() {
        let gazetteer = Gazetteer::embedded();
        // Villages that an encyclopedia's party, order of knights and sin are filed under.
        for latin in ["Shas", "Jedi", "Sin"] {
            let place = gazetteer.places().find(|p| p.name == latin && p.country == "SY").unwrap();
            assert!(place.alternates().any(|n| n.chars().any(|c| Script::Hebrew.holds(c))), "{latin}");
            assert_eq!(Script::Hebrew.name_of(place), None, "{latin}");
        }
    }

    #[test]
    fn there_are_many_and_none_holds_a_mark() {
        let gazetteer = Gazetteer::embedded();
        let count =
            |script| gazetteer.names_in(script).inspect(|(_, n)| assert!(!n.chars().any(is_mark))).count();
        let counts = [count(Script::Arabic), count(Script::Hebrew)];
        assert!(counts[0] > 14_000 && counts[1] > 2_000, "{counts:?}");
    }
}
