//! The quiet card in the middle of the screen: a form that is sent once and waits for its answer.

use crate::app::context::Context;
use crate::app::event::Input;
use crate::app::screen::Handled;
use crate::domain::error::FieldName;
use crate::form::{Form, FormContext, FormEvent, FormSpec, Submit, Values};
use crate::i18n::Message;
use crate::store::StoreError;
use crate::ui::theme::Tone;
use crate::ui::{Ui, modal, put, text};
use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::Line;

/// A form on a card.
pub(super) struct Card {
    spec: &'static FormSpec,
    form: Option<Form>,
    refusal: Option<Message>,
    waiting: bool,
}

impl Card {
    /// A card for a form; it is empty until [`Card::begin`].
    pub(super) const fn new(spec: &'static FormSpec) -> Self {
        Self { spec, form: None, refusal: None, waiting: false }
    }

    /// Lays the form out for the reader.
    pub(super) fn begin(&mut self, context: &Context) -> &mut Form {
        self.form.insert(Form::new(self.spec, context.form()))
    }

    /// The field that has the focus.
    pub(super) fn focused(&self) -> Option<FieldName> {
        self.form.as_ref().and_then(Form::focused)
    }

    /// Typed input.
    pub(super) fn input(&mut self, input: &Input) -> Handled {
        match self.form.as_mut().map(|form| form.handle(input)) {
            None | Some(FormEvent::Ignored) => Handled::No,
            Some(_) => Handled::Yes,
        }
    }

    /// The values, when they can be sent now: valid, and no answer is awaited.
    pub(super) fn submit(&mut self, context: &FormContext) -> Option<Values> {
        if self.waiting {
            return None;
        }
        match self.form.as_mut()?.submit(context) {
            Submit::Ready(values) => {
                self.waiting = true;
                self.refusal = None;
                Some(values)
            }
            Submit::Invalid | Submit::ConfirmUnusual(_) => None,
        }
    }

    /// The answer was a refusal: at its field where it has one, else at the foot of the card.
    pub(super) fn refused(&mut self, error: &StoreError) {
        self.waiting = false;
        let at_field = match error {
            StoreError::Rule(rule) => self.form.as_mut().is_some_and(|form| form.refuse(rule)),
            _ => false,
        };
        self.refusal = (!at_field).then(|| error.message());
    }

    /// Empties a field, to be typed again.
    pub(super) fn again(&mut self, field: FieldName) {
        if let Some(form) = &mut self.form {
            form.empty(field);
            form.focus_on(field);
        }
    }

    /// Draws the card: a title, a few lines of text, the form, and what went wrong or is awaited.
    pub(super) fn draw(
        &mut self,
        frame: &mut Frame<'_>,
        area: Rect,
        ui: &Ui<'_>,
        (title, lead): (&Message, &[Message]),
        waiting: &Message,
    ) {
        let Some(form) = &mut self.form else { return };
        let lead: Vec<String> = lead.iter().flat_map(|lead| text::wrap(&ui.message(lead), 68)).collect();
        let lines = u16::try_from(lead.len()).unwrap_or(u16::MAX);
        let gap = u16::from(lines > 0);
        let height = self.spec.height().saturating_add(lines + gap + 4);
        let inside = modal::open(frame.buffer_mut(), area, ui, &ui.message(title), (72, height));
        for (row, words) in (inside.y..).zip(&lead) {
            put(frame.buffer_mut(), inside.x, row, inside.width, &Line::from(ui.span(Tone::Muted, words)));
        }
        let used = (lines + gap).min(inside.height);
        let body = Rect { y: inside.y + used, height: inside.height.saturating_sub(used + 1), ..inside };
        form.draw(frame, body, ui);
        let line = match &self.refusal {
            Some(refusal) => Line::from(ui.flag(Tone::Alert, ui.message(refusal))),
            None if self.waiting => Line::from(ui.span(Tone::Muted, ui.message(waiting))),
            None => Line::default(),
        };
        put(frame.buffer_mut(), inside.x, inside.bottom().saturating_sub(1), inside.width, &line);
    }
}
