//! Acts that need a reason: a small dialog with one required line, and where the clinic counts reasons, a choice before it.

use crate::app::dialog::Dialog;
use crate::domain::error::FieldName;
use crate::domain::validate::LINE;
use crate::domain::vocabulary::Vocabulary;
use crate::form::{FieldSpec, FormContext, FormSpec, Kind, Value};
use crate::i18n::{Message, Text, t};
use crate::store::{StoreError, Tx};

/// The field of the reason, as the store's refusals name it.
pub const REASON: FieldName = FieldName("reason");
/// The field of the choice before it.
pub const CODE: FieldName = FieldName("code");

/// The line for the reason; part of any form that needs one.
pub const WHY: FieldSpec = FieldSpec::new(REASON, t::REASON_WHY, Kind::Line { max: LINE }).required();

/// The choice of a vocabulary, before the line.
#[must_use]
pub const fn code<V: Vocabulary>(label: Text) -> FieldSpec {
    FieldSpec::new(CODE, label, Kind::vocabulary::<V>()).required()
}

/// The form of an act that needs a reason and nothing else: `const LEAVE: FormSpec = reason::form("leave", t::…);`.
#[must_use]
pub const fn form(id: &'static str, title: Text) -> FormSpec {
    FormSpec { id, title, fields: &[WHY] }
}

/// Asks for a reason and writes with it. `about` says whom it is about.
pub fn dialog<T: Send + 'static>(
    spec: &'static FormSpec,
    context: FormContext,
    about: impl Into<Message>,
    save: impl Fn(&Tx<'_>, &str) -> Result<T, StoreError> + Send + Sync + 'static,
) -> Dialog<T> {
    Dialog::new(spec, context, move |tx, values| save(tx, values.text(REASON).unwrap_or_default())).about(about)
}

/// The same with a choice before it; the first one of the vocabulary stands there from the beginning.
pub fn coded<V: Vocabulary + Send + Sync, T: Send + 'static>(
    spec: &'static FormSpec,
    context: FormContext,
    about: impl Into<Message>,
    first: V,
    save: impl Fn(&Tx<'_>, V, &str) -> Result<T, StoreError> + Send + Sync + 'static,
) -> Dialog<T> {
    let save = move |tx: &Tx<'_>, values: &crate::form::Values| {
        save(tx, values.choice(CODE).unwrap_or(first), values.text(REASON).unwrap_or_default())
    };
    Dialog::new(spec, context, save).about(about).with(CODE, Value::word(first))
}
