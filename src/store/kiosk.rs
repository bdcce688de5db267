//! Self check-in at a kiosk in the waiting room. Whatever is wrong, the answer is the same, and whoever guesses waits
//! longer and longer: the attempts stand in the audit log, so a restart makes nobody forget them.

use super::appointments::{check_in, warnings};
use super::entity::Entity;
use super::error::StoreError;
use super::sql::IsoDate;
use super::tx::Tx;
use super::{settings, tickets};
use crate::domain::actor::require;
use crate::domain::appointment::{AppointmentAction, AppointmentKind, WORKFLOW};
use crate::domain::identifiers::IdentifierType;
use crate::domain::ids::{AppointmentId, Id as _, PatientId, Version};
use crate::domain::patient::BirthPrecision;
use crate::domain::time::Timestamp;
use crate::domain::vocabulary::Vocabulary as _;
use crate::store::error::Attempt;
use chrono::NaiveDate;
use rusqlite::{OptionalExtension, params};
use serde_json::json;

/// The action in the audit log.
const ACTION: &str = "kiosk_check_in";

/// So many failures in a row cost nothing: people mistype.
const FORGIVEN: u32 = 2;
/// The wait after the first failure too many; it doubles with each one more.
const FIRST_WAIT_SECONDS: i64 = 5;
/// The longest wait.
const LONGEST_WAIT_SECONDS: i64 = 300;
/// Failures that are older than this are forgotten.
const MEMORY_MINUTES: i64 = 60;

/// What the kiosk answers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Answer {
    /// The patient is checked in.
    Arrived {
        /// The visit, for the slip; never shown.
        visit: AppointmentId,
        /// The number on the ticket.
        ticket: i64,
        /// When the appointment begins.
        starts_at: Timestamp,
    },
    /// Please go to the desk: whatever the reason.
    Desk,
    /// There were too many failures here: nothing is looked up before this instant.
    Later(Timestamp),
}

/// How long nothing is looked up after so many failures in a row.
fn wait_seconds(failures: u32) -> i64 {
    match failures.checked_sub(FORGIVEN + 1) {
        None => 0,
        Some(doublings) => {
            FIRST_WAIT_SECONDS.checked_shl(doublings.min(20)).unwrap_or(LONGEST_WAIT_SECONDS).min(LONGEST_WAIT_SECONDS)
        }
    }
}

/// Checks a patient in by the number or identity document and the birth date that somebody typed at this terminal. One
/// answer for every kind of failure; why it failed is for the audit log.
///
/// # Errors
/// [`StoreError::Forbidden`] unless the person who opened the kiosk may check patients in.
pub fn arrive(tx: &Tx<'_>, number: &str, birth: Option<NaiveDate>) -> Result<Answer, StoreError> {
    let needed = WORKFLOW.roles(AppointmentAction::CheckIn);
    require(tx.actor.roles, needed)
        .map_err(|rule| StoreError::Forbidden { rule, attempt: Attempt { action: ACTION, entity: None } })?;
    if let Some(until) = blocked_until(tx)? {
        return Ok(Answer::Later(until));
    }
    let outcome = admitted(tx, number, birth)?;
    let (answer, why) = match outcome {
        Ok((visit, version, starts_at)) => {
            check_in(tx, visit, version)?;
            let ticket = tickets::of(tx.conn, visit)?.unwrap_or_default();
            (Answer::Arrived { visit, ticket, starts_at }, json!({ "visit": visit }))
        }
        Err((why, patient)) => (Answer::Desk, json!({ "why": why, "patient": patient })),
    };
    let success = matches!(answer, Answer::Arrived { .. });
    tx.audit_attempt(ACTION, Entity::Appointment, success, why)?;
    Ok(answer)
}

/// Until when nothing is looked up at this terminal, if that is not over.
fn blocked_until(tx: &Tx<'_>) -> Result<Option<Timestamp>, StoreError> {
    let since = tx.now.plus_minutes(-MEMORY_MINUTES);
    let mut statement = tx.conn.prepare_cached(
        "SELECT at, success FROM audit_log
         WHERE entity = 'appointment' AND entity_id IS NULL AND action = ?1 AND client = ?2 AND at > ?3
         ORDER BY id DESC LIMIT 32",
    )?;
    let rows = statement.query_map(params![ACTION, tx.client(), since], |row| Ok((row.get(0)?, row.get(1)?)))?;
    let rows: Vec<(Timestamp, bool)> = rows.collect::<Result<_, _>>()?;
    let failures = rows.iter().take_while(|(_, success)| !success).count();
    let Some((last, _)) = rows.first().filter(|_| failures > 0) else { return Ok(None) };
    let wait = wait_seconds(u32::try_from(failures).unwrap_or(u32::MAX));
    let until = Timestamp(last.0.saturating_add(wait * 1_000));
    Ok(Some(until).filter(|until| tx.now < *until))
}

/// Who may be checked in: the appointment as it stands. Otherwise why not, and whom that is about where that is certain.
type Admission = Result<(AppointmentId, Version, Timestamp), (&'static str, Option<PatientId>)>;

fn admitted(tx: &Tx<'_>, number: &str, birth: Option<NaiveDate>) -> Result<Admission, StoreError> {
    let Some(birth) = birth else { return Ok(Err(("unreadable", None))) };
    let mut known = Vec::new();
    for patient in named(tx, number)? {
        if born(tx, patient)? == Some(birth) && !known.contains(&patient) {
            known.push(patient);
        }
    }
    // Two people of one number and one birth date: only the desk can tell them apart.
    let [patient] = known.as_slice() else { return Ok(Err(("unknown", None))) };
    let patient = *patient;
    let zone = settings::load(tx.conn)?.zone;
    let today = zone.day(tx.now);
    let (from, until) = zone.bounds(today);
    let visit: Option<(AppointmentId, Version, Timestamp, AppointmentKind)> = tx
        .conn
        .prepare_cached(
            "SELECT id, version, starts_at, kind FROM appointments
             WHERE patient_id = ?1 AND starts_at >= ?2 AND starts_at < ?3 AND status IN ('scheduled', 'confirmed')
             ORDER BY starts_at, id LIMIT 1",
        )?
        .query_row(params![patient, from, until], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?)))
        .optional()?;
    let Some((visit, version, starts_at, kind)) = visit else { return Ok(Err(("no_appointment", Some(patient)))) };
    if kind == AppointmentKind::Teleconsultation {
        return Ok(Err(("by_video", Some(patient))));
    }
    if !warnings(tx.conn, patient, today)?.is_empty() {
        return Ok(Err(("desk_must_ask", Some(patient))));
    }
    Ok(Ok((visit, version, starts_at)))
}

/// Whom a number may mean: a patient's number, or an identity document of any kind. Duplicates that were merged mean the
/// one that stayed.
fn named(tx: &Tx<'_>, number: &str) -> Result<Vec<PatientId>, StoreError> {
    // `12` is as good as `PAT-000012`: not everybody finds the letters.
    let typed = number.trim();
    let mut candidates: Vec<PatientId> =
        PatientId::parse(typed).or_else(|| PatientId::parse(&format!("PAT-{typed}"))).into_iter().collect();
    for kind in IdentifierType::ALL {
        let Ok(value) = kind.check(number) else { continue };
        let mut statement =
            tx.conn.prepare_cached("SELECT patient_id FROM patient_identifiers WHERE type = ?1 AND value = ?2")?;
        let found = statement.query_map(params![kind, value], |row| row.get(0))?;
        candidates.extend(found.collect::<Result<Vec<PatientId>, _>>()?);
    }
    let mut statement = tx.conn.prepare_cached("SELECT coalesce(merged_into_id, id) FROM patients WHERE id = ?1")?;
    let mut patients = Vec::new();
    for candidate in candidates {
        patients.extend(statement.query_row([candidate.raw()], |row| row.get::<_, PatientId>(0)).optional()?);
    }
    Ok(patients)
}

/// The day on which an active patient was born, where it is known to the day.
fn born(tx: &Tx<'_>, patient: PatientId) -> Result<Option<NaiveDate>, StoreError> {
    let born = tx
        .conn
        .prepare_cached("SELECT birth_date, birth_precision FROM patients WHERE id = ?1 AND active = 1")?
        .query_row([patient], |row| Ok((row.get::<_, Option<IsoDate>>(0)?, row.get::<_, Option<BirthPrecision>>(1)?)))
        .optional()?;
    Ok(born.and_then(|(date, precision)| date.filter(|_| precision == Some(BirthPrecision::Day))).map(|date| date.0))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::actor::Actor;
    use crate::domain::appointment::AppointmentStatus as S;
    use crate::domain::patient::BirthDate;
    use crate::store::appointments::tests::brought_to;
    use crate::store::appointments::{CheckInWarning, get};
    use crate::store::testing::{Clinic, refusal};
    use crate::store::{audit, patients};

    const PASSPORT: &str = "AB 12345";

    fn day() -> NaiveDate {
        "1994-08-03".parse().unwrap()
    }

    /// The first patient is known well enough to check in alone.
    fn known(clinic: &Clinic) {
        clinic
            .write(&clinic.secretary, |tx| {
                let mut patient = patients::get(tx.conn, clinic.patients[0])?;
                patient.details.birth = Some(BirthDate::exact(day()));
                patient.details.consent_medical_data = Some(true);
                let value = PASSPORT.to_owned();
                patient.details.identifiers.push(patients::Identifier { kind: IdentifierType::Passport, value });
                patients::edit(tx, patient.id, patient.version, &patient.details)
            })
            .unwrap();
    }

    fn tried(clinic: &Clinic, seconds: i64, number: &str, birth: Option<NaiveDate>) -> Answer {
        tried_by(clinic, &clinic.secretary, seconds, number, birth).unwrap()
    }

    fn tried_by(
        clinic: &Clinic,
        actor: &Actor,
        seconds: i64,
        number: &str,
        birth: Option<NaiveDate>,
    ) -> Result<Answer, StoreError> {
        let now = Timestamp(clinic.now.0 + seconds * 1_000);
        clinic.store.write(actor, now, |tx| arrive(tx, number, birth))
    }

    #[test]
    fn a_number_or_a_document_with_the_birth_date_checks_in() {
        for number in ["1", "PAT-000001", PASSPORT, " ab12345 "] {
            let clinic = Clinic::new();
            known(&clinic);
            let visit = brought_to(&clinic, S::Confirmed, 60);
            let Answer::Arrived { visit: arrived, ticket, starts_at } = tried(&clinic, 0, number, Some(day())) else {
                panic!("{number}")
            };
            assert_eq!((arrived, ticket, starts_at), (visit.id, 1, visit.starts_at));
            assert_eq!(clinic.store.read(|conn| get(conn, visit.id)).unwrap().status, S::CheckedIn);
        }
    }

    #[test]
    fn everything_else_has_the_same_answer() {
        let clinic = Clinic::new();
        known(&clinic);
        let at = |minutes: i64, number, birth| tried(&clinic, minutes * 60, number, birth);
        assert_eq!(at(0, "1", Some(day())), Answer::Desk, "no appointment today");
        brought_to(&clinic, S::Scheduled, 24 * 60);
        assert_eq!(at(70, "1", Some(day())), Answer::Desk, "tomorrow's");
        let visit = brought_to(&clinic, S::Scheduled, 200);
        assert_eq!(at(140, "999", Some(day())), Answer::Desk, "an unknown number");
        assert_eq!(at(210, "1", day().succ_opt()), Answer::Desk, "another birth date");
        assert_eq!(at(280, "1", None), Answer::Desk, "no date at all");
        assert_eq!(at(350, "", Some(day())), Answer::Desk);
        clinic.write(&clinic.secretary, |tx| check_in(tx, visit.id, visit.version)).unwrap();
        assert_eq!(at(420, "1", Some(day())), Answer::Desk, "here already");
        let reasons: Vec<_> = clinic
            .store
            .read(|conn| audit::list(conn, None, 50))
            .unwrap()
            .into_iter()
            .filter(|row| row.action == ACTION)
            .map(|row| (row.success, row.entity_id, row.new.unwrap_or_default()))
            .collect();
        assert_eq!(reasons.len(), 7);
        assert!(reasons.iter().all(|(success, entity, _)| !success && entity.is_none()));
        assert!(reasons[0].2.contains("no_appointment") && reasons[4].2.contains("unknown"), "{reasons:?}");
    }

    #[test]
    fn what_the_desk_must_ask_for_sends_to_the_desk() {
        let clinic = Clinic::new();
        known(&clinic);
        let visit = brought_to(&clinic, S::Scheduled, 60);
        clinic
            .write(&clinic.secretary, |tx| {
                let mut patient = patients::get(tx.conn, clinic.patients[0])?;
                patient.details.consent_medical_data = Some(false);
                patients::edit(tx, patient.id, patient.version, &patient.details)
            })
            .unwrap();
        let today = clinic.store.read(settings::load).unwrap().zone.day(clinic.now);
        let missing = clinic.store.read(|conn| warnings(conn, clinic.patients[0], today)).unwrap();
        assert_eq!(missing, [CheckInWarning::ConsentMissing]);
        assert_eq!(tried(&clinic, 0, "1", Some(day())), Answer::Desk);
        assert_eq!(clinic.store.read(|conn| get(conn, visit.id)).unwrap().status, S::Scheduled);
    }

    #[test]
    fn whoever_guesses_waits_longer_each_time_even_after_a_restart() {
        let clinic = Clinic::new();
        known(&clinic);
        brought_to(&clinic, S::Scheduled, 60);
        let mut now = 0;
        for (failures, wait) in [(1, 0), (2, 0), (3, 5), (4, 10), (5, 20), (6, 40)] {
            assert_eq!(tried(&clinic, now, "1", None), Answer::Desk, "{failures}");
            if wait > 0 {
                let until = Timestamp(clinic.now.0 + (now + wait) * 1_000);
                // The right answer is not looked at either, whoever has opened the kiosk anew.
                let early = tried_by(&clinic, &clinic.secretary_2, now + wait - 1, "1", Some(day())).unwrap();
                assert_eq!(early, Answer::Later(until), "{failures}");
            }
            now += wait;
        }
        assert!(matches!(tried(&clinic, now, "1", Some(day())), Answer::Arrived { .. }));
        assert_eq!(tried(&clinic, now, "1", None), Answer::Desk, "a success forgives");
        assert_eq!(tried(&clinic, now, "1", None), Answer::Desk);
    }

    #[test]
    fn waits_grow_to_five_minutes_and_failures_are_forgotten_after_an_hour() {
        assert_eq!([0, 2, 3, 8, 9, 40].map(wait_seconds), [0, 0, 5, 160, 300, 300]);
        let clinic = Clinic::new();
        for minute in [0, 10, 20, 30] {
            assert_eq!(tried(&clinic, minute * 60, "1", None), Answer::Desk);
        }
        assert!(matches!(tried(&clinic, 30 * 60 + 1, "1", None), Answer::Later(_)));
        assert_eq!(tried(&clinic, 91 * 60, "1", None), Answer::Desk);
        assert_eq!(tried(&clinic, 91 * 60, "1", None), Answer::Desk);
    }

    #[test]
    fn only_somebody_of_the_desk_opens_it() {
        let clinic = Clinic::new();
        let refused = refusal(tried_by(&clinic, &clinic.nurse, 0, "1", Some(day())));
        assert!(matches!(refused, StoreError::Forbidden { .. }));
    }
}
