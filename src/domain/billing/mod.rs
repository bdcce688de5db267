//! Invoices and payments: what is owed, who owes it, and what has been paid.

mod payment;
mod totals;

pub use payment::{PaymentStatus, Tender, payment_status, tender};
pub use totals::{
    DESK_DISCOUNT_LIMIT, Discount, InvoiceLine, LineTotals, MAX_QUANTITY, Shares, Totals, check_discount, shares,
    totals,
};

use super::actor::Role::{Admin, Secretary};
use super::error::FieldName;
use super::transition::{Transition, Workflow};
use super::vocabulary::vocabulary;

/// The form field of an amount paid.
pub const AMOUNT: FieldName = FieldName("amount");
/// The form field of a discount.
pub const DISCOUNT: FieldName = FieldName("discount");
/// The form field of a line's quantity.
pub const QUANTITY: FieldName = FieldName("quantity");
/// The form field of a line's price for one.
pub const UNIT_PRICE: FieldName = FieldName("unit_price");

vocabulary! {
    /// Where an invoice stands.
    pub enum InvoiceStatus {
        /// Being written.
        Draft = "draft" => INVOICE_STATUS_DRAFT,
        /// Given to the patient; it never changes again.
        Issued = "issued" => INVOICE_STATUS_ISSUED,
        /// Does not count any more.
        Void = "void" => INVOICE_STATUS_VOID,
    }
}

vocabulary! {
    /// What can be done with an invoice.
    pub enum InvoiceAction {
        /// Begin it.
        Draft = "draft" => INVOICE_ACTION_DRAFT,
        /// Give it to the patient.
        Issue = "issue" => INVOICE_ACTION_ISSUE,
        /// Give a draft up.
        Discard = "discard" => INVOICE_ACTION_DISCARD,
        /// Declare an issued invoice void; corrections are new invoices.
        Void = "void" => INVOICE_ACTION_VOID,
    }
}

impl InvoiceAction {
    /// Whether a reason must be given.
    #[must_use]
    pub const fn needs_reason(self) -> bool {
        matches!(self, Self::Void)
    }
}

/// The invoice's workflow.
pub const WORKFLOW: Workflow<InvoiceStatus, InvoiceAction> = Workflow(&[
    Transition { from: None, action: InvoiceAction::Draft, to: InvoiceStatus::Draft, roles: &[Secretary] },
    Transition {
        from: Some(InvoiceStatus::Draft),
        action: InvoiceAction::Issue,
        to: InvoiceStatus::Issued,
        roles: &[Secretary],
    },
    Transition {
        from: Some(InvoiceStatus::Draft),
        action: InvoiceAction::Discard,
        to: InvoiceStatus::Void,
        roles: &[Secretary],
    },
    Transition {
        from: Some(InvoiceStatus::Issued),
        action: InvoiceAction::Void,
        to: InvoiceStatus::Void,
        roles: &[Admin],
    },
]);

vocabulary! {
    /// How money came in.
    pub enum PaymentMethod {
        /// Notes and coins; the only one that gives change.
        Cash = "cash" => PAYMENT_METHOD_CASH,
        /// Debit or credit card.
        Card = "card" => PAYMENT_METHOD_CARD,
        /// Mobile money.
        Mobile = "mobile" => PAYMENT_METHOD_MOBILE,
        /// Bank transfer.
        Transfer = "transfer" => PAYMENT_METHOD_TRANSFER,
        /// From the insurer.
        Insurer = "insurer" => PAYMENT_METHOD_INSURER,
    }
}

vocabulary! {
    /// What a line of an invoice is for.
    pub enum LineKind {
        /// A consultation or another act.
        Service = "service" => INVOICE_LINE_SERVICE,
        /// A test of the laboratory.
        Test = "test" => INVOICE_LINE_TEST,
        /// A medicine.
        Medicine = "medicine" => INVOICE_LINE_MEDICINE,
        /// Anything else.
        Other = "other" => INVOICE_LINE_OTHER,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::vocabulary::Vocabulary;

    #[test]
    fn an_issued_invoice_can_only_be_declared_void() {
        let changes = WORKFLOW.changes();
        use InvoiceStatus::{Draft, Issued, Void};
        assert_eq!(changes, [(Draft, Issued), (Draft, Void), (Issued, Void)]);
        assert_eq!(WORKFLOW.roles(InvoiceAction::Void), [Admin]);
    }

    #[test]
    fn every_action_has_a_row() {
        for action in InvoiceAction::ALL {
            assert!(WORKFLOW.rows().any(|row| row.action == *action), "{action}");
        }
    }
}
