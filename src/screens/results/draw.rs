//! A review on the screen: the patient and the order above, the findings, and the interpretation below them.

use super::findings;
use super::review::{Report, Review};
use crate::domain::lab_order::Priority;
use crate::i18n::t;
use crate::screens::queue;
use crate::ui::theme::Tone;
use crate::ui::{Ui, patient_bar, put, text};
use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

/// Where a long report is scrolled to.
#[derive(Default)]
pub(super) struct Scroll {
    top: usize,
    page: usize,
    length: usize,
}

impl Scroll {
    const fn step(&self) -> usize {
        if self.page > 1 { self.page - 1 } else { 1 }
    }

    const fn most(&self) -> usize {
        self.length.saturating_sub(self.page)
    }

    pub(super) const fn up(&mut self) {
        self.top = self.top.saturating_sub(self.step());
    }

    pub(super) fn down(&mut self) {
        self.top = (self.top + self.step()).min(self.most());
    }

    /// The report has so many lines, of which so many are in view; gives how many lie below.
    fn fit(&mut self, length: usize, page: usize) -> usize {
        (self.length, self.page) = (length, page.max(1));
        self.top = self.top.min(self.most());
        self.length.saturating_sub(self.top + self.page)
    }
}

pub(super) fn review(screen: &mut Review, frame: &mut Frame<'_>, area: Rect, ui: &Ui<'_>) {
    let Some(report) = screen.report.take() else {
        put(frame.buffer_mut(), area.x, area.y, area.width, &Line::from(ui.words(Tone::Muted, t::UI_LOADING)));
        return;
    };
    patient_bar::draw(frame.buffer_mut(), area, ui, &report.patient);
    let mut above = vec![about(&report, ui)];
    above.extend(asked(&report, ui));
    above.push(Line::default());
    let place = |y: u16, height: u16| Rect { y: area.y.saturating_add(y), height, ..area }.intersection(area);
    let mut used = patient_bar::HEIGHT;
    for line in &above {
        let at = place(used, 1);
        put(frame.buffer_mut(), at.x, at.y, at.width, line);
        used += 1;
    }
    let editor = if area.height >= 30 { 9 } else { 5 };
    let room = area.height.saturating_sub(used + editor + 1);
    draw_report(screen, &report, frame, place(used, room), ui);
    screen.text.draw(frame, place(used + room, editor), ui, true);
    let foot = place(used + room + editor, 1);
    let said = match &screen.notice {
        Some((tone, message)) => Line::from(vec![Span::raw("  "), ui.flag(*tone, ui.message(message))]),
        None if screen.busy => Line::from(vec![Span::raw("  "), ui.words(Tone::Muted, t::DIALOG_SAVING)]),
        None => Line::default(),
    };
    put(frame.buffer_mut(), foot.x, foot.y, foot.width, &said);
    screen.report = Some(report);
}

/// `LAB-000003 · ordered by Daniel Rocha 08:00 · validated by Bia Santos 09:30`
fn about(report: &Report, ui: &Ui<'_>) -> Line<'static> {
    let detail = &report.detail;
    let ordered = t::RESULTS_ORDERED.with("by", detail.ordered.by.as_str()).with("at", ui.when(detail.ordered.at));
    let mut facts = vec![detail.order.id.to_string(), ui.message(&ordered)];
    facts.extend(detail.validated.as_ref().map(|signed| {
        ui.message(&t::RESULTS_VALIDATED_BY.with("by", signed.by.as_str()).with("at", ui.when(signed.at)))
    }));
    let mut spans = vec![Span::raw(" ")];
    if detail.order.priority != Priority::Routine {
        spans.extend([queue::priority(detail.order.priority, ui), Span::raw("  ")]);
    }
    spans.push(ui.span(Tone::Muted, facts.join(" · ")));
    Line::from(spans)
}

/// What the doctor told the laboratory.
fn asked(report: &Report, ui: &Ui<'_>) -> Option<Line<'static>> {
    let words = &report.detail.clinical_information;
    let label = || ui.words(Tone::Muted, t::ORDER_INFORMATION);
    (!words.is_empty()).then(|| Line::from(vec![Span::raw(" "), label(), Span::raw(" "), ui.span(Tone::Text, words)]))
}

fn draw_report(screen: &mut Review, report: &Report, frame: &mut Frame<'_>, area: Rect, ui: &Ui<'_>) {
    let lines = findings::lines(report, usize::from(area.width), ui);
    let below = screen.scroll.fit(lines.len(), usize::from(area.height));
    for (y, finding) in (area.y..area.bottom()).zip(lines.iter().skip(screen.scroll.top)) {
        put(frame.buffer_mut(), area.x, y, area.width, &finding.line);
    }
    if below > 0 && area.height > 0 {
        // The count covers the end of the last line: it must be seen that there is more, and whether it is alarming.
        let flagged = lines.iter().rev().take(below).filter(|finding| finding.flagged).count();
        let (tone, said) = match flagged {
            0 => (Tone::Accent, t::RESULTS_MORE.with("count", below)),
            _ => (Tone::Alert, t::RESULTS_MORE_FLAGGED.with("count", below).with("flagged", flagged)),
        };
        let words = ui.message(&said);
        let width = u16::try_from(text::width(&words)).unwrap_or(0).min(area.width);
        put(frame.buffer_mut(), area.right() - width, area.bottom() - 1, width, &Line::from(ui.span(tone, words)));
    }
}
