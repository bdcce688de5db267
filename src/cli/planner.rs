//! `planner`: a day's appointments and free slots, for people and for scripts.

use super::call::Call;
use super::queue::iso;
use super::table::Table;
use super::{Failure, Outcome};
use crate::domain::appointment::AppointmentKind;
use crate::domain::schedule::{Span, free_slots};
use crate::domain::time::{Timestamp, Zone};
use crate::domain::vocabulary::Vocabulary;
use crate::i18n::{Locale, Text, t};
use crate::store::appointments::QueueRow;
use crate::store::appointments::planner::{self, Plan, Staff, Whose};
use crate::store::settings;
use chrono::NaiveDate;
use serde::Serialize;

/// A stretch of somebody's day. Scripts read these names: they stay.
#[derive(Debug, Serialize)]
struct Row {
    starts_at: String,
    minutes: i64,
    professional: String,
    specialty: String,
    /// `free`, or the word of the appointment's status.
    status: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    number: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    patient: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    name: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    about: Option<String>,
    #[serde(skip)]
    status_text: Text,
    #[serde(skip)]
    at: Timestamp,
}

pub(super) fn planner(call: &Call, day: Option<NaiveDate>, json: bool) -> Result<Outcome, Failure> {
    let store = call.open()?;
    let read = store.read(|reader| {
        let settings = settings::load(reader)?;
        let day = day.unwrap_or_else(|| settings.zone.day(call.now));
        let plan = planner::plan(reader, Whose::All, (day, day), settings.zone)?;
        Ok((rows(&plan, day, settings.zone, call.now), settings))
    });
    let (rows, settings) = read.map_err(|error| call.refused(&error))?;
    let text = if json {
        format!("{}\n", serde_json::json!(rows))
    } else {
        table(call, &rows, &settings.locale(call.config.language))
    };
    Ok(Outcome::Print { text, code: 0 })
}

/// What is booked and what is still free, by start.
fn rows(plan: &Plan, day: NaiveDate, zone: Zone, now: Timestamp) -> Vec<Row> {
    let mut rows = Vec::new();
    for staff in &plan.staff {
        let own = || plan.rows.iter().filter(|row| row.professional == staff.professional.id);
        rows.extend(own().map(|row| booked(staff, row)));
        let holds = own().filter(|row| row.status.is_active() && row.kind != AppointmentKind::WalkIn);
        let taken: Vec<Span> = holds
            .map(|row| Span {
                start: row.starts_at,
                minutes: u32::try_from(row.ends_at.minutes_since(row.starts_at)).unwrap_or(0),
            })
            .collect();
        if staff.professional.active {
            let slots = free_slots(day, &staff.hours.weekly, &staff.hours.exceptions, &taken, zone);
            let to_come = slots.into_iter().filter(|slot| slot.start.plus_minutes(1) > now);
            rows.extend(to_come.map(|slot| blank(staff, slot.start, i64::from(slot.minutes))));
        }
    }
    rows.sort_by_key(|row| row.at);
    rows
}

fn booked(staff: &Staff, row: &QueueRow) -> Row {
    Row {
        status: row.status.word(),
        status_text: row.status.text(),
        number: Some(row.id.to_string()),
        patient: Some(row.patient.to_string()),
        name: Some(row.patient_name.full()),
        about: Some(row.reason.clone()),
        ..blank(staff, row.starts_at, row.ends_at.minutes_since(row.starts_at))
    }
}

/// A free slot.
fn blank(staff: &Staff, at: Timestamp, minutes: i64) -> Row {
    Row {
        starts_at: iso(at),
        minutes,
        professional: staff.professional.display(),
        specialty: staff.professional.specialty_name.clone(),
        status: "free",
        number: None,
        patient: None,
        name: None,
        about: None,
        status_text: t::PLANNER_IS_FREE,
        at,
    }
}

fn table(call: &Call, rows: &[Row], locale: &Locale) -> String {
    let mut table = Table::new([
        t::CLI_COLUMN_TIME,
        t::CLI_COLUMN_MINUTES,
        t::CLI_COLUMN_WITH,
        t::CLI_COLUMN_STATE,
        t::CLI_COLUMN_NUMBER,
        t::CLI_COLUMN_PATIENT,
        t::CLI_COLUMN_NAME,
        t::CLI_COLUMN_ABOUT,
    ]);
    for row in rows {
        table.row([
            locale.formats().date_time(row.at),
            row.minutes.to_string(),
            row.professional.clone(),
            call.catalogue.text(row.status_text),
            row.number.clone().unwrap_or_default(),
            row.patient.clone().unwrap_or_default(),
            row.name.clone().unwrap_or_default(),
            row.about.clone().unwrap_or_default(),
        ]);
    }
    table.print(&call.catalogue)
}
