//! A slot that has become free, and whom it could be offered to. Nobody is booked by it: the desk asks, and books.

use super::{Entry, get, list};
use crate::domain::appointment::{AppointmentKind, AppointmentStatus};
use crate::domain::ids::{AppointmentId, Id as _, SpecialtyId, Version, WaitingListId};
use crate::domain::schedule::Span;
use crate::domain::time::{Timestamp, Zone};
use crate::domain::waiting_list::{Fit, Opening};
use crate::store::appointments::{self, Appointment, Booking};
use crate::store::entity::Entity;
use crate::store::error::StoreError;
use crate::store::settings;
use crate::store::tx::Tx;
use rusqlite::{Connection, OptionalExtension, params};
use serde_json::json;

/// Somebody a slot could be offered to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Candidate {
    /// Who waits.
    pub entry: Entry,
    /// How well the slot fits.
    pub fit: Fit,
    /// How many minutes the appointment would take.
    pub minutes: u32,
}

impl Candidate {
    /// The appointment in this slot that they wait for.
    #[must_use]
    pub fn booking(&self, opening: &Opening) -> Booking {
        Booking {
            patient: self.entry.patient,
            professional: opening.professional,
            starts_at: opening.span.start,
            minutes: i64::from(self.minutes),
            kind: AppointmentKind::InPerson,
            link: String::new(),
            reason: self.entry.reason.clone(),
            overbook_reason: String::new(),
        }
    }
}

/// A slot that became free, and how many wait for one like it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Freed {
    /// The slot.
    pub opening: Opening,
    /// How many it could be offered to.
    pub waiting: usize,
}

/// The time that an appointment holds or held, as a slot for somebody else.
///
/// # Errors
/// [`StoreError::NotFound`].
pub fn opening(conn: &Connection, id: AppointmentId) -> Result<Opening, StoreError> {
    let found = conn
        .prepare_cached(
            "SELECT a.professional_id, d.specialty_id, a.starts_at, a.ends_at
             FROM appointments AS a JOIN professionals AS d ON d.id = a.professional_id WHERE a.id = ?1",
        )?
        .query_row([id], |row| {
            let (start, end): (Timestamp, Timestamp) = (row.get(2)?, row.get(3)?);
            let minutes = u32::try_from(end.minutes_since(start)).unwrap_or(0);
            let specialty: Option<SpecialtyId> = row.get(1)?;
            Ok(Opening { professional: row.get(0)?, specialty, span: Span { start, minutes } })
        })
        .optional()?;
    found.ok_or(StoreError::NotFound(Entity::Appointment))
}

/// Whom a slot could be offered to: those it fits and who could be booked there this very moment. Who named the
/// professional comes first, then who has waited longest.
///
/// # Errors
/// Whatever SQLite refuses.
pub fn candidates(
    conn: &Connection,
    opening: &Opening,
    zone: Zone,
    now: Timestamp,
) -> Result<Vec<Candidate>, StoreError> {
    let mut found = Vec::new();
    for entry in list(conn)? {
        // What is longer than the slot may go on over the next one: booking says whether that is free.
        let stretched = Span { minutes: opening.span.minutes.max(entry.wanted.minutes), ..opening.span };
        let Some(fit) = entry.wanted.fits(&Opening { span: stretched, ..*opening }, zone) else { continue };
        let candidate = Candidate { minutes: entry.wanted.minutes, fit, entry };
        match appointments::free_to_book(conn, &candidate.booking(opening), now) {
            Ok(()) => found.push(candidate),
            Err(StoreError::Rule(_)) => {}
            Err(error) => return Err(error),
        }
    }
    found.sort_by_key(|candidate| (std::cmp::Reverse(candidate.fit), candidate.entry.since));
    Ok(found)
}

/// What an appointment that was called off, moved away or will not be kept has left free; nothing where it still holds
/// its place, has begun, or nobody waits for it.
///
/// # Errors
/// [`StoreError::NotFound`].
pub fn freed(conn: &Connection, appointment: &Appointment, now: Timestamp) -> Result<Option<Freed>, StoreError> {
    use AppointmentStatus::{Cancelled, NoShow, Rescheduled};
    let gone = matches!(appointment.status, Cancelled | NoShow | Rescheduled);
    if !gone || appointment.kind == AppointmentKind::WalkIn || appointment.starts_at <= now {
        return Ok(None);
    }
    let opening = opening(conn, appointment.id)?;
    let waiting = candidates(conn, &opening, settings::load(conn)?.zone, now)?.len();
    Ok((waiting > 0).then_some(Freed { opening, waiting }))
}

/// Books an appointment for somebody on the list and takes them off it, in one transaction.
///
/// # Errors
/// As [`appointments::book`]; [`StoreError::Conflict`] when somebody has acted on their place since.
pub fn book(tx: &Tx<'_>, id: WaitingListId, seen: Version, booking: &Booking) -> Result<Appointment, StoreError> {
    let before = get(tx.conn, id)?;
    if before.version != seen {
        return Err(tx.conflict(Entity::WaitingListEntry, id.raw())?);
    }
    // The place is that patient's, whoever else was chosen meanwhile.
    let appointment = appointments::book(tx, &Booking { patient: before.patient, ..booking.clone() })?;
    let changed = tx.execute(
        "UPDATE waiting_list SET status = 'booked', appointment_id = ?3, version = version + 1, updated_at = ?4,
             updated_by = ?5
         WHERE id = ?1 AND version = ?2 AND status = 'waiting'",
        params![id, seen, appointment.id, tx.now, tx.actor.user],
    )?;
    tx.expect_one(changed, Entity::WaitingListEntry, id.raw())?;
    let (old, new) = (json!({ "status": "waiting" }), json!({ "status": "booked", "appointment": appointment.id }));
    tx.audit("book_waiting", Entity::WaitingListEntry, id.raw(), Some(old), Some(new))?;
    Ok(appointment)
}
