//! The places of work and what is done there: one folder or file each.

pub mod access;
