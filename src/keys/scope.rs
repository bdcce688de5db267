//! Where a key means what: one const table per scope.

use super::{Command, Key};
use crate::i18n::Text;
use crossterm::event::KeyEvent;

/// One row of a key table.
#[derive(Debug, Clone, Copy)]
pub struct Binding {
    /// The keys; the first is the one that is shown.
    pub keys: &'static [Key],
    /// What they do.
    pub command: Command,
    /// The rank in the footer: 1 comes first, 0 is not shown there.
    pub footer: u8,
}

/// A row that the footer shows at `rank`.
#[must_use]
pub const fn shown(rank: u8, keys: &'static [Key], command: Command) -> Binding {
    Binding { keys, command, footer: rank }
}

/// A row that only the help shows.
#[must_use]
pub const fn bind(keys: &'static [Key], command: Command) -> Binding {
    Binding { keys, command, footer: 0 }
}

/// A key table: a screen's own, or one shared by many screens.
#[derive(Debug)]
pub struct Scope {
    /// What the group is called in the help.
    pub name: Text,
    /// Its keys.
    pub bindings: &'static [Binding],
}

/// The tables in force, the nearest first.
pub type Scopes = &'static [&'static Scope];

/// The command of a key in the nearest table that knows it.
#[must_use]
pub fn command(scopes: Scopes, event: &KeyEvent) -> Option<Command> {
    let key = Key::from(event);
    let mut bindings = scopes.iter().flat_map(|scope| scope.bindings);
    bindings.find(|binding| binding.keys.contains(&key)).map(|binding| binding.command)
}
