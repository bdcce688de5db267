//! What happens in the form while it is filled in: who is chosen, whom that leaves, what is free and proposed.

use super::fields::{self, DATE, KIND, SPECIALTY, USUAL_MINUTES};
use super::slots::Offer;
use super::{Act, Booking, Chosen, Finder, HEADER, Msg, OFFER, SERIES, Staff, header, slots};
use crate::app::screen::Cx;
use crate::domain::appointment::AppointmentKind;
use crate::domain::error::FieldName;
use crate::domain::ids::{Id as _, PatientId, ProfessionalId, SpecialtyId};
use crate::domain::schedule::{Recurrence, Span as Slot, Step};
use crate::form::{Form, FormSpec, Value, Values};
use crate::i18n::{Catalogue, Message, t};
use crate::screens::choose::Choose;
use crate::screens::patients::PatientPicker;
use crate::screens::waiting_list::WaitForm;
use crate::store::appointments::{self, LINK, MINUTES, PATIENT, PROFESSIONAL, QueueRow, REASON, REPEAT, STARTS_AT};
use crate::store::patients::PatientRow;
use crate::store::professionals::Professional;
use crate::ui::picker::PickItem;
use std::hash::{BuildHasher as _, RandomState};

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
            form.focus_on(if self.act == Act::WalkIn { REASON } else { PROFESSIONAL });
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
            if self.patient.is_some() {
                form.focus_on(REASON);
            }
        }
        if let Some(repeat) = self.repeat {
            form.set(REPEAT, written(repeat, cx));
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
        self.ask_for_staff(cx);
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
        self.reasons = staff.reasons;
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
        let walk_in = self.act == Act::WalkIn;
        if let (Some(soonest), Some(form)) = (staff.soonest.filter(|_| walk_in), &mut self.form)
            && form.value(PROFESSIONAL).is_none()
        {
            form.set(PROFESSIONAL, Value::key(soonest));
        }
        self.ask_for_slots(self.given.is_none_or(|given| given.slot.is_none()), cx);
        self.look_at_series(cx);
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
            KIND => self.ask_for_link(cx),
            REASON => self.follow_reason(cx),
            _ => {}
        }
        if matches!(field, PATIENT | PROFESSIONAL | DATE | STARTS_AT | MINUTES | REPEAT) {
            self.look_at_series(cx);
        }
    }

    /// Whether the appointment is by video.
    pub(super) fn is_video(&self) -> bool {
        let values = self.values().filter(|values| values.knows(KIND));
        values.and_then(|values| values.choice(KIND)) == Some(AppointmentKind::Teleconsultation)
    }

    /// The field for the link is there exactly while it is needed.
    fn ask_for_link(&mut self, cx: &Cx<'_, Self>) {
        let video = self.is_video();
        let Some(id) = self.form.as_ref().map(|form| form.spec().id) else { return };
        let (asked, squeezed) = fields::variant(id);
        if asked != video {
            self.take_form(self.act.needing(video, squeezed), cx);
        }
        if let Some(form) = self.form.as_mut().filter(|form| video && form.value(LINK).is_none()) {
            // A room that nobody can guess: its name depends on a key that this process alone has.
            let room = RandomState::new().hash_one(cx.now().0);
            form.fill(LINK, cx.context().settings.room_link(&format!("{room:016x}")));
        }
    }

    /// Looks at what the appointments of a series would meet, while it is filled in.
    pub(super) fn look_at_series(&mut self, cx: &mut Cx<'_, Self>) {
        let zone = cx.context().locale.zone;
        let values = self.values().filter(|_| self.act == Act::Book);
        let wanted = values.and_then(|values| fields::recurrence(&values).zip(fields::booking(&values, zone)));
        let Some((recurrence, booking)) = wanted else {
            self.occurrences.clear();
            return;
        };
        let now = cx.now();
        // Why the patient comes is typed last.
        let booking = appointments::Booking { reason: "…".to_owned(), kind: AppointmentKind::InPerson, ..booking };
        let starts = appointments::starts(recurrence, booking.starts_at, zone);
        cx.query(SERIES, move |conn| appointments::preview(conn, &booking, &starts, zone, now), Msg::Occurrences);
    }

    /// Finds a slot of anybody, beginning with what is filled in.
    pub(super) fn find_slot(&self, cx: &mut Cx<'_, Self>) {
        let professional = self.value_id::<ProfessionalId>(PROFESSIONAL);
        let specialty = self.value_id::<SpecialtyId>(SPECIALTY);
        let named = self.professionals.iter().find(|known| Some(known.id) == professional);
        let area = self.specialties.iter().find(|known| Some(known.id) == specialty);
        let ours = self.proposed.is_some() || self.given.is_some();
        let line = match (named.filter(|_| !ours || self.moved.is_some()), area) {
            (Some(named), _) => format!("{} ", named.details.name.family),
            (None, Some(area)) => format!("{} ", area.name),
            (None, None) => String::new(),
        };
        let minutes = self.moved.as_ref().map_or(0, |row| row.ends_at.minutes_since(row.starts_at));
        let finder = Finder::new(&line.to_lowercase(), u32::try_from(minutes).unwrap_or(0));
        cx.open(finder.on_behalf_of(self.patient.clone()), Msg::Found);
    }

    pub(super) fn take_found(&mut self, chosen: Chosen, cx: &mut Cx<'_, Self>) {
        let zone = cx.context().locale.zone;
        let start = chosen.slot.span.start;
        let Some(form) = &mut self.form else { return };
        let other = form.value(PROFESSIONAL) != Some(Value::key(chosen.slot.professional));
        if other && form.spec().position(SPECIALTY).is_some() {
            form.empty(SPECIALTY);
        }
        form.fill(PROFESSIONAL, Value::key(chosen.slot.professional));
        form.fill(DATE, zone.day(start));
        form.fill(STARTS_AT, zone.time(start));
        form.fill(MINUTES, i64::from(chosen.slot.span.minutes));
        if let Some(repeat) = chosen.repeat {
            form.fill(REPEAT, written(repeat, cx));
        }
        form.focus_on(REASON);
        self.offer_professionals();
        self.ask_for_slots(false, cx);
        self.look_at_series(cx);
    }

    /// Nothing fits: on to the waiting list, with what is filled in.
    pub(super) fn wait(&self, cx: &mut Cx<'_, Self>) {
        let Some(values) = self.values() else { return };
        let minutes = values.number(MINUTES).and_then(|minutes| u32::try_from(minutes).ok()).unwrap_or(0);
        let form = WaitForm::new(self.patient.as_ref()).lasting(minutes);
        let form = form.because(values.owned(REASON).unwrap_or_default());
        cx.show(match values.id(PROFESSIONAL) {
            Some(professional) => form.with_professional(professional),
            None => form.with_specialty(values.id(SPECIALTY)),
        });
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
            Some(REASON) if !self.reasons.is_empty() && self.moved.is_none() => Ok(()),
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
            Some(REASON) if !self.reasons.is_empty() && self.moved.is_none() => self.choose_reason(cx),
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
        // Whoever came from a slot has chosen with whom and when; a walk-in is with whoever is free first.
        let settled = self.act == Act::WalkIn || self.given.is_some_and(|given| given.slot.is_some());
        let next = if settled { REASON } else { PROFESSIONAL };
        if let Some(form) = &mut self.form {
            form.fill(PATIENT, Value::found(row.id, found(row)));
            form.focus_on(next);
            // Found, but not to be booked for: said at once, not only when everything is filled in.
            form.mark(PATIENT, (!row.active).then(|| t::APPOINTMENT_PATIENT_INACTIVE.into()));
        }
        self.patient = Some(row.clone());
        self.look_at_patient(cx);
        self.look_at_series(cx);
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

/// A repetition as it is typed: in the reader's words, which read back.
fn written(repeat: Recurrence, cx: &Cx<'_, Booking>) -> String {
    let words = match repeat.step {
        Step::Day => t::SERIES_WRITTEN_DAYS,
        Step::Week => t::SERIES_WRITTEN_WEEKS,
        Step::Month => t::SERIES_WRITTEN_MONTHS,
    };
    let message = words.with("every", i64::from(repeat.every)).with("times", i64::from(repeat.times));
    Catalogue::new(cx.context().locale).message(&message)
}

/// How a chosen patient stands in the field; birth date and allergies stand in the bar above.
fn found(row: &PatientRow) -> String {
    format!("{} · {}", row.name.listed(), row.id)
}
