//! Closed vocabularies: the words that columns, the command line and JSON use, beside the text a person reads.

use crate::i18n::Text;

/// A closed set of words, such as the statuses of an appointment.
pub trait Vocabulary: Copy + Sized + 'static {
    /// Every value, in the order in which they are offered.
    const ALL: &'static [Self];

    /// The word in the database, in JSON and on the command line.
    fn word(self) -> &'static str;

    /// What a person reads.
    fn text(self) -> Text;

    /// Reads a word back.
    #[must_use]
    fn from_word(word: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|value| value.word() == word)
    }
}

/// Declares an enum together with its words and texts: `Variant = "word" => TEXT_ID`.
macro_rules! vocabulary {
    ($(#[$meta:meta])* $visibility:vis enum $name:ident { $($(#[$doc:meta])* $variant:ident = $word:literal => $text:ident,)+ }) => {
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, serde::Serialize, serde::Deserialize)]
        $visibility enum $name { $($(#[$doc])* #[serde(rename = $word)] $variant,)+ }

        impl $crate::domain::vocabulary::Vocabulary for $name {
            const ALL: &'static [Self] = &[$(Self::$variant,)+];
            fn word(self) -> &'static str {
                match self { $(Self::$variant => $word,)+ }
            }
            fn text(self) -> $crate::i18n::Text {
                match self { $(Self::$variant => $crate::i18n::t::$text,)+ }
            }
        }

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str($crate::domain::vocabulary::Vocabulary::word(*self))
            }
        }
    };
}
pub(crate) use vocabulary;
