//! What can go wrong with the database.

use std::path::PathBuf;

/// What can go wrong with the database.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The file cannot be opened or is no database.
    #[error("cannot open the database {}: {source}; name another file with --db", path.display())]
    Open {
        /// The file.
        path: PathBuf,
        /// Why.
        source: rusqlite::Error,
    },
    /// The file was written by a later version of the program.
    #[error(
        "the database {} has schema version {found}, this program knows up to {known}; \
         use a newer zonewatch or another file with --db",
        path.display()
    )]
    TooNew {
        /// The file.
        path: PathBuf,
        /// Its version.
        found: i64,
        /// The newest version known here.
        known: i64,
    },
    /// The file is a database of something else.
    #[error("{} is a database, but not one of zonewatch; name another file with --db", path.display())]
    Foreign {
        /// The file.
        path: PathBuf,
    },
    /// A statement failed.
    #[error("database: {0}")]
    Sqlite(#[from] rusqlite::Error),
    /// No thread can be started.
    #[error("cannot start a thread: {0}")]
    Thread(String),
    /// A stored value does not read back.
    #[error("the database holds a value that cannot be read: {0}")]
    Json(#[from] serde_json::Error),
    /// A packed value does not unpack.
    #[error("the database holds a packed value that cannot be read: {0}")]
    Packed(String),
}
