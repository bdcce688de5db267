//! A series before it is booked: each appointment of it, what is in its way, and what is done about that.

use crate::app::context::Context;
use crate::app::dialog::Dialog;
use crate::app::effect::Slot;
use crate::app::screen::{Cx, Handled, Screen};
use crate::domain::schedule::{Span as Time, weekday_text};
use crate::domain::time::Timestamp;
use crate::form::{FormSpec, Values};
use crate::i18n::{Message, t};
use crate::keys::{Command, Scopes, tables};
use crate::screens::reason::{REASON, WHY};
use crate::store::appointments::{self, Appointment, Booking, Occurrence, Stop};
use crate::store::{StoreError, Tx};
use crate::ui::table::{Column, Empty, List, Row, Step, Width};
use crate::ui::theme::Tone;
use crate::ui::{Ui, modal, put};
use chrono::Datelike as _;
use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

const PREVIEW: Slot = Slot("series-preview");
const SAVE: Slot = Slot("series-save");

const OVERBOOK: FormSpec = FormSpec { id: "series-overbook", title: t::BOOKING_OVERBOOK_REASON, fields: &[WHY] };

/// What is done about an appointment of the series.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Choice {
    /// Nothing is in the way, or nothing was decided.
    AsWished,
    Nearest(Time),
    LeftOut,
    Overbooked,
}

/// A row.
struct Planned {
    nth: usize,
    occurrence: Occurrence,
    choice: Choice,
}

impl Planned {
    fn new((index, occurrence): (usize, Occurrence)) -> Self {
        let choice = match (&occurrence.obstacle, occurrence.nearest) {
            (None, _) => Choice::AsWished,
            (Some(_), Some(slot)) => Choice::Nearest(slot),
            (Some(_), None) => Choice::LeftOut,
        };
        Self { nth: index + 1, occurrence, choice }
    }

    /// When it will be booked.
    const fn stop(&self) -> Option<Stop> {
        match self.choice {
            Choice::AsWished => Some(Stop { starts_at: self.occurrence.starts_at, overbook: false }),
            Choice::Nearest(slot) => Some(Stop { starts_at: slot.start, overbook: false }),
            Choice::Overbooked => Some(Stop { starts_at: self.occurrence.starts_at, overbook: true }),
            Choice::LeftOut => None,
        }
    }
}

impl Row for Planned {
    type Id = usize;
    fn id(&self) -> usize {
        self.nth
    }
}

/// What came of it.
pub enum Outcome {
    /// All of it was booked.
    Booked(Vec<Appointment>),
    /// Something is wrong that is not about one of its appointments.
    Refused(StoreError),
}

/// The box.
pub(super) struct Series {
    about: Message,
    booking: Booking,
    starts: Vec<Timestamp>,
    list: List<Planned>,
    notice: Option<(Tone, Message)>,
    saving: bool,
}

impl Series {
    /// The appointments that begin at these times; `about` says for whom and with whom.
    #[must_use]
    pub(super) const fn new(about: Message, booking: Booking, starts: Vec<Timestamp>) -> Self {
        Self { about, booking, starts, list: List::new(), notice: None, saving: false }
    }

    fn ask(&self, cx: &mut Cx<'_, Self>) {
        let (booking, starts) = (self.booking.clone(), self.starts.clone());
        let (zone, now) = (cx.context().locale.zone, cx.now());
        cx.query(PREVIEW, move |conn| appointments::preview(conn, &booking, &starts, zone, now), Msg::Seen);
    }

    /// What is in the way now; what was decided about the same obstacle stays.
    fn take(&mut self, occurrences: Vec<Occurrence>) {
        let before = self.list.rows();
        let decided = |planned: Planned| {
            let same = before.iter().find(|old| old.nth == planned.nth && old.occurrence == planned.occurrence);
            let choice = same.map_or(planned.choice, |old| old.choice);
            Planned { choice, ..planned }
        };
        let rows = occurrences.into_iter().enumerate().map(Planned::new).map(decided).collect();
        self.list.set_rows(rows);
    }

    fn decide(&mut self, choice: impl FnOnce(&Planned) -> Choice) {
        let at = self.list.selected_index();
        if let Some(row) = self.list.rows_mut().get_mut(at) {
            row.choice = choice(row);
        }
        self.notice = None;
    }

    fn overbook(&self, cx: &mut Cx<'_, Self>) {
        // The reason is asked for once: it is written with the appointments that need it.
        let keep = |_: &Tx<'_>, values: &Values| Ok(values.owned(REASON).unwrap_or_default());
        let dialog = Dialog::new(&OVERBOOK, cx.context().form(), keep)
            .about(self.about.clone())
            .with(REASON, self.booking.overbook_reason.as_str());
        cx.open(dialog, Msg::Overbook);
    }

    fn save(&mut self, cx: &mut Cx<'_, Self>) {
        if self.saving || self.list.is_loading() {
            return;
        }
        let stops: Vec<Stop> = self.list.rows().iter().filter_map(Planned::stop).collect();
        if stops.is_empty() {
            self.notice = Some((Tone::Alert, t::SERIES_NOTHING_LEFT.into()));
            return;
        }
        self.saving = true;
        let booking = self.booking.clone();
        cx.write(SAVE, move |tx| appointments::book_series(tx, &booking, &stops), Msg::Saved);
    }
}

/// What comes back.
pub(super) enum Msg {
    /// What is in the way.
    Seen(Result<Vec<Occurrence>, StoreError>),
    /// Why the selected one is booked although something is in the way.
    Overbook(String),
    /// The store has answered.
    Saved(Result<Vec<Appointment>, StoreError>),
}

const COLUMNS: &[Column<Planned>] = &[
    Column::new(t::SERIES_NTH, Width::Fixed(3), |row: &Planned, ui| {
        Line::from(ui.span(Tone::Muted, row.nth.to_string()))
    })
    .right(),
    Column::new(t::FINDER_DAY, Width::Fixed(10), |row, ui| {
        let day = ui.catalogue.locale().zone.day(row.occurrence.starts_at);
        Line::from(ui.words(Tone::Muted, weekday_text(day.weekday())))
    }),
    Column::new(t::FINDER_WHEN, Width::Fixed(17), |row, ui| {
        let start = row.occurrence.starts_at;
        let tone = if row.choice == Choice::LeftOut { Tone::Muted } else { Tone::Text };
        let day = ui.formats().date(ui.catalogue.locale().zone.day(start));
        Line::from(ui.span(tone, format!("{day} {}", ui.formats().time(start))))
    }),
    Column::new(t::SERIES_WHAT, Width::Fill(20, 1), what),
];

fn what(row: &Planned, ui: &Ui<'_>) -> Line<'static> {
    let decided = match row.choice {
        Choice::AsWished => ui.flag(Tone::Ok, ui.text(t::SERIES_FREE)),
        Choice::Nearest(slot) => {
            let at = ui.formats().time(slot.start);
            ui.flag(Tone::Warning, ui.message(&t::SERIES_NEAREST.with("time", at)))
        }
        Choice::LeftOut => ui.span(Tone::Muted, format!("– {}", ui.text(t::SERIES_LEFT_OUT))),
        Choice::Overbooked => ui.flag(Tone::Warning, ui.text(t::BOOKING_OVERBOOKED)),
    };
    let mut spans = vec![decided];
    if let Some(obstacle) = &row.occurrence.obstacle {
        spans.extend([Span::raw(" · "), ui.span(Tone::Muted, ui.message(obstacle))]);
    }
    Line::from(spans)
}

impl Screen for Series {
    type Msg = Msg;
    type Outcome = Outcome;

    fn title(&self) -> Message {
        t::SERIES_TITLE.into()
    }

    fn scopes(&self) -> Scopes {
        &[&tables::SERIES, &tables::LIST, &tables::GLOBAL]
    }

    fn modal(&self) -> bool {
        true
    }

    fn enabled(&self, command: Command, _context: &Context) -> Result<(), Message> {
        let selected = self.list.selected();
        match command {
            Command::Nearest => {
                let near = selected.is_some_and(|row| row.occurrence.nearest.is_some());
                if near { Ok(()) } else { Err(t::SERIES_NO_NEAREST.into()) }
            }
            Command::Overbook => {
                let can = selected.is_some_and(|row| row.occurrence.can_overbook);
                if can { Ok(()) } else { Err(t::SERIES_NO_OVERBOOK.into()) }
            }
            _ => Ok(()),
        }
    }

    fn start(&mut self, cx: &mut Cx<'_, Self>) {
        self.ask(cx);
    }

    fn refresh(&mut self, cx: &mut Cx<'_, Self>) {
        self.ask(cx);
    }

    fn command(&mut self, command: Command, cx: &mut Cx<'_, Self>) -> Handled {
        if let Some(step) = Step::of_command(command) {
            self.list.step(step);
            return Handled::Yes;
        }
        match command {
            Command::Save => self.save(cx),
            Command::Nearest => self.decide(|row| row.occurrence.nearest.map_or(row.choice, Choice::Nearest)),
            Command::LeaveOut => self.decide(|row| match row.choice {
                Choice::LeftOut => Planned::new((row.nth, row.occurrence.clone())).choice,
                _ => Choice::LeftOut,
            }),
            Command::Overbook => self.overbook(cx),
            _ => return Handled::No,
        }
        Handled::Yes
    }

    fn update(&mut self, msg: Msg, cx: &mut Cx<'_, Self>) {
        match msg {
            Msg::Seen(Ok(occurrences)) => self.take(occurrences),
            Msg::Seen(Err(error)) => cx.finish(Outcome::Refused(error)),
            Msg::Overbook(reason) => {
                self.booking.overbook_reason = reason;
                self.decide(|_| Choice::Overbooked);
            }
            Msg::Saved(Ok(booked)) => cx.finish(Outcome::Booked(booked)),
            Msg::Saved(Err(error)) => {
                // Somebody was faster with one of them: what is in the way is looked at again, the rest stays decided.
                self.saving = false;
                self.notice = Some(crate::app::dialog::said(error, cx));
                self.ask(cx);
            }
        }
    }

    fn draw(&mut self, frame: &mut Frame<'_>, area: Rect, ui: &Ui<'_>) {
        let rows = u16::try_from(self.starts.len()).unwrap_or(u16::MAX);
        let size = (area.width.saturating_sub(2).min(96), rows.saturating_add(8).min(area.height));
        let inside = modal::open(frame.buffer_mut(), area, ui, &ui.text(t::SERIES_TITLE), size);
        if inside.height < 5 {
            return;
        }
        let about = Line::from(ui.span(Tone::Title, ui.message(&self.about)));
        put(frame.buffer_mut(), inside.x, inside.y, inside.width, &about);
        let list = Rect { y: inside.y + 2, height: inside.height.saturating_sub(5), ..inside };
        if let Some(obstacle) = self.list.selected().and_then(|row| row.occurrence.obstacle.as_ref()) {
            let whole = Line::from(ui.span(Tone::Muted, ui.message(obstacle)));
            put(frame.buffer_mut(), inside.x, inside.bottom() - 2, inside.width, &whole);
        }
        self.list.draw(frame.buffer_mut(), list, ui, COLUMNS, Empty { text: t::SERIES_NOTHING_LEFT, hint: None });
        let booked = self.list.rows().iter().filter(|row| row.choice != Choice::LeftOut).count();
        let line = match &self.notice {
            Some((tone, message)) => Line::from(ui.flag(*tone, ui.message(message))),
            None if self.saving => Line::from(ui.words(Tone::Muted, t::DIALOG_SAVING)),
            None => Line::from(ui.span(Tone::Muted, ui.message(&t::SERIES_HINT.with("count", booked)))),
        };
        put(frame.buffer_mut(), inside.x, inside.bottom() - 1, inside.width, &line);
    }
}
