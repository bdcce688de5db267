//! When somebody wants to come, as one line: `cardio morning`, `diallo tue pm`, `+2w`.

use super::part::{PartOfDay, Weekdays};
use super::series::{Recurrence, Step, parse_step, split_recurrence};
use crate::domain::patient::fold_name;
use crate::i18n::Message;
use chrono::{Days, Months, NaiveDate, Weekday};

/// What was understood of the line. Empty words stand for anybody.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wish {
    /// Beginnings of words of a professional's name or specialty, folded.
    pub words: Vec<String>,
    /// Which part of the day.
    pub part: PartOfDay,
    /// Which days of the week.
    pub weekdays: Weekdays,
    /// From which day on; none: from today.
    pub from: Option<NaiveDate>,
    /// How often it is repeated.
    pub repeat: Option<Recurrence>,
}

impl Default for Wish {
    fn default() -> Self {
        Self { words: Vec::new(), part: PartOfDay::Any, weekdays: Weekdays::ALL, from: None, repeat: None }
    }
}

const PARTS: &[(PartOfDay, &[&str])] = &[
    (PartOfDay::Morning, &["am", "morning", "mornings", "matin", "matins", "manana", "mananas", "manha", "manhas"]),
    (PartOfDay::Afternoon, &["pm", "afternoon", "afternoons", "aprem", "midi", "tarde", "tardes"]),
    (PartOfDay::Evening, &["evening", "evenings", "soir", "soirs", "noche", "noches", "noite", "noites", "night"]),
];
const WEEKDAYS: &[(Weekday, &[&str])] = &[
    (Weekday::Mon, &["mon", "monday", "lun", "lundi", "lunes", "seg", "segunda"]),
    (Weekday::Tue, &["tue", "tues", "tuesday", "mar", "mardi", "martes", "ter", "terca"]),
    (Weekday::Wed, &["wed", "wednesday", "mer", "mercredi", "mie", "miercoles", "qua", "quarta"]),
    (Weekday::Thu, &["thu", "thur", "thurs", "thursday", "jeu", "jeudi", "jue", "jueves", "qui", "quinta"]),
    (Weekday::Fri, &["fri", "friday", "ven", "vendredi", "vie", "viernes", "sex", "sexta"]),
    (Weekday::Sat, &["sat", "saturday", "sam", "samedi", "sab", "sabado"]),
    (Weekday::Sun, &["sun", "sunday", "dim", "dimanche", "dom", "domingo"]),
];
const TODAY: &[&str] = &["t", "today", "aujourd", "hui", "hoy", "hoje"];
const TOMORROW: &[&str] = &["tomorrow", "demain", "amanha"];
/// `après-midi` is two words once it is folded; `feira` follows every Portuguese weekday.
const FILLERS: &[&str] =
    &["apres", "feira", "le", "la", "el", "de", "da", "do", "in", "the", "on", "en", "no", "na", "dr", "dra"];

impl Wish {
    /// Reads a line; `date` reads a calendar date in the way of the forms.
    ///
    /// # Errors
    /// What is wrong with the repetition, or with a date.
    pub fn parse(
        line: &str,
        today: NaiveDate,
        date: impl Fn(&str) -> Result<NaiveDate, Message>,
    ) -> Result<Self, Message> {
        let (line, repeat) = split_recurrence(line);
        let mut wish = Self { repeat: repeat.map(Recurrence::parse).transpose()?, ..Self::default() };
        let mut days: Option<Weekdays> = None;
        for typed in line.split([' ', ',', '\t']).filter(|typed| !typed.is_empty()) {
            if typed.starts_with(|c: char| c == '+' || c.is_ascii_digit()) {
                wish.from = Some(match typed.strip_prefix('+').and_then(parse_step) {
                    Some(step) => after(today, step).map_or_else(|| date(typed), Ok)?,
                    None => date(typed)?,
                });
                continue;
            }
            for word in fold_name(typed).split(' ').filter(|word| !word.is_empty()) {
                if let Some((part, _)) = PARTS.iter().find(|(_, words)| words.contains(&word)) {
                    wish.part = *part;
                } else if let Some((day, _)) = WEEKDAYS.iter().find(|(_, words)| words.contains(&word)) {
                    days = Some(days.map_or(Weekdays::only(*day), |days| days.and(*day)));
                } else if TODAY.contains(&word) {
                    wish.from = Some(today);
                } else if TOMORROW.contains(&word) {
                    wish.from = after(today, (1, Step::Day));
                } else if !FILLERS.contains(&word) {
                    wish.words.push(word.to_owned());
                }
            }
        }
        wish.weekdays = days.unwrap_or(Weekdays::ALL);
        Ok(wish)
    }

    /// Whether somebody of this name and specialty is meant: each word that was typed begins one of theirs.
    #[must_use]
    pub fn means(&self, name_and_specialty: &str) -> bool {
        let folded = fold_name(name_and_specialty);
        self.words.iter().all(|typed| folded.split(' ').any(|word| word.starts_with(typed.as_str())))
    }
}

/// A day some steps after another.
#[must_use]
pub fn after(day: NaiveDate, (count, step): (u32, Step)) -> Option<NaiveDate> {
    match step {
        Step::Day => day.checked_add_days(Days::new(u64::from(count))),
        Step::Week => day.checked_add_days(Days::new(u64::from(count) * 7)),
        Step::Month => day.checked_add_months(Months::new(count)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::t;
    use proptest::prelude::*;

    fn today() -> NaiveDate {
        "2026-11-21".parse().unwrap()
    }

    fn read(line: &str) -> Wish {
        let iso = |text: &str| text.parse().map_err(|_| Message::from(t::FORM_NOT_A_DATE));
        Wish::parse(line, today(), iso).unwrap()
    }

    #[test]
    fn a_line_says_who_when_and_how_often() {
        let wish = read("cardio morning");
        assert_eq!(
            (wish.words, wish.part, wish.weekdays),
            (vec!["cardio".to_owned()], PartOfDay::Morning, Weekdays::ALL)
        );
        let wish = read("Diallo tue,thu pm +2w");
        assert_eq!((wish.words, wish.part), (vec!["diallo".to_owned()], PartOfDay::Afternoon));
        assert_eq!(wish.weekdays, Weekdays::only(Weekday::Tue).and(Weekday::Thu));
        assert_eq!(wish.from, Some("2026-12-05".parse().unwrap()));
        let wish = read("2026-12-24 every 2w x6");
        assert_eq!((wish.from, wish.repeat.unwrap().times), (Some("2026-12-24".parse().unwrap()), 6));
        assert_eq!(read(""), Wish::default());
    }

    #[test]
    fn each_language_has_its_words() {
        for (line, part, day) in [
            ("mardi après-midi", PartOfDay::Afternoon, Weekday::Tue),
            ("lundi matin", PartOfDay::Morning, Weekday::Mon),
            ("miércoles por la mañana", PartOfDay::Morning, Weekday::Wed),
            ("sábado noche", PartOfDay::Evening, Weekday::Sat),
            ("terça-feira de manhã", PartOfDay::Morning, Weekday::Tue),
            ("sexta à noite", PartOfDay::Evening, Weekday::Fri),
        ] {
            let wish = read(line);
            assert_eq!((wish.part, wish.weekdays), (part, Weekdays::only(day)), "{line}");
        }
        for line in ["tomorrow", "demain", "amanhã", "+1"] {
            assert_eq!(read(line).from, Some("2026-11-22".parse().unwrap()), "{line}");
        }
    }

    #[test]
    fn a_wrong_date_or_repetition_is_told() {
        let refused = |line: &str| Wish::parse(line, today(), |_| Err(t::FORM_NOT_A_DATE.into())).unwrap_err().text;
        assert_eq!(refused("cardio 99/99"), t::FORM_NOT_A_DATE);
        assert_eq!(refused("cardio every blue moon"), t::SERIES_GRAMMAR);
    }

    #[test]
    fn words_are_beginnings_of_names_and_specialties() {
        let doctor = "Dr Aïssatou Diallo Cardiology";
        for (line, meant) in [
            ("cardio", true),
            ("diallo", true),
            ("aiss cardio", true),
            ("dr diallo", true),
            ("allo", false),
            ("cardio sow", false),
            ("", true),
        ] {
            assert_eq!(read(line).means(doctor), meant, "{line}");
        }
    }

    proptest! {
        #[test]
        fn no_line_breaks_the_reading(line in any::<String>()) {
            let _ = Wish::parse(&line, today(), |_| Err(t::FORM_NOT_A_DATE.into()));
        }
    }
}
