//! Registering a patient and correcting what is known about one. Who may be the same person shows while one types.

mod arrival;
mod draw;
mod duplicates;
mod fields;
mod known;
mod numbers;
mod saving;

use crate::app::context::Context;
use crate::app::draft::{DraftKey, DraftKind};
use crate::app::effect::Slot;
use crate::app::screen::{Cx, Handled, Screen};
use crate::domain::identifiers::IdentifierType;
use crate::domain::ids::{Id as _, PatientId, ProfessionalId};
use crate::form::{Form, FormEvent, FormSpec, Values};
use crate::i18n::{Message, t};
use crate::keys::{Command, Scopes, tables};
use crate::screens::reason;
use crate::store::insurers::{self, Insurer};
use crate::store::patients::{Despite, Duplicate, INSURER, PatientRow};
use crate::store::professionals::{self, Professional};
use crate::store::{Reader, StoreError, free_slots};
use crate::ui::Ui;
use crate::ui::input::Input;
use crate::ui::theme::Tone;
use arrival::Arrived;
use known::Known;
use ratatui::Frame;
use ratatui::layout::Rect;
use saving::Goal;
use serde_json::Value as Json;

const KNOWN: Slot = Slot("known-patient");
const INSURERS: Slot = Slot("insurers");
const STAFF: Slot = Slot("staff");
const DUPLICATES: Slot = Slot("duplicates");
const SAVE: Slot = Slot("save-patient");

/// Why somebody is registered who looks known.
const DESPITE: FormSpec = reason::form("register-despite", t::PATIENTS_TWIN_TITLE);

/// The form; its outcome is the patient: the new one, the edited one, or the one who was there already.
pub struct Registration {
    id: Option<PatientId>,
    query: String,
    /// It was opened out of another form, which waits for the patient.
    awaited: bool,
    form: Option<Form>,
    known: Option<Box<Known>>,
    /// A draft that came before the patient it is about.
    early: Option<Json>,
    professionals: Vec<Professional>,
    /// Who can see a walk-in first.
    soonest: Option<ProfessionalId>,
    duplicates: Vec<Duplicate>,
    /// Which of the possible duplicates is chosen, while the keys go to their list.
    choosing: Option<usize>,
    notice: Option<(Tone, Message)>,
    saving: bool,
}

impl Registration {
    /// Somebody new, of whom this much was searched for.
    #[must_use]
    pub fn new(query: &str) -> Self {
        Self {
            id: None,
            query: query.to_owned(),
            awaited: false,
            form: None,
            known: None,
            early: None,
            professionals: Vec::new(),
            soonest: None,
            duplicates: Vec::new(),
            choosing: None,
            notice: None,
            saving: false,
        }
    }

    /// Somebody known.
    #[must_use]
    pub fn edit(id: PatientId) -> Self {
        Self { id: Some(id), ..Self::new("") }
    }

    /// Another form waits for the patient; whoever is checked in from here needs it no more, and it is left.
    #[must_use]
    pub const fn awaited(mut self) -> Self {
        self.awaited = true;
        self
    }

    fn begin(&mut self, mut form: Form, cx: &mut Cx<'_, Self>) {
        numbers::propose(&mut form, IdentifierType::usual(cx.context().locale.currency));
        if let Some(known) = &self.known {
            known.note_consents(&mut form, cx.context().locale);
        }
        if let Some(draft) = self.early.take() {
            form.restore(&draft);
        }
        self.form = Some(form);
        cx.query(INSURERS, insurers::list, Msg::Insurers);
        self.ask_for_staff(cx);
    }

    fn loaded(&mut self, known: Box<Known>, cx: &mut Cx<'_, Self>) {
        let mut form = Form::new(&fields::EDIT, cx.context().form());
        fields::show(&mut form, &known.patient.details);
        self.known = Some(known);
        self.begin(form, cx);
    }

    fn offer_insurers(&mut self, insurers: Vec<Insurer>) {
        let chosen = self.known.as_ref().and_then(|known| known.patient.details.insurer);
        let offered = insurers.into_iter().filter(|insurer| insurer.active || Some(insurer.id) == chosen);
        let rows = offered.map(|insurer| (insurer.id.raw().to_string(), insurer.details.name)).collect();
        if let Some(form) = &mut self.form {
            form.set_options(INSURER, rows);
        }
    }

    /// With whom one may walk in, and who is free first.
    fn ask_for_staff(&self, cx: &mut Cx<'_, Self>) {
        let (zone, now) = (cx.context().locale.zone, cx.now());
        let read = move |conn: &Reader| Ok((professionals::list(conn)?, free_slots::soonest(conn, zone, now)?));
        cx.query(STAFF, read, Msg::Staff);
    }

    fn turn(&mut self, forward: bool) {
        if let Some(form) = &mut self.form {
            form.turn(forward);
            numbers::check(form);
        }
    }

    fn look_at_known(&self, cx: &mut Cx<'_, Self>) {
        let today = cx.context().today();
        if let Some(id) = self.id {
            cx.query(KNOWN, move |conn| known::load(conn, id, today), Msg::Known);
        }
    }
}

/// What comes back.
pub enum Msg {
    /// The patient as they are known.
    Known(Result<Box<Known>, StoreError>),
    /// The insurers to choose from.
    Insurers(Result<Vec<Insurer>, StoreError>),
    /// With whom one may walk in, and who is free first.
    Staff(Result<(Vec<Professional>, Option<ProfessionalId>), StoreError>),
    /// Who may be the same person.
    Duplicates(Result<Vec<Duplicate>, StoreError>),
    /// Register in spite of them, for this reason.
    Despite(Goal, Values, Despite),
    /// The store has answered.
    Saved(Result<PatientRow, StoreError>),
    /// Saved and checked in.
    Arrived(Result<Arrived, StoreError>),
}

impl Screen for Registration {
    type Msg = Msg;
    type Outcome = PatientRow;

    fn title(&self) -> Message {
        if self.id.is_some() { t::PATIENTS_EDIT_TITLE } else { t::PATIENTS_NEW_TITLE }.into()
    }

    fn scopes(&self) -> Scopes {
        if self.choosing.is_some() {
            &[&tables::KNOWN_ALREADY, &tables::GLOBAL]
        } else {
            &[&tables::REGISTRATION, &tables::PAGES, &tables::FORM, &tables::GLOBAL]
        }
    }

    fn enabled(&self, command: Command, context: &Context) -> Result<(), Message> {
        match command {
            Command::Choose if self.id.is_some() || self.duplicates.is_empty() => Err(t::PATIENTS_NO_DUPLICATES.into()),
            Command::SaveAndCheckIn => self.can_arrive(context),
            _ => Ok(()),
        }
    }

    fn takes_text(&self) -> bool {
        self.choosing.is_none()
    }

    fn start(&mut self, cx: &mut Cx<'_, Self>) {
        if self.id.is_some() {
            return self.look_at_known(cx);
        }
        let mut form = Form::new(&fields::NEW, cx.context().form());
        fields::prefill(&mut form, &self.query);
        self.begin(form, cx);
        self.look_for_duplicates(cx);
    }

    fn refresh(&mut self, cx: &mut Cx<'_, Self>) {
        self.ask_for_staff(cx);
    }

    fn input(&mut self, input: &Input, cx: &mut Cx<'_, Self>) -> Handled {
        let Some(form) = &mut self.form else { return Handled::No };
        match form.handle(input) {
            FormEvent::Ignored => return Handled::No,
            FormEvent::Changed(field) => {
                self.notice = None;
                if fields::tells(field) {
                    numbers::check(form);
                    self.look_for_duplicates(cx);
                }
            }
            FormEvent::Focused(_) => {
                numbers::check(form);
            }
            FormEvent::Lookup(..) | FormEvent::Handled => {}
        }
        Handled::Yes
    }

    fn command(&mut self, command: Command, cx: &mut Cx<'_, Self>) -> Handled {
        if self.choosing.is_some() {
            return self.choose(command, cx);
        }
        match command {
            Command::Save => self.submit(Goal::Save, cx),
            Command::SaveAndCheckIn => self.submit(Goal::CheckIn, cx),
            Command::NextPage => self.turn(true),
            Command::PreviousPage => self.turn(false),
            Command::Choose => self.begin_choosing(),
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
            Msg::Known(Ok(known)) => self.loaded(known, cx),
            Msg::Known(Err(error)) => {
                cx.fail(error);
                cx.close();
            }
            Msg::Insurers(Ok(insurers)) => self.offer_insurers(insurers),
            Msg::Staff(Ok((staff, soonest))) => (self.professionals, self.soonest) = (staff, soonest),
            Msg::Duplicates(Ok(duplicates)) => self.take_duplicates(duplicates),
            Msg::Insurers(Err(error)) | Msg::Staff(Err(error)) | Msg::Duplicates(Err(error)) => cx.fail(error),
            Msg::Despite(goal, values, despite) => self.reach(goal, &values, Some(despite), cx),
            Msg::Saved(Ok(row)) => self.saved(row, cx),
            Msg::Arrived(Ok(arrived)) => self.arrived(arrived, cx),
            Msg::Saved(Err(error)) | Msg::Arrived(Err(error)) => self.refused(error, cx),
        }
    }

    fn draw(&mut self, frame: &mut Frame<'_>, area: Rect, ui: &Ui<'_>) {
        self.show(frame, area, ui);
    }

    fn draft_key(&self) -> Option<DraftKey> {
        Some(match self.id {
            Some(id) => DraftKey::on(DraftKind::Patient, id),
            None => DraftKey::new(DraftKind::Registration),
        })
    }

    fn draft_about(&self) -> String {
        match (&self.known, &self.form) {
            (Some(known), _) => known.header.name.full(),
            (None, Some(form)) => fields::details(&form.values(), None).name.full(),
            (None, None) => String::new(),
        }
    }

    fn draft(&self) -> Option<Json> {
        let form = self.form.as_ref().filter(|form| form.is_dirty())?;
        Some(if self.id.is_some() { form.changes() } else { form.snapshot() })
    }

    fn restore(&mut self, draft: &Json, cx: &mut Cx<'_, Self>) {
        match &mut self.form {
            Some(form) => {
                form.restore(draft);
                self.look_for_duplicates(cx);
            }
            None => self.early = Some(draft.clone()),
        }
    }
}
