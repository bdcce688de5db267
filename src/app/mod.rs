//! The machine: everything between a key press and a drawn screen.
//!
//! ```text
//! threads (keys, signals, store) ── Event ──► App::handle ──► the top layer ──► effects ──► App
//!                                                                                     └────► Job ──► worker
//! ```
//!
//! [`App`] owns a stack of layers. The lowest is the place of work; forms, pickers and questions lie above it. It has
//! no clock, no terminal and no thread of its own: [`runtime`] feeds it, and so do the tests.

mod ahead;
mod answers;
mod commands;
pub mod context;
pub mod dialog;
pub mod draft;
pub mod drafts;
pub mod effect;
pub mod event;
pub mod help;
mod keeper;
pub mod layer;
pub mod messages;
mod opening;
pub mod place;
mod printing;
pub mod question;
pub mod runtime;
pub mod screen;
mod shell;
pub mod signals;
pub mod stack;
pub mod terminal;
pub mod worker;

mod machine;
pub use machine::{App, Request, Screens, Start};
