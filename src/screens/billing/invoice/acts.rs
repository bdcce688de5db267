//! Lines, discounts, refunds and voiding: each a small box that writes.

use super::paper::Paper;
use super::{InvoiceScreen, Msg};
use crate::app::context::Context;
use crate::app::dialog::Dialog;
use crate::app::effect::Slot;
use crate::app::screen::Cx;
use crate::domain::billing::{
    AMOUNT, DISCOUNT, Discount, InvoiceLine, LineKind, MAX_QUANTITY, PaymentMethod, QUANTITY, UNIT_PRICE,
};
use crate::domain::error::{FieldName, RuleError};
use crate::domain::ids::{InvoiceId, Version};
use crate::domain::money::{Currency, Money, Percent};
use crate::domain::validate::LINE;
use crate::form::{FieldSpec, FormSpec, Kind, Value, Values};
use crate::i18n::{Message, t};
use crate::screens::reason::{self, REASON, WHY};
use crate::store::billing::tariff::ServiceRow;
use crate::store::billing::{self, DISCOUNT_REASON, Invoice, LINE_TEXT, LineRow, NewLine};
use crate::store::{StoreError, Tx};
use crate::ui::picker::PickItem;
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

const REMOVE: Slot = Slot("remove-line");

const KIND: FieldName = FieldName("kind");
const METHOD: FieldName = FieldName("method");

const HOW_MANY: FieldSpec =
    FieldSpec::new(QUANTITY, t::BILL_QUANTITY, Kind::whole(1, MAX_QUANTITY as i64, "")).required();
const PRICE: FieldSpec = FieldSpec::new(UNIT_PRICE, t::BILL_UNIT_PRICE, Kind::Money).required();
const TEXT: FieldSpec = FieldSpec::new(LINE_TEXT, t::BILL_TEXT, Kind::Line { max: LINE }).required();

const TARIFF_LINE: FormSpec =
    FormSpec { id: "tariff-line", title: t::BILL_ADD_TITLE, fields: &[HOW_MANY, PRICE, TEXT] };

const FREE_LINE: FormSpec = FormSpec {
    id: "free-line",
    title: t::BILL_ADD_TITLE,
    fields: &[TEXT, FieldSpec::new(KIND, t::BILL_KIND, Kind::vocabulary::<LineKind>()).required(), HOW_MANY, PRICE],
};

const DISCOUNT_FORM: FormSpec = FormSpec {
    id: "discount",
    title: t::BILL_DISCOUNT_TITLE,
    fields: &[
        FieldSpec::new(DISCOUNT, t::BILL_DISCOUNT, Kind::Line { max: 20 }).help(t::BILL_DISCOUNT_HELP),
        FieldSpec::new(DISCOUNT_REASON, t::BILL_DISCOUNT_REASON, Kind::Line { max: LINE }),
    ],
};

const REFUND: FormSpec = FormSpec {
    id: "refund",
    title: t::BILL_REFUND_TITLE,
    fields: &[
        FieldSpec::new(METHOD, t::PAY_METHOD, Kind::vocabulary::<PaymentMethod>()).required(),
        FieldSpec::new(AMOUNT, t::PAY_AMOUNT, Kind::Money).required(),
        WHY,
    ],
};

const VOID: FormSpec = reason::form("void-invoice", t::BILL_VOID_TITLE);

/// The version of an invoice that was seen. Once a refusal has named the colleague who was faster, saving again acts on
/// what they made of it.
#[derive(Clone)]
struct Seen {
    id: InvoiceId,
    version: Arc<AtomicI64>,
}

impl Seen {
    fn of(paper: &Paper) -> Self {
        let invoice = &paper.detail.invoice;
        Self { id: invoice.id, version: Arc::new(AtomicI64::new(invoice.version.0)) }
    }

    fn act<T>(
        &self,
        tx: &Tx<'_>,
        act: impl FnOnce(InvoiceId, Version) -> Result<T, StoreError>,
    ) -> Result<T, StoreError> {
        let result = act(self.id, Version(self.version.load(Ordering::Relaxed)));
        if let Err(StoreError::Conflict { .. }) = &result {
            self.version.store(billing::get(tx.conn, self.id)?.version.0, Ordering::Relaxed);
        }
        result
    }

    /// Changes the lines or the discount as they stand now, and leaves the rest as it is.
    fn change(
        &self,
        tx: &Tx<'_>,
        change: impl FnOnce(&mut Vec<NewLine>, &mut Discount, &mut String),
    ) -> Result<Invoice, StoreError> {
        let detail = billing::detail(tx.conn, self.id)?;
        let (mut discount, mut reason) = (detail.invoice.discount_given(), detail.discount_reason);
        let line = |row: LineRow| NewLine { service: row.service, lab_test: row.lab_test, line: row.line };
        let mut lines: Vec<NewLine> = detail.lines.into_iter().map(line).collect();
        change(&mut lines, &mut discount, &mut reason);
        self.act(tx, |id, version| billing::set(tx, id, version, &lines, discount, &reason))
    }
}

fn about(paper: &Paper) -> Message {
    t::PAY_ABOUT.with("name", paper.header.name.listed()).with("invoice", paper.detail.invoice.id.to_string())
}

/// What a line is made from.
#[derive(Clone)]
pub enum Billed {
    /// A service of the tariff.
    Service(Box<ServiceRow>),
    /// Words of one's own.
    Words(String),
}

/// The tariff with today's prices.
pub(super) fn tariff_items(services: Vec<ServiceRow>, context: &Context) -> Vec<PickItem<Billed>> {
    let priced = services.into_iter().map(|service| {
        let price = service.price.map(|(price, _)| context.locale.formats().money(price)).unwrap_or_default();
        PickItem {
            label: service.name.clone(),
            detail: format!("{}  {price}", service.code),
            value: Billed::Service(Box::new(service)),
        }
    });
    priced.collect()
}

/// Asks how many and for how much, and adds the line.
pub(super) fn add_line(paper: &Paper, billed: Billed, context: &Context) -> Dialog<Invoice> {
    let (service, words) = match billed {
        Billed::Service(service) => (Some(*service), String::new()),
        Billed::Words(words) => (None, words),
    };
    let seen = Seen::of(paper);
    // A test that was ordered and is on no invoice is billed by this line.
    let same = |line: &&NewLine| service.as_ref().is_some_and(|service| line.service == Some(service.id));
    let lab_test = paper.unbilled.iter().find(same).and_then(|line| line.lab_test);
    let (spec, known) = match &service {
        Some(service) => (&TARIFF_LINE, Some((service.id, service.kind))),
        None => (&FREE_LINE, None),
    };
    let (price, tax) = service.as_ref().and_then(|service| service.price).unwrap_or_default();
    let save = move |tx: &Tx<'_>, values: &Values| {
        let kind = known.map(|(_, kind)| kind).or_else(|| values.choice(KIND)).unwrap_or(LineKind::Other);
        let line = InvoiceLine {
            kind,
            text: values.owned(LINE_TEXT).unwrap_or_default(),
            quantity: values.number(QUANTITY).and_then(|quantity| u32::try_from(quantity).ok()).unwrap_or_default(),
            unit_price: values.money(UNIT_PRICE).unwrap_or_default(),
            tax,
        };
        let new = NewLine { service: known.map(|(id, _)| id), lab_test, line };
        seen.change(tx, |lines, _, _| lines.push(new))
    };
    let dialog = Dialog::new(spec, context.form(), save).about(about(paper)).with(QUANTITY, 1_i64);
    match service {
        Some(service) => dialog.with(UNIT_PRICE, price).with(LINE_TEXT, service.name),
        None => dialog.with(KIND, Value::word(LineKind::Other)).with(LINE_TEXT, words),
    }
}

/// Takes a line off.
pub(super) fn remove_line(paper: &Paper, index: usize, cx: &mut Cx<'_, InvoiceScreen>) {
    let seen = Seen::of(paper);
    cx.write(
        REMOVE,
        move |tx| {
            seen.change(tx, |lines, _, _| {
                if index < lines.len() {
                    lines.remove(index);
                }
            })
        },
        |result| Msg::Stepped(Box::new(result)),
    );
}

/// Asks for a discount: `10%` of the subtotal, or an amount; empty takes it away.
pub(super) fn discount(paper: &Paper, context: &Context) -> Dialog<Invoice> {
    let invoice = &paper.detail.invoice;
    let (seen, currency) = (Seen::of(paper), context.locale.currency);
    let given = match invoice.discount_given() {
        Discount::None => String::new(),
        Discount::Amount(amount) => context.locale.formats().amount(amount),
        Discount::Share(share) => {
            let share = share.decimal();
            format!("{} %", context.locale.formats().decimal(share.digits(), share.places()))
        }
    };
    let save = move |tx: &Tx<'_>, values: &Values| {
        let new = read_discount(values.text(DISCOUNT).unwrap_or_default(), currency)?;
        let why = values.owned(DISCOUNT_REASON).unwrap_or_default();
        seen.change(tx, |_, discount, reason| (*discount, *reason) = (new, why))
    };
    Dialog::new(&DISCOUNT_FORM, context.form(), save)
        .about(about(paper))
        .with(DISCOUNT, given)
        .with(DISCOUNT_REASON, paper.detail.discount_reason.clone())
}

/// `10%` is a share, everything else an amount.
fn read_discount(typed: &str, currency: Currency) -> Result<Discount, StoreError> {
    let typed = typed.trim();
    let refused = |message: Message| RuleError::field(DISCOUNT, message);
    if typed.is_empty() {
        return Ok(Discount::None);
    }
    Ok(if typed.ends_with('%') {
        Discount::Share(Percent::parse(typed).map_err(refused)?)
    } else {
        Discount::Amount(Money::parse(typed, currency).map_err(refused)?)
    })
}

/// Asks how much goes back, to whom and why.
pub(super) fn refund(paper: &Paper, context: &Context) -> Dialog<Invoice> {
    let (invoice, seen) = (&paper.detail.invoice, Seen::of(paper));
    let save = move |tx: &Tx<'_>, values: &Values| {
        let method = values.choice(METHOD).unwrap_or(PaymentMethod::Cash);
        let amount = values.money(AMOUNT).unwrap_or_default();
        let why = values.text(REASON).unwrap_or_default();
        seen.act(tx, |id, version| billing::refund(tx, id, version, method, amount, why))
    };
    Dialog::new(&REFUND, context.form(), save)
        .about(about(paper))
        .with(METHOD, Value::word(PaymentMethod::Cash))
        .with(AMOUNT, invoice.paid_by_patient)
}

/// Asks why the invoice is void.
pub(super) fn void(paper: &Paper, context: &Context) -> Dialog<Invoice> {
    let seen = Seen::of(paper);
    let save = move |tx: &Tx<'_>, why: &str| seen.act(tx, |id, version| billing::void(tx, id, version, why));
    reason::dialog(&VOID, context.form(), about(paper), save)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_discount_is_a_share_with_the_sign_and_an_amount_without() {
        let euro = Currency::parse("EUR").unwrap();
        for (typed, read) in [
            ("", Some(Discount::None)),
            ("10%", Percent::of_basis_points(1_000).map(Discount::Share)),
            ("12,5 %", Percent::of_basis_points(1_250).map(Discount::Share)),
            ("10", Some(Discount::Amount(Money::of_minor(1_000)))),
            ("7,50", Some(Discount::Amount(Money::of_minor(750)))),
            ("a tenth", None),
            ("110%", None),
        ] {
            assert_eq!(read_discount(typed, euro).ok(), read, "{typed}");
        }
    }
}
