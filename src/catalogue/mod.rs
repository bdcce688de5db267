//! Starter catalogues, embedded in the program: what a new clinic begins with, and what the demo clinic is made of.
//!
//! They are imported into the database once and edited there; nothing at work reads them. Reference ranges carry their
//! sources, because they differ between laboratories and each laboratory answers for its own.

mod clinic;
mod demo;
mod laboratory;
mod table;

pub use clinic::{Insurer, Reason, Service, Specialty, insurers, reasons, services, specialties};
pub use demo::{Name, NameKind, Phrase, PhraseKind, Visit, names, phrases, visits};
pub use laboratory::{Analyte, Kind, Range, Test, analytes, ranges, tests};
pub use table::Malformed;

use crate::i18n::Language;
use table::Row;

/// The same words in the four languages.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Names {
    en: &'static str,
    fr: &'static str,
    es: &'static str,
    pt: &'static str,
}

/// The columns of [`Names`] that follow a table's own.
macro_rules! columns_with_names {
    ($($column:literal),+) => { &[$($column,)+ "name_en", "name_fr", "name_es", "name_pt"] };
}
use columns_with_names;

impl Names {
    /// In one language.
    #[must_use]
    pub const fn of(&self, language: Language) -> &'static str {
        match language {
            Language::En => self.en,
            Language::Fr => self.fr,
            Language::Es => self.es,
            Language::Pt => self.pt,
        }
    }

    fn read(row: &mut Row) -> Result<Self, Malformed> {
        Ok(Self {
            en: row.text("name_en")?,
            fr: row.text("name_fr")?,
            es: row.text("name_es")?,
            pt: row.text("name_pt")?,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::validate::{NAME, NOTES, clean_line};
    use std::collections::BTreeSet;

    /// Checks that codes are unique, short, and written in capitals.
    fn assert_codes<'a>(codes: impl IntoIterator<Item = &'a str>) {
        let mut seen = BTreeSet::new();
        for code in codes {
            assert!(seen.insert(code), "{code} stands twice");
            assert!(code.len() <= 16, "{code}");
            assert!(code.bytes().all(|b| b.is_ascii_uppercase() || b.is_ascii_digit() || b == b'-'), "{code}");
        }
        assert!(!seen.is_empty());
    }

    #[test]
    fn codes_are_unique_in_their_table() {
        assert_codes(tests().unwrap().iter().map(|test| test.code));
        assert_codes(analytes().unwrap().iter().map(|analyte| analyte.code));
        assert_codes(specialties().unwrap().iter().map(|specialty| specialty.code));
        assert_codes(services().unwrap().iter().map(|service| service.code));
        assert_codes(reasons().unwrap().iter().map(|reason| reason.code));
    }

    #[test]
    fn every_name_fits_its_field_in_every_language() {
        let names = tests().unwrap().into_iter().map(|test| test.names);
        let names = names.chain(analytes().unwrap().into_iter().map(|analyte| analyte.names));
        let names = names.chain(specialties().unwrap().into_iter().map(|specialty| specialty.names));
        let names = names.chain(services().unwrap().into_iter().map(|service| service.names));
        let names = names.chain(reasons().unwrap().into_iter().map(|reason| reason.names));
        for names in names {
            for name in Language::ALL.map(|language| names.of(language)) {
                assert_eq!(clean_line(name), name);
                assert!(name.chars().count() <= NAME, "{name}");
            }
        }
        for phrase in phrases().unwrap() {
            for text in Language::ALL.map(|language| phrase.text.of(language)) {
                assert_eq!(clean_line(text), text);
                assert!(text.chars().count() <= NOTES, "{text}");
            }
        }
    }

    #[test]
    fn tables_refer_to_rows_that_exist() {
        let tests: BTreeSet<_> = tests().unwrap().iter().map(|test| test.code).collect();
        let analytes = analytes().unwrap();
        let used: BTreeSet<_> = analytes.iter().flat_map(|analyte| analyte.tests.iter().copied()).collect();
        assert_eq!(used, tests, "every test has analytes, and every analyte a test");
        for range in ranges().unwrap() {
            let analyte = analytes.iter().find(|analyte| analyte.code == range.analyte).unwrap();
            let kind = if range.expected.is_some() { Kind::Ordinal } else { Kind::Numeric };
            assert_eq!(analyte.kind, kind, "{}", range.analyte);
        }
        let specialties: BTreeSet<_> = specialties().unwrap().iter().map(|specialty| specialty.code).collect();
        let reasons = reasons().unwrap();
        assert!(reasons.iter().all(|reason| specialties.contains(reason.specialty)));
        for visit in visits().unwrap() {
            assert!(specialties.contains(visit.specialty), "{}", visit.scenario);
            assert!(reasons.iter().any(|reason| reason.code == visit.reason), "{}", visit.scenario);
            assert!(visit.tests.iter().all(|test| tests.contains(test)), "{}", visit.scenario);
        }
    }

    #[test]
    fn every_visit_of_the_demo_can_be_told_and_every_specialty_has_visits() {
        let phrases = phrases().unwrap();
        let visits = visits().unwrap();
        for visit in &visits {
            for kind in [PhraseKind::History, PhraseKind::Note, PhraseKind::Diagnosis] {
                let told = phrases.iter().filter(|phrase| phrase.scenario == visit.scenario && phrase.kind == kind);
                assert_eq!(told.count(), 1, "{} {kind:?}", visit.scenario);
            }
        }
        for specialty in specialties().unwrap() {
            assert!(visits.iter().any(|visit| visit.specialty == specialty.code), "{}", specialty.code);
        }
    }

    #[test]
    fn the_demo_has_what_it_promises() {
        assert_eq!(specialties().unwrap().len(), 8);
        assert_eq!(insurers().unwrap().len(), 6);
        assert!(tests().unwrap().len() >= 40);
        let names = names().unwrap();
        let countries: BTreeSet<_> = names.iter().map(|name| name.country).collect();
        for country in &countries {
            for kind in [NameKind::Female, NameKind::Male, NameKind::Family] {
                let count = names.iter().filter(|name| name.country == *country && name.kind == kind).count();
                assert!(count >= 20, "{country} {kind:?}: {count}");
            }
        }
        assert!(countries.len() >= 5);
        assert!(names.iter().any(|name| name.name.contains(' ')) && names.iter().any(|name| name.name.contains('-')));
    }
}
