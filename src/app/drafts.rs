//! Unfinished work that was kept: after a dropped line or a crash, and whenever a form was left half done.

use super::draft::{Draft, DraftKey};
use super::effect::Slot;
use super::screen::{Cx, Handled, Screen};
use crate::domain::vocabulary::Vocabulary as _;
use crate::i18n::{Message, t};
use crate::keys::{Command, Scopes, tables};
use crate::store::drafts;
use crate::store::{Reader, StoreError};
use crate::ui::Ui;
use crate::ui::modal;
use crate::ui::table::{Column, Empty, List, Row, Step, Width};
use crate::ui::theme::Tone;
use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::Line;

impl Row for Draft {
    type Id = DraftKey;
    fn id(&self) -> DraftKey {
        self.key
    }
}

/// The overlay: Enter takes the work up again.
#[derive(Default)]
pub struct Drafts {
    list: List<Draft>,
}

const ROWS: Slot = Slot("drafts");

const COLUMNS: &[Column<Draft>] = &[
    Column::new(t::DRAFTS_AT, Width::Fixed(12), |draft, ui| {
        Line::from(ui.span(Tone::Muted, ui.formats().date_time(draft.at)))
    }),
    Column::new(t::DRAFTS_WHAT, Width::Fill(20, 1), |draft, ui| {
        Line::from(ui.words(Tone::Text, draft.key.kind.text()))
    }),
    Column::new(t::DRAFTS_WHOM, Width::Fill(20, 2), |draft, ui| Line::from(ui.span(Tone::Text, &draft.about))),
];

impl Screen for Drafts {
    type Msg = Result<Vec<Draft>, StoreError>;
    type Outcome = DraftKey;

    fn title(&self) -> Message {
        t::COMMAND_DRAFTS.into()
    }

    fn scopes(&self) -> Scopes {
        &[&tables::PICKER, &tables::LIST, &tables::GLOBAL]
    }

    fn modal(&self) -> bool {
        true
    }

    fn start(&mut self, cx: &mut Cx<'_, Self>) {
        self.refresh(cx);
    }

    fn refresh(&mut self, cx: &mut Cx<'_, Self>) {
        if let Some(user) = cx.context().actor().map(|actor| actor.user) {
            let read = |row: &drafts::DraftRow| Draft::read(&row.key, &row.body, row.saved_at);
            let find = move |conn: &Reader| Ok(drafts::list(conn, user)?.iter().filter_map(read).collect());
            cx.query(ROWS, find, |found| found);
        }
    }

    fn update(&mut self, found: Self::Msg, cx: &mut Cx<'_, Self>) {
        match found {
            Ok(drafts) => self.list.set_rows(drafts),
            Err(error) => cx.fail(error),
        }
    }

    fn command(&mut self, command: Command, cx: &mut Cx<'_, Self>) -> Handled {
        match (command, Step::of_command(command)) {
            (_, Some(step)) => _ = self.list.step(step),
            (Command::Open, None) => {
                if let Some(draft) = self.list.selected() {
                    cx.finish(draft.key);
                }
            }
            _ => return Handled::No,
        }
        Handled::Yes
    }

    fn draw(&mut self, frame: &mut Frame<'_>, area: Rect, ui: &Ui<'_>) {
        let inside = modal::open(frame.buffer_mut(), area, ui, &ui.message(&t::DRAFTS_TITLE.into()), (76, 16));
        let empty = Empty { text: t::DRAFTS_NONE, hint: None };
        self.list.draw(frame.buffer_mut(), inside, ui, COLUMNS, empty);
    }
}
