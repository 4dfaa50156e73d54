//! The real binary over a real database file, seen from outside.

mod cli;
mod clients;
mod downloads;
mod ingest;
mod items;
mod problem;
mod stream;
mod support;
