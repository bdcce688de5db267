//! Choosing one of many by typing a few of its letters.

use super::fuzzy::{Folded, Fuzzy, Hit};
use super::input::Input;
use super::line_edit::{Edit, LineEdit};
use super::table::Step;
use super::theme::Tone;
use super::{Ui, modal, put, text};
use crate::i18n::{Text, t};
use crossterm::event::{KeyCode, KeyModifiers};
use ratatui::Frame;
use ratatui::layout::{Position, Rect};
use ratatui::text::{Line, Span};
use unicode_segmentation::UnicodeSegmentation as _;

/// The longest query, in characters.
const QUERY: usize = 100;

/// One of the things to choose from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PickItem<T> {
    /// What it is called.
    pub label: String,
    /// What tells it from others of that name; searched too.
    pub detail: String,
    /// What choosing it gives.
    pub value: T,
}

/// What an input did to a picker.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PickerEvent<T> {
    /// This one was chosen.
    Chosen(T),
    /// Nothing was chosen.
    Cancelled,
    /// The query is another one now; where the rows come from outside, fresh ones are due.
    Query,
    /// Taken, and nothing to tell.
    Handled,
    /// Not for the picker.
    Ignored,
}

/// Choosing one of many.
pub struct Picker<T> {
    title: Text,
    items: Vec<PickItem<T>>,
    folded: Vec<Folded>,
    /// Whether the query picks among the items here; otherwise they are what somebody else found for it.
    filters: bool,
    /// What is made of the words as they are typed, where they too can be chosen.
    own: Option<fn(&str) -> T>,
    fuzzy: Fuzzy,
    query: LineEdit,
    found: Vec<Hit>,
    selected: usize,
    top: usize,
    page: usize,
}

impl<T: Clone> Picker<T> {
    /// Chooses among these by fuzzy finding; for some thousand rows at most.
    #[must_use]
    pub fn new(title: Text, items: Vec<PickItem<T>>) -> Self {
        let mut picker = Self::with(title, true);
        picker.set_items(items);
        picker
    }

    /// Chooses among what the screen finds: on every [`PickerEvent::Query`] it looks up [`Picker::query`] and answers
    /// with [`Picker::set_items`].
    #[must_use]
    pub fn searching(title: Text) -> Self {
        Self::with(title, false)
    }

    fn with(title: Text, filters: bool) -> Self {
        Self {
            title,
            items: Vec::new(),
            folded: Vec::new(),
            filters,
            own: None,
            fuzzy: Fuzzy::new(),
            query: LineEdit::default(),
            found: Vec::new(),
            selected: 0,
            top: 0,
            page: 1,
        }
    }

    /// Offers what was typed as well, below everything that was found.
    pub const fn or_own_words(&mut self, own: fn(&str) -> T) {
        self.own = Some(own);
    }

    /// What is searched for.
    #[must_use]
    pub fn query(&self) -> &str {
        self.query.text()
    }

    /// Replaces the rows.
    pub fn set_items(&mut self, items: Vec<PickItem<T>>) {
        self.folded = items.iter().map(|item| Folded::new(&format!("{} {}", item.label, item.detail))).collect();
        self.items = items;
        self.find();
    }

    /// What Enter would choose.
    #[must_use]
    pub fn chosen(&self) -> Option<T> {
        match self.found.get(self.selected) {
            Some(hit) => self.items.get(hit.index).map(|item| item.value.clone()),
            None => self.own.filter(|_| self.selected < self.rows()).map(|own| own(self.query.text().trim())),
        }
    }

    /// What was found, and what was typed where that can be chosen.
    fn rows(&self) -> usize {
        self.found.len() + usize::from(self.own.is_some() && !self.query.text().trim().is_empty())
    }

    /// Takes what a person typed.
    pub fn handle(&mut self, input: &Input) -> PickerEvent<T> {
        let edit = match input {
            Input::Paste(words) => self.query.insert(words.trim(), QUERY),
            Input::Key(key) => {
                if let Some(step) = Step::of_key(key).filter(|step| !matches!(step, Step::First | Step::Last)) {
                    self.step(step);
                    return PickerEvent::Handled;
                }
                match key.code {
                    KeyCode::Esc => return PickerEvent::Cancelled,
                    KeyCode::Enter if key.modifiers == KeyModifiers::NONE => {
                        return self.chosen().map_or(PickerEvent::Handled, PickerEvent::Chosen);
                    }
                    _ => self.query.key(key, QUERY),
                }
            }
        };
        match edit {
            Edit::Changed | Edit::Cut => {
                self.find();
                PickerEvent::Query
            }
            Edit::Moved | Edit::Full => PickerEvent::Handled,
            Edit::Ignored => PickerEvent::Ignored,
        }
    }

    /// Draws it as a box in the middle of the area.
    pub fn draw(&mut self, frame: &mut Frame<'_>, area: Rect, ui: &Ui<'_>) {
        let area = area.intersection(frame.area());
        let size = (area.width.saturating_sub(8).min(76), area.height.saturating_sub(4).min(20));
        let inside = modal::open(frame.buffer_mut(), area, ui, &ui.text(self.title), size);
        if inside.is_empty() {
            return;
        }
        let columns = usize::from(inside.width);
        let (words, cursor) = self.query.window(columns);
        let typed = Line::styled(text::pad(&words, columns, text::Align::Left), ui.style(Tone::FieldFocused));
        put(frame.buffer_mut(), inside.x, inside.y, inside.width, &typed);
        let column = u16::try_from(cursor).unwrap_or(0).min(inside.width - 1);
        frame.set_cursor_position(Position { x: inside.x + column, y: inside.y });
        if inside.height < 3 {
            return;
        }
        let rows = Rect { y: inside.y + 1, height: inside.height - 2, ..inside };
        self.draw_rows(frame, rows, ui);
        let hint = Line::from(ui.words(Tone::Muted, t::UI_PICKER_HINT));
        put(frame.buffer_mut(), inside.x, inside.bottom() - 1, inside.width, &hint);
    }

    fn draw_rows(&mut self, frame: &mut Frame<'_>, area: Rect, ui: &Ui<'_>) {
        self.page = usize::from(area.height).max(1);
        let lowest = (self.selected + 1).saturating_sub(self.page);
        self.top = self.top.clamp(lowest, self.selected.max(lowest));
        let buf = frame.buffer_mut();
        if self.rows() == 0 && !self.query.is_empty() {
            put(buf, area.x, area.y, area.width, &Line::from(ui.words(Tone::Muted, t::UI_PICKER_NONE)));
        }
        for (place, y) in (self.top..self.rows()).zip(area.y..area.bottom()) {
            let selected = place == self.selected;
            let mut spans = vec![Span::raw(if selected { "› " } else { "  " })];
            match self.found.get(place).and_then(|hit| Some((hit, self.items.get(hit.index)?))) {
                Some((hit, item)) => {
                    spans.extend(marked(&item.label, &hit.marks, ui));
                    spans.extend([Span::raw("  "), ui.span(Tone::Muted, &item.detail)]);
                }
                None => {
                    let words = t::UI_OWN_WORDS.with("words", self.query.text().trim());
                    spans.push(ui.span(Tone::Text, ui.message(&words)));
                }
            }
            put(buf, area.x, y, area.width, &Line::from(spans));
            if selected {
                buf.set_style(Rect { y, height: 1, ..area }, ui.style(Tone::SelectedRow));
            }
        }
    }

    fn find(&mut self) {
        self.found = if self.filters {
            self.fuzzy.rank(self.query.text(), &self.folded)
        } else {
            (0..self.items.len()).map(|index| Hit { index, marks: Vec::new() }).collect()
        };
        self.selected = 0;
        self.top = 0;
    }

    fn step(&mut self, step: Step) {
        let last = self.rows().saturating_sub(1);
        self.selected = match step {
            Step::Up => self.selected.saturating_sub(1),
            Step::Down => self.selected + 1,
            Step::PageUp => self.selected.saturating_sub(self.page),
            Step::PageDown => self.selected + self.page,
            Step::First => 0,
            Step::Last => last,
        }
        .min(last);
    }
}

/// Words with the found characters in their own tone.
#[must_use]
pub fn marked(words: &str, marks: &[usize], ui: &Ui<'_>) -> Vec<Span<'static>> {
    let mut spans: Vec<(bool, String)> = Vec::new();
    for (index, grapheme) in words.graphemes(true).enumerate() {
        let is_marked = marks.binary_search(&index).is_ok();
        match spans.last_mut() {
            Some((same, run)) if *same == is_marked => run.push_str(grapheme),
            _ => spans.push((is_marked, grapheme.to_owned())),
        }
    }
    spans.into_iter().map(|(is_marked, run)| ui.span(if is_marked { Tone::Match } else { Tone::Text }, run)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::Language;
    use crate::ui::testing::{at_every_size, rows, screen};
    use crate::ui::theme::ThemeName;
    use crossterm::event::KeyEvent;

    fn picker() -> Picker<u32> {
        let item = |(value, label, detail): (u32, &str, &str)| PickItem {
            label: label.to_owned(),
            detail: detail.to_owned(),
            value,
        };
        let items = [(1, "Complete blood count", "CBC"), (2, "Créatinine", "CREA"), (3, "C-reactive protein", "CRP")];
        Picker::new(t::ACTION_BOOK, items.map(item).to_vec())
    }

    fn press(picker: &mut Picker<u32>, code: KeyCode) -> PickerEvent<u32> {
        picker.handle(&Input::Key(KeyEvent::new(code, KeyModifiers::NONE)))
    }

    #[test]
    fn a_few_letters_and_enter_choose() {
        let mut picker = picker();
        for letter in "crea".chars() {
            assert_eq!(press(&mut picker, KeyCode::Char(letter)), PickerEvent::Query);
        }
        assert_eq!(press(&mut picker, KeyCode::Enter), PickerEvent::Chosen(2));
        assert_eq!(press(&mut picker, KeyCode::Esc), PickerEvent::Cancelled);
    }

    #[test]
    fn arrows_choose_and_nothing_found_chooses_nothing() {
        let mut picker = picker();
        press(&mut picker, KeyCode::Down);
        press(&mut picker, KeyCode::Down);
        press(&mut picker, KeyCode::Down);
        assert_eq!(press(&mut picker, KeyCode::Enter), PickerEvent::Chosen(3));
        picker.handle(&Input::Paste("zzz\n".to_owned()));
        assert_eq!(picker.query(), "zzz");
        assert_eq!(press(&mut picker, KeyCode::Enter), PickerEvent::Handled);
    }

    #[test]
    fn words_of_ones_own_stand_below_what_was_found() {
        let mut picker = picker();
        picker.or_own_words(|words| u32::try_from(words.len()).unwrap());
        assert_eq!(press(&mut picker, KeyCode::Enter), PickerEvent::Chosen(1), "nothing typed: no words");
        picker.handle(&Input::Paste("crea".to_owned()));
        assert_eq!(press(&mut picker, KeyCode::Enter), PickerEvent::Chosen(2));
        press(&mut picker, KeyCode::Down);
        press(&mut picker, KeyCode::Down);
        assert_eq!(press(&mut picker, KeyCode::Enter), PickerEvent::Chosen(4));
        picker.handle(&Input::Paste(" zzz".to_owned()));
        assert_eq!(press(&mut picker, KeyCode::Enter), PickerEvent::Chosen(7), "nothing else was found");
    }

    #[test]
    fn rows_from_outside_are_shown_as_they_are() {
        let mut picker = Picker::searching(t::ACTION_BOOK);
        picker.handle(&Input::Paste("PAT-000001".to_owned()));
        picker.set_items(vec![PickItem { label: "Ana Souza".to_owned(), detail: String::new(), value: 7 }]);
        assert_eq!(press(&mut picker, KeyCode::Enter), PickerEvent::Chosen(7));
    }

    #[test]
    fn the_box_shows_query_rows_and_keys() {
        let shown = screen((60, 12), ThemeName::Mono, Language::En, |frame, ui| {
            let mut picker = picker();
            picker.handle(&Input::Paste("c".to_owned()));
            picker.draw(frame, frame.area(), ui);
        });
        insta::assert_snapshot!(rows(&shown).join("\n"));
    }

    #[test]
    fn is_safe_at_every_size() {
        at_every_size(|frame, ui| picker().draw(frame, Rect::new(0, 0, 300, 300), ui));
    }
}
