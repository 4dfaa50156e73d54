//! What each word may mean in a time expression: the table `data/lexicon/time/words.tsv`.

use rustc_hash::FxHashMap;
use std::sync::LazyLock;

/// The table, embedded at build time.
const TABLE: &str = include_str!("../../data/lexicon/time/words.tsv");

/// What a word is to this module; [`Kind::Other`] for nearly all words of a text.
macro_rules! kinds {
    ($($(#[doc = $doc:literal])* $variant:ident = $name:literal,)*) => {
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub(super) enum Kind { $($(#[doc = $doc])* $variant,)* }
        impl Kind {
            /// Number of kinds.
            pub(super) const COUNT: usize = [$($name,)*].len();
            fn parse(name: &str) -> Option<Self> {
                match name { $($name => Some(Self::$variant),)* _ => None }
            }
        }
    };
}

kinds! {
    /// No part of a time expression.
    Other = "-",
    /// A token that begins with a digit (any number; set by the token, not by the table).
    Figure = "figure",
    /// Month; value 1 to 12.
    Month = "month",
    /// Syriac month name, as in "20 Nisan"; value 1 to 12.
    LevantMonth = "levant_month",
    /// First half of a two-word Syriac month; value of the one called al-Awwal.
    LevantPair = "levant_pair",
    /// Month of the Islamic calendar.
    HijriMonth = "hijri_month",
    /// Weekday; Monday 1.
    Weekday = "weekday",
    /// "Fridays".
    Weekdays = "weekdays",
    /// Unit in the singular; value as [`Unit`].
    Unit = "unit",
    /// Unit in the plural.
    Units = "units",
    /// One to nineteen.
    Number = "number",
    /// Twenty, thirty, ...
    Tens = "tens",
    /// Hundred, thousand.
    Hundred = "hundred",
    /// Several, few, ...
    Vague = "vague",
    /// Half.
    Half = "half",
    /// First, second, ...
    Ordinal = "ordinal",
    /// The final one.
    Final = "final",
    /// The.
    The = "the",
    /// A, an.
    Article = "article",
    /// A free apostrophe, as in "'82".
    Apostrophe = "apostrophe",
    /// Last, past.
    Last = "last",
    /// Next, coming.
    Next = "next",
    /// This.
    This = "this",
    /// Current.
    Current = "current",
    /// That, same.
    That = "that",
    /// Previous.
    Previous = "previous",
    /// Following.
    Following = "following",
    /// Recent.
    Recent = "recent",
    /// Early, late, mid; value as [`super::meaning::Part`].
    Early = "early",
    /// Beginning, end; value likewise.
    Edge = "edge",
    /// Earlier, later; value likewise.
    Earlier = "earlier",
    /// Yesterday, today, tomorrow; value in days.
    Today = "today",
    /// Tonight.
    Tonight = "tonight",
    /// Overnight.
    Overnight = "overnight",
    /// Part of the day; value as [`super::meaning::DayPart`].
    DayPart = "daypart",
    /// Dawn and dusk: parts of the day that are seldom marked alone.
    Twilight = "twilight",
    /// Season; value is its first month.
    Season = "season",
    /// Weekend.
    Weekend = "weekend",
    /// Now, recently, ...
    Reference = "reference",
    /// The future.
    ReferenceNoun = "reference_noun",
    /// Daily, weekly; value is the unit.
    Recurring = "recurring",
    /// Nightly.
    Nightly = "nightly",
    /// Every, each.
    Every = "every",
    /// Per.
    Per = "per",
    /// Nineties; value is the first year in its century.
    Decade = "decade",
    /// A word that turns a number into a name.
    Label = "label",
    /// A word that makes a place name of the date before it.
    Place = "place",
    /// A verb that looks ahead.
    Future = "future",
    /// A verb that looks back.
    Past = "past",
}

/// A unit of time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Unit {
    Second,
    Minute,
    Hour,
    Day,
    Week,
    Month,
    Quarter,
    Year,
    Decade,
    Century,
}

impl Unit {
    const ALL: [Self; 10] = [
        Self::Second,
        Self::Minute,
        Self::Hour,
        Self::Day,
        Self::Week,
        Self::Month,
        Self::Quarter,
        Self::Year,
        Self::Decade,
        Self::Century,
    ];

    /// The unit a table value stands for.
    pub(super) fn from_value(value: i16) -> Option<Self> {
        Self::ALL.get(usize::try_from(value).ok()?).copied()
    }

    /// How TIMEX3 writes it in a duration: letters after `P` (or `PT` for units within a day).
    pub(super) const fn letters(self) -> &'static str {
        match self {
            Self::Second => "S",
            Self::Minute | Self::Month => "M",
            Self::Hour => "H",
            Self::Day => "D",
            Self::Week => "W",
            Self::Quarter => "Q",
            Self::Year => "Y",
            Self::Decade => "DE",
            Self::Century => "CE",
        }
    }

    /// Whether it divides a day.
    pub(super) fn within_day(self) -> bool {
        self < Self::Day
    }

    /// Its length in days, rounded; 0 within a day.
    pub(super) const fn days(self) -> i32 {
        match self {
            Self::Second | Self::Minute | Self::Hour => 0,
            Self::Day => 1,
            Self::Week => 7,
            Self::Month => 30,
            Self::Quarter => 91,
            Self::Year => 365,
            Self::Decade => 3652,
            Self::Century => 36525,
        }
    }
}

/// What the table says of one word.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Sense {
    /// What it is.
    pub(super) kind: Kind,
    /// Its number; see [`Kind`].
    pub(super) value: i16,
    /// Whether it has another everyday sense.
    pub(super) careful: bool,
    /// Whether a named day may begin with it (`names.tsv`).
    pub(super) name: bool,
}

impl Sense {
    /// No sense.
    pub(super) const NONE: Self = Self { kind: Kind::Other, value: 0, careful: false, name: false };
    /// A number.
    pub(super) const FIGURE: Self = Self { kind: Kind::Figure, ..Self::NONE };
}

/// Longest word of the table, in bytes; longer words need no look-up.
const LONGEST: usize = 12;

static LEXICON: LazyLock<FxHashMap<&'static str, Sense>> = LazyLock::new(|| {
    let sense = |row: Row| Sense { kind: row.kind, value: row.value, careful: row.careful, name: false };
    let mut lexicon: FxHashMap<&str, Sense> = rows().map(|row| (row.word, sense(row))).collect();
    for word in super::names::first_words() {
        lexicon.entry(word).or_insert(Sense::NONE).name = true;
    }
    lexicon
});

/// What `word` (ASCII letters in lower case) means.
pub(super) fn sense(word: &str) -> Sense {
    let known = (word.len() <= LONGEST).then(|| LEXICON.get(word)).flatten();
    known.copied().unwrap_or(Sense::NONE)
}

/// One row of the table.
struct Row {
    word: &'static str,
    kind: Kind,
    value: i16,
    careful: bool,
}

/// The rows of the table that can be read; a test proves that all can.
fn rows() -> impl Iterator<Item = Row> {
    TABLE.lines().filter(|line| !line.starts_with('#')).filter_map(|line| {
        let mut cells = line.split('\t');
        Some(Row {
            word: cells.next()?,
            kind: Kind::parse(cells.next()?)?,
            value: cells.next()?.parse().ok()?,
            careful: cells.next() == Some("careful"),
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_is_read_and_found_again() {
        let lines = TABLE.lines().filter(|l| !l.starts_with('#')).count();
        assert_eq!(rows().count(), lines, "a row has an unknown kind or no number");
        for row in rows() {
            let found = sense(row.word);
            assert_eq!(
                (found.kind, found.value),
                (row.kind, row.value),
                "{} stands twice or is too long",
                row.word
            );
        }
        assert_eq!(sense("armistice"), Sense::NONE);
    }
}
