//! The demo clinic: eight specialties, twelve professionals, four hundred patients, two years of visits, and a day in
//! full swing around the present moment.
//!
//! Everything is done by the same acts as the staff's, each at its own time, so the demo obeys every rule of the clinic
//! and `polyclinic check` has nothing to say about it. The same seed and the same moment make the same clinic.

mod ahead;
mod bench;
mod founding;
mod people;
mod staff;
mod today;
mod values;
mod visit;
mod years;

pub use staff::{LOGINS, Login, PASSWORD};

use crate::catalogue;
use crate::domain::actor::Actor;
use crate::domain::ids::InsurerId;
use crate::domain::time::{Timestamp, Zone};
use crate::i18n::Language;
use crate::store::{Store, StoreError, Tx};
use people::Person;
use staff::Staff;
use std::path::Path;

/// How large the demo is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Size {
    /// Patients.
    pub patients: usize,
    /// Visits before today.
    pub visits: usize,
}

impl Size {
    /// The clinic that newcomers see.
    pub const FULL: Self = Self { patients: 400, visits: 1_000 };
}

/// Makes the demo clinic at a place where there is no database yet.
///
/// # Errors
/// [`StoreError::Exists`]; whatever the store refuses.
pub fn create(
    path: &Path,
    client: &str,
    (seed, now): (u64, Timestamp),
    language: Language,
    size: Size,
) -> Result<Store, StoreError> {
    let (store, ()) = Store::create(path, client, |store| build(store, (seed, now), language, size))?;
    Ok(store)
}

fn build(store: &Store, (seed, now): (u64, Timestamp), language: Language, size: Size) -> Result<(), StoreError> {
    let place = founding::Place::of(language);
    let start = now.plus_minutes(-60 * 24 * 731);
    let mut rng = fastrand::Rng::with_seed(seed);
    let admin = founding::found(store, &place, start)?;
    let staff = staff::hire(store, &admin, &place, start)?;
    let insurers = founding::equip(store, &admin, &place, start)?;
    let mut demo = Demo {
        store,
        now,
        zone: place.zone,
        language,
        staff,
        visits: catalogue::visits().map_err(malformed)?,
        phrases: catalogue::phrases().map_err(malformed)?,
        reasons: catalogue::reasons().map_err(malformed)?,
        people: Vec::new(),
        rng: rng.fork(),
    };
    demo.people = people::register(&mut demo, &insurers, size.patients, start)?;
    years::play(&mut demo, size.visits)?;
    today::play(&mut demo)?;
    ahead::play(&demo)
}

/// The catalogues are part of the program; a test reads all of them.
fn malformed(error: catalogue::Malformed) -> StoreError {
    StoreError::io("catalogue", &std::io::Error::other(error.to_string()))
}

/// The clinic while it is being made.
struct Demo<'a> {
    store: &'a Store,
    now: Timestamp,
    zone: Zone,
    language: Language,
    staff: Staff,
    visits: Vec<catalogue::Visit>,
    phrases: Vec<catalogue::Phrase>,
    reasons: Vec<catalogue::Reason>,
    people: Vec<Person>,
    rng: fastrand::Rng,
}

impl Demo<'_> {
    /// One act of somebody at an instant.
    fn act<T>(
        &self,
        actor: &Actor,
        at: Timestamp,
        act: impl FnOnce(&Tx<'_>) -> Result<T, StoreError>,
    ) -> Result<T, StoreError> {
        self.store.write(actor, at, act)
    }

    /// A phrase of a scenario in the clinic's language; empty where there is none.
    fn phrase(&self, scenario: &str, kind: catalogue::PhraseKind) -> String {
        let found = self.phrases.iter().find(|phrase| phrase.scenario == scenario && phrase.kind == kind);
        found.map(|phrase| phrase.text.of(self.language).to_owned()).unwrap_or_default()
    }

    /// One chance in `of`.
    fn chance(&mut self, of: u32) -> bool {
        self.rng.u32(..of) == 0
    }
}

/// The insurers, for the patients who are covered.
type Insurers = Vec<InsurerId>;

#[cfg(test)]
mod tests;
