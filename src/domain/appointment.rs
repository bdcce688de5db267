//! The appointment: one workflow for booking and visit.

use super::actor::Role::{self, Admin, Doctor, Nurse, Secretary};
use super::error::RuleError;
use super::time::{Timestamp, Zone};
use super::transition::{Transition, Workflow};
use super::vocabulary::vocabulary;
use crate::i18n::t;

vocabulary! {
    /// Where an appointment stands.
    pub enum AppointmentStatus {
        /// Booked.
        Scheduled = "scheduled" => STATUS_SCHEDULED,
        /// Booked, and the patient has said they will come.
        Confirmed = "confirmed" => STATUS_CONFIRMED,
        /// The patient is here and waits for triage.
        CheckedIn = "checked_in" => STATUS_CHECKED_IN,
        /// Triage is done: ready for the doctor, or with the doctor once claimed.
        InConsultation = "in_consultation" => STATUS_IN_CONSULTATION,
        /// The doctor is done; the desk closes.
        ConsultationCompleted = "consultation_completed" => STATUS_CONSULTATION_COMPLETED,
        /// Billed and closed.
        Completed = "completed" => STATUS_COMPLETED,
        /// Called off.
        Cancelled = "cancelled" => STATUS_CANCELLED,
        /// The patient did not come.
        NoShow = "no_show" => STATUS_NO_SHOW,
        /// Moved to another appointment.
        Rescheduled = "rescheduled" => STATUS_RESCHEDULED,
        /// The patient left without being seen.
        Left = "left" => STATUS_LEFT,
    }
}

impl AppointmentStatus {
    /// The statuses that hold a place in the professional's and the patient's time.
    pub const ACTIVE: [Self; 6] = [
        Self::Scheduled,
        Self::Confirmed,
        Self::CheckedIn,
        Self::InConsultation,
        Self::ConsultationCompleted,
        Self::Completed,
    ];

    /// Whether it holds a place in the professional's and the patient's time.
    #[must_use]
    pub fn is_active(self) -> bool {
        Self::ACTIVE.contains(&self)
    }
}

vocabulary! {
    /// What can be done with an appointment.
    pub enum AppointmentAction {
        /// Book it.
        Book = "book" => ACTION_BOOK,
        /// The patient says they will come.
        Confirm = "confirm" => ACTION_CONFIRM,
        /// The patient is here.
        CheckIn = "check_in" => ACTION_CHECK_IN,
        /// Book and check in at once.
        WalkIn = "walk_in" => ACTION_WALK_IN,
        /// Record vitals and declared history, and send on to the doctor.
        RecordVitals = "record_vitals" => ACTION_RECORD_VITALS,
        /// Send on to the doctor without vitals.
        SkipTriage = "skip_triage" => ACTION_SKIP_TRIAGE,
        /// The doctor claims the patient.
        Start = "start" => ACTION_START,
        /// The doctor is done.
        Complete = "complete" => ACTION_COMPLETE,
        /// The desk closes the visit.
        Close = "close" => ACTION_CLOSE,
        /// Call it off.
        Cancel = "cancel" => ACTION_CANCEL,
        /// Move it to another time or professional.
        Reschedule = "reschedule" => ACTION_RESCHEDULE,
        /// The patient did not come.
        NoShow = "no_show" => ACTION_NO_SHOW,
        /// The patient left without being seen.
        Leave = "left" => ACTION_LEAVE,
        /// Take the check-in back.
        UndoCheckIn = "undo_check_in" => ACTION_UNDO_CHECK_IN,
        /// Take the no-show back.
        UndoNoShow = "undo_no_show" => ACTION_UNDO_NO_SHOW,
    }
}

impl AppointmentAction {
    /// Whether a reason must be given.
    #[must_use]
    pub const fn needs_reason(self) -> bool {
        matches!(self, Self::SkipTriage | Self::Cancel | Self::Leave)
    }
}

vocabulary! {
    /// How the patient is seen.
    pub enum AppointmentKind {
        /// At the clinic.
        InPerson = "in_person" => KIND_IN_PERSON,
        /// By video; the appointment carries the link.
        Teleconsultation = "teleconsultation" => KIND_TELECONSULTATION,
        /// Without an appointment.
        WalkIn = "walk_in" => KIND_WALK_IN,
    }
}

vocabulary! {
    /// Who called an appointment off.
    pub enum CancelReason {
        /// The patient.
        Patient = "patient" => CANCEL_PATIENT,
        /// The clinic.
        Clinic = "clinic" => CANCEL_CLINIC,
        /// Something else; say what.
        Other = "other" => CANCEL_OTHER,
    }
}

type Row = Transition<AppointmentStatus, AppointmentAction>;

const fn row(from: AppointmentStatus, action: AppointmentAction, to: AppointmentStatus, roles: &'static [Role]) -> Row {
    Transition { from: Some(from), action, to, roles }
}

const fn new(action: AppointmentAction, to: AppointmentStatus, roles: &'static [Role]) -> Row {
    Transition { from: None, action, to, roles }
}

/// Whether a patient can arrive now for an appointment that starts then: only on its day, as the clinic counts days.
///
/// # Errors
/// [`RuleError::Refused`] names the day.
pub fn arrives_today(starts_at: Timestamp, now: Timestamp, zone: Zone) -> Result<(), RuleError> {
    let day = zone.day(starts_at);
    if day == zone.day(now) { Ok(()) } else { Err(RuleError::refused(t::APPOINTMENT_NOT_TODAY.with("date", day))) }
}

/// The appointment's workflow.
pub const WORKFLOW: Workflow<AppointmentStatus, AppointmentAction> = Workflow(TABLE);

#[rustfmt::skip]
const TABLE: &[Row] = {
    use AppointmentAction as A;
    use AppointmentStatus::{Cancelled, CheckedIn, Completed, Confirmed, ConsultationCompleted, InConsultation, Left, NoShow, Rescheduled, Scheduled};
    &[
        new(                       A::Book,         Scheduled,             &[Secretary, Doctor, Nurse]),
        row(Scheduled,             A::Confirm,      Confirmed,             &[Secretary]),
        row(Scheduled,             A::CheckIn,      CheckedIn,             &[Secretary]),
        row(Confirmed,             A::CheckIn,      CheckedIn,             &[Secretary]),
        new(                       A::WalkIn,       CheckedIn,             &[Secretary, Nurse]),
        row(CheckedIn,             A::RecordVitals, InConsultation,        &[Nurse]),
        row(CheckedIn,             A::SkipTriage,   InConsultation,        &[Nurse, Doctor]),
        row(InConsultation,        A::Start,        InConsultation,        &[Doctor]),
        row(InConsultation,        A::Complete,     ConsultationCompleted, &[Doctor]),
        row(ConsultationCompleted, A::Close,        Completed,             &[Secretary]),
        row(Scheduled,             A::Cancel,       Cancelled,             &[Secretary, Admin]),
        row(Confirmed,             A::Cancel,       Cancelled,             &[Secretary, Admin]),
        row(Scheduled,             A::Reschedule,   Rescheduled,           &[Secretary]),
        row(Confirmed,             A::Reschedule,   Rescheduled,           &[Secretary]),
        row(Scheduled,             A::NoShow,       NoShow,                &[Secretary]),
        row(Confirmed,             A::NoShow,       NoShow,                &[Secretary]),
        row(CheckedIn,             A::Leave,        Left,                  &[Secretary, Nurse, Doctor]),
        row(InConsultation,        A::Leave,        Left,                  &[Secretary, Nurse, Doctor]),
        row(CheckedIn,             A::UndoCheckIn,  Scheduled,             &[Secretary]),
        row(CheckedIn,             A::UndoCheckIn,  Confirmed,             &[Secretary]),
        row(NoShow,                A::UndoNoShow,   Scheduled,             &[Secretary]),
    ]
};

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::actor::Roles;
    use crate::domain::vocabulary::Vocabulary;

    #[test]
    fn the_eleven_steps_lead_from_booking_to_closing() {
        use AppointmentAction as A;
        let path = [
            (A::Book, Secretary),
            (A::CheckIn, Secretary),
            (A::RecordVitals, Nurse),
            (A::Start, Doctor),
            (A::Complete, Doctor),
            (A::Close, Secretary),
        ];
        let end = path
            .into_iter()
            .fold(None, |from, (action, role)| Some(WORKFLOW.permit(from, action, Roles::NONE.with(role)).unwrap().to));
        assert_eq!(end, Some(AppointmentStatus::Completed));
    }

    #[test]
    fn nobody_acts_on_an_ended_appointment_but_to_undo_a_no_show() {
        use AppointmentStatus as S;
        for end in [S::Completed, S::Cancelled, S::NoShow, S::Rescheduled, S::Left] {
            let actions: Vec<_> = WORKFLOW.rows().filter(|row| row.from == Some(end)).map(|row| row.action).collect();
            let expected: &[_] = if end == S::NoShow { &[AppointmentAction::UndoNoShow] } else { &[] };
            assert_eq!(actions, expected, "{end}");
        }
    }

    #[test]
    fn words_read_back() {
        for status in AppointmentStatus::ALL {
            assert_eq!(AppointmentStatus::from_word(status.word()), Some(*status));
        }
        assert_eq!(AppointmentStatus::from_word("gone"), None);
    }

    #[test]
    fn every_action_has_a_row_and_the_same_roles_everywhere() {
        for action in AppointmentAction::ALL {
            let rows: Vec<_> = WORKFLOW.rows().filter(|row| row.action == *action).collect();
            assert!(!rows.is_empty(), "{action}");
            assert!(rows.iter().all(|row| row.roles == WORKFLOW.roles(*action)), "{action}");
        }
    }
}
