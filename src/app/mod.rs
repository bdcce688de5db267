//! The machine: events, effects, layers, the worker and the loop.

pub mod event;
pub mod signals;
pub mod terminal;
