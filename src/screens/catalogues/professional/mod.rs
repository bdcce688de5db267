//! A professional's record: somebody new, or what is known about somebody.

mod fields;

use crate::app::dialog::refusal;
use crate::app::draft::{DraftKey, DraftKind};
use crate::app::effect::Slot;
use crate::app::question::Question;
use crate::app::screen::{Cx, Handled, Screen};
use crate::domain::ids::{Id as _, ProfessionalId, Version};
use crate::domain::money::Money;
use crate::form::{Form, FormEvent, Submit, Values};
use crate::i18n::{Message, t};
use crate::keys::{Command, Scopes, tables};
use crate::store::billing::tariff;
use crate::store::professionals::{self, ACCOUNT, LICENCE_EXPIRES, Professional, Specialty};
use crate::store::users::{self, User};
use crate::store::{Reader, StoreError, Tx};
use crate::ui::input::Input;
use crate::ui::theme::Tone;
use crate::ui::{Ui, put, text};
use chrono::NaiveDate;
use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};
use serde_json::Value as Json;

const KNOWN: Slot = Slot("known-professional");
const SAVE: Slot = Slot("save-professional");
/// What a consultation is called in the starter tariff.
const CONSULTATION: &str = "CONS";

/// What the form needs to know.
pub struct Known {
    professional: Option<Professional>,
    specialties: Vec<Specialty>,
    users: Vec<User>,
    usual_fee: Option<Money>,
}

/// The form; its outcome is what is to be said when it is saved.
pub struct ProfessionalForm {
    id: Option<ProfessionalId>,
    form: Option<Form>,
    known: Option<Box<Known>>,
    /// A draft that came before the record it is about, or what was typed before a conflict.
    early: Option<Json>,
    notice: Option<(Tone, Message)>,
    saving: bool,
}

/// What comes back.
pub enum Msg {
    /// What is known.
    Known(Result<Box<Known>, StoreError>),
    /// The fee is meant.
    Despite(Values),
    /// The store has answered.
    Saved(Result<Box<Professional>, StoreError>),
}

fn known(conn: &Reader, id: Option<ProfessionalId>, today: NaiveDate) -> Result<Box<Known>, StoreError> {
    let service = tariff::by_code(conn, CONSULTATION, today)?;
    Ok(Box::new(Known {
        professional: id.map(|id| professionals::get(conn, id)).transpose()?,
        specialties: professionals::specialties(conn)?,
        users: users::list(conn)?,
        usual_fee: service.and_then(|service| service.price).map(|price| price.0),
    }))
}

/// Writes the record and its account in one go.
fn write(
    tx: &Tx<'_>,
    before: Option<(ProfessionalId, Version)>,
    values: &Values,
) -> Result<Box<Professional>, StoreError> {
    let details = fields::details(values);
    let id = match before {
        Some((id, seen)) => professionals::edit(tx, id, seen, &details)?.id,
        None => professionals::add(tx, &details)?,
    };
    let now = professionals::get(tx.conn, id)?.version;
    Ok(Box::new(professionals::set_account(tx, id, now, fields::account(values))?))
}

impl ProfessionalForm {
    /// Somebody new.
    #[must_use]
    pub const fn new() -> Self {
        Self { id: None, form: None, known: None, early: None, notice: None, saving: false }
    }

    /// Somebody known.
    #[must_use]
    pub const fn edit(id: ProfessionalId) -> Self {
        Self { id: Some(id), form: None, known: None, early: None, notice: None, saving: false }
    }

    fn load(&self, cx: &mut Cx<'_, Self>) {
        let (id, today) = (self.id, cx.context().today());
        cx.query(KNOWN, move |conn| known(conn, id, today), Msg::Known);
    }

    /// The record has come: it stands in the fields, beneath what was typed already.
    fn loaded(&mut self, known: Box<Known>, cx: &Cx<'_, Self>) {
        let spec = if self.id.is_some() { &fields::EDIT } else { &fields::NEW };
        let mut form = Form::new(spec, cx.context().form());
        let (mut own, mut held) = (None, None);
        if let Some(professional) = &known.professional {
            (own, held) = (professional.details.specialty, Some(professional.id));
            fields::show(&mut form, professional);
        }
        let specialties = known.specialties.iter().filter(|one| one.active || Some(one.id) == own);
        let rows = specialties.map(|one| (one.id.raw().to_string(), one.name.clone()));
        form.set_options(fields::SPECIALTY, rows.collect());
        let is_theirs = |user: &User| user.professional.is_some() && user.professional == held;
        let free = |user: &&User| is_theirs(user) || (user.active && user.professional.is_none());
        let rows = known.users.iter().filter(free);
        let rows = rows.map(|user| (user.id.raw().to_string(), format!("{} · {}", user.login, user.name)));
        form.set_options(ACCOUNT, rows.collect());
        if let Some(draft) = self.early.take() {
            form.restore(&draft);
        }
        self.form = Some(form);
        self.known = Some(known);
    }

    fn submit(&mut self, cx: &mut Cx<'_, Self>) {
        let context = cx.context().form();
        let Some(form) = self.form.as_mut().filter(|_| !self.saving) else { return };
        let Submit::Ready(values) = form.submit(&context) else { return self.notice = None };
        let usual = self.known.as_ref().and_then(|known| known.usual_fee);
        let fee = values.money(professionals::FEE);
        match fields::absurd(fee, usual).zip(fee) {
            Some((times, fee)) => {
                let body = t::CATALOGUES_FEE_ABSURD.with("fee", fee).with("times", times);
                cx.ask(Question::new(t::CATALOGUES_FEE_ABSURD_TITLE, body, t::COMMAND_SAVE), Msg::Despite(values));
            }
            None => self.save(values, cx),
        }
    }

    fn save(&mut self, values: Values, cx: &mut Cx<'_, Self>) {
        self.saving = true;
        self.notice = None;
        let professional = self.known.as_ref().and_then(|known| known.professional.as_ref());
        let before = professional.map(|one| (one.id, one.version));
        cx.write(SAVE, move |tx| write(tx, before, &values), Msg::Saved);
    }

    /// Says why not. After a conflict the form shows what a colleague has changed, under what was changed here: saving
    /// again is one key.
    fn refused(&mut self, error: StoreError, cx: &mut Cx<'_, Self>) {
        self.saving = false;
        let conflict = matches!(error, StoreError::Conflict { .. });
        let Some(form) = &mut self.form else { return };
        self.notice = refusal(form, error, cx);
        if conflict {
            self.early = Some(form.changes());
            self.load(cx);
        }
    }

    /// A licence that is over is told while it is typed, and kept.
    fn warn(&mut self, ui: &Ui<'_>) {
        let Some(form) = &mut self.form else { return };
        let over = form.values().date(LICENCE_EXPIRES).is_some_and(|last| last < ui.today());
        let note = if over {
            Line::from(ui.flag(Tone::Warning, ui.text(t::CATALOGUES_LICENCE_OVER)))
        } else {
            Line::default()
        };
        form.note(LICENCE_EXPIRES, note);
    }
}

impl Default for ProfessionalForm {
    fn default() -> Self {
        Self::new()
    }
}

impl Screen for ProfessionalForm {
    type Msg = Msg;
    type Outcome = Message;

    fn title(&self) -> Message {
        if self.id.is_some() { t::CATALOGUES_EDIT_PROFESSIONAL } else { t::CATALOGUES_NEW_PROFESSIONAL }.into()
    }

    fn scopes(&self) -> Scopes {
        &[&tables::PAGES, &tables::FORM, &tables::GLOBAL]
    }

    fn takes_text(&self) -> bool {
        true
    }

    fn start(&mut self, cx: &mut Cx<'_, Self>) {
        self.load(cx);
    }

    fn input(&mut self, input: &Input, _cx: &mut Cx<'_, Self>) -> Handled {
        let Some(form) = &mut self.form else { return Handled::No };
        match form.handle(input) {
            FormEvent::Ignored => return Handled::No,
            FormEvent::Changed(_) => self.notice = None,
            FormEvent::Focused(_) | FormEvent::Lookup(..) | FormEvent::Handled => {}
        }
        Handled::Yes
    }

    fn command(&mut self, command: Command, cx: &mut Cx<'_, Self>) -> Handled {
        match command {
            Command::Save => self.submit(cx),
            Command::NextPage | Command::PreviousPage => {
                if let Some(form) = &mut self.form {
                    form.turn(command == Command::NextPage);
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
            Msg::Known(Ok(known)) => self.loaded(known, cx),
            Msg::Known(Err(error)) => {
                cx.fail(error);
                cx.close();
            }
            Msg::Despite(values) => self.save(values, cx),
            Msg::Saved(Ok(professional)) => {
                let said = if self.id.is_some() { t::CATALOGUES_SAVED } else { t::CATALOGUES_PROFESSIONAL_ADDED };
                cx.finish(said.with("name", professional.display()));
            }
            Msg::Saved(Err(error)) => self.refused(error, cx),
        }
    }

    fn draw(&mut self, frame: &mut Frame<'_>, area: Rect, ui: &Ui<'_>) {
        self.warn(ui);
        let mut title = vec![Span::raw(" "), ui.span(Tone::Title, ui.message(&self.title()))];
        if let Some(professional) = self.known.as_ref().and_then(|known| known.professional.as_ref()) {
            title.extend([Span::raw("   "), ui.span(Tone::Accent, professional.display())]);
        }
        if let Some(form) = &self.form {
            title.push(Span::raw("   "));
            let room = usize::from(area.width).saturating_sub(text::line_width(&Line::from(title.clone())));
            title.extend(form.page_line(ui, room).spans);
        }
        put(frame.buffer_mut(), area.x, area.y, area.width, &Line::from(title));
        let notice = match &self.notice {
            Some((tone, message)) => Line::from(vec![Span::raw("  "), ui.flag(*tone, ui.message(message))]),
            None if self.saving => Line::from(vec![Span::raw("  "), ui.words(Tone::Muted, t::DIALOG_SAVING)]),
            None => Line::default(),
        };
        let body = Rect { y: area.y.saturating_add(2), height: area.height.saturating_sub(3), ..area };
        if let Some(form) = &mut self.form {
            form.draw(frame, body, ui);
        }
        put(frame.buffer_mut(), area.x, area.bottom().saturating_sub(1), area.width, &notice);
    }

    fn draft_key(&self) -> Option<DraftKey> {
        Some(match self.id {
            Some(id) => DraftKey::on(DraftKind::Professional, id),
            None => DraftKey::new(DraftKind::Professional),
        })
    }

    fn draft_about(&self) -> String {
        match (&self.known, &self.form) {
            (Some(known), Some(form)) => known
                .professional
                .as_ref()
                .map_or_else(|| fields::details(&form.values()).name.full(), Professional::display),
            _ => String::new(),
        }
    }

    fn draft(&self) -> Option<Json> {
        let form = self.form.as_ref().filter(|form| form.is_dirty())?;
        Some(if self.id.is_some() { form.changes() } else { form.snapshot() })
    }

    fn restore(&mut self, draft: &Json, _cx: &mut Cx<'_, Self>) {
        match &mut self.form {
            Some(form) => form.restore(draft),
            None => self.early = Some(draft.clone()),
        }
    }
}
