//! Text → time expressions: in order, without overlap, on character boundaries, with and without a publication date.

#![no_main]

use jiff::civil::{Date, date};
use libfuzzer_sys::fuzz_target;
use zonewatch::text::{Doc, read};
use zonewatch::when::read_times;

fuzz_target!(|data: &[u8]| {
    let Ok(articles) = read("a.txt", data, None) else { return };
    for article in articles {
        let doc = Doc::new(&article);
        for reference in [None, Some(date(2026, 3, 5)), Some(Date::MIN), Some(Date::MAX)] {
            let mut end = 0;
            for time in read_times(&doc, reference) {
                assert!(time.span.start >= end);
                assert!(article.text.get(time.span.start as usize..time.span.end as usize).is_some());
                assert!(
                    time.interval.is_none_or(|i| i.start.is_none() || i.end.is_none() || i.start <= i.end)
                );
                end = time.span.end;
            }
        }
    }
});
