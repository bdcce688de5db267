//! A form while it is filled in: focus, entries, what is wrong where.

use super::entry::Entry;
use super::read::{is_unusual, read};
use super::spec::{Choice, FieldSpec, FormSpec, Label};
use super::value::{Value, Values};
use crate::domain::error::{FieldName, RuleError};
use crate::i18n::{Locale, Message, t};
use chrono::NaiveDate;
use ratatui::text::Line;
use serde_json::{Value as Json, json};

/// What reading a form depends on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FormContext {
    /// The clinic's calendar day.
    pub today: NaiveDate,
    /// The reader's language, the clinic's zone and currency.
    pub locale: Locale,
}

/// What an input did to the form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FormEvent {
    /// The field holds something else now; a draft should be kept.
    Changed(FieldName),
    /// The focus is on this field now.
    Focused(FieldName),
    /// The screen should open a picker for this field, which begins with what was typed or pasted, and answer with
    /// [`Form::fill`].
    Lookup(FieldName, String),
    /// Taken, and nothing to tell.
    Handled,
    /// Not for the form.
    Ignored,
}

/// What came of trying to save.
#[derive(Debug, Clone)]
pub enum Submit {
    /// At least one field is refused: it says why, and the first one has the focus.
    Invalid,
    /// These values are unusual. Submitting again without changing them confirms them.
    ConfirmUnusual(Vec<FieldName>),
    /// All is well.
    Ready(Values),
}

/// Whether an unusual value was asked about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Unusual {
    #[default]
    Unasked,
    Asked,
    Confirmed,
}

/// One field while it is filled in.
pub(super) struct Field {
    pub(super) entry: Entry,
    /// What stood there before anybody typed.
    pub(super) initial: Json,
    pub(super) error: Option<Message>,
    /// Part of what was typed or pasted did not fit.
    pub(super) cut: bool,
    pub(super) unusual: Unusual,
    pub(super) note: Line<'static>,
}

/// A form while it is filled in.
pub struct Form {
    pub(super) spec: &'static FormSpec,
    pub(super) context: FormContext,
    pub(super) fields: Vec<Field>,
    pub(super) focus: usize,
    /// The focus has come and nothing has been typed since: what is typed first replaces a number, a date, an amount.
    pub(super) fresh: bool,
    /// The keys go elsewhere: no field shows the focus.
    pub(super) resting: bool,
    /// The first line in view.
    pub(super) top: u16,
    /// How many fields were in view.
    pub(super) window: usize,
}

impl Form {
    /// An empty form, the focus on its first field.
    #[must_use]
    pub fn new(spec: &'static FormSpec, context: FormContext) -> Self {
        let empty = |field: &FieldSpec| {
            let entry = Entry::empty(field.kind);
            let initial = entry.raw();
            Field { entry, initial, error: None, cut: false, unusual: Unusual::Unasked, note: Line::default() }
        };
        let fields = spec.fields.iter().map(empty).collect();
        Self { spec, context, fields, focus: 0, fresh: true, resting: false, top: 0, window: 1 }
    }

    /// What the form is.
    #[must_use]
    pub const fn spec(&self) -> &'static FormSpec {
        self.spec
    }

    /// The field that is filled in now.
    #[must_use]
    pub fn focused(&self) -> Option<FieldName> {
        self.spec.fields.get(self.focus).map(|field| field.name)
    }

    /// Says whether the keys go elsewhere for now: then no field shows the focus, the cursor or its help.
    pub const fn rest(&mut self, resting: bool) {
        self.resting = resting;
    }

    /// Moves the focus to a field; nothing happens when the form has none of that name.
    pub fn focus_on(&mut self, name: FieldName) {
        if let Some(index) = self.spec.position(name) {
            self.go(index);
        }
    }

    /// Writes a value that stood there before: the form does not count as changed.
    pub fn set(&mut self, name: FieldName, value: impl Into<Value>) {
        self.fill(name, value);
        if let Some(field) = self.field_mut(name) {
            field.initial = field.entry.raw();
        }
    }

    /// Writes a value on behalf of the person, as if typed.
    pub fn fill(&mut self, name: FieldName, value: impl Into<Value>) {
        let Some(index) = self.spec.position(name) else { return };
        let context = self.context;
        if let (Some(spec), Some(field)) = (self.spec.fields.get(index), self.fields.get_mut(index)) {
            field.entry.put(value.into(), spec, &context);
            field.touched();
        }
    }

    /// Empties a field on behalf of the person.
    pub fn empty(&mut self, name: FieldName) {
        if let Some(field) = self.field_mut(name) {
            field.entry.restore(&json!(""));
            field.touched();
        }
    }

    /// Gives a [`Kind::Pick`](super::Kind::Pick) field its rows: key and words. What was chosen stays chosen.
    pub fn set_options(&mut self, name: FieldName, rows: Vec<(String, String)>) {
        if let Some(Field { entry: Entry::Chooser(chooser), error, .. }) = self.field_mut(name) {
            let choice = |(word, words)| Choice { word, label: Label::Words(words) };
            chooser.choices = rows.into_iter().map(choice).collect();
            chooser.shown.clear();
            if chooser.index().is_some() {
                // It was refused only because the rows were not there yet.
                *error = None;
            }
        }
    }

    /// Shows a refusal at its field and moves there.
    pub fn set_error(&mut self, name: FieldName, message: impl Into<Message>) {
        if let Some(index) = self.spec.position(name) {
            self.go(index);
            if let Some(field) = self.fields.get_mut(index) {
                field.error = Some(message.into());
            }
        }
    }

    /// Shows a refusal at its field, or takes it away, and leaves the focus where it is: for what follows from two fields.
    pub fn mark(&mut self, name: FieldName, message: Option<Message>) {
        if let Some(field) = self.field_mut(name) {
            field.error = message;
        }
    }

    /// Shows a refusal of the store at its field; `false` when it belongs to none of this form and must be shown
    /// elsewhere.
    pub fn refuse(&mut self, error: &RuleError) -> bool {
        match error {
            RuleError::Field { field, message } if self.spec.position(*field).is_some() => {
                self.set_error(*field, message.clone());
                true
            }
            _ => false,
        }
    }

    /// The refusal shown at a field.
    #[must_use]
    pub fn error(&self, name: FieldName) -> Option<&Message> {
        self.fields.get(self.spec.position(name)?)?.error.as_ref()
    }

    /// What the screen adds behind a field (a NEWS2 flag); an empty line takes it away.
    pub fn note(&mut self, name: FieldName, note: impl Into<Line<'static>>) {
        if let Some(field) = self.field_mut(name) {
            field.note = note.into();
        }
    }

    /// The value of a field as it stands, when it is valid.
    #[must_use]
    pub fn value(&self, name: FieldName) -> Option<Value> {
        let index = self.spec.position(name)?;
        read(self.spec.fields.get(index)?, &self.fields.get(index)?.entry, &self.context).ok().flatten()
    }

    /// Every value that is valid as it stands: for what is shown while typing.
    #[must_use]
    pub fn values(&self) -> Values {
        let both = self.spec.fields.iter().zip(&self.fields);
        let read = both.filter_map(|(spec, field)| {
            let value = read(spec, &field.entry, &self.context).ok().flatten()?;
            Some((spec.name, value))
        });
        Values { spec: self.spec, values: read.collect() }
    }

    /// Whether anything differs from what stood there before.
    #[must_use]
    pub fn is_dirty(&self) -> bool {
        self.fields.iter().any(|field| field.entry.raw() != field.initial)
    }

    /// Reads everything for saving. On a refusal the focus moves to the first bad field; values that are possible but
    /// unusual are asked about once.
    pub fn submit(&mut self, context: &FormContext) -> Submit {
        self.context = *context;
        self.fresh = true;
        let mut values = Vec::new();
        let mut first_bad = None;
        let mut unasked = Vec::new();
        for (index, (spec, field)) in self.spec.fields.iter().zip(&mut self.fields).enumerate() {
            match read(spec, &field.entry, context) {
                Err(message) => {
                    field.error = Some(message);
                    first_bad = first_bad.or(Some(index));
                }
                Ok(None) => field.error = None,
                Ok(Some(value)) => {
                    field.error = None;
                    if is_unusual(spec, &value) && field.unusual == Unusual::Unasked {
                        unasked.push((index, spec.name));
                    }
                    values.push((spec.name, value));
                }
            }
        }
        if let Some(index) = first_bad {
            self.focus = index;
            return Submit::Invalid;
        }
        if let Some((first, _)) = unasked.first() {
            self.focus = *first;
            for (index, _) in &unasked {
                if let Some(field) = self.fields.get_mut(*index) {
                    field.unusual = Unusual::Asked;
                }
            }
            return Submit::ConfirmUnusual(unasked.into_iter().map(|(_, name)| name).collect());
        }
        Submit::Ready(Values { spec: self.spec, values })
    }

    pub(super) fn field_mut(&mut self, name: FieldName) -> Option<&mut Field> {
        self.fields.get_mut(self.spec.position(name)?)
    }
}

impl Field {
    /// Forgets what was said about the value that stood there.
    pub(super) fn touched(&mut self) {
        self.error = None;
        self.cut = false;
        self.unusual = Unusual::Unasked;
    }

    /// What is to be said about a limit that was reached.
    pub(super) fn cut_message(&self) -> Option<Message> {
        self.cut.then(|| t::FORM_CUT.into())
    }
}
