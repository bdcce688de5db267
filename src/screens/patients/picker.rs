//! Choosing a patient in a box over what one is doing: found by name, phone or number, or registered on the spot.

use super::PatientCard;
use super::registration::Registration;
use super::search::Search;
use crate::app::context::Context;
use crate::app::screen::{Cx, Handled, Screen};
use crate::domain::actor::Permission;
use crate::i18n::{Message, Text, t};
use crate::keys::{Command, Scopes, tables};
use crate::store::StoreError;
use crate::store::patients::{Found, PatientRow};
use crate::ui::Ui;
use crate::ui::input::Input;
use crate::ui::line_edit::Edit;
use crate::ui::modal;
use crate::ui::table::Step;
use ratatui::Frame;
use ratatui::layout::Rect;

/// The box; its outcome is the patient.
pub struct PatientPicker {
    search: Search,
    /// Whoever is found is opened over the box, instead of being handed to whoever asked.
    opens: bool,
    title: Text,
}

impl PatientPicker {
    /// Begins with what was typed already.
    #[must_use]
    pub fn new(query: &str) -> Self {
        Self { search: Search::new(query), opens: false, title: t::KEYS_PATIENT_SEARCH }
    }

    /// Finds somebody from anywhere: the patient's card opens, and closes to the list again.
    #[must_use]
    pub fn opening() -> Self {
        Self { opens: true, ..Self::new("") }
    }

    /// Says who is looked for.
    #[must_use]
    pub const fn titled(mut self, title: Text) -> Self {
        self.title = title;
        self
    }

    fn take(&self, row: PatientRow, cx: &mut Cx<'_, Self>) {
        if self.opens { cx.show(PatientCard::of(row.id)) } else { cx.finish(row) }
    }

    fn edit(&self, cx: &mut Cx<'_, Self>) {
        if let Some(row) = self.search.selected() {
            cx.open(Registration::edit(row.id).awaited(), |_| Msg::Edited);
        }
    }
}

/// What comes back.
pub enum Msg {
    /// The rows.
    Found(Result<Found, StoreError>),
    /// Somebody new, or somebody who was there already.
    Registered(PatientRow),
    /// The row was edited; the store's news bring it.
    Edited,
}

impl Screen for PatientPicker {
    type Msg = Msg;
    type Outcome = PatientRow;

    fn title(&self) -> Message {
        self.title.into()
    }

    fn scopes(&self) -> Scopes {
        &[&tables::PATIENT_SEARCH, &tables::PICKER]
    }

    fn enabled(&self, command: Command, context: &Context) -> Result<(), Message> {
        match command {
            Command::Register => context.require(Permission::KeepPatients.roles()),
            Command::EditPatient => {
                context.require(Permission::KeepPatients.roles())?;
                self.search.selected().map(|_| ()).ok_or_else(|| t::LIST_NOTHING_SELECTED.into())
            }
            _ => Ok(()),
        }
    }

    fn modal(&self) -> bool {
        true
    }

    fn takes_text(&self) -> bool {
        true
    }

    fn start(&mut self, cx: &mut Cx<'_, Self>) {
        self.refresh(cx);
    }

    fn refresh(&mut self, cx: &mut Cx<'_, Self>) {
        self.search.ask(cx, Msg::Found);
    }

    fn input(&mut self, input: &Input, cx: &mut Cx<'_, Self>) -> Handled {
        // Ctrl-E edits the patient here, and the line ends at its end anyway.
        if let Input::Key(key) = input
            && crate::keys::command(&[&tables::PATIENT_SEARCH], key).is_some()
        {
            return Handled::No;
        }
        match self.search.input(input) {
            Edit::Ignored => return Handled::No,
            Edit::Changed | Edit::Cut => self.search.ask(cx, Msg::Found),
            Edit::Moved | Edit::Full => {}
        }
        Handled::Yes
    }

    fn command(&mut self, command: Command, cx: &mut Cx<'_, Self>) -> Handled {
        if let Some(step) = Step::of_command(command) {
            self.search.step(step);
            return Handled::Yes;
        }
        match command {
            Command::Open => {
                if let Some(row) = self.search.selected().cloned() {
                    self.take(row, cx);
                }
            }
            Command::Register => cx.open(Registration::new(self.search.query()).awaited(), Msg::Registered),
            Command::EditPatient => self.edit(cx),
            _ => return Handled::No,
        }
        Handled::Yes
    }

    fn update(&mut self, msg: Msg, cx: &mut Cx<'_, Self>) {
        match msg {
            Msg::Found(Ok(found)) => {
                self.search.show(found);
                if let Some(row) = self.search.scanned().cloned() {
                    self.take(row, cx);
                }
            }
            Msg::Found(Err(error)) => cx.fail(error),
            Msg::Registered(row) => self.take(row, cx),
            Msg::Edited => {}
        }
    }

    fn draw(&mut self, frame: &mut Frame<'_>, area: Rect, ui: &Ui<'_>) {
        let title = ui.message(&self.title());
        let inside = modal::open(frame.buffer_mut(), area, ui, &title, (88, 18));
        self.search.draw(frame, inside, ui, true);
    }
}
