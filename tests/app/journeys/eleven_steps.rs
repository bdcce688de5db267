//! The eleven steps, from booking to closing, by keys: six people at six desks, who see what the others do without
//! touching anything.

use crate::clinic::{Clinic, PASSWORD, patient};
use crate::desk::Desk;
use polyclinic::domain::appointment::AppointmentStatus;
use polyclinic::domain::lab_order::LabOrderStatus;
use polyclinic::store::{appointments, billing, check, lab, patients};

/// Somebody signed in, at the place with this number.
fn at(clinic: &Clinic, login: &str, place: &str) -> Desk {
    let mut desk = Desk::at(clinic);
    desk.sign_in(login, PASSWORD).keys(place);
    desk
}

#[test]
fn a_new_patient_goes_through_the_whole_clinic_and_every_step_shows_where_the_next_one_is_done() {
    let clinic = Clinic::new();
    clinic.has_catalogue();
    let mut desk = at(&clinic, "sofia", "1");
    let mut watch = at(&clinic, "ada", "3");
    let mut nurse = at(&clinic, "nina", "1");
    let mut doctor = at(&clinic, "daniel", "1");
    let mut colleague = at(&clinic, "dora", "2");
    let mut bench = at(&clinic, "bia", "1");
    colleague.keys("v").sees("Results of every doctor");
    // 1: register and book.
    desk.keys("bfatou ndiaye").sees("Nobody found").keys("<c-n>").sees("New patient");
    desk.keys("<tab><tab>f<tab>~30<tab>+221771112233<c-s>").sees("Registered: Fatou Ndiaye, PAT-000007");
    desk.keys("dd")
        .sees("Dr Daniel Rocha")
        .keys("<tab><tab><tab><tab><tab><tab>fever<c-s>")
        .sees("Booked: Fatou Ndiaye");
    watch.waits_for("Ndiaye, Fatou").sees("○ scheduled");
    // 2: check in.
    clinic.passes(4);
    desk.keys("cy").sees("Arrived: Fatou Ndiaye");
    nurse.waits_for("Ndiaye, Fatou").sees("1 waiting");
    watch.waits_for("● arrived");
    // 3: vitals and declared history.
    clinic.passes(6);
    nurse.keys("v<f7>118/76 104 38.6 20 97 air a 61kg 165cm<enter>").sees("NEWS2");
    nurse.keys("<c-s>").sees("ready for Dr Daniel Rocha");
    doctor.waits_for("✓ ready").sees("Ndiaye, Fatou").sees("1 ready");
    // 4: consult.
    clinic.passes(5);
    doctor.keys("c").sees("PAT-000007").sees("38.6 °C");
    watch.waits_for("Dr Daniel Rocha");
    doctor.keys("Fever for two days, no cough.<tab>R50.9 fever<c-s>").sees("Saved at");
    // 5: order.
    doctor.keys("<c-t>elec<enter><c-s>").sees("LAB-000001 is ordered");
    nurse.keys("3").sees("No sample is due");
    // 6: send.
    doctor.keys("<c-e>").sees("One order sent");
    nurse.waits_for("Ndiaye, Fatou").sees("1 to collect");
    // 7: collect.
    clinic.passes(3);
    nurse.keys("c").sees("PAT-000007").keys("<enter>").sees("261123-0001").keys("<enter>").sees("is at the laboratory");
    bench.waits_for("Ndiaye, Fatou").sees("received").sees("261123-0001");
    // The consultation ends while the laboratory works.
    desk.keys("4").sees("No visit waits for its bill");
    doctor.keys("<c-g>").sees("Fatou Ndiaye: consultation completed.").keys("2").sees("0 to review");
    desk.waits_for("1 visit to close").sees("Ndiaye, Fatou");
    // 8: start the analysis.
    clinic.passes(8);
    bench.keys("s").sees("is on the bench");
    // 9: enter and validate.
    clinic.passes(12);
    bench.keys("<enter>").sees("Potassium").keys("138<enter>4,1<enter>101<enter>24<enter>").paste("No deficit.");
    bench.keys("<c-g>").sees("Validate the results?").keys("y").sees("validated");
    doctor.waits_for("1 to review").sees("Ndiaye, Fatou");
    colleague.waits_for("Ndiaye, Fatou");
    // 10: review and interpret.
    clinic.passes(2);
    doctor.keys("r").sees("138").keys("Normal; drink more.<c-s>").sees("LAB-000001 is reviewed.");
    colleague.waits_for("0 to review");
    // 11: bill and close.
    desk.keys("<enter>").sees("Electrolytes").sees("150.00").keys("sy").sees("INV-000001 issued");
    desk.keys("p<c-s>").sees("✓ paid").keys("c").sees("visit closed").sees("No visit waits for its bill");
    watch.waits_for("✓ closed");
    told(&clinic);
}

/// What the database has to say about it in the end.
fn told(clinic: &Clinic) {
    let read = |conn: &polyclinic::store::Reader| {
        let visit = appointments::of_patient(conn, patient(7), 1)?.remove(0);
        let events = appointments::events(conn, visit.id)?;
        let order = lab::orders::of_appointment(conn, visit.id)?.remove(0).order;
        Ok((visit, events, lab::orders::events(conn, order.id)?, order, patients::header(conn, patient(7))?))
    };
    let (visit, events, lab_events, order, header) = clinic.store.read(read).expect("the story");
    assert_eq!((visit.status, order.status), (AppointmentStatus::Completed, LabOrderStatus::Completed));
    assert_eq!(header.name.full(), "Fatou Ndiaye");
    let steps: Vec<(String, String)> =
        events.iter().map(|event| (event.action.to_string(), event.by_name.clone())).collect();
    let expected = [
        ("book", "Sofia Lima"),
        ("check_in", "Sofia Lima"),
        ("record_vitals", "Nina Alves"),
        ("start", "Daniel Rocha"),
        ("complete", "Daniel Rocha"),
        ("close", "Sofia Lima"),
    ];
    assert_eq!(steps, expected.map(|(action, by)| (action.to_owned(), by.to_owned())));
    let steps: Vec<(String, String)> =
        lab_events.iter().map(|event| (event.action.to_string(), event.signed.by.clone())).collect();
    let expected = [
        ("order", "Daniel Rocha"),
        ("send", "Daniel Rocha"),
        ("collect_sample", "Nina Alves"),
        ("start_analysis", "Bia Santos"),
        ("save_results", "Bia Santos"),
        ("validate", "Bia Santos"),
        ("review", "Daniel Rocha"),
    ];
    assert_eq!(steps, expected.map(|(action, by)| (action.to_owned(), by.to_owned())));
    let invoice = clinic.store.read(|conn| billing::of_appointment(conn, visit.id)).expect("the bill").expect("a bill");
    assert_eq!(invoice.balance().minor(), 0);
    assert_eq!(check::run(&clinic.store).expect("a check"), []);
}
