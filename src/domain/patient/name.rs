//! People's names: shown given name first, listed by family name, found without accents.

use crate::domain::error::{FieldName, RuleError};
use crate::domain::validate::{NAME, require_line};
use crate::i18n::t;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// The form field of the given names.
pub const GIVEN_NAME: FieldName = FieldName("given_name");
/// The form field of the family names.
pub const FAMILY_NAME: FieldName = FieldName("family_name");

/// A person's name. Several given or family names stand in one text, with blanks between.
#[derive(Debug, Clone, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct PersonName {
    /// Given names.
    pub given: String,
    /// Family names.
    pub family: String,
}

impl PersonName {
    /// Cleans both parts; each needs a letter and has room for [`NAME`] characters.
    ///
    /// # Errors
    /// [`RuleError::Field`] at [`GIVEN_NAME`] or [`FAMILY_NAME`].
    pub fn check(given: &str, family: &str) -> Result<Self, RuleError> {
        let part = |field, text| {
            let text = require_line(field, text, NAME)?;
            if text.chars().any(char::is_alphabetic) { Ok(text) } else { Err(RuleError::field(field, t::FIELD_NAME)) }
        };
        Ok(Self { given: part(GIVEN_NAME, given)?, family: part(FAMILY_NAME, family)? })
    }

    /// Given and family names: `Ana María López`.
    #[must_use]
    pub fn full(&self) -> String {
        format!("{} {}", self.given, self.family).trim().to_owned()
    }

    /// Family names first, for lists in alphabetical order: `López, Ana María`.
    #[must_use]
    pub fn listed(&self) -> String {
        if self.given.is_empty() { self.family.clone() } else { format!("{}, {}", self.family, self.given) }
    }

    /// What lists are ordered by and searches start from: folded family names, then given names.
    #[must_use]
    pub fn sort_key(&self) -> String {
        fold_name(&format!("{} {}", self.family, self.given))
    }
}

/// Folds a name or a query to what search compares: lower case, no accents, `œ` `æ` `ß` `ø` `ł` and their like spelled
/// out, and every other sign a single blank, so that `D’Ávila-Núñez` and `d avila nunez` are the same.
#[must_use]
pub fn fold_name(name: &str) -> String {
    let mut folded = String::with_capacity(name.len());
    for c in name.nfkd().flat_map(char::to_lowercase).nfkd().filter(|c| !is_combining_mark(*c)) {
        match c {
            'œ' => folded.push_str("oe"),
            'æ' => folded.push_str("ae"),
            'ß' => folded.push_str("ss"),
            'þ' => folded.push_str("th"),
            'ø' => folded.push('o'),
            'ł' => folded.push('l'),
            'đ' | 'ð' => folded.push('d'),
            'ħ' => folded.push('h'),
            'ı' => folded.push('i'),
            c if c.is_alphanumeric() => folded.push(c),
            _ if folded.ends_with(' ') || folded.is_empty() => {}
            _ => folded.push(' '),
        }
    }
    folded.truncate(folded.trim_end().len());
    folded
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn names_fold_to_what_people_type() {
        for (name, folded) in [
            ("D’Ávila-Núñez", "d avila nunez"),
            ("  O'Brien ", "o brien"),
            ("Lætitia Cœur", "laetitia coeur"),
            ("Weiß STRAẞE", "weiss strasse"),
            ("Søren Łukasz Đặng Þór", "soren lukasz dang thor"),
            ("João Conceição", "joao conceicao"),
            ("İbrahim Işık", "ibrahim isik"),
            ("Zoe\u{301} ﬁn", "zoe fin"),
            ("Ναι Ёлка", "ναι елка"),
            ("N'Diaye (Awa) 12-3", "n diaye awa 12 3"),
            ("...", ""),
        ] {
            assert_eq!(fold_name(name), folded, "{name}");
        }
    }

    #[test]
    fn names_are_shown_given_first_and_listed_family_first() {
        let name = PersonName::check(" Ana  María ", "López").unwrap();
        assert_eq!(name.full(), "Ana María López");
        assert_eq!(name.listed(), "López, Ana María");
        assert_eq!(name.sort_key(), "lopez ana maria");
    }

    #[test]
    fn both_names_need_a_letter() {
        assert_eq!(PersonName::check("", "López"), Err(RuleError::field(GIVEN_NAME, t::FIELD_REQUIRED)));
        assert_eq!(PersonName::check("Ana", " "), Err(RuleError::field(FAMILY_NAME, t::FIELD_REQUIRED)));
        assert_eq!(PersonName::check("Ana", "--"), Err(RuleError::field(FAMILY_NAME, t::FIELD_NAME)));
    }

    proptest! {
        #[test]
        fn folding_twice_changes_nothing_more(name in any::<String>()) {
            let folded = fold_name(&name);
            prop_assert_eq!(fold_name(&folded), folded.clone());
            prop_assert!(!folded.contains("  ") && folded.trim() == folded);
        }

        #[test]
        fn accents_and_case_never_matter(name in "[a-zà-öø-ÿœ' -]{0,30}") {
            prop_assert_eq!(fold_name(&name.to_uppercase()), fold_name(&name));
        }
    }
}
