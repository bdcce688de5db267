//! Turns the English catalogue into typed text ids, so that a misspelt id does not compile.
//!
//! Every `assets/i18n/en/*.ftl` message `check-in` becomes `pub const CHECK_IN: Text`, with its English words as the
//! doc comment. The other languages are embedded beside it; a test proves that they say the same things.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::{env, fs, io};

const LANGUAGES: [&str; 4] = ["en", "fr", "es", "pt"];

fn main() -> io::Result<()> {
    let root = PathBuf::from(env::var_os("CARGO_MANIFEST_DIR").unwrap_or_default()).join("assets/i18n");
    println!("cargo:rerun-if-changed={}", root.display());
    let mut code = String::new();
    let mut names = Vec::new();
    for file in catalogue_files(&root.join("en"))? {
        for (id, words) in messages(&fs::read_to_string(&file)?) {
            let name = id.replace('-', "_").to_uppercase();
            let _ = writeln!(code, "/// {}", documented(&words));
            let _ = writeln!(code, "pub const {name}: Text = Text({id:?});");
            names.push(name);
        }
    }
    let _ = writeln!(code, "/// Every text id, in the order of the catalogue files.");
    let _ = writeln!(code, "pub const ALL: &[Text] = &[{}];", names.join(", "));
    for language in LANGUAGES {
        let _ = writeln!(code, "/// The catalogue files of one language.");
        let _ = writeln!(code, "pub(super) const SOURCES_{}: &[&str] = &[", language.to_uppercase());
        for file in catalogue_files(&root.join(language))? {
            let _ = writeln!(code, "    include_str!({:?}),", file.display().to_string());
            println!("cargo:rerun-if-changed={}", file.display());
        }
        code.push_str("];\n");
    }
    fs::write(PathBuf::from(env::var_os("OUT_DIR").unwrap_or_default()).join("texts.rs"), code)
}

/// Words that a doc comment shows as they are: no markup, no links.
fn documented(words: &str) -> String {
    words.replace(['[', ']', '<', '>', '`', '*'], " ").replace("://", ": //")
}

fn catalogue_files(folder: &Path) -> io::Result<Vec<PathBuf>> {
    println!("cargo:rerun-if-changed={}", folder.display());
    let mut files: Vec<PathBuf> = fs::read_dir(folder)?
        .filter_map(|entry| entry.ok().map(|entry| entry.path()))
        .filter(|path| path.extension().is_some_and(|ending| ending == "ftl"))
        .collect();
    files.sort();
    Ok(files)
}

/// The messages of a Fluent file: id and first line. Terms (`-brand`), comments and continuation lines are passed over.
fn messages(source: &str) -> Vec<(String, String)> {
    source
        .lines()
        .filter_map(|line| {
            let (id, words) = line.split_once('=')?;
            let id = id.trim_end();
            let well_formed = id.starts_with(|c: char| c.is_ascii_lowercase())
                && id.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-');
            well_formed.then(|| (id.to_owned(), words.trim().to_owned()))
        })
        .collect()
}
