//! Flags: five different things are never mixed up: no range known, impossible, critical, abnormal and normal.

use crate::domain::vocabulary::vocabulary;

vocabulary! {
    /// What a result says, as of when it was written. Shown as letter, symbol and colour, never by colour alone.
    pub enum Flag {
        /// No range is known for this person, or the range does not decide. Never normal.
        NoRange = "no_range" => FLAG_NO_RANGE,
        /// The value cannot be: a slip of the finger or of the machine.
        Invalid = "invalid" => FLAG_INVALID,
        /// So low that somebody is called at once.
        CriticalLow = "critical_low" => FLAG_CRITICAL_LOW,
        /// Below the range.
        Low = "low" => FLAG_LOW,
        /// Within the range, or the word expected.
        Normal = "normal" => FLAG_NORMAL,
        /// Above the range.
        High = "high" => FLAG_HIGH,
        /// So high that somebody is called at once.
        CriticalHigh = "critical_high" => FLAG_CRITICAL_HIGH,
        /// A word other than the one expected.
        Abnormal = "abnormal" => FLAG_ABNORMAL,
    }
}

impl Flag {
    /// The letters of the HL7 interpretation codes where there are any; the same in every language. Normal has none.
    #[must_use]
    pub const fn letter(self) -> &'static str {
        match self {
            Self::NoRange | Self::Normal => "",
            Self::Invalid => "X",
            Self::CriticalLow => "LL",
            Self::Low => "L",
            Self::High => "H",
            Self::CriticalHigh => "HH",
            Self::Abnormal => "A",
        }
    }

    /// The symbol beside the letter, one column wide.
    #[must_use]
    pub const fn symbol(self) -> &'static str {
        match self {
            Self::NoRange => "?",
            Self::Invalid => "×",
            Self::CriticalLow => "⇊",
            Self::Low => "↓",
            Self::Normal => "",
            Self::High => "↑",
            Self::CriticalHigh => "⇈",
            Self::Abnormal => "!",
        }
    }

    /// Whether a call-back must be recorded before validation.
    #[must_use]
    pub const fn is_critical(self) -> bool {
        matches!(self, Self::CriticalLow | Self::CriticalHigh)
    }

    /// Whether the result is known to be outside of what is expected.
    #[must_use]
    pub const fn is_abnormal(self) -> bool {
        matches!(self, Self::CriticalLow | Self::Low | Self::High | Self::CriticalHigh | Self::Abnormal)
    }

    /// The flag of a result in words: normal if it is the expected word, whatever the case or blanks around.
    #[must_use]
    pub fn of_words(words: &str, expected: Option<&str>) -> Self {
        let same = |expected: &str| expected.trim().to_lowercase() == words.trim().to_lowercase();
        match expected {
            None => Self::NoRange,
            Some(expected) if same(expected) => Self::Normal,
            Some(_) => Self::Abnormal,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::vocabulary::Vocabulary;
    use std::collections::BTreeSet;

    #[test]
    fn every_flag_but_normal_has_a_symbol_of_its_own_and_of_one_column() {
        let marked: Vec<_> = Flag::ALL.iter().filter(|flag| **flag != Flag::Normal).collect();
        let symbols: BTreeSet<_> = marked.iter().map(|flag| flag.symbol()).collect();
        assert_eq!(symbols.len(), marked.len());
        assert!(symbols.iter().all(|symbol| unicode_width::UnicodeWidthStr::width(*symbol) == 1));
        assert_eq!((Flag::Normal.letter(), Flag::Normal.symbol()), ("", ""));
    }

    #[test]
    fn words_are_normal_only_when_they_are_expected() {
        for (words, expected, flag) in [
            ("negative", Some("negative"), Flag::Normal),
            (" Negative ", Some("negative"), Flag::Normal),
            ("positive", Some("negative"), Flag::Abnormal),
            ("negative", None, Flag::NoRange),
        ] {
            assert_eq!(Flag::of_words(words, expected), flag, "{words}");
        }
    }

    #[test]
    fn only_what_is_known_to_be_outside_is_abnormal() {
        use Flag::{Abnormal, CriticalHigh, CriticalLow, High, Low};
        let abnormal: Vec<_> = Flag::ALL.iter().copied().filter(|flag| flag.is_abnormal()).collect();
        assert_eq!(abnormal, [CriticalLow, Low, High, CriticalHigh, Abnormal]);
        let critical: Vec<_> = Flag::ALL.iter().copied().filter(|flag| flag.is_critical()).collect();
        assert_eq!(critical, [CriticalLow, CriticalHigh]);
    }
}
