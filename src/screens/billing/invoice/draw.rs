//! How an invoice looks: whose it is, its lines, then payments on the left and what it comes to on the right.

use super::InvoiceScreen;
use super::paper::Paper;
use crate::domain::billing::{Discount, InvoiceStatus};
use crate::domain::ids::InvoiceLineId;
use crate::domain::money::Money;
use crate::domain::vocabulary::Vocabulary as _;
use crate::i18n::{Text, t};
use crate::screens::billing::rows::status;
use crate::store::billing::{LineRow, PaymentRow};
use crate::ui::table::{Column, Empty, Row, Width};
use crate::ui::theme::Tone;
use crate::ui::{Ui, patient_bar, put, text};
use ratatui::Frame;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

/// The width of the totals: label and amount.
const TOTALS: u16 = 36;
/// The width of an amount with its currency.
const AMOUNT: usize = 17;

impl Row for LineRow {
    type Id = InvoiceLineId;
    fn id(&self) -> InvoiceLineId {
        self.id
    }
}

const COLUMNS: &[Column<LineRow>] = &[
    Column::new(t::BILL_KIND, Width::Fixed(11), |row, ui| ui.words(Tone::Muted, row.line.kind.text()).into()),
    Column::new(t::BILL_TEXT, Width::Fill(16, 1), |row, ui| ui.span(Tone::Text, &row.line.text).into()),
    Column::new(t::BILL_QUANTITY_SHORT, Width::Fixed(5), |row: &LineRow, ui| {
        ui.span(Tone::Text, row.line.quantity.to_string()).into()
    })
    .right(),
    Column::new(t::BILL_UNIT_PRICE, Width::Fixed(13), |row: &LineRow, ui| money(row.line.unit_price, ui)).right(),
    Column::new(t::BILL_AMOUNT, Width::Fixed(13), |row: &LineRow, ui| money(row.line.amount().unwrap_or_default(), ui))
        .right(),
];

fn money(amount: Money, ui: &Ui<'_>) -> Line<'static> {
    ui.span(Tone::Text, ui.formats().amount(amount)).into()
}

pub(super) fn draw(screen: &mut InvoiceScreen, frame: &mut Frame<'_>, area: Rect, ui: &Ui<'_>) {
    let buf = frame.buffer_mut();
    let Some(paper) = &screen.paper else {
        put(buf, area.x, area.y, area.width, &Line::from(ui.words(Tone::Muted, t::UI_LOADING)));
        return;
    };
    let totals = totals(paper, ui);
    let below = u16::try_from(totals.len()).unwrap_or(u16::MAX).max(4).saturating_add(2);
    let head = Rect { y: area.y + patient_bar::HEIGHT, height: 1, ..area };
    patient_bar::draw(buf, area, ui, &paper.header);
    put(buf, head.x, head.y, head.width, &head_line(paper, ui));
    put(buf, head.x, head.y + 1, head.width, &remark(paper, ui));
    let top = head.y + 2;
    let height = area.bottom().saturating_sub(top + below);
    let table = Rect { y: top, height, ..area };
    let empty = Empty { text: t::BILL_NO_LINES, hint: Some(t::BILL_NO_LINES_HINT) };
    screen.lines.draw(buf, table, ui, COLUMNS, empty);
    let foot = Rect { y: table.bottom() + 1, height: area.bottom().saturating_sub(table.bottom() + 2), ..area };
    let left = foot.width.saturating_sub(TOTALS + 2);
    draw_payments(buf, Rect { width: left, ..foot }, ui, &paper.detail.payments);
    let place = Rect { x: foot.x + left + 1, width: TOTALS.min(foot.width), ..foot };
    for (line, y) in totals.iter().zip(place.y..place.bottom()) {
        put(buf, place.x, y, place.width, line);
    }
    if let Some((tone, message)) = &screen.notice {
        let line = Line::from(vec![Span::raw(" "), ui.flag(*tone, ui.message(message))]);
        put(buf, area.x, area.bottom().saturating_sub(1), area.width, &line);
    }
}

/// `INV-000012  … draft   Dr Daniel Rocha, 23 Nov 09:20   Insurer Boa Vida   in place of INV-000009`
fn head_line(paper: &Paper, ui: &Ui<'_>) -> Line<'static> {
    let invoice = &paper.detail.invoice;
    let mut spans =
        vec![Span::raw(" "), ui.span(Tone::Accent, invoice.id.to_string()), Span::raw("  "), status(Some(invoice), ui)];
    if let Some(row) = &paper.row {
        let visit = format!("{}, {}", row.professional_name, ui.when(row.starts_at));
        spans.extend([Span::raw("   "), ui.span(Tone::Text, visit)]);
    }
    if let Some(insurer) = &paper.detail.insurer {
        let label = ui.words(Tone::Muted, t::BILLING_INSURER);
        spans.extend([Span::raw("   "), label, Span::raw(" "), ui.span(Tone::Text, insurer)]);
    }
    if let Some(old) = invoice.corrects {
        let corrects = t::BILL_CORRECTS.with("invoice", old.to_string());
        spans.extend([Span::raw("   "), ui.span(Tone::Muted, ui.message(&corrects))]);
    }
    Line::from(spans)
}

/// What is to be known about it: void and why, tests on no invoice, who issued it.
fn remark(paper: &Paper, ui: &Ui<'_>) -> Line<'static> {
    let detail = &paper.detail;
    let span = if let Some((signed, why)) = &detail.voided {
        let said = t::BILL_VOID_SINCE
            .with("at", ui.when(signed.at))
            .with("by", signed.by.as_str())
            .with("reason", why.as_str());
        ui.flag(Tone::Alert, ui.message(&said))
    } else if !paper.unbilled.is_empty() {
        let tests: Vec<&str> = paper.unbilled.iter().map(|line| line.line.text.as_str()).collect();
        ui.flag(Tone::Warning, ui.message(&t::BILL_UNBILLED.with("tests", tests.join(", "))))
    } else if let Some(issued) = &detail.issued {
        ui.span(
            Tone::Muted,
            ui.message(&t::BILL_ISSUED_BY.with("at", ui.when(issued.at)).with("by", issued.by.as_str())),
        )
    } else {
        Span::raw("")
    };
    Line::from(vec![Span::raw(" "), span])
}

/// What it comes to; what is nothing is left out, but for the total, what was paid and the balance.
fn totals(paper: &Paper, ui: &Ui<'_>) -> Vec<Line<'static>> {
    let invoice = &paper.detail.invoice;
    let mut lines = Vec::new();
    let mut row = |tone: Tone, label: String, amount: Money| {
        let written = text::pad(&ui.formats().money(amount), AMOUNT, text::Align::Right);
        let label = text::pad(&label, usize::from(TOTALS) - AMOUNT - 1, text::Align::Left);
        lines.push(Line::from(vec![ui.span(tone, label), Span::raw(" "), ui.span(tone, written)]));
    };
    let named = |text: Text| ui.text(text);
    if invoice.discount != Money::ZERO || invoice.tax != Money::ZERO {
        row(Tone::Text, named(t::BILL_SUBTOTAL), invoice.subtotal);
    }
    if invoice.discount != Money::ZERO {
        let label = match invoice.discount_given() {
            Discount::Share(share) => {
                let share = share.decimal();
                let share = ui.formats().decimal(share.digits(), share.places());
                format!("{} {share} %", named(t::BILL_DISCOUNT))
            }
            _ => named(t::BILL_DISCOUNT),
        };
        row(Tone::Text, label, Money::of_minor(-invoice.discount.minor()));
    }
    if invoice.tax != Money::ZERO {
        row(Tone::Text, named(t::BILL_TAX), invoice.tax);
    }
    row(Tone::Title, named(t::BILLING_TOTAL), invoice.total);
    if invoice.insurer_share != Money::ZERO {
        row(Tone::Text, named(t::BILLING_INSURER_SHARE), invoice.insurer_share);
        row(Tone::Text, named(t::BILLING_PATIENT_SHARE), invoice.patient_share);
    }
    if invoice.status != InvoiceStatus::Draft {
        row(Tone::Text, named(t::BILLING_PAID), invoice.paid());
        let tone = if invoice.balance() > Money::ZERO { Tone::Badge } else { Tone::Ok };
        row(tone, named(t::BILLING_BALANCE), invoice.balance());
    }
    lines
}

fn draw_payments(buf: &mut Buffer, area: Rect, ui: &Ui<'_>, payments: &[PaymentRow]) {
    if payments.is_empty() || area.height < 2 {
        return;
    }
    put(buf, area.x + 2, area.y, area.width, &ui.words(Tone::TableHead, t::BILL_PAYMENTS).into());
    // The last ones, when not all fit.
    let room = usize::from(area.height - 1);
    let shown = payments.iter().skip(payments.len().saturating_sub(room));
    for (payment, y) in shown.zip(area.y + 1..area.bottom()) {
        put(buf, area.x + 2, y, area.width.saturating_sub(2), &payment_line(payment, ui));
    }
}

/// `09:40  cash  150.00  Sofia Lima`; a refund has a minus, and what was taken back says so.
fn payment_line(payment: &PaymentRow, ui: &Ui<'_>) -> Line<'static> {
    let amount = if payment.refund { Money::of_minor(-payment.amount.minor()) } else { payment.amount };
    let tone = if payment.taken_back.is_some() { Tone::Muted } else { Tone::Text };
    let mut spans = vec![
        ui.span(Tone::Muted, ui.when(payment.at)),
        Span::raw("  "),
        ui.span(tone, ui.text(payment.method.text())),
        Span::raw("  "),
        ui.span(tone, ui.formats().amount(amount)),
        Span::raw("  "),
    ];
    spans.push(match (&payment.taken_back, payment.refund) {
        (Some(why), _) => ui.flag(Tone::Warning, ui.message(&t::BILL_TAKEN_BACK.with("reason", why.as_str()))),
        (None, true) => ui.span(Tone::Muted, &payment.reason),
        (None, false) => ui.span(Tone::Muted, &payment.by),
    });
    Line::from(spans)
}
