//! Which patient is worked on: two lines that look the same on every screen.

use super::theme::Tone;
use super::{Ui, put, text};
use crate::domain::patient::{Allergies, Allergy, AllergySeverity, CoverUntil, PatientHeader};
use crate::domain::vocabulary::Vocabulary as _;
use crate::i18n::t;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

/// How many lines it takes.
pub const HEIGHT: u16 = 2;

/// Draws name, number, birth date, age and sex on the first line and the allergies on the second.
pub fn draw(buf: &mut Buffer, area: Rect, ui: &Ui<'_>, patient: &PatientHeader) {
    let area = Rect { height: area.height.min(HEIGHT), ..area }.intersection(buf.area);
    if area.is_empty() {
        return;
    }
    let first = Rect { height: 1, ..area };
    buf.set_style(first, ui.style(Tone::PatientBar));
    put(buf, first.x, first.y, first.width, &who(patient, usize::from(first.width), ui));
    if area.height > 1 {
        let badge = expired(patient, ui);
        let taken = u16::try_from(text::line_width(&badge)).unwrap_or(area.width).min(area.width);
        let left = area.width - taken;
        put(buf, area.x, area.y + 1, left, &Line::from(vec![Span::raw(" "), allergies(&patient.allergies, ui)]));
        put(buf, area.x + left, area.y + 1, taken, &badge);
    }
}

/// The name gives way first: number, birth date, age and sex are what tells two people of one name apart.
fn who(patient: &PatientHeader, columns: usize, ui: &Ui<'_>) -> Line<'static> {
    let born = patient.birth.map_or_else(|| ui.text(t::PATIENT_BIRTH_UNKNOWN), |birth| ui.message(&birth.message()));
    let age = patient.birth.and_then(|birth| birth.age(ui.today())).map(|age| ui.message(&age.message()));
    let facts: Vec<String> = [Some(patient.id.to_string()), Some(born), age, Some(ui.text(patient.sex.text()))]
        .into_iter()
        .flatten()
        .collect();
    let facts = facts.join(" · ");
    let name = patient.name.listed();
    let name = text::harmless(&name);
    let room = columns.saturating_sub(text::width(&facts) + 3).max(columns.min(12));
    let bold = ui.style(Tone::PatientBar).add_modifier(ratatui::style::Modifier::BOLD);
    Line::from(vec![
        Span::raw(" "),
        Span::styled(text::truncate(&name, room).into_owned(), bold),
        Span::styled(format!("  {facts}"), ui.style(Tone::PatientBar)),
    ])
}

/// The badge of a cover that has ended, at the end of the second line; empty where it has not.
fn expired(patient: &PatientHeader, ui: &Ui<'_>) -> Line<'static> {
    let ended = patient.cover.filter(|cover| cover.is_expired(ui.today()));
    let badge = |cover: CoverUntil| ui.message(&t::PATIENT_COVER_ENDED.with("date", cover.0));
    ended.map_or_else(Line::default, |cover| {
        Line::from(vec![Span::raw("  "), ui.flag(Tone::Warning, badge(cover)), Span::raw(" ")])
    })
}

fn allergies(allergies: &Allergies, ui: &Ui<'_>) -> Span<'static> {
    match allergies {
        Allergies::NotAssessed => ui.flag(Tone::Warning, ui.text(t::PATIENT_ALLERGIES_NOT_ASSESSED)),
        Allergies::NoneKnown => ui.flag(Tone::Ok, ui.text(t::PATIENT_ALLERGIES_NONE_KNOWN)),
        Allergies::Listed(listed) => {
            // The count stands first, so that a line cut at the edge still says that there are more.
            let count = ui.message(&t::PATIENT_ALLERGIES_COUNT.with("count", listed.len()));
            let named: Vec<String> = listed.iter().map(|allergy| named(allergy, ui)).collect();
            ui.flag(Tone::Alert, ui.labelled(&count, &named.join(", ")))
        }
    }
}

fn named(allergy: &Allergy, ui: &Ui<'_>) -> String {
    match allergy.severity {
        Some(severity @ AllergySeverity::Severe) => format!("{} ({})", allergy.substance, ui.text(severity.text())),
        _ => allergy.substance.clone(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::ids::{Id as _, PatientId};
    use crate::domain::patient::{AllergyStatus, BirthDate, PersonName, Sex};
    use crate::i18n::Language;
    use crate::ui::testing::{at_every_size, rows, screen};
    use crate::ui::theme::ThemeName;

    fn patient(allergies: Allergies) -> PatientHeader {
        PatientHeader {
            id: PatientId::new(12),
            name: PersonName { given: "Ana Lúcia".to_owned(), family: "de Souza\u{202e}".to_owned() },
            birth: Some(BirthDate::exact("1974-03-12".parse().unwrap())),
            sex: Sex::Female,
            allergies,
            cover: None,
        }
    }

    fn shown(patient: &PatientHeader, width: u16, language: Language) -> Vec<String> {
        rows(&screen((width, 2), ThemeName::Mono, language, |frame, ui| {
            draw(frame.buffer_mut(), Rect::new(0, 0, width, 2), ui, patient);
        }))
    }

    #[test]
    fn says_who_it_is_and_what_they_must_not_be_given() {
        let listed = [("penicillin", Some(AllergySeverity::Severe)), ("latex", Some(AllergySeverity::Mild))];
        let listed = listed.map(|(substance, severity)| Allergy { substance: substance.to_owned(), severity });
        let allergic = patient(Allergies::of(AllergyStatus::Listed, listed.to_vec()));
        assert_eq!(
            shown(&allergic, 80, Language::En),
            [
                " de Souza, Ana Lúcia  PAT-000012 · 12 Mar 1974 · 52 y · female",
                " ! 2 allergies: penicillin (severe), latex"
            ]
        );
    }

    #[test]
    fn not_assessed_is_a_warning_and_none_known_is_not() {
        assert_eq!(shown(&patient(Allergies::NotAssessed), 80, Language::Fr)[1], " ▲ Allergies non recherchées");
        assert_eq!(shown(&patient(Allergies::NoneKnown), 80, Language::Es)[1], " ✓ Sin alergias conocidas");
    }

    #[test]
    fn a_long_name_gives_way_to_what_tells_people_apart() {
        let mut long = patient(Allergies::NoneKnown);
        long.name.given = "María de los Ángeles Guadalupe ".repeat(3);
        long.birth = None;
        let shown = shown(&long, 80, Language::En);
        assert!(shown[0].ends_with("…  PAT-000012 · birth date unknown · female"), "{shown:?}");
    }

    #[test]
    fn a_cover_that_has_ended_is_a_badge_that_no_allergy_hides() {
        let ends = |date: &str| PatientHeader { cover: Some(CoverUntil(date.parse().unwrap())), ..patient(many()) };
        assert!(shown(&ends("2026-11-20"), 80, Language::En)[1].ends_with("…  ▲ cover ended 20 Nov 2026"));
        assert!(!shown(&ends("2026-11-21"), 80, Language::En)[1].contains("cover"));
    }

    fn many() -> Allergies {
        let listed = (0..9).map(|number| Allergy { substance: format!("substance {number}"), severity: None });
        Allergies::of(AllergyStatus::Listed, listed.collect())
    }

    #[test]
    fn is_safe_at_every_size() {
        at_every_size(|frame, ui| {
            draw(frame.buffer_mut(), Rect::new(0, 0, 90, 9), ui, &patient(Allergies::NotAssessed))
        });
    }
}
