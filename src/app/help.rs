//! The help, which is also the command palette: the keys of the screen below; type to find, Enter to run.

use super::context::Context;
use super::event::Input;
use super::layer::Layer;
use super::screen::{Cx, Handled, Screen};
use crate::domain::vocabulary::Vocabulary as _;
use crate::i18n::{Catalogue, Message, Text, t};
use crate::keys::{self, Command, Key, Scopes, tables};
use crate::ui::line_edit::{Edit, LineEdit};
use crate::ui::modal;
use crate::ui::table::{Column, Empty, List, Row, Step, Width};
use crate::ui::theme::Tone;
use crate::ui::toast::Toast;
use crate::ui::{Ui, put};
use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::Line;

/// One command, its keys, and why it is not possible now.
#[derive(Debug, Clone)]
pub struct Entry {
    command: Command,
    group: Text,
    keys: String,
    words: String,
    refused: Option<Message>,
}

impl Row for Entry {
    type Id = Command;
    fn id(&self) -> Command {
        self.command
    }
}

/// The commands of a layer, in the order of its key tables; a command that stands in two tables is listed once.
#[must_use]
pub fn entries(layer: &dyn Layer, context: &Context, catalogue: &Catalogue) -> Vec<Entry> {
    let mut entries: Vec<Entry> = Vec::new();
    for scope in layer.scopes() {
        for binding in scope.bindings {
            let command = binding.command;
            let known = entries.iter().any(|entry| entry.command == command);
            let absent = command.place().is_some_and(|number| number > context.places().len());
            if known || absent || command == Command::Help {
                continue;
            }
            // A key that a nearer table has taken does not do this, nor does one that types a character here.
            let of = |key: &Key| keys::command(layer.scopes(), &key.event()) == Some(command);
            let mut free = binding.keys.iter().filter(|key| of(key)).peekable();
            if free.peek().is_none() {
                continue;
            }
            let free = free.filter(|key| !(layer.takes_text() && key.is_printable()));
            let keys: Vec<String> = free.map(|key| key.label(catalogue)).collect();
            let words = match command.place().and_then(|number| context.places().get(number - 1).copied()) {
                Some(place) => catalogue.text(place.text()),
                None => catalogue.text(command.text()),
            };
            let refused = layer.enabled(command, context).err();
            entries.push(Entry { command, group: scope.name, keys: keys.join(" "), words, refused });
        }
    }
    entries
}

/// The overlay.
pub struct Help {
    of: Message,
    query: LineEdit,
    entries: Vec<Entry>,
    list: List<Entry>,
}

impl Help {
    /// The help for the screen that is called `of`.
    #[must_use]
    pub fn new(of: Message, entries: Vec<Entry>) -> Self {
        let mut list = List::new();
        list.set_rows(entries.clone());
        Self { of, query: LineEdit::default(), entries, list }
    }

    fn find(&mut self) {
        let query = crate::domain::patient::fold_name(self.query.text());
        let words: Vec<&str> = query.split_whitespace().collect();
        let found = self.entries.iter().filter(|entry| {
            let text = crate::domain::patient::fold_name(&entry.words);
            words.iter().all(|word| text.contains(word))
        });
        self.list.set_rows(found.cloned().collect());
    }
}

const COLUMNS: &[Column<Entry>] = &[
    Column::new(t::KEYS_KEY, Width::Fixed(14), |entry, ui| Line::from(ui.span(Tone::Accent, &entry.keys))),
    Column::new(t::KEYS_MEANING, Width::Fill(28, 1), |entry, ui| {
        let tone = if entry.refused.is_some() { Tone::Muted } else { Tone::Text };
        Line::from(ui.span(tone, &entry.words))
    }),
    Column::new(t::HELP_WHERE, Width::Fill(14, 3), |entry, ui| match &entry.refused {
        Some(reason) => Line::from(ui.flag(Tone::Warning, ui.message(reason))),
        None => Line::from(ui.words(Tone::Muted, entry.group)),
    }),
];

impl Screen for Help {
    type Msg = ();
    type Outcome = Command;

    fn title(&self) -> Message {
        t::COMMAND_HELP.into()
    }

    fn scopes(&self) -> Scopes {
        &[&tables::PICKER]
    }

    fn modal(&self) -> bool {
        true
    }

    fn takes_text(&self) -> bool {
        true
    }

    fn input(&mut self, input: &Input, _cx: &mut Cx<'_, Self>) -> Handled {
        let edit = match input {
            Input::Key(key) => self.query.key(key, 60),
            Input::Paste(text) => self.query.insert(text, 60),
        };
        match edit {
            Edit::Changed | Edit::Cut => self.find(),
            Edit::Ignored => return Handled::No,
            Edit::Moved | Edit::Full => {}
        }
        Handled::Yes
    }

    fn command(&mut self, command: Command, cx: &mut Cx<'_, Self>) -> Handled {
        match command {
            Command::Up => _ = self.list.step(Step::Up),
            Command::Down => _ = self.list.step(Step::Down),
            Command::PageUp => _ = self.list.step(Step::PageUp),
            Command::PageDown => _ = self.list.step(Step::PageDown),
            Command::Open => match self.list.selected() {
                Some(Entry { refused: Some(reason), .. }) => cx.say(Toast::warning(reason.clone())),
                Some(entry) => cx.finish(entry.command),
                None => {}
            },
            _ => return Handled::No,
        }
        Handled::Yes
    }

    fn draw(&mut self, frame: &mut Frame<'_>, area: Rect, ui: &Ui<'_>) {
        let height = u16::try_from(self.entries.len()).unwrap_or(u16::MAX).saturating_add(6);
        let title = t::HELP_TITLE.with("screen", ui.message(&self.of));
        let inside = modal::open(frame.buffer_mut(), area, ui, &ui.message(&title), (88, height));
        let (text, column) = self.query.window(usize::from(inside.width.saturating_sub(2)));
        let line = if self.query.is_empty() { ui.words(Tone::Muted, t::HELP_FIND) } else { ui.span(Tone::Text, text) };
        put(frame.buffer_mut(), inside.x, inside.y, inside.width, &Line::from(vec![ui.span(Tone::Accent, "> "), line]));
        let cursor = inside.x.saturating_add(2).saturating_add(u16::try_from(column).unwrap_or(0));
        if inside.height > 0 && cursor < inside.right() {
            frame.set_cursor_position((cursor, inside.y));
        }
        let rest = Rect { y: inside.y.saturating_add(1), height: inside.height.saturating_sub(1), ..inside };
        let list = Rect { height: rest.height.saturating_sub(1), ..rest };
        self.list.draw(frame.buffer_mut(), list, ui, COLUMNS, Empty { text: t::HELP_NOTHING, hint: None });
        // The column may be too narrow for a reason; here it is whole.
        if let Some(Entry { refused: Some(reason), .. }) = self.list.selected() {
            let line = Line::from(ui.flag(Tone::Warning, ui.message(reason)));
            put(frame.buffer_mut(), rest.x, list.bottom(), rest.width, &line);
        }
    }
}
