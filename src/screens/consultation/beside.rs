//! What stands beside the notes: the visit's vitals with their flags, the declared history, earlier visits.

use super::{Chart, diagnoses};
use crate::domain::vitals::{Bmi, BmiClass, Measure, News2, Parameter, VitalSet};
use crate::domain::vocabulary::Vocabulary as _;
use crate::i18n::{Arg, Text, t};
use crate::screens::queue;
use crate::store::consultations::PreviousVisit;
use crate::store::vitals::VitalsRow;
use crate::ui::theme::Tone;
use crate::ui::{Ui, text};
use ratatui::text::{Line, Span};

/// The set that counts: the newest of this visit that is not marked as wrong.
fn standing(chart: &Chart) -> Option<&VitalsRow> {
    chart.summary.vitals.iter().find(|row| row.in_error.is_none())
}

/// How alarming one measure is: by its part of the early warning score where there is one, else by what is usual.
fn tone(row: &VitalsRow, score: &News2, measure: Measure, value: i64) -> Tone {
    let parameter = match measure {
        Measure::Systolic => Some(Parameter::Systolic),
        Measure::HeartRate => Some(Parameter::Pulse),
        Measure::Temperature => Some(Parameter::Temperature),
        Measure::RespiratoryRate => Some(Parameter::Respiration),
        Measure::Spo2 => Some(Parameter::Spo2),
        _ => None,
    };
    let parts = match score {
        News2::Total { parts, .. } | News2::Incomplete { parts, .. } => parts.as_slice(),
        News2::NotApplicable(_) => &[],
    };
    match parts.iter().find(|part| Some(part.parameter) == parameter).map(|part| part.score) {
        Some(3..) => Tone::Alert,
        Some(1..=2) => Tone::Warning,
        _ if !measure.spec().usual.hold(value) || row.set.unusual().contains(&measure) => Tone::Warning,
        _ => Tone::Text,
    }
}

const fn short(measure: Measure) -> Text {
    match measure {
        Measure::Systolic | Measure::Diastolic => t::CONSULTATION_PRESSURE,
        Measure::HeartRate => t::CONSULTATION_HEART_RATE,
        Measure::Temperature => t::CONSULTATION_TEMPERATURE,
        Measure::RespiratoryRate => t::CONSULTATION_RESPIRATORY_RATE,
        Measure::Spo2 => t::VITAL_SPO2,
        Measure::OxygenFlow => t::CONSULTATION_OXYGEN,
        Measure::Weight => t::VITAL_WEIGHT,
        Measure::Height => t::VITAL_HEIGHT,
        Measure::HeadCircumference => t::VITAL_HEAD_CIRCUMFERENCE,
        Measure::Pain => t::VITAL_PAIN,
        Measure::Glucose => t::VITAL_GLUCOSE,
    }
}

fn number(measure: Measure, value: i64, ui: &Ui<'_>) -> String {
    ui.formats().decimal(value, measure.spec().places)
}

/// One measure, its name muted, its value with its flag; the two pressures are one.
fn measured(row: &VitalsRow, score: &News2, measure: Measure, ui: &Ui<'_>) -> Option<Vec<Span<'static>>> {
    let value = row.set.get(measure)?;
    let unit = measure.spec().unit;
    let words = match (measure, row.set.get(Measure::Diastolic)) {
        (Measure::Diastolic, _) if row.set.get(Measure::Systolic).is_some() => return None,
        (Measure::Systolic, Some(diastolic)) => {
            format!("{}/{} {unit}", number(measure, value, ui), number(Measure::Diastolic, diastolic, ui))
        }
        _ => format!("{} {unit}", number(measure, value, ui)),
    };
    let label = ui.words(Tone::Muted, short(measure));
    Some(vec![label, Span::raw(" "), ui.flag(tone(row, score, measure, value), words)])
}

fn states(row: &VitalsRow, ui: &Ui<'_>) -> Vec<Vec<Span<'static>>> {
    let VitalSet { on_oxygen, consciousness, .. } = row.set;
    let oxygen = (on_oxygen == Some(true) && row.set.get(Measure::OxygenFlow).is_none())
        .then(|| vec![ui.flag(Tone::Warning, ui.text(t::CONSULTATION_ON_OXYGEN))]);
    let awake = consciousness.map(|level| {
        let tone = if level == crate::domain::vitals::Acvpu::Alert { Tone::Text } else { Tone::Alert };
        vec![ui.flag(tone, ui.text(level.text()))]
    });
    oxygen.into_iter().chain(awake).collect()
}

/// `NEWS2 ▲ 5 medium risk`, or why there is no score and from what parts it would come.
fn news2(score: &News2, ui: &Ui<'_>) -> Vec<Span<'static>> {
    let said = match score {
        News2::Total { score, band, .. } => ui.flag(queue::alarm(*band), format!("{score} {}", ui.text(band.text()))),
        News2::Incomplete { missing, .. } => {
            let tone = score.least_band().map_or(Tone::Muted, queue::alarm);
            let missing: Vec<Text> = missing.iter().map(|parameter| parameter.text()).collect();
            ui.flag(tone, ui.message(&t::CONSULTATION_INCOMPLETE.with("missing", Arg::Texts(missing))))
        }
        News2::NotApplicable(why) => ui.span(Tone::Muted, ui.text(why.text())),
    };
    vec![ui.words(Tone::Muted, t::QUEUE_NEWS2), Span::raw(" "), said]
}

fn bmi(row: &VitalsRow, ui: &Ui<'_>) -> Option<Vec<Span<'static>>> {
    let Bmi { value, class } = row.set.bmi(row.subject.years)?;
    let words = ui.formats().decimal(value.digits(), value.places());
    let words = class.map_or_else(|| words.clone(), |class| format!("{words} {}", ui.text(class.text())));
    let tone = match class {
        None | Some(BmiClass::Normal) => Tone::Text,
        Some(_) => Tone::Warning,
    };
    Some(vec![ui.words(Tone::Muted, t::CONSULTATION_BMI), Span::raw(" "), ui.flag(tone, words)])
}

fn joined(parts: Vec<Vec<Span<'static>>>) -> Line<'static> {
    let mut spans = vec![Span::raw(" ")];
    for (place, part) in parts.into_iter().enumerate() {
        if place > 0 {
            spans.push(Span::raw("  "));
        }
        spans.extend(part);
    }
    Line::from(spans)
}

fn measures(row: &VitalsRow, score: &News2, ui: &Ui<'_>) -> Vec<Vec<Span<'static>>> {
    Measure::ALL.iter().filter_map(|measure| measured(row, score, *measure, ui)).collect()
}

/// Two lines for narrow screens: the score with what is derived, then the vitals; and one for history and reason.
pub(super) fn strip(chart: &Chart, ui: &Ui<'_>) -> Vec<Line<'static>> {
    let appointment = &chart.summary.appointment;
    let mut lines = Vec::new();
    match standing(chart) {
        Some(row) => {
            let score = row.news2();
            let taken = ui.message(&t::CONSULTATION_TAKEN.with("at", row.taken_at).with("by", row.taken_by.as_str()));
            let mut first = vec![news2(&score, ui)];
            first.extend(bmi(row, ui));
            first.push(vec![ui.span(Tone::Muted, taken)]);
            lines.push(joined(first));
            let mut second = measures(row, &score, ui);
            second.extend(states(row, ui));
            // Weight and height are in the index; the line is short.
            lines.push(joined(second));
        }
        None => lines.push(joined(vec![no_vitals(chart, ui)])),
    }
    let mut last =
        vec![vec![ui.words(Tone::Muted, t::QUEUE_REASON), Span::raw(" "), ui.span(Tone::Text, &appointment.reason)]];
    if let Some(history) = &appointment.declared_history {
        last.push(vec![ui.words(Tone::Muted, t::CONSULTATION_HISTORY), Span::raw(" "), ui.span(Tone::Text, history)]);
    }
    lines.push(joined(last));
    lines
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
    match standing(chart) {
        Some(row) => {
            let score = row.news2();
            lines.push(Line::from(news2(&score, ui)));
            lines.extend(measures(row, &score, ui).into_iter().map(Line::from));
            lines.extend(bmi(row, ui).map(Line::from));
            lines.extend(states(row, ui).into_iter().map(Line::from));
            let taken = t::CONSULTATION_TAKEN.with("at", row.taken_at).with("by", row.taken_by.as_str());
            lines.push(Line::from(ui.span(Tone::Muted, ui.message(&taken))));
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
