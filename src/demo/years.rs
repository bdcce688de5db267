//! The two years before today.

use super::Demo;
use super::bench;
use super::visit::{self, MINUTES, Plan, Stage};
use crate::domain::lab_order::Priority;
use crate::domain::time::Timestamp;
use crate::store::StoreError;
use chrono::{Days, NaiveTime};

/// Plays `count` visits on the days of the two years before today, in the order in which they were.
pub(super) fn play(demo: &mut Demo<'_>, count: usize) -> Result<(), StoreError> {
    let today = demo.zone.day(demo.now);
    let mut starts: Vec<Timestamp> = (0..count)
        .filter_map(|_| {
            let day = today.checked_sub_days(Days::new(demo.rng.u64(2..730)))?;
            let time = NaiveTime::from_hms_opt(demo.rng.u32(8..12), 20 * demo.rng.u32(0..3), 0)?;
            Some(demo.zone.at(day, time))
        })
        .collect();
    starts.sort_unstable();
    for starts_at in starts {
        if let Some(plan) = plan(demo, starts_at) {
            one(demo, &plan)?;
        }
    }
    Ok(())
}

/// Who comes, to whom and why: somebody who fits the scenario, to a doctor who is free.
fn plan(demo: &mut Demo<'_>, starts_at: Timestamp) -> Option<Plan> {
    let day = demo.zone.day(starts_at);
    let person = (0..20).find_map(|_| {
        let index = demo.rng.usize(..demo.people.len());
        demo.people.get(index).filter(|person| person.busy_until < starts_at && person.birth < day).map(|_| index)
    })?;
    let scenario = scenario_for(demo, person, starts_at)?;
    let doctor = doctor_for(demo, scenario, starts_at)?;
    let booked_at = starts_at.plus_minutes(-60 * demo.rng.i64(24..240));
    let stage = match demo.rng.u32(..25) {
        0 => Stage::Cancelled,
        1 => Stage::NoShow,
        2 => Stage::Left,
        _ => Stage::Closed,
    };
    Some(Plan {
        person,
        doctor,
        scenario,
        starts_at,
        booked_at,
        arrived_at: starts_at.plus_minutes(-6),
        pace: 7,
        stage,
    })
}

/// A scenario that fits a person's sex and age.
pub(super) fn scenario_for(demo: &mut Demo<'_>, person: usize, at: Timestamp) -> Option<usize> {
    let found = demo.people.get(person)?.clone();
    let years = found.years(demo.zone.day(at));
    let sex = found.sex;
    let fitting: Vec<usize> = demo
        .visits
        .iter()
        .enumerate()
        .filter(|(_, visit)| {
            let right_sex = visit.sex.is_none_or(|wanted| crate::domain::vocabulary::Vocabulary::word(sex) == wanted);
            right_sex && (visit.age_from..=visit.age_to).contains(&years)
        })
        .map(|(index, _)| index)
        .collect();
    fitting.get(demo.rng.usize(..fitting.len().max(1))).copied()
}

/// A doctor of the scenario's specialty who has no other patient then.
pub(super) fn doctor_for(demo: &mut Demo<'_>, scenario: usize, starts_at: Timestamp) -> Option<usize> {
    let specialty = demo.visits.get(scenario)?.specialty;
    let mut doctors = demo.staff.of_specialty(specialty);
    demo.rng.shuffle(&mut doctors);
    doctors.into_iter().find(|index| {
        let Some(professional) = demo.staff.doctors.get(*index).and_then(|doctor| doctor.actor.professional) else {
            return false;
        };
        let free = demo.store.read(|conn| {
            crate::store::schedules::free(conn, professional, demo.zone.day(starts_at), demo.zone, Timestamp(0))
        });
        free.is_ok_and(|slots| slots.iter().any(|slot| slot.start == starts_at))
    })
}

fn one(demo: &mut Demo<'_>, plan: &Plan) -> Result<(), StoreError> {
    if let Some(person) = demo.people.get_mut(plan.person) {
        person.busy_until = plan.starts_at.plus_minutes(MINUTES);
    }
    let played = visit::play(demo, plan)?;
    if plan.stage != Stage::Closed || demo.chance(3) {
        return Ok(());
    }
    let (Some(person), Some(doctor)) =
        (demo.people.get(plan.person).cloned(), demo.staff.doctors.get(plan.doctor).map(|doctor| doctor.actor.clone()))
    else {
        return Ok(());
    };
    let order = bench::Plan {
        person: &person,
        doctor: &doctor,
        appointment: played.id,
        scenario: plan.scenario,
        priority: Priority::Routine,
        ordered_at: played.done_at,
        pace: 40,
        stage: bench::Stage::Reviewed,
        critical: false,
    };
    bench::play(demo, &order)
}
