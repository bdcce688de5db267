//! Registering a patient and correcting what is known about one. Who may be the same person shows while one types.

mod duplicates;
mod fields;

use super::search::one;
use crate::app::context::Context;
use crate::app::dialog::refusal;
use crate::app::draft::{DraftKey, DraftKind};
use crate::app::effect::Slot;
use crate::app::screen::{Cx, Handled, Screen};
use crate::domain::ids::{Id as _, PatientId, Version};
use crate::domain::patient::PatientHeader;
use crate::form::{Form, FormEvent, FormSpec, Submit, Values};
use crate::i18n::{Message, t};
use crate::keys::{Command, Scopes, tables};
use crate::screens::reason;
use crate::store::entity::Entity;
use crate::store::insurers::{self, Insurer};
use crate::store::patients::{self, Despite, Duplicate, DuplicateReason, IDENTIFIER, INSURER, Patient, PatientRow};
use crate::store::{Reader, StoreError};
use crate::ui::input::Input;
use crate::ui::theme::Tone;
use crate::ui::toast::Toast;
use crate::ui::{Ui, patient_bar, put};
use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};
use serde_json::Value as Json;

const KNOWN: Slot = Slot("known-patient");
const INSURERS: Slot = Slot("insurers");
const DUPLICATES: Slot = Slot("duplicates");
const SAVE: Slot = Slot("save-patient");

/// Why somebody is registered who looks known.
const DESPITE: FormSpec = reason::form("register-despite", t::PATIENTS_TWIN_TITLE);

/// The form; its outcome is the patient: the new one, the edited one, or the one who was there already.
pub struct Registration {
    id: Option<PatientId>,
    query: String,
    form: Option<Form>,
    known: Option<Box<(Patient, PatientHeader)>>,
    /// A draft that came before the patient it is about.
    early: Option<Json>,
    duplicates: Vec<Duplicate>,
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
            form: None,
            known: None,
            early: None,
            duplicates: Vec::new(),
            notice: None,
            saving: false,
        }
    }

    /// Somebody known.
    #[must_use]
    pub fn edit(id: PatientId) -> Self {
        Self { id: Some(id), ..Self::new("") }
    }

    fn submit(&mut self, cx: &mut Cx<'_, Self>) {
        let context = cx.context().form();
        let Some(form) = self.form.as_mut().filter(|_| !self.saving) else { return };
        let Submit::Ready(values) = form.submit(&context) else { return self.notice = None };
        if values.text(IDENTIFIER).is_some() && values.word(fields::IDENTIFIER_TYPE).is_none() {
            return form.set_error(fields::IDENTIFIER_TYPE, t::FIELD_REQUIRED);
        }
        // The same identity number is refused at its field, whatever the reason.
        let needs_reason = |found: &&Duplicate| found.strong && found.reason != DuplicateReason::Identifier;
        let strong: Vec<_> = self.duplicates.iter().filter(needs_reason).collect();
        let Some(twin) = strong.first().filter(|_| self.id.is_none()) else { return self.save(&values, None, cx) };
        let who =
            t::PATIENTS_TWIN_BODY.with("name", twin.patient.name.full()).with("number", twin.patient.id.to_string());
        let passed_over: Vec<PatientId> = strong.iter().map(|found| found.patient.id).collect();
        let ask = reason::dialog(&DESPITE, context, who, |_, reason| Ok(reason.to_owned()));
        cx.open(ask, move |reason| Msg::Despite(values, Despite { reason, passed_over }));
    }

    fn save(&mut self, values: &Values, despite: Option<Despite>, cx: &mut Cx<'_, Self>) {
        self.saving = true;
        self.notice = None;
        let known = self.known.as_ref().map(|known| &known.0);
        let details = fields::details(values, known.map(|patient| &patient.details));
        let before: Option<(PatientId, Version)> = known.map(|patient| (patient.id, patient.version));
        cx.write(
            SAVE,
            move |tx| {
                let id = match before {
                    Some((id, seen)) => patients::edit(tx, id, seen, &details)?.id,
                    None => patients::register(tx, &details, despite.as_ref())?,
                };
                one(tx.conn, id)?.ok_or(StoreError::NotFound(Entity::Patient))
            },
            Msg::Saved,
        );
    }

    /// Says why not. After a conflict the form shows what a colleague has changed, under what was changed here: saving
    /// again is one key.
    fn refused(&mut self, error: StoreError, cx: &mut Cx<'_, Self>) {
        self.saving = false;
        let conflict = matches!(error, StoreError::Conflict { .. });
        let Some(form) = &mut self.form else { return };
        self.notice = refusal(form, error, cx);
        if let Some(id) = self.id.filter(|_| conflict) {
            self.early = Some(form.changes());
            cx.query(KNOWN, move |conn| known(conn, id), Msg::Known);
        }
    }

    fn loaded(&mut self, known: Box<(Patient, PatientHeader)>, cx: &mut Cx<'_, Self>) {
        let mut form = Form::new(&fields::EDIT, cx.context().form());
        fields::show(&mut form, &known.0.details);
        if let Some(draft) = self.early.take() {
            form.restore(&draft);
        }
        self.form = Some(form);
        self.known = Some(known);
        cx.query(INSURERS, insurers::list, Msg::Insurers);
    }

    fn offer_insurers(&mut self, insurers: Vec<Insurer>) {
        let chosen = self.known.as_ref().and_then(|known| known.0.details.insurer);
        let offered = insurers.into_iter().filter(|insurer| insurer.active || Some(insurer.id) == chosen);
        let rows = offered.map(|insurer| (insurer.id.raw().to_string(), insurer.details.name)).collect();
        if let Some(form) = &mut self.form {
            form.set_options(INSURER, rows);
        }
    }
}

/// What comes back.
pub enum Msg {
    /// The patient as they are known.
    Known(Result<Box<(Patient, PatientHeader)>, StoreError>),
    /// The insurers to choose from.
    Insurers(Result<Vec<Insurer>, StoreError>),
    /// Who may be the same person.
    Duplicates(Result<Vec<Duplicate>, StoreError>),
    /// One of them is.
    Chosen(PatientRow),
    /// Register in spite of them.
    Despite(Values, Despite),
    /// The store has answered.
    Saved(Result<PatientRow, StoreError>),
}

fn known(conn: &Reader, id: PatientId) -> Result<Box<(Patient, PatientHeader)>, StoreError> {
    Ok(Box::new((patients::get(conn, id)?, patients::header(conn, id)?)))
}

impl Screen for Registration {
    type Msg = Msg;
    type Outcome = PatientRow;

    fn title(&self) -> Message {
        if self.id.is_some() { t::PATIENTS_EDIT_TITLE } else { t::PATIENTS_NEW_TITLE }.into()
    }

    fn scopes(&self) -> Scopes {
        &[&tables::CHOICES, &tables::FORM, &tables::GLOBAL]
    }

    fn enabled(&self, command: Command, _context: &Context) -> Result<(), Message> {
        match command {
            Command::Choose if self.id.is_some() || self.duplicates.is_empty() => Err(t::PATIENTS_NO_DUPLICATES.into()),
            _ => Ok(()),
        }
    }

    fn takes_text(&self) -> bool {
        true
    }

    fn start(&mut self, cx: &mut Cx<'_, Self>) {
        if let Some(id) = self.id {
            return cx.query(KNOWN, move |conn| known(conn, id), Msg::Known);
        }
        let mut form = Form::new(&fields::NEW, cx.context().form());
        fields::prefill(&mut form, &self.query);
        self.form = Some(form);
        cx.query(INSURERS, insurers::list, Msg::Insurers);
        self.look_for_duplicates(cx);
    }

    fn input(&mut self, input: &Input, cx: &mut Cx<'_, Self>) -> Handled {
        let Some(form) = &mut self.form else { return Handled::No };
        match form.handle(input) {
            FormEvent::Ignored => return Handled::No,
            FormEvent::Changed(field) => {
                self.notice = None;
                if fields::TELLING.contains(&field) {
                    self.look_for_duplicates(cx);
                }
            }
            FormEvent::Focused(_) | FormEvent::Lookup(_) | FormEvent::Handled => {}
        }
        Handled::Yes
    }

    fn command(&mut self, command: Command, cx: &mut Cx<'_, Self>) -> Handled {
        match command {
            Command::Save => self.submit(cx),
            Command::Choose => self.choose_duplicate(cx),
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
            Msg::Duplicates(Ok(duplicates)) => self.duplicates = duplicates,
            Msg::Insurers(Err(error)) | Msg::Duplicates(Err(error)) => cx.fail(error),
            Msg::Chosen(row) => cx.finish(row),
            Msg::Despite(values, despite) => self.save(&values, Some(despite), cx),
            Msg::Saved(Ok(row)) => {
                let said = if self.id.is_some() { t::PATIENTS_EDITED } else { t::PATIENTS_REGISTERED };
                cx.say(Toast::done(said.with("name", row.name.full()).with("number", row.id.to_string())));
                cx.finish(row);
            }
            Msg::Saved(Err(error)) => self.refused(error, cx),
        }
    }

    fn draw(&mut self, frame: &mut Frame<'_>, area: Rect, ui: &Ui<'_>) {
        let mut rest = area;
        if let Some(known) = &self.known {
            patient_bar::draw(frame.buffer_mut(), area, ui, &known.1);
            rest.y = rest.y.saturating_add(patient_bar::HEIGHT);
            rest.height = rest.height.saturating_sub(patient_bar::HEIGHT);
        }
        let title = Line::from(vec![Span::raw(" "), ui.span(Tone::Title, ui.message(&self.title()))]);
        put(frame.buffer_mut(), rest.x, rest.y, rest.width, &title);
        let below = self.room_for_duplicates() + 1;
        let form =
            Rect { y: rest.y.saturating_add(2), height: rest.height.saturating_sub(2).saturating_sub(below), ..rest };
        let Some(fields) = &mut self.form else { return };
        fields.draw(frame, form, ui);
        let foot = Rect { y: form.bottom(), height: below.saturating_sub(1), ..rest };
        if foot.height > 0 {
            self.draw_duplicates(foot, frame, ui);
        }
        let notice = match &self.notice {
            Some((tone, message)) => Line::from(vec![Span::raw("  "), ui.flag(*tone, ui.message(message))]),
            None if self.saving => Line::from(vec![Span::raw("  "), ui.words(Tone::Muted, t::DIALOG_SAVING)]),
            None => Line::default(),
        };
        put(frame.buffer_mut(), rest.x, rest.bottom().saturating_sub(1), rest.width, &notice);
    }

    fn draft_key(&self) -> Option<DraftKey> {
        Some(match self.id {
            Some(id) => DraftKey::on(DraftKind::Patient, id),
            None => DraftKey::new(DraftKind::Registration),
        })
    }

    fn draft_about(&self) -> String {
        match (&self.known, &self.form) {
            (Some(known), _) => known.1.name.full(),
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
