//! What a person reads: typed text ids, messages with arguments, and the catalogues that put them into words.
//!
//! Code never holds a sentence. It holds a [`Text`] from [`t`], or a [`Message`] (a text with arguments), and the
//! [`Catalogue`] of the language in use writes it out. The ids in [`t`] are made from `assets/i18n/en` when the
//! program is built, so a misspelt id does not compile.

mod catalogue;
mod format;

pub use catalogue::Catalogue;
pub use format::{Formats, Locale};

use crate::domain::money::Money;
use crate::domain::time::Timestamp;
use chrono::NaiveDate;

/// The id of a text in the catalogues, made only by the build from the English catalogue.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Text(&'static str);

impl Text {
    /// The id as it stands in the `.ftl` files.
    #[must_use]
    pub const fn id(self) -> &'static str {
        self.0
    }

    /// This text with one argument; more follow with [`Message::with`].
    #[must_use]
    pub fn with(self, name: &'static str, value: impl Into<Arg>) -> Message {
        Message::from(self).with(name, value)
    }
}

/// Every text id of the program; see `assets/i18n/en`.
pub mod t {
    use super::Text;
    include!(concat!(env!("OUT_DIR"), "/texts.rs"));
}

/// A text and what fills its places.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Message {
    /// What is said.
    pub text: Text,
    /// The named arguments.
    pub args: Vec<(&'static str, Arg)>,
}

impl From<Text> for Message {
    fn from(text: Text) -> Self {
        Self { text, args: Vec::new() }
    }
}

impl Message {
    /// Adds an argument.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: impl Into<Arg>) -> Self {
        self.args.push((name, value.into()));
        self
    }
}

/// An argument of a message, kept as a value so that the language and zone of the reader decide how it looks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Arg {
    /// Words that are the same in every language: a name, a number people see.
    Words(String),
    /// A count; the catalogues choose the plural by it.
    Count(i64),
    /// A decimal number: digits and how many of them stand after the sign.
    Decimal(i64, u8),
    /// Another text of the catalogue.
    Text(Text),
    /// Several texts, listed with commas.
    Texts(Vec<Text>),
    /// An instant, shown as the time of day (with the date when it is not today's).
    At(Timestamp),
    /// A calendar date.
    Date(NaiveDate),
    /// An amount in the clinic's currency.
    Money(Money),
}

impl From<&str> for Arg {
    fn from(words: &str) -> Self {
        Self::Words(words.to_owned())
    }
}
impl From<String> for Arg {
    fn from(words: String) -> Self {
        Self::Words(words)
    }
}
impl From<i64> for Arg {
    fn from(count: i64) -> Self {
        Self::Count(count)
    }
}
impl From<usize> for Arg {
    fn from(count: usize) -> Self {
        Self::Count(i64::try_from(count).unwrap_or(i64::MAX))
    }
}
impl From<Text> for Arg {
    fn from(text: Text) -> Self {
        Self::Text(text)
    }
}
impl From<Timestamp> for Arg {
    fn from(at: Timestamp) -> Self {
        Self::At(at)
    }
}
impl From<NaiveDate> for Arg {
    fn from(date: NaiveDate) -> Self {
        Self::Date(date)
    }
}
impl From<Money> for Arg {
    fn from(amount: Money) -> Self {
        Self::Money(amount)
    }
}

/// The languages of the program.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Language {
    /// English
    #[default]
    En,
    /// Français
    Fr,
    /// Español
    Es,
    /// Português
    Pt,
}

impl Language {
    /// All of them, in the order in which they are offered.
    pub const ALL: [Self; 4] = [Self::En, Self::Fr, Self::Es, Self::Pt];

    /// The ISO 639-1 code: how it is written in settings and on the command line.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::En => "en",
            Self::Fr => "fr",
            Self::Es => "es",
            Self::Pt => "pt",
        }
    }

    /// The language's own name.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::En => "English",
            Self::Fr => "Français",
            Self::Es => "Español",
            Self::Pt => "Português",
        }
    }

    /// Reads a code or a POSIX locale name (`fr`, `fr_FR.UTF-8`).
    #[must_use]
    pub fn parse(code: &str) -> Option<Self> {
        let wanted = code.split(['_', '-', '.']).next()?;
        Self::ALL.into_iter().find(|language| language.code().eq_ignore_ascii_case(wanted))
    }
}
