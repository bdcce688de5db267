//! One line for a whole set of vitals: `120/80 72 37.2 16 98 75.5kg 175cm`.
//!
//! Bare numbers are taken in the order in which a nurse calls them out: pressure, pulse, temperature, respiratory rate,
//! saturation; `-` leaves one out. Everything else is known by its sign or unit and may stand anywhere:
//!
//! | token | meaning |
//! | --- | --- |
//! | `120/80`, `120/-`, `-/80` | blood pressure |
//! | `72bpm`, `37.2°`, `16rpm`, `98%` | pulse, temperature, respiratory rate, saturation |
//! | `75.5kg`, `175cm`, `hc45` | weight, height, head circumference |
//! | `air`, `o2`, `2l` | room air, on oxygen, flow of oxygen in litres a minute |
//! | `a` `c` `v` `p` `u` | consciousness (ACVPU) |
//! | `p3`, `g95` | pain, glucose |

use super::{Acvpu, Measure, VitalSet, check_value};
use crate::domain::validate::{parse_decimal, parse_whole};
use crate::domain::vocabulary::Vocabulary;
use crate::i18n::{Message, Text, t};

/// The order of bare numbers. The pressure takes one place for its two values.
const PLACES: [Measure; 5] =
    [Measure::Systolic, Measure::HeartRate, Measure::Temperature, Measure::RespiratoryRate, Measure::Spo2];

/// Endings that name a measure, the longer before those that they end with.
const ENDINGS: [(&str, Measure); 13] = [
    ("l/min", Measure::OxygenFlow),
    ("mg/dl", Measure::Glucose),
    ("/min", Measure::HeartRate),
    ("kg", Measure::Weight),
    ("cm", Measure::Height),
    ("bpm", Measure::HeartRate),
    ("lpm", Measure::OxygenFlow),
    ("rpm", Measure::RespiratoryRate),
    ("°c", Measure::Temperature),
    ("°", Measure::Temperature),
    ("%", Measure::Spo2),
    ("mg", Measure::Glucose),
    ("l", Measure::OxygenFlow),
];

/// Beginnings that name a measure.
const BEGINNINGS: [(&str, Measure); 3] =
    [("hc", Measure::HeadCircumference), ("p", Measure::Pain), ("g", Measure::Glucose)];

/// The words for room air in the four languages.
const AIR: [&str; 4] = ["air", "aire", "ar", "ra"];

/// Why a line could not be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LineError {
    /// Which token, counted from 1.
    pub position: usize,
    /// The token as typed.
    pub token: String,
    /// What is wrong with it.
    pub why: Message,
}

impl LineError {
    /// Where it is and, after it, what is wrong: the place alone as a message (`token 3, “38x”`).
    #[must_use]
    pub fn place(&self) -> Message {
        t::VITAL_LINE_PLACE.with("position", self.position).with("token", self.token.as_str())
    }
}

/// Reads a line. Impossible values are refused where they stand; whether the set as a whole can be is for
/// [`VitalSet::check`].
///
/// # Errors
/// The first token that cannot be read.
pub fn parse(line: &str) -> Result<VitalSet, LineError> {
    let mut reader = Reader::default();
    for (index, typed) in line.split_whitespace().enumerate() {
        let token = typed.trim_end_matches([',', ';']).to_lowercase();
        reader.token(&token).map_err(|why| LineError { position: index + 1, token: typed.to_owned(), why })?;
    }
    Ok(reader.set)
}

#[derive(Default)]
struct Reader {
    set: VitalSet,
    /// Places of bare numbers that were left out with `-`.
    left_out: Vec<Measure>,
}

impl Reader {
    fn token(&mut self, token: &str) -> Result<(), Message> {
        if token == "-" {
            let place = self.next_place().ok_or(t::VITAL_LINE_NOTHING_TO_SKIP)?;
            self.left_out.push(place);
            return Ok(());
        }
        if AIR.contains(&token) {
            return self.oxygen(false);
        }
        if token == "o2" {
            return self.oxygen(true);
        }
        if let Some(level) = Acvpu::ALL.iter().copied().find(|level| level.letter() == token) {
            return match self.set.consciousness.replace(level) {
                None => Ok(()),
                Some(_) => Err(twice(t::VITAL_CONSCIOUSNESS)),
            };
        }
        // A unit decides before a slash does: `2l/min` is no pressure.
        for (ending, measure) in ENDINGS {
            if let Some(number) = token.strip_suffix(ending)
                && is_number_like(number)
            {
                return self.value(measure, number);
            }
        }
        for (beginning, measure) in BEGINNINGS {
            if let Some(number) = token.strip_prefix(beginning)
                && is_number_like(number)
            {
                return self.value(measure, number.strip_suffix("cm").unwrap_or(number));
            }
        }
        if let Some((systolic, diastolic)) = token.split_once('/') {
            return self.pressure(systolic, diastolic);
        }
        if !is_number_like(token) {
            return Err(t::VITAL_LINE_UNKNOWN.into());
        }
        match self.next_place() {
            None => Err(t::VITAL_LINE_NEEDS_UNIT.into()),
            Some(Measure::Systolic) => Err(t::VITAL_LINE_PRESSURE_FIRST.into()),
            Some(measure) => self.value(measure, token),
        }
    }

    /// The measure that the next bare number stands for.
    fn next_place(&self) -> Option<Measure> {
        PLACES.into_iter().find(|place| {
            let diastolic_only = *place == Measure::Systolic && self.set.get(Measure::Diastolic).is_some();
            self.set.get(*place).is_none() && !diastolic_only && !self.left_out.contains(place)
        })
    }

    fn pressure(&mut self, systolic: &str, diastolic: &str) -> Result<(), Message> {
        if (systolic, diastolic) == ("-", "-") {
            return Err(t::VITAL_LINE_UNKNOWN.into());
        }
        for (measure, number) in [(Measure::Systolic, systolic), (Measure::Diastolic, diastolic)] {
            if self.set.get(measure).is_some() {
                return Err(twice(measure.text()));
            }
            if number != "-" {
                parse_whole(number).map_err(|_| Message::from(t::VITAL_LINE_UNKNOWN))?;
                self.value(measure, number)?;
            }
        }
        Ok(())
    }

    fn value(&mut self, measure: Measure, number: &str) -> Result<(), Message> {
        if self.set.get(measure).is_some() {
            return Err(twice(measure.text()));
        }
        let value = parse_decimal(number, measure.spec().places)?;
        check_value(measure, value).map_err(|refused| refused.message())?;
        if measure == Measure::OxygenFlow && self.set.on_oxygen == Some(false) {
            return Err(t::VITAL_FLOW_ON_AIR.into());
        }
        self.set.set(measure, Some(value));
        Ok(())
    }

    fn oxygen(&mut self, on_oxygen: bool) -> Result<(), Message> {
        if self.set.on_oxygen.is_some() {
            // `2l o2` says the same thing in the other order.
            let after_flow = on_oxygen && self.set.get(Measure::OxygenFlow).is_some();
            return if after_flow { Ok(()) } else { Err(twice(t::NEWS2_AIR_OR_OXYGEN)) };
        }
        self.set.on_oxygen = Some(on_oxygen);
        Ok(())
    }
}

fn is_number_like(text: &str) -> bool {
    text.starts_with(|c: char| c.is_ascii_digit())
}

fn twice(what: Text) -> Message {
    t::VITAL_LINE_TWICE.with("measure", what)
}

/// Writes the line that [`parse`] reads back as the same set.
#[must_use]
pub fn print(set: &VitalSet) -> String {
    let number = |measure: Measure| set.get(measure).map(|value| measure.decimal(value).to_string());
    let pressure = match (number(Measure::Systolic), number(Measure::Diastolic)) {
        (None, None) => None,
        (systolic, diastolic) => {
            let or_dash = |half: Option<String>| half.unwrap_or_else(|| "-".to_owned());
            Some(format!("{}/{}", or_dash(systolic), or_dash(diastolic)))
        }
    };
    let mut places = vec![pressure];
    places.extend(PLACES.into_iter().skip(1).map(number));
    while places.last().is_some_and(Option::is_none) {
        places.pop();
    }
    let mut tokens: Vec<String> = places.into_iter().map(|place| place.unwrap_or_else(|| "-".to_owned())).collect();
    let mut add = |token: Option<String>| tokens.extend(token);
    add(number(Measure::Weight).map(|kilos| format!("{kilos}kg")));
    add(number(Measure::Height).map(|height| format!("{height}cm")));
    add(number(Measure::HeadCircumference).map(|head| format!("hc{head}")));
    add(set.on_oxygen.map(|oxygen| if oxygen { "o2" } else { "air" }.to_owned()));
    add(number(Measure::OxygenFlow).map(|flow| format!("{flow}l")));
    add(set.consciousness.map(|level| level.letter().to_owned()));
    add(number(Measure::Pain).map(|pain| format!("p{pain}")));
    add(number(Measure::Glucose).map(|glucose| format!("g{glucose}")));
    tokens.join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn set(values: &[(Measure, i64)]) -> VitalSet {
        values.iter().fold(VitalSet::default(), |set, (measure, value)| set.with(*measure, *value))
    }

    #[test]
    fn a_nurses_line_is_read_in_its_order() {
        let expected = set(&[
            (Measure::Systolic, 120),
            (Measure::Diastolic, 80),
            (Measure::HeartRate, 72),
            (Measure::Temperature, 372),
            (Measure::RespiratoryRate, 16),
            (Measure::Spo2, 98),
            (Measure::Weight, 755),
            (Measure::Height, 1750),
        ]);
        for line in [
            "120/80 72 37.2 16 98 75.5kg 175cm",
            "120/80 72 37,2 16 98 75,5kg 175cm",
            "175CM 98% 75.5KG 120/80, 72, 37.2, 16",
            "98% 16rpm 37.2°C 72bpm 120/80 75.5kg 175.0cm",
        ] {
            assert_eq!(parse(line), Ok(expected.clone()), "{line}");
        }
    }

    #[test]
    fn dashes_leave_places_out() {
        assert_eq!(parse("- 72 - 16"), Ok(set(&[(Measure::HeartRate, 72), (Measure::RespiratoryRate, 16)])));
        assert_eq!(parse("120/- 72"), Ok(set(&[(Measure::Systolic, 120), (Measure::HeartRate, 72)])));
        assert_eq!(parse("-/80 72"), Ok(set(&[(Measure::Diastolic, 80), (Measure::HeartRate, 72)])));
        assert_eq!(parse(" "), Ok(VitalSet::default()));
    }

    #[test]
    fn signs_and_units_may_stand_anywhere() {
        let expected = VitalSet {
            on_oxygen: Some(true),
            consciousness: Some(Acvpu::Voice),
            ..set(&[
                (Measure::OxygenFlow, 25),
                (Measure::Pain, 3),
                (Measure::Glucose, 95),
                (Measure::HeadCircumference, 455),
            ])
        };
        for line in ["o2 2.5l v p3 g95 hc45.5", "hc45,5cm 95mg/dl p3 2,5l/min v", "V G95 2.5L O2 P3 HC45.5"] {
            let expected = VitalSet { on_oxygen: Some(true), ..expected.clone() };
            assert_eq!(parse(line), Ok(expected), "{line}");
        }
        for air in ["air", "aire", "ar", "AIR"] {
            assert_eq!(parse(air).unwrap().on_oxygen, Some(false));
        }
        assert_eq!(parse("p p3").unwrap().consciousness, Some(Acvpu::Pain));
    }

    #[test]
    fn errors_name_the_token_and_its_place() {
        for (line, position, token, why) in [
            ("72", 1, "72", Message::from(t::VITAL_LINE_PRESSURE_FIRST)),
            ("120/80 72 37.2 16 98 75", 6, "75", t::VITAL_LINE_NEEDS_UNIT.into()),
            ("120/80 fast", 2, "fast", t::VITAL_LINE_UNKNOWN.into()),
            ("120/80 72 3x", 3, "3x", t::FIELD_NUMBER.into()),
            ("120/80 72.5", 2, "72.5", t::FIELD_WHOLE.into()),
            ("120/80 72 37.25", 3, "37.25", t::FIELD_PLACES.with("places", 1_i64)),
            ("120/80 98% 98%", 3, "98%", twice(t::VITAL_SPO2)),
            ("120/80 130/85", 2, "130/85", twice(t::VITAL_SYSTOLIC)),
            ("a v", 2, "v", twice(t::VITAL_CONSCIOUSNESS)),
            ("air o2", 2, "o2", twice(t::NEWS2_AIR_OR_OXYGEN)),
            ("o2 2l air", 3, "air", twice(t::NEWS2_AIR_OR_OXYGEN)),
            ("air 2l", 2, "2l", t::VITAL_FLOW_ON_AIR.into()),
            ("-/-", 1, "-/-", t::VITAL_LINE_UNKNOWN.into()),
            ("120/", 1, "120/", t::VITAL_LINE_UNKNOWN.into()),
            ("- - - - - -", 6, "-", t::VITAL_LINE_NOTHING_TO_SKIP.into()),
        ] {
            assert_eq!(parse(line), Err(LineError { position, token: token.to_owned(), why }), "{line}");
        }
    }

    #[test]
    fn impossible_values_are_refused_where_they_stand() {
        let refused = parse("120/80 72 372").unwrap_err();
        assert_eq!((refused.position, refused.why.text), (3, t::VITAL_IMPOSSIBLE));
    }

    /// Any set of possible values.
    fn possible() -> impl Strategy<Value = VitalSet> {
        let values = Measure::ALL.iter().map(|measure| {
            let limits = measure.spec().possible;
            proptest::option::of(limits.low..=limits.high)
        });
        let level = proptest::option::of(proptest::sample::select(Acvpu::ALL));
        (values.collect::<Vec<_>>(), any::<Option<bool>>(), level).prop_map(|(values, on_oxygen, consciousness)| {
            let mut set = VitalSet { on_oxygen, consciousness, ..VitalSet::default() };
            for (measure, value) in Measure::ALL.iter().zip(values) {
                set.set(*measure, value);
            }
            set
        })
    }

    proptest! {
        #[test]
        fn what_is_printed_reads_back_the_same(set in possible()) {
            prop_assert_eq!(parse(&print(&set)), Ok(set));
        }

        #[test]
        fn no_line_upsets_the_reader(line in "[0-9a-z/%°., -]{0,40}") {
            if let Err(refused) = parse(&line) {
                prop_assert!(refused.position >= 1 && line.contains(&refused.token));
            }
        }
    }
}
