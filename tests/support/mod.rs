//! What tests with real processes share. Include it with `#[cfg(test)] #[path = "../support/mod.rs"] mod support;`.

pub(crate) mod pty;
pub(crate) mod script;
