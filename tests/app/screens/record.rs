//! The patient's full record: its pages, its history, and the boxes that ask why and with whom.

use crate::clinic::{Clinic, PASSWORD, patient};
use crate::desk::{Desk, LOOKS};
use polyclinic::domain::identifiers::IdentifierType;
use polyclinic::domain::patient::{BirthDate, BloodType, MaritalStatus};
use polyclinic::store::patients::{self, Address, Contact, Identifier};
use polyclinic::store::{StoreError, Tx, insurers};

/// Awa Diop with a record in which everything is known, corrected three times by two people.
fn known() -> Clinic {
    let clinic = Clinic::new();
    let insurer = insurers::Details { name: "Mutuelle du Fleuve".to_owned(), ..insurers::Details::default() };
    let insurer = clinic.acts("ada", |tx| insurers::add(tx, &insurer));
    let change = |login: &str, change: &dyn Fn(&mut patients::Details)| {
        clinic.acts(login, |tx: &Tx<'_>| -> Result<(), StoreError> {
            let seen = patients::get(tx.conn, patient(3))?;
            let mut details = seen.details;
            change(&mut details);
            patients::edit(tx, patient(3), seen.version, &details).map(|_| ())
        });
        clinic.passes(11);
    };
    change("sofia", &|details| {
        details.phone = "+221 77 123 45 67".to_owned();
        details.identifiers = vec![
            Identifier { kind: IdentifierType::Dni, value: "1765198400321".to_owned() },
            Identifier { kind: IdentifierType::Passport, value: "A01234567".to_owned() },
        ];
        details.consent_medical_data = Some(true);
        details.consent_contact = Some(false);
    });
    change("nina", &|details| {
        details.birth = Some(BirthDate::exact("1994-08-05".parse().unwrap()));
        details.blood_type = Some(BloodType::ONegative);
        details.occupation = "Teacher".to_owned();
        details.marital_status = Some(MaritalStatus::Married);
    });
    change("sofia", &|details| {
        details.insurer = Some(insurer);
        details.policy_number = "MF-2214-887".to_owned();
        details.policy_expires = "2026-10-31".parse().ok();
        details.email = "awa.diop@example.org".to_owned();
        details.address = Address {
            street: "Rue des Écoles".to_owned(),
            number: "14 bis".to_owned(),
            city: "Thiès".to_owned(),
            country: "Sénégal".to_owned(),
            ..Address::default()
        };
        details.contact = Contact {
            name: "Moussa Diop".to_owned(),
            phone: "+221 76 555 00 11".to_owned(),
            relation: "brother".to_owned(),
        };
    });
    clinic
}

fn pictures(name: &str, clinic: &Clinic, keys: &str) {
    for (look, size, theme, language) in LOOKS {
        let mut desk = Desk::looking(clinic, size, theme, language);
        desk.sign_in("sofia", PASSWORD).keys(keys);
        insta::assert_snapshot!(format!("{name}-{look}"), desk.screen());
    }
}

#[test]
fn the_page_of_documents() {
    pictures("record-documents", &known(), "3/diop<enter>e<pgdn>");
}

#[test]
fn the_page_of_contact() {
    pictures("record-contact", &known(), "3/diop<enter>e<pgdn><pgdn>");
}

#[test]
fn refused_pages() {
    let keys = "3nMelo<tab><tab>f<pgdn><tab>52998224724<pgdn>ana@x<pgdn><tab><c-s>";
    pictures("record-refused", &Clinic::new(), keys);
}

#[test]
fn the_history_of_changes() {
    pictures("record-history", &known(), "3/diop<enter>h<down>");
}

#[test]
fn the_boxes() {
    let clinic = known();
    pictures("record-deactivate", &clinic, "3/diop<enter>d");
    pictures("record-arrival", &clinic, "3/diop<enter>e<c-r>");
}

#[test]
fn the_form_is_safe_at_every_size() {
    let clinic = known();
    let mut desk = Desk::at(&clinic);
    desk.sign_in("sofia", PASSWORD).keys("3/diop<enter>e");
    for page in 0..4 {
        for (width, height) in [(1, 1), (20, 5), (60, 16), (99, 24), (100, 9), (200, 60)] {
            desk.terminal.backend_mut().resize(width, height);
            desk.keys(if page == 0 { "<tab>" } else { "<pgdn>" });
        }
    }
}
