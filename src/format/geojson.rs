//! A FeatureCollection written piece by piece, so that no route ever holds one.

use std::io::{self, Write};

/// Credits for the data inside every feature; the full list is in `data/SOURCES.md`.
pub const ATTRIBUTION: &str = "Incidents: Zonewatch, read from the linked articles; quoted sentences belong to their \
     publishers. Places: GeoNames (CC BY 4.0), UN OCHA COD-AB (CC BY 3.0 IGO), Natural Earth. Zones: © OpenStreetMap \
     contributors (ODbL 1.0).";

/// The same in short, for rows of a table, which people take apart.
pub const CREDIT: &str =
    "Zonewatch; GeoNames CC BY 4.0; UN OCHA CC BY 3.0 IGO; © OpenStreetMap contributors ODbL 1.0";

/// Writes `{"type":"FeatureCollection",…,"features":[…]}` to `out`.
#[derive(Debug)]
pub struct CollectionWriter<W: Write> {
    out: W,
    count: usize,
}

impl<W: Write> CollectionWriter<W> {
    /// Begins a collection.
    pub fn begin(mut out: W) -> io::Result<Self> {
        out.write_all(b"{\"type\":\"FeatureCollection\",\"attribution\":")?;
        serde_json::to_writer(&mut out, ATTRIBUTION)?;
        out.write_all(b",\"features\":[\n")?;
        Ok(Self { out, count: 0 })
    }

    /// Adds a Feature, given as JSON.
    pub fn feature(&mut self, json: &[u8]) -> io::Result<()> {
        if self.count > 0 {
            self.out.write_all(b",\n")?;
        }
        self.count += 1;
        self.out.write_all(json)
    }

    /// Number of features so far.
    pub fn count(&self) -> usize {
        self.count
    }

    /// Ends the feature list and adds `members` (a JSON object, or nothing) after it; gives back what it wrote to.
    pub fn end(mut self, members: &serde_json::Map<String, serde_json::Value>) -> io::Result<W> {
        self.out.write_all(b"\n]")?;
        for (name, value) in members {
            self.out.write_all(b",")?;
            serde_json::to_writer(&mut self.out, name)?;
            self.out.write_all(b":")?;
            serde_json::to_writer(&mut self.out, value)?;
        }
        self.out.write_all(b"}\n")?;
        Ok(self.out)
    }
}
