//! Payments against an invoice: what is open, and the change.

use super::{AMOUNT, PaymentMethod};
use crate::domain::error::RuleError;
use crate::domain::money::Money;
use crate::domain::vocabulary::vocabulary;
use crate::i18n::t;

vocabulary! {
    /// How far an issued invoice is paid; always derived, never stored.
    pub enum PaymentStatus {
        /// Nothing yet.
        Pending = "pending" => PAYMENT_STATUS_PENDING,
        /// A part.
        PartiallyPaid = "partially_paid" => PAYMENT_STATUS_PARTIALLY_PAID,
        /// All of it.
        Paid = "paid" => PAYMENT_STATUS_PAID,
    }
}

/// How far a total is paid, given all payments less all refunds. A total of nothing is paid.
#[must_use]
pub fn payment_status(total: Money, paid: Money) -> PaymentStatus {
    if paid >= total {
        PaymentStatus::Paid
    } else if paid > Money::ZERO {
        PaymentStatus::PartiallyPaid
    } else {
        PaymentStatus::Pending
    }
}

/// What becomes of money that is handed over.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Tender {
    /// What is paid on the invoice.
    pub paid: Money,
    /// What is given back.
    pub change: Money,
}

/// Takes an amount against what is still due. Cash beyond it comes back as change; by any other method more than what is
/// due is refused.
///
/// # Errors
/// [`RuleError::Field`] at [`AMOUNT`]: nothing handed over, nothing due, too much, or more than fits.
pub fn tender(due: Money, method: PaymentMethod, handed_over: Money) -> Result<Tender, RuleError> {
    let handed_over = handed_over.check(AMOUNT)?;
    if due <= Money::ZERO {
        return Err(RuleError::field(AMOUNT, t::PAYMENT_NOTHING_DUE));
    }
    if handed_over == Money::ZERO {
        return Err(RuleError::field(AMOUNT, t::FIELD_REQUIRED));
    }
    match handed_over.checked_sub(due) {
        Some(over) if over > Money::ZERO && method != PaymentMethod::Cash => {
            Err(RuleError::field(AMOUNT, t::PAYMENT_TOO_MUCH.with("due", due)))
        }
        Some(over) if over > Money::ZERO => Ok(Tender { paid: due, change: over }),
        _ => Ok(Tender { paid: handed_over, change: Money::ZERO }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::vocabulary::Vocabulary;
    use proptest::prelude::*;

    fn money(minor: i64) -> Money {
        Money::of_minor(minor)
    }

    #[test]
    fn the_status_follows_what_was_paid() {
        use PaymentStatus::{Paid, PartiallyPaid, Pending};
        for (total, paid, status) in [
            (100, 0, Pending),
            (100, -5, Pending),
            (100, 1, PartiallyPaid),
            (100, 99, PartiallyPaid),
            (100, 100, Paid),
            (100, 101, Paid),
            (0, 0, Paid),
        ] {
            assert_eq!(payment_status(money(total), money(paid)), status, "{paid} of {total}");
        }
    }

    #[test]
    fn only_cash_gives_change() {
        for method in PaymentMethod::ALL.iter().copied() {
            assert_eq!(
                tender(money(100), method, money(40)),
                Ok(Tender { paid: money(40), change: money(0) }),
                "{method}"
            );
            assert_eq!(
                tender(money(100), method, money(100)),
                Ok(Tender { paid: money(100), change: money(0) }),
                "{method}"
            );
            let more = tender(money(100), method, money(101));
            if method == PaymentMethod::Cash {
                assert_eq!(more, Ok(Tender { paid: money(100), change: money(1) }));
            } else {
                assert_eq!(
                    more,
                    Err(RuleError::field(AMOUNT, t::PAYMENT_TOO_MUCH.with("due", money(100)))),
                    "{method}"
                );
            }
        }
    }

    #[test]
    fn nothing_is_taken_for_nothing() {
        assert_eq!(
            tender(money(0), PaymentMethod::Cash, money(5)),
            Err(RuleError::field(AMOUNT, t::PAYMENT_NOTHING_DUE))
        );
        assert_eq!(tender(money(5), PaymentMethod::Cash, money(0)), Err(RuleError::field(AMOUNT, t::FIELD_REQUIRED)));
        assert_eq!(tender(money(5), PaymentMethod::Cash, money(-1)), Err(RuleError::field(AMOUNT, t::FIELD_NEGATIVE)));
    }

    proptest! {
        #[test]
        fn what_is_paid_and_given_back_is_what_was_handed_over(due in 1_i64..1_000_000, handed in 1_i64..1_000_000) {
            let taken = tender(money(due), PaymentMethod::Cash, money(handed)).unwrap();
            prop_assert_eq!(taken.paid.checked_add(taken.change), Some(money(handed)));
            prop_assert!(taken.paid <= money(due) && taken.change >= Money::ZERO);
        }
    }
}
