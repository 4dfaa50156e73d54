//! The formats of whole results: one table for downloads, the command `export` and the API's description.

use super::CollectionWriter;
use super::flatgeobuf::FlatGeobufWriter;
use super::geopackage::GeoPackageWriter;
use super::kml::KmlWriter;
use super::lines::LineWriter;
use super::table::TableWriter;
use std::io::{self, Write};

/// Writes incidents, one after another, into a file of some format.
pub trait IncidentWriter {
    /// Adds one incident, given as its Feature in JSON.
    fn incident(&mut self, json: &[u8]) -> io::Result<()>;
    /// Ends the file and flushes it.
    fn finish(self: Box<Self>) -> io::Result<()>;
}

impl<W: Write> IncidentWriter for CollectionWriter<W> {
    fn incident(&mut self, json: &[u8]) -> io::Result<()> {
        self.feature(json)
    }

    fn finish(self: Box<Self>) -> io::Result<()> {
        self.end(&serde_json::Map::new())?.flush()
    }
}

/// A format of whole results.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub enum Format {
    /// GeoJSON: one collection
    Geojson,
    /// GeoJSON, one Feature a line
    Geojsonl,
    /// GeoJSON text sequence (RFC 8142)
    Geojsons,
    /// A table, comma-separated
    Csv,
    /// KML, for Google Earth and others
    Kml,
    /// GeoPackage, for QGIS and others
    Gpkg,
    /// FlatGeobuf, for GIS and web maps
    Fgb,
}

impl Format {
    /// All of them.
    pub const ALL: [Self; 7] =
        [Self::Geojson, Self::Geojsonl, Self::Geojsons, Self::Csv, Self::Kml, Self::Gpkg, Self::Fgb];

    /// How its files' names end, without the dot.
    pub const fn extension(self) -> &'static str {
        match self {
            Self::Geojson => "geojson",
            Self::Geojsonl => "geojsonl",
            Self::Geojsons => "geojsons",
            Self::Csv => "csv",
            Self::Kml => "kml",
            Self::Gpkg => "gpkg",
            Self::Fgb => "fgb",
        }
    }

    /// Its media type.
    pub const fn media_type(self) -> &'static str {
        match self {
            Self::Geojson => "application/geo+json",
            Self::Geojsonl => "application/x-ndjson",
            Self::Geojsons => "application/geo+json-seq",
            Self::Csv => "text/csv; charset=utf-8",
            Self::Kml => "application/vnd.google-earth.kml+xml",
            Self::Gpkg => "application/geopackage+sqlite3",
            Self::Fgb => "application/flatgeobuf",
        }
    }

    /// What it is, in a few words.
    pub const fn about(self) -> &'static str {
        match self {
            Self::Geojson => "GeoJSON",
            Self::Geojsonl => "GeoJSON, one Feature a line",
            Self::Geojsons => "GeoJSON text sequence (RFC 8142)",
            Self::Csv => "a table",
            Self::Kml => "KML",
            Self::Gpkg => "GeoPackage",
            Self::Fgb => "FlatGeobuf",
        }
    }

    /// Begins a file on `out`; a table gets a row of HXL tags if `is_tagged`.
    pub fn begin<'w>(
        self,
        out: impl Write + 'w,
        is_tagged: bool,
    ) -> io::Result<Box<dyn IncidentWriter + 'w>> {
        Ok(match self {
            Self::Geojson => Box::new(CollectionWriter::begin(out)?),
            Self::Geojsonl => Box::new(LineWriter::new(out)),
            Self::Geojsons => Box::new(LineWriter::sequence(out)),
            Self::Csv => Box::new(TableWriter::begin(out, is_tagged)?),
            Self::Kml => Box::new(KmlWriter::begin(out)?),
            Self::Gpkg => Box::new(GeoPackageWriter::begin(out)?),
            Self::Fgb => Box::new(FlatGeobufWriter::begin(out)?),
        })
    }
}
