//! What stands beside the notes: the visit's vitals, the declared history, earlier visits.

use super::vitals::{Part, Taken};
use super::{Chart, diagnoses};
use crate::domain::vitals::Measure;
use crate::i18n::{Text, t};
use crate::store::consultations::PreviousVisit;
use crate::ui::theme::Tone;
use crate::ui::{Ui, text};
use ratatui::text::{Line, Span};

fn joined(parts: Vec<Part>) -> Line<'static> {
    let mut spans = vec![Span::raw(" ")];
    for (place, part) in parts.into_iter().enumerate() {
        if place > 0 {
            spans.push(Span::raw("  "));
        }
        spans.extend(part);
    }
    Line::from(spans)
}

/// Two lines for narrow screens: the score with what is derived, then the vitals; then reason and history, on one line
/// where they fit, else the history in at most `rows` lines of its own.
pub(super) fn strip(chart: &Chart, (width, rows): (usize, usize), ui: &Ui<'_>) -> Vec<Line<'static>> {
    let appointment = &chart.summary.appointment;
    let mut lines = Vec::new();
    match Taken::of(chart) {
        Some(taken) => {
            let (alarming, calm) = taken.states(ui);
            let mut first = vec![taken.news2(ui)];
            first.extend(alarming);
            first.extend(taken.size(ui));
            first.extend(taken.bmi(ui));
            first.push(taken.taken(ui));
            lines.push(joined(first));
            let mut second = taken.measures(&[Measure::Weight, Measure::Height], ui);
            second.extend(calm);
            lines.push(joined(second));
        }
        None => lines.push(joined(vec![no_vitals(chart, ui)])),
    }
    let labelled =
        |label: Text, words: &str| vec![ui.words(Tone::Muted, label), Span::raw(" "), ui.span(Tone::Text, words)];
    let reason = labelled(t::QUEUE_REASON, &appointment.reason);
    let Some(history) = &appointment.declared_history else {
        lines.push(joined(vec![reason]));
        return lines;
    };
    let one = joined(vec![reason.clone(), labelled(t::CONSULTATION_HISTORY, history)]);
    if rows < 2 || (text::line_width(&one) <= width && !history.contains('\n')) {
        lines.push(one);
        return lines;
    }
    lines.push(joined(vec![reason]));
    lines.extend(history_lines(history, (width, rows), ui));
    lines
}

/// As much of the history as so many lines hold; where there is more, a mark says so.
fn history_lines(history: &str, (width, rows): (usize, usize), ui: &Ui<'_>) -> Vec<Line<'static>> {
    let label = ui.text(t::CONSULTATION_HISTORY);
    let room = width.saturating_sub(3);
    let all = format!("{label} {}", history.split_whitespace().collect::<Vec<_>>().join(" "));
    let mut wrapped = text::wrap(&all, room);
    if wrapped.len() > rows {
        let rest = wrapped.split_off(rows - 1).join(" ");
        wrapped.push(text::truncate(&rest, room).into_owned());
    }
    let line = |(index, words): (usize, String)| match words.strip_prefix(&label).filter(|_| index == 0) {
        Some(rest) => Line::from(vec![Span::raw(" "), ui.span(Tone::Muted, &label), ui.span(Tone::Text, rest)]),
        None => Line::from(vec![Span::raw(" "), ui.span(Tone::Text, words)]),
    };
    wrapped.into_iter().enumerate().map(line).collect()
}

fn no_vitals(chart: &Chart, ui: &Ui<'_>) -> Vec<Span<'static>> {
    let skipped = &chart.summary.appointment.skip_triage_reason;
    let message = match skipped {
        Some(reason) => t::CONSULTATION_SKIPPED.with("reason", reason.as_str()),
        None => t::CONSULTATION_NO_VITALS.into(),
    };
    vec![ui.flag(Tone::Warning, ui.message(&message))]
}

/// Everything, one below the other, for the panel of wide screens.
pub(super) fn panel(chart: &Chart, width: usize, ui: &Ui<'_>) -> Vec<Line<'static>> {
    let appointment = &chart.summary.appointment;
    let wrapped = |words: &str| {
        let lines: Vec<Line<'static>> = words
            .lines()
            .flat_map(|line| text::wrap(line, width))
            .map(|line| Line::from(ui.span(Tone::Text, line)))
            .collect();
        lines
    };
    let title = |words: Text| Line::from(ui.words(Tone::Title, words));
    let mut lines = vec![title(t::QUEUE_REASON)];
    lines.extend(wrapped(&appointment.reason));
    lines.extend([Line::default(), title(t::CONSULTATION_VITALS)]);
    match Taken::of(chart) {
        Some(taken) => {
            let (alarming, calm) = taken.states(ui);
            let parts =
                [vec![taken.news2(ui)], alarming, taken.measures(&[], ui), taken.bmi(ui).into_iter().collect(), calm];
            lines.extend(parts.into_iter().flatten().map(Line::from));
            lines.push(Line::from(taken.taken(ui)));
        }
        None => lines.push(Line::from(no_vitals(chart, ui))),
    }
    lines.extend([Line::default(), title(t::CONSULTATION_HISTORY)]);
    match &appointment.declared_history {
        Some(history) => lines.extend(wrapped(history)),
        None => lines.push(Line::from(ui.words(Tone::Muted, t::CONSULTATION_NO_HISTORY))),
    }
    lines.extend([Line::default(), title(t::CONSULTATION_PREVIOUS)]);
    if chart.summary.previous.is_empty() {
        lines.push(Line::from(ui.words(Tone::Muted, t::CONSULTATION_NO_PREVIOUS)));
    }
    lines.extend(chart.summary.previous.iter().map(|visit| previous(visit, ui)));
    lines
}

/// `12/03/2026 J06.9 common cold`: the main diagnosis, else the first line of the notes, else the reason.
fn previous(visit: &PreviousVisit, ui: &Ui<'_>) -> Line<'static> {
    let day = ui.formats().date(ui.catalogue.locale().zone.day(visit.at));
    let first = visit.diagnoses.first().map(diagnoses::line);
    let note = || visit.notes.lines().find(|line| !line.trim().is_empty()).map(str::to_owned);
    let words = first.or_else(note).unwrap_or_else(|| visit.reason.clone());
    Line::from(vec![ui.span(Tone::Muted, day), Span::raw(" "), ui.span(Tone::Text, words)])
}
