//! The no-show sweep: everybody whose grace is over in a list, and one key that marks exactly those.

use crate::app::effect::Slot;
use crate::app::screen::{Cx, Handled, Screen};
use crate::domain::ids::{AppointmentId, Version};
use crate::i18n::{Message, t};
use crate::keys::{Command, Scopes, tables};
use crate::store::appointments::{self, QueueRow};
use crate::store::{Reader, StoreError};
use crate::ui::table::{Column, Empty, List, Step, Width};
use crate::ui::theme::Tone;
use crate::ui::toast::Toast;
use crate::ui::{Ui, modal, put, waiting};
use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::Line;

const OVERDUE: Slot = Slot("overdue");
const SWEEP: Slot = Slot("sweep");

/// The list in its box.
#[derive(Default)]
pub struct Sweep {
    list: List<QueueRow>,
    saving: bool,
}

/// What comes back.
pub enum Msg {
    /// Who is overdue.
    Loaded(Result<Vec<QueueRow>, StoreError>),
    /// How many were marked.
    Swept(Result<usize, StoreError>),
}

const COLUMNS: &[Column<QueueRow>] = &[
    Column::new(t::RECEPTION_TIME, Width::Fixed(12), |row, ui| Line::from(ui.span(Tone::Text, ui.when(row.starts_at)))),
    Column::new(t::QUEUE_PATIENT, Width::Fill(16, 3), |row, ui| {
        Line::from(ui.span(Tone::Text, row.patient_name.listed()))
    }),
    Column::new(t::QUEUE_WITH, Width::Fill(12, 2), |row: &QueueRow, ui| {
        Line::from(ui.span(Tone::Muted, &row.professional_name))
    })
    .priority(1),
    Column::new(t::RECEPTION_WAIT, Width::Fixed(9), |row: &QueueRow, ui| {
        waiting::cell(ui.now.minutes_since(row.starts_at), ui.waits.expected, ui)
    })
    .right(),
];

fn load(conn: &Reader, now: crate::domain::time::Timestamp) -> Result<Vec<QueueRow>, StoreError> {
    appointments::overdue(conn, now)?.into_iter().map(|(id, _)| appointments::row(conn, id)).collect()
}

impl Screen for Sweep {
    type Msg = Msg;
    type Outcome = ();

    fn title(&self) -> Message {
        t::RECEPTION_SWEEP_TITLE.into()
    }

    fn scopes(&self) -> Scopes {
        &[&tables::QUESTION, &tables::LIST]
    }

    fn modal(&self) -> bool {
        true
    }

    fn start(&mut self, cx: &mut Cx<'_, Self>) {
        self.refresh(cx);
    }

    fn refresh(&mut self, cx: &mut Cx<'_, Self>) {
        let now = cx.now();
        cx.query(OVERDUE, move |conn| load(conn, now), Msg::Loaded);
    }

    fn command(&mut self, command: Command, cx: &mut Cx<'_, Self>) -> Handled {
        if let Some(step) = Step::of_command(command) {
            self.list.step(step);
            return Handled::Yes;
        }
        match command {
            Command::Yes if !self.saving && !self.list.rows().is_empty() => {
                self.saving = true;
                let listed: Vec<(AppointmentId, Version)> =
                    self.list.rows().iter().map(|row| (row.id, row.version)).collect();
                cx.write(SWEEP, move |tx| appointments::sweep_no_shows(tx, &listed), Msg::Swept);
            }
            Command::Yes | Command::Open => {}
            Command::No => cx.close(),
            _ => return Handled::No,
        }
        Handled::Yes
    }

    fn update(&mut self, msg: Msg, cx: &mut Cx<'_, Self>) {
        match msg {
            Msg::Loaded(Ok(rows)) if rows.is_empty() && !self.saving => {
                cx.say(Toast::info(t::RECEPTION_NOBODY_OVERDUE));
                cx.close();
            }
            Msg::Loaded(Ok(rows)) => self.list.set_rows(rows),
            Msg::Swept(Ok(count)) => {
                cx.say(Toast::done(t::RECEPTION_SWEPT.with("count", count)));
                cx.close();
            }
            Msg::Loaded(Err(error)) | Msg::Swept(Err(error)) => {
                self.saving = false;
                cx.fail(error);
            }
        }
    }

    fn draw(&mut self, frame: &mut Frame<'_>, area: Rect, ui: &Ui<'_>) {
        if self.list.is_loading() {
            return;
        }
        let count = self.list.rows().len();
        let height = u16::try_from(count).unwrap_or(u16::MAX).saturating_add(7);
        let buf = frame.buffer_mut();
        let inside = modal::open(buf, area, ui, &ui.text(t::RECEPTION_SWEEP_TITLE), (84, height));
        let body = ui.span(Tone::Text, ui.message(&t::RECEPTION_SWEEP_BODY.with("count", count)));
        put(buf, inside.x, inside.y, inside.width, &Line::from(body));
        let list = Rect { y: inside.y + 2, height: inside.height.saturating_sub(4), ..inside };
        self.list.draw(buf, list, ui, COLUMNS, Empty { text: t::RECEPTION_NOBODY_OVERDUE, hint: None });
        let mut spans = Vec::new();
        for binding in tables::QUESTION.bindings {
            let words = if binding.command == Command::Yes { t::ACTION_NO_SHOW } else { t::COMMAND_NO };
            let key = binding.keys.first().map(|key| key.label(ui.catalogue)).unwrap_or_default();
            spans.extend([
                ui.span(Tone::FooterKey, format!("[{key}]")),
                ui.span(Tone::Text, format!(" {}   ", ui.text(words))),
            ]);
        }
        put(buf, inside.x, inside.bottom().saturating_sub(1), inside.width, &Line::from(spans));
    }
}
