//! A CQL2 expression as SQL with bound parameters.
//!
//! Only the words of this file and of the table of fields become SQL; every literal is bound. Must agree with
//! [`Expr::test`] on every row: what SQLite lacks (patterns with case, accents, geometry) is the very function that the
//! test in memory uses.

use crate::filter::cql2::{Expr, Operand, Scalar, SpatialOp, is_like};
use crate::filter::{Field, without_case, without_marks};
use geo::{BoundingRect, Geometry, Point};
use rusqlite::Connection;
use rusqlite::functions::{Context, FunctionFlags};
use rusqlite::types::{Value, ValueRef};

/// The condition, in parentheses, and its parameters in order.
pub(super) fn write(expression: &Expr, fields: &[Field]) -> (String, Vec<Value>) {
    let mut writer = Writer { fields, sql: String::new(), values: Vec::new() };
    writer.expr(expression);
    (writer.sql, writer.values)
}

struct Writer<'f> {
    fields: &'f [Field],
    sql: String,
    values: Vec<Value>,
}

impl Writer<'_> {
    fn bind(&mut self, value: Value) {
        self.sql.push('?');
        self.values.push(value);
    }

    fn joined(&mut self, parts: &[Expr], with: &str) {
        for (n, part) in parts.iter().enumerate() {
            if n > 0 {
                self.sql.push_str(with);
            }
            self.expr(part);
        }
    }

    fn expr(&mut self, expression: &Expr) {
        self.sql.push('(');
        match expression {
            Expr::Bool(is) => self.sql.push(if *is { '1' } else { '0' }),
            Expr::Not(inner) => {
                self.sql.push_str("NOT ");
                self.expr(inner);
            }
            Expr::And(parts) => self.joined(parts, " AND "),
            Expr::Or(parts) => self.joined(parts, " OR "),
            Expr::Compare(comparison, a, b) => {
                self.operand(a);
                self.sql.push(' ');
                self.sql.push_str(comparison.sign());
                self.sql.push(' ');
                self.operand(b);
            }
            Expr::Like(operand, pattern) => {
                self.sql.push_str("zw_like(");
                self.operand(operand);
                self.sql.push_str(", ");
                self.operand(pattern);
                self.sql.push(')');
            }
            Expr::In(operand, list) => {
                self.operand(operand);
                self.sql.push_str(" IN (");
                for (n, value) in list.iter().enumerate() {
                    if n > 0 {
                        self.sql.push(',');
                    }
                    self.bind(bound(value));
                }
                self.sql.push(')');
            }
            Expr::IsNull(operand) => {
                self.operand(operand);
                self.sql.push_str(" IS NULL");
            }
            Expr::IsUnlocated => self.sql.push_str("lon IS NULL"),
            Expr::Spatial(op, literal) => self.spatial(*op, literal),
        }
        self.sql.push(')');
    }

    fn spatial(&mut self, op: SpatialOp, literal: &Geometry) {
        // What shares a point lies within the bounds: columns tell that sooner than geometry does. Null stays null.
        if op != SpatialOp::Disjoint
            && let Some(bounds) = literal.bounding_rect()
        {
            self.sql.push_str("lon >= ? AND lon <= ? AND lat >= ? AND lat <= ? AND ");
            let edges = [bounds.min().x, bounds.max().x, bounds.min().y, bounds.max().y];
            self.values.extend(edges.map(Value::Real));
        }
        self.sql.push_str("zw_spatial(lon, lat, ");
        self.bind(Value::Text(op.name().to_owned()));
        self.sql.push_str(", ");
        self.bind(Value::Text(geojson::GeometryValue::from(literal).to_string()));
        self.sql.push(')');
    }

    fn operand(&mut self, operand: &Operand) {
        match operand {
            Operand::Field(n) => self.sql.push_str(&self.fields[*n].sql()),
            Operand::Value(value) => self.bind(bound(value)),
            Operand::Casei(inner) => self.call("zw_casei(", inner),
            Operand::Accenti(inner) => self.call("zw_accenti(", inner),
        }
    }

    fn call(&mut self, function: &str, inner: &Operand) {
        self.sql.push_str(function);
        self.operand(inner);
        self.sql.push(')');
    }
}

fn bound(value: &Scalar) -> Value {
    match value {
        Scalar::Null => Value::Null,
        Scalar::Int(n) => Value::Integer(*n),
        Scalar::Real(x) => Value::Real(*x),
        Scalar::Text(text) => Value::Text(text.clone()),
    }
}

/// Adds to `connection` the functions that expressions use.
pub(super) fn add_functions(connection: &Connection) -> rusqlite::Result<()> {
    let flags = FunctionFlags::SQLITE_UTF8 | FunctionFlags::SQLITE_DETERMINISTIC;
    let text = |context: &Context<'_>, n: usize| match context.get_raw(n) {
        ValueRef::Text(bytes) => Some(String::from_utf8_lossy(bytes).into_owned()),
        _ => None,
    };
    connection.create_scalar_function("zw_like", 2, flags, move |context| {
        Ok(text(context, 0).zip(text(context, 1)).map(|(text, pattern)| is_like(&text, &pattern)))
    })?;
    connection.create_scalar_function("zw_casei", 1, flags, move |context| {
        Ok(text(context, 0).map(|t| without_case(&t)))
    })?;
    connection.create_scalar_function("zw_accenti", 1, flags, move |context| {
        Ok(text(context, 0).map(|t| without_marks(&t)))
    })?;
    connection.create_scalar_function("zw_spatial", 4, flags, |context| {
        let (Some(lon), Some(lat)) = (context.get::<Option<f64>>(0)?, context.get::<Option<f64>>(1)?) else {
            return Ok(None);
        };
        let wrong = |e: &str| rusqlite::Error::UserFunctionError(e.into());
        let name: String = context.get(2)?;
        let op = SpatialOp::NAMES.iter().find(|(known, _)| *known == name).map(|(_, op)| *op);
        let op = op.ok_or_else(|| wrong("no such relation"))?;
        // The literal is read once for a statement and kept beside it.
        let literal = context.get_or_create_aux(3, |value| -> Result<Geometry, geojson::Error> {
            let text = value.as_str().unwrap_or_default();
            Geometry::try_from(text.parse::<geojson::Geometry>()?)
        })?;
        Ok(Some(op.holds(&Geometry::Point(Point::new(lon, lat)), &literal)))
    })
}
