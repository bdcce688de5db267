//! The cash desk: visits to bill and close, and issued invoices that are not paid.

mod close;
mod invoice;
mod pay;
mod rows;

pub use invoice::InvoiceScreen;
pub use pay::Pay;

use self::close::Visit;
use self::pay::Paid;
use self::rows::CashRow;
use crate::app::context::Context;
use crate::app::effect::Slot;
use crate::app::question::Question;
use crate::app::screen::{Cx, Handled, Screen};
use crate::domain::appointment::AppointmentAction;
use crate::domain::billing::{InvoiceAction, WORKFLOW};
use crate::domain::money::Money;
use crate::i18n::{Message, Text, t};
use crate::keys::{Command, Scopes, tables};
use crate::screens::queue;
use crate::store::{Reader, StoreError, billing};
use crate::ui::Ui;
use crate::ui::table::{Empty, List, Step};
use crate::ui::theme::Tone;
use crate::ui::toast::Toast;
use ratatui::Frame;
use ratatui::layout::Rect;

const ROWS: Slot = Slot("billing");

/// Which list is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
enum Shown {
    /// Visits that are over but for the bill.
    #[default]
    ToClose,
    /// Issued invoices that are not paid.
    Receivables,
}

impl Shown {
    const fn text(self) -> Text {
        match self {
            Self::ToClose => t::BILLING_TO_CLOSE,
            Self::Receivables => t::BILLING_RECEIVABLES,
        }
    }

    const fn empty(self) -> Empty {
        match self {
            Self::ToClose => Empty { text: t::BILLING_NONE, hint: Some(t::BILLING_NONE_HINT) },
            Self::Receivables => Empty { text: t::BILLING_NO_RECEIVABLES, hint: None },
        }
    }
}

/// The two lists.
#[derive(Default)]
pub struct Billing {
    list: List<CashRow>,
    to_close: Vec<CashRow>,
    receivables: Vec<CashRow>,
    shown: Shown,
}

/// What comes back.
pub enum Msg {
    /// Visits to close, then receivables.
    Loaded(Result<(Vec<CashRow>, Vec<CashRow>), StoreError>),
    /// An invoice was left.
    Left,
    /// A payment was taken.
    Paid(Paid),
    /// Yes, close it.
    Close(Visit),
    /// The visit is closed.
    Closed(Result<String, StoreError>),
}

impl Billing {
    fn show(&mut self) {
        let rows = match self.shown {
            Shown::ToClose => &self.to_close,
            Shown::Receivables => &self.receivables,
        };
        self.list.set_rows(rows.clone());
    }

    fn open(&self, cx: &mut Cx<'_, Self>) {
        let Some(row) = self.list.selected() else { return };
        let screen = match (&row.invoice, row.visit) {
            (Some(invoice), _) => InvoiceScreen::of_invoice(invoice.id),
            (None, Some(visit)) => InvoiceScreen::of_visit(visit.id),
            (None, None) => return,
        };
        cx.open(screen, |()| Msg::Left);
    }

    fn close(&self, cx: &mut Cx<'_, Self>) {
        let Some(row) = self.list.selected() else { return };
        let Some((visit, invoice)) = row.visit.zip(row.invoice.as_ref()) else { return };
        match close::question(&row.person.name, invoice) {
            Some(question) => ask(question, visit, cx),
            None => close::write(visit, cx, Msg::Closed),
        }
    }

    fn counts(&self, currency: impl Fn(Money) -> String) -> Vec<(Tone, Message)> {
        let open: Money =
            self.receivables.iter().filter_map(|row| row.invoice.as_ref()).map(billing::Invoice::balance).sum();
        let mut counts = Vec::new();
        if !self.to_close.is_empty() {
            counts.push((Tone::Text, t::BILLING_COUNT_TO_CLOSE.with("count", self.to_close.len())));
        }
        if !self.receivables.is_empty() {
            let unpaid = t::BILLING_COUNT_UNPAID.with("count", self.receivables.len()).with("open", currency(open));
            counts.push((Tone::Warning, unpaid));
        }
        counts
    }
}

fn ask(question: Question, visit: Visit, cx: &mut Cx<'_, Billing>) {
    cx.ask(question, Msg::Close(visit));
}

impl Screen for Billing {
    type Msg = Msg;
    type Outcome = ();

    fn title(&self) -> Message {
        t::PLACE_BILLING.into()
    }

    fn scopes(&self) -> Scopes {
        &[&tables::BILLING, &tables::LIST, &tables::GLOBAL]
    }

    fn enabled(&self, command: Command, context: &Context) -> Result<(), Message> {
        if !matches!(command, Command::Invoice | Command::Pay | Command::CloseVisit) {
            return Ok(());
        }
        let row = self.list.selected().ok_or(t::LIST_NOTHING_SELECTED)?;
        match command {
            Command::Invoice if row.invoice.is_some() => Ok(()),
            Command::Invoice => context.require(WORKFLOW.roles(InvoiceAction::Draft)),
            Command::Pay => pay::possible(row.invoice.as_ref(), context),
            _ => {
                context.require(crate::domain::appointment::WORKFLOW.roles(AppointmentAction::Close))?;
                let visit = row.visit.ok_or(t::BILLING_CLOSE_ELSEWHERE)?;
                close::possible(visit, row.invoice.as_ref())
            }
        }
    }

    fn start(&mut self, cx: &mut Cx<'_, Self>) {
        self.refresh(cx);
    }

    fn refresh(&mut self, cx: &mut Cx<'_, Self>) {
        let read = |conn: &Reader| {
            let to_close = billing::to_close(conn)?.into_iter().map(CashRow::from).collect();
            let receivables = billing::receivables(conn)?.into_iter().map(CashRow::from).collect();
            Ok((to_close, receivables))
        };
        cx.query(ROWS, read, Msg::Loaded);
    }

    fn command(&mut self, command: Command, cx: &mut Cx<'_, Self>) -> Handled {
        if let Some(step) = Step::of_command(command) {
            self.list.step(step);
            return Handled::Yes;
        }
        match command {
            Command::Invoice => self.open(cx),
            Command::Pay => {
                if let Some(invoice) = self.list.selected().and_then(|row| row.invoice.as_ref()) {
                    cx.open(Pay::new(invoice.id), Msg::Paid);
                }
            }
            Command::CloseVisit => self.close(cx),
            Command::Filter => {
                self.shown = match self.shown {
                    Shown::ToClose => Shown::Receivables,
                    Shown::Receivables => Shown::ToClose,
                };
                self.show();
            }
            _ => return Handled::No,
        }
        Handled::Yes
    }

    fn update(&mut self, msg: Msg, cx: &mut Cx<'_, Self>) {
        match msg {
            Msg::Loaded(Ok((to_close, receivables))) => {
                (self.to_close, self.receivables) = (to_close, receivables);
                self.show();
            }
            Msg::Left => {}
            Msg::Paid(paid) => cx.say(Toast::done(paid.message())),
            Msg::Close(visit) => close::write(visit, cx, Msg::Closed),
            Msg::Closed(Ok(name)) => cx.say(Toast::done(t::BILLING_CLOSED.with("name", name))),
            Msg::Loaded(Err(error)) | Msg::Closed(Err(error)) => cx.fail(error),
        }
    }

    fn draw(&mut self, frame: &mut Frame<'_>, area: Rect, ui: &Ui<'_>) {
        let layout = queue::layout(area);
        let name = t::BILLING_TITLE.with("shown", self.shown.text());
        let counts = self.counts(|amount| ui.formats().money(amount));
        queue::title(frame.buffer_mut(), layout.title, ui, &name, &counts);
        let columns = if self.shown == Shown::ToClose { rows::TO_CLOSE } else { rows::RECEIVABLES };
        // Amounts end at the right edge: a blank keeps them off the panel's rule.
        let edge = u16::from(layout.panel.is_some());
        let list = Rect { width: layout.list.width.saturating_sub(edge), ..layout.list };
        self.list.draw(frame.buffer_mut(), list, ui, columns, self.shown.empty());
        if let (Some(area), Some(row)) = (layout.panel, self.list.selected()) {
            queue::panel(frame.buffer_mut(), area, ui, &rows::panel(row, ui));
        }
    }
}
