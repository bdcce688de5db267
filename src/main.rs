//! The binary: arguments, log, and the library. Only this prints, and only this ends the process.

use polyclinic::cli::{self, Failure, Outcome};
use polyclinic::clock::Clock;
use polyclinic::config::Config;
use polyclinic::launch::{self, LaunchError};
use std::env;
use std::io::{self, Write};
use std::process::ExitCode;

fn main() -> ExitCode {
    let line: Vec<_> = env::args_os().collect();
    let outcome = cli::run(&line, |name| env::var_os(name), &Clock::System);
    match outcome.and_then(carry_out) {
        Ok(code) => code,
        Err(Failure { message, code }) => {
            let _ = writeln!(io::stderr(), "polyclinic: {message}");
            ExitCode::from(code)
        }
    }
}

fn carry_out(outcome: Outcome) -> Result<ExitCode, Failure> {
    match outcome {
        Outcome::Print { text, code } => {
            // Who reads may stop reading: `polyclinic queue triage | head -1` is no failure.
            let _ = io::stdout().write_all(text.as_bytes());
            Ok(ExitCode::from(code))
        }
        Outcome::Open(config) => open(&config, false).map(|()| ExitCode::SUCCESS),
        Outcome::OpenDemo(config) => open(&config, true).map(|()| ExitCode::SUCCESS),
        Outcome::Board { config, language, silent } => {
            launched(&config, launch::board(&config, language, silent)).map(|()| ExitCode::SUCCESS)
        }
        Outcome::Kiosk(config) => launched(&config, launch::kiosk(&config)).map(|()| ExitCode::SUCCESS),
    }
}

fn open(config: &Config, demo: bool) -> Result<(), Failure> {
    launched(config, launch::run(config, demo))
}

fn launched(config: &Config, result: Result<(), LaunchError>) -> Result<(), Failure> {
    result.map_err(|error| match error {
        LaunchError::Store(error) => Failure::of_store(config, &error),
        LaunchError::Terminal(error) => Failure::incident(config, "use the terminal", &error),
    })
}
