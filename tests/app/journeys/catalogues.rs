//! The catalogues by keys.

use crate::clinic::{Clinic, PASSWORD};
use crate::desk::Desk;

#[test]
fn look() {
    let clinic = Clinic::new();
    let mut desk = Desk::at(&clinic);
    desk.sign_in("ada", PASSWORD).keys("2");
    for keys in [
        "<right>", "<right>", "<right>", "<right>", "<right>", "<enter>", "<esc>", "s", "n", "<esc>", "p", "<esc>", "a",
    ] {
        println!("{}\n====== {keys}", desk.screen());
        desk.keys(keys);
    }
    println!("{}", desk.screen());
}
