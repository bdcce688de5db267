//! The queues as scripts and people print them, with somebody in each of them; and what an examination finds.

use crate::clinic::{Clinic, at, monday, zone};
use crate::commands::{polyclinic, printed};
use crate::story;
use assert_cmd::Command;
use polyclinic::domain::appointment::AppointmentStatus;
use polyclinic::domain::lab_order::LabOrderStatus;
use polyclinic::domain::schedule::{PartOfDay, WEEK, Weekdays};
use polyclinic::domain::time::Timestamp;
use polyclinic::domain::waiting_list::Wanted;
use polyclinic::i18n::{Catalogue, Language, Locale, Text, t};
use polyclinic::store::lab::queues;
use polyclinic::store::waiting_list::{self, NewEntry};
use polyclinic::store::{Reader, appointments, audit, billing};
use serde_json::{Value, json};
use std::collections::BTreeSet;

const QUEUES: [&str; 7] = ["reception", "triage", "samples", "consultations", "results", "worklist", "billing"];

/// A command on this clinic.
fn at_clinic(clinic: &Clinic, line: &str) -> Command {
    let folder = clinic.path().parent().unwrap();
    let mut command = polyclinic(folder, line);
    command.env("POLYCLINIC_DATA_DIR", folder);
    command
}

fn rows(clinic: &Clinic, line: &str) -> Vec<Value> {
    serde_json::from_str(&printed(&mut at_clinic(clinic, line))).unwrap()
}

fn numbers(rows: &[Value]) -> Vec<String> {
    rows.iter().map(|row| row["number"].as_str().unwrap().to_owned()).collect()
}

/// What the store says of a queue: numbers and the instants by which a day is chosen.
fn expected(clinic: &Clinic, queue: &str) -> Vec<(String, Timestamp)> {
    let visits =
        |rows: Vec<appointments::QueueRow>| rows.iter().map(|row| (row.id.to_string(), row.starts_at)).collect();
    clinic
        .store
        .read(|conn| {
            Ok(match queue {
                "reception" => visits(appointments::reception(conn, monday(), zone())?),
                "triage" => visits(appointments::triage(conn)?),
                "consultations" => visits(appointments::consultations(conn, None)?),
                "billing" => {
                    billing::to_close(conn)?.iter().map(|row| (row.appointment.to_string(), row.since)).collect()
                }
                "samples" => queues::samples(conn)?.iter().map(|row| (row.order.id.to_string(), row.since)).collect(),
                "worklist" => {
                    queues::worklist(conn)?.iter().map(|row| (row.order.id.to_string(), row.collected_at)).collect()
                }
                "results" => queues::to_review(conn, None)?
                    .iter()
                    .map(|row| (row.order.id.to_string(), row.validated_at))
                    .collect(),
                other => panic!("there is no queue {other}"),
            })
        })
        .unwrap()
}

#[test]
fn each_queue_prints_what_the_store_says_in_the_same_order() {
    let clinic = story::busy();
    for queue in QUEUES {
        let expected = expected(&clinic, queue);
        assert!(!expected.is_empty(), "nobody is in {queue}");
        let ids: Vec<&String> = expected.iter().map(|(id, _)| id).collect();
        let monday = rows(&clinic, &format!("queue {queue} --day 2026-11-23 --json"));
        assert_eq!(numbers(&monday).iter().collect::<Vec<_>>(), ids, "{queue}");
        assert!(expected.iter().all(|(_, instant)| *instant >= at("8:00") && *instant < at("17:00")));
        if queue != "reception" {
            assert_eq!(numbers(&rows(&clinic, &format!("queue {queue} --json"))), numbers(&monday), "{queue}");
        }
        for other in ["2026-11-22", "2026-11-25"] {
            assert_eq!(rows(&clinic, &format!("queue {queue} --json --day {other}")), [Value::Null; 0], "{queue}");
        }
        for row in &monday {
            let name = row["name"].as_str().unwrap();
            assert!(crate::clinic::PATIENTS.iter().any(|(given, ..)| name.starts_with(given)), "{row}");
            assert!(row["waiting_minutes"].as_i64().unwrap() >= 0, "{row}");
            assert!(row["since"].as_str().unwrap().ends_with('Z'), "{row}");
        }
    }
}

/// The words of a text.
fn words(text: &str) -> BTreeSet<String> {
    text.split(|c: char| !c.is_alphabetic()).filter(|word| word.chars().count() > 2).map(str::to_lowercase).collect()
}

/// Every word that a table can hold but for what people have typed.
fn vocabulary(language: Language) -> BTreeSet<String> {
    use polyclinic::domain::vocabulary::Vocabulary;
    let catalogue = Catalogue::new(Locale::plain(language));
    let headings = [
        t::CLI_COLUMN_TIME,
        t::CLI_COLUMN_NUMBER,
        t::CLI_COLUMN_PATIENT,
        t::CLI_COLUMN_NAME,
        t::CLI_COLUMN_STATE,
        t::CLI_COLUMN_MINUTES,
        t::CLI_COLUMN_WITH,
        t::CLI_COLUMN_ABOUT,
    ];
    let statuses = AppointmentStatus::ALL.iter().map(|status| status.text());
    let orders = LabOrderStatus::ALL.iter().map(|status| status.text());
    let texts: Vec<Text> = headings.into_iter().chain(statuses).chain(orders).collect();
    texts.into_iter().flat_map(|text| words(&catalogue.text(text))).collect()
}

#[test]
fn a_french_table_has_no_english_word() {
    let clinic = story::busy();
    let english: BTreeSet<String> = vocabulary(Language::En).difference(&vocabulary(Language::Fr)).cloned().collect();
    assert!(english.contains("scheduled") && english.contains("time"), "{english:?}");
    let french = vocabulary(Language::Fr);
    for queue in QUEUES {
        let table = printed(&mut at_clinic(&clinic, &format!("queue {queue} --day 2026-11-23 --lang fr")));
        assert_eq!(table.lines().count(), expected(&clinic, queue).len() + 1, "{table}");
        assert!(words(&table).is_disjoint(&english), "{queue}: {:?}\n{table}", words(&table).intersection(&english));
        assert!(words(&table).intersection(&french).count() > 5, "{table}");
        let order = matches!(queue, "samples" | "worklist" | "results");
        assert!(table.contains(if order { "LAB-0000" } else { "APT-0000" }) && table.contains("23/11 "), "{table}");
    }
}

#[test]
fn the_keys_are_printed_in_every_language_and_are_valid_tables() {
    let folder = tempfile::tempdir().unwrap();
    let mut pages = BTreeSet::new();
    for language in Language::ALL {
        let page = printed(&mut polyclinic(folder.path(), &format!("keys --lang {}", language.code())));
        let rows: Vec<&str> = page.lines().filter(|line| line.starts_with('|')).collect();
        assert!(rows.len() > 30, "{page}");
        let columns = |row: &str| row.replace("\\|", "").matches('|').count();
        assert!(rows.iter().all(|row| columns(row) == columns(rows[0])), "{page}");
        pages.insert(page);
    }
    assert_eq!(pages.len(), 4);
}

#[test]
fn the_examination_finds_an_audit_row_that_was_changed_or_taken_out() {
    for (act, at) in [
        ("UPDATE audit_log SET actor = 'nobody' WHERE id = 5", 5),
        ("UPDATE audit_log SET new_values = '{}' WHERE id = 7", 7),
        ("DELETE FROM audit_log WHERE id = 6", 7),
    ] {
        let clinic = story::busy();
        assert_eq!(printed(&mut at_clinic(&clinic, "check")), "The database is sound\n");
        let hand = Reader::open(clinic.path()).unwrap();
        assert!(hand.execute_batch(act).is_err(), "the schema itself refuses: {act}");
        let triggers: String = hand
            .query_row(
                "SELECT group_concat(sql, ';') FROM sqlite_master WHERE tbl_name = 'audit_log' AND type = 'trigger'",
                [],
                |row| row.get(0),
            )
            .unwrap();
        hand.execute_batch(&format!("DROP TRIGGER audit_log_keep; DROP TRIGGER audit_log_stay; {act}; {triggers}"))
            .unwrap();
        for language in Language::ALL {
            let output =
                at_clinic(&clinic, &format!("check --lang {}", language.code())).assert().code(1).get_output().clone();
            let said = String::from_utf8(output.stdout).unwrap();
            let words = Catalogue::new(Locale::plain(language)).text(t::CHECK_AUDIT_BROKEN);
            assert_eq!(said, format!("{words} (audit_log {at})\n"), "{act}");
            assert!(output.stderr.is_empty());
        }
        let chain = clinic.store.read(audit::verify).unwrap();
        assert_eq!(chain, audit::Chain::Broken { at });
    }
}

#[test]
fn the_planner_prints_what_is_booked_and_what_is_free() {
    let clinic = Clinic::new();
    let id = clinic.booked(crate::clinic::patient(3), "daniel", "9:20");
    // A Monday that no run of this test will outlive: what has passed is not free any more.
    let all = rows(&clinic, "planner --day 2990-11-22 --json");
    assert_eq!((all.len(), all.iter().filter(|row| row["status"] == "free").count()), (54, 54));
    assert_eq!(all[0]["starts_at"], "2990-11-22T11:00:00Z");
    assert_eq!(all[0]["minutes"], 20);
    let monday = rows(&clinic, "planner --day 2026-11-23 --json");
    let booked: Vec<&Value> = monday.iter().filter(|row| row["status"] != "free").collect();
    assert_eq!(booked.len(), 1);
    assert_eq!(booked[0]["number"], id.to_string());
    assert_eq!(booked[0]["name"], "Awa Diop");
    assert_eq!(booked[0]["professional"], "Dr Daniel Rocha");
    let table = printed(&mut at_clinic(&clinic, "planner --day 2026-11-23"));
    assert!(table.contains("23 Nov 09:20  20       Dr Daniel Rocha  scheduled  APT-000001"), "{table}");
}

#[test]
fn the_waiting_list_prints_who_waits_for_whom() {
    let clinic = Clinic::new();
    let wanted = Wanted {
        professional: Some(clinic.professional("dora")),
        specialty: None,
        minutes: 40,
        part: PartOfDay::Morning,
        weekdays: Weekdays::only(WEEK[0]).and(WEEK[3]),
        first: crate::clinic::monday(),
        last: None,
    };
    let new = NewEntry {
        patient: crate::clinic::patient(3),
        wanted,
        reason: "palpitations".to_owned(),
        note: "after six".to_owned(),
    };
    clinic.acts("sofia", |tx| waiting_list::add(tx, &new));
    let list = rows(&clinic, "waiting-list --json");
    assert_eq!(list.len(), 1);
    assert_eq!((&list[0]["name"], &list[0]["professional"]), (&json!("Awa Diop"), &json!("Dr Dora Costa")));
    assert_eq!((&list[0]["part_of_day"], &list[0]["weekdays"]), (&json!("morning"), &json!([1, 4])));
    assert_eq!((&list[0]["minutes"], &list[0]["since"]), (&json!(40), &json!("2026-11-23T12:00:00Z")));
    assert_eq!(list[0].get("last_date"), None);
    let table = printed(&mut at_clinic(&clinic, "waiting-list"));
    assert!(table.contains("23 Nov 2026  PAT-000003  Awa Diop"), "{table}");
}
