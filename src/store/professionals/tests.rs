//! The full record of professionals, their specialties and accounts.

use super::*;
use crate::domain::error::RuleError;
use crate::domain::identifiers::IdentifierType;
use crate::domain::money::Money;
use crate::domain::patient::Sex;
use crate::store::testing::{Clinic, name, refusal};

fn field<T>(result: Result<T, StoreError>) -> &'static str {
    match refusal(result) {
        StoreError::Rule(RuleError::Field { field, .. }) => field.0,
        error => panic!("{error:?}"),
    }
}

fn date(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn full() -> Details {
    Details {
        title: "Dra.".to_owned(),
        identifier_type: Some(IdentifierType::Cpf),
        identifier: "529.982.247-25".to_owned(),
        birth_date: Some(date("1980-02-29")),
        sex: Some(Sex::Female),
        address: "Rua das Flores 12, São Paulo".to_owned(),
        phone: "+55 11 3333-4444".to_owned(),
        email: "nelida@clinic.example".to_owned(),
        licence: "CRM/SP 12345".to_owned(),
        licence_expires: Some(date("2027-01-31")),
        qualifications: "USP 2005\nEchocardiography".to_owned(),
        fee: Some(Money::of_minor(12_000)),
        biography: "Cardiologist since 2009.".to_owned(),
        room: "204".to_owned(),
        ..Details::new(name("Nélida", "Ríos"))
    }
}

#[test]
fn the_full_record_reads_back_as_it_was_written() {
    let clinic = Clinic::new();
    let id = clinic.write(&clinic.admin, |tx| add(tx, &full())).unwrap();
    let read = clinic.store.read(|conn| get(conn, id)).unwrap();
    assert_eq!(read.details, Details { identifier: "52998224725".to_owned(), ..full() });
    assert_eq!((read.changed.by, read.changed.at), (clinic.admin.name.clone(), clinic.now));
    let empty = Details::new(name("Nélida", "Ríos"));
    let edited = clinic.write(&clinic.admin, |tx| edit(tx, id, read.version, &empty)).unwrap();
    assert_eq!(edited.details, empty);
}

#[test]
fn what_is_wrong_is_refused_at_its_field() {
    let clinic = Clinic::new();
    clinic.write(&clinic.admin, |tx| add(tx, &full())).unwrap();
    let other = Details { identifier_type: None, identifier: String::new(), licence: "CRM/SP 2".to_owned(), ..full() };
    type Spoil = fn(&mut Details);
    let cases: [(&str, Spoil); 12] = [
        ("given_name", |one| one.name.given = " ".to_owned()),
        ("identifier", |one| one.identifier_type = Some(IdentifierType::Nir)),
        ("identifier_type", |one| one.identifier = "123".to_owned()),
        ("identifier", |one| {
            (one.identifier_type, one.identifier) = (Some(IdentifierType::Cpf), "529.982.247-24".to_owned());
        }),
        ("identifier", |one| {
            (one.identifier_type, one.identifier) = (Some(IdentifierType::Cpf), "52998224725".to_owned());
        }),
        ("birth_date", |one| one.birth_date = Some(date("2026-11-21"))),
        ("birth_date", |one| one.birth_date = Some(date("1890-01-01"))),
        ("licence", |one| one.licence = "CRM/SP 12345".to_owned()),
        ("licence", |one| one.licence = String::new()),
        ("fee", |one| one.fee = Some(Money::of_minor(-1))),
        ("email", |one| one.email = "nobody".to_owned()),
        ("room", |one| one.room = "x".repeat(51)),
    ];
    for (wanted, spoil) in cases {
        let mut details = other.clone();
        spoil(&mut details);
        assert_eq!(field(clinic.write(&clinic.admin, |tx| add(tx, &details))), wanted, "{details:?}");
    }
    assert!(clinic.write(&clinic.admin, |tx| add(tx, &other)).is_ok());
}

#[test]
fn a_licence_that_is_over_is_kept_and_told() {
    let clinic = Clinic::new();
    let over = Details { licence_expires: Some(date("2026-11-19")), ..full() };
    let id = clinic.write(&clinic.admin, |tx| add(tx, &over)).unwrap();
    let read = clinic.store.read(|conn| get(conn, id)).unwrap();
    assert!(read.licence_is_over(date("2026-11-20")));
    assert!(!read.licence_is_over(date("2026-11-19")), "it holds on its last day");
}

#[test]
fn one_account_has_one_professional() {
    let clinic = Clinic::new();
    let id = clinic.write(&clinic.admin, |tx| add(tx, &full())).unwrap();
    let seen = |id| clinic.store.read(|conn| get(conn, id)).unwrap().version;
    let link = |id, account| {
        let seen = seen(id);
        clinic.write(&clinic.admin, |tx| set_account(tx, id, seen, account))
    };
    assert_eq!(field(link(id, Some(clinic.doctor.user))), "account", "it is another professional's");
    let linked = link(id, Some(clinic.nurse.user)).unwrap();
    assert_eq!(linked.account.map(|account| account.user), Some(clinic.nurse.user));
    let freed = link(clinic.professional, None).unwrap();
    assert_eq!(freed.account, None);
    let moved = link(id, Some(clinic.doctor.user)).unwrap();
    assert_eq!(moved.account.map(|account| account.user), Some(clinic.doctor.user));
    let user = |id| clinic.store.read(|conn| crate::store::users::get(conn, id)).unwrap();
    assert_eq!((user(clinic.nurse.user).professional, user(clinic.doctor.user).professional), (None, Some(id)));
    let stale = clinic.write(&clinic.admin, |tx| set_account(tx, id, Version(1), None));
    assert!(matches!(refusal(stale), StoreError::Conflict { .. }));
}

#[test]
fn a_specialty_is_renamed_and_taken_out_of_use_and_who_has_it_keeps_it() {
    let clinic = Clinic::new();
    let add_one = |name: &str| clinic.write(&clinic.admin, |tx| add_specialty(tx, name));
    let heart = add_one("Cardiology").unwrap();
    add_one("Pediatrics").unwrap();
    assert_eq!(field(add_one("CARDIOLOGY ")), "name");
    let details = Details { specialty: Some(heart), ..full() };
    let id = clinic.write(&clinic.admin, |tx| add(tx, &details)).unwrap();
    let seen = clinic.store.read(|conn| specialty_of(conn, heart)).unwrap();
    assert_eq!(seen.professionals, 1);
    let rename = |name: &str, seen| clinic.write(&clinic.admin, |tx| rename_specialty(tx, heart, seen, name));
    assert_eq!(field(rename("pediatrics", seen.version)), "name");
    let renamed = rename("Cardiology and vessels", seen.version).unwrap();
    assert!(matches!(refusal(rename("Heart", seen.version)), StoreError::Conflict { .. }));
    let off = clinic.write(&clinic.admin, |tx| set_specialty_active(tx, heart, renamed.version, false)).unwrap();
    assert!(!off.active);
    assert_eq!(clinic.store.read(|conn| get(conn, id)).unwrap().specialty_name, "Cardiology and vessels");
}
