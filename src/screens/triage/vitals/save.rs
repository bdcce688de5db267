//! From what is typed to what is on record, and what the store answers.

use super::{Msg, Vitals, form};
use crate::app::dialog::refusal;
use crate::app::effect::Slot;
use crate::app::screen::Cx;
use crate::domain::appointment::AppointmentStatus;
use crate::domain::vitals::{Band, News2};
use crate::form::Submit;
use crate::i18n::t;
use crate::store::appointments::Appointment;
use crate::store::vitals::{self, DECLARED_HISTORY};
use crate::store::{StoreError, Tx};
use crate::ui::theme::Tone;
use crate::ui::toast::Toast;

const SAVE: Slot = Slot("save");

impl Vitals {
    pub(super) fn save(&mut self, cx: &mut Cx<'_, Self>) {
        if self.saving || (self.line.is_some() && !self.fill_from_line(cx)) {
            return;
        }
        let context = cx.context().form();
        let Some(form) = &mut self.form else { return };
        match form.submit(&context) {
            Submit::Invalid => self.notice.clear(),
            Submit::ConfirmUnusual(fields) => {
                self.asked = fields;
                self.notice = vec![(Tone::Warning, t::DIALOG_UNUSUAL.into())];
            }
            Submit::Ready(values) => {
                self.saving = true;
                self.notice.clear();
                let (id, seen, new) = (self.id, self.seen, form::vitals(form, &values));
                let write = move |tx: &Tx<'_>| vitals::record(tx, id, seen, &new);
                cx.write(SAVE, write, |saved| Msg::Saved(saved.map(|(appointment, _)| Box::new(appointment))));
            }
        }
    }

    /// Writes the line into the fields and closes it; `false` when something in it is not understood.
    pub(super) fn fill_from_line(&mut self, cx: &Cx<'_, Self>) -> bool {
        let Some(entry) = &self.line else { return true };
        let (Ok(set), Some(form)) = (entry.read(), &mut self.form) else { return false };
        form::fill(form, &set);
        self.line = None;
        self.asked.clear();
        self.notice.clear();
        self.focus_on_missing(cx);
        true
    }

    /// Goes to the first field that the score still needs, else to what the patient tells.
    fn focus_on_missing(&mut self, cx: &Cx<'_, Self>) {
        let news2 = self.set().news2(self.subject(cx.context().today()));
        let Some(form) = &mut self.form else { return };
        let missing = if let News2::Incomplete { missing, .. } = news2 { missing } else { Vec::new() };
        let first = missing.into_iter().map(form::field_of).min_by_key(|field| form.spec().position(*field));
        form.focus_on(first.unwrap_or(DECLARED_HISTORY));
    }

    pub(super) fn saved(&mut self, appointment: &Appointment, cx: &mut Cx<'_, Self>) {
        let Some(visit) = &self.visit else { return };
        let sent_on =
            visit.row.status == AppointmentStatus::CheckedIn && appointment.status == AppointmentStatus::InConsultation;
        let said = if sent_on { t::VITALS_SENT_ON } else { t::VITALS_RECORDED };
        let name = visit.patient.name.full();
        cx.say(Toast::done(said.with("name", name).with("professional", visit.row.professional_name.as_str())));
        let news2 = self.set().news2(self.subject(cx.context().today()));
        if let Some(band @ (Band::Medium | Band::High)) = news2.least_band() {
            cx.say(Toast::error(band.response()));
        }
        cx.finish(());
    }

    pub(super) fn refused(&mut self, error: StoreError, cx: &mut Cx<'_, Self>) {
        self.told = matches!(error, StoreError::Conflict { .. });
        let Some(form) = &mut self.form else { return };
        self.notice = refusal(form, error, cx).into_iter().collect();
        if self.told {
            self.notice.push((Tone::Warning, t::VITALS_AGAIN.into()));
        }
    }
}
