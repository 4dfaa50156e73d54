//! The real binary over a real database file, seen from outside.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on panics")]

mod articles;
mod cli;
mod clients;
mod conformance;
mod crash;
mod downloads;
mod eval;
mod evidence;
mod import;
mod ingest;
mod items;
mod ogc;
mod problem;
mod reading;
mod robust;
mod stream;
mod support;
mod tables;
mod tiles;
mod unmerge;
