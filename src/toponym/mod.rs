//! Which words of a text name a place, and what they stand for there.
//!
//! It decides that "Paris" in "Paris Hilton" is no place, that "Damascus" in "Damascus had no comment" is a government
//! (metonymy), "Israeli" in "Israeli tanks" an adjective of origin (demonym), and "Munich" in "Munich Security Conference"
//! a part of another name. It does not decide which of several places of one name is meant: that is `geoparse`.
//!
//! [`PlaceLexicon`] holds the word lists (`data/lexicon/places`), [`Words`] looks every token up in them once.

pub mod cue;
mod kind;
mod lexicon;
mod name;
mod person;
mod words;

pub use kind::{KindReading, Neighbours, read_kind};
pub use lexicon::{Area, Demonym, Flags, PlaceLexicon, flag};
pub use name::{Found, Nature, find};
pub use person::{family_key, family_names};
pub use words::Words;
