//! Everything that can happen, as values.

use super::effect::{LayerId, Payload, Slot};
use super::signals::Signal;
pub use crate::ui::input::Input;

/// One thing that happened.
pub enum Event {
    /// Somebody typed.
    Input(Input),
    /// The mouse wheel was turned: rows down (negative: up).
    Wheel(i16),
    /// The terminal has another size.
    Resize,
    /// The terminal window got or lost the focus.
    Focus(bool),
    /// The system says something.
    Signal(Signal),
    /// The store answered.
    Reply(Reply),
    /// Another process wrote to the database.
    DataChanged,
    /// The terminal is gone.
    HungUp,
}

/// An answer of the worker.
pub struct Reply {
    /// Who asked.
    pub layer: LayerId,
    /// Which question.
    pub slot: Slot,
    /// Which request of that slot.
    pub ticket: u64,
    /// The answer; `None` where the request was dropped for a newer one.
    pub payload: Option<Payload>,
    /// Whether the request was a write.
    pub wrote: bool,
}
