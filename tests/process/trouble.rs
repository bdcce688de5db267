//! When the files are not as they should be: one clear sentence, an exit code, and nothing half-made.

use crate::clinic::Clinic;
use crate::commands::{INIT, founded, polyclinic, printed, refused};
use crate::support::pty::Launch;
use assert_cmd::Command;
use polyclinic::cli::Failure;
use polyclinic::config::Config;
use polyclinic::i18n::{Catalogue, Language, Locale};
use polyclinic::store::{Reader, StoreError};
use std::collections::BTreeMap;
use std::fs::{self, OpenOptions};
use std::os::unix::fs::{FileExt, MetadataExt, PermissionsExt};
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

/// What is in the way of the clinic's file, and what is said about it.
struct Trouble {
    name: &'static str,
    /// Does it to the folder of the clinic, which is not there yet, with a sound clinic at hand.
    done: fn(&Path, &Path),
    said: StoreError,
}

const TROUBLES: [Trouble; 8] = {
    use StoreError::{Damaged, Newer, NotAClinic, NotWritable};
    [
        Trouble { name: "a file where the folder should be", done: a_file_for_a_folder, said: NotWritable },
        Trouble { name: "a folder where the file should be", done: a_folder_for_a_file, said: NotWritable },
        Trouble { name: "an empty file", done: an_empty_file, said: NotAClinic },
        Trouble { name: "another program's database", done: another_program, said: NotAClinic },
        Trouble { name: "a beginning that was overwritten", done: no_beginning, said: NotAClinic },
        Trouble { name: "an end that is missing", done: no_end, said: Damaged },
        Trouble { name: "pages that were overwritten", done: no_middle, said: Damaged },
        Trouble { name: "a clinic of the future", done: newer, said: Newer { found: 99, known: VERSION } },
    ]
};

/// The version of the schema that the program makes.
const VERSION: i64 = polyclinic::store::migrate::STEPS.len() as i64 + 1;

/// What a person reads.
fn words(error: &StoreError, language: Language) -> String {
    Catalogue::new(Locale::plain(language)).message(&error.message())
}

fn copied(folder: &Path, sound: &Path) -> PathBuf {
    fs::create_dir(folder).unwrap();
    let database = folder.join("clinic.db");
    fs::copy(sound, &database).unwrap();
    database
}

fn a_file_for_a_folder(folder: &Path, _: &Path) {
    fs::write(folder, "a letter").unwrap();
}

fn a_folder_for_a_file(folder: &Path, _: &Path) {
    fs::create_dir_all(folder.join("clinic.db")).unwrap();
}

fn an_empty_file(folder: &Path, sound: &Path) {
    fs::write(copied(folder, sound), "").unwrap();
}

fn another_program(folder: &Path, _: &Path) {
    fs::create_dir(folder).unwrap();
    let other = Reader::open(folder.join("clinic.db")).unwrap();
    other.execute_batch("CREATE TABLE bookmarks (address TEXT)").unwrap();
}

fn no_beginning(folder: &Path, sound: &Path) {
    let file = OpenOptions::new().write(true).open(copied(folder, sound)).unwrap();
    file.write_all_at(&[b'x'; 4096], 0).unwrap();
}

fn no_end(folder: &Path, sound: &Path) {
    let database = copied(folder, sound);
    let length = fs::metadata(&database).unwrap().len();
    OpenOptions::new().write(true).open(database).unwrap().set_len(length / 3).unwrap();
}

fn no_middle(folder: &Path, sound: &Path) {
    let file = OpenOptions::new().write(true).open(copied(folder, sound)).unwrap();
    for page in 2..file.metadata().unwrap().len() / 4096 {
        file.write_all_at(&[b'x'; 4096], page * 4096).unwrap();
    }
}

fn newer(folder: &Path, sound: &Path) {
    let database = copied(folder, sound);
    let hand = Reader::open(&database).unwrap();
    hand.execute_batch("PRAGMA user_version = 99").unwrap();
    hand.pragma_update(None, "journal_mode", "delete").unwrap();
}

/// A sound clinic in one file.
fn sound() -> (tempfile::TempDir, PathBuf) {
    let folder = founded();
    let database = folder.path().join("clinic/clinic.db");
    (folder, database)
}

/// Every file below a folder with its bytes.
fn everything(below: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let mut found = BTreeMap::new();
    for entry in fs::read_dir(below).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(everything(&path));
            found.insert(path, Vec::new());
        } else if path.extension().is_none_or(|ending| ending != "log") {
            found.insert(path.clone(), fs::read(path).unwrap());
        }
    }
    found
}

#[test]
fn trouble_with_the_file_is_one_sentence_in_the_readers_language_and_changes_nothing() {
    let (_sound, database) = sound();
    for trouble in &TROUBLES {
        let folder = tempfile::tempdir().unwrap();
        (trouble.done)(&folder.path().join("clinic"), &database);
        let before = everything(folder.path());
        for line in ["user list", "queue triage --json", "check", "user add rita --name Rita --roles nurse"] {
            for language in [Language::En, Language::Fr] {
                let mut command = polyclinic(folder.path(), &format!("{line} --lang {}", language.code()));
                let said = refused(command.env("POLYCLINIC_PASSWORD", "correct horse"), 1);
                assert!(said.ends_with(&words(&trouble.said, language)), "{}, {line}: {said}", trouble.name);
                assert!(said.contains("clinic/clinic.db: "), "{}, {line}: {said}", trouble.name);
            }
        }
        refused(polyclinic(folder.path(), INIT).env("POLYCLINIC_PASSWORD", "correct horse"), 1);
        assert_eq!(everything(folder.path()), before, "{}", trouble.name);
    }
}

#[test]
fn the_program_itself_says_the_same_and_does_not_take_the_terminal() {
    let (_sound, database) = sound();
    for trouble in &TROUBLES {
        let folder = tempfile::tempdir().unwrap();
        (trouble.done)(&folder.path().join("clinic"), &database);
        let pty = Launch::polyclinic()
            .args(["--lang", "fr", "--data-dir"])
            .args([folder.path().join("clinic")])
            .size(200, 24)
            .start();
        assert_eq!(pty.wait_exit().exit_code(), 1, "{}", trouble.name);
        let words = words(&trouble.said, Language::Fr);
        assert!(pty.screen().contains(&words), "{}:\n{}", trouble.name, pty.screen());
        assert_eq!(pty.screen().trim().lines().count(), 1, "{}:\n{}", trouble.name, pty.screen());
        assert!(pty.modes_left_on().is_empty(), "{}", trouble.name);
    }
}

#[test]
fn a_folder_on_a_network_is_refused_in_every_language_by_its_kind() {
    let folder = tempfile::tempdir().unwrap();
    let variable = |name: &str| (name != "POLYCLINIC_CONFIG").then(|| std::ffi::OsString::from("/nowhere"));
    let mut sentences = Vec::new();
    for language in Language::ALL {
        let config = Config::read(Some(folder.path()), Some(language), variable).unwrap();
        let said = Failure::of_store(&config, &StoreError::NetworkFileSystem { kind: "nfs4".to_owned() });
        assert_eq!(said.code, 1);
        assert!(said.message.contains("nfs4") && said.message.contains("clinic.db"), "{}", said.message);
        sentences.push(said.message);
    }
    sentences.dedup();
    assert_eq!(sentences.len(), 4);
}

/// Whether this process may mount in a world of its own.
fn mounts() -> bool {
    let tried = std::process::Command::new("unshare").args(["-rm", "sh", "-c", "mount -t tmpfs none /mnt"]).output();
    tried.is_ok_and(|output| output.status.success())
}

/// A shell script in a world of mounts of its own; `$0` is the program, `$1` a folder.
fn in_own_mounts(script: &str, folder: &Path) -> Command {
    let mut command = Command::new("unshare");
    command.args(["-rm", "sh", "-c", script, env!("CARGO_BIN_EXE_polyclinic")]).arg(folder);
    command.env("POLYCLINIC_PASSWORD", "correct horse").env("LANG", "en_US.UTF-8");
    command
}

#[test]
fn a_network_file_system_is_recognised_by_the_systems_own_list() {
    if !mounts() {
        return;
    }
    let (folder, _) = sound();
    fs::write(folder.path().join("mounts"), "22 1 8:1 / / rw - nfs4 server:/export rw\n").unwrap();
    // The process keeps its number, and with it the list, when the shell becomes the program.
    let script = "mount --bind \"$1/mounts\" /proc/$$/mountinfo && exec \"$0\" user list --data-dir \"$1/clinic\"";
    let said = refused(&mut in_own_mounts(script, folder.path()), 1);
    assert!(said.contains("(nfs4)"), "{said}");
}

#[test]
fn a_full_disk_is_said_and_what_was_there_stays_sound() {
    let (folder, _) = sound();
    if !mounts() {
        let script = "trap '' XFSZ; ulimit -f 60; exec \"$0\" init --clinic Central --zone UTC --currency EUR \
            --admin-login ana --admin-name Ana --data-dir \"$1/new\"";
        let mut command = Command::new("sh");
        command.args(["-c", script, env!("CARGO_BIN_EXE_polyclinic")]).arg(folder.path());
        refused(command.env_clear().env("POLYCLINIC_PASSWORD", "correct horse"), 1);
        assert!(!folder.path().join("new/clinic.db").exists());
        return;
    }
    let script = "exec 2>&1; disk=\"$1/disk\"; mkdir \"$disk\"
        init() { \"$0\" init --clinic C --zone UTC --currency EUR --admin-login ana --admin-name Ana --data-dir \"$disk\"; }
        add() { \"$0\" user add rita --name Rita --roles nurse --data-dir \"$disk\"; echo \"code $?\"; }
        mount -t tmpfs -o size=200k none \"$disk\"; init || echo \"left: $(ls \"$disk\")\"; umount \"$disk\"
        mount -t tmpfs -o size=3m none \"$disk\"; init
        dd if=/dev/zero of=\"$disk/letters\" bs=4k 2>/dev/null; add
        rm \"$disk/letters\"; \"$0\" check --data-dir \"$disk\"; add";
    let said = printed(&mut in_own_mounts(script, folder.path()));
    let lines: Vec<&str> = said.lines().collect();
    let disk = folder.path().join("disk/clinic.db");
    assert_eq!(lines[..2], ["polyclinic: The disk is full.", "left: "], "{said}");
    assert!(lines[2].contains(&disk.display().to_string()), "{said}");
    assert_eq!(lines[3..6], ["polyclinic: The disk is full.", "code 1", "The database is sound"], "{said}");
    assert_eq!(lines[7], "code 0", "{said}");
}

/// The command as somebody who may not write what others own.
fn without_rights(folder: &Path, line: &str) -> Command {
    let root = fs::metadata("/proc/self").unwrap().uid() == 0;
    let mut command = if root {
        // Where the program lies, others may not look.
        let copy = folder.join("polyclinic");
        fs::copy(env!("CARGO_BIN_EXE_polyclinic"), &copy).unwrap();
        let mut command = Command::new("setpriv");
        command.args(["--reuid=65534", "--clear-groups"]).arg(copy);
        command
    } else {
        Command::new(env!("CARGO_BIN_EXE_polyclinic"))
    };
    command.args(line.split(' ')).env("POLYCLINIC_DATA_DIR", folder.join("clinic"));
    command.env("POLYCLINIC_PASSWORD", "correct horse");
    command
}

#[test]
fn a_folder_that_may_not_be_written_is_said() {
    let (folder, database) = sound();
    let allow = |path: &Path, mode| fs::set_permissions(path, fs::Permissions::from_mode(mode)).unwrap();
    allow(folder.path(), 0o755);
    for (folder_mode, file_mode) in [(0o555, 0o444), (0o555, 0o644), (0o000, 0o644)] {
        allow(&database, file_mode);
        allow(database.parent().unwrap(), folder_mode);
        for line in ["user list", "check", INIT] {
            let said = refused(&mut without_rights(folder.path(), line), 1);
            let exists = line == INIT && folder_mode != 0;
            let error = if exists { StoreError::Exists } else { StoreError::NotWritable };
            assert!(said.ends_with(&words(&error, Language::En)), "{folder_mode:o} {file_mode:o} {line}: {said}");
        }
        allow(database.parent().unwrap(), 0o755);
    }
    let said = refused(&mut without_rights(folder.path(), &format!("{INIT} --data-dir /proc/clinic")), 1);
    assert!(said.ends_with(&words(&StoreError::NotWritable, Language::En)), "{said}");
    allow(&database, 0o600);
    assert_eq!(printed(&mut polyclinic(folder.path(), "check")), "The database is sound\n");
}

#[test]
fn a_database_that_others_keep_locked_is_waited_for_and_then_said() {
    let clinic = Clinic::new();
    let hand = Reader::open(clinic.path()).unwrap();
    hand.execute_batch("BEGIN IMMEDIATE").unwrap();
    let data = clinic.path().parent().unwrap();
    let command = |line: &str| {
        let mut command = polyclinic(data, line);
        command.env("POLYCLINIC_DATA_DIR", data).env("POLYCLINIC_PASSWORD", "correct horse");
        command
    };
    assert!(printed(&mut command("user list")).contains("sofia"), "who reads does not wait");
    let begun = Instant::now();
    let said = refused(&mut command("user deactivate paula"), 1);
    assert!(begun.elapsed() >= polyclinic::store::PATIENCE, "{said}");
    assert!(begun.elapsed() < polyclinic::store::PATIENCE + Duration::from_secs(10), "{said}");
    assert!(said.to_lowercase().contains("busy"), "{said}");
    hand.execute_batch("ROLLBACK").unwrap();
    printed(&mut command("user deactivate paula"));
}
