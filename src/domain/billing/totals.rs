//! From lines to the total. A discount on the invoice is spread over its lines in proportion to their amounts (largest
//! remainder), before tax; tax is then computed for each line and rounded half up. So the lines always add up to the totals.

use super::{DISCOUNT, LineKind, QUANTITY, UNIT_PRICE};
use crate::domain::actor::{Permission, Roles, require};
use crate::domain::error::RuleError;
use crate::domain::money::{Money, Percent};
use crate::i18n::t;

/// The largest quantity of a line.
pub const MAX_QUANTITY: u32 = 9_999;

/// The largest discount that the desk may give without [`Permission::GrantDiscounts`], unless the clinic's settings say
/// otherwise: 10 %.
pub const DESK_DISCOUNT_LIMIT: Percent = match Percent::of_basis_points(1_000) {
    Some(limit) => limit,
    None => Percent::ZERO,
};

/// A line of an invoice. The price is copied from the tariff when the line is made, so later tariffs don't change it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InvoiceLine {
    /// What it is for.
    pub kind: LineKind,
    /// What the patient reads.
    pub text: String,
    /// How many, from 1 to [`MAX_QUANTITY`].
    pub quantity: u32,
    /// The price for one, before discount and tax.
    pub unit_price: Money,
    /// The rate of tax.
    pub tax: Percent,
}

impl InvoiceLine {
    /// Quantity times price.
    ///
    /// # Errors
    /// [`RuleError::Field`] at [`QUANTITY`] or [`UNIT_PRICE`] when either is out of its limits or the line is beyond
    /// [`Money::MAX`].
    pub fn amount(&self) -> Result<Money, RuleError> {
        if !(1..=MAX_QUANTITY).contains(&self.quantity) {
            return Err(RuleError::field(QUANTITY, t::INVOICE_QUANTITY.with("max", i64::from(MAX_QUANTITY))));
        }
        let price = self.unit_price.check(UNIT_PRICE)?;
        let amount = price.times(self.quantity).filter(|amount| *amount <= Money::MAX);
        amount.ok_or_else(|| RuleError::field(UNIT_PRICE, t::FIELD_TOO_LARGE))
    }
}

/// A discount on a whole invoice.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Discount {
    /// None.
    #[default]
    None,
    /// So much.
    Amount(Money),
    /// Such a share of the subtotal.
    Share(Percent),
}

impl Discount {
    /// What it takes off a subtotal.
    #[must_use]
    pub fn on(self, subtotal: Money) -> Money {
        match self {
            Self::None => Money::ZERO,
            Self::Amount(amount) => amount,
            Self::Share(percent) => subtotal.share(percent),
        }
    }
}

/// What one line comes to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct LineTotals {
    /// Quantity times price.
    pub amount: Money,
    /// Its part of the discount.
    pub discount: Money,
    /// The tax on what is left.
    pub tax: Money,
    /// What is left, with tax.
    pub total: Money,
}

/// What an invoice comes to: `total = subtotal − discount + tax`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Totals {
    /// All lines, before discount and tax.
    pub subtotal: Money,
    /// The discount.
    pub discount: Money,
    /// The tax.
    pub tax: Money,
    /// What is to be paid.
    pub total: Money,
    /// The same for each line, in the order of the lines.
    pub lines: Vec<LineTotals>,
}

/// Adds an invoice up. An invoice without lines comes to nothing.
///
/// # Errors
/// [`RuleError::Field`] when a line is out of its limits, the discount is negative or larger than the subtotal, or a sum
/// is beyond [`Money::MAX`].
pub fn totals(lines: &[InvoiceLine], discount: Discount) -> Result<Totals, RuleError> {
    let amounts = lines.iter().map(InvoiceLine::amount).collect::<Result<Vec<_>, _>>()?;
    let subtotal = amounts.iter().copied().sum::<Money>().check(UNIT_PRICE)?;
    let discount = discount.on(subtotal).check(DISCOUNT)?;
    if discount > subtotal {
        return Err(RuleError::field(DISCOUNT, t::INVOICE_DISCOUNT_TOO_LARGE.with("subtotal", subtotal)));
    }
    let weights: Vec<u64> = amounts.iter().map(|amount| amount.minor().unsigned_abs()).collect();
    let lines: Vec<LineTotals> = amounts
        .into_iter()
        .zip(discount.split_by(&weights))
        .zip(lines)
        .map(|((amount, discount), line)| {
            let net = Money::of_minor(amount.minor() - discount.minor());
            let tax = net.share(line.tax);
            LineTotals { amount, discount, tax, total: [net, tax].into_iter().sum() }
        })
        .collect();
    let tax = lines.iter().map(|line| line.tax).sum();
    let total = lines.iter().map(|line| line.total).sum::<Money>().check(UNIT_PRICE)?;
    Ok(Totals { subtotal, discount, tax, total, lines })
}

/// Refuses a discount beyond `limit` from someone who may not grant more.
///
/// # Errors
/// [`RuleError::Field`] at [`DISCOUNT`] names the limit.
pub fn check_discount(held: Roles, subtotal: Money, discount: Money, limit: Percent) -> Result<(), RuleError> {
    let within =
        i128::from(discount.minor()) * 10_000 <= i128::from(subtotal.minor()) * i128::from(limit.basis_points());
    if within || require(held, Permission::GrantDiscounts.roles()).is_ok() {
        return Ok(());
    }
    let message = t::INVOICE_DISCOUNT_LIMIT.with("limit", limit.decimal());
    Err(RuleError::field(DISCOUNT, message.with("roles", Permission::GrantDiscounts.roles())))
}

/// Who pays what of a total.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Shares {
    /// The insurer.
    pub insurer: Money,
    /// The patient.
    pub patient: Money,
}

/// Splits a total by the insurer's coverage. The insurer's share is rounded half up; the patient pays the rest.
#[must_use]
pub fn shares(total: Money, coverage: Percent) -> Shares {
    let insurer = total.share(coverage);
    Shares { insurer, patient: Money::of_minor(total.minor() - insurer.minor()) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::actor::Role;
    use proptest::prelude::*;

    fn percent(points: i64) -> Percent {
        Percent::of_basis_points(points).unwrap()
    }

    fn money(minor: i64) -> Money {
        Money::of_minor(minor)
    }

    fn line(quantity: u32, unit_price: i64, tax: i64) -> InvoiceLine {
        let (unit_price, tax) = (money(unit_price), percent(tax));
        InvoiceLine { kind: LineKind::Service, text: "Consultation".to_owned(), quantity, unit_price, tax }
    }

    #[test]
    fn discount_comes_before_tax() {
        // 2 × 50.00 at 20 % and 1 × 20.00 without tax, 10 % off: 120.00 − 12.00 + 20 % of 90.00.
        let sums = totals(&[line(2, 5_000, 2_000), line(1, 2_000, 0)], Discount::Share(percent(1_000))).unwrap();
        assert_eq!((sums.subtotal, sums.discount), (money(12_000), money(1_200)));
        assert_eq!((sums.tax, sums.total), (money(1_800), money(12_600)));
        let discounts: Vec<_> = sums.lines.iter().map(|line| line.discount.minor()).collect();
        assert_eq!(discounts, [1_000, 200]);
    }

    #[test]
    fn an_invoice_may_come_to_nothing() {
        assert_eq!(totals(&[], Discount::None).unwrap().total, Money::ZERO);
        assert_eq!(totals(&[line(1, 500, 2_000)], Discount::Share(Percent::ALL)).unwrap().total, Money::ZERO);
        assert_eq!(totals(&[line(1, 0, 0)], Discount::Amount(Money::ZERO)).unwrap().total, Money::ZERO);
    }

    #[test]
    fn what_is_out_of_its_limits_is_refused_at_its_field() {
        let field = |lines: &[InvoiceLine], discount| match totals(lines, discount) {
            Err(RuleError::Field { field, .. }) => Some(field),
            _ => None,
        };
        let most = Money::MAX.minor();
        for (lines, discount, expected) in [
            (vec![line(0, 100, 0)], Discount::None, Some(QUANTITY)),
            (vec![line(MAX_QUANTITY + 1, 100, 0)], Discount::None, Some(QUANTITY)),
            (vec![line(MAX_QUANTITY, 100, 0)], Discount::None, None),
            (vec![line(1, -1, 0)], Discount::None, Some(UNIT_PRICE)),
            (vec![line(2, most, 0)], Discount::None, Some(UNIT_PRICE)),
            (vec![line(1, most, 0)], Discount::None, None),
            (vec![line(1, most, 0), line(1, 1, 0)], Discount::None, Some(UNIT_PRICE)),
            (vec![line(1, most, 1)], Discount::None, Some(UNIT_PRICE)),
            (vec![line(1, 100, 0)], Discount::Amount(money(100)), None),
            (vec![line(1, 100, 0)], Discount::Amount(money(101)), Some(DISCOUNT)),
            (vec![line(1, 100, 0)], Discount::Amount(money(-1)), Some(DISCOUNT)),
        ] {
            assert_eq!(field(&lines, discount), expected, "{lines:?} {discount:?}");
        }
    }

    #[test]
    fn the_desk_gives_up_to_its_limit_and_others_grant_more() {
        let desk = Roles::NONE.with(Role::Secretary);
        let check = |held, discount| check_discount(held, money(1_000), money(discount), DESK_DISCOUNT_LIMIT);
        assert_eq!(check(desk, 100), Ok(()));
        assert!(check(desk, 101).is_err());
        assert_eq!(check(desk.with(Role::Admin), 1_000), Ok(()));
        assert_eq!(check_discount(desk, Money::ZERO, Money::ZERO, DESK_DISCOUNT_LIMIT), Ok(()));
    }

    #[test]
    fn insurer_and_patient_share_the_total() {
        for (total, coverage, insurer, patient) in
            [(10_000, 8_000, 8_000, 2_000), (5, 5_000, 3, 2), (99, 0, 0, 99), (99, 10_000, 99, 0)]
        {
            let expected = Shares { insurer: money(insurer), patient: money(patient) };
            assert_eq!(shares(money(total), percent(coverage)), expected, "{total} {coverage}");
        }
    }

    proptest! {
        #[test]
        fn lines_always_add_up_to_the_totals(
            lines in proptest::collection::vec((1..=50_u32, 0..=500_000_i64, 0..=3_000_i64), 0..12),
            off in 0..=10_000_i64,
        ) {
            let lines: Vec<_> = lines.into_iter().map(|(quantity, price, tax)| line(quantity, price, tax)).collect();
            let sums = totals(&lines, Discount::Share(percent(off))).unwrap();
            let sum = |part: fn(&LineTotals) -> Money| sums.lines.iter().map(part).sum::<Money>();
            prop_assert_eq!(sum(|line| line.amount), sums.subtotal);
            prop_assert_eq!(sum(|line| line.discount), if lines.is_empty() { Money::ZERO } else { sums.discount });
            prop_assert_eq!(sum(|line| line.tax), sums.tax);
            prop_assert_eq!(sum(|line| line.total), sums.total);
            prop_assert_eq!(sums.total.minor(), sums.subtotal.minor() - sums.discount.minor() + sums.tax.minor());
            prop_assert!(sums.lines.iter().all(|line| line.discount <= line.amount && line.discount >= Money::ZERO));
        }

        #[test]
        fn shares_always_add_up(total in 0..=9_999_999_999_i64, coverage in 0..=10_000_i64) {
            let Shares { insurer, patient } = shares(money(total), percent(coverage));
            prop_assert_eq!(insurer.checked_add(patient), Some(money(total)));
            prop_assert!(insurer >= Money::ZERO && patient >= Money::ZERO);
        }
    }
}
