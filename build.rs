//! Makes what the binary embeds from the files a person edits.

use std::path::Path;
use std::process::Command;
use std::time::SystemTime;
use std::{env, fs};

#[path = "src/gazetteer/compile.rs"]
#[allow(dead_code, reason = "the library uses the rest")]
mod compile;
#[path = "src/gazetteer/fold.rs"]
#[allow(dead_code, reason = "the library uses the rest")]
mod fold;
#[path = "src/gazetteer/format.rs"]
#[allow(dead_code, reason = "the library uses the rest")]
mod format;

type Result = std::result::Result<(), Box<dyn std::error::Error>>;

fn main() -> Result {
    println!("cargo::rerun-if-changed=build.rs");
    // Folders embedded as they are: a new file in one must be noticed.
    for folder in ["data/articles", "data/basemap"].iter().filter(|folder| Path::new(folder).is_dir()) {
        println!("cargo::rerun-if-changed={folder}");
    }
    gazetteer()?;
    if env::var_os("CARGO_FEATURE_WEB").is_some()
        && let Err(message) = web()
    {
        // One line, not a panic: what is missing is a program, not a proof.
        println!("cargo::error={}", message.replace('\n', " | "));
        std::process::exit(1);
    }
    Ok(())
}

/// The page: `npm ci` when the lock file is newer than what is installed, then Vite into the build's own folder.
fn web() -> std::result::Result<(), String> {
    const HINT: &str = "install Node.js 20.19 or later (https://nodejs.org), or build without the page: \
                        cargo build --no-default-features";
    for source in [
        "index.html",
        "package.json",
        "package-lock.json",
        "public",
        "src",
        "tsconfig.json",
        "vite.config.ts",
    ] {
        println!("cargo::rerun-if-changed=web/{source}");
    }
    println!("cargo::rerun-if-env-changed=PATH");
    let node = Command::new("node").arg("--version").output();
    let version = node.map_err(|_| format!("the web page needs Node.js, which is not found; {HINT}"))?;
    let version = String::from_utf8_lossy(&version.stdout).trim().to_owned();
    let mut parts = version.trim_start_matches('v').split('.').map(|n| n.parse::<u32>().unwrap_or(0));
    if (parts.next(), parts.next()) < (Some(20), Some(19)) {
        return Err(format!("the web page needs Node.js 20.19 or later, found {version}; {HINT}"));
    }
    let modified =
        |path: &str| fs::metadata(path).and_then(|m| m.modified()).unwrap_or(SystemTime::UNIX_EPOCH);
    if modified("web/node_modules/.package-lock.json") < modified("web/package-lock.json") {
        npm(&["ci", "--no-audit", "--no-fund"], HINT)?;
    }
    let out = Path::new(&env::var("OUT_DIR").map_err(|e| e.to_string())?).join("web");
    npm(&["run", "build", "--", "--outDir", &out.to_string_lossy(), "--emptyOutDir"], HINT)
}

/// Runs npm in `web/`; on failure its last lines.
fn npm(args: &[&str], hint: &str) -> std::result::Result<(), String> {
    let program = if cfg!(windows) { "npm.cmd" } else { "npm" };
    let run = Command::new(program).args(args).current_dir("web").output();
    let run = run.map_err(|_| format!("the web page needs npm, which is not found; {hint}"))?;
    if run.status.success() {
        return Ok(());
    }
    let printed = [run.stdout, run.stderr].concat();
    let printed = String::from_utf8_lossy(&printed).into_owned();
    let lines: Vec<&str> = printed.lines().filter(|l| !l.trim().is_empty()).collect();
    let last = lines[lines.len().saturating_sub(15)..].join("\n");
    Err(format!("`npm {}` in web/ failed; {hint}\n{last}", args.join(" ")))
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
    let world = [table("world.csv")?, table("towns.csv")?].concat();
    let block = compile::compile(&table("places.csv")?, &world)?;
    fs::write(Path::new(&env::var("OUT_DIR")?).join("gazetteer.bin"), block)?;
    Ok(())
}
