//! One change as each listener's filter sees it, in server-sent event form, encoded once.

use crate::filter::{Facts, Filter};
use crate::format::Feature;
use crate::store::{Change, Op};
use bytes::Bytes;
use std::sync::OnceLock;

/// A change with what filters see of its two sides.
#[derive(Debug)]
pub struct Event {
    change: Change,
    before: Option<Facts>,
    after: Option<Facts>,
    /// Encodings for a listener that sees it appear, change, and go.
    create: OnceLock<Bytes>,
    update: OnceLock<Bytes>,
    gone: OnceLock<Bytes>,
}

impl Event {
    /// Reads what filters need from the change's features.
    pub fn new(change: Change) -> Result<Self, serde_json::Error> {
        let facts = |json: &Option<String>| {
            json.as_deref().map(|j| Ok(serde_json::from_str::<Feature>(j)?.facts())).transpose()
        };
        Ok(Self {
            before: facts(&change.before)?,
            after: facts(&change.after)?,
            change,
            create: OnceLock::new(),
            update: OnceLock::new(),
            gone: OnceLock::new(),
        })
    }

    /// Its id in the change log.
    pub fn id(&self) -> i64 {
        self.change.id
    }

    /// The bytes for a listener with `filter`; `None` when it sees nothing of the change. An incident that an update
    /// takes out of the filter is a `delete` to it, one that comes into it a `create`.
    pub fn for_filter(&self, filter: &Filter) -> Option<Bytes> {
        let sees = |facts: &Option<Facts>| facts.as_ref().is_some_and(|f| filter.matches(f));
        let (before, after) = (sees(&self.before), sees(&self.after));
        let feature = || self.change.after.as_deref().unwrap_or("{}");
        let bytes = match (before, after) {
            (false, false) => return None,
            (false, true) => self.create.get_or_init(|| frame(self.id(), "create", feature())),
            (true, true) => self.update.get_or_init(|| frame(self.id(), "update", feature())),
            (true, false) => self.gone.get_or_init(|| match (self.change.op, &self.change.target) {
                (Op::Merge, Some(into)) => {
                    let data = serde_json::json!({ "id": self.change.incident, "into": into });
                    frame(self.id(), "merge", &data.to_string())
                }
                _ => {
                    frame(self.id(), "delete", &serde_json::json!({ "id": self.change.incident }).to_string())
                }
            }),
        };
        Some(bytes.clone())
    }
}

/// One server-sent event. `data` is JSON on one line.
pub(crate) fn frame(id: i64, event: &str, data: &str) -> Bytes {
    Bytes::from(format!("id: {id}\nevent: {event}\ndata: {data}\n\n"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::filter::{INCIDENT_PARAMETERS, Query, decode};

    fn feature(kind: &str) -> String {
        serde_json::json!({
            "type": "Feature", "id": "zw-1", "geometry": null,
            "properties": {
                "id": "zw-1", "title": "T", "type": kind, "date_start": null, "date_end": null,
                "date_precision": "unknown", "edtf": "", "place_precision": "none", "certainty": "reported",
                "confidence": 0.5, "review": "unreviewed", "source_count": 0, "publisher_count": 0,
                "first_seen": "", "updated_at": "", "actors": [], "sources": [],
            }
        })
        .to_string()
    }

    fn seen(before: Option<&str>, after: Option<&str>, op: Op, target: Option<&str>) -> Option<String> {
        let change = Change {
            id: 7,
            op,
            incident: "zw-1".into(),
            target: target.map(str::to_owned),
            before: before.map(feature),
            after: after.map(feature),
        };
        let filter = Query::parse(&decode("type=raid"), INCIDENT_PARAMETERS).unwrap().filter;
        let bytes = Event::new(change).unwrap().for_filter(&filter)?;
        let text = String::from_utf8(bytes.to_vec()).unwrap();
        assert!(text.starts_with("id: 7\nevent: ") && text.ends_with("}\n\n"));
        text.lines().nth(1)?.strip_prefix("event: ").map(str::to_owned)
    }

    #[test]
    fn a_filter_sees_what_enters_stays_and_leaves() {
        assert_eq!(seen(None, Some("raid"), Op::Create, None).as_deref(), Some("create"));
        assert_eq!(seen(None, Some("talks"), Op::Create, None), None);
        assert_eq!(seen(Some("raid"), Some("raid"), Op::Update, None).as_deref(), Some("update"));
        assert_eq!(seen(Some("talks"), Some("raid"), Op::Update, None).as_deref(), Some("create"));
        assert_eq!(seen(Some("raid"), Some("talks"), Op::Update, None).as_deref(), Some("delete"));
        assert_eq!(seen(Some("raid"), None, Op::Merge, Some("zw-2")).as_deref(), Some("merge"));
        assert_eq!(seen(Some("talks"), None, Op::Delete, None), None);
    }
}
