//! The clinic's settings, one row each: what it is now, who changed it last, and a small form with its help and limits.

mod fields;

use super::shelf::{Entry, Subject};
use super::{Catalogues, Msg};
use crate::app::dialog::Dialog;
use crate::app::screen::Cx;
use crate::domain::vocabulary::{Vocabulary as _, vocabulary};
use crate::domain::waiting::WaitStage;
use crate::i18n::t;
use crate::store::Entity;
use crate::store::catalogues::Changed;
use crate::store::settings::{self, Settings};
use crate::ui::Ui;
use crate::ui::table::Row;
use crate::ui::theme::Tone;
use ratatui::text::Line;
use std::collections::BTreeMap;
use std::sync::Arc;

vocabulary! {
    /// A setting; the thresholds of one stage are one.
    pub(super) enum Setting {
        /// The clinic's name.
        ClinicName = "clinic_name" => SETTING_CLINIC_NAME,
        /// Its time zone.
        Zone = "zone" => SETTING_ZONE,
        /// Its currency.
        Currency = "currency" => SETTING_CURRENCY,
        /// Its language.
        Language = "language" => SETTING_LANGUAGE,
        /// From when on nobody is awaited any more.
        NoShowGrace = "no_show_grace_minutes" => SETTING_NO_SHOW_GRACE,
        /// When a terminal locks itself.
        IdleLock = "idle_lock_minutes" => SETTING_IDLE_LOCK,
        /// Whether a second person validates results.
        FourEyes = "four_eyes" => SETTING_FOUR_EYES,
        /// The largest discount of the desk.
        DeskDiscount = "desk_discount_bp" => SETTING_DESK_DISCOUNT,
        /// How long patients may be late.
        WaitExpected = "wait_expected" => SETTING_WAIT_EXPECTED,
        /// How long triage may take to begin.
        WaitTriage = "wait_triage" => SETTING_WAIT_TRIAGE,
        /// How long the doctor may take to begin.
        WaitDoctor = "wait_doctor" => SETTING_WAIT_DOCTOR,
        /// How long a consultation may last.
        WaitRoom = "wait_room" => SETTING_WAIT_ROOM,
        /// How long the cash desk may take.
        WaitClose = "wait_close" => SETTING_WAIT_CLOSE,
        /// What the board shows of names.
        BoardNames = "board_names" => SETTING_BOARD_NAMES,
        /// The width of the desk's paper.
        SlipColumns = "slip_columns" => SETTING_SLIP_COLUMNS,
        /// What the slip says besides.
        SlipNote = "slip_note" => SETTING_SLIP_NOTE,
        /// How the links of teleconsultations are made.
        VideoLink = "video_link" => SETTING_VIDEO_LINK,
    }
}

impl Setting {
    /// The stage whose thresholds it is.
    const fn stage(self) -> Option<WaitStage> {
        Some(match self {
            Self::WaitExpected => WaitStage::Expected,
            Self::WaitTriage => WaitStage::Triage,
            Self::WaitDoctor => WaitStage::Doctor,
            Self::WaitRoom => WaitStage::Room,
            Self::WaitClose => WaitStage::Close,
            _ => return None,
        })
    }

    /// The keys under which the store keeps it.
    const fn keys(self) -> &'static [&'static str] {
        match self {
            Self::ClinicName => &["clinic_name"],
            Self::Zone => &["zone"],
            Self::Currency => &["currency"],
            Self::Language => &["language"],
            Self::NoShowGrace => &["no_show_grace_minutes"],
            Self::IdleLock => &["idle_lock_minutes"],
            Self::FourEyes => &["four_eyes"],
            Self::DeskDiscount => &["desk_discount_bp"],
            Self::WaitExpected => &["wait_expected_warn", "wait_expected_late"],
            Self::WaitTriage => &["wait_triage_warn", "wait_triage_late"],
            Self::WaitDoctor => &["wait_doctor_warn", "wait_doctor_late"],
            Self::WaitRoom => &["wait_room_warn", "wait_room_late"],
            Self::WaitClose => &["wait_close_warn", "wait_close_late"],
            Self::BoardNames => &["board_names"],
            Self::SlipColumns => &["slip_columns"],
            Self::SlipNote => &["slip_note"],
            Self::VideoLink => &["video_link"],
        }
    }

    /// The setting as people read it.
    pub(super) fn shown(self, settings: &Settings, ui: &Ui<'_>) -> String {
        let minutes = |minutes: i64| ui.message(&t::CATALOGUES_MINUTES_VALUE.with("minutes", minutes));
        if let Some(stage) = self.stage() {
            let thresholds = settings.waits.of(stage);
            let said = t::SETTING_WAIT_VALUE.with("warn", thresholds.warn).with("late", thresholds.late);
            return ui.message(&said);
        }
        match self {
            Self::ClinicName => settings.clinic_name.clone(),
            Self::Zone => settings.zone.name().to_owned(),
            Self::Currency => settings.currency.code().to_owned(),
            Self::Language => settings.language.name().to_owned(),
            Self::NoShowGrace => minutes(settings.no_show_grace_minutes),
            Self::IdleLock if settings.idle_lock_minutes == 0 => ui.text(t::SETTING_NEVER),
            Self::IdleLock => minutes(settings.idle_lock_minutes),
            Self::FourEyes => ui.text(if settings.four_eyes { t::FORM_YES } else { t::FORM_NO }),
            Self::DeskDiscount => super::rows::percent(settings.desk_discount_bp, ui),
            Self::BoardNames => ui.text(settings.board_names.text()),
            Self::SlipColumns => settings.slip_columns.to_string(),
            Self::VideoLink if settings.video_link.is_empty() => ui.text(t::SETTING_VIDEO_LINK_TYPED),
            Self::VideoLink => settings.video_link.clone(),
            Self::SlipNote if settings.slip_note.is_empty() => ui.text(t::SETTING_USUAL_WORDS),
            _ => settings.slip_note.clone(),
        }
    }
}

/// A setting in the list.
#[derive(Clone)]
pub(super) struct SettingRow {
    pub(super) setting: Setting,
    pub(super) settings: Arc<Settings>,
    pub(super) changed: Option<Changed>,
}

pub(super) fn rows(settings: &Settings, changes: &BTreeMap<String, Changed>) -> Vec<SettingRow> {
    let settings = Arc::new(settings.clone());
    let changed = |setting: Setting| {
        let found = setting.keys().iter().filter_map(|key| changes.get(*key));
        found.max_by_key(|changed| changed.at).cloned()
    };
    let row = |setting: &Setting| SettingRow {
        setting: *setting,
        settings: Arc::clone(&settings),
        changed: changed(*setting),
    };
    Setting::ALL.iter().map(row).collect()
}

impl Row for SettingRow {
    type Id = Setting;
    fn id(&self) -> Setting {
        self.setting
    }
}

impl Entry for SettingRow {
    fn name(&self) -> String {
        String::new()
    }

    fn words(&self) -> String {
        String::new()
    }

    fn is_active(&self) -> bool {
        true
    }

    fn changed(&self) -> Option<&Changed> {
        self.changed.as_ref()
    }

    fn subject(&self) -> Subject {
        Subject { entity: Entity::Settings, id: 0, only: self.setting.keys(), name: self.setting.text().into() }
    }

    fn facts(&self, ui: &Ui<'_>) -> Vec<Line<'static>> {
        let words = crate::ui::text::wrap(&ui.text(fields::help(self.setting)), 34);
        let mut lines = vec![Line::from(ui.words(Tone::Title, self.setting.text())), Line::default()];
        lines.extend(words.into_iter().map(|line| Line::from(ui.span(Tone::Muted, line))));
        lines
    }
}

impl Catalogues {
    /// Opens the form of one setting.
    pub(super) fn edit_setting(&self, cx: &mut Cx<'_, Self>) {
        let Some(row) = self.settings.list.selected() else { return };
        let setting = row.setting;
        let mut dialog = Dialog::editing(
            fields::form(setting),
            cx.context().form(),
            Settings::clone(&row.settings),
            move |settings| fields::show(setting, settings),
            settings::load,
            move |tx, seen, values| {
                let mut new = seen.clone();
                fields::put(setting, &mut new, values)?;
                settings::change(tx, seen, &new)
            },
        );
        if setting == Setting::Zone && self.upcoming > 0 {
            dialog = dialog.about(t::SETTING_ZONE_MOVES.with("count", self.upcoming));
        }
        cx.open(dialog, |settings| Msg::Settings(Box::new(settings)));
    }
}
