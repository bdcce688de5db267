//! The way in.

use crate::clinic::{Clinic, PASSWORD};
use crate::desk::Desk;
use polyclinic::i18n::Language;
use polyclinic::ui::theme::ThemeName;

#[test]
fn login() {
    let clinic = Clinic::new();
    for (name, size, theme, language) in crate::desk::LOOKS {
        let desk = Desk::looking(&clinic, size, theme, language);
        insta::assert_snapshot!(format!("login-{name}"), desk.screen());
    }
}

#[test]
fn users() {
    let clinic = Clinic::new();
    for (name, size, theme, language) in crate::desk::LOOKS {
        let mut desk = Desk::looking(&clinic, size, theme, language);
        desk.sign_in("ada", PASSWORD);
        insta::assert_snapshot!(format!("users-{name}"), desk.screen());
    }
}

#[test]
fn help_is_about_the_screen_below() {
    let clinic = Clinic::new();
    let mut desk = Desk::looking(&clinic, (80, 24), ThemeName::Standard, Language::En);
    desk.sign_in("ada", PASSWORD).keys("?");
    insta::assert_snapshot!(desk.screen());
}
