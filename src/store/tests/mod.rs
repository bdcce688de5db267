//! The house itself: opening, creating, migrating, locking, and what the schema refuses.

mod house;
pub(crate) mod testing;

use super::*;
use crate::domain::transition::Workflow;
use crate::domain::{appointment, lab_order, patient};
use proptest::prelude::*;
use rusqlite::params;

fn empty() -> (tempfile::TempDir, Store) {
    let folder = tempfile::tempdir().unwrap();
    let (store, ()) = Store::create(&folder.path().join("clinic.db"), "test", |_| Ok(())).unwrap();
    (folder, store)
}

fn refusal<T>(result: Result<T, StoreError>) -> StoreError {
    match result {
        Ok(_) => panic!("was not refused"),
        Err(error) => error,
    }
}

#[test]
fn a_new_file_is_private_and_stands_alone() {
    use std::os::unix::fs::PermissionsExt;
    let outside = tempfile::tempdir().unwrap();
    let folder = outside.path().join("a/data");
    let (store, ()) = Store::create(&folder.join("clinic.db"), "test", |_| Ok(())).unwrap();
    drop(store);
    let mode = |path: &Path| path.metadata().unwrap().permissions().mode() & 0o777;
    assert_eq!((mode(&folder), mode(&folder.join("clinic.db"))), (0o700, 0o600));
    let names: Vec<_> = std::fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    assert_eq!(names, ["clinic.db"]);
}

#[test]
fn a_creation_that_fails_leaves_nothing_behind() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("clinic.db");
    let failed = Store::create(&path, "test", |_| Err::<(), _>(StoreError::Full));
    assert!(matches!(refusal(failed), StoreError::Full));
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 0);
}

#[test]
fn an_existing_file_is_never_replaced() {
    let (folder, store) = empty();
    let again = Store::create(&folder.path().join("clinic.db"), "test", |_| Ok(()));
    assert!(matches!(refusal(again), StoreError::Exists));
    assert!(store.data_version().is_ok());
}

#[test]
fn what_is_not_a_clinic_is_refused_and_left_as_it_is() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("clinic.db");
    assert!(matches!(refusal(Store::open(&path, "test")), StoreError::Missing));
    for content in
        ["", "Dear diary, today I am long enough to be taken for a database by a careless program. ".repeat(9).as_str()]
    {
        std::fs::write(&path, content).unwrap();
        assert!(matches!(refusal(Store::open(&path, "test")), StoreError::NotAClinic), "{content}");
        assert_eq!(std::fs::read_to_string(&path).unwrap(), content);
    }
    std::fs::remove_file(&path).unwrap();
    Connection::open(&path).unwrap().execute_batch("CREATE TABLE notes (text TEXT)").unwrap();
    assert!(matches!(refusal(Store::open(&path, "test")), StoreError::NotAClinic));
}

#[test]
fn a_newer_file_is_refused() {
    let (_folder, store) = empty();
    store.conn.pragma_update(None, "user_version", 99).unwrap();
    let known = migrate::STEPS.len() as i64 + 1;
    assert!(
        matches!(refusal(Store::open(&store.path, "test")), StoreError::Newer { found: 99, known: k } if k == known)
    );
}

#[test]
fn an_older_file_is_migrated_once_after_a_copy() {
    let (folder, store) = empty();
    let steps = ["CREATE TABLE rooms (id INTEGER PRIMARY KEY) STRICT", "INSERT INTO rooms VALUES (7)"];
    store.conn.pragma_update(None, "user_version", 1).unwrap();
    let racers: Vec<_> = (0..4)
        .map(|_| {
            let path = store.path.clone();
            std::thread::spawn(move || {
                let other = Store::connect(path.clone(), "test").unwrap();
                migrate::run(&other.conn, &path, &steps).unwrap();
            })
        })
        .collect();
    racers.into_iter().for_each(|racer| racer.join().unwrap());
    let rooms: i64 = store.conn.query_row("SELECT count(*) FROM rooms", [], |row| row.get(0)).unwrap();
    assert_eq!(rooms, 1);
    let copy = folder.path().join("clinic.db.before-v3");
    assert!(!folder.path().join("clinic.db.before-v3-2").exists());
    let before = Connection::open(copy).unwrap();
    assert!(!before.table_exists(None, "rooms").unwrap());
    assert_eq!(before.pragma_query_value(None, "user_version", |row| row.get::<_, i64>(0)).unwrap(), 1);
}

/// Steps and schema are two ways to the same place: whatever the steps are, here is how that is proven.
fn steps_lead_to(first: &str, steps: &[&str], schema: &str) -> Vec<String> {
    let conn = Connection::open_in_memory().unwrap();
    conn.execute_batch(first).unwrap();
    steps.iter().for_each(|step| conn.execute_batch(step).unwrap());
    migrate::drift(&conn, schema).unwrap()
}

#[test]
fn the_steps_from_version_1_lead_to_the_schema() {
    let version_1 = include_str!("../../../migrations/1.sql");
    assert_eq!(steps_lead_to(version_1, migrate::STEPS, migrate::SCHEMA), Vec::<String>::new());
}

#[test]
fn a_step_that_leads_elsewhere_is_noticed() {
    let first = "CREATE TABLE beds (id INTEGER PRIMARY KEY) STRICT;";
    let schema = "-- Beds.\nCREATE TABLE beds (id INTEGER PRIMARY KEY, -- the key\n ward TEXT) STRICT;\nCREATE INDEX beds_by_ward ON beds (ward);";
    let column = "ALTER TABLE beds ADD COLUMN ward TEXT";
    let index = "CREATE INDEX beds_by_ward ON beds (ward)";
    assert_eq!(steps_lead_to(first, &[column, index], schema), Vec::<String>::new());
    assert_eq!(steps_lead_to(first, &[column], schema), ["index beds_by_ward"]);
    assert_eq!(steps_lead_to(first, &["ALTER TABLE beds ADD COLUMN ward INTEGER", index], schema), ["table beds"]);
    assert_eq!(steps_lead_to(first, &[column, index, "CREATE TABLE x (y)"], schema), ["table x"]);
}

#[test]
fn a_step_that_fails_changes_nothing() {
    let (_folder, store) = empty();
    store.conn.pragma_update(None, "user_version", 1).unwrap();
    for steps in [
        ["CREATE TABLE rooms (id INTEGER PRIMARY KEY) STRICT; SELECT nonsense"],
        [
            "CREATE TABLE rooms (id INTEGER PRIMARY KEY, ward INTEGER REFERENCES users (id)) STRICT; INSERT INTO rooms VALUES (1, 9)",
        ],
    ] {
        assert!(migrate::run(&store.conn, &store.path, &steps).is_err());
        assert!(!store.conn.table_exists(None, "rooms").unwrap());
        assert_eq!(store.conn.pragma_query_value(None, "user_version", |row| row.get::<_, i64>(0)).unwrap(), 1);
        assert!(store.conn.pragma_query_value(None, "foreign_keys", |row| row.get::<_, bool>(0)).unwrap());
    }
}

#[test]
fn a_locked_database_is_busy_and_the_error_says_try_again() {
    let (_folder, store) = empty();
    let mut other = Connection::open(&store.path).unwrap();
    other.busy_handler(Some(|_| false)).unwrap();
    let busy = store.immediate(|_| Ok(other.execute_batch("BEGIN IMMEDIATE")?));
    let busy = refusal(busy);
    assert!(matches!(busy, StoreError::Busy) && busy.is_retryable());
}

#[test]
fn other_connections_writes_show_in_the_data_version_and_own_ones_do_not() {
    let (_folder, store) = empty();
    let other = Store::open(&store.path, "other").unwrap();
    let before = store.data_version().unwrap();
    store.conn.execute_batch("CREATE TABLE a (id INTEGER PRIMARY KEY) STRICT").unwrap();
    assert_eq!(store.data_version().unwrap(), before);
    other.conn.execute_batch("CREATE TABLE b (id INTEGER PRIMARY KEY) STRICT").unwrap();
    assert_ne!(store.data_version().unwrap(), before);
}

/// One row in `table` for each status, made without its triggers, then every change tried with them.
fn triggers_allow<S: Vocabulary + PartialEq, A: Vocabulary + PartialEq>(
    table: &str,
    trigger: &str,
    workflow: &Workflow<S, A>,
) {
    let conn = Connection::open_in_memory().unwrap();
    conn.execute_batch(&format!("CREATE TABLE {table} (id INTEGER PRIMARY KEY, status TEXT)")).unwrap();
    let schema = Connection::open_in_memory().unwrap();
    schema.execute_batch(migrate::SCHEMA).unwrap();
    let text: String =
        schema.query_row("SELECT sql FROM sqlite_master WHERE name = ?1", [trigger], |row| row.get(0)).unwrap();
    for (id, status) in (0_i64..).zip(S::ALL) {
        conn.execute(&format!("INSERT INTO {table} VALUES (?1, ?2)"), params![id, status.word()]).unwrap();
    }
    conn.execute_batch(&text).unwrap();
    let allowed = workflow.changes();
    for (id, from) in (0_i64..).zip(S::ALL) {
        for to in S::ALL {
            conn.execute_batch("SAVEPOINT s").unwrap();
            let changed =
                conn.execute(&format!("UPDATE {table} SET status = ?2 WHERE id = ?1"), params![id, to.word()]);
            conn.execute_batch("ROLLBACK TO s; RELEASE s").unwrap();
            let expected = from == to || allowed.contains(&(*from, *to));
            assert_eq!(changed.is_ok(), expected, "{table}: {} to {}", from.word(), to.word());
        }
    }
}

fn beginnings_allowed<S: Vocabulary + PartialEq, A: Vocabulary + PartialEq>(
    table: &str,
    trigger: &str,
    workflow: &Workflow<S, A>,
) {
    let conn = Connection::open_in_memory().unwrap();
    conn.execute_batch(&format!("CREATE TABLE {table} (id INTEGER PRIMARY KEY, status TEXT)")).unwrap();
    let schema = Connection::open_in_memory().unwrap();
    schema.execute_batch(migrate::SCHEMA).unwrap();
    let text: String =
        schema.query_row("SELECT sql FROM sqlite_master WHERE name = ?1", [trigger], |row| row.get(0)).unwrap();
    conn.execute_batch(&text).unwrap();
    for status in S::ALL {
        let inserted = conn.execute(&format!("INSERT INTO {table} (status) VALUES (?1)"), [status.word()]);
        let expected = workflow.rows().any(|row| row.from.is_none() && row.to == *status);
        assert_eq!(inserted.is_ok(), expected, "{table}: {}", status.word());
    }
}

#[test]
fn the_triggers_allow_exactly_the_steps_of_the_domain_tables() {
    triggers_allow("appointments", "appointments_step", &appointment::WORKFLOW);
    triggers_allow("lab_orders", "lab_orders_step", &lab_order::WORKFLOW);
    beginnings_allowed("appointments", "appointments_begin", &appointment::WORKFLOW);
    beginnings_allowed("lab_orders", "lab_orders_begin", &lab_order::WORKFLOW);
}

/// The words that the schema's check of a column allows.
fn checked_words(table: &str, column: &str) -> Vec<String> {
    let conn = Connection::open_in_memory().unwrap();
    conn.execute_batch(migrate::SCHEMA).unwrap();
    let text: String =
        conn.query_row("SELECT sql FROM sqlite_master WHERE name = ?1", [table], |row| row.get(0)).unwrap();
    let (_, rest) = text.split_once(&format!("CHECK ({column} IN (")).unwrap();
    let (words, _) = rest.split_once("))").unwrap();
    words.split(',').map(|word| word.trim().trim_matches('\'').to_owned()).collect()
}

fn words<V: Vocabulary>() -> Vec<String> {
    V::ALL.iter().map(|value| value.word().to_owned()).collect()
}

#[test]
fn the_schema_checks_the_words_of_the_vocabularies() {
    for (table, column, expected) in [
        ("appointments", "status", words::<appointment::AppointmentStatus>()),
        ("appointments", "kind", words::<appointment::AppointmentKind>()),
        ("appointments", "cancel_reason", words::<appointment::CancelReason>()),
        ("appointment_events", "action", words::<appointment::AppointmentAction>()),
        ("lab_orders", "status", words::<lab_order::LabOrderStatus>()),
        ("lab_orders", "priority", words::<lab_order::Priority>()),
        ("lab_order_events", "action", words::<lab_order::LabOrderAction>()),
        ("specimens", "reject_reason", words::<lab_order::RejectReason>()),
        ("patients", "sex", words::<patient::Sex>()),
        ("patients", "birth_precision", words::<patient::BirthPrecision>()),
        ("patients", "blood_type", words::<patient::BloodType>()),
        ("patients", "marital_status", words::<patient::MaritalStatus>()),
        ("patients", "allergy_status", words::<patient::AllergyStatus>()),
        ("patient_allergies", "severity", words::<patient::AllergySeverity>()),
        ("patient_identifiers", "type", words::<crate::domain::identifiers::IdentifierType>()),
        ("schedule_exceptions", "kind", words::<crate::domain::schedule::ExceptionKind>()),
        ("user_roles", "role", words::<crate::domain::actor::Role>()),
    ] {
        assert_eq!(checked_words(table, column), expected, "{table}.{column}");
    }
}

#[test]
fn every_table_is_strict_and_nothing_is_deleted_by_cascade() {
    let conn = Connection::open_in_memory().unwrap();
    conn.execute_batch(migrate::SCHEMA).unwrap();
    let mut tables = conn
        .prepare("SELECT name, strict FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND name NOT LIKE 'sqlite_%'")
        .unwrap();
    let tables: Vec<(String, bool)> =
        tables.query_map([], |row| Ok((row.get(0)?, row.get(1)?))).unwrap().map(Result::unwrap).collect();
    assert!(tables.len() > 30);
    for (table, strict) in &tables {
        assert!(strict, "{table}");
        let rules: Vec<String> = conn
            .prepare(&format!("SELECT on_delete FROM pragma_foreign_key_list('{table}')"))
            .unwrap()
            .query_map([], |row| row.get(0))
            .unwrap()
            .map(Result::unwrap)
            .collect();
        assert!(rules.iter().all(|rule| rule == "RESTRICT"), "{table}");
    }
}

fn entry<'a>(action: &'a str, at: i64) -> audit::Entry<'a> {
    audit::Entry {
        at: Timestamp(at),
        user: None,
        actor: "nobody",
        action,
        entity: "user",
        entity_id: None,
        success: true,
        old: None,
        new: Some(serde_json::json!({ "a": 1 })),
        client: "test",
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn any_change_or_gap_in_the_audit_log_breaks_the_chain(rows in 2..8_i64, at in 1..8_i64, what in 0..4_usize) {
        let at = at.min(rows);
        let (_folder, store) = empty();
        store.immediate(|conn| (0..rows).try_for_each(|row| audit::append(conn, &entry("step", row)))).unwrap();
        prop_assert_eq!(audit::verify(&store.conn).unwrap(), audit::Chain::Whole { rows });
        let tampering = [
            format!("UPDATE audit_log SET actor = 'somebody' WHERE id = {at}"),
            format!("UPDATE audit_log SET new_values = NULL WHERE id = {at}"),
            format!("UPDATE audit_log SET hash = prev_hash WHERE id = {at}"),
            format!("DELETE FROM audit_log WHERE id = {}", at.min(rows - 1)),
        ];
        prop_assert!(store.conn.execute_batch(&tampering[what]).is_err(), "the triggers refuse it");
        store.conn.execute_batch("DROP TRIGGER audit_log_keep; DROP TRIGGER audit_log_stay").unwrap();
        store.conn.execute_batch(&tampering[what]).unwrap();
        let broken = matches!(audit::verify(&store.conn).unwrap(), audit::Chain::Broken { .. });
        prop_assert!(broken);
    }
}
