//! What people do, by keys, on a real database with a clock that stands still.

mod access;
mod booking;
mod patients;
mod reception;
mod billing;
mod samples;
mod triage;
mod worklist;
