//! Puts the arguments' help and refusals into the reader's language.

use super::arguments::Arguments;
use crate::i18n::{Catalogue, Language, Locale, Message, Text, t};
use clap::error::{ContextKind, ErrorKind};
use clap::{Arg, ArgAction, Command, CommandFactory};
use std::ffi::OsString;

/// What each command and each argument is for, by its name in `arguments`.
const WORDS: &[(&str, Text)] = &[
    ("polyclinic", t::CLI_ABOUT),
    ("demo", t::CLI_DEMO),
    ("init", t::CLI_INIT),
    ("user", t::CLI_USER),
    ("add", t::CLI_USER_ADD),
    ("list", t::CLI_USER_LIST),
    ("reset-password", t::CLI_USER_RESET_PASSWORD),
    ("deactivate", t::CLI_USER_DEACTIVATE),
    ("queue", t::CLI_QUEUE),
    ("planner", t::PLANNER_COMMAND),
    ("patients", t::CLI_PATIENTS),
    ("doubles", t::CLI_PATIENTS_DOUBLES),
    ("waiting-list", t::WAITLIST_COMMAND),
    ("board", t::CLI_BOARD),
    ("--silent", t::CLI_HELP_SILENT),
    ("kiosk", t::CLI_KIOSK),
    ("catalogue", t::CATALOGUES_CLI),
    ("check", t::CLI_CHECK),
    ("keys", t::CLI_KEYS),
    ("--data_dir", t::CLI_HELP_DATA_DIR),
    ("--lang", t::CLI_HELP_LANG),
    ("--help", t::CLI_HELP_HELP),
    ("--version", t::CLI_HELP_VERSION),
    ("--no_ui", t::CLI_HELP_NO_UI),
    ("--clinic", t::CLI_HELP_CLINIC),
    ("--zone", t::CLI_HELP_ZONE),
    ("--currency", t::CLI_HELP_CURRENCY),
    ("--language", t::CLI_HELP_LANGUAGE),
    ("--consultation", t::CLI_HELP_CONSULTATION),
    ("--admin_login", t::CLI_HELP_ADMIN_LOGIN),
    ("--admin_name", t::CLI_HELP_ADMIN_NAME),
    ("--login", t::CLI_HELP_LOGIN),
    ("--name", t::CLI_HELP_NAME),
    ("--roles", t::CLI_HELP_ROLES),
    ("--queue", t::CLI_HELP_QUEUE),
    ("--day", t::CLI_HELP_DAY),
    ("--which", t::CATALOGUES_CLI_WHICH),
    ("--json", t::CLI_HELP_JSON),
];

/// What stands for an argument's value, by its name in `arguments`.
const VALUES: &[(&str, Text)] = &[
    ("DIR", t::CLI_VALUE_DIR),
    ("LANG", t::CLI_VALUE_LANG),
    ("QUEUE", t::CLI_VALUE_QUEUE),
    ("CATALOGUE", t::CATALOGUES_CLI_VALUE),
    ("DAY", t::CLI_VALUE_DAY),
    ("NAME", t::CLI_VALUE_NAME),
    ("ZONE", t::CLI_VALUE_ZONE),
    ("CODE", t::CLI_VALUE_CODE),
    ("PRICE", t::CLI_VALUE_PRICE),
    ("LOGIN", t::CLI_VALUE_LOGIN),
    ("ROLES", t::CLI_VALUE_ROLES),
];

fn word(name: &str) -> Option<Text> {
    WORDS.iter().find(|(known, _)| *known == name).map(|(_, text)| *text)
}

/// The language that `--lang` asks for, found before the arguments are read, so that refusals speak it too.
pub(super) fn asked_language(arguments: &[OsString]) -> Option<Language> {
    let words: Vec<&str> = arguments.iter().filter_map(|argument| argument.to_str()).collect();
    let after = words.iter().skip_while(|word| **word != "--lang").nth(1);
    let code = words.iter().find_map(|word| word.strip_prefix("--lang=")).or(after.copied())?;
    Language::parse(code)
}

/// The command line in a language.
pub(super) fn command(language: Language) -> Command {
    let catalogue = Catalogue::new(Locale::plain(language));
    let help = Arg::new("help").long("help").short('h').action(ArgAction::HelpShort).global(true);
    let version = Arg::new("version").long("version").short('V').action(ArgAction::Version);
    let mut command = Arguments::command().arg(help).arg(version);
    // Global arguments reach the commands when the whole is built.
    command.build();
    translate(command, &catalogue)
}

fn translate(command: Command, catalogue: &Catalogue) -> Command {
    let name = command.get_name().to_owned();
    let command = command.mut_args(|arg| {
        let heading = if arg.is_positional() { t::CLI_HEADING_ARGUMENTS } else { t::CLI_HEADING_OPTIONS };
        let help = word(&key(&name, arg.get_id().as_str())).map(|text| catalogue.text(text)).unwrap_or_default();
        let known = |value: &str| VALUES.iter().find(|(known, _)| *known == value).map(|(_, text)| *text);
        let value = arg.get_value_names().and_then(|names| names.first()).and_then(|name| known(name.as_str()));
        let arg = arg.help(help).help_heading(catalogue.text(heading));
        match value {
            Some(value) => arg.value_name(catalogue.text(value)),
            None => arg,
        }
    });
    let usage = usage(&command, catalogue);
    let template =
        format!("{{about-with-newline}}\n{} {{usage}}\n\n{{all-args}}\n", catalogue.text(t::CLI_HEADING_USAGE));
    command
        .about(word(&name).map(|text| catalogue.text(text)).unwrap_or_default())
        .help_template(template)
        .override_usage(usage)
        .subcommand_help_heading(catalogue.text(t::CLI_HEADING_COMMANDS))
        .mut_subcommands(|sub| translate(sub, catalogue))
}

/// An argument's key in [`WORDS`]: the queue's name is not a person's.
fn key(command: &str, arg: &str) -> String {
    if (command, arg) == ("queue", "name") { "--queue".into() } else { format!("--{arg}") }
}

fn usage(command: &Command, catalogue: &Catalogue) -> String {
    let mut parts = vec![command.get_bin_name().unwrap_or("polyclinic").to_owned()];
    parts.extend(command.get_positionals().map(ToString::to_string));
    let options = command.get_arguments().filter(|arg| !arg.is_positional());
    parts.extend(options.filter(|arg| arg.is_required_set()).map(ToString::to_string));
    parts.push(catalogue.text(t::CLI_USAGE_OPTIONS));
    if command.has_subcommands() {
        parts.push(catalogue.text(t::CLI_USAGE_COMMAND));
    }
    parts.join(" ")
}

/// What is wrong with the arguments.
pub(super) fn refusal(error: &clap::Error) -> Message {
    let context = |kind| error.get(kind).map(ToString::to_string).unwrap_or_default();
    let argument = context(ContextKind::InvalidArg);
    match error.kind() {
        ErrorKind::InvalidValue | ErrorKind::ValueValidation if context(ContextKind::InvalidValue).is_empty() => {
            t::CLI_BAD_MISSING.with("argument", argument)
        }
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => {
            t::CLI_BAD_VALUE.with("value", context(ContextKind::InvalidValue)).with("argument", argument)
        }
        ErrorKind::UnknownArgument => t::CLI_BAD_ARGUMENT.with("argument", argument),
        ErrorKind::MissingRequiredArgument => t::CLI_BAD_MISSING.with("argument", argument),
        ErrorKind::InvalidSubcommand => t::CLI_BAD_COMMAND.with("command", context(ContextKind::InvalidSubcommand)),
        ErrorKind::MissingSubcommand | ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => {
            t::CLI_BAD_NO_COMMAND.into()
        }
        _ => t::CLI_BAD_OTHER.into(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn every(command: &Command, visit: &mut impl FnMut(&Command)) {
        visit(command);
        command.get_subcommands().for_each(|sub| every(sub, visit));
    }

    #[test]
    fn every_command_and_argument_says_what_it_is_for() {
        for language in Language::ALL {
            every(&command(language), &mut |command| {
                assert!(
                    command.get_about().is_some_and(|about| !about.to_string().is_empty()),
                    "{}",
                    command.get_name()
                );
                for arg in command.get_arguments() {
                    assert!(
                        arg.get_help().is_some_and(|help| !help.to_string().is_empty()),
                        "{} {}",
                        command.get_name(),
                        arg.get_id()
                    );
                }
            });
        }
    }

    #[test]
    fn help_is_in_the_readers_language() {
        let mut french = command(Language::Fr);
        let queue = french.find_subcommand_mut("queue").unwrap().render_help().to_string();
        for french in [
            "Affiche une file d’attente\n\nUtilisation\u{a0}: polyclinic queue <FILE> [OPTIONS]",
            "\n  -h, --help                Affiche cette aide",
        ] {
            assert!(queue.contains(french), "{french:?} is not in {queue}");
        }
        assert!(!queue.contains("Usage") && !queue.contains("Print"), "{queue}");
    }

    #[test]
    fn refusals_name_what_is_wrong() {
        for (arguments, said) in [
            ("queue lunch", "lunch does not fit <QUEUE>. See --help"),
            ("queue triage --day tomorrow", "tomorrow does not fit --day <DAY>. See --help"),
            ("queue", "<QUEUE> is missing. See --help"),
            ("--loud", "There is no --loud here. See --help"),
            ("dance", "There is no command dance. See --help"),
            ("user", "A command is missing. See --help"),
            ("--lang de", "de does not fit --lang <LANG>. See --help"),
            ("user add x --name X --roles cook", "cook does not fit --roles <ROLES>. See --help"),
            ("--data-dir", "--data-dir <DIR> is missing. See --help"),
        ] {
            let words = std::iter::once("polyclinic").chain(arguments.split(' '));
            let error = command(Language::En).try_get_matches_from(words).unwrap_err();
            let catalogue = Catalogue::new(Locale::plain(Language::En));
            assert_eq!(catalogue.message(&refusal(&error)), said, "{arguments}");
        }
    }

    #[test]
    fn the_language_is_known_before_the_arguments_are_right() {
        let asked = |line: &str| asked_language(&line.split(' ').map(OsString::from).collect::<Vec<_>>());
        assert_eq!(asked("polyclinic --nonsense --lang fr"), Some(Language::Fr));
        assert_eq!(asked("polyclinic queue --lang=pt"), Some(Language::Pt));
        assert_eq!(asked("polyclinic --lang"), None);
        assert_eq!(asked("polyclinic keys"), None);
    }
}
