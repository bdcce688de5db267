//! The findings of an order as lines: per analyte value, flag, range as of then, the value before; what was corrected;
//! the laboratory's conclusion and calls.

use super::review::Report;
use crate::domain::lab::Flag;
use crate::domain::time::Timestamp;
use crate::i18n::t;
use crate::store::lab::results::{AnalyteResults, CallRow, ResultRow, TestResults, Value};
use crate::ui::theme::Tone;
use crate::ui::{Ui, result, text};
use ratatui::style::Modifier;
use ratatui::text::{Line, Span};

/// How wide the columns of the table are.
struct Columns {
    name: usize,
    value: usize,
    flag: usize,
    range: usize,
    before: usize,
}

impl Columns {
    /// The name takes what the rest leaves.
    const fn of(width: usize) -> Self {
        let (value, flag, range, before) = if width >= 110 { (18, 24, 18, 22) } else { (14, 20, 11, 14) };
        // Two columns before the name, a blank behind each column but the last.
        let rest = 2 + value + flag + range + before + 4;
        let name = if width > rest + 10 { width - rest } else { 10 };
        Self { name, value, flag, range, before }
    }
}

/// A value in the reader's way of writing it.
fn value(value: &Value, ui: &Ui<'_>) -> String {
    match value {
        Value::Number(reading) => result::reading(*reading, ui.formats()),
        Value::Words(words) => result::word(words, ui),
    }
}

fn with_unit(row: &ResultRow, ui: &Ui<'_>) -> String {
    let (words, unit) = (value(&row.value, ui), result::unit(&row.unit));
    if unit.is_empty() { words } else { format!("{words} {unit}") }
}

/// What was normal for this person then.
fn range(row: &ResultRow, ui: &Ui<'_>) -> String {
    result::range(Some(&row.range), row.expected.as_deref(), ui).unwrap_or_default()
}

/// `4.2 H 12 Mar`
fn before(previous: Option<&(Timestamp, Value, Flag)>, ui: &Ui<'_>) -> String {
    let Some((at, old, flag)) = previous else { return String::new() };
    let day = ui.formats().day(ui.catalogue.locale().zone.day(*at));
    let parts = [value(old, ui), flag.letter().to_owned(), day];
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
}

/// One line of the report.
pub(super) struct Finding {
    pub(super) line: Line<'static>,
    /// Whether it has a value that is not known to be normal.
    pub(super) flagged: bool,
}

impl From<Line<'static>> for Finding {
    fn from(line: Line<'static>) -> Self {
        Self { line, flagged: false }
    }
}

/// Everything there is to read, at most `width` columns wide.
pub(super) fn lines(report: &Report, width: usize, ui: &Ui<'_>) -> Vec<Finding> {
    let columns = Columns::of(width);
    let mut lines = vec![head(&columns, ui).into()];
    for test in &report.results {
        lines.extend(of_test(test, &columns, width, ui));
    }
    let conclusion = &report.detail.conclusion;
    if !conclusion.trim().is_empty() {
        let title = Line::from(vec![Span::raw("  "), ui.words(Tone::Title, t::RESULTS_CONCLUSION)]);
        lines.extend([Line::default(), title].map(Finding::from));
        lines.extend(wrapped(conclusion, width, ui).into_iter().map(Finding::from));
    }
    if !report.calls.is_empty() {
        lines.push(Line::default().into());
        lines.extend(report.calls.iter().map(|call| called(call, ui).into()));
    }
    lines
}

fn wrapped(words: &str, width: usize, ui: &Ui<'_>) -> Vec<Line<'static>> {
    let lines = words.lines().flat_map(|line| text::wrap(line, width.saturating_sub(3)));
    lines.map(|line| Line::from(vec![Span::raw("  "), ui.span(Tone::Text, line)])).collect()
}

fn cell(words: &str, columns: usize) -> String {
    format!("{} ", text::pad(&text::harmless(words), columns, text::Align::Left))
}

fn head(columns: &Columns, ui: &Ui<'_>) -> Line<'static> {
    let words = |id, width| Span::styled(cell(&ui.text(id), width), ui.style(Tone::TableHead));
    Line::from(vec![
        Span::raw("  "),
        words(t::RESULTS_ANALYTE, columns.name),
        words(t::RESULTS_VALUE, columns.value),
        words(t::RESULTS_FLAG, columns.flag),
        words(t::RESULTS_RANGE, columns.range),
        Span::styled(
            text::pad(&ui.text(t::RESULTS_BEFORE), columns.before, text::Align::Left),
            ui.style(Tone::TableHead),
        ),
    ])
}

/// A test of one analyte of the same name needs no line of its own.
fn of_test(test: &TestResults, columns: &Columns, width: usize, ui: &Ui<'_>) -> Vec<Finding> {
    let mut lines = Vec::new();
    let alone = matches!(test.analytes.as_slice(), [only] if only.name == test.name);
    if !alone {
        lines.push(Line::from(vec![Span::raw("  "), ui.span(Tone::Title, &test.name)]).into());
    }
    for analyte in &test.analytes {
        lines.extend(of_analyte(analyte, columns, width, ui));
    }
    lines
}

fn of_analyte(analyte: &AnalyteResults, columns: &Columns, width: usize, ui: &Ui<'_>) -> Vec<Finding> {
    let name = ui.span(Tone::Text, cell(&analyte.name, columns.name));
    let Some(row) = &analyte.current else {
        return vec![Line::from(vec![Span::raw("  "), name, ui.words(Tone::Muted, t::RESULTS_NO_VALUE)]).into()];
    };
    let words = with_unit(row, ui);
    // Long findings have lines of their own.
    let long = matches!(row.value, Value::Words(_)) && (words.contains('\n') || text::width(&words) > columns.value);
    let bold = ui.style(result::tone(row.flag)).add_modifier(Modifier::BOLD);
    let line = Line::from(vec![
        Span::raw("  "),
        name,
        Span::styled(cell(if long { "" } else { &words }, columns.value), bold),
        ui.span(result::tone(row.flag), cell(&result::flag_words(row.flag, ui), columns.flag)),
        ui.span(Tone::Text, cell(&range(row, ui), columns.range)),
        ui.span(Tone::Muted, before(analyte.previous.as_ref(), ui)),
    ]);
    let mut lines = vec![Finding { line, flagged: row.flag != Flag::Normal }];
    if long {
        lines.extend(wrapped(&words, width, ui).into_iter().map(Finding::from));
    }
    lines.extend(corrections(row, &analyte.earlier, ui).into_iter().map(Finding::from));
    lines
}

/// Each value that stood there before, struck out, with who replaced it, when and why. What was changed before the
/// results were final has no reason, and nobody has read it.
fn corrections(current: &ResultRow, earlier: &[ResultRow], ui: &Ui<'_>) -> Vec<Line<'static>> {
    let newer = std::iter::once(current).chain(earlier);
    let replaced = newer.zip(earlier).filter_map(|(new, old)| Some((new, old, new.reason.as_deref()?)));
    let line = |(new, old, reason): (&ResultRow, &ResultRow, &str)| {
        let struck = ui.style(Tone::Muted).add_modifier(Modifier::CROSSED_OUT);
        let why = t::RESULTS_CORRECTION
            .with("at", ui.when(new.entered.at))
            .with("by", new.entered.by.as_str())
            .with("reason", reason);
        Line::from(vec![
            Span::raw("    "),
            ui.flag(Tone::Warning, ui.text(t::RESULTS_WAS)),
            Span::raw(" "),
            Span::styled(text::harmless(&with_unit(old, ui)).into_owned(), struck),
            Span::raw("  "),
            ui.span(Tone::Muted, ui.message(&why)),
        ])
    };
    replaced.map(line).collect()
}

fn called(row: &CallRow, ui: &Ui<'_>) -> Line<'static> {
    let (tone, said) =
        if row.call.read_back { (Tone::Ok, t::RESULTS_CALLED) } else { (Tone::Warning, t::RESULTS_TRIED) };
    let said =
        said.with("told", row.call.told.as_str()).with("at", ui.when(row.call.told_at)).with("by", row.by.as_str());
    let mut spans = vec![Span::raw("  "), ui.flag(tone, ui.message(&said))];
    if !row.call.note.is_empty() {
        spans.push(ui.span(Tone::Muted, format!("  {}", row.call.note)));
    }
    Line::from(spans)
}
