//! The picture in the README: the demo clinic's consultation, drawn by the program itself.
//! `UPDATE_README=1 cargo test picture` draws it anew.

use crate::desk::Desk;
use polyclinic::clock::Clock;
use polyclinic::demo::{self, PASSWORD, Size};
use polyclinic::domain::time::Timestamp;
use polyclinic::i18n::Language;
use polyclinic::ui::svg;
use polyclinic::ui::theme::ThemeName;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::AtomicI64;

/// 2026-11-23, half past ten in London: a Monday morning in full swing.
const NOW: Timestamp = Timestamp(1_795_429_800_000);

#[test]
fn the_picture_in_the_readme_is_what_the_program_draws() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("clinic.db");
    let size = Size { patients: 80, visits: 60 };
    demo::create(&path, "test", (5, NOW), Language::En, size).expect("a demo");
    let clock = Clock::Manual(Arc::new(AtomicI64::new(NOW.0)));
    let mut desk = Desk::on(&path, clock, (108, 30), ThemeName::Standard, Language::En);
    desk.sign_in("doctor", PASSWORD).keys("<enter>").sees("Notes");
    let drawn = svg::picture(desk.terminal.backend().buffer(), "Polyclinic: a consultation");
    let picture = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/screen.svg");
    if std::env::var_os("UPDATE_README").is_some() {
        std::fs::write(&picture, &drawn).expect("the picture is written");
    }
    let kept = std::fs::read_to_string(&picture).unwrap_or_default();
    assert!(kept == drawn, "the picture is stale: run UPDATE_README=1 cargo test picture\n{}", desk.screen());
}
