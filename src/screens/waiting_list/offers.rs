//! A slot that has become free, and who waits for one like it: whoever says yes on the phone is booked with one key.

use super::rows;
use crate::app::context::Context;
use crate::app::dialog::said;
use crate::app::effect::Slot;
use crate::app::screen::{Cx, Handled, Screen};
use crate::domain::appointment::{AppointmentAction, WORKFLOW};
use crate::domain::ids::{AppointmentId, ProfessionalId, WaitingListId};
use crate::domain::schedule::{Span, weekday_text};
use crate::domain::time::{Timestamp, Zone};
use crate::domain::waiting_list::{Fit, Opening};
use crate::i18n::{Message, t};
use crate::keys::{Command, Scopes, tables};
use crate::store::waiting_list::{self, Candidate};
use crate::store::{Reader, StoreError, professionals};
use crate::ui::table::{Column, Empty, List, Row, Step, Width};
use crate::ui::theme::Tone;
use crate::ui::toast::Toast;
use crate::ui::{Ui, modal, put};
use chrono::Datelike as _;
use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::Line;

const LOAD: Slot = Slot("offers");
const BOOK: Slot = Slot("offers-book");

impl Row for Candidate {
    type Id = WaitingListId;
    fn id(&self) -> WaitingListId {
        self.entry.id
    }
}

/// A slot and those it could be offered to.
pub struct Loaded {
    opening: Opening,
    professional: String,
    candidates: Vec<Candidate>,
}

/// Which slot.
#[derive(Debug, Clone, Copy)]
enum Of {
    /// The time that an appointment held.
    Appointment(AppointmentId),
    /// A free time of somebody.
    Free(ProfessionalId, Span),
}

/// The box.
pub struct Offers {
    of: Of,
    opening: Option<(Opening, String)>,
    list: List<Candidate>,
    notice: Option<(Tone, Message)>,
    saving: bool,
}

impl Offers {
    /// The time that an appointment held.
    #[must_use]
    pub const fn of(appointment: AppointmentId) -> Self {
        Self::new(Of::Appointment(appointment))
    }

    /// A free time of a professional.
    #[must_use]
    pub const fn at(professional: ProfessionalId, slot: Span) -> Self {
        Self::new(Of::Free(professional, slot))
    }

    const fn new(of: Of) -> Self {
        Self { of, opening: None, list: List::new(), notice: None, saving: false }
    }

    fn book(&mut self, cx: &mut Cx<'_, Self>) {
        let (Some((opening, _)), Some(candidate), false) = (&self.opening, self.list.selected(), self.saving) else {
            return;
        };
        let (id, seen, booking) = (candidate.entry.id, candidate.entry.version, candidate.booking(opening));
        let name = candidate.entry.patient_name.full();
        self.saving = true;
        let answer = move |result| Msg::Booked(name, result);
        cx.write(BOOK, move |tx| Ok(waiting_list::book(tx, id, seen, &booking)?.starts_at), answer);
    }
}

/// What comes back.
pub enum Msg {
    /// The slot and who waits for one like it.
    Loaded(Result<Loaded, StoreError>),
    /// The store has answered about this patient.
    Booked(String, Result<Timestamp, StoreError>),
}

fn load(conn: &Reader, of: Of, zone: Zone, now: Timestamp) -> Result<Loaded, StoreError> {
    let opening = match of {
        Of::Appointment(id) => waiting_list::opening(conn, id)?,
        Of::Free(professional, span) => {
            let specialty = professionals::get(conn, professional)?.details.specialty;
            Opening { professional, specialty, span }
        }
    };
    let professional = professionals::name(conn, opening.professional)?;
    let candidates = waiting_list::candidates(conn, &opening, zone, now)?;
    Ok(Loaded { opening, professional, candidates })
}

const COLUMNS: &[Column<Candidate>] = &[
    Column::new(t::QUEUE_PATIENT, Width::Fill(16, 3), |one, ui| {
        Line::from(ui.span(Tone::Text, one.entry.patient_name.listed()))
    }),
    Column::new(t::PATIENTS_PHONE, Width::Fixed(18), |one: &Candidate, ui| {
        let missing = ui.text(t::WAITLIST_NO_PHONE);
        let phone = &one.entry.phone;
        let (tone, words) = if phone.is_empty() { (Tone::Muted, &missing) } else { (Tone::Accent, phone) };
        Line::from(ui.span(tone, words))
    }),
    Column::new(t::OFFERS_SINCE, Width::Fixed(11), |one, ui| {
        let day = ui.catalogue.locale().zone.day(one.entry.since);
        Line::from(ui.span(Tone::Muted, ui.formats().date(day)))
    }),
    Column::new(t::QUEUE_WITH, Width::Fill(10, 2), |one: &Candidate, ui| {
        let tone = if one.fit == Fit::Professional { Tone::Text } else { Tone::Muted };
        Line::from(ui.span(tone, rows::with(&one.entry)))
    })
    .priority(1),
    Column::new(t::QUEUE_REASON, Width::Fill(10, 2), |one: &Candidate, ui| {
        let note = [one.entry.reason.as_str(), one.entry.note.as_str()];
        let words: Vec<&str> = note.into_iter().filter(|words| !words.is_empty()).collect();
        Line::from(ui.span(Tone::Muted, words.join(" · ")))
    })
    .priority(2),
];

impl Screen for Offers {
    type Msg = Msg;
    type Outcome = ();

    fn title(&self) -> Message {
        t::OFFERS_TITLE.into()
    }

    fn scopes(&self) -> Scopes {
        &[&tables::OFFERS, &tables::LIST, &tables::GLOBAL]
    }

    fn modal(&self) -> bool {
        true
    }

    fn enabled(&self, command: Command, context: &Context) -> Result<(), Message> {
        if command != Command::Book {
            return Ok(());
        }
        context.require(WORKFLOW.roles(AppointmentAction::Book))?;
        self.list.selected().map(|_| ()).ok_or_else(|| t::LIST_NOTHING_SELECTED.into())
    }

    fn start(&mut self, cx: &mut Cx<'_, Self>) {
        self.refresh(cx);
    }

    fn refresh(&mut self, cx: &mut Cx<'_, Self>) {
        let (of, zone, now) = (self.of, cx.context().locale.zone, cx.now());
        cx.query(LOAD, move |conn| load(conn, of, zone, now), Msg::Loaded);
    }

    fn command(&mut self, command: Command, cx: &mut Cx<'_, Self>) -> Handled {
        if let Some(step) = Step::of_command(command) {
            self.list.step(step);
            return Handled::Yes;
        }
        match command {
            Command::Book => self.book(cx),
            _ => return Handled::No,
        }
        Handled::Yes
    }

    fn update(&mut self, msg: Msg, cx: &mut Cx<'_, Self>) {
        match msg {
            Msg::Loaded(Ok(loaded)) => {
                self.opening = Some((loaded.opening, loaded.professional));
                self.list.set_rows(loaded.candidates);
            }
            Msg::Loaded(Err(error)) => {
                cx.fail(error);
                cx.close();
            }
            Msg::Booked(name, Ok(at)) => {
                let professional = self.opening.as_ref().map(|(_, name)| name.clone()).unwrap_or_default();
                let done = t::BOOKING_BOOKED.with("name", name).with("at", at);
                cx.say(Toast::done(done.with("professional", professional)));
                cx.finish(());
            }
            Msg::Booked(_, Err(error)) => {
                self.saving = false;
                self.notice = Some(said(error, cx));
                self.refresh(cx);
            }
        }
    }

    fn draw(&mut self, frame: &mut Frame<'_>, area: Rect, ui: &Ui<'_>) {
        let rows = u16::try_from(self.list.rows().len()).unwrap_or(u16::MAX).max(2);
        let size = (area.width.saturating_sub(2).min(110), rows.saturating_add(8).min(area.height));
        let inside = modal::open(frame.buffer_mut(), area, ui, &ui.text(t::OFFERS_TITLE), size);
        if inside.height < 5 {
            return;
        }
        if let Some((opening, professional)) = &self.opening {
            let day = ui.catalogue.locale().zone.day(opening.span.start);
            let slot = t::OFFERS_SLOT
                .with("day", weekday_text(day.weekday()))
                .with("at", ui.formats().date_time(opening.span.start))
                .with("minutes", i64::from(opening.span.minutes))
                .with("professional", professional.as_str());
            let line = Line::from(ui.span(Tone::Title, ui.message(&slot)));
            put(frame.buffer_mut(), inside.x, inside.y, inside.width, &line);
        }
        let list = Rect { y: inside.y + 2, height: inside.height - 4, ..inside };
        self.list.draw(frame.buffer_mut(), list, ui, COLUMNS, Empty { text: t::OFFERS_NONE, hint: None });
        let line = match &self.notice {
            Some((tone, message)) => Line::from(ui.flag(*tone, ui.message(message))),
            None if self.saving => Line::from(ui.words(Tone::Muted, t::DIALOG_SAVING)),
            None => Line::from(ui.words(Tone::Muted, t::OFFERS_HINT)),
        };
        put(frame.buffer_mut(), inside.x, inside.bottom() - 1, inside.width, &line);
    }
}
