//! Every place, form and box at every size of a window.

use crate::clinic::PASSWORD;
use crate::desk::Desk;
use crate::story;
use polyclinic::app::event::Event;

const WIDTHS: [u16; 17] = [1, 2, 3, 7, 20, 39, 59, 60, 61, 79, 80, 81, 99, 100, 120, 160, 200];
const HEIGHTS: [u16; 14] = [1, 2, 3, 5, 9, 15, 16, 17, 20, 24, 25, 30, 40, 60];

/// Draws at every size of the grid; at 80×24 again it looks as before.
fn stretch(desk: &mut Desk, widths: impl Iterator<Item = u16>, what: &str) {
    let before = desk.screen();
    for width in widths {
        for height in HEIGHTS {
            desk.terminal.backend_mut().resize(width, height);
            desk.app.handle(Event::Resize);
            desk.settle();
        }
    }
    desk.terminal.backend_mut().resize(80, 24);
    desk.app.handle(Event::Resize);
    desk.settle();
    assert_eq!(desk.screen(), before, "{what}");
}

#[test]
fn every_place_is_drawn_at_every_size() {
    let clinic = story::busy();
    let mut desk = Desk::at(&clinic);
    desk.sign_in("ada", PASSWORD);
    for number in 1..=9 {
        desk.keys(&number.to_string());
        stretch(&mut desk, WIDTHS.into_iter(), &format!("place {number}"));
    }
}

#[test]
fn every_form_and_box_is_drawn_at_every_size() {
    let clinic = story::busy();
    for (login, keys) in [
        ("ada", "?"),
        ("ada", "n"),
        ("ada", "x"),
        ("ada", "<f2>"),
        ("ada", "<f6>"),
        ("ada", "<f9>"),
        ("ada", "<c-o>"),
        ("ada", "q"),
        ("ada", "e"),
        ("ada", "h"),
        ("ada", "2<enter>"),
        ("ada", "2/doc"),
        ("ada", "2h"),
        ("ada", "2s"),
        ("ada", "2sp"),
        ("ada", "2sa"),
        ("ada", "2<right>n"),
        ("ada", "2<right><right>n"),
        ("ada", "2<left><enter>"),
        ("nina", "v"),
        ("nina", "v<f7>120/80 72"),
        ("nina", "s"),
        ("nina", "2<enter>"),
        ("nina", "3<enter>"),
        ("daniel", "<enter>"),
        ("daniel", "<enter><c-t>"),
        ("daniel", "<enter><f8>"),
        ("daniel", "2<enter>"),
        ("bia", "<enter>"),
        ("bia", "<enter><c-k>"),
        ("bia", "r"),
        ("bia", "fffo"),
        ("daniel", "<enter><c-r>"),
        ("daniel", "<enter><c-x>"),
        ("nina", "a"),
        ("nina", "w"),
        ("sofia", "m"),
        ("sofia", "b<f7>"),
        ("sofia", "3e"),
        ("sofia", "3a"),
        ("sofia", "4<enter>d"),
        ("sofia", "4<enter>a"),
        ("sofia", "b"),
        ("sofia", "2W"),
        ("sofia", "2M"),
        ("sofia", "2g+3"),
        ("sofia", "2p"),
        ("sofia", "2n"),
        ("sofia", "w"),
        ("sofia", "c"),
        ("sofia", "x"),
        ("sofia", "3/"),
        ("sofia", "3n"),
        ("sofia", "4<enter>"),
    ] {
        let mut desk = Desk::at(&clinic);
        desk.sign_in(login, PASSWORD);
        let below = desk.screen();
        desk.keys(keys);
        assert_ne!(desk.screen(), below, "{keys} by {login} opens nothing");
        stretch(&mut desk, WIDTHS.into_iter().step_by(2), &format!("{keys} by {login}"));
    }
}
