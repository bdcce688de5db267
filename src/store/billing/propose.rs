//! What a visit is billed for, before anybody types: the consultation and the tests that were sent.

use super::draft::NewLine;
use super::tariff::{self, consultation_code};
use crate::domain::appointment::AppointmentKind;
use crate::domain::billing::{InvoiceLine, LineKind};
use crate::domain::ids::{AppointmentId, LabOrderTestId, ServiceId};
use crate::domain::money::{Money, Percent};
use crate::store::{Entity, StoreError};
use chrono::NaiveDate;
use rusqlite::{Connection, OptionalExtension};

/// The lines that a visit comes to by itself: the consultation, by the professional's own fee or else the tariff, and
/// each test of its orders that was sent and is on no other invoice. What has no price yet costs nothing and stands there
/// to be seen.
///
/// # Errors
/// [`StoreError::NotFound`].
pub fn propose(conn: &Connection, id: AppointmentId, day: NaiveDate) -> Result<Vec<NewLine>, StoreError> {
    let mut lines = vec![consultation(conn, id, day)?];
    let mut statement = conn.prepare_cached(
        "SELECT t.id, coalesce(c.name, t.free_text), c.service_id
         FROM lab_orders AS o JOIN lab_order_tests AS t ON t.lab_order_id = o.id
         LEFT JOIN lab_tests AS c ON c.id = t.lab_test_id
         WHERE o.appointment_id = ?1 AND o.status NOT IN ('created', 'cancelled') AND NOT EXISTS (
             SELECT 1 FROM invoice_lines AS l JOIN invoices AS i ON i.id = l.invoice_id
             WHERE l.lab_order_test_id = t.id AND i.status <> 'void')
         ORDER BY o.id, t.position",
    )?;
    let tests = statement
        .query_map([id], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?
        .collect::<Result<Vec<(LabOrderTestId, String, Option<ServiceId>)>, _>>()?;
    for (test, name, service) in tests {
        let price = service.map_or(Ok(None), |service| tariff::price(conn, service, day))?;
        let line = line(LineKind::Test, name, price);
        lines.push(NewLine { service, lab_test: Some(test), line });
    }
    Ok(lines)
}

fn consultation(conn: &Connection, id: AppointmentId, day: NaiveDate) -> Result<NewLine, StoreError> {
    let (kind, fee, name): (AppointmentKind, Option<Money>, String) = conn
        .prepare_cached(
            "SELECT a.kind, d.consultation_fee, coalesce(s.name, d.family_name)
             FROM appointments AS a JOIN professionals AS d ON d.id = a.professional_id
             LEFT JOIN specialties AS s ON s.id = d.specialty_id WHERE a.id = ?1",
        )?
        .query_row([id], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))
        .optional()?
        .ok_or(StoreError::NotFound(Entity::Appointment))?;
    let service = tariff::by_code(conn, consultation_code(kind), day)?;
    let listed = service.as_ref().and_then(|service| service.price);
    let price = match fee {
        Some(fee) => Some((fee, listed.map(|(_, tax)| tax).unwrap_or_default())),
        None => listed,
    };
    let text = service.as_ref().map_or(name, |service| service.name.clone());
    Ok(NewLine {
        service: service.map(|service| service.id),
        lab_test: None,
        line: line(LineKind::Service, text, price),
    })
}

fn line(kind: LineKind, text: String, price: Option<(Money, Percent)>) -> InvoiceLine {
    let (unit_price, tax) = price.unwrap_or_default();
    InvoiceLine { kind, text, quantity: 1, unit_price, tax }
}
