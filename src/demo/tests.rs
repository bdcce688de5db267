//! The demo clinic keeps every rule and shows every stage, at any hour.

use super::*;
use crate::store::{appointments, check, lab, patients, waiting_list};

const SMALL: Size = Size { patients: 60, visits: 25 };

fn demo(now: Timestamp) -> (tempfile::TempDir, Store) {
    let folder = tempfile::tempdir().unwrap();
    let store = create(&folder.path().join("clinic.db"), "test", (7, now), Language::En, SMALL).unwrap();
    (folder, store)
}

/// 2026-11-21 at an hour and minute, London time.
fn at(hour: i64, minute: i64) -> Timestamp {
    Timestamp(1_795_219_200_000 + (hour * 60 + minute) * 60_000)
}

#[test]
fn at_noon_every_queue_has_somebody_in_it_and_the_check_has_nothing_to_say() {
    let (_folder, store) = demo(at(12, 3));
    let zone = Zone::parse("Europe/London").unwrap();
    store
        .read(|conn| {
            let today = appointments::reception(conn, zone.day(at(12, 3)), zone)?;
            assert!((36..=48).contains(&today.len()), "{} appointments", today.len());
            let seen: std::collections::BTreeSet<_> = today.iter().map(|row| row.status).collect();
            assert_eq!(seen.len(), 10, "every status is there: {seen:?}");
            assert!(appointments::triage(conn)?.len() >= 5);
            assert!(lab::queues::samples(conn)?.len() >= 3);
            assert!(lab::queues::worklist(conn)?.len() >= 4);
            assert!(lab::queues::to_review(conn, None)?.len() >= 3);
            assert!(patients::recent(conn)?.rows.len() >= 20);
            assert_eq!(waiting_list::list(conn)?.len(), 7);
            assert!(today.iter().any(|row| row.link.is_some()), "somebody is seen by video");
            let week = zone.day(at(12, 3)) + chrono::Days::new(1);
            let ahead =
                (0..10).flat_map(|days| appointments::reception(conn, week + chrono::Days::new(days), zone).unwrap());
            assert!(ahead.into_iter().any(|row| row.series.is_some()), "a series begins in the week ahead");
            Ok(())
        })
        .unwrap();
    assert_eq!(check::run(&store).unwrap(), []);
}

#[test]
fn the_same_seed_and_moment_make_the_same_clinic() {
    let names = |store: &Store| {
        store.read(patients::recent).unwrap().rows.iter().map(|row| row.name.full()).collect::<Vec<_>>()
    };
    let ((_one, first), (_two, second)) = (demo(at(9, 0)), demo(at(9, 0)));
    assert_eq!(names(&first), names(&second));
}

#[test]
fn it_can_be_made_at_any_hour() {
    for (hour, minute) in [(0, 1), (3, 30), (23, 58)] {
        let (_folder, store) = demo(at(hour, minute));
        assert_eq!(check::run(&store).unwrap(), [], "{hour}:{minute}");
    }
}
