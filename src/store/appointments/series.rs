//! Series: one booking that comes again. All of it is booked in one transaction or none of it, and each appointment
//! knows the first one, which gives the series its key.

use super::advance::{Step, advance};
use super::booking::{Origin, free_to_book, insert};
use super::{Appointment, Booking, OVERBOOK_REASON, get};
use crate::domain::appointment::{AppointmentAction, CancelReason, WORKFLOW};
use crate::domain::error::{FieldName, RuleError};
use crate::domain::ids::{AppointmentId, Version};
use crate::domain::schedule::{Recurrence, Span, TIMES};
use crate::domain::time::{Timestamp, Zone};
use crate::i18n::{Message, t};
use crate::store::error::StoreError;
use crate::store::schedules;
use crate::store::tx::Tx;
use rusqlite::{Connection, params};

/// The form field of how often an appointment is repeated.
pub const REPEAT: FieldName = FieldName("repeat");

/// The place of an appointment in its series, by time; what was moved counts where it went.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize)]
pub struct Place {
    /// Which one, from 1.
    pub nth: i64,
    /// Of how many.
    pub of: i64,
}

/// One appointment of a series that is about to be booked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Occurrence {
    /// When it would begin: the same time on the clinic's wall clock as all of them.
    pub starts_at: Timestamp,
    /// What is in the way.
    pub obstacle: Option<Message>,
    /// Whether a reason would do against it.
    pub can_overbook: bool,
    /// The free slot of that day that is nearest to it, where something is in the way.
    pub nearest: Option<Span>,
}

/// The starts of a series, each at the same time of the clinic's wall clock as the first one.
#[must_use]
pub fn starts(recurrence: Recurrence, first: Timestamp, zone: Zone) -> Vec<Timestamp> {
    let time = zone.time(first);
    recurrence.dates(zone.day(first)).into_iter().map(|date| zone.at(date, time)).collect()
}

/// What each appointment of a series meets, before anything is booked.
///
/// # Errors
/// What is wrong with all of them: a reason that is missing, an inactive patient; else whatever SQLite refuses.
pub fn preview(
    conn: &Connection,
    booking: &Booking,
    starts: &[Timestamp],
    zone: Zone,
    now: Timestamp,
) -> Result<Vec<Occurrence>, StoreError> {
    starts.iter().map(|starts_at| occurrence(conn, booking, *starts_at, zone, now)).collect()
}

fn occurrence(
    conn: &Connection,
    booking: &Booking,
    starts_at: Timestamp,
    zone: Zone,
    now: Timestamp,
) -> Result<Occurrence, StoreError> {
    let wanted = Booking { starts_at, overbook_reason: String::new(), ..booking.clone() };
    let (message, can_overbook) = match free_to_book(conn, &wanted, now) {
        Ok(()) => return Ok(Occurrence { starts_at, obstacle: None, can_overbook: false, nearest: None }),
        Err(StoreError::Rule(RuleError::Field { field, message })) if field == OVERBOOK_REASON => (message, true),
        Err(StoreError::Rule(RuleError::Field { field, message })) if field == super::STARTS_AT => (message, false),
        Err(error) => return Err(error),
    };
    let mut free = schedules::free(conn, booking.professional, zone.day(starts_at), zone, now)?;
    free.sort_by_key(|slot| (slot.start.0 - starts_at.0).abs());
    let bookable = |slot: &Span| free_to_book(conn, &Booking { starts_at: slot.start, ..wanted.clone() }, now).is_ok();
    let nearest = free.into_iter().find(bookable);
    Ok(Occurrence { starts_at, obstacle: Some(message), can_overbook, nearest })
}

/// When one appointment of a series begins, and whether it is booked although something is in the way.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stop {
    /// When.
    pub starts_at: Timestamp,
    /// With the booking's reason for overbooking.
    pub overbook: bool,
}

/// Books a series: every stop, or none. The booking says everything but when.
///
/// # Errors
/// As [`super::book`], for the first stop that is refused.
pub fn book_series(tx: &Tx<'_>, booking: &Booking, stops: &[Stop]) -> Result<Vec<Appointment>, StoreError> {
    tx.permit(&WORKFLOW, None, AppointmentAction::Book, None)?;
    if stops.is_empty() || stops.len() > usize::try_from(TIMES.1).unwrap_or(usize::MAX) {
        let message = t::SERIES_TIMES.with("low", i64::from(TIMES.0)).with("high", i64::from(TIMES.1));
        return Err(RuleError::field(REPEAT, message).into());
    }
    let mut ids: Vec<AppointmentId> = Vec::with_capacity(stops.len());
    for stop in stops {
        let overbook_reason = if stop.overbook { booking.overbook_reason.clone() } else { String::new() };
        let one = Booking { starts_at: stop.starts_at, overbook_reason, ..booking.clone() };
        let origin = Origin { series: ids.first().copied(), ..Origin::default() };
        let booked = insert(tx, &one, AppointmentAction::Book, origin)?;
        if ids.is_empty() && stops.len() > 1 {
            tx.execute("UPDATE appointments SET series_id = id WHERE id = ?1", [booked.id])?;
        }
        ids.push(booked.id);
    }
    ids.into_iter().map(|id| get(tx.conn, id)).collect()
}

/// Calls an appointment off, and with it those of its series that come later and have not begun: all for one reason.
///
/// # Errors
/// As [`super::cancel`].
pub fn cancel_following(
    tx: &Tx<'_>,
    id: AppointmentId,
    seen: Version,
    reason: CancelReason,
    text: &str,
) -> Result<Vec<Appointment>, StoreError> {
    let first = super::cancel(tx, id, seen, reason, text)?;
    let following = following(tx.conn, &first)?;
    let mut cancelled = vec![first];
    for (id, version) in following {
        let set: [(&str, &dyn rusqlite::ToSql); 1] = [("cancel_reason", &reason)];
        let step = Step::new(id, version, AppointmentAction::Cancel).because(Some(text)).setting(&set);
        cancelled.push(advance(tx, step)?);
    }
    Ok(cancelled)
}

/// Those of the series that begin later and can still be called off.
fn following(conn: &Connection, of: &Appointment) -> Result<Vec<(AppointmentId, Version)>, StoreError> {
    let Some(series) = of.series else { return Ok(Vec::new()) };
    let mut statement = conn.prepare_cached(
        "SELECT id, version FROM appointments
         WHERE series_id = ?1 AND starts_at > ?2 AND status IN ('scheduled', 'confirmed') ORDER BY starts_at, id",
    )?;
    let rows = statement.query_map(params![series, of.starts_at], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// How many appointments of the series begin later and can still be called off.
///
/// # Errors
/// [`StoreError::NotFound`].
pub fn still_to_come(conn: &Connection, id: AppointmentId) -> Result<usize, StoreError> {
    Ok(following(conn, &get(conn, id)?)?.len())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::schedule::ScheduleException;
    use crate::store::appointments::{self, Move, STARTS_AT};
    use crate::store::testing::{Clinic, refusal};
    use chrono::{NaiveDate, NaiveTime};

    const DAY: i64 = 24 * 60;

    fn stops(clinic: &Clinic, days: &[i64]) -> Vec<Stop> {
        days.iter().map(|day| Stop { starts_at: clinic.now.plus_minutes(60 + day * DAY), overbook: false }).collect()
    }

    fn booked(clinic: &Clinic, days: &[i64]) -> Vec<Appointment> {
        let stops = stops(clinic, days);
        clinic.write(&clinic.secretary, |tx| book_series(tx, &clinic.booking(60), &stops)).unwrap()
    }

    fn place(clinic: &Clinic, id: AppointmentId) -> Option<(i64, i64)> {
        let row = clinic.store.read(|conn| appointments::row(conn, id)).unwrap();
        row.series.map(|place| (place.nth, place.of))
    }

    #[test]
    fn a_series_keeps_its_time_on_the_wall_when_the_clock_is_changed() {
        let recurrence = Recurrence::parse("every 2w x6").unwrap();
        // Europe's clocks go back on 2026-10-25, Brazil's went forward on 2017-10-15 and back on 2018-02-18; Argentina and
        // Senegal leave theirs alone; Samoa changed sides of the date line and kept the wall clock.
        for (zone, first) in [
            ("Europe/Paris", "2026-10-05"),
            ("Europe/Paris", "2026-03-09"),
            ("America/Sao_Paulo", "2017-09-25"),
            ("America/Sao_Paulo", "2018-01-22"),
            ("America/Argentina/Buenos_Aires", "2026-10-05"),
            ("Africa/Dakar", "2026-10-05"),
            ("Pacific/Apia", "2011-12-05"),
        ] {
            let zone = Zone::parse(zone).unwrap();
            let nine = NaiveTime::from_hms_opt(9, 0, 0).unwrap();
            let first: NaiveDate = first.parse().unwrap();
            let starts = starts(recurrence, zone.at(first, nine), zone);
            let dates = recurrence.dates(first);
            assert_eq!(starts.len(), 6);
            for (start, date) in starts.iter().zip(dates) {
                assert_eq!((zone.day(*start), zone.time(*start)), (date, nine), "{} {date}", zone.name());
            }
        }
    }

    #[test]
    fn all_of_a_series_is_booked_or_nothing() {
        let clinic = Clinic::new();
        clinic
            .write(&clinic.secretary, |tx| {
                appointments::book(tx, &Booking { patient: clinic.patients[1], ..clinic.booking(60 + 14 * DAY) })
            })
            .unwrap();
        let stops = stops(&clinic, &[0, 7, 14, 21]);
        let series =
            |stops: &[Stop], booking: Booking| clinic.write(&clinic.secretary, |tx| book_series(tx, &booking, stops));
        let refused = refusal(series(&stops, clinic.booking(60)));
        assert!(matches!(refused, StoreError::Rule(RuleError::Field { field: OVERBOOK_REASON, .. })));
        let of_patient = || clinic.store.read(|conn| appointments::of_patient(conn, clinic.patients[0], 9)).unwrap();
        assert_eq!(of_patient(), []);
        // With a reason, but only where somebody said so.
        let with_reason = Booking { overbook_reason: "same day as dialysis".to_owned(), ..clinic.booking(60) };
        assert!(series(&stops, with_reason.clone()).is_err());
        let mut squeezed = stops.clone();
        squeezed[2].overbook = true;
        let made = series(&squeezed, with_reason).unwrap();
        let reasons: Vec<_> = made.iter().map(|one| one.overbook_reason.is_some()).collect();
        assert_eq!(reasons, [false, false, true, false]);
        assert!(made.iter().all(|one| one.series == Some(made[0].id)));
        let places: Vec<_> = made.iter().map(|one| place(&clinic, one.id)).collect();
        assert_eq!(places, [Some((1, 4)), Some((2, 4)), Some((3, 4)), Some((4, 4))]);
    }

    #[test]
    fn the_preview_says_what_is_in_the_way_and_what_is_near() {
        let clinic = Clinic::new();
        let taken = Booking { patient: clinic.patients[1], ..clinic.booking(50 + 7 * DAY) };
        clinic.write(&clinic.secretary, |tx| appointments::book(tx, &taken)).unwrap();
        let day = Zone::UTC.day(clinic.now.plus_minutes(14 * DAY));
        let off = ScheduleException::days_off(day, day);
        clinic
            .write(&clinic.admin, |tx| {
                crate::store::schedules::add_exception(tx, clinic.professional, &off, "public holiday")
            })
            .unwrap();
        let elsewhere = Booking { professional: clinic.professional_2, ..clinic.booking(60 + 21 * DAY) };
        clinic.write(&clinic.secretary, |tx| appointments::book(tx, &elsewhere)).unwrap();
        let starts: Vec<_> = stops(&clinic, &[0, 7, 14, 21]).iter().map(|stop| stop.starts_at).collect();
        let seen =
            clinic.store.read(|conn| preview(conn, &clinic.booking(60), &starts, Zone::UTC, clinic.now)).unwrap();
        let said: Vec<_> = seen.iter().map(|one| one.obstacle.as_ref().map(|message| message.text)).collect();
        assert_eq!(
            said,
            [
                None,
                Some(t::APPOINTMENT_SLOT_TAKEN),
                Some(t::SLOTS_AWAY_BECAUSE),
                Some(t::APPOINTMENT_PATIENT_ELSEWHERE)
            ]
        );
        let can: Vec<_> = seen.iter().map(|one| one.can_overbook).collect();
        assert_eq!(can, [false, true, true, false]);
        // The series begins at 10:30, between slots: 10:20 is taken, 10:40 is ten minutes away.
        let near: Vec<_> =
            seen.iter().map(|one| one.nearest.map(|slot| slot.start.minutes_since(one.starts_at))).collect();
        assert_eq!(near, [None, Some(10), None, Some(-30)]);
    }

    #[test]
    fn this_and_the_following_are_called_off_for_one_reason() {
        let clinic = Clinic::new();
        let made = booked(&clinic, &[0, 7, 14, 21]);
        let third = &made[2];
        let moved_to = Move {
            professional: clinic.professional_2,
            starts_at: third.starts_at.plus_minutes(DAY),
            minutes: 20,
            overbook_reason: String::new(),
            reason: String::new(),
        };
        let moved = clinic
            .write(&clinic.secretary, |tx| appointments::reschedule(tx, third.id, third.version, &moved_to))
            .unwrap();
        assert_eq!((moved.series, place(&clinic, moved.id)), (Some(made[0].id), Some((3, 4))));
        let second = &made[1];
        assert_eq!(clinic.store.read(|conn| still_to_come(conn, second.id)).unwrap(), 2);
        let gone = clinic
            .write(&clinic.secretary, |tx| {
                cancel_following(tx, second.id, second.version, CancelReason::Patient, "moving house")
            })
            .unwrap();
        assert_eq!(gone.iter().map(|one| one.id).collect::<Vec<_>>(), [second.id, moved.id, made[3].id]);
        for one in &gone {
            let last = clinic.store.read(|conn| appointments::events(conn, one.id)).unwrap().pop().unwrap();
            assert_eq!(last.reason.as_deref(), Some("moving house"));
        }
        let first = clinic.store.read(|conn| get(conn, made[0].id)).unwrap();
        assert!(first.status.is_active());
        let late = refusal(clinic.write(&clinic.secretary_2, |tx| {
            cancel_following(tx, second.id, second.version, CancelReason::Clinic, "too late")
        }));
        assert!(matches!(late, StoreError::Conflict { .. }));
    }

    #[test]
    fn a_series_that_begins_in_the_past_is_refused_there() {
        let clinic = Clinic::new();
        let stops = stops(&clinic, &[-7, 0]);
        let refused = refusal(clinic.write(&clinic.secretary, |tx| book_series(tx, &clinic.booking(60), &stops)));
        assert!(matches!(refused, StoreError::Rule(RuleError::Field { field: STARTS_AT, .. })));
        let none = refusal(clinic.write(&clinic.secretary, |tx| book_series(tx, &clinic.booking(60), &[])));
        assert!(matches!(none, StoreError::Rule(RuleError::Field { field: REPEAT, .. })));
    }
}
