//! Rows in columns, as wide as what they hold.

use crate::i18n::{Catalogue, Text};
use unicode_width::UnicodeWidthStr;

/// A table of `N` columns under their headings.
pub(super) struct Table<const N: usize> {
    headings: [Text; N],
    rows: Vec<[String; N]>,
}

impl<const N: usize> Table<N> {
    pub(super) const fn new(headings: [Text; N]) -> Self {
        Self { headings, rows: Vec::new() }
    }

    pub(super) fn row(&mut self, cells: [String; N]) {
        self.rows.push(cells);
    }

    /// The table as lines; nothing stands after the last column.
    pub(super) fn print(&self, catalogue: &Catalogue) -> String {
        let headings = self.headings.map(|text| catalogue.text(text));
        let lines = || std::iter::once(&headings).chain(&self.rows);
        let mut widths = [0; N];
        for line in lines() {
            for (width, cell) in widths.iter_mut().zip(line) {
                *width = cell.width().max(*width);
            }
        }
        let mut text = String::new();
        for line in lines() {
            let mut row = String::new();
            for (cell, width) in line.iter().zip(widths) {
                row.push_str(cell);
                // Two blanks between columns; counted by what a terminal shows, not by letters.
                row.extend(std::iter::repeat_n(' ', width + 2 - cell.width()));
            }
            text.push_str(row.trim_end());
            text.push('\n');
        }
        text
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::{Language, Locale, t};

    #[test]
    fn columns_line_up_by_what_a_terminal_shows() {
        let mut table = Table::new([t::CLI_COLUMN_NAME, t::CLI_COLUMN_STATE]);
        table.row(["Zoé 漢".into(), "x".into()]);
        table.row(["Al".into(), String::new()]);
        let text = table.print(&Catalogue::new(Locale::plain(Language::En)));
        assert_eq!(text, "Name    State\nZoé 漢  x\nAl\n");
    }
}
