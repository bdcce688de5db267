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
    /// Where patients' slips go.
    pub slips: Slips,
}

/// Where patients' slips go, by the configuration file.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Slips {
    /// The printer command: a program and its arguments. Empty where there is no printer.
    pub command: Vec<String>,
    /// Whether every arriving patient gets one.
    pub on_check_in: bool,
}

/// The configuration file of an account, `config.toml`: what belongs to the place where one sits, not to the clinic.
#[derive(Debug, Default, serde::Deserialize)]
#[serde(default, deny_unknown_fields)]
struct File {
    /// `"lp -d desk"`, or a list of words.
    slip_command: Words,
    /// `true`: a slip at every check-in.
    slip_on_check_in: bool,
}

/// A command as it is written.
#[derive(Debug, serde::Deserialize)]
#[serde(untagged)]
enum Words {
    /// One line; blanks divide it, quotation marks hold words together, nothing else has a meaning.
    Line(String),
    /// Word by word.
    List(Vec<String>),
}

impl Default for Words {
    fn default() -> Self {
        Self::List(Vec::new())
    }
}

/// Why there is no configuration.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ConfigError {
    /// Neither an argument nor the environment names a folder, and the account has no home.
    #[error("no data directory: the account has no home")]
    NoHome,
    /// The configuration file cannot be used.
    #[error("{path}: {why}")]
    File {
        /// The file.
        path: String,
        /// What is wrong with it, in the words of who found out.
        why: String,
    },
}

impl ConfigError {
    /// What a person reads.
    #[must_use]
    pub fn message(&self) -> Message {
        match self {
            Self::NoHome => t::CLI_NO_HOME.into(),
            Self::File { path, why } => t::PRINT_CONFIG.with("path", path.as_str()).with("why", why.as_str()),
        }
    }
}

impl Config {
    /// Decides from the arguments first, then from the environment, then from what the system proposes.
    ///
    /// `variable` reads an environment variable; one that is set to nothing counts as not set.
    ///
    /// # Errors
    /// [`ConfigError::NoHome`] when no folder for the data can be found; [`ConfigError::File`].
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
            slips: file(set("POLYCLINIC_CONFIG").map(PathBuf::from))?,
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

/// Reads the configuration file: the one that is named, else the account's own, which need not be there.
fn file(named: Option<PathBuf>) -> Result<Slips, ConfigError> {
    let own = || Some(directories::ProjectDirs::from("", "", "polyclinic")?.config_dir().join("config.toml"));
    let must_be = named.is_some();
    let Some(path) = named.or_else(own) else { return Ok(Slips::default()) };
    let refused = |why: String| ConfigError::File { path: path.display().to_string(), why };
    let text = match std::fs::read_to_string(&path) {
        Ok(text) => text,
        Err(_) if !must_be => return Ok(Slips::default()),
        Err(error) => return Err(refused(error.to_string())),
    };
    let file: File = toml::from_str(&text).map_err(|error| refused(error.message().to_owned()))?;
    let command = match file.slip_command {
        Words::List(words) => words,
        Words::Line(line) => words(&line).ok_or_else(|| refused(format!("slip_command = {line}")))?,
    };
    Ok(Slips { command, on_check_in: file.slip_on_check_in })
}

/// The words of a command line: blanks divide them, quotation marks of either kind hold them together. `None` when a
/// quotation does not end.
fn words(line: &str) -> Option<Vec<String>> {
    let mut words = Vec::new();
    let mut word: Option<String> = None;
    let mut quote = None;
    for c in line.chars() {
        match quote {
            Some(mark) if c == mark => quote = None,
            None if c == '"' || c == '\'' => {
                quote = Some(c);
                word.get_or_insert_default();
            }
            None if c.is_whitespace() => words.extend(word.take()),
            _ => word.get_or_insert_default().push(c),
        }
    }
    words.extend(word);
    quote.is_none().then_some(words)
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
        let variable = |name: &str| (name != "POLYCLINIC_CONFIG").then(|| OsString::from("/from/environment"));
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
    fn a_command_line_is_divided_at_blanks_and_nowhere_else() {
        for (line, expected) in [
            ("lp -d desk", Some(&["lp", "-d", "desk"][..])),
            ("  lp\t-d  'front desk' ", Some(&["lp", "-d", "front desk"])),
            (r#"sh -c "cat > '/tmp/a b'""#, Some(&["sh", "-c", "cat > '/tmp/a b'"])),
            ("print $HOME/*;rm -rf", Some(&["print", "$HOME/*;rm", "-rf"])),
            ("lp ''", Some(&["lp", ""])),
            ("", Some(&[])),
            ("lp -d 'desk", None),
        ] {
            let found = words(line);
            assert_eq!(
                found.as_deref().map(|words| words.iter().map(String::as_str).collect()),
                expected.map(<[_]>::to_vec)
            );
        }
    }

    #[test]
    fn the_configuration_file_says_where_slips_go() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("config.toml");
        let read = |text: &str| {
            std::fs::write(&path, text).unwrap();
            file(Some(path.clone()))
        };
        assert_eq!(read(""), Ok(Slips::default()));
        let slips = read("slip_command = \"lp -d 'front desk'\"\nslip_on_check_in = true\n").unwrap();
        assert_eq!(
            (slips.command.as_slice(), slips.on_check_in),
            (&["lp", "-d", "front desk"].map(str::to_owned)[..], true)
        );
        assert_eq!(read("slip_command = [\"lp\", \"-d desk\"]").unwrap().command, ["lp", "-d desk"]);
        for wrong in ["slip_comand = \"lp\"", "slip_command = \"lp 'x\"", "slip_command = 3", "]"] {
            assert!(matches!(read(wrong), Err(ConfigError::File { .. })), "{wrong}");
        }
        assert!(file(Some(folder.path().join("none.toml"))).is_err(), "one that is named must be there");
    }

    #[test]
    fn no_color_counts_only_when_it_is_not_empty() {
        assert!(read(None, &[("NO_COLOR", "1")]).mono);
        assert!(!read(None, &[("NO_COLOR", "")]).mono);
        assert!(!read(None, &[]).mono);
    }
}
