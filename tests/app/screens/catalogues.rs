//! The catalogues and the hours.

use crate::clinic::{Clinic, PASSWORD, patient};
use crate::desk::Desk;
use polyclinic::domain::identifiers::IdentifierType;
use polyclinic::domain::money::Money;
use polyclinic::domain::patient::{PersonName, Sex};
use polyclinic::domain::schedule::{ExceptionKind, ScheduleException};
use polyclinic::i18n::Language;
use polyclinic::store::{insurers, professionals, reasons, schedules};

/// A clinic whose catalogues have something in them: a full record with an expired licence, an insurer out of use.
fn furnished() -> Clinic {
    let clinic = Clinic::new();
    clinic.acts("ada", |tx| {
        let date = |text: &str| text.parse().ok();
        let details = professionals::Details {
            title: "Dra.".to_owned(),
            identifier_type: Some(IdentifierType::Cpf),
            identifier: "52998224725".to_owned(),
            birth_date: date("1980-02-29"),
            sex: Some(Sex::Female),
            address: "Rua das Flores 12, São Paulo".to_owned(),
            phone: "+55 11 3333-4444".to_owned(),
            email: "nelida@clinic.example".to_owned(),
            licence: "CRM/SP 12345".to_owned(),
            licence_expires: date("2026-10-31"),
            qualifications: "USP 2005\nEchocardiography 2009".to_owned(),
            fee: Some(Money::of_minor(18_000)),
            room: "204".to_owned(),
            ..professionals::Details::new(PersonName { given: "Nélida".to_owned(), family: "Ríos".to_owned() })
        };
        professionals::add(tx, &details)?;
        for (name, coverage_bp) in [("Boa Vida Saúde", 8_250), ("Mutuelle des Docks", 7_000)] {
            let name = name.to_owned();
            insurers::add(tx, &insurers::Details { name, coverage_bp, ..insurers::Details::default() })?;
        }
        let docks = insurers::list(tx.conn)?.pop().expect("an insurer");
        insurers::set_active(tx, docks.id, docks.version, false)?;
        reasons::import(tx, Language::En)
    });
    clinic
}

fn picture(name: &str, clinic: &Clinic, keys: &str) {
    for (look, size, theme, language) in crate::desk::LOOKS {
        let mut desk = Desk::looking(clinic, size, theme, language);
        desk.sign_in("ada", PASSWORD).keys("2").keys(keys);
        insta::assert_snapshot!(format!("{name}-{look}"), desk.screen());
    }
}

#[test]
fn professionals_and_their_record() {
    let clinic = furnished();
    picture("professionals", &clinic, "<down>");
    picture("professional", &clinic, "<down>e");
}

#[test]
fn specialties_insurers_and_reasons() {
    let clinic = furnished();
    picture("specialties", &clinic, "<right>");
    picture("insurers", &clinic, "<right><right>");
    picture("reasons", &clinic, "<right><right><right>/pain");
}

#[test]
fn settings_and_the_form_of_one() {
    let clinic = furnished();
    picture("settings", &clinic, "<left>");
    picture("setting", &clinic, "<left><down><enter>");
}

#[test]
fn hours_and_their_forms() {
    let clinic = furnished();
    let professional = clinic.professional("dora");
    clinic.acts("ada", |tx| {
        let date = |text: &str| text.parse().expect("a date");
        let leave = ScheduleException::days_off(date("2026-12-21"), date("2027-01-01"));
        schedules::add_exception(tx, professional, &leave, "leave")?;
        let morning = ScheduleException {
            kind: ExceptionKind::Extra,
            from: 9 * 60,
            to: 12 * 60,
            slot_minutes: 30,
            ..ScheduleException::days_off(date("2026-11-28"), date("2026-11-28"))
        };
        schedules::add_exception(tx, professional, &morning, "vaccination day")
    });
    picture("hours", &clinic, "s");
    picture("shift", &clinic, "sp");
    clinic.booked(patient(1), "dora", "10:00");
    clinic.booked(patient(2), "dora", "11:00");
    picture("stranded", &clinic, "sa<c-s>");
    picture("history", &clinic, "<down><down>h");
}
