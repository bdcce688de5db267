//! Somebody at a terminal with the real program on a clinic's database.

use crate::clinic::{Clinic, PASSWORD};
use crate::support::pty::{Launch, Pty};
use std::path::Path;

/// The program on the database of this folder.
pub(crate) fn launch(folder: &Path) -> Launch {
    Launch::polyclinic().args(["--lang", "en", "--data-dir"]).args([folder])
}

/// Opens the program on a clinic and signs in; `place` is what must be seen then.
pub(crate) fn sit(clinic: &Clinic, login: &str, place: &str) -> Pty {
    let mut pty = launch(clinic.path().parent().expect("a folder")).start();
    sign_in(&mut pty, login, PASSWORD);
    pty.wait_for(place);
    pty
}

/// Signs in where the program asks who it is.
pub(crate) fn sign_in(pty: &mut Pty, login: &str, password: &str) {
    pty.wait_for("Password");
    pty.keys(&format!("{login}<tab>"));
    pty.paste(password);
    pty.keys("<enter>");
}
