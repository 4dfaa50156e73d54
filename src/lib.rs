//! Zonewatch reads news reports, works out the incidents they tell of, and serves them as a map.
//!
//! One direction, no step reaching back:
//!
//! ```text
//! article ─▶ text ─▶ toponym ─▶ geoparse ┐
//!              ├───▶ when ───────────────┼─▶ event ─▶ incident ─▶ store ─▶ api, live
//!              └───▶ lexicon ────────────┘
//! ```

pub mod api;
pub mod cli;
pub mod date;
pub mod eval;
pub mod event;
pub mod extract;
pub mod filter;
pub mod format;
pub mod gazetteer;
pub mod geoparse;
pub mod incident;
pub mod kind;
pub mod lexicon;
pub mod live;
pub mod span;
pub mod store;
pub mod text;
pub mod toponym;
pub mod when;
pub mod zone;
