//! The line in which one looks for tests, and what it finds.

use crate::domain::patient::fold_name;
use crate::store::lab::catalogue::TestRow;
use crate::ui::line_edit::{Edit, LineEdit};
use crate::ui::table::Step;
use crossterm::event::KeyEvent;

/// The longest query: it may become a test in the doctor's own words.
const QUERY: usize = 255;

/// Something that can be chosen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Found {
    /// A test of the catalogue, by its place.
    Test(usize),
    /// What was typed, as it is.
    OwnWords,
}

/// The words by which a test is found.
struct Words {
    code: String,
    name: Vec<String>,
    /// Of what it measures: potassium finds the electrolytes.
    measures: Vec<String>,
}

fn words(text: &str) -> Vec<String> {
    fold_name(text).split(' ').filter(|word| !word.is_empty()).map(str::to_owned).collect()
}

impl Words {
    fn of(test: &TestRow, measures: &str) -> Self {
        Self { code: fold_name(&test.code), name: words(&test.name), measures: words(measures) }
    }

    /// How well it fits, 0 best: the code, then words of the name, then of what it measures. Each word of the query
    /// must begin one of them.
    fn rank(&self, query: &[String]) -> Option<u8> {
        let begins = |words: &[String], start: &String| words.iter().any(|word| word.starts_with(start.as_str()));
        let named = |start: &String| self.code.starts_with(start.as_str()) || begins(&self.name, start);
        if query.iter().all(|start| *start == self.code) {
            Some(0)
        } else if query.iter().all(named) {
            Some(1)
        } else {
            query.iter().all(|start| named(start) || begins(&self.measures, start)).then_some(2)
        }
    }
}

/// What is typed, found and selected.
#[derive(Default)]
pub(super) struct Finder {
    pub(super) query: LineEdit,
    words: Vec<Words>,
    found: Vec<Found>,
    selected: usize,
    top: usize,
    page: usize,
    /// One walks through the list: Space chooses instead of being typed.
    browsing: bool,
}

impl Finder {
    /// Takes the catalogue: each test with what it measures.
    pub(super) fn offer<'a>(&mut self, tests: impl Iterator<Item = (&'a TestRow, &'a str)>) {
        self.words = tests.map(|(test, measures)| Words::of(test, measures)).collect();
        self.find();
    }

    pub(super) fn query(&self) -> &str {
        self.query.text()
    }

    /// Nothing is typed and nobody walks through the list.
    pub(super) fn is_idle(&self) -> bool {
        self.query.is_empty() && !self.browsing
    }

    pub(super) const fn is_browsing(&self) -> bool {
        self.browsing
    }

    pub(super) fn selected(&self) -> Option<Found> {
        self.found.get(self.selected).copied()
    }

    /// For the next test.
    pub(super) fn clear(&mut self) {
        if !self.query.is_empty() {
            self.query.set("");
            self.browsing = false;
            self.find();
        }
    }

    pub(super) fn paste(&mut self, words: &str) {
        self.query.insert(words.trim(), QUERY);
        self.browsing = false;
        self.find();
    }

    /// Takes a key; `false` when it is not for looking for tests.
    pub(super) fn key(&mut self, key: &KeyEvent) -> bool {
        if let Some(step) = Step::of_key(key).filter(|step| !matches!(step, Step::First | Step::Last)) {
            self.step(step);
            return true;
        }
        match self.query.key(key, QUERY) {
            Edit::Changed | Edit::Cut => {
                self.browsing = false;
                self.find();
                true
            }
            Edit::Moved | Edit::Full => true,
            Edit::Ignored => false,
        }
    }

    fn step(&mut self, step: Step) {
        let (last, page) = (self.found.len().saturating_sub(1), self.page.max(1));
        self.selected = match step {
            // The first arrow shows where one is, as the eye expects.
            Step::Down if !self.browsing && self.query.is_empty() => 0,
            Step::Up => self.selected.saturating_sub(1),
            Step::Down => self.selected + 1,
            Step::PageUp => self.selected.saturating_sub(page),
            Step::PageDown => self.selected + page,
            Step::First => 0,
            Step::Last => last,
        }
        .min(last);
        self.browsing = true;
    }

    fn find(&mut self) {
        let query = words(self.query.text());
        let ranks = self.words.iter().enumerate().filter_map(|(index, words)| Some((words.rank(&query)?, index)));
        let mut ranks: Vec<(u8, usize)> = ranks.collect();
        ranks.sort_unstable();
        self.found = ranks.into_iter().map(|(_, index)| Found::Test(index)).collect();
        if !self.query.text().trim().is_empty() {
            self.found.push(Found::OwnWords);
        }
        (self.selected, self.top) = (0, 0);
    }

    /// The rows in view of a window so high, and which of them is selected.
    pub(super) fn window(&mut self, rows: usize) -> (&[Found], Option<usize>) {
        self.page = rows.max(1);
        let lowest = (self.selected + 1).saturating_sub(self.page);
        self.top = self.top.clamp(lowest, self.selected.max(lowest));
        let until = (self.top + rows).min(self.found.len());
        let selected = (!self.is_idle()).then(|| self.selected - self.top);
        (self.found.get(self.top..until).unwrap_or_default(), selected)
    }
}
