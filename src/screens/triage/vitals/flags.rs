//! What the values mean: beside each field its part of the early warning score, above them the whole.

use super::form::field_of;
use crate::domain::error::FieldName;
use crate::domain::time::Timestamp;
use crate::domain::vitals::{Band, Measure, News2, Part, VitalSet};
use crate::domain::vocabulary::Vocabulary as _;
use crate::i18n::t;
use crate::screens::queue::alarm;
use crate::store::vitals::VitalsRow;
use crate::ui::theme::Tone;
use crate::ui::{Ui, text};
use ratatui::text::{Line, Span};

/// The parts of a score that were made.
fn parts(news2: &News2) -> &[Part] {
    match news2 {
        News2::Total { parts, .. } | News2::Incomplete { parts, .. } => parts,
        News2::NotApplicable(_) => &[],
    }
}

/// The columns that the points of a field take, so that what stands behind them is aligned.
const POINTS: usize = 9;

/// `! NEWS2 3` for a field that counts; blanks for one that does not, where others do.
pub(super) fn points(field: FieldName, news2: &News2, ui: &Ui<'_>) -> Option<Span<'static>> {
    if let News2::NotApplicable(_) = news2 {
        return None;
    }
    let Some(part) = parts(news2).iter().find(|part| field_of(part.parameter) == field) else {
        return Some(Span::raw(" ".repeat(POINTS)));
    };
    let words = ui.message(&t::VITALS_TOTAL.with("score", i64::from(part.score)));
    Some(match part.score {
        0 => ui.span(Tone::Muted, format!("  {words}")),
        3 => ui.flag(Tone::Alert, words),
        _ => ui.flag(Tone::Warning, words),
    })
}

/// The last value of a measure that counts, and when it was taken.
pub(super) fn before(measure: Measure, sets: &[VitalsRow], ui: &Ui<'_>) -> Option<Span<'static>> {
    let standing = sets.iter().filter(|row| row.in_error.is_none());
    let (value, at) = standing.filter_map(|row| row.set.get(measure).map(|value| (value, row.taken_at))).next()?;
    let value = ui.formats().decimal(value, measure.spec().places);
    Some(ui.span(Tone::Muted, ui.message(&t::VITALS_BEFORE.with("value", value).with("when", when(at, ui)))))
}

/// The time of day for today, else the date.
pub(super) fn when(at: Timestamp, ui: &Ui<'_>) -> String {
    let day = ui.catalogue.locale().zone.day(at);
    if day == ui.today() { ui.formats().time(at) } else { ui.formats().date(day) }
}

/// The line that sums the set up: score, body mass index, mean pressure.
pub(super) fn summary(set: &VitalSet, news2: &News2, years: Option<u32>, ui: &Ui<'_>) -> Line<'static> {
    let mut spans = vec![Span::raw(" ")];
    spans.extend(score(news2, ui));
    if let Some(bmi) = set.bmi(years) {
        let mut words = ui.message(&t::VITALS_BMI.with("value", bmi.value));
        if let Some(class) = bmi.class {
            words = format!("{words} {}", ui.text(class.text()));
        }
        spans.extend([Span::raw("   "), ui.span(Tone::Text, words)]);
    }
    if let Some(pressure) = set.mean_arterial_pressure() {
        spans.extend([Span::raw("   "), ui.span(Tone::Text, ui.message(&t::VITALS_MAP.with("value", pressure)))]);
    }
    Line::from(spans)
}

fn score(news2: &News2, ui: &Ui<'_>) -> Vec<Span<'static>> {
    let band = |band: Band| ui.flag(alarm(band), ui.text(band.text()));
    match news2 {
        News2::Total { score, band: risk, .. } => {
            let words = ui.message(&t::VITALS_TOTAL.with("score", i64::from(*score)));
            vec![ui.span(Tone::Title, words), Span::raw("  "), band(*risk)]
        }
        News2::Incomplete { parts, .. } if parts.is_empty() => {
            vec![ui.span(Tone::Title, ui.message(&t::VITALS_TOTAL.with("score", "–")))]
        }
        News2::Incomplete { partial, .. } => {
            let words = ui.message(&t::VITALS_PARTIAL.with("score", i64::from(*partial)));
            let mut spans = vec![ui.span(Tone::Title, words)];
            if let Some(risk) = news2.least_band() {
                spans.extend([Span::raw("  "), band(risk)]);
            }
            spans
        }
        News2::NotApplicable(why) => {
            vec![ui.span(Tone::Muted, ui.message(&t::VITALS_NOT_SCORED.with("why", why.text())))]
        }
    }
}

/// What to do, and what is still missing: two lines at most.
pub(super) fn advice(news2: &News2, width: usize, ui: &Ui<'_>) -> Vec<Line<'static>> {
    let response = news2.least_band().map(|band| (alarm(band), ui.text(band.response())));
    let missing = match news2 {
        News2::Incomplete { missing, .. } => {
            let names: Vec<String> = missing.iter().map(|parameter| ui.text(parameter.text())).collect();
            Some((Tone::Muted, ui.message(&t::VITALS_MISSING.with("names", names.join(", ")))))
        }
        _ => None,
    };
    let said: Vec<(Tone, String)> = response.into_iter().chain(missing).collect();
    let rows = if said.len() > 1 { 1 } else { 2 };
    let room = width.saturating_sub(2);
    let mut lines = Vec::new();
    for (tone, words) in said {
        let mut wrapped = text::wrap(&words, room);
        if wrapped.len() > rows {
            let rest = wrapped.split_off(rows - 1).join(" ");
            wrapped.push(text::truncate(&rest, room).into_owned());
        }
        // The band itself stands out above; what to do is read.
        let tone = match tone {
            Tone::Ok => Tone::Muted,
            Tone::Critical => Tone::Alert,
            other => other,
        };
        lines.extend(wrapped.iter().map(|line| Line::from(vec![Span::raw(" "), ui.span(tone, line)])));
    }
    lines
}
