//! Getting in, locking, leaving.

use crate::clinic::{Clinic, PASSWORD, patient};
use crate::desk::Desk;

#[test]
fn each_role_lands_on_its_own_queue() {
    let clinic = Clinic::new();
    for (login, place) in [("sofia", "Reception"), ("nina", "Triage"), ("daniel", "Consultations"), ("bia", "Worklist")]
    {
        let mut desk = Desk::at(&clinic);
        desk.sign_in(login, PASSWORD);
        assert!(desk.screen().lines().next().unwrap().contains(&format!("1 {place}")), "{}", desk.screen());
    }
}

#[test]
fn a_wrong_password_is_refused_in_words_and_the_name_stays() {
    let clinic = Clinic::new();
    let mut desk = Desk::at(&clinic);
    desk.sign_in("sofia", "wrong horse").sees("sofia").sees("!");
    desk.paste(PASSWORD).keys("<enter>").sees("Reception");
}

#[test]
fn an_idle_desk_locks_and_shows_nothing_of_the_work_until_the_password_is_given() {
    let clinic = Clinic::new();
    let mut desk = Desk::at(&clinic);
    desk.sign_in("ada", PASSWORD).sees("Sofia Lima");
    clinic.passes(60);
    desk.tick().sees("Locked").misses("Sofia Lima");
    desk.keys("<esc>q?").misses("Sofia Lima");
    desk.keys("<c-u>").paste(PASSWORD).keys("<enter>").sees("Sofia Lima");
}

#[test]
fn the_help_finds_a_command_and_runs_it() {
    let clinic = Clinic::new();
    let mut desk = Desk::at(&clinic);
    desk.sign_in("ada", PASSWORD).keys("?").sees("Keys: Users").keys("next lang<enter>").sees("Utilisateurs");
}

#[test]
fn the_help_lists_the_keys_that_do_something_where_one_is_and_says_the_whole_reason() {
    let clinic = Clinic::new();
    clinic.ready(patient(1), "daniel", "9:00", "120/80 72");
    let mut desk = Desk::at(&clinic);
    desk.sign_in("daniel", PASSWORD).keys("<enter><f1>").sees("Keys: One consultation");
    desk.keys("next pla").sees("No such command").keys("<c-u>results").sees("Results").misses("2  ");
    desk.keys("<c-u>cancel order").sees("▲ No order can be cancelled: samples are taken, or there are none");
}

#[test]
fn a_user_is_added_and_must_choose_a_password_of_their_own() {
    let clinic = Clinic::new();
    let mut desk = Desk::at(&clinic);
    desk.sign_in("ada", PASSWORD).keys("n").sees("New user");
    desk.keys("Rita Melo<tab>rita<tab>").paste("a first one").keys("<tab>y<c-s>").sees("can sign in now").sees("rita");
    let mut first = Desk::at(&clinic);
    first.sign_in("rita", "a first one").sees("choose your own").keys("<esc>").sees("choose your own");
    first.paste("a first one").keys("<tab>").paste("my own words").keys("<tab>").paste("my own words").keys("<c-s>");
    first.sees("The password is changed.").misses("Current password");
}

#[test]
fn a_form_without_a_draft_asks_before_it_drops_what_was_typed() {
    let clinic = Clinic::new();
    let mut desk = Desk::at(&clinic);
    desk.sign_in("ada", PASSWORD).keys("nRita<esc>").sees("Leave without saving?");
    desk.keys("<enter>").sees("Leave without saving?").keys("n").sees("Rita").keys("<esc>y").misses("Rita");
    desk.keys("n<esc>").misses("Leave without saving?").sees("8 active");
}

#[test]
fn leaving_asks_first_and_the_safe_key_stays() {
    let clinic = Clinic::new();
    let mut desk = Desk::at(&clinic);
    desk.sign_in("sofia", PASSWORD).keys("q").sees("Leave Polyclinic?").keys("n").misses("Leave Polyclinic?");
    assert!(!desk.app.is_over());
    desk.keys("q<enter>");
    assert!(desk.app.is_over());
}

#[test]
fn an_account_is_edited_and_a_colleagues_change_is_not_lost() {
    let clinic = Clinic::new();
    let mut desk = Desk::at(&clinic);
    desk.sign_in("ada", PASSWORD).keys("<down>e").sees("Bia Santos").keys("<c-u>Bia dos Santos<tab><right>");
    let mut other = Desk::at(&clinic);
    other.sign_in("ada", PASSWORD).keys("<down>e<tab><tab>y<c-s>").sees("Bia Santos is saved.").sees("reception, ");
    desk.keys("<c-s>").sees("Changed meanwhile by Ada Moreira").keys("<c-s>").sees("Bia dos Santos is saved.");
    desk.sees("reception, biologist").keys("h").sees("Bia Santos → Bia dos Santos").keys("<esc>");
    desk.keys("e<tab><tab>n<tab><tab><tab>n<c-s>").sees("Say yes to at least one role").keys("<esc>y");
    desk.keys("<home>e<tab><tab><tab><tab><tab><tab><tab>n<tab>y<c-s>").sees("Ada Moreira");
}

#[test]
fn an_account_that_was_closed_is_opened_again() {
    let clinic = Clinic::new();
    let mut desk = Desk::at(&clinic);
    desk.sign_in("ada", PASSWORD)
        .keys("<down>xy")
        .sees("can no longer sign in")
        .keys("<end>a")
        .sees("can sign in again");
}
