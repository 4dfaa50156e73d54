//! Names of places and of the areas that hold them, for all rows that share them.

use super::Interner;
use crate::store::Error;
use rusqlite::Connection;
use std::sync::Arc;

/// Code of what has no such name.
pub(super) const NAMELESS: u32 = u32::MAX;

/// What is counted by, in the order of the names in the table `spots`, with the property's name.
pub(super) const AREAS: [&str; 7] = ["place", "place_id", "admin1", "admin2", "admin3", "country", "pcode"];

/// The rows of the table `spots`, each at its number.
#[derive(Debug, Default, Clone)]
pub(super) struct Spots {
    /// What filters see.
    pub(super) folded: Vec<Arc<str>>,
    /// Where each name of [`AREAS`] stands among `names`.
    codes: Vec<[u32; AREAS.len()]>,
    names: Interner,
}

impl Spots {
    /// Adds the rows that came since: none ever changes or goes.
    pub(super) fn follow(this: &mut Arc<Self>, connection: &Connection) -> Result<(), Error> {
        let sql = "SELECT seq, names, folded FROM spots WHERE seq >= ?1 ORDER BY seq";
        let mut statement = connection.prepare_cached(sql)?;
        let mut rows = statement.query([this.folded.len() as i64])?;
        while let Some(row) = rows.next()? {
            let text = |n| row.get_ref(n)?.as_str().map_err(rusqlite::Error::from);
            let names: [Option<&str>; AREAS.len()] = serde_json::from_str(text(1)?)?;
            let spots = Arc::make_mut(this);
            let codes = names.map(|name| {
                let Some(name) = name else { return NAMELESS };
                spots.names.known(name).unwrap_or_else(|| spots.names.add(name))
            });
            // Numbers left out are of no row.
            let seq: i64 = row.get(0)?;
            spots.folded.resize(seq as usize, "".into());
            spots.codes.resize(seq as usize, [NAMELESS; AREAS.len()]);
            spots.folded.push(text(2)?.into());
            spots.codes.push(codes);
        }
        Ok(())
    }

    /// Number of the name of row `spot` for an area of [`AREAS`].
    pub(super) fn code(&self, spot: u32, area: usize) -> u32 {
        self.codes.get(spot as usize).map_or(NAMELESS, |codes| codes[area])
    }

    /// The name with this number.
    pub(super) fn name(&self, code: u32) -> Option<&str> {
        self.names.words.get(code as usize).map(|name| &**name)
    }
}
