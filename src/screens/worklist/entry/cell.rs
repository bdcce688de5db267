//! One value while it is typed: what stands there, what it would mean, and what is wrong with it.

use crate::domain::error::FieldName;
use crate::domain::ids::{Id as _, LabOrderTestId};
use crate::domain::lab::{Flag, Reading};
use crate::domain::patient::fold_name;
use crate::domain::validate::{RESULT_TEXT, check_notes, clean_line};
use crate::domain::vocabulary::Vocabulary as _;
use crate::i18n::{Formats, Message, t};
use crate::store::lab::catalogue::Form;
use crate::store::lab::results::{AnalyteResults, Entry, Value};
use crate::ui::line_edit::{Edit, LineEdit};
use crate::ui::{Ui, result, text};
use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

/// The most characters of a number: sign, digits and decimal sign.
const NUMBER: usize = 24;

/// What a value as typed comes to.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Meaning {
    /// Nothing was typed.
    Empty,
    /// It can be read, and this is what it says.
    Judged(Flag),
    /// It cannot be read, and why.
    Unread(Message),
}

/// A value while it is typed.
pub(super) struct Cell {
    /// Which ordered test it belongs to.
    pub(super) test: LabOrderTestId,
    /// What is measured, in the store's words.
    pub(super) known: AnalyteResults,
    line: LineEdit,
    /// Text of several lines, which the line cannot show.
    long: Option<String>,
    /// What stood there when it was loaded.
    initial: String,
    /// The words of the scale as last shown: the first letter jumps to them.
    labels: Vec<String>,
    /// What was said when it was left or saved.
    pub(super) error: Option<Message>,
}

impl Cell {
    pub(super) fn new(test: LabOrderTestId, known: AnalyteResults, formats: Formats<'_>) -> Self {
        let initial = known.current.as_ref().map(|row| typed(&row.value, formats)).unwrap_or_default();
        let mut cell = Self {
            test,
            known,
            line: LineEdit::default(),
            long: None,
            initial: String::new(),
            labels: Vec::new(),
            error: None,
        };
        cell.set(&initial);
        cell.initial = initial;
        cell
    }

    /// What tells this cell from all others of its order, also in drafts.
    pub(super) fn key(&self) -> String {
        format!("{}/{}", self.test.raw(), self.known.id.map_or(0, |id| id.raw()))
    }

    /// The value as typed; of a scale, its word.
    pub(super) fn typed(&self) -> &str {
        self.long.as_deref().unwrap_or_else(|| self.line.text())
    }

    /// Whether it differs from what was loaded.
    pub(super) fn is_dirty(&self) -> bool {
        self.typed().trim() != self.initial.trim()
    }

    /// Writes a value in its place.
    pub(super) fn set(&mut self, typed: &str) {
        self.error = None;
        if typed.contains('\n') {
            self.long = Some(typed.to_owned());
            self.line.set("");
        } else {
            self.long = None;
            self.line.set(text::harmless(typed));
        }
    }

    /// What the store shall write.
    pub(super) fn entry(&self) -> Entry {
        Entry { test: self.test, analyte: self.known.id, value: self.typed().to_owned() }
    }

    /// What the value means as it stands.
    pub(super) fn meaning(&self) -> Meaning {
        let words = self.typed();
        if clean_line(words).is_empty() {
            return Meaning::Empty;
        }
        match &self.known.form {
            Form::Number { places, possible } => match Reading::parse(words, *places) {
                Ok(reading) => Meaning::Judged(Flag::of(reading, *possible, self.known.range.as_ref())),
                Err(message) => Meaning::Unread(message),
            },
            Form::Choice(choices) if choices.iter().any(|choice| choice == words) => self.of_words(words),
            Form::Choice(_) => Meaning::Unread(t::FORM_NOT_OFFERED.into()),
            Form::Text => match check_notes(FieldName("value"), words, RESULT_TEXT) {
                Ok(words) => self.of_words(&words),
                Err(refused) => Meaning::Unread(refused.message()),
            },
        }
    }

    fn of_words(&self, words: &str) -> Meaning {
        Meaning::Judged(Flag::of_words(words, self.known.expected.as_deref()))
    }

    /// Whether it may be saved; what is wrong is said at the cell.
    pub(super) fn check(&mut self) -> bool {
        self.error = match self.meaning() {
            Meaning::Unread(message) => Some(message),
            Meaning::Judged(Flag::Invalid) => Some(self.impossible()),
            Meaning::Empty | Meaning::Judged(_) => None,
        };
        self.error.is_none()
    }

    fn impossible(&self) -> Message {
        match &self.known.form {
            Form::Number { possible: Some((low, high)), .. } => {
                t::FORM_IMPOSSIBLE.with("low", *low).with("high", *high).with("unit", self.known.unit.as_str())
            }
            _ => Flag::Invalid.text().into(),
        }
    }

    /// Whether keys change it only through the window for long texts.
    pub(super) const fn is_long(&self) -> bool {
        self.long.is_some()
    }

    /// Whether the value is text of any length.
    pub(super) const fn is_text(&self) -> bool {
        matches!(self.known.form, Form::Text)
    }

    /// Takes a key; words of a scale are chosen, everything else is typed. The first digit typed at a number replaces it.
    pub(super) fn press(&mut self, key: &KeyEvent, first: bool) -> Edit {
        let types = matches!(key.code, KeyCode::Char(_)) && (key.modifiers - KeyModifiers::SHIFT).is_empty();
        if first && types && matches!(self.known.form, Form::Number { .. }) {
            self.line.set("");
        }
        let edit = match &self.known.form {
            Form::Choice(choices) => {
                let next = chosen(choices, &self.labels, self.line.text(), key);
                next.map_or(Edit::Ignored, |word| {
                    self.line.set(word);
                    Edit::Changed
                })
            }
            Form::Number { .. } => self.line.key(key, NUMBER),
            Form::Text if self.is_long() => Edit::Ignored,
            Form::Text => self.line.key(key, RESULT_TEXT),
        };
        if matches!(edit, Edit::Changed | Edit::Cut) {
            self.error = None;
        }
        edit
    }

    /// Takes pasted words; they too replace a number.
    pub(super) fn paste(&mut self, words: &str, first: bool) {
        if first && matches!(self.known.form, Form::Number { .. }) {
            self.line.set("");
        }
        match &self.known.form {
            Form::Text if words.trim().contains('\n') => {
                let all = format!("{}{}", self.typed(), words.trim());
                self.set(&crate::domain::validate::clean_notes(&all));
            }
            Form::Text if self.is_long() => {}
            Form::Text => _ = self.line.insert(words.trim(), RESULT_TEXT),
            Form::Number { .. } => _ = self.line.insert(words.trim(), NUMBER),
            Form::Choice(choices) => {
                let pasted = clean_line(words).to_lowercase();
                if let Some(word) = choices.iter().find(|choice| choice.to_lowercase() == pasted) {
                    self.line.set(word.clone());
                }
            }
        }
        self.error = None;
    }

    /// What is shown in so many columns, and where the cursor stands in it.
    pub(super) fn window(&mut self, columns: usize, ui: &Ui<'_>) -> (String, usize) {
        if let Some(long) = &self.long {
            let first = long.lines().next().unwrap_or_default();
            return (text::truncate(&format!("{} …", text::harmless(first)), columns).into_owned(), 0);
        }
        match &self.known.form {
            Form::Choice(choices) => {
                self.labels = choices.iter().map(|choice| result::word(choice, ui)).collect();
                (text::truncate(&result::word(self.line.text(), ui), columns).into_owned(), 0)
            }
            _ => self.line.window(columns),
        }
    }

    /// The words of the scale as people read them, for the line below the grid.
    pub(super) fn choices(&self) -> Option<&[String]> {
        matches!(self.known.form, Form::Choice(_)).then_some(&self.labels)
    }

    /// It is on record as it is typed.
    pub(super) fn saved(&mut self) {
        self.initial = self.typed().to_owned();
    }
}

/// A value as somebody would have typed it.
fn typed(value: &Value, formats: Formats<'_>) -> String {
    match value {
        Value::Number(reading) => result::reading(*reading, formats),
        Value::Words(words) => words.clone(),
    }
}

/// The word that a key leads to: blank and the arrows go round, a letter or digit goes to the next word that begins with
/// it, backspace empties.
fn chosen(choices: &[String], labels: &[String], now: &str, key: &KeyEvent) -> Option<String> {
    if key.modifiers.intersects(KeyModifiers::CONTROL | KeyModifiers::ALT) {
        return None;
    }
    let at = choices.iter().position(|choice| choice == now);
    let count = choices.len();
    let index = match key.code {
        KeyCode::Right | KeyCode::Char(' ') => at.map_or(0, |at| (at + 1) % count.max(1)),
        KeyCode::Left => at.map_or(count.saturating_sub(1), |at| (at + count - 1) % count.max(1)),
        KeyCode::Home => 0,
        KeyCode::End => count.saturating_sub(1),
        KeyCode::Backspace | KeyCode::Delete => return Some(String::new()),
        KeyCode::Char(letter) => {
            let wanted = fold_name(letter.encode_utf8(&mut [0; 4]));
            let words = |index: usize| labels.get(index).or_else(|| choices.get(index));
            let begins = |index: &usize| {
                !wanted.is_empty() && words(*index).is_some_and(|words| fold_name(words).starts_with(&wanted))
            };
            let from = at.map_or(0, |at| at + 1);
            (0..count).map(|step| (from + step) % count).find(begins)?
        }
        _ => return None,
    };
    choices.get(index).cloned()
}
