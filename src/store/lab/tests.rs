//! Every step of an order by every role from every status, walks at random, races, and what the laboratory refuses.

use super::catalogue::Form;
use super::orders::{NewOrder, Wanted, cancel, detail, events, order, send};
use super::queues::{Stage, samples, to_review, worklist};
use super::results::{Correction, Entry, NewCall, Value, correct, record_call, review, save, start, validate};
use super::specimens::{collect, containers, reject};
use super::*;
use crate::domain::actor::{Actor, Role, Roles};
use crate::domain::error::RuleError;
use crate::domain::ids::{LabAnalyteId, LabOrderTestId, LabTestId};
use crate::domain::lab::Flag;
use crate::domain::lab_order::RejectReason;
use crate::domain::money::Money;
use crate::domain::patient::{BirthDate, Sex};
use crate::domain::specimen::{Accession, Container};
use crate::i18n::{Language, Text, t};
use crate::store::testing::{Clinic, details, full_scans, plan, refusal};
use crate::store::{audit, patients, settings, users};
use chrono::NaiveDate;
use proptest::prelude::*;

use LabOrderAction as A;
use LabOrderStatus as S;

/// The clinic with a catalogue and a grown woman.
struct Lab {
    clinic: Clinic,
    patient: PatientId,
}

fn born(year: i32) -> Option<BirthDate> {
    Some(BirthDate::exact(NaiveDate::from_ymd_opt(year, 11, 20).unwrap()))
}

impl Lab {
    fn new() -> Self {
        let clinic = Clinic::new();
        clinic.write(&clinic.admin, |tx| catalogue::import(tx, Language::En, Money::of_minor(5_000))).unwrap();
        let patient = Self::register(&clinic, "Inès", Sex::Female, 1980);
        Self { clinic, patient }
    }

    fn register(clinic: &Clinic, given: &str, sex: Sex, year: i32) -> PatientId {
        let details = patients::Details { sex, birth: born(year), ..details(given, "Le Goff") };
        clinic.write(&clinic.secretary, |tx| patients::register(tx, &details, None)).unwrap()
    }

    fn test(&self, code: &str) -> LabTestId {
        let tests = self.clinic.store.read(catalogue::tests).unwrap();
        tests.into_iter().find(|test| test.code == code).unwrap().id
    }

    fn wish(&self, codes: &[&str]) -> NewOrder {
        NewOrder {
            patient: self.patient,
            appointment: None,
            tests: codes.iter().map(|code| Wanted::Test(self.test(code))).collect(),
            priority: Priority::Routine,
            clinical_information: String::new(),
        }
    }

    fn now(&self, id: LabOrderId) -> LabOrder {
        self.clinic.store.read(|conn| get(conn, id)).unwrap()
    }

    /// An order that has come to a status by the book, with these tests.
    fn brought_to(&self, status: S, codes: &[&str]) -> LabOrder {
        let wish = self.wish(codes);
        let id = self.clinic.write(&self.clinic.doctor, |tx| Ok(order(tx, &wish)?.id)).unwrap();
        for (minute, action) in (1..).zip(path(status)) {
            self.clinic
                .later(minute, self.clinic.with_role(WORKFLOW.roles(*action)[0]), |tx| {
                    provide(tx, id, *action);
                    act(tx, id, get(tx.conn, id)?.version, *action)
                })
                .unwrap();
        }
        let order = self.now(id);
        assert_eq!(order.status, status);
        order
    }

    /// The ordered test's and the analyte's key.
    fn place(&self, id: LabOrderId, analyte: &str) -> (LabOrderTestId, LabAnalyteId) {
        let results = self.clinic.store.read(|conn| results::of_order(conn, id, self.clinic.now)).unwrap();
        let found = results.iter().flat_map(|test| test.analytes.iter().map(move |of| (test.test, of)));
        let (test, of) = found.into_iter().find(|(_, of)| of.code == analyte).unwrap();
        (test, of.id.unwrap())
    }

    fn entry(&self, id: LabOrderId, analyte: &str, value: &str) -> Entry {
        let (test, analyte) = self.place(id, analyte);
        Entry { test, analyte: Some(analyte), value: value.to_owned() }
    }

    /// Saves values and says what they mean.
    fn flags(&self, order: LabOrder, values: &[(&str, &str)]) -> Vec<Flag> {
        let entries: Vec<Entry> = values.iter().map(|(code, value)| self.entry(order.id, code, value)).collect();
        let clinic = &self.clinic;
        clinic.later(30, &clinic.biologist, |tx| save(tx, order.id, order.version, &entries)).unwrap();
        let results = clinic.store.read(|conn| results::of_order(conn, order.id, clinic.now)).unwrap();
        let flag = |code: &str| {
            let mut analytes = results.iter().flat_map(|test| &test.analytes);
            analytes.find(|of| of.code == code).unwrap().current.as_ref().unwrap().flag
        };
        values.iter().map(|(code, _)| flag(code)).collect()
    }
}

/// A value that no other minute has.
fn value_of(tx: &Tx<'_>) -> String {
    let minute = (tx.now.0 / 60_000).rem_euclid(79);
    format!("{}.{}", minute / 10, minute % 10)
}

fn entries(tx: &Tx<'_>, id: LabOrderId) -> Vec<Entry> {
    let results = results::of_order(tx.conn, id, tx.now).unwrap();
    let each = results.iter().flat_map(|test| test.analytes.iter().map(|of| (test.test, of.id)));
    each.map(|(test, analyte)| Entry { test, analyte, value: value_of(tx) }).collect()
}

/// Whatever an action needs besides status and role: results, before they are made final.
fn provide(tx: &Tx<'_>, id: LabOrderId, action: A) {
    if action == A::Validate {
        for test in orders::tests(tx.conn, id).unwrap() {
            tx.execute(
                "INSERT INTO lab_results (lab_order_test_id, version, value_text, flag, entered_at, entered_by)
                 VALUES (?1, 1, 'seen', 'no_range', ?2, ?3) ON CONFLICT DO NOTHING",
                params![test.id, tx.now, tx.actor.user],
            )
            .unwrap();
        }
    }
}

/// Takes an action through the function that a screen would call.
fn act(tx: &Tx<'_>, id: LabOrderId, seen: Version, action: A) -> Result<(), StoreError> {
    match action {
        A::Order => unreachable!("an order is written once"),
        A::Send => send(tx, id, seen).map(|_| ()),
        A::CollectSample => collect(tx, id, seen, &[Container::Serum]).map(|_| ()),
        A::RejectSpecimen => reject(tx, id, seen, RejectReason::Clotted, "").map(|_| ()),
        A::StartAnalysis => start(tx, id, seen).map(|_| ()),
        A::SaveResults => save(tx, id, seen, &entries(tx, id)).map(|_| ()),
        A::Validate => validate(tx, id, seen, "As expected.").map(|_| ()),
        A::Review => review(tx, id, seen, "Fine.", Some("on call")).map(|_| ()),
        A::Correct => {
            let reason = "other patient's tube".to_owned();
            let correction = Correction { entries: entries(tx, id), reason, conclusion: String::new(), call: None };
            correct(tx, id, seen, &correction).map(|_| ())
        }
        A::Cancel => cancel(tx, id, seen, "not needed").map(|_| ()),
    }
}

/// The actions that lead to a status.
const fn path(status: S) -> &'static [A] {
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

fn text(error: StoreError) -> Text {
    match error {
        StoreError::Rule(rule) => rule.message().text,
        other => panic!("not a rule: {other:?}"),
    }
}

#[test]
fn each_step_is_open_to_exactly_the_roles_and_statuses_of_the_table() {
    let lab = Lab::new();
    for status in S::ALL {
        let before = lab.brought_to(*status, &["CRP"]);
        for action in A::ALL.iter().filter(|action| **action != A::Order) {
            for role in Role::ALL {
                let mut outcome = None;
                let rolled_back = lab.clinic.later::<()>(60, lab.clinic.with_role(*role), |tx| {
                    provide(tx, before.id, *action);
                    outcome = Some(act(tx, before.id, before.version, *action).and_then(|()| get(tx.conn, before.id)));
                    Err(StoreError::Full)
                });
                assert!(matches!(rolled_back, Err(StoreError::Full)));
                let case = format!("{action} from {status} by {role}");
                let expected = WORKFLOW.permit(Some(*status), *action, Roles::NONE.with(*role));
                match (expected, outcome.unwrap()) {
                    (Ok(row), Ok(after)) => {
                        assert_eq!((after.status, after.version.0), (row.to, before.version.0 + 1), "{case}");
                    }
                    (Err(RuleError::Role { .. }), Err(StoreError::Forbidden { attempt, .. })) => {
                        assert_eq!(attempt.action, action.word(), "{case}");
                    }
                    (Err(expected @ RuleError::State { .. }), Err(StoreError::Rule(rule))) => {
                        assert_eq!(rule, expected, "{case}");
                    }
                    (expected, outcome) => panic!("{case}: {expected:?}, {outcome:?}"),
                }
            }
        }
    }
}

#[test]
fn only_doctors_order_and_every_order_begins_as_created() {
    let lab = Lab::new();
    let wish = lab.wish(&["CBC", "CRP"]);
    for role in Role::ALL {
        let written = lab.clinic.write(lab.clinic.with_role(*role), |tx| order(tx, &wish));
        match WORKFLOW.roles(A::Order).contains(role) {
            true => assert_eq!(written.unwrap().status, S::Created),
            false => assert!(matches!(refusal(written), StoreError::Forbidden { .. }), "{role}"),
        }
    }
}

#[test]
fn whoever_comes_second_is_told_who_was_first_and_when() {
    let lab = Lab::new();
    for row in WORKFLOW.rows() {
        let Some(from) = row.from else { continue };
        let before = lab.brought_to(from, &["CRP"]);
        let actor = lab.clinic.with_role(row.roles[0]);
        let first = |tx: &Tx<'_>| {
            provide(tx, before.id, row.action);
            act(tx, before.id, before.version, row.action)
        };
        lab.clinic.later(70, actor, first).unwrap();
        let second = lab.clinic.later(71, actor, |tx| act(tx, before.id, before.version, row.action));
        match refusal(second) {
            StoreError::Conflict { entity: Entity::LabOrder, now, by, at } => {
                assert_eq!(now, Some(row.to.text()), "{}", row.action);
                assert_eq!((by, at), (actor.name.clone(), lab.clinic.now.plus_minutes(70)), "{}", row.action);
            }
            other => panic!("{}: {other:?}", row.action),
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(16))]

    #[test]
    fn any_walk_follows_the_table_and_its_story_leads_to_the_same_status(
        walk in proptest::collection::vec((1..A::ALL.len(), 0..Role::ALL.len()), 1..60)
    ) {
        let lab = Lab::new();
        let id = lab.brought_to(S::Created, &["CRP"]).id;
        let mut status = S::Created;
        for (minute, (action, role)) in (80..).zip(walk) {
            let (action, role) = (A::ALL[action], Role::ALL[role]);
            let outcome = lab.clinic.later(minute, lab.clinic.with_role(role), |tx| {
                provide(tx, id, action);
                act(tx, id, get(tx.conn, id)?.version, action)
            });
            let expected = WORKFLOW.permit(Some(status), action, Roles::NONE.with(role));
            prop_assert_eq!(outcome.is_ok(), expected.is_ok(), "{} {} {:?}", status, action, outcome);
            status = expected.map_or(status, |row| row.to);
            prop_assert_eq!(lab.now(id).status, status);
        }
        let (story, chain) = lab.clinic.store.read(|conn| Ok((events(conn, id)?, audit::verify(conn)?))).unwrap();
        let mut replayed = None;
        for event in story {
            prop_assert_eq!(event.from, replayed);
            prop_assert!(WORKFLOW.leads(event.from, event.action, event.to));
            prop_assert!(!event.action.needs_reason() || event.reason.is_some());
            replayed = Some(event.to);
        }
        prop_assert_eq!(replayed, Some(status));
        let whole = matches!(chain, audit::Chain::Whole { .. });
        prop_assert!(whole);
    }
}

#[test]
fn an_order_needs_tests_that_are_offered_and_the_right_patient() {
    let lab = Lab::new();
    let refused = |wish: &NewOrder| text(refusal(lab.clinic.write(&lab.clinic.doctor, |tx| order(tx, wish))));
    assert_eq!(refused(&lab.wish(&[])), t::LAB_NO_TESTS);
    assert_eq!(refused(&lab.wish(&["CBC", "CBC"])), t::LAB_TEST_TWICE);
    let free = |words: &str| Wanted::FreeText(words.to_owned());
    assert_eq!(refused(&NewOrder { tests: vec![free("Zinc"), free(" Zinc ")], ..lab.wish(&[]) }), t::LAB_TEST_TWICE);
    assert_eq!(refused(&NewOrder { tests: vec![free(" ")], ..lab.wish(&[]) }), t::FIELD_REQUIRED);
    lab.clinic
        .write(&lab.clinic.admin, |tx| tx.execute("UPDATE lab_tests SET active = 0 WHERE code = 'STOOL'", []))
        .unwrap();
    let gone = lab.clinic.store.read(catalogue::tests).unwrap().len();
    assert_eq!(gone, crate::catalogue::tests().unwrap().len() - 1);
    let stool = LabTestId::new(i64::try_from(gone).unwrap() + 1);
    assert_eq!(refused(&NewOrder { tests: vec![Wanted::Test(stool)], ..lab.wish(&[]) }), t::LAB_TEST_NOT_OFFERED);
    let visit = lab
        .clinic
        .write(&lab.clinic.secretary, |tx| Ok(crate::store::appointments::book(tx, &lab.clinic.booking(30))?.id))
        .unwrap();
    let other = NewOrder { appointment: Some(visit), ..lab.wish(&["CRP"]) };
    assert_eq!(refused(&other), t::CLINICAL_OTHER_PATIENT);
    let right = NewOrder { patient: lab.clinic.patients[0], ..other };
    let written = lab.clinic.write(&lab.clinic.doctor, |tx| order(tx, &right)).unwrap();
    let of_visit = lab.clinic.store.read(|conn| orders::of_appointment(conn, visit)).unwrap();
    assert_eq!(
        of_visit.iter().map(|row| (row.order.id, row.tests.as_str())).collect::<Vec<_>>(),
        [(written.id, "C-reactive protein")]
    );
}

#[test]
fn labels_count_up_by_the_clinics_day_and_a_rejected_specimen_keeps_its_own() {
    let lab = Lab::new();
    let clinic = &lab.clinic;
    let (one, two) = (lab.brought_to(S::SentToLab, &["CBC", "BMP", "INR"]), lab.brought_to(S::SentToLab, &["UA"]));
    assert_eq!(
        clinic.store.read(|conn| containers(conn, one.id)).unwrap(),
        [Container::Edta, Container::Serum, Container::Citrate]
    );
    let tubes = [Container::Edta, Container::Serum];
    let (one, first) = clinic.write(&clinic.nurse, |tx| collect(tx, one.id, one.version, &tubes)).unwrap();
    let (_, second) =
        clinic.write(&clinic.biologist, |tx| collect(tx, two.id, two.version, &[Container::UrineCup])).unwrap();
    let day = NaiveDate::from_ymd_opt(2026, 11, 20).unwrap();
    assert_eq!((first, second), (Accession::new(day, 1), Accession::new(day, 2)));
    let none = clinic.write(&clinic.nurse, |tx| {
        let again = reject(tx, one.id, one.version, RejectReason::Haemolysed, "pink")?;
        collect(tx, again.id, again.version, &[])
    });
    assert_eq!(text(refusal(none)), t::LAB_CONTAINERS_MISSING);
    let other = clinic.write(&clinic.nurse, |tx| reject(tx, one.id, one.version, RejectReason::Other, " "));
    assert_eq!(text(refusal(other)), t::FIELD_REQUIRED);
    let one =
        clinic.write(&clinic.nurse, |tx| reject(tx, one.id, one.version, RejectReason::Haemolysed, "pink")).unwrap();
    let waiting = clinic.store.read(samples).unwrap();
    assert_eq!(
        waiting.iter().map(|row| (row.order.id, row.rejected)).collect::<Vec<_>>(),
        [(one.id, Some(RejectReason::Haemolysed))]
    );
    let next_day = 24 * 60;
    let (one, third) = clinic.later(next_day, &clinic.nurse, |tx| collect(tx, one.id, one.version, &tubes)).unwrap();
    assert_eq!(third, Accession::new(day.succ_opt().unwrap(), 1));
    let specimens = clinic.store.read(|conn| detail(conn, one.id)).unwrap().specimens;
    assert_eq!(
        specimens.iter().map(|row| row.accession.clone()).collect::<Vec<_>>(),
        [first.to_string(), third.to_string()]
    );
    let (rejected, reason, words) = specimens[0].rejected.clone().unwrap();
    assert_eq!(
        (rejected.by, reason, words),
        (clinic.nurse.name.clone(), RejectReason::Haemolysed, Some("pink".to_owned()))
    );
    assert_eq!((specimens[1].rejected.is_none(), specimens[1].containers.as_slice()), (true, tubes.as_slice()));
}

#[test]
fn a_value_is_judged_by_sex_and_age_at_collection_and_honestly() {
    let mut lab = Lab::new();
    let order = lab.brought_to(S::InProgress, &["CBC", "UA", "BMP"]);
    let flags = lab.flags(
        order,
        &[
            ("HGB", "12.5"),
            ("WBC", "1,5"),
            ("PLT", "> 999"),
            ("UPRO", "Trace"),
            ("UNIT", "negative"),
            ("UCOL", "red"),
            ("K", "5.1"),
            ("NA", "5"),
        ],
    );
    use Flag::{Abnormal, CriticalHigh, CriticalLow, High, Invalid, NoRange, Normal};
    assert_eq!(flags, [Normal, CriticalLow, CriticalHigh, Abnormal, Normal, NoRange, High, Invalid]);
    lab.patient = Lab::register(&lab.clinic, "Yves", Sex::Male, 1980);
    assert_eq!(lab.flags(lab.brought_to(S::InProgress, &["CBC"]), &[("HGB", "12.5")]), [Flag::Low]);
    lab.patient = Lab::register(&lab.clinic, "Malo", Sex::Male, 2015);
    assert_eq!(lab.flags(lab.brought_to(S::InProgress, &["CBC"]), &[("HGB", "12.5")]), [NoRange]);
}

#[test]
fn what_cannot_be_read_is_refused_and_what_did_not_change_is_not_written() {
    let lab = Lab::new();
    let clinic = &lab.clinic;
    let order = lab.brought_to(S::InProgress, &["BMP", "UA"]);
    for (analyte, value, why) in [
        ("K", "four", t::LAB_RESULT_NOT_READ),
        ("K", "4.123", t::LAB_RESULT_NOT_READ),
        ("UPRO", "lots", t::LAB_RESULT_NOT_OFFERED),
    ] {
        let entry = lab.entry(order.id, analyte, value);
        let refused =
            clinic.write(&clinic.biologist, |tx| save(tx, order.id, order.version, std::slice::from_ref(&entry)));
        assert_eq!(text(refusal(refused)), why, "{value}");
    }
    let strange = Entry { analyte: None, ..lab.entry(order.id, "K", "4") };
    let refused =
        clinic.write(&clinic.biologist, |tx| save(tx, order.id, order.version, std::slice::from_ref(&strange)));
    assert_eq!(text(refusal(refused)), t::LAB_RESULT_UNKNOWN);
    let save_k = |order: LabOrder, value: &str| {
        let entry = lab.entry(order.id, "K", value);
        clinic.write(&clinic.biologist, |tx| save(tx, order.id, order.version, &[entry])).unwrap()
    };
    let first = save_k(order, "4,1");
    assert_eq!(save_k(first, "4.1"), first);
    let second = save_k(first, "4.2");
    assert_eq!(second.version.0, first.version.0 + 1);
    save_k(second, "");
    let results = clinic.store.read(|conn| results::of_order(conn, order.id, clinic.now)).unwrap();
    let potassium = results[0].analytes.iter().find(|of| of.code == "K").unwrap();
    assert_eq!(potassium.current, None);
    assert_eq!(potassium.earlier.iter().map(|row| row.value.to_string()).collect::<Vec<_>>(), ["4.2", "4.1"]);
}

#[test]
fn results_become_final_only_complete_possible_and_called() {
    let lab = Lab::new();
    let clinic = &lab.clinic;
    let mut order = lab.brought_to(S::InProgress, &["BMP", "CRP"]);
    let final_ = |order: LabOrder| clinic.later(40, &clinic.biologist, |tx| validate(tx, order.id, order.version, ""));
    let saved = |order: LabOrder, minute, analyte: &str, value: &str| {
        let entry = lab.entry(order.id, analyte, value);
        clinic.later(minute, &clinic.biologist, |tx| save(tx, order.id, order.version, &[entry])).unwrap()
    };
    order = saved(order, 31, "K", "4.1");
    assert_eq!(text(refusal(final_(order))), t::LAB_RESULT_MISSING);
    order = saved(order, 32, "CRP", "5");
    order = saved(order, 33, "NA", "300");
    assert_eq!(text(refusal(final_(order))), t::LAB_RESULT_IMPOSSIBLE);
    order = saved(order, 34, "NA", "140");
    let call =
        NewCall {
            told: "Dr Gómez".into(), told_at: clinic.now.plus_minutes(36), read_back: true, note: String::new()
        };
    let id = order.id;
    let called = |minute, call: &NewCall| clinic.later(minute, &clinic.biologist, |tx| record_call(tx, id, call));
    assert_eq!(text(refusal(called(36, &call))), t::LAB_CALL_NOTHING_CRITICAL);
    order = saved(order, 35, "K", "6.5");
    assert_eq!(text(refusal(final_(order))), t::LAB_CALL_FIRST);
    assert_eq!(text(refusal(called(35, &call))), t::LAB_CALL_FUTURE);
    called(36, &NewCall { read_back: false, ..call.clone() }).unwrap();
    assert_eq!(text(refusal(final_(order))), t::LAB_CALL_FIRST);
    called(37, &call).unwrap();
    // A critical value that came after the call needs another one.
    order = saved(order, 38, "K", "6.8");
    assert_eq!(text(refusal(final_(order))), t::LAB_CALL_FIRST);
    let forbidden = clinic.later(39, &clinic.nurse, |tx| record_call(tx, order.id, &call));
    assert!(matches!(refusal(forbidden), StoreError::Forbidden { .. }));
    called(39, &call).unwrap();
    assert_eq!(final_(order).unwrap().status, S::ResultsAvailable);
    assert_eq!(clinic.store.read(|conn| results::calls(conn, order.id)).unwrap().len(), 3);
}

#[test]
fn four_eyes_are_two_people() {
    let lab = Lab::new();
    let clinic = &lab.clinic;
    clinic
        .write(&clinic.admin, |tx| {
            settings::save(tx, &settings::Settings { four_eyes: true, ..settings::load(tx.conn)? })
        })
        .unwrap();
    let order = lab.brought_to(S::InProgress, &["CRP"]);
    let entry = lab.entry(order.id, "CRP", "5");
    let order = clinic.write(&clinic.biologist, |tx| save(tx, order.id, order.version, &[entry])).unwrap();
    let own = clinic.write(&clinic.biologist, |tx| validate(tx, order.id, order.version, ""));
    assert_eq!(text(refusal(own)), t::LAB_FOUR_EYES);
    let colleague: Actor = clinic
        .write(&clinic.admin, |tx| {
            let nurse = users::get(tx.conn, clinic.nurse.user)?;
            Ok(users::set_roles(tx, nurse.id, nurse.version, Roles::NONE.with(Role::Biologist))?.actor())
        })
        .unwrap();
    let done = clinic.write(&colleague, |tx| validate(tx, order.id, order.version, "")).unwrap();
    assert_eq!(done.status, S::ResultsAvailable);
}

#[test]
fn a_correction_keeps_what_was_said_before_and_asks_the_doctor_again() {
    let lab = Lab::new();
    let clinic = &lab.clinic;
    let order = lab.brought_to(S::InProgress, &["BMP"]);
    let entry = lab.entry(order.id, "K", "4.1");
    let order = clinic.later(41, &clinic.biologist, |tx| save(tx, order.id, order.version, &[entry])).unwrap();
    let order = clinic.later(42, &clinic.biologist, |tx| validate(tx, order.id, order.version, "")).unwrap();
    let order = clinic.later(43, &clinic.doctor, |tx| review(tx, order.id, order.version, "Fine.", None)).unwrap();
    let correction = |value: &str, reason: &str, call| Correction {
        entries: vec![lab.entry(order.id, "K", value)],
        reason: reason.to_owned(),
        conclusion: "Tubes were swapped.".to_owned(),
        call,
    };
    let tried = |correction: &Correction| {
        clinic.later(44, &clinic.biologist, |tx| correct(tx, order.id, order.version, correction))
    };
    assert_eq!(text(refusal(tried(&correction("4.5", " ", None)))), t::FIELD_REQUIRED);
    assert_eq!(text(refusal(tried(&correction("4.1", "swapped", None)))), t::LAB_RESULT_UNCHANGED);
    assert_eq!(text(refusal(tried(&correction("6.5", "swapped", None)))), t::LAB_CALL_FIRST);
    assert_eq!(text(refusal(tried(&correction("65", "swapped", None)))), t::LAB_RESULT_IMPOSSIBLE);
    let call = NewCall { told: "Dr Gómez".into(), told_at: clinic.now, read_back: true, note: String::new() };
    let corrected = tried(&correction("6.5", "swapped", Some(call))).unwrap();
    assert_eq!(corrected.status, S::ResultsAvailable);
    let results = clinic.store.read(|conn| results::of_order(conn, order.id, clinic.now)).unwrap();
    let potassium = results[0].analytes.iter().find(|of| of.code == "K").unwrap();
    let current = potassium.current.clone().unwrap();
    assert_eq!(
        (current.value.to_string(), current.version, current.reason),
        ("6.5".to_owned(), 2, Some("swapped".to_owned()))
    );
    assert_eq!(potassium.earlier[0].value.to_string(), "4.1");
    assert_eq!(potassium.earlier[0].superseded_at, Some(clinic.now.plus_minutes(44)));
    let inbox = clinic.store.read(|conn| to_review(conn, Some(clinic.doctor.user))).unwrap();
    assert_eq!(
        inbox.iter().map(|row| (row.order.id, row.critical, row.corrected)).collect::<Vec<_>>(),
        [(order.id, 1, true)]
    );
    assert_eq!(clinic.store.read(|conn| detail(conn, order.id)).unwrap().reviewed, None);
}

#[test]
fn another_doctor_reviews_only_with_a_reason() {
    let lab = Lab::new();
    let clinic = &lab.clinic;
    let order = lab.brought_to(S::ResultsAvailable, &["CRP"]);
    for reason in [None, Some(" ")] {
        let refused = clinic.write(&clinic.doctor_2, |tx| review(tx, order.id, order.version, "Fine.", reason));
        assert_eq!(text(refusal(refused)), t::FIELD_REQUIRED);
    }
    let done =
        clinic.write(&clinic.doctor_2, |tx| review(tx, order.id, order.version, "Fine.", Some("on call"))).unwrap();
    assert_eq!(done.status, S::Completed);
    let seen = clinic.store.read(|conn| detail(conn, order.id)).unwrap();
    assert_eq!((seen.interpretation.as_str(), seen.reviewed.unwrap().by), ("Fine.", clinic.doctor_2.name.clone()));
}

#[test]
fn earlier_values_stand_beside_new_ones_and_make_a_trend() {
    let lab = Lab::new();
    let clinic = &lab.clinic;
    for value in ["4.1", "<4.0"] {
        let order = lab.brought_to(S::InProgress, &["BMP"]);
        let entry = lab.entry(order.id, "K", value);
        clinic
            .later(50, &clinic.biologist, |tx| {
                let order = save(tx, order.id, order.version, &[entry])?;
                validate(tx, order.id, order.version, "")
            })
            .unwrap();
    }
    let next = lab.brought_to(S::InProgress, &["CMP"]);
    let results = clinic.store.read(|conn| results::of_order(conn, next.id, clinic.now)).unwrap();
    let potassium = results[0].analytes.iter().find(|of| of.code == "K").unwrap();
    let (_, value, _) = potassium.previous.clone().unwrap();
    assert!(matches!(value, Value::Number(reading) if reading.to_string() == "<4.0"), "of another test, by its code");
    let trend = clinic.store.read(|conn| results::trend(conn, lab.patient, "K", 10)).unwrap();
    assert_eq!(trend.iter().map(|point| point.reading.to_string()).collect::<Vec<_>>(), ["4.1", "<4.0"]);
}

#[test]
fn queues_show_the_urgent_first_and_each_order_in_one_place() {
    let lab = Lab::new();
    let clinic = &lab.clinic;
    let with = |priority: Priority, status: S| {
        let order = lab.brought_to(status, &["CRP", "TSH"]);
        clinic
            .write(&clinic.admin, |tx| {
                tx.execute("UPDATE lab_orders SET priority = ?1 WHERE id = ?2", params![priority, order.id])
            })
            .unwrap();
        order.id
    };
    let (routine, urgent, stat) = (
        with(Priority::Routine, S::SentToLab),
        with(Priority::Urgent, S::SentToLab),
        with(Priority::Stat, S::SentToLab),
    );
    let waiting: Vec<_> = clinic.store.read(samples).unwrap().into_iter().map(|row| row.order.id).collect();
    assert_eq!(waiting, [stat, urgent, routine]);
    let (received, started) = (with(Priority::Routine, S::SampleCollected), with(Priority::Stat, S::InProgress));
    let stages = || {
        let rows = clinic.store.read(worklist).unwrap();
        rows.iter().map(|row| (row.order.id, row.stage, row.entered)).collect::<Vec<_>>()
    };
    assert_eq!(stages(), [(started, Stage::InProgress, 0), (received, Stage::Received, 0)]);
    let enter = |analyte: &str| {
        let entry = lab.entry(started, analyte, "2");
        let version = lab.now(started).version;
        clinic.write(&clinic.biologist, |tx| save(tx, started, version, &[entry])).unwrap();
    };
    enter("CRP");
    assert_eq!(stages()[0], (started, Stage::InProgress, 1));
    enter("TSH");
    assert_eq!(stages()[0], (started, Stage::ToValidate, 2));
    with(Priority::Routine, S::ResultsAvailable);
    assert_eq!(clinic.store.read(|conn| to_review(conn, Some(clinic.doctor_2.user))).unwrap(), []);
    for of in [None, Some(clinic.doctor.user)] {
        assert_eq!(clinic.store.read(|conn| to_review(conn, of)).unwrap().len(), 1);
    }
    let json = serde_json::to_value(clinic.store.read(samples).unwrap()).unwrap();
    assert_eq!(
        (&json[0]["priority"], &json[0]["tests"]),
        (&json!("stat"), &json!("C-reactive protein, Thyroid-stimulating hormone (TSH)"))
    );
}

#[test]
fn each_queue_reads_only_what_waits_by_its_own_index() {
    let clinic = Clinic::new();
    for (sql, index) in [
        (queues::samples_sql(), "lab_orders_to_collect"),
        (queues::worklist_sql(), "lab_orders_on_worklist"),
        (queues::done_sql(), "lab_orders_done (validated_at>? AND validated_at<?)"),
        (queues::to_review_sql(true), "lab_orders_to_review (ordered_by=?)"),
        (queues::to_review_sql(false), "lab_orders_to_review"),
    ] {
        assert_eq!(full_scans(&clinic.store, &sql), [] as [String; 0], "{sql}");
        let plan = plan(&clinic.store, &sql);
        assert!(plan.iter().any(|line| line.ends_with(index)), "{plan:?}");
    }
}

#[test]
fn the_starter_catalogue_comes_in_once_in_the_clinics_language() {
    let clinic = Clinic::new();
    let import = |tx: &Tx<'_>| catalogue::import(tx, Language::Fr, Money::of_minor(3_000));
    assert!(matches!(refusal(clinic.write(&clinic.biologist, import)), StoreError::Forbidden { .. }));
    assert_eq!(clinic.write(&clinic.admin, import).unwrap(), crate::catalogue::tests().unwrap().len());
    assert_eq!(clinic.write(&clinic.admin, import).unwrap(), 0);
    let tests = clinic.store.read(catalogue::tests).unwrap();
    let (count, strip) = (&tests[0], tests.iter().find(|test| test.code == "UA").unwrap());
    assert_eq!((count.code.as_str(), count.name.as_str()), ("CBC", "Numération formule sanguine"));
    let analytes = clinic.store.read(|conn| catalogue::analytes(conn, count.id)).unwrap();
    assert_eq!(analytes.len(), 14);
    assert!(matches!(&analytes[2].form, Form::Number { places: 1, possible: Some(_) }));
    assert_eq!(analytes[2].norms.len(), 2, "one for women, one for men");
    let analytes = clinic.store.read(|conn| catalogue::analytes(conn, strip.id)).unwrap();
    let protein = analytes.iter().find(|analyte| analyte.code == "UPRO").unwrap();
    assert!(matches!(&protein.form, Form::Choice(words) if words.len() == 6));
    assert_eq!(protein.norms[0].expected.as_deref(), Some("negative"));
    let day = NaiveDate::from_ymd_opt(2026, 11, 20).unwrap();
    let price =
        clinic.store.read(|conn| crate::store::billing::tariff::by_code(conn, "LAB-CBC", day)).unwrap().unwrap().price;
    assert_eq!(price.unwrap().0, Money::of_minor(2_400));
}
