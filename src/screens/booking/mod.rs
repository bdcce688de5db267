//! Booking, walking in and moving: one form, with the professional's free slots in view.

pub mod acts;
mod cancelling;
pub mod check_in;
mod draw;
mod fields;
mod filling;
mod finder;
mod link;
mod reasons;
mod saving;
mod series;
mod slots;
pub mod sweep;

pub use finder::{Chosen, Finder};
pub use link::VideoLink;

use crate::app::context::Context;
use crate::app::draft::{DraftKey, DraftKind};
use crate::app::effect::Slot;
use crate::app::screen::{Cx, Handled, Screen};
use crate::domain::ids::{AppointmentId, PatientId, ProfessionalId, Version};
use crate::domain::patient::PatientHeader;
use crate::domain::schedule::{self, Recurrence};
use crate::form::{Form, FormEvent, FormSpec};
use crate::i18n::{Message, t};
use crate::keys::{Command, Scopes, tables};
use crate::store::appointments::{self, Appointment, Occurrence, QueueRow, Warnings};
use crate::store::patients::{self, PatientRow};
use crate::store::professionals::{Professional, Specialty};
use crate::store::waiting_list::Freed;
use crate::store::{Reader, StoreError};
use crate::ui::Ui;
use crate::ui::input::Input;
use crate::ui::theme::Tone;
use ratatui::Frame;
use ratatui::layout::Rect;
use serde_json::Value as Json;
use slots::Offer;

const MOVED: Slot = Slot("moved-appointment");
const STAFF: Slot = Slot("staff");
const HEADER: Slot = Slot("patient-header");
const OFFER: Slot = Slot("free-slots");
const SERIES: Slot = Slot("series");
const SAVE: Slot = Slot("save-appointment");

/// What the form does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Act {
    Book,
    WalkIn,
    Move(AppointmentId),
}

impl Act {
    const fn spec(self) -> &'static FormSpec {
        match self {
            Self::Book => fields::book(false, false),
            Self::WalkIn => &fields::WALK_IN,
            Self::Move(_) => &fields::MOVE,
        }
    }

    /// The form with the fields for a link and for overbooking, where they are needed.
    const fn needing(self, video: bool, squeezed: bool) -> &'static FormSpec {
        match self {
            Self::Book => fields::book(video, squeezed),
            Self::Move(_) if squeezed => &fields::MOVE_OVERBOOKED,
            Self::WalkIn | Self::Move(_) => self.spec(),
        }
    }
}

/// What was pointed at before anybody types: a cell of the planner, a slot that was found.
#[derive(Debug, Clone, Copy)]
struct Given {
    professional: ProfessionalId,
    slot: Option<schedule::Span>,
}

/// The form; its outcome is the appointment.
pub struct Booking {
    act: Act,
    patient: Option<PatientRow>,
    given: Option<Given>,
    form: Option<Form>,
    /// A draft that came before the appointment it is about.
    early: Option<Json>,
    header: Option<PatientHeader>,
    moved: Option<QueueRow>,
    /// The version of the moved appointment that was on the screen where the move began.
    seen: Option<Version>,
    /// How often the slot that was found shall come again.
    repeat: Option<Recurrence>,
    professionals: Vec<Professional>,
    specialties: Vec<Specialty>,
    reasons: Vec<reasons::Offered>,
    offer: Option<Offer>,
    proposed: Option<schedule::Span>,
    /// How long the chosen reason usually takes.
    usual: Option<i64>,
    /// What the appointments of a series meet.
    occurrences: Vec<Occurrence>,
    notice: Option<(Tone, Message)>,
    saving: bool,
}

impl Booking {
    /// Books for this patient, or for one who is chosen in the form.
    #[must_use]
    pub fn book(patient: Option<&PatientRow>) -> Self {
        Self::new(Act::Book, patient)
    }

    /// Books and checks in somebody who stands at the desk.
    #[must_use]
    pub fn walk_in(patient: Option<&PatientRow>) -> Self {
        Self::new(Act::WalkIn, patient)
    }

    /// With this professional, at this time where one is given.
    #[must_use]
    pub const fn with(mut self, professional: ProfessionalId, slot: Option<schedule::Span>) -> Self {
        self.given = Some(Given { professional, slot });
        self
    }

    /// Moves an appointment as it is on the screen.
    #[must_use]
    pub fn reschedule(row: &QueueRow) -> Self {
        Self { seen: Some(row.version), ..Self::new(Act::Move(row.id), None) }
    }

    /// Takes up a move that was left half done.
    #[must_use]
    pub fn reschedule_again(id: AppointmentId) -> Self {
        Self::new(Act::Move(id), None)
    }

    /// Begins with a slot that was found.
    #[must_use]
    pub fn chosen(self, chosen: Chosen) -> Self {
        Self { repeat: chosen.repeat, ..self }.with(chosen.slot.professional, Some(chosen.slot.span))
    }

    fn new(act: Act, patient: Option<&PatientRow>) -> Self {
        Self {
            act,
            patient: patient.cloned(),
            given: None,
            form: None,
            early: None,
            header: None,
            moved: None,
            seen: None,
            repeat: None,
            professionals: Vec::new(),
            specialties: Vec::new(),
            reasons: Vec::new(),
            offer: None,
            proposed: None,
            usual: None,
            occurrences: Vec::new(),
            notice: None,
            saving: false,
        }
    }
}

/// Who works here.
pub struct Staff {
    professionals: Vec<Professional>,
    specialties: Vec<Specialty>,
    reasons: Vec<reasons::Offered>,
    /// Who could see a walk-in soonest.
    soonest: Option<ProfessionalId>,
}

/// What comes back.
pub enum Msg {
    /// The appointment that moves.
    Moved(Result<QueueRow, StoreError>),
    /// The same after a conflict.
    MovedAgain(Result<QueueRow, StoreError>),
    /// Who works here.
    Staff(Result<Staff, StoreError>),
    /// The patient, for the bar.
    Header(Result<PatientHeader, StoreError>),
    /// What is free; whether to propose it.
    Offered(bool, Result<Offer, StoreError>),
    /// A patient was chosen.
    Patient(PatientRow),
    /// A professional was chosen.
    Professional(String),
    /// A slot was chosen.
    Slot(schedule::Span),
    /// A slot of anybody was found.
    Found(Chosen),
    /// A reason was chosen.
    Reason(reasons::Offered),
    /// What the appointments of a series meet.
    Occurrences(Result<Vec<Occurrence>, StoreError>),
    /// A series was booked, or not.
    Series(series::Outcome),
    /// The store has answered.
    Saved(Result<Saved, StoreError>),
}

/// What was written.
pub struct Saved {
    appointment: Appointment,
    warnings: Warnings,
    /// What a move has left free.
    freed: Option<Freed>,
}

impl Screen for Booking {
    type Msg = Msg;
    type Outcome = Appointment;

    fn title(&self) -> Message {
        self.act.spec().title.into()
    }

    fn scopes(&self) -> Scopes {
        match self.act {
            Act::WalkIn => &[&tables::CHOICES, &tables::FORM, &tables::GLOBAL],
            Act::Book | Act::Move(_) => &[&tables::BOOKING, &tables::FORM, &tables::GLOBAL],
        }
    }

    fn enabled(&self, command: Command, _context: &Context) -> Result<(), Message> {
        match command {
            Command::Choose => self.can_choose(),
            Command::Wait if self.act != Act::Book => Err(t::WAITLIST_NOT_A_MOVE.into()),
            _ => Ok(()),
        }
    }

    fn takes_text(&self) -> bool {
        true
    }

    fn start(&mut self, cx: &mut Cx<'_, Self>) {
        if let Act::Move(id) = self.act {
            return cx.query(MOVED, move |conn| appointments::row(conn, id), Msg::Moved);
        }
        self.take_form(self.act.spec(), cx);
        self.prefill(cx);
        self.ask_for_staff(cx);
    }

    fn refresh(&mut self, cx: &mut Cx<'_, Self>) {
        self.look_at_patient(cx);
        self.ask_for_slots(false, cx);
    }

    fn input(&mut self, input: &Input, cx: &mut Cx<'_, Self>) -> Handled {
        let Some(form) = &mut self.form else { return Handled::No };
        match form.handle(input) {
            FormEvent::Ignored => return Handled::No,
            FormEvent::Lookup(_, words) => self.choose_patient(&words, cx),
            FormEvent::Changed(field) => {
                self.notice = None;
                self.changed(field, cx);
            }
            FormEvent::Focused(_) => self.look_at_series(cx),
            FormEvent::Handled => {}
        }
        Handled::Yes
    }

    fn command(&mut self, command: Command, cx: &mut Cx<'_, Self>) -> Handled {
        match command {
            Command::Save => self.submit(cx),
            Command::Choose => self.choose(cx),
            Command::FindSlot => self.find_slot(cx),
            Command::Wait => self.wait(cx),
            Command::Discard => {
                cx.discard_draft();
                cx.close();
            }
            _ => return Handled::No,
        }
        Handled::Yes
    }

    fn update(&mut self, msg: Msg, cx: &mut Cx<'_, Self>) {
        match msg {
            Msg::Moved(Ok(row)) => self.begin_move(row, cx),
            Msg::Moved(Err(error)) => {
                cx.fail(error);
                cx.close();
            }
            Msg::MovedAgain(Ok(row)) => {
                self.seen = Some(row.version);
                self.moved = Some(row);
            }
            Msg::MovedAgain(Err(error)) => cx.fail(error),
            Msg::Staff(Ok(staff)) => self.offer_staff(staff, cx),
            Msg::Header(Ok(header)) => self.header = Some(header),
            Msg::Offered(propose, Ok(offer)) => self.offered_slots(offer, propose, cx),
            Msg::Staff(Err(error)) | Msg::Header(Err(error)) | Msg::Offered(_, Err(error)) => cx.fail(error),
            Msg::Patient(row) => self.take_patient(&row, cx),
            Msg::Professional(key) => self.take_professional(key, cx),
            Msg::Slot(slot) => self.take_slot(slot, cx),
            Msg::Found(chosen) => self.take_found(chosen, cx),
            Msg::Reason(reason) => self.take_reason(&reason, cx),
            Msg::Occurrences(Ok(occurrences)) => self.occurrences = occurrences,
            // What is missing is said when the form is saved.
            Msg::Occurrences(Err(_)) => self.occurrences.clear(),
            Msg::Series(series::Outcome::Booked(booked)) => self.series_booked(booked, cx),
            Msg::Series(series::Outcome::Refused(error)) => self.refused(error, cx),
            Msg::Saved(Ok(saved)) => self.saved(saved, cx),
            Msg::Saved(Err(error)) => {
                self.saving = false;
                self.refused(error, cx);
            }
        }
    }

    fn draw(&mut self, frame: &mut Frame<'_>, area: Rect, ui: &Ui<'_>) {
        self.show(frame, area, ui);
    }

    fn draft_key(&self) -> Option<DraftKey> {
        Some(match self.act {
            Act::Book => DraftKey::new(DraftKind::Booking),
            Act::WalkIn => DraftKey::new(DraftKind::WalkIn),
            Act::Move(id) => DraftKey::on(DraftKind::Reschedule, id),
        })
    }

    fn draft_about(&self) -> String {
        self.header.as_ref().map(|header| header.name.full()).unwrap_or_default()
    }

    fn draft(&self) -> Option<Json> {
        self.form.as_ref().filter(|form| form.is_dirty()).map(Form::snapshot)
    }

    fn restore(&mut self, draft: &Json, cx: &mut Cx<'_, Self>) {
        if self.form.is_none() {
            self.early = Some(draft.clone());
            return;
        }
        let (video, squeezed) = draft.get("form").and_then(Json::as_str).map(fields::variant).unwrap_or_default();
        self.take_form(self.act.needing(video, squeezed), cx);
        if let Some(form) = &mut self.form {
            form.restore(draft);
        }
        self.look_at_patient(cx);
        self.offer_professionals();
        self.ask_for_slots(false, cx);
    }
}

fn header(conn: &Reader, id: PatientId) -> Result<PatientHeader, StoreError> {
    patients::header(conn, id)
}
