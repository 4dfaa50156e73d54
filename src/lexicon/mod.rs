//! The words event rules go by: triggers, word classes, actors, sources, totals. All of it is data under `data/lexicon/`, a
//! table a person can edit; this module loads the tables once and tags the tokens of an article with them.

mod inflect;
mod phrases;
mod totals;

pub use phrases::{Head, Heads, Phrases};
pub use totals::Total;

use crate::kind::IncidentType;
use rustc_hash::FxHashMap;
use std::sync::LazyLock;

/// A set of word classes of `classes.tsv`, one bit each.
pub type Classes = u64;

/// Forms a verb can have; one written form may be several ("hit").
pub mod form {
    /// Infinitive or present plural.
    pub const BASE: u8 = 1;
    /// Third person singular present.
    pub const PRESENT: u8 = 2;
    /// Past tense.
    pub const PAST: u8 = 4;
    /// Past participle.
    pub const PARTICIPLE: u8 = 8;
    /// Present participle or gerund.
    pub const GERUND: u8 = 16;
}

/// What the tables say of one written word.
#[derive(Debug, Default, Clone)]
pub struct Word {
    /// Classes it belongs to.
    pub classes: Classes,
    /// Verbs it is a form of: index into [`Lexicon::verbs`] and a set of [`form`] bits.
    pub verbs: Vec<(usize, u8)>,
    /// Phrases that begin with it.
    pub heads: Heads,
    /// Whether it is a noun of [`Lexicon::totals`].
    pub is_counted: bool,
}

/// A verb (head word of a lemma) with its trigger rows, in the order of the table.
#[derive(Debug)]
pub struct Verb {
    /// Base form of the head word, e.g. `take`.
    pub lemma: &'static str,
    /// Readings as a trigger; empty for verbs that only serve (be, have, carry out).
    pub readings: Vec<Reading>,
}

/// One row of `triggers.tsv` for one verb.
#[derive(Debug)]
pub struct Reading {
    /// What it tells of.
    pub kind: IncidentType,
    /// Words that must follow ("away" of "take away").
    pub particles: Vec<&'static str>,
    /// Classes of which one must stand in the subject; 0 asks nothing.
    pub subject: Classes,
    /// Classes of which one must stand in the object; 0 asks nothing.
    pub object: Classes,
}

/// Makes a struct of the classes that rules ask for by name, so that none is looked up or misspelled.
macro_rules! asked_classes {
    ($($name:ident),* $(,)?) => {
        /// The classes that rules ask for by name, a bit each.
        #[derive(Debug, Clone, Copy, Default)]
        #[expect(missing_docs, reason = "`data/lexicon/classes.tsv` says what each is")]
        pub struct Asked {
            $(pub $name: Classes,)*
        }

        impl Asked {
            fn of(classes: &FxHashMap<&'static str, Classes>) -> Self {
                Self { $($name: classes.get(stringify!($name)).copied().unwrap_or(0),)* }
            }

            /// Every class with its name.
            #[cfg(test)]
            fn all(&self) -> Vec<(&'static str, Classes)> {
                vec![$((stringify!($name), self.$name),)*]
            }
        }
    };
}

asked_classes!(
    aircraft,
    artillery,
    arsenal,
    cache,
    captive,
    demonstrator,
    diplomat,
    drone,
    explosive,
    force,
    gunmen,
    munition,
    peacekeepers,
    people,
    post,
    premises,
    property,
    protester,
    state,
    territory,
    trees,
    un,
    way
);

/// A canonical actor.
#[derive(Debug)]
pub struct ActorEntry {
    /// Neutral name shown.
    pub name: &'static str,
    /// `military`, `armed group`, `government`, `civilian` or `international`.
    pub sector: &'static str,
}

/// All tables, loaded.
#[derive(Debug)]
pub struct Lexicon {
    words: FxHashMap<String, Word>,
    classes: FxHashMap<&'static str, Classes>,
    /// The classes that rules ask for by name.
    pub class: Asked,
    /// Verbs by index.
    pub verbs: Vec<Verb>,
    /// Nouns that tell of an event.
    pub nouns: Phrases<IncidentType>,
    /// Actors as articles write them.
    pub actors: Phrases<ActorEntry>,
    /// News outlets, monitors and officials as articles write them → canonical name.
    pub sources: Phrases<&'static str>,
    /// Things that articles add up.
    pub totals: Vec<Total>,
}

static BUNDLED: LazyLock<Lexicon> = LazyLock::new(Lexicon::load);

/// Rows of a bundled table: columns by tab, comments and blank lines left out.
fn rows(table: &'static str) -> impl Iterator<Item = Vec<&'static str>> {
    table
        .lines()
        .filter(|l| !l.is_empty() && !l.starts_with('#'))
        .map(|l| l.split('\t').map(str::trim).collect())
}

impl Lexicon {
    /// The lexicon embedded in the program.
    pub fn bundled() -> &'static Self {
        &BUNDLED
    }

    fn load() -> Self {
        let mut lexicon = Self {
            words: FxHashMap::default(),
            classes: FxHashMap::default(),
            class: Asked::default(),
            verbs: Vec::new(),
            nouns: Phrases::default(),
            actors: Phrases::default(),
            sources: Phrases::default(),
            totals: Vec::new(),
        };
        for row in rows(include_str!("../../data/lexicon/classes.tsv")) {
            let [class, words] = row[..] else { continue };
            let next = 1 << lexicon.classes.len().min(Classes::BITS as usize - 1);
            let bit = *lexicon.classes.entry(class).or_insert(next);
            for word in words.split('|') {
                lexicon.words.entry(word.to_owned()).or_default().classes |= bit;
            }
        }
        lexicon.class = Asked::of(&lexicon.classes);
        lexicon.load_triggers();
        for row in rows(include_str!("../../data/lexicon/actors.tsv")) {
            if let [name, sector, words] = row[..] {
                lexicon.actors.add(words, || ActorEntry { name, sector });
            }
        }
        for row in rows(include_str!("../../data/lexicon/sources.tsv")) {
            if let [name, words] = row[..] {
                lexicon.sources.add(words, || name);
            }
        }
        for noun in lexicon.totals.iter().flat_map(|total| &total.nouns) {
            lexicon.words.entry((*noun).to_owned()).or_default().is_counted = true;
        }
        for (word, head) in &lexicon.nouns.by_first {
            lexicon.words.entry(word.clone()).or_default().heads.noun = *head;
        }
        for (word, head) in &lexicon.actors.by_first {
            lexicon.words.entry(word.clone()).or_default().heads.actor = *head;
        }
        for (word, head) in &lexicon.sources.by_first {
            lexicon.words.entry(word.clone()).or_default().heads.source = *head;
        }
        lexicon
    }

    fn load_triggers(&mut self) {
        let irregular: FxHashMap<&str, (&str, &str)> = rows(include_str!("../../data/lexicon/verbs.tsv"))
            .filter_map(|row| <[&str; 3]>::try_from(row).ok())
            .map(|[lemma, past, participle]| (lemma, (past, participle)))
            .collect();
        self.totals = totals::load(&irregular);
        let mut index: FxHashMap<&'static str, usize> = FxHashMap::default();
        let mut readings: Vec<(&'static str, Option<Reading>)> =
            SERVING_VERBS.iter().map(|v| (*v, None)).collect();
        for row in rows(include_str!("../../data/lexicon/triggers.tsv")) {
            let [kind, part, words, subject, object] = row[..] else { continue };
            let Ok(kind) = kind.parse::<IncidentType>() else { continue };
            if part == "noun" {
                self.nouns.add(words, || kind);
                continue;
            }
            for lemma in words.split('|') {
                let mut parts = lemma.split(' ');
                let Some(head) = parts.next() else { continue };
                let reading = Reading {
                    kind,
                    particles: parts.collect(),
                    subject: self.class_set(subject),
                    object: self.class_set(object),
                };
                readings.push((head, Some(reading)));
            }
        }
        for (head, reading) in readings {
            let n = *index.entry(head).or_insert_with(|| {
                self.verbs.push(Verb { lemma: head, readings: Vec::new() });
                self.verbs.len() - 1
            });
            self.verbs[n].readings.extend(reading);
        }
        for (n, verb) in self.verbs.iter().enumerate() {
            for (written, forms) in inflect::forms(verb.lemma, irregular.get(verb.lemma).copied()) {
                self.words.entry(written).or_default().verbs.push((n, forms));
            }
        }
    }

    /// The bits of a comma-separated list of class names; `-` is none.
    fn class_set(&self, names: &str) -> Classes {
        names.split(',').filter_map(|name| self.classes.get(name)).fold(0, |set, bit| set | bit)
    }

    /// Whether `word` (lower case) is the base form of a verb that is known.
    pub fn is_lemma(&self, word: &str) -> bool {
        self.word(word).is_some_and(|w| w.verbs.iter().any(|(v, _)| self.verbs[*v].lemma == word))
    }

    /// What is known of `word` (lower case).
    pub fn word(&self, word: &str) -> Option<&Word> {
        self.words.get(word)
    }
}

/// Verbs that tell of nothing themselves but carry a noun that does ("carried out an airstrike"), give a figure
/// ("left four dead") or attribute.
const SERVING_VERBS: &[&str] = &[
    "be",
    "have",
    "do",
    "carry",
    "conduct",
    "launch",
    "stage",
    "make",
    "mount",
    "perform",
    "hold",
    "host",
    "sign",
    "reach",
    "adopt",
    "pass",
    "direct",
    "aim",
    "flare",
    "rage",
    "wake",
    "repel",
    "repulse",
    "count",
    "record",
    "develop",
    "escalate",
    "turn",
    "grow",
    "see",
    "witness",
    "leave",
    "wound",
    "injure",
    "hurt",
    "die",
    "occur",
    "happen",
    "begin",
    "start",
    "break",
    "erupt",
    "denounce",
    "condemn",
    "displace",
    "pit",
    "cause",
    "follow",
    "say",
    "report",
    "tell",
    "announce",
    "state",
    "add",
    "confirm",
    "claim",
    "continue",
    "damage",
    "suffer",
    "produce",
    "intensify",
    "resume",
    "renew",
    "rock",
    "shake",
    "hear",
    "face",
    "result",
    "respond",
    "end",
    "retaliate",
    "reply",
    "exchange",
    "trade",
    "complete",
    "execute",
    "undertake",
    "finish",
    "wrap",
    "implement",
    "spark",
    "trigger",
    "prompt",
    "ignite",
    "provoke",
    "unleash",
    "precede",
    "commit",
    "perpetrate",
    "survive",
    "lead",
    "culminate",
    "focus",
    "unfold",
    "conclude",
    "stop",
    "cease",
    "subside",
    "involve",
    "ensue",
    "observe",
    "detect",
    "spot",
    "include",
    "join",
    "mark",
    "attend",
    "experience",
    "organise",
    "organize",
    "document",
    "register",
    "withdraw",
    "retreat",
    "coincide",
    "degenerate",
    "expand",
    "restore",
    "settle",
    "prevail",
    "give",
    "know",
    "think",
    "believe",
    "learn",
    "shout",
    "affect",
    "demand",
    "draw",
    "express",
    "reject",
    "fear",
    "log",
    "resist",
    "rise",
    "shift",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_of_the_tables_is_understood() {
        let mut classes = Vec::new();
        for row in rows(include_str!("../../data/lexicon/classes.tsv")) {
            assert_eq!(row.len(), 2, "{row:?}");
            classes.push(row[0]);
        }
        let distinct: std::collections::BTreeSet<_> = classes.iter().collect();
        let lexicon = Lexicon::bundled();
        let bits: std::collections::BTreeSet<_> = lexicon.classes.values().collect();
        assert_eq!(bits.len(), distinct.len(), "one bit a class");
        for (name, bit) in lexicon.class.all() {
            assert_ne!(bit, 0, "{name} is not a class");
        }
        for row in rows(include_str!("../../data/lexicon/triggers.tsv")) {
            assert_eq!(row.len(), 5, "{row:?}");
            assert!(row[0].parse::<IncidentType>().is_ok() && ["verb", "noun"].contains(&row[1]), "{row:?}");
            for names in &row[3..] {
                for name in names.split(',') {
                    assert!(name == "-" || classes.contains(&name), "{name} of {row:?} is not a class");
                }
            }
        }
        for row in rows(include_str!("../../data/lexicon/totals.tsv")) {
            assert!(row[0].parse::<IncidentType>().is_ok() && ["state", "sum"].contains(&row[1]), "{row:?}");
        }
        for (table, columns) in [
            (include_str!("../../data/lexicon/verbs.tsv"), 3),
            (include_str!("../../data/lexicon/totals.tsv"), 4),
            (include_str!("../../data/lexicon/actors.tsv"), 3),
            (include_str!("../../data/lexicon/sources.tsv"), 2),
            (include_str!("../../data/lexicon/furniture.tsv"), 3),
        ] {
            for row in rows(table) {
                assert_eq!(row.len(), columns, "{row:?}");
            }
        }
    }

    #[test]
    fn forms_lead_to_their_verb() {
        let lexicon = Lexicon::bundled();
        for (written, lemma, wanted) in [
            ("detained", "detain", form::PAST),
            ("struck", "strike", form::PAST),
            ("raiding", "raid", form::GERUND),
            ("fell", "fall", form::PAST),
        ] {
            let word = lexicon.word(written).unwrap();
            assert!(
                word.verbs.iter().any(|(v, f)| lexicon.verbs[*v].lemma == lemma && f & wanted != 0),
                "{written}"
            );
        }
    }
}
