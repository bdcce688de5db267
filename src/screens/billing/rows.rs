//! The rows of the cash desk, and what is known about the selected one.

use super::close::Visit;
use crate::domain::appointment::AppointmentStatus;
use crate::domain::billing::{InvoiceStatus, PaymentStatus};
use crate::domain::ids::{AppointmentId, InvoiceId};
use crate::domain::money::Money;
use crate::domain::time::Timestamp;
use crate::domain::vocabulary::Vocabulary as _;
use crate::i18n::{Text, t};
use crate::screens::queue::{age_and_sex, fact};
use crate::store::billing::{BillingRow, Invoice, ReceivableRow};
use crate::store::person::Person;
use crate::ui::Ui;
use crate::ui::table::{Column, Row, Width};
use crate::ui::theme::Tone;
use crate::ui::waiting;
use ratatui::text::{Line, Span};

/// A visit to close or an invoice to be paid.
#[derive(Clone)]
pub struct CashRow {
    /// The visit, where it is still to be closed.
    pub(super) visit: Option<Visit>,
    pub(super) person: Person,
    /// The professional, of a visit.
    professional: String,
    /// Waiting since; of a receivable, when it was issued.
    since: Timestamp,
    insurer: Option<String>,
    open_orders: u32,
    pub(super) invoice: Option<Invoice>,
}

impl From<BillingRow> for CashRow {
    fn from(row: BillingRow) -> Self {
        let visit =
            Visit { id: row.appointment, version: row.version, status: AppointmentStatus::ConsultationCompleted };
        Self {
            visit: Some(visit),
            person: row.person,
            professional: row.professional,
            since: row.since,
            insurer: row.insurer,
            open_orders: row.open_orders,
            invoice: row.invoice,
        }
    }
}

impl From<ReceivableRow> for CashRow {
    fn from(row: ReceivableRow) -> Self {
        Self {
            visit: None,
            person: row.person,
            professional: String::new(),
            since: row.invoice.issued_at.unwrap_or(Timestamp(0)),
            insurer: row.insurer,
            open_orders: 0,
            invoice: Some(row.invoice),
        }
    }
}

impl Row for CashRow {
    type Id = (Option<AppointmentId>, Option<InvoiceId>);
    /// A visit stays the same row when its invoice is begun.
    fn id(&self) -> Self::Id {
        match self.visit {
            Some(visit) => (Some(visit.id), None),
            None => (None, self.invoice.as_ref().map(|invoice| invoice.id)),
        }
    }
}

pub(super) const TO_CLOSE: &[Column<CashRow>] = &[
    Column::new(t::BILLING_PATIENT, Width::Fill(14, 2), patient),
    Column::new(t::BILLING_DOCTOR, Width::Fill(12, 1), |row: &CashRow, ui| {
        ui.span(Tone::Text, &row.professional).into()
    })
    .priority(1),
    Column::new(t::BILLING_SINCE, Width::Fixed(10), |row: &CashRow, ui| {
        waiting::cell(ui.now.minutes_since(row.since), ui.waits.close, ui)
    })
    .right(),
    Column::new(t::BILLING_TOTAL, Width::Fixed(12), |row: &CashRow, ui| amount(row, ui, |invoice| invoice.total))
        .right(),
    Column::new(t::BILLING_STATUS, Width::Fixed(17), |row, ui| status(row.invoice.as_ref(), ui).into()),
    Column::new(t::BILLING_BALANCE, Width::Fixed(12), |row: &CashRow, ui| amount(row, ui, Invoice::balance)).right(),
];

pub(super) const RECEIVABLES: &[Column<CashRow>] = &[
    Column::new(t::BILLING_PATIENT, Width::Fill(14, 2), patient),
    Column::new(t::BILLING_INVOICE, Width::Fixed(10), |row: &CashRow, ui| {
        let number = row.invoice.as_ref().map(|invoice| invoice.id.to_string()).unwrap_or_default();
        ui.span(Tone::Accent, number).into()
    }),
    Column::new(t::BILLING_ISSUED, Width::Fixed(11), |row, ui| {
        let day = ui.catalogue.locale().zone.day(row.since);
        ui.span(Tone::Text, ui.formats().date(day)).into()
    }),
    Column::new(t::BILLING_INSURER, Width::Fill(6, 1), |row: &CashRow, ui| {
        ui.span(Tone::Text, row.insurer.as_deref().unwrap_or_default()).into()
    })
    .priority(1),
    Column::new(t::BILLING_STATUS, Width::Fixed(17), |row, ui| status(row.invoice.as_ref(), ui).into()),
    Column::new(t::BILLING_BALANCE, Width::Fixed(12), |row: &CashRow, ui| amount(row, ui, Invoice::balance)).right(),
];

fn patient(row: &CashRow, ui: &Ui<'_>) -> Line<'static> {
    ui.span(Tone::Text, row.person.name.listed()).into()
}

fn amount(row: &CashRow, ui: &Ui<'_>, which: impl Fn(&Invoice) -> Money) -> Line<'static> {
    let amount = row.invoice.as_ref().map(which);
    amount.map_or_else(Line::default, |amount| ui.span(Tone::Text, ui.formats().amount(amount)).into())
}

/// How far it is: `▸ to bill`, `… draft`, `▲ unpaid`, `✓ paid`.
pub(super) fn status(invoice: Option<&Invoice>, ui: &Ui<'_>) -> Span<'static> {
    let Some(invoice) = invoice else { return ui.span(Tone::Accent, format!("▸ {}", ui.text(t::BILLING_TO_BILL))) };
    match invoice.status {
        InvoiceStatus::Draft => ui.span(Tone::Accent, format!("… {}", ui.text(invoice.status.text()))),
        InvoiceStatus::Void => ui.flag(Tone::Alert, ui.text(invoice.status.text())),
        InvoiceStatus::Issued => {
            let paid = invoice.payment_status();
            let tone = if paid == PaymentStatus::Paid { Tone::Ok } else { Tone::Warning };
            ui.flag(tone, ui.text(paid.text()))
        }
    }
}

/// The side panel: who, with whom, and what is owed by whom.
pub(super) fn panel(row: &CashRow, ui: &Ui<'_>) -> Vec<Line<'static>> {
    let person = &row.person;
    let mut lines = vec![
        Line::from(ui.span(Tone::Title, person.name.listed())),
        Line::from(ui.span(Tone::Text, format!("{} · {}", person.id, age_and_sex(person.birth, person.sex, ui)))),
        Line::default(),
    ];
    if let Some(visit) = row.visit {
        lines.push(fact(ui, t::BILLING_VISIT, visit.id.to_string()));
        lines.push(fact(ui, t::BILLING_DOCTOR, &row.professional));
    }
    lines.push(match &row.insurer {
        Some(insurer) => fact(ui, t::BILLING_INSURER, insurer),
        None => Line::from(ui.words(Tone::Muted, t::BILLING_NO_INSURER)),
    });
    if row.open_orders > 0 {
        let open = t::BILLING_OPEN_ORDERS.with("count", i64::from(row.open_orders));
        lines.push(Line::from(ui.span(Tone::Text, ui.message(&open))));
    }
    lines.push(Line::default());
    if let Some(invoice) = &row.invoice {
        lines.push(Line::from(vec![
            ui.span(Tone::Accent, invoice.id.to_string()),
            Span::raw("  "),
            status(Some(invoice), ui),
        ]));
        let money = |label: Text, amount: Money| fact(ui, label, ui.formats().money(amount));
        lines.push(money(t::BILLING_TOTAL, invoice.total));
        if invoice.insurer_share != Money::ZERO {
            lines.push(money(t::BILLING_INSURER_SHARE, invoice.insurer_share));
            lines.push(money(t::BILLING_PATIENT_SHARE, invoice.patient_share));
        }
        lines.push(money(t::BILLING_PAID, invoice.paid()));
        lines.push(money(t::BILLING_BALANCE, invoice.balance()));
    }
    lines
}
