//! Makes what the binary embeds from the files a person edits.

use std::path::Path;
use std::{env, fs};

#[path = "src/gazetteer/compile.rs"]
#[allow(dead_code, unreachable_pub)]
mod compile;
#[path = "src/gazetteer/fold.rs"]
#[allow(dead_code, unreachable_pub)]
mod fold;
#[path = "src/gazetteer/format.rs"]
#[allow(dead_code, unreachable_pub)]
mod format;

type Result = std::result::Result<(), Box<dyn std::error::Error>>;

fn main() -> Result {
    println!("cargo::rerun-if-changed=build.rs");
    gazetteer()
}

/// `data/gazetteer/*.csv` to one block of bytes.
fn gazetteer() -> Result {
    for source in ["compile", "fold", "format"] {
        println!("cargo::rerun-if-changed=src/gazetteer/{source}.rs");
    }
    let table = |name| {
        let path = Path::new("data/gazetteer").join(name);
        println!("cargo::rerun-if-changed={}", path.display());
        fs::File::open(&path)
            .map_err(|e| format!("{}: {e}", path.display()))
            .and_then(|file| compile::read(file).map_err(|e| format!("{}: {e}", path.display())))
    };
    let block = compile::compile(&table("places.csv")?, &table("world.csv")?)?;
    fs::write(Path::new(&env::var("OUT_DIR")?).join("gazetteer.bin"), block)?;
    Ok(())
}
