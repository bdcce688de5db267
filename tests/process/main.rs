//! The real binary in real terminals.

// `cfg(test)` tells the lints that these are tests: without it they hold the harness to the rules of the program.
#[cfg(test)]
#[path = "../support/mod.rs"]
mod support;

#[cfg(test)]
#[expect(dead_code, reason = "the fixture serves the journeys too")]
#[path = "../support/clinic.rs"]
mod clinic;
#[cfg(test)]
mod commands;
#[cfg(test)]
mod crash;
#[cfg(test)]
#[expect(dead_code, reason = "the whole app on a screen of cells serves the journeys too")]
#[path = "../support/desk.rs"]
mod desk;
#[cfg(test)]
mod eleven_steps;
#[cfg(test)]
mod harness;
#[cfg(test)]
mod program;
#[cfg(test)]
mod queue;
#[cfg(test)]
mod races;
#[cfg(test)]
mod seat;
#[cfg(test)]
mod session;
#[cfg(test)]
mod ssh;
#[cfg(test)]
#[path = "../support/story.rs"]
mod story;
#[cfg(test)]
mod terminal;
#[cfg(test)]
mod trouble;
#[cfg(test)]
mod unfinished;
#[cfg(test)]
mod waiting_room;

/// Where the desk looks for it.
#[cfg(test)]
use support::script;
