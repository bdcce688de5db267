//! Sixteen desks, each a process of its own with the whole app in it, book the same slot at the same moment.

use super::racer::{Racer, number, race, text};
use crate::clinic::{Clinic, PASSWORD, at, monday, zone};
use crate::desk::Desk;
use polyclinic::clock::Clock;
use polyclinic::domain::ids::PatientId;
use polyclinic::domain::patient::{PersonName, Sex};
use polyclinic::i18n::Language;
use polyclinic::store::{appointments, check, patients};
use polyclinic::ui::theme::ThemeName;
use serde_json::{Value, json};
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::AtomicI64;
use std::{env, hint, io};

const DESKS: usize = 16;

/// The program of the test below: a receptionist who fills in the booking form, says so, and saves at the instant that is
/// given.
#[test]
fn receptionist() {
    let Some(path) = env::var_os("RACE") else { return };
    let mut desk: Option<Desk> = None;
    println!("\n{}ready", super::racer::MARK);
    for line in io::stdin().lines() {
        let act: Value = serde_json::from_str(&line.unwrap()).unwrap();
        let said = match desk.as_mut() {
            None => {
                let clock = Clock::Manual(Arc::new(AtomicI64::new(number(&act, "now"))));
                let path = Path::new(&path);
                let new = desk.insert(Desk::on(path, clock, (80, 24), ThemeName::Mono, Language::En));
                new.sign_in("sofia", PASSWORD).keys(text(&act, "keys"));
                json!({ "screen": new.screen() })
            }
            Some(desk) => {
                while super::racer::epoch() < number(&act, "start") {
                    hint::spin_loop();
                }
                desk.keys("<c-s>");
                json!({ "screen": desk.screen() })
            }
        };
        println!("{}{said}", super::racer::MARK);
    }
}

#[test]
fn sixteen_desks_book_one_slot_one_gets_it_and_fifteen_are_told_who_has_it_and_keep_their_form() {
    let clinic = Clinic::new();
    clinic.goes_to("8:00");
    let name = |place: usize| PersonName {
        given: format!("Rui {}", char::from(b'A' + u8::try_from(place).unwrap())),
        family: "Neves".to_owned(),
    };
    let people: Vec<PatientId> = (0..DESKS)
        .map(|place| {
            clinic.acts("sofia", |tx| patients::register(tx, &patients::Details::new(name(place), Sex::Male), None))
        })
        .collect();
    let mut desks: Vec<Racer> =
        (0..DESKS).map(|_| Racer::running("races::desks::receptionist", clinic.path())).collect();
    desks.iter_mut().for_each(|desk| assert_eq!(desk.hears(), "ready"));
    let filled = people.iter().map(|person| {
        let keys = format!("b{person}<enter>dd<tab><tab><c-u>1400<tab><tab><tab><tab>cough");
        json!({ "now": at("8:00").0, "keys": keys })
    });
    for (outcome, person) in race(&mut desks, filled.collect()).iter().zip(&people) {
        let screen = text(outcome, "screen");
        assert!(screen.contains(&person.to_string()) && screen.contains("cough"), "{screen}");
    }
    let outcomes = race(&mut desks, vec![json!({}); DESKS]);
    let screens: Vec<&str> = outcomes.iter().map(|outcome| text(outcome, "screen")).collect();
    let winners: Vec<usize> = (0..DESKS).filter(|place| screens[*place].contains("Booked: Rui")).collect();
    let [won] = winners[..] else { panic!("{} of them won:\n{}", winners.len(), screens.join("\n")) };
    for (place, screen) in screens.iter().enumerate().filter(|(place, _)| *place != won) {
        let taken = format!("Taken by {} (23 Nov 14:00)", name(won).full());
        assert!(screen.contains(&taken), "desk {place} is told who has it:\n{screen}");
        assert!(screen.contains(&people[place].to_string()) && screen.contains("cough"), "{screen}");
    }
    let rows = clinic.store.read(|conn| appointments::reception(conn, monday(), zone())).unwrap();
    assert_eq!(rows.iter().map(|row| row.patient).collect::<Vec<_>>(), [people[won]]);
    assert_eq!(check::run(&clinic.store).unwrap(), []);
}
