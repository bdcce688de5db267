//! Nobody is in two places at once, whatever is done in whatever order.

use super::*;
use crate::domain::schedule::PartOfDay;
use crate::domain::schedule::Weekdays;
use crate::domain::time::Zone;
use crate::domain::waiting_list::Wanted;
use crate::store::testing::Clinic;
use crate::store::waiting_list::{self, NewEntry};
use proptest::prelude::*;

/// The evening of the first day: past every grace.
const EVENING: i64 = 600;
const DAY: i64 = 24 * 60;

/// Something the desk does; numbers choose among what there is.
#[derive(Debug, Clone)]
enum Deed {
    Book { patient: usize, second: bool, quarter: i64, minutes: i64, overbook: bool },
    Series { patient: usize, second: bool, quarter: i64, every: i64, times: i64, overbook: bool },
    FromList { patient: usize, second: bool, quarter: i64 },
    WalkIn { patient: usize, second: bool },
    Move { which: usize, second: bool, quarter: i64, overbook: bool },
    Cancel { which: usize, following: bool },
    NoShow { which: usize },
    Undo { which: usize },
    CheckIn { which: usize },
}

fn any_deed() -> impl Strategy<Value = Deed> {
    let (who, whom, when, maybe) = (0..3_usize, any::<bool>(), 1..34_i64, proptest::bool::weighted(0.2));
    let which = 0..40_usize;
    prop_oneof![
        4 => (who.clone(), whom, when.clone(), 5..60_i64, maybe).prop_map(|(patient, second, quarter, minutes, overbook)| Deed::Book { patient, second, quarter, minutes, overbook }),
        2 => (who.clone(), whom, when.clone(), 0..3_i64, 2..5_i64, maybe).prop_map(|(patient, second, quarter, every, times, overbook)| Deed::Series { patient, second, quarter, every, times, overbook }),
        1 => (who.clone(), whom, when.clone()).prop_map(|(patient, second, quarter)| Deed::FromList { patient, second, quarter }),
        1 => (who, whom).prop_map(|(patient, second)| Deed::WalkIn { patient, second }),
        3 => (which.clone(), whom, when, maybe).prop_map(|(which, second, quarter, overbook)| Deed::Move { which, second, quarter, overbook }),
        1 => (which.clone(), whom).prop_map(|(which, following)| Deed::Cancel { which, following }),
        2 => which.clone().prop_map(|which| Deed::NoShow { which }),
        2 => which.clone().prop_map(|which| Deed::Undo { which }),
        1 => which.prop_map(|which| Deed::CheckIn { which }),
    ]
}

fn all(clinic: &Clinic) -> Vec<Appointment> {
    let ids: Vec<AppointmentId> = clinic
        .store
        .read(|conn| {
            let mut statement = conn.prepare("SELECT id FROM appointments ORDER BY id")?;
            let ids = statement.query_map([], |row| row.get(0))?;
            Ok(ids.collect::<Result<_, _>>()?)
        })
        .unwrap();
    ids.into_iter().map(|id| clinic.store.read(|conn| get(conn, id)).unwrap()).collect()
}

/// Does it, or is refused: both are fine, as long as the rule below holds.
fn attempt(clinic: &Clinic, deed: &Deed) -> bool {
    let known = all(clinic);
    let pick = |which: usize| known.get(which % known.len().max(1)).cloned();
    let whom = |second: bool| if second { clinic.professional_2 } else { clinic.professional };
    let why = |overbook: bool| if overbook { "asked for it".to_owned() } else { String::new() };
    let booking = |patient: usize, second: bool, quarter: i64, minutes: i64, overbook: bool| Booking {
        patient: clinic.patients[patient],
        professional: whom(second),
        minutes,
        overbook_reason: why(overbook),
        ..clinic.booking(quarter * 15)
    };
    let desk = &clinic.secretary;
    match *deed {
        Deed::Book { patient, second, quarter, minutes, overbook } => {
            clinic.write(desk, |tx| book(tx, &booking(patient, second, quarter, minutes, overbook))).is_ok()
        }
        Deed::Series { patient, second, quarter, every, times, overbook } => {
            let first = booking(patient, second, quarter, 30, overbook);
            let stops: Vec<Stop> = (0..times)
                // Every time on the same day: the second is refused by the first, and so nothing is booked at all.
                .map(|nth| Stop { starts_at: first.starts_at.plus_minutes(nth * every * DAY), overbook })
                .collect();
            clinic.write(desk, |tx| book_series(tx, &first, &stops)).is_ok()
        }
        Deed::FromList { patient, second, quarter } => {
            let wanted = Wanted {
                professional: Some(whom(second)),
                specialty: None,
                minutes: 20,
                part: PartOfDay::Any,
                weekdays: Weekdays::ALL,
                first: Zone::UTC.day(clinic.now),
                last: None,
            };
            let new =
                NewEntry { patient: clinic.patients[patient], wanted, reason: "cough".to_owned(), note: String::new() };
            clinic
                .write(desk, |tx| {
                    let entry = waiting_list::add(tx, &new)?;
                    waiting_list::book(tx, entry.id, entry.version, &booking(patient, second, quarter, 20, false))
                })
                .is_ok()
        }
        Deed::WalkIn { patient, second } => {
            clinic.write(desk, |tx| walk_in(tx, &booking(patient, second, 0, 20, false))).is_ok()
        }
        Deed::Move { which, second, quarter, overbook } => pick(which).is_some_and(|one| {
            let to = Move {
                professional: whom(second),
                starts_at: clinic.now.plus_minutes(quarter * 15),
                minutes: 20,
                overbook_reason: why(overbook),
                reason: String::new(),
            };
            clinic.write(desk, |tx| reschedule(tx, one.id, one.version, &to)).is_ok()
        }),
        Deed::Cancel { which, following } => pick(which).is_some_and(|one| {
            let cancelled = clinic.write(desk, |tx| {
                if following {
                    cancel_following(tx, one.id, one.version, CancelReason::Clinic, "closed").map(|_| ())
                } else {
                    cancel(tx, one.id, one.version, CancelReason::Clinic, "closed").map(|_| ())
                }
            });
            cancelled.is_ok()
        }),
        Deed::NoShow { which } => {
            pick(which).is_some_and(|one| clinic.later(EVENING, desk, |tx| no_show(tx, one.id, one.version)).is_ok())
        }
        Deed::Undo { which } => pick(which).is_some_and(|one| match one.status {
            AppointmentStatus::NoShow => {
                clinic.later(EVENING, desk, |tx| undo_no_show(tx, one.id, one.version)).is_ok()
            }
            _ => clinic.later(EVENING, desk, |tx| undo_check_in(tx, one.id, one.version)).is_ok(),
        }),
        Deed::CheckIn { which } => {
            pick(which).is_some_and(|one| clinic.write(desk, |tx| check_in(tx, one.id, one.version)).is_ok())
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn nobody_is_in_two_places_at_once_whatever_is_done(deeds in proptest::collection::vec(any_deed(), 1..30)) {
        let clinic = Clinic::new();
        let mut done = 0;
        for deed in &deeds {
            done += usize::from(attempt(&clinic, deed));
        }
        let active: Vec<Appointment> = all(&clinic).into_iter().filter(|one| one.status.is_active()).collect();
        for (index, one) in active.iter().enumerate() {
            for other in active.iter().skip(index + 1) {
                if one.starts_at >= other.ends_at || other.starts_at >= one.ends_at {
                    continue;
                }
                prop_assert!(one.patient != other.patient, "a patient is never overbooked: {:?} {:?}", one, other);
                let holds = |one: &Appointment| one.kind != AppointmentKind::WalkIn;
                if one.professional == other.professional && holds(one) && holds(other) {
                    let said = one.overbook_reason.is_some() || other.overbook_reason.is_some();
                    prop_assert!(said, "nobody said why: {:?} {:?}", one, other);
                }
            }
        }
        let walks_in = deeds.iter().any(|deed| matches!(deed, Deed::WalkIn { .. }));
        prop_assert!(done > 0 || !walks_in, "a walk-in on an empty day is possible");
    }
}
