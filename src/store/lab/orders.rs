//! Writing, sending and calling off lab orders, and reading them back.

use super::{LabOrder, Step, begin, get, record_event};
use crate::domain::error::{FieldName, RuleError};
use crate::domain::ids::{AppointmentId, Id, LabOrderId, LabOrderTestId, LabTestId, PatientId, Version};
use crate::domain::lab_order::{LabOrderAction, LabOrderStatus, Priority, WORKFLOW};
use crate::domain::specimen::Container;
use crate::domain::time::Timestamp;
use crate::domain::validate::{LINE, NOTES, check_notes, require_line};
use crate::domain::vocabulary::Vocabulary;
use crate::i18n::t;
use crate::store::person::Person;
use crate::store::{Entity, StoreError, Tx};
use rusqlite::{Connection, OptionalExtension, Row, params};
use serde_json::json;

/// The field where tests are chosen.
pub const TESTS: FieldName = FieldName("tests");
/// The field of the clinical information.
pub const CLINICAL_INFORMATION: FieldName = FieldName("clinical_information");

/// A test that a doctor asks for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Wanted {
    /// From the catalogue.
    Test(LabTestId),
    /// In the doctor's words, when the catalogue has no such test.
    FreeText(String),
}

/// A lab order before it is written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewOrder {
    /// For whom.
    pub patient: PatientId,
    /// In which visit.
    pub appointment: Option<AppointmentId>,
    /// What; at least one, none twice.
    pub tests: Vec<Wanted>,
    /// How soon.
    pub priority: Priority,
    /// What the laboratory should know; may be empty.
    pub clinical_information: String,
}

/// Writes an order.
///
/// # Errors
/// [`StoreError::Forbidden`] unless a doctor; [`StoreError::Rule`] at the tests or the information, or when the visit is
/// another patient's.
pub fn order(tx: &Tx<'_>, new: &NewOrder) -> Result<LabOrder, StoreError> {
    let to = tx.permit(&WORKFLOW, None, LabOrderAction::Order, None)?.to;
    let information = check_notes(CLINICAL_INFORMATION, &new.clinical_information, NOTES)?;
    Person::get(tx.conn, new.patient)?;
    if let Some(appointment) = new.appointment {
        refuse_other_patient(tx.conn, appointment, new.patient)?;
    }
    let tests = check_tests(tx.conn, &new.tests)?;
    let id = tx.insert(
        "INSERT INTO lab_orders (patient_id, appointment_id, ordered_by, priority, clinical_information, status,
             status_at, created_at, created_by, updated_at, updated_by)
         VALUES (?1, ?2, ?3, ?4, nullif(?5, ''), ?6, ?7, ?7, ?3, ?7, ?3)",
        params![new.patient, new.appointment, tx.actor.user, new.priority, information, to, tx.now],
    )?;
    let id = LabOrderId::new(id);
    for (position, test) in (1_i64..).zip(&tests) {
        let (test, free_text) = match test {
            Wanted::Test(test) => (Some(*test), None),
            Wanted::FreeText(text) => (None, Some(text)),
        };
        tx.execute(
            "INSERT INTO lab_order_tests (lab_order_id, position, lab_test_id, free_text) VALUES (?1, ?2, ?3, ?4)",
            params![id, position, test, free_text],
        )?;
    }
    record_event(tx, id, None, to, LabOrderAction::Order, None)?;
    let new = json!({ "status": to, "patient": new.patient, "tests": tests.len(), "priority": new.priority });
    tx.audit(LabOrderAction::Order.word(), Entity::LabOrder, id.raw(), None, Some(new))?;
    get(tx.conn, id)
}

fn refuse_other_patient(conn: &Connection, appointment: AppointmentId, patient: PatientId) -> Result<(), StoreError> {
    let owner: Option<PatientId> = conn
        .prepare_cached("SELECT patient_id FROM appointments WHERE id = ?1")?
        .query_row([appointment], |row| row.get(0))
        .optional()?;
    match owner {
        None => Err(StoreError::NotFound(Entity::Appointment)),
        Some(owner) if owner == patient => Ok(()),
        Some(_) => Err(RuleError::refused(t::CLINICAL_OTHER_PATIENT).into()),
    }
}

/// Cleans the tests and refuses none, one twice, and those that are no longer offered.
fn check_tests(conn: &Connection, wanted: &[Wanted]) -> Result<Vec<Wanted>, StoreError> {
    if wanted.is_empty() {
        return Err(RuleError::field(TESTS, t::LAB_NO_TESTS).into());
    }
    let mut tests: Vec<Wanted> = Vec::with_capacity(wanted.len());
    for test in wanted {
        let test = match test {
            Wanted::Test(id) => {
                let offered: bool = conn
                    .prepare_cached("SELECT EXISTS (SELECT 1 FROM lab_tests WHERE id = ?1 AND active = 1)")?
                    .query_row([id], |row| row.get(0))?;
                if !offered {
                    return Err(RuleError::field(TESTS, t::LAB_TEST_NOT_OFFERED).into());
                }
                Wanted::Test(*id)
            }
            Wanted::FreeText(text) => Wanted::FreeText(require_line(TESTS, text, LINE)?),
        };
        if tests.contains(&test) {
            return Err(RuleError::field(TESTS, t::LAB_TEST_TWICE).into());
        }
        tests.push(test);
    }
    Ok(tests)
}

/// Sends an order to the laboratory: a sample is due.
///
/// # Errors
/// [`StoreError::Forbidden`] unless a doctor; [`StoreError::Conflict`]; [`StoreError::Rule`].
pub fn send(tx: &Tx<'_>, id: LabOrderId, seen: Version) -> Result<LabOrder, StoreError> {
    let step = begin(tx, id, seen, LabOrderAction::Send, None)?;
    step.finish(tx, &[("sent_at", &tx.now), ("sent_by", &tx.actor.user)], &json!(null))
}

/// Calls an order off before its sample is taken.
///
/// # Errors
/// [`StoreError::Forbidden`] unless a doctor; [`StoreError::Conflict`]; [`StoreError::Rule`], also without a reason.
pub fn cancel(tx: &Tx<'_>, id: LabOrderId, seen: Version, reason: &str) -> Result<LabOrder, StoreError> {
    let step: Step = begin(tx, id, seen, LabOrderAction::Cancel, Some(reason))?;
    step.finish(tx, &[("cancelled_at", &tx.now), ("cancelled_by", &tx.actor.user)], &json!(null))
}

/// One test of an order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OrderedTest {
    /// Its key.
    pub id: LabOrderTestId,
    /// The catalogue's test; absent for free text.
    pub test: Option<LabTestId>,
    /// The catalogue's name, or the doctor's words.
    pub name: String,
    /// What its specimen is drawn into.
    pub container: Container,
}

/// Who did something, and when.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Signed {
    /// When.
    pub at: Timestamp,
    /// The name of who.
    pub by: String,
}

/// A specimen of an order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SpecimenRow {
    /// The number on the label.
    pub accession: String,
    /// Containers, as words of the vocabulary.
    pub containers: Vec<Container>,
    /// Collected.
    pub collected: Signed,
    /// Rejected, with the reason's word and text.
    pub rejected: Option<(Signed, crate::domain::lab_order::RejectReason, Option<String>)>,
}

/// An order with everything about it but its results.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OrderDetail {
    /// The order.
    pub order: LabOrder,
    /// For whom.
    pub person: Person,
    /// What was asked, in order.
    pub tests: Vec<OrderedTest>,
    /// What the laboratory should know.
    pub clinical_information: String,
    /// Written.
    pub ordered: Signed,
    /// Sent.
    pub sent_at: Option<Timestamp>,
    /// Every specimen, oldest first.
    pub specimens: Vec<SpecimenRow>,
    /// The laboratory's conclusion.
    pub conclusion: String,
    /// Made final.
    pub validated: Option<Signed>,
    /// The doctor's reading.
    pub interpretation: String,
    /// Read.
    pub reviewed: Option<Signed>,
}

/// An order with everything about it but its results.
///
/// # Errors
/// [`StoreError::NotFound`].
pub fn detail(conn: &Connection, id: LabOrderId) -> Result<OrderDetail, StoreError> {
    let order = get(conn, id)?;
    let person = Person::get(conn, order.patient)?;
    let (tests, specimens) = (tests(conn, id)?, specimens(conn, id)?);
    let mut statement = conn.prepare_cached(
        "SELECT coalesce(o.clinical_information, ''), o.created_at, c.name, o.sent_at, coalesce(o.conclusion, ''),
             o.validated_at, v.name, coalesce(o.interpretation, ''), o.reviewed_at, r.name
         FROM lab_orders AS o JOIN users AS c ON c.id = o.ordered_by
         LEFT JOIN users AS v ON v.id = o.validated_by LEFT JOIN users AS r ON r.id = o.reviewed_by WHERE o.id = ?1",
    )?;
    Ok(statement.query_row([id], |row| {
        Ok(OrderDetail {
            order,
            person,
            tests,
            clinical_information: row.get(0)?,
            ordered: Signed { at: row.get(1)?, by: row.get(2)? },
            sent_at: row.get(3)?,
            specimens,
            conclusion: row.get(4)?,
            validated: signed(row, 5)?,
            interpretation: row.get(7)?,
            reviewed: signed(row, 8)?,
        })
    })?)
}

fn signed(row: &Row<'_>, at: usize) -> rusqlite::Result<Option<Signed>> {
    Ok(row
        .get::<_, Option<Timestamp>>(at)?
        .zip(row.get::<_, Option<String>>(at + 1)?)
        .map(|(at, by)| Signed { at, by }))
}

/// The tests of an order, in order.
///
/// # Errors
/// Whatever SQLite refuses.
pub fn tests(conn: &Connection, id: LabOrderId) -> Result<Vec<OrderedTest>, StoreError> {
    let mut statement = conn.prepare_cached(
        "SELECT t.id, t.lab_test_id, coalesce(c.name, t.free_text), coalesce(c.container, 'other')
         FROM lab_order_tests AS t LEFT JOIN lab_tests AS c ON c.id = t.lab_test_id
         WHERE t.lab_order_id = ?1 ORDER BY t.position",
    )?;
    let rows = statement.query_map([id], |row| {
        Ok(OrderedTest { id: row.get(0)?, test: row.get(1)?, name: row.get(2)?, container: row.get(3)? })
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

fn specimens(conn: &Connection, id: LabOrderId) -> Result<Vec<SpecimenRow>, StoreError> {
    let mut statement = conn.prepare_cached(
        "SELECT s.accession, coalesce(s.container, ''), s.collected_at, c.name, s.rejected_at, r.name, s.reject_reason,
             s.reject_text
         FROM specimens AS s JOIN users AS c ON c.id = s.collected_by LEFT JOIN users AS r ON r.id = s.rejected_by
         WHERE s.lab_order_id = ?1 ORDER BY s.id",
    )?;
    let rows = statement.query_map([id], |row| {
        let text: Option<String> = row.get(7)?;
        Ok(SpecimenRow {
            accession: row.get(0)?,
            containers: super::specimens::read_containers(&row.get::<_, String>(1)?),
            collected: Signed { at: row.get(2)?, by: row.get(3)? },
            rejected: signed(row, 4)?.zip(row.get(6)?).map(|(signed, reason)| (signed, reason, text)),
        })
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// An order in a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OrderRow {
    /// The order.
    pub order: LabOrder,
    /// Names of its tests, with commas.
    pub tests: String,
    /// Written.
    pub ordered: Signed,
    /// In this status since.
    pub since: Timestamp,
}

/// The names of an order's tests as one text, for a query over `lab_orders AS o`.
pub(super) const TEST_NAMES: &str = "(SELECT string_agg(coalesce(c.name, t.free_text), ', ' ORDER BY t.position)
    FROM lab_order_tests AS t LEFT JOIN lab_tests AS c ON c.id = t.lab_test_id WHERE t.lab_order_id = o.id)";

/// A patient's orders, newest first.
///
/// # Errors
/// Whatever SQLite refuses.
pub fn of_patient(conn: &Connection, patient: PatientId, limit: u32) -> Result<Vec<OrderRow>, StoreError> {
    rows(conn, "o.patient_id = ?1 ORDER BY o.created_at DESC, o.id DESC LIMIT ?2", params![patient, limit])
}

/// The orders of a visit, oldest first.
///
/// # Errors
/// Whatever SQLite refuses.
pub fn of_appointment(conn: &Connection, appointment: AppointmentId) -> Result<Vec<OrderRow>, StoreError> {
    rows(conn, "o.appointment_id = ?1 ORDER BY o.id", params![appointment])
}

fn rows(conn: &Connection, which: &str, values: &[&dyn rusqlite::ToSql]) -> Result<Vec<OrderRow>, StoreError> {
    let mut statement = conn.prepare_cached(&format!(
        "SELECT o.id, o.patient_id, o.appointment_id, o.ordered_by, o.priority, o.status, o.version, {TEST_NAMES},
             o.created_at, u.name, o.status_at
         FROM lab_orders AS o JOIN users AS u ON u.id = o.ordered_by WHERE {which}"
    ))?;
    let rows = statement.query_map(values, |row| {
        Ok(OrderRow {
            order: LabOrder {
                id: row.get(0)?,
                patient: row.get(1)?,
                appointment: row.get(2)?,
                ordered_by: row.get(3)?,
                priority: row.get(4)?,
                status: row.get(5)?,
                version: row.get(6)?,
            },
            tests: row.get::<_, Option<String>>(7)?.unwrap_or_default(),
            ordered: Signed { at: row.get(8)?, by: row.get(9)? },
            since: row.get(10)?,
        })
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// A test that was ordered lately.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RecentTest {
    /// The test.
    pub test: LabTestId,
    /// In which order.
    pub order: LabOrderId,
    /// When.
    pub at: Timestamp,
    /// By whom.
    pub by: String,
}

/// The tests of the catalogue that were ordered for a patient since then and not called off, newest first.
///
/// # Errors
/// Whatever SQLite refuses.
pub fn recent_tests(conn: &Connection, patient: PatientId, since: Timestamp) -> Result<Vec<RecentTest>, StoreError> {
    let mut statement = conn.prepare_cached(
        "SELECT t.lab_test_id, o.id, o.created_at, u.name
         FROM lab_orders AS o JOIN lab_order_tests AS t ON t.lab_order_id = o.id JOIN users AS u ON u.id = o.ordered_by
         WHERE o.patient_id = ?1 AND o.created_at >= ?2 AND o.status <> 'cancelled' AND t.lab_test_id IS NOT NULL
         ORDER BY o.created_at DESC, o.id DESC, t.position",
    )?;
    let rows = statement.query_map(params![patient, since], |row| {
        Ok(RecentTest { test: row.get(0)?, order: row.get(1)?, at: row.get(2)?, by: row.get(3)? })
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// What happened to an order, step by step.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EventRow {
    /// Where it stood.
    pub from: Option<LabOrderStatus>,
    /// Where it stood then.
    pub to: LabOrderStatus,
    /// What was done.
    pub action: LabOrderAction,
    /// Why.
    pub reason: Option<String>,
    /// Who and when.
    pub signed: Signed,
}

/// What happened to an order, oldest first.
///
/// # Errors
/// Whatever SQLite refuses.
pub fn events(conn: &Connection, id: LabOrderId) -> Result<Vec<EventRow>, StoreError> {
    let mut statement = conn.prepare_cached(
        "SELECT e.from_status, e.to_status, e.action, e.reason, e.at, u.name
         FROM lab_order_events AS e JOIN users AS u ON u.id = e.user_id WHERE e.lab_order_id = ?1 ORDER BY e.id",
    )?;
    let rows = statement.query_map([id], |row| {
        Ok(EventRow {
            from: row.get(0)?,
            to: row.get(1)?,
            action: row.get(2)?,
            reason: row.get(3)?,
            signed: Signed { at: row.get(4)?, by: row.get(5)? },
        })
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}
