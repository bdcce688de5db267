//! Taking a payment: the balance stands there, cash gives change, and the change shows while the amount is typed.
//!
//! When a colleague has taken money meanwhile, the box says who and when, shows what is still due, and keeps what was
//! typed.

use crate::app::context::Context;
use crate::app::dialog;
use crate::app::draft::{DraftKey, DraftKind};
use crate::app::effect::Slot;
use crate::app::screen::{Cx, Handled, Screen};
use crate::domain::actor::Permission;
use crate::domain::billing::{AMOUNT, InvoiceStatus, PaymentMethod};
use crate::domain::error::FieldName;
use crate::domain::ids::InvoiceId;
use crate::domain::money::Money;
use crate::domain::validate::NAME;
use crate::domain::vocabulary::Vocabulary as _;
use crate::form::{FieldSpec, Form, FormEvent, FormSpec, Kind, Submit, Value, Values};
use crate::i18n::{Message, t};
use crate::keys::{Command, Scopes, tables};
use crate::store::StoreError;
use crate::store::billing::{self, Invoice, InvoiceDetail, NewPayment, Receipt};
use crate::ui::input::Input;
use crate::ui::theme::Tone;
use crate::ui::{Ui, modal, put};
use ratatui::Frame;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};
use serde_json::Value as Json;

const LOAD: Slot = Slot("invoice");
const PAY: Slot = Slot("pay");

const METHOD: FieldName = FieldName("method");
const HANDED_OVER: FieldName = FieldName("handed_over");
const REFERENCE: FieldName = FieldName("reference");

const SPEC: FormSpec = FormSpec {
    id: "payment",
    title: t::PAY_TITLE,
    fields: &[
        FieldSpec::new(METHOD, t::PAY_METHOD, Kind::vocabulary::<PaymentMethod>()).required(),
        FieldSpec::new(AMOUNT, t::PAY_AMOUNT, Kind::Money).required(),
        FieldSpec::new(HANDED_OVER, t::PAY_HANDED_OVER, Kind::Money).help(t::PAY_HANDED_OVER_HELP),
        FieldSpec::new(REFERENCE, t::PAY_REFERENCE, Kind::Line { max: NAME }).help(t::PAY_REFERENCE_HELP),
    ],
};

/// Whether a payment can be taken on an invoice now.
pub(super) fn possible(invoice: Option<&Invoice>, context: &Context) -> Result<(), Message> {
    context.require(Permission::TakePayments.roles())?;
    let invoice = invoice.ok_or(t::APPOINTMENT_NO_INVOICE)?;
    if invoice.status != InvoiceStatus::Issued {
        return Err(t::CASH_NOT_ISSUED.with("status", invoice.status.text()));
    }
    if invoice.balance() > Money::ZERO { Ok(()) } else { Err(t::PAYMENT_NOTHING_DUE.into()) }
}

/// A payment that was taken, as it is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Paid {
    amount: Money,
    change: Money,
    balance: Money,
}

impl Paid {
    /// What is said: the change first, because somebody is waiting for it.
    pub(super) fn message(self) -> Message {
        if self.change > Money::ZERO {
            t::PAY_DONE_CHANGE.with("change", self.change).with("amount", self.amount).with("balance", self.balance)
        } else {
            t::PAY_DONE.with("amount", self.amount).with("balance", self.balance)
        }
    }
}

/// The box.
pub struct Pay {
    id: InvoiceId,
    form: Option<Form>,
    detail: Option<InvoiceDetail>,
    /// The amount that was proposed; while it stands unchanged, another method proposes its own.
    proposed: Money,
    notice: Option<(Tone, Message)>,
    saving: bool,
    /// A draft that came before the invoice did.
    draft: Option<Json>,
}

/// What comes back.
pub enum Msg {
    /// The invoice.
    Loaded(Box<Result<InvoiceDetail, StoreError>>),
    /// The payment is on record; what was handed over.
    Saved(Money, Box<Result<Receipt, StoreError>>),
}

impl Pay {
    /// A payment on an invoice.
    #[must_use]
    pub const fn new(id: InvoiceId) -> Self {
        Self { id, form: None, detail: None, proposed: Money::ZERO, notice: None, saving: false, draft: None }
    }

    fn load(&self, cx: &mut Cx<'_, Self>) {
        let id = self.id;
        cx.query(LOAD, move |conn| billing::detail(conn, id), |detail| Msg::Loaded(Box::new(detail)));
    }

    fn loaded(&mut self, detail: InvoiceDetail, cx: &Cx<'_, Self>) {
        let first = self.detail.is_none();
        self.detail = Some(detail);
        if first {
            let mut form = Form::new(&SPEC, cx.context().form());
            form.set(METHOD, Value::word(PaymentMethod::Cash));
            form.focus_on(AMOUNT);
            self.form = Some(form);
            self.propose(PaymentMethod::Cash);
            if let (Some(draft), Some(form)) = (self.draft.take(), &mut self.form) {
                form.restore(&draft);
            }
        }
    }

    /// Writes what is due by a method, unless another amount was typed.
    fn propose(&mut self, method: PaymentMethod) {
        let (Some(detail), Some(form)) = (&self.detail, &mut self.form) else { return };
        let due = detail.invoice.due_by(method);
        let typed = match form.value(AMOUNT) {
            Some(Value::Money(amount)) => amount,
            _ => self.proposed,
        };
        if typed == self.proposed {
            form.set(AMOUNT, due);
            self.proposed = due;
        }
    }

    fn method(&self) -> PaymentMethod {
        let method = self.form.as_ref().and_then(|form| form.values().choice(METHOD));
        method.unwrap_or(PaymentMethod::Cash)
    }

    fn submit(&mut self, cx: &mut Cx<'_, Self>) {
        let context = cx.context().form();
        let (Some(form), Some(detail), false) = (&mut self.form, &self.detail, self.saving) else { return };
        let Submit::Ready(values) = form.submit(&context) else { return };
        let (id, seen) = (self.id, detail.invoice.version);
        let Some(Typed { payment, handed_over, .. }) = typed(&values, &detail.invoice) else {
            form.set_error(HANDED_OVER, t::PAY_TOO_LITTLE);
            return;
        };
        self.saving = true;
        self.notice = None;
        cx.write(
            PAY,
            move |tx| billing::pay(tx, id, seen, &payment),
            move |receipt| Msg::Saved(handed_over, Box::new(receipt)),
        );
    }

    fn refused(&mut self, error: StoreError, cx: &mut Cx<'_, Self>) {
        let stale = matches!(error, StoreError::Conflict { .. });
        if let Some(form) = &mut self.form {
            self.notice = dialog::refusal(form, error, cx);
        }
        if stale {
            self.load(cx);
        }
    }
}

/// What was typed: the payment for the store, and the money on the counter.
struct Typed {
    payment: NewPayment,
    handed_over: Money,
    /// What goes back.
    change: Money,
}

/// Reads what was typed. `None` when less was handed over than is to be paid.
fn typed(values: &Values, invoice: &Invoice) -> Option<Typed> {
    let method = values.choice(METHOD).unwrap_or(PaymentMethod::Cash);
    let (amount, due) = (values.money(AMOUNT).unwrap_or_default(), invoice.due_by(method));
    let reference = values.owned(REFERENCE).unwrap_or_default();
    let is_cash = method == PaymentMethod::Cash;
    let handed_over = values.money(HANDED_OVER).filter(|_| is_cash).unwrap_or(amount);
    let to_pay = if is_cash { amount.min(due) } else { amount };
    let change = handed_over.checked_sub(to_pay).filter(|change| *change >= Money::ZERO)?;
    // The notes on the counter are recorded where they settle the share; of a part, only the part is.
    let recorded = if to_pay == due { handed_over } else { amount };
    Some(Typed { payment: NewPayment { method, handed_over: recorded, reference }, handed_over, change })
}

impl Screen for Pay {
    type Msg = Msg;
    type Outcome = Paid;

    fn title(&self) -> Message {
        t::PAY_TITLE.into()
    }

    fn scopes(&self) -> Scopes {
        &[&tables::FORM, &tables::GLOBAL]
    }

    fn modal(&self) -> bool {
        true
    }

    fn takes_text(&self) -> bool {
        true
    }

    fn start(&mut self, cx: &mut Cx<'_, Self>) {
        self.load(cx);
    }

    fn input(&mut self, input: &Input, _cx: &mut Cx<'_, Self>) -> Handled {
        let Some(form) = &mut self.form else { return Handled::No };
        match form.handle(input) {
            FormEvent::Ignored => return Handled::No,
            FormEvent::Changed(METHOD) => {
                self.notice = None;
                self.propose(self.method());
            }
            FormEvent::Changed(_) => self.notice = None,
            FormEvent::Focused(_) | FormEvent::Lookup(..) | FormEvent::Handled => {}
        }
        Handled::Yes
    }

    fn command(&mut self, command: Command, cx: &mut Cx<'_, Self>) -> Handled {
        match command {
            Command::Save => self.submit(cx),
            Command::Discard => {
                cx.discard_draft();
                cx.close();
            }
            _ => return Handled::No,
        }
        Handled::Yes
    }

    fn update(&mut self, msg: Msg, cx: &mut Cx<'_, Self>) {
        match msg {
            Msg::Loaded(detail) => match *detail {
                Ok(detail) => self.loaded(detail, cx),
                Err(error) => cx.fail(error),
            },
            Msg::Saved(handed_over, receipt) => {
                self.saving = false;
                match *receipt {
                    Ok(receipt) => {
                        let (amount, balance) = (receipt.tender.paid, receipt.invoice.balance());
                        let change = handed_over.checked_sub(amount).unwrap_or_default();
                        cx.finish(Paid { amount, change, balance });
                    }
                    Err(error) => self.refused(error, cx),
                }
            }
        }
    }

    fn draw(&mut self, frame: &mut Frame<'_>, area: Rect, ui: &Ui<'_>) {
        let inside = modal::open(frame.buffer_mut(), area, ui, &ui.text(t::PAY_TITLE), (76, SPEC.height() + 7));
        let method = self.method();
        let (Some(form), Some(detail)) = (&mut self.form, &self.detail) else { return };
        let who = t::PAY_ABOUT.with("name", detail.person.name.listed()).with("invoice", detail.invoice.id.to_string());
        put(frame.buffer_mut(), inside.x, inside.y, inside.width, &ui.span(Tone::Title, ui.message(&who)).into());
        let due = t::PAY_DUE.with("due", detail.invoice.due_by(method)).with("method", method.text());
        put(frame.buffer_mut(), inside.x, inside.y + 1, inside.width, &ui.span(Tone::Text, ui.message(&due)).into());
        let body = Rect { y: inside.y + 3, height: inside.height.saturating_sub(5), ..inside };
        let change = typed(&form.values(), &detail.invoice).map(|typed| typed.change);
        form.draw(frame, body, ui);
        let last = Rect { y: inside.bottom().saturating_sub(1), height: 1, ..inside };
        let line = match (&self.notice, change) {
            (Some((tone, message)), _) => Line::from(ui.flag(*tone, ui.message(message))),
            (None, Some(change)) if change > Money::ZERO => {
                let change = t::PAY_CHANGE.with("change", change);
                Line::from(vec![Span::raw("  "), ui.span(Tone::Badge, ui.message(&change))])
            }
            _ => Line::default(),
        };
        put(frame.buffer_mut(), last.x, last.y, last.width, &line);
    }

    fn draft_key(&self) -> Option<DraftKey> {
        Some(DraftKey::on(DraftKind::Payment, self.id))
    }

    fn draft_about(&self) -> String {
        self.detail.as_ref().map(|detail| detail.person.name.full()).unwrap_or_default()
    }

    fn draft(&self) -> Option<Json> {
        self.form.as_ref().filter(|form| form.is_dirty()).map(Form::snapshot)
    }

    fn restore(&mut self, draft: &Json, _cx: &mut Cx<'_, Self>) {
        match &mut self.form {
            Some(form) => form.restore(draft),
            None => self.draft = Some(draft.clone()),
        }
    }
}
