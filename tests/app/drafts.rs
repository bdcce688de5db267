//! Never lose typing: what is typed outlives a pause, a lock, a clash, a busy database and a desk that is gone.

use crate::clinic::{Clinic, PASSWORD, patient};
use crate::desk::Desk;
use crate::story;
use polyclinic::app::event::Event;
use polyclinic::app::signals::Signal;
use polyclinic::domain::appointment::AppointmentStatus;
use polyclinic::store::{Reader, appointments, drafts};

/// The drafts of somebody as they stand in the database.
fn kept(clinic: &Clinic, login: &str) -> String {
    let user = clinic.actor(login).user;
    let rows = clinic.store.read(|conn| drafts::list(conn, user)).expect("drafts");
    rows.iter().map(|row| format!("{} {}\n", row.key, row.body)).collect()
}

fn nurse(clinic: &Clinic) -> Desk {
    clinic.arrived(patient(1), "daniel", "9:00");
    let mut desk = Desk::at(clinic);
    desk.sign_in("nina", PASSWORD).keys("v").sees("Systolic");
    desk
}

fn doctor(clinic: &Clinic) -> Desk {
    story::visit(clinic, patient(3), "9:00", AppointmentStatus::InConsultation);
    let mut desk = Desk::at(clinic);
    desk.sign_in("daniel", PASSWORD).keys("<enter>").sees("Notes");
    desk
}

#[test]
fn what_is_typed_is_in_the_database_a_second_later_and_not_at_every_key() {
    let clinic = Clinic::new();
    let mut desk = nurse(&clinic);
    desk.keys("13");
    clinic.passes_ms(900);
    desk.tick();
    assert_eq!(kept(&clinic, "nina"), "");
    clinic.passes_ms(100);
    desk.tick();
    assert!(kept(&clinic, "nina").contains("\"13\""), "{}", kept(&clinic, "nina"));
}

#[test]
fn who_types_without_a_pause_never_has_more_than_a_second_to_lose() {
    let clinic = Clinic::new();
    let mut desk = doctor(&clinic);
    let mut typed = String::new();
    for count in 0..60 {
        let word = format!("word{count} ");
        desk.keys(&word);
        typed.push_str(&word);
        clinic.passes_ms(400);
        desk.tick();
        let kept = kept(&clinic, "daniel");
        let oldest = count - 3;
        assert!(oldest < 0 || kept.contains(&format!("word{oldest} ")), "{typed} but {kept}");
    }
}

#[test]
fn every_end_keeps_the_last_key() {
    let (dropped, ended) = (Event::Signal(Signal::HangUp), Event::Signal(Signal::Terminate));
    for (ending, end) in [("hang up", dropped), ("terminate", ended), ("the terminal is gone", Event::HungUp)] {
        let clinic = Clinic::new();
        let mut desk = doctor(&clinic);
        desk.keys("Dry cough, no feve");
        desk.app.handle(end);
        assert!(desk.app.is_over());
        desk.app.finish();
        assert!(kept(&clinic, "daniel").contains("Dry cough, no feve\""), "{ending}");
    }
}

#[test]
fn a_lock_keeps_the_form_as_it_stands_and_the_draft_too() {
    let clinic = Clinic::new();
    let mut desk = nurse(&clinic);
    desk.keys("131<tab>84<tab>6");
    clinic.passes(60);
    desk.tick().sees("Locked").misses("131").misses("Maria");
    assert!(kept(&clinic, "nina").contains("131"));
    desk.paste(PASSWORD).keys("<enter>").sees("131").sees("84").keys("7").sees("67").sees("› Heart rate");
    desk.keys("<c-s>").sees("ready for");
    assert_eq!(kept(&clinic, "nina"), "");
}

#[test]
fn whoever_takes_over_a_locked_desk_sees_nothing_and_the_first_finds_everything_again() {
    let clinic = Clinic::new();
    let mut desk = nurse(&clinic);
    desk.keys("131<f9>").sees("Locked").keys("<f10>").sees("Password");
    desk.sign_in("sofia", PASSWORD).sees("Reception").misses("Unfinished work").misses("131").keys("<f10>");
    desk.sign_in("nina", PASSWORD).sees("Unfinished work").keys("<enter>").sees("131").sees("PAT-000001");
}

#[test]
fn a_clash_keeps_what_was_typed_and_says_who_was_faster() {
    let clinic = Clinic::new();
    let mut first = nurse(&clinic);
    let mut second = Desk::at(&clinic);
    second.sign_in("nina", PASSWORD).keys("v").sees("Systolic").keys("118<tab>75");
    first.keys("131<tab>84<c-s>").sees("ready for");
    second.keys("<c-s>").sees("Nina Alves").sees("118").sees("75");
    drop(first);
    second.app.handle(Event::Signal(Signal::HangUp));
    second.app.finish();
    assert!(kept(&clinic, "nina").contains("118"), "{}", kept(&clinic, "nina"));
}

#[test]
fn a_note_that_a_colleague_made_stale_stays_on_the_screen() {
    let clinic = Clinic::new();
    let mut desk = doctor(&clinic);
    desk.keys("Dry cough for three days.");
    clinic.passes(1);
    let visit = clinic.store.read(appointments_of_the_day).expect("the visit");
    clinic.acts("dora", |tx| appointments::start(tx, visit.id, visit.version, Some("the colleague is ill")));
    desk.keys("<c-s>").sees("Dry cough for three days.").sees("Dora Costa");
    desk.app.handle(Event::Signal(Signal::HangUp));
    desk.app.finish();
    assert!(kept(&clinic, "daniel").contains("Dry cough for three days."));
}

fn appointments_of_the_day(conn: &Reader) -> Result<appointments::QueueRow, polyclinic::store::StoreError> {
    Ok(appointments::consultations(conn, None)?.remove(0))
}

#[test]
fn a_database_that_is_busy_is_said_and_neither_the_form_nor_its_draft_is_lost() {
    let clinic = Clinic::new();
    let mut desk = nurse(&clinic);
    let other = Reader::open(clinic.path()).expect("a connection");
    other.execute_batch("BEGIN IMMEDIATE").expect("a lock");
    desk.keys("131<tab>84");
    clinic.passes_ms(1_000);
    desk.tick().sees("131").sees("84");
    assert_eq!(kept(&clinic, "nina"), "");
    other.execute_batch("ROLLBACK").expect("the end of the lock");
    clinic.passes_ms(5_000);
    desk.tick();
    assert!(kept(&clinic, "nina").contains("131"), "it is tried again without another key");
    desk.keys("<c-s>").sees("ready for");
}

#[test]
fn a_save_that_finds_the_database_busy_can_be_made_again() {
    let clinic = Clinic::new();
    let mut desk = nurse(&clinic);
    let other = Reader::open(clinic.path()).expect("a connection");
    other.execute_batch("BEGIN IMMEDIATE").expect("a lock");
    desk.keys("131<tab>84<c-s>").sees("131").misses("ready for");
    other.execute_batch("ROLLBACK").expect("the end of the lock");
    desk.keys("<c-s>").sees("ready for");
    assert_eq!(kept(&clinic, "nina"), "");
}

#[test]
fn whoever_types_ahead_of_the_screen_loses_no_key() {
    let clinic = Clinic::new();
    clinic.arrived(patient(1), "daniel", "9:00");
    let mut desk = Desk::at(&clinic);
    desk.sign_in("nina", PASSWORD).sees("Maria");
    desk.keys_at_once("v131<tab>84<tab>67");
    desk.sees("131").sees("84").sees("67");
}

#[test]
fn a_name_and_enter_in_one_breath_choose_the_person_who_was_named() {
    let clinic = Clinic::new();
    let mut desk = Desk::at(&clinic);
    desk.sign_in("sofia", PASSWORD).sees("Reception");
    desk.keys_at_once("bdiop<enter>dd").sees("Diop, Awa").sees("Dr Daniel Rocha");
    let mut desk = Desk::at(&clinic);
    desk.sign_in("sofia", PASSWORD).keys_at_once("3/silva mar<enter>").sees("da Silva Souza");
}

#[test]
fn a_whole_working_step_can_be_typed_without_looking() {
    let clinic = Clinic::new();
    clinic.has_catalogue();
    clinic.arrived(patient(1), "daniel", "9:00");
    let mut nurse = Desk::at(&clinic);
    nurse.keys_at_once("nina<tab>").paste(PASSWORD).keys_at_once("<enter>v120<tab>80<tab>72<c-s>").sees("ready for");
    let mut doctor = Desk::at(&clinic);
    doctor.sign_in("daniel", PASSWORD);
    doctor.keys_at_once("cDry cough, seen l and s.<c-t>elec<enter><c-s><c-e><c-g>").sees("consultation completed");
    let order = clinic.store.read(polyclinic::store::lab::queues::samples).expect("the samples");
    assert_eq!(order.len(), 1);
}

#[test]
fn what_is_typed_ahead_of_a_lock_does_not_reach_it() {
    let clinic = Clinic::new();
    let mut desk = nurse(&clinic);
    desk.keys_at_once("<f9>").sees("Locked");
    desk.keys_at_once("abc").keys_at_once("<c-u>").paste(PASSWORD).keys("<enter>").sees("Systolic");
}
