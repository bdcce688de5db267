//! `demo`: a clinic in full swing, to try everything on.

use super::call::Call;
use super::{Failure, Outcome};
use crate::config::Config;
use crate::demo::{self, LOGINS, PASSWORD, Size};
use crate::domain::vocabulary::Vocabulary as _;
use crate::i18n::t;
use crate::store::{StoreError, users};
use std::fmt::Write as _;

/// The demo is the same for everybody who looks at it at the same moment.
const SEED: u64 = 20_261_121;

/// Makes the demo clinic where there is none yet, and opens it, or prints how to sign in.
pub(super) fn demo(call: Call, no_ui: bool) -> Result<Outcome, Failure> {
    if !no_ui {
        call.seated()?;
    }
    let path = call.config.database();
    match demo::create(&path, &call.config.client, (SEED, call.now), call.config.language, Size::FULL) {
        Ok(_) => {}
        // Two terminals may begin at once, and a real clinic is never opened as a demo.
        Err(StoreError::Exists) if is_demo(&call)? => {}
        Err(error) => return Err(call.refused(&error)),
    }
    if no_ui { Ok(Outcome::Print { text: logins(&call), code: 0 }) } else { Ok(Outcome::OpenDemo(call.config)) }
}

/// Whether everybody of the demo can sign in here.
fn is_demo(call: &Call) -> Result<bool, Failure> {
    let users = call.open()?.read(users::list).map_err(|error| call.refused(&error))?;
    Ok(LOGINS.iter().all(|login| users.iter().any(|user| user.login == login.login && user.name == login.name)))
}

/// Where a demo lives when nobody says where: a folder for each day, because the demo's day is the day it was made.
pub(super) fn beside(config: Config, call_day: impl std::fmt::Display) -> Config {
    Config { data_dir: config.data_dir.join("demo").join(call_day.to_string()), ..config }
}

fn logins(call: &Call) -> String {
    let say = |text| call.catalogue.text(text);
    let mut page = format!(
        "{}\n",
        call.catalogue.message(&t::CLI_DEMO_AT.with("path", call.config.data_dir.display().to_string()))
    );
    for login in &LOGINS {
        let roles: Vec<String> = login.roles.iter().map(|role| say(role.text())).collect();
        let _ = writeln!(page, "  {:<10} {PASSWORD}   {} ({})", login.login, login.name, roles.join(", "));
    }
    page
}
