//! From what was typed to values: the checks that every field of a kind has.

use super::date::{parse_date, parse_time};
use super::entry::{Entry, YES};
use super::spec::{FieldSpec, Kind};
use super::state::FormContext;
use super::value::Value;
use crate::domain::decimal::Decimal;
use crate::domain::error::{FieldName, RuleError};
use crate::domain::money::{Currency, Money};
use crate::domain::patient::parse_birth_date;
use crate::domain::validate;
use crate::domain::vitals::Limits;
use crate::i18n::{Message, t};

/// Reads an entry: `None` when it is empty, a message when it is not what the field takes.
pub(super) fn read(field: &FieldSpec, entry: &Entry, context: &FormContext) -> Result<Option<Value>, Message> {
    let value = match entry {
        Entry::Line(line) => read_line(field, line.text(), context)?,
        Entry::Notes(notes) => notes_of(field, &notes.text())?,
        Entry::Chooser(chooser) => match (chooser.index(), chooser.word.as_deref()) {
            (Some(_), Some(word)) if matches!(field.kind, Kind::YesNo) => Some(Value::Yes(word == YES)),
            (Some(_), Some(word)) => Some(Value::Word(word.to_owned())),
            (None, Some(_)) => return Err(t::FORM_NOT_OFFERED.into()),
            (_, None) => None,
        },
        Entry::Found(found) => {
            found.as_ref().map(|found| Value::Found { id: found.id.clone(), label: found.label.clone() })
        }
    };
    if field.required && value.is_none() {
        return Err(t::FIELD_REQUIRED.into());
    }
    Ok(value)
}

/// Whether a value is possible but so rare that it is more often a slip of the finger.
pub(super) fn is_unusual(field: &FieldSpec, value: &Value) -> bool {
    match (field.kind, value) {
        (Kind::Number { usual, .. }, Value::Number(number)) => !usual.hold(*number),
        _ => false,
    }
}

fn read_line(field: &FieldSpec, typed: &str, context: &FormContext) -> Result<Option<Value>, Message> {
    if let Kind::Secret = field.kind {
        return Ok((!typed.is_empty()).then(|| Value::Text(typed.to_owned())));
    }
    let clean = validate::clean_line(typed);
    if clean.is_empty() {
        return Ok(None);
    }
    Ok(Some(match field.kind {
        Kind::Number { places, possible, unit, .. } => Value::Number(number(&clean, places, possible, unit)?),
        Kind::Date => Value::Date(parse_date(&clean, context.today)?),
        Kind::BirthDate => Value::Birth(parse_birth_date(&clean, context.today)?),
        Kind::TimeOfDay => Value::Time(parse_time(&clean)?),
        Kind::Money => Value::Money(amount(&clean, context.locale.currency)?),
        Kind::Grammar { max, read } => {
            let clean = at_most(field.name, &clean, max)?;
            read(&clean)?;
            Value::Text(clean)
        }
        Kind::Line { max } => {
            let clean = at_most(field.name, &clean, max)?;
            field.check.map_or(Ok(()), |check| check(&clean))?;
            Value::Text(clean)
        }
        _ => Value::Text(clean),
    }))
}

fn notes_of(field: &FieldSpec, typed: &str) -> Result<Option<Value>, Message> {
    let Kind::Notes { max, .. } = field.kind else { return Ok(None) };
    let notes = validate::check_notes(field.name, typed, max).map_err(|refused| refused.message())?;
    Ok((!notes.is_empty()).then_some(Value::Text(notes)))
}

fn at_most(name: FieldName, clean: &str, max: usize) -> Result<String, Message> {
    validate::check_line(name, clean, max).map_err(|refused: RuleError| refused.message())
}

fn number(clean: &str, places: u8, possible: Limits, unit: &str) -> Result<i64, Message> {
    let number = validate::parse_decimal(clean, places)?;
    if possible.hold(number) {
        return Ok(number);
    }
    Err(t::FORM_IMPOSSIBLE
        .with("low", Decimal::new(possible.low, places))
        .with("high", Decimal::new(possible.high, places))
        .with("unit", unit))
}

/// What people pay is never less than nothing.
fn amount(clean: &str, currency: Currency) -> Result<Money, Message> {
    let amount = Money::parse(clean, currency)?;
    if amount < Money::ZERO { Err(t::FORM_NEGATIVE.into()) } else { Ok(amount) }
}
