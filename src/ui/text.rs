//! Text by display width: one place that knows how wide a name is. Never bytes, never `char` counts.

use crate::domain::validate::is_hidden;
use ratatui::buffer::CellWidth as _;
use ratatui::text::{Line, Span};
use std::borrow::Cow;
use unicode_segmentation::UnicodeSegmentation as _;

/// What stands for the words that did not fit.
pub const ELLIPSIS: &str = "…";

/// On which side the blanks go.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Align {
    /// Words: blanks behind.
    #[default]
    Left,
    /// Numbers: blanks before.
    Right,
}

/// How many terminal columns the text takes.
#[must_use]
pub fn width(text: &str) -> usize {
    graphemes(text).map(|(_, width)| width).sum()
}

/// How many columns a line of spans takes.
#[must_use]
pub fn line_width(line: &Line<'_>) -> usize {
    line.spans.iter().map(|span| width(&span.content)).sum()
}

/// What one sees as characters, each with its width in columns.
pub(crate) fn graphemes(text: &str) -> impl Iterator<Item = (&str, usize)> {
    text.graphemes(true).map(|grapheme| {
        (grapheme, if grapheme.contains(char::is_control) { 0 } else { usize::from(grapheme.cell_width()) })
    })
}

/// At most `limit` columns of the text, `…` in the last one when something was cut.
#[must_use]
pub fn truncate(text: &str, limit: usize) -> Cow<'_, str> {
    if width(text) <= limit {
        return Cow::Borrowed(text);
    }
    if limit == 0 {
        return Cow::Borrowed("");
    }
    let mut kept = head(text, limit - 1).to_owned();
    kept.push_str(ELLIPSIS);
    Cow::Owned(kept)
}

/// The longest start of the text that takes at most `limit` columns.
#[must_use]
pub fn head(text: &str, limit: usize) -> &str {
    let mut taken = 0;
    let mut end = 0;
    for (grapheme, width) in graphemes(text) {
        if taken + width > limit {
            break;
        }
        taken += width;
        end += grapheme.len();
    }
    text.get(..end).unwrap_or(text)
}

/// The text in exactly `columns` columns: cut with `…` or filled with blanks.
#[must_use]
pub fn pad(text: &str, columns: usize, align: Align) -> String {
    let cut = truncate(text, columns);
    let blanks = " ".repeat(columns.saturating_sub(width(&cut)));
    match align {
        Align::Left => format!("{cut}{blanks}"),
        Align::Right => format!("{blanks}{cut}"),
    }
}

/// The line cut with `…` at `limit` columns, spans and styles kept.
#[must_use]
pub fn fit<'a>(line: &Line<'a>, limit: usize) -> Line<'a> {
    if line_width(line) <= limit {
        return line.clone();
    }
    let mut left = limit;
    let mut spans = Vec::with_capacity(line.spans.len());
    for (index, span) in line.spans.iter().enumerate() {
        let taken = width(&span.content);
        let more_follows = line.spans.iter().skip(index + 1).any(|next| width(&next.content) > 0);
        if taken < left || (taken == left && !more_follows) {
            spans.push(span.clone());
            left -= taken;
            continue;
        }
        if left > 0 {
            let cut = format!("{}{ELLIPSIS}", head(&span.content, left - 1));
            spans.push(Span::styled(cut, span.style));
        }
        break;
    }
    Line { spans, ..line.clone() }
}

/// The text in lines of at most `columns` columns; words longer than that are broken. No line for an empty text.
#[must_use]
pub fn wrap(text: &str, columns: usize) -> Vec<String> {
    if columns == 0 || text.is_empty() {
        return Vec::new();
    }
    textwrap::wrap(text, columns).into_iter().map(|line| truncate(&line, columns).into_owned()).collect()
}

/// Text from outside as it may be shown on one line: line breaks and tabs become blanks; other control characters and
/// invisible ones that change how others are shown are dropped.
#[must_use]
pub fn harmless(text: &str) -> Cow<'_, str> {
    if !text.contains(is_hidden) {
        return Cow::Borrowed(text);
    }
    let blank = |c: char| if matches!(c, '\n' | '\r' | '\t') { ' ' } else { c };
    Cow::Owned(text.chars().map(blank).filter(|c| !is_hidden(*c)).collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn width_is_what_the_terminal_shows() {
        for (text, columns) in [("", 0), ("Zoé", 3), ("Zoe\u{301}", 3), ("山田", 4), ("a\u{7}b", 2)] {
            assert_eq!(width(text), columns, "{text:?}");
        }
    }

    #[test]
    fn cutting_marks_the_cut() {
        for (text, limit, shown) in
            [("Ndiaye", 6, "Ndiaye"), ("Ndiaye", 5, "Ndia…"), ("山田太郎", 4, "山…"), ("ab", 1, "…"), ("ab", 0, "")]
        {
            assert_eq!(truncate(text, limit), shown);
        }
        assert_eq!(pad("7", 3, Align::Right), "  7");
        assert_eq!(pad("Ana", 5, Align::Left), "Ana  ");
    }

    #[test]
    fn a_line_is_cut_across_its_spans() {
        let line = Line::from(vec![Span::raw("Ana "), Span::raw("Souza")]);
        assert_eq!(fit(&line, 9).to_string(), "Ana Souza");
        assert_eq!(fit(&line, 6).to_string(), "Ana S…");
        assert_eq!(fit(&line, 4).to_string(), "Ana…");
        assert_eq!(fit(&line, 0).to_string(), "");
    }

    #[test]
    fn foreign_text_can_neither_move_the_cursor_nor_turn_the_line() {
        assert_eq!(harmless("a\u{1b}[31mb\nc\u{202e}d"), "a[31mb cd");
        assert!(matches!(harmless("Müller"), Cow::Borrowed(_)));
    }

    proptest! {
        #[test]
        fn nothing_is_ever_wider_than_asked(text in "\\PC{0,40}", columns in 0_usize..30) {
            prop_assert!(width(&truncate(&text, columns)) <= columns);
            prop_assert_eq!(width(&pad(&text, columns, Align::Left)), columns);
            prop_assert!(line_width(&fit(&Line::from(text.clone()), columns)) <= columns);
            for line in wrap(&text, columns) {
                prop_assert!(width(&line) <= columns);
            }
        }
    }
}
