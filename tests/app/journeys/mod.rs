//! What people do, by keys, on a real database with a clock that stands still.

mod access;
mod samples;
mod triage;
mod worklist;
