//! Common Query Language (CQL2, OGC 21-065r2), text and JSON, as a checked expression over a collection's properties.
//!
//! A request's words become a tree of nodes (`text`, `json`), which `check` turns into an [`Expr`]: properties are looked up
//! in the table of the collection, types must fit, functions of time become comparisons. [`Expr::test`] evaluates it in
//! memory, `store` writes it as SQL with bound parameters; a property test holds the two together.
//!
//! Left out: arithmetic, arrays, functions of the server's own. Length, depth and number of terms are bounded.

mod check;
mod geometry;
mod json;
mod text;

pub use geometry::SpatialOp;

use super::fold::{without_case, without_marks};
use super::{Crs, Error, Field};
use geo::Geometry;
use std::borrow::Cow;
use std::cmp::Ordering;

/// Longest expression, in bytes.
pub const LONGEST: usize = 8_000;
/// How deep parentheses, operators and objects may nest.
const DEEPEST: usize = 24;
/// How many parts an expression may have.
const MOST: usize = 400;

/// How an expression is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Language {
    /// `type = 'raid' AND killed_best > 3`
    Text,
    /// `{"op": "=", "args": [{"property": "type"}, "raid"]}`
    Json,
}

impl Language {
    /// Names that `filter-lang` may have.
    pub const NAMES: &'static [(&'static str, Self)] =
        &[("cql2-text", Self::Text), ("cql2-json", Self::Json)];
}

/// A part of an expression as written, before it is known what it means.
#[derive(Debug, Clone)]
enum Node {
    /// An operator or function in lower case, and what it applies to.
    Op(String, Vec<Node>),
    Property(String),
    Text(String),
    Number(f64),
    Bool(bool),
    /// Day or moment, as written.
    Date(String),
    Timestamp(String),
    Interval(Box<[Node; 2]>),
    Geometry(Box<Geometry>),
    List(Vec<Node>),
}

/// A value of a property or a literal.
#[derive(Debug, Clone, PartialEq)]
pub enum Scalar {
    /// Not known.
    Null,
    /// A whole number; a day counts from 1970-01-01.
    Int(i64),
    /// A number.
    Real(f64),
    /// Text; a moment is RFC 3339 in UTC to the second, which sorts by time.
    Text(String),
}

/// Something comparable.
#[derive(Debug, Clone, PartialEq)]
pub enum Operand {
    /// The property with this place in its collection's table.
    Field(usize),
    /// A literal.
    Value(Scalar),
    /// Case aside (`CASEI`).
    Casei(Box<Operand>),
    /// Accents aside (`ACCENTI`).
    Accenti(Box<Operand>),
}

/// A comparison.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Comparison {
    /// `=`
    Equal,
    /// `<>`
    NotEqual,
    /// `<`
    Less,
    /// `<=`
    LessOrEqual,
    /// `>`
    Greater,
    /// `>=`
    GreaterOrEqual,
}

impl Comparison {
    /// The sign, in CQL2 as in SQL.
    pub const fn sign(self) -> &'static str {
        match self {
            Self::Equal => "=",
            Self::NotEqual => "<>",
            Self::Less => "<",
            Self::LessOrEqual => "<=",
            Self::Greater => ">",
            Self::GreaterOrEqual => ">=",
        }
    }

    const ALL: [Self; 6] =
        [Self::Equal, Self::NotEqual, Self::Less, Self::LessOrEqual, Self::Greater, Self::GreaterOrEqual];

    fn holds(self, ordering: Ordering) -> bool {
        match self {
            Self::Equal => ordering.is_eq(),
            Self::NotEqual => ordering.is_ne(),
            Self::Less => ordering.is_lt(),
            Self::LessOrEqual => ordering.is_le(),
            Self::Greater => ordering.is_gt(),
            Self::GreaterOrEqual => ordering.is_ge(),
        }
    }
}

/// A checked expression. What touches an unknown value is neither true nor false, as in SQL.
#[derive(Debug, Clone, PartialEq)]
pub enum Expr {
    /// Always or never.
    Bool(bool),
    /// Not so.
    Not(Box<Expr>),
    /// All of these.
    And(Vec<Expr>),
    /// Any of these.
    Or(Vec<Expr>),
    /// The first compares so to the second.
    Compare(Comparison, Operand, Operand),
    /// Text of this pattern: `%` stands for any characters, `_` for one, `\` before either for itself.
    Like(Operand, Operand),
    /// One of these.
    In(Operand, Vec<Scalar>),
    /// Not known.
    IsNull(Operand),
    /// Without a geometry.
    IsUnlocated,
    /// The geometry lies so to this one.
    Spatial(SpatialOp, Box<Geometry>),
}

/// What expressions are evaluated over.
pub trait Row {
    /// The value of the property at this place in the collection's table.
    fn value(&self, field: usize) -> &Scalar;
    /// The geometry.
    fn geometry(&self) -> Option<Cow<'_, Geometry>>;
}

impl Expr {
    /// Reads the value of `filter` for a collection with these properties; literal geometries are in `crs`.
    pub fn parse(value: &str, language: Language, crs: Crs, fields: &[Field]) -> Result<Self, Error> {
        let wrong = |detail: String| Error::new("filter", detail);
        if value.len() > LONGEST {
            return Err(wrong(format!("is longer than {LONGEST} bytes")));
        }
        let node = match language {
            Language::Text => text::parse(value, crs),
            Language::Json => json::parse(value, crs),
        };
        check::check(&node.map_err(wrong)?, fields).map_err(wrong)
    }

    /// Whether it is true of `row`; what is unknown is not.
    pub fn test(&self, row: &dyn Row) -> bool {
        self.holds(row) == Some(true)
    }

    /// True, false or unknown.
    fn holds(&self, row: &dyn Row) -> Option<bool> {
        match self {
            Self::Bool(is) => Some(*is),
            Self::Not(inner) => inner.holds(row).map(|is| !is),
            // One part decides alone: false for all, true for any.
            Self::And(parts) => together(parts, row, false),
            Self::Or(parts) => together(parts, row, true),
            Self::Compare(comparison, a, b) => {
                order(&a.value(row), &b.value(row)).map(|ordering| comparison.holds(ordering))
            }
            Self::Like(operand, pattern) => match (&*operand.value(row), &*pattern.value(row)) {
                (Scalar::Text(text), Scalar::Text(pattern)) => Some(is_like(text, pattern)),
                _ => None,
            },
            Self::In(operand, list) => match &*operand.value(row) {
                Scalar::Null => None,
                value => Some(list.iter().any(|entry| order(value, entry) == Some(Ordering::Equal))),
            },
            Self::IsNull(operand) => Some(*operand.value(row) == Scalar::Null),
            Self::IsUnlocated => Some(row.geometry().is_none()),
            Self::Spatial(op, literal) => row.geometry().map(|own| op.holds(&own, literal)),
        }
    }
}

/// `decisive` when any part is that, unknown when any is unknown, else the contrary.
fn together(parts: &[Expr], row: &dyn Row, decisive: bool) -> Option<bool> {
    let mut result = Some(!decisive);
    for part in parts {
        match part.holds(row) {
            Some(is) if is == decisive => return Some(decisive),
            Some(_) => {}
            None => result = None,
        }
    }
    result
}

impl Operand {
    fn value<'a>(&'a self, row: &'a dyn Row) -> Cow<'a, Scalar> {
        let folded = |inner: &'a Self, fold: fn(&str) -> String| match &*inner.value(row) {
            Scalar::Text(text) => Cow::Owned(Scalar::Text(fold(text))),
            other => Cow::Owned(other.clone()),
        };
        match self {
            Self::Field(n) => Cow::Borrowed(row.value(*n)),
            Self::Value(value) => Cow::Borrowed(value),
            Self::Casei(inner) => folded(inner, without_case),
            Self::Accenti(inner) => folded(inner, without_marks),
        }
    }
}

/// How two values compare; `None` when either is unknown.
fn order(a: &Scalar, b: &Scalar) -> Option<Ordering> {
    match (a, b) {
        (Scalar::Int(a), Scalar::Int(b)) => Some(a.cmp(b)),
        (Scalar::Int(a), Scalar::Real(b)) => (*a as f64).partial_cmp(b),
        (Scalar::Real(a), Scalar::Int(b)) => a.partial_cmp(&(*b as f64)),
        (Scalar::Real(a), Scalar::Real(b)) => a.partial_cmp(b),
        (Scalar::Text(a), Scalar::Text(b)) => Some(a.cmp(b)),
        _ => None,
    }
}

/// Whether `text` has the pattern of `LIKE`, case and accents as they are.
pub fn is_like(text: &str, pattern: &str) -> bool {
    // One character of the pattern: any run, any one, or itself.
    enum Part {
        Run,
        One,
        Itself(char),
    }
    let mut parts = Vec::new();
    let mut chars = pattern.chars();
    while let Some(c) = chars.next() {
        parts.push(match c {
            '%' => Part::Run,
            '_' => Part::One,
            '\\' => Part::Itself(chars.next().unwrap_or('\\')),
            c => Part::Itself(c),
        });
    }
    let text: Vec<char> = text.chars().collect();
    let (mut t, mut p) = (0, 0);
    // Where to go on after a run took one character more: the last run, and how far the text was then.
    let mut retry: Option<(usize, usize)> = None;
    while t < text.len() {
        let fits = match parts.get(p) {
            Some(Part::Run) => {
                retry = Some((p, t));
                p += 1;
                continue;
            }
            Some(Part::One) => true,
            Some(Part::Itself(c)) => *c == text[t],
            None => false,
        };
        if fits {
            t += 1;
            p += 1;
        } else if let Some((run, from)) = retry {
            retry = Some((run, from + 1));
            t = from + 1;
            p = run + 1;
        } else {
            return false;
        }
    }
    parts[p..].iter().all(|part| matches!(part, Part::Run))
}

#[cfg(test)]
mod tests;
