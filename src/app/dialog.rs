//! A form in a box that writes and closes. Most acts of the clinic are one of these.
//!
//! The box stays open, with everything that was typed, until the store has said yes: a refusal lands at its field, a
//! conflict or a busy database is said inside the box, and saving again is one key.

use super::draft::DraftKey;
use super::effect::Slot;
use super::event::Input;
use super::screen::{Cx, Handled, Screen};
use crate::domain::error::FieldName;
use crate::form::{Form, FormContext, FormEvent, FormSpec, Submit, Value, Values};
use crate::i18n::{Message, t};
use crate::keys::{Command, Scopes, tables};
use crate::store::{Reader, StoreError, Tx};
use crate::ui::Ui;
use crate::ui::modal;
use crate::ui::theme::Tone;
use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::Line;
use std::sync::Arc;

/// What a dialog writes: the values of the form, in a transaction.
pub type Save<T> = Arc<dyn Fn(&Tx<'_>, &Values) -> Result<T, StoreError> + Send + Sync>;

/// A row as it is now: its values, and the write that expects it so.
pub struct Fresh<T> {
    values: Vec<(FieldName, Value)>,
    save: Save<T>,
}

/// Reads the row again that a dialog edits.
type Reread<T> = Arc<dyn Fn(&Reader) -> Result<Fresh<T>, StoreError> + Send + Sync>;

const SAVE: Slot = Slot("save");
const REREAD: Slot = Slot("reread");

/// A form in a box; its outcome is what the write returned.
pub struct Dialog<T> {
    title: Message,
    about: Option<Message>,
    form: Form,
    save: Save<T>,
    reread: Option<Reread<T>>,
    offered: Vec<(FieldName, Vec<(String, String)>)>,
    draft: Option<(DraftKey, String)>,
    live: Option<fn(&mut Form)>,
    notice: Option<(Tone, Message)>,
    saving: bool,
}

impl<T: Send + 'static> Dialog<T> {
    /// A dialog for a form and the write behind it.
    pub fn new(
        spec: &'static FormSpec,
        context: FormContext,
        save: impl Fn(&Tx<'_>, &Values) -> Result<T, StoreError> + Send + Sync + 'static,
    ) -> Self {
        Self {
            title: spec.title.into(),
            about: None,
            form: Form::new(spec, context),
            save: Arc::new(save),
            reread: None,
            offered: Vec::new(),
            draft: None,
            live: None,
            notice: None,
            saving: false,
        }
    }

    /// A dialog on a row as it was seen. When somebody else has changed it meanwhile, that is told, the row is read again
    /// and stands beneath what was typed: saving again is one key.
    pub fn editing<R: Send + Sync + 'static>(
        spec: &'static FormSpec,
        context: FormContext,
        seen: R,
        show: impl Fn(&R) -> Vec<(FieldName, Value)> + Send + Sync + 'static,
        read: impl Fn(&Reader) -> Result<R, StoreError> + Send + Sync + 'static,
        save: impl Fn(&Tx<'_>, &R, &Values) -> Result<T, StoreError> + Send + Sync + 'static,
    ) -> Self {
        let save = Arc::new(save);
        let fresh = move |row: R| {
            let save = Arc::clone(&save);
            Fresh { values: show(&row), save: Arc::new(move |tx: &Tx<'_>, values: &Values| save(tx, &row, values)) }
        };
        let Fresh { values, save } = fresh(seen);
        let mut dialog = Self::new(spec, context, move |tx, values| save(tx, values));
        for (field, value) in values {
            dialog.form.set(field, value);
        }
        dialog.reread = Some(Arc::new(move |conn| Ok(fresh(read(conn)?))));
        dialog
    }

    /// A value as if it were typed.
    #[must_use]
    pub fn filled(mut self, field: FieldName, value: impl Into<Value>) -> Self {
        self.form.fill(field, value);
        self
    }

    /// Whom or what it is about, in the first line of the box.
    #[must_use]
    pub fn about(mut self, about: impl Into<Message>) -> Self {
        self.about = Some(about.into());
        self
    }

    /// Keeps what is typed as a draft under this key; `about` names the patient in the list of unfinished work.
    #[must_use]
    pub fn kept_as(mut self, key: DraftKey, about: impl Into<String>) -> Self {
        self.draft = Some((key, about.into()));
        self
    }

    /// A value that stands there from the beginning.
    #[must_use]
    pub fn with(mut self, field: FieldName, value: impl Into<Value>) -> Self {
        self.form.set(field, value);
        self
    }

    /// The rows of a field that offers rows of the database.
    #[must_use]
    pub fn offering(mut self, field: FieldName, rows: Vec<(String, String)>) -> Self {
        self.form.set_options(field, rows.clone());
        self.offered.push((field, rows));
        self
    }

    /// What is shown beside the fields while typing.
    #[must_use]
    pub fn live(mut self, live: fn(&mut Form)) -> Self {
        live(&mut self.form);
        self.live = Some(live);
        self
    }

    fn submit(&mut self, cx: &mut Cx<'_, Self>) {
        if self.saving {
            return;
        }
        let context = cx.context().form();
        match self.form.submit(&context) {
            Submit::Invalid => self.notice = None,
            Submit::ConfirmUnusual(_) => self.notice = Some((Tone::Warning, t::DIALOG_UNUSUAL.into())),
            Submit::Ready(values) => {
                self.saving = true;
                self.notice = None;
                let save = Arc::clone(&self.save);
                cx.write(SAVE, move |tx| save(tx, &values), Msg::Saved);
            }
        }
    }

    fn refused(&mut self, error: StoreError, cx: &mut Cx<'_, Self>) {
        if let (StoreError::Conflict { .. }, Some(reread)) = (&error, &self.reread) {
            let reread = Arc::clone(reread);
            cx.query(REREAD, move |conn| reread(conn), Msg::Reread);
        }
        self.notice = refusal(&mut self.form, error, cx);
    }

    /// Puts the row as it is now beneath what was typed.
    fn lay_under(&mut self, fresh: Fresh<T>, context: FormContext) {
        let typed = self.form.changes();
        self.form = Form::new(self.form.spec(), context);
        for (field, rows) in &self.offered {
            self.form.set_options(*field, rows.clone());
        }
        for (field, value) in fresh.values {
            self.form.set(field, value);
        }
        self.save = fresh.save;
        self.form.restore(&typed);
        if let Some(live) = self.live {
            live(&mut self.form);
        }
    }
}

/// Puts a refusal of the store where the person sees it: at its field, or as the notice that it gives back, to be shown
/// beside the form. What only the log can explain is reported.
pub fn refusal<S: Screen>(form: &mut Form, error: StoreError, cx: &mut Cx<'_, S>) -> Option<(Tone, Message)> {
    match &error {
        StoreError::Rule(rule) if form.refuse(rule) => None,
        _ => Some(said(error, cx)),
    }
}

/// The notice of a refusal that belongs to no field. What only the log can explain is reported.
pub fn said<S: Screen>(error: StoreError, cx: &mut Cx<'_, S>) -> (Tone, Message) {
    match error {
        StoreError::Busy => (Tone::Warning, t::DIALOG_BUSY.into()),
        error @ StoreError::Conflict { .. } => (Tone::Warning, error.message()),
        error @ (StoreError::Rule(_) | StoreError::Forbidden { .. }) => (Tone::Alert, error.message()),
        error => {
            cx.fail(error);
            (Tone::Alert, t::DIALOG_NOT_SAVED.into())
        }
    }
}

/// What comes back to a dialog.
pub enum Msg<T> {
    /// The store has answered.
    Saved(Result<T, StoreError>),
    /// The row as it is now.
    Reread(Result<Fresh<T>, StoreError>),
}

impl<T: Send + 'static> Screen for Dialog<T> {
    type Msg = Msg<T>;
    type Outcome = T;

    fn title(&self) -> Message {
        self.title.clone()
    }

    fn scopes(&self) -> Scopes {
        &[&tables::FORM, &tables::GLOBAL]
    }

    fn modal(&self) -> bool {
        true
    }

    fn takes_text(&self) -> bool {
        true
    }

    fn input(&mut self, input: &Input, _cx: &mut Cx<'_, Self>) -> Handled {
        match self.form.handle(input) {
            FormEvent::Ignored => return Handled::No,
            FormEvent::Changed(_) => {
                self.notice = None;
                if let Some(live) = self.live {
                    live(&mut self.form);
                }
            }
            FormEvent::Focused(_) | FormEvent::Lookup(..) | FormEvent::Handled => {}
        }
        Handled::Yes
    }

    fn command(&mut self, command: Command, cx: &mut Cx<'_, Self>) -> Handled {
        match command {
            Command::Save => self.submit(cx),
            Command::Discard => {
                cx.discard_draft();
                cx.close();
            }
            _ => return Handled::No,
        }
        Handled::Yes
    }

    fn update(&mut self, msg: Self::Msg, cx: &mut Cx<'_, Self>) {
        match msg {
            Msg::Saved(result) => {
                self.saving = false;
                match result {
                    Ok(outcome) => cx.finish(outcome),
                    Err(error) => self.refused(error, cx),
                }
            }
            Msg::Reread(Ok(fresh)) => self.lay_under(fresh, cx.context().form()),
            Msg::Reread(Err(error)) => cx.fail(error),
        }
    }

    fn draw(&mut self, frame: &mut Frame<'_>, area: Rect, ui: &Ui<'_>) {
        let extra = u16::from(self.about.is_some()) * 2 + 1;
        let height = self.form.spec().height().saturating_add(extra + 2);
        let inside = modal::open(frame.buffer_mut(), area, ui, &ui.message(&self.title), (76, height));
        let mut body = inside;
        if let Some(about) = &self.about {
            let line = Line::from(ui.span(Tone::Title, ui.message(about)));
            crate::ui::put(frame.buffer_mut(), body.x, body.y, body.width, &line);
            body.y = body.y.saturating_add(2);
            body.height = body.height.saturating_sub(2);
        }
        body.height = body.height.saturating_sub(1);
        self.form.draw(frame, body, ui);
        let notice = match &self.notice {
            Some((tone, message)) => Line::from(ui.flag(*tone, ui.message(message))),
            None if self.saving => Line::from(ui.words(Tone::Muted, t::DIALOG_SAVING)),
            None => Line::default(),
        };
        crate::ui::put(frame.buffer_mut(), inside.x, inside.bottom().saturating_sub(1), inside.width, &notice);
    }

    fn draft_key(&self) -> Option<DraftKey> {
        self.draft.as_ref().map(|(key, _)| *key)
    }

    fn draft_about(&self) -> String {
        self.draft.as_ref().map(|(_, about)| about.clone()).unwrap_or_default()
    }

    fn draft(&self) -> Option<serde_json::Value> {
        self.form.is_dirty().then(|| self.form.snapshot())
    }

    fn restore(&mut self, draft: &serde_json::Value, _cx: &mut Cx<'_, Self>) {
        self.form.restore(draft);
        if let Some(live) = self.live {
            live(&mut self.form);
        }
    }
}
