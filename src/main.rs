//! The binary: arguments, log, and the library.

fn main() {}
