//! Bytes → reports and tallies → JSON: what is said lies in the text.

#![no_main]

use jiff::civil::date;
use libfuzzer_sys::fuzz_target;
use zonewatch::extract::{Knowledge, extract};
use zonewatch::text::read;

fuzz_target!(|data: &[u8]| {
    let Ok(articles) = read("a.md", data, Some(date(2026, 3, 5))) else { return };
    for article in articles {
        let said = extract(&article, Knowledge::bundled());
        let chars = article.text.chars().count() as u32;
        for report in &said.reports {
            assert!(report.evidence.start <= report.evidence.end && report.evidence.end <= chars);
            assert!((0.0..=1.0).contains(&report.confidence));
            assert!(report.fields.values().all(|f| f.start <= f.end && f.end <= chars));
        }
        assert!(serde_json::to_string(&said.printed(&article)).is_ok());
    }
});
