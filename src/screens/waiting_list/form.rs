//! Putting somebody on the waiting list: for whom, with whom, when, how long, why.

use super::fields::{DAYS, FORM, PART, SPECIALTY, USUAL_MINUTES, new_entry};
use crate::app::context::Context;
use crate::app::dialog::refusal;
use crate::app::draft::{DraftKey, DraftKind};
use crate::app::effect::Slot;
use crate::app::screen::{Cx, Handled, Screen};
use crate::domain::ids::{Id as _, PatientId, ProfessionalId, SpecialtyId};
use crate::domain::patient::PatientHeader;
use crate::domain::schedule::Wish;
use crate::form::{Form, FormEvent, Submit, Value, Values};
use crate::i18n::{Message, t};
use crate::keys::{Command, Scopes, tables};
use crate::screens::choose::Choose;
use crate::screens::patients::PatientPicker;
use crate::store::appointments::{MINUTES, PATIENT, PROFESSIONAL, REASON};
use crate::store::patients::{self, PatientRow};
use crate::store::professionals::{self, Professional, Specialty};
use crate::store::waiting_list::{self, Entry, FIRST};
use crate::store::{Reader, StoreError};
use crate::ui::input::Input;
use crate::ui::picker::PickItem;
use crate::ui::theme::Tone;
use crate::ui::toast::Toast;
use crate::ui::{Ui, patient_bar, put};
use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};
use serde_json::Value as Json;

const STAFF: Slot = Slot("wait-staff");
const HEADER: Slot = Slot("wait-header");
const SAVE: Slot = Slot("wait-save");

/// The form; its outcome is the new place on the list.
pub struct WaitForm {
    patient: Option<PatientRow>,
    professional: Option<ProfessionalId>,
    specialty: Option<SpecialtyId>,
    wish: Wish,
    minutes: i64,
    reason: String,
    form: Option<Form>,
    header: Option<PatientHeader>,
    professionals: Vec<Professional>,
    notice: Option<(Tone, Message)>,
    saving: bool,
}

impl WaitForm {
    /// For this patient, or one who is chosen in the form.
    #[must_use]
    pub fn new(patient: Option<&PatientRow>) -> Self {
        Self {
            patient: patient.cloned(),
            professional: None,
            specialty: None,
            wish: Wish::default(),
            minutes: USUAL_MINUTES,
            reason: String::new(),
            form: None,
            header: None,
            professionals: Vec::new(),
            notice: None,
            saving: false,
        }
    }

    /// With this professional.
    #[must_use]
    pub fn with_professional(self, professional: ProfessionalId) -> Self {
        Self { professional: Some(professional), specialty: None, ..self }
    }

    /// With anybody of this specialty.
    #[must_use]
    pub fn with_specialty(self, specialty: Option<SpecialtyId>) -> Self {
        Self { specialty, ..self }
    }

    /// At the times that were looked for.
    #[must_use]
    pub fn wishing(self, wish: &Wish) -> Self {
        Self { wish: wish.clone(), ..self }
    }

    /// This long; 0: as usual.
    #[must_use]
    pub fn lasting(self, minutes: u32) -> Self {
        if minutes == 0 { self } else { Self { minutes: i64::from(minutes), ..self } }
    }

    /// For this reason.
    #[must_use]
    pub fn because(self, reason: String) -> Self {
        Self { reason, ..self }
    }

    fn prefill(&mut self, cx: &mut Cx<'_, Self>) {
        let mut form = Form::new(&FORM, cx.context().form());
        form.set(PART, Value::word(self.wish.part));
        form.set(FIRST, self.wish.from.unwrap_or_else(|| cx.context().today()));
        form.set(MINUTES, self.minutes);
        if !self.reason.is_empty() {
            form.set(REASON, self.reason.as_str());
        }
        if let Some(professional) = self.professional {
            form.set(PROFESSIONAL, Value::key(professional));
        }
        if let Some(specialty) = self.specialty {
            form.set(SPECIALTY, Value::key(specialty));
        }
        if !self.wish.weekdays.is_all() {
            let catalogue = crate::i18n::Catalogue::new(cx.context().locale);
            let days: Vec<String> = self.wish.weekdays.texts().into_iter().map(|day| catalogue.text(day)).collect();
            form.set(DAYS, days.join(" "));
        }
        if let Some(row) = &self.patient {
            form.set(PATIENT, Value::found(row.id, format!("{} · {}", row.name.listed(), row.id)));
            let known = self.professional.is_some() || self.specialty.is_some();
            form.focus_on(if known { REASON } else { SPECIALTY });
        }
        self.form = Some(form);
        self.look_at_patient(cx);
    }

    fn values(&self) -> Option<Values> {
        self.form.as_ref().map(Form::values)
    }

    fn look_at_patient(&mut self, cx: &mut Cx<'_, Self>) {
        match self.values().and_then(|values| values.id::<PatientId>(PATIENT)) {
            Some(id) => cx.query(HEADER, move |conn| patients::header(conn, id), Msg::Header),
            None => self.header = None,
        }
    }

    /// The professionals of the chosen specialty, or all of them.
    fn offer_professionals(&mut self) {
        let specialty = self.values().and_then(|values| values.id::<SpecialtyId>(SPECIALTY));
        let rows = self.offered(specialty);
        if let Some(form) = &mut self.form {
            form.set_options(PROFESSIONAL, rows);
        }
    }

    fn offered(&self, specialty: Option<SpecialtyId>) -> Vec<(String, String)> {
        let of = |known: &&Professional| {
            known.active && specialty.is_none_or(|specialty| known.details.specialty == Some(specialty))
        };
        self.professionals.iter().filter(of).map(|known| (known.id.raw().to_string(), known.display())).collect()
    }

    fn choose_patient(&self, query: &str, cx: &mut Cx<'_, Self>) {
        cx.open(PatientPicker::new(query), Msg::Patient);
    }

    fn choose(&self, cx: &mut Cx<'_, Self>) {
        if self.form.as_ref().and_then(Form::focused) == Some(PATIENT) {
            return self.choose_patient("", cx);
        }
        let rows = self.offered(self.values().and_then(|values| values.id(SPECIALTY)));
        let item = |(value, label)| PickItem { label, detail: String::new(), value };
        cx.open(Choose::new(t::BOOKING_PROFESSIONAL, rows.into_iter().map(item).collect()), Msg::Professional);
    }

    fn submit(&mut self, cx: &mut Cx<'_, Self>) {
        let context = cx.context().form();
        let Some(form) = self.form.as_mut().filter(|_| !self.saving) else { return };
        self.notice = None;
        let Submit::Ready(values) = form.submit(&context) else { return };
        let Some(new) = new_entry(&values) else { return };
        self.saving = true;
        cx.write(SAVE, move |tx| waiting_list::add(tx, &new), Msg::Saved);
    }
}

/// What comes back.
pub enum Msg {
    /// Who works here.
    Staff(Result<(Vec<Professional>, Vec<Specialty>), StoreError>),
    /// The patient, for the bar.
    Header(Result<PatientHeader, StoreError>),
    /// A patient was chosen.
    Patient(PatientRow),
    /// A professional was chosen.
    Professional(String),
    /// The store has answered.
    Saved(Result<Entry, StoreError>),
}

fn staff(conn: &Reader) -> Result<(Vec<Professional>, Vec<Specialty>), StoreError> {
    Ok((professionals::list(conn)?, professionals::specialties(conn)?))
}

impl Screen for WaitForm {
    type Msg = Msg;
    type Outcome = Entry;

    fn title(&self) -> Message {
        t::WAITLIST_ADD_TITLE.into()
    }

    fn scopes(&self) -> Scopes {
        &[&tables::CHOICES, &tables::FORM, &tables::GLOBAL]
    }

    fn takes_text(&self) -> bool {
        true
    }

    fn enabled(&self, command: Command, _context: &Context) -> Result<(), Message> {
        match (command, self.form.as_ref().and_then(Form::focused)) {
            (Command::Choose, Some(PATIENT | PROFESSIONAL)) => Ok(()),
            (Command::Choose, _) => Err(t::WAITLIST_NOTHING_TO_CHOOSE.into()),
            _ => Ok(()),
        }
    }

    fn start(&mut self, cx: &mut Cx<'_, Self>) {
        self.prefill(cx);
        cx.query(STAFF, staff, Msg::Staff);
    }

    fn refresh(&mut self, cx: &mut Cx<'_, Self>) {
        self.look_at_patient(cx);
    }

    fn input(&mut self, input: &Input, cx: &mut Cx<'_, Self>) -> Handled {
        let Some(form) = &mut self.form else { return Handled::No };
        match form.handle(input) {
            FormEvent::Ignored => return Handled::No,
            FormEvent::Lookup(_, words) => self.choose_patient(&words, cx),
            FormEvent::Changed(field) => {
                self.notice = None;
                match field {
                    PATIENT => self.look_at_patient(cx),
                    SPECIALTY => self.offer_professionals(),
                    _ => {}
                }
            }
            FormEvent::Focused(_) | FormEvent::Handled => {}
        }
        Handled::Yes
    }

    fn command(&mut self, command: Command, cx: &mut Cx<'_, Self>) -> Handled {
        match command {
            Command::Save => self.submit(cx),
            Command::Choose => self.choose(cx),
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
            Msg::Staff(Ok((professionals, specialties))) => {
                self.professionals = professionals;
                let used = |one: &Specialty| {
                    self.professionals.iter().any(|known| known.active && known.details.specialty == Some(one.id))
                };
                let rows = specialties.iter().filter(|one| one.active && used(one));
                let rows = rows.map(|one| (one.id.raw().to_string(), one.name.clone())).collect();
                if let Some(form) = &mut self.form {
                    form.set_options(SPECIALTY, rows);
                }
                self.offer_professionals();
            }
            Msg::Header(Ok(header)) => self.header = Some(header),
            Msg::Patient(row) => {
                if let Some(form) = &mut self.form {
                    form.fill(PATIENT, Value::found(row.id, format!("{} · {}", row.name.listed(), row.id)));
                    form.focus_on(SPECIALTY);
                }
                self.look_at_patient(cx);
            }
            Msg::Professional(key) => {
                if let Some(form) = &mut self.form {
                    form.fill(PROFESSIONAL, Value::Word(key));
                }
            }
            Msg::Saved(Ok(entry)) => {
                cx.say(Toast::done(t::WAITLIST_ADDED.with("name", entry.patient_name.full())));
                cx.finish(entry);
            }
            Msg::Saved(Err(error)) => {
                self.saving = false;
                self.notice = self.form.as_mut().and_then(|form| refusal(form, error, cx));
            }
            Msg::Staff(Err(error)) | Msg::Header(Err(error)) => cx.fail(error),
        }
    }

    fn draw(&mut self, frame: &mut Frame<'_>, area: Rect, ui: &Ui<'_>) {
        match &self.header {
            Some(header) => patient_bar::draw(frame.buffer_mut(), area, ui, header),
            None => {
                let said = Line::from(vec![Span::raw(" "), ui.words(Tone::Muted, t::BOOKING_NOBODY)]);
                put(frame.buffer_mut(), area.x, area.y, area.width, &said);
            }
        }
        let used = patient_bar::HEIGHT + 1;
        let rest = Rect { y: area.y.saturating_add(used), height: area.height.saturating_sub(used), ..area };
        let title = Line::from(vec![Span::raw(" "), ui.words(Tone::Title, t::WAITLIST_ADD_TITLE)]);
        put(frame.buffer_mut(), rest.x, rest.y, rest.width, &title);
        let Some(form) = &mut self.form else { return };
        let fields = Rect { y: rest.y.saturating_add(1), height: rest.height.saturating_sub(2), ..rest };
        form.draw(frame, fields, ui);
        let notice = match &self.notice {
            Some((tone, message)) => Line::from(vec![Span::raw("  "), ui.flag(*tone, ui.message(message))]),
            None if self.saving => Line::from(vec![Span::raw("  "), ui.words(Tone::Muted, t::DIALOG_SAVING)]),
            None => Line::default(),
        };
        put(frame.buffer_mut(), rest.x, rest.bottom().saturating_sub(1), rest.width, &notice);
    }

    fn draft_key(&self) -> Option<DraftKey> {
        Some(DraftKey::new(DraftKind::WaitingList))
    }

    fn draft_about(&self) -> String {
        self.header.as_ref().map(|header| header.name.full()).unwrap_or_default()
    }

    fn draft(&self) -> Option<Json> {
        self.form.as_ref().filter(|form| form.is_dirty()).map(Form::snapshot)
    }

    fn restore(&mut self, draft: &Json, cx: &mut Cx<'_, Self>) {
        if let Some(form) = &mut self.form {
            form.restore(draft);
        }
        self.look_at_patient(cx);
        self.offer_professionals();
    }
}
