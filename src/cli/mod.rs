//! The commands: what is typed after `polyclinic`.

mod arguments;
mod call;
mod catalogue;
mod demo;
mod doubles;
mod founding;
mod password;
mod people;
mod planner;
mod queue;
mod table;
mod waiting_list;
mod words;

use crate::clock::Clock;
use crate::config::{Config, language_of};
use crate::domain::time::Zone;
use crate::i18n::{Catalogue, Language, Locale, Message, t};
use crate::logging::Incident;
use crate::store::StoreError;
use crate::store::check::{self, Finding};
use crate::{keys, logging};
use arguments::{Arguments, PatientsVerb, Verb};
use call::Call;
use clap::FromArgMatches;
use clap::error::ErrorKind;
use std::ffi::OsString;

/// What the binary is to do next.
#[derive(Debug)]
pub enum Outcome {
    /// Print this and end with this exit code.
    Print {
        /// What to print.
        text: String,
        /// 0, or 1 when what was examined is not in order.
        code: u8,
    },
    /// Open the clinic in the terminal.
    Open(Config),
    /// Open the demo clinic in the terminal, and say how to sign in.
    OpenDemo(Config),
    /// Show the board of the waiting room.
    Board {
        /// Where the clinic lives.
        config: Config,
        /// The language; the clinic's where none was asked for.
        language: Option<Language>,
        /// Without the bell.
        silent: bool,
    },
    /// Open a kiosk, once somebody of the desk has signed in.
    Kiosk(Config),
}

/// Why a command was not carried out: one sentence for the person, and the exit code.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Failure {
    /// What to print.
    pub message: String,
    /// 2 for arguments that are not understood, 1 for everything else.
    pub code: u8,
}

impl Failure {
    const fn new(message: String) -> Self {
        Self { message, code: 1 }
    }

    /// An error of the store, with the file where it matters and an incident code where nothing else helps.
    #[must_use]
    pub fn of_store(config: &Config, error: &StoreError) -> Self {
        let catalogue = Catalogue::new(Locale::plain(config.language));
        let what = catalogue.message(&error.message());
        Self::new(match error {
            StoreError::Sql { .. } => return Self::incident(config, "use the database", error),
            StoreError::Missing
            | StoreError::Exists
            | StoreError::NotAClinic
            | StoreError::Damaged
            | StoreError::Newer { .. }
            | StoreError::NetworkFileSystem { .. }
            | StoreError::NotWritable => format!("{}: {what}", config.database().display()),
            _ => what,
        })
    }

    /// Trouble that nobody can put into better words: a code that stands in the log too.
    #[must_use]
    pub fn incident(config: &Config, doing: &'static str, cause: &dyn std::fmt::Display) -> Self {
        let code = Incident::report(doing, cause).to_string();
        let message = t::CLI_INCIDENT.with("code", code).with("log", config.log().display().to_string());
        Self::new(Catalogue::new(Locale::plain(config.language)).message(&message))
    }
}

/// Carries out a command line, whose first word is the program's name. `variable` reads an environment variable.
///
/// # Errors
/// [`Failure`] with the sentence to print and the exit code.
pub fn run(line: &[OsString], variable: impl Fn(&str) -> Option<OsString>, clock: &Clock) -> Result<Outcome, Failure> {
    // Before the arguments are understood, so that what is said about them is understood too.
    let language = words::asked_language(line).unwrap_or_else(|| language_of(&variable));
    let catalogue = Catalogue::new(Locale::plain(language));
    let arguments = match understand(line, &catalogue) {
        Ok(arguments) => arguments,
        Err(answer) => return answer,
    };
    let config = Config::read(arguments.data_dir.as_deref(), arguments.lang, &variable)
        .map_err(|error| Failure::new(catalogue.message(&error.message())))?;
    let account = ["USER", "LOGNAME"].into_iter().find_map(&variable).unwrap_or_default();
    let account = account.to_string_lossy().chars().filter(|c| !c.is_control()).take(50).collect();
    let now = clock.now();
    let chosen = arguments.data_dir.is_some() || variable("POLYCLINIC_DATA_DIR").is_some_and(|dir| !dir.is_empty());
    let config = match arguments.command {
        Some(Verb::Demo { .. }) if !chosen => demo::beside(config, Zone::UTC.day(now)),
        _ => config,
    };
    logging::start(&config.log());
    let call = Call { config, catalogue, now, account };
    let password = || password::new_password(&call.catalogue, &variable);
    match arguments.command {
        None => call.seated().map(|()| Outcome::Open(call.config)),
        Some(Verb::Demo { no_ui }) => demo::demo(call, no_ui),
        Some(Verb::Keys) => Ok(Outcome::Print { text: keys::markdown(&call.catalogue), code: 0 }),
        Some(Verb::Init(init)) => founding::init(&call, init, password),
        Some(Verb::User(verb)) => people::user(&call, verb, password),
        Some(Verb::Queue { name, day, json }) => queue::queue(&call, name, day, json),
        Some(Verb::Planner { day, json }) => planner::planner(&call, day, json),
        Some(Verb::Patients(PatientsVerb::Doubles { json })) => doubles::doubles(&call, json),
        Some(Verb::WaitingList { json }) => waiting_list::waiting_list(&call, json),
        Some(Verb::Board { silent }) => {
            let language = arguments.lang;
            call.seated().map(|()| Outcome::Board { config: call.config, language, silent })
        }
        Some(Verb::Kiosk) => call.seated().map(|()| Outcome::Kiosk(call.config)),
        Some(Verb::Catalogue { which, json }) => catalogue::catalogue(&call, which, json),
        Some(Verb::Check) => check(&call),
    }
}

/// `check`: one line for each thing that is not in order, and exit code 1; or one line that says all is well.
fn check(call: &Call) -> Result<Outcome, Failure> {
    let findings = check::run(&call.open()?).map_err(|error| call.refused(&error))?;
    if findings.is_empty() {
        return Ok(call.say(&t::CLI_SOUND.into()));
    }
    let line = |finding: &Finding| {
        let places =
            if finding.places.is_empty() { String::new() } else { format!(" ({})", finding.places.join(", ")) };
        format!("{}{places}\n", call.catalogue.message(&finding.message))
    };
    Ok(Outcome::Print { text: findings.iter().map(line).collect(), code: 1 })
}

/// The arguments, or what to answer instead: help, the version, or a refusal.
fn understand(line: &[OsString], catalogue: &Catalogue) -> Result<Arguments, Result<Outcome, Failure>> {
    let refused = |message: &Message| Err(Failure { message: catalogue.message(message), code: 2 });
    match words::command(catalogue.locale().language).try_get_matches_from(line) {
        Ok(matches) => Arguments::from_arg_matches(&matches).map_err(|error| refused(&words::refusal(&error))),
        Err(help) if matches!(help.kind(), ErrorKind::DisplayHelp | ErrorKind::DisplayVersion) => {
            Err(Ok(Outcome::Print { text: help.render().to_string(), code: 0 }))
        }
        Err(error) => Err(refused(&words::refusal(&error))),
    }
}
