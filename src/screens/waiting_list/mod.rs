//! Who waits for a slot: the list, the next slots that would do for each, and the appointment that comes of it.

mod fields;
mod form;
mod offers;
mod rows;

pub use form::WaitForm;
pub use offers::Offers;

use crate::app::context::Context;
use crate::app::effect::Slot;
use crate::app::screen::{Cx, Handled, Screen};
use crate::domain::appointment::{AppointmentAction, WORKFLOW};
use crate::domain::ids::{PatientId, WaitingListId};
use crate::domain::time::Timestamp;
use crate::form::FormSpec;
use crate::i18n::{Catalogue, Message, t};
use crate::keys::{Command, Scopes, tables};
use crate::screens::choose::Choose;
use crate::screens::patients::PatientCard;
use crate::screens::{queue, reason};
use crate::store::free_slots::FreeSlot;
use crate::store::waiting_list::{self, Candidate, Entry};
use crate::store::{StoreError, Tx};
use crate::ui::picker::PickItem;
use crate::ui::table::{Empty, List, Row, Step};
use crate::ui::theme::Tone;
use crate::ui::toast::Toast;
use crate::ui::{Ui, put};
use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};
use rows::{COLUMNS, Fitting};

const ROWS: Slot = Slot("waiting-list");
const NEXT: Slot = Slot("waiting-list-next");
const ACT: Slot = Slot("waiting-list-act");

const WITHDRAW: FormSpec = reason::form("withdraw", t::WAITLIST_WITHDRAW_TITLE);

impl Row for Entry {
    type Id = WaitingListId;
    fn id(&self) -> WaitingListId {
        self.id
    }
}

/// The list.
#[derive(Default)]
pub struct WaitingList {
    list: List<Entry>,
    next: Option<(WaitingListId, Vec<Fitting>)>,
    /// The list of slots is wanted as soon as they are there.
    choosing: bool,
}

impl WaitingList {
    /// Everybody who waits.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Looks for the next slots that would do for the selected one.
    fn look(&self, cx: &mut Cx<'_, Self>) {
        let Some(entry) = self.list.selected().cloned() else { return };
        let (zone, now) = (cx.context().locale.zone, cx.now());
        let id = entry.id;
        cx.query(NEXT, move |conn| rows::fitting(conn, &entry, zone, now), move |found| Msg::Next(id, found));
    }

    fn found(&self) -> Option<&[Fitting]> {
        let selected = self.list.selected()?.id;
        self.next.as_ref().filter(|(id, _)| *id == selected).map(|(_, next)| next.as_slice())
    }

    /// Chooses one of the slots that would do.
    fn choose(&mut self, cx: &mut Cx<'_, Self>) {
        let Some(next) = self.found() else {
            self.choosing = true;
            return;
        };
        if next.is_empty() {
            return cx.say(Toast::info(t::WAITLIST_NOTHING_FREE));
        }
        let catalogue = Catalogue::new(cx.context().locale);
        let item = |fitting: &Fitting| PickItem {
            label: fitting.words(&catalogue),
            detail: fitting.who.clone(),
            value: fitting.slot,
        };
        cx.open(Choose::new(t::BOOKING_FREE_SLOTS, next.iter().map(item).collect()), Msg::Chosen);
    }

    fn book(&self, slot: FreeSlot, cx: &mut Cx<'_, Self>) {
        let Some(entry) = self.list.selected().cloned() else { return };
        let write = move |tx: &Tx<'_>| Ok(rows::book(tx, &entry, slot)?.starts_at);
        cx.write(ACT, write, Msg::Booked);
    }

    fn withdraw(&self, cx: &mut Cx<'_, Self>) {
        let Some(entry) = self.list.selected() else { return };
        let (id, seen) = (entry.id, entry.version);
        let save = move |tx: &Tx<'_>, why: &str| waiting_list::withdraw(tx, id, seen, why);
        let dialog = reason::dialog(&WITHDRAW, cx.context().form(), rows::about(entry), save);
        cx.open(dialog, |entry: Entry| Msg::Withdrawn(entry.patient_name.full()));
    }

    fn patient(&self) -> Option<PatientId> {
        self.list.selected().map(|entry| entry.patient)
    }

    /// The next slot for the selected one, below the title.
    fn next_slot(&self, ui: &Ui<'_>) -> Line<'static> {
        let Some(entry) = self.list.selected() else { return Line::default() };
        let name = entry.patient_name.full();
        let Some(next) = self.found() else { return Line::default() };
        let Some(first) = next.first() else {
            return Line::from(ui.span(Tone::Muted, ui.message(&t::WAITLIST_NONE_FOR.with("name", name))));
        };
        let words = t::WAITLIST_NEXT_FOR
            .with("name", name)
            .with("slot", first.words(ui.catalogue))
            .with("professional", first.who.as_str());
        Line::from(vec![ui.flag(Tone::Ok, ui.message(&words)), Span::raw("  ")])
    }
}

/// What comes back.
pub enum Msg {
    /// Who waits.
    Loaded(Result<Vec<Entry>, StoreError>),
    /// The next slots that would do for this one.
    Next(WaitingListId, Result<Vec<Fitting>, StoreError>),
    /// A slot was chosen.
    Chosen(FreeSlot),
    /// The store has answered.
    Booked(Result<Timestamp, StoreError>),
    /// Somebody was taken off.
    Withdrawn(String),
    /// Somebody was put on.
    Added(WaitingListId),
}

impl Screen for WaitingList {
    type Msg = Msg;
    type Outcome = ();

    fn title(&self) -> Message {
        t::WAITLIST_TITLE.into()
    }

    fn scopes(&self) -> Scopes {
        &[&tables::WAITING_LIST, &tables::LIST, &tables::GLOBAL]
    }

    fn enabled(&self, command: Command, context: &Context) -> Result<(), Message> {
        match command {
            Command::Wait => context.require(WORKFLOW.roles(AppointmentAction::Book)),
            Command::Book | Command::Withdraw => {
                context.require(WORKFLOW.roles(AppointmentAction::Book))?;
                self.list.selected().map(|_| ()).ok_or_else(|| t::LIST_NOTHING_SELECTED.into())
            }
            _ => Ok(()),
        }
    }

    fn start(&mut self, cx: &mut Cx<'_, Self>) {
        self.refresh(cx);
    }

    fn refresh(&mut self, cx: &mut Cx<'_, Self>) {
        cx.query(ROWS, waiting_list::list, Msg::Loaded);
    }

    fn command(&mut self, command: Command, cx: &mut Cx<'_, Self>) -> Handled {
        if let Some(step) = Step::of_command(command) {
            if self.list.step(step) {
                self.look(cx);
            }
            return Handled::Yes;
        }
        match command {
            Command::Wait => cx.open(WaitForm::new(None), |entry| Msg::Added(entry.id)),
            Command::Book => self.choose(cx),
            Command::Withdraw => self.withdraw(cx),
            Command::Open => {
                if let Some(patient) = self.patient() {
                    cx.show(PatientCard::of(patient));
                }
            }
            _ => return Handled::No,
        }
        Handled::Yes
    }

    fn update(&mut self, msg: Msg, cx: &mut Cx<'_, Self>) {
        match msg {
            Msg::Loaded(Ok(rows)) => {
                self.list.set_rows(rows);
                self.look(cx);
            }
            Msg::Next(id, Ok(next)) => {
                self.next = Some((id, next));
                if std::mem::take(&mut self.choosing) {
                    self.choose(cx);
                }
            }
            Msg::Chosen(slot) => self.book(slot, cx),
            Msg::Booked(Ok(at)) => cx.say(Toast::done(t::WAITLIST_BOOKED.with("at", at))),
            Msg::Withdrawn(name) => cx.say(Toast::done(t::WAITLIST_WITHDRAWN.with("name", name))),
            Msg::Added(id) => {
                self.list.select(&id);
            }
            Msg::Loaded(Err(error)) | Msg::Next(_, Err(error)) | Msg::Booked(Err(error)) => cx.fail(error),
        }
    }

    fn draw(&mut self, frame: &mut Frame<'_>, area: Rect, ui: &Ui<'_>) {
        let parts = queue::layout(area);
        let count = [(Tone::Muted, t::WAITLIST_COUNT.with("count", self.list.rows().len()))];
        queue::title(frame.buffer_mut(), parts.title, ui, &self.title(), &count);
        let list = Rect {
            y: parts.list.y.saturating_add(1),
            width: parts.list.width.saturating_sub(1),
            height: parts.list.height.saturating_sub(1),
            ..parts.list
        };
        let empty = Empty { text: t::WAITLIST_EMPTY, hint: Some(t::WAITLIST_EMPTY_HINT) };
        self.list.draw(frame.buffer_mut(), list, ui, COLUMNS, empty);
        let next = self.next_slot(ui);
        put(frame.buffer_mut(), area.x + 1, area.y.saturating_add(1), parts.list.width.saturating_sub(2), &next);
        if let (Some(panel), Some(entry)) = (parts.panel, self.list.selected()) {
            let lines = rows::panel(entry, self.found(), ui);
            queue::panel(frame.buffer_mut(), panel, ui, &lines);
        }
    }
}

/// How somebody could be booked: what the offers and the list have in common.
fn candidate(entry: &Entry) -> Candidate {
    Candidate {
        fit: crate::domain::waiting_list::Fit::Professional,
        minutes: entry.wanted.minutes,
        entry: entry.clone(),
    }
}
