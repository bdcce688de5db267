//! How the results of an order look: who and what above, the grid, what is known about the focused value, the conclusion.

use super::cell::{Cell, Meaning};
use super::grid::{Grid, GridLine};
use super::sheet::Sheet;
use super::{Focus, ResultEntry};
use crate::domain::lab::Flag;
use crate::domain::vocabulary::Vocabulary as _;
use crate::i18n::{Text, t};
use crate::screens::queue;
use crate::store::lab::results::Value;
use crate::ui::theme::Tone;
use crate::ui::{Ui, patient_bar, put, result, text};
use ratatui::Frame;
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use ratatui::text::{Line, Span};

const MARKER: u16 = 2;
const VALUE: u16 = 10;
const UNIT: u16 = 8;
const RANGE: u16 = 10;
/// The widest column of flags; longer words are cut.
const FLAG: u16 = 26;
/// The narrowest column of names.
const NAME: u16 = 16;
/// From this width on an earlier value has its day beside it.
const DATED: u16 = 14;

pub(super) fn draw(entry: &mut ResultEntry, frame: &mut Frame<'_>, area: Rect, ui: &Ui<'_>) {
    let Some(sheet) = &entry.sheet else {
        put(frame.buffer_mut(), area.x, area.y, area.width, &Line::from(ui.words(Tone::Muted, t::UI_LOADING)));
        return;
    };
    let rows = Rows::of(area, entry.focus == Focus::Conclusion);
    let buf = frame.buffer_mut();
    patient_bar::draw(buf, rows.patient, ui, &sheet.header);
    put(buf, rows.order.x, rows.order.y, rows.order.width, &order_line(sheet, &entry.grid, ui));
    put(buf, rows.information.x, rows.information.y, rows.information.width, &information(sheet, ui));
    let open = entry.is_open();
    draw_grid(&mut entry.grid, frame, rows.grid, ui, (open, entry.focus == Focus::Grid));
    if let Some(cell) = entry.grid.focused() {
        for (line, y) in detail(cell, ui).iter().zip(rows.detail.y..rows.detail.bottom()) {
            put(frame.buffer_mut(), rows.detail.x, y, rows.detail.width, line);
        }
    }
    entry.conclusion.draw(frame, rows.conclusion, ui, open && entry.focus == Focus::Conclusion);
    if let Some((tone, message)) = &entry.notice {
        let line = Line::from(vec![Span::raw(" "), ui.flag(*tone, ui.message(message))]);
        put(frame.buffer_mut(), rows.notice.x, rows.notice.y, rows.notice.width, &line);
    }
}

/// The places of the parts.
struct Rows {
    patient: Rect,
    order: Rect,
    information: Rect,
    grid: Rect,
    detail: Rect,
    conclusion: Rect,
    notice: Rect,
}

impl Rows {
    fn of(area: Rect, writing: bool) -> Self {
        let conclusion = if writing { 4 } else { 3 };
        let below = 2 + conclusion + 1;
        let above = patient_bar::HEIGHT + 2;
        let mut y = area.y;
        let mut take = |height: u16| {
            let height = height.min(area.bottom().saturating_sub(y));
            let place = Rect { y, height, ..area };
            y += height;
            place
        };
        Self {
            patient: take(patient_bar::HEIGHT),
            order: take(1),
            information: take(1),
            grid: take(area.height.saturating_sub(above + below).max(2)),
            detail: take(2),
            conclusion: take(conclusion),
            notice: take(1),
        }
    }
}

/// `261123-00013  LAB-000004  ! stat   collected 08:40   Dr Rocha                5 of 8 entered`
fn order_line(sheet: &Sheet, grid: &Grid, ui: &Ui<'_>) -> Line<'static> {
    let order = &sheet.detail.order;
    let mut spans = vec![
        Span::raw(" "),
        ui.span(Tone::Accent, sheet.accession()),
        Span::raw("  "),
        ui.span(Tone::Text, order.id.to_string()),
        Span::raw("  "),
        queue::priority(order.priority, ui),
        Span::raw("  "),
        ui.span(Tone::Text, ui.text(order.status.text())),
    ];
    let filled = t::ENTRY_FILLED.with("count", grid.filled()).with("of", grid.cells.len());
    spans.extend([Span::raw("  "), ui.span(Tone::Text, ui.message(&filled))]);
    if let Some(at) = sheet.collected_at() {
        let collected = t::ENTRY_COLLECTED.with("at", ui.when(at));
        spans.extend([Span::raw("  "), ui.span(Tone::Muted, ui.message(&collected))]);
    }
    Line::from(spans)
}

/// What the doctor wrote, and the last call.
fn information(sheet: &Sheet, ui: &Ui<'_>) -> Line<'static> {
    let mut spans = vec![Span::raw(" ")];
    if let Some(call) = sheet.calls.last() {
        let (tone, said) = if call.call.read_back {
            (Tone::Ok, t::ENTRY_CALL_READ_BACK)
        } else {
            (Tone::Warning, t::ENTRY_CALL_NOT_READ_BACK)
        };
        let said = said.with("told", call.call.told.as_str()).with("at", ui.when(call.call.told_at));
        spans.extend([ui.flag(tone, ui.message(&said)), Span::raw("  ")]);
    }
    let said = &sheet.detail.clinical_information;
    let by = ui.message(&t::ENTRY_ORDERED_BY.with("by", sheet.detail.ordered.by.as_str()));
    let by = if said.is_empty() { by } else { ui.labelled(&by, "") };
    spans.extend([ui.span(Tone::Muted, by), ui.span(Tone::Text, said)]);
    Line::from(spans)
}

/// The widths of the columns.
struct Columns {
    name: u16,
    flag: u16,
    previous: u16,
}

impl Columns {
    fn of(width: u16, grid: &Grid, ui: &Ui<'_>) -> Self {
        let columns = |words: usize| u16::try_from(words).unwrap_or(u16::MAX);
        let flags = Flag::ALL.iter().map(|flag| text::width(&result::flag_words(*flag, ui))).max().unwrap_or(0);
        let flag = columns(flags).min(FLAG);
        let names = grid.cells.iter().map(|cell| text::width(&cell.known.name) + 1).max().unwrap_or(0);
        let rest = width.saturating_sub(MARKER + 1 + VALUE + 1 + UNIT + 1 + RANGE + 1 + flag);
        let mut name = columns(names).max(NAME).min(rest);
        if rest - name < 7 {
            name = rest.saturating_sub(7).max(NAME).min(rest);
        }
        let previous = rest.saturating_sub(name + 1);
        if previous < 5 { Self { name: rest, flag, previous: 0 } } else { Self { name, flag, previous } }
    }
}

fn draw_grid(grid: &mut Grid, frame: &mut Frame<'_>, area: Rect, ui: &Ui<'_>, (open, focused): (bool, bool)) {
    if area.height < 2 {
        return;
    }
    let columns = Columns::of(area.width, grid, ui);
    draw_head(frame.buffer_mut(), area, ui, &columns);
    let body = Rect { y: area.y + 1, height: area.height - 1, ..area };
    grid.scroll(usize::from(body.height));
    let (top, focus) = (grid.top, grid.focus);
    let Grid { cells, lines, .. } = grid;
    for (line, y) in lines.iter().skip(top).zip(body.y..body.bottom()) {
        match line {
            GridLine::Heading(name) => {
                let heading = Line::from(vec![Span::raw(" "), ui.span(Tone::Title, name)]);
                put(frame.buffer_mut(), body.x, y, body.width, &heading);
            }
            GridLine::Cell(index) => {
                let Some(cell) = cells.get_mut(*index) else { continue };
                let here = *index == focus;
                let row = Rect { y, height: 1, ..body };
                draw_cell(cell, frame, row, ui, &columns, (open, here, here && focused));
            }
        }
    }
    let more = match (top > 0, top + usize::from(body.height) < lines.len()) {
        (true, true) => "↕",
        (true, false) => "↑",
        (false, true) => "↓",
        (false, false) => return,
    };
    put(frame.buffer_mut(), area.x, area.y, MARKER, &Line::from(ui.span(Tone::Accent, more)));
}

fn draw_head(buf: &mut Buffer, area: Rect, ui: &Ui<'_>, columns: &Columns) {
    let mut x = area.x + MARKER;
    let titles: [(Text, u16); 6] = [
        (t::ENTRY_ANALYTE, columns.name),
        (t::ENTRY_VALUE, VALUE),
        (t::ENTRY_UNIT, UNIT),
        (t::ENTRY_REFERENCE, RANGE),
        (t::ENTRY_FLAG, columns.flag),
        (t::ENTRY_PREVIOUS, columns.previous),
    ];
    for (title, width) in titles {
        put(buf, x, area.y, width, &Line::from(ui.words(Tone::TableHead, title)));
        x = x.saturating_add(width + 1);
    }
}

fn draw_cell(
    cell: &mut Cell,
    frame: &mut Frame<'_>,
    row: Rect,
    ui: &Ui<'_>,
    columns: &Columns,
    (open, here, focused): (bool, bool, bool),
) {
    if here {
        put(frame.buffer_mut(), row.x, row.y, MARKER, &Line::from(ui.span(Tone::Accent, "›")));
    }
    let mut x = row.x + MARKER;
    let mut next = |width: u16| {
        let place = Rect { x, width: width.min(row.right().saturating_sub(x)), ..row };
        x = x.saturating_add(width + 1);
        place
    };
    let name = next(columns.name);
    let tone = if here { Tone::Title } else { Tone::Text };
    put(frame.buffer_mut(), name.x, name.y, name.width, &ui.span(tone, &cell.known.name).into());
    draw_value(cell, frame, next(VALUE), ui, (open, focused));
    let unit = next(UNIT);
    put(frame.buffer_mut(), unit.x, unit.y, unit.width, &ui.span(Tone::Muted, result::unit(&cell.known.unit)).into());
    let range = next(RANGE);
    let limits = result::range(cell.known.range.as_ref(), cell.known.expected.as_deref(), ui);
    let limits = limits.unwrap_or_else(|| "–".to_owned());
    put(frame.buffer_mut(), range.x, range.y, range.width, &ui.span(Tone::Muted, limits).into());
    let flag = next(columns.flag);
    put(frame.buffer_mut(), flag.x, flag.y, flag.width, &meaning(cell, ui));
    let previous = next(columns.previous);
    if columns.previous > 0 {
        put(frame.buffer_mut(), previous.x, previous.y, previous.width, &before(cell, ui, columns.previous >= DATED));
    }
}

fn draw_value(cell: &mut Cell, frame: &mut Frame<'_>, place: Rect, ui: &Ui<'_>, (open, focused): (bool, bool)) {
    let columns = usize::from(place.width);
    let (words, cursor) = cell.window(columns, ui);
    let tone = match (open, focused, cell.error.is_some()) {
        (false, ..) => Tone::Title,
        (_, true, _) => Tone::FieldFocused,
        (_, _, true) => Tone::FieldError,
        _ => Tone::Field,
    };
    let padded = text::pad(&words, columns, text::Align::Left);
    put(frame.buffer_mut(), place.x, place.y, place.width, &Line::styled(padded, ui.style(tone)));
    if focused && place.width > 0 {
        let column = u16::try_from(cursor).unwrap_or(0).min(place.width - 1);
        frame.set_cursor_position(Position { x: place.x + column, y: place.y });
    }
}

/// What the value says while it is typed.
fn meaning(cell: &Cell, ui: &Ui<'_>) -> Line<'static> {
    match cell.meaning() {
        Meaning::Empty => Line::default(),
        Meaning::Judged(flag) => Line::from(result::flag(flag, ui)),
        Meaning::Unread(message) => Line::from(ui.flag(Tone::FieldError, ui.message(&message))),
    }
}

fn value(value: &Value, ui: &Ui<'_>) -> String {
    match value {
        Value::Number(reading) => result::reading(*reading, ui.formats()),
        Value::Words(words) => result::word(text::harmless(words).as_ref(), ui),
    }
}

/// The value before, its mark, and its day where there is room.
fn before(cell: &Cell, ui: &Ui<'_>, dated: bool) -> Line<'static> {
    let Some((at, earlier, flag)) = &cell.known.previous else { return Line::default() };
    let mut spans = vec![ui.span(Tone::Muted, value(earlier, ui))];
    if dated {
        let day = ui.formats().day(ui.catalogue.locale().zone.day(*at));
        spans.extend([Span::raw(" "), result::mark(*flag, ui), Span::raw(" "), ui.span(Tone::Muted, day)]);
    }
    Line::from(spans)
}

/// What is known about the focused value: what is wrong with it, its limits in words, and what stood there before.
fn detail(cell: &Cell, ui: &Ui<'_>) -> [Line<'static>; 2] {
    let first = match (&cell.error, cell.choices()) {
        (Some(error), _) => vec![Span::raw("  "), ui.flag(Tone::FieldError, ui.message(error))],
        (None, Some(choices)) => {
            let words = ui.message(&t::ENTRY_CHOICES.with("choices", choices.join(" · ")));
            vec![Span::raw("  "), ui.span(Tone::Text, words)]
        }
        (None, None) => limits(cell, ui),
    };
    [Line::from(first), Line::from(history(cell, ui))]
}

fn limits(cell: &Cell, ui: &Ui<'_>) -> Vec<Span<'static>> {
    let known = &cell.known;
    let mut spans = vec![Span::raw("  "), ui.span(Tone::Text, &known.name), Span::raw("  ")];
    spans.push(match result::range(known.range.as_ref(), known.expected.as_deref(), ui) {
        Some(range) => ui
            .span(Tone::Text, ui.message(&t::ENTRY_RANGE.with("range", range).with("unit", result::unit(&known.unit)))),
        None => ui.words(Tone::Text, t::ENTRY_NO_RANGE),
    });
    if let Some(limits) = result::critical(known.range.as_ref(), ui) {
        let critical = t::ENTRY_CRITICAL_FROM.with("limits", limits);
        spans.extend([Span::raw("  "), ui.span(Tone::Text, ui.message(&critical))]);
    }
    spans
}

fn history(cell: &Cell, ui: &Ui<'_>) -> Vec<Span<'static>> {
    let known = &cell.known;
    let mut spans = vec![Span::raw("  ")];
    if let (Some(now), Some(old)) = (&known.current, known.earlier.first()) {
        let said = t::ENTRY_VERSION
            .with("version", now.version)
            .with("old", value(&old.value, ui))
            .with("by", now.entered.by.as_str())
            .with("at", ui.when(now.entered.at))
            .with("reason", now.reason.as_deref().unwrap_or_default());
        spans.extend([ui.span(Tone::Warning, ui.message(&said)), Span::raw("  ")]);
    }
    if let Some((at, earlier, flag)) = &known.previous {
        let day = ui.catalogue.locale().zone.day(*at);
        let said = t::ENTRY_BEFORE.with("value", value(earlier, ui)).with("date", day);
        spans.extend([ui.span(Tone::Muted, ui.message(&said)), Span::raw("  "), result::flag(*flag, ui)]);
    }
    spans
}
