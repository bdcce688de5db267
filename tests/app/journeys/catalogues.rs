//! The catalogues by keys: every verb, what is refused at which field, and what a colleague changed meanwhile.

use crate::clinic::{Clinic, PASSWORD, patient};
use crate::desk::Desk;
use polyclinic::domain::money::Money;
use polyclinic::i18n::Language;
use polyclinic::store::{lab, professionals, reasons};

/// In the catalogues; each arrow goes one on from the professionals.
fn at(clinic: &Clinic, arrows: &str) -> Desk {
    let mut desk = Desk::at(clinic);
    desk.sign_in("ada", PASSWORD).keys("2").sees("Professionals").keys(arrows);
    desk
}

const SPECIALTIES: &str = "<right>";
const INSURERS: &str = "<right><right>";
const REASONS: &str = "<left><left>";
const SETTINGS: &str = "<left>";

#[test]
fn a_specialty_is_added_renamed_taken_out_of_use_and_put_back() {
    let clinic = Clinic::new();
    let mut desk = at(&clinic, SPECIALTIES);
    desk.keys("n").sees("New specialty").keys("<c-s>").sees("Must be filled in");
    desk.keys("cardiology<c-s>").sees("This name exists already").keys("<c-u>Dermatology<c-s>");
    desk.sees("Dermatology is added.").sees("3 in use");
    desk.keys("<down>e<c-u>Skin<c-s>").sees("Skin is saved.").misses("  Dermatology");
    desk.keys("<end>x").sees("Skin is no longer offered.").sees("Skin  not in use").sees("2 in use");
    desk.keys("<end>a").sees("Skin is in use again.").misses("not in use").sees("3 in use");
}

#[test]
fn what_is_typed_after_the_slash_narrows_the_list_down() {
    let clinic = Clinic::new();
    clinic.acts("ada", |tx| reasons::import(tx, Language::En));
    let mut desk = at(&clinic, REASONS);
    desk.keys("/sore thr").sees("/ sore thr").sees("Sore throat").misses("Tiredness");
    desk.keys("<enter>").sees("Sore throat").misses("Tiredness").keys("e").sees("Reason for visits").keys("<esc>");
    desk.keys("<esc>").sees("Shoulder pain").keys("/zzz").sees("Nothing found.").keys("<esc>").sees("42 in use");
}

#[test]
fn an_insurer_has_a_full_record_and_its_mistakes_are_told_at_their_fields() {
    let clinic = Clinic::new();
    let mut desk = at(&clinic, INSURERS);
    desk.sees("Nothing here yet.").keys("nBoa Vida<tab>120<tab>").sees("from 0.00 to 100.00 %");
    desk.keys("<s-tab>").keys("<c-u>82,5<tab>").paste("no phone").keys("<c-s>").sees("Not a phone number");
    desk.keys("<c-u>").paste("+55 11 4002-8922").keys("<tab>Rua das Flores 12<tab>boavida.example<c-s>");
    desk.sees("Boa Vida is added.").sees("82.5 %").sees("+55 11 4002-8922");
    desk.keys("e<tab>70<c-s>").sees("Boa Vida is saved.").sees("70 %");
    desk.keys("h").sees("History").sees("Ada Moreira").sees("82.5 % → 70 %").sees("added");
}

#[test]
fn two_people_at_one_entry_meet_and_nobody_types_twice() {
    let clinic = Clinic::new();
    let mut mine = at(&clinic, SPECIALTIES);
    mine.keys("e<c-u>Heart and vessels");
    let mut theirs = at(&clinic, SPECIALTIES);
    theirs.keys("e<c-u>Hearts<c-s>").sees("Hearts is saved.");
    mine.keys("<c-s>").sees("Changed meanwhile by Ada Moreira, 23 Nov 09:00").sees("Heart and vessels");
    mine.keys("<c-s>").sees("Heart and vessels is saved.");
    theirs.waits_for("Heart and vessels");
}

#[test]
fn a_reason_has_its_usual_minutes() {
    let clinic = Clinic::new();
    let mut desk = at(&clinic, REASONS);
    desk.keys("nStress test<tab>3<tab>")
        .sees("from 5 to 1440 min")
        .keys("<s-tab>45<c-s>")
        .sees("Stress test is added.");
    desk.sees("45 min").keys("e<tab><c-u><c-s>").sees("Stress test is saved.").sees("one slot");
    let offered = clinic.store.read(reasons::offered).expect("the reasons");
    assert_eq!((offered[0].details.name.as_str(), offered[0].details.minutes), ("Stress test", None));
}

#[test]
fn a_professionals_record_is_filled_in_and_what_is_wrong_is_told_at_its_field() {
    let clinic = Clinic::new();
    let mut desk = at(&clinic, "");
    desk.keys("n").sees("New professional").keys("<c-s>").sees("Must be filled in");
    desk.keys("Nélida<tab>Ríos<tab>Dra.<tab>g<tab>204<tab>180<tab>CRM 7<tab>1/1/2025<tab>").sees("The licence is over");
    // Only accounts without a professional are offered, the login first.
    desk.keys("b").sees("bia · Bia Santos").keys("<tab><tab><tab><tab>").sees("Identity document");
    desk.keys("<right><tab>529.982.247-24<c-s>").sees("Check digits do not match");
    desk.keys("<c-u>529.982.247-25<c-s>").sees("Dra. Nélida Ríos is added.").sees("Press s for the hours");
    desk.sees("▲ expired").sees("204").sees("3 in use");
    let bia = clinic.actor("bia");
    let all = clinic.store.read(professionals::list).expect("professionals");
    let rios = all.iter().find(|one| one.details.name.family == "Ríos").expect("she is there");
    assert_eq!(bia.professional, Some(rios.id));
    // Another one with the same number is not; nothing typed is lost.
    desk.keys("nAna<tab>Gil<tab><tab><tab><tab><tab>CRM 7<c-s>").sees("This number is Nélida Ríos’s").sees("Gil");
}

#[test]
fn a_fee_that_nobody_means_is_asked_about() {
    let clinic = Clinic::new();
    clinic.acts("ada", |tx| {
        polyclinic::store::billing::tariff::import(tx, Language::En, Money::of_minor(15_000))?;
        lab::catalogue::import(tx, Language::En, Money::of_minor(15_000))
    });
    let mut desk = at(&clinic, "");
    desk.keys("e<tab><tab><tab><tab><tab>15000<c-s>").sees("100 times the usual price").keys("n").sees("15000");
    desk.keys("<c-s>y").sees("Dr Dora Costa is saved.");
}

#[test]
fn two_people_at_one_professional_meet_and_both_changes_stand() {
    let clinic = Clinic::new();
    let mut mine = at(&clinic, "");
    mine.keys("e<tab><tab><tab><tab>12");
    let mut theirs = at(&clinic, "");
    theirs.keys("e<tab><tab>Prof.").keys("<c-s>").sees("is saved.");
    mine.keys("<c-s>").sees("Changed meanwhile by Ada Moreira").sees("Prof.").keys("<c-s>").sees("is saved.");
    let all = clinic.store.read(professionals::list).expect("professionals");
    let costa = all.iter().find(|one| one.details.name.family == "Costa").expect("she is there");
    assert!(costa.details.title.contains("Prof.") && costa.details.room == "12", "{costa:?}");
}

#[test]
fn a_half_filled_record_is_kept_and_offered_again() {
    let clinic = Clinic::new();
    let mut desk = at(&clinic, "");
    desk.keys("nMarta<tab>Vidal<esc>");
    desk.keys("n").sees("Unfinished work").keys("<enter>").sees("Marta").sees("Vidal");
}

#[test]
fn an_account_is_unlinked_and_linked_to_another_professional() {
    let clinic = Clinic::new();
    let mut desk = at(&clinic, "");
    desk.keys("e<tab><tab><tab><tab><tab><tab><tab><tab><bs><c-s>").sees("Dr Dora Costa is saved.");
    assert_eq!(clinic.actor("dora").professional, None);
    desk.keys("<down>e<tab><tab><tab><tab><tab><tab><tab><tab><bs>dd").sees("dora").keys("<c-s>");
    let daniel = clinic.store.read(professionals::list).expect("professionals");
    let rocha = daniel.iter().find(|one| one.details.name.family == "Rocha").expect("he is there");
    assert_eq!(clinic.actor("dora").professional, Some(rocha.id));
}

#[test]
fn who_is_taken_out_of_use_keeps_what_is_booked_and_can_no_longer_be_booked() {
    let clinic = Clinic::new();
    clinic.booked(patient(1), "dora", "10:00");
    let mut desk = at(&clinic, "");
    desk.keys("x").sees("1 appointment is booked with Dr Dora Costa").keys("<enter>").sees("1 appointment");
    desk.keys("y").sees("Dr Dora Costa is no longer offered.").sees("Costa, Dora  not in use");
    let mut reception = Desk::at(&clinic);
    reception.sign_in("sofia", PASSWORD).sees("da Silva Souza").sees("Dora Costa");
    desk.keys("<end>a").sees("Dr Dora Costa is in use again.");
}

#[test]
fn each_setting_says_its_limits_and_who_changed_it() {
    let clinic = Clinic::new();
    let mut desk = at(&clinic, SETTINGS);
    desk.keys("e").sees("Clinic’s name").keys("<c-u><c-s>").sees("Must be filled in").keys("Vitalis Sul<c-s>");
    desk.sees("The setting is saved.").sees("Vitalis Sul").sees("23 Nov Ada Moreira").sees("20 Nov Ada Moreira");
    desk.keys("<down><enter>").sees("Time zone").keys("<c-u>atlantis<c-s>").sees("atlantis");
    desk.keys("<c-u>dakar").sees("Africa/Dakar").keys("<c-s>").sees("The setting is saved.").sees("12:00");
    desk.keys("<down><down><down><enter>").sees("No-show after").keys("2000<c-s>").sees("from 0 to 1440 min");
    desk.keys("<c-u>45<c-s>").sees("45 min").keys("<down><down><down><down><enter>").sees("Worth a look after");
    desk.keys("30<tab>20<c-s>").sees("Choose more than 30 minutes").keys("<c-u>50<c-s>").sees("▲ 30 min   ! 50 min");
    desk.keys("h").sees("History").sees("10 → 30").sees("30 → 50").misses("São Paulo");
}

#[test]
fn a_setting_that_a_colleague_changed_is_not_overwritten_unseen() {
    let clinic = Clinic::new();
    let mut mine = at(&clinic, SETTINGS);
    mine.keys("<down><down><down><down><down><enter>5");
    let mut theirs = at(&clinic, SETTINGS);
    theirs.keys("<down><down><down><down><down><enter>15<c-s>").sees("15 min");
    mine.keys("<c-s>")
        .sees("Changed meanwhile by Ada Moreira")
        .sees("› Lock when idle *  5")
        .keys("<c-s>")
        .sees("5 min");
}

#[test]
fn another_zone_says_how_many_appointments_would_begin_at_another_time() {
    let clinic = Clinic::new();
    clinic.booked(patient(1), "dora", "10:00");
    clinic.booked(patient(2), "dora", "11:00");
    at(&clinic, SETTINGS).keys("<down><enter>").sees("2 booked appointments would begin at another time of day");
}

#[test]
fn the_currency_stays_where_prices_would_mean_another_amount() {
    let clinic = Clinic::new();
    let mut desk = at(&clinic, SETTINGS);
    desk.keys("<down><down><enter><c-u>XOF<c-s>").sees("Prices have 2 decimals").keys("<c-u>EUR<c-s>").sees("EUR");
}

#[test]
fn what_is_out_of_use_is_not_offered_for_anything_new() {
    let clinic = Clinic::new();
    clinic.acts("ada", |tx| {
        let details = polyclinic::store::insurers::Details { name: "Boa Vida".into(), ..Default::default() };
        polyclinic::store::insurers::add(tx, &details)
    });
    let mut desk = at(&clinic, SPECIALTIES);
    desk.keys("x").sees("Cardiology is no longer offered.").keys("<right>x").sees("Boa Vida is no longer offered.");
    desk.keys("<left><left>n<tab><tab><tab>").sees("○ General medicine").misses("○ Cardiology").keys("<esc>");
    // Whoever has it keeps it.
    desk.keys("e").sees("● Cardiology");
    let mut reception = Desk::at(&clinic);
    reception.sign_in("sofia", PASSWORD).keys("3n").sees("New patient").misses("Boa Vida");
}

#[test]
fn a_setting_counts_at_every_desk_at_once() {
    let clinic = Clinic::new();
    let mut reception = Desk::at(&clinic);
    reception.sign_in("sofia", PASSWORD).sees("Clínica Vitalis");
    at(&clinic, SETTINGS).keys("e<c-u>Vitalis Sul<c-s>").sees("The setting is saved.");
    reception.waits_for("Vitalis Sul");
}

#[test]
fn nobody_is_booked_with_who_is_out_of_use() {
    let clinic = Clinic::new();
    at(&clinic, "").keys("x").sees("Nobody can be booked with Dr Dora Costa").keys("y").sees("no longer offered");
    let mut reception = Desk::at(&clinic);
    reception.sign_in("sofia", PASSWORD).keys("b").sees("● Dr Daniel Rocha").misses("Dora Costa").misses("Cardiology");
}
