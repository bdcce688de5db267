//! The words of one language, read from the embedded Fluent files.

use super::{Arg, Language, Locale, Message, Text, t};
use fluent_bundle::{FluentArgs, FluentBundle, FluentError, FluentResource, FluentValue};

/// The texts of one language, with the formats that go with it.
pub struct Catalogue {
    locale: Locale,
    bundle: FluentBundle<FluentResource>,
}

impl Catalogue {
    /// Reads the embedded catalogue of the locale's language.
    #[must_use]
    pub fn new(locale: Locale) -> Self {
        let mut bundle = FluentBundle::new(locale.language.code().parse().into_iter().collect());
        // Isolation marks are invisible characters with a width of their own in many terminals.
        bundle.set_use_isolating(false);
        for source in sources(locale.language) {
            let resource = FluentResource::try_new(typeset(locale.language, source)).unwrap_or_else(|(read, _)| read);
            bundle.add_resource_overriding(resource);
        }
        Self { locale, bundle }
    }

    /// The language, zone and currency it writes for.
    #[must_use]
    pub const fn locale(&self) -> &Locale {
        &self.locale
    }

    /// The words of a text without arguments.
    #[must_use]
    pub fn text(&self, text: Text) -> String {
        self.write(text, &[])
    }

    /// The words of a message.
    #[must_use]
    pub fn message(&self, message: &Message) -> String {
        self.write(message.text, &message.args)
    }

    fn write(&self, text: Text, args: &[(&'static str, Arg)]) -> String {
        let Some(pattern) = self.bundle.get_message(text.id()).and_then(|message| message.value()) else {
            return text.id().to_owned();
        };
        let mut values = FluentArgs::new();
        for (name, arg) in args {
            values.set(*name, self.value(arg));
        }
        let mut errors: Vec<FluentError> = Vec::new();
        self.bundle.format_pattern(pattern, Some(&values), &mut errors).into_owned()
    }

    fn value(&self, arg: &Arg) -> FluentValue<'static> {
        let formats = self.locale.formats();
        match arg {
            Arg::Words(words) => words.clone().into(),
            Arg::Count(count) => (*count).into(),
            Arg::Decimal(digits, places) => formats.decimal(*digits, *places).into(),
            Arg::Text(text) => self.text(*text).into(),
            Arg::Texts(texts) => texts.iter().map(|text| self.text(*text)).collect::<Vec<_>>().join(", ").into(),
            Arg::At(at) => formats.date_time(*at).into(),
            Arg::Date(date) => formats.date(*date).into(),
            Arg::Money(amount) => formats.money(*amount).into(),
        }
    }
}

/// French sets its high punctuation off with a space that must not end a line; the files are written with plain ones.
fn typeset(language: Language, source: &str) -> String {
    const HELD: [&str; 6] = [" :", " ;", " ?", " !", " »", " %"];
    if language != Language::Fr {
        return source.to_owned();
    }
    let held = |text: String, marks: &str| text.replace(marks, &marks.replace(' ', "\u{a0}"));
    HELD.into_iter().fold(source.replace("« ", "«\u{a0}"), held)
}

fn sources(language: Language) -> &'static [&'static str] {
    match language {
        Language::En => t::SOURCES_EN,
        Language::Fr => t::SOURCES_FR,
        Language::Es => t::SOURCES_ES,
        Language::Pt => t::SOURCES_PT,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::{BTreeMap, BTreeSet};

    /// Id → the variables its message uses.
    fn shape(language: Language) -> BTreeMap<String, BTreeSet<String>> {
        let mut shape: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
        for source in sources(language) {
            let mut id = String::new();
            for line in source.lines().filter(|line| !line.starts_with('#')) {
                if let Some((name, _)) = line.split_once(" =")
                    && line.starts_with(|c: char| c.is_ascii_lowercase())
                {
                    id = name.trim().to_owned();
                    assert!(
                        shape.insert(id.clone(), BTreeSet::new()).is_none(),
                        "{id} stands twice in {}",
                        language.code()
                    );
                }
                for part in line.split('$').skip(1) {
                    let name: String = part.chars().take_while(|c| c.is_ascii_alphanumeric() || *c == '-').collect();
                    shape.entry(id.clone()).or_default().insert(name);
                }
            }
        }
        shape
    }

    #[test]
    fn every_catalogue_is_well_formed_fluent() {
        for language in Language::ALL {
            for source in sources(language) {
                let read = FluentResource::try_new((*source).to_owned());
                assert!(read.is_ok(), "{}: {:?}", language.code(), read.err().map(|(_, errors)| errors));
            }
        }
    }

    #[test]
    fn french_punctuation_never_begins_a_line() {
        let catalogue = Catalogue::new(Locale::plain(Language::Fr));
        let message = t::VITAL_LINE_PLACE.with("position", 2_i64).with("token", "x");
        assert_eq!(catalogue.message(&message), "Élément 2, «\u{a0}x\u{a0}»");
        assert_eq!(catalogue.text(t::APP_LEAVE_TITLE), "Quitter sans enregistrer\u{a0}?");
    }

    #[test]
    fn every_language_has_every_text_with_the_same_variables() {
        let english = shape(Language::En);
        assert_eq!(
            english.keys().map(String::as_str).collect::<BTreeSet<_>>(),
            t::ALL.iter().map(|text| text.id()).collect()
        );
        for language in Language::ALL {
            assert_eq!(shape(language), english, "{}", language.code());
        }
    }
}
