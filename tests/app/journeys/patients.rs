//! Finding, registering and editing patients.

use crate::clinic::{Clinic, PASSWORD, patient};
use crate::desk::Desk;
use polyclinic::domain::patient::{Allergies, BirthDate, PersonName, Sex};
use polyclinic::store::patients::{self, Details};

fn at_patients(clinic: &Clinic, login: &str) -> Desk {
    let mut desk = Desk::at(clinic);
    desk.sign_in(login, PASSWORD).keys(if login == "nina" { "2" } else { "3" });
    desk
}

#[test]
fn patients_are_found_by_parts_of_names_without_accents_and_by_number() {
    let clinic = Clinic::new();
    let mut desk = at_patients(&clinic, "sofia");
    desk.keys("/lef nguessan").sees("N’Guessan-Lefèvre, Zoé").misses("Diop");
    desk.keys("<esc>/silva mar").sees("da Silva Souza, Maria").misses("Diop");
    desk.keys("<esc>/pat-3").sees("Diop, Awa").misses("Prado");
    desk.keys("<esc>/12/05/1980").sees("da Silva Souza").misses("Diop");
    desk.keys("<esc>/nobody here").sees("Nobody found");
}

#[test]
fn anybody_is_found_from_any_place_and_the_card_closes_to_where_one_was() {
    let clinic = Clinic::new();
    for (login, place) in [("ada", "Users"), ("nina", "Triage"), ("daniel", "Consultations"), ("bruno", "Worklist")] {
        let mut desk = Desk::at(&clinic);
        desk.sign_in(login, PASSWORD).sees(place).keys("/diop").sees("Diop, Awa").keys("<enter>");
        desk.sees("PAT-000003 · 03 Aug 1994")
            .keys("<esc>")
            .sees("Diop, Awa")
            .keys("<esc>")
            .misses("Diop, Awa")
            .sees(place);
    }
}

#[test]
fn a_scanned_number_leads_straight_to_the_patient() {
    let clinic = Clinic::new();
    let visit = clinic.booked(patient(3), "daniel", "10:00");
    let number = visit.to_string();
    for scanned in ["PAT-000003", "pat-3", number.as_str()] {
        let mut desk = Desk::at(&clinic);
        desk.sign_in("sofia", PASSWORD).keys("/").paste(scanned).sees("PAT-000003 · 03 Aug 1994");
        let mut desk = Desk::at(&clinic);
        desk.sign_in("sofia", PASSWORD).keys_at_once(&format!("/{scanned}<enter>")).sees("PAT-000003 · 03 Aug 1994");
    }
}

#[test]
fn namesakes_are_told_apart_and_long_lists_say_how_long() {
    let clinic = Clinic::new();
    let namesake = |city: &str, birth: &str| {
        let name = PersonName { given: "Awa".to_owned(), family: "Diop".to_owned() };
        let mut details = Details::new(name, Sex::Female);
        details.address.city = city.to_owned();
        details.birth = Some(BirthDate::exact(birth.parse().unwrap()));
        clinic.acts("sofia", |tx| patients::register(tx, &details, None));
    };
    namesake("Thiès", "1961-02-28");
    namesake("Dakar", "1988-06-17");
    let mut desk = at_patients(&clinic, "sofia");
    desk.keys("/diop").sees("Diop, Awa · Thiès").sees("Diop, Awa · Dakar").sees("28 Feb 1961");
    desk.keys("<esc>/dyop awa").sees("these sound like it").sees("Diop, Awa · Dakar");
    for count in 0..60 {
        let name = PersonName { given: format!("Eva {count}"), family: "Lima".to_owned() };
        clinic.acts("sofia", |tx| patients::register(tx, &Details::new(name, Sex::Female), None));
    }
    desk.keys("<esc>/lima").sees("The first 50 of 60");
}

#[test]
fn a_registration_shows_who_may_be_the_same_person_while_typing() {
    let clinic = Clinic::new();
    let mut desk = at_patients(&clinic, "sofia");
    desk.keys("ndiop<tab>awa<tab>f<tab>03/08/1994").sees("Registered already?").sees("same name and birth date");
    desk.sees("PAT-000003").keys("<c-s>").sees("Register a second time?").keys("<esc>").sees("New patient");
    desk.keys("<f7><enter>").sees("PAT-000003 · 03 Aug 1994").misses("New patient");
}

#[test]
fn somebody_who_looks_known_is_registered_with_a_reason() {
    let clinic = Clinic::new();
    let mut desk = at_patients(&clinic, "sofia");
    desk.keys("nDiop<tab>Awa<tab>f<tab>03/08/1994<c-s>")
        .sees("Register a second time?")
        .keys("a cousin of the same name<c-s>")
        .sees("Registered: Awa Diop, PAT-000007");
}

#[test]
fn an_identity_number_belongs_to_one_person() {
    let clinic = Clinic::new();
    let mut desk = at_patients(&clinic, "sofia");
    let number = "<pgdn><tab>52998224725";
    desk.keys("nMelo<tab>Ana<tab>f<tab>").keys(number).keys("<c-s>").sees("Registered: Ana Melo");
    desk.keys("<esc>nMello<tab>Anna<tab>f<tab>").keys(number).sees("same identity number").keys("<c-s>");
    desk.sees("This number belongs to Ana Melo, PAT-000007");
}

#[test]
fn a_wrong_check_digit_is_refused_at_the_field_and_nothing_typed_is_lost() {
    let clinic = Clinic::new();
    let mut desk = at_patients(&clinic, "sofia");
    desk.keys("nMelo<tab>Ana<tab>f<pgdn><tab>52998224726<c-s>")
        .sees("Check digits do not match")
        .sees("52998224726")
        .keys("<pgup>")
        .sees("Melo");
}

#[test]
fn an_edit_keeps_what_is_not_on_screen_and_says_who_was_faster() {
    let clinic = Clinic::new();
    let mut desk = at_patients(&clinic, "sofia");
    desk.keys("/diop<enter>e").sees("Edit patient").sees("PAT-000003");
    let seen = clinic.store.read(|conn| patients::get(conn, patient(3))).unwrap();
    let mut other = seen.details.clone();
    other.occupation = "teacher".to_owned();
    clinic.acts("nina", |tx| patients::edit(tx, patient(3), seen.version, &other));
    desk.keys("<tab><tab><tab><tab>+221771234567<c-s>").sees("Changed meanwhile by Nina Alves").sees("+221771234567");
    desk.keys("<c-s>").sees("Saved: Awa Diop");
    let now = clinic.store.read(|conn| patients::get(conn, patient(3))).unwrap().details;
    assert_eq!((now.phone.as_str(), now.occupation.as_str()), ("+221771234567", "teacher"));
}

#[test]
fn a_draft_of_an_edit_does_not_bring_back_what_a_colleague_has_corrected() {
    let clinic = Clinic::new();
    let mut desk = at_patients(&clinic, "sofia");
    desk.keys("/diop<enter>e<tab><tab><tab><tab>+221771234567<esc>").sees("Kept as unfinished work");
    let seen = clinic.store.read(|conn| patients::get(conn, patient(3))).unwrap();
    let mut other = seen.details.clone();
    other.name.given = "Awa Fatou".to_owned();
    clinic.acts("nina", |tx| patients::edit(tx, patient(3), seen.version, &other));
    desk.keys("e").sees("Unfinished work").keys("<enter>").sees("Awa Fatou").sees("+221771234567").keys("<c-s>");
    let now = clinic.store.read(|conn| patients::get(conn, patient(3))).unwrap().details;
    assert_eq!((now.name.given.as_str(), now.phone.as_str()), ("Awa Fatou", "+221771234567"));
}

#[test]
fn the_card_books_moves_and_cancels() {
    let clinic = Clinic::new();
    clinic.booked(patient(3), "daniel", "10:00");
    let mut desk = at_patients(&clinic, "sofia");
    desk.keys("/diop<enter>").sees("23 Nov 2026 10:00").sees("○ scheduled").keys("f").sees("◎ confirmed");
    desk.keys("xp<tab>feels better<c-s>").sees("× cancelled");
    desk.keys("b")
        .sees("Diop, Awa · PAT-000003")
        .keys("dd<tab><tab><tab><tab><tab><tab>again<c-s>")
        .sees("Booked: Awa Diop");
}

#[test]
fn a_nurse_lists_allergies_and_takes_a_wrong_one_back() {
    let clinic = Clinic::new();
    let mut desk = at_patients(&clinic, "nina");
    desk.keys("/diop<enter>a").sees("Allergies not assessed").keys("n").sees("No known allergies");
    desk.keys("apenicillin<tab>rash<tab>s<c-s>")
        .sees("Allergy: penicillin (severe)")
        .keys("n")
        .sees("Allergies are listed");
    let known = clinic.store.read(|conn| patients::header(conn, patient(3))).unwrap().allergies;
    assert!(matches!(known, Allergies::Listed(listed) if listed.len() == 1));
    desk.keys("xwrong patient<c-s>").sees("Allergies not assessed");
}

#[test]
fn the_desk_sees_allergies_and_leaves_them_to_the_nurse() {
    let clinic = Clinic::new();
    let mut desk = at_patients(&clinic, "sofia");
    desk.keys("/diop<enter>aa").sees("Needs the role: nurse, doctor");
}

#[test]
fn a_half_done_registration_is_offered_again_and_can_be_thrown_away() {
    let clinic = Clinic::new();
    let mut desk = at_patients(&clinic, "sofia");
    desk.keys("nNdi<tab>Fatou<esc>").sees("Kept as unfinished work").keys("n").sees("Unfinished work");
    desk.keys("<enter>")
        .sees("Fatou")
        .sees("Ndi")
        .keys("<c-d>")
        .misses("New patient")
        .keys("n")
        .misses("Unfinished work");
}
