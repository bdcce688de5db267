//! The waiting room: the board at several sizes, and the pages of the kiosk.

use crate::clinic::{Clinic, PASSWORD, patient};
use crate::desk::Desk;
use polyclinic::domain::waiting::CallStage;
use polyclinic::i18n::Language;
use polyclinic::screens::{BOARD, KIOSK};
use polyclinic::store::{appointments, tickets};
use polyclinic::ui::theme::ThemeName;

/// The looks besides the usual one.
const OTHERS: [(&str, ThemeName, Language); 2] =
    [("mono", ThemeName::Mono, Language::En), ("french", ThemeName::Standard, Language::Fr)];

#[test]
fn the_board() {
    let clinic = Clinic::new();
    for (place, number) in (0..).zip([1, 2, 3, 4]) {
        let visit = clinic.arrived(patient(number), "daniel", ["9:00", "9:20", "9:40", "10:00"][place]);
        clinic.passes(1);
        clinic.acts("nina", |tx| {
            let seen = appointments::get(tx.conn, visit)?.version;
            tickets::call(tx, visit, seen, CallStage::Triage)
        });
    }
    for size in [(40, 10), (80, 24), (120, 40), (200, 60)] {
        let board = Desk::in_the_waiting_room(&clinic, size, "", BOARD);
        insta::assert_snapshot!(format!("board-{}x{}", size.0, size.1), board.screen());
    }
    for (name, theme, language) in OTHERS {
        let board = Desk::displayed(&clinic, ((80, 24), theme, language), "", BOARD);
        insta::assert_snapshot!(format!("board-{name}"), board.screen());
    }
}

#[test]
fn the_kiosk() {
    let clinic = Clinic::new();
    for (name, keys) in [("welcome", ""), ("number", "3123"), ("birth", "2123<enter>03/08"), ("leave", "<c-q>abc")] {
        let mut desk = Desk::in_the_waiting_room(&clinic, (80, 24), "kiosk", KIOSK);
        desk.sign_in("sofia", PASSWORD).keys(keys);
        insta::assert_snapshot!(format!("kiosk-{name}"), desk.screen());
    }
    for (name, theme, language) in OTHERS {
        let mut desk = Desk::displayed(&clinic, ((80, 24), theme, language), "kiosk", KIOSK);
        desk.sign_in("sofia", PASSWORD).keys("2123<enter>31/02");
        insta::assert_snapshot!(format!("kiosk-{name}"), desk.screen());
    }
}
