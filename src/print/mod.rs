//! Paper: what is on it, as plain text, and the way to the printer.

pub mod printer;
pub mod slip;
