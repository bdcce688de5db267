//! The whole app without a terminal: journeys by keys, and a picture of every screen.

// `cfg(test)` tells the lints that these are tests.
#[cfg(test)]
mod bytes;
#[cfg(test)]
#[path = "../support/clinic.rs"]
mod clinic;
#[cfg(test)]
#[path = "../support/desk.rs"]
mod desk;
#[cfg(test)]
mod drafts;
#[cfg(test)]
mod journeys;
#[cfg(test)]
mod monkey;
#[cfg(test)]
mod picture;
#[cfg(test)]
mod screens;
#[cfg(test)]
#[path = "../support/script.rs"]
mod script;
#[cfg(test)]
mod sizes;
#[cfg(test)]
#[path = "../support/story.rs"]
mod story;
