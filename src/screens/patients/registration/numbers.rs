//! The identity numbers on the form: rows of a kind and a number, each checked as its kind asks for.

use crate::domain::error::{FieldName, RuleError};
use crate::domain::identifiers::IdentifierType;
use crate::form::{Form, Value, Values};
use crate::i18n::t;
use crate::store::patients::{IDENTIFIERS, Identifier};

/// The fields of the kinds, in the order of their numbers.
pub(super) const KINDS: [FieldName; IDENTIFIERS.len()] =
    [FieldName("identifier_type"), FieldName("identifier_type_2"), FieldName("identifier_type_3")];

fn rows() -> impl Iterator<Item = (FieldName, FieldName)> {
    KINDS.into_iter().zip(IDENTIFIERS)
}

/// Whether a field is part of an identity number.
pub(super) fn is_one(field: FieldName) -> bool {
    KINDS.contains(&field) || IDENTIFIERS.contains(&field)
}

/// The numbers that were typed.
pub(super) fn read(values: &Values) -> Vec<Identifier> {
    let row = |(kind, number)| {
        let value = values.owned(number)?;
        Some(Identifier { kind: values.choice(kind).unwrap_or(IdentifierType::Other), value })
    };
    rows().filter_map(row).collect()
}

/// Fills the rows with what is known.
pub(super) fn show(form: &mut Form, known: &[Identifier]) {
    for ((kind, number), identifier) in rows().zip(known) {
        form.set(kind, Value::word(identifier.kind));
        form.set(number, identifier.kind.written(&identifier.value));
    }
}

/// Proposes the kind of the first number where there is none yet.
pub(super) fn propose(form: &mut Form, usual: IdentifierType) {
    let [first, ..] = KINDS;
    if form.value(first).is_none() {
        form.set(first, Value::word(usual));
    }
}

/// Says at each number whether it is one of its kind, but not while it is typed. The first that is not, if any.
pub(super) fn check(form: &mut Form) -> Option<FieldName> {
    let focused = form.focused();
    judge(form, focused)
}

/// Says it at the number in focus too: it was about to be saved.
pub(super) fn say(form: &mut Form) {
    judge(form, None);
}

fn judge(form: &mut Form, spared: Option<FieldName>) -> Option<FieldName> {
    let values = form.values();
    let mut first = None;
    for (kind, number) in rows() {
        let Some(typed) = values.text(number) else { continue };
        let Some(chosen) = values.choice::<IdentifierType>(kind) else {
            first = first.or(Some(kind));
            if spared != Some(kind) {
                form.mark(kind, Some(t::FIELD_REQUIRED.into()));
            }
            continue;
        };
        form.mark(kind, None);
        let wrong = chosen.check(typed).err();
        first = first.or(wrong.is_some().then_some(number));
        if spared != Some(number) {
            form.mark(number, wrong);
        }
    }
    first
}

/// The store counts the numbers that were typed; the form has rows that may be empty.
pub(super) fn at_its_row(error: RuleError, form: &Form) -> RuleError {
    let RuleError::Field { field, message } = error else { return error };
    let values = form.values();
    let filled: Vec<FieldName> = IDENTIFIERS.into_iter().filter(|number| values.text(*number).is_some()).collect();
    let position = IDENTIFIERS.iter().position(|number| *number == field);
    let row = position.and_then(|position| filled.get(position)).copied().unwrap_or(field);
    RuleError::Field { field: row, message }
}
