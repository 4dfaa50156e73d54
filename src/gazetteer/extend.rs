//! The bundled places and those of a table the user brings, as one gazetteer.
//!
//! The user's places count as places of the theatre: all spellings of their names are tried. Rows that the bundled
//! tables have already (by id, or as the same first-level area) are left out, because those were checked by hand.

use super::compile::{self, Row};
use super::{Gazetteer, Place, PlaceIx};
use std::collections::HashMap;

/// Why the places could not be joined.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// A row of the table is not usable.
    #[error(transparent)]
    Row(#[from] compile::Error),
    /// What was compiled cannot be opened: too large for the layout.
    #[error("the table is too large: {0}")]
    Open(#[from] super::OpenError),
    /// No rows: rather another file than a table.
    #[error("it holds no places")]
    Empty,
}

impl From<Place<'_>> for Row {
    fn from(place: Place<'_>) -> Self {
        Self {
            id: place.id.to_owned(),
            name: place.name.to_owned(),
            alternates: place.alternates().collect::<Vec<_>>().join("|"),
            lon: place.lon,
            lat: place.lat,
            class: place.class.to_string(),
            code: place.code.to_owned(),
            country: place.country.to_owned(),
            admin1: place.admin1.to_owned(),
            admin2: place.admin2.to_owned(),
            admin3: place.admin3.to_owned(),
            pcode: place.pcode.to_owned(),
            population: Some(u64::from(place.population)),
            accuracy_m: place.accuracy_m,
            source: place.source.to_owned(),
            note: place.note.to_owned(),
        }
    }
}

impl Gazetteer {
    /// This gazetteer with the places of `own` added (see the module for which, and how).
    pub fn extended(&self, mut own: Vec<Row>) -> Result<Self, Error> {
        if own.is_empty() {
            return Err(Error::Empty);
        }
        let areas = self.first_level_areas(&own);
        own.retain(|row| {
            let is_known_area =
                row.code == "ADM1" && areas.get(&key(row)).is_some_and(|area| area.known.is_some());
            self.by_id(&row.id).is_none() && !is_known_area
        });
        for row in &mut own {
            // A GeoNames dump names areas by code; the article's "in X province" by name.
            if let Some(area) = areas.get(&key(row)) {
                row.admin1.clone_from(&area.name);
            }
            for area in [&mut row.admin1, &mut row.admin2, &mut row.admin3] {
                // A code that stayed one is no name to show.
                if !area.chars().any(char::is_alphabetic) {
                    area.clear();
                }
            }
        }
        let rows = |is_theatre: bool| {
            self.places().filter(move |p| self.is_theatre(p.ix) == is_theatre).map(Row::from)
        };
        let theatre: Vec<Row> = rows(true).chain(own).collect();
        let world: Vec<Row> = rows(false).collect();
        Ok(Self::open(compile::compile(&theatre, &world)?)?)
    }

    /// The first-level areas among `rows` by country and what the rows call them.
    fn first_level_areas(&self, rows: &[Row]) -> HashMap<(String, String), Area> {
        let areas = rows.iter().filter(|row| row.code == "ADM1").map(|row| {
            let names = std::iter::once(row.name.as_str()).chain(row.alternates.split('|'));
            let named = names.flat_map(|name| self.lookup(name)).map(|c| c.place);
            let known = self.by_id(&row.id).into_iter().chain(named).find(|ix| {
                let place = self.place(*ix);
                place.code == "ADM1" && place.country == row.country
            });
            let name = known.map_or(row.name.as_str(), |ix| self.place(ix).admin1).to_owned();
            (key(row), Area { known, name })
        });
        areas.collect()
    }
}

/// A first-level area of the user's table.
struct Area {
    /// The bundled entry for it.
    known: Option<PlaceIx>,
    /// What [`Place::admin1`] calls it.
    name: String,
}

fn key(row: &Row) -> (String, String) {
    (row.country.clone(), row.admin1.clone())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(id: &str, name: &str, code: &str, admin1: &str) -> Row {
        let class = if code.starts_with("ADM") { "A" } else { "P" };
        let table = format!(
            "id,name,alternates,lon,lat,class,code,country,admin1,admin2,admin3,pcode,population,accuracy_m,source,note\n\
             {id},{name},,36.1,32.7,{class},{code},SY,{admin1},,,,,,own,\n"
        );
        compile::read(table.as_bytes()).unwrap().remove(0)
    }

    #[test]
    fn own_places_join_the_bundled_ones_and_take_their_area_from_them() {
        let bundled = Gazetteer::embedded();
        let kept = bundled.place(bundled.lookup("Quneitra")[0].place);
        let own = vec![
            row("gn:900000001", "Daraa Governorate", "ADM1", "06"),
            row("own:1", "Umm Zarafat", "PPL", "06"),
            row("own:2", "Umm Qirfat", "PPL", "99"),
            row(kept.id, "Another Name", "PPL", "06"),
        ];
        let all = bundled.extended(own).unwrap();
        assert_eq!(all.len(), bundled.len() + 2);
        all.verify().unwrap();
        let found = all.place(all.lookup("Oum Zarafat")[0].place);
        assert_eq!((found.id, found.admin1), ("own:1", "Daraa"));
        assert!(all.is_theatre(found.ix));
        assert_eq!(all.place(all.by_id(kept.id).unwrap()).name, kept.name);
        assert_eq!(all.place(all.by_id("own:2").unwrap()).admin1, "");
        // Everything bundled reads as before.
        let same = |p: Place<'_>| {
            let again = all.place(all.by_id(p.id).unwrap());
            format!("{:?}", Row::from(again)) == format!("{:?}", Row::from(p))
                && all.is_theatre(again.ix) == bundled.is_theatre(p.ix)
        };
        assert!(bundled.places().all(same));
    }

    #[test]
    fn a_row_that_cannot_be_used_is_named() {
        assert!(matches!(Gazetteer::embedded().extended(Vec::new()), Err(Error::Empty)));
        let mut bad = row("own:2", "Nowhere", "PPL", "");
        bad.lat = 133.0;
        let error = Gazetteer::embedded().extended(vec![bad]).err().unwrap().to_string();
        assert!(error.contains("own:2") && error.contains("degrees"), "{error}");
    }
}
