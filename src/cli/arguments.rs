//! The arguments of every command.

use crate::domain::actor::{Role, Roles};
use crate::domain::money::Currency;
use crate::domain::time::Zone;
use crate::domain::vocabulary::Vocabulary;
use crate::i18n::Language;
use chrono::NaiveDate;
use clap::{Args, Parser, Subcommand, ValueEnum};
use std::path::PathBuf;

// The words of the help come from the catalogues: see the module `words`. No doc comments here, they would be help.

#[derive(Debug, Parser)]
#[command(name = "polyclinic", version, disable_help_flag = true, disable_version_flag = true)]
#[command(disable_help_subcommand = true)]
pub(super) struct Arguments {
    #[arg(long, global = true, value_name = "DIR")]
    pub(super) data_dir: Option<PathBuf>,
    #[arg(long, global = true, value_name = "LANG", value_parser = language)]
    pub(super) lang: Option<Language>,
    #[command(subcommand)]
    pub(super) command: Option<Verb>,
}

#[derive(Debug, Subcommand)]
pub(super) enum Verb {
    Demo {
        #[arg(long)]
        no_ui: bool,
    },
    Init(Init),
    #[command(subcommand, subcommand_required = true)]
    User(UserVerb),
    Queue {
        #[arg(value_name = "QUEUE", hide_possible_values = true)]
        name: QueueName,
        #[arg(long, value_name = "DAY")]
        day: Option<NaiveDate>,
        #[arg(long)]
        json: bool,
    },
    Planner {
        #[arg(long, value_name = "DAY")]
        day: Option<NaiveDate>,
        #[arg(long)]
        json: bool,
    },
    #[command(subcommand, subcommand_required = true)]
    Patients(PatientsVerb),
    WaitingList {
        #[arg(long)]
        json: bool,
    },
    Board {
        #[arg(long)]
        silent: bool,
    },
    Kiosk,
    Catalogue {
        #[arg(value_name = "CATALOGUE", hide_possible_values = true)]
        which: CatalogueName,
        #[arg(long)]
        json: bool,
    },
    Check,
    Keys,
}

#[derive(Debug, Args)]
pub(super) struct Init {
    #[arg(long, value_name = "NAME")]
    pub(super) clinic: String,
    #[arg(long, value_name = "ZONE", value_parser = zone)]
    pub(super) zone: Zone,
    #[arg(long, value_name = "CODE", value_parser = currency)]
    pub(super) currency: Currency,
    #[arg(long, value_name = "LANG", value_parser = language)]
    pub(super) language: Option<Language>,
    #[arg(long, value_name = "PRICE")]
    pub(super) consultation: Option<String>,
    #[arg(long, value_name = "LOGIN")]
    pub(super) admin_login: String,
    #[arg(long, value_name = "NAME")]
    pub(super) admin_name: String,
}

#[derive(Debug, Subcommand)]
pub(super) enum UserVerb {
    Add {
        #[arg(value_name = "LOGIN")]
        login: String,
        #[arg(long, value_name = "NAME")]
        name: String,
        #[arg(long, value_name = "ROLES", value_parser = roles)]
        roles: Roles,
    },
    List {
        #[arg(long)]
        json: bool,
    },
    ResetPassword {
        #[arg(value_name = "LOGIN")]
        login: String,
    },
    Deactivate {
        #[arg(value_name = "LOGIN")]
        login: String,
    },
}

#[derive(Debug, Subcommand)]
pub(super) enum PatientsVerb {
    Doubles {
        #[arg(long)]
        json: bool,
    },
}

/// The queues, by the names of their places.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum QueueName {
    Reception,
    Triage,
    Samples,
    Consultations,
    Results,
    Worklist,
    Billing,
}

/// The catalogues that scripts can read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum CatalogueName {
    Professionals,
    Specialties,
    Insurers,
    Reasons,
}

// What a refused value should have been is said by the words of the argument, so the errors here carry nothing.

fn language(code: &str) -> Result<Language, String> {
    Language::ALL.into_iter().find(|language| language.code() == code).ok_or_else(String::new)
}

fn zone(name: &str) -> Result<Zone, String> {
    Zone::parse(name).ok_or_else(String::new)
}

fn currency(code: &str) -> Result<Currency, String> {
    Currency::parse(code).ok_or_else(String::new)
}

fn roles(words: &str) -> Result<Roles, String> {
    let roles: Option<Roles> = words.split(',').map(|word| Role::from_word(word.trim())).collect();
    roles.ok_or_else(String::new)
}
