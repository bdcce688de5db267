//! Results of the laboratory as people read them: the value, what it says, and by which limits.
//!
//! A flag is letter, symbol, words and tone together, so that nothing hangs on one of them. Every screen that shows a
//! result shows it like this.

use super::Ui;
use super::theme::Tone;
use crate::domain::decimal::Decimal;
use crate::domain::lab::{Flag, Reading, ReferenceRange, Relation, ResultWord};
use crate::domain::vocabulary::Vocabulary as _;
use crate::i18n::{Formats, t};
use ratatui::text::Span;

/// What a flag means for whoever looks at the screen.
#[must_use]
pub const fn tone(flag: Flag) -> Tone {
    match flag {
        Flag::CriticalLow | Flag::CriticalHigh => Tone::Critical,
        Flag::Invalid | Flag::Low | Flag::High | Flag::Abnormal => Tone::Alert,
        Flag::Normal => Tone::Ok,
        Flag::NoRange => Tone::Warning,
    }
}

/// `HH ⇈ critically high`, `L ↓ low`, `normal`, `? no reference range`.
#[must_use]
pub fn flag(flag: Flag, ui: &Ui<'_>) -> Span<'static> {
    Span::styled(flag_words(flag, ui), ui.style(tone(flag)))
}

/// The words of [`flag`], for measuring.
#[must_use]
pub fn flag_words(flag: Flag, ui: &Ui<'_>) -> String {
    let words = ui.text(flag.text());
    [flag.letter(), flag.symbol(), &words].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
}

/// Letter and symbol alone, for places where the words do not fit: `HH⇈`. Normal has neither.
#[must_use]
pub fn mark(flag: Flag, ui: &Ui<'_>) -> Span<'static> {
    Span::styled(format!("{}{}", flag.letter(), flag.symbol()), ui.style(tone(flag)))
}

/// A number with the reader's decimal sign: `5,40`, `<0,01`.
#[must_use]
pub fn reading(reading: Reading, formats: Formats<'_>) -> String {
    let sign = match reading.relation {
        Relation::Below => "<",
        Relation::Exact => "",
        Relation::Above => ">",
    };
    format!("{sign}{}", decimal(reading.value, formats))
}

/// A word of a scale in the reader's language; what is no such word stays as it was written.
#[must_use]
pub fn word(word: &str, ui: &Ui<'_>) -> String {
    ResultWord::from_word(word).map_or_else(|| word.to_owned(), |word| ui.text(word.text()))
}

/// What is normal: `3.5–5.0`, `≤ 9`, `≥ 60`, `negative`. `None` where nothing is known for this person.
#[must_use]
pub fn range(range: Option<&ReferenceRange>, expected: Option<&str>, ui: &Ui<'_>) -> Option<String> {
    if let Some(expected) = expected {
        return Some(word(expected, ui));
    }
    let written = |limit| decimal(limit, ui.formats());
    match range.map(|range| (range.low, range.high))? {
        (Some(low), Some(high)) => Some(format!("{}–{}", written(low), written(high))),
        (None, Some(high)) => Some(format!("≤ {}", written(high))),
        (Some(low), None) => Some(format!("≥ {}", written(low))),
        (None, None) => None,
    }
}

/// A UCUM unit as people write it: `10*3/uL` is `10³/µL`. Units that only name the measure (`{INR}`, `[pH]`) are none.
#[must_use]
pub fn unit(ucum: &str) -> String {
    if ucum.starts_with(['{', '[']) && ucum.ends_with(['}', ']']) {
        return String::new();
    }
    let power = |part: &str| match part {
        "10*3" => "10³".to_owned(),
        "10*6" => "10⁶".to_owned(),
        "10*9" => "10⁹".to_owned(),
        "10*12" => "10¹²".to_owned(),
        _ => part
            .strip_prefix('u')
            .filter(|rest| !rest.is_empty() && part != "unit")
            .map_or_else(|| part.to_owned(), |rest| format!("µ{rest}")),
    };
    let parts: Vec<String> = ucum.split('/').map(power).collect();
    let plain = parts.join("/").replace("/{", "/").replace('{', " ").replace(['}', '[', ']'], "");
    plain.replace('_', " ").replace("m2", "m²")
}

/// From where on somebody is called: `≤ 2.8`, `≥ 6.2`, or both. `None` where there are no such limits.
#[must_use]
pub fn critical(range: Option<&ReferenceRange>, ui: &Ui<'_>) -> Option<String> {
    let range = range?;
    let low = range.critical_low.map(|low| format!("≤ {}", decimal(low, ui.formats())));
    let high = range.critical_high.map(|high| format!("≥ {}", decimal(high, ui.formats())));
    let limits: Vec<String> = [low, high].into_iter().flatten().collect();
    let or = format!(" {} ", ui.text(t::RESULT_OR));
    (!limits.is_empty()).then(|| limits.join(&or))
}

fn decimal(value: Decimal, formats: Formats<'_>) -> String {
    formats.decimal(value.digits(), value.places())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::Language;
    use crate::ui::testing::screen;
    use crate::ui::theme::ThemeName;

    fn with_ui(language: Language, check: impl FnOnce(&Ui<'_>)) {
        screen((1, 1), ThemeName::Mono, language, |_, ui| check(ui));
    }

    #[test]
    fn a_flag_is_letter_symbol_and_words() {
        with_ui(Language::En, |ui| {
            for (given, shown) in [
                (Flag::CriticalHigh, "HH ⇈ critically high"),
                (Flag::Low, "L ↓ low"),
                (Flag::Normal, "normal"),
                (Flag::NoRange, "? no reference range"),
            ] {
                assert_eq!(flag(given, ui).content, shown);
            }
            assert_eq!(mark(Flag::CriticalLow, ui).content, "LL⇊");
        });
    }

    #[test]
    fn units_are_written_as_people_write_them() {
        for (ucum, written) in [
            ("10*3/uL", "10³/µL"),
            ("ug/mL{FEU}", "µg/mL FEU"),
            ("m[IU]/L", "mIU/L"),
            ("mL/min/{1.73_m2}", "mL/min/1.73 m²"),
            ("{INR}", ""),
            ("[pH]", ""),
            ("unit", "unit"),
            ("U/L", "U/L"),
            ("%", "%"),
        ] {
            assert_eq!(unit(ucum), written);
        }
    }

    #[test]
    fn limits_are_written_as_the_reader_writes_numbers() {
        let decimal = |text: &str| Decimal::parse(text).ok();
        let both = ReferenceRange {
            low: decimal("3.5"),
            high: decimal("5.0"),
            critical_low: decimal("2.8"),
            critical_high: decimal("6.2"),
        };
        let upper = ReferenceRange { high: decimal("9"), ..ReferenceRange::default() };
        with_ui(Language::Fr, |ui| {
            assert_eq!(range(Some(&both), None, ui).as_deref(), Some("3,5–5,0"));
            assert_eq!(range(Some(&upper), None, ui).as_deref(), Some("≤ 9"));
            assert_eq!(range(Some(&ReferenceRange::default()), None, ui), None);
            assert_eq!(range(None, Some("negative"), ui).as_deref(), Some("négatif"));
            assert_eq!(critical(Some(&both), ui).as_deref(), Some("≤ 2,8 ou ≥ 6,2"));
            assert_eq!(critical(Some(&upper), ui), None);
            let below = Reading::parse("<0.01", 2).unwrap();
            assert_eq!(reading(below, ui.formats()), "<0,01");
        });
    }
}
