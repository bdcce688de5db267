//! The value of a result as the machine or the biologist gives it: a number, or that it lies below or above one.

use crate::domain::decimal::Decimal;
use crate::domain::validate::parse_decimal;
use crate::i18n::Message;
use std::fmt;

/// How a value stands to the number written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Relation {
    /// Below it: `<0.01`, the lower end of what can be measured.
    Below,
    /// It.
    Exact,
    /// Above it: `>500`.
    Above,
}

/// A measured value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Reading {
    /// How the value stands to the number.
    pub relation: Relation,
    /// The number.
    pub value: Decimal,
}

impl Reading {
    /// A value that was measured exactly.
    #[must_use]
    pub const fn exact(value: Decimal) -> Self {
        Self { relation: Relation::Exact, value }
    }

    /// Reads a number with at most `places` decimal places, point or comma, after an optional `<` or `>`. The value has
    /// exactly `places`.
    ///
    /// # Errors
    /// The message says what is wrong.
    pub fn parse(text: &str, places: u8) -> Result<Self, Message> {
        let text = text.trim();
        let (relation, number) = match (text.strip_prefix('<'), text.strip_prefix('>')) {
            (Some(number), _) => (Relation::Below, number),
            (_, Some(number)) => (Relation::Above, number),
            _ => (Relation::Exact, text),
        };
        Ok(Self { relation, value: Decimal::new(parse_decimal(number, places)?, places) })
    }
}

/// With a decimal point: as it is stored.
impl fmt::Display for Reading {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = match self.relation {
            Relation::Below => "<",
            Relation::Exact => "",
            Relation::Above => ">",
        };
        f.pad(&format!("{sign}{}", self.value))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::t;
    use proptest::prelude::*;

    #[test]
    fn readings_are_written_in_the_precision_of_their_analyte() {
        for (typed, places, stored) in
            [("5,4", 1, "5.4"), ("5", 1, "5.0"), ("< 0.01", 2, "<0.01"), (">500", 0, ">500"), ("-2.5", 1, "-2.5")]
        {
            assert_eq!(Reading::parse(typed, places).unwrap().to_string(), stored, "{typed}");
        }
    }

    #[test]
    fn what_is_no_reading_is_refused() {
        for text in ["", "<", "<>5", "5<", "high", "<<5", "≤5"] {
            assert_eq!(Reading::parse(text, 1), Err(t::FIELD_NUMBER.into()), "{text}");
        }
        assert_eq!(Reading::parse("5.44", 1), Err(t::FIELD_PLACES.with("places", 1_i64)));
    }

    proptest! {
        #[test]
        fn what_is_stored_reads_back(digits in -1_000_000_000_i64..1_000_000_000, places in 0..=6_u8, relation in 0..3) {
            let relation = [Relation::Below, Relation::Exact, Relation::Above][usize::try_from(relation).unwrap()];
            let reading = Reading { relation, value: Decimal::new(digits, places) };
            prop_assert_eq!(Reading::parse(&reading.to_string(), places), Ok(reading));
        }
    }
}
