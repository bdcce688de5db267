//! Specimens: what they are drawn into, which bench they go to, and the accession number on the label.

use super::vocabulary::vocabulary;
use chrono::{Datelike, NaiveDate};

vocabulary! {
    /// The bench of the laboratory that does a test.
    pub enum Section {
        /// Blood cells.
        Haematology = "haematology" => LAB_SECTION_HAEMATOLOGY,
        /// Clotting.
        Coagulation = "coagulation" => LAB_SECTION_COAGULATION,
        /// Chemistry of serum and plasma.
        Biochemistry = "biochemistry" => LAB_SECTION_BIOCHEMISTRY,
        /// Hormones, vitamins and markers.
        Hormonology = "hormonology" => LAB_SECTION_HORMONOLOGY,
        /// Proteins of inflammation and immunity.
        Immunology = "immunology" => LAB_SECTION_IMMUNOLOGY,
        /// Antibodies and antigens of infections.
        Serology = "serology" => LAB_SECTION_SEROLOGY,
        /// Germs and parasites.
        Microbiology = "microbiology" => LAB_SECTION_MICROBIOLOGY,
        /// Urine.
        Urine = "urine" => LAB_SECTION_URINE,
    }
}

vocabulary! {
    /// What a specimen is drawn into.
    pub enum Container {
        /// EDTA tube, purple cap.
        Edta = "edta" => LAB_CONTAINER_EDTA,
        /// Serum tube, red or yellow cap.
        Serum = "serum" => LAB_CONTAINER_SERUM,
        /// Citrate tube, blue cap.
        Citrate = "citrate" => LAB_CONTAINER_CITRATE,
        /// Fluoride tube, grey cap.
        Fluoride = "fluoride" => LAB_CONTAINER_FLUORIDE,
        /// Sterile urine cup.
        UrineCup = "urine_cup" => LAB_CONTAINER_URINE_CUP,
        /// Swab.
        Swab = "swab" => LAB_CONTAINER_SWAB,
        /// Stool pot.
        StoolPot = "stool_pot" => LAB_CONTAINER_STOOL_POT,
        /// Anything else, as for tests in free text.
        Other = "other" => LAB_CONTAINER_OTHER,
    }
}

/// The check digit that makes a run of digits valid by the Luhn formula (ISO/IEC 7812-1, annex B; LOINC uses it too).
/// Catches every wrong digit and every swap of neighbours but 09 with 90. `None` when something else than digits is given.
#[must_use]
pub fn check_digit(digits: &str) -> Option<u8> {
    let mut sum = 0;
    for (index, digit) in digits.bytes().rev().enumerate() {
        let value = digit.checked_sub(b'0').filter(|value| *value <= 9)?;
        let weighted = if index.is_multiple_of(2) { value * 2 } else { value };
        sum += u32::from(weighted / 10 + weighted % 10);
    }
    u8::try_from((10 - sum % 10) % 10).ok()
}

/// The quasigroup of Damm's check digit (H. M. Damm, Total anti-symmetrische Quasigruppen, 2004): weakly totally
/// anti-symmetric, with noughts on the diagonal.
const DAMM: [[u8; 10]; 10] = [
    [0, 3, 1, 7, 5, 9, 8, 6, 4, 2],
    [7, 0, 9, 2, 1, 5, 4, 8, 6, 3],
    [4, 2, 0, 6, 8, 7, 1, 3, 5, 9],
    [1, 7, 5, 0, 9, 8, 3, 4, 2, 6],
    [6, 1, 2, 3, 0, 4, 5, 9, 7, 8],
    [3, 6, 7, 4, 2, 0, 9, 5, 8, 1],
    [5, 8, 6, 9, 7, 2, 0, 1, 3, 4],
    [8, 9, 4, 5, 3, 6, 2, 0, 1, 7],
    [9, 4, 3, 8, 6, 1, 7, 2, 0, 5],
    [2, 5, 8, 1, 4, 3, 6, 7, 9, 0],
];

/// The check digit of a label. Unlike Luhn's it catches every swap of neighbours too, 09 with 90 included: a label read
/// wrong is another patient's blood. `None` when something else than digits is given.
fn label_digit(digits: &str) -> Option<u8> {
    digits.bytes().try_fold(0, |interim: u8, digit| {
        let digit = digit.checked_sub(b'0').filter(|value| *value <= 9)?;
        DAMM.get(usize::from(interim))?.get(usize::from(digit)).copied()
    })
}

/// The accession number on a specimen's label, such as `261121-00427`: day of collection, a number of that day with at
/// least four digits, and a check digit over all of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Accession {
    day: NaiveDate,
    number: u32,
}

impl Accession {
    /// The number-th specimen of a day at the clinic, from 1 on.
    #[must_use]
    pub const fn new(day: NaiveDate, number: u32) -> Self {
        Self { day, number }
    }

    /// The day's first six digits and dash, which all its accession numbers share.
    #[must_use]
    pub fn prefix(day: NaiveDate) -> String {
        format!("{:02}{:02}{:02}-", day.year().rem_euclid(100), day.month(), day.day())
    }

    /// Which one of its day it is.
    #[must_use]
    pub const fn number(self) -> u32 {
        self.number
    }

    /// Reads a number from a label, with or without the dash; years are 2000 to 2099. A wrong check digit is not read.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let digits = text.trim().replacen('-', "", 1);
        let (body, check) = digits.split_at_checked(digits.len().checked_sub(1)?)?;
        if body.len() < 10 || label_digit(body)?.to_string() != check {
            return None;
        }
        let part = |from: usize, until: usize| body.get(from..until)?.parse::<u32>().ok();
        let year = i32::try_from(2000 + part(0, 2)?).ok()?;
        let day = NaiveDate::from_ymd_opt(year, part(2, 4)?, part(4, 6)?)?;
        let number = part(6, body.len())?;
        (number > 0).then_some(Self { day, number })
    }
}

impl std::fmt::Display for Accession {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let body = format!("{}{:04}", Self::prefix(self.day), self.number);
        f.pad(&format!("{body}{}", label_digit(&body.replace('-', "")).unwrap_or_default()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn check_digits_are_those_of_the_published_examples() {
        // A card number of the standard's own kind, and two LOINC codes.
        for (digits, check) in [("7992739871", 3), ("2951", 2), ("718", 7), ("", 0)] {
            assert_eq!(check_digit(digits), Some(check), "{digits}");
        }
        assert_eq!(check_digit("12a"), None);
    }

    #[test]
    fn a_label_carries_day_number_and_check_digit() {
        let day = NaiveDate::from_ymd_opt(2026, 11, 21).unwrap();
        assert_eq!(Accession::new(day, 42).to_string(), "261121-00427");
        assert_eq!(Accession::parse("261121-00427"), Some(Accession::new(day, 42)));
        assert_eq!(Accession::parse(" 26112100427 "), Some(Accession::new(day, 42)));
        for wrong in ["261121-00425", "261121-0042", "261321-00422", "", "-", "261121-00004", "é61121-00424"] {
            assert_eq!(Accession::parse(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn the_published_example_of_the_label_digit_holds() {
        assert_eq!((label_digit("572"), label_digit("5724")), (Some(4), Some(0)));
    }

    proptest! {
        #[test]
        fn labels_read_back_and_a_wrong_digit_or_swapped_neighbours_are_caught(
            days in 0..36_500_i32, number in 1..100_000_u32, place in 0..10_usize, add in 1..10_u8,
        ) {
            let day = NaiveDate::from_ymd_opt(2000, 1, 1).unwrap() + chrono::Days::new(u64::try_from(days).unwrap());
            let accession = Accession::new(day, number);
            let label = accession.to_string();
            prop_assert_eq!(Accession::parse(&label), Some(accession));
            let digits = label.replace('-', "").into_bytes();
            let mut wrong = digits.clone();
            wrong[place] = b'0' + (digits[place] - b'0' + add) % 10;
            prop_assert_eq!(Accession::parse(std::str::from_utf8(&wrong).unwrap()), None);
            let mut swapped = digits.clone();
            swapped.swap(place, place + 1);
            if swapped != digits {
                prop_assert_eq!(Accession::parse(std::str::from_utf8(&swapped).unwrap()), None);
            }
        }
    }
}
