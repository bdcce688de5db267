//! What happens in the form while it is filled in: who is chosen, whom that leaves, what is free and proposed.

use super::fields::{DATE, KIND, SPECIALTY, USUAL_MINUTES};
use super::slots::Offer;
use super::{Act, Booking, HEADER, Msg, OFFER, STAFF, Staff, header, slots, staff};
use crate::app::screen::Cx;
use crate::domain::appointment::AppointmentKind;
use crate::domain::error::FieldName;
use crate::domain::ids::{Id as _, PatientId, ProfessionalId, SpecialtyId};
use crate::domain::schedule::Span as Slot;
use crate::form::{Form, FormSpec, Value, Values};
use crate::i18n::{Catalogue, Message, t};
use crate::screens::choose::Choose;
use crate::screens::patients::PatientPicker;
use crate::store::appointments::{MINUTES, PATIENT, PROFESSIONAL, QueueRow, REASON, STARTS_AT};
use crate::store::patients::PatientRow;
use crate::store::professionals::Professional;
use crate::ui::picker::PickItem;

impl Booking {
    /// Takes a form into use, with all that was filled in before.
    pub(super) fn take_form(&mut self, spec: &'static FormSpec, cx: &Cx<'_, Self>) {
        let before = self.form.take().map(|form| form.snapshot());
        let mut form = Form::new(spec, cx.context().form());
        if let Some(before) = before {
            form.restore(&before);
        }
        self.form = Some(form);
        self.offer_professionals();
    }

    /// What stands there before anybody types.
    pub(super) fn prefill(&mut self, cx: &mut Cx<'_, Self>) {
        let own = cx.context().actor().and_then(|actor| actor.professional);
        let Some(form) = &mut self.form else { return };
        form.set(MINUTES, USUAL_MINUTES);
        form.set(KIND, Value::word(AppointmentKind::InPerson));
        if let Some(row) = &self.patient {
            form.set(PATIENT, Value::found(row.id, found(row)));
            form.focus_on(PROFESSIONAL);
        }
        let given = self.given.map(|given| given.professional);
        if let Some(professional) = given.or(own) {
            form.set(PROFESSIONAL, Value::key(professional));
        }
        if let Some(slot) = self.given.and_then(|given| given.slot) {
            let zone = cx.context().locale.zone;
            form.set(DATE, zone.day(slot.start));
            form.set(STARTS_AT, zone.time(slot.start));
            form.set(MINUTES, i64::from(slot.minutes));
        }
        self.look_at_patient(cx);
    }

    /// The appointment that moves is there: the same professional at another time.
    pub(super) fn begin_move(&mut self, row: QueueRow, cx: &mut Cx<'_, Self>) {
        self.seen = self.seen.or(Some(row.version));
        self.take_form(self.act.spec(), cx);
        if let Some(form) = &mut self.form {
            form.set(PROFESSIONAL, Value::key(row.professional));
            form.set(MINUTES, row.ends_at.minutes_since(row.starts_at));
            form.focus_on(DATE);
        }
        self.moved = Some(row);
        self.look_at_patient(cx);
        cx.query(STAFF, staff, Msg::Staff);
        if let Some(draft) = self.early.take() {
            crate::app::screen::Screen::restore(self, &draft, cx);
        }
    }

    fn values(&self) -> Option<Values> {
        self.form.as_ref().map(Form::values)
    }

    fn value_id<I: crate::domain::ids::Id>(&self, name: FieldName) -> Option<I> {
        self.values().filter(|values| values.knows(name))?.id(name)
    }

    /// Shows whom the form is about.
    pub(super) fn look_at_patient(&mut self, cx: &mut Cx<'_, Self>) {
        let moved = self.moved.as_ref().map(|row| row.patient);
        match moved.or_else(|| self.value_id::<PatientId>(PATIENT)) {
            Some(id) => cx.query(HEADER, move |conn| header(conn, id), Msg::Header),
            None => self.header = None,
        }
    }

    pub(super) fn offer_staff(&mut self, staff: Staff, cx: &mut Cx<'_, Self>) {
        self.professionals = staff.professionals;
        self.specialties = staff.specialties;
        self.specialties.retain(|specialty| {
            self.professionals.iter().any(|known| known.active && known.details.specialty == Some(specialty.id))
        });
        self.offer_professionals();
        let mut active = self.professionals.iter().filter(|known| known.active);
        if let (Some(only), None) = (active.next(), active.next())
            && let Some(form) = &mut self.form
        {
            form.set(PROFESSIONAL, Value::key(only.id));
        }
        self.ask_for_slots(true, cx);
    }

    /// The specialties, and the professionals of the chosen one, or all of them.
    pub(super) fn offer_professionals(&mut self) {
        let specialties = self.specialties.iter().map(|known| (known.id.raw().to_string(), known.name.clone()));
        if let Some(form) = &mut self.form {
            form.set_options(SPECIALTY, specialties.collect());
        }
        let specialty = self.value_id::<SpecialtyId>(SPECIALTY);
        let chosen = self.value_id::<ProfessionalId>(PROFESSIONAL);
        let rows = self.offered(specialty);
        let gone = chosen.is_some_and(|chosen| !rows.iter().any(|(key, _)| *key == chosen.raw().to_string()));
        let Some(form) = &mut self.form else { return };
        if gone && !self.professionals.is_empty() {
            form.empty(PROFESSIONAL);
        }
        form.set_options(PROFESSIONAL, rows);
    }

    fn offered(&self, specialty: Option<SpecialtyId>) -> Vec<(String, String)> {
        let of = |known: &&Professional| {
            known.active && specialty.is_none_or(|specialty| known.details.specialty == Some(specialty))
        };
        let row = |known: &Professional| {
            let words = match known.specialty_name.as_str() {
                "" => known.display(),
                specialty => format!("{} · {specialty}", known.display()),
            };
            (known.id.raw().to_string(), words)
        };
        self.professionals.iter().filter(of).map(row).collect()
    }

    /// A field holds something else now.
    pub(super) fn changed(&mut self, field: FieldName, cx: &mut Cx<'_, Self>) {
        match field {
            PATIENT => self.look_at_patient(cx),
            SPECIALTY => {
                self.offer_professionals();
                self.ask_for_slots(true, cx);
            }
            PROFESSIONAL | DATE => self.ask_for_slots(true, cx),
            _ => {}
        }
    }

    /// Asks what is free with the chosen professional from the day in the form on, else from today on.
    pub(super) fn ask_for_slots(&mut self, propose: bool, cx: &mut Cx<'_, Self>) {
        if self.act == Act::WalkIn {
            return;
        }
        let Some(professional) = self.value_id::<ProfessionalId>(PROFESSIONAL) else {
            self.offer = None;
            return;
        };
        let (now, zone, today) = (cx.now(), cx.context().locale.zone, cx.context().today());
        let typed = self.values().and_then(|values| values.date(DATE)).filter(|_| !(propose && self.is_ours(DATE, cx)));
        let day = typed.unwrap_or(today);
        let ask = move |conn: &_| slots::offer(conn, professional, day, zone, now);
        cx.query(OFFER, ask, move |offer| Msg::Offered(propose, offer));
    }

    /// Whether a field holds nothing but what was proposed before.
    fn is_ours(&self, field: FieldName, cx: &Cx<'_, Self>) -> bool {
        let Some(values) = self.values() else { return false };
        let zone = cx.context().locale.zone;
        let proposed = self.proposed.map(|slot| (zone.day(slot.start), zone.time(slot.start)));
        match field {
            DATE => values.date(DATE).is_none_or(|date| Some(date) == proposed.map(|(date, _)| date)),
            _ => values.time(STARTS_AT).is_none_or(|time| Some(time) == proposed.map(|(_, time)| time)),
        }
    }

    /// Proposes the first free slot, in fields that nobody else has filled in.
    pub(super) fn offered_slots(&mut self, offer: Offer, propose: bool, cx: &Cx<'_, Self>) {
        let zone = cx.context().locale.zone;
        let (date_is_ours, time_is_ours) = (self.is_ours(DATE, cx), self.is_ours(STARTS_AT, cx));
        let slot = if date_is_ours { offer.first() } else { offer.slots.first().copied() };
        self.offer = Some(offer);
        let Some(slot) = slot.filter(|_| propose && time_is_ours) else { return };
        let Some(form) = &mut self.form else { return };
        // Never under the fingers of whoever types.
        if form.focused() == Some(STARTS_AT) {
            return;
        }
        if date_is_ours && form.focused() != Some(DATE) {
            form.set(DATE, zone.day(slot.start));
        } else if form.value(DATE) != Some(Value::Date(zone.day(slot.start))) {
            return;
        }
        form.set(STARTS_AT, zone.time(slot.start));
        if self.moved.is_none() {
            form.set(MINUTES, i64::from(slot.minutes));
        }
        self.proposed = Some(slot);
    }

    /// Slots are those of a professional; a walk-in needs none.
    pub(super) fn can_choose(&self) -> Result<(), Message> {
        let focused = self.form.as_ref().and_then(Form::focused);
        match focused {
            Some(PATIENT | PROFESSIONAL | SPECIALTY) => Ok(()),
            _ if self.offer.is_some() => Ok(()),
            _ if self.act == Act::WalkIn => Err(t::BOOKING_NOW.into()),
            _ => Err(t::BOOKING_PROFESSIONAL_FIRST.into()),
        }
    }

    /// Opens the list that belongs to the field in focus.
    pub(super) fn choose(&mut self, cx: &mut Cx<'_, Self>) {
        match self.form.as_ref().and_then(Form::focused) {
            Some(PATIENT) => self.choose_patient("", cx),
            Some(PROFESSIONAL | SPECIALTY) => {
                let rows = self.offered(self.value_id(SPECIALTY));
                let item = |(key, words)| PickItem { label: words, detail: String::new(), value: key };
                let items = rows.into_iter().map(item).collect();
                cx.open(Choose::new(t::BOOKING_PROFESSIONAL, items), Msg::Professional);
            }
            _ => {
                let catalogue = Catalogue::new(cx.context().locale);
                let formats = catalogue.locale().formats();
                // Without the year, whose digits would be found instead of the minutes.
                let words = |slot: Slot| formats.date_time(slot.start);
                if let Some(offer) = &self.offer {
                    cx.open(Choose::new(t::BOOKING_FREE_SLOTS, offer.items(words)), Msg::Slot);
                }
            }
        }
    }

    pub(super) fn choose_patient(&self, query: &str, cx: &mut Cx<'_, Self>) {
        cx.open(PatientPicker::new(query), Msg::Patient);
    }

    pub(super) fn take_patient(&mut self, row: &PatientRow, cx: &mut Cx<'_, Self>) {
        // Who came from the planner has chosen with whom and when.
        let settled = self.given.is_some_and(|given| given.slot.is_some() || self.act == Act::WalkIn);
        let next = if settled { REASON } else { PROFESSIONAL };
        if let Some(form) = &mut self.form {
            form.fill(PATIENT, Value::found(row.id, found(row)));
            form.focus_on(next);
        }
        self.look_at_patient(cx);
    }

    pub(super) fn take_professional(&mut self, key: String, cx: &mut Cx<'_, Self>) {
        if let Some(form) = &mut self.form {
            form.fill(PROFESSIONAL, Value::Word(key));
            form.focus_on(if self.act == Act::WalkIn { REASON } else { DATE });
        }
        self.ask_for_slots(true, cx);
    }

    pub(super) fn take_slot(&mut self, slot: Slot, cx: &mut Cx<'_, Self>) {
        let zone = cx.context().locale.zone;
        let Some(form) = &mut self.form else { return };
        form.fill(DATE, zone.day(slot.start));
        form.fill(STARTS_AT, zone.time(slot.start));
        form.focus_on(REASON);
        self.ask_for_slots(false, cx);
    }
}

/// How a chosen patient stands in the field; birth date and allergies stand in the bar above.
fn found(row: &PatientRow) -> String {
    format!("{} · {}", row.name.listed(), row.id)
}
