//! The cash desk, by keys.

use crate::clinic::{Clinic, PASSWORD, patient};
use crate::desk::Desk;
use polyclinic::domain::actor::{Role, Roles};
use polyclinic::domain::appointment::AppointmentStatus;
use polyclinic::domain::billing::{InvoiceStatus, PaymentMethod};
use polyclinic::domain::ids::{AppointmentId, PatientId, Version};
use polyclinic::domain::lab_order::Priority;
use polyclinic::domain::money::Money;
use polyclinic::i18n::Language;
use polyclinic::store::billing::{self, Invoice, NewPayment};
use polyclinic::store::lab::orders::{NewOrder, Wanted};
use polyclinic::store::patients::Details;
use polyclinic::store::users::{self, HashedPassword, NewUser};
use polyclinic::store::{appointments, consultations, insurers, lab, patients};

fn version(clinic: &Clinic, visit: AppointmentId) -> Version {
    clinic.store.read(|conn| appointments::get(conn, visit)).unwrap().version
}

fn status(clinic: &Clinic, visit: AppointmentId) -> AppointmentStatus {
    clinic.store.read(|conn| appointments::get(conn, visit)).unwrap().status
}

fn invoice(clinic: &Clinic, visit: AppointmentId) -> Invoice {
    clinic.store.read(|conn| billing::of_appointment(conn, visit)).unwrap().expect("an invoice")
}

/// A visit that Daniel has completed, with these tests ordered and sent.
fn seen_by_daniel(clinic: &Clinic, who: PatientId, time: &str, tests: &[&str]) -> AppointmentId {
    let visit = clinic.arrived(who, "daniel", time);
    let seen = version(clinic, visit);
    clinic.acts("nina", |tx| appointments::skip_triage(tx, visit, seen, "follow-up"));
    let seen = version(clinic, visit);
    clinic.acts("daniel", |tx| appointments::start(tx, visit, seen, None));
    clinic.acts("daniel", |tx| consultations::save(tx, visit, None, "Better.", &[]));
    if !tests.is_empty() {
        clinic.acts("ada", |tx| lab::catalogue::import(tx, Language::En, Money::of_minor(15_000)));
        let offered = clinic.store.read(lab::catalogue::tests).unwrap();
        let id = |code: &&str| Wanted::Test(offered.iter().find(|test| test.code == **code).unwrap().id);
        let new = NewOrder {
            patient: who,
            appointment: Some(visit),
            tests: tests.iter().map(id).collect(),
            priority: Priority::Routine,
            clinical_information: String::new(),
        };
        let order = clinic.acts("daniel", |tx| lab::orders::order(tx, &new));
        clinic.acts("daniel", |tx| lab::orders::send(tx, order.id, order.version));
    }
    let seen = version(clinic, visit);
    clinic.acts("daniel", |tx| appointments::complete(tx, visit, seen));
    visit
}

/// The same, with its invoice of 150.00 issued.
fn billed(clinic: &Clinic) -> (AppointmentId, Invoice) {
    let visit = seen_by_daniel(clinic, patient(1), "9:20", &[]);
    let draft = clinic.acts("sofia", |tx| billing::draft(tx, visit));
    let issued = clinic.acts("sofia", |tx| billing::issue(tx, draft.id, draft.version));
    (visit, issued)
}

fn second_cashier(clinic: &Clinic) {
    let password = HashedPassword::new("rita", PASSWORD).unwrap();
    let new = NewUser {
        login: "rita".into(),
        name: "Rita Melo".into(),
        roles: Roles::NONE.with(Role::Secretary),
        professional: None,
        language: None,
        must_change: false,
    };
    clinic.acts("ada", |tx| users::create(tx, &new, &password));
}

fn at_cash_desk(clinic: &Clinic, login: &str) -> Desk {
    let mut desk = Desk::at(clinic);
    desk.sign_in(login, PASSWORD).keys("4").sees("Billing");
    desk
}

#[test]
fn a_visit_is_billed_issued_paid_in_parts_with_change_and_closed() {
    let clinic = Clinic::new();
    let visit = seen_by_daniel(&clinic, patient(1), "9:20", &["CBC"]);
    clinic.passes(7);
    let mut desk = at_cash_desk(&clinic, "sofia");
    desk.sees("1 visit to close").sees("da Silva Souza, Maria").sees("7 min").sees("▸ to bill");
    desk.keys("c").sees("Issue an invoice first");
    desk.keys("<enter>").sees("INV-000001").sees("Full blood count").sees("150.00").sees("270.00 BRL");
    desk.keys("p").sees("Payments need an issued invoice: draft");
    desk.keys("d").sees("Discount").paste("10%").keys("<c-s>").sees("-27.00 BRL").sees("243.00 BRL");
    desk.keys("s").sees("never changes").keys("y").sees("INV-000001 issued: 243.00 BRL");
    assert_eq!(invoice(&clinic, visit).status, InvoiceStatus::Issued);
    desk.keys("a").sees("a draft no more").keys("x").sees("a draft no more");
    desk.keys("p")
        .sees("Due by cash: 243.00 BRL")
        .keys("<c-u>100<enter><c-s>")
        .sees("100.00 BRL paid; balance 143.00 BRL");
    desk.sees("partly paid");
    desk.keys("p").sees("143.00").keys("<enter>200").sees("Change: 57.00 BRL").keys("<c-s>").sees("Change 57.00 BRL");
    desk.sees("✓ paid").keys("c").sees("visit closed").sees("No visit waits for its bill");
    assert_eq!(status(&clinic, visit), AppointmentStatus::Completed);
    let id = invoice(&clinic, visit).id;
    let payments = clinic.store.read(|conn| billing::detail(conn, id)).unwrap().payments;
    let amounts: Vec<_> = payments.iter().map(|payment| (payment.amount.minor(), payment.tendered)).collect();
    assert_eq!(amounts, [(10_000, Some(Money::of_minor(10_000))), (14_300, Some(Money::of_minor(20_000)))]);
}

#[test]
fn a_discount_beyond_the_desks_limit_is_refused_with_who_may_give_it() {
    let clinic = Clinic::new();
    let visit = seen_by_daniel(&clinic, patient(1), "9:20", &[]);
    let mut desk = at_cash_desk(&clinic, "sofia");
    desk.keys("id").paste("25%").keys("<c-s>").sees("At most 10 %; more needs the role: admin").sees("25%");
    desk.keys("<c-u>200<c-s>").sees("More than the subtotal").keys("<c-u>15<c-s>").sees("135.00 BRL");
    let mut admin = Desk::at(&clinic);
    admin.sign_in("ada", PASSWORD).keys("6").sees("Billing").keys("<enter>d<c-u>").paste("25%").keys("<tab>");
    admin.paste("staff").keys("<c-s>").sees("112.50 BRL");
    assert_eq!(invoice(&clinic, visit).total, Money::of_minor(11_250));
    admin.keys("s").sees("Needs the role: reception");
}

#[test]
fn lines_are_added_from_the_tariff_or_in_own_words_and_taken_off() {
    let clinic = Clinic::new();
    let visit = seen_by_daniel(&clinic, patient(1), "9:20", &["CBC"]);
    let mut desk = at_cash_desk(&clinic, "sofia");
    desk.keys("ia").sees("Add a line").keys("Medical cert").sees("“Medical cert” in your own words");
    desk.keys("<enter>").sees("Add a line").keys("ificate<tab><tab><tab>");
    desk.keys("x<c-s>").sees("Not a number").keys("<bs>30,50<c-s>").sees("Medical certificate").sees("300.50 BRL");
    desk.keys("<end>x")
        .sees("Take the line off?")
        .sees("Medical certificate")
        .keys("<enter>")
        .sees("Take the line off?");
    desk.keys("y").misses("Medical certificate").sees("270.00 BRL");
    desk.keys("<end>xy").sees("On no invoice: Full blood count").sees("150.00 BRL");
    desk.keys("a").keys("Full blood<enter>").sees("120.00").keys("<c-s>").sees("270.00 BRL").misses("On no invoice");
    let id = invoice(&clinic, visit).id;
    let lines = clinic.store.read(|conn| billing::lines(conn, id)).unwrap();
    assert!(lines[1].lab_test.is_some(), "the line bills the test that was ordered");
}

#[test]
fn closing_unpaid_asks_and_leaves_a_receivable() {
    let clinic = Clinic::new();
    let (visit, _) = billed(&clinic);
    let mut desk = at_cash_desk(&clinic, "sofia");
    desk.sees("▲ unpaid").keys("c").sees("Close the visit unpaid?").sees("150.00 BRL is not paid");
    desk.keys("<enter>").sees("Close the visit unpaid?");
    assert_eq!(status(&clinic, visit), AppointmentStatus::ConsultationCompleted);
    desk.keys("y").sees("visit closed").sees("1 unpaid, 150.00 BRL open");
    desk.keys("v")
        .sees("receivables")
        .sees("da Silva Souza")
        .sees("INV-000001")
        .keys("c")
        .sees("list of visits to close");
    desk.keys("p<c-s>").sees("150.00 BRL paid; balance 0.00 BRL").sees("Every issued invoice is paid");
}

#[test]
fn the_insurer_pays_its_share_and_nobody_more_than_is_due() {
    let clinic = Clinic::new();
    let insurer = clinic.acts("ada", |tx| {
        insurers::add(
            tx,
            &insurers::Details { name: "Boa Vida".into(), coverage_bp: 7_000, ..insurers::Details::default() },
        )
    });
    let known = clinic.store.read(|conn| patients::get(conn, patient(1))).unwrap();
    let details = Details { insurer: Some(insurer), policy_number: "7".into(), ..known.details };
    clinic.acts("sofia", |tx| patients::edit(tx, patient(1), known.version, &details));
    let (visit, _) = billed(&clinic);
    let mut desk = at_cash_desk(&clinic, "sofia");
    desk.keys("i").sees("Insurer Boa Vida").sees("105.00 BRL").sees("45.00 BRL");
    desk.keys("p").sees("Due by cash: 45.00 BRL").keys("<up>i").sees("Due by insurer: 105.00 BRL").sees("105.00");
    desk.keys("<tab><c-u>200<c-s>").sees("Only 105.00 BRL left to pay");
    desk.keys("<c-u>105<c-s>").sees("balance 45.00 BRL");
    desk.keys("p<enter>40<c-s>")
        .sees("Less than the amount")
        .keys("<c-u>50<c-s>")
        .sees("Change 5.00 BRL")
        .sees("✓ paid");
    assert_eq!(invoice(&clinic, visit).balance(), Money::ZERO);
}

#[test]
fn of_two_cashiers_the_second_is_told_who_and_when_and_keeps_what_was_typed() {
    let clinic = Clinic::new();
    let (visit, issued) = billed(&clinic);
    let mut desk = at_cash_desk(&clinic, "sofia");
    desk.keys("p").sees("Due by cash: 150.00 BRL").keys("<enter>150");
    clinic.passes(2);
    let payment =
        NewPayment { method: PaymentMethod::Card, handed_over: Money::of_minor(9_000), reference: "77".into() };
    second_cashier(&clinic);
    clinic.acts("rita", |tx| billing::pay(tx, issued.id, issued.version, &payment));
    desk.keys("<c-s>").sees("by Rita Melo").sees("Due by cash: 60.00 BRL").sees("150");
    assert_eq!(invoice(&clinic, visit).balance(), Money::of_minor(6_000));
    desk.keys("<c-s>").sees("Change 90.00 BRL");
    assert_eq!(invoice(&clinic, visit).balance(), Money::ZERO);
}

#[test]
fn two_who_open_the_bill_of_one_visit_share_one_draft() {
    let clinic = Clinic::new();
    let visit = seen_by_daniel(&clinic, patient(1), "9:20", &[]);
    let mut first = at_cash_desk(&clinic, "sofia");
    second_cashier(&clinic);
    let mut second = at_cash_desk(&clinic, "rita");
    first.keys("i").sees("INV-000001");
    second.keys("i").sees("INV-000001");
    first.keys("sy").sees("issued: 150.00 BRL");
    second.waits_for("▲ unpaid").keys("d").sees("a draft no more");
    assert_eq!(invoice(&clinic, visit).status, InvoiceStatus::Issued);
}

#[test]
fn a_discount_on_what_a_colleague_has_changed_is_refused_and_stays_typed() {
    let clinic = Clinic::new();
    let visit = seen_by_daniel(&clinic, patient(1), "9:20", &[]);
    let mut desk = at_cash_desk(&clinic, "sofia");
    desk.keys("id").paste("5%");
    second_cashier(&clinic);
    let seen = invoice(&clinic, visit);
    clinic.acts("rita", |tx| billing::issue(tx, seen.id, seen.version));
    desk.keys("<c-s>").sees("by Rita Melo").sees("5%");
    assert_eq!(invoice(&clinic, visit).total, Money::of_minor(15_000));
}

#[test]
fn two_who_change_one_draft_lose_nothing() {
    let clinic = Clinic::new();
    let visit = seen_by_daniel(&clinic, patient(1), "9:20", &["CBC"]);
    second_cashier(&clinic);
    let mut desk = at_cash_desk(&clinic, "sofia");
    desk.keys("id").paste("5%");
    at_cash_desk(&clinic, "rita").keys("i<end>xy").sees("150.00 BRL");
    desk.keys("<c-s>").sees("by Rita Melo").sees("5%").keys("<c-s>").sees("142.50 BRL");
    let both = invoice(&clinic, visit);
    assert_eq!((both.subtotal, both.total), (Money::of_minor(15_000), Money::of_minor(14_250)));
}

#[test]
fn an_unfinished_payment_is_offered_again() {
    let clinic = Clinic::new();
    billed(&clinic);
    let mut desk = at_cash_desk(&clinic, "sofia");
    desk.keys("p<c-u>80<enter>100");
    clinic.passes(1);
    desk.tick().keys("<esc>").sees("unpaid");
    let mut list = Desk::at(&clinic);
    list.sign_in("sofia", PASSWORD).sees("Unfinished work").keys("<enter>").sees("Change: 20.00 BRL");
    let mut again = at_cash_desk(&clinic, "sofia");
    again.keys("p").sees("Unfinished work").keys("<enter>").sees("Change: 20.00 BRL").keys("<c-s>");
    again.sees("Change 20.00 BRL").sees("balance 70.00 BRL");
}

#[test]
fn voiding_needs_an_admin_a_reason_and_the_money_paid_back() {
    let clinic = Clinic::new();
    let (visit, issued) = billed(&clinic);
    let payment =
        NewPayment { method: PaymentMethod::Cash, handed_over: Money::of_minor(5_000), reference: String::new() };
    clinic.acts("sofia", |tx| billing::pay(tx, issued.id, issued.version, &payment));
    let mut desk = at_cash_desk(&clinic, "sofia");
    desk.keys("iV").sees("Needs the role: admin").keys("R").sees("Needs the role: admin");
    let mut admin = Desk::at(&clinic);
    admin.sign_in("ada", PASSWORD).keys("6<enter>V").sees("Void the invoice").keys("<c-s>").sees("Must be filled in");
    admin.paste("wrong patient").keys("<c-s>").sees("50.00 BRL was paid on this invoice").keys("<c-d>");
    admin.keys("R").sees("Pay money back").keys("<tab><tab>").paste("wrong patient").keys("<c-s>").sees("-50.00");
    admin.keys("V").paste("wrong patient").keys("<c-s>").sees("The invoice is void");
    assert_eq!(clinic.store.read(|conn| billing::of_appointment(conn, visit)).unwrap(), None);
    // The visit can be billed anew; the new invoice says which one it replaces.
    let mut anew = at_cash_desk(&clinic, "sofia");
    anew.keys("i").sees("INV-000002").sees("in place of INV-000001");
}

#[test]
fn a_draft_can_be_given_up() {
    let clinic = Clinic::new();
    let visit = seen_by_daniel(&clinic, patient(1), "9:20", &[]);
    let mut desk = at_cash_desk(&clinic, "sofia");
    desk.keys("iV").sees("Give the draft up?").keys("y").sees("The draft was given up").sees("▸ to bill");
    assert_eq!(clinic.store.read(|conn| billing::of_appointment(conn, visit)).unwrap(), None);
}
