//! One visit, act by act, as far as it shall come.

use super::Demo;
use super::values::{self, Severity};
use crate::catalogue::PhraseKind;
use crate::domain::appointment::{AppointmentKind, CancelReason};
use crate::domain::billing::PaymentMethod;
use crate::domain::diagnosis::{Certainty, Diagnosis, Rank};
use crate::domain::ids::{AppointmentId, InvoiceId, Version};
use crate::domain::money::Money;
use crate::domain::time::Timestamp;
use crate::domain::waiting::CallStage;
use crate::store::StoreError;
use crate::store::appointments::{self, Appointment, Booking, Move};
use crate::store::billing::{self, NewPayment};
use crate::store::consultations;
use crate::store::tickets;
use crate::store::vitals::{self, NewVitals};

/// How far a visit has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Stage {
    Booked,
    Confirmed,
    Cancelled,
    NoShow,
    /// Moved to the same time on the next day.
    Moved,
    CheckedIn,
    /// Gone before triage was over.
    Left,
    /// Ready for the doctor.
    Ready(Severity),
    WithDoctor,
    Seen,
    Closed,
}

/// A visit to be played.
#[derive(Debug, Clone, Copy)]
pub(super) struct Plan {
    /// The place in [`Demo::people`].
    pub(super) person: usize,
    /// The place in the staff's doctors.
    pub(super) doctor: usize,
    /// The place in [`Demo::visits`].
    pub(super) scenario: usize,
    pub(super) starts_at: Timestamp,
    pub(super) booked_at: Timestamp,
    pub(super) arrived_at: Timestamp,
    /// Minutes from one step to the next.
    pub(super) pace: i64,
    pub(super) stage: Stage,
}

/// How long the demo's appointments are, in minutes.
pub(super) const MINUTES: i64 = 20;

/// A played visit.
pub(super) struct Played {
    pub(super) id: AppointmentId,
    /// When the doctor was done, or would be.
    pub(super) done_at: Timestamp,
}

/// Plays a visit.
pub(super) fn play(demo: &mut Demo<'_>, plan: &Plan) -> Result<Played, StoreError> {
    let at = |step: i64| plan.arrived_at.plus_minutes(plan.pace * step);
    let booked = book(demo, plan)?;
    let (id, done_at) = (booked.id, at(3));
    let secretary = demo.staff.secretary.clone();
    let seen = booked.version;
    match plan.stage {
        Stage::Booked => {}
        Stage::Confirmed => {
            demo.act(&secretary, plan.booked_at.plus_minutes(60), |tx| appointments::confirm(tx, id, seen))?;
        }
        Stage::Cancelled => {
            let text = demo.phrase("cancelled", PhraseKind::Note);
            demo.act(&secretary, plan.booked_at.plus_minutes(90), |tx| {
                appointments::cancel(tx, id, seen, CancelReason::Patient, &text)
            })?;
        }
        Stage::NoShow => {
            demo.act(&secretary, plan.starts_at.plus_minutes(35), |tx| appointments::no_show(tx, id, seen))?;
        }
        Stage::Moved => reschedule(demo, plan, &booked)?,
        _ => {
            let arrived = demo.act(&secretary, at(0), |tx| appointments::check_in(tx, id, seen))?.0;
            go_on(demo, plan, arrived)?;
        }
    }
    Ok(Played { id, done_at })
}

fn book(demo: &Demo<'_>, plan: &Plan) -> Result<Appointment, StoreError> {
    let (Some(person), Some(doctor), Some(visit)) =
        (demo.people.get(plan.person), demo.staff.doctors.get(plan.doctor), demo.visits.get(plan.scenario))
    else {
        return Err(StoreError::Missing);
    };
    let reason = demo.reasons.iter().find(|reason| reason.code == visit.reason);
    let booking = Booking {
        patient: person.id,
        professional: doctor.actor.professional.ok_or(StoreError::Missing)?,
        starts_at: plan.starts_at,
        minutes: MINUTES,
        kind: AppointmentKind::InPerson,
        link: String::new(),
        reason: reason.map_or_else(|| visit.reason.to_owned(), |reason| reason.names.of(demo.language).to_owned()),
        overbook_reason: String::new(),
    };
    demo.act(&demo.staff.secretary, plan.booked_at, |tx| appointments::book(tx, &booking))
}

fn reschedule(demo: &Demo<'_>, plan: &Plan, booked: &Appointment) -> Result<(), StoreError> {
    let to = Move {
        professional: booked.professional,
        starts_at: plan.starts_at.plus_minutes(24 * 60),
        minutes: MINUTES,
        overbook_reason: String::new(),
        reason: String::new(),
    };
    let at = plan.booked_at.plus_minutes(90);
    demo.act(&demo.staff.secretary, at, |tx| appointments::reschedule(tx, booked.id, booked.version, &to))?;
    Ok(())
}

/// From the arrival on.
fn go_on(demo: &mut Demo<'_>, plan: &Plan, arrived: Appointment) -> Result<(), StoreError> {
    let at = |step: i64| plan.arrived_at.plus_minutes(plan.pace * step);
    let id = arrived.id;
    let nurse = demo.staff.nurse.clone();
    let severity = match plan.stage {
        Stage::CheckedIn => return Ok(()),
        Stage::Left => {
            let reason = demo.phrase("left", PhraseKind::Note);
            demo.act(&nurse, at(1), |tx| appointments::leave(tx, id, arrived.version, &reason))?;
            return Ok(());
        }
        Stage::Ready(severity) => severity,
        _ => Severity::Usual,
    };
    // Those who are still here were called, so that the board has something to show.
    let here = matches!(plan.stage, Stage::Ready(_) | Stage::WithDoctor);
    if here {
        demo.act(&nurse, at(1).plus_minutes(-2), |tx| tickets::call(tx, id, arrived.version, CallStage::Triage))?;
    }
    let new = triage(demo, plan, severity);
    let (ready, _) = demo.act(&nurse, at(1), |tx| vitals::record(tx, id, arrived.version, &new))?;
    if matches!(plan.stage, Stage::Ready(_)) {
        return Ok(());
    }
    let doctor = demo.staff.doctors.get(plan.doctor).map(|doctor| doctor.actor.clone()).ok_or(StoreError::Missing)?;
    if here {
        let called_at = at(2).plus_minutes(-1);
        demo.act(&doctor, called_at, |tx| tickets::call(tx, id, ready.version, CallStage::Consultation))?;
    }
    let claimed = demo.act(&doctor, at(2), |tx| appointments::start(tx, id, ready.version, None))?;
    let (notes, diagnoses) = notes(demo, plan);
    demo.act(&doctor, at(2), |tx| consultations::save(tx, id, None, &notes, &diagnoses))?;
    if plan.stage == Stage::WithDoctor {
        return Ok(());
    }
    let done = demo.act(&doctor, at(3), |tx| {
        let seen = appointments::get(tx.conn, id)?.version;
        debug_assert!(seen.0 >= claimed.version.0, "versions only grow");
        appointments::complete(tx, id, seen)
    })?;
    if plan.stage == Stage::Closed { close(demo, id, done.version, at(4)) } else { Ok(()) }
}

fn triage(demo: &mut Demo<'_>, plan: &Plan, severity: Severity) -> NewVitals {
    let day = demo.zone.day(plan.starts_at);
    let Some(person) = demo.people.get(plan.person).cloned() else { return NewVitals::default() };
    let scenario = demo.visits.get(plan.scenario).map_or("", |visit| visit.scenario);
    let history = Some(demo.phrase(scenario, PhraseKind::History)).filter(|history| !history.is_empty());
    let pregnant = (scenario == "pregnancy").then_some(true);
    NewVitals { set: values::vitals(demo, &person, day, severity), pregnant, history }
}

fn notes(demo: &Demo<'_>, plan: &Plan) -> (String, Vec<Diagnosis>) {
    let scenario = demo.visits.get(plan.scenario).map_or("", |visit| visit.scenario);
    let notes = demo.phrase(scenario, PhraseKind::Note);
    let text = demo.phrase(scenario, PhraseKind::Diagnosis);
    let diagnosis = Diagnosis { code: None, text, rank: Rank::Primary, certainty: Certainty::Confirmed };
    (notes, Some(diagnosis).filter(|diagnosis| !diagnosis.text.is_empty()).into_iter().collect())
}

/// The cash desk: most pay all of their share, some a part, a few nothing yet.
fn close(demo: &mut Demo<'_>, id: AppointmentId, seen: Version, at: Timestamp) -> Result<(), StoreError> {
    let secretary = demo.staff.secretary.clone();
    let draft = demo.act(&secretary, at, |tx| billing::draft(tx, id))?;
    let issued = demo.act(&secretary, at, |tx| billing::issue(tx, draft.id, draft.version))?;
    let method = if demo.rng.bool() { PaymentMethod::Card } else { PaymentMethod::Cash };
    let due = issued.due_by(method);
    let handed_over = match demo.rng.u32(..12) {
        0 => Money::ZERO,
        1 => Money::of_minor(due.minor() / 2),
        _ => due,
    };
    if handed_over > Money::ZERO {
        let payment = NewPayment { method, handed_over, reference: String::new() };
        demo.act(&secretary, at, |tx| billing::pay(tx, issued.id, issued.version, &payment))?;
    }
    demo.act(&secretary, at.plus_minutes(1), |tx| appointments::close(tx, id, seen))?;
    insurer_pays(demo, issued.id, at)
}

/// Insurers pay three weeks later, and nearly always.
fn insurer_pays(demo: &mut Demo<'_>, id: InvoiceId, issued_at: Timestamp) -> Result<(), StoreError> {
    let at = issued_at.plus_minutes(21 * 24 * 60);
    if at > demo.now || demo.chance(40) {
        return Ok(());
    }
    let invoice = demo.store.read(|conn| billing::get(conn, id))?;
    let handed_over = invoice.due_by(PaymentMethod::Insurer);
    if handed_over == Money::ZERO {
        return Ok(());
    }
    let payment = NewPayment { method: PaymentMethod::Insurer, handed_over, reference: String::new() };
    let secretary = demo.staff.secretary.clone();
    demo.act(&secretary, at, |tx| billing::pay(tx, id, invoice.version, &payment))?;
    Ok(())
}
