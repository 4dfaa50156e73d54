//! Files, folders and standard input to articles, and articles to what the store takes in.

use crate::text::{self, Article};
use anyhow::{Context, bail};
use jiff::civil::Date;
use std::borrow::Cow;
use std::io::Read;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

/// Names of files in a folder that hold articles.
const EXTENSIONS: &[&str] = &["txt", "md", "markdown", "html", "htm", "jsonl", "ndjson"];

/// A file to read.
#[derive(Debug, Clone)]
pub(super) enum Source {
    /// A file on disk.
    File(PathBuf),
    /// `-`.
    Stdin,
    /// A bundled article: name and bytes.
    Bundled(String, Cow<'static, [u8]>),
}

impl Source {
    /// What messages call it.
    pub(super) fn name(&self) -> String {
        match self {
            Self::File(path) => path.display().to_string(),
            Self::Stdin => "-".to_owned(),
            Self::Bundled(name, _) => name.clone(),
        }
    }

    /// Its bytes.
    pub(super) fn bytes(&self) -> anyhow::Result<Cow<'_, [u8]>> {
        match self {
            Self::File(path) => {
                std::fs::read(path).map(Cow::Owned).with_context(|| format!("cannot read {}", path.display()))
            }
            Self::Stdin => {
                let mut bytes = Vec::new();
                std::io::stdin().lock().read_to_end(&mut bytes).context("cannot read standard input")?;
                Ok(Cow::Owned(bytes))
            }
            Self::Bundled(_, bytes) => Ok(Cow::Borrowed(bytes)),
        }
    }
}

/// All files that `paths` name: files as they are, folders with all articles in them, `-` for standard input.
pub(super) fn sources(paths: &[PathBuf]) -> anyhow::Result<Vec<Source>> {
    let mut sources = Vec::new();
    for path in paths {
        if path.as_os_str() == "-" {
            sources.push(Source::Stdin);
        } else if path.is_dir() {
            let before = sources.len();
            for entry in walkdir::WalkDir::new(path).follow_links(true).sort_by_file_name() {
                let entry = entry.with_context(|| format!("cannot list {}", path.display()))?;
                if entry.file_type().is_file() && is_article(entry.path()) {
                    sources.push(Source::File(entry.into_path()));
                }
            }
            if sources.len() == before {
                bail!("no articles in {} (looked for {})", path.display(), EXTENSIONS.join(", "));
            }
        } else if path.exists() {
            sources.push(Source::File(path.clone()));
        } else {
            bail!("{} does not exist", path.display());
        }
    }
    Ok(sources)
}

/// Whether a file in a folder is taken for an article.
pub(super) fn is_article(path: &Path) -> bool {
    let extension = path.extension().and_then(|e| e.to_str()).unwrap_or_default().to_ascii_lowercase();
    let is_readme = path.file_stem().is_some_and(|s| s.eq_ignore_ascii_case("readme"));
    EXTENSIONS.contains(&extension.as_str()) && !is_readme
}

/// The articles of one file.
pub(super) fn articles(source: &Source, given: Option<Date>) -> anyhow::Result<Vec<Article>> {
    parse(&source.name(), &source.bytes()?, given)
}

/// The articles in `bytes`.
pub(super) fn parse(name: &str, bytes: &[u8], given: Option<Date>) -> anyhow::Result<Vec<Article>> {
    text::read(name, bytes, given).with_context(|| format!("cannot understand {name}"))
}

/// The table of places that articles are read with besides the bundled ones, as its hash.
static TABLE: OnceLock<blake3::Hash> = OnceLock::new();

/// Notes that articles are read with this table of places, for [`input_hash`].
pub(super) fn read_with(table: &[u8]) {
    TABLE.get_or_init(|| blake3::hash(table));
}

/// Hash of a file's name and bytes, of the program that reads them and of the user's places: the same hash gives the
/// same articles.
///
/// The program is known by its version and by size and time of its file, so that a rebuilt one reads everything anew.
pub(super) fn input_hash(name: &str, bytes: &[u8]) -> [u8; 32] {
    use std::sync::LazyLock;
    static PROGRAM: LazyLock<String> = LazyLock::new(|| {
        let file = std::env::current_exe().and_then(std::fs::metadata).ok();
        let modified = file.as_ref().and_then(|f| f.modified().ok());
        format!("{} {:?} {modified:?}", env!("CARGO_PKG_VERSION"), file.map(|f| f.len()))
    });
    let mut hash = blake3::Hasher::new();
    if let Some(table) = TABLE.get() {
        hash.update(table.as_bytes());
    }
    hash.update(PROGRAM.as_bytes()).update(b"\0").update(name.as_bytes()).update(b"\0").update(bytes);
    *hash.finalize().as_bytes()
}
