//! Free slots, series, the waiting list and what it offers, the link of a teleconsultation.

use crate::clinic::{Clinic, PASSWORD, monday, patient};
use crate::desk::{Desk, LOOKS};
use chrono::Days;
use polyclinic::domain::schedule::{PartOfDay, ScheduleException, WEEK, Weekdays};
use polyclinic::domain::waiting_list::Wanted;
use polyclinic::store::waiting_list::{self, NewEntry};
use polyclinic::store::{patients, professionals, schedules};

/// A morning with a doctor away for two days, somebody moved out of the way, and three people waiting.
fn morning() -> Clinic {
    let clinic = Clinic::new();
    clinic.booked(patient(1), "daniel", "10:00");
    clinic.booked(patient(2), "dora", "9:40");
    let off = ScheduleException::days_off(monday() + Days::new(7), monday() + Days::new(8));
    let daniel = clinic.professional("daniel");
    clinic.acts("ada", |tx| schedules::add_exception(tx, daniel, &off, "holidays"));
    let cardiology = clinic.store.read(professionals::specialties).unwrap().remove(0).id;
    for (number, phone) in [(3, "+55 11 91234-5678"), (4, ""), (6, "+55 11 3333-4444")] {
        let known = clinic.store.read(|conn| patients::get(conn, patient(number))).unwrap();
        let details = patients::Details { phone: phone.to_owned(), ..known.details };
        clinic.acts("sofia", |tx| patients::edit(tx, known.id, known.version, &details));
    }
    let any = Wanted {
        professional: None,
        specialty: Some(cardiology),
        minutes: 20,
        part: PartOfDay::Any,
        weekdays: Weekdays::ALL,
        first: monday(),
        last: None,
    };
    let mornings = Wanted { part: PartOfDay::Morning, weekdays: Weekdays::only(WEEK[0]).and(WEEK[3]), ..any };
    let dora = Wanted { professional: Some(clinic.professional("dora")), specialty: None, ..any };
    for (number, wanted, reason, note) in [
        (3, mornings, "palpitations", "phone after six"),
        (4, any, "murmur", ""),
        (6, dora, "results of the Holter", ""),
    ] {
        let new = NewEntry { patient: patient(number), wanted, reason: reason.to_owned(), note: note.to_owned() };
        clinic.passes(-60 * 24 * number);
        clinic.acts("sofia", |tx| waiting_list::add(tx, &new));
        clinic.passes(60 * 24 * number);
    }
    clinic
}

/// Takes a picture of what the keys lead to, in every look.
fn pictures(name: &str, clinic: &Clinic, keys: &str) {
    for (look, size, theme, language) in LOOKS {
        let mut desk = Desk::looking(clinic, size, theme, language);
        desk.sign_in("sofia", PASSWORD).keys(keys);
        insta::assert_snapshot!(format!("{name}-{look}"), desk.screen());
        // Nothing is left behind for the next look.
        desk.keys("<c-d>");
    }
}

#[test]
fn finder() {
    pictures("finder", &morning(), "Fcardio am");
}

#[test]
fn series_while_it_is_typed() {
    pictures("series-typed", &morning(), "bluis<enter>dd<tab><tab><c-u>1000<tab><tab>every week x6");
}

#[test]
fn series_before_it_is_booked() {
    pictures("series", &morning(), "bluis<enter>dd<tab><tab><c-u>1000<tab><tab>every week x6<tab><tab>physio<c-s>");
}

#[test]
fn waiting_list() {
    pictures("waiting-list", &morning(), "L");
}

#[test]
fn waiting_list_form() {
    pictures("waiting-list-form", &morning(), "Lnluis<enter>");
}

#[test]
fn video_link() {
    let clinic = morning();
    let mut desk = Desk::at(&clinic);
    desk.sign_in("sofia", PASSWORD).keys("bluis<enter>dd<tab><tab><tab><tab><tab>t<tab>");
    desk.paste("https://meet.example/vitalis-7f3k").keys("<tab>renewal<c-s>");
    drop(desk);
    for (look, size, theme, language) in LOOKS {
        let mut desk = Desk::looking(&clinic, size, theme, language);
        desk.sign_in("sofia", PASSWORD).keys("V");
        insta::assert_snapshot!(format!("video-link-{look}"), desk.screen());
    }
}

#[test]
fn offers_of_a_freed_slot() {
    let clinic = morning();
    let mut desk = Desk::at(&clinic);
    desk.sign_in("sofia", PASSWORD).keys("x<tab>phoned<c-s>");
    insta::assert_snapshot!("offers-waiting", desk.screen());
    for (look, size, theme, language) in LOOKS {
        let mut desk = Desk::looking(&clinic, size, theme, language);
        desk.sign_in("sofia", PASSWORD).keys("Gy");
        insta::assert_snapshot!(format!("offers-{look}"), desk.screen());
    }
}
