//! Polyclinic runs a whole outpatient clinic from a terminal.
//!
//! The house has four floors, and each knows only the ones below it:
//!
//! - [`domain`]: the rules of the clinic, pure;
//! - [`store`]: the database, with every rule enforced inside a transaction.

pub mod app;
pub mod catalogue;
pub mod cli;
pub mod clock;
pub mod config;
pub mod demo;
pub mod domain;
pub mod form;
pub mod i18n;
pub mod keys;
pub mod launch;
pub mod logging;
pub mod screens;
pub mod store;
pub mod ui;
