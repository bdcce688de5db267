//! Identity numbers of people: kinds, cleaning, and check digits where a kind has them.

use super::money::Currency;
use super::validate::{NAME, clean_line};
use super::vocabulary::vocabulary;
use crate::i18n::{Message, t};

vocabulary! {
    /// The kind of an identity number.
    pub enum IdentifierType {
        /// Brazil: Cadastro de Pessoas Físicas.
        Cpf = "cpf" => PATIENT_IDENTIFIER_CPF,
        /// Argentina: clave única de identificación tributaria (or laboral: CUIL).
        Cuit = "cuit" => PATIENT_IDENTIFIER_CUIT,
        /// France: numéro d'inscription au répertoire, the social security number.
        Nir = "nir" => PATIENT_IDENTIFIER_NIR,
        /// A national identity card.
        Dni = "dni" => PATIENT_IDENTIFIER_DNI,
        /// A passport.
        Passport = "passport" => PATIENT_IDENTIFIER_PASSPORT,
        /// Any other.
        Other = "other" => PATIENT_IDENTIFIER_OTHER,
    }
}

impl IdentifierType {
    /// The document that most people show at a clinic which counts in this currency; the euro is taken for France's.
    #[must_use]
    pub fn usual(currency: Currency) -> Self {
        match currency.code() {
            "BRL" => Self::Cpf,
            "EUR" => Self::Nir,
            _ => Self::Dni,
        }
    }

    /// Cleans a number to the form in which it is stored and compared, and verifies its check digits.
    ///
    /// # Errors
    /// The message says whether its form or its check digits are wrong.
    pub fn check(self, text: &str) -> Result<String, Message> {
        let line = clean_line(text);
        let compact: String =
            line.chars().filter(|c| !matches!(c, ' ' | '.' | '-' | '/')).collect::<String>().to_uppercase();
        let form = || Message::from(t::PATIENT_IDENTIFIER_FORM);
        let right = match self {
            Self::Cpf => cpf_is_right(&digits(&compact).filter(|digits| digits.len() == 11).ok_or_else(form)?),
            Self::Cuit => cuit_is_right(&digits(&compact).filter(|digits| digits.len() == 11).ok_or_else(form)?),
            Self::Nir => nir_is_right(&compact).ok_or_else(form)?,
            Self::Dni | Self::Passport => {
                let fits = (5..=20).contains(&compact.len()) && compact.bytes().all(|b| b.is_ascii_alphanumeric());
                return if fits { Ok(compact) } else { Err(form()) };
            }
            Self::Other => {
                let fits = !line.is_empty() && line.chars().count() <= NAME;
                return if fits { Ok(line) } else { Err(form()) };
            }
        };
        if right { Ok(compact) } else { Err(t::PATIENT_IDENTIFIER_CHECK.into()) }
    }

    /// A stored number as people write it: `529.982.247-25`, `20-12345678-6`, `2 84 12 75 451 089 46`.
    #[must_use]
    pub fn written(self, number: &str) -> String {
        let groups: &[(usize, &str)] = match self {
            Self::Cpf => &[(3, "."), (3, "."), (3, "-"), (2, "")],
            Self::Cuit => &[(2, "-"), (8, "-"), (1, "")],
            Self::Nir => &[(1, " "), (2, " "), (2, " "), (2, " "), (3, " "), (3, " "), (2, "")],
            Self::Dni | Self::Passport | Self::Other => return number.to_owned(),
        };
        if !number.is_ascii() || number.len() != groups.iter().map(|(length, _)| length).sum::<usize>() {
            return number.to_owned();
        }
        let mut rest = number;
        let mut written = String::new();
        for (length, sign) in groups {
            let (group, after) = rest.split_at(*length);
            written.push_str(group);
            written.push_str(sign);
            rest = after;
        }
        written
    }
}

fn digits(text: &str) -> Option<Vec<u32>> {
    text.chars().map(|c| c.to_digit(10)).collect()
}

/// Sum of the digits, each times its weight.
fn weighted(digits: &[u32], weights: impl Iterator<Item = u32>) -> u32 {
    digits.iter().zip(weights).map(|(digit, weight)| digit * weight).sum()
}

/// Two check digits modulo 11, with weights falling to 2 (Receita Federal). Eleven equal digits pass the sums but are
/// never issued.
fn cpf_is_right(digits: &[u32]) -> bool {
    let check = |count: usize, top: u32| {
        let sum = digits.get(..count).map_or(0, |digits| weighted(digits, (2..=top).rev()));
        Some(sum * 10 % 11 % 10)
    };
    let all_equal = digits.iter().all(|digit| Some(digit) == digits.first());
    !all_equal && check(9, 10) == digits.get(9).copied() && check(10, 11) == digits.get(10).copied()
}

/// One check digit modulo 11 (AFIP). A remainder that would need the digit 10 is never issued.
fn cuit_is_right(digits: &[u32]) -> bool {
    let sum = weighted(digits, [5, 4, 3, 2, 7, 6, 5, 4, 3, 2, 1].into_iter());
    sum > 0 && sum % 11 == 0
}

/// Thirteen digits and a key of two: 97 minus the rest of a division by 97 (INSEE). Corsica's departments `2A` and `2B`
/// count as 19 and 18. `None` where the form is wrong.
fn nir_is_right(text: &str) -> Option<bool> {
    if text.len() != 15 || !text.is_ascii() {
        return None;
    }
    let (body, key) = text.split_at(13);
    let body = match body.get(5..7)? {
        "2A" => format!("{}19{}", body.get(..5)?, body.get(7..)?),
        "2B" => format!("{}18{}", body.get(..5)?, body.get(7..)?),
        _ => body.to_owned(),
    };
    if !body.bytes().chain(key.bytes()).all(|b| b.is_ascii_digit()) || body.starts_with(['0', '5', '6', '9']) {
        return None;
    }
    let (body, key): (u64, u64) = (body.parse().ok()?, key.parse().ok()?);
    Some(key == 97 - body % 97)
}

#[cfg(test)]
mod tests {
    use super::*;
    use IdentifierType::{Cpf, Cuit, Dni, Nir, Other, Passport};
    use proptest::prelude::*;

    #[test]
    fn right_numbers_are_stored_compact_and_written_as_usual() {
        for (kind, typed, stored, written) in [
            (Cpf, "529.982.247-25", "52998224725", "529.982.247-25"),
            (Cpf, " 11144477735 ", "11144477735", "111.444.777-35"),
            (Cuit, "20-12345678-6", "20123456786", "20-12345678-6"),
            (Nir, "2 69 05 49 588 157 80", "269054958815780", "2 69 05 49 588 157 80"),
            (Nir, "1 84 12 2a 451 089 33", "184122A45108933", "1 84 12 2A 451 089 33"),
            (Dni, "12.345.678", "12345678", "12345678"),
            (Passport, "ab 123456", "AB123456", "AB123456"),
            (Other, " CNS 7/8 ", "CNS 7/8", "CNS 7/8"),
        ] {
            assert_eq!(kind.check(typed).as_deref(), Ok(stored), "{kind} {typed}");
            assert_eq!(kind.written(stored), written, "{kind}");
        }
    }

    #[test]
    fn the_usual_document_is_that_of_the_clinics_country() {
        for (currency, kind) in [("BRL", Cpf), ("ARS", Dni), ("EUR", Nir), ("XOF", Dni)] {
            assert_eq!(IdentifierType::usual(Currency::parse(currency).unwrap()), kind, "{currency}");
        }
    }

    #[test]
    fn wrong_forms_and_wrong_check_digits_are_told_apart() {
        for (kind, typed) in [
            (Cpf, "529.982.247-24"),
            (Cpf, "529.982.247-35"),
            (Cpf, "111.111.111-11"),
            (Cuit, "20-12345678-5"),
            (Cuit, "00-00000000-0"),
            (Nir, "2 69 05 49 588 157 81"),
        ] {
            assert_eq!(kind.check(typed), Err(t::PATIENT_IDENTIFIER_CHECK.into()), "{kind} {typed}");
        }
        for (kind, typed) in [
            (Cpf, ""),
            (Cpf, "5299822472"),
            (Cpf, "5299822472a"),
            (Cuit, "201234567860"),
            (Nir, "269054958815"),
            (Nir, "26905495881578A"),
            (Nir, "569054958815780"),
            (Nir, "2690549588157é"),
            (Dni, "123"),
            (Passport, "AB_12345"),
            (Other, " "),
        ] {
            assert_eq!(kind.check(typed), Err(t::PATIENT_IDENTIFIER_FORM.into()), "{kind} {typed}");
        }
    }

    fn with_check_digits(kind: IdentifierType, body: &str) -> Option<String> {
        (0..100).find_map(|check| {
            let digits = if kind == Cuit { format!("{body}{}", check % 10) } else { format!("{body}{check:02}") };
            kind.check(&digits).ok()
        })
    }

    proptest! {
        // The CPF is left out: its folded remainders (10 counts as 0) let a few single wrong digits through.
        #[test]
        fn a_single_wrong_digit_never_passes(
            kind in proptest::sample::select(&[Cuit, Nir][..]), body in "[1234][0-9]{12}", place in 0..15_usize, add in 1..=9_u32,
        ) {
            let body = if kind == Cuit { &body[..10] } else { body.as_str() };
            let Some(right) = with_check_digits(kind, body) else { return Ok(()) };
            let place = place % right.len();
            let digit = right[place..=place].parse::<u32>().unwrap();
            let wrong = format!("{}{}{}", &right[..place], (digit + add) % 10, &right[place + 1..]);
            prop_assert!(kind.check(&wrong).is_err(), "{} {}", right, wrong);
            prop_assert_eq!(kind.check(&kind.written(&right)), Ok(right));
        }
    }
}
