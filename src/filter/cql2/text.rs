//! CQL2 text: words, then a descent along the grammar.
//!
//! ```text
//! any       = all { OR all }
//! all       = one { AND one }
//! one       = NOT one | "(" any ")" | predicate
//! predicate = S_…(value, value) | T_…(value, value) | TRUE | FALSE
//!           | value ( comparison value | [NOT] LIKE value | [NOT] BETWEEN value AND value
//!                   | [NOT] IN "(" value {"," value} ")" | IS [NOT] NULL )
//! value     = 'text' | number | property | "property" | DATE('…') | TIMESTAMP('…') | INTERVAL(end, end)
//!           | CASEI(value) | ACCENTI(value) | BBOX(…) | POINT(…) and the other forms of WKT
//! ```

use super::{Comparison, DEEPEST, Node, geometry};
use crate::filter::Crs;
use std::str::FromStr;

/// First words of well-known text.
const WKT: &[&str] = &[
    "POINT",
    "LINESTRING",
    "POLYGON",
    "MULTIPOINT",
    "MULTILINESTRING",
    "MULTIPOLYGON",
    "GEOMETRYCOLLECTION",
];

/// Reads an expression; an error says what is wrong.
pub(super) fn parse(value: &str, crs: Crs) -> Result<Node, String> {
    let mut parser = Parser { words: words(value)?, at: 0, depth: 0, source: value, crs };
    let node = parser.any()?;
    match parser.peek() {
        None => Ok(node),
        Some(_) => Err(parser.expected("the end, AND or OR")),
    }
}

#[derive(Debug, Clone, PartialEq)]
enum Word {
    /// A name or keyword.
    Name(String),
    /// A name in quotation marks: never a keyword.
    Quoted(String),
    Text(String),
    Number(f64),
    /// A comparison, parenthesis or comma.
    Sign(&'static str),
}

const SIGNS: &[&str] = &["<>", "<=", ">=", "=", "<", ">", "(", ")", ","];

/// Cuts `source` into words, each with the byte it begins at.
fn words(source: &str) -> Result<Vec<(Word, usize)>, String> {
    let mut words = Vec::new();
    let mut at = 0;
    while let Some(c) = source[at..].chars().next() {
        let rest = &source[at..];
        let (word, length) = if c.is_whitespace() {
            at += c.len_utf8();
            continue;
        } else if let Some(sign) = SIGNS.iter().find(|s| rest.starts_with(**s)) {
            (Word::Sign(sign), sign.len())
        } else if c == '\'' || c == '"' {
            let (text, length) = quoted(rest, c).ok_or_else(|| format!("has no closing {c}"))?;
            (if c == '\'' { Word::Text(text) } else { Word::Quoted(text) }, length)
        } else if c.is_ascii_digit() || matches!(c, '+' | '-' | '.') {
            let length = number_length(rest);
            let number = rest[..length].parse::<f64>().ok().filter(|n| n.is_finite());
            (Word::Number(number.ok_or_else(|| format!("cannot be read from `{}`", start(rest)))?), length)
        } else if c.is_alphabetic() || c == '_' {
            let is_part = |c: char| c.is_alphanumeric() || matches!(c, '_' | '.' | ':');
            let length = rest.find(|c| !is_part(c)).unwrap_or(rest.len());
            (Word::Name(rest[..length].to_owned()), length)
        } else {
            return Err(format!("cannot be read from `{}`", start(rest)));
        };
        words.push((word, at));
        at += length;
    }
    Ok(words)
}

/// The text between quotes, two of which stand for one (or one after `\`), and how many bytes it takes.
fn quoted(rest: &str, quote: char) -> Option<(String, usize)> {
    let mut text = String::new();
    let mut chars = rest.char_indices().skip(1).peekable();
    while let Some((n, c)) = chars.next() {
        if c == '\\' && chars.peek().is_some_and(|(_, next)| *next == quote) {
            text.extend(chars.next().map(|(_, c)| c));
        } else if c != quote {
            text.push(c);
        } else if chars.peek().is_some_and(|(_, next)| *next == quote) {
            text.push(quote);
            chars.next();
        } else {
            return Some((text, n + 1));
        }
    }
    None
}

fn number_length(rest: &str) -> usize {
    let mut last = ' ';
    let end = rest.char_indices().find(|(n, c)| {
        let is_sign = matches!(c, '+' | '-') && (*n == 0 || matches!(last, 'e' | 'E'));
        let is_part = c.is_ascii_digit() || matches!(c, '.' | 'e' | 'E') || is_sign;
        last = *c;
        !is_part
    });
    end.map_or(rest.len(), |(n, _)| n)
}

/// The first characters of what could not be read.
fn start(rest: &str) -> String {
    rest.chars().take(20).collect()
}

struct Parser<'s> {
    words: Vec<(Word, usize)>,
    at: usize,
    depth: usize,
    source: &'s str,
    crs: Crs,
}

impl Parser<'_> {
    fn peek(&self) -> Option<&Word> {
        self.words.get(self.at).map(|(word, _)| word)
    }

    /// Where the next word begins.
    fn here(&self) -> usize {
        self.words.get(self.at).map_or(self.source.len(), |(_, at)| *at)
    }

    fn expected(&self, what: &str) -> String {
        match start(&self.source[self.here()..]) {
            rest if rest.is_empty() => format!("ends where {what} is expected"),
            rest => format!("has `{rest}` where {what} is expected"),
        }
    }

    fn is_keyword(&self, keyword: &str) -> bool {
        matches!(self.peek(), Some(Word::Name(name)) if name.eq_ignore_ascii_case(keyword))
    }

    /// Passes over `keyword` if it is next.
    fn keyword(&mut self, keyword: &str) -> bool {
        let is_next = self.is_keyword(keyword);
        self.at += usize::from(is_next);
        is_next
    }

    fn sign(&mut self, sign: &'static str) -> bool {
        let is_next = self.peek() == Some(&Word::Sign(sign));
        self.at += usize::from(is_next);
        is_next
    }

    fn need(&mut self, sign: &'static str) -> Result<(), String> {
        if self.sign(sign) { Ok(()) } else { Err(self.expected(&format!("`{sign}`"))) }
    }

    /// Goes one level deeper, not too deep.
    fn deeper<T>(&mut self, inner: impl FnOnce(&mut Self) -> Result<T, String>) -> Result<T, String> {
        self.depth += 1;
        if self.depth > DEEPEST {
            return Err(format!("nests deeper than {DEEPEST}"));
        }
        let result = inner(self);
        self.depth -= 1;
        result
    }

    fn any(&mut self) -> Result<Node, String> {
        self.chain("or", Self::all)
    }

    fn all(&mut self) -> Result<Node, String> {
        self.chain("and", Self::one)
    }

    fn chain(&mut self, op: &str, part: impl Fn(&mut Self) -> Result<Node, String>) -> Result<Node, String> {
        let mut parts = vec![part(self)?];
        while self.keyword(op) {
            parts.push(part(self)?);
        }
        Ok(if parts.len() == 1 { parts.remove(0) } else { Node::Op(op.to_owned(), parts) })
    }

    fn one(&mut self) -> Result<Node, String> {
        if self.keyword("not") {
            let inner = self.deeper(Self::one)?;
            return Ok(Node::Op("not".to_owned(), vec![inner]));
        }
        if self.sign("(") {
            let inner = self.deeper(Self::any)?;
            self.need(")")?;
            return Ok(inner);
        }
        self.predicate()
    }

    fn predicate(&mut self) -> Result<Node, String> {
        for (word, value) in [("true", true), ("false", false)] {
            if self.keyword(word) {
                return Ok(Node::Bool(value));
            }
        }
        if let Some(Word::Name(name)) = self.peek() {
            let name = name.to_lowercase();
            if name.starts_with("s_") || name.starts_with("t_") {
                self.at += 1;
                self.need("(")?;
                let first = self.value()?;
                self.need(",")?;
                let second = self.value()?;
                self.need(")")?;
                return Ok(Node::Op(name, vec![first, second]));
            }
        }
        let value = self.value()?;
        if let Some(comparison) = Comparison::ALL.into_iter().find(|c| self.sign(c.sign())) {
            let other = self.value()?;
            return Ok(Node::Op(comparison.sign().to_owned(), vec![value, other]));
        }
        if self.keyword("is") {
            let is_negated = self.keyword("not");
            if !self.keyword("null") {
                return Err(self.expected("NULL"));
            }
            return Ok(negated(is_negated, Node::Op("isnull".to_owned(), vec![value])));
        }
        let is_negated = self.keyword("not");
        if self.keyword("like") {
            let pattern = self.value()?;
            Ok(negated(is_negated, Node::Op("like".to_owned(), vec![value, pattern])))
        } else if self.keyword("between") {
            let low = self.value()?;
            if !self.keyword("and") {
                return Err(self.expected("AND"));
            }
            let high = self.value()?;
            Ok(negated(is_negated, Node::Op("between".to_owned(), vec![value, low, high])))
        } else if self.keyword("in") {
            self.need("(")?;
            let mut list = vec![self.value()?];
            while self.sign(",") {
                list.push(self.value()?);
            }
            self.need(")")?;
            Ok(negated(is_negated, Node::Op("in".to_owned(), vec![value, Node::List(list)])))
        } else {
            Err(self.expected("a comparison, LIKE, BETWEEN, IN or IS NULL"))
        }
    }

    fn value(&mut self) -> Result<Node, String> {
        let word = self.peek().cloned().ok_or_else(|| self.expected("a value"))?;
        let begin = self.here();
        match word {
            Word::Text(text) => {
                self.at += 1;
                Ok(Node::Text(text))
            }
            Word::Number(number) => {
                self.at += 1;
                Ok(Node::Number(number))
            }
            Word::Quoted(name) => {
                self.at += 1;
                Ok(Node::Property(name))
            }
            Word::Sign(_) => Err(self.expected("a value")),
            Word::Name(name) => {
                self.at += 1;
                let upper = name.to_ascii_uppercase();
                if WKT.contains(&upper.as_str()) {
                    return self.well_known_text(begin);
                }
                match upper.as_str() {
                    "CASEI" | "ACCENTI" => {
                        self.need("(")?;
                        let inner = self.deeper(Self::value)?;
                        self.need(")")?;
                        Ok(Node::Op(upper.to_lowercase(), vec![inner]))
                    }
                    "DATE" => self.text_in_parentheses().map(Node::Date),
                    "TIMESTAMP" => self.text_in_parentheses().map(Node::Timestamp),
                    "INTERVAL" => {
                        self.need("(")?;
                        let first = self.deeper(Self::value)?;
                        self.need(",")?;
                        let second = self.deeper(Self::value)?;
                        self.need(")")?;
                        Ok(Node::Interval(Box::new([first, second])))
                    }
                    "BBOX" => {
                        self.need("(")?;
                        let mut numbers = Vec::new();
                        while let Some(Word::Number(number)) = self.peek() {
                            numbers.push(*number);
                            self.at += 1;
                            if !self.sign(",") {
                                break;
                            }
                        }
                        self.need(")")?;
                        Ok(Node::Geometry(Box::new(geometry::bbox(&numbers, self.crs)?)))
                    }
                    "TRUE" => Ok(Node::Bool(true)),
                    "FALSE" => Ok(Node::Bool(false)),
                    _ => Ok(Node::Property(name)),
                }
            }
        }
    }

    fn text_in_parentheses(&mut self) -> Result<String, String> {
        self.need("(")?;
        let Some(Word::Text(text)) = self.peek().cloned() else {
            return Err(self.expected("text in quotes"));
        };
        self.at += 1;
        self.need(")")?;
        Ok(text)
    }

    /// A geometry whose first word began at byte `begin`, up to the parenthesis that closes it.
    fn well_known_text(&mut self, begin: usize) -> Result<Node, String> {
        let mut open = 0_usize;
        while let Some(word) = self.peek().cloned() {
            self.at += 1;
            match word {
                Word::Sign("(") => open += 1,
                Word::Sign(")") => open = open.saturating_sub(1),
                Word::Name(_) if open == 0 => continue,
                Word::Name(_) | Word::Number(_) | Word::Sign(",") if open > 0 => continue,
                _ => return Err("a geometry is no well-known text".to_owned()),
            }
            if open > DEEPEST {
                return Err(format!("nests deeper than {DEEPEST}"));
            }
            if open == 0 {
                let end = self.words[self.at - 1].1 + 1;
                let wrong = |e: String| format!("a geometry is no well-known text: {e}");
                let text = &self.source[begin..end];
                let read = wkt::Wkt::<f64>::from_str(text).map_err(|e| wrong(e.to_owned()))?;
                let read = geo::Geometry::try_from(read).map_err(|e| wrong(e.to_string()))?;
                return Ok(Node::Geometry(Box::new(geometry::literal(&read, self.crs)?)));
            }
        }
        Err("ends within a geometry".to_owned())
    }
}

fn negated(is_negated: bool, node: Node) -> Node {
    if is_negated { Node::Op("not".to_owned(), vec![node]) } else { node }
}
