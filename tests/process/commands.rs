//! The commands, as a person or a script types them.

use crate::clinic::{Clinic, patient};
use crate::support::pty::Launch;
use assert_cmd::Command;
use std::os::unix::fs::PermissionsExt;
use std::path::Path;

/// The binary in an environment without anything that would change what it says.
pub(crate) fn polyclinic(folder: &Path, line: &str) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_polyclinic"));
    command.env_clear().env("HOME", folder).env("USER", "desk").env("POLYCLINIC_DATA_DIR", folder.join("clinic"));
    command.args(line.split(' ')).timeout(std::time::Duration::from_secs(60));
    command
}

pub(crate) const INIT: &str =
    "init --clinic Central --zone America/Sao_Paulo --currency BRL --admin-login ana --admin-name Ana";

/// What a run that succeeds prints.
pub(crate) fn printed(command: &mut Command) -> String {
    String::from_utf8(command.assert().success().get_output().stdout.clone()).unwrap()
}

/// What a run that fails with this exit code says: one line.
pub(crate) fn refused(command: &mut Command, code: i32) -> String {
    let output = command.assert().failure().code(code).get_output().clone();
    assert!(output.stdout.is_empty(), "{}", String::from_utf8_lossy(&output.stdout));
    let said = String::from_utf8(output.stderr).unwrap();
    assert_eq!(said.lines().count(), 1, "{said}");
    said.trim_end().to_owned()
}

pub(crate) fn founded() -> tempfile::TempDir {
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
    let priced = format!("{INIT} --consultation plenty");
    for (line, password, said) in [
        (INIT, "short", "At least 8"),
        (INIT, "", "No password was given"),
        (priced.as_str(), "correct horse", "polyclinic: "),
    ] {
        let folder = tempfile::tempdir().unwrap();
        let refusal = refused(polyclinic(folder.path(), line).write_stdin(password), 1);
        assert!(refusal.contains(said), "{refusal}");
        assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 0);
    }
}

#[test]
fn users_are_added_listed_reset_and_deactivated() {
    let folder = founded();
    let run = |line: &str| polyclinic(folder.path(), line);
    let said = refused(run("user add joao --name João --roles doctor").env("POLYCLINIC_PASSWORD", "battery staple"), 1);
    assert!(said.ends_with("A doctor needs a given and a family name"), "{said}");
    printed(run("user add joao --name João --roles biologist,nurse").env("POLYCLINIC_PASSWORD", "battery staple"));
    let said = refused(run("user add joao --name Other --roles nurse").env("POLYCLINIC_PASSWORD", "battery staple"), 1);
    assert!(said.to_lowercase().contains("taken"), "{said}");
    printed(run("user reset-password joao").env("POLYCLINIC_PASSWORD", "another staple"));
    printed(&mut run("user deactivate joao"));
    let list = printed(&mut run("user list"));
    assert_eq!(
        list,
        "Login  Name  Roles            State\nana    Ana   admin            active\njoao   João  nurse,biologist  inactive\n"
    );
    let json: serde_json::Value = serde_json::from_str(&printed(&mut run("user list --json"))).unwrap();
    assert_eq!(json[1]["login"], "joao");
    assert_eq!(json[1]["roles"], serde_json::json!(["nurse", "biologist"]));
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
    pty.wait_for("Mot de passe\u{a0}:");
    pty.keys("correct horse<enter>");
    pty.wait_for("Encore une fois\u{a0}:");
    pty.keys("incorrect horse<enter>");
    pty.wait_for("Les deux mots de passe diffèrent");
    assert_eq!(pty.wait_exit().exit_code(), 1);
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 0);
}

/// A command on a clinic that is there.
fn at(clinic: &Clinic, line: &str) -> Command {
    let mut command = polyclinic(clinic.path().parent().unwrap(), line);
    command.arg("--data-dir").arg(clinic.path().parent().unwrap());
    command
}

#[test]
fn every_queue_is_a_table_for_people_and_an_array_for_scripts() {
    let clinic = Clinic::new();
    clinic.booked(patient(2), "dora", "10:00");
    clinic.arrived(patient(1), "daniel", "9:20");
    for queue in ["reception", "triage", "samples", "consultations", "results", "worklist", "billing"] {
        let json = printed(&mut at(&clinic, &format!("queue {queue} --day 2026-11-23 --json")));
        let rows: Vec<serde_json::Value> = serde_json::from_str(&json).unwrap();
        let numbers: Vec<&str> = rows.iter().map(|row| row["number"].as_str().unwrap()).collect();
        let expected: &[&str] = match queue {
            "reception" => &["APT-000002", "APT-000001"],
            "triage" => &["APT-000002"],
            _ => &[],
        };
        assert_eq!(numbers, expected, "{queue}");
    }
    let row = &serde_json::from_str::<serde_json::Value>(&printed(&mut at(&clinic, "queue triage --json"))).unwrap()[0];
    for (name, value) in [
        ("status", "checked_in"),
        ("patient", "PAT-000001"),
        ("name", "Maria da Silva Souza"),
        ("about", "check-up"),
        ("professional", "Dr Daniel Rocha"),
        ("starts_at", "2026-11-23T12:20:00Z"),
    ] {
        assert_eq!(row[name], value);
    }
    assert!(row["waiting_minutes"].is_i64() && row["ticket"] == 1);
    let table = printed(&mut at(&clinic, "queue triage --lang fr"));
    assert!(table.starts_with("Heure") && table.contains("23/11 09:20  APT-000002  1       PAT-000001"), "{table}");
    assert_eq!(printed(&mut at(&clinic, "queue triage --day 2026-11-24 --json")), "[]\n");
}

#[test]
fn every_catalogue_is_a_table_for_people_and_an_array_for_scripts() {
    let clinic = Clinic::new();
    clinic.acts("ada", |tx| {
        polyclinic::store::reasons::import(tx, polyclinic::i18n::Language::En)?;
        let name = "Boa Vida".to_owned();
        let details = polyclinic::store::insurers::Details { name, coverage_bp: 8_250, ..Default::default() };
        polyclinic::store::insurers::add(tx, &details)
    });
    for (catalogue, words, rows) in [
        ("professionals", "Dr Dora Costa    Cardiology", 2),
        ("specialties", "General medicine  active", 2),
        ("insurers", "Boa Vida  82.50 %", 1),
        ("reasons", "Sore throat", 42),
    ] {
        let table = printed(&mut at(&clinic, &format!("catalogue {catalogue}")));
        assert!(table.contains(words), "{table}");
        let json = printed(&mut at(&clinic, &format!("catalogue {catalogue} --json")));
        assert_eq!(serde_json::from_str::<Vec<serde_json::Value>>(&json).unwrap().len(), rows, "{catalogue}");
    }
    let json: serde_json::Value =
        serde_json::from_str(&printed(&mut at(&clinic, "catalogue professionals --json"))).unwrap();
    assert_eq!((json[0]["account"].as_str(), json[0]["record"]["fee"].as_i64()), (Some("dora"), Some(22_000)));
}

#[test]
fn check_finds_a_sound_clinic_sound_and_a_changed_one_not() {
    let clinic = Clinic::new();
    clinic.arrived(patient(1), "daniel", "9:20");
    assert_eq!(printed(&mut at(&clinic, "check")), "The database is sound\n");
    let hand = polyclinic::store::Reader::open(clinic.path()).unwrap();
    hand.execute_batch("UPDATE appointments SET status = 'left'").unwrap();
    let found = at(&clinic, "check --lang pt").assert().code(1).get_output().stdout.clone();
    let found = String::from_utf8(found).unwrap();
    assert!(found.contains("histórico (appointments 1)\n"), "{found}");
}

#[test]
fn bad_arguments_are_refused_in_the_readers_language() {
    let folder = tempfile::tempdir().unwrap();
    for (line, said) in [
        ("dance", "polyclinic: There is no command dance. See --help"),
        ("queue", "polyclinic: <QUEUE> is missing. See --help"),
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
fn a_real_clinic_is_never_opened_as_a_demo() {
    let folder = founded();
    let said = refused(&mut polyclinic(folder.path(), "demo --no-ui"), 1);
    assert!(said.ends_with("There is a clinic database here already."), "{said}");
    let said = refused(&mut polyclinic(folder.path(), "demo"), 1);
    assert!(said.contains("needs a terminal"), "{said}");
}

#[test]
fn a_file_in_the_place_of_the_folder_is_no_clinic() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("clinic"), "a file").unwrap();
    for line in [INIT, "queue triage", "demo --no-ui"] {
        let said = refused(polyclinic(folder.path(), line).env("POLYCLINIC_PASSWORD", "correct horse"), 1);
        assert!(said.ends_with("The data folder cannot be written."), "{line}: {said}");
    }
}

#[test]
fn a_newer_database_is_left_alone() {
    let clinic = Clinic::new();
    let hand = polyclinic::store::Reader::open(clinic.path()).unwrap();
    hand.execute_batch("PRAGMA user_version = 99").unwrap();
    let said = refused(&mut at(&clinic, "queue triage"), 1);
    assert!(said.contains("99") && said.contains(&clinic.path().display().to_string()), "{said}");
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
