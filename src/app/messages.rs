//! What was said before: the toasts of this session, the newest first.

use super::screen::{Cx, Handled, Screen};
use crate::domain::time::Timestamp;
use crate::i18n::{Message, t};
use crate::keys::{Command, Scopes, tables};
use crate::ui::Ui;
use crate::ui::modal;
use crate::ui::table::{Column, Empty, List, Row, Step, Width};
use crate::ui::theme::Tone;
use crate::ui::toast::Toast;
use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::Line;

struct Said {
    place: usize,
    at: Timestamp,
    toast: Toast,
}

impl Row for Said {
    type Id = usize;
    fn id(&self) -> usize {
        self.place
    }
}

/// The overlay.
pub struct Messages {
    list: List<Said>,
}

impl Messages {
    /// Shows these toasts.
    #[must_use]
    pub fn new(toasts: Vec<(Timestamp, Toast)>) -> Self {
        let mut list = List::new();
        list.set_rows(toasts.into_iter().enumerate().map(|(place, (at, toast))| Said { place, at, toast }).collect());
        Self { list }
    }
}

const COLUMNS: &[Column<Said>] = &[
    Column::new(t::MESSAGES_AT, Width::Fixed(5), |said, ui| {
        Line::from(ui.span(Tone::Muted, ui.formats().time(said.at)))
    }),
    Column::new(t::MESSAGES_WHAT, Width::Fill(30, 1), |said, ui| {
        Line::from(ui.flag(said.toast.severity.tone(), ui.message(&said.toast.message)))
    }),
];

impl Screen for Messages {
    type Msg = ();
    type Outcome = ();

    fn title(&self) -> Message {
        t::MESSAGES_TITLE.into()
    }

    fn scopes(&self) -> Scopes {
        &[&tables::PICKER, &tables::LIST, &tables::GLOBAL]
    }

    fn modal(&self) -> bool {
        true
    }

    fn command(&mut self, command: Command, cx: &mut Cx<'_, Self>) -> Handled {
        match (command, Step::of_command(command)) {
            (_, Some(step)) => _ = self.list.step(step),
            (Command::Open, None) => cx.close(),
            _ => return Handled::No,
        }
        Handled::Yes
    }

    fn draw(&mut self, frame: &mut Frame<'_>, area: Rect, ui: &Ui<'_>) {
        let inside = modal::open(frame.buffer_mut(), area, ui, &ui.message(&t::MESSAGES_TITLE.into()), (88, 20));
        let empty = Empty { text: t::MESSAGES_NONE, hint: None };
        self.list.draw(frame.buffer_mut(), inside, ui, COLUMNS, empty);
    }
}
