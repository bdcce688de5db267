//! What was filled in, typed.

use super::spec::FormSpec;
use crate::domain::error::FieldName;
use crate::domain::ids::Id;
use crate::domain::money::Money;
use crate::domain::patient::BirthDate;
use crate::domain::vocabulary::Vocabulary;
use chrono::{NaiveDate, NaiveTime};

/// The value of one field.
#[derive(Clone, PartialEq, Eq)]
pub enum Value {
    /// A line, notes, a secret or a line in a notation of its own; cleaned.
    Text(String),
    /// A number, in units of its last decimal place.
    Number(i64),
    /// A calendar date.
    Date(NaiveDate),
    /// A date of birth.
    Birth(BirthDate),
    /// A time of day.
    Time(NaiveTime),
    /// The word of a choice, or the key of a picked row.
    Word(String),
    /// Yes or no.
    Yes(bool),
    /// An amount.
    Money(Money),
    /// What a picker found: its key, and how it is shown.
    Found {
        /// The key.
        id: String,
        /// The words shown.
        label: String,
    },
}

impl Value {
    /// What a picker found.
    #[must_use]
    pub fn found(id: impl Id, label: impl Into<String>) -> Self {
        Self::Found { id: id.raw().to_string(), label: label.into() }
    }

    /// The word of a vocabulary.
    #[must_use]
    pub fn word(value: impl Vocabulary) -> Self {
        Self::Word(value.word().to_owned())
    }

    /// The key of a row that a [`Kind::Pick`](super::Kind::Pick) field offers.
    #[must_use]
    pub fn key(id: impl Id) -> Self {
        Self::Word(id.raw().to_string())
    }
}

impl From<&str> for Value {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}
impl From<String> for Value {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}
impl From<i64> for Value {
    fn from(number: i64) -> Self {
        Self::Number(number)
    }
}
impl From<NaiveDate> for Value {
    fn from(date: NaiveDate) -> Self {
        Self::Date(date)
    }
}
impl From<BirthDate> for Value {
    fn from(birth: BirthDate) -> Self {
        Self::Birth(birth)
    }
}
impl From<NaiveTime> for Value {
    fn from(time: NaiveTime) -> Self {
        Self::Time(time)
    }
}
impl From<bool> for Value {
    fn from(yes: bool) -> Self {
        Self::Yes(yes)
    }
}
impl From<Money> for Value {
    fn from(amount: Money) -> Self {
        Self::Money(amount)
    }
}

/// The values of a form that are there. Each getter gives `None` where the field is empty.
#[derive(Clone)]
pub struct Values {
    pub(super) spec: &'static FormSpec,
    pub(super) values: Vec<(FieldName, Value)>,
}

impl Values {
    /// Whether the form has such a field at all: for acts that share fields but not a form.
    #[must_use]
    pub fn knows(&self, name: FieldName) -> bool {
        self.spec.position(name).is_some()
    }

    /// Whatever the field holds.
    #[must_use]
    pub fn get(&self, name: FieldName) -> Option<&Value> {
        debug_assert!(self.spec.position(name).is_some(), "{} has no field {name:?}", self.spec.id);
        self.values.iter().find(|(known, _)| *known == name).map(|(_, value)| value)
    }

    /// A line, notes, a secret, or a line in a notation of its own.
    #[must_use]
    pub fn text(&self, name: FieldName) -> Option<&str> {
        match self.get(name) {
            Some(Value::Text(text)) => Some(text),
            _ => None,
        }
    }

    /// As [`Values::text`], to keep.
    #[must_use]
    pub fn owned(&self, name: FieldName) -> Option<String> {
        self.text(name).map(str::to_owned)
    }

    /// A number, in units of its last decimal place.
    #[must_use]
    pub fn number(&self, name: FieldName) -> Option<i64> {
        match self.get(name) {
            Some(Value::Number(number)) => Some(*number),
            _ => None,
        }
    }

    /// A calendar date.
    #[must_use]
    pub fn date(&self, name: FieldName) -> Option<NaiveDate> {
        match self.get(name) {
            Some(Value::Date(date)) => Some(*date),
            _ => None,
        }
    }

    /// A date of birth.
    #[must_use]
    pub fn birth_date(&self, name: FieldName) -> Option<BirthDate> {
        match self.get(name) {
            Some(Value::Birth(birth)) => Some(*birth),
            _ => None,
        }
    }

    /// A time of day.
    #[must_use]
    pub fn time(&self, name: FieldName) -> Option<NaiveTime> {
        match self.get(name) {
            Some(Value::Time(time)) => Some(*time),
            _ => None,
        }
    }

    /// The word of a choice, or the key of a picked or found row.
    #[must_use]
    pub fn word(&self, name: FieldName) -> Option<&str> {
        match self.get(name) {
            Some(Value::Word(word) | Value::Found { id: word, .. }) => Some(word),
            _ => None,
        }
    }

    /// A choice from a vocabulary.
    #[must_use]
    pub fn choice<V: Vocabulary>(&self, name: FieldName) -> Option<V> {
        self.word(name).and_then(V::from_word)
    }

    /// The id of a picked or found row.
    #[must_use]
    pub fn id<I: Id>(&self, name: FieldName) -> Option<I> {
        self.word(name)?.parse().ok().map(I::new)
    }

    /// Yes or no; `None` when neither was chosen.
    #[must_use]
    pub fn yes(&self, name: FieldName) -> Option<bool> {
        match self.get(name) {
            Some(Value::Yes(yes)) => Some(*yes),
            _ => None,
        }
    }

    /// An amount.
    #[must_use]
    pub fn money(&self, name: FieldName) -> Option<Money> {
        match self.get(name) {
            Some(Value::Money(amount)) => Some(*amount),
            _ => None,
        }
    }
}

/// Names only: the values are a patient's.
impl std::fmt::Debug for Values {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_list().entries(self.values.iter().map(|(name, _)| name.0)).finish()
    }
}
