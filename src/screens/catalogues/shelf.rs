//! One catalogue's entries: all of them, and those that were searched for.

use crate::domain::patient::fold_name;
use crate::i18n::Message;
use crate::store::Entity;
use crate::store::catalogues::Changed;
use crate::ui::Ui;
use crate::ui::table::{List, Row};
use crate::ui::theme::Tone;
use ratatui::text::{Line, Span};

/// Whose history is asked for: the kind of row, its key, and for a setting the keys of its values.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Subject {
    /// The kind of row.
    pub entity: Entity,
    /// Its key.
    pub id: i64,
    /// Only these values; empty: all.
    pub only: &'static [&'static str],
    /// What it is called.
    pub name: Message,
}

/// What every entry of a catalogue can say of itself.
pub(super) trait Entry {
    /// What it is called.
    fn name(&self) -> String;
    /// By what the list is in order, however it is written.
    fn order(&self) -> String {
        fold_name(&self.name())
    }
    /// What it is found by.
    fn words(&self) -> String;
    /// Whether it is in use.
    fn is_active(&self) -> bool;
    /// Who changed it last, if anybody did.
    fn changed(&self) -> Option<&Changed>;
    /// Whose history it has.
    fn subject(&self) -> Subject;
    /// What the panel says about it.
    fn facts(&self, ui: &Ui<'_>) -> Vec<Line<'static>>;
}

/// The entries of one catalogue.
pub(super) struct Shelf<R: Row> {
    all: Vec<R>,
    /// Those in view.
    pub(super) list: List<R>,
}

impl<R: Row> Default for Shelf<R> {
    fn default() -> Self {
        Self { all: Vec::new(), list: List::new() }
    }
}

impl<R: Row + Entry + Clone> Shelf<R> {
    /// Takes fresh entries, those in use first; `query` says which are in view.
    pub(super) fn set(&mut self, mut entries: Vec<R>, query: &str) {
        entries.sort_by_cached_key(|entry| (!entry.is_active(), entry.order()));
        self.all = entries;
        self.search(query);
    }

    /// Shows the entries that have every word of the query somewhere.
    pub(super) fn search(&mut self, query: &str) {
        let wanted = fold_name(query);
        let fits = |entry: &&R| {
            let words = fold_name(&entry.words());
            wanted.split_whitespace().all(|word| words.contains(word))
        };
        self.list.set_rows(self.all.iter().filter(fits).cloned().collect());
    }

    /// How many are in use.
    pub(super) fn active(&self) -> usize {
        self.all.iter().filter(|entry| entry.is_active()).count()
    }
}

/// The tone of an entry's words.
pub(super) const fn tone(active: bool) -> Tone {
    if active { Tone::Text } else { Tone::Muted }
}

/// Words of an entry, followed by the state where it is not in use.
pub(super) fn named(words: &str, active: bool, ui: &Ui<'_>) -> Line<'static> {
    let mut spans = vec![ui.span(tone(active), words)];
    if !active {
        spans.extend([Span::raw("  "), ui.words(Tone::Muted, crate::i18n::t::CATALOGUES_INACTIVE)]);
    }
    Line::from(spans)
}
