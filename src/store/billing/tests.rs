//! Money: what is proposed, who may discount, what never changes, and that payments never pass what is due.

use super::*;
use crate::domain::actor::Actor;
use crate::domain::appointment::{AppointmentAction, AppointmentStatus};
use crate::domain::billing::{InvoiceAction, LineKind, PaymentMethod, WORKFLOW};
use crate::domain::ids::Id;
use crate::domain::lab_order::Priority;
use crate::domain::vocabulary::Vocabulary;
use crate::i18n::{Language, Text, t};
use crate::store::appointments::{self, Step, advance};
use crate::store::lab::orders::{self, NewOrder, Wanted};
use crate::store::testing::{Clinic, full_scans, plan, refusal};
use crate::store::{audit, consultations, insurers, lab};
use proptest::prelude::*;

struct Desk {
    clinic: Clinic,
}

fn money(minor: i64) -> Money {
    Money::of_minor(minor)
}

fn text(error: StoreError) -> Text {
    match error {
        StoreError::Rule(rule) => rule.message().text,
        other => panic!("not a rule: {other:?}"),
    }
}

impl Desk {
    fn new() -> Self {
        let clinic = Clinic::new();
        clinic
            .write(&clinic.admin, |tx| {
                tariff::import(tx, Language::En, money(5_000))?;
                lab::catalogue::import(tx, Language::En, money(5_000))
            })
            .unwrap();
        Self { clinic }
    }

    /// A visit after the consultation, with lab tests sent.
    fn seen_visit(&self, minutes: i64, tests: &[&str]) -> AppointmentId {
        let clinic = &self.clinic;
        let id =
            clinic.write(&clinic.secretary, |tx| Ok(appointments::book(tx, &clinic.booking(minutes))?.id)).unwrap();
        let step = |actor: &Actor, action: AppointmentAction| {
            clinic
                .write(actor, |tx| {
                    let seen = appointments::get(tx.conn, id)?.version;
                    advance(tx, Step::new(id, seen, action))
                })
                .unwrap();
        };
        step(&clinic.secretary, AppointmentAction::CheckIn);
        step(&clinic.nurse, AppointmentAction::RecordVitals);
        clinic
            .write(&clinic.doctor, |tx| {
                let visit = appointments::get(tx.conn, id)?;
                let visit = appointments::start(tx, id, visit.version, None)?;
                consultations::save(tx, id, None, "Rest.", &[])?;
                if !tests.is_empty() {
                    let catalogue = lab::catalogue::tests(tx.conn)?;
                    let wanted =
                        |code: &&str| Wanted::Test(catalogue.iter().find(|test| test.code == *code).unwrap().id);
                    let order = orders::order(
                        tx,
                        &NewOrder {
                            patient: visit.patient,
                            appointment: Some(id),
                            tests: tests.iter().map(wanted).collect(),
                            priority: Priority::Routine,
                            clinical_information: String::new(),
                        },
                    )?;
                    orders::send(tx, order.id, order.version)?;
                }
                appointments::complete(tx, id, visit.version)
            })
            .unwrap();
        id
    }

    fn draft(&self, visit: AppointmentId) -> Invoice {
        self.clinic.write(&self.clinic.secretary, |tx| draft(tx, visit)).unwrap()
    }

    fn issued(&self, visit: AppointmentId) -> Invoice {
        let invoice = self.draft(visit);
        self.clinic.write(&self.clinic.secretary, |tx| issue(tx, invoice.id, invoice.version)).unwrap()
    }

    /// The first patient is insured from now on.
    fn insure(&self, coverage: i64, expires: Option<&str>) {
        let clinic = &self.clinic;
        clinic
            .write(&clinic.admin, |tx| {
                let id = insurers::add(
                    tx,
                    &insurers::Details {
                        name: format!("Mutual {coverage}"),
                        phone: String::new(),
                        address: String::new(),
                        web_page: String::new(),
                        coverage_bp: coverage,
                    },
                )?;
                tx.execute(
                    "UPDATE patients SET insurer_id = ?1, policy_number = '7', policy_expires = ?2 WHERE id = ?3",
                    params![id, expires, clinic.patients[0]],
                )
            })
            .unwrap();
    }

    fn pay(&self, invoice: &Invoice, method: PaymentMethod, amount: i64) -> Result<Receipt, StoreError> {
        let new = NewPayment { method, handed_over: money(amount), reference: String::new() };
        self.clinic.write(&self.clinic.secretary, |tx| pay(tx, invoice.id, invoice.version, &new))
    }
}

fn line(price: i64) -> NewLine {
    let line = InvoiceLine {
        kind: LineKind::Service,
        text: "Consultation".to_owned(),
        quantity: 1,
        unit_price: money(price),
        tax: Percent::ZERO,
    };
    NewLine { service: None, lab_test: None, line }
}

#[test]
fn a_visit_proposes_its_consultation_and_its_tests_once() {
    let desk = Desk::new();
    let visit = desk.seen_visit(30, &["CBC", "CRP"]);
    let invoice = desk.draft(visit);
    let lines = desk.clinic.store.read(|conn| lines(conn, invoice.id)).unwrap();
    let said: Vec<_> = lines.iter().map(|row| (row.line.kind, row.line.text.as_str(), row.line.unit_price)).collect();
    assert_eq!(
        said,
        [
            (LineKind::Service, "Consultation", money(5_000)),
            (LineKind::Test, "Full blood count", money(4_000)),
            (LineKind::Test, "C-reactive protein", money(2_500)),
        ]
    );
    assert_eq!((invoice.total, invoice.patient_share, invoice.insurer), (money(11_500), money(11_500), None));
    let day = "2026-11-20".parse().unwrap();
    let again = desk.clinic.store.read(|conn| propose(conn, visit, day)).unwrap();
    assert_eq!(again.len(), 1, "the tests are on an invoice");
}

#[test]
fn the_professionals_own_fee_goes_before_the_tariff_and_later_tariffs_change_nothing_written() {
    let desk = Desk::new();
    let clinic = &desk.clinic;
    clinic
        .write(&clinic.admin, |tx| {
            tx.execute("UPDATE professionals SET consultation_fee = 7300 WHERE id = ?1", [clinic.professional])
        })
        .unwrap();
    let (one, two) = (desk.seen_visit(30, &["CRP"]), desk.seen_visit(60, &["CRP"]));
    let before = desk.draft(one);
    assert_eq!(before.total, money(9_800));
    clinic
        .write(&clinic.admin, |tx| {
            let day = "2026-11-20".parse().unwrap();
            let crp = tariff::by_code(tx.conn, "LAB-CRP", day)?.unwrap();
            tariff::set_price(tx, crp.id, day, money(3_000), Percent::ZERO)?;
            tariff::set_price(tx, crp.id, "2026-11-21".parse().unwrap(), money(9_000), Percent::ZERO)
        })
        .unwrap();
    assert_eq!(desk.draft(two).total, money(10_300));
    assert_eq!(clinic.store.read(|conn| get(conn, before.id)).unwrap().total, money(9_800));
}

#[test]
fn each_step_of_an_invoice_is_open_to_exactly_the_roles_and_statuses_of_the_table() {
    use crate::domain::actor::{Role, Roles};
    let desk = Desk::new();
    let clinic = &desk.clinic;
    let drafted = desk.draft(desk.seen_visit(30, &[]));
    let issued = desk.issued(desk.seen_visit(60, &[]));
    let voided = {
        let invoice = desk.issued(desk.seen_visit(90, &[]));
        clinic.write(&clinic.admin, |tx| void(tx, invoice.id, invoice.version, "wrong patient")).unwrap()
    };
    for invoice in [drafted, issued, voided] {
        for action in [InvoiceAction::Issue, InvoiceAction::Discard, InvoiceAction::Void] {
            for role in Role::ALL {
                let mut outcome = None;
                let _ = clinic.write::<()>(clinic.with_role(*role), |tx| {
                    outcome = Some(match action {
                        InvoiceAction::Issue => issue(tx, invoice.id, invoice.version),
                        InvoiceAction::Discard => discard(tx, invoice.id, invoice.version),
                        _ => void(tx, invoice.id, invoice.version, "wrong patient"),
                    });
                    Err(StoreError::Full)
                });
                let expected = WORKFLOW.permit(Some(invoice.status), action, Roles::NONE.with(*role));
                let case = format!("{action} from {} by {role}", invoice.status);
                match outcome.unwrap() {
                    Ok(after) => assert_eq!(Ok(after.status), expected.map(|row| row.to), "{case}"),
                    Err(StoreError::Forbidden { rule, .. } | StoreError::Rule(rule)) => {
                        assert_eq!(Err(rule), expected.map(|row| row.to), "{case}");
                    }
                    Err(error) => panic!("{case}: {error:?}"),
                }
            }
        }
    }
}

#[test]
fn a_discount_beyond_the_desks_limit_needs_an_admin() {
    let desk = Desk::new();
    let clinic = &desk.clinic;
    let invoice = desk.draft(desk.seen_visit(30, &[]));
    let discounted = |actor: &Actor, share: i64| {
        let discount = Discount::Share(Percent::try_from(share).unwrap());
        clinic.write(actor, |tx| {
            let seen = get(tx.conn, invoice.id)?.version;
            set(tx, invoice.id, seen, &[line(10_000)], discount, "neighbour")
        })
    };
    assert_eq!(discounted(&clinic.secretary, 1_000).unwrap().total, money(9_000));
    assert_eq!(text(refusal(discounted(&clinic.secretary, 1_001))), t::INVOICE_DISCOUNT_LIMIT);
    let granted = discounted(&clinic.admin, 10_000).unwrap();
    assert_eq!(
        (granted.total, granted.discount_given()),
        (money(0), Discount::Share(Percent::try_from(10_000).unwrap()))
    );
    assert!(matches!(refusal(discounted(&clinic.nurse, 0)), StoreError::Forbidden { .. }));
}

#[test]
fn whoever_comes_second_is_told_who_was_first() {
    let desk = Desk::new();
    let clinic = &desk.clinic;
    let visit = desk.seen_visit(30, &[]);
    let invoice = desk.draft(visit);
    let told = |outcome: Result<Invoice, StoreError>, by: &Actor| match refusal(outcome) {
        StoreError::Conflict { entity: Entity::Invoice, by: who, .. } => assert_eq!(who, by.name),
        other => panic!("{other:?}"),
    };
    told(clinic.write(&clinic.secretary_2, |tx| draft(tx, visit)), &clinic.secretary);
    let lines = [line(4_000)];
    let changed = |tx: &Tx<'_>| set(tx, invoice.id, invoice.version, &lines, Discount::None, "");
    clinic.later(1, &clinic.secretary_2, changed).unwrap();
    told(clinic.later(2, &clinic.secretary, changed), &clinic.secretary_2);
    told(clinic.later(2, &clinic.secretary, |tx| issue(tx, invoice.id, invoice.version)), &clinic.secretary_2);
    let invoice = clinic.store.read(|conn| get(conn, invoice.id)).unwrap();
    let issued = clinic.later(3, &clinic.secretary, |tx| issue(tx, invoice.id, invoice.version)).unwrap();
    desk.pay(&issued, PaymentMethod::Card, 1_000).unwrap();
    assert!(matches!(refusal(desk.pay(&issued, PaymentMethod::Card, 1_000)), StoreError::Conflict { .. }));
}

#[test]
fn an_issued_invoice_never_changes_not_even_by_hand() {
    let desk = Desk::new();
    let clinic = &desk.clinic;
    let invoice = desk.issued(desk.seen_visit(30, &["CRP"]));
    let refused =
        clinic.write(&clinic.admin, |tx| set(tx, invoice.id, invoice.version, &[line(1)], Discount::None, ""));
    assert_eq!(text(refusal(refused)), t::CASH_NOT_A_DRAFT);
    for sql in [
        "UPDATE invoices SET total = 1, subtotal = 1, patient_share = 1",
        "UPDATE invoices SET status = 'draft'",
        "UPDATE invoice_lines SET unit_price = 1, amount = 1",
        "DELETE FROM invoice_lines",
        "INSERT INTO invoice_lines (invoice_id, position, kind, description, quantity, unit_price, amount) VALUES (1, 9, 'other', 'x', 1, 1, 1)",
    ] {
        assert!(
            matches!(refusal(clinic.write(&clinic.admin, |tx| tx.execute(sql, []))), StoreError::Sql { .. }),
            "{sql}"
        );
    }
}

#[test]
fn cash_gives_change_and_nothing_else_pays_too_much() {
    let desk = Desk::new();
    let invoice = desk.issued(desk.seen_visit(30, &[]));
    assert_eq!((invoice.payment_status(), invoice.balance()), (PaymentStatus::Pending, money(5_000)));
    for method in [PaymentMethod::Card, PaymentMethod::Mobile, PaymentMethod::Transfer] {
        assert_eq!(text(refusal(desk.pay(&invoice, method, 5_001))), t::PAYMENT_TOO_MUCH, "{method}");
    }
    assert_eq!(text(refusal(desk.pay(&invoice, PaymentMethod::Insurer, 1))), t::PAYMENT_NOTHING_DUE);
    let part = desk.pay(&invoice, PaymentMethod::Card, 3_000).unwrap().invoice;
    assert_eq!((part.payment_status(), part.balance()), (PaymentStatus::PartiallyPaid, money(2_000)));
    assert_eq!(desk.clinic.store.read(receivables).unwrap().len(), 1);
    let receipt = desk.pay(&part, PaymentMethod::Cash, 5_000).unwrap();
    assert_eq!((receipt.tender.paid, receipt.tender.change), (money(2_000), money(3_000)));
    assert_eq!(receipt.invoice.payment_status(), PaymentStatus::Paid);
    assert_eq!(desk.clinic.store.read(receivables).unwrap(), []);
    assert_eq!(text(refusal(desk.pay(&receipt.invoice, PaymentMethod::Cash, 100))), t::PAYMENT_NOTHING_DUE);
    let draft = desk.draft(desk.seen_visit(60, &[]));
    assert_eq!(text(refusal(desk.pay(&draft, PaymentMethod::Cash, 100))), t::CASH_NOT_ISSUED);
}

#[test]
fn the_insurer_pays_its_share_while_the_policy_lasts() {
    let desk = Desk::new();
    desk.insure(7_000, Some("2026-11-20"));
    let invoice = desk.issued(desk.seen_visit(30, &["CRP"]));
    assert_eq!((invoice.insurer_share, invoice.patient_share), (money(5_250), money(2_250)));
    assert_eq!(text(refusal(desk.pay(&invoice, PaymentMethod::Card, 2_251))), t::PAYMENT_TOO_MUCH);
    let receipt = desk.pay(&invoice, PaymentMethod::Cash, 3_000).unwrap();
    assert_eq!(receipt.tender.change, money(750), "the insurer's share is not the patient's to pay");
    let paid = desk.pay(&receipt.invoice, PaymentMethod::Insurer, 5_250).unwrap().invoice;
    assert_eq!((paid.payment_status(), paid.paid_by_insurer), (PaymentStatus::Paid, money(5_250)));
    desk.insure(8_000, Some("2026-11-19"));
    assert_eq!(desk.draft(desk.seen_visit(60, &[])).insurer, None);
}

#[test]
fn money_goes_back_only_by_an_admin_with_a_reason_and_never_more_than_came() {
    let desk = Desk::new();
    let clinic = &desk.clinic;
    let visit = desk.seen_visit(30, &["CRP"]);
    let invoice = desk.issued(visit);
    let paid = desk.pay(&invoice, PaymentMethod::Card, 5_000).unwrap();
    let back = |actor: &Actor, amount: i64, reason: &str| {
        clinic.write(actor, |tx| {
            let seen = get(tx.conn, invoice.id)?.version;
            refund(tx, invoice.id, seen, PaymentMethod::Cash, money(amount), reason)
        })
    };
    assert!(matches!(refusal(back(&clinic.secretary, 100, "complaint")), StoreError::Forbidden { .. }));
    assert_eq!(text(refusal(back(&clinic.admin, 100, ""))), t::FIELD_REQUIRED);
    assert_eq!(text(refusal(back(&clinic.admin, 5_001, "complaint"))), t::CASH_REFUND_TOO_MUCH);
    assert_eq!(back(&clinic.admin, 1_000, "complaint").unwrap().paid(), money(4_000));
    let voided = |reason: &str| {
        clinic.write(&clinic.admin, |tx| {
            let seen = get(tx.conn, invoice.id)?.version;
            void(tx, invoice.id, seen, reason)
        })
    };
    assert_eq!(text(refusal(voided("wrong"))), t::CASH_REFUND_FIRST);
    let taken_back = clinic.write(&clinic.admin, |tx| {
        let seen = get(tx.conn, invoice.id)?.version;
        take_back(tx, paid.payment, seen, "wrong card")
    });
    assert_eq!(text(refusal(taken_back)), t::CASH_CANNOT_TAKE_BACK, "a part of it went back already");
    back(&clinic.admin, 4_000, "complaint").unwrap();
    assert_eq!(voided("wrong").unwrap().status, InvoiceStatus::Void);
    let corrected = desk.draft(visit);
    assert_eq!((corrected.corrects, corrected.total), (Some(invoice.id), money(7_500)));
    let seen = clinic.store.read(|conn| detail(conn, invoice.id)).unwrap();
    assert_eq!(
        seen.payments.iter().map(|row| (row.refund, row.amount)).collect::<Vec<_>>(),
        [(false, money(5_000)), (true, money(1_000)), (true, money(4_000))]
    );
    assert_eq!(seen.voided.map(|(_, why)| why), Some("wrong".to_owned()));
}

#[test]
fn a_visit_is_billed_and_closed() {
    let desk = Desk::new();
    let clinic = &desk.clinic;
    let visit = desk.seen_visit(30, &["CRP"]);
    let waiting = clinic.store.read(to_close).unwrap();
    assert_eq!((waiting.len(), waiting[0].appointment, waiting[0].open_orders), (1, visit, 1));
    assert_eq!(waiting[0].invoice, None);
    let close = |version| clinic.write(&clinic.secretary, |tx| appointments::close(tx, visit, version));
    desk.draft(visit);
    assert!(matches!(refusal(close(waiting[0].version)), StoreError::Rule(_)), "a draft is not enough");
    let row = &clinic.store.read(to_close).unwrap()[0];
    let begun = row.invoice.clone().unwrap();
    assert_eq!((begun.status, begun.balance()), (InvoiceStatus::Draft, money(7_500)));
    clinic.write(&clinic.secretary, |tx| issue(tx, begun.id, begun.version)).unwrap();
    assert_eq!(close(row.version).unwrap().status, AppointmentStatus::Completed);
    assert_eq!(clinic.store.read(to_close).unwrap(), []);
    let open = clinic.store.read(receivables).unwrap();
    assert_eq!((open.len(), open[0].invoice.balance()), (1, money(7_500)), "unpaid, it is a receivable");
    let json = serde_json::to_value(&open).unwrap();
    assert_eq!(json[0]["invoice"]["total"], 7_500);
}

#[test]
fn nobody_is_billed_before_arriving() {
    let desk = Desk::new();
    let clinic = &desk.clinic;
    let id = clinic.write(&clinic.secretary, |tx| Ok(appointments::book(tx, &clinic.booking(30))?.id)).unwrap();
    assert_eq!(text(refusal(clinic.write(&clinic.secretary, |tx| draft(tx, id)))), t::CLINICAL_NOT_OPEN);
    assert!(matches!(refusal(clinic.write(&clinic.doctor, |tx| draft(tx, id))), StoreError::Forbidden { .. }));
    let nobody = AppointmentId::new(99);
    assert!(matches!(refusal(clinic.write(&clinic.secretary, |tx| draft(tx, nobody))), StoreError::NotFound(_)));
}

#[test]
fn an_invoice_of_nothing_is_paid_at_once() {
    let desk = Desk::new();
    let clinic = &desk.clinic;
    let invoice = desk.draft(desk.seen_visit(30, &[]));
    let invoice = clinic
        .write(&clinic.secretary, |tx| {
            let free = set(tx, invoice.id, invoice.version, &[], Discount::None, "")?;
            issue(tx, free.id, free.version)
        })
        .unwrap();
    assert_eq!((invoice.total, invoice.payment_status()), (Money::ZERO, PaymentStatus::Paid));
    assert_eq!(clinic.store.read(receivables).unwrap(), []);
}

#[test]
fn each_queue_reads_only_what_waits_by_its_own_index() {
    let clinic = Clinic::new();
    for (sql, index) in [(queue::to_close_sql(), "appointments_to_close"), (queue::receivables_sql(), "invoices_open")]
    {
        assert_eq!(full_scans(&clinic.store, &sql), [] as [String; 0], "{sql}");
        let plan = plan(&clinic.store, &sql);
        assert!(plan.iter().any(|line| line.ends_with(index)), "{plan:?}");
    }
}

#[test]
fn prices_relative_to_the_consultation_round_half_up() {
    for (consultation, percent, price) in
        [(5_000, 100, 5_000), (333, 50, 167), (1, 49, 0), (1, 50, 1), (2_500, 35, 875)]
    {
        assert_eq!(tariff::relative(money(consultation), percent), money(price), "{consultation} {percent}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(16))]

    #[test]
    fn payments_never_pass_what_is_due_and_shares_add_up(
        coverage in 0..=10_000_i64,
        prices in proptest::collection::vec(0..2_000_000_i64, 1..6),
        discount in 0..=1_000_i64,
        payments in proptest::collection::vec((0..PaymentMethod::ALL.len(), 0..3_000_000_i64), 1..12),
    ) {
        let desk = Desk::new();
        desk.insure(coverage, None);
        let clinic = &desk.clinic;
        let invoice = desk.draft(desk.seen_visit(30, &[]));
        let discount = Discount::Share(Percent::try_from(discount).unwrap());
        let lines: Vec<NewLine> = prices.iter().copied().map(line).collect();
        let mut invoice = clinic
            .write(&clinic.secretary, |tx| {
                let invoice = set(tx, invoice.id, invoice.version, &lines, discount, "")?;
                issue(tx, invoice.id, invoice.version)
            })
            .unwrap();
        prop_assert_eq!(invoice.insurer_share.minor() + invoice.patient_share.minor(), invoice.total.minor());
        prop_assert_eq!(invoice.total.minor(), invoice.subtotal.minor() - invoice.discount.minor());
        for (method, amount) in payments {
            let method = PaymentMethod::ALL[method];
            let (before, due) = (invoice.paid(), invoice.due_by(method));
            match desk.pay(&invoice, method, amount) {
                Ok(receipt) => {
                    prop_assert_eq!(receipt.tender.paid.minor() + receipt.tender.change.minor(), amount);
                    prop_assert!(method == PaymentMethod::Cash || receipt.tender.change == Money::ZERO);
                    prop_assert_eq!(receipt.invoice.paid().minor(), before.minor() + receipt.tender.paid.minor());
                    invoice = receipt.invoice;
                }
                Err(StoreError::Rule(_)) => prop_assert!(amount == 0 || due == Money::ZERO || amount > due.minor()),
                Err(error) => prop_assert!(false, "{:?}", error),
            }
            prop_assert!(invoice.paid_by_insurer <= invoice.insurer_share);
            prop_assert!(invoice.paid_by_patient <= invoice.patient_share);
            let open = clinic.store.read(receivables).unwrap();
            prop_assert_eq!(open.is_empty(), invoice.payment_status() == PaymentStatus::Paid);
        }
        let chain = clinic.store.read(audit::verify).unwrap();
        let whole = matches!(chain, audit::Chain::Whole { .. });
        prop_assert!(whole);
    }
}
