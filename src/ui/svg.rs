//! A screen as a picture: SVG text in a monospaced font, for the README.

use ratatui::buffer::{Buffer, Cell};
use ratatui::style::{Color, Modifier};
use std::fmt::Write as _;

/// The size of a character cell, in pixels.
const CELL_WIDTH: usize = 9;
const CELL_HEIGHT: usize = 18;
/// The margin around the screen, in pixels.
const MARGIN: usize = 12;
const GROUND: &str = "#16181d";
const INK: &str = "#d6d8de";

/// Writes the buffer as an SVG picture. The same buffer always gives the same text.
#[must_use]
pub fn picture(buffer: &Buffer, title: &str) -> String {
    let (columns, rows) = (usize::from(buffer.area.width), usize::from(buffer.area.height));
    let (width, height) = (columns * CELL_WIDTH + 2 * MARGIN, rows * CELL_HEIGHT + 2 * MARGIN);
    let mut svg = String::new();
    let _ = writeln!(
        svg,
        r#"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" height="{height}" role="img">"#
    );
    let _ = writeln!(svg, "<title>{}</title>", escaped(title));
    let _ = writeln!(svg, r#"<rect width="{width}" height="{height}" rx="8" fill="{GROUND}"/>"#);
    let _ = writeln!(
        svg,
        r#"<g font-family="ui-monospace,Menlo,Consolas,'DejaVu Sans Mono',monospace" font-size="15" xml:space="preserve">"#
    );
    for (row, cells) in buffer.content.chunks(columns.max(1)).enumerate() {
        for run in runs(cells) {
            write_run(&mut svg, row, &run);
        }
    }
    svg.push_str("</g>\n</svg>\n");
    svg
}

/// Neighbouring cells that look the same.
struct Run {
    column: usize,
    columns: usize,
    words: String,
    look: Look,
}

#[derive(PartialEq, Eq, Clone, Copy)]
struct Look {
    ink: &'static str,
    ground: Option<&'static str>,
    modifier: Modifier,
}

fn look(cell: &Cell) -> Look {
    let shown = Modifier::BOLD | Modifier::DIM | Modifier::ITALIC | Modifier::UNDERLINED;
    let (ink, ground) = (colour(cell.fg), colour(cell.bg));
    if cell.modifier.contains(Modifier::REVERSED) {
        let (ink, ground) = (ground.unwrap_or(GROUND), Some(ink.unwrap_or(INK)));
        return Look { ink, ground, modifier: cell.modifier & shown };
    }
    Look { ink: ink.unwrap_or(INK), ground, modifier: cell.modifier & shown }
}

fn runs(cells: &[Cell]) -> Vec<Run> {
    let mut runs: Vec<Run> = Vec::new();
    // A wide character leaves the cells behind it blank; they are part of it.
    let mut covered = 0;
    for (column, cell) in cells.iter().enumerate() {
        let look = look(cell);
        let symbol = if covered > 0 { "" } else { cell.symbol() };
        covered = if covered > 0 { covered - 1 } else { super::text::width(symbol).saturating_sub(1) };
        match runs.last_mut() {
            Some(run) if run.look == look => {
                run.columns += 1;
                run.words.push_str(symbol);
            }
            _ => runs.push(Run { column, columns: 1, words: symbol.to_owned(), look }),
        }
    }
    runs
}

fn write_run(svg: &mut String, row: usize, run: &Run) {
    let (x, y) = (MARGIN + run.column * CELL_WIDTH, MARGIN + row * CELL_HEIGHT);
    let width = run.columns * CELL_WIDTH;
    if let Some(ground) = run.look.ground {
        let _ = writeln!(svg, r#"<rect x="{x}" y="{y}" width="{width}" height="{CELL_HEIGHT}" fill="{ground}"/>"#);
    }
    let underlined = run.look.modifier.contains(Modifier::UNDERLINED);
    if underlined {
        let (y, ink) = (y + CELL_HEIGHT - 2, run.look.ink);
        let _ = writeln!(svg, r#"<rect x="{x}" y="{y}" width="{width}" height="1" fill="{ink}"/>"#);
    }
    let words = run.words.trim_end();
    let lead = words.len() - words.trim_start().len();
    let words = words.trim_start();
    if words.is_empty() {
        return;
    }
    // Blanks at the edges are left out; the length holds the rest to the grid whatever the font.
    let (x, y) = (x + lead * CELL_WIDTH, y + CELL_HEIGHT - 5);
    let length = super::text::width(words) * CELL_WIDTH;
    let mut look = format!(r#"fill="{}""#, run.look.ink);
    for (modifier, attribute) in [
        (Modifier::BOLD, r#" font-weight="bold""#),
        (Modifier::ITALIC, r#" font-style="italic""#),
        (Modifier::DIM, r#" opacity="0.65""#),
    ] {
        if run.look.modifier.contains(modifier) {
            look.push_str(attribute);
        }
    }
    let words = escaped(words);
    let _ = writeln!(svg, r#"<text x="{x}" y="{y}" textLength="{length}" {look}>{words}</text>"#);
}

/// The sixteen colours, as a picture shows them; other colours are not used by any theme.
const fn colour(colour: Color) -> Option<&'static str> {
    Some(match colour {
        Color::Black => "#16181d",
        Color::Red => "#e0646c",
        Color::Green => "#8fbf7a",
        Color::Yellow => "#e2bd72",
        Color::Blue => "#2f5f9e",
        Color::Magenta => "#c58bd6",
        Color::Cyan => "#66b8c7",
        Color::Gray => "#b4b7bf",
        Color::DarkGray => "#6c717c",
        Color::LightRed => "#ff8a92",
        Color::LightGreen => "#b2e39b",
        Color::LightYellow => "#ffe08f",
        Color::LightBlue => "#7fb2f0",
        Color::LightMagenta => "#e3b0f2",
        Color::LightCyan => "#93dcea",
        Color::White => "#f4f5f7",
        Color::Reset | Color::Rgb(..) | Color::Indexed(_) => return None,
    })
}

fn escaped(words: &str) -> String {
    words.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ui::put;
    use ratatui::layout::Rect;
    use ratatui::style::Style;
    use ratatui::text::{Line, Span};

    #[test]
    fn a_picture_shows_words_grounds_and_weights() {
        let mut buffer = Buffer::empty(Rect::new(0, 0, 12, 2));
        let bold = Style::new().fg(Color::White).bg(Color::Blue).add_modifier(Modifier::BOLD);
        let line = Line::from(vec![Span::styled("A & <B>", bold), Span::raw(" x")]);
        put(&mut buffer, 0, 0, 12, &line);
        let svg = picture(&buffer, "Reception");
        assert!(svg.starts_with("<svg ") && svg.ends_with("</svg>\n"));
        assert!(svg.contains("<title>Reception</title>"));
        assert!(svg.contains(r##"<rect x="12" y="12" width="63" height="18" fill="#2f5f9e"/>"##), "{svg}");
        assert!(svg.contains(r#"font-weight="bold">A &amp; &lt;B&gt;</text>"#), "{svg}");
        assert!(svg.contains(r#"<text x="84" y="25" textLength="9""#), "{svg}");
    }

    #[test]
    fn a_reversed_cell_swaps_ink_and_ground() {
        let mut buffer = Buffer::empty(Rect::new(0, 0, 1, 1));
        put(&mut buffer, 0, 0, 1, &Line::styled("x", Style::new().add_modifier(Modifier::REVERSED)));
        let svg = picture(&buffer, "");
        assert!(
            svg.contains(&format!(r#"height="18" fill="{INK}""#)) && svg.contains(&format!(r#"fill="{GROUND}">x"#))
        );
    }

    #[test]
    fn nothing_is_a_picture_too() {
        assert!(picture(&Buffer::empty(Rect::ZERO), "").contains("</svg>"));
    }
}
