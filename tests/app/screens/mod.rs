//! A picture of every screen, at the sizes and in the looks that people use.

mod access;
mod billing;
mod catalogues;
mod desk;
mod doctor;
mod planner;
mod record;
mod samples;
mod slots;
mod triage;
mod waiting_room;
mod worklist;
