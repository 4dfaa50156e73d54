//! How fast the server is over many incidents.
//!
//! ```text
//! cargo bench --bench server                      # over a million incidents
//! cargo bench --bench server -- load 100000       # over fewer
//! cargo bench --bench server -- load 1000000 box  # only the kinds of request with this word in their names
//! cargo bench --bench server -- fan 10000         # clients on the stream
//! cargo bench --bench server -- generate 1000000 FILE
//! ```
//!
//! The load generator runs beside the server and takes its share of the processor. Databases are kept in
//! `target/bench`.

mod client;
mod fan;
mod fill;
mod load;
mod process;
mod synthetic;

use anyhow::{Context, bail};
use std::path::Path;

/// As in the program, so that storing costs here what it costs there.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

const FOLDER: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/target/bench");
const MANY: u64 = 1_000_000;
const FEW: u64 = 20_000;

fn main() -> anyhow::Result<()> {
    // Cargo adds a flag of its own.
    let words: Vec<String> = std::env::args().skip(1).filter(|a| a != "--bench").collect();
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    let number =
        |word: &str| word.replace('_', "").parse::<u64>().with_context(|| format!("`{word}` is no number"));
    match words[..] {
        [] => load(MANY, ""),
        ["load", count] => load(number(count)?, ""),
        ["load", count, only] => load(number(count)?, only),
        ["fan", clients] => {
            let db = fill::filled(Path::new(FOLDER), FEW)?;
            fan::run(&db, FEW, number(clients)?)
        }
        ["generate", count, file] => fill::fill(Path::new(file), number(count)?),
        _ => bail!("expected nothing, `load COUNT [WORD]`, `fan CLIENTS` or `generate COUNT FILE`"),
    }
}

fn load(count: u64, only: &str) -> anyhow::Result<()> {
    let db = fill::filled(Path::new(FOLDER), count)?;
    load::run(&db, count, only)
}
