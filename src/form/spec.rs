//! What a form is: its fields, what they take and what they say. Written as constants.

use crate::domain::error::FieldName;
use crate::domain::vitals::{Limits, Spec};
use crate::domain::vocabulary::Vocabulary;
use crate::i18n::{Message, Text, t};
use std::ops::Range;

/// A form: one per act.
#[derive(Debug, Clone, Copy)]
pub struct FormSpec {
    /// The name under which drafts are kept.
    pub id: &'static str,
    /// What the form does.
    pub title: Text,
    /// The fields, in the order in which they are filled in.
    pub fields: &'static [FieldSpec],
}

impl FormSpec {
    /// How many lines it takes when nothing is wrong, with the line of help; a box for it adds room for one remark.
    #[must_use]
    pub fn height(&self) -> u16 {
        self.fields.iter().map(FieldSpec::rows).sum::<u16>() + 2
    }

    /// The pages in their order: the fields of each, and its title. A form without pages is one page without a title.
    #[must_use]
    pub fn pages(&self) -> Vec<(Range<usize>, Option<Text>)> {
        let turns = |(index, field): (usize, &FieldSpec)| (index == 0 || field.page.is_some()).then_some(index);
        let starts: Vec<usize> = self.fields.iter().enumerate().filter_map(turns).collect();
        let ends = starts.iter().skip(1).copied().chain([self.fields.len()]);
        let title = |start: usize| self.fields.get(start).and_then(|field| field.page);
        starts.iter().zip(ends).map(|(start, end)| (*start..end, title(*start))).collect()
    }

    /// The place of a field.
    #[must_use]
    pub fn position(&self, name: FieldName) -> Option<usize> {
        self.fields.iter().position(|field| field.name == name)
    }
}

/// One field of a form.
#[derive(Debug, Clone, Copy)]
pub struct FieldSpec {
    /// By which values, errors and drafts find it.
    pub name: FieldName,
    /// What stands before it.
    pub label: Text,
    /// What the bottom line says while it is filled in; without one, what the kind says.
    pub help: Option<Text>,
    /// What it takes.
    pub kind: Kind,
    /// Whether the form cannot be saved without it.
    pub required: bool,
    /// What a text must be beyond its length: said at the field as soon as it is left.
    pub check: Option<Check>,
    /// It is the first field of a section, under these words.
    pub section: Option<Text>,
    /// It is the first field of a page of this title.
    pub page: Option<Text>,
}

/// A check of a text that stands for itself: an e-mail address, a phone number.
pub type Check = fn(&str) -> Result<(), Message>;

impl FieldSpec {
    /// A field that may stay empty.
    #[must_use]
    pub const fn new(name: FieldName, label: Text, kind: Kind) -> Self {
        Self { name, label, help: None, kind, required: false, check: None, section: None, page: None }
    }

    /// The form cannot be saved without it.
    #[must_use]
    pub const fn required(mut self) -> Self {
        self.required = true;
        self
    }

    /// What the bottom line says while it is filled in.
    #[must_use]
    pub const fn help(mut self, help: Text) -> Self {
        self.help = Some(help);
        self
    }

    /// What a text must be beyond its length.
    #[must_use]
    pub const fn checked(mut self, check: Check) -> Self {
        self.check = Some(check);
        self
    }

    /// How many lines it takes without a remark.
    #[must_use]
    pub const fn rows(&self) -> u16 {
        if let Kind::Notes { rows, .. } = self.kind { rows } else { 1 }
    }

    /// A section begins here.
    #[must_use]
    pub const fn section(mut self, words: Text) -> Self {
        self.section = Some(words);
        self
    }

    /// A page begins here. The first field of a form with pages begins the first one.
    #[must_use]
    pub const fn page(mut self, title: Text) -> Self {
        self.page = Some(title);
        self
    }

    /// The help of this field, else that of its kind.
    #[must_use]
    pub fn help_text(&self) -> Text {
        self.help.unwrap_or_else(|| self.kind.help())
    }
}

/// What a field takes.
#[derive(Debug, Clone, Copy)]
pub enum Kind {
    /// One line of text.
    Line {
        /// The most characters.
        max: usize,
    },
    /// Text of many lines; Enter begins a new one.
    Notes {
        /// The most characters.
        max: usize,
        /// How many lines are shown.
        rows: u16,
    },
    /// A number, kept as a whole number of its last decimal place: 37.2 with one place is 372.
    Number {
        /// Decimal places; 0 for whole numbers.
        places: u8,
        /// Outside of it a value is refused.
        possible: Limits,
        /// Outside of it a value is asked about once.
        usual: Limits,
        /// What stands behind the field.
        unit: &'static str,
    },
    /// A calendar date: `21/11/2026`, `21/11`, `t`, `+3`, `2026-11-21`.
    Date,
    /// A date of birth, as precise as it is known, or an age.
    BirthDate,
    /// A time of day: `830`, `8:30`, `8h30`.
    TimeOfDay,
    /// One of a few words; see [`options`].
    Choice(fn() -> Vec<Choice>),
    /// One of the rows that [`Form::set_options`](super::Form::set_options) gives while the program runs.
    Pick,
    /// Yes or no; empty until one is chosen.
    YesNo,
    /// A password: never shown, never kept in a draft.
    Secret,
    /// An amount in the clinic's currency.
    Money,
    /// One line in a notation of its own; what it is understood as, or why not, shows while typing.
    Grammar {
        /// The most characters.
        max: usize,
        /// The preview, or what is wrong.
        read: fn(&str) -> Result<Message, Message>,
    },
    /// Something found with a picker; the form asks for it with [`FormEvent::Lookup`](super::FormEvent::Lookup).
    Lookup,
}

impl Kind {
    /// A measure of the vital signs, with its unit, precision and limits.
    #[must_use]
    pub const fn measure(spec: Spec) -> Self {
        Self::Number { places: spec.places, possible: spec.possible, usual: spec.usual, unit: spec.unit }
    }

    /// A whole number from `low` to `high`, all of them usual.
    #[must_use]
    pub const fn whole(low: i64, high: i64, unit: &'static str) -> Self {
        let limits = Limits { low, high };
        Self::Number { places: 0, possible: limits, usual: limits, unit }
    }

    /// A choice from a vocabulary.
    #[must_use]
    pub const fn vocabulary<V: Vocabulary>() -> Self {
        Self::Choice(options::<V>)
    }

    const fn help(self) -> Text {
        match self {
            Self::Line { .. } | Self::Number { .. } | Self::Money | Self::Secret | Self::Grammar { .. } => {
                t::FORM_HELP_LINE
            }
            Self::Notes { .. } => t::FORM_HELP_NOTES,
            Self::Date => t::FORM_HELP_DATE,
            Self::BirthDate => t::FORM_HELP_BIRTH_DATE,
            Self::TimeOfDay => t::FORM_HELP_TIME,
            Self::Choice(_) | Self::Pick | Self::YesNo => t::FORM_HELP_CHOICE,
            Self::Lookup => t::FORM_HELP_LOOKUP,
        }
    }
}

/// What a person reads of a choice.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Label {
    /// Words of the catalogue.
    Text(Text),
    /// Words from the database: a name.
    Words(String),
}

/// One of the words that a field offers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Choice {
    /// What is kept.
    pub word: String,
    /// What is shown.
    pub label: Label,
}

impl Choice {
    /// A word with its text.
    #[must_use]
    pub fn text(word: &str, text: Text) -> Self {
        Self { word: word.to_owned(), label: Label::Text(text) }
    }
}

/// The choices of a vocabulary, in its order.
#[must_use]
pub fn options<V: Vocabulary>() -> Vec<Choice> {
    V::ALL.iter().map(|value| Choice::text(value.word(), value.text())).collect()
}
