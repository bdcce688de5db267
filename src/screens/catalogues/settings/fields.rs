//! The form of each setting.

use super::Setting;
use crate::domain::error::{FieldName, RuleError};
use crate::domain::money::Currency;
use crate::domain::time::Zone;
use crate::domain::validate::{LINE, NAME};
use crate::domain::vitals::Limits;
use crate::domain::waiting::{BoardNames, Thresholds};
use crate::form::{FieldSpec, FormSpec, Kind, Value, Values};
use crate::i18n::{Language, Text, t};
use crate::screens::access::{languages, read_currency, read_zone};
use crate::store::settings::{CLINIC_NAME, CURRENCY, SLIP_COLUMNS, SLIP_NOTE, Settings, VIDEO_LINK};

const ZONE: FieldName = FieldName("zone");
const LANGUAGE: FieldName = FieldName("language");
const GRACE: FieldName = FieldName("no_show_grace_minutes");
const IDLE: FieldName = FieldName("idle_lock_minutes");
const FOUR_EYES: FieldName = FieldName("four_eyes");
const DISCOUNT: FieldName = FieldName("desk_discount_bp");
const BOARD: FieldName = FieldName("board_names");
const COLUMNS: FieldName = FieldName("slip_columns");

/// The unit of every time here.
const MINUTES: &str = "min";
/// A day: nothing here may last longer, in minutes.
const DAY: i64 = 1_440;

macro_rules! forms {
    ($($form:ident, $id:literal, $title:ident, [$($field:expr),+ $(,)?];)+) => { $(
        static $form: FormSpec = FormSpec { id: $id, title: t::$title, fields: &[$($field),+] };
    )+ };
}

forms! {
    CLINIC_NAME_FORM, "setting-clinic-name", SETTING_CLINIC_NAME, [
        FieldSpec::new(CLINIC_NAME, t::SETTING_CLINIC_NAME, Kind::Line { max: NAME }).required().help(t::SETTING_CLINIC_NAME_HELP),
    ];
    ZONE_FORM, "setting-zone", SETTING_ZONE, [
        FieldSpec::new(ZONE, t::SETTING_CITY, Kind::Grammar { max: 50, read: read_zone }).required().help(t::SETTING_ZONE_HELP),
    ];
    CURRENCY_FORM, "setting-currency", SETTING_CURRENCY, [
        FieldSpec::new(CURRENCY, t::SETTING_CURRENCY, Kind::Grammar { max: 3, read: read_currency }).required().help(t::SETTING_CURRENCY_HELP),
    ];
    LANGUAGE_FORM, "setting-language", SETTING_LANGUAGE, [
        FieldSpec::new(LANGUAGE, t::SETTING_LANGUAGE, Kind::Choice(languages)).required().help(t::SETTING_LANGUAGE_HELP),
    ];
    GRACE_FORM, "setting-no-show-grace", SETTING_NO_SHOW_GRACE, [
        FieldSpec::new(GRACE, t::SETTING_NO_SHOW_GRACE, Kind::whole(0, DAY, MINUTES)).required().help(t::SETTING_NO_SHOW_GRACE_HELP),
    ];
    IDLE_FORM, "setting-idle-lock", SETTING_IDLE_LOCK, [
        FieldSpec::new(IDLE, t::SETTING_IDLE_LOCK, Kind::whole(0, DAY, MINUTES)).required().help(t::SETTING_IDLE_LOCK_HELP),
    ];
    FOUR_EYES_FORM, "setting-four-eyes", SETTING_FOUR_EYES, [
        FieldSpec::new(FOUR_EYES, t::SETTING_FOUR_EYES, Kind::YesNo).required().help(t::SETTING_FOUR_EYES_HELP),
    ];
    DISCOUNT_FORM, "setting-desk-discount", SETTING_DESK_DISCOUNT, [
        FieldSpec::new(DISCOUNT, t::SETTING_DESK_DISCOUNT, PERCENT).required().help(t::SETTING_DESK_DISCOUNT_HELP),
    ];
    EXPECTED_FORM, "setting-wait-expected", SETTING_WAIT_EXPECTED, [
        threshold("wait_expected_warn", t::SETTING_WAIT_WARN), threshold("wait_expected_late", t::SETTING_WAIT_LATE),
    ];
    TRIAGE_FORM, "setting-wait-triage", SETTING_WAIT_TRIAGE, [
        threshold("wait_triage_warn", t::SETTING_WAIT_WARN), threshold("wait_triage_late", t::SETTING_WAIT_LATE),
    ];
    DOCTOR_FORM, "setting-wait-doctor", SETTING_WAIT_DOCTOR, [
        threshold("wait_doctor_warn", t::SETTING_WAIT_WARN), threshold("wait_doctor_late", t::SETTING_WAIT_LATE),
    ];
    ROOM_FORM, "setting-wait-room", SETTING_WAIT_ROOM, [
        threshold("wait_room_warn", t::SETTING_WAIT_WARN), threshold("wait_room_late", t::SETTING_WAIT_LATE),
    ];
    CLOSE_FORM, "setting-wait-close", SETTING_WAIT_CLOSE, [
        threshold("wait_close_warn", t::SETTING_WAIT_WARN), threshold("wait_close_late", t::SETTING_WAIT_LATE),
    ];
    BOARD_FORM, "setting-board-names", SETTING_BOARD_NAMES, [
        FieldSpec::new(BOARD, t::SETTING_BOARD_NAMES, Kind::vocabulary::<BoardNames>()).required().help(t::SETTING_BOARD_NAMES_HELP),
    ];
    COLUMNS_FORM, "setting-slip-columns", SETTING_SLIP_COLUMNS, [
        FieldSpec::new(COLUMNS, t::SETTING_SLIP_COLUMNS, Kind::whole(SLIP_COLUMNS.0, SLIP_COLUMNS.1, "")).required().help(t::SETTING_SLIP_COLUMNS_HELP),
    ];
    VIDEO_FORM, "setting-video-link", SETTING_VIDEO_LINK, [
        FieldSpec::new(VIDEO_LINK, t::SETTING_VIDEO_LINK, Kind::Line { max: LINE }).help(t::SETTING_VIDEO_LINK_HELP),
    ];
    NOTE_FORM, "setting-slip-note", SETTING_SLIP_NOTE, [
        FieldSpec::new(SLIP_NOTE, t::SETTING_SLIP_NOTE, Kind::Line { max: LINE }).help(t::SETTING_SLIP_NOTE_HELP),
    ];
}

const PERCENT: Kind = Kind::Number {
    places: 2,
    possible: Limits { low: 0, high: 10_000 },
    usual: Limits { low: 0, high: 10_000 },
    unit: "%",
};

const fn threshold(key: &'static str, label: Text) -> FieldSpec {
    FieldSpec::new(FieldName(key), label, Kind::whole(1, Thresholds::LONGEST, MINUTES))
        .required()
        .help(t::SETTING_WAIT_HELP)
}

pub(super) fn form(setting: Setting) -> &'static FormSpec {
    match setting {
        Setting::ClinicName => &CLINIC_NAME_FORM,
        Setting::Zone => &ZONE_FORM,
        Setting::Currency => &CURRENCY_FORM,
        Setting::Language => &LANGUAGE_FORM,
        Setting::NoShowGrace => &GRACE_FORM,
        Setting::IdleLock => &IDLE_FORM,
        Setting::FourEyes => &FOUR_EYES_FORM,
        Setting::DeskDiscount => &DISCOUNT_FORM,
        Setting::WaitExpected => &EXPECTED_FORM,
        Setting::WaitTriage => &TRIAGE_FORM,
        Setting::WaitDoctor => &DOCTOR_FORM,
        Setting::WaitRoom => &ROOM_FORM,
        Setting::WaitClose => &CLOSE_FORM,
        Setting::BoardNames => &BOARD_FORM,
        Setting::SlipColumns => &COLUMNS_FORM,
        Setting::SlipNote => &NOTE_FORM,
        Setting::VideoLink => &VIDEO_FORM,
    }
}

/// What a setting is for.
pub(super) fn help(setting: Setting) -> Text {
    form(setting).fields.first().map_or(t::FORM_HELP_LINE, FieldSpec::help_text)
}

/// The values of the form as the settings have them.
pub(super) fn show(setting: Setting, settings: &Settings) -> Vec<(FieldName, Value)> {
    if let Some(stage) = setting.stage() {
        let (Thresholds { warn, late }, (warn_key, late_key)) = (settings.waits.of(stage), stage.keys());
        return vec![(FieldName(warn_key), warn.into()), (FieldName(late_key), late.into())];
    }
    vec![match setting {
        Setting::ClinicName => (CLINIC_NAME, settings.clinic_name.as_str().into()),
        Setting::Zone => (ZONE, settings.zone.name().into()),
        Setting::Currency => (CURRENCY, settings.currency.code().into()),
        Setting::Language => (LANGUAGE, Value::Word(settings.language.code().to_owned())),
        Setting::NoShowGrace => (GRACE, settings.no_show_grace_minutes.into()),
        Setting::IdleLock => (IDLE, settings.idle_lock_minutes.into()),
        Setting::FourEyes => (FOUR_EYES, settings.four_eyes.into()),
        Setting::DeskDiscount => (DISCOUNT, settings.desk_discount_bp.into()),
        Setting::BoardNames => (BOARD, Value::word(settings.board_names)),
        Setting::SlipColumns => (COLUMNS, settings.slip_columns.into()),
        Setting::VideoLink => (VIDEO_LINK, settings.video_link.as_str().into()),
        _ => (SLIP_NOTE, settings.slip_note.as_str().into()),
    }]
}

/// Writes what the form says into the settings.
pub(super) fn put(setting: Setting, settings: &mut Settings, values: &Values) -> Result<(), RuleError> {
    if let Some(stage) = setting.stage() {
        let (of, (warn, late)) = (settings.waits.of_mut(stage), stage.keys());
        of.warn = values.number(FieldName(warn)).unwrap_or(of.warn);
        of.late = values.number(FieldName(late)).unwrap_or(of.late);
        return Ok(());
    }
    let number = |field, before: i64| values.number(field).unwrap_or(before);
    match setting {
        Setting::ClinicName => settings.clinic_name = values.owned(CLINIC_NAME).unwrap_or_default(),
        Setting::Zone => {
            let found = values.text(ZONE).and_then(Zone::find);
            settings.zone = found.ok_or_else(|| RuleError::field(ZONE, t::FIRST_RUN_ZONE_UNKNOWN))?;
        }
        Setting::Currency => {
            let found = values.text(CURRENCY).and_then(|code| Currency::parse(code.trim()));
            settings.currency = found.ok_or_else(|| RuleError::field(CURRENCY, t::FIRST_RUN_CURRENCY_UNKNOWN))?;
        }
        Setting::Language => {
            settings.language = values.word(LANGUAGE).and_then(Language::parse).unwrap_or(settings.language);
        }
        Setting::NoShowGrace => settings.no_show_grace_minutes = number(GRACE, settings.no_show_grace_minutes),
        Setting::IdleLock => settings.idle_lock_minutes = number(IDLE, settings.idle_lock_minutes),
        Setting::FourEyes => settings.four_eyes = values.yes(FOUR_EYES).unwrap_or(settings.four_eyes),
        Setting::DeskDiscount => settings.desk_discount_bp = number(DISCOUNT, settings.desk_discount_bp),
        Setting::BoardNames => settings.board_names = values.choice(BOARD).unwrap_or(settings.board_names),
        Setting::SlipColumns => settings.slip_columns = number(COLUMNS, settings.slip_columns),
        Setting::VideoLink => settings.video_link = values.owned(VIDEO_LINK).unwrap_or_default(),
        _ => settings.slip_note = values.owned(SLIP_NOTE).unwrap_or_default(),
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::vocabulary::Vocabulary as _;

    #[test]
    fn every_value_of_the_store_has_a_setting_and_every_field_a_key() {
        let settings = Settings::new("Central".to_owned(), Zone::UTC, Currency::EURO, Language::En);
        let mut keys: Vec<&str> = Setting::ALL.iter().flat_map(|setting| setting.keys()).copied().collect();
        keys.sort_unstable();
        assert_eq!(keys, settings.keys().collect::<Vec<_>>());
        for setting in Setting::ALL {
            let fields: Vec<&str> = form(*setting).fields.iter().map(|field| field.name.0).collect();
            assert_eq!(fields, setting.keys(), "{setting}");
            let shown: Vec<&str> = show(*setting, &settings).iter().map(|(field, _)| field.0).collect();
            assert_eq!(shown, fields, "{setting}");
        }
    }
}
