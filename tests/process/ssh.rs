//! The README's chapter about SSH, with a real sshd and a real ssh on the loopback: the block of `sshd_config` in the
//! README is what this sshd runs with.

use crate::clinic::{Clinic, PASSWORD, patient};
use crate::story;
use crate::support::pty::{Launch, Pty};
use polyclinic::domain::appointment::AppointmentStatus;
use polyclinic::store::{appointments, audit, consultations, drafts};
use std::fs;
use std::io::{self, Write};
use std::net::{Ipv4Addr, Shutdown, TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::sync::{Arc, Mutex};
use std::thread;

/// The block of the README, with this machine's account, program and folder in the places of the README's.
fn snippet(account: &str, folder: &Path) -> String {
    let readme = Path::new(env!("CARGO_MANIFEST_DIR")).join("README.md");
    let readme = fs::read_to_string(readme).expect("the README");
    let blocks: Vec<&str> = readme.split("```").filter(|block| block.contains("ForceCommand")).collect();
    assert_eq!(blocks.len(), 1, "the README has one block for sshd_config");
    let (program, folder) = (env!("CARGO_BIN_EXE_polyclinic"), folder.to_str().expect("a name"));
    let mut block = blocks[0].to_owned();
    for (theirs, here) in [
        ("Match User clinic\n", format!("Match User {account}\n")),
        ("ForceCommand /usr/local/bin/polyclinic ", format!("ForceCommand '{program}' ")),
        ("--data-dir /var/lib/polyclinic\n", format!("--data-dir '{folder}'\n")),
    ] {
        assert_eq!(block.matches(theirs).count(), 1, "{theirs:?} in the README's block for sshd_config:\n{block}");
        block = block.replace(theirs, &here);
    }
    block
}

/// A program of OpenSSH; sshd wants to be called by its whole path, and lies where only administrators look.
fn openssh(name: &str) -> Option<PathBuf> {
    let path = std::env::var_os("PATH").unwrap_or_default();
    let folders = std::env::split_paths(&path).chain(["/usr/sbin", "/usr/local/sbin", "/sbin"].map(PathBuf::from));
    folders.map(|folder| folder.join(name)).find(|program| program.is_file())
}

/// An sshd for a clinic. It serves each connection in a process of its own, so that nobody else has its port, and ends
/// with the connection.
struct Gate {
    _folder: tempfile::TempDir,
    key: PathBuf,
    log: PathBuf,
    account: String,
    port: u16,
    lines: Arc<Mutex<Vec<TcpStream>>>,
}

impl Gate {
    /// `None` where there is no OpenSSH, which is said aloud; where the environment says `CI` it is a failure.
    fn of(clinic: &Clinic) -> Option<Self> {
        let account = String::from_utf8(Command::new("id").arg("-un").output().unwrap().stdout).unwrap();
        let account = account.trim().to_owned();
        let block = snippet(&account, clinic.path().parent().unwrap());
        let (Some(sshd), Some(_), Some(keygen)) = (openssh("sshd"), openssh("ssh"), openssh("ssh-keygen")) else {
            return not_tried("sshd or ssh is missing: apt install openssh-server openssh-client");
        };
        let folder = tempfile::tempdir().unwrap();
        let [host, key, config, log] = ["host", "key", "config", "log"].map(|name| folder.path().join(name));
        for key in [&host, &key] {
            let made = Command::new(&keygen).args(["-q", "-t", "ed25519", "-N", "", "-f"]).arg(key).status();
            assert!(made.unwrap().success());
        }
        // What the block must take away is there without it.
        let text = format!(
            "HostKey {}\nAuthorizedKeysFile {}\nStrictModes no\nUsePAM no\nAllowTcpForwarding yes\n\
             Subsystem sftp internal-sftp\n{block}",
            host.display(),
            key.with_extension("pub").display(),
        );
        fs::write(&config, text).unwrap();
        let tried = Command::new(&sshd).args(["-t", "-f"]).arg(&config).output().unwrap();
        let said = String::from_utf8_lossy(&tried.stderr).into_owned();
        if said.contains("privilege separation directory") {
            return not_tried(&format!("sshd cannot run as root yet: mkdir -p /run/sshd ({})", said.trim()));
        }
        assert!(tried.status.success(), "sshd refuses the README's block: {said}");
        let mounts = fs::read_to_string("/proc/mounts").unwrap_or_default();
        let terminals = mounts.lines().find(|mount| mount.starts_with("devpts ")).unwrap_or_default();
        if account != "root" && !terminals.contains("gid=") {
            return not_tried("terminals do not belong to the group tty here, and only root's sshd can hand them over");
        }
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap();
        let port = listener.local_addr().unwrap().port();
        let lines = Arc::default();
        thread::spawn({
            let (lines, log) = (Arc::clone(&lines), log.clone());
            move || listener.incoming().for_each(|line| serve(&sshd, &config, &log, line.unwrap(), &lines))
        });
        Some(Self { _folder: folder, key, log, account, port, lines })
    }

    /// The arguments of the real client; none of the person's own files take part.
    fn arguments(&self, more: &[&str]) -> Vec<String> {
        let mut arguments = vec!["-F".to_owned(), "none".to_owned(), "-p".to_owned(), self.port.to_string()];
        arguments.extend(["-i".to_owned(), self.key.display().to_string()]);
        for option in [
            "BatchMode=yes",
            "IdentitiesOnly=yes",
            "IdentityAgent=none",
            "StrictHostKeyChecking=no",
            "UserKnownHostsFile=/dev/null",
            "GlobalKnownHostsFile=/dev/null",
            "LogLevel=ERROR",
            "SendEnv=LANG NO_COLOR",
        ] {
            arguments.extend(["-o".to_owned(), option.to_owned()]);
        }
        let (options, command): (Vec<&str>, Vec<&str>) = more.iter().partition(|word| word.starts_with('-'));
        arguments.extend(options.into_iter().map(str::to_owned));
        arguments.push(format!("{}@127.0.0.1", self.account));
        arguments.extend(command.into_iter().map(str::to_owned));
        arguments
    }

    /// A person calls, on a terminal.
    fn call(&self, more: &[&str]) -> Launch {
        Launch::program("ssh").args(self.arguments(more))
    }

    /// A program calls, without a terminal.
    fn ask(&self, more: &[&str]) -> Output {
        Command::new("ssh").args(self.arguments(more)).stdin(Stdio::null()).output().unwrap()
    }

    /// Waits for the login screen.
    fn reached(&self, pty: &Pty) {
        let reached = std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| pty.wait_for("Enter signs in")));
        assert!(reached.is_ok(), "{}", self.told());
    }

    /// What sshd has logged.
    fn told(&self) -> String {
        fs::read_to_string(&self.log).unwrap_or_default()
    }

    /// Cuts every line in the middle: neither end says goodbye.
    fn cut(&self) {
        for line in self.lines.lock().unwrap().drain(..) {
            line.shutdown(Shutdown::Both).unwrap();
        }
    }
}

/// Says aloud that nothing was proved here.
fn not_tried(why: &str) -> Option<Gate> {
    assert!(std::env::var_os("CI").is_none(), "{why}");
    // Not by a macro: the test runner keeps those words to itself when a test passes.
    writeln!(io::stderr(), "\nNOT TRIED, the way in over SSH: {why}\n").unwrap();
    None
}

fn serve(sshd: &Path, config: &Path, log: &Path, line: TcpStream, lines: &Mutex<Vec<TcpStream>>) {
    let socket = || Stdio::from(std::os::fd::OwnedFd::from(line.try_clone().unwrap()));
    let mut command = Command::new(sshd);
    command.arg("-i").arg("-f").arg(config).arg("-E").arg(log).stdin(socket()).stdout(socket()).stderr(Stdio::null());
    let mut child = command.spawn().unwrap();
    // It holds the sockets too, and the client would wait for them.
    drop(command);
    lines.lock().unwrap().push(line.try_clone().unwrap());
    thread::spawn(move || {
        child.wait().unwrap();
        // It may have been cut before.
        let _ = line.shutdown(Shutdown::Both);
    });
}

fn signed_in(pty: &mut Pty, login: &str) {
    pty.keys(&format!("{login}<tab>"));
    pty.paste(PASSWORD);
    pty.keys("<enter>");
}

#[test]
fn a_doctor_whose_line_is_cut_finds_every_typed_word_again() {
    let clinic = Clinic::new();
    let Some(gate) = Gate::of(&clinic) else { return };
    let visit = story::visit(&clinic, patient(1), "9:00", AppointmentStatus::InConsultation).id;
    story::visit(&clinic, patient(2), "9:40", AppointmentStatus::InConsultation);
    let mut pty = gate.call(&[]).start();
    gate.reached(&pty);
    signed_in(&mut pty, "daniel");
    pty.wait_for("da Silva");
    let client = clinic.store.read(|conn| audit::list(conn, None, 1)).unwrap().remove(0);
    assert_eq!((client.action.as_str(), client.client.as_str()), ("sign_in", "ssh 127.0.0.1"));
    pty.wait_stable();
    let before = pty.bytes_written();
    pty.keys("<down>");
    pty.wait_stable();
    let sent = pty.bytes_written() - before;
    assert!((1..=400).contains(&sent), "moving the selection sends {sent} bytes");
    pty.keys("<c-z>");
    pty.wait_for("no shell");
    pty.keys("<up>c");
    pty.wait_for("Notes");
    let at = clinic.store.read(|conn| appointments::get(conn, visit)).unwrap();
    assert!(at.started.is_some(), "it began over SSH");
    pty.keys("Dry cough since Sunday");
    // It is saved at the latest a second after it was typed, so the line is cut before that.
    pty.wait_for("since Sunday");
    gate.cut();
    assert!(!pty.wait_exit().success());

    let mut pty = gate.call(&[]).start();
    gate.reached(&pty);
    signed_in(&mut pty, "daniel");
    pty.wait_for("Unfinished work");
    pty.keys("<enter>");
    pty.wait_for("Dry cough since Sunday");
    pty.keys("<c-s>");
    let doctor = clinic.actor("daniel").user;
    pty.wait_gone("Not saved yet");
    pty.wait_stable();
    let kept = clinic.store.read(|conn| consultations::get(conn, visit)).unwrap().expect("notes");
    assert_eq!(kept.notes, "Dry cough since Sunday");
    assert_eq!(clinic.store.read(|conn| drafts::list(conn, doctor)).unwrap(), []);
    pty.keys("<esc>");
    pty.wait_gone("Notes");
    pty.keys("q");
    pty.wait_for("Leave Polyclinic?");
    pty.keys("<enter>");
    assert!(pty.wait_exit().success());
    assert!(pty.modes_left_on().is_empty(), "{:?}", pty.modes_left_on());
}

#[test]
fn nothing_but_the_clinic_is_reached() {
    let clinic = Clinic::new();
    let Some(gate) = Gate::of(&clinic) else { return };
    // A command, a copy to here, and files: in place of each runs Polyclinic, and misses its terminal.
    for asked in [&["id"][..], &["scp -f clinic.db"], &["polyclinic user list"], &["-s", "sftp"]] {
        let answer = gate.ask(asked);
        let said = String::from_utf8_lossy(&answer.stderr);
        // Of a subsystem, sshd does not tell what it says.
        let expected = if asked == ["-s", "sftp"] { "" } else { "polyclinic: This needs a terminal" };
        assert!(said.starts_with(expected), "{asked:?}: {said}");
        assert_eq!((answer.status.code(), answer.stdout), (Some(1), Vec::new()), "{asked:?}: {said}{}", gate.told());
    }
    let pty = gate.call(&["-tt", "id; polyclinic user list"]).start();
    gate.reached(&pty);
    assert!(!pty.screen().contains("uid="), "{}", pty.screen());
    // On to another machine, and back from one.
    let port = gate.port;
    for asked in [format!("-W127.0.0.1:{port}"), format!("-NR0:127.0.0.1:{port}")] {
        let answer = gate.ask(&["-oExitOnForwardFailure=yes", &asked]);
        let said = String::from_utf8_lossy(&answer.stderr);
        assert_eq!(answer.status.code(), Some(255), "{asked}: {said}");
        assert!(said.contains("forwarding failed") && answer.stdout.is_empty(), "{asked}: {said}");
    }
    let answer = gate.ask(&["-oPubkeyAuthentication=no"]);
    assert!(String::from_utf8_lossy(&answer.stderr).contains("Permission denied (publickey)"), "{answer:?}");
}

#[test]
fn language_and_colours_are_those_of_the_callers_terminal() {
    let clinic = Clinic::new();
    let Some(gate) = Gate::of(&clinic) else { return };
    let coloured = gate.call(&[]).start();
    gate.reached(&coloured);
    let plain = gate.call(&[]).env("LANG", "fr_FR.UTF-8").env("NO_COLOR", "1").size(100, 30).start();
    plain.wait_for("Mot de passe");
    let colour = |pty: &Pty| {
        pty.wait_stable();
        let raw = pty.raw();
        let text = String::from_utf8_lossy(&raw).into_owned();
        let styles = text.split("\x1b[").filter_map(|after| after.split_once('m')).map(|(codes, _)| codes.to_owned());
        let numbers = styles.filter(|codes| codes.bytes().all(|byte| byte.is_ascii_digit() || byte == b';'));
        let mut codes = numbers.flat_map(|codes| codes.split(';').map(str::to_owned).collect::<Vec<_>>());
        codes.any(|code| matches!(code.parse(), Ok(30..=38 | 40..=48 | 90..=97 | 100..=107)))
    };
    assert_eq!((colour(&coloured), colour(&plain)), (true, false));
}
