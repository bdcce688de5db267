//! Nothing grows too large, and nothing gives up.

use crate::source::{block_end, line_of, sources, words};

/// Lines of a file without its tests; a larger one becomes a folder.
const FILE: usize = 400;
/// Lines of a function; a longer one is two functions.
const FUNCTION: usize = 60;

#[test]
fn no_file_passes_400_lines() {
    let long: Vec<String> = sources()
        .iter()
        .filter(|source| source.lines > FILE)
        .map(|source| format!("src/{} has {} lines without its tests", source.path, source.lines))
        .collect();
    assert!(long.is_empty(), "{}", long.join("\n"));
}

#[test]
fn no_function_passes_60_lines() {
    let mut long = Vec::new();
    for source in sources() {
        for at in words(&source.code, "fn") {
            // `fn(Place) -> …` is a type.
            let named = source.code[at + "fn".len()..].starts_with(' ');
            let Some(end) = block_end(&source.code, at).filter(|_| named) else { continue };
            let lines = line_of(&source.code, end) - line_of(&source.code, at) + 1;
            if lines > FUNCTION {
                long.push(format!("src/{}:{} has {lines} lines", source.path, line_of(&source.code, at)));
            }
        }
    }
    assert!(long.is_empty(), "{}", long.join("\n"));
}

#[test]
fn nothing_is_left_to_do_and_nothing_gives_up() {
    let mut found = Vec::new();
    for source in sources() {
        for word in ["todo!", "unimplemented!", "dbg!", ".unwrap()", ".expect(", "#[allow(", "#![allow("] {
            for (at, _) in source.code.match_indices(word) {
                found.push(format!("src/{}:{} has {word}", source.path, line_of(&source.code, at)));
            }
        }
    }
    assert!(found.is_empty(), "{}", found.join("\n"));
}

#[test]
fn only_the_binary_prints() {
    let mut found = Vec::new();
    for source in sources().iter().filter(|source| source.path != "main.rs") {
        for word in ["println", "eprintln", "print", "eprint"] {
            for at in words(&source.code, word).filter(|at| source.code[at + word.len()..].starts_with('!')) {
                found.push(format!("src/{}:{} has {word}!", source.path, line_of(&source.code, at)));
            }
        }
    }
    assert!(found.is_empty(), "{}", found.join("\n"));
}
