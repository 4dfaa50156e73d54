//! Tables and GeoJSON of others → reports: a bad row is told, a good one lies on the earth.

#![no_main]

use libfuzzer_sys::fuzz_target;
use std::ops::ControlFlow;
use zonewatch::import::read;

const NAMES: [&str; 3] = ["a.csv", "a.geojson", "a.geojsonl"];

fuzz_target!(|data: &[u8]| {
    let Some((first, bytes)) = data.split_first() else { return };
    let _ = read(NAMES[usize::from(*first) % NAMES.len()], bytes, |row| {
        for imported in row.into_iter().flatten() {
            let report = &imported.report;
            assert!(report.evidence.end as usize <= imported.text.chars().count());
            assert!(report.place.as_ref().is_none_or(|p| p.lon.abs() <= 180.0 && p.lat.abs() <= 90.0));
        }
        ControlFlow::Continue(())
    });
});
