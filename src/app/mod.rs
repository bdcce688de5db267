//! The machine: events, effects, layers, the worker and the loop.

pub mod event;
