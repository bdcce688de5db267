//! The texts: all of them used, all of them translated, none of them in the code.

use crate::source::{root, sources, words};
use polyclinic::i18n::Language;
use std::collections::BTreeMap;
use std::fs;

/// Two lines of the narrowest full screen; a text that needs more is said too long.
const WIDTH: usize = 160;

/// Id → words, of one language. Lines that continue a message are joined to it.
fn messages(language: Language) -> BTreeMap<String, String> {
    let folder = root().join("assets/i18n").join(language.code());
    let mut messages: BTreeMap<String, String> = BTreeMap::new();
    for entry in fs::read_dir(folder).expect("the catalogue") {
        let text = fs::read_to_string(entry.expect("an entry").path()).expect("a catalogue file");
        let mut id = None;
        for line in text.lines().filter(|line| !line.starts_with('#')) {
            match line.split_once('=') {
                Some((name, words)) if line.starts_with(|c: char| c.is_ascii_lowercase()) => {
                    id = Some(name.trim().to_owned());
                    messages.insert(name.trim().to_owned(), words.trim().to_owned());
                }
                _ => {
                    if let Some(message) = id.as_ref().and_then(|id| messages.get_mut(id)) {
                        message.push(' ');
                        message.push_str(line.trim());
                    }
                }
            }
        }
    }
    messages
}

#[test]
fn every_text_is_used() {
    let code: String = sources().into_iter().map(|source| source.code + "\n").collect();
    let name = |id: &str| id.replace('-', "_").to_uppercase();
    let unused: Vec<String> = messages(Language::En)
        .into_keys()
        .filter(|id| !id.starts_with("-") && words(&code, &name(id)).next().is_none())
        .collect();
    assert!(unused.is_empty(), "nothing says {}", unused.join(", "));
}

#[test]
fn every_sentence_is_translated() {
    let english = messages(Language::En);
    let mut same = Vec::new();
    for language in [Language::Fr, Language::Es, Language::Pt] {
        for (id, words) in messages(language) {
            let counted = words.split_whitespace().filter(|word| word.chars().all(char::is_alphabetic)).count();
            if counted >= 4 && english.get(&id) == Some(&words) {
                same.push(format!("{}: {id} = {words}", language.code()));
            }
        }
    }
    assert!(same.is_empty(), "{}", same.join("\n"));
}

#[test]
fn every_text_fits() {
    let mut long = Vec::new();
    for language in Language::ALL {
        for (id, words) in messages(language) {
            // A message with a selector holds several texts, one to a line.
            let longest = words.split(['{', '}', '[']).map(|part| part.trim().chars().count()).max().unwrap_or(0);
            if longest > WIDTH {
                long.push(format!("{}: {id} has {longest} characters", language.code()));
            }
        }
    }
    assert!(long.is_empty(), "{}", long.join("\n"));
}

#[test]
fn labels_end_without_a_full_stop_in_every_language() {
    let english = messages(Language::En);
    let mut wrong = Vec::new();
    for language in [Language::Fr, Language::Es, Language::Pt] {
        for (id, words) in messages(language) {
            if english.get(&id).is_some_and(|english| !english.ends_with('.'))
                && words.ends_with('.')
                && !words.ends_with("..")
            {
                wrong.push(format!("{}: {id} = {words}", language.code()));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn no_sentence_stands_in_the_code_of_a_screen() {
    let mut found = Vec::new();
    for source in sources().iter().filter(|source| ["screens", "ui", "form", "app"].contains(&source.module())) {
        let lines: Vec<&str> = source.code.lines().collect();
        for (number, literal) in &source.literals {
            let line = lines.get(number - 1).copied().unwrap_or_default();
            // What goes to the log, or tells the reader of the code why, is not seen by a person.
            let aside = ["tracing", "report(", "reason =", "error(", "assert"].iter().any(|word| line.contains(word));
            let markup = literal.starts_with('<');
            if !aside && !markup && is_sentence(literal) {
                found.push(format!("src/{}:{number} says {literal:?}", source.path));
            }
        }
    }
    assert!(found.is_empty(), "{}", found.join("\n"));
}

/// Two words or more of two letters or more, one after the other.
fn is_sentence(literal: &str) -> bool {
    let is_word = |word: &str| word.chars().count() > 1 && word.chars().all(char::is_alphabetic);
    let words: Vec<&str> = literal.split(' ').collect();
    words.windows(2).any(|pair| pair.iter().all(|word| is_word(word.trim_end_matches(['.', ',', '!', '?', ':']))))
}

#[test]
fn a_sentence_is_told_from_a_format() {
    assert!(is_sentence("No rows") && is_sentence("  Saved by {name} at noon, again."));
    for format in ["{name} · {number}", "%Y-%m-%d %H:%M", "Ctrl-S", "{}: {}", "NEWS2 {total}", "APT-000001"] {
        assert!(!is_sentence(format), "{format}");
    }
}
