//! Merging and undoing: everything changes hands and comes back, and what was decided since stays.

use super::rows::{KEPT, MOVED};
use super::*;
use crate::domain::appointment::AppointmentStatus as S;
use crate::domain::identifiers::IdentifierType;
use crate::domain::lab_order::Priority;
use crate::domain::patient::{Allergies, Allergy, BirthDate};
use crate::domain::vitals::{Measure, VitalSet};
use crate::store::appointments::{self, tests::brought_to};
use crate::store::lab::orders::{NewOrder, Wanted, order};
use crate::store::patients::{
    Details, Identifier, NewAllergy, add_allergy, allergies, edit, find, header, no_known_allergies, set_active,
};
use crate::store::testing::{Clinic, details, refusal};
use crate::store::{audit, check, vitals};
use proptest::prelude::*;
use rusqlite::types::Value;
use std::collections::{BTreeMap, BTreeSet};

fn known(clinic: &Clinic, id: PatientId) -> Patient {
    clinic.store.read(|conn| get(conn, id)).unwrap()
}

fn seen(clinic: &Clinic, id: PatientId) -> Seen {
    Seen::from(&known(clinic, id))
}

fn merged(clinic: &Clinic, source: PatientId, target: PatientId, taken: &[MergeField]) -> Result<Patient, StoreError> {
    let (one, two) = (seen(clinic, source), seen(clinic, target));
    clinic.later(700, &clinic.secretary, |tx| merge(tx, one, two, taken, "registered twice"))
}

fn unmerged(clinic: &Clinic, source: PatientId) -> Result<Patient, StoreError> {
    let target = clinic.store.read(|conn| survivor(conn, source)).unwrap();
    let version = known(clinic, target).version;
    clinic.later(900, &clinic.secretary, |tx| unmerge(tx, source, version, "two people after all"))
}

fn changed(clinic: &Clinic, id: PatientId, change: impl FnOnce(&mut Details)) {
    let mut patient = known(clinic, id);
    change(&mut patient.details);
    clinic.later(650, &clinic.secretary, |tx| edit(tx, id, patient.version, &patient.details)).unwrap();
}

fn found(clinic: &Clinic, query: &str) -> Vec<PatientId> {
    clinic.store.read(|conn| find(conn, query)).unwrap().rows.into_iter().map(|row| row.id).collect()
}

fn told(error: StoreError) -> &'static str {
    error.message().text.id()
}

/// Every row of every table, but for the log, the story of merges, and who changed a row last.
fn everything(clinic: &Clinic) -> BTreeMap<String, Vec<String>> {
    let tables = |conn: &Connection| -> rusqlite::Result<Vec<String>> {
        conn.prepare(
            "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'
             AND name NOT LIKE 'patient_search%' AND name NOT LIKE 'patient_merge%' AND name <> 'audit_log'",
        )?
        .query_map([], |row| row.get(0))?
        .collect()
    };
    let rows = |conn: &Connection, table: &str| -> rusqlite::Result<Vec<String>> {
        let mut statement = conn.prepare(&format!("SELECT * FROM {table}"))?;
        let names: Vec<String> = statement.column_names().map(str::to_owned).collect();
        let told = statement.query_map([], |row| {
            let values = names.iter().enumerate().filter(|(_, name)| {
                table != "patients" || !["version", "updated_at", "updated_by"].contains(&name.as_str())
            });
            values.map(|(at, name)| Ok(format!("{name}={:?}", row.get::<_, Value>(at)?))).collect::<Result<Vec<_>, _>>()
        })?;
        let mut told = told.map(|row| Ok(row?.join(" "))).collect::<rusqlite::Result<Vec<_>>>()?;
        told.sort();
        Ok(told)
    };
    clinic
        .store
        .read(|conn| {
            let all = tables(conn)?.into_iter().map(|table| Ok((table.clone(), rows(conn, &table)?)));
            Ok(all.collect::<rusqlite::Result<BTreeMap<_, _>>>()?)
        })
        .unwrap()
}

#[test]
fn every_table_that_names_a_patient_is_handed_over_or_kept_on_purpose() {
    let clinic = Clinic::new();
    let naming: BTreeSet<(String, String)> = clinic
        .store
        .read(|conn| {
            let sql = "SELECT t.name, f.\"from\" FROM sqlite_master AS t JOIN pragma_foreign_key_list(t.name) AS f
                       WHERE t.type = 'table' AND f.\"table\" = 'patients'";
            let mut statement = conn.prepare(sql)?;
            let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
            Ok(rows.collect::<Result<_, _>>()?)
        })
        .unwrap();
    let expected: BTreeSet<(String, String)> =
        MOVED.iter().chain(KEPT).map(|(table, column)| ((*table).to_owned(), (*column).to_owned())).collect();
    assert_eq!(naming, expected);
}

#[test]
fn everything_of_both_is_at_the_target_and_the_old_number_and_name_lead_there() {
    let clinic = Clinic::new();
    let [source, target, _] = clinic.patients;
    for (place, status) in (0..).zip([S::Completed, S::Cancelled, S::CheckedIn]) {
        brought_to(&clinic, status, 5 + place * 25);
    }
    let new = NewOrder {
        patient: source,
        appointment: None,
        tests: vec![Wanted::FreeText("culture".to_owned())],
        priority: Priority::Routine,
        clinical_information: String::new(),
    };
    clinic.write(&clinic.doctor, |tx| order(tx, &new)).unwrap();
    changed(&clinic, source, |details| {
        details.identifiers = vec![Identifier { kind: IdentifierType::Passport, value: "FX123456".to_owned() }];
        details.phone = "11 5555-4444".to_owned();
        details.occupation = "teacher".to_owned();
    });
    let before = clinic.store.read(|conn| chart(conn, source)).unwrap().counts;
    assert!(before.visits == 3 && before.lab_orders == 1 && before.invoices > 0, "{before:?}");
    let after = merged(&clinic, source, target, &[MergeField::Occupation]).unwrap();
    assert_eq!(clinic.store.read(|conn| chart(conn, target)).unwrap().counts, before);
    assert_eq!(clinic.store.read(|conn| chart(conn, source)).unwrap().counts, Counts::default());
    assert_eq!((after.details.occupation.as_str(), after.details.phone.as_str()), ("teacher", ""));
    assert_eq!(after.details.identifiers.len(), 1);
    let gone = known(&clinic, source);
    assert_eq!((gone.active, gone.merged_into), (false, Some(target)));
    for query in ["zoe nunez", "nunez", "joao", "PAT-000001", "1", "PAT-000002", "FX123456", "5555-4444"] {
        assert_eq!(found(&clinic, query), [target], "{query}");
    }
    assert_eq!(check::run(&clinic.store).unwrap(), []);
    let log = clinic.store.read(|conn| audit::list(conn, None, 2)).unwrap();
    assert_eq!(log.iter().map(|row| row.action.as_str()).collect::<Vec<_>>(), ["merged_away", "merge"]);
    assert!(log.iter().all(|row| row.new.as_ref().unwrap().to_string().contains("registered twice")));
}

#[test]
fn a_merge_that_would_break_a_rule_is_refused() {
    let clinic = Clinic::new();
    let [one, two, three] = clinic.patients;
    assert_eq!(told(refusal(merged(&clinic, one, one, &[]))), "merge-same");
    let (a, b) = (seen(&clinic, one), seen(&clinic, two));
    let refused = |actor, reason: &str| refusal(clinic.write(actor, |tx| merge(tx, a, b, &[], reason)));
    assert!(matches!(refused(&clinic.nurse, "x"), StoreError::Forbidden { .. }));
    match refused(&clinic.secretary, "  ") {
        StoreError::Rule(RuleError::Field { field: REASON, .. }) => {}
        error => panic!("{error:?}"),
    }
    changed(&clinic, two, |details| details.occupation = "cook".to_owned());
    assert!(matches!(refused(&clinic.secretary, "x"), StoreError::Conflict { entity: Entity::Patient, .. }));
    // Both at half past ten: one with each doctor.
    let booking = clinic.booking(60);
    let other = appointments::Booking { patient: two, professional: clinic.professional_2, ..booking.clone() };
    clinic.write(&clinic.secretary, |tx| appointments::book(tx, &booking)).unwrap();
    let second = clinic.write(&clinic.secretary, |tx| appointments::book(tx, &other)).unwrap();
    assert_eq!(told(refusal(merged(&clinic, one, two, &[]))), "merge-overlap");
    clinic
        .write(&clinic.secretary, |tx| {
            let why = crate::domain::appointment::CancelReason::Patient;
            appointments::cancel(tx, second.id, second.version, why, "twice")
        })
        .unwrap();
    merged(&clinic, one, two, &[]).unwrap();
    assert_eq!(told(refusal(merged(&clinic, one, three, &[]))), "merge-gone");
    assert_eq!(told(refusal(merged(&clinic, three, one, &[]))), "merge-gone");
    let gone = seen(&clinic, one);
    let secretary = &clinic.secretary;
    let edited = clinic.write(secretary, |tx| edit(tx, one, gone.version, &details("A", "B")));
    assert_eq!(told(refusal(edited)), "merge-gone");
    assert_eq!(
        told(refusal(clinic.write(secretary, |tx| set_active(tx, one, gone.version, true, "back")))),
        "merge-gone"
    );
    let asked = clinic.write(&clinic.nurse, |tx| no_known_allergies(tx, one, gone.version));
    assert_eq!(told(refusal(asked)), "merge-gone");
}

#[test]
fn nobody_is_merged_while_the_doctor_writes() {
    let clinic = Clinic::new();
    let [source, target, _] = clinic.patients;
    let visit = brought_to(&clinic, S::InConsultation, 5);
    clinic.later(601, &clinic.doctor, |tx| appointments::start(tx, visit.id, visit.version, None)).unwrap();
    assert_eq!(told(refusal(merged(&clinic, source, target, &[]))), "merge-with-the-doctor");
    assert_eq!(told(refusal(merged(&clinic, target, source, &[]))), "merge-with-the-doctor");
}

#[test]
fn what_is_known_about_allergies_is_never_lost() {
    use AllergyStatus::{Listed, NoneKnown, NotAssessed};
    for (source, target, after) in [
        (NotAssessed, NotAssessed, NotAssessed),
        (NoneKnown, NotAssessed, NotAssessed),
        (NotAssessed, NoneKnown, NotAssessed),
        (NoneKnown, NoneKnown, NoneKnown),
        (Listed, NoneKnown, Listed),
        (NoneKnown, Listed, Listed),
        (Listed, Listed, Listed),
    ] {
        let clinic = Clinic::new();
        let (one, two) = (clinic.patients[0], clinic.patients[1]);
        for (patient, status) in [(one, source), (two, target)] {
            clinic
                .write(&clinic.nurse, |tx| match status {
                    NotAssessed => Ok(Version(1)),
                    NoneKnown => no_known_allergies(tx, patient, Version(1)),
                    Listed => add_allergy(tx, patient, Version(1), &latex()),
                })
                .unwrap();
        }
        merged(&clinic, one, two, &[]).unwrap();
        let status: AllergyStatus = clinic.store.read(|conn| column(conn, two, "allergy_status")).unwrap();
        assert_eq!(status, after, "{source} into {target}");
    }
}

fn latex() -> NewAllergy {
    NewAllergy { allergy: Allergy { substance: "latex".to_owned(), severity: None }, reaction: String::new() }
}

#[test]
fn what_was_changed_or_came_since_stays_and_what_was_written_in_a_visit_goes_with_it() {
    let clinic = Clinic::new();
    let [source, target, _] = clinic.patients;
    let visit = brought_to(&clinic, S::CheckedIn, 5);
    changed(&clinic, source, |details| {
        details.occupation = "teacher".to_owned();
        details.phone = "11 5555-4444".to_owned();
    });
    merged(&clinic, source, target, &[MergeField::Occupation, MergeField::Phone]).unwrap();
    changed(&clinic, target, |details| details.phone = "11 7777-6666".to_owned());
    let version = known(&clinic, target).version;
    clinic.later(800, &clinic.nurse, |tx| add_allergy(tx, target, version, &latex())).unwrap();
    let later = appointments::Booking { patient: target, ..clinic.booking(24 * 60) };
    let later = clinic.later(800, &clinic.secretary, |tx| appointments::book(tx, &later)).unwrap();
    let set = VitalSet::default().with(Measure::HeartRate, 72);
    let new = vitals::NewVitals { set, ..vitals::NewVitals::default() };
    clinic.later(801, &clinic.nurse, |tx| vitals::record(tx, visit.id, visit.version, &new)).unwrap();
    let effects = clinic.store.read(|conn| undoing(conn, source)).unwrap();
    assert_eq!((effects.restored, effects.kept), (vec![MergeField::Occupation], vec![MergeField::Phone]));
    assert_eq!(effects.back, Counts { visits: 1, vitals: 1, ..Counts::default() });
    assert_eq!(effects.stays, Counts { visits: 1, allergies: 1, ..Counts::default() });
    let back = unmerged(&clinic, source).unwrap();
    assert_eq!((back.active, back.merged_into), (true, None));
    let kept = known(&clinic, target).details;
    assert_eq!((kept.occupation.as_str(), kept.phone.as_str()), ("", "11 7777-6666"));
    let counts = |id| clinic.store.read(|conn| chart(conn, id)).unwrap().counts;
    assert_eq!(counts(source), Counts { visits: 1, vitals: 1, ..Counts::default() });
    assert_eq!(counts(target), Counts { visits: 1, allergies: 1, ..Counts::default() });
    assert_eq!(clinic.store.read(|conn| appointments::get(conn, later.id)).unwrap().patient, target);
    assert_eq!(clinic.store.read(|conn| allergies(conn, target)).unwrap().len(), 1);
    assert!(matches!(clinic.store.read(|conn| header(conn, source)).unwrap().allergies, Allergies::NotAssessed));
    assert_eq!(check::run(&clinic.store).unwrap(), []);
}

#[test]
fn merges_of_merges_are_undone_the_last_one_first() {
    let clinic = Clinic::new();
    let [one, two, three] = clinic.patients;
    merged(&clinic, one, two, &[]).unwrap();
    merged(&clinic, two, three, &[]).unwrap();
    assert_eq!(
        (found(&clinic, "PAT-1"), found(&clinic, "zoe"), found(&clinic, "PAT-2")),
        (vec![three], vec![three], vec![three])
    );
    assert_eq!(told(refusal(clinic.store.read(|conn| undoing(conn, one)))), "merge-gone");
    unmerged(&clinic, two).unwrap();
    assert_eq!(
        (found(&clinic, "PAT-1"), found(&clinic, "zoe"), found(&clinic, "awa")),
        (vec![two], vec![two], vec![three])
    );
    unmerged(&clinic, one).unwrap();
    assert_eq!(found(&clinic, "zoe"), [one]);
    assert!(matches!(refusal(clinic.store.read(|conn| undoing(conn, one))), StoreError::NotFound(_)));
    assert_eq!(check::run(&clinic.store).unwrap(), []);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(12))]

    #[test]
    fn merging_and_undoing_is_as_if_nothing_had_been(
        statuses in proptest::sample::subsequence(S::ALL.to_vec(), 0..6),
        taken in proptest::sample::subsequence(MergeField::ALL.to_vec(), 0..12),
        asked in 0..3_u8,
        turned in any::<bool>(),
        full in any::<bool>(),
        inactive in any::<bool>(),
    ) {
        let clinic = Clinic::new();
        for (place, status) in (0..).zip(&statuses) {
            brought_to(&clinic, *status, 5 + place * 25);
        }
        let with_doctor = statuses.contains(&S::InConsultation);
        let (one, two) = (clinic.patients[0], clinic.patients[1]);
        if full {
            changed(&clinic, one, |details| {
                details.birth = Some(BirthDate::exact("1974-03-12".parse().unwrap()));
                details.phone = "11 5555-4444".to_owned();
                details.identifiers = vec![Identifier { kind: IdentifierType::Dni, value: "12345678".to_owned() }];
                details.address.city = "Dakar".to_owned();
                details.consent_contact = Some(true);
            });
        }
        clinic.write(&clinic.nurse, |tx| {
            let version = get(tx.conn, one)?.version;
            match asked {
                0 => Ok(version),
                1 => no_known_allergies(tx, one, version),
                _ => add_allergy(tx, one, version, &latex()),
            }
        }).unwrap();
        if inactive {
            let version = known(&clinic, one).version;
            // Refused while appointments are left.
            let _ = clinic.write(&clinic.secretary, |tx| set_active(tx, one, version, false, "moved away"));
        }
        let (source, target) = if turned { (two, one) } else { (one, two) };
        let before = everything(&clinic);
        match merged(&clinic, source, target, &taken) {
            Ok(_) => {
                prop_assert_ne!(&everything(&clinic), &before);
                prop_assert_eq!(check::run(&clinic.store).unwrap(), []);
                unmerged(&clinic, source).unwrap();
            }
            Err(error) => prop_assert!(with_doctor && told(error) == "merge-with-the-doctor"),
        }
        prop_assert_eq!(everything(&clinic), before);
        prop_assert_eq!(check::run(&clinic.store).unwrap(), []);
        prop_assert_eq!(found(&clinic, "zoe"), vec![one]);
        prop_assert_eq!(found(&clinic, "joao"), vec![two]);
    }
}
