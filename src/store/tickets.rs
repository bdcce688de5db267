//! The waiting room: the ticket that a patient gets on arrival, the calls, and what the board shows of them.

use super::appointments::get;
use super::entity::Entity;
use super::error::{Attempt, StoreError};
use super::settings;
use super::sql::IsoDate;
use super::tx::Tx;
use crate::domain::appointment::AppointmentKind;
use crate::domain::error::RuleError;
use crate::domain::ids::{AppointmentId, Id, Version};
use crate::domain::patient::PersonName;
use crate::domain::time::Timestamp;
use crate::domain::waiting::CallStage;
use crate::i18n::{Catalogue, t};
use rusqlite::{Connection, OptionalExtension, Row, params};
use serde_json::json;

/// A patient was called.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct Call {
    /// What for.
    pub stage: CallStage,
    /// Where to: a room, or who called.
    pub place: String,
    /// When.
    pub at: Timestamp,
}

impl Call {
    /// The stage, place and instant of a call, from column `at` on; nothing where there was none.
    pub(super) fn read(row: &Row<'_>, at: usize) -> rusqlite::Result<Option<Self>> {
        let stage: Option<CallStage> = row.get(at)?;
        let place: Option<String> = row.get(at + 1)?;
        let called: Option<Timestamp> = row.get(at + 2)?;
        Ok(stage.zip(place).zip(called).map(|((stage, place), at)| Self { stage, place, at }))
    }
}

/// Gives a patient who has arrived the day's next number; one who has a ticket for this visit keeps it.
pub(super) fn give(tx: &Tx<'_>, appointment: AppointmentId) -> Result<i64, StoreError> {
    let day = IsoDate(settings::load(tx.conn)?.zone.day(tx.now));
    tx.execute(
        "INSERT INTO tickets (appointment_id, day, number, issued_at)
         VALUES (?1, ?2, (SELECT coalesce(max(number), 0) + 1 FROM tickets WHERE day = ?2), ?3)
         ON CONFLICT (appointment_id) DO NOTHING",
        params![appointment, day, tx.now],
    )?;
    of(tx.conn, appointment)?.ok_or(StoreError::NotFound(Entity::Appointment))
}

/// The number on the ticket of a visit.
///
/// # Errors
/// Whatever SQLite refuses.
pub fn of(conn: &Connection, appointment: AppointmentId) -> Result<Option<i64>, StoreError> {
    let mut statement = conn.prepare_cached("SELECT number FROM tickets WHERE appointment_id = ?1")?;
    Ok(statement.query_row([appointment], |row| row.get(0)).optional()?)
}

/// Calls a patient from the waiting room, once more if need be: to the caller's room, or by the caller's name.
///
/// # Errors
/// [`StoreError::Forbidden`]; [`StoreError::Conflict`] when the visit has moved on since it was `seen`;
/// [`StoreError::Rule`] when the patient is not waiting for this.
pub fn call(tx: &Tx<'_>, id: AppointmentId, seen: Version, stage: CallStage) -> Result<Call, StoreError> {
    let visit = get(tx.conn, id)?;
    match stage.permit(visit.status, tx.actor.roles) {
        Err(rule @ RuleError::Role { .. }) => {
            let attempt = Attempt { action: "call_patient", entity: Some((Entity::Appointment, id.raw())) };
            return Err(StoreError::Forbidden { rule, attempt });
        }
        Err(_) if visit.version != seen => return Err(tx.conflict(Entity::Appointment, id.raw())?),
        outcome => outcome?,
    }
    // Whoever arrived before there were tickets gets one now: the board shows nothing else.
    give(tx, id)?;
    let call = Call { stage, place: place(tx)?, at: tx.now };
    tx.execute(
        "INSERT INTO patient_calls (appointment_id, stage, place, called_at, called_by) VALUES (?1, ?2, ?3, ?4, ?5)",
        params![id, stage, call.place, tx.now, tx.actor.user],
    )?;
    let new = json!({ "stage": stage, "place": call.place });
    tx.audit("call_patient", Entity::Appointment, id.raw(), None, Some(new))?;
    Ok(call)
}

/// Where somebody is called to: the caller's room, else the caller's name.
fn place(tx: &Tx<'_>) -> Result<String, StoreError> {
    let room: Option<String> = match tx.actor.professional {
        Some(professional) => tx
            .conn
            .prepare_cached("SELECT room FROM professionals WHERE id = ?1")?
            .query_row([professional], |row| row.get(0))
            .optional()?
            .flatten(),
        None => None,
    };
    let room = room.map(|room| room.trim().to_owned()).filter(|room| !room.is_empty());
    let Some(room) = room else { return Ok(tx.actor.name.clone()) };
    // `2` or `3B` says nothing from afar; `Room 2` does, in the clinic's language.
    if room.chars().count() <= 3 && room.starts_with(|c: char| c.is_ascii_digit()) {
        let settings = settings::load(tx.conn)?;
        let catalogue = Catalogue::new(settings.locale(settings.language));
        return Ok(catalogue.message(&t::CALLING_ROOM.with("room", room)));
    }
    Ok(room)
}

/// What is on a patient's slip.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SlipFacts {
    /// The clinic's name.
    pub clinic: String,
    /// The number; none before the patient has arrived.
    pub ticket: Option<i64>,
    /// When the appointment begins.
    pub starts_at: Timestamp,
    /// How the patient is seen.
    pub kind: AppointmentKind,
    /// By whom.
    pub professional: String,
    /// Where, if that is known.
    pub room: Option<String>,
    /// How wide the clinic's slips are.
    pub columns: usize,
    /// What the clinic says besides; may be empty.
    pub note: String,
}

/// Reads what is on the slip of an appointment.
///
/// # Errors
/// [`StoreError::NotFound`].
pub fn slip(conn: &Connection, id: AppointmentId) -> Result<SlipFacts, StoreError> {
    let settings = settings::load(conn)?;
    conn.prepare_cached(
        "SELECT k.number, a.starts_at, a.kind, trim(coalesce(d.title, '') || ' ' || d.given_name || ' ' || d.family_name),
             nullif(trim(d.room), '')
         FROM appointments AS a JOIN professionals AS d ON d.id = a.professional_id
         LEFT JOIN tickets AS k ON k.appointment_id = a.id WHERE a.id = ?1",
    )?
    .query_row([id], |row| {
        Ok(SlipFacts {
            clinic: settings.clinic_name.clone(),
            ticket: row.get(0)?,
            starts_at: row.get(1)?,
            kind: row.get(2)?,
            professional: row.get(3)?,
            room: row.get(4)?,
            columns: usize::try_from(settings.slip_columns).unwrap_or_default(),
            note: settings.slip_note.clone(),
        })
    })
    .optional()?
    .ok_or(StoreError::NotFound(Entity::Appointment))
}

/// A call as the board shows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BoardCall {
    /// The call; a patient who is called again has a new one.
    pub id: i64,
    /// The number on the ticket.
    pub ticket: i64,
    /// What the clinic lets the board show of the name; usually nothing.
    pub name: String,
    /// The call.
    pub call: Call,
}

/// The day's patients who were called, each by the latest call, the newest first.
///
/// # Errors
/// Whatever SQLite refuses.
pub fn board(conn: &Connection, now: Timestamp, limit: usize) -> Result<Vec<BoardCall>, StoreError> {
    let settings = settings::load(conn)?;
    let (from, until) = settings.zone.bounds(settings.zone.day(now));
    let mut statement = conn.prepare_cached(BOARD)?;
    let limit = i64::try_from(limit).unwrap_or(i64::MAX);
    let rows = statement.query_map(params![from, until, limit], |row| board_call(row, &settings))?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// Somebody who was called and then undone or left is not called any more.
const BOARD: &str = "SELECT c.id, k.number, p.given_name, p.family_name, c.stage, c.place, c.called_at
     FROM patient_calls AS c
     JOIN tickets AS k ON k.appointment_id = c.appointment_id
     JOIN appointments AS a ON a.id = c.appointment_id
     JOIN patients AS p ON p.id = a.patient_id
     WHERE c.called_at >= ?1 AND c.called_at < ?2
         AND a.status IN ('checked_in', 'in_consultation', 'consultation_completed', 'completed')
         AND NOT EXISTS (SELECT 1 FROM patient_calls AS l
             WHERE l.appointment_id = c.appointment_id AND (l.called_at, l.id) > (c.called_at, c.id))
     ORDER BY c.called_at DESC, c.id DESC LIMIT ?3";

fn board_call(row: &Row<'_>, settings: &settings::Settings) -> rusqlite::Result<BoardCall> {
    let name = PersonName { given: row.get(2)?, family: row.get(3)? };
    Ok(BoardCall {
        id: row.get(0)?,
        ticket: row.get(1)?,
        name: settings.board_names.shown(&name),
        call: Call { stage: row.get(4)?, place: row.get(5)?, at: row.get(6)? },
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::actor::Actor;
    use crate::domain::appointment::AppointmentStatus as S;
    use crate::domain::vocabulary::Vocabulary as _;
    use crate::domain::waiting::BoardNames;
    use crate::store::appointments::tests::brought_to;
    use crate::store::appointments::{Booking, check_in, leave, reception, undo_check_in, walk_in};
    use crate::store::audit;
    use crate::store::testing::{Clinic, full_scans, refusal};

    const DAY: i64 = 24 * 60;

    fn ticket(clinic: &Clinic, id: AppointmentId) -> Option<i64> {
        clinic.store.read(|conn| of(conn, id)).unwrap()
    }

    fn call_by(clinic: &Clinic, actor: &Actor, id: AppointmentId, stage: CallStage) -> Result<Call, StoreError> {
        let seen = clinic.store.read(|conn| get(conn, id)).unwrap().version;
        clinic.later(601, actor, |tx| call(tx, id, seen, stage))
    }

    #[test]
    fn tickets_count_up_from_one_each_day_and_a_visit_keeps_its_own() {
        let clinic = Clinic::new();
        let expected = brought_to(&clinic, S::Scheduled, 0);
        assert_eq!(ticket(&clinic, expected.id), None);
        let first = brought_to(&clinic, S::CheckedIn, 30);
        let walked_in = |minutes, patient: usize| {
            let booking = Booking { patient: clinic.patients[patient], ..clinic.booking(0) };
            clinic.later(minutes, &clinic.nurse, |tx| walk_in(tx, &booking)).unwrap()
        };
        let second = walked_in(300, 1);
        assert_eq!([ticket(&clinic, first.id), ticket(&clinic, second.id)], [Some(1), Some(2)]);
        let back = clinic.later(600, &clinic.secretary, |tx| undo_check_in(tx, first.id, first.version)).unwrap();
        clinic.later(610, &clinic.secretary, |tx| check_in(tx, back.id, back.version)).unwrap();
        assert_eq!(ticket(&clinic, first.id), Some(1));
        assert_eq!(ticket(&clinic, walked_in(DAY, 2).id), Some(1), "another day");
    }

    #[test]
    fn a_check_in_that_is_refused_gives_no_ticket() {
        let clinic = Clinic::new();
        let tomorrow = brought_to(&clinic, S::Scheduled, DAY);
        for at in [0, DAY - 600, 2 * DAY] {
            let refused = clinic.later(at, &clinic.secretary, |tx| check_in(tx, tomorrow.id, tomorrow.version));
            assert!(matches!(refusal(refused), StoreError::Rule(RuleError::Refused(_))), "{at}");
        }
        assert_eq!(ticket(&clinic, tomorrow.id), None);
        clinic.later(DAY, &clinic.secretary, |tx| check_in(tx, tomorrow.id, tomorrow.version)).unwrap();
        assert_eq!(ticket(&clinic, tomorrow.id), Some(1));
    }

    #[test]
    fn each_stage_is_called_by_its_own_people_from_its_own_statuses() {
        let clinic = Clinic::new();
        for (place, status) in (0..).zip(S::ALL) {
            let visit = brought_to(&clinic, *status, 5 + place * 25);
            for stage in CallStage::ALL {
                for actor in [&clinic.secretary, &clinic.nurse, &clinic.doctor, &clinic.biologist, &clinic.admin] {
                    let expected = stage.permit(*status, actor.roles);
                    match (call_by(&clinic, actor, visit.id, *stage), expected) {
                        (Ok(call), Ok(())) => assert_eq!(call.stage, *stage),
                        (Err(StoreError::Forbidden { rule, .. } | StoreError::Rule(rule)), Err(known)) => {
                            assert_eq!(rule, known);
                        }
                        (outcome, expected) => panic!("{stage} {status}: {outcome:?}, not {expected:?}"),
                    }
                }
            }
        }
    }

    #[test]
    fn a_patient_is_called_to_the_callers_room_or_by_the_callers_name() {
        let clinic = Clinic::new();
        let visit = brought_to(&clinic, S::InConsultation, 60);
        let called = |actor| call_by(&clinic, actor, visit.id, CallStage::Consultation).unwrap().place;
        assert_eq!(called(&clinic.doctor), "DOCTOR");
        clinic
            .write(&clinic.admin, |tx| {
                tx.execute("UPDATE professionals SET room = 'Room 4' WHERE id = ?1", [clinic.professional])
            })
            .unwrap();
        assert_eq!(called(&clinic.doctor), "Room 4");
        clinic
            .write(&clinic.admin, |tx| {
                tx.execute("UPDATE professionals SET room = '2B' WHERE id = ?1", [clinic.professional])
            })
            .unwrap();
        assert_eq!(called(&clinic.doctor), "Room 2B");
        assert_eq!(called(&clinic.doctor_2), "DOCTOR-2");
        let row = clinic.store.read(|conn| audit::list(conn, None, 1)).unwrap().pop().unwrap();
        assert_eq!((row.action.as_str(), row.entity_id), ("call_patient", Some(visit.id.raw())));
        assert_eq!(row.new.as_deref(), Some(r#"{"place":"DOCTOR-2","stage":"consultation"}"#));
    }

    #[test]
    fn whoever_calls_a_patient_who_has_moved_on_is_told_by_whom() {
        let clinic = Clinic::new();
        let before = brought_to(&clinic, S::CheckedIn, 60);
        clinic.later(601, &clinic.nurse_2, |tx| leave(tx, before.id, before.version, "tired")).unwrap();
        let late = clinic.later(602, &clinic.nurse, |tx| call(tx, before.id, before.version, CallStage::Triage));
        assert!(matches!(refusal(late), StoreError::Conflict { by, .. } if by == "NURSE-2"));
    }

    #[test]
    fn the_board_shows_the_latest_call_of_each_patient_and_no_names_unless_told() {
        let clinic = Clinic::new();
        let first = brought_to(&clinic, S::CheckedIn, 30);
        let second = brought_to(&clinic, S::InConsultation, 60);
        let at = |minutes, actor, id, stage| {
            let seen = clinic.store.read(|conn| get(conn, id)).unwrap().version;
            clinic.later(minutes, actor, |tx| call(tx, id, seen, stage)).unwrap();
        };
        let shown = |minutes| clinic.store.read(|conn| board(conn, clinic.now.plus_minutes(minutes), 9)).unwrap();
        let tickets = |minutes| shown(minutes).iter().map(|call| call.ticket).collect::<Vec<_>>();
        assert_eq!(shown(600), []);
        at(601, &clinic.nurse, first.id, CallStage::Triage);
        at(602, &clinic.doctor, second.id, CallStage::Consultation);
        assert_eq!(tickets(603), [2, 1]);
        at(604, &clinic.nurse, first.id, CallStage::Triage);
        assert_eq!(tickets(605), [1, 2], "called again");
        assert!(shown(605).iter().all(|call| call.name.is_empty()));
        clinic
            .write(&clinic.admin, |tx| {
                let settings = settings::load(tx.conn)?;
                settings::save(tx, &settings::Settings { board_names: BoardNames::Given, ..settings })
            })
            .unwrap();
        assert_eq!(shown(605)[0].name, "Zoé");
        clinic.later(606, &clinic.nurse, |tx| leave(tx, first.id, first.version, "tired")).unwrap();
        assert_eq!(tickets(607), [2], "who has left is not waited for");
        assert_eq!(shown(DAY), [], "another day");
        assert_eq!(full_scans(&clinic.store, BOARD), Vec::<String>::new());
    }

    #[test]
    fn the_row_knows_its_ticket_and_the_call_of_its_stage() {
        let clinic = Clinic::new();
        let visit = brought_to(&clinic, S::CheckedIn, 30);
        let row = || {
            let today = settings::load;
            clinic
                .store
                .read(|conn| reception(conn, today(conn)?.zone.day(clinic.now), today(conn)?.zone))
                .unwrap()
                .pop()
                .unwrap()
        };
        assert_eq!((row().ticket, row().called), (Some(1), None));
        let called = call_by(&clinic, &clinic.nurse, visit.id, CallStage::Triage).unwrap();
        assert_eq!(row().called, Some(called));
        clinic
            .later(602, &clinic.nurse, |tx| crate::store::appointments::skip_triage(tx, visit.id, visit.version, "no"))
            .unwrap();
        assert_eq!(row().called, None, "that was for the nurse");
    }
}
