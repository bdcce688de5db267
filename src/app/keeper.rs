//! Keeps unfinished work: what is typed reaches the database within a second, and at once when the program ends.

use super::answers::Answered;
use super::draft::{Draft, DraftKey};
use super::effect::{LayerId, Work};
use super::stack::Stack;
use crate::domain::ids::UserId;
use crate::domain::time::Timestamp;
use crate::store::drafts;
use serde_json::Value;
use std::collections::HashMap;

/// How long typed text may wait before it is written, in milliseconds.
const DELAY: i64 = 1_000;

/// How long until it is tried again where that failed, in milliseconds.
const AGAIN: i64 = 5_000;

/// A draft that was found for a form.
pub(super) struct FoundDraft {
    /// The form.
    pub(super) layer: LayerId,
    /// The draft.
    pub(super) draft: Draft,
    /// Whether it was chosen from the list, so that nothing is left to ask.
    pub(super) chosen: bool,
}

/// What is known of one form's draft.
struct Kept {
    key: DraftKey,
    about: String,
    /// As it is typed now.
    typed: Option<Value>,
    /// As it is in the database.
    saved: Option<Value>,
    /// When what is typed must be saved.
    due: Option<Timestamp>,
    /// What is typed was thrown away and is not to be kept, unless it is gone on with.
    discarded: bool,
}

/// The drafts of the open forms.
#[derive(Default)]
pub(super) struct Keeper {
    kept: HashMap<LayerId, Kept>,
}

impl Keeper {
    /// Looks at every open form; what has changed becomes due.
    pub(super) fn look(&mut self, stack: &mut Stack, now: Timestamp) {
        for entry in stack.all() {
            let Some(key) = entry.layer.draft_key() else { continue };
            let typed = entry.layer.draft();
            let fresh = Kept { key, about: String::new(), typed: None, saved: None, due: None, discarded: false };
            let kept = self.kept.entry(entry.id).or_insert(fresh);
            if typed != kept.typed {
                kept.typed = typed;
                kept.discarded = false;
                kept.about = entry.layer.draft_about();
                let changed = kept.typed.is_some() && kept.typed != kept.saved;
                kept.due = changed.then(|| kept.due.unwrap_or(Timestamp(now.0 + DELAY)));
            }
        }
    }

    /// A form's draft was found in the database.
    pub(super) fn found(&mut self, layer: LayerId, draft: &Draft) {
        let (about, saved) = (draft.about.clone(), Some(draft.typed.clone()));
        let typed = self.kept.remove(&layer).and_then(|kept| kept.typed);
        self.kept.insert(layer, Kept { key: draft.key, about, typed, saved, due: None, discarded: false });
    }

    /// Whether something typed is kept for this layer.
    pub(super) fn holds(&self, layer: LayerId) -> bool {
        self.kept.get(&layer).is_some_and(|kept| kept.typed.is_some() && !kept.discarded)
    }

    /// When something must be saved next.
    pub(super) fn deadline(&self) -> Option<Timestamp> {
        self.kept.values().filter_map(|kept| kept.due).min()
    }

    /// The writes that are due; all of them when the program leaves the forms.
    pub(super) fn due(&mut self, now: Timestamp, all: bool, user: UserId) -> Vec<Work> {
        let due = self.kept.values_mut().filter(|kept| kept.due.is_some_and(|at| all || at <= now));
        due.filter_map(|kept| {
            kept.due = None;
            kept.saved.clone_from(&kept.typed);
            let (key, body) = (kept.key, Draft::body(&kept.about, kept.typed.as_ref()?));
            Some(Box::new(move |bench: &mut super::worker::Bench| {
                let now = bench.now();
                let saved = bench.store().and_then(|store| drafts::save(store, user, &key.to_string(), &body, now));
                let answer = saved.err().map_or(Answered::Nothing, |error| Answered::Unkept(key, error));
                Box::new(answer) as super::effect::Payload
            }) as Work)
        })
        .collect()
    }

    /// What was typed could not be saved: it is due again.
    pub(super) fn again(&mut self, key: DraftKey, now: Timestamp) {
        for kept in self.kept.values_mut().filter(|kept| kept.key == key && !kept.discarded) {
            kept.saved = None;
            kept.due = kept.typed.is_some().then_some(Timestamp(now.0 + AGAIN));
        }
    }

    /// A layer is gone; what was kept of it stays in the database.
    pub(super) fn release(&mut self, layer: LayerId) {
        self.kept.remove(&layer);
    }

    /// The draft of a layer is no longer needed; the write that removes it, if it was ever saved.
    pub(super) fn forget(&mut self, stack: &mut Stack, layer: LayerId, user: UserId) -> Option<Work> {
        let key = match self.kept.get_mut(&layer) {
            Some(kept) => {
                kept.due = None;
                kept.discarded = true;
                kept.saved.take().map(|_| kept.key)
            }
            None => stack.get(layer).and_then(|entry| entry.layer.draft_key()),
        }?;
        Some(Box::new(move |bench: &mut super::worker::Bench| {
            let discarded = bench.store().and_then(|store| drafts::discard(store, user, &key.to_string()));
            Box::new(Answered::of(discarded)) as super::effect::Payload
        }))
    }
}
