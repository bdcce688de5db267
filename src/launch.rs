//! Starts the program in a terminal: the database, the threads, the screens.

use crate::app::event::Event;
use crate::app::layer::{Hosted, Layer};
use crate::app::terminal::Terminal;
use crate::app::worker::{Bench, Worker};
use crate::app::{App, Screens, Start, runtime};
use crate::clock::Clock;
use crate::config::Config;
use crate::domain::money::Currency;
use crate::domain::time::Zone;
use crate::i18n::{Language, t};
use crate::screens::SCREENS;
use crate::screens::access::Login;
use crate::store::settings::{self, Settings};
use crate::store::{Store, StoreError};
use crate::ui::theme::ThemeName;
use std::sync::mpsc::channel;

/// Why the program did not start, or ended early.
#[derive(Debug, thiserror::Error)]
pub enum LaunchError {
    /// The database.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// The terminal.
    #[error("the terminal: {0}")]
    Terminal(#[from] std::io::Error),
}

/// Runs the program until the person quits. A demo says on the login screen how to sign in. On an empty data directory it begins with the first run.
///
/// # Errors
/// When the database cannot be opened, or the terminal cannot be taken.
pub fn run(config: &Config, demo: bool) -> Result<(), LaunchError> {
    let path = config.database();
    let store = match Store::open(&path, &config.client) {
        Ok(store) => Some(store),
        Err(StoreError::Missing) => None,
        Err(error) => return Err(error.into()),
    };
    let settings = match &store {
        Some(store) => store.read(settings::load)?,
        None => before_first_run(config.language),
    };
    let first_run = store.is_none();
    let clock = Clock::System;
    let (sender, events) = channel::<Event>();
    let worker = Worker::start(Bench::new(store, path, config.client.clone(), clock.clone()), sender.clone())?;
    let theme = if config.mono { ThemeName::Mono } else { ThemeName::Standard };
    let language = Some(config.language);
    let terminal = Terminal::enter(config.language, &config.log())?;
    let screens = if demo { Screens { login: demo_login, ..SCREENS } } else { SCREENS };
    let app = App::new(Start {
        clock: clock.clone(),
        worker,
        settings,
        language,
        theme,
        first_run,
        screens,
        slips: config.slips.clone(),
    });
    runtime::run(app, terminal, &clock, (sender, events))?;
    Ok(())
}

fn demo_login() -> Box<dyn Layer> {
    let logins: Vec<&str> = crate::demo::LOGINS.iter().map(|login| login.login).collect();
    let hint = t::LOGIN_DEMO.with("logins", logins.join(", ")).with("password", crate::demo::PASSWORD);
    Box::new(Hosted(Login::new().with_hint(hint)))
}

/// What holds until the first run has said better.
fn before_first_run(language: Language) -> Settings {
    Settings::new("Polyclinic".to_owned(), Zone::UTC, Currency::EURO, language)
}
