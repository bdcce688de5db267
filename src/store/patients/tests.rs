//! Registering, finding, duplicates, allergies.

use super::*;
use crate::domain::error::RuleError;
use crate::domain::patient::{Allergies, Allergy, AllergySeverity, BirthDate};
use crate::domain::validate::NAME;
use crate::i18n::{Message, t};
use crate::store::testing::{Clinic, details, full_scans, name, refusal};
use proptest::prelude::*;

fn date(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn full() -> Details {
    Details {
        birth: Some(BirthDate::exact(date("1974-03-12"))),
        identifiers: vec![
            Identifier { kind: IdentifierType::Cpf, value: "52998224725".to_owned() },
            Identifier { kind: IdentifierType::Passport, value: "FX123456".to_owned() },
        ],
        phone: "+55 (11) 91234-5678".to_owned(),
        email: "maria@example.org".to_owned(),
        address: Address { street: "Rua das Flores".to_owned(), number: "12 B".to_owned(), ..Address::default() },
        contact: Contact { name: "Pedro".to_owned(), phone: "11 5555-4444".to_owned(), relation: "filho".to_owned() },
        blood_type: Some(BloodType::AbNegative),
        marital_status: Some(MaritalStatus::Widowed),
        occupation: "professora".to_owned(),
        consent_medical_data: Some(true),
        consent_contact: Some(false),
        ..details("Maria José", "D’Ávila Souza")
    }
}

fn registered(clinic: &Clinic, details: &Details) -> PatientId {
    clinic.write(&clinic.secretary, |tx| register(tx, details, None)).unwrap()
}

#[test]
fn what_is_registered_reads_back() {
    let clinic = Clinic::new();
    let id = registered(&clinic, &full());
    let read = clinic.store.read(|conn| get(conn, id)).unwrap();
    assert_eq!((read.details, read.version, read.active), (full(), Version(1), true));
    let least = clinic.store.read(|conn| get(conn, clinic.patients[1])).unwrap();
    assert_eq!(least.details, details("João", "Conceição"));
}

#[test]
fn an_edit_replaces_everything_and_meets_its_rival() {
    let clinic = Clinic::new();
    let id = registered(&clinic, &full());
    let changed = Details { identifiers: Vec::new(), consent_contact: Some(true), ..details("Maria", "Souza") };
    let save = || clinic.later(3, &clinic.nurse, |tx| edit(tx, id, Version(1), &changed));
    let saved = save().unwrap();
    // A consent that nobody was asked about again stays given.
    assert_eq!(saved.details, Details { consent_medical_data: Some(true), ..changed.clone() });
    match refusal(save()) {
        StoreError::Conflict { entity: Entity::Patient, by, at, .. } => {
            assert_eq!((by, at), (clinic.nurse.name.clone(), clinic.now.plus_minutes(3)));
        }
        error => panic!("{error:?}"),
    }
    let refused = clinic.write(&clinic.biologist, |tx| edit(tx, id, saved.version, &changed));
    assert!(matches!(refusal(refused), StoreError::Forbidden { .. }));
}

#[test]
fn each_field_is_cleaned_and_refused_at_its_place() {
    let clinic = Clinic::new();
    let mut messy = details("  Ana\u{7}  María ", "Pérez");
    messy.occupation = " nurse\n ".to_owned();
    let id = registered(&clinic, &messy);
    let read = clinic.store.read(|conn| get(conn, id)).unwrap().details;
    assert_eq!((read.name.given.as_str(), read.occupation.as_str()), ("Ana María", "nurse"));
    type Change<'a> = &'a dyn Fn(&mut Details);
    let cases: [(&str, Change<'_>); 8] = [
        ("given_name", &|d| d.name.given = String::new()),
        ("family_name", &|d| d.name.family = "x".repeat(NAME + 1)),
        ("phone", &|d| d.phone = "call me".to_owned()),
        ("email", &|d| d.email = "nowhere".to_owned()),
        ("city", &|d| d.address.city = "x".repeat(NAME + 1)),
        ("contact_phone", &|d| d.contact.phone = "1".to_owned()),
        ("policy_number", &|d| d.policy_number = "12".to_owned()),
        ("identifier", &|d| {
            d.identifiers = vec![Identifier { kind: IdentifierType::Cpf, value: "52998224724".to_owned() }]
        }),
    ];
    for (field, change) in cases {
        let mut wrong = details("Ana", "Pérez");
        change(&mut wrong);
        match refusal(clinic.write(&clinic.secretary, |tx| register(tx, &wrong, None))) {
            StoreError::Rule(RuleError::Field { field: at, .. }) => assert_eq!(at, FieldName(field)),
            error => panic!("{field}: {error:?}"),
        }
    }
}

#[test]
fn an_identity_number_belongs_to_one_person() {
    let clinic = Clinic::new();
    let id = registered(&clinic, &full());
    let twin = Details {
        identifiers: vec![Identifier { kind: IdentifierType::Cpf, value: "529.982.247-25".to_owned() }],
        ..details("Ana", "Pérez")
    };
    match refusal(clinic.write(&clinic.secretary, |tx| register(tx, &twin, None))) {
        StoreError::Rule(RuleError::Field { field, message }) => {
            assert_eq!(field, IDENTIFIERS[0]);
            assert_eq!(message, t::PATIENT_IDENTIFIER_TAKEN.with("patient", format!("Maria José D’Ávila Souza, {id}")));
        }
        error => panic!("{error:?}"),
    }
}

#[test]
fn each_identity_number_is_refused_at_its_own_place() {
    let clinic = Clinic::new();
    let holder = registered(&clinic, &full());
    let number = |kind, value: &str| Identifier { kind, value: value.to_owned() };
    let (fine, own) = (number(IdentifierType::Dni, "30123456"), number(IdentifierType::Other, "card 7"));
    for (last, message) in [
        (number(IdentifierType::Cuit, "20-12345678-5"), Message::from(t::PATIENT_IDENTIFIER_CHECK)),
        (number(IdentifierType::Dni, "30.123.456"), t::RECORD_NUMBER_TWICE.into()),
        (
            number(IdentifierType::Passport, "fx 123456"),
            t::PATIENT_IDENTIFIER_TAKEN.with("patient", format!("Maria José D’Ávila Souza, {holder}")),
        ),
    ] {
        let wrong = Details { identifiers: vec![fine.clone(), own.clone(), last], ..details("Ana", "Pérez") };
        match refusal(clinic.write(&clinic.secretary, |tx| register(tx, &wrong, None))) {
            StoreError::Rule(RuleError::Field { field, message: said }) => {
                assert_eq!((field, said), (IDENTIFIERS[2], message));
            }
            error => panic!("{error:?}"),
        }
    }
}

#[test]
fn a_birth_date_that_cannot_be_is_refused_by_the_store_too() {
    let clinic = Clinic::new();
    for born in ["2999-01-01", "1850-01-01"] {
        let wrong = Details { birth: Some(BirthDate::exact(date(born))), ..details("Ana", "Pérez") };
        match refusal(clinic.write(&clinic.secretary, |tx| register(tx, &wrong, None))) {
            StoreError::Rule(RuleError::Field { field, .. }) => assert_eq!(field, BIRTH),
            error => panic!("{error:?}"),
        }
    }
}

fn found(clinic: &Clinic, query: &str) -> Vec<PatientId> {
    clinic.store.read(|conn| find(conn, query)).unwrap().rows.into_iter().map(|row| row.id).collect()
}

#[test]
fn people_are_found_by_whatever_is_known_about_them() {
    let clinic = Clinic::new();
    let id = registered(&clinic, &full());
    for query in [
        "maria",
        "MARIA SOUZA",
        "souza maria",
        "d'avila",
        "avila jos",
        "sou mar",
        "Ávila",
        "529.982.247-25",
        "52998224725",
        "5299822",
        "fx12",
        "fx 123456",
        "91234-5678",
        "5678",
        "345678",
        "11912345678",
        "5511",
        "+55 11 9",
        "12/03/1974",
        "1974-03-12",
        "12.03.1974",
        "12/3/74",
        "12 Mar 1974",
        "souza 1974",
        "davila 5678",
        "PAT-000004",
        "pat-4",
    ] {
        assert_eq!(found(&clinic, query), [id], "{query}");
    }
    for query in ["maria pereira", "00000", "13/03/1974", "PAT-99", "\"", "*", "a OR b", "maria NOT jose x", "' --"] {
        assert_eq!(found(&clinic, query), [], "{query}");
    }
    let heard = clinic.store.read(|conn| find(conn, "marie suza")).unwrap();
    assert_eq!((heard.heard, heard.rows.first().map(|row| row.id)), (true, Some(id)));
    let straight = |query: &str| clinic.store.read(|conn| find(conn, query)).unwrap().straight;
    for query in ["PAT-4", "529.982.247-25", "FX 123456"] {
        assert_eq!(straight(query), Some(id), "{query}");
    }
    for query in ["maria souza", "5299822472", "5678", "4", "APT-000001"] {
        assert_eq!(straight(query), None, "{query}");
    }
    let all = found(&clinic, " ");
    assert_eq!((all.first(), all.len()), (Some(&id), 4));
    assert_eq!(found(&clinic, "4"), [id]);
}

#[test]
fn an_edited_patient_is_found_by_the_new_name_only() {
    let clinic = Clinic::new();
    let id = clinic.patients[2];
    clinic.write(&clinic.secretary, |tx| edit(tx, id, Version(1), &details("Aïssatou", "Sow"))).unwrap();
    assert_eq!((found(&clinic, "aissa sow"), found(&clinic, "ndiaye")), (vec![id], vec![]));
}

#[test]
fn family_names_come_first_in_alphabetical_order_and_long_lists_say_so() {
    let clinic = Clinic::new();
    let sort = |given: &str, family: &str| registered(&clinic, &details(given, family));
    let (zed, martin, abel) = (sort("Martine", "Zed"), sort("Luc", "Martin"), sort("Abel", "Martin"));
    assert_eq!(found(&clinic, "mart"), [abel, martin, zed]);
    for count in 0..55 {
        registered(&clinic, &details(&format!("Eva{count:02}"), "Müller"));
    }
    let many = clinic.store.read(|conn| find(conn, "mul")).unwrap();
    assert_eq!((many.rows.len(), many.total), (50, 55));
    assert!(many.rows.is_sorted_by_key(|row| row.name.sort_key()));
    let some = clinic.store.read(|conn| find(conn, "eva muller")).unwrap();
    assert_eq!((some.rows.len(), some.total), (50, 55));
    assert!(!clinic.store.read(|conn| find(conn, "mart")).unwrap().more());
}

#[test]
fn allergies_are_unknown_until_somebody_asks_and_mistakes_stay_readable() {
    let clinic = Clinic::new();
    let id = clinic.patients[0];
    let shown = || clinic.store.read(|conn| header(conn, id)).unwrap().allergies;
    let nurse =
        |f: &dyn Fn(&crate::store::Tx<'_>) -> Result<Version, StoreError>| clinic.write(&clinic.nurse, |tx| f(tx));
    assert_eq!(shown(), Allergies::NotAssessed);
    let version = nurse(&|tx| no_known_allergies(tx, id, Version(1))).unwrap();
    assert_eq!(shown(), Allergies::NoneKnown);
    let penicillin = NewAllergy {
        allergy: Allergy { substance: " penicillin ".to_owned(), severity: Some(AllergySeverity::Severe) },
        reaction: "anaphylaxis".to_owned(),
    };
    let version = nurse(&|tx| add_allergy(tx, id, version, &penicillin)).unwrap();
    let listed = Allergy { substance: "penicillin".to_owned(), severity: Some(AllergySeverity::Severe) };
    assert_eq!(shown(), Allergies::Listed(vec![listed]));
    assert!(matches!(refusal(nurse(&|tx| no_known_allergies(tx, id, version))), StoreError::Rule(_)));
    assert!(matches!(refusal(nurse(&|tx| add_allergy(tx, id, Version(1), &penicillin))), StoreError::Conflict { .. }));
    let noted = clinic.store.read(|conn| allergies(conn, id)).unwrap().pop().unwrap();
    let secretary = clinic.write(&clinic.secretary, |tx| retract_allergy(tx, id, version, noted.id, "mistake"));
    assert!(matches!(refusal(secretary), StoreError::Forbidden { .. }));
    nurse(&|tx| retract_allergy(tx, id, version, noted.id, "wrong patient")).unwrap();
    assert_eq!(shown(), Allergies::NotAssessed, "somebody has to ask again");
    let kept: i64 = clinic
        .store
        .read(|conn| Ok(conn.query_row("SELECT count(*) FROM patient_allergies", [], |row| row.get(0))?))
        .unwrap();
    assert_eq!(kept, 1);
}

#[test]
fn whoever_opens_a_record_leaves_a_trace() {
    let clinic = Clinic::new();
    let id = clinic.patients[0];
    assert_eq!(clinic.write(&clinic.doctor, |tx| open_chart(tx, id)).unwrap().id, id);
    assert!(matches!(refusal(clinic.write(&clinic.secretary, |tx| open_chart(tx, id))), StoreError::Forbidden { .. }));
    let log = clinic.store.read(|conn| crate::store::audit::list(conn, None, 2)).unwrap();
    let told: Vec<_> = log.iter().map(|row| (row.action.as_str(), row.user, row.success)).collect();
    let (secretary, doctor) = (Some(clinic.secretary.user), Some(clinic.doctor.user));
    assert_eq!(told, [("read_chart", secretary, false), ("open_chart", doctor, true)]);
}

#[test]
fn every_search_reads_an_index() {
    let clinic = Clinic::new();
    for query in search::queries().into_iter().chain(duplicates::queries()) {
        let scans = full_scans(&clinic.store, &query);
        // The full-text index is read by its own module, which the plan calls a virtual table.
        let tables: Vec<_> =
            scans.iter().filter(|line| !line.contains("VIRTUAL TABLE") && !line.contains("SCAN hit")).collect();
        assert!(tables.is_empty(), "{query}: {tables:?}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(12))]

    #[test]
    fn anybody_is_found_by_the_beginnings_of_any_two_words_of_the_name(
        given in "[A-Za-zà-öø-ÿœ]{2,9}( [A-Za-zà-öø-ÿ]{2,9})?",
        family in "[A-Za-zà-öø-ÿœ]{2,9}([ '-][A-Za-zà-öø-ÿ]{2,9})?",
        one in 0..4_usize,
        two in 0..4_usize,
        length in 1..6_usize,
    ) {
        let clinic = Clinic::new();
        let id = registered(&clinic, &details(&given, &family));
        let key = name(&given, &family).sort_key();
        let words: Vec<&str> = key.split(' ').collect();
        let begin = |word: usize| words[word % words.len()].chars().take(length).collect::<String>();
        let query = format!("{} {}", begin(one), begin(two));
        prop_assert!(found(&clinic, &query).contains(&id), "{}", query);
    }

    #[test]
    fn no_query_upsets_the_search(query in any::<String>()) {
        let clinic = Clinic::new();
        clinic.store.read(|conn| find(conn, &query)).unwrap();
    }
}
