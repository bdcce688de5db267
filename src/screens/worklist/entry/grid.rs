//! The values of an order as a spreadsheet: one line for each, Enter goes to the next.

use super::cell::{Cell, Meaning};
use crate::domain::lab::Flag;
use crate::i18n::Formats;
use crate::store::lab::results::{Entry, TestResults};
use crate::ui::input::Input;
use crate::ui::line_edit::Edit;
use crossterm::event::{KeyCode, KeyEventKind, KeyModifiers};
use serde_json::{Map, Value as Json, json};

/// A line of the grid.
pub(super) enum GridLine {
    /// The name of a test that measures several things.
    Heading(String),
    /// The cell of this number.
    Cell(usize),
}

/// What an input did.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum GridEvent {
    /// A value is another one now.
    Changed,
    /// The focus moved, or there was nothing to do.
    Handled,
    /// The focus shall go on behind the last value.
    Beyond,
    /// The value is long: it needs a window of its own.
    Long,
    /// Not for the grid.
    Ignored,
}

/// The values of an order.
pub(super) struct Grid {
    pub(super) cells: Vec<Cell>,
    pub(super) lines: Vec<GridLine>,
    pub(super) focus: usize,
    /// The first line in view.
    pub(super) top: usize,
    /// Nothing was typed since the focus came: as in a spreadsheet, a digit then replaces the number.
    pub(super) fresh: bool,
}

impl Grid {
    pub(super) fn new(results: &[TestResults], formats: Formats<'_>) -> Self {
        let (mut cells, mut lines) = (Vec::new(), Vec::new());
        for test in results {
            if test.analytes.len() > 1 {
                lines.push(GridLine::Heading(test.name.clone()));
            }
            for analyte in &test.analytes {
                lines.push(GridLine::Cell(cells.len()));
                cells.push(Cell::new(test.test, analyte.clone(), formats));
            }
        }
        Self { cells, lines, focus: 0, top: 0, fresh: true }
    }

    /// Takes what was loaded again, and keeps what is typed and not yet saved.
    pub(super) fn reload(&mut self, results: &[TestResults], formats: Formats<'_>) {
        let mut fresh = Self::new(results, formats);
        for cell in self.cells.iter().filter(|cell| cell.is_dirty()) {
            let key = cell.key();
            if let Some(new) = fresh.cells.iter_mut().find(|new| new.key() == key) {
                new.set(cell.typed());
                new.error.clone_from(&cell.error);
            }
        }
        (fresh.focus, fresh.top) = (self.focus.min(fresh.cells.len().saturating_sub(1)), self.top);
        fresh.fresh = self.fresh;
        *self = fresh;
    }

    pub(super) fn focused(&self) -> Option<&Cell> {
        self.cells.get(self.focus)
    }

    pub(super) fn focused_mut(&mut self) -> Option<&mut Cell> {
        self.cells.get_mut(self.focus)
    }

    pub(super) fn is_dirty(&self) -> bool {
        self.cells.iter().any(Cell::is_dirty)
    }

    /// How many have a value as typed.
    pub(super) fn filled(&self) -> usize {
        self.cells.iter().filter(|cell| cell.meaning() != Meaning::Empty).count()
    }

    /// How many say so as typed.
    pub(super) fn count(&self, which: impl Fn(Flag) -> bool) -> usize {
        let says = |cell: &&Cell| matches!(cell.meaning(), Meaning::Judged(flag) if which(flag));
        self.cells.iter().filter(says).count()
    }

    /// The critical ones among what was typed and is not yet saved.
    pub(super) fn fresh_critical(&self) -> bool {
        let critical = |cell: &Cell| matches!(cell.meaning(), Meaning::Judged(flag) if flag.is_critical());
        self.cells.iter().any(|cell| cell.is_dirty() && critical(cell))
    }

    /// What differs from what was loaded.
    pub(super) fn entries(&self) -> Vec<Entry> {
        self.cells.iter().filter(|cell| cell.is_dirty()).map(Cell::entry).collect()
    }

    /// Everything is on record as it is typed.
    pub(super) fn saved(&mut self) {
        self.cells.iter_mut().for_each(Cell::saved);
    }

    /// Whether everything may be saved; the focus goes to the first value that may not.
    pub(super) fn check(&mut self) -> bool {
        let bad: Vec<usize> =
            self.cells.iter_mut().enumerate().filter_map(|(index, cell)| (!cell.check()).then_some(index)).collect();
        if let Some(first) = bad.first() {
            (self.focus, self.fresh) = (*first, true);
        }
        bad.is_empty()
    }

    /// Takes what was typed; a value that is left says at once what is wrong with it.
    pub(super) fn handle(&mut self, input: &Input) -> GridEvent {
        let key = match input {
            Input::Paste(words) => {
                let fresh = std::mem::take(&mut self.fresh);
                if let Some(cell) = self.focused_mut() {
                    cell.paste(words, fresh);
                }
                return GridEvent::Changed;
            }
            Input::Key(key) if key.kind == KeyEventKind::Release => return GridEvent::Ignored,
            Input::Key(key) => key,
        };
        let fresh = std::mem::take(&mut self.fresh);
        let Some(cell) = self.focused_mut() else { return GridEvent::Ignored };
        if cell.is_long() && matches!(key.code, KeyCode::Char(_) | KeyCode::Backspace) && key.modifiers.is_empty() {
            return GridEvent::Long;
        }
        match cell.press(key, fresh) {
            Edit::Changed | Edit::Cut => return GridEvent::Changed,
            Edit::Moved | Edit::Full => return GridEvent::Handled,
            Edit::Ignored => {}
        }
        if key.modifiers.intersects(KeyModifiers::CONTROL | KeyModifiers::ALT) {
            return GridEvent::Ignored;
        }
        self.travel(key.code)
    }

    fn travel(&mut self, code: KeyCode) -> GridEvent {
        const PAGE: usize = 8;
        let last = self.cells.len().saturating_sub(1);
        let to = match code {
            KeyCode::Enter | KeyCode::Tab | KeyCode::Down if self.focus >= last => {
                self.leave();
                return GridEvent::Beyond;
            }
            KeyCode::Enter | KeyCode::Tab | KeyCode::Down => self.focus + 1,
            KeyCode::BackTab | KeyCode::Up => self.focus.saturating_sub(1),
            KeyCode::PageDown => self.focus + PAGE,
            KeyCode::PageUp => self.focus.saturating_sub(PAGE),
            _ => return GridEvent::Ignored,
        };
        self.leave();
        self.focus = to.min(last);
        self.fresh = true;
        GridEvent::Handled
    }

    fn leave(&mut self) {
        if let Some(cell) = self.focused_mut() {
            cell.check();
        }
    }

    /// Moves the window so that the focused value, and the heading above the first, are in it.
    pub(super) fn scroll(&mut self, page: usize) {
        let at = self.lines.iter().position(|line| matches!(line, GridLine::Cell(cell) if *cell == self.focus));
        let at = at.unwrap_or(0);
        let lowest = (at + 1).saturating_sub(page);
        let heading = at.checked_sub(1).filter(|above| matches!(self.lines.get(*above), Some(GridLine::Heading(_))));
        self.top = self.top.clamp(lowest, heading.unwrap_or(at).max(lowest));
    }

    /// What differs from what was loaded, for a draft.
    pub(super) fn snapshot(&self) -> Json {
        let dirty = self.cells.iter().filter(|cell| cell.is_dirty());
        Json::Object(dirty.map(|cell| (cell.key(), json!(cell.typed()))).collect::<Map<_, _>>())
    }

    /// Takes a draft up again.
    pub(super) fn restore(&mut self, draft: &Json) {
        for cell in &mut self.cells {
            if let Some(typed) = draft.get(cell.key()).and_then(Json::as_str) {
                cell.set(typed);
            }
        }
    }
}
