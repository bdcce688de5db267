//! The patient's slip: the ticket, when, with whom and where, and what to have ready. It names nobody.

use crate::domain::appointment::AppointmentKind;
use crate::domain::digits;
use crate::i18n::{Catalogue, Message, Text, t};
use crate::store::tickets::SlipFacts;

/// The slip as lines of at most `columns` columns, in the catalogue's language.
#[must_use]
pub fn text(facts: &SlipFacts, catalogue: &Catalogue, columns: usize) -> String {
    let mut slip = Slip { catalogue, columns: columns.max(1), lines: Vec::new() };
    slip.centred(&facts.clinic);
    slip.rule();
    slip.number(facts.ticket);
    let formats = catalogue.locale().formats();
    let day = catalogue.locale().zone.day(facts.starts_at);
    slip.fact(t::SLIP_DATE, &formats.date(day));
    slip.fact(t::SLIP_TIME, &formats.time(facts.starts_at));
    slip.fact(t::SLIP_WITH, &facts.professional);
    if let Some(room) = &facts.room {
        slip.fact(t::SLIP_ROOM, room);
    }
    slip.rule();
    if facts.kind == AppointmentKind::Teleconsultation {
        slip.words(&t::SLIP_BY_VIDEO.into());
    } else if facts.ticket.is_some() {
        slip.words(&t::SLIP_WAIT.into());
    } else {
        slip.words(&t::SLIP_COME.into());
    }
    if facts.note.is_empty() {
        slip.words(&t::SLIP_BRING.into());
    } else {
        slip.plain(&facts.note);
    }
    slip.lines.join("\n") + "\n"
}

struct Slip<'a> {
    catalogue: &'a Catalogue,
    columns: usize,
    lines: Vec<String>,
}

impl Slip<'_> {
    fn centred(&mut self, words: &str) {
        for line in textwrap::wrap(words, self.columns) {
            let blank = self.columns.saturating_sub(textwrap::core::display_width(&line)) / 2;
            self.lines.push(format!("{}{line}", " ".repeat(blank)));
        }
    }

    fn rule(&mut self) {
        self.lines.push("-".repeat(self.columns));
    }

    /// The number, as large as the paper allows.
    fn number(&mut self, ticket: Option<i64>) {
        let Some(number) = ticket.map(|ticket| ticket.to_string()) else {
            return self.centred(&self.catalogue.text(t::SLIP_APPOINTMENT));
        };
        self.centred(&self.catalogue.text(t::SLIP_NUMBER));
        self.lines.push(String::new());
        let wide = if digits::width(&number, 2) <= self.columns { 2 } else { 1 };
        let blank = " ".repeat(self.columns.saturating_sub(digits::width(&number, wide)) / 2);
        self.lines.extend(digits::lines(&number, (wide, 1), "#").into_iter().map(|line| format!("{blank}{line}")));
        self.rule();
    }

    /// `Room       4`, the value wrapped under its beginning.
    fn fact(&mut self, label: Text, value: &str) {
        let label = self.catalogue.text(label);
        let wide = (self.columns / 3).max(textwrap::core::display_width(&label) + 1);
        let indent = " ".repeat(wide);
        let first = format!("{label}{}", " ".repeat(wide - textwrap::core::display_width(&label)));
        let options = textwrap::Options::new(self.columns).initial_indent(&first).subsequent_indent(&indent);
        self.lines.extend(textwrap::wrap(value, options).into_iter().map(std::borrow::Cow::into_owned));
    }

    fn words(&mut self, message: &Message) {
        let words = self.catalogue.message(message);
        self.plain(&words);
    }

    fn plain(&mut self, words: &str) {
        self.lines.extend(textwrap::wrap(words, self.columns).into_iter().map(std::borrow::Cow::into_owned));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::money::Currency;
    use crate::domain::time::{Timestamp, Zone};
    use crate::i18n::{Language, Locale};

    fn facts() -> SlipFacts {
        SlipFacts {
            clinic: "Clínica Vitalis de Nossa Senhora das Graças".to_owned(),
            ticket: Some(17),
            starts_at: Timestamp(1_795_167_000_000),
            kind: AppointmentKind::InPerson,
            professional: "Dra. María José Fernández Quiroga".to_owned(),
            room: Some("Room 4, first floor".to_owned()),
            columns: 32,
            note: String::new(),
        }
    }

    fn slip(facts: &SlipFacts, language: Language, columns: usize) -> String {
        let locale = Locale { language, zone: Zone::UTC, currency: Currency::NONE };
        text(facts, &Catalogue::new(locale), columns)
    }

    #[test]
    fn a_slip_says_number_time_place_and_what_to_do() {
        insta::assert_snapshot!(slip(&facts(), Language::En, 32));
    }

    #[test]
    fn before_the_arrival_it_is_a_reminder_in_the_clinics_words() {
        let note = "Venez à jeun, avec vos derniers résultats.".to_owned();
        insta::assert_snapshot!(slip(&SlipFacts { ticket: None, room: None, note, ..facts() }, Language::Fr, 42));
    }

    #[test]
    fn no_line_is_wider_than_the_paper_in_any_language() {
        for language in Language::ALL {
            for columns in [24, 32, 42, 48, 80] {
                for ticket in [None, Some(1), Some(999)] {
                    for kind in [AppointmentKind::InPerson, AppointmentKind::Teleconsultation] {
                        let slip = slip(&SlipFacts { ticket, kind, ..facts() }, language, columns);
                        let widest = slip.lines().map(textwrap::core::display_width).max();
                        assert!(widest <= Some(columns), "{language:?} {columns}:\n{slip}");
                    }
                }
            }
        }
    }
}
