//! What the catalogues show of their entries.

use super::settings::SettingRow;
use super::shelf::{Entry, Subject, named, tone};
use crate::domain::ids::{Id as _, InsurerId, ProfessionalId, ReasonId, SpecialtyId};
use crate::domain::vocabulary::Vocabulary as _;
use crate::i18n::t;
use crate::screens::queue;
use crate::store::Entity;
use crate::store::catalogues::Changed;
use crate::store::insurers::Insurer;
use crate::store::professionals::{Professional, Specialty};
use crate::store::reasons::Reason;
use crate::ui::Ui;
use crate::ui::table::{Column, Row, Width};
use crate::ui::theme::Tone;
use ratatui::text::{Line, Span};

macro_rules! rows {
    ($($row:ty, $id:ty;)+) => { $(
        impl Row for $row {
            type Id = $id;
            fn id(&self) -> $id {
                self.id
            }
        }
    )+ };
}

rows! {
    Professional, ProfessionalId;
    Specialty, SpecialtyId;
    Insurer, InsurerId;
    Reason, ReasonId;
}

fn of(entity: Entity, id: i64, name: String) -> Subject {
    Subject { entity, id, only: &[], name: t::USERS_ABOUT.with("name", name) }
}

impl Entry for Professional {
    fn name(&self) -> String {
        self.display()
    }

    fn order(&self) -> String {
        self.details.name.sort_key()
    }

    fn words(&self) -> String {
        let details = &self.details;
        let login = self.account.as_ref().map_or("", |account| account.login.as_str());
        [&self.display(), &self.specialty_name, &details.licence, &details.room, login].map(str::to_owned).join(" ")
    }

    fn is_active(&self) -> bool {
        self.active
    }

    fn changed(&self) -> Option<&Changed> {
        Some(&self.changed)
    }

    fn subject(&self) -> Subject {
        of(Entity::Professional, self.id.raw(), self.display())
    }

    fn facts(&self, ui: &Ui<'_>) -> Vec<Line<'static>> {
        let details = &self.details;
        let date = |date| ui.formats().date(date);
        let number = details
            .identifier_type
            .map(|kind| format!("{} {}", ui.text(kind.text()), kind.written(&details.identifier)));
        let facts = [
            (t::CATALOGUES_SPECIALTY, self.specialty_name.clone()),
            (t::CATALOGUES_ROOM, details.room.clone()),
            (t::CATALOGUES_LICENCE, details.licence.clone()),
            (t::CATALOGUES_LICENCE_EXPIRES, details.licence_expires.map(date).unwrap_or_default()),
            (t::CATALOGUES_FEE, details.fee.map(|fee| ui.formats().money(fee)).unwrap_or_default()),
            (t::CATALOGUES_ACCOUNT, self.account.as_ref().map(|account| account.login.clone()).unwrap_or_default()),
            (t::CATALOGUES_PHONE, details.phone.clone()),
            (t::CATALOGUES_EMAIL, details.email.clone()),
            (t::CATALOGUES_ADDRESS, details.address.clone()),
            (t::CATALOGUES_IDENTIFIER, number.unwrap_or_default()),
            (t::CATALOGUES_BIRTH_DATE, details.birth_date.map(date).unwrap_or_default()),
            (t::CATALOGUES_QUALIFICATIONS, details.qualifications.replace('\n', " · ")),
        ];
        let mut lines = titled(&self.display(), ui);
        if self.licence_is_over(ui.today()) {
            lines.push(ui.flag(Tone::Warning, ui.text(t::CATALOGUES_LICENCE_OVER)).into());
        }
        if self.account.is_none() && self.active {
            lines.push(ui.flag(Tone::Warning, ui.text(t::CATALOGUES_NO_ACCOUNT)).into());
        }
        let shown = facts.into_iter().filter(|(_, value)| !value.is_empty());
        lines.extend(shown.map(|(label, value)| queue::fact(ui, label, value)));
        lines
    }
}

impl Entry for Specialty {
    fn name(&self) -> String {
        self.name.clone()
    }

    fn words(&self) -> String {
        self.name.clone()
    }

    fn is_active(&self) -> bool {
        self.active
    }

    fn changed(&self) -> Option<&Changed> {
        Some(&self.changed)
    }

    fn subject(&self) -> Subject {
        of(Entity::Specialty, self.id.raw(), self.name.clone())
    }

    fn facts(&self, ui: &Ui<'_>) -> Vec<Line<'static>> {
        vec![
            ui.span(Tone::Text, ui.message(&t::CATALOGUES_PROFESSIONALS_COUNT.with("count", self.professionals)))
                .into(),
        ]
    }
}

impl Entry for Insurer {
    fn name(&self) -> String {
        self.details.name.clone()
    }

    fn words(&self) -> String {
        [&self.details.name, &self.details.phone, &self.details.address, &self.details.web_page]
            .map(|words| words.as_str())
            .join(" ")
    }

    fn is_active(&self) -> bool {
        self.active
    }

    fn changed(&self) -> Option<&Changed> {
        Some(&self.changed)
    }

    fn subject(&self) -> Subject {
        of(Entity::Insurer, self.id.raw(), self.details.name.clone())
    }

    fn facts(&self, ui: &Ui<'_>) -> Vec<Line<'static>> {
        let facts = [
            (t::CATALOGUES_COVERAGE, percent(self.details.coverage_bp, ui)),
            (t::CATALOGUES_PHONE, self.details.phone.clone()),
            (t::CATALOGUES_ADDRESS, self.details.address.clone()),
            (t::CATALOGUES_WEB_PAGE, self.details.web_page.clone()),
        ];
        let shown = facts.into_iter().filter(|(_, value)| !value.is_empty());
        let mut lines = titled(&self.details.name, ui);
        lines.extend(shown.map(|(label, value)| queue::fact(ui, label, value)));
        lines
    }
}

impl Entry for Reason {
    fn name(&self) -> String {
        self.details.name.clone()
    }

    fn words(&self) -> String {
        self.details.name.clone()
    }

    fn is_active(&self) -> bool {
        self.active
    }

    fn changed(&self) -> Option<&Changed> {
        Some(&self.changed)
    }

    fn subject(&self) -> Subject {
        of(Entity::Reason, self.id.raw(), self.details.name.clone())
    }

    fn facts(&self, ui: &Ui<'_>) -> Vec<Line<'static>> {
        let mut lines = titled(&self.details.name, ui);
        lines.push(queue::fact(ui, t::CATALOGUES_MINUTES, minutes(self.details.minutes, ui)));
        lines
    }
}

/// The head of the panel.
fn titled(name: &str, ui: &Ui<'_>) -> Vec<Line<'static>> {
    vec![Line::from(ui.span(Tone::Title, name)), Line::default()]
}

/// Basis points as people write them: `80 %`, `12.5 %`.
pub(super) fn percent(bp: i64, ui: &Ui<'_>) -> String {
    let (digits, places) = match bp {
        whole if whole % 100 == 0 => (whole / 100, 0),
        tenth if tenth % 10 == 0 => (tenth / 10, 1),
        fine => (fine, 2),
    };
    format!("{} %", ui.formats().decimal(digits, places))
}

fn minutes(minutes: Option<u32>, ui: &Ui<'_>) -> String {
    minutes.map_or_else(
        || ui.text(t::CATALOGUES_MINUTES_SLOT),
        |minutes| ui.message(&t::CATALOGUES_MINUTES_VALUE.with("minutes", i64::from(minutes))),
    )
}

pub(super) const PROFESSIONALS: &[Column<Professional>] = &[
    Column::new(t::CATALOGUES_NAME, Width::Fill(20, 3), |row: &Professional, ui| {
        named(&row.details.name.listed(), row.active, ui)
    }),
    Column::new(t::CATALOGUES_SPECIALTY, Width::Fill(14, 2), |row, ui| {
        Line::from(ui.span(tone(row.active), &row.specialty_name))
    }),
    Column::new(t::CATALOGUES_ROOM, Width::Fixed(6), |row: &Professional, ui| {
        Line::from(ui.span(tone(row.active), &row.details.room))
    })
    .priority(2),
    Column::new(t::CATALOGUES_LICENCE, Width::Fixed(14), |row: &Professional, ui| {
        Line::from(if row.active && row.licence_is_over(ui.today()) {
            ui.flag(Tone::Warning, ui.text(t::CATALOGUES_LICENCE_BADGE))
        } else {
            ui.span(tone(row.active), &row.details.licence)
        })
    })
    .priority(1),
    Column::new(t::CATALOGUES_ACCOUNT, Width::Fixed(12), |row: &Professional, ui| {
        Line::from(match &row.account {
            Some(account) => ui.span(Tone::Accent, &account.login),
            None => ui.span(Tone::Muted, "–"),
        })
    })
    .priority(3),
];

pub(super) const SPECIALTIES: &[Column<Specialty>] = &[
    Column::new(t::CATALOGUES_NAME, Width::Fill(24, 3), |row: &Specialty, ui| named(&row.name, row.active, ui)),
    Column::new(t::CATALOGUES_PROFESSIONALS, Width::Fixed(14), |row: &Specialty, ui| {
        let shown = if row.professionals == 0 { "–".to_owned() } else { row.professionals.to_string() };
        Line::from(ui.span(tone(row.active), shown))
    })
    .right(),
];

pub(super) const INSURERS: &[Column<Insurer>] = &[
    Column::new(t::CATALOGUES_NAME, Width::Fill(24, 3), |row: &Insurer, ui| named(&row.details.name, row.active, ui)),
    Column::new(t::CATALOGUES_COVERAGE, Width::Fixed(10), |row: &Insurer, ui| {
        Line::from(ui.span(tone(row.active), percent(row.details.coverage_bp, ui)))
    })
    .right(),
    Column::new(t::CATALOGUES_PHONE, Width::Fixed(18), |row: &Insurer, ui| {
        Line::from(ui.span(tone(row.active), &row.details.phone))
    })
    .priority(1),
    Column::new(t::CATALOGUES_WEB_PAGE, Width::Fill(26, 2), |row: &Insurer, ui| {
        Line::from(ui.span(Tone::Muted, &row.details.web_page))
    })
    .priority(2),
];

pub(super) const REASONS: &[Column<Reason>] = &[
    Column::new(t::CATALOGUES_NAME, Width::Fill(30, 3), |row: &Reason, ui| named(&row.details.name, row.active, ui)),
    Column::new(t::CATALOGUES_MINUTES, Width::Fixed(14), |row: &Reason, ui| {
        Line::from(Span::styled(minutes(row.details.minutes, ui), ui.style(tone(row.active))))
    })
    .right(),
];

pub(super) const SETTINGS: &[Column<SettingRow>] = &[
    Column::new(t::CATALOGUES_SETTING, Width::Fill(29, 1), |row: &SettingRow, ui| {
        Line::from(ui.words(Tone::Text, row.setting.text()))
    }),
    Column::new(t::CATALOGUES_VALUE, Width::Fill(22, 2), |row: &SettingRow, ui| {
        Line::from(ui.span(Tone::Accent, row.setting.shown(&row.settings, ui)))
    }),
    Column::new(t::CATALOGUES_CHANGED, Width::Fill(20, 1), |row: &SettingRow, ui| {
        Line::from(row.changed.as_ref().map_or_else(
            || ui.span(Tone::Muted, ""),
            |changed| {
                ui.span(
                    Tone::Muted,
                    format!("{} {}", ui.formats().day(ui.catalogue.locale().zone.day(changed.at)), changed.by),
                )
            },
        ))
    })
    .priority(1),
];
