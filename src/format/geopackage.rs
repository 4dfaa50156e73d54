//! GeoPackage 1.3 (OGC 12-128r17): a database of two tables, incidents as points with a spatial index, and the sources
//! behind them with their sentences, made in a temporary file and sent when whole, for a database cannot be written from front to end.

use super::columns::{Cell, Column, Kind, Row, columns};
use super::{ATTRIBUTION, IncidentWriter};
use rusqlite::types::Value;
use rusqlite::{Connection, params, params_from_iter};
use std::io::{self, Write};
use tempfile::TempPath;

/// What the standard asks of every file (clauses 1.1.1 to 2.1.5), with the reference systems it requires.
const SCHEMA: &str = r#"
PRAGMA application_id = 1196444487;
PRAGMA user_version = 10300;
CREATE TABLE gpkg_spatial_ref_sys (
    srs_name TEXT NOT NULL, srs_id INTEGER NOT NULL PRIMARY KEY, organization TEXT NOT NULL,
    organization_coordsys_id INTEGER NOT NULL, definition TEXT NOT NULL, description TEXT);
INSERT INTO gpkg_spatial_ref_sys VALUES
    ('Undefined Cartesian', -1, 'NONE', -1, 'undefined', NULL),
    ('Undefined geographic', 0, 'NONE', 0, 'undefined', NULL),
    ('WGS 84', 4326, 'EPSG', 4326, 'GEOGCS["WGS 84",DATUM["WGS_1984",SPHEROID["WGS 84",6378137,298.257223563,AUTHORITY["EPSG","7030"]],AUTHORITY["EPSG","6326"]],PRIMEM["Greenwich",0,AUTHORITY["EPSG","8901"]],UNIT["degree",0.0174532925199433,AUTHORITY["EPSG","9122"]],AUTHORITY["EPSG","4326"]]', 'longitude, latitude in degrees');
CREATE TABLE gpkg_contents (
    table_name TEXT NOT NULL PRIMARY KEY, data_type TEXT NOT NULL, identifier TEXT UNIQUE, description TEXT DEFAULT '',
    last_change DATETIME NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ','now')),
    min_x DOUBLE, min_y DOUBLE, max_x DOUBLE, max_y DOUBLE, srs_id INTEGER,
    CONSTRAINT fk_gc_r_srs_id FOREIGN KEY (srs_id) REFERENCES gpkg_spatial_ref_sys(srs_id));
CREATE TABLE gpkg_geometry_columns (
    table_name TEXT NOT NULL, column_name TEXT NOT NULL, geometry_type_name TEXT NOT NULL, srs_id INTEGER NOT NULL,
    z TINYINT NOT NULL, m TINYINT NOT NULL,
    CONSTRAINT pk_geom_cols PRIMARY KEY (table_name, column_name),
    CONSTRAINT fk_gc_tn FOREIGN KEY (table_name) REFERENCES gpkg_contents(table_name),
    CONSTRAINT fk_gc_srs FOREIGN KEY (srs_id) REFERENCES gpkg_spatial_ref_sys(srs_id));
INSERT INTO gpkg_contents (table_name, data_type, identifier, srs_id) VALUES ('incidents', 'features', 'incidents', 4326);
INSERT INTO gpkg_contents (table_name, data_type, identifier) VALUES ('sources', 'attributes', 'sources');
CREATE TABLE sources (
    fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, incident TEXT NOT NULL, publisher TEXT, title TEXT, url TEXT,
    published DATE, attributed_to TEXT, place_as_written TEXT, quote TEXT, "start" INTEGER,
    "end" INTEGER, article_id TEXT);
INSERT INTO gpkg_geometry_columns VALUES ('incidents', 'geom', 'POINT', 4326, 0, 0);
CREATE TABLE gpkg_extensions (
    table_name TEXT, column_name TEXT, extension_name TEXT NOT NULL, definition TEXT NOT NULL, scope TEXT NOT NULL,
    CONSTRAINT ge_tce UNIQUE (table_name, column_name, extension_name));
INSERT INTO gpkg_extensions VALUES ('incidents', 'geom', 'gpkg_rtree_index',
    'http://www.geopackage.org/spec120/#extension_rtree', 'write-only');
CREATE VIRTUAL TABLE rtree_incidents_geom USING rtree(id, minx, maxx, miny, maxy);
"#;

/// What keeps the spatial index right when another program edits the file (annex F.3); the functions are that program's.
/// Made last, for here there are none.
const TRIGGERS: &str = "
CREATE TRIGGER rtree_incidents_geom_insert AFTER INSERT ON incidents
    WHEN (new.geom NOT NULL AND NOT ST_IsEmpty(NEW.geom))
BEGIN
    INSERT OR REPLACE INTO rtree_incidents_geom
        VALUES (NEW.fid, ST_MinX(NEW.geom), ST_MaxX(NEW.geom), ST_MinY(NEW.geom), ST_MaxY(NEW.geom));
END;
CREATE TRIGGER rtree_incidents_geom_update1 AFTER UPDATE OF geom ON incidents
    WHEN OLD.fid = NEW.fid AND (NEW.geom NOTNULL AND NOT ST_IsEmpty(NEW.geom))
BEGIN
    INSERT OR REPLACE INTO rtree_incidents_geom
        VALUES (NEW.fid, ST_MinX(NEW.geom), ST_MaxX(NEW.geom), ST_MinY(NEW.geom), ST_MaxY(NEW.geom));
END;
CREATE TRIGGER rtree_incidents_geom_update2 AFTER UPDATE OF geom ON incidents
    WHEN OLD.fid = NEW.fid AND (NEW.geom ISNULL OR ST_IsEmpty(NEW.geom))
BEGIN
    DELETE FROM rtree_incidents_geom WHERE id = OLD.fid;
END;
CREATE TRIGGER rtree_incidents_geom_update3 AFTER UPDATE ON incidents
    WHEN OLD.fid != NEW.fid AND (NEW.geom NOTNULL AND NOT ST_IsEmpty(NEW.geom))
BEGIN
    DELETE FROM rtree_incidents_geom WHERE id = OLD.fid;
    INSERT OR REPLACE INTO rtree_incidents_geom
        VALUES (NEW.fid, ST_MinX(NEW.geom), ST_MaxX(NEW.geom), ST_MinY(NEW.geom), ST_MaxY(NEW.geom));
END;
CREATE TRIGGER rtree_incidents_geom_update4 AFTER UPDATE ON incidents
    WHEN OLD.fid != NEW.fid AND (NEW.geom ISNULL OR ST_IsEmpty(NEW.geom))
BEGIN
    DELETE FROM rtree_incidents_geom WHERE id IN (OLD.fid, NEW.fid);
END;
CREATE TRIGGER rtree_incidents_geom_delete AFTER DELETE ON incidents WHEN old.geom NOT NULL
BEGIN
    DELETE FROM rtree_incidents_geom WHERE id = OLD.fid;
END;
";

/// Adds a point to the spatial index.
const INSERT_POINT: &str = "INSERT INTO rtree_incidents_geom VALUES (?1, ?2, ?2, ?3, ?3)";

/// Adds a source: an incident's id, and members of the source under their own names.
const INSERT_SOURCE: &str = r#"INSERT INTO sources (incident, publisher, title, url, published, attributed_to,
    place_as_written, quote, article_id, "start", "end") VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11)"#;

/// Rows between two looks whether the reader is still there.
const ROWS_BETWEEN_LOOKS: u64 = 1_000;

/// A file of points.
#[derive(Debug)]
pub(super) struct GeoPackageWriter<W: Write> {
    out: W,
    columns: Vec<Column>,
    insert: String,
    /// Dropped, and so closed, before its file is.
    connection: Connection,
    file: TempPath,
    rows: u64,
    /// West, south, east, north.
    extent: Option<[f64; 4]>,
}

impl<W: Write> GeoPackageWriter<W> {
    /// Makes the file.
    pub(super) fn begin(out: W) -> io::Result<Self> {
        let columns = columns();
        let file = tempfile::Builder::new().suffix(".gpkg").tempfile()?.into_temp_path();
        let connection = Connection::open(&file).map_err(io::Error::other)?;
        let told: Vec<String> = columns
            .iter()
            .map(|c| {
                let kind = match c.kind {
                    Kind::Text => "TEXT",
                    Kind::Integer => "INTEGER",
                    Kind::Real => "REAL",
                    Kind::Date => "DATE",
                    Kind::Instant => "DATETIME",
                };
                format!("\"{}\" {kind}", c.name)
            })
            .collect();
        let table = format!(
            "CREATE TABLE incidents (fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, geom POINT, {})",
            told.join(", ")
        );
        let marks = vec!["?"; columns.len() + 1].join(",");
        let names: Vec<String> = columns.iter().map(|c| format!("\"{}\"", c.name)).collect();
        let insert = format!("INSERT INTO incidents (geom, {}) VALUES ({marks})", names.join(", "));
        // Nobody else reads the file, and a broken one is thrown away: no journal, no waiting for the disk, and one
        // transaction that writes pages out as its small cache fills.
        let prepare = || -> rusqlite::Result<()> {
            connection.pragma_update(None, "journal_mode", "off")?;
            connection.pragma_update(None, "synchronous", "off")?;
            connection.pragma_update(None, "cache_size", -4_000)?;
            connection.execute_batch(SCHEMA)?;
            connection.execute_batch(&table)?;
            connection.execute_batch("BEGIN")
        };
        prepare().map_err(io::Error::other)?;
        Ok(Self { out, columns, insert, connection, file, rows: 0, extent: None })
    }
}

/// A point as the standard stores it: header `GP`, little-endian, no envelope, EPSG:4326; then well-known binary.
fn blob([lon, lat]: [f64; 2]) -> Vec<u8> {
    let mut blob = vec![b'G', b'P', 0, 1];
    blob.extend_from_slice(&4326_i32.to_le_bytes());
    blob.push(1);
    blob.extend_from_slice(&1_u32.to_le_bytes());
    blob.extend_from_slice(&lon.to_le_bytes());
    blob.extend_from_slice(&lat.to_le_bytes());
    blob
}

impl<W: Write> IncidentWriter for GeoPackageWriter<W> {
    fn incident(&mut self, json: &[u8]) -> io::Result<()> {
        let row = Row::parse(json)?;
        let point = row.point();
        if let Some([lon, lat]) = point {
            let [west, south, east, north] = self.extent.unwrap_or([lon, lat, lon, lat]);
            self.extent = Some([west.min(lon), south.min(lat), east.max(lon), north.max(lat)]);
        }
        let geometry = point.map_or(Value::Null, |p| Value::Blob(blob(p)));
        let values = self.columns.iter().map(|column| match row.cell(column) {
            Cell::Empty => Value::Null,
            // The standard wants fractions of a second in every moment.
            Cell::Text(text) if column.kind == Kind::Instant => Value::Text(text.replace('Z', ".000Z")),
            Cell::Text(text) => Value::Text(text.into_owned()),
            Cell::Integer(n) => Value::Integer(n),
            Cell::Real(x) => Value::Real(x),
        });
        let mut insert = self.connection.prepare_cached(&self.insert).map_err(io::Error::other)?;
        insert
            .execute(params_from_iter(std::iter::once(geometry).chain(values)))
            .map_err(io::Error::other)?;
        if let Some([lon, lat]) = point {
            let mut insert = self.connection.prepare_cached(INSERT_POINT).map_err(io::Error::other)?;
            let row = self.connection.last_insert_rowid();
            insert.execute(params![row, lon, lat]).map_err(io::Error::other)?;
        }
        let mut insert = self.connection.prepare_cached(INSERT_SOURCE).map_err(io::Error::other)?;
        for source in row.sources() {
            let text = |name: &str| source[name].as_str();
            let values = params![
                row.text("id"),
                text("publisher"),
                text("title"),
                text("url"),
                text("published"),
                text("attributed_to"),
                text("place_as_written"),
                text("quote"),
                text("article_id"),
                source["start"].as_i64(),
                source["end"].as_i64(),
            ];
            insert.execute(values).map_err(io::Error::other)?;
        }
        self.rows += 1;
        if self.rows.is_multiple_of(ROWS_BETWEEN_LOOKS) { self.out.flush() } else { Ok(()) }
    }

    fn finish(self: Box<Self>) -> io::Result<()> {
        let Self { mut out, connection, file, extent, .. } = *self;
        let [west, south, east, north] = extent.map_or([None; 4], |e| e.map(Some));
        connection
            .execute(
                "UPDATE gpkg_contents SET description = ?1, min_x = ?2, min_y = ?3, max_x = ?4, max_y = ?5
                 WHERE table_name = 'incidents'",
                params![ATTRIBUTION, west, south, east, north],
            )
            .and_then(|_| connection.execute_batch(TRIGGERS))
            .and_then(|()| connection.execute_batch("COMMIT"))
            .map_err(io::Error::other)?;
        connection.close().map_err(|(_, error)| io::Error::other(error))?;
        io::copy(&mut std::fs::File::open(&file)?, &mut out)?;
        out.flush()
    }
}

#[cfg(test)]
mod tests {
    use super::super::columns::tests::{BARE, FEATURE};
    use super::*;

    #[test]
    fn the_file_is_a_database_with_points_and_nulls() {
        let mut out = Vec::new();
        let mut writer = Box::new(GeoPackageWriter::begin(&mut out).unwrap());
        let temporary = writer.file.to_path_buf();
        for feature in [FEATURE, BARE] {
            writer.incident(feature.as_bytes()).unwrap();
        }
        (writer as Box<dyn IncidentWriter>).finish().unwrap();
        assert!(!temporary.exists(), "the temporary file is left behind");
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("x.gpkg");
        std::fs::write(&path, &out).unwrap();
        let db = Connection::open(&path).unwrap();
        let id: i64 = db.query_row("PRAGMA application_id", [], |r| r.get(0)).unwrap();
        assert_eq!(id.to_be_bytes()[4..], *b"GPKG");
        let rows: Vec<(String, Option<Vec<u8>>, Option<String>)> = db
            .prepare("SELECT id, geom, updated_at FROM incidents ORDER BY fid")
            .unwrap()
            .query_map([], |r| Ok((r.get(0)?, r.get(1)?, r.get(2)?)))
            .unwrap()
            .map(|r| r.unwrap())
            .collect();
        let moment = Some("2025-11-05T06:07:08.000Z".to_owned());
        assert_eq!(rows[0], ("zw-1".into(), Some(blob([35.8, 33.1])), moment));
        assert_eq!(rows[1], ("zw-2".into(), None, None));
        let quotes: Vec<(String, String, Option<i64>)> = db
            .prepare("SELECT incident, quote, \"start\" FROM sources ORDER BY fid")
            .unwrap()
            .query_map([], |r| Ok((r.get(0)?, r.get(1)?, r.get(2)?)))
            .unwrap()
            .map(|r| r.unwrap())
            .collect();
        assert_eq!(quotes.len(), 2);
        assert_eq!(quotes[1], ("zw-1".into(), "Two.".into(), Some(4)));
        let near = "SELECT id FROM rtree_incidents_geom WHERE minx <= 36 AND maxx >= 35 AND miny <= 34 AND maxy >= 33";
        let found: Vec<i64> =
            db.prepare(near).unwrap().query_map([], |r| r.get(0)).unwrap().map(Result::unwrap).collect();
        assert_eq!(found, [1]);
        assert_eq!(
            db.query_row("SELECT rtreecheck('rtree_incidents_geom')", [], |r| r.get::<_, String>(0)).unwrap(),
            "ok"
        );
        let (west, text): (f64, String) = db
            .query_row("SELECT min_x, description FROM gpkg_contents WHERE data_type = 'features'", [], |r| {
                Ok((r.get(0)?, r.get(1)?))
            })
            .unwrap();
        assert!((west - 35.8).abs() < 1e-9 && text.contains("GeoNames"));
    }

    /// A reader who is gone.
    struct Gone;

    impl Write for Gone {
        fn write(&mut self, _: &[u8]) -> io::Result<usize> {
            Err(io::ErrorKind::BrokenPipe.into())
        }

        fn flush(&mut self) -> io::Result<()> {
            Err(io::ErrorKind::BrokenPipe.into())
        }
    }

    #[test]
    fn a_file_that_nobody_waits_for_is_not_made_and_not_left_behind() {
        let mut writer = GeoPackageWriter::begin(Gone).unwrap();
        let temporary = writer.file.to_path_buf();
        let rows = (1..1_000_000_u64).find(|_| writer.incident(FEATURE.as_bytes()).is_err());
        assert_eq!(rows, Some(ROWS_BETWEEN_LOOKS));
        assert!(temporary.exists());
        drop(writer);
        assert!(!temporary.exists());
    }
}
