//! Accounts, signing in, locks, and the last admin.

use super::*;
use crate::i18n::Text;
use crate::store::audit;
use crate::store::testing::{Clinic, PASSWORD, refusal};

fn text<T>(result: Result<T, StoreError>) -> Text {
    match refusal(result) {
        StoreError::Rule(rule) => rule.message().text,
        error => panic!("{error:?}"),
    }
}

fn new(login: &str, roles: Roles) -> NewUser {
    let name = "Inès Diop".to_owned();
    NewUser { login: login.to_owned(), name, roles, professional: None, language: None, must_change: true }
}

fn hashed() -> HashedPassword {
    HashedPassword::new("ines", "a long phrase").unwrap()
}

const NURSE: Roles = Roles::NONE.with(Role::Nurse);

#[test]
fn an_account_is_made_by_an_admin_with_a_free_login_and_a_role() {
    let clinic = Clinic::new();
    let make = |user: NewUser| clinic.write(&clinic.admin, |tx| create(tx, &user, &hashed()));
    let id = make(new(" Ines.Diop ", NURSE)).unwrap();
    let made = clinic.store.read(|conn| by_login(conn, "INES.diop")).unwrap();
    assert_eq!((made.id, made.login.as_str(), made.roles, made.must_change), (id, "ines.diop", NURSE, true));
    assert_eq!(text(make(new("INES.DIOP", NURSE))), t::USER_LOGIN_TAKEN);
    assert_eq!(text(make(new("other", Roles::NONE))), t::FIELD_REQUIRED);
    for login in ["", "x", "inês", "a b", "a@b", &"x".repeat(51)] {
        assert_eq!(text(make(new(login, NURSE))), t::USER_LOGIN_FORM, "{login}");
    }
    let refused = clinic.write(&clinic.secretary, |tx| create(tx, &new("other", NURSE), &hashed()));
    assert!(matches!(refusal(refused), StoreError::Forbidden { .. }));
}

#[test]
fn signing_in_gives_the_roles_and_is_recorded() {
    let clinic = Clinic::new();
    let signed_in = sign_in(&clinic.store, " DOCTOR ", PASSWORD, clinic.now).unwrap();
    assert_eq!(signed_in.actor, clinic.doctor);
    let (last, open) = clinic
        .store
        .read(|conn| {
            let open = "SELECT count(*) FROM sessions WHERE user_id = ?1 AND ended_at IS NULL";
            Ok((
                audit::list(conn, None, 1)?.pop().unwrap(),
                conn.query_row(open, [clinic.doctor.user], |r| r.get::<_, i64>(0))?,
            ))
        })
        .unwrap();
    assert_eq!((last.action.as_str(), last.user, last.success), ("sign_in", Some(clinic.doctor.user), true));
    assert_eq!((last.client.as_str(), open), ("test", 1));
    clinic.write(&clinic.doctor, |tx| sign_out(tx, signed_in.session)).unwrap();
    clinic.write(&clinic.doctor, |tx| sign_out(tx, signed_in.session)).unwrap();
    let ends = clinic.store.read(|conn| audit::list(conn, None, 5)).unwrap();
    assert_eq!(ends.iter().filter(|row| row.action == "sign_out").count(), 1);
}

#[test]
fn wrong_logins_wrong_passwords_and_inactive_accounts_look_the_same() {
    let clinic = Clinic::new();
    let nurse = clinic.store.read(|conn| get(conn, clinic.nurse.user)).unwrap();
    clinic.write(&clinic.admin, |tx| set_active(tx, nurse.id, nurse.version, false)).unwrap();
    for (login, password) in [("nobody", PASSWORD), ("doctor", "wrong password"), ("nurse", PASSWORD), ("", "")] {
        assert_eq!(text(sign_in(&clinic.store, login, password, clinic.now)), t::SIGN_IN_WRONG, "{login}");
    }
    let log = clinic.store.read(|conn| audit::list(conn, None, 4)).unwrap();
    assert!(log.iter().all(|row| row.action == "sign_in" && !row.success));
    assert!(log.iter().all(|row| row.actor != "nobody"), "what was typed may have been a password");
}

#[test]
fn failures_lock_for_longer_each_time_and_success_forgives() {
    let clinic = Clinic::new();
    let wrong = |minutes| text(sign_in(&clinic.store, "doctor", "wrong password", clinic.now.plus_minutes(minutes)));
    let right = |minutes| sign_in(&clinic.store, "doctor", PASSWORD, clinic.now.plus_minutes(minutes));
    let locked_until = || clinic.store.read(|conn| Ok(get(conn, clinic.doctor.user)?.locked_until)).unwrap();
    for _ in 0..4 {
        assert_eq!(wrong(0), t::SIGN_IN_WRONG);
    }
    assert_eq!(locked_until(), None);
    assert_eq!(wrong(0), t::SIGN_IN_WRONG);
    assert_eq!(locked_until(), Some(clinic.now.plus_minutes(1)));
    // While it is locked, not even the right password helps, and trying does not make it longer.
    assert_eq!(text(right(0)), t::SIGN_IN_LOCKED);
    assert_eq!(locked_until(), Some(clinic.now.plus_minutes(1)));
    assert_eq!(wrong(1), t::SIGN_IN_WRONG);
    assert_eq!(locked_until(), Some(clinic.now.plus_minutes(3)));
    right(3).unwrap();
    assert_eq!(locked_until(), None);
    assert_eq!(wrong(3), t::SIGN_IN_WRONG);
    assert_eq!(locked_until(), None, "counting starts again");
}

#[test]
fn a_new_password_needs_the_current_one_and_ends_the_need_to_change() {
    let clinic = Clinic::new();
    let user = clinic.store.read(|conn| get(conn, clinic.doctor.user)).unwrap();
    let reset = HashedPassword::new("doctor", "temporary one").unwrap();
    clinic.write(&clinic.admin, |tx| reset_password(tx, user.id, user.version, &reset)).unwrap();
    assert!(sign_in(&clinic.store, "doctor", "temporary one", clinic.now).unwrap().must_change);
    let change = |current: &str, new: &str| change_password(&clinic.store, user.id, current, new, clinic.now);
    assert_eq!(text(change("temporary one", "temporary one")), t::PASSWORD_SAME);
    assert_eq!(text(change("temporary one", "short")), t::PASSWORD_TOO_SHORT);
    match refusal(change("something else", "my own phrase")) {
        StoreError::Rule(RuleError::Field { field, .. }) => assert_eq!(field, CURRENT_PASSWORD),
        error => panic!("{error:?}"),
    }
    change("temporary one", "my own phrase").unwrap();
    assert!(!sign_in(&clinic.store, "doctor", "my own phrase", clinic.now).unwrap().must_change);
    unlock(&clinic.store, user.id, "my own phrase", clinic.now).unwrap();
    assert_eq!(text(unlock(&clinic.store, user.id, "temporary one", clinic.now)), t::SIGN_IN_WRONG);
}

#[test]
fn the_last_admin_stays_an_admin() {
    let clinic = Clinic::new();
    let admin = clinic.store.read(|conn| get(conn, clinic.admin.user)).unwrap();
    let off = |user: &User| clinic.write(&clinic.admin, |tx| set_active(tx, user.id, user.version, false));
    assert_eq!(text(off(&admin)), t::USER_LAST_ADMIN);
    let demoted = clinic.write(&clinic.admin, |tx| set_roles(tx, admin.id, admin.version, NURSE));
    assert_eq!(text(demoted), t::USER_LAST_ADMIN);
    let nurse = clinic.store.read(|conn| get(conn, clinic.nurse.user)).unwrap();
    let both = NURSE.with(Role::Admin);
    clinic.write(&clinic.admin, |tx| set_roles(tx, nurse.id, nurse.version, both)).unwrap();
    assert!(!off(&admin).unwrap().active);
}

#[test]
fn two_admins_who_edit_the_same_account_meet() {
    let clinic = Clinic::new();
    let nurse = clinic.store.read(|conn| get(conn, clinic.nurse.user)).unwrap();
    let set = |roles| clinic.later(5, &clinic.admin, |tx| set_roles(tx, nurse.id, nurse.version, roles));
    set(NURSE.with(Role::Doctor)).unwrap();
    match refusal(set(NURSE)) {
        StoreError::Conflict { entity: Entity::User, now: None, by, at } => {
            assert_eq!((by, at), (clinic.admin.name.clone(), clinic.now.plus_minutes(5)));
        }
        error => panic!("{error:?}"),
    }
}

#[test]
fn a_clinic_is_founded_once() {
    let clinic = Clinic::new();
    let settings = clinic.store.read(settings::load).unwrap();
    let again = found(&clinic.store, clinic.now, &settings, &new("second", NURSE), &hashed());
    assert!(matches!(refusal(again), StoreError::Exists));
}
