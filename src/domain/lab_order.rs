//! The lab order: from the doctor's request to the reviewed result.

use super::actor::Role::{self, Biologist, Doctor, Nurse};
use super::transition::{Transition, Workflow};
use super::vocabulary::vocabulary;

vocabulary! {
    /// Where a lab order stands.
    pub enum LabOrderStatus {
        /// Written, not yet sent.
        Created = "created" => LAB_STATUS_CREATED,
        /// A sample is due.
        SentToLab = "sent_to_lab" => LAB_STATUS_SENT_TO_LAB,
        /// The sample is at the laboratory.
        SampleCollected = "sample_collected" => LAB_STATUS_SAMPLE_COLLECTED,
        /// On the bench.
        InProgress = "in_progress" => LAB_STATUS_IN_PROGRESS,
        /// Validated; the doctor has to look.
        ResultsAvailable = "results_available" => LAB_STATUS_RESULTS_AVAILABLE,
        /// Reviewed by a doctor.
        Completed = "completed" => LAB_STATUS_COMPLETED,
        /// Called off.
        Cancelled = "cancelled" => LAB_STATUS_CANCELLED,
    }
}

vocabulary! {
    /// What can be done with a lab order.
    pub enum LabOrderAction {
        /// Write it.
        Order = "order" => LAB_ACTION_ORDER,
        /// Send it to the laboratory.
        Send = "send" => LAB_ACTION_SEND,
        /// Take the sample.
        CollectSample = "collect_sample" => LAB_ACTION_COLLECT_SAMPLE,
        /// The sample is no good; another is due.
        RejectSpecimen = "reject_specimen" => LAB_ACTION_REJECT_SPECIMEN,
        /// Put it on the bench.
        StartAnalysis = "start_analysis" => LAB_ACTION_START_ANALYSIS,
        /// Enter results, not yet final.
        SaveResults = "save_results" => LAB_ACTION_SAVE_RESULTS,
        /// Make the results final.
        Validate = "validate" => LAB_ACTION_VALIDATE,
        /// The doctor has seen and interpreted them.
        Review = "review" => LAB_ACTION_REVIEW,
        /// Replace a final result by a new version.
        Correct = "correct" => LAB_ACTION_CORRECT,
        /// Call it off.
        Cancel = "cancel" => LAB_ACTION_CANCEL,
    }
}

impl LabOrderAction {
    /// Whether a reason must be given.
    #[must_use]
    pub const fn needs_reason(self) -> bool {
        matches!(self, Self::RejectSpecimen | Self::Correct | Self::Cancel)
    }
}

vocabulary! {
    /// How soon the results are needed.
    pub enum Priority {
        /// At once; goes before everything else.
        Stat = "stat" => PRIORITY_STAT,
        /// Today.
        Urgent = "urgent" => PRIORITY_URGENT,
        /// In its turn.
        Routine = "routine" => PRIORITY_ROUTINE,
    }
}

vocabulary! {
    /// Why a specimen was rejected.
    pub enum RejectReason {
        /// Red cells have burst.
        Haemolysed = "haemolysed" => REJECT_HAEMOLYSED,
        /// It has clotted.
        Clotted = "clotted" => REJECT_CLOTTED,
        /// Too little.
        Insufficient = "insufficient" => REJECT_INSUFFICIENT,
        /// The label is missing or wrong.
        Mislabelled = "mislabelled" => REJECT_MISLABELLED,
        /// Something else; say what.
        Other = "other" => REJECT_OTHER,
    }
}

type Row = Transition<LabOrderStatus, LabOrderAction>;

const fn row(from: LabOrderStatus, action: LabOrderAction, to: LabOrderStatus, roles: &'static [Role]) -> Row {
    Transition { from: Some(from), action, to, roles }
}

/// The lab order's workflow.
pub const WORKFLOW: Workflow<LabOrderStatus, LabOrderAction> = Workflow(TABLE);

#[rustfmt::skip]
const TABLE: &[Row] = {
    use LabOrderAction as A;
    use LabOrderStatus::{Cancelled, Completed, Created, InProgress, ResultsAvailable, SampleCollected, SentToLab};
    &[
        Transition { from: None, action: A::Order, to: Created, roles: &[Doctor] },
        row(Created,          A::Send,           SentToLab,        &[Doctor]),
        row(SentToLab,        A::CollectSample,  SampleCollected,  &[Nurse, Biologist]),
        row(SampleCollected,  A::RejectSpecimen, SentToLab,        &[Biologist, Nurse]),
        row(SampleCollected,  A::StartAnalysis,  InProgress,       &[Biologist]),
        row(InProgress,       A::SaveResults,    InProgress,       &[Biologist]),
        row(InProgress,       A::Validate,       ResultsAvailable, &[Biologist]),
        row(ResultsAvailable, A::Review,         Completed,        &[Doctor]),
        row(ResultsAvailable, A::Correct,        ResultsAvailable, &[Biologist]),
        row(Completed,        A::Correct,        ResultsAvailable, &[Biologist]),
        row(Created,          A::Cancel,         Cancelled,        &[Doctor]),
        row(SentToLab,        A::Cancel,         Cancelled,        &[Doctor]),
    ]
};

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::actor::Roles;
    use crate::domain::vocabulary::Vocabulary;

    #[test]
    fn the_steps_lead_from_order_to_review() {
        use LabOrderAction as A;
        let path = [
            (A::Order, Doctor),
            (A::Send, Doctor),
            (A::CollectSample, Nurse),
            (A::StartAnalysis, Biologist),
            (A::SaveResults, Biologist),
            (A::Validate, Biologist),
            (A::Review, Doctor),
        ];
        let end = path
            .into_iter()
            .fold(None, |from, (action, role)| Some(WORKFLOW.permit(from, action, Roles::NONE.with(role)).unwrap().to));
        assert_eq!(end, Some(LabOrderStatus::Completed));
    }

    #[test]
    fn every_action_has_a_row_and_the_same_roles_everywhere() {
        for action in LabOrderAction::ALL {
            let rows: Vec<_> = WORKFLOW.rows().filter(|row| row.action == *action).collect();
            assert!(!rows.is_empty(), "{action}");
            assert!(rows.iter().all(|row| row.roles == WORKFLOW.roles(*action)), "{action}");
        }
    }
}
