//! What the doctor does in a consultation, and what the store answers.

use super::order::OrderTests;
use super::{Consultation, Focus, Msg, diagnoses};
use crate::app::dialog::{Dialog, said};
use crate::app::effect::Slot;
use crate::app::question::Question;
use crate::app::screen::{Cx, Screen as _};
use crate::domain::error::{FieldName, RuleError};
use crate::domain::ids::{LabOrderId, Version};
use crate::domain::lab_order::LabOrderAction;
use crate::form::{FieldSpec, FormSpec, Kind, Value, Values};
use crate::i18n::t;
use crate::screens::patients::AllergyList;
use crate::screens::reason::{REASON, WHY};
use crate::screens::triage::Vitals;
use crate::store::lab::orders::{self, OrderRow};
use crate::store::{Entity, StoreError, Tx, appointments, consultations};
use crate::ui::theme::Tone;

const SAVE: Slot = Slot("save");
const COMPLETE: Slot = Slot("complete");
const SEND: Slot = Slot("send");

const ORDER: FieldName = FieldName("order");

const CANCEL_ORDER: FormSpec = FormSpec {
    id: "cancel-order",
    title: t::CONSULTATION_CANCEL_ORDER_TITLE,
    fields: &[FieldSpec::new(ORDER, t::CONSULTATION_ORDER, Kind::Pick).required(), WHY],
};

/// How an order is named where one is chosen.
fn named(row: &OrderRow) -> (String, String) {
    (crate::domain::ids::Id::raw(row.order.id).to_string(), format!("{} {}", row.order.id, row.tests))
}

impl Consultation {
    fn write_texts(&self) -> impl Fn(&Tx<'_>) -> Result<Version, StoreError> + Send + use<> {
        let (id, seen, notes) = (self.id, self.seen, self.notes.text());
        let diagnoses = diagnoses::parse(&self.diagnoses.text());
        move |tx| consultations::save(tx, id, seen, &notes, &diagnoses).map(|written| written.version)
    }

    pub(super) fn save(&mut self, cx: &mut Cx<'_, Self>) {
        if self.busy {
            return;
        }
        self.busy = true;
        let texts = (self.notes.text(), self.diagnoses.text());
        cx.write(SAVE, self.write_texts(), |done| Msg::Saved(done, texts));
    }

    pub(super) fn saved(
        &mut self,
        done: Result<Version, StoreError>,
        (notes, diagnoses): &(String, String),
        cx: &mut Cx<'_, Self>,
    ) {
        self.busy = false;
        match done {
            Ok(version) => {
                self.seen = Some(version);
                self.notes.saved(notes);
                self.diagnoses.saved(diagnoses);
                self.notice =
                    Some((Tone::Ok, t::CONSULTATION_SAVED.with("at", cx.context().locale.formats().time(cx.now()))));
                cx.discard_draft();
            }
            Err(error) => self.refused(error, cx),
        }
    }

    /// Completes the visit: not without notes, and not without asking when orders were never sent.
    pub(super) fn complete(&mut self, cx: &mut Cx<'_, Self>) {
        if self.notes.is_blank() {
            self.notes.set_error(t::APPOINTMENT_NOTES_EMPTY);
            self.focus = Focus::Notes;
            return;
        }
        let unsent = self.chart.as_ref().map_or(0, |chart| chart.unsent().len());
        if unsent == 0 {
            return self.write_complete(false, cx);
        }
        let body = t::CONSULTATION_UNSENT_BODY.with("count", unsent);
        cx.ask(Question::new(t::CONSULTATION_UNSENT_TITLE, body, t::CONSULTATION_UNSENT_YES), Msg::SendAndComplete);
    }

    pub(super) fn write_complete(&mut self, send: bool, cx: &mut Cx<'_, Self>) {
        let Some(chart) = self.chart.as_ref().filter(|_| !self.busy) else { return };
        let unsent: Vec<(LabOrderId, Version)> =
            chart.unsent().into_iter().filter(|_| send).map(|row| (row.order.id, row.order.version)).collect();
        let (id, version) = (self.id, chart.visit.version);
        let texts = self.is_dirty().then(|| self.write_texts());
        let write = move |tx: &Tx<'_>| {
            if let Some(texts) = &texts {
                texts(tx)?;
            }
            for (order, seen) in &unsent {
                orders::send(tx, *order, *seen)?;
            }
            appointments::complete(tx, id, version).map(|_| ())
        };
        self.busy = true;
        cx.write(COMPLETE, write, Msg::Completed);
    }

    pub(super) fn completed(&mut self, done: Result<(), StoreError>, cx: &mut Cx<'_, Self>) {
        self.busy = false;
        match done {
            Ok(()) => {
                let name = self.chart.as_ref().map(|chart| chart.patient.name.full()).unwrap_or_default();
                cx.finish(super::Ended { name });
            }
            Err(error) => self.refused(error, cx),
        }
    }

    pub(super) fn order(&self, cx: &mut Cx<'_, Self>) {
        cx.open(OrderTests::new(self.id), Msg::Ordered);
    }

    /// What the patient must not be given.
    pub(super) fn allergies(&self, cx: &mut Cx<'_, Self>) {
        if let Some(chart) = &self.chart {
            cx.show(AllergyList::of(chart.patient.id));
        }
    }

    /// Another set of vitals, where the patient is.
    pub(super) fn vitals(&self, cx: &mut Cx<'_, Self>) {
        cx.show(Vitals::new(self.id));
    }

    /// Sends everything that was ordered in this visit.
    pub(super) fn send(&self, cx: &mut Cx<'_, Self>) {
        let Some(chart) = &self.chart else { return };
        let unsent: Vec<_> = chart.unsent().into_iter().map(|row| (row.order.id, row.order.version)).collect();
        let write = move |tx: &Tx<'_>| {
            for (order, seen) in &unsent {
                orders::send(tx, *order, *seen)?;
            }
            Ok(unsent.len())
        };
        cx.write(SEND, write, Msg::Sent);
    }

    pub(super) fn sent(&mut self, done: Result<usize, StoreError>, cx: &mut Cx<'_, Self>) {
        match done {
            Ok(count) => self.notice = Some((Tone::Ok, t::CONSULTATION_SENT.with("count", count))),
            Err(error) => self.refused(error, cx),
        }
    }

    /// Calls off one of the orders whose sample is not taken yet.
    pub(super) fn cancel_order(&self, cx: &mut Cx<'_, Self>) {
        let Some(chart) = &self.chart else { return };
        let possible: Vec<&OrderRow> = chart.orders(LabOrderAction::Cancel).collect();
        let offered: Vec<(String, String)> = possible.iter().map(|row| named(row)).collect();
        let versions: Vec<(LabOrderId, Version)> =
            possible.iter().map(|row| (row.order.id, row.order.version)).collect();
        let Some((first, _)) = versions.first().copied() else { return };
        let save = move |tx: &Tx<'_>, values: &Values| {
            let chosen = values.id::<LabOrderId>(ORDER).unwrap_or(first);
            let seen = versions.iter().find(|(id, _)| *id == chosen).map(|(_, seen)| *seen);
            let seen = seen.ok_or(StoreError::NotFound(Entity::LabOrder))?;
            orders::cancel(tx, chosen, seen, values.text(REASON).unwrap_or_default())
        };
        let dialog = Dialog::new(&CANCEL_ORDER, cx.context().form(), save)
            .about(t::CONSULTATION_ABOUT.with("name", chart.patient.name.listed()))
            .offering(ORDER, offered)
            .with(ORDER, Value::key(first));
        cx.open(dialog, |_| Msg::Cancelled);
    }

    /// The store says no: at the text where it belongs, else below. What was typed stays.
    fn refused(&mut self, error: StoreError, cx: &mut Cx<'_, Self>) {
        self.notice = match error {
            StoreError::Rule(RuleError::Field { field: consultations::NOTES, message }) => {
                self.notes.set_error(message);
                self.focus = Focus::Notes;
                None
            }
            StoreError::Rule(RuleError::Field { field: consultations::DIAGNOSIS, message }) => {
                self.diagnoses.set_error(message);
                self.focus = Focus::Diagnoses;
                None
            }
            error => {
                if let StoreError::Conflict { entity, .. } = error {
                    self.merge = entity == Entity::Consultation;
                    self.refresh(cx);
                }
                Some(said(error, cx))
            }
        };
    }
}
