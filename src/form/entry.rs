//! What a field holds while it is filled in, as it was typed.

use super::notes::Notes;
use super::spec::{Choice, FieldSpec, Kind, Label};
use super::state::FormContext;
use super::value::Value;
use crate::domain::patient::fold_name;
use crate::i18n::t;
use crate::ui::line_edit::{Edit, LineEdit};
use crate::ui::text;
use crossterm::event::{KeyCode, KeyEvent, KeyEventKind, KeyModifiers};
use serde_json::{Value as Json, json};

/// The words of yes and no in drafts.
pub(super) const YES: &str = "yes";
pub(super) const NO: &str = "no";

/// The most characters of fields that are short by nature: numbers, dates, times, amounts.
const SHORT: usize = 24;
/// The most characters of a password.
const SECRET: usize = 128;

/// One of a list of words.
#[derive(Clone, Default)]
pub(super) struct Chooser {
    pub(super) choices: Vec<Choice>,
    /// The word chosen; it may not be offered yet where a draft came back before the rows did.
    pub(super) word: Option<String>,
    /// The choices as last shown: the first letter jumps to them.
    pub(super) shown: Vec<String>,
}

impl Chooser {
    pub(super) fn index(&self) -> Option<usize> {
        let word = self.word.as_deref()?;
        self.choices.iter().position(|choice| choice.word == word)
    }

    fn choose(&mut self, index: usize) -> Edit {
        let before = self.word.take();
        self.word = self.choices.get(index).map(|choice| choice.word.clone());
        if self.word == before { Edit::Moved } else { Edit::Changed }
    }

    fn cycle(&mut self, forward: bool) -> Edit {
        let count = self.choices.len();
        if count == 0 {
            return Edit::Moved;
        }
        let next = match (self.index(), forward) {
            (None, true) => 0,
            (None, false) => count - 1,
            (Some(index), true) => (index + 1) % count,
            (Some(index), false) => (index + count - 1) % count,
        };
        self.choose(next)
    }

    fn jump(&mut self, letter: char) -> Edit {
        let mut typed = [0; 4];
        let wanted = fold_name(letter.encode_utf8(&mut typed));
        let count = self.choices.len();
        let from = self.index().map_or(0, |index| index + 1);
        let begins = |index: &usize| {
            let words = self.shown.get(*index).map_or_else(|| self.word_at(*index), String::as_str);
            !wanted.is_empty() && fold_name(words).starts_with(&wanted)
        };
        let found = (0..count).map(|step| (from + step) % count).find(begins);
        found.map_or(Edit::Moved, |index| self.choose(index))
    }

    fn word_at(&self, index: usize) -> &str {
        self.choices.get(index).map_or("", |choice| choice.word.as_str())
    }

    fn key(&mut self, key: &KeyEvent) -> Edit {
        match key.code {
            KeyCode::Right | KeyCode::Char(' ') => self.cycle(true),
            KeyCode::Left => self.cycle(false),
            KeyCode::Home => self.choose(0),
            KeyCode::End => self.choose(self.choices.len().saturating_sub(1)),
            KeyCode::Backspace | KeyCode::Delete => {
                if self.word.take().is_some() {
                    Edit::Changed
                } else {
                    Edit::Moved
                }
            }
            KeyCode::Char(letter) => self.jump(letter),
            _ => Edit::Ignored,
        }
    }
}

/// What a picker found.
#[derive(Clone, PartialEq, Eq)]
pub(super) struct Found {
    pub(super) id: String,
    pub(super) label: String,
}

/// What a field holds.
#[derive(Clone)]
pub(super) enum Entry {
    Line(LineEdit),
    Notes(Box<Notes>),
    Chooser(Chooser),
    Found(Option<Found>),
}

impl Entry {
    pub(super) fn empty(kind: Kind) -> Self {
        match kind {
            Kind::Notes { .. } => Self::Notes(Box::new(Notes::new(""))),
            Kind::Choice(choices) => Self::Chooser(Chooser { choices: choices(), ..Chooser::default() }),
            Kind::YesNo => {
                let choices = vec![Choice::text(YES, t::FORM_YES), Choice::text(NO, t::FORM_NO)];
                Self::Chooser(Chooser { choices, ..Chooser::default() })
            }
            Kind::Pick => Self::Chooser(Chooser::default()),
            Kind::Lookup => Self::Found(None),
            Kind::Line { .. }
            | Kind::Number { .. }
            | Kind::Date
            | Kind::BirthDate
            | Kind::TimeOfDay
            | Kind::Secret
            | Kind::Money
            | Kind::Grammar { .. } => Self::Line(LineEdit::default()),
        }
    }

    pub(super) fn is_empty(&self) -> bool {
        match self {
            Self::Line(line) => line.is_empty(),
            Self::Notes(notes) => notes.is_empty(),
            Self::Chooser(chooser) => chooser.word.is_none(),
            Self::Found(found) => found.is_none(),
        }
    }

    /// What is typed, chosen or found, as it goes into a draft.
    pub(super) fn raw(&self) -> Json {
        match self {
            Self::Line(line) => json!(line.text()),
            Self::Notes(notes) => json!(notes.text()),
            Self::Chooser(chooser) => json!(chooser.word.as_deref().unwrap_or_default()),
            Self::Found(None) => json!(""),
            Self::Found(Some(found)) => json!({ "id": found.id, "label": found.label }),
        }
    }

    /// Takes back what [`Entry::raw`] gave; anything else is passed over.
    pub(super) fn restore(&mut self, raw: &Json) {
        let words = raw.as_str();
        match self {
            Self::Line(line) => words.into_iter().for_each(|words| line.set(text::harmless(words))),
            Self::Notes(notes) => words.into_iter().for_each(|words| **notes = Notes::new(words)),
            Self::Chooser(chooser) => {
                if let Some(words) = words {
                    chooser.word = Some(words.to_owned()).filter(|word| !word.is_empty());
                }
            }
            Self::Found(found) => {
                let part = |name: &str| raw.get(name).and_then(Json::as_str).map(str::to_owned);
                let whole = part("id").zip(part("label")).map(|(id, label)| Found { id, label });
                if whole.is_some() || words == Some("") {
                    *found = whole;
                }
            }
        }
    }

    /// Writes a value as a person would have typed it.
    pub(super) fn put(&mut self, value: Value, field: &FieldSpec, context: &FormContext) {
        match (self, value) {
            (Self::Found(found), Value::Found { id, label }) => *found = Some(Found { id, label }),
            (Self::Found(_), _) => {}
            (Self::Chooser(chooser), value) => chooser.word = Some(words_of(value, field, context)),
            (Self::Notes(notes), value) => **notes = Notes::new(&words_of(value, field, context)),
            (Self::Line(line), value) => line.set(words_of(value, field, context)),
        }
    }

    pub(super) fn paste(&mut self, words: &str, kind: Kind) -> Edit {
        match self {
            Self::Line(line) => line.insert(words.trim(), limit(kind)),
            Self::Notes(notes) => notes.insert(words, limit(kind)),
            Self::Chooser(_) | Self::Found(_) => Edit::Ignored,
        }
    }

    pub(super) fn key(&mut self, key: &KeyEvent, kind: Kind) -> Edit {
        match self {
            Self::Line(line) => line.key(key, limit(kind)),
            Self::Notes(notes) => notes.key(key, limit(kind)),
            _ if key.kind == KeyEventKind::Release
                || key.modifiers.intersects(KeyModifiers::CONTROL | KeyModifiers::ALT) =>
            {
                Edit::Ignored
            }
            Self::Chooser(chooser) => chooser.key(key),
            Self::Found(found) => match key.code {
                KeyCode::Backspace | KeyCode::Delete if found.is_some() => {
                    *found = None;
                    Edit::Changed
                }
                _ => Edit::Ignored,
            },
        }
    }
}

const fn limit(kind: Kind) -> usize {
    match kind {
        Kind::Line { max } | Kind::Notes { max, .. } | Kind::Grammar { max, .. } => max,
        Kind::Secret => SECRET,
        _ => SHORT,
    }
}

fn words_of(value: Value, field: &FieldSpec, context: &FormContext) -> String {
    let formats = context.locale.formats();
    match value {
        Value::Text(words) | Value::Word(words) | Value::Found { id: words, .. } => words,
        Value::Number(number) => match field.kind {
            Kind::Number { places, .. } => formats.decimal(number, places),
            _ => number.to_string(),
        },
        Value::Birth(birth) => birth.typed(),
        Value::Date(date) => date.format("%d/%m/%Y").to_string(),
        Value::Time(time) => formats.time_of_day(time),
        Value::Yes(yes) => if yes { YES } else { NO }.to_owned(),
        Value::Money(amount) => formats.decimal(amount.minor(), context.locale.currency.exponent()),
    }
}

/// What is shown of a choice.
pub(super) fn label(choice: &Choice, words: impl Fn(crate::i18n::Text) -> String) -> String {
    match &choice.label {
        Label::Text(text) => words(*text),
        Label::Words(words) => text::harmless(words).into_owned(),
    }
}
