//! The check of a whole database: what SQLite finds, whether the schema is as it should be, rows whose stories do not fit
//! together, and the chain of the audit log. Nothing is changed.

use super::audit::{self, Chain};
use super::error::StoreError;
use super::{Store, migrate, settings};
use crate::i18n::{Message, t};
use rusqlite::Connection;

/// Something that is not as it should be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// What a person reads.
    pub message: Message,
    /// The rows concerned, as `table 12` or `table.column`: for whoever repairs it.
    pub places: Vec<String>,
}

/// The most places that a finding lists.
const PLACES: usize = 20;

/// Rows that contradict each other: what they are, and the query that lists them as `table id`.
type Stray = (fn() -> Message, &'static str);

const STRAYS: &[Stray] = &[
    (|| t::CHECK_STATUS_AND_EVENTS.into(), APPOINTMENTS_UNLIKE_THEIR_STORY),
    (|| t::CHECK_STATUS_AND_EVENTS.into(), LAB_ORDERS_UNLIKE_THEIR_STORY),
    (|| t::CHECK_EVENTS_BROKEN.into(), BROKEN_APPOINTMENT_STORIES),
    (|| t::CHECK_EVENTS_BROKEN.into(), BROKEN_LAB_ORDER_STORIES),
    (|| t::CHECK_CLOSED_WITHOUT_INVOICE.into(), CLOSED_WITHOUT_INVOICE),
    (|| t::CHECK_COMPLETED_UNSIGNED.into(), COMPLETED_UNSIGNED),
    (|| t::CHECK_OVERLAP.into(), OVERLAPPING_PATIENTS),
    (|| t::CHECK_SPECIMEN.into(), ORDERS_WITHOUT_SPECIMEN),
    (|| t::CHECK_RESULT_MISSING.into(), ORDERS_WITHOUT_RESULT),
    (|| t::CHECK_INVOICE_SUM.into(), INVOICES_THAT_DO_NOT_ADD_UP),
    (|| t::CHECK_WRONG_PATIENT.into(), OTHER_PATIENTS),
    (|| t::CHECK_UNSEARCHABLE.into(), UNSEARCHABLE_PATIENTS),
];

const APPOINTMENTS_UNLIKE_THEIR_STORY: &str = "SELECT 'appointments ' || a.id FROM appointments AS a
    WHERE a.status <> coalesce((SELECT e.to_status FROM appointment_events AS e WHERE e.appointment_id = a.id
                                ORDER BY e.id DESC LIMIT 1), '')";

const LAB_ORDERS_UNLIKE_THEIR_STORY: &str = "SELECT 'lab_orders ' || o.id FROM lab_orders AS o
    WHERE o.status <> coalesce((SELECT e.to_status FROM lab_order_events AS e WHERE e.lab_order_id = o.id
                                ORDER BY e.id DESC LIMIT 1), '')";

const BROKEN_APPOINTMENT_STORIES: &str = "SELECT DISTINCT 'appointments ' || appointment_id FROM (
        SELECT appointment_id, from_status, at,
            lag(to_status) OVER (PARTITION BY appointment_id ORDER BY id) AS before,
            lag(at) OVER (PARTITION BY appointment_id ORDER BY id) AS before_at
        FROM appointment_events) AS e
    WHERE coalesce(from_status, '') <> coalesce(before, '') OR at < before_at";

const BROKEN_LAB_ORDER_STORIES: &str = "SELECT DISTINCT 'lab_orders ' || lab_order_id FROM (
        SELECT lab_order_id, from_status, at,
            lag(to_status) OVER (PARTITION BY lab_order_id ORDER BY id) AS before,
            lag(at) OVER (PARTITION BY lab_order_id ORDER BY id) AS before_at
        FROM lab_order_events) AS e
    WHERE coalesce(from_status, '') <> coalesce(before, '') OR at < before_at";

// An invoice that was voided afterwards leaves the visit closed.
const CLOSED_WITHOUT_INVOICE: &str = "SELECT 'appointments ' || a.id FROM appointments AS a
    WHERE a.status = 'completed'
        AND NOT EXISTS (SELECT 1 FROM invoices AS i WHERE i.appointment_id = a.id AND i.issued_at IS NOT NULL)";

const COMPLETED_UNSIGNED: &str = "SELECT 'appointments ' || a.id FROM appointments AS a
    WHERE a.status IN ('consultation_completed', 'completed')
        AND NOT EXISTS (SELECT 1 FROM consultations AS c WHERE c.appointment_id = a.id AND c.signed_at IS NOT NULL)";

const OVERLAPPING_PATIENTS: &str = "SELECT DISTINCT 'appointments ' || b.id FROM appointments AS a
    JOIN appointments AS b ON b.patient_id = a.patient_id AND b.starts_at >= a.starts_at AND b.starts_at < a.ends_at
        AND (b.starts_at > a.starts_at OR b.id > a.id)
    WHERE a.status IN ('scheduled', 'confirmed', 'checked_in', 'in_consultation', 'consultation_completed', 'completed')
        AND b.status IN ('scheduled', 'confirmed', 'checked_in', 'in_consultation', 'consultation_completed', 'completed')";

const ORDERS_WITHOUT_SPECIMEN: &str = "SELECT 'lab_orders ' || o.id FROM lab_orders AS o
    WHERE (o.status IN ('sample_collected', 'in_progress', 'results_available', 'completed'))
        <> EXISTS (SELECT 1 FROM specimens AS s WHERE s.lab_order_id = o.id AND s.rejected_at IS NULL)";

const ORDERS_WITHOUT_RESULT: &str = "SELECT 'lab_orders ' || o.id FROM lab_orders AS o
    WHERE o.status IN ('results_available', 'completed')
        AND NOT EXISTS (SELECT 1 FROM lab_results AS r JOIN lab_order_tests AS x ON x.id = r.lab_order_test_id
                        WHERE x.lab_order_id = o.id AND r.superseded_at IS NULL)";

const INVOICES_THAT_DO_NOT_ADD_UP: &str = "SELECT 'invoices ' || i.id FROM invoices AS i
    WHERE i.status <> 'draft'
        AND i.subtotal <> coalesce((SELECT sum(l.amount) FROM invoice_lines AS l WHERE l.invoice_id = i.id), 0)";

const OTHER_PATIENTS: &str = "SELECT 'vitals ' || v.id FROM vitals AS v
        JOIN appointments AS a ON a.id = v.appointment_id WHERE v.patient_id <> a.patient_id
    UNION ALL SELECT 'consultations ' || c.id FROM consultations AS c
        JOIN appointments AS a ON a.id = c.appointment_id WHERE c.patient_id <> a.patient_id
    UNION ALL SELECT 'lab_orders ' || o.id FROM lab_orders AS o
        JOIN appointments AS a ON a.id = o.appointment_id WHERE o.patient_id <> a.patient_id
    UNION ALL SELECT 'invoices ' || i.id FROM invoices AS i
        JOIN appointments AS a ON a.id = i.appointment_id WHERE i.patient_id <> a.patient_id";

const UNSEARCHABLE_PATIENTS: &str = "SELECT 'patients ' || p.id FROM patients AS p
    WHERE (p.merged_into_id IS NULL) <> (p.id IN (SELECT rowid FROM patient_search))";

/// Checks everything. No finding means that all is well.
///
/// # Errors
/// Whatever keeps the check itself from being done.
pub fn run(store: &Store) -> Result<Vec<Finding>, StoreError> {
    store.read(all)
}

fn all(conn: &Connection) -> Result<Vec<Finding>, StoreError> {
    let mut findings = Vec::new();
    let mut add = |message: Message, places: Vec<String>| {
        if !places.is_empty() {
            findings.push(Finding { message, places });
        }
    };
    let damage: Vec<String> = places(conn, "PRAGMA integrity_check")?;
    add(t::CHECK_DAMAGED.into(), damage.into_iter().filter(|line| line != "ok").collect());
    add(t::CHECK_REFERENCE.into(), places(conn, REFERENCES)?);
    add(t::CHECK_SCHEMA.into(), migrate::drift(conn, migrate::SCHEMA)?);
    for (message, query) in STRAYS {
        add(message(), places(conn, query)?);
    }
    if let Chain::Broken { at } = audit::verify(conn)? {
        add(t::CHECK_AUDIT_BROKEN.into(), vec![format!("audit_log {at}")]);
    }
    if settings::load(conn).is_err() {
        add(t::CHECK_SETTINGS.into(), vec!["settings".to_owned()]);
    }
    Ok(findings)
}

const REFERENCES: &str =
    "SELECT \"table\" || coalesce(' ' || rowid, '') || ' → ' || parent FROM pragma_foreign_key_check";

fn places(conn: &Connection, query: &str) -> Result<Vec<String>, StoreError> {
    let mut statement = conn.prepare(query)?;
    let rows = statement.query_map([], |row| row.get(0))?;
    Ok(rows.take(PLACES).collect::<Result<_, _>>()?)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::appointment::AppointmentStatus;
    use crate::domain::vocabulary::Vocabulary;
    use crate::store::appointments::{self, tests::brought_to};
    use crate::store::testing::Clinic;

    fn texts(clinic: &Clinic) -> Vec<&'static str> {
        run(&clinic.store).unwrap().into_iter().map(|finding| finding.message.text.id()).collect()
    }

    /// A clinic with an appointment at every status, past which the rules were kept.
    fn busy() -> Clinic {
        let clinic = Clinic::new();
        for (place, status) in (0..).zip(AppointmentStatus::ALL) {
            brought_to(&clinic, *status, 5 + place * 25);
        }
        clinic
    }

    #[test]
    fn a_clinic_that_was_kept_by_the_rules_has_no_findings() {
        assert_eq!(run(&busy().store).unwrap(), []);
    }

    #[test]
    fn each_kind_of_trouble_is_found() {
        let clinic = busy();
        let outside = Connection::open(clinic.store.path()).unwrap();
        let trouble = |sql: &str| {
            outside
                .execute_batch(&format!(
                    "PRAGMA foreign_keys = OFF; PRAGMA ignore_check_constraints = ON; SAVEPOINT s; {sql}"
                ))
                .unwrap();
            let found = check_of(&outside);
            outside.execute_batch("ROLLBACK TO s; RELEASE s").unwrap();
            found
        };
        for (sql, text) in [
            ("DELETE FROM specialties; INSERT INTO user_roles VALUES (99, 'nurse')", "check-reference"),
            ("DROP INDEX appointments_to_close", "check-schema"),
            ("DROP TRIGGER appointments_step", "check-schema"),
            ("CREATE TABLE extra (id INTEGER)", "check-schema"),
            ("UPDATE appointments SET status = 'left' WHERE status = 'checked_in'", "check-status-and-events"),
            (
                "INSERT INTO appointment_events (appointment_id, from_status, to_status, action, at, user_id)
                 SELECT id, 'no_show', status, 'undo_no_show', 9999999999999, 1 FROM appointments WHERE status = 'scheduled'",
                "check-events-broken",
            ),
            ("DROP TRIGGER invoices_keep; UPDATE invoices SET issued_at = NULL, issued_by = NULL", "check-closed-without-invoice"),
            ("DROP TRIGGER consultations_signed; UPDATE consultations SET signed_at = NULL, signed_by = NULL", "check-completed-unsigned"),
            ("UPDATE appointments SET starts_at = starts_at - 600000 WHERE status = 'confirmed'", "check-overlap"),
            ("DROP TRIGGER invoices_keep; UPDATE invoices SET subtotal = 5, total = 5, patient_share = 5", "check-invoice-sum"),
            ("DROP TRIGGER consultations_patient; UPDATE consultations SET patient_id = 2", "check-wrong-patient"),
            ("DELETE FROM patient_search WHERE rowid = 1", "check-unsearchable"),
            ("DROP TRIGGER audit_log_keep; UPDATE audit_log SET actor = 'x' WHERE id = 3", "check-audit-broken"),
            ("DELETE FROM settings WHERE key = 'zone'", "check-settings"),
        ] {
            assert!(trouble(sql).contains(&text), "{sql}");
        }
        assert_eq!(texts(&clinic), Vec::<&str>::new());
    }

    /// The same check inside the transaction that made the trouble.
    fn check_of(conn: &Connection) -> Vec<&'static str> {
        all(conn).unwrap().into_iter().map(|finding| finding.message.text.id()).collect()
    }

    #[test]
    fn a_status_that_no_story_tells_names_its_appointment() {
        let clinic = busy();
        let id = clinic.store.read(appointments::triage).unwrap().pop().unwrap().id;
        let outside = Connection::open(clinic.store.path()).unwrap();
        outside.execute_batch("UPDATE appointments SET status = 'left' WHERE status = 'checked_in'").unwrap();
        let findings = run(&clinic.store).unwrap();
        let expected = Finding {
            message: t::CHECK_STATUS_AND_EVENTS.into(),
            places: vec![format!("appointments {}", crate::domain::ids::Id::raw(id))],
        };
        assert_eq!(findings, [expected]);
    }
}
