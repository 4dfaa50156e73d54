//! How a place name becomes a key, so that the conventions of writing Arabic and Hebrew names in Latin letters
//! (and the variants of Arabic and Hebrew script) meet. It decides which spellings count as one name; which place
//! is meant is decided elsewhere.
//!
//! A name is a row of words; its key is the row of folded words without separators, so that "Beit Jinn",
//! "Beit-Jinn" and "Beitjinn" share one. There are three levels:
//!
//! | level | what it takes away | example |
//! |---|---|---|
//! | plain | case, marks, apostrophes, hyphens; variants of one letter | `Aş-Şanamayn` = `As Sanamayn` |
//! | strict | the article, and spellings of one sound that name no other place | `Ar-Rafeed` = `al-Rafid`, `Beit Jinneh` = `Bayt Jinna` |
//! | loose | what romanisations disagree about: consonant classes, vowels | `Qunaytirah` = `Kuneitra` |
//!
//! The strict key of a word writes its long vowels and diphthongs one way (ou, oo = u; ee = i; ai, ei = ay), doubled
//! letters once and the ta marbuta (-ah, -eh, -e) as -a. The loose key of a word is its consonants by class, with diphthongs as `w` or `y` and a mark for an initial
//! vowel; a word of fewer than three consonants keeps its vowels by class, or it would say too little. First
//! elements such as Beit, Tell, Ain have one form each (`ELEMENTS`).
//!
//! The build program shares this file; its tables are the documentation of the rules.

use std::sync::LazyLock;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Spellings of the Arabic article as a word of its own, plain.
///
/// `al el il ul` stand before any word; the others only before a word that begins with their own consonant
/// ("ash-Shajarah", but not "En Gev").
const ARTICLES: &[(&str, &str)] = &[
    ("al", ""),
    ("el", ""),
    ("il", ""),
    ("ul", ""),
    ("as", "s"),
    ("es", "s"),
    ("us", "s"),
    ("ash", "sh"),
    ("esh", "sh"),
    ("ush", "sh"),
    ("ach", "ch"),
    ("ech", "ch"),
    ("an", "n"),
    ("en", "n"),
    ("un", "n"),
    ("ar", "r"),
    ("er", "r"),
    ("ur", "r"),
    ("at", "t"),
    ("et", "t"),
    ("ut", "t"),
    ("ath", "th"),
    ("eth", "th"),
    ("ad", "d"),
    ("ed", "d"),
    ("ud", "d"),
    ("adh", "dh"),
    ("edh", "dh"),
    ("az", "z"),
    ("ez", "z"),
    ("uz", "z"),
    ("aj", "j"),
    ("ej", "j"),
];

/// First elements (and a few others) of place names: every spelling, plain, and the one loose form.
///
/// Only whole words are compared. The forms in capitals are codes, so that no other word can fold to them.
const ELEMENTS: &[(&str, &[&str])] = &[
    ("BAYT", &["beit", "bayt", "bet", "bait", "beyt", "beth", "beyth", "baytu"]),
    ("TAL", &["tel", "tal", "tall", "tell", "til", "till", "tulul", "tlul", "tloul", "tulull"]),
    ("AYN", &["ain", "ayn", "ein", "ayin", "aayn", "ayoun", "eyn", "aain", "en"]),
    ("DAYR", &["deir", "dayr", "der", "dair", "deyr", "dier"]),
    (
        "JABAL",
        &["jabal", "jebel", "jebal", "jabel", "djebel", "djabal", "jbel", "jibal", "mount", "mt", "gabal"],
    ),
    ("UMM", &["umm", "um", "oum", "oumm", "om", "omm"]),
    ("ABU", &["abu", "abou", "abo", "aboo", "abi"]),
    (
        "SHAYKH",
        &["sheikh", "shaykh", "cheikh", "sheik", "shaikh", "chaykh", "shayk", "sheyh", "cheik", "shekh"],
    ),
    (
        "KHIRBA",
        &[
            "khirbet", "khirbat", "khirbah", "khirba", "kherbet", "kherbat", "kherba", "khurbat", "khurbet",
            "kheurbet", "kheurbat", "khirbit", "khirbeh", "hirbet", "hirbat", "horvat", "khurba",
        ],
    ),
    ("WADI", &["wadi", "wady", "ouadi", "oued", "wad", "vadi"]),
    ("KAFR", &["kafr", "kfar", "kufr", "kefar", "kafar", "kefr", "kafer", "kfr", "kifr", "kofr", "kafir"]),
    ("BIR", &["bir", "beer", "bier", "beir", "ber", "byr", "biir"]),
    ("KAWM", &["kawm", "kom", "koum", "kum", "qom", "kaum"]),
    ("NAHR", &["nahr", "nahar", "nahal"]),
    ("QALAT", &["qalat", "qalaat", "kalaat", "kalat", "qalaa", "qala", "qalet", "qalah"]),
    ("MAZRA", &["mazraat", "mazraa", "mazraah", "mazraet", "mezraat", "mezraa", "mezra", "mazra", "mazraeh"]),
    ("BURJ", &["burj", "borj", "bourj", "burdj", "bordj", "borg", "burg"]),
    ("RAS", &["ras", "raas", "rass", "raes"]),
];

/// The consonant group at the start of `rest`, longest first: its class, one letter, and its length.
///
/// `kh` joins `h` because the press drops the k; `q`, `k`, hard `g` and `gh` are one class because dialects and
/// outlets swap them; `ch` is the French `sh`, `rh` the French `gh`; emphatics lost their dots in plain already.
fn consonant(rest: &[u8]) -> (u8, usize) {
    match rest {
        [b't' | b's', b'c', b'h', ..] => (b'S', 3),
        [b's' | b'c', b'h', ..] => (b'S', 2),
        [b'd', b'j', ..] | [b'z', b'h', ..] => (b'j', 2),
        [b'k', b'h', ..] => (b'h', 2),
        [b'g' | b'r', b'h', ..] | [b'c', b'k', ..] => (b'k', 2),
        [b't', b'h', ..] => (b't', 2),
        [b'd', b'h', ..] => (b'd', 2),
        [b't', b's' | b'z', ..] => (b's', 2),
        [b'p', b'h', ..] => (b'f', 2),
        [b'c' | b'g' | b'q' | b'x', ..] => (b'k', 1),
        [b'p', ..] => (b'b', 1),
        // Every other letter, and every digit, is its own class.
        [other, ..] => (*other, 1),
        [] => (b'-', 1),
    }
}

/// Longest input word that is folded, in bytes; a longer one is no place name and gets an empty key.
const MAX_WORD: usize = 96;

/// One word of a name at every level. Kept and refilled, so that folding allocates nothing once warm.
#[derive(Debug, Default, Clone)]
pub struct Folded {
    /// Case, marks and apostrophes gone.
    pub plain: String,
    /// Attached article (Arabic script) gone; long vowels, doubled letters and endings written one way.
    pub strict: String,
    /// Consonant classes.
    pub loose: String,
}

impl Folded {
    /// Folds `word` to its plain key alone.
    pub fn fill_plain(&mut self, word: &str) {
        self.plain.clear();
        if word.len() <= MAX_WORD {
            plain(word, &mut self.plain);
        }
    }

    /// Folds `word`; anything in it that is neither letter nor digit is dropped.
    pub fn fill(&mut self, word: &str) {
        self.plain.clear();
        self.strict.clear();
        self.loose.clear();
        if word.len() > MAX_WORD {
            return;
        }
        plain(word, &mut self.plain);
        if let Some(form) = element(&self.plain) {
            self.strict.push_str(form);
            self.loose.push_str(form);
        } else {
            strict(&self.plain, &mut self.strict);
            loose(&self.plain, &mut self.loose);
        }
    }
}

/// The plain key of a word, appended to `out`.
fn plain(word: &str, out: &mut String) {
    if word.bytes().all(|b| b.is_ascii_alphanumeric()) {
        out.push_str(word);
        out.make_ascii_lowercase();
        return;
    }
    if word.is_ascii() {
        out.extend(word.chars().filter(char::is_ascii_alphanumeric).map(|c| c.to_ascii_lowercase()));
        return;
    }
    // Lower-casing can yield composed or marked letters (İ, Å), so case goes first and the marks after it.
    for c in word.chars().flat_map(char::to_lowercase).nfkd().flat_map(char::to_lowercase) {
        match c {
            _ if is_combining_mark(c) => {}
            // Letters that no decomposition reaches.
            'ı' => out.push('i'),
            'ø' => out.push('o'),
            'ł' => out.push('l'),
            'đ' | 'ð' => out.push('d'),
            'ħ' => out.push('h'),
            'ŧ' => out.push('t'),
            'ə' => out.push('e'),
            'ß' => out.push_str("ss"),
            'æ' => out.push_str("ae"),
            'œ' => out.push_str("oe"),
            'þ' => out.push_str("th"),
            // Arabic script: the forms of alef, ya, kaf, ha and ta marbuta; lone hamza and tatweel say nothing.
            'ٱ' => out.push('ا'),
            'ى' | 'ی' | 'ې' => out.push('ي'),
            'ک' | 'ڪ' => out.push('ك'),
            'ة' | 'ہ' | 'ە' | 'ھ' => out.push('ه'),
            // Ayn and hamza written as modifier letters are apostrophes.
            'ء' | 'ـ' | '\u{2b0}'..='\u{2ff}' => {}
            // Hebrew finals.
            'ך' => out.push('כ'),
            'ם' => out.push('מ'),
            'ן' => out.push('נ'),
            'ף' => out.push('פ'),
            'ץ' => out.push('צ'),
            _ if c.is_alphanumeric() => out.push(c),
            _ => {}
        }
    }
}

/// The one form of a first element, if the word is one.
fn element(plain: &str) -> Option<&'static str> {
    static BY_SPELLING: LazyLock<Vec<(&str, &str)>> = LazyLock::new(|| {
        let pairs = ELEMENTS.iter().flat_map(|(form, spellings)| spellings.iter().map(|s| (*s, *form)));
        let mut pairs: Vec<_> = pairs.collect();
        pairs.sort_unstable();
        pairs
    });
    let at = BY_SPELLING.binary_search_by(|(spelling, _)| (*spelling).cmp(plain)).ok()?;
    Some(BY_SPELLING[at].1)
}

/// The strict key of a folded word, appended to `out`.
fn strict(plain: &str, out: &mut String) {
    if !plain.is_ascii() {
        out.push_str(without_arabic_article(plain));
        return;
    }
    let start = out.len();
    let word = plain.as_bytes();
    let mut at = 0;
    while at < word.len() {
        let (sound, taken) = match &word[at..] {
            [b'o', b'u' | b'o', ..] => ("u", 2),
            [b'e', b'e', ..] => ("i", 2),
            [b'e' | b'a', b'i' | b'y', ..] => ("ay", 2),
            [b'd', b'j', ..] => ("j", 2),
            _ => (&plain[at..=at], 1),
        };
        // A letter written twice is one letter: the last written and the new one, whatever they came from.
        if !(out.len() > start && out.as_bytes().last() == sound.as_bytes().first()) {
            out.push_str(sound);
        }
        at += taken;
    }
    let len = out.len() - start;
    if len >= 4 {
        let is_consonant = |c: u8| !b"aeiouy".contains(&c);
        match out.as_bytes()[start..] {
            [.., b'a' | b'e', b'h'] => out.truncate(start + len - 2),
            [.., before, b'e'] if is_consonant(before) || before == b'i' || before == b'y' => {
                out.truncate(start + len - 1);
            }
            _ => return,
        }
        out.push('a');
    }
}

/// An Arabic word without its attached article; unchanged when fewer than two letters would be left.
fn without_arabic_article(plain: &str) -> &str {
    plain.strip_prefix("ال").filter(|rest| rest.chars().nth(1).is_some()).unwrap_or(plain)
}

/// Whether `plain`, a folded word, may be an article; what follows decides ([`article_before`]).
pub fn may_be_article(plain: &str) -> bool {
    (2..=3).contains(&plain.len()) && ARTICLES.iter().any(|(article, _)| *article == plain)
}

/// Whether `plain` is an article before `next`, both folded plain.
pub fn article_before(plain: &str, next: &str) -> bool {
    ARTICLES.iter().any(|(article, sun)| *article == plain && next.starts_with(sun))
}

/// The loose key of a folded word, appended to `out`.
fn loose(plain: &str, out: &mut String) {
    if !plain.is_ascii() {
        loose_script(without_arabic_article(plain), out);
        return;
    }
    let word = without_glued_article(plain.as_bytes());
    let start = out.len();
    let consonants = skeleton(word, false, out);
    if consonants < 3 {
        out.truncate(start);
        skeleton(word, true, out);
    }
}

/// "alqunaytra" without its "al", "assuwayda" without its "as": at least four letters must be left.
fn without_glued_article(word: &[u8]) -> &[u8] {
    let vowel = word.first().is_some_and(|c| matches!(c, b'a' | b'e' | b'u'));
    if !vowel || word.len() < 6 {
        return word;
    }
    match &word[1..] {
        [b'l', rest @ ..] if !rest.starts_with(b"l") => rest,
        [b's', b'h', rest @ ..] if rest.starts_with(b"sh") => rest,
        [a, b, ..] if a == b && b"tdrzsnj".contains(a) => &word[2..],
        _ => word,
    }
}

/// Appends the consonant classes of `word` and, with `vowels`, its vowel classes; returns the number of consonants.
fn skeleton(word: &[u8], vowels: bool, out: &mut String) -> usize {
    let mut consonants = 0;
    let mut last = 0;
    let mut at = 0;
    while at < word.len() {
        let run = word[at..].iter().take_while(|c| b"aeiouwy".contains(c)).count();
        if run > 0 {
            let end = at + run;
            // "ah" and "eh" at the end are the same ta marbuta as "a" and "e".
            let is_final = end == word.len() || (end + 1 == word.len() && word[end] == b'h');
            let (w, y) = glides(&word[at..end], at == 0, is_final);
            if at == 0 && !w && !y {
                out.push('a');
            } else if vowels && !is_final {
                out.push(vowel_class(&word[at..end]));
            }
            if w {
                out.push('w');
                consonants += 1;
            }
            if y {
                out.push('y');
                consonants += 1;
            }
            last = 0;
            at = end + usize::from(is_final && end < word.len());
        } else {
            let (class, len) = consonant(&word[at..]);
            if class != last {
                out.push(char::from(class));
                consonants += 1;
            }
            last = class;
            at += len;
        }
    }
    consonants
}

/// Whether a run of vowel letters holds a `w` or `y` sound: "ouei" in Soueida both, "ei" in Quneitra the second.
fn glides(run: &[u8], is_first: bool, is_final: bool) -> (bool, bool) {
    let has = |letters: &[u8]| run.iter().any(|c| letters.contains(c));
    let rounded_then_open =
        run.windows(2).any(|p| matches!(p[0], b'u' | b'o') && matches!(p[1], b'a' | b'e' | b'i' | b'y'));
    let w = has(b"w") || rounded_then_open || run.windows(2).any(|p| p == b"au");
    // A final "i", "y", "iya", "iyyah" or "ieh" is one ending, and is dropped like the ta marbuta.
    if is_final {
        return (w, false);
    }
    let y = if is_first && run.len() > 1 && run[0] == b'y' {
        true
    } else {
        has(b"y") || run.windows(2).any(|p| matches!(p, b"ai" | b"ei" | b"ia" | b"oi" | b"io"))
    };
    (w, y)
}

/// `u` for rounded vowels, `a` for the others (a, e and i change places between outlets: Jinn, Jann, Jenn).
fn vowel_class(run: &[u8]) -> char {
    if run.iter().any(|c| b"ouw".contains(c)) { 'u' } else { 'a' }
}

/// The loose key of a word in another script: Arabic loses its final -h or -a, Hebrew its vowel letters.
fn loose_script(plain: &str, out: &mut String) {
    let is_hebrew = plain.chars().next().is_some_and(|c| matches!(c, '\u{590}'..='\u{5ff}'));
    if is_hebrew {
        let start = out.len();
        out.extend(plain.chars().filter(|c| !matches!(c, 'ו' | 'י')));
        if out.len() == start {
            out.push_str(plain);
        }
        return;
    }
    let trimmed = plain.trim_end_matches(['ه', 'ا', 'ي']);
    out.push_str(if trimmed.chars().count() >= 2 { trimmed } else { plain });
}

/// The words of a name: maximal runs of letters, digits, marks and inner apostrophes.
pub fn words(name: &str) -> impl Iterator<Item = &str> {
    name.split(|c: char| !(c.is_alphanumeric() || is_combining_mark(c) || is_apostrophe(c)))
        .filter(|word| word.chars().any(char::is_alphanumeric))
}

/// Apostrophes, and the signs used for ayn, hamza, geresh and gershayim; they never separate words.
pub fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’' | '‘' | '`' | '´' | '\u{2b0}'..='\u{2ff}' | '׳' | '״' | '"')
}

/// The three keys of a whole name.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub struct Keys {
    /// Articles kept.
    pub plain: String,
    /// Articles dropped.
    pub strict: String,
    /// Articles dropped, consonant classes.
    pub loose: String,
}

/// Folds a whole name.
pub fn keys(name: &str) -> Keys {
    let mut keys = Keys::default();
    let mut word = Folded::default();
    let mut pending: Option<Folded> = None;
    for part in words(name) {
        word.fill(part);
        if word.plain.is_empty() {
            continue;
        }
        keys.plain.push_str(&word.plain);
        if let Some(held) = pending.take().filter(|held| !article_before(&held.plain, &word.plain)) {
            keys.strict.push_str(&held.strict);
            keys.loose.push_str(&held.loose);
        }
        if may_be_article(&word.plain) {
            pending = Some(word.clone());
        } else {
            keys.strict.push_str(&word.strict);
            keys.loose.push_str(&word.loose);
        }
    }
    if let Some(held) = pending {
        keys.strict.push_str(&held.strict);
        keys.loose.push_str(&held.loose);
    }
    keys
}
