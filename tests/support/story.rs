//! Visits and lab orders, brought to any status by the staff's own acts.

use super::clinic::{Clinic, patient};
use polyclinic::domain::appointment::{AppointmentAction, AppointmentStatus, CancelReason};
use polyclinic::domain::ids::{AppointmentId, LabOrderId, PatientId, Version};
use polyclinic::domain::lab_order::{LabOrderAction, LabOrderStatus, Priority, RejectReason};
use polyclinic::domain::money::Money;
use polyclinic::domain::vitals::{Measure, VitalSet};
use polyclinic::domain::vocabulary::Vocabulary as _;
use polyclinic::i18n::Language;
use polyclinic::store::appointments::{self, Appointment, Move};
use polyclinic::store::billing::{self, tariff};
use polyclinic::store::consultations;
use polyclinic::store::lab::orders::{self, NewOrder, Wanted};
use polyclinic::store::lab::results::{self, Correction, Entry};
use polyclinic::store::lab::{self, LabOrder, specimens};
use polyclinic::store::vitals::{self, NewVitals};
use polyclinic::store::{StoreError, Tx};

/// The actions that lead an appointment to a status.
pub(crate) const fn visit_path(status: AppointmentStatus) -> &'static [AppointmentAction] {
    use AppointmentAction as A;
    use AppointmentStatus as S;
    match status {
        S::Scheduled => &[],
        S::Confirmed => &[A::Confirm],
        S::CheckedIn => &[A::CheckIn],
        S::InConsultation => &[A::CheckIn, A::RecordVitals],
        S::ConsultationCompleted => &[A::CheckIn, A::RecordVitals, A::Start, A::Complete],
        S::Completed => &[A::CheckIn, A::RecordVitals, A::Start, A::Complete, A::Close],
        S::Cancelled => &[A::Cancel],
        S::NoShow => &[A::NoShow],
        S::Rescheduled => &[A::Reschedule],
        S::Left => &[A::CheckIn, A::Leave],
    }
}

/// The actions that lead a lab order to a status.
pub(crate) const fn order_path(status: LabOrderStatus) -> &'static [LabOrderAction] {
    use LabOrderAction as A;
    use LabOrderStatus as S;
    const ALL: &[A] = &[A::Send, A::CollectSample, A::StartAnalysis, A::SaveResults, A::Validate, A::Review];
    match status {
        S::Created => &[],
        S::SentToLab => &[A::Send],
        S::SampleCollected => &[A::Send, A::CollectSample],
        S::InProgress => &[A::Send, A::CollectSample, A::StartAnalysis],
        S::ResultsAvailable => &[A::Send, A::CollectSample, A::StartAnalysis, A::SaveResults, A::Validate],
        S::Completed => ALL,
        S::Cancelled => &[A::Cancel],
    }
}

/// Takes a step of a visit through the function that a screen calls.
pub(crate) fn take(
    tx: &Tx<'_>,
    id: AppointmentId,
    seen: Version,
    action: AppointmentAction,
) -> Result<Appointment, StoreError> {
    use AppointmentAction as A;
    match action {
        A::Book | A::WalkIn => unreachable!("a visit is booked once"),
        A::Confirm => appointments::confirm(tx, id, seen),
        A::CheckIn => appointments::check_in(tx, id, seen).map(|(visit, _)| visit),
        A::RecordVitals => {
            let set = VitalSet::default().with(Measure::HeartRate, 72);
            let new = NewVitals { set, pregnant: None, history: None };
            vitals::record(tx, id, seen, &new).map(|(visit, _)| visit)
        }
        A::SkipTriage => appointments::skip_triage(tx, id, seen, "no nurse"),
        A::Start => appointments::start(tx, id, seen, Some("the colleague is ill")),
        A::Complete => appointments::complete(tx, id, seen),
        A::Close => appointments::close(tx, id, seen),
        A::Cancel => appointments::cancel(tx, id, seen, CancelReason::Patient, "phoned"),
        A::Reschedule => {
            let before = appointments::get(tx.conn, id)?;
            let to = Move {
                professional: before.professional,
                starts_at: before.starts_at.plus_minutes(24 * 60),
                minutes: 20,
                overbook_reason: String::new(),
                reason: String::new(),
            };
            appointments::reschedule(tx, id, seen, &to)?;
            appointments::get(tx.conn, id)
        }
        A::NoShow => appointments::no_show(tx, id, seen),
        A::Leave => appointments::leave(tx, id, seen, "tired of waiting"),
        A::UndoCheckIn => appointments::undo_check_in(tx, id, seen),
        A::UndoNoShow => appointments::undo_no_show(tx, id, seen),
    }
}

/// Takes a step of a lab order through the function that a screen calls.
pub(crate) fn process(
    tx: &Tx<'_>,
    id: LabOrderId,
    seen: Version,
    action: LabOrderAction,
) -> Result<LabOrder, StoreError> {
    use LabOrderAction as A;
    match action {
        A::Order => unreachable!("an order is written once"),
        A::Send => orders::send(tx, id, seen),
        A::CollectSample => {
            let containers = specimens::containers(tx.conn, id)?;
            specimens::collect(tx, id, seen, &containers).map(|(order, _)| order)
        }
        A::RejectSpecimen => specimens::reject(tx, id, seen, RejectReason::Clotted, ""),
        A::StartAnalysis => results::start(tx, id, seen),
        A::SaveResults => results::save(tx, id, seen, &entries(tx, id, "3.2")?),
        A::Validate => results::validate(tx, id, seen, "As expected."),
        A::Review => results::review(tx, id, seen, "Fine.", Some("on call")),
        A::Correct => {
            let reason = "another patient's tube".to_owned();
            let entries = entries(tx, id, "4.1")?;
            results::correct(tx, id, seen, &Correction { entries, reason, conclusion: String::new(), call: None })
        }
        A::Cancel => orders::cancel(tx, id, seen, "not needed"),
    }
}

/// The same value for everything that was ordered.
fn entries(tx: &Tx<'_>, id: LabOrderId, value: &str) -> Result<Vec<Entry>, StoreError> {
    let tests = results::of_order(tx.conn, id, tx.now)?;
    let places = tests.iter().flat_map(|test| test.analytes.iter().map(|of| (test.test, of.id)));
    Ok(places.map(|(test, analyte)| Entry { test, analyte, value: value.to_owned() }).collect())
}

/// Who of the staff takes a step of a visit.
pub(crate) const fn who_takes(action: AppointmentAction) -> &'static str {
    use AppointmentAction as A;
    match action {
        A::RecordVitals => "nina",
        A::SkipTriage | A::Start | A::Complete => "daniel",
        _ => "sofia",
    }
}

/// Who of the staff takes a step of a lab order.
pub(crate) const fn who_processes(action: LabOrderAction) -> &'static str {
    use LabOrderAction as A;
    match action {
        A::Order | A::Send | A::Review | A::Cancel => "daniel",
        A::CollectSample => "nina",
        A::RejectSpecimen | A::StartAnalysis | A::SaveResults | A::Validate | A::Correct => "bia",
    }
}

/// Brings in the starter catalogues: tests and services.
pub(crate) fn stock_catalogues(clinic: &Clinic) {
    clinic.acts("ada", |tx| {
        tariff::import(tx, Language::En, Money::of_minor(15_000))?;
        lab::catalogue::import(tx, Language::En, Money::of_minor(15_000))
    });
}

/// A clinic at one o'clock with somebody at every status of both workflows, and some more who are expected.
pub(crate) fn busy() -> Clinic {
    let clinic = Clinic::new();
    stock_catalogues(&clinic);
    clinic.goes_to("13:00");
    for (place, status) in (0..).zip(AppointmentStatus::ALL) {
        visit(&clinic, patient(place % 6 + 1), &format!("{}:{:02}", 8 + place / 3, place % 3 * 20), *status);
    }
    for time in ["14:00", "15:00", "16:00"] {
        clinic.booked(patient(6), "dora", time);
    }
    for (place, status) in (0..).zip(LabOrderStatus::ALL) {
        order(&clinic, patient(place % 6 + 1), *status);
    }
    clinic
}

/// A visit with Daniel that has come to a status by the book.
pub(crate) fn visit(clinic: &Clinic, patient: PatientId, time: &str, status: AppointmentStatus) -> Appointment {
    let id = clinic.booked(patient, "daniel", time);
    for action in visit_path(status) {
        prepare(clinic, id, *action);
        clinic.acts(who_takes(*action), |tx| take(tx, id, appointments::get(tx.conn, id)?.version, *action));
    }
    let visit = clinic.store.read(|conn| appointments::get(conn, id)).expect("the visit");
    assert_eq!(visit.status, status);
    visit
}

/// Whatever a step of a visit needs besides status and role: notes before the end, an invoice before the closing.
pub(crate) fn prepare(clinic: &Clinic, id: AppointmentId, action: AppointmentAction) {
    match action {
        AppointmentAction::Complete => {
            clinic.acts("daniel", |tx| {
                let visit = appointments::get(tx.conn, id)?;
                appointments::start(tx, id, visit.version, None)?;
                consultations::save(tx, id, None, "Rest and water.", &[])
            });
        }
        AppointmentAction::Close => {
            clinic.acts("sofia", |tx| {
                let draft = billing::draft(tx, id)?;
                billing::issue(tx, draft.id, draft.version)
            });
        }
        _ => {}
    }
}

/// An order of Daniel's for one blood test that has come to a status by the book.
pub(crate) fn order(clinic: &Clinic, patient: PatientId, status: LabOrderStatus) -> LabOrder {
    let id = clinic.acts("daniel", |tx| Ok(orders::order(tx, &wish(tx, patient)?)?.id));
    for action in order_path(status) {
        clinic.acts(who_processes(*action), |tx| process(tx, id, lab::get(tx.conn, id)?.version, *action));
    }
    let order = clinic.store.read(|conn| lab::get(conn, id)).expect("the order");
    assert_eq!(order.status, status);
    order
}

/// One blood test with one value.
pub(crate) fn wish(tx: &Tx<'_>, patient: PatientId) -> Result<NewOrder, StoreError> {
    let tests = lab::catalogue::tests(tx.conn)?;
    let crp = tests.iter().find(|test| test.code == "CRP").expect("a test of the catalogue").id;
    Ok(NewOrder {
        patient,
        appointment: None,
        tests: vec![Wanted::Test(crp)],
        priority: Priority::Routine,
        clinical_information: String::new(),
    })
}
