//! FlatGeobuf 3 (<https://flatgeobuf.org>), written as it comes: without the spatial index, which needs the whole
//! result before the first byte and has no room for what has no place.

use super::columns::{Cell, Column, Kind, Row, columns};
use super::{ATTRIBUTION, IncidentWriter};
use flatbuffers::FlatBufferBuilder;
use flatgeobuf::{
    Column as FgbColumn, ColumnArgs, ColumnType, Crs, CrsArgs, Feature, FeatureArgs, Geometry, GeometryArgs,
    GeometryType, Header, HeaderArgs,
};
use std::io::{self, Write};

/// First bytes of every file: name, version 3, name, patch level.
const MAGIC: &[u8; 8] = b"fgb\x03fgb\0";

/// A file of points.
pub(super) struct FlatGeobufWriter<W: Write> {
    out: W,
    columns: Vec<Column>,
    builder: FlatBufferBuilder<'static>,
    properties: Vec<u8>,
}

impl<W: Write> FlatGeobufWriter<W> {
    /// Writes the header: columns, reference system, attribution. The number of features stays open, as the format
    /// allows for streams.
    pub(super) fn begin(mut out: W) -> io::Result<Self> {
        let columns = columns();
        let mut builder = FlatBufferBuilder::new();
        let told: Vec<_> = columns
            .iter()
            .map(|column| {
                let args = ColumnArgs {
                    name: Some(builder.create_string(column.name)),
                    type_: match column.kind {
                        Kind::Text => ColumnType::String,
                        Kind::Integer => ColumnType::Long,
                        Kind::Real => ColumnType::Double,
                        Kind::Date | Kind::Instant => ColumnType::DateTime,
                    },
                    description: Some(builder.create_string(column.about)),
                    ..ColumnArgs::default()
                };
                FgbColumn::create(&mut builder, &args)
            })
            .collect();
        let crs_args = CrsArgs { org: Some(builder.create_string("EPSG")), code: 4326, ..CrsArgs::default() };
        let header = HeaderArgs {
            name: Some(builder.create_string("incidents")),
            geometry_type: GeometryType::Point,
            columns: Some(builder.create_vector(&told)),
            features_count: 0,
            index_node_size: 0,
            crs: Some(Crs::create(&mut builder, &crs_args)),
            title: Some(builder.create_string("Incidents")),
            description: Some(builder.create_string(ATTRIBUTION)),
            ..HeaderArgs::default()
        };
        let header = Header::create(&mut builder, &header);
        builder.finish_size_prefixed(header, None);
        out.write_all(MAGIC)?;
        out.write_all(builder.finished_data())?;
        Ok(Self { out, columns, builder, properties: Vec::new() })
    }
}

impl<W: Write> IncidentWriter for FlatGeobufWriter<W> {
    fn incident(&mut self, json: &[u8]) -> io::Result<()> {
        let row = Row::parse(json)?;
        self.properties.clear();
        for (n, column) in self.columns.iter().enumerate() {
            let mut put = |value: &[&[u8]]| {
                self.properties.extend_from_slice(&(n as u16).to_le_bytes());
                for part in value {
                    self.properties.extend_from_slice(part);
                }
            };
            match row.cell(column) {
                Cell::Empty => {}
                Cell::Text(text) => put(&[&(text.len() as u32).to_le_bytes(), text.as_bytes()]),
                Cell::Integer(n) => put(&[&n.to_le_bytes()]),
                Cell::Real(x) => put(&[&x.to_le_bytes()]),
            }
        }
        let builder = &mut self.builder;
        builder.reset();
        let geometry = row.point().map(|point| {
            let args = GeometryArgs {
                xy: Some(builder.create_vector(&point)),
                type_: GeometryType::Point,
                ..GeometryArgs::default()
            };
            Geometry::create(builder, &args)
        });
        let properties = Some(builder.create_vector(&self.properties));
        let feature = Feature::create(builder, &FeatureArgs { geometry, properties, columns: None });
        builder.finish_size_prefixed(feature, None);
        self.out.write_all(builder.finished_data())
    }

    fn finish(mut self: Box<Self>) -> io::Result<()> {
        self.out.flush()
    }
}

#[cfg(test)]
mod tests {
    use super::super::columns::tests::{BARE, FEATURE};
    use super::*;
    use flatgeobuf::{FallibleStreamingIterator, FeatureProperties, FgbReader};

    #[test]
    fn a_reader_finds_points_and_properties_again() {
        let mut out = Vec::new();
        let mut writer = Box::new(FlatGeobufWriter::begin(&mut out).unwrap());
        for feature in [FEATURE, BARE] {
            writer.incident(feature.as_bytes()).unwrap();
        }
        (writer as Box<dyn IncidentWriter>).finish().unwrap();
        let reader = FgbReader::open(&out[..]).unwrap();
        let header = reader.header();
        assert!(header.description().unwrap().contains("GeoNames"));
        assert_eq!((header.crs().unwrap().code(), header.columns().unwrap().len()), (4326, columns().len()));
        let mut features = reader.select_all_seq().unwrap();
        let mut seen = Vec::new();
        while let Some(feature) = features.next().unwrap() {
            let xy: Option<Vec<f64>> = feature.geometry().map(|g| g.xy().unwrap().iter().collect());
            seen.push((
                feature.property::<String>("id").unwrap(),
                xy,
                feature.property::<i64>("killed_best").ok(),
            ));
        }
        assert_eq!(
            seen,
            [("zw-1".to_owned(), Some(vec![35.8, 33.1]), Some(2)), ("zw-2".to_owned(), None, None)]
        );
    }
}
