//! A sentence as the rules see it: senses of its tokens, and the small phrases that rules share (a number, a year,
//! a month).

use super::meaning::Amount;
use super::words::{self, Kind, Sense, Unit};
use crate::text::{Doc, OfWords, TokenKind};
use std::cell::Cell;
use std::ops::Range;

/// One sentence of a document. Token numbers are those of [`Doc::tokens`]; outside the sentence nothing is seen.
pub(super) struct View<'a> {
    pub(super) doc: &'a Doc<'a>,
    seen: &'a Seen<'a>,
    pub(super) tokens: Range<usize>,
    /// How deep one rule has called the others; see [`super::rule::inner`].
    pub(super) depth: Cell<u8>,
}

/// The tokens in lower case, and what each may mean.
#[derive(Debug)]
pub(super) struct Seen<'a> {
    lower: OfWords<'a, &'a str>,
    pub(super) senses: Vec<Sense>,
}

/// All tokens of `doc` as the rules see them.
pub(super) fn see<'a>(doc: &'a Doc) -> Seen<'a> {
    let of_words = doc.of_words(words::sense);
    let senses = of_words.iter().zip(&doc.tokens).map(|(sense, token)| match token.kind {
        TokenKind::Number => Sense::FIGURE,
        TokenKind::Possessive => Sense::NONE,
        TokenKind::Word | TokenKind::Punct => *sense,
    });
    Seen { senses: senses.collect(), lower: doc.of_words(|lower| lower) }
}

impl<'a> View<'a> {
    /// A view of the sentence with these tokens.
    pub(super) fn new(doc: &'a Doc<'a>, seen: &'a Seen<'a>, tokens: Range<usize>) -> Self {
        Self { doc, seen, tokens, depth: Cell::new(0) }
    }

    /// What a token may mean.
    pub(super) fn sense(&self, n: usize) -> Sense {
        if self.tokens.contains(&n) { self.seen.senses[n] } else { Sense::NONE }
    }

    /// The kind of a token.
    pub(super) fn kind(&self, n: usize) -> Kind {
        self.sense(n).kind
    }

    /// The token's number in the table when it is of this kind.
    pub(super) fn value(&self, n: usize, kind: Kind) -> Option<i16> {
        let sense = self.sense(n);
        (sense.kind == kind).then_some(sense.value)
    }

    /// The token in lower case; empty outside the sentence.
    pub(super) fn lower(&self, n: usize) -> &'a str {
        if self.tokens.contains(&n) { self.seen.lower.get(n).copied().unwrap_or("") } else { "" }
    }

    /// Whether the token is one of `words`.
    pub(super) fn is(&self, n: usize, words: &[&str]) -> bool {
        let lower = self.lower(n);
        !lower.is_empty() && words.contains(&lower)
    }

    /// The token before `n`, in lower case; empty at the start of the sentence.
    pub(super) fn before(&self, n: usize) -> &str {
        n.checked_sub(1).map_or("", |n| self.lower(n))
    }

    /// Whether the token starts with a capital.
    pub(super) fn capitalised(&self, n: usize) -> bool {
        self.tokens.contains(&n) && self.doc.tokens[n].capitalised
    }

    /// Whether the token follows the one before without a space.
    pub(super) fn joined(&self, n: usize) -> bool {
        self.tokens.contains(&n) && n > self.tokens.start && !self.doc.tokens[n].spaced
    }

    /// Whether the token is a word.
    pub(super) fn is_word(&self, n: usize) -> bool {
        self.tokens.contains(&n) && self.doc.tokens[n].kind == TokenKind::Word
    }

    /// Whether the token is a number in digits.
    pub(super) fn is_figure(&self, n: usize) -> bool {
        self.kind(n) == Kind::Figure
    }

    /// Whether the token is a hyphen or dash.
    pub(super) fn is_dash(&self, n: usize) -> bool {
        self.is(n, &["-", "–", "—", "‑", "‐"])
    }

    /// `n`, past a hyphen if one stands there.
    pub(super) fn past_dash(&self, n: usize) -> usize {
        n + usize::from(self.is_dash(n))
    }

    /// `n`, past a comma if one stands there.
    pub(super) fn past_comma(&self, n: usize) -> usize {
        n + usize::from(self.lower(n) == ",")
    }

    /// `n`, past the full stop of an abbreviation if one stands there.
    pub(super) fn past_stop(&self, n: usize) -> usize {
        n + usize::from(self.lower(n) == "." && self.joined(n) && n + 1 < self.tokens.end)
    }

    /// `n`, past "the" if it stands there.
    pub(super) fn past_the(&self, n: usize) -> usize {
        n + usize::from(self.kind(n) == Kind::The)
    }

    /// A whole number in digits ("13", "1,000").
    pub(super) fn figure(&self, n: usize) -> Option<u32> {
        if self.kind(n) != Kind::Figure {
            return None;
        }
        let text = self.lower(n);
        if text.bytes().all(|b| b.is_ascii_digit()) {
            return text.parse().ok();
        }
        // Thousands: groups of three after each comma.
        let mut groups = text.split(',');
        let first = groups.next()?;
        let digits = |s: &str| !s.is_empty() && s.len() <= 3 && s.bytes().all(|b| b.is_ascii_digit());
        let mut value: u32 = digits(first).then(|| first.parse().ok())??;
        for group in groups {
            let part: u32 = (digits(group) && group.len() == 3).then(|| group.parse().ok())??;
            value = value.checked_mul(1000)?.checked_add(part)?;
        }
        Some(value)
    }

    /// Exactly `len` digits.
    pub(super) fn digits(&self, n: usize, len: usize) -> Option<u32> {
        let text = self.lower(n);
        (text.len() == len).then(|| self.figure(n)).flatten()
    }

    /// Four digits that may be a year, 1000 to 2199.
    pub(super) fn year(&self, n: usize) -> Option<i16> {
        let year = self.digits(n, 4).filter(|y| (1000..2200).contains(y))?;
        let money = self.joined(n) && matches!(self.before(n), "$" | "€" | "£" | "#" | "." | "/");
        let share = self.lower(n + 1) == "%" || (self.lower(n + 1) == "/" && self.joined(n + 1));
        (!money && !share).then(|| i16::try_from(year).ok()).flatten()
    }

    /// A day of the month: "5", "05", "5th", "fifth", "twenty-first", with the token after it.
    pub(super) fn day(&self, n: usize) -> Option<(i8, usize)> {
        match self.kind(n) {
            Kind::Figure => {
                let text = self.lower(n);
                let number =
                    ["st", "nd", "rd", "th"].iter().find_map(|s| text.strip_suffix(s)).unwrap_or(text);
                if number.is_empty() || number.len() > 2 || !number.bytes().all(|b| b.is_ascii_digit()) {
                    return None;
                }
                let day: i8 = number.parse().ok()?;
                (1..=31).contains(&day).then_some((day, n + 1))
            }
            Kind::Ordinal => Some((i8::try_from(self.sense(n).value).ok()?, n + 1)),
            Kind::Tens if self.is_dash(n + 1) => {
                let day = i8::try_from(self.sense(n).value + self.value(n + 2, Kind::Ordinal)?).ok()?;
                (day <= 31).then_some((day, n + 3))
            }
            _ => None,
        }
    }

    /// Whether a day of the month is written as an ordinal ("5th", "fifth").
    pub(super) fn is_ordinal(&self, n: usize) -> bool {
        self.kind(n) != Kind::Figure || self.lower(n).ends_with(|c: char| c.is_ascii_alphabetic())
    }

    /// A month name with the token after it. A name with another everyday sense ("may", "march", "sat") needs a capital
    /// letter; whether the setting fits is for the rule to say.
    pub(super) fn month(&self, n: usize) -> Option<(i8, usize)> {
        let sense = self.sense(n);
        match sense.kind {
            Kind::Month if sense.careful && !self.capitalised(n) => None,
            Kind::Month => Some((
                sense.value as i8,
                if self.lower(n).len() <= 4 { self.past_stop(n + 1) } else { n + 1 },
            )),
            Kind::LevantMonth if self.capitalised(n) => Some((sense.value as i8, n + 1)),
            Kind::LevantPair if self.capitalised(n) => self.levant_pair(n, sense.value as i8),
            _ => None,
        }
    }

    /// "Kanun al-Thani": the second of the pair is a month later, over the turn of the year.
    fn levant_pair(&self, n: usize, first: i8) -> Option<(i8, usize)> {
        let mut at = n + 1;
        if self.is(at, &["al", "ath", "el", "at"]) {
            at = self.past_dash(at + 1);
        }
        if self.is(at, &["awwal", "awal", "i"]) {
            Some((first, at + 1))
        } else if self.is(at, &["thani", "tani", "thany", "ii"]) {
            Some((first % 12 + 1, at + 1))
        } else {
            None
        }
    }

    /// A number of units: "three", "twenty-five", "a hundred", "two and a half", "several", "a few", "1,000", "2.5".
    pub(super) fn amount(&self, n: usize) -> Option<(Amount, usize)> {
        match self.kind(n) {
            Kind::Figure => {
                if let Some(whole) = self.figure(n) {
                    return Some(self.and_a_half(whole, n + 1));
                }
                let (whole, tenth) = self.lower(n).split_once('.')?;
                let whole: u32 = (whole.len() < 6).then(|| whole.parse().ok())??;
                let tenth: u32 = (tenth.len() == 1).then(|| tenth.parse().ok())??;
                Some((Amount::Tenths(whole * 10 + tenth), n + 1))
            }
            Kind::Number | Kind::Tens | Kind::Hundred => {
                let (whole, end) = self.spelled(n)?;
                Some(self.and_a_half(whole, end))
            }
            Kind::Half => {
                let at = self.past_dash(n + 1);
                let at = at + usize::from(self.kind(at) == Kind::Article);
                Some((Amount::Tenths(5), at))
            }
            Kind::Article => match self.kind(n + 1) {
                Kind::Hundred | Kind::Vague => self.amount(n + 1),
                Kind::Half => Some((Amount::Tenths(5), self.past_dash(n + 2))),
                _ => Some((Amount::whole(1), n + 1)),
            },
            Kind::Vague => {
                if self.is(n, &["couple"]) {
                    return Some((Amount::whole(2), n + 1 + usize::from(self.is(n + 1, &["of"]))));
                }
                Some((Amount::Vague, n + 1))
            }
            _ => None,
        }
    }

    /// A number in words, up to the thousands.
    pub(super) fn spelled(&self, n: usize) -> Option<(u32, usize)> {
        let mut at = n;
        let mut value: u32 = 0;
        while at < n + 8 {
            let sense = self.sense(at);
            let number = u32::try_from(sense.value).unwrap_or(0);
            match sense.kind {
                Kind::Number if value == 0 || value.is_multiple_of(100) => value += number,
                Kind::Tens if value == 0 || value.is_multiple_of(100) => {
                    value += number;
                    let ones = self.past_dash(at + 1);
                    if let Some(v) = self.value(ones, Kind::Number).filter(|v| *v < 10) {
                        value += v as u32;
                        at = ones;
                    }
                }
                Kind::Hundred => {
                    let factor = if self.lower(at) == "thousand" { 1000 } else { 100 };
                    value = value.max(1).checked_mul(factor)?;
                }
                _ if value >= 100
                    && self.is(at, &["and"])
                    && matches!(self.kind(at + 1), Kind::Number | Kind::Tens) => {}
                _ => break,
            }
            at += 1;
        }
        (at > n).then_some((value, at))
    }

    /// `whole` units, and a half if the words say so.
    fn and_a_half(&self, whole: u32, end: usize) -> (Amount, usize) {
        let tenths = whole.saturating_mul(10);
        let half = end + 1 + usize::from(self.kind(end + 1) == Kind::Article);
        if self.is(end, &["and"]) && self.kind(half) == Kind::Half {
            (Amount::Tenths(tenths.saturating_add(5)), half + 1)
        } else {
            (Amount::Tenths(tenths), end)
        }
    }

    /// A unit, singular or plural.
    pub(super) fn unit(&self, n: usize) -> Option<Unit> {
        let sense = self.sense(n);
        matches!(sense.kind, Kind::Unit | Kind::Units).then(|| Unit::from_value(sense.value)).flatten()
    }

    /// Whether a preposition of time stands before token `n`.
    pub(super) fn after_preposition(&self, n: usize) -> bool {
        matches!(
            self.before(n),
            "in" | "since"
                | "from"
                | "by"
                | "until"
                | "till"
                | "of"
                | "between"
                | "during"
                | "around"
                | "after"
                | "before"
                | "for"
                | "through"
                | "throughout"
                | "into"
                | "to"
                | "circa"
                | "on"
        )
    }
}
