//! How the screen is laid out: who it is, what the values mean, the fields; on wide screens the earlier sets.

use super::line::in_words;
use super::{Vitals, flags, form};
use crate::domain::vitals::{CONSCIOUSNESS, Measure, News2, ON_OXYGEN, Subject, VitalSet};
use crate::domain::vocabulary::Vocabulary as _;
use crate::i18n::t;
use crate::screens::queue;
use crate::store::vitals::VitalsRow;
use crate::ui::theme::Tone;
use crate::ui::{Ui, patient_bar, put, text};
use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

/// Lines above the fields: the sum of it all, and what to do.
const SUMMARY: u16 = 3;
/// From this height on there is room for blank lines.
const TALL: u16 = 28;

impl Vitals {
    pub(super) fn draw_all(&mut self, frame: &mut Frame<'_>, area: Rect, ui: &Ui<'_>) {
        let Some(visit) = &self.visit else {
            put(frame.buffer_mut(), area.x + 1, area.y, area.width, &Line::from(ui.words(Tone::Muted, t::UI_LOADING)));
            return;
        };
        patient_bar::draw(frame.buffer_mut(), area, ui, &visit.patient);
        let set = self.set();
        let subject = self.subject(ui.today());
        let news2 = set.news2(subject);
        let gap = u16::from(area.height > TALL);
        let top = below(area, patient_bar::HEIGHT + gap);
        self.draw_summary(frame, top, ui, (&set, &news2, subject.years));
        let rest = queue::layout(Rect { height: 0, ..area });
        let fields = below(top, SUMMARY + gap);
        let width = rest.panel.map_or(fields.width, |panel| panel.x.saturating_sub(fields.x + 1));
        if let Some(panel) = rest.panel {
            self.draw_earlier(frame, Rect { x: panel.x, width: panel.width, ..fields }, ui);
        }
        self.note_fields(subject, ui);
        let fields = Rect { width, ..fields };
        if let Some(form) = &mut self.form {
            form.rest(self.line.is_some());
            form.draw(frame, fields, ui);
        }
        if let Some(entry) = &self.line {
            entry.draw(frame, top, ui);
        }
        self.draw_notice(frame, fields, ui);
    }

    fn draw_summary(
        &self,
        frame: &mut Frame<'_>,
        area: Rect,
        ui: &Ui<'_>,
        (set, news2, years): (&VitalSet, &News2, Option<u32>),
    ) {
        let buf = frame.buffer_mut();
        let summary = flags::summary(set, news2, years, ui);
        if self.line.is_some() {
            // The line and its preview take the first two lines.
            put(buf, area.x, area.y + 2, area.width, &summary);
            return;
        }
        put(buf, area.x, area.y, area.width, &summary);
        for (line, y) in flags::advice(news2, usize::from(area.width), ui).iter().zip(area.y + 1..area.y + SUMMARY) {
            put(buf, area.x, y, area.width, line);
        }
    }

    /// Beside each field: unusual while it is typed, its points, the last value.
    fn note_fields(&mut self, subject: Subject, ui: &Ui<'_>) {
        let (Some(form), Some(visit)) = (&mut self.form, &self.visit) else { return };
        let set = form::set(&form.values());
        let news2 = set.news2(subject);
        for measure in Measure::ALL.iter().copied() {
            let field = measure.field();
            let mut spans = Vec::new();
            if form.error(field).is_none() && !self.asked.contains(&field) {
                let unusual = set.get(measure).is_some_and(|value| !measure.spec().usual.hold(value));
                if unusual && form.focused() == Some(field) {
                    spans.push(ui.flag(Tone::Warning, ui.text(t::FORM_UNUSUAL)));
                }
                let last = flags::before(measure, &visit.sets, ui).filter(|_| !unusual);
                let counts = set.get(measure).is_some() || last.is_some();
                spans.extend(flags::points(field, &news2, ui).filter(|_| counts));
                spans.extend(last);
            }
            form.note(field, aligned(spans, measure));
        }
        for field in [ON_OXYGEN, CONSCIOUSNESS] {
            let taken = form.value(field).is_some() && form.error(field).is_none();
            form.note(field, spaced(flags::points(field, &news2, ui).filter(|_| taken).into_iter().collect()));
        }
    }

    /// What went wrong, or what is going on, over the foot of the form.
    fn draw_notice(&self, frame: &mut Frame<'_>, fields: Rect, ui: &Ui<'_>) {
        let mut said: Vec<Span<'static>> = Vec::new();
        for (tone, message) in &self.notice {
            let words = ui.message(message);
            let room = usize::from(fields.width.saturating_sub(6));
            let mut lines = text::wrap(&words, room).into_iter();
            said.extend(lines.next().map(|first| ui.flag(*tone, first)));
            said.extend(lines.map(|more| ui.span(*tone, format!("  {more}"))));
        }
        if self.saving {
            said.push(ui.words(Tone::Muted, t::DIALOG_SAVING));
        }
        let height = u16::try_from(said.len()).unwrap_or(u16::MAX).min(fields.height);
        let foot = Rect { y: fields.bottom() - height, height, ..fields };
        ui.clear(foot, frame.buffer_mut());
        for (span, y) in said.into_iter().zip(foot.y..foot.bottom()) {
            put(frame.buffer_mut(), foot.x, y, foot.width, &Line::from(vec![Span::raw("  "), span]));
        }
    }

    fn draw_earlier(&self, frame: &mut Frame<'_>, area: Rect, ui: &Ui<'_>) {
        let Some(visit) = &self.visit else { return };
        let room = usize::from(area.width.saturating_sub(3));
        let mut lines = vec![Line::from(ui.words(Tone::Title, t::VITALS_EARLIER))];
        if visit.sets.is_empty() {
            lines.push(Line::from(ui.words(Tone::Muted, t::VITALS_EARLIER_NONE)));
        }
        for set in &visit.sets {
            lines.push(Line::default());
            lines.extend(earlier(set, room, ui));
        }
        queue::panel(frame.buffer_mut(), area, ui, &lines);
    }
}

fn earlier(row: &VitalsRow, room: usize, ui: &Ui<'_>) -> Vec<Line<'static>> {
    let when = format!("{}  ", flags::when(row.taken_at, ui));
    let mut head = vec![ui.span(Tone::Text, when)];
    match (&row.in_error, row.news2()) {
        (Some(_), _) => head.push(ui.flag(Tone::Warning, ui.text(t::VITALS_IN_ERROR))),
        (None, News2::Total { score, band, .. }) => {
            let words = ui.message(&t::VITALS_TOTAL.with("score", i64::from(score)));
            head.push(ui.flag(queue::alarm(band), words));
        }
        (None, _) => {}
    }
    let mut lines = vec![Line::from(head)];
    let tone = if row.in_error.is_some() { Tone::Muted } else { Tone::Text };
    lines.extend(text::wrap(&in_words(&row.set, ui), room).iter().map(|words| Line::from(ui.span(tone, words))));
    let by = row.in_error.as_ref().map_or_else(|| row.taken_by.clone(), |wrong| ui.labelled(&wrong.by, &wrong.reason));
    lines.extend(text::wrap(&by, room).iter().map(|words| Line::from(ui.span(Tone::Muted, words))));
    lines
}

/// The widest unit: notes begin behind it, whatever the unit of their field.
const UNIT: usize = 5;

fn aligned(spans: Vec<Span<'static>>, measure: Measure) -> Line<'static> {
    let mut line = spaced(spans);
    if !line.spans.is_empty() {
        line.spans.insert(0, Span::raw(" ".repeat(UNIT.saturating_sub(text::width(measure.spec().unit)))));
    }
    line
}

fn spaced(spans: Vec<Span<'static>>) -> Line<'static> {
    let mut line = Vec::with_capacity(spans.len() * 2);
    for span in spans {
        if !line.is_empty() {
            line.push(Span::raw("  "));
        }
        line.push(span);
    }
    Line::from(line)
}

const fn below(area: Rect, lines: u16) -> Rect {
    let taken = if lines < area.height { lines } else { area.height };
    Rect { x: area.x, y: area.y + taken, width: area.width, height: area.height - taken }
}
