//! The rules of the clinic, pure: no screen, no database, no file, no clock.

pub mod actor;
pub mod appointment;
pub mod billing;
pub mod decimal;
pub mod error;
pub mod identifiers;
pub mod ids;
pub mod lab;
pub mod lab_order;
pub mod money;
pub mod patient;
pub mod schedule;
pub mod specimen;
pub mod time;
pub mod transition;
pub mod validate;
pub mod vitals;
pub mod vocabulary;
