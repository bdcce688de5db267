//! Saving: what is written, what is in the way, and what is said.

use super::fields::{self, OVERBOOK};
use super::series::Series;
use super::{Act, Booking, MOVED, Msg, SAVE, Saved, acts, cancelling, check_in};
use crate::app::dialog::refusal;
use crate::app::screen::Cx;
use crate::domain::error::RuleError;
use crate::domain::ids::{AppointmentId, ProfessionalId};
use crate::domain::schedule::Recurrence;
use crate::form::{Submit, Values};
use crate::i18n::{Catalogue, Message, Text, t};
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
                if let Some(recurrence) = fields::recurrence(&values) {
                    return self.preview_series(booking, recurrence, cx);
                }
                self.submit_booking(booking, cx);
            }
            Act::Move(id) => self.submit_move(id, &values, cx),
        }
        self.saving = true;
    }

    fn submit_booking(&self, booking: appointments::Booking, cx: &mut Cx<'_, Self>) {
        let walk_in = self.act == Act::WalkIn;
        let today = cx.context().today();
        let unsaid = Catalogue::new(cx.context().settings.locale(cx.context().settings.language));
        let reason = match booking.reason.as_str() {
            "" if walk_in => unsaid.text(t::BOOKING_WALK_IN_UNSAID),
            reason => reason.to_owned(),
        };
        let booking = appointments::Booking { reason, ..booking };
        let write = move |tx: &Tx<'_>| {
            if !walk_in {
                let appointment = appointments::book(tx, &booking)?;
                return Ok(Saved { appointment, warnings: Warnings::new(), freed: None });
            }
            let appointment = appointments::walk_in(tx, &booking)?;
            let warnings = appointments::warnings(tx.conn, appointment.patient, today)?;
            Ok(Saved { appointment, warnings, freed: None })
        };
        cx.write(SAVE, write, Msg::Saved);
    }

    /// A series is looked at before it is booked: what is in its way, and what is done about it.
    fn preview_series(&self, booking: appointments::Booking, recurrence: Recurrence, cx: &mut Cx<'_, Self>) {
        let starts = appointments::starts(recurrence, booking.starts_at, cx.context().locale.zone);
        let name = self.header.as_ref().map(|header| header.name.full()).unwrap_or_default();
        let about = t::SERIES_ABOUT
            .with("name", name)
            .with("professional", self.professional_name(booking.professional))
            .with("minutes", booking.minutes);
        cx.open(Series::new(about, booking, starts), Msg::Series);
    }

    fn submit_move(&self, id: AppointmentId, values: &Values, cx: &mut Cx<'_, Self>) {
        let destination = fields::destination(values, cx.context().locale.zone);
        let Some((destination, seen)) = destination.zip(self.seen) else { return };
        let write = move |tx: &Tx<'_>| {
            let appointment = appointments::reschedule(tx, id, seen, &destination)?;
            let freed = cancelling::freed(tx, &appointments::get(tx.conn, id)?)?;
            Ok(Saved { appointment, warnings: Warnings::new(), freed })
        };
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
        self.take_form(self.act.needing(self.is_video(), true), cx);
        if let Some(form) = &mut self.form {
            form.set_error(STARTS_AT, message);
        }
        self.notice = Some((Tone::Warning, t::BOOKING_OVERBOOK_HINT.into()));
    }

    pub(super) fn saved(&mut self, saved: Saved, cx: &mut Cx<'_, Self>) {
        let appointment = saved.appointment;
        let done = match self.act {
            Act::Book => t::BOOKING_BOOKED,
            Act::WalkIn => t::BOOKING_WALKED_IN,
            Act::Move(_) => t::BOOKING_MOVED,
        };
        let done = self.about(done, &appointment);
        acts::arrived(done, &saved.warnings).into_iter().for_each(|toast: Toast| cx.say(toast));
        cancelling::waiting(saved.freed).into_iter().for_each(|toast| cx.say(toast));
        if self.act == Act::WalkIn {
            cx.effect(check_in::arrived(appointment.id, cx.context().settings.language));
        }
        cx.finish(appointment);
    }

    pub(super) fn series_booked(&self, booked: Vec<Appointment>, cx: &mut Cx<'_, Self>) {
        let count = booked.len();
        let Some(first) = booked.into_iter().next() else { return };
        cx.say(Toast::done(self.about(t::SERIES_BOOKED, &first).with("count", count)));
        cx.finish(first);
    }

    fn about(&self, done: Text, appointment: &Appointment) -> Message {
        let name = self.header.as_ref().map(|header| header.name.full()).unwrap_or_default();
        let professional = self.professional_name(appointment.professional);
        done.with("name", name).with("at", appointment.starts_at).with("professional", professional)
    }

    fn professional_name(&self, id: ProfessionalId) -> String {
        self.professionals.iter().find(|known| known.id == id).map(Professional::display).unwrap_or_default()
    }
}
