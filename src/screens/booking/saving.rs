//! Saving: what is written, what is in the way, and what is said.

use super::fields::{self, OVERBOOK};
use super::{Act, Booking, MOVED, Msg, SAVE, acts};
use crate::app::dialog::refusal;
use crate::app::screen::Cx;
use crate::domain::error::RuleError;
use crate::domain::ids::AppointmentId;
use crate::form::{Submit, Values};
use crate::i18n::t;
use crate::store::appointments::{self, Appointment, OVERBOOK_REASON, STARTS_AT, Warnings};
use crate::store::professionals::Professional;
use crate::store::{StoreError, Tx};
use crate::ui::theme::Tone;
use crate::ui::toast::Toast;

impl Booking {
    pub(super) fn submit(&mut self, cx: &mut Cx<'_, Self>) {
        let context = cx.context().form();
        let Some(form) = self.form.as_mut().filter(|_| !self.saving) else { return };
        self.notice = None;
        let Submit::Ready(values) = form.submit(&context) else { return };
        let squeezed = values.knows(OVERBOOK) && values.yes(OVERBOOK) == Some(true);
        if squeezed && values.text(OVERBOOK_REASON).is_none() {
            return form.set_error(OVERBOOK_REASON, t::FIELD_REQUIRED);
        }
        let zone = context.locale.zone;
        match self.act {
            Act::Book | Act::WalkIn => {
                let Some(booking) = fields::booking(&values, zone) else { return };
                let walk_in = self.act == Act::WalkIn;
                let today = context.today;
                let write = move |tx: &Tx<'_>| {
                    if !walk_in {
                        return Ok((appointments::book(tx, &booking)?, Warnings::new()));
                    }
                    let appointment = appointments::walk_in(tx, &booking)?;
                    let warnings = appointments::warnings(tx.conn, appointment.patient, today)?;
                    Ok((appointment, warnings))
                };
                cx.write(SAVE, write, Msg::Saved);
            }
            Act::Move(id) => self.submit_move(id, &values, cx),
        }
        self.saving = true;
    }

    fn submit_move(&self, id: AppointmentId, values: &Values, cx: &mut Cx<'_, Self>) {
        let destination = fields::destination(values, cx.context().locale.zone);
        let Some((destination, seen)) = destination.zip(self.seen) else { return };
        let write = move |tx: &Tx<'_>| Ok((appointments::reschedule(tx, id, seen, &destination)?, Warnings::new()));
        cx.write(SAVE, write, Msg::Saved);
    }

    pub(super) fn refused(&mut self, error: StoreError, cx: &mut Cx<'_, Self>) {
        let in_the_way = match &error {
            StoreError::Rule(RuleError::Field { field, message }) if *field == OVERBOOK_REASON => Some(message.clone()),
            _ => None,
        };
        let Some(message) = in_the_way else {
            let conflict = matches!(error, StoreError::Conflict { .. });
            self.notice = self.form.as_mut().and_then(|form| refusal(form, error, cx));
            if let Act::Move(id) = self.act
                && conflict
            {
                // Who was faster is said; saving again moves what they left.
                cx.query(MOVED, move |conn| appointments::row(conn, id), Msg::MovedAgain);
            }
            return;
        };
        self.take_form(self.act.overbooked(), cx);
        if let Some(form) = &mut self.form {
            form.set_error(STARTS_AT, message);
        }
        self.notice = Some((Tone::Warning, t::BOOKING_OVERBOOK_HINT.into()));
    }

    pub(super) fn saved(&mut self, appointment: Appointment, warnings: &Warnings, cx: &mut Cx<'_, Self>) {
        let name = self.header.as_ref().map(|header| header.name.full()).unwrap_or_default();
        let professional = self.professionals.iter().find(|known| known.id == appointment.professional);
        let professional = professional.map(Professional::display).unwrap_or_default();
        let done = match self.act {
            Act::Book => t::BOOKING_BOOKED,
            Act::WalkIn => t::BOOKING_WALKED_IN,
            Act::Move(_) => t::BOOKING_MOVED,
        };
        let done = done.with("name", name).with("at", appointment.starts_at).with("professional", professional);
        acts::arrived(done, warnings).into_iter().for_each(|toast: Toast| cx.say(toast));
        cx.finish(appointment);
    }
}
