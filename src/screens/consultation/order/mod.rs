//! Ordering tests: found in the catalogue by a few letters, several at once, or in the doctor's own words.

mod draw;
mod find;
mod offer;

pub use offer::Offer;

use crate::app::dialog::refusal;
use crate::app::draft::{DraftKey, DraftKind};
use crate::app::effect::Slot;
use crate::app::screen::{Cx, Handled, Screen};
use crate::domain::error::{FieldName, RuleError};
use crate::domain::ids::{AppointmentId, LabOrderId};
use crate::domain::lab_order::Priority;
use crate::domain::validate::NOTES;
use crate::form::{FieldSpec, Form, FormContext, FormEvent, FormSpec, Kind, Submit, Value, Values};
use crate::i18n::{Message, t};
use crate::keys::{self, Command, Scopes, tables};
use crate::store::lab::LabOrder;
use crate::store::lab::orders::{self, CLINICAL_INFORMATION, NewOrder, TESTS, Wanted};
use crate::store::{StoreError, Tx};
use crate::ui::Ui;
use crate::ui::input::Input;
use crate::ui::theme::Tone;
use crossterm::event::{KeyCode, KeyEvent, KeyModifiers};
use find::{Finder, Found};
use ratatui::Frame;
use ratatui::layout::Rect;
use serde_json::{Value as Json, json};

const LOAD: Slot = Slot("catalogue");
const SAVE: Slot = Slot("save");

const PRIORITY: FieldName = FieldName("priority");

/// How long ago the same test counts as ordered twice, in minutes.
const LATELY: i64 = 24 * 60;

const REST: FormSpec = FormSpec {
    id: "lab-order",
    title: t::ORDER_TITLE,
    fields: &[
        FieldSpec::new(PRIORITY, t::ORDER_PRIORITY, Kind::vocabulary::<Priority>()).required(),
        FieldSpec::new(CLINICAL_INFORMATION, t::ORDER_INFORMATION, Kind::Notes { max: NOTES, rows: 2 }),
    ],
};

/// Ordering tests in a visit.
pub struct OrderTests {
    visit: AppointmentId,
    offer: Option<Box<Offer>>,
    finder: Finder,
    chosen: Vec<Wanted>,
    rest: Option<Form>,
    /// Whether one types in the form below instead of looking for tests.
    in_form: bool,
    busy: bool,
    error: Option<Message>,
    notice: Option<(Tone, Message)>,
}

/// What was ordered.
pub struct Ordered {
    /// The order.
    pub id: LabOrderId,
    /// Whether it went to the laboratory at once.
    pub sent: bool,
}

impl Ordered {
    /// What a person reads.
    #[must_use]
    pub fn message(&self) -> Message {
        let text = if self.sent { t::ORDER_DONE_SENT } else { t::ORDER_DONE };
        text.with("number", self.id.to_string())
    }
}

/// What comes back.
pub enum Msg {
    /// The catalogue.
    Loaded(Result<Box<Offer>, StoreError>),
    /// The order is written.
    Saved(Result<Ordered, StoreError>),
}

impl OrderTests {
    /// In this visit.
    #[must_use]
    pub fn new(visit: AppointmentId) -> Self {
        Self {
            visit,
            offer: None,
            finder: Finder::default(),
            chosen: Vec::new(),
            rest: None,
            in_form: false,
            busy: false,
            error: None,
            notice: None,
        }
    }

    fn form(context: FormContext) -> Form {
        let mut form = Form::new(&REST, context);
        form.set(PRIORITY, Value::word(Priority::Routine));
        form
    }

    /// Chooses what is selected, or takes it back.
    fn toggle(&mut self) {
        let wanted = match (self.finder.selected(), &self.offer) {
            (Some(Found::Test(index)), Some(offer)) => offer.tests.get(index).map(|test| Wanted::Test(test.id)),
            (Some(Found::OwnWords), _) => Some(Wanted::FreeText(self.finder.query().trim().to_owned())),
            _ => None,
        };
        let Some(wanted) = wanted else { return };
        self.error = None;
        match self.chosen.iter().position(|chosen| *chosen == wanted) {
            Some(place) => _ = self.chosen.remove(place),
            None => self.chosen.push(wanted),
        }
    }

    fn find_key(&mut self, key: &KeyEvent) -> Handled {
        let plain = key.modifiers.difference(KeyModifiers::SHIFT).is_empty();
        match key.code {
            KeyCode::Tab if plain => self.in_form = true,
            KeyCode::Enter if plain && self.finder.is_idle() => self.in_form = true,
            KeyCode::Enter if plain => {
                self.toggle();
                self.finder.clear();
            }
            KeyCode::Char(' ') if plain && self.finder.is_browsing() => self.toggle(),
            KeyCode::Backspace if self.finder.query().is_empty() && !self.chosen.is_empty() => _ = self.chosen.pop(),
            _ if self.finder.key(key) => self.notice = None,
            _ => return Handled::No,
        }
        Handled::Yes
    }

    fn form_key(&mut self, input: &Input) -> Handled {
        let Some(form) = &mut self.rest else { return Handled::No };
        if let Input::Key(key) = input {
            let first = form.focused() == Some(PRIORITY);
            let leaves = match key.code {
                KeyCode::BackTab | KeyCode::Up => first,
                KeyCode::Tab => !first,
                _ => false,
            };
            if leaves {
                form.focus_on(PRIORITY);
                self.in_form = false;
                return Handled::Yes;
            }
        }
        match form.handle(input) {
            FormEvent::Ignored => Handled::No,
            _ => Handled::Yes,
        }
    }

    fn save(&mut self, send: bool, cx: &mut Cx<'_, Self>) {
        let context = cx.context().form();
        let Some((offer, form)) = self.offer.as_ref().zip(self.rest.as_mut()).filter(|_| !self.busy) else { return };
        let Submit::Ready(values) = form.submit(&context) else {
            self.in_form = true;
            return;
        };
        let new = NewOrder {
            patient: offer.patient.id,
            appointment: Some(self.visit),
            tests: self.chosen.clone(),
            priority: values.choice(PRIORITY).unwrap_or(Priority::Routine),
            clinical_information: information(&values),
        };
        self.busy = true;
        let write = move |tx: &Tx<'_>| {
            let order: LabOrder = orders::order(tx, &new)?;
            if send {
                orders::send(tx, order.id, order.version)?;
            }
            Ok(Ordered { id: order.id, sent: send })
        };
        cx.write(SAVE, write, Msg::Saved);
    }

    fn refused(&mut self, error: StoreError, cx: &mut Cx<'_, Self>) {
        self.notice = match error {
            StoreError::Rule(RuleError::Field { field: TESTS, message }) => {
                self.in_form = false;
                self.error = Some(message);
                None
            }
            error => {
                let notice = self.rest.as_mut().and_then(|form| refusal(form, error, cx));
                self.in_form = notice.is_none();
                notice
            }
        };
    }
}

fn information(values: &Values) -> String {
    values.owned(CLINICAL_INFORMATION).unwrap_or_default()
}

impl Screen for OrderTests {
    type Msg = Msg;
    type Outcome = Ordered;

    fn title(&self) -> Message {
        t::ORDER_TITLE.into()
    }

    fn scopes(&self) -> Scopes {
        &[&tables::LAB_ORDER, &tables::TEXTS, &tables::GLOBAL]
    }

    fn modal(&self) -> bool {
        true
    }

    fn takes_text(&self) -> bool {
        true
    }

    fn start(&mut self, cx: &mut Cx<'_, Self>) {
        self.rest = Some(Self::form(cx.context().form()));
        let (visit, since) = (self.visit, cx.now().plus_minutes(-LATELY));
        cx.query(LOAD, move |conn| Offer::load(conn, visit, since), Msg::Loaded);
    }

    fn input(&mut self, input: &Input, _cx: &mut Cx<'_, Self>) -> Handled {
        match input {
            // Ctrl-E would go to the end of the line.
            Input::Key(key) if keys::command(&[&tables::LAB_ORDER], key).is_some() => Handled::No,
            _ if self.in_form => self.form_key(input),
            Input::Paste(words) => {
                self.finder.paste(words);
                Handled::Yes
            }
            Input::Key(key) => self.find_key(key),
        }
    }

    fn command(&mut self, command: Command, cx: &mut Cx<'_, Self>) -> Handled {
        match command {
            Command::Save => self.save(false, cx),
            Command::SendOrder => self.save(true, cx),
            Command::NextField | Command::PreviousField => self.in_form = !self.in_form,
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
            Msg::Loaded(Ok(offer)) => {
                self.finder.offer(offer.tests.iter().map(|test| (test, offer.measures(test))));
                self.offer = Some(offer);
            }
            Msg::Loaded(Err(error)) => cx.fail(error),
            Msg::Saved(done) => {
                self.busy = false;
                match done {
                    Ok(ordered) => cx.finish(ordered),
                    Err(error) => self.refused(error, cx),
                }
            }
        }
    }

    fn draw(&mut self, frame: &mut Frame<'_>, area: Rect, ui: &Ui<'_>) {
        draw::order(self, frame, area, ui);
    }

    fn draft_key(&self) -> Option<DraftKey> {
        Some(DraftKey::on(DraftKind::LabOrder, self.visit))
    }

    fn draft_about(&self) -> String {
        self.offer.as_ref().map(|offer| offer.patient.name.full()).unwrap_or_default()
    }

    fn draft(&self) -> Option<Json> {
        let form = self.rest.as_ref()?;
        let typed = form.is_dirty() || !self.chosen.is_empty();
        typed.then(
            || json!({ "tests": self.chosen.iter().map(offer::kept).collect::<Vec<_>>(), "rest": form.snapshot() }),
        )
    }

    fn restore(&mut self, draft: &Json, _cx: &mut Cx<'_, Self>) {
        let tests = draft.get("tests").and_then(Json::as_array);
        self.chosen = tests.into_iter().flatten().filter_map(offer::wanted).collect();
        if let (Some(form), Some(rest)) = (&mut self.rest, draft.get("rest")) {
            form.restore(rest);
        }
    }
}
