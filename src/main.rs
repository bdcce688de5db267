//! The binary: arguments, log, and the library. Only this prints, and only this ends the process.

use polyclinic::cli::{self, Failure, Outcome};
use polyclinic::clock::Clock;
use std::env;
use std::io::{self, Write};
use std::process::ExitCode;

fn main() -> ExitCode {
    let line: Vec<_> = env::args_os().collect();
    match cli::run(&line, |name| env::var_os(name), &Clock::System) {
        Ok(Outcome::Print { text, code }) => {
            // Who reads may stop reading: `polyclinic queue triage | head -1` is no failure.
            let _ = io::stdout().write_all(text.as_bytes());
            ExitCode::from(code)
        }
        Ok(Outcome::Open(_)) => ExitCode::SUCCESS,
        Err(Failure { message, code }) => {
            let _ = writeln!(io::stderr(), "polyclinic: {message}");
            ExitCode::from(code)
        }
    }
}
