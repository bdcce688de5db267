//! The README says what the program does. `UPDATE_README=1 cargo test readme` writes the parts that are made by it.

use crate::source::root;
use polyclinic::demo::{LOGINS, PASSWORD};
use polyclinic::domain::vocabulary::Vocabulary;
use polyclinic::i18n::{Catalogue, Language, Locale};
use polyclinic::keys;
use std::fmt::Write as _;
use std::{env, fs};

/// Compares what stands between `<!-- name -->` and `<!-- /name -->` with what should.
fn fresh(name: &str, expected: &str) {
    let path = root().join("README.md");
    let readme = fs::read_to_string(&path).expect("the README");
    let (open, close) = (format!("<!-- {name} -->\n"), format!("<!-- /{name} -->"));
    let from = readme.find(&open).expect("the mark before") + open.len();
    let until = from + readme[from..].find(&close).expect("the mark after");
    let expected = format!("\n{}\n\n", expected.trim());
    if env::var_os("UPDATE_README").is_some() {
        let updated = format!("{}{expected}{}", &readme[..from], &readme[until..]);
        fs::write(&path, updated).expect("the README can be written");
    } else {
        assert_eq!(&readme[from..until], expected, "run UPDATE_README=1 cargo test readme -- --test-threads=1");
    }
}

fn english() -> Catalogue {
    Catalogue::new(Locale::plain(Language::En))
}

#[test]
fn the_key_tables_in_the_readme_are_those_of_the_program() {
    fresh("keys", &keys::markdown(&english()));
}

#[test]
fn the_logins_in_the_readme_are_those_of_the_demo() {
    let mut table = "| login | password | who | roles |\n| --- | --- | --- | --- |\n".to_owned();
    for login in &LOGINS {
        let roles: Vec<String> = login.roles.iter().map(|role| english().text((*role).text())).collect();
        let _ = writeln!(table, "| `{}` | `{PASSWORD}` | {} | {} |", login.login, login.name, roles.join(", "));
    }
    fresh("logins", &table);
}

#[test]
fn the_readme_gives_one_test_command() {
    let readme = fs::read_to_string(root().join("README.md")).expect("the README");
    let commands: Vec<&str> = readme.lines().filter(|line| line.starts_with("cargo test")).collect();
    assert_eq!(commands, ["cargo test"]);
}
