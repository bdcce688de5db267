//! The day in full swing: about forty appointments and a dozen lab orders, one at least at every stage, placed around
//! the present moment whatever the hour.

use super::Demo;
use super::bench;
use super::staff;
use super::values::Severity::{Alarming, Usual};
use super::visit::{self, MINUTES, Plan, Played, Stage};
use crate::catalogue::Visit;
use crate::domain::lab_order::Priority::{self, Routine, Stat, Urgent};
use crate::domain::time::Timestamp;
use crate::domain::vocabulary::Vocabulary as _;
use crate::store::{StoreError, users};

/// What is ordered in a visit, and how far it has come.
#[derive(Clone, Copy)]
struct Ordered(bench::Stage, Priority, bool);

/// One row of the day.
struct Row {
    stage: Stage,
    /// When it starts, in minutes from now.
    starts: i64,
    /// When the patient came, in minutes from now.
    arrived: i64,
    pace: i64,
    /// Whether it is the first doctor's, whose login is `doctor`.
    first: bool,
    ordered: Option<Ordered>,
}

const fn row(stage: Stage, starts: i64, arrived: i64, pace: i64, first: bool) -> Row {
    Row { stage, starts, arrived, pace, first, ordered: None }
}

const fn tested(stage: Stage, starts: i64, first: bool, ordered: Ordered) -> Row {
    let (arrived, pace) = match stage {
        Stage::WithDoctor => (starts - 10, 6),
        _ => (starts - 12, 9),
    };
    Row { stage, starts, arrived, pace, first, ordered: Some(ordered) }
}

#[rustfmt::skip]
const DAY: &[Row] = &[
    tested(Stage::Closed, -175, true,  Ordered(bench::Stage::Available, Urgent, true)),
    tested(Stage::Closed, -150, true,  Ordered(bench::Stage::Available, Routine, false)),
    tested(Stage::Closed, -160, false, Ordered(bench::Stage::Available, Routine, false)),
    tested(Stage::Closed, -140, false, Ordered(bench::Stage::Entered, Urgent, true)),
    tested(Stage::Closed, -120, false, Ordered(bench::Stage::Started, Routine, false)),
    tested(Stage::Closed, -110, false, Ordered(bench::Stage::Reviewed, Routine, false)),
    tested(Stage::Seen,    -85, true,  Ordered(bench::Stage::Collected, Stat, false)),
    tested(Stage::Seen,    -70, false, Ordered(bench::Stage::Collected, Routine, false)),
    tested(Stage::Seen,    -65, false, Ordered(bench::Stage::Rejected, Routine, false)),
    tested(Stage::Seen,    -55, false, Ordered(bench::Stage::Sent, Stat, false)),
    tested(Stage::WithDoctor, -25, true,  Ordered(bench::Stage::Created, Routine, false)),
    tested(Stage::WithDoctor, -20, false, Ordered(bench::Stage::Sent, Urgent, false)),
    tested(Stage::WithDoctor, -15, false, Ordered(bench::Stage::Cancelled, Routine, false)),
    row(Stage::Ready(Usual),      0, -32, 9, true),
    row(Stage::Ready(Alarming),  -5, -28, 8, false),
    row(Stage::Ready(Usual),     20, -24, 8, true),
    row(Stage::Ready(Usual),      5, -20, 7, false),
    row(Stage::CheckedIn,         5, -41, 0, false),
    row(Stage::CheckedIn,        10, -27, 0, false),
    row(Stage::CheckedIn,        15, -18, 0, false),
    row(Stage::CheckedIn,        40, -12, 0, true),
    row(Stage::CheckedIn,        30,  -6, 0, false),
    row(Stage::CheckedIn,        25,  -1, 0, false),
    row(Stage::Left,            -65, -70, 15, false),
    row(Stage::NoShow,          -80,   0, 0, false),
    row(Stage::Booked,          -50,   0, 0, false),
    row(Stage::Confirmed,       -42,   0, 0, false),
    row(Stage::Cancelled,        70,   0, 0, false),
    row(Stage::Cancelled,       130,   0, 0, false),
    row(Stage::Moved,           100,   0, 0, false),
    row(Stage::Confirmed,        10,   0, 0, false),
    row(Stage::Booked,           20,   0, 0, false),
    row(Stage::Booked,           35,   0, 0, false),
    row(Stage::Confirmed,        60,   0, 0, true),
    row(Stage::Booked,           60,   0, 0, false),
    row(Stage::Booked,           80,   0, 0, true),
    row(Stage::Confirmed,        90,   0, 0, false),
    row(Stage::Booked,          120,   0, 0, true),
    row(Stage::Booked,          150,   0, 0, false),
    row(Stage::Confirmed,       180,   0, 0, true),
    row(Stage::Booked,          210,   0, 0, false),
    row(Stage::Booked,          240,   0, 0, false),
];

/// Plays the day.
pub(super) fn play(demo: &mut Demo<'_>) -> Result<(), StoreError> {
    let (login, ..) = staff::ADMIN;
    let admin = demo.store.read(|conn| Ok(users::by_login(conn, login)?.actor()))?;
    staff::open_all_day(demo, &admin)?;
    let mut taken: Vec<(usize, Timestamp)> = Vec::new();
    let mut here: Vec<usize> = Vec::new();
    for row in DAY {
        let Some(plan) = plan(demo, row, &taken, &here) else { continue };
        taken.push((plan.doctor, plan.starts_at));
        here.push(plan.person);
        let played = visit::play(demo, &plan)?;
        if let Some(ordered) = row.ordered {
            order(demo, &plan, &played, ordered)?;
        }
    }
    Ok(())
}

/// A row in the flesh. In the first hours of a day there is less room for what lies behind: rows without room are left out.
fn plan(demo: &mut Demo<'_>, row: &Row, taken: &[(usize, Timestamp)], here: &[usize]) -> Option<Plan> {
    let (opens, closes) = demo.zone.bounds(demo.zone.day(demo.now));
    let minute = |offset: i64| {
        let exact = demo.now.plus_minutes(offset).0;
        Timestamp(exact - exact.rem_euclid(300_000))
    };
    let starts_at = minute(row.starts);
    let arrived_at = demo.now.plus_minutes(row.arrived);
    if starts_at < opens || arrived_at < opens || starts_at.plus_minutes(MINUTES) > closes {
        return None;
    }
    let free = |doctor: usize| {
        taken.iter().all(|(other, at)| *other != doctor || at.minutes_since(starts_at).abs() >= MINUTES)
    };
    let doctors: Vec<usize> = (0..demo.staff.doctors.len()).filter(|doctor| free(*doctor)).collect();
    let doctors: Vec<usize> =
        if row.first { doctors.into_iter().filter(|doctor| *doctor == 0).collect() } else { doctors };
    (0..300).find_map(|_| {
        let doctor = *doctors.get(demo.rng.usize(..doctors.len().max(1)))?;
        let person = demo.rng.usize(..demo.people.len().max(1));
        if here.contains(&person) || (!row.first && doctor == 0) {
            return None;
        }
        let scenario = fitting(demo, doctor, person, row.ordered.is_some())?;
        let booked_at = demo.now.plus_minutes(-60 * demo.rng.i64(26..200));
        Some(Plan { person, doctor, scenario, starts_at, booked_at, arrived_at, pace: row.pace, stage: row.stage })
    })
}

/// Why this person would come to this doctor; with tests where tests are wanted.
fn fitting(demo: &mut Demo<'_>, doctor: usize, person: usize, with_tests: bool) -> Option<usize> {
    let (doctor, person) = (demo.staff.doctors.get(doctor)?, demo.people.get(person)?);
    let years = person.years(demo.zone.day(demo.now));
    let fits = |visit: &Visit| {
        visit.specialty == doctor.specialty
            && visit.sex.is_none_or(|sex| sex == person.sex.word())
            && (visit.age_from..=visit.age_to).contains(&years)
            && (!with_tests || !visit.tests.is_empty())
    };
    let found: Vec<usize> =
        demo.visits.iter().enumerate().filter(|(_, visit)| fits(visit)).map(|(index, _)| index).collect();
    found.get(demo.rng.usize(..found.len().max(1))).copied()
}

fn order(demo: &mut Demo<'_>, plan: &Plan, played: &Played, ordered: Ordered) -> Result<(), StoreError> {
    let Ordered(stage, priority, critical) = ordered;
    let (Some(person), Some(doctor)) =
        (demo.people.get(plan.person).cloned(), demo.staff.doctors.get(plan.doctor).map(|doctor| doctor.actor.clone()))
    else {
        return Ok(());
    };
    let ordered_at = if plan.stage == Stage::WithDoctor { demo.now.plus_minutes(-8) } else { played.done_at };
    let ordered_at = ordered_at.min(demo.now);
    let pace = (demo.now.minutes_since(ordered_at) / 6).clamp(0, 20);
    let order = bench::Plan {
        person: &person,
        doctor: &doctor,
        appointment: played.id,
        scenario: plan.scenario,
        priority,
        ordered_at,
        pace,
        stage,
        critical,
    };
    bench::play(demo, &order)
}
