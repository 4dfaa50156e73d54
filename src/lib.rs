//! Zonewatch reads news reports, works out the incidents they tell of, and serves them as a map.
//!
//! One direction, no step reaching back:
//!
//! ```text
//! article ─▶ text ─▶ toponym ─▶ geoparse ┐
//!              ├───▶ when ───────────────┼─▶ event ─▶ incident ─▶ store ─▶ api, live
//!              └───▶ lexicon ────────────┘
//! ```
//!
//! | module | what it decides |
//! |---|---|
//! | [`span`] | where in an article a fact was read |
//! | [`kind`] | the closed lists of the data contract: types, precisions, certainty, relations |
//! | [`json`] | JSON appended to bytes |
//! | [`date`] | uncertain dates: an interval of days, its precision, its EDTF string |
//! | [`text`] | bytes → article → sentences and tokens; what is furniture, when it was published |
//! | [`gazetteer`] | which places a spelling may stand for |
//! | [`zone`] | how a place lies to the buffer zone; in which governorate, district and sub-district |
//! | [`lexicon`] | the words event rules go by |
//! | [`toponym`] | which words name a place, and what they stand for there |
//! | [`geoparse`] | which place is meant, how exactly, and why |
//! | [`when`] | time expressions and the days they mean |
//! | [`event`] | reports (what one article says of one event) and tallies (running totals) |
//! | [`extract`](mod@extract) | the reading pipeline, from article to reports and tallies |
//! | [`incident`] | which reports tell of the same event, and what they say together |
//! | [`filter`] | what a request asks for: one filter for page, API, download and stream |
//! | [`mod@format`] | what leaves the program: GeoJSON, GeoJSON lines, CSV |
//! | [`import`] | coded events of other projects as reports |
//! | [`eval`] | read against annotated |
//! | [`store`] | SQLite: articles, reports, incidents and the log of changes |
//! | [`live`] | the log of changes to everyone who listens |
//! | [`api`] | HTTP: page, API, downloads, stream |
//! | [`cli`] | the command line |
//!
//! Everything before [`store`] is pure: no clock, file or network; the same article always reads the same.
//!
//! ```
//! use jiff::civil::date;
//! use zonewatch::extract::{Knowledge, extract};
//! use zonewatch::text;
//!
//! let words = b"Israeli forces raided the village of Kudna in Quneitra on Monday, residents said. Nobody was hurt.";
//! let articles = text::read("note.txt", words, Some(date(2026, 3, 4)))?;
//! let said = extract(&articles[0], Knowledge::bundled());
//! let report = &said.reports[0];
//! let place = report.place.as_ref().ok_or("no place")?;
//! println!("{} at {}, {}", report.kind, place.name, report.date.edtf());
//! # assert_eq!(format!("{} at {}, {}", report.kind, place.name, report.date.edtf()), "raid at Kudna, 2026-03-02");
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//! prints `raid at Kudna, 2026-03-02`.

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
pub mod import;
pub mod incident;
pub mod json;
pub mod kind;
pub mod lexicon;
pub mod live;
pub mod span;
pub mod store;
pub mod text;
pub mod toponym;
pub mod when;
pub mod zone;
