//! Saving: what stands in the way, what is written, and what is said.

use super::super::search::one;
use super::{DESPITE, Msg, Registration, SAVE, fields, numbers};
use crate::app::dialog::refusal;
use crate::app::screen::Cx;
use crate::domain::ids::{PatientId, Version};
use crate::form::{Submit, Values};
use crate::i18n::t;
use crate::screens::reason;
use crate::store::entity::Entity;
use crate::store::patients::{self, Despite, Details, Duplicate, DuplicateReason, PatientRow};
use crate::store::{StoreError, Tx};
use crate::ui::toast::Toast;

/// What is to come of the form.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Goal {
    /// The record is kept.
    Save,
    /// And the patient is checked in.
    CheckIn,
}

/// The record that is written, new or over what was there.
#[derive(Clone)]
pub(super) struct Record {
    details: Details,
    before: Option<(PatientId, Version)>,
    despite: Option<Despite>,
}

impl Record {
    /// Writes it, as part of whatever else happens in the transaction.
    pub(super) fn write(&self, tx: &Tx<'_>) -> Result<PatientRow, StoreError> {
        let id = match self.before {
            Some((id, seen)) => patients::edit(tx, id, seen, &self.details)?.id,
            None => patients::register(tx, &self.details, self.despite.as_ref())?,
        };
        one(tx.conn, id)?.ok_or(StoreError::NotFound(Entity::Patient))
    }
}

impl Registration {
    pub(super) fn submit(&mut self, goal: Goal, cx: &mut Cx<'_, Self>) {
        let context = cx.context().form();
        let Some(form) = self.form.as_mut().filter(|_| !self.saving) else { return };
        self.notice = None;
        let ready = form.submit(&context);
        if let Some(wrong) = numbers::check(form) {
            // Whichever comes first on the form is put right first.
            let place = |field| form.spec().position(field);
            if matches!(ready, Submit::Ready(_)) || place(wrong) < form.focused().and_then(place) {
                form.focus_on(wrong);
                numbers::say(form);
            }
            return;
        }
        let Submit::Ready(values) = ready else { return };
        // The same identity number is refused at its field, whatever the reason.
        let needs_reason = |found: &&Duplicate| found.strong && found.reason != DuplicateReason::Identifier;
        let strong: Vec<_> = self.duplicates.iter().filter(needs_reason).collect();
        let Some(twin) = strong.first().filter(|_| self.id.is_none()) else {
            return self.reach(goal, &values, None, cx);
        };
        let who =
            t::PATIENTS_TWIN_BODY.with("name", twin.patient.name.full()).with("number", twin.patient.id.to_string());
        let passed_over: Vec<PatientId> = strong.iter().map(|found| found.patient.id).collect();
        let ask = reason::dialog(&DESPITE, context, who, |_, reason| Ok(reason.to_owned()));
        cx.open(ask, move |reason| Msg::Despite(goal, values, Despite { reason, passed_over }));
    }

    /// Goes for it: nothing stands in the way that the form can see.
    pub(super) fn reach(&mut self, goal: Goal, values: &Values, despite: Option<Despite>, cx: &mut Cx<'_, Self>) {
        self.notice = None;
        let known = self.known.as_ref().map(|known| &known.patient);
        let details = fields::details(values, known.map(|patient| &patient.details));
        let before = known.map(|patient| (patient.id, patient.version));
        let record = Record { details, before, despite };
        match goal {
            Goal::CheckIn => self.arrive(record, cx),
            Goal::Save => {
                self.saving = true;
                cx.write(SAVE, move |tx| record.write(tx), Msg::Saved);
            }
        }
    }

    pub(super) fn saved(&mut self, row: PatientRow, cx: &mut Cx<'_, Self>) {
        let said = if self.id.is_some() { t::PATIENTS_EDITED } else { t::PATIENTS_REGISTERED };
        cx.say(Toast::done(said.with("name", row.name.full()).with("number", row.id.to_string())));
        cx.finish(row);
    }

    /// Says why not. After a conflict the form shows what a colleague has changed, under what was changed here: saving
    /// again is one key.
    pub(super) fn refused(&mut self, error: StoreError, cx: &mut Cx<'_, Self>) {
        self.saving = false;
        let conflict = matches!(error, StoreError::Conflict { .. });
        let Some(form) = &mut self.form else { return };
        let error = match error {
            StoreError::Rule(rule) => StoreError::Rule(numbers::at_its_row(rule, form)),
            error => error,
        };
        self.notice = refusal(form, error, cx);
        if self.id.is_some() && conflict {
            self.early = Some(form.changes());
            self.look_at_known(cx);
        }
    }
}

impl Record {
    /// Whom it is about.
    pub(super) fn name(&self) -> String {
        self.details.name.full()
    }
}
