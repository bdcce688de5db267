//! One lab order, act by act, as far as it shall come.

use super::Demo;
use super::people::Person;
use super::values;
use crate::catalogue::PhraseKind;
use crate::domain::actor::Actor;
use crate::domain::ids::{AppointmentId, LabOrderId};
use crate::domain::lab_order::{Priority, RejectReason};
use crate::domain::time::Timestamp;
use crate::store::lab::orders::{self, NewOrder, Wanted};
use crate::store::lab::results::{Entry, NewCall};
use crate::store::lab::{self, LabOrder, results, specimens};
use crate::store::{StoreError, Tx};

/// How far a lab order has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Stage {
    Created,
    Cancelled,
    Sent,
    Collected,
    /// The sample was no good: another is due.
    Rejected,
    Started,
    Entered,
    Available,
    Reviewed,
}

/// A lab order to be played.
pub(super) struct Plan<'a> {
    pub(super) person: &'a Person,
    pub(super) doctor: &'a Actor,
    pub(super) appointment: AppointmentId,
    pub(super) scenario: usize,
    pub(super) priority: Priority,
    pub(super) ordered_at: Timestamp,
    /// Minutes from one step to the next.
    pub(super) pace: i64,
    pub(super) stage: Stage,
    /// Whether a value shall be critical, where there is a limit for it.
    pub(super) critical: bool,
}

/// Plays an order; nothing happens where the scenario needs no tests.
pub(super) fn play(demo: &mut Demo<'_>, plan: &Plan<'_>) -> Result<(), StoreError> {
    let codes = demo.visits.get(plan.scenario).map(|visit| visit.tests.clone()).unwrap_or_default();
    let known = demo.store.read(lab::catalogue::tests)?;
    let tests: Vec<Wanted> =
        known.iter().filter(|test| codes.contains(&test.code.as_str())).map(|test| Wanted::Test(test.id)).collect();
    if tests.is_empty() {
        return Ok(());
    }
    let at = |step: i64| plan.ordered_at.plus_minutes(plan.pace * step);
    let new = NewOrder {
        patient: plan.person.id,
        appointment: Some(plan.appointment),
        tests,
        priority: plan.priority,
        clinical_information: String::new(),
    };
    let created = demo.act(plan.doctor, at(0), |tx| orders::order(tx, &new))?;
    match plan.stage {
        Stage::Created => return Ok(()),
        Stage::Cancelled => {
            let reason = demo.phrase("order-cancelled", PhraseKind::Note);
            demo.act(plan.doctor, at(1), |tx| orders::cancel(tx, created.id, created.version, &reason))?;
            return Ok(());
        }
        _ => {}
    }
    let sent = demo.act(plan.doctor, at(0), |tx| orders::send(tx, created.id, created.version))?;
    if plan.stage == Stage::Sent { Ok(()) } else { collect(demo, plan, &sent) }
}

fn collect(demo: &mut Demo<'_>, plan: &Plan<'_>, sent: &LabOrder) -> Result<(), StoreError> {
    let at = |step: i64| plan.ordered_at.plus_minutes(plan.pace * step);
    let id = sent.id;
    let nurse = demo.staff.nurse.clone();
    let (collected, _) = demo.act(&nurse, at(1), |tx| {
        let containers = specimens::containers(tx.conn, id)?;
        specimens::collect(tx, id, sent.version, &containers)
    })?;
    let biologist = demo.staff.biologist.clone();
    match plan.stage {
        Stage::Collected => return Ok(()),
        Stage::Rejected => {
            demo.act(&biologist, at(2), |tx| {
                specimens::reject(tx, id, collected.version, RejectReason::Haemolysed, "")
            })?;
            return Ok(());
        }
        _ => {}
    }
    let started = demo.act(&biologist, at(2), |tx| results::start(tx, id, collected.version))?;
    if plan.stage == Stage::Started { Ok(()) } else { analyse(demo, plan, &started) }
}

fn analyse(demo: &mut Demo<'_>, plan: &Plan<'_>, started: &LabOrder) -> Result<(), StoreError> {
    let at = |step: i64| plan.ordered_at.plus_minutes(plan.pace * step);
    let id = started.id;
    let biologist = demo.staff.biologist.clone();
    let entries = entries(demo, plan, id)?;
    let entered = demo.act(&biologist, at(3), |tx| results::save(tx, id, started.version, &entries))?;
    if plan.stage == Stage::Entered {
        return Ok(());
    }
    let scenario = demo.visits.get(plan.scenario).map_or("", |visit| visit.scenario);
    let conclusion = demo.phrase(scenario, PhraseKind::Conclusion);
    let interpretation = demo.phrase(scenario, PhraseKind::Interpretation);
    let told = plan.doctor.name.clone();
    let available = demo.act(&biologist, at(4), |tx| {
        call_if_critical(tx, id, &told)?;
        results::validate(tx, id, entered.version, &conclusion)
    })?;
    if plan.stage == Stage::Reviewed {
        demo.act(plan.doctor, at(5), |tx| results::review(tx, id, available.version, &interpretation, None))?;
    }
    Ok(())
}

fn call_if_critical(tx: &Tx<'_>, id: LabOrderId, told: &str) -> Result<(), StoreError> {
    let tests = results::of_order(tx.conn, id, tx.now)?;
    let mut values = tests.iter().flat_map(|test| &test.analytes).filter_map(|analyte| analyte.current.as_ref());
    if !values.any(|value| value.flag.is_critical()) {
        return Ok(());
    }
    let call = NewCall { told: told.to_owned(), told_at: tx.now, read_back: true, note: String::new() };
    results::record_call(tx, id, &call)
}

fn entries(demo: &mut Demo<'_>, plan: &Plan<'_>, id: LabOrderId) -> Result<Vec<Entry>, StoreError> {
    let day = demo.zone.day(plan.ordered_at);
    let ordered = demo.store.read(|conn| {
        let tests = orders::tests(conn, id)?;
        let with = tests.into_iter().map(|test| {
            let analytes = test.test.map(|test| lab::catalogue::analytes(conn, test)).transpose()?;
            Ok((test.id, analytes.unwrap_or_default()))
        });
        with.collect::<Result<Vec<_>, StoreError>>()
    })?;
    let mut entries = Vec::new();
    let mut critical = plan.critical;
    for (test, analytes) in ordered {
        for analyte in analytes {
            let has_limit = analyte.norms.iter().any(|norm| norm.range.range.critical_high.is_some());
            let value = values::result(demo, plan.person, day, &analyte, critical && has_limit);
            critical = critical && !has_limit;
            entries.push(Entry { test, analyte: Some(analyte.id), value });
        }
    }
    Ok(entries)
}
