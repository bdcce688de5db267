//! Where the fields of a page stand: labels in one column, fields in the next, sections side by side where there is room.

use super::entry::{Chooser, Entry};
use super::spec::{FieldSpec, Kind};
use super::state::{Field, Form};
use crate::ui::Ui;
use crate::ui::text;
use ratatui::layout::Rect;
use ratatui::text::Line;
use std::ops::Range;

/// The columns of the focus marker and the blank behind it.
pub(super) const MARKER: u16 = 2;
/// Blanks between the columns.
pub(super) const GAP: u16 = 2;
/// The widest label column.
const LABEL: u16 = 28;
/// The widest one-line text field.
const LINE: u16 = 60;
/// The widest choice of which only the chosen word is in view.
pub(super) const CHOOSER: u16 = 40;

/// From so many columns on, the sections of a page stand side by side.
const WIDE: u16 = 100;
/// Columns between two sections that stand side by side.
const GUTTER: u16 = 3;

/// The columns of a form.
pub(super) struct Columns {
    /// How wide the labels are.
    pub(super) label: u16,
    /// Where fields begin.
    pub(super) field: u16,
    /// How much is left for field, unit and remarks.
    pub(super) room: u16,
}

/// A field's place.
pub(super) struct Slot {
    /// Which field.
    pub(super) index: usize,
    /// Where its column begins, from the left edge of the form.
    pub(super) left: u16,
    /// In lines from the top of the form.
    pub(super) top: u16,
    /// With the lines of its section's name and of its remark.
    pub(super) height: u16,
    /// The lines above it: the name of the section that it begins.
    pub(super) head: u16,
    /// Whether its remark has a line of its own.
    pub(super) below: bool,
}

impl Form {
    fn columns(&self, width: u16, ui: &Ui<'_>) -> Columns {
        let widest = self.spec.fields.iter().map(|field| text::width(&ui.text(field.label)) + 2).max().unwrap_or(0);
        let label = u16::try_from(widest).unwrap_or(LABEL).min(LABEL).min(width * 2 / 5);
        let field = MARKER + label + GAP;
        Columns { label, field, room: width.saturating_sub(field) }
    }

    /// The places of the fields of the page in view: one below the other, or, where there is room, half of the sections
    /// beside the other half.
    pub(super) fn laid_out(&self, body: Rect, remarks: &[Line<'static>], ui: &Ui<'_>) -> (Columns, Vec<Slot>) {
        let page = self.in_view();
        let is_section = |index: &usize| self.spec.fields.get(*index).is_some_and(|field| field.section.is_some());
        let starts: Vec<usize> = page.clone().skip(1).filter(is_section).collect();
        if body.width < WIDE || starts.is_empty() {
            let columns = self.columns(body.width, ui);
            let slots = self.slots(page, &columns, (0, body.height), remarks);
            return (columns, slots);
        }
        let half = (body.width - GUTTER) / 2;
        let columns = self.columns(half, ui);
        let side_by_side = |start: usize| {
            let left = self.slots(page.start..start, &columns, (0, body.height), remarks);
            let right = self.slots(start..page.end, &columns, (half + GUTTER, body.height), remarks);
            (left, right)
        };
        let tallest = |(left, right): &(Vec<Slot>, Vec<Slot>)| tall(left).max(tall(right));
        let (mut left, right) = starts.into_iter().map(side_by_side).min_by_key(tallest).unwrap_or_default();
        left.extend(right);
        (columns, left)
    }

    fn slots(
        &self,
        fields: Range<usize>,
        columns: &Columns,
        (left, height): (u16, u16),
        remarks: &[Line<'static>],
    ) -> Vec<Slot> {
        let mut top = 0_u16;
        let mut slots = Vec::with_capacity(fields.len());
        for index in fields {
            let Some((spec, field)) = self.spec.fields.get(index).zip(self.fields.get(index)) else { continue };
            let rows = match spec.kind {
                Kind::Notes { rows, .. } => rows.clamp(1, height.saturating_sub(1).max(1)),
                _ => 1,
            };
            let said = remarks.get(index).map_or(0, text::line_width);
            let said = u16::try_from(said).unwrap_or(u16::MAX);
            let free = columns.room.saturating_sub(taken(spec, field, columns.room)).saturating_sub(GAP);
            let below = said > 0 && (said > free || rows > 1);
            let head = spec.section.map_or(0, |_| if top == 0 { 1 } else { 2 });
            let height = head + rows + u16::from(below);
            slots.push(Slot { index, left, top, height, head, below });
            top = top.saturating_add(height);
        }
        slots
    }

    /// Moves the window so that the focused field is whole in it.
    pub(super) fn scroll(&mut self, slots: &[Slot], height: u16) {
        let Some(slot) = slots.iter().find(|slot| slot.index == self.focus) else { return };
        let bottom = slot.top + slot.height;
        if bottom > self.top.saturating_add(height) {
            self.top = bottom - height;
        }
        self.top = self.top.min(slot.top).min(tall(slots).saturating_sub(height));
    }
}

/// The lines from the top to the end of the lowest field.
fn tall(slots: &[Slot]) -> u16 {
    slots.iter().map(|slot| slot.top + slot.height).max().unwrap_or(0)
}

/// The columns that the field itself and its unit take.
pub(super) fn taken(spec: &FieldSpec, field: &Field, room: u16) -> u16 {
    let own = match spec.kind {
        Kind::Line { max } => u16::try_from(max).unwrap_or(LINE).min(LINE),
        Kind::Number { unit, .. } => 8 + 1 + u16::try_from(text::width(unit)).unwrap_or(0),
        Kind::Date | Kind::BirthDate => 12,
        Kind::TimeOfDay => 7,
        Kind::Money => 16 + 4,
        Kind::Secret => 32,
        Kind::Notes { .. } => room,
        Kind::Grammar { .. } => LINE,
        Kind::Lookup => CHOOSER,
        Kind::Choice(_) | Kind::Pick | Kind::YesNo => match &field.entry {
            Entry::Chooser(chooser) if shown_as_list(chooser, room) => list_width(chooser),
            _ => CHOOSER,
        },
    };
    own.min(room)
}

fn list_width(chooser: &Chooser) -> u16 {
    let words: usize = chooser.shown.iter().map(|words| text::width(words) + 4).sum();
    u16::try_from(words.saturating_sub(2)).unwrap_or(u16::MAX)
}

/// Few short choices are all in view; of others, only the chosen one is.
pub(super) fn shown_as_list(chooser: &Chooser, room: u16) -> bool {
    !chooser.shown.is_empty() && chooser.shown.len() <= 8 && list_width(chooser) <= room
}
