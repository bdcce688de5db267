//! What the command line and the environment decide before anything is opened.

use crate::i18n::{Language, Message, t};
use std::ffi::OsString;
use std::path::{Path, PathBuf};

/// Where the clinic lives and how it is shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Config {
    /// The folder that holds the database, its backups and the log.
    pub data_dir: PathBuf,
    /// The language until a user with a language of their own signs in.
    pub language: Language,
    /// No colours: `NO_COLOR` is set to something (see no-color.org).
    pub mono: bool,
    /// Where the person sits, for the audit log: the SSH client's address, else the terminal.
    pub client: String,
}

/// Why there is no configuration.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ConfigError {
    /// Neither an argument nor the environment names a folder, and the account has no home.
    #[error("no data directory: the account has no home")]
    NoHome,
}

impl ConfigError {
    /// What a person reads.
    #[must_use]
    pub fn message(&self) -> Message {
        match self {
            Self::NoHome => t::CLI_NO_HOME.into(),
        }
    }
}

impl Config {
    /// Decides from the arguments first, then from the environment, then from what the system proposes.
    ///
    /// `variable` reads an environment variable; one that is set to nothing counts as not set.
    ///
    /// # Errors
    /// [`ConfigError::NoHome`] when no folder for the data can be found.
    pub fn read(
        data_dir: Option<&Path>,
        language: Option<Language>,
        variable: impl Fn(&str) -> Option<OsString>,
    ) -> Result<Self, ConfigError> {
        let set = |name: &str| set(&variable, name);
        let data_dir = data_dir
            .map(Path::to_path_buf)
            .or_else(|| set("POLYCLINIC_DATA_DIR").map(PathBuf::from))
            .or_else(|| {
                let folders = directories::ProjectDirs::from("", "", "polyclinic")?;
                Some(folders.data_dir().to_path_buf())
            })
            .ok_or(ConfigError::NoHome)?;
        Ok(Self {
            data_dir,
            language: language.unwrap_or_else(|| language_of(&variable)),
            mono: set("NO_COLOR").is_some(),
            client: client_of(set("SSH_CONNECTION")),
        })
    }

    /// The database file.
    #[must_use]
    pub fn database(&self) -> PathBuf {
        self.data_dir.join("clinic.db")
    }

    /// The log file.
    #[must_use]
    pub fn log(&self) -> PathBuf {
        self.data_dir.join("polyclinic.log")
    }
}

/// The language of the environment. As POSIX has it, the first of the three variables that is set decides, even when it
/// names a language that we do not speak.
#[must_use]
pub fn language_of(variable: &impl Fn(&str) -> Option<OsString>) -> Language {
    let locale = ["LC_ALL", "LC_MESSAGES", "LANG"].into_iter().find_map(|name| set(variable, name));
    locale.and_then(|name| Language::parse(&name.to_string_lossy())).unwrap_or_default()
}

/// `ssh 192.0.2.7` by the first word of `SSH_CONNECTION`, else the terminal's device, else nothing.
fn client_of(connection: Option<OsString>) -> String {
    let connection = connection.map(|words| words.to_string_lossy().into_owned()).unwrap_or_default();
    match connection.split_whitespace().next() {
        Some(address) => format!("ssh {}", address.chars().filter(|c| !c.is_control()).take(50).collect::<String>()),
        None => match std::fs::read_link("/dev/fd/0") {
            Ok(device) if device.starts_with("/dev") => device.display().to_string(),
            _ => String::new(),
        },
    }
}

/// A variable that is set to something.
fn set(variable: &impl Fn(&str) -> Option<OsString>, name: &str) -> Option<OsString> {
    variable(name).filter(|value| !value.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(language: Option<Language>, variables: &[(&str, &str)]) -> Config {
        let variable =
            |name: &str| variables.iter().find(|(known, _)| *known == name).map(|(_, value)| OsString::from(value));
        Config::read(None, language, variable).unwrap()
    }

    #[test]
    fn the_argument_wins_over_the_environment() {
        let variable = |_: &str| Some(OsString::from("/from/environment"));
        let config = Config::read(Some(Path::new("/from/argument")), Some(Language::Pt), variable).unwrap();
        assert_eq!(config.database(), Path::new("/from/argument/clinic.db"));
        assert_eq!(config.log(), Path::new("/from/argument/polyclinic.log"));
        assert_eq!(config.language, Language::Pt);
        let config = read(None, &[("POLYCLINIC_DATA_DIR", "/srv/clinic")]);
        assert_eq!(config.data_dir, Path::new("/srv/clinic"));
    }

    #[test]
    fn without_either_the_folder_is_the_systems() {
        let config = read(None, &[("POLYCLINIC_DATA_DIR", "")]);
        assert!(config.data_dir.ends_with("polyclinic"), "{}", config.data_dir.display());
    }

    #[test]
    fn the_first_locale_variable_that_is_set_decides() {
        for (variables, language) in [
            (&[][..], Language::En),
            (&[("LANG", "fr_FR.UTF-8")][..], Language::Fr),
            (&[("LANG", "fr_FR.UTF-8"), ("LC_MESSAGES", "es_AR")][..], Language::Es),
            (&[("LANG", "fr_FR.UTF-8"), ("LC_ALL", "pt_BR.UTF-8")][..], Language::Pt),
            (&[("LANG", "fr_FR.UTF-8"), ("LC_ALL", "")][..], Language::Fr),
            (&[("LANG", "fr_FR.UTF-8"), ("LC_ALL", "C")][..], Language::En),
            (&[("LANG", "de_DE.UTF-8")][..], Language::En),
        ] {
            assert_eq!(read(None, variables).language, language, "{variables:?}");
        }
    }

    #[test]
    fn the_client_is_the_ssh_address() {
        assert_eq!(read(None, &[("SSH_CONNECTION", "2001:db8::7 50000 2001:db8::1 22")]).client, "ssh 2001:db8::7");
        assert!(!read(None, &[]).client.starts_with("ssh"));
    }

    #[test]
    fn no_color_counts_only_when_it_is_not_empty() {
        assert!(read(None, &[("NO_COLOR", "1")]).mono);
        assert!(!read(None, &[("NO_COLOR", "")]).mono);
        assert!(!read(None, &[]).mono);
    }
}
