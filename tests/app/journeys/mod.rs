//! What people do, by keys, on a real database with a clock that stands still.

mod access;
mod billing;
mod booking;
mod catalogues;
mod consultations;
mod eleven_steps;
mod hours;
mod merge;
mod patients;
mod planner;
mod reception;
mod record;
mod results;
mod samples;
mod slots;
mod triage;
mod waiting_room;
mod worklist;
