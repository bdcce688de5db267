//! The visit's vitals in words: each measure as it was taken last, with its flag, and what follows from them.

use super::Chart;
use crate::domain::vitals::{Acvpu, Bmi, BmiClass, Measure, News2, Parameter};
use crate::domain::vocabulary::Vocabulary as _;
use crate::i18n::{Arg, Text, t};
use crate::screens::queue;
use crate::store::vitals::VitalsRow;
use crate::ui::Ui;
use crate::ui::theme::Tone;
use ratatui::text::Span;

/// What one thing takes on a line.
pub(super) type Part = Vec<Span<'static>>;

/// The sets of this visit that count, newest first; there is at least one.
pub(super) struct Taken<'a> {
    newest: &'a VitalsRow,
    sets: Vec<&'a VitalsRow>,
}

impl<'a> Taken<'a> {
    /// `None` where nothing was taken.
    pub(super) fn of(chart: &'a Chart) -> Option<Self> {
        let sets: Vec<&VitalsRow> = chart.summary.vitals.iter().filter(|row| row.in_error.is_none()).collect();
        Some(Self { newest: sets.first()?, sets })
    }

    /// The time behind what is not from the newest set.
    fn dated(&self, row: &VitalsRow, mut part: Part, ui: &Ui<'_>) -> Part {
        if row.id != self.newest.id {
            part.push(ui.span(Tone::Muted, format!(" ({})", ui.when(row.taken_at))));
        }
        part
    }

    /// One measure, its name muted, its value with its flag; the two pressures are one.
    fn measured(&self, measure: Measure, ui: &Ui<'_>) -> Option<Part> {
        let (row, value) = self.sets.iter().find_map(|row| Some((*row, row.set.get(measure)?)))?;
        let unit = measure.spec().unit;
        let words = match (measure, row.set.get(Measure::Diastolic)) {
            (Measure::Diastolic, _) if row.set.get(Measure::Systolic).is_some() => return None,
            (Measure::Systolic, Some(diastolic)) => {
                format!("{}/{} {unit}", number(measure, value, ui), number(Measure::Diastolic, diastolic, ui))
            }
            _ => format!("{} {unit}", number(measure, value, ui)),
        };
        let flagged = ui.flag(tone(row, measure, value), words);
        Some(self.dated(row, vec![ui.words(Tone::Muted, short(measure)), Span::raw(" "), flagged], ui))
    }

    /// The measures, each as it was taken last.
    pub(super) fn measures(&self, but: &[Measure], ui: &Ui<'_>) -> Vec<Part> {
        let wanted = Measure::ALL.iter().filter(|measure| !but.contains(measure));
        wanted.filter_map(|measure| self.measured(*measure, ui)).collect()
    }

    /// `81.0 kg 168.0 cm`: the units say what they are.
    pub(super) fn size(&self, ui: &Ui<'_>) -> Option<Part> {
        let last = |measure| self.sets.iter().find_map(|row| row.set.get(measure));
        let words: Vec<String> = [Measure::Weight, Measure::Height]
            .into_iter()
            .filter_map(|measure| Some(format!("{} {}", number(measure, last(measure)?, ui), measure.spec().unit)))
            .collect();
        (!words.is_empty()).then(|| vec![ui.span(Tone::Text, words.join(" "))])
    }

    /// The body mass index and its class.
    pub(super) fn bmi(&self, ui: &Ui<'_>) -> Option<Part> {
        let Bmi { value, class } = self.sets.iter().find_map(|row| row.set.bmi(row.subject.years))?;
        let words = ui.formats().decimal(value.digits(), value.places());
        let words = class.map_or_else(|| words.clone(), |class| format!("{words} {}", ui.text(class.text())));
        let tone = match class {
            None | Some(BmiClass::Normal) => Tone::Text,
            Some(_) => Tone::Warning,
        };
        Some(vec![ui.words(Tone::Muted, t::CONSULTATION_BMI), Span::raw(" "), ui.flag(tone, words)])
    }

    /// Oxygen without a flow, and consciousness; the alarming ones apart from the calm ones.
    pub(super) fn states(&self, ui: &Ui<'_>) -> (Vec<Part>, Vec<Part>) {
        let set = &self.newest.set;
        let oxygen = (set.on_oxygen == Some(true) && set.get(Measure::OxygenFlow).is_none())
            .then(|| vec![ui.flag(Tone::Warning, ui.text(t::CONSULTATION_ON_OXYGEN))]);
        let level = self.sets.iter().find_map(|row| Some((*row, row.set.consciousness?)));
        let awake = |calm: bool| {
            let found = level.filter(|(_, level)| (*level == Acvpu::Alert) == calm);
            let tone = if calm { Tone::Text } else { Tone::Alert };
            found.map(|(row, level)| self.dated(row, vec![ui.flag(tone, ui.text(level.text()))], ui))
        };
        (oxygen.into_iter().chain(awake(false)).collect(), awake(true).into_iter().collect())
    }

    /// `NEWS2 ▲ 5 medium risk`, or why there is no score. A set taken since that makes no score, and is not alarming by
    /// itself, leaves the score before it in view.
    pub(super) fn news2(&self, ui: &Ui<'_>) -> Part {
        let newest = self.newest.news2();
        let total = |row: &&&VitalsRow| matches!(row.news2(), News2::Total { .. });
        let row = match newest.least_band() {
            None => self.sets.iter().find(total).copied().unwrap_or(self.newest),
            Some(_) => self.newest,
        };
        let part = vec![ui.words(Tone::Muted, t::QUEUE_NEWS2), Span::raw(" "), score(&row.news2(), ui)];
        self.dated(row, part, ui)
    }

    /// When the newest set was taken, and by whom.
    pub(super) fn taken(&self, ui: &Ui<'_>) -> Part {
        let (at, by) = (ui.when(self.newest.taken_at), self.newest.taken_by.as_str());
        vec![ui.span(Tone::Muted, ui.message(&t::CONSULTATION_TAKEN.with("at", at).with("by", by)))]
    }
}

/// How alarming one measure is: by its part of the early warning score where there is one, else by what is usual.
fn tone(row: &VitalsRow, measure: Measure, value: i64) -> Tone {
    let parameter = match measure {
        Measure::Systolic => Some(Parameter::Systolic),
        Measure::HeartRate => Some(Parameter::Pulse),
        Measure::Temperature => Some(Parameter::Temperature),
        Measure::RespiratoryRate => Some(Parameter::Respiration),
        Measure::Spo2 => Some(Parameter::Spo2),
        _ => None,
    };
    let parts = match row.news2() {
        News2::Total { parts, .. } | News2::Incomplete { parts, .. } => parts,
        News2::NotApplicable(_) => Vec::new(),
    };
    match parts.iter().find(|part| Some(part.parameter) == parameter).map(|part| part.score) {
        Some(3..) => Tone::Alert,
        Some(1..=2) => Tone::Warning,
        _ if !measure.spec().usual.hold(value) => Tone::Warning,
        _ => Tone::Text,
    }
}

fn score(score: &News2, ui: &Ui<'_>) -> Span<'static> {
    match score {
        News2::Total { score, band, .. } => ui.flag(queue::alarm(*band), format!("{score} {}", ui.text(band.text()))),
        News2::Incomplete { missing, .. } => {
            let tone = score.least_band().map_or(Tone::Muted, queue::alarm);
            let missing: Vec<Text> = missing.iter().map(|parameter| parameter.text()).collect();
            ui.flag(tone, ui.message(&t::CONSULTATION_INCOMPLETE.with("missing", Arg::Texts(missing))))
        }
        News2::NotApplicable(why) => ui.span(Tone::Muted, ui.text(why.text())),
    }
}

fn number(measure: Measure, value: i64, ui: &Ui<'_>) -> String {
    ui.formats().decimal(value, measure.spec().places)
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
