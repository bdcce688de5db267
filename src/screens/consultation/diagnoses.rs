//! Diagnoses as a doctor writes them: one a line, the first is the main one, `?` at the end for what is only suspected,
//! and an ICD-10 code in front where one is known: `J06.9 common cold`.

use crate::domain::diagnosis::{Certainty, Diagnosis, Rank};

/// Reads the lines; blank ones are passed over.
pub(super) fn parse(lines: &str) -> Vec<Diagnosis> {
    let written = lines.lines().map(str::trim).filter(|line| !line.is_empty());
    written
        .enumerate()
        .map(|(place, line)| {
            let rank = if place == 0 { Rank::Primary } else { Rank::Secondary };
            let sure = line.trim_end_matches('?').trim_end();
            let (words, certainty) =
                if sure.len() < line.len() { (sure, Certainty::Suspected) } else { (line, Certainty::Confirmed) };
            let (code, text) = match words.split_once(' ') {
                Some((first, rest)) if is_code(first) => (Some(first.to_uppercase()), rest.trim()),
                _ => (None, words),
            };
            Diagnosis { code, text: text.to_owned(), rank, certainty }
        })
        .collect()
}

/// Writes them back, so that [`parse`] reads the same.
pub(super) fn print(diagnoses: &[Diagnosis]) -> String {
    diagnoses.iter().map(line).collect::<Vec<_>>().join("\n")
}

/// One of them.
pub(super) fn line(diagnosis: &Diagnosis) -> String {
    let code = diagnosis.code.as_ref().map(|code| format!("{code} ")).unwrap_or_default();
    let doubt = if diagnosis.certainty == Certainty::Suspected { " ?" } else { "" };
    format!("{code}{}{doubt}", diagnosis.text)
}

/// Whether a word has the form of an ICD-10 code: a letter, two digits, and after a point up to four signs.
fn is_code(word: &str) -> bool {
    let (head, tail) = word.split_once('.').unwrap_or((word, "0"));
    let mut signs = head.chars();
    let letter = signs.next().is_some_and(|sign| sign.is_ascii_alphabetic());
    let digits = signs.as_str();
    letter
        && digits.len() == 2
        && digits.bytes().all(|digit| digit.is_ascii_digit())
        && (1..=4).contains(&tail.len())
        && tail.bytes().all(|sign| sign.is_ascii_alphanumeric())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn the_first_line_is_the_main_diagnosis_and_a_question_mark_is_a_doubt() {
        let read = parse("  j06.9 common cold\n\nasthma ?\nflu?? ");
        let shown: Vec<_> = read.iter().map(|d| (d.code.as_deref(), d.text.as_str(), d.rank, d.certainty)).collect();
        assert_eq!(
            shown,
            [
                (Some("J06.9"), "common cold", Rank::Primary, Certainty::Confirmed),
                (None, "asthma", Rank::Secondary, Certainty::Suspected),
                (None, "flu", Rank::Secondary, Certainty::Suspected),
            ]
        );
    }

    #[test]
    fn only_what_looks_like_a_code_is_one() {
        for (word, code) in
            [("I10", true), ("e11.65", true), ("B12", true), ("flu", false), ("I1", false), ("I10.", false)]
        {
            assert_eq!(is_code(word), code, "{word}");
        }
        // A code alone is all that was written: it stays the words.
        assert_eq!(parse("I10")[0].text, "I10");
        assert_eq!(parse("B12 deficiency")[0].code.as_deref(), Some("B12"));
    }

    proptest! {
        #[test]
        fn what_is_printed_reads_the_same(typed in "([A-Z][0-9]{2}(\\.[0-9])? )?[a-zé]{1,9}( [a-z]{1,5}){0,2}( \\?)?(\n[a-z]{1,9})?") {
            let read = parse(&typed);
            prop_assert_eq!(parse(&print(&read)), read);
        }
    }
}
