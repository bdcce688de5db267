//! Who is offered as the same person, in which order, and what it takes to register all the same.

use super::*;
use crate::domain::identifiers::IdentifierType;
use crate::store::patients::register;
use crate::store::testing::{Clinic, details, refusal};

fn birth(text: &str, precision: BirthPrecision) -> Option<BirthDate> {
    Some(BirthDate { date: text.parse().unwrap(), precision })
}

fn born(text: &str) -> Option<BirthDate> {
    birth(text, BirthPrecision::Day)
}

fn number(kind: IdentifierType, value: &str) -> Vec<Identifier> {
    vec![Identifier { kind, value: value.to_owned() }]
}

fn maria() -> Details {
    Details {
        birth: born("1974-03-12"),
        identifiers: number(IdentifierType::Cpf, "52998224725"),
        phone: "+55 (11) 91234-5678".to_owned(),
        ..details("Maria José", "D’Ávila Souza")
    }
}

fn registered(clinic: &Clinic, details: &Details) -> PatientId {
    clinic.write(&clinic.secretary, |tx| register(tx, details, None)).unwrap()
}

/// Who is offered, why, and whether it is sure.
fn offered(clinic: &Clinic, details: &Details) -> Vec<(PatientId, DuplicateReason, bool)> {
    let found = clinic.store.read(|conn| duplicates(conn, details, None)).unwrap();
    assert!(found.is_sorted_by_key(|one| std::cmp::Reverse((one.strong, one.score))));
    found.into_iter().map(|one| (one.patient.id, one.reason, one.strong)).collect()
}

#[test]
fn one_person_is_noticed_however_the_form_is_filled_in() {
    use BirthPrecision::{Estimated, Year};
    use DuplicateReason::{
        GivenAndBirth, Identifier, Name, NameAndBirth, NameAndNearBirth, NameAndPhone, Number, Phone,
    };
    let clinic = Clinic::new();
    let id = registered(&clinic, &maria());
    let named = |given: &str, family: &str, birth| Details { birth, ..details(given, family) };
    let day = born("1974-03-12");
    for (typed, expected) in [
        (named("MARIA JOSE", "davila souza", day), Some((NameAndBirth, true))),
        (named("d’avila souza", "MARIA JOSE", day), Some((NameAndBirth, true))),
        (named("Maria", "Sousa", day), Some((NameAndBirth, true))),
        (named("Mraia", "Souza", day), Some((NameAndBirth, true))),
        (named("Maria José", "Souza", born("1974-12-03")), Some((NameAndNearBirth, true))),
        (named("Maria José", "Souza", born("1974-03-15")), Some((NameAndNearBirth, true))),
        (named("Maria José", "Souza", born("1984-03-12")), Some((NameAndNearBirth, true))),
        (named("Maria José", "Souza", birth("1974-07-01", Year)), Some((NameAndNearBirth, false))),
        (named("Maria José", "Souza", birth("1976-01-01", Estimated)), Some((NameAndNearBirth, false))),
        (named("Maria José", "Souza", None), Some((Name, false))),
        (named("Maria José", "Lima", day), Some((GivenAndBirth, false))),
        (named("Maria José", "Souza", born("1996-08-30")), None),
        (named("Ana", "Souza", day), None),
        (Details { phone: "1191234 5678".to_owned(), ..named("Maria", "Souza", None) }, Some((NameAndPhone, true))),
        (Details { phone: "0055 11 91234-5678".to_owned(), ..named("Ana", "Lima", None) }, Some((Phone, false))),
        (Details { phone: "234-5678".to_owned(), ..named("Ana", "Lima", None) }, None),
        (
            Details { identifiers: number(IdentifierType::Cpf, "529.982.247-25"), ..details("Ana", "Lima") },
            Some((Identifier, true)),
        ),
        (
            Details { identifiers: number(IdentifierType::Other, "529.982.247-25"), ..details("Ana", "Lima") },
            Some((Number, false)),
        ),
        (details("Ana", "Lima"), None),
    ] {
        let expected: Vec<_> = expected.into_iter().map(|(reason, strong)| (id, reason, strong)).collect();
        assert_eq!(offered(&clinic, &typed), expected, "{typed:?}");
    }
    let own = clinic.store.read(|conn| duplicates(conn, &maria(), Some(id))).unwrap();
    assert_eq!(own, [], "nobody is their own duplicate");
}

#[test]
fn the_surest_comes_first_and_no_more_than_eight_are_offered() {
    let clinic = Clinic::new();
    for given in ["Ana", "Bento", "Caio", "Dulce", "Elza", "Fausto", "Gil", "Hugo", "Iara", "Joel", "Kim", "Luna"] {
        registered(&clinic, &Details { phone: "11 5555-4444".to_owned(), ..details(given, "Lima") });
    }
    let sure = registered(&clinic, &maria());
    let found = offered(&clinic, &Details { phone: "11 5555-4444".to_owned(), identifiers: Vec::new(), ..maria() });
    assert_eq!((found.len(), found.first().map(|found| found.0)), (8, Some(sure)));
}

#[test]
fn a_second_record_of_somebody_who_looks_known_needs_a_reason_that_the_log_keeps() {
    let clinic = Clinic::new();
    let id = registered(&clinic, &maria());
    let twin = Details { identifiers: Vec::new(), phone: String::new(), ..maria() };
    let attempt = |despite: Option<&Despite>| clinic.write(&clinic.secretary, |tx| register(tx, &twin, despite));
    let refused = |despite: Option<&Despite>| match refusal(attempt(despite)) {
        StoreError::Rule(RuleError::Field { field: DESPITE, message }) => message.text.id(),
        error => panic!("{error:?}"),
    };
    assert_eq!(refused(None), "duplicate-looks-like");
    let despite = |reason: &str, passed_over: Vec<PatientId>| Despite { reason: reason.to_owned(), passed_over };
    assert_eq!(refused(Some(&despite(" ", vec![id]))), "field-required");
    assert_eq!(refused(Some(&despite("another mother", vec![]))), "duplicate-looks-like");
    let second = attempt(Some(&despite("another mother", vec![id]))).unwrap();
    let log = clinic.store.read(|conn| crate::store::audit::list(conn, None, 1)).unwrap();
    let row = log.first().unwrap();
    assert_eq!((row.action.as_str(), row.entity_id), ("register_despite", Some(crate::domain::ids::Id::raw(second))));
    let told = row.new.as_ref().unwrap().to_string();
    assert!(told.contains("another mother") && told.contains(&id.to_string()), "{told}");
    // A desk that passed over the first one only has not seen the second.
    assert_eq!(refused(Some(&despite("another mother", vec![id]))), "duplicate-looks-like");
    assert!(attempt(Some(&despite("triplets", vec![id, second]))).is_ok());
}

#[test]
fn everybody_who_is_there_twice_is_listed_until_they_are_merged() {
    let clinic = Clinic::new();
    let one = registered(&clinic, &maria());
    let twin = Details { identifiers: Vec::new(), phone: String::new(), ..maria() };
    let despite = Despite { reason: "in a hurry".to_owned(), passed_over: vec![one] };
    let other = clinic.write(&clinic.secretary, |tx| register(tx, &twin, Some(&despite))).unwrap();
    let listed = || -> Vec<_> {
        let pairs = clinic.store.read(doubles).unwrap();
        pairs.into_iter().map(|pair| (pair.one.id, pair.other.id, pair.reason)).collect()
    };
    assert_eq!(listed(), [(one, other, DuplicateReason::NameAndBirth)]);
    let seen = |id| crate::store::patients::merge::Seen {
        patient: id,
        version: clinic.store.read(|conn| crate::store::patients::get(conn, id)).unwrap().version,
    };
    let (source, target) = (seen(other), seen(one));
    let merge = crate::store::patients::merge::merge;
    clinic.write(&clinic.secretary, |tx| merge(tx, source, target, &[], "twice")).unwrap();
    assert_eq!(listed(), []);
}

#[test]
fn an_older_index_is_written_anew_when_the_file_is_opened() {
    let clinic = Clinic::new();
    let id = registered(&clinic, &maria());
    let path = clinic.store.path().to_owned();
    let outside = Connection::open(&path).unwrap();
    outside
        .execute_batch(
            "INSERT INTO patient_search (patient_search) VALUES ('delete-all');
             UPDATE patients SET name_key = 'old';
             INSERT INTO patient_search (rowid, words) SELECT id, 'old' FROM patients",
        )
        .unwrap();
    drop(outside);
    let found = |query: &str| clinic.store.read(|conn| crate::store::patients::find(conn, query)).unwrap().rows;
    assert_eq!(found("davila"), []);
    let reopened = crate::store::Store::open(&path, "test").unwrap();
    assert_eq!(found("davila").first().map(|row| row.id), Some(id));
    assert_eq!(found("d avila").first().map(|row| row.id), Some(id));
    assert_eq!(crate::store::check::run(&reopened).unwrap(), []);
}
