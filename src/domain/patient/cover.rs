//! What the desk asks an arriving patient for: cover that still holds, consent, an identity document.

use crate::i18n::{Message, t};
use chrono::NaiveDate;

/// The last day of an insurance cover, that day included.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct CoverUntil(pub NaiveDate);

impl CoverUntil {
    /// Whether the cover has ended before this day.
    #[must_use]
    pub fn is_expired(self, today: NaiveDate) -> bool {
        self.0 < today
    }
}

/// What the warnings follow from.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct DeskFacts {
    /// The last day of the cover; `None` where there is none, or it has no end.
    pub cover: Option<CoverUntil>,
    /// The last answer about keeping medical data; `None` when nobody has asked.
    pub consent: Option<bool>,
    /// Whether an identity number is known.
    pub identified: bool,
}

/// What the desk should ask for when the patient arrives. It does not hold anybody up.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CheckInWarning {
    /// The insurance cover ended on this day.
    CoverExpired(NaiveDate),
    /// There is no consent to keep medical data.
    ConsentMissing,
    /// There is no identity number.
    IdentityMissing,
}

impl CheckInWarning {
    /// The word in the audit log.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::CoverExpired(_) => "cover_expired",
            Self::ConsentMissing => "consent_missing",
            Self::IdentityMissing => "identity_missing",
        }
    }

    /// What a person reads.
    #[must_use]
    pub fn message(self) -> Message {
        match self {
            Self::CoverExpired(date) => t::CHECK_IN_COVER_EXPIRED.with("date", date),
            Self::ConsentMissing => t::CHECK_IN_CONSENT_MISSING.into(),
            Self::IdentityMissing => t::CHECK_IN_IDENTITY_MISSING.into(),
        }
    }
}

/// What to ask for, the most urgent first. A consent that was refused is as missing as one that was never asked for.
#[must_use]
pub fn warnings(facts: DeskFacts, today: NaiveDate) -> Vec<CheckInWarning> {
    let expired = facts.cover.filter(|cover| cover.is_expired(today));
    [
        expired.map(|cover| CheckInWarning::CoverExpired(cover.0)),
        (facts.consent != Some(true)).then_some(CheckInWarning::ConsentMissing),
        (!facts.identified).then_some(CheckInWarning::IdentityMissing),
    ]
    .into_iter()
    .flatten()
    .collect()
}

#[cfg(test)]
mod tests {
    use super::CheckInWarning::{ConsentMissing, CoverExpired, IdentityMissing};
    use super::*;

    #[test]
    fn the_desk_asks_for_what_is_missing() {
        let day = |text: &str| text.parse::<NaiveDate>().unwrap();
        let today = day("2026-11-21");
        let facts = |cover: Option<&str>, consent, identified| DeskFacts {
            cover: cover.map(|until| CoverUntil(day(until))),
            consent,
            identified,
        };
        for (facts, asked) in [
            (facts(None, Some(true), true), vec![]),
            (facts(Some("2026-11-21"), Some(true), true), vec![]),
            (facts(Some("2026-11-20"), Some(true), true), vec![CoverExpired(day("2026-11-20"))]),
            (facts(None, Some(false), true), vec![ConsentMissing]),
            (facts(None, None, false), vec![ConsentMissing, IdentityMissing]),
        ] {
            assert_eq!(warnings(facts, today), asked, "{facts:?}");
        }
    }
}
