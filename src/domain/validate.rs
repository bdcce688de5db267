//! What may be typed: cleaning of texts from outside, length limits, and strict reading of numbers.

use super::decimal::{Decimal, NotDecimal};
use super::error::{FieldName, RuleError};
use crate::i18n::{Message, t};
use email_address::{EmailAddress, Options};
use unicode_normalization::UnicodeNormalization;

/// The longest name, in characters.
pub const NAME: usize = 100;
/// The longest single-line text, in characters.
pub const LINE: usize = 255;
/// The longest history, note or interpretation, in characters.
pub const NOTES: usize = 10_000;
/// The longest result text, in characters.
pub const RESULT_TEXT: usize = 50_000;

/// Makes one clean line of a text: line ends, tabs and runs of blanks become one blank; characters that are invisible
/// or could trick a terminal or a reader are dropped; accents are composed, so that the same name is stored the same way.
#[must_use]
pub fn clean_line(text: &str) -> String {
    let visible: String =
        text.chars().map(|c| if c.is_whitespace() { ' ' } else { c }).filter(|c| !is_hidden(*c)).nfc().collect();
    visible.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Cleans a text of many lines: line ends become LF, tabs become four blanks, blanks at the end of lines and blank lines
/// at the start and the end go, and invisible characters are dropped.
#[must_use]
pub fn clean_notes(text: &str) -> String {
    let text = text.replace("\r\n", "\n").replace(['\r', '\u{85}', '\u{2028}', '\u{2029}'], "\n");
    let visible: String = text.replace('\t', "    ").chars().filter(|c| *c == '\n' || !is_hidden(*c)).nfc().collect();
    let lines: Vec<&str> = visible.split('\n').map(str::trim_end).collect();
    let from = lines.iter().position(|line| !line.is_empty()).unwrap_or(lines.len());
    let until = lines.iter().rposition(|line| !line.is_empty()).map_or(from, |last| last + 1);
    lines.get(from..until).unwrap_or_default().join("\n")
}

/// Controls, and characters without a width of their own that change how others are shown: direction marks and
/// overrides, joiners, soft hyphens, tags, annotation marks, fillers that look like nothing.
#[must_use]
pub const fn is_hidden(c: char) -> bool {
    matches!(
        c,
        '\0'..='\u{1f}'
            | '\u{7f}'..='\u{9f}'
            | '\u{ad}'
            | '\u{34f}'
            | '\u{600}'..='\u{605}'
            | '\u{61c}'
            | '\u{6dd}'
            | '\u{70f}'
            | '\u{115f}'..='\u{1160}'
            | '\u{17b4}'..='\u{17b5}'
            | '\u{180b}'..='\u{180f}'
            | '\u{200b}'..='\u{200f}'
            | '\u{2028}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}'
            | '\u{3164}'
            | '\u{fe00}'..='\u{fe0f}'
            | '\u{feff}'
            | '\u{ffa0}'
            | '\u{fff0}'..='\u{fffb}'
            | '\u{e0000}'..='\u{e0fff}'
    )
}

/// Cleans a single-line text and refuses it when it is longer than `max` characters.
///
/// # Errors
/// [`RuleError::Field`] at `field`.
pub fn check_line(field: FieldName, text: &str, max: usize) -> Result<String, RuleError> {
    check_length(field, clean_line(text), max)
}

/// As [`check_line`], and refuses an empty text.
///
/// # Errors
/// [`RuleError::Field`] at `field`.
pub fn require_line(field: FieldName, text: &str, max: usize) -> Result<String, RuleError> {
    check_line(field, text, max).and_then(|text| refuse_empty(field, text))
}

/// Cleans a text of many lines and refuses it when it is longer than `max` characters.
///
/// # Errors
/// [`RuleError::Field`] at `field`.
pub fn check_notes(field: FieldName, text: &str, max: usize) -> Result<String, RuleError> {
    check_length(field, clean_notes(text), max)
}

/// As [`check_notes`], and refuses an empty text.
///
/// # Errors
/// [`RuleError::Field`] at `field`.
pub fn require_notes(field: FieldName, text: &str, max: usize) -> Result<String, RuleError> {
    check_notes(field, text, max).and_then(|text| refuse_empty(field, text))
}

/// Cleans an e-mail address and refuses what cannot be one: the form of RFC 5321 and 5322, as far as it is delivered to
/// (no name before it, no address of a machine, a domain with a dot). Empty stays empty.
///
/// # Errors
/// [`RuleError::Field`] at `field`.
pub fn check_email(field: FieldName, text: &str) -> Result<String, RuleError> {
    let text = check_line(field, text, LINE)?;
    let deliverable = Options::default().without_display_text().without_domain_literal().with_required_tld();
    if text.is_empty() || EmailAddress::parse_with_options(&text, deliverable).is_ok() {
        Ok(text)
    } else {
        Err(RuleError::field(field, t::FIELD_EMAIL))
    }
}

/// Cleans a phone number and refuses what cannot be one: 4 to 15 digits (the most that ITU-T E.164 allows), with an
/// optional leading `+` and the usual signs between; behind `+` or `00` a country code that is assigned and at least 7
/// digits. Empty stays empty.
///
/// National numbers are not held against the clinic's numbering plan. The crate that could, `phonenumber`, was tried: it
/// takes 50 crates (several no longer kept) and most of a second at its first number, and it calls numbers wrong that people
/// do dial: without the area code, with a local mobile prefix, of an extension. A number that can be dialled is worth more
/// than a well-formed one.
///
/// # Errors
/// [`RuleError::Field`] at `field`.
pub fn check_phone(field: FieldName, text: &str) -> Result<String, RuleError> {
    let text = check_line(field, text, LINE)?;
    let digits: String = text.chars().filter(char::is_ascii_digit).collect();
    let rest = text.strip_prefix('+').unwrap_or(&text);
    let well_formed = rest.chars().all(|c| c.is_ascii_digit() || matches!(c, ' ' | '-' | '.' | '(' | ')' | '/'));
    let abroad = if rest.len() < text.len() { Some(digits.as_str()) } else { digits.strip_prefix("00") };
    let long_enough = match abroad {
        Some(number) => (7..=15).contains(&number.len()) && has_country_code(number),
        None => (4..=15).contains(&digits.len()),
    };
    if text.is_empty() || (well_formed && long_enough) {
        Ok(text)
    } else {
        Err(RuleError::field(field, t::FIELD_PHONE))
    }
}

/// Whether a number begins with a country code that ITU-T has assigned (list of E.164 codes, November 2016 and the changes
/// since). No code is the beginning of another.
fn has_country_code(number: &str) -> bool {
    const SHORT: [&str; 46] = [
        "1", "7", "20", "27", "30", "31", "32", "33", "34", "36", "39", "40", "41", "43", "44", "45", "46", "47", "48",
        "49", "51", "52", "53", "54", "55", "56", "57", "58", "60", "61", "62", "63", "64", "65", "66", "81", "82",
        "84", "86", "90", "91", "92", "93", "94", "95", "98",
    ];
    /// Two digits and the third ones that are assigned behind them.
    const LONG: [(&str, &str); 23] = [
        ("21", "12368"),
        ("22", "0123456789"),
        ("23", "0123456789"),
        ("24", "0123456789"),
        ("25", "012345678"),
        ("26", "0123456789"),
        ("29", "01789"),
        ("35", "0123456789"),
        ("37", "0123456789"),
        ("38", "01235679"),
        ("42", "013"),
        ("50", "0123456789"),
        ("59", "0123456789"),
        ("67", "023456789"),
        ("68", "012356789"),
        ("69", "012"),
        ("80", "08"),
        ("85", "02356"),
        ("87", "08"),
        ("88", "0123468"),
        ("96", "012345678"),
        ("97", "012345679"),
        ("99", "234568"),
    ];
    let third = |(two, thirds): &(&str, &str)| {
        number.strip_prefix(two).and_then(|rest| rest.chars().next()).is_some_and(|third| thirds.contains(third))
    };
    SHORT.iter().any(|code| number.starts_with(code)) || LONG.iter().any(third)
}

/// Cleans a web address and refuses all but `https://` with a host that could be one. Empty stays empty.
///
/// # Errors
/// [`RuleError::Field`] at `field`.
pub fn check_link(field: FieldName, text: &str) -> Result<String, RuleError> {
    let text = check_line(field, text, LINE)?;
    let scheme = text.get(..8).is_some_and(|scheme| scheme.eq_ignore_ascii_case("https://"));
    let rest = text.get(8..).unwrap_or_default();
    let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
    let (name, port) = host.split_once(':').unwrap_or((host, "443"));
    let label_is_fine = |label: &str| {
        !label.is_empty() && !label.starts_with('-') && label.chars().all(|c| c.is_alphanumeric() || c == '-')
    };
    let host_is_fine = name.contains('.') && name.split('.').all(label_is_fine) && port.parse::<u16>().is_ok();
    let plausible = scheme && host_is_fine && !rest.contains([' ', '"', '<', '>', '\\', '{', '}']);
    if text.is_empty() || plausible { Ok(text) } else { Err(RuleError::field(field, t::LINK_WRONG)) }
}

/// Reads a decimal number, with point or comma, as digits with exactly `places` after the sign: `37,2` with one place
/// is 372.
///
/// # Errors
/// The message says whether it is no number, too precise or too large.
pub fn parse_decimal(text: &str, places: u8) -> Result<i64, Message> {
    let value = Decimal::parse(text).map_err(|why| match why {
        NotDecimal::Malformed => Message::from(t::FIELD_NUMBER),
        NotDecimal::TooLong => Message::from(t::FIELD_TOO_LARGE),
    })?;
    if let Some(scaled) = value.scaled_to(places) {
        return Ok(scaled);
    }
    if value.places() <= places {
        return Err(t::FIELD_TOO_LARGE.into());
    }
    Err(if places == 0 { t::FIELD_WHOLE.into() } else { t::FIELD_PLACES.with("places", i64::from(places)) })
}

/// Reads a whole number.
///
/// # Errors
/// The message says what is wrong.
pub fn parse_whole(text: &str) -> Result<i64, Message> {
    parse_decimal(text, 0)
}

fn check_length(field: FieldName, text: String, max: usize) -> Result<String, RuleError> {
    let length = text.chars().count();
    if length <= max {
        Ok(text)
    } else {
        Err(RuleError::field(field, t::FIELD_TOO_LONG.with("max", max).with("length", length)))
    }
}

fn refuse_empty(field: FieldName, text: String) -> Result<String, RuleError> {
    if text.is_empty() { Err(RuleError::field(field, t::FIELD_REQUIRED)) } else { Ok(text) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const FIELD: FieldName = FieldName("name");

    #[test]
    fn a_line_is_one_line_without_tricks() {
        for (typed, clean) in [
            ("  Ana \t María\r\n López ", "Ana María López"),
            ("\u{1b}[31mAna\u{7}", "[31mAna"),
            ("ann\u{202e}gnp.exe", "anngnp.exe"),
            ("A\u{200b}n\u{ad}a\u{feff}", "Ana"),
            ("Zoe\u{301}", "Zo\u{e9}"),
            ("l\u{a0}\u{2028}\u{3000}h", "l h"),
            ("\u{3164}", ""),
        ] {
            assert_eq!(clean_line(typed), clean, "{typed:?}");
        }
    }

    #[test]
    fn notes_keep_their_lines() {
        assert_eq!(clean_notes("\r\n \n\ta\r\nb  \rc\u{7}\n\n\td\n\n"), "    a\nb\nc\n\n    d");
        assert_eq!(clean_notes(" \n \t"), "");
    }

    #[test]
    fn limits_count_characters_and_hold_at_the_edge() {
        let exact = "é".repeat(NAME);
        assert_eq!(check_line(FIELD, &exact, NAME), Ok(exact.clone()));
        assert_eq!(
            check_line(FIELD, &format!("{exact}x"), NAME),
            Err(RuleError::field(FIELD, t::FIELD_TOO_LONG.with("max", 100_i64).with("length", 101_i64)))
        );
        assert_eq!(require_line(FIELD, " \u{200b} ", NAME), Err(RuleError::field(FIELD, t::FIELD_REQUIRED)));
        assert_eq!(require_notes(FIELD, "\n", NOTES), Err(RuleError::field(FIELD, t::FIELD_REQUIRED)));
        assert_eq!(check_line(FIELD, " ", NAME), Ok(String::new()));
    }

    #[test]
    fn e_mail_addresses_are_plausible() {
        for fine in ["", "ana@example.org", "ana.lopez+lab@mail.example.com", "ñandú@correo.ar"] {
            assert_eq!(check_email(FIELD, fine).as_deref(), Ok(fine));
        }
        for wrong in [
            "ana",
            "@example.org",
            "ana@",
            "ana@example",
            "ana@a@b.org",
            "a b@example.org",
            "ana@.org",
            "ana@x..org",
            "Ana <ana@example.org>",
            "ana@[192.0.2.1]",
            "a..b@example.org",
            "ana@-x.org",
        ] {
            assert_eq!(check_email(FIELD, wrong), Err(RuleError::field(FIELD, t::FIELD_EMAIL)), "{wrong}");
        }
    }

    #[test]
    fn phone_numbers_are_plausible() {
        for fine in [
            "",
            "+55 (11) 91234-5678",
            "06.12.34.56.78",
            "15/20",
            "00 221 77 123 45 67",
            "+1 202 555 0147",
            "+683 4002",
            "+998 71 123 45 67",
        ] {
            assert_eq!(check_phone(FIELD, fine).as_deref(), Ok(fine));
        }
        for wrong in
            ["123", "12345678901234567", "call me", "+", "55+11 9123", "+999 12 345 678", "00 210 123 4567", "+33 612"]
        {
            assert_eq!(check_phone(FIELD, wrong), Err(RuleError::field(FIELD, t::FIELD_PHONE)), "{wrong}");
        }
    }

    #[test]
    fn links_are_safe_and_lead_somewhere() {
        for fine in [
            "",
            "https://meet.example/abc-def",
            "https://video.clinique.sn:8443/r?id=7#x",
            "HTTPS://meet.example",
            "https://é.example/",
        ] {
            assert_eq!(check_link(FIELD, fine).as_deref(), Ok(fine));
        }
        for wrong in [
            "meet.example/abc",
            "http://meet.example",
            "https://",
            "https:///abc",
            "https://localhost/abc",
            "https://meet .example",
            "https://meet.example/a b",
            "https://-x.example",
            "https://meet.example:port",
            "https://user@meet.example",
            "https://meet.example/{id}",
            "javascript:alert(1)",
            "ééé",
        ] {
            assert_eq!(check_link(FIELD, wrong), Err(RuleError::field(FIELD, t::LINK_WRONG)), "{wrong}");
        }
    }

    #[test]
    fn numbers_are_read_strictly() {
        for (text, places, scaled) in
            [("37,2", 1, 372), ("37", 1, 370), ("37.20", 1, 372), ("-5", 0, -5), ("0.0", 0, 0)]
        {
            assert_eq!(parse_decimal(text, places), Ok(scaled), "{text}");
        }
        for (text, places, why) in [
            ("abc", 1, Message::from(t::FIELD_NUMBER)),
            ("", 1, t::FIELD_NUMBER.into()),
            ("37.25", 1, t::FIELD_PLACES.with("places", 1_i64)),
            ("37.2", 0, t::FIELD_WHOLE.into()),
            ("9223372036854775807", 1, t::FIELD_TOO_LARGE.into()),
            ("9223372036854775808", 0, t::FIELD_TOO_LARGE.into()),
        ] {
            assert_eq!(parse_decimal(text, places), Err(why), "{text}");
        }
    }

    proptest! {
        #[test]
        fn cleaning_twice_changes_nothing_more(text in any::<String>()) {
            let line = clean_line(&text);
            prop_assert_eq!(clean_line(&line), line.clone());
            prop_assert!(!line.chars().any(|c| c.is_control() || is_hidden(c)));
            let notes = clean_notes(&text);
            prop_assert_eq!(clean_notes(&notes), notes.clone());
            prop_assert!(!notes.chars().any(|c| c != '\n' && (c.is_control() || is_hidden(c))));
        }
    }
}
