//! Patients: everybody who was ever here, found as one types; registering, editing, allergies, and the way to a booking.

mod allergies;
mod card;
mod history;
mod merge;
mod picker;
mod registration;
mod search;

pub use allergies::AllergyList;
pub use card::PatientCard;
pub use history::PatientHistory;
pub use merge::Merge;
pub use picker::PatientPicker;
pub use registration::Registration;
pub use search::told_apart;

use crate::app::context::Context;
use crate::app::screen::{Cx, Handled, Screen};
use crate::domain::actor::Permission;
use crate::domain::appointment::{AppointmentAction, WORKFLOW};
use crate::domain::ids::PatientId;
use crate::i18n::{Message, t};
use crate::keys::{Command, Scopes, tables};
use crate::screens::booking::Booking;
use crate::screens::queue;
use crate::store::StoreError;
use crate::store::patients::{Found, PatientRow};
use crate::ui::Ui;
use crate::ui::input::Input;
use crate::ui::line_edit::Edit;
use crate::ui::table::Step;
use crate::ui::theme::Tone;
use ratatui::Frame;
use ratatui::layout::Rect;
use search::Search;

/// The place: a line to search with and the patients found.
pub struct Patients {
    search: Search,
    typing: bool,
}

impl Patients {
    /// With who was here last.
    #[must_use]
    pub fn new() -> Self {
        Self { search: Search::new(""), typing: false }
    }

    fn act(&self, command: Command, row: &PatientRow, cx: &mut Cx<'_, Self>) {
        match command {
            Command::Open => cx.show(PatientCard::of(row.id)),
            Command::EditPatient => cx.show(Registration::edit(row.id)),
            Command::Allergies => cx.show(AllergyList::of(row.id)),
            Command::Merge => {
                let here = row.id;
                cx.open(PatientPicker::new("").titled(t::MERGE_WHICH), move |other| Msg::Other(here, other.id));
            }
            Command::Book => cx.show(Booking::book(Some(row))),
            Command::WalkIn => cx.show(Booking::walk_in(Some(row))),
            _ => {}
        }
    }

    fn back(&mut self, cx: &mut Cx<'_, Self>) {
        self.typing = false;
        if !self.search.query().is_empty() {
            self.search.clear();
            self.refresh(cx);
        }
    }
}

impl Default for Patients {
    fn default() -> Self {
        Self::new()
    }
}

/// What comes back.
pub enum Msg {
    /// The rows.
    Found(Result<Found, StoreError>),
    /// Somebody new was registered.
    Registered(PatientRow),
    /// The second of two records of one person was found.
    Other(PatientId, PatientId),
    /// They are one now.
    Merged(PatientId),
}

/// Whether something can be done for a patient; the reason when not.
///
/// # Errors
/// The roles that would do.
pub(super) fn permitted(command: Command, context: &Context) -> Result<(), Message> {
    match command {
        Command::Register | Command::EditPatient | Command::DeactivatePatient => {
            context.require(Permission::KeepPatients.roles())
        }
        Command::Book => context.require(WORKFLOW.roles(AppointmentAction::Book)),
        Command::Merge | Command::Unmerge => merge::permitted(context),
        Command::WalkIn => context.require(WORKFLOW.roles(AppointmentAction::WalkIn)),
        _ => Ok(()),
    }
}

impl Screen for Patients {
    type Msg = Msg;
    type Outcome = ();

    fn title(&self) -> Message {
        t::PLACE_PATIENTS.into()
    }

    fn scopes(&self) -> Scopes {
        if self.typing {
            &[&tables::PATIENT_SEARCH, &tables::PICKER, &tables::GLOBAL]
        } else {
            &[&tables::PATIENTS, &tables::LIST, &tables::GLOBAL]
        }
    }

    fn enabled(&self, command: Command, context: &Context) -> Result<(), Message> {
        permitted(command, context)?;
        match command {
            Command::EditPatient | Command::Allergies | Command::Merge | Command::Book | Command::WalkIn => {
                self.search.selected().map(|_| ()).ok_or_else(|| t::LIST_NOTHING_SELECTED.into())
            }
            _ => Ok(()),
        }
    }

    fn start(&mut self, cx: &mut Cx<'_, Self>) {
        self.refresh(cx);
    }

    fn refresh(&mut self, cx: &mut Cx<'_, Self>) {
        self.search.ask(cx, Msg::Found);
    }

    fn takes_text(&self) -> bool {
        self.typing
    }

    fn input(&mut self, input: &Input, cx: &mut Cx<'_, Self>) -> Handled {
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
            Command::Search => self.typing = true,
            Command::Register => cx.open(Registration::new(self.search.query()), Msg::Registered),
            Command::Back => self.back(cx),
            Command::Open
            | Command::EditPatient
            | Command::Allergies
            | Command::Merge
            | Command::Book
            | Command::WalkIn => {
                self.typing = false;
                if let Some(row) = self.search.selected() {
                    self.act(command, row, cx);
                }
            }
            _ => return Handled::No,
        }
        Handled::Yes
    }

    fn update(&mut self, msg: Msg, cx: &mut Cx<'_, Self>) {
        match msg {
            Msg::Found(Ok(found)) => {
                self.search.show(found);
                if let Some(row) = self.search.scanned().map(|row| row.id) {
                    self.typing = false;
                    cx.show(PatientCard::of(row));
                }
            }
            Msg::Found(Err(error)) => cx.fail(error),
            Msg::Registered(row) => {
                self.typing = false;
                cx.show(PatientCard::of(row.id));
            }
            Msg::Other(here, other) => cx.open(Merge::new(here, other), Msg::Merged),
            Msg::Merged(id) => cx.show(PatientCard::of(id)),
        }
    }

    fn draw(&mut self, frame: &mut Frame<'_>, area: Rect, ui: &Ui<'_>) {
        let parts = queue::layout(Rect { width: area.width.min(99), ..area });
        let nothing: [(Tone, Message); 0] = [];
        queue::title(frame.buffer_mut(), parts.title, ui, &self.title(), &nothing);
        let list = Rect { width: area.width, ..parts.list };
        self.search.draw(frame, Rect { x: list.x + 1, width: list.width.saturating_sub(1), ..list }, ui, self.typing);
    }
}
