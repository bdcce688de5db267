//! The consultation on the screen: the patient above, the texts, the orders, and what is said about the last act.

use super::{Chart, Consultation, Focus, beside};
use crate::domain::lab_order::{LabOrderStatus, Priority};
use crate::domain::vocabulary::Vocabulary as _;
use crate::i18n::t;
use crate::screens::queue;
use crate::store::lab::orders::OrderRow;
use crate::ui::theme::Tone;
use crate::ui::{Ui, patient_bar, put, text};
use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

/// From this width on there is room for a panel.
const WIDE: u16 = 100;
/// Its width, its line and margin included.
const PANEL: u16 = 40;

pub(super) fn consultation(screen: &mut Consultation, frame: &mut Frame<'_>, area: Rect, ui: &Ui<'_>) {
    let Some(chart) = screen.chart.take() else {
        put(frame.buffer_mut(), area.x, area.y, area.width, &Line::from(ui.words(Tone::Muted, t::UI_LOADING)));
        return;
    };
    patient_bar::draw(frame.buffer_mut(), area, ui, &chart.patient);
    let below = |area: Rect, rows: u16| Rect {
        y: area.y.saturating_add(rows),
        height: area.height.saturating_sub(rows),
        ..area
    };
    let rest = below(area, patient_bar::HEIGHT);
    let main = if rest.width >= WIDE {
        draw_panel(frame, rest, ui, &chart);
        Rect { width: rest.width - PANEL, ..rest }
    } else {
        // The notes keep most of the screen.
        let rows = usize::from((rest.height / 10).clamp(1, 6));
        let lines = beside::strip(&chart, (usize::from(rest.width), rows), ui);
        for (y, line) in (rest.y..rest.bottom()).zip(&lines) {
            put(frame.buffer_mut(), rest.x, y, rest.width, line);
        }
        below(rest, u16::try_from(lines.len()).unwrap_or(0))
    };
    draw_main(screen, &chart, frame, main, ui);
    screen.chart = Some(chart);
}

fn draw_panel(frame: &mut Frame<'_>, rest: Rect, ui: &Ui<'_>, chart: &Chart) {
    let panel = Rect { x: rest.right() - PANEL, width: PANEL, ..rest };
    let lines = beside::panel(chart, usize::from(PANEL) - 3, ui);
    crate::screens::queue::panel(frame.buffer_mut(), panel, ui, &lines);
}

/// Notes take what diagnoses, orders and the notice leave.
fn draw_main(screen: &mut Consultation, chart: &Chart, frame: &mut Frame<'_>, area: Rect, ui: &Ui<'_>) {
    let tall = area.height >= 26;
    let diagnoses = if tall { 6 } else { 4 };
    let shown = if tall { 6 } else { 3 };
    let count = chart.summary.orders.len();
    let orders = u16::try_from(count.clamp(1, shown)).unwrap_or(1) + 1;
    let notes = area.height.saturating_sub(diagnoses + orders + 1);
    let place = |y: u16, height: u16| Rect { y: area.y + y, height, ..area }.intersection(area);
    screen.notes.draw(frame, place(0, notes), ui, screen.focus == Focus::Notes);
    screen.diagnoses.draw(frame, place(notes, diagnoses), ui, screen.focus == Focus::Diagnoses);
    draw_orders(chart, frame, place(notes + diagnoses, orders), ui);
    let foot = place(notes + diagnoses + orders, 1);
    let said = match (&screen.notice, screen.busy) {
        (_, true) => Line::from(vec![Span::raw("  "), ui.words(Tone::Muted, t::DIALOG_SAVING)]),
        (Some((tone, message)), _) => Line::from(vec![Span::raw("  "), ui.flag(*tone, ui.message(message))]),
        (None, _) if screen.is_dirty() => {
            Line::from(vec![Span::raw("  "), ui.words(Tone::Muted, t::CONSULTATION_UNSAVED)])
        }
        (None, _) => Line::default(),
    };
    put(frame.buffer_mut(), foot.x, foot.y, foot.width, &said);
}

fn draw_orders(chart: &Chart, frame: &mut Frame<'_>, area: Rect, ui: &Ui<'_>) {
    if area.is_empty() {
        return;
    }
    let orders = &chart.summary.orders;
    let head = ui.text(t::CONSULTATION_ORDERS);
    let rule = usize::from(area.width).saturating_sub(text::width(&head) + 4);
    let line = Line::from(vec![
        Span::raw("  "),
        ui.span(Tone::Title, head),
        Span::raw(" "),
        ui.span(Tone::Border, "─".repeat(rule)),
    ]);
    put(frame.buffer_mut(), area.x, area.y, area.width, &line);
    let rows = usize::from(area.height - 1);
    let lines: Vec<Line<'static>> = match orders.as_slice() {
        [] => vec![Line::from(vec![Span::raw("  "), ui.words(Tone::Muted, t::CONSULTATION_NO_ORDERS)])],
        // The newest are what one has to do with; older ones give way.
        all => all.iter().skip(all.len().saturating_sub(rows)).map(|row| order(row, ui)).collect(),
    };
    for (y, line) in (area.y + 1..area.bottom()).zip(&lines) {
        put(frame.buffer_mut(), area.x, y, area.width, line);
    }
}

/// `▲ ordered       LAB-000007  stat  full blood count, potassium`
fn order(row: &OrderRow, ui: &Ui<'_>) -> Line<'static> {
    let tone = match row.order.status {
        LabOrderStatus::Created => Tone::Warning,
        LabOrderStatus::ResultsAvailable => Tone::Accent,
        LabOrderStatus::Completed => Tone::Ok,
        LabOrderStatus::Cancelled => Tone::Muted,
        _ => Tone::Text,
    };
    let mut status = ui.flag(tone, ui.text(row.order.status.text()));
    status.content = text::pad(&status.content, 18, text::Align::Left).into();
    let mut spans = vec![Span::raw("  "), status, ui.span(Tone::Muted, format!("{}  ", row.order.id))];
    if row.order.priority != Priority::Routine {
        spans.extend([queue::priority(row.order.priority, ui), Span::raw("  ")]);
    }
    let tone = if row.order.status == LabOrderStatus::Cancelled { Tone::Muted } else { Tone::Text };
    spans.push(ui.span(tone, &row.tests));
    Line::from(spans)
}
