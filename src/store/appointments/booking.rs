//! Booking, walking in and moving: nobody is in two places at once, and nobody is booked where no work is planned
//! unless somebody says why.

use super::advance::{Step, advance, record, seen};
use super::{Appointment, LINK, MINUTES, OVERBOOK_REASON, PATIENT, PROFESSIONAL, REASON, STARTS_AT, get};
use crate::domain::appointment::{AppointmentAction, AppointmentKind, AppointmentStatus, WORKFLOW};
use crate::domain::error::RuleError;
use crate::domain::ids::{AppointmentId, Id, PatientId, ProfessionalId, Version};
use crate::domain::patient::PersonName;
use crate::domain::time::Timestamp;
use crate::domain::validate::{LINE, check_line, check_link, require_line};
use crate::i18n::{Message, t};
use crate::store::entity::Entity;
use crate::store::error::StoreError;
use crate::store::tx::Tx;
use crate::store::{professionals, schedules, settings, tickets};
use rusqlite::{Connection, OptionalExtension, params};

/// The shortest appointment, in minutes.
pub const SHORTEST: i64 = 5;
/// The longest appointment, in minutes.
pub const LONGEST: i64 = 480;

/// The statuses that hold a place in time, as the schema's partial indexes write them.
pub(in crate::store) const ACTIVE: &str =
    "status IN ('scheduled', 'confirmed', 'checked_in', 'in_consultation', 'consultation_completed', 'completed')";

/// What is to be booked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Booking {
    /// For whom.
    pub patient: PatientId,
    /// With whom.
    pub professional: ProfessionalId,
    /// From when; a walk-in begins now.
    pub starts_at: Timestamp,
    /// How long, from [`SHORTEST`] to [`LONGEST`].
    pub minutes: i64,
    /// How; a walk-in is always [`AppointmentKind::WalkIn`].
    pub kind: AppointmentKind,
    /// Where a teleconsultation takes place; required for one.
    pub link: String,
    /// Why the patient comes; required.
    pub reason: String,
    /// Why it is booked over another appointment or outside of the work schedule; empty where it is not.
    pub overbook_reason: String,
}

/// Where an appointment moves.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Move {
    /// With whom.
    pub professional: ProfessionalId,
    /// From when.
    pub starts_at: Timestamp,
    /// How long.
    pub minutes: i64,
    /// As in [`Booking::overbook_reason`].
    pub overbook_reason: String,
    /// Why it moves; may be empty.
    pub reason: String,
}

/// Books an appointment.
///
/// # Errors
/// [`StoreError::Forbidden`]; [`StoreError::Rule`] at the field that is in the way: [`OVERBOOK_REASON`] where a reason
/// would do.
pub fn book(tx: &Tx<'_>, booking: &Booking) -> Result<Appointment, StoreError> {
    tx.permit(&WORKFLOW, None, AppointmentAction::Book, None)?;
    insert(tx, booking, AppointmentAction::Book, Origin::default())
}

/// Books and checks in a patient who stands at the desk, and gives a ticket. A walk-in waits for a gap: it takes nobody's
/// place.
///
/// # Errors
/// As [`book`].
pub fn walk_in(tx: &Tx<'_>, booking: &Booking) -> Result<Appointment, StoreError> {
    tx.permit(&WORKFLOW, None, AppointmentAction::WalkIn, None)?;
    let booking = Booking { starts_at: tx.now, kind: AppointmentKind::WalkIn, ..booking.clone() };
    let visit = insert(tx, &booking, AppointmentAction::WalkIn, Origin::default())?;
    tickets::give(tx, visit.id)?;
    Ok(visit)
}

/// Moves an appointment: the old one ends as rescheduled, a new one is booked, and each knows the other.
///
/// # Errors
/// As [`advance`] and [`book`].
pub fn reschedule(tx: &Tx<'_>, id: AppointmentId, version: Version, to: &Move) -> Result<Appointment, StoreError> {
    let before = seen(tx, id, version, AppointmentAction::Reschedule)?;
    let reason = Some(to.reason.as_str());
    let old = advance(tx, Step::new(id, version, AppointmentAction::Reschedule).because(reason))?;
    tx.permit(&WORKFLOW, None, AppointmentAction::Book, None)?;
    let booking = Booking {
        patient: before.patient,
        professional: to.professional,
        starts_at: to.starts_at,
        minutes: to.minutes,
        kind: before.kind,
        link: before.link.unwrap_or_default(),
        reason: before.reason,
        overbook_reason: to.overbook_reason.clone(),
    };
    let origin = Origin { replaces: Some(old.id), series: before.series };
    let new = insert(tx, &booking, AppointmentAction::Book, origin)?;
    tx.execute("UPDATE appointments SET rescheduled_to_id = ?2 WHERE id = ?1", params![old.id, new.id])?;
    Ok(new)
}

/// Whether a booking would be accepted, for a form to say so before it is saved.
///
/// # Errors
/// As [`book`], but for the permission.
pub fn free_to_book(conn: &Connection, booking: &Booking, now: Timestamp) -> Result<(), StoreError> {
    Checked::new(conn, booking, now, AppointmentAction::Book).map(|_| ())
}

/// A booking that keeps every rule.
struct Checked {
    ends_at: Timestamp,
    link: Option<String>,
    reason: String,
    overbook_reason: Option<String>,
}

impl Checked {
    fn new(
        conn: &Connection,
        booking: &Booking,
        now: Timestamp,
        action: AppointmentAction,
    ) -> Result<Self, StoreError> {
        let reason = require_line(REASON, &booking.reason, LINE)?;
        if !(SHORTEST..=LONGEST).contains(&booking.minutes) {
            let between = t::SETTINGS_BETWEEN.with("low", SHORTEST).with("high", LONGEST);
            return Err(RuleError::field(MINUTES, between).into());
        }
        let link = match booking.kind {
            AppointmentKind::Teleconsultation => check_link(LINK, &require_line(LINK, &booking.link, LINE)?)?,
            AppointmentKind::InPerson | AppointmentKind::WalkIn => String::new(),
        };
        // The minute that has just begun can still be booked.
        if booking.starts_at.plus_minutes(1) <= now {
            return Err(RuleError::field(STARTS_AT, t::APPOINTMENT_IN_THE_PAST).into());
        }
        refuse_inactive(conn, booking.patient, Some(booking.professional))?;
        let time = Time { from: booking.starts_at, until: booking.starts_at.plus_minutes(booking.minutes), not: None };
        refuse_patient_elsewhere(conn, booking.patient, time)?;
        let mut overbook_reason = None;
        if action != AppointmentAction::WalkIn
            && let Some(obstacle) = obstacle(conn, booking.professional, time)?
        {
            let why = check_line(OVERBOOK_REASON, &booking.overbook_reason, LINE)?;
            if why.is_empty() {
                return Err(RuleError::field(OVERBOOK_REASON, obstacle).into());
            }
            overbook_reason = Some(why);
        }
        Ok(Self { ends_at: time.until, link: Some(link).filter(|link| !link.is_empty()), reason, overbook_reason })
    }
}

/// What a new appointment belongs to.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Origin {
    /// The appointment that it replaces.
    pub(super) replaces: Option<AppointmentId>,
    /// The first appointment of its series.
    pub(super) series: Option<AppointmentId>,
}

pub(super) fn insert(
    tx: &Tx<'_>,
    booking: &Booking,
    action: AppointmentAction,
    origin: Origin,
) -> Result<Appointment, StoreError> {
    let checked = Checked::new(tx.conn, booking, tx.now, action)?;
    let status = WORKFLOW.row(None, action)?.to;
    let arrived = (status == AppointmentStatus::CheckedIn).then_some(tx.now);
    let id = AppointmentId::new(tx.insert(
        "INSERT INTO appointments (patient_id, professional_id, starts_at, ends_at, kind, link, reason, overbook_reason,
             status, status_at, checked_in_at, checked_in_by, rescheduled_from_id, created_at, created_by, updated_at,
             updated_by, series_id)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?10, ?14, ?10, ?14, ?15)",
        params![
            booking.patient,
            booking.professional,
            booking.starts_at,
            checked.ends_at,
            booking.kind,
            checked.link,
            checked.reason,
            checked.overbook_reason,
            status,
            tx.now,
            arrived,
            arrived.map(|_| tx.actor.user),
            origin.replaces,
            tx.actor.user,
            origin.series
        ],
    )?);
    record(tx, id, None, status, action, checked.overbook_reason.as_deref())?;
    get(tx.conn, id)
}

/// Refuses patients and professionals who are no longer active.
pub(in crate::store) fn refuse_inactive(
    conn: &Connection,
    patient: PatientId,
    professional: Option<ProfessionalId>,
) -> Result<(), StoreError> {
    let active = |sql: &str, id: i64| conn.prepare_cached(sql)?.query_row([id], |row| row.get::<_, bool>(0)).optional();
    match active("SELECT active FROM patients WHERE id = ?1", patient.raw())? {
        None => return Err(StoreError::NotFound(Entity::Patient)),
        Some(false) => return Err(RuleError::field(PATIENT, t::APPOINTMENT_PATIENT_INACTIVE).into()),
        Some(true) => {}
    }
    let Some(professional) = professional else { return Ok(()) };
    match active("SELECT active FROM professionals WHERE id = ?1", professional.raw())? {
        None => Err(StoreError::NotFound(Entity::Professional)),
        Some(false) => Err(RuleError::field(PROFESSIONAL, t::APPOINTMENT_PROFESSIONAL_INACTIVE).into()),
        Some(true) => Ok(()),
    }
}

/// A piece of time, and the appointment that may well be in it.
#[derive(Clone, Copy)]
struct Time {
    from: Timestamp,
    until: Timestamp,
    not: Option<AppointmentId>,
}

/// The longest appointment that the schema allows: none that began earlier can reach into a piece of time.
const LONGEST_EVER: i64 = 24 * 60;

fn refuse_patient_elsewhere(conn: &Connection, patient: PatientId, time: Time) -> Result<(), StoreError> {
    let other = conn
        .prepare_cached(&format!(
            "SELECT a.starts_at, a.professional_id FROM appointments AS a
             WHERE a.patient_id = ?1 AND a.starts_at < ?3 AND a.starts_at > ?4 AND a.ends_at > ?2 AND a.id <> ?5 AND a.{ACTIVE}
             ORDER BY a.starts_at LIMIT 1"
        ))?
        .query_row(
            params![patient, time.from, time.until, time.from.plus_minutes(-LONGEST_EVER), time.not.map_or(0, Id::raw)],
            |row| Ok((row.get::<_, Timestamp>(0)?, row.get::<_, ProfessionalId>(1)?)),
        )
        .optional()?;
    let Some((at, professional)) = other else { return Ok(()) };
    let name = professionals::name(conn, professional)?;
    let message = t::APPOINTMENT_PATIENT_ELSEWHERE.with("at", at).with("professional", name);
    Err(RuleError::field(STARTS_AT, message).into())
}

/// What speaks against this time with this professional, unless there is a reason.
fn obstacle(conn: &Connection, professional: ProfessionalId, time: Time) -> Result<Option<Message>, StoreError> {
    let taken: Option<(Timestamp, PersonName)> = conn
        .prepare_cached(&format!(
            "SELECT a.starts_at, p.given_name, p.family_name
             FROM appointments AS a JOIN patients AS p ON p.id = a.patient_id
             WHERE a.professional_id = ?1 AND a.starts_at < ?3 AND a.starts_at > ?4 AND a.ends_at > ?2 AND a.id <> ?5
                 AND a.kind <> 'walk_in' AND a.{ACTIVE}
             ORDER BY a.starts_at LIMIT 1"
        ))?
        .query_row(
            params![
                professional,
                time.from,
                time.until,
                time.from.plus_minutes(-LONGEST_EVER),
                time.not.map_or(0, Id::raw)
            ],
            |row| Ok((row.get(0)?, PersonName { given: row.get(1)?, family: row.get(2)? })),
        )
        .optional()?;
    if let Some((at, patient)) = taken {
        return Ok(Some(t::APPOINTMENT_SLOT_TAKEN.with("at", at).with("patient", patient.full())));
    }
    let zone = settings::load(conn)?.zone;
    let works = schedules::works(conn, professional, time.from, time.until, zone)?;
    if works {
        return Ok(None);
    }
    let away = schedules::absence(conn, professional, time.from, time.until, zone)?;
    Ok(Some(away.map_or_else(
        || t::APPOINTMENT_OUTSIDE_SCHEDULE.into(),
        |(last, reason)| match reason {
            Some(reason) => t::SLOTS_AWAY_BECAUSE.with("date", last).with("reason", reason),
            None => t::SLOTS_AWAY.with("date", last),
        },
    )))
}

/// Refuses when an appointment that holds no place now could not have its place back.
pub(super) fn refuse_overlap(conn: &Connection, appointment: &Appointment) -> Result<(), StoreError> {
    let time = Time { from: appointment.starts_at, until: appointment.ends_at, not: Some(appointment.id) };
    refuse_patient_elsewhere(conn, appointment.patient, time)?;
    let squeezed = appointment.overbook_reason.is_some() || appointment.kind == AppointmentKind::WalkIn;
    match obstacle(conn, appointment.professional, time)? {
        Some(message) if !squeezed && message.text == t::APPOINTMENT_SLOT_TAKEN => {
            Err(RuleError::refused(message).into())
        }
        _ => Ok(()),
    }
}
