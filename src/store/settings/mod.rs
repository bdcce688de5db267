//! The clinic's settings: one row per key, typed here.

mod change;

pub use change::{CURRENCY, change, changes, upcoming};

use super::entity::Entity;
use super::error::StoreError;
use super::tx::Tx;
use crate::domain::actor::Permission;
use crate::domain::error::{FieldName, RuleError};
use crate::domain::money::Currency;
use crate::domain::time::Zone;
use crate::domain::validate::{LINE, NAME, check_line, check_link, require_line};
use crate::domain::vocabulary::Vocabulary;
use crate::domain::waiting::{BoardNames, Thresholds, WaitStage, Waits};
use crate::i18n::{Language, Locale, t};
use rusqlite::{Connection, params};
use std::collections::BTreeMap;

/// The form field of the clinic's name.
pub const CLINIC_NAME: FieldName = FieldName("clinic_name");

/// The form field of what the slip says besides.
pub const SLIP_NOTE: FieldName = FieldName("slip_note");

/// The form field of the links of teleconsultations.
pub const VIDEO_LINK: FieldName = FieldName("video_link");

/// What stands for the room in the links of teleconsultations.
pub const ROOM: &str = "{id}";

/// The narrowest and the widest slip, in columns.
pub const SLIP_COLUMNS: (i64, i64) = (24, 80);

/// What the clinic has decided for everybody.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Settings {
    /// The clinic's name, on screens and paper.
    pub clinic_name: String,
    /// Decides what "today" is.
    pub zone: Zone,
    /// Of all amounts.
    pub currency: Currency,
    /// For people who have not chosen their own.
    pub language: Language,
    /// How many minutes after the start an expected patient may be marked as not come.
    pub no_show_grace_minutes: i64,
    /// After how many idle minutes a terminal locks itself; 0: never.
    pub idle_lock_minutes: i64,
    /// Whether results are validated by somebody else than who entered them.
    pub four_eyes: bool,
    /// The largest discount the desk may give, in basis points of the subtotal.
    pub desk_discount_bp: i64,
    /// From when on a wait is worth a look, and from when too long, at each stage.
    pub waits: Waits,
    /// What the board in the waiting room shows of a name.
    pub board_names: BoardNames,
    /// How many columns the desk's printer has: 32 on paper of 58 mm, 42 or 48 on 80 mm.
    pub slip_columns: i64,
    /// What a patient's slip says besides: where to wait, what to have ready; empty for the usual words.
    pub slip_note: String,
    /// How the links of teleconsultations are made, with [`ROOM`] where each has a name of its own; empty where they are
    /// typed.
    pub video_link: String,
}

impl Settings {
    /// Settings of a new clinic; what is not given has its usual value.
    #[must_use]
    pub const fn new(clinic_name: String, zone: Zone, currency: Currency, language: Language) -> Self {
        Self {
            clinic_name,
            zone,
            currency,
            language,
            no_show_grace_minutes: 30,
            idle_lock_minutes: 10,
            four_eyes: false,
            desk_discount_bp: 1_000,
            waits: Waits::USUAL,
            board_names: BoardNames::None,
            slip_columns: 42,
            slip_note: String::new(),
            video_link: String::new(),
        }
    }

    /// How values are written for a reader of this language.
    #[must_use]
    pub const fn locale(&self, language: Language) -> Locale {
        Locale { language, zone: self.zone, currency: self.currency }
    }

    /// The keys of all settings, in alphabetical order.
    #[cfg(test)]
    pub(crate) fn keys(&self) -> impl Iterator<Item = &'static str> {
        self.values().into_keys()
    }

    fn values(&self) -> BTreeMap<&'static str, String> {
        let mut values = BTreeMap::from([
            ("clinic_name", self.clinic_name.clone()),
            ("zone", self.zone.name().to_owned()),
            ("currency", self.currency.code().to_owned()),
            ("language", self.language.code().to_owned()),
            ("no_show_grace_minutes", self.no_show_grace_minutes.to_string()),
            ("idle_lock_minutes", self.idle_lock_minutes.to_string()),
            ("four_eyes", i64::from(self.four_eyes).to_string()),
            ("desk_discount_bp", self.desk_discount_bp.to_string()),
            ("board_names", self.board_names.word().to_owned()),
            ("slip_columns", self.slip_columns.to_string()),
            ("slip_note", self.slip_note.clone()),
            ("video_link", self.video_link.clone()),
        ]);
        for stage in WaitStage::ALL {
            let (Thresholds { warn, late }, keys) = (self.waits.of(*stage), stage.keys());
            values.extend([(keys.0, warn.to_string()), (keys.1, late.to_string())]);
        }
        values
    }

    fn from_values(values: &BTreeMap<String, String>) -> Option<Self> {
        let text = |key: &str| values.get(key).map(String::as_str);
        let number = |key: &str, usual: i64| text(key).map_or(Some(usual), |value| value.parse().ok());
        let usual = Self::new(
            text("clinic_name")?.to_owned(),
            Zone::parse(text("zone")?)?,
            Currency::parse(text("currency")?)?,
            Language::parse(text("language")?)?,
        );
        let mut waits = usual.waits;
        for stage in WaitStage::ALL {
            let (of, keys) = (waits.of_mut(*stage), stage.keys());
            *of = Thresholds { warn: number(keys.0, of.warn)?, late: number(keys.1, of.late)? };
        }
        Some(Self {
            waits,
            board_names: text("board_names").map_or(Some(usual.board_names), BoardNames::from_word)?,
            slip_columns: number("slip_columns", usual.slip_columns)?,
            slip_note: text("slip_note").unwrap_or_default().to_owned(),
            video_link: text("video_link").unwrap_or_default().to_owned(),
            no_show_grace_minutes: number("no_show_grace_minutes", usual.no_show_grace_minutes)?,
            idle_lock_minutes: number("idle_lock_minutes", usual.idle_lock_minutes)?,
            four_eyes: number("four_eyes", i64::from(usual.four_eyes))? != 0,
            desk_discount_bp: number("desk_discount_bp", usual.desk_discount_bp)?,
            ..usual
        })
    }

    fn check(&self) -> Result<(), RuleError> {
        require_line(CLINIC_NAME, &self.clinic_name, NAME)?;
        let within = |field, value: i64, high: i64| match value {
            value if (0..=high).contains(&value) => Ok(()),
            _ => Err(RuleError::field(FieldName(field), t::SETTINGS_BETWEEN.with("low", 0_i64).with("high", high))),
        };
        within("no_show_grace_minutes", self.no_show_grace_minutes, 1_440)?;
        within("idle_lock_minutes", self.idle_lock_minutes, 1_440)?;
        within("desk_discount_bp", self.desk_discount_bp, 10_000)?;
        WaitStage::ALL.iter().try_for_each(|stage| self.waits.check(*stage))?;
        let (low, high) = SLIP_COLUMNS;
        if !(low..=high).contains(&self.slip_columns) {
            let between = t::WAITING_SLIP_COLUMNS.with("low", low).with("high", high);
            return Err(RuleError::field(FieldName("slip_columns"), between));
        }
        check_line(SLIP_NOTE, &self.slip_note, LINE)?;
        if !self.video_link.is_empty() && !self.video_link.contains(ROOM) {
            return Err(RuleError::field(VIDEO_LINK, t::LINK_WITHOUT_ROOM.with("room", ROOM)));
        }
        check_link(VIDEO_LINK, &self.room_link("0000000000000000")).map(|_| ())
    }

    /// The link of a room; empty where links are typed.
    #[must_use]
    pub fn room_link(&self, room: &str) -> String {
        self.video_link.trim().replace(ROOM, room)
    }
}

/// The settings as they stand.
///
/// # Errors
/// [`StoreError::Damaged`] when one is missing or cannot be read.
pub fn load(conn: &Connection) -> Result<Settings, StoreError> {
    let mut statement = conn.prepare_cached("SELECT key, value FROM settings")?;
    let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
    let values = rows.collect::<Result<BTreeMap<String, String>, _>>()?;
    Settings::from_values(&values).ok_or(StoreError::Damaged)
}

/// Saves the settings that have changed.
///
/// # Errors
/// [`StoreError::Forbidden`] without [`Permission::KeepCatalogues`]; [`StoreError::Rule`] at a field.
pub fn save(tx: &Tx<'_>, settings: &Settings) -> Result<(), StoreError> {
    tx.require(Permission::KeepCatalogues)?;
    write(tx, settings)
}

/// Saves without asking for a permission: when the clinic is founded.
pub(super) fn write(tx: &Tx<'_>, settings: &Settings) -> Result<(), StoreError> {
    settings.check()?;
    let old = load(tx.conn).ok().map(|old| old.values());
    let changed: BTreeMap<_, _> = settings
        .values()
        .into_iter()
        .filter(|(key, value)| old.as_ref().and_then(|old| old.get(key)) != Some(value))
        .collect();
    for (key, value) in &changed {
        tx.execute(
            "INSERT INTO settings (key, value, updated_at, updated_by) VALUES (?1, ?2, ?3, ?4)
             ON CONFLICT (key) DO UPDATE SET value = excluded.value, updated_at = excluded.updated_at,
                 updated_by = excluded.updated_by",
            params![key, value, tx.now, tx.actor.user],
        )?;
    }
    if changed.is_empty() {
        return Ok(());
    }
    let before =
        old.map(|old| old.into_iter().filter(|(key, _)| changed.contains_key(key)).collect::<BTreeMap<_, _>>());
    tx.audit(
        "save_settings",
        Entity::Settings,
        0,
        before.map(|old| serde_json::json!(old)),
        Some(serde_json::json!(changed)),
    )
}
