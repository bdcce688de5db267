//! Vitals with the step that they are part of, again, and in error.

use super::*;
use crate::domain::actor::Actor;
use crate::domain::patient::BirthDate;
use crate::domain::vitals::{Acvpu, Band};
use crate::i18n::Text;
use crate::store::testing::{Clinic, details, refusal};
use crate::store::{audit, patients};

fn text(error: StoreError) -> Text {
    match error {
        StoreError::Rule(rule) => rule.message().text,
        other => panic!("not a rule: {other:?}"),
    }
}

/// Everything that the score needs, and nothing wrong.
fn complete() -> VitalSet {
    let mut set = VitalSet::default();
    set.on_oxygen = Some(false);
    set.consciousness = Some(Acvpu::Alert);
    [
        (Measure::Systolic, 120),
        (Measure::Diastolic, 80),
        (Measure::HeartRate, 72),
        (Measure::Temperature, 372),
        (Measure::RespiratoryRate, 16),
        (Measure::Spo2, 98),
        (Measure::Weight, 755),
        (Measure::Height, 1_750),
    ]
    .into_iter()
    .fold(set, |set, (measure, value)| set.with(measure, value))
}

fn vitals(set: VitalSet, history: Option<&str>) -> NewVitals {
    NewVitals { set, pregnant: None, history: history.map(str::to_owned) }
}

/// A patient of this age who has just arrived.
fn arrived(clinic: &Clinic, given: &str, birth_year: Option<i32>) -> Appointment {
    clinic
        .write(&clinic.secretary, |tx| {
            let birth = birth_year.map(|year| BirthDate::exact(chrono::NaiveDate::from_ymd_opt(year, 11, 20).unwrap()));
            let patient = patients::register(tx, &patients::Details { birth, ..details(given, "Sarr") }, None)?;
            let booking = appointments::Booking { patient, ..clinic.booking(10) };
            let id = appointments::book(tx, &booking)?.id;
            let seen = appointments::get(tx.conn, id)?.version;
            Ok(appointments::check_in(tx, id, seen)?.0)
        })
        .unwrap()
}

fn recorded(
    clinic: &Clinic,
    actor: &Actor,
    visit: &Appointment,
    new: &NewVitals,
) -> Result<(Appointment, VitalsId), StoreError> {
    clinic.later(5, actor, |tx| record(tx, visit.id, visit.version, new))
}

#[test]
fn vitals_and_history_send_the_patient_on_in_one_write() {
    let clinic = Clinic::new();
    let visit = arrived(&clinic, "Fatou", Some(1980));
    let (after, id) =
        recorded(&clinic, &clinic.nurse, &visit, &vitals(complete(), Some("Asthma \r\nas a child "))).unwrap();
    assert_eq!(after.status, AppointmentStatus::InConsultation);
    assert_eq!(after.declared_history.as_deref(), Some("Asthma\nas a child"));
    assert_eq!(after.vitals_entered.map(|done| done.by), Some(clinic.nurse.user));
    let rows = clinic.store.read(|conn| of_appointment(conn, visit.id)).unwrap();
    assert_eq!((rows.len(), rows[0].id, &rows[0].set, rows[0].taken_by.as_str()), (1, id, &complete(), "NURSE"));
    assert!(matches!(rows[0].news2(), News2::Total { score: 0, band: Band::Low, .. }));
    let queue = clinic.store.read(|conn| appointments::consultations(conn, None)).unwrap();
    assert_eq!(queue[0].news2, Some(0));
}

#[test]
fn a_set_that_cannot_be_leaves_the_patient_where_they_are() {
    let clinic = Clinic::new();
    let visit = arrived(&clinic, "Fatou", Some(1980));
    for set in [VitalSet::default(), complete().with(Measure::Spo2, 101), complete().with(Measure::Diastolic, 130)] {
        assert!(matches!(refusal(recorded(&clinic, &clinic.nurse, &visit, &vitals(set, None))), StoreError::Rule(_)));
    }
    let long = "x".repeat(NOTES + 1);
    assert_eq!(
        text(refusal(recorded(&clinic, &clinic.nurse, &visit, &vitals(complete(), Some(&long))))),
        t::FIELD_TOO_LONG
    );
    let now = clinic.store.read(|conn| appointments::get(conn, visit.id)).unwrap();
    assert_eq!((now.status, now.version), (AppointmentStatus::CheckedIn, visit.version));
    assert_eq!(clinic.store.read(|conn| of_appointment(conn, visit.id)).unwrap(), []);
}

#[test]
fn only_nurses_send_on_and_doctors_may_add_a_set_later() {
    let clinic = Clinic::new();
    let visit = arrived(&clinic, "Fatou", Some(1980));
    let new = vitals(complete(), None);
    for actor in [&clinic.secretary, &clinic.doctor, &clinic.biologist, &clinic.admin] {
        assert!(
            matches!(refusal(recorded(&clinic, actor, &visit, &new)), StoreError::Forbidden { .. }),
            "{}",
            actor.name
        );
    }
    let (visit, _) = recorded(&clinic, &clinic.nurse, &visit, &new).unwrap();
    let hot = vitals(complete().with(Measure::Temperature, 391), None);
    let (again, _) = recorded(&clinic, &clinic.doctor, &visit, &hot).unwrap();
    assert_eq!(again.version, visit.version, "one more set hinders nobody");
    assert!(matches!(refusal(recorded(&clinic, &clinic.secretary, &visit, &hot)), StoreError::Forbidden { .. }));
    let rows = clinic.store.read(|conn| of_patient(conn, visit.patient, 10)).unwrap();
    assert_eq!(rows.iter().map(|row| row.set.get(Measure::Temperature)).collect::<Vec<_>>(), [Some(391), Some(372)]);
    let (told, _) = recorded(&clinic, &clinic.nurse, &visit, &vitals(complete(), Some("Asthma"))).unwrap();
    assert_eq!((told.declared_history.as_deref(), told.version.0), (Some("Asthma"), visit.version.0 + 1));
}

#[test]
fn whoever_comes_second_is_told_who_was_first() {
    let clinic = Clinic::new();
    let visit = arrived(&clinic, "Fatou", Some(1980));
    let new = vitals(complete(), None);
    recorded(&clinic, &clinic.nurse, &visit, &new).unwrap();
    match refusal(recorded(&clinic, &clinic.nurse_2, &visit, &new)) {
        StoreError::Conflict { entity: Entity::Appointment, now, by, at } => {
            assert_eq!(now, Some(AppointmentStatus::InConsultation.text()));
            assert_eq!((by, at), (clinic.nurse.name.clone(), clinic.now.plus_minutes(5)));
        }
        other => panic!("{other:?}"),
    }
}

#[test]
fn nobody_is_measured_before_arriving_or_after_the_consultation() {
    let clinic = Clinic::new();
    let booked = clinic
        .write(&clinic.secretary, |tx| {
            let id = appointments::book(tx, &clinic.booking(10))?.id;
            appointments::get(tx.conn, id)
        })
        .unwrap();
    let refused = refusal(recorded(&clinic, &clinic.nurse, &booked, &vitals(complete(), None)));
    assert!(matches!(refused, StoreError::Rule(RuleError::State { .. })));
}

#[test]
fn the_score_is_for_adults_of_known_age_who_are_not_pregnant() {
    let clinic = Clinic::new();
    for (given, year, pregnant, score) in [
        ("Fatou", Some(1980), None, Some(0)),
        ("Moussa", Some(1980), Some(true), None),
        ("Binta", Some(2012), None, None),
        ("Ousmane", None, None, None),
    ] {
        let visit = arrived(&clinic, given, year);
        let new = NewVitals { pregnant, ..vitals(complete(), None) };
        recorded(&clinic, &clinic.nurse, &visit, &new).unwrap();
        let row = clinic.store.read(|conn| of_appointment(conn, visit.id)).unwrap().remove(0);
        let total = if let News2::Total { score, .. } = row.news2() { Some(score) } else { None };
        let kept: Option<u8> = clinic
            .store
            .read(|conn| Ok(conn.query_row("SELECT news2 FROM vitals WHERE id = ?1", [row.id], |row| row.get(0))?))
            .unwrap();
        assert_eq!((total, kept), (score, score), "{year:?} {pregnant:?}");
        clinic.write(&clinic.doctor, |tx| appointments::leave(tx, visit.id, tx_version(tx, visit.id), "left")).unwrap();
    }
}

fn tx_version(tx: &Tx<'_>, id: AppointmentId) -> Version {
    appointments::get(tx.conn, id).unwrap().version
}

#[test]
fn a_wrong_set_is_marked_once_and_stays_readable() {
    let clinic = Clinic::new();
    let visit = arrived(&clinic, "Fatou", Some(1980));
    let (visit, id) = recorded(&clinic, &clinic.nurse, &visit, &vitals(complete(), None)).unwrap();
    let mark = |actor: &Actor, reason: &str| clinic.later(9, actor, |tx| mark_entered_in_error(tx, id, reason));
    assert!(matches!(refusal(mark(&clinic.secretary, "other patient")), StoreError::Forbidden { .. }));
    assert_eq!(text(refusal(mark(&clinic.nurse, " "))), t::FIELD_REQUIRED);
    mark(&clinic.nurse, "other patient").unwrap();
    match refusal(mark(&clinic.nurse_2, "other patient")) {
        StoreError::Conflict { entity: Entity::Vitals, by, at, .. } => {
            assert_eq!((by, at), (clinic.nurse.name.clone(), clinic.now.plus_minutes(9)));
        }
        other => panic!("{other:?}"),
    }
    let row = clinic.store.read(|conn| of_appointment(conn, visit.id)).unwrap().remove(0);
    assert_eq!((row.set, row.in_error.map(|error| error.reason)), (complete(), Some("other patient".to_owned())));
    assert_eq!(clinic.store.read(|conn| appointments::consultations(conn, None)).unwrap()[0].news2, None);
    assert!(matches!(clinic.store.read(audit::verify).unwrap(), audit::Chain::Whole { .. }));
    let nobody = clinic.write(&clinic.nurse, |tx| mark_entered_in_error(tx, VitalsId::new(99), "gone"));
    assert!(matches!(refusal(nobody), StoreError::NotFound(Entity::Vitals)));
}
