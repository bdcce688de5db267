//! Finding a slot, series, the waiting list and its offers, the link of a teleconsultation, reasons, and how many keys a
//! walk-in takes.

use crate::clinic::{Clinic, PASSWORD, at, monday, patient, zone};
use crate::desk::Desk;
use crate::script;
use chrono::Days;
use polyclinic::domain::appointment::{AppointmentKind, AppointmentStatus};
use polyclinic::domain::ids::PatientId;
use polyclinic::domain::schedule::ScheduleException;
use polyclinic::store::appointments::{self, Booking, QueueRow};
use polyclinic::store::{reasons, schedules, settings, waiting_list};

fn reception(clinic: &Clinic) -> Desk {
    let mut desk = Desk::at(clinic);
    desk.sign_in("sofia", PASSWORD);
    desk
}

fn appointments_of(clinic: &Clinic, patient: PatientId) -> Vec<QueueRow> {
    clinic.store.read(|conn| appointments::of_patient(conn, patient, 99)).unwrap()
}

/// Nobody is free with Dora on this Monday afternoon any more but at ten past four.
fn afternoon_taken(clinic: &Clinic) {
    let off = |from: u32, to: u32| ScheduleException { from, to, ..ScheduleException::days_off(monday(), monday()) };
    let dora = clinic.professional("dora");
    clinic.acts("ada", |tx| schedules::add_exception(tx, dora, &off(12 * 60, 16 * 60), "congress"));
}

#[test]
fn the_first_free_cardiologist_in_the_afternoon_is_one_line() {
    let clinic = Clinic::new();
    afternoon_taken(&clinic);
    let mut desk = reception(&clinic);
    desk.keys("F").sees("Next free slot").sees("09:00").sees("anybody");
    desk.keys("cardio pm")
        .sees("Dr Dora Costa · afternoon")
        .sees("23 Nov 2026 16:00")
        .misses("2026 09:00")
        .misses("Rocha");
    desk.keys("<enter>").sees("Book an appointment").sees("Dr Dora Costa").sees("16:00").sees("No patient chosen");
    desk.keys("diop<enter>").keys("palpitations<c-s>").sees("Booked: Awa Diop, 23 Nov 16:00, Dr Dora Costa");
}

#[test]
fn the_finder_says_what_it_did_not_understand_and_keeps_what_was_typed() {
    let clinic = Clinic::new();
    let mut desk = reception(&clinic);
    desk.keys("Fdermato").sees("Nobody has a name or specialty with “dermato”").sees("No free slot");
    desk.keys("<c-u>rocha 99/99").sees("No such day in the calendar");
    desk.keys("<c-u>rocha tue,thu +1w")
        .sees("Dr Daniel Rocha · Tuesday, Thursday · from 30 Nov 2026")
        .sees("01 Dec 2026 08:00");
    desk.keys("<esc>").sees("Reception");
}

#[test]
fn a_slot_found_from_the_form_fills_it_and_the_rest_stays() {
    let clinic = Clinic::new();
    let mut desk = reception(&clinic);
    desk.keys("bdiop<enter><c-f>").sees("Next free slot").keys("costa wed am<enter>");
    desk.sees("Dr Dora Costa").sees("25/11/2026").sees("08:00").sees("Diop, Awa").keys("check-up<c-s>");
    desk.sees("Booked: Awa Diop, 25 Nov 08:00, Dr Dora Costa");
}

#[test]
fn a_series_is_previewed_date_by_date_and_booked_at_once() {
    let clinic = Clinic::new();
    let later = monday() + Days::new(14);
    let nine = |days: u64| {
        let day = monday() + Days::new(days);
        zone().at(day, chrono::NaiveTime::from_hms_opt(10, 0, 0).unwrap())
    };
    let taken = Booking {
        patient: patient(1),
        professional: clinic.professional("daniel"),
        starts_at: nine(7),
        minutes: 20,
        kind: AppointmentKind::InPerson,
        link: String::new(),
        reason: "check-up".to_owned(),
        overbook_reason: String::new(),
    };
    clinic.acts("sofia", |tx| appointments::book(tx, &taken));
    let off = ScheduleException::days_off(later, later);
    let daniel = clinic.professional("daniel");
    clinic.acts("ada", |tx| schedules::add_exception(tx, daniel, &off, "holidays"));
    let mut desk = reception(&clinic);
    desk.keys("bdiop<enter>dd<tab><tab><c-u>1000<tab><tab>every week x4").sees("4 times, every week");
    desk.sees("2 dates are not free").sees("✓ 23 Nov").sees("▲ 30 Nov").sees("▲ 07 Dec").sees("✓ 14 Dec");
    desk.keys("<tab><tab>physiotherapy<c-s>").sees("Awa Diop, Dr Daniel Rocha, 20 min");
    desk.sees("at 09:40 instead · Taken by Maria").sees("left out · Away until 07 Dec");
    desk.sees("Books 3 appointments")
        .keys("<down><down>")
        .sees("Away until 07 Dec 2026: holidays")
        .keys("<up>x")
        .sees("Books 2 appointments")
        .keys("n")
        .sees("Books 3");
    desk.keys("<c-s>").sees("3 appointments booked: Awa Diop, from 23 Nov 10:00, Dr Daniel Rocha");
    let rows = appointments_of(&clinic, patient(3));
    let places: Vec<_> = rows.iter().map(|row| row.series.map(|place| (place.nth, place.of))).collect();
    assert_eq!(places, [Some((3, 3)), Some((2, 3)), Some((1, 3))]);
    desk.keys("<enter>").sees("1 of 3").sees("3 of 3");
}

#[test]
fn one_of_a_series_is_overbooked_only_with_a_reason() {
    let clinic = Clinic::new();
    clinic.booked(patient(1), "daniel", "10:00");
    let mut desk = reception(&clinic);
    desk.keys("bdiop<enter>dd<tab><tab><c-u>1000<tab><tab>every week x2<tab><tab>dressing<c-s>")
        .sees("at 09:40 instead");
    desk.keys("o").sees("Why overbook").keys("<c-s>").sees("Must be filled in").keys("agreed with Dr Rocha<c-s>");
    desk.sees("▲ overbooked").keys("<c-s>").sees("2 appointments booked");
    let rows = appointments_of(&clinic, patient(3));
    assert_eq!(rows.iter().map(|row| row.overbooked).collect::<Vec<_>>(), [false, true]);
    desk.sees("▲");
}

#[test]
fn what_is_no_series_says_how_one_is_written() {
    let clinic = Clinic::new();
    let mut desk = reception(&clinic);
    desk.keys("bdiop<enter>dd<tab><tab><tab><tab>sometimes").sees("Write: every 2w x6").keys("<tab><tab>x<c-s>");
    desk.sees("Write: every 2w x6").sees("sometimes");
}

#[test]
fn this_one_or_this_and_the_following_are_called_off() {
    let clinic = Clinic::new();
    let mut desk = reception(&clinic);
    desk.keys("bdiop<enter>dd<tab><tab><c-u>1000<tab><tab>every week x3<tab><tab>dressing<c-s><c-s>")
        .sees("3 appointments booked");
    desk.keys("x").sees("How much of the series").keys("<tab><tab>moving house");
    desk.keys("<s-tab><s-tab><right><c-s>").sees("Cancelled: Awa Diop, 3 appointments");
    assert!(appointments_of(&clinic, patient(3)).iter().all(|row| row.status == AppointmentStatus::Cancelled));
}

#[test]
fn somebody_waits_and_is_booked_when_a_slot_is_freed() {
    let clinic = Clinic::new();
    clinic.booked(patient(1), "dora", "10:00");
    let mut desk = reception(&clinic);
    desk.keys("L").sees("Nobody waits for a slot").keys("n").sees("Put on the waiting list").keys("diop<enter>");
    desk.keys("c<tab><tab>m<tab>mon thu").sees("Monday, Thursday").keys("<tab><tab><tab><tab>palpitations<c-s>");
    desk.sees("On the waiting list: Awa Diop").sees("Cardiology").sees("morning · Mon");
    desk.sees("Awa Diop: Monday 23 Nov 09:00, Dr Dora Costa (b: book)").keys("<esc>");
    desk.keys("x<tab>phoned<c-s>")
        .sees("Cancelled: Maria")
        .sees("One patient waits for a slot like this (y: offer it)");
    desk.keys("y").sees("Offer the freed slot").sees("Monday 23 Nov 10:00, 20 min, Dr Dora Costa").sees("Diop, Awa");
    desk.keys("b").sees("Booked: Awa Diop, 23 Nov 10:00, Dr Dora Costa");
    assert_eq!(appointments_of(&clinic, patient(3))[0].starts_at, at("10:00"));
    assert_eq!(clinic.store.read(waiting_list::list).unwrap(), []);
    desk.keys("y").sees("Nobody waits for a slot like this");
}

#[test]
fn a_freed_slot_is_offered_although_the_list_shows_only_who_is_expected() {
    let clinic = Clinic::new();
    clinic.booked(patient(1), "dora", "10:00");
    clinic.booked(patient(2), "dora", "10:20");
    let mut desk = reception(&clinic);
    desk.keys("Lndiop<enter><tab>d<tab><tab><tab><tab><tab><tab>palpitations<c-s>")
        .sees("On the waiting list: Awa Diop");
    desk.keys("<esc>v").sees("‹2 expected›").keys("<home>x<tab>phoned<c-s>").sees("(y: offer it)");
    desk.sees("× cancelled").keys("<up>").misses("× cancelled");
    desk.keys("<home>x<tab>ill<c-s>").sees("× cancelled").keys("y").sees("Offer the freed slot").sees("Diop, Awa");
}

#[test]
fn an_offer_that_somebody_was_faster_with_says_so() {
    let clinic = Clinic::new();
    clinic.booked(patient(1), "dora", "10:00");
    let (mut first, mut second) = (reception(&clinic), reception(&clinic));
    first
        .keys("Lndiop<enter><tab>d<tab><tab><tab><tab><tab><tab>palpitations<c-s>")
        .sees("On the waiting list: Awa Diop");
    first.keys("<esc>x<tab>phoned<c-s>").sees("One patient waits");
    first.keys("y").sees("Diop, Awa");
    second.waits_for("× cancelled").keys("y").sees("Diop, Awa").keys("b").sees("Booked: Awa Diop");
    first.keys("b").sees("Changed meanwhile by Sofia Lima");
}

#[test]
fn whoever_waits_is_booked_into_the_next_fitting_slot_or_withdrawn_with_a_reason() {
    let clinic = Clinic::new();
    let mut desk = reception(&clinic);
    desk.keys("bdiop<enter>dd<c-t>").sees("Put on the waiting list").sees("Dr Daniel Rocha").sees("Diop, Awa");
    desk.keys("<c-s>").sees("Must be filled in").keys("back pain<c-s>").sees("On the waiting list: Awa Diop");
    desk.keys("<c-d>Lb")
        .sees("Free slots")
        .keys("24 nov 08:40<enter>")
        .sees("Booked from the waiting list, 24 Nov 08:40");
    desk.sees("Nobody waits")
        .keys("nprado<enter>")
        .keys("c<tab><tab><tab><tab><tab><tab><tab>rash<c-s>")
        .sees("one waiting");
    desk.keys("x<c-s>").sees("Must be filled in").keys("found a place elsewhere<c-s>").sees("Off the waiting list");
}

#[test]
fn a_wish_without_a_doctor_is_refused_at_the_field_and_kept() {
    let clinic = Clinic::new();
    let mut desk = reception(&clinic);
    desk.keys("Lndiop<enter>").keys("<tab><tab><tab><tab><tab><tab><tab>rash<c-s>");
    desk.sees("Choose a professional or a specialty").sees("rash").keys("<esc>").sees("Kept as unfinished work");
    desk.keys("n").sees("Unfinished work").keys("<enter>").sees("rash").sees("Diop, Awa");
}

#[test]
fn moving_away_offers_the_place_too() {
    let clinic = Clinic::new();
    clinic.booked(patient(1), "dora", "10:00");
    let mut desk = reception(&clinic);
    desk.keys("Lndiop<enter><tab>d<tab><tab><tab><tab><tab><tab>palpitations<c-s><esc>");
    desk.keys("m+1<tab><tab><tab>exam<c-s>").sees("Rescheduled: Maria").sees("One patient waits for a slot like this");
    desk.keys("y").sees("Diop, Awa");
}

#[test]
fn a_teleconsultation_shows_its_link_as_a_code() {
    let clinic = Clinic::new();
    let mut desk = reception(&clinic);
    desk.keys("V").sees("Nothing is selected").keys("bdiop<enter>dd<tab><tab><tab><tab><tab>t<tab>");
    desk.paste("meet.example/abc").keys("<tab>renewal<c-s>").sees("Not a link: it begins with https://");
    desk.keys("<c-u>").paste("https://meet.example/abc").keys("<c-s>").sees("Booked: Awa Diop");
    desk.keys("V").sees("https://meet.example/abc").sees("▀").keys("<esc>").misses("▀");
    desk.terminal = ratatui::Terminal::new(ratatui::backend::TestBackend::new(80, 18)).unwrap();
    desk.tick().keys("V").sees("https://meet.example/abc").sees("Enlarge the window to see the code");
}

#[test]
fn links_are_made_where_the_clinic_says_how() {
    let clinic = Clinic::new();
    let mut settings = clinic.store.read(settings::load).unwrap();
    settings.video_link = "https://meet.example/{id}?lang=pt".to_owned();
    clinic.acts("ada", |tx| settings::save(tx, &settings));
    let mut desk = reception(&clinic);
    desk.keys("bdiop<enter>dd<tab><tab><tab><tab><tab>t").sees("https://meet.example/").sees("?lang=pt");
    desk.keys("<tab><tab>renewal<c-s>").sees("Booked: Awa Diop");
    let link = appointments_of(&clinic, patient(3)).remove(0).link.unwrap();
    let room = link.strip_prefix("https://meet.example/").and_then(|rest| rest.strip_suffix("?lang=pt")).unwrap();
    assert!(room.len() == 16 && room.chars().all(|c| c.is_ascii_hexdigit()), "{link}");
}

#[test]
fn one_line_finds_the_slot_and_the_series() {
    let clinic = Clinic::new();
    let mut desk = reception(&clinic);
    desk.keys("Fcosta tue am every 2w x3").sees("Dr Dora Costa · morning · Tuesday · 3 times, every 2 weeks");
    desk.keys("<enter>").sees("every 2 weeks x3").keys("diop<enter>").sees("All 3 dates are free");
    desk.keys("dressing<c-s>")
        .sees("08 Dec 2026 08:00")
        .keys("<c-s>")
        .sees("3 appointments booked: Awa Diop, from 24 Nov");
}

#[test]
fn reasons_come_from_the_catalogue_with_their_length_and_in_own_words() {
    let clinic = Clinic::new();
    for (name, minutes) in [("Check-up", None), ("First consultation", Some(40)), ("Chest pain", Some(30))] {
        let details = reasons::Details { name: name.to_owned(), minutes };
        clinic.acts("ada", |tx| reasons::add(tx, &details));
    }
    let first = clinic.store.read(reasons::offered).unwrap().remove(0);
    assert_eq!(first.details.name, "Check-up");
    clinic.acts("ada", |tx| reasons::set_active(tx, first.id, first.version, false));
    let mut desk = reception(&clinic);
    desk.keys("bdiop<enter>dd<tab><tab><tab><tab><tab><tab>").sees("First consultation 40 min").misses("Check-up");
    desk.keys("fir").sees("First consultation").misses("Chest pain").keys("<f7>").keys("<enter>").sees("40 min");
    desk.keys("<c-s>").sees("Booked: Awa Diop");
    let row = appointments_of(&clinic, patient(3)).remove(0);
    assert_eq!((row.reason.as_str(), row.ends_at.minutes_since(row.starts_at)), ("First consultation", 40));
    desk.keys("bjoana<enter>dd<tab><tab><tab><tab><tab><tab>itchy elbow<c-s>").sees("Booked: Joana Prado");
}

#[test]
fn bad_times_are_told_at_the_field_with_nothing_lost() {
    let clinic = Clinic::new();
    let daniel = clinic.professional("daniel");
    let off = ScheduleException::days_off(monday() + Days::new(1), monday() + Days::new(3));
    clinic.acts("ada", |tx| schedules::add_exception(tx, daniel, &off, "training"));
    let mut desk = reception(&clinic);
    desk.keys("bdiop<enter>dd<tab>31/04<c-s>").sees("No such day in the calendar");
    desk.keys("<c-u>-3<tab><c-u>0900<tab><tab><tab><tab>cough<c-s>").sees("This time is in the past").sees("cough");
    desk.keys("<s-tab>+1<c-s>").sees("Away until 26 Nov 2026: training").sees("cough").sees("Overbook");
}

/// How many keys a script presses.
fn count(keys: &str) -> usize {
    script::keys(keys).len()
}

#[test]
fn a_walk_in_of_a_known_patient_takes_at_most_7_keys_and_of_a_new_one_at_most_20() {
    let clinic = Clinic::new();
    let mut desk = reception(&clinic);
    let known = "wdiop<enter><c-s>";
    desk.keys(known).sees("Arrived: Awa Diop").sees("● arrived").sees("walk-in");
    assert!(count(known) <= 7, "{}", count(known));
    let new = "wfatou ndiaye<c-n><tab><tab>f<c-s><c-s>";
    desk.keys(new).sees("Arrived: Fatou Ndiaye");
    assert!(count(new) <= 20, "{}", count(new));
    let row = appointments_of(&clinic, patient(3)).remove(0);
    assert_eq!(row.reason, "Walk-in, reason not given");
}

#[test]
fn a_walk_in_goes_to_whoever_is_here_and_has_the_fewest_waiting() {
    let clinic = Clinic::new();
    clinic.arrived(patient(1), "dora", "8:40");
    let mut desk = reception(&clinic);
    desk.keys("wdiop<enter>")
        .sees("Dr Daniel Rocha")
        .keys("fever<c-s>")
        .sees("Arrived: Awa Diop, 23 Nov 09:00, Dr Daniel Rocha");
    desk.keys("wjoana<enter><tab>d<c-s>").sees("Arrived: Joana Prado, 23 Nov 09:00, Dr D");
    clinic.goes_to("20:00");
    let mut late = reception(&clinic);
    late.keys("wzoe<enter><c-s>").sees("Must be filled in");
}
