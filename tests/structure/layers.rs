//! One direction: each floor of the house uses only what lies below it.

use crate::source::{Source, sources, words};

/// A top module, what it may use of this crate besides itself, and what it may never name.
struct Floor {
    module: &'static str,
    below: &'static [&'static str],
    never: &'static [&'static str],
}

const GROUND: &[&str] = &["domain", "i18n"];
const UNDER_APP: &[&str] =
    &["domain", "i18n", "clock", "config", "logging", "catalogue", "store", "print", "keys", "form", "ui"];
const DATABASE: &[&str] = &["rusqlite"];
const TERMINAL: &[&str] = &["ratatui", "crossterm"];

#[rustfmt::skip]
const FLOORS: &[Floor] = &[
    Floor { module: "domain", below: &["i18n"], never: &["ratatui", "crossterm", "rusqlite", "fs", "io", "env", "thread", "SystemTime", "Instant", "Utc::now", "Local"] },
    Floor { module: "i18n", below: &["domain"], never: &["ratatui", "crossterm", "rusqlite", "fs", "io", "thread", "SystemTime", "Instant"] },
    Floor { module: "clock", below: &["domain"], never: &["ratatui", "crossterm", "rusqlite"] },
    Floor { module: "config", below: GROUND, never: &["ratatui", "crossterm", "rusqlite"] },
    Floor { module: "logging", below: &[], never: &["ratatui", "crossterm", "rusqlite", "domain"] },
    Floor { module: "catalogue", below: GROUND, never: &["ratatui", "crossterm", "rusqlite"] },
    Floor { module: "store", below: &["domain", "i18n", "clock", "logging", "catalogue"], never: TERMINAL },
    Floor { module: "demo", below: &["domain", "i18n", "clock", "catalogue", "store"], never: TERMINAL },
    Floor { module: "interop", below: &["domain", "i18n", "store"], never: TERMINAL },
    Floor { module: "print", below: &["domain", "i18n", "store"], never: TERMINAL },
    Floor { module: "keys", below: GROUND, never: DATABASE },
    Floor { module: "ui", below: &["domain", "i18n", "keys", "app"], never: DATABASE },
    Floor { module: "form", below: &["domain", "i18n", "keys", "ui", "app"], never: DATABASE },
    Floor { module: "app", below: UNDER_APP, never: DATABASE },
    Floor { module: "screens", below: &["domain", "i18n", "clock", "logging", "catalogue", "store", "print", "keys", "form", "ui", "app"], never: DATABASE },
    Floor { module: "launch", below: &["domain", "demo", "i18n", "clock", "config", "logging", "store", "ui", "app", "screens"], never: DATABASE },
    Floor { module: "cli", below: &["domain", "i18n", "clock", "config", "logging", "store", "demo", "interop", "print", "keys"], never: &["ratatui"] },
    Floor { module: "lib", below: &[], never: &["rusqlite", "ratatui"] },
    Floor { module: "main", below: &[], never: &["rusqlite", "ratatui"] },
];

#[test]
fn each_floor_uses_only_what_lies_below_it() {
    let mut wrong = Vec::new();
    for source in sources() {
        let Some(floor) = FLOORS.iter().find(|floor| floor.module == source.module()) else {
            panic!("src/{} stands on no floor: give `{}` a place in this table", source.path, source.module());
        };
        for used in own_modules(&source) {
            if used != floor.module && !floor.below.contains(&used.as_str()) {
                wrong.push(format!("src/{} uses crate::{used}", source.path));
            }
        }
        for name in floor.never {
            if words(&source.code, name).next().is_some() {
                wrong.push(format!("src/{} names {name}", source.path));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// The top modules of this crate that a file names: `crate::store::…`, `use crate::{store, domain::…}`.
fn own_modules(source: &Source) -> Vec<String> {
    let name = |text: &str| text.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect::<String>();
    let mut modules = Vec::new();
    for at in words(&source.code, "crate") {
        // `pub(crate)` and `$crate` are followed by something else.
        let Some(rest) = source.code[at + "crate".len()..].strip_prefix("::") else { continue };
        match rest.strip_prefix('{') {
            Some(group) => modules.extend(group_members(group).iter().map(|member| name(member))),
            None => modules.push(name(rest)),
        }
    }
    modules.retain(|module| module.chars().next().is_some_and(char::is_lowercase));
    modules
}

/// The members of a `{…}` group after its opening brace, inner groups left whole.
fn group_members(group: &str) -> Vec<String> {
    let mut depth = 0;
    let mut members = vec![String::new()];
    for c in group.chars() {
        match c {
            '{' => depth += 1,
            '}' if depth == 0 => break,
            '}' => depth -= 1,
            ',' if depth == 0 => members.push(String::new()),
            _ if c.is_whitespace() => {}
            _ => members.last_mut().expect("a member").push(c),
        }
    }
    members
}

#[test]
fn groups_of_uses_are_read_member_by_member() {
    // The inner group loses its braces; its names stay with the module they belong to.
    assert_eq!(group_members("store::{a, b}, domain, app::run};"), ["store::a,b", "domain", "app::run"]);
}
