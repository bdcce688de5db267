//! Vitals and declared history of one patient: by fields or in one line, with what they mean while one types.

mod draw;
mod flags;
mod form;
mod line;
mod save;
mod visit;
mod wrong;

use crate::app::context::Context;
use crate::app::draft::{DraftKey, DraftKind};
use crate::app::effect::Slot;
use crate::app::event::Input;
use crate::app::screen::{Cx, Handled, Screen};
use crate::domain::actor::Permission;
use crate::domain::appointment::{AppointmentAction, AppointmentStatus, WORKFLOW};
use crate::domain::error::FieldName;
use crate::domain::ids::{AppointmentId, Version};
use crate::domain::vitals::{Subject, VitalSet};
use crate::domain::vocabulary::Vocabulary as _;
use crate::form::{Form, FormEvent};
use crate::i18n::{Message, t};
use crate::keys::{Command, Scopes, tables};
use crate::store::StoreError;
use crate::store::appointments::Appointment;
use crate::store::vitals::DECLARED_HISTORY;
use crate::ui::Ui;
use crate::ui::line_edit::Edit;
use crate::ui::theme::Tone;
use crate::ui::toast::Toast;
use crossterm::event::KeyCode;
use line::Entry;
use ratatui::Frame;
use ratatui::layout::Rect;
use serde_json::{Value as Json, json};
pub use visit::Visit;

const LOAD: Slot = Slot("vitals");

/// The screen for one visit's vitals.
pub struct Vitals {
    id: AppointmentId,
    visit: Option<Visit>,
    /// The version that the next save answers to.
    seen: Version,
    form: Option<Form>,
    /// The one-line entry, while it is open.
    line: Option<Entry>,
    /// A draft that came before the visit did.
    draft: Option<Json>,
    /// Values that were asked about because they are unusual.
    asked: Vec<FieldName>,
    /// What went wrong, and what to do about it.
    notice: Vec<(Tone, Message)>,
    saving: bool,
    /// A conflict was told: the next save answers to what is there now.
    told: bool,
}

/// What comes back.
pub enum Msg {
    /// The visit.
    Loaded(Result<Box<Visit>, StoreError>),
    /// The set is on record, or not.
    Saved(Result<Box<Appointment>, StoreError>),
    /// A set was marked as wrong.
    Marked,
}

/// Whether vitals can be recorded in a visit that stands there: to send the patient on, or once more.
///
/// # Errors
/// Who may do it, or why it cannot be done now.
pub fn possible(status: AppointmentStatus, context: &Context) -> Result<(), Message> {
    context.require(Permission::RecordVitals.roles())?;
    if status == AppointmentStatus::InConsultation {
        return Ok(());
    }
    context.require(WORKFLOW.roles(AppointmentAction::RecordVitals))?;
    let row = WORKFLOW.row(Some(status), AppointmentAction::RecordVitals);
    row.map(|_| ()).map_err(|refused| refused.message())
}

impl Vitals {
    /// For a visit.
    #[must_use]
    pub const fn new(id: AppointmentId) -> Self {
        Self {
            id,
            visit: None,
            seen: Version(0),
            form: None,
            line: None,
            draft: None,
            asked: Vec::new(),
            notice: Vec::new(),
            saving: false,
            told: false,
        }
    }

    fn subject(&self, context_day: chrono::NaiveDate) -> Subject {
        let birth = self.visit.as_ref().and_then(|visit| visit.patient.birth);
        let years = birth.and_then(|birth| birth.age(context_day)).map(|age| age.years);
        let pregnant = self.form.as_ref().and_then(form::pregnant).unwrap_or_default();
        Subject { pregnant, ..Subject::aged(years) }
    }

    /// What is typed so far, in the fields and over them in the line.
    fn set(&self) -> VitalSet {
        let fields = self.form.as_ref().map(|form| form::set(&form.values())).unwrap_or_default();
        match self.line.as_ref().map(Entry::read) {
            Some(Ok(line)) => form::over(fields, &line),
            _ => fields,
        }
    }

    fn loaded(&mut self, visit: Visit, cx: &Cx<'_, Self>) {
        if self.form.is_none() {
            let context = cx.context().form();
            let years = visit.patient.birth.and_then(|birth| birth.age(context.today)).map(|age| age.years);
            let mut form = Form::new(form::spec(visit.patient.sex, years), context);
            form.set(DECLARED_HISTORY, visit.history.as_str());
            self.form = Some(form);
            self.seen = visit.row.version;
        }
        if std::mem::take(&mut self.told) {
            self.seen = visit.row.version;
        } else if visit.row.version != self.seen && !self.saving {
            self.meanwhile(&visit);
        }
        self.visit = Some(visit);
        if let Some(draft) = self.draft.take() {
            self.take_up(&draft);
        }
    }

    /// Somebody has acted on this visit since it was opened: says who, when, and what saving does now.
    fn meanwhile(&mut self, visit: &Visit) {
        let Some(event) = &visit.last else { return };
        let what = t::VITALS_MEANWHILE
            .with("by", event.by_name.as_str())
            .with("at", event.at)
            .with("action", event.action.text());
        self.notice = vec![(Tone::Warning, what)];
    }

    fn take_up(&mut self, draft: &Json) {
        if let (Some(form), Some(typed)) = (&mut self.form, draft.get("form")) {
            form.restore(typed);
        }
        let line = draft.get("line").and_then(Json::as_str).filter(|line| !line.is_empty());
        self.line = line.map(Entry::new);
    }

    fn line_input(&mut self, input: &Input, cx: &Cx<'_, Self>) -> Handled {
        let Some(entry) = &mut self.line else { return Handled::No };
        let edit = match input {
            Input::Paste(words) => entry.paste(words),
            Input::Key(key) if key.code == KeyCode::Enter => {
                self.fill_from_line(cx);
                return Handled::Yes;
            }
            Input::Key(key) => entry.key(key),
        };
        if edit == Edit::Ignored { Handled::No } else { Handled::Yes }
    }
}

impl Screen for Vitals {
    type Msg = Msg;
    type Outcome = ();

    fn title(&self) -> Message {
        t::KEYS_VITALS.into()
    }

    fn scopes(&self) -> Scopes {
        &[&tables::VITALS, &tables::FORM, &tables::GLOBAL]
    }

    fn enabled(&self, command: Command, context: &Context) -> Result<(), Message> {
        match command {
            Command::Save => possible(self.visit.as_ref().ok_or(t::UI_LOADING)?.row.status, context),
            Command::MarkVitalsWrong => {
                context.require(Permission::RecordVitals.roles())?;
                let some = self.visit.as_ref().is_some_and(|visit| visit.standing().next().is_some());
                if some { Ok(()) } else { Err(t::VITALS_NONE_TO_MARK.into()) }
            }
            _ => Ok(()),
        }
    }

    fn start(&mut self, cx: &mut Cx<'_, Self>) {
        self.refresh(cx);
    }

    fn refresh(&mut self, cx: &mut Cx<'_, Self>) {
        let id = self.id;
        cx.query(LOAD, move |conn| Visit::load(conn, id), |visit| Msg::Loaded(visit.map(Box::new)));
    }

    fn takes_text(&self) -> bool {
        true
    }

    fn input(&mut self, input: &Input, cx: &mut Cx<'_, Self>) -> Handled {
        if self.line.is_some() {
            return self.line_input(input, cx);
        }
        let Some(form) = &mut self.form else { return Handled::No };
        match form.handle(input) {
            FormEvent::Ignored => return Handled::No,
            FormEvent::Changed(field) => {
                self.asked.retain(|asked| *asked != field);
                self.notice.clear();
            }
            FormEvent::Focused(_) | FormEvent::Lookup(..) | FormEvent::Handled => {}
        }
        Handled::Yes
    }

    fn command(&mut self, command: Command, cx: &mut Cx<'_, Self>) -> Handled {
        match command {
            Command::Save => self.save(cx),
            Command::VitalsLine if self.form.is_some() && self.line.is_none() => self.line = Some(Entry::default()),
            Command::VitalsLine | Command::Back if self.line.is_some() => self.line = None,
            Command::MarkVitalsWrong => {
                if let Some(visit) = &self.visit {
                    cx.open(wrong::dialog(visit, cx.context()), |()| Msg::Marked);
                }
            }
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
            Msg::Loaded(Ok(visit)) => self.loaded(*visit, cx),
            Msg::Loaded(Err(error)) => {
                cx.fail(error);
                if self.form.is_none() {
                    cx.close();
                }
            }
            Msg::Saved(saved) => {
                self.saving = false;
                match saved {
                    Ok(appointment) => self.saved(&appointment, cx),
                    Err(error) => self.refused(error, cx),
                }
            }
            Msg::Marked => cx.say(Toast::done(t::VITALS_MARKED)),
        }
    }

    fn draw(&mut self, frame: &mut Frame<'_>, area: Rect, ui: &Ui<'_>) {
        self.draw_all(frame, area, ui);
    }

    fn draft_key(&self) -> Option<DraftKey> {
        Some(DraftKey::on(DraftKind::Vitals, self.id))
    }

    fn draft_about(&self) -> String {
        self.visit.as_ref().map(|visit| visit.patient.name.full()).unwrap_or_default()
    }

    fn draft(&self) -> Option<Json> {
        let form = self.form.as_ref()?;
        let line = self.line.as_ref().map(Entry::typed).unwrap_or_default();
        (form.is_dirty() || !line.is_empty()).then(|| json!({ "form": form.snapshot(), "line": line }))
    }

    fn restore(&mut self, draft: &Json, _cx: &mut Cx<'_, Self>) {
        if self.form.is_some() {
            self.take_up(draft);
        } else {
            self.draft = Some(draft.clone());
        }
    }
}
