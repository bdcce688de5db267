//! The catalogues: what the clinic works with. One place, a row of catalogues above, the entries of one below; what is
//! taken out of use stays on everything it was used for.

mod acts;
mod everything;
mod history;
mod hours;
mod professional;
mod rows;
mod settings;
mod shelf;

pub use history::History;
pub use hours::HoursOf;
pub use professional::ProfessionalForm;
pub use shelf::Subject;

use crate::app::context::Context;
use crate::app::effect::{Effect, Slot};
use crate::app::screen::{Cx, Handled, Screen};
use crate::domain::actor::Permission;
use crate::domain::vocabulary::{Vocabulary as _, vocabulary};
use crate::i18n::{Message, t};
use crate::keys::{Command, Scopes, tables};
use crate::screens::queue;
use crate::store::StoreError;
use crate::store::insurers::Insurer;
use crate::store::professionals::{Professional, Specialty};
use crate::store::reasons::Reason;
use crate::store::settings::Settings;
use crate::ui::input::Input;
use crate::ui::line_edit::{Edit, LineEdit};
use crate::ui::table::{Empty, Step};
use crate::ui::theme::Tone;
use crate::ui::toast::Toast;
use crate::ui::{Ui, put};
use everything::Everything;
use ratatui::Frame;
use ratatui::layout::{Position, Rect};
use ratatui::text::{Line, Span};
use settings::SettingRow;
use shelf::{Entry, Shelf};

const ROWS: Slot = Slot("catalogues");
/// The longest query, in characters.
const QUERY: usize = 100;

vocabulary! {
    /// One of the catalogues.
    pub enum Section {
        /// Who sees patients.
        Professionals = "professionals" => CATALOGUES_PROFESSIONALS,
        /// What they are specialists of.
        Specialties = "specialties" => CATALOGUES_SPECIALTIES,
        /// Who pays.
        Insurers = "insurers" => CATALOGUES_INSURERS,
        /// Why patients come.
        Reasons = "reasons" => CATALOGUES_REASONS,
        /// What the clinic has decided.
        Settings = "settings" => CATALOGUES_SETTINGS,
    }
}

/// The place.
pub struct Catalogues {
    section: Section,
    professionals: Shelf<Professional>,
    specialties: Shelf<Specialty>,
    insurers: Shelf<Insurer>,
    reasons: Shelf<Reason>,
    settings: Shelf<SettingRow>,
    /// How many booked appointments another zone would move.
    upcoming: i64,
    query: LineEdit,
    typing: bool,
}

impl Default for Catalogues {
    fn default() -> Self {
        Self {
            section: Section::Professionals,
            professionals: Shelf::default(),
            specialties: Shelf::default(),
            insurers: Shelf::default(),
            reasons: Shelf::default(),
            settings: Shelf::default(),
            upcoming: 0,
            query: LineEdit::default(),
            typing: false,
        }
    }
}

/// What comes back.
pub enum Msg {
    /// Everything that is kept here.
    Loaded(Result<Box<Everything>, StoreError>),
    /// Something was saved; this is to be said.
    Saved(Message),
    /// The write is done, or not.
    Written(Result<Message, StoreError>),
    /// The settings as they are now.
    Settings(Box<Settings>),
    /// How many appointments are booked with a professional who shall be taken out of use.
    Booked(Box<Professional>, Result<i64, StoreError>),
    /// Yes, take them out of use.
    Deactivate(Box<Professional>),
}

impl Catalogues {
    fn selected(&self) -> Option<&dyn Entry> {
        match self.section {
            Section::Professionals => self.professionals.list.selected().map(|row| row as &dyn Entry),
            Section::Specialties => self.specialties.list.selected().map(|row| row as &dyn Entry),
            Section::Insurers => self.insurers.list.selected().map(|row| row as &dyn Entry),
            Section::Reasons => self.reasons.list.selected().map(|row| row as &dyn Entry),
            Section::Settings => self.settings.list.selected().map(|row| row as &dyn Entry),
        }
    }

    fn step(&mut self, step: Step) {
        match self.section {
            Section::Professionals => self.professionals.list.step(step),
            Section::Specialties => self.specialties.list.step(step),
            Section::Insurers => self.insurers.list.step(step),
            Section::Reasons => self.reasons.list.step(step),
            Section::Settings => self.settings.list.step(step),
        };
    }

    /// Goes to a catalogue; what was searched for in another one is forgotten.
    fn turn(&mut self, by: isize) {
        let sections = Section::ALL;
        let count = isize::try_from(sections.len()).unwrap_or(1);
        let here = sections.iter().position(|section| *section == self.section).unwrap_or(0);
        let there = (isize::try_from(here).unwrap_or(0) + by).rem_euclid(count);
        if let Some(section) = usize::try_from(there).ok().and_then(|index| sections.get(index)) {
            self.section = *section;
        }
        self.forget();
    }

    fn forget(&mut self) {
        self.typing = false;
        self.query.set("");
        self.search();
    }

    fn search(&mut self) {
        let query = self.query.text();
        self.professionals.search(query);
        self.specialties.search(query);
        self.insurers.search(query);
        self.reasons.search(query);
    }

    fn take(&mut self, found: Everything, settings: &Settings) {
        let query = self.query.text();
        self.professionals.set(found.professionals, query);
        self.specialties.set(found.specialties, query);
        self.insurers.set(found.insurers, query);
        self.reasons.set(found.reasons, query);
        self.settings.set(settings::rows(settings, &found.changes), "");
        self.upcoming = found.upcoming;
    }

    fn in_use(&self) -> usize {
        match self.section {
            Section::Professionals => self.professionals.active(),
            Section::Specialties => self.specialties.active(),
            Section::Insurers => self.insurers.active(),
            Section::Reasons => self.reasons.active(),
            Section::Settings => self.settings.active(),
        }
    }
}

impl Screen for Catalogues {
    type Msg = Msg;
    type Outcome = ();

    fn title(&self) -> Message {
        t::PLACE_CATALOGUES.into()
    }

    fn scopes(&self) -> Scopes {
        if self.typing {
            &[&tables::PICKER, &tables::GLOBAL]
        } else {
            &[&tables::CATALOGUES, &tables::LIST, &tables::GLOBAL]
        }
    }

    fn enabled(&self, command: Command, context: &Context) -> Result<(), Message> {
        let selected = || self.selected().ok_or_else(|| Message::from(t::LIST_NOTHING_SELECTED));
        let settings = self.section == Section::Settings;
        match command {
            Command::FindEntry | Command::AddEntry if settings => Err(t::CATALOGUES_SETTINGS_ALL.into()),
            Command::AddEntry => context.require(Permission::KeepCatalogues.roles()),
            Command::EditEntry => context.require(Permission::KeepCatalogues.roles()).and(selected().map(|_| ())),
            Command::History => selected().map(|_| ()),
            Command::Hours if self.section != Section::Professionals => Err(t::CATALOGUES_HOURS_WHOSE.into()),
            Command::Hours => selected().map(|_| ()),
            Command::Deactivate | Command::Activate if settings => Err(t::CATALOGUES_SETTINGS_STAY.into()),
            Command::Deactivate | Command::Activate => {
                context.require(Permission::KeepCatalogues.roles())?;
                match (command, selected()?.is_active()) {
                    (Command::Deactivate, false) => Err(t::CATALOGUES_ALREADY_OFF.into()),
                    (Command::Activate, true) => Err(t::CATALOGUES_ALREADY_ON.into()),
                    _ => Ok(()),
                }
            }
            _ => Ok(()),
        }
    }

    fn start(&mut self, cx: &mut Cx<'_, Self>) {
        self.refresh(cx);
    }

    fn refresh(&mut self, cx: &mut Cx<'_, Self>) {
        let now = cx.now();
        cx.query(ROWS, move |conn| everything::load(conn, now).map(Box::new), Msg::Loaded);
    }

    fn takes_text(&self) -> bool {
        self.typing
    }

    fn input(&mut self, input: &Input, _cx: &mut Cx<'_, Self>) -> Handled {
        let edit = match input {
            Input::Key(key) => self.query.key(key, QUERY),
            Input::Paste(words) => self.query.insert(words.trim(), QUERY),
        };
        match edit {
            Edit::Ignored => return Handled::No,
            Edit::Changed | Edit::Cut => {
                self.search();
                self.step(Step::First);
            }
            Edit::Moved | Edit::Full => {}
        }
        Handled::Yes
    }

    fn command(&mut self, command: Command, cx: &mut Cx<'_, Self>) -> Handled {
        if let Some(step) = Step::of_command(command) {
            self.step(step);
            return Handled::Yes;
        }
        match command {
            Command::FindEntry => self.typing = true,
            Command::Back if self.typing || !self.query.is_empty() => self.forget(),
            Command::NextCatalogue => self.turn(1),
            Command::PreviousCatalogue => self.turn(-1),
            // Enter ends the typing; what was found stays in view.
            Command::Open if self.typing => self.typing = false,
            Command::Open | Command::EditEntry => self.edit(cx),
            Command::AddEntry => self.add(cx),
            Command::Deactivate => self.set_active(false, cx),
            Command::Activate => self.set_active(true, cx),
            Command::Hours => {
                if let Some(row) = self.professionals.list.selected() {
                    cx.show(HoursOf::new(row.id, row.display()));
                }
            }
            Command::History => {
                if let Some(entry) = self.selected() {
                    cx.show(History::of(entry.subject()));
                }
            }
            _ => return Handled::No,
        }
        Handled::Yes
    }

    fn update(&mut self, msg: Msg, cx: &mut Cx<'_, Self>) {
        match msg {
            Msg::Loaded(Ok(found)) => {
                let settings = found.settings.clone();
                self.take(*found, &settings);
                cx.effect(Effect::Settings(settings));
            }
            Msg::Saved(message) | Msg::Written(Ok(message)) => cx.say(Toast::done(message)),
            Msg::Settings(settings) => {
                cx.effect(Effect::Settings(*settings));
                cx.say(Toast::done(t::CATALOGUES_SETTING_SAVED));
            }
            Msg::Booked(row, Ok(count)) => Self::ask(row, count, cx),
            Msg::Deactivate(row) => Self::deactivate(&row, cx),
            Msg::Loaded(Err(error)) | Msg::Written(Err(error)) | Msg::Booked(_, Err(error)) => cx.fail(error),
        }
    }

    fn draw(&mut self, frame: &mut Frame<'_>, area: Rect, ui: &Ui<'_>) {
        let parts = queue::layout(area);
        self.draw_tabs(frame, parts.title, ui);
        let line = Rect { y: parts.title.bottom(), height: 1, ..area }.intersection(area);
        self.draw_query(frame, line, ui);
        let (buf, list) = (frame.buffer_mut(), parts.list);
        let found = if self.query.is_empty() { t::CATALOGUES_EMPTY } else { t::CATALOGUES_NOT_FOUND };
        let empty = Empty { text: found, hint: Some(t::CATALOGUES_EMPTY_HINT) };
        match self.section {
            Section::Professionals => self.professionals.list.draw(buf, list, ui, rows::PROFESSIONALS, empty),
            Section::Specialties => self.specialties.list.draw(buf, list, ui, rows::SPECIALTIES, empty),
            Section::Insurers => self.insurers.list.draw(buf, list, ui, rows::INSURERS, empty),
            Section::Reasons => self.reasons.list.draw(buf, list, ui, rows::REASONS, empty),
            Section::Settings => self.settings.list.draw(buf, list, ui, rows::SETTINGS, empty),
        }
        if let (Some(panel), Some(entry)) = (parts.panel, self.selected()) {
            let mut lines = entry.facts(ui);
            if let Some(changed) = entry.changed() {
                let said = t::CATALOGUES_CHANGED_BY.with("by", changed.by.as_str()).with("at", changed.at);
                let room = usize::from(panel.width.saturating_sub(3)).max(1);
                lines.push(Line::default());
                let said = crate::ui::text::wrap(&ui.message(&said), room);
                lines.extend(said.into_iter().map(|words| Line::from(ui.span(Tone::Muted, words))));
            }
            queue::panel(frame.buffer_mut(), panel, ui, &lines);
        }
    }
}

impl Catalogues {
    /// `[Professionals]  Specialties   Insurers   …`: brackets mark the one in view.
    fn draw_tabs(&self, frame: &mut Frame<'_>, area: Rect, ui: &Ui<'_>) {
        let mut spans = Vec::new();
        for section in Section::ALL {
            let here = *section == self.section;
            let (open, close) = if here { ("[", "]") } else { (" ", " ") };
            let label = format!("{open}{}{close}", ui.text(section.text()));
            spans.push(Span::styled(label, ui.style(if here { Tone::Title } else { Tone::Muted })));
            spans.push(Span::raw(" "));
        }
        put(frame.buffer_mut(), area.x, area.y, area.width, &Line::from(spans));
    }

    fn draw_query(&self, frame: &mut Frame<'_>, area: Rect, ui: &Ui<'_>) {
        if area.height == 0 {
            return;
        }
        if !self.typing && self.query.is_empty() {
            if self.section != Section::Settings {
                let count = ui.message(&t::CATALOGUES_IN_USE.with("count", self.in_use()));
                put(
                    frame.buffer_mut(),
                    area.x,
                    area.y,
                    area.width,
                    &Line::from(vec![Span::raw("  "), ui.span(Tone::Muted, count)]),
                );
            }
            return;
        }
        let (words, column) = self.query.window(usize::from(area.width.saturating_sub(4)));
        let typed = Line::from(vec![ui.span(Tone::Accent, " / "), ui.span(Tone::Text, words)]);
        put(frame.buffer_mut(), area.x, area.y, area.width, &typed);
        let cursor = area.x.saturating_add(3).saturating_add(u16::try_from(column).unwrap_or(0));
        if self.typing && cursor < area.right() {
            frame.set_cursor_position(Position { x: cursor, y: area.y });
        }
    }
}
