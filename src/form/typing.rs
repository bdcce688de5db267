//! What keys and pastes do to a form.

use super::entry::Entry;
use super::read::read;
use super::spec::{FieldSpec, Kind};
use super::state::{Field, Form, FormContext, FormEvent, Unusual};
use super::value::Value;
use crate::domain::error::FieldName;
use crate::domain::patient::BirthPrecision;
use crate::ui::input::Input;
use crate::ui::line_edit::Edit;
use crossterm::event::{KeyCode, KeyEvent, KeyEventKind, KeyModifiers};
use serde_json::json;

impl Form {
    /// Takes what a person typed.
    pub fn handle(&mut self, input: &Input) -> FormEvent {
        match input {
            Input::Paste(words) => self.paste(words),
            Input::Key(key) if key.kind == KeyEventKind::Release => FormEvent::Ignored,
            Input::Key(key) => self.key(key),
        }
    }

    fn paste(&mut self, words: &str) -> FormEvent {
        let Some((spec, field)) = self.spec.fields.get(self.focus).zip(self.fields.get_mut(self.focus)) else {
            return FormEvent::Ignored;
        };
        if matches!(spec.kind, Kind::Lookup) {
            return FormEvent::Lookup(spec.name, words.to_owned());
        }
        if std::mem::take(&mut self.fresh) {
            type_over(spec, field, &self.context);
        }
        let edit = field.entry.paste(words, spec.kind);
        field.edited(edit, spec.name)
    }

    fn key(&mut self, key: &KeyEvent) -> FormEvent {
        let Some((spec, field)) = self.spec.fields.get(self.focus).zip(self.fields.get_mut(self.focus)) else {
            return FormEvent::Ignored;
        };
        let plain = !key.modifiers.intersects(KeyModifiers::CONTROL | KeyModifiers::ALT);
        if field.unusual == Unusual::Asked
            && plain
            && matches!(key.code, KeyCode::Char('y' | 'Y' | 'o' | 'O' | 's' | 'S'))
        {
            field.unusual = Unusual::Confirmed;
            return self.next_asked();
        }
        let begun = match key.code {
            KeyCode::Char(letter) => Some(letter.to_string()),
            KeyCode::Enter => field.entry.is_empty().then(String::new),
            _ => None,
        };
        if let (Kind::Lookup, true, Some(words)) = (spec.kind, plain, begun) {
            return FormEvent::Lookup(spec.name, words);
        }
        if self.fresh && plain && matches!(key.code, KeyCode::Char(_)) {
            type_over(spec, field, &self.context);
        }
        let edit = field.entry.key(key, spec.kind);
        if edit != Edit::Ignored {
            self.fresh = false;
            return field.edited(edit, spec.name);
        }
        self.travel(key)
    }

    /// The keys that move between fields.
    fn travel(&mut self, key: &KeyEvent) -> FormEvent {
        if key.modifiers.intersects(KeyModifiers::CONTROL | KeyModifiers::ALT) {
            return FormEvent::Ignored;
        }
        let last = self.fields.len().saturating_sub(1);
        let page = self.window.max(1);
        let to = match key.code {
            KeyCode::Tab if key.modifiers.contains(KeyModifiers::SHIFT) => self.focus.checked_sub(1).unwrap_or(last),
            KeyCode::BackTab => self.focus.checked_sub(1).unwrap_or(last),
            KeyCode::Tab if self.focus == last => 0,
            KeyCode::Tab | KeyCode::Enter | KeyCode::Down => self.focus + 1,
            KeyCode::Up => self.focus.saturating_sub(1),
            KeyCode::PageDown if self.turn(true) => self.focus,
            KeyCode::PageUp if self.turn(false) => self.focus,
            KeyCode::PageDown => self.focus + page,
            KeyCode::PageUp => self.focus.saturating_sub(page),
            _ => return FormEvent::Ignored,
        };
        self.go(to.min(last));
        self.focused().map_or(FormEvent::Handled, FormEvent::Focused)
    }

    fn next_asked(&mut self) -> FormEvent {
        let next = self.fields.iter().position(|field| field.unusual == Unusual::Asked);
        self.go(next.unwrap_or(self.focus));
        self.focused().map_or(FormEvent::Handled, FormEvent::Focused)
    }

    pub(super) fn go(&mut self, to: usize) {
        if to != self.focus {
            self.leave();
            self.focus = to;
            self.fresh = true;
        }
    }

    /// Says at once what is wrong with the field that is left, and writes out what was short (`t`, `830`).
    fn leave(&mut self) {
        let Some((spec, field)) = self.spec.fields.get(self.focus).zip(self.fields.get_mut(self.focus)) else { return };
        field.cut = false;
        // A list whose rows have not come yet refuses nothing.
        let waits = matches!(&field.entry, Entry::Chooser(chooser) if chooser.choices.is_empty());
        if field.entry.is_empty() || waits {
            return;
        }
        match read(spec, &field.entry, &self.context) {
            Err(message) => field.error = Some(message),
            // A guess stays as it was said: written out to the day it would look like knowledge.
            Ok(Some(Value::Birth(birth))) if birth.precision == BirthPrecision::Estimated => {}
            Ok(Some(value @ (Value::Date(_) | Value::Birth(_) | Value::Time(_)))) => {
                field.entry.put(value, spec, &self.context)
            }
            Ok(_) => {}
        }
    }
}

/// Makes room for what is typed first: whoever comes to a number, a date, a time or an amount mostly means another one.
/// What could not be read stays, to be put right.
fn type_over(spec: &FieldSpec, field: &mut Field, context: &FormContext) {
    let short = matches!(spec.kind, Kind::Number { .. } | Kind::Date | Kind::BirthDate | Kind::TimeOfDay | Kind::Money);
    // A phone number too; an e-mail address is more often corrected.
    let phone = spec.check.is_some() && !field.entry.raw().as_str().unwrap_or_default().contains(char::is_alphabetic);
    if (short || phone) && read(spec, &field.entry, context).is_ok() {
        field.entry.restore(&json!(""));
    }
}

impl Field {
    fn edited(&mut self, edit: Edit, name: FieldName) -> FormEvent {
        match edit {
            Edit::Changed => {
                self.touched();
                FormEvent::Changed(name)
            }
            Edit::Cut => {
                self.touched();
                self.cut = true;
                FormEvent::Changed(name)
            }
            Edit::Full => {
                self.cut = true;
                FormEvent::Handled
            }
            Edit::Moved => FormEvent::Handled,
            Edit::Ignored => FormEvent::Ignored,
        }
    }
}
