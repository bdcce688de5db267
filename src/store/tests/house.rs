//! Settings, professionals and their hours, insurers, drafts.

use super::testing::{Clinic, name, refusal};
use crate::domain::error::{FieldName, RuleError};
use crate::domain::ids::Version;
use crate::domain::money::Money;
use crate::domain::schedule::{ExceptionKind, ScheduleException, WorkInterval};
use crate::domain::time::{Timestamp, Zone};
use crate::domain::waiting::{BoardNames, Thresholds};
use crate::i18n::t;
use crate::store::settings::{self, Settings};
use crate::store::{StoreError, appointments, audit, drafts, insurers, professionals, schedules};
use chrono::Weekday;
use serde_json::json;

fn field<T>(result: Result<T, StoreError>) -> FieldName {
    match refusal(result) {
        StoreError::Rule(RuleError::Field { field, .. }) => field,
        error => panic!("{error:?}"),
    }
}

#[test]
fn the_waiting_rooms_settings_are_kept() {
    let clinic = Clinic::new();
    let mut after = clinic.store.read(settings::load).unwrap();
    after.waits.doctor = Thresholds { warn: 5, late: 6 };
    after.board_names = BoardNames::Given;
    after.slip_columns = 32;
    after.slip_note = "Sit in the blue room".to_owned();
    after.video_link = "https://meet.example/{id}".to_owned();
    clinic.write(&clinic.admin, |tx| settings::save(tx, &after)).unwrap();
    assert_eq!(clinic.store.read(settings::load).unwrap(), after);
}

#[test]
fn settings_are_kept_and_only_what_changed_is_audited() {
    let clinic = Clinic::new();
    let before = clinic.store.read(settings::load).unwrap();
    let after = Settings { zone: Zone::parse("America/Sao_Paulo").unwrap(), four_eyes: true, ..before.clone() };
    clinic.write(&clinic.admin, |tx| settings::save(tx, &after)).unwrap();
    assert_eq!(clinic.store.read(settings::load).unwrap(), after);
    let last = clinic.store.read(|conn| audit::list(conn, None, 1)).unwrap().pop().unwrap();
    assert_eq!(last.old.as_deref(), Some(r#"{"four_eyes":"0","zone":"UTC"}"#));
    assert_eq!(last.new.as_deref(), Some(r#"{"four_eyes":"1","zone":"America/Sao_Paulo"}"#));
    clinic.write(&clinic.admin, |tx| settings::save(tx, &after)).unwrap();
    assert_eq!(clinic.store.read(|conn| audit::list(conn, None, 1)).unwrap().pop().unwrap().id, last.id);
    let odd = |change: fn(&mut Settings)| {
        let mut odd = after.clone();
        change(&mut odd);
        field(clinic.write(&clinic.admin, |tx| settings::save(tx, &odd)))
    };
    assert_eq!(odd(|settings| settings.clinic_name = " ".to_owned()), settings::CLINIC_NAME);
    assert_eq!(odd(|settings| settings.idle_lock_minutes = -1), FieldName("idle_lock_minutes"));
    assert_eq!(odd(|settings| settings.desk_discount_bp = 10_001), FieldName("desk_discount_bp"));
    assert_eq!(odd(|settings| settings.waits.room.warn = 60), FieldName("wait_room_late"));
    assert_eq!(odd(|settings| settings.waits.room.warn = 0), FieldName("wait_room_warn"));
    assert_eq!(odd(|settings| settings.slip_columns = 23), FieldName("slip_columns"));
    assert_eq!(odd(|settings| settings.slip_note = "x".repeat(256)), settings::SLIP_NOTE);
    for wrong in ["https://meet.example/room", "http://meet.example/{id}", "meet {id}"] {
        let odd = Settings { video_link: wrong.to_owned(), ..after.clone() };
        let refused = field(clinic.write(&clinic.admin, |tx| settings::save(tx, &odd)));
        assert_eq!(refused, settings::VIDEO_LINK, "{wrong}");
    }
    let refused = clinic.write(&clinic.doctor, |tx| settings::save(tx, &before));
    assert!(matches!(refusal(refused), StoreError::Forbidden { .. }));
}

#[test]
fn professionals_are_kept_by_admins_and_read_with_title_and_specialty() {
    let clinic = Clinic::new();
    let details = clinic
        .write(&clinic.admin, |tx| {
            Ok(professionals::Details {
                title: "Dra.".to_owned(),
                specialty: Some(professionals::add_specialty(tx, "Cardiology")?),
                licence: "CRM 12345".to_owned(),
                fee: Some(Money::of_minor(12_000)),
                ..professionals::Details::new(name("Nélida", "Ríos"))
            })
        })
        .unwrap();
    let id = clinic.write(&clinic.admin, |tx| professionals::add(tx, &details)).unwrap();
    let read = clinic.store.read(|conn| professionals::get(conn, id)).unwrap();
    assert_eq!((read.display().as_str(), read.specialty_name.as_str()), ("Dra. Nélida Ríos", "Cardiology"));
    assert_eq!(read.details, details);
    let changed = professionals::Details { fee: None, ..details };
    let edit = || clinic.write(&clinic.admin, |tx| professionals::edit(tx, id, read.version, &changed));
    assert_eq!(edit().unwrap().details, changed);
    assert!(matches!(refusal(edit()), StoreError::Conflict { .. }));
    let again = clinic.write(&clinic.admin, |tx| professionals::add_specialty(tx, " Cardiology "));
    assert_eq!(field(again), FieldName("name"));
    let listed = clinic.store.read(professionals::list).unwrap();
    assert_eq!(
        listed.iter().map(|one| one.details.name.family.as_str()).collect::<Vec<_>>(),
        ["Gómez", "Lima", "Ríos"]
    );
}

#[test]
fn free_slots_leave_out_what_is_taken_past_or_off() {
    let clinic = Clinic::new();
    let today = Zone::UTC.day(clinic.now);
    let free = || {
        let slots = clinic.store.read(|conn| schedules::free(conn, clinic.professional, today, Zone::UTC, clinic.now));
        slots.unwrap().into_iter().map(|slot| Zone::UTC.time(slot.start).to_string()).collect::<Vec<_>>()
    };
    // From half past nine; the slots of the day begin at eight and last twenty minutes.
    assert_eq!((free().first().map(String::as_str), free().len()), (Some("09:40:00"), 25));
    let booking = clinic.booking(20); // 09:50
    clinic.write(&clinic.secretary, |tx| appointments::book(tx, &booking)).unwrap();
    assert_eq!(free().first().map(String::as_str), Some("10:20:00"), "it lies across two slots");
    let afternoon = ScheduleException {
        kind: ExceptionKind::Absence,
        first: today,
        last: today,
        from: 12 * 60,
        to: 24 * 60,
        slot_minutes: 0,
    };
    let evening =
        ScheduleException { kind: ExceptionKind::Extra, from: 19 * 60, to: 20 * 60, slot_minutes: 30, ..afternoon };
    clinic
        .write(&clinic.admin, |tx| {
            schedules::add_exception(tx, clinic.professional, &afternoon, "congress")?;
            schedules::add_exception(tx, clinic.professional, &evening, "")
        })
        .unwrap();
    assert_eq!(free(), ["10:20:00", "10:40:00", "11:00:00", "11:20:00", "11:40:00", "19:00:00", "19:30:00"]);
    let works = |from: i64, until: i64| {
        let (from, until) = (clinic.now.plus_minutes(from), clinic.now.plus_minutes(until));
        clinic.store.read(|conn| schedules::works(conn, clinic.professional, from, until, Zone::UTC)).unwrap()
    };
    assert!(works(120, 150) && works(570, 630));
    assert!(!works(140, 160) && !works(560, 580));
}

#[test]
fn a_week_is_replaced_as_a_whole_and_never_overlaps() {
    let clinic = Clinic::new();
    let hours = |from: u32, to: u32| WorkInterval {
        weekday: Weekday::Tue,
        from: from * 60,
        to: to * 60,
        slot_minutes: 30,
        valid_from: None,
        valid_until: None,
    };
    let set =
        |week: &[WorkInterval]| clinic.write(&clinic.admin, |tx| schedules::set_weekly(tx, clinic.professional, week));
    assert!(matches!(refusal(set(&[hours(8, 12), hours(11, 13)])), StoreError::Rule(_)));
    let week = [hours(8, 12), hours(13, 18)];
    set(&week).unwrap();
    let today = Zone::UTC.day(clinic.now);
    let read = clinic.store.read(|conn| schedules::hours(conn, clinic.professional, today)).unwrap();
    assert_eq!((read.weekly.as_slice(), read.exceptions.len()), (&week[..], 0));
}

#[test]
fn insurers_have_one_name_each_and_cover_at_most_everything() {
    let clinic = Clinic::new();
    let details =
        |name: &str, coverage_bp| insurers::Details { name: name.to_owned(), coverage_bp, ..Default::default() };
    let add = |details: insurers::Details| clinic.write(&clinic.admin, |tx| insurers::add(tx, &details));
    let id = add(details("Unimed", 8_000)).unwrap();
    assert_eq!(field(add(details("Unimed", 0))), FieldName("name"));
    assert_eq!(field(add(details("Other", 10_001))), FieldName("coverage"));
    let edit = |seen, to| clinic.write(&clinic.admin, |tx| insurers::edit(tx, id, seen, &details("Unimed", to)));
    assert_eq!(edit(Version(1), 9_000).unwrap().details.coverage_bp, 9_000);
    assert!(matches!(refusal(edit(Version(1), 7_000)), StoreError::Conflict { .. }));
    let off = clinic.write(&clinic.admin, |tx| insurers::set_active(tx, id, Version(2), false)).unwrap();
    assert!(!off.active);
}

#[test]
fn a_draft_is_its_users_own_and_the_last_one_counts() {
    let clinic = Clinic::new();
    let (nurse, doctor) = (clinic.nurse.user, clinic.doctor.user);
    let keep = |user, key: &str, text: &str, at| {
        drafts::save(&clinic.store, user, key, &json!({ "notes": text }), Timestamp(at))
    };
    keep(doctor, "notes 7", "Rest", 1).unwrap();
    keep(doctor, "notes 7", "Rest and tea", 3).unwrap();
    keep(doctor, "notes 8", "Cough", 2).unwrap();
    keep(nurse, "notes 7", "Not hers", 4).unwrap();
    let list = |user| clinic.store.read(|conn| drafts::list(conn, user)).unwrap();
    let bodies: Vec<_> = list(doctor).into_iter().map(|draft| (draft.key, draft.body, draft.saved_at)).collect();
    let expected = |key: &str, text: &str, at| (key.to_owned(), json!({ "notes": text }), Timestamp(at));
    assert_eq!(bodies, [expected("notes 7", "Rest and tea", 3), expected("notes 8", "Cough", 2)]);
    drafts::discard(&clinic.store, doctor, "notes 7").unwrap();
    assert_eq!(clinic.store.read(|conn| drafts::find(conn, doctor, "notes 7")).unwrap(), None);
    assert_eq!(list(nurse).len(), 1);
}

#[test]
fn a_refusal_says_which_role_it_takes() {
    let clinic = Clinic::new();
    let refused = refusal(clinic.write(&clinic.nurse, |tx| settings::save(tx, &settings::load(tx.conn)?)));
    assert_eq!(refused.message().text, t::RULE_ROLE);
}

#[test]
fn settings_are_changed_one_by_one_and_nobody_is_overwritten() {
    let clinic = Clinic::new();
    let seen = clinic.store.read(settings::load).unwrap();
    let change = |new: &Settings| clinic.write(&clinic.admin, |tx| settings::change(tx, &seen, new));
    change(&Settings { four_eyes: true, ..seen.clone() }).unwrap();
    let both = change(&Settings { idle_lock_minutes: 5, ..seen.clone() }).unwrap();
    assert!(both.four_eyes && both.idle_lock_minutes == 5, "another setting is left as it is now");
    let late = change(&Settings { idle_lock_minutes: 7, ..seen.clone() });
    assert!(matches!(refusal(late), StoreError::Conflict { by, .. } if by == clinic.admin.name));
    let by = clinic.store.read(settings::changes).unwrap();
    assert_eq!(by.get("idle_lock_minutes").map(|changed| changed.at), Some(clinic.now));
}

#[test]
fn the_currency_stays_once_money_was_written_in_it() {
    let clinic = Clinic::new();
    let seen = clinic.store.read(settings::load).unwrap();
    let to = |code: &str| {
        let new = Settings { currency: crate::domain::money::Currency::parse(code).unwrap(), ..seen.clone() };
        clinic.write(&clinic.admin, |tx| settings::change(tx, &seen, &new))
    };
    let fee =
        professionals::Details { fee: Some(Money::of_minor(5_000)), ..professionals::Details::new(name("A", "B")) };
    clinic.write(&clinic.admin, |tx| professionals::add(tx, &fee)).unwrap();
    assert_eq!(field(to("XOF")), settings::CURRENCY, "prices have two decimals");
    assert!(to("BRL").is_ok());
}

#[test]
fn an_account_is_edited_by_admins_and_the_history_tells() {
    let clinic = Clinic::new();
    let user = clinic.store.read(|conn| crate::store::users::get(conn, clinic.nurse.user)).unwrap();
    let edit = |version, name: &str| {
        let language = Some(crate::i18n::Language::Pt);
        let new = crate::store::users::Edit { name: name.to_owned(), roles: user.roles, language };
        clinic.write(&clinic.admin, |tx| crate::store::users::edit(tx, user.id, version, &new))
    };
    let edited = edit(user.version, "Nina Alves").unwrap();
    assert_eq!((edited.name.as_str(), edited.language), ("Nina Alves", Some(crate::i18n::Language::Pt)));
    assert!(matches!(refusal(edit(user.version, "Nina")), StoreError::Conflict { .. }));
    assert_eq!(field(edit(edited.version, " ")), FieldName("name"));
    use crate::domain::ids::Id as _;
    let told = clinic.store.read(|conn| audit::history(conn, crate::store::Entity::User, user.id.raw(), 10)).unwrap();
    assert_eq!(told.iter().map(|row| row.action.as_str()).collect::<Vec<_>>(), ["edit", "create"]);
}
