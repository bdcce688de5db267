//! What the demo clinic is made of: names of people, kinds of visits, and what is written about them.

use super::table::rows;
use super::{Malformed, Names};

/// What part of a name it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NameKind {
    /// A woman's given name.
    Female,
    /// A man's given name.
    Male,
    /// A family name.
    Family,
}

/// A name in use in a country.
#[derive(Debug, Clone)]
pub struct Name {
    /// ISO 3166-1 code of the country.
    pub country: &'static str,
    /// Which part.
    pub kind: NameKind,
    /// The name.
    pub name: &'static str,
}

/// A kind of visit: who comes, why, and what is ordered.
#[derive(Debug, Clone)]
pub struct Visit {
    /// Its name, by which its [`Phrase`]s are found.
    pub scenario: &'static str,
    /// The specialty's code.
    pub specialty: &'static str,
    /// Who comes: `female`, `male`, or `None` for everybody.
    pub sex: Option<&'static str>,
    /// From this age on, in years.
    pub age_from: u32,
    /// Until this age.
    pub age_to: u32,
    /// The code of the reason for the appointment.
    pub reason: &'static str,
    /// The codes of the lab tests ordered.
    pub tests: Vec<&'static str>,
}

/// Where a phrase of the demo stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PhraseKind {
    /// History declared at triage.
    History,
    /// The doctor's note.
    Note,
    /// The diagnosis.
    Diagnosis,
    /// The laboratory's conclusion.
    Conclusion,
    /// The doctor's reading of the results.
    Interpretation,
    /// A result in words.
    Value,
}

/// Something written in the demo clinic.
#[derive(Debug, Clone)]
pub struct Phrase {
    /// The visit's or the result's scenario.
    pub scenario: &'static str,
    /// Where it stands.
    pub kind: PhraseKind,
    /// The words.
    pub text: Names,
}

/// The names.
///
/// # Errors
/// [`Malformed`] when the embedded table is not as it must be.
pub fn names() -> Result<Vec<Name>, Malformed> {
    rows("names", include_str!("../../assets/catalogue/names.tsv"), &["country", "kind", "name"], |row| {
        Ok(Name {
            country: row.text("country")?,
            kind: row.read("kind", |cell| match cell {
                "female" => Some(NameKind::Female),
                "male" => Some(NameKind::Male),
                "family" => Some(NameKind::Family),
                _ => None,
            })?,
            name: row.text("name")?,
        })
    })
}

/// The kinds of visits.
///
/// # Errors
/// [`Malformed`] when the embedded table is not as it must be.
pub fn visits() -> Result<Vec<Visit>, Malformed> {
    const COLUMNS: &[&str] = &["scenario", "specialty", "sex", "age_from", "age_to", "reason", "tests"];
    rows("demo_visits", include_str!("../../assets/catalogue/demo_visits.tsv"), COLUMNS, |row| {
        Ok(Visit {
            scenario: row.text("scenario")?,
            specialty: row.text("specialty")?,
            sex: Some(row.text("sex")?).filter(|sex| *sex != "any"),
            age_from: row.read("age_from", |cell| cell.parse().ok())?,
            age_to: row.read("age_to", |cell| cell.parse().ok())?,
            reason: row.text("reason")?,
            tests: row.optional("tests")?.map(|tests| tests.split(';').collect()).unwrap_or_default(),
        })
    })
}

/// The phrases.
///
/// # Errors
/// [`Malformed`] when the embedded table is not as it must be.
pub fn phrases() -> Result<Vec<Phrase>, Malformed> {
    const COLUMNS: &[&str] = &["scenario", "kind", "name_en", "name_fr", "name_es", "name_pt"];
    rows("demo_phrases", include_str!("../../assets/catalogue/demo_phrases.tsv"), COLUMNS, |row| {
        Ok(Phrase {
            scenario: row.text("scenario")?,
            kind: row.read("kind", |cell| match cell {
                "history" => Some(PhraseKind::History),
                "note" => Some(PhraseKind::Note),
                "diagnosis" => Some(PhraseKind::Diagnosis),
                "conclusion" => Some(PhraseKind::Conclusion),
                "interpretation" => Some(PhraseKind::Interpretation),
                "value" => Some(PhraseKind::Value),
                _ => None,
            })?,
            text: Names::read(row)?,
        })
    })
}
