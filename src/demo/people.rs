//! The patients: names of several countries, ages of a real waiting room, and what is known of each.

use super::founding::Place;
use super::{Demo, Insurers, malformed};
use crate::catalogue::{self, Name, NameKind, PhraseKind};
use crate::domain::identifiers::IdentifierType;
use crate::domain::ids::PatientId;
use crate::domain::patient::{Allergy, AllergySeverity, BirthDate, BirthPrecision, PersonName, Sex};
use crate::domain::time::Timestamp;
use crate::i18n::Language;
use crate::store::patients::{self, Despite, Details, Identifier, NewAllergy};
use crate::store::{StoreError, Tx};
use chrono::{Days, NaiveDate};

/// A patient of the demo.
#[derive(Debug, Clone)]
pub(super) struct Person {
    pub(super) id: PatientId,
    pub(super) sex: Sex,
    pub(super) birth: NaiveDate,
    /// Busy until then: nobody is in two places at once.
    pub(super) busy_until: Timestamp,
}

impl Person {
    /// The age in whole years.
    pub(super) fn years(&self, day: NaiveDate) -> u32 {
        day.years_since(self.birth).unwrap_or(0)
    }
}

/// What people are allergic to, by its place among the demo's phrases.
const ALLERGENS: [&str; 5] =
    ["allergen-penicillin", "allergen-ibuprofen", "allergen-latex", "allergen-peanut", "allergen-sulfamethoxazole"];

/// Registers the patients.
pub(super) fn register(
    demo: &mut Demo<'_>,
    insurers: &Insurers,
    count: usize,
    at: Timestamp,
) -> Result<Vec<Person>, StoreError> {
    let names = catalogue::names().map_err(malformed)?;
    let place = Place::of(demo.language);
    let today = demo.zone.day(demo.now);
    let secretary = demo.staff.secretary.clone();
    let nurse = demo.staff.nurse.clone();
    let mut people = Vec::with_capacity(count);
    for index in 0..count {
        let country = place.countries.get(demo.rng.usize(..place.countries.len())).copied().unwrap_or("GB");
        let (details, birth) = details(demo, &names, country, (index, today), insurers);
        let registered = at.plus_minutes(index as i64);
        let id = demo.act(&secretary, registered, |tx| register_somebody(tx, &details))?;
        let state = demo.rng.u32(..10);
        let allergen = ALLERGENS.get(demo.rng.usize(..ALLERGENS.len())).copied().unwrap_or("allergen-latex");
        let substance = demo.phrase(allergen, PhraseKind::Value);
        demo.act(&nurse, registered.plus_minutes(1), |tx| allergies(tx, id, state, &substance))?;
        people.push(Person { id, sex: details.sex, birth, busy_until: at });
    }
    Ok(people)
}

/// Two of the demo's people may look alike by chance; they are two all the same.
fn register_somebody(tx: &Tx<'_>, details: &Details) -> Result<PatientId, StoreError> {
    let alike = patients::duplicates(tx.conn, details, None)?;
    let passed_over: Vec<_> = alike.iter().filter(|known| known.strong).map(|known| known.patient.id).collect();
    let despite = Despite { reason: "demo".to_owned(), passed_over };
    patients::register(tx, details, Some(&despite).filter(|despite| !despite.passed_over.is_empty()))
}

/// Three in ten were never asked, five in ten have none, two in ten have one.
fn allergies(tx: &Tx<'_>, id: PatientId, state: u32, substance: &str) -> Result<(), StoreError> {
    let seen = patients::get(tx.conn, id)?.version;
    match state {
        0..3 => Ok(()),
        3..8 => patients::no_known_allergies(tx, id, seen).map(|_| ()),
        _ => {
            let severity = Some(if state == 8 { AllergySeverity::Moderate } else { AllergySeverity::Severe });
            let allergy =
                NewAllergy { allergy: Allergy { substance: substance.to_owned(), severity }, reaction: String::new() };
            patients::add_allergy(tx, id, seen, &allergy).map(|_| ())
        }
    }
}

fn details(
    demo: &mut Demo<'_>,
    names: &[Name],
    country: &str,
    (index, today): (usize, NaiveDate),
    insurers: &Insurers,
) -> (Details, NaiveDate) {
    let sex = if demo.rng.bool() { Sex::Female } else { Sex::Male };
    let kind = if sex == Sex::Female { NameKind::Female } else { NameKind::Male };
    let given = pick(demo, names, country, kind);
    let given = if demo.chance(6) { double(demo, names, country, kind, &given) } else { given };
    let family = pick(demo, names, country, NameKind::Family);
    let family = if matches!(country, "AR" | "MX" | "BR") || demo.chance(8) {
        double(demo, names, country, NameKind::Family, &family)
    } else {
        family
    };
    // More of the old and the very young than in the street.
    let years = match demo.rng.u32(..10) {
        0 => demo.rng.u32(0..5),
        1 => demo.rng.u32(5..16),
        2..6 => demo.rng.u32(16..50),
        6..9 => demo.rng.u32(50..78),
        _ => demo.rng.u32(78..97),
    };
    let birth = today.checked_sub_days(Days::new(u64::from(years) * 365 + demo.rng.u64(800..1_160))).unwrap_or(today);
    let mut details = Details::new(PersonName { given, family }, sex);
    let precision = if demo.chance(25) { BirthPrecision::Estimated } else { BirthPrecision::Day };
    details.birth = Some(BirthDate { date: birth, precision });
    let groups = (index / 100 + 10, index % 100, years, demo.rng.u32(10..99));
    details.phone = phone(demo.language, groups);
    if !demo.chance(9) {
        let value = format!("X{:07}", 1_204_519 + index * 137);
        details.identifiers.push(Identifier { kind: IdentifierType::Passport, value });
    }
    details.consent_medical_data = Some(!demo.chance(12));
    details.consent_contact = Some(demo.rng.bool());
    if let Some(insurer) = insurers.get(demo.rng.usize(..insurers.len().max(1))).filter(|_| index % 3 != 0) {
        details.insurer = Some(*insurer);
        details.policy_number = format!("P{:06}", 100_000 + index * 37);
        let days = demo.rng.u64(0..700);
        details.policy_expires =
            today.checked_sub_days(Days::new(60)).and_then(|day| day.checked_add_days(Days::new(days)));
    }
    (details, birth)
}

/// A mobile number as they look where the demo clinic stands.
fn phone(language: Language, (a, b, c, d): (usize, usize, u32, u32)) -> String {
    match language {
        Language::En => format!("+44 7700 {a:02}{b:02}{c:02}"),
        Language::Fr => format!("+33 6 {a:02} {b:02} {c:02} {d:02}"),
        Language::Es => format!("+54 9 11 {a:02}{b:02} {c:02}{d:02}"),
        Language::Pt => format!("+55 11 9{a:02}{b:02}-{c:02}{d:02}"),
    }
}

fn pick(demo: &mut Demo<'_>, names: &[Name], country: &str, kind: NameKind) -> String {
    let fitting: Vec<&Name> = names.iter().filter(|name| name.country == country && name.kind == kind).collect();
    let index = demo.rng.usize(..fitting.len().max(1));
    fitting.get(index).map_or_else(|| "Silva".to_owned(), |name| name.name.to_owned())
}

fn double(demo: &mut Demo<'_>, names: &[Name], country: &str, kind: NameKind, first: &str) -> String {
    let second = pick(demo, names, country, kind);
    if second == first { second } else { format!("{first} {second}") }
}
