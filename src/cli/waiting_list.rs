//! `waiting-list`: who waits for a slot, for people and for scripts.

use super::call::Call;
use super::queue::iso;
use super::table::Table;
use super::{Failure, Outcome};
use crate::domain::schedule::WEEK;
use crate::domain::time::Timestamp;
use crate::domain::vocabulary::Vocabulary as _;
use crate::i18n::{Locale, t};
use crate::store::settings;
use crate::store::waiting_list::{self, Entry};
use chrono::NaiveDate;
use serde::Serialize;

/// Somebody who waits. Scripts read these names: they stay.
#[derive(Debug, Serialize)]
struct Row {
    patient: String,
    name: String,
    phone: String,
    /// Empty where anybody of the specialty will do.
    professional: String,
    specialty: String,
    part_of_day: &'static str,
    /// 1 is Monday.
    weekdays: Vec<u32>,
    first_date: NaiveDate,
    #[serde(skip_serializing_if = "Option::is_none")]
    last_date: Option<NaiveDate>,
    minutes: u32,
    about: String,
    note: String,
    since: String,
    waiting_days: i64,
    #[serde(skip)]
    at: Timestamp,
}

pub(super) fn waiting_list(call: &Call, json: bool) -> Result<Outcome, Failure> {
    let store = call.open()?;
    let read = store.read(|reader| Ok((waiting_list::list(reader)?, settings::load(reader)?)));
    let (entries, settings) = read.map_err(|error| call.refused(&error))?;
    let days = |entry: &Entry| (settings.zone.day(call.now) - settings.zone.day(entry.since)).num_days().max(0);
    let rows: Vec<Row> = entries.into_iter().map(|entry| row(days(&entry), entry)).collect();
    let text = if json {
        format!("{}\n", serde_json::json!(rows))
    } else {
        table(call, &rows, &settings.locale(call.config.language))
    };
    Ok(Outcome::Print { text, code: 0 })
}

fn row(waiting_days: i64, entry: Entry) -> Row {
    let wanted = entry.wanted;
    let days = WEEK.into_iter().filter(|day| wanted.weekdays.holds(*day));
    Row {
        patient: entry.patient.to_string(),
        name: entry.patient_name.full(),
        phone: entry.phone,
        professional: entry.professional_name,
        specialty: entry.specialty_name,
        part_of_day: wanted.part.word(),
        weekdays: days.map(|day| day.number_from_monday()).collect(),
        first_date: wanted.first,
        last_date: wanted.last,
        minutes: wanted.minutes,
        about: entry.reason,
        note: entry.note,
        since: iso(entry.since),
        waiting_days,
        at: entry.since,
    }
}

fn table(call: &Call, rows: &[Row], locale: &Locale) -> String {
    let mut table = Table::new([
        t::OFFERS_SINCE,
        t::CLI_COLUMN_PATIENT,
        t::CLI_COLUMN_NAME,
        t::PATIENTS_PHONE,
        t::CLI_COLUMN_WITH,
        t::CLI_COLUMN_ABOUT,
    ]);
    for row in rows {
        let with = if row.professional.is_empty() { &row.specialty } else { &row.professional };
        table.row([
            locale.formats().date(locale.zone.day(row.at)),
            row.patient.clone(),
            row.name.clone(),
            row.phone.clone(),
            with.clone(),
            row.about.clone(),
        ]);
    }
    table.print(&call.catalogue)
}
