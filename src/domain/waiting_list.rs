//! The waiting list: what somebody waits for, and whether a slot that has become free is it.

use super::ids::{ProfessionalId, SpecialtyId};
use super::schedule::{PartOfDay, Span, Weekdays};
use super::time::Zone;
use super::vocabulary::vocabulary;
use chrono::{Datelike as _, NaiveDate};

vocabulary! {
    /// Where a place on the waiting list stands.
    pub enum WishStatus {
        /// Nothing was found yet.
        Waiting = "waiting" => WAITLIST_STATUS_WAITING,
        /// An appointment was booked from it.
        Booked = "booked" => WAITLIST_STATUS_BOOKED,
        /// It is no longer wanted.
        Withdrawn = "withdrawn" => WAITLIST_STATUS_WITHDRAWN,
    }
}

/// What somebody waits for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Wanted {
    /// With whom; nobody else will do.
    pub professional: Option<ProfessionalId>,
    /// Without a professional: with anybody of this specialty.
    pub specialty: Option<SpecialtyId>,
    /// How long it takes.
    pub minutes: u32,
    /// In which part of the day.
    pub part: PartOfDay,
    /// On which days of the week.
    pub weekdays: Weekdays,
    /// From which day on.
    pub first: NaiveDate,
    /// Until which day; none: as long as it takes.
    pub last: Option<NaiveDate>,
}

/// A slot that somebody could have.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Opening {
    /// With whom.
    pub professional: ProfessionalId,
    /// The professional's specialty.
    pub specialty: Option<SpecialtyId>,
    /// When, and how long there is.
    pub span: Span,
}

/// How well a slot fits, the best last.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, serde::Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Fit {
    /// Somebody of the wanted specialty.
    Specialty,
    /// The very professional.
    Professional,
}

impl Wanted {
    /// Whether a slot is what is waited for: the professional, else the specialty; the days, the part of the day and the
    /// length.
    #[must_use]
    pub fn fits(&self, opening: &Opening, zone: Zone) -> Option<Fit> {
        let day = zone.day(opening.span.start);
        let when = self.first <= day
            && self.last.is_none_or(|last| day <= last)
            && self.weekdays.holds(day.weekday())
            && self.part.holds(zone.minute_of_day(opening.span.start))
            && self.minutes <= opening.span.minutes;
        let with = match self.professional {
            Some(professional) => (professional == opening.professional).then_some(Fit::Professional),
            None => self.specialty.filter(|wanted| opening.specialty == Some(*wanted)).map(|_| Fit::Specialty),
        };
        with.filter(|_| when)
    }

    /// Whether the last day that would do has passed.
    #[must_use]
    pub fn is_over(&self, today: NaiveDate) -> bool {
        self.last.is_some_and(|last| last < today)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::ids::Id as _;
    use chrono::{NaiveTime, Weekday};

    fn date(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn a_slot_fits_when_everything_about_it_does() {
        let zone = Zone::parse("America/Sao_Paulo").unwrap();
        let (ana, bruno) = (ProfessionalId::new(1), ProfessionalId::new(2));
        let cardiology = SpecialtyId::new(7);
        // A Monday.
        let at = |day: &str, hour: u32| zone.at(date(day), NaiveTime::from_hms_opt(hour, 0, 0).unwrap());
        let slot = |day: &str, hour, minutes| Span { start: at(day, hour), minutes };
        let monday = Opening { professional: ana, specialty: Some(cardiology), span: slot("2026-11-23", 9, 20) };
        let any = Wanted {
            professional: None,
            specialty: Some(cardiology),
            minutes: 20,
            part: PartOfDay::Any,
            weekdays: Weekdays::ALL,
            first: date("2026-11-21"),
            last: None,
        };
        for (wanted, fit) in [
            (any, Some(Fit::Specialty)),
            (Wanted { professional: Some(ana), ..any }, Some(Fit::Professional)),
            (Wanted { professional: Some(bruno), ..any }, None),
            (Wanted { specialty: Some(SpecialtyId::new(8)), ..any }, None),
            (Wanted { minutes: 21, ..any }, None),
            (Wanted { part: PartOfDay::Morning, ..any }, Some(Fit::Specialty)),
            (Wanted { part: PartOfDay::Afternoon, ..any }, None),
            (Wanted { weekdays: Weekdays::only(Weekday::Mon), ..any }, Some(Fit::Specialty)),
            (Wanted { weekdays: Weekdays::only(Weekday::Tue), ..any }, None),
            (Wanted { first: date("2026-11-24"), ..any }, None),
            (Wanted { last: Some(date("2026-11-23")), ..any }, Some(Fit::Specialty)),
            (Wanted { last: Some(date("2026-11-22")), ..any }, None),
        ] {
            assert_eq!(wanted.fits(&monday, zone), fit, "{wanted:?}");
        }
        assert!(Fit::Professional > Fit::Specialty);
        assert!(Wanted { last: Some(date("2026-11-22")), ..any }.is_over(date("2026-11-23")));
        assert!(!any.is_over(date("2099-01-01")));
    }
}
