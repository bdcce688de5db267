//! Polyclinic runs a whole outpatient clinic from a terminal: one binary, one SQLite file, no server.
//!
//! # The map of the house
//!
//! Four floors, and each knows only the ones below it; a test reads every `use` and keeps it so.
//!
//! | floor | what |
//! | --- | --- |
//! | [`screens`] | the places of work: reception, triage, consultations, bench, cash desk |
//! | [`app`] | the machine: events, layers, effects, the worker, drafts, the loop |
//! | [`store`] | the database: a module per area, every rule enforced inside one transaction |
//! | [`domain`] | the rules of the clinic, pure: workflows, roles, vitals, money, time |
//!
//! Beside them: [`ui`] draws, [`form`] is the one form engine, [`keys`] holds one key table per scope, [`i18n`] puts
//! everything into words, [`mod@print`] puts it on paper, [`catalogue`] and [`demo`] fill a clinic, [`cli`] is what is typed after `polyclinic`, and
//! [`launch`] puts the program into a terminal.
//!
//! # How one key press travels
//!
//! ```text
//! terminal ─► app::runtime ─► App::handle ─► the top layer's key table ─► Command ─► Screen::command
//!                                                                                        │ cx.write(…)
//! frame ◄─ App::draw ◄─ Screen::update ◄─ Event::Reply ◄─ app::worker ◄─ Job ◄─ Effect ◄─┘
//!                                                             │
//!                                              store::Store::write: BEGIN IMMEDIATE, permission,
//!                                              guarded UPDATE, event row, audit row, COMMIT
//! ```
//!
//! # Where a rule lives
//!
//! - Who may take which step from where: [`domain::appointment::WORKFLOW`], [`domain::lab_order::WORKFLOW`]. The store
//!   enforces these tables, the screens ask them, the schema's triggers mirror them, the tests walk them.
//! - What a key does: [`keys::tables`]. Footer, help, `polyclinic keys` and the README are printed from it.
//! - What a form takes: a const [`form::FormSpec`] beside the screen that uses it.
//! - What a person reads: `assets/i18n`, by typed ids in [`i18n::t`].

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
pub mod print;
pub mod screens;
pub mod store;
pub mod ui;
