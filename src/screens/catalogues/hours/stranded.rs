//! The booked appointments that a change of hours would leave outside of them: counted and listed before it is saved.

use crate::app::screen::{Cx, Handled, Screen};
use crate::domain::ids::AppointmentId;
use crate::i18n::{Message, t};
use crate::keys::{Command, Scopes, tables};
use crate::store::schedules::Stranded;
use crate::ui::table::{Column, Empty, List, Row, Step, Width};
use crate::ui::theme::Tone;
use crate::ui::{Ui, modal, put};
use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

impl Row for Stranded {
    type Id = AppointmentId;
    fn id(&self) -> AppointmentId {
        self.id
    }
}

/// The box; its outcome says whether to save all the same.
pub(super) struct StrandedBox {
    list: List<Stranded>,
}

impl StrandedBox {
    pub(super) fn new(rows: Vec<Stranded>) -> Self {
        let mut list = List::new();
        list.set_rows(rows);
        Self { list }
    }
}

const COLUMNS: &[Column<Stranded>] = &[
    Column::new(t::CATALOGUES_WHEN, Width::Fixed(18), |row, ui| {
        let day = ui.catalogue.locale().zone.day(row.starts_at);
        Line::from(ui.span(Tone::Text, format!("{} {}", ui.formats().date(day), ui.formats().time(row.starts_at))))
    }),
    Column::new(t::PATIENTS_NAME, Width::Fill(18, 2), |row, ui| {
        Line::from(ui.span(Tone::Text, row.patient_name.listed()))
    }),
    Column::new(t::PATIENTS_PHONE, Width::Fill(14, 1), |row: &Stranded, ui| {
        Line::from(ui.span(Tone::Muted, &row.phone))
    })
    .priority(1),
    Column::new(t::PATIENTS_NUMBER, Width::Fixed(10), |row: &Stranded, ui| {
        Line::from(ui.span(Tone::Accent, row.id.to_string()))
    })
    .priority(2),
];

impl Screen for StrandedBox {
    type Msg = ();
    type Outcome = bool;

    fn title(&self) -> Message {
        t::HOURS_STRANDED_TITLE.into()
    }

    fn scopes(&self) -> Scopes {
        &[&tables::STRANDED, &tables::LIST]
    }

    fn modal(&self) -> bool {
        true
    }

    fn command(&mut self, command: Command, cx: &mut Cx<'_, Self>) -> Handled {
        if let Some(step) = Step::of_command(command) {
            self.list.step(step);
            return Handled::Yes;
        }
        match command {
            Command::Yes => cx.finish(true),
            Command::No | Command::Back => cx.finish(false),
            _ => return Handled::No,
        }
        Handled::Yes
    }

    fn draw(&mut self, frame: &mut Frame<'_>, area: Rect, ui: &Ui<'_>) {
        let rows = u16::try_from(self.list.rows().len()).unwrap_or(u16::MAX);
        let size = (area.width.saturating_sub(4).min(84), rows.saturating_add(8).min(area.height.saturating_sub(2)));
        let inside = modal::open(frame.buffer_mut(), area, ui, &ui.text(t::HOURS_STRANDED_TITLE), size);
        let said = t::HOURS_STRANDED.with("count", self.list.rows().len());
        put(
            frame.buffer_mut(),
            inside.x,
            inside.y,
            inside.width,
            &Line::from(ui.flag(Tone::Warning, ui.message(&said))),
        );
        let hint = Line::from(ui.words(Tone::Muted, t::HOURS_STRANDED_HINT));
        put(frame.buffer_mut(), inside.x, inside.y.saturating_add(1), inside.width, &hint);
        let list = Rect { y: inside.y.saturating_add(3), height: inside.height.saturating_sub(5), ..inside };
        self.list.draw(frame.buffer_mut(), list, ui, COLUMNS, Empty { text: t::HOURS_STRANDED_NONE, hint: None });
        let key = |key: &str| Span::styled(format!("[{key}]"), ui.style(Tone::FooterKey));
        let answers = Line::from(vec![
            key("y"),
            ui.span(Tone::Text, format!(" {}   ", ui.text(t::HOURS_STRANDED_SAVE))),
            key("n"),
            ui.span(Tone::Text, format!(" {}", ui.text(t::HOURS_STRANDED_BACK))),
        ]);
        if inside.height > 1 {
            put(frame.buffer_mut(), inside.x, inside.bottom() - 1, inside.width, &answers);
        }
    }
}
