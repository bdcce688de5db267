//! Lists of rows: the selection that survives a reload, the window that scrolls, the columns that fit.

use super::text::{self, Align};
use super::theme::Tone;
use super::{Ui, put};
use crate::i18n::{Message, Text, t};
use crate::keys::Command;
use crossterm::event::{KeyCode, KeyEvent, KeyEventKind, KeyModifiers};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

/// A row with an identity that outlives a reload.
pub trait Row {
    /// What tells this row from all others.
    type Id: Clone + PartialEq;
    /// This row's identity.
    fn id(&self) -> Self::Id;
}

/// How wide a column is, in terminal columns.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Width {
    /// Always this wide.
    Fixed(u16),
    /// At least this wide, and this share of what is left over.
    Fill(u16, u16),
}

impl Width {
    const fn least(self) -> u16 {
        match self {
            Self::Fixed(columns) | Self::Fill(columns, _) => columns,
        }
    }
}

/// One column of a list.
pub struct Column<R> {
    title: Text,
    width: Width,
    priority: u8,
    align: Align,
    cell: fn(&R, &Ui<'_>) -> Line<'static>,
}

impl<R> Column<R> {
    /// A column that is always shown, its words on the left. The cell is written for the rows in view only:
    /// `Column::new(t::PATIENT, Width::Fill(12, 1), |row: &Expected, ui| ui.span(Tone::Text, &row.name).into())`.
    #[must_use]
    pub const fn new(title: Text, width: Width, cell: fn(&R, &Ui<'_>) -> Line<'static>) -> Self {
        Self { title, width, priority: 0, align: Align::Left, cell }
    }

    /// Lets the column go where space is short; the highest number goes first, 0 never.
    #[must_use]
    pub const fn priority(mut self, priority: u8) -> Self {
        self.priority = priority;
        self
    }

    /// Numbers: aligned on the right.
    #[must_use]
    pub const fn right(mut self) -> Self {
        self.align = Align::Right;
        self
    }
}

/// What stands where a list is empty: what that means, and what to do.
#[derive(Debug, Clone, Copy)]
pub struct Empty {
    /// "Nobody is waiting".
    pub text: Text,
    /// "Press w for a walk-in".
    pub hint: Option<Text>,
}

/// A step through a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// One row up.
    Up,
    /// One row down.
    Down,
    /// One window up.
    PageUp,
    /// One window down.
    PageDown,
    /// To the first row.
    First,
    /// To the last row.
    Last,
}

impl Step {
    /// The step of a command of the lists.
    #[must_use]
    pub const fn of_command(command: Command) -> Option<Self> {
        Some(match command {
            Command::Up => Self::Up,
            Command::Down => Self::Down,
            Command::PageUp => Self::PageUp,
            Command::PageDown => Self::PageDown,
            Command::First => Self::First,
            Command::Last => Self::Last,
            _ => return None,
        })
    }

    /// The step of a plain arrow, page, Home or End key.
    #[must_use]
    pub fn of_key(key: &KeyEvent) -> Option<Self> {
        if key.kind == KeyEventKind::Release || key.modifiers != KeyModifiers::NONE {
            return None;
        }
        Some(match key.code {
            KeyCode::Up => Self::Up,
            KeyCode::Down => Self::Down,
            KeyCode::PageUp => Self::PageUp,
            KeyCode::PageDown => Self::PageDown,
            KeyCode::Home => Self::First,
            KeyCode::End => Self::Last,
            _ => return None,
        })
    }
}

/// Rows, one of which is selected, seen through a window.
pub struct List<R: Row> {
    rows: Vec<R>,
    /// The lines between the rows: before which row, and what stands there.
    heads: Vec<(usize, Message)>,
    selected: usize,
    /// The first line of the window, heads counted.
    top: usize,
    page: usize,
    loading: bool,
}

impl<R: Row> Default for List<R> {
    fn default() -> Self {
        Self::new()
    }
}

impl<R: Row> List<R> {
    /// A list that waits for its first rows.
    #[must_use]
    pub const fn new() -> Self {
        Self { rows: Vec::new(), heads: Vec::new(), selected: 0, top: 0, page: 1, loading: true }
    }

    /// Takes fresh rows. The selection stays on its row; when that is gone, on the nearest one that is left: the next
    /// below, else the next above.
    pub fn set_rows(&mut self, rows: Vec<R>) {
        let below = self.rows.iter().skip(self.selected);
        let above = self.rows.iter().take(self.selected).rev();
        let found = below.chain(above).find_map(|old| rows.iter().position(|new| new.id() == old.id()));
        self.selected = found.unwrap_or(0);
        self.rows = rows;
        self.heads.clear();
        self.loading = false;
    }

    /// Divides the rows: a head before the row of each of these places, in their order.
    pub fn set_heads(&mut self, heads: Vec<(usize, Message)>) {
        self.heads = heads;
    }

    /// Says that rows have been asked for and are not there yet; the old ones stay in view.
    pub const fn set_loading(&mut self) {
        self.loading = true;
    }

    /// Whether rows are awaited.
    #[must_use]
    pub const fn is_loading(&self) -> bool {
        self.loading
    }

    /// All rows.
    #[must_use]
    pub fn rows(&self) -> &[R] {
        &self.rows
    }

    /// All rows, to change in place; their identities must stay.
    pub fn rows_mut(&mut self) -> &mut [R] {
        &mut self.rows
    }

    /// The row the next key acts on.
    #[must_use]
    pub fn selected(&self) -> Option<&R> {
        self.rows.get(self.selected)
    }

    /// The identity of the selected row.
    #[must_use]
    pub fn selected_id(&self) -> Option<R::Id> {
        self.selected().map(Row::id)
    }

    /// The place of the selected row, from 0.
    #[must_use]
    pub const fn selected_index(&self) -> usize {
        self.selected
    }

    /// Selects a row by its identity; `false` when there is none such.
    pub fn select(&mut self, id: &R::Id) -> bool {
        let found = self.rows.iter().position(|row| row.id() == *id);
        self.selected = found.unwrap_or(self.selected);
        found.is_some()
    }

    /// Moves the selection; `false` when it was there already.
    pub fn step(&mut self, step: Step) -> bool {
        let last = self.rows.len().saturating_sub(1);
        let page = self.page.max(1);
        let now = match step {
            Step::Up => self.selected.saturating_sub(1),
            Step::Down => self.selected + 1,
            Step::PageUp => self.selected.saturating_sub(page),
            Step::PageDown => self.selected + page,
            Step::First => 0,
            Step::Last => last,
        }
        .min(last);
        let moved = now != self.selected;
        self.selected = now;
        moved
    }

    /// Draws the head row and the rows in view; only those are formatted.
    pub fn draw(&mut self, buf: &mut Buffer, area: Rect, ui: &Ui<'_>, columns: &[Column<R>], empty: Empty) {
        let area = area.intersection(buf.area);
        if area.is_empty() {
            return;
        }
        let Some(body) = below_head(area) else { return };
        self.page = usize::from(body.height).max(1);
        self.scroll();
        if self.rows.is_empty() {
            self.draw_empty(buf, area, ui, empty);
            return;
        }
        let slots = slots(columns, area.width);
        for (column, x, width) in &slots {
            let title = text::pad(&ui.text(column.title), usize::from(*width), column.align);
            put(buf, area.x + x, area.y, *width, &Line::styled(title, ui.style(Tone::TableHead)));
        }
        self.draw_more(buf, area, ui);
        for (y, shown) in (body.y..).zip(self.lines().skip(self.top).take(self.page)) {
            let line = Rect { y, height: 1, ..area };
            match shown {
                Shown::Head(words) => {
                    let words = Line::from(vec![Span::raw("  "), ui.span(Tone::Title, ui.message(words))]);
                    put(buf, area.x, y, area.width, &words);
                }
                Shown::Row(index, row) => {
                    draw_row(buf, line, ui, &slots, row);
                    if index == self.selected {
                        put(buf, area.x, y, MARKER, &Line::raw("›"));
                        buf.set_style(line, ui.style(Tone::SelectedRow));
                    }
                }
            }
        }
    }

    /// Heads and rows, one a line.
    fn lines(&self) -> impl Iterator<Item = Shown<'_, R>> {
        let heads = |index: usize| self.heads.iter().filter(move |(before, _)| *before == index);
        self.rows.iter().enumerate().flat_map(move |(index, row)| {
            heads(index).map(|(_, words)| Shown::Head(words)).chain([Shown::Row(index, row)])
        })
    }

    fn scroll(&mut self) {
        let above = self.heads.iter().filter(|(before, _)| *before <= self.selected).count();
        let selected = self.selected + above;
        // The head of the first row of a part comes into view with it.
        let own_head = self.heads.iter().any(|(before, _)| *before == self.selected);
        let highest = selected.saturating_sub(usize::from(own_head && self.page > 1));
        let lowest = (selected + 1).saturating_sub(self.page);
        let most = self.height().saturating_sub(self.page);
        self.top = self.top.clamp(lowest, highest.max(lowest)).min(most);
    }

    /// How many lines there are.
    const fn height(&self) -> usize {
        self.rows.len() + self.heads.len()
    }

    fn draw_empty(&self, buf: &mut Buffer, area: Rect, ui: &Ui<'_>, empty: Empty) {
        let first = if self.loading { t::UI_LOADING } else { empty.text };
        put(buf, area.x, area.y, area.width, &Line::from(vec![Span::raw("  "), ui.words(Tone::Muted, first)]));
        let Some(hint) = empty.hint.filter(|_| !self.loading && area.height > 1) else { return };
        put(buf, area.x, area.y + 1, area.width, &Line::from(vec![Span::raw("  "), ui.words(Tone::Muted, hint)]));
    }

    /// An arrow before the head row where there are rows above or below the window.
    fn draw_more(&self, buf: &mut Buffer, area: Rect, ui: &Ui<'_>) {
        let above = self.top > 0;
        let below = self.top + self.page < self.height();
        let arrow = match (above, below) {
            (true, true) => "↕",
            (true, false) => "↑",
            (false, true) => "↓",
            (false, false) => return,
        };
        put(buf, area.x, area.y, MARKER.min(area.width), &Line::styled(arrow, ui.style(Tone::Accent)));
    }
}

/// One line of a list.
enum Shown<'a, R> {
    /// What the rows below it have in common.
    Head(&'a Message),
    /// A row and its place.
    Row(usize, &'a R),
}

/// The columns of the selection marker and the blank behind it.
const MARKER: u16 = 2;
/// Blanks between two columns.
const GAP: u16 = 1;

fn below_head(area: Rect) -> Option<Rect> {
    (area.height > 0).then(|| Rect { y: area.y + 1, height: area.height - 1, ..area })
}

/// The columns that fit, each with its place from the left and its width.
fn slots<R>(columns: &[Column<R>], width: u16) -> Vec<(&Column<R>, u16, u16)> {
    let mut kept: Vec<&Column<R>> = columns.iter().collect();
    let needed = |kept: &[&Column<R>]| {
        kept.iter().fold(MARKER, |sum, column| sum.saturating_add(column.width.least()).saturating_add(GAP)) - GAP
    };
    while needed(&kept) > width {
        let Some(least) = kept.iter().map(|column| column.priority).max().filter(|priority| *priority > 0) else {
            break;
        };
        if let Some(last) = kept.iter().rposition(|column| column.priority == least) {
            kept.remove(last);
        }
    }
    let spare = width.saturating_sub(needed(&kept));
    let shares: u16 = kept.iter().map(|column| if let Width::Fill(_, share) = column.width { share } else { 0 }).sum();
    let mut x = MARKER;
    let mut slots = Vec::with_capacity(kept.len());
    for column in kept {
        let grown = match column.width {
            Width::Fixed(columns) => columns,
            Width::Fill(least, share) => least + grow(spare, share, shares),
        };
        let width = grown.min(width.saturating_sub(x));
        slots.push((column, x, width));
        x = x.saturating_add(width).saturating_add(GAP);
    }
    slots
}

fn grow(spare: u16, share: u16, shares: u16) -> u16 {
    let part = u32::from(spare) * u32::from(share) / u32::from(shares.max(1));
    u16::try_from(part).unwrap_or(spare)
}

fn draw_row<R>(buf: &mut Buffer, line: Rect, ui: &Ui<'_>, slots: &[(&Column<R>, u16, u16)], row: &R) {
    for (column, x, width) in slots {
        let cell = text::fit(&(column.cell)(row, ui), usize::from(*width));
        let taken = u16::try_from(text::line_width(&cell)).unwrap_or(*width);
        let indent = if column.align == Align::Right { width.saturating_sub(taken) } else { 0 };
        put(buf, line.x + x + indent, line.y, width - indent, &cell);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::Language;
    use crate::ui::testing::{at_every_size, rows, screen};
    use crate::ui::theme::ThemeName;
    use proptest::prelude::*;

    struct Visit {
        id: u32,
        name: &'static str,
        minutes: i64,
    }

    impl Row for Visit {
        type Id = u32;
        fn id(&self) -> u32 {
            self.id
        }
    }

    const COLUMNS: &[Column<Visit>] = &[
        Column::new(t::FORM_YES, Width::Fixed(4), |visit: &Visit, ui| {
            ui.span(Tone::Muted, visit.id.to_string()).into()
        })
        .priority(2),
        Column::new(t::ROLE_DOCTOR, Width::Fill(8, 1), |visit: &Visit, ui| ui.span(Tone::Text, visit.name).into()),
        Column::new(t::UI_THEME_STANDARD, Width::Fixed(9), |visit: &Visit, ui| {
            ui.flag(if visit.minutes > 30 { Tone::Warning } else { Tone::Text }, visit.minutes.to_string()).into()
        })
        .priority(1)
        .right(),
    ];
    const EMPTY: Empty = Empty { text: t::UI_PICKER_NONE, hint: Some(t::UI_PICKER_HINT) };

    fn visit(id: u32) -> Visit {
        Visit {
            id,
            name: ["Ana Souza", "Zoé N’Diaye", "María José Fernández Quiroga"][id as usize % 3],
            minutes: i64::from(id) * 10,
        }
    }

    fn list(ids: impl IntoIterator<Item = u32>) -> List<Visit> {
        let mut list = List::new();
        list.set_rows(ids.into_iter().map(visit).collect());
        list
    }

    fn drawn(list: &mut List<Visit>, (width, height): (u16, u16)) -> Vec<String> {
        rows(&screen((width, height), ThemeName::Mono, Language::En, |frame, ui| {
            list.draw(frame.buffer_mut(), Rect::new(0, 0, width, height), ui, COLUMNS, EMPTY);
        }))
    }

    #[test]
    fn the_selection_follows_its_row_through_a_reload() {
        let mut list = list([1, 2, 3, 4]);
        list.select(&3);
        list.set_rows([4, 3, 9].map(visit).into());
        assert_eq!(list.selected_id(), Some(3));
    }

    #[test]
    fn a_row_that_goes_hands_the_selection_to_its_neighbour() {
        for (before, selected, after, then) in [
            (&[1, 2, 3, 4][..], 2, &[1, 3, 4][..], Some(3)),
            (&[1, 2, 3, 4], 2, &[1, 4], Some(4)),
            (&[1, 2, 3, 4], 4, &[1, 2, 3], Some(3)),
            (&[1, 2], 2, &[8, 9], Some(8)),
            (&[1], 1, &[], None),
        ] {
            let mut list = list(before.iter().copied());
            list.select(&selected);
            list.set_rows(after.iter().map(|id| visit(*id)).collect());
            assert_eq!(list.selected_id(), then, "{before:?} -> {after:?}");
        }
    }

    #[test]
    fn steps_stay_inside() {
        let mut list = list(0..50);
        drawn(&mut list, (40, 11));
        for (step, at) in [
            (Step::Up, 0),
            (Step::PageDown, 10),
            (Step::Down, 11),
            (Step::Last, 49),
            (Step::Down, 49),
            (Step::PageUp, 39),
            (Step::First, 0),
        ] {
            list.step(step);
            assert_eq!(list.selected_index(), at, "{step:?}");
        }
        assert!(!list.step(Step::Up));
    }

    #[test]
    fn unimportant_columns_go_first_and_the_selection_shows_without_colour() {
        let mut list = list([1, 5]);
        assert_eq!(
            drawn(&mut list, (40, 3)),
            [
                "  yes  doctor                   standard",
                "› 1    Zoé N’Diaye                    10",
                "  5    María José Fernández Q…      ▲ 50"
            ]
        );
        assert_eq!(drawn(&mut list, (20, 2)), ["↓ doctor    standard", "› Zoé N’D…        10"]);
        assert_eq!(drawn(&mut list, (12, 2)), ["↓ doctor", "› Zoé N’Dia…"]);
    }

    #[test]
    fn an_empty_list_says_so_and_a_loading_one_does_not_claim_it() {
        assert_eq!(drawn(&mut list([]), (60, 3))[0], "  Nothing found");
        assert_eq!(drawn(&mut List::new(), (60, 3)), ["  Loading…", "", ""]);
    }

    #[test]
    fn a_long_list_says_that_there_is_more() {
        let mut list = list(0..30);
        for (selected, arrow) in [(0, '↓'), (15, '↕'), (29, '↑')] {
            list.select(&selected);
            let shown = drawn(&mut list, (50, 5));
            assert!(shown[0].starts_with(arrow), "{shown:?}");
            assert!(shown.iter().any(|row| row.starts_with(&format!("› {selected} "))), "{shown:?}");
        }
        assert!(drawn(&mut list, (50, 40))[0].starts_with(' '));
    }

    #[test]
    fn a_divided_list_shows_the_head_of_a_part_with_its_first_row() {
        let mut list = list(0..6);
        list.set_heads(vec![(0, t::ROLE_NURSE.into()), (3, t::ROLE_DOCTOR.into())]);
        let first = |list: &mut List<Visit>, lines| {
            drawn(list, (50, lines)).iter().map(|row| row.chars().take(8).collect::<String>()).collect::<Vec<_>>()
        };
        assert_eq!(
            first(&mut list, 9),
            ["  yes  d", "  nurse", "› 0    A", "  1    Z", "  2    M", "  doctor", "  3    A", "  4    Z", "  5    M"]
        );
        list.select(&5);
        assert_eq!(first(&mut list, 3), ["↑ yes  d", "  4    Z", "› 5    M"]);
        list.select(&3);
        assert_eq!(first(&mut list, 3), ["↕ yes  d", "  doctor", "› 3    A"]);
        list.select(&0);
        assert_eq!(first(&mut list, 2), ["↕ yes  d", "› 0    A"]);
    }

    #[test]
    fn is_safe_at_every_size() {
        let mut list = list(0..30);
        list.set_heads(vec![(0, t::ROLE_NURSE.into()), (7, t::ROLE_DOCTOR.into()), (29, t::ROLE_NURSE.into())]);
        at_every_size(|frame, ui| {
            list.step(Step::Down);
            list.draw(frame.buffer_mut(), Rect::new(2, 1, 90, 90), ui, COLUMNS, EMPTY);
        });
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(32))]

        #[test]
        fn the_selected_row_is_always_in_view(
            steps in proptest::collection::vec(0_usize..6, 0..30), count in 1_u32..60, height in 2_u16..30,
            heads in proptest::collection::btree_set(0_usize..60, 0..6),
        ) {
            let mut list = list(0..count);
            list.set_heads(heads.into_iter().filter(|at| *at < count as usize).map(|at| (at, t::ROLE_NURSE.into())).collect());
            for step in steps {
                list.step([Step::Up, Step::Down, Step::PageUp, Step::PageDown, Step::First, Step::Last][step]);
                let shown = drawn(&mut list, (40, height));
                prop_assert_eq!(shown.iter().filter(|row| row.starts_with('›')).count(), 1);
            }
        }
    }
}
