//! Where laboratory work waits: samples to collect, the worklist, results to read. Stat first, then by waiting time.

use super::orders::TEST_NAMES;
use super::{LabOrder, specimens};
use crate::domain::appointment::AppointmentStatus;
use crate::domain::ids::{UserId, Version};
use crate::domain::lab_order::{LabOrderStatus, RejectReason};
use crate::domain::specimen::Container;
use crate::domain::time::Timestamp;
use crate::domain::vocabulary::vocabulary;
use crate::store::StoreError;
use crate::store::person::{COLUMNS as PERSON, Person, WIDTH as PERSON_WIDTH};
use crate::store::tickets::Call;
use rusqlite::{Connection, Row, params};

/// The columns of a [`LabOrder`], of a table named `o`.
const ORDER: &str = "o.id, o.patient_id, o.appointment_id, o.ordered_by, o.priority, o.status, o.version";
/// Where the person's columns begin, and the rest after them.
const PERSON_AT: usize = 7;
const REST: usize = PERSON_AT + PERSON_WIDTH;

/// How urgent an order is, for sorting.
const URGENCY: &str = "CASE o.priority WHEN 'stat' THEN 0 WHEN 'urgent' THEN 1 ELSE 2 END";

fn order(row: &Row<'_>) -> rusqlite::Result<LabOrder> {
    Ok(LabOrder {
        id: row.get(0)?,
        patient: row.get(1)?,
        appointment: row.get(2)?,
        ordered_by: row.get(3)?,
        priority: row.get(4)?,
        status: row.get(5)?,
        version: row.get(6)?,
    })
}

/// A sample to collect.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct SampleRow {
    /// The order.
    #[serde(flatten)]
    pub order: LabOrder,
    /// From whom.
    #[serde(flatten)]
    pub person: Person,
    /// The tests, with commas.
    pub tests: String,
    /// What it is drawn into.
    pub containers: Vec<Container>,
    /// The doctor.
    pub doctor: String,
    /// Waiting since: sent, or the last specimen rejected.
    pub since: Timestamp,
    /// Why the last specimen was rejected, when this one is a recollection.
    pub rejected: Option<RejectReason>,
    /// The visit, where the order belongs to one.
    #[serde(skip)]
    pub visit: Option<WaitingVisit>,
}

/// The visit of somebody who waits for a sample, as far as calling them needs it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WaitingVisit {
    /// Its version.
    pub version: Version,
    /// Where it stands.
    pub status: AppointmentStatus,
    /// The number on the ticket.
    pub ticket: Option<i64>,
    /// The last call for the sample since it is due.
    pub called: Option<Call>,
}

pub(super) fn samples_sql() -> String {
    format!(
        "SELECT {ORDER}, {PERSON}, {TEST_NAMES}, u.name, o.status_at,
             (SELECT string_agg(coalesce(c.container, 'other'), ',' ORDER BY t.position) FROM lab_order_tests AS t
              LEFT JOIN lab_tests AS c ON c.id = t.lab_test_id WHERE t.lab_order_id = o.id),
             (SELECT s.reject_reason FROM specimens AS s WHERE s.lab_order_id = o.id ORDER BY s.id DESC LIMIT 1),
             a.version, a.status, k.number, c.stage, c.place, c.called_at
         FROM lab_orders AS o JOIN patients AS p ON p.id = o.patient_id JOIN users AS u ON u.id = o.ordered_by
         LEFT JOIN appointments AS a ON a.id = o.appointment_id
         LEFT JOIN tickets AS k ON k.appointment_id = a.id
         LEFT JOIN patient_calls AS c ON c.id = (SELECT max(l.id) FROM patient_calls AS l
             WHERE l.appointment_id = a.id AND l.stage = 'samples' AND l.called_at >= o.status_at)
         WHERE o.status = 'sent_to_lab' ORDER BY {URGENCY}, o.sent_at, o.id"
    )
}

fn visit(row: &Row<'_>, at: usize) -> rusqlite::Result<Option<WaitingVisit>> {
    let version: Option<Version> = row.get(at)?;
    let status: Option<AppointmentStatus> = row.get(at + 1)?;
    let Some((version, status)) = version.zip(status) else { return Ok(None) };
    Ok(Some(WaitingVisit { version, status, ticket: row.get(at + 2)?, called: Call::read(row, at + 3)? }))
}

/// The samples to collect.
///
/// # Errors
/// Whatever SQLite refuses.
pub fn samples(conn: &Connection) -> Result<Vec<SampleRow>, StoreError> {
    let mut statement = conn.prepare_cached(&samples_sql())?;
    let rows = statement.query_map([], |row| {
        let mut containers: Vec<Container> = Vec::new();
        for container in specimens::read_containers(&row.get::<_, Option<String>>(REST + 3)?.unwrap_or_default()) {
            if !containers.contains(&container) {
                containers.push(container);
            }
        }
        Ok(SampleRow {
            order: order(row)?,
            person: Person::read(row, PERSON_AT)?,
            tests: row.get::<_, Option<String>>(REST)?.unwrap_or_default(),
            containers,
            doctor: row.get(REST + 1)?,
            since: row.get(REST + 2)?,
            rejected: row.get(REST + 4)?,
            visit: visit(row, REST + 5)?,
        })
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

vocabulary! {
    /// How far an order on the worklist is.
    pub enum Stage {
        /// The specimen is here.
        Received = "received" => LAB_STAGE_RECEIVED,
        /// On the bench; results are missing.
        InProgress = "in_progress" => LAB_STAGE_IN_PROGRESS,
        /// Every test has a result.
        ToValidate = "to_validate" => LAB_STAGE_TO_VALIDATE,
        /// Final.
        Done = "done" => LAB_STAGE_DONE,
    }
}

/// An order on the worklist.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct WorkRow {
    /// The order.
    #[serde(flatten)]
    pub order: LabOrder,
    /// Whose specimen.
    #[serde(flatten)]
    pub person: Person,
    /// The tests, with commas.
    pub tests: String,
    /// The codes of the tests, with commas; of tests in free text, their words.
    pub codes: String,
    /// The number on the label.
    pub accession: String,
    /// When the specimen was collected.
    pub collected_at: Timestamp,
    /// How far it is.
    pub stage: Stage,
    /// How many values stand.
    pub entered: u32,
    /// How many are critical.
    pub critical: u32,
    /// How many of those nobody has been called about since they were entered.
    pub uncalled: u32,
    /// The doctor.
    pub ordered_by: String,
    /// What the laboratory should know.
    pub information: String,
    /// When they were made final.
    pub done_at: Option<Timestamp>,
}

/// The orders of the bench: which, and in what order.
fn bench_sql(which: &str) -> String {
    format!(
        "SELECT {ORDER}, {PERSON}, {TEST_NAMES},
             (SELECT s.accession FROM specimens AS s WHERE s.lab_order_id = o.id AND s.rejected_at IS NULL),
             o.collected_at,
             (SELECT count(*) FROM lab_order_tests AS t WHERE t.lab_order_id = o.id AND NOT EXISTS (
                  SELECT 1 FROM lab_results AS r WHERE r.lab_order_test_id = t.id AND r.superseded_at IS NULL)),
             {STANDING}, {CRITICAL}, {UNCALLED}, u.name, coalesce(o.clinical_information, ''), o.validated_at, {TEST_CODES}
         FROM lab_orders AS o JOIN patients AS p ON p.id = o.patient_id JOIN users AS u ON u.id = o.ordered_by {which}"
    )
}

pub(super) fn worklist_sql() -> String {
    bench_sql(&format!(
        "WHERE o.status IN ('sample_collected', 'in_progress') ORDER BY {URGENCY}, o.collected_at, o.id"
    ))
}

pub(super) fn done_sql() -> String {
    bench_sql(
        "WHERE o.status IN ('results_available', 'completed') AND o.validated_at >= ?1 AND o.validated_at < ?2
         ORDER BY o.validated_at DESC, o.id DESC",
    )
}

/// The codes of an order's tests as one text.
const TEST_CODES: &str = "(SELECT string_agg(coalesce(c.code, t.free_text), ', ' ORDER BY t.position)
    FROM lab_order_tests AS t LEFT JOIN lab_tests AS c ON c.id = t.lab_test_id WHERE t.lab_order_id = o.id)";
/// How many values of an order stand.
const STANDING: &str = "(SELECT count(*) FROM lab_order_tests AS t JOIN lab_results AS r ON r.lab_order_test_id = t.id
    WHERE t.lab_order_id = o.id AND r.superseded_at IS NULL)";
/// How many of them are critical.
const CRITICAL: &str = "(SELECT count(*) FROM lab_order_tests AS t JOIN lab_results AS r ON r.lab_order_test_id = t.id
    WHERE t.lab_order_id = o.id AND r.superseded_at IS NULL AND r.flag IN ('critical_low', 'critical_high'))";
/// How many of those were entered since the last call in which they were read back.
const UNCALLED: &str = "(SELECT count(*) FROM lab_order_tests AS t JOIN lab_results AS r ON r.lab_order_test_id = t.id
    WHERE t.lab_order_id = o.id AND r.superseded_at IS NULL AND r.flag IN ('critical_low', 'critical_high')
        AND NOT EXISTS (SELECT 1 FROM critical_calls AS c
                        WHERE c.lab_order_id = o.id AND c.read_back = 1 AND c.created_at >= r.entered_at))";
/// How many of them are outside of what is expected.
const ABNORMAL: &str = "(SELECT count(*) FROM lab_order_tests AS t JOIN lab_results AS r ON r.lab_order_test_id = t.id
    WHERE t.lab_order_id = o.id AND r.superseded_at IS NULL AND r.flag NOT IN ('normal', 'no_range', 'invalid'))";

/// What the laboratory has to do.
///
/// # Errors
/// Whatever SQLite refuses.
pub fn worklist(conn: &Connection) -> Result<Vec<WorkRow>, StoreError> {
    let mut statement = conn.prepare_cached(&worklist_sql())?;
    let rows = statement.query_map([], work_row)?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// What the laboratory made final from an instant on until before another, the latest first.
///
/// # Errors
/// Whatever SQLite refuses.
pub fn done(conn: &Connection, from: Timestamp, until: Timestamp) -> Result<Vec<WorkRow>, StoreError> {
    let mut statement = conn.prepare_cached(&done_sql())?;
    let rows = statement.query_map([from, until], work_row)?;
    Ok(rows.collect::<Result<_, _>>()?)
}

fn work_row(row: &Row<'_>) -> rusqlite::Result<WorkRow> {
    let order = order(row)?;
    let missing: u32 = row.get(REST + 3)?;
    let stage = match order.status {
        LabOrderStatus::InProgress if missing == 0 => Stage::ToValidate,
        LabOrderStatus::InProgress => Stage::InProgress,
        LabOrderStatus::ResultsAvailable | LabOrderStatus::Completed => Stage::Done,
        _ => Stage::Received,
    };
    Ok(WorkRow {
        order,
        person: Person::read(row, PERSON_AT)?,
        tests: row.get::<_, Option<String>>(REST)?.unwrap_or_default(),
        accession: row.get::<_, Option<String>>(REST + 1)?.unwrap_or_default(),
        collected_at: row.get(REST + 2)?,
        stage,
        entered: row.get(REST + 4)?,
        critical: row.get(REST + 5)?,
        uncalled: row.get(REST + 6)?,
        ordered_by: row.get(REST + 7)?,
        information: row.get(REST + 8)?,
        done_at: row.get(REST + 9)?,
        codes: row.get::<_, Option<String>>(REST + 10)?.unwrap_or_default(),
    })
}

/// Results that a doctor has to read.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize)]
pub struct ReviewRow {
    /// The order.
    #[serde(flatten)]
    pub order: LabOrder,
    /// Whose results.
    #[serde(flatten)]
    pub person: Person,
    /// The tests, with commas.
    pub tests: String,
    /// The doctor who ordered.
    pub doctor: String,
    /// Final since.
    pub validated_at: Timestamp,
    /// How many are critical.
    pub critical: u32,
    /// How many are outside of what is expected, critical ones included.
    pub abnormal: u32,
    /// Whether something was corrected after it had been final.
    pub corrected: bool,
}

pub(super) fn to_review_sql(own: bool) -> String {
    let mine = if own { "AND o.ordered_by = ?1" } else { "" };
    format!(
        "SELECT {ORDER}, {PERSON}, {TEST_NAMES}, u.name, o.validated_at, {CRITICAL}, {ABNORMAL},
             EXISTS (SELECT 1 FROM lab_order_events AS e WHERE e.lab_order_id = o.id AND e.action = 'correct')
         FROM lab_orders AS o JOIN patients AS p ON p.id = o.patient_id JOIN users AS u ON u.id = o.ordered_by
         WHERE o.status = 'results_available' {mine}
         ORDER BY CASE WHEN {CRITICAL} > 0 THEN 0 WHEN {ABNORMAL} > 0 THEN 1 ELSE 2 END, {URGENCY}, o.validated_at, o.id"
    )
}

/// The results to read: one doctor's, or everybody's. Those with critical values first, then those with abnormal
/// ones.
///
/// # Errors
/// Whatever SQLite refuses.
pub fn to_review(conn: &Connection, doctor: Option<UserId>) -> Result<Vec<ReviewRow>, StoreError> {
    let mut statement = conn.prepare_cached(&to_review_sql(doctor.is_some()))?;
    let read = |row: &Row<'_>| {
        Ok(ReviewRow {
            order: order(row)?,
            person: Person::read(row, PERSON_AT)?,
            tests: row.get::<_, Option<String>>(REST)?.unwrap_or_default(),
            doctor: row.get(REST + 1)?,
            validated_at: row.get(REST + 2)?,
            critical: row.get(REST + 3)?,
            abnormal: row.get(REST + 4)?,
            corrected: row.get(REST + 5)?,
        })
    };
    let rows = match doctor {
        Some(doctor) => statement.query_map(params![doctor], read)?.collect::<Result<_, _>>()?,
        None => statement.query_map([], read)?.collect::<Result<_, _>>()?,
    };
    Ok(rows)
}
