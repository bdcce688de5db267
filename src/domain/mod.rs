//! The rules of the clinic, pure: no screen, no database, no file, no clock.

pub mod actor;
pub mod appointment;
pub mod billing;
pub mod decimal;
pub mod diagnosis;
pub mod digits;
pub mod error;
pub mod identifiers;
pub mod ids;
pub mod lab;
pub mod lab_order;
pub mod money;
pub mod patient;
pub mod schedule;
pub mod specimen;
pub mod time;
pub mod transition;
pub mod validate;
pub mod vitals;
pub mod vocabulary;
pub mod waiting;
pub mod waiting_list;

#[cfg(test)]
mod tests {
    use super::error::{FieldName, RuleError};
    use super::money::{Currency, Money, Percent};
    use super::patient::{BirthDate, BirthPrecision, parse_birth_date};
    use super::time::Zone;
    use super::vitals::{self, Measure};
    use super::{billing, schedule, validate};
    use crate::domain::actor::Roles;
    use crate::i18n::{Catalogue, Language, Locale, Message};
    use chrono::{NaiveDate, Weekday};

    /// One message of every kind that the rules make with arguments.
    fn messages() -> Vec<Message> {
        const FIELD: FieldName = FieldName("field");
        let today = NaiveDate::from_ymd_opt(2026, 11, 21).unwrap();
        let refused = |error: RuleError| error.message();
        let line = billing::InvoiceLine {
            kind: billing::LineKind::Other,
            text: String::new(),
            quantity: 0,
            unit_price: Money::of_minor(100),
            tax: Percent::ZERO,
        };
        let one = billing::InvoiceLine { quantity: 1, ..line.clone() };
        let hours = schedule::Shift::Morning.intervals(Weekday::Mon, 20);
        let overlap = [schedule::Shift::FullDay.intervals(Weekday::Mon, 20), hours.clone()].concat();
        let long = schedule::WorkInterval { slot_minutes: 999, ..hours[0] };
        let mut messages = vec![
            refused(validate::check_line(FIELD, "too long", 3).unwrap_err()),
            validate::parse_decimal("1.23", 1).unwrap_err(),
            refused(vitals::check_value(Measure::Temperature, 999).unwrap_err()),
            vitals::parse("120/80 fast").unwrap_err().place(),
            vitals::parse("98% 98%").unwrap_err().why,
            parse_birth_date("1800", today).unwrap_err(),
            refused(line.amount().unwrap_err()),
            refused(billing::totals(&[one], billing::Discount::Amount(Money::of_minor(101))).unwrap_err()),
            refused(
                billing::check_discount(Roles::NONE, Money::of_minor(100), Money::of_minor(11), Percent::ZERO)
                    .unwrap_err(),
            ),
            refused(billing::tender(Money::of_minor(1), billing::PaymentMethod::Card, Money::of_minor(2)).unwrap_err()),
            refused(schedule::check_interval(&long).unwrap_err()),
            refused(schedule::check_week(&overlap).unwrap_err()),
        ];
        for (precision, born) in [
            (BirthPrecision::Day, today),
            (BirthPrecision::Month, today - chrono::Days::new(40)),
            (BirthPrecision::Year, today - chrono::Days::new(800)),
            (BirthPrecision::Estimated, today),
        ] {
            let birth = BirthDate { date: born, precision };
            messages.extend([birth.message(), birth.age(today).unwrap().message()]);
        }
        messages
    }

    #[test]
    fn every_message_fills_all_its_places_in_every_language() {
        for language in Language::ALL {
            let currency = Currency::parse("EUR").unwrap();
            let catalogue = Catalogue::new(Locale { language, zone: Zone::UTC, currency });
            for message in messages() {
                let words = catalogue.message(&message);
                assert!(!words.contains(['{', '$', '}']) && words != message.text.id(), "{}: {words}", language.code());
            }
        }
    }
}
