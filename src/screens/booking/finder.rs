//! The next free slots of anybody, found with one line: `cardio morning`, `diallo tue pm`, `+2w every 2w x6`.

use super::Booking;
use crate::app::effect::Slot;
use crate::app::screen::{Cx, Handled, Screen};
use crate::domain::ids::ProfessionalId;
use crate::domain::schedule::{PartOfDay, Recurrence, Wish, weekday_text};
use crate::domain::time::Timestamp;
use crate::domain::vocabulary::Vocabulary as _;
use crate::form::parse_date;
use crate::i18n::{Message, t};
use crate::keys::{Command, Scopes, tables};
use crate::screens::waiting_list::WaitForm;
use crate::store::free_slots::{self, FreeSlot, Search};
use crate::store::patients::PatientRow;
use crate::store::professionals::{self, Professional};
use crate::store::{Reader, StoreError};
use crate::ui::input::Input;
use crate::ui::line_edit::{Edit, LineEdit};
use crate::ui::table::{Column, Empty, List, Row, Step, Width};
use crate::ui::theme::Tone;
use crate::ui::{Ui, modal, put, text};
use chrono::{Datelike as _, NaiveDate};
use crossterm::event::{KeyCode, KeyModifiers};
use ratatui::Frame;
use ratatui::layout::{Position, Rect};
use ratatui::text::Line;

const PEOPLE: Slot = Slot("finder-people");
const SLOTS: Slot = Slot("finder-slots");

/// The longest line, in characters.
const LINE: usize = 100;
/// How many slots are shown.
const SHOWN: usize = 60;
/// How many names are read out.
const NAMED: usize = 3;

/// A slot that was chosen, and how often it shall come again.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Chosen {
    /// The slot.
    pub slot: FreeSlot,
    /// The repetition, where the line said one.
    pub repeat: Option<Recurrence>,
}

/// A row: a slot, and whose it is.
pub(super) struct Found {
    slot: FreeSlot,
    who: String,
}

impl Row for Found {
    type Id = (ProfessionalId, Timestamp);
    fn id(&self) -> Self::Id {
        (self.slot.professional, self.slot.span.start)
    }
}

/// The box; its outcome is what was chosen.
pub struct Finder {
    line: LineEdit,
    minutes: u32,
    patient: Option<PatientRow>,
    /// Opens the booking form with what was chosen, instead of handing it back.
    books: bool,
    people: Vec<Professional>,
    read: Result<Wish, Message>,
    /// The last day that was looked at.
    until: Option<NaiveDate>,
    list: List<Found>,
}

impl Finder {
    /// Finds a slot of this length (0: whatever a slot is) for whoever opened it; `line` is typed already.
    #[must_use]
    pub fn new(line: &str, minutes: u32) -> Self {
        Self {
            line: LineEdit::new(line),
            minutes,
            patient: None,
            books: false,
            people: Vec::new(),
            read: Ok(Wish::default()),
            until: None,
            list: List::new(),
        }
    }

    /// Finds a slot and goes on to the booking form.
    #[must_use]
    pub fn to_book(patient: Option<&PatientRow>) -> Self {
        Self { books: true, patient: patient.cloned(), ..Self::new("", 0) }
    }

    /// For whom: asked when there is nothing and the waiting list is next.
    #[must_use]
    pub(super) fn on_behalf_of(self, patient: Option<PatientRow>) -> Self {
        Self { patient, ..self }
    }

    /// Those whom the line means; all of them where it names nobody.
    fn meant(&self, wish: &Wish) -> Vec<&Professional> {
        let about = |known: &Professional| format!("{} {}", known.details.name.full(), known.specialty_name);
        self.people.iter().filter(|known| wish.means(&about(known))).collect()
    }

    /// Reads the line, and looks for what it means.
    fn look(&mut self, cx: &mut Cx<'_, Self>) {
        let (today, zone, now) = (cx.context().today(), cx.context().locale.zone, cx.now());
        self.read = Wish::parse(self.line.text(), today, |typed| parse_date(typed, today));
        let Ok(wish) = &self.read else { return };
        let professionals: Vec<ProfessionalId> = self.meant(wish).into_iter().map(|known| known.id).collect();
        let search = Search {
            part: wish.part,
            weekdays: wish.weekdays,
            minutes: self.minutes,
            ..Search::of(professionals, wish.from.unwrap_or(today).max(today))
        };
        self.until = Some(search.last_day());
        cx.query(SLOTS, move |conn| free_slots::next(conn, &search, zone, now, SHOWN), Msg::Found);
    }

    fn choose(&self, cx: &mut Cx<'_, Self>) {
        let (Some(found), Ok(wish)) = (self.list.selected(), &self.read) else { return };
        let chosen = Chosen { slot: found.slot, repeat: wish.repeat };
        if self.books {
            cx.close();
            return cx.show(Booking::book(self.patient.as_ref()).chosen(chosen));
        }
        cx.finish(chosen);
    }

    /// Nothing fits: on to the waiting list, with what was understood.
    fn wait(&self, cx: &mut Cx<'_, Self>) {
        let Ok(wish) = &self.read else { return };
        let meant = self.meant(wish);
        let named = if wish.words.is_empty() { Vec::new() } else { meant };
        let specialty = named.first().and_then(|first| first.details.specialty);
        let one_specialty = specialty.filter(|one| named.iter().all(|known| known.details.specialty == Some(*one)));
        let form = WaitForm::new(self.patient.as_ref()).wishing(wish).lasting(self.minutes);
        cx.close();
        cx.show(match named.as_slice() {
            [only] => form.with_professional(only.id),
            _ => form.with_specialty(one_specialty),
        });
    }

    /// What the line was understood as.
    fn understood(&self, ui: &Ui<'_>) -> (Tone, String) {
        let wish = match &self.read {
            Ok(wish) => wish,
            Err(message) => return (Tone::Warning, ui.message(message)),
        };
        let meant = self.meant(wish);
        if meant.is_empty() && !self.people.is_empty() {
            return (Tone::Warning, ui.message(&t::FINDER_NOBODY.with("words", wish.words.join(" "))));
        }
        let who = match (wish.words.is_empty(), meant.len()) {
            (true, _) => ui.text(t::FINDER_ANYBODY),
            (false, ..=NAMED) => meant.iter().map(|known| known.display()).collect::<Vec<_>>().join(", "),
            (false, count) => ui.message(&t::FINDER_PROFESSIONALS.with("count", count)),
        };
        let mut parts = vec![who];
        if wish.part != PartOfDay::Any {
            parts.push(ui.text(wish.part.text()));
        }
        if !wish.weekdays.is_all() {
            let days: Vec<String> = wish.weekdays.texts().into_iter().map(|day| ui.text(day)).collect();
            parts.push(days.join(", "));
        }
        if let Some(from) = wish.from {
            parts.push(ui.message(&t::FINDER_FROM.with("date", from)));
        }
        parts.extend(wish.repeat.map(|repeat| ui.message(&repeat.message())));
        (Tone::Ok, parts.join(" · "))
    }
}

/// What comes back.
pub enum Msg {
    /// Who works here.
    People(Result<Vec<Professional>, StoreError>),
    /// What is free.
    Found(Result<Vec<FreeSlot>, StoreError>),
}

fn people(conn: &Reader) -> Result<Vec<Professional>, StoreError> {
    let mut people = professionals::list(conn)?;
    people.retain(|known| known.active);
    Ok(people)
}

const COLUMNS: &[Column<Found>] = &[
    Column::new(t::FINDER_DAY, Width::Fixed(10), |found, ui| {
        let day = ui.catalogue.locale().zone.day(found.slot.span.start);
        Line::from(ui.words(Tone::Muted, weekday_text(day.weekday())))
    }),
    Column::new(t::FINDER_WHEN, Width::Fixed(17), |found, ui| {
        let start = found.slot.span.start;
        let day = ui.formats().date(ui.catalogue.locale().zone.day(start));
        Line::from(ui.span(Tone::Text, format!("{day} {}", ui.formats().time(start))))
    }),
    Column::new(t::FINDER_MINUTES, Width::Fixed(4), |found: &Found, ui| {
        Line::from(ui.span(Tone::Muted, found.slot.span.minutes.to_string()))
    })
    .right(),
    Column::new(t::QUEUE_WITH, Width::Fill(16, 1), |found, ui| Line::from(ui.span(Tone::Text, &found.who))),
];

impl Screen for Finder {
    type Msg = Msg;
    type Outcome = Chosen;

    fn title(&self) -> Message {
        t::FINDER_TITLE.into()
    }

    fn scopes(&self) -> Scopes {
        &[&tables::SLOT_FINDER, &tables::PICKER]
    }

    fn modal(&self) -> bool {
        true
    }

    fn takes_text(&self) -> bool {
        true
    }

    fn start(&mut self, cx: &mut Cx<'_, Self>) {
        cx.query(PEOPLE, people, Msg::People);
    }

    fn refresh(&mut self, cx: &mut Cx<'_, Self>) {
        self.look(cx);
    }

    fn input(&mut self, input: &Input, cx: &mut Cx<'_, Self>) -> Handled {
        let edit = match input {
            Input::Paste(words) => self.line.insert(words.trim(), LINE),
            Input::Key(key) => {
                if let Some(step) = Step::of_key(key).filter(|step| !matches!(step, Step::First | Step::Last)) {
                    self.list.step(step);
                    return Handled::Yes;
                }
                match key.code {
                    KeyCode::Esc => {
                        cx.close();
                        return Handled::Yes;
                    }
                    KeyCode::Enter if key.modifiers == KeyModifiers::NONE => {
                        self.choose(cx);
                        return Handled::Yes;
                    }
                    _ => self.line.key(key, LINE),
                }
            }
        };
        match edit {
            Edit::Changed | Edit::Cut => self.look(cx),
            Edit::Moved | Edit::Full => {}
            Edit::Ignored => return Handled::No,
        }
        Handled::Yes
    }

    fn command(&mut self, command: Command, cx: &mut Cx<'_, Self>) -> Handled {
        match command {
            Command::Open => self.choose(cx),
            Command::Wait => self.wait(cx),
            _ => return Handled::No,
        }
        Handled::Yes
    }

    fn update(&mut self, msg: Msg, cx: &mut Cx<'_, Self>) {
        match msg {
            Msg::People(Ok(people)) => {
                self.people = people;
                self.look(cx);
            }
            Msg::Found(Ok(slots)) => {
                let who = |slot: &FreeSlot| {
                    let known = self.people.iter().find(|known| known.id == slot.professional);
                    known.map_or_else(String::new, |known| match known.specialty_name.as_str() {
                        "" => known.display(),
                        specialty => format!("{} · {specialty}", known.display()),
                    })
                };
                let rows = slots.into_iter().map(|slot| Found { who: who(&slot), slot }).collect();
                self.list.set_rows(rows);
            }
            Msg::People(Err(error)) | Msg::Found(Err(error)) => cx.fail(error),
        }
    }

    fn draw(&mut self, frame: &mut Frame<'_>, area: Rect, ui: &Ui<'_>) {
        let area = area.intersection(frame.area());
        let size = (area.width.saturating_sub(4).min(84), area.height.saturating_sub(2).min(22));
        let inside = modal::open(frame.buffer_mut(), area, ui, &ui.text(t::FINDER_TITLE), size);
        if inside.is_empty() {
            return;
        }
        let columns = usize::from(inside.width);
        let (words, cursor) = self.line.window(columns);
        let typed = Line::styled(text::pad(&words, columns, text::Align::Left), ui.style(Tone::FieldFocused));
        put(frame.buffer_mut(), inside.x, inside.y, inside.width, &typed);
        let column = u16::try_from(cursor).unwrap_or(0).min(inside.width - 1);
        frame.set_cursor_position(Position { x: inside.x + column, y: inside.y });
        if inside.height < 6 {
            return;
        }
        let (tone, understood) = self.understood(ui);
        put(frame.buffer_mut(), inside.x, inside.y + 1, inside.width, &Line::from(ui.flag(tone, understood)));
        let list = Rect { y: inside.y + 3, height: inside.height - 5, ..inside };
        let empty = Empty { text: t::FINDER_NONE, hint: Some(t::FINDER_NONE_HINT) };
        self.list.draw(frame.buffer_mut(), list, ui, COLUMNS, empty);
        let said = match self.until.filter(|_| self.list.rows().len() < SHOWN) {
            Some(until) => ui.message(&t::FINDER_UNTIL.with("date", until)),
            None => ui.message(&t::FINDER_FIRST.with("count", SHOWN)),
        };
        let line = Line::from(vec![
            ui.words(Tone::Muted, t::FINDER_HINT),
            ui.span(Tone::Muted, " · "),
            ui.span(Tone::Muted, said),
        ]);
        put(frame.buffer_mut(), inside.x, inside.bottom() - 1, inside.width, &line);
    }
}
