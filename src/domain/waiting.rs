//! The waiting room: how long is long at each stage of a visit, who calls patients from it and when, and what the board
//! may show of a name.

use super::actor::{Role, Roles, require};
use super::appointment::{AppointmentAction, AppointmentStatus};
use super::error::{FieldName, RuleError};
use super::patient::PersonName;
use super::time::Timestamp;
use super::vocabulary::{Vocabulary as _, vocabulary};
use crate::i18n::t;

vocabulary! {
    /// What a patient waits for.
    pub enum WaitStage {
        /// For the patient: the appointment has begun and nobody has come.
        Expected = "expected" => WAITING_EXPECTED,
        /// Arrived, for the nurse.
        Triage = "triage" => WAITING_TRIAGE,
        /// Ready, for the doctor.
        Doctor = "doctor" => WAITING_DOCTOR,
        /// With the doctor.
        Room = "room" => WAITING_ROOM,
        /// Seen, for the cash desk.
        Close = "close" => WAITING_CLOSE,
    }
}

impl WaitStage {
    /// The settings, and the form fields, of its two thresholds: worth a look, too long.
    #[must_use]
    pub const fn keys(self) -> (&'static str, &'static str) {
        match self {
            Self::Expected => ("wait_expected_warn", "wait_expected_late"),
            Self::Triage => ("wait_triage_warn", "wait_triage_late"),
            Self::Doctor => ("wait_doctor_warn", "wait_doctor_late"),
            Self::Room => ("wait_room_warn", "wait_room_late"),
            Self::Close => ("wait_close_warn", "wait_close_late"),
        }
    }
}

/// From how many minutes on a wait is worth a look, and from how many it is too long.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Thresholds {
    /// Look at it.
    pub warn: i64,
    /// Act on it.
    pub late: i64,
}

impl Thresholds {
    /// The longest wait that a clinic can set, in minutes.
    pub const LONGEST: i64 = 1_440;
}

/// The thresholds of every stage.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Waits {
    /// [`WaitStage::Expected`]
    pub expected: Thresholds,
    /// [`WaitStage::Triage`]
    pub triage: Thresholds,
    /// [`WaitStage::Doctor`]
    pub doctor: Thresholds,
    /// [`WaitStage::Room`]
    pub room: Thresholds,
    /// [`WaitStage::Close`]
    pub close: Thresholds,
}

impl Waits {
    /// Until a clinic decides otherwise: arrived, ready and with the doctor from 10, 15 and 40 minutes on, as ambulatory
    /// tracking boards have them; the others are this project's own.
    pub const USUAL: Self = Self {
        expected: Thresholds { warn: 10, late: 30 },
        triage: Thresholds { warn: 10, late: 20 },
        doctor: Thresholds { warn: 15, late: 40 },
        room: Thresholds { warn: 40, late: 60 },
        close: Thresholds { warn: 10, late: 20 },
    };

    /// Those of a stage.
    #[must_use]
    pub const fn of(&self, stage: WaitStage) -> Thresholds {
        match stage {
            WaitStage::Expected => self.expected,
            WaitStage::Triage => self.triage,
            WaitStage::Doctor => self.doctor,
            WaitStage::Room => self.room,
            WaitStage::Close => self.close,
        }
    }

    /// Those of a stage, to be changed.
    pub const fn of_mut(&mut self, stage: WaitStage) -> &mut Thresholds {
        match stage {
            WaitStage::Expected => &mut self.expected,
            WaitStage::Triage => &mut self.triage,
            WaitStage::Doctor => &mut self.doctor,
            WaitStage::Room => &mut self.room,
            WaitStage::Close => &mut self.close,
        }
    }

    /// Whether both are possible, and the warning comes first.
    ///
    /// # Errors
    /// [`RuleError`] at the field of [`WaitStage::keys`].
    pub fn check(&self, stage: WaitStage) -> Result<(), RuleError> {
        let (Thresholds { warn, late }, (warn_key, late_key)) = (self.of(stage), stage.keys());
        for (key, minutes) in [(warn_key, warn), (late_key, late)] {
            if !(1..=Thresholds::LONGEST).contains(&minutes) {
                let between = t::SETTINGS_BETWEEN.with("low", 1_i64).with("high", Thresholds::LONGEST);
                return Err(RuleError::field(FieldName(key), between));
            }
        }
        if warn < late {
            Ok(())
        } else {
            Err(RuleError::field(FieldName(late_key), t::WAITING_LATE_AFTER_WARN.with("warn", warn)))
        }
    }
}

/// How many minutes each stage of a visit took, or has taken until `now`, from its steps in their order. What was undone
/// never was.
#[must_use]
pub fn stages(
    steps: impl IntoIterator<Item = (AppointmentAction, Timestamp)>,
    now: Timestamp,
) -> Vec<(WaitStage, i64)> {
    use AppointmentAction as A;
    let mut stages = Vec::new();
    let mut open: Option<(WaitStage, Timestamp)> = None;
    for (action, at) in steps {
        let next = match action {
            A::CheckIn | A::WalkIn => Some(WaitStage::Triage),
            A::RecordVitals | A::SkipTriage => Some(WaitStage::Doctor),
            A::Start => Some(WaitStage::Room),
            A::Complete => Some(WaitStage::Close),
            _ => None,
        };
        if action == A::UndoCheckIn {
            stages.clear();
            open = None;
        } else if let Some((stage, since)) = open {
            // Another doctor who takes over does not begin anew.
            if next != Some(stage) {
                stages.push((stage, at.minutes_since(since)));
                open = next.map(|next| (next, at));
            }
        } else {
            open = next.map(|next| (next, at));
        }
    }
    stages.extend(open.map(|(stage, since)| (stage, now.minutes_since(since))));
    stages
}

vocabulary! {
    /// What a patient is called for.
    pub enum CallStage {
        /// The front desk and the cash desk.
        Desk = "desk" => WAITING_CALL_DESK,
        /// The nurse.
        Triage = "triage" => WAITING_CALL_TRIAGE,
        /// A sample.
        Samples = "samples" => WAITING_CALL_SAMPLES,
        /// The doctor.
        Consultation = "consultation" => WAITING_CALL_CONSULTATION,
    }
}

impl CallStage {
    /// Who calls.
    #[must_use]
    pub const fn roles(self) -> &'static [Role] {
        match self {
            Self::Desk => &[Role::Secretary],
            Self::Triage => &[Role::Nurse],
            Self::Samples => &[Role::Nurse, Role::Biologist],
            Self::Consultation => &[Role::Doctor],
        }
    }

    /// Where a visit stands when its patient is called for this.
    #[must_use]
    pub const fn statuses(self) -> &'static [AppointmentStatus] {
        use AppointmentStatus::{CheckedIn, Completed, ConsultationCompleted, InConsultation};
        match self {
            Self::Desk => &[CheckedIn, InConsultation, ConsultationCompleted],
            Self::Triage => &[CheckedIn],
            Self::Samples => &[InConsultation, ConsultationCompleted, Completed],
            Self::Consultation => &[InConsultation],
        }
    }

    /// Whether somebody with these roles calls a patient whose visit stands there.
    ///
    /// # Errors
    /// [`RuleError::Role`], then [`RuleError::State`].
    pub fn permit(self, status: AppointmentStatus, roles: Roles) -> Result<(), RuleError> {
        require(roles, self.roles())?;
        if self.statuses().contains(&status) {
            Ok(())
        } else {
            Err(RuleError::State { action: t::WAITING_CALL, status: Some(status.text()) })
        }
    }
}

vocabulary! {
    /// What the board in the waiting room shows of a patient's name, beside the ticket.
    pub enum BoardNames {
        /// Nothing.
        None = "none" => WAITING_NAMES_NONE,
        /// The first letters.
        Initials = "initials" => WAITING_NAMES_INITIALS,
        /// The given name.
        Given = "given" => WAITING_NAMES_GIVEN,
    }
}

impl BoardNames {
    /// What is shown of this name; empty for nothing.
    #[must_use]
    pub fn shown(self, name: &PersonName) -> String {
        let first = |part: &str| part.chars().next().map(|c| format!("{}.", c.to_uppercase()));
        match self {
            Self::None => String::new(),
            Self::Initials => [&name.given, &name.family].into_iter().filter_map(|part| first(part)).collect(),
            Self::Given => name.given.clone(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_patients_who_are_here_are_called_and_each_by_their_own() {
        for stage in CallStage::ALL {
            for status in AppointmentStatus::ALL {
                for role in Role::ALL {
                    let called = stage.permit(*status, Roles::NONE.with(*role));
                    match (stage.roles().contains(role), stage.statuses().contains(status)) {
                        (true, true) => assert_eq!(called, Ok(())),
                        (false, _) => assert!(matches!(called, Err(RuleError::Role { .. }))),
                        (true, false) => assert!(matches!(called, Err(RuleError::State { .. }))),
                    }
                }
            }
            assert!(!stage.statuses().contains(&AppointmentStatus::Scheduled));
        }
    }

    #[test]
    fn every_stage_of_a_visit_has_its_minutes() {
        use AppointmentAction as A;
        let at = |minutes| Timestamp(0).plus_minutes(minutes);
        let whole = [(A::Book, 0), (A::CheckIn, 10), (A::RecordVitals, 22), (A::Start, 30), (A::Start, 40)];
        let of = |steps: &[(A, i64)]| stages(steps.iter().map(|(action, minutes)| (*action, at(*minutes))), at(100));
        use WaitStage::{Close, Doctor, Room, Triage};
        assert_eq!(of(&whole[..1]), []);
        assert_eq!(of(&whole[..2]), [(Triage, 90)]);
        assert_eq!(of(&whole[..3]), [(Triage, 12), (Doctor, 78)]);
        assert_eq!(of(&whole), [(Triage, 12), (Doctor, 8), (Room, 70)]);
        let end = [&whole[..], &[(A::Complete, 50), (A::Close, 55)]].concat();
        assert_eq!(of(&end), [(Triage, 12), (Doctor, 8), (Room, 20), (Close, 5)]);
        assert_eq!(of(&[(A::CheckIn, 10), (A::UndoCheckIn, 12), (A::CheckIn, 95)]), [(Triage, 5)]);
        assert_eq!(of(&[(A::WalkIn, 10), (A::Leave, 40)]), [(Triage, 30)]);
    }

    #[test]
    fn every_stage_warns_before_it_is_too_late() {
        for stage in WaitStage::ALL {
            assert_eq!(Waits::USUAL.check(*stage), Ok(()));
        }
        for (warn, late, field) in [
            (0, 20, Some("wait_triage_warn")),
            (10, 1_441, Some("wait_triage_late")),
            (20, 20, Some("wait_triage_late")),
            (21, 20, Some("wait_triage_late")),
            (1, 2, None),
            (1_439, 1_440, None),
        ] {
            let mut waits = Waits::USUAL;
            *waits.of_mut(WaitStage::Triage) = Thresholds { warn, late };
            let refused = waits.check(WaitStage::Triage).err().and_then(|error| match error {
                RuleError::Field { field, .. } => Some(field.0),
                _ => None,
            });
            assert_eq!(refused, field, "{warn} {late}");
        }
    }

    #[test]
    fn the_board_shows_no_more_of_a_name_than_it_may() {
        let name = PersonName { given: "Zoé".to_owned(), family: "N’Guessan".to_owned() };
        let lower = PersonName { given: "émile".to_owned(), family: String::new() };
        assert_eq!(BoardNames::ALL.iter().map(|names| names.shown(&name)).collect::<Vec<_>>(), ["", "Z.N.", "Zoé"]);
        assert_eq!(BoardNames::Initials.shown(&lower), "É.");
    }
}
