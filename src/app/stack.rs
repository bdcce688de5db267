//! The layers on the screen, from the place of work up to the topmost box.

use super::effect::{Back, LayerId};
use super::layer::Layer;

/// A layer, who it is, and where its outcome goes.
pub struct Entry {
    /// Who it is.
    pub id: LayerId,
    /// The layer.
    pub layer: Box<dyn Layer>,
    /// Where its outcome goes.
    pub back: Back,
}

/// The layers; the last is on top.
#[derive(Default)]
pub struct Stack {
    entries: Vec<Entry>,
    next: u64,
}

impl Stack {
    /// Puts a layer on top.
    pub fn push(&mut self, layer: Box<dyn Layer>, back: Back) -> LayerId {
        self.next += 1;
        let id = LayerId(self.next);
        self.entries.push(Entry { id, layer, back });
        id
    }

    /// Takes a layer out, with every layer above it.
    pub fn remove(&mut self, id: LayerId) -> Option<Entry> {
        let index = self.entries.iter().position(|entry| entry.id == id)?;
        let mut above = self.entries.split_off(index);
        (!above.is_empty()).then(|| above.swap_remove(0))
    }

    /// Takes every layer out.
    pub fn clear(&mut self) {
        self.entries.clear();
    }

    /// The topmost layer.
    pub fn top(&mut self) -> Option<&mut Entry> {
        self.entries.last_mut()
    }

    /// The layer with this id.
    pub fn get(&mut self, id: LayerId) -> Option<&mut Entry> {
        self.entries.iter_mut().find(|entry| entry.id == id)
    }

    /// Every layer, the lowest first.
    pub fn all(&mut self) -> &mut [Entry] {
        &mut self.entries
    }

    /// How many layers there are.
    #[must_use]
    pub fn depth(&self) -> usize {
        self.entries.len()
    }

    /// The topmost layer, to look at.
    #[must_use]
    pub fn peek(&self) -> Option<&Entry> {
        self.entries.last()
    }

    /// The layers that can be seen: the topmost one that is no box, and all above it.
    pub fn visible(&mut self) -> &mut [Entry] {
        let base = self.entries.iter().rposition(|entry| !entry.layer.modal()).unwrap_or(0);
        self.entries.get_mut(base..).unwrap_or_default()
    }
}
