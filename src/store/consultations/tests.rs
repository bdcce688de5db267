//! Notes and diagnoses: by whom, when, over whose, and what the doctor sees beside them.

use super::*;
use crate::domain::actor::Actor;
use crate::domain::diagnosis::{Certainty, Rank};
use crate::domain::vitals::{Measure, VitalSet};
use crate::i18n::Text;
use crate::store::testing::{Clinic, refusal};
use crate::store::vitals::NewVitals;

fn text(error: StoreError) -> Text {
    match error {
        StoreError::Rule(rule) => rule.message().text,
        other => panic!("not a rule: {other:?}"),
    }
}

fn diagnosis(words: &str) -> Diagnosis {
    Diagnosis {
        code: Some(" J06.9 ".to_owned()),
        text: words.to_owned(),
        rank: Rank::Primary,
        certainty: Certainty::Confirmed,
    }
}

/// A visit that is ready for the doctor.
fn ready(clinic: &Clinic, minutes: i64) -> Appointment {
    let visit = clinic
        .write(&clinic.secretary, |tx| {
            let id = appointments::book(tx, &clinic.booking(minutes))?.id;
            let seen = appointments::get(tx.conn, id)?.version;
            Ok(appointments::check_in(tx, id, seen)?.0)
        })
        .unwrap();
    let set = VitalSet::default().with(Measure::HeartRate, 72 + minutes);
    let new = NewVitals { set, pregnant: None, history: Some("Asthma".to_owned()) };
    clinic.write(&clinic.nurse, |tx| vitals::record(tx, visit.id, visit.version, &new)).unwrap().0
}

fn claimed(clinic: &Clinic, minutes: i64) -> Appointment {
    let visit = ready(clinic, minutes);
    clinic.write(&clinic.doctor, |tx| appointments::start(tx, visit.id, visit.version, None)).unwrap()
}

fn saved(
    clinic: &Clinic,
    actor: &Actor,
    visit: &Appointment,
    seen: Option<Version>,
    notes: &str,
) -> Result<Consultation, StoreError> {
    clinic.later(3, actor, |tx| save(tx, visit.id, seen, notes, &[diagnosis("Acute cold")]))
}

#[test]
fn only_the_doctor_who_has_the_patient_writes() {
    let clinic = Clinic::new();
    let visit = ready(&clinic, 10);
    assert_eq!(text(refusal(saved(&clinic, &clinic.doctor, &visit, None, "Rest."))), t::CLINICAL_NOT_CLAIMED);
    let visit = clinic.write(&clinic.doctor, |tx| appointments::start(tx, visit.id, visit.version, None)).unwrap();
    assert_eq!(text(refusal(saved(&clinic, &clinic.doctor_2, &visit, None, "Rest."))), t::CLINICAL_NOT_YOURS);
    for actor in [&clinic.nurse, &clinic.secretary, &clinic.admin] {
        assert!(matches!(refusal(saved(&clinic, actor, &visit, None, "Rest.")), StoreError::Forbidden { .. }));
    }
    let written = saved(&clinic, &clinic.doctor, &visit, None, "Rest.\r\n\r\nFluids. ").unwrap();
    assert_eq!((written.notes.as_str(), written.signed_at), ("Rest.\n\nFluids.", None));
    assert_eq!(written.diagnoses, [Diagnosis { code: Some("J06.9".to_owned()), ..diagnosis("Acute cold") }]);
}

#[test]
fn a_newer_version_is_never_overwritten() {
    let clinic = Clinic::new();
    let visit = claimed(&clinic, 10);
    let first = saved(&clinic, &clinic.doctor, &visit, None, "One.").unwrap();
    let second = saved(&clinic, &clinic.doctor, &visit, Some(first.version), "Two.").unwrap();
    assert_eq!(second.version.0, first.version.0 + 1);
    for seen in [None, Some(first.version)] {
        match refusal(saved(&clinic, &clinic.doctor, &visit, seen, "Three.")) {
            StoreError::Conflict { entity: Entity::Consultation, by, .. } => assert_eq!(by, clinic.doctor.name),
            other => panic!("{other:?}"),
        }
    }
    assert_eq!(clinic.store.read(|conn| get(conn, visit.id)).unwrap(), Some(second));
}

#[test]
fn limits_hold_and_diagnoses_are_replaced_as_a_whole() {
    let clinic = Clinic::new();
    let visit = claimed(&clinic, 10);
    let long = "x".repeat(NOTES_LENGTH + 1);
    assert_eq!(text(refusal(saved(&clinic, &clinic.doctor, &visit, None, &long))), t::FIELD_TOO_LONG);
    let nameless = clinic.write(&clinic.doctor, |tx| save(tx, visit.id, None, "Rest.", &[diagnosis(" ")]));
    assert_eq!(text(refusal(nameless)), t::FIELD_REQUIRED);
    let first = saved(&clinic, &clinic.doctor, &visit, None, "Rest.").unwrap();
    let two = [diagnosis("Cold"), Diagnosis { rank: Rank::Secondary, ..diagnosis("Asthma") }];
    let second = clinic.write(&clinic.doctor, |tx| save(tx, visit.id, Some(first.version), "Rest.", &two)).unwrap();
    assert_eq!(second.diagnoses.iter().map(|of| of.text.as_str()).collect::<Vec<_>>(), ["Cold", "Asthma"]);
}

#[test]
fn signed_notes_never_change() {
    let clinic = Clinic::new();
    let visit = claimed(&clinic, 10);
    let written = saved(&clinic, &clinic.doctor, &visit, None, "Rest.").unwrap();
    clinic.write(&clinic.doctor, |tx| appointments::complete(tx, visit.id, visit.version)).unwrap();
    let late = saved(&clinic, &clinic.doctor, &visit, Some(written.version), "More.");
    assert_eq!(text(refusal(late)), t::CLINICAL_NOT_OPEN);
    let by_hand = clinic.write(&clinic.admin, |tx| tx.execute("UPDATE consultations SET notes = 'x'", []));
    assert!(matches!(refusal(by_hand), StoreError::Sql { .. }));
}

#[test]
fn the_doctor_sees_the_visit_and_what_was_before() {
    let clinic = Clinic::new();
    let before = claimed(&clinic, 10);
    saved(&clinic, &clinic.doctor, &before, None, "Rest.").unwrap();
    clinic.write(&clinic.doctor, |tx| appointments::complete(tx, before.id, before.version)).unwrap();
    let visit = claimed(&clinic, 40);
    let seen = clinic.store.read(|conn| summary(conn, visit.id)).unwrap();
    assert_eq!(seen.appointment.declared_history.as_deref(), Some("Asthma"));
    assert_eq!(seen.vitals.iter().map(|row| row.set.get(Measure::HeartRate)).collect::<Vec<_>>(), [Some(112)]);
    assert_eq!(seen.last_vitals.and_then(|row| row.set.get(Measure::HeartRate)), Some(82));
    assert_eq!((seen.consultation, seen.orders), (None, Vec::new()));
    let previous = &seen.previous[..];
    assert_eq!((previous.len(), previous[0].appointment, previous[0].notes.as_str()), (1, before.id, "Rest."));
    assert_eq!(
        (previous[0].diagnoses[0].text.as_str(), previous[0].professional.as_str()),
        ("Acute cold", "Dr Ana Gómez")
    );
}
