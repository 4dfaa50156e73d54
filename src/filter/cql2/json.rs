//! CQL2 JSON.

use super::{DEEPEST, Node, geometry};
use crate::filter::Crs;
use serde_json::Value;

/// Reads an expression; an error says what is wrong.
pub(super) fn parse(value: &str, crs: Crs) -> Result<Node, String> {
    let value: Value = serde_json::from_str(value).map_err(|e| format!("is no JSON: {e}"))?;
    node(&value, crs, 0)
}

fn node(value: &Value, crs: Crs, depth: usize) -> Result<Node, String> {
    if depth > DEEPEST {
        return Err(format!("nests deeper than {DEEPEST}"));
    }
    let nodes = |list: &[Value]| list.iter().map(|v| node(v, crs, depth + 1)).collect::<Result<Vec<_>, _>>();
    let text = |v: &Value| v.as_str().map(str::to_owned).ok_or_else(|| "expected text".to_owned());
    match value {
        Value::Null => Err("null is no value here; use isNull".to_owned()),
        Value::Bool(b) => Ok(Node::Bool(*b)),
        Value::Number(n) => n.as_f64().map(Node::Number).ok_or_else(|| "a number is too large".to_owned()),
        Value::String(text) => Ok(Node::Text(text.clone())),
        Value::Array(list) => Ok(Node::List(nodes(list)?)),
        Value::Object(object) => {
            let list = |name: &str| object.get(name).and_then(Value::as_array).map(Vec::as_slice);
            if let Some(op) = object.get("op") {
                let args = list("args").ok_or("an operator needs `args`, a list")?;
                Ok(Node::Op(text(op)?.to_lowercase(), nodes(args)?))
            } else if let Some(name) = object.get("property") {
                Ok(Node::Property(text(name)?))
            } else if let Some(date) = object.get("date") {
                Ok(Node::Date(text(date)?))
            } else if let Some(moment) = object.get("timestamp") {
                Ok(Node::Timestamp(text(moment)?))
            } else if let Some(ends) = object.get("interval") {
                let ends = ends.as_array().ok_or("an interval needs two ends")?;
                let ends: [Node; 2] =
                    nodes(ends)?.try_into().map_err(|_| "an interval needs two ends".to_owned())?;
                Ok(Node::Interval(Box::new(ends)))
            } else if let Some(numbers) = list("bbox") {
                let numbers: Option<Vec<f64>> = numbers.iter().map(Value::as_f64).collect();
                let numbers = numbers.ok_or("a box needs four numbers")?;
                Ok(Node::Geometry(Box::new(geometry::bbox(&numbers, crs)?)))
            } else if object.contains_key("type") {
                let read: geojson::Geometry =
                    serde_json::from_value(value.clone()).map_err(|e| format!("a geometry is wrong: {e}"))?;
                let read = geo::Geometry::try_from(read).map_err(|e| format!("a geometry is wrong: {e}"))?;
                Ok(Node::Geometry(Box::new(geometry::literal(&read, crs)?)))
            } else {
                Err("an object is none of op, property, date, timestamp, interval, bbox, geometry".to_owned())
            }
        }
    }
}
