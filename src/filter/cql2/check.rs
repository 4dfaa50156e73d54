//! What the parts of an expression mean: properties known, types fitting, time as comparisons.

use super::{Comparison, DEEPEST, Expr, MOST, Node, Operand, Scalar, SpatialOp};
use crate::filter::datetime::{self, day_number};
use crate::filter::{Field, FieldKind, position};
use jiff::tz::TimeZone;
use std::cell::Cell;

/// The name of a feature's geometry in expressions.
pub const GEOMETRY: &str = "geometry";

/// What kind of values can be compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Text,
    Number,
    Day,
    Moment,
}

impl Kind {
    fn name(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Number => "a number",
            Self::Day => "a date",
            Self::Moment => "a timestamp",
        }
    }
}

/// Turns `node` into an expression over `fields`.
pub(super) fn check(node: &Node, fields: &[Field]) -> Result<Expr, String> {
    Checker { fields, left: Cell::new(MOST) }.expr(node, 0)
}

struct Checker<'f> {
    fields: &'f [Field],
    /// How many parts more there may be.
    left: Cell<usize>,
}

impl Checker<'_> {
    fn count(&self) -> Result<(), String> {
        let left = self.left.get().checked_sub(1).ok_or_else(|| format!("has more than {MOST} parts"))?;
        self.left.set(left);
        Ok(())
    }

    fn expr(&self, node: &Node, depth: usize) -> Result<Expr, String> {
        self.count()?;
        if depth > DEEPEST {
            return Err(format!("nests deeper than {DEEPEST}"));
        }
        let (op, args) = match node {
            Node::Bool(is) => return Ok(Expr::Bool(*is)),
            Node::Op(op, args) => (op.as_str(), args.as_slice()),
            _ => return Err("a value stands where a condition is expected".to_owned()),
        };
        let conditions = || args.iter().map(|a| self.expr(a, depth + 1)).collect::<Result<Vec<_>, _>>();
        match (op, args) {
            ("and", [_, _, ..]) => Ok(Expr::And(conditions()?)),
            ("or", [_, _, ..]) => Ok(Expr::Or(conditions()?)),
            ("not", [inner]) => Ok(Expr::Not(Box::new(self.expr(inner, depth + 1)?))),
            ("isnull", [Node::Property(name)]) if name == GEOMETRY => Ok(Expr::IsUnlocated),
            ("isnull", [value]) => match self.operand(value, None)? {
                (Operand::Field(n), _) => Ok(Expr::IsNull(Operand::Field(n))),
                _ => Err("IS NULL asks for a property".to_owned()),
            },
            ("like", [value, pattern]) => {
                let (operand, kind) = self.operand(value, None)?;
                let (pattern, _) = self.operand(pattern, Some(Kind::Text))?;
                match (kind, &pattern) {
                    (Kind::Text, Operand::Field(_)) => Err("LIKE needs a pattern in quotes".to_owned()),
                    (Kind::Text, _) => Ok(Expr::Like(operand, pattern)),
                    _ => Err("LIKE asks for text".to_owned()),
                }
            }
            ("between", [value, low, high]) => {
                let at_least = self.comparison(Comparison::GreaterOrEqual, value, low)?;
                Ok(Expr::And(vec![at_least, self.comparison(Comparison::LessOrEqual, value, high)?]))
            }
            ("in", [value, Node::List(list)]) if !list.is_empty() => self.one_of(value, list),
            (op, [a, b]) => {
                if let Some(comparison) = Comparison::ALL.into_iter().find(|c| c.sign() == op) {
                    return self.comparison(comparison, a, b);
                }
                if let Some((_, spatial)) = SpatialOp::NAMES.iter().find(|(name, _)| *name == op) {
                    return spatial_relation(*spatial, a, b);
                }
                self.temporal(op, a, b)
            }
            _ => Err(unknown(op)),
        }
    }

    fn one_of(&self, value: &Node, list: &[Node]) -> Result<Expr, String> {
        let (operand, kind) = self.operand(value, None)?;
        let mut values = Vec::new();
        for entry in list {
            match self.operand(entry, Some(kind))? {
                (Operand::Value(value), of) if of == kind => values.push(value),
                (Operand::Casei(inner), _) if matches!(operand, Operand::Casei(_)) => match *inner {
                    Operand::Value(Scalar::Text(text)) => {
                        values.push(Scalar::Text(super::without_case(&text)));
                    }
                    _ => return Err("IN needs a list of values".to_owned()),
                },
                (Operand::Accenti(inner), _) if matches!(operand, Operand::Accenti(_)) => match *inner {
                    Operand::Value(Scalar::Text(text)) => {
                        values.push(Scalar::Text(super::without_marks(&text)));
                    }
                    _ => return Err("IN needs a list of values".to_owned()),
                },
                _ => return Err(format!("IN needs a list of values, each {}", kind.name())),
            }
        }
        Ok(Expr::In(operand, values))
    }

    fn comparison(&self, comparison: Comparison, a: &Node, b: &Node) -> Result<Expr, String> {
        // The side that is no bare text says what kind the other has to be: a date may be written as plain text.
        let (a, b) = if matches!(a, Node::Text(_)) {
            let (b, kind) = self.operand(b, None)?;
            (self.operand(a, Some(kind))?, (b, kind))
        } else {
            let (a, kind) = self.operand(a, None)?;
            ((a, kind), self.operand(b, Some(kind))?)
        };
        if a.1 != b.1 {
            return Err(format!("{} is compared with {}", a.1.name(), b.1.name()));
        }
        Ok(Expr::Compare(comparison, a.0, b.0))
    }

    /// Something comparable and its kind; literals take the kind `wanted` where they can.
    fn operand(&self, node: &Node, wanted: Option<Kind>) -> Result<(Operand, Kind), String> {
        self.count()?;
        let text = |text: &str| Operand::Value(Scalar::Text(text.to_owned()));
        let int = |n: i32| Operand::Value(Scalar::Int(n.into()));
        match node {
            Node::Property(name) => self.field(name),
            Node::Number(n) => Ok((Operand::Value(number(*n)), Kind::Number)),
            Node::Text(value) | Node::Date(value) | Node::Timestamp(value) if wanted == Some(Kind::Day) => {
                Ok((int(datetime::day(value)?), Kind::Day))
            }
            Node::Text(value) | Node::Date(value) | Node::Timestamp(value)
                if wanted == Some(Kind::Moment) =>
            {
                Ok((text(&moment(value, false)?), Kind::Moment))
            }
            Node::Text(value) => {
                if value.contains('\0') {
                    return Err("holds a zero byte".to_owned());
                }
                Ok((text(value), Kind::Text))
            }
            Node::Date(value) => Ok((int(datetime::day(value)?), Kind::Day)),
            Node::Timestamp(value) => Ok((text(&moment(value, false)?), Kind::Moment)),
            Node::Op(op, args) => match (op.as_str(), args.as_slice()) {
                ("casei", [inner]) => Ok((Operand::Casei(Box::new(self.folded(inner, 0)?)), Kind::Text)),
                ("accenti", [inner]) => Ok((Operand::Accenti(Box::new(self.folded(inner, 0)?)), Kind::Text)),
                _ => Err(unknown(op)),
            },
            Node::Bool(_) => Err("no property is true or false".to_owned()),
            Node::Interval(_) => Err("an interval stands where a single value is expected".to_owned()),
            Node::Geometry(_) => Err("a geometry stands where a single value is expected".to_owned()),
            Node::List(_) => Err("a list stands where a single value is expected".to_owned()),
        }
    }

    fn folded(&self, node: &Node, depth: usize) -> Result<Operand, String> {
        if depth > 4 {
            return Err("nests CASEI and ACCENTI too deep".to_owned());
        }
        if let Node::Op(op, args) = node
            && let [inner] = args.as_slice()
        {
            self.count()?;
            let inner = Box::new(self.folded(inner, depth + 1)?);
            return match op.as_str() {
                "casei" => Ok(Operand::Casei(inner)),
                "accenti" => Ok(Operand::Accenti(inner)),
                _ => Err(unknown(op)),
            };
        }
        match self.operand(node, None)? {
            (operand, Kind::Text) => Ok(operand),
            _ => Err("CASEI and ACCENTI ask for text".to_owned()),
        }
    }

    fn field(&self, name: &str) -> Result<(Operand, Kind), String> {
        let shown: String = name.chars().take(60).collect();
        if name == GEOMETRY {
            return Err("the geometry can be asked for by spatial functions only".to_owned());
        }
        let found = position(self.fields, name).filter(|n| self.fields[*n].kind.is_queryable());
        let n = found.ok_or_else(|| {
            let known: Vec<&str> =
                self.fields.iter().filter(|f| f.kind.is_queryable()).map(|f| f.name).collect();
            format!("names `{shown}`, which is no property here; there are {}", known.join(", "))
        })?;
        let kind = match self.fields[n].kind {
            FieldKind::Text | FieldKind::Word(_) | FieldKind::Nested => Kind::Text,
            FieldKind::Integer | FieldKind::Number => Kind::Number,
            FieldKind::Date => Kind::Day,
            FieldKind::Instant => Kind::Moment,
        };
        Ok((Operand::Field(n), kind))
    }

    /// A function of time, as comparisons of the ends of its two sides.
    fn temporal(&self, op: &str, a: &Node, b: &Node) -> Result<Expr, String> {
        use Comparison::{Equal as E, Greater as G, GreaterOrEqual as Ge, Less as L, LessOrEqual as Le};
        // Which end of the first (s1, e1) compares how to which end of the second (s2, e2): table 7 of CQL2.
        let rule: &[(usize, Comparison, usize)] = match op {
            "t_after" => &[(0, G, 1)],
            "t_before" => &[(1, L, 0)],
            "t_contains" => &[(0, L, 0), (1, G, 1)],
            "t_disjoint" => &[(1, L, 0), (0, G, 1)],
            "t_during" => &[(0, G, 0), (1, L, 1)],
            "t_equals" => &[(0, E, 0), (1, E, 1)],
            "t_finishedby" => &[(0, L, 0), (1, E, 1)],
            "t_finishes" => &[(0, G, 0), (1, E, 1)],
            "t_intersects" => &[(0, Le, 1), (1, Ge, 0)],
            "t_meets" => &[(1, E, 0)],
            "t_metby" => &[(0, E, 1)],
            "t_overlappedby" => &[(0, G, 0), (0, L, 1), (1, G, 1)],
            "t_overlaps" => &[(0, L, 0), (1, G, 0), (1, L, 1)],
            "t_startedby" => &[(0, E, 0), (1, G, 1)],
            "t_starts" => &[(0, E, 0), (1, L, 1)],
            _ => return Err(unknown(op)),
        };
        let kind = match (self.time_kind(a)?, self.time_kind(b)?) {
            (Some(a), Some(b)) if a != b => {
                return Err(format!("{} is compared with {}", a.name(), b.name()));
            }
            (Some(kind), _) | (None, Some(kind)) => kind,
            (None, None) => return Err("a function of time needs a property".to_owned()),
        };
        let (a, b) = (self.ends(a, kind)?, self.ends(b, kind)?);
        let mut parts: Vec<Expr> = rule
            .iter()
            .map(|(x, comparison, y)| Expr::Compare(*comparison, a[*x].clone(), b[*y].clone()))
            .collect();
        Ok(match (op, parts.len()) {
            (_, 1) => parts.remove(0),
            ("t_disjoint", _) => Expr::Or(parts),
            _ => Expr::And(parts),
        })
    }

    /// Whether the properties within are days or moments; `None` when there are none.
    fn time_kind(&self, node: &Node) -> Result<Option<Kind>, String> {
        match node {
            Node::Property(name) => match self.field(name)?.1 {
                kind @ (Kind::Day | Kind::Moment) => Ok(Some(kind)),
                _ => Err(format!("names `{name}`, which is no date")),
            },
            Node::Interval(ends) => Ok(self.time_kind(&ends[0])?.or(self.time_kind(&ends[1])?)),
            Node::Date(_) | Node::Timestamp(_) | Node::Text(_) => Ok(None),
            _ => Err("a function of time asks for dates, timestamps and intervals".to_owned()),
        }
    }

    /// First and last day or moment, both included.
    fn ends(&self, node: &Node, kind: Kind) -> Result<[Operand; 2], String> {
        let [first, last] = match node {
            Node::Interval(ends) => [&ends[0], &ends[1]],
            single => [single, single],
        };
        Ok([self.end(first, kind, false)?, self.end(last, kind, true)?])
    }

    fn end(&self, node: &Node, kind: Kind, is_last: bool) -> Result<Operand, String> {
        match (node, kind) {
            (Node::Text(open), Kind::Day) if open == ".." => {
                let day = if is_last { i64::from(i32::MAX) } else { i64::from(i32::MIN) };
                Ok(Operand::Value(Scalar::Int(day)))
            }
            (Node::Text(open), _) if open == ".." => {
                // Before and after all moments as they are written: digits first.
                let moment = if is_last { "~" } else { "" };
                Ok(Operand::Value(Scalar::Text(moment.to_owned())))
            }
            (Node::Text(value) | Node::Date(value) | Node::Timestamp(value), Kind::Moment) => {
                Ok(Operand::Value(Scalar::Text(moment(value, is_last)?)))
            }
            _ => match self.operand(node, Some(kind))? {
                (operand, of) if of == kind => Ok(operand),
                (_, of) => Err(format!("{} stands where {} is expected", of.name(), kind.name())),
            },
        }
    }
}

fn spatial_relation(op: SpatialOp, a: &Node, b: &Node) -> Result<Expr, String> {
    match (a, b) {
        (Node::Property(name), Node::Geometry(literal)) if name == GEOMETRY => {
            Ok(Expr::Spatial(op, literal.clone()))
        }
        (Node::Geometry(literal), Node::Property(name)) if name == GEOMETRY => {
            Ok(Expr::Spatial(op.reversed(), literal.clone()))
        }
        _ => Err(format!("a spatial function needs the property `{GEOMETRY}` and a literal geometry")),
    }
}

fn unknown(op: &str) -> String {
    let shown: String = op.chars().take(40).collect();
    format!("has the operator or function `{shown}` in a form that is not known here")
}

/// A whole number as one, so that SQL compares it as one.
fn number(n: f64) -> Scalar {
    let is_whole = n.fract() == 0.0 && n.abs() < 9e15;
    if is_whole { Scalar::Int(n as i64) } else { Scalar::Real(n) }
}

/// A moment as it is stored; a plain day stands for its first or its last second.
fn moment(value: &str, is_last: bool) -> Result<String, String> {
    if let Ok(instant) = value.parse::<jiff::Timestamp>() {
        let whole = jiff::Timestamp::from_second(instant.as_second()).unwrap_or(instant);
        return Ok(whole.to_string());
    }
    let day = datetime::day(value)?;
    let date = datetime::day_date(day).ok_or("a date is out of range")?;
    debug_assert_eq!(day_number(date), day);
    let start = date.to_zoned(TimeZone::UTC).map_err(|_| "a date is out of range")?.timestamp();
    let seconds = if is_last { 86_399 } else { 0 };
    start
        .checked_add(jiff::SignedDuration::from_secs(seconds))
        .map(|t| t.to_string())
        .map_err(|_| "a date is out of range".to_owned())
}
