//! The cash desk.

use crate::clinic::{Clinic, PASSWORD, patient};
use crate::desk::{Desk, LOOKS, Look};
use polyclinic::domain::appointment::AppointmentStatus;
use polyclinic::domain::billing::{Discount, PaymentMethod};
use polyclinic::domain::ids::{AppointmentId, PatientId};
use polyclinic::domain::lab_order::Priority;
use polyclinic::domain::money::{Money, Percent};
use polyclinic::i18n::Language;
use polyclinic::store::billing::{self, NewLine, NewPayment};
use polyclinic::store::lab::orders::{NewOrder, Wanted};
use polyclinic::store::patients::Details;
use polyclinic::store::{appointments, consultations, insurers, lab, patients};

fn completed(clinic: &Clinic, who: PatientId, time: &str, tests: &[&str]) -> AppointmentId {
    let visit = clinic.arrived(who, "daniel", time);
    let version = || clinic.store.read(|conn| appointments::get(conn, visit)).unwrap().version;
    let seen = version();
    clinic.acts("nina", |tx| appointments::skip_triage(tx, visit, seen, "follow-up"));
    let seen = version();
    clinic.acts("daniel", |tx| appointments::start(tx, visit, seen, None));
    clinic.acts("daniel", |tx| consultations::save(tx, visit, None, "Better.", &[]));
    if !tests.is_empty() {
        clinic.acts("ada", |tx| lab::catalogue::import(tx, Language::En, Money::of_minor(15_000)));
        let offered = clinic.store.read(lab::catalogue::tests).unwrap();
        let id = |code: &&str| Wanted::Test(offered.iter().find(|test| test.code == **code).unwrap().id);
        let tests = tests.iter().map(id).collect();
        let (priority, clinical_information) = (Priority::Routine, String::new());
        let new = NewOrder { patient: who, appointment: Some(visit), tests, priority, clinical_information };
        let order = clinic.acts("daniel", |tx| lab::orders::order(tx, &new));
        clinic.acts("daniel", |tx| lab::orders::send(tx, order.id, order.version));
    }
    let seen = version();
    let done = clinic.acts("daniel", |tx| appointments::complete(tx, visit, seen));
    assert_eq!(done.status, AppointmentStatus::ConsultationCompleted);
    visit
}

/// Three visits to close: nothing billed yet, a draft with a discount, and one partly paid with an insurer.
fn cash_desk() -> Clinic {
    let clinic = Clinic::new();
    let insurer = clinic.acts("ada", |tx| {
        let details = insurers::Details { name: "Boa Vida".into(), coverage_bp: 7_000, ..insurers::Details::default() };
        insurers::add(tx, &details)
    });
    let known = clinic.store.read(|conn| patients::get(conn, patient(2))).unwrap();
    let details = Details { insurer: Some(insurer), policy_number: "BV-7".into(), ..known.details };
    clinic.acts("sofia", |tx| patients::edit(tx, patient(2), known.version, &details));
    clinic.goes_to("8:31");
    let insured = completed(&clinic, patient(2), "8:00", &["CBC", "ELEC"]);
    let draft = clinic.acts("sofia", |tx| billing::draft(tx, insured));
    let issued = clinic.acts("sofia", |tx| billing::issue(tx, draft.id, draft.version));
    let payment =
        NewPayment { method: PaymentMethod::Cash, handed_over: Money::of_minor(5_000), reference: String::new() };
    clinic.acts("sofia", |tx| billing::pay(tx, issued.id, issued.version, &payment));
    clinic.goes_to("8:47");
    let discounted = completed(&clinic, patient(6), "8:20", &["MALSM"]);
    let draft = clinic.acts("sofia", |tx| billing::draft(tx, discounted));
    let lines = clinic.store.read(|conn| billing::lines(conn, draft.id)).unwrap();
    let lines: Vec<NewLine> =
        lines.into_iter().map(|row| NewLine { service: row.service, lab_test: row.lab_test, line: row.line }).collect();
    let share = Discount::Share(Percent::of_basis_points(1_000).unwrap());
    clinic.acts("sofia", |tx| billing::set(tx, draft.id, draft.version, &lines, share, "staff"));
    clinic.goes_to("8:53");
    completed(&clinic, patient(1), "8:40", &[]);
    clinic.goes_to("9:00");
    clinic
}

fn at_desk(clinic: &Clinic, look: Look, keys: &str) -> String {
    let (_, size, theme, language) = look;
    let mut desk = Desk::looking(clinic, size, theme, language);
    desk.sign_in("sofia", PASSWORD).keys("4").keys(keys);
    desk.screen()
}

#[test]
fn billing() {
    let clinic = cash_desk();
    for look in LOOKS {
        insta::assert_snapshot!(format!("billing-{}", look.0), at_desk(&clinic, look, ""));
    }
    insta::assert_snapshot!("billing-receivables", at_desk(&clinic, LOOKS[0], "v"));
    insta::assert_snapshot!("billing-empty", at_desk(&Clinic::new(), LOOKS[0], ""));
}

#[test]
fn invoices() {
    let clinic = cash_desk();
    for look in LOOKS {
        insta::assert_snapshot!(format!("invoice-issued-{}", look.0), at_desk(&clinic, look, "<enter>"));
        insta::assert_snapshot!(format!("invoice-draft-{}", look.0), at_desk(&clinic, look, "<down><enter>"));
    }
    insta::assert_snapshot!("invoice-payment", at_desk(&clinic, LOOKS[0], "<enter>p<enter>100"));
    insta::assert_snapshot!("invoice-add-line", at_desk(&clinic, LOOKS[0], "<down><enter>a"));
    insta::assert_snapshot!("invoice-discount", at_desk(&clinic, LOOKS[0], "<down><enter>d"));
}
