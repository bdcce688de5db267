//! How alike two records of people are: names that were misheard, mistyped, swapped or shortened, birth dates a digit off.
//! Pure comparison; which records are compared at all is the store's business.

use super::{BirthDate, BirthPrecision, PersonName, Sex, fold_name};
use crate::domain::vocabulary::vocabulary;
use chrono::{Datelike, Days, Months, NaiveDate};
use rphonetic::DoubleMetaphone;
use std::borrow::Cow;

vocabulary! {
    /// Why two patients may be one.
    pub enum DuplicateReason {
        /// The same identity number: a second record of it is impossible.
        Identifier = "identifier" => DUPLICATE_IDENTIFIER,
        /// The same number on another kind of document.
        Number = "number" => DUPLICATE_NUMBER,
        /// The same or similar names, and the same birth date.
        NameAndBirth = "name_and_birth" => DUPLICATE_NAME_AND_BIRTH,
        /// The same or similar names, and a birth date that may be the same one: mistyped, or not known to the day.
        NameAndNearBirth = "name_and_near_birth" => DUPLICATE_NAME_AND_NEAR_BIRTH,
        /// The same or similar names, and the same phone number.
        NameAndPhone = "name_and_phone" => DUPLICATE_NAME_AND_PHONE,
        /// The same given names and birth date under another family name, as after a marriage.
        GivenAndBirth = "given_and_birth" => DUPLICATE_GIVEN_AND_BIRTH,
        /// The same phone number.
        Phone = "phone" => DUPLICATE_PHONE,
        /// The same or similar names; a birth date is missing.
        Name = "name" => DUPLICATE_NAME,
    }
}

/// Words that join names and are left out as often as not.
const PARTICLES: &[&str] = &[
    "da", "das", "de", "del", "den", "der", "di", "do", "dos", "du", "d", "e", "el", "l", "la", "las", "le", "los",
    "van", "von", "y",
];

/// From here on two names are similar.
pub const SIMILAR: f64 = 0.86;

/// From here on two names are the same but for a slip.
const ALMOST: f64 = 0.93;

/// The longest key of a word's sound.
const SOUND: usize = 4;

/// One word of a name, folded, with its sound.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Word {
    text: String,
    sounds: Vec<String>,
}

/// A name taken apart for comparison.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NameWords {
    given: Vec<Word>,
    family: Vec<Word>,
}

/// The words of one part of a name: apostrophes joined (`N’Diaye` is one word), particles left out unless nothing is left.
#[must_use]
pub fn name_words(part: &str) -> Vec<String> {
    let folded = fold_name(&without_apostrophes(part));
    let all = || folded.split(' ').filter(|word| !word.is_empty());
    let telling: Vec<String> = all().filter(|word| !PARTICLES.contains(word)).map(str::to_owned).collect();
    if telling.is_empty() { all().map(str::to_owned).collect() } else { telling }
}

/// `O’Neill` as people type it without the apostrophe.
#[must_use]
pub fn without_apostrophes(name: &str) -> Cow<'_, str> {
    const APOSTROPHES: &[char] = &['\'', '’', 'ʼ', '`', '´', '‘'];
    if name.contains(APOSTROPHES) { name.replace(APOSTROPHES, "").into() } else { name.into() }
}

/// The sound of a folded word, by Double Metaphone: one key or two. Words outside the Latin alphabet, and those of fewer
/// than three letters, have none.
#[must_use]
pub fn sounds(word: &str) -> Vec<String> {
    if word.len() < 3 || !word.bytes().all(|b| b.is_ascii_lowercase()) {
        return Vec::new();
    }
    let both = DoubleMetaphone::new(Some(SOUND)).double_metaphone(word);
    let mut keys = vec![both.primary().to_lowercase(), both.alternate().to_lowercase()];
    keys.dedup();
    keys.retain(|key| !key.is_empty());
    keys
}

impl NameWords {
    /// Takes a name apart.
    #[must_use]
    pub fn of(name: &PersonName) -> Self {
        let words =
            |part: &str| name_words(part).into_iter().map(|text| Word { sounds: sounds(&text), text }).collect();
        Self { given: words(&name.given), family: words(&name.family) }
    }

    /// How alike two names are, from 0 to 1: as they stand, with given and family names swapped, or with a word in the
    /// other field.
    #[must_use]
    pub fn likeness(&self, other: &Self) -> f64 {
        let both = |given: f64, family: f64| decided_by(given.min(family), f64::midpoint(given, family));
        let direct = both(part(&self.given, &other.given), part(&self.family, &other.family));
        let swapped = both(part(&self.given, &other.family), part(&self.family, &other.given)) - 0.02;
        let (all, others) = (self.all(), other.all());
        let pooled = if all.len() == others.len() { part(&all, &others) - 0.03 } else { 0.0 };
        direct.max(swapped).max(pooled)
    }

    /// How alike the given names are.
    #[must_use]
    pub fn given_likeness(&self, other: &Self) -> f64 {
        part(&self.given, &other.given)
    }

    fn all(&self) -> Vec<Word> {
        self.family.iter().chain(&self.given).cloned().collect()
    }
}

/// How alike two lists of words are: each word of the shorter one beside its best partner, the worst pair counting most.
/// One of two names alone stands for both, with a little doubt.
fn part(one: &[Word], two: &[Word]) -> f64 {
    let (few, many) = if one.len() <= two.len() { (one, two) } else { (two, one) };
    // `Jeanpierre` and `Jean-Pierre`.
    let joined = |words: &[Word]| words.iter().map(|word| word.text.as_str()).collect::<String>();
    if few.is_empty() {
        return 0.0;
    }
    if few.len() != many.len() && joined(few) == joined(many) {
        return 1.0;
    }
    let mut left: Vec<&Word> = many.iter().collect();
    let (mut sum, mut worst) = (0.0, 1.0_f64);
    for word in few {
        let best = left.iter().map(|other| alike(word, other)).enumerate().max_by(|a, b| a.1.total_cmp(&b.1));
        let Some((place, likeness)) = best else { break };
        left.swap_remove(place);
        sum += likeness;
        worst = worst.min(likeness);
    }
    #[expect(clippy::cast_precision_loss, reason = "names have few words")]
    let (mean, extra) = (sum / few.len() as f64, left.len().min(2) as f64);
    decided_by(worst, mean) - 0.04 * extra
}

/// What is less alike decides.
fn decided_by(worst: f64, mean: f64) -> f64 {
    0.8 * worst + 0.2 * mean
}

/// How alike two words are: an initial stands for a name, a sound for its spellings.
fn alike(one: &Word, two: &Word) -> f64 {
    if one.text == two.text {
        return 1.0;
    }
    let (short, long) = if one.text.len() <= two.text.len() { (one, two) } else { (two, one) };
    if short.text.chars().count() == 1 {
        return if long.text.starts_with(&short.text) { 0.88 } else { 0.0 };
    }
    let spelled = strsim::jaro_winkler(&one.text, &two.text);
    let slips = strsim::osa_distance(&one.text, &two.text);
    let heard = one.sounds.iter().any(|sound| sound.len() > 1 && two.sounds.contains(sound));
    let letters = short.text.chars().count();
    match slips {
        1 if letters >= 4 => spelled.max(0.93),
        2 if heard && letters >= 4 => spelled.max(0.92),
        2 if letters >= 8 => spelled.max(0.90),
        _ if heard && spelled >= 0.8 => spelled.max(0.90),
        // Jaro and Winkler praise a common beginning: what is more than two slips away is another name.
        _ => spelled.min(0.84),
    }
}

/// How two birth dates stand to each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BirthLikeness {
    /// The same day.
    Same,
    /// A slip away: a digit, neighbours swapped, day and month swapped, a year or a decade off.
    Near,
    /// Not known to the day, and they may be the same.
    Possible,
    /// One is missing.
    Unknown,
    /// Two different ones.
    Different,
}

/// Compares two birth dates.
#[must_use]
pub fn birth_likeness(one: Option<BirthDate>, two: Option<BirthDate>) -> BirthLikeness {
    let (Some(one), Some(two)) = (one, two) else { return BirthLikeness::Unknown };
    if one.precision == BirthPrecision::Day && two.precision == BirthPrecision::Day {
        return match () {
            () if one.date == two.date => BirthLikeness::Same,
            () if a_slip_away(one.date, two.date) => BirthLikeness::Near,
            () => BirthLikeness::Different,
        };
    }
    let (a, b) = (span(one), span(two));
    if a.0 <= b.1 && b.0 <= a.1 { BirthLikeness::Possible } else { BirthLikeness::Different }
}

/// The first and last day that a birth date may mean. A guessed age is trusted to three years.
fn span(birth: BirthDate) -> (NaiveDate, NaiveDate) {
    let BirthDate { date, precision } = birth;
    let around = |months: u32| {
        let months = Months::new(months);
        (date.checked_sub_months(months).unwrap_or(date), date.checked_add_months(months).unwrap_or(date))
    };
    match precision {
        BirthPrecision::Day => (date, date),
        BirthPrecision::Month => {
            let first = date.with_day(1).unwrap_or(date);
            (first, first + Months::new(1) - Days::new(1))
        }
        BirthPrecision::Year => {
            let first = NaiveDate::from_ymd_opt(date.year(), 1, 1).unwrap_or(date);
            (first, first + Months::new(12) - Days::new(1))
        }
        BirthPrecision::Estimated => around(36),
    }
}

fn written(date: NaiveDate) -> Vec<u8> {
    date.format("%Y%m%d").to_string().into_bytes()
}

/// Whether one date becomes the other by one slip of the hand.
fn a_slip_away(one: NaiveDate, two: NaiveDate) -> bool {
    let (a, b) = (written(one), written(two));
    let differing: Vec<usize> = (0..a.len().min(b.len())).filter(|at| a.get(*at) != b.get(*at)).collect();
    let neighbours = match differing.as_slice() {
        [_] => true,
        [x, y] => y - x == 1 && a.get(*x) == b.get(*y) && a.get(*y) == b.get(*x),
        _ => false,
    };
    let swapped = NaiveDate::from_ymd_opt(one.year(), one.day(), one.month()) == Some(two);
    let same_day = one.day() == two.day() && one.month() == two.month();
    neighbours || swapped || (same_day && one.year().abs_diff(two.year()) == 1) || (one - two).num_days().abs() == 1
}

/// The dates that are a slip away from one, for looking them up.
#[must_use]
pub fn slips(date: NaiveDate) -> Vec<NaiveDate> {
    let digits = written(date);
    let read = |digits: &[u8]| {
        let text = std::str::from_utf8(digits).ok()?;
        NaiveDate::parse_from_str(text, "%Y%m%d").ok()
    };
    let mut found: Vec<NaiveDate> = Vec::new();
    // Nobody living was born in another millennium than these.
    for at in 1..digits.len() {
        for digit in b'0'..=b'9' {
            let mut other = digits.clone();
            other.get_mut(at).into_iter().for_each(|place| *place = digit);
            found.extend(read(&other));
        }
        let mut other = digits.clone();
        other.swap(at - 1, at);
        found.extend(read(&other));
    }
    found.extend(NaiveDate::from_ymd_opt(date.year(), date.day(), date.month()));
    found.extend([1, -1].into_iter().filter_map(|years| date.with_year(date.year() + years)));
    found.extend(date.succ_opt().into_iter().chain(date.pred_opt()));
    found.sort_unstable();
    found.dedup();
    found.retain(|other| *other != date && (1880..2200).contains(&other.year()));
    found
}

/// What speaks for two records being one person.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Evidence {
    /// The same kind and number of an identity document.
    pub same_identifier: bool,
    /// The same number under another kind of document.
    pub same_number: bool,
    /// How alike the names are.
    pub name: f64,
    /// How alike the given names alone are.
    pub given: f64,
    /// The birth dates.
    pub birth: BirthLikeness,
    /// The same phone number.
    pub phone: bool,
    /// One is noted as a woman, the other as a man.
    pub other_sex: bool,
}

impl Evidence {
    /// Whether one is noted as a woman and the other as a man.
    #[must_use]
    pub const fn sexes_differ(one: Sex, two: Sex) -> bool {
        matches!((one, two), (Sex::Female, Sex::Male) | (Sex::Male, Sex::Female))
    }
}

/// How much the evidence weighs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Verdict {
    /// What speaks loudest.
    pub reason: DuplicateReason,
    /// From 0 to 100.
    pub score: u8,
    /// So sure that a second record needs a reason.
    pub strong: bool,
}

/// Weighs the evidence; `None` when there is nothing to be said. Strong is only what hardly happens by chance: a name
/// alone, or a shared phone alone, never is. Twins share the birth date, family and phone, but not the given name; a
/// father and a son of one name share everything but the birth date.
#[must_use]
pub fn weigh(evidence: &Evidence) -> Option<Verdict> {
    use BirthLikeness::{Different, Near, Possible, Same, Unknown};
    let Evidence { same_identifier, same_number, phone, birth, .. } = *evidence;
    // Julio and Julia are two people more often than one with a wrong sex.
    let doubt = if evidence.other_sex { 0.08 } else { 0.0 };
    let (name, given) = (evidence.name - doubt, evidence.given - doubt);
    let (similar, almost) = (name >= SIMILAR, name >= ALMOST);
    let extra = if phone { 5.0 } else { 0.0 };
    let (reason, score, strong) = match birth {
        _ if same_identifier => (DuplicateReason::Identifier, 100.0, true),
        _ if same_number => (DuplicateReason::Number, 60.0 + 30.0 * name, similar),
        Same if similar => (DuplicateReason::NameAndBirth, 85.0 + 10.0 * name + extra, true),
        Near if similar => (DuplicateReason::NameAndNearBirth, 65.0 + 20.0 * name + extra, almost || phone),
        Possible | Unknown | Near if similar && phone => (DuplicateReason::NameAndPhone, 70.0 + 20.0 * name, true),
        Possible if similar => (DuplicateReason::NameAndNearBirth, 45.0 + 20.0 * name, false),
        Unknown if similar => (DuplicateReason::Name, 35.0 + 20.0 * name, false),
        Different if similar && phone => (DuplicateReason::Phone, 55.0, false),
        Same if given >= ALMOST => (DuplicateReason::GivenAndBirth, 40.0 + extra * 7.0, phone),
        _ if phone => (DuplicateReason::Phone, 30.0 + 10.0 * given.max(0.0), false),
        _ => return None,
    };
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "clamped to the range first")]
    let score = score.round().clamp(0.0, 100.0) as u8;
    Some(Verdict { reason, score, strong })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn words(listed: &str) -> NameWords {
        let (family, given) = listed.split_once(", ").unwrap();
        NameWords::of(&PersonName { given: given.to_owned(), family: family.to_owned() })
    }

    #[test]
    fn one_person_s_names_are_alike_however_they_are_written() {
        for (one, two) in [
            ("Núñez, Zoé", "Nunez, Zoe"),
            ("da Silva Souza, Maria José", "Silva, Maria"),
            ("Souza, Maria", "Silva Souza, Maria José"),
            ("Diop, Awa", "Awa, Diop"),
            ("N’Diaye, Fatou", "Ndiaye, Fatou"),
            ("O'Neill, Sean", "ONeill, Sean"),
            ("Lefèvre, Jean-Pierre", "Lefevre, Jeanpierre"),
            ("Gonçalves, Thiago", "Gonsalves, Tiago"),
            ("Sousa, Luis", "Souza, Luiz"),
            ("Schmidt, Anna", "Schmitt, Anna"),
            ("Philippe, Marie", "Filippe, Marie"),
            ("Martínez, Roberto", "Martinze, Roberto"),
            ("López, Ana María", "López María, Ana"),
            ("García, M", "García, María"),
            ("Mohamed, Ali", "Mohammed, Ali"),
        ] {
            let likeness = words(one).likeness(&words(two));
            assert!(likeness >= SIMILAR, "{one} / {two}: {likeness}");
        }
    }

    #[test]
    fn two_people_s_names_are_not() {
        for (one, two) in [
            ("Silva, Maria", "Silva, Marcos"),
            ("Silva, Maria José", "Silva, Maria Clara"),
            ("Diop, Awa", "Diop, Adama"),
            ("Diop, Awa", "Ndiaye, Awa"),
            ("Costa, Ana", "Castro, Ana"),
            ("Lopes, Eva", "Lopes, Ana"),
            ("García López, Juan", "García Núñez, Pedro"),
            ("Martin, Paul", "Martin, Pauline"),
        ] {
            let likeness = words(one).likeness(&words(two));
            assert!(likeness < SIMILAR, "{one} / {two}: {likeness}");
        }
    }

    fn date(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn birth_dates_are_the_same_a_slip_away_or_possibly_the_same() {
        use BirthLikeness::{Different, Near, Possible, Same};
        use BirthPrecision::{Day, Estimated, Month, Year};
        for (one, two, expected) in [
            (("1974-03-12", Day), ("1974-03-12", Day), Same),
            (("1974-03-12", Day), ("1974-12-03", Day), Near),
            (("1974-03-12", Day), ("1974-03-13", Day), Near),
            (("1974-03-12", Day), ("1947-03-12", Day), Near),
            (("1974-03-12", Day), ("1984-03-12", Day), Near),
            (("1979-03-12", Day), ("1980-03-12", Day), Near),
            (("1974-02-28", Day), ("1974-03-01", Day), Near),
            (("1974-03-12", Day), ("1975-04-12", Day), Different),
            (("1974-03-12", Day), ("1996-03-12", Day), Different),
            (("1974-07-01", Year), ("1974-03-12", Day), Possible),
            (("1974-03-15", Month), ("1974-03-01", Day), Possible),
            (("1974-03-15", Month), ("1974-04-01", Day), Different),
            (("1976-05-21", Estimated), ("1974-07-01", Year), Possible),
            (("1976-05-21", Estimated), ("1983-07-01", Year), Different),
        ] {
            let birth = |(text, precision)| Some(BirthDate { date: date(text), precision });
            assert_eq!(birth_likeness(birth(one), birth(two)), expected, "{one:?} {two:?}");
        }
        assert_eq!(birth_likeness(None, Some(BirthDate::exact(date("1974-03-12")))), BirthLikeness::Unknown);
    }

    #[test]
    fn what_speaks_for_one_person_is_weighed() {
        use BirthLikeness::{Different, Near, Possible, Same, Unknown};
        use DuplicateReason::{
            GivenAndBirth, Identifier, Name, NameAndBirth, NameAndNearBirth, NameAndPhone, Number, Phone,
        };
        let none = Evidence {
            same_identifier: false,
            same_number: false,
            name: 0.3,
            given: 0.3,
            birth: Unknown,
            phone: false,
            other_sex: false,
        };
        let like = |name, birth, phone| Evidence { name, given: name, birth, phone, ..none };
        for (evidence, expected) in [
            (none, None),
            (Evidence { same_identifier: true, ..none }, Some((Identifier, true))),
            (Evidence { same_number: true, ..none }, Some((Number, false))),
            (Evidence { same_number: true, ..like(0.9, Unknown, false) }, Some((Number, true))),
            (like(0.9, Same, false), Some((NameAndBirth, true))),
            (like(0.9, Near, false), Some((NameAndNearBirth, false))),
            (like(1.0, Near, false), Some((NameAndNearBirth, true))),
            (like(1.0, Possible, false), Some((NameAndNearBirth, false))),
            (like(1.0, Possible, true), Some((NameAndPhone, true))),
            (like(1.0, Unknown, false), Some((Name, false))),
            (like(1.0, Unknown, true), Some((NameAndPhone, true))),
            (like(1.0, Different, false), None),
            (like(1.0, Different, true), Some((Phone, false))),
            (like(0.5, Same, true), Some((Phone, false))),
            (Evidence { given: 1.0, ..like(0.5, Same, false) }, Some((GivenAndBirth, false))),
            (Evidence { given: 1.0, ..like(0.5, Same, true) }, Some((GivenAndBirth, true))),
            (Evidence { other_sex: true, ..like(0.92, Same, true) }, Some((Phone, false))),
        ] {
            let told = weigh(&evidence).map(|verdict| (verdict.reason, verdict.strong));
            assert_eq!(told, expected, "{evidence:?}");
        }
    }

    proptest! {
        #[test]
        fn likeness_is_whole_with_oneself_and_never_more(
            one in "[A-ZÉa-zñç' -]{1,20}, [A-Za-zéñç' -]{1,20}", two in "[A-ZÉa-zñç' -]{1,20}, [A-Za-zéñç' -]{1,20}",
        ) {
            let (one, two) = (words(&one), words(&two));
            prop_assert!(one.likeness(&two) <= 1.0);
            if !one.given.is_empty() && !one.family.is_empty() {
                prop_assert!(one.likeness(&one) > 0.999);
            }
        }

        #[test]
        fn the_slips_of_a_date_are_what_compares_as_near(days in 0..45_000_i64, other in 0..45_000_i64) {
            let start = date("1900-01-01");
            let (one, two) = (start + chrono::Duration::days(days), start + chrono::Duration::days(other));
            let near = |a, b| birth_likeness(Some(BirthDate::exact(a)), Some(BirthDate::exact(b))) == BirthLikeness::Near;
            for slip in slips(one) {
                prop_assert!(near(one, slip), "{} {}", one, slip);
            }
            prop_assert_eq!(near(one, two), one != two && slips(one).contains(&two));
        }

        #[test]
        fn no_word_upsets_the_ear(word in any::<String>()) {
            let _ = sounds(&fold_name(&word));
            for word in name_words(&word) {
                let _ = sounds(&word);
            }
        }
    }
}
