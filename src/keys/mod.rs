//! Keys and what they do.
//!
//! [`tables`] holds one const [`Scope`] for each place where keys differ. The same rows drive the dispatch, the footer,
//! the help (which is also the command palette), `polyclinic keys` and the key table in the README.

mod command;
mod key;
mod scope;
pub mod tables;

pub use command::Command;
pub use key::{Key, char, ctrl, named};
pub use scope::{Binding, Scope, Scopes, bind, command, shown};

use crate::domain::vocabulary::Vocabulary;
use crate::i18n::{Catalogue, t};
use std::fmt::Write as _;

/// The key tables as Markdown, one after the other: what the README shows and `polyclinic keys` prints.
#[must_use]
pub fn markdown(catalogue: &Catalogue) -> String {
    let mut page = String::new();
    let (key, meaning) = (catalogue.text(t::KEYS_KEY), catalogue.text(t::KEYS_MEANING));
    for scope in tables::ALL {
        let _ = writeln!(page, "**{}**\n\n| {key} | {meaning} |\n| --- | --- |", catalogue.text(scope.name));
        for binding in scope.bindings {
            let keys: Vec<String> = binding.keys.iter().map(|key| format!("`{}`", key.label(catalogue))).collect();
            let _ = writeln!(page, "| {} | {} |", keys.join(" "), catalogue.text(binding.command.text()));
        }
        page.push('\n');
    }
    page
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_table_gives_a_key_two_meanings() {
        for scope in tables::ALL {
            let mut seen = Vec::new();
            for key in scope.bindings.iter().flat_map(|binding| binding.keys) {
                assert!(!seen.contains(key), "{:?} twice in {}", key, scope.name.id());
                seen.push(*key);
            }
        }
    }

    #[test]
    fn every_table_is_listed_once() {
        let names: std::collections::BTreeSet<&str> = tables::ALL.iter().map(|scope| scope.name.id()).collect();
        assert_eq!(names.len(), tables::ALL.len());
    }

    #[test]
    fn every_command_has_a_key_somewhere() {
        for command in Command::ALL {
            let bound = tables::ALL.iter().flat_map(|scope| scope.bindings).any(|binding| binding.command == *command);
            assert!(bound, "{command}");
        }
    }

    #[test]
    fn a_key_event_finds_its_command_in_the_nearest_table() {
        let scopes: Scopes = &[&tables::RECEPTION, &tables::LIST, &tables::GLOBAL];
        assert_eq!(command(scopes, &char('c').event()), Some(Command::CheckIn));
        assert_eq!(command(scopes, &char('j').event()), Some(Command::Down));
        assert_eq!(command(scopes, &char('?').event()), Some(Command::Help));
        assert_eq!(command(scopes, &ctrl('y').event()), None);
    }
}
