//! The commands, as a person or a script types them.

use crate::support::pty::Launch;
use assert_cmd::Command;
use std::os::unix::fs::PermissionsExt;
use std::path::Path;

/// The binary in an environment without anything that would change what it says.
fn polyclinic(folder: &Path, line: &str) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_polyclinic"));
    command.env_clear().env("HOME", folder).env("USER", "desk").arg("--data-dir").arg(folder.join("clinic"));
    command.args(line.split(' ')).timeout(std::time::Duration::from_secs(60));
    command
}

const INIT: &str = "init --clinic Central --zone America/Sao_Paulo --currency BRL --admin-login ana --admin-name Ana";

/// What a run that succeeds prints.
fn printed(command: &mut Command) -> String {
    String::from_utf8(command.assert().success().get_output().stdout.clone()).unwrap()
}

/// What a run that fails with this exit code says: one line.
fn refused(command: &mut Command, code: i32) -> String {
    let output = command.assert().failure().code(code).get_output().clone();
    assert!(output.stdout.is_empty(), "{}", String::from_utf8_lossy(&output.stdout));
    let said = String::from_utf8(output.stderr).unwrap();
    assert_eq!(said.lines().count(), 1, "{said}");
    said.trim_end().to_owned()
}

fn founded() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    printed(polyclinic(folder.path(), INIT).env("POLYCLINIC_PASSWORD", "correct horse"));
    folder
}

#[test]
fn a_clinic_is_founded_from_the_command_line_and_only_its_owner_can_read_it() {
    let folder = tempfile::tempdir().unwrap();
    let said = printed(polyclinic(folder.path(), INIT).write_stdin("correct horse\n"));
    let database = folder.path().join("clinic/clinic.db");
    assert!(said.contains(&database.display().to_string()), "{said}");
    let mode = |path: &Path| std::fs::metadata(path).unwrap().permissions().mode() & 0o777;
    assert_eq!((mode(&database), mode(&folder.path().join("clinic"))), (0o600, 0o700));
    let said = refused(polyclinic(folder.path(), INIT).env("POLYCLINIC_PASSWORD", "correct horse"), 1);
    assert!(said.ends_with("There is a clinic database here already."), "{said}");
}

#[test]
fn a_refused_founding_leaves_nothing_behind() {
    for (password, said) in [("short", "At least 8"), ("", "No password was given")] {
        let folder = tempfile::tempdir().unwrap();
        let refusal = refused(polyclinic(folder.path(), INIT).write_stdin(password), 1);
        assert!(refusal.contains(said), "{refusal}");
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 0);
    }
}

#[test]
fn users_are_added_listed_reset_and_deactivated() {
    let folder = founded();
    let run = |line: &str| polyclinic(folder.path(), line);
    printed(run("user add joao --name João --roles doctor,nurse").env("POLYCLINIC_PASSWORD", "battery staple"));
    let said = refused(run("user add joao --name Other --roles nurse").env("POLYCLINIC_PASSWORD", "battery staple"), 1);
    assert!(said.to_lowercase().contains("taken"), "{said}");
    printed(run("user reset-password joao").env("POLYCLINIC_PASSWORD", "another staple"));
    printed(&mut run("user deactivate joao"));
    let list = printed(&mut run("user list"));
    assert_eq!(
        list,
        "Login  Name  Roles         State\nana    Ana   admin         active\njoao   João  nurse,doctor  inactive\n"
    );
    let json: serde_json::Value = serde_json::from_str(&printed(&mut run("user list --json"))).unwrap();
    assert_eq!(json[1]["login"], "joao");
    assert_eq!(json[1]["roles"], serde_json::json!(["nurse", "doctor"]));
    assert_eq!(json[1]["active"], false);
}

#[test]
fn the_last_administrator_stays() {
    let folder = founded();
    refused(&mut polyclinic(folder.path(), "user deactivate ana"), 1);
    assert!(printed(&mut polyclinic(folder.path(), "user list")).contains("active"));
}

#[test]
fn a_password_typed_at_the_terminal_is_not_shown() {
    let folder = tempfile::tempdir().unwrap();
    let line = INIT.split(' ').chain(["--data-dir", folder.path().to_str().unwrap()]);
    let mut pty = Launch::polyclinic().args(line).start();
    pty.wait_for("Password:");
    pty.keys("correct horze<bs><bs>se<enter>");
    pty.wait_for("Once more:");
    pty.keys("correct horse<enter>");
    pty.wait_for("The clinic is ready");
    assert!(pty.wait_exit().success());
    assert!(!pty.screen().contains("correct") && pty.modes_left_on().is_empty(), "{}", pty.screen());
}

#[test]
fn two_different_passwords_are_refused() {
    let folder = tempfile::tempdir().unwrap();
    let line = INIT.split(' ').chain(["--lang", "fr", "--data-dir", folder.path().to_str().unwrap()]);
    let mut pty = Launch::polyclinic().args(line).start();
    pty.wait_for("Mot de passe :");
    pty.keys("correct horse<enter>");
    pty.wait_for("Encore une fois :");
    pty.keys("incorrect horse<enter>");
    pty.wait_for("Les deux mots de passe diffèrent");
    assert_eq!(pty.wait_exit().exit_code(), 1);
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 0);
}

#[test]
fn bad_arguments_are_refused_in_the_readers_language() {
    let folder = tempfile::tempdir().unwrap();
    for (line, said) in [
        ("dance", "polyclinic: There is no command dance. See --help"),
        ("queue", "polyclinic: <NAME> is missing. See --help"),
        ("user", "polyclinic: A command is missing. See --help"),
        ("--lang fr dance", "polyclinic: La commande dance n’existe pas. Voir --help"),
        ("--lang es keys --day 2026-11-21", "polyclinic: Aquí no existe --day. Vea --help"),
        ("init --zone Mars", "polyclinic: Mars does not fit --zone <ZONE>. See --help"),
    ] {
        assert_eq!(refused(&mut polyclinic(folder.path(), line), 2), said);
    }
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 0);
}

#[test]
fn a_missing_a_foreign_and_a_damaged_database_are_told_apart() {
    let folder = tempfile::tempdir().unwrap();
    let database = folder.path().join("clinic/clinic.db");
    let said = |line: &str| refused(&mut polyclinic(folder.path(), line), 1);
    assert!(said("user list").ends_with("There is no clinic database here."));
    assert!(!folder.path().join("clinic").exists());
    std::fs::create_dir(folder.path().join("clinic")).unwrap();
    std::fs::write(&database, "a letter, not a database, but long enough to be read as one".repeat(100)).unwrap();
    assert!(said("user list").ends_with("This file is not a clinic database."), "{}", said("user list"));
    assert!(said("user list").contains(&database.display().to_string()));
}

#[test]
fn without_a_terminal_the_clinic_is_not_opened() {
    let folder = tempfile::tempdir().unwrap();
    let said = refused(&mut polyclinic(folder.path(), "--lang en"), 1);
    assert_eq!(said, "polyclinic: This needs a terminal. For scripts there are commands: see --help");
}

#[test]
fn help_and_version_need_no_clinic() {
    let folder = tempfile::tempdir().unwrap();
    let help = printed(polyclinic(folder.path(), "--help").env("LANG", "pt_BR.UTF-8"));
    for word in ["Comandos:", "queue", "--data-dir", "Mostra esta ajuda"] {
        assert!(help.contains(word), "{word} is not in {help}");
    }
    assert_eq!(
        printed(&mut polyclinic(folder.path(), "--version")),
        concat!("polyclinic ", env!("CARGO_PKG_VERSION"), "\n")
    );
    assert!(printed(&mut polyclinic(folder.path(), "keys")).contains("`Ctrl-S`"));
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 0);
}
