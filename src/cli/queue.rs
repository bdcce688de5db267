//! `queue`: what each work place has to do, for people and for scripts.

use super::arguments::QueueName;
use super::call::Call;
use super::table::Table;
use super::{Failure, Outcome};
use crate::domain::ids::PatientId;
use crate::domain::lab_order::Priority;
use crate::domain::patient::PersonName;
use crate::domain::time::{Timestamp, Zone};
use crate::domain::vocabulary::Vocabulary;
use crate::i18n::{Locale, Text, t};
use crate::store::appointments::{self as visits, QueueRow};
use crate::store::billing::{self, BillingRow};
use crate::store::lab::LabOrder;
use crate::store::lab::queues as lab;
use crate::store::person::Person;
use crate::store::{Reader, StoreError, settings};
use chrono::{DateTime, NaiveDate, Utc};
use serde::Serialize;

/// A row of any queue. Scripts read these names: they stay.
#[derive(Debug, Serialize)]
struct Row {
    /// What is waiting: `APT-000001` or `LAB-000001`.
    number: String,
    /// The word of the database.
    status: &'static str,
    patient: String,
    name: String,
    /// What for: the reason of the visit, or the tests.
    about: String,
    /// The professional of the visit, or the doctor who ordered.
    professional: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    starts_at: Option<String>,
    since: String,
    waiting_minutes: i64,
    #[serde(skip_serializing_if = "Option::is_none")]
    priority: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    news2: Option<i64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    accession: Option<String>,
    /// The number on the ticket of somebody who has arrived.
    #[serde(skip_serializing_if = "Option::is_none")]
    ticket: Option<i64>,
    /// When the patient was last called for what is waited for now, and where to.
    #[serde(skip_serializing_if = "Option::is_none")]
    called_at: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    called_to: Option<String>,
    #[serde(skip)]
    status_text: Text,
    /// The instant that is shown, and by which `--day` chooses.
    #[serde(skip)]
    at: Timestamp,
}

pub(super) fn queue(call: &Call, name: QueueName, day: Option<NaiveDate>, json: bool) -> Result<Outcome, Failure> {
    let store = call.open()?;
    let read = store.read(|reader| {
        let settings = settings::load(reader)?;
        Ok((rows(reader, name, day, settings.zone, call.now)?, settings))
    });
    let (mut rows, settings) = read.map_err(|error| call.refused(&error))?;
    if let Some(day) = day {
        rows.retain(|row| settings.zone.day(row.at) == day);
    }
    let text = if json {
        format!("{}\n", serde_json::json!(rows))
    } else {
        table(call, &rows, &settings.locale(call.config.language))
    };
    Ok(Outcome::Print { text, code: 0 })
}

fn rows(
    reader: &Reader,
    name: QueueName,
    day: Option<NaiveDate>,
    zone: Zone,
    now: Timestamp,
) -> Result<Vec<Row>, StoreError> {
    let printed = |rows: Vec<QueueRow>| rows.into_iter().map(|row| visit(row, now)).collect();
    Ok(match name {
        QueueName::Reception => printed(visits::reception(reader, day.unwrap_or_else(|| zone.day(now)), zone)?),
        QueueName::Triage => printed(visits::triage(reader)?),
        QueueName::Consultations => printed(visits::consultations(reader, None)?),
        QueueName::Billing => billing::to_close(reader)?.into_iter().map(|row| to_close(row, now)).collect(),
        QueueName::Samples => lab::samples(reader)?
            .into_iter()
            .map(|row| {
                let ticket = row.visit.as_ref().and_then(|visit| visit.ticket);
                let called = row.visit.and_then(|visit| visit.called);
                Row {
                    ticket,
                    called_at: called.as_ref().map(|call| iso(call.at)),
                    called_to: called.map(|call| call.place),
                    ..order(&row.order, &row.person, row.tests, row.doctor, row.since, now)
                }
            })
            .collect(),
        QueueName::Worklist => lab::worklist(reader)?
            .into_iter()
            .map(|row| {
                let row_of = order(&row.order, &row.person, row.tests, String::new(), row.collected_at, now);
                Row { accession: Some(row.accession), ..row_of }
            })
            .collect(),
        QueueName::Results => lab::to_review(reader, None)?
            .into_iter()
            .map(|row| order(&row.order, &row.person, row.tests, row.doctor, row.validated_at, now))
            .collect(),
    })
}

fn visit(row: QueueRow, now: Timestamp) -> Row {
    Row {
        number: row.id.to_string(),
        about: row.reason,
        professional: row.professional_name,
        starts_at: Some(iso(row.starts_at)),
        news2: row.news2,
        ticket: row.ticket,
        called_at: row.called.as_ref().map(|call| iso(call.at)),
        called_to: row.called.map(|call| call.place),
        at: row.starts_at,
        ..blank(row.status, row.patient, &row.patient_name, row.since, now)
    }
}

fn to_close(row: BillingRow, now: Timestamp) -> Row {
    use crate::domain::appointment::AppointmentStatus::ConsultationCompleted;
    Row {
        number: row.appointment.to_string(),
        professional: row.professional,
        ..blank(ConsultationCompleted, row.person.id, &row.person.name, row.since, now)
    }
}

fn order(
    order: &LabOrder,
    person: &Person,
    tests: String,
    ordered_by: String,
    since: Timestamp,
    now: Timestamp,
) -> Row {
    Row {
        number: order.id.to_string(),
        about: tests,
        professional: ordered_by,
        priority: Some(Priority::word(order.priority)),
        ..blank(order.status, person.id, &person.name, since, now)
    }
}

/// What every row has.
fn blank(status: impl Vocabulary, patient: PatientId, name: &PersonName, since: Timestamp, now: Timestamp) -> Row {
    Row {
        number: String::new(),
        status: status.word(),
        patient: patient.to_string(),
        name: name.full(),
        about: String::new(),
        professional: String::new(),
        starts_at: None,
        since: iso(since),
        waiting_minutes: now.minutes_since(since).max(0),
        priority: None,
        news2: None,
        accession: None,
        ticket: None,
        called_at: None,
        called_to: None,
        status_text: status.text(),
        at: since,
    }
}

/// ISO 8601 in universal time: `2026-11-21T11:40:00Z`.
pub(super) fn iso(at: Timestamp) -> String {
    let at: DateTime<Utc> = DateTime::from_timestamp_millis(at.0).unwrap_or_default();
    at.to_rfc3339_opts(chrono::SecondsFormat::Secs, true)
}

fn table(call: &Call, rows: &[Row], locale: &Locale) -> String {
    let mut table = Table::new([
        t::CLI_COLUMN_TIME,
        t::CLI_COLUMN_NUMBER,
        t::CALLING_TICKET,
        t::CLI_COLUMN_PATIENT,
        t::CLI_COLUMN_NAME,
        t::CLI_COLUMN_STATE,
        t::CLI_COLUMN_MINUTES,
        t::CLI_COLUMN_WITH,
        t::CLI_COLUMN_ABOUT,
    ]);
    for row in rows {
        table.row([
            locale.formats().date_time(row.at),
            row.number.clone(),
            row.ticket.map(|ticket| ticket.to_string()).unwrap_or_default(),
            row.patient.clone(),
            row.name.clone(),
            call.catalogue.text(row.status_text),
            row.waiting_minutes.to_string(),
            row.professional.clone(),
            row.about.clone(),
        ]);
    }
    table.print(&call.catalogue)
}
