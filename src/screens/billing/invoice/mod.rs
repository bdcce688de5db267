//! One invoice: drafted with what the visit came to, issued, paid, and the visit closed.
//!
//! A draft is free to change; an issued invoice never changes. What is wrong with it is declared void and written anew.

mod acts;
mod draw;
mod paper;

use self::paper::Paper;
use super::close;
use super::pay::{self, Paid, Pay};
use crate::app::context::Context;
use crate::app::dialog;
use crate::app::effect::Slot;
use crate::app::question::Question;
use crate::app::screen::{Cx, Handled, Screen};
use crate::domain::actor::Permission;
use crate::domain::appointment::{AppointmentAction, WORKFLOW as VISIT};
use crate::domain::billing::{InvoiceAction, InvoiceStatus, WORKFLOW};
use crate::domain::ids::{AppointmentId, InvoiceId};
use crate::domain::money::Money;
use crate::domain::vocabulary::Vocabulary as _;
use crate::i18n::{Message, t};
use crate::keys::{Command, Scopes, tables};
use crate::screens::choose::Choose;
use crate::store::StoreError;
use crate::store::billing::tariff::{self, ServiceRow};
use crate::store::billing::{self, Invoice, LineRow};
use crate::ui::Ui;
use crate::ui::table::{List, Step};
use crate::ui::theme::Tone;
use crate::ui::toast::Toast;
use ratatui::Frame;
use ratatui::layout::Rect;

const OPEN: Slot = Slot("open-invoice");
const LOAD: Slot = Slot("invoice");
const TARIFF: Slot = Slot("tariff");
const CHANGE: Slot = Slot("change-invoice");

/// What is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Subject {
    /// The invoice of a visit; begun when there is none.
    Visit(AppointmentId),
    /// This one.
    Invoice(InvoiceId),
}

/// One invoice.
pub struct InvoiceScreen {
    subject: Subject,
    paper: Option<Paper>,
    lines: List<LineRow>,
    notice: Option<(Tone, Message)>,
}

/// What comes back.
pub enum Msg {
    /// The invoice of the visit, begun if there was none.
    Opened(Result<Invoice, StoreError>),
    /// Everything about it.
    Loaded(Box<Result<Paper, StoreError>>),
    /// The tariff to choose from.
    Tariff(Result<Vec<ServiceRow>, StoreError>),
    /// Chosen: a service, or words of one's own.
    Chosen(acts::Billed),
    /// Lines or discount are other ones now.
    Changed,
    /// Yes, take this line off.
    Remove(usize),
    /// Yes, issue it.
    Issue,
    /// Yes, give the draft up.
    Discard,
    /// It is issued, or the draft given up.
    Stepped(Box<Result<Invoice, StoreError>>),
    /// It is void.
    Voided,
    /// Money was taken.
    Paid(Paid),
    /// Money was paid back.
    Refunded,
    /// Yes, close the visit.
    Close,
    /// The visit is closed.
    Closed(Result<String, StoreError>),
}

impl InvoiceScreen {
    /// The invoice of a visit; begun with what the visit came to when there is none.
    #[must_use]
    pub const fn of_visit(visit: AppointmentId) -> Self {
        Self::new(Subject::Visit(visit))
    }

    /// This one.
    #[must_use]
    pub const fn of_invoice(invoice: InvoiceId) -> Self {
        Self::new(Subject::Invoice(invoice))
    }

    const fn new(subject: Subject) -> Self {
        Self { subject, paper: None, lines: List::new(), notice: None }
    }

    fn invoice(&self) -> Option<&Invoice> {
        self.paper.as_ref().map(|paper| &paper.detail.invoice)
    }

    fn load(&self, id: InvoiceId, cx: &mut Cx<'_, Self>) {
        let day = cx.context().today();
        cx.query(LOAD, move |conn| paper::load(conn, id, day), |paper| Msg::Loaded(Box::new(paper)));
    }

    fn issue(&self, cx: &mut Cx<'_, Self>) {
        let Some(paper) = &self.paper else { return };
        let body = t::BILL_ISSUE_BODY
            .with("invoice", paper.detail.invoice.id.to_string())
            .with("name", paper.header.name.listed())
            .with("total", paper.detail.invoice.total);
        cx.ask(Question::new(t::BILL_ISSUE_TITLE, body, t::INVOICE_ACTION_ISSUE), Msg::Issue);
    }

    fn void(&self, cx: &mut Cx<'_, Self>) {
        let Some(paper) = &self.paper else { return };
        if paper.detail.invoice.status == InvoiceStatus::Draft {
            let body = t::BILL_DISCARD_BODY.with("name", paper.header.name.listed());
            cx.ask(Question::new(t::BILL_DISCARD_TITLE, body, t::INVOICE_ACTION_DISCARD), Msg::Discard);
        } else {
            cx.open(acts::void(paper, cx.context()), |_| Msg::Voided);
        }
    }

    fn remove(&self, cx: &mut Cx<'_, Self>) {
        let (Some(_), Some(line)) = (&self.paper, self.lines.selected()) else { return };
        let body = t::BILL_REMOVE_BODY.with("line", line.line.text.as_str());
        cx.ask(
            Question::new(t::BILL_REMOVE_TITLE, body, t::COMMAND_REMOVE_LINE),
            Msg::Remove(self.lines.selected_index()),
        );
    }

    fn close(&self, cx: &mut Cx<'_, Self>) {
        let Some((paper, visit)) = self.paper.as_ref().zip(self.paper.as_ref().and_then(|paper| paper.visit)) else {
            return;
        };
        match close::question(&paper.header.name, &paper.detail.invoice) {
            Some(question) => cx.ask(question, Msg::Close),
            None => close::write(visit, cx, Msg::Closed),
        }
    }

    /// Runs the step that was asked about.
    fn step(&self, action: InvoiceAction, cx: &mut Cx<'_, Self>) {
        let Some(invoice) = self.invoice() else { return };
        let (id, seen) = (invoice.id, invoice.version);
        cx.write(
            CHANGE,
            move |tx| match action {
                InvoiceAction::Issue => billing::issue(tx, id, seen),
                _ => billing::discard(tx, id, seen),
            },
            |result| Msg::Stepped(Box::new(result)),
        );
    }

    fn may_change(&self, context: &Context) -> Result<(), Message> {
        let status = self.invoice().ok_or(t::UI_LOADING)?.status;
        let may = context.require(Permission::IssueInvoices.roles());
        may.or_else(|refused| context.require(Permission::GrantDiscounts.roles()).map_err(|_| refused))?;
        if status == InvoiceStatus::Draft { Ok(()) } else { Err(t::CASH_NOT_A_DRAFT.with("status", status.text())) }
    }

    fn may_step(&self, action: InvoiceAction, context: &Context) -> Result<(), Message> {
        let status = self.invoice().ok_or(t::UI_LOADING)?.status;
        context.require(WORKFLOW.roles(action))?;
        WORKFLOW.row(Some(status), action).map(|_| ()).map_err(|error| error.message())
    }

    fn may_refund(&self, context: &Context) -> Result<(), Message> {
        let invoice = self.invoice().ok_or(t::UI_LOADING)?;
        context.require(WORKFLOW.roles(InvoiceAction::Void))?;
        if invoice.paid() > Money::ZERO { Ok(()) } else { Err(t::BILL_NOTHING_PAID.into()) }
    }

    fn may_close(&self, context: &Context) -> Result<(), Message> {
        context.require(VISIT.roles(AppointmentAction::Close))?;
        let paper = self.paper.as_ref().ok_or(t::UI_LOADING)?;
        close::possible(paper.visit.ok_or(t::APPOINTMENT_NO_INVOICE)?, Some(&paper.detail.invoice))
    }

    /// A refusal of the store is said below the totals and stays there; the invoice is read again.
    fn refused(&mut self, error: StoreError, cx: &mut Cx<'_, Self>) {
        self.notice = Some(dialog::said(error, cx));
        if let Some(id) = self.invoice().map(|invoice| invoice.id) {
            self.load(id, cx);
        }
    }

    fn said(&mut self, message: impl Into<Message>, cx: &mut Cx<'_, Self>) {
        self.notice = None;
        cx.say(Toast::done(message));
    }
}

impl Screen for InvoiceScreen {
    type Msg = Msg;
    type Outcome = ();

    fn title(&self) -> Message {
        t::KEYS_INVOICE.into()
    }

    fn scopes(&self) -> Scopes {
        &[&tables::INVOICE, &tables::LIST, &tables::GLOBAL]
    }

    fn enabled(&self, command: Command, context: &Context) -> Result<(), Message> {
        match command {
            Command::AddLine | Command::Discount => self.may_change(context),
            Command::RemoveLine => {
                self.may_change(context)?;
                self.lines.selected().map(|_| ()).ok_or_else(|| t::LIST_NOTHING_SELECTED.into())
            }
            Command::IssueInvoice => self.may_step(InvoiceAction::Issue, context),
            Command::VoidInvoice => {
                let is_draft = self.invoice().is_some_and(|invoice| invoice.status == InvoiceStatus::Draft);
                self.may_step(if is_draft { InvoiceAction::Discard } else { InvoiceAction::Void }, context)
            }
            Command::Pay => pay::possible(self.invoice(), context),
            Command::Refund => self.may_refund(context),
            Command::CloseVisit => self.may_close(context),
            _ => Ok(()),
        }
    }

    fn start(&mut self, cx: &mut Cx<'_, Self>) {
        match self.subject {
            Subject::Invoice(id) => self.load(id, cx),
            // A colleague may have begun it in the meantime: then theirs is opened.
            Subject::Visit(visit) => cx.write(
                OPEN,
                move |tx| match billing::of_appointment(tx.conn, visit)? {
                    Some(invoice) => Ok(invoice),
                    None => billing::draft(tx, visit),
                },
                Msg::Opened,
            ),
        }
    }

    fn refresh(&mut self, cx: &mut Cx<'_, Self>) {
        if let Some(id) = self.invoice().map(|invoice| invoice.id) {
            self.load(id, cx);
        }
    }

    fn command(&mut self, command: Command, cx: &mut Cx<'_, Self>) -> Handled {
        if let Some(step) = Step::of_command(command) {
            self.lines.step(step);
            return Handled::Yes;
        }
        match command {
            Command::AddLine => {
                let day = cx.context().today();
                cx.query(TARIFF, move |conn| tariff::services(conn, day), Msg::Tariff);
            }
            Command::RemoveLine => self.remove(cx),
            Command::Discount => {
                if let Some(paper) = &self.paper {
                    cx.open(acts::discount(paper, cx.context()), |_| Msg::Changed);
                }
            }
            Command::IssueInvoice => self.issue(cx),
            Command::VoidInvoice => self.void(cx),
            Command::Pay => {
                if let Some(invoice) = self.invoice() {
                    cx.open(Pay::new(invoice.id), Msg::Paid);
                }
            }
            Command::Refund => {
                if let Some(paper) = &self.paper {
                    cx.open(acts::refund(paper, cx.context()), |_| Msg::Refunded);
                }
            }
            Command::CloseVisit => self.close(cx),
            _ => return Handled::No,
        }
        Handled::Yes
    }

    fn update(&mut self, msg: Msg, cx: &mut Cx<'_, Self>) {
        match msg {
            Msg::Opened(Ok(invoice)) => {
                self.subject = Subject::Invoice(invoice.id);
                self.load(invoice.id, cx);
            }
            Msg::Opened(Err(error)) => {
                cx.fail(error);
                cx.close();
            }
            Msg::Loaded(paper) => match *paper {
                Ok(paper) => {
                    self.take(paper);
                }
                Err(error) => cx.fail(error),
            },
            Msg::Tariff(Ok(services)) => {
                let items = acts::tariff_items(services, cx.context());
                let own = |words: &str| acts::Billed::Words(words.to_owned());
                cx.open(Choose::new(t::BILL_ADD_TITLE, items).or_own_words(own), Msg::Chosen);
            }
            Msg::Tariff(Err(error)) | Msg::Closed(Err(error)) => self.refused(error, cx),
            Msg::Chosen(billed) => {
                if let Some(paper) = &self.paper {
                    cx.open(acts::add_line(paper, billed, cx.context()), |_| Msg::Changed);
                }
            }
            Msg::Changed => self.notice = None,
            Msg::Remove(index) => {
                if let Some(paper) = &self.paper {
                    acts::remove_line(paper, index, cx);
                }
            }
            Msg::Issue => self.step(InvoiceAction::Issue, cx),
            Msg::Discard => self.step(InvoiceAction::Discard, cx),
            Msg::Stepped(result) => self.stepped(*result, cx),
            Msg::Voided => self.said(t::BILL_VOIDED, cx),
            Msg::Paid(paid) => self.said(paid.message(), cx),
            Msg::Refunded => self.said(t::BILL_REFUNDED, cx),
            Msg::Close => {
                if let Some(visit) = self.paper.as_ref().and_then(|paper| paper.visit) {
                    close::write(visit, cx, Msg::Closed);
                }
            }
            Msg::Closed(Ok(name)) => {
                cx.say(Toast::done(t::BILLING_CLOSED.with("name", name)));
                cx.finish(());
            }
        }
    }

    fn draw(&mut self, frame: &mut Frame<'_>, area: Rect, ui: &Ui<'_>) {
        draw::draw(self, frame, area, ui);
    }
}

impl InvoiceScreen {
    /// Lines are written anew with each change, so the selection stays at its place instead of on its row.
    fn take(&mut self, paper: Paper) {
        let at = self.lines.selected_index();
        self.lines.set_rows(paper.detail.lines.clone());
        let last = paper.detail.lines.len().saturating_sub(1);
        if let Some(line) = paper.detail.lines.get(at.min(last)) {
            self.lines.select(&line.id);
        }
        self.paper = Some(paper);
    }

    fn stepped(&mut self, result: Result<Invoice, StoreError>, cx: &mut Cx<'_, Self>) {
        match result {
            Ok(invoice) => match invoice.status {
                InvoiceStatus::Issued => {
                    let said = t::BILL_ISSUED.with("invoice", invoice.id.to_string()).with("total", invoice.total);
                    self.said(said, cx);
                }
                InvoiceStatus::Void => {
                    cx.say(Toast::done(t::BILL_DISCARDED));
                    cx.finish(());
                }
                InvoiceStatus::Draft => self.notice = None,
            },
            Err(error) => self.refused(error, cx),
        }
    }
}
