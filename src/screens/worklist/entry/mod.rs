//! The results of one order: entered like a spreadsheet, made final, looked at, corrected.
//!
//! What is typed stays until the store has said yes. When a colleague was faster, their values come in where nothing was
//! typed, what was typed stays, and saving again puts it in place. Making final always saves first, so that a call about
//! a critical value is about a value on record.

mod cell;
mod draw;
mod grid;
mod long;
mod sheet;
mod steps;

use self::grid::{Grid, GridEvent};
use self::long::LongText;
use self::sheet::Sheet;
use self::steps::Then;
use crate::app::context::Context;
use crate::app::draft::{DraftKey, DraftKind};
use crate::app::effect::Slot;
use crate::app::screen::{Cx, Handled, Screen};
use crate::domain::ids::LabOrderId;
use crate::domain::lab::Flag;
use crate::domain::lab_order::{LabOrderAction, LabOrderStatus, WORKFLOW};
use crate::domain::validate::NOTES;
use crate::form::Editor;
use crate::i18n::{Message, t};
use crate::keys::{Command, Scopes, tables};
use crate::store::StoreError;
use crate::store::lab::LabOrder;
use crate::ui::Ui;
use crate::ui::input::Input;
use crate::ui::theme::Tone;
use crossterm::event::KeyCode;
use ratatui::Frame;
use ratatui::layout::Rect;
use serde_json::{Value as Json, json};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

const LOAD: Slot = Slot("results");

/// What somebody came for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Purpose {
    /// To type values.
    Enter,
    /// To make them final: the conclusion has the focus.
    Validate,
    /// To look at final ones.
    Read,
    /// To replace final ones.
    Correct,
}

/// Where typed keys go.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Focus {
    Grid,
    Conclusion,
}

/// The results of one order.
pub struct ResultEntry {
    id: LabOrderId,
    purpose: Purpose,
    sheet: Option<Sheet>,
    grid: Grid,
    conclusion: Editor,
    focus: Focus,
    notice: Option<(Tone, Message)>,
    /// A write is on its way.
    busy: bool,
    /// What goes on when the values are loaded again.
    then: Option<Then>,
    /// A draft that came before the values did.
    draft: Option<Json>,
    /// A correction met a colleague's: the order must be read again before the next try.
    stale: Arc<AtomicBool>,
}

/// What comes back.
pub enum Msg {
    /// The order and its results.
    Loaded(Box<Result<Sheet, StoreError>>),
    /// The values are saved, not yet final.
    Saved(Then, Result<LabOrder, StoreError>),
    /// The call is on record, read back or not.
    Called(Then, bool),
    /// Yes, make them final.
    Finalise,
    /// They are final.
    Finalised(Result<LabOrder, StoreError>),
    /// The correction is written.
    Corrected,
    /// A long text was written in its own window, for the cell of this key.
    Long(String, String),
}

impl ResultEntry {
    /// The results of an order.
    #[must_use]
    pub(super) fn new(id: LabOrderId, purpose: Purpose) -> Self {
        Self {
            id,
            purpose,
            sheet: None,
            grid: Grid { cells: Vec::new(), lines: Vec::new(), focus: 0, top: 0, fresh: true },
            conclusion: Editor::new(t::ENTRY_CONCLUSION, NOTES),
            focus: if purpose == Purpose::Validate { Focus::Conclusion } else { Focus::Grid },
            notice: None,
            busy: false,
            then: None,
            draft: None,
            stale: Arc::default(),
        }
    }

    /// The results that an unfinished draft belongs to.
    #[must_use]
    pub fn resumed(id: LabOrderId) -> Self {
        Self::new(id, Purpose::Enter)
    }

    /// Whether values may be typed.
    fn is_open(&self) -> bool {
        self.sheet.is_some() && self.purpose != Purpose::Read
    }

    fn is_dirty(&self) -> bool {
        self.grid.is_dirty() || self.conclusion.is_dirty()
    }

    fn status(&self) -> Option<LabOrderStatus> {
        self.sheet.as_ref().map(|sheet| sheet.detail.order.status)
    }

    fn load(&self, cx: &mut Cx<'_, Self>) {
        let (id, now) = (self.id, cx.now());
        let user = cx.context().actor().map(|actor| actor.user);
        cx.query(LOAD, move |conn| sheet::load(conn, id, user, now), |sheet| Msg::Loaded(Box::new(sheet)));
    }

    fn loaded(&mut self, sheet: Sheet, cx: &mut Cx<'_, Self>) {
        let formats = cx.context().locale;
        let first = self.sheet.is_none();
        let conclusion = sheet.detail.conclusion.clone();
        if first {
            self.grid = Grid::new(&sheet.results, formats.formats());
            self.conclusion.set(&conclusion);
        } else {
            self.grid.reload(&sheet.results, formats.formats());
            if !self.conclusion.is_dirty() {
                self.conclusion.set(&conclusion);
            }
        }
        let is_final =
            matches!(sheet.detail.order.status, LabOrderStatus::ResultsAvailable | LabOrderStatus::Completed);
        self.sheet = Some(sheet);
        self.stale.store(false, Ordering::Relaxed);
        if let Some(draft) = self.draft.take() {
            self.take_up(&draft);
        }
        if is_final && matches!(self.purpose, Purpose::Enter | Purpose::Validate) {
            // Somebody made them final in the meantime. What was typed is a correction now.
            self.purpose = if self.is_dirty() { Purpose::Correct } else { Purpose::Read };
        }
        if let Some(then) = self.then.take() {
            self.go_on(then, cx);
        }
    }

    fn take_up(&mut self, draft: &Json) {
        if let Some(cells) = draft.get("cells") {
            self.grid.restore(cells);
        }
        if let Some(conclusion) = draft.get("conclusion").and_then(Json::as_str) {
            self.conclusion.fill(conclusion);
        }
    }

    fn open_long(&self, cx: &mut Cx<'_, Self>) {
        if let Some(cell) = self.grid.focused().filter(|cell| cell.is_text()) {
            let key = cell.key();
            cx.open(LongText::new(&cell.known.name, cell.typed()), move |words| Msg::Long(key, words));
        }
    }

    /// Tab, Enter and the arrows between the grid and the conclusion.
    fn leave_conclusion(&mut self, code: KeyCode) -> Handled {
        match code {
            KeyCode::Tab => self.grid.focus = 0,
            KeyCode::BackTab | KeyCode::Up => self.grid.focus = self.grid.cells.len().saturating_sub(1),
            _ => return Handled::No,
        }
        (self.focus, self.grid.fresh) = (Focus::Grid, true);
        Handled::Yes
    }

    fn read_keys(&mut self, command: Command) -> Handled {
        let last = self.grid.cells.len().saturating_sub(1);
        self.grid.focus = match command {
            Command::Up => self.grid.focus.saturating_sub(1),
            Command::Down => (self.grid.focus + 1).min(last),
            Command::First => 0,
            Command::Last => last,
            _ => return Handled::No,
        };
        Handled::Yes
    }
}

impl Screen for ResultEntry {
    type Msg = Msg;
    type Outcome = ();

    fn title(&self) -> Message {
        t::KEYS_RESULT_ENTRY.into()
    }

    fn scopes(&self) -> Scopes {
        if self.purpose == Purpose::Read {
            &[&tables::RESULT_VIEW, &tables::LIST, &tables::GLOBAL]
        } else {
            &[&tables::RESULT_ENTRY, &tables::CHOICES, &tables::FORM, &tables::GLOBAL]
        }
    }

    fn enabled(&self, command: Command, context: &Context) -> Result<(), Message> {
        let action = match (command, self.purpose) {
            (Command::Save | Command::Validate, Purpose::Correct) | (Command::CorrectResults, _) => {
                LabOrderAction::Correct
            }
            (Command::Save, _) => LabOrderAction::SaveResults,
            (Command::Validate | Command::CallBack, _) => LabOrderAction::Validate,
            (Command::Choose, _) if !self.grid.focused().is_some_and(cell::Cell::is_text) => {
                return Err(t::ENTRY_NO_LONG_TEXT.into());
            }
            _ => return Ok(()),
        };
        context.require(WORKFLOW.roles(action))?;
        let status = self.status().ok_or(t::UI_LOADING)?;
        if command == Command::CallBack {
            let critical = self.grid.count(Flag::is_critical) > 0;
            return if critical { Ok(()) } else { Err(t::LAB_CALL_NOTHING_CRITICAL.into()) };
        }
        WORKFLOW.row(Some(status), action).map(|_| ()).map_err(|error| error.message())
    }

    fn start(&mut self, cx: &mut Cx<'_, Self>) {
        self.load(cx);
    }

    fn refresh(&mut self, cx: &mut Cx<'_, Self>) {
        // While something is typed and not saved, a colleague's change is told when it is saved.
        if !self.is_dirty() && !self.busy {
            self.load(cx);
        }
    }

    fn takes_text(&self) -> bool {
        self.is_open()
    }

    fn input(&mut self, input: &Input, cx: &mut Cx<'_, Self>) -> Handled {
        if let Input::Key(key) = input
            && crate::keys::command(&[&tables::RESULT_ENTRY], key).is_some()
        {
            return Handled::No;
        }
        match self.focus {
            Focus::Grid => match self.grid.handle(input) {
                GridEvent::Changed => {
                    self.notice = None;
                    Handled::Yes
                }
                GridEvent::Handled => Handled::Yes,
                GridEvent::Beyond => {
                    self.focus = Focus::Conclusion;
                    Handled::Yes
                }
                GridEvent::Long => {
                    self.open_long(cx);
                    Handled::Yes
                }
                GridEvent::Ignored => Handled::No,
            },
            Focus::Conclusion if self.conclusion.handle(input) => Handled::Yes,
            Focus::Conclusion => match input {
                Input::Key(key) if key.modifiers.is_empty() || key.code == KeyCode::BackTab => {
                    self.leave_conclusion(key.code)
                }
                _ => Handled::No,
            },
        }
    }

    fn command(&mut self, command: Command, cx: &mut Cx<'_, Self>) -> Handled {
        match command {
            Command::Save => self.submit(Then::Leave, cx),
            Command::Validate => self.submit(Then::Finalise, cx),
            Command::CallBack => self.submit(Then::Call, cx),
            Command::Choose => self.open_long(cx),
            Command::CorrectResults => self.purpose = Purpose::Correct,
            Command::Discard => {
                cx.discard_draft();
                cx.close();
            }
            _ if self.purpose == Purpose::Read => return self.read_keys(command),
            _ => return Handled::No,
        }
        Handled::Yes
    }

    fn update(&mut self, msg: Msg, cx: &mut Cx<'_, Self>) {
        match msg {
            Msg::Loaded(sheet) => match *sheet {
                Ok(sheet) => self.loaded(sheet, cx),
                Err(error) => cx.fail(error),
            },
            Msg::Long(key, words) => {
                if let Some(cell) = self.grid.cells.iter_mut().find(|cell| cell.key() == key) {
                    cell.set(&words);
                }
            }
            other => self.answered(other, cx),
        }
    }

    fn draw(&mut self, frame: &mut Frame<'_>, area: Rect, ui: &Ui<'_>) {
        draw::draw(self, frame, area, ui);
    }

    fn draft_key(&self) -> Option<DraftKey> {
        Some(DraftKey::on(DraftKind::Results, self.id))
    }

    fn draft_about(&self) -> String {
        self.sheet.as_ref().map(|sheet| sheet.header.name.full()).unwrap_or_default()
    }

    fn draft(&self) -> Option<Json> {
        self.is_dirty().then(|| {
            let conclusion = self.conclusion.is_dirty().then(|| self.conclusion.text());
            json!({ "cells": self.grid.snapshot(), "conclusion": conclusion })
        })
    }

    fn restore(&mut self, draft: &Json, _cx: &mut Cx<'_, Self>) {
        if self.sheet.is_some() {
            self.take_up(draft);
            if self.purpose == Purpose::Read {
                self.purpose = Purpose::Correct;
            }
        } else {
            self.draft = Some(draft.clone());
        }
    }
}
