//! Finding by a few letters, in any order of words, without accents. For lists of some thousand rows at most.

use crate::domain::patient::fold_name;
use nucleo_matcher::pattern::{AtomKind, CaseMatching, Normalization, Pattern};
use nucleo_matcher::{Config, Matcher, Utf32Str};
use unicode_segmentation::UnicodeSegmentation as _;

/// Words prepared for finding.
#[derive(Debug, Clone)]
pub struct Folded {
    letters: Vec<char>,
    /// For each letter, which of the characters one sees it came from.
    from: Vec<usize>,
}

impl Folded {
    /// Prepares words.
    #[must_use]
    pub fn new(words: &str) -> Self {
        let mut folded = Self { letters: Vec::new(), from: Vec::new() };
        for (index, grapheme) in words.graphemes(true).enumerate() {
            for letter in letters(grapheme).chars() {
                folded.letters.push(letter);
                folded.from.push(index);
            }
        }
        folded
    }
}

/// The letters a character is found by; blanks and signs only part words.
fn letters(grapheme: &str) -> String {
    let folded = fold_name(grapheme);
    if folded.is_empty() { " ".to_owned() } else { folded }
}

/// A row that was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hit {
    /// Which row.
    pub index: usize,
    /// Which of its characters, as one sees them, were found; in order.
    pub marks: Vec<usize>,
}

/// Finds rows by a query.
pub struct Fuzzy {
    matcher: Matcher,
}

impl Default for Fuzzy {
    fn default() -> Self {
        Self::new()
    }
}

impl Fuzzy {
    /// A finder; it keeps its working space between queries.
    #[must_use]
    pub fn new() -> Self {
        Self { matcher: Matcher::new(Config::DEFAULT) }
    }

    /// The rows that the query finds, best first; all of them, in their order, for an empty query.
    #[must_use]
    pub fn rank(&mut self, query: &str, rows: &[Folded]) -> Vec<Hit> {
        let query: String = query.graphemes(true).map(letters).collect();
        let pattern = Pattern::new(&query, CaseMatching::Respect, Normalization::Never, AtomKind::Fuzzy);
        let mut found: Vec<(u32, Hit)> = Vec::new();
        let mut places = Vec::new();
        for (index, row) in rows.iter().enumerate() {
            places.clear();
            let Some(score) = pattern.indices(Utf32Str::Unicode(&row.letters), &mut self.matcher, &mut places) else {
                continue;
            };
            let seen = places.iter().filter_map(|place| row.from.get(usize::try_from(*place).ok()?).copied());
            let mut marks: Vec<usize> = seen.collect();
            marks.sort_unstable();
            marks.dedup();
            found.push((score, Hit { index, marks }));
        }
        found.sort_by_key(|(score, _)| std::cmp::Reverse(*score));
        found.into_iter().map(|(_, hit)| hit).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn found(query: &str, rows: &[&str]) -> Vec<usize> {
        let rows: Vec<Folded> = rows.iter().map(|row| Folded::new(row)).collect();
        Fuzzy::new().rank(query, &rows).into_iter().map(|hit| hit.index).collect()
    }

    #[test]
    fn accents_do_not_matter_on_either_side() {
        let rows = ["Müller", "Ñandú", "Cœur", "Souza"];
        for (query, row) in [("muller", 0), ("MÜL", 0), ("nandu", 1), ("ñandu", 1), ("coeur", 2), ("cœ", 2)] {
            assert_eq!(found(query, &rows).first(), Some(&row), "{query}");
        }
        assert!(found("xyz", &rows).is_empty());
    }

    #[test]
    fn words_in_any_order_and_signs_have_no_meaning() {
        let rows = ["Maria Silva", "Silvano Mari", "a!b^c"];
        assert_eq!(found("silva maria", &rows), [0]);
        assert_eq!(found("", &rows), [0, 1, 2]);
        assert_eq!(found("!b", &rows), [2]);
    }

    #[test]
    fn marks_point_at_what_one_sees() {
        let rows = [Folded::new("Cœur")];
        assert_eq!(Fuzzy::new().rank("oe", &rows), [Hit { index: 0, marks: vec![1] }]);
        assert_eq!(Fuzzy::new().rank("ur", &rows), [Hit { index: 0, marks: vec![2, 3] }]);
    }

    proptest! {
        #[test]
        fn no_query_breaks_and_every_mark_lies_inside(query in any::<String>(), rows in proptest::collection::vec(any::<String>(), 0..6)) {
            let folded: Vec<Folded> = rows.iter().map(|row| Folded::new(row)).collect();
            for hit in Fuzzy::new().rank(&query, &folded) {
                let seen = rows[hit.index].graphemes(true).count();
                prop_assert!(hit.marks.iter().all(|mark| *mark < seen));
            }
        }
    }
}
